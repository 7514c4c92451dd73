// SPDX-License-Identifier: Apache-2.0
// The documents of the front desk's routes, as docs/api.md has them.

export interface DeskStay {
  reservation: string;
  status: 'expected' | 'in_house' | 'checked_out';
  by_desk: boolean;
  departure: string | null;
}

export interface Reception {
  number: string;
  stays: DeskStay[];
}

export interface RoomTargets {
  comfort: number;
  night: number | null;
  fan: string;
  welcome: Record<string, number>;
  brightness: { relax: number | null; read: number | null; night: number | null };
  units: 'celsius' | 'fahrenheit';
}

export interface PreviewRoom {
  number: string;
  type: string;
  in_house: boolean;
  before: RoomTargets;
  after: RoomTargets;
  notes: string[];
}

/** What a room's document says beside the line of the list, as far as the desk's controls read it. */
export interface RoomForDesk {
  scenes?: string[];
  plan?: { climate?: { min?: number; max?: number } } | null;
  report?: { state?: { hand?: { scene?: string; setpoint?: number } } } | null;
}
