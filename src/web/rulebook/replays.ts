/** The shipped chronologies: on which day, and to whom, somebody would have been told of each failing. */
import { type Replays, shippedReplays } from '../../app/replays.ts';
import { page, view } from '../answer.ts';
import { paths } from '../paths.ts';
import { noInput, route } from '../route.ts';
import { phrase, t } from '../words.ts';

interface ReplaysModel {
  readonly replays: Replays;
  readonly groups: readonly { readonly title: string; readonly id: string; readonly chronologies: Replays['chronologies'] }[];
  readonly kinds: Readonly<Record<string, string>>;
  readonly failings: number;
}
const replaysView = view<ReplaysModel>('rulebook/replays.njk');

const kinds: Readonly<Record<string, string>> = {
  lapsed: phrase('was not done in time'),
  climbed: phrase('climbed'),
  refused: phrase('was refused by a gate'),
  matched: phrase('a match was found'),
};

export const replaysRoute = route({
  method: 'GET',
  path: paths.replays,
  title: 'What would have been said, and when',
  mayUse: 'anyone',
  reads: 'rulebook',
  schema: noInput,
  handle: async () => {
    const replays = shippedReplays();
    const groups = [
      { id: 'public', title: t('From the public record'), chronologies: replays.chronologies.filter((each) => !each.isMadeUp) },
      { id: 'made-up', title: t('Made up, one failing each'), chronologies: replays.chronologies.filter((each) => each.isMadeUp) },
    ];
    return page(replaysView, {
      replays,
      groups: groups.filter((each) => each.chronologies.length > 0),
      kinds: Object.fromEntries(Object.entries(kinds).map(([kind, words]) => [kind, t(words)])),
      failings: replays.chronologies.reduce((sum, each) => sum + each.failings.length, 0),
    });
  },
});
