// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { order, revision, roomSignal, takeRoom, takeRooms } from '../src/state/house';
import { aRoom } from './a_room';

test('an event of a room changes that room and no other, and only if it looks different', () => {
  takeRooms([aRoom({ number: '101' }), aRoom({ number: '102' })]);
  const [changed, kept] = [roomSignal('101'), roomSignal('102')];
  const before = kept?.peek();
  const at = revision.peek();
  assert.equal(takeRoom(aRoom({ number: '101', air: 19 })), true);
  assert.equal(changed?.peek().air, 19);
  assert.equal(kept?.peek(), before);
  assert.equal(revision.peek(), at + 1);
  assert.equal(takeRoom(aRoom({ number: '101', air: 19 })), true);
  assert.equal(revision.peek(), at + 1);
});

test('an event of a room that is not known asks for the list and adds nothing', () => {
  takeRooms([aRoom({ number: '101' })]);
  assert.equal(takeRoom(aRoom({ number: '999' })), false);
  assert.equal(roomSignal('999'), undefined);
  assert.deepEqual(order.peek(), ['101']);
});
