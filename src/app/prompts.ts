/** A short mail to an address that somebody left: nothing of what they wrote, and no name. */
import { mailAddress } from '../domain/notice/entries.ts';
import { addMail } from '../store/mail.ts';
import { viewing } from '../store/viewing.ts';
import { asTimekeeper } from './alertMail.ts';
import type { House } from './house.ts';
import type { Words } from './mailWords.ts';

/** A short mail to an address that somebody left, such as a reminder of a draft. The caller's words must hold no name. */
export const queueNotice = (house: House, notice: { readonly address: string; readonly once: string } & Words): Promise<boolean> =>
  viewing(house.pool, asTimekeeper(house), async (tx) =>
    addMail(tx, house.area, {
      id: house.newId(),
      kind: 'prompt',
      address: notice.address,
      once: `prompt/${notice.once}`,
      madeAt: await house.now(),
      subject: notice.subject,
      said: notice.text,
    }),
  );

/** Reminds the writer of a form that is saved and not sent, at an address that they left: nothing of what they wrote. */
export async function remindByMail(house: House, contact: string): Promise<void> {
  const address = contact.trim();
  if (!mailAddress.safeParse(address).success) throw new Error('not one mail address');
  await queueNotice(house, {
    address,
    once: `reminder/${house.newId()}`,
    subject: 'A form that you began is saved and not sent',
    text: [
      'You began a form and asked to be reminded. It is saved, and it has not been sent.',
      'Open it with the code that you were given. If you do nothing it is destroyed in the end, unread.',
      '',
      'If somebody may be hurt soon, call 999.',
    ].join('\n'),
  });
}
