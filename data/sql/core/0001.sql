-- SPDX-License-Identifier: GPL-3.0-or-later
-- Core schema, step 1. Released steps are never changed: add a step instead.
-- Tokens and engine marks are explained at desk_ddl_expand(). The tables of
-- record types (cases, parties, ...) are made from their declarations.

CREATE TABLE store (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) @KEYED@;

-- Which steps this schema went through, and what each said then.
CREATE TABLE schema_steps (
  area TEXT NOT NULL,
  version @I64@ NOT NULL,
  digest TEXT NOT NULL,
  at_us @I64@ NOT NULL,
  PRIMARY KEY (area, version)
) @KEYED@;

-- The declaration is JSON with the labels of every language, so that the rows
-- of an area that is not installed can still be read.
CREATE TABLE record_types (
  id @ID@,
  name TEXT NOT NULL UNIQUE,
  area TEXT NOT NULL,
  version @I64@ NOT NULL,
  declaration TEXT NOT NULL
) @STRICT@;

-- One space of ids for everything that can be linked, searched or attached to.
CREATE TABLE records (
  id @ID@,
  uid @UUID@ NOT NULL UNIQUE,
  type @I64@ NOT NULL REFERENCES record_types (id),
  version @I64@ NOT NULL,
  last_seq @I64@ NOT NULL
) @STRICT@;
CREATE INDEX records_by_type ON records (type, id);

-- A desk is one incarnation of the program on one store; a restored copy gets
-- a new row, so that two copies never continue one chain.
CREATE TABLE desks (
  id @ID@,
  uid @UUID@ NOT NULL UNIQUE,
  name TEXT NOT NULL,
  head_seq @I64@ NOT NULL,
  head_hash @BLOB@ NOT NULL
) @STRICT@;

CREATE TABLE commands (
  uid @UUID@ NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  at_us @I64@ NOT NULL,
  result TEXT NOT NULL
) @KEYED@;

CREATE TABLE events (
  seq @ID@,
  uid @UUID@ NOT NULL UNIQUE,
  command_uid @UUID@ NOT NULL,
  desk @I64@ NOT NULL REFERENCES desks (id),
  desk_seq @I64@ NOT NULL,
  at_us @I64@ NOT NULL,
  actor @UUID@ NOT NULL,
  kind TEXT NOT NULL,
  v @I64@ NOT NULL,
  record @I64@ NOT NULL REFERENCES records (id),
  case_id @I64@ REFERENCES records (id),
  body_digest @BLOB@ NOT NULL,
  hash @BLOB@ NOT NULL,
  UNIQUE (desk, desk_seq)
) @STRICT@;
CREATE INDEX events_by_record ON events (record, seq);
CREATE INDEX events_by_case ON events (case_id, seq) WHERE case_id IS NOT NULL;

-- The body is the text that was hashed, byte for byte.
CREATE TABLE event_bodies (
  seq @I64@ NOT NULL PRIMARY KEY REFERENCES events (seq),
  salt @BLOB@ NOT NULL,
  body TEXT NOT NULL
) @STRICT@;

-- Which bodies may go, and under which event: see the triggers below.
CREATE TABLE redactions (
  seq @I64@ NOT NULL PRIMARY KEY REFERENCES events (seq),
  by_seq @I64@ NOT NULL REFERENCES events (seq)
) @STRICT@;

CREATE TABLE record_choices (
  record @I64@ NOT NULL REFERENCES records (id),
  field TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (record, field, code)
) @KEYED@;
CREATE INDEX record_choices_by_code ON record_choices (field, code, record);

CREATE TABLE links (
  a @I64@ NOT NULL REFERENCES records (id),
  kind TEXT NOT NULL,
  b @I64@ NOT NULL REFERENCES records (id),
  PRIMARY KEY (a, kind, b)
) @KEYED@;
CREATE INDEX links_backwards ON links (b, kind, a);

-- Which events speak of which file: what still counts after a redaction, and
-- what the bytes beside the store, each under its digest, must be.
CREATE TABLE attachments (
  sha256 TEXT NOT NULL,
  seq @I64@ NOT NULL REFERENCES events (seq),
  size @I64@ NOT NULL,
  PRIMARY KEY (sha256, seq)
) @KEYED@;
CREATE INDEX attachments_by_event ON attachments (seq);

CREATE TABLE prefs (
  person @I64@ NOT NULL REFERENCES records (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (person, key)
) @KEYED@;

-- @sqlite@
-- Search words are bigrams made by the program and joined by spaces, so that
-- the plain tokenizer cuts them at the spaces and any shell can read the
-- index. detail=none keeps no positions: 109 MB instead of 271 MB for a
-- million texts, and fewer bytes per command; a word of three or more
-- characters is the AND of its bigrams, which the query rechecks.
-- columnsize=0: lengths serve only bm25, which is never asked for.
CREATE VIRTUAL TABLE search USING fts5 (t, content='', tokenize='ascii', detail=none, columnsize=0);

-- The log is append-only. A body may go when an event of kind 'redacted' was
-- appended first and a row of redactions names both.
CREATE TRIGGER events_no_update BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'append-only: events are never changed'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'append-only: events are never deleted'); END;
CREATE TRIGGER event_bodies_no_update BEFORE UPDATE ON event_bodies
BEGIN SELECT RAISE(ABORT, 'append-only: bodies are never changed'); END;
CREATE TRIGGER event_bodies_no_delete BEFORE DELETE ON event_bodies
WHEN NOT EXISTS (SELECT 1 FROM redactions WHERE seq = OLD.seq)
BEGIN SELECT RAISE(ABORT, 'append-only: a body goes only under a redaction'); END;
CREATE TRIGGER redactions_under_event BEFORE INSERT ON redactions
WHEN NOT EXISTS (SELECT 1 FROM events WHERE seq = NEW.by_seq AND kind = 'redacted' AND seq > NEW.seq)
BEGIN SELECT RAISE(ABORT, 'append-only: a redaction needs its event'); END;
CREATE TRIGGER redactions_no_update BEFORE UPDATE ON redactions
BEGIN SELECT RAISE(ABORT, 'append-only: redactions are never changed'); END;
CREATE TRIGGER redactions_no_delete BEFORE DELETE ON redactions
BEGIN SELECT RAISE(ABORT, 'append-only: redactions are never deleted'); END;
-- @end@

-- @postgres@
CREATE TABLE search (rowid bigint NOT NULL PRIMARY KEY, t tsvector NOT NULL);
CREATE INDEX search_words ON search USING gin (t);

CREATE FUNCTION desk_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$;
CREATE FUNCTION desk_body_goes() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM redactions WHERE seq = OLD.seq) THEN
    RAISE EXCEPTION 'append-only: a body goes only under a redaction';
  END IF;
  RETURN OLD;
END $$;
CREATE FUNCTION desk_redaction_comes() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM events WHERE seq = NEW.by_seq AND kind = 'redacted' AND seq > NEW.seq) THEN
    RAISE EXCEPTION 'append-only: a redaction needs its event';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events
  FOR EACH ROW EXECUTE FUNCTION desk_append_only();
CREATE TRIGGER event_bodies_no_update BEFORE UPDATE ON event_bodies
  FOR EACH ROW EXECUTE FUNCTION desk_append_only();
CREATE TRIGGER event_bodies_no_delete BEFORE DELETE ON event_bodies
  FOR EACH ROW EXECUTE FUNCTION desk_body_goes();
CREATE TRIGGER redactions_under_event BEFORE INSERT ON redactions
  FOR EACH ROW EXECUTE FUNCTION desk_redaction_comes();
CREATE TRIGGER redactions_append_only BEFORE UPDATE OR DELETE ON redactions
  FOR EACH ROW EXECUTE FUNCTION desk_append_only();
-- @end@
