// SPDX-License-Identifier: Apache-2.0
// The pure parts of the guest page: what the hub tells, steps of a temperature, numbers and times in a language.
import type { Reason } from './text/guest_text';

export type Units = 'celsius' | 'fahrenheit';
export type Scene = 'welcome' | 'relax' | 'read' | 'night' | 'off';
export type Service = 'none' | 'do_not_disturb' | 'make_up_room' | 'make_up_room_now';
export type Complaint = 'too_cold' | 'too_warm' | 'too_dark' | 'too_bright';
export type RoomState = 'confirmed' | 'sent' | 'unreachable' | 'refused';
export type Memory = 'unavailable' | 'shared' | 'unknown' | 'kept' | 'refused';

/** GET /api/v1/guest/room. Temperatures are degrees Celsius, times UTC seconds. */
export interface OwnRoom {
  hotel: string;
  number: string;
  at: number;
  utc_offset_min: number;
  state: RoomState;
  language: string | null;
  units: Units;
  temperature: {
    air: number | null;
    wanted: number;
    setpoint: number | null;
    heat: number;
    cool: number;
    because: string;
    until: number | null;
    min: number;
    max: number;
  };
  scene: Scene | null;
  lights: { name: string; level: number }[];
  service: Service;
  memory: Memory;
}

export interface Why {
  told_by_room: boolean;
  parts: { what: string; value: string; because: string; since: number | null; until: number | null }[];
}

/** POST /api/v1/guest/feedback. */
export interface Feedback {
  complaint: Complaint;
  state: string;
  done: string;
  because: string | null;
  repeat: boolean;
  from: number | null;
  to: number | null;
  minutes: number | null;
  until: number | null;
}

const REASONS: { [because: string]: Reason } = {
  policy: 'policy',
  vacant: 'policy',
  out_of_service: 'policy',
  awaiting_guest: 'awaiting',
  unoccupied_setback: 'empty',
  unoccupied: 'empty',
  energy_code: 'empty',
  leaving: 'empty',
  humidity: 'empty',
  night: 'night',
  time_unknown: 'night',
  guest_preference: 'preference',
  guest_hand: 'hand',
  path_light: 'path',
  wake_light: 'wake',
  limit_min: 'limitMin',
  limit_max: 'limitMax',
  demand_response: 'demand',
  housekeeping: 'housekeeping',
  maintenance: 'maintenance',
  condensation: 'protection',
  air_sensor: 'protection',
  overheat: 'protection',
  frost: 'protection',
  opening: 'opening',
  evacuation: 'evacuation',
};

/** Words that a newer hub may say are a reason, too: one that this page does not know. */
export const reasonOf = (because: string): Reason =>
  Object.prototype.hasOwnProperty.call(REASONS, because) ? REASONS[because]! : 'unknown';

const toFahrenheit = (celsius: number): number => (celsius * 9) / 5 + 32;

/** To tenths, in which the hub stores temperatures. */
const tenths = (value: number): number => Math.round(value * 10) / 10;

/** One press further: half a degree Celsius or one degree Fahrenheit, within the limits. */
export function stepped(wanted: number, direction: 1 | -1, units: Units, min: number, max: number): number {
  const next =
    units === 'celsius'
      ? // From 22.2 on to 22.5, not to 22.7: panels show halves.
        (direction > 0 ? Math.floor(wanted * 2 + 1e-6) + 1 : Math.ceil(wanted * 2 - 1e-6) - 1) / 2
      : ((Math.round(toFahrenheit(wanted)) + direction - 32) * 5) / 9;
  return tenths(Math.min(max, Math.max(min, next)));
}

export function degrees(celsius: number, units: Units, language: string): string {
  const value = units === 'celsius' ? celsius : toFahrenheit(celsius);
  const digits = units === 'celsius' ? 1 : 0;
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 0, maximumFractionDigits: digits });
  return `${format.format(value)}\u00a0${units === 'celsius' ? '°C' : '°F'}`;
}

export const numeral = (value: number, language: string): string => new Intl.NumberFormat(language).format(value);

/** The hour on the hotel's clocks, whatever zone the phone is in. */
export function hour(utcSeconds: number, offsetMin: number, language: string): string {
  const format = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  return format.format(new Date((utcSeconds + offsetMin * 60) * 1000));
}

/** Puts values where `{name}` stands, each isolated, so that digits do not turn a right-to-left sentence around. */
export const fill = (text: string, values: { [name: string]: string }): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? `\u2068${values[name]}\u2069` : whole));

/** The token of a card's address, which ends in `#inkg_...`. */
export function tokenIn(hash: string): string | null {
  const found = /^#(inkg_[A-Za-z0-9_-]{20,80})$/.exec(hash);
  return found ? found[1]! : null;
}
