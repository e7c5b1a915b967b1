/** Every route in an area of subjects of interest, which has no panel, no Channel case and no mentor, and has what a partnership has not. */
import { eachRoleAsks } from './everyRoute.ts';

eachRoleAsks('subjects of interest');
