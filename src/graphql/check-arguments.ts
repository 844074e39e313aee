/**
 * Arguments are checked before a resolver sees them, in every field of the schema: text that PostgreSQL cannot hold, and lists
 * that are too long.
 */
import {
  GraphQLID,
  type GraphQLInputType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { checkText } from '../checks/text.ts';
import { badInput } from '../errors.ts';

/** Many fields allow fewer, and say so. */
const maxIds = 10_000;
const maxItems = 1000;

/** Changes the schema in place. Ids need no check as text: one with such a character is the id of nothing. */
export function checkArguments(schema: GraphQLSchema): GraphQLSchema {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()) : [],
  );
  for (const field of fields.filter(({ args }) => args.some(({ type }) => needsCheck(type)))) {
    const name = field.subscribe ? 'subscribe' : 'resolve';
    const run = field[name];
    if (!run) continue;
    field[name] = (source, args, context, info) => {
      for (const argument of field.args) checkIn(argument.type, args[argument.name], argument.name);
      return run(source, args, context, info);
    };
  }
  return schema;
}

function checkIn(type: GraphQLInputType, value: unknown, path: string): void {
  if (value == null) return;
  if (isNonNullType(type)) checkIn(type.ofType, value, path);
  else if (type === GraphQLString) checkText(path, value as string);
  else if (isListType(type)) {
    checkSize(path, value as unknown[], getNamedType(type) === GraphQLID ? maxIds : maxItems);
    (value as unknown[]).forEach((item, index) => {
      checkIn(type.ofType, item, `${path}.${index}`);
    });
  } else if (isInputObjectType(type)) {
    const fields = type.getFields();
    for (const [name, given] of Object.entries(value)) {
      const field = fields[name];
      if (field) checkIn(field.type, given, `${path}.${name}`);
    }
  }
}

function checkSize(path: string, { length }: unknown[], max: number): void {
  if (length > max) throw badInput(path, `${path} must have at most ${max} entries; it has ${length}.`);
}

/** Whether text or a list can stand in it, however deep. */
function needsCheck(type: GraphQLInputType, seen = new Set<GraphQLInputType>()): boolean {
  if (isNonNullType(type)) return needsCheck(type.ofType, seen);
  if (type === GraphQLString || isListType(type)) return true;
  if (!isInputObjectType(type) || seen.has(type)) return false;
  seen.add(type);
  return Object.values(type.getFields()).some((field) => needsCheck(field.type, seen));
}
