// SPDX-License-Identifier: Apache-2.0
// Measurements and times as people read them. Pure.
import type { Units } from './settings';

const MINUS = '\u2212';

const toFahrenheit = (celsius: number): number => (celsius * 9) / 5 + 32;

/** One place after the point, the minus sign as typeset, no unit. */
export function degrees(celsius: number, units: Units): string {
  const value = units === 'fahrenheit' ? toFahrenheit(celsius) : celsius;
  return value.toFixed(units === 'fahrenheit' ? 0 : 1).replace('-', MINUS);
}

export const temperature = (celsius: number, units: Units): string =>
  `${degrees(celsius, units)} ${units === 'fahrenheit' ? '°F' : '°C'}`;

/** What a room is held at: one number, or the band while only that counts. */
export function target(room: { setpoint: number | null; heat: number; cool: number }, units: Units): string {
  if (room.setpoint !== null) return `${degrees(room.setpoint, units)}°`;
  const whole = (celsius: number): string => degrees(celsius, units).replace(/\.0$/, '');
  return `${whole(room.heat)}–${whole(room.cool)}°`;
}

export function clock(seconds: number): string {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

/** The time alone today, else with the day. */
export function when(seconds: number, now: number = Date.now()): string {
  const date = new Date(seconds * 1000);
  if (date.toDateString() === new Date(now).toDateString()) return clock(seconds);
  return date.toLocaleString([], { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}
