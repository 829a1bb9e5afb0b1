/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drafts.h"

#include "outbox-disk.h"

/* A draft is written this long after the first key that it lacks, milliseconds. */
#define DRAFT_PAUSE 500

struct _LycDrafts
{
  LycStore *store;
  GHashTable *texts;     /* place -> text */
  GHashTable *unwritten; /* places whose draft is not on disk yet */
  guint source;
};

/* Returns: (transfer full): no drafts yet */
LycDrafts *
lyc_drafts_new (LycStore *store)
{
  LycDrafts *self = g_new0 (LycDrafts, 1);

  self->store = g_object_ref (store);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unwritten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
lyc_drafts_free (LycDrafts *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_object_unref (self->store);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->unwritten);
  g_free (self);
}

/* Takes what stood on disk: place -> text. */
void
lyc_drafts_restore (LycDrafts *self, GHashTable *drafts)
{
  GHashTableIter iter;
  gpointer place, text;

  g_hash_table_iter_init (&iter, drafts);
  while (g_hash_table_iter_next (&iter, &place, &text))
    g_hash_table_insert (self->texts, g_strdup (place), g_strdup (text));
}

/* Returns: (transfer none): the text, empty where there is none */
const char *
lyc_drafts_get (LycDrafts *self, const char *place)
{
  const char *text = g_hash_table_lookup (self->texts, place);

  return text != NULL ? text : "";
}

static void
write_one (LycDrafts *self, const char *place)
{
  LycDraftWrite *write;

  if (lyc_store_get_mine (self->store) == NULL)
    return; /* the program ends */
  write = g_new0 (LycDraftWrite, 1);
  write->place = g_strdup (place);
  write->text = g_strdup (g_hash_table_lookup (self->texts, place));
  lyc_worker_do_async (lyc_store_get_mine (self->store), lyc_draft_write_job, write,
                       (GDestroyNotify) lyc_draft_write_free, NULL, NULL, NULL);
}

/* Writes at once what is not on disk yet, as before the program ends. */
void
lyc_drafts_write (LycDrafts *self)
{
  GHashTableIter iter;
  gpointer place;

  g_clear_handle_id (&self->source, g_source_remove);
  g_hash_table_iter_init (&iter, self->unwritten);
  while (g_hash_table_iter_next (&iter, &place, NULL))
    {
      write_one (self, place);
      g_hash_table_iter_remove (&iter);
    }
}

static gboolean
write_cb (gpointer data)
{
  LycDrafts *self = data;

  self->source = 0;
  lyc_drafts_write (self);
  return G_SOURCE_REMOVE;
}

/* @text: (nullable): empty for none */
void
lyc_drafts_set (LycDrafts *self, const char *place, const char *text)
{
  if (text == NULL || *text == '\0')
    g_hash_table_remove (self->texts, place);
  else
    g_hash_table_insert (self->texts, g_strdup (place), g_strdup (text));
  g_hash_table_add (self->unwritten, g_strdup (place));
  if (self->source == 0)
    self->source = g_timeout_add (DRAFT_PAUSE, write_cb, self);
}

/* The platform has what the draft said (@text, %NULL for whatever it is); what was begun in its
 * place since stays. It is off the disk already, unless it was about to be written at that moment:
 * then it would come back at the next start. */
void
lyc_drafts_forget (LycDrafts *self, const char *place, const char *text)
{
  if (text != NULL && g_strcmp0 (g_hash_table_lookup (self->texts, place), text) != 0)
    return;
  g_hash_table_remove (self->texts, place);
  g_hash_table_remove (self->unwritten, place);
  write_one (self, place);
}
