/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people.h"
#include "post-row.h"
#include "talk-items.h"
#include "timeline.h"

G_BEGIN_DECLS

/* Binds the posts of one container to a timeline: days and the unread line between them, opens at
 * the first unread post or at the end, loads older and newer pages, and says what was read.
 *
 * Property: "state" (LycBindingState as int). It keeps nothing of another container. */
typedef enum
{
  LYC_BINDING_LOADING,
  LYC_BINDING_EMPTY,
  LYC_BINDING_SHOWN,
  LYC_BINDING_GONE,
} LycBindingState;

/* Milliseconds, for tests; the real one is the monotonic clock. */
typedef gint64 (*LycClockFunc) (gpointer user_data);

#define LYC_TYPE_TIMELINE_BINDING (lyc_timeline_binding_get_type ())
G_DECLARE_FINAL_TYPE (LycTimelineBinding, lyc_timeline_binding, LYC, TIMELINE_BINDING, GObject)

LycTimelineBinding *lyc_timeline_binding_new (LycServices *services, LycTimeline *timeline,
                                              LycPostRowVariant variant, LycContainer *container,
                                              LycPeople *people);
LycBindingState lyc_timeline_binding_get_state (LycTimelineBinding *self);
void            lyc_timeline_binding_set_clock (LycTimelineBinding *self, LycClockFunc clock,
                                                gpointer user_data);
void            lyc_timeline_binding_set_attentive (LycTimelineBinding *self, gboolean attentive);
void            lyc_timeline_binding_mark_unread (LycTimelineBinding *self, LycPost *post);
void            lyc_timeline_binding_check_read (LycTimelineBinding *self);
void            lyc_timeline_binding_show_end (LycTimelineBinding *self);
void            lyc_timeline_binding_show_unread (LycTimelineBinding *self);
void            lyc_timeline_binding_show_post (LycTimelineBinding *self, const char *post_id);
GListModel     *lyc_timeline_binding_get_items (LycTimelineBinding *self);

G_END_DECLS
