/** Why somebody looks for a person among those on file (K03: each consultation has its justification): a closed list of our own. Its words are the screens'. */
export const purposeCodes = ['who-is-it', 'decision', 'request', 'safety', 'correction', 'other'] as const;
export type Purpose = (typeof purposeCodes)[number];
export const isPurpose = (code: string): code is Purpose => (purposeCodes as readonly string[]).includes(code);
