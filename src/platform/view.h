/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scope.h"

G_BEGIN_DECLS

/* How an object looks to a person: the one source of REST answers, frames, and pages.
 * %NULL: not there, or not for them to see. @standing: how they stand in the object's scope. */
typedef JsonObject *(*LycViewFunc) (LycPlatform *platform, LycViewer *viewer,
                                    const LycStanding *standing, gint64 id);
/* Keys of a scope's objects in a stable order (element-type gint64), for register and snapshot. */
typedef GArray *(*LycListFunc) (LycPlatform *platform, LycViewer *viewer,
                                const LycStanding *standing);

typedef struct {
  const char *kind;  /* as in the API; "post_stub" is listed apart and has kind post outside */
  const char *table; /* has id, uuid, scope_id, rev and, where clients create them, creator_id */
  const char *find_sql; /* "SELECT id, scope_id, creator_id FROM … WHERE uuid = ? ORDER BY id" */
  LycViewFunc view;
  LycListFunc list;
  gboolean personal; /* differs from person to person beyond their standing */
  gboolean owned;    /* ... but only between who made it and everybody else */
  gboolean secret;   /* who may not see it is not told that it changed either */
} LycKindInfo;

typedef struct {
  gint64 id;
  gint64 scope_id;
  gint64 creator_id;
} LycFound;

const LycKindInfo *lyc_kind_find (const char *kind);
const LycKindInfo *lyc_kinds_get (guint *count);

JsonObject *lyc_view_build (LycPlatform *platform, LycViewer *viewer, const char *kind,
                            gint64 scope_id, gint64 id);
const char *lyc_view_text (LycPlatform *platform, LycViewer *viewer, const char *kind,
                           gint64 scope_id, gint64 id, char **to_free);
gboolean lyc_find (LycPlatform *platform, LycViewer *viewer, const char *kind, const char *uuid,
                   LycFound *found);
guint lyc_standing_class (const LycStanding *standing);
void lyc_view_forget (LycPlatform *platform, const char *kind, gint64 id);
GHashTable *lyc_view_cache_new (void);
char *lyc_json_text (JsonObject *object);

/* Members of an object, shorter to write. 0 and NULL become null in the maybe_ forms. */
void lyc_json_set_maybe_id (JsonObject *object, const char *name, const char *uuid);
void lyc_json_set_maybe_time (JsonObject *object, const char *name, gint64 at);
void lyc_json_set_json (JsonObject *object, const char *name, const char *json);

G_END_DECLS
