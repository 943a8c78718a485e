#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts test programs and test cases from meson's own reports.

usage: summary.py TITLE:BUILD-DIR ...
Exits 1 when a program failed, or when a build directory has no report.
"""
import json
import os
import sys
import xml.etree.ElementTree as ET

GOOD = ('OK', 'EXPECTEDFAIL')
LAST_LINES = 12 # of what a failed program said: of a long report often only the end is kept


def programs(log):
    """[(suite, name, result, last words)]: what counts, because a program can pass every
    case and still end badly, with a leak for example."""
    found = []
    with open(log, encoding='utf-8') as file:
        for line in file:
            entry = json.loads(line)
            # "frontline-desk:model / model/clock", or without suites "model/clock"
            suites, _, name = entry['name'].rpartition(' / ')
            said = [line for line in (entry.get('stdout', '') + entry.get('stderr', '')).splitlines() if '-DEBUG: ' not in line]
            found.append((suites.rpartition(':')[2] or name.split('/')[0], name, entry['result'], said[-LAST_LINES:]))
    return found


def cases(report):
    """(how many, [failed], [skipped])"""
    number, failed, skipped = 0, [], []
    for suite in ET.parse(report).getroot().iter('testsuite'):
        for case in suite.findall('testcase'):
            number += 1
            label = f"{suite.get('name').rpartition(' / ')[2]}: {case.get('name')}"
            if case.find('failure') is not None or case.find('error') is not None:
                failed.append(label)
            elif case.find('skipped') is not None:
                skipped.append(label)
    return number, failed, skipped


def main():
    status = 0
    for argument in sys.argv[1:]:
        title, _, build = argument.partition(':')
        logs = os.path.join(build, 'meson-logs')
        log, report = os.path.join(logs, 'testlog.json'), os.path.join(logs, 'testlog.junit.xml')
        if not os.path.exists(log) or not os.path.exists(report):
            print(f'{title}: no report in {logs}')
            status = 1
            continue
        ran = programs(log)
        rooms = {}
        for room, *_ in ran:
            rooms[room] = rooms.get(room, 0) + 1
        number, failed, skipped = cases(report)
        bad = [(name, result, said) for _, name, result, said in ran if result not in GOOD + ('SKIP',)]
        print(f'{title}: {len(ran)} test programs ({", ".join(f"{r} {n}" for r, n in sorted(rooms.items()))}), '
              f'{number} test cases; failed: {len(bad)} programs, {len(failed)} cases; skipped: {len(skipped)} cases')
        for name, result, said in bad:
            print(f'  {result:8}{name}')
            print(''.join(f'          | {line}\n' for line in said), end='')
        for label in failed:
            print(f'  failed  {label}')
        for label in skipped:
            print(f'  skipped {label}')
        if bad or failed or not ran:
            status = 1
    return status


sys.exit(main())
