/** The types of every list that can grow: its page arguments, its edges and its connection. */
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { Cost, defaultPageSize, maxPageSize } from '../graphql/cost.ts';

/** The type `XEdge` of a node type and the base of its `XConnection`. `edgeFields`: what edges have beside node and cursor. */
export function connectionOf<Node extends object>(
  node: ClassType<Node>,
  name: string,
  edgeFields: Record<string, PropertyDecorator> = {},
) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: 'A node of a page, with its cursor.' })
  class Edge {
    @Field(() => node, { description: 'The thing itself.' })
    node!: Node;

    @Field(() => String, { description: 'Where the node stands in this list and order, for after and before.' })
    cursor!: string;
  }

  for (const [field, decorate] of Object.entries(edgeFields)) decorate(Edge.prototype, field);

  @ObjectType({ simpleResolvers: true })
  abstract class Connection {
    @Field(() => [Edge], { description: 'The nodes of this page, each with its cursor.' })
    edges!: Edge[];

    @Field(() => [node], { description: 'The nodes of this page.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Whether there are other pages, and the cursors that lead there.' })
    pageInfo!: PageInfo;

    @Cost({ scans: 1 })
    @Field(() => Int, { description: 'How many nodes all pages have together.' })
    totalCount!: Total;
  }
  return Connection;
}

/** Counted only where it is selected: GraphQL calls what is a function. */
export type Total = () => Promise<number>;

@ObjectType({ simpleResolvers: true, description: 'The position of a page in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are nodes after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are nodes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first node, for before; null without nodes.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last node, for after; null without nodes.' })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `The number of nodes to return, from 1 to ${maxPageSize}. Defaults to ${defaultPageSize}.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Returns the nodes after this cursor.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `Returns this many nodes from the end, from 1 to ${maxPageSize}. Cannot be combined with first.`,
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Returns the nodes before this cursor.' })
  before?: string | null;

  @Field(() => Int, { nullable: true, description: 'The number of nodes to skip, for page numbers.' })
  offset?: number | null;
}
