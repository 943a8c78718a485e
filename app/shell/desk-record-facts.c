/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-record-facts.h"

#include "shell/desk-attachment-list.h"
#include "shell/desk-mark-cell.h"
#include "shell/desk-masked-value.h"
#include "shell/desk-offer.h"
#include "shell/desk-pages.h"
#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
link_clicked (GtkWidget *button)
{
  DeskUuid uid;

  if (desk_uuid_parse (g_object_get_data (G_OBJECT (button), "uuid"), &uid))
    desk_pages_open_record (button, &uid);
}

GtkWidget *
desk_record_link_new (const char *uuid, const char *label)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "desk-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_name (button, "record.open");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "uuid", g_strdup (uuid), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (link_clicked), NULL);
  return button;
}

static GtkWidget *
make_text (const char *words, int lines)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (lines > 0)
    {
      gtk_label_set_lines (GTK_LABEL (label), lines);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      desk_tooltip_set (label, words);
    }
  else
    gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
make_value (const DeskFact *fact, const DeskRecordText *text, int lines)
{
  const DeskChoice *choice = NULL;

  if (fact->files != NULL && lines == 0)
    {
      GtkWidget *files = desk_attachment_list_new (text->folder, FALSE);
      desk_attachment_list_set_text (DESK_ATTACHMENT_LIST (files), fact->files);
      return files;
    }
  if (desk_field_is_masked (fact->field))
    return desk_masked_value_new (&text->snapshot->uid, fact->field, fact->value);
  if (fact->uuid != NULL && *fact->value != '\0')
    return desk_record_link_new (fact->uuid, fact->value);
  if (fact->field->kind == DESK_FIELD_CHOICE)
    for (choice = fact->field->choices; choice != NULL && choice->code != NULL; choice++)
      if (g_str_equal (desk_choice_get_label (choice), fact->value))
        break;
  if (choice != NULL && choice->code != NULL && choice->tint != NULL)
    {
      GtkWidget *pill = desk_mark_cell_new (TRUE);
      desk_mark_cell_set (DESK_MARK_CELL (pill), choice->icon, fact->value, desk_tone_from_word (choice->tint));
      return pill;
    }
  return make_text (fact->value, lines);
}

void
desk_record_facts_add (GtkGrid *grid, const char *label, GtkWidget *value)
{
  int row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (grid), "rows"));
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 14);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_add_css_class (name, "factk");
  gtk_widget_set_hexpand (value, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  gtk_grid_attach (grid, value, 1, row, 1, 1);
  g_object_set_data (G_OBJECT (grid), "rows", GINT_TO_POINTER (row + 1));
}

GtkWidget *
desk_record_facts_new (const DeskRecordText *text, DeskFactFilter filter, gpointer data, int lines)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  for (guint i = 0; i < text->facts->len; i++)
    {
      const DeskFact *fact = text->facts->pdata[i];

      if (*fact->value == '\0' || (filter != NULL && !filter (fact, data)))
        continue;
      desk_record_facts_add (GTK_GRID (grid), desk_field_get_label (fact->field), make_value (fact, text, lines));
      n++;
    }
  if (n > 0)
    return grid;
  g_object_ref_sink (grid);
  g_object_unref (grid);
  return NULL;
}

/* ---- what refers to it ---- */

static void
all_clicked (GtkWidget *button, const DeskLinks *unused G_GNUC_UNUSED)
{
  desk_pages_open_list (button, g_object_get_data (G_OBJECT (button), "over"), g_object_get_data (G_OBJECT (button), "where"));
}

GtkWidget *
desk_record_links_new (const DeskLinks *links, const char *except_uuid)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = g_strdup_printf ("%s · %s", desk_type_get_label_many (links->type), desk_field_get_label (links->field));
  g_autofree char *number = g_strdup_printf (_("all %u"), links->total);
  GtkWidget *title = gtk_label_new (words);
  const DeskOffer offer = { "record.all", NULL, number, _("Open the list of all of them"), NULL, NULL, "flat tight" };
  GtkWidget *all = desk_offer_button (&offer);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "factk");
  g_object_set_data (G_OBJECT (all), "over", (gpointer) g_intern_string (links->type->name));
  g_object_set_data_full (G_OBJECT (all), "where", g_strdup (links->where), g_free);
  g_signal_connect (all, "clicked", G_CALLBACK (all_clicked), NULL);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), all);
  gtk_box_append (GTK_BOX (box), head);
  for (guint i = 0; i < links->first->len; i++)
    {
      const DeskLinkedText *linked = links->first->pdata[i];
      g_autofree char *line = NULL;

      if (g_strcmp0 (linked->uuid, except_uuid) == 0)
        continue;
      line = *linked->code != '\0' ? g_strdup_printf ("%s  %s", linked->code, linked->title) : g_strdup (linked->title);
      gtk_box_append (GTK_BOX (box), desk_record_link_new (linked->uuid, line));
    }
  return box;
}
