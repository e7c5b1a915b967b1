/** What is said while it works: the steps with how far they are, for a person who waits. */
export interface Told {
  /** `of` is 0 where the whole is not known. */
  progress(step: string, done: number, of: number): void;
}
