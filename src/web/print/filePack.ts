/** A file on paper: what its page shows this viewer, and nothing else. Oldest first, as paper is read. */
import type { ChronologyFact } from '../../app/chronology.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { assessmentsOf, assumptionsInForce, formOf } from '../../app/judgingSight.ts';
import type { NetworkSight } from '../../app/networkOf.ts';
import { subjectIn } from '../../app/subjects/sight.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Block, Fact } from '../../print/document.ts';
import { assumptionBadge } from '../assessment/assumptions.ts';
import { headOf } from '../assessment/parts.ts';
import { date, dateAndTime, dueDate, dueWords } from '../dates.ts';
import type { ChronologyLine } from '../file/line.ts';
import { type FileModel, fileModel } from '../file/model.ts';
import type { OwedModel } from '../file/owed.ts';
import { markerLines } from '../marker/panel.ts';
import { modelOf } from '../subjects/show.ts';
import { t } from '../words.ts';
import { contactsBlocks } from './contactsPart.ts';
import { tiesBlocks } from './tiesPart.ts';
import { fileParts, type FilePart } from './words.ts';

/** The parts that this area's files have. */
export const partsOf = ({ area }: Pick<FileSight, 'area'>): readonly string[] => [
  ...(area.kind === 'subjects of interest' ? ['subject'] : []),
  ...Object.keys(fileParts),
];

export function fileBlocks(
  sight: FileSight,
  facts: readonly ChronologyFact[],
  parts: ReadonlySet<string>,
  viewer: Viewer,
  /** Their ties as this viewer may see them, where they are printed. */
  network: NetworkSight | null,
): readonly Block[] {
  const model = fileModel(sight, facts, parts.has('counted') ? 'all' : 'entries', viewer);
  const make: Readonly<Record<FilePart | 'subject', () => readonly Block[]>> = {
    front: () => front(sight, model),
    subject: () => subjects(sight),
    promises: () => promises(model),
    referrals: () => referrals(model),
    chronology: () => chronology(model.lines, parts.has('counted')),
    counted: () => [],
    people: () => people(sight, model, new Set(facts.filter(({ actor }) => actor.startsWith('system:')).map(({ id }) => id))),
    assessments: () => assessments(sight),
    contacts: () => contactsBlocks(sight),
    ties: () => (network ? tiesBlocks(network) : []),
  };
  const order = ['front', 'subject', 'promises', 'referrals', 'chronology', 'people', 'assessments', 'contacts', 'ties'] as const;
  return [...standing(model), ...order.flatMap((part) => (parts.has(part) ? make[part]() : []))];
}

const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const notice = (text: string): Block => ({ kind: 'notice', text });

/** What holds of the whole of it, whichever parts are printed. */
function standing({ refuted, disposedOn, isLive }: FileModel): readonly Block[] {
  return [
    ...(refuted ? [notice(t('Refuted. Everything reported about this person was refuted.'))] : []),
    ...(disposedOn === null ? [] : [notice(t('This file was let go on {disposedOn}.', { disposedOn: date(disposedOn) }))]),
    ...(!isLive && disposedOn === null ? [notice(t('No record lies in this file now.'))] : []),
  ];
}

function front(sight: FileSight, model: FileModel): readonly Block[] {
  const { lead } = model;
  const facts: readonly Fact[] = [
    { label: t('Name'), value: model.title },
    { label: t('Also recorded as'), value: model.otherNames.join(', ') || t('no other name') },
    { label: t('Born, as written'), value: `${model.born.join('; ') || t('not recorded')}${model.child ? ` ${t('(under 18)')}` : ''}` },
    {
      label: t('Leads and answers for the next step'),
      value: [`${lead.post}, ${lead.organisation}.`, `${lead.who}.`, lead.inBalance ?? ''].join(' ').trim(),
    },
    {
      label: t('To speak with them'),
      value: model.speak.words.join('; ') || t('nobody has said which language they speak or what they need'),
    },
    ...model.dangers.map(({ reported, state }) => ({
      label: t('Danger now'),
      value: t('Reported {reported}', { reported: dateAndTime(reported) }) + `: ${state}`,
    })),
  ];
  const warnings = markerLines(sight).map(({ about, warning, act, source }) => notice(`${about}: ${warning}. ${act} ${source}`));
  return [heading(t('Front sheet')), ...warnings, { kind: 'facts', facts }];
}

function promises({ owed, owedLater, isLive, now }: FileModel): readonly Block[] {
  const row = ({ task, ruleId, limit, who, due, lapsed, climbed, acknowledged }: OwedModel): readonly string[] => [
    task,
    who,
    `${dueDate(due)} (${dueWords(due, now)})`,
    [lapsed, climbed, acknowledged, t('Rule {rule}, within {limit}', { rule: ruleId, limit })].filter(Boolean).join('. '),
  ];
  const rows = [...owed, ...owedLater].map(row);
  const none = isLive
    ? t('Nothing is owed. A live file always owes something with a date: tell whoever runs this installation.')
    : t('Nothing is owed here.');
  return [
    heading(t('Open promises')),
    rows.length === 0
      ? paragraph(none)
      : {
          kind: 'table',
          columns: [
            { title: t('What is owed'), share: 3 },
            { title: t('Who answers'), share: 3 },
            { title: t('Due'), share: 2 },
            { title: t('How it stands'), share: 3 },
          ],
          rows,
        },
  ];
}

function referrals({ references, records }: FileModel): readonly Block[] {
  const from = (reference: string): string =>
    records
      .filter((each) => each.references.includes(reference))
      .map(({ organisation }) => organisation)
      .join(', ');
  return [
    heading(t('Referrals, one after another')),
    references.length === 0
      ? paragraph(t('None'))
      : {
          kind: 'table',
          columns: [
            { title: t('Reference'), share: 2 },
            { title: t('Received'), share: 2 },
            { title: t('What it lies under'), share: 3 },
            { title: t('How it stands'), share: 3 },
          ],
          rows: references.map(({ text, received, state, refuted }) => [
            text,
            date(received),
            from(text),
            refuted ? t('Refuted: {state}', { state }) : state,
          ]),
        },
  ];
}

function chronology(lines: readonly ChronologyLine[], counted: boolean): readonly Block[] {
  const told = lines.toReversed().map((line) => ({
    when: [line.happenedWords, line.before ? t('(corrected; it was first recorded as {before})', { before: line.before }) : '']
      .join(' ')
      .trim(),
    what: [line.missed ? t('Dropped step.') : '', line.what, line.refuted ? t('Refuted.') : ''].filter(Boolean).join(' '),
    words: [line.corrected?.isUntrue ? t('Proved untrue.') : '', line.corrected?.text ?? '', line.mistake ?? '', line.words]
      .filter((each) => each !== '')
      .join('\n'),
    source: [
      line.isConsequence ? t('Owed then by {post}', { post: line.post ?? '' }) : [line.who, line.post].filter(Boolean).join(', '),
      line.organisation ?? '',
      line.late
        ? t('Recorded {when} ({late}: {words}).', { when: line.recorded, late: t('late'), words: line.late })
        : t('Recorded {when}.', { when: line.recorded }),
      line.source,
    ]
      .filter((each) => each !== '')
      .join('. ')
      .replaceAll('.. ', '. '),
  }));
  return [
    heading(t('Chronology, oldest first')),
    paragraph(
      counted
        ? t('What people recorded, and what the rulebook counted.')
        : t('What people recorded. What the rulebook counted (owed, met, lapsed) is left out.'),
    ),
    told.length === 0 ? paragraph(t('Nothing is recorded.')) : { kind: 'happenings', happenings: told },
  ];
}

/** `byProduct`: entries that nobody made. */
function people(sight: FileSight, { records, lines }: FileModel, byProduct: ReadonlySet<string>): readonly Block[] {
  const acted = new Map<string, { organisation: string; names: Set<string> }>();
  for (const { id, who, post, organisation, isConsequence } of lines) {
    if (isConsequence || byProduct.has(id)) continue;
    const key = post ?? who;
    const known = acted.get(key) ?? { organisation: organisation ?? '', names: new Set<string>() };
    acted.set(key, { organisation: known.organisation || (organisation ?? ''), names: known.names.add(who) });
  }
  const asked = [...sight.file.requests.values()].map(({ asked: said }) => said);
  return [
    heading(t('People and agencies')),
    heading(t('What each organisation says of the person'), 3),
    records.length === 0
      ? paragraph(t('None.'))
      : {
          kind: 'table',
          columns: [
            { title: t('Organisation'), share: 3 },
            { title: t('Name as recorded'), share: 3 },
            { title: t('Born, as written'), share: 2 },
            { title: t('Since'), share: 3 },
          ],
          rows: records.map(({ organisation, name, born, since }) => [organisation, name, born, since]),
        },
    heading(t('Who recorded something'), 3),
    acted.size === 0
      ? paragraph(t('Nobody.'))
      : {
          kind: 'table',
          columns: [
            { title: t('Post'), share: 3 },
            { title: t('Who'), share: 3 },
            { title: t('Organisation'), share: 3 },
          ],
          rows: [...acted].map(([post, { organisation, names }]) => [post, [...names].join(', '), organisation]),
        },
    ...(asked.length === 0
      ? []
      : [
          paragraph(
            t(
              '{n, plural, one {# partner was asked} other {# partners were asked}}: what they were asked and answered stands in the chronology.',
              { n: asked.length },
            ),
          ),
        ]),
  ];
}

function assessments(sight: FileSight): readonly Block[] {
  const { file, now } = sight;
  const made = assessmentsOf(file);
  const assumed = assumptionsInForce(file);
  return [
    heading(t('Assessments and assumptions')),
    ...(made.length === 0
      ? [paragraph(t('No assessment in full is recorded. Those of a referral stand with it and in the chronology.'))]
      : []),
    ...made.flatMap((each): readonly Block[] => {
      const head = headOf(sight, each, formOf(sight.area, each.fields.form));
      const { judgement, confidence, capability, wouldChangeMyMind, dissent } = each.fields;
      return [
        heading(head.title, 3),
        paragraph([head.by, head.when, head.form].join('. ')),
        ...head.late.map(notice),
        {
          kind: 'facts',
          facts: [
            { label: t('The judgement'), value: judgement },
            { label: t('How sure'), value: t(confidence) },
            { label: t('Capability'), value: [t(capability.grade), capability.grounds].filter(Boolean).join(': ') },
            { label: t('What could be done with what is at hand'), value: capability.atHand },
            { label: t('What would change the assessor’s mind'), value: wouldChangeMyMind },
            { label: t('Where it dissents'), value: dissent },
          ].filter(({ value }) => value !== ''),
        },
      ];
    }),
    heading(t('Taken to be so'), 3),
    assumed.length === 0
      ? paragraph(t('No assumption is recorded.'))
      : { kind: 'list', items: assumed.map((each) => `${each.made.words} (${assumptionBadge(each, now)})`) },
  ];
}

/** As on the page of the subject; only in an area of subjects of interest. */
function subjects(sight: FileSight): readonly Block[] {
  return [...sight.file.subjects.keys()].flatMap((id): readonly Block[] => {
    const subject = subjectIn(sight, id)?.subject;
    if (!subject) return [];
    const { state, child, countdown, waits, lines, hits, enquiries, intelligence, regimes } = modelOf(sight, subject);
    return [
      heading(t('Subject of interest')),
      // Printed alone it must say whom it is about.
      {
        kind: 'facts',
        facts: [{ label: t('Name'), value: `${sight.names[0] ?? t('Name not known')}${child ? ` ${t('(under 18)')}` : ''}` }],
      },
      paragraph(state),
      ...(countdown
        ? [
            notice(t('Suspended until {day}', { day: dueDate(countdown.until) })),
            paragraph(countdown.words),
            heading(t('What stopped'), 3),
            { kind: 'list', items: countdown.stops } as const,
          ]
        : []),
      ...(waits ? [notice(waits.words)] : []),
      { kind: 'facts', facts: lines.map(({ label, words }) => ({ label, value: words })) },
      ...(hits.length > 0
        ? [heading(t('Indicators'), 3), { kind: 'facts', facts: hits.map(({ label, words }) => ({ label, value: words })) } as const]
        : []),
      ...(enquiries.length > 0
        ? [heading(t('Enquiries that nobody has reported on'), 3), { kind: 'list', items: enquiries.map(({ words }) => words) } as const]
        : []),
      ...(intelligence.length > 0
        ? [
            heading(t('What was read'), 3),
            {
              kind: 'facts',
              facts: intelligence.map(({ words, about, follows }) => ({ label: words, value: follows ? `${about}\n${follows}` : about })),
            } as const,
          ]
        : []),
      ...(regimes.length > 0
        ? [heading(t('Under which regime'), 3), { kind: 'list', items: regimes.flatMap(regimeOnPaper) } as const]
        : []),
    ];
  });
}

const regimeOnPaper = ({ words, notified }: ReturnType<typeof modelOf>['regimes'][number]): readonly string[] => [
  words,
  ...notified.map((each) => (each.late ? `${each.words} ${each.late}` : each.words)),
];
