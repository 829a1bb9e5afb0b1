/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

/* A line of the log: which object changed, in which scope; never its content. */
typedef struct {
  int ref_count;
  gint64 seq;
  gint64 scope_id;
  char *type;
  char *kind;
  gint64 object_id;
  char *uuid;
  gint64 actor_id;
  char *actor_uuid; /* looked up when first sent */
  gint64 at;
} LycLogEntry;

gint64 lyc_log_append (LycPlatform *platform, gint64 scope_id, const char *type, const char *kind,
                       gint64 object_id, const char *uuid, gint64 actor_id);
gint64 lyc_log_head (LycPlatform *platform);
gint64 lyc_log_oldest (LycPlatform *platform);
GPtrArray *lyc_log_read (LycPlatform *platform, gint64 after, guint limit);
void lyc_log_prune (LycPlatform *platform);
LycLogEntry *lyc_log_entry_ref (LycLogEntry *entry);
void lyc_log_entry_unref (LycLogEntry *entry);

G_END_DECLS
