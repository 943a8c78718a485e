#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The command line as a script uses it: exit codes, what goes where, and that a
# file that is there is never written over.
#
# usage: test-cli.sh CLI
set -u
cli=$1
place=$(mktemp -d "${TMPDIR:-/tmp}/desk-cli.XXXXXX")
trap 'rm -rf "$place"' EXIT
export DESK_KEY_FOLDER=$place/keys HOME=$place XDG_DATA_HOME=$place/data
export LC_ALL=C.UTF-8; unset LANGUAGE
number=0
store=$place/store.db

# expect CODE TITLE WORDS…: runs, and keeps what was said for the checks below
expect () {
  local code=$1 title=$2 got; shift 2
  number=$((number + 1))
  "$cli" --store "$store" "$@" >"$place/out" 2>"$place/err"; got=$?
  if [ "$got" = "$code" ]; then echo "ok $number - $title"; else
    echo "not ok $number - $title: exit code $got, not $code"; sed 's/^/#   /' "$place/out" "$place/err"
  fi
}
check () {
  local title=$1; shift
  number=$((number + 1))
  if "$@" >"$place/said" 2>&1; then echo "ok $number - $title"; else
    echo "not ok $number - $title"; sed 's/^/#   /' "$place/out" "$place/err" "$place/said"
  fi
}
out_has () { grep -qF -- "$1" "$place/out"; }
err_has () { grep -qF -- "$1" "$place/err"; }
silent () { [ ! -s "$place/err" ]; }

expect 2 "no command is a matter of usage"
expect 2 "an unknown command is too" nonsense
expect 2 "so is a missing word" show
expect 0 "help" --help
check "help names the commands" out_has "rebuild"
expect 1 "a store that is missing is refused" list case
expect 0 "init makes a store" init
expect 1 "init does not write over one" init
check "and says so" err_has "there already"
expect 0 "an empty store is sound" verify
expect 1 "a file of areas that is missing" import areas "$place/none.csv"
printf 'code,name,level,parent\n510722,三台县,county,\n510722101,潼川镇,town,999999\n510722101,潼川镇,town,510722\n' >"$place/bad.csv"
expect 1 "a file of areas with faults" import areas "$place/bad.csv"
check "each fault has its line" err_has "3"
expect 0 "nothing of it was taken" --json list area
check "no area is there" grep -qx '\[ *\]' "$place/out"
expect 0 "the real places" import areas "$DESK_DATA_DIR/areas.csv" --county 510722
check "are counted" out_has "496"
expect 0 "a second time" import areas "$DESK_DATA_DIR/areas.csv" --county 510722
check "adds none" out_has "added: 0"
expect 0 "a record by its code" show 510722
check "in words" out_has "三台县"
expect 1 "an unknown number" show QY-2026-999999
expect 1 "an unknown type" list nothing
expect 1 "a query with a fault" list case --where "state = = x"
check "says where" err_has "character 9"
expect 2 "a sheet without a record" sheet ses.sign-in
expect 1 "an unknown form" sheet nothing 510722 "$place/sheet.pdf"
check "is named" err_has "nothing"
expect 1 "a person who is not there" --as 某某 list case

# a store that is replaced by an older copy of itself
store=$place/older.db
expect 0 "a store" init
expect 0 "to write to" import areas "$DESK_DATA_DIR/areas.csv" --county 510722
expect 1 "no older copy" verify --accept
check "is not accepted as one" err_has "nothing to accept"
expect 0 "a copy is put aside" backup "$place/aside.db"
expect 0 "more is written" import areas "$DESK_DATA_DIR/areas.csv"
rm -f "$store-wal" "$store-shm"
mv "$place/aside.db" "$store"
expect 1 "the copy in its place is noticed" verify
check "with what is lost" out_has "it lacks"
expect 2 "no further words are taken" verify --accept now
expect 0 "it can be accepted" verify --accept
check "which says what is lost" err_has "it lacks"
expect 0 "and is sound from then on" verify
check "and says what was accepted" err_has "Older copy accepted"
check "with both heads" err_has "head found: "
loss=$(sed -n 's/.*(\([0-9a-f-]\{36\}\)).*/\1/p' "$place/err")
expect 0 "which is a record with its timeline" show "$loss"
check "of one event, in words" grep -q 'Accepted an older copy' "$place/out"
check "and not by its code" sh -c '! grep -q loss-accepted "$1"' - "$place/out"
expect 0 "that is listed" list loss
check "of how many were written" out_has "Events written"
expect 0 "and what the log adds up to" rebuild --check
expect 1 "once" verify --accept

store=$place/large.db
expect 2 "a number of cases that is none" generate --cases many
expect 0 "a store for measuring" generate --cases 200
expect 0 "is sound" verify
expect 0 "and what its log adds up to" rebuild --check
expect 1 "and is not written over" generate --cases 5
store=$place/demo.db
expect 0 "the demonstration county" demo --today 2026-03-12
expect 0 "is sound" verify
expect 0 "and adds up" rebuild --check
expect 0 "a list as JSON" --json list ent.demand --columns number,state
check "has 48 entries" test "$(grep -c '"number"' "$place/out")" = 48
expect 0 "a list by a query" list ent.demand --where "state in (resolved, verified, struck-off)" --columns number
check "has 42 lines and a head" test "$(wc -l <"$place/out")" = 43
check "nothing on standard error" silent
expect 0 "pinyin initials find" search "$("$cli" --store "$store" list ent.firm --columns name --limit 1 | tail -n 1)"
check "the firm" out_has "Firm"
expect 0 "a backup" backup "$place/copy.db"
expect 1 "is not written over" backup "$place/copy.db"
expect 0 "the log as JSON lines" export-events "$place/events.jsonl"
volunteer=$(grep -m 1 '"kind":"created".*"type":"ses.volunteer"' "$place/events.jsonl" | sed 's/.*"record":"\([0-9a-f-]*\)".*/\1/')
expect 0 "a form of one record as PDF" sheet ses.certificate "$volunteer" "$place/certificate.pdf"
check "is a PDF" grep -q '^%PDF' "$place/certificate.pdf"
expect 1 "a form of another kind of record" sheet ses.sign-in "$volunteer" "$place/none.pdf"
check "leaves no file" test ! -e "$place/none.pdf"
check "has a line for each event" test "$(wc -l <"$place/events.jsonl")" -gt 700
for ledger in collection handoff tracking ent.gaps; do
  expect 0 "ledger $ledger as CSV" ledger $ledger --format csv "$place/$ledger.csv"
  check "begins with the mark of UTF-8" test "$(head -c 3 "$place/$ledger.csv" | od -An -tx1 | tr -d ' ')" = efbbbf
  expect 0 "and as PDF" ledger $ledger --format pdf "$place/$ledger.pdf"
  check "is a PDF" test "$(head -c 5 "$place/$ledger.pdf")" = %PDF-
done
check "the collection has 48 problems and 12 applications" test "$(grep -cE 'QY-|BT-' "$place/collection.csv")" = 60
expect 1 "an unknown ledger" ledger nothing --format csv "$place/x.csv"
expect 2 "an unknown format" ledger collection --format doc "$place/x.doc"
store=$place/copy.db
expect 0 "the copy is sound" verify
expect 0 "rules act on what passed since" --json rules run
check "and say on which cases" out_has '"number" : "QY-2026-'
check "and why" out_has '"rule"'
expect 0 "once" rules run
check "then there is nothing to do" out_has "No rule"
expect 2 "and take no words" rules run now
expect 0 "the copy is sound still" verify
expect 0 "and adds up" rebuild --check

# limits and calendars
is () { [ "$(head -n 1 "$place/out")" = "$1" ]; }
expect 0 "5 working days from Friday 2026-02-13" deadline --start 2026-02-13 --limit 5 --unit working-days
check "end on 02-27" is 2026-02-27
expect 0 "15 days from 2026-03-10" deadline --start 2026-03-10 --limit 15 --unit days
check "end on 03-25" is 2026-03-25
expect 0 "30 days with a public notice of 7" deadline --start 2026-03-10 --limit 30 --unit days --exclude 2026-03-16..2026-03-22 --trace
check "end 37 days on" is 2026-04-16
check "the notice is told day by day" out_has "does not count"
expect 0 "working hours" deadline --start 2026-03-05T11:30 --limit 1 --unit working-hours
check "leave out the lunch break" is 2026-03-05T14:30
expect 0 "a limit into a year that is not known" --json deadline --start 2026-12-28 --limit 10 --unit working-days
check "is provisional" out_has '"provisional" : true'
expect 2 "a deadline without a limit" deadline --start 2026-02-13 --unit days
expect 2 "a unit that there is not" deadline --start 2026-02-13 --limit 5 --unit weeks
expect 2 "days that do not count, backwards" deadline --start 2026-02-13 --limit 5 --unit days --exclude 2026-03-22..2026-03-16
expect 1 "a limit of nothing" deadline --start 2026-02-13 --limit 0 --unit days
expect 0 "the year 2026" calendar show 2026
check "has 248 working days" out_has "Working days: 248"
check "and New Year off" out_has " 1*"
expect 0 "as JSON" --json calendar show 2026
check "too" out_has '"working_days" : 248'
expect 2 "no year" calendar show twenty
printf 'date,kind,name\n2026-03-13,holiday,县庆\n2026-03-13,holiday,县庆\n' >"$place/twice.csv"
expect 1 "a calendar with a day twice" calendar import "$place/twice.csv"
check "says on which line" err_has "3"
cp "$DESK_DATA_DIR/calendars/cn-2026.csv" "$place/own.csv"; printf '2026-03-13,holiday,县庆\n' >>"$place/own.csv"
expect 0 "a look at a calendar" calendar import "$place/own.csv" --preview
check "tells what changes" out_has "2026-03-13"
expect 0 "changes nothing" calendar show 2026
check "yet" out_has "Working days: 248"
expect 0 "a calendar" calendar import "$place/own.csv"
expect 0 "is taken" calendar show 2026
check "with one day less" out_has "Working days: 247"
expect 0 "due dates" --json due recompute
check "move where they must" grep -qE '"moved":[1-9]' "$place/out"
expect 0 "once" --json due recompute
check "only" out_has '"moved":0'
expect 0 "the same calendar again" calendar import "$place/own.csv"
check "changes nothing" out_has "already"
expect 0 "all of it is in the log" rebuild --check
echo "1..$number"
