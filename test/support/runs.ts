/** How often a law is tried: as often as it says, or LAW_RUNS times that (.ci/run asks for more than `npm test` has time for). */
import process from 'node:process';

export const runs = (usual: number): { readonly numRuns: number } => ({ numRuns: usual * Number(process.env.LAW_RUNS ?? 1) });
