// SPDX-License-Identifier: Apache-2.0
// Texts of the inventory of boards in English.

export const devices = {
  title: 'Boards',
  back: 'Maintenance',
  search: 'Room or board',
  filtersLabel: 'Show boards that are',
  filters: {
    all: 'All',
    problem: 'With problems',
    away: 'Not online',
    restarted: 'Restarted',
    stranger: 'Unknown',
  },
  count: (shown: number, all: number) => (shown === all ? `${all} boards` : `${shown} of ${all} boards`),
  none: 'No board fits.',
  loading: 'Looking at the boards',
  stranger: 'No room declares it',
  strangerHint: 'A board that no room declares gets no plan. Declare it by its id, or take it off the network.',
  moreStrangers: 'There are more unknown boards than the hub remembers: somebody may be flooding the broker.',
  unheard: 'Not heard of',
  since: (at: string) => `since ${at}`,
  heard: (at: string) => `Heard ${at}`,
  starts: (boot: number) => (boot === 1 ? '1 start' : `${boot} starts`),
  restarts: (restarts: number) => `${restarts} since the hub started`,
  applied: (ms: number) => `Plan taken in ${ms} ms`,
  noClock: 'Does not know the time',
  healthy: 'No fault',
  again: 'Look again',
};
