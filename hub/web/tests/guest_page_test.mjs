// SPDX-License-Identifier: Apache-2.0
// The guest page as guests use it, in a real browser on a running hotel: from the code on a card to the room that answers,
// and to the check-out that ends it. node --test tests/guest_page_test.mjs with INNKEEPER_PROGRAMS and INNKEEPER_PROPERTY.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import jsqr from 'jsqr';
import { openBrowser, openHotel } from './stage.mjs';

const jsQR = jsqr.default ?? jsqr;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 390, height: 780 };
const LANGUAGES = ['en', 'it', 'de', 'fr', 'es', 'zh', 'ja', 'ar'];

let hotel;
let browser;
let guests = 0;

before(async () => {
  hotel = await openHotel(process.env.INNKEEPER_PROGRAMS, process.env.INNKEEPER_PROPERTY, 8);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await hotel?.close();
});

/** Checks a guest in; `facts` as innkeeper-simpms takes them. */
async function checkIn(room, facts = '') {
  guests += 1;
  const reservation = String(7000 + guests);
  await hotel.pms(`checkin ${room} ${reservation} ${8000 + guests} ${facts}`.trim());
  for (let i = 0; i < 100; i++) {
    if ((await hotel.api('GET', `/api/v1/rooms/${room}`)).rental === 'rented') return reservation;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nobody is in ${room}`);
}

const cardOf = async (room) => (await hotel.api('POST', `/api/v1/rooms/${room}/guest-link`, {})).link;

/** A phone that opens `address`, and what its browser complains of. */
async function scan(address, options = {}) {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, locale: 'en-GB', ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    // A card that does not work is a 401, which the browser reports and the page says in words.
    if (['error', 'warning'].includes(message.type()) && !/status of 401/.test(message.text())) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { context, page, complaints };
}

async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join('; ')}`);
}

const plain = (text) => text.replace(/[\u2066-\u2069]/g, '').replace(/\u00a0/g, ' ');
const state = (page) => page.locator('.state').textContent().then(plain);

async function until(what, holds) {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what}: not within 20 s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('a guest scans, is too cold, wants quiet, and reads it in another language; the check-out ends it', async () => {
  const reservation = await checkIn('101');
  const { context, page, complaints } = await scan(await cardOf('101'));
  assert.equal(plain(await page.getByRole('heading', { level: 1 }).textContent()), 'Room 101');
  assert.equal(new URL(page.url()).hash, '', 'the token stays in the address');
  await until('the room confirms', async () => (await state(page)) === 'Your room does what you asked.');

  const before = await page.locator('.value').textContent();
  await page.getByRole('button', { name: 'Warmer' }).click();
  await page.getByRole('button', { name: 'Warmer' }).click();
  assert.notEqual(await page.locator('.value').textContent(), before);
  await until('the hub gives it to the room', async () => {
    const { plan } = await hotel.api('GET', '/api/v1/rooms/101');
    return plan.given?.setpoint !== undefined;
  });
  await until('the room does it', async () => (await state(page)) === 'Your room does what you asked.');

  await page.getByRole('button', { name: 'Do not disturb' }).click();
  await until('the house knows', async () => {
    return (await hotel.api('GET', '/api/v1/rooms/101')).service === 'do_not_disturb';
  });
  await page.getByRole('button', { name: 'Do not disturb', pressed: true }).waitFor();
  await page.getByRole('button', { name: 'Relax' }).click();
  await page.getByRole('button', { name: 'Relax', pressed: true }).waitFor();

  await page.getByRole('button', { name: 'Too cold' }).click();
  await page.locator('.answer:not(:empty)').waitFor();
  const { complaints: told } = await hotel.api('GET', '/api/v1/comfort?room=101');
  assert.equal(told[0].complaint, 'too_cold');
  await page.getByRole('button', { name: 'Why is my room like this?' }).click();
  await page.locator('.reasons li').first().waitFor();

  await page.getByLabel('Language').selectOption('ar');
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  assert.equal(plain(await page.getByRole('heading', { level: 1 }).textContent()), 'الغرفة 101');
  await page.reload();
  assert.equal(plain(await page.getByRole('heading', { level: 1 }).textContent()), 'الغرفة 101');

  await hotel.pms(`checkout ${reservation}`);
  await page.getByRole('heading', { name: 'هذه البطاقة لا تعمل' }).waitFor({ timeout: 15_000 });
  assert.equal(await page.getByRole('button').count(), 0);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the page speaks the language of the stay, and degrees Fahrenheit when asked', async () => {
  await checkIn('102', 'language=GE');
  const { context, page } = await scan(await cardOf('102'));
  assert.equal(plain(await page.getByRole('heading', { level: 1 }).textContent()), 'Zimmer 102');
  assert.match(plain(await page.locator('.value').textContent()), /^\d\d(,\d)? °C$/);
  await page.getByRole('button', { name: '°F' }).click();
  assert.match(plain(await page.locator('.value').textContent()), /^\d\d °F$/);
  await page.reload();
  await page.getByRole('button', { name: '°F', pressed: true }).waitFor();
  await context.close();
});

test('a card of yesterday, of nobody, and none at all are told in the language of the phone', async () => {
  const reservation = await checkIn('103');
  const old = await cardOf('103');
  await hotel.pms(`checkout ${reservation}`);
  await until('the room is empty', async () => (await hotel.api('GET', '/api/v1/rooms/103')).rental === 'vacant');
  await checkIn('103');
  const title = 'Cette carte ne fonctionne pas';
  for (const address of [old, `${hotel.hub}/guest#inkg_${'x'.repeat(43)}`]) {
    const { context, page, complaints } = await scan(address, { locale: 'fr-FR' });
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), title);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(complaints, []);
    await context.close();
  }
  const { context, page } = await scan(`${hotel.hub}/guest`, { locale: 'it-IT' });
  const says = await page.getByRole('heading', { level: 1 }).textContent();
  assert.equal(says, 'Scansioni il codice sulla carta nella sua camera.');
  await context.close();
});

test('another card in the same phone opens the room of that card alone', async () => {
  await checkIn('104');
  await checkIn('105');
  const { context, page } = await scan(await cardOf('104'));
  await page.goto(await cardOf('105'));
  await page.getByRole('heading', { name: /105/ }).waitFor();
  await page.getByRole('button', { name: 'All off' }).click();
  await until('the hub gives it to the room', async () => {
    return (await hotel.api('GET', '/api/v1/rooms/105')).plan.given?.scene === 'off';
  });
  assert.equal((await hotel.api('GET', '/api/v1/rooms/104')).plan.given, undefined);
  await context.close();
});

test('a phone without a network says so, changes nothing, and goes on by itself', async () => {
  await checkIn('106');
  const { context, page } = await scan(await cardOf('106'));
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Night' }).click();
  await page.getByText('This phone has no connection to the hotel right now.').waitFor();
  await page.getByRole('button', { name: 'Night', pressed: false }).waitFor();
  await context.setOffline(false);
  await until('it is back', async () => !/no connection/.test(await state(page)));
  await context.close();
});

test('what a guest likes is kept, and forgotten after a second question', async () => {
  await checkIn('107');
  const profile = 8000 + guests;
  const { context, page } = await scan(await cardOf('107'));
  await page.getByRole('button', { name: 'Remember my preferences' }).click();
  await page.getByText('The hotel remembers your preferences for the next time.').waitFor();
  const kept = await hotel.api('GET', `/api/v1/guests/${profile}`);
  assert.equal(kept.preferences.language, 'en');
  await page.getByRole('button', { name: 'Forget my preferences' }).click();
  await page.getByRole('button', { name: 'Yes, forget' }).click();
  await page.getByText('The hotel remembers nothing of what you like.').waitFor();
  assert.deepEqual((await hotel.api('GET', `/api/v1/guests/${profile}`)).values, []);
  await context.close();
});

test('the page is accessible in every language, light and dark, and fits with text of twice the size', async () => {
  await checkIn('108');
  const card = await cardOf('108');
  for (const colorScheme of ['light', 'dark']) {
    const { context, page, complaints } = await scan(card, { colorScheme });
    await page.locator('.wide-button').click();
    for (const tag of LANGUAGES) {
      await page.locator('#language').selectOption(tag);
      assert.deepEqual(await violations(page), [], `${tag} ${colorScheme}`);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, select')]
          .filter((e) => e.checkVisibility())
          .map((e) => [e.getBoundingClientRect(), e.textContent])
          .filter(([box]) => box.width < 44 || box.height < 44)
          .map(([box, text]) => `${Math.round(box.width)}x${Math.round(box.height)} ${text}`),
      );
      assert.deepEqual(small, [], tag);
      for (const [width, size] of [
        [320, '100%'],
        [390, '200%'],
      ]) {
        await page.setViewportSize({ width, height: 780 });
        await page.evaluate((to) => (document.documentElement.style.fontSize = to), size);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${tag} at ${width} px and ${size} is ${wide} px too wide`);
      }
      await page.setViewportSize(PHONE);
      await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    }
    assert.deepEqual(complaints, []);
    await context.close();
  }
});

/** What a camera would see of the element: pixels of a picture of it. */
async function seen(element) {
  const picture = (await element.screenshot()).toString('base64');
  const context = await browser.newContext();
  const page = await context.newPage();
  const { width, height, data } = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const draw = canvas.getContext('2d');
    draw.drawImage(image, 0, 0);
    const pixels = draw.getImageData(0, 0, image.width, image.height);
    return { width: image.width, height: image.height, data: [...pixels.data] };
  }, picture);
  await context.close();
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data;
}

test('the desk prints cards of a floor, and a phone reads the way to the room from one', async () => {
  const context = await browser.newContext({ storageState: hotel.storageState, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${hotel.hub}/#/room/108`);
  await page.getByRole('link', { name: 'Guest card' }).click();
  await page.getByRole('button', { name: 'Make a card' }).click();
  await page.locator('.guest-card').waitFor();
  assert.deepEqual(await violations(page), []);
  const address = await seen(page.locator('.qr'));
  assert.match(address ?? '', /\/guest#inkg_/);
  const guest = await scan(address);
  assert.equal(plain(await guest.page.getByRole('heading', { level: 1 }).textContent()), 'Room 108');
  await guest.context.close();

  await page.getByRole('link', { name: 'Cards of all rooms' }).click();
  await page.getByLabel('Floor').selectOption('1');
  await page.getByRole('button', { name: /^Make \d cards$/ }).click();
  await page.locator('.guest-card').nth(1).waitFor();
  const cards = await page.locator('.guest-card').count();
  for (const format of ['A4', 'Letter']) {
    const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length;
    assert.equal(sheets, Math.ceil(cards / 8), `${cards} cards on ${format}`);
  }
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: /^Make \d cards$/ }).click();
  const dead = await scan(address);
  await dead.page.getByRole('heading', { name: 'This card does not work' }).waitFor();
  await dead.context.close();
  await context.close();
});
