// SPDX-License-Identifier: Apache-2.0
// What surrounds every page: where one can go, whether the hub is there, and what everybody has to know now.
import { useEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from '../parts/icon';
import { SettingsButton } from '../parts/settings';
import { connection, status, trouble } from '../state/house';
import { addressOf, type Page, route } from '../state/route';
import { may, standing } from '../state/session';
import { t } from '../text/text';
import { Accounts } from './accounts';
import { Audit } from './audit';
import { Board } from './board';
import { Devices } from './devices';
import { GuestCards } from './guest_cards';
import { Guests } from './guests';
import { Housekeeping } from './housekeeping';
import { LogIn } from './log_in';
import { Maintenance } from './maintenance';
import { Property } from './property';
import { Room } from './room';
import { RoomSetup } from './room_setup';

/** With the route that a page is nothing without. */
const LINKS: [Page, IconName, string][] = [
  ['board', 'desk', 'GET /api/v1/rooms'],
  ['housekeeping', 'list', 'GET /api/v1/housekeeping/work'],
  ['maintenance', 'wrench', 'GET /api/v1/overrides'],
  ['guests', 'guests', 'GET /api/v1/guests/{profile}'],
  ['property', 'gear', 'GET /api/v1/property'],
  ['audit', 'book', 'GET /api/v1/audit'],
  ['accounts', 'key', 'GET /api/v1/accounts'],
];

/** Pages that others lead to: which one, and what each is nothing without. */
const BELOW: Partial<Record<Page, [Page, string]>> = {
  room: ['board', 'GET /api/v1/rooms'],
  devices: ['maintenance', 'GET /api/v1/devices'],
  rooms: ['property', 'POST /api/v1/property/rooms'],
};

function PageLinks() {
  const here = BELOW[route.value.page]?.[0] ?? route.value.page;
  return (
    <nav class="pages" aria-label={t.app}>
      {LINKS.filter(([, , needs]) => may(needs)).map(([page, icon]) => (
        <a key={page} href={addressOf(page)} aria-current={page === here ? 'page' : undefined}>
          <Icon name={icon} />
          <span class="long">{t.pages[page]}</span>
          <span class="short">{t.shortPages[page]}</span>
        </a>
      ))}
    </nav>
  );
}

function LinkState() {
  return (
    <p class={`link-state ${connection.value}`} role="status">
      <span class="dot" aria-hidden="true" />
      {t.connection[connection.value]}
    </p>
  );
}

/** What concerns everybody at a screen, whatever page they look at. */
function HouseNotices() {
  const house = status.value;
  return (
    <div role="status">
      {connection.value === 'away' && (
        <p class="notice bad">
          <Icon name="alert" />
          <strong>{trouble.value?.title || t.connection.away}.</strong> {t.connection.awayDetail}
        </p>
      )}
      {house?.broker === 'down' && (
        <p class="notice bad">
          <Icon name="alert" />
          {t.connection.broker}
        </p>
      )}
      {house?.pms === 'down' && (
        <p class="notice warn">
          <Icon name="alert" />
          {t.connection.pms}
        </p>
      )}
      {house && house.rooms_in_doubt > 0 && (
        <p class="notice warn">
          <Icon name="alert" />
          {t.connection.doubt(house.rooms_in_doubt)} <a href={addressOf('property')}>{t.connection.settle}</a>
        </p>
      )}
    </div>
  );
}

function CurrentPage() {
  const { page, subject } = route.value;
  const needs = BELOW[page]?.[1] ?? LINKS.find(([name]) => name === page)?.[2];
  if (needs && !may(needs)) return <p class="empty">{t.logIn.forbidden}</p>;
  switch (page) {
    case 'board':
      return <Board />;
    case 'room':
      return <Room key={subject} number={subject} />;
    case 'housekeeping':
      return <Housekeeping />;
    case 'maintenance':
      return <Maintenance room={subject} />;
    case 'guests':
      return <Guests key={subject} profile={subject} />;
    case 'property':
      return <Property />;
    case 'audit':
      return <Audit key={subject} room={subject} />;
    case 'accounts':
      return <Accounts />;
    case 'devices':
      return <Devices />;
    case 'rooms':
      return <RoomSetup />;
    case 'cards':
      return <GuestCards key={subject} room={subject} />;
    case 'setup':
      return <LogIn link={subject} />;
  }
}

/** Names the page in the tab, and moves the focus to it when another one was chosen. */
function useArrival(main: { current: HTMLElement | null }): void {
  const first = useRef(true);
  const { page, subject } = route.value;
  useEffect(() => {
    const name = page === 'room' ? `${t.pages.room} ${subject}` : t.pages[page];
    document.title = `${name} · ${status.value?.property ?? t.app}`;
  }, [page, subject, status.value?.property]);
  useEffect(() => {
    if (!first.current) {
      // The board knows itself where somebody was.
      if (page !== 'board') scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [page, subject]);
}

export function Frame() {
  const main = useRef<HTMLElement>(null);
  useArrival(main);
  const { page } = route.value;
  const isOut = standing.value.kind === 'out' || page === 'setup';
  const toContent = (event: Event): void => {
    event.preventDefault();
    main.current?.focus();
  };
  return (
    <>
      <a class="skip button" href="#content" onClick={toContent}>
        {t.skip}
      </a>
      <header class="top">
        <div class="brand">
          <strong>{status.value?.property ?? t.app}</strong>
          {status.value && <span>{t.app}</span>}
        </div>
        {isOut ? <span class="pages" /> : <PageLinks />}
        {!isOut && <LinkState />}
        <SettingsButton />
      </header>
      <main id="content" ref={main} tabIndex={-1}>
        {!isOut && <HouseNotices />}
        {isOut && page !== 'setup' ? <LogIn link="" /> : <CurrentPage />}
      </main>
    </>
  );
}
