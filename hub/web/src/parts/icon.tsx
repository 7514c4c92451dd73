// SPDX-License-Identifier: Apache-2.0
// Icons as paths on a grid of 24, drawn in the colour of the text beside them, which says the same: they are hidden
// from readers of the screen.
const PATHS = {
  alert: 'M12 3 2.5 20h19L12 3Zm0 6v5m0 3v.01',
  wrench: 'M20 7a5 5 0 0 1-6.5 4.8L7 18.3a2 2 0 1 1-2.8-2.8l6.6-6.5A5 5 0 0 1 17 4l-3 3 .5 2.5L17 10l3-3Z',
  flame: 'M12 3c1 4 5 6 5 11a5 5 0 0 1-10 0c0-2 1-3 2-4 .3 1.6 1 2.4 2 2.7C10.8 9 10.8 6 12 3Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  person: 'M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.5-4 3-6 7-6s6.5 2 7 6',
  away: 'M10 4H5v16h5M14 8l4 4-4 4m4-4H9',
  staff: 'M12 10.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM6 20v-2a4 4 0 0 1 4-4h4a4 4 0 0 1 4 4v2M9.5 17h5',
  bed: 'M3 18V7m0 8h18m0 3v-5a3 3 0 0 0-3-3h-7v5M7 12.2a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4 8 8 0 1 0 20 14.5Z',
  broom: 'M20 4 12.5 11.5M8 9.5l6.5 6.5c-2 3.5-6 4.5-10.5 4 .5-5 1-8 4-10.5Z',
  sparkle: 'M11 4l1.8 5.2L18 11l-5.2 1.8L11 18l-1.8-5.2L4 11l5.2-1.8L11 4Zm7.5 11.5.8 2.2 2.2.8-2.2.8-.8 2.2-.8-2.2-2.2-.8 2.2-.8.8-2.2Z',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L20 20',
  desk: 'M4 20V10l8-6 8 6v10H4Zm6 0v-6h4v6',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  guests: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3 19c.4-3.3 2.5-5 6-5s5.6 1.7 6 5M15.5 5.3a3 3 0 0 1 0 5.4M17 14.3c2.3.5 3.6 2.1 4 4.7',
  gear: 'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm0-11.5v3m0 11v3M20.5 12h-3m-11 0h-3m14.5-6-2.1 2.1M8.1 15.9 6 18m12 0-2.1-2.1M8.1 8.1 6 6',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2',
  lock: 'M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3',
  door: 'M6 20.5V4h12v16.5M3.5 20.5h17M14.5 12.5v.01',
  hand: 'M7 12V6.5a1.5 1.5 0 0 1 3 0V11m0-1V4.5a1.5 1.5 0 0 1 3 0V11m0-5a1.5 1.5 0 0 1 3 0v6m0-3a1.5 1.5 0 0 1 3 0v5c0 4-2.5 6.5-6 6.5-3 0-4.5-1-6-4L4.5 12.8a1.5 1.5 0 0 1 2.5-1.6l1.5 2',
  cloud: 'M7 18.5a4 4 0 0 1-.5-8 6 6 0 0 1 11.5-.5 4.3 4.3 0 0 1-.5 8.5H7Z',
  print: 'M7 9V4h10v5M7 17H4V9.5h16V17h-3M7 14h10v6H7v-6Z',
  book: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3V4Zm0 13a3 3 0 0 1 3-3h11M9 8h6',
  drop: 'M12 3.5c3 4 5.5 6.5 5.5 10a5.5 5.5 0 0 1-11 0c0-3.5 2.5-6 5.5-10Z',
  minus: 'M6 12h12',
  plus: 'M6 12h12M12 6v12',
  close: 'm6 6 12 12M18 6 6 18',
  left: 'm14.5 5-7 7 7 7',
  key: 'M14.5 13.5a5 5 0 1 0-4-4L4 16v4h4v-2.5h2.5V15l1.5-1.5h2.5Zm1.5-5.5v.01',
  camera: 'M4 8h4l1.5-2.5h5L16 8h4v11H4V8Zm8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  board: 'M7 7h10v10H7V7Zm3-3v3m4-3v3m-4 10v3m4-3v3M4 10h3m-3 4h3m10-4h3m-3 4h3',
  flag: 'M6 21V4h12l-2.5 4 2.5 4H6',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
