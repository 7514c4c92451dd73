// SPDX-License-Identifier: Apache-2.0
// What one person at one screen likes: kept in the browser, never sent.
import { effect, signal } from '@preact/signals';

export type Theme = 'auto' | 'light' | 'dark';
export type Units = 'celsius' | 'fahrenheit';

const PREFIX = 'innkeeper.';

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** False when the browser keeps nothing, such as a private window. */
export function remember(key: string, value: string): boolean {
  try {
    localStorage.setItem(PREFIX + key, value);
    return true;
  } catch {
    return false;
  }
}

const oneOf = <T extends string>(words: readonly T[], word: string | null, otherwise: T): T =>
  words.find((known) => known === word) ?? otherwise;

export const theme = signal(oneOf<Theme>(['auto', 'light', 'dark'], remembered('theme'), 'auto'));
export const units = signal(oneOf<Units>(['celsius', 'fahrenheit'], remembered('units'), 'celsius'));
/** Of the housekeeping page; empty: all. */
export const floor = signal(remembered('floor') ?? '');

export function startSettings(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const system = signal(dark.matches);
  dark.addEventListener('change', () => {
    system.value = dark.matches;
  });
  effect(() => {
    const automatic = system.value ? 'dark' : 'light';
    document.documentElement.dataset.theme = theme.value === 'auto' ? automatic : theme.value;
    remember('theme', theme.value);
  });
  effect(() => void remember('units', units.value));
  effect(() => void remember('floor', floor.value));
}
