// SPDX-License-Identifier: Apache-2.0
// How this screen looks, and who is logged in at it.
import { useState } from 'preact/hooks';
import { logOut, may, standing } from '../state/session';
import { theme, units } from '../state/settings';
import { t, words } from '../text/text';
import { Choice } from './form';
import { Dialog } from './dialog';
import { Icon } from './icon';
import { OwnAccount } from './own_account';

function Settings({ close }: { close: () => void }) {
  const s = t.settings;
  const now = standing.value;
  return (
    <Dialog title={s.title} close={close}>
      <div class="form">
        <Choice
          legend={s.theme}
          words={s.themes}
          value={theme.value}
          choose={(word) => {
            theme.value = word;
          }}
        />
        <Choice
          legend={s.units}
          words={s.unitNames}
          value={units.value}
          choose={(word) => {
            units.value = word;
          }}
        />
        {now.kind === 'in' && (
          <>
            <p>{t.logIn.as(now.session.name, words(now.session.role))}</p>
            {may('PUT /api/v1/session/password') && <OwnAccount />}
          </>
        )}
        <div class="buttons">
          <button type="button" class="button main" onClick={close}>
            {s.close}
          </button>
          {now.kind === 'in' && (
            <button type="button" class="button" onClick={() => void logOut().then(close)}>
              {t.logIn.out}
            </button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

export function SettingsButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button square" aria-label={t.settings.title} onClick={() => setOpen(true)}>
        <Icon name="person" />
      </button>
      {open && <Settings close={() => setOpen(false)} />}
    </>
  );
}
