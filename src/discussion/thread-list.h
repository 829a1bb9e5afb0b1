/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moment.h"
#include "services.h"

G_BEGIN_DECLS

typedef enum
{
  LYC_THREADS_OF_MOMENT, /* at moments of one recording, in its order */
  LYC_THREADS_OF_LESSON, /* newest first */
  LYC_THREADS_OF_COURSE,
  LYC_THREADS_UNANSWERED, /* questions of the cohort without an answer, the oldest first */
} LycThreadScope;

/* Where threads hang. Texts are borrowed; what a scope does not need may be NULL. */
typedef struct
{
  LycThreadScope scope;
  const char *cohort_id;
  const char *course_id;
  const char *lesson_id;
  const char *asset_id; /* of the recording that is open */
} LycThreadPlace;

/* The threads of a recording, a lesson or a course: a GListModel of LycContainer. Those of a
 * recording and of a lesson are of all cohorts that the person sees, or of one alone; those of a
 * course are of one. It knows which of them speak of what plays.
 *
 * Property: "loading". Signal: "moments-changed": other threads may be lit than before. */
#define LYC_TYPE_THREAD_LIST (lyc_thread_list_get_type ())
G_DECLARE_FINAL_TYPE (LycThreadList, lyc_thread_list, LYC, THREAD_LIST, GObject)

LycThreadList *lyc_thread_list_new (LycServices *services, const LycThreadPlace *place,
                                    gboolean only_cohort);
gboolean       lyc_thread_list_is_loading (LycThreadList *self);
void lyc_thread_list_set_only_cohort (LycThreadList *self, gboolean only_cohort);
guint lyc_thread_list_get_n_of_others (LycThreadList *self);
gboolean lyc_thread_list_seek (LycThreadList *self, gint64 position_ms);
gboolean lyc_thread_list_is_lit (LycThreadList *self, guint position);
int lyc_thread_list_find_near (LycThreadList *self, gint64 position_ms);

G_END_DECLS
