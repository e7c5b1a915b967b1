/** The forms of an area of subjects of interest name what is wrong beside their fields too. */
import { tryEveryForm } from '../support/everyForm.ts';

tryEveryForm('subjects of interest', ['jonah', 'gwen', 'una'], ['jonah'], { '/subjects/alarm': 'subjects.test.ts' });
