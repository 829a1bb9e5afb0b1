/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services.h"

G_BEGIN_DECLS

typedef enum
{
  LYC_THREADS_OF_MOMENT, /* at moments of one recording, in its order */
  LYC_THREADS_OF_LESSON, /* newest first */
  LYC_THREADS_OF_COURSE,
} LycThreadScope;

/* The threads of a cohort that belong to a recording, a lesson or a course: a GListModel of
 * LycContainer. Property: "loading". */
#define LYC_TYPE_THREAD_LIST (lyc_thread_list_get_type ())
G_DECLARE_FINAL_TYPE (LycThreadList, lyc_thread_list, LYC, THREAD_LIST, GObject)

LycThreadList *lyc_thread_list_new (LycServices *services, const char *cohort_id,
                                    LycThreadScope scope, const char *key);
gboolean       lyc_thread_list_is_loading (LycThreadList *self);

G_END_DECLS
