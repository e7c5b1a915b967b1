/** A tie between two people on file, as somebody records it; its ends are added. */
export const familyTie = {
  end: 'person on file',
  words: '',
  sort: 'family',
  direction: 'both ways',
  since: '',
  until: '',
  age: 'not known',
  source: 'A housing officer',
  grading: null,
  confidence: 'moderate',
  disprove: 'The register of tenants.',
} as const;
