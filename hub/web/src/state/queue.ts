// SPDX-License-Identifier: Apache-2.0
// What housekeeping did while the Wi-Fi was away: kept on the phone, told to the hub in order once it answers. Each
// entry has a key, so that telling it twice means it once. Pure; storage and network come through ports.
import type { Problem } from '../net/types';

export type Deed = 'start' | 'finish' | 'flushed' | 'defect';

export interface Entry {
  key: string;
  number: string;
  deed: Deed;
  body: Record<string, unknown>;
  /** Milliseconds since 1970, on this phone. */
  at: number;
  state: 'waiting' | 'refused';
  /** Why it was refused. */
  detail?: string;
}

/** More than one shift does; beyond that the phone says so and takes nothing more. */
export const MAX_ENTRIES = 200;
/** What was not told for so long says nothing of the room any more. */
export const MAX_AGE_MS = 12 * 3600_000;

export type Send = (entry: Entry) => Promise<{ ok: true } | { ok: false; problem: Problem }>;

/** Whatever stands in the storage, as far as it is one of ours. */
export function load(stored: string | null): Entry[] {
  try {
    const found: unknown = JSON.parse(stored ?? '[]');
    if (!Array.isArray(found)) return [];
    return found.filter(isEntry).slice(0, MAX_ENTRIES);
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is Entry {
  const entry = value as Partial<Entry> | null;
  return (
    typeof entry?.key === 'string' &&
    typeof entry.number === 'string' &&
    typeof entry.at === 'number' &&
    ['start', 'finish', 'flushed', 'defect'].includes(entry.deed ?? '') &&
    ['waiting', 'refused'].includes(entry.state ?? '')
  );
}

/** The queue with one more entry; the same queue when it says what is waiting already; null when it is full. */
export function add(queue: readonly Entry[], entry: Entry): Entry[] | null {
  const isFlush = (e: Entry): boolean => e.deed === 'flushed';
  const last = queue
    .filter((e) => e.number === entry.number && e.state === 'waiting' && e.deed !== 'defect')
    .filter((e) => isFlush(e) === isFlush(entry))
    .at(-1);
  if (last?.deed === entry.deed) return [...queue];
  if (queue.length >= MAX_ENTRIES) return null;
  return [...queue, entry];
}

export const remove = (queue: readonly Entry[], key: string): Entry[] => queue.filter((e) => e.key !== key);

export const refuse = (queue: readonly Entry[], key: string, detail: string): Entry[] =>
  queue.map((e) => (e.key === key ? { ...e, state: 'refused', detail } : e));

/** Entries too old to be told are refused, so that somebody sees them. A defect does not mend itself meanwhile. */
export function expire(queue: readonly Entry[], now: number, detail: string): Entry[] {
  return queue.map((e) =>
    e.state === 'waiting' && e.deed !== 'defect' && now - e.at > MAX_AGE_MS ? { ...e, state: 'refused', detail } : e,
  );
}

/** Whether it may go better the next time: with a network, a hub that is less busy, somebody logged in. */
export function isPassing(problem: Problem): boolean {
  return problem.code === 'unreachable' || problem.status === 401 || problem.status === 429 || problem.status >= 500;
}

/** Tells what waits, in order, and stops at the first one that cannot be told now. `change` gets each new state. */
export async function drain(
  current: () => readonly Entry[],
  send: Send,
  change: (queue: Entry[]) => void,
): Promise<void> {
  for (let told = 0; told < MAX_ENTRIES; told += 1) {
    const next = current().find((e) => e.state === 'waiting');
    if (!next) return;
    const answer = await send(next);
    if (answer.ok) change(remove(current(), next.key));
    else if (isPassing(answer.problem)) return;
    else change(refuse(current(), next.key, answer.problem.detail));
  }
}
