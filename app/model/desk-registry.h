/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/desk-command.h"
#include "model/desk-record-type.h"
#include "model/desk-sheet-form.h"

G_BEGIN_DECLS

/** DeskLedger: a saved query with columns, totals and a print form. */
typedef struct {
  const char *name;    /* "collection", "ent.recruitment" */
  const char *title;   /* N_() */
  const char *over;    /* record or row type: "case", "handover", "ent.recruitment" */
  const char *columns; /* paths separated by blanks; "path@group" puts it under a merged head cell with the label of desk_ledger_group_label(), "path@" under one with the heading of the field */
  const char *where;   /* DeskQuery text or NULL */
  const char *sort;
  const char *totals;  /* columns, separated by blanks: of a number the sum, of anything else how many have it; or NULL */
  const char *period;  /* field that the period of a print is taken from */
  const char *icon;
  const char *group_by; /* totals for each group besides that of all: a path as charts group by, or "PATH PATH": the groups of the second in each of the first; or NULL */
  gboolean notice;     /* for public notice: no column may hold a name, a number of a person, or free words */
  const char *title_zh;
} DeskLedger;

/** DeskPage: a page of an area in the sidebar: a list of records, or, with
 * @from, a calendar of them. */
typedef struct {
  const char *id;    /* "ent.cases" */
  const char *title; /* N_() */
  const char *icon;
  const char *over;  /* record type */
  const char *where; /* DeskQuery text or NULL */
  const char *columns, *sort; /* NULL: the type's */
  const char *from; /* of a calendar: the date a record begins on; NULL: a list */
  const char *to;   /* of a calendar: the date it ends on, counted; NULL: it is one day */
  const char *by;   /* of a calendar: the choice that colours it, or NULL */
  const char *yearly; /* of a calendar: the yes or no that says a record comes again every year, or NULL */
  const char *title_zh;
} DeskPage;

/** Where a card is shown; 0 is everywhere. */
typedef enum {
  DESK_CARD_ON_OVERVIEW = 1 << 0,
  DESK_CARD_ON_TOTALS = 1 << 1, /* the page of totals, which compares a period with the one before */
} DeskCardPlaces;

/** DeskCard: a number on the overview and on the page of totals; a click opens its list. */
typedef struct {
  const char *name;
  const char *label; /* N_() */
  const char *unit;  /* N_() */
  const char *icon, *tint;
  const char *over;
  const char *where;
  const char *measure; /* "count", "sum FIELD" or "distinct FIELD", which may refer to many */
  const char *period;  /* field that the period is taken from; NULL: when a case was registered, else the first date of the type */
  DeskCardPlaces places;
  const char *label_zh, *unit_zh;
} DeskCard;

/** Label of a merged head cell ("registered", "handed-over", "taken", "progress", "checked", "effect"); the code itself when unknown. */
DESK_API const char *desk_ledger_group_label (const char *code);
/** The second path of what a ledger is grouped by, inside @group_by; NULL when there is none. */
DESK_API const char *desk_ledger_inner_group (const char *group_by);

typedef enum { DESK_CHART_BARS, DESK_CHART_COLUMNS, DESK_CHART_LINE, DESK_CHART_STACKED } DeskChartKind;

/** DeskChartDecl: a chart on the overview: @measure of the records grouped by
 * @group_by (a path; "registered_at month" groups a time by month, "area town"
 * an area by the town it lies in, "registered_at age" a time by how long ago it
 * is: see model/desk-period.h). */
typedef struct {
  const char *name;
  const char *title; /* N_() */
  DeskChartKind kind;
  const char *over, *where, *group_by, *measure;
  const char *title_zh;
} DeskChartDecl;

/** DeskSavedList: a named filter offered on the lists of @over. With @totals, what the
 * records of @over that match add up to stands below them on the page of the record
 * that they are parts of; without one, the first ledger over @over says what is added up. */
typedef struct {
  const char *name;
  const char *label; /* N_() */
  const char *over;
  const char *where;
  const char *totals; /* number columns of the type, separated by blanks, or NULL */
  const char *label_zh;
} DeskSavedList;

/** DeskReminder: what Today recalls of itself: the records of @over that match
 * @where, from @lead days before the day of @on until the day of @until. With @yearly
 * they come again every year: all its days move by as many years as are past; 29 February
 * is the 28th in a year that has none. */
typedef struct {
  const char *name;
  const char *label; /* N_(): what the reminder says, "Season begins" */
  const char *icon;
  const char *over;  /* record type */
  const char *where; /* DeskQuery text or NULL */
  const char *on;    /* date field it is recalled for */
  guint lead;        /* days before */
  const char *date;  /* date field that is shown; NULL: @on */
  const char *title; /* path of what it is about; NULL: the title of the type */
  const char *until; /* date field of the last day, counted; NULL: until @where no longer finds it */
  const char *yearly; /* the yes or no that says a record comes again every year, or NULL; needs @until */
  const char *label_zh;
} DeskReminder;

typedef struct {
  const char *id;    /* "ent" */
  const char *title; /* N_() */
  const char *icon;
  const char *tint;
  int order;
  const char *title_zh;
} DeskAreaInfo;

/** DeskDemoFunc: what an area adds to the demonstration county; see model/desk-demo.h. */
typedef struct _DeskDemo DeskDemo;
typedef void (*DeskDemoFunc) (DeskDemo *demo);

/**
 * DeskRegistry:
 *
 * All declarations: the core's and those of the areas. Filled at start on one
 * thread, then frozen; afterwards any thread may read it. A type unknown to
 * the program but known to the store is added from its JSON, marked absent.
 */
#define DESK_TYPE_REGISTRY (desk_registry_get_type ())
DESK_API G_DECLARE_FINAL_TYPE (DeskRegistry, desk_registry, DESK, REGISTRY, GObject)

/** A registry that holds the core's declarations (desk_core_declare()). */
DESK_API DeskRegistry *desk_registry_new (void);
/** An empty one for one area; adopted whole or not at all. */
DESK_API DeskRegistry *desk_registry_new_scratch (DeskRegistry *over, const DeskAreaInfo *area);
DESK_API gboolean desk_registry_adopt (DeskRegistry *self, DeskRegistry *scratch, GError **error);

/* What declare() of an area calls. Each deep-copies, checks (names, references,
 * flags, queries, columns) and gives DESK_MODEL_ERROR_DECLARATION. */
DESK_API gboolean desk_registry_add_type (DeskRegistry *self, const DeskRecordType *type, GError **error);
DESK_API gboolean desk_registry_add_ledger (DeskRegistry *self, const DeskLedger *ledger, GError **error);
DESK_API gboolean desk_registry_add_page (DeskRegistry *self, const DeskPage *page, GError **error);
DESK_API gboolean desk_registry_add_card (DeskRegistry *self, const DeskCard *card, GError **error);
DESK_API gboolean desk_registry_add_chart (DeskRegistry *self, const DeskChartDecl *chart, GError **error);
DESK_API gboolean desk_registry_add_saved_list (DeskRegistry *self, const DeskSavedList *list, GError **error);
DESK_API gboolean desk_registry_add_sheet_form (DeskRegistry *self, const DeskSheetForm *form, GError **error);
DESK_API gboolean desk_registry_add_reminder (DeskRegistry *self, const DeskReminder *reminder, GError **error);
DESK_API void desk_registry_add_demo (DeskRegistry *self, DeskDemoFunc demo);

/**
 * DeskAreaTables: all that an area declares, as constant tables, each ended by
 * an entry that begins with NULL; a table that is not there is NULL.
 */
typedef struct {
  DeskAreaInfo info;
  const DeskRecordType *types; /* those that others extend before them */
  const DeskPage *pages;
  const DeskLedger *ledgers;
  const DeskSavedList *lists;
  const DeskCard *cards;
  const DeskChartDecl *charts;
  const DeskSheetForm *forms;
  const DeskReminder *reminders;
  DeskDemoFunc demo;
} DeskAreaTables;

/** Adds each entry of each table by the functions above. */
DESK_API gboolean desk_registry_add_tables (DeskRegistry *self, const DeskAreaTables *tables, GError **error);

/** A type known from a store only; ignored when a type of that name is present. */
DESK_API gboolean desk_registry_add_absent (DeskRegistry *self, const char *json, GError **error);
DESK_API void desk_registry_freeze (DeskRegistry *self);

/* Reading. Everything is borrowed and lives as long as the registry. */
DESK_API DeskType *desk_registry_find_type (DeskRegistry *self, const char *name);
DESK_API guint desk_registry_get_n_types (DeskRegistry *self);
DESK_API DeskType *desk_registry_get_nth_type (DeskRegistry *self, guint n); /* bases before those that extend them */
DESK_API gboolean desk_registry_is_absent (DeskRegistry *self, const char *type);
DESK_API GPtrArray *desk_registry_get_areas (DeskRegistry *self);       /* const DeskAreaInfo *, in order */
DESK_API GPtrArray *desk_registry_get_ledgers (DeskRegistry *self);     /* const DeskLedger * */
DESK_API GPtrArray *desk_registry_get_pages (DeskRegistry *self);       /* const DeskPage * */
DESK_API GPtrArray *desk_registry_get_cards (DeskRegistry *self);       /* const DeskCard * */
DESK_API GPtrArray *desk_registry_get_charts (DeskRegistry *self);      /* const DeskChartDecl * */
DESK_API GPtrArray *desk_registry_get_saved_lists (DeskRegistry *self); /* const DeskSavedList * */
DESK_API GPtrArray *desk_registry_get_sheet_forms (DeskRegistry *self); /* const DeskSheetForm * */
DESK_API GPtrArray *desk_registry_get_reminders (DeskRegistry *self);   /* const DeskReminder * */
DESK_API const DeskLedger *desk_registry_find_ledger (DeskRegistry *self, const char *name);
DESK_API const DeskPage *desk_registry_find_page (DeskRegistry *self, const char *id);
DESK_API const DeskSheetForm *desk_registry_find_sheet_form (DeskRegistry *self, const char *name);
/** What each area adds, in their order; each has a random source of its own, so
 * that one area does not change what another invents. */
DESK_API void desk_registry_run_demos (DeskRegistry *self, DeskDemo *demo);

/**
 * desk_registry_resolve:
 * @path: "title", "party.name", "case.party.area.name" (a row type's owner is
 *   reached by the owner's type name)
 * @hops: (out) (nullable) (transfer container): the reference fields passed
 *
 * Returns the last field of a path, or NULL with DESK_MODEL_ERROR_DECLARATION.
 */
DESK_API const DeskField *desk_registry_resolve (DeskRegistry *self, const DeskType *type, const char *path, GPtrArray **hops, GError **error);

/** How Chinese labels are found: called with an English message, gives the
 * Chinese or NULL. Set before anything is declared; see plugin/desk-catalogue.h. */
typedef const char *(*DeskTranslate) (const char *message, gpointer data);
DESK_API void desk_registry_set_translate (DeskTranslate translate, gpointer data);

G_END_DECLS
