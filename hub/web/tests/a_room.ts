// SPDX-License-Identifier: Apache-2.0
import type { RoomLine, WorkItem } from '../src/net/types';
import type { Entry } from '../src/state/queue';

/** A vacant, clean room that works, but for what is said otherwise. */
export function aRoom(otherwise: Partial<RoomLine> = {}): RoomLine {
  return {
    number: '204',
    id: 'r-2xrqcb',
    type: 'standard',
    floor: '2',
    rental: 'vacant',
    stays: 0,
    condition: 'clean',
    sale: 'in_service',
    service: 'none',
    expected: false,
    held: [],
    ready_in_min: null,
    link: 'online',
    delivery: 'confirmed',
    planned: { epoch: 1, version: 2 },
    confirmed: { epoch: 1, version: 2 },
    confirm_ms: 4,
    air: 18,
    setpoint: null,
    heat: 16,
    cool: 28,
    because: 'vacant',
    presence: 'nobody',
    arrival: 'past',
    lights: {},
    faults: [],
    ...otherwise,
  };
}

/** Checked in, held at 22 °C, nobody has come yet. */
export const anAwaitedRoom = (air: number): RoomLine =>
  aRoom({ rental: 'rented', stays: 1, setpoint: 22, heat: 21.5, cool: 22.5, arrival: 'awaited', air });

export function aTask(otherwise: Partial<WorkItem> = {}): WorkItem {
  return {
    number: '204',
    floor: '2',
    need: 'departure',
    entry: 'free',
    condition: 'dirty',
    rented: false,
    presence: 'nobody',
    under: null,
    since: 1_790_000_000,
    ...otherwise,
  };
}

export function anEntry(otherwise: Partial<Entry> = {}): Entry {
  return { key: 'k1', number: '204', deed: 'start', body: {}, at: 1_000, state: 'waiting', ...otherwise };
}
