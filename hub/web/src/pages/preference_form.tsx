// SPDX-License-Identifier: Apache-2.0
// Changes a guest's preferences: only what was changed is sent, and what is wrong is said before it is.
import { useEffect, useState } from 'preact/hooks';
import { ask, get, part } from '../net/http';
import type { Preferences } from '../net/types';
import { Choice, Done, Field, ProblemNotice, Select, useChange } from '../parts/form';
import { Icon } from '../parts/icon';
import { check, type Draft, draftOf, patchOf, rebased, SCENES, stepped, type Wrong } from '../state/preferences';
import { t } from '../text/text';
import { PreferencePreview } from './preference_preview';

interface EditProps {
  draft: Draft;
  wrong: Wrong;
  set: (part: Partial<Draft>) => void;
}

const textOf = (wrong: Wrong, field: string): string | undefined => {
  const code = wrong[field];
  return code && t.guests.bad[code];
};

function Temperature({ draft, wrong, set, field }: EditProps & { field: 'comfort' | 'night' }) {
  const label = t.guests[field];
  const typed = draft[field];
  return (
    <Field label={`${label}, °C`} hint={t.guests.asHouse} wrong={textOf(wrong, field)}>
      {(control) => (
        <div class="stepper">
          <button
            type="button"
            class="button square"
            aria-label={t.guests.less(label)}
            onClick={() => set({ [field]: stepped(typed, -0.5) })}
          >
            <Icon name="minus" />
          </button>
          <input
            {...control}
            inputMode="decimal"
            value={typed}
            onInput={(event) => set({ [field]: event.currentTarget.value })}
          />
          <button
            type="button"
            class="button square"
            aria-label={t.guests.more(label)}
            onClick={() => set({ [field]: stepped(typed, 0.5) })}
          >
            <Icon name="plus" />
          </button>
        </div>
      )}
    </Field>
  );
}

function Lights({ draft, wrong, set }: EditProps) {
  const g = t.guests;
  const change = (at: number, part: Partial<{ name: string; level: string }>): void =>
    set({ lights: draft.lights.map((light, i) => (i === at ? { ...light, ...part } : light)) });
  return (
    <fieldset class="group">
      <legend>{g.welcome}</legend>
      <div class="form">
        {draft.lights.map((light, i) => (
          <div class="fields tops" key={i}>
            <Field label={g.light} wrong={textOf(wrong, `lights.${i}.name`)}>
              {(control) => (
                <input
                  {...control}
                  class="short"
                  autocomplete="off"
                  value={light.name}
                  onInput={(event) => change(i, { name: event.currentTarget.value })}
                />
              )}
            </Field>
            <Field label={g.level} wrong={textOf(wrong, `lights.${i}.level`)}>
              {(control) => (
                <div class="stepper">
                  <input
                    {...control}
                    inputMode="numeric"
                    value={light.level}
                    onInput={(event) => change(i, { level: event.currentTarget.value })}
                  />
                  <button
                    type="button"
                    class="button square"
                    aria-label={g.removeLight(light.name)}
                    onClick={() => set({ lights: draft.lights.filter((_, at) => at !== i) })}
                  >
                    <Icon name="close" />
                  </button>
                </div>
              )}
            </Field>
          </div>
        ))}
        <div class="buttons">
          <button
            type="button"
            class="button"
            disabled={draft.lights.length >= 12}
            onClick={() => set({ lights: [...draft.lights, { name: '', level: '50' }] })}
          >
            <Icon name="plus" />
            {g.addLight}
          </button>
        </div>
      </div>
    </fieldset>
  );
}

function Brightness({ draft, wrong, set }: EditProps) {
  return (
    <fieldset class="group">
      <legend>{t.guests.brightness}</legend>
      <div class="fields tops">
        {SCENES.map((scene) => (
          <Field key={scene} label={t.guests.scenes[scene]} wrong={textOf(wrong, `brightness.${scene}`)}>
            {(control) => (
              <input
                {...control}
                class="short"
                inputMode="numeric"
                value={draft.brightness[scene]}
                onInput={(event) =>
                  set({ brightness: { ...draft.brightness, [scene]: event.currentTarget.value } })
                }
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

type Provenance = keyof typeof t.guests.provenances;

/** What is stored, with what the hub compares before it stores over it. */
interface Base {
  stored: Preferences;
  etag: string | null;
}

/** The draft of somebody who types while others store: their changes come into it, what was typed stays. */
function useDraft(path: string, shown: Preferences) {
  const [base, setBase] = useState<Base>({ stored: shown, etag: null });
  const [draft, setDraft] = useState(() => draftOf(shown));
  /** Whether the hub could say what is stored. */
  const look = async (): Promise<boolean> => {
    const answer = await get<Preferences>(path);
    if (!answer.ok && answer.problem.code !== 'not_found') return false;
    const latest: Base = answer.ok ? { stored: answer.value, etag: answer.etag } : { stored: {}, etag: null };
    setDraft((typed) => rebased(base.stored, typed, latest.stored));
    setBase(latest);
    return true;
  };
  const text = JSON.stringify(shown);
  useEffect(() => void look(), [path, text]);
  return { base, draft, setDraft, look };
}

export function PreferenceForm(props: { profile: string; stored: Preferences; saved: () => void }) {
  const g = t.guests;
  const path = `/api/v1/guests/${part(props.profile)}/preferences`;
  const { base, draft, setDraft, look } = useDraft(path, props.stored);
  const [wrong, setWrong] = useState<Wrong>({});
  const [said, setSaid] = useState<string | null>(null);
  const [provenance, setProvenance] = useState<Provenance>('declared');
  const [met, setMet] = useState(false);
  const [isLooking, setLooking] = useState(false);
  const { busy, problem, run, clear } = useChange();
  const set = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
    setWrong({});
    setSaid(null);
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const found = check(draft);
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const patch = patchOf(base.stored, draft);
    if (Object.keys(patch).length === 0) return setSaid(g.unchanged);
    const bound = base.etag ? { ifMatch: base.etag } : {};
    const answer = await run(ask('PATCH', path, { body: { ...patch, provenance }, ...bound }));
    const stale = !answer.ok && answer.problem.code === 'stale';
    setMet(false);
    if (!answer.ok && !stale) return;
    setLooking(true);
    const known = await look();
    setLooking(false);
    if (stale && known) clear();
    setMet(stale && known);
    if (answer.ok) setSaid(g.saved);
    props.saved();
  };
  const wouldBe = (): Record<string, unknown> | null => {
    const found = check(draft);
    setWrong(found);
    return Object.keys(found).length > 0 ? null : { ...patchOf(base.stored, draft), provenance };
  };
  const edit: EditProps = { draft, wrong, set };
  return (
    <section class="card">
      <h2>{g.edit}</h2>
      <form class="form" onSubmit={(event) => void submit(event)}>
        <div class="fields tops">
          <Temperature {...edit} field="comfort" />
          <Temperature {...edit} field="night" />
          <Select label={g.fan} words={g.fans} value={draft.fan as ''} choose={(fan) => set({ fan })} />
        </div>
        <Lights {...edit} />
        <Brightness {...edit} />
        <div class="fields tops">
          <Field label={g.language} hint={g.languageHint}>
            {(control) => (
              <input
                {...control}
                class="short"
                autocomplete="off"
                maxLength={35}
                value={draft.language}
                onInput={(event) => set({ language: event.currentTarget.value })}
              />
            )}
          </Field>
          <Select label={g.units} words={g.unitNames} value={draft.units as ''} choose={(units) => set({ units })} />
        </div>
        <Choice legend={g.provenance} words={g.provenances} value={provenance} choose={setProvenance} />
        <PreferencePreview profile={props.profile} draft={draft} body={wouldBe} />
        <ProblemNotice problem={problem} />
        {met && (
          <p class="notice warn" role="alert">
            {g.rebased}
          </p>
        )}
        <Done text={said} />
        <div class="buttons">
          <button type="submit" class="button main" disabled={busy || isLooking}>
            {g.save}
          </button>
        </div>
      </form>
    </section>
  );
}
