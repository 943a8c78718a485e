/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form asks, and where it stands. */
#include "shell/desk-form-layout.h"

#include "model/desk-act.h"
#include "shell/desk-pair-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* In a narrower column labels and choices are cut off. */
#define COLUMN_LEAST 370

GPtrArray *
desk_form_fields (const DeskType *type, const DeskSnapshot *snapshot, const char *const *except)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < type->fields->len; i++)
    {
      const DeskField *field = type->fields->pdata[i];
      if ((field->flags & (DESK_FIELD_COMPUTED | DESK_FIELD_RETIRED)) ||
          (except != NULL && g_strv_contains (except, field->name)) || desk_act_field_waits (type, snapshot, field))
        continue;
      /* a choice with nothing to choose from is filled in by an area only */
      if ((field->kind == DESK_FIELD_CHOICE || field->kind == DESK_FIELD_CHOICES) && field->choices == NULL)
        continue;
      /* where there is nothing to choose the initial value says it */
      if (field->kind == DESK_FIELD_CHOICE && field->initial != NULL && field->choices[0].code != NULL && field->choices[1].code == NULL)
        continue;
      g_ptr_array_add (fields, (gpointer) field);
    }
  return fields;
}

/* Where fields come from and how they are to stand. */
typedef struct {
  GtkBox *box;
  GPtrArray *fields; /* const DeskField * */
  DeskFormFlags flags;
} Layout;

static GtkWidget *
add_card (const Layout *self, GtkWidget *column, const char *title, gboolean first)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  if (!(self->flags & DESK_FORM_PLAIN))
    {
      gtk_widget_add_css_class (card, "desk-card");
      gtk_widget_add_css_class (card, "desk-pad-wide");
    }
  if (title != NULL)
    {
      GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *label = gtk_label_new (title);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (label, "h2");
      gtk_box_append (GTK_BOX (head), label);
      if (first)
        {
          GtkWidget *star = gtk_label_new (_("* needed"));
          gtk_widget_add_css_class (star, "small");
          gtk_widget_add_css_class (star, "l-red");
          gtk_widget_add_css_class (star, "desk-star");
          gtk_box_append (GTK_BOX (head), star);
        }
      gtk_box_append (GTK_BOX (card), head);
    }
  gtk_box_append (GTK_BOX (column), card);
  return card;
}

static const char *
group_of (const Layout *self, guint n)
{
  const char *group = self->flags & DESK_FORM_FLAT ? NULL : desk_field_get_group (self->fields->pdata[n]);

  return group != NULL ? group : "";
}

/* Where the cards go: one column that is not too wide to read, or two when
 * there are several cards; in a dialog they just follow one another. */
static void
make_columns (const Layout *self, GtkWidget *columns[2])
{
  gboolean several = FALSE;

  for (guint i = 1; i < self->fields->len; i++)
    several = several || !g_str_equal (group_of (self, i), group_of (self, 0));
  columns[0] = columns[1] = GTK_WIDGET (self->box);
  if (self->flags & DESK_FORM_PLAIN)
    return;
  columns[0] = columns[1] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_valign (columns[0], GTK_ALIGN_START);
  if (several)
    {
      GtkWidget *pair = desk_pair_box_new (50, 12);
      columns[1] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
      gtk_widget_set_valign (columns[1], GTK_ALIGN_START);
      /* beside a card of what may be the same there is not room for both columns: then one is below the other */
      for (int i = 0; i < 2; i++)
        gtk_widget_set_size_request (columns[i], COLUMN_LEAST, -1);
      gtk_box_append (GTK_BOX (pair), columns[0]);
      gtk_box_append (GTK_BOX (pair), columns[1]);
      gtk_box_append (self->box, pair);
      return;
    }
  GtkWidget *clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), columns[0]);
  gtk_box_append (self->box, clamp);
}

/* The card that begins with field @at stands right when the left column is better filled without it. */
static gboolean
goes_right (const Layout *self, guint at)
{
  guint before = 0, own = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      gboolean same = g_str_equal (group_of (self, i), group_of (self, at));
      own += same;
      before += !same && i < at;
    }
  return at > 0 && 2 * before + own >= self->fields->len;
}

GPtrArray *
desk_form_lay_out (GtkBox *box, GPtrArray *fields, const char *title, DeskFormFlags flags)
{
  const Layout self = { box, fields, flags };
  g_autoptr (GHashTable) cards = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *all = g_ptr_array_new ();
  GtkWidget *columns[2];

  if (!(flags & DESK_FORM_PLAIN))
    gtk_box_set_spacing (box, 12);
  make_columns (&self, columns);
  for (guint i = 0; i < fields->len; i++)
    {
      const char *group = group_of (&self, i);
      GtkWidget *card = g_hash_table_lookup (cards, group);

      if (card == NULL)
        {
          card = add_card (&self, columns[goes_right (&self, i)], *group != '\0' ? group : title, g_hash_table_size (cards) == 0);
          g_hash_table_insert (cards, (gpointer) group, card);
        }
      g_ptr_array_add (all, card);
    }
  return all;
}
