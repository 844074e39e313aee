/**
 * GraphQL's `execute`, for what most documents are: queries and events of objects, lists and leaves. What graphql-js asks anew for each
 * value (which fields are selected, of what kinds their types are, what a resolver is to be told) is worked out once for a document here,
 * and remembered as functions. No text becomes source. All else is left to graphql-js: mutations and unions.
 *
 * `test/graphql/execute.test.ts` holds both to the same data and the same errors.
 */
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNullableType,
  execute as graphqlExecute,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  locatedError,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import {
  assertValidExecutionArguments,
  buildExecutionContext,
  buildResolveInfo,
  type ExecutionContext,
  getFieldDef,
} from 'graphql/execution/execute.js';
import { getArgumentValues } from 'graphql/execution/values.js';
import { inspect } from 'graphql/jsutils/inspect.js';
import { isIterableObject } from 'graphql/jsutils/isIterableObject.js';
import { isPromise } from 'graphql/jsutils/isPromise.js';
import { addPath, type Path, pathToArray } from 'graphql/jsutils/Path.js';
import { countAnswered, countingResolver, tooLarge } from './answer-size.ts';
import { type Arguments, constantArguments } from './constant-arguments.ts';
import { allowJson, JsonFields, jsonIn, newValues } from './json.ts';

/** What a document selects of one object type. */
type PlannedFields = readonly PlannedField[];

interface PlannedField {
  /** In the answer. */
  name: string;
  nodes: readonly FieldNode[];
  parent: GraphQLObjectType;
  definition: GraphQLField<unknown, unknown>;
  /** Undefined where a variable stands in them: then they are others each time. */
  args: Arguments | undefined;
  isLeaf: boolean;
  isNullable: boolean;
  complete: Complete;
}

/** From what a resolver returned to what stands in the answer. Leaves are given no path, and look for one only when they fail. */
type Complete = (run: ExecutionContext, value: unknown, path: Path | undefined) => unknown;

/** `mayHoldJson`: the answer is written by `written`. */
export function execute(
  asked: ExecutionArgs,
  { mayHoldJson = false } = {},
): ExecutionResult | Promise<ExecutionResult> {
  const args = { ...asked, fieldResolver: countingResolver };
  assertValidExecutionArguments(args.schema, args.document, args.variableValues);
  const run = buildExecutionContext(args);
  if (!('schema' in run)) return { errors: run };
  const plan = planOf(run, args);
  if (!plan) return graphqlExecute(args) as ReturnType<typeof execute>;
  if (mayHoldJson) allowJson(run);
  try {
    const data = answerObject(run, plan, run.rootValue, undefined);
    return isPromise(data)
      ? data.then(
          (resolved) => answered(run, resolved),
          (error) => givenUp(run, error),
        )
      : answered(run, data);
  } catch (error) {
    return givenUp(run, error);
  }
}

function answered({ collectedErrors: { errors } }: ExecutionContext, data: ExecutionResult['data']): ExecutionResult {
  return errors.length > 0 ? { errors, data } : { data };
}

function givenUp(run: ExecutionContext, error: unknown): ExecutionResult {
  run.collectedErrors.add(error as GraphQLError, undefined);
  return answered(run, null);
}

// Plans.

/** Large ones are made again each time: a short document can have a long plan. Those that are kept take 30 MB at most. */
const maxKeptFields = 500;
const maxKeptCharacters = 10_000;
const maxKept = 100;
const kept = new Map<OperationDefinitionNode, { plan: PlannedFields; schema: unknown; document: unknown }>();
/** Most documents that come once have values written into them, and do not come again. */
const cameBefore = new WeakSet<OperationDefinitionNode>();

/** null for what is left to graphql-js. */
function planOf(run: ExecutionContext, { document }: ExecutionArgs): PlannedFields | null {
  const { operation, schema } = run;
  const known = kept.get(operation);
  if (known?.schema === schema && known.document === document) return known.plan;
  const root = schema.getRootType(operation.operation);
  if (!root || operation.operation === OperationTypeNode.MUTATION) return null;
  const comesAgain = cameBefore.has(operation);
  cameBefore.add(operation);
  const planner = { run, fields: 0 };
  try {
    const plan = plannedFields(
      planner,
      root,
      collectFields(schema, run.fragments, run.variableValues, root, operation.selectionSet),
    );
    const { length } = document.loc?.source.body ?? { length: Number.POSITIVE_INFINITY };
    const isShort = planner.fields <= maxKeptFields && length <= maxKeptCharacters;
    if (plan && comesAgain && isShort && !hasDirectives(document)) {
      kept.set(operation, { plan, schema, document });
      if (kept.size > maxKept) kept.delete(kept.keys().next().value as OperationDefinitionNode);
    }
    return plan;
  } catch {
    return null; // a variable of @skip or @include is absent, or an argument: graphql-js says where
  }
}

/** By @skip and @include the same document selects other fields for other variables. */
function hasDirectives(document: ExecutionArgs['document']): boolean {
  let isFound = false;
  visit(document, {
    [Kind.DIRECTIVE]() {
      isFound = true;
    },
  });
  return isFound;
}

interface Planner {
  run: ExecutionContext;
  fields: number;
}

function plannedFields(
  planner: Planner,
  type: GraphQLObjectType,
  selected: ReadonlyMap<string, readonly FieldNode[]>,
): PlannedFields | null {
  const fields: PlannedField[] = [];
  for (const [name, nodes] of selected) {
    const definition = getFieldDef(planner.run.schema, type, nodes[0] as FieldNode);
    if (!definition) continue;
    const field = plannedField(planner, { name, nodes, parent: type, definition });
    if (!field) return null;
    fields.push(field);
  }
  planner.fields += fields.length;
  return fields;
}

function plannedField(planner: Planner, place: Place): PlannedField | null {
  const { type } = place.definition;
  const complete = completing(planner, place, type);
  return (
    complete && {
      ...{ ...place, args: constantArguments(place.definition, place.nodes[0] as FieldNode), complete },
      ...{ isLeaf: isLeafType(getNullableType(type)), isNullable: !isNonNullType(type) },
    }
  );
}

type Place = Pick<PlannedField, 'name' | 'nodes' | 'parent' | 'definition'>;

function completing(planner: Planner, place: Place, type: GraphQLOutputType): Complete | null {
  if (isNonNullType(type)) {
    const complete = completing(planner, place, type.ofType);
    return (
      complete &&
      ((run, value, path) => {
        const completed = complete(run, value, path);
        if (completed !== null) return completed;
        throw new Error(`Cannot return null for non-nullable field ${place.parent.name}.${place.definition.name}.`);
      })
    );
  }
  if (isLeafType(type)) return leaf(type);
  if (isListType(type)) return list(planner, place, type.ofType);
  return isObjectType(type) ? object(planner, place, type) : null;
}

function leaf(type: GraphQLLeafType): Complete {
  return (_run, value) => {
    if (value == null) return null;
    if (typeof value === 'object' && value instanceof Error) throw value;
    const serialized = type.serialize(value);
    if (serialized != null) return serialized;
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
    );
  };
}

function object(planner: Planner, place: Place, type: GraphQLObjectType): Complete | null {
  const { schema, fragments, variableValues } = planner.run;
  const plan = type.isTypeOf
    ? null
    : plannedFields(planner, type, collectSubfields(schema, fragments, variableValues, type, place.nodes));
  return (
    plan &&
    ((run, value, path) => {
      if (value == null) return null;
      if (value instanceof Error) throw value;
      return answerObject(run, plan, value, path);
    })
  );
}

function list(planner: Planner, place: Place, type: GraphQLOutputType): Complete | null {
  const complete = completing(planner, place, type);
  if (!complete) return null;
  const isOfLeaves = isLeafType(getNullableType(type));
  const isNullable = !isNonNullType(type);
  return (run, value, path) => {
    if (value == null) return null;
    if (value instanceof Error) throw value;
    if (!isIterableObject(value)) {
      const field = `${place.parent.name}.${place.definition.name}`;
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${field}".`);
    }
    let hasPromise = false;
    const answerItem = (item: unknown, index: number) => {
      const itemPath = isOfLeaves ? undefined : addPath(path, index, undefined);
      try {
        const completed = isPromise(item)
          ? item.then((resolved) => complete(run, resolved, itemPath))
          : complete(run, item, itemPath);
        if (!isPromise(completed)) return completed;
        hasPromise = true;
        return completed.then(undefined, (error) =>
          failed(run, error, place, isNullable, itemPath ?? addPath(path, index, undefined)),
        );
      } catch (error) {
        return failed(run, error, place, isNullable, itemPath ?? addPath(path, index, undefined));
      }
    };
    const items: unknown[] = [];
    try {
      for (const item of value) items.push(answerItem(item, items.length));
    } catch (error) {
      void Promise.allSettled(items); // those before it may fail as well, and nobody else would hear of it
      throw error;
    }
    return hasPromise ? Promise.all(items) : items;
  };
}

// Answers.

function answerObject(run: ExecutionContext, fields: PlannedFields, source: unknown, path: Path | undefined) {
  const values = new newValues();
  const json = jsonIn(source);
  let hasPromise = false;
  try {
    for (const field of fields) {
      const column = json?.get(field.name);
      if (column === null) continue;
      const value =
        column === undefined ? answerField(run, field, source, path) : fieldsInJson(run, field, source, column);
      values[field.name] = value;
      hasPromise ||= typeof value === 'object' && isPromise(value);
    }
  } catch (error) {
    // The others may fail as well, and nobody else would hear of it.
    if (hasPromise)
      return allOf(values).finally(() => {
        throw error;
      });
    throw error;
  }
  return hasPromise ? allOf(values) : values;
}

/** The field, and those that stand after it in the same text. */
function fieldsInJson({ variableValues }: ExecutionContext, { name }: Place, row: unknown, column: string): JsonFields {
  const object = (row as Record<string, string>)[column] ?? '';
  countAnswered(object, variableValues, name);
  return new JsonFields(object);
}

async function allOf(promises: Record<string, unknown>): Promise<Record<string, unknown>> {
  const resolved = await Promise.all(Object.values(promises));
  const values = new newValues();
  for (const [index, name] of Object.keys(promises).entries()) values[name] = resolved[index];
  return values;
}

function answerField(run: ExecutionContext, field: PlannedField, source: unknown, above: Path | undefined): unknown {
  const { name, nodes, parent, definition, isNullable, complete } = field;
  let path: Path | undefined;
  try {
    if (field.isLeaf && isPlain(definition, source)) {
      const value = source[definition.name];
      countAnswered(value, run.variableValues, definition.name);
      return complete(run, value, undefined);
    }
    path = addPath(above, name, parent.name);
    const args = field.args ?? getArgumentValues(definition, nodes[0] as FieldNode, run.variableValues);
    const info = buildResolveInfo(run, definition, nodes, parent, path);
    const value: unknown = (definition.resolve ?? run.fieldResolver)(source, args, run.contextValue, info);
    const completed = isPromise(value)
      ? value.then((resolved) => complete(run, resolved, path))
      : complete(run, value, path);
    if (!isPromise(completed)) return completed;
    return completed.then(undefined, (error) => failed(run, error, field, isNullable, path as Path));
  } catch (error) {
    return failed(run, error, field, isNullable, path ?? addPath(above, name, parent.name));
  }
}

/** Whether the value of a field is there to be read: a text, a number or nothing, which no resolver makes. */
function isPlain({ resolve, name }: PlannedField['definition'], source: unknown): source is Record<string, unknown> {
  if (resolve || typeof source !== 'object' || source === null) return false;
  const value = (source as Record<string, unknown>)[name];
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

function failed(run: ExecutionContext, raw: unknown, { nodes }: Place, isNullable: boolean, path: Path): null {
  const error = locatedError(raw, nodes, pathToArray(path));
  if (!isNullable) throw error;
  run.collectedErrors.add(error, path);
  return null;
}

/** For answers of a limited size. Of one that was given up nothing is kept, and none of the errors that followed. */
export async function executeCounted(args: ExecutionArgs): Promise<ExecutionResult> {
  const result = await execute(args);
  const error = result.errors?.find(({ originalError }) => originalError === tooLarge);
  return error ? { data: null, errors: [error] } : result;
}
