// SPDX-License-Identifier: Apache-2.0
// What the hub tells in words for programs, as sentences in the guest's language. Pure.
import { degrees, type Feedback, fill, hour, numeral, type OwnRoom, reasonOf, type Units, type Why } from './model';
import type { GuestText } from './text/guest_text';

/** Hindrances that are reasons as well; the others have words of their own. */
function hindranceText(word: string, t: GuestText): string {
  switch (word) {
    case 'at_limit':
      return t.feedback.atLimit;
    case 'offline':
      return t.state.unreachable;
    case 'evacuation':
      return t.reasons.evacuation;
    case 'maintenance':
      return t.reasons.maintenance;
    case 'window_open':
      return t.reasons.opening;
    case 'housekeeping':
      return t.reasons.housekeeping;
    case 'demand_response':
      return t.reasons.demand;
    case 'climate_off':
      return t.feedback.cannot;
    default:
      return t.feedback.fault;
  }
}

function stepText(feedback: Feedback, t: GuestText, tag: string, units: Units): string {
  if (feedback.done === 'brightened_light') return t.feedback.brighter;
  if (feedback.done === 'dimmed_light') return t.feedback.dimmer;
  if (feedback.done === 'nothing' || feedback.from === null || feedback.to === null) return t.feedback.nothing;
  const text = (celsius: number): string => degrees(celsius, units, tag);
  return fill(t.feedback.changed, { from: text(feedback.from), to: text(feedback.to) });
}

/** One after the other; a full stop as wide as a character holds its own space. */
const joined = (sentences: string[]): string => sentences.join(' ').replace(/。 /g, '。');

export function feedbackText(feedback: Feedback, t: GuestText, tag: string, units: Units, offsetMin: number): string {
  const sentences: string[] = [];
  if (feedback.repeat) sentences.push(t.feedback.repeat);
  else if (!(feedback.done === 'nothing' && feedback.because)) sentences.push(stepText(feedback, t, tag, units));
  if (feedback.because) {
    const until =
      feedback.until === null ? '' : ` (${fill(t.until, { time: hour(feedback.until, offsetMin, tag) })})`;
    sentences.push(hindranceText(feedback.because, t) + until);
  } else if (feedback.minutes !== null && feedback.minutes > 0) {
    sentences.push(fill(t.feedback.minutes, { n: numeral(feedback.minutes, tag) }));
  }
  if (feedback.state === 'escalated') sentences.push(t.feedback.escalated);
  else if (feedback.state === 'watching') sentences.push(t.feedback.watching);
  return joined(sentences);
}

const NEAR_S = 20 * 3600;

/** Temperature and light, each reason once. */
export function whyItems(why: Why, room: OwnRoom, t: GuestText, tag: string, units: Units): string[] {
  // An hour alone says which day it is of only when that is near.
  const near = (seconds: number | null, text: string): string =>
    seconds === null || Math.abs(seconds - room.at) > NEAR_S
      ? ''
      : fill(text, { time: hour(seconds, room.utc_offset_min, tag) });
  const items: string[] = [];
  const seen: string[] = [];
  why.parts.forEach((part) => {
    const isLight = part.what.indexOf('light ') === 0;
    if (part.what !== 'temperature' && !isLight) return;
    const c = room.temperature;
    const value = isLight
      ? t.whyLight
      : c.setpoint === null
        ? `${degrees(c.heat, units, tag)} – ${degrees(c.cool, units, tag)}`
        : degrees(c.setpoint, units, tag);
    const times = [near(part.since, t.since), near(part.until, t.until)].filter((text) => text !== '');
    const reason = t.reasons[reasonOf(part.because)];
    const key = `${value} ${reason}`;
    if (seen.indexOf(key) >= 0) return;
    seen.push(key);
    items.push(`\u2068${value}\u2069: ${reason}${times.length > 0 ? ` (${times.join(', ')})` : ''}`);
  });
  if (!why.told_by_room) items.push(t.state.unreachable);
  return items;
}
