// SPDX-License-Identifier: Apache-2.0
// Somebody finds something broken and says so, with one photo, whether there is a network or not.
import { useEffect, useRef, useState } from 'preact/hooks';
import { DEFECT_KINDS, type DefectKind } from '../net/admin_types';
import { Dialog } from '../parts/dialog';
import { Field, LabelField, Select } from '../parts/form';
import { roomSignal } from '../state/house';
import { sayDefect } from '../state/outbox';
import { smallPhoto } from '../state/photo';
import { t } from '../text/text';

/** What is sent, drawn: the policy of the page admits no picture from elsewhere, not even from a file. */
function Preview({ photo }: { photo: Blob }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    void createImageBitmap(photo).then((picture) => {
      const to = canvas.current;
      if (!to) return;
      [to.width, to.height] = [picture.width, picture.height];
      to.getContext('2d')?.drawImage(picture, 0, 0);
      picture.close();
    });
  }, [photo]);
  return <canvas ref={canvas} class="defect-photo" role="img" aria-label={t.defects.preview} />;
}

interface PhotoFieldProps {
  photo: Blob | null;
  set: (photo: Blob | null) => void;
  isBusy: boolean;
  setBusy: (isBusy: boolean) => void;
}

function PhotoField({ photo, set, isBusy, setBusy }: PhotoFieldProps) {
  const d = t.defects;
  const [wrong, setWrong] = useState<string>();
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setBusy(true);
    const small = await smallPhoto(file);
    setBusy(false);
    setWrong(small ? undefined : d.unreadable);
    set(small);
  };
  return (
    <>
      <Field label={d.photo} hint={d.photoHint} wrong={wrong}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept="image/*"
            capture="environment"
            disabled={isBusy}
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      <p class="soft small" role="status">
        {isBusy ? d.working : photo ? d.size(Math.ceil(photo.size / 1000)) : ''}
      </p>
      {photo && <Preview photo={photo} />}
      {photo && (
        <p class="buttons">
          <button type="button" class="button text" onClick={() => set(null)}>
            {d.remove}
          </button>
        </p>
      )}
    </>
  );
}

/** `number`: empty when it is to be asked for. */
export function DefectDialog({ number: given, close }: { number: string; close: () => void }) {
  const d = t.defects;
  const [number, setNumber] = useState(given);
  const [kind, setKind] = useState<DefectKind>(DEFECT_KINDS[0]);
  const [text, setText] = useState('');
  const [photo, setPhoto] = useState<Blob | null>(null);
  const [isShrinking, setShrinking] = useState(false);
  const [isKeeping, setKeeping] = useState(false);
  const [looked, setLooked] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isKnown = given !== '' || roomSignal(number.trim()) !== undefined;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setLooked(true);
    if (text.trim() === '' || !isKnown) return;
    setKeeping(true);
    const failed = await sayDefect(number.trim(), { kind, text: text.trim() }, photo);
    setKeeping(false);
    if (failed === null) close();
    else setTrouble(failed === 'full' ? t.work.full : d.noPlace);
  };
  return (
    <Dialog title={given ? d.reportIn(given) : d.report} close={close}>
      <form class="form" onSubmit={(event) => void submit(event)}>
        {trouble && (
          <p class="notice bad" role="alert">
            {trouble}
          </p>
        )}
        {given === '' && (
          <LabelField
            label={d.number}
            value={number}
            wrong={looked && !isKnown ? t.problem.noSuchRoom : undefined}
            set={setNumber}
          />
        )}
        <Select label={d.kind} words={d.kinds} value={kind} choose={setKind} />
        <Field label={d.text} wrong={looked && text.trim() === '' ? d.textMissing : undefined}>
          {(control) => (
            <input
              {...control}
              maxLength={160}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <PhotoField photo={photo} set={setPhoto} isBusy={isShrinking} setBusy={setShrinking} />
        <div class="buttons">
          <button type="submit" class="button main" disabled={isShrinking || isKeeping}>
            {d.send}
          </button>
          <button type="button" class="button" onClick={close}>
            {t.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
