// SPDX-License-Identifier: Apache-2.0
// Who changed what, when and why.
import { useEffect, useState } from 'preact/hooks';
import { type Answer, get, part } from '../net/http';
import type { AuditLine, Problem } from '../net/types';
import { Field, ProblemNotice, Select } from '../parts/form';
import { when } from '../state/measure';
import { addressOf } from '../state/route';
import { t, words } from '../text/text';

/** The hub tells lines the oldest first, at most so many at a time; people want the newest. */
const PAGE = 1_000;
const MAX_LINES = 5_000;
const SHOWN = 200;
const SECONDS = { hour: 3_600, day: 86_400, week: 604_800, all: 0 };
type Since = keyof typeof SECONDS;

function pathOf(room: string, seconds: number, after: number | null): string {
  const query = [`limit=${PAGE}`];
  if (room) query.push(`room=${part(room)}`);
  if (seconds > 0) query.push(`since=${Math.floor(Date.now() / 1000) - seconds}`);
  if (after !== null) query.push(`after=${after}`);
  return `/api/v1/audit?${query.join('&')}`;
}

interface Found {
  lines: AuditLine[];
  isCut: boolean;
  problem: Problem | null;
}

async function find(room: string, seconds: number): Promise<Found> {
  const lines: AuditLine[] = [];
  let after: number | null = null;
  do {
    const answer: Answer<{ lines: AuditLine[]; next: number | null }> = await get(pathOf(room, seconds, after));
    if (!answer.ok) return { lines: lines.reverse(), isCut: false, problem: answer.problem };
    lines.push(...answer.value.lines);
    after = answer.value.next;
  } while (after !== null && lines.length < MAX_LINES);
  return { lines: lines.reverse(), isCut: after !== null, problem: null };
}

function Lines({ lines }: { lines: AuditLine[] }) {
  const a = t.audit;
  return (
    <div class="scroll card" tabIndex={0} role="region" aria-label={a.caption}>
      <table>
        <caption>{a.caption}</caption>
        <thead>
          <tr>
            {[a.time, a.room, a.who, a.what, a.from, a.to, a.why].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.serial}>
              <td class="number">{when(line.at)}</td>
              <td class="number">
                {line.number ? (
                  <a class="room-link" href={addressOf('room', line.number)}>
                    {line.number}
                  </a>
                ) : (
                  (line.room ?? '')
                )}
              </td>
              <td>
                {words(line.by.channel)} {line.by.name}
              </td>
              <td>{words(line.what.replaceAll('.', ', '))}</td>
              <td>{words(line.before)}</td>
              <td>{words(line.after)}</td>
              <td>{line.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Audit({ room: initial }: { room: string }) {
  const [room, setRoom] = useState(initial);
  const [since, setSince] = useState<Since>('day');
  const [found, setFound] = useState<Found | null>(null);
  const [shown, setShown] = useState(SHOWN);

  async function load(): Promise<void> {
    setShown(SHOWN);
    setFound(await find(room.trim(), SECONDS[since]));
  }
  useEffect(() => void load(), [since]);
  const show = (event: Event): void => {
    event.preventDefault();
    void load();
  };
  return (
    <>
      <div class="page-head">
        <h1>{t.audit.title}</h1>
        <span class="grow" />
        <form class="fields" onSubmit={show}>
          <Field label={t.audit.room}>
            {(control) => (
              <input
                {...control}
                class="short"
                autocomplete="off"
                value={room}
                onInput={(event) => setRoom(event.currentTarget.value)}
              />
            )}
          </Field>
          <Select label={t.audit.since} words={t.audit.sinces} value={since} choose={setSince} />
          <button type="submit" class="button">
            {t.audit.show}
          </button>
        </form>
      </div>
      <ProblemNotice problem={found?.problem ?? null} />
      {found?.isCut && <p class="notice warn">{t.audit.cut(MAX_LINES)}</p>}
      {found && !found.problem && found.lines.length === 0 && <p class="empty">{t.audit.none}</p>}
      {found && found.lines.length > 0 && <Lines lines={found.lines.slice(0, shown)} />}
      {found && found.lines.length > shown && (
        <p class="buttons spaced">
          <button type="button" class="button" onClick={() => setShown(shown + SHOWN)}>
            {t.audit.more}
          </button>
        </p>
      )}
    </>
  );
}
