// A PDF as a reader's program finds it: what it says of itself, its structure tree, and which text belongs to it. Read with pdf.js, which did not write it.
import { getDocumentProxy } from 'unpdf';

export interface Tagged {
  readonly role: string;
  /** Text of this part and of those in it, in the order of the tree. */
  readonly text: string;
  readonly parts: readonly Tagged[];
}
export interface ReadPdf {
  readonly title: string;
  readonly language: string;
  readonly isMarked: boolean;
  readonly outline: readonly string[];
  readonly pages: readonly {
    readonly tree: readonly Tagged[];
    /** What a screen reader passes over: headers, footers, rules. */
    readonly artifacts: string;
    /** Text in neither: there must be none. */
    readonly unmarked: string;
    readonly text: string;
  }[];
  /** Of all pages, in reading order. */
  readonly text: string;
}

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}
interface OutlineItem {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { info } = await pdf.getMetadata();
  const said = info as { readonly Title?: string; readonly Language?: string };
  const pages: ReadPdf['pages'][number][] = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const byId = new Map<string, string>();
    const open: string[] = [];
    let [artifacts, unmarked, text] = ['', '', ''];
    for (const item of items as readonly { readonly str?: string; readonly type?: string; readonly id?: string; readonly tag?: string }[]) {
      if (item.str === undefined) {
        if (item.type === 'endMarkedContent') open.pop();
        else open.push(item.type === 'beginMarkedContentProps' && item.id ? item.id : 'artifact');
        continue;
      }
      text += item.str;
      const within = open.at(-1);
      if (within === undefined) unmarked += item.str.trim();
      else if (within === 'artifact') artifacts += `${item.str}\n`;
      else byId.set(within, `${byId.get(within) ?? ''}${item.str} `);
    }
    const told = (node: Node): Tagged => {
      const parts = (node.children ?? []).filter((each) => each.role !== undefined).map(told);
      const own = (node.children ?? []).map((each) => (each.type === 'content' ? (byId.get(each.id ?? '') ?? '') : '')).join('');
      return { role: node.role ?? '', parts, text: squeezed(`${own} ${parts.map((each) => each.text).join(' ')}`) };
    };
    const tree = (await page.getStructTree()) as Node | null;
    pages.push({ tree: (tree?.children ?? []).map(told), artifacts, unmarked, text });
  }
  const flat = (list: readonly OutlineItem[]): readonly string[] => list.flatMap(({ title, items }) => [title, ...flat(items)]);
  const mark = (await pdf.getMarkInfo()) as { readonly Marked?: boolean } | null;
  return {
    title: said.Title ?? '',
    language: said.Language ?? '',
    isMarked: mark?.Marked === true,
    outline: flat(((await pdf.getOutline()) ?? []) as readonly OutlineItem[]),
    pages,
    text: squeezed(pages.flatMap(({ tree }) => tree.map(({ text }) => text)).join(' ')),
  };
}

/** Every part of the document with this role, page after page. */
export const partsOf = ({ pages }: ReadPdf, role: RegExp): readonly Tagged[] => {
  const within = (part: Tagged): readonly Tagged[] => [...(role.test(part.role) ? [part] : []), ...part.parts.flatMap(within)];
  return pages.flatMap(({ tree }) => tree.flatMap(within));
};

const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
