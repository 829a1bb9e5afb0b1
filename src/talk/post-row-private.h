/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acts.h"
#include "outbox.h"
#include "post-row.h"
#include "reaction.h"

G_BEGIN_DECLS

struct _LycPostRow
{
  GtkWidget parent_instance;

  LycServices *services;
  LycPostRowVariant variant;

  LycContainer *container; /* nullable */
  LycPeople *people;       /* nullable */
  LycPost *post;           /* NULL while in the pool */
  LycReaction *mine;       /* what this person set on the post */
  LycRecord *author;
  LycRecord *block;  /* whether this person blocked the author */
  GPtrArray *ties;   /* of LycRecord, held and followed: what the line of links speaks of */
  gboolean revealed; /* it is shown all the same */
  gboolean starts_run;
  gboolean own;

  /* Children, from top to bottom. */
  GtkWidget *avatar;
  GtkWidget *head; /* name, role, time, then pills; holds nothing that wraps */
  GtkWidget *name;
  GtkWidget *role;
  GtkWidget *origin; /* which other cohort a thread is of */
  GtkWidget *time;
  GtkWidget *follow; /* how a card's thread is followed; NULL elsewhere */
  GtkWidget *accepted;
  GtkWidget *timecode;
  GtkWidget *answer_to; /* "Ines: How long ..." above a reply */
  GtkWidget *text;
  GtkWidget *files; /* below the text */
  GtkWidget *links; /* what the post is tied to */
  GtkWidget *flow; /* vote, reply, emoji, reaction chips, more */
  GtkWidget *vote;
  GtkWidget *vote_count;
  GtkWidget *helped; /* "Worked for 12", of an answer */
  GtkWidget *helped_text;
  GtkWidget *reply;
  GtkWidget *reply_count;
  GtkWidget *emoji;
  GtkWidget *more;
  GtkWidget *status; /* at the end of the flow's line if it fits, else below */
  GtkWidget *menu;
};

void     _lyc_post_row_init_layout (GtkWidgetClass *widget_class);
void     _lyc_post_row_install_actions (GtkWidgetClass *widget_class);
void     _lyc_post_row_make_children (LycPostRow *self);
void     _lyc_post_row_update (LycPostRow *self);
gboolean _lyc_post_row_can (LycPostRow *self, const char *action);
void _lyc_post_row_offer_person (LycPostRow *self);
void _lyc_post_row_show_person (LycPostRow *self);
LycOutboxItem *_lyc_post_row_find_act (LycPostRow *self, const char *verb);
gboolean _lyc_post_row_can_undo (LycPostRow *self, const char *verb);
gboolean _lyc_post_row_can_cancel (LycPostRow *self);
const char *_lyc_post_row_get_refused_verb (LycPostRow *self);
void     _lyc_post_row_delete (LycPostRow *self);
void     _lyc_post_row_undo (LycPostRow *self);
void     _lyc_post_row_retry (LycPostRow *self);
void     _lyc_post_row_cancel (LycPostRow *self);
gboolean _lyc_post_row_is_answer (LycPostRow *self);
void _lyc_post_row_make_links (LycPostRow *self);
void _lyc_post_row_update_links (LycPostRow *self);
void _lyc_post_row_forget_ties (LycPostRow *self);
gboolean _lyc_post_row_is_stale (LycPostRow *self);
void _lyc_post_row_start_thread (LycPostRow *self);
void _lyc_post_row_make_task (LycPostRow *self);
void _lyc_post_row_reveal (LycPostRow *self);
gboolean _lyc_post_row_is_folded (LycPostRow *self);
GMenuModel *_lyc_post_row_make_menu (LycPostRow *self);
void _lyc_post_row_popup_reactions (LycPostRow *self);

G_END_DECLS
