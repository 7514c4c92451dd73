// SPDX-License-Identifier: Apache-2.0
// One room on the board. It listens to its own room alone.
import type { RoomLine } from '../net/types';
import { Icon } from '../parts/icon';
import { ServiceMark, StandMark, toneOf } from '../parts/marks';
import { ailments, type Stand, standOf } from '../state/facts';
import { roomSignal } from '../state/house';
import { degrees, target } from '../state/measure';
import { addressOf } from '../state/route';
import { units } from '../state/settings';
import { t, words } from '../text/text';

/** Stands that say whether the room is rented. */
const SAYS_RENTAL = new Set<Stand>(['vacant', 'guest_in', 'guest_out']);

/** Holds that the stand tells, where nothing stronger does. */
const SAYS_HELD = new Set(['evacuation', 'maintenance', 'housekeeping']);

function showsRental(room: RoomLine, stand: Stand): boolean {
  return !SAYS_RENTAL.has(stand) && room.rental !== 'out_of_service';
}

/** The stand in words: a problem by its name, a held room by why. */
export function standText(room: RoomLine, stand: Stand): string {
  if (stand === 'problem') {
    const worst = ailments(room)[0]?.what ?? '';
    return t.ailment[worst] ?? words(worst);
  }
  if (stand === 'held' && room.sale !== 'in_service') return t.sale[room.sale];
  if (stand === 'held' && room.rental === 'out_of_service') return t.rental.out_of_service;
  if (stand === 'held' && room.held.includes('evacuation')) return t.held.evacuation ?? '';
  if (stand === 'getting_ready' && room.ready_in_min) return t.readyIn(room.ready_in_min);
  return t.stand[stand];
}

/** What holds the room, unless its stand says so. */
function HeldNote({ room, stand }: { room: RoomLine; stand: Stand }) {
  const unsaid = room.held.filter((what) => stand === 'problem' || !SAYS_HELD.has(what));
  if (unsaid.length === 0) return null;
  return (
    <span class="quiet">
      <Icon name="lock" />
      {unsaid.map((what) => t.held[what] ?? words(what)).join(', ')}
    </span>
  );
}

function ConditionNote({ room }: { room: RoomLine }) {
  const dirty = room.condition === 'dirty' || room.condition === 'pickup';
  const tone = dirty ? 'warn' : room.condition === 'inspected' ? 'good' : '';
  return (
    <span class={`quiet ${tone}`}>
      <Icon name={dirty ? 'broom' : room.condition === 'inspected' ? 'sparkle' : 'check'} />
      {t.condition[room.condition]}
    </span>
  );
}

function Temperatures({ room }: { room: RoomLine }) {
  const b = t.board;
  return (
    <span class="temperatures">
      <span class="hidden">{b.measured} </span>
      <b>{room.air === null ? b.noAir : `${degrees(room.air, units.value)}°`}</b>
      <span aria-hidden="true"> → </span>
      <span class="hidden">, {b.wanted} </span>
      {target(room, units.value)}
    </span>
  );
}

export function Tile({ number, isCurrent }: { number: string; isCurrent: boolean }) {
  const room = roomSignal(number)?.value;
  if (!room) return null;
  const stand = standOf(room);
  return (
    <a
      class={`tile ${toneOf(stand)}`}
      href={addressOf('room', number)}
      data-room={number}
      tabIndex={isCurrent ? 0 : -1}
    >
      <span class="tile-line">
        <span class="tile-number">{number}</span>
        {room.service === 'none' ? (
          <span class="soft small">{room.type}</span>
        ) : (
          <ServiceMark service={room.service} short />
        )}
      </span>
      <span class="tile-line">
        <StandMark stand={stand} text={standText(room, stand)} />
      </span>
      <span class="tile-line tile-foot">
        <ConditionNote room={room} />
        {showsRental(room, stand) && <span>{t.rental[room.rental]}</span>}
      </span>
      <span class="tile-line tile-foot">
        <Temperatures room={room} />
        <HeldNote room={room} stand={stand} />
      </span>
    </a>
  );
}
