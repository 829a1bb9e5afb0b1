/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync-session.h"

G_BEGIN_DECLS

struct _LycSyncSession
{
  GObject parent_instance;

  LycConnector *connector;
  LycSyncEngine *engine;
  LycLibrary *library;
  char *cache_dir;
  char *keep_dir; /* for what waits to be uploaded and lies nowhere else */
  gint64 upload_limit;
  char *user_id;
  char *platform_name;
  gboolean sandbox;
  GHashTable *presence; /* user id -> LycPresence */
  LycDrafts *drafts;
  LycLessonDownloads *downloads; /* nullable */
  char *typing_in;
  gint64 typing_said;
};

/* sync-session-files.c */
void lyc_sync_session_init_files (LycSessionInterface *iface);

/* sync-session-drafts.c */
void lyc_sync_session_init_drafts (LycSessionInterface *iface);

G_END_DECLS
