/** The case that the panel of May adopted, in the told story: consent, a plan, six sessions, and one of them reported (S02, F33). */
import { needList } from '../../rulebook/uk/needList.ts';
import { commissionedFor, recordProviding } from '../providing.ts';
import { recordSupport, type SupportAct } from '../support.ts';
import { adoptedCase } from './panel.ts';
import { at, type Scene, type Telling } from './teller.ts';

type Without<Act> = Act extends SupportAct ? Omit<Act, 'case'> : never;

export function supportScenes(t: Telling): readonly Scene[] {
  const done = (when: string, outcome: { readonly kind: string } | null): void => {
    if (outcome?.kind !== 'done') throw new Error(`${when}: ${JSON.stringify(outcome)}`);
  };
  const act = (when: string, who: string, request: Without<SupportAct>): Scene => ({
    at: at(when),
    play: async () => {
      const { file } = t.made('adopted');
      done(
        when,
        await recordSupport(t.house, t.as(who), { file, key: t.house.newId(), case: adoptedCase, ...request } as Parameters<
          typeof recordSupport
        >[2]),
      );
    },
  });
  const needs: Readonly<Record<string, string>> = {
    ideas: 'Repeats what he reads, and cannot say where it leads.',
    'learning-work': 'Has had no work since the winter.',
  };
  return [
    act('2026-05-14T15:00', 'amara', {
      act: 'answer-consent',
      fields: {
        answer: 'given',
        soughtFrom: 'the person',
        askedBy: 'Prevent lead, with his former teacher',
        how: 'in person',
        answered: at('2026-05-14T14:00'),
        explained: 'What a mentor does, that it is his choice, and that he may stop at any time.',
        language: 'English',
        interpreter: 'not needed',
        words: 'He would like to try it.',
      },
    }),
    act('2026-05-18T11:00', 'imogen', {
      act: 'write-plan',
      fields: {
        consent: 'The Prevent lead asks in person, before the first session; the mentor asks again at each.',
        nature: 'A mentor, and help to find work.',
        responsible: ['gateway', 'council-lead'],
        domains: needList.domains.map(({ code }) => ({
          domain: code,
          is: needs[code] ? 'a need' : 'not a need',
          words: needs[code] ?? 'Asked; nothing was found.',
        })),
        actions: [
          {
            action: 'a-story-ideas',
            domain: 'ideas',
            what: 'Six sessions with a mentor',
            post: 'gateway',
            how: 'Weekly, at the library.',
            due: at('2026-07-31T00:00'),
          },
          {
            action: 'a-story-work',
            domain: 'learning-work',
            what: 'A place with the youth employment service',
            post: 'council-lead',
            how: 'Go there with him.',
            due: at('2026-06-20T00:00'),
          },
        ],
      },
    }),
    act('2026-05-19T10:00', 'imogen', {
      act: 'commission',
      fields: {
        intervention: 'i-story',
        post: 'mentor',
        sessions: 6,
        starts: at('2026-05-20T09:00'),
        until: at('2026-07-31T00:00'),
        aim: 'To talk through what he reads, and what he hopes for.',
        brief: 'Comes by bus from Larkhill; mornings are best. He knows that this is voluntary.',
      },
    }),
    {
      at: at('2026-05-27T17:30'),
      play: async () => {
        const mentor = t.as('idris');
        const { people } = await commissionedFor(t.house, mentor);
        done(
          'report',
          await recordProviding(t.house, mentor, {
            act: 'report',
            intervention: people[0]?.intervention ?? '',
            key: t.house.newId(),
            session: at('2026-05-27T11:00'),
            outcome: 'held',
            words: 'He came early, spoke little at first, and asked for another book.',
            next: null,
          }),
        );
      },
    },
    act('2026-06-04T16:00', 'imogen', {
      act: 'hear-of-sessions',
      fields: { source: 'The youth employment service', words: 'He is said to meet somebody at the library every week.' },
    }),
  ];
}
