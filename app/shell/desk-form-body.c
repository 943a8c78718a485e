/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-form-body.h"

G_DEFINE_INTERFACE (DeskFormBody, desk_form_body, GTK_TYPE_WIDGET)

enum { CHANGED, LEFT, DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
desk_form_body_default_init (DeskFormBodyInterface *iface G_GNUC_UNUSED)
{
  static const char *const names[] = { "changed", "left", "done" };

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], DESK_TYPE_FORM_BODY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

gboolean
desk_form_body_check (DeskFormBody *self, gboolean show, GPtrArray *missing)
{
  return DESK_FORM_BODY_GET_IFACE (self)->check (self, show, missing);
}

void
desk_form_body_fill (DeskFormBody *self, DeskCommand *command)
{
  DESK_FORM_BODY_GET_IFACE (self)->fill (self, command);
}

gboolean
desk_form_body_show_problem (DeskFormBody *self, guint part, const char *field, const char *problem)
{
  return DESK_FORM_BODY_GET_IFACE (self)->show_problem (self, part, field, problem);
}

GVariant *
desk_form_body_save (DeskFormBody *self)
{
  return DESK_FORM_BODY_GET_IFACE (self)->save (self);
}

void
desk_form_body_restore (DeskFormBody *self, GVariant *saved)
{
  DESK_FORM_BODY_GET_IFACE (self)->restore (self, saved);
}

void
desk_form_body_start (DeskFormBody *self, gboolean at_problem)
{
  DESK_FORM_BODY_GET_IFACE (self)->start (self, at_problem);
}

char *
desk_form_body_dup_title (DeskFormBody *self)
{
  return DESK_FORM_BODY_GET_IFACE (self)->dup_title (self);
}

char *
desk_form_body_dup_label (DeskFormBody *self)
{
  return DESK_FORM_BODY_GET_IFACE (self)->dup_label (self);
}

char *
desk_form_body_dup_done (DeskFormBody *self)
{
  return DESK_FORM_BODY_GET_IFACE (self)->dup_done (self);
}

gboolean
desk_form_body_is_touched (DeskFormBody *self)
{
  return DESK_FORM_BODY_GET_IFACE (self)->is_touched (self);
}

GtkWidget *
desk_form_body_find_part (DeskFormBody *self, guint part)
{
  DeskFormBodyInterface *iface = DESK_FORM_BODY_GET_IFACE (self);

  return iface->find_part != NULL ? iface->find_part (self, part) : NULL;
}

void
desk_form_body_rebase (DeskFormBody *self, const DeskSnapshot *snapshot)
{
  DeskFormBodyInterface *iface = DESK_FORM_BODY_GET_IFACE (self);

  if (iface->rebase != NULL)
    iface->rebase (self, snapshot);
}

const DeskUuid *
desk_form_body_get_record (DeskFormBody *self)
{
  DeskFormBodyInterface *iface = DESK_FORM_BODY_GET_IFACE (self);

  return iface->get_record != NULL ? iface->get_record (self) : NULL;
}

void
desk_form_body_set (DeskFormBody *self, const char *field, const char *text)
{
  DESK_FORM_BODY_GET_IFACE (self)->set (self, field, text);
}

void
desk_form_body_changed (DeskFormBody *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
desk_form_body_left (DeskFormBody *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

void
desk_form_body_done (DeskFormBody *self)
{
  g_signal_emit (self, signals[DONE], 0);
}
