/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-today-page.h"

#include "model/desk-date.h"
#include "shell/desk-box.h"
#include "shell/desk-empty-state.h"
#include "shell/desk-export.h"
#include "shell/desk-offer.h"
#include "shell/desk-page-count.h"
#include "shell/desk-today-parts.h"
#include "shell/desk-today-reminders.h"

#include <glib/gi18n-lib.h>

#define TICK_S 60      /* time goes on, and cases fall due */
#define ROWS 8         /* read of each group */
#define ROW_PX 34
/* Heights of a line under which the month lies below the cases, and the cards in two rows or three. */
#define NARROW 50
#define TWO_ROWS 52
#define THREE_ROWS 22
#define SIDE 320
#define REMINDERS 4    /* shown at most */

struct _DeskTodayPage {
  GtkWidget parent_instance;
  DeskStore *store;
  DeskNavigation *navigation; /* outlives its pages */
  GtkWidget *box, *hello, *sub, *deputies, *scopes[3], *body;
  int scope; /* DeskWaitingScope or DESK_TODAY_USUAL */
  DeskTodayData *data;
  DeskPageCount *count;
  guint tick, relayout;
  guint rows, per_line;
  gboolean narrow, setting;
};

static void desk_today_page_view_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskTodayPage, desk_today_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, desk_today_page_view_iface))

const DeskTodayData *
desk_today_page_get_data (DeskTodayPage *self)
{
  return self->data;
}

/* --- showing --- */

/* Who is away for whom: for whom I act, and who acts for me. */
static void
update_deputies (DeskTodayPage *self)
{
  const DeskTodayData *data = self->data;
  g_autoptr (GString) text = g_string_new (NULL);

  if (data->absents->len > 0)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      for (guint i = 0; i < data->absents->len; i++)
        g_ptr_array_add (names, data->absents->pdata[i]);
      g_ptr_array_add (names, NULL);
      g_autofree char *list = g_strjoinv (desk_language_pick (", ", "、"), (char **) names->pdata);
      g_string_append_printf (text, _ ("You are the deputy of %s: what waits for them is shown under “Mine”."), list);
    }
  if (data->deputy != NULL)
    {
      g_autofree char *until = desk_date_format (data->deputy_until, DESK_DATE_MEDIUM);
      g_string_append_printf (text, "%s", text->len > 0 ? desk_language_pick (" ", "") : "");
      g_string_append_printf (text, _ ("Your deputy until %s: %s."), until, data->deputy);
    }
  gtk_label_set_text (GTK_LABEL (self->deputies), text->str);
  gtk_widget_set_visible (self->deputies, text->len > 0);
}

static void
update_head (DeskTodayPage *self)
{
  GTimeZone *zone = desk_store_get_zone (self->store);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (self->data->now_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  int hour = g_date_time_get_hour (local);
  const char *greeting = hour < 12 ? _ ("Good morning") : hour < 18 ? _ ("Good afternoon") : _ ("Good evening");
  DeskActor me;

  desk_store_get_me (self->store, &me);
  g_autofree char *name = desk_uuid_is_nil (&me.uid) ? NULL : desk_store_title (self->store, &me.uid);
  g_autofree char *hello = name != NULL ? g_strdup_printf (C_ ("greeting and name", "%s, %s"), greeting, name) : g_strdup (greeting);
  g_autofree char *date = desk_date_format_day (self->data->now_us, zone, DESK_DATE_WEEKDAY);
  gint64 n = self->data->waiting;
  g_autofree char *waits = n > 0 ? g_strdup_printf (ngettext ("%u case waits", "%u cases wait", (gulong) n), (guint) n) : g_strdup (_ ("nothing waits"));
  g_autofree char *sub = g_strdup_printf ("%s · %s", date, waits);
  gtk_label_set_text (GTK_LABEL (self->hello), hello);
  gtk_label_set_text (GTK_LABEL (self->sub), sub);
  self->setting = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->scopes); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->scopes[i]), self->data->scope == i);
  self->setting = FALSE;
  gtk_widget_set_visible (gtk_widget_get_parent (self->scopes[0]), !desk_uuid_is_nil (&me.uid));
  gtk_widget_set_visible (self->scopes[DESK_WAITING_OF_MY_UNIT], !desk_uuid_is_nil (&me.unit));
  update_deputies (self);
}

static GtkWidget *
make_main (DeskTodayPage *self)
{
  if (self->data->waiting > 0)
    return desk_today_cases (self->data, self->rows);
  GtkWidget *empty = desk_empty_state_new ("desk-dcheck-symbolic", _ ("Nothing waits for you"),
                                           _ ("No case is overdue, falls due, waits to be accepted or to be called back. What you hear on the next visit can be registered at once."),
                                           &(DeskOffer){ .id = "today.new", .action = "win.new", .label = _ ("_New case") });
  gtk_widget_add_css_class (empty, "desk-card");
  gtk_widget_add_css_class (empty, "desk-pad-wide");
  return empty;
}

/* --- where the keyboard is, when what it was on has gone --- */

static void
list_names (GtkWidget *widget, GPtrArray *names)
{
  const char *name = gtk_widget_get_name (widget);

  if (GTK_IS_BUTTON (widget) && g_str_has_prefix (name, "today."))
    g_ptr_array_add (names, g_strdup (name));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_names (child, names);
}

/* Names of the buttons from the one the keyboard is on, in their order; NULL: it is elsewhere. */
static GPtrArray *
names_from_focus (DeskTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint at;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->body))
    return NULL;
  list_names (self->body, names);
  if (!g_ptr_array_find_with_equal_func (names, gtk_widget_get_name (focus), g_str_equal, &at))
    return NULL;
  /* then those before it, from the nearest */
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  for (guint i = at; i < names->len; i++)
    g_ptr_array_add (order, g_strdup (names->pdata[i]));
  for (guint i = at; i-- > 0;)
    g_ptr_array_add (order, g_strdup (names->pdata[i]));
  return g_steal_pointer (&order);
}

/* The row it was on, or the next: its act after an act, its view after a view. */
static void
focus_again (DeskTodayPage *self, GPtrArray *names)
{
  const char *first = names != NULL ? names->pdata[0] : NULL;
  const char *kind = first == NULL ? NULL : g_str_has_prefix (first, "today.act.") ? "today.act." : g_str_has_prefix (first, "today.view.") ? "today.view." : NULL;

  for (guint i = 0; first != NULL && i < names->len; i++)
    {
      GtkWidget *found = kind == NULL || g_str_has_prefix (names->pdata[i], kind) ? desk_offer_find (self->body, names->pdata[i]) : NULL;
      if (found != NULL && gtk_widget_grab_focus (found))
        return;
    }
}

static void
show_data (DeskTodayPage *self)
{
  g_autoptr (GPtrArray) names = names_from_focus (self);
  GtkWidget *halves = gtk_box_new (self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *cases = make_main (self);

  update_head (self);
  desk_box_clear (self->body);
  gtk_box_append (GTK_BOX (self->body), desk_today_cards (self->data, self->store, self->per_line));
  gtk_widget_set_hexpand (cases, TRUE);
  gtk_widget_set_valign (cases, GTK_ALIGN_START);
  gtk_widget_set_hexpand (side, FALSE);
  if (!self->narrow)
    gtk_widget_set_size_request (side, SIDE, -1);
  if (self->data->n_reminders > 0)
    gtk_box_append (GTK_BOX (side), desk_today_reminders (self->data->reminders, self->data->n_reminders, REMINDERS));
  gtk_box_append (GTK_BOX (side), desk_today_month (self->data, self->store));
  gtk_box_append (GTK_BOX (side), desk_today_rates (self->data));
  gtk_box_append (GTK_BOX (halves), cases);
  gtk_box_append (GTK_BOX (halves), side);
  gtk_box_append (GTK_BOX (self->body), halves);
  focus_again (self, names);
  desk_navigation_set_badge (self->navigation, DESK_PAGE_TODAY, (guint) MIN (self->data->waiting, G_MAXUINT), self->data->groups[DESK_WAITING_OVERDUE].count > 0);
}

/* --- counting --- */

static gpointer
ask (GtkWidget *page)
{
  return GINT_TO_POINTER (DESK_TODAY_PAGE (page)->scope);
}

static gpointer
count_all (DeskStore *store, gpointer scope, GCancellable *cancellable, GError **error)
{
  return desk_today_data_make (store, GPOINTER_TO_INT (scope), ROWS, cancellable, error);
}

static void
counted (GtkWidget *page, gpointer made, const GError *error)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (page);

  g_clear_pointer (&self->data, desk_today_data_free);
  self->data = made;
  if (self->data != NULL) {
    show_data (self);
    return;
  }
  desk_box_clear (self->body);
  gtk_box_append (GTK_BOX (self->body), desk_empty_state_new ("desk-alert-symbolic", _ ("Today could not be counted"), error->message, NULL));
}

static const DeskPageCounting counting = { ask, NULL, count_all, (GDestroyNotify) desk_today_data_free, counted };

static gboolean
ticked (gpointer data)
{
  desk_page_count_start (data);
  return G_SOURCE_CONTINUE;
}

static void
scope_clicked (GtkWidget *button, DeskTodayPage *self)
{
  if (self->setting)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->scopes); i++)
    if (button == self->scopes[i])
      self->scope = (int) i;
  desk_today_keep_scope (self->store, (DeskWaitingScope) self->scope);
  desk_page_count_start (self->count);
}

/* --- making --- */

static GtkWidget *
make_scope (DeskTodayPage *self, const char *id, const char *words)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (words);

  gtk_widget_set_name (button, id);
  g_signal_connect (button, "clicked", G_CALLBACK (scope_clicked), self);
  return button;
}

static GtkWidget *
make_head (DeskTodayPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* its base line is its own: buttons put on it would lose their lower edge */
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->hello = gtk_label_new (NULL);
  self->sub = gtk_label_new (NULL);
  self->deputies = gtk_label_new (NULL);
  self->scopes[DESK_WAITING_OF_ME] = make_scope (self, "today.me", _ ("Mine"));
  self->scopes[DESK_WAITING_OF_MY_UNIT] = make_scope (self, "today.my-unit", _ ("My unit"));
  self->scopes[DESK_WAITING_OF_COUNTY] = make_scope (self, "today.county", _ ("Whole county"));
  gtk_widget_add_css_class (self->hello, "h1");
  gtk_widget_add_css_class (self->sub, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->sub), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->sub), 0);
  gtk_widget_set_hexpand (self->sub, TRUE);
  gtk_widget_set_valign (self->hello, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (self->sub, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (linked, "linked");
  gtk_widget_add_css_class (linked, "seg");
  gtk_widget_set_valign (linked, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (self->scopes); i++)
    gtk_box_append (GTK_BOX (linked), self->scopes[i]);
  gtk_widget_set_visible (linked, FALSE);
  gtk_box_append (GTK_BOX (words), self->hello);
  gtk_box_append (GTK_BOX (words), self->sub);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), linked);
  gtk_widget_set_name (self->deputies, "today.deputies");
  gtk_label_set_xalign (GTK_LABEL (self->deputies), 0);
  gtk_label_set_wrap (GTK_LABEL (self->deputies), TRUE);
  gtk_widget_add_css_class (self->deputies, "dim-label");
  gtk_widget_set_visible (self->deputies, FALSE);
  return head;
}

static gboolean
relayout (gpointer data)
{
  DeskTodayPage *self = data;

  self->relayout = 0;
  if (self->data != NULL)
    show_data (self);
  return G_SOURCE_REMOVE;
}

static void
desk_today_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  int letters = desk_today_letters (widget, width);
  gboolean narrow = letters < NARROW;
  guint per_line = letters >= TWO_ROWS ? 7 : letters >= THREE_ROWS ? 4 : 2;
  guint rows = (guint) CLAMP ((height - 330) / ROW_PX, 8, 4 * ROWS);

  if (narrow != self->narrow || rows != self->rows || per_line != self->per_line) {
    self->per_line = per_line;
    self->narrow = narrow;
    self->rows = rows;
    if (self->relayout == 0)
      self->relayout = g_idle_add (relayout, self);
  }
  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
desk_today_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *min_base, int *nat_base)
{
  gtk_widget_measure (DESK_TODAY_PAGE (widget)->box, orientation, for_size, minimum, natural, min_base, nat_base);
}

/* Counted when it is first opened, and again each time after: drafts are files
 * beside the store and tell nobody when they change. */
static void
page_open (DeskPageView *view, const char *parameter)
{
  (void) parameter;
  desk_page_count_soon (DESK_TODAY_PAGE (view)->count);
}

static void
desk_today_page_view_iface (DeskPageViewInterface *iface)
{
  iface->open = page_open;
}

static void
desk_today_page_dispose (GObject *object)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->relayout, g_source_remove);
  g_clear_pointer (&self->data, desk_today_data_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->count, desk_page_count_free);
  g_clear_object (&self->navigation);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_today_page_parent_class)->dispose (object);
}

static void
desk_today_page_class_init (DeskTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_today_page_dispose;
  widget_class->size_allocate = desk_today_page_size_allocate;
  widget_class->measure = desk_today_page_measure;
}

static void
desk_today_page_init (DeskTodayPage *self)
{
  self->rows = 10;
  self->per_line = 7;
  self->scope = DESK_TODAY_USUAL;
}

GtkWidget *
desk_today_page_new (DeskStore *store, DeskNavigation *navigation)
{
  DeskTodayPage *self = g_object_new (DESK_TYPE_TODAY_PAGE, NULL);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->store = g_object_ref (store);
  self->count = desk_page_count_new (GTK_WIDGET (self), store, &counting);
  self->navigation = g_object_ref (navigation);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->box = desk_box_scrolled (inner);
  gtk_box_append (GTK_BOX (inner), make_head (self));
  gtk_box_append (GTK_BOX (inner), self->deputies);
  gtk_box_append (GTK_BOX (inner), self->body);
  gtk_widget_add_css_class (self->box, "desk-page");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->tick = g_timeout_add_seconds (TICK_S, ticked, self->count);
  return GTK_WIDGET (self);
}

static GtkWidget *
create_page (DeskWindow *window, const DeskPageSpec *spec, gpointer data)
{
  (void) spec;
  desk_output_attach (window);
  return desk_today_page_new (data, desk_window_get_navigation (window));
}

void
desk_today_add_page (DeskNavigation *navigation, DeskStore *store)
{
  DeskPageSpec spec = { .id = DESK_PAGE_TODAY, .title = C_ ("page", "Today"), .icon = "desk-today-symbolic", .section = DESK_SECTION_TOP, .order = 0, .create = create_page, .user_data = store };

  desk_navigation_add (navigation, &spec);
}
