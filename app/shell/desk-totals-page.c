/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-totals-page.h"

#include "model/desk-date.h"
#include "shell/desk-box.h"
#include "shell/desk-empty-state.h"
#include "shell/desk-export.h"
#include "shell/desk-offer.h"
#include "shell/desk-page-count.h"
#include "shell/desk-pages.h"
#include "shell/desk-period-chooser.h"
#include "shell/desk-print-page.h"
#include "shell/desk-tone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YEARS 3

struct _DeskTotalsPage {
  GtkWidget parent_instance;
  DeskStore *store;
  GtkWidget *box, *body, *as_of;
  DeskPeriodChooser *period;
  DeskTotals *totals;
  DeskPageCount *count;
};

static void desk_totals_page_view_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskTotalsPage, desk_totals_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, desk_totals_page_view_iface))

const DeskTotals *
desk_totals_page_get_totals (DeskTotalsPage *self)
{
  g_return_val_if_fail (DESK_IS_TOTALS_PAGE (self), NULL);
  return self->totals;
}

/* --- showing --- */

static GtkWidget *
make_label (const char *text, const char *class, double xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), xalign > 0 ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
figure_clicked (GtkWidget *button, const char *where)
{
  desk_pages_open_list (button, g_object_get_data (G_OBJECT (button), "over"), where);
}

/* A figure of nothing leads nowhere. */
static GtkWidget *
make_figure (const DeskTotal *total, gboolean before)
{
  g_autofree char *text = desk_totals_figure (total, before);
  const char *unit = desk_language_pick (total->card->unit, total->card->unit_zh);
  const char *label = desk_language_pick (total->card->label, total->card->label_zh);
  g_autofree char *spoken = g_strdup_printf ("%s: %s %s%s%s", label, text, unit != NULL ? unit : "", before ? ", " : "", before ? _ ("Period before") : "");
  g_autofree char *id = g_strdup_printf ("totals.%s%s", total->card->name, before ? ".before" : "");
  GtkWidget *words = make_label (text, before ? "dim-label" : "strong", 1), *button;

  gtk_widget_add_css_class (words, "num");
  if ((before ? total->before : total->value) == 0)
    {
      gtk_widget_set_margin_end (words, 8);
      return words;
    }
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_set_name (button, id);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "desk-figure");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "over", (gpointer) total->card->over);
  g_signal_connect_data (button, "clicked", G_CALLBACK (figure_clicked), g_strdup (before ? total->where_before : total->where),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  return button;
}

static void
add_total (GtkGrid *grid, const DeskTotal *total, int row, gboolean compares)
{
  GtkWidget *name = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *icon = gtk_image_new_from_icon_name (total->card->icon);
  const char *unit = desk_language_pick (total->card->unit, total->card->unit_zh);

  desk_tone_set_class (icon, desk_tone_from_word (total->card->tint), DESK_TONE_USE_ACCENT);
  gtk_box_append (GTK_BOX (name), icon);
  gtk_box_append (GTK_BOX (name), make_label (desk_language_pick (total->card->label, total->card->label_zh), NULL, 0));
  gtk_widget_set_hexpand (name, TRUE);
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  gtk_grid_attach (grid, make_figure (total, FALSE), 1, row, 1, 1);
  gtk_grid_attach (grid, make_label (unit != NULL ? unit : "", "dim-label", 0), 2, row, 1, 1);
  if (!compares)
    return;
  g_autofree char *change = desk_totals_change (total);
  gtk_grid_attach (grid, make_figure (total, TRUE), 3, row, 1, 1);
  GtkWidget *words = make_label (change, "num", 1);
  gtk_label_set_width_chars (GTK_LABEL (words), 14);
  gtk_grid_attach (grid, words, 4, row, 1, 1);
}

static GtkWidget *
make_group (const DeskTotalsGroup *group, gboolean compares)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "desk-towns");
  gtk_widget_add_css_class (card, "desk-card");
  gtk_widget_add_css_class (card, "desk-pad");
  gtk_widget_set_hexpand (card, TRUE);
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), make_label (desk_totals_group_title (group), "h2", 0));
  gtk_grid_attach (GTK_GRID (grid), make_label (_ ("Counter"), "factk", 0), 0, 0, 1, 1);
  GtkWidget *number = make_label (C_ ("of a chart", "Number"), "factk", 1);
  gtk_widget_set_margin_end (number, 8);
  gtk_grid_attach (GTK_GRID (grid), number, 1, 0, 1, 1);
  if (compares)
    {
      GtkWidget *before = make_label (_ ("Period before"), "factk", 1);
      gtk_widget_set_margin_end (before, 8);
      gtk_grid_attach (GTK_GRID (grid), before, 3, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_label (_ ("Change"), "factk", 1), 4, 0, 1, 1);
    }
  for (guint i = 0; i < group->totals->len; i++)
    add_total (GTK_GRID (grid), group->totals->pdata[i], (int) i + 1, compares);
  gtk_box_append (GTK_BOX (card), grid);
  return card;
}

static GtkWidget *
make_periods (const DeskTotals *totals)
{
  g_autofree char *days = desk_totals_days (totals->from, totals->to), *before = NULL, *words = NULL;

  if (totals->before_from == NULL)
    return make_label (days, "dim-label", 0);
  before = desk_totals_days (totals->before_from, totals->before_to);
  words = g_strdup_printf (_ ("%s, compared with %s"), days, before);
  return make_label (words, "dim-label", 0);
}

static void
show_totals (DeskTotalsPage *self)
{
  g_autofree char *time = desk_date_format_short_time (self->totals->at_us, self->totals->at_us, desk_store_get_zone (self->store));
  g_autofree char *as_of = g_strdup_printf (_ ("As of %s"), time);
  GtkWidget *flow = gtk_flow_box_new ();
  gboolean compares = self->totals->before_from != NULL;

  desk_box_clear (self->body);
  gtk_label_set_text (GTK_LABEL (self->as_of), as_of);
  gtk_box_append (GTK_BOX (self->body), make_periods (self->totals));
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_widget_add_css_class (flow, "desk-cards");
  for (guint i = 0; i < self->totals->groups->len; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), make_group (self->totals->groups->pdata[i], compares));
      gtk_widget_set_focusable (child, FALSE);
      gtk_widget_set_valign (child, GTK_ALIGN_START);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  gtk_box_append (GTK_BOX (self->body), flow);
  desk_page_view_changed (DESK_PAGE_VIEW (self));
}

/* --- counting --- */

typedef struct {
  char *from, *to;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->from);
  g_free (question->to);
  g_free (question);
}

static gpointer
ask (GtkWidget *page)
{
  DeskTotalsPage *self = DESK_TOTALS_PAGE (page);
  Question *question = g_new0 (Question, 1);

  question->from = g_strdup (desk_period_chooser_get_from (self->period));
  question->to = g_strdup (desk_period_chooser_get_to (self->period));
  return question;
}

static gpointer
count_all (DeskStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return desk_totals_make (store, question->from, question->to, cancellable, error);
}

static void
counted (GtkWidget *page, gpointer totals, const GError *error)
{
  DeskTotalsPage *self = DESK_TOTALS_PAGE (page);

  g_clear_pointer (&self->totals, desk_totals_free);
  self->totals = totals;
  if (self->totals != NULL)
    {
      show_totals (self);
      return;
    }
  desk_box_clear (self->body);
  gtk_box_append (GTK_BOX (self->body), desk_empty_state_new ("desk-alert-symbolic", _ ("The totals could not be counted"), error->message, NULL));
  desk_page_view_changed (DESK_PAGE_VIEW (self));
}

static const DeskPageCounting counting = { ask, question_free, count_all, (GDestroyNotify) desk_totals_free, counted };

/* --- acts --- */

static void
print (DeskTotalsPage *self)
{
  if (self->totals == NULL)
    return;
  g_autoptr (DeskSheet) sheet = desk_totals_sheet (self->totals);
  desk_print_say_whose (sheet, self->store, self->totals->at_us);
  desk_print_open_sheet (GTK_WIDGET (self), sheet);
}

static void
copy (DeskTotalsPage *self)
{
  g_autofree char *text = self->totals != NULL ? desk_totals_text (self->totals) : g_strdup ("");
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  if (DESK_IS_WINDOW (root))
    desk_window_toast (DESK_WINDOW (root), _ ("The totals were copied as a table"), NULL, NULL);
}

/* --- making --- */

/* The last three years, today counted. */
static void
set_years (DeskTotalsPage *self)
{
  char today[DESK_DATE_STR_LEN], from[DESK_DATE_STR_LEN];

  desk_date_from_us (desk_store_now (self->store), desk_store_get_zone (self->store), today);
  g_snprintf (from, sizeof from, "%04d%.6s", CLAMP (atoi (today) - YEARS, 1900, 9999), today + 4);
  if (!desk_date_valid (from)) /* a leap day */
    memcpy (from + 8, "28", 2);
  desk_date_add_days (from, 1, from);
  desk_period_chooser_set_days (self->period, from, today);
}

static GtkWidget *
make_bar (DeskTotalsPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *years = desk_offer_button (&(DeskOffer){ .id = "totals.years", .label = _ ("Three years"), .tooltip = _ ("The last three years, today counted"), .style = "flat tight" });
  GtkWidget *copy_button = desk_offer_icon_button (&(DeskOffer){ .id = "totals.copy", .label = _ ("_Copy"), .tooltip = _ ("Copy the totals as a table"), .icon = "edit-copy-symbolic", .style = "flat" });

  self->period = DESK_PERIOD_CHOOSER (desk_period_chooser_new (self->store, DESK_PERIOD_YEAR));
  self->as_of = make_label (NULL, "caption", 0);
  gtk_widget_add_css_class (self->as_of, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (self->as_of), 1);
  gtk_widget_set_hexpand (self->as_of, TRUE);
  gtk_widget_add_css_class (bar, "desk-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->period));
  gtk_box_append (GTK_BOX (bar), years);
  gtk_box_append (GTK_BOX (bar), self->as_of);
  gtk_box_append (GTK_BOX (bar), copy_button);
  gtk_box_append (GTK_BOX (bar), desk_offer_button (&(DeskOffer){ .id = "totals.print", .action = "win.print", .label = _ ("_Print…"), .icon = "desk-print-symbolic", .shortcut = "<Control>p", .style = "flat tight" }));
  set_years (self);
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (desk_page_count_start), self->count);
  g_signal_connect_swapped (years, "clicked", G_CALLBACK (set_years), self);
  g_signal_connect_swapped (copy_button, "clicked", G_CALLBACK (copy), self);
  return bar;
}

static gboolean
page_can (DeskPageView *view, DeskPageAct act)
{
  return act == DESK_PAGE_ACT_PRINT && DESK_TOTALS_PAGE (view)->totals != NULL;
}

static void
page_act (DeskPageView *view, DeskPageAct act)
{
  if (act == DESK_PAGE_ACT_PRINT)
    print (DESK_TOTALS_PAGE (view));
}

static void
desk_totals_page_view_iface (DeskPageViewInterface *iface)
{
  iface->can = page_can;
  iface->act = page_act;
}

static void
desk_totals_page_dispose (GObject *object)
{
  DeskTotalsPage *self = DESK_TOTALS_PAGE (object);

  g_clear_pointer (&self->totals, desk_totals_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->count, desk_page_count_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_totals_page_parent_class)->dispose (object);
}

static void
desk_totals_page_class_init (DeskTotalsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_totals_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_totals_page_init (DeskTotalsPage *self)
{
  (void) self;
}

GtkWidget *
desk_totals_page_new (DeskStore *store)
{
  DeskTotalsPage *self = g_object_new (DESK_TYPE_TOTALS_PAGE, NULL);

  self->store = g_object_ref (store);
  self->count = desk_page_count_new (GTK_WIDGET (self), store, &counting);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "desk-page");
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), desk_box_scrolled (self->body));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  desk_page_count_start (self->count);
  return GTK_WIDGET (self);
}

static GtkWidget *
create_page (DeskWindow *window, const DeskPageSpec *spec, gpointer data)
{
  (void) spec;
  desk_output_attach (window);
  return desk_totals_page_new (data);
}

void
desk_totals_add_page (DeskNavigation *navigation, DeskStore *store)
{
  DeskPageSpec spec = { .id = DESK_PAGE_TOTALS, .title = C_ ("page", "Totals"), .icon = "desk-ledger-symbolic", .section = DESK_SECTION_TOTALS, .order = 2, .create = create_page, .user_data = store };

  desk_navigation_add (navigation, &spec);
}
