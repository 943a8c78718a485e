#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Casework beyond one case and one unit, in a real window: a joint unit's part,
several cases at once, a whole command undone, the tiers of a case."""
from desk import Home, main

LIST = 'css:stack > ent.cases'
RECORD = 'css:stack > record'
OPEN = 'QY-2026-000048'     # registered, nobody has it yet
COUNTY = 'QY-2026-000043'   # the county leader leads it


def press_act(desk, name):
    desk.press(f'act.{name}|act.more.{name}', **{'or': 'act.more'})


def state(home, number):
    (row,) = [r for r in home.cli('list', 'ent.demand', '--columns', 'number,state,tier,joint_units') if r['number'] == number]
    return row


def test_joint_unit():
    with Home() as home:
        home.cli('demo')
        desk = home.start('--page', 'ent.cases')
        desk.press(f'{LIST} > row:{OPEN}', timeout=60000)
        desk.see(RECORD, OPEN)
        press_act(desk, 'ask-joint')
        desk.ask('pick', 'field:to_unit', text='xswj', row='县水务局')
        desk.ask('type', 'field:instruction', text='核对供水管径', clear=True)
        desk.press('form.save')
        desk.ask('gone', 'form.save')
        desk.see(RECORD, '核对供水管径')
        assert state(home, OPEN)['joint_units'] != ''
        press_act(desk, 'answer-part')
        desk.ask('type', 'field:part_answer', text='管径足够', clear=True)
        desk.press('form.save')
        desk.ask('gone', 'form.save')
        desk.see(RECORD, '管径足够')
        assert state(home, OPEN)['joint_units'] == ''
        home.cli('rebuild', '--check')


def test_tiers():
    """A step that the case was at tells when and why."""
    with Home() as home:
        home.cli('demo')
        desk = home.start('--page', 'ent.cases')
        desk.press(f'{LIST} > row:{COUNTY}', timeout=60000)
        desk.see(RECORD, COUNTY)
        desk.press(f'{RECORD} > tier.5')
        desk.see(f'{RECORD} > tier.5', '县领导')
        desk.see('css:popover', '需县领导牵头')


main(test_joint_unit, test_tiers)
