// SPDX-License-Identifier: Apache-2.0
// A guest's preferences as a form holds them, and the merge patch that the hub is sent. Pure.
import type { Preferences } from '../net/types';

export const SCENES = ['relax', 'read', 'night'] as const;
export type Scene = (typeof SCENES)[number];

/** Texts as typed; empty: as the house has it. */
export interface Draft {
  comfort: string;
  night: string;
  fan: string;
  lights: { name: string; level: string }[];
  brightness: Record<Scene, string>;
  language: string;
  units: string;
}

export type Wrong = Record<string, 'temperature' | 'percent' | 'light' | 'twice'>;

const text = (value: number | undefined): string => (value === undefined ? '' : String(value));

export function draftOf(stored: Preferences): Draft {
  const brightness = stored.lights?.brightness ?? {};
  return {
    comfort: text(stored.climate?.comfort),
    night: text(stored.climate?.night),
    fan: stored.climate?.fan ?? '',
    lights: Object.entries(stored.lights?.welcome ?? {}).map(([name, level]) => ({ name, level: String(level) })),
    brightness: { relax: text(brightness.relax), read: text(brightness.read), night: text(brightness.night) },
    language: stored.language ?? '',
    units: stored.units ?? '',
  };
}

/** 16 to 30 in steps of 0.1: what the hub takes, which rounds nothing. */
export function isTemperature(typed: string): boolean {
  return /^\d{2}([.,]\d)?$/.test(typed) && numberOf(typed) >= 16 && numberOf(typed) <= 30;
}

export const numberOf = (typed: string): number => Number(typed.replace(',', '.'));

const isPercent = (typed: string, least: number): boolean =>
  /^\d{1,3}$/.test(typed) && Number(typed) >= least && Number(typed) <= 100;

/** What is wrong, by the name of the field: `comfort`, `night`, `brightness.relax`, `lights.0.name`, ... */
export function check(draft: Draft): Wrong {
  const wrong: Wrong = {};
  for (const field of ['comfort', 'night'] as const) {
    if (draft[field] && !isTemperature(draft[field])) wrong[field] = 'temperature';
  }
  for (const scene of SCENES) {
    const typed = draft.brightness[scene];
    if (typed && !isPercent(typed, 1)) wrong[`brightness.${scene}`] = 'percent';
  }
  const names = draft.lights.map((light) => light.name);
  draft.lights.forEach((light, i) => {
    if (!/^[a-z][a-z0-9_]{0,15}$/.test(light.name)) wrong[`lights.${i}.name`] = 'light';
    else if (names.indexOf(light.name) < i) wrong[`lights.${i}.name`] = 'twice';
    if (!isPercent(light.level, 0)) wrong[`lights.${i}.level`] = 'percent';
  });
  return wrong;
}

/** Half a degree up or down, within what is allowed; from nothing it starts at 21. */
export function stepped(typed: string, by: number): string {
  const from = isTemperature(typed) ? numberOf(typed) + by : 21;
  return String(Math.min(30, Math.max(16, Math.round(from * 10) / 10)));
}

type Light = Draft['lights'][number];

/**
 * The lights of `latest` as far as `draft` left those of `base` alone: what was typed, added or taken out stays so,
 * and where it stood, since somebody may be typing there.
 */
function rebasedLights(base: Light[], draft: Light[], latest: Light[]): Light[] {
  const levelIn = (lights: Light[], name: string): string | undefined =>
    lights.find((light) => light.name === name)?.level;
  const kept = draft.flatMap((light) => {
    if (levelIn(base, light.name) !== light.level) return [light];
    const level = levelIn(latest, light.name);
    return level === undefined ? [] : [{ name: light.name, level }];
  });
  const isNew = ({ name }: Light): boolean =>
    levelIn(base, name) === undefined && levelIn(draft, name) === undefined;
  return [...kept, ...latest.filter(isNew)];
}

/** What `draft` becomes when `latest` is stored instead of `base`, from which it started: what was typed stays. */
export function rebased(base: Preferences, draft: Draft, latest: Preferences): Draft {
  const from = draftOf(base);
  const to = draftOf(latest);
  const field = (name: 'comfort' | 'night' | 'fan' | 'language' | 'units'): string =>
    draft[name] === from[name] ? to[name] : draft[name];
  const bright = (scene: Scene): string =>
    draft.brightness[scene] === from.brightness[scene] ? to.brightness[scene] : draft.brightness[scene];
  return {
    comfort: field('comfort'),
    night: field('night'),
    fan: field('fan'),
    lights: rebasedLights(from.lights, draft.lights, to.lights),
    brightness: { relax: bright('relax'), read: bright('read'), night: bright('night') },
    language: field('language'),
    units: field('units'),
  };
}

type Patch = Record<string, unknown>;

function put(patch: Patch, key: string, before: unknown, after: unknown): void {
  if (before !== after) patch[key] = after ?? null;
}

const numeric = (typed: string): number | undefined => (typed === '' ? undefined : numberOf(typed));
const word = (typed: string): string | undefined => (typed === '' ? undefined : typed);

/** The smallest merge patch (RFC 7396) that makes of `stored` what `draft` says. REQUIRES: check() finds nothing. */
export function patchOf(stored: Preferences, draft: Draft): Patch {
  const climate: Patch = {};
  put(climate, 'comfort', stored.climate?.comfort, numeric(draft.comfort));
  put(climate, 'night', stored.climate?.night, numeric(draft.night));
  put(climate, 'fan', stored.climate?.fan, word(draft.fan));
  const welcome: Patch = {};
  const before = stored.lights?.welcome ?? {};
  const after = Object.fromEntries(draft.lights.map((light) => [light.name, Number(light.level)]));
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    put(welcome, name, before[name], after[name]);
  }
  const brightness: Patch = {};
  for (const scene of SCENES) {
    put(brightness, scene, stored.lights?.brightness?.[scene], numeric(draft.brightness[scene]));
  }
  const lights: Patch = {};
  if (Object.keys(welcome).length > 0) lights.welcome = welcome;
  if (Object.keys(brightness).length > 0) lights.brightness = brightness;
  const patch: Patch = {};
  if (Object.keys(climate).length > 0) patch.climate = climate;
  if (Object.keys(lights).length > 0) patch.lights = lights;
  put(patch, 'language', stored.language, word(draft.language.trim()));
  put(patch, 'units', stored.units, word(draft.units));
  return patch;
}
