/**
 * The way out for mail: a port, and SMTP behind it where the installation names a server. A letter's return address carries its own
 * id, so that what comes back is known without trusting a word in it. Secrets are read from files or the environment and never said.
 */
import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { StoreFault } from '../store/faults.ts';

export interface Letter {
  /** 128 random bits in hex: the mail's own id. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** Where mail goes, in words, without any secret. */
  readonly how: string;
  /** Throws MailRefused when this letter will never be taken; anything else is tried again. */
  readonly send: (letter: Letter) => Promise<void>;
}

/** The server has said no, for good. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
  /** Local part and domain of the address to which mail returns; the letter's id goes between them. */
  readonly returned: { readonly local: string; readonly domain: string };
  /** A folder into which a mail system puts what comes back. */
  readonly returnedFolder: string | null;
}

type Env = Readonly<Record<string, string | undefined>>;
const address = /^([^\s@<>"',;:\\()[\]]{1,40})@([a-z0-9](?:[a-z0-9.-]{0,200}[a-z0-9])?)$/i;
const isOwnMachine = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

/** Null where no mail is set up. What is set wrongly stops the start: an installation that believes it tells people and does not is worse than none. */
export function mailSettings(env: Env): MailSettings | null {
  const host = env.MAIL_HOST;
  if (!host) return null;
  const wrong = (sentence: string): never => {
    throw new StoreFault('mail-settings-wrong', `${sentence} docs/operator.md lists the settings of mail.`);
  };
  const security = env.MAIL_SECURITY || 'starttls';
  if (security !== 'tls' && security !== 'starttls' && security !== 'none') return wrong('MAIL_SECURITY is tls, starttls or none.');
  if (security === 'none' && !isOwnMachine(host)) return wrong('MAIL_SECURITY=none is for a mail server on this machine only.');
  const port = Number(env.MAIL_PORT || (security === 'tls' ? 465 : security === 'none' ? 25 : 587));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return wrong('MAIL_PORT is a whole number from 1 to 65535.');
  const from = env.MAIL_FROM ?? '';
  if (!address.test(from)) return wrong('MAIL_FROM is the address that mail comes from, such as throughline@example.org.');
  const [, local = '', domain = ''] =
    address.exec(env.MAIL_RETURNED_TO || from) ?? wrong('MAIL_RETURNED_TO is an address, such as returned@example.org.');
  const user = env.MAIL_USER || null;
  const password = env.MAIL_PASSWORD_FILE ? readSecret(env.MAIL_PASSWORD_FILE) : env.MAIL_PASSWORD || null;
  if ((user === null) !== (password === null))
    return wrong('MAIL_USER goes with MAIL_PASSWORD_FILE (or MAIL_PASSWORD): set both or neither.');
  return { host, port, security, user, password, from, returned: { local, domain }, returnedFolder: env.MAIL_RETURNED_FOLDER || null };
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new StoreFault('mail-settings-wrong', 'MAIL_PASSWORD_FILE cannot be read. docs/operator.md lists the settings of mail.', cause);
  }
}

/** What the timekeeper is told of mail and of links, by its environment. */
export const toldByEnvironment = (env: Env): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && /^(MAIL_|DUTY_SHEET_|PUBLIC_ADDRESS$)/.test(name) ? [[name, value]] : [],
    ),
  );

const patience = 20_000;

export function smtpMailer(settings: MailSettings): Mailer {
  const { host, port, security, user, password, from, returned } = settings;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== null && password !== null ? { auth: { user, pass: password } } : {}),
    // A letter is text of our own: nothing in it may make the transport open a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
  return {
    how: `mail by ${host}`,
    send: async ({ id, to, subject, text }) => {
      try {
        await transport.sendMail({
          envelope: { from: `${returned.local}+${id}@${returned.domain}`, to },
          from: { name: 'Throughline', address: from },
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${returned.domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
      } catch (error) {
        const { responseCode } = error as { responseCode?: number };
        // RFC 5321, 4.2.1: 5yz is permanent. That we may not sign in is the operator's to mend, not the recipient's fault.
        if (responseCode !== undefined && responseCode >= 500 && responseCode !== 530 && responseCode !== 535 && responseCode !== 534)
          throw new MailRefused(`the mail server answered ${responseCode}`);
        throw error;
      }
    },
  };
}
