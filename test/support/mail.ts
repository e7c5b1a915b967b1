/** A mail server for tests: it takes what it is given, refuses whom it is told to refuse, and can be away. */
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { mailSettings, type Mailer, smtpMailer } from '../../src/app/mailer.ts';

export interface Received {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly raw: string;
}
export interface MailServer extends AsyncDisposable {
  readonly got: Received[];
  /** Answered 550. */
  readonly refuses: Set<string>;
  /** Answers 451 to everything while true. */
  isBusy: boolean;
  readonly port: number;
  readonly mailer: Mailer;
  readonly env: Readonly<Record<string, string>>;
}

export async function mailServer(): Promise<MailServer> {
  const got: Received[] = [];
  const refuses = new Set<string>();
  const state = { isBusy: false };
  const no = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      if (state.isBusy) return done(no(451, 'Try again later'));
      return done(refuses.has(address) ? no(550, 'No such user here') : null);
    },
    onData: (stream, session, done) => {
      const take = async (): Promise<void> => {
        const raw = await buffer(stream);
        const { subject = '', text = '' } = await PostalMime.parse(raw);
        const from = session.envelope.mailFrom;
        for (const { address } of session.envelope.rcptTo)
          got.push({ from: from ? from.address : '', to: address, subject, text, raw: raw.toString('utf8') });
      };
      take()
        .then(() => null)
        // oxlint-disable-next-line promise/no-callback-in-promise -- the server hears of the end by its own callback
        .then(done, done);
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  const env = {
    MAIL_HOST: '127.0.0.1',
    MAIL_PORT: String(port),
    MAIL_SECURITY: 'none',
    MAIL_FROM: 'throughline@wexmoor.example',
    MAIL_RETURNED_TO: 'returned@wexmoor.example',
  };
  const settings = mailSettings(env);
  if (!settings) throw new Error('the settings name a server');
  return {
    got,
    refuses,
    get isBusy() {
      return state.isBusy;
    },
    set isBusy(busy) {
      state.isBusy = busy;
    },
    port,
    env,
    mailer: smtpMailer(settings),
    [Symbol.asyncDispose]: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

/** A delivery report as mail systems write it (RFC 3464), about a letter with this id. */
export const deliveryReport = (id: string, { action = 'failed', status = '5.1.1', enclosed = true } = {}): Buffer =>
  Buffer.from(
    [
      'From: MAILER-DAEMON@mail.wexmoor.example',
      `To: returned+${id}@wexmoor.example`,
      'Subject: Undelivered Mail Returned to Sender',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'I could not deliver your message.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mail.wexmoor.example',
      '',
      'Final-Recipient: rfc822; gateway@wexmoor.example',
      `Action: ${action}`,
      `Status: ${status}`,
      ...(enclosed ? ['--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: <${id}@wexmoor.example>`, 'Subject: x', ''] : []),
      '--b--',
      '',
    ].join('\r\n'),
  );
