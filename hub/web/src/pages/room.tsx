// SPDX-License-Identifier: Apache-2.0
// One room: how it is now, why, and what can be done about it.
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { part } from '../net/http';
import type { AuditLine, ExplainPart, RoomDocument, RoomLine } from '../net/types';
import { useDocument } from '../parts/fetched';
import { ProblemNotice } from '../parts/form';
import { Icon } from '../parts/icon';
import { ConditionMark, Mark, ServiceMark, StandMark } from '../parts/marks';
import { ailments, standOf } from '../state/facts';
import { connection, order, roomSignal } from '../state/house';
import { target, temperature, when } from '../state/measure';
import { addressOf } from '../state/route';
import { may } from '../state/session';
import { units } from '../state/settings';
import { cards } from '../text/cards';
import { t, words } from '../text/text';
import { ComfortCard } from './comfort';
import { RoomActions } from './room_actions';
import { RoomDesk } from './room_desk';
import { HistoryCard } from './history';
import { StaysCard } from './room_stays';
import { standText } from './tile';

const LOOK_MS = 5_000;

function Meter({ label, percent }: { label: string; percent: number }) {
  return (
    <div class="meter">
      <dt>{label}</dt>
      <dd>
        <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect width={percent} height="6" />
        </svg>
      </dd>
      <dd>
        {percent} {t.units.percent}
      </dd>
    </div>
  );
}

function Now({ room, document }: { room: RoomLine; document: RoomDocument | null }) {
  const r = t.room;
  const state = document?.report?.state;
  const works: [string, number | undefined][] = [
    [r.heating, state?.heating],
    [r.cooling, state?.cooling],
    [r.fan, state?.fan],
  ];
  return (
    <section class="card">
      <h2>{r.now}</h2>
      <div class="now">
        <p class="figure">
          <strong class="big">{room.air === null ? '–' : temperature(room.air, units.value)}</strong>
          <span>{r.air}</span>
        </p>
        <p class="figure">
          <strong class="big">{target(room, units.value)}</strong>
          <span>{r.wanted}</span>
        </p>
        {state?.humidity !== undefined && (
          <p class="figure">
            <strong class="big">
              {state.humidity} {t.units.percent}
            </strong>
            <span>{r.humidity}</span>
          </p>
        )}
      </div>
      <dl>
        {works.map(([label, percent]) =>
          percent === undefined ? null : <Meter key={label} label={label} percent={percent} />,
        )}
      </dl>
      {Object.keys(room.lights).length > 0 && <h3>{r.lights}</h3>}
      <dl>
        {Object.entries(room.lights).map(([light, percent]) => (
          <Meter key={light} label={words(light)} percent={percent} />
        ))}
      </dl>
      <h3>{t.pages.room}</h3>
      <Facts room={room} />
    </section>
  );
}

function Facts({ room }: { room: RoomLine }) {
  const r = t.room;
  const confirmed = room.delivery === 'confirmed' && room.confirm_ms !== null;
  return (
    <dl class="pairs">
      <dt>{r.guest}</dt>
      <dd>
        {t.rental[room.rental]}
        {room.stays > 0 && `, ${r.stays(room.stays)}`}
        {room.rental === 'rented' && room.arrival && room.arrival !== 'past' && `, ${t.arrival[room.arrival].toLowerCase()}`}
      </dd>
      <dt>{r.people}</dt>
      <dd>{room.presence ? t.presence[room.presence] : '–'}</dd>
      <dt>{r.link}</dt>
      <dd>{room.link ? t.link[room.link] : t.ailment.unheard}</dd>
      <dt>{r.plan}</dt>
      <dd>{confirmed ? r.confirmedIn((room.confirm_ms ?? 0).toFixed(0)) : t.delivery[room.delivery]}</dd>
    </dl>
  );
}

function Why({ number }: { number: string }) {
  const path = `/api/v1/rooms/${part(number)}/explain`;
  const { value, problem } = useDocument<{ told_by_room: boolean; parts: ExplainPart[] }>(path, LOOK_MS);
  return (
    <section class="card">
      <h2>{t.room.why}</h2>
      {value && !value.told_by_room && <p class="soft">{t.room.whyByHub}</p>}
      {!value && <ProblemNotice problem={problem} />}
      <ul class="reasons">
        {value?.parts.map((reason) => (
          <li key={reason.what}>
            <h3>{reason.what}</h3>
            <p class="sentence">{reason.sentence}.</p>
            <p class="soft small">
              {t.room.would}: {reason.would_change}.
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Recent({ number }: { number: string }) {
  const since = useMemo(() => Math.floor(Date.now() / 1000) - 7 * 86_400, []);
  const path = `/api/v1/audit?room=${part(number)}&since=${since}&limit=1000`;
  const { value } = useDocument<{ lines: AuditLine[] }>(path, 2 * LOOK_MS);
  const lines = value?.lines.slice(-8).reverse() ?? [];
  return (
    <section class="card">
      <h2>{t.room.recent}</h2>
      {value && lines.length === 0 && <p class="soft">{t.room.recentNone}</p>}
      <ul class="reasons">
        {lines.map((line) => (
          <li key={line.serial}>
            <span class="soft small">
              {when(line.at)} · {words(line.by.channel)} {line.by.name}
            </span>
            <p>
              {words(line.what.replaceAll('.', ', '))}: {line.before ? `${words(line.before)} → ` : ''}
              {words(line.after) || '–'}
              {line.why && <span class="soft"> ({line.why})</span>}
            </p>
          </li>
        ))}
      </ul>
      <a href={addressOf('audit', number)}>{t.room.allChanges}</a>
    </section>
  );
}

function Faults({ room }: { room: RoomLine }) {
  return (
    <>
      {ailments(room).map(({ what, severity }) => (
        <p key={what} class={`notice ${severity === 'minor' ? 'warn' : 'bad'}`}>
          <Icon name="alert" />
          <strong>{t.ailment[what] ?? words(what)}.</strong> {t.evidence[what] ?? ''}
        </p>
      ))}
    </>
  );
}

export function Room({ number }: { number: string }) {
  const line = useMemo(() => computed(() => (order.value, roomSignal(number)?.value)), [number]);
  const { value: document } = useDocument<RoomDocument>(`/api/v1/rooms/${part(number)}`, LOOK_MS, [line.value]);
  const room = line.value;
  if (!room) {
    const text = connection.value === 'loading' ? t.board.loading : t.room.missing(number);
    return <p class="empty">{text}</p>;
  }
  const stand = standOf(room);
  return (
    <>
      <div class="page-head">
        <a class="button" href={addressOf('board')}>
          <Icon name="left" />
          {t.room.back}
        </a>
        <h1>
          {t.pages.room} {room.number}
        </h1>
        <span class="soft">
          {room.type}, {t.board.floor(room.floor).toLowerCase()}
        </span>
        <span class="marks">
          <StandMark stand={stand} text={standText(room, stand)} />
          <Mark
            tone={room.rental === 'rented' ? 'info' : 'plain'}
            icon={room.rental === 'rented' ? 'bed' : 'door'}
            text={t.rental[room.rental]}
          />
          <ConditionMark condition={room.condition} />
          <ServiceMark service={room.service} />
        </span>
        {room.rental === 'rented' && may('POST /api/v1/rooms/{number}/guest-link') && (
          <a class="button" href={addressOf('cards', number)}>
            <Icon name="print" />
            {cards.forRoom}
          </a>
        )}
      </div>
      <Faults room={room} />
      <div class="cards">
        <Now room={room} document={document} />
        <Why number={number} />
        <RoomDesk room={room} document={document} />
      </div>
      <HistoryCard number={number} />
      <div class="cards">
        <RoomActions room={room} />
        {room.rental === 'rented' && <ComfortCard number={number} />}
        {may('GET /api/v1/rooms/{number}/stays') && <StaysCard room={room} />}
        {may('GET /api/v1/audit') && <Recent number={number} />}
      </div>
    </>
  );
}
