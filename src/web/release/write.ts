/** Writing what may leave: nothing is filled in from the file. */
import type { z } from 'zod';
import { lacksFor, recordRelease, releasersFor } from '../../app/release/acts.ts';
import { mayBeBorn, releaseNumber } from '../../app/release/document.ts';
import { basesVerified } from '../../app/sharingSight.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { view } from '../answer.ts';
import { termsIn } from '../disclosure/fields.ts';
import { type Asked, type FormModel, formModel, lacking, type Sent, type Shown } from '../file/form.ts';
import { readEndOfDay } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { bases, choices, type Choice, type params } from './rows.ts';

export interface WriteModel extends FormModel {
  readonly back: Href;
  readonly because: string | null;
  readonly lacks: readonly string[];
  readonly bases: readonly Choice[];
  readonly basesVerified: boolean;
  readonly authorisers: readonly Choice[];
}
export const writeView = view<WriteModel>('release/write.njk');
const personNames = ['name', 'otherNames', 'born', 'address', 'more'] as const;
const days = ['replyBy-day', 'replyBy-month', 'replyBy-year'];
const recipientNames = ['from', 'organisation', 'post', 'about'];
const whyNames = ['words', 'why', 'basis', 'necessity', 'proportionality', 'handling', 'conditions', 'marking'];
const otherNames = ['sensitiveHolder', 'authority', 'ask', 'authoriser'];
const writeNames = [...recipientNames, ...personNames, ...whyNames, ...otherNames, ...days];
function fieldsOf(fields: FormFields, replyBy: number | null) {
  const value = (name: string): string => text(fields, name);
  const [name, otherNames, born, address, more] = personNames.map(value) as [string, string, string, string, string];
  return {
    from: value('from'),
    organisation: value('organisation'),
    post: value('post'),
    ...termsIn(fields),
    words: value('words'),
    about: value('about') === 'person' ? { name, otherNames, born, address, more } : null,
    ask: value('ask'),
    replyBy,
    authoriser: value('authoriser'),
    authority: value('authority'),
  };
}

function wrongIn(fields: FormFields): readonly Wrong[] {
  const isPerson = text(fields, 'about') === 'person';
  return [
    ...lacking(fields, {
      from: t('Write from whom it is'),
      organisation: t('Write to which organisation'),
      about: t('Say whether it names anybody'),
      ...(isPerson ? { name: t('Write the name that the message gives') } : {}),
      words: t('Write the message'),
      why: t('Write the reason'),
      marking: t('Choose the marking'),
      authoriser: t('Choose who decides whether it leaves'),
    }),
    ...(isPerson && !mayBeBorn(text(fields, 'born'))
      ? [{ input: 'born', words: t('Write a day that there is, as 1994, 1994-04 or 1994-04-02') }]
      : []),
  ];
}

export function writeModel(shown: Shown<FileSight, z.output<typeof params>>): WriteModel {
  const { sight, viewer } = shown;
  const no = sight.whyNot('propose-release');
  return {
    ...formModel(shown, paths.release.write(sight.file.id), writeNames),
    back: paths.release.list(sight.file.id),
    because: no ? saidReason(no) : null,
    lacks: lacksFor(sight.book, sight.file, viewer, '', null, sight.now).map(saidReason),
    bases: bases(),
    basesVerified: basesVerified(),
    authorisers: choices(releasersFor(sight.file, viewer, sight.now), sight),
  };
}

export async function sendWrite({
  house,
  viewer,
  params: { id: file },
  key,
  fields,
}: Asked<FileSight, z.output<typeof params>>): Promise<Sent> {
  const day = readEndOfDay(fields, 'replyBy');
  const isAsked = text(fields, 'ask') !== '';
  const wrong = [
    ...wrongIn(fields),
    ...(isAsked && day.kind === 'wrong' ? [{ input: day.input, words: day.words }] : []),
    ...(isAsked && day.kind === 'none' ? [{ input: 'replyBy-day', words: t('Enter the day by which they reply') }] : []),
  ];
  if (wrong.length > 0) return { wrong };
  // Of the form's own key: sent twice it is one message.
  const number = releaseNumber(Buffer.from(`${viewer.practitioner} ${key}`));
  const outcome = await recordRelease(house, viewer, {
    act: 'propose-release',
    file,
    key,
    number,
    sensitiveHolder: text(fields, 'sensitiveHolder'),
    fields: fieldsOf(fields, day.kind === 'at' ? day.at : null),
  });
  return { outcome, to: withDone(paths.release.show(file, number), 'release-proposed') };
}
