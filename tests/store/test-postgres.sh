#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Keeps the claim honest that the store's SQL is accepted by a second engine:
# starts a PostgreSQL server of its own on a unix socket, makes the core schema
# there and prepares every portable statement.
# usage: test-postgres.sh LIST-STATEMENTS
set -eu

list=$(readlink -f "$1")
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ] || [ ! -x "$bin/initdb" ] || ! command -v psql >/dev/null; then
  echo "SKIP: PostgreSQL is not installed (Debian: postgresql)"
  exit 77
fi

# The server refuses to run as root.
as () {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}
if [ "$(id -u)" = 0 ] && ! id postgres >/dev/null 2>&1; then
  echo "SKIP: there is no user postgres to run the server as"
  exit 77
fi

tmp=$(mktemp -d /tmp/desk-postgres.XXXXXX)
started=
finish () {
  if [ -n "$started" ]; then as "$bin/pg_ctl" -D "$tmp/data" -m immediate stop >/dev/null 2>&1 || true; fi
  rm -rf "$tmp"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM
[ "$(id -u)" != 0 ] || chown postgres "$tmp"
cd "$tmp"

LC_ALL=C as "$bin/initdb" -D "$tmp/data" -A trust -E UTF8 --no-locale --no-sync >"$tmp/initdb.log" 2>&1 ||
  { cat "$tmp/initdb.log"; exit 1; }
as "$bin/pg_ctl" -D "$tmp/data" -w -l "$tmp/data/log" -o "-k $tmp -c listen_addresses='' -c fsync=off" start >"$tmp/start.log" 2>&1 ||
  { cat "$tmp/start.log" "$tmp/data/log"; exit 1; }
started=yes
sql () { as psql -X -q -h "$tmp" -d postgres "$@"; }

"$list" ddl >"$tmp/ddl.sql"
"$list" prepare >"$tmp/prepare.sql"
[ -s "$tmp/ddl.sql" ] && [ -s "$tmp/prepare.sql" ] || { echo "FAIL: nothing to try"; exit 1; }
chmod -R go+rX "$tmp"/*.sql; chmod go+x "$tmp"

sql -v ON_ERROR_STOP=1 -f "$tmp/ddl.sql" || { echo "FAIL: the schema is not accepted"; exit 1; }

# Every statement is tried, so that all faults are seen at once.
sql -f "$tmp/prepare.sql" 2>"$tmp/faults" || true
if [ -s "$tmp/faults" ]; then
  cat "$tmp/faults"
  grep -o 'prepare.sql:[0-9]*: ERROR' "$tmp/faults" | sort -u | while IFS=: read -r _ line _; do
    sed -n "${line}p" "$tmp/prepare.sql"
  done
  echo "FAIL: statements that PostgreSQL does not accept"
  exit 1
fi
prepared=$(grep -c '^PREPARE' "$tmp/prepare.sql")

# The log is append-only there as well.
sql -v ON_ERROR_STOP=1 <<'SQL'
INSERT INTO record_types (id, name, area, version, declaration) VALUES (1, 't', 'core', 1, '{}');
INSERT INTO records VALUES (1, '00000000-0000-0000-0000-000000000001', 1, 1, 1);
INSERT INTO desks VALUES (1, '00000000-0000-0000-0000-000000000002', 'd', 1, '\x03');
INSERT INTO events SELECT n, ('00000000-0000-0000-0000-00000000010' || n)::uuid,
  '00000000-0000-0000-0000-000000000005', 1, n, 1, '00000000-0000-0000-0000-000000000006',
  CASE n WHEN 3 THEN 'redacted' ELSE 'changed' END, 1, 1, NULL, '\x07', '\x08' FROM generate_series(1, 3) AS n;
INSERT INTO event_bodies SELECT n, '\x09', '{}' FROM generate_series(1, 3) AS n;
INSERT INTO redactions VALUES (1, 3);
DELETE FROM event_bodies WHERE seq = 1;
DO $$
DECLARE
  text_of text;
BEGIN
  FOREACH text_of IN ARRAY ARRAY['UPDATE events SET kind = ''x''', 'DELETE FROM events', 'UPDATE event_bodies SET body = ''''',
                                 'DELETE FROM event_bodies WHERE seq = 2', 'INSERT INTO redactions VALUES (2, 1)',
                                 'DELETE FROM redactions'] LOOP
    BEGIN
      EXECUTE text_of;
    EXCEPTION WHEN raise_exception THEN
      CONTINUE;
    END;
    RAISE 'not refused: %', text_of USING ERRCODE = 'data_exception';
  END LOOP;
END $$;
SQL
echo "$prepared statements prepared on $("$bin/postgres" --version)"
