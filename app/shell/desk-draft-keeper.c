/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-draft-keeper.h"

#define WAIT_MS 1000

/* What the writing thread shares with the main thread: once dropped, a late
 * write must not bring the file back. */
typedef struct {
  grefcount refs;
  GMutex mutex;
  gboolean dropped;
  guint64 written; /* number of the newest draft in the file */
  char *folder;
} Place;

struct _DeskDraftKeeper {
  GObject parent_instance;
  DeskStore *store;
  DeskUuid uid;
  char *form;
  DeskDraftCollect collect;
  gpointer data;
  Place *place;
  guint wait;
  guint64 number;   /* of drafts collected */
  gint64 saved_us;
  gboolean pending, stopped;
};

G_DEFINE_FINAL_TYPE (DeskDraftKeeper, desk_draft_keeper, G_TYPE_OBJECT)

enum { SAVED, FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct {
  Place *place;
  DeskDraft *draft;
  guint64 number;
} Writing;

static Place *
place_ref (Place *place)
{
  g_ref_count_inc (&place->refs);
  return place;
}

static void
place_unref (Place *place)
{
  if (!g_ref_count_dec (&place->refs))
    return;
  g_mutex_clear (&place->mutex);
  g_free (place->folder);
  g_free (place);
}

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  place_unref (writing->place);
  desk_draft_free (writing->draft);
  g_free (writing);
}

static gboolean
write_draft (Writing *writing, GError **error)
{
  gboolean fine = TRUE;

  g_mutex_lock (&writing->place->mutex);
  if (!writing->place->dropped && writing->number > writing->place->written)
    {
      fine = desk_drafts_save (writing->place->folder, writing->draft, error);
      if (fine)
        writing->place->written = writing->number;
    }
  g_mutex_unlock (&writing->place->mutex);
  return fine;
}

static Writing *
collect (DeskDraftKeeper *self)
{
  Writing *writing = g_new0 (Writing, 1);
  DeskDraft *draft = g_new0 (DeskDraft, 1);

  draft->uid = self->uid;
  draft->form = g_strdup (self->form);
  draft->saved_us = desk_store_now (self->store);
  draft->content = g_variant_ref_sink (self->collect (self->data, &draft->title));
  g_variant_lookup (draft->content, "version", "x", &draft->base_version);
  writing->place = place_ref (self->place);
  writing->draft = draft;
  writing->number = ++self->number;
  self->pending = FALSE;
  return writing;
}

static void
tell (DeskDraftKeeper *self, const Writing *writing, const GError *error)
{
  if (self->stopped)
    return;
  if (error != NULL)
    {
      self->pending = TRUE;
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  self->saved_us = MAX (self->saved_us, writing->draft->saved_us);
  g_signal_emit (self, signals[SAVED], 0);
}

static void
write_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable G_GNUC_UNUSED)
{
  GError *error = NULL;

  if (write_draft (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written (GObject *source, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  tell (DESK_DRAFT_KEEPER (source), g_task_get_task_data (G_TASK (result)), error);
}

static gboolean
write_soon (gpointer data)
{
  DeskDraftKeeper *self = data;
  g_autoptr (GTask) task = g_task_new (self, NULL, written, NULL);

  self->wait = 0;
  g_task_set_task_data (task, collect (self), writing_free);
  g_task_run_in_thread (task, write_in_thread);
  return G_SOURCE_REMOVE;
}

void
desk_draft_keeper_touch (DeskDraftKeeper *self)
{
  g_return_if_fail (DESK_IS_DRAFT_KEEPER (self));
  if (self->stopped)
    return;
  self->pending = TRUE;
  g_clear_handle_id (&self->wait, g_source_remove);
  self->wait = g_timeout_add (WAIT_MS, write_soon, self);
}

gboolean
desk_draft_keeper_flush (DeskDraftKeeper *self)
{
  g_autoptr (GError) error = NULL;
  Writing *writing;

  g_return_val_if_fail (DESK_IS_DRAFT_KEEPER (self), FALSE);
  g_clear_handle_id (&self->wait, g_source_remove);
  if (self->stopped || !self->pending)
    return TRUE;
  writing = collect (self);
  write_draft (writing, &error);
  tell (self, writing, error);
  writing_free (writing);
  return error == NULL;
}

gboolean
desk_draft_keeper_drop (DeskDraftKeeper *self, GError **error)
{
  gboolean fine;

  g_return_val_if_fail (DESK_IS_DRAFT_KEEPER (self), FALSE);
  desk_draft_keeper_stop (self);
  g_mutex_lock (&self->place->mutex);
  self->place->dropped = TRUE;
  fine = desk_drafts_delete (self->place->folder, &self->uid, error);
  g_mutex_unlock (&self->place->mutex);
  return fine;
}

void
desk_draft_keeper_stop (DeskDraftKeeper *self)
{
  g_return_if_fail (DESK_IS_DRAFT_KEEPER (self));
  g_clear_handle_id (&self->wait, g_source_remove);
  self->stopped = TRUE;
  self->pending = FALSE;
  self->data = NULL;
}

const DeskUuid *
desk_draft_keeper_get_uid (DeskDraftKeeper *self)
{
  g_return_val_if_fail (DESK_IS_DRAFT_KEEPER (self), NULL);
  return &self->uid;
}

gint64
desk_draft_keeper_get_saved (DeskDraftKeeper *self)
{
  g_return_val_if_fail (DESK_IS_DRAFT_KEEPER (self), 0);
  return self->saved_us;
}

void
desk_draft_keeper_set_saved (DeskDraftKeeper *self, gint64 saved_us)
{
  g_return_if_fail (DESK_IS_DRAFT_KEEPER (self));
  self->saved_us = saved_us;
}

DeskDraftKeeper *
desk_draft_keeper_new (DeskStore *store, const DeskUuid *uid, const char *form, DeskDraftCollect collect_draft, gpointer data)
{
  DeskDraftKeeper *self = g_object_new (DESK_TYPE_DRAFT_KEEPER, NULL);

  self->store = g_object_ref (store);
  self->uid = *uid;
  self->form = g_strdup (form);
  self->collect = collect_draft;
  self->data = data;
  self->place = g_new0 (Place, 1);
  g_ref_count_init (&self->place->refs);
  g_mutex_init (&self->place->mutex);
  self->place->folder = desk_drafts_folder (desk_store_get_path (store));
  return self;
}

static void
desk_draft_keeper_finalize (GObject *object)
{
  DeskDraftKeeper *self = DESK_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->wait, g_source_remove);
  place_unref (self->place);
  g_free (self->form);
  g_object_unref (self->store);
  G_OBJECT_CLASS (desk_draft_keeper_parent_class)->finalize (object);
}

static void
desk_draft_keeper_class_init (DeskDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_draft_keeper_finalize;
  signals[SAVED] = g_signal_new ("saved", DESK_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", DESK_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_draft_keeper_init (DeskDraftKeeper *self G_GNUC_UNUSED)
{
}
