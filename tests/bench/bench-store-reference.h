/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What each command cannot do without, as statements for bare sqlite3: is the
 * command known, where does the chain stand, what is the record now; then the
 * event, the rows, the search words, the head, the command. Parameters:
 *
 *   :command :event :record   new identifiers, 16 bytes
 *   :case :party              local ids; :next is that of a new record
 *   :seq :now :due            numbers; :body, :name_words, :words, :more, :title, :number texts; :key a sort key
 *
 * :body is as long as the event that the command itself writes; :name_words, of the
 * party, and :words, of the case, are all that a search finds, and :more what it finds
 * once the title is another: the act needs them, whoever writes it.
 */

#define REF_BEGIN                                                                                                              \
  "BEGIN IMMEDIATE", "SELECT result FROM commands WHERE uid = :command",                                                       \
    "SELECT d.head_seq, d.head_hash, (SELECT max(seq) FROM events), (SELECT e.at_us FROM events e WHERE e.desk = d.id AND "    \
    "e.desk_seq = d.head_seq) FROM desks d WHERE d.id = 1"

#define REF_ROWS(table) "SELECT * FROM " table " WHERE id BETWEEN :case * 4096 AND :case * 4096 + 4095 ORDER BY id"

#define REF_LOAD_CASE                                                                                                          \
  "SELECT r.id, r.type, r.version, r.last_seq, e.uid, e.at_us FROM records r JOIN events e ON e.seq = r.last_seq "             \
  "WHERE r.uid = (SELECT uid FROM records WHERE id = :case)",                                                                  \
    "SELECT * FROM cases WHERE id = :case", "SELECT * FROM x_tst_demand WHERE id = :case", REF_ROWS ("handovers"),             \
    REF_ROWS ("checks"), REF_ROWS ("lifts"), REF_ROWS ("deadlines"), REF_ROWS ("steps"), REF_ROWS ("pauses"),                  \
    REF_ROWS ("evaluations")

#define REF_EVENT(record, case)                                                                                                \
  "INSERT INTO events (seq, uid, command_uid, desk, desk_seq, at_us, actor, kind, v, record, case_id, body_digest, hash) "     \
  "VALUES (:seq, :event, :command, 1, :seq, :now, :event, 'registered', 1, " record ", " case ", randomblob(32), randomblob(32))", \
    "INSERT INTO event_bodies (seq, salt, body) VALUES (:seq, randomblob(16), :body)"

#define REF_NEW_RECORD(type)                                                                                                   \
  "SELECT r.id FROM records r JOIN events e ON e.seq = r.last_seq WHERE r.uid = :record",                                      \
    "INSERT INTO records (uid, type, version, last_seq) VALUES (:record, (SELECT id FROM record_types WHERE name = '" type     \
    "'), 1, :seq) RETURNING id"

#define REF_MOVED "UPDATE records SET version = version + 1, last_seq = :seq WHERE id = :case"

#define REF_END                                                                                                                \
  "UPDATE desks SET head_seq = :seq, head_hash = randomblob(32) WHERE id = 1",                                                 \
    "INSERT INTO commands (uid, kind, at_us, result) VALUES (:command, 'register', :now, '1000000 1000000 1')", "COMMIT", NULL

static const char *const ref_create_party[] = {
  REF_BEGIN, "SELECT id FROM parties WHERE credit_code = :number", REF_NEW_RECORD ("party"), REF_EVENT (":next", "NULL"),
  "INSERT INTO parties (id, type_id, withdrawn, name, name_key, kind, area_id) VALUES (:next, 1, 0, :title, :key, 'firm', 2)",
  "INSERT INTO search (rowid, t) VALUES (:next, :name_words)", REF_END,
};

static const char *const ref_register[] = {
  REF_BEGIN, "SELECT number FROM cases WHERE number_key < 'TS-9999' ORDER BY number_key DESC LIMIT 1",
  "SELECT * FROM parties WHERE id = :party", "SELECT id FROM cases WHERE number = :number", REF_NEW_RECORD ("tst.demand"),
  REF_EVENT (":next", ":next"),
  "INSERT INTO cases (id, type_id, withdrawn, number, number_key, title, title_key, party_id, party_key, area_id, words, category, "
  "source, scope, severity, tier, state, unit_id, registered_unit_id, registered_by_id, registered_at, changed_at, warn_at, due_at, "
  "due_what, rule_at) VALUES (:next, (SELECT id FROM record_types WHERE name = 'tst.demand'), 0, :number, :number, :title, :key, :party, :key, "
  "2, :title, 'labour', 'visit', 'individual', 'ordinary', 'on-site', 'registered', 40, 40, 60, :now, :now, :due, :due, 'Contact', :due)",
  "INSERT INTO x_tst_demand (id, people, needs, wanted_by, remark) VALUES (:next, 30, 'driver,welder', '2026-05-01', '包吃住')",
  "INSERT INTO lifts (id, case_id, number, tier, entered_at) VALUES (:next * 4096 + 1, :next, 1, 'on-site', :now)",
  "INSERT INTO deadlines (id, case_id, number, name, starts_at, due_at, warn_at) VALUES (:next * 4096 + 1, :next, 1, 'contact', :now, :due, :due)",
  "INSERT INTO record_choices (record, field, code) VALUES (:next, 'needs', 'driver')",
  "INSERT INTO record_choices (record, field, code) VALUES (:next, 'needs', 'welder')",
  "INSERT INTO search (rowid, t) VALUES (:next, :words)", REF_END,
};

static const char *const ref_hand_over[] = {
  REF_BEGIN, REF_LOAD_CASE, REF_EVENT (":case", ":case"), REF_MOVED,
  "UPDATE cases SET state = 'handed-over', unit_id = 41, tier = 'unit', changed_at = :now, warn_at = 9223372036854775807, "
  "due_at = 9223372036854775807, due_what = NULL, rule_at = 9223372036854775807 WHERE id = :case",
  "INSERT INTO handovers (id, case_id, number, role, from_unit_id, to_unit_id, sent_at, sent_by_id, outcome) "
  "VALUES (:case * 4096 + 1, :case, 1, 'responsible', 40, 41, :now, 60, 'pending')",
  "UPDATE lifts SET left_at = :now WHERE id = :case * 4096 + 1",
  "INSERT INTO lifts (id, case_id, number, tier, entered_at) VALUES (:case * 4096 + 2, :case, 2, 'unit', :now)",
  "UPDATE deadlines SET met_at = :now WHERE id = :case * 4096 + 1", REF_END,
};

static const char *const ref_accept[] = {
  REF_BEGIN, REF_LOAD_CASE, REF_EVENT (":case", ":case"), REF_MOVED,
  "UPDATE cases SET state = 'accepted', person_id = 60, changed_at = :now, warn_at = :due, due_at = :due, due_what = 'Settle' WHERE id = :case",
  "UPDATE handovers SET outcome = 'accepted', answered_at = :now, answered_by_id = 60 WHERE id = :case * 4096 + 1",
  "INSERT INTO deadlines (id, case_id, number, name, starts_at, due_at, warn_at) VALUES (:case * 4096 + 2, :case, 2, 'settle', :now, :due, :due)",
  REF_END,
};

static const char *const ref_lift[] = {
  REF_BEGIN, REF_LOAD_CASE, REF_EVENT (":case", ":case"), REF_MOVED,
  "UPDATE cases SET tier = 'coordination', plan = :title, changed_at = :now WHERE id = :case",
  "UPDATE lifts SET left_at = :now WHERE id = :case * 4096 + 2",
  "INSERT INTO lifts (id, case_id, number, tier, entered_at, reason, by_id) VALUES (:case * 4096 + 3, :case, 3, 'coordination', :now, :title, 60)",
  REF_END,
};

static const char *const ref_report[] = {
  REF_BEGIN, REF_LOAD_CASE, REF_EVENT (":case", ":case"), REF_MOVED,
  "UPDATE cases SET state = 'in-progress', changed_at = :now WHERE id = :case", REF_END,
};

static const char *const ref_change[] = {
  REF_BEGIN, REF_LOAD_CASE, REF_EVENT (":case", ":case"), REF_MOVED,
  "UPDATE cases SET title = :title, title_key = :key, changed_at = :now WHERE id = :case",
  "INSERT INTO search (search, rowid, t) VALUES ('delete', :case, :words)", "INSERT INTO search (rowid, t) VALUES (:case, :more)", REF_END,
};

static const char *const ref_resolve[] = {
  REF_BEGIN, REF_LOAD_CASE, REF_EVENT (":case", ":case"), REF_MOVED,
  "UPDATE cases SET state = 'resolved', answer = :title, resolved_at = :now, changed_at = :now, warn_at = 9223372036854775807, "
  "due_at = 9223372036854775807, due_what = NULL WHERE id = :case",
  "UPDATE handovers SET done_at = :now WHERE id = :case * 4096 + 1",
  "UPDATE deadlines SET met_at = :now WHERE id = :case * 4096 + 2", REF_END,
};

static const char *const ref_check[] = {
  REF_BEGIN, REF_LOAD_CASE, REF_EVENT (":case", ":case"), REF_MOVED, "UPDATE cases SET changed_at = :now WHERE id = :case",
  "INSERT INTO checks (id, case_id, number, at, by_id, way, effect, verdict, satisfied) "
  "VALUES (:case * 4096 + 1, :case, 1, :now, 60, 'call', :title, 'effective', 'satisfied')",
  REF_END,
};

static const char *const ref_verify[] = {
  REF_BEGIN, REF_LOAD_CASE, REF_EVENT (":case", ":case"), REF_MOVED,
  "UPDATE cases SET state = 'verified', changed_at = :now WHERE id = :case", REF_END,
};

static const char *const ref_strike_off[] = {
  REF_BEGIN, REF_LOAD_CASE, REF_EVENT (":case", ":case"), REF_MOVED,
  "UPDATE cases SET state = 'struck-off', closed_at = :now, changed_at = :now WHERE id = :case", REF_END,
};
