#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two processes of the program on one store see what the other one does."""
import time

from desk import Home, main

LIST = 'css:stack > ent.cases'
CASE = 'QY-2026-000048'
WORDS = '两个窗口同时开着'


def open_case(desk):
    desk.press(f'{LIST} > row:{CASE}', timeout=60000)
    desk.see('css:stack > record', CASE)


def comment(desk, words):
    desk.press('act.comment|act.more.comment', **{'or': 'act.more'})
    desk.ask('type', 'field:words', text=words, clear=True)
    desk.press('form.save')
    desk.ask('gone', 'form.save')


def test_the_other_window_sees_a_change_within_a_second():
    with Home() as home:
        home.cli('demo')
        one, other = home.start('--page', 'ent.cases'), home.start('--page', 'ent.cases')
        open_case(one)
        open_case(other)
        # twice: the first may find what is being read for the first time anyway
        for number in (1, 2):
            words = f'{WORDS}{number}'
            comment(one, words)
            start = time.monotonic()
            other.see('css:stack > record', words, timeout=1000)
            assert time.monotonic() - start < 1.1


def test_both_write():
    with Home() as home:
        home.cli('demo')
        one, other = home.start('--page', 'ent.cases'), home.start('--page', 'ent.cases')
        for desk in (one, other):
            open_case(desk)
        comment(one, WORDS + '甲')
        other.see('css:stack > record', WORDS + '甲')
        comment(other, WORDS + '乙')
        one.see('css:stack > record', WORDS + '乙')
        shown = str(home.cli('show', CASE))
        assert WORDS + '甲' in shown and WORDS + '乙' in shown
        home.cli('verify')
        home.cli('rebuild', '--check')


def begin_change(desk, title, words):
    desk.press('act.change', **{'or': 'act.more'})
    desk.ask('type', 'field:title', text=title, clear=True)
    if words:
        desk.ask('type', 'field:words', text=words, clear=True)


def test_two_change_the_same_case():
    """What clashes is asked field by field; what does not is taken; both stay on the
    timeline. The windows are one person's: the second goes on with the first one's draft,
    and what is typed there is still not taken for what the first has saved."""
    with Home() as home:
        home.cli('demo')
        one, other = home.start('--page', 'ent.cases'), home.start('--page', 'ent.cases')
        for desk in (one, other):
            open_case(desk)
        begin_change(one, '甲改的标题', None)
        begin_change(other, '乙改的标题', '乙补充的原话')
        one.press('form.save')
        one.ask('gone', 'form.save')
        other.press('form.save')
        other.see('theirs:title', '甲改的标题')
        other.see('mine:title', '乙改的标题')
        other.press('mine:title')
        other.press('conflict.go-on')
        other.ask('gone', 'form.save')
        home.cli('export-events', home.store + '.jsonl')
        with open(home.store + '.jsonl', encoding='utf-8') as file:
            log = file.read()
        for words in ('甲改的标题', '乙改的标题', '乙补充的原话'):
            assert words in log, words
        (row,) = [r for r in home.cli('list', 'ent.demand', '--columns', 'number,title') if r['number'] == CASE]
        assert row['title'] == '乙改的标题'
        home.cli('verify')
        home.cli('rebuild', '--check')


main(test_two_change_the_same_case, test_the_other_window_sees_a_change_within_a_second, test_both_write)
