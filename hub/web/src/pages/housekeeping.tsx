// SPDX-License-Identifier: Apache-2.0
// Housekeeping's list, made for a phone that loses the Wi-Fi in the lift: what is pressed is kept and told later.
import { useEffect, useState } from 'preact/hooks';
import { part } from '../net/http';
import type { WorkItem } from '../net/types';
import { useDocument } from '../parts/fetched';
import { ProblemNotice, Select } from '../parts/form';
import { Icon, type IconName } from '../parts/icon';
import { ConditionMark, Mark, type Tone } from '../parts/marks';
import { allRooms, order, status } from '../state/house';
import { dismiss, outbox, say, told } from '../state/outbox';
import type { Deed, Entry } from '../state/queue';
import { floor, remember, remembered } from '../state/settings';
import { when } from '../state/measure';
import { t, words } from '../text/text';

const LOOK_MS = 5_000;
const ENTRIES: Record<WorkItem['entry'], [Tone, IconName]> = {
  free: ['good', 'check'],
  knock: ['warn', 'hand'],
  do_not_disturb: ['held', 'moon'],
  closed: ['plain', 'lock'],
};

interface Known {
  floor: string;
  work: WorkItem[];
}

/** What the list was when the network was last there: a page that is opened without it has something to show. */
function lastKnown(): Known | null {
  try {
    return JSON.parse(remembered('work') ?? 'null') as Known | null;
  } catch {
    return null;
  }
}

function floors(): Record<string, string> {
  void order.value;
  const names: Record<string, string> = { '': t.work.allFloors };
  // A blank before the name keeps whole numbers in the order of the house; the browser would sort them.
  for (const room of allRooms()) names[` ${room.floor}`] = room.floor;
  return names;
}

function Outbox() {
  const entries = outbox.value;
  const waiting = entries.filter((entry) => entry.state === 'waiting').length;
  return (
    <div role="status">
      {waiting > 0 && (
        <p class="notice warn">
          <Icon name="cloud" />
          <strong>{t.work.waiting(waiting)}.</strong> {t.work.waitingHint}
        </p>
      )}
      {entries
        .filter((entry) => entry.state === 'refused')
        .map((entry) => (
          <p key={entry.key} class="notice bad">
            <Icon name="alert" />
            <strong>{t.work.refused(entry.number)}.</strong> {entry.detail}
            <button type="button" class="button text" onClick={() => dismiss(entry.key)}>
              {t.work.dismiss}
            </button>
          </p>
        ))}
    </div>
  );
}

function Buttons({ item, waiting, press }: { item: WorkItem; waiting: Entry | undefined; press: (deed: Deed) => void }) {
  const started = waiting ? waiting.deed === 'start' : item.under !== null;
  const shut = item.entry === 'closed' || item.entry === 'do_not_disturb';
  if (waiting && waiting.deed !== 'start') return null;
  if (item.need === 'flushing' && !started) {
    return (
      <button type="button" class="button main" disabled={shut} onClick={() => press('flushed')}>
        <Icon name="drop" />
        {t.work.flushed}
      </button>
    );
  }
  return started ? (
    <button type="button" class="button main" onClick={() => press('finish')}>
      <Icon name="check" />
      {t.work.finish}
    </button>
  ) : (
    <button type="button" class="button" disabled={shut} onClick={() => press('start')}>
      <Icon name="broom" />
      {item.need === 'airing' ? t.work.startAiring : t.work.start}
    </button>
  );
}

function Task({ item, full }: { item: WorkItem; full: () => void }) {
  const waiting = outbox.value.filter((entry) => entry.number === item.number && entry.state === 'waiting').at(-1);
  const [tone, icon] = ENTRIES[item.entry];
  const press = (deed: Deed): void => {
    const body = deed === 'start' ? { task: item.need === 'airing' ? 'airing' : 'cleaning' } : {};
    if (!say(item.number, deed, body)) full();
  };
  return (
    <li class="task">
      <div class="task-head">
        <span class="task-number">{item.number}</span>
        <Mark tone={tone} icon={icon} text={t.work.entry[item.entry]} />
      </div>
      <div class="marks">
        <strong>{t.work.need[item.need] ?? words(item.need)}</strong>
        <ConditionMark condition={item.condition} />
        {item.rented && <Mark tone="info" icon="bed" text={t.rental.rented} />}
        {item.under && <Mark tone="held" icon="staff" text={t.work.under(t.work.task[item.under] ?? item.under)} />}
        {waiting && <Mark tone="warn" icon="cloud" text={t.work.queued[waiting.deed]} />}
      </div>
      <div class="buttons">
        <Buttons item={item} waiting={waiting} press={press} />
      </div>
      <div class="notes" aria-hidden="true">
        {t.work.notes}
      </div>
    </li>
  );
}

export function Housekeeping() {
  const [isFull, setFull] = useState(false);
  const path = `/api/v1/housekeeping/work${floor.value ? `?floor=${part(floor.value)}` : ''}`;
  const { value, problem } = useDocument<{ work: WorkItem[] }>(path, LOOK_MS, [told.value]);
  useEffect(() => {
    if (value) remember('work', JSON.stringify({ floor: floor.peek(), work: value.work }));
  }, [value]);
  const kept = lastKnown();
  const work = value?.work ?? (kept?.floor === floor.value ? kept.work : []);
  return (
    <>
      <div class="page-head">
        <h1>{t.work.title}</h1>
        <span class="soft" role="status">
          {value || kept ? t.work.count(work.length) : ''}
        </span>
        <span class="grow" />
        <div class="fields">
          <Select
            label={t.work.floor}
            words={floors()}
            value={floor.value === '' ? '' : ` ${floor.value}`}
            choose={(word) => {
              floor.value = word.trimStart();
            }}
          />
          <button type="button" class="button" onClick={() => print()}>
            <Icon name="print" />
            {t.work.print}
          </button>
        </div>
      </div>
      <p class="on-paper">{t.work.printed(status.value?.property ?? '', when(Date.now() / 1000))}</p>
      <Outbox />
      {isFull && <p class="notice bad">{t.work.full}</p>}
      {!value && problem?.code !== 'unreachable' && <ProblemNotice problem={problem} />}
      {value && work.length === 0 && <p class="empty">{t.work.none}</p>}
      <ul class="work">
        {work.map((item) => (
          <Task key={item.number} item={item} full={() => setFull(true)} />
        ))}
      </ul>
    </>
  );
}
