/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sync-session-private.h"

#include "drafts.h"
#include "ids.h"

/* What the platform takes unless it says otherwise, bytes. */
#define UPLOAD_LIMIT (25 * 1024 * 1024)

static const char *
get_draft (LycSession *session, const char *place)
{
  return lyc_drafts_get (LYC_SYNC_SESSION (session)->drafts, place);
}

static void
set_draft (LycSession *session, const char *place, const char *text)
{
  lyc_drafts_set (LYC_SYNC_SESSION (session)->drafts, place, text);
}

static GListModel *
get_drafts (LycSession *session)
{
  return lyc_drafts_get_list (LYC_SYNC_SESSION (session)->drafts);
}

static void
save_drafts (LycSession *session)
{
  lyc_drafts_write (LYC_SYNC_SESSION (session)->drafts);
}

static const char *const *
get_draft_files (LycSession *session, const char *place)
{
  return lyc_drafts_get_files (LYC_SYNC_SESSION (session)->drafts, place);
}

static void
set_draft_files (LycSession *session, const char *place, const char *const *file_ids)
{
  lyc_drafts_set_files (LYC_SYNC_SESSION (session)->drafts, place, file_ids);
}

static gint64
get_upload_limit (LycSession *session)
{
  gint64 limit = LYC_SYNC_SESSION (session)->upload_limit;

  return limit > 0 ? limit : UPLOAD_LIMIT;
}

static char *
dup_keeping_path (LycSession *session, const char *name)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  g_autofree char *id = lyc_id_new ();
  g_autofree char *file = g_strconcat (id, "-", name, NULL);

  g_mkdir_with_parents (self->keep_dir, 0700);
  return g_build_filename (self->keep_dir, file, NULL);
}

/* The part of the session that keeps what is written. */
void
lyc_sync_session_init_drafts (LycSessionInterface *iface)
{
  iface->get_draft = get_draft;
  iface->set_draft = set_draft;
  iface->get_drafts = get_drafts;
  iface->save_drafts = save_drafts;
  iface->get_draft_files = get_draft_files;
  iface->set_draft_files = set_draft_files;
  iface->get_upload_limit = get_upload_limit;
  iface->dup_keeping_path = dup_keeping_path;
}
