/** What a document selects below a field, so that a list reads only the columns that it is asked for. */
import {
  type FieldNode,
  GraphQLBoolean,
  type GraphQLField,
  GraphQLID,
  GraphQLInt,
  type GraphQLNamedType,
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
import { type ColumnNames, Shape, type ShapeField } from '../database/row-columns.ts';

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
  /** Their fields as the answer has them; null where one of them is more than a column that JSON writes as GraphQL does. */
  shape: Shape | null;
  /** What is selected of a field of them; null when it is not asked for. */
  of(field: string): Selection | null;
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

const known = new WeakMap<readonly FieldNode[], Map<string, unknown>>();

/**
 * What follows from the document alone, worked out once for a field of it. Where a variable may change what is selected, a field
 * has other nodes in each request (`src/graphql/execute.ts`).
 */
export function oncePerField<T>({ fieldNodes }: GraphQLResolveInfo, name: string, work: () => T): T {
  const ofField = known.get(fieldNodes) ?? new Map<string, unknown>();
  known.set(fieldNodes, ofField);
  const value = ofField.has(name) ? (ofField.get(name) as T) : work();
  ofField.set(name, value);
  return value;
}

/** Fields that are answered together, and their type. */
interface Part {
  type: GraphQLNamedType;
  nodes: readonly FieldNode[];
}

function selection(info: GraphQLResolveInfo, parts: readonly Part[]): Selection {
  const needs = parts.flatMap((part) => fieldsOf(info, part).map(({ field }) => columnsOf(field)));
  return {
    columns: needs.includes('all') ? 'all' : [...new Set(needs.flat())].sort(),
    get shape() {
      const [part, another] = parts;
      return part && !another ? shapeOf(info, part) : null;
    },
    of(name) {
      const found = parts.flatMap((part) => below(info, part, name));
      return found.length > 0 ? selection(info, found) : null;
    },
  };
}

function below(info: GraphQLResolveInfo, part: Part, name: string): Part[] {
  return fieldsOf(info, part)
    .filter(({ field }) => field.name === name)
    .map(({ field, nodes }) => ({ type: getNamedType(field.type), nodes }));
}

/** Of which PostgreSQL's JSON has the same text as ours. */
const alike: readonly unknown[] = [GraphQLString, GraphQLID, GraphQLInt, GraphQLBoolean];

/** PostgreSQL cuts what is longer. */
const maxNameLength = 63;

function shapeOf({ schema, fragments, variableValues }: GraphQLResolveInfo, { type, nodes }: Part): Shape | null {
  if (!isObjectType(type)) return null;
  const fields: ShapeField[] = [];
  for (const [name, [node]] of collectSubfields(schema, fragments, variableValues, type, nodes)) {
    const column = node?.name.value ?? '';
    const field = type.getFields()[column];
    const leaf = field && getNullableType(field.type);
    if (name.length > maxNameLength) return null;
    if (column === TypeNameMetaFieldDef.name) fields.push({ name, always: type.name });
    else if (!field?.resolve && alike.includes(leaf)) fields.push({ name, column, isText: leaf === GraphQLID });
    else return null;
  }
  return new Shape(fields);
}

/** The fields that are to be answered, once for each alias. */
function fieldsOf({ schema, fragments, variableValues }: GraphQLResolveInfo, { type, nodes }: Part) {
  if (!isObjectType(type)) return [];
  const fields = type.getFields();
  return [...collectSubfields(schema, fragments, variableValues, type, nodes).values()].flatMap((alike) => {
    const field = fields[alike[0]?.name.value ?? ''];
    return field ? [{ field, nodes: alike }] : []; // but __typename
  });
}

function columnsOf({ name, resolve, extensions }: GraphQLField<unknown, unknown>): ColumnNames {
  return (extensions.needs as ColumnNames | undefined) ?? (resolve ? 'all' : [name]);
}
