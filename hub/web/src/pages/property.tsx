// SPDX-License-Identifier: Apache-2.0
// The property that runs: its text, what a change would do, its revisions, and the synchronisation with the PMS.
import { useState } from 'preact/hooks';
import { ask } from '../net/http';
import type { Revision } from '../net/types';
import { Dialog } from '../parts/dialog';
import { useDocument } from '../parts/fetched';
import { ProblemNotice, useChange } from '../parts/form';
import { Mark } from '../parts/marks';
import { when } from '../state/measure';
import { addressOf } from '../state/route';
import { may } from '../state/session';
import { t, words } from '../text/text';
import { PmsSync } from './pms_sync';
import { PropertyText } from './property_text';

function originOf(revision: Revision): string {
  const p = t.property;
  const origin = p.origins[revision.origin] ?? revision.origin;
  return revision.reverted_to === null ? origin : `${origin} ${p.revertedTo(revision.reverted_to)}`;
}

function RevertDialog(props: { revision: number; close: () => void; done: () => void }) {
  const p = t.property;
  const { busy, problem, run } = useChange();
  const revert = async (): Promise<void> => {
    const path = `/api/v1/property/${props.revision}/revert`;
    const answer = await run(ask('POST', path));
    if (answer.ok) props.done();
  };
  return (
    <Dialog title={p.revertTitle(props.revision)} close={props.close}>
      <div class="form">
        <p>{p.revertText}</p>
        <ProblemNotice problem={problem} />
        <div class="buttons">
          <button type="button" class="button main" disabled={busy} onClick={() => void revert()}>
            {p.revert}
          </button>
          <button type="button" class="button" onClick={props.close}>
            {t.cancel}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function History({ revisions, changed }: { revisions: Revision[]; changed: () => void }) {
  const p = t.property;
  const [revert, setRevert] = useState<number | null>(null);
  return (
    <section class="card">
      <h2>{p.history}</h2>
      <ul class="reasons">
        {revisions.map((revision) => (
          <li key={revision.revision}>
            <div class="task-head">
              <p>
                <strong>
                  {p.revision} {revision.revision}
                </strong>{' '}
                {revision.active && <Mark tone="good" icon="check" text={p.activeMark} />}
              </p>
              {!revision.active && may('POST /api/v1/property/{revision}/revert') && (
                <button
                  type="button"
                  class="button"
                  aria-label={p.revertTitle(revision.revision)}
                  onClick={() => setRevert(revision.revision)}
                >
                  {p.revert}
                </button>
              )}
            </div>
            <p class="soft small">
              {originOf(revision)} · {words(revision.by.channel)} {revision.by.name} · {when(revision.since)} ·{' '}
              {t.board.floorCount(revision.rooms)}
            </p>
          </li>
        ))}
      </ul>
      {revert !== null && (
        <RevertDialog
          revision={revert}
          close={() => setRevert(null)}
          done={() => {
            setRevert(null);
            changed();
          }}
        />
      )}
    </section>
  );
}

export function Property() {
  const p = t.property;
  const active = useDocument<Revision>('/api/v1/property');
  const history = useDocument<{ revisions: Revision[] }>('/api/v1/property/history');
  const changed = (): void => {
    active.again();
    history.again();
  };
  return (
    <>
      <div class="page-head">
        <h1>{p.title}</h1>
        {active.value && (
          <span class="soft">
            {p.active(active.value.revision)}, {p.since} {when(active.value.since)}
          </span>
        )}
      </div>
      {may('POST /api/v1/property/rooms') && (
        <p class="buttons after">
          <a class="button" href={addressOf('rooms')}>
            {t.pages.rooms}
          </a>
        </p>
      )}
      <ProblemNotice problem={active.problem} />
      <div class="cards wide-first">
        {active.value && <PropertyText key={active.value.revision} active={active.value} changed={changed} />}
        <div class="stack">
          <History revisions={history.value?.revisions ?? []} changed={changed} />
          {may('GET /api/v1/pms/sync') && <PmsSync />}
        </div>
      </div>
    </>
  );
}
