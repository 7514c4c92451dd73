// SPDX-License-Identifier: Apache-2.0
// Documents of complaints and cases, as docs/comfort.md shows them.

export type Complaint = 'too_cold' | 'too_warm' | 'too_dark' | 'too_bright';
export type Done = 'nothing' | 'raised_setpoint' | 'lowered_setpoint' | 'brightened_light' | 'dimmed_light';
export type ComplaintState = 'watching' | 'escalated' | 'reached' | 'at_limit' | 'withdrawn';
export type CaseState = 'open' | 'acknowledged' | 'resolved' | 'closed';

export interface ComfortDocument {
  number: string;
  complaint: Complaint;
  done: Done;
  from: number | null;
  to: number | null;
  scene: string | null;
  minutes: number | null;
  /** What stands in the way. */
  because: string | null;
  until: number | null;
  state: ComplaintState;
  air_then: number | null;
  air: number | null;
  at: number;
  by: string;
  times: number;
  repeat: boolean;
  case: number | null;
}

export interface Evidence {
  since: number;
  air_then: number | null;
  air: number | null;
  wanted: number | null;
  kelvin_per_hour: number | null;
  heating: number | null;
  cooling: number | null;
  fan: number | null;
  light_then: number | null;
  light: number | null;
  window_since: number | null;
  online: boolean;
  faults: string;
  because: string | null;
}

export interface CaseDocument {
  case: number;
  /** Of the room; null: it is no room of the property any more. */
  number: string | null;
  subject: 'climate' | 'light' | 'equipment';
  complaint: Complaint | null;
  cause: string;
  state: CaseState;
  opened: number;
  times: number;
  comfort_at: number | null;
  acknowledged: number | null;
  acknowledged_by: string | null;
  ended: number | null;
  ended_by: string | null;
  note: string;
  evidence: Evidence;
}
