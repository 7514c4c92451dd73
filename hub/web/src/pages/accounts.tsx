// SPDX-License-Identifier: Apache-2.0
// Who may log in, and as what; and the tokens of programs.
import { useState } from 'preact/hooks';
import { ask } from '../net/http';
import { type Account, ROLES, type StaffRole } from '../net/admin_types';
import { useDocument } from '../parts/fetched';
import { Done, Field, PasswordField, ProblemNotice, Select, useChange } from '../parts/form';
import { Mark } from '../parts/marks';
import { when } from '../state/measure';
import { isShort } from '../state/session';
import { t } from '../text/text';
import { AccountDialog } from './account_dialog';
import { Tokens } from './tokens';

function AccountList({ accounts, open }: { accounts: Account[]; open: (account: Account) => void }) {
  const a = t.accounts;
  return (
    <ul class="reasons">
      {accounts.map((account) => (
        <li key={account.login}>
          <div class="task-head">
            <p>
              <strong>{account.login}</strong> {a.roles[account.role]}{' '}
              {account.disabled && <Mark tone="held" icon="lock" text={a.disabled} />}
            </p>
            <button
              type="button"
              class="button"
              aria-label={a.changeTitle(account.login)}
              onClick={() => open(account)}
            >
              {a.change}
            </button>
          </div>
          <p class="soft small">
            {a.sessionsOf(account.sessions)} · {a.passwordSince(when(account.password_changed))}
          </p>
        </li>
      ))}
    </ul>
  );
}

function AddAccount({ done }: { done: (text: string) => void }) {
  const a = t.accounts;
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<StaffRole>('housekeeping');
  const [looked, setLooked] = useState(false);
  const { busy, problem, run } = useChange();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setLooked(true);
    const name = login.trim();
    if (name === '' || isShort(password)) return;
    const body = { login: name, role, password };
    const answer = await run(ask('POST', '/api/v1/accounts', { body }));
    if (!answer.ok) return;
    setLogin('');
    setPassword('');
    setLooked(false);
    done(a.created(name));
  };
  return (
    <section class="card">
      <h2>{a.add}</h2>
      <ProblemNotice problem={problem} />
      <form class="form" onSubmit={(event) => void submit(event)}>
        <Field label={a.login} hint={a.loginHint} wrong={looked && login.trim() === '' ? a.missing : undefined}>
          {(control) => (
            <input
              {...control}
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              maxLength={64}
              value={login}
              onInput={(event) => setLogin(event.currentTarget.value)}
            />
          )}
        </Field>
        <Select label={a.role} words={a.roles} value={role} choose={setRole} />
        <PasswordField
          label={a.password}
          hint={a.passwordHint}
          kind="new-password"
          value={password}
          wrong={looked && isShort(password) ? a.passwordShort : undefined}
          set={setPassword}
        />
        <div class="buttons">
          <button type="submit" class="button main" disabled={busy}>
            {a.create}
          </button>
        </div>
      </form>
    </section>
  );
}

export function Accounts() {
  const a = t.accounts;
  const { value, problem, again } = useDocument<{ accounts: Account[] }>('/api/v1/accounts');
  const [open, setOpen] = useState<Account | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const done = (text: string): void => {
    setSaid(text);
    setOpen(null);
    again();
  };
  const byRole = [...(value?.accounts ?? [])].sort(
    (x, y) => ROLES.indexOf(x.role) - ROLES.indexOf(y.role) || x.login.localeCompare(y.login),
  );
  return (
    <>
      <div class="page-head">
        <h1>{a.title}</h1>
      </div>
      <ProblemNotice problem={problem} />
      <Done text={said} />
      <div class="stack">
        <div class="cards wide-first">
          <section class="card">
            <h2>{a.people}</h2>
            <AccountList accounts={byRole} open={setOpen} />
          </section>
          <AddAccount done={done} />
        </div>
        <Tokens />
      </div>
      {open && <AccountDialog account={open} done={done} close={() => setOpen(null)} />}
    </>
  );
}
