// SPDX-License-Identifier: Apache-2.0
// A list of thousands of rows of one height, of which only those in sight are in the page.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows beyond both edges of the window. */
const MORE = 8;

const remPixels = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);

/** First and last row, the latter not included, of a list whose top is `top` pixels below the window's. */
export function rowsInSight(top: number, height: number, row: number, count: number): [number, number] {
  const first = Math.floor(-top / row) - MORE;
  const last = Math.ceil((height - top) / row) + MORE;
  return [Math.max(0, Math.min(first, count)), Math.max(0, Math.min(last, count))];
}

/** Heights and widths in rem; below `wide` a row has the height `tall`. `children` gets the place of a row. */
export function LongList(props: {
  label: string;
  count: number;
  wide: number;
  low: number;
  tall: number;
  keyOf: (at: number) => string;
  children: (at: number) => ComponentChildren;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [width, setWidth] = useState(0);
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const rem = remPixels();
  const isWide = width / rem >= props.wide;
  const row = (isWide ? props.low : props.tall) * rem;

  useLayoutEffect(() => {
    const see = (): void => {
      setWidth(list.current?.clientWidth ?? 0);
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const next = rowsInSight(top, innerHeight, row, props.count);
      setRange((old) => (old[0] === next[0] && old[1] === next[1] ? old : next));
    };
    // On paper there is no scrolling: all of it is printed.
    const all = (): void => setRange([0, props.count]);
    see();
    const observer = new ResizeObserver(see);
    if (list.current) observer.observe(list.current);
    addEventListener('scroll', see, { passive: true });
    addEventListener('resize', see);
    addEventListener('beforeprint', all);
    addEventListener('afterprint', see);
    return () => {
      observer.disconnect();
      removeEventListener('scroll', see);
      removeEventListener('resize', see);
      removeEventListener('beforeprint', all);
      removeEventListener('afterprint', see);
    };
  }, [row, props.count]);

  const shown = Array.from({ length: Math.max(0, range[1] - range[0]) }, (_, i) => range[0] + i);
  return (
    <ul
      ref={list}
      class={isWide ? 'long-list wide' : 'long-list'}
      aria-label={props.label}
      style={{ height: `${row * props.count}px` }}
    >
      {width > 0 &&
        shown
          .filter((at) => at < props.count)
          .map((at) => (
            <li
              key={props.keyOf(at)}
              style={{ top: `${at * row}px`, height: `${row}px` }}
              aria-setsize={props.count}
              aria-posinset={at + 1}
            >
              {props.children(at)}
            </li>
          ))}
    </ul>
  );
}
