/**
 * The one place where a page becomes HTML. Everything is escaped, and a name that the model does not have stops the page:
 * an empty space where a date should stand would be read as "nothing is owed".
 */

import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { amount, within } from './amount.ts';
import { type Drawn, withError, wrongById } from './beside/beside.ts';
import { date, dateAndTime, dueDate, dueWords, isoInstant, longDay, time, urgency } from './dates.ts';
import type { Frame } from './frame.ts';
import { paths } from './paths.ts';
import { languageNow, tInView } from './words.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface Renderer {
  render(view: string, frame: Frame, model: object): string;
}

export function renderer(assets: Readonly<Record<string, string>>): Renderer {
  const environment = new nunjucks.Environment(
    new nunjucks.FileSystemLoader([
      // Fields with what is wrong beside them, before govuk-frontend's own of the same name.
      folder('beside'),
      folder('.'),
      folder('../../node_modules/govuk-frontend/dist'),
      folder('../../node_modules/@ministryofjustice/frontend'),
    ]),
    { autoescape: true, throwOnUndefined: true },
  );
  // A page is rendered in one go, so what is wrong on it can lie here meanwhile.
  let wrong: ReadonlyMap<string, string> = new Map();
  environment.addGlobal('withError', (drawn: Drawn, params: object) => withError(wrong, drawn, params));
  environment.addGlobal('wrongAt', (id: string) => wrong.get(id) ?? '');
  environment.addGlobal('paths', paths);
  environment.addGlobal('t', tInView);
  environment.addGlobal('language', languageNow);
  environment.addGlobal('assets', assets);
  for (const [name, filter] of Object.entries({
    amount,
    within,
    date,
    time,
    longDay,
    dateAndTime,
    isoInstant,
    dueDate,
    dueWords,
    urgency,
  })) {
    environment.addFilter(name, filter as (...values: unknown[]) => unknown);
  }
  // mojTimeline and mojMessages ask for a filter of this name; the one that is shipped needs moment (issue 1374 there).
  environment.addFilter('mojDate', (at: string) => dateAndTime(Date.parse(at)));
  return {
    render: (view, frame, model) => {
      wrong = wrongById(model);
      return environment.render(view, { ...model, frame });
    },
  };
}
