// SPDX-License-Identifier: Apache-2.0
// From a guest's complaint at the desk to a case that is mended, in a real browser on a running hotel: node --test
// tests/comfort_pages_test.mjs with INNKEEPER_PROGRAMS and INNKEEPER_PROPERTY set.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openHotel } from './stage.mjs';

/** A little longer than the same complaint of light counts as the same press. */
const ANOTHER_PRESS_MS = 5_500;

let hotel;
let browser;
let page;

before(async () => {
  hotel = await openHotel(process.env.INNKEEPER_PROGRAMS, process.env.INNKEEPER_PROPERTY, 23);
  await hotel.pms('checkin 202 9001 1001');
  browser = await openBrowser();
  const context = await browser.newContext({ storageState: hotel.storageState });
  page = await context.newPage();
});

after(async () => {
  await browser?.close();
  await hotel?.close();
});

const complain = (complaint) => hotel.api('POST', '/api/v1/rooms/202/comfort', { complaint });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('the desk says for the guest that it is too cold, and sees what was done', async () => {
  await page.goto(`${hotel.hub}/#/room/202`);
  await page.getByRole('button', { name: 'too cold' }).click();
  await page.getByText(/^Guest said too cold, just now\. Raised from .* to /).waitFor();
  await page.goto(`${hotel.hub}/#/board`);
  const strip = page.getByRole('region', { name: 'Guests who are not comfortable' });
  await strip.getByRole('link', { name: '202' }).waitFor();
});

test('what the room cannot do and the guest says again is a case, which maintenance takes and mends', async () => {
  let said = await complain('too_dark');
  for (let step = 0; step < 8 && said.state !== 'at_limit'; step += 1) {
    await pause(ANOTHER_PRESS_MS);
    said = await complain('too_dark');
    if (said.state === 'escalated') break;
  }
  if (said.state === 'at_limit') {
    await pause(ANOTHER_PRESS_MS);
    said = await complain('too_dark');
  }
  assert.equal(said.state, 'escalated');
  await page.goto(`${hotel.hub}/#/maintenance`);
  await page.getByRole('button', { name: `Take case ${said.case}` }).click();
  await page.getByText(/Taken by administrator rossi/).waitFor();
  await page.getByRole('button', { name: `Case ${said.case}: mended` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What was done').fill('a brighter lamp');
  await dialog.getByRole('button', { name: 'Mended' }).click();
  await page.getByText('No case is open.').waitFor();
  const { state, note } = await hotel.api('GET', `/api/v1/cases/${said.case}`);
  assert.deepEqual({ state, note }, { state: 'resolved', note: 'a brighter lamp' });
});
