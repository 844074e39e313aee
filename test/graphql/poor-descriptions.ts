/** What of a schema a stranger must guess. */
import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** The coordinates of all that has no description, or one that only repeats its name and that of its owner. */
export function poorDescriptions(schema: GraphQLSchema): string[] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return types
    .flatMap((type): Described[] => [
      { coordinate: type.name, names: [type.name], description: type.description },
      ...(isEnumType(type) ? type.getValues().map((value) => within(type.name, value)) : []),
      ...(isObjectType(type) || isInputObjectType(type)
        ? Object.values(type.getFields()).flatMap((field) => [
            within(type.name, field),
            ...('args' in field
              ? field.args.map((arg: { name: string; description?: string | null }) =>
                  within(`${type.name}.${field.name}`, arg, '()'),
                )
              : []),
          ])
        : []),
    ])
    .filter(isPoor)
    .map(({ coordinate }) => coordinate);
}

interface Described {
  coordinate: string;
  /** What it may not only repeat. */
  names: string[];
  description: string | null | undefined;
}

function within(
  owner: string,
  { name, description }: { name: string; description?: string | null },
  marks = '.',
): Described {
  const coordinate = marks === '.' ? `${owner}.${name}` : `${owner}(${name})`;
  return { coordinate, names: [...owner.split('.'), name], description };
}

function isPoor({ names, description }: Described): boolean {
  const known = new Set(names.flatMap((name) => wordsOf(name.replace(/([a-z0-9])([A-Z])/g, '$1 $2'))));
  return wordsOf(description ?? '').every((word) => known.has(word) || empty.has(word));
}

/** In the singular, so that "scenes" repeats "scene". */
const wordsOf = (text: string) =>
  (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => word.replace(/(?<=..)s$/, ''));

/** Words that say nothing. */
const empty = new Set(wordsOf('the a an of its is are whether it this their in to and for by with s type field value'));
