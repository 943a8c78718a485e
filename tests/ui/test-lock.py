#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another process holds the store: the window stays alive, and what was to be
saved is saved once the store is free."""
import sqlite3
import time

from desk import Home, main

CASE = 'QY-2026-000048'
WORDS = '等另一个程序写完'


def test_the_window_stays_alive_while_the_store_is_locked():
    with Home() as home:
        home.cli('demo')
        desk = home.start('--page', 'ent.cases')
        desk.press(f'css:stack > ent.cases > row:{CASE}', timeout=60000)
        desk.see('css:stack > record', CASE)
        desk.press('act.comment|act.more.comment', **{'or': 'act.more'})
        desk.ask('type', 'field:words', text=WORDS, clear=True)
        desk.ask('settle')
        other = sqlite3.connect(home.store, isolation_level=None, timeout=20)
        other.execute('BEGIN IMMEDIATE')
        desk.press('form.save')
        until, slowest = time.monotonic() + 3, 0
        while time.monotonic() < until:
            start = time.monotonic()
            desk.ask('ping')
            slowest = max(slowest, time.monotonic() - start)
            time.sleep(0.01)
        assert slowest < 0.2, f'{slowest * 1000:.0f} ms without an answer'
        assert WORDS not in str(home.cli('show', CASE)), 'saved while another process held the store'
        other.execute('ROLLBACK')
        desk.ask('gone', 'form.save', timeout=15000)
        desk.see('css:stack > record', WORDS)
        assert str(home.cli('show', CASE)).count(WORDS) == 1
        home.cli('verify')


main(test_the_window_stays_alive_while_the_store_is_locked)
