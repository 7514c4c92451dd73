// SPDX-License-Identifier: Apache-2.0
// What an administrator does with somebody's account.
import { useState } from 'preact/hooks';
import { ask, part } from '../net/http';
import type { Account } from '../net/admin_types';
import { Dialog } from '../parts/dialog';
import { PasswordField, ProblemNotice, Select, useChange } from '../parts/form';
import { isShort } from '../state/session';
import { t } from '../text/text';

export function AccountDialog(props: { account: Account; done: (text: string) => void; close: () => void }) {
  const a = t.accounts;
  const { account, done } = props;
  const [role, setRole] = useState(account.role);
  const [password, setPassword] = useState('');
  const [looked, setLooked] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { busy, problem, run } = useChange();
  const path = `/api/v1/accounts/${part(account.login)}`;
  const send = async (method: string, to: string, said: string, body?: unknown): Promise<void> => {
    const answer = await run(ask(method, to, body ? { body } : {}));
    if (answer.ok) done(said);
  };
  const save = (event: Event): void => {
    event.preventDefault();
    setLooked(true);
    if (password !== '' && isShort(password)) return;
    const body: Record<string, unknown> = {};
    if (role !== account.role) body.role = role;
    if (password !== '') body.password = password;
    if (Object.keys(body).length === 0) props.close();
    else void send('PATCH', path, a.changed(account.login), body);
  };
  if (removing) {
    return (
      <Dialog key="remove" title={`${a.remove} ${account.login}`} close={props.close}>
        <div class="form">
          <ProblemNotice problem={problem} />
          <p>{a.removeText(account.login)}</p>
          <div class="buttons">
            <button
              type="button"
              class="button danger"
              disabled={busy}
              onClick={() => void send('DELETE', path, a.removed(account.login))}
            >
              {a.remove}
            </button>
            <button type="button" class="button" onClick={() => setRemoving(false)}>
              {t.cancel}
            </button>
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog key="change" title={a.changeTitle(account.login)} close={props.close}>
      <form class="form" onSubmit={save}>
        <ProblemNotice problem={problem} />
        <Select label={a.role} words={a.roles} value={role} choose={setRole} />
        <PasswordField
          label={a.newPassword}
          hint={a.newPasswordHint}
          kind="new-password"
          value={password}
          wrong={looked && password !== '' && isShort(password) ? a.passwordShort : undefined}
          set={setPassword}
        />
        <p class="soft small">{a.endsSessions}</p>
        <div class="buttons">
          <button type="submit" class="button main" disabled={busy}>
            {a.save}
          </button>
          <button type="button" class="button" onClick={props.close}>
            {t.cancel}
          </button>
        </div>
        <div class="buttons">
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={() => void send('PATCH', path, a.changed(account.login), { disabled: !account.disabled })}
          >
            {account.disabled ? a.enable : a.disable}
          </button>
          <button
            type="button"
            class="button"
            disabled={busy || account.sessions === 0}
            onClick={() => void send('DELETE', `${path}/sessions`, a.loggedOut(account.login))}
          >
            {a.logOut}
          </button>
          <button type="button" class="button danger" onClick={() => setRemoving(true)}>
            {a.remove}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
