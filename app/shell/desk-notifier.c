/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-notifier.h"

#include "model/desk-date.h"
#include "model/desk-deputy.h"
#include "store/desk-list.h"

#include <glib/gi18n-lib.h>

#define TICK_S 60
#define REST_MS 2000 /* after a change, before it is looked at */
#define MOST 500     /* of each kind: who has more waiting is told their number */
#define BOOK_PREF "notices.told"

struct _DeskNotifier {
  GObject parent_instance;
  DeskStore *store;
  DeskSettings *settings;
  const DeskNoticeSink *sink;
  gpointer sink_data;
  DeskNoticeBook *book;
  DeskUuid me; /* whose book it is */
  GCancellable *cancellable;
  guint tick, rest;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (DeskNotifier, desk_notifier, G_TYPE_OBJECT)

/* --- the desktop --- */

static void
show_on_desktop (const DeskNotice *notice, gpointer data)
{
  g_autoptr (GNotification) notification = g_notification_new (notice->heading);

  g_notification_set_body (notification, notice->body);
  if (desk_uuid_is_nil (&notice->uid))
    g_notification_set_default_action (notification, "app.open-today");
  else
    {
      g_autofree char *uid = desk_uuid_to_string (&notice->uid);
      g_notification_set_default_action_and_target (notification, "app.open-record", "s", uid);
    }
  g_notification_add_button (notification, _("Quiet Until Tomorrow"), "app.quiet");
  g_application_send_notification (data, notice->id, notification);
}

static void
withdraw_from_desktop (const char *id, gpointer data)
{
  g_application_withdraw_notification (data, id);
}

const DeskNoticeSink desk_notice_desktop = { show_on_desktop, withdraw_from_desktop };

/* --- quiet --- */

void
desk_notifier_quiet_until_tomorrow (DeskSettings *settings)
{
  char today[DESK_DATE_STR_LEN], tomorrow[DESK_DATE_STR_LEN];

  desk_date_from_us (g_get_real_time (), NULL, today);
  if (desk_date_add_days (today, 1, tomorrow))
    desk_settings_set_string (settings, "quiet-until", tomorrow);
}

gboolean
desk_notifier_is_quiet (DeskSettings *settings)
{
  g_autofree char *until = desk_settings_dup_string (settings, "quiet-until");
  char today[DESK_DATE_STR_LEN];

  desk_date_from_us (g_get_real_time (), NULL, today);
  return g_strcmp0 (today, until) < 0;
}

/* --- what waits --- */

static void
item_free (gpointer data)
{
  DeskNoticeItem *item = data;

  g_free (item->number);
  g_free (item->title);
  g_free (item);
}

static gboolean
read_kind (DeskStore *store, DeskWaitingKind kind, const GArray *absents, GPtrArray *items, GCancellable *cancellable, GError **error)
{
  static const char *const columns[] = { "number", "title", NULL };
  g_autoptr (DeskListRequest) list = desk_list_request_new ("case");
  g_autofree char *where = desk_waiting_where (kind, DESK_WAITING_OF_ME, absents);

  list->query = desk_query_parse (where, error);
  list->sort = g_strdup ("-changed_at");
  g_autoptr (GArray) ids = list->query != NULL ? desk_store_list (store, list, NULL, NULL, cancellable, error) : NULL;
  g_autoptr (GPtrArray) rows = ids != NULL ? desk_store_fetch (store, "case", columns, (const gint64 *) (void *) ids->data, MIN (ids->len, MOST), cancellable, error) : NULL;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      DeskRow *row = rows->pdata[i];
      DeskNoticeItem *item;
      if (row == NULL || !desk_row_is_loaded (row))
        continue;
      item = g_new0 (DeskNoticeItem, 1);
      item->kind = kind;
      item->uid = *desk_row_get_uid (row);
      item->number = g_strdup (desk_row_get_cell (row, 0));
      item->title = g_strdup (desk_row_get_cell (row, 1));
      g_ptr_array_add (items, item);
    }
  return rows != NULL;
}

static void
read_all (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DeskStore *store = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  g_autoptr (GArray) deputies = desk_store_get_deputies (store, cancellable, &error);
  char today[DESK_DATE_STR_LEN];
  DeskActor me;

  (void) source;
  if (deputies != NULL)
    {
      desk_store_get_me (store, &me);
      desk_date_from_us (desk_store_now (store), desk_store_get_zone (store), today);
      g_autoptr (GArray) absents = desk_deputy_absents (deputies, &me.uid, today);
      for (DeskWaitingKind kind = 0; kind < DESK_WAITING_N && error == NULL; kind++)
        read_kind (store, kind, absents, items, cancellable, &error);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify) g_ptr_array_unref);
}

/* --- telling --- */

static void
carry_out (DeskNotifier *self, GPtrArray *items)
{
  g_autofree char *setting = desk_settings_dup_string (self->settings, "notifications");
  g_autofree char *quiet = desk_settings_dup_string (self->settings, "quiet-until");
  g_autofree char *before = desk_notice_book_to_text (self->book), *after = NULL;
  const DeskNoticeRules rules = { desk_notice_setting_from_code (setting), quiet, desk_store_now (self->store), desk_store_get_zone (self->store), desk_store_get_calendar (self->store) };
  g_autoptr (DeskNoticePlan) plan = desk_notice_book_plan (self->book, items, &rules);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < plan->withdraw->len; i++)
    self->sink->withdraw (plan->withdraw->pdata[i], self->sink_data);
  for (guint i = 0; i < plan->show->len; i++)
    self->sink->show (plan->show->pdata[i], self->sink_data);
  after = desk_notice_book_to_text (self->book);
  /* a store that is only read forgets it */
  if (!g_str_equal (before, after) && !desk_store_set_pref (self->store, BOOK_PREF, after, &error))
    g_debug ("%s", error->message);
}

static void
was_read (GObject *source, GAsyncResult *result, gpointer data)
{
  DeskNotifier *self = DESK_NOTIFIER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), &error);
  DeskActor me;

  (void) data;
  if (self->store == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  self->busy = FALSE;
  desk_store_get_me (self->store, &me);
  if (items == NULL)
    g_debug ("what waits could not be read: %s", error->message);
  else if (desk_uuid_equal (&me.uid, &self->me))
    carry_out (self, items);
}

/* Of somebody else nothing stays on the desktop. */
static void
change_person (DeskNotifier *self, const DeskUuid *me)
{
  g_autofree char *text = NULL;

  if (self->book != NULL)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      const DeskNoticeRules rules = { DESK_NOTICE_OFF, NULL, desk_store_now (self->store), desk_store_get_zone (self->store), desk_store_get_calendar (self->store) };
      g_autoptr (DeskNoticePlan) plan = desk_notice_book_plan (self->book, none, &rules);
      for (guint i = 0; i < plan->withdraw->len; i++)
        self->sink->withdraw (plan->withdraw->pdata[i], self->sink_data);
    }
  g_clear_pointer (&self->book, desk_notice_book_free);
  self->me = *me;
  text = desk_store_get_pref (self->store, BOOK_PREF);
  self->book = desk_notice_book_new (text);
}

void
desk_notifier_look (DeskNotifier *self)
{
  DeskActor me;

  g_return_if_fail (DESK_IS_NOTIFIER (self));
  g_clear_handle_id (&self->rest, g_source_remove);
  desk_store_get_me (self->store, &me);
  if (!desk_uuid_equal (&me.uid, &self->me))
    change_person (self, &me.uid);
  if (desk_uuid_is_nil (&me.uid))
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->busy = TRUE;
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, was_read, NULL);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, read_all);
}

gboolean
desk_notifier_is_busy (DeskNotifier *self)
{
  g_return_val_if_fail (DESK_IS_NOTIFIER (self), FALSE);
  return self->busy || self->rest != 0;
}

/* --- when --- */

static gboolean
ticked (gpointer self)
{
  desk_notifier_look (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
rested (gpointer data)
{
  DeskNotifier *self = data;

  self->rest = 0;
  desk_notifier_look (self);
  return G_SOURCE_REMOVE;
}

static void
changed_soon (DeskNotifier *self)
{
  if (self->rest == 0)
    self->rest = g_timeout_add (REST_MS, rested, self);
}

static void
setting_changed (DeskNotifier *self, const char *key)
{
  if (g_str_equal (key, "notifications") || g_str_equal (key, "quiet-until") || g_str_equal (key, "person-uid"))
    changed_soon (self);
}

static void
desk_notifier_dispose (GObject *object)
{
  DeskNotifier *self = DESK_NOTIFIER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->book, desk_notice_book_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_notifier_parent_class)->dispose (object);
}

static void
desk_notifier_class_init (DeskNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_notifier_dispose;
}

static void
desk_notifier_init (DeskNotifier *self)
{
  self->me = DESK_UUID_NIL;
}

DeskNotifier *
desk_notifier_new (DeskStore *store, DeskSettings *settings, const DeskNoticeSink *sink, gpointer data)
{
  DeskNotifier *self = g_object_new (DESK_TYPE_NOTIFIER, NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->sink = sink;
  self->sink_data = data;
  self->book = desk_notice_book_new (NULL);
  self->tick = g_timeout_add_seconds (TICK_S, ticked, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed", G_CALLBACK (setting_changed), self, G_CONNECT_SWAPPED);
  changed_soon (self);
  return self;
}
