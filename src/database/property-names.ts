/**
 * Lets Kysely speak of columns by the names of the entities' properties: `actors.id` becomes `"actors"."uuid"`, and
 * where it is selected `"actors"."uuid" as "id"`, so that rows come back right without being touched again.
 *
 * MikroORM's own plugin (`columnNamingStrategy: 'property'`) renames finished rows instead, by one map for all tables
 * of the query: a scene's `id` beside a join of `actors` comes back as `pk`.
 *
 * On the way `in ()`, which is no SQL, becomes what it means. Kysely's own plugin for it walks the query once more, and
 * does not see the queries within a comparison, such as `id in (select … where status in ())`.
 */

import {
  AliasNode,
  type BinaryOperationNode,
  ColumnNode,
  type CommonTableExpressionNameNode,
  type EmptyInListNode,
  type FromNode,
  IdentifierNode,
  type JoinNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  type OrderByItemNode,
  PrimitiveValueListNode,
  type QueryId,
  ReferenceNode,
  type ReturningNode,
  replaceWithNoncontingentExpression,
  SelectAllNode,
  SelectionNode,
  type SelectQueryNode,
  TableNode,
  type UsingNode,
  ValueListNode,
  type WithNode,
} from 'kysely';

/** The column behind each property of a table. */
export type Columns = ReadonlyMap<string, string>;

/** `tables`: the columns of each table, by the table's name. */
export function propertyNames(tables: ReadonlyMap<string, Columns>): KyselyPlugin {
  const transformer = new PropertyNames(tables);
  return {
    transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  };
}

/** What a query, or a query within it, can refer to. */
interface Scope {
  /** By alias; undefined for a query in place of a table, whose names are taken as they are. */
  tables: Map<string, Columns | undefined>;
  commonTables: ReadonlySet<string>;
  /** The names of its results, which ORDER BY may use. */
  results: ReadonlySet<string | undefined>;
}

class PropertyNames extends OperationNodeTransformer {
  readonly #known: ReadonlyMap<string, Columns>;
  readonly #scopes: Scope[] = [];

  constructor(known: ReadonlyMap<string, Columns>) {
    super();
    this.#known = known;
  }

  protected override transformNodeImpl<T extends OperationNode>(node: T, queryId?: QueryId): T {
    if (!/^(Select|Insert|Update|Delete)QueryNode$/.test(node.kind)) return super.transformNodeImpl(node, queryId);
    this.#enter(node);
    try {
      return super.transformNodeImpl(node, queryId);
    } finally {
      this.#scopes.shift();
    }
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    return super.transformSelectQuery({ ...node, selections: this.#withoutStars(node.selections) }, queryId);
  }

  protected override transformReturning(node: ReturningNode, queryId?: QueryId): ReturningNode {
    return super.transformReturning({ ...node, selections: this.#withoutStars(node.selections) ?? [] }, queryId);
  }

  protected override transformSelection(node: SelectionNode, queryId?: QueryId): SelectionNode {
    const selection = super.transformSelection(node, queryId);
    const name = resultOf(node);
    if (AliasNode.is(node.selection) || name === undefined || name === resultOf(selection)) return selection;
    return { ...selection, selection: AliasNode.create(selection.selection, IdentifierNode.create(name)) };
  }

  protected override transformReference(node: ReferenceNode, queryId?: QueryId): ReferenceNode {
    if (!node.table || SelectAllNode.is(node.column)) return super.transformReference(node, queryId);
    const alias = nameOf(node.table);
    const columns = this.#scopes.find(({ tables }) => tables.has(alias))?.tables.get(alias);
    const property = node.column.column.name;
    return { ...node, column: ColumnNode.create(columns?.get(property) ?? property) };
  }

  /** A name without a table: of the innermost query that has such a property. */
  protected override transformColumn(node: ColumnNode): ColumnNode {
    const property = node.column.name;
    for (const { tables } of this.#scopes) {
      const column = [...tables.values()].find((columns) => columns?.has(property))?.get(property);
      if (column !== undefined) return ColumnNode.create(column);
      if ([...tables.values()].includes(undefined)) break; // it may well be a name of that inner query
    }
    return node;
  }

  /** An empty list matches nothing, and `not in` an empty list everything. */
  protected override transformBinaryOperation(node: BinaryOperationNode, queryId?: QueryId): BinaryOperationNode {
    return super.transformBinaryOperation(
      isInEmptyList(node) ? replaceWithNoncontingentExpression(node) : node,
      queryId,
    );
  }

  protected override transformOrderByItem(node: OrderByItemNode, queryId?: QueryId): OrderByItemNode {
    const { orderBy } = node;
    const isResult =
      ReferenceNode.is(orderBy) &&
      !orderBy.table &&
      ColumnNode.is(orderBy.column) &&
      this.#scopes[0]?.results.has(orderBy.column.column.name);
    const transformed = super.transformOrderByItem(node, queryId);
    return isResult ? { ...transformed, orderBy } : transformed;
  }

  protected override transformCommonTableExpressionName(node: CommonTableExpressionNameNode) {
    return node;
  }

  #enter(node: QueryParts): void {
    const scope: Scope = {
      tables: new Map(),
      commonTables: new Set(node.with?.expressions.map(({ name }) => nameOf(name.table))),
      results: new Set(node.selections?.map(resultOf)),
    };
    this.#scopes.unshift(scope);
    for (const [alias, table] of tablesOf(node))
      scope.tables.set(alias, table === undefined ? undefined : this.#columnsOf(table));
  }

  #columnsOf(table: string): Columns | undefined {
    return this.#scopes.some((scope) => scope.commonTables.has(table)) ? undefined : this.#known.get(table);
  }

  /** Every column by its property's name, where a query says `*`. */
  #withoutStars(selections: readonly SelectionNode[] | undefined): readonly SelectionNode[] | undefined {
    return selections?.flatMap((node) => {
      const { selection } = node;
      if (SelectAllNode.is(selection)) {
        return [...(this.#scopes[0]?.tables.keys() ?? [])]
          .filter((alias) => alias !== EXCLUDED)
          .flatMap((alias) => this.#star(alias));
      }
      const isStar = ReferenceNode.is(selection) && SelectAllNode.is(selection.column) && selection.table;
      return isStar ? this.#star(nameOf(isStar)) : node;
    });
  }

  #star(alias: string): SelectionNode[] {
    const table = TableNode.create(alias);
    const columns = this.#scopes[0]?.tables.get(alias);
    if (!columns) return [SelectionNode.createSelectAllFromTable(table)];
    return [...columns.keys()].map((property) =>
      SelectionNode.create(ReferenceNode.create(ColumnNode.create(property), table)),
    );
  }
}

/** PostgreSQL's name for the row that an ON CONFLICT is about. */
const EXCLUDED = 'excluded';

/** The parts of the four kinds of query that bring tables into it. */
interface QueryParts extends OperationNode {
  from?: FromNode;
  into?: TableNode;
  table?: OperationNode;
  joins?: readonly JoinNode[];
  using?: UsingNode;
  with?: WithNode;
  selections?: readonly SelectionNode[];
}

/** The aliases of a query, each with its table if it stands for one. */
function tablesOf({ from, into, table, joins, using }: QueryParts): [string, string | undefined][] {
  const nodes = [
    into,
    table,
    ...(from?.froms ?? []),
    ...(using?.tables ?? []),
    ...(joins ?? []).map((join) => join.table),
  ];
  const aliases = nodes.flatMap((node): [string, string | undefined][] => {
    if (node && TableNode.is(node)) return [[nameOf(node), nameOf(node)]];
    if (!node || !AliasNode.is(node) || !IdentifierNode.is(node.alias)) return [];
    return [[node.alias.name, TableNode.is(node.node) ? nameOf(node.node) : undefined]];
  });
  return into ? [...aliases, [EXCLUDED, nameOf(into)]] : aliases;
}

function isInEmptyList(node: BinaryOperationNode): node is EmptyInListNode {
  const { operator, rightOperand } = node;
  const isList = PrimitiveValueListNode.is(rightOperand) || ValueListNode.is(rightOperand);
  return (
    isList && rightOperand.values.length === 0 && OperatorNode.is(operator) && /^(not )?in$/.test(operator.operator)
  );
}

const nameOf = ({ table }: TableNode): string => table.identifier.name;

/** The names of all that a query selects. */
export const resultsOf = ({ selections = [] }: SelectQueryNode): string[] =>
  selections.map(resultOf).filter((name) => name !== undefined);

/** The name that a selected thing has in the result. */
function resultOf({ selection }: SelectionNode): string | undefined {
  if (AliasNode.is(selection)) return IdentifierNode.is(selection.alias) ? selection.alias.name : undefined;
  return ReferenceNode.is(selection) && ColumnNode.is(selection.column) ? selection.column.column.name : undefined;
}
