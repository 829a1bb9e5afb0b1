/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byte-fetches.h"
#include "sync-session.h"

G_BEGIN_DECLS

struct _LycSyncSession
{
  GObject parent_instance;

  LycConnector *connector;
  LycByteFetches *fetches;
  LycSyncEngine *engine;
  LycLibrary *library;
  char *cache_dir;
  char *keep_dir; /* for what waits to be uploaded and lies nowhere else */
  gint64 upload_limit;
  char *user_id;
  char *platform_name;
  gboolean sandbox;
  GHashTable *presence; /* user id -> LycPresence */
  LycPresence own;       /* where this person is */
  gboolean live;         /* as the connection was last seen */
  guint repeat;          /* says it again */
  char *lesson_id;       /* nullable: what the window shows */
  char **lesson_people;  /* nullable: some who are there too */
  guint lesson_count;
  LycDrafts *drafts;
  LycLessonDownloads *downloads; /* nullable */
  char *typing_in;
  gint64 typing_said;
};

/* sync-session-files.c */
void lyc_sync_session_init_files (LycSessionInterface *iface);

/* sync-session-drafts.c */
void lyc_sync_session_init_drafts (LycSessionInterface *iface);

/* sync-session-presence.c */
void lyc_sync_session_init_presence (LycSessionInterface *iface);
void lyc_sync_session_take_presence (LycSyncSession *self, JsonObject *frame);
void lyc_sync_session_take_lesson_people (LycSyncSession *self, JsonObject *frame);
void lyc_sync_session_follow_connection (LycSyncSession *self);
void lyc_sync_session_clear_presence (LycSyncSession *self);
G_END_DECLS
