/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draft.h"

struct _LycDraft
{
  GObject parent_instance;

  char *place;
  char *text;
  char **file_ids; /* of files that go with it */
  gint64 updated_at; /* milliseconds since the epoch */
};

G_DEFINE_FINAL_TYPE (LycDraft, lyc_draft, G_TYPE_OBJECT)

static void
lyc_draft_finalize (GObject *object)
{
  LycDraft *self = LYC_DRAFT (object);

  g_free (self->place);
  g_free (self->text);
  g_strfreev (self->file_ids);
  G_OBJECT_CLASS (lyc_draft_parent_class)->finalize (object);
}

static void
lyc_draft_class_init (LycDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_draft_finalize;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
lyc_draft_init (LycDraft *self)
{
  self->text = g_strdup ("");
  self->file_ids = g_new0 (char *, 1);
}

/* @place: as in lyc_session_set_draft() */
LycDraft *
lyc_draft_new (const char *place)
{
  LycDraft *self = g_object_new (LYC_TYPE_DRAFT, NULL);

  self->place = g_strdup (place);
  return self;
}

void
lyc_draft_set (LycDraft *self, const char *text, gint64 updated_at)
{
  g_autofree char *before = g_steal_pointer (&self->text);

  self->text = g_strdup (text);
  self->updated_at = updated_at;
  g_signal_emit_by_name (self, "changed");
}

const char *
lyc_draft_get_place (LycDraft *self)
{
  return self->place;
}

const char *
lyc_draft_get_text (LycDraft *self)
{
  return self->text;
}

/* @file_ids: (nullable) (array zero-terminated=1): of files that go with it */
void
lyc_draft_set_file_ids (LycDraft *self, const char *const *file_ids)
{
  g_auto (GStrv) before = g_steal_pointer (&self->file_ids);

  self->file_ids = file_ids != NULL ? g_strdupv ((char **) file_ids) : g_new0 (char *, 1);
  g_signal_emit_by_name (self, "changed");
}

/* Returns: (transfer none) (array zero-terminated=1): the ids of the files that go with it */
const char *const *
lyc_draft_get_file_ids (LycDraft *self)
{
  return (const char *const *) self->file_ids;
}

/* Returns: when the last key was pressed, milliseconds since the epoch */
gint64
lyc_draft_get_updated_at (LycDraft *self)
{
  return self->updated_at;
}
