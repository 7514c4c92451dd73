// SPDX-License-Identifier: Apache-2.0
// Makes pictures of every page: node tests/pictures.mjs PROGRAMS PROPERTY FOLDER. Light and dark, desk and phone.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { furnish, openBrowser, openHotel } from './stage.mjs';

const [programs, property, folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/pictures.mjs PROGRAMS PROPERTY FOLDER');
  process.exit(2);
}

const PAGES = {
  board: '#/board',
  room: '#/room/202',
  housekeeping: '#/housekeeping',
  maintenance: '#/maintenance',
  guest: '#/guests/1005',
  property: '#/property',
  audit: '#/audit',
};
const SIZES = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 780 } };

/** The property's page with a change tried, so that the picture shows what it would do. */
async function tryChange(page) {
  const text = page.locator('textarea');
  await text.fill((await text.inputValue()).replace('comfort = 21.5', 'comfort = 22'));
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByRole('heading', { name: /new plan/ }).waitFor();
}

async function shoot(browser, hotel, size, colorScheme) {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme, hasTouch: size === 'phone' });
  const page = await context.newPage();
  for (const [name, address] of Object.entries(PAGES)) {
    await page.goto(`${hotel.hub}/${address}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(600);
    if (name === 'property') await tryChange(page);
    await page.screenshot({ path: join(folder, `console-${name}-${size}-${colorScheme}.png`) });
  }
  await context.close();
}

mkdirSync(folder, { recursive: true });
const hotel = await openHotel(programs, property, 23);
try {
  const browser = await openBrowser();
  await furnish(hotel);
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  for (const size of Object.keys(SIZES)) {
    for (const colorScheme of ['light', 'dark']) await shoot(browser, hotel, size, colorScheme);
  }
  await browser.close();
} finally {
  await hotel.close();
}
