/** How each practitioner and post is reached now, folded from what they have said. */
import type { NoticeEntry, Telling } from './entries.ts';

export interface Contact {
  readonly mail: string | null;
  readonly ordinary: Telling;
}

/** What holds of somebody who has said nothing: a digest a day, once there is an address. */
export const noContact: Contact = { mail: null, ordinary: 'daily' };

export interface Contacts {
  readonly practitioners: ReadonlyMap<string, Contact>;
  readonly telephones: ReadonlyMap<string, string>;
}

export const noContacts: Contacts = { practitioners: new Map(), telephones: new Map() };

export function evolveContacts(before: Contacts, fact: NoticeEntry): Contacts {
  switch (fact.type) {
    case 'ContactGiven': {
      // What was erased by law is absent: then nobody is written to.
      const { practitioner, mail, ordinary } = fact.fields;
      return { ...before, practitioners: new Map(before.practitioners).set(practitioner, { mail: mail ?? null, ordinary }) };
    }
    case 'PostTelephoneGiven': {
      const telephones = new Map(before.telephones);
      const { post, telephone } = fact.fields;
      if (telephone) telephones.set(post, telephone);
      else telephones.delete(post);
      return { ...before, telephones };
    }
    case 'ReturnedMailSettled':
      return before;
    default:
      return fact satisfies never;
  }
}
