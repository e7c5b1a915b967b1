/**
 * The pages of a Channel panel as somebody who only sits on it opens them: N cases on an agenda that was sent, made by the acts of the product.
 * Asked of the real server: routing, rights, rendering and the read log are in it, the network is not. Run: nice node bench/panel.ts [--cases 20].
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { recordAct } from '../src/app/cases.ts';
import { areaEntry, changeDirectory } from '../src/app/directory.ts';
import { lookAt } from '../src/app/look.ts';
import { changePanel, type PanelAct, recordHearing } from '../src/app/panelActs.ts';
import { recordPartnerAct } from '../src/app/partners.ts';
import { viewerIn } from '../src/app/viewers.ts';
import { areaNow } from '../src/app/directory.ts';
import { PostCreated, PostFilled, PractitionerJoined } from '../src/domain/area/entries.ts';
import { serviceViewer } from '../src/store/viewing.ts';
import { instantOf } from '../test/support/given.ts';
import { staffSite } from '../test/support/staff.ts';
import { Visitor } from '../test/support/visitor.ts';
import { timed } from './seeded.ts';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '20' } } });
const cases = Number(values.cases);
await using site = await staffSite();
const { house } = site;
const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
const sitting = { wilma: ['chair', 'panel-chair', 'Local authority'], hal: ['health-member', 'panel-member', 'Health'] } as const;
await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
  kind: 'decided',
  entries: Object.entries(sitting).flatMap(([practitioner, [post, role]]) => [
    make(PostCreated, { post, title: post, organisation: 'council', role, supervisor: 'senior', hours: 'office' }),
    make(PractitionerJoined, { practitioner, name: practitioner, organisation: 'council' }),
    make(PostFilled, { post, practitioner, as: 'holder' }),
  ]),
}));
const viewerOf = async (who: string) => {
  const found = viewerIn(await areaNow(house, serviceViewer(house.area, 'clock')), who, 0);
  if (!found) throw new Error(who);
  return found;
};
const panel = async (who: string, act: PanelAct): Promise<void> => {
  const decision = await changePanel(house, await viewerOf(who), act);
  if (decision.kind !== 'decided') throw new Error(JSON.stringify(decision));
};
for (const [post, , agency] of Object.values(sitting))
  await panel('sena', { do: 'name', post, part: post === 'chair' ? 'chair' : 'member', agency, core: true });
await panel('sena', { do: 'name', post: 'team', part: 'member', agency: 'Police', core: true });
await panel('wilma', { do: 'meet', meeting: 'march', form: 'ordinary', starts: instantOf('2026-03-10T10:00'), where: '' });
const [gita, tom, wilma] = [house.viewer('gita'), house.viewer('tom'), await viewerOf('wilma')];
const sure = async (outcome: Promise<{ readonly kind: string }>): Promise<void> => {
  const came = await outcome;
  if (came.kind !== 'done') throw new Error(JSON.stringify(came));
};
const files: { file: string; referral: string }[] = [];
for (let n = 0; n < cases; n += 1) {
  const { file, referral } = await house.refer({ name: `Invented Person ${n}`, born: '1990-02-03', under18: 'no' });
  files.push({ file, referral });
  const fields = { outcome: 'clear evidence of vulnerability', words: 'Drawn to it.' };
  await sure(recordAct(house, gita, { file, key: house.newId(), act: 'assess', referral, fields }));
  const assessment = (await lookAt(house, gita, file))?.file.referrals.get(referral)?.assessments[0]?.fact ?? '';
  const nextLook = (await house.now()) + 20 * 86_400_000;
  const section = { outcome: 'refer to panel', groundsOn: ['contact'], grounds: 'Grounds.', assessment, nextLook } as const;
  await sure(recordPartnerAct(house, gita, { file, key: house.newId(), act: 'propose-section-36', referral, fields: section }));
  await sure(recordPartnerAct(house, tom, { file, key: house.newId(), act: 'agree-section-36', referral, words: 'Agreed.' }));
  const about = { meeting: 'march', subject: referral, of: 'referral' } as const;
  await sure(recordHearing(house, wilma, { file, key: house.newId(), act: 'list-case', about, as: 'new', reason: '' }));
}
await panel('wilma', { do: 'send', meeting: 'march' });

console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, ${cases} cases`);
const [hal, chair] = [new Visitor(site.app), new Visitor(site.app)];
await hal.signIn('hal');
await chair.signIn('wilma');
const pages = [
  '/today',
  '/panel',
  '/panel/meetings/march',
  `/panel/meetings/march/cases/${files[0]?.file}/${files[0]?.referral}`,
  '/panel/figures',
  '/after-closing',
];
for (const path of pages) {
  const seen = await hal.get(path);
  if (seen.status !== 200 || (path.includes('march') && !seen.body.includes('Invented Person'))) throw new Error(`${path}: ${seen.status}`);
  // In turn with the chair, whose reach is the area: what the member's costs is seen at whatever load there is.
  console.log(`${path.replaceAll(/[0-9a-f]{12,}/g, '…')}, the chair: ${await timed(20, () => chair.get(path))}`);
  console.log(`${path.replaceAll(/[0-9a-f]{12,}/g, '…')}, a member: ${await timed(20, () => hal.get(path))}`);
}
