/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-case-preview.h"

#include "shell/desk-act-bar.h"
#include "shell/desk-box.h"
#include "shell/desk-due-box.h"
#include "shell/desk-mark-cell.h"
#include "shell/desk-record-cards.h"
#include "shell/desk-timeline-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 360
#define LINES 3

struct _DeskCasePreview {
  GtkWidget parent_instance;
  DeskStore *store;
  char *uuid;
  GCancellable *reading;
  GtkWidget *box;
  GtkWidget *stack;      /* "record", "none", "error" */
  GtkWidget *none;       /* AdwStatusPage */
  GtkWidget *error;      /* AdwStatusPage */
  GtkWidget *number;
  GtkWidget *state;
  GtkWidget *title;
  GtkWidget *steps;
  GtkWidget *tier;       /* label: of the tier it is at */
  GtkWidget *due;
  GtkWidget *facts;      /* AdwBin */
  GtkWidget *links;      /* box */
  GtkWidget *count;
  GtkWidget *timeline;
  GtkWidget *scroller;
  GtkWidget *acts;
};

G_DEFINE_FINAL_TYPE (DeskCasePreview, desk_case_preview, GTK_TYPE_WIDGET)

/* What stands above the facts already, or is not what one asks first. */
static gboolean
is_first_asked (const DeskFact *fact, gpointer data)
{
  static const char *const elsewhere[] = { "number", "title", "state", "tier", "paused", "due_at", "warn_at", "due_what", "due_provisional", "paused_for", "changed_at", "registered_at",
                                           "registered_by", "registered_unit", "scope", "withdrawn", "refusals", "reworks", "closed_at", "resolved_at", NULL };
  const DeskRecordText *text = data;

  if (desk_type_is_a (text->type, "case") && g_strv_contains (elsewhere, fact->field->name))
    return FALSE;
  return text->title == NULL || g_strcmp0 (fact->value, text->title) != 0;
}

static void
show_state (DeskCasePreview *self, const DeskRecordText *text)
{
  const DeskField *field = desk_type_find_field (text->type, "state");
  const char *code = desk_snapshot_get_text (text->snapshot, "state");
  const DeskChoice *choice = field != NULL && code != NULL ? desk_field_find_choice (field, code) : NULL;
  g_autofree char *words = desk_record_cards_dup_state (text->type, text->snapshot);

  if (text->snapshot->withdrawn)
    desk_mark_cell_set (DESK_MARK_CELL (self->state), "desk-back-symbolic", _("Withdrawn"), DESK_TONE_GREY);
  else
    desk_mark_cell_set (DESK_MARK_CELL (self->state), choice != NULL ? choice->icon : NULL, choice != NULL ? words : NULL,
                        choice != NULL ? desk_tone_from_word (choice->tint) : DESK_TONE_GREY);
}

static void
show_case (DeskCasePreview *self, const DeskRecordText *text)
{
  desk_record_cards_show_tiers (self->steps, GTK_LABEL (self->tier), self->store, text->type, text->snapshot);
  desk_due_box_set (DESK_DUE_BOX (self->due), text->type, text->snapshot);
}

static void
show_links (DeskCasePreview *self, const DeskRecordText *text)
{
  desk_box_clear (self->links);
  for (guint i = 0; i < text->links->len; i++)
    gtk_box_append (GTK_BOX (self->links), desk_record_links_new (text->links->pdata[i], self->uuid));
  gtk_widget_set_visible (self->links, text->links->len > 0);
}

static void
show_history (DeskCasePreview *self, const DeskRecordText *text)
{
  g_autofree DeskTimelineRow *rows = g_new0 (DeskTimelineRow, text->history->len + 1);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", text->history->len), text->history->len);

  for (guint i = 0; i < text->history->len; i++)
    {
      const DeskHistoryLine *line = text->history->pdata[i];
      rows[i] = (DeskTimelineRow) { .date = line->date, .headline = line->headline, .detail = line->detail, .tone = line->tone };
    }
  desk_timeline_view_set (DESK_TIMELINE_VIEW (self->timeline), rows, text->history->len);
  gtk_label_set_text (GTK_LABEL (self->count), count);
}

static void
show_text (DeskCasePreview *self, DeskRecordText *text)
{
  gboolean is_case = desk_type_is_a (text->type, "case");
  const char *number = desk_snapshot_get_text (text->snapshot, "number");
  gboolean same = g_strcmp0 (g_object_get_data (G_OBJECT (self->scroller), "uuid"), self->uuid) == 0;

  gtk_label_set_text (GTK_LABEL (self->number), number != NULL ? number : desk_type_get_label (text->type));
  gtk_label_set_text (GTK_LABEL (self->title), text->title != NULL ? text->title : "");
  show_state (self, text);
  gtk_widget_set_visible (self->steps, is_case);
  gtk_widget_set_visible (self->tier, is_case);
  gtk_widget_set_visible (self->due, is_case);
  if (is_case)
    show_case (self, text);
  adw_bin_set_child (ADW_BIN (self->facts), desk_record_facts_new (text, is_first_asked, text, LINES));
  show_links (self, text);
  show_history (self, text);
  desk_act_bar_set (DESK_ACT_BAR (self->acts), self->store, text->type, text->snapshot);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "record");
  g_object_set_data_full (G_OBJECT (self->scroller), "uuid", g_strdup (self->uuid), g_free);
  if (!same) /* another record begins at its top; the same one stays where one was reading */
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
read_done (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskCasePreview) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRecordText) text = desk_record_text_read_finish (DESK_STORE (store), result, &error);

  if (self->store == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (text != NULL)
    {
      show_text (self, text);
      return;
    }
  adw_status_page_set_description (ADW_STATUS_PAGE (self->error), error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "error");
  desk_act_bar_set (DESK_ACT_BAR (self->acts), self->store, NULL, NULL);
}

static void
read_again (DeskCasePreview *self)
{
  DeskUuid uid;

  if (self->uuid == NULL || !desk_uuid_parse (self->uuid, &uid))
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  desk_record_text_read_async (self->store, &uid, DESK_RECORD_TEXT_LINKS, self->reading, read_done, g_object_ref (self));
}

void
desk_case_preview_show (DeskCasePreview *self, const char *uuid)
{
  g_return_if_fail (DESK_IS_CASE_PREVIEW (self));
  if (g_strcmp0 (self->uuid, uuid) == 0)
    return;
  g_free (self->uuid);
  self->uuid = g_strdup (uuid);
  if (uuid == NULL)
    desk_case_preview_show_none (self, 0);
  else
    read_again (self);
}

void
desk_case_preview_show_none (DeskCasePreview *self, guint n_chosen)
{
  g_autofree char *title = NULL;

  g_return_if_fail (DESK_IS_CASE_PREVIEW (self));
  g_cancellable_cancel (self->reading);
  g_clear_pointer (&self->uuid, g_free);
  if (n_chosen > 1)
    title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record chosen", "%u records chosen", n_chosen), n_chosen);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->none), title != NULL ? title : _("Nothing chosen"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->none), title != NULL ? _("They can be acted on, exported or printed together, below the list.")
                                                                            : _("Choose a row to see where it stands. Enter opens it, Space hides this pane."));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
  desk_act_bar_set (DESK_ACT_BAR (self->acts), self->store, NULL, NULL);
}

const char *
desk_case_preview_get_uuid (DeskCasePreview *self)
{
  g_return_val_if_fail (DESK_IS_CASE_PREVIEW (self), NULL);
  return self->uuid;
}

/* ---- making ---- */

static void
desk_case_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  gtk_widget_measure (DESK_CASE_PREVIEW (widget)->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  /* whatever the words in it want, the pane is as wide as it is meant to be */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum = MAX (*minimum, WIDTH);
}

static void
desk_case_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (DESK_CASE_PREVIEW (widget)->box, width, height, baseline, NULL);
}

static void
desk_case_preview_dispose (GObject *object)
{
  DeskCasePreview *self = DESK_CASE_PREVIEW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_case_preview_parent_class)->dispose (object);
}

static void
desk_case_preview_finalize (GObject *object)
{
  g_free (DESK_CASE_PREVIEW (object)->uuid);
  G_OBJECT_CLASS (desk_case_preview_parent_class)->finalize (object);
}

static void
desk_case_preview_class_init (DeskCasePreviewClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_case_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_case_preview_finalize;
  widget->measure = desk_case_preview_measure;
  widget->size_allocate = desk_case_preview_size_allocate;
}

static GtkWidget *
make_head (DeskCasePreview *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->number = gtk_label_new (NULL);
  self->state = desk_mark_cell_new (TRUE);
  gtk_widget_add_css_class (self->number, "idno");
  gtk_label_set_xalign (GTK_LABEL (self->number), 0);
  gtk_label_set_selectable (GTK_LABEL (self->number), TRUE);
  gtk_widget_set_hexpand (self->number, TRUE);
  gtk_widget_set_halign (self->state, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (head), self->number);
  gtk_box_append (GTK_BOX (head), self->state);
  return head;
}

static GtkWidget *
make_body (DeskCasePreview *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *past = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *word = gtk_label_new (_("What happened"));

  self->title = gtk_label_new (NULL);
  self->steps = desk_record_cards_new_stepper (self->store);
  self->tier = desk_record_cards_new_caption ();
  self->due = desk_due_box_new (self->store);
  self->facts = adw_bin_new ();
  self->links = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->count = gtk_label_new (NULL);
  self->timeline = desk_timeline_view_new ();
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->title, "h1");
  gtk_widget_add_css_class (word, "h2");
  gtk_widget_add_css_class (self->count, "caption");
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_widget_set_hexpand (word, TRUE);
  gtk_box_append (GTK_BOX (past), word);
  gtk_box_append (GTK_BOX (past), self->count);
  gtk_box_append (GTK_BOX (body), make_head (self));
  gtk_box_append (GTK_BOX (body), self->title);
  gtk_box_append (GTK_BOX (body), self->steps);
  gtk_box_append (GTK_BOX (body), self->tier);
  gtk_box_append (GTK_BOX (body), self->due);
  gtk_box_append (GTK_BOX (body), self->facts);
  gtk_box_append (GTK_BOX (body), self->links);
  gtk_box_append (GTK_BOX (body), past);
  gtk_box_append (GTK_BOX (body), self->timeline);
  gtk_widget_set_margin_top (body, 10);
  gtk_widget_set_margin_bottom (body, 14);
  gtk_widget_set_margin_start (body, 14);
  gtk_widget_set_margin_end (body, 14);
  return body;
}

static void
desk_case_preview_init (DeskCasePreview *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  self->none = adw_status_page_new ();
  self->error = adw_status_page_new ();
  self->scroller = gtk_scrolled_window_new ();
  self->acts = desk_act_bar_new (2);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->none), "desk-list-symbolic");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->error), "desk-alert-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->error), _("It cannot be shown"));
  gtk_widget_add_css_class (self->none, "compact");
  gtk_widget_add_css_class (self->error, "compact");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_stack_add_named (GTK_STACK (self->stack), self->none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scroller, "record");
  gtk_stack_add_named (GTK_STACK (self->stack), self->error, "error");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_add_css_class (self->box, "desk-pane");
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), self->acts);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
}

GtkWidget *
desk_case_preview_new (DeskStore *store)
{
  DeskCasePreview *self = g_object_new (DESK_TYPE_CASE_PREVIEW, NULL);

  self->store = g_object_ref (store);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), make_body (self));
  g_signal_connect_object (store, "changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  desk_case_preview_show_none (self, 0);
  return GTK_WIDGET (self);
}
