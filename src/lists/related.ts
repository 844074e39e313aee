/** Filters across relations: what is wanted is related to at least one thing that another filter matches. */
import { badInput } from '../errors.ts';
import { type Condition, type Criteria, type Criterion, type FilterContext, planFilter } from './filters.ts';

const maxDepth = 2;

/**
 * `criteria`: of the other filter, as a function because the two know each other. `semiJoin`: what is related to things of this
 * condition; it mentions them in a query of its own, so that nothing is found twice.
 */
export function relatedTo<Filter extends object>(
  criteria: () => Criteria<Filter>,
  semiJoin: (condition: Condition, context: FilterContext, filter: Filter) => Condition,
): Criterion<Filter> {
  return (filter, context, { field }) => {
    const relatedDepth = (context.relatedDepth ?? 0) + 1;
    if (relatedDepth > maxDepth)
      throw badInput(field, `${field}: related filters can be nested at most ${maxDepth} deep.`);
    const within = { ...context, relatedDepth, found: undefined };
    return semiJoin(planFilter(criteria(), filter, within, field), context, filter);
  };
}
