// SPDX-License-Identifier: Apache-2.0
// A running hotel and a browser, for tests and pictures: `innkeeper-demo --stage` and Debian's Chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const BROWSER = process.env.INNKEEPER_CHROMIUM ?? '/usr/bin/chromium';
const BROWSER_ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const START_MS = 60_000;
const ANSWER_MS = 15_000;

export function within(promise, ms, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing after ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const ADMINISTRATOR = { login: 'rossi', password: 'a password of the tests' };

const asJson = (body, more = {}) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...more },
  body: JSON.stringify(body),
});

/** What a browser keeps after an administrator logged in, for newContext(); `token` is the hub's own. */
export async function loggedIn(hub, token) {
  const made = { ...ADMINISTRATOR, role: 'administrator' };
  await fetch(`${hub}/api/v1/accounts`, asJson(made, { Authorization: `Bearer ${token}` }));
  const entered = await fetch(`${hub}/api/v1/session`, asJson(ADMINISTRATOR, { Origin: hub }));
  const cookie = /^(__Host-innkeeper)=([^;]+)/.exec(entered.headers.get('Set-Cookie') ?? '');
  if (!cookie) throw new Error(`no log-in: ${entered.status} ${await entered.text()}`);
  const [, name, value] = cookie;
  const rest = { domain: '127.0.0.1', path: '/', expires: -1, httpOnly: true, secure: true, sameSite: 'Strict' };
  return { cookies: [{ name, value, ...rest }], origins: [] };
}

/** Opens the hotel of `property`; `programs` is the folder of the built ones. `past`: a month of it is made up. */
export async function openHotel(programs, property, boards = 0, past = false) {
  const words = ['--stage', '--property', property, '--boards', String(boards), ...(past ? ['--past'] : [])];
  const demo = spawn(`${programs}/innkeeper-demo`, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(demo, 'exit');
  const lines = createInterface({ input: demo.stdout })[Symbol.asyncIterator]();
  const line = async (ms, what) => {
    const next = await within(lines.next(), ms, what);
    if (next.done) throw new Error(`innkeeper-demo ended before ${what}`);
    return JSON.parse(next.value);
  };
  try {
    const { port, token_file: file } = await line(START_MS, 'the hotel opens');
    const hub = `http://127.0.0.1:${port}`;
    const token = readFileSync(file, 'utf8').trim();
    return {
      hub,
      /** Of a browser in which an administrator is logged in. */
      storageState: await loggedIn(hub, token),
      /** One command of innkeeper-simpms, such as `checkin 101 4711 1001`. */
      async pms(command) {
        demo.stdin.write(`${command}\n`);
        const answer = await line(ANSWER_MS, command);
        if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer)}`);
      },
      async api(method, path, body) {
        const response = await fetch(hub + path, {
          method,
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
          body: body === undefined ? undefined : JSON.stringify(body),
        });
        if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
        return response.status === 204 ? undefined : response.json();
      },
      async close() {
        demo.stdin.end();
        await within(exited, ANSWER_MS, 'the hotel closes').catch(() => demo.kill('SIGTERM'));
      },
    };
  } catch (error) {
    demo.kill('SIGTERM');
    throw error;
  }
}

export const openBrowser = () => chromium.launch({ executablePath: BROWSER, args: BROWSER_ARGS });

/** A guest in every third room or so, and one of each thing that the pages show. */
export async function furnish(hotel) {
  const guests = [
    ['101', 22.5],
    ['103', 20],
    ['104', 24],
    ['107', 21],
    ['202', 23],
    ['203', 21.5],
    ['206', 19.5],
    ['301', 22],
    ['305', 23.5],
    ['308', 22],
  ];
  let profile = 1001;
  for (const [room, comfort] of guests) {
    await hotel.api('PUT', `/api/v1/guests/${profile}/preferences`, {
      climate: { comfort },
      lights: { welcome: { bedside: 40, ceiling: 60 } },
    });
    await hotel.pms(`checkin ${room} 90${profile} ${profile}`);
    profile += 1;
  }
  const room = (number, what, body) => hotel.api('PUT', `/api/v1/rooms/${number}/${what}`, body);
  await room('103', 'service', { service: 'do_not_disturb' });
  await room('202', 'service', { service: 'make_up_room' });
  await room('206', 'service', { service: 'make_up_room_now' });
  await room('105', 'sale', { sale: 'out_of_order', reason: 'water damage' });
  await room('205', 'maintenance', { mode: 'off', reason: 'valve leaks' });
  await room('108', 'condition', { condition: 'inspected' });
  for (const number of ['102', '201', '304']) await room(number, 'condition', { condition: 'dirty' });
  await hotel.api('POST', '/api/v1/rooms/201/housekeeping', { task: 'cleaning' });
  for (const number of ['106', '108', '208', '302']) {
    await hotel.api('POST', `/api/v1/rooms/${number}/flushed`, {}).catch(() => undefined);
  }
}
