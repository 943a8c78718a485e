/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-calendar-dialogs.h"

#include "model/desk-date.h"
#include "shell/desk-offer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LISTED 400
#define PROBLEMS 50

/* ---- one day ---- */

typedef struct {
  GtkWidget *popover;
  GtkWidget *choices[3]; /* in the order of DeskDayCorrection */
  GtkWidget *name, *apply;
  char *date;
  DeskDayCorrected done;
  gpointer data;
} Day;

static void
day_free (gpointer data)
{
  Day *self = data;

  g_free (self->date);
  g_free (self);
}

static DeskDayCorrection
chosen (const Day *self)
{
  for (guint i = 1; i < G_N_ELEMENTS (self->choices); i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->choices[i])))
      return (DeskDayCorrection) i;
  return DESK_DAY_AS_USUAL;
}

static char *
dup_name (const Day *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
look (Day *self)
{
  g_autofree char *name = dup_name (self);
  gboolean usual = chosen (self) == DESK_DAY_AS_USUAL;

  gtk_widget_set_sensitive (self->name, !usual);
  gtk_widget_set_sensitive (self->apply, usual || *name != '\0');
}

static void
apply (GtkWidget *widget G_GNUC_UNUSED, Day *self)
{
  DeskDayCorrection correction = chosen (self);
  g_autofree char *name = dup_name (self), *date = g_strdup (self->date);
  DeskDayCorrected done = self->done;
  gpointer data = self->data;

  if (!gtk_widget_get_sensitive (self->apply))
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  done (date, correction, correction == DESK_DAY_AS_USUAL ? "" : name, data);
}

static gboolean
unparent (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* What it belongs to may be gone by then. */
static void
closed (GtkPopover *popover, gpointer data G_GNUC_UNUSED)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent, g_object_ref (popover), g_object_unref);
}

static GtkWidget *
make_choices (Day *self, const DeskDayInfo *info, gboolean weekend)
{
  const char *const labels[] = { weekend ? _("As usual: weekend") : _("As usual: working day"), _("Day off"), _("Weekend worked") };
  const char *const names[] = { "day.usual", "day.off", "day.worked" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  DeskDayCorrection now = info->kind == DESK_DAY_HOLIDAY ? DESK_DAY_OFF : info->kind == DESK_DAY_SHIFTED ? DESK_DAY_WORKED : DESK_DAY_AS_USUAL;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      self->choices[i] = gtk_check_button_new_with_label (labels[i]);
      gtk_widget_set_name (self->choices[i], names[i]);
      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (self->choices[i]), GTK_CHECK_BUTTON (self->choices[0]));
      gtk_box_append (GTK_BOX (box), self->choices[i]);
    }
  /* only a weekend can be made one that is worked */
  gtk_widget_set_visible (self->choices[DESK_DAY_WORKED], weekend);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->choices[now]), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_signal_connect_swapped (self->choices[i], "toggled", G_CALLBACK (look), self);
  return box;
}

void
desk_calendar_ask_day (GtkWidget *view, GtkWidget *day, const char *date, const DeskDayInfo *info, DeskDayCorrected done, gpointer data)
{
  const DeskOffer offer = { "day.apply", NULL, _("_Correct"), NULL, NULL, NULL, "suggested-action" };
  Day *self = g_new0 (Day, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head;
  graphene_rect_t bounds;
  g_autofree char *written = desk_date_format (date, DESK_DATE_LONG);
  g_autofree char *title = g_strdup_printf ("%s %s", written, desk_date_weekday_name (desk_date_weekday (date)));

  self->date = g_strdup (date);
  self->done = done;
  self->data = data;
  self->popover = gtk_popover_new ();
  self->name = gtk_entry_new ();
  self->apply = desk_offer_button (&offer);
  head = gtk_label_new (title);
  gtk_widget_add_css_class (head, "heading");
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _("Name of the holiday"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the holiday"), -1);
  gtk_editable_set_text (GTK_EDITABLE (self->name), info->name != NULL ? info->name : "");
  gtk_widget_set_name (self->name, "day.name");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_choices (self, info, desk_date_weekday (date) >= 6));
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->apply);
  gtk_widget_add_css_class (box, "desk-day-form");
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_add_css_class (self->popover, "desk");
  g_object_set_data_full (G_OBJECT (self->popover), "day", self, day_free);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (look), self);
  g_signal_connect (self->name, "activate", G_CALLBACK (apply), self);
  g_signal_connect (self->apply, "clicked", G_CALLBACK (apply), self);
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed), NULL);
  /* The days are made anew when the year changes; the view stays. */
  gtk_widget_set_parent (self->popover, view);
  if (gtk_widget_compute_bounds (day, view, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height });
  look (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

char *
desk_calendar_correct_day (const char *csv, const char *date, DeskDayCorrection correction, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  GString *made = g_string_new (NULL);
  /* the comma parts the cells, and a full-width one reads the same */
  g_auto (GStrv) parts = g_strsplit (name, ",", -1);
  g_autofree char *plain = g_strjoinv ("，", parts);
  gboolean placed = correction == DESK_DAY_AS_USUAL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!placed && i > 0 && (*lines[i] == '\0' || strncmp (lines[i], date, 10) >= 0))
        {
          g_string_append_printf (made, "%s,%s,%s\n", date, correction == DESK_DAY_OFF ? "holiday" : "workday", plain);
          placed = TRUE;
        }
      if (*lines[i] != '\0' && !g_str_has_prefix (lines[i], date))
        g_string_append_printf (made, "%s\n", lines[i]);
    }
  return g_string_free (made, FALSE);
}

/* ---- what a file would change ---- */

typedef struct {
  DeskCalendarPlan *plan;
  DeskPlanAccepted accepted;
  gpointer data;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  desk_calendar_plan_free (self->plan);
  g_free (self);
}

static void
answered (AdwMessageDialog *dialog G_GNUC_UNUSED, const char *response, Asked *self)
{
  if (g_str_equal (response, "import"))
    self->accepted (self->plan, self->data);
}

static char *
year_words (const DeskCalendarYear *year)
{
  if (!year->known)
    return g_strdup_printf (_("%1$d is new. Days named: %2$u; working days: %3$ld"), year->year, year->changes->len, (long) year->working_after);
  if (year->changes->len == 0)
    return g_strdup_printf (_("%d stays as it is"), year->year);
  return g_strdup_printf (_("%1$d. Days that change: %2$u; working days: %3$ld, were %4$ld"), year->year, year->changes->len, (long) year->working_after,
                          (long) year->working_before);
}

static GtkWidget *
make_text (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_plan (const DeskCalendarPlan *plan)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  guint listed = 0;

  for (guint i = 0; i < plan->years->len; i++)
    {
      const DeskCalendarYear *year = g_ptr_array_index (plan->years, i);
      g_autofree char *head = year_words (year);

      gtk_box_append (GTK_BOX (box), make_text (head, "heading"));
      for (guint k = 0; k < year->changes->len && listed < LISTED; k++, listed++)
        {
          const DeskDayChange *change = g_ptr_array_index (year->changes, k);
          g_autofree char *line = g_strdup_printf ("%s %s  %s → %s%s%s", change->date, desk_date_weekday_name (desk_date_weekday (change->date)),
                                                   desk_day_kind_word (change->before), desk_day_kind_word (change->after), change->name != NULL ? " · " : "",
                                                   change->name != NULL ? change->name : "");
          gtk_box_append (GTK_BOX (box), make_text (line, "num"));
        }
    }
  if (plan->n_passed > 0)
    {
      g_autofree char *passed = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry that marks no holiday is passed over",
                                                              "%u entries that mark no holiday are passed over", plan->n_passed), plan->n_passed);
      gtk_box_append (GTK_BOX (box), make_text (passed, "dim-label"));
    }
  return box;
}

static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 140);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_widget_set_size_request (scroller, 440, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

void
desk_calendar_show_plan (GtkWindow *parent, DeskCalendarPlan *plan, DeskPlanAccepted accepted, gpointer data)
{
  g_autofree char *title = g_strdup_printf (_("Take the Calendar from %s?"), plan->source);
  gboolean empty = desk_calendar_plan_is_empty (plan);
  GtkWidget *dialog = adw_message_dialog_new (parent, title, empty ? _("The calendar is like that already.")
                                                                   : _("Days of these years that the file does not name become as the week has them. Due dates of open cases follow."));
  Asked *self = g_new0 (Asked, 1);

  self->plan = plan;
  self->accepted = accepted;
  self->data = data;
  gtk_widget_set_name (dialog, "calendar-plan");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_scroller (make_plan (plan)));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", empty ? _("_Close") : _("_Cancel"));
  if (!empty)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "import", _("_Import"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "import", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "import");
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered), self, (GClosureNotify) (void (*) (void)) asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
desk_calendar_show_problems (GtkWindow *parent, const GError *error, GPtrArray *problems)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The Calendar Was Not Taken"), error->message);
  g_autofree char *lines = problems != NULL ? desk_csv_problems_to_string (problems, PROBLEMS) : NULL;

  gtk_widget_set_name (dialog, "calendar-problems");
  if (lines != NULL && *lines != '\0')
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_scroller (make_text (lines, NULL)));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
