/** Warnings for visitors, as they stand on top of a file, on visits and on reports of danger: what to do, what it rests on, until when (K11). */
import type { FileSight } from '../../app/fileSight.ts';
import { type Marker, markersInForce, untilOf } from '../../app/meeting.ts';
import { dueDate } from '../dates.ts';
import { practitionerName } from '../case/who.ts';
import type { FilePanel } from '../file/panel.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';

export interface MarkerLine {
  readonly id: string;
  readonly href: Href;
  readonly about: string;
  readonly warning: string;
  readonly act: string;
  readonly source: string;
}

const line = (sight: FileSight, marker: Marker): MarkerLine => {
  const { said, set, terms } = marker;
  return {
    id: marker.id,
    href: paths.marker.show(sight.file.id, marker.id),
    about: said.on === 'address' ? t('At {address}', { address: said.address }) : t('With this person'),
    warning: said.warning,
    act: terms.at(-1)?.act ?? said.act,
    source: t('From {from}, graded {grade}. Set by {who}, {post}. Until {until}.', {
      from: said.from,
      grade: `${said.source}${said.assessment}${said.handling}`,
      who: practitionerName(sight.area, set.by),
      post: sight.area.posts.get(set.post ?? '')?.title ?? '',
      until: dueDate(untilOf(marker)),
    }),
  };
};

export const markerLines = (sight: FileSight): readonly MarkerLine[] =>
  markersInForce(sight.file, sight.now).map((marker) => line(sight, marker));

export function markerPanel(sight: FileSight): FilePanel | null {
  const ended = [...sight.file.markers.values()].filter((marker) => marker.removed === null && untilOf(marker) <= sight.now);
  const markers = markerLines(sight);
  if (markers.length + ended.length === 0) return null;
  return {
    view: 'marker/panel.njk',
    model: {
      markers,
      ended: ended.map((marker) => ({ href: paths.marker.show(sight.file.id, marker.id), until: dueDate(untilOf(marker)) })),
    },
  };
}
