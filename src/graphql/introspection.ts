/** The standard introspection, which every tool sends: it has a small price, because it is executed once and then kept. */
import {
  type ExecutionArgs,
  type ExecutionResult,
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  getOperationAST,
  introspectionTypes,
  isObjectType,
  Kind,
  parse,
  print,
  SchemaMetaFieldDef,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;
type Values = Record<string, unknown>;

const standard = parse(
  getIntrospectionQuery({
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  }),
);
const standardFragments: Fragments = Object.fromEntries(
  standard.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
);
const standardNodes = getOperationAST(standard)?.selectionSet.selections as readonly FieldNode[];

/** Whether these selections of `__schema` ask for no more than the standard introspection does, and by its names. */
export function isStandard(
  schema: GraphQLSchema,
  fragments: Fragments,
  values: Values,
  nodes: readonly FieldNode[],
): boolean {
  function isWithin(typeName: string, asked: readonly FieldNode[], known: readonly FieldNode[]): boolean {
    const type = introspectionTypes.find(({ name }) => name === typeName);
    if (!isObjectType(type)) return true;
    const fields = collectSubfields(schema, standardFragments, {}, type, known);
    return [...collectSubfields(schema, fragments, values, type, asked)].every(([name, alike]) => {
      if (alike[0]?.name.value !== name) return false;
      if (name === '__typename') return true;
      const [field, counterpart] = [type.getFields()[name], fields.get(name)];
      return field && counterpart ? isWithin(getNamedType(field.type).name, alike, counterpart) : false;
    });
  }
  return isWithin(getNamedType(SchemaMetaFieldDef.type).name, nodes, standardNodes);
}

const maxKept = 20;
const kept = new WeakMap<GraphQLSchema, Map<string, ExecutionResult>>();

/** The answer to an introspection that `isStandard`, kept for who asks in the same words; undefined for anything else. */
export function introspected({ schema, document, operationName }: ExecutionArgs): ExecutionResult | undefined {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'query' || operation.variableDefinitions?.length) return undefined;
  const { selections } = operation.selectionSet;
  const nodes = selections.filter(
    (one) => one.kind === Kind.FIELD && one.name.value === SchemaMetaFieldDef.name && !one.alias,
  );
  if (nodes.length === 0 || nodes.length < selections.length) return undefined;
  const fragments = Object.fromEntries(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  if (!isStandard(schema, fragments, {}, nodes as FieldNode[])) return undefined;
  const answers = kept.get(schema) ?? new Map<string, ExecutionResult>();
  kept.set(schema, answers);
  const words = print({ ...document, definitions: [operation, ...Object.values(fragments)] });
  const answer = answers.get(words) ?? executeSync({ schema, document, operationName });
  answers.delete(words);
  answers.set(words, answer); // the one that was asked for last is kept longest
  if (answers.size > maxKept) answers.delete(answers.keys().next().value ?? '');
  return answer;
}
