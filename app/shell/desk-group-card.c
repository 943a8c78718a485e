/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-group-card.h"

#include "shell/desk-offer.h"
#include "shell/desk-pages.h"
#include "shell/desk-tooltip.h"
#include "shell/desk-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define OPEN "(registered, handed-over, accepted, in-progress, returned)"
#define ANSWERED "(resolved, verified, struck-off)"

/* A number of the card: @where with the record in place of the %s. */
typedef struct {
  const char *type;  /* of the record that gathers */
  const char *name;
  const char *label;
  const char *over;
  const char *where;
} Number;

static const Number numbers[] = {
  { "round", "assigned", N_ ("Assigned"), "handover", "round = %s and not outcome = recalled" },
  { "round", "accepted", N_ ("Accepted"), "handover", "round = %s and outcome = accepted" },
  { "round", "refused", N_ ("Refused"), "handover", "round = %s and outcome = refused" },
  { "round", "done", N_ ("Done in this round"), "handover", "round = %s and done_at is set" },
  { "round", "open", N_ ("Still open"), "handover", "round = %s and case.round = %s and case.state in " OPEN },
  { "round", "later", N_ ("Rolled on"), "handover", "round = %s and not case.round = %s and done_at is not set" },
  { "common-problem", "all", N_ ("Cases"), "case", "common_problem = %s" },
  { "common-problem", "resolved", N_ ("Resolved"), "case", "common_problem = %s and state in " ANSWERED },
  { "common-problem", "open", N_ ("Still open"), "case", "common_problem = %s and state in " OPEN },
};

/* What is done to all that are open. @answer: a field of the record that the act takes over as its "answer". */
static const struct {
  const char *type, *act, *label, *where, *answer, *why_not;
} together[] = {
  { "round", "assign", N_ ("Assign What Is Open in the Next Round…"), "round = %s and state in " OPEN, NULL, NULL },
  { "common-problem", "resolve", N_ ("Resolve Those That Are Open with This Answer…"), "common_problem = %s and state in " OPEN, "result",
    N_ ("Write down the result of the common problem first: it becomes the answer.") },
};

gboolean
desk_group_card_is_for (const DeskType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (numbers[i].type, type->name))
      return TRUE;
  return FALSE;
}

static char *
with_record (const char *where, const char *uid)
{
  GString *text = g_string_new (where);

  g_string_replace (text, "%s", uid, 0);
  return g_string_free (text, FALSE);
}

/* ---- numbers ---- */

static void
number_clicked (GtkWidget *button, const Number *number)
{
  desk_pages_open_list (button, number->over, g_object_get_data (G_OBJECT (button), "where"));
}

static void
counted (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) label = data;
  g_autoptr (GPtrArray) groups = desk_store_count_finish (DESK_STORE (store), result, NULL);
  g_autofree char *text = NULL;

  if (groups == NULL)
    return;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, groups->len > 0 ? ((DeskGroup *) groups->pdata[0])->count : 0);
  gtk_label_set_text (GTK_LABEL (label), text);
}

static GtkWidget *
make_number (DeskStore *store, const Number *number, const char *uid)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *count = gtk_label_new ("…");
  g_autofree char *name = g_strdup_printf ("group.%s", number->name);
  char *where = with_record (number->where, uid);
  g_autoptr (DeskListRequest) request = desk_list_request_new (number->over);

  gtk_widget_add_css_class (count, "h1");
  gtk_widget_add_css_class (count, "num");
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_(number->label)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "where", where, g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (number_clicked), (gpointer) number);
  request->query = desk_query_parse (where, NULL);
  desk_store_count_async (store, request, NULL, NULL, NULL, counted, g_object_ref (count));
  return button;
}

/* ---- what each unit was given in a round, and what of it came back ---- */

typedef struct {
  GtkWidget *grid;     /* source */
  char *uid;           /* of the round */
  GPtrArray *assigned; /* DeskGroup *, by unit */
} Units;

static void
units_free (Units *self)
{
  g_object_unref (self->grid);
  g_free (self->uid);
  g_clear_pointer (&self->assigned, g_ptr_array_unref);
  g_free (self);
}

static void
count_by_unit (DeskStore *store, Units *self, const char *more, GAsyncReadyCallback callback)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new ("handover");
  g_autofree char *where = g_strdup_printf ("round = %s and %s", self->uid, more);

  request->query = desk_query_parse (where, NULL);
  desk_store_count_async (store, request, "to_unit", NULL, NULL, callback, self);
}

static void
unit_clicked (GtkWidget *button)
{
  desk_pages_open_list (button, "handover", g_object_get_data (G_OBJECT (button), "where"));
}

static void
attach_number (GtkGrid *grid, int column, int row, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "num");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_unit (Units *self, int row, const DeskGroup *assigned, gint64 done)
{
  GtkWidget *button = gtk_button_new_with_label (assigned->label);
  g_autofree char *name = g_strdup_printf ("group.unit.%d", row);

  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tight");
  gtk_widget_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "where", g_strdup_printf ("round = %s and to_unit = %s and not outcome = recalled", self->uid, assigned->key), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (unit_clicked), NULL);
  gtk_grid_attach (GTK_GRID (self->grid), button, 0, row, 1, 1);
  attach_number (GTK_GRID (self->grid), 1, row, assigned->count);
  attach_number (GTK_GRID (self->grid), 2, row, done);
  attach_number (GTK_GRID (self->grid), 3, row, assigned->count - done);
}

static void
done_counted (GObject *store, GAsyncResult *result, gpointer data)
{
  static const char *const heads[] = { N_ ("Unit"), N_ ("Assigned"), N_ ("Done"), N_ ("Not done") };
  Units *self = data;
  g_autoptr (GPtrArray) done = desk_store_count_finish (DESK_STORE (store), result, NULL);

  for (guint i = 0; done != NULL && self->assigned->len > 0 && i < G_N_ELEMENTS (heads); i++)
    {
      GtkWidget *head = gtk_label_new (_(heads[i]));

      gtk_label_set_xalign (GTK_LABEL (head), i == 0 ? 0 : 1);
      gtk_widget_add_css_class (head, "factk");
      gtk_grid_attach (GTK_GRID (self->grid), head, (int) i, 0, 1, 1);
    }
  for (guint i = 0; done != NULL && i < self->assigned->len; i++)
    {
      const DeskGroup *assigned = self->assigned->pdata[i];
      gint64 n = 0;

      for (guint k = 0; k < done->len; k++)
        if (g_str_equal (((const DeskGroup *) done->pdata[k])->key, assigned->key))
          n = ((const DeskGroup *) done->pdata[k])->count;
      attach_unit (self, (int) i + 1, assigned, n);
    }
  units_free (self);
}

static void
assigned_counted (GObject *store, GAsyncResult *result, gpointer data)
{
  Units *self = data;

  self->assigned = desk_store_count_finish (DESK_STORE (store), result, NULL);
  if (self->assigned != NULL)
    count_by_unit (DESK_STORE (store), self, "done_at is set", done_counted);
  else
    units_free (self);
}

static GtkWidget *
make_units (DeskStore *store, const char *uid)
{
  Units *self = g_new0 (Units, 1);
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  gtk_widget_set_name (grid, "group.units");
  self->grid = g_object_ref (grid);
  self->uid = g_strdup (uid);
  count_by_unit (store, self, "not outcome = recalled", assigned_counted);
  return grid;
}

/* ---- together ---- */

/* Nothing is offered for what is not there. */
static void
open_counted (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) button = data;
  g_autoptr (GPtrArray) groups = desk_store_count_finish (DESK_STORE (store), result, NULL);

  gtk_widget_set_visible (button, groups != NULL && groups->len > 0 && ((const DeskGroup *) groups->pdata[0])->count > 0);
}

static GtkWidget *
make_together (DeskStore *store, guint i, const DeskSnapshot *snapshot, const char *uid)
{
  const char *answer = together[i].answer != NULL ? desk_snapshot_get_text (snapshot, together[i].answer) : NULL;
  g_autofree char *where = with_record (together[i].where, uid);
  g_autofree char *name = g_strdup_printf ("group.act.%s", together[i].act);
  g_autoptr (DeskListRequest) request = desk_list_request_new ("case");
  g_autoptr (GVariant) target = NULL;
  GtkWidget *button;
  GVariantBuilder presets;

  g_variant_builder_init (&presets, G_VARIANT_TYPE ("a{ss}"));
  if (answer != NULL)
    g_variant_builder_add (&presets, "{ss}", "answer", answer);
  target = g_variant_ref_sink (g_variant_new ("(sss@a{ss})", together[i].act, "case", where, g_variant_builder_end (&presets)));
  const DeskOffer offer = { name, NULL, _(together[i].label), NULL, NULL, NULL, NULL };
  button = desk_offer_button (&offer);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_visible (button, FALSE);
  request->query = desk_query_parse (where, NULL);
  desk_store_count_async (store, request, NULL, NULL, NULL, open_counted, g_object_ref (button));
  if (together[i].answer != NULL && answer == NULL)
    {
      gtk_widget_set_sensitive (button, FALSE);
      desk_tooltip_set (button, _(together[i].why_not));
      return button;
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.act-all");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  return button;
}

GtkWidget *
desk_group_card_new (DeskStore *store, const DeskType *type, const DeskSnapshot *snapshot)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_label_new (_("How far its cases have come"));
  GtkWidget *row = desk_wrap_box_new (12);
  g_autofree char *uid = desk_uuid_to_string (&snapshot->uid);

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "h2");
  gtk_widget_add_css_class (card, "desk-card");
  gtk_widget_add_css_class (card, "desk-pad-wide");
  gtk_widget_set_name (card, "record.card");
  gtk_box_append (GTK_BOX (card), head);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (numbers[i].type, type->name))
      gtk_box_append (GTK_BOX (row), make_number (store, &numbers[i], uid));
  gtk_box_append (GTK_BOX (card), row);
  if (g_str_equal (type->name, "round"))
    gtk_box_append (GTK_BOX (card), make_units (store, uid));
  for (guint i = 0; i < G_N_ELEMENTS (together); i++)
    if (g_str_equal (together[i].type, type->name))
      gtk_box_append (GTK_BOX (card), make_together (store, i, snapshot, uid));
  return card;
}
