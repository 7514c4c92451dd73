// SPDX-License-Identifier: Apache-2.0
// What the desk's dialogs send, and what a preview shows of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RoomTargets } from '../src/net/desk';
import { type Arrival, arrivalBody, besideFields, changes, dayAfter, leavingBody, madeUp, wrongAt } from '../src/state/desk';

const NOBODY: Arrival = {
  reservation: '',
  profile: '',
  departure: '',
  persons: '',
  language: '',
  sharing: 'alone',
  despite: '',
};

test('a check-in sends what was said and nothing else, and a name where there is no reservation', () => {
  assert.deepEqual(arrivalBody(NOBODY, 'desk-1'), { reservation: 'desk-1' });
  const typed: Arrival = { ...NOBODY, reservation: ' 900 ', persons: '2', sharing: 'shared', departure: '2026-09-22' };
  assert.deepEqual(arrivalBody(typed, 'desk-1'), {
    reservation: '900',
    departure: '2026-09-22',
    persons: 2,
    shared: true,
  });
});

test('a name that is made up is short, plain and tells two guests apart', () => {
  const name = madeUp(new Uint32Array([4294967295, 7]));
  assert.match(name, /^desk-[0-9a-z]+$/);
  assert.notEqual(name, madeUp(new Uint32Array([4294967295, 8])));
});

test('who leaves is everybody, or one by the reservation', () => {
  assert.deepEqual(leavingBody('all', '900', ''), { all: true });
  assert.deepEqual(leavingBody('one', ' 900 ', ' why '), { reservation: '900', despite_pms: 'why' });
});

test('the day after the last of a month is the first of the next', () => {
  assert.equal(dayAfter(new Date(2026, 11, 31, 23, 59)), '2027-01-01');
  assert.equal(dayAfter(new Date(2026, 8, 21)), '2026-09-22');
});

test('an error stands at its field, and only what no field shows stands above', () => {
  const problem = {
    code: 'invalid_fields',
    title: '',
    status: 422,
    detail: '',
    errors: [
      { at: '/departure', detail: 'lies in the past' },
      { at: '/wish', detail: 'is not known' },
    ],
  };
  assert.equal(wrongAt(problem, '/departure'), 'lies in the past');
  assert.equal(wrongAt(problem, '/to'), undefined);
  assert.deepEqual(besideFields(problem, ['/departure'])?.errors, [problem.errors[1]]);
  assert.equal(besideFields(problem, ['/departure', '/wish']), null);
});

test('a preview shows only what changes, in the units of the person who looks', () => {
  const before: RoomTargets = {
    comfort: 22,
    night: null,
    fan: 'automatic',
    welcome: { ceiling: 50 },
    brightness: { relax: null, read: null, night: null },
    units: 'celsius',
  };
  assert.deepEqual(changes(before, before, 'celsius'), []);
  const after = { ...before, comfort: 24, welcome: { bedside_left: 30, ceiling: 0 } };
  assert.deepEqual(changes(before, after, 'fahrenheit'), [
    { what: 'Temperature by day', before: '72 °F', after: '75 °F' },
    { what: 'Light on arrival', before: 'ceiling 50 %', after: 'bedside left 30 %' },
  ]);
});
