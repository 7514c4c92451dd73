// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roomSignal, revision, takeRooms } from '../src/state/house';
import { degrees, target, temperature } from '../src/state/measure';
import { check, draftOf, patchOf, rebased, stepped } from '../src/state/preferences';
import { addressOf, parseRoute } from '../src/state/route';
import { en } from '../src/text/en';
import { aRoom } from './a_room';

test('an address leads to its page, and an unknown one to the board', () => {
  assert.deepEqual(parseRoute('#/room/204'), { page: 'room', subject: '204' });
  assert.deepEqual(parseRoute('#/guests'), { page: 'guests', subject: '' });
  for (const hash of ['', '#', '#/', '#/room', '#/nothing/1', '#/__proto__']) {
    assert.deepEqual(parseRoute(hash), { page: 'board', subject: '' });
  }
});

test('numbers with any characters survive the way through the address', () => {
  for (const number of ['00/7', 'A 12', '100%', 'äö#?']) {
    assert.equal(parseRoute(addressOf('room', number)).subject, number);
  }
  assert.deepEqual(parseRoute('#/room/%E0%A4%A'), { page: 'board', subject: '' });
});

test('temperatures are shown as people write them', () => {
  assert.equal(temperature(21.44, 'celsius'), '21.4 °C');
  assert.equal(degrees(-3, 'celsius'), '\u22123.0');
  assert.equal(temperature(20, 'fahrenheit'), '68 °F');
  assert.equal(target(aRoom({ setpoint: 22.5 }), 'celsius'), '22.5°');
  assert.equal(target(aRoom(), 'celsius'), '16–28°');
});

test('only what changed is sent, and what was emptied is erased', () => {
  const stored = { climate: { comfort: 22.5, fan: 'low' }, lights: { welcome: { ceiling: 60, desk: 5 } } };
  const draft = draftOf(stored);
  assert.deepEqual(patchOf(stored, draft), {});
  const changed = {
    ...draft,
    comfort: '21,5',
    fan: '',
    lights: [
      { name: 'ceiling', level: '40' },
      { name: 'bedside', level: '10' },
    ],
    language: ' de ',
  };
  assert.deepEqual(patchOf(stored, changed), {
    climate: { comfort: 21.5, fan: null },
    lights: { welcome: { ceiling: 40, desk: null, bedside: 10 } },
    language: 'de',
  });
});

test('what the hub would refuse is told before it is sent', () => {
  const draft = draftOf({});
  assert.deepEqual(check(draft), {});
  const bad = {
    ...draft,
    comfort: '22.55',
    night: '31',
    brightness: { relax: '0', read: '100', night: 'x' },
    lights: [
      { name: 'Desk', level: '50' },
      { name: 'bed', level: '101' },
      { name: 'bed', level: '' },
    ],
  };
  assert.deepEqual(check(bad), {
    comfort: 'temperature',
    night: 'temperature',
    'brightness.relax': 'percent',
    'brightness.night': 'percent',
    'lights.0.name': 'light',
    'lights.1.level': 'percent',
    'lights.2.name': 'twice',
    'lights.2.level': 'percent',
  });
});

test('a step of temperature stays within what is allowed', () => {
  assert.equal(stepped('22.4', 0.5), '22.9');
  assert.equal(stepped('30', 0.5), '30');
  assert.equal(stepped('16', -0.5), '16');
  assert.equal(stepped('', 0.5), '21');
});

test('a look that changes one room touches that room alone', () => {
  takeRooms([aRoom({ number: '1' }), aRoom({ number: '2' })]);
  const before = [roomSignal('1')?.peek(), roomSignal('2')?.peek()];
  const looks = revision.peek();
  assert.equal(takeRooms([aRoom({ number: '1' }), aRoom({ number: '2' })]), 0);
  assert.equal(revision.peek(), looks);
  assert.equal(takeRooms([aRoom({ number: '1', air: 19 }), aRoom({ number: '2' })]), 1);
  assert.notEqual(roomSignal('1')?.peek(), before[0]);
  assert.equal(roomSignal('2')?.peek(), before[1]);
  takeRooms([aRoom({ number: '2' })]);
  assert.equal(roomSignal('1'), undefined);
});

test('every fault that a board can report has a name and its evidence', () => {
  assert.deepEqual(Object.keys(en.ailment).sort(), Object.keys(en.evidence).sort());
});

test('what others save meanwhile comes into the form, and what was typed stays', () => {
  const base = {
    climate: { comfort: 21, night: 18 },
    lights: { welcome: { desk: 40, bath: 20, path: 5 }, brightness: { relax: 50 } },
    language: 'de',
  };
  const mine = draftOf(base);
  mine.comfort = '22.5';
  mine.lights = [
    { name: 'desk', level: '60' },
    { name: 'bath', level: '20' },
    { name: '', level: '50' },
  ];
  const theirs = {
    climate: { comfort: 20, night: 17 },
    lights: { welcome: { desk: 10, bath: 30, path: 9, window: 1 }, brightness: { relax: 80, read: 90 } },
    language: 'fr',
    units: 'fahrenheit',
  };
  assert.deepEqual(rebased(base, mine, theirs), {
    comfort: '22.5',
    night: '17',
    fan: '',
    lights: [
      { name: 'desk', level: '60' },
      { name: 'bath', level: '30' },
      { name: '', level: '50' },
      { name: 'window', level: '1' },
    ],
    brightness: { relax: '80', read: '90', night: '' },
    language: 'fr',
    units: 'fahrenheit',
  });
});
