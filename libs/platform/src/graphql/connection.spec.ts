import { describe, expect, it } from '@jest/globals';
import { pageOf } from './connection.js';

function page(rows: number, first: number) {
  let counted = 0;
  const connection = pageOf(
    Array.from({ length: rows }, (_, index) => index + 1),
    {
      first,
      toNode: (row) => ({ name: `row ${row}` }),
      cursorOf: (row) => `after ${row}`,
      count: () => (counted += 1),
    },
  );
  return { connection, counted: () => counted };
}

describe('a page', () => {
  it('that is full, with one row too many, has a next page after its last row shown', () => {
    const { connection } = page(3, 2);
    expect(connection.nodes).toEqual([{ name: 'row 1' }, { name: 'row 2' }]);
    expect(connection.pageInfo).toEqual({ hasNextPage: true, endCursor: 'after 2' });
  });

  it('that is just full is the last one', () => {
    expect(page(2, 2).connection.pageInfo).toEqual({ hasNextPage: false, endCursor: 'after 2' });
  });

  it('without rows ends nowhere', () => {
    const { connection } = page(0, 2);
    expect(connection.nodes).toEqual([]);
    expect(connection.pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  });

  it('counts the whole list only when asked', () => {
    const { connection, counted } = page(2, 2);
    expect(counted()).toBe(0);
    expect(connection.totalCount).toBe(1);
    expect(counted()).toBe(1);
  });
});
