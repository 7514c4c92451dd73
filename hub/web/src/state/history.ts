// SPDX-License-Identifier: Apache-2.0
// A room's past as charts and people need it. Pure.
import type { History } from '../net/types';
import type { Units } from './settings';

export type Range = 'day' | 'week' | 'month';

export const RANGES: readonly Range[] = ['day', 'week', 'month'];

const DAY = 86_400;
const SPAN: Record<Range, number> = { day: DAY, week: 7 * DAY, month: 30 * DAY };
const SLOT: Record<Range, number> = { day: 300, week: 900, month: 3_600 };

/** What to ask the hub for; `now` in seconds. */
export const queryOf = (range: Range, now: number): string =>
  `since=${now - SPAN[range]}&until=${now + 1}&resolution=${SLOT[range]}`;

type Column = (number | null)[];

export interface Lines {
  at: number[];
  air: Column;
  setpoint: Column;
  heating: Column;
  cooling: Column;
}

const shown = (celsius: number | null, units: Units): number | null =>
  celsius === null || units === 'celsius' ? celsius : (celsius * 9) / 5 + 32;

/** Lines for a chart: in the middle of their slots, and broken where slots are missing. */
export function linesOf(history: History, units: Units): Lines {
  const lines: Lines = { at: [], air: [], setpoint: [], heating: [], cooling: [] };
  const push = (at: number, values: (number | null)[]): void => {
    lines.at.push(at);
    [lines.air, lines.setpoint, lines.heating, lines.cooling].forEach((column, i) => column.push(values[i] ?? null));
  };
  history.at.forEach((at, i) => {
    const middle = at + history.resolution / 2;
    const last = lines.at[lines.at.length - 1];
    if (last !== undefined && middle - last > history.resolution) push(last + history.resolution / 2, []);
    push(middle, [
      shown(history.air[i] ?? null, units),
      shown(history.setpoint[i] ?? null, units),
      history.heating[i] ?? null,
      history.cooling[i] ?? null,
    ]);
  });
  return lines;
}

export interface Span {
  from: number;
  to: number;
  /** Percent of the time between. */
  share: number;
}

/** Where a share is above zero; neighbours of the same share are one span. */
export function spansOf(history: History, shares: readonly (number | null)[]): Span[] {
  const spans: Span[] = [];
  history.at.forEach((at, i) => {
    const share = shares[i] ?? 0;
    if (share === 0) return;
    const last = spans[spans.length - 1];
    if (last && last.to === at && last.share === share) last.to = at + history.resolution;
    else spans.push({ from: at, to: at + history.resolution, share });
  });
  return spans;
}

export interface Summary {
  coldest: number;
  warmest: number;
  heating: number;
  cooling: number;
  window: number;
  /** Null: not told of all the time, or not to whoever looks. */
  guest: number | null;
  do_not_disturb: number | null;
}

function mean(history: History, values: readonly (number | null)[]): number | null {
  let sum = 0;
  let told = 0;
  for (const [i, value] of values.entries()) {
    const weight = history.told[i] ?? 0;
    if (value === null) continue;
    sum += value * weight;
    told += weight;
  }
  return told === 0 ? null : Math.round(sum / told);
}

/** Null when the room told no temperature. */
export function summaryOf(history: History): Summary | null {
  const air = history.air.filter((value): value is number => value !== null);
  if (air.length === 0) return null;
  return {
    coldest: Math.min(...air),
    warmest: Math.max(...air),
    heating: mean(history, history.heating) ?? 0,
    cooling: mean(history, history.cooling) ?? 0,
    window: mean(history, history.window) ?? 0,
    guest: mean(history, history.guest),
    do_not_disturb: mean(history, history.do_not_disturb),
  };
}

/** Places of at most so many points, evenly spread, the last one always. */
export function spread(length: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(length / most));
  const places: number[] = [];
  for (let i = length - 1; i >= 0; i -= step) places.push(i);
  return places.reverse();
}
