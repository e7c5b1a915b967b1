/** Keys for released messages (S11): our own to read out, a partner's to record, compare by a second call, and withdraw. */
import { z } from 'zod';
import { changePartnerKeys, hasPrivateHalf, type KeyAct, keyEnds, keysSight, type KeysSight } from '../../app/signing/partnerKeys.ts';
import { missing, page, redirect, view } from '../answer.ts';
import { date } from '../dates.ts';
import type { Viewer } from '../deps.ts';
import { lacking } from '../file/form.ts';
import { firstMoment, lastMoment, problemOfDecision } from '../posts/asked.ts';
import { typedMoment } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Choice, type FactRow, rows } from '../release/rows.ts';
import { type FormFields, formFields, formInput, noInput, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, type Wrong, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { doneBy, keyState } from './words.ts';

interface ListModel {
  readonly own: KeysSight['own']['kind'];
  readonly ours: readonly FactRow[];
  readonly lines: readonly { readonly href: Href; readonly text: string }[];
  readonly may: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
}
const listView = view<ListModel>('partner-keys/list.njk');
interface ShowModel {
  readonly here: Href;
  readonly partner: string;
  readonly state: string;
  readonly rows: readonly FactRow[];
  readonly waitsForAnother: boolean;
  readonly can: Readonly<Record<'confirm' | 'withdraw', boolean>>;
  readonly ends: readonly Choice[];
  readonly isCompared: boolean;
  readonly asksUntil: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
}
const showView = view<ShowModel>('partner-keys/show.njk');

const typed = (fields: FormFields, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, text(fields, name)]));
/** Wherever anybody reads it: a day in London of an instant that a machine wrote. */
const day = (written: string): string => date(Date.parse(written));

function listModel({ own, keys, may }: KeysSight, fields: FormFields, problem: Problem | null): ListModel {
  return {
    own: own.kind,
    ours:
      own.kind === 'there'
        ? [
            ...rows(
              [t('Fingerprint'), own.keys.current.fingerprint],
              [t('Public key'), JSON.stringify(own.keys.current.publicKey)],
              [t('In use since'), day(own.keys.current.since)],
            ),
            ...own.keys.earlier.toReversed().map(({ fingerprint, since, until, reason }) => ({
              label: t('Earlier'),
              value: t('{fingerprint}, from {since} to {until}. {reason}', { fingerprint, since: day(since), until: day(until), reason }),
            })),
          ]
        : [],
    lines: keys.map((key) => ({
      href: paths.partnerKeys.show(key.id),
      text: t('{partner}: {state}', { partner: key.partner, state: keyState(key) }),
    })),
    may: may.record,
    values: {
      ...typed(fields, ['partner', 'names', 'heard', 'compared']),
      // A private half is shown to nobody again, and kept nowhere (typed.ts leaves this field out).
      publicKey: hasPrivateHalf(text(fields, 'publicKey')) ? '' : text(fields, 'publicKey'),
      ...typedMoment(fields, 'from'),
    },
    problem,
  };
}

function showModel(sight: KeysSight, viewer: Viewer, id: string, fields: FormFields, problem: Problem | null): ShowModel | null {
  const key = sight.keys.find((each) => each.id === id);
  if (!key) return null;
  const { recorded, confirmed, withdrawn } = key;
  const isWaiting = confirmed === null && withdrawn === null;
  const isOwn = recorded.by === viewer.practitioner;
  const canConfirm = isWaiting && sight.may.check && !isOwn;
  return {
    here: paths.partnerKeys.show(id),
    partner: key.partner,
    state: keyState(key),
    rows: rows(
      [t('They also write as'), key.names.join('\n')],
      [t('Counts from'), date(key.from)],
      // Whoever compares it types what they hear.
      [t('Fingerprint'), isWaiting ? '' : key.fingerprint],
      [t('Recorded'), `${doneBy(sight, recorded)}\n${recorded.compared}`],
      [t('Compared by another person'), confirmed ? `${doneBy(sight, confirmed)}\n${confirmed.compared}` : ''],
      [t('Withdrawn'), withdrawn ? `${doneBy(sight, withdrawn)}\n${withdrawn.reason}` : ''],
    ),
    waitsForAnother: isWaiting && isOwn,
    can: { confirm: canConfirm, withdraw: sight.may.check && (withdrawn === null || withdrawn.why === 'replaced') },
    ends: endsOf(key),
    isCompared: confirmed !== null,
    asksUntil: confirmed !== null && withdrawn === null,
    values: { ...typed(fields, ['act', 'heard', 'compared', 'why', 'reason']), ...typedMoment(fields, 'until') },
    problem,
  };
}

function endsOf({ confirmed, withdrawn }: KeysSight['keys'][number]): readonly Choice[] {
  const lost = { value: 'not to be trusted', text: t('Somebody else may have it: nothing that it signed counts any more') };
  if (withdrawn) return [lost];
  return confirmed === null
    ? [{ value: 'not theirs', text: t('It is not theirs, or was not compared as it should be') }, lost]
    : [{ value: 'replaced', text: t('They have replaced it in good order: what was signed before counts') }, lost];
}

const declared = { mayUse: areaDuties, reads: 'people', title: 'Keys for released messages' } as const;
const oneKey = z.object({ id: z.string() });

export const partnerKeyRoutes: readonly Route[] = [
  route({
    ...declared,
    method: 'GET',
    path: paths.partnerKeys.list,
    schema: noInput,
    handle: async ({ deps, viewer }) => page(listView, listModel(await keysSight(houseOf(deps), viewer), {}, null)),
  }),
  route({
    ...declared,
    method: 'POST',
    path: paths.partnerKeys.list,
    schema: formInput,
    handle: async ({ deps, viewer, input: { body } }) => {
      const house = houseOf(deps);
      const wrong: Wrong[] = [
        ...lacking(body, {
          partner: t('Write whose key it is'),
          publicKey: t('Paste their public key'),
          heard: t('Type the fingerprint as they read it to you'),
          compared: t('Write by which call it was compared'),
        }),
        ...wrongNames(body),
      ];
      const from = firstMoment(body, 'from', t('Enter the day from which they sign with it'), wrong);
      const problem =
        from === null || wrong.length > 0
          ? wrongFields(wrong)
          : problemOfDecision(await changePartnerKeys(house, viewer, { do: 'record', from, names: namesIn(body), ...recordIn(body) }));
      if (problem === null) return redirect(withDone(paths.partnerKeys.list, 'key-recorded'));
      return page(listView, listModel(await keysSight(house, viewer), body, problem), { status: problem.status, hasErrors: true });
    },
  }),
  route({
    ...declared,
    method: 'GET',
    path: '/partner-keys/:id',
    schema: z.object({ params: oneKey }),
    handle: async ({ deps, viewer, input }) => {
      const model = showModel(await keysSight(houseOf(deps), viewer), viewer, input.params.id, {}, null);
      return model ? page(showView, model) : missing;
    },
  }),
  route({
    ...declared,
    method: 'POST',
    path: '/partner-keys/:id',
    schema: z.object({ params: oneKey, body: formFields }),
    handle: async ({ deps, viewer, input: { params, body } }) => {
      const house = houseOf(deps);
      const wrong: Wrong[] = [];
      const act = actIn(params.id, body, wrong);
      const problem =
        act === null || wrong.length > 0 ? wrongFields(wrong) : problemOfDecision(await changePartnerKeys(house, viewer, act));
      if (problem === null) return redirect(withDone(paths.partnerKeys.show(params.id), doneOf(act)));
      const model = showModel(await keysSight(house, viewer), viewer, params.id, body, problem);
      return model ? page(showView, model, { status: problem.status, hasErrors: true }) : missing;
    },
  }),
];

function doneOf(act: KeyAct | null): 'key-compared' | 'key-withdrawn' | 'key-lost' {
  if (act?.do !== 'withdraw') return 'key-compared';
  return act.why === 'not to be trusted' ? 'key-lost' : 'key-withdrawn';
}

const recordIn = (body: FormFields) => ({
  partner: text(body, 'partner'),
  typed: text(body, 'publicKey'),
  heard: text(body, 'heard'),
  compared: text(body, 'compared'),
});
const namesIn = (body: FormFields): readonly string[] =>
  text(body, 'names')
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');
const [mostNames, longestName] = [50, 300];
/** A name that was cut would never be recognised: what is too much is refused whole. */
const wrongNames = (body: FormFields): readonly Wrong[] =>
  namesIn(body).length > mostNames || namesIn(body).some((each) => each.length > longestName)
    ? [
        {
          input: 'names',
          words: t('Write at most {names} names, each of at most {letters} letters', { names: mostNames, letters: longestName }),
        },
      ]
    : [];

function actIn(key: string, body: FormFields, wrong: Wrong[]): KeyAct | null {
  if (text(body, 'act') !== 'withdraw') {
    wrong.push(
      ...lacking(body, {
        heard: t('Type the fingerprint as they read it to you'),
        compared: t('Write by which call it was compared'),
      }),
    );
    return { do: 'confirm', key, heard: text(body, 'heard'), compared: text(body, 'compared') };
  }
  const why = keyEnds.find((each) => each === text(body, 'why'));
  wrong.push(...lacking(body, { why: t('Say why it counts no more'), reason: t('Write what happened, and who said so') }));
  const until = why === 'replaced' ? lastMoment(body, 'until', t('Enter the day on which they last signed with it'), wrong) : null;
  return why === undefined ? null : { do: 'withdraw', key, why, until, reason: text(body, 'reason') };
}
