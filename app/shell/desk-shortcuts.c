/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-shortcuts.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *keys; /* NULL begins a group */
  const char *title;
} Key;

static const Key list[] = {
  { NULL, N_("Program") },
  { "<Control>f", N_("Search") },
  { "<Control>n", N_("New case, or what the page is for") },
  { "<Control>p", N_("Print") },
  { "<Control>e", N_("Export") },
  { "<Control>z", N_("Undo") },
  { "<Control>s", N_("Save") },
  { "<Control>r", N_("Register a problem found here") },
  { "<Control>comma", N_("Preferences") },
  { "<Control>question", N_("Keyboard shortcuts") },
  { "<Control><Shift>n", N_("New window") },
  { "<Control>q", N_("Quit") },
  { NULL, N_("Going about") },
  { "<Alt>1...9", N_("Page 1 to 9 of the sidebar") },
  { "<Alt>Left", N_("Back") },
  { "<Alt>Right", N_("Forward") },
  { "F9", N_("Show or hide the pages") },
  { "<Control>backslash", N_("Show or hide the pages") },
  { "F10", N_("Main menu") },
  { NULL, N_("Lists") },
  { "Return", N_("Open") },
  { "space", N_("Preview") },
  { "<Control>a", N_("Select all") },
  { "<Shift>F10", N_("Context menu") },
  { "Escape", N_("Leave the search") },
  { NULL, N_("Forms") },
  { "Return", N_("Next field") },
  { "<Control>Return", N_("Save") },
  { "Escape", N_("Leave and keep a draft") },
};

/* GtkShortcutsWindow has no functions to fill it before GTK 4.14: it is
 * described to GtkBuilder, from the table above. */
static char *
describe (void)
{
  GString *xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'><property name='modal'>1</property>"
                               "<child><object class='GtkShortcutsSection'><property name='section-name'>keys</property>"
                               "<property name='max-height'>19</property>");
  gboolean open = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (list); i++)
    {
      g_autofree char *title = g_markup_escape_text (_(list[i].title), -1);
      if (list[i].keys == NULL)
        {
          g_string_append_printf (xml, "%s<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>",
                                  open ? "</object></child>" : "", title);
          open = TRUE;
        }
      else
        {
          g_autofree char *keys = g_markup_escape_text (list[i].keys, -1);
          g_string_append_printf (xml, "<child><object class='GtkShortcutsShortcut'><property name='accelerator'>%s</property>"
                                  "<property name='title'>%s</property></object></child>", keys, title);
        }
    }
  g_string_append (xml, "</object></child></object></child></object></interface>");
  return g_string_free (xml, FALSE);
}

GtkShortcutsWindow *
desk_shortcuts_new (void)
{
  g_autofree char *xml = describe ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (xml, -1);

  return GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "window"));
}
