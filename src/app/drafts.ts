/** Drafts of people without an account: kept on the server so that nothing typed is lost, readable only with their code. */
import * as store from '../store/drafts.ts';
import { publicViewer, serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';

export const saveDraft = (house: House, key: string, draft: string): Promise<void> =>
  viewing(house.pool, publicViewer(house.area), (tx) => store.saveDraft(tx, house.area, key, draft));
export const loadDraft = (house: House, key: string): Promise<string | null> =>
  viewing(house.pool, publicViewer(house.area), (tx) => store.loadDraft(tx, house.area, key));
export const removeDraft = (house: House, key: string): Promise<void> =>
  viewing(house.pool, publicViewer(house.area), (tx) => store.removeDraft(tx, house.area, key));
/** What was last touched a day ago goes, as its page has promised. */
export const expireDrafts = (house: House): Promise<number> =>
  viewing(house.pool, serviceViewer(house.area, 'intake'), (tx) => store.expireDrafts(tx, house.area));
