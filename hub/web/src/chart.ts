// SPDX-License-Identifier: Apache-2.0
// Draws a room's past with uPlot: a file of its own, fetched when the first chart is looked at.
import uPlot from 'uplot';
import type { Lines } from './state/history';

/** Room for the numbers beside the plot, in CSS pixels; the lanes below are as far from the edges. */
export const MARGIN = 46;
const HEIGHT = 240;
/** Less than this is noise of a sensor and shall not fill the chart. */
const LEAST_SPAN = 4;
const TWO_DAYS = 2 * 86_400;

export interface Drawing {
  show(lines: Lines, since: number, until: number): void;
  end(): void;
}

const colour = (name: string) => (): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function temperatures(_: uPlot, low: number | null, high: number | null): uPlot.Range.MinMax {
  if (low === null || high === null) return [16, 26];
  const middle = (low + high) / 2;
  const half = Math.max(high - low, LEAST_SPAN) / 2 + 0.5;
  return [middle - half, middle + half];
}

/** The hour on short spans, the day on long ones. */
function times(chart: uPlot, splits: number[]): string[] {
  const { min, max } = chart.scales.x ?? {};
  const isShort = (max ?? 0) - (min ?? 0) <= TWO_DAYS;
  return splits.map((at) =>
    new Date(at * 1000).toLocaleString([], isShort ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' }),
  );
}

function axes(): uPlot.Axis[] {
  const common = { stroke: colour('soft'), ticks: { show: false }, font: '12px system-ui, sans-serif' };
  const grid = { stroke: colour('line'), width: 1 };
  return [
    { ...common, grid, space: 64, size: 28, values: times },
    { ...common, grid, scale: 'air', size: MARGIN, values: (_, splits) => splits.map((value) => `${value}°`) },
    { ...common, grid: { show: false }, scale: 'output', side: 1, size: MARGIN, values: (_, splits) => splits.map((value) => `${value} %`) },
  ];
}

/** Told apart by their form, not by colour alone: areas, a thick line, a dashed one. */
function series(): uPlot.Series[] {
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const line = { scale: 'air', points: { show: false } };
  const area = { scale: 'output', points: { show: false }, width: 1 };
  return [
    {},
    { ...area, stroke: colour('warn'), fill: colour('warn-tint') },
    { ...area, stroke: colour('info'), fill: colour('info-tint'), dash: [2, 3] },
    { ...line, stroke: colour('text'), width: 2, dash: [7, 4], ...(stepped ? { paths: stepped } : {}) },
    { ...line, stroke: colour('accent'), width: 2.5 },
  ];
}

/** `say` is called with the place of the point under the pointer, or with null. */
export function draw(place: HTMLElement, say: (index: number | null) => void): Drawing {
  let edges: [number, number] = [0, 1];
  const chart = new uPlot(
    {
      width: Math.max(place.clientWidth, 120),
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: { x: { range: () => edges }, air: { range: temperatures }, output: { range: [0, 100] } },
      axes: axes(),
      series: series(),
      hooks: { setCursor: [(self) => say(self.cursor.idx ?? null)] },
    },
    [[], [], [], [], []],
    place,
  );
  const resize = new ResizeObserver(() => chart.setSize({ width: Math.max(place.clientWidth, 120), height: HEIGHT }));
  resize.observe(place);
  // Colours are asked for at each drawing.
  const themes = new MutationObserver(() => chart.redraw());
  themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return {
    show(lines, since, until) {
      edges = [since, until];
      chart.setData([lines.at, lines.heating, lines.cooling, lines.setpoint, lines.air]);
    },
    end() {
      resize.disconnect();
      themes.disconnect();
      chart.destroy();
    },
  };
}
