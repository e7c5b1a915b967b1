/** Texts in one order on every machine: by code point. `localeCompare` asks the machine which country it is in, and a Danish one puts "aa" after "z". */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
