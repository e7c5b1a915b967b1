/** What other journeys show on a file's page: each adds one line here for its links and its box, and keeps the rest in its own folder. */
import type { FileSight } from '../../app/fileSight.ts';
import { agreeingPanel } from '../handover/panel.ts';
import { statePanel } from '../circumstance/panel.ts';
import { linkPanel } from '../link/panel.ts';
import { leftOffPanel } from '../left-off/panel.ts';
import { languagePanel } from '../languages/panel.ts';
import { markerPanel } from '../marker/panel.ts';
import { at, type Href, paths } from '../paths.ts';
import { judgingPanel } from '../assessment/panel.ts';
import { contactsPanel } from '../contacts-ladder/panel.ts';
import { subjectPanel } from '../subjects/panel.ts';
import { networkPanel } from '../network/panel.ts';
import { visitPanel } from '../visits/panel.ts';
import { partnersPanel } from '../request/panel.ts';
import { sharingPanel } from '../disclosure/panel.ts';
import { releasePanel } from '../release/panel.ts';
import { casePanel } from '../support/panel.ts';
import { toldPanel } from '../told/panel.ts';
import type { Viewer } from '../deps.ts';
import { readsWhatWasShared, worksOnCases } from '../staff.ts';
import { t } from '../words.ts';
import type { FilePanel } from './panel.ts';

/** Something that may be done about the file. */
interface FileAction {
  readonly text: string;
  readonly href: Href;
}
/** Grouped, so that of a dozen links a reader looks through one group only. */
export interface FileActions {
  readonly title: string;
  readonly actions: readonly FileAction[];
}

/** Only what this reader may open. */
export const fileActions = ({ area, file, referrals }: FileSight, viewer: Viewer): readonly FileActions[] => [
  {
    title: t('Assess, ask partners, decide'),
    actions: referrals.map(({ referral }) => ({
      text: t('Referral {reference}', { reference: referral.account.reference }),
      href: at(paths.case.show(referral.id), 'do'),
    })),
  },
  {
    title: t('The person'),
    actions: [
      { text: t('Plan a visit'), href: paths.visit.plan(file.id) },
      { text: t('Warn visitors'), href: paths.marker.set(file.id) },
      { text: t('Contacts with organisations'), href: paths.contacts.show(file.id) },
      { text: t('Assessments in full'), href: paths.judging.assessments(file.id) },
      { text: t('Assumptions'), href: paths.judging.assumptions(file.id) },
      { text: t('Finds and events'), href: paths.judging.finds(file.id) },
      { text: t('Ties to others'), href: paths.network.show(file.id) },
      { text: t('Reports about others'), href: paths.network.asked(file.id) },
      { text: t('Work, voluntary work and licences'), href: paths.judging.roles(file.id) },
      { text: t('Told and heard'), href: paths.file.told(file.id) },
      { text: t('Died, left, in custody, missing, moved'), href: paths.file.state(file.id) },
      { text: t('Something is in another language'), href: paths.language.list(file.id) },
      { text: t('Who knows this person?'), href: paths.sharing.whoKnows },
      { text: t('Fixation on violence'), href: paths.sharing.violence(file.id) },
      ...(worksOnCases(viewer) ? [{ text: t('Search for a person, for this file'), href: paths.search.forFile(file.id) }] : []),
    ],
  },
  {
    title: t('The file'),
    actions: [
      { text: t('Move the lead'), href: paths.file.lead(file.id) },
      { text: t('Hand over'), href: paths.handover.offer(file.id) },
      { text: t('Open a dispute'), href: paths.dispute.open(file.id) },
      { text: t('Share, or decide not to'), href: paths.sharing.list(file.id) },
      ...(area.kind === 'subjects of interest'
        ? [{ text: t('Release a message to a partnership'), href: paths.release.list(file.id) }]
        : []),
      { text: t('Something that its holder keeps'), href: paths.sharing.kept(file.id) },
      { text: t('Seal the file'), href: paths.sharing.seal(file.id) },
      { text: t('Sealed files of my posts'), href: paths.sharing.held },
      ...(readsWhatWasShared(viewer) ? [{ text: t('What was shared across the area'), href: paths.sharing.log }] : []),
      { text: t('Print'), href: paths.print.file(file.id) },
      { text: t('Review for disposal'), href: paths.file.disposal(file.id) },
      { text: t('How the records came together'), href: paths.file.links(file.id) },
    ],
  },
];

/** In the order in which whoever opens the file needs them; a box with nothing in it is not there. */
const makers: readonly ((sight: FileSight) => FilePanel | null)[] = [
  leftOffPanel,
  subjectPanel,
  statePanel,
  linkPanel,
  agreeingPanel,
  casePanel,
  visitPanel,
  contactsPanel,
  judgingPanel,
  networkPanel,
  sharingPanel,
  releasePanel,
  partnersPanel,
  toldPanel,
  languagePanel,
];

export const filePanels = (sight: FileSight): readonly FilePanel[] => makers.flatMap((make) => make(sight) ?? []);

/** Warnings for whoever visits stand on top of the page, before anything else about the person. */
export const warningPanel = (sight: FileSight): FilePanel | null => markerPanel(sight);
