/** What a practitioner of the simulated year is asked, and how an answer is written. */
import type { FileState } from '../../domain/file/state.ts';
import type { Obligation } from '../../domain/obligation/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { type Life, record } from './life.ts';
import type { Referred } from './people.ts';

/** What is to be answered, by which post, when. */
export interface Asked {
  readonly life: Life;
  readonly at: Instant;
  readonly post: string;
  readonly file: FileState;
  readonly obligation: Obligation;
  readonly course: Referred['course'];
}
export type AskedOfReferral = Asked & { readonly referral: Referral };
export type Answer = (asked: Asked) => void;

/** For what lies in a referral's stream. */
export const ofReferral =
  (answer: (asked: AskedOfReferral) => void): Answer =>
  (asked) => {
    const referral = asked.file.referrals.get(asked.obligation.stream.slice('referral/'.length));
    if (referral) answer({ ...asked, referral });
  };
export const write = ({ life, at, post, obligation: { stream, record: about } }: Asked, type: string, fields: object): void =>
  void record(life, at, post, type, stream, about, fields);
export const writeOfFile = ({ life, at, post, file }: Asked, type: string, fields: object): void =>
  void record(life, at, post, type, `file/${file.id}`, null, fields, file.id);
export const chance = ({ life, obligation }: Asked, what: string, share: number): boolean => life.draw(`${what} ${obligation.id}`) < share;
