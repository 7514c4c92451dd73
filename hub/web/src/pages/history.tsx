// SPDX-License-Identifier: Apache-2.0
// A room's past: chart, lanes of who was in, and the same in words and as a table.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Drawing } from '../chart';
import { part } from '../net/http';
import type { History } from '../net/types';
import { useDocument } from '../parts/fetched';
import { ProblemNotice } from '../parts/form';
import { type Lines, linesOf, queryOf, RANGES, type Range, spansOf, spread, summaryOf } from '../state/history';
import { temperature, when } from '../state/measure';
import { units } from '../state/settings';
import { t } from '../text/text';

/** Where the build put src/chart.ts. */
declare const CHART: string;

const LOOK_MS = 60_000;
const TABLE_ROWS = 48;
type Lane = 'guest' | 'staff' | 'window' | 'do_not_disturb';
const LANES: readonly Lane[] = ['guest', 'staff', 'do_not_disturb', 'window'];

/** Seconds, moving on once a minute. */
function useMinutes(): number {
  const [now, setNow] = useState(() => Math.floor(Date.now() / 1000));
  useEffect(() => {
    const timer = setInterval(() => setNow(Math.floor(Date.now() / 1000)), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Chart({ history, label }: { history: History; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const lines = useMemo(() => linesOf(history, units.value), [history, units.value]);
  const latest = useRef({ lines, history });
  latest.current = { lines, history };
  const show = (): void => {
    const { lines: now, history: of } = latest.current;
    drawing.current?.show(now, of.since, of.until);
  };
  useEffect(() => {
    let ended = false;
    const load = import(CHART) as Promise<typeof import('../chart')>;
    load
      .then(({ draw }) => {
        if (ended || !place.current) return;
        drawing.current = draw(place.current, setAt);
        show();
      })
      .catch(() => setFailed(true));
    return () => {
      ended = true;
      drawing.current?.end();
      drawing.current = null;
    };
  }, []);
  useEffect(show, [lines]);
  if (failed) return <p class="soft">{t.history.failed}</p>;
  return (
    <>
      <div class="chart" ref={place} role="img" aria-label={label} />
      <p class="chart-readout soft small" aria-hidden="true">
        {at === null ? '' : readout(lines, at)}
      </p>
    </>
  );
}

function readout(lines: Lines, i: number): string {
  const h = t.history;
  const seconds = lines.at[i];
  if (seconds === undefined) return '';
  const degrees = (value: number | null | undefined): string => (value == null ? '–' : `${value.toFixed(1)}°`);
  const percent = (value: number | null | undefined): string => (value == null ? '–' : `${value} %`);
  return [
    when(seconds),
    `${h.air} ${degrees(lines.air[i])}`,
    `${h.setpoint} ${degrees(lines.setpoint[i])}`,
    `${h.heating} ${percent(lines.heating[i])}`,
    `${h.cooling} ${percent(lines.cooling[i])}`,
  ].join(' · ');
}

/** Samples of how the lines look. */
function Key() {
  const h = t.history;
  return (
    <ul class="chart-key" aria-hidden="true">
      {(['air', 'setpoint', 'heating', 'cooling'] as const).map((what) => (
        <li key={what}>
          <svg viewBox="0 0 24 12" class={`sample ${what}`}>
            <path d="M0 6h24" />
          </svg>
          {h[what]}
        </li>
      ))}
    </ul>
  );
}

function Lanes({ history }: { history: History }) {
  const span = history.until - history.since;
  const lanes = LANES.filter((lane) => history.people || lane === 'window');
  return (
    <div class="lanes" aria-hidden="true">
      {lanes.map((lane) => (
        <div key={lane} class={`lane ${lane}`}>
          <span class="small">{t.history[lane]}</span>
          <svg viewBox={`0 0 ${span} 100`} preserveAspectRatio="none">
            {spansOf(history, history[lane]).map(({ from, to, share }) => (
              <rect
                key={from}
                x={Math.max(from - history.since, 0)}
                width={to - Math.max(from, history.since)}
                y={100 - share}
                height={share}
              />
            ))}
          </svg>
        </div>
      ))}
    </div>
  );
}

function Words({ history }: { history: History }) {
  const h = t.history;
  const summary = summaryOf(history);
  if (!summary) return <p class="soft">{h.none}</p>;
  const parts = [
    h.share(h.heating, summary.heating),
    h.share(h.cooling, summary.cooling),
    h.share(h.window, summary.window),
  ];
  if (summary.guest !== null) parts.push(h.share(h.guest, summary.guest));
  if (summary.do_not_disturb !== null) parts.push(h.share(h.do_not_disturb, summary.do_not_disturb));
  return (
    <p>
      {h.range(temperature(summary.coldest, units.value), temperature(summary.warmest, units.value))}{' '}
      {h.shares(parts.join(', '))}
    </p>
  );
}

function Table({ history }: { history: History }) {
  const h = t.history;
  const people = history.people ? (['guest', 'do_not_disturb'] as const) : [];
  const percents = ['heating', 'cooling', 'window', ...people] as const;
  const degrees = (value: number | null | undefined): string => (value == null ? '–' : temperature(value, units.value));
  return (
    <div class="table-wrap" tabIndex={0} role="region" aria-label={h.table}>
      <table class="history-table">
        <thead>
          <tr>
            <th scope="col">{h.time}</th>
            <th scope="col">{h.air}</th>
            <th scope="col">{h.setpoint}</th>
            {percents.map((what) => (
              <th scope="col" key={what}>
                {h[what]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spread(history.at.length, TABLE_ROWS).map((i) => (
            <tr key={history.at[i]}>
              <th scope="row">{when(history.at[i] ?? 0)}</th>
              <td>{degrees(history.air[i])}</td>
              <td>{degrees(history.setpoint[i])}</td>
              {percents.map((what) => (
                <td key={what}>{history[what][i] == null ? '–' : `${history[what][i]} %`}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Past({ history, range }: { history: History; range: Range }) {
  const h = t.history;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Key />
      <Chart history={history} label={h.chart(h.ranges[range])} />
      <Lanes history={history} />
      <Words history={history} />
      {history.people && range === 'month' && <p class="soft small">{h.peopleKept}</p>}
      <details class="spaced" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{h.table}</summary>
        {isOpen && <Table history={history} />}
      </details>
    </>
  );
}

export function HistoryCard({ number }: { number: string }) {
  const h = t.history;
  const [range, setRange] = useState<Range>('day');
  const now = useMinutes();
  const path = `/api/v1/rooms/${part(number)}/history?${queryOf(range, now)}`;
  const { value, problem } = useDocument<History>(path);
  return (
    <section class="card history">
      <div class="history-head">
        <h2>{h.title}</h2>
        <div class="chips" role="group" aria-label={h.rangesLabel}>
          {RANGES.map((each) => (
            <button
              key={each}
              type="button"
              class="chip"
              aria-pressed={each === range}
              onClick={() => setRange(each)}
            >
              {h.ranges[each]}
            </button>
          ))}
        </div>
      </div>
      {!value && problem && <ProblemNotice problem={problem} />}
      {!value && !problem && <p class="soft">{h.loading}</p>}
      {value && <Past history={value} range={range} />}
    </section>
  );
}
