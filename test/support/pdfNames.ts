// The names in a PDF that make it act, lead somewhere or carry something, found in its bytes: strings and streams are what somebody typed, and are passed over.
const acting: ReadonlySet<string> = new Set(
  'JS JavaScript OpenAction AA URI Launch GoToR GoToE SubmitForm ImportData EmbeddedFile EmbeddedFiles Filespec RichMedia XFA AcroForm Annots'.split(
    ' ',
  ),
);

export function actionsIn(bytes: Uint8Array): readonly string[] {
  const raw = Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/\bstream\r?\n[\s\S]*?\bendstream\b/g, ' ');
  let outside = '';
  let depth = 0;
  for (let at = 0; at < raw.length; at += 1) {
    const letter = raw[at] ?? '';
    if (depth > 0 && letter === '\\') at += 1;
    else if (letter === '(') depth += 1;
    else if (letter === ')' && depth > 0) depth -= 1;
    else if (depth === 0) outside += letter;
  }
  return [...outside.matchAll(/\/([^\s/<>[\]()%]+)/g)]
    .map(([, name = '']) => name.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))))
    .filter((name) => acting.has(name));
}
