// SPDX-License-Identifier: Apache-2.0
// Cases: rooms that did not do what a guest asked, with what was measured, and what staff did about them.
import { useState } from 'preact/hooks';
import type { CaseDocument, CaseState } from '../net/comfort';
import { ask } from '../net/http';
import { Dialog } from '../parts/dialog';
import { useDocument } from '../parts/fetched';
import { ProblemNotice, ReasonForm, useChange } from '../parts/form';
import type { IconName } from '../parts/icon';
import { Mark, type Tone } from '../parts/marks';
import { degrees, temperature, when } from '../state/measure';
import { addressOf } from '../state/route';
import { may } from '../state/session';
import { units } from '../state/settings';
import { author, t, words } from '../text/text';

const LOOK_MS = 5_000;

const STATES: Record<CaseState, [Tone, IconName]> = {
  open: ['bad', 'alert'],
  acknowledged: ['held', 'wrench'],
  resolved: ['good', 'check'],
  closed: ['plain', 'close'],
};

/** What was measured, as label and text; what nobody knows is left out. */
function facts({ subject, evidence: seen }: CaseDocument): [string, string][] {
  const c = t.comfort;
  const r = t.room;
  const degree = (celsius: number | null): string | null =>
    celsius === null ? null : temperature(celsius, units.value);
  const percent = (level: number | null): string | null => (level === null ? null : `${level} ${t.units.percent}`);
  const slope = seen.kelvin_per_hour;
  const light = seen.light === null ? null : `${percent(seen.light)} (${c.lightThen} ${percent(seen.light_then) ?? '–'})`;
  const isLight = subject === 'light';
  const all: [string, string | null][] = [
    [c.wanted, degree(seen.wanted)],
    [c.airThen, isLight ? null : degree(seen.air_then)],
    [c.airCase, isLight ? null : degree(seen.air)],
    [c.slope, slope === null ? null : `${slope > 0 ? '+' : ''}${degrees(slope, 'celsius')} ${c.perHour}`],
    [r.heating, isLight ? null : percent(seen.heating)],
    [r.cooling, isLight ? null : percent(seen.cooling)],
    [r.fan, isLight ? null : percent(seen.fan)],
    [c.light, isLight ? light : null],
    [c.windowSince, seen.window_since === null ? null : when(seen.window_since)],
    [c.faults, seen.faults === '' ? null : seen.faults.split(' ').map((word) => t.ailment[word] ?? words(word)).join(', ')],
  ];
  return all.filter((fact): fact is [string, string] => fact[1] !== null);
}

function EvidenceList({ one }: { one: CaseDocument }) {
  const c = t.comfort;
  const seen = one.evidence;
  return (
    <>
      <dl class="pairs">
        {facts(one).flatMap(([label, text]) => [
          <dt key={label}>{label}</dt>,
          <dd key={`${label}-text`}>{text}</dd>,
        ])}
      </dl>
      {!seen.online && <p>{c.offline}.</p>}
      {seen.because && <p>{c.because[seen.because] ?? words(seen.because)}</p>}
      {one.comfort_at !== null && <p>{c.comfortAt(when(one.comfort_at))}</p>}
      {one.note && <p>{one.note}</p>}
      <p class="soft small">
        {c.opened} {when(one.opened)}
        {one.acknowledged !== null &&
          ` · ${c.takenBy(author(one.acknowledged_by ?? ''), when(one.acknowledged))}`}
      </p>
    </>
  );
}

type End = 'resolved' | 'closed';

function CaseButtons({ one, changed }: { one: CaseDocument; changed: () => void }) {
  const c = t.comfort;
  const [end, setEnd] = useState<End | null>(null);
  const { busy, problem, run } = useChange();
  const change = async (body: { state: CaseState; note?: string }): Promise<void> => {
    const answer = await run(ask('PATCH', `/api/v1/cases/${one.case}`, { body }));
    if (answer.ok) setEnd(null);
    changed();
  };
  const title = end === 'resolved' ? c.resolveCase(one.case) : c.closeCase(one.case);
  return (
    <>
      <div class="choice">
        {one.state === 'open' && (
          <button
            type="button"
            class="button"
            disabled={busy}
            aria-label={c.takeCase(one.case)}
            onClick={() => void change({ state: 'acknowledged' })}
          >
            {c.take}
          </button>
        )}
        <button type="button" class="button" aria-label={c.resolveCase(one.case)} onClick={() => setEnd('resolved')}>
          {c.resolve}
        </button>
        <button type="button" class="button" aria-label={c.closeCase(one.case)} onClick={() => setEnd('closed')}>
          {c.close}
        </button>
      </div>
      {end === null && <ProblemNotice problem={problem} />}
      {end !== null && (
        <Dialog title={title} close={() => setEnd(null)}>
          <ProblemNotice problem={problem} />
          <ReasonForm
            label={c.noteLabel}
            hint={c.noteHint}
            submit={end === 'resolved' ? c.resolve : c.close}
            busy={busy}
            cancel={() => setEnd(null)}
            go={(note) => void change({ state: end, note })}
          />
        </Dialog>
      )}
    </>
  );
}

function Case({ one, changed }: { one: CaseDocument; changed: () => void }) {
  const c = t.comfort;
  const [tone, icon] = STATES[one.state];
  const said = one.complaint ? c.complaint[one.complaint] : c.subject[one.subject];
  return (
    <li class="ill" id={`case-${one.case}`}>
      <p>
        <Mark tone={tone} icon={icon} text={c.caseState[one.state]} />
      </p>
      <p>
        {one.number !== null && (
          <a class="room-link" href={addressOf('room', one.number)}>
            {one.number}
          </a>
        )}{' '}
        <span class="soft small">{c.caseLink(one.case)}</span>
      </p>
      <p>
        <strong>{said}</strong>: {c.cause[one.cause] ?? words(one.cause)}
        {one.times > 1 && ` (${one.times}×)`}
      </p>
      <div>
        <EvidenceList one={one} />
        {may('PATCH /api/v1/cases/{case}') && <CaseButtons one={one} changed={changed} />}
      </div>
    </li>
  );
}

export function Cases() {
  const { value, problem, again } = useDocument<{ cases: CaseDocument[] }>('/api/v1/cases', LOOK_MS);
  return (
    <section class="card">
      <h2>{t.comfort.cases}</h2>
      {!value && <ProblemNotice problem={problem} />}
      {value?.cases.length === 0 && <p class="soft">{t.comfort.casesNone}</p>}
      <ul class="reasons">
        {value?.cases.map((one) => (
          <Case key={one.case} one={one} changed={again} />
        ))}
      </ul>
    </section>
  );
}
