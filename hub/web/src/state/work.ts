// SPDX-License-Identifier: Apache-2.0
// Housekeeping's list by room: whoever stands in front of a door wants all of it at once. Pure.
import type { WorkItem } from '../net/types';
import type { Entry } from './queue';

export interface RoomWork {
  number: string;
  floor: string;
  entry: WorkItem['entry'];
  condition: WorkItem['condition'];
  rented: boolean;
  under: string | null;
  /** The most urgent first, as the hub has them. */
  needs: string[];
}

/** In the order of each room's most urgent need. */
export function byRoom(items: readonly WorkItem[]): RoomWork[] {
  const rooms = new Map<string, RoomWork>();
  for (const { number, floor, entry, condition, rented, under, need } of items) {
    const known = rooms.get(number);
    if (known) known.needs.push(need);
    else rooms.set(number, { number, floor, entry, condition, rented, under, needs: [need] });
  }
  return [...rooms.values()];
}

const NOT_CLEANING = ['flushing', 'airing'];

export interface Offers {
  start: boolean;
  finish: boolean;
  flushed: boolean;
  air: boolean;
  /** Nobody may go in, so nothing can be begun. */
  shut: boolean;
}

/** Which buttons a room has, given what this phone has said already and not yet sent. */
export function offersOf(room: RoomWork, waiting: readonly Entry[]): Offers {
  const task = waiting.filter((entry) => entry.deed === 'start' || entry.deed === 'finish').at(-1);
  const isAtWork = task ? task.deed === 'start' : room.under !== null;
  const isOver = task?.deed === 'finish';
  const cleaning = room.needs.some((need) => !NOT_CLEANING.includes(need));
  return {
    start: cleaning && !isAtWork && !isOver,
    finish: isAtWork,
    flushed: room.needs.includes('flushing') && !waiting.some((entry) => entry.deed === 'flushed'),
    air: room.needs.includes('airing') && !isAtWork && !isOver,
    shut: room.entry === 'closed' || room.entry === 'do_not_disturb',
  };
}
