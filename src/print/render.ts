/**
 * A document as a tagged PDF (PDF 1.7, ISO 32000-1 14.8): every mark is either part of the structure tree or an artifact, the tree is in
 * reading order, and the marking, the page's number and who printed it stand on every page. Pure: fonts and the instant come in.
 */
import PdfDocument from 'pdfkit';
import { placed } from './direction.ts';
import type { Fonts, PrintedDocument, Rendered } from './document.ts';
import { clean, spelt } from './legible.ts';
import { layOut, type LaidOut, type Mark, type Part, sheet } from './layOut.ts';
import { cut, type Letters, remembering, type Type, type Weight, widthOf } from './letters.ts';

type Pdf = PDFKit.PDFDocument;
type Element = ReturnType<Pdf['struct']>;

export async function render(document: PrintedDocument, fonts: Fonts): Promise<Rendered> {
  const pdf = new PdfDocument({
    size: [sheet.width, sheet.height],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: document.language,
    displayTitle: true,
    info: { Title: document.title, Producer: 'Throughline', Creator: 'Throughline', CreationDate: new Date(document.made) },
  });
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
  const ended = new Promise<void>((done, failed) => {
    pdf.on('end', done);
    pdf.on('error', failed);
  });
  pdf.registerFont('regular', bytesOf(fonts.regular));
  pdf.registerFont('bold', bytesOf(fonts.bold));
  const letters = remembering(lettersOf(pdf));
  const laid = layOut(document, letters);
  draw(pdf, document, laid, letters);
  pdf.end();
  await ended;
  return { bytes: new Uint8Array(Buffer.concat(chunks)), pages: laid.pages.length };
}

/** pdfkit takes a view of bytes only where it begins its buffer. */
const bytesOf = (font: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(font);

function lettersOf(pdf: Pdf): Letters {
  const select = (weight: Weight): Pdf => pdf.font(weight).fontSize(1);
  select('regular');
  // Not in pdfkit's types: which letters the font file has.
  const { font } = (pdf as unknown as { readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font;
  return {
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    width: (text, weight) => select(weight).widthOfString(text),
  };
}

function draw(pdf: Pdf, document: PrintedDocument, { tree, pages, outline }: LaidOut, letters: Letters): void {
  const elements = new Map<Part, Element>();
  const root = elementOf(pdf, tree, elements);
  pdf.addStructure(root);
  const levels: PDFKit.PDFOutline[] = [pdf.outline];
  for (const [n, marks] of pages.entries()) {
    pdf.addPage();
    for (const { text, level, y } of outline.filter(({ page }) => page === n)) {
      const above = levels.slice(0, level).findLast(Boolean) ?? pdf.outline;
      levels.length = level;
      levels[level] = above.addItem(text, { expanded: level === 1, top: Math.max(0, y - 12), fit: false } as Parameters<
        typeof above.addItem
      >[1]);
    }
    everyPage(pdf, document, letters, n + 1, pages.length);
    body(pdf, marks, elements, letters);
    pdf.endMarkedContent();
  }
  root.end();
}

/** The tree of the document as the PDF's own, each part made once; what it says is added as it is drawn. */
function elementOf(pdf: Pdf, part: Part, elements: Map<Part, Element>): Element {
  const options = { ...(part.scope ? { scope: part.scope } : {}), ...(part.says === undefined ? {} : { actual: part.says }) };
  const element = pdf.struct(part.type, options);
  elements.set(part, element);
  for (const each of part.parts) element.add(elementOf(pdf, each, elements));
  return element;
}

function body(pdf: Pdf, marks: readonly Mark[], elements: ReadonlyMap<Part, Element>, letters: Letters): void {
  let open: Part | 'artifact' | null = null;
  for (const mark of marks) {
    if (mark.kind === 'line') {
      if (open !== mark.part) {
        elements.get(mark.part)?.add(pdf.markStructureContent(mark.part.type));
        open = mark.part;
      }
      line(pdf, mark, mark.part.leftward === true, letters);
      continue;
    }
    if (open !== 'artifact') pdf.markContent('Artifact', { type: 'Layout' });
    open = 'artifact';
    if (mark.kind === 'rule') pdf.rect(mark.x, mark.y, mark.width, mark.height).fill('#0b0c0c');
    else line(pdf, mark, false, letters);
  }
}

interface Line {
  readonly text: string;
  readonly type: Type;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Words are written in the order in which they are read, wherever they stand; a space ends each line, so that no two words run together. */
function line(pdf: Pdf, { text, type, x, y, width }: Line, leftward: boolean, letters: Letters): void {
  // Measured first: it sets the font.
  const pieces = placed(text, leftward, width, (each) => widthOf(letters, each, type));
  pdf.font(type.weight).fontSize(type.size).fillColor('#0b0c0c');
  for (const piece of pieces) pdf.text(piece.text, x + piece.x, y, { lineBreak: false });
}

const marked: Type = { weight: 'bold', size: 11 };
const fine: Type = { weight: 'regular', size: 7.5 };

/** What stands above and below on every page. Artifacts: a screen reader does not read them out at each page. */
function everyPage(pdf: Pdf, document: PrintedDocument, letters: Letters, page: number, of: number): void {
  const { marking, what, handling, printed, number, page: words } = document.everyPage;
  const width = sheet.width - sheet.left - sheet.right;
  const put = (typed: string, type: Type, y: number, side: 'left' | 'centre' | 'right'): void => {
    const one = clean(typed).replaceAll('\n', ' ');
    const text = cut(
      letters,
      spelt(one, (codePoint) => letters.has(codePoint)),
      type,
      width,
    );
    const spare = width - widthOf(letters, text, type);
    line(
      pdf,
      { text, type, x: sheet.left + (side === 'left' ? 0 : side === 'centre' ? spare / 2 : spare), y, width: width - spare + 1 },
      false,
      letters,
    );
  };
  pdf.markContent('Artifact', { type: 'Pagination', attached: ['Top'] });
  put(marking, marked, 22, 'centre');
  put(what, fine, 42, 'left');
  pdf.rect(sheet.left, 55, width, 0.5).fill('#0b0c0c');
  pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
  const foot = sheet.height - sheet.bottom + 12;
  pdf.rect(sheet.left, foot, width, 0.5).fill('#0b0c0c');
  put(handling, fine, foot + 6, 'left');
  put(printed, fine, foot + 18, 'left');
  put(number, { ...fine, weight: 'bold' }, foot + 30, 'left');
  put(words.replace('{n}', String(page)).replace('{m}', String(of)), fine, foot + 30, 'right');
  put(marking, marked, foot + 42, 'centre');
}
