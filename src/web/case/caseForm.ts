/** A page about one referral with a form on it. Showing and taking it both find the case first; to whoever may not see it there is no such page. */
import type { z } from 'zod';
import type { CaseSight } from '../../app/caseSight.ts';
import { type Answer, missing } from '../answer.ts';
import { type Context, type FormFields, type Route, route, type RouteDeclaration } from '../route.ts';
import { findCase } from './asking.ts';

interface CaseInput {
  readonly params: { readonly id: string };
  readonly body: FormFields;
}

interface CaseForm<S extends z.ZodType<CaseInput>> extends Pick<RouteDeclaration<'files', S>, 'path' | 'title' | 'mayUse' | 'schema'> {
  /** Whoever may send it, where more may read it. */
  readonly maySend?: RouteDeclaration<'files', S>['mayUse'];
  show(context: Context<z.output<S>>, sight: CaseSight): Promise<Answer<'files'>> | Answer<'files'>;
  take(context: Context<z.output<S>>, sight: CaseSight): Promise<Answer<'files'>> | Answer<'files'>;
}

export function caseForm<S extends z.ZodType<CaseInput>>({ show, take, maySend, ...page }: CaseForm<S>): readonly Route[] {
  const found =
    (answer: typeof show) =>
    async (context: Context<z.output<S>>): Promise<Answer<'files'>> => {
      const sight = await findCase(context);
      return sight ? answer(context, sight) : missing;
    };
  return [
    route({ ...page, reads: 'files', method: 'GET', handle: found(show) }),
    route({ ...page, reads: 'files', method: 'POST', mayUse: maySend ?? page.mayUse, handle: found(take) }),
  ];
}
