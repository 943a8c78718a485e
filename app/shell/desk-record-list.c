/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-record-list.h"

#include "shell/desk-empty-state.h"
#include "shell/desk-filter-bar.h"
#include "shell/desk-list-chooser.h"
#include "shell/desk-export.h"
#include "shell/desk-list-copy.h"
#include "shell/desk-print-page.h"
#include "shell/desk-offer.h"
#include "shell/desk-saved-lists.h"
#include "shell/desk-tree-view.h"

#include "model/desk-number.h"

#include <glib/gi18n-lib.h>

/* A list that comes sooner needs no sign that it is being made. */
#define PATIENCE_MS 200
#define RECOUNT_MS 700

struct _DeskRecordList {
  GtkWidget parent_instance;
  DeskStore *store;
  const DeskType *type;
  DeskQuery *base;
  char *search;
  GtkWidget *box;
  GtkWidget *filters;
  GtkWidget *lists;
  GtkWidget *note;       /* GtkInfoBar: a query or a list that cannot be read */
  GtkWidget *note_label;
  GtkWidget *stack;      /* "rows", "tree", "none", "empty" */
  GtkWidget *view;
  GtkWidget *tree;       /* the same records as a tree, until they are filtered; NULL: they are none */
  GtkWidget *chooser;    /* of the columns of the rows */
  GtkWidget *count;
  GtkWidget *together; /* menu of acts on several, or NULL */
  GtkWidget *spinner;
  guint patience, recount;
  gboolean uncounted;    /* the saved lists say no number yet */
  gboolean greeted;      /* since it was last asked for something: a row is chosen, so that the preview shows it */
};

G_DEFINE_FINAL_TYPE (DeskRecordList, desk_record_list, GTK_TYPE_WIDGET)

enum { OPEN, CURRENT, PREVIEW, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- asking ---- */

static gboolean
is_narrowed (DeskRecordList *self)
{
  return self->search != NULL || desk_filter_bar_get_n_conditions (DESK_FILTER_BAR (self->filters)) > 0;
}

static gboolean
shows_tree (DeskRecordList *self)
{
  return self->tree != NULL && desk_filter_bar_get_n_conditions (DESK_FILTER_BAR (self->filters)) == 0;
}

static void
ask (DeskRecordList *self)
{
  g_autoptr (DeskQuery) filter = desk_filter_bar_get_query (DESK_FILTER_BAR (self->filters));
  g_autoptr (DeskQuery) query = self->base != NULL || filter != NULL ? desk_query_and (self->base, filter) : NULL;

  self->greeted = FALSE;
  desk_saved_lists_set_current (DESK_SAVED_LISTS (self->lists), filter);
  gtk_widget_set_visible (self->chooser, !shows_tree (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.all", !shows_tree (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.copy", !shows_tree (self));
  desk_list_view_set_request (DESK_LIST_VIEW (self->view), query, self->search);
}

static void
say_trouble (DeskRecordList *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->note_label), text != NULL ? text : "");
  gtk_widget_set_visible (self->note, text != NULL);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->note), text != NULL);
}

void
desk_record_list_set_query (DeskRecordList *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) query = NULL;

  g_return_if_fail (DESK_IS_RECORD_LIST (self));
  query = text != NULL && *text != '\0' ? desk_query_parse (text, &error) : NULL;
  if (query != NULL)
    desk_query_check (query, desk_store_get_registry (self->store), self->type, &error);
  say_trouble (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  desk_filter_bar_set_query (DESK_FILTER_BAR (self->filters), query);
  ask (self);
}

char *
desk_record_list_dup_query (DeskRecordList *self)
{
  g_autoptr (DeskQuery) query = NULL;

  g_return_val_if_fail (DESK_IS_RECORD_LIST (self), NULL);
  query = desk_filter_bar_get_query (DESK_FILTER_BAR (self->filters));
  return query != NULL ? desk_query_to_text (query) : NULL;
}

void
desk_record_list_search (DeskRecordList *self, const char *words)
{
  g_autofree char *plain = words != NULL ? g_strstrip (g_strdup (words)) : NULL;

  g_return_if_fail (DESK_IS_RECORD_LIST (self));
  if (plain != NULL && *plain == '\0')
    g_clear_pointer (&plain, g_free);
  if (g_strcmp0 (plain, self->search) == 0)
    return;
  g_free (self->search);
  self->search = g_steal_pointer (&plain);
  ask (self);
}

static void
clear_all (DeskRecordList *self)
{
  GtkWidget *entry = desk_offer_find (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), "win.search");

  g_clear_pointer (&self->search, g_free);
  if (GTK_IS_EDITABLE (entry))
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  desk_filter_bar_clear (DESK_FILTER_BAR (self->filters));
}

/* ---- what is shown, how many ---- */

static void
update_count (DeskRecordList *self)
{
  guint64 total = 0;
  guint chosen = desk_list_view_get_n_chosen (DESK_LIST_VIEW (self->view));
  g_autofree char *number = NULL, *all = NULL, *some = NULL;

  g_object_get (desk_list_view_get_model (DESK_LIST_VIEW (self->view)), "n-total", &total, NULL);
  number = desk_integer_format ((gint64) total);
  /* Translators: how many records a list has, such as “48 in all” */
  all = g_strdup_printf (_("%s in all"), number);
  if (chosen > 0)
    {
      g_autofree char *picked = desk_integer_format (chosen);
      some = g_strdup_printf (_("%s · %s chosen"), all, picked);
    }
  gtk_label_set_text (GTK_LABEL (self->count), some != NULL ? some : all);
}

/* A tree has no order but its own, and one row is chosen in it: the list is asked only for what was found. */
static void
greet_with_tree (DeskRecordList *self)
{
  g_autoptr (GArray) found = NULL;

  gtk_selection_model_unselect_all (desk_list_view_get_selection (DESK_LIST_VIEW (self->view)));
  found = self->search != NULL ? desk_list_view_get_ids (DESK_LIST_VIEW (self->view)) : NULL;
  desk_tree_view_find (DESK_TREE_VIEW (self->tree), found);
  g_signal_emit (self, signals[CURRENT], 0, desk_tree_view_get_chosen (DESK_TREE_VIEW (self->tree)), self->type->name);
}

static void
update_state (DeskRecordList *self)
{
  DeskListModel *model = desk_list_view_get_model (DESK_LIST_VIEW (self->view));
  gboolean loading = desk_list_model_is_loading (model);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autoptr (GError) error = NULL;

  g_object_get (model, "error", &error, NULL);
  if (error != NULL)
    say_trouble (self, error->message);
  else if (n > 0)
    say_trouble (self, NULL);
  if (!loading && !self->greeted)
    {
      self->greeted = TRUE;
      if (n == 0)
        g_signal_emit (self, signals[CURRENT], 0, NULL, NULL);
      else if (shows_tree (self))
        greet_with_tree (self);
      else if (desk_list_view_get_n_chosen (DESK_LIST_VIEW (self->view)) == 0)
        gtk_selection_model_select_item (desk_list_view_get_selection (DESK_LIST_VIEW (self->view)), 0, TRUE);
    }
  if (n > 0 || loading)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shows_tree (self) ? "tree" : "rows");
  else if (error == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), is_narrowed (self) ? "none" : "empty");
  update_count (self);
}

static gboolean
patience_over (gpointer data)
{
  DeskRecordList *self = data;

  self->patience = 0;
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), TRUE);
  return G_SOURCE_REMOVE;
}

/* The list itself comes first. */
static void
count_lists (DeskRecordList *self)
{
  if (!self->uncounted || desk_list_model_is_loading (desk_list_view_get_model (DESK_LIST_VIEW (self->view))))
    return;
  self->uncounted = FALSE;
  desk_saved_lists_refresh (DESK_SAVED_LISTS (self->lists));
}

static void
loading_changed (DeskRecordList *self)
{
  gboolean loading = desk_list_model_is_loading (desk_list_view_get_model (DESK_LIST_VIEW (self->view)));

  g_clear_handle_id (&self->patience, g_source_remove);
  if (loading)
    self->patience = g_timeout_add (PATIENCE_MS, patience_over, self);
  else
    gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), FALSE);
  count_lists (self);
  update_state (self);
}

static gboolean
recount_now (gpointer data)
{
  DeskRecordList *self = data;

  self->recount = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    desk_saved_lists_refresh (DESK_SAVED_LISTS (self->lists));
  if (self->tree != NULL)
    desk_tree_view_refresh (DESK_TREE_VIEW (self->tree));
  return G_SOURCE_REMOVE;
}

static void
store_changed (DeskRecordList *self)
{
  if (self->recount == 0)
    self->recount = g_timeout_add (RECOUNT_MS, recount_now, self);
}

/* ---- rows ---- */

static char *
row_uuid (DeskRow *row)
{
  const DeskUuid *uid = desk_row_is_loaded (row) ? desk_row_get_uid (row) : NULL;

  return uid != NULL && !desk_uuid_is_nil (uid) ? desk_uuid_to_string (uid) : NULL;
}

static void
row_opened (DeskListView *view G_GNUC_UNUSED, DeskRow *row, DeskRecordList *self)
{
  g_autofree char *uuid = row_uuid (row);

  if (uuid != NULL)
    g_signal_emit (self, signals[OPEN], 0, uuid);
}

static void
row_loaded (DeskRow *row, GParamSpec *pspec G_GNUC_UNUSED, DeskRecordList *self)
{
  g_autoptr (DeskRow) chosen = desk_list_view_get_chosen (DESK_LIST_VIEW (self->view));
  g_autofree char *uuid = row_uuid (row);

  g_signal_handlers_disconnect_by_func (row, row_loaded, self);
  if (chosen == row)
    g_signal_emit (self, signals[CURRENT], 0, uuid, desk_row_get_record_type (row));
}

static void
chosen_changed (DeskRecordList *self)
{
  g_autoptr (DeskRow) row = desk_list_view_get_chosen (DESK_LIST_VIEW (self->view));
  g_autofree char *uuid = row != NULL ? row_uuid (row) : NULL;

  if (shows_tree (self))
    return;
  update_count (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.open", row != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.change", row != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.register", row != NULL && self->type->source != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.form", row != NULL);
  if (self->together != NULL)
    gtk_widget_set_visible (self->together, desk_list_view_get_n_chosen (DESK_LIST_VIEW (self->view)) > 1);
  if (row != NULL && !desk_row_is_loaded (row))
    g_signal_connect_object (row, "notify::loaded", G_CALLBACK (row_loaded), self, 0);
  else
    g_signal_emit (self, signals[CURRENT], 0, uuid, row != NULL ? desk_row_get_record_type (row) : NULL);
}

static void
node_chosen (DeskRecordList *self, const char *uuid)
{
  if (!shows_tree (self))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.open", uuid != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.change", uuid != NULL);
  g_signal_emit (self, signals[CURRENT], 0, uuid, self->type->name);
}

static void
node_opened (DeskRecordList *self, const char *uuid)
{
  g_signal_emit (self, signals[OPEN], 0, uuid);
}

static void
previewed (DeskRecordList *self)
{
  g_signal_emit (self, signals[PREVIEW], 0);
}

static char *
chosen_uuid (DeskRecordList *self)
{
  g_autoptr (DeskRow) row = NULL;

  if (shows_tree (self))
    return g_strdup (desk_tree_view_get_chosen (DESK_TREE_VIEW (self->tree)));
  row = desk_list_view_get_chosen (DESK_LIST_VIEW (self->view));
  return row != NULL ? row_uuid (row) : NULL;
}

/* ---- acts ---- */

static void
act_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DeskRecordList *self = DESK_RECORD_LIST (widget);
  g_autofree char *uuid = chosen_uuid (self);

  if (uuid == NULL)
    return;
  if (g_str_equal (name, "records.change"))
    gtk_widget_activate_action (widget, "win.change", "s", uuid);
  else if (g_str_equal (name, "records.register"))
    gtk_widget_activate_action (widget, "win.register-found", "(ss)", "", uuid);
  else if (parameter != NULL)
    gtk_widget_activate_action (widget, "win.print-form", "(ss)", g_variant_get_string (parameter, NULL), uuid);
  else
    g_signal_emit (self, signals[OPEN], 0, uuid);
}

static void
act_preview (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  g_signal_emit (widget, signals[PREVIEW], 0);
}

static void
act_all (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  gtk_selection_model_select_all (desk_list_view_get_selection (DESK_LIST_VIEW (DESK_RECORD_LIST (widget)->view)));
}

static void
act_export (GtkWidget *widget, const char *name, GVariant *parameter G_GNUC_UNUSED)
{
  if (g_str_equal (name, "records.print"))
    desk_record_list_print (DESK_RECORD_LIST (widget));
  else if (g_str_equal (name, "records.copy"))
    desk_list_copy (DESK_LIST_VIEW (DESK_RECORD_LIST (widget)->view), DESK_RECORD_LIST (widget)->store, DESK_RECORD_LIST (widget)->type);
  else
    desk_record_list_export (DESK_RECORD_LIST (widget));
}

/* One act on all that are chosen; of one it is the act itself. */
static void
act_on_chosen (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  DeskRecordList *self = DESK_RECORD_LIST (widget);
  g_autoptr (GArray) ids = desk_list_view_get_ids (DESK_LIST_VIEW (self->view));
  const char *act = g_variant_get_string (parameter, NULL);
  g_autofree char *uuid = ids->len == 1 ? chosen_uuid (self) : NULL;

  if (uuid != NULL)
    gtk_widget_activate_action (widget, "win.act", "(ss)", act, uuid);
  else if (desk_list_view_get_n_chosen (DESK_LIST_VIEW (self->view)) > 1)
    gtk_widget_activate_action (widget, "win.act-many", "(ss@ax@a{ss})", act, self->type->name,
                                g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)),
                                g_variant_new_array (G_VARIANT_TYPE ("{ss}"), NULL, 0));
}

static void
act_clear (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  clear_all (DESK_RECORD_LIST (widget));
}

/* The rows chosen where they are several, else all: one row is chosen by merely
 * walking through the list. As they are on the screen. */
static void
export_list (DeskRecordList *self, gboolean print)
{
  g_autofree char *words = desk_filter_bar_dup_words (DESK_FILTER_BAR (self->filters));
  g_autoptr (GPtrArray) shown = desk_list_view_get_shown (DESK_LIST_VIEW (self->view));
  const DeskListRequest *list = desk_list_model_get_request (desk_list_view_get_model (DESK_LIST_VIEW (self->view)));
  DeskLedgerRequest *request;

  g_ptr_array_add (shown, NULL);
  request = desk_ledger_request_new_for_list (desk_type_get_label_many (self->type), self->type->name, (const char *const *) shown->pdata);
  if (desk_list_view_get_n_chosen (DESK_LIST_VIEW (self->view)) > 1)
    request->ids = desk_list_view_get_ids (DESK_LIST_VIEW (self->view));
  else if (list != NULL)
    {
      request->query = list->query != NULL ? desk_query_ref (list->query) : NULL;
      request->search = g_strdup (list->search);
      request->sort = g_strdup (list->sort);
    }
  request->note = is_narrowed (self) ? g_strdup_printf (_("Only: %s"), words) : NULL;
  if (print)
    desk_print_open_request (GTK_WIDGET (self), request);
  else
    desk_export_choose (GTK_WIDGET (self), self->store, request);
}

void
desk_record_list_export (DeskRecordList *self)
{
  g_return_if_fail (DESK_IS_RECORD_LIST (self));
  export_list (self, FALSE);
}

void
desk_record_list_print (DeskRecordList *self)
{
  g_return_if_fail (DESK_IS_RECORD_LIST (self));
  export_list (self, TRUE);
}

/* ---- making ---- */

const char *
desk_record_list_get_creates (DeskRecordList *self)
{
  g_return_val_if_fail (DESK_IS_RECORD_LIST (self), NULL);
  /* rows come from acts on their case */
  return self->type->row_of == NULL ? self->type->name : NULL;
}

static GtkWidget *
make_none (void)
{
  const DeskOffer clear = { "records.clear", "records.clear", _("_Take the Filters Away"), NULL, NULL, NULL, "pill" };

  return desk_empty_state_new ("edit-find-symbolic", _("Nothing matches"), _("No record fits the filter and the words you searched for."), &clear);
}

static GtkWidget *
make_empty (DeskRecordList *self)
{
  static const struct {
    const char *type;
    const char *words;
  } purposes[] = {
    { "case", N_ ("Everything that somebody raised and that must get an owner, an answer and an effect stands here.") },
    { "visit", N_ ("Visits to firms, households and villages stand here; the problems found on them become cases.") },
    { "party", N_ ("Firms, households, people and villages whom cases concern stand here.") },
    { "area", N_ ("Towns, villages and groups of the county stand here; they can be loaded from a spreadsheet.") },
    { "unit", N_ ("The units that may be responsible for cases stand here; they can be loaded from a spreadsheet.") },
    { "person", N_ ("Those who work on cases stand here, each with a unit.") },
    { "post", N_ ("Posts that may lead cases stand here, with those who hold them.") },
  };
  const char *words = N_("What is registered here is found, filtered, printed and exported from this list.");
  g_autofree char *title = g_strdup_printf (_("Nothing here yet: %s"), desk_type_get_label_many (self->type));
  g_autofree char *label = g_strdup_printf (_("_New: %s"), desk_type_get_label (self->type));
  const char *creates = desk_record_list_get_creates (self);
  g_autofree char *action = creates != NULL ? g_strdup_printf ("win.create('%s')", creates) : NULL;
  const DeskOffer create = { "records.first", action, label, NULL, "list-add-symbolic", NULL, "pill suggested-action" };

  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    if (desk_type_is_a (self->type, purposes[i].type))
      words = purposes[i].words;
  return desk_empty_state_new (self->type->icon != NULL ? self->type->icon : "desk-list-symbolic", title, _(words), creates != NULL ? &create : NULL);
}

static GtkWidget *
make_bar (DeskRecordList *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (bar, "desk-bar");
  gtk_widget_set_hexpand (self->filters, TRUE);
  gtk_box_append (GTK_BOX (bar), self->filters);
  gtk_box_append (GTK_BOX (bar), self->lists);
  return bar;
}

/* Cases, or rows of cases. */
static gboolean
lists_cases (DeskRecordList *self)
{
  return desk_type_is_a (self->type, "case") || g_strcmp0 (self->type->row_of, "case") == 0;
}

/* The acts that make sense for many. */
static GMenuModel *
make_acts (void)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const DeskAct *acts = desk_acts (&n);

  for (guint i = 0; i < n; i++)
    if (acts[i].flags & DESK_ACT_MANY)
      {
        g_autofree char *label = g_strdup_printf ("%s…", desk_act_get_label (&acts[i]));
        g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
        g_menu_item_set_action_and_target (item, "records.act", "s", acts[i].name);
        g_menu_append_item (menu, item);
      }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_foot (DeskRecordList *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  const DeskOffer export = { "records.export", "records.export", _("Export…"), _("Write the rows chosen, or all, into a spreadsheet"), "document-save-symbolic", "<Control>e", "flat tight" };
  const DeskOffer print = { "records.print", "records.print", _("Print…"), _("Print the rows chosen, or all"), "desk-print-symbolic", "<Control>p", "flat tight" };

  const DeskOffer together = { "records.together", NULL, _("With Those Chosen"), _("One act on all rows that are chosen"), NULL, NULL, "flat tight" };

  self->count = gtk_label_new (NULL);
  self->spinner = gtk_spinner_new ();
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_widget_set_name (self->count, "records.count");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_add_css_class (self->count, "num");
  gtk_widget_add_css_class (self->count, "small");
  gtk_widget_add_css_class (foot, "desk-foot");
  gtk_box_append (GTK_BOX (foot), self->count);
  gtk_box_append (GTK_BOX (foot), self->spinner);
  if (lists_cases (self))
    {
      g_autoptr (GMenuModel) acts = make_acts ();
      self->together = desk_offer_menu_button (&together, acts);
      gtk_widget_set_visible (self->together, FALSE);
      gtk_box_append (GTK_BOX (foot), self->together);
    }
  self->chooser = desk_list_chooser_new (DESK_LIST_VIEW (self->view));
  gtk_box_append (GTK_BOX (foot), self->chooser);
  gtk_box_append (GTK_BOX (foot), desk_offer_button (&export));
  gtk_box_append (GTK_BOX (foot), desk_offer_button (&print));
  return foot;
}

static GMenuModel *
make_menu (DeskRecordList *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) one = g_menu_new ();
  g_autoptr (GMenu) many = g_menu_new ();
  GPtrArray *forms = desk_registry_get_sheet_forms (desk_store_get_registry (self->store));

  g_menu_append (one, _("_Open"), "records.open");
  g_menu_append (one, _("Pre_view"), "records.preview");
  if (self->type->row_of == NULL)
    g_menu_append (one, _("_Change…"), "records.change");
  if (self->type->source != NULL)
    g_menu_append (one, _("_Register a Problem…"), "records.register");
  for (guint i = 0; i < forms->len; i++)
    {
      const DeskSheetForm *form = forms->pdata[i];
      g_autofree char *label = g_strdup_printf (_("Print: %s"), desk_sheet_form_get_title (form));
      g_autofree char *action = g_strdup_printf ("records.form('%s')", form->name);
      if (desk_type_is_a (self->type, form->over))
        g_menu_append (one, label, action);
    }
  if (lists_cases (self))
    {
      g_autoptr (GMenuModel) acts = make_acts ();
      g_menu_append_submenu (many, _("_With Those Chosen"), acts);
    }
  g_menu_append (many, _("_Copy"), "records.copy");
  g_menu_append (many, _("Select _All"), "records.all");
  g_menu_append (many, _("_Export…"), "records.export");
  g_menu_append (many, _("_Print…"), "records.print");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (one));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (many));
  return G_MENU_MODEL (menu);
}

static void
note_answered (GtkInfoBar *bar, int response G_GNUC_UNUSED, DeskRecordList *self)
{
  gtk_info_bar_set_revealed (bar, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
  ask (self);
}

static GtkWidget *
make_note (DeskRecordList *self)
{
  self->note = gtk_info_bar_new_with_buttons (_("_Try Again"), GTK_RESPONSE_OK, NULL);
  self->note_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->note_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->note_label), 0);
  gtk_info_bar_add_child (GTK_INFO_BAR (self->note), self->note_label);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (self->note), GTK_MESSAGE_WARNING);
  gtk_widget_set_visible (self->note, FALSE);
  g_signal_connect (self->note, "response", G_CALLBACK (note_answered), self);
  return self->note;
}

static void
list_chosen (DeskSavedLists *lists G_GNUC_UNUSED, const char *query, DeskRecordList *self)
{
  desk_record_list_set_query (self, query);
}

static void
desk_record_list_dispose (GObject *object)
{
  DeskRecordList *self = DESK_RECORD_LIST (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->recount, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_record_list_parent_class)->dispose (object);
}

static void
desk_record_list_finalize (GObject *object)
{
  DeskRecordList *self = DESK_RECORD_LIST (object);

  g_clear_pointer (&self->base, desk_query_unref);
  g_free (self->search);
  G_OBJECT_CLASS (desk_record_list_parent_class)->finalize (object);
}

static void
desk_record_list_map (GtkWidget *widget)
{
  DeskRecordList *self = DESK_RECORD_LIST (widget);

  GTK_WIDGET_CLASS (desk_record_list_parent_class)->map (widget);
  self->uncounted = TRUE;
  count_lists (self);
}

static void
desk_record_list_class_init (DeskRecordListClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_record_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_record_list_finalize;
  widget->map = desk_record_list_map;
  gtk_widget_class_set_layout_manager_type (widget, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget, "records.open", NULL, act_open);
  gtk_widget_class_install_action (widget, "records.change", NULL, act_open);
  gtk_widget_class_install_action (widget, "records.register", NULL, act_open);
  gtk_widget_class_install_action (widget, "records.form", "s", act_open);
  gtk_widget_class_install_action (widget, "records.preview", NULL, act_preview);
  gtk_widget_class_install_action (widget, "records.all", NULL, act_all);
  gtk_widget_class_install_action (widget, "records.copy", NULL, act_export);
  gtk_widget_class_install_action (widget, "records.export", NULL, act_export);
  gtk_widget_class_install_action (widget, "records.print", NULL, act_export);
  gtk_widget_class_install_action (widget, "records.clear", NULL, act_clear);
  gtk_widget_class_install_action (widget, "records.act", "s", act_on_chosen);
  signals[OPEN] = g_signal_new ("open", DESK_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CURRENT] = g_signal_new ("current", DESK_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                   G_TYPE_STRING);
  signals[PREVIEW] = g_signal_new ("preview", DESK_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_record_list_init (DeskRecordList *self G_GNUC_UNUSED)
{
}

static void
connect_all (DeskRecordList *self)
{
  DeskListModel *model = desk_list_view_get_model (DESK_LIST_VIEW (self->view));

  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (ask), self);
  g_signal_connect (self->lists, "chosen", G_CALLBACK (list_chosen), self);
  g_signal_connect (self->view, "open", G_CALLBACK (row_opened), self);
  g_signal_connect_swapped (self->view, "chosen", G_CALLBACK (chosen_changed), self);
  g_signal_connect_swapped (self->view, "preview", G_CALLBACK (previewed), self);
  if (self->tree != NULL)
    {
      g_signal_connect_swapped (self->tree, "open", G_CALLBACK (node_opened), self);
      g_signal_connect_swapped (self->tree, "chosen", G_CALLBACK (node_chosen), self);
      g_signal_connect_swapped (self->tree, "preview", G_CALLBACK (previewed), self);
    }
  g_signal_connect_object (model, "notify::loading", G_CALLBACK (loading_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::error", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::n-total", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);
}

GtkWidget *
desk_record_list_new (DeskStore *store, const DeskRecordListSpec *spec)
{
  DeskRecordList *self;
  DeskType *type;
  g_autoptr (GMenuModel) menu = NULL;

  g_return_val_if_fail (DESK_IS_STORE (store) && spec != NULL && spec->id != NULL && spec->over != NULL, NULL);
  type = desk_registry_find_type (desk_store_get_registry (store), spec->over);
  if (type == NULL)
    return NULL;
  self = g_object_new (DESK_TYPE_RECORD_LIST, NULL);
  self->store = g_object_ref (store);
  self->type = type;
  self->base = spec->where != NULL ? desk_query_parse (spec->where, NULL) : NULL;
  self->filters = desk_filter_bar_new (store, type);
  self->lists = desk_saved_lists_new (store, type, self->base);
  self->view = desk_list_view_new (store, type, spec->id, spec->columns, spec->sort);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->view, "rows");
  if (self->base == NULL && type->parent != NULL && desk_type_find_field (type, "level") != NULL)
    {
      self->tree = desk_tree_view_new (store, type);
      gtk_stack_add_named (GTK_STACK (self->stack), self->tree, "tree");
    }
  gtk_stack_add_named (GTK_STACK (self->stack), make_none (), "none");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (self), "empty");
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), make_note (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), make_foot (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  menu = make_menu (self);
  desk_list_view_set_menu (DESK_LIST_VIEW (self->view), menu);
  if (self->tree != NULL)
    desk_tree_view_set_menu (DESK_TREE_VIEW (self->tree), menu);
  connect_all (self);
  ask (self);
  return GTK_WIDGET (self);
}

void
desk_record_list_start (DeskRecordList *self)
{
  g_return_if_fail (DESK_IS_RECORD_LIST (self));
  if (shows_tree (self))
    desk_tree_view_start (DESK_TREE_VIEW (self->tree));
  else
    desk_list_view_start (DESK_LIST_VIEW (self->view));
}

DeskListView *
desk_record_list_get_view (DeskRecordList *self)
{
  g_return_val_if_fail (DESK_IS_RECORD_LIST (self), NULL);
  return DESK_LIST_VIEW (self->view);
}

const DeskType *
desk_record_list_get_record_type (DeskRecordList *self)
{
  g_return_val_if_fail (DESK_IS_RECORD_LIST (self), NULL);
  return self->type;
}
