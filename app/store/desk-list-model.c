/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/desk-list-private.h"

#include <sys/resource.h>

#include "store/desk-order.h"
#include "store/desk-row-pool.h"
#include "store/desk-splice.h"

/* A splice of more rows than these is told as "these went, those came". */
#define PAGE 64
/* More changes than these are told as "all went, these came". */
#define MAX_SPLICES 48
/* Once the first rows are there, the rest of a million is listed at a lower
 * priority than they are painted: nobody waits for the end. */
#define LISTER_NICE 10
/* Nor is the rest listed while the first are being painted: the main loop has to be idle
 * for so long first. On two cores the lister would take its time from them. */
#define REST_MS 50
#define REST_MAX_US G_USEC_PER_SEC
/* A list that speaks of now or today is looked at again after so many seconds. */
#define CLOCK_SECONDS 60

struct _DeskListModel {
  GObject parent_instance;
  DeskStore *store;
  GMainContext *context;
  char **columns;
  DeskListRequest *request;

  DeskIds *ids;          /* what the view was told of */
  guint64 listing;       /* number of the newest listing asked for */
  gboolean under_way;
  gboolean again;        /* the store changed meanwhile */
  gboolean first_shown;  /* the newest listing has shown its first ids */
  GCancellable *cancellable;
  gboolean loading;
  GError *error;
  guint clock;

  GMutex mutex;
  GCond rested;
  guint64 rest_over;     /* under mutex: number of the last listing that may go on */

  DeskRowPool *pool;
};

enum { PROP_N_TOTAL = 1, PROP_LOADING, PROP_ERROR, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

static void list_model_init (GListModelInterface *iface);
static void start_listing (DeskListModel *self, gboolean refresh);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskListModel, desk_list_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_error (DeskListModel *self, GError *error)
{
  if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CANCELLED) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
rows_failed (GError *error, gpointer data)
{
  set_error (data, error);
}

static guint
attach (DeskListModel *self, GSource *source, GSourceFunc function, gpointer data, GDestroyNotify destroy)
{
  g_source_set_callback (source, function, data, destroy);
  guint id = g_source_attach (source, self->context);
  g_source_unref (source);
  return id;
}

/* --- GListModel --- */

static GType
get_item_type (GListModel *model)
{
  return DESK_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return desk_ids_get_length (DESK_LIST_MODEL (model)->ids);
}

static gpointer
get_item (GListModel *model, guint position)
{
  DeskListModel *self = DESK_LIST_MODEL (model);

  return position < desk_ids_get_length (self->ids) ? desk_row_pool_get (self->pool, self->ids, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- telling the view --- */

static void
tell (DeskListModel *self, guint position, guint removed, guint added)
{
  if (removed == 0 && added == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
}

static void
take_ids (DeskListModel *self, DeskIds *ids)
{
  desk_ids_unref (self->ids);
  self->ids = ids;
}

/* All go. */
static void
tell_empty (DeskListModel *self)
{
  guint old = desk_ids_get_length (self->ids);

  take_ids (self, desk_ids_new ());
  tell (self, 0, old, 0);
}

/* In steps that make no view ask for a million items: all gone, the first, the rest. */
static void
replace_ids (DeskListModel *self, DeskIds *ids)
{
  guint first = MIN (desk_ids_get_length (ids), DESK_ORDER_FIRST);

  tell_empty (self);
  desk_ids_splice (self->ids, 0, 0, ids, first);
  tell (self, 0, 0, first);
  take_ids (self, ids);
  tell (self, first, 0, desk_ids_get_length (ids) - first);
}

static void
splice_ids (DeskListModel *self, DeskIds *ids, GArray *splices)
{
  for (guint i = 0; i < splices->len; i++)
    {
      const DeskSplice *splice = &g_array_index (splices, DeskSplice, i);
      gboolean wide = splice->removed + splice->added > PAGE;

      desk_ids_splice (self->ids, splice->position, splice->removed, ids, 0);
      if (wide)
        tell (self, splice->position, splice->removed, 0);
      desk_ids_splice (self->ids, splice->position, 0, ids, splice->added);
      tell (self, splice->position, wide ? 0 : splice->removed, splice->added);
    }
  take_ids (self, ids);
}

/* --- listing --- */

typedef struct {
  DeskListModel *model; /* in the thread: only its fixed parts are used */
  DeskListRequest *request;
  DeskQueryContext context;
  guint64 number;
  gboolean refresh;
  DeskIds *from;        /* of a refresh: a copy of the ids shown */
  GArray *splices;
} Listing;

typedef struct {
  DeskListModel *model;
  guint64 number;
  DeskIds *ids;
} First;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  desk_list_request_free (listing->request);
  g_clear_pointer (&listing->from, desk_ids_unref);
  g_clear_pointer (&listing->splices, g_array_unref);
  g_free (listing);
}

static void
first_free (gpointer data)
{
  First *first = data;

  g_object_unref (first->model);
  desk_ids_unref (first->ids);
  g_free (first);
}

/* Any thread. */
static void
end_rest (DeskListModel *self, guint64 number)
{
  g_mutex_lock (&self->mutex);
  self->rest_over = MAX (self->rest_over, number);
  g_cond_broadcast (&self->rested);
  g_mutex_unlock (&self->mutex);
}

/* On the thread that lists. */
static void
rest (DeskListModel *self, guint64 number)
{
  gint64 until = g_get_monotonic_time () + REST_MAX_US;

  g_mutex_lock (&self->mutex);
  while (self->rest_over < number && g_cond_wait_until (&self->rested, &self->mutex, until))
    ;
  g_mutex_unlock (&self->mutex);
}

static gboolean
painted (gpointer data)
{
  const First *first = data;

  end_rest (first->model, first->number);
  return G_SOURCE_REMOVE;
}

static gboolean
show_first (gpointer data)
{
  First *first = data;
  DeskListModel *self = first->model;

  if (first->number != self->listing || !self->under_way)
    return G_SOURCE_REMOVE;
  /* The same rows as before stay where they are; the rest decides. */
  if (desk_ids_begin_alike (self->ids, first->ids, desk_ids_get_length (first->ids)))
    {
      end_rest (self, first->number);
      return G_SOURCE_REMOVE;
    }
  self->first_shown = TRUE;
  tell_empty (self);
  take_ids (self, desk_ids_ref (first->ids));
  tell (self, 0, 0, desk_ids_get_length (first->ids));

  GSource *source = g_timeout_source_new (REST_MS);
  First *shown = g_new0 (First, 1);
  shown->model = g_object_ref (self);
  shown->number = first->number;
  shown->ids = desk_ids_ref (first->ids);
  g_source_set_priority (source, G_PRIORITY_LOW);
  attach (self, source, painted, shown, first_free);
  return G_SOURCE_REMOVE;
}

/* Of this thread alone; if it is refused, the first frames are only less smooth. */
static void
yield_to_painting (void)
{
  setpriority (PRIO_PROCESS, 0, LISTER_NICE);
}

/* On the thread that lists. */
static void
first_ids (const gint64 *ids, gsize n, gpointer data)
{
  Listing *listing = data;
  First *first = g_new0 (First, 1);
  GSource *source = g_idle_source_new ();

  first->model = g_object_ref (listing->model);
  first->number = listing->number;
  first->ids = desk_ids_pack (ids, (guint) n);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  attach (listing->model, source, show_first, first, first_free);
  yield_to_painting ();
  rest (listing->model, listing->number);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Listing *listing = data;
  DeskStore *store = listing->model->store;
  GError *error = NULL;
  g_autoptr (GArray) ids = desk_list_ids (store, listing->request, &listing->context, listing->refresh ? NULL : first_ids, listing, cancellable, &error);

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (listing->refresh)
    {
      const DeskRecordTable *table = desk_projection_find (desk_store_get_projection (store), listing->request->over);
      g_autoptr (GArray) from = desk_ids_unpack (listing->from);
      listing->splices = desk_splices (from, ids, table->owner != NULL, MAX_SPLICES);
    }
  g_task_return_pointer (task, desk_ids_pack ((const gint64 *) (gconstpointer) ids->data, ids->len), (GDestroyNotify) desk_ids_unref);
}

static gpointer
list_in_own_thread (gpointer data)
{
  g_autoptr (GTask) task = data;
  Listing *listing = g_task_get_task_data (task);

  if (listing->refresh)
    yield_to_painting ();
  list_in_thread (task, NULL, listing, g_task_get_cancellable (task));
  return NULL;
}

/* Takes @task. A thread of its own, because none gets its priority back. */
static void
list_in_background (GTask *task)
{
  GError *error = NULL;
  GThread *thread = g_thread_try_new ("desk-list", list_in_own_thread, task, &error);

  if (thread != NULL)
    {
      g_thread_unref (thread);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
set_loading (DeskListModel *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* The new list begins as the old one does: what is on the screen stays there. */
static gboolean
replace_tail (DeskListModel *self, DeskIds *ids)
{
  if (!desk_ids_begin_alike (self->ids, ids, DESK_ORDER_FIRST))
    return FALSE;
  guint rest_of_old = desk_ids_get_length (self->ids) - DESK_ORDER_FIRST;
  desk_ids_splice (self->ids, DESK_ORDER_FIRST, rest_of_old, ids, 0);
  tell (self, DESK_ORDER_FIRST, rest_of_old, 0);
  take_ids (self, ids);
  tell (self, DESK_ORDER_FIRST, 0, desk_ids_get_length (ids) - DESK_ORDER_FIRST);
  return TRUE;
}

static void
show_ids (DeskListModel *self, Listing *listing, DeskIds *ids)
{
  if (desk_ids_equal (self->ids, ids))
    desk_ids_unref (ids);
  else if (listing->refresh && listing->splices != NULL)
    splice_ids (self, ids, listing->splices);
  else if (self->first_shown)
    {
      guint first = desk_ids_get_length (self->ids);
      take_ids (self, ids);
      tell (self, first, 0, desk_ids_get_length (ids) - first);
    }
  else if (!replace_tail (self, ids))
    replace_ids (self, ids);
}

static void
listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskListModel) self = data;
  Listing *listing = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  DeskIds *ids = g_task_propagate_pointer (G_TASK (result), &error);

  if (listing->number != self->listing)
    {
      g_clear_pointer (&ids, desk_ids_unref);
      g_clear_error (&error);
      return;
    }
  self->under_way = FALSE;
  if (ids != NULL)
    show_ids (self, listing, ids);
  set_error (self, error);
  set_loading (self, FALSE);
  if (self->again)
    start_listing (self, TRUE);
}

/* A listing of another request makes the one under way pointless; a refresh waits for it. */
static void
start_listing (DeskListModel *self, gboolean refresh)
{
  GTask *task;
  Listing *listing;

  if (self->request == NULL)
    return;
  if (refresh && self->under_way)
    {
      self->again = TRUE;
      return;
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  end_rest (self, self->listing);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->again = FALSE;
  self->first_shown = FALSE;
  self->under_way = TRUE;

  listing = g_new0 (Listing, 1);
  listing->model = self;
  listing->request = desk_list_request_copy (self->request);
  listing->number = ++self->listing;
  listing->refresh = refresh;
  desk_compile_context (self->store, &listing->context);
  if (refresh)
    listing->from = desk_ids_copy (self->ids);
  task = g_task_new (NULL, self->cancellable, listed, g_object_ref (self));
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, listing, listing_free);
  list_in_background (task);
}

static void
store_changed (DeskStore *store, gint64 first, gint64 last, gpointer data)
{
  DeskListModel *self = data;

  desk_row_pool_refresh (self->pool, FALSE);
  start_listing (self, TRUE);
}

static gboolean
clock_moved (gpointer data)
{
  start_listing (data, TRUE);
  return G_SOURCE_CONTINUE;
}

static gboolean
speaks_of_time (const DeskQuery *query)
{
  if (query == NULL)
    return FALSE;
  for (guint i = 0; query->children != NULL && i < query->children->len; i++)
    if (speaks_of_time (query->children->pdata[i]))
      return TRUE;
  for (guint i = 0; query->words != NULL && i < query->words->len; i++)
    if (g_str_equal (query->words->pdata[i], "now") || g_str_has_prefix (query->words->pdata[i], "today") || g_str_has_prefix (query->words->pdata[i], "this-"))
      return TRUE;
  return FALSE;
}

static void
set_clock (DeskListModel *self)
{
  if (self->clock != 0)
    g_source_destroy (g_main_context_find_source_by_id (self->context, self->clock));
  self->clock = 0;
  if (self->request != NULL && speaks_of_time (self->request->query))
    self->clock = attach (self, g_timeout_source_new_seconds (CLOCK_SECONDS), clock_moved, self, NULL);
}

/* --- object --- */

DeskListModel *
desk_list_model_new (DeskStore *store, const char *const *columns)
{
  DeskListModel *self = g_object_new (DESK_TYPE_LIST_MODEL, NULL);

  self->store = g_object_ref (store);
  self->columns = g_strdupv ((char **) columns);
  self->pool = desk_row_pool_new (store, self->context, rows_failed, self);
  desk_row_pool_set_columns (self->pool, columns);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), self, 0);
  return self;
}

void
desk_list_model_set_request (DeskListModel *self, DeskListRequest *request)
{
  gboolean other_type = self->request == NULL || !g_str_equal (self->request->over, request->over);

  desk_list_request_free (self->request);
  self->request = request;
  if (other_type)
    {
      /* An id of another type is another row. */
      tell_empty (self);
      desk_row_pool_set_over (self->pool, request->over);
    }
  set_clock (self);
  set_loading (self, TRUE);
  start_listing (self, FALSE);
}

const DeskListRequest *
desk_list_model_get_request (DeskListModel *self)
{
  return self->request;
}

void
desk_list_model_set_columns (DeskListModel *self, const char *const *columns)
{
  if (g_strv_equal ((const char *const *) self->columns, columns))
    return;
  g_strfreev (self->columns);
  self->columns = g_strdupv ((char **) columns);
  desk_row_pool_set_columns (self->pool, columns);
}

const char *const *
desk_list_model_get_columns (DeskListModel *self)
{
  return (const char *const *) self->columns;
}

gboolean
desk_list_model_is_loading (DeskListModel *self)
{
  return self->loading;
}

gint64
desk_list_model_get_nth_id (DeskListModel *self, guint position)
{
  return position < desk_ids_get_length (self->ids) ? desk_ids_nth (self->ids, position) : 0;
}

guint
desk_list_model_find (DeskListModel *self, gint64 id)
{
  return desk_ids_find (self->ids, id);
}

static void
desk_list_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DeskListModel *self = DESK_LIST_MODEL (object);

  switch (id)
    {
    case PROP_N_TOTAL:
      g_value_set_uint64 (value, desk_ids_get_length (self->ids));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desk_list_model_dispose (GObject *object)
{
  DeskListModel *self = DESK_LIST_MODEL (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  end_rest (self, self->listing);
  g_clear_pointer (&self->request, desk_list_request_free);
  set_clock (self);
  g_clear_pointer (&self->pool, desk_row_pool_free);
  take_ids (self, desk_ids_new ());
  G_OBJECT_CLASS (desk_list_model_parent_class)->dispose (object);
}

static void
desk_list_model_finalize (GObject *object)
{
  DeskListModel *self = DESK_LIST_MODEL (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_error (&self->error);
  g_strfreev (self->columns);
  desk_ids_unref (self->ids);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->rested);
  G_OBJECT_CLASS (desk_list_model_parent_class)->finalize (object);
}

static void
desk_list_model_class_init (DeskListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = desk_list_model_get_property;
  object_class->dispose = desk_list_model_dispose;
  object_class->finalize = desk_list_model_finalize;
  properties[PROP_N_TOTAL] = g_param_spec_uint64 ("n-total", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
desk_list_model_init (DeskListModel *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->rested);
  self->context = g_main_context_ref_thread_default ();
  self->ids = desk_ids_new ();
}
