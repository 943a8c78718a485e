#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the catalogues: that every file with strings is listed, that zh_CN is
whole, and that its words are those of the house. TAP on standard output.

usage: translations.py SOURCE-ROOT

Whoever writes an English sentence need not know Chinese, so messages that are
still without translation are only counted, unless DESK_COMPLETE=1 says that
they are faults: ./dev test says so.
"""
import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.abspath(sys.argv[1])
sys.path.insert(0, os.path.join(TOP, 'po'))
sys.dont_write_bytecode = True
from catalogue import IN_C, extract, parse, read, translatable_files  # noqa: E402

PO = os.path.join(TOP, 'po', 'zh_CN.po')
HAN = '\u3400-\u9fff'

# One term for one thing. The right-hand side is what to write instead; the
# third is an English source in which the word is right after all.
WORDS = (
    ('案件', '事项', None), ('案例', '事项', None), ('工单', '事项', None),
    ('结案', '办结 or 销号', None), ('拜访', '走访', None), ('客户', '服务对象', None),
    ('当事人', '服务对象', None), ('逾期', '超期', None), ('截止日期', '到期日', None),
    ('截止时间', '到期日 or 办理时限', None), ('转办', '移交', None), ('派单', '移交', None),
    ('签收方', '主办单位', None), ('驳回', '退回', None), ('升级', '提级', r'(?i)version|upgrad|migrat'),
    ('台帐', '台账', None), ('帐', '账', None), ('登陆', '登录', None), ('区域', '区划', r'(?i)region'),
    ('仪表盘', '总览', None), ('概览', '总览', None), ('看板', '总览', None),
    ('时间线', '办理过程', None), ('时间轴', '办理过程', None), ('存储库', '数据库', None),
    ('仓库', '数据库', None), ('责任单位', '主办单位', None), ('程序区', '业务板块', None),
    ('事件', '记录', None), ('暂停键', '暂停计时', None), ('回电', '回访', None),
)
PUNCTUATION = (
    (re.compile(f'[{HAN}][,;:!?]|[,;:!?][{HAN}]'), 'half-width punctuation beside a Chinese character'),
    (re.compile(rf'[{HAN}]\.(\s|$)'), 'a half-width full stop'),
    (re.compile(rf'[{HAN}]\((?!_)|(?<!_\w)\)[{HAN}]'), 'half-width brackets'),
    (re.compile(rf'\.\.\.|[{HAN}]"|"[{HAN}]'), 'three dots or straight quotation marks'),
    (re.compile(f'[{HAN}] +[{HAN}]'), 'a blank between Chinese characters'),
)
# What looks like punctuation and is not: format directives, markup, addresses, option lists.
NOT_TEXT = re.compile(r'%(\d+\$)?[-+ 0#]*\d*(\.\d+)?(l|ll|z|h)?[a-zA-Z%]|<[^<>]*>|&\w+;|\w+://\S+|\{\w*\}')


def messages():
    return parse(read(PO))


def is_list(message):
    """Search words of the menu entry: semicolons there are syntax."""
    return message.id.endswith(';') and message.id.count(';') > 1


def listed():
    """POTFILES.in lists every file with strings for translators, and no other"""
    names = {line.strip() for line in read(os.path.join(TOP, 'po', 'POTFILES.in')).splitlines()}
    names = {n for n in names if n and not n.startswith('#')}
    found = set(translatable_files(TOP))
    return ([f'{n}: not in po/POTFILES.in (./dev po)' for n in sorted(found - names)]
            + [f'{n}: in po/POTFILES.in without reason (./dev po)' for n in sorted(names - found)])


def sources():
    """{key: message} of what the source tree has now."""
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, 'messages.pot')
        extract(translatable_files(TOP), pot, TOP)
        return {m.key: m for m in parse(read(pot))}


def english():
    """Strings in the source are English, with a real ellipsis"""
    return ([f'{m.files[:1]}: {m.id!r} is not English' for m in sources().values()
             if re.search(f'[{HAN}]', m.id)]
            + [f'{m.files[:1]}: {m.id!r}: write … instead of three dots' for m in sources().values()
               if m.id.endswith('...')])


def whole():
    """No translatable string is cut by a macro such as G_GSIZE_FORMAT"""
    # xgettext would take what stands before the macro; the program asks for all of it.
    cut = re.compile(IN_C.pattern[:-1] + r'(?:"(?:\\.|[^"\\\n])*"\s*)+[A-Za-z_]')
    return [f'{name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()[:70]}: write %zu, or cast to long and write %ld'
            for name in translatable_files(TOP) if name.endswith(('.c', '.h'))
            for text in [read(os.path.join(TOP, name))] for match in cut.finditer(text)]


def complete():
    """zh_CN translates every message"""
    there = {m.key for m in messages() if m.translated}
    return [f'{m.files[:1]}: {m.id!r}' for key, m in sources().items() if key not in there]


def formats():
    """msgfmt finds no fault, and no message is fuzzy"""
    result = subprocess.run(['msgfmt', '--check', '--output-file=/dev/null', PO],
                            capture_output=True, text=True, env={**os.environ, 'LC_ALL': 'C.UTF-8'}, check=False)
    return ([] if result.returncode == 0 else result.stderr.splitlines()) + \
        [f'fuzzy: {m.id!r}' for m in messages() if 'fuzzy' in m.flags]


def vocabulary(found=None):
    """zh_CN uses one term for one thing"""
    return [f'{m.id!r}: {text!r}: write {right} instead of {wrong}'
            for m in found or messages() for text in m.text.values() for wrong, right, fine in WORDS
            if wrong in text and not (fine and re.search(fine, m.id))]


def punctuation(found=None):
    """Chinese sentences have Chinese punctuation"""
    return [f'{m.id!r}: {text!r}: {fault}'
            for m in found or messages() if not is_list(m)
            for text in m.text.values() for pattern, fault in PUNCTUATION
            if pattern.search(NOT_TEXT.sub('x', text))]


def blind_rules():
    """The rules notice what they are there for"""
    wrong = []
    for rule, text in ((vocabulary, '新建案件'), (vocabulary, '台帐'), (punctuation, '请输入姓名,再继续'),
                       (punctuation, '完成.'), (punctuation, '事项(新)'), (punctuation, '正在保存...')):
        if not rule(parse(f'msgid "x"\nmsgstr "{text}"\n')):
            wrong.append(f'{rule.__name__} accepts {text}')
    for text in ('文件(_F)', '共 %d 项', '请输入姓名，再继续。', '<b>%s</b>：%s', '12:30 开始'):
        wrong += [f'{rule.__name__} refuses {text}' for rule in (vocabulary, punctuation)
                  if rule(parse(f'msgid "x"\nmsgstr "{text}"\n'))]
    return wrong


def main():
    rules = (blind_rules, listed, english, whole, complete, formats, vocabulary, punctuation)
    unfinished = os.environ.get('DESK_COMPLETE') != '1'
    print(f'1..{len(rules)}')
    for number, rule in enumerate(rules, 1):
        wrong = rule()
        # While the program grows only these two may lag behind.
        todo = ' # TODO ./dev po' if wrong and unfinished and rule in (listed, complete) else ''
        print(f'{"not " if wrong else ""}ok {number} - {rule.__doc__}{todo}')
        for line in wrong[:5] if todo else wrong:
            print(f'#   {line}')
        if todo:
            print(f'#   {len(wrong)} in all')


main()
