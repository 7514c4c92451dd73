// SPDX-License-Identifier: Apache-2.0
// A document of the hub that a page shows: asked for when the page opens, and again as often as it says.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../net/http';
import type { Problem } from '../net/types';

export interface Fetched<T> {
  value: T | null;
  problem: Problem | null;
  again: () => void;
}

/** `path` null: nothing to ask. `everyMs` 0: once, and whenever a word of `after` changes. */
export function useDocument<T>(path: string | null, everyMs = 0, after: readonly unknown[] = []): Fetched<T> {
  const [state, setState] = useState<{ value: T | null; problem: Problem | null }>({ value: null, problem: null });
  const latest = useRef(0);
  const again = useCallback(() => {
    if (path === null) return;
    latest.current += 1;
    const turn = latest.current;
    void get<T>(path).then((answer) => {
      if (turn !== latest.current) return;
      setState((old) =>
        answer.ok ? { value: answer.value, problem: null } : { value: old.value, problem: answer.problem },
      );
    });
  }, [path]);
  useEffect(() => {
    again();
    if (everyMs === 0) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) again();
    }, everyMs);
    return () => clearInterval(timer);
  }, [again, everyMs, ...after]);
  return { ...state, again };
}
