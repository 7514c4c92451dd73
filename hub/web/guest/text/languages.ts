// SPDX-License-Identifier: Apache-2.0
// The languages of the guest page, and which one somebody gets.
import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import type { GuestText } from './guest_text';
import { it } from './it';
import { ja } from './ja';
import { zh } from './zh';

export const LANGUAGES: { [tag: string]: GuestText } = { en, it, de, fr, es, zh, ja, ar };

const RIGHT_TO_LEFT = ['ar'];

/** The first of `tags` (BCP 47) that the page speaks, otherwise English. */
export function languageOf(tags: (string | null | undefined)[]): string {
  for (const tag of tags) {
    const primary = (tag || '').split('-')[0]!.toLowerCase();
    if (LANGUAGES.hasOwnProperty(primary)) return primary;
  }
  return 'en';
}

export const directionOf = (tag: string): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.indexOf(tag) >= 0 ? 'rtl' : 'ltr');
