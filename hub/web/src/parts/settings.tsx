// SPDX-License-Identifier: Apache-2.0
// How this screen looks, and who sits at it.
import { useState } from 'preact/hooks';
import { logOut, standing } from '../state/session';
import { name, theme, units } from '../state/settings';
import { t, words } from '../text/text';
import { Choice, Field } from './form';
import { Dialog } from './dialog';
import { Icon } from './icon';

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
        {now.kind === 'in' ? (
          <p>{t.logIn.as(now.session.name, words(now.session.role))}</p>
        ) : (
        <Field label={s.name} hint={s.nameHint}>
          {(props) => (
            <input
              {...props}
              autocomplete="name"
              maxLength={64}
              value={name.value}
              onInput={(event) => {
                name.value = event.currentTarget.value;
              }}
            />
          )}
        </Field>
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
