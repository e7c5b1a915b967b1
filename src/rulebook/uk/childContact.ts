/**
 * G08 before a child or a parent is contacted: who holds parental responsibility and what the child says are on the page, and a
 * parent who may be the source of concern is not contacted before social care has decided. A letter to a child's home reaches a parent.
 */
import { isChild } from '../../domain/circumstance/age.ts';
import { latestOf } from '../../domain/telling/state.ts';
import type { Gate } from '../engine/rulebook.ts';

export const childContactGate: Gate = {
  id: 'G08',
  title: 'A child, and a parent who may be the source of concern',
  words:
    'Under 18, who holds parental responsibility and the child’s own view are recorded before anybody is told. If a parent may be the source of concern, neither that parent nor a letter to the home comes before a social-care decision that allows it.',
  source: 's36(4)(b) and (5)(a) CTSA 2015 for consent; our reading for contact.',
  verified: false,
  findings: [],
  guards: ['contact'],
  lacks: (file, { contact, now }) => {
    if (!isChild(file, now)) return [];
    const about = { kind: 'file', id: file.id } as const;
    const parents = latestOf(file, 'parents');
    if (!parents)
      return [
        {
          gate: 'G08',
          code: 'parents-missing',
          words: 'This is a child, and nobody has recorded who holds parental responsibility and what the child says.',
          how: 'Record it on the page "Told and heard" first.',
          about,
        },
      ];
    if (parents.parentMayBeSource === 'no' || contact?.reachesParent === false) return [];
    const decided = latestOf(file, 'social-care');
    if (decided?.contact === 'may be made') return [];
    const words = decided
      ? 'Social care has decided that the parent is not to be contacted.'
      : parents.parentMayBeSource === 'yes'
        ? 'A parent may be the source of concern, and social care has not decided whether they may be contacted.'
        : 'Nobody knows whether a parent may be the source of concern, and social care has not decided whether they may be contacted.';
    const how = 'Ask children’s social care and record what it decides; or tell the child in person, away from home, if that is safe.';
    return [{ gate: 'G08', code: 'social-care-missing', words, how, about }];
  },
};
