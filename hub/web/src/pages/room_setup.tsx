// SPDX-License-Identifier: Apache-2.0
// Sets up the rooms of a hotel: the hub writes them into the text of the property, shows what that would change,
// and changes to it when told so.
import { useRef, useState } from 'preact/hooks';
import { ask } from '../net/http';
import type { PropertyDraft } from '../net/admin_types';
import type { FieldError, Problem, PropertyChange } from '../net/types';
import { Done, ProblemNotice, useChange } from '../parts/form';
import { Icon } from '../parts/icon';
import { bodyOf, NEW_RANGE, type RoomsDraft } from '../state/room_draft';
import { addressOf } from '../state/route';
import { may } from '../state/session';
import { t } from '../text/text';
import { LinkChecks } from './link_checks';
import { Change, DEADLINE_MS, isSame } from './property_text';
import { RoomStep, TypeStep } from './room_list_form';

const NOTHING: RoomsDraft = { mode: 'add', how: 'ranges', types: [], ranges: [NEW_RANGE], table: '' };

interface Preview {
  draft: PropertyDraft;
  change: PropertyChange;
}

function Mistakes({ errors }: { errors: FieldError[] }) {
  const s = t.setup;
  return (
    <div class="notice bad" role="alert">
      <Icon name="alert" />
      <strong>{s.mistakes}</strong>
      <ul>
        {errors.map((error, i) => (
          <li key={i}>
            {error.line ? <strong>{s.at(error.line, error.column ?? 1)}: </strong> : null}
            {!error.line && <span class="code-text">{error.at}</span>} {error.detail}
          </li>
        ))}
      </ul>
    </div>
  );
}

const sendText = (draft: PropertyDraft, dryRun: boolean) =>
  ask<PropertyChange>('POST', `/api/v1/property${dryRun ? '?dry_run=true' : ''}`, {
    text: { type: 'application/toml', content: draft.text },
    ifMatch: `"${draft.from}"`,
    deadlineMs: DEADLINE_MS,
  });

/** For the file that the hub was started with, which an applied change does not touch. */
function save(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/toml' }));
  link.download = 'property.toml';
  link.click();
  URL.revokeObjectURL(link.href);
}

export function RoomSetup() {
  const s = t.setup;
  const [draft, setDraft] = useState<RoomsDraft>(NOTHING);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const [isEmpty, setEmpty] = useState(false);
  const { busy, problem, run, clear } = useChange();
  /** Counts drafts: what the hub says of one that was changed meanwhile is not shown. */
  const latest = useRef(0);
  const set = (part: Partial<RoomsDraft>): void => {
    latest.current += 1;
    setDraft({ ...draft, ...part });
    setPreview(null);
    setMade(null);
    setEmpty(false);
    clear();
  };
  const look = async (): Promise<void> => {
    const body = bodyOf(draft);
    setMade(null);
    setEmpty(body === null);
    if (body === null) return;
    const turn = latest.current;
    const options = { body, deadlineMs: DEADLINE_MS } as const;
    const written = await run(ask<PropertyDraft>('POST', '/api/v1/property/rooms', options));
    if (turn !== latest.current) return clear();
    if (!written.ok) return;
    const change = await run(sendText(written.value, true));
    if (turn !== latest.current) return clear();
    if (change.ok) setPreview({ draft: written.value, change: change.value });
  };
  const apply = async (): Promise<void> => {
    if (!preview) return;
    const answer = await run(sendText(preview.draft, false));
    if (!answer.ok) return;
    setDraft(NOTHING);
    setPreview(null);
    setMade(s.made(answer.value.made ?? preview.draft.from));
  };
  return (
    <>
      <div class="page-head">
        <a class="button text" href={addressOf('property')}>
          <Icon name="left" />
          {s.back}
        </a>
        <h1>{s.title}</h1>
      </div>
      <p class="soft after">{s.intro}</p>
      <div class="stack">
        {may('POST /api/v1/checks/broker') && <LinkChecks />}
        <TypeStep draft={draft} set={set} />
        <RoomStep draft={draft} set={set} />
        <section class="card">
          <h2>{s.preview}</h2>
          <p class="buttons">
            <button type="button" class="button" disabled={busy} onClick={() => void look()}>
              {s.look}
            </button>
            <button
              type="button"
              class="button main"
              disabled={busy || !preview || isSame(preview.change)}
              onClick={() => void apply()}
            >
              {s.apply}
            </button>
            {preview && (
              <button type="button" class="button" onClick={() => save(preview.draft.text)}>
                {s.download}
              </button>
            )}
          </p>
          {isEmpty && (
            <p class="wrong" role="alert">
              {s.empty}
            </p>
          )}
          <Refusal problem={problem} />
          <Done text={made} />
          <div role="status">
            {preview && (
              <>
                <p class="spaced">{s.all(preview.draft.rooms)}</p>
                <Change change={preview.change} />
              </>
            )}
          </div>
        </section>
      </div>
    </>
  );
}

function Refusal({ problem }: { problem: Problem | null }) {
  if (problem?.errors) return <Mistakes errors={problem.errors} />;
  return <ProblemNotice problem={problem} />;
}
