# SPDX-License-Identifier: GPL-3.0-or-later
"""What the update script and the translation test both need to know about the
catalogue: which files have translatable strings, how they are extracted, and
how a .po file is read."""
import ast
import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DOMAIN = 'frontline-desk'
ROOMS = ('app', 'data', 'plugins', 'ui')

IN_C = re.compile(r'(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\s*\(\s*"')
# Comments go, strings stay: an example in a comment is not for translators.
COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*|("(?:\\.|[^"\\\n])*")', re.DOTALL)
IN_UI = re.compile(r'translatable="(?:yes|true)"')
KEY_FILES = ('.desktop.in', '.plugin.in')  # menu entry, manifests of program areas
TEMPLATES = KEY_FILES + ('.metainfo.xml.in',)

KEYWORDS = ['--keyword'] + ['--keyword=' + k for k in (
    '_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')]
KEY_FILE_KEYWORDS = ['--keyword'] + ['--keyword=' + k for k in (
    'Name', 'GenericName', 'Comment', 'Keywords', 'Description')]
# GLib's functions that take a format: their msgids are checked as such.
FLAGS = ['--flag=' + f for f in (
    'g_strdup_printf:1:c-format', 'g_string_printf:2:c-format', 'g_string_append_printf:2:c-format',
    'g_error_new:3:c-format', 'g_set_error:4:c-format', 'g_print:1:c-format', 'g_printerr:1:c-format',
    '_:1:pass-c-format', 'N_:1:pass-c-format', 'C_:2:pass-c-format', 'NC_:2:pass-c-format',
    'ngettext:1:pass-c-format', 'ngettext:2:pass-c-format')]


def translatable_files(top=TOP):
    """Paths below top, sorted, of every file with a string for translators."""
    found = []
    for room in ROOMS:
        for folder, _, names in os.walk(os.path.join(top, room)):
            for name in names:
                path = os.path.join(folder, name)
                if name.endswith(TEMPLATES):
                    found.append(path)
                elif name.endswith(('.c', '.h')) and IN_C.search(COMMENT.sub(r'\1', read(path))):
                    found.append(path)
                elif name.endswith('.ui') and IN_UI.search(read(path)):
                    found.append(path)
    return sorted(os.path.relpath(p, top) for p in found)


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def extract(files, pot, top=TOP):
    """Writes pot from files. The two kinds of file do not share their keywords."""
    plain = [f for f in files if not f.endswith(KEY_FILES)]
    key_files = [f for f in files if f.endswith(KEY_FILES)]
    common = ['xgettext', '--from-code=UTF-8', '--add-location=file', '--no-wrap', '--sort-by-file',
              '--add-comments=TRANSLATORS', '--package-name=' + DOMAIN, '--force-po', '--output=' + pot]
    xgettext(common + KEYWORDS + FLAGS + plain, top)
    if key_files:
        xgettext(common + ['--join-existing', '--language=Desktop'] + KEY_FILE_KEYWORDS + key_files, top)


def xgettext(command, top):
    """Hands on what xgettext says, but not that its own rules for metainfo do."""
    result = subprocess.run(command, cwd=top, stderr=subprocess.PIPE, text=True, check=False,
                            env={**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': ''})
    said = [line for line in result.stderr.splitlines() if 'fallback ITS' not in line]
    if said:
        print('\n'.join(said), file=sys.stderr)
    result.check_returncode()


class Message:
    def __init__(self):
        self.context, self.id, self.plural, self.text, self.flags, self.files = None, '', None, {}, set(), []

    @property
    def key(self):
        return (self.context, self.id)

    @property
    def translated(self):
        return bool(self.text) and all(self.text.values())


def parse(po_text):
    """The messages of a .po text, the header (empty id) left out, obsolete ones too."""
    messages, message, field = [], Message(), None
    started = False

    def unquote(line):
        return ast.literal_eval(line[line.index('"'):])

    def finish():
        if started and message.id:
            messages.append(message)

    for line in po_text.splitlines():
        if line.startswith('#~'):
            continue
        if not line.strip() or (line.startswith('#') and started):
            finish()
            message, field, started = Message(), None, False
        if line.startswith('#,'):
            message.flags |= {f.strip() for f in line[2:].split(',')}
        elif line.startswith('#:'):
            message.files += line[2:].split()
        elif line.startswith('msgctxt'):
            if started:
                finish()
                message = Message()
            message.context, field, started = unquote(line), 'context', True
        elif line.startswith('msgid_plural'):
            message.plural, field = unquote(line), 'plural'
        elif line.startswith('msgid'):
            if started and field not in ('context',):
                finish()
                message = Message()
            message.id, field, started = unquote(line), 'id', True
        elif line.startswith('msgstr'):
            bracket = re.match(r'msgstr\[(\d+)\]', line)
            field = int(bracket.group(1)) if bracket else 0
            message.text[field] = unquote(line)
        elif line.startswith('"'):
            if isinstance(field, int):
                message.text[field] += unquote(line)
            else:
                setattr(message, field, getattr(message, field) + unquote(line))
    finish()
    return messages
