/** The council of the tests with a lead and a head of its own, who can take files over and decide. */
import { areaEntry, changeDirectory } from '../../src/app/directory.ts';
import type { House } from '../../src/app/house.ts';
import { serviceViewer } from '../../src/app/whoLooks.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import type { StaffSite } from './staff.ts';
import type { Visitor } from './visitor.ts';

const posts = [
  { post: 'council-head', title: 'Head of community safety', role: 'supervisor', supervisor: null, who: 'hal' },
  { post: 'council-lead', title: 'Prevent lead', role: 'assessor', supervisor: 'council-head', who: 'cora' },
] as const;

export async function joinCouncil(house: House): Promise<void> {
  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: posts.flatMap(({ post, title, role, supervisor, who }) => [
      make(PostCreated, { post, title, organisation: 'council', role, supervisor, hours: 'office' }),
      make(PractitionerJoined, { practitioner: who, name: who, organisation: 'council' }),
      make(PostFilled, { post, practitioner: who, as: 'holder' }),
    ]),
  }));
}

export function councilViewer(house: House, who: 'hal' | 'cora'): Viewer {
  const { post, role } = who === 'hal' ? posts[0] : posts[1];
  return { practitioner: who, name: who, post, organisation: 'council', area: house.area, reach: 'area', duties: [role] };
}

export async function asCouncil(site: StaffSite, who: 'hal' | 'cora'): Promise<Visitor> {
  const visitor = site.visitor();
  const seen = await visitor.signIn(who);
  if (seen.status !== 303) throw new Error(`${who} could not sign in: ${seen.status}`);
  return visitor;
}
