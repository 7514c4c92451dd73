// SPDX-License-Identifier: Apache-2.0
// Holds a room for maintenance: with a reason, and with an end or until it is released.
import { useState } from 'preact/hooks';
import { ask, part } from '../net/http';
import { Field, LabelField, ProblemNotice, Select, SetpointField, useChange } from '../parts/form';
import { roomSignal } from '../state/house';
import { t } from '../text/text';

const ENDS = { never: 0, one: 1, four: 4, day: 24, week: 168 };
type End = keyof typeof ENDS;

const END_WORDS: Record<End, string> = {
  never: t.maintenance.endsNever,
  one: t.maintenance.endsIn(1),
  four: t.maintenance.endsIn(4),
  day: t.maintenance.endsIn(24),
  week: t.maintenance.endsIn(168),
};

interface Hold {
  number: string;
  mode: keyof typeof t.maintenance.modes;
  setpoint: string;
  fan: keyof typeof t.maintenance.fans;
  lights: string;
  reason: string;
  end: End;
}

const NOTHING: Hold = { number: '', mode: 'off', setpoint: '', fan: '', lights: '', reason: '', end: 'never' };

function bodyOf(hold: Hold): Record<string, unknown> {
  const body: Record<string, unknown> = { reason: hold.reason.trim() };
  if (hold.mode) body.mode = hold.mode;
  if (hold.setpoint) body.setpoint = Number(hold.setpoint);
  if (hold.fan) body.fan = hold.fan;
  if (hold.lights) body.lights = Number(hold.lights);
  if (ENDS[hold.end] > 0) body.until = Math.floor(Date.now() / 1000) + ENDS[hold.end] * 3600;
  return body;
}

export function HoldForm({ room, changed }: { room: string; changed: () => void }) {
  const m = t.maintenance;
  const [hold, setHold] = useState<Hold>({ ...NOTHING, number: room });
  const [looked, setLooked] = useState(false);
  const { busy, problem, run } = useChange();
  const set = (part: Partial<Hold>): void => setHold({ ...hold, ...part });
  const wrongRoom = looked && !roomSignal(hold.number.trim()) ? t.problem.noSuchRoom : undefined;
  const wrongReason = looked && hold.reason.trim() === '' ? t.problem.missingReason : undefined;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setLooked(true);
    if (!roomSignal(hold.number.trim()) || hold.reason.trim() === '') return;
    const path = `/api/v1/rooms/${part(hold.number.trim())}/maintenance`;
    const answer = await run(ask('PUT', path, { body: bodyOf(hold) }));
    if (answer.ok) {
      setHold(NOTHING);
      setLooked(false);
    }
    changed();
  };
  const off = hold.mode === 'off';
  return (
    <section class="card">
      <h2>{m.hold}</h2>
      <p class="soft">{m.holdHint}</p>
      <ProblemNotice problem={problem} />
      <form class="form" onSubmit={(event) => void submit(event)}>
        <div class="fields tops">
          <LabelField label={m.number} value={hold.number} wrong={wrongRoom} set={(number) => set({ number })} />
          <Select label={m.mode} words={m.modes} value={hold.mode} choose={(mode) => set({ mode })} />
          {!off && (
            <SetpointField
              label={`${m.setpoint}, °C`}
              value={hold.setpoint}
              set={(setpoint) => set({ setpoint })}
            />
          )}
          {!off && <Select label={m.fan} words={m.fans} value={hold.fan} choose={(fan) => set({ fan })} />}
          <Field label={m.lights}>
            {(control) => (
              <input
                {...control}
                class="short"
                type="number"
                min={0}
                max={100}
                value={hold.lights}
                onInput={(event) => set({ lights: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
        <Field label={m.reason} hint={m.reasonHint} wrong={wrongReason}>
          {(control) => (
            <input
              {...control}
              maxLength={200}
              value={hold.reason}
              onInput={(event) => set({ reason: event.currentTarget.value })}
            />
          )}
        </Field>
        <div class="fields">
          <Select label={m.ends} words={END_WORDS} value={hold.end} choose={(end) => set({ end })} />
          <button type="submit" class="button main" disabled={busy}>
            {m.apply}
          </button>
        </div>
      </form>
    </section>
  );
}
