/** Writing what all contacts mean together (F43 to F46, G04): every contact before the writer, a draft kept, locked when it is saved. */
import { z } from 'zod';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import { draftOf, keepDraft, type OwnDraft, throwAway, type Typed } from '../../app/judgementDrafts.ts';
import { recordContact } from '../../app/ladder.ts';
import { axes, toBeRead } from '../../app/ladderSight.ts';
import type { Axis } from '../../domain/cumulative/entries.ts';
import { view } from '../answer.ts';
import { draftWords } from '../assessment/parts.ts';
import { fileForm, type FormModel, formModel, type Shown, saidWhyNot } from '../file/form.ts';
import { readStartOfDay } from '../moment.ts';
import { paths, withDone } from '../paths.ts';
import { type FormFields, formFields, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { type Field, missingIn, type ShownField, showFields } from '../told/form.ts';
import { capital, t } from '../words.ts';
import { countModel, type CountModel, type LadderLine, yearsOf } from './model.ts';

interface Sight extends FileSight {
  readonly draft: OwnDraft | null;
}
interface WriteModel extends FormModel {
  /** Why writing it is another post's; null where it is not. */
  readonly because: string | null;
  readonly count: CountModel | null;
  readonly draft: string | null;
  readonly lines: readonly (LadderLine & { readonly read: boolean; readonly why: string; readonly error: string | null })[];
  readonly axes: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[];
  readonly axesError: string | null;
  readonly fields: readonly ShownField[];
}
const writeView = view<WriteModel>('contacts-ladder/write.njk');

const ofThePage: ReadonlySet<string> = new Set(['_csrf', 'key', 'do']);
const typedIn = (body: FormFields): Typed =>
  Object.fromEntries(
    Object.keys(body).flatMap((name) => (ofThePage.has(name) || text(body, name) === '' ? [] : [[name, text(body, name)]])),
  );
const shownFields = ({ sight, fields }: Pick<Shown<Sight>, 'sight' | 'fields'>): FormFields =>
  text(fields, 'key') === '' ? { ...sight.draft?.typed, ...fields } : fields;

const words = (name: string, label: string, mustBe: string, hint = ''): Field => ({
  kind: 'words',
  name,
  label,
  rows: 4,
  ...(mustBe ? { mustBe } : {}),
  ...(hint ? { hint } : {}),
});

const asked = (sight: FileSight): readonly Field[] => [
  words(
    'together',
    t('What do all contacts mean together?'),
    t('Write what all contacts mean together'),
    t('What repeats, what has grown, what an earlier closing rested on and whether it still holds.'),
  ),
  words('for', t('What speaks for concern?'), t('Write what speaks for concern, or that nothing does')),
  words('against', t('What speaks against it?'), t('Write what speaks against it, or that nothing does')),
  words('change', t('What would change your mind?'), t('Write what would change your mind')),
  words('dissent', t('Does an agency see it otherwise? Which, and how'), '', t('It can also be added later, by that agency itself.')),
  {
    kind: 'choice',
    name: 'concerns',
    label: t('What is it written for?'),
    choices: [
      { value: 'person', text: t('The person as a whole') },
      ...sight.referrals.map(({ referral }) => ({
        value: referral.id,
        text: t('Before closing referral {reference}', { reference: referral.account.reference }),
      })),
    ],
    mustBe: t('Choose what it is written for'),
  },
  { kind: 'day', name: 'done', label: t('When was it written?'), hint: t('Leave empty for today') },
];

const axisName = (axis: Axis): string => `axis-${axes.indexOf(axis)}`;
const axesIn = (fields: FormFields): readonly Axis[] => axes.filter((axis) => text(fields, axisName(axis)) !== '');

const linesOf = (sight: FileSight): readonly LadderLine[] =>
  yearsOf(sight).flatMap(({ organisations }) => organisations.flatMap(({ lines }) => lines));

function modelOf(shown: Shown<Sight>): WriteModel {
  const { sight, wrong } = shown;
  const fields = shownFields(shown);
  const must = new Set(toBeRead(sight.file).map(({ id }) => id));
  const errorOf = (input: string): string | null => wrong.find((each) => each.input === input)?.words ?? null;
  return {
    ...formModel(shown, paths.contacts.write(sight.file.id), []),
    because: saidWhyNot(sight, 'write-cumulative'),
    count: countModel(sight),
    draft: sight.draft && text(shown.fields, 'key') === '' ? draftWords(sight.draft) : null,
    lines: linesOf(sight)
      .filter(({ id }) => must.has(id))
      .map((line) => ({
        ...line,
        read: text(fields, `read-${line.id}`) !== '',
        why: text(fields, `why-${line.id}`),
        error: errorOf(`read-${line.id}`),
      })),
    axes: axes.map((axis) => ({ value: axisName(axis), text: capital(t(axis)), checked: axesIn(fields).includes(axis) })),
    axesError: errorOf('axis-0'),
    fields: showFields(asked(sight), '', fields, wrong),
  };
}

export const writeRoutes = fileForm<{ readonly id: string }, Sight, WriteModel>({
  path: '/files/:id/contacts/together/new',
  title: 'What all contacts mean together',
  params: z.object({ id: z.string() }),
  query: formFields,
  view: writeView,
  sight: async (house, viewer, { id }) => {
    const sight = await fileSight(house, viewer, id);
    return sight && { ...sight, draft: await draftOf(house, viewer, id, 'cumulative') };
  },
  model: modelOf,
  send: async ({ house, viewer, sight, params: { id: file }, key, fields }) => {
    const does = text(fields, 'do');
    if (does === 'throw-away') {
      await throwAway(house, viewer, file, 'cumulative');
      return { outcome: { kind: 'replayed' }, to: withDone(paths.contacts.show(file), 'draft-gone') };
    }
    // Kept whatever comes of it: nobody types it twice.
    await keepDraft(house, viewer, file, typedIn(fields), 'cumulative');
    if (does === 'keep') return { outcome: { kind: 'replayed' }, to: withDone(paths.contacts.write(file), 'draft-kept') };
    const done = readStartOfDay(fields, 'done');
    const contacts = toBeRead(sight.file).map(({ id }) => id);
    const unread = contacts
      .filter((id) => text(fields, `read-${id}`) === '')
      .map((contact) => ({ contact, reason: text(fields, `why-${contact}`) }));
    const lines = new Map(linesOf(sight).map((line) => [line.id, line]));
    const wrong: readonly Wrong[] = [
      ...unread
        .filter(({ reason }) => reason === '')
        .map(({ contact }) => ({
          input: `read-${contact}`,
          words: t('{day}, {what}: tick that you have read it, or write why not', {
            day: lines.get(contact)?.day ?? '',
            what: lines.get(contact)?.what ?? '',
          }),
        })),
      ...(axesIn(fields).length === 0 ? [{ input: 'axis-0', words: t('Say on which axis the concern lies, or that none is left') }] : []),
      ...missingIn(asked(sight), '', fields),
      ...(done.kind === 'wrong' ? [{ input: 'done', words: done.words }] : []),
    ];
    if (wrong.length > 0) return { wrong };
    const cumulative = `t-${key}`.slice(0, 100);
    const concerns = text(fields, 'concerns');
    const outcome = await recordContact(house, viewer, {
      act: 'write-cumulative',
      file,
      key,
      cumulative,
      fields: {
        concerns: concerns === 'person' ? null : concerns,
        together: text(fields, 'together'),
        speaksFor: text(fields, 'for'),
        speaksAgainst: text(fields, 'against'),
        wouldChangeMyMind: text(fields, 'change'),
        axes: [...axesIn(fields)],
        read: contacts.filter((id) => text(fields, `read-${id}`) !== ''),
        unread,
        dissent: text(fields, 'dissent'),
      },
      happened: done.kind === 'at' ? done.at : sight.now,
    });
    if (outcome.kind === 'done' || outcome.kind === 'replayed') await throwAway(house, viewer, file, 'cumulative');
    return { outcome, to: withDone(paths.contacts.together(file, cumulative), 'cumulative-written') };
  },
});
