/** What else has to be there before live data may be: what was signed, mail that reaches people, and real sign-in. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mailSettings } from '../mailer.ts';
import { type Finding, wrong } from './finding.ts';

const governance = [
  { file: 'impact-assessment.md', check: 'Impact assessment', template: 'docs/templates/impact-assessment.md' },
  { file: 'data-agreement.md', check: 'Joint-controller agreement', template: 'docs/templates/joint-controller-agreement.md' },
];

/** Signed and dated: a line "Signed: …" with a name, and a line "Date: …" with a day that exists. */
export function checkGovernance(dataDir: string): Finding[] {
  return governance.map(({ file, check, template }) => {
    const path = join(dataDir, 'governance', file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    const signed = /^\W*signed(?: by)?\W*:.*\p{L}.*\p{L}/imu.test(text ?? '');
    const dated = /^\W*date(?:d)?\W*:[ \t*_]*(\d{4}-\d{2}-\d{2})/im.exec(text ?? '')?.[1];
    if (signed && dated !== undefined && !Number.isNaN(Date.parse(dated))) return { check, state: 'well', words: `Signed, ${dated}.` };
    const words = text === undefined ? `${path} does not exist.` : `${path} is not signed and dated.`;
    return {
      check,
      state: 'not-ready-for-live-data',
      words,
      fix: `Fill in ${template}, have it signed ("Signed: name", "Date: YYYY-MM-DD"), and keep it as ${path}.`,
    };
  });
}

/** Whether practitioners can be told outside the screens. */
export function checkMail(env: Readonly<Record<string, string | undefined>>): Finding {
  const check = 'Mail';
  try {
    const settings = mailSettings(env);
    if (settings && !env.PUBLIC_ADDRESS)
      return {
        check,
        state: 'not-ready-for-live-data',
        words: `Mail goes by ${settings.host}, with no link in it.`,
        fix: 'Set PUBLIC_ADDRESS to the address at which people reach throughline.',
      };
    if (settings)
      return settings.returnedFolder !== null || env.MAIL_RETURNED_TO
        ? {
            check,
            state: 'well',
            words: `Mail goes by ${settings.host}; what comes back goes to ${settings.returned.local}+…@${settings.returned.domain}.`,
          }
        : {
            check,
            state: 'not-ready-for-live-data',
            words: `Mail goes by ${settings.host}, and nobody reads what comes back.`,
            fix: 'Set MAIL_RETURNED_TO and MAIL_RETURNED_FOLDER, or pipe returned mail to "throughline mail returned" (docs/operator.md).',
          };
  } catch (fault) {
    return wrong(check, fault);
  }
  return {
    check,
    state: 'not-ready-for-live-data',
    words: 'No mail is configured: people are told on the screens only.',
    fix: 'Set MAIL_HOST and what goes with it (docs/operator.md).',
  };
}

export function checkSignIn(): Finding {
  return {
    check: 'Sign-in',
    state: 'not-ready-for-live-data',
    words: 'This release lets a visitor choose whom to be; it cannot tell who is there.',
    fix: 'Keep live data out until a release with real sign-in.',
  };
}
