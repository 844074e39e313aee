/**
 * Writes the SDK's code from the schema and the operations: types of what goes in and comes out, with the descriptions of
 * the schema, and the documents.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type TypeNode,
  visit,
} from 'graphql';

/** A field of a result, with all selections of it that were found. */
interface Selected {
  field: FieldNode;
  of: GraphQLField<unknown, unknown>;
  selections: SelectionSetNode[];
  isOptional: boolean;
}

const scalars: Record<string, string> = {
  ...{ ID: 'string', String: 'string', Boolean: 'boolean', Int: 'number', Float: 'number' },
  ...{ DateTime: 'string', LocalDate: 'string', SafeInt: 'number' },
};

export class SdkPrinter {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  readonly #fragments: Map<string, FragmentDefinitionNode>;
  readonly #operations: OperationDefinitionNode[];

  /** `document` holds all operations and fragments, and is valid. */
  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema;
    this.#document = document;
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  }

  /** Types, and the documents as strings. */
  strings(): string {
    const fragments = [...this.#fragments.values()];
    return [
      "import { documentOf } from './document.ts';",
      "import type { RequestOptions, Subscribed } from './options.ts';",
      this.#inputs(),
      ...fragments.map((fragment) => this.#fragmentType(fragment)),
      ...this.#operations.flatMap((operation) => [this.#variablesType(operation), this.#resultType(operation)]),
      ...fragments.map((fragment) => `const ${fragment.name.value} =\n  ${sourceOf(fragment)};`),
      ...this.#operations.map((operation) => this.#documentOf(operation)),
      `export const allOperations: readonly string[] = [\n${this.#operations.map(({ name }) => `  ${name?.value},\n`).join('')}];`,
      `/** A method for each operation. */\nexport interface Operations {\n${this.#operations.map((operation) => this.#method(operation)).join('\n')}\n}\n`,
    ].join('\n\n');
  }

  /** The documents as syntax trees. */
  trees(): string {
    const documents = this.#operations.map((operation) => {
      const name = operation.name?.value ?? '';
      const document = `${name[0]?.toUpperCase()}${name.slice(1)}Document`;
      return `${this.#commentOf(operation)}export const ${document} = /* @__PURE__ */ treeOf(operations.${name});`;
    });
    const embedded = Object.values(this.#schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__') && !('id' in type.getFields()))
      .filter(({ name }) => !['Query', 'Mutation', 'Subscription'].includes(name));
    return [
      "import * as operations from './generated.ts';\nimport { treeOf } from './tree.ts';",
      `/** Types without an id: caches keep them with what they hang on. */\nexport const typesWithoutId: readonly string[] = [\n${embedded.map(({ name }) => `  '${name}',\n`).join('')}];`,
      ...documents,
      '',
    ].join('\n\n');
  }

  #fragmentType({ name, typeCondition, selectionSet }: FragmentDefinitionNode): string {
    const type = this.#composite(typeCondition.name.value);
    return `${comment(type.description)}export type ${name.value}Fragment = ${this.#object(type, [selectionSet], '')};`;
  }

  #resultType({ name, operation, selectionSet }: OperationDefinitionNode): string {
    const root = this.#schema.getRootType(operation);
    if (!root || !name) throw new Error('An operation of the SDK has a name and a root type.');
    return `export type ${typeNameOf(name.value, operation)} = ${this.#object(root, [selectionSet], '')};`;
  }

  #variablesType({ name, operation, variableDefinitions = [], selectionSet }: OperationDefinitionNode): string {
    const described = this.#descriptionsOfVariables(operation, selectionSet);
    const lines = variableDefinitions.map(({ variable, type, defaultValue }) => {
      const isOptional = type.kind !== Kind.NON_NULL_TYPE || defaultValue !== undefined;
      const key = `${variable.name.value}${isOptional ? '?' : ''}`;
      return `${comment(described.get(variable.name.value), '  ')}  ${key}: ${this.#inputType(type)}${isOptional ? ' | undefined' : ''};\n`;
    });
    const body = lines.length === 0 ? '{ [key: string]: never }' : `{\n${lines.join('')}}`;
    return `export type ${typeNameOf(name?.value ?? '', operation)}Variables = ${body};`;
  }

  /** What the arguments of root fields that take a variable say of it. */
  #descriptionsOfVariables(operation: OperationDefinitionNode['operation'], { selections }: SelectionSetNode) {
    const described = new Map<string, string | null | undefined>();
    for (const field of selections) {
      if (field.kind !== Kind.FIELD) continue;
      const known = this.#schema.getRootType(operation)?.getFields()[field.name.value]?.args ?? [];
      for (const { name, value } of field.arguments ?? []) {
        if (value.kind !== Kind.VARIABLE) continue;
        described.set(value.name.value, known.find((arg) => arg.name === name.value)?.description);
      }
    }
    return described;
  }

  #inputType(type: TypeNode): string {
    if (type.kind === Kind.NON_NULL_TYPE) return this.#inputType(type.type).replace(/ \| null$/, '');
    if (type.kind === Kind.LIST_TYPE) return `Array<${this.#inputType(type.type)}> | null`;
    return `${scalars[type.name.value] ?? type.name.value} | null`;
  }

  #documentOf(operation: OperationDefinitionNode): string {
    const name = operation.name?.value ?? '';
    const type = typeNameOf(name, operation.operation);
    const kind = operation.operation === 'subscription' ? ", 'subscription'" : '';
    const parts = [sourceOf(operation), ...this.#fragmentsUsedBy(operation)];
    return `${this.#commentOf(operation)}export const ${name} = /* @__PURE__ */ documentOf<${type}, ${type}Variables${kind}>(${parts.join(', ')});`;
  }

  #method(operation: OperationDefinitionNode): string {
    const name = operation.name?.value ?? '';
    const type = typeNameOf(name, operation.operation);
    const isOptional = (operation.variableDefinitions ?? []).every(
      (definition) => definition.type.kind !== Kind.NON_NULL_TYPE || definition.defaultValue,
    );
    const result = operation.operation === 'subscription' ? `Subscribed<${type}>` : `Promise<${type}>`;
    return `${this.#commentOf(operation, '  ')}  ${name}(variables${isOptional ? '?' : ''}: ${type}Variables, options?: RequestOptions): ${result};`;
  }

  /** The descriptions of its root fields. */
  #commentOf({ operation, selectionSet }: OperationDefinitionNode, indent = ''): string {
    const root = this.#schema.getRootType(operation);
    const descriptions = selectionSet.selections.flatMap((selection) =>
      selection.kind === Kind.FIELD ? (root?.getFields()[selection.name.value]?.description ?? []) : [],
    );
    return comment(descriptions.join('\n'), indent);
  }

  /** The names of the fragments below, each once. */
  #fragmentsUsedBy(node: OperationDefinitionNode | FragmentDefinitionNode, found = new Set<string>()): Set<string> {
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = this.#fragments.get(name.value);
        if (!fragment || found.has(name.value)) return;
        found.add(name.value);
        this.#fragmentsUsedBy(fragment, found);
      },
    });
    return found;
  }

  #object(type: GraphQLCompositeType, selections: readonly SelectionSetNode[], indent: string): string {
    if (isAbstractType(type)) {
      const options = this.#schema.getPossibleTypes(type).map((option) => this.#object(option, selections, indent));
      return [...new Set(options)].join(' | ');
    }
    const whole = this.#fragmentsInWhole(type, selections);
    const own = [...this.#fieldsOf(type, selections, whole).entries()].map(([key, selected]) =>
      this.#property(type, key, selected, `${indent}  `),
    );
    const body = own.length > 0 ? [`{\n${own.join('')}${indent}}`] : [];
    return [...[...whole].map((name) => `${name}Fragment`), ...body].join(' & ') || '{}';
  }

  /** Fragments that can stand as types of their own, as nothing of them is selected elsewhere, too. */
  #fragmentsInWhole(type: GraphQLCompositeType, selections: readonly SelectionSetNode[]): Set<string> {
    const spreads = selections.flatMap((set) =>
      set.selections.flatMap((selection) =>
        selection.kind === Kind.FRAGMENT_SPREAD && !selection.directives?.length ? selection.name.value : [],
      ),
    );
    const names = [...new Set(spreads)].filter(
      (name) => this.#fragments.get(name)?.typeCondition.name.value === type.name,
    );
    const keysOf = (name: string) => [...this.#fieldsOf(type, [this.#fragment(name).selectionSet], new Set()).keys()];
    const rest = [...this.#fieldsOf(type, selections, new Set(names)).keys()];
    const all = [...names.flatMap(keysOf), ...rest];
    return new Set(new Set(all).size === all.length ? names : []);
  }

  #fieldsOf(
    type: GraphQLCompositeType,
    sets: readonly SelectionSetNode[],
    without: ReadonlySet<string>,
    isOptional = false,
    fields = new Map<string, Selected>(),
  ): Map<string, Selected> {
    for (const selection of sets.flatMap((set) => set.selections)) {
      const optional = isOptional || (selection.directives ?? []).length > 0;
      if (selection.kind === Kind.FIELD) this.#addField(type, selection, optional, fields);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value ?? type.name;
        if (condition === type.name) this.#fieldsOf(type, [selection.selectionSet], without, optional, fields);
      } else if (!without.has(selection.name.value)) {
        this.#fieldsOf(type, [this.#fragment(selection.name.value).selectionSet], without, optional, fields);
      }
    }
    return fields;
  }

  #addField(type: GraphQLCompositeType, field: FieldNode, isOptional: boolean, fields: Map<string, Selected>): void {
    const key = field.alias?.value ?? field.name.value;
    const before = fields.get(key);
    const selections = field.selectionSet ? [field.selectionSet] : [];
    if (before) {
      before.selections.push(...selections);
      before.isOptional &&= isOptional;
      return;
    }
    const of = field.name.value === '__typename' ? undefined : isObjectType(type) && type.getFields()[field.name.value];
    fields.set(key, { field, of: of as GraphQLField<unknown, unknown>, selections, isOptional });
  }

  #property(type: GraphQLCompositeType, key: string, { of, selections, isOptional }: Selected, indent: string): string {
    const value = of ? this.#outputType(of.type, selections, indent) : `'${type.name}'`;
    return `${comment(of?.description, indent)}${indent}${key}${isOptional ? '?' : ''}: ${value};\n`;
  }

  #outputType(type: GraphQLOutputType, selections: readonly SelectionSetNode[], indent: string): string {
    if (isNonNullType(type)) return this.#outputType(type.ofType, selections, indent).replace(/ \| null$/, '');
    if (isListType(type)) return `Array<${this.#outputType(type.ofType, selections, indent)}> | null`;
    const named = getNamedType(type);
    const name = isCompositeType(named) ? this.#object(named, selections, indent) : (scalars[named.name] ?? named.name);
    return `${name} | null`;
  }

  #composite(name: string): GraphQLCompositeType {
    const type = this.#schema.getType(name);
    if (!isCompositeType(type)) throw new Error(`${name} has no fields.`);
    return type;
  }

  #fragment(name: string): FragmentDefinitionNode {
    const fragment = this.#fragments.get(name);
    if (!fragment) throw new Error(`There is no fragment ${name}.`);
    return fragment;
  }

  /** All enums, and the inputs that the operations use, with whatever these use. */
  #inputs(): string {
    const names = new Set<string>();
    const add = (name: string): void => {
      const type = this.#schema.getType(name);
      if (names.has(name) || !(isEnumType(type) || isInputObjectType(type))) return;
      names.add(name);
      if (isInputObjectType(type))
        for (const { type: of } of Object.values(type.getFields())) add(getNamedType(of).name);
    };
    visit(this.#document, { NamedType: ({ name }) => add(name.value) });
    for (const type of Object.values(this.#schema.getTypeMap()))
      if (isEnumType(type) && !type.name.startsWith('__')) add(type.name);
    return [...names]
      .toSorted()
      .map((name) => this.#inputDeclaration(name))
      .join('\n\n');
  }

  #inputDeclaration(name: string): string {
    const type = this.#schema.getType(name);
    if (isEnumType(type)) {
      const values = type
        .getValues()
        .map(({ name: value, description }) => `${comment(description, '  ')}  | '${value}'`);
      return `${comment(type.description)}export type ${name} =\n${values.join('\n')};`;
    }
    if (!isInputObjectType(type)) throw new Error(`${name} is no input.`);
    const fields = Object.values(type.getFields()).map(({ name: key, type: of, description, defaultValue }) => {
      const isOptional = !isNonNullType(of) || defaultValue !== undefined;
      const value = this.#inputType(parseType(String(of)));
      return `${comment(description, '  ')}  ${key}${isOptional ? '?' : ''}: ${value}${isOptional ? ' | undefined' : ''};\n`;
    });
    return `${comment(type.description)}export type ${name} = {\n${fields.join('')}};`;
  }
}

/** As graphql-codegen names them: `ScenesQuery`. */
function typeNameOf(name: string, operation: OperationDefinitionNode['operation']): string {
  const [first = '', ...rest] = [name, operation].map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
  return first + rest.join('');
}

/** The text of an operation or a fragment as a literal, without what only people need. */
function sourceOf(node: OperationDefinitionNode | FragmentDefinitionNode): string {
  return `'${stripIgnoredCharacters(print(node)).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function comment(description: string | null | undefined, indent = ''): string {
  if (!description) return '';
  const lines = description.replaceAll('*/', '*\\/').split('\n');
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}
