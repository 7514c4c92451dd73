// SPDX-License-Identifier: Apache-2.0
// The texts in use. A further language is a file beside en.ts, typed Texts, and one line here.
import { en, type Texts } from './en';

const LANGUAGES: Record<string, Texts> = { en };

function choose(): Texts {
  for (const tag of globalThis.navigator?.languages ?? []) {
    const found = LANGUAGES[tag] ?? LANGUAGES[tag.split('-')[0] ?? ''];
    if (found) return found;
  }
  return en;
}

export const t: Texts = choose();

/** `channel/name` as people read it; the name may be empty. */
export const author = (by: string): string => words(by.replace(/\/$/, '').replace('/', ' '));

/** A word of the hub for people: a text if there is one, else the word itself without underscores. */
export const words = (word: string): string => word.replaceAll('_', ' ');
