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
import type { Deed } from '../state/queue';
import { byRoom, type Offers, offersOf, type RoomWork } from '../state/work';
import { may } from '../state/session';
import { floor, remember, remembered } from '../state/settings';
import { when } from '../state/measure';
import { t, words } from '../text/text';
import { DefectDialog } from './defect_dialog';

const LOOK_MS = 5_000;
const ENTRIES: Record<WorkItem['entry'], [Tone, IconName]> = {
  free: ['good', 'check'],
  knock: ['warn', 'hand'],
  do_not_disturb: ['held', 'moon'],
  closed: ['plain', 'lock'],
};

type Press = (deed: Deed, task?: 'cleaning' | 'airing') => void;

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

interface ButtonsProps {
  room: RoomWork;
  offers: Offers;
  press: Press;
  report: () => void;
}

function Buttons({ room, offers, press, report }: ButtonsProps) {
  const w = t.work;
  return (
    <div class="buttons">
      {offers.start && (
        <button type="button" class="button main" disabled={offers.shut} onClick={() => press('start', 'cleaning')}>
          <Icon name="broom" />
          {w.start}
          <span class="hidden"> {room.number}</span>
        </button>
      )}
      {offers.finish && (
        <button type="button" class="button main" onClick={() => press('finish')}>
          <Icon name="check" />
          {w.finish}
          <span class="hidden"> {room.number}</span>
        </button>
      )}
      {offers.air && !offers.start && (
        <button type="button" class="button" disabled={offers.shut} onClick={() => press('start', 'airing')}>
          <Icon name="door" />
          {w.startAiring}
          <span class="hidden"> {room.number}</span>
        </button>
      )}
      <ReportButton number={room.number} report={report} />
      {offers.flushed && (
        <button type="button" class="button" disabled={offers.shut} onClick={() => press('flushed')}>
          <Icon name="drop" />
          {w.flushed}
          <span class="hidden"> {room.number}</span>
        </button>
      )}
    </div>
  );
}

function ReportButton({ number, report }: { number: string; report: () => void }) {
  if (!may('POST /api/v1/rooms/{number}/defects')) return null;
  return (
    <button type="button" class="button" onClick={report}>
      <Icon name="camera" />
      {number ? t.defects.short : t.defects.report}
      {number && <span class="hidden"> {number}</span>}
    </button>
  );
}

function Task({ room, full, report }: { room: RoomWork; full: () => void; report: () => void }) {
  const waiting = outbox.value.filter((entry) => entry.number === room.number && entry.state === 'waiting');
  const [tone, icon] = ENTRIES[room.entry];
  const press: Press = (deed, task) => {
    if (!say(room.number, deed, task ? { task } : {})) full();
  };
  return (
    <li class="task">
      <div class="task-head">
        <span class="task-number">{room.number}</span>
        <Mark tone={tone} icon={icon} text={t.work.entry[room.entry]} />
      </div>
      <p>
        <strong>{room.needs.map((need) => t.work.need[need] ?? words(need)).join(', ')}</strong>
      </p>
      <div class="marks">
        <ConditionMark condition={room.condition} />
        {room.rented && <Mark tone="info" icon="bed" text={t.rental.rented} />}
        {room.under && <Mark tone="held" icon="staff" text={t.work.under(t.work.task[room.under] ?? room.under)} />}
        {waiting.map((entry) => (
          <Mark key={entry.key} tone="warn" icon="cloud" text={t.work.queued[entry.deed]} />
        ))}
      </div>
      <Buttons room={room} offers={offersOf(room, waiting)} press={press} report={report} />
      <div class="notes" aria-hidden="true" />
    </li>
  );
}

export function Housekeeping() {
  const [isFull, setFull] = useState(false);
  // Of the page, not of a room in the list: a room that leaves the list leaves what is being typed.
  const [reporting, setReporting] = useState<string | null>(null);
  const path = `/api/v1/housekeeping/work${floor.value ? `?floor=${part(floor.value)}` : ''}`;
  const { value, problem } = useDocument<{ work: WorkItem[] }>(path, LOOK_MS, [told.value]);
  useEffect(() => {
    if (value) remember('work', JSON.stringify({ floor: floor.peek(), work: value.work }));
  }, [value]);
  const kept = lastKnown();
  const work = byRoom(value?.work ?? (kept?.floor === floor.value ? kept.work : []));
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
          <ReportButton number="" report={() => setReporting('')} />
        </div>
      </div>
      <p class="on-paper">{t.work.printed(status.value?.property ?? '', when(Date.now() / 1000))}</p>
      <Outbox />
      {isFull && <p class="notice bad">{t.work.full}</p>}
      {!value && problem?.code !== 'unreachable' && <ProblemNotice problem={problem} />}
      {value && work.length === 0 && <p class="empty">{t.work.none}</p>}
      <ul class="work">
        {work.map((room) => (
          <Task
            key={room.number}
            room={room}
            full={() => setFull(true)}
            report={() => setReporting(room.number)}
          />
        ))}
      </ul>
      {reporting !== null && <DefectDialog number={reporting} close={() => setReporting(null)} />}
    </>
  );
}
