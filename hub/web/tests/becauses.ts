// SPDX-License-Identifier: Apache-2.0
// The words in which the hub gives reasons, read from the source that says them.
import { readFileSync } from 'node:fs';

/** Tests run in hub/web. */
export function because(): string[] {
  const source = readFileSync('../../shared/room/because.cpp', 'utf8');
  return [...source.matchAll(/case Because::\w+:\s*return "(\w+)"/g)].map((found) => found[1]!);
}
