/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-record-page.h"

#include "shell/desk-act-bar.h"
#include "shell/desk-box.h"
#include "shell/desk-due-box.h"
#include "shell/desk-mark-cell.h"
#include "shell/desk-offer.h"
#include "shell/desk-page-view.h"
#include "shell/desk-pages.h"
#include "shell/desk-print-page.h"
#include "shell/desk-campaign-card.h"
#include "shell/desk-record-cards.h"
#include "shell/desk-record-sheet.h"
#include "shell/desk-timeline-view.h"
#include "shell/desk-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SIDE_WIDTH 330

struct _DeskRecordPage {
  GtkWidget parent_instance;
  DeskStore *store;
  char *uuid;
  DeskRecordText *text;
  GCancellable *reading;
  GtkWidget *box;
  GtkWidget *stack;      /* "wait", "record", "error" */
  GtkWidget *error;
  GtkWidget *flap;
  GtkWidget *body;       /* what is in the middle */
  GtkWidget *side;       /* history and links: at the right, below in a narrow window */
  GtkWidget *side_scroller;
  guint moving;
  GtkWidget *head;       /* box of number, state, tags */
  GtkWidget *number, *state, *title;
  GtkWidget *steps, *tier, *due;
  GtkWidget *cards;      /* box */
  GtkWidget *count, *timeline;
  GtkWidget *links;      /* box */
  GtkWidget *acts;
  GtkWidget *next;       /* label: what comes next */
};

static void desk_record_page_iface (DeskPageViewInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskRecordPage, desk_record_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_PAGE_VIEW, desk_record_page_iface))

/* ---- showing ---- */

static gboolean
is_case (const DeskRecordText *text)
{
  return desk_type_is_a (text->type, "case");
}

static void
show_head (DeskRecordPage *self)
{
  const DeskRecordText *text = self->text;
  const char *number = desk_snapshot_get_text (text->snapshot, "number");
  const char *code = desk_snapshot_get_text (text->snapshot, "state");
  const DeskField *field = desk_type_find_field (text->type, "state");
  const DeskChoice *choice = field != NULL && code != NULL ? desk_field_find_choice (field, code) : NULL;
  g_autofree char *words = desk_record_cards_dup_state (text->type, text->snapshot);

  gtk_label_set_text (GTK_LABEL (self->number), number != NULL ? number : desk_type_get_label (text->type));
  gtk_label_set_text (GTK_LABEL (self->title), text->title != NULL ? text->title : "");
  if (desk_snapshot_get_text (text->snapshot, "merged_into") != NULL)
    desk_mark_cell_set (DESK_MARK_CELL (self->state), "desk-clip-symbolic", _("Merged into another"), DESK_TONE_GREY);
  else if (text->snapshot->withdrawn)
    desk_mark_cell_set (DESK_MARK_CELL (self->state), "desk-back-symbolic", _("Withdrawn"), DESK_TONE_GREY);
  else
    desk_mark_cell_set (DESK_MARK_CELL (self->state), choice != NULL ? choice->icon : NULL, choice != NULL ? words : NULL,
                        choice != NULL ? desk_tone_from_word (choice->tint) : DESK_TONE_GREY);
  while (gtk_widget_get_next_sibling (self->state) != NULL)
    gtk_box_remove (GTK_BOX (self->head), gtk_widget_get_next_sibling (self->state));
  desk_record_cards_add_tags (GTK_BOX (self->head), text);
  gtk_widget_set_visible (self->steps, is_case (text));
  gtk_widget_set_visible (self->tier, is_case (text));
  gtk_widget_set_visible (self->due, is_case (text));
  if (is_case (text))
    {
      desk_record_cards_show_tiers (self->steps, GTK_LABEL (self->tier), self->store, text->type, text->snapshot);
      desk_due_box_set (DESK_DUE_BOX (self->due), text->type, text->snapshot);
    }
}

static void
show_history (DeskRecordPage *self)
{
  const DeskRecordText *text = self->text;
  g_autofree DeskTimelineRow *rows = g_new0 (DeskTimelineRow, text->history->len + 1);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", text->history->len), text->history->len);

  for (guint i = 0; i < text->history->len; i++)
    {
      const DeskHistoryLine *line = text->history->pdata[i];
      rows[i] = (DeskTimelineRow) { .id = *line->full != '\0' ? line->id : NULL, .date = line->date, .headline = line->headline, .detail = line->detail,
                                    .tone = line->tone };
    }
  desk_timeline_view_set (DESK_TIMELINE_VIEW (self->timeline), rows, text->history->len);
  gtk_label_set_text (GTK_LABEL (self->count), count);
}

static void
show_next (DeskRecordPage *self)
{
  DeskActor me;
  desk_store_get_me (self->store, &me);
  const DeskAct *act = is_case (self->text) ? desk_act_suggest (self->text->type, self->text->snapshot, &me.unit) : NULL;
  g_autofree char *words = act != NULL ? g_strdup_printf (_("Next step: %s"), desk_act_get_label (act)) : NULL;

  gtk_label_set_text (GTK_LABEL (self->next), words != NULL ? words : "");
}

static void
show_text (DeskRecordPage *self)
{
  show_head (self);
  desk_box_clear (self->cards);
  if (g_strcmp0 (self->text->snapshot->type, "campaign") == 0 && !self->text->snapshot->withdrawn)
    gtk_box_append (GTK_BOX (self->cards), desk_campaign_card_new (self->store, &self->text->snapshot->uid));
  desk_record_cards_fill (GTK_BOX (self->cards), self->store, self->text);
  desk_box_clear (self->links);
  for (guint i = 0; i < self->text->links->len; i++)
    gtk_box_append (GTK_BOX (self->links), desk_record_links_new (self->text->links->pdata[i], self->uuid));
  gtk_widget_set_visible (gtk_widget_get_parent (self->links), self->text->links->len > 0);
  show_history (self);
  show_next (self);
  desk_act_bar_set (DESK_ACT_BAR (self->acts), self->store, self->text->type, self->text->snapshot);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "record");
  desk_page_view_changed (DESK_PAGE_VIEW (self));
}

/* ---- reading ---- */

static void
read_done (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskRecordPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRecordText) text = desk_record_text_read_finish (DESK_STORE (store), result, &error);

  if (self->store == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (text == NULL)
    {
      desk_act_bar_set (DESK_ACT_BAR (self->acts), self->store, NULL, NULL);
      adw_status_page_set_description (ADW_STATUS_PAGE (self->error), error->message);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "error");
      return;
    }
  g_clear_pointer (&self->text, desk_record_text_free);
  self->text = g_steal_pointer (&text);
  show_text (self);
}

static void
read_again (DeskRecordPage *self)
{
  DeskUuid uid;

  if (self->uuid == NULL || !desk_uuid_parse (self->uuid, &uid))
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  desk_record_text_read_async (self->store, &uid, DESK_RECORD_TEXT_ROWS | DESK_RECORD_TEXT_PARTS | DESK_RECORD_TEXT_LINKS, self->reading, read_done, g_object_ref (self));
}

const DeskSnapshot *
desk_record_page_get_snapshot (DeskRecordPage *self)
{
  g_return_val_if_fail (DESK_IS_RECORD_PAGE (self), NULL);
  return self->text != NULL ? self->text->snapshot : NULL;
}

/* ---- one entry of the timeline in full ---- */

static void
entry_chosen (DeskTimelineView *view, const char *id, DeskRecordPage *self)
{
  const DeskHistoryLine *line = NULL;
  GtkWidget *dialog;
  g_autofree char *head = NULL;

  for (guint i = 0; self->text != NULL && i < self->text->history->len && line == NULL; i++)
    if (g_str_equal (((DeskHistoryLine *) self->text->history->pdata[i])->id, id))
      line = self->text->history->pdata[i];
  if (line == NULL)
    return;
  head = g_strdup_printf ("%s %s", line->date, line->detail);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))), line->headline, NULL);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", head, line->full);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- a page of the window ---- */

static char *
page_dup_title (DeskPageView *page)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (page);
  const char *number;

  if (self->text == NULL)
    return NULL;
  number = desk_snapshot_get_text (self->text->snapshot, "number");
  return g_strdup (number != NULL ? number : self->text->title);
}

static void
page_open (DeskPageView *page, const char *parameter)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (page);

  if (parameter == NULL || g_strcmp0 (parameter, self->uuid) == 0)
    return;
  g_free (self->uuid);
  self->uuid = g_strdup (parameter);
  g_clear_pointer (&self->text, desk_record_text_free);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "wait");
  read_again (self);
}

static gboolean
page_can (DeskPageView *page, DeskPageAct act)
{
  const DeskRecordText *text = DESK_RECORD_PAGE (page)->text;

  return act == DESK_PAGE_ACT_UNDO || (act == DESK_PAGE_ACT_PRINT && text != NULL) || (act == DESK_PAGE_ACT_REGISTER && text != NULL && text->type->source != NULL);
}

static void
page_act (DeskPageView *page, DeskPageAct act)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (page);
  g_autoptr (DeskSheet) sheet = NULL;

  if (act == DESK_PAGE_ACT_UNDO)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.take-back-last", NULL);
  if (act == DESK_PAGE_ACT_REGISTER && self->uuid != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.register-found", "(ss)", "", self->uuid);
  if (act != DESK_PAGE_ACT_PRINT || self->text == NULL)
    return;
  sheet = desk_record_sheet_new (self->store, self->text);
  desk_print_open_sheet (GTK_WIDGET (self), sheet);
}

static void
desk_record_page_iface (DeskPageViewInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->open = page_open;
  iface->can = page_can;
  iface->act = page_act;
}

/* ---- making ---- */

static void
desk_record_page_dispose (GObject *object)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (object);

  g_clear_handle_id (&self->moving, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->side);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_record_page_parent_class)->dispose (object);
}

static void
desk_record_page_finalize (GObject *object)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (object);

  g_free (self->uuid);
  desk_record_text_free (self->text);
  G_OBJECT_CLASS (desk_record_page_parent_class)->finalize (object);
}

static void
desk_record_page_class_init (DeskRecordPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_record_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_record_page_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_head (DeskRecordPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->head = desk_wrap_box_new (8); /* how often it was done anew is not cut off for a tag */
  self->number = gtk_label_new (NULL);
  self->state = desk_mark_cell_new (TRUE);
  self->title = gtk_label_new (NULL);
  self->due = desk_due_box_new (self->store);
  gtk_widget_add_css_class (self->number, "idno");
  gtk_label_set_selectable (GTK_LABEL (self->number), TRUE);
  gtk_widget_add_css_class (self->title, "h1");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self->head), self->number);
  gtk_box_append (GTK_BOX (self->head), self->state);
  gtk_box_append (GTK_BOX (names), self->head);
  gtk_box_append (GTK_BOX (names), self->title);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (self->due, GTK_ALIGN_START);
  gtk_widget_set_size_request (self->due, 320, -1);
  gtk_box_append (GTK_BOX (row), names);
  gtk_box_append (GTK_BOX (row), self->due);
  return row;
}

static GtkWidget *
in_card (GtkWidget *child, GtkWidget *head)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (card, "desk-card");
  gtk_widget_add_css_class (card, "desk-pad-wide");
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), child);
  return card;
}

static GtkWidget *
make_title (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "h2");
  return label;
}

static void
add_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_top (widget, 14);
  gtk_widget_set_margin_bottom (widget, 14);
  gtk_widget_set_margin_start (widget, 16);
  gtk_widget_set_margin_end (widget, 16);
}

static GtkWidget *
in_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_main (DeskRecordPage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->body = body;
  self->steps = desk_record_cards_new_stepper (self->store);
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (body), make_head (self));
  self->tier = desk_record_cards_new_caption ();
  gtk_box_append (GTK_BOX (body), self->steps);
  gtk_box_append (GTK_BOX (body), self->tier);
  gtk_box_append (GTK_BOX (body), self->cards);
  add_margins (body);
  return in_scroller (body);
}

static void
put_side (DeskRecordPage *self, gboolean below)
{
  if (gtk_widget_get_parent (self->side) == self->body)
    gtk_box_remove (GTK_BOX (self->body), self->side);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->side_scroller), below ? NULL : self->side);
  if (below)
    gtk_box_append (GTK_BOX (self->body), self->side);
  gtk_widget_set_margin_top (self->side, below ? 0 : 14);
  gtk_widget_set_margin_bottom (self->side, below ? 0 : 14);
  gtk_widget_set_margin_end (self->side, below ? 0 : 16);
  gtk_widget_set_margin_start (self->side, below ? 0 : 2);
}

static GtkWidget *
make_side (DeskRecordPage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *past = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller;

  self->count = gtk_label_new (NULL);
  self->timeline = desk_timeline_view_new ();
  self->links = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->count, "caption");
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_box_append (GTK_BOX (past), make_title (_("What happened")));
  gtk_box_append (GTK_BOX (past), self->count);
  g_signal_connect (self->timeline, "row-activated", G_CALLBACK (entry_chosen), self);
  gtk_box_append (GTK_BOX (side), in_card (self->timeline, past));
  gtk_box_append (GTK_BOX (side), in_card (self->links, make_title (_("Linked records"))));
  self->side = g_object_ref_sink (side);
  scroller = self->side_scroller = in_scroller (NULL);
  put_side (self, FALSE);
  gtk_widget_set_size_request (scroller, SIDE_WIDTH, -1);
  gtk_widget_set_hexpand (scroller, FALSE);
  return scroller;
}

static GtkWidget *
make_foot (DeskRecordPage *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const DeskOffer print = { "record.print", "win.print", _("_Print Sheet"), _("Print this record as a form"), "desk-print-symbolic", "<Control>p", NULL };

  self->acts = desk_act_bar_new (3);
  self->next = gtk_label_new (NULL);
  desk_act_bar_add (DESK_ACT_BAR (self->acts), desk_offer_button (&print));
  gtk_widget_set_hexpand (self->acts, TRUE);
  gtk_widget_add_css_class (self->next, "dim-label");
  gtk_widget_add_css_class (self->next, "small");
  gtk_label_set_ellipsize (GTK_LABEL (self->next), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (foot, "desk-actionbar");
  gtk_widget_add_css_class (foot, "desk-bare");
  gtk_box_append (GTK_BOX (foot), self->acts);
  gtk_box_append (GTK_BOX (foot), self->next);
  return foot;
}

static gboolean
move_side (gpointer data)
{
  DeskRecordPage *self = data;
  gboolean folded = adw_flap_get_folded (ADW_FLAP (self->flap));

  self->moving = 0;
  put_side (self, folded);
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), !folded);
  return G_SOURCE_REMOVE;
}

/* It is told while sizes are being given out: nothing may move then. */
static void
fold_changed (DeskRecordPage *self)
{
  if (self->moving == 0)
    self->moving = g_idle_add (move_side, self);
}

static void
desk_record_page_init (DeskRecordPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  self->error = adw_status_page_new ();
  self->flap = adw_flap_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->error), "desk-alert-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->error), _("It cannot be shown"));
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "wait");
  gtk_stack_add_named (GTK_STACK (self->stack), self->flap, "record");
  gtk_stack_add_named (GTK_STACK (self->stack), self->error, "error");
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
desk_record_page_new (DeskStore *store)
{
  DeskRecordPage *self = g_object_new (DESK_TYPE_RECORD_PAGE, NULL);

  self->store = g_object_ref (store);
  adw_flap_set_flap_position (ADW_FLAP (self->flap), GTK_PACK_END);
  adw_flap_set_content (ADW_FLAP (self->flap), make_main (self));
  adw_flap_set_flap (ADW_FLAP (self->flap), make_side (self));
  adw_flap_set_locked (ADW_FLAP (self->flap), TRUE);
  adw_flap_set_modal (ADW_FLAP (self->flap), FALSE);
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (fold_changed), self);
  gtk_box_append (GTK_BOX (self->box), make_foot (self));
  g_signal_connect_object (store, "changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
