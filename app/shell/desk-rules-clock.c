/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-rules-clock.h"

#define HOUR_US (3600 * (gint64) G_USEC_PER_SEC)

struct _DeskRulesClock {
  GObject parent_instance;
  DeskStore *store;
  GCancellable *cancellable; /* of what is under way, or NULL */
  gint64 hour;               /* of the clock, at which they last ran */
  guint timer;
};

G_DEFINE_FINAL_TYPE (DeskRulesClock, desk_rules_clock, G_TYPE_OBJECT)

enum { ACTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
ran (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskRulesClock) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) deeds = desk_store_run_rules_finish (DESK_STORE (store), result, &error);

  g_clear_object (&self->cancellable);
  /* A store that is read-only or busy for long is tried again at the next hour. */
  if (deeds == NULL)
    g_debug ("rules: %s", error->message);
  else if (deeds->len > 0)
    g_signal_emit (self, signals[ACTED], 0, deeds);
}

void
desk_rules_clock_look (DeskRulesClock *self)
{
  gint64 hour;

  g_return_if_fail (DESK_IS_RULES_CLOCK (self));
  hour = desk_store_now (self->store) / HOUR_US;
  if (hour == self->hour || self->cancellable != NULL)
    return;
  self->hour = hour;
  self->cancellable = g_cancellable_new ();
  desk_store_run_rules_async (self->store, self->cancellable, ran, g_object_ref (self));
}

static gboolean
look (gpointer data)
{
  desk_rules_clock_look (data);
  return G_SOURCE_CONTINUE;
}

void
desk_rules_clock_start (DeskRulesClock *self)
{
  g_return_if_fail (DESK_IS_RULES_CLOCK (self));
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (60, look, self);
  desk_rules_clock_look (self);
}

void
desk_rules_clock_stop (DeskRulesClock *self)
{
  g_return_if_fail (DESK_IS_RULES_CLOCK (self));
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

static void
desk_rules_clock_finalize (GObject *object)
{
  DeskRulesClock *self = DESK_RULES_CLOCK (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_rules_clock_parent_class)->finalize (object);
}

static void
desk_rules_clock_class_init (DeskRulesClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_rules_clock_finalize;
  signals[ACTED] = g_signal_new ("acted", DESK_TYPE_RULES_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
desk_rules_clock_init (DeskRulesClock *self)
{
  self->hour = -1;
}

DeskRulesClock *
desk_rules_clock_new (DeskStore *store)
{
  DeskRulesClock *self;

  g_return_val_if_fail (DESK_IS_STORE (store), NULL);
  self = g_object_new (DESK_TYPE_RULES_CLOCK, NULL);
  self->store = g_object_ref (store);
  return self;
}
