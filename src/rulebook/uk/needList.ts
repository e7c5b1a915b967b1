/** The domains of need that a plan answers, one by one (G09, F25): a loadable list, openly an example. */
import list from './need-domains.json' with { type: 'json' };

export interface NeedList {
  readonly version: number;
  readonly source: string;
  readonly verified: boolean;
  readonly domains: readonly { readonly code: string; readonly words: string }[];
}

export const needList: NeedList = list;
export const needWords = (code: string): string => needList.domains.find((each) => each.code === code)?.words ?? code;
