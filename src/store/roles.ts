// The five database roles log in with passwords that nobody has to keep: each is derived from the secret of whoever may
// make roles, so that two hosts with the same DATABASE_URL agree. The server is only ever told a SCRAM verifier
// (RFC 5802, RFC 7677), so that no password stands in its log.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

export type DatabaseRole =
  | 'throughline_owner'
  | 'throughline_service'
  | 'throughline_watchdog'
  | 'throughline_disposal'
  | 'throughline_matcher';
export const databaseRoles: readonly DatabaseRole[] = [
  'throughline_owner',
  'throughline_service',
  'throughline_watchdog',
  'throughline_disposal',
  'throughline_matcher',
];

export interface RoleUrls {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  readonly watchdogUrl: string;
  readonly disposalUrl: string;
  readonly matcherUrl: string;
}

export function roleUrls(adminUrl: string, secret: string): RoleUrls {
  return {
    ownerUrl: urlFor(adminUrl, secret, 'throughline_owner'),
    serviceUrl: urlFor(adminUrl, secret, 'throughline_service'),
    watchdogUrl: urlFor(adminUrl, secret, 'throughline_watchdog'),
    disposalUrl: urlFor(adminUrl, secret, 'throughline_disposal'),
    matcherUrl: urlFor(adminUrl, secret, 'throughline_matcher'),
  };
}

export function rolePassword(secret: string, role: DatabaseRole): string {
  return createHmac('sha256', secret).update(`throughline role ${role}`).digest('base64url');
}

/** What PostgreSQL stores for a password, computed here: ALTER ROLE … PASSWORD takes it as it is. */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16), iterations = 4096): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

/** The same server and another database. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

function urlFor(adminUrl: string, secret: string, role: DatabaseRole): string {
  const url = new URL(adminUrl);
  const password = rolePassword(secret, role);
  if (url.hostname === '' || url.searchParams.has('user')) {
    // postgres:///name?host=/var/run/postgresql, where a URL cannot carry a user before the host.
    url.searchParams.set('user', role);
    url.searchParams.set('password', password);
  } else {
    url.username = role;
    url.password = password;
  }
  return url.href;
}

/** The password in the administrator's URL, if it holds one: the secret that the roles' passwords are derived from. */
export function secretIn(adminUrl: string): string | undefined {
  const url = new URL(adminUrl);
  const password = decodeURIComponent(url.password) || url.searchParams.get('password');
  return password || undefined;
}
