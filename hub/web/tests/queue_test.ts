// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unreachable } from '../src/net/http';
import type { Problem } from '../src/net/types';
import { add, drain, type Entry, expire, load, MAX_AGE_MS, MAX_ENTRIES, remove } from '../src/state/queue';
import { byRoom, offersOf } from '../src/state/work';
import { aTask, anEntry } from './a_room';

const refusal = (status: number): Problem => ({ code: 'conflict', title: '', status, detail: 'do not disturb' });

test('pressing the same button twice is one entry, start and then finish are two', () => {
  const one = add([], anEntry()) ?? [];
  const same = add(one, anEntry({ key: 'k2' })) ?? [];
  assert.equal(same.length, 1);
  const two = add(same, anEntry({ key: 'k3', deed: 'finish' })) ?? [];
  assert.deepEqual(
    two.map((e) => e.deed),
    ['start', 'finish'],
  );
  assert.equal(add(two, anEntry({ key: 'k4' }))?.length, 3);
});

test('running the taps stands beside cleaning, not in its order', () => {
  const queue = [anEntry(), anEntry({ key: 'k2', deed: 'flushed' })];
  assert.equal(add(queue, anEntry({ key: 'k3' }))?.length, 2);
  assert.equal(add(queue, anEntry({ key: 'k3', deed: 'flushed' }))?.length, 2);
});

test('a full queue takes nothing more and loses nothing', () => {
  const full = Array.from({ length: MAX_ENTRIES }, (_, i) => anEntry({ key: `k${i}`, number: String(i) }));
  assert.equal(add(full, anEntry({ key: 'last', number: 'x' })), null);
});

async function drained(queue: Entry[], answers: Record<string, Problem | null>): Promise<[Entry[], string[]]> {
  let state = queue;
  const sent: string[] = [];
  await drain(
    () => state,
    async (entry) => {
      sent.push(entry.key);
      const problem = answers[entry.key];
      return problem ? { ok: false, problem } : { ok: true };
    },
    (next) => {
      state = next;
    },
  );
  return [state, sent];
}

test('entries are told in order, and gone once the hub took them', async () => {
  const [left, sent] = await drained([anEntry(), anEntry({ key: 'k2', deed: 'finish' })], {});
  assert.deepEqual(sent, ['k1', 'k2']);
  assert.deepEqual(left, []);
});

test('without a network everything stays, in order, and the hub is asked once', async () => {
  const queue = [anEntry(), anEntry({ key: 'k2', deed: 'finish' })];
  for (const problem of [unreachable('gone'), refusal(401), refusal(503)]) {
    const [left, sent] = await drained(queue, { k1: problem });
    assert.deepEqual(sent, ['k1']);
    assert.deepEqual(left, queue);
  }
});

test('what the hub refuses is shown with its reason and does not block the rest', async () => {
  const [left, sent] = await drained([anEntry(), anEntry({ key: 'k2', number: '205' })], { k1: refusal(409) });
  assert.deepEqual(sent, ['k1', 'k2']);
  assert.deepEqual(left, [anEntry({ state: 'refused', detail: 'do not disturb' })]);
  assert.deepEqual(remove(left, 'k1'), []);
});

test('what was not told for half a day is not told any more, but shown', () => {
  const queue = [anEntry({ at: 0 }), anEntry({ key: 'k2', at: 10 })];
  const states = expire(queue, MAX_AGE_MS + 5, 'too old').map((e) => e.state);
  assert.deepEqual(states, ['refused', 'waiting']);
});

test('a storage with garbage in it is an empty queue, and one entry of garbage is left out', () => {
  assert.deepEqual(load(null), []);
  assert.deepEqual(load('{"a":1}'), []);
  assert.deepEqual(load('[[['), []);
  assert.deepEqual(load(JSON.stringify([{ key: 1 }, null, anEntry()])), [anEntry()]);
});

test('a room with several needs is one room, with the most urgent first', () => {
  const rooms = byRoom([aTask(), aTask({ number: '205' }), aTask({ need: 'flushing' })]);
  assert.deepEqual(
    rooms.map((room) => [room.number, room.needs]),
    [
      ['204', ['departure', 'flushing']],
      ['205', ['departure']],
    ],
  );
});

test('what is offered follows what was pressed before the hub knows of it', () => {
  const [room] = byRoom([aTask()]);
  assert.ok(room);
  assert.equal(offersOf(room, []).start, true);
  const started = offersOf(room, [anEntry()]);
  assert.deepEqual([started.start, started.finish], [false, true]);
  const finished = offersOf(room, [anEntry(), anEntry({ deed: 'finish' })]);
  assert.deepEqual([finished.start, finished.finish], [false, false]);
  assert.equal(offersOf({ ...room, entry: 'do_not_disturb' }, []).shut, true);
  assert.equal(offersOf({ ...room, under: 'cleaning' }, []).finish, true);
});
