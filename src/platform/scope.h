/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

typedef enum {
  LYC_ROLE_NONE,
  LYC_ROLE_LEARNER,
  LYC_ROLE_CHAMPION,
  LYC_ROLE_FACILITATOR,
  LYC_ROLE_MODERATOR,
  LYC_ROLE_ADMIN,
  LYC_N_ROLES
} LycRole;

/* How a person stands in one scope. */
typedef struct {
  gint64 scope_id;
  char *name; /* "cohort:UUID" */
  LycRole role;
  gboolean suspended;
  gboolean observer;
  gboolean moderates; /* was asked to, and does for now */
} LycStanding;

/* A person and every scope they have now. Kept until lyc_scope_changed() for that person. */
typedef struct {
  int ref_count;
  gint64 user_id;
  char *uuid;
  gint64 user_scope;
  gboolean admin;
  gboolean active;      /* FALSE: suspended or removed from the whole platform */
  GHashTable *standings; /* gint64 scope_id -> LycStanding */
  GPtrArray *in_order;   /* the same, server first, then user, cohort, course, direct */
} LycViewer;

LycRole lyc_role_from_name (const char *name);
const char *lyc_role_get_name (LycRole role);

LycViewer *lyc_viewer_get (LycPlatform *platform, gint64 user_id);
LycViewer *lyc_viewer_ref (LycViewer *viewer);
void lyc_viewer_unref (LycViewer *viewer);
void lyc_viewer_unref_pointer (gpointer viewer);
const LycStanding *lyc_viewer_in (LycViewer *viewer, gint64 scope_id);
const LycStanding *lyc_viewer_in_named (LycViewer *viewer, const char *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycViewer, lyc_viewer_unref)

gint64 lyc_scope_create (LycPlatform *platform, const char *kind, const char *uuid);
void lyc_scope_link (LycPlatform *platform, gint64 parent, gint64 child);
void lyc_scope_add_person (LycPlatform *platform, gint64 scope_id, gint64 user_id);
void lyc_scope_changed (LycPlatform *platform, gint64 user_id);
gboolean lyc_scope_shared (LycPlatform *platform, LycViewer *viewer, gint64 user_id);

G_END_DECLS
