/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "acts.h"
#include "mention-groups.h"
#include "people.h"
#include "services.h"

G_BEGIN_DECLS

/* A part of what is open, as an anchor whose strings the callee owns; FALSE when nothing is. A
 * negative @start_ms asks for what plays now. */
typedef gboolean (*LycMomentFunc) (gint64 start_ms, gint64 end_ms, LycAnchor *anchor,
                                   gpointer user_data);

/* Where one writes. Enter sends, Shift+Enter begins a line; the text is kept as the draft of its
 * place on every key.
 *
 * Signals:
 *  - "submit" (const LycWriting *): make the act and put it into the outbox; the text is cleared
 *    afterwards. Edits of a post go to the outbox without it.
 *  - "typing": a key changed the text.
 *  - "changed": the text is different, whoever changed it.
 *  - "kind-chosen": something else is begun.
 */
#define LYC_TYPE_COMPOSER (lyc_composer_get_type ())
G_DECLARE_FINAL_TYPE (LycComposer, lyc_composer, LYC, COMPOSER, GtkWidget)

GtkWidget *lyc_composer_new (LycServices *services);
void       lyc_composer_set_place (LycComposer *self, const char *draft_place);
void       lyc_composer_set_placeholder (LycComposer *self, const char *text);
void lyc_composer_set_name (LycComposer *self, const char *name);
void       lyc_composer_set_people (LycComposer *self, LycPeople *people);
void lyc_composer_set_groups (LycComposer *self, LycGroups groups);
void       lyc_composer_set_reason (LycComposer *self, const char *reason);
void       lyc_composer_set_kinds (LycComposer *self, const char *const *post_kinds);
void lyc_composer_choose_kind (LycComposer *self, const char *post_kind);
const char *lyc_composer_get_kind (LycComposer *self);
void lyc_composer_set_description (LycComposer *self, const char *text);
void lyc_composer_quote (LycComposer *self, const char *words);
void       lyc_composer_set_moment_func (LycComposer *self, LycMomentFunc func, gpointer user_data);
void       lyc_composer_refresh_moment (LycComposer *self);
void       lyc_composer_fix_moment (LycComposer *self, const LycAnchor *anchor);
gboolean   lyc_composer_get_moment (LycComposer *self, LycAnchor *anchor);
gboolean lyc_composer_is_about (LycComposer *self, LycPost *post);
void       lyc_composer_reply_to (LycComposer *self, LycPost *post, gboolean quote);
void lyc_composer_build_on (LycComposer *self, LycPost *post);
void       lyc_composer_edit (LycComposer *self, LycPost *post);
void       lyc_composer_submit (LycComposer *self);
void lyc_composer_set_attach_place (LycComposer *self, const char *cohort_id,
                                    const char *container_id);
void lyc_composer_share_file (LycComposer *self, const char *file_id);
void lyc_composer_attach_file (LycComposer *self, GFile *file);
void lyc_composer_take_drops (LycComposer *self, GtkWidget *where);
void       lyc_composer_set_text (LycComposer *self, const char *text);
char      *lyc_composer_dup_text (LycComposer *self);
void       lyc_composer_focus (LycComposer *self);

G_END_DECLS
