/** Roles that the person holds or seeks (G19): the question, what is told to whom, an allegation, and the end of the role. */
import type { FileSight } from '../../app/fileSight.ts';
import {
  employmentsOf,
  isBeingAsked,
  isForHarm,
  isOfTrust,
  meetsThreshold,
  roleEnds,
  roleSorts,
  thresholds,
} from '../../app/judgingSight.ts';
import { latestQuestion } from '../../app/judging.ts';
import type { Employment } from '../../domain/employment/state.ts';
import { date, dueDate } from '../dates.ts';
import { postTitle } from '../file/who.ts';
import { paths } from '../paths.ts';
import type { PersonForm } from '../told/form.ts';
import { capital, t } from '../words.ts';
import { choice, form, line, type Thing, thingsPage, words } from './page.ts';

const known = () => (['yes', 'no', 'not known'] as const).map((value) => ({ value, text: capital(t(value)) }));

function badge({ ended, answers, tellings }: Employment): string {
  if (ended) return t('The role {how}', { how: t(ended.how) });
  const last = answers.at(-1);
  if (!last) return t('Is it a position of trust? Not answered yet');
  if (!isOfTrust(last))
    return [last.children, last.adultsAtRisk, last.criticalAccess].includes('not known')
      ? t('Not known yet whether it is a position of trust')
      : t('Not a position of trust');
  const told = tellings.at(-1);
  return told
    ? t('A position of trust: {outcome}', { outcome: t(told.outcome) })
    : t('A position of trust: what is told is not decided yet');
}

const thing = (sight: FileSight, each: Employment): Thing => {
  const { recorded, answers, tellings, allegations, referred, barring, ended, ends } = each;
  return {
    id: each.id,
    badge: badge(each),
    isUrgent: !ended && (answers.length === 0 || (answers.some(isOfTrust) && tellings.length === 0)),
    title: recorded.held === 'sought' ? t('Seeks: {what}', { what: recorded.what }) : recorded.what,
    lines: [
      line(
        sight,
        recorded,
        t(recorded.sort),
        recorded.with !== '' && t('With {whom}', { whom: recorded.with }),
        recorded.since !== null && t('Since {day}', { day: date(recorded.since) }),
        t('Source: {source}', { source: recorded.source }),
      ),
      ...answers.map((one) =>
        line(
          sight,
          one,
          t('With children: {children}; adults at risk: {adults}; critical access: {access}', {
            children: t(one.children),
            adults: t(one.adultsAtRisk),
            access: t(one.criticalAccess),
          }),
          one.reason,
          one.nextLook !== null && t('Asked again by {day}', { day: dueDate(one.nextLook) }),
        ),
      ),
      ...tellings.map((one) =>
        line(
          sight,
          one,
          t(one.outcome),
          one.whom,
          one.reason,
          one.seniorView !== '' && t('{post}: {view}', { post: postTitle(sight, one.seniorPost), view: one.seniorView }),
          one.chanceWords !== '' &&
            (one.chanceToAnswer === 'given'
              ? t('The person answers: {words}', { words: one.chanceWords })
              : t('The person was not asked: {words}', { words: one.chanceWords })),
        ),
      ),
      ...allegations.map((one) => line(sight, one, t('allegation'), one.words, t(one.threshold), one.reason)),
      ...referred.map((one) => line(sight, one, t('designated officer told'), one.service, one.by, one.words)),
      ...barring.map((one) => line(sight, one, t('barring service: {outcome}', { outcome: t(one.outcome) }), one.by, one.words)),
      ...ends.map((end) => line(sight, end, t(end.how), end.words)),
    ],
    isOver: ended !== null && !openAllegation(each) && !owesBarring(each) && !isBeingAsked(each),
    ...(tellingMayBeDecided(each)
      ? { link: { href: paths.sharing.decideAbout(sight.file.id, each.id), text: t('Decide what is told, and to whom') } }
      : {}),
  };
};

/** A position of trust, or an allegation that goes to the designated officer: who is told is a decision about sharing. */
const tellingMayBeDecided = (each: Employment): boolean =>
  openAllegation(each) || owesBarring(each) || ((each.ended === null || isBeingAsked(each)) && each.answers.some(isOfTrust));

const openAllegation = ({ allegations, referred }: Employment): boolean =>
  allegations.filter(meetsThreshold).some((each) => !referred.some(({ order }) => order > each.order));

/** C31: whether the barring service was told; asked where somebody was removed, and open while the role is. */
const barringForm = (id: string): PersonForm =>
  form(
    'barring',
    id,
    t('Removed for harm or risk: the barring service (DBS)'),
    [t('If this partnership refers it, decide it as a disclosure by the link above.')],
    [
      choice(
        'outcome',
        t('Was it referred?'),
        (['made', 'not made', 'not the duty of anybody here'] as const).map((value) => ({ value, text: capital(t(value)) })),
        t('Choose whether it was referred'),
      ),
      { kind: 'text', name: 'by', label: t('Which other agency made it') },
      words('words', t('When, or why not'), t('Write when, or why not')),
    ],
    t('Record it'),
  );

const owesBarring = ({ ended, barring }: Employment): boolean =>
  ended !== null && isForHarm(ended) && !barring.some(({ order }) => order > ended.order);

const allegationForm = (id: string): PersonForm =>
  form(
    'allegation',
    id,
    t('There is an allegation about them in this role'),
    [
      t('Only one that meets the threshold goes to the designated officer, within one working day. Being on file is no allegation.'),
      t('Whatever it meets, the lead decides anew what is told to whom.'),
    ],
    [
      words('words', t('What is alleged'), t('Write what is alleged')),
      choice(
        'threshold',
        t('Which threshold does it meet?'),
        thresholds.map((value) => ({ value, text: capital(t(value)) })),
        t('Choose which threshold it meets'),
      ),
      words('reason', t('Why'), t('Write why')),
      { kind: 'text', name: 'source', label: t('Who says so') },
    ],
    t('Record the allegation'),
  );

/** Of an ended role only that they were removed for harm or risk may still be said. */
const endForm = (id: string, ends: readonly (typeof roleEnds)[number][], title: string): PersonForm =>
  form(
    'end',
    id,
    title,
    ends.length > 1
      ? [t('The question ends with it. While something is asked about the role, write how its end is known.')]
      : [t('The barring service (DBS) is asked about then.')],
    [
      choice(
        'how',
        t('Which?'),
        ends.map((value) => ({ value, text: capital(t(value)) })),
        ends.length > 1
          ? t('Choose which')
          : t('Somebody has recorded already how it ended: only that they were removed for harm or risk may still be recorded here'),
      ),
      words('words', t('How that is known')),
    ],
    t('Record it'),
  );

function forms(sight: FileSight): readonly PersonForm[] {
  const latest = dueDate(latestQuestion(sight.book, sight.now));
  const look = (label: string) => ({ kind: 'day', name: 'look', label, hint: t('Not later than {day}', { day: latest }) }) as const;
  const about = (each: Employment): readonly PersonForm[] => {
    const { id, ended, answers } = each;
    const lado = openAllegation(each)
      ? [
          form(
            'lado',
            id,
            t('Another agency has told the designated officer (LADO)'),
            [t('If this partnership tells them, decide it as a disclosure by the link above: it is recorded here by that.')],
            [
              { kind: 'text', name: 'by', label: t('Which agency told them'), mustBe: t('Name the agency that told them') },
              { kind: 'text', name: 'service', label: t('Which designated officer'), mustBe: t('Name the designated officer') },
              words('words', t('What was said, and how')),
            ],
            t('Record it'),
          ),
        ]
      : [];
    const question = form(
      'trust',
      id,
      t('Is it a position of trust?'),
      [t('What is not known is asked again on the day that you set. It is left open once by the lead; after that by a post above.')],
      [
        choice('children', t('With children?'), known(), t('Choose whether it is with children')),
        choice('adults', t('With adults at risk?'), known(), t('Choose whether it is with adults at risk')),
        choice(
          'access',
          t('With critical access?'),
          known(),
          t('Choose whether it is with critical access'),
          t('Transport, power, water, crowds, chemicals, uniforms and passes'),
        ),
        words('reason', t('How that is known'), t('Write how that is known')),
        look(t('If something is not known: looked at again by')),
      ],
      t('Record the answer'),
    );
    const tell = answers.some(isOfTrust) ? [tellForm(id, look(t('If not yet: decided again by')))] : [];
    if (ended)
      return [
        ...lado,
        ...(owesBarring(each) ? [barringForm(id)] : []),
        ...(isBeingAsked(each) ? [question, ...tell] : []),
        allegationForm(id),
        ...(isForHarm(ended) ? [] : [endForm(id, ['was removed for harm or risk'], t('They were removed for harm or risk after all'))]),
      ];
    return [...lado, question, ...tell, allegationForm(id), barringForm(id), endForm(id, roleEnds, t('The role has ended, or never was'))];
  };
  return [
    ...employmentsOf(sight.file).flatMap(about),
    form(
      'record',
      '',
      t('Record a job, voluntary work or a licence'),
      [t('Also one that is only sought. It raises a question to the lead and tells nobody anything.')],
      [
        choice(
          'sort',
          t('What is it?'),
          roleSorts.map((value) => ({ value, text: capital(t(value)) })),
          t('Choose what it is'),
        ),
        choice(
          'held',
          t('Held or sought?'),
          (['held', 'sought'] as const).map((value) => ({ value, text: capital(t(value)) })),
          t('Choose whether it is held or sought'),
        ),
        { kind: 'text', name: 'what', label: t('What they do there, or what the licence allows'), mustBe: t('Write what they do there') },
        { kind: 'text', name: 'with', label: t('With whom') },
        { kind: 'day', name: 'since', label: t('Since which day'), hint: t('Leave empty if it is not known') },
        { kind: 'text', name: 'source', label: t('Who says so?'), mustBe: t('Say where it comes from') },
      ],
      t('Record it'),
    ),
  ];
}

const tellForm = (id: string, look: PersonForm['fields'][number]): PersonForm =>
  form(
    'tell',
    id,
    t('Nobody is told, or not yet'),
    [
      t(
        'To tell somebody is a decision about sharing, opened by the link above: a pressing need, the least intrusive step, a senior officer’s view, the person’s chance to answer or why not. That nobody is told needs a reason.',
      ),
    ],
    [
      choice(
        'outcome',
        t('What is decided?'),
        (['nothing is told', 'not yet'] as const).map((value) => ({ value, text: capital(t(value)) })),
        t('Choose what is decided'),
      ),
      words('reason', t('Reason'), t('Write the reason')),
      words(
        'considered',
        t('Employer, designated officer, barring service, licence: what was thought of each'),
        t('Write what was thought of each'),
      ),
      look,
    ],
    t('Record the decision'),
  );

export const roleRoutes = thingsPage({
  path: '/files/:id/roles',
  title: 'Work, voluntary work and licences',
  here: paths.judging.roles,
  heading: (name) => t('Work, voluntary work and licences: {name}', { name }),
  lead: () => [t('A role raises a question and says nothing against anybody. Nobody outside is told without a decision of its own.')],
  nothing: () => t('No role is open.'),
  done: 'judged',
  things: (sight) => employmentsOf(sight.file).map((each) => thing(sight, each)),
  forms,
  does: {
    record: 'record-role',
    trust: 'assess-trust',
    tell: 'decide-trust-telling',
    allegation: 'record-allegation',
    lado: 'tell-designated-officer',
    barring: 'record-barring',
    end: 'end-role',
  },
  act: async (what, { one, by, on, about: role, fresh }) => {
    type Known = 'yes' | 'no' | 'not known';
    switch (what) {
      case 'record': {
        const fields = {
          sort: one('sort') as (typeof roleSorts)[number],
          held: one('held') as 'held',
          what: one('what'),
          with: one('with'),
          since: on('since'),
          source: one('source'),
        };
        return { act: 'record-role', role: fresh, fields };
      }
      case 'trust': {
        const [children, adultsAtRisk, criticalAccess] = [one('children') as Known, one('adults') as Known, one('access') as Known];
        return {
          act: 'assess-trust',
          role,
          fields: { children, adultsAtRisk, criticalAccess, reason: one('reason'), nextLook: by('look') },
        };
      }
      case 'tell': {
        const none = { whom: '', what: '', pressingNeed: '', leastIntrusive: '', seniorView: '', seniorPost: null, basis: '' };
        const fields = {
          ...none,
          outcome: one('outcome') as 'not yet',
          chanceToAnswer: 'not given' as const,
          chanceWords: '',
          considered: one('considered'),
          reason: one('reason'),
          nextLook: by('look'),
          disclosure: null,
        };
        return { act: 'decide-trust-telling', role, fields };
      }
      case 'allegation': {
        const fields = {
          words: one('words'),
          threshold: one('threshold') as (typeof thresholds)[number],
          reason: one('reason'),
          source: one('source'),
        };
        return { act: 'record-allegation', role, fields };
      }
      case 'lado':
        return {
          act: 'tell-designated-officer',
          role,
          fields: { service: one('service'), words: one('words'), by: one('by'), disclosure: null },
        };
      case 'barring':
        return {
          act: 'record-barring',
          role,
          fields: { outcome: one('outcome') as 'made', by: one('by'), words: one('words'), disclosure: null },
        };
      default:
        return { act: 'end-role', role, fields: { how: one('how') as 'has ended', words: one('words') } };
    }
  },
});
