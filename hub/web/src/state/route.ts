// SPDX-License-Identifier: Apache-2.0
// The page that the address names, behind '#', so that the hub serves one page and 'back' works. Pure but for the
// signal at the end.
import { signal } from '@preact/signals';

export const PAGES = [
  'board',
  'room',
  'housekeeping',
  'maintenance',
  'guests',
  'property',
  'audit',
  'cards',
  'setup',
  'accounts',
  'devices',
  'rooms',
] as const;
export type Page = (typeof PAGES)[number];

export interface Route {
  page: Page;
  /** The room's number or the guest's profile; empty when there is none. */
  subject: string;
}

export function parseRoute(hash: string): Route {
  const [page = '', ...rest] = hash.replace(/^#\/?/, '').split('/');
  const known = PAGES.find((name) => name === page);
  let subject = '';
  try {
    subject = decodeURIComponent(rest.join('/'));
  } catch {
    // A broken escape names nobody.
  }
  if (!known || (known === 'room' && subject === '')) return { page: 'board', subject: '' };
  return { page: known, subject };
}

export const addressOf = (page: Page, subject = ''): string =>
  `#/${page}${subject ? `/${encodeURIComponent(subject)}` : ''}`;

export const route = signal<Route>({ page: 'board', subject: '' });

export function followAddress(): void {
  const follow = (): void => {
    route.value = parseRoute(location.hash);
  };
  addEventListener('hashchange', follow);
  follow();
}
