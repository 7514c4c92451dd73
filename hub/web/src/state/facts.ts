// SPDX-License-Identifier: Apache-2.0
// What a room's line means to people: one word for how it stands, and what is wrong with it. Pure.
import type { RoomLine } from '../net/types';

export type Stand =
  | 'problem'
  | 'held'
  | 'getting_ready'
  | 'ready'
  | 'guest_in'
  | 'guest_out'
  | 'staff_in'
  | 'vacant';

export type Severity = 'critical' | 'serious' | 'minor';

export interface Ailment {
  severity: Severity;
  /** A key of the texts: fault names, and `lost`, `offline`, `unheard`, `rejected`, `unconfirmed`. */
  what: string;
}

/** A room within so many kelvin of its band counts as ready: nobody feels less. */
const READY_K = 0.5;

/** Harm to the building or to the guest's night first; what only blinds the hub last. */
const FAULT_SEVERITY: Record<string, Severity> = {
  frost: 'critical',
  overheat: 'critical',
  air_sensor: 'serious',
  actuator: 'serious',
  fan: 'serious',
  heating: 'serious',
  cooling: 'serious',
  memory_lost: 'serious',
};

const RANK: Record<Severity, number> = { critical: 0, serious: 1, minor: 2 };

export const severityRank = (severity: Severity): number => RANK[severity];

function linkAilment(room: RoomLine): Ailment | null {
  const severity = room.rental === 'rented' ? 'serious' : 'minor';
  if (room.link === 'lost') return { severity, what: 'lost' };
  if (room.link === 'offline') return { severity: 'minor', what: 'offline' };
  if (room.link === null) return { severity, what: 'unheard' };
  return null;
}

/** The worst first. */
export function ailments(room: RoomLine): Ailment[] {
  const found: Ailment[] = room.faults.map((what) => ({
    severity: FAULT_SEVERITY[what] ?? 'minor',
    what,
  }));
  const link = linkAilment(room);
  if (link) found.push(link);
  if (room.delivery === 'rejected') found.push({ severity: 'serious', what: 'rejected' });
  if (room.delivery === 'unconfirmed') found.push({ severity: 'serious', what: 'unconfirmed' });
  return found.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

export function isHeld(room: RoomLine): boolean {
  const isKept = room.held.includes('maintenance') || room.held.includes('evacuation');
  return room.rental === 'out_of_service' || room.sale !== 'in_service' || isKept;
}

/** Kelvin between the air and the band that the room is held in; negative: too cold. */
export function offBand(room: RoomLine): number | null {
  if (room.air === null) return null;
  if (room.air < room.heat) return room.air - room.heat;
  if (room.air > room.cool) return room.air - room.cool;
  return 0;
}

function isReady(room: RoomLine): boolean {
  const off = offBand(room);
  return room.delivery === 'confirmed' && off !== null && Math.abs(off) <= READY_K;
}

export function standOf(room: RoomLine): Stand {
  if (ailments(room).length > 0) return 'problem';
  if (isHeld(room)) return 'held';
  if (room.presence === 'staff') return 'staff_in';
  if (room.expected && room.rental === 'vacant') {
    return isReady(room) ? 'ready' : 'getting_ready';
  }
  if (room.rental !== 'rented') return 'vacant';
  if (room.arrival === 'awaited') return isReady(room) ? 'ready' : 'getting_ready';
  return room.presence === 'nobody' ? 'guest_out' : 'guest_in';
}

export interface IllRoom {
  room: RoomLine;
  ailments: Ailment[];
}

/** Rooms with something wrong, the worst first; among equals the rented ones, then by place in the list. */
export function illRooms(rooms: readonly RoomLine[]): IllRoom[] {
  const ill = rooms.map((room) => ({ room, ailments: ailments(room) })).filter((r) => r.ailments.length > 0);
  const rank = ({ room, ailments: [worst] }: IllRoom): number =>
    RANK[worst?.severity ?? 'minor'] * 2 + (room.rental === 'rented' ? 0 : 1);
  return ill.sort((a, b) => rank(a) - rank(b));
}
