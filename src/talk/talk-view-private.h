/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "talk-view.h"

G_BEGIN_DECLS

/* talk-view.c: what is shown of a place; -children.c: what it is made of, and what they ask for. */
struct _LycTalkView
{
  GtkWidget parent_instance;

  LycServices *services;
  LycPostRowVariant variant;
  LycContainer *container; /* nullable */
  LycFile *file;           /* nullable: what it is about, also before anything was said */
  LycPeople *people;
  LycPlaceFollowing *following; /* nullable: how the container is followed */
  char *people_of; /* the cohort, or the conversation, whose people those are */
  LycTimelineBinding *binding;
  char *wanted;      /* the post that one came for, for a binding that is made later */
  GtkWindow *window; /* whose focus is watched while mapped */

  GtkWidget *box;
  GtkWidget *stack;
  GtkWidget *state;
  GtkWidget *timeline;
  GtkWidget *jump;
  GtkWidget *pins;
  GtkWidget *typing;
  GtkWidget *note;
  GtkWidget *mute;
  GtkWidget *composer;
};

void _lyc_talk_view_make_children (LycTalkView *self);
void _lyc_talk_view_update_jump (LycTalkView *self);
gboolean _lyc_talk_view_begins (LycTalkView *self);

G_END_DECLS
