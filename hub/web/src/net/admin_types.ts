// SPDX-License-Identifier: Apache-2.0
// The documents of docs/api.md that administrators and maintenance work with.
import type { Author, Delivery, Link } from './types';

export const ROLES = ['administrator', 'front_desk', 'housekeeping', 'maintenance'] as const;
export type StaffRole = (typeof ROLES)[number];

export interface Account {
  login: string;
  role: StaffRole;
  disabled: boolean;
  created: number;
  password_changed: number;
  sessions: number;
}

export const SCOPES = [
  'rooms.read',
  'rooms.write',
  'guests.read',
  'guests.write',
  'pms',
  'property.read',
  'property.write',
  'audit.read',
] as const;

export interface Token {
  id: string;
  name: string;
  scopes: string[];
  made_by: string;
  created: number;
  last_used: number | null;
  expires: number;
  /** Only in the answer to a new one. */
  token?: string;
}

export interface Device {
  id: string;
  /** Null, as type and floor, of a board that no room declares. */
  number: string | null;
  type: string | null;
  floor: string | null;
  link: Link | null;
  link_since: number | null;
  heard: number | null;
  boot: number | null;
  restarts: number;
  delivery: Delivery | null;
  apply_ms: number | null;
  knows_time: boolean;
  faults: string[];
}

export const DEFECT_KINDS = ['climate', 'light', 'water', 'power', 'furniture', 'opening', 'other'] as const;
export type DefectKind = (typeof DEFECT_KINDS)[number];

export interface Defect {
  id: string;
  number: string | null;
  room: string;
  kind: DefectKind;
  text: string;
  at: number;
  by: Author;
  status: 'open' | 'resolved';
  resolved: { at: number; by: Author; note: string } | null;
  photo: { type: string; bytes: number } | null;
}

export interface Defects {
  defects: Defect[];
  open: number;
  next: string | null;
}

export interface PropertyDraft {
  from: number;
  rooms: number;
  text: string;
}

export interface LinkCheck {
  ok: boolean;
  up: boolean | null;
  address: string | null;
  detail: string;
  remedy: string | null;
  took_ms: number;
}
