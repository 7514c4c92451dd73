// SPDX-License-Identifier: Apache-2.0
// Somebody who keeps many tabs of the console open, in a real browser on a running hotel: node --test
// tests/tabs_page_test.mjs with INNKEEPER_PROGRAMS and INNKEEPER_PROPERTY set.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openHotel } from './stage.mjs';
import { DESK } from './visitor.mjs';

/** More than a browser's HTTP/1.1 connections to one host, and than the hub's readers of events with one credential. */
const TABS = 9;
/** The console looks by itself after 30 s only, where it has events. */
const SOON_MS = 10_000;

let hotel;
let browser;

before(async () => {
  hotel = await openHotel(process.env.INNKEEPER_PROGRAMS, process.env.INNKEEPER_PROPERTY, 2);
  await hotel.pms('checkin 101 7001');
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await hotel?.close();
});

/** What a tab is told when another one comes before it, or goes: headless, all tabs are in front. */
const show = (page, isSeen) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, !isSeen);

test('tabs that nobody sees keep none waiting, and are up to date when they are seen', async () => {
  const context = await browser.newContext({ viewport: DESK, storageState: hotel.storageState });
  const tabs = [];
  for (let i = 0; i < TABS; i += 1) {
    if (i > 0) await show(tabs[i - 1], false);
    const page = await context.newPage();
    const listens = page.waitForResponse((response) => response.url().endsWith('/api/v1/events'), { timeout: SOON_MS });
    await page.goto(`${hotel.hub}/#/board`);
    await page.locator('.link-state.live').waitFor({ timeout: SOON_MS });
    assert.equal((await listens).status(), 200, `tab ${i + 1}`);
    tabs.push(page);
  }
  const first = tabs[0];
  const asked = first.locator('[data-room="101"]').getByText('DND');
  await show(tabs.at(-1), false);
  const ask = (service, reason) => hotel.api('PUT', '/api/v1/rooms/101/service', { service, reason });
  await ask('do_not_disturb');
  await show(first, true);
  await asked.waitFor({ timeout: SOON_MS });
  await ask('none', 'a welfare check');
  await asked.waitFor({ state: 'detached', timeout: SOON_MS });
  await context.close();
});

test('what one tab cannot tell the hub, another one tells', async () => {
  await hotel.api('PUT', '/api/v1/rooms/102/condition', { condition: 'dirty' });
  const context = await browser.newContext({
    viewport: DESK,
    storageState: hotel.storageState,
    serviceWorkers: 'block',
  });
  const open = async () => {
    const page = await context.newPage();
    await page.goto(`${hotel.hub}/#/housekeeping`);
    const task = page.locator('.task', { hasText: '102' });
    await task.waitFor();
    return { page, task, waits: task.getByText('Start waits to be sent') };
  };
  const there = await open();
  const here = await open();
  await here.page.route('**/api/v1/rooms/102/housekeeping', (route) => route.abort());
  await here.task.getByRole('button', { name: /^Start/ }).click();
  await here.waits.waitFor();
  await there.page.evaluate(() => dispatchEvent(new Event('online')));
  await there.task.getByRole('button', { name: /^Finish/ }).waitFor({ timeout: SOON_MS });
  await here.waits.waitFor({ state: 'detached', timeout: SOON_MS });
  await context.close();
});
