/**
 * What a document says, put to the questions of the referral form by a form map. Nothing is guessed: only what stands at a label
 * that the map names is taken, each answer says where it came from, and everything else is listed as not taken.
 */
import type { Block, ReadDocument } from './blocks.ts';
import { asLabel, type Fillable, fillable, type FormMap } from './map.ts';

export interface Filled {
  /** By input of the form, as a person would have typed it. */
  readonly answers: Readonly<Record<string, string>>;
  /** By field: where it stood and under which label. */
  readonly from: Readonly<Record<string, string>>;
  /** What was not taken, in reading order. */
  readonly unread: readonly string[];
}

export function fill(document: Pick<ReadDocument, 'blocks'>, map: FormMap): Filled {
  const labels = new Map<string, Fillable>();
  for (const { to, labels: written } of map.fields) for (const label of written) labels.set(asLabel(label), to);
  const fieldOf = (text: string): Fillable | null => (text.length > 300 ? null : (labels.get(asLabel(text)) ?? null));
  const filling = new Filling();
  const { blocks } = document;

  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i] as Block;
    const { cells } = block;
    if (cells.length > 1) {
      const next = blocks[i + 1];
      if (isHeaderRow(cells, fieldOf) && next && next.kind === 'row' && next.cells.length === cells.length && !next.cells.some(fieldOf)) {
        for (const [c, cell] of cells.entries()) take(filling, fieldOf(cell), cell, next.cells[c] ?? '', next);
        i += 1;
      } else takeRow(filling, block, fieldOf);
      continue;
    }
    const [line = ''] = cells;
    const said = splitLine(line, fieldOf);
    if (said && said.value !== '') {
      take(filling, said.field, said.label, said.value, block);
      continue;
    }
    const field = said?.field ?? fieldOf(line);
    if (field === null) {
      filling.unread.push(line);
      continue;
    }
    // A label or a heading by itself: what follows it answers it, up to the next label or heading.
    const answer: string[] = [];
    while (i + 1 < blocks.length) {
      const following = blocks[i + 1] as Block;
      const [text = ''] = following.cells;
      if (following.kind !== 'line' || following.cells.length > 1 || fieldOf(text) !== null || splitLine(text, fieldOf) !== null) break;
      answer.push(text);
      i += 1;
    }
    take(filling, field, line, answer.join('\n'), block);
  }
  return { answers: filling.answers, from: filling.from, unread: filling.unread };
}

type FieldOf = (text: string) => Fillable | null;
interface Said {
  readonly field: Fillable;
  readonly label: string;
  readonly value: string;
}

// Has no life beyond one document; it only gathers.
class Filling {
  readonly answers: Record<string, string> = {};
  readonly from: Record<string, string> = {};
  readonly unread: string[] = [];
}

const isHeaderRow = (cells: readonly string[], fieldOf: FieldOf): boolean =>
  cells.length > 1 && cells.every((cell) => cell === '' || fieldOf(cell) !== null) && cells.some(fieldOf);

/** "Full name: Ann Bee", also where the value begins on the next line of the same cell. */
function splitLine(text: string, fieldOf: FieldOf): Said | null {
  for (const at of [text.indexOf(':'), text.indexOf('\n'), text.indexOf('\t'), text.indexOf('?')]) {
    if (at < 1) continue;
    const label = text.slice(0, at + (text[at] === '?' ? 1 : 0)).trim();
    const field = fieldOf(label);
    if (field !== null) return { field, label, value: text.slice(at + 1).trim() };
  }
  return null;
}

function takeRow(filling: Filling, block: Block, fieldOf: FieldOf): void {
  const { cells } = block;
  let took = false;
  const left: string[] = [];
  for (let c = 0; c < cells.length; c += 1) {
    const cell = cells[c] ?? '';
    const field = fieldOf(cell);
    if (field !== null && c + 1 < cells.length && fieldOf(cells[c + 1] ?? '') === null) {
      take(filling, field, cell, cells[c + 1] ?? '', block);
      took = true;
      c += 1;
      continue;
    }
    const said = splitLine(cell, fieldOf);
    if (said) {
      take(filling, said.field, said.label, said.value, block);
      took = true;
    } else if (cell !== '' && field === null) left.push(cell);
  }
  if (left.length > 0) filling.unread.push((took ? left : cells.filter(Boolean)).join(' | '));
}

/** Takes one answer; what cannot be read as what the field is stays for the person, under what is not taken. */
function take(filling: Filling, field: Fillable | null, label: string, value: string, block: Block): void {
  if (field === null || value === '') return;
  const kind = fillable[field];
  const leave = (): void => void filling.unread.push(`${label}: ${value}`);
  const put = (input: string, text: string): void => {
    filling.answers[input] = text.slice(0, 20_000);
    filling.from[field] = `${block.where}, “${label.replace(/:$/, '').slice(0, 120)}”`;
  };
  if (filling.from[field] !== undefined) {
    // Said twice: a longer account is one after the other, anything else is for the person to choose.
    if (kind !== 'words' || filling.answers[field]?.includes(value)) return kind === 'words' ? undefined : leave();
    return put(field, `${filling.answers[field]}\n${value}`);
  }
  switch (kind) {
    case 'date': {
      const date = dateIn(value);
      if (!date) return leave();
      for (const [part, text] of Object.entries(date)) put(`${field}-${part}`, text);
      return;
    }
    case 'yes-no': {
      const answer = yesNoIn(value);
      return answer === null ? leave() : put(field, answer);
    }
    case 'age': {
      const age = /^\D{0,10}(\d{1,3})\D{0,10}$/.exec(value)?.[1];
      return age === undefined || Number(age) > 120 ? leave() : put(field, age);
    }
    case 'text':
      return value.includes('\n') || value.length > 300 ? leave() : put(field, value);
    case 'words':
      return put(field, value);
    default:
      return kind satisfies never;
  }
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Day before month, as in this country; a year of two numbers says nothing for certain and is left. */
export function dateIn(value: string): { readonly day: string; readonly month: string; readonly year: string } | null {
  const text = value.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return { day: String(Number(iso[3])), month: String(Number(iso[2])), year: iso[1] ?? '' };
  const numbers = /^(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})$/.exec(text);
  if (numbers)
    return Number(numbers[2]) <= 12 ? { day: String(Number(numbers[1])), month: String(Number(numbers[2])), year: numbers[3] ?? '' } : null;
  const words = /^(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(text);
  const month = words ? months.indexOf((words[2] ?? '').slice(0, 3).toLowerCase()) + 1 : 0;
  return words && month > 0 ? { day: String(Number(words[1])), month: String(month), year: words[3] ?? '' } : null;
}

/** "Yes", "☒ Yes ☐ No", "[x] No". Anything else is for a person. */
export function yesNoIn(value: string): 'yes' | 'no' | 'not-known' | null {
  const ticked =
    /(?:☒|☑|✓|✔|\[x\])\s{0,3}(yes|no|not known|unknown|don't know)/i.exec(value)?.[1] ?? (/[☐☒☑✓✔]|\[ ?\]/u.test(value) ? '' : value);
  const said = ticked.trim().toLowerCase().replace(/[.!]$/, '');
  if (said === 'yes' || said === 'y') return 'yes';
  if (said === 'no' || said === 'n') return 'no';
  return ['not known', 'unknown', "don't know", 'not sure'].includes(said) ? 'not-known' : null;
}
