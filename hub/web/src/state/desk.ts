// SPDX-License-Identifier: Apache-2.0
// What the desk's dialogs send, and what a preview shows, as values. Pure.
import type { RoomTargets } from '../net/desk';
import type { Problem } from '../net/types';
import { t } from '../text/text';
import { temperature } from './measure';
import type { Units } from './settings';

/** Texts as typed. */
export interface Arrival {
  reservation: string;
  profile: string;
  departure: string;
  persons: string;
  language: string;
  sharing: 'alone' | 'shared';
  despite: string;
}

/** A name of its own for a guest without a reservation: sent twice, it is one guest. */
export function madeUp(random: Uint32Array): string {
  return `desk-${[...random].map((word) => word.toString(36)).join('')}`;
}

/** `2026-09-22` for a moment of 2026-09-21, in the browser's zone. */
export function dayAfter(now: Date): string {
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${next.getFullYear()}-${two(next.getMonth() + 1)}-${two(next.getDate())}`;
}

type Body = Record<string, unknown>;

/** Only what was said. */
function said(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== undefined));
}

export function arrivalBody(typed: Arrival, fallback: string): Body {
  return said({
    reservation: typed.reservation.trim() || fallback,
    profile: typed.profile.trim(),
    departure: typed.departure,
    persons: typed.persons === '' ? undefined : Number(typed.persons),
    language: typed.language.trim(),
    shared: typed.sharing === 'shared' ? true : undefined,
    despite_pms: typed.despite.trim(),
  });
}

/** `who` of a room that several share; `reservation` counts for one of them. */
export function leavingBody(who: 'all' | 'one', reservation: string, despite: string): Body {
  const one = who === 'one';
  return said({
    all: one ? undefined : true,
    reservation: one ? reservation.trim() : undefined,
    despite_pms: despite.trim(),
  });
}

/** What the hub says of one field, by its place in the body. */
export function wrongAt(problem: Problem | null, at: string): string | undefined {
  return problem?.errors?.find((error) => error.at === at)?.detail;
}

/** What is left of a problem when fields have shown their part of it. */
export function besideFields(problem: Problem | null, shown: readonly string[]): Problem | null {
  if (!problem?.errors) return problem;
  const errors = problem.errors.filter((error) => !shown.includes(error.at));
  return errors.length > 0 ? { ...problem, errors } : null;
}

export interface Change {
  what: string;
  before: string;
  after: string;
}

function lightsText(lights: Record<string, number>): string {
  const lit = Object.entries(lights).filter(([, percent]) => percent > 0);
  if (lit.length === 0) return t.desk.preview.dark;
  return lit.map(([name, percent]) => `${name.replaceAll('_', ' ')} ${percent} ${t.units.percent}`).join(', ');
}

function wordsOf(targets: RoomTargets, units: Units): Record<string, string> {
  const p = t.desk.preview;
  const level = (percent: number | null): string =>
    percent === null ? p.asHouse : `${percent} ${t.units.percent}`;
  return {
    [p.comfort]: temperature(targets.comfort, units),
    [p.night]: targets.night === null ? p.asByDay : temperature(targets.night, units),
    [p.fan]: p.fans[targets.fan] ?? targets.fan,
    [p.welcome]: lightsText(targets.welcome),
    [p.relax]: level(targets.brightness.relax),
    [p.read]: level(targets.brightness.read),
    [p.nightScene]: level(targets.brightness.night),
    [p.units]: targets.units === 'fahrenheit' ? '°F' : '°C',
  };
}

/** What the room would do otherwise than now. */
export function changes(before: RoomTargets, after: RoomTargets, units: Units): Change[] {
  const then = wordsOf(after, units);
  return Object.entries(wordsOf(before, units))
    .map(([what, was]) => ({ what, before: was, after: then[what] ?? '' }))
    .filter((change) => change.before !== change.after);
}
