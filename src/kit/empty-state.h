/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LYC_TYPE_EMPTY_STATE (lyc_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (LycEmptyState, lyc_empty_state, LYC, EMPTY_STATE, GtkWidget)

/* What a pane shows when it has no content: empty, loading, offline, an error, not allowed.
 * Properties: `icon-name`, `title`, `text`, `button-label` (NULL or "" hides that part),
 * `busy` (a spinner in the icon's place).
 * Signal: `activated` when the button is pressed. The button may carry a GAction instead. */

GtkWidget *lyc_empty_state_new (const char *icon_name, const char *title, const char *text);

void lyc_empty_state_set (LycEmptyState *self, const char *icon_name, const char *title,
                          const char *text);
void lyc_empty_state_set_button (LycEmptyState *self, const char *label, const char *action_name);
void lyc_empty_state_set_busy (LycEmptyState *self, gboolean busy);
gboolean lyc_empty_state_get_busy (LycEmptyState *self);

G_END_DECLS
