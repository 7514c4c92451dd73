// SPDX-License-Identifier: Apache-2.0
// Whether broker and PMS are reached, tried at a press.
import { useState } from 'preact/hooks';
import { ask } from '../net/http';
import type { LinkCheck } from '../net/admin_types';
import { ProblemNotice, useChange } from '../parts/form';
import { Mark } from '../parts/marks';
import { t } from '../text/text';

function Check({ name, path }: { name: string; path: string }) {
  const s = t.setup;
  const [told, setTold] = useState<LinkCheck | null>(null);
  const { busy, problem, run } = useChange();
  const check = async (): Promise<void> => {
    const answer = await run(ask<LinkCheck>('POST', path));
    setTold(answer.ok ? answer.value : null);
  };
  return (
    <div>
      <p class="buttons">
        <button type="button" class="button" disabled={busy} onClick={() => void check()}>
          {name}
        </button>
      </p>
      <ProblemNotice problem={problem} />
      <div role="status">
        {told && (
          <p class="spaced">
            <Mark
              tone={told.ok ? 'good' : 'bad'}
              icon={told.ok ? 'check' : 'alert'}
              text={told.ok ? s.works : s.fails}
            />{' '}
            <span class="code-text">{told.address ?? ''}</span> {told.detail} ({s.took(told.took_ms)})
            {told.remedy && <strong> {told.remedy}.</strong>}
          </p>
        )}
      </div>
    </div>
  );
}

export function LinkChecks() {
  const s = t.setup;
  return (
    <section class="card">
      <h2>{s.links}</h2>
      <p class="soft">{s.linksHint}</p>
      <div class="cards">
        <Check name={s.broker} path="/api/v1/checks/broker" />
        <Check name={s.pms} path="/api/v1/checks/pms" />
      </div>
    </section>
  );
}
