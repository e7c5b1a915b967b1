/** Whether what leaves for another house is signed (S11). Says the fingerprint, which is public. */
import { areasWithKeys, otherKeyMade, ownKeysOf } from '../signing/keyFile.ts';
import { type Finding, wrong } from './finding.ts';

export async function checkSigningKey(dataDir: string): Promise<Finding> {
  const check = 'Signing key';
  const [area] = areasWithKeys(dataDir);
  if (area === undefined)
    return {
      check,
      state: 'not-ready-for-live-data',
      words: 'There is none: nothing leaves for another house as a file.',
      fix: 'Run "npm start", which makes one; then have each partner record it (docs/operator.md).',
    };
  try {
    const { current } = await ownKeysOf(dataDir, area);
    const other = await otherKeyMade(dataDir, area);
    if (other !== null)
      return {
        check,
        state: 'wrong',
        words: `${current.fingerprint} is in use, and the key that was made last here is ${other}: it is from an old backup, or of somebody else.`,
        fix: 'Restore the other from your backup. Without one: "npx throughline signing-key rotate --reason …", and have every partner record the new key (docs/operator.md).',
      };
    return { check, state: 'well', words: `${current.fingerprint}, since ${current.since.slice(0, 10)}.` };
  } catch (fault) {
    return wrong(check, fault);
  }
}
