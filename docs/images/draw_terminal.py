#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Draws what a program printed to a terminal, colours included, as a PNG.

Needs python3-pil and fonts-dejavu-core. docs/images/demo.png is made by:

  script -qec "./demo --once" /dev/null | docs/images/draw_terminal.py "./demo --once" docs/images/demo.png
"""

import re
import sys

from PIL import Image, ImageDraw, ImageFont

COLUMNS = 118
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
SIZE, LEADING, MARGIN = 15, 22, 22
BACKGROUND, PLAIN = "#16181d", "#d6d9df"
# By the number of the ANSI escape; 0 ends any of them.
COLOURS = {"0": PLAIN, "2": "#8a909c", "31": "#f07178", "32": "#7fd17f", "33": "#e6c35c"}


def cells(text):
    """Each character with its colour, and line ends."""
    colour = PLAIN
    for part in re.split(r"(\x1b\[\d+m)", text):
        if part.startswith("\x1b"):
            colour = COLOURS[part[2:-1]]
        else:
            yield from ((character, colour) for character in part)


def lines(command, text):
    rows = [[("$ ", COLOURS["2"]), (command, PLAIN)], []]
    column = 0
    text = re.sub(r" +(\x1b\[0m)?$", r"\1", text.replace("\r", "").rstrip("\n"), flags=re.MULTILINE)
    for character, colour in cells(text):
        if character == "\n" or column == COLUMNS:
            rows.append([])
            column = 0
        if character == "\n":
            continue
        column += 1
        if rows[-1] and rows[-1][-1][1] == colour:
            rows[-1][-1] = (rows[-1][-1][0] + character, colour)
        else:
            rows[-1].append((character, colour))
    return rows


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rows = lines(sys.argv[1], sys.stdin.read())
    font = ImageFont.truetype(FONT, SIZE)
    width = font.getlength("m")
    size = (int(COLUMNS * width) + 2 * MARGIN, len(rows) * LEADING + 2 * MARGIN)
    image = Image.new("RGB", size, BACKGROUND)
    draw = ImageDraw.Draw(image)
    for number, row in enumerate(rows):
        column = 0
        for text, colour in row:
            at = (MARGIN + column * width, MARGIN + number * LEADING)
            draw.text(at, text, font=font, fill=colour)
            column += len(text)
    image.save(sys.argv[2], optimize=True)


if __name__ == "__main__":
    main()
