// SPDX-License-Identifier: Apache-2.0
// The boards of the house as things: which there are, whether they are there, and how often they start.
import { useMemo, useState } from 'preact/hooks';
import type { Device } from '../net/admin_types';
import { useDocument } from '../parts/fetched';
import { ProblemNotice } from '../parts/form';
import { Icon } from '../parts/icon';
import { LongList } from '../parts/long_list';
import { Mark } from '../parts/marks';
import { countDevices, DEVICE_FILTERS, type DeviceFilter, findDevices, isStranger } from '../state/devices';
import { when } from '../state/measure';
import { addressOf } from '../state/route';
import { t } from '../text/text';

/** Thousands of boards are some megabytes: whoever wants them sooner asks. */
const LOOK_MS = 30_000;

function LinkMark({ device }: { device: Device }) {
  if (device.link === 'online') return <Mark tone="good" icon="check" text={t.link.online} />;
  const text = device.link ? t.link[device.link] : t.devices.unheard;
  return <Mark tone="bad" icon="alert" text={text} />;
}

function Ailments({ device }: { device: Device }) {
  const d = t.devices;
  if (isStranger(device)) return <Mark tone="held" icon="flag" text={d.stranger} />;
  const said = device.faults.map((fault) => t.ailment[fault] ?? fault);
  if (device.delivery === 'rejected' || device.delivery === 'unconfirmed') said.push(t.delivery[device.delivery]);
  if (said.length > 0) return <Mark tone="warn" icon="alert" text={said.join(', ')} />;
  if (device.heard === null) return null;
  return <span class="soft small">{device.knows_time ? d.healthy : d.noClock}</span>;
}

function DeviceRow({ device }: { device: Device }) {
  const d = t.devices;
  return (
    <div class="device">
      <span>
        {device.number === null ? (
          <strong>–</strong>
        ) : (
          <a class="room-link" href={addressOf('room', device.number)}>
            {device.number}
          </a>
        )}
      </span>
      <span class="code-text">{device.id}</span>
      <span>
        <LinkMark device={device} />{' '}
        <span class="soft small">{device.link_since !== null && d.since(when(device.link_since))}</span>
      </span>
      <span class="soft small">{device.heard === null ? '' : d.heard(when(device.heard))}</span>
      <span class="soft small">
        {device.boot !== null && d.starts(device.boot)}
        {device.restarts > 0 && `, ${d.restarts(device.restarts)}`}
        {device.apply_ms !== null && ` · ${d.applied(device.apply_ms)}`}
      </span>
      <span>
        <Ailments device={device} />
      </span>
    </div>
  );
}

function Filters(props: {
  counts: Record<DeviceFilter, number>;
  filter: DeviceFilter;
  choose: (filter: DeviceFilter) => void;
}) {
  const d = t.devices;
  return (
    <div class="chips" role="group" aria-label={d.filtersLabel}>
      {DEVICE_FILTERS.map((word) => (
        <button
          type="button"
          key={word}
          class="chip"
          aria-pressed={props.filter === word}
          onClick={() => props.choose(props.filter === word ? 'all' : word)}
        >
          {d.filters[word]} <b>{props.counts[word]}</b>
        </button>
      ))}
    </div>
  );
}

export function Devices() {
  const d = t.devices;
  const { value, problem, again } = useDocument<{ devices: Device[]; more_strangers: boolean }>(
    '/api/v1/devices',
    LOOK_MS,
  );
  const [filter, setFilter] = useState<DeviceFilter>('all');
  const [search, setSearch] = useState('');
  const all = value?.devices ?? [];
  const counts = useMemo(() => countDevices(all), [value]);
  const shown = useMemo(() => findDevices(all, filter, search), [value, filter, search]);
  return (
    <>
      <div class="page-head">
        <a class="button text" href={addressOf('maintenance')}>
          <Icon name="left" />
          {d.back}
        </a>
        <h1>{d.title}</h1>
        <span class="soft" role="status">
          {value ? d.count(shown.length, all.length) : d.loading}
        </span>
      </div>
      <div class="page-head not-on-paper">
        <div class="search">
          <Icon name="search" />
          <input
            type="search"
            aria-label={d.search}
            placeholder={d.search}
            autocomplete="off"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
        <Filters counts={counts} filter={filter} choose={setFilter} />
        <button type="button" class="button" onClick={again}>
          {d.again}
        </button>
      </div>
      <ProblemNotice problem={problem} />
      {value?.more_strangers && <p class="notice warn">{d.moreStrangers}</p>}
      {counts.stranger > 0 && <p class="soft after">{d.strangerHint}</p>}
      {value && shown.length === 0 && <p class="empty">{d.none}</p>}
      {shown.length > 0 && (
        <section class="card">
          <LongList
            label={d.title}
            count={shown.length}
            wide={62}
            low={3.5}
            tall={9}
            keyOf={(at) => shown[at]?.id ?? ''}
          >
            {(at) => {
              const device = shown[at];
              return device && <DeviceRow device={device} />;
            }}
          </LongList>
        </section>
      )}
    </>
  );
}
