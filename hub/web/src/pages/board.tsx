// SPDX-License-Identifier: Apache-2.0
// The front desk's board: the house as tiles by floor. Only what is in sight is in the page.
import { computed, signal, useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Icon } from '../parts/icon';
import { type Counts, count, type Filter, FILTERS, matches } from '../state/filters';
import { allRooms, connection, revision } from '../state/house';
import { type Layout, inSight, layOut, neighbour, type Row, rowOf, type Step } from '../state/rows';
import { t } from '../text/text';
import { ComfortStrip } from './comfort';
import { Tile } from './tile';

/** In rem: the same numbers as in board.css. */
const HEADING = 2.75;
const TILE = 7.75;
const MIN_WIDTH = 10.25;
const GAP = 0.625;
/** Rows beyond both edges of the window. */
const MORE = 4;

const filter = signal<Filter>('all');
const search = signal('');
/** The tile that Tab leads to. */
const current = signal('');
/** Where somebody was who went to a room and comes back; null: nobody was here yet. */
let left: number | null = null;

const counts = computed<Counts>(() => {
  void revision.value;
  return count(allRooms());
});

const shown = computed(() => {
  void revision.value;
  return allRooms().filter((room) => matches(room, filter.value, search.value));
});

function Chips() {
  return (
    <div class="chips" role="group" aria-label={t.board.filtersLabel}>
      {FILTERS.map((word) => (
        <button
          type="button"
          key={word}
          class="chip"
          aria-pressed={filter.value === word}
          onClick={() => {
            filter.value = filter.value === word ? 'all' : word;
          }}
        >
          {t.board.filters[word]} <b>{counts.value[word]}</b>
        </button>
      ))}
    </div>
  );
}

function Search() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const inField = event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
      if (event.key !== '/' || inField) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <div class="search">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label={t.board.search}
        placeholder={t.board.search}
        title={t.board.searchHint}
        autocomplete="off"
        value={search.value}
        onInput={(event) => {
          search.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}

const remPixels = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);

const columnsOf = (width: number, rem: number): number =>
  Math.max(1, Math.floor((width / rem + GAP) / (MIN_WIDTH + GAP)));

function BoardRow({ row, columns }: { row: Row; columns: number }) {
  if (row.kind === 'floor') {
    return (
      <h2 class="floor" style={{ top: `${row.top}px` }}>
        {t.board.floor(row.floor)} <span>{t.board.floorCount(row.rooms)}</span>
      </h2>
    );
  }
  const style = { top: `${row.top}px`, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` };
  return (
    <ul class="row" style={style} aria-label={t.board.floor(row.floor)}>
      {row.numbers.map((number) => (
        <li key={number}>
          <Tile number={number} isCurrent={current.value === number} />
        </li>
      ))}
    </ul>
  );
}

const STEPS: Record<string, Step> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** Moves to a room that may not be in the page yet: scrolls there first. */
function goTo(board: HTMLElement, layout: Layout, number: string): void {
  const row = rowOf(layout, number);
  if (!row) return;
  current.value = number;
  const top = board.getBoundingClientRect().top + scrollY + row.top;
  const away = 6 * remPixels();
  if (top < scrollY + away || top > scrollY + innerHeight - 2 * away) scrollTo(0, top - innerHeight / 3);
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      board.querySelector<HTMLElement>(`[data-room="${CSS.escape(number)}"]`)?.focus({ preventScroll: true }),
    ),
  );
}

function Tiles() {
  const board = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const rem = remPixels();
  const columns = columnsOf(width, rem);
  const rooms = shown.value;
  const layout = useMemo(
    () => layOut(rooms, { columns, heading: HEADING * rem, tile: TILE * rem }),
    [rooms, columns, rem],
  );

  useLayoutEffect(() => {
    const measure = (): void => setWidth(board.current?.clientWidth ?? 0);
    measure();
    const observer = new ResizeObserver(measure);
    if (board.current) observer.observe(board.current);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const see = (): void => {
      const top = board.current?.getBoundingClientRect().top ?? 0;
      const next = inSight(layout, -top, innerHeight - top, MORE);
      setRange((old) => (old[0] === next[0] && old[1] === next[1] ? old : next));
    };
    see();
    addEventListener('scroll', see, { passive: true });
    addEventListener('resize', see);
    return () => {
      removeEventListener('scroll', see);
      removeEventListener('resize', see);
    };
  }, [layout]);

  useLayoutEffect(() => {
    if (!rooms.some((room) => room.number === current.peek())) current.value = rooms[0]?.number ?? '';
  }, [rooms]);
  const onKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey || !board.current) return;
    event.preventDefault();
    const next = neighbour(layout, current.peek(), step);
    if (next) goTo(board.current, layout, next);
  };
  const rows = width > 0 ? layout.rows.slice(range[0], range[1]) : [];
  return (
    <div
      class="board"
      ref={board}
      style={{ height: `${layout.height}px` }}
      onKeyDown={onKey}
      onFocusCapture={(event) => {
        const tile = event.target instanceof HTMLElement ? event.target.dataset.room : undefined;
        if (tile) current.value = tile;
      }}
    >
      {rows.map((row) => (
        <BoardRow key={row.kind === 'floor' ? `floor ${row.floor}` : row.numbers[0]} row={row} columns={columns} />
      ))}
    </div>
  );
}

/** Whoever comes back finds the place and the tile again that they left. */
function useReturn(): void {
  useEffect(() => {
    const place = left;
    if (place !== null) {
      scrollTo(0, place);
      requestAnimationFrame(() => {
        const tile = document.querySelector<HTMLElement>(`[data-room="${CSS.escape(current.peek())}"]`);
        tile?.focus({ preventScroll: true });
      });
    }
    return () => {
      left = scrollY;
    };
  }, []);
}

export function Board() {
  useReturn();
  const isNew = useRef(true);
  useSignalEffect(() => {
    void filter.value;
    void search.value;
    if (!isNew.current) scrollTo(0, 0);
    isNew.current = false;
  });
  const all = counts.value.all;
  return (
    <>
      <div class="tools">
        <h1>{t.pages.board}</h1>
        <Search />
        <Chips />
      </div>
      <ComfortStrip />
      <p class="hidden" role="status">
        {connection.value === 'loading' ? t.board.loading : t.board.shown(shown.value.length, all)}
      </p>
      {connection.value !== 'loading' && shown.value.length === 0 && <p class="empty">{t.board.none}</p>}
      {connection.value === 'loading' && <p class="empty">{t.board.loading}</p>}
      <Tiles />
    </>
  );
}
