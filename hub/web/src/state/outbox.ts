// SPDX-License-Identifier: Apache-2.0
// The queue of queue.ts, with this browser's storage and network behind its ports.
import { signal } from '@preact/signals';
import { lookSoon } from '../net/live';
import { ask, part } from '../net/http';
import { t } from '../text/text';
import { base64Of, keepOnly, keepPhoto, keptPhoto } from './photo';
import * as queue from './queue';
import { remember, remembered } from './settings';

const KEY = 'outbox';
const RETRY_MS = 5_000;
/** A photo takes a while over a weak Wi-Fi. */
const SEND_MS = 30_000;
const PATHS: Record<queue.Deed, string> = {
  start: 'housekeeping',
  finish: 'housekeeping/finish',
  flushed: 'flushed',
  defect: 'defects',
};

export const outbox = signal<queue.Entry[]>([]);
/** How often entries reached the hub: lists that show the work look again. */
export const told = signal(0);

let isKept = true;

/** All that waits, with what other tabs added meanwhile. Where the browser keeps nothing, what this one has. */
const present = (): readonly queue.Entry[] => (isKept ? queue.load(remembered(KEY)) : outbox.peek());

/** Photos whose entries are about to come. */
const arriving = new Set<string>();

let draining = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** `next`: made from what is present(), at once. */
function change(next: queue.Entry[]): void {
  outbox.value = next;
  isKept = remember(KEY, JSON.stringify(next));
  const photos = new Set(next.filter((entry) => entry.body.hasPhoto === true).map((entry) => entry.key));
  void keepOnly(new Set([...photos, ...arriving]));
}

/** A photo that is gone, since the browser needed its place, leaves the words. */
async function withPhoto(entry: queue.Entry): Promise<Record<string, unknown>> {
  const { hasPhoto, ...body } = entry.body;
  const photo = hasPhoto === true ? await keptPhoto(entry.key) : null;
  return photo ? { ...body, id: entry.key, photo: await base64Of(photo) } : { ...body, id: entry.key };
}

async function send(entry: queue.Entry): Promise<{ ok: true } | { ok: false; problem: import('../net/types').Problem }> {
  const path = `/api/v1/rooms/${part(entry.number)}/${PATHS[entry.deed]}`;
  const body = entry.deed === 'defect' ? await withPhoto(entry) : entry.body;
  const answer = await ask('POST', path, { body, key: entry.key, deadlineMs: SEND_MS });
  if (answer.ok) {
    told.value += 1;
    lookSoon();
  }
  return answer;
}

async function drain(): Promise<void> {
  if (draining) return;
  draining = true;
  change(queue.expire(present(), Date.now(), t.work.tooOld));
  await queue.drain(present, send, change);
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
  const next = queue.add(present(), entry);
  if (!next) return false;
  change(next);
  void drain();
  return true;
}

/** Keeps a defect, and its photo beside it, until it is told. What went wrong, if anything. */
export async function sayDefect(
  number: string,
  body: { kind: string; text: string },
  photo: Blob | null,
): Promise<'full' | 'no place' | null> {
  const key = randomKey();
  arriving.add(key);
  const hasPlace = photo === null || (await keepPhoto(key, photo));
  const entry: queue.Entry = {
    key,
    number,
    deed: 'defect',
    body: { ...body, hasPhoto: photo !== null },
    at: Date.now(),
    state: 'waiting',
  };
  const before = present();
  const next = hasPlace ? queue.add(before, entry) : null;
  arriving.delete(key);
  if (!hasPlace) return 'no place';
  change(next ?? [...before]);
  if (!next) return 'full';
  void drain();
  return null;
}

export function dismiss(key: string): void {
  change(queue.remove(present(), key));
}

export function startOutbox(): void {
  outbox.value = queue.load(remembered(KEY));
  // Of another tab.
  addEventListener('storage', () => {
    outbox.value = [...present()];
  });
  addEventListener('online', () => void drain());
  void drain();
}
