/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-record-cards.h"

#include "shell/desk-group-card.h"
#include "shell/desk-mark-cell.h"
#include "shell/desk-tier-stepper.h"
#include "shell/desk-tooltip.h"
#include "shell/desk-wrap-layout.h"
#include "shell/desk-words.h"

#include "model/desk-act.h"
#include "model/desk-rules.h"

#include "model/desk-date.h"

#include <glib/gi18n-lib.h>

/* Earlier rows are in the timeline. */
#define ROWS_SHOWN 12

GtkWidget *
desk_record_cards_new_stepper (DeskStore *store)
{
  DeskType *cases = desk_registry_find_type (desk_store_get_registry (store), "case");
  const DeskField *field = cases != NULL ? desk_type_find_field (cases, "tier") : NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (const DeskChoice *choice = field != NULL ? field->choices : NULL; choice != NULL && choice->code != NULL; choice++)
    g_ptr_array_add (words, (gpointer) desk_choice_get_label (choice));
  g_ptr_array_add (words, NULL);
  return desk_tier_stepper_new ((const char *const *) words->pdata);
}

/* ---- tiers ---- */

GtkWidget *
desk_record_cards_new_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_name (label, "tier.now");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "small");
  return label;
}

/* Takes @line. */
static void
add_line (GString *lines, char *line)
{
  g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
  g_free (line);
}

/* What a row of the ladder says: one line each for when, why, by whom, who leads. */
static char *
tier_lines (DeskStore *store, const DeskType *type, const DeskValues *row)
{
  GTimeZone *zone = desk_store_get_zone (store);
  GString *lines = g_string_new (NULL);
  gint64 left = desk_values_get_integer (row, "left_at");
  const char *rule = desk_values_get_text (row, "rule"), *reason = desk_values_get_text (row, "reason");
  g_autofree char *by = desk_store_title_text (store, desk_values_get_text (row, "by"));
  g_autofree char *lead = desk_store_title_text (store, desk_values_get_text (row, "lead_post"));

  g_autofree char *from = desk_date_format_day (desk_values_get_integer (row, "entered_at"), zone, DESK_DATE_LONG);
  add_line (lines, g_strdup_printf (_("Reached on %s"), from));
  if (left != 0)
    {
      g_autofree char *to = desk_date_format_day (left, zone, DESK_DATE_LONG);
      add_line (lines, g_strdup_printf (_("Left on %s"), to));
    }
  if (reason != NULL)
    add_line (lines, g_strdup_printf (_("Because: %s"), reason));
  if (rule != NULL)
    add_line (lines, g_strdup_printf (_("Lifted by the rule: %s"), desk_rules_describe (type, rule)));
  if (by != NULL && *by != '\0')
    add_line (lines, g_strdup_printf (_("Lifted by: %s"), by));
  if (lead != NULL && *lead != '\0')
    add_line (lines, g_strdup_printf (_("Led by: %s"), lead));
  return g_string_free (lines, FALSE);
}

/* One who was set later leads the tier that the case is at. */
static char *
caption_words (DeskStore *store, const DeskType *type, const DeskSnapshot *snapshot, const DeskValues *row)
{
  g_autofree char *lines = row != NULL ? tier_lines (store, type, row) : g_strdup ("");
  const char *lead = desk_snapshot_get_text (snapshot, "lead_post");
  GString *words = g_string_new (lines);

  if (lead != NULL && g_strcmp0 (row != NULL ? desk_values_get_text (row, "lead_post") : NULL, lead) != 0)
    {
      g_autofree char *title = desk_store_title_text (store, lead);
      add_line (words, g_strdup_printf (_("Led by: %s"), title));
    }
  g_string_replace (words, "\n", " · ", 0);
  return g_string_free (words, FALSE);
}

void
desk_record_cards_show_tiers (GtkWidget *stepper, GtkLabel *caption, DeskStore *store, const DeskType *type, const DeskSnapshot *snapshot)
{
  int state = desk_state_from_code (desk_snapshot_get_text (snapshot, "state"));
  int current = desk_tier_from_code (desk_snapshot_get_text (snapshot, "tier"));
  char *details[DESK_N_TIERS] = { NULL };
  const DeskValues *row = NULL;

  for (guint n = 1; n <= desk_snapshot_get_n_rows (snapshot, "lift"); n++)
    {
      row = desk_snapshot_get_row (snapshot, "lift", n);
      int tier = desk_tier_from_code (desk_values_get_text (row, "tier"));
      if (tier >= 0 && details[tier] == NULL)
        details[tier] = tier_lines (store, type, row);
    }
  desk_tier_stepper_set (DESK_TIER_STEPPER (stepper), current, state >= 0 && ((1u << state) & DESK_STATES_ANSWERED) != 0, details);
  g_autofree char *words = caption_words (store, type, snapshot, row);
  gtk_label_set_text (caption, words);
  gtk_widget_set_visible (GTK_WIDGET (caption), *words != '\0');
  for (guint i = 0; i < DESK_N_TIERS; i++)
    g_free (details[i]);
}

char *
desk_record_cards_dup_state (const DeskType *type, const DeskSnapshot *snapshot)
{
  const DeskField *field = desk_type_find_field (type, "state");
  const char *code = desk_snapshot_get_text (snapshot, "state");
  const DeskChoice *choice = field != NULL && code != NULL ? desk_field_find_choice (field, code) : NULL;
  gint64 reworks = desk_type_is_a (type, "case") ? desk_snapshot_get_integer (snapshot, "reworks") : 0;

  if (choice == NULL)
    return g_strdup ("");
  if (reworks == 0)
    return g_strdup (desk_choice_get_label (choice));
  /* Translators: the state of a case, and how often it was done anew */
  return g_strdup_printf (_("%s · rework no. %d"), desk_choice_get_label (choice), (int) reworks);
}

void
desk_record_cards_add_tags (GtkBox *box, const DeskRecordText *text)
{
  static const char *const fields[] = { "step", "kind", "category", "scope", "severity", "front" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const DeskFact *fact = desk_record_text_find (text, fields[i]);
      GtkWidget *tag;

      if (fact == NULL || fact->field->kind != DESK_FIELD_CHOICE || *fact->value == '\0')
        continue;
      if (g_strcmp0 (desk_snapshot_get_text (text->snapshot, fields[i]), "ordinary") == 0)
        continue;
      tag = gtk_label_new (fact->value);
      gtk_widget_add_css_class (tag, "tag");
      gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
      desk_tooltip_set (tag, desk_field_get_label (fact->field));
      gtk_box_append (box, tag);
    }
}

/* ---- cards ---- */

static GtkWidget *
make_card (const char *title)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "h2");
  gtk_widget_add_css_class (card, "desk-card");
  gtk_widget_add_css_class (card, "desk-pad-wide");
  gtk_widget_set_name (card, "record.card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (card), head);
  return card;
}

static const char *const in_head[] = { "number", "title", "state", "step", "tier", "paused", "due_at", "warn_at", "due_what", "due_provisional", "paused_for", "withdrawn", NULL };
static const char *const of_demand[] = { "words", "attachments", "category", "visit", "common_problem", "scope", "front", "severity", NULL };
static const char *const of_handling[] = { "party", "area", "source", "registered_by", "registered_unit", "registered_at", "unit", "person", "lead_post", "plan",
                                           "answer", "proof", "resolved_at", "heart_at", "heart_words", "closed_at", "joint_units", "round", "original", "duplicates", "split_from",
                                           "refusals", "reworks", "rule_at", "changed_at", NULL };

static gboolean
in (const char *const *names, const DeskFact *fact)
{
  return g_strv_contains (names, fact->field->name);
}

static gboolean
is_demand (const DeskFact *fact, gpointer data G_GNUC_UNUSED)
{
  return in (of_demand, fact);
}

static gboolean
is_handling (const DeskFact *fact, gpointer data G_GNUC_UNUSED)
{
  /* nought is not worth a line */
  if (g_str_equal (fact->field->name, "refusals") || g_str_equal (fact->field->name, "reworks"))
    return !g_str_equal (fact->value, "0");
  return in (of_handling, fact);
}

typedef struct {
  const DeskRecordText *text;
  const char *group; /* translated; NULL: fields of no group */
} Group;

static gboolean
is_of_group (const DeskFact *fact, gpointer data)
{
  const Group *group = data;

  if (desk_type_is_a (group->text->type, "case") && (in (in_head, fact) || in (of_demand, fact) || in (of_handling, fact)))
    return FALSE;
  return g_strcmp0 (desk_field_get_group (fact->field), group->group) == 0;
}

static void
add_facts (GtkBox *box, const DeskRecordText *text, const char *title, DeskFactFilter filter, gpointer data)
{
  GtkWidget *facts = desk_record_facts_new (text, filter, data, 0);
  GtkWidget *card;

  if (facts == NULL)
    return;
  card = make_card (title);
  gtk_box_append (GTK_BOX (card), facts);
  gtk_box_append (box, card);
}

static void
add_groups (GtkBox *box, const DeskRecordText *text)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  Group group = { text, NULL };

  add_facts (box, text, desk_type_get_label (text->type), is_of_group, &group);
  for (guint i = 0; i < text->facts->len; i++)
    {
      const DeskFact *fact = text->facts->pdata[i];
      const char *name = desk_field_get_group (fact->field);

      if (name == NULL || g_ptr_array_find_with_equal_func (seen, name, g_str_equal, NULL))
        continue;
      g_ptr_array_add (seen, (gpointer) name);
      group.group = name;
      add_facts (box, text, name, is_of_group, &group);
    }
}

/* ---- closures ---- */

static GtkWidget *
make_closure (const DeskClosure *closure)
{
  GtkWidget *one = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (closure->why == NULL ? "desk-check-symbolic" : "desk-ring-symbolic");
  g_autofree char *name = g_strdup_printf ("closure.%s", closure->name);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", closure->label, closure->why == NULL ? _("yes") : _("not yet"));
  g_autofree char *date = closure->at_us != 0 ? desk_date_format_day (closure->at_us, NULL, DESK_DATE_LONG) : NULL;
  GtkWidget *when = gtk_label_new (closure->why == NULL ? date : _("not yet"));

  gtk_widget_set_name (one, name);
  gtk_widget_add_css_class (icon, closure->why == NULL ? "a-green" : "a-grey");
  gtk_widget_add_css_class (when, "dim-label");
  gtk_widget_add_css_class (when, "small");
  gtk_widget_add_css_class (when, "num");
  desk_tooltip_set (one, closure->why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (one), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  closure->why != NULL ? closure->why : "", -1);
  gtk_box_append (GTK_BOX (one), icon);
  gtk_box_append (GTK_BOX (one), gtk_label_new (closure->label));
  gtk_box_append (GTK_BOX (one), when);
  return one;
}

/* Resolved or verified: what is left is to strike it off. */
static gboolean
is_to_be_struck_off (const DeskSnapshot *snapshot)
{
  int state = desk_state_from_code (desk_snapshot_get_text (snapshot, "state"));

  return state == DESK_STATE_RESOLVED || state == DESK_STATE_VERIFIED;
}

/* In words, so that nobody has to find out by pointing or by being refused. */
static void
add_missing_closures (GtkBox *card, const DeskClosure *closures, guint n)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *line, *why;
      g_autofree char *name = g_strdup_printf ("closure.missing.%s", closures[i].name);

      if (closures[i].why == NULL)
        continue;
      if (!any)
        gtk_box_append (card, desk_words_new (_("Still missing before it can be struck off:"), "strong"));
      any = TRUE;
      line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      why = desk_words_new (closures[i].why, NULL);
      gtk_widget_set_name (line, name);
      gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("desk-ring-symbolic"));
      gtk_box_append (GTK_BOX (line), why);
      gtk_box_append (card, line);
    }
}

static void
add_closures (GtkBox *box, const DeskRecordText *text)
{
  GtkWidget *card = make_card (_("What closes it"));
  GtkWidget *row = desk_wrap_box_new (18);
  DeskClosure closures[DESK_MAX_CLOSURES];
  guint n = desk_case_closures (text->type, text->snapshot, closures);

  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (row), make_closure (&closures[i]));
  gtk_box_append (GTK_BOX (card), row);
  if (is_to_be_struck_off (text->snapshot))
    add_missing_closures (GTK_BOX (card), closures, n);
  gtk_box_append (box, card);
}

/* ---- parts of joint units ---- */

/* Unit and how far it is; what it was asked; what it answered. */
static GtkWidget *
make_part (DeskStore *store, const DeskValues *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *state = desk_mark_cell_new (TRUE);
  g_autofree char *unit = desk_store_title_text (store, desk_values_get_text (row, "to_unit"));
  const DeskField *field = desk_type_find_field (desk_registry_find_type (desk_store_get_registry (store), "handover"), "outcome");
  const DeskChoice *outcome = desk_field_find_choice (field, desk_values_get_text (row, "outcome"));
  const char *answer = desk_values_get_text (row, "answer"), *reason = desk_values_get_text (row, "reason");
  gint64 due = desk_values_get_integer (row, "due_at");

  gtk_box_append (GTK_BOX (head), desk_words_new (unit, "strong"));
  desk_mark_cell_set (DESK_MARK_CELL (state), NULL, outcome != NULL ? desk_choice_get_label (outcome) : NULL,
                      outcome != NULL ? desk_tone_from_word (outcome->tint) : DESK_TONE_GREY);
  gtk_box_append (GTK_BOX (head), state);
  if (due != 0 && desk_values_get_integer (row, "done_at") == 0)
    {
      g_autofree char *date = desk_date_format_day (due, desk_store_get_zone (store), DESK_DATE_LONG);
      g_autofree char *until = g_strdup_printf (_("until %s"), date);
      gtk_box_append (GTK_BOX (head), desk_words_new (until, due < desk_store_now (store) ? "l-red" : "dim-label"));
    }
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), desk_words_new (desk_values_get_text (row, "instruction"), NULL));
  if (answer != NULL || reason != NULL)
    {
      g_autofree char *words = g_strdup_printf (_("%s: %s"), answer != NULL ? _("Answer") : _("Reason"), answer != NULL ? answer : reason);
      gtk_box_append (GTK_BOX (box), desk_words_new (words, "dim-label"));
    }
  return box;
}

static void
add_parts (GtkBox *box, DeskStore *store, const DeskRecordText *text)
{
  GtkWidget *card = NULL;

  for (guint n = 1; n <= desk_snapshot_get_n_rows (text->snapshot, "handover"); n++)
    {
      const DeskValues *row = desk_snapshot_get_row (text->snapshot, "handover", n);
      if (g_strcmp0 (desk_values_get_text (row, "role"), "joint") != 0)
        continue;
      if (card == NULL)
        card = make_card (_("Parts of joint units"));
      gtk_box_append (GTK_BOX (card), make_part (store, row));
    }
  if (card != NULL)
    gtk_box_append (box, card);
}

/* ---- rows ---- */

static GtkWidget *
make_cell (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A column in which no row says anything is left out. */
static gboolean
is_used (const DeskRowTexts *rows, guint column)
{
  for (guint i = 0; i < rows->rows->len; i++)
    if (*((char **) rows->rows->pdata[i])[column] != '\0')
      return TRUE;
  return FALSE;
}

static void
add_rows (GtkBox *box, const DeskRowTexts *rows)
{
  GtkWidget *card = make_card (desk_type_get_label_many (rows->type));
  GtkWidget *grid = gtk_grid_new ();
  guint listed = 0, first = rows->rows->len > ROWS_SHOWN ? rows->rows->len - ROWS_SHOWN : 0;
  int column = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint f = 0; f < rows->type->fields->len; f++)
    {
      const DeskField *field = rows->type->fields->pdata[f];

      if ((field->flags & DESK_FIELD_IN_LIST) == 0)
        continue;
      if (is_used (rows, listed))
        {
          gtk_grid_attach (GTK_GRID (grid), make_cell (desk_field_get_label (field), "factk"), column, 0, 1, 1);
          for (guint i = first; i < rows->rows->len; i++)
            gtk_grid_attach (GTK_GRID (grid), make_cell (((char **) rows->rows->pdata[i])[listed], NULL), column, (int) (i - first) + 1, 1, 1);
          column++;
        }
      listed++;
    }
  gtk_box_append (GTK_BOX (card), grid);
  gtk_box_append (box, card);
}

void
desk_record_cards_fill (GtkBox *box, DeskStore *store, const DeskRecordText *text)
{
  gboolean is_case, is_answered;

  g_return_if_fail (GTK_IS_BOX (box) && text != NULL);
  is_case = desk_type_is_a (text->type, "case");
  is_answered = is_case && desk_snapshot_get_integer (text->snapshot, "resolved_at") != 0;
  if (is_answered) /* what closes it is the next question, and the first thing to see */
    add_closures (box, text);
  if (is_case)
    add_facts (box, text, _("What was raised"), is_demand, NULL);
  add_groups (box, text);
  if (is_case)
    {
      add_facts (box, text, _("How it is handled"), is_handling, NULL);
      add_parts (box, store, text);
      if (!is_answered)
        add_closures (box, text);
    }
  if (desk_group_card_is_for (text->type))
    gtk_box_append (box, desk_group_card_new (store, text->type, text->snapshot));
  if (text->parts != NULL)
    desk_record_parts_fill (box, text->parts, text->snapshot);
  for (guint i = 0; i < text->rows->len; i++)
    add_rows (box, text->rows->pdata[i]);
}
