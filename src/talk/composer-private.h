/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "composer.h"

G_BEGIN_DECLS

struct _LycComposer
{
  GtkWidget parent_instance;

  LycServices *services;
  LycPeople *people; /* nullable: nobody can be mentioned */
  LycGroups groups;  /* that may be called here */
  char *place;       /* the draft's name */
  char *base_place;  /* nullable: the place below an answer or an edit */
  char *attach_cohort; /* nullable */
  char *attach_container; /* nullable */
  gboolean attachable; /* whether files can go with it, and it can go later */
  gboolean has_files;
  gint64 send_at; /* when what is submitted goes; 0: at once */
  char *trouble;     /* nullable: why the draft is not on disk */
  char *reason;      /* why nothing can be written, or NULL */
  char *hint;
  char **kinds;      /* what a thread can begin with, or NULL */
  LycPost *reply_to;
  gboolean building; /* on what is answered: an idea */
  LycPost *editing;
  gint64 editing_rev; /* of the text that is edited */
  gboolean filling;  /* the text changes by us, not by keys */

  LycMomentFunc moment_func;
  gpointer moment_data;
  JsonNode *moment;     /* fixed at the first key, NULL before */
  gboolean without_moment;

  GtkWidget *context; /* what is answered or edited, or what is wrong */
  GtkWidget *context_label;
  GtkWidget *context_close;
  GtkWidget *kind;
  GtkWidget *scroller;
  GtkWidget *view;
  GtkWidget *placeholder;
  GtkWidget *chip;
  GtkWidget *until; /* ends the part that is spoken of */
  GtkWidget *span;  /* shows the popover */
  GtkWidget *span_popover;
  GtkWidget *files;  /* chips of the files that go with it */
  GtkWidget *attach;
  GtkWidget *picker; /* nullable: what can be shared again */
  GtkWidget *later;
  GtkWidget *emoji;
  GtkWidget *send;
  GtkWidget *mentions;
};

void  _lyc_composer_make_children (LycComposer *self);
void  _lyc_composer_restore (LycComposer *self);
void  _lyc_composer_text_changed (LycComposer *self);
void  _lyc_composer_update (LycComposer *self);
void  _lyc_composer_update_chip (LycComposer *self);
void _lyc_composer_make_span (LycComposer *self, GtkBox *line);
void _lyc_composer_update_span (LycComposer *self);
void _lyc_composer_mark_start (LycComposer *self);
void _lyc_composer_mark_end (LycComposer *self);
void  _lyc_composer_leave_context (LycComposer *self);
void  _lyc_composer_complete (LycComposer *self);
void  _lyc_composer_insert_mention (LycComposer *self, const char *name);
gboolean _lyc_composer_is_too_long (LycComposer *self);
glong _lyc_composer_get_excess (LycComposer *self);
char *_lyc_composer_dup_context (LycComposer *self);
void _lyc_composer_return_to_base (LycComposer *self);
void _lyc_composer_follow_drafts (LycComposer *self);
GtkWidget *_lyc_composer_new_attach_button (LycComposer *self);
void _lyc_composer_follow_paste (LycComposer *self);
void _lyc_composer_update_attach (LycComposer *self);
gboolean _lyc_composer_can_attach (LycComposer *self);
void _lyc_composer_show_files (LycComposer *self, gboolean shown);
void _lyc_composer_drop_sent_files (LycComposer *self);
char *_lyc_composer_dup_file_names (LycComposer *self);
GtkWidget *_lyc_composer_new_later_button (LycComposer *self);
void _lyc_composer_lift_later (LycComposer *self);

G_END_DECLS
