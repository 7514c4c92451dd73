// SPDX-License-Identifier: Apache-2.0
// What the desk does for the guest of a room: check in, out and move by hand, scenes, the temperature.
import { useState } from 'preact/hooks';
import type { RoomForDesk } from '../net/desk';
import { ask, part } from '../net/http';
import { lookSoon } from '../net/live';
import type { RoomDocument, RoomLine } from '../net/types';
import { Choice, Field, ProblemNotice, useChange } from '../parts/form';
import { Icon } from '../parts/icon';
import { besideFields, wrongAt } from '../state/desk';
import { isTemperature, numberOf } from '../state/preferences';
import { may } from '../state/session';
import { t, words } from '../text/text';
import { type StayAct, StayDialog } from './stay_dialogs';

const ROUTES: Record<StayAct, string> = {
  'check-in': 'POST /api/v1/rooms/{number}/check-in',
  'check-out': 'POST /api/v1/rooms/{number}/check-out',
  move: 'POST /api/v1/rooms/{number}/move',
};

function Stays({ room }: { room: RoomLine }) {
  const d = t.desk;
  const [act, setAct] = useState<StayAct | null>(null);
  const isRented = room.stays > 0;
  const labels: [StayAct, string, boolean][] = [
    ['check-in', d.checkIn, true],
    ['check-out', d.checkOut, isRented],
    ['move', d.move, isRented],
  ];
  return (
    <>
      <div class="buttons">
        {labels
          .filter(([which, , fits]) => fits && may(ROUTES[which]))
          .map(([which, label]) => (
            <button
              type="button"
              key={which}
              class={which === 'check-in' && !isRented ? 'button main' : 'button'}
              onClick={() => setAct(which)}
            >
              {label}
            </button>
          ))}
      </div>
      {act && <StayDialog act={act} room={room} close={() => setAct(null)} />}
    </>
  );
}

interface HandProps {
  room: RoomLine;
  document: RoomForDesk | null;
}

function Scenes({ room, document }: HandProps) {
  const { busy, problem, run } = useChange();
  const scenes = document?.scenes ?? [];
  if (scenes.length === 0) return null;
  const labels = Object.fromEntries(scenes.map((scene) => [scene, t.desk.scenes[scene] ?? words(scene)]));
  const choose = async (scene: string): Promise<void> => {
    const path = `/api/v1/rooms/${part(room.number)}/scene`;
    await run(ask('PUT', path, { body: { scene } }));
    lookSoon();
  };
  return (
    <>
      <ProblemNotice problem={problem} />
      <Choice
        legend={t.desk.scene}
        words={labels}
        value={document?.report?.state?.hand?.scene ?? null}
        choose={(scene) => void choose(scene)}
        disabled={busy}
      />
    </>
  );
}

function SetPoint({ room, document }: HandProps) {
  const d = t.desk;
  /** Null: nobody touched it. */
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string>();
  const { busy, problem, run, clear } = useChange();
  const limits = document?.plan?.climate;
  if (room.rental !== 'rented') return null;
  const low = limits?.min ?? 18;
  const high = limits?.max ?? 26;
  const range = d.setpointRange(`${low}`, `${high} °C`);
  const value = typed ?? String(document?.report?.state?.hand?.setpoint ?? room.setpoint ?? '');
  const set = (next: string): void => {
    setTyped(next);
    setWrong(undefined);
    clear();
  };
  const step = (by: number): void => {
    const from = isTemperature(value) ? numberOf(value) + by : low;
    set(String(Math.min(high, Math.max(low, Math.round(from * 10) / 10))));
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const fits = isTemperature(value) && numberOf(value) >= low && numberOf(value) <= high;
    setWrong(fits ? undefined : range);
    if (!fits) return;
    const path = `/api/v1/rooms/${part(room.number)}/setpoint`;
    const answer = await run(ask('PUT', path, { body: { setpoint: numberOf(value) } }));
    lookSoon();
    if (answer.ok) setTyped(null);
  };
  return (
    <form class="find" onSubmit={(event) => void submit(event)}>
      <Field label={`${d.setpoint}, °C`} hint={range} wrong={wrong ?? wrongAt(problem, '/setpoint')}>
        {(control) => (
          <div class="stepper">
            <button type="button" class="button square" aria-label={d.less} onClick={() => step(-0.5)}>
              <Icon name="minus" />
            </button>
            <input
              {...control}
              inputMode="decimal"
              autocomplete="off"
              value={value}
              onInput={(event) => set(event.currentTarget.value)}
            />
            <button type="button" class="button square" aria-label={d.more} onClick={() => step(0.5)}>
              <Icon name="plus" />
            </button>
          </div>
        )}
      </Field>
      <button type="submit" class="button" disabled={busy}>
        {d.set}
      </button>
      <ProblemNotice problem={besideFields(problem, ['/setpoint'])} />
    </form>
  );
}

export function RoomDesk({ room, document }: { room: RoomLine; document: RoomDocument | null }) {
  const told = document as RoomForDesk | null;
  const sets = may('PUT /api/v1/rooms/{number}/scene');
  const receives = may(ROUTES['check-in']);
  if (!sets && !receives) return null;
  return (
    <section class="card">
      <h2>{t.desk.title}</h2>
      <div class="form">
        {receives && <Stays room={room} />}
        {sets && <Scenes room={room} document={told} />}
        {sets && <SetPoint room={room} document={told} />}
      </div>
    </section>
  );
}
