/**
 * Whose turn it is: nobody runs many operations at once, and few dear ones run at all, so that everybody else is served in
 * between. The rest waits; who lets too many wait is refused.
 */
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { type Places, places } from '../database/places.ts';
import { AppError, rateLimited } from '../errors.ts';
import type { CostBudget } from './cost-budget.ts';
import type { Price } from './limits.ts';
import { measured } from './operation-metrics.ts';

/** What costs no more is quick: about a hundredth of a second of work. */
export const quickCost = 1000;

/** What costs more is dear: up to two tenths of a second of work, and a page of cards by a filter and in an order of its own is not. */
export const dearCost = 20_000;

/** Operations of one caller that run at the same time, of those that are quick and of the others; a page that loads asks for a handful, in several tabs. */
const atOncePerCaller = 12;
/** Dear operations of all callers that run at the same time; of one caller, one. */
const dearAtOnce = 2;
const maxWaitingPerCaller = 200;
/** Statements of lists of one caller that run at the same time, which leaves some of their pool to others; a document can have dozens. */
const listStatementsPerCaller = 5;

export interface Turns {
  /** Waits until an operation of this cost may run, and counts it until it is disposed of. Throws RATE_LIMITED. */
  take(caller: string, cost: number): Promise<Turn>;
}

export interface Turn extends Disposable {
  /** For the statements of its lists. */
  statements: Places;
}

/** All sessions and keys of a user are one caller, and so is everybody without a login at one address. */
export const callerOf = ({ viewer, client }: Context) => (viewer ? `user ${viewer.id}` : `address ${client?.address}`);

/** `dearStatements`: of the lists of all dear operations together, how many statements run at the same time. */
export function createTurns(dearStatements: number, budget?: Pick<CostBudget, 'spend'>): Turns {
  const all = places(dearAtOnce);
  const statementsOfDear = places(dearStatements);
  const callers = new Map<string, Caller>();

  return {
    async take(name, cost) {
      const caller = callers.get(name) ?? newCaller();
      if (caller.open >= maxWaitingPerCaller + atOncePerCaller) {
        throw rateLimited(`${maxWaitingPerCaller} of your requests wait already: send fewer at the same time.`, 1);
      }
      budget?.spend(name, cost);
      callers.set(name, caller);
      caller.open += 1;
      const needed = cost > dearCost ? [caller.dear, all] : [cost > quickCost ? caller.operations : caller.quick];
      for (const place of needed) await place.enter();
      return {
        statements: cost > dearCost ? statementsOfDear : caller.statements,
        [Symbol.dispose]() {
          for (const place of needed) place.leave();
          caller.open -= 1;
          if (caller.open === 0) callers.delete(name);
        },
      };
    },
  };
}

/** An operation that was checked, with its price. */
export type Accepted = ExecutionArgs & Price;

/** Runs what came over a WebSocket or for an event stream when it is its turn, unless its client has gone by then. */
export async function inTurn<Result>(
  turns: Turns,
  args: Accepted,
  run: () => Promise<Result>,
): Promise<Result | ExecutionResult> {
  const { contextValue, cost } = args;
  const context = contextValue as Context;
  try {
    using turn = await turns.take(callerOf(context), cost);
    context.statements = turn.statements;
    return context.signal?.aborted ? { data: null } : await measured(args, run);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { message, code, retryAfterSeconds } = error;
    return { errors: [new GraphQLError(message, { extensions: { code, retryAfterSeconds } })] };
  }
}

const newCaller = (): Caller => ({
  quick: places(atOncePerCaller),
  operations: places(atOncePerCaller),
  dear: places(1),
  statements: places(listStatementsPerCaller),
  open: 0,
});

/** Each kind waits for its own only. */
interface Caller {
  quick: Places;
  operations: Places;
  dear: Places;
  statements: Places;
  /** Operations that run or wait. */
  open: number;
}
