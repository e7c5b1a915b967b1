/** The bytes of a copy, as whoever takes it gets them. */
import { z } from 'zod';
import type { Copied } from '../../app/release/acts.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { missing, type ReadBytes, type View } from '../answer.ts';
import type { House } from '../../app/house.ts';
import type { Viewer } from '../deps.ts';
import { type FormModel, formPage, ofFile, type Shown } from '../file/form.ts';
import { type FormFields, formFields, type Route, route } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, type Wrong, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { type One, oneOf } from './rows.ts';

const kinds: Readonly<Record<string, readonly [type: string, ending: string]>> = {
  paper: ['application/pdf', 'pdf'],
  document: ['application/json; charset=utf-8', 'json'],
  sealed: ['application/octet-stream', 'json.age'],
};

/** The bytes of a copy, or why there are none. */
export function copyAnswered(made: Copied, file: string | null, arrival: string | null, form: string, name: string): ReadBytes | Problem {
  if (made.kind === 'copied')
    return {
      kind: 'bytes',
      contentType: kinds[form]?.[0] ?? 'application/octet-stream',
      bytes: made.bytes,
      headers: {
        'content-disposition': `attachment; filename="${name}-${made.number}-copy-${made.copy}.${kinds[form]?.[1] ?? 'bin'}"`,
        'cache-control': 'no-store',
      },
      read: [file === null ? { kind: 'arrival' as const, id: arrival ?? '' } : { kind: 'file' as const, id: file }],
      reason: `a copy of ${name} ${made.number} left`,
    };
  if (made.kind === 'not-made')
    return {
      title: t('It is not made'),
      status: 409,
      reasons: [
        {
          text: t('The paper could not be made. Nothing was recorded and nothing was sent.'),
          how: t('Send it again in a minute.'),
          gate: null,
          href: null,
        },
      ],
    };
  return problemOf(made) ?? wrongFields([]);
}

interface CopyRoute<Model extends FormModel> {
  readonly path: string;
  readonly title: string;
  readonly only: 'partnership' | 'subjects of interest';
  /** What is copied, for the name of the file and the log of reads. */
  readonly name: 'message' | 'answer';
  readonly view: View<Model>;
  readonly model: (shown: Shown<FileSight, One>) => Model | null;
  readonly wrongIn: (body: FormFields) => readonly Wrong[];
  /** As what it is taken, for the kind of the bytes. */
  readonly formIn: (body: FormFields) => string;
  readonly make: (house: House, viewer: Viewer, asked: One, body: FormFields, isInvented: boolean) => Promise<Copied>;
}

/** Takes a copy out of a file: the bytes, or the page again with what was typed. */
export const copyRoute = <Model extends FormModel>({ name, view, model, wrongIn, formIn, make, ...page }: CopyRoute<Model>): Route =>
  route({
    ...page,
    method: 'POST',
    mayUse: areaDuties,
    reads: 'files',
    requestsPerMinute: 20,
    schema: z.object({ params: oneOf, body: formFields }),
    handle: async ({ deps, viewer, input: { params: asked, body } }) => {
      const house = houseOf(deps);
      const sight = await ofFile(house, viewer, asked);
      if (!sight) return missing;
      const again = (problem: Problem, wrong: readonly Wrong[] = []) => {
        const shown = model({ house, viewer, params: asked, sight, key: house.newId(), fields: body, problem, wrong });
        return shown ? formPage(view, shown, asked.id) : missing;
      };
      const wrong = wrongIn(body);
      if (wrong.length > 0) return again(wrongFields(wrong), wrong);
      const answer = copyAnswered(await make(house, viewer, asked, body, deps.demonstration !== null), asked.id, null, formIn(body), name);
      return 'kind' in answer ? answer : again(answer);
    },
  });
