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
  { "round", "assigned", N_ ("Assigned"), "handover", "round = %s" },
  { "round", "accepted", N_ ("Accepted"), "handover", "round = %s and outcome = accepted" },
  { "round", "refused", N_ ("Refused"), "handover", "round = %s and outcome = refused" },
  { "round", "resolved", N_ ("Resolved"), "handover", "round = %s and case.state in " ANSWERED },
  { "round", "open", N_ ("Still open"), "handover", "round = %s and case.state in " OPEN },
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

/* ---- together ---- */

static GtkWidget *
make_together (guint i, const DeskSnapshot *snapshot, const char *uid)
{
  const char *answer = together[i].answer != NULL ? desk_snapshot_get_text (snapshot, together[i].answer) : NULL;
  g_autofree char *where = with_record (together[i].where, uid);
  g_autofree char *name = g_strdup_printf ("group.act.%s", together[i].act);
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
  for (guint i = 0; i < G_N_ELEMENTS (together); i++)
    if (g_str_equal (together[i].type, type->name))
      gtk_box_append (GTK_BOX (card), make_together (i, snapshot, uid));
  return card;
}
