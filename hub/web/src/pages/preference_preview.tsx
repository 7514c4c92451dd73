// SPDX-License-Identifier: Apache-2.0
// What rooms would do with the preferences of a form before they are saved: asked of the hub, which stores nothing.
import { useState } from 'preact/hooks';
import type { PreviewRoom } from '../net/desk';
import { ask, part } from '../net/http';
import { Field, ProblemNotice, useChange } from '../parts/form';
import { changes } from '../state/desk';
import { units } from '../state/settings';
import { t } from '../text/text';

function Room({ room }: { room: PreviewRoom }) {
  const p = t.desk.preview;
  const changed = changes(room.before, room.after, units.value);
  return (
    <div>
      <h4>{room.in_house ? p.inHouse(room.number) : p.other(room.number, room.type)}</h4>
      {changed.length === 0 && <p class="soft">{p.same}</p>}
      {changed.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label={p.caption(room.number)}>
          <table>
            <caption class="hidden">{p.caption(room.number)}</caption>
            <thead>
              <tr>
                <th scope="col">{p.what}</th>
                <th scope="col">{p.before}</th>
                <th scope="col">{p.after}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map((change) => (
                <tr key={change.what}>
                  <th scope="row">{change.what}</th>
                  <td>{change.before}</td>
                  <td>
                    <strong>{change.after}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {room.notes.map((note) => (
        <p key={note} class="notice warn">
          {note.charAt(0).toUpperCase() + note.slice(1)}.
        </p>
      ))}
    </div>
  );
}

interface PreviewProps {
  profile: string;
  /** What is in the form: a preview of something else is not shown. */
  draft: unknown;
  /** The change as it would be saved, or null while something in the form is wrong. */
  body: () => Record<string, unknown> | null;
}

export function PreferencePreview({ profile, draft, body }: PreviewProps) {
  const p = t.desk.preview;
  const [number, setNumber] = useState('');
  const [shown, setShown] = useState<{ rooms: PreviewRoom[]; of: unknown } | null>(null);
  const { busy, problem, run } = useChange();
  const show = async (): Promise<void> => {
    const change = body();
    if (!change) return setShown(null);
    const room = number.trim() ? `?room=${part(number.trim())}` : '';
    const path = `/api/v1/guests/${part(profile)}/preferences/preview${room}`;
    const answer = await run(ask<{ rooms: PreviewRoom[] }>('POST', path, { body: change }));
    setShown(answer.ok ? { rooms: answer.value.rooms, of: draft } : null);
  };
  return (
    <div class="group">
      <div class="form">
        <Field label={p.room} hint={p.roomHint}>
          {(control) => (
            <input
              {...control}
              autocomplete="off"
              maxLength={64}
              value={number}
              onInput={(event) => setNumber(event.currentTarget.value)}
              onKeyDown={(event) => {
                // Enter here asks for the preview, not to save what it stands in.
                if (event.key !== 'Enter') return;
                event.preventDefault();
                void show();
              }}
            />
          )}
        </Field>
        <div class="buttons">
          <button type="button" class="button" disabled={busy} onClick={() => void show()}>
            {p.show}
          </button>
        </div>
      </div>
      <ProblemNotice problem={problem} />
      <div role="status">
        {shown && shown.of !== draft && <p class="soft">{p.stale}</p>}
        {shown && shown.of === draft && (
          <>
            <h3>{p.title}</h3>
            {shown.rooms.map((room) => (
              <Room key={room.number} room={room} />
            ))}
          </>
        )}
      </div>
    </div>
  );
}
