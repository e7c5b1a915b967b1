/** In the told story of an area of subjects: somebody closed who is registered, notified a change late, and is back from a journey since Sunday (C27). */
import type { SubjectAct } from '../subjects/acts.ts';
import { at, type Scene } from './teller.ts';

type Acts = (when: string, who: string, name: string, act: () => SubjectAct) => Scene;

const regime = 'registered';
const change = { of: 'address', on: at('2026-05-12T00:00'), back: null, ahead: 'not known', notified: at('2026-05-18T00:00') } as const;
const journey = {
  of: 'journey',
  on: at('2026-05-24T00:00'),
  back: at('2026-06-07T00:00'),
  ahead: 'not known',
  notified: at('2026-05-20T00:00'),
} as const;

export const regimeScenes = (acts: Acts): readonly Scene[] => [
  acts('2025-12-11T10:00', 'jonah', 'ivo', () => ({
    act: 'record-regime',
    regime,
    fields: {
      sort: 'notification',
      state: 'registered',
      since: at('2025-12-01T00:00'),
      until: at('2035-12-01T00:00'),
      words: 'As the unit that keeps the register says.',
    },
  })),
  acts('2026-06-04T10:00', 'jonah', 'ivo', () => ({ act: 'record-notification', regime, fields: { ...change, kept: 'The register, 31' } })),
  acts('2026-05-21T10:00', 'jonah', 'ivo', () => ({
    act: 'record-notification',
    regime,
    fields: { ...journey, kept: 'The register, 32' },
  })),
];
