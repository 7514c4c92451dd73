// SPDX-License-Identifier: Apache-2.0
// Which rooms a chip of the board shows. Pure.
import type { RoomLine } from '../net/types';
import { standOf } from './facts';

export const FILTERS = [
  'all',
  'problem',
  'getting_ready',
  'ready',
  'rented',
  'vacant',
  'dnd',
  'make_up',
  'dirty',
  'held',
] as const;

export type Filter = (typeof FILTERS)[number];

const TESTS: Record<Filter, (room: RoomLine) => boolean> = {
  all: () => true,
  problem: (room) => standOf(room) === 'problem',
  getting_ready: (room) => standOf(room) === 'getting_ready',
  ready: (room) => standOf(room) === 'ready',
  rented: (room) => room.rental === 'rented',
  vacant: (room) => room.rental === 'vacant',
  dnd: (room) => room.service === 'do_not_disturb',
  make_up: (room) => room.service === 'make_up_room' || room.service === 'make_up_room_now',
  dirty: (room) => room.condition === 'dirty' || room.condition === 'pickup',
  held: (room) => standOf(room) === 'held',
};

export const isFilter = (word: string): word is Filter => (FILTERS as readonly string[]).includes(word);

export function matches(room: RoomLine, filter: Filter, search: string): boolean {
  return room.number.toLowerCase().includes(search.trim().toLowerCase()) && TESTS[filter](room);
}

export type Counts = Record<Filter, number>;

export function count(rooms: readonly RoomLine[]): Counts {
  const counts = Object.fromEntries(FILTERS.map((filter) => [filter, 0])) as Counts;
  for (const room of rooms) {
    for (const filter of FILTERS) if (TESTS[filter](room)) counts[filter] += 1;
  }
  return counts;
}
