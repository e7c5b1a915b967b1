/**
 * Print packs: a form that says what is printed and why, and whose answer is the PDF. Opening the form prints nothing; sending it does,
 * each time anew. And the page on which a number found on paper leads back to who printed it.
 */
import { z } from 'zod';
import { caseSight } from '../../app/caseSight.ts';
import { chronologyOf } from '../../app/chronology.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import { mostFiles, printsOf, typedNumber } from '../../app/packs.ts';
import { meetingSight } from '../../app/panelSight.ts';
import { networkOf } from '../../app/networkOf.ts';
import { type DisclosureSight, disclosureSights } from '../../app/sharingSight.ts';
import type { Block } from '../../print/document.ts';
import { filesRead, missing, readPage, refused, view } from '../answer.ts';
import { knownOf } from '../case/known.ts';
import { dateAndTime } from '../dates.ts';
import { disclosureModel } from '../disclosure/model.ts';
import { actorName, postTitle } from '../file/who.ts';
import { type Href, paths } from '../paths.ts';
import { formFields, type Route, route, text } from '../route.ts';
import { areaDuties, caseDuties, houseOf, panelDuties, supervisingDuties, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { answerPrint, ask, chosen, type Form } from './asked.ts';
import { fileBlocks, paragraph, partsOf } from './filePack.ts';
import { casesOf, panelBlocks } from './panelPack.ts';
import { referralBlocks } from './referralPack.ts';
import { packWords, partWords } from './words.ts';

/** Each print is a file read whole and minutes of a processor in the worst case. */
const requestsPerMinute = 20;
const params = z.object({ id: z.string() });

const referenceOf = ({ referrals }: FileSight): string => referrals[0]?.referral.account.reference ?? '';

const given = (sight: FileSight) => disclosureSights(sight.file).filter(({ disclosure }) => disclosure.said.outcome === 'shared');

/** Ticked by whoever wants them: the rulebook's count is long, and ties name other people. */
const seldom: ReadonlySet<string> = new Set(['counted', 'ties']);

function fileForm(sight: FileSight): Form {
  const { file } = sight;
  return {
    here: paths.print.file(file.id),
    back: { text: t('Back to the file'), href: paths.file.show(file.id) },
    title: t('Print of the file {reference}', { reference: referenceOf(sight) }),
    words: t('What you may see of the file, as it stands now. A long file takes some seconds.'),
    parts: partsOf(sight),
    usual: partsOf(sight).filter((part) => !seldom.has(part)),
    outside: {
      given: given(sight).map((each) => ({ value: each.disclosure.id, text: disclosureTitle(sight, each) })),
      decide: paths.sharing.decide(file.id),
    },
    read: filesRead([file.id]),
  };
}

const disclosureTitle = (sight: FileSight, each: ReturnType<typeof given>[number]): string => {
  const { title, decided } = disclosureModel(sight, each);
  return `${title}. ${decided}`;
};

/** For somebody outside: the words that the decision gives, and nothing else of the file. */
function disclosureBlocks(sight: FileSight, found: DisclosureSight): readonly Block[] {
  const { title, decided, basis, items } = disclosureModel(sight, found);
  return [
    { kind: 'heading', level: 2, text: title },
    paragraph(decided),
    ...(basis === '' ? [] : [{ kind: 'facts', facts: [{ label: t('Lawful basis'), value: basis }] } as const]),
    { kind: 'heading', level: 2, text: t('What is given') },
    { kind: 'list', items: items.map(({ words }) => words) },
    paragraph(t('Nothing else of what is held is in this copy.')),
  ];
}

const asGiven = (sight: FileSight, found: DisclosureSight) => {
  const { handling, marking } = disclosureModel(sight, found);
  return { whom: found.recipient, handling, marking };
};

const filePrint = { path: '/files/:id/print', title: 'Print', mayUse: areaDuties, reads: 'files' } as const;
const referralPrint = { path: '/referrals/:id/print', title: 'Print', mayUse: caseDuties, reads: 'files' } as const;
const meetingPrint = {
  path: '/panel/meetings/:id/print',
  title: 'Print',
  mayUse: panelDuties,
  only: 'partnership',
  reads: 'files',
} as const;

interface LookUpModel {
  readonly here: Href;
  readonly typed: string;
  readonly asked: boolean;
  readonly found: readonly {
    readonly number: string;
    readonly what: string;
    readonly when: string;
    readonly who: string;
    readonly lines: readonly string[];
    readonly file: { readonly href: Href; readonly reference: string };
  }[];
}
const lookUpView = view<LookUpModel>('print/lookup.njk');

const referralForm = (id: string, file: string, reference: string): Form => ({
  here: paths.print.referral(id),
  back: { text: t('Back to the referral'), href: paths.case.show(id) },
  title: t('Print of the referral {reference}', { reference }),
  words: t('The referral, what was recorded about it, and what is proposed: for whoever decides second.'),
  parts: ['referral'],
  usual: ['referral'],
  outside: null,
  read: filesRead([file]),
});

export const printRoutes: readonly Route[] = [
  route({
    ...filePrint,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const sight = await fileSight(houseOf(deps), viewer, input.params.id);
      return sight ? ask(fileForm(sight), null, null) : missing;
    },
  }),
  route({
    ...filePrint,
    method: 'POST',
    requestsPerMinute,
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input: { params: asked, body } }) => {
      const house = houseOf(deps);
      const sight = await fileSight(house, viewer, asked.id);
      if (!sight) return missing;
      const form = fileForm(sight);
      const { parts, isOutside, wrong } = chosen(form, body);
      if (wrong.length > 0) return ask(form, body, wrongFields(wrong));
      const common = { files: [sight.file.id], area: sight.area, reference: referenceOf(sight) };
      if (!isOutside) {
        const network = parts.includes('ties') ? await networkOf(house, viewer, sight.file.id, { withChildren: false }) : null;
        const blocks = fileBlocks(sight, await chronologyOf(house, viewer, sight.file.id), new Set(parts), viewer, network);
        const alsoRead = network?.shows ?? [];
        return answerPrint(deps, viewer, form, body, { ...common, pack: 'file', parts, what: packWords('file'), blocks, alsoRead });
      }
      const disclosure = text(body, 'disclosure');
      const found = given(sight).find((each) => each.disclosure.id === disclosure);
      return answerPrint(deps, viewer, form, body, {
        ...common,
        pack: 'disclosure',
        disclosure,
        parts: ['given'],
        what: packWords('disclosure'),
        blocks: found ? disclosureBlocks(sight, found) : [],
        ...(found ? { given: asGiven(sight, found) } : {}),
      });
    },
  }),
  route({
    ...referralPrint,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const sight = await caseSight(houseOf(deps), viewer, input.params.id);
      return sight ? ask(referralForm(sight.referral.id, sight.file.id, sight.referral.account.reference), null, null) : missing;
    },
  }),
  route({
    ...referralPrint,
    method: 'POST',
    requestsPerMinute,
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input: { params: asked, body } }) => {
      const house = houseOf(deps);
      const sight = await caseSight(house, viewer, asked.id);
      if (!sight) return missing;
      const { referral, file, area } = sight;
      const form = referralForm(referral.id, file.id, referral.account.reference);
      const { parts, wrong } = chosen(form, body);
      if (wrong.length > 0) return ask(form, body, wrongFields(wrong));
      const { known } = await knownOf(house, viewer, sight);
      const { reference } = referral.account;
      const what = packWords('referral');
      const blocks = referralBlocks(sight, known, viewer);
      return answerPrint(deps, viewer, form, body, {
        files: [file.id],
        area,
        parts,
        pack: 'referral',
        referral: referral.id,
        what,
        reference,
        blocks,
      });
    },
  }),
  ...(['GET', 'POST'] as const).map((method) =>
    route({
      ...meetingPrint,
      method,
      ...(method === 'POST' ? { requestsPerMinute } : {}),
      schema: z.object({ params, body: formFields }),
      handle: async ({ deps, viewer, input: { params: asked, body } }) => {
        const sight = await meetingSight(houseOf(deps), viewer, asked.id);
        if (!sight) return missing;
        const { meeting, area } = sight;
        const files = [...new Set(casesOf(sight).map(({ file }) => file.id))];
        if (files.length === 0) return refused(t('There is no case of this meeting that you may see: there is nothing to print.'));
        if (files.length > mostFiles) return refused(t('More than {n} cases are not printed in one pack.', { n: mostFiles }));
        const when = dateAndTime(meeting.starts);
        const form: Form = {
          here: paths.print.meeting(meeting.id),
          back: { text: t('Back to the meeting'), href: paths.panel.meeting(meeting.id) },
          title: t('Print for the panel of {when}', { when }),
          words: t('The agenda, and each case as you may see it on its page. Each case begins on a page of its own.'),
          parts: ['agenda', 'cases'],
          usual: ['agenda', 'cases'],
          outside: null,
          read: filesRead(files),
        };
        if (method === 'GET') return ask(form, null, null);
        const { parts, wrong } = chosen(form, body);
        if (wrong.length > 0) return ask(form, body, wrongFields(wrong));
        const what = packWords('panel');
        const blocks = panelBlocks(sight, new Set(parts), viewer);
        return answerPrint(deps, viewer, form, body, {
          files,
          area,
          parts,
          pack: 'panel',
          meeting: meeting.id,
          what,
          reference: when,
          blocks,
        });
      },
    }),
  ),
  route({
    method: 'GET',
    path: '/prints',
    title: 'Who printed it?',
    mayUse: [...supervisingDuties, 'records'],
    reads: 'files',
    schema: z.object({ query: z.object({ number: z.string().max(40).catch('') }) }),
    handle: async ({ deps, viewer, input }) => {
      const number = typedNumber(input.query.number);
      const found = await printsOf(houseOf(deps), viewer, number);
      const model: LookUpModel = {
        here: paths.print.lookUp,
        typed: input.query.number,
        asked: input.query.number.trim() !== '',
        found: found.map(({ fact, file, area }) => {
          const { pack, parts, pages, marking, reason, whom, hash } = fact.fields;
          const reference = [...file.referrals.values()][0]?.account.reference || t('File');
          return {
            number,
            what: packWords(pack),
            when: dateAndTime(fact.recorded),
            who: [actorName({ area }, fact.actor), fact.post === null ? '' : postTitle({ area }, fact.post)]
              .filter((each) => each !== '')
              .join(', '),
            lines: [
              t('{n, plural, one {# page} other {# pages}}, {marking}.', { n: pages, marking }),
              t('Parts: {parts}.', { parts: parts.map(partWords).join('; ') }),
              t('Why: {words}', { words: reason }),
              ...(whom === '' ? [] : [t('For: {whom}', { whom })]),
              t('SHA-256 of what was sent: {hash}', { hash }),
            ],
            file: { href: paths.file.show(file.id), reference },
          };
        }),
      };
      return readPage(lookUpView, model, filesRead(found.map(({ file }) => file.id)), { reason: 'looked up a print number' });
    },
  }),
];
