/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "request.h"

G_BEGIN_DECLS

/* What somebody decides about: a post that was reported or not, or a conversation. */
typedef struct {
  gint64 scope_id; /* whose moderators decide */
  gint64 post_id;  /* 0 for a whole conversation */
  gint64 container_id;
  gint64 to_id; /* where a post moves */
  gboolean direct;
} LycCase;

/* audit.c */
void lyc_audit_add (LycPlatform *platform, gint64 actor_id, const char *verb, const char *kind,
                    gint64 target_id, gint64 scope_id, const char *words);

/* report.c */
gboolean lyc_report_in_sight (LycPlatform *platform, LycViewer *viewer, const LycFound *found);
void lyc_report_change (LycPlatform *platform, const char *type, gint64 report_id, gint64 actor_id);
void lyc_reports_resolve (LycPlatform *platform, const LycCase *about, gint64 action_id,
                          const char *outcome, gint64 actor_id);
void lyc_reports_reopen (LycPlatform *platform, gint64 action_id, gint64 actor_id);

/* mod-effect.c */
gboolean lyc_mod_effect_fits (LycRequest *request, const LycCase *about, const char *act);
char *lyc_mod_effect_apply (LycPlatform *platform, const LycCase *about, const char *act,
                            const char *words, gint64 actor_id);
void lyc_mod_effect_undo (LycPlatform *platform, gint64 action_id, gint64 actor_id);
gboolean lyc_mod_effect_is_final (const char *act);
const char *lyc_mod_effect_outcome (const char *act);

/* mod-tell.c */
void lyc_mod_tell_arm (LycPlatform *platform);
void lyc_mod_tell_stop (LycPlatform *platform);

G_END_DECLS
