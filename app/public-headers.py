#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what a header of plugin authors includes of ours, itself first.

usage: public-headers.py APP-FOLDER HEADER ...
These are the headers that have to be installed: no more, because a header that
is installed is a promise, and no fewer, because the compiler would miss them.
"""
import os
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^">]+)[">]', re.MULTILINE)


def closure(app, header, found):
    path = os.path.join(app, header)
    if header in found or not os.path.exists(path):
        return
    found.append(header)
    with open(path, encoding='utf-8') as file:
        for name in INCLUDE.findall(file.read()):
            closure(app, name, found)


def main():
    found = []
    for header in sys.argv[2:]:
        closure(sys.argv[1], header, found)
    print('\n'.join(found))


main()
