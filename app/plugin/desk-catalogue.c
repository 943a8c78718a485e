/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin/desk-catalogue.h"

#include <string.h>

#include "model/desk-registry.h"
#include "model/desk-type-private.h"

#define MO_MAGIC 0x950412deu

/* Header of a MO file in the machine's byte order, which is how msgfmt writes it. */
typedef struct {
  guint32 magic, revision, count, originals, translations;
} Header;

typedef struct {
  guint32 length, offset;
} Entry;

static GHashTable *messages;

static const char *
translate (const char *message, gpointer data)
{
  (void) data;
  return *message != '\0' ? g_hash_table_lookup (messages, message) : NULL;
}

static gboolean
read_entry (const char *bytes, gsize size, gsize offset, Entry *entry)
{
  if (offset > size || size - offset < sizeof *entry)
    return FALSE;
  memcpy (entry, bytes + offset, sizeof *entry);
  return entry->offset <= size && entry->length < size - entry->offset && bytes[entry->offset + entry->length] == '\0';
}

static gboolean
read_catalogue (const char *bytes, gsize size)
{
  Header header;

  if (size < sizeof header)
    return FALSE;
  memcpy (&header, bytes, sizeof header);
  if (header.magic != MO_MAGIC)
    return FALSE;
  for (guint32 i = 0; i < header.count; i++) {
    Entry original, translation;

    if (!read_entry (bytes, size, header.originals + (gsize) i * sizeof (Entry), &original) ||
        !read_entry (bytes, size, header.translations + (gsize) i * sizeof (Entry), &translation))
      return FALSE;
    if (translation.length > 0)
      g_hash_table_insert (messages, (gpointer) desk_declared_copy (bytes + original.offset), (gpointer) desk_declared_copy (bytes + translation.offset));
  }
  return TRUE;
}

gboolean
desk_catalogue_use_chinese (const char *folder)
{
  const char *from = folder != NULL ? folder : g_getenv ("DESK_LOCALE_DIR");
  g_autofree char *path = g_build_filename (from != NULL ? from : DESK_LOCALE_DIR, "zh_CN", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  if (file == NULL)
    return FALSE;
  if (messages == NULL)
    messages = g_hash_table_new (g_str_hash, g_str_equal);
  if (!read_catalogue (g_mapped_file_get_contents (file), g_mapped_file_get_length (file)))
    return FALSE;
  desk_registry_set_translate (translate, NULL);
  return TRUE;
}
