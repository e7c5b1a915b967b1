// The catalogues of words: up to date, nothing on a page beside them, and a language is offered only when it is whole.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'node:test';
import { buildServer } from '../../src/web/server.ts';
import { catalogueOf, useCatalogue } from '../../src/web/words.ts';
import { Visitor } from '../support/visitor.ts';
import { WebStore, webDeps } from '../support/webDeps.ts';
import { callsInCode, catalogues, messagesUsed, misfits, wordsInViews } from './catalogue.ts';

/** Views that no visitor sees, and names that are the same in every language. */
const allowedBare: Readonly<Record<string, readonly string[]>> = {
  // The product's name.
  'views/layout.njk': ['Throughline'],
};
/** Only the test of components serves it. */
const notServed = 'views/components/examples.njk';
/** Values that a form sends, which read like a sentence. */
const values = new Set(['practitioner who speaks it', 'taken up again', 'did not take place']);

/** Messages that are made elsewhere, and where their words come from. */
const madeInViews: Readonly<Record<string, string>> = {
  'rule.title': 'rulebook',
  'rule.words': 'rulebook',
  'row.failing.words': 'findings of the rulebook',
  'row.failing.shown': 'findings of the rulebook',
  'row.words': 'findings of the rulebook',
  'row.systemWords': 'systems of the rulebook',
  'failingById.id.words': 'findings of the rulebook',
  'rule.ladder': 'rulebook',
  'rule.ladderWords': 'rulebook',
  'rule.owedBy': 'rulebook',
  'rung.to': 'rulebook',
  'ladder.hours': 'rulebook',
  'ladder.words': 'rulebook',
  'gate.words': 'rulebook',
  'limit.words': 'rulebook',
  'limit.kindWords': 'rulebook',
  'one.kindWords': 'published limits, in the rulebook',
  'one.amount': 'published limits, in the rulebook',
  'one.who': 'published limits, in the rulebook',
  'book.words': 'rulebook',
  'calendar.name': 'rulebook',
  unit: 'units of limits',
  one: 'states of a person, in the rulebook',
  'one.decides': 'states of a person, in the rulebook',
  'one.words': 'closing reasons, in the rulebook',
  capitalize: 'parts of a date',
};

/** Files of src/web that say messages which lie in data, and where their words come from. What is in no catalogue shows in marked.test.ts. */
const beside = 'kept beside it with `phrase`';
const data = 'wordsFromData.ts';
const madeInCode: Readonly<Record<string, string>> = {
  'words.ts': 'the function itself',
  'arrival/routes.ts': beside,
  'assessment/ask.ts': `${data}: entries of judgements, finds and roles`,
  'assessment/finds.ts': `${data}: entries of judgements, finds and roles`,
  'assessment/parts.ts': `${data}: entries of judgements, finds and roles`,
  'assessment/roles.ts': `${data}: entries of judgements, finds and roles`,
  'assessment/words.ts': `${data}: entries of judgements, finds and roles`,
  'case/candidate.ts': beside,
  'case/decide.ts': beside,
  'case/describe.ts': beside,
  'case/details.ts': beside,
  'case/forms.ts': `${data}: recordForms`,
  'case/candidateLine.ts': beside,
  'case/owed.ts': `${data}: tasks of rules`,
  'case/recorded.ts': `${beside}; findings, outcomes, closing reasons`,
  'circumstance/panel.ts': `${data}: states of a person`,
  'disclosure/panel.ts': `${data}: states of the pathway`,
  'disclosure/decide.ts': `${data}: lawful bases, grounds`,
  'release/rows.ts': `${data}: lawful bases`,
  'release/show.ts': `${data}: lawful bases`,
  'disclosure/aboutRole.ts': `${data}: as whom somebody is told of a position of trust`,
  'disclosure/words.ts': `${data}: entries of sharing`,
  'sealed/kept.ts': `${data}: entries of sharing`,
  'sealed/seal.ts': `${data}: entries of sharing`,
  'violence/routes.ts': `${data}: lists of the violence pathway`,
  'contacts-ladder/model.ts': `${beside}; kinds of contact, findings`,
  'contacts-ladder/one.ts': `${data}: axes of a concern`,
  'contacts-ladder/show.ts': `${data}: kinds of contact`,
  'contacts-ladder/words.ts': `${data}: kinds of contact, axes of a concern`,
  'contacts-ladder/write.ts': `${data}: axes of a concern`,
  'load/parked.ts': `${data}: tasks of rules`,
  'load/post.ts': `${data}: grades`,
  'load/settings.ts': `${data}: kinds of work, grades`,
  'load/show.ts': `${data}: grades`,
  'network/asked.ts': `${data}: entries and sorts of ties`,
  'network/show.ts': `${data}: entries and sorts of ties`,
  'network/tie.ts': `${data}: entries and sorts of ties`,
  'network/words.ts': `${data}: entries and sorts of ties`,
  'print/filePack.ts': `${data}: entries of judgements`,
  'print/words.ts': beside,
  'done.ts': `${data}: doneSentences`,
  'file/disposal.ts': `${data}: tasks of rules`,
  'file/model.ts': `${beside}; findings`,
  'file/naming.ts': `${data}: tasks of rules, closing reasons`,
  'file/owed.ts': `${beside}; tasks of rules`,
  'file/obligation.ts': `${beside}; tasks of rules, kinds of limits`,
  'file/unlink.ts': `${data}: findings`,
  'file/who.ts': beside,
  'case/words.ts': `${data}: findings, outcomes`,
  'file/obligationWords.ts': `${data}: why an obligation is withdrawn`,
  'file/words.ts': `${data}: names of entries`,
  'languages/chronology.ts': `${data}: interpreters, translators`,
  'search/chronology.ts': beside,
  'visits/chronology.ts': `${data}: interpreters`,
  'mentor/routes.ts': `${data}: entries of a Channel case`,
  'panel/onCase.ts': `${data}: entries of a Channel case`,
  'support/closing.ts': `${data}: entries of a Channel case`,
  'support/consent.ts': `${data}: entries of a Channel case`,
  'support/field.ts': `${data}: entries of a Channel case`,
  'support/parts.ts': `${data}: entries of a Channel case`,
  'support/planning.ts': `${data}: entries of a Channel case`,
  'support/reviews.ts': `${data}: entries of a Channel case`,
  'support/sessions.ts': `${data}: entries of a Channel case`,
  'support/show.ts': `${data}: entries of a Channel case`,
  'support/words.ts': `${data}: entries of a Channel case`,
  'handover/along.ts': `${data}: tasks of rules`,
  'identity/queue.ts': beside,
  'intake/document.ts': `${beside}; questions`,
  'link/history.ts': beside,
  'link/proposal.ts': beside,
  'outage/paper.ts': `${data}: questions, recordForms`,
  'pages.ts': `${data}: titles of faults`,
  'posts/list.ts': `${data}: roles`,
  'posts/show.ts': `${data}: roles`,
  'promise/routes.ts': 'promise/words.ts, with `phrase`',
  'promise/words.ts': beside,
  'queue/routes.ts': `${beside}; findings`,
  'referral/question.ts': `${data}: questions`,
  'referral/routes.ts': `${data}: questions`,
  'register/review.ts': beside,
  'register/show.ts': beside,
  'request/answer.ts': `${data}: lists for partners`,
  'request/chronology.ts': `${beside}; lists for partners`,
  'request/field.ts': `${data}: lists for partners`,
  'request/form.ts': `${data}: lists for partners`,
  'request/panel.ts': beside,
  'request/section36.ts': `${data}: outcomes of an assessment`,
  'request/show.ts': `${beside}; lists for partners`,
  'rulebook/replays.ts': beside,
  'rulebook/routes.ts': `${beside}; titles of rules and gates`,
  'search/asking.ts': beside,
  'search/list.ts': beside,
  'search/made.ts': beside,
  'search/routes.ts': beside,
  'serve-route.ts': `${data}: titles of routes`,
  'subjects/chronology.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/considered.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/field.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/form.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/grades.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/hits.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/intelligence.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/leads.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/lessening.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/notifiedWords.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/regimeLines.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/regimes.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/proposed.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/list.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/panel.ts': `${data}: entries and lists of subjects of interest`,
  'subjects/show.ts': `${data}: entries and lists of subjects of interest`,
  'today/model.ts': `${data}: tasks of rules`,
  'today/routes.ts': `${data}: lists for partners`,
};

describe('the words of the screens', () => {
  it('are in the catalogues as the code has them: run `node test/web/catalogue.ts` with Node 26', () => {
    for (const [language, words] of Object.entries(catalogues())) {
      assert.equal(readFileSync(new URL(`../../src/web/words/${language}.json`, import.meta.url), 'utf8'), words, language);
    }
  });

  it('stand in no view beside the catalogue', () => {
    const bare = wordsInViews()
      .filter(({ file }) => file !== notServed)
      .flatMap(({ file, bare: words }) =>
        words.filter((each) => !allowedBare[file]?.includes(each) && !values.has(each)).map((each) => `${file}: ${each}`),
      );
    assert.deepEqual(bare, []);
  });

  it('are written where they are said, or come from a place that is known', () => {
    const views = wordsInViews().flatMap(({ file, made }) => made.filter((each) => !madeInViews[each]).map((each) => `${file}: ${each}`));
    assert.deepEqual(views, []);
    const code = callsInCode().flatMap(({ file, message }) => (message === null && !madeInCode[file] ? [file] : []));
    assert.deepEqual(code, []);
  });

  it('can be put together in every language, with the values of the English and no others', () => {
    assert.deepEqual(misfits(Object.fromEntries(messagesUsed().map((message) => [message, message]))), []);
    assert.deepEqual(misfits(catalogueOf('cy')), []);
    const days = '{n, plural, one {# day} other {# days}} for {who}';
    assert.deepEqual(misfits({ [days]: '{who}: {n, plural, two {# ddiwrnod} other {# diwrnod}}', 'Led by {post}': '' }), []);
    assert.deepEqual(misfits({ [days]: '{n} diwrnod' }), [days]);
    assert.deepEqual(misfits({ 'Led by {post}': '{swydd}' }), ['Led by {post}']);
    assert.deepEqual(misfits({ 'Led by {post}': 'x {post' }), ['Led by {post}']);
  });
});

describe('a language', () => {
  const shipped = catalogueOf('cy');
  afterEach(() => useCatalogue('cy', shipped));
  const whole = Object.fromEntries(
    Object.keys(catalogueOf('en')).map((message) => [message, message.includes('{') ? message : `cy ${message}`]),
  );

  it('is offered by a link, and kept in a cookie, when its catalogue is whole', async () => {
    useCatalogue('cy', whole);
    await using app = await buildServer(webDeps(new WebStore()));
    const visitor = new Visitor(app);
    const english = await visitor.get('/help');
    assert.match(english.body, /<html lang="en"/);
    assert.match(english.body, /<a class="[^"]*" href="\/help\?lang=cy" lang="cy" hreflang="cy">Cymraeg<\/a>/);
    const welsh = await visitor.get('/help?lang=cy');
    assert.match(welsh.body, /<html lang="cy"/);
    assert.match(welsh.body, /<h1[^>]*>cy Help<\/h1>/);
    assert.match(welsh.body, /lang="en" hreflang="en">English/);
    const later = await visitor.get('/danger');
    assert.match(later.body, /<html lang="cy"[^]*cy Somebody may be hurt soon/);
    assert.match((await visitor.get('/danger?lang=en')).body, /<html lang="en"/);
  });

  it('is not offered while one message is missing, and asking for it changes nothing', async () => {
    const [first = ''] = Object.keys(whole);
    for (const cut of [{ ...whole, [first]: '' }, shipped]) {
      useCatalogue('cy', cut);
      await using app = await buildServer(webDeps(new WebStore()));
      const visitor = new Visitor(app);
      for (const path of ['/help?lang=cy', '/help?lang=en-XA', '/help?lang=%3Cscript%3E', '/help?lang=en&lang=cy', '/help']) {
        const seen = await visitor.get(path);
        assert.equal(seen.status, 200, path);
        assert.match(seen.body, /<html lang="en"/, path);
        assert.doesNotMatch(seen.body, /hreflang|Cymraeg/, path);
      }
      assert.equal(
        [...visitor.cookies.keys()].some((name) => name.includes('language')),
        false,
      );
    }
  });

  it('writes its own dates', async () => {
    useCatalogue('cy', whole);
    await using app = await buildServer(webDeps(new WebStore()));
    const visitor = new Visitor(app);
    assert.match((await visitor.get('/help?lang=cy')).body, /Dydd \p{L}+ \d+ Mehefin 2026|\d+ Mehefin 2026/u);
  });
});
