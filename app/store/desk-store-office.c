/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-store-office.h"

#include <string.h>

#include "model/desk-office-types.h"
#include "store/desk-store-object.h"

/* Withdrawn ones too: taking a local rule back is a change. */
#define RECORDS "SELECT \"id\" FROM \"calendars\" UNION ALL SELECT \"id\" FROM \"work_hours\" UNION ALL SELECT \"id\" FROM \"local_rules\""

static void
office_free (gpointer data)
{
  DeskOffice *office = data;
  desk_calendar_unref (office->calendar);
  desk_local_rules_unref (office->rules);
  g_free (office->cause);
  g_free (office);
}

static void
take (DeskStore *self, DeskOffice *office)
{
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->offices, office);
  g_mutex_unlock (&self->lock);
}

static char *
digest_of (DeskCalendar *calendar)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GArray) years = desk_calendar_get_years (calendar);
  for (guint i = 0; i < years->len; i++) {
    g_autofree char *csv = desk_calendar_year_to_csv (calendar, g_array_index (years, int, i));
    g_checksum_update (sum, (const guchar *) csv, -1);
  }
  return g_strndup (g_checksum_get_string (sum), 16);
}

void
desk_office_init (DeskStore *self)
{
  const char *data = g_getenv ("DESK_DATA_DIR");
  g_autofree char *folder = g_build_filename (data != NULL ? data : DESK_DATA_DIR, "calendars", NULL);
  g_autoptr (GError) error = NULL;
  DeskOffice *office = g_new0 (DeskOffice, 1);
  office->calendar = desk_calendar_new ();
  office->rules = desk_local_rules_new ();
  office->cause = g_strdup ("shipped-calendar");
  if (!desk_calendar_load_folder (office->calendar, folder, &error))
    g_warning ("%s", error->message);
  self->offices = g_ptr_array_new_with_free_func (office_free);
  self->shipped_digest = digest_of (office->calendar);
  take (self, office);
}

void
desk_office_clear (DeskStore *self)
{
  g_clear_pointer (&self->offices, g_ptr_array_unref);
  g_clear_pointer (&self->shipped_digest, g_free);
}

const DeskOffice *
desk_office_get (DeskStore *self)
{
  g_mutex_lock (&self->lock);
  const DeskOffice *office = g_ptr_array_index (self->offices, self->offices->len - 1);
  g_mutex_unlock (&self->lock);
  return office;
}

char *
desk_office_stamp (DeskStore *self)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%s", desk_office_get (self)->seq, self->shipped_digest);
}

/* -1 with an error. */
static gint64
newest_event (DeskConnection *connection, GError **error)
{
  DeskStatement *st = desk_connection_statement (connection, "SELECT coalesce(max(\"last_seq\"), 0) FROM \"records\" WHERE \"id\" IN (" RECORDS ")");
  DeskDbResult r = desk_statement_step (st);
  gint64 seq = r == DESK_DB_ROW ? desk_statement_column_int64 (st, 0) : -1;
  desk_statement_reset (st);
  if (r != DESK_DB_ROW)
    desk_connection_fail (connection, r, error);
  return seq;
}

static GArray *
find_records (DeskConnection *connection, GError **error)
{
  g_autoptr (GArray) uids = g_array_new (FALSE, FALSE, sizeof (DeskUuid));
  DeskStatement *st = desk_connection_statement (connection, "SELECT \"uid\" FROM \"records\" WHERE \"id\" IN (" RECORDS ") ORDER BY \"id\"");
  DeskDbResult r;
  while ((r = desk_statement_step (st)) == DESK_DB_ROW) {
    DeskUuid uid;
    if (desk_statement_column_uuid (st, 0, &uid))
      g_array_append_val (uids, uid);
  }
  if (r == DESK_DB_DONE)
    return g_steal_pointer (&uids);
  desk_connection_fail (connection, r, error);
  return NULL;
}

static char *
cause_of (const DeskSnapshot *record)
{
  if (strcmp (record->type, "calendar") == 0)
    return g_strdup_printf ("calendar %" G_GINT64_FORMAT, desk_snapshot_get_integer (record, "year"));
  if (strcmp (record->type, "local-rule") == 0)
    return g_strdup_printf ("local-rule %s %s", desk_snapshot_get_text (record, "case_type"), desk_snapshot_get_text (record, "limit_name"));
  return g_strdup (record->type);
}

/* What one record says; one that no longer makes sense (its type is gone) says nothing. */
static void
apply (DeskStore *self, DeskOffice *office, const DeskSnapshot *record)
{
  g_autoptr (GError) error = NULL;
  DeskWorkHours hours;
  if (record->withdrawn)
    return;
  if (strcmp (record->type, "calendar") == 0) {
    int year = (int) desk_snapshot_get_integer (record, "year");
    if (!desk_calendar_set_year (office->calendar, year, desk_snapshot_get_text (record, "days"), &error))
      g_warning ("calendar %d: %s", year, error->message);
  } else if (strcmp (record->type, "work-hours") == 0) {
    if (desk_office_read_hours (record->values, &hours))
      desk_calendar_set_hours (office->calendar, &hours);
  } else {
    DeskType *type = desk_registry_find_type (self->registry, desk_snapshot_get_text (record, "case_type"));
    if (type != NULL)
      desk_local_rules_add (office->rules, type, record->values);
  }
}

gboolean
desk_office_refresh (DeskStore *self, DeskConnection *connection, GError **error)
{
  DeskProjector projector = { 0 };
  gint64 seq = 0;
  /* A store that is only read may be older than these tables. */
  const DeskRecordTable *table = desk_projection_find (self->projection, "local-rule");
  if (table == NULL || table->type_id == 0)
    return TRUE;
  seq = newest_event (connection, error);
  if (seq < 0)
    return FALSE;
  if (seq == desk_office_get (self)->seq)
    return TRUE;
  g_autoptr (GArray) uids = find_records (connection, error);
  if (uids == NULL)
    return FALSE;
  DeskOffice *office = g_new0 (DeskOffice, 1);
  const DeskOffice *shipped = g_ptr_array_index (self->offices, 0);
  office->seq = seq;
  office->calendar = desk_calendar_copy (shipped->calendar);
  office->rules = desk_local_rules_new ();
  desk_store_init_projector (self, &projector, connection);
  for (guint i = 0; i < uids->len; i++) {
    g_autoptr (DeskSnapshot) record = desk_store_load_on (self, &projector, &g_array_index (uids, DeskUuid, i), error);
    if (record == NULL) {
      office_free (office);
      return FALSE;
    }
    apply (self, office, record);
    if (record->last_seq == seq)
      office->cause = cause_of (record);
  }
  take (self, office);
  return TRUE;
}
