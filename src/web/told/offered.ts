/** Of several forms about a person those whose act the policies allow this reader; and whose the others are. */
import type { ActName } from '../../access/acts.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { saidReason } from '../words.ts';
import type { PersonForm } from './form.ts';

export function offeredOf(
  sight: Pick<FileSight, 'whyNot'>,
  forms: readonly PersonForm[],
  does: Readonly<Record<string, ActName>>,
): { readonly offered: readonly PersonForm[]; readonly because: string | null } {
  const judged = forms.map((form) => {
    const act = does[form.what];
    return { form, no: act ? sight.whyNot(act) : null };
  });
  const no = judged.find((each) => each.no !== null)?.no ?? null;
  return { offered: judged.filter((each) => each.no === null).map(({ form }) => form), because: no && saidReason(no) };
}
