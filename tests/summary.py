#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts test programs and test cases from meson's own reports.

usage: summary.py TITLE:BUILD-DIR ...
Exits 1 when a program failed, or when a build directory has no report.
"""
import os
import sys
import xml.etree.ElementTree as ET


def counts(report):
    """(programs by suite, cases, failed, skipped) of one testlog.junit.xml"""
    programs, cases, failed, skipped = {}, 0, [], []
    for suite in ET.parse(report).getroot().iter('testsuite'):
        found = suite.findall('testcase')
        # A program that speaks TAP is a suite of its own; the others share the
        # suite of the project, one case each.
        plain = suite.get('name') == 'frontline-desk' or '.' not in suite.get('name', '')
        names = [c.get('name') for c in found] if plain else [suite.get('name')]
        for name in names:
            room = (name.split('.')[-1] if not plain else name).split('/')[0]
            room = room.split(':')[-1].split(' ')[0]
            programs[room] = programs.get(room, 0) + 1
        cases += len(found)
        for case in found:
            label = f"{suite.get('name')}: {case.get('name')}"
            if case.find('failure') is not None or case.find('error') is not None:
                failed.append(label)
            elif case.find('skipped') is not None:
                skipped.append(label)
    return programs, cases, failed, skipped


def main():
    status = 0
    for argument in sys.argv[1:]:
        title, _, build = argument.partition(':')
        report = os.path.join(build, 'meson-logs', 'testlog.junit.xml')
        if not os.path.exists(report):
            print(f'{title}: no report in {build}')
            status = 1
            continue
        programs, cases, failed, skipped = counts(report)
        rooms = ', '.join(f'{room} {n}' for room, n in sorted(programs.items()))
        print(f'{title}: {sum(programs.values())} test programs ({rooms}), {cases} test cases, '
              f'{len(failed)} failed, {len(skipped)} skipped')
        for label in failed:
            print(f'  FAILED  {label}')
        for label in skipped:
            print(f'  skipped {label}')
        status = status or (1 if failed else 0)
    return status


sys.exit(main())
