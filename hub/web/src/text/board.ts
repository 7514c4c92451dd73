// SPDX-License-Identifier: Apache-2.0
// Texts of the front desk in English.

export const board = {
  search: 'Room number',
  searchHint: 'Press / to search, arrows to move between rooms',
  filters: {
    all: 'All',
    problem: 'Problems',
    getting_ready: 'Getting ready',
    ready: 'Ready',
    rented: 'Rented',
    vacant: 'Vacant',
    dnd: 'Do not disturb',
    make_up: 'Make up',
    dirty: 'To clean',
    held: 'Held',
  },
  filtersLabel: 'Show rooms that are',
  floor: (floor: string) => `Floor ${floor}`,
  floorCount: (rooms: number) => `${rooms} ${rooms === 1 ? 'room' : 'rooms'}`,
  shown: (shown: number, all: number) => (shown === all ? `${all} rooms` : `${shown} of ${all} rooms`),
  none: 'No room fits. Another number, or another filter?',
  loading: 'Looking at the rooms',
  noAir: 'no reading',
  measured: 'measured',
  wanted: 'wanted',
};
