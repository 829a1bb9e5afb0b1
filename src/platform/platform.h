/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db.h"
#include "limit-table.h"

G_BEGIN_DECLS

typedef struct _LycStreamHub LycStreamHub;
typedef struct _LycFileLook LycFileLook;

/* What every part of the platform works with. One a process, used on the main thread. */
typedef struct {
  LycDb *db;
  LycLimits limits;
  char *data_dir;
  char *server_uuid;
  char *name;
  gint64 server_scope;
  gboolean sandbox;
  gint64 clock_offset_ms; /* moved by tests */
  gint64 peer_speed;      /* how much faster the sandbox's peers live; 1 but in tests */
  char *issuer;           /* the address clients see, "http://127.0.0.1:PORT" */
  GPtrArray *hosts;       /* Host values that are answered; NULL for any (behind a proxy) */
  gboolean behind_proxy;
  GPtrArray *pending;     /* LycLogEntry of the running transaction */
  GPtrArray *doomed;      /* paths of files that go once the running transaction is committed */
  GHashTable *viewers;    /* user key -> LycViewer */
  GHashTable *rates;
  LycStreamHub *hub;      /* NULL where no one listens, as in commands */
  GHashTable *view_cache;
  guint attempt_clock; /* waits for the next deadline */
  guint moderation_clock; /* waits until something can no longer be undone */
  LycFileLook *look;      /* nullable: of the shared file that is looked into */
} LycPlatform;

LycPlatform *lyc_platform_open (const char *data_dir, GError **error);
void lyc_platform_close (LycPlatform *platform);
gint64 lyc_platform_now (LycPlatform *platform);
gint64 lyc_platform_limit (LycPlatform *platform, LycLimit limit);
gboolean lyc_platform_begin (LycPlatform *platform);
gboolean lyc_platform_commit (LycPlatform *platform);
void lyc_platform_rollback (LycPlatform *platform);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycPlatform, lyc_platform_close)

G_END_DECLS
