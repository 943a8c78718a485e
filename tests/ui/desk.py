# SPDX-License-Identifier: GPL-3.0-or-later
"""A window of the real program, worked from a test through --remote, and the
command line on the same store. See app/training/desk-remote.h for the acts."""
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

BUILD = os.environ['DESK_BUILD']
PROGRAM = os.path.join(BUILD, 'app', 'frontline-desk')
CLI = os.path.join(BUILD, 'app', 'cli', 'frontline-desk-cli')


class Refused(Exception):
    """The window could not do it; the text says why."""


class Home:
    """A home folder of its own, removed at the end, with what runs in it."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='frontline-desk-')
        self.store = os.path.join(self.folder, 'county.desk')
        self.env = dict(os.environ, HOME=self.folder, GSETTINGS_BACKEND='keyfile')
        for name in ('DATA', 'CONFIG', 'STATE', 'CACHE'):
            path = os.path.join(self.folder, name.lower())
            os.mkdir(path, 0o700)
            self.env[f'XDG_{name}_HOME'] = path
        self.desks = []

    def cli(self, *words, code=0):
        """What the command line prints as JSON, or None."""
        done = subprocess.run([CLI, '--json', '--store', self.store, *words], env=self.env,
                              capture_output=True, text=True, timeout=120)
        if done.returncode != code:
            raise AssertionError(f'{words}: {done.returncode}, {done.stdout} {done.stderr}')
        try:
            return json.loads(done.stdout)
        except ValueError:
            return done.stdout

    def start(self, *words):
        desk = Desk(self, *words)
        self.desks.append(desk)
        return desk

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is not None:
            for desk in self.desks:
                print(desk.log(), file=sys.stderr)
        for desk in self.desks:
            desk.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Desk:
    """One process of the program."""

    def __init__(self, home, *words):
        self.path = os.path.join(home.folder, f'desk-{len(home.desks)}.socket')
        self.log_path = self.path + '.log'
        with open(self.log_path, 'wb') as log:
            self.process = subprocess.Popen([PROGRAM, '--remote', self.path, '--store', home.store, *words],
                                            env=home.env, stdout=log, stderr=log)
        self.socket = socket.socket(socket.AF_UNIX)
        until = time.monotonic() + 60
        while True:
            try:
                self.socket.connect(self.path)
                break
            except OSError:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise
                time.sleep(0.02)
        self.lines = self.socket.makefile('rw', encoding='utf-8')

    def ask(self, act, what=None, **more):
        """Does one thing; returns the answer or raises Refused."""
        request = {'do': act, **more}
        if what is not None:
            request['what'] = what
        self.lines.write(json.dumps(request) + '\n')
        self.lines.flush()
        answer = json.loads(self.lines.readline())
        if not answer['ok']:
            raise Refused(answer['error'])
        return answer

    def see(self, what, text=None, **more):
        return self.ask('see', what, **({'text': text} if text else {}), **more)['text']

    def press(self, what, **more):
        self.ask('press', what, **more)

    def log(self):
        with open(self.log_path, encoding='utf-8', errors='replace') as file:
            return file.read()

    def stop(self):
        self.socket.close()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def main(*tests):
    """Runs the tests one after the other, as TAP."""
    print(f'1..{len(tests)}', flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.removeprefix('test_').replace('_', ' ')
        try:
            test()
            print(f'ok {number} - {name}', flush=True)
        except Exception as error:  # every failure is a test that failed
            failed += 1
            print(f'not ok {number} - {name}', flush=True)
            print('\n'.join('# ' + line for line in repr(error).split('\\n')), flush=True)
            import traceback
            traceback.print_exc()
    sys.exit(1 if failed else 0)
