// SPDX-License-Identifier: Apache-2.0
// Who changed what, when and why.
import { useEffect, useState } from 'preact/hooks';
import { get, part } from '../net/http';
import type { AuditLine, Problem } from '../net/types';
import { Field, ProblemNotice, Select } from '../parts/form';
import { when } from '../state/measure';
import { addressOf } from '../state/route';
import { t, words } from '../text/text';

const PAGE = 100;
const SECONDS = { hour: 3_600, day: 86_400, week: 604_800, all: 0 };
type Since = keyof typeof SECONDS;

function pathOf(room: string, seconds: number, after: number | null): string {
  const query = [`limit=${PAGE}`];
  if (room) query.push(`room=${part(room)}`);
  if (seconds > 0) query.push(`since=${Math.floor(Date.now() / 1000) - seconds}`);
  if (after !== null) query.push(`after=${after}`);
  return `/api/v1/audit?${query.join('&')}`;
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
  const [lines, setLines] = useState<AuditLine[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const [state, setState] = useState<'loading' | 'there'>('loading');
  const [problem, setProblem] = useState<Problem | null>(null);

  async function load(before: AuditLine[], after: number | null): Promise<void> {
    const path = pathOf(room.trim(), SECONDS[since], after);
    const answer = await get<{ lines: AuditLine[]; next: number | null }>(path);
    setState('there');
    setProblem(answer.ok ? null : answer.problem);
    setLines(answer.ok ? [...before, ...answer.value.lines] : before);
    setNext(answer.ok ? answer.value.next : null);
  }
  useEffect(() => void load([], null), [since]);
  const show = (event: Event): void => {
    event.preventDefault();
    void load([], null);
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
      <ProblemNotice problem={problem} />
      {state === 'there' && !problem && lines.length === 0 && <p class="empty">{t.audit.none}</p>}
      {lines.length > 0 && <Lines lines={lines} />}
      {next !== null && (
        <p class="buttons">
          <button type="button" class="button" onClick={() => void load(lines, next)}>
            {t.audit.more}
          </button>
        </p>
      )}
    </>
  );
}
