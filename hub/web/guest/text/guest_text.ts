// SPDX-License-Identifier: Apache-2.0
// What the guest page says. Every language is one file of this type, and one line in languages.ts. `{...}` stands for
// a value; tests/guest_text_test.ts checks that each language has the same ones.
export interface GuestText {
  /** The language's name for itself. */
  name: string;
  language: string;
  units: string;
  loading: string;
  room: string; // {number}
  temperature: string;
  now: string; // {t}
  noAir: string;
  wanted: string;
  warmer: string;
  cooler: string;
  limits: string; // {min} {max}
  heldAt: string; // {t}: what the room is held at while that is not what the guest wants
  heldBetween: string; // {min} {max}
  light: string;
  scenes: { welcome: string; relax: string; read: string; night: string; off: string };
  service: string;
  doNotDisturb: string;
  makeUp: string;
  makeUpNow: string;
  state: { confirmed: string; sending: string; sent: string; unreachable: string; refused: string };
  offline: string;
  tooFast: string;
  failed: string;
  feel: string;
  complaints: { too_cold: string; too_warm: string; too_dark: string; too_bright: string };
  feedback: {
    changed: string; // {from} {to}
    brighter: string;
    dimmer: string;
    nothing: string;
    minutes: string; // {n}
    watching: string;
    escalated: string;
    repeat: string;
    atLimit: string;
    cannot: string;
    fault: string;
  };
  why: string;
  whyLight: string;
  until: string; // {time}
  since: string; // {time}
  reasons: Record<Reason, string>;
  memory: {
    title: string;
    unknown: string;
    kept: string;
    refused: string;
    shared: string;
    unavailable: string;
    keep: string;
    forget: string;
    sure: string;
    yes: string;
    no: string;
  };
  refusal: { title: string; ended: string; scan: string; busy: string; away: string; again: string };
  privacy: string;
  leave: string;
  left: string;
}

/** Reasons as guests tell them apart; model.ts says which words of the hub are which. */
export type Reason =
  | 'policy'
  | 'awaiting'
  | 'empty'
  | 'night'
  | 'preference'
  | 'hand'
  | 'path'
  | 'wake'
  | 'limitMin'
  | 'limitMax'
  | 'demand'
  | 'housekeeping'
  | 'maintenance'
  | 'protection'
  | 'opening'
  | 'evacuation'
  | 'unknown';
