// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Device } from '../src/net/admin_types';
import { rowsInSight } from '../src/parts/long_list';
import { countDevices, findDevices } from '../src/state/devices';
import { base64Of, fitted } from '../src/state/photo';
import { add, expire, MAX_AGE_MS } from '../src/state/queue';
import { bodyOf, NEW_RANGE, NEW_TYPE, type RoomsDraft, tableOf } from '../src/state/room_draft';
import { isShort } from '../src/state/session';
import { byRoom, offersOf } from '../src/state/work';
import { aTask, anEntry } from './a_room';

const aDraft = (part: Partial<RoomsDraft> = {}): RoomsDraft => ({
  mode: 'add',
  how: 'ranges',
  types: [],
  ranges: [],
  table: '',
  ...part,
});

test('a range is sent as the hub takes it, and empty ones are not', () => {
  const body = bodyOf(
    aDraft({
      mode: 'replace',
      types: [{ ...NEW_TYPE, name: ' loft ', fixtures: 'ceiling, desk' }],
      ranges: [{ ...NEW_RANGE, from: '101', to: '120', floors: '6', skip: '113 213', type: 'loft' }, NEW_RANGE],
    }),
  );
  assert.deepEqual(body, {
    mode: 'replace',
    types: [
      {
        name: 'loft',
        fixtures: ['ceiling', 'desk'],
        comfort: 21.5,
        min: 18,
        max: 26,
        vacant: { heat: 16, cool: 28 },
      },
    ],
    ranges: [
      { from: '101', to: '120', floor: '1', floors: 6, step: 100, skip: ['113', '213'], type: 'loft' },
    ],
  });
});

test('only what was chosen is sent, and nothing is nothing', () => {
  const ranges = [{ ...NEW_RANGE, from: '7', type: 'x' }];
  assert.deepEqual(bodyOf(aDraft({ how: 'table', table: '1,1,x', ranges })), { mode: 'add', table: '1,1,x' });
  assert.equal((bodyOf(aDraft({ ranges }))?.ranges as { to: string }[])[0]?.to, '7');
  assert.equal(bodyOf(aDraft({ ranges: [NEW_RANGE] })), null);
  assert.equal(bodyOf(aDraft({ how: 'table', table: ' \n' })), null);
});

test('a file that is no UTF-8 is not guessed at', () => {
  const bytes = (...values: number[]): ArrayBuffer => new Uint8Array(values).buffer;
  assert.equal(tableOf(bytes(0x31, 0x2c, 0xfc)), null);
  assert.equal(tableOf(bytes(0xff, 0xfe, 0x31, 0)), null);
  assert.equal(tableOf(bytes(0x31, 0x2c, 0xc3, 0xbc)), '1,ü');
});

const aDevice = (part: Partial<Device> = {}): Device => ({
  id: 'r-7k2m9q',
  number: '101',
  type: 'double',
  floor: '1',
  link: 'online',
  link_since: 1,
  heard: 2,
  boot: 3,
  restarts: 0,
  delivery: 'confirmed',
  apply_ms: 4,
  knows_time: true,
  faults: [],
  ...part,
});

test('boards are found by number, by id and by what ails them', () => {
  const house = [
    aDevice(),
    aDevice({ number: '102', id: 'r-b', faults: ['fan'] }),
    aDevice({ number: '103', id: 'r-c', link: null, restarts: 2 }),
    aDevice({ number: '104', id: 'r-d', delivery: 'rejected' }),
    aDevice({ number: null, id: 'r-x', delivery: null, link: 'lost' }),
  ];
  assert.deepEqual(countDevices(house), { all: 5, problem: 3, away: 1, restarted: 1, stranger: 1 });
  const ids = (search: string) => findDevices(house, 'all', search).map((d) => d.id);
  assert.deepEqual(ids('103'), ['r-c']);
  assert.deepEqual(ids('R-X '), ['r-x']);
  assert.equal(ids('10').length, 4);
  assert.equal(findDevices(house, 'stranger', '10').length, 0);
});

test('of a long list only what is in sight, and a little more, is in the page', () => {
  assert.deepEqual(rowsInSight(100, 800, 40, 10_000), [0, 26]);
  assert.deepEqual(rowsInSight(-4_000, 800, 40, 10_000), [92, 128]);
  assert.deepEqual(rowsInSight(-399_900, 800, 40, 10_000), [9_989, 10_000]);
  assert.deepEqual(rowsInSight(100, 800, 40, 3), [0, 3]);
});

test('a photo keeps its shape and is never made larger', () => {
  assert.deepEqual(fitted(4_000, 3_000), [1_600, 1_200]);
  assert.deepEqual(fitted(3_000, 4_000), [1_200, 1_600]);
  assert.deepEqual(fitted(800, 600), [800, 600]);
  assert.deepEqual(fitted(10_000, 1), [1_600, 1]);
});

test('bytes of any number become base64', async () => {
  for (const size of [0, 1, 2, 3, 32_768, 100_001]) {
    const bytes = Uint8Array.from({ length: size }, (_, i) => i % 251);
    assert.equal(await base64Of(new Blob([bytes])), Buffer.from(bytes).toString('base64'));
  }
});

test('two defects of one room are two, and neither stands in the way of cleaning', () => {
  const one = add([], anEntry({ key: 'k1', deed: 'defect' })) ?? [];
  const two = add(one, anEntry({ key: 'k2', deed: 'defect' })) ?? [];
  assert.equal(two.length, 2);
  const three = add(two, anEntry({ key: 'k3', deed: 'start' })) ?? [];
  assert.equal(add(three, anEntry({ key: 'k4', deed: 'start' }))?.length, 3);
  const [room] = byRoom([aTask()]);
  assert.ok(room);
  assert.equal(offersOf(room, two).start, true);
});

test('a defect is told however late', () => {
  const late = [anEntry({ deed: 'defect', at: 0 }), anEntry({ key: 'k2', at: 0 })];
  assert.deepEqual(
    expire(late, MAX_AGE_MS + 1, 'too old').map((e) => e.state),
    ['waiting', 'refused'],
  );
});

test('a password is counted in bytes, as the hub does', () => {
  assert.equal(isShort('elevenchars'), true);
  assert.equal(isShort('éééééé'), false);
});
