// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ComfortDocument } from '../src/net/comfort';
import { ago, isUnsettled, storyOf } from '../src/state/comfort';

const NOW = 1_790_000_000_000;

const said = (change: Partial<ComfortDocument> = {}): ComfortDocument => ({
  number: '204',
  complaint: 'too_cold',
  done: 'raised_setpoint',
  from: 21.5,
  to: 22.5,
  scene: null,
  minutes: 15,
  because: null,
  until: null,
  state: 'watching',
  air_then: 20.9,
  air: 21.3,
  at: NOW / 1000 - 12 * 60,
  by: 'guest_page/',
  times: 1,
  repeat: false,
  case: null,
  ...change,
});

test('the desk reads in one line what the guest said, what was done and how far the room is', () => {
  assert.equal(
    storyOf(said(), 'celsius', NOW),
    'Guest said too cold, 12 min ago. Raised from 21.5 °C to 22.5 °C. 21.3 °C now. About 15 min in all.',
  );
});

test('what stands in the way is said while it matters', () => {
  const window = said({ because: 'window_open', minutes: null, times: 2, state: 'escalated' });
  assert.match(storyOf(window, 'celsius', NOW), /too cold twice, .*A window or the balcony door is open\.$/);
  assert.doesNotMatch(storyOf({ ...window, state: 'reached' }, 'celsius', NOW), /window/);
});

test('a complaint of light tells its scene and no degrees', () => {
  const light = said({ complaint: 'too_dark', done: 'brightened_light', scene: 'read', minutes: null });
  assert.equal(storyOf(light, 'celsius', NOW), 'Guest said too dark, 12 min ago. Light brightened to read.');
});

test('times long ago are hours, and a clock that runs ahead is now', () => {
  assert.equal(ago(NOW / 1000 - 3 * 3600, NOW), '3 h ago');
  assert.equal(ago(NOW / 1000 + 60, NOW), 'just now');
});

test('what is reached or withdrawn does not stand above the board', () => {
  assert.deepEqual(
    (['watching', 'escalated', 'at_limit', 'reached', 'withdrawn'] as const).map((state) => isUnsettled(said({ state }))),
    [true, true, true, false, false],
  );
});
