/** What every print form asks alike: parts, why, for whom, marking and handling; and the answer, a PDF that no cache keeps and whose name says nothing of anybody. */
import type { Area } from '../../domain/area/state.ts';
import { type Asked, print } from '../../app/packs.ts';
import type { Block } from '../../print/document.ts';
import { filesRead, type ReadBytes, readPage, view } from '../answer.ts';
import type { ReadRef, Viewer, WebDeps } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import { houseOf, type Problem, problemOf, type Wrong, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { documentOf } from './paper.ts';
import { partWords } from './words.ts';

/** What the entry keeps of them. */
const mostHandling = 500;

/** A form of printing: what may be chosen on it. */
export interface Form {
  readonly here: Href;
  readonly back: { readonly text: string; readonly href: Href };
  readonly title: string;
  readonly words: string;
  readonly parts: readonly string[];
  /** Ticked when the form is opened. */
  readonly usual: readonly string[];
  /** Disclosures whose content may be printed for somebody outside, and where one is decided; null where the form offers none. */
  readonly outside: { readonly given: readonly { readonly value: string; readonly text: string }[]; readonly decide: Href } | null;
  readonly read: readonly ReadRef[];
}
interface PrintModel extends Pick<Form, 'here' | 'back' | 'title' | 'words' | 'outside'> {
  readonly choices: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[];
  readonly values: Readonly<Record<'reason' | 'whom' | 'handling' | 'marking' | 'copy' | 'disclosure', string>>;
  readonly lookUp: Href;
  readonly problem: Problem | null;
}
const printView = view<PrintModel>('print/print.njk');

/** `readBecause` stands in the read log. */
export function ask(form: Form, fields: FormFields | null, problem: Problem | null, readBecause = 'asked to print') {
  const { here, back, title, words, outside, parts, usual, read } = form;
  const chosen: ReadonlySet<string> = new Set(fields === null ? usual : [fields['part'] ?? []].flat());
  const typed = (name: string, otherwise = ''): string => (fields === null ? otherwise : text(fields, name));
  const model: PrintModel = {
    here,
    back,
    title,
    words,
    outside,
    choices: parts.map((value) => ({ value, text: partWords(value), checked: chosen.has(value) })),
    values: {
      reason: typed('reason'),
      whom: typed('whom'),
      handling: typed('handling'),
      marking: typed('marking', 'OFFICIAL-SENSITIVE'),
      copy: typed('copy', 'inside'),
      disclosure: typed('disclosure'),
    },
    lookUp: paths.print.lookUp,
    problem,
  };
  return readPage(printView, model, read, {
    title,
    reason: readBecause,
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

/** What was chosen, or what is wrong with it. Parts that the form does not offer are none. */
export function chosen(
  form: Form,
  fields: FormFields,
): { readonly parts: readonly string[]; readonly isOutside: boolean; readonly wrong: readonly Wrong[] } {
  const sent = new Set([fields['part'] ?? []].flat());
  const parts = form.parts.filter((part) => sent.has(part));
  const isOutside = form.outside !== null && text(fields, 'copy') === 'outside';
  const wrong: Wrong[] = [
    ...(parts.length === 0 && !isOutside ? [{ input: 'part-1', words: t('Choose at least one part') }] : []),
    ...(isOutside && text(fields, 'disclosure') === ''
      ? [
          {
            input: form.outside?.given.length === 0 ? 'copy-outside' : 'disclosure',
            words: t('Choose what was decided about sharing; if nothing was, decide that first'),
          },
        ]
      : []),
    ...(text(fields, 'reason') === '' ? [{ input: 'reason', words: t('Write why it is printed') }] : []),
    ...(text(fields, 'handling').length > mostHandling
      ? [{ input: 'handling', words: t('Shorten the handling conditions to 500 characters') }]
      : []),
  ];
  return { parts, isOutside, wrong };
}

/** Prints, or says why not with the form as it was filled in. The entry is recorded before the bytes go. */
export async function answerPrint(
  deps: WebDeps,
  viewer: Viewer,
  form: Form,
  fields: FormFields,
  pack: Pick<Asked, 'pack' | 'referral' | 'meeting' | 'disclosure'> & {
    readonly files: readonly string[];
    readonly parts: readonly string[];
    readonly area: Area;
    readonly what: string;
    readonly reference: string;
    readonly blocks: readonly Block[];
    /** Files of other people of whom something is on it: they stand in the log of reads as for the page. */
    readonly alsoRead?: readonly string[];
    /** As it was decided, for somebody outside: whatever else the form says stays in the entry. */
    readonly given?: { readonly whom: string; readonly handling: string; readonly marking: string };
  },
): Promise<ReadBytes | ReturnType<typeof ask>> {
  const { files, parts, area, what, reference, blocks, given, alsoRead = [], ...rest } = pack;
  const reason = text(fields, 'reason');
  const { whom, handling, marking } = given ?? {
    whom: text(fields, 'whom'),
    handling: text(fields, 'handling'),
    marking: text(fields, 'marking'),
  };
  const said = { ...rest, parts: [...parts], reason, whom, handling: handling.slice(0, mostHandling), marking };
  const made = await print(houseOf(deps), viewer, files, said, (number, now) =>
    documentOf(
      {
        what,
        reference,
        area,
        viewer,
        // Why the area prints it is no business of whoever is given it.
        reason: given ? '' : reason,
        whom,
        marking,
        handling,
        parts: parts.map(partWords),
        without: form.parts.filter((part) => pack.pack !== 'disclosure' && part !== 'counted' && !parts.includes(part)).map(partWords),
      },
      deps.demonstration ? [{ kind: 'notice', text: t('Everything here is invented.') }, ...blocks] : blocks,
      number,
      now,
    ),
  );
  switch (made.kind) {
    case 'printed':
      return {
        kind: 'bytes',
        contentType: 'application/pdf',
        bytes: made.bytes,
        headers: { 'content-disposition': `attachment; filename="print-${made.number}.pdf"`, 'cache-control': 'no-store' },
        read: filesRead([...files, ...alsoRead]),
        reason: `printed ${made.number}`,
      };
    case 'not-made':
      return ask(
        form,
        fields,
        notPrinted(
          t('The pack could not be made. Nothing was printed and nothing was sent.'),
          t('Choose fewer parts, and send it again. That it failed is in the read log.'),
        ),
        'print failed: nothing was sent',
      );
    case 'too-many':
      return ask(
        form,
        fields,
        notPrinted(
          t('Too many packs are being made at this moment. This one was not begun, and nothing was sent.'),
          t('Wait a minute, and send it again.'),
        ),
        'print not begun: nothing was sent',
      );
    default:
      return ask(form, fields, problemOf(made) ?? wrongFields([]));
  }
}

const notPrinted = (said: string, how: string): Problem => ({
  title: t('It is not printed'),
  status: 409,
  reasons: [{ text: said, how, gate: null, href: null }],
});
