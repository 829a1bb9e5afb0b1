/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line in which words are looked for in a text, hidden until it is opened.
 * Signals: "search" (words: char *), again whenever they change; "step" (int: 1 or -1): to the next
 * or the one before; "closed". CSS: find-bar */
#define LYC_TYPE_FIND_BAR (lyc_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (LycFindBar, lyc_find_bar, LYC, FIND_BAR, GtkWidget)

GtkWidget *lyc_find_bar_new (const char *label);
void lyc_find_bar_open (LycFindBar *self);
void lyc_find_bar_close (LycFindBar *self);
void lyc_find_bar_set_found (LycFindBar *self, guint current, guint n);

/* Where words were found: in which of the texts, and at which of its bytes. */
typedef struct
{
  guint text;
  guint from, to;
} LycTextMatch;

GArray *lyc_text_search (GPtrArray *texts, const char *words);

G_END_DECLS
