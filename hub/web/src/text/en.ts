// SPDX-License-Identifier: Apache-2.0
// Every text of the console in English; each area has its own in a file beside this one. Another language is another
// file of this type, chosen in text.ts.

import { accounts } from './accounts';
import { audit } from './audit';
import { board } from './board';
import { defects } from './defects';
import { devices } from './devices';
import { guests } from './guests';
import { logIn } from './log_in';
import { maintenance } from './maintenance';
import { property } from './property';
import { room } from './room';
import { setup } from './setup';
import { words } from './words';
import { work } from './work';

import { desk } from './desk';

import { comfort } from './comfort';

import { held, history, readyIn, stays } from './history';

import { cards } from './cards';

export const en = {
  ...words,
  desk,
  held,
  history,
  readyIn,
  stays,
  language: 'en',
  app: 'Innkeeper',
  skip: 'Skip to content',
  pages: {
    board: 'Front desk',
    room: 'Room',
    housekeeping: 'Housekeeping',
    maintenance: 'Maintenance',
    guests: 'Guests',
    property: 'Property',
    audit: 'Audit',
    cards: cards.title,
    setup: 'Set-up',
    accounts: 'Accounts',
    devices: 'Boards',
    rooms: 'Set up rooms',
  },
  logIn,
  /** Below the icons of a phone's lower edge. */
  shortPages: {
    board: 'Desk',
    room: 'Room',
    housekeeping: 'Cleaning',
    maintenance: 'Repair',
    guests: 'Guests',
    property: 'House',
    audit: 'Audit',
    cards: 'Cards',
    setup: 'Set-up',
    accounts: 'Staff',
    devices: 'Boards',
    rooms: 'Rooms',
  },
  connection: {
    loading: 'Connecting',
    live: 'Live',
    away: 'Not connected',
    awayDetail: 'What you see is how things were. Trying again.',
    broker: 'The MQTT broker is down: no room hears the hub.',
    pms: 'The PMS is not connected: check-ins do not arrive.',
    doubt: (rooms: number) =>
      `After a synchronisation with the PMS ${rooms} ${rooms === 1 ? 'room is' : 'rooms are'} in doubt.`,
    settle: 'Settle it',
  },
  settings: {
    title: 'Display and log-in',
    theme: 'Colours',
    themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
    units: 'Temperatures',
    unitNames: { celsius: '°C', fahrenheit: '°F' },
    close: 'Close',
  },
  board,
  room,
  work,
  maintenance,
  guests,
  property,
  audit,
  accounts,
  defects,
  devices,
  setup,
  units: { percent: '%', kelvin: 'K' },
  problem: {
    retry: 'Try again',
    missingReason: 'Say why.',
    noSuchRoom: 'There is no such room.',
  },
  cancel: 'Cancel',
  comfort,
};

export type Texts = typeof en;
