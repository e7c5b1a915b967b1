/**
 * A docx (ECMA-376): its main text and tables. Nothing else of the package is unpacked: no macro, picture, link or embedded
 * file. A zip bomb is refused by the sizes that it declares, and what inflates to more than it declared is cut off and malformed.
 */
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { Collecting, DocumentFault, documentLimits, type ReadDocument } from './blocks.ts';

const main = 'word/document.xml';

export function readDocx(bytes: Uint8Array): ReadDocument {
  const seen = { entries: 0, pictures: 0, macros: false, margins: 0 };
  let unpacked: Record<string, Uint8Array>;
  try {
    unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        seen.entries += 1;
        if (seen.entries > documentLimits.zipEntries) throw new DocumentFault('too-large');
        if (name.startsWith('word/media/')) seen.pictures += 1;
        if (/^word\/(header|footer|footnotes|endnotes|comments)\d*\.xml$/.test(name)) seen.margins += 1;
        if (name.endsWith('vbaProject.bin')) seen.macros = true;
        if (name !== main) return false;
        if (originalSize > documentLimits.unpacked) throw new DocumentFault('too-large');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof DocumentFault ? error : new DocumentFault('malformed', error);
  }
  const xml = unpacked[main];
  if (!xml) throw new DocumentFault('unknown-kind');
  const collecting = new Collecting();
  try {
    walk(new TextDecoder('utf-8', { fatal: true }).decode(xml), collecting);
  } catch (error) {
    throw error instanceof DocumentFault ? error : new DocumentFault('malformed', error);
  }
  if (seen.pictures > 0) collecting.notRead.push(`${seen.pictures} picture${seen.pictures === 1 ? '' : 's'}`);
  if (seen.margins > 0) collecting.notRead.push('headers, footers, notes or comments');
  if (seen.macros) collecting.notRead.push('a macro, which was not run');
  if (collecting.blocks.length === 0) throw new DocumentFault('no-text');
  return { kind: 'docx', blocks: collecting.blocks, notRead: collecting.notRead };
}

interface Row {
  readonly cells: string[];
}

/** Paragraphs and rows in reading order. A table within a cell is text of that cell. */
function walk(xml: string, collecting: Collecting): void {
  const parser = new SaxesParser({ fragment: false });
  let paragraph = '';
  let isHeading = false;
  let isText = false;
  let tables = 0;
  let rows = 0;
  let lines = 0;
  let depth = 0;
  let row: Row | null = null;
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);

  parser.on('doctype', () => {
    throw new DocumentFault('malformed');
  });
  parser.on('error', (error) => {
    throw new DocumentFault('malformed', error);
  });
  parser.on('opentag', ({ name, attributes }) => {
    switch (local(name)) {
      case 'tbl':
        depth += 1;
        if (depth === 1) {
          tables += 1;
          rows = 0;
        }
        return;
      case 'tr':
        if (depth === 1) {
          rows += 1;
          row = { cells: [] };
        }
        return;
      case 'tc':
        if (depth === 1) row?.cells.push('');
        return;
      case 'p':
        paragraph = '';
        isHeading = false;
        return;
      case 'pStyle':
        isHeading = /^(heading|title|berschrift)/i.test(String((attributes as Record<string, string>)['w:val'] ?? ''));
        return;
      case 't':
        isText = true;
        return;
      case 'tab':
        paragraph += '\t';
        return;
      case 'br':
      case 'cr':
        paragraph += '\n';
    }
  });
  parser.on('text', (text) => {
    if (isText) paragraph += text;
  });
  parser.on('closetag', ({ name }) => {
    switch (local(name)) {
      case 't':
        isText = false;
        return;
      case 'p':
        if (row) {
          const last = row.cells.length - 1;
          row.cells[last] = [row.cells[last], paragraph].filter(Boolean).join('\n');
        } else {
          lines += 1;
          collecting.add(isHeading ? 'heading' : 'line', [paragraph], `paragraph ${lines}`);
        }
        paragraph = '';
        return;
      case 'tr':
        if (depth === 1 && row) {
          collecting.add('row', row.cells, `table ${tables}, row ${rows}`);
          row = null;
        }
        return;
      case 'tbl':
        depth -= 1;
    }
  });
  parser.write(xml).close();
}
