// SPDX-License-Identifier: Apache-2.0
// Actions on many rooms: whom one concerns is shown before it can be started.
import { useState } from 'preact/hooks';
import { ask, part } from '../net/http';
import type { ActionAnswer, HouseAction } from '../net/types';
import { Dialog } from '../parts/dialog';
import { Field, LabelField, ProblemNotice, ReasonForm, Select, useChange } from '../parts/form';
import { when } from '../state/measure';
import { author, t } from '../text/text';

const MAX_NAMED = 60;

interface Wanted {
  kind: HouseAction['kind'];
  floor: string;
  degrees: string;
  minutes: string;
  reason: string;
}

function bodyOf(wanted: Wanted, preview: boolean): Record<string, unknown> {
  const body: Record<string, unknown> = { kind: wanted.kind, reason: wanted.reason.trim() || '-', preview };
  if (wanted.floor.trim()) body.floor = wanted.floor.trim();
  if (wanted.kind === 'demand_response') {
    body.degrees = Number(wanted.degrees);
    body.minutes = Number(wanted.minutes);
  }
  return body;
}

/** Of many rooms the rest only as a number. */
function roomsText(rooms: string[]): string {
  const named = rooms.slice(0, MAX_NAMED).join(', ');
  return rooms.length > MAX_NAMED ? `${named} ${t.maintenance.more(rooms.length - MAX_NAMED)}` : named;
}

function Running({ action, changed }: { action: HouseAction; changed: () => void }) {
  const m = t.maintenance;
  const [open, setOpen] = useState(false);
  const { busy, problem, run } = useChange();
  const stop = async (reason: string): Promise<void> => {
    const path = `/api/v1/actions/${action.number}?reason=${part(reason)}`;
    const answer = await run(ask('DELETE', path));
    if (answer.ok) setOpen(false);
    changed();
  };
  return (
    <li>
      <div class="task-head">
        <p>
          <strong>{m.kinds[action.kind]}</strong>
        </p>
        <button type="button" class="button danger" onClick={() => setOpen(true)}>
          {m.stop}
        </button>
      </div>
      <p class="soft small">
        {action.floor && `${t.board.floor(action.floor)} · `}
        {action.reason} · {author(action.by)}, {when(action.since)}
        {action.until && ` · ${m.until} ${when(action.until)}`}
      </p>
      {open && (
        <Dialog title={m.stop} close={() => setOpen(false)}>
          <ProblemNotice problem={problem} />
          <ReasonForm
            label={m.reason}
            submit={m.stop}
            busy={busy}
            cancel={() => setOpen(false)}
            go={(reason) => void stop(reason)}
          />
        </Dialog>
      )}
    </li>
  );
}

const NOTHING: Wanted = { kind: 'demand_response', floor: '', degrees: '1', minutes: '60', reason: '' };

export function WholeHouse({ actions, changed }: { actions: HouseAction[]; changed: () => void }) {
  const m = t.maintenance;
  const [wanted, setWanted] = useState<Wanted>(NOTHING);
  const [preview, setPreview] = useState<ActionAnswer | null>(null);
  const { busy, problem, run } = useChange();
  const set = (part: Partial<Wanted>): void => {
    setWanted({ ...wanted, ...part });
    if (!('reason' in part)) setPreview(null);
  };
  const look = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = await run(
      ask<ActionAnswer>('POST', '/api/v1/actions', { body: bodyOf(wanted, true) }),
    );
    setPreview(answer.ok ? answer.value : null);
  };
  const start = async (reason: string): Promise<void> => {
    const body = bodyOf({ ...wanted, reason }, false);
    const answer = await run(ask('POST', '/api/v1/actions', { body }));
    if (answer.ok) setPreview(null);
    changed();
  };
  return (
    <section class="card">
      <h2>{m.whole}</h2>
      <ProblemNotice problem={problem} />
      <ul class="reasons">
        {actions.map((action) => (
          <Running key={action.number} action={action} changed={changed} />
        ))}
      </ul>
      <form class="form" onSubmit={(event) => void look(event)}>
        <Select label={m.kind} words={m.kinds} value={wanted.kind} choose={(kind) => set({ kind })} />
        <div class="fields">
          <LabelField label={m.floor} value={wanted.floor} set={(floor) => set({ floor })} />
          {wanted.kind === 'demand_response' &&
            (['degrees', 'minutes'] as const).map((key) => (
              <Field key={key} label={m[key]}>
                {(control) => (
                  <input
                    {...control}
                    class="short"
                    type="number"
                    min={0}
                    step="any"
                    value={wanted[key]}
                    onInput={(event) => set({ [key]: event.currentTarget.value })}
                  />
                )}
              </Field>
            ))}
          <button type="submit" class="button" disabled={busy}>
            {m.preview}
          </button>
        </div>
      </form>
      {preview && (
        <Dialog title={m.kinds[wanted.kind]} close={() => setPreview(null)}>
          <div class="form">
            <p>{m.previewed(preview.rooms.length, preview.rented, preview.occupied)}</p>
            <p class="code-text soft">{roomsText(preview.rooms)}</p>
            <ProblemNotice problem={problem} />
            <ReasonForm
              label={m.reason}
              submit={m.start}
              busy={busy}
              danger
              cancel={() => setPreview(null)}
              go={(reason) => void start(reason)}
            />
          </div>
        </Dialog>
      )}
    </section>
  );
}
