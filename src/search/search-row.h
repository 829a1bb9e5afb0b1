/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "search-completion.h"

G_BEGIN_DECLS

/* Something that the program can do, as it is found by its name. All is borrowed. */
typedef struct
{
  const char *action;      /* of the window or the application, detailed */
  const char *name;        /* not translated yet */
  const char *accelerator; /* nullable: as gtk_accelerator_parse() reads it */
  const char *icon_name;
} LycSearchCommand;

/* What a row shows: one of these. All is borrowed. */
typedef struct
{
  LycSearchHit *hit;
  const LycSearchCommand *command;
  const LycSearchSuggestion *suggestion;
  LycSearchGroup more; /* of this group; only where all else is NULL */
} LycSearchItem;

char *lyc_search_item_dup_key (const LycSearchItem *item, const char *words);

/* A hit, a thing to do, how a filter may go on, or that there is more, in the list of what was
 * found. CSS: .search-row */
#define LYC_TYPE_SEARCH_ROW (lyc_search_row_get_type ())
G_DECLARE_FINAL_TYPE (LycSearchRow, lyc_search_row, LYC, SEARCH_ROW, GtkListBoxRow)

GtkWidget *lyc_search_row_new (const LycSearchItem *item, const char *words);
const char *lyc_search_row_get_key (LycSearchRow *self);
LycSearchHit *lyc_search_row_get_hit (LycSearchRow *self);
const LycSearchCommand *lyc_search_row_get_command (LycSearchRow *self);
const LycSearchSuggestion *lyc_search_row_get_suggestion (LycSearchRow *self);
gboolean lyc_search_row_is_more (LycSearchRow *self, LycSearchGroup *group);
const char *lyc_search_row_get_group (LycSearchRow *self);

G_END_DECLS
