// SPDX-License-Identifier: Apache-2.0
// The documents of docs/api.md, as far as pages read them. Words that the hub may extend are plain strings: a page
// shows one that it does not know as it is.

export type Rental = 'vacant' | 'rented' | 'out_of_service';
export type Condition = 'dirty' | 'pickup' | 'clean' | 'inspected';
export type Sale = 'in_service' | 'out_of_service' | 'out_of_order';
export type Service = 'none' | 'do_not_disturb' | 'make_up_room' | 'make_up_room_now';
export type Link = 'online' | 'offline' | 'lost';
export type Delivery = 'none' | 'pending' | 'confirmed' | 'rejected' | 'unconfirmed';
export type Presence = 'nobody' | 'leaving' | 'staff' | 'guest';
export type Arrival = 'past' | 'awaited' | 'overdue';

export interface PlanId {
  epoch: number;
  version: number;
}

interface RoomLabel {
  number: string;
  id: string;
  type: string;
  floor: string;
  rental: Rental;
  stays: number;
  condition: Condition;
  sale: Sale;
  service: Service;
  /** The PMS says that a guest is on the way. */
  expected: boolean;
  /** What holds the room, the strongest first. */
  held: string[];
  /** Zero: ready. Null: made ready for nobody, or nobody can tell. */
  ready_in_min: number | null;
  link: Link | null;
  delivery: Delivery;
  planned: PlanId | null;
  confirmed: PlanId | null;
  confirm_ms: number | null;
}

/** A room as the list has it: degrees Celsius, percent. */
export interface RoomLine extends RoomLabel {
  air: number | null;
  setpoint: number | null;
  heat: number;
  cool: number;
  because: string;
  presence: Presence | null;
  arrival: Arrival | null;
  lights: Record<string, number>;
  faults: string[];
}

export interface RoomReport {
  result?: string;
  state?: {
    air?: number;
    heating?: number;
    cooling?: number;
    fan?: number;
    humidity?: number;
    lights?: Record<string, number>;
    situation?: { presence?: Presence; arrival?: Arrival; protection?: string };
  };
  faults?: string[];
  errors?: { at: string; code: string }[];
}

export interface RoomDocument extends RoomLabel {
  report: RoomReport | null;
  decision: { climate?: { setpoint: number | null; heat: number; cool: number } } | null;
}

/** Lists of the same length; see docs/api.md. */
export interface History {
  since: number;
  until: number;
  resolution: number;
  people: boolean;
  at: number[];
  told: number[];
  air: (number | null)[];
  setpoint: (number | null)[];
  heating: number[];
  cooling: number[];
  window: number[];
  guest: (number | null)[];
  staff: (number | null)[];
  do_not_disturb: (number | null)[];
}

export interface RoomStay {
  reservation: string;
  profile: string | null;
  since: number;
  arrival: string | null;
  departure: string | null;
  persons: number | null;
  language: string | null;
  vip: string | null;
  tier: string | null;
  greeting: string | null;
  in_doubt: boolean;
}

export interface RoomStays {
  stays: RoomStay[];
  expected: { until: number } | null;
}

export interface ExplainPart {
  what: string;
  value: string;
  because: string;
  sentence: string;
  since: number | null;
  until: number | null;
  would_change: string;
}

export interface Status {
  property: string;
  version: string;
  broker: 'up' | 'down';
  pms: 'up' | 'down' | null;
  rooms: number;
  rooms_online: number;
  rooms_rented: number;
  rooms_at_fault: number;
  rooms_in_doubt: number;
}

export interface WorkItem {
  number: string;
  floor: string;
  need: string;
  entry: 'free' | 'knock' | 'do_not_disturb' | 'closed';
  condition: Condition;
  rented: boolean;
  presence: Presence | null;
  under: string | null;
  since: number;
}

interface Origin {
  by: string;
  reason: string;
  since: number;
  until: number | null;
}

export interface RoomOverride extends Origin {
  number: string;
  kind: 'housekeeping' | 'maintenance';
  task?: string;
  mode?: string | null;
  setpoint?: number | null;
  fan?: string | null;
  lights?: number | null;
}

export interface HouseAction extends Origin {
  number: number;
  kind: 'evacuation' | 'demand_response';
  floor: string;
  type: string;
  degrees?: number;
}

export interface Overrides {
  rooms: RoomOverride[];
  actions: HouseAction[];
}

export interface ActionAnswer {
  action: HouseAction | null;
  rooms: string[];
  rented: number;
  occupied: number;
}

export interface Preferences {
  climate?: { comfort?: number; night?: number; fan?: string };
  lights?: { welcome?: Record<string, number>; brightness?: Record<string, number> };
  language?: string;
  units?: string;
}

export interface Guest {
  preferences: Preferences;
  values: { name: string; value: string; provenance: string; scope: string; since: number }[];
  consent: { learning: 'given' | 'refused' | 'unknown' };
  learned: string | null;
}

export interface GuestStay {
  reservation: string;
  number: string;
  status: 'expected' | 'in_house' | 'checked_out';
  arrival: string | null;
  departure: string | null;
}

export interface Author {
  channel: string;
  name: string;
}

export interface Revision {
  revision: number;
  active: boolean;
  since: number;
  by: Author;
  origin: 'file' | 'apply' | 'revert';
  reverted_to: number | null;
  digest: string;
  rooms: number;
  text?: string;
}

export interface Setting {
  key: string;
  before: string;
  after: string;
}

export interface PropertyChange {
  from: number;
  made: number | null;
  settings: Setting[];
  rooms: { added: string[]; removed: string[]; changed: Setting[] };
  plans: { rooms: number; groups: { type: string; changes: Setting[]; rooms: string[] }[] };
}

export interface AuditLine {
  serial: number;
  at: number;
  by: Author;
  room: string | null;
  number: string | null;
  what: string;
  before: string;
  after: string;
  why: string;
}

export interface Sync {
  wanted: boolean;
  running: boolean;
  asked: number | null;
  ended: number | null;
  in_doubt: { number: string; stays: number; emptied: boolean }[];
}

export interface FieldError {
  at: string;
  detail: string;
  line?: number;
  column?: number;
}

/** RFC 9457, as the hub sends it; `unreachable` is this console's own code for no answer at all. */
export interface Problem {
  code: string;
  title: string;
  status: number;
  detail: string;
  errors?: FieldError[];
}
