// SPDX-License-Identifier: Apache-2.0
// Tokens of programs. A secret is shown once, when it is made, and is nowhere in the page afterwards.
import { useRef, useState } from 'preact/hooks';
import { ask, part } from '../net/http';
import { SCOPES, type Token } from '../net/admin_types';
import { Dialog } from '../parts/dialog';
import { useDocument } from '../parts/fetched';
import { Field, ProblemNotice, useChange } from '../parts/form';
import { when } from '../state/measure';
import { t } from '../text/text';

const DAYS = 90;
const MAX_DAYS = 366;

function Secret({ made, close }: { made: Token; close: () => void }) {
  const a = t.accounts;
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(made.token ?? '');
      setSaid(a.copied);
    } catch {
      // Browsers that do not give the clipboard let people use it themselves.
      setSaid(a.copyByHand);
    }
  };
  return (
    <Dialog title={a.made(made.name)} close={close}>
      <div class="form">
        <p>{a.madeHint}</p>
        <Field label={a.token}>
          {(control) => <input {...control} ref={field} class="code-text" readOnly value={made.token ?? ''} />}
        </Field>
        <p role="status">{said}</p>
        <div class="buttons">
          <button type="button" class="button main" onClick={() => void copy()}>
            {a.copy}
          </button>
          <button type="button" class="button" onClick={close}>
            {a.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function MakeToken({ done }: { done: (made: Token) => void }) {
  const a = t.accounts;
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [days, setDays] = useState(String(DAYS));
  const [looked, setLooked] = useState(false);
  const { busy, problem, run } = useChange();
  const toggle = (scope: string): void =>
    setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setLooked(true);
    if (name.trim() === '' || scopes.length === 0) return;
    const body = { name: name.trim(), scopes, days: Number(days) };
    const answer = await run(ask<Token>('POST', '/api/v1/tokens', { body }));
    if (!answer.ok) return;
    setName('');
    setScopes([]);
    setLooked(false);
    done(answer.value);
  };
  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <ProblemNotice problem={problem} />
      <div class="fields tops">
        <Field label={a.tokenName} hint={a.loginHint} wrong={looked && name.trim() === '' ? a.missing : undefined}>
          {(control) => (
            <input
              {...control}
              autocomplete="off"
              autocapitalize="none"
              maxLength={64}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={a.days}>
          {(control) => (
            <input
              {...control}
              class="short"
              type="number"
              required
              min={1}
              max={MAX_DAYS}
              value={days}
              onInput={(event) => setDays(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <fieldset class="group">
        <legend>{a.scopes}</legend>
        <div class="choice">
          {SCOPES.map((scope) => (
            <button
              type="button"
              key={scope}
              class="button"
              aria-pressed={scopes.includes(scope)}
              onClick={() => toggle(scope)}
            >
              {a.scopeWords[scope]}
            </button>
          ))}
        </div>
        {looked && scopes.length === 0 && (
          <p class="wrong" role="alert">
            {a.scopesMissing}
          </p>
        )}
      </fieldset>
      <div class="buttons">
        <button type="submit" class="button main" disabled={busy}>
          {a.make}
        </button>
      </div>
    </form>
  );
}

function TokenLine({ token, revoke }: { token: Token; revoke: () => void }) {
  const a = t.accounts;
  return (
    <li>
      <div class="task-head">
        <p>
          <strong>{token.name}</strong> {token.scopes.map((scope) => a.scopeWords[scope] ?? scope).join(', ')}
        </p>
        <button type="button" class="button danger" aria-label={a.revokeTitle(token.name)} onClick={revoke}>
          {a.revoke}
        </button>
      </div>
      <p class="soft small">
        {a.madeBy(token.made_by)}, {when(token.created)} · {a.lastUsed}:{' '}
        {token.last_used === null ? a.never : when(token.last_used)} · {a.ends} {when(token.expires)}
      </p>
    </li>
  );
}

export function Tokens() {
  const a = t.accounts;
  const { value, problem, again } = useDocument<{ tokens: Token[] }>('/api/v1/tokens');
  const [made, setMade] = useState<Token | null>(null);
  const [leaving, setLeaving] = useState<Token | null>(null);
  const change = useChange();
  const revoke = async (token: Token): Promise<void> => {
    const answer = await change.run(
      ask('DELETE', `/api/v1/tokens/${part(token.id)}`),
    );
    if (answer.ok) setLeaving(null);
    again();
  };
  return (
    <section class="card">
      <h2>{a.tokens}</h2>
      <p class="soft">{a.tokensHint}</p>
      <ProblemNotice problem={problem} />
      <div class="cards">
        <ul class="reasons">
          {value?.tokens.length === 0 && <li class="soft">{a.tokensNone}</li>}
          {value?.tokens.map((token) => (
            <TokenLine key={token.id} token={token} revoke={() => setLeaving(token)} />
          ))}
        </ul>
        <MakeToken
          done={(token) => {
            setMade(token);
            again();
          }}
        />
      </div>
      {made && <Secret made={made} close={() => setMade(null)} />}
      {leaving && (
        <Dialog title={a.revokeTitle(leaving.name)} close={() => setLeaving(null)}>
          <div class="form">
            <ProblemNotice problem={change.problem} />
            <p>{a.revokeText}</p>
            <div class="buttons">
              <button
                type="button"
                class="button danger"
                disabled={change.busy}
                onClick={() => void revoke(leaving)}
              >
                {a.revoke}
              </button>
              <button type="button" class="button" onClick={() => setLeaving(null)}>
                {t.cancel}
              </button>
            </div>
          </div>
        </Dialog>
      )}
    </section>
  );
}
