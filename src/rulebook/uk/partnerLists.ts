/** Loadable lists for work with partners: lawful bases and grounds of refusal (K01, K13, K15), what section 36 rests on (G03), what a referrer may be told (C15). */
import lists from './partner-lists.json' with { type: 'json' };

export interface CodeList<
  Code extends { readonly code: string; readonly words: string } = { readonly code: string; readonly words: string },
> {
  readonly source: string;
  readonly verified: boolean;
  readonly codes: readonly Code[];
}

export const lawfulBases: CodeList = lists.bases;
export const refusalGrounds: CodeList = lists.grounds;
/** `enoughAlone`: fixation on violence by itself never is. */
export const section36Grounds: CodeList<{ readonly code: string; readonly words: string; readonly enoughAlone: boolean }> = lists.section36;
export const feedbackList: CodeList = lists.feedback;

export const codesOf = (list: CodeList): readonly string[] => list.codes.map(({ code }) => code);
export const wordsOf = (list: CodeList, code: string): string => list.codes.find((each) => each.code === code)?.words ?? code;
