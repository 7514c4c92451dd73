// SPDX-License-Identifier: Apache-2.0
// What became of a complaint, in a sentence or two. Pure.
import type { ComfortDocument } from '../net/comfort';
import { t, words } from '../text/text';
import { temperature } from './measure';
import type { Units } from './settings';

/** How long ago, as people say it. */
export function ago(seconds: number, now: number = Date.now()): string {
  const minutes = Math.max(0, Math.floor((now / 1000 - seconds) / 60));
  if (minutes === 0) return t.comfort.now;
  return minutes < 120 ? t.comfort.minutesAgo(minutes) : t.comfort.hoursAgo(Math.floor(minutes / 60));
}

export function doneText(said: ComfortDocument, units: Units): string {
  const c = t.comfort;
  const degree = (celsius: number | null): string => (celsius === null ? '–' : temperature(celsius, units));
  switch (said.done) {
    case 'raised_setpoint':
    case 'lowered_setpoint':
      return c[said.done](degree(said.from), degree(said.to));
    case 'brightened_light':
    case 'dimmed_light':
      return c[said.done](words(said.scene ?? ''));
    case 'nothing':
      return c.nothing;
  }
}

/** All that the desk tells a guest who calls. */
export function storyOf(said: ComfortDocument, units: Units, now?: number): string {
  const c = t.comfort;
  const isClimate = said.complaint === 'too_cold' || said.complaint === 'too_warm';
  const parts = [c.said(c.complaint[said.complaint], ago(said.at, now), said.times), doneText(said, units)];
  if (isClimate && said.air !== null) parts.push(c.nowAir(temperature(said.air, units)));
  if (said.state === 'watching' && said.minutes !== null) parts.push(c.about(said.minutes));
  const isOpen = said.state !== 'reached' && said.state !== 'withdrawn';
  if (isOpen && said.because) parts.push(c.because[said.because] ?? words(said.because));
  return parts.join(' ');
}

/** Those that the desk has to know of: what is reached or withdrawn is history. */
export const isUnsettled = (said: ComfortDocument): boolean =>
  said.state === 'watching' || said.state === 'escalated' || said.state === 'at_limit';
