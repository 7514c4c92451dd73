// SPDX-License-Identifier: Apache-2.0
// Who is in the room, for those who may know.
import { part } from '../net/http';
import type { RoomLine, RoomStay, RoomStays } from '../net/types';
import { useDocument } from '../parts/fetched';
import { ProblemNotice } from '../parts/form';
import { when } from '../state/measure';
import { addressOf } from '../state/route';
import { t } from '../text/text';

function Stay({ stay }: { stay: RoomStay }) {
  const s = t.stays;
  const dates = stay.arrival || stay.departure ? `${stay.arrival ?? '–'} – ${stay.departure ?? '–'}` : null;
  const status = [stay.tier, stay.vip].filter(Boolean).join(', ');
  const facts: [string, string | number | null][] = [
    [s.since, when(stay.since)],
    [s.dates, dates],
    [s.persons, stay.persons],
    [s.language, stay.language],
    [s.tier, status || null],
  ];
  return (
    <li>
      <h3>
        {stay.greeting ?? `${s.reservation} ${stay.reservation}`}
      </h3>
      <dl class="pairs">
        {stay.greeting && (
          <>
            <dt>{s.reservation}</dt>
            <dd>{stay.reservation}</dd>
          </>
        )}
        {stay.profile && (
          <>
            <dt>{s.profile}</dt>
            <dd>
              <a href={addressOf('guests', stay.profile)}>{stay.profile}</a>
            </dd>
          </>
        )}
        {facts.map(([label, value]) =>
          value === null ? null : (
            <>
              <dt key={label}>{label}</dt>
              <dd>{value}</dd>
            </>
          ),
        )}
      </dl>
      {stay.in_doubt && <p class="notice warn">{s.doubt}</p>}
    </li>
  );
}

export function StaysCard({ room }: { room: RoomLine }) {
  const s = t.stays;
  const path = `/api/v1/rooms/${part(room.number)}/stays`;
  const { value, problem } = useDocument<RoomStays>(path, 0, [room.stays, room.rental, room.expected]);
  return (
    <section class="card">
      <h2>{s.title}</h2>
      {!value && problem && <ProblemNotice problem={problem} />}
      {value?.expected && <p>{s.expected(when(value.expected.until))}</p>}
      {value && value.stays.length === 0 && !value.expected && <p class="soft">{s.none}</p>}
      <ul class="reasons">
        {value?.stays.map((stay) => (
          <Stay key={stay.reservation} stay={stay} />
        ))}
      </ul>
    </section>
  );
}
