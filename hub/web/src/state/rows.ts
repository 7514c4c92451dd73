// SPDX-License-Identifier: Apache-2.0
// Where rooms stand on the board, and which of them are in sight: a house of 10,000 rooms has as many elements in
// the page as one of 100. Pure; lengths are in whatever unit the sizes are in.

export interface Sizes {
  columns: number;
  heading: number;
  tile: number;
}

export type Row =
  | { kind: 'floor'; top: number; floor: string; rooms: number }
  | { kind: 'rooms'; top: number; floor: string; numbers: string[] };

export interface Layout {
  rows: Row[];
  height: number;
}

export function layOut(rooms: readonly { number: string; floor: string }[], sizes: Sizes): Layout {
  const floors = new Map<string, string[]>();
  for (const { number, floor } of rooms) {
    const numbers = floors.get(floor);
    if (numbers) numbers.push(number);
    else floors.set(floor, [number]);
  }
  const rows: Row[] = [];
  let top = 0;
  for (const [floor, numbers] of floors) {
    rows.push({ kind: 'floor', top, floor, rooms: numbers.length });
    top += sizes.heading;
    for (let at = 0; at < numbers.length; at += sizes.columns) {
      rows.push({ kind: 'rooms', top, floor, numbers: numbers.slice(at, at + sizes.columns) });
      top += sizes.tile;
    }
  }
  return { rows, height: top };
}

/** First row whose end is below `edge`. */
function rowAt(rows: readonly Row[], edge: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const next = rows[middle + 1];
    if (next && next.top <= edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows between two edges, with some more on both sides for what scrolls in next. */
export function inSight(layout: Layout, from: number, to: number, more: number): [number, number] {
  const { rows } = layout;
  if (rows.length === 0) return [0, 0];
  const first = rowAt(rows, Math.max(0, from));
  const last = rowAt(rows, Math.max(0, to));
  return [Math.max(0, first - more), Math.min(rows.length, last + 1 + more)];
}

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** Where an arrow key leads from a room; the room itself at the edge, the first room from nowhere. */
export function neighbour(layout: Layout, from: string, step: Step): string | null {
  const rows = layout.rows.flatMap((row) => (row.kind === 'rooms' ? [row.numbers] : []));
  const all = rows.flat();
  const at = all.indexOf(from);
  if (step === 'first' || at < 0) return all[0] ?? null;
  if (step === 'last') return all[all.length - 1] ?? null;
  if (step === 'left') return all[Math.max(0, at - 1)] ?? null;
  if (step === 'right') return all[Math.min(all.length - 1, at + 1)] ?? null;
  const row = rows.findIndex((numbers) => numbers.includes(from));
  const column = rows[row]?.indexOf(from) ?? 0;
  const target = rows[row + (step === 'up' ? -1 : 1)];
  return target ? (target[Math.min(column, target.length - 1)] ?? null) : from;
}

export function rowOf(layout: Layout, number: string): Row | null {
  return layout.rows.find((row) => row.kind === 'rooms' && row.numbers.includes(number)) ?? null;
}
