/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "read-marker.h"
#include "read-state.h"
#include "settings.h"
#include "timeline-binding.h"

G_BEGIN_DECLS

/* timeline-binding.c: where it opens and goes to; -read.c: what was read, and what stays loaded;
 * -rows.c: how items become rows. */
struct _LycTimelineBinding
{
  GObject parent_instance;

  LycServices *services;
  LycTimeline *timeline; /* not owned: the timeline outlives what is bound to it */
  LycPostRowVariant variant;
  LycContainer *container;
  LycPeople *people;

  LycResults *posts;
  LycTalkItems *items;
  LycReadState *read_state;
  gboolean opened;    /* the place to begin at was found */
  gboolean opening;   /* and is being gone to: what changes by that is no news */
  gboolean sought;    /* the window was moved to the first unread post */
  gboolean following; /* go to the end as soon as the newest is here */
  LycPost *wanted;    /* a post to show once it is here */

  LycReadMarker *marker;
  gboolean attentive;
  gboolean held; /* the reader made posts unread again and is still here */
  LycSettings *settings; /* nullable */
  guint read_timeout;
  LycClockFunc clock;
  gpointer clock_data;
  LycBindingState state;
};

/* read */
void _lyc_timeline_binding_init_reading (LycTimelineBinding *self);
void _lyc_timeline_binding_look (LycTimelineBinding *self);

/* rows */
void _lyc_timeline_binding_set_factory (LycTimelineBinding *self);

G_END_DECLS
