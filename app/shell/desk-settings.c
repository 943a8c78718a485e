/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-settings.h"

#define SCHEMA "org.frontlinedesk.Desk"

struct _DeskSettings {
  GObject parent_instance;
  GSettings *stored;           /* NULL where the schema is not installed */
  GSettingsSchema *schema;
  GHashTable *values;          /* key → GVariant, where a key is not stored */
};

G_DEFINE_FINAL_TYPE (DeskSettings, desk_settings, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const struct {
  const char *key;
  const char *text; /* the default, in GVariant text form */
} defaults[] = {
  { "language", "''" },
  { "colour-scheme", "'follow'" },
  { "text-scale", "100" },
  { "window-width", "1366" },
  { "window-height", "768" },
  { "window-maximized", "false" },
  { "sidebar-shown", "true" },
  { "store-path", "''" },
  { "person-uid", "''" },
  { "disabled-areas", "@as []" },
  { "notifications", "'all'" },
  { "quiet-until", "''" },
};

static void
stored_changed (GSettings *stored G_GNUC_UNUSED, const char *key, DeskSettings *self)
{
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (key), key);
}

static void
desk_settings_finalize (GObject *object)
{
  DeskSettings *self = DESK_SETTINGS (object);

  if (self->stored != NULL)
    g_signal_handlers_disconnect_by_data (self->stored, self);
  g_clear_object (&self->stored);
  g_clear_pointer (&self->schema, g_settings_schema_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  G_OBJECT_CLASS (desk_settings_parent_class)->finalize (object);
}

static void
desk_settings_class_init (DeskSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_settings_finalize;
  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_SETTINGS, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_settings_init (DeskSettings *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    g_hash_table_insert (self->values, (gpointer) defaults[i].key,
                         g_variant_ref_sink (g_variant_new_parsed (defaults[i].text)));
  if (source != NULL)
    self->schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (self->schema != NULL)
    {
      self->stored = g_settings_new_full (self->schema, NULL, NULL);
      g_signal_connect (self->stored, "changed", G_CALLBACK (stored_changed), self);
    }
}

DeskSettings *
desk_settings_new (void)
{
  return g_object_new (DESK_TYPE_SETTINGS, NULL);
}

DeskSettings *
desk_settings_get_default (void)
{
  static DeskSettings *settings;

  if (settings == NULL)
    settings = desk_settings_new ();
  return settings;
}

/* A key is read from GSettings only if the installed schema has it with the
 * type the program expects: GSettings ends the program otherwise. */
static gboolean
is_stored (DeskSettings *self, const char *key, const GVariantType *type)
{
  g_autoptr (GSettingsSchemaKey) k = NULL;

  if (self->schema == NULL || !g_settings_schema_has_key (self->schema, key))
    return FALSE;
  k = g_settings_schema_get_key (self->schema, key);
  return g_variant_type_equal (g_settings_schema_key_get_value_type (k), type);
}

static GVariant *
get (DeskSettings *self, const char *key, const GVariantType *type)
{
  GVariant *value;

  if (is_stored (self, key, type))
    return g_settings_get_value (self->stored, key);
  value = g_hash_table_lookup (self->values, key);
  if (value == NULL || !g_variant_is_of_type (value, type))
    {
      g_critical ("no setting %s of type %.*s", key, (int) g_variant_type_get_string_length (type), g_variant_type_peek_string (type));
      return NULL;
    }
  return g_variant_ref (value);
}

static void
set (DeskSettings *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) v = g_variant_ref_sink (value);
  g_autoptr (GVariant) old = get (self, key, g_variant_get_type (v));
  gpointer kept = NULL;

  if (old == NULL || g_variant_equal (old, v))
    return;
  if (is_stored (self, key, g_variant_get_type (v)))
    {
      g_settings_set_value (self->stored, key, v);
      return;
    }
  if (g_hash_table_lookup_extended (self->values, key, &kept, NULL))
    g_hash_table_insert (self->values, kept, g_steal_pointer (&v));
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (key), key);
}

int
desk_settings_get_int (DeskSettings *self, const char *key)
{
  g_autoptr (GVariant) v = get (self, key, G_VARIANT_TYPE_INT32);
  return v != NULL ? g_variant_get_int32 (v) : 0;
}

gboolean
desk_settings_get_boolean (DeskSettings *self, const char *key)
{
  g_autoptr (GVariant) v = get (self, key, G_VARIANT_TYPE_BOOLEAN);
  return v != NULL && g_variant_get_boolean (v);
}

char *
desk_settings_dup_string (DeskSettings *self, const char *key)
{
  g_autoptr (GVariant) v = get (self, key, G_VARIANT_TYPE_STRING);
  return v != NULL ? g_variant_dup_string (v, NULL) : g_strdup ("");
}

void
desk_settings_set_int (DeskSettings *self, const char *key, int value)
{
  set (self, key, g_variant_new_int32 (value));
}

void
desk_settings_set_boolean (DeskSettings *self, const char *key, gboolean value)
{
  set (self, key, g_variant_new_boolean (value));
}

void
desk_settings_set_string (DeskSettings *self, const char *key, const char *value)
{
  set (self, key, g_variant_new_string (value != NULL ? value : ""));
}

char **
desk_settings_dup_strv (DeskSettings *self, const char *key)
{
  g_autoptr (GVariant) v = get (self, key, G_VARIANT_TYPE_STRING_ARRAY);
  return v != NULL ? g_variant_dup_strv (v, NULL) : g_new0 (char *, 1);
}

void
desk_settings_set_strv (DeskSettings *self, const char *key, const char *const *value)
{
  set (self, key, g_variant_new_strv (value, -1));
}

gboolean
desk_settings_is_kept (DeskSettings *self)
{
  return self->stored != NULL;
}
