// SPDX-License-Identifier: Apache-2.0
// The house as last heard: one signal for each room, so that a room that changed draws itself and nothing else.
import { type Signal, signal } from '@preact/signals';
import type { Problem, RoomLine, Status } from '../net/types';

const rooms = new Map<string, Signal<RoomLine>>();

/** Numbers in the order of the property file. */
export const order = signal<readonly string[]>([]);
/** Rises with each look that changed something in any room: for what is counted over all rooms. */
export const revision = signal(0);
export const status = signal<Status | null>(null);
/** `loading` until the first answer. */
export const connection = signal<'loading' | 'live' | 'away'>('loading');
/** Why the hub could not be asked. */
export const trouble = signal<Problem | null>(null);

export const roomSignal = (number: string): Signal<RoomLine> | undefined => rooms.get(number);

export function allRooms(): RoomLine[] {
  return order.value.flatMap((number) => {
    const room = rooms.get(number)?.peek();
    return room ? [room] : [];
  });
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, i) => word === b[i]);

function sameLights(a: Record<string, number>, b: Record<string, number>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** Whether two lines would look the same: everything but the versions of plans. */
export function sameLine(a: RoomLine, b: RoomLine): boolean {
  return (
    a.type === b.type &&
    a.floor === b.floor &&
    a.rental === b.rental &&
    a.stays === b.stays &&
    a.condition === b.condition &&
    a.sale === b.sale &&
    a.service === b.service &&
    a.link === b.link &&
    a.delivery === b.delivery &&
    a.confirm_ms === b.confirm_ms &&
    a.air === b.air &&
    a.setpoint === b.setpoint &&
    a.heat === b.heat &&
    a.cool === b.cool &&
    a.because === b.because &&
    a.presence === b.presence &&
    a.arrival === b.arrival &&
    a.expected === b.expected &&
    a.ready_in_min === b.ready_in_min &&
    sameList(a.held, b.held) &&
    sameList(a.faults, b.faults) &&
    sameLights(a.lights, b.lights)
  );
}

/** Takes one line; false for a room that is not known, for which the list must be read. */
export function takeRoom(line: RoomLine): boolean {
  const known = rooms.get(line.number);
  if (!known) return false;
  if (!sameLine(known.peek(), line)) {
    known.value = line;
    revision.value += 1;
  }
  return true;
}

/** Takes a whole list; how many rooms changed, appeared or went. */
export function takeRooms(lines: readonly RoomLine[]): number {
  let changed = 0;
  for (const line of lines) {
    const known = rooms.get(line.number);
    if (!known) rooms.set(line.number, signal(line));
    else if (!sameLine(known.peek(), line)) known.value = line;
    else continue;
    changed += 1;
  }
  const numbers = lines.map((line) => line.number);
  if (!sameList(numbers, order.peek())) {
    const present = new Set(numbers);
    for (const number of rooms.keys()) if (!present.has(number)) rooms.delete(number);
    order.value = numbers;
    changed += 1;
  }
  if (changed > 0) revision.value += 1;
  return changed;
}
