/** What a verification says: that everything fits, or the first fact that does not, from a closed set of codes. */

export type FindingCode =
  | 'gap' // a position is missing
  | 'duplicate-position' // a position is there twice, or out of order
  | 'leaf-hash' // the stored hash is not the hash of the leaf text
  | 'leaf-not-canonical' // the leaf text is not RFC 8785, or not a leaf
  | 'columns' // what queries see is not what the leaf says
  | 'duplicate-id'
  | 'stream-version' // a stream's facts are not numbered 1, 2, 3 ...
  | 'recorded-backward'
  | 'value' // a value does not open its commitment
  | 'body-missing' // a value is gone without a line in the disposal journal
  | 'disposed-but-present' // a value that was disposed of has come back
  | 'disposal' // the journal names a disposal that is not in the ledger, or was of another file
  | 'sealed' // differs from what the ledger itself sealed earlier
  | 'checkpoint' // differs from the checkpoint: rewritten together with its hash
  | 'shorter' // ends before the checkpoint, or before its own head
  | 'longer' // goes on after its own head
  | 'origin'; // the checkpoint is of another ledger

export interface Finding {
  readonly ok: false;
  readonly code: FindingCode;
  /** First fact that does not fit; with `through`, it is somewhere from here to there. */
  readonly position: number;
  readonly through?: number;
  readonly factId?: string;
  readonly words: string;
}

export type Verification = { readonly ok: true; readonly size: number; readonly root: Buffer } | Finding;
