/** Equal subscriptions are executed once per event, however many there are: their events are the same objects. */
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Context } from '../context.ts';
import { within } from '../database/purpose.ts';
import type { Told } from '../events/feed.ts';
import { executeCounted } from './execute.ts';

type Results = Map<string, ExecutionResult | Promise<ExecutionResult>>;

/** What was made of each event, by what was asked of it; gone with the event. */
const shared = new WeakMap<object, Results>();

/** In place of GraphQL's own `subscribe`: a snapshot is a subscriber's own, an event that a feed hands to all is executed once. */
export async function sharedSubscriptions(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const { signal, statements } = args.contextValue as Context;
  const source = await within({ purpose: 'quick', signal, statements }, async () => createSourceEventStream(args));
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]() as AsyncIterator<object>;
  const key = keyOf(args);
  const results: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      const event = await events.next();
      if (event.done) return { done: true, value: undefined };
      return { done: false, value: await resultOf(event.value, key, args) };
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => results,
  };
  return results;
}

function resultOf(event: object, key: string, args: ExecutionArgs): ExecutionResult | Promise<ExecutionResult> {
  const results: Results = shared.get(event) ?? new Map();
  shared.set(event, results);
  const known = results.get(key);
  if (known) return known;
  // Not ended with the subscriber: others may wait for the same result.
  const result = within({ purpose: 'quick' }, async () => executed(event, args));
  results.set(key, result);
  return result;
}

/** With the cursor beside the answer, where clients find it whatever their document selects. */
async function executed(event: Told<object>, args: ExecutionArgs): Promise<ExecutionResult> {
  const result = await executeCounted({ ...args, rootValue: event });
  const { cursor, isResync } = event;
  if (cursor === undefined) return result;
  return { ...result, extensions: { ...result.extensions, cursor, ...(isResync && { resync: true }) } };
}

/** Two subscriptions with the same key get the same answer: same question, same rights, and the same login where that matters. */
function keyOf({ document, schema, operationName, variableValues, contextValue }: ExecutionArgs): string {
  const { viewer } = contextValue as Context;
  const rights = [...(viewer?.permissions ?? [])].sort();
  // What is personal is shared within a login only; an API key has none.
  const login = isPersonal(document, new TypeInfo(schema)) ? (viewer?.tokenHash ?? crypto.randomUUID()) : undefined;
  return JSON.stringify([print(document), operationName, variableValues, rights, login]);
}

/** Whether a document selects a field that is not @Shared. */
function isPersonal(document: DocumentNode, types: TypeInfo): boolean {
  let found = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        if (types.getFieldDef()?.extensions.shared !== true && name.value !== '__typename') found = true;
      },
    }),
  );
  return found;
}
