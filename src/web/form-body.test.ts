// Nothing that is sent is cut: every field of a form is read, or the whole is refused before anything is done with it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fastify, { type FastifyInstance } from 'fastify';
import fc from 'fast-check';
import { runs } from '../../test/support/runs.ts';
import { faultPageOf, statusOf } from './faults.ts';
import { mostFields, readFormBodies, uploadOf } from './form-body.ts';

describe('what a form sends', () => {
  let app: FastifyInstance;
  before(async () => {
    app = fastify({ bodyLimit: 3_000_000 });
    readFormBodies(app);
    app.setErrorHandler((error, _request, reply) => reply.code(statusOf[faultPageOf(error)]).send());
    app.post('/form', async (request) => request.body);
    const declared = { largestUpload: 2_000_000 } as never;
    app.post('/document', { config: { declared } }, async (request) => ({
      fields: request.body,
      bytes: uploadOf(request)?.bytes.length ?? 0,
    }));
    const alert = { forgeryProtection: { waivedBecause: 'an alert is never refused' } } as never;
    app.post('/alert', { config: { declared: alert } }, async (request) => request.body);
    await app.ready();
  });
  after(() => app.close());

  const send = async (url: string, pairs: readonly (readonly [string, string])[]) => {
    const payload = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    });
    return { status: statusCode, fields: statusCode === 200 ? (JSON.parse(body) as Record<string, string | string[]>) : {} };
  };
  const numbered = (many: number) => Array.from({ length: many }, (_, n) => [`f${n}`, `${n}`] as const);
  const sendParts = async (parts: readonly string[]) => {
    const payload = `${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`;
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: '/document',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload,
    });
    return {
      status: statusCode,
      read: statusCode === 200 ? (JSON.parse(body) as { fields: Record<string, unknown>; bytes: number }) : null,
    };
  };
  const field = (name: string, value: string) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`;
  const file = (bytes: string) =>
    `Content-Disposition: form-data; name="document"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n${bytes}`;

  it('is read whole or refused whole, however many fields there are, and one sent several times is a list', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,3}$/), fc.stringMatching(/^[a-z ]{0,8}$/)), { maxLength: 900 }),
        async (pairs) => {
          const { status, fields } = await send('/form', pairs);
          assert.equal(status, 200);
          for (const [name, all] of Map.groupBy(pairs, ([each]) => each))
            assert.deepEqual(
              [fields[name]].flat(),
              all.map(([, value]) => value),
            );
        },
      ),
      runs(40),
    );
    const most = await send('/form', numbered(mostFields));
    assert.deepEqual(
      [most.status, Object.keys(most.fields).length, most.fields[`f${mostFields - 1}`]],
      [200, mostFields, `${mostFields - 1}`],
    );
    assert.equal((await send('/form', numbered(mostFields + 1))).status, 413);
  });

  it('of an alert is never refused for its fields', async () => {
    const { status, fields } = await send('/alert', [['happening', 'He has a knife'], ...numbered(mostFields)]);
    assert.deepEqual([status, fields['happening']], [200, 'He has a knife']);
  });

  it('with a document is read whole: a long text, many fields, and each of several; two documents are refused', async () => {
    const long = 'a line of a register\n'.repeat(40_000);
    const { read } = await sendParts([
      field('pasted', long),
      field('tick', 'one'),
      field('tick', 'two'),
      ...numbered(300).map(([name, value]) => field(name, value)),
      file('the document'),
    ]);
    assert.equal(String(read?.fields['pasted']).length, long.length);
    assert.deepEqual([read?.fields['tick'], read?.fields['f299'], read?.bytes], [['one', 'two'], '299', 12]);
    assert.equal((await sendParts([file('one'), file('two')])).status, 413);
    assert.equal((await sendParts(numbered(mostFields + 1).map(([name, value]) => field(name, value)))).status, 413);
  });
});
