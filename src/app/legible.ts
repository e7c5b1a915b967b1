/** What is typed into any page, as it can be kept and shown. */
export { legible } from '../domain/legible.ts';
