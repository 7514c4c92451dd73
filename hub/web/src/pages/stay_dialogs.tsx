// SPDX-License-Identifier: Apache-2.0
// A guest comes, goes or moves by hand: a dialog each. What is wrong stands at its field, the rest above.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Reception } from '../net/desk';
import { ask, part } from '../net/http';
import { lookSoon } from '../net/live';
import type { RoomLine } from '../net/types';
import { Dialog } from '../parts/dialog';
import { Choice, Field, ProblemNotice, useChange } from '../parts/form';
import { type Arrival, arrivalBody, besideFields, dayAfter, leavingBody, madeUp, wrongAt } from '../state/desk';
import { roomSignal, status } from '../state/house';
import { t } from '../text/text';

export type StayAct = 'check-in' | 'check-out' | 'move';

interface ActProps {
  room: RoomLine;
  close: () => void;
}

function Text(props: {
  label: string;
  hint?: string;
  wrong?: string | undefined;
  value: string;
  type?: string;
  min?: string;
  max?: string;
  size?: 'short';
  most?: number;
  set: (value: string) => void;
}) {
  const { label, hint, wrong, value, set, size, most, ...rest } = props;
  return (
    <Field label={label} wrong={wrong} {...(hint ? { hint } : {})}>
      {(control) => (
        <input
          {...control}
          {...rest}
          autocomplete="off"
          maxLength={most ?? 64}
          {...(size ? { class: size } : {})}
          value={value}
          onInput={(event) => set(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Beside a PMS that is connected the hub wants a reason. */
function Despite({ value, set, wrong }: { value: string; set: (value: string) => void; wrong: string | undefined }) {
  if (status.value?.pms !== 'up') return null;
  return <Text label={t.desk.despite} hint={t.desk.despiteHint} most={200} {...{ value, set, wrong }} />;
}

const lacksReason = (despite: string): boolean => status.value?.pms === 'up' && despite.trim() === '';

/** The form of a dialog, and how it goes: it closes when the hub has done it. */
function useAct(act: StayAct, { room, close }: ActProps) {
  const { busy, problem, run, clear } = useChange();
  const send = async (body: Record<string, unknown>): Promise<void> => {
    const path = `/api/v1/rooms/${part(room.number)}/${act}`;
    const answer = await run(ask<Reception>('POST', path, { body }));
    lookSoon();
    if (answer.ok) close();
  };
  return { busy, problem, send, clear };
}

function ActForm(props: {
  title: string;
  submit: string;
  busy: boolean;
  close: () => void;
  go: () => void;
  children: ComponentChildren;
}) {
  const submit = (event: Event): void => {
    event.preventDefault();
    props.go();
  };
  return (
    <Dialog title={props.title} close={props.close}>
      <form class="form" noValidate onSubmit={submit}>
        {props.children}
        <div class="buttons">
          <button type="submit" class="button main" disabled={props.busy}>
            {props.submit}
          </button>
          <button type="button" class="button" onClick={props.close}>
            {t.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const ARRIVAL_FIELDS = ['/reservation', '/profile', '/departure', '/persons', '/language', '/despite_pms'];

function CheckIn(props: ActProps) {
  const d = t.desk;
  const { room } = props;
  const [typed, setTyped] = useState<Arrival>(() => ({
    reservation: '',
    profile: '',
    departure: dayAfter(new Date()),
    persons: '',
    language: '',
    sharing: 'alone',
    despite: '',
  }));
  const [looked, setLooked] = useState(false);
  const fallback = useMemo(() => madeUp(crypto.getRandomValues(new Uint32Array(2))), []);
  const { busy, problem, send, clear } = useAct('check-in', props);
  const set = (part: Partial<Arrival>): void => {
    setTyped({ ...typed, ...part });
    clear();
  };
  const noReason = looked && lacksReason(typed.despite) ? t.problem.missingReason : undefined;
  const go = (): void => {
    setLooked(true);
    if (!lacksReason(typed.despite)) void send(arrivalBody(typed, fallback));
  };
  const at = (name: string): string | undefined => wrongAt(problem, `/${name}`);
  return (
    <ActForm title={d.checkInTo(room.number)} submit={d.checkIn} busy={busy} close={props.close} go={go}>
      <ProblemNotice problem={besideFields(problem, ARRIVAL_FIELDS)} />
      {room.stays > 0 && (
        <Choice
          legend={d.sharing}
          words={d.sharings}
          value={typed.sharing}
          choose={(sharing) => set({ sharing })}
        />
      )}
      <Text
        label={d.profile}
        hint={d.profileHint}
        wrong={at('profile')}
        value={typed.profile}
        set={(profile) => set({ profile })}
      />
      <div class="fields tops">
        <Text
          label={d.departure}
          type="date"
          wrong={at('departure')}
          value={typed.departure}
          set={(departure) => set({ departure })}
        />
        <Text
          label={d.persons}
          type="number"
          min="1"
          max="15"
          size="short"
          wrong={at('persons')}
          value={typed.persons}
          set={(persons) => set({ persons })}
        />
      </div>
      <Text
        label={d.reservation}
        hint={d.reservationHint}
        wrong={at('reservation')}
        value={typed.reservation}
        set={(reservation) => set({ reservation })}
      />
      <Text
        label={d.language}
        hint={d.languageHint}
        most={35}
        size="short"
        wrong={at('language')}
        value={typed.language}
        set={(language) => set({ language })}
      />
      <Despite value={typed.despite} set={(despite) => set({ despite })} wrong={noReason ?? at('despite_pms')} />
    </ActForm>
  );
}

/** Of a room that several share: who of them. */
function Who(props: {
  room: RoomLine;
  who: 'all' | 'one';
  reservation: string;
  wrong: string | undefined;
  choose: (who: 'all' | 'one') => void;
  set: (reservation: string) => void;
}) {
  if (props.room.stays < 2) return null;
  return (
    <>
      <Choice legend={t.desk.who} words={t.desk.whos} value={props.who} choose={props.choose} />
      {props.who === 'one' && (
        <Text
          label={t.desk.whichReservation}
          hint={t.desk.whichReservationHint}
          wrong={props.wrong}
          value={props.reservation}
          set={props.set}
        />
      )}
    </>
  );
}

function CheckOut(props: ActProps) {
  const d = t.desk;
  const [who, setWho] = useState<'all' | 'one'>('all');
  const [reservation, setReservation] = useState('');
  const [despite, setDespite] = useState('');
  const [looked, setLooked] = useState(false);
  const { busy, problem, send, clear } = useAct('check-out', props);
  const noReason = looked && lacksReason(despite) ? t.problem.missingReason : undefined;
  const go = (): void => {
    setLooked(true);
    if (!lacksReason(despite)) void send(leavingBody(who, reservation, despite));
  };
  return (
    <ActForm title={d.checkOutOf(props.room.number)} submit={d.checkOut} busy={busy} close={props.close} go={go}>
      <p class="soft">{d.checkOutText}</p>
      <ProblemNotice problem={besideFields(problem, ['/reservation', '/despite_pms'])} />
      <Who
        room={props.room}
        who={who}
        reservation={reservation}
        wrong={wrongAt(problem, '/reservation')}
        choose={(next) => (clear(), setWho(next))}
        set={(next) => (clear(), setReservation(next))}
      />
      <Despite value={despite} set={setDespite} wrong={noReason ?? wrongAt(problem, '/despite_pms')} />
    </ActForm>
  );
}

function Move(props: ActProps) {
  const d = t.desk;
  const [to, setTo] = useState('');
  const [who, setWho] = useState<'all' | 'one'>('all');
  const [reservation, setReservation] = useState('');
  const [sharing, setSharing] = useState<Arrival['sharing']>('alone');
  const [despite, setDespite] = useState('');
  const [looked, setLooked] = useState(false);
  const { busy, problem, send, clear } = useAct('move', props);
  const target = roomSignal(to.trim())?.value;
  const noRoom = looked && !target ? t.problem.noSuchRoom : undefined;
  const noReason = looked && lacksReason(despite) ? t.problem.missingReason : undefined;
  const go = (): void => {
    setLooked(true);
    if (!target || lacksReason(despite)) return;
    const body = { ...leavingBody(who, reservation, despite), to: target.number };
    void send(sharing === 'shared' ? { ...body, shared: true } : body);
  };
  return (
    <ActForm title={d.moveFrom(props.room.number)} submit={d.move} busy={busy} close={props.close} go={go}>
      <ProblemNotice problem={besideFields(problem, ['/to', '/reservation', '/despite_pms'])} />
      <Text
        label={d.to}
        size="short"
        wrong={noRoom ?? wrongAt(problem, '/to')}
        value={to}
        set={(next) => (clear(), setLooked(false), setTo(next))}
      />
      {(target?.stays ?? 0) > 0 && (
        <Choice
          legend={d.sharingThere}
          words={d.sharings}
          value={sharing}
          choose={(next) => (clear(), setSharing(next))}
        />
      )}
      <Who
        room={props.room}
        who={who}
        reservation={reservation}
        wrong={wrongAt(problem, '/reservation')}
        choose={(next) => (clear(), setWho(next))}
        set={(next) => (clear(), setReservation(next))}
      />
      <Despite value={despite} set={setDespite} wrong={noReason ?? wrongAt(problem, '/despite_pms')} />
    </ActForm>
  );
}

const ACTS = { 'check-in': CheckIn, 'check-out': CheckOut, move: Move };

export function StayDialog({ act, ...props }: ActProps & { act: StayAct }) {
  const Act = ACTS[act];
  return <Act {...props} />;
}
