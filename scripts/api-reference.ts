/** Writes docs/reference/ from schema.graphql: a page for each kind of type, with every field, argument and description. */
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';

/** The pages by their names. */
export function apiReference(sdl: string): Map<string, string> {
  const schema = buildSchema(sdl);
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = Object.values(schema.getTypeMap())
    .filter(
      (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !roots.some((root) => root === type),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const operations = (name: string, root: (typeof roots)[number]) =>
    page(
      name,
      Object.values(root?.getFields() ?? {}).map((field) =>
        section(field.name, [lineOf(field), ...membersOf(field.args)], field),
      ),
    );
  const kinds: [file: string, title: string, belongs: (type: GraphQLNamedType) => boolean][] = [
    ['objects.md', 'Objects', (type) => isObjectType(type) || isInterfaceType(type) || isUnionType(type)],
    ['inputs.md', 'Inputs', isInputObjectType],
    ['enums.md', 'Enums', isEnumType],
    ['scalars.md', 'Scalars', isScalarType],
  ];
  const pages = new Map([
    ['queries.md', operations('Queries', roots[0])],
    ['mutations.md', operations('Mutations', roots[1])],
    ['subscriptions.md', operations('Subscriptions', roots[2])],
  ]);
  for (const [file, title, belongs] of kinds)
    pages.set(
      file,
      page(
        title,
        types.filter(belongs).map((type) => section(type.name, linesOf(type), type)),
      ),
    );
  pages.set('README.md', contents([...pages.keys()]));
  return pages;

  function lineOf({ type }: Pick<GraphQLField<unknown, unknown>, 'type'>): string {
    return `Returns ${linked(String(type), getNamedType(type))}.`;
  }

  function linked(text: string, type: GraphQLNamedType): string {
    const file = kinds.find(([, , belongs]) => belongs(type))?.[0];
    return isSpecifiedScalarType(type) || file === undefined
      ? `\`${text}\``
      : `[\`${text}\`](${file}#${type.name.toLowerCase()})`;
  }

  function membersOf(
    members: readonly (GraphQLArgument | GraphQLInputField | GraphQLField<unknown, unknown>)[],
  ): string[] {
    if (members.length === 0) return [];
    const rows = members.map((member) => {
      const initial =
        'defaultValue' in member && member.defaultValue !== undefined
          ? ` Default: \`${JSON.stringify(member.defaultValue)}\`.`
          : '';
      const args =
        'args' in member && member.args.length > 0
          ? ` Arguments: ${member.args.map(({ name, type }) => `\`${name}: ${type}\``).join(', ')}.`
          : '';
      return `| \`${member.name}\` | ${linked(String(member.type), getNamedType(member.type))} | ${inCell(textOf(member))}${args}${initial} |`;
    });
    return [['| Name | Type | |', '|---|---|---|', ...rows].join('\n')];
  }

  function linesOf(type: GraphQLNamedType): string[] {
    if (isEnumType(type))
      return [
        [
          '| Value | |',
          '|---|---|',
          ...type.getValues().map((value) => `| \`${value.name}\` | ${inCell(textOf(value))} |`),
        ].join('\n'),
      ];
    if (isUnionType(type))
      return [
        `One of ${type
          .getTypes()
          .map((member) => linked(member.name, member))
          .join(', ')}.`,
      ];
    return 'getFields' in type ? membersOf(Object.values(type.getFields())) : [];
  }
}

interface Described {
  description?: string | null;
  deprecationReason?: string | null;
}

const textOf = ({ description, deprecationReason }: Described) =>
  [description?.trim(), deprecationReason && `Deprecated: ${deprecationReason}`].filter(Boolean).join(' ');

const inCell = (text: string) => text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');

const section = (name: string, lines: string[], described: Described) =>
  [`## ${name}`, textOf(described), ...lines].filter(Boolean).join('\n\n');

const page = (title: string, sections: string[]) => `# ${title}\n\n${sections.join('\n\n')}\n`;

const contents = (files: string[]) => `# API reference

Made of [schema.graphql](../../schema.graphql) by \`npm run codegen\`. [docs/api.md](../api.md) explains the conventions.

${files.map((file) => `- [${file.replace('.md', '')}](${file})`).join('\n')}
`;
