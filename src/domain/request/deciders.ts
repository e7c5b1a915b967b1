/** Pure deciders about a request to a partner. Whether it may go out at all is the gate's question (G02), asked before. */
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import {
  RequestAbsenceAccepted,
  RequestAnswered,
  RequestCodeIssued,
  RequestMade,
  RequestWithdrawn,
  SensitivePointerKept,
} from './entries.ts';
import { isOpen, type Request } from './state.ts';

const where = (file: FileState, request: Request) => ({ stream: request.stream, file: file.id, record: request.record });

/** `bases`: the codes of the loaded list; a basis that is not on it is none. */
export function makeRequest(
  file: FileState,
  id: string,
  referral: string,
  fields: Readonly<Record<string, unknown>>,
  bases: readonly string[],
): Decision {
  const about = file.referrals.get(referral);
  if (!about) return because('no-such-referral', 'That referral does not lie in this file.', 'Look it up by its reference.');
  if (about.closed) return because('closed', 'The referral is closed.', 'Reopen it first, with the reason.');
  if (file.requests.has(id)) return because('asked-already', 'This request was made already.', 'Open it from the page of the file.');
  const { organisation = null, post = null, contact = '' } = fields;
  const known = organisation !== null && file.area.organisations.has(organisation as string);
  if (!known && (contact as string).trim() === '')
    return because('no-partner', 'It is not said of whom it is asked.', 'Choose an organisation, or name a contact.');
  if (post !== null && file.area.posts.get(post as string)?.organisation !== organisation)
    return because('no-such-post', 'That post is not one of that organisation.', 'Choose a post of the organisation.');
  if (!bases.includes(fields.basis as string))
    return because('no-basis', 'No lawful basis is chosen.', 'Choose one of the list. If none fits, it may not be asked this way.');
  return write(RequestMade, { stream: `request/${id}`, file: file.id, record: about.record }, fields);
}

/** Only who holds it; neither what is held nor that anybody looked. */
export function keepPointer(file: FileState, id: string, referral: string, holder: string): Decision {
  const about = file.referrals.get(referral);
  if (!about) return because('no-such-referral', 'That referral does not lie in this file.', 'Look it up by its reference.');
  return write(SensitivePointerKept, { stream: `request/${id}`, file: file.id, record: about.record }, { holder });
}

export const keepPointerTo = (file: FileState, id: string, holder: string): Decision =>
  on(file, id, (request) => write(SensitivePointerKept, where(file, request), { holder }));

export const issueCode = (file: FileState, id: string, code: string, until: number): Decision =>
  whileOpen(file, id, (request) => write(RequestCodeIssued, where(file, request), { code, until }));

/** An answer is taken at any time, also late, also after the end: nothing that a partner says is turned away. */
export function answerRequest(
  file: FileState,
  id: string,
  fields: { readonly answer: string; readonly ground: string | null } & Readonly<Record<string, unknown>>,
  grounds: readonly string[],
): Decision {
  return on(file, id, (request) => {
    if (fields.answer === 'refused' && !grounds.includes(fields.ground ?? ''))
      return because('no-ground', 'A refusal needs its lawful ground.', 'Choose the ground; a refusal is a decision, with its reason.');
    const ground = fields.answer === 'refused' ? fields.ground : null;
    return write(RequestAnswered, where(file, request), { ...fields, ground });
  });
}

export const withdrawRequest = (file: FileState, id: string, reason: string): Decision =>
  whileOpen(file, id, (request) => write(RequestWithdrawn, where(file, request), { reason }));

export const acceptAbsence = (file: FileState, id: string, by: string, reason: string): Decision =>
  whileOpen(file, id, (request) =>
    request.made.by === by
      ? because('same-person', 'You asked this yourself: another person accepts that no reply came.', 'Ask the supervising post.')
      : write(RequestAbsenceAccepted, where(file, request), { reason }),
  );

const whileOpen = (file: FileState, id: string, decide: (request: Request) => Decision): Decision =>
  on(file, id, (request) =>
    isOpen(request)
      ? decide(request)
      : because('request-ended', 'The request has ended: it was answered, withdrawn or accepted as unanswered.', 'Read what came of it.'),
  );

function on(file: FileState, id: string, decide: (request: Request) => Decision): Decision {
  const request = file.requests.get(id);
  return request
    ? decide(request)
    : because('no-such-request', 'That request does not lie in this file.', 'Open it from the page of the referral.');
}
