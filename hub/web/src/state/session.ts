// SPDX-License-Identifier: Apache-2.0
// Who sits here and what they may do.
import { signal } from '@preact/signals';
import { type Answer, ask, get, onUnauthenticated } from '../net/http';

export interface Session {
  role: string;
  name: string;
  /** Routes, as `GET /api/v1/rooms`. */
  may: string[];
}

export type Standing = { kind: 'unknown' } | { kind: 'out' } | { kind: 'in'; session: Session };

export const standing = signal<Standing>({ kind: 'unknown' });

const RETRY_MS = 5_000;

/** When somebody logged in here, in milliseconds of performance.now(). */
let enteredAt = 0;

/** Whether to offer something: what is offered in error the hub refuses all the same. */
export function may(route: string): boolean {
  const now = standing.value;
  if (now.kind === 'in') return now.session.may.includes(route);
  return now.kind !== 'out';
}

function enter(answer: Answer<Session>): void {
  if (answer.ok) {
    enteredAt = performance.now();
    standing.value = { kind: 'in', session: answer.value };
  } else if (answer.problem.status === 401) standing.value = { kind: 'out' };
}

export async function logIn(login: string, password: string): Promise<Answer<Session>> {
  const answer = await ask<Session>('POST', '/api/v1/session', { body: { login, password } });
  if (answer.ok) enter(answer);
  return answer;
}

/** The first administrator, by the link that the hub wrote. */
export async function setUp(link: string, login: string, password: string): Promise<Answer<Session>> {
  const answer = await ask<Session>('POST', '/api/v1/setup', { body: { link, login, password } });
  if (answer.ok) enter(answer);
  return answer;
}

/** Nobody is logged in here any more. */
export function leave(): void {
  standing.value = { kind: 'out' };
}

export async function logOut(): Promise<void> {
  await ask('DELETE', '/api/v1/session');
  leave();
}

/** What the hub asks of a new password at least, in bytes. */
const MIN_PASSWORD = 12;

export const isShort = (password: string): boolean => new TextEncoder().encode(password).length < MIN_PASSWORD;

export async function startSession(): Promise<void> {
  onUnauthenticated((askedAt) => {
    // What was asked before the log-in is answered after it now and then.
    if (askedAt >= enteredAt) standing.value = { kind: 'out' };
  });
  for (;;) {
    enter(await get<Session>('/api/v1/session'));
    if (standing.peek().kind !== 'unknown') return;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}
