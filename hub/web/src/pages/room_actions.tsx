// SPDX-License-Identifier: Apache-2.0
// What the desk does to one room. Every press is one request; what became of it shows the room itself.
import { useState } from 'preact/hooks';
import { ask, part } from '../net/http';
import { lookSoon } from '../net/live';
import type { RoomLine, Sale, Service } from '../net/types';
import { Choice, Field, ProblemNotice, ReasonForm, useChange } from '../parts/form';
import { Dialog } from '../parts/dialog';
import { addressOf } from '../state/route';
import { may } from '../state/session';
import { t } from '../text/text';

type Put = (what: string, body: unknown) => Promise<boolean>;

/** The end of a guest's do-not-disturb needs a reason, all other wishes do not. */
function ServiceChoice({ room, busy, put }: { room: RoomLine; busy: boolean; put: Put }) {
  const [next, setNext] = useState<Service | null>(null);
  const choose = (service: Service): void => {
    if (room.service === 'do_not_disturb' && service !== 'do_not_disturb') setNext(service);
    else void put('service', { service });
  };
  return (
    <>
      <Choice legend={t.room.service} words={t.service} value={room.service} choose={choose} disabled={busy} />
      {next && (
        <Dialog title={t.service[next]} close={() => setNext(null)}>
          <ReasonForm
            label={t.room.serviceReason}
            submit={t.service[next]}
            busy={busy}
            cancel={() => setNext(null)}
            go={(reason) => void put('service', { service: next, reason }).then(() => setNext(null))}
          />
        </Dialog>
      )}
    </>
  );
}

function SaleChoice({ room, busy, put }: { room: RoomLine; busy: boolean; put: Put }) {
  const [next, setNext] = useState<Sale | null>(null);
  const choose = (sale: Sale): void => {
    if (sale === 'in_service') void put('sale', { sale });
    else setNext(sale);
  };
  return (
    <>
      <Choice legend={t.room.sale} words={t.sale} value={room.sale} choose={choose} disabled={busy} />
      {next && (
        <Dialog title={t.sale[next]} close={() => setNext(null)}>
          <ReasonForm
            label={t.room.saleReason}
            hint={t.maintenance.reasonHint}
            submit={t.sale[next]}
            busy={busy}
            cancel={() => setNext(null)}
            go={(reason) => void put('sale', { sale: next, reason }).then(() => setNext(null))}
          />
        </Dialog>
      )}
    </>
  );
}

function ProfileForm() {
  const [profile, setProfile] = useState('');
  const open = (event: Event): void => {
    event.preventDefault();
    if (profile.trim()) location.hash = addressOf('guests', profile.trim());
  };
  return (
    <form class="find" onSubmit={open}>
      <Field label={t.room.profile} hint={t.room.profileHint}>
        {(control) => (
          <input
            {...control}
            autocomplete="off"
            maxLength={64}
            value={profile}
            onInput={(event) => setProfile(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="button">
        {t.room.openProfile}
      </button>
    </form>
  );
}

export function RoomActions({ room }: { room: RoomLine }) {
  const { busy, problem, run } = useChange();
  const put: Put = async (what, body) => {
    const path = `/api/v1/rooms/${part(room.number)}/${what}`;
    const answer = await run(ask('PUT', path, { body }));
    lookSoon();
    return answer.ok;
  };
  return (
    <section class="card">
      <h2>{t.room.act}</h2>
      <ProblemNotice problem={problem} />
      <div class="form">
        {may('PUT /api/v1/rooms/{number}/service') && <ServiceChoice room={room} busy={busy} put={put} />}
        {may('PUT /api/v1/rooms/{number}/condition') && (
          <Choice
            legend={t.room.condition}
            words={t.condition}
            value={room.condition}
            choose={(condition) => void put('condition', { condition })}
            disabled={busy}
          />
        )}
        {may('PUT /api/v1/rooms/{number}/sale') && <SaleChoice room={room} busy={busy} put={put} />}
        {may('PUT /api/v1/rooms/{number}/maintenance') && (
          <p>
            <a class="room-link" href={addressOf('maintenance', room.number)}>
              {t.room.hold}
            </a>
          </p>
        )}
        {may('GET /api/v1/guests/{profile}') && <ProfileForm />}
      </div>
    </section>
  );
}
