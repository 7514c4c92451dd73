// SPDX-License-Identifier: Apache-2.0
// Runs the flow of config/node-red in Node-RED itself, without its editor, against a real broker and hub:
//   run_flow.mjs NODE_RED FLOW DIRECTORY PORT USER PASSWORD ROOM VACANT
// The room must be rented, the other one vacant.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const PATIENCE_MS = 60_000;
const [nodeRed, flowFile, directory, port, user, password, room, vacant] = process.argv.slice(2);

/** Resolves with what `look` returns once that is true. */
async function until(look, what) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what}: not within ${PATIENCE_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Where the flow posts to; keeps what it is told. */
async function openWebhook() {
  const told = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      told.push(JSON.parse(body));
      response.writeHead(204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { told, server, url: `http://127.0.0.1:${server.address().port}/hook` };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address();
  server.close();
  await once(server, 'close');
  return free;
}

/** The flow as somebody imports it, with the address and the password of this broker. */
function flow() {
  const nodes = JSON.parse(readFileSync(flowFile, 'utf8'));
  const broker = nodes.find((node) => node.type === 'mqtt-broker');
  Object.assign(broker, { port, credentials: { user, password } });
  return nodes;
}

async function startNodeRed(webhook) {
  const home = join(directory, 'node-red');
  mkdirSync(home, { recursive: true });
  const own = await freePort();
  const settings = { uiHost: '127.0.0.1', uiPort: own, httpAdminRoot: '/admin', disableEditor: true,
    credentialSecret: false, telemetry: { enabled: false }, logging: { console: { level: 'info' } } };
  writeFileSync(join(home, 'settings.js'), `module.exports = ${JSON.stringify(settings)};\n`);
  const words = [nodeRed, '--userDir', home, '--settings', join(home, 'settings.js')];
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, INNKEEPER_WEBHOOK: webhook },
  });
  const url = `http://127.0.0.1:${own}`;
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`Node-RED ended with ${child.exitCode}`);
    return (await fetch(`${url}/admin/flows`).catch(() => null))?.ok;
  }, 'Node-RED starts');
  return { child, url };
}

async function deploy(url) {
  const response = await fetch(`${url}/admin/flows`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Node-RED-Deployment-Type': 'full' },
    body: JSON.stringify(flow()),
  });
  if (!response.ok) throw new Error(`the flow is not taken: ${response.status} ${await response.text()}`);
}

async function ask(url, who, what, value) {
  const response = await fetch(`${url}/innkeeper/${who}/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ value }),
  });
  return response.status;
}

const hook = await openWebhook();
const { child, url } = await startNodeRed(hook.url);
try {
  await deploy(url);
  await until(async () => (await ask(url, room, 'service', 'none')) === 202, 'the flow listens');
  // The first report of each room is no news; asking again until the flow has heard it is harmless.
  await until(async () => {
    await ask(url, room, 'service', 'make_up_room');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    if (hook.told.some((each) => each.room === room && each.service === 'make_up_room')) return true;
    await ask(url, room, 'service', 'none');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return false;
  }, 'the room asks to be made up, and the webhook is told');
  await ask(url, vacant, 'setpoint', '21');
  const refused = await until(
    () => hook.told.find((each) => each.room === vacant && each.result === 'refused'), 'the refusal is told');
  if (!/nobody rents/.test(refused.why)) throw new Error(JSON.stringify(refused));
  if ((await ask(url, room, 'plan', '{}')) !== 400) throw new Error('the flow asks for what there is not');
  console.log('the flow commanded a room');
} finally {
  hook.server.close();
  child.kill('SIGTERM');
  await Promise.race([once(child, 'exit'), new Promise((resolve) => setTimeout(resolve, 5000))]);
  child.kill('SIGKILL');
}
