// SPDX-License-Identifier: Apache-2.0
// The console as people use it, in a real browser on a running hotel: node --test tests/pages_test.mjs with
// INNKEEPER_PROGRAMS and INNKEEPER_PROPERTY set.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { furnish, openBrowser, openHotel } from './stage.mjs';
import { DESK, PHONE, visitor, violations } from './visitor.mjs';

const PAGES = ['#/board', '#/room/202', '#/housekeeping', '#/maintenance', '#/guests/1005', '#/property', '#/audit', '#/accounts', '#/devices', '#/rooms'];

let hotel;
let browser;
let open;
let settle;

before(async () => {
  hotel = await openHotel(process.env.INNKEEPER_PROGRAMS, process.env.INNKEEPER_PROPERTY, 23);
  await furnish(hotel);
  browser = await openBrowser();
  ({ open, settle } = visitor(browser, hotel));
});

after(async () => {
  await browser?.close();
  await hotel?.close();
});

// A phone differs in lengths, not in colours: it is looked at in one of the two.
for (const [size, viewport, colorScheme] of [
  ['desk', DESK, 'light'],
  ['desk', DESK, 'dark'],
  ['phone', PHONE, 'dark'],
]) {
  test(`every page is clean and accessible, ${colorScheme} on a ${size}`, async () => {
    const { context, page, complaints } = await open(PAGES[0], { viewport, colorScheme });
    for (const address of PAGES) {
      await settle(page, address);
      assert.deepEqual(await violations(page), [], address);
      assert.deepEqual(complaints, [], address);
    }
    await context.close();
  });
}

test("the API's own page draws every operation, and is clean and accessible, light and dark, on a phone too", async () => {
  const document = await hotel.api('GET', '/api/v1/openapi.json');
  const operations = Object.values(document.paths).flatMap((methods) => Object.keys(methods)).length;
  for (const [viewport, colorScheme] of [
    [DESK, 'light'],
    [PHONE, 'dark'],
  ]) {
    const context = await browser.newContext({ viewport, colorScheme });
    const page = await context.newPage();
    const complaints = [];
    page.on('console', (message) => {
      // Browsers look for an icon by themselves; this page has none.
      if (!message.location().url.endsWith('/favicon.ico')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${hotel.hub}/api/v1/docs`);
    await page.locator('details').nth(operations - 1).waitFor();
    assert.equal(await page.locator('details').count(), operations);
    await page.locator('details').first().locator('summary').click();
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(complaints, []);
    await context.close();
  }
});

test('nothing is cut off at 320 px, nor with text of twice the size', async () => {
  const { context, page } = await open(PAGES[0], { viewport: { width: 320, height: 640 } });
  for (const [width, size] of [
    [320, '100%'],
    [1280, '200%'],
  ]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of PAGES) {
      await settle(page, address);
      await page.evaluate((to) => (document.documentElement.style.fontSize = to), size);
      await page.waitForTimeout(50);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${address} at ${width} px and ${size} is ${wide} px too wide`);
    }
  }
  await context.close();
});

test('what is pressed on a phone has 44 px, and 24 px on a desk', async () => {
  for (const [viewport, least] of [
    [PHONE, 44],
    [DESK, 24],
  ]) {
    const { context, page } = await open(PAGES[0], { viewport });
    for (const address of PAGES) {
      await settle(page, address);
      const small = await page.evaluate((px) => {
        const all = [...document.querySelectorAll('button, .button, .tile, .pages a, input, select, .room-link')];
        return all
          .filter((e) => e.checkVisibility() && !e.closest('.skip') && !e.classList.contains('skip'))
          .map((e) => [e.getBoundingClientRect(), e.outerHTML.slice(0, 80)])
          .filter(([box]) => box.width < px || box.height < px - 0.5)
          .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`);
      }, least);
      assert.deepEqual(small, [], `${address} at ${viewport.width}`);
    }
    await context.close();
  }
});

/** Marks what Tab leads to, until it comes round; what it never led to, and what cannot be seen when it does. */
async function tabRound(page) {
  const targets = await page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    const reached = all.filter((e) => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 && !e.closest('.skip'));
    reached.forEach((e) => e.setAttribute('data-awaited', ''));
    return reached.length;
  });
  await page.evaluate(() => document.activeElement?.blur());
  for (let i = 0; i < targets + 10; i += 1) {
    await page.keyboard.press('Tab');
    await page.evaluate(() => {
      const at = document.activeElement;
      const seen = getComputedStyle(at).outlineStyle !== 'none' || at === document.body;
      if (seen) at.removeAttribute('data-awaited');
    });
  }
  return page.evaluate(() => [...document.querySelectorAll('[data-awaited]')].map((e) => e.outerHTML.slice(0, 90)));
}

test('Tab alone leads to everything that can be pressed, and shows where it is', async () => {
  const { context, page } = await open(PAGES[0]);
  for (const address of PAGES) {
    await settle(page, address);
    assert.deepEqual(await tabRound(page), [], address);
  }
  await context.close();
});

test('a check-in appears on the board without a reload, and only its tile is touched', async () => {
  const { context, page } = await open('#/board');
  const tile = page.locator('[data-room="207"]');
  await tile.getByText('Vacant').waitFor();
  await page.evaluate(() => {
    window.touched = new Set();
    const note = (node) => window.touched.add((node.parentElement ?? node).closest('[data-room]')?.dataset.room);
    new MutationObserver((all) => all.forEach((one) => note(one.target))).observe(document.querySelector('.board'), {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await hotel.pms('checkin 207 7001');
  await tile.getByText(/Guest in|Ready|Getting ready/).waitFor({ timeout: 8_000 });
  const vacant = await page.evaluate(() => [...window.touched].filter((room) => room === undefined).length);
  assert.equal(vacant, 0, 'something beside the tiles was drawn again');
  await context.close();
});

test('rooms are drawn from the events of the hub, which is hardly asked otherwise', async () => {
  const { storageState } = hotel;
  const context = await browser.newContext({ viewport: DESK, serviceWorkers: 'block', storageState });
  const page = await context.newPage();
  let looks = 0;
  page.on('request', (sent) => {
    if (new URL(sent.url()).pathname === '/api/v1/rooms') looks += 1;
  });
  try {
    await page.goto(`${hotel.hub}/#/board`);
    const tile = page.locator('[data-room="208"]');
    await tile.getByText('Vacant').waitFor();
    await page.waitForTimeout(1_000);
    const before = looks;
    await page.waitForTimeout(4_500);
    await hotel.pms('checkin 208 7002');
    await tile.getByText(/Guest in|Ready|Getting ready/).waitFor({ timeout: 3_000 });
    assert.ok(looks - before <= 1, `the house was asked for ${looks - before} times in 5 s`);
  } finally {
    await context.close();
  }
});

test('the board is worked with the keyboard alone', async () => {
  const { context, page } = await open('#/board');
  await page.locator('.tile').first().waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
  await page.keyboard.press('/');
  await page.keyboard.type('20');
  await page.locator('[data-room="101"]').waitFor({ state: 'detached' });
  for (let i = 0; i < 11; i += 1) await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => document.activeElement.dataset.room);
  assert.equal(await focused(), '201');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.activeElement.dataset.room === '202');
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.activeElement.dataset.room === '208');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Room 208' }).waitFor();
  await page.goBack();
  await page.waitForFunction(() => document.activeElement.dataset.room === '208');
  await context.close();
});

test('ending a do-not-disturb asks for a reason, and Escape leaves it as it was', async () => {
  const { context, page } = await open('#/room/103');
  const wish = page.getByRole('button', { name: 'No wish' });
  await wish.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'No wish' }).click();
  await dialog.getByText('Say why.').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal((await hotel.api('GET', '/api/v1/rooms/103')).service, 'do_not_disturb');
  await wish.click();
  await dialog.getByRole('textbox').fill('the guest asked at the desk');
  await dialog.getByRole('button', { name: 'No wish' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal((await hotel.api('GET', '/api/v1/rooms/103')).service, 'none');
  await context.close();
});

const lines = async (room, what) =>
  (await hotel.api('GET', `/api/v1/audit?room=${room}&limit=1000`)).lines.filter((line) => line.what.includes(what));

test('cleaning goes on without a network, over a closed page, and is told once', async () => {
  const { context, page } = await open('#/housekeeping', { viewport: PHONE });
  await page.getByRole('button', { name: 'Start 102' }).waitFor();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Start 102' }).click();
  await page.getByText('1 entry waits for the network').waitFor();
  await page.getByRole('button', { name: 'Finish 102' }).click();
  await page.getByText('2 entries wait for the network').waitFor();
  assert.equal((await hotel.api('GET', '/api/v1/rooms/102')).condition, 'dirty');
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(`${hotel.hub}/#/housekeeping`);
  await next.waitForFunction(() => localStorage.getItem('innkeeper.outbox') === '[]', null, { timeout: 10_000 });
  assert.equal((await hotel.api('GET', '/api/v1/rooms/102')).condition, 'clean');
  assert.equal((await lines('102', 'condition')).filter((line) => line.after === 'clean').length, 1);
  await context.close();
});

test('a page that is loaded again without a network comes from the browser, with the work it had', async () => {
  const { context, page } = await open('#/housekeeping', { viewport: PHONE });
  await page.locator('.task').first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await caches.keys()).length === 1);
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('button', { name: 'Start 304' }).click();
  await page.getByText('1 entry waits for the network').waitFor();
  await context.setOffline(false);
  await page.waitForFunction(() => localStorage.getItem('innkeeper.outbox') === '[]', null, { timeout: 10_000 });
  await context.close();
});

test('what the hub refuses after a gap is shown with its reason until it is dismissed', async () => {
  const { context, page } = await open('#/housekeeping', { viewport: PHONE });
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Start 206' }).click();
  await page.getByText('1 entry waits for the network').waitFor();
  await hotel.api('PUT', '/api/v1/rooms/206/service', { service: 'do_not_disturb' });
  await context.setOffline(false);
  await page.getByText('Room 206: the hub did not take this').waitFor({ timeout: 10_000 });
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByText('the hub did not take this').waitFor({ state: 'detached' });
  await context.close();
});

test('a hold is made, seen, released and named in the audit', async () => {
  const { context, page } = await open('#/maintenance');
  await page.getByLabel('Room number').fill('303');
  await page.getByRole('button', { name: 'Hold', exact: true }).click();
  await page.getByText('Say why.').waitFor();
  await page.getByLabel('Reason', { exact: true }).first().fill('fan rattles');
  await page.getByRole('button', { name: 'Hold', exact: true }).click();
  await page.getByText('fan rattles').waitFor();
  await page.getByRole('button', { name: 'Release room 303' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('bearing oiled');
  await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click();
  await page.getByText('fan rattles').waitFor({ state: 'detached' });
  const held = await lines('303', 'maintenance');
  assert.deepEqual(
    held.map((line) => line.by.channel),
    ['administrator', 'administrator'],
  );
  await context.close();
});

test('preferences are checked, sent as a patch and shown with their source', async () => {
  const { context, page } = await open('#/guests/1005');
  const comfort = page.getByLabel('Temperature by day, °C');
  await comfort.fill('22.55');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('16 to 30 °C').waitFor();
  await comfort.fill('22.5');
  await page.getByRole('button', { name: 'Temperature by day: half a degree more' }).click();
  await page.getByRole('button', { name: 'Add a light' }).click();
  await page.getByLabel('Light', { exact: true }).last().fill('desk');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Light on arrival: desk').waitFor();
  const stored = await hotel.api('GET', '/api/v1/guests/1005/preferences');
  assert.deepEqual(stored.climate, { comfort: 23 });
  assert.equal(stored.lights.welcome.desk, 50);
  await context.close();
});

test('a property is tried, its mistakes are placed, the change is made and taken back', async () => {
  const { context, page } = await open('#/property');
  const text = page.getByLabel('Text of property.toml');
  const original = await text.inputValue();
  await text.fill(original.replace('comfort = 21.5', 'comfort = "warm"'));
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByRole('button', { name: /^Line \d+, column \d+/ }).last().click();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
  await text.fill(original.replace('comfort = 21.5', 'comfort = 22'));
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByText('room_type.standard.climate.comfort').first().waitFor();
  await page.getByRole('button', { name: 'Make the change' }).click();
  await page.getByText('Revision 2 is active, since').waitFor();
  await page.getByRole('button', { name: 'Go back to revision 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Go back to it' }).click();
  await page.getByText('Revision 3 is active, since').waitFor();
  assert.equal((await hotel.api('GET', '/api/v1/property')).text, original);
  await context.close();
});

test('the theme is chosen by hand and remembered', async () => {
  const { context, page } = await open('#/board', { colorScheme: 'light' });
  await page.getByRole('button', { name: 'Display and log-in' }).click();
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await context.close();
});

test('one logs in first, sees what the role may, and logs out', async () => {
  const password = 'a password of maria';
  await hotel.api('POST', '/api/v1/accounts', { login: 'maria', password, role: 'housekeeping' });
  const context = await browser.newContext({ viewport: DESK, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${hotel.hub}/#/guests/1005`);
  await page.getByRole('textbox', { name: 'Name' }).fill('maria');
  await page.getByLabel('Password').fill('wrong, and long enough');
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText('Your role does not include this page.').waitFor();
  const pages = await page.locator('.pages a .long').allTextContents();
  assert.deepEqual(pages, ['Front desk', 'Housekeeping', 'Maintenance']);
  await page.getByRole('link', { name: 'Front desk' }).click();
  await page.locator('.tile').first().waitFor();
  await page.getByRole('button', { name: 'Display and log-in' }).click();
  await page.getByText('Logged in as maria, housekeeping').waitFor();
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await context.close();
});

test('the work list is printed without what is only for screens', async () => {
  const { context, page } = await open('#/housekeeping');
  await page.locator('.task').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  const shown = (selector) => page.locator(selector).first().isVisible();
  assert.deepEqual([await shown('.top'), await shown('.task .buttons'), await shown('.on-paper'), await shown('.notes')], [
    false,
    false,
    true,
    true,
  ]);
  await context.close();
});
