/**
 * Sends a form as somebody who filled it in badly would, twice: with nothing in it, and with everything typed but what it asked for and days
 * that no calendar has. Says what is wrong with the answer: what is refused names its field, beside it and in the summary, and nothing typed is lost.
 */
import { type Field, type Form, type Read, readPage } from './html.ts';
import type { Seen, Visitor } from './visitor.ts';

/** What makes two forms the same one, whoever and whatever they are about: where they go, their fields, and what they say they do. */
export function shapeOf(route: string, form: Form): string {
  const says = form.fields.filter(({ kind, name }) => kind === 'hidden' && (name === 'do' || name === 'act')).map(({ value }) => value);
  const names = new Set(form.fields.filter(({ name }) => name !== '').map(({ name }) => name.replaceAll(/[0-9a-f]{8,}|\d+/g, 'n')));
  return `${route} ${says.join()} ${[...names].toSorted().join(' ')}`;
}

export type Sent = Record<string, string | string[]>;
const isTyped = ({ kind }: Field): boolean => kind === 'text';
const isOfDay = (name: string): boolean => /-(day|month|year|time)$/.test(name);

/** `find` finds the form on the page that answers it. */
export async function tryForm(visitor: Visitor, form: Form, button: Field, find: (page: Read) => Form | null): Promise<readonly string[]> {
  const wrong: string[] = [];
  const pressed: Sent = button.name === '' ? {} : { [button.name]: button.value };
  const first = await visitor.post(form.action, { ...sentHidden(form), ...blank(form), ...pressed });
  const empty = judged(first);
  wrong.push(...empty.wrong.map((each) => `sent empty: ${each}`));
  if (first.status !== 422) return wrong;
  const shown = find(empty.page) ?? form;
  if (shown === form) wrong.push('sent empty: the form is not on the page that answers it');
  const filled = filledIn(shown, empty.errorIds);
  const second = await visitor.post(form.action, { ...sentHidden(shown), ...filled, ...pressed });
  const full = judged(second);
  wrong.push(...full.wrong.map((each) => `filled in badly: ${each}`));
  if (second.status === 422) {
    const kept = find(full.page);
    if (kept === null) wrong.push('filled in badly: the form is not on the page that answers it');
    else wrong.push(...lost(shown, kept, filled).map((name) => `filled in badly: what was typed into ${name} is lost`));
  }
  return wrong;
}

const sentHidden = ({ fields }: Form): Sent =>
  Object.fromEntries(
    fields.filter(({ kind, name }) => kind === 'hidden' && name !== '' && name !== '_csrf').map(({ name, value }) => [name, value]),
  );

const blank = ({ fields }: Form): Sent =>
  Object.fromEntries(
    fields.flatMap((field) => (isTyped(field) ? [[field.name, '']] : field.kind === 'select' ? [[field.name, field.value]] : [])),
  );

/** Everything but the first thing that was asked for. */
function filledIn(form: Form, errorIds: ReadonlySet<string>): Sent {
  const left = form.fields.find(({ id, name }) => errorIds.has(id) && !isOfDay(name));
  const sent: Sent = {};
  form.fields.forEach((field, n) => {
    const { kind, name } = field;
    // "This happened earlier" is the shell's, and has a test of its own (true-times.test.ts).
    if (name === '' || name === left?.name || /^true(Time|Learnt)-/.test(name)) return;
    if (kind === 'text') sent[name] = bad(name, n);
    if (kind === 'select') sent[name] = field.options.at(-1) ?? '';
    if (kind === 'choice' && sent[name] === undefined) sent[name] = field.value;
  });
  return sent;
}
/** All that is sent by somebody who fills in everything, with this day of June wherever it asks for one. */
export function filledOn(form: Form, button: Field, day: number): Sent {
  const sent = filledIn(form, new Set());
  for (const name of Object.keys(sent)) {
    if (/-day\d*$|-day-/.test(name)) sent[name] = String(day);
    if (name.endsWith('-month')) sent[name] = '6';
    if (name.endsWith('-time')) sent[name] = '08:00';
  }
  return { ...sentHidden(form), ...sent, ...(button.name === '' ? {} : { [button.name]: button.value }) };
}

/** Sends it as somebody who fills in everything: on a day to come, else on one that is past. Whether it was taken. */
export async function fillIn(visitor: Visitor, form: Form, button: Field): Promise<boolean> {
  for (const day of [9, 5]) {
    const { status } = await visitor.post(form.action, filledOn(form, button, day));
    if (status === 303 || status === 200) return true;
  }
  return false;
}

const bad = (name: string, n: number): string =>
  name.endsWith('-day')
    ? '31'
    : name.endsWith('-month')
      ? '2'
      : name.endsWith('-year')
        ? '2026'
        : name.endsWith('-time')
          ? '14:30'
          : `Typed words ${n}`;

function lost(form: Form, kept: Form, sent: Sent): readonly string[] {
  return form.fields.flatMap(({ kind, name, value }) => {
    // A code is a secret, and is not printed again.
    if (kind === 'hidden' || kind === 'button' || kind === 'file' || name === 'code' || sent[name] === undefined) return [];
    const now = kept.fields.filter((each) => each.name === name);
    if (kind === 'choice') return sent[name] !== value || now.some((each) => each.value === value && each.isChecked) ? [] : [name];
    return now.some((each) => each.value === sent[name]) ? [] : [name];
  });
}

function judged(seen: Seen): { readonly page: Read; readonly wrong: readonly string[]; readonly errorIds: ReadonlySet<string> } {
  const page = readPage(seen.body);
  const errorIds = new Set<string>();
  const wrong: string[] = [];
  if ([200, 303, 409].includes(seen.status)) return { page, wrong, errorIds };
  if (seen.status !== 422) return { page, wrong: [`it is answered with ${seen.status}`], errorIds };
  if (!/<title>(⟦)?Error: /.test(seen.body)) wrong.push('the title does not begin with "Error:"');
  if (page.summary === null || page.summary.length === 0) wrong.push('there is no summary of what is wrong');
  const fields = page.forms.flatMap((each) => each.fields);
  for (const { href, text } of page.summary ?? []) {
    if (href === null || !href.startsWith('#')) {
      // What a gate still lacks is got elsewhere, and says where.
      if (!/\([A-Z]\d\d[^)]*\)$/.test(text) && href === null) wrong.push(`"${text}" names no field`);
      continue;
    }
    const id = href.slice(1);
    errorIds.add(id);
    if (!page.textOf.has(id)) {
      wrong.push(`"${text}" leads to #${id}, which is not on the page`);
      continue;
    }
    const field = fields.find((each) => each.id === id);
    if (!field) wrong.push(`"${text}" leads to #${id}, which is no field`);
    else if (field.isFolded) wrong.push(`"${text}" leads to #${id}, which is folded away`);
    else if (field.kind !== 'button' && !field.describedBy.some((each) => saysIt(page.textOf.get(each) ?? '', text)))
      wrong.push(`"${text}" does not stand beside ${field.name}`);
  }
  return { page, wrong, errorIds };
}

/** Beside the field the first of two about it stands. */
const saysIt = (beside: string, text: string): boolean =>
  beside.startsWith('Error: ') && (beside.includes(text) || text.includes(beside.slice(7)));
