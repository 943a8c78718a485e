/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-masked-value.h"

#include "shell/desk-offer.h"
#include "shell/desk-page-view.h"
#include "shell/desk-pages.h"
#include "shell/desk-reason-dialog.h"
#include "store/desk-unmask.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SHOWN_S 60
/* The event that says that a value was looked at has the page read anew: within
 * this time its new row goes on showing it. */
#define REBUILT_US (2 * G_USEC_PER_SEC)

/* The one value that is shown, of all windows. */
static struct {
  DeskMaskedValue *by;    /* the row that shows it; NULL: none for the moment */
  DeskUuid record;
  char *field, *plain;
  gint64 until_us, gone_us; /* monotonic */
} shown;

struct _DeskMaskedValue {
  GtkWidget parent_instance;
  DeskUuid record;
  char *field, *label, *mask;
  GtkWidget *box, *value, *button, *fault;
  guint timeout;
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (DeskMaskedValue, desk_masked_value, GTK_TYPE_WIDGET)

static void
forget_shown (void)
{
  shown.by = NULL;
  g_clear_pointer (&shown.field, g_free);
  g_clear_pointer (&shown.plain, g_free);
}

static void
dress_button (DeskMaskedValue *self)
{
  const DeskOffer show = { "fact.unmask", NULL, _("Show"), _("Show the value: a reason is asked and recorded"), "view-reveal-symbolic", NULL, NULL };
  const DeskOffer hide = { "fact.unmask", NULL, _("Hide"), _("Mask the value again"), "view-conceal-symbolic", NULL, NULL };
  const DeskOffer *offer = self->shown ? &hide : &show;
  g_autofree char *words = g_strdup_printf ("%s · %s", offer->label, self->label);

  gtk_button_set_icon_name (GTK_BUTTON (self->button), offer->icon);
  desk_offer_dress (self->button, offer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
desk_masked_value_hide (DeskMaskedValue *self)
{
  g_return_if_fail (DESK_IS_MASKED_VALUE (self));
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (shown.by == self)
    forget_shown ();
  self->shown = FALSE;
  gtk_label_set_selectable (GTK_LABEL (self->value), FALSE);
  gtk_label_set_text (GTK_LABEL (self->value), self->mask);
  dress_button (self);
}

gboolean
desk_masked_value_is_shown (DeskMaskedValue *self)
{
  g_return_val_if_fail (DESK_IS_MASKED_VALUE (self), FALSE);
  return self->shown;
}

static gboolean
time_is_up (gpointer data)
{
  DeskMaskedValue *self = data;

  self->timeout = 0;
  desk_masked_value_hide (self);
  return G_SOURCE_REMOVE;
}

static void
say (DeskMaskedValue *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->fault), words != NULL ? words : "");
  gtk_widget_set_visible (self->fault, words != NULL);
}

/* What @shown says, in this row. */
static void
show_value (DeskMaskedValue *self)
{
  gint64 left = shown.until_us - g_get_monotonic_time ();

  shown.by = self;
  self->shown = TRUE;
  gtk_label_set_text (GTK_LABEL (self->value), shown.plain);
  gtk_label_set_selectable (GTK_LABEL (self->value), TRUE);
  dress_button (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add ((guint) MAX (left / 1000, 1), time_is_up, self);
}

typedef struct {
  DeskMaskedValue *row;
  GWeakRef page; /* or what else the row stands in */
} Asked;

static void
asked_free (Asked *asked)
{
  g_weak_ref_clear (&asked->page);
  g_object_unref (asked->row);
  g_free (asked);
}

/* The row under @widget that shows the same value as @old did. */
static DeskMaskedValue *
find_successor (GtkWidget *widget, DeskMaskedValue *old)
{
  DeskMaskedValue *found = NULL;

  if (DESK_IS_MASKED_VALUE (widget) && gtk_widget_get_mapped (widget) && desk_uuid_equal (&DESK_MASKED_VALUE (widget)->record, &old->record) &&
      g_str_equal (DESK_MASKED_VALUE (widget)->field, old->field))
    return DESK_MASKED_VALUE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_successor (child, old);
  return found;
}

static void
unmasked (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *plain = desk_store_unmask_finish (DESK_STORE (source), result, &error);
  g_autoptr (GtkWidget) page = g_weak_ref_get (&asked->page);
  DeskMaskedValue *row = page != NULL && gtk_widget_get_mapped (page) ? find_successor (page, asked->row) : NULL;

  if (row != NULL)
    say (row, error != NULL ? error->message : NULL);
  /* the page may have been left meanwhile: then nobody looks */
  if (plain != NULL && page != NULL && gtk_widget_get_mapped (page))
    {
      if (shown.by != NULL)
        desk_masked_value_hide (shown.by); /* one at a time */
      forget_shown ();
      shown.record = asked->row->record;
      shown.field = g_strdup (asked->row->field);
      shown.plain = g_steal_pointer (&plain);
      shown.until_us = g_get_monotonic_time () + SHOWN_S * G_USEC_PER_SEC;
      shown.gone_us = g_get_monotonic_time ();
      if (row != NULL)
        show_value (row); /* else it is on its way: the page is being filled anew */
    }
  asked_free (asked);
}

void
desk_masked_value_reveal (DeskMaskedValue *self, DeskStore *store, const char *reason)
{
  Asked *asked;
  GtkWidget *page;

  g_return_if_fail (DESK_IS_MASKED_VALUE (self) && DESK_IS_STORE (store));
  asked = g_new0 (Asked, 1);
  page = gtk_widget_get_ancestor (GTK_WIDGET (self), DESK_TYPE_PAGE_VIEW);
  asked->row = g_object_ref (self);
  g_weak_ref_init (&asked->page, page != NULL ? page : GTK_WIDGET (self));
  desk_store_unmask_async (store, &self->record, self->field, reason, NULL, unmasked, asked);
}

/* ---- asking ---- */

static void
reason_given (const char *reason, gpointer data)
{
  g_autoptr (DeskMaskedValue) self = data;
  DeskStore *store = self->box != NULL ? desk_pages_store_of (GTK_WIDGET (self)) : NULL;

  if (reason != NULL && store != NULL)
    desk_masked_value_reveal (self, store, reason);
}

static void
clicked (DeskMaskedValue *self)
{
  DeskReasonQuestion question = {
    NULL,
    _("Who looked, when and why is recorded in the history of this record. The value is masked again after a minute."),
    _("What it is needed for"),
    "unmask.reason",
    _("_Show"),
  };
  g_autofree char *title = NULL;

  if (self->shown)
    {
      desk_masked_value_hide (self);
      return;
    }
  question.title = title = g_strdup_printf (_("Show “%s”?"), self->label);
  desk_reason_ask (GTK_WIDGET (self), &question, reason_given, g_object_ref (self));
}

/* ---- making ---- */

GtkWidget *
desk_masked_value_new (const DeskUuid *record, const DeskField *field, const char *mask)
{
  DeskMaskedValue *self = g_object_new (DESK_TYPE_MASKED_VALUE, NULL);

  self->record = *record;
  self->field = g_strdup (field->name);
  self->label = g_strdup (desk_field_get_label (field));
  self->mask = g_strdup (mask);
  desk_masked_value_hide (self);
  return GTK_WIDGET (self);
}

/* Another page, another window in front of the whole, the end: nobody is to find it there. */
static void
desk_masked_value_unmap (GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, DESK_TYPE_PAGE_VIEW);

  /* when the page is filled anew only its rows go, and their successors are on the way */
  if (shown.by == DESK_MASKED_VALUE (widget) && page != NULL && gtk_widget_get_mapped (page))
    {
      shown.by = NULL;
      shown.gone_us = g_get_monotonic_time ();
    }
  desk_masked_value_hide (DESK_MASKED_VALUE (widget));
  GTK_WIDGET_CLASS (desk_masked_value_parent_class)->unmap (widget);
}

static void
desk_masked_value_map (GtkWidget *widget)
{
  DeskMaskedValue *self = DESK_MASKED_VALUE (widget);
  gint64 now = g_get_monotonic_time ();

  GTK_WIDGET_CLASS (desk_masked_value_parent_class)->map (widget);
  if (shown.plain == NULL || shown.by != NULL)
    return;
  if (now - shown.gone_us > REBUILT_US || now > shown.until_us)
    forget_shown ();
  else if (desk_uuid_equal (&shown.record, &self->record) && g_str_equal (shown.field, self->field))
    show_value (self);
}

static void
desk_masked_value_dispose (GObject *object)
{
  DeskMaskedValue *self = DESK_MASKED_VALUE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (desk_masked_value_parent_class)->dispose (object);
}

static void
desk_masked_value_finalize (GObject *object)
{
  DeskMaskedValue *self = DESK_MASKED_VALUE (object);

  g_free (self->field);
  g_free (self->label);
  g_free (self->mask);
  G_OBJECT_CLASS (desk_masked_value_parent_class)->finalize (object);
}

static void
desk_masked_value_class_init (DeskMaskedValueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_masked_value_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_masked_value_finalize;
  GTK_WIDGET_CLASS (klass)->map = desk_masked_value_map;
  GTK_WIDGET_CLASS (klass)->unmap = desk_masked_value_unmap;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_masked_value_init (DeskMaskedValue *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->value = gtk_label_new (NULL);
  self->fault = gtk_label_new (NULL);
  self->button = gtk_button_new ();
  gtk_label_set_xalign (GTK_LABEL (self->value), 0);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_widget_add_css_class (self->value, "num");
  gtk_widget_add_css_class (self->fault, "l-red");
  gtk_widget_add_css_class (self->fault, "small");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  gtk_widget_add_css_class (self->button, "chipx");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->fault, FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked), self);
  gtk_box_append (GTK_BOX (line), self->value);
  gtk_box_append (GTK_BOX (line), self->button);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->fault);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
