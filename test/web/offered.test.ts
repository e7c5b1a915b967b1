/** Whoever may send a form from a page is offered it there, and nobody is offered one that is refused them for who they are. */
import { everybodysOffers } from '../support/everyOffer.ts';

const ofDanger = 'The same form records what protects somebody now, and that is everybody’s.';
const ofDrafts = 'A draft is nobody’s record: whoever may not make an assessment gains nothing by keeping one.';

everybodysOffers('partnership', {
  finders: ['imogen', 'rosalind'],
  askers: ['imogen', 'rosalind', 'edwin', 'joan', 'winifred'],
  meant: {
    '/files/:id/visits: edwin is offered it, and is refused': ofDanger,
    '/files/:id/visits: joan is offered it, and is refused': ofDanger,
    '/files/:id/disclosures/decide: edwin is offered it, and is refused': ofDanger,
    '/files/:id/contacts/together/new keep: edwin may send it, and is offered no form': ofDrafts,
    '/files/:id/contacts/together/new keep: joan may send it, and is offered no form': ofDrafts,
    '/files/:id/contacts/together/new throw-away: edwin may send it, and is offered no form': ofDrafts,
    '/files/:id/contacts/together/new throw-away: joan may send it, and is offered no form': ofDrafts,
    '/files/:id/assessments/new keep: edwin may send it, and is offered no form': ofDrafts,
    '/files/:id/assessments/new keep: joan may send it, and is offered no form': ofDrafts,
    '/files/:id/assessments/new throw-away: edwin may send it, and is offered no form': ofDrafts,
    '/files/:id/assessments/new throw-away: joan may send it, and is offered no form': ofDrafts,
  },
});
