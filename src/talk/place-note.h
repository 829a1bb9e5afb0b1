/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "container.h"

G_BEGIN_DECLS

/* Above the composer: what one should know before one writes. Why the conversation is closed, or that
 * one waits here between two posts. Not there where nothing is to be said. CSS: .place-note */
#define LYC_TYPE_PLACE_NOTE (lyc_place_note_get_type ())
G_DECLARE_FINAL_TYPE (LycPlaceNote, lyc_place_note, LYC, PLACE_NOTE, GtkWidget)

GtkWidget *lyc_place_note_new (void);
void lyc_place_note_show (LycPlaceNote *self, LycContainer *container);
char *lyc_place_note_dup_text (LycContainer *container);

G_END_DECLS
