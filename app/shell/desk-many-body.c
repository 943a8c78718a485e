/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-many-body.h"

#include "shell/desk-form.h"

#include <glib/gi18n-lib.h>

/* So many of those that are left out are named; the rest are counted. */
#define NAMED 4

struct _DeskManyBody {
  GtkWidget parent_instance;
  DeskStore *store;
  const DeskAct *act;
  GPtrArray *cases;  /* DeskSnapshot *: those that allow the act */
  GtkWidget *box, *left_out, *form;
};

static void body_iface (DeskFormBodyInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskManyBody, desk_many_body, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_BODY, body_iface))

static DeskType *
type_of (DeskManyBody *self, const DeskSnapshot *snapshot)
{
  return desk_registry_find_type (desk_store_get_registry (self->store), snapshot->type);
}

/* ---- as a body ---- */

static gboolean
check (DeskFormBody *body, gboolean show, GPtrArray *missing)
{
  DeskManyBody *self = DESK_MANY_BODY (body);
  gboolean fine = desk_form_check (DESK_FORM (self->form), show, missing);

  if (self->cases->len == 0 && missing != NULL)
    g_ptr_array_add (missing, g_strdup (_("a case that allows it")));
  return fine && self->cases->len > 0;
}

static void
new_uuid (gpointer store, DeskUuid *uid)
{
  desk_store_new_uuid (store, uid);
}

static void
fill (DeskFormBody *body, DeskCommand *command)
{
  DeskManyBody *self = DESK_MANY_BODY (body);

  for (guint i = 0; i < self->cases->len; i++)
    {
      const DeskSnapshot *snapshot = self->cases->pdata[i];
      desk_form_fill_part (DESK_FORM (self->form), desk_command_add (command, self->act->name, &snapshot->uid, NULL, snapshot->version));
      desk_act_complete (command, type_of (self, snapshot), snapshot, new_uuid, self->store);
    }
}

static gboolean
show_problem (DeskFormBody *body, guint part G_GNUC_UNUSED, const char *field, const char *problem)
{
  return desk_form_show_problem (DESK_FORM (DESK_MANY_BODY (body)->form), field, problem);
}

static GVariant *
save (DeskFormBody *body)
{
  GVariantBuilder all;

  g_variant_builder_init (&all, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&all, "{sv}", "form", desk_form_save (DESK_FORM (DESK_MANY_BODY (body)->form)));
  return g_variant_builder_end (&all);
}

static void
restore (DeskFormBody *body, GVariant *saved)
{
  g_autoptr (GVariant) form = g_variant_lookup_value (saved, "form", G_VARIANT_TYPE ("a{sv}"));

  if (form != NULL)
    desk_form_restore (DESK_FORM (DESK_MANY_BODY (body)->form), form);
}

static void
start (DeskFormBody *body, gboolean at_problem)
{
  DeskForm *form = DESK_FORM (DESK_MANY_BODY (body)->form);

  if (at_problem)
    desk_form_start_at_problem (form);
  else
    desk_form_start (form);
}

static char *
with_count (DeskManyBody *self, const char *words)
{
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case", "%u cases", self->cases->len), self->cases->len);

  return g_strdup_printf ("%s · %s", words, count);
}

static char *
dup_title (DeskFormBody *body)
{
  return with_count (DESK_MANY_BODY (body), desk_act_get_label (DESK_MANY_BODY (body)->act));
}

static char *
dup_done (DeskFormBody *body)
{
  return with_count (DESK_MANY_BODY (body), desk_act_get_done (DESK_MANY_BODY (body)->act));
}

static gboolean
is_touched (DeskFormBody *body)
{
  return desk_form_is_touched (DESK_FORM (DESK_MANY_BODY (body)->form));
}

static void
set (DeskFormBody *body, const char *field, const char *text)
{
  desk_form_set_text (DESK_FORM (DESK_MANY_BODY (body)->form), field, text);
}

static void
body_iface (DeskFormBodyInterface *iface)
{
  iface->check = check;
  iface->fill = fill;
  iface->show_problem = show_problem;
  iface->save = save;
  iface->restore = restore;
  iface->start = start;
  iface->dup_title = dup_title;
  iface->dup_label = dup_title;
  iface->dup_done = dup_done;
  iface->is_touched = is_touched;
  iface->set = set;
}

/* ---- which of them ---- */

static char *
why_words (const DeskSnapshot *snapshot, const DeskType *type, const char *why)
{
  const char *number = desk_snapshot_get_text (snapshot, "number");
  const DeskField *field = type != NULL ? desk_type_find_field (type, "state") : NULL;
  const DeskChoice *state = field != NULL ? desk_field_find_choice (field, desk_snapshot_get_text (snapshot, "state")) : NULL;

  return g_strdup_printf (_("%s: %s"), number != NULL ? number : "", why != NULL ? why : state != NULL ? desk_choice_get_label (state) : "");
}

void
desk_many_body_take (DeskManyBody *self, GPtrArray *snapshots)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint left_out = 0;

  g_return_if_fail (DESK_IS_MANY_BODY (self));
  g_ptr_array_set_size (self->cases, 0);
  for (guint i = 0; i < snapshots->len; i++)
    {
      const DeskSnapshot *snapshot = snapshots->pdata[i];
      const DeskType *type = type_of (self, snapshot);
      g_autofree char *why = NULL, *words = NULL;

      if (type != NULL && desk_act_allowed (self->act, type, snapshot, &why))
        {
          g_ptr_array_add (self->cases, desk_snapshot_copy (snapshot));
          continue;
        }
      words = why_words (snapshot, type, why);
      if (left_out++ < NAMED)
        g_string_append_printf (text, "\n%s", words);
    }
  if (left_out > NAMED)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("and %u more"), left_out - NAMED);
    }
  g_autofree char *head = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u is left out:", "%u of %u are left out:", left_out), left_out, snapshots->len);
  g_string_prepend (text, head);
  gtk_label_set_text (GTK_LABEL (self->left_out), text->str);
  gtk_widget_set_visible (self->left_out, left_out > 0);
}

guint
desk_many_body_get_n (DeskManyBody *self)
{
  g_return_val_if_fail (DESK_IS_MANY_BODY (self), 0);
  return self->cases->len;
}

/* ---- making ---- */

static void
desk_many_body_dispose (GObject *object)
{
  DeskManyBody *self = DESK_MANY_BODY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_many_body_parent_class)->dispose (object);
}

static void
desk_many_body_class_init (DeskManyBodyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_many_body_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_many_body_init (DeskManyBody *self)
{
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_snapshot_free);
}

static GtkWidget *
make_form (DeskManyBody *self)
{
  DeskType *cases = desk_registry_find_type (desk_store_get_registry (self->store), "case");
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  GtkWidget *form;

  for (const DeskField *carry = self->act->carries; carry->name != NULL; carry++)
    if (carry->kind != DESK_FIELD_ATTACHMENTS)
      g_ptr_array_add (fields, (gpointer) carry);
  form = desk_form_new (self->store, cases, fields, NULL, DESK_FORM_PLAIN);
  g_signal_connect_swapped (form, "changed", G_CALLBACK (desk_form_body_changed), self);
  g_signal_connect_swapped (form, "left", G_CALLBACK (desk_form_body_left), self);
  g_signal_connect_swapped (form, "done", G_CALLBACK (desk_form_body_done), self);
  desk_form_fill_initial (DESK_FORM (form));
  return form;
}

GtkWidget *
desk_many_body_new (DeskStore *store, const DeskAct *act, GPtrArray *snapshots)
{
  DeskManyBody *self = g_object_new (DESK_TYPE_MANY_BODY, NULL);

  self->store = g_object_ref (store);
  self->act = act;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->left_out = gtk_label_new (NULL);
  self->form = make_form (self);
  gtk_label_set_wrap (GTK_LABEL (self->left_out), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->left_out), 0);
  gtk_widget_set_name (self->left_out, "form.left-out");
  gtk_widget_add_css_class (self->left_out, "desk-fault");
  gtk_widget_add_css_class (self->left_out, "t-amber");
  gtk_box_append (GTK_BOX (self->box), self->left_out);
  gtk_box_append (GTK_BOX (self->box), self->form);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  desk_many_body_take (self, snapshots);
  return GTK_WIDGET (self);
}
