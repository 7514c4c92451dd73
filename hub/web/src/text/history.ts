// SPDX-License-Identifier: Apache-2.0
// Texts of a room's past and of its guests, in English.
export const history = {
  title: 'History',
  ranges: { day: '24 hours', week: '7 days', month: '30 days' },
  rangesLabel: 'How far back',
  loading: 'Looking at the past',
  none: 'The room has told nothing in this time.',
  air: 'Measured',
  setpoint: 'Wanted',
  heating: 'Heating valve',
  cooling: 'Cooling valve',
  guest: 'Guest in',
  staff: 'Staff in',
  window: 'Window open',
  do_not_disturb: 'Do not disturb',
  chart: (span: string) => `Chart of temperature, set point and valve over ${span}. The table below has the numbers.`,
  range: (low: string, high: string) => `Between ${low} and ${high}.`,
  shares: (parts: string) => `On average: ${parts}.`,
  share: (what: string, percent: number) => `${what.toLowerCase()} ${percent} %`,
  peopleKept: 'Who was in and do-not-disturb are kept for 7 days.',
  table: 'As a table',
  time: 'Time',
  failed: 'The chart cannot be drawn; the table has the numbers.',
};

export const stays = {
  title: 'Guests',
  none: 'Nobody is in house.',
  expected: (until: string) => `A guest is on the way, says the PMS; expected until ${until}.`,
  reservation: 'Reservation',
  profile: 'Profile',
  since: 'Since',
  dates: 'Arrival – departure',
  persons: 'Persons',
  language: 'Language',
  tier: 'Status',
  doubt: 'In doubt after a synchronisation with the PMS',
};

export const held: Record<string, string> = {
  evacuation: 'Evacuation',
  maintenance: 'Held',
  housekeeping: 'Housekeeping',
  demand_response: 'Saving energy',
};

export const readyIn = (minutes: number): string =>
  minutes > 90 ? `Ready in ${Math.round(minutes / 60)} h` : `Ready in ${minutes} min`;
