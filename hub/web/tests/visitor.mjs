// SPDX-License-Identifier: Apache-2.0
// Somebody who opens pages of a running hotel and looks at them: shared by the tests of pages.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 780 };

/** A page that collects what the browser complains of: errors, and what the policy forbade. */
async function open(browser, hotel, address, options = {}) {
  const context = await browser.newContext({ viewport: DESK, storageState: hotel.storageState, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${hotel.hub}/${address}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.link-state.live').waitFor();
  return { context, page, complaints };
}

export async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axeSource());
  const found = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join('; ')}`);
}

let axe;
async function axeSource() {
  axe ??= await readFile(AXE, 'utf8');
  return axe;
}

/** What the page has to have before it is looked at. */
async function settle(hotel, page, address) {
  await page.goto(`${hotel.hub}/${address}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.tile, .card, .task').first().waitFor();
}

/** The functions above, for this browser and hotel. */
export const visitor = (browser, hotel) => ({
  open: (address, options) => open(browser, hotel, address, options),
  settle: (page, address) => settle(hotel, page, address),
});
