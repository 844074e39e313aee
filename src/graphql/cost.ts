/** Says how dear a field or a criterion is, where it is not 1; what a whole document costs is counted in cost-of.ts. */
import { Extensions } from 'type-graphql';

/** How many a list returns unless it is told otherwise, and at most. */
export const defaultPageSize = 20;
export const maxPageSize = 100;

/**
 * One point is about 10 µs of one processor, measured at 100,000 scenes (`npm run bench -- dearest`). What is selected below a
 * field, and what stands in an input, is added to what the field itself costs.
 */
export interface Cost {
  /**
   * Points for the field itself, as a number or told by its arguments. Of an input field: points for each comparison or each
   * item that stands in its value, or told by the value.
   */
  // biome-ignore lint/suspicious/noExplicitAny: each field knows its own arguments, and each input field its own value
  points?: number | ((given: any) => number);
  /** How many a list has that takes no `first`; by default as many as a page. */
  items?: number;
  /** Of the field of a list: points for one look through all of its rows, without filter and order. */
  scan?: number;
  /** Of a field below a list: how many times it looks through all rows of the list that the filter matches. */
  scans?: number;
  /** Of a list, or an input field that holds a filter: the share of 100,000 rows that the filter is tried on. 1 by default. */
  share?: number;
}

export function Cost(cost: Cost): MethodDecorator & PropertyDecorator & ClassDecorator {
  return Extensions({ cost });
}
