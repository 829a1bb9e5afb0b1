/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "finder.h"

G_BEGIN_DECLS

/* Something that the program can do, as it is found by its name. All is borrowed. */
typedef struct
{
  const char *action;      /* of the window or the application, without a parameter */
  const char *name;        /* not translated yet */
  const char *accelerator; /* nullable: as gtk_accelerator_parse() reads it */
  const char *icon_name;
} LycSearchCommand;

/* One hit, or one thing to do, in the list of what was found. CSS: .search-row */
#define LYC_TYPE_SEARCH_ROW (lyc_search_row_get_type ())
G_DECLARE_FINAL_TYPE (LycSearchRow, lyc_search_row, LYC, SEARCH_ROW, GtkListBoxRow)

GtkWidget *lyc_search_row_new (LycSearchHit *hit, const char *words);
GtkWidget *lyc_search_row_new_command (const LycSearchCommand *command, const char *words);
LycSearchHit *lyc_search_row_get_hit (LycSearchRow *self);
const LycSearchCommand *lyc_search_row_get_command (LycSearchRow *self);
const char *lyc_search_row_get_group (LycSearchRow *self);

G_END_DECLS
