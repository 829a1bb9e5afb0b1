/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* What may answer a question already, offered while it is written: threads, articles of the
 * knowledge base and spots in videos, three at most, from the index on this machine. It is there
 * only while there is something to offer, and lies over what is below, so that nothing moves for
 * it. It takes the focus only when it is asked to.
 *
 * Signals: "open" (gpointer #LycSearchHit); "solved" (gpointer #LycSearchHit): it answers
 * the question; "shown": other things are offered; "left": the focus
 * belongs to the text again; "dismissed": the person does not want it for this question.
 * CSS: .suggestions */
#define LYC_TYPE_SUGGESTIONS (lyc_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (LycSuggestions, lyc_suggestions, LYC, SUGGESTIONS, GtkWidget)

/* Calls @function once after @interval_ms, like g_timeout_add(). */
typedef guint (*LycSuggestionsTimer) (guint interval_ms, GSourceFunc function, gpointer data);

GtkWidget *lyc_suggestions_new (LycServices *services);
void lyc_suggestions_set_timer (LycSuggestions *self, LycSuggestionsTimer timer);
void lyc_suggestions_ask (LycSuggestions *self, const char *text);
void lyc_suggestions_clear (LycSuggestions *self);
void lyc_suggestions_dismiss (LycSuggestions *self);
gboolean lyc_suggestions_focus (LycSuggestions *self);
guint lyc_suggestions_get_count (LycSuggestions *self);

G_END_DECLS
