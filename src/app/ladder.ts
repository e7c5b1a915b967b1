/** Contacts that somebody tells of, and what all contacts mean together (S01, F43 to F46). */
import type { Viewer } from '../access/viewer.ts';
import { refuteContact, type NewContact, sayContactSame, takeBackContact, tellContact } from '../domain/contact/deciders.ts';
import { dissentFromCumulative, type NewCumulative, writeCumulative } from '../domain/cumulative/deciders.ts';
import type { Decision } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { kindCodes } from '../rulebook/uk/contactKinds.ts';
import { contactCount } from '../rulebook/uk/cumulative.ts';
import type { Outcome, Situation } from './act.ts';
import type { House } from './house.ts';
import { actOnFile } from './onFile.ts';

export type LadderAct =
  | { readonly act: 'tell-contact'; readonly contact: string; readonly fields: NewContact }
  | { readonly act: 'say-contact-same'; readonly contact: string; readonly sameAs: string; readonly words: string }
  | { readonly act: 'refute-contact' | 'take-back-contact'; readonly contact: string; readonly words: string }
  | { readonly act: 'write-cumulative'; readonly cumulative: string; readonly fields: NewCumulative; readonly happened: Instant }
  | {
      readonly act: 'dissent-cumulative';
      readonly cumulative: string;
      readonly fields: { readonly agency: string; readonly words: string };
    };

/** Records one act about one file. `key` makes sending the same form twice harmless. */
export const recordContact = (
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly key: string } & LadderAct,
): Promise<Outcome> =>
  actOnFile(house, viewer, request, { does: request.act, decide: (file, situation) => decide(situation, file, request) });

function decide({ book, now }: Situation, file: FileState, request: LadderAct): Decision {
  switch (request.act) {
    case 'tell-contact':
      return tellContact(file, request.contact, request.fields, kindCodes, now);
    case 'say-contact-same':
      return sayContactSame(file, request.contact, request.sameAs, request.words);
    case 'refute-contact':
      return refuteContact(file, request.contact, request.words);
    case 'take-back-contact':
      return takeBackContact(file, request.contact, request.words);
    case 'write-cumulative':
      return writeCumulative(file, request.cumulative, request.fields, {
        counted: contactCount(file, book).all,
        happened: request.happened,
        now,
      });
    case 'dissent-cumulative':
      return dissentFromCumulative(file, request.cumulative, request.fields);
    default:
      return request satisfies never;
  }
}
