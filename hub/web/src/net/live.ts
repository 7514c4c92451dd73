// SPDX-License-Identifier: Apache-2.0
// Keeps the house up to date: by the hub's events where it has them, by asking again and again where it has not. The
// only place that knows which.
import { computed, effect, signal } from '@preact/signals';
import { connection, status, takeRoom, takeRooms, trouble } from '../state/house';
import { standing } from '../state/session';
import { get } from './http';
import type { RoomLine, Status } from './types';

/** Between two looks without events, and with them: then only in case that one was missed. */
const LOOK_MS = 2_000;
const LOOK_WITH_EVENTS_MS = 30_000;
/** A big house is asked less often: a look may take so much of the time, and no more. */
const SHARE = 10;
const MAX_WAIT_MS = 30_000;
/** Events in a burst make one look. */
const GATHER_MS = 300;

let timer: ReturnType<typeof setTimeout> | undefined;
let looking = false;
let again = false;
let failures = 0;
let events: EventSource | null = null;
/** Rises when a stream was refused and is to be asked for once more. */
const attempts = signal(0);

function schedule(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void look(), ms);
}

/** After failures 2, 4, 8 s and so on, so that a hub that starts is not run over by its own screens. */
function waitAfter(tookMs: number): number {
  if (failures > 0) return Math.min(LOOK_MS * 2 ** (failures - 1), MAX_WAIT_MS);
  const usual = events?.readyState === EventSource.OPEN ? LOOK_WITH_EVENTS_MS : LOOK_MS;
  return Math.min(Math.max(usual, tookMs * SHARE), MAX_WAIT_MS);
}

async function look(): Promise<void> {
  if (looking) {
    again = true;
    return;
  }
  if (standing.peek().kind !== 'in' || (document.hidden && connection.peek() !== 'loading')) return;
  looking = true;
  const begun = performance.now();
  const [rooms, house] = await Promise.all([
    get<{ rooms: RoomLine[] }>('/api/v1/rooms'),
    get<Status>('/api/v1/status'),
  ]);
  looking = false;
  if (house.ok) status.value = house.value;
  if (rooms.ok) {
    failures = 0;
    takeRooms(rooms.value.rooms);
    trouble.value = null;
    connection.value = 'live';
  } else {
    failures += 1;
    trouble.value = rooms.problem;
    connection.value = 'away';
  }
  schedule(again ? 0 : waitAfter(performance.now() - begun));
  again = false;
}

/** After a change of ours: whoever pressed wants to see it now. */
export function lookSoon(): void {
  schedule(GATHER_MS);
}

let counting: ReturnType<typeof setTimeout> | undefined;

/** What is counted over the house follows a burst of rooms. */
function countSoon(): void {
  counting ??= setTimeout(() => {
    counting = undefined;
    void get<Status>('/api/v1/status').then((house) => {
      if (house.ok) status.value = house.value;
    });
  }, LOOK_MS);
}

/** A room is drawn from its event. */
function heardOfRoom(event: MessageEvent<string>): void {
  // A list that was asked for before may come after, with the room as it was.
  if (looking) again = true;
  const { room } = JSON.parse(event.data) as { room: RoomLine };
  if (takeRoom(room)) countSoon();
  else lookSoon();
}

/**
 * All other events only say that there is something to look at; so does a stream that begins anew.
 * Returns what ends it.
 */
function listen(): () => void {
  const stream = new EventSource('/api/v1/events');
  stream.addEventListener('room', heardOfRoom);
  for (const name of ['rooms', 'property', 'override', 'connection', 'reset', 'ready']) {
    stream.addEventListener(name, lookSoon);
  }
  // The hub says why it ends a stream; whoever may go on connects again by itself.
  for (const name of ['end', 'dropped']) stream.addEventListener(name, lookSoon);
  // Where it is refused, as by a hub with too many readers, the browser does not try again.
  let later: ReturnType<typeof setTimeout> | undefined;
  stream.addEventListener('error', () => {
    if (stream.readyState !== EventSource.CLOSED) return;
    later = setTimeout(() => {
      attempts.value += 1;
    }, MAX_WAIT_MS);
  });
  events = stream;
  return () => {
    clearTimeout(later);
    stream.close();
  };
}

export function startLive(): void {
  const isSeen = signal(!document.hidden);
  document.addEventListener('visibilitychange', () => {
    isSeen.value = !document.hidden;
  });
  addEventListener('online', () => schedule(0));
  // From a log-in on there is something to see; nobody who is not logged in may listen.
  const isIn = computed(() => standing.value.kind === 'in');
  // All tabs of a browser share six HTTP/1.1 connections to the hub: those that nobody sees keep none.
  const listens = computed(() => isIn.value && isSeen.value);
  effect(() => {
    if (isIn.value) schedule(0);
    else clearTimeout(timer);
  });
  effect(() => {
    void attempts.value;
    if (!listens.value) return undefined;
    schedule(0);
    return listen();
  });
}
