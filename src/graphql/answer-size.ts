/** An answer that grows too large is given up while it grows: its values are counted as the fields return them. */
import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { attachment } from '../attachment.ts';
import { AppError } from '../errors.ts';

const maxBytes = 32 * 1024 ** 2;

/** What a number, a date or the like takes, about. */
const bytesOfOthers = 8;
/** The name of a field has quotes, a colon and a comma. */
const bytesAroundName = 4;

export const tooLarge = new AppError(
  'BAD_USER_INPUT',
  `The answer would be larger than ${maxBytes / 1024 ** 2} MiB: ask for fewer rows or fields at once.`,
);

/** What has been counted so far, by what each execution has of its own. */
const sizes = attachment<GraphQLResolveInfo['variableValues'], { bytes: number }>('size');
/** The execution that was counted last, which most often goes on: looking it up is half of what counting takes. */
let last: { of: GraphQLResolveInfo['variableValues']; size: { bytes: number } } | undefined;

/** Counts the value of a field. Throws `tooLarge`. */
export function countAnswered(
  value: unknown,
  variableValues: GraphQLResolveInfo['variableValues'],
  fieldName: string,
): void {
  if (last?.of !== variableValues) {
    last = { of: variableValues, size: sizes.of(variableValues) ?? { bytes: 0 } };
    sizes.attach(variableValues, last.size);
  }
  last.size.bytes += bytesAroundName + fieldName.length + bytesOf(value);
  if (last.size.bytes > maxBytes) throw tooLarge;
}

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  return Array.isArray(value) ? value.reduce<number>((sum, item) => sum + bytesOf(item), 0) : bytesOfOthers;
}

/** Changes the schema in place: fields with resolvers of their own. For all others there is `countingResolver`. */
export function countAnswers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      if (field.resolve && isLeafType(getNamedType(field.type))) field.resolve = counting(field.resolve);
    }
  }
  return schema;
}

function counting(resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> {
  return (source, args, context, info) => {
    const value: unknown = resolve(source, args, context, info);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      countAnswered(value, info.variableValues, info.fieldName);
    else if (value instanceof Promise) {
      return value.then((given) => {
        countAnswered(given, info.variableValues, info.fieldName);
        return given;
      });
    }
    return value;
  };
}

/** GraphQL's own resolver for fields without one, whose values are counted. What is an object is counted by its fields. */
export const countingResolver = counting(defaultFieldResolver);
