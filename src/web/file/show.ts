/** The file (S22): everything about one person on one page, across organisations; each line with its source. */
import { z } from 'zod';
import { chronologyOf } from '../../app/chronology.ts';
import { fileSight } from '../../app/fileSight.ts';
import { missing, readPage, view } from '../answer.ts';
import { undoOffer, type UndoOffer } from '../correct/offer.ts';
import { type Route, route } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { type FileModel, fileModel, shows } from './model.ts';
import { t } from '../words.ts';

const fileView = view<FileModel & { readonly undo: UndoOffer | null }>('file/file.njk');

export const showFile: Route = route({
  method: 'GET',
  path: '/files/:id',
  title: 'File',
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params: z.object({ id: z.string() }), query: z.object({ show: z.enum(shows).catch('all') }) }),
  handle: async ({ deps, viewer, input }) => {
    const { id } = input.params;
    const house = houseOf(deps);
    const sight = await fileSight(house, viewer, id);
    if (!sight) return missing;
    const model = fileModel(sight, await chronologyOf(house, viewer, id), input.query.show, viewer);
    const undo = await undoOffer(house, viewer, sight);
    // No name: a browser keeps the titles of pages, and shows them to whoever looks at the screen.
    const title = t('File {reference}', { reference: model.references[0]?.text ?? '' });
    return readPage(fileView, { ...model, undo }, [{ kind: 'file', id }], { title });
  },
});
