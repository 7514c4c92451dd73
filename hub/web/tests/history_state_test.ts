// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { History } from '../src/net/types';
import { linesOf, queryOf, spansOf, spread, summaryOf } from '../src/state/history';

/** Slots of 5 minutes from 300 on, all told, but for what is said otherwise. */
function aPast(otherwise: Partial<History> = {}): History {
  const at = otherwise.at ?? [300, 600, 900];
  const all = <T>(value: T): T[] => at.map(() => value);
  return {
    since: 0,
    until: 1_200,
    resolution: 300,
    people: true,
    at,
    told: all(300),
    air: all(21),
    setpoint: all(22),
    heating: all(40),
    cooling: all(0),
    window: all(0),
    guest: all(100),
    staff: all(0),
    do_not_disturb: all(0),
    ...otherwise,
  };
}

test('a line stands in the middle of its slots and breaks where some are missing', () => {
  const lines = linesOf(aPast({ at: [300, 600, 1_500] }), 'celsius');
  assert.deepEqual(lines.at, [450, 750, 900, 1_650]);
  assert.deepEqual(lines.air, [21, 21, null, 21]);
  assert.deepEqual(lines.heating, [40, 40, null, 40]);
});

test('temperatures are drawn in the degrees of whoever looks, outputs as they are', () => {
  const lines = linesOf(aPast({ air: [20, null, 0] }), 'fahrenheit');
  assert.deepEqual(lines.air, [68, null, 32]);
  assert.equal(lines.heating[0], 40);
});

test('spans join neighbours of one share, and leave out nothing and gaps', () => {
  const past = aPast({ at: [300, 600, 900, 1_800, 2_100] });
  assert.deepEqual(spansOf(past, [100, 100, 50, 50, 0]), [
    { from: 300, to: 900, share: 100 },
    { from: 900, to: 1_200, share: 50 },
    { from: 1_800, to: 2_100, share: 50 },
  ]);
  assert.deepEqual(spansOf(past, [null, null, null, null, null]), []);
});

test('a summary weighs by the time told and says nothing of people who are not shown', () => {
  const past = aPast({ told: [300, 300, 60], heating: [0, 100, 100], air: [19, 23, null], guest: [null, null, null] });
  const summary = summaryOf(past);
  assert.equal(summary?.heating, 55);
  assert.equal(summary?.coldest, 19);
  assert.equal(summary?.warmest, 23);
  assert.equal(summary?.guest, null);
  assert.equal(summaryOf(aPast({ air: [null, null, null] })), null);
});

test('each range asks for slots that a chart can show', () => {
  assert.equal(queryOf('day', 1_000_000), 'since=913600&until=1000001&resolution=300');
  assert.match(queryOf('month', 10_000_000), /resolution=3600$/);
});

test('a table has the last point and at most as many as fit', () => {
  assert.deepEqual(spread(3, 48), [0, 1, 2]);
  const places = spread(288, 48);
  assert.equal(places.length, 48);
  assert.equal(places.at(-1), 287);
  assert.deepEqual(spread(0, 48), []);
});
