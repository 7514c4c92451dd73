// SPDX-License-Identifier: Apache-2.0
// A room's past in a real browser, under the policy that admits no inline style: node --test, with
// INNKEEPER_PROGRAMS and INNKEEPER_PROPERTY set.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { furnish, openBrowser, openHotel } from './stage.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let hotel;
let browser;

before(async () => {
  hotel = await openHotel(process.env.INNKEEPER_PROGRAMS, process.env.INNKEEPER_PROPERTY, 23, true);
  await furnish(hotel);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await hotel?.close();
});

async function open(options = {}) {
  const context = await browser.newContext({ storageState: hotel.storageState, ...options });
  const page = await context.newPage();
  const complaints = [];
  const asked = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${hotel.hub}/#/board`);
  await page.locator('.link-state.live').waitFor();
  return { context, page, complaints, asked };
}

/** How many pixels of the chart are not empty. */
const inked = (page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('.chart canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count += 1;
    return count;
  });

test('the chart is fetched with the first room, drawn under the policy, and clean for axe with its table', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { context, page, complaints, asked } = await open({ colorScheme });
    assert.ok(!asked.some((path) => path.includes('/chart-')), 'the board needs no chart');
    await page.goto(`${hotel.hub}/#/room/202`);
    await page.locator('.chart canvas').waitFor();
    assert.ok(asked.some((path) => path.includes('/chart-')));
    await page.waitForTimeout(300);
    assert.ok((await inked(page)) > 5_000, 'something is drawn');
    await page.locator('.history summary').click();
    await page.locator('.history-table').waitFor();
    await page.evaluate(readFileSync(AXE, 'utf8'));
    const found = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), RULES);
    assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' '))}`), []);
    assert.deepEqual(complaints, []);
    await context.close();
  }
});

test('ranges are chosen by keyboard, and each is told in words and in a table', async () => {
  const { context, page } = await open();
  await page.goto(`${hotel.hub}/#/room/202`);
  await page.locator('.chart canvas').waitFor();
  const words = () => page.locator('.history p', { hasText: 'Between' }).textContent();
  await page.locator('.history p', { hasText: 'Between' }).waitFor();
  const ofDay = await words();
  assert.match(ofDay, /Between .* and .*°C/);
  await page.getByRole('button', { name: '24 hours' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const answer = page.waitForResponse((response) => response.url().includes('resolution=3600'));
  await page.keyboard.press('Enter');
  const month = await (await answer).json();
  assert.ok(month.at.length > 600, `a month of hours has ${month.at.length}`);
  await page.getByRole('button', { name: '30 days', pressed: true }).waitFor();
  await page.locator('.history', { hasText: 'kept for 7 days' }).waitFor();
  assert.notEqual(await words(), ofDay);
  await page.locator('.history summary').press('Enter');
  await page.locator('.history-table tbody tr').nth(39).waitFor();
  await context.close();
});

test('who is in the room stands on its page, with the way to what they like', async () => {
  const { context, page } = await open();
  await page.goto(`${hotel.hub}/#/room/202`);
  const card = page.locator('.card', { has: page.getByRole('heading', { name: 'Guests', level: 2 }) });
  await card.getByText(/Reservation/).first().waitFor();
  await card.getByRole('link', { name: '1005' }).click();
  await page.waitForURL(/#\/guests\/1005/);
  await context.close();
});

test('a room that is held says so on its tile', async () => {
  const { context, page } = await open();
  await page.locator('.tile[data-room="205"]', { hasText: 'Held' }).waitFor();
  await context.close();
});
