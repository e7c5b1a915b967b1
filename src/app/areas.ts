/** The areas that an installation holds. The access ledger of an area is a ledger, not an area. */
import { connect } from '../store/connect.ts';
import { listLedgers } from '../store/ledgerProof.ts';

export async function areasOf(serviceUrl: string): Promise<readonly string[]> {
  await using client = await connect(serviceUrl, 'throughline');
  return (await listLedgers(client)).map(({ ledger }) => ledger).filter((ledger) => !ledger.endsWith('.access'));
}
