/** A name as it is compared with another that somebody else wrote: letters and digits alone, whatever their case and what stands between them. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
