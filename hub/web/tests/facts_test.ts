// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ailments, illRooms, offBand, standOf } from '../src/state/facts';
import { count, matches } from '../src/state/filters';
import { aRoom, anAwaitedRoom } from './a_room';

test('a room whose guest is awaited gets ready until it is within half a kelvin of its band', () => {
  assert.equal(standOf(anAwaitedRoom(20.9)), 'getting_ready');
  assert.equal(standOf(anAwaitedRoom(21)), 'ready');
  assert.equal(standOf(anAwaitedRoom(23.1)), 'getting_ready');
});

test('a room without a temperature, or that has not confirmed its plan, is not called ready', () => {
  assert.equal(standOf({ ...anAwaitedRoom(22), air: null }), 'getting_ready');
  assert.equal(standOf({ ...anAwaitedRoom(22), delivery: 'pending' }), 'getting_ready');
});

test('a guest who has come is in or out, whatever the temperature', () => {
  const room = { ...anAwaitedRoom(17), arrival: 'past' as const };
  assert.equal(standOf({ ...room, presence: 'guest' }), 'guest_in');
  assert.equal(standOf({ ...room, presence: 'leaving' }), 'guest_in');
  assert.equal(standOf({ ...room, presence: 'nobody' }), 'guest_out');
  assert.equal(standOf({ ...room, presence: 'staff' }), 'staff_in');
});

test('a problem is stronger than everything else, and a hold stronger than who is in the room', () => {
  assert.equal(standOf(aRoom({ link: 'lost', sale: 'out_of_order' })), 'problem');
  assert.equal(standOf(aRoom({ held: ['maintenance'], presence: 'staff' })), 'held');
  assert.equal(standOf(aRoom({ rental: 'out_of_service' })), 'held');
});

test('ailments come with the worst first, and a lost room counts more when somebody lives there', () => {
  const room = aRoom({ faults: ['lamp', 'frost', 'fan'] });
  assert.deepEqual(
    ailments(room).map((a) => a.what),
    ['frost', 'fan', 'lamp'],
  );
  assert.equal(ailments(aRoom({ link: 'lost' }))[0]?.severity, 'minor');
  assert.equal(ailments(aRoom({ link: 'lost', rental: 'rented' }))[0]?.severity, 'serious');
});

test('a fault that this console does not know is shown as a minor one, not hidden', () => {
  assert.deepEqual(ailments(aRoom({ faults: ['minibar'] })), [{ severity: 'minor', what: 'minibar' }]);
});

test('ill rooms are sorted by severity, rented ones first among equals, and healthy ones left out', () => {
  const rooms = [
    aRoom({ number: '1' }),
    aRoom({ number: '2', faults: ['lamp'] }),
    aRoom({ number: '3', faults: ['fan'] }),
    aRoom({ number: '4', faults: ['fan'], rental: 'rented' }),
    aRoom({ number: '5', faults: ['frost'] }),
  ];
  assert.deepEqual(
    illRooms(rooms).map((ill) => ill.room.number),
    ['5', '4', '3', '2'],
  );
});

test('how far a room is off its band has a sign', () => {
  assert.equal(offBand(aRoom({ air: 15 })), -1);
  assert.equal(offBand(aRoom({ air: 20 })), 0);
  assert.equal(offBand(aRoom({ air: 30 })), 2);
  assert.equal(offBand(aRoom({ air: null })), null);
});

test('chips count what they show', () => {
  const rooms = [
    aRoom({ number: '101', condition: 'dirty' }),
    aRoom({ number: '102', service: 'do_not_disturb', rental: 'rented' }),
    aRoom({ number: '0103', service: 'make_up_room_now', rental: 'rented', faults: ['fan'] }),
  ];
  const counts = count(rooms);
  assert.equal(counts.all, 3);
  assert.equal(counts.dirty, 1);
  assert.equal(counts.dnd, 1);
  assert.equal(counts.make_up, 1);
  assert.equal(counts.problem, 1);
  assert.equal(counts.rented, 2);
  assert.deepEqual(
    rooms.filter((room) => matches(room, 'rented', ' 010')).map((room) => room.number),
    ['0103'],
  );
});
