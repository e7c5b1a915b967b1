/**
 * A PDF: its text by lines, columns as cells, and what was typed into its form fields. No script of it runs, nothing is fetched,
 * nothing is drawn; a scan has no text and is refused as such.
 */
import { getDocumentProxy } from 'unpdf';
import { Collecting, DocumentFault, documentLimits, type ReadDocument } from './blocks.ts';

interface Item {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  const collecting = new Collecting();
  try {
    const pdf = await getDocumentProxy(bytes.slice(), {
      isEvalSupported: false,
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      verbosity: 0,
    } as Parameters<typeof getDocumentProxy>[1]);
    if (pdf.numPages > documentLimits.pages) throw new DocumentFault('too-large');
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const found = items.flatMap((item): readonly Item[] => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , , , x = 0, y = 0] = item.transform as number[];
        return [{ str: item.str, x, y, width: item.width, height: item.height || 10 }];
      });
      for (const cells of linesOf(found)) collecting.add(cells.length > 1 ? 'row' : 'line', cells, `page ${number}`);
      for (const { fieldName, alternativeText, fieldValue } of (await page.getAnnotations()) as readonly FormField[]) {
        const value = Array.isArray(fieldValue) ? fieldValue.join(', ') : (fieldValue ?? '');
        if (fieldName && typeof value === 'string' && value.trim() !== '' && value !== 'Off')
          collecting.add('field', [alternativeText || fieldName, value], `form field, page ${number}`);
      }
      page.cleanup();
    }
    await pdf.destroy();
  } catch (error) {
    if (error instanceof DocumentFault) throw error;
    throw new DocumentFault((error as Error).name === 'PasswordException' ? 'locked' : 'malformed', error);
  }
  if (collecting.blocks.length === 0) throw new DocumentFault('no-text');
  return { kind: 'pdf', blocks: collecting.blocks, notRead: ['pictures, if there are any'] };
}

interface FormField {
  readonly fieldName?: string;
  readonly alternativeText?: string;
  readonly fieldValue?: string | readonly string[] | null;
}

/** Items at one height are a line; a gap wider than two letters begins another cell. */
function linesOf(items: readonly Item[]): string[][] {
  const lines: { y: number; items: Item[] }[] = [];
  for (const item of items.toSorted((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    if (line && Math.abs(line.y - item.y) <= item.height * 0.5) line.items.push(item);
    else lines.push({ y: item.y, items: [item] });
  }
  return lines.map((line) => {
    const cells: string[] = [];
    let end = Number.NEGATIVE_INFINITY;
    for (const { str, x, width, height } of line.items.toSorted((a, b) => a.x - b.x)) {
      const gap = x - end;
      if (cells.length === 0 || gap > height * 1.2) cells.push(str);
      else cells[cells.length - 1] += `${gap > height * 0.15 && !cells.at(-1)?.endsWith(' ') ? ' ' : ''}${str}`;
      end = x + width;
    }
    return cells;
  });
}
