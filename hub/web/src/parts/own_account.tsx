// SPDX-License-Identifier: Apache-2.0
// What everybody does with their own account: another password, and the end of sessions on other screens.
import { useState } from 'preact/hooks';
import { ask } from '../net/http';
import { isShort, leave } from '../state/session';
import { t } from '../text/text';
import { Done, PasswordField, ProblemNotice, useChange } from './form';

export function OwnAccount() {
  const o = t.accounts.own;
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [looked, setLooked] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { busy, problem, run } = useChange();
  const tooShort = isShort(next);
  const change = async (event: Event): Promise<void> => {
    event.preventDefault();
    setLooked(true);
    setSaid(null);
    if (tooShort || next !== again) return;
    const body = { password: present, new_password: next };
    const answer = await run(ask('PUT', '/api/v1/session/password', { body }));
    if (!answer.ok) return;
    for (const clear of [setPresent, setNext, setAgain]) clear('');
    setLooked(false);
    setSaid(o.changed);
  };
  const everywhere = async (): Promise<void> => {
    const answer = await run(ask('DELETE', '/api/v1/session?everywhere=true'));
    if (answer.ok) leave();
  };
  return (
    <details>
      <summary>{o.title}</summary>
      <form class="form" onSubmit={(event) => void change(event)}>
        <ProblemNotice problem={problem} />
        <Done text={said} />
        <PasswordField label={o.present} kind="current-password" required value={present} set={setPresent} />
        <PasswordField
          label={o.next}
          kind="new-password"
          required
          value={next}
          wrong={looked && tooShort ? t.accounts.passwordShort : undefined}
          set={setNext}
        />
        <PasswordField
          label={o.again}
          kind="new-password"
          required
          value={again}
          wrong={looked && next !== again ? o.differ : undefined}
          set={setAgain}
        />
        <div class="buttons">
          <button type="submit" class="button" disabled={busy}>
            {o.change}
          </button>
          <button type="button" class="button danger" disabled={busy} onClick={() => void everywhere()}>
            {o.everywhere}
          </button>
        </div>
      </form>
    </details>
  );
}
