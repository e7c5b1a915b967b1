/** Whether what leaves for another house is signed (S11). Says the fingerprint, which is public. */
import { areasWithKeys, ownKeysOf } from '../signing/keyFile.ts';
import { type Finding, wrong } from './finding.ts';

export async function checkSigningKey(dataDir: string): Promise<Finding> {
  const check = 'Signing key';
  const [area] = areasWithKeys(dataDir);
  if (area === undefined)
    return {
      check,
      state: 'not-ready-for-live-data',
      words: 'There is none: what leaves for another house is not signed.',
      fix: 'Run "npm start", which makes one; then have each partner record it (docs/operator.md).',
    };
  try {
    const { current } = await ownKeysOf(dataDir, area);
    return { check, state: 'well', words: `${current.fingerprint}, since ${current.since.slice(0, 10)}.` };
  } catch (fault) {
    return wrong(check, fault);
  }
}
