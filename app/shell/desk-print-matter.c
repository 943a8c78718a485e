/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/desk-print-matter.h"

#include "model/desk-date.h"
#include "shell/desk-export.h"

#include <glib/gi18n-lib.h>

struct _DeskPrintMatter {
  gatomicrefcount count;
  DeskStore *store;
  DeskLedgerRequest *request;
  DeskSheet *sheet;
  GMutex lock; /* of the table */
  DeskTable *table;
};

DeskPrintMatter *
desk_print_matter_new (DeskStore *store, DeskLedgerRequest *request, DeskTable *table, DeskSheet *sheet)
{
  DeskPrintMatter *self = g_new0 (DeskPrintMatter, 1);

  g_atomic_ref_count_init (&self->count);
  g_mutex_init (&self->lock);
  self->store = g_object_ref (store);
  self->request = request;
  self->table = table;
  self->sheet = sheet;
  return self;
}

DeskPrintMatter *
desk_print_matter_ref (DeskPrintMatter *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
desk_print_matter_unref (DeskPrintMatter *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->count))
    return;
  g_object_unref (self->store);
  desk_ledger_request_free (self->request);
  g_clear_pointer (&self->table, desk_table_unref);
  g_clear_pointer (&self->sheet, desk_sheet_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

const char *
desk_print_matter_get_title (DeskPrintMatter *self)
{
  if (self->request != NULL)
    return self->request->title;
  return self->sheet != NULL ? desk_sheet_get_title (self->sheet) : desk_table_get_title (self->table);
}

DeskStore *
desk_print_matter_get_store (DeskPrintMatter *self)
{
  return self->store;
}

const DeskLedgerRequest *
desk_print_matter_get_request (DeskPrintMatter *self)
{
  return self->request;
}

DeskTable *
desk_print_matter_get_table (DeskPrintMatter *self)
{
  g_mutex_lock (&self->lock);
  DeskTable *table = self->table;
  g_mutex_unlock (&self->lock);
  return table;
}

gboolean
desk_print_matter_is_upright (DeskPrintMatter *self)
{
  return self->sheet != NULL;
}

char *
desk_print_matter_dup_file_name (DeskPrintMatter *self)
{
  return desk_output_file_name (desk_print_matter_get_title (self), desk_store_now (self->store), desk_store_get_zone (self->store), "pdf");
}

void
desk_print_matter_read_again (DeskPrintMatter *self)
{
  if (self->request == NULL)
    return;
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->table, desk_table_unref);
  g_mutex_unlock (&self->lock);
}

static DeskTable *
ref_table (DeskPrintMatter *self, DeskExchangeProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (&self->lock);
  DeskTable *table = self->table != NULL ? desk_table_ref (self->table) : NULL;
  g_mutex_unlock (&self->lock);
  if (table != NULL || self->request == NULL)
    return table;
  table = desk_ledger_table_make (self->store, self->request, DESK_LEDGER_FORM, progress, user_data, cancellable, error);
  if (table == NULL)
    return NULL;
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->table, desk_table_unref);
  self->table = desk_table_ref (table);
  g_mutex_unlock (&self->lock);
  return table;
}

static void
set_stamp (DeskPrintMatter *self, DeskPrintJob *job)
{
  g_autofree char *when = desk_date_format_time (desk_store_now (self->store), desk_store_get_zone (self->store));
  g_autofree char *stamp = g_strdup_printf (_ ("Frontline Desk, printed %s"), when);

  desk_print_job_set_stamp (job, stamp);
}

DeskPrintJob *
desk_print_matter_make_job (DeskPrintMatter *self, const DeskPrintSetup *setup, DeskExchangeProgress progress, gpointer user_data,
                            GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskPrintJob) job = NULL;

  if (self->sheet != NULL) {
    job = desk_print_job_new_for_sheet (self->sheet, setup);
  } else {
    g_autoptr (DeskTable) table = ref_table (self, progress, user_data, cancellable, error);
    if (table == NULL)
      return NULL;
    job = desk_print_job_new_for_table (table, setup);
  }
  set_stamp (self, job);
  if (!desk_print_job_paginate (job, progress, user_data, cancellable, error))
    return NULL;
  return g_steal_pointer (&job);
}
