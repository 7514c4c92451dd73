// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSight, layOut, neighbour, rowOf } from '../src/state/rows';

const SIZES = { columns: 3, heading: 40, tile: 100 };

const house = (floors: number, each: number) =>
  Array.from({ length: floors * each }, (_, i) => ({
    number: String((Math.floor(i / each) + 1) * 1000 + (i % each)),
    floor: String(Math.floor(i / each) + 1),
  }));

test('floors have a heading each, and rows of as many tiles as fit', () => {
  const layout = layOut(house(2, 4), SIZES);
  assert.deepEqual(
    layout.rows.map((row) => [row.kind, row.top]),
    [
      ['floor', 0],
      ['rooms', 40],
      ['rooms', 140],
      ['floor', 240],
      ['rooms', 280],
      ['rooms', 380],
    ],
  );
  assert.equal(layout.height, 480);
});

test('what is in sight is found at the top, in the middle and beyond the end', () => {
  const layout = layOut(house(2, 4), SIZES);
  assert.deepEqual(inSight(layout, 0, 100, 0), [0, 2]);
  assert.deepEqual(inSight(layout, 150, 300, 0), [2, 5]);
  assert.deepEqual(inSight(layout, 150, 300, 1), [1, 6]);
  assert.deepEqual(inSight(layout, 5_000, 6_000, 0), [5, 6]);
  assert.deepEqual(inSight(layOut([], SIZES), 0, 100, 4), [0, 0]);
});

test('a house of 10,000 rooms has no more rows in sight than a small one', () => {
  const layout = layOut(house(100, 100), SIZES);
  const [first, last] = inSight(layout, 100_000, 100_900, 4);
  assert.ok(last - first <= 20, `${last - first} rows`);
});

test('arrows walk along rows, over headings, and stop at the edges', () => {
  const layout = layOut(house(2, 4), SIZES);
  assert.equal(neighbour(layout, '1000', 'right'), '1001');
  assert.equal(neighbour(layout, '1003', 'right'), '2000');
  assert.equal(neighbour(layout, '1002', 'down'), '1003');
  assert.equal(neighbour(layout, '1003', 'down'), '2000');
  assert.equal(neighbour(layout, '2003', 'down'), '2003');
  assert.equal(neighbour(layout, '1000', 'up'), '1000');
  assert.equal(neighbour(layout, '1000', 'left'), '1000');
  assert.equal(neighbour(layout, '1001', 'last'), '2003');
  assert.equal(neighbour(layout, 'none', 'down'), '1000');
  assert.equal(neighbour(layOut([], SIZES), 'none', 'down'), null);
});

test('a room is found in its row', () => {
  assert.equal(rowOf(layOut(house(2, 4), SIZES), '2003')?.top, 380);
  assert.equal(rowOf(layOut(house(2, 4), SIZES), '9'), null);
});
