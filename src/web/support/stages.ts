/** Where a Channel case stands, in words. */
import type { Case } from '../../app/supportSight.ts';
import { t } from '../words.ts';

/** `awaitsOwn`: what was agreed to for a child has ended at 18. */
export function stageWords(stage: Case['stage'], awaitsOwn = false): string {
  if (awaitsOwn) return t('They are 18 now: what was agreed to for them has ended, and support waits for their own answer');
  switch (stage) {
    case 'consent awaited':
      return t('Adopted; whether they agree to support is not answered yet');
    case 'supported':
      return t('Consent is given: support may be given');
    case 'without support':
      return t('No support: consent was refused or withdrawn, or the panel has withdrawn it');
    case 'closed':
      return t('Closed, with its reviews after closing');
    default:
      return stage satisfies never;
  }
}
