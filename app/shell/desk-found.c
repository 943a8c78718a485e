/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-found.h"

#include "shell/desk-deeds.h"

#include <glib/gi18n-lib.h>

const DeskField *
desk_found_link (const DeskType *case_type, const DeskType *record)
{
  for (guint i = case_type->fields->len; i > 0; i--) /* its own before those of every case */
    {
      const DeskField *field = case_type->fields->pdata[i - 1];
      if (field->kind == DESK_FIELD_REFERENCE && (field->flags & DESK_FIELD_COMPUTED) == 0 && desk_type_is_a (record, field->refers))
        return field;
    }
  return NULL;
}

GPtrArray *
desk_found_case_types (DeskRegistry *registry, const DeskType *record)
{
  GPtrArray *types = g_ptr_array_new ();
  gboolean of_core = g_str_equal (record->area, "core");

  for (guint i = 0; record->source != NULL && i < desk_registry_get_n_types (registry); i++)
    {
      DeskType *type = desk_registry_get_nth_type (registry, i);
      if (!desk_type_is_a (type, "case") || desk_registry_is_absent (registry, type->name) || desk_found_link (type, record) == NULL)
        continue;
      if (of_core || g_str_equal (type->area, record->area))
        g_ptr_array_add (types, type);
    }
  /* an area without a kind of its own: any case */
  if (record->source != NULL && types->len == 0 && desk_found_link (desk_registry_find_type (registry, "case"), record) != NULL)
    g_ptr_array_add (types, desk_registry_find_type (registry, "case"));
  return types;
}

/* ---- registering one ---- */

typedef struct {
  GWeakRef window;
  char *case_type;
} Call;

static void
call_free (Call *call)
{
  g_weak_ref_clear (&call->window);
  g_free (call->case_type);
  g_free (call);
}

static const DeskType *
choose_type (DeskRegistry *registry, const DeskType *record, const char *name)
{
  g_autoptr (GPtrArray) types = record != NULL ? desk_found_case_types (registry, record) : NULL;

  for (guint i = 0; types != NULL && i < types->len; i++)
    if (*name == '\0' || g_str_equal (((const DeskType *) types->pdata[i])->name, name))
      return types->pdata[i];
  return NULL;
}

static void
add_known (GVariantBuilder *known, const DeskType *case_type, const DeskSnapshot *record, const char *name)
{
  const char *text = desk_snapshot_get_text (record, name);

  if (text != NULL && desk_type_find_field (case_type, name) != NULL)
    g_variant_builder_add (known, "{ss}", name, text);
}

static GVariant *
what_is_known (const DeskType *case_type, const DeskType *type, const DeskSnapshot *record)
{
  g_autofree char *uid = desk_uuid_to_string (&record->uid);
  GVariantBuilder known;

  g_variant_builder_init (&known, G_VARIANT_TYPE ("a{ss}"));
  add_known (&known, case_type, record, "party");
  add_known (&known, case_type, record, "area");
  g_variant_builder_add (&known, "{ss}", "source", type->source);
  g_variant_builder_add (&known, "{ss}", desk_found_link (case_type, type)->name, uid);
  return g_variant_builder_end (&known);
}

static void
record_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (DeskWindow) window = g_weak_ref_get (&call->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSnapshot) record = desk_store_load_finish (DESK_STORE (source), result, &error);
  DeskRegistry *registry = desk_store_get_registry (DESK_STORE (source));
  const DeskType *type = record != NULL && record->type != NULL ? desk_registry_find_type (registry, record->type) : NULL;
  const DeskType *case_type = choose_type (registry, type, call->case_type);

  if (window != NULL && case_type != NULL)
    desk_deeds_create (window, case_type->name, what_is_known (case_type, type, record));
  else if (window != NULL)
    desk_window_toast (window, error != NULL ? error->message : _("Cases are not found on records of this kind."), NULL, NULL);
  call_free (call);
}

void
desk_found_register (DeskWindow *window, DeskStore *store, const char *case_type, const char *uid)
{
  DeskUuid record;
  Call *call;

  g_return_if_fail (DESK_IS_WINDOW (window) && DESK_IS_STORE (store) && case_type != NULL && uid != NULL);
  if (!desk_uuid_parse (uid, &record))
    return;
  call = g_new0 (Call, 1);
  g_weak_ref_init (&call->window, window);
  call->case_type = g_strdup (case_type);
  desk_store_load_async (store, &record, NULL, record_loaded, call);
}
