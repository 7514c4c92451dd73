// SPDX-License-Identifier: Apache-2.0
// The queue of queue.ts, with this browser's storage and network behind its ports.
import { signal } from '@preact/signals';
import { lookSoon } from '../net/live';
import { ask, part } from '../net/http';
import { t } from '../text/text';
import * as queue from './queue';
import { remember, remembered } from './settings';

const KEY = 'outbox';
const RETRY_MS = 5_000;
const PATHS: Record<queue.Deed, string> = {
  start: 'housekeeping',
  finish: 'housekeeping/finish',
  flushed: 'flushed',
};

const store: queue.Store = {
  read: () => remembered(KEY),
  write: (text) => void remember(KEY, text),
};

export const outbox = signal<queue.Entry[]>([]);
/** How often entries reached the hub: lists that show the work look again. */
export const told = signal(0);

let draining = false;
let timer: ReturnType<typeof setTimeout> | undefined;

function change(next: queue.Entry[]): void {
  outbox.value = next;
  store.write(JSON.stringify(next));
}

async function send(entry: queue.Entry): Promise<{ ok: true } | { ok: false; problem: import('../net/types').Problem }> {
  const path = `/api/v1/rooms/${part(entry.number)}/${PATHS[entry.deed]}`;
  const answer = await ask('POST', path, { body: entry.body, role: 'housekeeping', key: entry.key });
  if (answer.ok) {
    told.value += 1;
    lookSoon();
  }
  return answer;
}

async function drain(): Promise<void> {
  if (draining) return;
  draining = true;
  change(queue.expire(outbox.peek(), Date.now(), t.work.tooOld));
  await queue.drain(() => outbox.peek(), send, change);
  draining = false;
  clearTimeout(timer);
  if (outbox.peek().some((entry) => entry.state === 'waiting')) timer = setTimeout(() => void drain(), RETRY_MS);
}

function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** False when nothing more can be kept. */
export function say(number: string, deed: queue.Deed, body: Record<string, unknown> = {}): boolean {
  const entry: queue.Entry = { key: randomKey(), number, deed, body, at: Date.now(), state: 'waiting' };
  const next = queue.add(outbox.peek(), entry);
  if (!next) return false;
  change(next);
  void drain();
  return true;
}

export function dismiss(key: string): void {
  change(queue.remove(outbox.peek(), key));
}

export function startOutbox(): void {
  outbox.value = queue.load(store);
  addEventListener('online', () => void drain());
  void drain();
}
