#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A store that was replaced by an older copy: the window asks each time, until it is accepted."""
import os

from desk import Home, main

AREAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'areas.csv')


def replaced(home):
    aside = os.path.join(home.folder, 'aside.desk')
    home.cli('init')
    home.cli('import', 'areas', AREAS, '--county', '510722')
    home.cli('backup', aside)
    home.cli('import', 'areas', AREAS)
    for ending in ('-wal', '-shm'):
        if os.path.exists(home.store + ending):
            os.remove(home.store + ending)
    os.rename(aside, home.store)


def test_asked():
    with Home() as home:
        replaced(home)
        desk = home.start()
        desk.see('older-copy', '较早的副本', timeout=60000)
        desk.ask('respond', text='later')
        desk.ask('gone', 'older-copy')
        desk.stop()
        home.cli('verify', code=1)
        desk = home.start()
        desk.see('older-copy', '缺少', timeout=60000)
        desk.ask('respond', text='accept')
        desk.ask('gone', 'older-copy')
        desk.see('css:toast', '已接受较早的副本')
        home.cli('verify')
        kept = home.cli('list', 'loss')
        assert len(kept) == 1 and kept[0]['had'] != kept[0]['have'], kept
        desk.press('app.preferences')
        desk.see('accepted-loss', '较早的副本')


main(test_asked)
