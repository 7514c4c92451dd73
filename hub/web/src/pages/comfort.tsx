// SPDX-License-Identifier: Apache-2.0
// What guests find wrong with their rooms and what the hub did about it: in the room, and above the board.
import type { ComfortDocument, Complaint, ComplaintState } from '../net/comfort';
import { ask, part } from '../net/http';
import { lookSoon } from '../net/live';
import { useDocument } from '../parts/fetched';
import { ProblemNotice, useChange } from '../parts/form';
import type { IconName } from '../parts/icon';
import { Mark, type Tone } from '../parts/marks';
import { isUnsettled, storyOf } from '../state/comfort';
import { addressOf } from '../state/route';
import { may } from '../state/session';
import { units } from '../state/settings';
import { t } from '../text/text';

const LOOK_MS = 5_000;
/** More than these at once is a matter of the house, not of a room. */
const MAX_SHOWN = 20;

const STATES: Record<ComplaintState, [Tone, IconName]> = {
  watching: ['info', 'clock'],
  escalated: ['bad', 'wrench'],
  reached: ['good', 'check'],
  at_limit: ['warn', 'hand'],
  withdrawn: ['plain', 'person'],
};

function StateMark({ state }: { state: ComplaintState }) {
  const [tone, icon] = STATES[state];
  return <Mark tone={tone} icon={icon} text={t.comfort.state[state]} />;
}

function Story({ said }: { said: ComfortDocument }) {
  return (
    <>
      {storyOf(said, units.value)}
      {said.case !== null && may('GET /api/v1/cases') && (
        <>
          {' '}
          <a class="room-link" href={addressOf('maintenance')}>
            {t.comfort.caseLink(said.case)}
          </a>
        </>
      )}
    </>
  );
}

/** What the guest of this room said, and buttons to say it for them. */
export function ComfortCard({ number }: { number: string }) {
  const { value, problem, again } = useDocument<{ complaints: ComfortDocument[] }>(
    `/api/v1/comfort?room=${part(number)}`,
    LOOK_MS,
  );
  const change = useChange();
  const say = async (complaint: Complaint): Promise<void> => {
    await change.run(ask('POST', `/api/v1/rooms/${part(number)}/comfort`, { body: { complaint } }));
    again();
    lookSoon();
  };
  const c = t.comfort;
  return (
    <section class="card">
      <h2>{c.title}</h2>
      {!value && <ProblemNotice problem={problem} />}
      <ProblemNotice problem={change.problem} />
      {value?.complaints.length === 0 && <p class="soft">{c.none}</p>}
      <ul class="reasons" aria-live="polite">
        {value?.complaints.map((said) => (
          <li key={said.complaint}>
            <p>
              <StateMark state={said.state} />
            </p>
            <p>
              <Story said={said} />
            </p>
          </li>
        ))}
      </ul>
      {may('POST /api/v1/rooms/{number}/comfort') && (
        <fieldset class="group">
          <legend>{c.say}</legend>
          <div class="choice">
            {(Object.keys(c.complaint) as Complaint[]).map((complaint) => (
              <button
                type="button"
                key={complaint}
                class="button"
                disabled={change.busy}
                onClick={() => void say(complaint)}
              >
                {c.complaint[complaint]}
              </button>
            ))}
          </div>
        </fieldset>
      )}
    </section>
  );
}

/** Above the board: rooms whose guests are not comfortable yet. Nothing when there are none. */
export function ComfortStrip() {
  const { value } = useDocument<{ complaints: ComfortDocument[] }>('/api/v1/comfort', LOOK_MS);
  const open = value?.complaints.filter(isUnsettled) ?? [];
  if (open.length === 0) return null;
  return (
    <section class="card" aria-label={t.comfort.strip}>
      <h2>
        {t.comfort.strip} ({open.length})
      </h2>
      <ul class="reasons">
        {open.slice(0, MAX_SHOWN).map((said) => (
          <li key={said.number + said.complaint} class="ill">
            <p>
              <StateMark state={said.state} />
            </p>
            <p>
              <a class="room-link" href={addressOf('room', said.number)}>
                {said.number}
              </a>
            </p>
            <p>
              <strong>{t.comfort.complaint[said.complaint]}</strong>
            </p>
            <div>
              <Story said={said} />
            </div>
          </li>
        ))}
      </ul>
      {open.length > MAX_SHOWN && <p class="soft">{t.maintenance.more(open.length - MAX_SHOWN)}</p>}
    </section>
  );
}
