#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door through which scenarios are played: whom it lets in, and what it
answers to what it does not understand."""
import json
import os
import socket
import stat
import subprocess

from desk import PROGRAM, Home, main


def is_file(link, path):
    """Whether an open file is that one; it may be closed while it is asked."""
    try:
        return os.path.samefile(link, path)
    except OSError:
        return False


def test_only_the_user_may_open_it():
    with Home() as home:
        desk = home.start()
        mode = os.stat(desk.path).st_mode
        assert stat.S_ISSOCK(mode) and stat.S_IMODE(mode) & 0o077 == 0, oct(mode)


def test_it_is_shut_without_the_option():
    with Home() as home:
        home.cli('demo')
        process = subprocess.Popen([PROGRAM, '--store', home.store], env=home.env, stderr=subprocess.DEVNULL)
        try:
            # until it has opened the store there is nothing that could listen yet
            while not any(is_file(f'/proc/{process.pid}/fd/{fd}', home.store)
                          for fd in os.listdir(f'/proc/{process.pid}/fd')
                          if os.path.exists(f'/proc/{process.pid}/fd/{fd}')):
                assert process.poll() is None
            with open('/proc/net/unix', encoding='utf-8') as file:
                inodes = {line.split()[6] for line in file.readlines()[1:] if line.split()[3] == '00010000'}
            own = {os.readlink(f'/proc/{process.pid}/fd/{fd}') for fd in os.listdir(f'/proc/{process.pid}/fd')}
            listening = {link for link in own if link.startswith('socket:') and link[8:-1] in inodes}
            assert not listening, listening
        finally:
            process.kill()
            process.wait()


def test_nonsense_is_answered():
    with Home() as home:
        desk = home.start()
        for line in ('', 'not json', '[]', '{}', '{"do":"fly"}', '{"do":"press","what":"no such thing","timeout":50}'):
            desk.lines.write(line + '\n')
            desk.lines.flush()
            answer = json.loads(desk.lines.readline())
            assert not answer['ok'] and answer['error'], answer
        desk.ask('ping')


def test_a_caller_may_leave_in_the_middle():
    with Home() as home:
        desk = home.start()
        other = socket.socket(socket.AF_UNIX)
        other.connect(desk.path)
        other.sendall(b'{"do":"see","what":"no such thing","timeout":300}\n')
        other.close()
        desk.ask('gone', 'no such thing', timeout=1000)
        desk.ask('settle')
        assert desk.process.poll() is None


main(test_only_the_user_may_open_it, test_it_is_shut_without_the_option, test_nonsense_is_answered,
     test_a_caller_may_leave_in_the_middle)
