// SPDX-License-Identifier: Apache-2.0
// The text of property.toml: edited, tried, made. Somebody else's newer revision is never overwritten.
import { useRef, useState } from 'preact/hooks';
import { ask } from '../net/http';
import type { FieldError, PropertyChange, Revision, Setting } from '../net/types';
import { Done, Field, ProblemNotice, useChange } from '../parts/form';
import { Icon } from '../parts/icon';
import { t } from '../text/text';

/** A property of thousands of rooms takes the hub a while. */
export const DEADLINE_MS = 30_000;

function Settings({ settings }: { settings: Setting[] }) {
  const p = t.property;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={p.settings}>
      <table>
        <thead>
          <tr>
            {[p.key, p.before, p.after].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {settings.map((setting) => (
            <tr key={setting.key}>
              <th scope="row" class="code-text">
                {setting.key}
              </th>
              <td class="code-text">{setting.before || '–'}</td>
              <td class="code-text">{setting.after || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export const isSame = (change: PropertyChange): boolean =>
  change.settings.length +
    change.rooms.added.length +
    change.rooms.removed.length +
    change.rooms.changed.length +
    change.plans.groups.length ===
  0;

export function Change({ change }: { change: PropertyChange }) {
  const p = t.property;
  if (isSame(change)) return <p class="soft">{p.same}</p>;
  return (
    <>
      {change.settings.length > 0 && <h3>{p.settings}</h3>}
      {change.settings.length > 0 && <Settings settings={change.settings} />}
      {change.rooms.added.length > 0 && <p>{p.added(change.rooms.added.join(', '))}</p>}
      {change.rooms.removed.length > 0 && <p>{p.removed(change.rooms.removed.join(', '))}</p>}
      {change.rooms.changed.length > 0 && <h3>{p.moved}</h3>}
      {change.rooms.changed.length > 0 && <Settings settings={change.rooms.changed} />}
      <h3>{p.plans(change.plans.rooms)}</h3>
      {change.plans.groups.map((group, i) => (
        <details key={i}>
          <summary>{p.group(group.type, group.rooms.length)}</summary>
          <p class="code-text">{group.rooms.join(', ')}</p>
          <Settings settings={group.changes} />
        </details>
      ))}
    </>
  );
}

function Mistakes({ errors, show }: { errors: FieldError[]; show: (line: number, column: number) => void }) {
  return (
    <div class="notice bad" role="alert">
      <Icon name="alert" />
      <strong>{t.property.mistakes}</strong>
      <ul>
        {errors.map((error) => (
          <li key={`${error.at} ${error.detail}`}>
            {error.line !== undefined && (
              <button type="button" class="button text" onClick={() => show(error.line ?? 1, error.column ?? 1)}>
                {t.property.at(error.line, error.column ?? 1)}
              </button>
            )}{' '}
            <span class="code-text">{error.at}</span> {error.detail}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where a line and column, both from 1, are in a text. */
export function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, part) => sum + part.length + 1, 0) + column - 1;
}

export function PropertyText({ active, changed }: { active: Revision; changed: () => void }) {
  const p = t.property;
  const [text, setText] = useState(active.text ?? '');
  const [change, setChange] = useState<PropertyChange | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const { busy, problem, run, clear } = useChange();
  const isEdited = text !== active.text;
  const edit = (next: string): void => {
    setText(next);
    setChange(null);
    setMade(null);
    clear();
  };
  const send = (dryRun: boolean) =>
    run(
      ask<PropertyChange>('POST', `/api/v1/property${dryRun ? '?dry_run=true' : ''}`, {
        text: { type: 'application/toml', content: text },
        ifMatch: `"${active.revision}"`,
        deadlineMs: DEADLINE_MS,
      }),
    );
  const look = async (): Promise<void> => {
    const answer = await send(true);
    setChange(answer.ok ? answer.value : null);
  };
  const apply = async (): Promise<void> => {
    const answer = await send(false);
    if (!answer.ok) return;
    setMade(p.made(answer.value.made ?? active.revision));
    setChange(null);
    changed();
  };
  const show = (line: number, column: number): void => {
    const at = offsetOf(text, line, column);
    area.current?.focus();
    area.current?.setSelectionRange(at, at + 1);
  };
  const placed = problem?.errors?.some((error) => error.line !== undefined) ?? false;
  return (
    <section class="card">
      <Field label={p.text} hint={p.textHint}>
        {(control) => (
          <textarea
            {...control}
            ref={area}
            class="code"
            spellcheck={false}
            value={text}
            onInput={(event) => edit(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="buttons spaced">
        <button type="button" class="button" disabled={busy || !isEdited} onClick={() => void look()}>
          {p.diff}
        </button>
        <button
          type="button"
          class="button main"
          disabled={busy || !change || isSame(change)}
          onClick={() => void apply()}
        >
          {p.apply}
        </button>
        {isEdited && (
          <button type="button" class="button text" onClick={() => edit(active.text ?? '')}>
            {p.reset}
          </button>
        )}
      </div>
      {placed ? <Mistakes errors={problem?.errors ?? []} show={show} /> : <ProblemNotice problem={problem} />}
      <Done text={made} />
      <div role="status">{change && <Change change={change} />}</div>
    </section>
  );
}
