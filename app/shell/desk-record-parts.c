/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-record-parts.h"

#include "exchange/desk-ledger-table.h"
#include "shell/desk-offer.h"
#include "shell/desk-pages.h"
#include "shell/desk-record-facts.h"
#include "shell/desk-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More are in the list that the card opens. */
#define ROWS_SHOWN 8
#define COLUMNS_SHOWN 7

static void
part_free (gpointer data)
{
  DeskPartText *part = data;

  g_free (part->uuid);
  g_strfreev (part->cells);
  g_free (part);
}

void
desk_record_parts_free (DeskRecordParts *parts)
{
  if (parts == NULL)
    return;
  g_free (parts->where);
  g_ptr_array_unref (parts->columns);
  g_ptr_array_unref (parts->rows);
  g_strfreev (parts->sums);
  g_free (parts);
}

/* ---- reading ---- */

/* What says of every row the same, that it belongs here, is no column. */
static char **
find_columns (DeskRegistry *registry, const DeskType *type, GPtrArray *fields)
{
  GPtrArray *paths = g_ptr_array_new ();
  gsize len = strlen (type->part_of);

  for (guint i = 0; type->columns[i] != NULL && paths->len < COLUMNS_SHOWN; i++)
    {
      const char *path = type->columns[i];
      const DeskField *field = desk_registry_resolve (registry, type, path, NULL, NULL);

      if (field == NULL || (strncmp (path, type->part_of, len) == 0 && (path[len] == '\0' || path[len] == '.')))
        continue;
      g_ptr_array_add (paths, g_strdup (path));
      g_ptr_array_add (fields, (gpointer) field);
    }
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (paths, FALSE);
}

static gboolean
read_rows (DeskStore *store, DeskRecordParts *parts, char **paths, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new (parts->type->name);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  request->query = desk_query_parse (parts->where, error);
  request->sort = g_strdup (parts->type->sort);
  ids = request->query != NULL ? desk_store_list (store, request, NULL, NULL, cancellable, error) : NULL;
  if (ids == NULL)
    return FALSE;
  parts->total = ids->len;
  if (ids->len == 0)
    return TRUE;
  rows = desk_store_fetch (store, parts->type->name, (const char *const *) paths, (const gint64 *) (gpointer) ids->data, MIN (ids->len, ROWS_SHOWN),
                           cancellable, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      DeskPartText *part;
      DeskRow *row = rows->pdata[i];

      if (row == NULL || !desk_row_is_loaded (row))
        continue;
      part = g_new0 (DeskPartText, 1);
      part->uuid = desk_uuid_to_string (desk_row_get_uid (row));
      part->cells = g_new0 (char *, parts->columns->len + 1);
      for (guint k = 0; k < parts->columns->len; k++)
        part->cells[k] = g_strdup (desk_row_get_cell (row, k));
      g_ptr_array_add (parts->rows, part);
    }
  return rows != NULL;
}

/* A saved list that says so adds up what it finds; else what the ledger over them adds up. */
static const char *
find_totals (DeskRegistry *registry, const DeskType *type, const char **label, const char **where)
{
  GPtrArray *lists = desk_registry_get_saved_lists (registry), *ledgers = desk_registry_get_ledgers (registry);

  for (guint i = 0; i < lists->len; i++)
    {
      const DeskSavedList *list = lists->pdata[i];
      if (list->totals == NULL || !g_str_equal (list->over, type->name))
        continue;
      *label = desk_language_pick (list->label, list->label_zh);
      *where = list->where;
      return list->totals;
    }
  for (guint i = 0; i < ledgers->len; i++)
    {
      const DeskLedger *ledger = ledgers->pdata[i];
      if (ledger->totals == NULL || !g_str_equal (ledger->over, type->name))
        continue;
      *label = _("Total");
      *where = ledger->where;
      return ledger->totals;
    }
  return NULL;
}

static char *
read_sum (DeskStore *store, const DeskType *type, const DeskField *field, const char *where, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskListRequest) request = desk_list_request_new (type->name);
  g_autoptr (GPtrArray) groups = NULL;
  g_auto (DeskValue) sum = DESK_VALUE_INIT;

  request->query = desk_query_parse (where, error);
  groups = request->query != NULL ? desk_store_count (store, request, NULL, field->name, cancellable, error) : NULL;
  if (groups == NULL)
    return NULL;
  desk_value_init_integer (&sum, groups->len > 0 ? ((const DeskGroup *) groups->pdata[0])->sum : 0);
  return desk_field_format (field, &sum, DESK_FORMAT_DISPLAY, desk_store_get_zone (store));
}

/* What they come to altogether, also of those that are not shown; of one alone it would say the same again. */
static gboolean
read_sums (DeskStore *store, DeskRecordParts *parts, char **paths, GCancellable *cancellable, GError **error)
{
  const char *where = NULL, *totals = parts->total > 1 ? find_totals (desk_store_get_registry (store), parts->type, &parts->sum_label, &where) : NULL;
  g_auto (GStrv) wanted = g_strsplit (totals != NULL ? totals : "", " ", -1);
  g_autofree char *counted = where != NULL ? g_strdup_printf ("(%s) and %s", where, parts->where) : g_strdup (parts->where);
  g_auto (GStrv) sums = g_new0 (char *, parts->columns->len + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < parts->columns->len; i++)
    {
      gboolean is_wanted = g_strv_contains ((const char *const *) wanted, paths[i]) && desk_ledger_adds_up (parts->columns->pdata[i]);

      sums[i] = is_wanted ? read_sum (store, parts->type, parts->columns->pdata[i], counted, cancellable, error) : g_strdup ("");
      if (sums[i] == NULL)
        return FALSE;
      any = any || is_wanted;
    }
  if (any)
    parts->sums = g_steal_pointer (&sums);
  return TRUE;
}

GPtrArray *
desk_record_parts_read (DeskStore *store, const DeskType *type, const DeskUuid *record, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_record_parts_free);
  DeskRegistry *registry = desk_store_get_registry (store);
  char uuid[DESK_UUID_STR_LEN];

  desk_uuid_format (record, uuid);
  for (guint t = 0; t < desk_registry_get_n_types (registry); t++)
    {
      const DeskType *one = desk_registry_get_nth_type (registry, t);
      const DeskField *field = one->part_of != NULL ? desk_type_find_field (one, one->part_of) : NULL;
      g_auto (GStrv) paths = NULL;
      DeskRecordParts *parts;

      if (field == NULL || !desk_type_is_a (type, field->refers))
        continue;
      parts = g_new0 (DeskRecordParts, 1);
      parts->type = one;
      parts->absent = desk_registry_is_absent (registry, one->name);
      parts->offered = g_strcmp0 (one->area, type->area) == 0 || g_str_equal (field->refers, type->name);
      parts->where = g_strdup_printf ("%s = \"%s\"", one->part_of, uuid);
      parts->columns = g_ptr_array_new ();
      parts->rows = g_ptr_array_new_with_free_func (part_free);
      g_ptr_array_add (all, parts);
      paths = find_columns (registry, one, parts->columns);
      if (!read_rows (store, parts, paths, cancellable, error) || !read_sums (store, parts, paths, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&all);
}

/* ---- showing ---- */

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

static gboolean
is_used (const DeskRecordParts *parts, guint column)
{
  for (guint i = 0; i < parts->rows->len; i++)
    if (*((DeskPartText *) parts->rows->pdata[i])->cells[column] != '\0')
      return TRUE;
  return FALSE;
}

/* The first column that is used opens the record of its row. */
static GtkWidget *
make_table (const DeskRecordParts *parts)
{
  GtkWidget *grid = gtk_grid_new ();
  int at = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  for (guint column = 0; column < parts->columns->len; column++)
    {
      if (!is_used (parts, column))
        continue;
      gtk_grid_attach (GTK_GRID (grid), make_cell (desk_field_get_label (parts->columns->pdata[column]), "factk"), at, 0, 1, 1);
      for (guint i = 0; i < parts->rows->len; i++)
        {
          const DeskPartText *part = parts->rows->pdata[i];
          const char *words = part->cells[column];
          GtkWidget *cell = at == 0 ? desk_record_link_new (part->uuid, *words != '\0' ? words : "—") : make_cell (words, NULL);

          gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
          gtk_grid_attach (GTK_GRID (grid), cell, at, (int) i + 1, 1, 1);
        }
      if (parts->sums != NULL)
        gtk_grid_attach (GTK_GRID (grid), make_cell (at == 0 && *parts->sums[column] == '\0' ? parts->sum_label : parts->sums[column], "strong"), at,
                         (int) parts->rows->len + 1, 1, 1);
      at++;
    }
  return grid;
}

static void
all_clicked (GtkWidget *button)
{
  desk_pages_open_list (button, g_object_get_data (G_OBJECT (button), "over"), g_object_get_data (G_OBJECT (button), "where"));
}

/* As text of a dictionary: that it belongs to @record, and what the two have in common, so
 * that nobody says again whom a review of a case concerns. */
static char *
what_is_known (const DeskType *type, const DeskSnapshot *record)
{
  static const char *const common[] = { "party", "area" };
  g_autofree char *uid = desk_uuid_to_string (&record->uid);
  GVariantBuilder known;
  g_autoptr (GVariant) values = NULL;

  g_variant_builder_init (&known, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&known, "{ss}", type->part_of, uid);
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      const char *text = desk_snapshot_get_text (record, common[i]);
      if (text != NULL && !g_str_equal (common[i], type->part_of) && desk_type_find_field (type, common[i]) != NULL)
        g_variant_builder_add (&known, "{ss}", common[i], text);
    }
  values = g_variant_ref_sink (g_variant_builder_end (&known));
  return g_variant_print (values, TRUE);
}

static GtkWidget *
make_add (const DeskRecordParts *parts, const DeskSnapshot *record, gboolean named)
{
  g_autofree char *id = g_strdup_printf ("parts.add.%s%s", named ? "new." : "", parts->type->name);
  g_autofree char *known = what_is_known (parts->type, record);
  g_autofree char *action = g_strdup_printf ("win.create-with(('%s', %s))", parts->type->name, known);
  g_autofree char *tooltip = g_strdup_printf (_("Add: %s"), desk_type_get_label (parts->type));
  const DeskOffer offer = { id, action, named ? desk_type_get_label (parts->type) : _("Add"), tooltip, "list-add-symbolic", NULL, named ? "flat" : "flat tight" };
  return desk_offer_button (&offer);
}

static GtkWidget *
make_head (const DeskRecordParts *parts, const DeskSnapshot *record)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = g_strdup_printf ("%s · %u", desk_type_get_label_many (parts->type), parts->total);
  GtkWidget *title = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "h2");
  gtk_box_append (GTK_BOX (head), title);
  if (parts->total > parts->rows->len)
    {
      g_autofree char *number = g_strdup_printf (_("all %u"), parts->total);
      const DeskOffer offer = { "parts.all", NULL, number, _("Open the list of all of them"), NULL, NULL, "flat tight" };
      GtkWidget *all = desk_offer_button (&offer);

      g_object_set_data (G_OBJECT (all), "over", (gpointer) parts->type->name);
      g_object_set_data_full (G_OBJECT (all), "where", g_strdup (parts->where), g_free);
      g_signal_connect (all, "clicked", G_CALLBACK (all_clicked), NULL);
      gtk_box_append (GTK_BOX (head), all);
    }
  if (!parts->absent)
    gtk_box_append (GTK_BOX (head), make_add (parts, record, FALSE));
  return head;
}

static GtkWidget *
make_card (GtkBox *box, const char *name, const char *label)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (card, "desk-card");
  gtk_widget_add_css_class (card, "desk-pad-wide");
  gtk_widget_set_name (card, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (box, card);
  return card;
}

static void
add_missing (GtkBox *box, GPtrArray *parts, const DeskSnapshot *record)
{
  GtkWidget *card = NULL, *offers = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const DeskRecordParts *one = parts->pdata[i];

      if (one->total > 0 || one->absent || !one->offered)
        continue;
      if (card == NULL)
        {
          GtkWidget *title = gtk_label_new (_("Add to it"));

          card = make_card (box, "record.add-parts", _("Add to it"));
          gtk_label_set_xalign (GTK_LABEL (title), 0);
          gtk_widget_add_css_class (title, "h2");
          offers = desk_wrap_box_new (4);
          gtk_box_append (GTK_BOX (card), title);
          gtk_box_append (GTK_BOX (card), offers);
        }
      gtk_box_append (GTK_BOX (offers), make_add (one, record, TRUE));
    }
}

void
desk_record_parts_fill (GtkBox *box, GPtrArray *parts, const DeskSnapshot *record)
{
  g_return_if_fail (GTK_IS_BOX (box) && parts != NULL && record != NULL);
  for (guint i = 0; i < parts->len; i++)
    {
      const DeskRecordParts *one = parts->pdata[i];
      g_autofree char *name = g_strconcat ("record.parts.", one->type->name, NULL);
      GtkWidget *card;

      if (one->total == 0)
        continue;
      card = make_card (box, name, desk_type_get_label_many (one->type));
      gtk_box_append (GTK_BOX (card), make_head (one, record));
      gtk_box_append (GTK_BOX (card), make_table (one));
    }
  add_missing (box, parts, record);
}
