// SPDX-License-Identifier: Apache-2.0
// Keeps the files of the console in the browser, so that a phone that loads the page again in a gap of the network gets
// it, with the work it had. Nothing of the API is kept here.

export {};

interface Fetch extends Event {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Lifetime extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Worker {
  addEventListener(name: 'install' | 'activate', listener: (event: Lifetime) => void): void;
  addEventListener(name: 'fetch', listener: (event: Fetch) => void): void;
  skipWaiting(): Promise<void>;
  location: Location;
}

/** Paths of the files of this build; the build puts them here. */
declare const FILES: string[];
declare const self: Worker;

const CACHE = `innkeeper ${FILES.join(' ')}`;
/** A network that is slower than that counts as none. */
const PATIENCE_MS = 3_000;

async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(['/', ...FILES]);
  await self.skipWaiting();
}

async function tidy(): Promise<void> {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
}

/** The newest page if the network has it soon, else the one kept. */
async function page(request: Request): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
  try {
    return await fetch(request, { signal: abort.signal });
  } catch (error) {
    const kept = await caches.match('/');
    if (kept) return kept;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const file = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(tidy()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname === '/') event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(file(request));
});
