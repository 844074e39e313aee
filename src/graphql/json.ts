/**
 * Answers as text. Where everything that is selected below a field is as PostgreSQL has it, its JSON goes into the answer as it came, instead
 * of being parsed, walked through and written again.
 */
import type { ExecutionResult, FormattedExecutionResult, GraphQLResolveInfo } from 'graphql';

/** A value of the answer that is JSON already, and has the fields and names that the document asks for. */
export class Json {
  constructor(readonly text: string) {}
}

/** Those whose answers are written by `written`, by what each execution has of its own. */
const executions = new WeakSet<GraphQLResolveInfo['variableValues']>();

export function allowJson({ variableValues }: Pick<GraphQLResolveInfo, 'variableValues'>): void {
  executions.add(variableValues);
}

/** Whether a field may be answered by `Json`. */
export const allowsJson = ({ variableValues }: GraphQLResolveInfo) => executions.has(variableValues);

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
  if (value instanceof Json) return value.text;
  if (Array.isArray(value)) return `[${value.map(writtenValue).join(',')}]`;
  if (!(value instanceof Values)) return JSON.stringify(value);
  let text = '';
  for (const name in value) text += `${text && ','}"${name}":${writtenValue((value as Record<string, unknown>)[name])}`;
  return `{${text}}`;
}
