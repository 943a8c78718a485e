#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the source tree and checks the rules of the house: which room may
include which, where SQL and GTK and libpeas may stand, licence lines, and how
long a file may be. TAP on standard output.

usage: arrows.py SOURCE-ROOT
"""
import os
import re
import sys
import tempfile

# room: (rooms it may include, outside libraries it may include)
ROOMS = {
    'model': ({'model'}, {'glib', 'json'}),
    'store': ({'model', 'store'}, {'glib', 'json', 'sqlite', 'icu', 'sodium'}),
    'exchange': ({'model', 'store', 'exchange'}, {'glib', 'json', 'pango'}),
    'plugin': ({'model', 'store', 'exchange', 'plugin'}, {'glib', 'json', 'peas'}),
    'shell': ({'model', 'store', 'exchange', 'plugin', 'shell'}, {'glib', 'json', 'pango', 'gtk'}),
    'training': ({'model', 'shell', 'training'}, {'glib', 'json', 'pango', 'gtk'}),
    'cli': ({'model', 'store', 'exchange', 'plugin', 'cli'}, {'glib', 'json'}),
    'main.c': ({'shell', 'training'}, {'glib', 'gtk'}),
}
LIBRARIES = (
    ('sqlite', re.compile(r'sqlite3(ext)?\.h$')),
    ('icu', re.compile(r'unicode/')),
    ('sodium', re.compile(r'sodium')),
    ('peas', re.compile(r'libpeas')),
    ('gtk', re.compile(r'(gtk/|gdk/|gsk/|adwaita\.h$|gtk-a11y)')),
    ('pango', re.compile(r'(pango/|cairo)')),
    ('json', re.compile(r'json-glib/')),
    ('glib', re.compile(r'(glib|gio/|gobject/|gmodule)')),
)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^">]+)[">]', re.MULTILINE)
TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)
SQL = re.compile(r'\b(SELECT\s+[\w*(,. ]+\bFROM\b|SELECT\s+\S|INSERT\s+INTO\b|DELETE\s+FROM\b'
                 r'|UPDATE\s+\w+\s+SET\b|CREATE\s+(TABLE|INDEX|TRIGGER|VIRTUAL)\b|PRAGMA\s+\w)')
LICENSED = ('.c', '.h', '.py', '.sh', '.ui', '.xml', '.css', '.sql', '.in', '.1', 'meson.build', 'meson_options.txt')
FOLDERS = ('app', 'data', 'plugins', 'po', 'tests', 'ui', '.ci')
LONG_FILE, TOO_LONG_FILE, LONG_FUNCTION = 800, 1000, 80


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def sources(top, *folders):
    """Paths below top, sorted."""
    found = []
    for folder in folders:
        for place, names, files in os.walk(os.path.join(top, folder)):
            names[:] = [n for n in names if n != '__pycache__']
            found += [os.path.relpath(os.path.join(place, f), top) for f in files]
    return sorted(found)


def c_sources(top, *folders):
    return [p for p in sources(top, *folders) if p.endswith(('.c', '.h'))]


def library(header):
    """Which outside library a header belongs to; None for the C library's."""
    for name, pattern in LIBRARIES:
        if pattern.match(header):
            return name
    return None


def includes(top, path):
    return [(quote == '"', header) for quote, header in INCLUDE.findall(read(os.path.join(top, path)))]


def room_of(path):
    parts = path.split('/')
    return parts[1] if len(parts) > 1 and parts[1] in ROOMS else None


def rooms(top):
    """Which room includes which, and which outside library."""
    wrong = []
    for path in c_sources(top, 'app'):
        room = room_of(path)
        if room is None:
            if path not in ('app/desk.h', 'app/desk-shell.h'):
                wrong.append(f'{path}: is in no room of the house')
            continue
        ours, outside = ROOMS[room]
        for own, header in includes(top, path):
            other = header.split('/')[0]
            if header in ('desk.h', 'desk-shell.h'):
                wrong.append(f'{path}: {header} is for program areas; include what is used')
            elif other in ROOMS and (own or '/' in header):
                if other not in ours:
                    wrong.append(f'{path}: {room} may not include {header}')
            elif library(header) not in outside | {None}:
                wrong.append(f'{path}: {room} may not include <{header}>')
    return wrong


def one_peas(top):
    """libpeas stands in one file."""
    users = [p for p in c_sources(top, 'app', 'plugins')
             if any(library(h) == 'peas' for _, h in includes(top, p))]
    return users if len(users) > 1 else []


def areas(top):
    """A program area sees the public headers, GLib, and its own files."""
    wrong = []
    for path in c_sources(top, 'plugins'):
        folder = os.path.dirname(path)
        all_of_it = includes(top, path)
        # Only an area with pages of its own has to do with GTK.
        allowed = {'glib', None} | ({'gtk', 'pango'} if (False, 'desk-shell.h') in all_of_it else set())
        for own, header in all_of_it:
            if own:
                if '..' in header or not os.path.exists(os.path.join(top, folder, header)):
                    wrong.append(f'{path}: "{header}" is not a file of this area')
            elif header not in ('desk.h', 'desk-shell.h') and \
                    (header.split('/')[0] in ROOMS or library(header) not in allowed):
                wrong.append(f'{path}: an area may not include <{header}>')
    return wrong


def sql(top):
    """SQL is written in app/store only."""
    wrong = []
    for path in c_sources(top, 'app', 'plugins'):
        if path.startswith('app/store/'):
            continue
        text = read(os.path.join(top, path))
        for token in TOKEN.finditer(text):
            if token.group().startswith('"') and SQL.search(token.group()):
                line = text.count('\n', 0, token.start()) + 1
                wrong.append(f'{path}:{line}: SQL outside app/store: {token.group()[:60]}')
    return wrong


def licence(top):
    """Every source file names its licence in its first lines."""
    return [path for path in sources(top, *FOLDERS)
            if path.endswith(LICENSED) and not path.endswith('.svg')
            and 'SPDX-License-Identifier: GPL-3.0-or-later'
            not in '\n'.join(read(os.path.join(top, path)).splitlines()[:5])]


def lengths(top):
    """Fails past a thousand lines; says what is past eight hundred."""
    wrong = []
    for path in sources(top, 'app', 'plugins', 'tests', 'po'):
        if not path.endswith(('.c', '.h', '.py')):
            continue
        lines = read(os.path.join(top, path)).count('\n')
        if lines > TOO_LONG_FILE:
            wrong.append(f'{path}: {lines} lines, more than {TOO_LONG_FILE}')
        elif lines > LONG_FILE:
            print(f'# long file: {path}: {lines} lines')
    return wrong


def long_functions(top):
    """(path, line, name, lines) of each function past eighty lines."""
    found = []
    for path in c_sources(top, 'app', 'plugins', 'tests'):
        start, head, name = None, '', ''
        for number, line in enumerate(read(os.path.join(top, path)).splitlines(), 1):
            if line.startswith('{') and '(' in head:
                start = number
            elif line.startswith('}') and start is not None:
                if number - start - 1 > LONG_FUNCTION:
                    found.append((path, start, name, number - start - 1))
                start = None
            elif start is None:
                head = line if line.strip() and not line.startswith((' ', '\t')) else head
                match = re.match(r'(\w+)\s*\(', head)
                name = match.group(1) if match else name
    return found


RULES = (rooms, one_peas, areas, sql, licence, lengths)


def write(top, path, text):
    os.makedirs(os.path.dirname(os.path.join(top, path)), exist_ok=True)
    with open(os.path.join(top, path), 'w', encoding='utf-8') as file:
        file.write(text)


def blind_rules():
    """The rules that would not notice: each is shown a tree that breaks it."""
    with tempfile.TemporaryDirectory() as top:
        write(top, 'app/model/a.c', '#include <sqlite3.h>\n#include "store/desk-store.h"\n')
        write(top, 'app/shell/b.c', '#include <libpeas/peas.h>\nconst char *s = "SELECT 1 FROM cases";\n')
        write(top, 'app/plugin/c.c', '#include <libpeas.h>\n' + '\n' * (TOO_LONG_FILE + 1))
        write(top, 'plugins/x/d.c', '#include "../y/e.h"\n#include <gtk/gtk.h>\n')
        expected = {rooms: 3, one_peas: 2, areas: 2, sql: 1, licence: 4, lengths: 1}
        return [f'{rule.__name__}: found {rule(top)}, {n} expected'
                for rule, n in expected.items() if len(rule(top)) != n]


def main():
    top = sys.argv[1]
    results = [('the rules notice what they are there for', blind_rules())]
    results += [(rule.__doc__.strip().rstrip('.'), rule(top)) for rule in RULES]
    for path, line, name, lines in long_functions(top):
        print(f'# long function: {path}:{line}: {name}: {lines} lines')
    print(f'1..{len(results)}')
    for number, (title, wrong) in enumerate(results, 1):
        print(f'{"not " if wrong else ""}ok {number} - {title}')
        for line in wrong:
            print(f'#   {line}')


main()
