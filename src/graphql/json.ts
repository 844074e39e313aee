/**
 * Answers as text. Fields of rows whose values are as PostgreSQL has them go into the answer in the JSON that it wrote, instead of being
 * parsed, walked through and written again.
 */
import type { ExecutionResult, FormattedExecutionResult, GraphQLResolveInfo } from 'graphql';

/** Some of the fields of an object, with their names: what stands between the braces. */
export class JsonFields {
  readonly text: string;

  constructor(object: string) {
    this.text = object.slice(1, -1);
  }
}

/** Those whose answers are written by `written`, by what each execution has of its own. */
const executions = new WeakSet<GraphQLResolveInfo['variableValues']>();

export function allowJson({ variableValues }: Pick<GraphQLResolveInfo, 'variableValues'>): void {
  executions.add(variableValues);
}

/** Whether the rows that a field returns may bring such fields. */
export const allowsJson = ({ variableValues }: GraphQLResolveInfo) => executions.has(variableValues);

/** Fields of the answer, by their names there: the column whose text begins with it, or null within such a text. */
export type JsonColumns = ReadonlyMap<string, string | null>;

const jsonColumns = Symbol('jsonColumns');

/** `objects`: which fields each column holds, as one JSON object. */
export const jsonColumnsOf = (objects: { column: string; fields: string[] }[]): JsonColumns =>
  new Map(
    objects.flatMap(({ column, fields }) =>
      fields.map((field, index) => [field, index === 0 ? column : null] as const),
    ),
  );

/** The same rows, which say which of their columns are JSON. */
export function withJson<Row extends object>(rows: Row[], columns: JsonColumns): Row[] {
  if (columns.size > 0) for (const row of rows) (row as MaybeJson)[jsonColumns] = columns;
  return rows;
}

interface MaybeJson {
  [jsonColumns]?: JsonColumns;
}

export const jsonIn = (row: unknown) => (row as MaybeJson | null | undefined)?.[jsonColumns];

/** Objects that hold nothing but what they are given. Those of `Object.create(null)` are hash tables to V8, which take longer to fill and to write. */
export function Values(this: object) {}
Values.prototype = Object.freeze(Object.create(null));
export const newValues = Values as unknown as new () => Record<string, unknown>;

/** The whole answer, as `JSON.stringify` would write it. */
export function written(answer: ExecutionResult | FormattedExecutionResult): string {
  const parts = Object.entries(answer).flatMap(([name, value]) =>
    value === undefined ? [] : `"${name}":${name === 'data' ? writtenValue(value) : JSON.stringify(value)}`,
  );
  return `{${parts.join(',')}}\n`;
}

function writtenValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writtenValue).join(',')}]`;
  if (!(value instanceof Values)) return JSON.stringify(value);
  let text = '';
  for (const name in value) {
    const own = (value as Record<string, unknown>)[name];
    text += `${text && ','}${own instanceof JsonFields ? own.text : `"${name}":${writtenValue(own)}`}`;
  }
  return `{${text}}`;
}
