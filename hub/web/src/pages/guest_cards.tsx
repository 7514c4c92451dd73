// SPDX-License-Identifier: Apache-2.0
// Cards that lead guests to the page of their room: made for one room or for a floor, and printed at once.
import { useState } from 'preact/hooks';
import { ask, part } from '../net/http';
import { Done, ProblemNotice, Select, useChange } from '../parts/form';
import { Icon } from '../parts/icon';
import { order, roomSignal } from '../state/house';
import { qrPicture } from '../state/qr';
import { addressOf } from '../state/route';
import { cards as c, PRINTED } from '../text/cards';
import { t } from '../text/text';

interface Link {
  number: string;
  language: string | null;
  link: string;
}

function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = qrPicture(text);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect class="qr-ground" width={size} height={size} />
      <path class="qr-modules" d={path} />
    </svg>
  );
}

function Card({ hotel, link }: { hotel: string; link: Link }) {
  const tag = (link.language ?? 'en').split('-')[0]!.toLowerCase();
  const own = PRINTED[tag];
  const english = PRINTED['en']!;
  const languages: [string, typeof english][] = own && tag !== 'en' ? [[tag, own], ['en', english]] : [['en', english]];
  const [first] = languages;
  return (
    <li class="guest-card">
      <div class="guest-card-text">
        <p class="guest-card-hotel">{hotel}</p>
        <h2 lang={first![0]} dir="auto">
          {first![1].room} {link.number}
        </h2>
        {languages.map(([language, texts]) => (
          <p key={language} lang={language} dir="auto">
            <strong>{texts.invites}</strong> {texts.note}
          </p>
        ))}
      </div>
      <QrCode text={link.link} label={`${t.pages.room} ${link.number}: ${link.link.split('#')[0]}`} />
    </li>
  );
}

/** Rented rooms, as far as the console has heard: the hub makes cards for no others. */
function rented(floor: string): number {
  return order.value.filter((number) => {
    const room = roomSignal(number)?.value;
    return room?.rental === 'rented' && (floor === '' || room.floor === floor);
  }).length;
}

function floors(): Record<string, string> {
  const names: Record<string, string> = { '': c.everyFloor };
  for (const number of order.value) {
    const room = roomSignal(number)?.value;
    if (room) names[room.floor] = t.board.floor(room.floor);
  }
  return names;
}

function useCards(room: string) {
  const [made, setMade] = useState<{ hotel: string; links: Link[] } | null>(null);
  const [ended, setEnded] = useState(false);
  const change = useChange();
  const path = `/api/v1/rooms/${part(room)}/guest-link`;
  const make = async (floor: string, replace: boolean): Promise<void> => {
    setEnded(false);
    if (room) {
      const answer = await change.run(ask<Link & { hotel: string }>('POST', path, { body: { replace } }));
      setMade(answer.ok ? { hotel: answer.value.hotel, links: [answer.value] } : null);
      return;
    }
    const body = floor ? { floor, replace } : { replace };
    const answer = await change.run(ask<{ hotel: string; links: Link[] }>('POST', '/api/v1/guest-links', { body }));
    setMade(answer.ok ? answer.value : null);
  };
  const end = async (): Promise<void> => {
    const answer = await change.run(ask('DELETE', path));
    setMade(null);
    setEnded(answer.ok);
  };
  return { made, ended, make, end, busy: change.busy, problem: change.problem };
}

export function GuestCards({ room }: { room: string }) {
  const [floor, setFloor] = useState('');
  const [replace, setReplace] = useState(false);
  const { made, ended, make, end, busy, problem } = useCards(room);
  const count = room ? 1 : rented(floor);
  const title = room ? `${c.forRoom}, ${t.pages.room.toLowerCase()} ${room}` : c.title;
  return (
    <>
      <div class="page-head not-on-paper">
        {room && (
          <a class="button" href={addressOf('room', room)}>
            <Icon name="left" />
            {c.back}
          </a>
        )}
        <h1>{title}</h1>
        {room && <a href={addressOf('cards')}>{c.all}</a>}
      </div>
      <section class="card not-on-paper">
        <p>{c.intro}</p>
        {location.protocol !== 'https:' && (
          <p class="notice warn">
            <Icon name="alert" />
            {c.insecure}
          </p>
        )}
        {!room && <Select label={c.floor} words={floors()} value={floor} choose={setFloor} />}
        <label class="check">
          <input type="checkbox" checked={replace} onChange={(event) => setReplace(event.currentTarget.checked)} />
          {c.replace}
        </label>
        {count === 0 && <p class="soft">{c.none}</p>}
        <div class="buttons">
          <button type="button" class="button main" disabled={busy || count === 0} onClick={() => void make(floor, replace)}>
            {c.make(count)}
          </button>
          {made && (
            <button type="button" class="button" onClick={() => print()}>
              <Icon name="print" />
              {c.print}
            </button>
          )}
          {room && (
            <button type="button" class="button danger" disabled={busy} onClick={() => void end()}>
              {c.end}
            </button>
          )}
        </div>
        <ProblemNotice problem={problem} />
        <Done text={ended ? c.ended : made ? `${c.made(made.links.length)}. ${c.once}` : null} />
        {made && <p class="soft small">{c.onPaper}</p>}
      </section>
      {made && (
        <ul class="guest-cards">
          {made.links.map((link) => (
            <Card key={link.link} hotel={made.hotel} link={link} />
          ))}
        </ul>
      )}
    </>
  );
}
