// SPDX-License-Identifier: Apache-2.0
// Parts of forms: each names its control, and says what is wrong with it next to it.
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Answer } from '../net/http';
import type { Problem } from '../net/types';
import { t } from '../text/text';
import { Icon } from './icon';

interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

export function Field(props: {
  label: string;
  hint?: string;
  wrong?: string | undefined;
  children: (control: ControlProps) => ComponentChildren;
}) {
  const id = useId();
  const note = `${id}-note`;
  const described = props.wrong || props.hint ? note : undefined;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children({ id, 'aria-describedby': described, 'aria-invalid': props.wrong ? 'true' : undefined })}
      {described && (
        <span id={note} class={props.wrong ? 'wrong' : 'soft small'}>
          {props.wrong ?? props.hint}
        </span>
      )}
    </div>
  );
}

/** A room's number or a floor: a short text that the browser shall not guess. */
export function LabelField(props: {
  label: string;
  value: string;
  set: (value: string) => void;
  wrong?: string | undefined;
}) {
  return (
    <Field label={props.label} wrong={props.wrong}>
      {(control) => (
        <input
          {...control}
          class="short"
          autocomplete="off"
          value={props.value}
          onInput={(event) => props.set(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function PasswordField(props: {
  label: string;
  kind: 'current-password' | 'new-password';
  value: string;
  set: (value: string) => void;
  hint?: string;
  wrong?: string | undefined;
  required?: boolean;
}) {
  return (
    <Field label={props.label} wrong={props.wrong} {...(props.hint ? { hint: props.hint } : {})}>
      {(control) => (
        <input
          {...control}
          type="password"
          autocomplete={props.kind}
          required={props.required ?? false}
          maxLength={256}
          value={props.value}
          onInput={(event) => props.set(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A set point in degrees Celsius; the hub says what is outside of a room's own limits. */
export function SetpointField(props: {
  label: string;
  value: string;
  set: (value: string) => void;
  required?: boolean;
}) {
  return (
    <Field label={props.label}>
      {(control) => (
        <input
          {...control}
          class="short"
          type="number"
          min={5}
          max={35}
          step={0.1}
          required={props.required ?? false}
          value={props.value}
          onInput={(event) => props.set(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** One of few words, as buttons. */
export function Choice<Word extends string>(props: {
  legend: string;
  words: Record<Word, string>;
  value: Word | null;
  choose: (word: Word) => void;
  disabled?: boolean;
}) {
  return (
    <fieldset class="group">
      <legend>{props.legend}</legend>
      <div class="choice">
        {(Object.keys(props.words) as Word[]).map((word) => (
          <button
            type="button"
            key={word}
            class="button"
            aria-pressed={word === props.value}
            disabled={props.disabled ?? false}
            onClick={() => props.choose(word)}
          >
            {props.words[word]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** One of some words, as a list to choose from. */
export function Select<Word extends string>(props: {
  label: string;
  words: Record<Word, string>;
  value: Word;
  choose: (word: Word) => void;
  hint?: string;
}) {
  return (
    <Field label={props.label} {...(props.hint ? { hint: props.hint } : {})}>
      {(control) => (
        <select
          {...control}
          value={props.value}
          onChange={(event) => props.choose(event.currentTarget.value as Word)}
        >
          {(Object.keys(props.words) as Word[]).map((word) => (
            <option key={word} value={word}>
              {props.words[word]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function ProblemNotice({ problem }: { problem: Problem | null }) {
  if (!problem) return null;
  return (
    <div class="notice bad" role="alert">
      <Icon name="alert" />
      <strong>{problem.title || problem.code}.</strong> {problem.detail}
      {problem.errors && (
        <ul>
          {problem.errors.map((error) => (
            <li key={error.at + error.detail}>
              <span class="code-text">{error.at}</span> {error.detail}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function Done({ text }: { text: string | null }) {
  return (
    <div role="status">
      {text && (
        <p class="notice good">
          <Icon name="check" />
          {text}
        </p>
      )}
    </div>
  );
}

/** One change at a time: whether it runs, and what went wrong with the last one. */
export function useChange() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function run<T>(change: Promise<Answer<T>>): Promise<Answer<T>> {
    setBusy(true);
    const answer = await change;
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    return answer;
  }
  return { busy, problem, run, clear: () => setProblem(null) };
}

/** Asks for a reason before it goes on. */
export function ReasonForm(props: {
  label: string;
  hint?: string;
  submit: string;
  busy: boolean;
  danger?: boolean;
  cancel?: () => void;
  go: (reason: string) => void;
}) {
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const submit = (event: Event): void => {
    event.preventDefault();
    if (reason.trim() === '') setWrong(t.problem.missingReason);
    else props.go(reason.trim());
  };
  return (
    <form class="form" onSubmit={submit}>
      <Field label={props.label} wrong={wrong} {...(props.hint ? { hint: props.hint } : {})}>
        {(control) => (
          <input
            {...control}
            maxLength={200}
            value={reason}
            onInput={(event) => {
              setReason(event.currentTarget.value);
              setWrong(undefined);
            }}
          />
        )}
      </Field>
      <div class="buttons">
        <button type="submit" class={props.danger ? 'button danger' : 'button main'} disabled={props.busy}>
          {props.submit}
        </button>
        {props.cancel && (
          <button type="button" class="button" onClick={props.cancel}>
            {t.cancel}
          </button>
        )}
      </div>
    </form>
  );
}
