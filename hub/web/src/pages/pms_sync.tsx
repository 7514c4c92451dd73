// SPDX-License-Identifier: Apache-2.0
// The synchronisation with the PMS, and the rooms that wait for somebody's word after it.
import { ask } from '../net/http';
import type { Sync } from '../net/types';
import { useDocument } from '../parts/fetched';
import { ProblemNotice, useChange } from '../parts/form';
import { when } from '../state/measure';
import { addressOf } from '../state/route';
import { t } from '../text/text';

const LOOK_MS = 5_000;

function stateOf(sync: Sync): string {
  const p = t.property;
  if (sync.running) return p.syncRunning;
  if (sync.wanted) return p.syncWanted;
  return sync.ended === null ? p.syncNever : p.syncEnded(when(sync.ended));
}

export function PmsSync() {
  const p = t.property;
  const { value, problem, again } = useDocument<Sync>('/api/v1/pms/sync', LOOK_MS);
  const change = useChange();
  const say = (action: 'apply' | 'discard' | 'request'): void => {
    void change.run(ask('POST', '/api/v1/pms/sync', { body: { action } })).then(again);
  };
  return (
    <section class="card">
      <h2>{p.sync}</h2>
      <ProblemNotice problem={change.problem ?? (value ? null : problem)} />
      {value && <p class="soft">{stateOf(value)}.</p>}
      {value && value.in_doubt.length > 0 && (
        <>
          <p>{p.doubt}</p>
          <p class="buttons">
            {value.in_doubt.map((room) => (
              <a key={room.number} class="room-link" href={addressOf('room', room.number)}>
                {room.number}
              </a>
            ))}
          </p>
        </>
      )}
      <div class="buttons spaced">
        {value && value.in_doubt.length > 0 && (
          <>
            <button type="button" class="button danger" disabled={change.busy} onClick={() => say('apply')}>
              {p.doubtApply}
            </button>
            <button type="button" class="button" disabled={change.busy} onClick={() => say('discard')}>
              {p.doubtDiscard}
            </button>
          </>
        )}
        <button type="button" class="button" disabled={change.busy || !value} onClick={() => say('request')}>
          {p.syncAsk}
        </button>
      </div>
    </section>
  );
}
