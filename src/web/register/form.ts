/** What the pages of one register share: it is looked up as whoever asks may see it, shown at one address, and answered there. */
import { z } from 'zod';
import { type RegisterSight, registerSight } from '../../app/registers.ts';
import type { House } from '../../app/house.ts';
import { type Answer, missing } from '../answer.ts';
import type { Viewer } from '../deps.ts';
import type { Upload } from '../form-body.ts';
import { type FormFields, formFields, type Route, route } from '../route.ts';
import { caseDuties, houseOf } from '../staff.ts';

/** Somebody with a page of a register before them. */
export interface Asked {
  readonly house: House;
  readonly viewer: Viewer;
  readonly sight: RegisterSight;
}
export interface Sent extends Asked {
  readonly fields: FormFields;
  readonly upload: Upload | null;
}
interface Page {
  readonly path: string;
  readonly title: string;
  readonly largestUpload?: number;
  readonly requestsPerMinute?: number;
}
type Answered = Promise<Answer<'files'>> | Answer<'files'>;

const params = z.object({ id: z.string().max(120) });
const shared = { mayUse: caseDuties, reads: 'files' } as const;

export const registerPage = (page: Page, show: (asked: Asked) => Answered): Route =>
  route({
    ...shared,
    ...page,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const sight = await registerSight(house, viewer, input.params.id);
      return sight ? show({ house, viewer, sight }) : missing;
    },
  });

/** The form on it. What is shown again after it is as the register is then. */
export const registerForm = (page: Page, send: (sent: Sent) => Answered): Route =>
  route({
    ...shared,
    ...page,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input, upload }) => {
      const house = houseOf(deps);
      const sight = await registerSight(house, viewer, input.params.id);
      return sight ? send({ house, viewer, sight, fields: input.body, upload }) : missing;
    },
  });

/** As it is now, after what was just tried. */
export const again = async <A extends Asked>(asked: A): Promise<A> => ({
  ...asked,
  sight: (await registerSight(asked.house, asked.viewer, asked.sight.id)) ?? asked.sight,
});
