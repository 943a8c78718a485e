#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of each program area is declared and how much is programmed.

usage: area-lines.py TOP

Lines that are not blank. A line is programmed when it is inside a function;
everything else of an area, its tables, words and registration, is declared. What
makes its part of the demonstration county is counted for itself.
"""
import pathlib
import sys


def count(path):
    """(lines outside functions, lines inside)"""
    outside = inside = 0
    body = False
    before = ''
    for line in path.read_text(encoding='utf-8').splitlines():
        if not line.strip():
            continue
        if line == '{' and before.endswith(')'):
            body = True
        if body:
            inside += 1
        else:
            outside += 1
        if line == '}':
            body = False
        before = line
    return outside, inside


def main():
    top = pathlib.Path(sys.argv[1])
    print(f'{"area":<14}{"declared":>10}{"programmed":>12}{"demonstration":>15}')
    for folder in sorted(p for p in (top / 'plugins').iterdir() if p.is_dir()):
        declared = programmed = demonstration = 0
        for path in sorted(folder.glob('*.[ch]')):
            outside, inside = count(path)
            if '-demo' in path.name:
                demonstration += outside + inside
            else:
                declared += outside
                programmed += inside
        print(f'{folder.name:<14}{declared:>10}{programmed:>12}{demonstration:>15}')


main()
