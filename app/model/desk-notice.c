/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/desk-notice.h"

#include "model/desk-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More at once would cover each other. */
#define MOST 3
#define TODAY_ID "today"
#define SILENT "-"

/* "KIND UUID" → id it was told under, SILENT if it was not. */
struct _DeskNoticeBook {
  GHashTable *told;
};

static const struct {
  const char *code;
} settings[] = { [DESK_NOTICE_OFF] = { "off" }, [DESK_NOTICE_OVERDUE_ONLY] = { "overdue" }, [DESK_NOTICE_ALL] = { "all" } };

const char *
desk_notice_setting_code (DeskNoticeSetting setting)
{
  return settings[setting].code;
}

DeskNoticeSetting
desk_notice_setting_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_strcmp0 (settings[i].code, code) == 0)
      return i;
  return DESK_NOTICE_ALL;
}

static void
notice_free (gpointer data)
{
  DeskNotice *notice = data;

  g_free (notice->id);
  g_free (notice->heading);
  g_free (notice->body);
  g_free (notice);
}

void
desk_notice_plan_free (DeskNoticePlan *plan)
{
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->show);
  g_ptr_array_unref (plan->withdraw);
  g_free (plan);
}

/* --- the book --- */

DeskNoticeBook *
desk_notice_book_new (const char *text)
{
  DeskNoticeBook *book = g_new0 (DeskNoticeBook, 1);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  book->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      DeskUuid uid;
      if (g_strv_length (words) == 3 && desk_waiting_from_code (words[0]) >= 0 && desk_uuid_parse (words[1], &uid) && *words[2] != '\0')
        g_hash_table_replace (book->told, g_strdup_printf ("%s %s", words[0], words[1]), g_strdup (words[2]));
    }
  return book;
}

void
desk_notice_book_free (DeskNoticeBook *book)
{
  if (book == NULL)
    return;
  g_hash_table_unref (book->told);
  g_free (book);
}

char *
desk_notice_book_to_text (const DeskNoticeBook *book)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (book->told), (GCompareFunc) strcmp);
  g_autoptr (GString) text = g_string_new (NULL);

  for (GList *l = keys; l != NULL; l = l->next)
    g_string_append_printf (text, "%s %s\n", (char *) l->data, (char *) g_hash_table_lookup (book->told, l->data));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
key_of (const DeskNoticeItem *item)
{
  char uid[DESK_UUID_STR_LEN];

  desk_uuid_format (&item->uid, uid);
  return g_strdup_printf ("%s %s", desk_waiting_code (item->kind), uid);
}

/* --- when --- */

gboolean
desk_notice_is_working_time (DeskCalendar *calendar, GTimeZone *zone, gint64 now_us)
{
  const DeskWorkHours *hours = desk_calendar_get_hours (calendar);
  char today[DESK_DATE_STR_LEN];
  gint64 minute;

  desk_date_from_us (now_us, zone, today);
  if (!desk_calendar_is_working_day (calendar, today, NULL))
    return FALSE;
  /* by the clock on the wall, whatever the zone does that day */
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone != NULL ? zone : desk_date_default_zone ());
  minute = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
  return (minute >= hours->morning_from && minute < hours->morning_to) || (minute >= hours->afternoon_from && minute < hours->afternoon_to);
}

static gboolean
may_show (const DeskNoticeRules *rules)
{
  char today[DESK_DATE_STR_LEN];

  desk_date_from_us (rules->now_us, rules->zone, today);
  if (rules->quiet_until != NULL && strcmp (today, rules->quiet_until) < 0)
    return FALSE;
  return desk_notice_is_working_time (rules->calendar, rules->zone, rules->now_us);
}

static gboolean
is_wanted (const DeskNoticeRules *rules, DeskWaitingKind kind)
{
  return rules->setting == DESK_NOTICE_ALL || (rules->setting == DESK_NOTICE_OVERDUE_ONLY && kind == DESK_WAITING_OVERDUE);
}

/* --- what --- */

static const char *
heading_of (DeskWaitingKind kind)
{
  switch (kind)
    {
    case DESK_WAITING_OVERDUE:
      return _("Overdue");
    case DESK_WAITING_DUE:
      return _("Due today or soon");
    case DESK_WAITING_ACCEPT:
      return _("To accept");
    case DESK_WAITING_CALL_BACK:
      return _("To call back");
    case DESK_WAITING_FOLLOW_UP:
      return _("To follow up");
    case DESK_WAITING_N:
    default:
      return "";
    }
}

static DeskNotice *
notice_of (const DeskNoticeItem *item)
{
  DeskNotice *notice = g_new0 (DeskNotice, 1);
  char uid[DESK_UUID_STR_LEN];

  desk_uuid_format (&item->uid, uid);
  notice->id = g_strconcat ("case-", uid, NULL);
  notice->heading = g_strdup (heading_of (item->kind));
  notice->body = g_strdup_printf ("%s %s", item->number, item->title);
  notice->uid = item->uid;
  return notice;
}

static DeskNotice *
notice_of_many (GPtrArray *fresh)
{
  DeskNotice *notice = g_new0 (DeskNotice, 1);
  guint n[DESK_WAITING_N] = { 0 };
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < fresh->len; i++)
    n[((const DeskNoticeItem *) fresh->pdata[i])->kind]++;
  for (DeskWaitingKind kind = 0; kind < DESK_WAITING_N; kind++)
    if (n[kind] > 0)
      g_string_append_printf (body, "%s%s %u", body->len > 0 ? " · " : "", heading_of (kind), n[kind]);
  notice->id = g_strdup (TODAY_ID);
  notice->heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new case waits", "%u new cases wait", fresh->len), fresh->len);
  notice->body = g_string_free (g_steal_pointer (&body), FALSE);
  return notice;
}

static GHashTable *
ids_of (const DeskNoticeBook *book)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, book->told);
  while (g_hash_table_iter_next (&iter, NULL, &id))
    if (!g_str_equal (id, SILENT))
      g_hash_table_add (ids, g_strdup (id));
  return ids;
}

/* Forgets what no longer waits. */
static void
forget (DeskNoticeBook *book, GPtrArray *items)
{
  g_autoptr (GHashTable) waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (waiting, key_of (items->pdata[i]));
  g_hash_table_iter_init (&iter, book->told);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (waiting, key))
      g_hash_table_iter_remove (&iter);
}

/* Of a case that waits with several things only the most urgent is told. */
static gboolean
is_told_better (GPtrArray *fresh, const DeskNoticeItem *item)
{
  for (guint i = 0; i < fresh->len; i++)
    if (desk_uuid_equal (&((const DeskNoticeItem *) fresh->pdata[i])->uid, &item->uid))
      return TRUE;
  return FALSE;
}

static int
by_urgency (gconstpointer a, gconstpointer b)
{
  return (int) (*(const DeskNoticeItem *const *) a)->kind - (int) (*(const DeskNoticeItem *const *) b)->kind;
}

static void
tell (DeskNoticeBook *book, DeskNoticePlan *plan, GPtrArray *fresh)
{
  gboolean many = fresh->len > MOST;

  for (guint i = 0; i < fresh->len; i++)
    {
      DeskNotice *notice = notice_of (fresh->pdata[i]);
      g_hash_table_replace (book->told, key_of (fresh->pdata[i]), g_strdup (many ? TODAY_ID : notice->id));
      if (many)
        notice_free (notice);
      else
        g_ptr_array_add (plan->show, notice);
    }
  if (many)
    g_ptr_array_add (plan->show, notice_of_many (fresh));
}

DeskNoticePlan *
desk_notice_book_plan (DeskNoticeBook *book, GPtrArray *items, const DeskNoticeRules *rules)
{
  DeskNoticePlan *plan = g_new0 (DeskNoticePlan, 1);
  g_autoptr (GHashTable) before = ids_of (book), after = NULL;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new (), fresh = g_ptr_array_new ();
  gboolean may = may_show (rules);
  GHashTableIter iter;
  gpointer id;

  plan->show = g_ptr_array_new_with_free_func (notice_free);
  plan->withdraw = g_ptr_array_new_with_free_func (g_free);
  forget (book, items);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (sorted, items->pdata[i]);
  g_ptr_array_sort (sorted, by_urgency);
  for (guint i = 0; i < sorted->len; i++)
    {
      const DeskNoticeItem *item = sorted->pdata[i];
      g_autofree char *key = key_of (item);
      if (g_hash_table_contains (book->told, key))
        continue;
      if (!is_wanted (rules, item->kind) || is_told_better (fresh, item))
        g_hash_table_replace (book->told, g_steal_pointer (&key), g_strdup (SILENT));
      else if (may)
        g_ptr_array_add (fresh, (gpointer) item);
    }
  tell (book, plan, fresh);
  after = ids_of (book);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (after, id))
      g_ptr_array_add (plan->withdraw, g_strdup (id));
  return plan;
}
