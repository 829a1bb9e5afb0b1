/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "finder.h"

G_DEFINE_INTERFACE (LycFinder, lyc_finder, G_TYPE_OBJECT)

static void
lyc_finder_default_init (LycFinderInterface *iface)
{
}

static void
hit_clear (gpointer data)
{
  LycSearchHit *self = data;

  g_free (self->id);
  g_free (self->place_id);
  g_free (self->post_id);
  g_free (self->head);
  g_free (self->text);
  g_free (self->author);
  g_free (self->author_id);
  g_free (self->place);
}

/* Returns: (transfer full): a hit that says nothing yet */
LycSearchHit *
lyc_search_hit_new (LycSearchGroup group, LycKind kind, const char *id)
{
  LycSearchHit *self = g_rc_box_new0 (LycSearchHit);

  self->group = group;
  self->kind = kind;
  self->id = g_strdup (id);
  self->place_id = g_strdup ("");
  self->post_id = g_strdup ("");
  self->head = g_strdup ("");
  self->text = g_strdup ("");
  self->author = g_strdup ("");
  self->author_id = g_strdup ("");
  self->place = g_strdup ("");
  self->position_ms = -1;
  return self;
}

LycSearchHit *
lyc_search_hit_ref (LycSearchHit *self)
{
  return g_rc_box_acquire (self);
}

void
lyc_search_hit_unref (LycSearchHit *self)
{
  g_rc_box_release_full (self, hit_clear);
}

void
lyc_search_answer_free (LycSearchAnswer *self)
{
  g_ptr_array_unref (self->hits);
  g_free (self);
}

void
lyc_ask_place_free (LycAskPlace *self)
{
  g_free (self->cohort_id);
  g_free (self->course_id);
  g_free (self->lesson_id);
  g_free (self);
}

static GTask *
new_task (LycFinder *self, const LycSearchQuery *query, GCancellable *cancellable,
          GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, lyc_search_query_copy (query),
                        (GDestroyNotify) lyc_search_query_free);
  return task;
}

/**
 * lyc_finder_find_async:
 * @query: what is looked for; copied
 *
 * Asks what is on this machine. Whoever asks again cancels what was asked before.
 */
void
lyc_finder_find_async (LycFinder *self, const LycSearchQuery *query, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  LYC_FINDER_GET_IFACE (self)->find (self,
                                     new_task (self, query, cancellable, callback, user_data));
}

/* Asks the platform, for what is not on this machine. %G_IO_ERROR_INVALID_ARGUMENT: so many people
 * or places are meant that it cannot be asked. */
void
lyc_finder_find_far_async (LycFinder *self, const LycSearchQuery *query, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  LYC_FINDER_GET_IFACE (self)->find_far (self,
                                         new_task (self, query, cancellable, callback, user_data));
}

/* Returns: (transfer full) (nullable): what was found, for either way of asking */
LycSearchAnswer *
lyc_finder_finish (LycFinder *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Fetches what stands around a hit that is not on this machine, so that it can be shown there. */
void
lyc_finder_bring (LycFinder *self, const LycSearchHit *hit)
{
  LYC_FINDER_GET_IFACE (self)->bring (self, hit);
}

/**
 * lyc_finder_fetch_post_async:
 *
 * Fetches a post that something leads to and that is not on this machine.
 */
void
lyc_finder_fetch_post_async (LycFinder *self, const char *post_id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  LYC_FINDER_GET_IFACE (self)->fetch_post (self, post_id,
                                           g_task_new (self, cancellable, callback, user_data));
}

/* Returns: whether the post is in the store now; the error has a sentence for the person */
gboolean
lyc_finder_fetch_post_finish (LycFinder *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lyc_finder_find_answerers_async:
 * @place: where somebody asks; copied
 *
 * Asks whose answers were accepted, endorsed or worked for somebody in the lesson or in its course.
 */
void
lyc_finder_find_answerers_async (LycFinder *self, const LycAskPlace *place,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  LycAskPlace *copy = g_new0 (LycAskPlace, 1);

  copy->cohort_id = g_strdup (place->cohort_id);
  copy->course_id = g_strdup (place->course_id);
  copy->lesson_id = g_strdup (place->lesson_id);
  g_task_set_task_data (task, copy, (GDestroyNotify) lyc_ask_place_free);
  LYC_FINDER_GET_IFACE (self)->find_answerers (self, task);
}

/* Returns: (transfer full) (nullable): ids of people, those first who helped most */
GPtrArray *
lyc_finder_find_answerers_finish (LycFinder *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
