/** Fixation on violence (S17, F43, F52): how the concern is coded on its own axis, and the pathway that looks at it whatever is said of ideology. */
import { z } from 'zod';
import type { FileSight } from '../../app/fileSight.ts';
import { codingsOf, mayFollow, pathwayMachine, pathwaysOf, violenceList, whyNotOwner } from '../../app/keptSight.ts';
import { latestOf, recordSharing } from '../../app/sharing.ts';
import { view } from '../answer.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { dayIn, many } from '../disclosure/fields.ts';
import { fileForm, type FormModel, formModel, lacking, momentNames, ofFile, saidWhyNot, type Sent, type Shown } from '../file/form.ts';
import { actorName, postTitle } from '../file/who.ts';
import { readStartOfDay } from '../moment.ts';
import { paths, withDone } from '../paths.ts';
import { type FormFields, type Route, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { t } from '../words.ts';
import { pathwayStates } from './words.ts';

type OfFile = Shown<FileSight, { id: string }>;
const params = z.object({ id: z.string() });
interface Choice {
  readonly value: string;
  readonly text: string;
  readonly checked?: boolean;
}

interface ViolenceModel extends FormModel {
  readonly listWords: string;
  readonly referrals: readonly Choice[];
  readonly violence: readonly Choice[];
  readonly ideology: readonly Choice[];
  readonly controllers: readonly Choice[];
  readonly owners: readonly Choice[];
  readonly bases: readonly Choice[];
  readonly consents: readonly Choice[];
  readonly reasons: readonly Choice[];
  readonly latest: string;
  readonly longest: string;
  /** Why working on the pathway, seconding, and coding the concern are another post's; each null where it is not. */
  readonly because: string | null;
  readonly codeBecause: string | null;
  readonly codings: readonly { readonly title: string; readonly violence: string; readonly ideology: string; readonly words: string }[];
  readonly pathways: readonly {
    readonly id: string;
    readonly state: string;
    readonly concern: string;
    readonly taken: readonly string[];
    readonly said: readonly { readonly who: string; readonly words: string }[];
    readonly may: Readonly<Record<'take' | 'refuse' | 'review' | 'accept' | 'giveBack' | 'end' | 'second', boolean>>;
    readonly ends: boolean;
    /** Taken up, and not over: something may be said of it that is no step. */
    readonly held: boolean;
  }[];
}
const violenceView = view<ViolenceModel>('violence/violence.njk');

const choices = (list: readonly { readonly code: string; readonly words: string }[], chosen: readonly string[] = []): readonly Choice[] =>
  list.map(({ code, words }) => ({ value: code, text: t(words), checked: chosen.includes(code) }));
const saidOf = (list: readonly { readonly code: string; readonly words: string }[], codes: readonly string[]): string =>
  codes.map((code) => t(list.find((each) => each.code === code)?.words ?? code)).join('; ') || t('not said');
const names = [
  'words',
  'concern',
  'referral',
  'controller',
  'owner',
  'basis',
  'consent',
  'consentWords',
  'service',
  'who',
  'childView',
  ...momentNames('asOf'),
  ...momentNames('look'),
  ...momentNames('keep'),
];

function violenceModel(shown: OfFile): ViolenceModel {
  const { sight } = shown;
  const { file, area, book, now } = sight;
  const because = saidWhyNot(sight, 'work-pathway');
  const seconds = sight.whyNot('agree-pathway') === null;
  const ticked = (name: string): readonly string[] => (shown.problem === null ? [] : many(shown.fields, name));
  return {
    ...formModel(shown, paths.sharing.violence(file.id), names),
    sent: shown.problem === null ? '' : formSent(shown.fields),
    listWords: t('List {list}, version {version}. {source}', {
      list: violenceList.list,
      version: String(violenceList.version),
      source: t(violenceList.source),
    }),
    referrals: sight.referrals.map(({ referral }) => ({ value: referral.id, text: referral.account.reference })),
    violence: choices(violenceList.violence, ticked('violence')),
    ideology: choices(violenceList.ideology, ticked('ideology')),
    controllers: [...area.organisations.values()].map(({ id, name }) => ({ value: id, text: name })),
    owners: [...area.posts.values()]
      .filter((post) => whyNotOwner(post) === null)
      .map(({ id }) => ({ value: id, text: postTitle(sight, id) })),
    bases: choices(violenceList.bases),
    consents: choices(violenceList.consents),
    reasons: choices(violenceList.reasons, ticked('reason')),
    latest: dueDate(latestOf(book, 'S17.look', now)),
    longest: dueDate(latestOf(book, 'S17.keep', now)),
    because,
    codeBecause: saidWhyNot(sight, 'code-concern'),
    codings: codingsOf(file).map(({ said, by, at }) => ({
      title: t('As of {day}, by {who}, recorded {when}', { day: dateAndTime(said.asOf), who: actorName(sight, by), when: dateAndTime(at) }),
      violence: saidOf(violenceList.violence, said.violence),
      ideology: saidOf(violenceList.ideology, said.ideology),
      words: said.words,
    })),
    pathways: pathwaysOf(file).map((pathway) => {
      const may = (step: Parameters<typeof mayFollow<typeof pathway.state, (typeof pathwayMachine.steps)[number]['step']>>[2]) =>
        because === null && mayFollow(pathwayMachine, pathway.state, step);
      const { taken } = pathway;
      return {
        id: pathway.id,
        state: t(pathwayStates[pathway.state]),
        concern: pathway.asked.concern,
        taken: taken
          ? [
              t('Controller: {name}', { name: area.organisations.get(taken.controller)?.name ?? taken.controller }),
              t('Lawful basis: {words}', { words: saidOf(violenceList.bases, [taken.basis]) }),
              t('Rule of consent: {words}', {
                words: [saidOf(violenceList.consents, [taken.consent]), taken.consentWords].filter(Boolean).join('. '),
              }),
              t('Kept until {day}', { day: dueDate(pathway.kept.at(-1)?.keepUntil ?? taken.keepUntil) }),
              ...pathway.consents
                .slice(-1)
                .map(({ answer, who }) => t('Consent to support: {answer}, said by {who}', { answer: t(answer), who })),
              t('Owner: {post}', { post: postTitle(sight, taken.owner) }),
              ...(pathway.accepted ? [t('Accepted by {service}', { service: pathway.accepted.service })] : []),
              ...(pathway.look ? [t('Looked at by {day}', { day: dueDate(pathway.look.nextLook) })] : []),
            ]
          : [],
        said: pathway.said.map(({ by, at, words }) => ({
          who: t('{who}, {when}', { who: actorName(sight, by), when: dateAndTime(at) }),
          words,
        })),
        may: {
          take: may('PathwayTakenUp'),
          refuse: may('PathwayRefusalProposed'),
          review: may('PathwayReviewed'),
          accept: may('PathwayAccepted'),
          giveBack: may('PathwayReturned'),
          end: may('PathwayEndProposed'),
          second: seconds && pathway.proposal !== null,
        },
        ends: pathwayMachine.states[pathway.state].ends === true,
        held: because === null && taken !== null && pathwayMachine.states[pathway.state].ends !== true,
      };
    }),
  };
}

type Asked = Parameters<Parameters<typeof fileForm<{ id: string }, FileSight, ViolenceModel>>[0]['send']>[0];

async function sendForm({ house, viewer, params: { id: file }, key, fields }: Asked): Promise<Sent> {
  const value = (name: string): string => text(fields, name);
  const to = (done: Parameters<typeof withDone>[1]) => withDone(paths.sharing.violence(file), done);
  const pathway = value('pathway');
  const words = () => lacking(fields, { words: t('Write the reason, or what was found') });
  const look = () => dayIn(fields, 'look', t('Give the day of the next look'));
  const did = async (request: Parameters<typeof recordSharing>[2]) => ({
    outcome: await recordSharing(house, viewer, request),
    to: to('pathway-step'),
  });
  switch (value('do')) {
    case 'code': {
      const asOf = readStartOfDay(fields, 'asOf');
      const wrong = [
        ...lacking(fields, { referral: t('Choose which referral it is about') }),
        ...(asOf.kind === 'at'
          ? []
          : [
              {
                input: asOf.kind === 'wrong' ? asOf.input : 'asOf-day',
                words: asOf.kind === 'wrong' ? asOf.words : t('Give the day as of which you describe it'),
              },
            ]),
      ];
      if (wrong.length > 0 || asOf.kind !== 'at') return { wrong };
      const said = { violence: many(fields, 'violence'), ideology: many(fields, 'ideology'), words: value('words'), asOf: asOf.at };
      const outcome = await recordSharing(house, viewer, { act: 'code-concern', file, key, referral: value('referral'), fields: said });
      return { outcome, to: to('concern-coded') };
    }
    case 'ask': {
      const wrong = lacking(fields, { concern: t('Write what the concern is') });
      if (wrong.length > 0) return { wrong };
      const said = { concern: value('concern'), referral: value('referral') || null };
      return did({ act: 'ask-pathway', file, key, pathway: `v-${key}`.slice(0, 100), fields: said });
    }
    case 'take': {
      const [next, keep] = [look(), dayIn(fields, 'keep', t('Give the day until which it is kept'))];
      const wrong = [
        ...lacking(fields, {
          controller: t('Choose the controller'),
          basis: t('Choose the lawful basis'),
          consent: t('Choose the rule of consent'),
          owner: t('Choose the post that owns it'),
        }),
        ...keep.wrong,
        ...next.wrong,
        ...words(),
      ];
      if (wrong.length > 0) return { wrong };
      const said = {
        controller: value('controller'),
        basis: value('basis'),
        consent: value('consent'),
        consentWords: value('consentWords'),
        owner: value('owner'),
        keepUntil: keep.at,
        nextLook: next.at,
        words: value('words'),
      };
      return did({ act: 'take-up-pathway', file, key, pathway, fields: said });
    }
    case 'refuse':
    case 'end': {
      const wrong = words();
      if (wrong.length > 0) return { wrong };
      const act = value('do') === 'end' ? 'propose-pathway-end' : 'propose-pathway-refusal';
      return did({ act, file, key, pathway, fields: { reasons: many(fields, 'reason'), words: value('words') } });
    }
    case 'agree':
    case 'decline': {
      const isEnding = value('ending') === 'yes' && value('do') === 'decline';
      const next = isEnding ? look() : { at: 0, wrong: [] };
      const wrong = [...words(), ...next.wrong];
      if (wrong.length > 0) return { wrong };
      const act = value('do') === 'agree' ? 'agree-pathway' : 'decline-pathway';
      return did({ act, file, key, pathway, fields: { words: value('words'), nextLook: next.at } });
    }
    case 'review':
    case 'giveBack':
    case 'accept': {
      const next = look();
      const isAccepted = value('do') === 'accept';
      const wrong = [
        ...(isAccepted ? lacking(fields, { service: t('Write which service has accepted it') }) : []),
        ...words(),
        ...next.wrong,
      ];
      if (wrong.length > 0) return { wrong };
      const said = { words: value('words'), nextLook: next.at };
      if (isAccepted) return did({ act: 'accept-pathway', file, key, pathway, fields: { ...said, service: value('service') } });
      return did({ act: value('do') === 'review' ? 'review-pathway' : 'return-pathway', file, key, pathway, fields: said });
    }
    case 'keep': {
      const keep = dayIn(fields, 'keep', t('Give the day until which it is kept'));
      const wrong = [...keep.wrong, ...words()];
      if (wrong.length > 0) return { wrong };
      return did({ act: 'keep-pathway', file, key, pathway, fields: { words: value('words'), keepUntil: keep.at } });
    }
    case 'given':
    case 'refused':
    case 'withdrawn': {
      const wrong = [...lacking(fields, { who: t('Write who said it, and why they may') }), ...words()];
      if (wrong.length > 0) return { wrong };
      const said = { answer: value('do') as 'given', who: value('who'), childView: value('childView'), words: value('words') };
      return did({ act: 'say-pathway-consent', file, key, pathway, fields: said });
    }
    // Nothing of a question of one choice was chosen.
    case '':
      return { wrong: [{ input: 'do', words: t('Choose what has happened, or what they say') }] };
    default:
      return null;
  }
}

const forms: Readonly<Record<string, string>> = {
  agree: 'second',
  decline: 'second',
  review: 'step',
  accept: 'step',
  giveBack: 'step',
  given: 'consent',
  refused: 'consent',
  withdrawn: 'consent',
  refuse: 'end',
};
/** Which form of the page it was; where nothing was chosen its key says so. */
const formSent = (fields: FormFields): string => {
  const chosen = text(fields, 'do');
  return forms[chosen] ?? (chosen || (/-(second|step|consent)$/.exec(text(fields, 'key'))?.[1] ?? 'step'));
};

/** The page asks for words, a day, who said it once for each step: what is wrong leads to the box that was sent. */
function placed({ input, words }: Wrong, fields: FormFields): Wrong {
  const [form, pathway] = [formSent(fields), text(fields, 'pathway')];
  const at = (): string => {
    if (input === 'do') return `${form === 'second' ? 'do' : form}-${pathway}`;
    if (input === 'words') return form === 'code' ? 'words-code' : `words-${form}-${pathway}`;
    if (input === 'referral') return form === 'code' ? 'code-referral' : input;
    if (input === 'who') return `who-${pathway}`;
    if (input.startsWith('keep-') && form === 'keep') return `${input}-more${pathway}`;
    return input.startsWith('look-') && form !== 'take' ? `${input}-${form}${pathway}` : input;
  };
  return { input: at(), words };
}

async function send(asked: Asked): Promise<Sent> {
  const sent = await sendForm(asked);
  return sent && 'wrong' in sent ? { wrong: sent.wrong.map((one) => placed(one, asked.fields)) } : sent;
}

export const violenceRoutes: readonly Route[] = fileForm({
  path: '/files/:id/violence',
  title: 'Fixation on violence',
  params,
  view: violenceView,
  sight: ofFile,
  model: violenceModel,
  send,
});
