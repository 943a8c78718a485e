/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-page-count.h"

#define REST_MS 400 /* after a change, before it is counted again */
#define HELD_MS 50  /* before it is looked again whether a button is still down */

struct _DeskPageCount {
  GtkWidget *page; /* NULL: freed, and only a thread still runs */
  DeskStore *store;
  const DeskPageCounting *counting;
  GCancellable *cancellable; /* of the latest count */
  GTask *held;               /* counted, and not shown yet */
  gulong changed;
  guint rest, wait;
};

static void
count_in_thread (GTask *task, gpointer store, gpointer question, GCancellable *cancellable)
{
  const DeskPageCounting *counting = g_task_get_source_tag (task);
  GError *error = NULL;
  gpointer answer = counting->count (store, question, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, counting->free_answer);
}

static void
show (DeskPageCount *self, GTask *task)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = g_task_propagate_pointer (task, &error);

  self->counting->show (self->page, answer, error);
}

/* --- a press that goes on --- */

static gboolean
is_pressed_by_key (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "keyboard-activating"))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_pressed_by_key (child))
      return TRUE;
  return FALSE;
}

/* GTK marks what the mouse is down on, and all that it is in, until it has dealt with the
 * letting go; the pointer itself may be up earlier. */
static gboolean
is_pressed (GtkWidget *page)
{
  return gtk_widget_get_mapped (page) && ((gtk_widget_get_state_flags (page) & GTK_STATE_FLAG_ACTIVE) != 0 || is_pressed_by_key (page));
}

static gboolean
look_again (gpointer data)
{
  DeskPageCount *self = data;

  if (is_pressed (self->page))
    return G_SOURCE_CONTINUE;
  self->wait = 0;
  g_autoptr (GTask) task = g_steal_pointer (&self->held);
  show (self, task);
  return G_SOURCE_REMOVE;
}

static void
forget_held (DeskPageCount *self)
{
  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_object (&self->held);
}

/* --- counting --- */

static void
counted (GObject *store G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  DeskPageCount *self = data;
  GTask *task = G_TASK (result);

  if (self->page != NULL && g_task_get_cancellable (task) == self->cancellable)
    {
      if (is_pressed (self->page))
        {
          self->held = g_object_ref (task);
          self->wait = g_timeout_add (HELD_MS, look_again, self);
        }
      else
        show (self, task);
    }
  g_rc_box_release (self);
}

void
desk_page_count_start (DeskPageCount *self)
{
  g_autoptr (GTask) task = NULL;

  g_clear_handle_id (&self->rest, g_source_remove);
  forget_held (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self->store, self->cancellable, counted, g_rc_box_acquire (self));
  g_task_set_source_tag (task, (gpointer) self->counting);
  g_task_set_task_data (task, self->counting->ask (self->page), self->counting->free_question);
  g_task_run_in_thread (task, count_in_thread);
}

static gboolean
rested (gpointer data)
{
  DeskPageCount *self = data;

  self->rest = 0;
  desk_page_count_start (self);
  return G_SOURCE_REMOVE;
}

void
desk_page_count_soon (DeskPageCount *self)
{
  if (self->cancellable == NULL)
    desk_page_count_start (self);
  else if (self->rest == 0)
    self->rest = g_timeout_add (REST_MS, rested, self);
}

/* --- the whole --- */

DeskPageCount *
desk_page_count_new (GtkWidget *page, DeskStore *store, const DeskPageCounting *counting)
{
  DeskPageCount *self = g_rc_box_new0 (DeskPageCount);

  self->page = page;
  self->store = g_object_ref (store);
  self->counting = counting;
  self->changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (desk_page_count_soon), self);
  return self;
}

void
desk_page_count_free (DeskPageCount *self)
{
  self->page = NULL;
  g_clear_signal_handler (&self->changed, self->store);
  g_clear_handle_id (&self->rest, g_source_remove);
  forget_held (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_rc_box_release (self);
}
