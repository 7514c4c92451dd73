// SPDX-License-Identifier: Apache-2.0
// The pure parts of the guest page: its languages, steps of a temperature, and sentences about the room.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { degrees, type Feedback, fill, hour, type OwnRoom, reasonOf, stepped, tokenIn, type Why } from '../guest/model';
import { feedbackText, whyItems } from '../guest/sentences';
import { en } from '../guest/text/en';
import { ja } from '../guest/text/ja';
import { directionOf, LANGUAGES, languageOf } from '../guest/text/languages';
import { because } from './becauses';

/** Every text by its place, as `memory.keep`. */
function texts(of: object, at = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(of)) {
    const place = at ? `${at}.${key}` : key;
    if (typeof value === 'string') found.set(place, value);
    else for (const [inner, text] of texts(value as object, place)) found.set(inner, text);
  }
  return found;
}

const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ');

test('the page speaks eight languages, and each has every text with the same values in it', () => {
  assert.deepEqual(Object.keys(LANGUAGES), ['en', 'it', 'de', 'fr', 'es', 'zh', 'ja', 'ar']);
  const english = texts(en);
  assert.ok(english.size > 80);
  for (const [tag, language] of Object.entries(LANGUAGES)) {
    const own = texts(language);
    assert.deepEqual([...own.keys()].sort(), [...english.keys()].sort(), tag);
    for (const [place, text] of own) {
      assert.notEqual(text.trim(), '', `${tag} ${place}`);
      assert.deepEqual(holes(text), holes(english.get(place)!), `${tag} ${place}`);
    }
  }
});

test('no language says in English what is a sentence', () => {
  const english = texts(en);
  for (const [tag, language] of Object.entries(LANGUAGES)) {
    if (tag === 'en') continue;
    for (const [place, text] of texts(language)) {
      if (text.includes(' ')) assert.notEqual(text, english.get(place), `${tag} ${place}`);
    }
  }
});

test('the language is that of the stay, else of the phone, else English', () => {
  assert.equal(languageOf([null, 'de']), 'de');
  assert.equal(languageOf([null, 'pt-BR', 'zh-Hant-TW', 'fr']), 'zh');
  assert.equal(languageOf(['constructor', 'toString']), 'en');
  assert.equal(languageOf(['AR-eg']), 'ar');
  assert.equal(directionOf('ar'), 'rtl');
  assert.equal(directionOf('ja'), 'ltr');
});

test('a press goes to the next half degree Celsius or the next degree Fahrenheit, and not past a limit', () => {
  assert.equal(stepped(22, 1, 'celsius', 18, 26), 22.5);
  assert.equal(stepped(22.2, 1, 'celsius', 18, 26), 22.5);
  assert.equal(stepped(22.2, -1, 'celsius', 18, 26), 22);
  assert.equal(stepped(26, 1, 'celsius', 18, 26), 26);
  assert.equal(stepped(18.2, -1, 'celsius', 18.1, 26), 18.1);
  for (let f = 65; f < 79; f++) {
    const celsius = Math.round(((f - 32) * 50) / 9) / 10;
    assert.equal(plain(degrees(stepped(celsius, 1, 'fahrenheit', 18, 27), 'fahrenheit', 'en')), `${f + 1} °F`);
  }
});

test('temperatures and hours are written as the language writes them', () => {
  assert.equal(plain(degrees(21.5, 'celsius', 'de')), '21,5 °C');
  assert.equal(plain(degrees(21.5, 'fahrenheit', 'en')), '71 °F');
  assert.equal(plain(degrees(22, 'celsius', 'ja')), '22 °C');
  // 14:30 UTC, in a house two hours ahead.
  assert.equal(hour(1_790_001_000, 120, 'de'), '16:30');
  assert.equal(plain(hour(1_790_001_000, 120, 'en')), '4:30 PM');
});

test('values are isolated where they stand, and unknown ones stay', () => {
  assert.equal(fill('{a} to {b}', { a: '1' }), '\u20681\u2069 to {b}');
});

test('only the end of a card’s address is a token', () => {
  const token = `inkg_${'a-Z_9'.repeat(9)}`;
  assert.equal(tokenIn(`#${token}`), token);
  for (const hash of ['', '#', '#inkg_short', `#inks_${'a'.repeat(43)}`, `#${token}?x`, `#x${token}`]) {
    assert.equal(tokenIn(hash), null, hash);
  }
});

test('every reason of the hub has words, and one that this page does not know has some, too', () => {
  assert.ok(because().length > 20);
  for (const word of because()) {
    const known = reasonOf(word);
    assert.ok(en.reasons[known], word);
    assert.ok(known !== 'unknown' || word === 'unknown' || word === 'no_plan', word);
  }
  assert.equal(reasonOf('newer'), 'unknown');
  assert.equal(reasonOf('constructor'), 'unknown');
});

const ROOM: OwnRoom = {
  hotel: 'Aurora',
  number: '101',
  at: 1_790_001_000,
  utc_offset_min: 0,
  state: 'confirmed',
  language: 'de',
  units: 'celsius',
  temperature: { air: 21, wanted: 22, setpoint: 22, heat: 21.5, cool: 22.5, because: 'policy', until: null, min: 18, max: 26 },
  scene: null,
  lights: [],
  service: 'none',
  memory: 'unknown',
};

test('why: each reason once, an hour only where it says which day it means', () => {
  const part = (what: string, reason: string, since: number | null) => ({ what, value: '', because: reason, since, until: null });
  const why: Why = {
    told_by_room: true,
    parts: [
      part('temperature', 'opening', ROOM.at - 3600),
      part('fan', 'policy', null),
      part('light ceiling', 'night', ROOM.at - 90_000),
      part('light bedside', 'night', null),
    ],
  };
  const items = whyItems(why, ROOM, en, 'en', 'celsius').map(plain);
  assert.deepEqual(items, [
    `22 °C: ${en.reasons.opening} (since 1:30 PM)`,
    `Light: ${en.reasons.night}`,
  ]);
  assert.equal(whyItems({ ...why, told_by_room: false }, ROOM, en, 'en', 'celsius').length, 3);
});

test('an answer to a complaint says what was done, what stands in the way, and what happens next', () => {
  const feedback: Feedback = {
    complaint: 'too_cold',
    state: 'watching',
    done: 'raised_setpoint',
    because: null,
    repeat: false,
    from: 22,
    to: 23,
    minutes: 12,
    until: null,
  };
  const text = (change: Partial<Feedback>) => plain(feedbackText({ ...feedback, ...change }, en, 'en', 'celsius', 0));
  assert.equal(
    text({}),
    `The room is now set to 23 °C; it was 22 °C. You should feel it in about 12 min. ${en.feedback.watching}`,
  );
  assert.ok(text({ because: 'window_open' }).includes(en.reasons.opening));
  assert.equal(text({ done: 'nothing', because: 'at_limit', state: 'at_limit' }), en.feedback.atLimit);
  assert.ok(text({ state: 'escalated' }).endsWith(en.feedback.escalated));
  assert.ok(text({ repeat: true }).startsWith(en.feedback.repeat));
  const japanese = feedbackText({ ...feedback, repeat: true }, ja, 'ja', 'celsius', 0);
  assert.ok(japanese.startsWith(ja.feedback.repeat) && !japanese.includes('。 '));
  assert.equal(text({ done: 'dimmed_light', from: null, to: null, minutes: null, state: 'reached' }), en.feedback.dimmer);
});
