/** The file itself: opening, its lead post, and its review for disposal (C36, G24). */
import { entryType, type FactOf, id, instant, reason } from '../entryType.ts';

export const FileOpened = entryType(
  'FileOpened',
  'file',
  'A file is opened, with the record that it begins with and the post that leads it.',
  {
    home: id,
    lead: id,
  },
);
export const LeadTaken = entryType('LeadTaken', 'file', 'Another post takes the lead; until then the earlier one keeps it.', {
  post: id,
  reason,
});
export const FileRetained = entryType(
  'FileRetained',
  'file',
  'The disposal review decides to keep the file, with a reason and the date of the next review.',
  {
    reason,
    nextReview: instant,
  },
);
export const DisposalProposed = entryType(
  'DisposalProposed',
  'file',
  'The disposal review proposes to let the file go; a second person decides.',
  { reason },
);
export const DisposalDeclined = entryType('DisposalDeclined', 'file', 'The second person does not agree that the file may go.', {
  proposal: id,
  reason,
});
export const FileDisposed = entryType(
  'FileDisposed',
  'file',
  'Two people have decided that nothing is left to hold the file for; what it says of anybody is deleted.',
  {
    proposal: id.nullable(),
    reason,
  },
);

export const fileEntries = [FileOpened, LeadTaken, FileRetained, DisposalProposed, DisposalDeclined, FileDisposed] as const;
export type FileEntry = FactOf<(typeof fileEntries)[number]>;
