// SPDX-License-Identifier: Apache-2.0
// Logs in, and makes the first administrator of a new hub. Password managers may fill and paste: nothing has to be
// remembered.
import { useState } from 'preact/hooks';
import { Field, PasswordField, ProblemNotice, useChange } from '../parts/form';
import { addressOf } from '../state/route';
import { logIn, setUp } from '../state/session';
import { t } from '../text/text';

export function LogIn({ link }: { link: string }) {
  const l = t.logIn;
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { busy, problem, run } = useChange();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = await run(link ? setUp(link, login.trim(), password) : logIn(login.trim(), password));
    if (answer.ok && link) location.hash = addressOf('board');
    if (!answer.ok) setPassword('');
  };
  return (
    <section class="card log-in">
      <h1>{link ? l.setUp : l.title}</h1>
      {link && <p class="soft">{l.setUpHint}</p>}
      <form class="form" onSubmit={(event) => void submit(event)}>
        <ProblemNotice problem={problem} />
        <Field label={l.login}>
          {(control) => (
            <input
              {...control}
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              required
              maxLength={64}
              value={login}
              onInput={(event) => setLogin(event.currentTarget.value)}
            />
          )}
        </Field>
        <PasswordField
          label={l.password}
          kind={link ? 'new-password' : 'current-password'}
          required
          value={password}
          set={setPassword}
          {...(link ? { hint: l.passwordHint } : {})}
        />
        <button type="submit" class="button main" disabled={busy}>
          {link ? l.create : l.title}
        </button>
      </form>
    </section>
  );
}
