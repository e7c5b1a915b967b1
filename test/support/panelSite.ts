/** A site with a Channel panel: a chair of the council, health and housing, the police; a meeting on 10 March 2026 at ten; people referred to it. */
import assert from 'node:assert/strict';
import { recordAct } from '../../src/app/cases.ts';
import { areaEntry, areaNow, changeDirectory } from '../../src/app/directory.ts';
import { lookAt } from '../../src/app/look.ts';
import { changePanel, type PanelAct, recordHearing } from '../../src/app/panelActs.ts';
import { recordPartnerAct } from '../../src/app/partners.ts';
import { viewerIn } from '../../src/app/viewers.ts';
import { OrganisationJoined, PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import type { FileState } from '../../src/domain/file/state.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { instantOf } from './given.ts';
import { staffSite } from './staff.ts';
import { type Seen, Visitor } from './visitor.ts';

const sitting = {
  wilma: ['chair', 'panel-chair', 'council', 'chair', 'Local authority'],
  hal: ['health-member', 'panel-member', 'health', 'member', 'Health'],
  ivo: ['housing-member', 'panel-member', 'council', 'member', 'Housing'],
} as const;

export interface Before {
  readonly file: string;
  readonly referral: string;
  readonly reference: string;
}

export async function panelSite() {
  const site = await staffSite();
  const { house } = site;
  const visitors: Record<string, Visitor> = {};
  /** With a page open, on which a form's token is. */
  const as = async (who: string): Promise<Visitor> => {
    const known = visitors[who];
    const visitor = (visitors[who] ??= new Visitor(site.app));
    if (!known) await visitor.signIn(who);
    await visitor.get('/panel');
    return visitor;
  };
  const viewer = async (who: string) => viewerIn(await areaNow(house, serviceViewer(house.area, 'clock')), who, 0) ?? assert.fail(who);
  const panel = async (who: string, act: PanelAct): Promise<void> => {
    const decision = await changePanel(house, await viewer(who), act);
    assert.equal(decision.kind, 'decided', JSON.stringify(decision));
  };
  const fileOf = async (file: string): Promise<FileState> => (await lookAt(house, house.viewer('gita'), file))?.file ?? assert.fail();
  const owed = async (file: string): Promise<readonly string[]> =>
    [...(await fileOf(file)).obligations.values()].filter(isOwed).map(({ rule }) => rule);
  const done = (outcome: { readonly kind: string }): void => assert.equal(outcome.kind, 'done', JSON.stringify(outcome));

  /** Assessed and referred to the panel by two people. */
  async function referred(name: string): Promise<Before> {
    const made = await house.refer({ name });
    const { file, referral } = made;
    const [gita, tom] = [house.viewer('gita'), house.viewer('tom')];
    const fields = {
      outcome: 'clear evidence of vulnerability',
      words: 'Drawn to it.',
      checks: '',
      wouldChangeMyMind: '',
      ownAccount: '',
    } as const;
    done(await recordAct(house, gita, { file, key: house.newId(), act: 'assess', referral, fields }));
    const assessment = (await fileOf(file)).referrals.get(referral)?.assessments[0]?.fact ?? '';
    const nextLook = (await house.now()) + 20 * 86_400_000;
    const grounds = { outcome: 'refer to panel', groundsOn: ['contact'], grounds: 'Grounds.', assessment, nextLook } as const;
    done(
      await recordPartnerAct(house, gita, {
        file,
        key: house.newId(),
        act: 'propose-section-36',
        referral,
        fields: { ...grounds, groundsOn: ['contact'] },
      }),
    );
    done(await recordPartnerAct(house, tom, { file, key: house.newId(), act: 'agree-section-36', referral, words: 'Agreed.' }));
    return made;
  }

  const list = async (meeting: string, { file, referral }: Before): Promise<void> =>
    done(
      await recordHearing(house, await viewer('wilma'), {
        act: 'list-case',
        file,
        key: house.newId(),
        about: { meeting, subject: referral, of: 'referral' },
        as: 'new',
        reason: '',
      }),
    );
  const attends = (by: Visitor, meeting: string, present: readonly string[]): Promise<Seen> =>
    by.send(
      'POST',
      meeting,
      new URLSearchParams([
        ['_csrf', by.token()],
        ['do', 'attend'],
        ...present.map((post): [string, string] => ['present', post]),
      ]).toString(),
    );

  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [
      make(OrganisationJoined, { organisation: 'health', name: 'Wexmoor health', sort: 'health' }),
      ...Object.entries(sitting).flatMap(([practitioner, [post, role, organisation]]) => [
        make(PostCreated, { post, title: `Title of ${post}`, organisation, role, supervisor: 'senior', hours: 'office' }),
        make(PractitionerJoined, { practitioner, name: practitioner, organisation }),
        make(PostFilled, { post, practitioner, as: 'holder' }),
      ]),
    ],
  }));
  for (const [post, , , part, agency] of Object.values(sitting))
    await panel('sena', { do: 'name', post, part, agency, core: agency !== 'Housing' });
  await panel('sena', { do: 'name', post: 'team', part: 'member', agency: 'Police', core: true });
  await panel('sena', { do: 'set', quorum: 2, reason: 'A small area.' });
  await panel('wilma', { do: 'meet', meeting: 'march', form: 'ordinary', starts: instantOf('2026-03-10T10:00'), where: 'Room 2' });
  return { site, as, viewer, panel, fileOf, owed, referred, list, attends };
}
export type PanelSite = Awaited<ReturnType<typeof panelSite>>;
