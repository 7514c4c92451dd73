// SPDX-License-Identifier: Apache-2.0
// Room types and rooms to be declared: by ranges, or as a table.
import { useState } from 'preact/hooks';
import { Choice, Field, LabelField, SetpointField } from '../parts/form';
import { Icon } from '../parts/icon';
import { allRooms, order } from '../state/house';
import {
  MAX_TABLE_BYTES,
  NEW_RANGE,
  NEW_TYPE,
  type RangeDraft,
  type RoomsDraft,
  tableOf,
  type TypeDraft,
} from '../state/room_draft';
import { t } from '../text/text';

type Set = (part: Partial<RoomsDraft>) => void;

function typesInUse(): string[] {
  void order.value;
  return [...new Set(allRooms().map((room) => room.type))].sort();
}

export function TypeStep({ draft, set }: { draft: RoomsDraft; set: Set }) {
  const s = t.setup;
  const [type, setType] = useState<TypeDraft>(NEW_TYPE);
  const change = (key: keyof TypeDraft) => (value: string) => setType({ ...type, [key]: value });
  const add = (event: Event): void => {
    event.preventDefault();
    if (type.name.trim() === '') return;
    set({ types: [...draft.types, type] });
    setType({ ...type, name: '' });
  };
  const known = typesInUse();
  return (
    <section class="card">
      <h2>{s.types}</h2>
      <p class="soft">{s.typesHint}</p>
      {known.length > 0 && <p class="after">{s.typesKnown(known.join(', '))}</p>}
      <ul class="reasons">
        {draft.types.map((added) => (
          <li key={added.name} class="task-head">
            <span>
              <strong>{added.name}</strong> {added.fixtures} · {added.comfort} °C
            </span>
            <button
              type="button"
              class="button square"
              aria-label={s.removeType(added.name)}
              onClick={() => set({ types: draft.types.filter((one) => one !== added) })}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <form class="form" onSubmit={add}>
        <div class="fields tops">
          <LabelField label={s.typeName} value={type.name} set={change('name')} />
          <Field label={s.fixtures} hint={s.fixturesHint}>
            {(control) => (
              <input
                {...control}
                value={type.fixtures}
                onInput={(event) => change('fixtures')(event.currentTarget.value)}
              />
            )}
          </Field>
          {(['comfort', 'min', 'max', 'heat', 'cool'] as const).map((key) => (
            <SetpointField key={key} label={s[key]} required value={type[key]} set={change(key)} />
          ))}
        </div>
        <p class="buttons">
          <button type="submit" class="button">
            {s.addType}
          </button>
        </p>
      </form>
    </section>
  );
}

function Range(props: { range: RangeDraft; number: number; set: (range: RangeDraft) => void; remove: () => void }) {
  const s = t.setup;
  const { range } = props;
  const change = (key: keyof RangeDraft) => (value: string) => props.set({ ...range, [key]: value });
  const name = range.from || String(props.number);
  return (
    <fieldset class="group">
      <legend>{s.range(name)}</legend>
      <div class="fields tops">
        <LabelField label={s.from} value={range.from} set={change('from')} />
        <LabelField label={s.to} value={range.to} set={change('to')} />
        <LabelField label={s.floor} value={range.floor} set={change('floor')} />
        <LabelField label={s.floors} value={range.floors} set={change('floors')} />
        {range.floors.trim() !== '1' && <LabelField label={s.step} value={range.step} set={change('step')} />}
        <Field label={s.type}>
          {(control) => (
            <input
              {...control}
              list="room-types"
              value={range.type}
              onInput={(event) => change('type')(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={s.skip} hint={s.skipHint}>
          {(control) => (
            <input {...control} value={range.skip} onInput={(event) => change('skip')(event.currentTarget.value)} />
          )}
        </Field>
        <button type="button" class="button square" aria-label={s.removeRange(name)} onClick={props.remove}>
          <Icon name="close" />
        </button>
      </div>
    </fieldset>
  );
}

function Ranges({ draft, set }: { draft: RoomsDraft; set: Set }) {
  const types = [...typesInUse(), ...draft.types.map((type) => type.name.trim())];
  const put = (at: number, range: RangeDraft): void =>
    set({ ranges: draft.ranges.map((old, i) => (i === at ? range : old)) });
  const last = draft.ranges.at(-1);
  return (
    <>
      <datalist id="room-types">
        {types.map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
      {draft.ranges.map((range, at) => (
        <Range
          key={at}
          range={range}
          number={at + 1}
          set={(changed) => put(at, changed)}
          remove={() => set({ ranges: draft.ranges.filter((_, i) => i !== at) })}
        />
      ))}
      <p class="buttons">
        <button
          type="button"
          class="button"
          onClick={() => set({ ranges: [...draft.ranges, { ...NEW_RANGE, type: last?.type ?? types[0] ?? '' }] })}
        >
          <Icon name="plus" />
          {t.setup.addRange}
        </button>
      </p>
    </>
  );
}

function Table({ draft, set }: { draft: RoomsDraft; set: Set }) {
  const s = t.setup;
  const [wrong, setWrong] = useState<string>();
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const text = file.size > MAX_TABLE_BYTES ? null : tableOf(await file.arrayBuffer());
    if (text !== null) set({ table: text });
    setWrong(text !== null ? undefined : file.size > MAX_TABLE_BYTES ? s.tooLarge : s.notUtf8);
  };
  return (
    <>
      <Field label={s.file} wrong={wrong}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,text/csv,text/plain"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      <Field label={s.table} hint={s.tableHint}>
        {(control) => (
          <textarea
            {...control}
            class="code low"
            spellcheck={false}
            value={draft.table}
            onInput={(event) => set({ table: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

export function RoomStep({ draft, set }: { draft: RoomsDraft; set: Set }) {
  const s = t.setup;
  return (
    <section class="card">
      <h2>{s.rooms}</h2>
      <div class="form">
        <Choice legend={s.mode} words={s.modes} value={draft.mode} choose={(mode) => set({ mode })} />
        <Choice legend={s.how} words={s.hows} value={draft.how} choose={(how) => set({ how })} />
        {draft.how === 'ranges' ? <Ranges draft={draft} set={set} /> : <Table draft={draft} set={set} />}
      </div>
    </section>
  );
}
