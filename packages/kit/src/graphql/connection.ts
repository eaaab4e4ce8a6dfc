import { RuleError } from '@complaints/contracts';
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { validate as isUuid } from 'uuid';

const MOST_PER_PAGE = 100;

@Directive('@shareable')
@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow after this page.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'What to pass as `after` for the next page.' })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many at the most, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor after which the page begins.' })
  after?: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfo;
}

/** The Relay connection type of a node type: `<Name>Connection` with `<Name>Edge`. */
export function connectionType<Node extends object>(node: ClassType<Node>, name: string): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `A ${name} in a list.`, simpleResolvers: true })
  class EdgeType implements Edge<Node> {
    @Field(() => String, { description: 'Where it stands in the list.' })
    cursor!: string;

    @Field(() => node, { description: 'The thing itself.' })
    node!: Node;
  }
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: 'What is on the page.' })
    edges!: EdgeType[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: PageInfo;
  }
  return ConnectionType;
}

/** How many rows to read for a page: one more than it shows, to know whether more follow. */
export function rowsToRead({ first }: PageArgs): number {
  if (first < 1 || first > MOST_PER_PAGE)
    throw new RuleError('PAGE_SIZE', `first is 1 to ${MOST_PER_PAGE}.`, ['first']);
  return first + 1;
}

/** Makes a page of rows read with {@link rowsToRead}. */
export function pageOf<Node>(
  rows: readonly Node[],
  { first }: PageArgs,
  keyOf: (node: Node) => readonly string[],
): Connection<Node> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(keyOf(node)), node }));
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

const cursorOf = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The id a cursor of one part stands for, or null without one.
 * @throws RuleError CURSOR_INVALID when it is not one of ours
 */
export function idOfCursor(after: string | null | undefined): string | null {
  const id = keyOfCursor(after, 1)?.[0] ?? null;
  if (id !== null && !isUuid(id)) throw cursorInvalid();
  return id;
}

/**
 * The key a cursor stands for, or null without one.
 * @param parts how many parts the key has
 * @throws RuleError CURSOR_INVALID when it is not one of ours
 */
export function keyOfCursor(after: string | null | undefined, parts: number): string[] | null {
  if (after === null || after === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string')) return key;
  } catch {
    // Falls through to the refusal.
  }
  throw cursorInvalid();
}

const cursorInvalid = () =>
  new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
