#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renews po/POTFILES.in and the catalogues from the source tree.

usage: ./dev po [--merge DIR]

With --merge, messages that have no translation yet take the one they have in a
.po file of DIR (entries only, no header needed). Translations that are there
are never replaced.
"""
import argparse
import os
import subprocess
import sys
import tempfile

from catalogue import TOP, extract, parse, translatable_files

HEADER = '''# Chinese (China) translation of Frontline Desk.
# SPDX-License-Identifier: GPL-3.0-or-later
msgid ""
msgstr ""
"Project-Id-Version: frontline-desk\\n"
"PO-Revision-Date: 2026-11-23 12:00+0800\\n"
"Last-Translator: The Frontline Desk authors\\n"
"Language: zh_CN\\n"
"Language-Team: Chinese (China)\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

'''


def quote(text):
    return '"' + (text.replace('\\', '\\\\').replace('"', '\\"')
                  .replace('\n', '\\n').replace('\t', '\\t')) + '"'


def snippets(folder):
    """{(context, id): Message}; of two translations the first found stays, and is told."""
    found = {}
    for name in sorted(os.listdir(folder)):
        if not name.endswith('.po'):
            continue
        try:
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                messages = parse(file.read())
        except (ValueError, SyntaxError, AttributeError, TypeError, KeyError) as error:
            print(f'{name}: cannot be read ({error})', file=sys.stderr)
            continue
        for message in messages:
            if not message.translated:
                continue
            other = found.setdefault(message.key, message)
            if other.text != message.text:
                print(f'{name}: {message.id!r} is {message.text[0]!r} here and {other.text[0]!r} elsewhere',
                      file=sys.stderr)
    return found


def compendium(found, path):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(HEADER)
        for message in found.values():
            if message.context is not None:
                file.write(f'msgctxt {quote(message.context)}\n')
            file.write(f'msgid {quote(message.id)}\n')
            if message.plural is None:
                file.write(f'msgstr {quote(message.text[0])}\n\n')
            else:
                file.write(f'msgid_plural {quote(message.plural)}\nmsgstr[0] {quote(message.text[0])}\n\n')


def update(language, pot, extra):
    po = os.path.join(TOP, 'po', language + '.po')
    if not os.path.exists(po):
        with open(po, 'w', encoding='utf-8') as file:
            file.write(HEADER)
    subprocess.run(['msgmerge', '--quiet', '--no-wrap', '--no-fuzzy-matching', '--sort-by-file',
                    '--add-location=file', '--output-file=' + po + '.new'] + extra + [po, pot], check=True)
    # A date that changes with every run would only make conflicts; a message
    # that nobody uses any more is in the history.
    subprocess.run(['msgattrib', '--no-obsolete', '--no-wrap', '--force-po', '--output-file=' + po, po + '.new'],
                   check=True)
    os.remove(po + '.new')
    with open(po, encoding='utf-8') as file:
        lines = [line for line in file if not line.startswith('"POT-Creation-Date')]
    with open(po, 'w', encoding='utf-8') as file:
        file.writelines(lines)
    subprocess.run(['msgfmt', '--check', '--statistics', '--output-file=/dev/null', po], check=True)


def main():
    parser = argparse.ArgumentParser(usage='./dev po [--merge DIR]')
    parser.add_argument('--merge', metavar='DIR')
    arguments = parser.parse_args()
    files = translatable_files()
    with open(os.path.join(TOP, 'po', 'POTFILES.in'), 'w', encoding='utf-8') as file:
        file.write('# SPDX-License-Identifier: GPL-3.0-or-later\n# Made by ./dev po.\n')
        file.writelines(name + '\n' for name in files)
    with open(os.path.join(TOP, 'po', 'LINGUAS'), encoding='utf-8') as file:
        languages = [w for line in file for w in line.split('#')[0].split()]
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, 'messages.pot')
        extract(files, pot)
        extra = []
        if arguments.merge:
            path = os.path.join(folder, 'compendium.po')
            compendium(snippets(arguments.merge), path)
            extra = ['--compendium=' + path]
        for language in languages:
            update(language, pot, extra)


main()
