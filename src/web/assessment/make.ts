/** Making an assessment: one page, a draft kept for its author alone, locked when it is saved (F41, C45). */
import { z } from 'zod';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import { judge } from '../../app/judging.ts';
import { draftOf, keepDraft, type OwnDraft, throwAway, type Typed } from '../../app/judgementDrafts.ts';
import { view } from '../answer.ts';
import { fileForm, type FormModel, formModel, type Shown, saidWhyNot } from '../file/form.ts';
import { readStartOfDay } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { missingIn, type ShownField, showFields } from '../told/form.ts';
import { t } from '../words.ts';
import {
  formAsked,
  formChoices,
  type FormChoices,
  isAsked,
  type Section,
  sectionsOf,
  typedFields,
  type Unasked,
  unaskedIn,
} from './ask.ts';
import { draftWords, headOf } from './parts.ts';

interface Sight extends FileSight {
  readonly draft: OwnDraft | null;
}
interface MakeModel extends FormModel {
  /** Why writing it is another post's; null where it is not. */
  readonly because: string | null;
  readonly form: string;
  readonly forms: FormChoices;
  readonly draft: string | null;
  readonly dissentsFrom: { readonly id: string; readonly text: string; readonly href: Href } | null;
  /** Typed into another form or version, kept, and not asked here. */
  readonly unasked: readonly Unasked[];
  readonly sections: readonly { readonly title: string; readonly words: string; readonly fields: readonly ShownField[] }[];
}
const makeView = view<MakeModel>('assessment/make.njk');

/** Never kept in a draft: they belong to the page that was shown, not to what was typed. */
const ofThePage: ReadonlySet<string> = new Set(['_csrf', 'key', 'do']);
const typedIn = (body: FormFields): Typed =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name]) => (ofThePage.has(name) || text(body, name) === '' ? [] : [[name, text(body, name)]])),
  );

/** The page's own, whatever the form asks. */
const everywhere: ReadonlySet<string> = new Set(['form', 'dissentsFrom']);
/** What the draft has and the shown form does not ask stays in it: another form or version may ask it again. */
const withUnasked = (draft: OwnDraft | null, sections: readonly Section[], typed: Typed): Typed => ({
  ...Object.fromEntries(
    Object.entries(draft?.typed ?? {}).filter(([name, value]) => !everywhere.has(name) && !isAsked(sections, name, value)),
  ),
  ...typed,
});

/** What is shown: what was sent; otherwise the draft, unless a link asked for something else. */
const shownFields = ({ sight, fields }: Pick<Shown<Sight>, 'sight' | 'fields'>): FormFields =>
  text(fields, 'key') === '' ? { ...sight.draft?.typed, ...fields } : fields;

function modelOf(shown: Shown<Sight>): MakeModel {
  const { sight, wrong } = shown;
  const fields = shownFields(shown);
  const form = formAsked(sight, fields);
  const other = sight.file.assessments.get(text(fields, 'dissentsFrom'));
  const sections = sectionsOf(sight, form, other !== undefined);
  return {
    ...formModel(shown, paths.judging.make(sight.file.id), []),
    because: saidWhyNot(sight, 'make-assessment'),
    form: form
      ? t('{title}, version {version}', { title: form.title, version: form.version })
      : t('No form is loaded: the questions that are always asked'),
    forms: formChoices(sight, form, text(fields, 'dissentsFrom')),
    draft: sight.draft && text(shown.fields, 'key') === '' ? draftWords(sight.draft) : null,
    dissentsFrom: other ? { id: other.id, text: headOf(sight, other, null).when, href: paths.judging.show(sight.file.id, other.id) } : null,
    unasked: unaskedIn(sight, sections, { ...sight.draft?.typed, ...fields }),
    sections: sections.map((section) => ({
      ...section,
      fields: showFields(section.fields, '', fields, wrong),
    })),
  };
}

export const makeRoutes = fileForm<{ readonly id: string }, Sight, MakeModel>({
  path: '/files/:id/assessments/new',
  title: 'Make an assessment',
  params: z.object({ id: z.string() }),
  query: formFields,
  view: makeView,
  sight: async (house, viewer, { id }) => {
    const sight = await fileSight(house, viewer, id);
    return sight && { ...sight, draft: await draftOf(house, viewer, id) };
  },
  model: modelOf,
  send: async ({ house, viewer, sight, params: { id: file }, key, fields }) => {
    const does = text(fields, 'do');
    if (does === 'throw-away') {
      await throwAway(house, viewer, file);
      return { outcome: { kind: 'replayed' }, to: withDone(paths.judging.assessments(file), 'draft-gone') };
    }
    // Kept whatever comes of it: nobody types it twice.
    const form = formAsked(sight, fields);
    const sections = sectionsOf(sight, form, text(fields, 'dissentsFrom') !== '');
    await keepDraft(house, viewer, file, withUnasked(sight.draft, sections, typedIn(fields)));
    if (does === 'keep') return { outcome: { kind: 'replayed' }, to: withDone(paths.judging.make(file), 'draft-kept') };
    const done = readStartOfDay(fields, 'done');
    const wrong: readonly Wrong[] = [
      ...(done.kind === 'wrong' ? [{ input: 'done', words: done.words }] : []),
      ...sections.flatMap((section) => missingIn(section.fields, '', fields)),
      ...(text(fields, 'purpose') === '' ? [{ input: 'purpose', words: t('Choose what it is for') }] : []),
      ...(text(fields, 'concerns') === '' ? [{ input: 'concerns', words: t('Choose what it is about') }] : []),
      ...(text(fields, 'judgement') === '' ? [{ input: 'judgement', words: t('Write your judgement') }] : []),
      ...(text(fields, 'sure') === '' ? [{ input: 'sure', words: t('Choose how sure you are of the judgement') }] : []),
    ];
    if (wrong.length > 0) return { wrong };
    const dissentsFrom = text(fields, 'dissentsFrom') || null;
    const assessment = `a-${key}`;
    const outcome = await judge(house, viewer, {
      act: 'make-assessment',
      file,
      key,
      assessment,
      fields: typedFields(sight, form, fields, dissentsFrom),
      happened: done.kind === 'at' ? done.at : sight.now,
    });
    if (outcome.kind === 'done' || outcome.kind === 'replayed') await throwAway(house, viewer, file);
    return { outcome, to: withDone(paths.judging.show(file, assessment), 'assessment-made') };
  },
});
