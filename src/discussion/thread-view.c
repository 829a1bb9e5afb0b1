/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "thread-view.h"

#include <glib/gi18n-lib.h>

#include "follow-mark.h"
#include "label-wrap.h"
#include "pane-head.h"
#include "post-file.h"
#include "reading-note.h"
#include "timecode-chip.h"

struct _LycThreadView
{
  GtkWidget parent_instance;

  LycServices *services;
  LycContainer *thread;

  GtkWidget *box;
  LycPaneHead *head;
  GtkWidget *follow;
  GtkWidget *file;   /* what the thread is about; shown for a file */
  LycFile *about;    /* nullable: the same */
  GtkWidget *unsure; /* says that the moment was not found again */
  LycTalkView *talk;
};

G_DEFINE_FINAL_TYPE (LycThreadView, lyc_thread_view, GTK_TYPE_WIDGET)

static void
forget (LycThreadView *self)
{
  if (self->thread != NULL)
    g_signal_handlers_disconnect_by_data (self->thread, self);
  g_clear_object (&self->thread);
}

static void
lyc_thread_view_dispose (GObject *object)
{
  LycThreadView *self = LYC_THREAD_VIEW (object);

  forget (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->services);
  g_clear_object (&self->about);
  G_OBJECT_CLASS (lyc_thread_view_parent_class)->dispose (object);
}

static void
lyc_thread_view_class_init (LycThreadViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_thread_view_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_thread_view_init (LycThreadView *self)
{
}

static void
make_head (LycThreadView *self)
{
  GtkWidget *back = gtk_button_new_from_icon_name ("lyceum-back-symbolic");

  self->head = LYC_PANE_HEAD (lyc_pane_head_new (NULL, ""));
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_tooltip_text (back, _("Back to the threads"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Back to the threads"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "discussion.back");
  lyc_pane_head_add_start (self->head, back);
  lyc_pane_head_add_action (self->head, lyc_reading_note_new (self->services));
  self->follow = lyc_follow_mark_new ();
  lyc_pane_head_add_action (self->head, self->follow);
}

GtkWidget *
lyc_thread_view_new (LycServices *services)
{
  LycThreadView *self = g_object_new (LYC_TYPE_THREAD_VIEW, NULL);

  self->services = g_object_ref (services);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  make_head (self);
  self->talk = LYC_TALK_VIEW (lyc_talk_view_new (services, LYC_POST_ROW_THREAD));
  lyc_composer_set_name (lyc_talk_view_get_composer (self->talk), _("Reply"));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->head));
  self->file = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->file, "thread-file");
  gtk_widget_set_visible (self->file, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->file);
  self->unsure = gtk_label_new (NULL);
  lyc_label_wrap (GTK_LABEL (self->unsure));
  gtk_label_set_xalign (GTK_LABEL (self->unsure), 0);
  gtk_widget_add_css_class (self->unsure, "moment-unsure");
  gtk_widget_set_visible (self->unsure, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->unsure);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->talk));
  gtk_widget_set_vexpand (GTK_WIDGET (self->talk), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/* Why the place is no longer shown as one. */
static void
show_unsure (LycThreadView *self, const LycAnchor *anchor)
{
  g_autofree char *time = lyc_timecode_format (anchor->was_start_ms);
  g_autofree char *subtitle
      = *anchor->quote != '\0' ? g_strdup_printf (_("was at %s · “%s”"), time, anchor->quote)
                               : g_strdup_printf (_("was at %s"), time);
  /* Translators: the first %s is a time, as in "5:09". */
  g_autofree char *why
      = g_strdup_printf (_("The video was changed since this was written at %s. What it speaks of "
                           "was not found again for sure, so it is not shown in the video."),
                            time);

  lyc_pane_head_set_subtitle (self->head, subtitle);
  gtk_label_set_text (GTK_LABEL (self->unsure), why);
  gtk_widget_set_visible (self->unsure, TRUE);
}

static void
update_anchor (LycThreadView *self)
{
  LycAnchor anchor;
  g_autofree char *time = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (self->unsure, FALSE);
  if (!lyc_container_get_anchor (self->thread, &anchor) || !lyc_anchor_is_moment (&anchor))
    {
      /* The chip of the first post says of which paragraph or page it is. */
      lyc_pane_head_set_subtitle (self->head, NULL);
      return;
    }
  if (!lyc_anchor_is_sure (&anchor))
    {
      show_unsure (self, &anchor);
      return;
    }
  time = lyc_timecode_format_span (anchor.start_ms, anchor.end_ms);
  /* Translators: the moment of the lesson, and what is said there */
  subtitle = *anchor.quote != '\0' ? g_strdup_printf (_("at %s · “%s”"), time, anchor.quote)
                                   : g_strdup_printf (_("at %s"), time);
  lyc_pane_head_set_subtitle (self->head, subtitle);
}

static void update_file (LycThreadView *self);

static void
set_about (LycThreadView *self, LycFile *file)
{
  GtkWidget *child = gtk_widget_get_first_child (self->file);

  if (self->about != NULL)
    g_signal_handlers_disconnect_by_func (self->about, update_file, self);
  g_set_object (&self->about, file);
  if (child != NULL)
    gtk_box_remove (GTK_BOX (self->file), child);
  gtk_widget_set_visible (self->file, file != NULL);
  if (file == NULL)
    return;
  g_signal_connect_object (file, "changed", G_CALLBACK (update_file), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->file),
                  lyc_post_file_new_small (self->services, lyc_record_get_id (LYC_RECORD (file))));
}

/* The file by its name, one click from being open. The thread is called after it, and stays so
 * where the file is gone. */
static void
update_file (LycThreadView *self)
{
  LycFile *file = lyc_talk_view_get_file (self->talk);

  if (file != self->about)
    set_about (self, file);
  if (file == NULL)
    return;
  lyc_pane_head_set_subtitle (self->head, _("What is said of this file"));
  if (!lyc_record_is_loaded (LYC_RECORD (self->thread)))
    lyc_pane_head_set_title (self->head, lyc_file_get_name (file));
}

static const char *
hint_of (LycThreadView *self)
{
  if (lyc_talk_view_get_file (self->talk) != NULL)
    return _("Say something about this file…");
  return g_strcmp0 (lyc_container_get_post_kind (self->thread), "question") == 0
             ? _("Reply to this question…")
             : _("Reply…");
}

static void
update (LycThreadView *self)
{
  lyc_pane_head_set_title (self->head, lyc_container_get_title (self->thread));
  update_anchor (self);
  update_file (self);
  lyc_composer_set_placeholder (lyc_talk_view_get_composer (self->talk),
                                hint_of (self));
}

static void
follow (LycThreadView *self, const char *thread_id)
{
  LycLibrary *library = lyc_services_get_library (self->services);

  self->thread = LYC_CONTAINER (lyc_library_lookup (library, LYC_KIND_CONTAINER, thread_id));
  g_signal_connect_swapped (self->thread, "changed", G_CALLBACK (update), self);
  update (self);
}

/* @thread_id: (nullable) */
void
lyc_thread_view_set_thread (LycThreadView *self, const char *thread_id)
{
  forget (self);
  lyc_talk_view_set_container (self->talk, thread_id);
  lyc_follow_mark_set_following (LYC_FOLLOW_MARK (self->follow),
                                 lyc_talk_view_get_following (self->talk));
  if (thread_id != NULL)
    follow (self, thread_id);
}

/* Shows the one thread about a file, which begins with the first post. */
void
lyc_thread_view_set_file (LycThreadView *self, const char *file_id)
{
  g_autofree char *thread_id = lyc_file_dup_thread_id (file_id);

  forget (self);
  lyc_talk_view_set_file (self->talk, file_id);
  lyc_follow_mark_set_following (LYC_FOLLOW_MARK (self->follow),
                                 lyc_talk_view_get_following (self->talk));
  follow (self, thread_id);
}

/* Returns: (transfer none): the posts and the composer */
LycTalkView *
lyc_thread_view_get_talk (LycThreadView *self)
{
  return self->talk;
}
