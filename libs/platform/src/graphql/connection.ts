import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Where a page of a list ends.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are more rows after this page.' })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Pass this as `after` to get the next page. Null for a page without rows.',
  })
  endCursor!: string | null;
}

/** One page of a list. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  /** How many rows the whole list has. A getter of `pageOf` counts only when a client asks. */
  readonly totalCount: number | Promise<number>;
}

/** Everything `pageOf` needs besides the rows. */
export interface PageSource<Row, Node> {
  /** The page size asked for; the SQL fetches one row more. */
  readonly first: number;
  readonly toNode: (row: Row) => Node;
  /** The cursor that continues after a row: see `CursorCodec.encode`. */
  readonly cursorOf: (row: Row) => string;
  /** Counts the whole list; called only where `totalCount` is asked for. */
  readonly count: () => number | Promise<number>;
}

/**
 * Declares the GraphQL type of a page: `export const AwardConnection = connectionOf(AwardType, 'Award')`.
 * The name must end in "Connection", which this sees to: the operation guard counts `nodes` by it.
 */
export function connectionOf<Node extends object>(node: Type<Node>, name: string): Type<Connection<Node>> {
  @ObjectType(`${name}Connection`, { description: `One page of a list of type ${name}.` })
  class ConnectionType implements Connection<Node> {
    @Field(() => [node], { description: 'The rows of this page, in the order of the list.' })
    nodes!: readonly Node[];

    @Field(() => PageInfo, { description: 'Where this page ends.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many rows the whole list has. Counted only when asked for.' })
    totalCount!: number | Promise<number>;
  }
  return ConnectionType;
}

/** Makes a page of up to `first + 1` rows: the one too many only tells that there is a next page. */
export function pageOf<Row, Node>(rows: readonly Row[], source: PageSource<Row, Node>): Connection<Node> {
  const shown = rows.slice(0, source.first);
  const last = shown.at(-1);
  return {
    nodes: shown.map(source.toNode),
    pageInfo: {
      hasNextPage: rows.length > source.first,
      endCursor: last === undefined ? null : source.cursorOf(last),
    },
    get totalCount() {
      return source.count();
    },
  };
}
