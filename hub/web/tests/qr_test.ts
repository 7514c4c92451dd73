// SPDX-License-Identifier: Apache-2.0
// The codes on guest cards, read again by another library than the one that made them; and what is printed beside them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { LANGUAGES } from '../guest/text/languages';
import { qrPicture } from '../src/state/qr';
import { PRINTED } from '../src/text/cards';

/** Pixels for a module: what a phone sees is not sharp either. */
const SCALE = 4;

function pixels(picture: { size: number; path: string }, damage: (x: number, y: number) => boolean): Uint8ClampedArray {
  const edge = picture.size * SCALE;
  const rgba = new Uint8ClampedArray(edge * edge * 4).fill(255);
  for (const [, x, y, run] of picture.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let dy = 0; dy < SCALE; dy++) {
      for (let dx = 0; dx < Number(run) * SCALE; dx++) {
        const at = ((Number(y) * SCALE + dy) * edge + Number(x) * SCALE + dx) * 4;
        rgba.fill(0, at, at + 3);
      }
    }
  }
  for (let y = 0; y < edge; y++) {
    for (let x = 0; x < edge; x++) if (damage(x / edge, y / edge)) rgba.fill(255, (y * edge + x) * 4, (y * edge + x) * 4 + 3);
  }
  return rgba;
}

function read(text: string, damage = (_x: number, _y: number): boolean => false): string | undefined {
  const picture = qrPicture(text);
  const edge = picture.size * SCALE;
  return jsQR(pixels(picture, damage), edge, edge)?.data;
}

test('a code on a card is read as the address it was made of', () => {
  for (const host of ['https://hub.hotel.example', 'https://192.168.100.100:8443', `https://${'a'.repeat(60)}.example`]) {
    const link = `${host}/guest#inkg_${'aB3-_xyz'.repeat(5)}123`;
    assert.equal(read(link), link);
  }
});

test('a code with a stain on it can still be read', () => {
  const link = `https://hub.hotel.example/guest#inkg_${'aB3-_xyz'.repeat(5)}123`;
  assert.equal(read(link, (x, y) => Math.hypot(x - 0.55, y - 0.55) < 0.1), link);
});

test('a code has white around it, and no more modules than a card shows well', () => {
  const { size, path } = qrPicture(`https://hub.hotel.example/guest#inkg_${'a'.repeat(43)}`);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h/g)) assert.ok(Number(x) >= 4 && Number(y) >= 4);
  // 42 mm a code: more than 0.7 mm a module, which phones of 2018 read at a hand's distance.
  assert.ok(42 / size > 0.7, `${size} modules`);
});

test('cards are printed in every language of the guest page', () => {
  assert.deepEqual(Object.keys(PRINTED), Object.keys(LANGUAGES));
  for (const texts of Object.values(PRINTED)) {
    for (const text of Object.values(texts)) assert.notEqual(String(text).trim(), '');
  }
});
