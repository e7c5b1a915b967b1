/** Who leads, and what is not agreed, as pages ask for it: of a file as it stands now, and for whoever looks. */
import { isOutside } from '../domain/area/entries.ts';
import type { Viewer } from '../access/viewer.ts';
import { postsAnsweredBy } from '../domain/area/presence.ts';
import { type Dispute, openDisputes } from '../domain/dispute/state.ts';
import { type Handover, openOffers } from '../domain/handover/state.ts';
import { isOwed, type Obligation } from '../domain/obligation/state.ts';
import type { FileSight } from './fileSight.ts';

export const offersIn = ({ file }: Pick<FileSight, 'file'>): readonly Handover[] => openOffers(file);
export const disputesIn = ({ file }: Pick<FileSight, 'file'>): readonly Dispute[] => openDisputes(file);

/** What is still owed for a dispute by those who decide it. */
export const decidingIn = ({ file }: Pick<FileSight, 'file'>, dispute: Dispute): readonly Obligation[] =>
  [...file.obligations.values()].filter(
    (each) => isOwed(each) && each.stream === dispute.stream && /^C44\.(decide|agree|chief)/.test(each.rule),
  );

/** The posts for which the viewer answers now, of those that work on files. */
export const answersFor = (sight: Pick<FileSight, 'area' | 'now'>, viewer: Viewer): readonly string[] =>
  postsAnsweredBy(sight.area, viewer.practitioner, sight.now).filter((post) => !isOutside(sight.area.posts.get(post)?.role));
