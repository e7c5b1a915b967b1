/** A record that nothing which compares people can read, in the ledger and in the read model, as a copy put back or a release may leave it. */
import type { TestHouse } from './house.ts';
import { asSuperuser } from './watchdog.ts';

/** A telephone number that is no text. What the record is called stays. */
export async function spoil(house: TestHouse, file: string): Promise<string> {
  const [row] = await asSuperuser(house, 'select record from throughline.record_file where file = $1', [file]);
  const record = String(row?.['record']);
  await asSuperuser(
    house,
    `update ledger.fact_body b set body = jsonb_set(b.body::jsonb, '{phones,value}', '[7]')::text
       from ledger.fact f where f.ledger = b.ledger and f.position = b.position and f.record = $1 and f.type = 'RecordMade'`,
    [record],
  );
  await asSuperuser(house, `update throughline.record_file set details = jsonb_set(details, '{phones}', '[7]') where record = $1`, [
    record,
  ]);
  await asSuperuser(
    house,
    'insert into throughline.list_again as l values ($1, 1) on conflict (ledger) do update set times = l.times + 1',
    [house.area],
  );
  return record;
}
