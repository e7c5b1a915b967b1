/** A number of a paper or register as it was read, and the kinds there are. */
export type DocumentKind =
  | 'passport'
  | 'identity-card'
  | 'nhs'
  | 'pupil'
  | 'prison'
  | 'probation'
  | 'pnc'
  | 'cro'
  | 'driving-licence'
  | 'national-insurance'
  | 'other';

export interface ReadDocument {
  readonly kind: DocumentKind;
  /** Capitals and digits only, in the one form that its kind has. */
  readonly key: string;
  readonly raw: string;
  /** `none` where the kind has no check digit that is public. */
  readonly check: 'right' | 'wrong' | 'none';
  /** Who issued it, where the writing says so. */
  readonly country: string;
}
