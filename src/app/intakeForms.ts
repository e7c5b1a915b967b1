/** What the pages of public forms ask of their formats. */
export { dangerFields } from '../feeds/danger-form/form.ts';
