// SPDX-License-Identifier: Apache-2.0
// What the desk does by hand, in a real browser on a running hotel whose PMS is connected: node --test
// tests/desk_pages_test.mjs with INNKEEPER_PROGRAMS and INNKEEPER_PROPERTY set.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { furnish, openBrowser, openHotel } from './stage.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 780 };
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let hotel;
let browser;
let axe;

before(async () => {
  hotel = await openHotel(process.env.INNKEEPER_PROGRAMS, process.env.INNKEEPER_PROPERTY, 23);
  await furnish(hotel);
  browser = await openBrowser();
  axe = await readFile(AXE, 'utf8');
});

after(async () => {
  await browser?.close();
  await hotel?.close();
});

async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: DESK, storageState: hotel.storageState, ...options });
  const page = await context.newPage();
  await page.goto(`${hotel.hub}/${address}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.link-state.live').waitFor();
  return { context, page };
}

async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const found = await page.evaluate((values) => window.axe.run(document, { runOnly: values }), TAGS);
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join('; ')}`);
}

const room = (number) => hotel.api('GET', `/api/v1/rooms/${number}`);

test('a guest is checked in with the keyboard, and what is wrong stands at its field', async () => {
  const { context, page } = await open('#/room/306');
  const button = page.getByRole('button', { name: 'Check in' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Check in to room 306' });
  await dialog.waitFor();
  assert.deepEqual(await violations(page), []);
  // The first field has the focus; Enter in it sends the form.
  await page.keyboard.type('3006');
  await page.keyboard.press('Enter');
  await dialog.getByText('Say why.').waitFor();
  const reason = dialog.getByLabel('Why not in the PMS?');
  assert.equal(await reason.getAttribute('aria-invalid'), 'true');
  await reason.fill('the terminal is down');
  await dialog.getByLabel('Departure').fill('2020-01-01');
  await page.keyboard.press('Enter');
  await dialog.getByText('lies in the past').waitFor();
  assert.equal(await dialog.getByLabel('Departure').getAttribute('aria-invalid'), 'true');
  assert.equal((await room('306')).stays, 0);
  await dialog.getByLabel('Departure').fill('2099-12-31');
  await dialog.getByLabel('Departure').press('Enter');
  await dialog.waitFor({ state: 'detached' });
  assert.equal((await room('306')).stays, 1);
  await page.getByText('Rented, 1 stay').waitFor();
  const stays = (await hotel.api('GET', '/api/v1/guests/3006/export')).stays;
  assert.match(stays[0].reservation, /^desk-/);
  await context.close();
});

test('Escape leaves everything as it was, and gives the focus back', async () => {
  const { context, page } = await open('#/room/304');
  const button = page.getByRole('button', { name: 'Check in' });
  await button.click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await button.evaluate((element) => element === document.activeElement), true);
  assert.equal((await room('304')).stays, 0);
  await context.close();
});

test('a guest moves where there is place, and checks out', async () => {
  await hotel.api('POST', '/api/v1/rooms/207/check-in', { reservation: '7777', despite_pms: 'test' });
  const { context, page } = await open('#/room/207');
  await page.getByRole('button', { name: 'Move' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move from room 207' });
  await dialog.getByLabel('Why not in the PMS?').fill('noise');
  const to = dialog.getByLabel('To room');
  await to.fill('999');
  await to.press('Enter');
  await dialog.getByText('There is no such room.').waitFor();
  await to.fill('101');
  await dialog.getByRole('button', { name: 'Do not join them', pressed: true }).waitFor();
  await to.press('Enter');
  await dialog.getByText(/room 101 is occupied/).waitFor();
  await to.fill('208');
  assert.equal(await dialog.getByText(/room 101 is occupied/).count(), 0);
  await to.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual([(await room('207')).stays, (await room('208')).stays], [0, 1]);
  await page.goto(`${hotel.hub}/#/room/208`);
  await page.getByRole('button', { name: 'Check out' }).click();
  const last = page.getByRole('dialog', { name: 'Check out of room 208' });
  await last.getByLabel('Why not in the PMS?').fill('noise');
  await last.getByRole('button', { name: 'Check out' }).click();
  await last.waitFor({ state: 'detached' });
  assert.equal((await room('208')).stays, 0);
  await context.close();
});

test('a scene is chosen and the room takes it, a temperature only within its limits', async () => {
  const { context, page } = await open('#/room/202');
  await page.getByRole('button', { name: 'Relax' }).click();
  await page.getByRole('button', { name: 'Relax', pressed: true }).waitFor({ timeout: 15_000 });
  const field = page.getByLabel('Temperature for this guest, °C');
  await field.fill('40');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  await field.fill('22.5');
  await page.getByRole('button', { name: 'Half a degree more' }).click();
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.waitForFunction(
    async () => (await (await fetch('/api/v1/rooms/202')).json()).report?.state?.hand?.setpoint === 23,
    null,
    { timeout: 15_000 },
  );
  await context.close();
});

test('what the room will do is shown before it is saved, and forgotten when the form changes', async () => {
  const { context, page } = await open('#/guests/1005');
  const comfort = page.getByLabel('Temperature by day, °C');
  const show = page.getByRole('button', { name: 'Show what the room will do' });
  await comfort.fill('22.55');
  await show.click();
  await page.getByText('16 to 30 °C').waitFor();
  await comfort.fill('29');
  await show.click();
  await page.getByRole('heading', { name: 'Room 202, where the guest is' }).waitFor();
  await page.getByRole('row', { name: /Temperature by day 23.0 °C/ }).waitFor();
  await page.getByText(/This room allows/).waitFor();
  // What the page's head half covers has no size to press, for as long as it is covered.
  await page.evaluate(() => scrollTo(0, 0));
  assert.deepEqual(await violations(page), []);
  await comfort.fill('24');
  await page.getByText('The form was changed since').waitFor();
  await page.getByLabel('Room', { exact: true }).fill('101');
  await show.click();
  await page.getByRole('heading', { name: /Room 101, .* as if the guest were in it/ }).waitFor();
  const stored = await hotel.api('GET', '/api/v1/guests/1005/preferences');
  assert.equal(stored.climate.comfort, 23);
  await context.close();
});

test('two desks change a guest: the second sees what the first saved, loses nothing that was typed, and saves again', async () => {
  const { context, page } = await open('#/board');
  const looked = page.waitForResponse((response) => response.url().endsWith('/guests/1005/preferences'));
  await page.goto(`${hotel.hub}/#/guests/1005`);
  await looked;
  const comfort = page.getByLabel('Temperature by day, °C');
  await comfort.fill('22.5');
  await hotel.api('PATCH', '/api/v1/guests/1005/preferences', { climate: { comfort: 21, night: 18.5 } });
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await save.click();
  await page.getByText('Somebody changed this guest meanwhile').waitFor();
  assert.equal(await comfort.inputValue(), '22.5');
  assert.equal(await page.getByLabel('Temperature by night, °C').inputValue(), '18.5');
  await page.evaluate(() => scrollTo(0, 0));
  assert.deepEqual(await violations(page), []);
  await save.click();
  await page.getByText('Saved. If the guest is in house').waitFor();
  const { climate } = await hotel.api('GET', '/api/v1/guests/1005/preferences');
  assert.deepEqual([climate.comfort, climate.night], [22.5, 18.5]);
  await context.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`the dialogs fit a phone and are accessible, ${colorScheme}`, async () => {
    const { context, page } = await open('#/room/101', { viewport: PHONE, colorScheme, hasTouch: true });
    for (const name of ['Check in', 'Check out', 'Move']) {
      await page.getByRole('button', { name, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      assert.deepEqual(await violations(page), [], name);
      const [wide, small] = await dialog.evaluate((box) => [
        box.scrollWidth - box.clientWidth,
        [...box.querySelectorAll('button, input')]
          .map((element) => [element.getBoundingClientRect().height, element.outerHTML.slice(0, 60)])
          .filter(([height]) => height < 43.5),
      ]);
      assert.ok(wide <= 0, `${name} is ${wide} px too wide`);
      assert.deepEqual(small, [], name);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    await context.close();
  });
}
