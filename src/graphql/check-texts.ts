/** Text in arguments that PostgreSQL cannot hold is refused before a resolver sees it, in every field of the schema. */
import {
  type GraphQLInputType,
  type GraphQLSchema,
  GraphQLString,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { checkText } from '../checks/text.ts';

/** Changes the schema in place. Ids need no check: one with such a character is the id of nothing. */
export function checkTexts(schema: GraphQLSchema): GraphQLSchema {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()) : [],
  );
  for (const field of fields.filter(({ args }) => args.some(({ type }) => holdsText(type)))) {
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
    (value as unknown[]).forEach((item, index) => {
      checkIn(type.ofType, item, `${path}.${index}`);
    });
  } else if (isInputObjectType(type)) {
    for (const { name, type: inner } of Object.values(type.getFields())) {
      checkIn(inner, (value as Record<string, unknown>)[name], `${path}.${name}`);
    }
  }
}

/** Whether text can stand in it, however deep. */
function holdsText(type: GraphQLInputType, seen = new Set<GraphQLInputType>()): boolean {
  if (isNonNullType(type) || isListType(type)) return holdsText(type.ofType, seen);
  if (type === GraphQLString) return true;
  if (!isInputObjectType(type) || seen.has(type)) return false;
  seen.add(type);
  return Object.values(type.getFields()).some((field) => holdsText(field.type, seen));
}
