// SPDX-License-Identifier: Apache-2.0
// A QR code as the path of an SVG: one unit a module. Pure. The one file that knows the library.
import { correction, generate } from 'lean-qr';

/** White around the code that readers need (ISO/IEC 18004: 4 modules). */
const QUIET = 4;

export interface QrPicture {
  /** Modules of one edge, the white around it included. */
  size: number;
  path: string;
}

/** With a quarter of it unreadable it can still be read: cards lie about in rooms. */
export function qrPicture(text: string): QrPicture {
  const code = generate(text, { minCorrectionLevel: correction.Q });
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      let end = x;
      while (code.get(end, y)) end++;
      path += `M${x + QUIET} ${y + QUIET}h${end - x}v1h${x - end}z`;
      x = end;
    }
  }
  return { size: code.size + 2 * QUIET, path };
}
