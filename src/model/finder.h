/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kind.h"
#include "search-query.h"

G_BEGIN_DECLS

/* One thing that was found, as it is shown and where it is. Times are in milliseconds. */
typedef struct
{
  LycSearchGroup group;
  LycKind kind;
  char *id;
  char *place_id;     /* of a post its container, of a cue or note its lesson, of a file its cohort
                         or, with post_id, that post's container; else "" */
  char *post_id;      /* of a file that went with a post, that post; else "" */
  char *head;         /* a name or title; "" for talk and cues */
  char *text;         /* what stands there, in Markdown where it is talk, a note or an article */
  char *author;       /* the name of who wrote it; "" */
  char *author_id;    /* "" */
  char *place;        /* the title of where it stands: the lesson, cohort or thread; "" */
  gint64 at_ms;       /* when it was written; 0: not said */
  gint64 position_ms; /* the moment it is about; -1: none */
  gboolean question;  /* a thread that began with one */
  gboolean answered;  /* a question that has an accepted answer */
  gint64 pos;         /* of a post its place in the container; 0: not said */
  gboolean far;       /* from the platform, not from this machine */
} LycSearchHit;

LycSearchHit *lyc_search_hit_new (LycSearchGroup group, LycKind kind, const char *id);
LycSearchHit *lyc_search_hit_ref (LycSearchHit *self);
void lyc_search_hit_unref (LycSearchHit *self);

/* What an index has. */
typedef struct
{
  GPtrArray *hits; /* of LycSearchHit, by group, the newest or best first */
  guint percent;   /* how much of the talk that there is can be found in it; 100 of the platform */
  guint more;      /* bits of groups that have more than were asked for */
} LycSearchAnswer;

void lyc_search_answer_free (LycSearchAnswer *self);

/* Where somebody asks; nullable each. */
typedef struct
{
  char *cohort_id;
  char *course_id;
  char *lesson_id;
} LycAskPlace;

void lyc_ask_place_free (LycAskPlace *self);

/**
 * LycFinder:
 *
 * Finds things by their words: at once in what is on this machine, and on the platform.
 */
#define LYC_TYPE_FINDER (lyc_finder_get_type ())
G_DECLARE_INTERFACE (LycFinder, lyc_finder, LYC, FINDER, GObject)

struct _LycFinderInterface
{
  GTypeInterface parent_iface;

  void (*find) (LycFinder *self, GTask *task);
  void (*find_far) (LycFinder *self, GTask *task);
  void (*bring) (LycFinder *self, const LycSearchHit *hit);
  void (*fetch_post) (LycFinder *self, const char *post_id, GTask *task);
  void (*find_answerers) (LycFinder *self, GTask *task);
};

void lyc_finder_find_async (LycFinder *self, const LycSearchQuery *query, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
void lyc_finder_find_far_async (LycFinder *self, const LycSearchQuery *query,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
void             lyc_finder_bring (LycFinder *self, const LycSearchHit *hit);
void lyc_finder_fetch_post_async (LycFinder *self, const char *post_id, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean lyc_finder_fetch_post_finish (LycFinder *self, GAsyncResult *result, GError **error);
LycSearchAnswer *lyc_finder_finish (LycFinder *self, GAsyncResult *result, GError **error);
void lyc_finder_find_answerers_async (LycFinder *self, const LycAskPlace *place,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *lyc_finder_find_answerers_finish (LycFinder *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycSearchAnswer, lyc_search_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycSearchHit, lyc_search_hit_unref)

G_END_DECLS
