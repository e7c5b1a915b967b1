/** docs/stages.md: each state machine of the code as a picture and as a table, the same content in both. */
import type { Machine } from '../domain/machine.ts';
import { machines } from '../domain/machines.ts';

export const stagesMarkdown = (): string => machines.map(machineMarkdown).join('\n\n');

function machineMarkdown({ noun, words, begins, states, steps }: Machine<string, string>): string {
  const names = Object.keys(states);
  const idOf = (state: string): string => `s${names.indexOf(state)}`;
  const picture = [
    '```mermaid',
    'stateDiagram-v2',
    ...names.map((state) => `  state "${state}" as ${idOf(state)}`),
    `  [*] --> ${idOf(begins)}`,
    ...steps.flatMap(({ words: said, from, to }) =>
      from.map((state) => `  ${idOf(state)} --> ${idOf(to)} : ${said.replaceAll(/[:;]/g, ',')}`),
    ),
    ...names.filter((state) => states[state]?.ends).map((state) => `  ${idOf(state)} --> [*]`),
    '```',
  ];
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const table = [
    '| state | what it is | what may follow |',
    '|---|---|---|',
    ...names.map((state) => {
      const follows = steps
        .filter(({ from }) => from.includes(state))
        .map(({ words: said, to }) => (to === state ? said : `${said} → ${to}`));
      const begun = state === begins ? ' (begins here)' : '';
      const ended = states[state]?.ends ? ' (a lawful end)' : '';
      return `| **${cell(state)}**${begun}${ended} | ${cell(states[state]?.words ?? '')} | ${cell(follows.join('; ')) || 'nothing'} |`;
    }),
  ];
  return [`## ${noun}`, '', words, '', ...picture, '', ...table].join('\n');
}
