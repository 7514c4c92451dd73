// SPDX-License-Identifier: Apache-2.0
// What people found broken: the newest first, with the photo, until somebody says what was done.
import { useState } from 'preact/hooks';
import { ask, part } from '../net/http';
import type { Defect, Defects } from '../net/admin_types';
import { Dialog } from '../parts/dialog';
import { useDocument } from '../parts/fetched';
import { ProblemNotice, ReasonForm, Select, useChange } from '../parts/form';
import { Icon } from '../parts/icon';
import { when } from '../state/measure';
import { told } from '../state/outbox';
import { addressOf } from '../state/route';
import { may } from '../state/session';
import { t, words } from '../text/text';
import { DefectDialog } from './defect_dialog';

const LOOK_MS = 10_000;
const PAGE = 50;
const MAX_SHOWN = 500;

const who = (by: { channel: string; name: string }): string => `${words(by.channel)} ${by.name}`.trim();

function Photo({ defect }: { defect: Defect }) {
  const d = t.defects;
  const source = `/api/v1/defects/${part(defect.id)}/photo`;
  return (
    <a href={source} target="_blank" rel="noreferrer" title={d.photoOf}>
      <img
        class="defect-photo"
        loading="lazy"
        src={source}
        alt={d.photoAlt(defect.number ?? d.gone, defect.text)}
      />
    </a>
  );
}

function Item({ defect, changed }: { defect: Defect; changed: () => void }) {
  const d = t.defects;
  const [isOpen, setOpen] = useState(false);
  const { busy, problem, run } = useChange();
  const number = defect.number ?? d.gone;
  const settle = async (status: Defect['status'], note: string): Promise<void> => {
    const body = note ? { status, note } : { status };
    const answer = await run(ask('PATCH', `/api/v1/defects/${part(defect.id)}`, { body }));
    if (answer.ok) setOpen(false);
    changed();
  };
  return (
    <li>
      <div class="task-head">
        <p>
          {defect.number ? (
            <a class="room-link" href={addressOf('room', defect.number)}>
              {defect.number}
            </a>
          ) : (
            number
          )}{' '}
          <strong>{d.kinds[defect.kind]}</strong> {defect.text}
        </p>
        {may('PATCH /api/v1/defects/{id}') &&
          (defect.status === 'open' ? (
            <button
              type="button"
              class="button"
              aria-label={d.resolveTitle(number)}
              onClick={() => setOpen(true)}
            >
              {d.resolve}
            </button>
          ) : (
            <button type="button" class="button" disabled={busy} onClick={() => void settle('open', '')}>
              {d.reopen}
            </button>
          ))}
      </div>
      <p class="soft small">
        {who(defect.by)}, {when(defect.at)}
      </p>
      {defect.resolved && (
        <p class="soft small">
          {d.resolvedBy(who(defect.resolved.by), when(defect.resolved.at))}: {defect.resolved.note}
        </p>
      )}
      {!isOpen && <ProblemNotice problem={problem} />}
      {defect.photo && <Photo defect={defect} />}
      {isOpen && (
        <Dialog title={d.resolveTitle(number)} close={() => setOpen(false)}>
          <ProblemNotice problem={problem} />
          <ReasonForm
            label={d.resolveNote}
            submit={d.resolve}
            busy={busy}
            cancel={() => setOpen(false)}
            go={(note) => void settle('resolved', note)}
          />
        </Dialog>
      )}
    </li>
  );
}

export function DefectList() {
  const d = t.defects;
  const [status, setStatus] = useState<Defect['status']>('open');
  const [limit, setLimit] = useState(PAGE);
  const [isReporting, setReporting] = useState(false);
  const path = `/api/v1/defects?status=${status}&limit=${limit}`;
  const { value, problem, again } = useDocument<Defects>(path, LOOK_MS, [told.value]);
  const list = value?.defects ?? [];
  return (
    <section class="card">
      <h2>
        {d.title} {value && <span class="soft small">{d.count(value.open)}</span>}
      </h2>
      <div class="fields after">
        <Select label={d.show} words={d.statuses} value={status} choose={setStatus} />
        {may('POST /api/v1/rooms/{number}/defects') && (
          <button type="button" class="button" onClick={() => setReporting(true)}>
            <Icon name="camera" />
            {d.report}
          </button>
        )}
      </div>
      {!value && <ProblemNotice problem={problem} />}
      {value && list.length === 0 && <p class="soft">{status === 'open' ? d.none : d.noneResolved}</p>}
      <ul class="reasons">
        {list.map((defect) => (
          <Item key={defect.id} defect={defect} changed={again} />
        ))}
      </ul>
      {value?.next && limit < MAX_SHOWN && (
        <p class="buttons spaced">
          <button type="button" class="button" onClick={() => setLimit(Math.min(limit + PAGE, MAX_SHOWN))}>
            {d.more}
          </button>
        </p>
      )}
      {isReporting && <DefectDialog number="" close={() => setReporting(false)} />}
    </section>
  );
}
