// SPDX-License-Identifier: Apache-2.0
// What somebody fills in when rooms are set up, and what is sent of it. Pure.

export interface RangeDraft {
  from: string;
  to: string;
  floor: string;
  floors: string;
  step: string;
  skip: string;
  type: string;
}

export interface TypeDraft {
  name: string;
  fixtures: string;
  comfort: string;
  min: string;
  max: string;
  heat: string;
  cool: string;
}

export const NEW_RANGE: RangeDraft = { from: '', to: '', floor: '1', floors: '1', step: '100', skip: '', type: '' };
export const NEW_TYPE: TypeDraft = {
  name: '',
  fixtures: 'ceiling bedside',
  comfort: '21.5',
  min: '18',
  max: '26',
  heat: '16',
  cool: '28',
};

export interface RoomsDraft {
  mode: 'add' | 'replace';
  how: 'ranges' | 'table';
  types: TypeDraft[];
  ranges: RangeDraft[];
  table: string;
}

const words = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '');

const isFilled = (range: RangeDraft): boolean => range.from.trim() !== '' || range.to.trim() !== '';

/** The body of POST /api/v1/property/rooms; null when nothing was filled in. */
export function bodyOf(draft: RoomsDraft): Record<string, unknown> | null {
  const body: Record<string, unknown> = { mode: draft.mode };
  if (draft.types.length > 0) {
    body.types = draft.types.map((type) => ({
      name: type.name.trim(),
      fixtures: words(type.fixtures),
      comfort: Number(type.comfort),
      min: Number(type.min),
      max: Number(type.max),
      vacant: { heat: Number(type.heat), cool: Number(type.cool) },
    }));
  }
  const ranges = draft.ranges.filter(isFilled);
  if (draft.how === 'ranges' && ranges.length > 0) {
    body.ranges = ranges.map((range) => ({
      from: range.from.trim(),
      to: range.to.trim() || range.from.trim(),
      floor: range.floor.trim(),
      floors: Number(range.floors),
      step: Number(range.step),
      skip: words(range.skip),
      type: range.type.trim(),
    }));
  }
  if (draft.how === 'table' && draft.table.trim() !== '') body.table = draft.table;
  return body.types || body.ranges || body.table ? body : null;
}

export const MAX_TABLE_BYTES = 2 * 1024 * 1024;

/** The text of a file that a spreadsheet wrote; null when it is no UTF-8. */
export function tableOf(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
