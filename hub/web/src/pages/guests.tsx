// SPDX-License-Identifier: Apache-2.0
// What is stored of one guest, by the key of the PMS: seen, changed, taken out and erased.
import { useState } from 'preact/hooks';
import { ask, get, part } from '../net/http';
import type { Guest, GuestStay } from '../net/types';
import { Dialog } from '../parts/dialog';
import { useDocument } from '../parts/fetched';
import { Choice, Done, Field, ProblemNotice, useChange } from '../parts/form';
import { when } from '../state/measure';
import { addressOf } from '../state/route';
import { t, words } from '../text/text';
import { PreferenceForm } from './preference_form';

function Find({ profile }: { profile: string }) {
  const [typed, setTyped] = useState(profile);
  const open = (event: Event): void => {
    event.preventDefault();
    if (typed.trim()) location.hash = addressOf('guests', typed.trim());
  };
  return (
    <form class="find" onSubmit={open} role="search">
      <Field label={t.guests.find} hint={t.guests.findHint}>
        {(control) => (
          <input
            {...control}
            autocomplete="off"
            maxLength={64}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="button">
        {t.guests.open}
      </button>
    </form>
  );
}

/** `lights.welcome.bedside` is the light on arrival, bedside. */
function shownName(name: string): string {
  const names = t.guests.valueNames;
  const exact = names[name];
  if (exact) return exact;
  const dot = name.lastIndexOf('.');
  const group = names[name.slice(0, dot)];
  return group ? `${group}: ${words(name.slice(dot + 1))}` : words(name);
}

/** `climate.comfort` is stored in thousandths of a degree, all else as it is shown. */
function shownValue(name: string, value: string): string {
  if (name.startsWith('climate.') && /^\d+$/.test(value)) return `${Number(value) / 1000} °C`;
  return name.startsWith('lights.') ? `${value} ${t.units.percent}` : words(value);
}

function Stored({ guest }: { guest: Guest }) {
  const g = t.guests;
  return (
    <section class="card">
      <h2>{g.stored}</h2>
      <ul class="reasons">
        {guest.values.map((row) => (
          <li key={row.name}>
            <div class="task-head">
              <span>{shownName(row.name)}</span>
              <strong>{shownValue(row.name, row.value)}</strong>
            </div>
            <p class="soft small">
              {g.source[row.provenance] ?? row.provenance} · {g.scope[row.scope] ?? row.scope} · {when(row.since)}
            </p>
          </li>
        ))}
      </ul>
      <h3>{g.learned}</h3>
      <p class={guest.learned ? '' : 'soft'}>{guest.learned ?? g.learnedNone}</p>
    </section>
  );
}

function Consent({ profile, guest, again }: { profile: string; guest: Guest; again: () => void }) {
  const { busy, problem, run } = useChange();
  const choose = (learning: Guest['consent']['learning']): void => {
    const path = `/api/v1/guests/${part(profile)}/consent`;
    void run(ask('PUT', path, { body: { learning } })).then(again);
  };
  return (
    <>
      <ProblemNotice problem={problem} />
      <Choice
        legend={t.guests.consent}
        words={t.guests.consents}
        value={guest.consent.learning}
        choose={choose}
        disabled={busy}
      />
      <p class="soft small">{t.guests.consentHint}</p>
    </>
  );
}

function save(profile: string, document: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(document, null, 2)], { type: 'application/json' }));
  const link = linkTo(url, `guest-${profile}.json`);
  link.click();
  URL.revokeObjectURL(url);
}

function linkTo(url: string, name: string): HTMLAnchorElement {
  const link = window.document.createElement('a');
  link.href = url;
  link.download = name;
  return link;
}

function Data({ profile, again }: { profile: string; again: () => void }) {
  const g = t.guests;
  const path = `/api/v1/guests/${part(profile)}`;
  const [asking, setAsking] = useState(false);
  const [erased, setErased] = useState<string | null>(null);
  const { busy, problem, run } = useChange();
  const erase = async (): Promise<void> => {
    const answer = await run(ask('DELETE', path));
    setAsking(false);
    if (answer.ok) setErased(g.erased);
    again();
  };
  const download = async (): Promise<void> => {
    const answer = await run(get<unknown>(`${path}/export`));
    if (answer.ok) save(profile, answer.value);
  };
  return (
    <>
      <h3>{g.data}</h3>
      <ProblemNotice problem={problem} />
      <Done text={erased} />
      <div class="buttons">
        <button type="button" class="button" disabled={busy} onClick={() => void download()}>
          {g.export}
        </button>
        <button type="button" class="button danger" disabled={busy} onClick={() => setAsking(true)}>
          {g.erase}
        </button>
      </div>
      {asking && (
        <Dialog title={g.eraseTitle(profile)} close={() => setAsking(false)}>
          <div class="form">
            <p>{g.eraseText}</p>
            <div class="buttons">
              <button type="button" class="button danger" disabled={busy} onClick={() => void erase()}>
                {g.eraseConfirm}
              </button>
              <button type="button" class="button" onClick={() => setAsking(false)}>
                {t.cancel}
              </button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** Only when asked for: whoever looks at a guest's stays stands in the audit. */
function Stays({ profile }: { profile: string }) {
  const g = t.guests;
  const [stays, setStays] = useState<GuestStay[] | null>(null);
  const { busy, problem, run } = useChange();
  const show = async (): Promise<void> => {
    const answer = await run(get<{ stays: GuestStay[] }>(`/api/v1/guests/${part(profile)}/export`));
    if (answer.ok) setStays(answer.value.stays);
  };
  return (
    <section class="card">
      <h2>{g.stays}</h2>
      <ProblemNotice problem={problem} />
      {!stays && (
        <>
          <button type="button" class="button" disabled={busy} onClick={() => void show()}>
            {g.staysShow}
          </button>
          <p class="soft small">{g.staysHint}</p>
        </>
      )}
      {stays?.length === 0 && <p class="soft">{g.staysNone}</p>}
      <ul class="reasons">
        {stays?.map((stay) => (
          <li key={stay.reservation}>
            <a class="room-link" href={addressOf('room', stay.number)}>
              {t.pages.room} {stay.number}
            </a>{' '}
            {g.status[stay.status] ?? stay.status}
            {(stay.arrival || stay.departure) && (
              <p class="soft small">
                {stay.arrival ?? ''} – {stay.departure ?? ''}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function GuestPage({ profile }: { profile: string }) {
  const g = t.guests;
  const path = `/api/v1/guests/${part(profile)}`;
  const { value, problem, again } = useDocument<Guest>(path);
  const unknown = problem?.code === 'not_found';
  if (!value && !problem) return null;
  return (
    <>
      <h2 class="hidden">{g.profile(profile)}</h2>
      {unknown && <p class="notice warn">{g.none}</p>}
      {!unknown && <ProblemNotice problem={problem} />}
      <div class="cards">
        <PreferenceForm
          key={profile}
          profile={profile}
          stored={(unknown ? null : value?.preferences) ?? {}}
          saved={again}
        />
        {!unknown && value && (
          <>
            <Stored guest={value} />
            <div class="stack">
              <Stays profile={profile} />
              <section class="card">
                <Consent profile={profile} guest={value} again={again} />
                <Data profile={profile} again={again} />
              </section>
            </div>
          </>
        )}
      </div>
    </>
  );
}

export function Guests({ profile }: { profile: string }) {
  return (
    <>
      <div class="page-head">
        <h1>{profile ? t.guests.profile(profile) : t.guests.title}</h1>
        <span class="grow" />
        <Find profile={profile} />
      </div>
      {profile && <GuestPage profile={profile} />}
    </>
  );
}
