/**
 * What an operation costs, before it runs: after the model of the GraphQL Cost Directive specification, with what each field
 * and criterion says of itself by @Cost. Lists are multiplied by what they may return. Fragments, aliases, variables, @skip
 * and @include count as they will be executed, for the fields are collected by GraphQL's own function.
 */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getArgumentValues, getVariableValues } from 'graphql/execution/values.js';
import { type Cost, defaultPageSize, maxPageSize } from './cost.ts';
import { isStandard } from './introspection.ts';

export interface Operation {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>> | null | undefined;
  /** Nobody is signed in: root fields that are not public are refused, and cost no more than that. */
  isStranger?: boolean;
}

/** What an operation asks for, counted. */
export interface Counted {
  /** In points of @Cost. */
  cost: number;
  /** What the dearest of its filters costs, tried once. */
  filter: number;
  /** How deep its fields nest. */
  depth: number;
  aliases: number;
  rootFields: number;
}

type Fields = ReadonlyMap<string, readonly FieldNode[]>;
type Field = GraphQLField<unknown, unknown>;
type Arguments = Record<string, unknown>;

/** The nearest list above a field. */
interface List {
  /** How many items it returns. */
  items: number;
  /** What one look through all its rows costs, and trying its filter on them. */
  scan: number;
  filter: number;
  /** Whether what comes next are its own lists, `nodes` and `edges`. */
  isDirect: boolean;
}

/** The root fields of a query are a statement each, those of a mutation a transaction. */
const rootPoints = { query: 20, mutation: 200, subscription: 20 };

/** A list at the root is planned anew each time, however little of it is asked for. */
const pagePoints = 100;

/** All of the standard introspection, which is answered from memory. */
const introspectionPoints = 100;

/** How much the lists of any other introspection return at most, or nearly. */
const introspectionItems: Record<string, number> = { types: 300, fields: 100, enumValues: 30, inputFields: 50 };

/** What one look through a list costs that says nothing else: of users, of share links and the like. */
const scanOfSmall = 300;

/** What the rows that a page skips cost. */
const pointsPerSkipped = 1 / 30;

/** Each object in an input, even an empty one. */
const pointsPerInput = 5;

/** Variables that do not fit count as absent: nothing will be executed with them. */
export function countOperation({ schema, fragments, operation, variables, isStranger = false }: Operation): Counted {
  const counted: Counted = { cost: 0, filter: 0, depth: 0, aliases: 0, rootFields: 0 };
  const root = schema.getRootType(operation.operation);
  if (!root) return counted;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  const values = coerced ?? {};

  function costOfFields(type: GraphQLObjectType, fields: Fields, depth: number, list: List | null): number {
    counted.depth = Math.max(counted.depth, depth);
    return sum([...fields].map(([name, nodes]) => costOfField(type, name, nodes, depth, list)));
  }

  function costOfField(
    type: GraphQLObjectType,
    name: string,
    nodes: readonly FieldNode[],
    depth: number,
    above: List | null,
  ): number {
    const [node] = nodes;
    const field = node && fieldOf(type, node.name.value);
    if (!field) return 0; // __typename
    if (name !== field.name) counted.aliases += 1;
    else if (field === SchemaMetaFieldDef && isStandard(schema, fragments, values, nodes)) return introspectionPoints;
    if (isStranger && type === root && !isOpen(field)) return 1;
    const args = argumentsOf(field, node);
    const usual = rootPoints[operation.operation] + (isPaged(field) ? pagePoints : 0);
    const { points = type === root ? usual : 1, ...cost } = declaredCost(type, field);
    const { filter, order } = costOfArguments(field, args, cost.share);
    counted.filter = Math.max(counted.filter, Math.ceil(filter));
    const scan = cost.scan ?? (isPaged(field) ? scanOfSmall : 0);
    const own =
      (typeof points === 'function' ? points(args) : points) +
      (above && cost.scans ? cost.scans * above.scan + above.filter : 0) +
      (filter + order > 0 ? filter + order + scan : 0) +
      pointsPerSkipped * positive(args.offset);
    const size = sizeOf(field, args);
    const list = isPaged(field)
      ? { items: size ?? defaultPageSize, scan, filter, isDirect: true }
      : above && { ...above, isDirect: false };
    const length = size ?? cost.items ?? (above?.isDirect ? above.items : defaultPageSize);
    return own + (holdsList(field.type) ? length : 1) * costBelow(field.type, nodes, depth + 1, list);
  }

  /** Of a union the dearest of its types. */
  function costBelow(type: GraphQLOutputType, nodes: readonly FieldNode[], depth: number, list: List | null): number {
    const named = getNamedType(type);
    const objects = isAbstractType(named) ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : [];
    const fieldsOf = (object: GraphQLObjectType) => collectSubfields(schema, fragments, values, object, nodes);
    return Math.max(0, ...objects.map((object) => costOfFields(object, fieldsOf(object), depth, list)));
  }

  /** Those that do not fit are refused by the field itself. */
  function argumentsOf(field: Field, node: FieldNode): Arguments {
    try {
      return getArgumentValues(field, node, values);
    } catch (error) {
      if (error instanceof GraphQLError) return {};
      throw error;
    }
  }

  try {
    const fields = collectFields(schema, fragments, values, root, operation.selectionSet);
    counted.rootFields = fields.size;
    counted.cost = Math.ceil(costOfFields(root, fields, 1, null));
  } catch (error) {
    // A variable of @skip or @include that is absent: execution says which variable does not fit.
    if (coerced || !(error instanceof GraphQLError)) throw error;
  }
  return counted;
}

function fieldOf(type: GraphQLObjectType, name: string): Field | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return type.getFields()[name];
}

function declaredCost(type: GraphQLObjectType, { name, extensions }: Field): Cost {
  const items = isIntrospectionType(type) ? introspectionItems[name] : undefined;
  return (extensions.cost as Cost | undefined) ?? { ...(items && { items }) };
}

const isPaged = ({ args }: Field) => ['first', 'after'].every((wanted) => args.some(({ name }) => name === wanted));

/** What is asked for by `first` or `last`; the field refuses what is out of its range. */
function sizeOf({ args }: Field, { first, last }: Arguments): number | undefined {
  if (!args.some(({ name }) => name === 'first')) return undefined;
  const asked = last ?? first;
  return asked == null ? undefined : Math.min(positive(asked), maxPageSize);
}

const positive = (value: unknown) => Math.max(0, Number(value ?? 0));

function holdsList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

function costOfArguments(field: Field, args: Arguments, share = 1) {
  const costOf = (arguments_: Field['args']) =>
    sum(arguments_.map(({ name, type }) => costOfInput(type, args[name], share).points));
  const isOrder = ({ name }: { name: string }) => name === 'sort';
  return { filter: costOf(field.args.filter((arg) => !isOrder(arg))), order: costOf(field.args.filter(isOrder)) };
}

/** What the comparisons in a value cost when a share of all scenes is compared, and how many there are. */
function costOfInput(type: GraphQLInputType, value: unknown, share: number): { points: number; comparisons: number } {
  if (value == null) return { points: 0, comparisons: 0 };
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = (value as unknown[]).map((item) => costOfInput(nullable.ofType, item, share));
    return {
      points: sum(items.map(({ points }) => points)),
      comparisons: sum(items.map(({ comparisons }) => comparisons)),
    };
  }
  if (!isInputObjectType(nullable)) return { points: 0, comparisons: 1 };
  let [points, comparisons] = [pointsPerInput, 0];
  for (const { name, type: inner, extensions } of Object.values(nullable.getFields())) {
    const given = (value as Arguments)[name];
    if (given == null) continue;
    const cost = (extensions.cost ?? {}) as Cost;
    const below = costOfInput(inner, given, cost.share ?? share);
    const each = cost.points ?? 0;
    // A relation costs what it costs, on however few rows the filter behind it is tried.
    points +=
      below.points + (cost.share ? 1 : share) * (typeof each === 'function' ? each(given) : each * below.comparisons);
    comparisons += below.comparisons;
  }
  return { points, comparisons };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const isOpen = (field: Field) =>
  field.extensions.public === true || field === SchemaMetaFieldDef || field === TypeMetaFieldDef;
