/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "training/desk-remote-private.h"

#include "shell/desk-mark-cell.h"

#include <string.h>

GtkWindow *
desk_remote_front (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *front = NULL;

  /* The newest dialog that lies over another window, or else the newest window. */
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
        continue;
      if (front == NULL || gtk_window_get_transient_for (window) != NULL || gtk_window_get_transient_for (front) == NULL)
        front = window;
    }
  return front;
}

/* ---- what a widget says ---- */

static void
add_words (GString *out, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, words);
}

static void
collect_words (GtkWidget *widget, GString *out)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    add_words (out, gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_INSCRIPTION (widget))
    add_words (out, gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  else if (GTK_IS_TEXT (widget))
    add_words (out, gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
      g_autofree char *text = NULL;

      g_object_get (buffer, "text", &text, NULL);
      add_words (out, text);
    }
  else if (DESK_IS_MARK_CELL (widget))
    add_words (out, desk_mark_cell_get_word (DESK_MARK_CELL (widget)));
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c != NULL; c = gtk_widget_get_next_sibling (c))
    if (!GTK_IS_POPOVER (c) || gtk_widget_get_mapped (c))
      collect_words (c, out);
}

char *
desk_remote_words (GtkWidget *widget)
{
  GString *out = g_string_new (NULL);

  collect_words (widget, out);
  return g_string_free (out, FALSE);
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  g_autofree char *all = desk_remote_words (widget);

  return strstr (all, words) != NULL;
}

/* ---- one part of a place ---- */

static gboolean
is_row (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_FLOW_BOX_CHILD (widget) || g_str_equal (gtk_widget_get_css_name (widget), "row");
}

static gboolean
has_action (GtkWidget *widget, const char *detailed)
{
  const char *name;
  g_autofree char *full = NULL;

  if (!GTK_IS_ACTIONABLE (widget))
    return FALSE;
  name = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));
  if (name == NULL)
    return FALSE;
  full = g_action_print_detailed_name (name, gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)));
  return g_str_equal (full, detailed);
}

/* A menu made from a model keeps its action to itself: its items are found by
 * their words. */
static gboolean
matches (GtkWidget *widget, const char *part)
{
  const char *other = strchr (part, '|');

  if (other != NULL)
    {
      g_autofree char *one = g_strndup (part, (gsize) (other - part));
      return matches (widget, one) || matches (widget, other + 1);
    }
  if (g_str_has_prefix (part, "row:"))
    return is_row (widget) && says (widget, part + 4);
  if (g_str_has_prefix (part, "text:"))
    return (GTK_IS_LABEL (widget) || GTK_IS_INSCRIPTION (widget)) && says (widget, part + 5);
  if (g_str_has_prefix (part, "css:"))
    return g_str_equal (gtk_widget_get_css_name (widget), part + 4) || gtk_widget_has_css_class (widget, part + 4);
  return g_str_equal (gtk_widget_get_name (widget), part) || has_action (widget, part);
}

GtkWidget *
desk_remote_find_below (GtkWidget *root, const char *part)
{
  for (GtkWidget *c = gtk_widget_get_first_child (root); c != NULL; c = gtk_widget_get_next_sibling (c))
    {
      GtkWidget *found;

      if (!gtk_widget_get_mapped (c))
        continue;
      if (matches (c, part))
        return c;
      found = desk_remote_find_below (c, part);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
nth_child (GtkWidget *root, guint n)
{
  for (GtkWidget *c = gtk_widget_get_first_child (root); c != NULL; c = gtk_widget_get_next_sibling (c))
    if (gtk_widget_get_mapped (c) && n-- == 0)
      return c;
  return NULL;
}

static GtkWidget *
step (GtkWidget *from, const char *part)
{
  if (g_str_has_prefix (part, "nth:"))
    return nth_child (from, (guint) g_ascii_strtoull (part + 4, NULL, 10));
  if (g_str_has_prefix (part, "in:"))
    {
      while (from != NULL && !matches (from, part + 3))
        from = gtk_widget_get_parent (from);
      return from;
    }
  return desk_remote_find_below (from, part);
}

static GtkWidget *
find_in_window (GtkWidget *window, char **parts)
{
  GtkWidget *at = window;

  if (parts[0] != NULL && matches (window, parts[0]))
    parts++;
  for (; *parts != NULL && at != NULL; parts++)
    at = step (at, g_strstrip (*parts));
  return at;
}

GtkWidget *
desk_remote_find (const char *where)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *front = desk_remote_front ();
  g_auto (GStrv) parts = g_strsplit (where, " > ", -1);
  GtkWidget *found = front != NULL ? find_in_window (GTK_WIDGET (front), parts) : NULL;

  for (guint i = g_list_model_get_n_items (windows); found == NULL && i-- > 0;)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (front) && gtk_widget_get_mapped (window))
        found = find_in_window (window, parts);
    }
  return found;
}

/* ---- where text goes ---- */

GtkWidget *
desk_remote_text_target (GtkWidget *widget)
{
  if ((GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget)) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c != NULL; c = gtk_widget_get_next_sibling (c))
    {
      GtkWidget *found = gtk_widget_get_visible (c) ? desk_remote_text_target (c) : NULL;
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
empty (GtkWidget *target)
{
  if (GTK_IS_TEXT (target))
    {
      gtk_editable_select_region (GTK_EDITABLE (target), 0, -1);
      if (*gtk_editable_get_text (GTK_EDITABLE (target)) != '\0')
        g_signal_emit_by_name (target, "backspace");
    }
  else
    {
      g_signal_emit_by_name (target, "select-all", TRUE);
      g_signal_emit_by_name (target, "backspace");
    }
}

/* "insert-at-cursor" is what a committing input method ends in as well. */
gboolean
desk_remote_type (GtkWidget *widget, const char *text, gboolean clear, gboolean slow)
{
  GtkWidget *target = desk_remote_text_target (widget);

  if (target == NULL)
    return FALSE;
  gtk_widget_grab_focus (target);
  if (clear)
    empty (target);
  if (!slow)
    {
      g_signal_emit_by_name (target, "insert-at-cursor", text);
      return TRUE;
    }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *character = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_signal_emit_by_name (target, "insert-at-cursor", character);
    }
  return TRUE;
}
