// SPDX-License-Identifier: Apache-2.0
// What somebody chose on this phone: language and unit. Kept as long as the browser lets it.
import type { Units } from './model';

const NAME = 'innkeeper.guest.';

function read(name: string): string | null {
  try {
    return localStorage.getItem(NAME + name);
  } catch (_error) {
    return null; // A private window keeps nothing, and the page works without.
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(NAME + name, value);
  } catch (_error) {
    // As above.
  }
}

export const chosenLanguage = (): string | null => read('language');
export const chooseLanguage = (tag: string): void => write('language', tag);

export function chosenUnits(): Units | null {
  const units = read('units');
  return units === 'celsius' || units === 'fahrenheit' ? units : null;
}
export const chooseUnits = (units: Units): void => write('units', units);
