// SPDX-License-Identifier: Apache-2.0
// Every call of the hub's API goes through here: deadlines, and errors as values.
import type { Problem } from './types';

export type Answer<T> = { ok: true; value: T; etag: string | null } | { ok: false; problem: Problem };

export interface Options {
  body?: unknown;
  /** Sent as it is, with this type, instead of JSON. */
  text?: { type: string; content: string };
  ifMatch?: string;
  /** The same key says the same thing again, however often it is sent. */
  key?: string;
  deadlineMs?: number;
}

/** The hub answers within 2 s or says why not; the rest is the network's. */
const DEADLINE_MS = 8_000;

let unauthenticated = (_askedAt: number): void => undefined;

/** Called whenever the hub says that nobody is logged in here, with when it was asked, in milliseconds of
 * performance.now(). */
export function onUnauthenticated(listener: (askedAt: number) => void): void {
  unauthenticated = listener;
}

export function unreachable(detail: string): Problem {
  return { code: 'unreachable', title: 'The hub does not answer', status: 0, detail };
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const document = (await response.json()) as Partial<Problem>;
    if (typeof document.code === 'string' && typeof document.detail === 'string') {
      return { title: '', status: response.status, ...document } as Problem;
    }
  } catch {
    // Whatever stands between us and the hub may answer in words of its own.
  }
  return {
    code: 'unreadable',
    title: 'The answer cannot be read',
    status: response.status,
    detail: `HTTP ${response.status}`,
  };
}

function headersOf(options: Options): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.text) headers['Content-Type'] = options.text.type;
  if (options.ifMatch) headers['If-Match'] = options.ifMatch;
  if (options.key) headers['Idempotency-Key'] = options.key;
  return headers;
}

export async function ask<T>(method: string, path: string, options: Options = {}): Promise<Answer<T>> {
  const askedAt = performance.now();
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), options.deadlineMs ?? DEADLINE_MS);
  try {
    const init: RequestInit = { method, headers: headersOf(options), signal: abort.signal };
    if (options.body !== undefined) init.body = JSON.stringify(options.body);
    if (options.text) init.body = options.text.content;
    const response = await fetch(path, init);
    if (!response.ok) {
      const problem = await problemOf(response);
      if (problem.code === 'unauthenticated') unauthenticated(askedAt);
      return { ok: false, problem };
    }
    const value = response.status === 204 ? undefined : await response.json();
    return { ok: true, value: value as T, etag: response.headers.get('ETag') };
  } catch (error) {
    return { ok: false, problem: unreachable(abort.signal.aborted ? 'no answer in time' : String(error)) };
  } finally {
    clearTimeout(timer);
  }
}

export const get = <T>(path: string): Promise<Answer<T>> => ask<T>('GET', path);

/** A part of a path: room numbers and profiles may hold anything. */
export const part = (text: string): string => encodeURIComponent(text);
