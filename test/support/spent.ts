/** How long this thread itself was at work, in milliseconds: a machine that is busy with others makes it no longer, as it would by the clock. */
import process from 'node:process';

export async function spent(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
