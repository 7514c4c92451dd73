// SPDX-License-Identifier: Apache-2.0
// Who changed what, when and why: the newest first, a page at a time.
import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../net/http';
import type { AuditLine } from '../net/types';
import { LabelField, ProblemNotice, Select, useChange } from '../parts/form';
import { when } from '../state/measure';
import { addressOf } from '../state/route';
import { t, words } from '../text/text';

const PAGE = 100;
const SECONDS = { hour: 3_600, day: 86_400, week: 604_800, all: 0 };
type Since = keyof typeof SECONDS;
type Area = keyof typeof t.audit.areas;
type By = keyof typeof t.audit.channels;

interface Wanted {
  room: string;
  since: Since;
  area: Area;
  by: By;
  name: string;
}

interface Page {
  lines: AuditLine[];
  next: number | null;
}

/** What stands on the page, and what was asked for to get it: what comes after it answers the same question. */
interface Shown extends Page {
  of: Wanted;
}

function pathOf(wanted: Wanted, before: number | null): string {
  const query = new URLSearchParams({ order: 'newest', limit: String(PAGE) });
  const say = (name: string, value: string): void => void (value && query.set(name, value));
  say('room', wanted.room.trim());
  say('what', wanted.area);
  say('by', wanted.by);
  say('name', wanted.name.trim());
  const seconds = SECONDS[wanted.since];
  if (seconds > 0) query.set('since', String(Math.floor(Date.now() / 1000) - seconds));
  if (before !== null) query.set('before', String(before));
  return `/api/v1/audit?${query.toString()}`;
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

function Filters(props: { wanted: Wanted; set: (part: Partial<Wanted>) => void; show: () => void }) {
  const a = t.audit;
  const { wanted, set } = props;
  const submit = (event: Event): void => {
    event.preventDefault();
    props.show();
  };
  return (
    <form class="fields not-on-paper" onSubmit={submit}>
      <LabelField label={a.room} value={wanted.room} set={(room) => set({ room })} />
      <Select label={a.since} words={a.sinces} value={wanted.since} choose={(since) => set({ since })} />
      <Select label={a.area} words={a.areas} value={wanted.area} choose={(area) => set({ area })} />
      <Select label={a.by} words={a.channels} value={wanted.by} choose={(by) => set({ by })} />
      <LabelField label={a.name} value={wanted.name} set={(name) => set({ name })} />
      <button type="submit" class="button">
        {a.show}
      </button>
    </form>
  );
}

export function Audit({ room }: { room: string }) {
  const [wanted, setWanted] = useState<Wanted>({ room, since: 'day', area: '', by: '', name: '' });
  const [shown, setShown] = useState<Shown | null>(null);
  const { busy, problem, run } = useChange();
  const latest = useRef(0);

  /** From the newest line on, or what comes after those of `above`. */
  async function load(above: Shown | null): Promise<void> {
    latest.current += 1;
    const turn = latest.current;
    const of = above?.of ?? wanted;
    const answer = await run(get<Page>(pathOf(of, above?.next ?? null)));
    if (turn !== latest.current) return;
    if (!answer.ok) return setShown(above);
    setShown({ of, next: answer.value.next, lines: [...(above?.lines ?? []), ...answer.value.lines] });
  }
  useEffect(() => void load(null), [wanted.since, wanted.area, wanted.by]);
  const { lines = null, next = null } = shown ?? {};
  return (
    <>
      <div class="page-head">
        <h1>{t.audit.title}</h1>
        <span class="grow" />
        <Filters
          wanted={wanted}
          set={(part) => setWanted({ ...wanted, ...part })}
          show={() => void load(null)}
        />
      </div>
      <ProblemNotice problem={problem} />
      {lines && lines.length === 0 && <p class="empty">{next === null ? t.audit.none : t.audit.noneYet}</p>}
      {lines && lines.length > 0 && <Lines lines={lines} />}
      {next !== null && (
        <p class="buttons spaced">
          <button type="button" class="button" disabled={busy} onClick={() => void load(shown)}>
            {t.audit.more}
          </button>
        </p>
      )}
    </>
  );
}
