// SPDX-License-Identifier: Apache-2.0
// A house of 10,000 rooms in the browser: how long until rooms are seen, and what one change costs. Rooms have no boards
// here: the hub and the page are what is measured.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loggedIn, openBrowser, within } from './stage.mjs';

const ROOMS = 10_000;
/** A person shall wait less than a second; a build for development, and other work on two cores, may double it. */
const FIRST_ROOMS_MS = 2_000;

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

function propertyOf(rooms) {
  const text = [
    'name = "Large house"\ntimezone = "Europe/Rome"\n',
    '[[room_type]]\nname = "double"\nfixtures = ["ceiling", "bedside"]\n',
    '[room_type.climate]\ncomfort = 22.0\nmin = 18.0\nmax = 26.0\nvacant = { heat = 16.0, cool = 28.0 }\n',
  ];
  for (let i = 1; i <= rooms; i += 1) {
    const floor = Math.ceil(i / 100);
    text.push(`[[room]]\nnumber = "${i}"\nid = "r-${String(i).padStart(6, '0')}"\ntype = "double"\nfloor = "${floor}"\n`);
  }
  return text.join('\n');
}

async function openHub(folder, http, broker) {
  writeFileSync(join(folder, 'property.toml'), propertyOf(ROOMS));
  writeFileSync(
    join(folder, 'hub.toml'),
    `[property]\nfile = "property.toml"\n[database]\npath = "hub.db"\n[broker]\nhost = "127.0.0.1"\nport = ${broker}\n` +
      `[http]\nlisten = "127.0.0.1:${http}"\n[log]\nlevel = "error"\n`,
  );
  const hub = spawn(`${process.env.INNKEEPER_PROGRAMS}/innkeeperd`, ['--config', join(folder, 'hub.toml')], {
    stdio: 'ignore',
  });
  const answers = async () => {
    for (;;) {
      const ok = await fetch(`http://127.0.0.1:${http}/healthz`).then(
        () => true,
        () => false,
      );
      if (ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await within(answers(), 30_000, 'the hub answers');
  return hub;
}

/** When the first tile was in the page, and how often tiles are drawn from then on. */
function watchTiles() {
  window.drawn = 0;
  new MutationObserver((changes) => {
    if (window.firstTile === undefined && document.querySelector('.tile')) window.firstTile = performance.now();
    window.drawn += changes.length;
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

test('10,000 rooms are seen soon, scrolled through with few elements, and one change draws little', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'innkeeper-large-'));
  const [http, broker] = [await freePort(), await freePort()];
  const hub = await openHub(folder, http, broker);
  const browser = await openBrowser();
  try {
    const token = readFileSync(join(folder, 'hub.db.token'), 'utf8').trim();
    const storageState = await loggedIn(`http://127.0.0.1:${http}`, token);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, storageState });
    await page.addInitScript(watchTiles);
    await page.goto(`http://127.0.0.1:${http}/`);
    await page.locator('.tile').first().waitFor();
    const first = await page.evaluate(() => window.firstTile);
    t.diagnostic(`first rooms after ${Math.round(first)} ms`);
    assert.ok(first < FIRST_ROOMS_MS, `the first rooms came after ${first} ms`);
    assert.equal(await page.locator('.chip[aria-pressed="true"] b').textContent(), String(ROOMS));

    const tiles = () => page.locator('.tile').count();
    assert.ok((await tiles()) < 200, `${await tiles()} tiles in the page`);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await page.waitForFunction(() => Math.abs(Number(document.querySelector('.tile')?.dataset.room) - 5_000) < 200);
    assert.ok((await tiles()) < 200, `${await tiles()} tiles in the page`);

    const there = page.locator('[data-room="5000"]');
    await there.click();
    await page.getByRole('heading', { name: 'Room 5000' }).waitFor();
    await page.goBack();
    await page.waitForFunction(() => document.activeElement.dataset.room === '5000');
    assert.ok(await there.isVisible());

    await page.getByRole('searchbox').fill('9999');
    await page.locator('[data-room="9999"]').waitFor();
    assert.equal(await tiles(), 1);
    await page.getByRole('searchbox').fill('');
    await page.locator('[data-room="1"]').waitFor();

    await page.evaluate(() => (window.drawn = 0));
    await fetch(`http://127.0.0.1:${http}/api/v1/rooms/3/condition`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: '{"condition":"inspected"}',
    });
    await page.locator('[data-room="3"]', { hasText: 'Inspected' }).waitFor({ timeout: 20_000 });
    const drawn = await page.evaluate(() => window.drawn);
    t.diagnostic(`one changed room made ${drawn} changes to the page`);
    assert.ok(drawn < 40, `one changed room made ${drawn} changes to the page`);

    await page.goto(`http://127.0.0.1:${http}/#/devices`);
    const boards = page.locator('.device');
    await boards.first().waitFor();
    assert.ok((await boards.count()) < 100, `${await boards.count()} boards in the page`);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await page.waitForFunction(() => Math.abs(Number(document.querySelector('.device a')?.textContent) - 5_000) < 200);
    assert.ok((await boards.count()) < 100, `${await boards.count()} boards in the page`);
    await page.getByRole('searchbox').fill('r-009999');
    await page.getByText(`1 of ${ROOMS} boards`).waitFor();
  } finally {
    await browser.close();
    hub.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
});
