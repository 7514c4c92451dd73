// SPDX-License-Identifier: Apache-2.0
// Calls of the hub. Every call ends: with an answer, with what the hub refused, or with the time being over.
export type Result<T> = { ok: true; value: T } | { ok: false; status: number };

/** The hub answers within 2 s or says why not; the rest is the network's. */
const DEADLINE_MS = 8000;

/** `status` 0: nobody answered. The cookie goes along by itself, as far as the page is the hub's own. */
export function ask<T>(method: string, path: string, body?: unknown): Promise<Result<T>> {
  const init: RequestInit = { method, credentials: 'same-origin', cache: 'no-store' };
  if (body !== undefined) {
    init.headers = { 'Content-Type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  const answered = fetch(`/api/v1/guest/${path}`, init).then(
    (response): Promise<Result<T>> => {
      if (!response.ok) return Promise.resolve({ ok: false, status: response.status } as Result<T>);
      if (response.status === 204) return Promise.resolve({ ok: true, value: undefined as never });
      return response.json().then((value: T): Result<T> => ({ ok: true, value }));
    },
  );
  const late = new Promise<Result<T>>((resolve) => setTimeout(() => resolve({ ok: false, status: 0 }), DEADLINE_MS));
  return Promise.race([answered, late]).catch((): Result<T> => ({ ok: false, status: 0 }));
}
