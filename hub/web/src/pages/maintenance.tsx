// SPDX-License-Identifier: Apache-2.0
// Which rooms are ill and on what evidence, what holds rooms, and what is done to the whole house.
import { useState } from 'preact/hooks';
import { ask, part } from '../net/http';
import { lookSoon } from '../net/live';
import type { Overrides, RoomOverride } from '../net/types';
import { Dialog } from '../parts/dialog';
import { useDocument } from '../parts/fetched';
import { ProblemNotice, ReasonForm, useChange } from '../parts/form';
import { Icon } from '../parts/icon';
import { SeverityMark } from '../parts/marks';
import { type IllRoom, illRooms } from '../state/facts';
import { allRooms, connection, revision } from '../state/house';
import { temperature, when } from '../state/measure';
import { addressOf } from '../state/route';
import { may } from '../state/session';
import { units } from '../state/settings';
import { author, t, words } from '../text/text';
import { DefectList } from './defects';
import { Cases } from './cases';
import { HoldForm } from './hold_form';
import { WholeHouse } from './whole_house';

const LOOK_MS = 5_000;
/** Of a house that is wholly ill the rest says nothing new. */
const MAX_ILL = 200;

function Evidence({ ill }: { ill: IllRoom }) {
  const m = t.maintenance;
  const { room } = ill;
  const planned = room.planned?.version ?? 0;
  return (
    <>
      {ill.ailments.map(({ what }) => (
        <p key={what}>{t.evidence[what] ?? ''}</p>
      ))}
      <p class="soft small">
        {room.air !== null && `${m.lastAir(temperature(room.air, units.value))} `}
        {room.delivery !== 'confirmed' && m.plans(planned, room.confirmed ? String(room.confirmed.version) : m.noPlan)}
      </p>
    </>
  );
}

function IllRooms() {
  void revision.value;
  const m = t.maintenance;
  const ill = illRooms(allRooms());
  return (
    <section class="card">
      <h2>{m.ill}</h2>
      {connection.value !== 'loading' && ill.length === 0 && <p class="soft">{m.illNone}</p>}
      <ul class="reasons">
        {ill.slice(0, MAX_ILL).map((one) => (
          <li key={one.room.number} class="ill">
            <p>
              <SeverityMark severity={one.ailments[0]?.severity ?? 'minor'} />
            </p>
            <p>
              <a class="room-link" href={addressOf('room', one.room.number)}>
                {one.room.number}
              </a>{' '}
              <span class="soft small">{t.rental[one.room.rental]}</span>
            </p>
            <p>
              <strong>{one.ailments.map(({ what }) => t.ailment[what] ?? words(what)).join(', ')}</strong>
            </p>
            <div>
              <Evidence ill={one} />
            </div>
          </li>
        ))}
      </ul>
      {ill.length > MAX_ILL && <p class="soft">{m.more(ill.length - MAX_ILL)}</p>}
    </section>
  );
}

/** What a hold says, in words. */
function heldText(held: RoomOverride): string {
  const m = t.maintenance;
  if (held.kind === 'housekeeping') return t.work.under(t.work.task[held.task ?? ''] ?? held.task ?? '');
  const said: string[] = [];
  if (held.mode) said.push(`${m.mode}: ${m.modes[held.mode as 'off'] ?? held.mode}`);
  if (typeof held.setpoint === 'number') said.push(`${m.setpoint}: ${temperature(held.setpoint, units.value)}`);
  if (held.fan) said.push(`${m.fan}: ${m.fans[held.fan as 'low'] ?? held.fan}`);
  if (typeof held.lights === 'number') said.push(`${t.room.lights}: ${held.lights} ${t.units.percent}`);
  return said.join(', ');
}

function Held({ held, changed }: { held: RoomOverride; changed: () => void }) {
  const m = t.maintenance;
  const [open, setOpen] = useState(false);
  const { busy, problem, run } = useChange();
  const release = async (reason: string): Promise<void> => {
    const path = `/api/v1/rooms/${part(held.number)}/maintenance?reason=${part(reason)}`;
    const answer = await run(ask('DELETE', path));
    if (answer.ok) setOpen(false);
    changed();
  };
  return (
    <li>
      <div class="task-head">
        <p>
          <a class="room-link" href={addressOf('room', held.number)}>
            {held.number}
          </a>{' '}
          {heldText(held)}
        </p>
        {held.kind === 'maintenance' && may('DELETE /api/v1/rooms/{number}/maintenance') && (
          <button
            type="button"
            class="button"
            aria-label={m.releaseTitle(held.number)}
            onClick={() => setOpen(true)}
          >
            {m.release}
          </button>
        )}
      </div>
      <p class="soft small">
        {held.reason && `${held.reason} · `}
        {author(held.by)}, {when(held.since)} · {held.until ? `${m.until} ${when(held.until)}` : m.endsNever}
      </p>
      {open && (
        <Dialog title={m.releaseTitle(held.number)} close={() => setOpen(false)}>
          <ProblemNotice problem={problem} />
          <ReasonForm
            label={m.releaseReason}
            submit={m.release}
            busy={busy}
            cancel={() => setOpen(false)}
            go={(reason) => void release(reason)}
          />
        </Dialog>
      )}
    </li>
  );
}

/** `room`: the one to be held; may be empty. */
export function Maintenance({ room }: { room: string }) {
  const m = t.maintenance;
  const { value, problem, again } = useDocument<Overrides>('/api/v1/overrides', LOOK_MS);
  const changed = (): void => {
    again();
    lookSoon();
  };
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <span class="grow" />
        {may('GET /api/v1/devices') && (
          <a class="button not-on-paper" href={addressOf('devices')}>
            <Icon name="board" />
            {t.pages.devices}
          </a>
        )}
      </div>
      <div class="stack">
        <Cases />
        <IllRooms />
        {may('GET /api/v1/defects') && <DefectList />}
        <div class="cards">
          <section class="card">
            <h2>{m.held}</h2>
            {!value && <ProblemNotice problem={problem} />}
            {value?.rooms.length === 0 && <p class="soft">{m.heldNone}</p>}
            <ul class="reasons">
              {value?.rooms.map((held) => (
                <Held key={held.number + held.kind} held={held} changed={changed} />
              ))}
            </ul>
          </section>
          {may('PUT /api/v1/rooms/{number}/maintenance') && <HoldForm key={room} room={room} changed={changed} />}
          {may('POST /api/v1/actions') && <WholeHouse actions={value?.actions ?? []} changed={changed} />}
        </div>
      </div>
    </>
  );
}
