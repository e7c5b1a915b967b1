// Ties, their list and chart, and what is put to the lead of the other, as the people of the area do it over a real database.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { act } from '../../src/app/act.ts';
import { recordAct } from '../../src/app/cases.ts';
import { lookAt } from '../../src/app/look.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { putTiedReports } from '../../src/app/tiedReports.ts';
import { InformationAdded } from '../../src/domain/referral/entries.ts';
import { write } from '../../src/domain/write.ts';
import { instantOf } from '../support/given.ts';
import { readPdf } from '../support/pdf.ts';
import { fileSeenBy, sendThing, textOf } from '../support/seen.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen, Visitor } from '../support/visitor.ts';
import { asSuperuser } from '../support/watchdog.ts';

const svgOf = ({ body }: Seen): string => /<svg xmlns[\s\S]*?role="group"[\s\S]*?<\/svg>/.exec(body)?.[0] ?? '';

describe('the ties of a person', () => {
  let site: StaffSite;
  let gita: Visitor;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    gita = await site.as('gita');
  });
  after(async () => {
    assert.deepEqual(site.faults, []);
    await site[Symbol.asyncDispose]();
  });
  const stateOf = (file: string, who: 'gita' | 'dora' = 'gita') => fileSeenBy(site, who, file);
  const referenceOf = async (file: string) => [...(await stateOf(file)).referrals.values()][0]?.account.reference ?? '';
  const asked = {
    age: 'not known',
    sort: 'family',
    direction: 'both ways',
    source: 'The school.',
    confidence: 'moderate',
    disprove: 'The register of births.',
    'ends-day': '1',
    'ends-month': '9',
    'ends-year': '2026',
  };
  const adult = (name: string) => site.house.refer({ name, born: '1990-03-07', under18: 'no' });
  const tied = async (from: string, to: string, more: Readonly<Record<string, string>> = {}) => {
    const sent = await sendThing(gita, `/files/${from}/network/new`, 'record', '', {
      ...asked,
      end: 'person on file',
      reference: await referenceOf(to),
      ...more,
    });
    assert.equal(sent.status, 303, textOf(sent));
    return [...(await stateOf(from)).ties.keys()].at(-1) ?? '';
  };
  const more = (file: string, referral: string) =>
    act(site.house, site.house.viewer('tom'), {
      does: 'add-information',
      files: [file],
      decide: () =>
        write(
          InformationAdded,
          { stream: `referral/${referral}`, file, record: file.replace('f-', 'r-') },
          { words: 'Seen with a knife at the market.' },
        ),
    });
  const seal = async (file: string) => {
    const lead = await recordAct(site.house, site.house.viewer('tom'), {
      act: 'take-lead',
      file,
      key: `lead-${file}`,
      post: 'duty',
      reason: 'Ours.',
    });
    assert.equal(lead.kind, 'done', JSON.stringify(lead));
    const done = await recordSharing(site.house, site.house.viewer('dora'), {
      act: 'seal-file',
      file,
      key: `seal-${file}`,
      fields: { reason: 'Not to be known.', until: instantOf('2026-06-01T00:00'), mayBeNamed: false },
    });
    assert.equal(done.kind, 'done', JSON.stringify(done));
  };

  it('a tie is recorded, listed and drawn: each in the list is in the chart, and the other way round; whatever is typed is only words', async () => {
    const [one, other] = [await adult('Ansel Pruitt'), await adult('Bryony Calder')];
    const wrong = await sendThing(gita, `/files/${one.file}/network/new`, 'record', '', {
      ...asked,
      end: 'person on file',
      reference: 'TL-NONE',
    });
    assert.equal(wrong.status, 422);
    assert.match(textOf(wrong), /No referral with that reference/);
    await tied(one.file, other.file, { since: '5/2019', grading: '2 C P' });
    const hostile = '"]; n0 [URL="javascript:alert(1)"] <script>x</script>';
    const group = await sendThing(gita, `/files/${one.file}/network/new`, 'record', '', {
      ...asked,
      end: 'group',
      sort: 'belongs',
      words: hostile,
    });
    assert.equal(group.status, 303, textOf(group));
    const page = await gita.get(`/files/${one.file}/network`);
    assert.match(textOf(page), /Ansel Pruitt is tied to 1 other person and 1 group or place/);
    assert.match(textOf(page), /Bryony Calder.*Family member.*since May 2019.*The school\. · 2 C P/);
    assert.ok(!page.body.includes('<script>x') && !page.body.includes('href="javascript'));
    const listed = [...page.body.matchAll(/href="([^"]+\/network\/ties\/[^"]+)"/g)].map(([, href]) => href);
    const svg = svgOf(page);
    for (const { id } of (await stateOf(one.file)).ties.values())
      assert.equal(listed.filter((href) => href?.endsWith(`/${id}`)).length, 2, 'once in the list, once in the chart');
    assert.equal([...svg.matchAll(/network\/ties\//g)].length, 2);
    assert.ok(svg.includes('Bryony Calder') && !/ style=|<style/.test(svg));
    // Seen from the other end, and at both ends in the log of reads.
    assert.match(textOf(await gita.get(`/files/${other.file}/network`)), /Ansel Pruitt.*Family member.*Recorded in their file/);
    assert.match(textOf(await gita.get(`/files/${one.file}`)), /Ties 2 ties stand/);
    const reads = await asSuperuser(site.house, "select refs from throughline.read_log where route = '/files/:id/network'");
    assert.ok(reads.some(({ refs }) => [one.file, other.file].every((file) => JSON.stringify(refs).includes(file))));
  });

  it('from whom to whom a tie goes stands in the list and in the chart, the same from both ends', async () => {
    const [giver, taker] = [await adult('Perpetua Lindqvist'), await adult('Osric Vane')];
    await tied(giver.file, taker.file, { direction: 'from this person' });
    for (const { file } of [giver, taker]) {
      const page = await gita.get(`/files/${file}/network`);
      const svg = svgOf(page);
      const words = 'from Perpetua Lindqvist to Osric Vane';
      assert.ok(textOf(page).includes(words), textOf(page));
      assert.ok(svg.includes(words), 'in the chart too');
      assert.ok(!textOf(page).includes('both ways,') && !svg.includes('both ways'));
      // One arrow, and it touches the box of whom it leads to.
      const arrows = [...svg.matchAll(/<path d="M (\S+) (\S+) C [^"]*?(\S+) (\S+)"[^>]*marker-(start|end)="url\(#arrow\)"/g)];
      assert.equal(arrows.length, 1, svg);
      const [, x1, y1, x2, y2, at] = arrows[0] ?? [];
      const [x, y] = (at === 'start' ? [x1, y1] : [x2, y2]).map(Number);
      const box = /<title>Osric Vane<\/title>\s*<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/.exec(svg)?.slice(1).map(Number);
      assert.ok(box && x !== undefined && y !== undefined, svg);
      const [left = 0, top = 0, width = 0, height = 0] = box;
      assert.ok(x >= left - 2 && x <= left + width + 2 && y >= top - 2 && y <= top + height + 2, `${x} ${y} in ${box.join()}`);
    }
  });

  it('the printed file has the ties that the page shows: nobody who may be under 18, and nothing of a sealed file', async () => {
    const one = await adult('Hesper Talbot');
    const other = await adult('Rufus Okonedo');
    const child = await site.house.refer({ name: 'Lettice Marchmain', under18: 'yes', born: '2012-02-03' });
    const hidden = await adult('Casimir Bellamy');
    await tied(one.file, other.file, { direction: 'to this person', since: '5/2019' });
    await tied(one.file, child.file);
    await tied(one.file, hidden.file);
    const print = async (part: string) => {
      await gita.get(`/files/${one.file}/print`);
      const seen = await gita.post(`/files/${one.file}/print`, {
        reason: 'For Tuesday.',
        marking: 'OFFICIAL-SENSITIVE',
        copy: 'inside',
        part,
      });
      assert.equal(seen.status, 200, textOf(seen));
      return (await readPdf(seen.bytes)).text.replaceAll(/\s+/g, ' ');
    };
    const form = (await gita.get(`/files/${one.file}/print`)).body;
    assert.match(form, /value="ties"/);
    assert.doesNotMatch(form, /value="ties"[^>]*checked/, 'it names other people: whoever wants it ticks it');
    const before = await print('ties');
    assert.match(before, /Rufus Okonedo.*Family member.*from Rufus Okonedo to Hesper Talbot.*The school\./);
    assert.match(before, /1 person who is or may be under 18 is not shown/);
    assert.ok(before.includes('Casimir Bellamy') && !before.includes('Lettice'));
    const reads = await asSuperuser(
      site.house,
      "select refs from throughline.read_log where route = '/files/:id/print' and reason like 'printed %'",
    );
    assert.ok(reads.some(({ refs }) => [one.file, other.file].every((file) => JSON.stringify(refs).includes(file))));
    await seal(hidden.file);
    const page = textOf(await gita.get(`/files/${one.file}/network`));
    const sealed = await print('ties');
    for (const shown of [page, sealed]) assert.doesNotMatch(shown, /Casimir|Lettice/);
    assert.match(sealed, /Rufus Okonedo/);
    assert.doesNotMatch(await print('front'), /Rufus/);
  });

  it('who is or may be under 18 is left out, and shown with a reason that is kept', async () => {
    const one = await adult('Corin Ashdown');
    const child = await site.house.refer({ name: 'Tamsin Quennell', under18: 'yes', born: '2012-02-03' });
    const unknown = await site.house.refer({ name: 'Dorian Fenwick' });
    await tied(one.file, child.file);
    await tied(one.file, unknown.file);
    const named = await sendThing(gita, `/files/${one.file}/network/new`, 'record', '', {
      ...asked,
      end: 'person not on file',
      words: 'Little Esme',
    });
    assert.equal(named.status, 303, textOf(named));
    const page = await gita.get(`/files/${one.file}/network`);
    assert.match(textOf(page), /3 people who are or may be under 18 are not shown/);
    for (const name of ['Tamsin', 'Dorian', 'Little Esme']) assert.ok(!page.body.includes(name), name);
    assert.ok(!(await gita.get(`/files/${one.file}`)).body.includes('Little Esme'), 'nor in the chronology');
    const none = await gita.post(`/files/${one.file}/network`, { why: ' ' });
    assert.equal(none.status, 422);
    assert.ok(!none.body.includes('Tamsin'));
    const shown = await gita.post(`/files/${one.file}/network`, { why: 'A place of safety for both.' });
    assert.equal(shown.status, 200);
    const reads = await asSuperuser(
      site.house,
      "select reason from throughline.read_log where route = '/files/:id/network' and reason <> ''",
    );
    assert.ok(reads.some(({ reason }) => String(reason).includes('A place of safety for both.')));
    for (const name of ['Tamsin Quennell', 'Dorian Fenwick', 'Little Esme']) assert.ok(shown.body.includes(name), name);
    assert.match(textOf(await gita.get(`/files/${child.file}/network`)), /This person is under 18: their ties are not shown/);
  });

  it('F12, F19: a report about one is put to the lead of the other, once and without its words; the lead answers', async () => {
    const [one, other] = [await adult('Esme Hartigan'), await adult('Fabian Locke')];
    const files = await lookAt(site.house, site.house.viewer('gita'), other.file);
    const before_ = JSON.stringify([...(files?.file.records.values() ?? [])].map(({ details }) => details));
    const tie = await tied(one.file, other.file);
    await putTiedReports(site.house);
    assert.equal((await stateOf(other.file)).tied.size, 0, 'a tie by itself asks nobody');
    site.house.at('2026-03-03T10:00');
    const told = await more(one.file, one.referral);
    assert.equal(told.kind, 'done', JSON.stringify(told));
    assert.equal(await putTiedReports(site.house), 1);
    assert.equal(await putTiedReports(site.house), 0);
    const page = `/files/${other.file}/network/asked`;
    const seen = await gita.get(page);
    assert.match(textOf(seen), /A report came about somebody tied to this person.*An answer is owed.*Whom to call/);
    assert.ok(!seen.body.includes('knife') && !seen.body.includes('Hartigan'));
    assert.match(textOf(await gita.get('/today')), /Fabian Locke.*does it bear on them/);
    const given = await sendThing(gita, `/files/${one.file}/network/ties/${tie}`, 'give', tie, {
      words: 'A knife was seen.',
      reason: 'Both go there.',
    });
    assert.equal(given.status, 303, textOf(given));
    assert.match(textOf(await gita.get(page)), /A knife was seen/);
    const [put] = (await stateOf(other.file)).tied.keys();
    const answered = await sendThing(gita, page, 'answer', put ?? '', { outcome: 'bears on this person', words: 'He is visited today.' });
    assert.equal(answered.status, 303, textOf(answered));
    assert.ok(
      [...(await stateOf(other.file)).tied.values()].every(({ state }) => state === 'answered'),
      'all about one person together',
    );
    // Nobody came on file, and the other is as they were.
    const after_ = await stateOf(other.file);
    assert.equal(JSON.stringify([...after_.records.values()].map(({ details }) => details)), before_);
    const wrong = await sendThing(gita, `/files/${one.file}/network/ties/${tie}`, 'wrong', tie, {
      reason: 'Another man of the same name.',
    });
    assert.equal(wrong.status, 303, textOf(wrong));
    await putTiedReports(site.house);
    assert.match(textOf(await gita.get(page)), /The tie was wrong: look again/);
    assert.match(textOf(await gita.get(`/files/${one.file}/network`)), /they count for nothing.*Wrong: there never was such a tie/);
  });

  it('F12: somebody else whom a report names is put to whoever holds them', async () => {
    const [one, other] = [await adult('Gwenda Marsh'), await adult('Hedda Norcott')];
    const page = `/files/${one.file}/network/asked`;
    const named = await sendThing(gita, page, 'name', '', { words: 'Her cousin, who lives with her.' });
    assert.equal(named.status, 303, textOf(named));
    const [id = ''] = (await stateOf(one.file)).named.keys();
    const placed = await sendThing(gita, page, 'place', id, { reference: await referenceOf(other.file), words: 'A call names him.' });
    assert.equal(placed.status, 303, textOf(placed));
    assert.match(
      textOf(await gita.get(`/files/${other.file}/network/asked`)),
      /A report in another file names this person too.*A call names him/,
    );
    // It is another of that name: whoever finds out whom it names has it again, and is not told who said so.
    const asked = `/files/${other.file}/network/asked`;
    const [put = ''] = (await stateOf(other.file)).tied.keys();
    const answer = { outcome: 'names somebody else', words: 'Another of that name.' };
    const answered = await sendThing(gita, asked, 'answer', put, answer);
    assert.equal(answered.status, 303, textOf(answered));
    assert.match(textOf(await gita.get(asked)), /Another of that name/);
    const again = textOf(await gita.get(page));
    assert.match(again, /Waits to be put to whoever holds the person.*Not the person to whom it was put: it waits again since/);
    assert.ok(!again.includes('Another of that name'));
  });

  it('a tie to a sealed file looks like one to a file that was let go; only its holder hears what comes', async () => {
    const [one, hidden] = [await adult('Ivo Castellan'), await adult('Jory Pemberton')];
    const tie = await tied(one.file, hidden.file);
    await seal(hidden.file);
    const page = await gita.get(`/files/${one.file}/network`);
    assert.match(textOf(page), /Not shown any more/);
    for (const each of [page, await gita.get(`/files/${one.file}`), await gita.get(`/files/${one.file}/network/ties/${tie}`)])
      assert.ok(!each.body.includes('Pemberton') && !each.body.includes(hidden.file));
    const refused = await sendThing(gita, `/files/${one.file}/network/new`, 'record', '', {
      ...asked,
      end: 'person on file',
      reference: 'TL-NONE',
    });
    assert.equal(refused.status, 422);
    site.house.at('2026-03-04T10:00');
    await more(one.file, one.referral);
    assert.equal(await putTiedReports(site.house), 1);
    const theirs = await stateOf(hidden.file, 'dora');
    assert.equal(theirs.tied.size, 1);
    assert.equal((await stateOf(one.file)).tied.size, 0);
    assert.equal((await gita.get(`/files/${hidden.file}/network`)).status, 404);
  });
});
