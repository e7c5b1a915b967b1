/** What a test asks of a page's HTML: its links, its forms with their fields, and what it says is wrong. Only for our own well-formed pages. */

export interface Field {
  readonly kind: 'text' | 'choice' | 'select' | 'hidden' | 'file' | 'button';
  readonly name: string;
  readonly value: string;
  readonly id: string;
  readonly isChecked: boolean;
  /** Of a select: what may be chosen. */
  readonly options: readonly string[];
  /** Ids of what describes it: its own and its fieldset's. */
  readonly describedBy: readonly string[];
  /** Inside a `<details>` that is closed: nobody sees it. */
  readonly isFolded: boolean;
}
export interface Form {
  readonly action: string;
  readonly fields: readonly Field[];
}
export interface Read {
  readonly links: readonly string[];
  /** Only those that are posted. */
  readonly forms: readonly Form[];
  /** Text of each element that has an id; of inputs none. */
  readonly textOf: ReadonlyMap<string, string>;
  readonly twice: readonly string[];
  readonly summary: readonly { readonly href: string | null; readonly text: string }[] | null;
}

interface Element {
  readonly tag: string;
  readonly at: Readonly<Record<string, string>>;
  text: string;
}
const empty = new Set([
  'input',
  'meta',
  'link',
  'br',
  'hr',
  'img',
  'path',
  'rect',
  'line',
  'circle',
  'polyline',
  'polygon',
  'use',
  'wbr',
  'col',
]);

export function readPage(html: string): Read {
  const open: Element[] = [];
  const links: string[] = [];
  const forms: { readonly action: string; readonly isPosted: boolean; readonly fields: Field[] }[] = [];
  const textOf = new Map<string, string>();
  const twice: string[] = [];
  let summary: { href: string | null; text: string }[] | null = null;
  const selected = new Map<Element, { chosen: string; readonly options: string[] }>();

  const begin = (tag: string, at: Element['at'], closed: boolean): void => {
    if (at['id'] !== undefined) {
      if (textOf.has(at['id'])) twice.push(at['id']);
      textOf.set(at['id'], '');
    }
    if (tag === 'a' && at['href']) links.push(at['href']);
    if (at['class']?.split(' ').includes('govuk-error-summary')) summary ??= [];
    const element = { tag, at, text: '' };
    if (tag === 'form') forms.push({ action: at['action'] ?? '', isPosted: at['method']?.toLowerCase() === 'post', fields: [] });
    if (tag === 'input' || tag === 'button') field(element);
    if (tag === 'option') {
      const select = open.findLast((each) => each.tag === 'select');
      if (select) {
        const value = at['value'] ?? '';
        const values = selected.get(select) ?? { chosen: value, options: [] };
        values.options.push(value);
        if ('selected' in at) values.chosen = value;
        selected.set(select, values);
      }
    }
    if (!empty.has(tag) && !closed) open.push(element);
  };
  const end = (tag: string): void => {
    const from = open.findLastIndex((each) => each.tag === tag);
    if (from < 0) return;
    for (const element of open.splice(from)) {
      const text = element.text.replaceAll(/\s+/g, ' ').trim();
      if (element.at['id'] !== undefined) textOf.set(element.at['id'], text);
      if (element.tag === 'textarea' || element.tag === 'select') field(element);
      if (summary && element.tag === 'li' && open.some((each) => each.at['class']?.includes('govuk-error-summary'))) {
        const href = /⟪([^⟫]*)⟫/.exec(element.text)?.[1] ?? null;
        summary.push({ href, text: text.replaceAll(/⟪[^⟫]*⟫/g, '').trim() });
      }
    }
  };
  const field = (element: Element): void => {
    if (!open.some(({ tag }) => tag === 'form')) return;
    const { tag, at } = element;
    const type = tag === 'input' ? (at['type'] ?? 'text') : tag;
    const kind =
      tag === 'select'
        ? 'select'
        : tag === 'button'
          ? 'button'
          : type === 'radio' || type === 'checkbox'
            ? 'choice'
            : type === 'hidden'
              ? 'hidden'
              : type === 'file'
                ? 'file'
                : 'text';
    const holders = open.filter((each) => each.tag === 'fieldset');
    forms.at(-1)?.fields.push({
      kind,
      name: at['name'] ?? '',
      value:
        tag === 'textarea'
          ? element.text.replace(/^\n/, '')
          : tag === 'select'
            ? (selected.get(element)?.chosen ?? '')
            : (at['value'] ?? (kind === 'choice' ? 'on' : '')),
      id: at['id'] ?? '',
      isChecked: 'checked' in at,
      options: selected.get(element)?.options ?? [],
      describedBy: [element, ...holders].flatMap((each) => (each.at['aria-describedby'] ?? '').split(' ')).filter(Boolean),
      isFolded: open.some((each) => each.tag === 'details' && !('open' in each.at)),
    });
  };

  for (const [whole, comment, closing, name = '', rest = '', text] of html.matchAll(
    /(<!--[^]*?-->|<!DOCTYPE[^>]*>)|<(\/)?([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+)/g,
  )) {
    if (comment !== undefined) continue;
    if (text !== undefined) {
      const words = plain(text);
      for (const element of open) element.text += words;
    } else if (closing) end(name.toLowerCase());
    else {
      const at: Record<string, string> = {};
      for (const [, key = '', value] of rest.matchAll(/([^\s=/"']+)(?:\s*=\s*"([^"]*)")?/g)) at[key] = plain(value ?? '');
      const tag = name.toLowerCase();
      // The summary's lines carry where they lead to.
      if (tag === 'a' && summary !== null) for (const element of open) if (element.tag === 'li') element.text += `⟪${at['href'] ?? ''}⟫`;
      begin(tag, at, whole.endsWith('/>'));
    }
  }
  return { links, forms: forms.filter(({ isPosted }) => isPosted), textOf, twice, summary };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0', '#x27': "'" };
const plain = (text: string): string => text.replaceAll(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all);
