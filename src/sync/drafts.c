/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drafts.h"

#include <glib/gi18n-lib.h>

#include "outbox-disk.h"

/* A draft is written this long after the first key that it lacks, so that it is on disk half a
 * second after it, milliseconds. */
#define DRAFT_PAUSE 400

/* What the disk does not take is tried again after this long, milliseconds. */
#define TROUBLE_PAUSE 5000

struct _LycDrafts
{
  LycStore *store;
  GHashTable *drafts;    /* place -> LycDraft */
  GListStore *list;      /* the same */
  GHashTable *unwritten; /* places whose draft is not on disk yet */
  GHashTable *troubled;  /* places that the disk did not take */
  GCancellable *lifetime;
  LycDraftTimer timer;
  LycDraftTrouble trouble;
  gpointer trouble_data;
  guint source;
};

/* Returns: (transfer full): no drafts yet */
LycDrafts *
lyc_drafts_new (LycStore *store)
{
  LycDrafts *self = g_new0 (LycDrafts, 1);

  self->store = g_object_ref (store);
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->list = g_list_store_new (LYC_TYPE_DRAFT);
  self->unwritten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->troubled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lifetime = g_cancellable_new ();
  self->timer = g_timeout_add;
  return self;
}

void
lyc_drafts_free (LycDrafts *self)
{
  g_cancellable_cancel (self->lifetime);
  g_clear_handle_id (&self->source, g_source_remove);
  g_object_unref (self->store);
  g_object_unref (self->list);
  g_object_unref (self->lifetime);
  g_hash_table_unref (self->drafts);
  g_hash_table_unref (self->unwritten);
  g_hash_table_unref (self->troubled);
  g_free (self);
}

/* @timer: what tells when to write, instead of the clock of this machine */
void
lyc_drafts_set_timer (LycDrafts *self, LycDraftTimer timer)
{
  self->timer = timer;
}

/* @trouble: told when the disk takes a draft no more, and when it does again */
void
lyc_drafts_set_trouble (LycDrafts *self, LycDraftTrouble trouble, gpointer data)
{
  self->trouble = trouble;
  self->trouble_data = data;
}

static LycDraft *
ensure (LycDrafts *self, const char *place)
{
  LycDraft *draft = g_hash_table_lookup (self->drafts, place);

  if (draft != NULL)
    return draft;
  draft = lyc_draft_new (place);
  g_hash_table_insert (self->drafts, g_strdup (place), draft);
  return draft;
}

static void
drop (LycDrafts *self, const char *place)
{
  LycDraft *draft = g_hash_table_lookup (self->drafts, place);
  guint position;

  if (draft != NULL && g_list_store_find (self->list, draft, &position))
    g_list_store_remove (self->list, position);
  g_hash_table_remove (self->drafts, place);
}

/* To the list it is another item: whether and where it shows depends on what it says. */
static void
tell_list (LycDrafts *self, LycDraft *draft)
{
  guint position;

  if (g_list_store_find (self->list, draft, &position))
    g_list_model_items_changed (G_LIST_MODEL (self->list), position, 1, 1);
}

/* Shows it after it says something, so that nobody sees an empty one. */
static void
put (LycDrafts *self, const char *place, const char *text, gint64 updated_at)
{
  gboolean fresh = !g_hash_table_contains (self->drafts, place);
  LycDraft *draft = ensure (self, place);

  lyc_draft_set (draft, text, updated_at);
  if (fresh)
    g_list_store_append (self->list, draft);
  else
    tell_list (self, draft);
}

/* Takes what stood on disk; @drafts: of #LycDraft */
void
lyc_drafts_restore (LycDrafts *self, GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      LycDraft *draft = g_ptr_array_index (drafts, i);

      put (self, lyc_draft_get_place (draft), lyc_draft_get_text (draft),
           lyc_draft_get_updated_at (draft));
      lyc_draft_set_file_ids (ensure (self, lyc_draft_get_place (draft)),
                              lyc_draft_get_file_ids (draft));
    }
}

/* Returns: (transfer none): the text, empty where there is none */
const char *
lyc_drafts_get (LycDrafts *self, const char *place)
{
  LycDraft *draft = g_hash_table_lookup (self->drafts, place);

  return draft != NULL ? lyc_draft_get_text (draft) : "";
}

/* Returns: (transfer none): every #LycDraft that says something */
GListModel *
lyc_drafts_get_list (LycDrafts *self)
{
  return G_LIST_MODEL (self->list);
}

static void begin_pause (LycDrafts *self, guint pause_ms);

typedef struct
{
  LycDrafts *self;
  char *place;
  GCancellable *lifetime; /* cancelled when the drafts are gone */
} Writing;

static void
tell (LycDrafts *self, const char *place, const char *reason)
{
  if (self->trouble != NULL)
    self->trouble (place, reason, self->trouble_data);
}

static void
took (LycDrafts *self, const char *place)
{
  if (g_hash_table_remove (self->troubled, place))
    tell (self, place, NULL);
}

static void
refused (LycDrafts *self, const char *place)
{
  g_hash_table_add (self->troubled, g_strdup (place));
  g_hash_table_add (self->unwritten, g_strdup (place));
  tell (self, place,
        _("What you write cannot be saved on this computer now; the disk may be full. Keep the "
          "window open: it is tried again."));
  begin_pause (self, TROUBLE_PAUSE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *writing = user_data;
  gboolean done = lyc_worker_do_finish (result, NULL) != NULL;

  if (!g_cancellable_is_cancelled (writing->lifetime) && done)
    took (writing->self, writing->place);
  else if (!g_cancellable_is_cancelled (writing->lifetime))
    refused (writing->self, writing->place);
  g_object_unref (writing->lifetime);
  g_free (writing->place);
  g_free (writing);
}

static void
write_one (LycDrafts *self, const char *place)
{
  LycDraftWrite *write;
  Writing *writing;

  if (lyc_store_get_mine (self->store) == NULL)
    return; /* the program ends */
  write = g_new0 (LycDraftWrite, 1);
  write->place = g_strdup (place);
  write->text = g_strdup (lyc_drafts_get (self, place));
  write->files = g_strjoinv (" ", (char **) lyc_drafts_get_files (self, place));
  writing = g_new0 (Writing, 1);
  writing->self = self;
  writing->place = g_strdup (place);
  writing->lifetime = g_object_ref (self->lifetime);
  lyc_worker_do_async (lyc_store_get_mine (self->store), lyc_draft_write_job, write,
                       (GDestroyNotify) lyc_draft_write_free, NULL, written_cb, writing);
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

/* A further key does not put it off: the first one that is not on disk counts. */
static void
begin_pause (LycDrafts *self, guint pause_ms)
{
  if (self->source == 0)
    self->source = self->timer (pause_ms, write_cb, self);
}

/* @text: (nullable): empty for none */
void
lyc_drafts_set (LycDrafts *self, const char *place, const char *text)
{
  if (text == NULL)
    text = "";
  if (*text == '\0' && *lyc_drafts_get_files (self, place) == NULL)
    drop (self, place);
  else if (!g_str_equal (lyc_drafts_get (self, place), text))
    put (self, place, text, g_get_real_time () / 1000);
  g_hash_table_add (self->unwritten, g_strdup (place));
  begin_pause (self, DRAFT_PAUSE);
}

/* Returns: (transfer none) (array zero-terminated=1): the ids of the files that go with it */
const char *const *
lyc_drafts_get_files (LycDrafts *self, const char *place)
{
  static const char *const none[] = { NULL };
  LycDraft *draft = g_hash_table_lookup (self->drafts, place);

  return draft != NULL ? lyc_draft_get_file_ids (draft) : none;
}

/* A draft may be nothing but files. */
void
lyc_drafts_set_files (LycDrafts *self, const char *place, const char *const *file_ids)
{
  g_autofree char *text = g_strdup (lyc_drafts_get (self, place));

  if (*file_ids != NULL || *text != '\0')
    {
      put (self, place, text, g_get_real_time () / 1000);
      lyc_draft_set_file_ids (ensure (self, place), file_ids);
    }
  else
    drop (self, place);
  g_hash_table_add (self->unwritten, g_strdup (place));
  begin_pause (self, DRAFT_PAUSE);
}

/* The platform has what the draft said (@text, %NULL for whatever it is); what was begun in its
 * place since stays. It is off the disk already, unless it was about to be written at that moment:
 * then it would come back at the next start. */
void
lyc_drafts_forget (LycDrafts *self, const char *place, const char *text)
{
  if (text != NULL && g_strcmp0 (lyc_drafts_get (self, place), text) != 0)
    return;
  drop (self, place);
  g_hash_table_remove (self->unwritten, place);
  write_one (self, place);
}
