/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-tooltip.h"

static GQuark
text_quark (void)
{
  return g_quark_from_static_string ("desk-tooltip");
}

static gboolean
asked (GtkWidget *widget, int x G_GNUC_UNUSED, int y G_GNUC_UNUSED, gboolean by_keyboard G_GNUC_UNUSED, GtkTooltip *tooltip, gpointer data G_GNUC_UNUSED)
{
  const char *text = desk_tooltip_get (widget);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

void
desk_tooltip_set (GtkWidget *widget, const char *text)
{
  const char *now;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  now = desk_tooltip_get (widget);
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (now, text) == 0)
    return;
  /* once set, the handler stays: a cell has a text in one row and none in the next */
  if (now == NULL && g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, (gpointer) asked, NULL) == 0)
    g_signal_connect (widget, "query-tooltip", G_CALLBACK (asked), NULL);
  g_object_set_qdata_full (G_OBJECT (widget), text_quark (), g_strdup (text), g_free);
  gtk_widget_set_has_tooltip (widget, text != NULL);
}

const char *
desk_tooltip_get (GtkWidget *widget)
{
  return g_object_get_qdata (G_OBJECT (widget), text_quark ());
}
