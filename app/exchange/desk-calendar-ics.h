/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading a notice as iCalendar and as CSV share; private to the room. The
 * only other file is desk-calendar-file.c; one file includes libical. */
#pragma once

#include "exchange/desk-calendar-file.h"

G_BEGIN_DECLS

/* desk-calendar-file.c */
GPtrArray *desk_calendar_days_new (void);
void desk_calendar_add_day (GPtrArray *days, const char *date, gboolean working, const char *name, guint line);
void desk_calendar_problem (GPtrArray *problems, guint line, const char *column, const char *format, ...) G_GNUC_PRINTF (4, 5);

/* desk-calendar-ics.c: NULL with @error when it is no iCalendar file at all; what is wrong with an entry goes to @problems. */
GPtrArray *desk_calendar_ics_read (const char *path, guint *n_passed, GPtrArray *problems, GCancellable *cancellable, GError **error);

G_END_DECLS
