/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-ledger-view.h"

#include "shell/desk-export.h"
#include "shell/desk-filter-bar.h"
#include "shell/desk-list-view.h"
#include "shell/desk-offer.h"
#include "shell/desk-page-count.h"
#include "shell/desk-pages.h"
#include "shell/desk-period-chooser.h"
#include "shell/desk-print-page.h"
#include "shell/desk-tooltip.h"
#include "shell/desk-town-chooser.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DeskLedgerView {
  GtkWidget parent_instance;
  DeskStore *store;
  const DeskLedger *ledger;
  const DeskType *type;
  GtkWidget *box;
  DeskPeriodChooser *period;
  DeskTownChooser *town;
  DeskFilterBar *filter;
  DeskListView *list;
  GtkWidget *stack; /* "rows", "empty" */
  GtkWidget *n_rows, *counts;
  DeskPageCount *count;
  char *search;
};

static void desk_ledger_view_page_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskLedgerView, desk_ledger_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, desk_ledger_view_page_iface))

/* --- what is shown --- */

static DeskLedgerRequest *
narrowed (DeskLedgerView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) filter = desk_filter_bar_get_query (self->filter);
  g_autoptr (DeskQuery) town = desk_town_chooser_dup_query (self->town, desk_area_path (desk_store_get_registry (self->store), self->type));
  DeskLedgerRequest *request = desk_ledger_request_new (self->ledger, &error);

  if (request == NULL) {
    g_warning ("%s", error->message);
    return NULL;
  }
  desk_ledger_request_narrow (request, filter);
  desk_ledger_request_narrow (request, town);
  request->search = g_strdup (self->search);
  if (request->period != NULL) {
    request->from = g_strdup (desk_period_chooser_get_from (self->period));
    request->to = g_strdup (desk_period_chooser_get_to (self->period));
  }
  return request;
}

DeskLedgerRequest *
desk_ledger_view_dup_request (DeskLedgerView *self)
{
  DeskLedgerRequest *request = self->ledger != NULL ? narrowed (self) : NULL;

  if (request == NULL)
    return NULL;
  if (desk_list_view_get_sort (self->list) != NULL) {
    g_free (request->sort);
    request->sort = g_strdup (desk_list_view_get_sort (self->list));
  }
  g_autofree char *words = desk_filter_bar_get_n_conditions (self->filter) > 0 ? desk_filter_bar_dup_words (self->filter) : NULL;
  if (desk_town_chooser_get_code (self->town) != NULL) {
    char *both = words != NULL ? g_strdup_printf ("%s%s%s", desk_town_chooser_get_name (self->town), desk_language_pick ("; ", "；"), words)
                               : g_strdup (desk_town_chooser_get_name (self->town));
    g_free (words);
    words = both;
  }
  request->note = words != NULL ? g_strdup_printf (_ ("Only: %s"), words) : NULL;
  return request;
}

/* --- counts at the foot --- */

typedef struct {
  DeskListRequest *list;
  GPtrArray *fields; /* const DeskField *, counted or added up */
  GPtrArray *paths;  /* char * */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  desk_list_request_free (question->list);
  g_ptr_array_unref (question->fields);
  g_ptr_array_unref (question->paths);
  g_free (question);
}

/* How many rows there are stands before the counts already. */
static gboolean
is_count_of_rows (DeskStore *store, const DeskListRequest *list, GPtrArray *groups, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) all = desk_store_count (store, list, NULL, NULL, cancellable, NULL);

  return all != NULL && all->len > 0 && ((const DeskGroup *) all->pdata[0])->count == ((const DeskGroup *) groups->pdata[0])->count;
}

static gboolean
append_field (GString *text, DeskStore *store, Question *question, guint i, GCancellable *cancellable, GError **error)
{
  const DeskField *field = question->fields->pdata[i];
  gboolean sum = field->kind != DESK_FIELD_CHOICE;
  gboolean adds_up = sum && desk_ledger_adds_up (field);
  g_autoptr (DeskListRequest) list = desk_list_request_copy (question->list);

  if (sum && !adds_up) {
    g_autoptr (DeskQuery) there = desk_query_compare (DESK_QUERY_SET, question->paths->pdata[i], NULL);
    DeskQuery *both = desk_query_and (list->query, there);
    g_clear_pointer (&list->query, desk_query_unref);
    list->query = both;
  }
  g_autoptr (GPtrArray) groups = desk_store_count (store, list, sum ? NULL : question->paths->pdata[i],
                                                   adds_up ? question->paths->pdata[i] : NULL, cancellable, error);

  if (groups == NULL)
    return FALSE;
  if (groups->len == 0 || (sum && !adds_up && is_count_of_rows (store, question->list, groups, cancellable)))
    return TRUE;
  g_string_append_printf (text, "%s%s", text->len > 0 ? desk_language_pick ("; ", "；") : "", desk_field_get_label (field));
  for (guint k = 0; k < groups->len; k++) {
    const DeskGroup *group = groups->pdata[k];
    if (sum && !adds_up) {
      g_string_append_printf (text, " %" G_GINT64_FORMAT, group->count);
    } else if (sum) {
      DeskValue value;
      desk_value_init_integer (&value, group->sum);
      g_autofree char *amount = desk_field_format (field, &value, DESK_FORMAT_DISPLAY, NULL);
      g_string_append_printf (text, " %s", amount);
    } else {
      g_string_append_printf (text, "%s%s %" G_GINT64_FORMAT, k > 0 ? desk_language_pick (", ", "，") : desk_language_pick (": ", "："),
                              *group->label != '\0' ? group->label : "–", group->count);
    }
  }
  return TRUE;
}

static gpointer
count_all (DeskStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < question->fields->len; i++)
    if (!append_field (text, store, question, i, cancellable, error)) {
      g_string_free (text, TRUE);
      return NULL;
    }
  return g_string_free (text, FALSE);
}

/* Rows without their counts are better than none. */
static void
counted (GtkWidget *view, gpointer data, const GError *error G_GNUC_UNUSED)
{
  DeskLedgerView *self = DESK_LEDGER_VIEW (view);
  g_autofree char *text = data;

  if (text == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->counts), text);
  desk_tooltip_set (self->counts, text);
}

static void
add_counted (DeskLedgerView *self, Question *question, const char *path)
{
  const DeskField *field = desk_registry_resolve (desk_store_get_registry (self->store), self->type, path, NULL, NULL);

  if (field == NULL)
    return;
  gboolean tinted = field->kind == DESK_FIELD_CHOICE && field->choices != NULL && field->choices[0].code != NULL && field->choices[0].tint != NULL;
  g_auto (GStrv) totals = g_strsplit (self->ledger->totals != NULL ? self->ledger->totals : "", " ", -1);
  if (!tinted && !g_strv_contains ((const char *const *) totals, path))
    return;
  g_ptr_array_add (question->fields, (gpointer) field);
  g_ptr_array_add (question->paths, g_strdup (path));
}

static gpointer
ask (GtkWidget *view)
{
  DeskLedgerView *self = DESK_LEDGER_VIEW (view);
  Question *question = g_new0 (Question, 1);
  g_autoptr (DeskLedgerRequest) request = narrowed (self);

  question->list = desk_list_request_new (self->ledger->over);
  question->list->query = request != NULL ? desk_ledger_request_dup_query (request) : NULL;
  question->list->search = g_strdup (self->search);
  question->fields = g_ptr_array_new ();
  question->paths = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) paths = desk_ledger_paths ((const char *const *) (request != NULL ? request->columns : (char *[]){ NULL }));
  for (guint i = 0; paths[i] != NULL; i++)
    add_counted (self, question, paths[i]);
  return question;
}

static const DeskPageCounting counting = { ask, question_free, count_all, g_free, counted };

static void
rows_changed (DeskLedgerView *self)
{
  DeskListModel *model = desk_list_view_get_model (self->list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autofree char *text = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);

  gtk_label_set_text (GTK_LABEL (self->n_rows), text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n == 0 && !desk_list_model_is_loading (model) ? "empty" : "rows");
}

static void
refresh (DeskLedgerView *self)
{
  if (self->ledger == NULL)
    return;
  g_autoptr (DeskLedgerRequest) request = narrowed (self);
  g_autoptr (DeskQuery) query = request != NULL ? desk_ledger_request_dup_query (request) : NULL;
  desk_list_view_set_request (self->list, query, self->search);
  desk_page_count_start (self->count);
}

/* --- acts --- */

static void
print (DeskLedgerView *self)
{
  DeskLedgerRequest *request = desk_ledger_view_dup_request (self);

  if (request != NULL)
    desk_print_open_request (GTK_WIDGET (self), request);
}

static void
export (DeskLedgerView *self)
{
  DeskLedgerRequest *request = desk_ledger_view_dup_request (self);

  if (request != NULL)
    desk_export_choose (GTK_WIDGET (self), self->store, request);
}

static void
open_row (DeskListView *list, DeskRow *row, DeskLedgerView *self)
{
  (void) list;
  if (desk_row_is_loaded (row))
    desk_pages_open_record (GTK_WIDGET (self), desk_row_get_uid (row));
}

/* --- making --- */

static GtkWidget *
make_bars (DeskLedgerView *self)
{
  GtkWidget *bars = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->period = DESK_PERIOD_CHOOSER (desk_period_chooser_new (self->store, self->ledger->period != NULL ? DESK_PERIOD_YEAR : DESK_PERIOD_ALL));
  self->town = DESK_TOWN_CHOOSER (desk_town_chooser_new (self->store));
  self->filter = DESK_FILTER_BAR (desk_filter_bar_new (self->store, self->type));
  gtk_widget_set_visible (GTK_WIDGET (self->period), self->ledger->period != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->town), desk_area_path (desk_store_get_registry (self->store), self->type) != NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->period), TRUE);
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->period));
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->town));
  gtk_box_append (GTK_BOX (bars), first);
  gtk_box_append (GTK_BOX (bars), GTK_WIDGET (self->filter));
  gtk_widget_add_css_class (bars, "desk-bar");
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (refresh), self);
  g_signal_connect_swapped (self->town, "changed", G_CALLBACK (refresh), self);
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (refresh), self);
  return bars;
}

static GtkWidget *
make_foot (DeskLedgerView *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->n_rows = gtk_label_new (NULL);
  self->counts = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->n_rows, "strong");
  gtk_widget_add_css_class (self->counts, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->counts), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->counts), 0);
  gtk_widget_set_hexpand (self->counts, TRUE);
  gtk_widget_add_css_class (foot, "desk-foot");
  gtk_box_append (GTK_BOX (foot), self->n_rows);
  gtk_box_append (GTK_BOX (foot), self->counts);
  gtk_box_append (GTK_BOX (foot), desk_offer_button (&(DeskOffer){ .id = "ledger.export", .action = "win.export", .label = _ ("_Export…"), .icon = "document-save-symbolic", .shortcut = "<Control>e", .style = "flat tight" }));
  gtk_box_append (GTK_BOX (foot), desk_offer_button (&(DeskOffer){ .id = "ledger.print", .action = "win.print", .label = _ ("_Print…"), .icon = "desk-print-symbolic", .shortcut = "<Control>p", .style = "tight" }));
  return foot;
}

static GtkWidget *
make_rows (DeskLedgerView *self)
{
  g_auto (GStrv) declared = g_strsplit (self->ledger->columns, " ", -1);
  g_auto (GStrv) paths = desk_ledger_paths ((const char *const *) declared);
  g_autofree char *id = g_strconcat ("ledger.", self->ledger->name, NULL);
  GtkWidget *empty = adw_status_page_new ();

  self->list = DESK_LIST_VIEW (desk_list_view_new (self->store, self->type, id, (const char *const *) paths, self->ledger->sort));
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  g_signal_connect (self->list, "open", G_CALLBACK (open_row), self);
  g_signal_connect_object (desk_list_view_get_model (self->list), "items-changed", G_CALLBACK (rows_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk_list_view_get_model (self->list), "notify::loading", G_CALLBACK (rows_changed), self, G_CONNECT_SWAPPED);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), self->ledger->icon != NULL ? self->ledger->icon : "desk-ledger-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing in this ledger yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _ ("No record matches the period and the filter. Choose a longer period, or take a filter away."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->list), "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  return self->stack;
}

static void
show_ledger (DeskLedgerView *self, const DeskLedger *ledger)
{
  self->ledger = ledger;
  self->type = desk_registry_find_type (desk_store_get_registry (self->store), ledger->over);
  self->count = desk_page_count_new (GTK_WIDGET (self), self->store, &counting);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "desk-page");
  gtk_box_append (GTK_BOX (self->box), make_bars (self));
  gtk_box_append (GTK_BOX (self->box), make_rows (self));
  gtk_box_append (GTK_BOX (self->box), make_foot (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  refresh (self);
}

/* --- the page --- */

static void
page_open (DeskPageView *view, const char *parameter)
{
  DeskLedgerView *self = DESK_LEDGER_VIEW (view);
  const DeskLedger *ledger = parameter != NULL ? desk_registry_find_ledger (desk_store_get_registry (self->store), parameter) : NULL;

  if (ledger != NULL && self->ledger == NULL)
    show_ledger (self, ledger);
}

static char *
page_title (DeskPageView *view)
{
  const DeskLedger *ledger = DESK_LEDGER_VIEW (view)->ledger;

  return ledger != NULL ? g_strdup (desk_ledger_get_title (ledger)) : NULL;
}

static void
page_start (DeskPageView *view)
{
  if (DESK_LEDGER_VIEW (view)->list != NULL)
    desk_list_view_start (DESK_LEDGER_VIEW (view)->list);
}

static gboolean
page_search (DeskPageView *view, const char *text)
{
  DeskLedgerView *self = DESK_LEDGER_VIEW (view);

  g_free (self->search);
  self->search = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  refresh (self);
  return TRUE;
}

static gboolean
page_can (DeskPageView *view, DeskPageAct act)
{
  return DESK_LEDGER_VIEW (view)->ledger != NULL && (act == DESK_PAGE_ACT_PRINT || act == DESK_PAGE_ACT_EXPORT);
}

static void
page_act (DeskPageView *view, DeskPageAct act)
{
  if (act == DESK_PAGE_ACT_PRINT)
    print (DESK_LEDGER_VIEW (view));
  else if (act == DESK_PAGE_ACT_EXPORT)
    export (DESK_LEDGER_VIEW (view));
}

static void
desk_ledger_view_page_iface (DeskPageViewInterface *iface)
{
  iface->open = page_open;
  iface->dup_title = page_title;
  iface->start = page_start;
  iface->search = page_search;
  iface->can = page_can;
  iface->act = page_act;
}

static void
desk_ledger_view_dispose (GObject *object)
{
  DeskLedgerView *self = DESK_LEDGER_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->count, desk_page_count_free);
  g_clear_pointer (&self->search, g_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_ledger_view_parent_class)->dispose (object);
}

static void
desk_ledger_view_class_init (DeskLedgerViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_ledger_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_ledger_view_init (DeskLedgerView *self)
{
  (void) self;
}

GtkWidget *
desk_ledger_view_new (DeskStore *store)
{
  DeskLedgerView *self = g_object_new (DESK_TYPE_LEDGER_VIEW, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
