// SPDX-License-Identifier: Apache-2.0
// Makes pictures of every page: node tests/pictures.mjs PROGRAMS PROPERTY FOLDER. Light and dark, desk and phone.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shootCards, shootGuestPage } from './guest_pictures.mjs';
import { smallPng } from './small_png.mjs';
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
  accounts: '#/accounts',
  boards: '#/devices',
  rooms: '#/rooms',
};
const SIZES = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 780 } };

/** The property's page with a change tried, so that the picture shows what it would do. */
async function tryChange(page) {
  const text = page.locator('textarea');
  await text.fill((await text.inputValue()).replace('comfort = 21.5', 'comfort = 22'));
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByRole('heading', { name: /new plan/ }).waitFor();
  await text.evaluate((area) => area.scrollTo(0, 0));
  await page.evaluate(() => scrollTo(0, 0));
}

/** What guests and housekeepers tell of, so that maintenance has something to look at. */
async function ail(hotel) {
  await hotel.api('POST', '/api/v1/rooms/308/comfort', { complaint: 'too_cold' });
  await hotel.api('POST', '/api/v1/rooms/102/defects', { id: 'picture-0001', kind: 'water', text: 'The tap of the basin drips' });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Guests who have just checked in, so that the board shows rooms that get ready for them. */
async function arrive(hotel) {
  await hotel.api('PUT', '/api/v1/guests/2001/preferences', { climate: { comfort: 18 } });
  await hotel.pms('checkin 204 2001 2001');
  await hotel.pms('checkin 106 2002');
  await hotel.pms('checkin 303 2003');
}

const leave = async (hotel) => {
  for (const reservation of ['2001', '2002', '2003']) await hotel.pms(`checkout ${reservation}`);
};

async function shoot(browser, hotel, size, colorScheme) {
  const { storageState } = hotel;
  const hasTouch = size === 'phone';
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme, hasTouch, storageState });
  const page = await context.newPage();
  await arrive(hotel);
  for (const [name, address] of Object.entries(PAGES)) {
    await page.goto(`${hotel.hub}/${address}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(600);
    if (name === 'property') await tryChange(page);
    const file = join(folder, `console-${name}-${size}-${colorScheme}.png`);
    writeFileSync(file, smallPng(await page.screenshot()));
  }
  await leave(hotel);
  await page.goto(`${hotel.hub}/api/v1/docs`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  writeFileSync(join(folder, `api-docs-${size}-${colorScheme}.png`), smallPng(await page.screenshot()));
  await context.close();
  await shootLogIn(browser, hotel, size, colorScheme);
}

async function shootLogIn(browser, hotel, size, colorScheme) {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme });
  const page = await context.newPage();
  await page.goto(hotel.hub);
  await page.getByLabel('Password').waitFor();
  writeFileSync(join(folder, `console-login-${size}-${colorScheme}.png`), smallPng(await page.screenshot()));
  await context.close();
}

mkdirSync(folder, { recursive: true });
const hotel = await openHotel(programs, property, 23, true);
try {
  const browser = await openBrowser();
  // Until the rooms know that nobody is in them: a quiet period, 120 times faster.
  await pause(14_000);
  await furnish(hotel);
  await ail(hotel);
  await pause(25_000);
  for (const size of Object.keys(SIZES)) {
    for (const colorScheme of ['light', 'dark']) await shoot(browser, hotel, size, colorScheme);
  }
  await shootGuestPage(browser, hotel, folder);
  await shootCards(browser, hotel, folder);
  await browser.close();
} finally {
  await hotel.close();
}
