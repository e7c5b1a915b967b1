import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { page, view } from '../../src/web/answer.ts';
import { dueWords, span } from '../../src/web/dates.ts';
import { proofWords } from '../../src/web/frame.ts';
import { paths } from '../../src/web/paths.ts';
import { noInput, route } from '../../src/web/route.ts';
import { routes } from '../../src/web/routes.ts';
import { buildServer } from '../../src/web/server.ts';
import { axeClean, openBrowser } from '../support/browser.ts';
import { Visitor } from '../support/visitor.ts';
import { WebStore, webDeps } from '../support/webDeps.ts';

const now = Date.parse('2026-06-12T09:05:00Z');
const days = (n: number): number => now + n * 86_400_000;

/** One example of each component: what a staff page gives it. */
const examples = {
  now,
  due: days(-9),
  items: [
    {
      about: { text: 'Bertram Quillfeather', href: paths.today },
      owes: [
        {
          what: 'Make the initial assessment',
          due: days(-9),
          why: 'referred by Hillside School',
          rule: 'C01',
          href: paths.queue,
          action: 'Assess',
        },
        {
          what: 'Say whether it is the same person',
          due: days(0) + 3_600_000,
          why: 'a candidate was found',
          rule: 'G01',
          href: paths.queue,
          action: 'Compare',
        },
      ],
    },
    {
      about: { text: '<script>alert(1)</script>', href: paths.today },
      owes: [{ what: 'Review after closing', due: days(3), why: 'closed in May', rule: 'C42', href: paths.queue, action: 'Review' }],
    },
  ],
  evidence: [
    { what: 'Surname', words: 'Quillfeather and Quilfether, two letters apart', agrees: 'agrees' },
    { what: 'Date of birth', words: '3 April 2009 and 4 March 2009, day and month swapped', agrees: 'differs' },
    { what: 'Address', words: 'in the second record', agrees: 'unknown' },
  ],
  gate: {
    decision: 'close this referral',
    lacks: [
      { gate: 'G04', missing: 'Every earlier referral opened by you', how: { text: 'Open the referral of March 2025', href: paths.queue } },
      { gate: 'G06', missing: 'A second person', how: { text: 'A senior assessor has to agree', href: null } },
    ],
  },
  lines: [
    {
      what: 'Referral received',
      words: 'He wrote a list.\nOf names.',
      happened: days(-30),
      hasTime: false,
      recorded: days(-28),
      by: 'Tobias Marsh',
      organisation: 'Hillside School',
      isLate: true,
      isRefuted: false,
      href: paths.queue,
    },
    {
      what: 'Report by telephone',
      words: null,
      happened: days(-3),
      hasTime: true,
      recorded: days(-3),
      by: 'Imogen Varley',
      organisation: 'Police',
      isLate: false,
      isRefuted: true,
      href: null,
    },
  ],
  rows: [
    { label: 'Name', answer: 'Bertram\nQuillfeather', change: paths.queue },
    { label: 'Address', answer: '', change: null },
  ],
  proofs: [
    proofWords({ kind: 'kept', checkedSecondsAgo: 12 }),
    proofWords({ kind: 'breached', breaches: 1, checkedSecondsAgo: 12 }),
    proofWords({ kind: 'timekeeper-silent', silentSeconds: 90 }),
  ],
};

const examplesView = view<typeof examples>('views/components/examples.njk');
const componentsPage = route({
  method: 'GET',
  path: paths.components,
  title: 'Components',
  mayUse: 'anyone',
  reads: 'nothing',
  schema: noInput,
  handle: () => page(examplesView, examples),
});

describe('the components', () => {
  let app: FastifyInstance;
  let browser: Browser;
  let base: string;
  before(async () => {
    app = await buildServer(webDeps(new WebStore()), [...routes, componentsPage]);
    base = await app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await app.close();
  });

  it('say in words what they show, and escape it', async () => {
    const { body, status } = await new Visitor(app).get(paths.components);
    const text = body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
    assert.equal(status, 200);
    for (const words of [
      '3 June 2026 9 days overdue',
      'due today at 11:05',
      'due in 3 days',
      'Assess for Bertram Quillfeather: Make the initial assessment',
      'differs: 3 April 2009',
      'What is still missing before you can close this referral',
      'Nothing is missing: you can send',
      'Tobias Marsh, Hillside School. Recorded 15 May 2026 at 10:05, late',
      'Refuted',
      'Address Left empty',
      'The promise : breached in 1 place',
    ])
      assert.ok(text.includes(words), words);
    assert.doesNotMatch(body, /<script>alert/);
  });

  for (const width of [1280, 320]) {
    it(`are accessible and fit a page ${width} pixels wide`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const tab = await context.newPage();
      await tab.goto(`${base}${paths.components}`);
      await axeClean(tab);
      assert.equal(await tab.evaluate('document.documentElement.scrollWidth'), width);
      if (process.env['SHOTS']) await tab.screenshot({ path: `${process.env['SHOTS']}/components-${width}.png`, fullPage: true });
      await context.close();
    });
  }
});

describe('dates in words', () => {
  it('count calendar days in London, over a change of the clocks too', () => {
    const at = (iso: string): number => Date.parse(iso);
    assert.equal(dueWords(at('2026-03-29T22:30:00Z'), at('2026-03-28T23:30:00Z')), 'due tomorrow at 23:30');
    assert.equal(dueWords(at('2026-06-12T22:59:00Z'), at('2026-06-12T22:00:00Z')), 'due today at 23:59');
    assert.equal(dueWords(at('2026-06-12T23:01:00Z'), at('2026-06-12T22:00:00Z')), 'due tomorrow at 00:01', 'past midnight in London');
    assert.equal(dueWords(at('2026-06-13T23:00:00Z'), at('2026-06-12T22:00:00Z')), 'due tomorrow', 'what ends with its day has no time');
    assert.equal(dueWords(now - 60_000, now), '1 minute overdue');
    assert.equal(dueWords(now - 7_200_000, now), '2 hours overdue');
    assert.equal(dueWords(days(-1), now), '1 day overdue');
    // A check-in missed at 23:20 is forty minutes late at midnight, not a day.
    assert.equal(dueWords(at('2026-06-13T22:20:00Z'), at('2026-06-13T23:00:00Z')), '40 minutes overdue');
    assert.equal(dueWords(at('2026-06-13T22:20:00Z'), at('2026-06-14T05:20:00Z')), '7 hours overdue');
    assert.equal(dueWords(at('2026-06-13T22:20:00Z'), at('2026-06-13T22:20:59Z')), 'overdue now');
    assert.equal(dueWords(at('2026-06-12T23:00:00Z'), at('2026-06-13T01:00:00Z')), '1 day overdue', 'a whole day is late by the calendar');
  });
  it('give a length of time in the largest unit that fits', () => {
    assert.deepEqual([12, 60, 3_599, 3_600, 90_000, 172_800].map(span), ['12 s', '1 minute', '59 minutes', '1 hour', '25 hours', '2 days']);
  });
});
