/**
 * A visitor without a browser: keeps cookies, and posts the forms of the page it last saw with their hidden fields. The token of a page is kept
 * and taken out of what was seen: it is random, so a search for something that must not be there finds it in the token, now and then.
 */

import type { FastifyInstance } from 'fastify';

export interface Seen {
  readonly status: number;
  /** Of the page's forms. */
  readonly token: string;
  readonly body: string;
  /** What came, where it is no text. */
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly to: string | null;
}

export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly app: FastifyInstance;
  readonly address: string;
  last: Seen | null = null;

  constructor(app: FastifyInstance, address = '127.0.0.1') {
    this.app = app;
    this.address = address;
  }

  /** The same visitor, after the server was started again. */
  at(app: FastifyInstance): Visitor {
    const again = new Visitor(app, this.address);
    for (const [name, value] of this.cookies) again.cookies.set(name, value);
    again.last = this.last;
    return again;
  }

  get(path: string): Promise<Seen> {
    return this.send('GET', path, null);
  }

  /** Posts as a browser would from the page last seen, with its token and what it says that it showed; what is ticked several times is a list. */
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>> = {}): Promise<Seen> {
    const [, shown] = /<input type="hidden" name="shown" value="([^"]*)"/.exec(this.last?.body ?? '') ?? [];
    return this.postRaw(path, { _csrf: this.token(), ...(shown === undefined ? {} : { shown }), ...fields });
  }

  postRaw(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Seen> {
    const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
    return this.send('POST', path, new URLSearchParams(pairs).toString());
  }

  token(): string {
    return this.last?.token ?? '';
  }

  async signIn(practitioner: string): Promise<Seen> {
    await this.get('/sign-in');
    return this.post('/sign-in', { practitioner, next: '/help' });
  }

  async send(method: 'GET' | 'POST', path: string, payload: string | null): Promise<Seen> {
    const response = await this.app.inject({
      method,
      url: path,
      remoteAddress: this.address,
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(payload === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(payload === null ? {} : { payload }),
    });
    for (const cookie of response.cookies) {
      if (cookie.value === '') this.cookies.delete(cookie.name);
      else this.cookies.set(cookie.name, encodeURIComponent(cookie.value));
    }
    const location = response.headers.location;
    const token = /name="_csrf" value="([^"]+)"/.exec(response.body)?.[1] ?? '';
    const seen = {
      status: response.statusCode,
      token,
      body: token === '' ? response.body : response.body.replaceAll(token, 'token'),
      bytes: new Uint8Array(response.rawPayload),
      headers: response.headers,
      to: typeof location === 'string' ? location : null,
    };
    if (seen.body !== '') this.last = seen;
    return seen;
  }
}
