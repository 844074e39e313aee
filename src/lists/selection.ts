/** What a document selects below a field, so that a list reads only the columns that it is asked for. */
import {
  type FieldNode,
  GraphQLBoolean,
  type GraphQLField,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLString,
  getNamedType,
  getNullableType,
  isObjectType,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { Extensions } from 'type-graphql';
import { attachment } from '../attachment.ts';
import { type ColumnNames, Shape, type ShapeField } from '../database/row-columns.ts';
import { DateTime, LocalDate, SafeInt } from '../graphql/scalars.ts';

/**
 * Says which columns of its row a field is made of. A field that does not say so gets the whole row; one without a
 * resolver is made of the column of its name.
 */
export function Needs<Row>(...columns: (keyof Row & string)[]): MethodDecorator {
  return Extensions({ needs: columns });
}

/** Rows of one type that a document asks for, at one place or several. */
export interface Selection {
  /** What their fields are made of. */
  columns: ColumnNames;
  /** What is selected of a field of them; null when it is not asked for. */
  of(field: string): Selection | null;
  /**
   * The fields that PostgreSQL can write as they stand in the answer, those next to one another together, and what else is selected.
   * `relations`: fields whose resolvers only return what was read with the row.
   */
  inShapes(relations: readonly string[]): { shapes: readonly Shape[]; rest: Selection };
}

/** What is selected at the ends of these paths, below the field that is being answered. */
export function selectedBelow(info: GraphQLResolveInfo, ...paths: readonly string[][]): Selection {
  const here = { type: getNamedType(info.returnType), nodes: info.fieldNodes };
  const step = (parts: Part[], name: string) => parts.flatMap((part) => below(info, part, name));
  return selection(
    info,
    paths.flatMap((path) => path.reduce(step, [here])),
  );
}

/** Whether a document has a field of one of these names, at whatever place. */
export function selectsAny({ operation, fragments }: GraphQLResolveInfo, names: readonly string[]): boolean {
  let found = false;
  const Field = ({ name }: FieldNode) => {
    found ||= names.includes(name.value);
  };
  for (const part of [operation, ...Object.values(fragments)]) visit(part, { Field });
  return found;
}

/** Where the nodes of a connection are. */
export const nodePaths = [['nodes'], ['edges', 'node']];

/** What is selected of the nodes of the connection that is being answered. */
export const selectedNodes = (info: GraphQLResolveInfo) => selectedBelow(info, ...nodePaths);

const known = attachment<readonly FieldNode[], Map<string, unknown>>('known');

/**
 * What follows from the document alone, worked out once for a field of it. Where a variable may change what is selected, a field
 * has other nodes in each request (`src/graphql/execute.ts`).
 */
export function oncePerField<T>({ fieldNodes }: GraphQLResolveInfo, name: string, work: () => T): T {
  const ofField = known.of(fieldNodes) ?? new Map<string, unknown>();
  known.attach(fieldNodes, ofField);
  const value = ofField.has(name) ? (ofField.get(name) as T) : work();
  ofField.set(name, value);
  return value;
}

/** Fields that are answered together, and their type. */
interface Part {
  type: GraphQLNamedType;
  nodes: readonly FieldNode[];
  /** Which of them are left out, by their names in the answer. */
  except?: ReadonlySet<string>;
}

function selection(info: GraphQLResolveInfo, parts: readonly Part[]): Selection {
  const needs = parts.flatMap((part) => fieldsOf(info, part).map(({ field }) => columnsOf(field)));
  const selected: Selection = {
    columns: needs.includes('all') ? 'all' : [...new Set(needs.flat())].sort(),
    of(name) {
      const found = parts.flatMap((part) => below(info, part, name));
      return found.length > 0 ? selection(info, found) : null;
    },
    inShapes(relations) {
      const [part, another] = parts;
      if (!part || another) return { shapes: [], rest: selected }; // the same rows have two answers
      const { shapes } = shapesOf(info, part, relations);
      const except = new Set(shapes.flatMap(({ fields }) => fields.map(({ name }) => name)));
      return { shapes, rest: selection(info, [{ ...part, except }]) };
    },
  };
  return selected;
}

function below(info: GraphQLResolveInfo, part: Part, name: string): Part[] {
  return fieldsOf(info, part)
    .filter(({ field }) => field.name === name)
    .map(({ field, nodes }) => ({ type: getNamedType(field.type), nodes }));
}

/** How columns are to be read that PostgreSQL's JSON is to write as these types are. */
const written = new Map<unknown, 'value' | 'text' | 'instant'>([
  ...[GraphQLString, GraphQLInt, GraphQLFloat, GraphQLBoolean, SafeInt, LocalDate].map(
    (type) => [type, 'value'] as const,
  ),
  [GraphQLID, 'text'],
  [DateTime, 'instant'],
]);

/** PostgreSQL cuts what is longer. */
const maxNameLength = 63;

/** `areAll`: there are no other fields. */
function shapesOf(info: GraphQLResolveInfo, { type, nodes }: Part, relations: readonly string[]) {
  if (!isObjectType(type)) return { shapes: [], areAll: false };
  const { schema, fragments, variableValues } = info;
  const runs: ShapeField[][] = [[]];
  for (const [name, alike] of collectSubfields(schema, fragments, variableValues, type, nodes)) {
    const field = shapeField(info, { type, nodes: alike }, name, relations);
    if (field) runs.at(-1)?.push(field);
    else runs.push([]);
  }
  return { shapes: runs.filter((run) => run.length > 0).map((run) => new Shape(run)), areAll: runs.length === 1 };
}

/** null: its value is made by a resolver, or differs from what PostgreSQL would write. */
function shapeField(
  info: GraphQLResolveInfo,
  { type, nodes }: Part & { type: GraphQLObjectType },
  name: string,
  relations: readonly string[],
): ShapeField | null {
  if (name.length > maxNameLength) return null;
  const column = nodes[0]?.name.value ?? '';
  if (column === TypeNameMetaFieldDef.name) return { name, always: type.name };
  const field = type.getFields()[column];
  if (!field) return null;
  if (relations.includes(column)) {
    const { shapes, areAll } = shapesOf(info, { type: getNamedType(field.type), nodes }, []);
    return shapes[0] && areAll ? { name, relation: column, shape: shapes[0] } : null;
  }
  const as = written.get(getNullableType(field.type));
  return as && !field.resolve ? { name, column, as } : null;
}

/** The fields that are to be answered, once for each alias. */
function fieldsOf({ schema, fragments, variableValues }: GraphQLResolveInfo, { type, nodes, except }: Part) {
  if (!isObjectType(type)) return [];
  const fields = type.getFields();
  return [...collectSubfields(schema, fragments, variableValues, type, nodes)].flatMap(([name, alike]) => {
    const field = fields[alike[0]?.name.value ?? ''];
    return field && !except?.has(name) ? [{ field, nodes: alike }] : []; // but __typename
  });
}

function columnsOf({ name, resolve, extensions }: GraphQLField<unknown, unknown>): ColumnNames {
  return (extensions.needs as ColumnNames | undefined) ?? (resolve ? 'all' : [name]);
}
