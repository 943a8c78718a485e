/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-filter-editor.h"

#include "model/desk-date.h"
#include "shell/desk-box.h"
#include "shell/desk-tooltip.h"

#include <glib/gi18n-lib.h>

#define FOUND_AT_MOST 30

typedef struct {
  GtkWidget *box;
  DeskStore *store;
  const DeskField *field;
  char *path;
  DeskFilterChanged changed;
  gpointer data;
  gboolean filling;       /* widgets are being set, nobody chose anything */

  GPtrArray *words;       /* char *: the values ticked */
  GtkWidget *found;       /* GtkListBox of the records found */
  GCancellable *search;
  GtkWidget *from, *to;   /* entries of a range */
  GtkWidget *message;
} Editor;

static void
editor_free (gpointer data)
{
  Editor *self = data;

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->store);
  g_ptr_array_unref (self->words);
  g_free (self->path);
  g_free (self);
}

static void
tell (Editor *self, DeskQuery *query)
{
  if (!self->filling)
    self->changed (query, self->data);
}

static gboolean
has_word (Editor *self, const char *word, guint *index)
{
  return g_ptr_array_find_with_equal_func (self->words, word, g_str_equal, index);
}

static gboolean
is_tree (const DeskField *field)
{
  return g_strcmp0 (field->refers, "area") == 0;
}

static void
tell_words (Editor *self)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (DeskQuery) query = NULL;

  if (self->words->len == 1)
    query = desk_query_compare (is_tree (self->field) ? DESK_QUERY_UNDER : DESK_QUERY_EQUAL, self->path, self->words->pdata[0]);
  else if (self->words->len > 1)
    {
      g_ptr_array_extend (list, self->words, NULL, NULL);
      g_ptr_array_add (list, NULL);
      query = desk_query_in (self->path, (const char *const *) list->pdata);
    }
  tell (self, query);
}

/* ---- values to tick ---- */

static void
value_toggled (GtkCheckButton *check, Editor *self)
{
  const char *word = g_object_get_data (G_OBJECT (check), "word");
  guint index;

  if (self->filling)
    return;
  if (!gtk_check_button_get_active (check))
    {
      if (has_word (self, word, &index))
        g_ptr_array_remove_index (self->words, index);
    }
  else if (!has_word (self, word, NULL))
    {
      if (is_tree (self->field)) /* one place and what is under it */
        g_ptr_array_set_size (self->words, 0);
      g_ptr_array_add (self->words, g_strdup (word));
    }
  tell_words (self);
}

static GtkWidget *
make_check (Editor *self, const char *word, const char *label, const char *detail)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_label_new (label);
  g_autofree char *id = g_strdup_printf ("filter.%s.%s", self->path, word);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 24);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  if (detail != NULL && *detail != '\0')
    {
      GtkWidget *more = gtk_label_new (detail);
      gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (more), 18);
      gtk_widget_add_css_class (more, "caption");
      gtk_widget_add_css_class (more, "dim-label");
      gtk_box_append (GTK_BOX (box), more);
    }
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_widget_set_name (check, id);
  g_object_set_data_full (G_OBJECT (check), "word", g_strdup (word), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), has_word (self, word, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (check, "toggled", G_CALLBACK (value_toggled), self);
  return check;
}

static GtkWidget *
in_scroller (GtkWidget *child, int height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static void
add_choices (Editor *self)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (const DeskChoice *choice = self->field->choices; choice != NULL && choice->code != NULL; choice++)
    gtk_box_append (GTK_BOX (list), make_check (self, choice->code, desk_choice_get_label (choice), NULL));
  gtk_box_append (GTK_BOX (self->box), in_scroller (list, 420));
}

static void
add_boolean (Editor *self)
{
  gtk_box_append (GTK_BOX (self->box), make_check (self, "1", _("Yes"), NULL));
  gtk_box_append (GTK_BOX (self->box), make_check (self, "0", _("No"), NULL));
}

/* ---- records to find ---- */

static void
add_special (Editor *self)
{
  if (g_strcmp0 (self->field->refers, "person") == 0)
    gtk_box_append (GTK_BOX (self->found), make_check (self, "me", _("Me"), NULL));
  else if (g_strcmp0 (self->field->refers, "unit") == 0)
    gtk_box_append (GTK_BOX (self->found), make_check (self, "my-unit", _("My unit"), NULL));
}

/* Those ticked stay in sight whatever is searched. */
static void
add_ticked (Editor *self)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const char *word = self->words->pdata[i];
      g_autofree char *title = NULL;

      if (g_str_equal (word, "me") || g_str_equal (word, "my-unit"))
        continue;
      title = desk_store_title_text (self->store, word);
      gtk_box_append (GTK_BOX (self->found), make_check (self, word, title != NULL && *title != '\0' ? title : word, NULL));
    }
}

static void
show_matches (Editor *self, GPtrArray *matches)
{
  self->filling = TRUE;
  desk_box_clear (self->found);
  add_special (self);
  add_ticked (self);
  for (guint i = 0; i < matches->len; i++)
    {
      const DeskMatch *match = matches->pdata[i];
      g_autofree char *word = desk_uuid_to_string (&match->uid);

      if (!has_word (self, word, NULL))
        gtk_box_append (GTK_BOX (self->found), make_check (self, word, match->title, match->detail));
    }
  gtk_widget_set_visible (self->message, matches->len == 0 && self->words->len == 0);
  gtk_label_set_text (GTK_LABEL (self->message), _("Nothing of that name"));
  self->filling = FALSE;
}

static void
found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = desk_store_find_finish (DESK_STORE (source), result, &error);
  Editor *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the editor may be gone */
  if (matches != NULL)
    show_matches (self, matches);
  else
    {
      gtk_label_set_text (GTK_LABEL (self->message), error->message);
      gtk_widget_set_visible (self->message, TRUE);
    }
}

static void
look_for (Editor *self, const char *words)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  desk_store_find_async (self->store, self->field->refers, words, FOUND_AT_MOST, self->search, found, self);
}

static void
search_changed (GtkSearchEntry *entry, Editor *self)
{
  look_for (self, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
add_references (Editor *self)
{
  GtkWidget *entry = gtk_search_entry_new ();

  self->found = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->message = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->message, "dim-label");
  gtk_widget_set_visible (self->message, FALSE);
  g_object_set (entry, "placeholder-text", _("Name, initials or code"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, desk_field_get_label (self->field), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 24);
  g_signal_connect (entry, "search-changed", G_CALLBACK (search_changed), self);
  gtk_box_append (GTK_BOX (self->box), entry);
  gtk_box_append (GTK_BOX (self->box), in_scroller (self->found, 300));
  gtk_box_append (GTK_BOX (self->box), self->message);
  add_special (self);
  add_ticked (self);
  look_for (self, "");
}

/* ---- stretches of time and bounds ---- */

static gboolean
is_time (const DeskField *field)
{
  return field->kind == DESK_FIELD_DATE || field->kind == DESK_FIELD_TIME_STAMP;
}

static void
stretch_clicked (GtkWidget *button, Editor *self)
{
  const char *text = g_object_get_data (G_OBJECT (button), "query");
  g_autoptr (DeskQuery) query = desk_query_parse (text, NULL);
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  tell (self, query);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
add_stretch (Editor *self, const char *id, const char *label, char *owned_query)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("filter.%s.%s", self->path, id);

  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "query", owned_query, g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (stretch_clicked), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
add_stretches (Editor *self)
{
  static const struct {
    const char *word;
    const char *label;
  } stretches[] = {
    { "today", N_ ("Today") },
    { "this-week", N_ ("This week") },
    { "this-month", N_ ("This month") },
    { "this-quarter", N_ ("This quarter") },
    { "this-year", N_ ("This year") },
  };

  if (g_str_equal (self->field->name, "due_at"))
    {
      add_stretch (self, "overdue", _("Overdue"), g_strdup_printf ("%s < now", self->path));
      add_stretch (self, "week", _("Within seven days"), g_strdup_printf ("%s between (today, today+7)", self->path));
    }
  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    add_stretch (self, stretches[i].word, _(stretches[i].label), g_strdup_printf ("%s = %s", self->path, stretches[i].word));
  add_stretch (self, "none", _("Not given"), g_strdup_printf ("%s is not set", self->path));
}

/* What was typed as a bound, as a query writes it; NULL and a message when it cannot be read. */
static char *
read_bound (Editor *self, GtkWidget *entry, gboolean *given)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *plain = g_strstrip (g_strdup (text));
  char today[DESK_DATE_STR_LEN], date[DESK_DATE_STR_LEN];
  g_autoptr (GError) error = NULL;
  g_auto (DeskValue) value = DESK_VALUE_INIT;

  *given = *plain != '\0';
  if (!*given)
    return NULL;
  desk_date_from_us (desk_store_now (self->store), desk_store_get_zone (self->store), today);
  if (is_time (self->field) ? desk_date_parse (plain, today, desk_store_get_calendar (self->store), date, &error)
                            : desk_field_parse (self->field, plain, today, &value, &error))
    return is_time (self->field) ? g_strdup (date) : g_strdup (plain);
  gtk_label_set_text (GTK_LABEL (self->message), error->message);
  gtk_widget_set_visible (self->message, TRUE);
  return NULL;
}

static void
range_applied (GtkWidget *widget, Editor *self)
{
  gboolean has_from, has_to;
  g_autofree char *from = NULL, *to = NULL;
  g_autoptr (DeskQuery) query = NULL;
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);

  gtk_widget_set_visible (self->message, FALSE);
  from = read_bound (self, self->from, &has_from);
  to = read_bound (self, self->to, &has_to);
  if ((has_from && from == NULL) || (has_to && to == NULL))
    return;
  if (from != NULL && to != NULL)
    query = desk_query_between (self->path, from, to);
  else if (from != NULL)
    query = desk_query_compare (DESK_QUERY_AT_LEAST, self->path, from);
  else if (to != NULL)
    query = desk_query_compare (DESK_QUERY_AT_MOST, self->path, to);
  tell (self, query);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
make_bound (Editor *self, GtkWidget *grid, const char *label, const char *text, int row)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *word = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (word), entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 14);
  if (is_time (self->field))
    {
      gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("3-5, today, -30"));
      desk_tooltip_set (entry, _("A date such as 2026-03-05, 3-5, today, or days from today such as -30"));
    }
  g_signal_connect (entry, "activate", G_CALLBACK (range_applied), self);
  gtk_grid_attach (GTK_GRID (grid), word, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), entry, 1, row, 1, 1);
  return entry;
}

static void
add_range (Editor *self, DeskQuery *current)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *apply = gtk_button_new_with_mnemonic (_("_Apply"));
  const char *first = current != NULL && current->words != NULL && current->words->len > 0 ? current->words->pdata[0] : NULL;
  const char *second = current != NULL && current->words != NULL && current->words->len > 1 ? current->words->pdata[1] : NULL;
  DeskQueryOp op = current != NULL ? current->op : DESK_QUERY_ALL;
  g_autofree char *name = g_strdup_printf ("filter.%s.apply", self->path);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  self->from = make_bound (self, grid, _("_From"), op == DESK_QUERY_BETWEEN || op == DESK_QUERY_AT_LEAST ? first : NULL, 0);
  self->to = make_bound (self, grid, _("_To"), op == DESK_QUERY_BETWEEN ? second : op == DESK_QUERY_AT_MOST ? first : NULL, 1);
  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->message), 28);
  gtk_widget_add_css_class (self->message, "msg-error");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_name (apply, name);
  g_signal_connect (apply, "clicked", G_CALLBACK (range_applied), self);
  if (is_time (self->field))
    gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_box_append (GTK_BOX (self->box), self->message);
  gtk_box_append (GTK_BOX (self->box), apply);
}

/* ---- words ---- */

static void
words_changed (GtkSearchEntry *entry, Editor *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr (DeskQuery) query = *text != '\0' ? desk_query_compare (DESK_QUERY_CONTAINS, self->path, text) : NULL;

  tell (self, query);
}

static void
add_words (Editor *self, DeskQuery *current)
{
  GtkWidget *entry = gtk_search_entry_new ();

  if (current != NULL && current->op == DESK_QUERY_CONTAINS)
    gtk_editable_set_text (GTK_EDITABLE (entry), current->words->pdata[0]);
  g_object_set (entry, "placeholder-text", _("Contains…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, desk_field_get_label (self->field), -1);
  g_signal_connect (entry, "search-changed", G_CALLBACK (words_changed), self);
  gtk_box_append (GTK_BOX (self->box), entry);
}

static void
fill (Editor *self, DeskQuery *current)
{
  switch (self->field->kind)
    {
    case DESK_FIELD_CHOICE:
    case DESK_FIELD_CHOICES:
      add_choices (self);
      break;
    case DESK_FIELD_BOOLEAN:
      add_boolean (self);
      break;
    case DESK_FIELD_REFERENCE:
    case DESK_FIELD_REFERENCES:
      add_references (self);
      break;
    case DESK_FIELD_DATE:
    case DESK_FIELD_TIME_STAMP:
      add_stretches (self);
      add_range (self, current);
      break;
    case DESK_FIELD_INTEGER:
    case DESK_FIELD_DECIMAL:
    case DESK_FIELD_MONEY:
    case DESK_FIELD_PERCENT:
      add_range (self, current);
      break;
    default:
      add_words (self, current);
      break;
    }
}

GtkWidget *
desk_filter_editor_new (DeskStore *store, const DeskField *field, const char *path, DeskQuery *current, DeskFilterChanged changed, gpointer data)
{
  Editor *self = g_new0 (Editor, 1);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->store = g_object_ref (store);
  self->field = field;
  self->path = g_strdup (path);
  self->changed = changed;
  self->data = data;
  self->words = g_ptr_array_new_with_free_func (g_free);
  if (current != NULL && (current->op == DESK_QUERY_EQUAL || current->op == DESK_QUERY_IN || current->op == DESK_QUERY_UNDER))
    for (guint i = 0; i < current->words->len; i++)
      g_ptr_array_add (self->words, g_strdup (current->words->pdata[i]));
  g_object_set_data_full (G_OBJECT (self->box), "editor", self, editor_free);
  self->filling = TRUE;
  fill (self, current);
  self->filling = FALSE;
  return self->box;
}
