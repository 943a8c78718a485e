/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-form.h"

#include "model/desk-date.h"
#include "shell/desk-form-layout.h"
#include "shell/desk-form-row.h"

#include <glib/gi18n-lib.h>

struct _DeskForm {
  GtkWidget parent_instance;
  DeskStore *store;
  DeskType *type;
  DeskFormFlags flags;
  GtkWidget *box;
  GPtrArray *rows;      /* DeskFormRow *, in order; owned by the box */
  GPtrArray *conditions; /* DeskQuery * or NULL, of each row */
  GPtrArray *cards;     /* GtkWidget *, of each row */
  GHashTable *hidden;   /* names that the page hides */
  DeskValues *base;     /* NULL: a new record */
  DeskValues *known;    /* of the record acted on, or NULL */
  gboolean touched;
};

G_DEFINE_FINAL_TYPE (DeskForm, desk_form, GTK_TYPE_WIDGET)

enum { CHANGED, LEFT, DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static DeskFormRow *
nth (DeskForm *self, guint n)
{
  return self->rows->pdata[n];
}

static DeskFormRow *
find (DeskForm *self, const char *field)
{
  for (guint i = 0; field != NULL && i < self->rows->len; i++)
    if (g_str_equal (nth (self, i)->field->name, field))
      return nth (self, i);
  return NULL;
}

static gboolean
is_shown (DeskFormRow *row)
{
  return gtk_widget_get_visible (GTK_WIDGET (row));
}

static gboolean
is_sensitive (DeskFormRow *row)
{
  return (row->field->flags & DESK_FIELD_SENSITIVE) != 0;
}

/* ---- what is shown ---- */

/* What the rows say, set on @values. */
static DeskValues *
set_typed (DeskForm *self, DeskValues *values)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_auto (DeskValue) value = DESK_VALUE_INIT;
      if (desk_form_row_parse (nth (self, i), &value, NULL) && !(is_sensitive (nth (self, i)) && desk_value_is_none (&value)))
        desk_values_set (values, nth (self, i)->field->name, &value);
    }
  return values;
}

DeskValues *
desk_form_dup_values (DeskForm *self)
{
  return set_typed (self, self->base != NULL ? desk_values_copy (self->base) : desk_values_new ());
}

/* A condition may hang on a field that is itself hidden: two rounds settle every form there is. */
static void
update_shown (DeskForm *self)
{
  DeskActor me;
  DeskQueryContext context = { desk_store_now (self->store), desk_store_get_zone (self->store), DESK_UUID_NIL, DESK_UUID_NIL };

  desk_store_get_me (self->store, &me);
  context.me = me.uid;
  context.my_unit = me.unit;
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (DeskValues) values = self->known != NULL ? set_typed (self, desk_values_copy (self->known)) : desk_form_dup_values (self);
      for (guint i = 0; i < self->rows->len; i++)
        if (!is_shown (nth (self, i)))
          desk_values_set (values, nth (self, i)->field->name, NULL);
      for (guint i = 0; i < self->rows->len; i++)
        {
          const DeskQuery *condition = self->conditions->pdata[i];
          gboolean shown = (condition == NULL || desk_query_matches (condition, self->type, values, &context)) &&
                           !g_hash_table_contains (self->hidden, nth (self, i)->field->name);
          gtk_widget_set_visible (GTK_WIDGET (nth (self, i)), shown);
        }
    }
  /* a card of which nothing is shown would be an empty box */
  for (guint i = 0; i < self->cards->len; i++)
    {
      gboolean any = FALSE;
      for (guint j = 0; j < self->cards->len; j++)
        any = any || (self->cards->pdata[j] == self->cards->pdata[i] && is_shown (nth (self, j)));
      gtk_widget_set_visible (self->cards->pdata[i], any);
    }
}

static void
row_changed (DeskForm *self)
{
  self->touched = TRUE;
  update_shown (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
row_left (DeskForm *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
row_next (DeskFormRow *row, DeskForm *self)
{
  guint at = 0;

  g_ptr_array_find (self->rows, row, &at);
  for (guint i = at + 1; i < self->rows->len; i++)
    if (is_shown (nth (self, i)))
      {
        desk_form_row_grab (nth (self, i));
        return;
      }
  g_signal_emit (self, signals[DONE], 0);
}

/* ---- filling ---- */

void
desk_form_set_text (DeskForm *self, const char *field, const char *text)
{
  DeskFormRow *row = find (self, field);

  if (row == NULL)
    return;
  desk_form_row_set_text (row, text);
  update_shown (self);
}

char *
desk_form_dup_text (DeskForm *self, const char *field)
{
  DeskFormRow *row = find (self, field);

  return row != NULL ? desk_form_row_dup_text (row) : g_strdup ("");
}

gboolean
desk_form_has (DeskForm *self, const char *field)
{
  return find (self, field) != NULL;
}

void
desk_form_require (DeskForm *self, const char *field)
{
  DeskFormRow *row = find (self, field);

  if (row != NULL)
    desk_form_row_set_required (row, TRUE);
}

void
desk_form_set_note (DeskForm *self, const char *field, const char *note)
{
  DeskFormRow *row = find (self, field);

  if (row != NULL)
    desk_form_row_set_help (row, note != NULL ? note : desk_field_get_help (row->field));
}

void
desk_form_set_shown (DeskForm *self, const char *field, gboolean shown)
{
  if (shown)
    g_hash_table_remove (self->hidden, field);
  else
    g_hash_table_add (self->hidden, g_strdup (field));
  update_shown (self);
}

static char *
initial_text (DeskForm *self, const DeskField *field)
{
  DeskActor me;
  char today[DESK_DATE_STR_LEN];

  desk_store_get_me (self->store, &me);
  desk_date_from_us (desk_store_now (self->store), desk_store_get_zone (self->store), today);
  if (g_str_equal (field->initial, "today"))
    return g_strdup (today);
  if (g_str_equal (field->initial, "me"))
    return desk_uuid_is_nil (&me.uid) ? NULL : desk_uuid_to_string (&me.uid);
  if (g_str_equal (field->initial, "my-unit"))
    return desk_uuid_is_nil (&me.unit) ? NULL : desk_uuid_to_string (&me.unit);
  if (g_str_equal (field->initial, "now"))
    return desk_date_format_time (desk_store_now (self->store), desk_store_get_zone (self->store));
  return g_strdup (field->initial);
}

void
desk_form_fill_initial (DeskForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (nth (self, i)->field->initial != NULL)
      {
        g_autofree char *text = initial_text (self, nth (self, i)->field);
        if (text != NULL)
          desk_form_row_set_text (nth (self, i), text);
      }
  update_shown (self);
}

void
desk_form_set_known (DeskForm *self, const DeskValues *known)
{
  g_return_if_fail (DESK_IS_FORM (self) && known != NULL);
  g_clear_pointer (&self->known, desk_values_free);
  self->known = desk_values_copy (known);
  update_shown (self);
}

void
desk_form_set_base (DeskForm *self, const DeskUuid *record, const DeskValues *values)
{
  g_clear_pointer (&self->base, desk_values_free);
  self->base = values != NULL ? desk_values_copy (values) : NULL;
  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskFormRow *row = nth (self, i);
      const DeskValue *value = values != NULL ? desk_values_get (values, row->field->name) : NULL;
      g_autofree char *text = NULL;

      if (is_sensitive (row))
        {
          text = value != NULL && record != NULL ? desk_store_mask (self->store, record, row->field, value) : NULL;
          desk_form_row_set_stored (row, text);
          continue;
        }
      text = value != NULL ? desk_field_format (row->field, value, DESK_FORMAT_EDIT, desk_store_get_zone (self->store)) : NULL;
      desk_form_row_set_text (row, text);
    }
  self->touched = FALSE;
  update_shown (self);
}

/* What the person left alone follows the record; what they changed stays. */
void
desk_form_rebase (DeskForm *self, const DeskValues *values)
{
  g_autoptr (DeskValues) before = g_steal_pointer (&self->base);

  self->base = values != NULL ? desk_values_copy (values) : NULL;
  for (guint i = 0; before != NULL && values != NULL && i < self->rows->len; i++)
    {
      DeskFormRow *row = nth (self, i);
      g_auto (DeskValue) value = DESK_VALUE_INIT;
      const DeskValue *now = desk_values_get (values, row->field->name);

      if (is_sensitive (row) || !desk_form_row_parse (row, &value, NULL) || !desk_value_equal (&value, desk_values_get (before, row->field->name)) ||
          desk_value_equal (&value, now))
        continue;
      g_autofree char *text = desk_field_format (row->field, now, DESK_FORMAT_EDIT, desk_store_get_zone (self->store));
      desk_form_row_set_text (row, text);
    }
  update_shown (self);
}

gboolean
desk_form_is_touched (DeskForm *self)
{
  return self->touched;
}

/* ---- judging ---- */

/* Two that stand as they were are left alone, as the store leaves them. */
static char *
bound_problem (DeskForm *self, DeskFormRow *row, gboolean least, const DeskValues *values)
{
  const char *field = row->field->name, *bound = least ? row->field->at_least : row->field->at_most;
  DeskFormRow *other = find (self, bound);

  if (bound == NULL || (other != NULL && !is_shown (other)) ||
      (self->base != NULL && desk_value_equal (desk_values_get (values, field), desk_values_get (self->base, field)) &&
       desk_value_equal (desk_values_get (values, bound), desk_values_get (self->base, bound))))
    return NULL;
  return desk_type_bound_problem (self->type, row->field, least, values);
}

gboolean
desk_form_check (DeskForm *self, gboolean show, GPtrArray *missing)
{
  g_autoptr (DeskValues) values = desk_form_dup_values (self);
  gboolean fine = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskFormRow *row = nth (self, i);
      g_auto (DeskValue) value = DESK_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      g_autofree char *problem = NULL;

      if (!is_shown (row))
        continue;
      if (!desk_form_row_parse (row, &value, &error))
        problem = g_strdup (error->message);
      else if (row->required && desk_value_is_none (&value) && !row->stored)
        problem = g_strdup_printf (_("“%s” is needed."), desk_field_get_label (row->field));
      else if ((problem = bound_problem (self, row, TRUE, values)) == NULL)
        problem = bound_problem (self, row, FALSE, values);
      if (show && (problem != NULL || row->problem == NULL))
        desk_form_row_set_problem (row, problem);
      if (problem == NULL)
        continue;
      fine = FALSE;
      if (missing != NULL)
        g_ptr_array_add (missing, g_strdup (desk_field_get_label (row->field)));
    }
  return fine;
}

/* A field with an initial value that was emptied is emptied on purpose. */
static void
fill_new (DeskFormRow *row, const DeskValue *value, DeskCommandPart *part)
{
  if (!desk_value_is_none (value) || (row->field->initial != NULL && !is_sensitive (row)))
    desk_command_part_set (part, row->field->name, NULL, value);
}

void
desk_form_fill_part (DeskForm *self, DeskCommandPart *part)
{
  desk_form_fill_some (self, part, NULL, NULL);
}

void
desk_form_fill_some (DeskForm *self, DeskCommandPart *part, const char *const *only, const char *const *except)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskFormRow *row = nth (self, i);
      g_auto (DeskValue) value = DESK_VALUE_INIT;
      const DeskValue *base = self->base != NULL ? desk_values_get (self->base, row->field->name) : NULL;

      if (!is_shown (row) || (only != NULL && !g_strv_contains (only, row->field->name)) ||
          (except != NULL && g_strv_contains (except, row->field->name)) || !desk_form_row_parse (row, &value, NULL))
        continue;
      if (self->base == NULL)
        fill_new (row, &value, part);
      else if (is_sensitive (row) ? !desk_value_is_none (&value) : !desk_value_equal (base, &value))
        desk_command_part_set (part, row->field->name, is_sensitive (row) ? NULL : base, &value);
    }
}

gboolean
desk_form_show_problem (DeskForm *self, const char *field, const char *problem)
{
  DeskFormRow *row = find (self, field);

  if (row == NULL || !is_shown (row))
    return FALSE;
  desk_form_row_set_problem (row, problem);
  return TRUE;
}

char *
desk_form_dup_problem (DeskForm *self, const char *field)
{
  DeskFormRow *row = find (self, field);

  return row != NULL ? g_strdup (row->problem) : NULL;
}

const DeskField *
desk_form_find_field (DeskForm *self, const char *field)
{
  DeskFormRow *row = find (self, field);

  return row != NULL ? row->field : NULL;
}

char *
desk_form_dup_label (DeskForm *self, const char *name)
{
  const DeskField *field = desk_form_find_field (self, name);

  if (field == NULL)
    field = desk_type_find_field (self->type, name);
  return g_strdup (field != NULL ? desk_field_get_label (field) : name);
}

char *
desk_form_describe (DeskForm *self, const char *name, const DeskValue *value)
{
  const DeskField *field = desk_form_find_field (self, name);

  if (field == NULL)
    field = desk_type_find_field (self->type, name);
  if (field == NULL || desk_value_is_none (value))
    return g_strdup ("—");
  if (field->kind == DESK_FIELD_REFERENCE || field->kind == DESK_FIELD_REFERENCES)
    {
      g_auto (GStrv) uids = g_strsplit (desk_value_get_text (value), ",", -1);
      GString *titles = g_string_new (NULL);
      for (guint i = 0; uids[i] != NULL; i++)
        {
          g_autofree char *title = desk_store_title_text (self->store, uids[i]);
          g_string_append_printf (titles, "%s%s", i > 0 ? desk_language_pick (", ", "、") : "", title);
        }
      return g_string_free (titles, FALSE);
    }
  return desk_field_format (field, value, field->kind == DESK_FIELD_TELEPHONE ? DESK_FORMAT_EDIT : DESK_FORMAT_DISPLAY, desk_store_get_zone (self->store));
}

/* ---- focus ---- */

void
desk_form_start (DeskForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (is_shown (nth (self, i)))
      {
        desk_form_row_grab (nth (self, i));
        return;
      }
}

void
desk_form_start_at_problem (DeskForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (is_shown (nth (self, i)) && nth (self, i)->problem != NULL)
      {
        desk_form_row_grab (nth (self, i));
        return;
      }
}

/* ---- drafts ---- */

GVariant *
desk_form_save (DeskForm *self)
{
  GVariantBuilder texts, base, all;

  g_variant_builder_init (&texts, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_init (&base, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_init (&all, G_VARIANT_TYPE ("a{sv}"));
  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskFormRow *row = nth (self, i);
      g_autofree char *text = NULL, *was = NULL;

      if (is_sensitive (row))
        continue;
      text = desk_form_row_dup_draft (row);
      g_variant_builder_add (&texts, "{ss}", row->field->name, text);
      if (self->base == NULL)
        continue;
      was = desk_field_format (row->field, desk_values_get (self->base, row->field->name), DESK_FORMAT_EDIT, desk_store_get_zone (self->store));
      g_variant_builder_add (&base, "{ss}", row->field->name, was);
    }
  g_variant_builder_add (&all, "{sv}", "text", g_variant_builder_end (&texts));
  if (self->base != NULL)
    g_variant_builder_add (&all, "{sv}", "base", g_variant_builder_end (&base));
  else
    g_variant_builder_clear (&base);
  return g_variant_builder_end (&all);
}

void
desk_form_restore (DeskForm *self, GVariant *saved)
{
  g_autoptr (GVariant) texts = g_variant_lookup_value (saved, "text", G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GVariant) base = g_variant_lookup_value (saved, "base", G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *name, *text;

  if (base != NULL)
    {
      if (self->base == NULL)
        self->base = desk_values_new ();
      g_variant_iter_init (&iter, base);
      while (g_variant_iter_next (&iter, "{&s&s}", &name, &text))
        {
          DeskFormRow *row = find (self, name);
          g_auto (DeskValue) value = DESK_VALUE_INIT;
          if (row != NULL && desk_field_parse (row->field, text, NULL, &value, NULL))
            desk_values_set (self->base, name, &value);
        }
    }
  if (texts != NULL)
    {
      g_variant_iter_init (&iter, texts);
      while (g_variant_iter_next (&iter, "{&s&s}", &name, &text))
        {
          DeskFormRow *row = find (self, name);
          if (row != NULL)
            desk_form_row_set_text (row, text);
        }
    }
  self->touched = TRUE;
  update_shown (self);
}

/* ---- making ---- */

/* A row for each field, in its card. */
static void
add_rows (DeskForm *self, GPtrArray *fields, const char *title)
{
  GtkSizeGroup *labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  self->cards = desk_form_lay_out (GTK_BOX (self->box), fields, title, self->flags);
  for (guint i = 0; i < fields->len; i++)
    {
      const DeskField *field = fields->pdata[i];
      GtkWidget *row = desk_form_row_new (self->store, field);

      gtk_size_group_add_widget (labels, DESK_FORM_ROW (row)->label_box);
      g_signal_connect_swapped (row, "changed", G_CALLBACK (row_changed), self);
      g_signal_connect_swapped (row, "left", G_CALLBACK (row_left), self);
      g_signal_connect (row, "next", G_CALLBACK (row_next), self);
      gtk_box_append (GTK_BOX (self->cards->pdata[i]), row);
      g_ptr_array_add (self->rows, row);
      g_ptr_array_add (self->conditions, field->shown_if != NULL ? desk_query_parse (field->shown_if, NULL) : NULL);
    }
  g_object_unref (labels);
}

static void
condition_free (gpointer data)
{
  if (data != NULL)
    desk_query_unref (data);
}

GtkWidget *
desk_form_new (DeskStore *store, const DeskType *type, GPtrArray *fields, const char *title, DeskFormFlags flags)
{
  DeskForm *self = g_object_new (DESK_TYPE_FORM, NULL);

  self->store = g_object_ref (store);
  self->type = desk_type_ref ((DeskType *) type);
  self->flags = flags;
  add_rows (self, fields, title);
  update_shown (self);
  return GTK_WIDGET (self);
}

static void
desk_form_dispose (GObject *object)
{
  DeskForm *self = DESK_FORM (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->type, desk_type_unref);
  g_clear_pointer (&self->base, desk_values_free);
  g_clear_pointer (&self->known, desk_values_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_form_parent_class)->dispose (object);
}

static void
desk_form_finalize (GObject *object)
{
  DeskForm *self = DESK_FORM (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->conditions);
  g_hash_table_unref (self->hidden);
  G_OBJECT_CLASS (desk_form_parent_class)->finalize (object);
}

static void
desk_form_class_init (DeskFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_FORM);
  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", DESK_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", DESK_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_form_init (DeskForm *self)
{
  self->rows = g_ptr_array_new ();
  self->conditions = g_ptr_array_new_with_free_func (condition_free);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
