/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-overview-page.h"

#include "exchange/desk-ledger-table.h"
#include "exchange/desk-sheet.h"
#include "model/desk-date.h"
#include "shell/desk-box.h"
#include "shell/desk-empty-state.h"
#include "shell/desk-export.h"
#include "shell/desk-number-card.h"
#include "shell/desk-offer.h"
#include "shell/desk-overview-card.h"
#include "shell/desk-page-count.h"
#include "shell/desk-pages.h"
#include "shell/desk-period-chooser.h"
#include "shell/desk-picture.h"
#include "shell/desk-print-page.h"
#include "shell/desk-town-chooser.h"
#include "shell/desk-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define NARROW 900 /* pixels under which charts lie below one another */
#define COLUMNS 3

struct _DeskOverviewPage {
  GtkWidget parent_instance;
  DeskStore *store;
  GtkWidget *box, *scroller, *body, *grid, *as_of;
  DeskPeriodChooser *period;
  DeskTownChooser *town;
  GtkWidget *area; /* GtkDropDown */
  DeskOverviewData *data;
  DeskPageCount *count;
  guint relayout;
  int columns;
};

static void desk_overview_page_view_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskOverviewPage, desk_overview_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, desk_overview_page_view_iface))

static const DeskAreaInfo *
area_chosen (DeskOverviewPage *self)
{
  GPtrArray *areas = desk_registry_get_areas (desk_store_get_registry (self->store));
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->area));

  return at > 0 && at - 1 < areas->len ? areas->pdata[at - 1] : NULL;
}

const DeskOverviewData *
desk_overview_page_get_data (DeskOverviewPage *self)
{
  return self->data;
}

/* --- showing --- */

static void
card_clicked (GtkWidget *card)
{
  desk_pages_open_list (card, g_object_get_data (G_OBJECT (card), "over"), g_object_get_data (G_OBJECT (card), "where"));
}

static GtkWidget *
make_card (const DeskOverviewCard *made, const DeskOverviewCard *first)
{
  const DeskCard *card = made->card;
  g_autofree char *id = g_strconcat ("overview.card.", card->name, NULL);
  g_autofree char *number = desk_overview_card_number (made);
  gboolean comparable = first != NULL && first != made && g_str_equal (first->card->over, card->over) && made->cases && first->value > 0;
  g_autofree char *share = comparable ? desk_overview_share (made->value, first->value) : NULL;
  GtkWidget *widget = desk_number_card_new (id, card->icon, desk_tone_from_word (card->tint), desk_language_pick (card->label, card->label_zh),
                                            desk_language_pick (card->unit, card->unit_zh), TRUE);

  desk_number_card_set (DESK_NUMBER_CARD (widget), number, share);
  desk_number_card_set_toned (DESK_NUMBER_CARD (widget), g_strcmp0 (card->tint, "red") == 0 && made->value > 0);
  g_object_set_data_full (G_OBJECT (widget), "over", g_strdup (card->over), g_free);
  g_object_set_data_full (G_OBJECT (widget), "where", g_strdup (made->where), g_free);
  g_signal_connect (widget, "clicked", G_CALLBACK (card_clicked), NULL);
  return widget;
}

static GtkWidget *
make_cards (const DeskOverviewData *data)
{
  GtkWidget *cards = gtk_flow_box_new ();
  const DeskOverviewCard *first = NULL;

  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (cards), TRUE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (cards), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (cards), MAX (1, MIN (data->cards->len, 6)));
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (cards), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (cards), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (cards), 12);
  gtk_widget_add_css_class (cards, "desk-cards");
  for (guint i = 0; i < data->cards->len; i++) {
    const DeskOverviewCard *card = data->cards->pdata[i];
    GtkWidget *child = gtk_flow_box_child_new ();
    if (first == NULL && card->field == NULL && g_str_equal (card->card->measure != NULL ? card->card->measure : "count", "count"))
      first = card;
    gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), make_card (card, first));
    gtk_widget_set_focusable (child, FALSE);
    gtk_flow_box_append (GTK_FLOW_BOX (cards), child);
  }
  return cards;
}

/* Rates, campaigns and charts in rows of three; the towns take what is left of the last row, or one of their own. */
static GtkWidget *
make_grid (DeskOverviewPage *self)
{
  GtkWidget *grid = gtk_grid_new (), *first[] = { desk_overview_rates_card (self->data), desk_overview_campaigns_card (self->data) };
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  int columns = self->columns;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (first[i] != NULL)
      g_ptr_array_add (cards, first[i]);
  for (guint i = 0; i < self->data->charts->len; i++)
    g_ptr_array_add (cards, desk_overview_chart_card (self->data->charts->pdata[i]));
  int n = (int) cards->len, left = columns - n % columns;
  for (int i = 0; i < n; i++)
    gtk_grid_attach (GTK_GRID (grid), cards->pdata[i], i % columns, i / columns, 1, 1);
  if (self->data->case_type == NULL && self->data->visit_type == NULL)
    return grid;
  GtkWidget *towns = desk_overview_town_card (self->data);
  /* Charts beside the table keep their own height. */
  for (int i = n - n % columns; columns == COLUMNS && left == 2 && i < n; i++)
    gtk_widget_set_valign (gtk_grid_get_child_at (GTK_GRID (grid), i % columns, i / columns), GTK_ALIGN_START);
  if (columns == COLUMNS && left == 2)
    gtk_grid_attach (GTK_GRID (grid), towns, 1, n / columns, 2, 1);
  else
    gtk_grid_attach (GTK_GRID (grid), towns, 0, n / columns + (n % columns != 0), columns, 1);
  return grid;
}

static void
show_data (DeskOverviewPage *self)
{
  double at = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
  g_autofree char *time = desk_date_format_short_time (self->data->at_us, self->data->at_us, desk_store_get_zone (self->store));
  g_autofree char *as_of = g_strdup_printf (_ ("As of %s"), time);

  desk_box_clear (self->body);
  gtk_box_append (GTK_BOX (self->body), make_cards (self->data));
  self->grid = make_grid (self);
  gtk_box_append (GTK_BOX (self->body), self->grid);
  gtk_label_set_text (GTK_LABEL (self->as_of), as_of);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), at);
  desk_page_view_changed (DESK_PAGE_VIEW (self));
}

/* --- counting --- */

static gpointer
ask (GtkWidget *page)
{
  DeskOverviewPage *self = DESK_OVERVIEW_PAGE (page);
  const DeskAreaInfo *area = area_chosen (self);

  return desk_overview_request_new (area != NULL ? area->id : NULL, desk_period_chooser_get_from (self->period), desk_period_chooser_get_to (self->period),
                                    desk_town_chooser_get_code (self->town));
}

static gpointer
count_all (DeskStore *store, gpointer request, GCancellable *cancellable, GError **error)
{
  return desk_overview_data_make (store, request, cancellable, error);
}

static void
counted (GtkWidget *page, gpointer made, const GError *error)
{
  DeskOverviewPage *self = DESK_OVERVIEW_PAGE (page);

  g_clear_pointer (&self->data, desk_overview_data_free);
  self->data = made;
  if (self->data != NULL) {
    show_data (self);
    return;
  }
  desk_box_clear (self->body);
  gtk_box_append (GTK_BOX (self->body), desk_empty_state_new ("desk-alert-symbolic", _ ("The overview could not be counted"), error->message, NULL));
  desk_page_view_changed (DESK_PAGE_VIEW (self));
}

static const DeskPageCounting counting = { ask, (GDestroyNotify) desk_overview_request_free, count_all, (GDestroyNotify) desk_overview_data_free, counted };

/* --- acts --- */

static char *
title_of (DeskOverviewPage *self)
{
  const DeskAreaInfo *area = area_chosen (self);

  if (area == NULL)
    return g_strdup (_ ("Overview"));
  return g_strdup_printf (_ ("Overview: %s"), desk_language_pick (area->title, area->title_zh));
}

static void
print (DeskOverviewPage *self)
{
  g_autofree char *title = title_of (self);
  g_autofree char *days = desk_ledger_period_words (desk_period_chooser_get_from (self->period), desk_period_chooser_get_to (self->period));
  g_autofree char *scope = g_strdup_printf ("%s%s%s", desk_town_chooser_get_name (self->town), desk_language_pick (", ", "，"), days != NULL ? days : _ ("all periods"));

  if (self->data == NULL)
    return;
  g_autoptr (DeskSheet) sheet = desk_overview_sheet (self->data, title, scope);
  desk_print_say_whose (sheet, self->store, self->data->at_us);
  desk_print_open_sheet (GTK_WIDGET (self), sheet);
}

/* The page as a picture and its figures as text: whatever it is pasted into takes what it can. */
static void
copy (DeskOverviewPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) picture = desk_picture_texture (self->body, &error);
  g_autofree char *text = self->data != NULL ? desk_overview_text (self->data) : g_strdup ("");
  GdkContentProvider *providers[2];
  guint n = 0;

  providers[n++] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  if (picture != NULL)
    providers[n++] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, picture);
  g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (providers, n);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), both);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  if (DESK_IS_WINDOW (root))
    desk_window_toast (DESK_WINDOW (root), _ ("The overview was copied, as a picture and as text"), NULL, NULL);
}

/* --- making --- */

static GtkWidget *
make_areas (DeskOverviewPage *self)
{
  GPtrArray *areas = desk_registry_get_areas (desk_store_get_registry (self->store));
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *drop;

  gtk_string_list_append (names, _ ("All program areas"));
  for (guint i = 0; i < areas->len; i++) {
    const DeskAreaInfo *area = areas->pdata[i];
    gtk_string_list_append (names, desk_language_pick (area->title, area->title_zh));
  }
  drop = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_widget_set_name (drop, "overview.area");
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Program area"), -1);
  g_signal_connect_swapped (drop, "notify::selected", G_CALLBACK (desk_page_count_start), self->count);
  return drop;
}

static GtkWidget *
make_bar (DeskOverviewPage *self)
{
  /* what does not fit, as with large text, goes on in a second line */
  GtkWidget *bar = desk_wrap_box_new (8), *right = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *copy_button = desk_offer_icon_button (&(DeskOffer){ .id = "overview.copy", .label = _ ("_Copy"), .tooltip = _ ("Copy the page as a picture and as text"), .icon = "edit-copy-symbolic", .style = "flat" });

  self->period = DESK_PERIOD_CHOOSER (desk_period_chooser_new (self->store, DESK_PERIOD_YEAR));
  self->town = DESK_TOWN_CHOOSER (desk_town_chooser_new (self->store));
  self->area = make_areas (self);
  self->as_of = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->as_of, "caption");
  gtk_widget_add_css_class (self->as_of, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->as_of), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->as_of), 1);
  gtk_widget_set_hexpand (self->as_of, TRUE);
  gtk_widget_add_css_class (bar, "desk-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->period));
  gtk_box_append (GTK_BOX (bar), self->area);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->town));
  gtk_box_append (GTK_BOX (bar), right);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (right), self->as_of);
  gtk_box_append (GTK_BOX (right), copy_button);
  gtk_box_append (GTK_BOX (right), desk_offer_icon_button (&(DeskOffer){ .id = "overview.print", .action = "win.print", .label = _ ("_Print…"), .icon = "desk-print-symbolic", .shortcut = "<Control>p", .style = "flat" }));
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (desk_page_count_start), self->count);
  g_signal_connect_swapped (self->town, "changed", G_CALLBACK (desk_page_count_start), self->count);
  g_signal_connect_swapped (copy_button, "clicked", G_CALLBACK (copy), self);
  return bar;
}

static gboolean
relayout (gpointer data)
{
  DeskOverviewPage *self = data;

  self->relayout = 0;
  if (self->data != NULL)
    show_data (self);
  return G_SOURCE_REMOVE;
}

static void
desk_overview_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DeskOverviewPage *self = DESK_OVERVIEW_PAGE (widget);
  int columns = width < NARROW ? 1 : COLUMNS;

  if (columns != self->columns) {
    self->columns = columns;
    if (self->relayout == 0)
      self->relayout = g_idle_add (relayout, self);
  }
  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
desk_overview_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *min_base, int *nat_base)
{
  gtk_widget_measure (DESK_OVERVIEW_PAGE (widget)->box, orientation, for_size, minimum, natural, min_base, nat_base);
}

/* --- the page --- */

static gboolean
page_can (DeskPageView *view, DeskPageAct act)
{
  return act == DESK_PAGE_ACT_PRINT && DESK_OVERVIEW_PAGE (view)->data != NULL;
}

static void
page_act (DeskPageView *view, DeskPageAct act)
{
  if (act == DESK_PAGE_ACT_PRINT)
    print (DESK_OVERVIEW_PAGE (view));
}

static void
desk_overview_page_view_iface (DeskPageViewInterface *iface)
{
  iface->can = page_can;
  iface->act = page_act;
}

static void
desk_overview_page_dispose (GObject *object)
{
  DeskOverviewPage *self = DESK_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->relayout, g_source_remove);
  g_clear_pointer (&self->data, desk_overview_data_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->count, desk_page_count_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_overview_page_parent_class)->dispose (object);
}

static void
desk_overview_page_class_init (DeskOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_overview_page_dispose;
  widget_class->size_allocate = desk_overview_page_size_allocate;
  widget_class->measure = desk_overview_page_measure;
}

static void
desk_overview_page_init (DeskOverviewPage *self)
{
  self->columns = COLUMNS;
}

GtkWidget *
desk_overview_page_new (DeskStore *store)
{
  DeskOverviewPage *self = g_object_new (DESK_TYPE_OVERVIEW_PAGE, NULL);

  self->store = g_object_ref (store);
  self->count = desk_page_count_new (GTK_WIDGET (self), store, &counting);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->scroller = desk_box_scrolled (self->body);
  gtk_widget_add_css_class (self->box, "desk-page");
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  desk_page_count_start (self->count);
  return GTK_WIDGET (self);
}

static GtkWidget *
create_page (DeskWindow *window, const DeskPageSpec *spec, gpointer data)
{
  (void) spec;
  desk_output_attach (window);
  return desk_overview_page_new (data);
}

void
desk_overview_add_page (DeskNavigation *navigation, DeskStore *store)
{
  DeskPageSpec spec = { .id = DESK_PAGE_OVERVIEW, .title = _ ("Overview"), .icon = "desk-chart-symbolic", .section = DESK_SECTION_TOTALS, .order = 1, .create = create_page, .user_data = store };

  desk_navigation_add (navigation, &spec);
}
