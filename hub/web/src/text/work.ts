// SPDX-License-Identifier: Apache-2.0
// Texts of housekeeping in English.

export const work = {
  title: 'Housekeeping',
  floor: 'Floor',
  allFloors: 'All floors',
  print: 'Print list',
  none: 'Nothing to do here.',
  count: (items: number) => `${items} ${items === 1 ? 'room' : 'rooms'} to do`,
  need: {
    airing: 'Air',
    departure: 'Departure clean',
    flushing: 'Run the taps',
    make_up: 'Make up',
    make_up_now: 'Make up now',
    stayover: 'Stay-over clean',
    touch_up: 'Touch up',
  } as Record<string, string>,
  entry: {
    free: 'Go in',
    knock: 'Knock first',
    do_not_disturb: 'Do not disturb',
    closed: 'Closed',
  },
  under: (task: string) => `At work: ${task}`,
  task: { cleaning: 'cleaning', turndown: 'turndown', airing: 'airing' } as Record<string, string>,
  start: 'Start',
  startAiring: 'Start airing',
  finish: 'Finish',
  flushed: 'Taps run',
  waiting: (entries: number) =>
    `${entries} ${entries === 1 ? 'entry waits' : 'entries wait'} for the network`,
  waitingHint: 'Kept on this phone. They are sent by themselves.',
  queued: { start: 'Start waits to be sent', finish: 'Finish waits to be sent', flushed: 'Waits to be sent', defect: 'Defect waits to be sent' },
  refused: (number: string) => `Room ${number}: the hub did not take this`,
  dismiss: 'Dismiss',
  full: 'The list of entries that wait is full. Find the network, then go on.',
  tooOld: 'This phone had no network for 12 hours: say again how the room is.',
  done: 'Done',
  printed: (property: string, at: string) => `${property}: work list, ${at}`,
};
