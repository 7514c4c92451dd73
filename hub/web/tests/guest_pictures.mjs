// SPDX-License-Identifier: Apache-2.0
// Pictures of the guest page on a phone, and of cards as the desk prints them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { smallPng } from './small_png.mjs';

const PHONE = { width: 390, height: 1180 };
const LOOKS = [
  ['phone', PHONE, 'light', 'en'],
  ['phone', PHONE, 'dark', 'ar'],
  ['desk', { width: 1280, height: 800 }, 'light', 'de'],
  ['desk', { width: 1280, height: 800 }, 'dark', 'fr'],
];

/** The room 202 of furnish(), whose guest has just said something. */
export async function shootGuestPage(browser, hotel, folder) {
  for (const [size, viewport, colorScheme, tag] of LOOKS) {
    const { link } = await hotel.api('POST', '/api/v1/rooms/202/guest-link', {});
    const hasTouch = size === 'phone';
    const context = await browser.newContext({ viewport, colorScheme, hasTouch, locale: tag });
    const page = await context.newPage();
    await page.goto(link);
    await page.locator('.state.good').waitFor();
    await page.locator('#feel ~ .choices button').first().click();
    await page.locator('.answer:not(:empty)').waitFor();
    await page.locator('.state.good').waitFor();
    await page.evaluate(() => (scrollTo(0, 0), document.activeElement?.blur()));
    writeFileSync(join(folder, `guest-${size}-${colorScheme}-${tag}.png`), smallPng(await page.screenshot()));
    await context.close();
  }
}

export async function shootCards(browser, hotel, folder) {
  const sizes = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 780 } };
  for (const [size, colorScheme] of [
    ['desk', 'light'],
    ['desk', 'dark'],
    ['phone', 'light'],
    ['phone', 'dark'],
  ]) {
    const { storageState } = hotel;
    const context = await browser.newContext({ viewport: sizes[size], colorScheme, storageState });
    const page = await context.newPage();
    await page.goto(`${hotel.hub}/#/cards`);
    await page.getByLabel('Floor').selectOption('1');
    await page.getByRole('button', { name: /^Make / }).click();
    await page.locator('.guest-card').first().waitFor();
    writeFileSync(join(folder, `console-cards-${size}-${colorScheme}.png`), smallPng(await page.screenshot()));
    await context.close();
  }
}
