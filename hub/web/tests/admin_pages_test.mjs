// SPDX-License-Identifier: Apache-2.0
// What administrators and maintenance do in the console, in a real browser on a running hotel: node --test
// tests/admin_pages_test.mjs with INNKEEPER_PROGRAMS and INNKEEPER_PROPERTY set.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { furnish, openBrowser, openHotel } from './stage.mjs';
import { PHONE, visitor, violations } from './visitor.mjs';

let hotel;
let browser;
let open;

before(async () => {
  hotel = await openHotel(process.env.INNKEEPER_PROGRAMS, process.env.INNKEEPER_PROPERTY, 8);
  await furnish(hotel);
  browser = await openBrowser();
  ({ open } = visitor(browser, hotel));
});

after(async () => {
  await browser?.close();
  await hotel?.close();
});

const PASSWORD = 'long beats complicated';

async function logInAs(login, password) {
  const entered = await fetch(`${hotel.hub}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: hotel.hub },
    body: JSON.stringify({ login, password }),
  });
  return entered.status;
}

test('an account is added, changed, disabled and removed, and each is heard by the hub', async () => {
  const { context, page, complaints } = await open('#/accounts');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('12 to 256 characters').waitFor();
  await page.getByLabel('Login').fill('maria');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('maria can log in now.').waitFor();
  assert.equal(await logInAs('maria', PASSWORD), 200);
  await page.getByRole('button', { name: 'Change maria' }).click();
  const dialog = page.getByRole('dialog');
  assert.deepEqual(await violations(page), []);
  await dialog.getByLabel('Role').selectOption('maintenance');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('maria was changed.').waitFor();
  await page.getByRole('button', { name: 'Change maria' }).click();
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await page.locator('li', { hasText: 'maria' }).getByText('Disabled').waitFor();
  assert.equal(await logInAs('maria', PASSWORD), 401);
  await page.getByRole('button', { name: 'Change maria' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByText('can never log in again').waitFor();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('maria was removed.').waitFor();
  assert.deepEqual((await hotel.api('GET', '/api/v1/accounts')).accounts.length, 1);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the last administrator is not taken away, and the page says why', async () => {
  const { context, page } = await open('#/accounts');
  await page.getByRole('button', { name: 'Change rossi' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('alert').getByText('last administrator').waitFor();
  await page.keyboard.press('Escape');
  await context.close();
});

test('a token is shown once, works, and is revoked', async () => {
  const { context, page } = await open('#/accounts');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByText('Choose at least one.').waitFor();
  await page.getByLabel('Name of the program').fill('pos');
  await page.getByRole('button', { name: 'See rooms' }).click();
  await page.getByRole('button', { name: 'Make a token' }).click();
  const dialog = page.getByRole('dialog');
  const token = await dialog.getByLabel('Token').inputValue();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await dialog.getByText('Copied.').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), token);
  assert.deepEqual(await violations(page), []);
  await dialog.getByRole('button', { name: 'I have kept it' }).click();
  assert.equal((await page.content()).includes(token), false);
  const asProgram = () => fetch(`${hotel.hub}/api/v1/rooms`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal((await asProgram()).status, 200);
  await page.getByRole('button', { name: 'Revoke the token of pos' }).click();
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal((await asProgram()).status, 401);
  await context.close();
});

test('everybody changes their own password, and logs out on every screen', async () => {
  await hotel.api('POST', '/api/v1/accounts', { login: 'bo', role: 'maintenance', password: PASSWORD });
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.goto(`${hotel.hub}/#/board`);
  await page.getByRole('textbox', { name: 'Name' }).fill('bo');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.locator('.tile').first().waitFor();
  assert.equal(await page.getByRole('link', { name: 'Accounts' }).count(), 0);
  await page.getByRole('button', { name: 'Display and log-in' }).click();
  await page.getByText('Change password').click();
  await page.getByLabel('Present password').fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill('another one of twelve');
  await page.getByLabel('New password again').fill('another one of 12345');
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.getByText('These are not the same').waitFor();
  await page.getByLabel('New password again').fill('another one of twelve');
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.getByText('Changed. You are logged out').waitFor();
  assert.equal(await logInAs('bo', 'another one of twelve'), 200);
  await page.getByRole('button', { name: 'Log out everywhere' }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await context.close();
});

test('the audit shows the newest line first, and only what is asked for', async () => {
  await hotel.api('PUT', '/api/v1/rooms/304/condition', { condition: 'inspected' });
  const { context, page } = await open('#/audit');
  const first = page.locator('tbody tr').first();
  await first.getByText('inspected').waitFor();
  await page.getByLabel('About').selectOption('account');
  await first.getByText('account', { exact: false }).waitFor();
  await page.getByLabel('By way of').selectOption('pms');
  await page.getByText('No line fits.').waitFor();
  await context.close();
});

const history = async () => (await hotel.api('GET', '/api/v1/property/history')).revisions[0].revision;

test('rooms are set up by a range: mistakes first, then the difference, then the change', async () => {
  const { context, page, complaints } = await open('#/rooms');
  const before = await history();
  await page.getByLabel('First number').fill('401');
  await page.getByLabel('Last number').fill('405');
  await page.getByLabel('First floor').fill('4');
  await page.getByLabel('Leave out').fill('404');
  await page.getByLabel('Room type', { exact: true }).fill('penthouse');
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByText('there is no room type "penthouse"').first().waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByLabel('Room type', { exact: true }).fill('standard');
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByText('New rooms: 401, 402, 403, 405').waitFor();
  assert.equal(await history(), before, 'a look changes nothing');
  await page.getByRole('button', { name: 'Make the change' }).click();
  await page.getByText(`Revision ${before + 1} is active now.`).waitFor();
  const rooms = (await hotel.api('GET', '/api/v1/rooms')).rooms.filter((room) => room.floor === '4');
  assert.deepEqual(
    rooms.map((room) => room.number),
    ['401', '402', '403', '405'],
  );
  assert.deepEqual(complaints.filter((text) => !/422/.test(text)), []);
  await context.close();
});

test('a table with wrong rows is told row by row, and nothing of it is taken', async () => {
  const { context, page } = await open('#/rooms');
  const before = await history();
  await page.getByRole('button', { name: 'From a table (CSV)' }).click();
  const file = { name: 'rooms.csv', mimeType: 'text/csv' };
  await page.getByLabel('CSV file').setInputFiles({ ...file, buffer: Buffer.from([0x31, 0xfc]) });
  await page.getByText('The file is no UTF-8 text.').waitFor();
  const wrong = 'number;floor;type\r\n501;5;standard\r\n;5;standard\r\n502;5;castle\r\n101;1;standard\r\n';
  await page.getByLabel('CSV file').setInputFiles({ ...file, buffer: Buffer.from(wrong) });
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByText('Line 3, column 1').waitFor();
  await page.getByText('number is missing in this line').waitFor();
  await page.getByLabel('Or paste it here').fill('501,5,standard\n502,5,castle\n101,1,standard\n');
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByText('Line 2, column 1').waitFor();
  await page.getByText('room 101 is declared already').waitFor();
  assert.equal(await history(), before);
  await page.getByLabel('Or paste it here').fill('501,5,standard\n502,5,suite\n');
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByText('New rooms: 501, 502').waitFor();
  await context.close();
});

test('broker and PMS are tried at a press', async () => {
  const { context, page } = await open('#/rooms');
  await page.getByRole('button', { name: 'Try the broker' }).click();
  await page.getByText('the broker lets the hub log in').waitFor();
  await page.getByRole('button', { name: 'Try the PMS' }).click();
  await page.getByText('the link is up; it was left alone').waitFor();
  await context.close();
});

test('boards are found, and what is wrong with them stands beside', async () => {
  const { context, page } = await open('#/devices');
  await page.locator('.device').first().waitFor();
  await page.getByText(/\d+ starts?/).first().waitFor();
  await page.getByLabel('Room or board').fill('101');
  await page.getByText(/^1 of \d+ boards$/).waitFor();
  await page.getByLabel('Room or board').fill('');
  await page.getByRole('button', { name: /^Not online/ }).click();
  await page.getByText('Not heard of').first().waitFor();
  assert.deepEqual(await violations(page), []);
  await context.close();
});

/** A picture of 3,000 to 2,000 pixels, as a phone takes it: noise, so that it is large. */
const aPhoto = (page) =>
  page.evaluate(async () => {
    const canvas = new OffscreenCanvas(3_000, 2_000);
    const paper = canvas.getContext('2d');
    const noise = paper.createImageData(300, 200);
    for (let i = 0; i < noise.data.length; i += 1) noise.data[i] = (i * 7919) % 256;
    for (let x = 0; x < 3_000; x += 300) for (let y = 0; y < 2_000; y += 200) paper.putImageData(noise, x, y);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 });
    const address = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(blob);
    });
    return address.slice(address.indexOf(',') + 1);
  });

test('a defect with a photo waits for the network over a closed page, and is told once', async () => {
  const { context, page } = await open('#/housekeeping', { viewport: PHONE });
  const report = page.getByRole('button', { name: 'Defect 102' });
  await report.waitFor();
  const photo = Buffer.from(await aPhoto(page), 'base64');
  assert.ok(photo.length > 1_000_000, `${photo.length} bytes are no large photo`);
  await context.setOffline(true);
  await report.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Report it' }).click();
  await dialog.getByText('Say what is wrong.').waitFor();
  await dialog.getByLabel('What is broken').selectOption('water');
  await dialog.getByLabel('What is it?').fill('the tap drips');
  const input = dialog.getByLabel('Photo', { exact: true });
  await input.setInputFiles({ name: 'a.txt', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
  await dialog.getByText('This picture cannot be read.').waitFor();
  await input.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
  await dialog.getByRole('img', { name: 'The photo as it is sent' }).waitFor();
  assert.deepEqual(await violations(page), []);
  await dialog.getByRole('button', { name: 'Report it' }).click();
  await page.getByText('1 entry waits for the network').waitFor();
  await page.getByText('Defect waits to be sent').waitFor();
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(`${hotel.hub}/#/maintenance`);
  await next.getByText('the tap drips').waitFor({ timeout: 15_000 });
  const shown = next.getByRole('img', { name: 'Photo of the defect in room 102: the tap drips' });
  await shown.scrollIntoViewIfNeeded();
  await next.waitForFunction(() => document.querySelector('img.defect-photo')?.naturalWidth > 0);
  const size = await shown.evaluate((image) => [image.naturalWidth, image.naturalHeight]);
  assert.ok(Math.max(...size) <= 1_600, `${size} pixels`);
  const { defects } = await hotel.api('GET', '/api/v1/defects');
  assert.equal(defects.length, 1);
  assert.ok(defects[0].photo.bytes <= 300_000, `${defects[0].photo.bytes} bytes`);
  const photos = await next.evaluate(
    () =>
      new Promise((resolve) => {
        const open = indexedDB.open('innkeeper', 1);
        open.onsuccess = () => {
          const count = open.result.transaction('photos').objectStore('photos').count();
          count.onsuccess = () => resolve(count.result);
        };
      }),
  );
  assert.equal(photos, 0, 'a photo that the hub has is kept no longer');
  await context.close();
});

test('on paper stands every board and every open defect, and no button', async () => {
  const { context, page } = await open('#/devices');
  await page.locator('.device').first().waitFor();
  const { devices } = await hotel.api('GET', '/api/v1/devices');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.waitForFunction((all) => document.querySelectorAll('.device').length === all, devices.length);
  await page.goto(`${hotel.hub}/#/maintenance`);
  await page.getByText('the tap drips').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: 'Resolve the defect in room 102' }).isVisible(), false);
  assert.equal(await page.getByText('the tap drips').isVisible(), true);
  await context.close();
});

test('maintenance says what was done with a defect, and finds it again', async () => {
  const { context, page } = await open('#/maintenance');
  await page.getByRole('button', { name: 'Resolve the defect in room 102' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('new washer');
  await dialog.getByRole('button', { name: 'Resolve', exact: true }).click();
  await page.getByText('Nobody reported a defect.').waitFor();
  await page.getByLabel('Show').selectOption('resolved');
  await page.getByText('new washer').waitFor();
  assert.deepEqual(await violations(page), []);
  await context.close();
});
