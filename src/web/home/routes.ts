/** The front door, help and the accessibility statement: for anybody. */

import { page, view } from '../answer.ts';
import { paths } from '../paths.ts';
import { noInput, type Route, route } from '../route.ts';

const still = (path: string, title: string, shown: string): Route => {
  const token = view<object>(shown);
  return route({ method: 'GET', path, title, mayUse: 'anyone', reads: 'nothing', schema: noInput, handle: () => page(token, {}) });
};

export const homeRoutes: readonly Route[] = [
  still(paths.home, 'Throughline', 'home/home.njk'),
  still(paths.help, 'Help', 'home/help.njk'),
  still(paths.accessibility, 'Accessibility statement', 'home/accessibility.njk'),
];
