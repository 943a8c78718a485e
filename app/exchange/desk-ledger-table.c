/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/desk-ledger-table.h"
#include "model/desk-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGE 256
#define NO_CHOICE 0xff

/* One column of the table, and what is counted of it. */
typedef struct {
  char *path;
  char *group;      /* or NULL */
  const DeskField *field;
  int short_name;   /* on paper, of a unit: where its short name is fetched; -1 */
  gboolean filled;  /* some row has something here */
  gboolean is_total;
  gboolean is_tally;
  GArray *sums;    /* gint64 a row, of a total */
  GByteArray *codes; /* number of the choice a row, of a tally */
} Column;

/* Lives as long as the table: the subtotals read it. */
typedef struct {
  GPtrArray *columns; /* Column * */
  GByteArray *late;   /* 1 where the row's case is overdue; NULL: not asked */
  DeskRegistry *registry; /* the fields are its */
  guint n_rows;       /* that are counted; sums of groups stand below them */
} Counts;

typedef struct {
  DeskStore *store;
  const DeskLedgerRequest *request;
  const DeskType *type;
  DeskLedgerPurpose purpose;
  Counts *counts;
  char **paths; /* what is fetched: the columns, then state and due date */
  int state, due;
  gboolean one_year;
  gint64 now_us;
} Maker;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->path);
  g_free (column->group);
  g_clear_pointer (&column->sums, g_array_unref);
  g_clear_pointer (&column->codes, g_byte_array_unref);
  g_free (column);
}

static void
counts_free (gpointer data)
{
  Counts *counts = data;

  g_ptr_array_unref (counts->columns);
  g_clear_pointer (&counts->late, g_byte_array_unref);
  g_object_unref (counts->registry);
  g_free (counts);
}

/* --- counting --- */

static void
append_tally (GString *text, const Column *column, guint first, guint n)
{
  const DeskChoice *choices = column->field->choices;
  gboolean any = FALSE;

  for (guint c = 0; choices[c].code != NULL; c++) {
    guint found = 0;
    for (guint i = first; i < first + n; i++)
      found += column->codes->data[i] == c;
    if (found == 0)
      continue;
    if (!any)
      g_string_append_printf (text, "%s%s%s", desk_language_pick ("; ", "；"), desk_field_get_label (column->field),
                              desk_language_pick (": ", "："));
    g_string_append_printf (text, "%s%s %u", any ? desk_language_pick (", ", "，") : "", desk_choice_get_label (&choices[c]), found);
    any = TRUE;
  }
}

static char *
format_sum (const DeskField *field, gint64 sum, DeskFormat format)
{
  DeskValue value;

  desk_value_init_integer (&value, sum);
  return desk_field_format (field, &value, format, NULL);
}

gboolean
desk_ledger_adds_up (const DeskField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);
  return desk_field_is_integer (field) && field->kind != DESK_FIELD_TIME_STAMP;
}

static char *
format_total (const DeskField *field, gint64 total, DeskFormat format)
{
  return desk_ledger_adds_up (field) ? format_sum (field, total, format) : g_strdup_printf ("%" G_GINT64_FORMAT, total);
}

static void
append_sum (GString *text, const Column *column, guint first, guint n)
{
  gint64 sum = 0;

  for (guint i = first; i < first + n; i++)
    sum += g_array_index (column->sums, gint64, i);
  if (!desk_ledger_adds_up (column->field) && sum == n) /* how many rows there are is said already */
    return;
  g_autofree char *amount = format_total (column->field, sum, DESK_FORMAT_DISPLAY);
  g_string_append_printf (text, "%s%s %s", desk_language_pick ("; ", "；"), desk_field_get_label (column->field), amount);
}

static void
append_counts (GString *text, const Counts *counts, guint first, guint n)
{
  for (guint i = 0; i < counts->columns->len; i++) {
    const Column *column = counts->columns->pdata[i];
    if (column->is_tally)
      append_tally (text, column, first, n);
    else if (column->is_total)
      append_sum (text, column, first, n);
  }
  guint late = 0;
  for (guint i = first; counts->late != NULL && i < first + n; i++)
    late += counts->late->data[i];
  if (late > 0)
    g_string_append_printf (text, _ ("; overdue %u"), late);
  g_string_append (text, desk_language_pick (".", "。"));
}

static char *
subtotal (DeskTable *table, guint first, guint n, gpointer user_data)
{
  const Counts *counts = user_data;
  GString *text = g_string_new (NULL);

  (void) table;
  n = first < counts->n_rows ? MIN (n, counts->n_rows - first) : 0;
  if (n == 0)
    return g_string_free (text, TRUE);
  g_string_append_printf (text, ngettext ("This page: %u row", "This page: %u rows", n), n);
  append_counts (text, counts, first, n);
  return g_string_free (text, FALSE);
}

static void
set_totals (DeskTable *table, const Counts *counts, guint n)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gboolean any = FALSE;

  g_string_append_printf (text, ngettext ("All pages: %u row", "All pages: %u rows", n), n);
  append_counts (text, counts, 0, n);
  if (n > 0)
    desk_table_set_total (table, text->str);
  g_string_free (text, TRUE);
  g_ptr_array_add (cells, g_strdup (""));
  for (guint i = 0; i < counts->columns->len; i++) {
    const Column *column = counts->columns->pdata[i];
    gint64 sum = 0;
    for (guint k = 0; column->is_total && k < n; k++)
      sum += g_array_index (column->sums, gint64, k);
    any |= column->is_total;
    g_ptr_array_add (cells, column->is_total ? format_total (column->field, sum, DESK_FORMAT_EXPORT) : g_strdup (i == 0 ? _ ("Total") : ""));
  }
  if (any && n > 0)
    desk_table_set_total_row (table, (const char *const *) cells->pdata);
}

/* --- columns --- */

static gboolean
is_number (const DeskField *field)
{
  return field->kind == DESK_FIELD_INTEGER || field->kind == DESK_FIELD_DECIMAL || field->kind == DESK_FIELD_MONEY;
}

static gboolean
has_tints (const DeskField *field)
{
  return field->kind == DESK_FIELD_CHOICE && field->choices != NULL && field->choices[0].code != NULL && field->choices[0].tint != NULL;
}

static double
weight_of (const DeskField *field)
{
  switch (field->kind) {
  case DESK_FIELD_LONG_TEXT:
    return 3;
  case DESK_FIELD_TEXT:
    return (field->flags & DESK_FIELD_PINYIN) != 0 ? 2 : 0;
  case DESK_FIELD_REFERENCE:
  case DESK_FIELD_REFERENCES:
    return 1;
  default:
    return 0;
  }
}

static char *
column_label (const Column *column, DeskLedgerPurpose purpose)
{
  const char *unit = is_number (column->field) ? desk_field_get_unit (column->field) : NULL;
  const char *label = desk_field_get_label (column->field);

  if (column->field->kind == DESK_FIELD_MONEY && unit == NULL)
    unit = _ ("yuan");
  if (unit == NULL)
    return g_strdup (label);
  return g_strdup_printf (purpose == DESK_LEDGER_FORM ? "%s\n(%s)" : "%s (%s)", label, unit);
}

static gboolean
add_column (Maker *maker, const char *declared, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (declared, "@", 2);
  Column *column = g_new0 (Column, 1);

  g_ptr_array_add (maker->counts->columns, column);
  column->path = g_strdup (parts[0]);
  column->group = g_strdup (parts[1]);
  column->short_name = -1;
  column->field = desk_registry_resolve (maker->counts->registry, maker->type, parts[0], NULL, error);
  if (column->field == NULL)
    return FALSE;
  column->is_total = g_strv_contains ((const char *const *) maker->request->totals, parts[0]);
  column->is_tally = has_tints (column->field);
  if (column->is_total)
    column->sums = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (column->is_tally)
    column->codes = g_byte_array_new ();
  return TRUE;
}

static void
add_head (const Maker *maker, DeskTable *table, const Column *column)
{
  g_autofree char *label = column_label (column, maker->purpose);
  DeskTableColumn head = {
    .label = label,
    .group = column->group == NULL ? NULL : *column->group != '\0' ? desk_ledger_group_label (column->group) : desk_field_get_group (column->field),
    /* What is empty all the way down takes no room from what is not. */
    .weight = column->filled ? weight_of (column->field) : 0,
    .align = is_number (column->field) ? DESK_TABLE_ALIGN_END : DESK_TABLE_ALIGN_AUTO,
    .kind = is_number (column->field) ? DESK_TABLE_NUMBER : DESK_TABLE_TEXT,
  };
  desk_table_add_column (table, &head);
}

/* What is read beside the columns to know which rows are overdue. */
static void
add_paths (Maker *maker)
{
  gboolean of_case = desk_type_is_a (maker->type, "case");
  gboolean row_of_case = g_strcmp0 (maker->type->row_of, "case") == 0;
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; i < maker->counts->columns->len; i++)
    g_ptr_array_add (paths, g_strdup (((Column *) maker->counts->columns->pdata[i])->path));
  for (guint i = 0; i < maker->counts->columns->len && maker->purpose == DESK_LEDGER_FORM; i++) {
    Column *column = maker->counts->columns->pdata[i];
    if (column->field->kind != DESK_FIELD_REFERENCE || g_strcmp0 (column->field->refers, "unit") != 0)
      continue;
    column->short_name = (int) paths->len;
    g_ptr_array_add (paths, g_strconcat (column->path, ".short_name", NULL));
  }
  maker->state = maker->due = -1;
  if (of_case || row_of_case) {
    maker->state = (int) paths->len;
    g_ptr_array_add (paths, g_strdup (of_case ? "state" : "case.state"));
    maker->due = (int) paths->len;
    g_ptr_array_add (paths, g_strdup (of_case ? "due_at" : "case.due_at"));
    maker->counts->late = g_byte_array_new ();
  }
  g_ptr_array_add (paths, NULL);
  maker->paths = (char **) g_ptr_array_free (paths, FALSE);
}

/* --- rows --- */

static char *
date_text (const Maker *maker, const DeskField *field, const DeskValue *raw)
{
  char date[DESK_DATE_STR_LEN];
  GTimeZone *zone = desk_store_get_zone (maker->store);

  if (field->kind == DESK_FIELD_TIME_STAMP)
    desk_date_from_us (desk_value_get_integer (raw), zone, date);
  else
    g_strlcpy (date, desk_value_get_text (raw) != NULL ? desk_value_get_text (raw) : "", sizeof date);
  if (maker->purpose == DESK_LEDGER_FORM)
    return maker->one_year && strncmp (date, maker->request->to, 4) == 0 ? desk_date_format (date, DESK_DATE_SHORT) : g_strdup (date);
  if (field->kind == DESK_FIELD_DATE)
    return g_strdup (date);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (desk_value_get_integer (raw) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static char *
cell_text (const Maker *maker, const Column *column, DeskRow *row, guint at)
{
  const DeskField *field = column->field;
  const DeskValue *raw = desk_row_get_raw (row, at);

  if (column->short_name >= 0 && *desk_row_get_cell (row, (guint) column->short_name) != '\0')
    return g_strdup (desk_row_get_cell (row, (guint) column->short_name));
  if ((field->flags & DESK_FIELD_SENSITIVE) != 0 || desk_value_is_none (raw))
    return g_strdup (desk_row_get_cell (row, at));
  if (field->kind == DESK_FIELD_DATE || field->kind == DESK_FIELD_TIME_STAMP)
    return date_text (maker, field, raw);
  if (is_number (field))
    return desk_field_format (field, raw, DESK_FORMAT_EXPORT, NULL);
  return g_strdup (desk_row_get_cell (row, at));
}

static void
count_cell (Column *column, const DeskValue *raw)
{
  if (column->is_total) {
    gint64 integer = desk_ledger_adds_up (column->field) ? desk_value_get_integer (raw) : !desk_value_is_none (raw);
    g_array_append_val (column->sums, integer);
  }
  if (column->is_tally) {
    const DeskChoice *choice = desk_value_get_text (raw) != NULL ? desk_field_find_choice (column->field, desk_value_get_text (raw)) : NULL;
    guint8 code = choice != NULL ? (guint8) (choice - column->field->choices) : NO_CHOICE;
    g_byte_array_append (column->codes, &code, 1);
  }
}

static void
count_late (const Maker *maker, DeskRow *row)
{
  if (maker->counts->late == NULL)
    return;
  int state = desk_state_from_code (desk_value_get_text (desk_row_get_raw (row, (guint) maker->state)));
  gint64 due = desk_value_get_integer (desk_row_get_raw (row, (guint) maker->due));
  guint8 late = state >= 0 && (DESK_STATES_OPEN & (1u << state)) != 0 && due > 0 && due < maker->now_us;
  g_byte_array_append (maker->counts->late, &late, 1);
}

static void
add_row (const Maker *maker, GPtrArray *all, DeskRow *row)
{
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup_printf ("%u", all->len + 1));
  for (guint i = 0; i < maker->counts->columns->len; i++) {
    Column *column = maker->counts->columns->pdata[i];
    char *text = cell_text (maker, column, row, i);
    column->filled |= *text != '\0';
    g_ptr_array_add (cells, text);
    count_cell (column, desk_row_get_raw (row, i));
  }
  count_late (maker, row);
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (all, g_ptr_array_free (cells, FALSE));
}

static DeskListRequest *
make_list (const Maker *maker)
{
  DeskListRequest *list = desk_list_request_new (maker->request->over);

  list->query = desk_ledger_request_dup_query (maker->request);
  list->search = g_strdup (maker->request->search);
  list->sort = g_strdup (maker->request->sort);
  return list;
}

static GArray *
list_ids (const Maker *maker, GCancellable *cancellable, GError **error)
{
  if (maker->request->ids != NULL)
    return g_array_ref (maker->request->ids);
  g_autoptr (DeskListRequest) list = make_list (maker);
  return desk_store_list (maker->store, list, NULL, NULL, cancellable, error);
}

static gboolean
read_rows (const Maker *maker, GPtrArray *all, DeskExchangeProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = list_ids (maker, cancellable, error);

  if (ids == NULL)
    return FALSE;
  for (guint at = 0; at < ids->len; at += PAGE) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (progress != NULL)
      progress (at, ids->len, user_data);
    g_autoptr (GPtrArray) rows = desk_store_fetch (maker->store, maker->request->over, (const char *const *) maker->paths,
                                                   &g_array_index (ids, gint64, at), MIN (PAGE, ids->len - at), cancellable, error);
    if (rows == NULL)
      return FALSE;
    /* A record taken away since it was listed has no row. */
    for (guint i = 0; i < rows->len; i++)
      if (rows->pdata[i] != NULL && desk_row_is_loaded (rows->pdata[i]))
        add_row (maker, all, rows->pdata[i]);
  }
  if (progress != NULL)
    progress (ids->len, ids->len, user_data);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* --- groups --- */

/* All groups of some rows, and what each total comes to in them. */
typedef struct {
  GPtrArray *all;        /* DeskGroup *: how many rows */
  GPtrArray *of_columns; /* GPtrArray * of DeskGroup * a column; NULL: it is no total */
} Groups;

static void
unref_groups (gpointer groups)
{
  if (groups != NULL)
    g_ptr_array_unref (groups);
}

static void
groups_clear (Groups *groups)
{
  g_clear_pointer (&groups->all, g_ptr_array_unref);
  g_clear_pointer (&groups->of_columns, g_ptr_array_unref);
}

/* @within: NULL: all rows. */
static DeskListRequest *
list_within (const Maker *maker, DeskQuery *within)
{
  DeskListRequest *list = make_list (maker);
  DeskQuery *both = desk_query_and (list->query, within);

  g_clear_pointer (&list->query, desk_query_unref);
  list->query = both;
  return list;
}

static GPtrArray *
count_column (const Maker *maker, DeskQuery *within, const char *group_by, const Column *column, GCancellable *cancellable, GError **error)
{
  gboolean adds_up = desk_ledger_adds_up (column->field);
  g_autoptr (DeskQuery) there = adds_up ? NULL : desk_query_compare (DESK_QUERY_SET, column->path, NULL);
  g_autoptr (DeskQuery) both = desk_query_and (within, there);
  g_autoptr (DeskListRequest) list = list_within (maker, both);

  return desk_store_count (maker->store, list, group_by, adds_up ? column->path : NULL, cancellable, error);
}

static gboolean
count_groups (const Maker *maker, DeskQuery *within, const char *group_by, Groups *groups, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskListRequest) list = list_within (maker, within);

  groups->of_columns = g_ptr_array_new_with_free_func (unref_groups);
  groups->all = desk_store_count (maker->store, list, group_by, NULL, cancellable, error);
  if (groups->all == NULL)
    return FALSE;
  for (guint i = 0; i < maker->counts->columns->len; i++) {
    const Column *column = maker->counts->columns->pdata[i];
    GPtrArray *counted = column->is_total ? count_column (maker, within, group_by, column, cancellable, error) : NULL;

    if (column->is_total && counted == NULL)
      return FALSE;
    g_ptr_array_add (groups->of_columns, counted);
  }
  return TRUE;
}

/* Nothing in all is left empty: a road has a length and no number. How many there are is said of none too. */
static char *
group_total (const Column *column, GPtrArray *counted, const char *key)
{
  gboolean adds_up = desk_ledger_adds_up (column->field);
  gint64 total = 0;

  for (guint i = 0; i < counted->len; i++) {
    const DeskGroup *group = counted->pdata[i];
    if (g_str_equal (group->key, key))
      total = adds_up ? group->sum : group->count;
  }
  return total != 0 || !adds_up ? format_total (column->field, total, DESK_FORMAT_EXPORT) : g_strdup ("");
}

static void
add_group_row (const Maker *maker, DeskTable *table, const Groups *groups, const DeskGroup *group, const char *label)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gboolean labelled = FALSE;

  g_ptr_array_add (cells, g_strdup (""));
  for (guint i = 0; i < maker->counts->columns->len; i++) {
    GPtrArray *counted = groups->of_columns->pdata[i];

    if (counted != NULL)
      g_ptr_array_add (cells, group_total (maker->counts->columns->pdata[i], counted, group->key));
    else
      g_ptr_array_add (cells, labelled ? g_strdup ("") : g_strdup_printf (_ ("Subtotal: %s"), label));
    labelled |= counted == NULL;
  }
  desk_table_add_sum_row (table, (const char *const *) cells->pdata);
}

/* A subtotal for each group of @path, each followed by those of the groups of @inner in it. */
static gboolean
add_groups_of (const Maker *maker, DeskTable *table, DeskQuery *within, const char *outer_label, const char *path, const char *inner, GCancellable *cancellable, GError **error)
{
  Groups groups = { NULL, NULL };
  gboolean ok = count_groups (maker, within, path, &groups, cancellable, error);

  for (guint i = 0; ok && i < groups.all->len; i++) {
    const DeskGroup *group = groups.all->pdata[i];
    const char *own = *group->label != '\0' ? group->label : _ ("Not stated");
    g_autofree char *label = outer_label != NULL ? g_strconcat (outer_label, " · ", own, NULL) : g_strdup (own);
    g_autoptr (DeskQuery) there = desk_query_compare (DESK_QUERY_SET, path, NULL);
    g_autoptr (DeskQuery) in_it = inner == NULL ? NULL : *group->key != '\0' ? desk_query_compare (DESK_QUERY_EQUAL, path, group->key) : desk_query_not (there);

    add_group_row (maker, table, &groups, group, label);
    ok = inner == NULL || add_groups_of (maker, table, in_it, label, inner, NULL, cancellable, error);
  }
  groups_clear (&groups);
  return ok;
}

/* Rows that somebody chose one by one have no groups. */
static gboolean
add_groups (const Maker *maker, DeskTable *table, GCancellable *cancellable, GError **error)
{
  const char *inner = desk_ledger_inner_group (maker->request->group_by);

  if (maker->request->group_by == NULL || maker->request->ids != NULL)
    return TRUE;
  g_autofree char *outer = inner != NULL ? g_strndup (maker->request->group_by, (gsize) (inner - maker->request->group_by - 1)) : g_strdup (maker->request->group_by);
  return add_groups_of (maker, table, NULL, NULL, outer, inner, cancellable, error);
}

/* --- head --- */

static void
set_head (const Maker *maker, DeskTable *table)
{
  DeskActor me;

  desk_store_get_me (maker->store, &me);
  if (!desk_uuid_is_nil (&me.unit)) {
    g_autofree char *unit = desk_store_title (maker->store, &me.unit);
    desk_table_set_unit (table, unit);
  }
  if (!desk_uuid_is_nil (&me.uid)) {
    g_autofree char *person = desk_store_title (maker->store, &me.uid);
    desk_table_set_filled_by (table, person);
  }
  g_autofree char *period = desk_ledger_period_words (maker->request->from, maker->request->to);
  desk_table_set_period (table, period);
  g_autofree char *date = desk_date_format_day (maker->now_us, desk_store_get_zone (maker->store), DESK_DATE_LONG);
  desk_table_set_date (table, date);
  desk_table_set_note (table, maker->request->note);
  desk_table_add_signature (table, C_ ("signature", "Filled in by"));
  desk_table_add_signature (table, C_ ("signature", "Checked by"));
  desk_table_add_signature (table, C_ ("signature", "In charge"));
}

DeskTable *
desk_ledger_table_make (DeskStore *store, const DeskLedgerRequest *request, DeskLedgerPurpose purpose,
                        DeskExchangeProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskTable) table = desk_table_new (request->title);
  Counts *counts = g_new0 (Counts, 1);
  Maker maker = { .store = store, .request = request, .purpose = purpose, .counts = counts, .now_us = desk_store_now (store) };
  DeskTableColumn ordinal = { .label = _ ("No."), .kind = DESK_TABLE_NUMBER, .align = DESK_TABLE_ALIGN_CENTRE };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gboolean ok = TRUE;

  counts->columns = g_ptr_array_new_with_free_func (column_free);
  counts->registry = g_object_ref (desk_store_get_registry (store));
  /* The subtotals belong to paper; setting them now gives the counts an owner. */
  desk_table_set_subtotal (table, purpose == DESK_LEDGER_FORM ? subtotal : NULL, counts, counts_free);
  maker.type = desk_registry_find_type (counts->registry, request->over);
  if (maker.type == NULL) {
    g_set_error (error, DESK_EXCHANGE_ERROR, DESK_EXCHANGE_ERROR_CONTENT, _ ("There is no kind of record “%s”."), request->over);
    return NULL;
  }
  maker.one_year = request->from != NULL && request->to != NULL && strncmp (request->from, request->to, 4) == 0;
  for (guint i = 0; request->columns[i] != NULL && ok; i++)
    ok = add_column (&maker, request->columns[i], error);
  if (!ok)
    return NULL;
  add_paths (&maker);
  set_head (&maker, table);
  ok = read_rows (&maker, rows, progress, user_data, cancellable, error);
  g_strfreev (maker.paths);
  if (!ok)
    return NULL;
  desk_table_add_column (table, &ordinal);
  for (guint i = 0; i < counts->columns->len; i++)
    add_head (&maker, table, counts->columns->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    desk_table_add_row (table, rows->pdata[i]);
  counts->n_rows = rows->len;
  if (purpose == DESK_LEDGER_FORM && !add_groups (&maker, table, cancellable, error))
    return NULL;
  if (purpose == DESK_LEDGER_FORM)
    set_totals (table, counts, counts->n_rows);
  return g_steal_pointer (&table);
}
