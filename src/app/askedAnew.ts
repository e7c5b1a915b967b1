/** Another post speaks for an agency since it was asked what it holds after a closing (G11): the question goes to that post as well. */
import type { NewEntry } from '../domain/decision.ts';
import { decided } from '../domain/decision.ts';
import { casesOf } from '../domain/case/state.ts';
import type { FileState } from '../domain/file/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { askedOfOthers } from '../rulebook/uk/afterExit.ts';
import { owedUnder } from '../store/panel.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { actOnFile } from './onFile.ts';

/**
 * Done by the product once a post is named for an agency, in each file in which something of the kind is owed: whoever names it need not see any of
 * them. What a machine that stopped has left undone, "ask the agencies again" on the page of the case does.
 */
export async function askWhoSpeaksNow(house: House): Promise<void> {
  const product = serviceViewer(house.area, 'clock');
  const owed = await viewing(house.pool, product, (tx) => owedUnder(tx, house.area, ['G11'], Number.MAX_SAFE_INTEGER));
  for (const file of new Set(owed.map((each) => each.file))) {
    const request = { act: 'ask-who-speaks-now', file, key: house.newId() };
    await actOnFile(house, product, request, { does: 'settle', decide: (of, { book, now }) => decided(...anew(book, of, now)) });
  }
}

const anew = (book: RulebookInForce, file: FileState, now: Instant): readonly NewEntry[] =>
  casesOf(file).flatMap((found) => askedOfOthers(book, file, found, now));
