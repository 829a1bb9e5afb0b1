/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Notices on the desktop: what they hang on in this window, and where they lead. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "container.h"
#include "post.h"

static gboolean
has_focus (LycWindow *self, gpointer pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return pane != NULL && focus != NULL && gtk_window_is_active (GTK_WINDOW (self))
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (pane));
}

/* Whether the person is reading there right now. */
static gboolean
is_attending (gpointer window, const char *container_id)
{
  LycWindow *self = window;

  return (has_focus (self, self->chat)
          && g_strcmp0 (lyc_chat_page_get_container (self->chat), container_id) == 0)
         || (has_focus (self, self->discussion)
             && g_strcmp0 (lyc_discussion_page_get_thread (self->discussion), container_id) == 0);
}

static gboolean
is_busy (gpointer window)
{
  LycWindow *self = window;

  return self->lesson != NULL
         && lyc_player_get_state (lyc_lesson_page_get_player (self->lesson)) == LYC_PLAYER_PLAYING;
}

/* Goes to what a notice is about; where @reply, to write an answer there. */
static void
open_notice (LycWindow *self, LycNotice *notice, gboolean reply)
{
  const char *container = lyc_notice_get_container_id (notice);
  const char *post_id = lyc_notice_get_post_id (notice);
  const char *name = reply ? "win.notice-reply" : "win.notice-open";

  lyc_notice_row_see (self->services, notice);
  if (*container != '\0' && *post_id != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), name, "(ss)", container, post_id);
  else if (*container != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.container-open", "s", container);
  else if (*lyc_notice_get_badge_class_id (notice) != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.badges", NULL);
  else if (g_str_equal (lyc_notice_get_reason (notice), "moderate"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.preferences-at", "s", "profile");
  else if (*lyc_notice_get_cohort_id (notice) != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.cohort-open", "s",
                                lyc_notice_get_cohort_id (notice));
}

/**
 * lyc_window_open_notice:
 * @notice_id: as the desktop gives it back; only a notice of this person leads anywhere
 * @reply: whether to answer there
 */
void
lyc_window_open_notice (LycWindow *self, const char *notice_id, gboolean reply)
{
  g_autoptr (LycNotice) notice
      = self->notifier != NULL ? lyc_notifier_find (self->notifier, notice_id) : NULL;

  gtk_window_present (GTK_WINDOW (self));
  if (notice != NULL)
    open_notice (self, notice, reply);
  else if (self->services != NULL)
    lyc_window_toast (self, _("What this told of is no longer there."));
}

/* Shows all that waits. */
void
lyc_window_show_notices (LycWindow *self)
{
  gtk_window_present (GTK_WINDOW (self));
  if (self->services != NULL)
    lyc_notice_bell_popup (self->bell);
}

static LycRecord *
look_up (LycWindow *self, LycKind kind, const char *id)
{
  return lyc_library_lookup (lyc_services_get_library (self->services), kind, id);
}

/* The place of talk and the post in it, where the post is one of that place. */
static void
show_post (LycWindow *self, GVariant *parameter, gboolean reply)
{
  const char *container_id, *post_id;
  g_autoptr (LycRecord) container = NULL;
  g_autoptr (LycRecord) post = NULL;
  LycComposer *composer;

  if (self->services == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &container_id, &post_id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.container-open", "s", container_id);
  container = look_up (self, LYC_KIND_CONTAINER, container_id);
  post = look_up (self, LYC_KIND_POST, post_id);
  if (g_str_equal (lyc_container_get_container_kind (LYC_CONTAINER (container)), "thread"))
    {
      lyc_discussion_page_show_post (self->discussion, container_id, post_id);
      composer = lyc_talk_view_get_composer (lyc_discussion_page_get_talk (self->discussion));
    }
  else
    {
      lyc_chat_page_show_post (self->chat, container_id, post_id);
      composer = lyc_talk_view_get_composer (lyc_chat_page_get_talk (self->chat));
    }
  if (reply && g_strcmp0 (lyc_post_get_container_id (LYC_POST (post)), container_id) == 0)
    lyc_composer_reply_to (composer, LYC_POST (post), FALSE);
}

static void
notice_open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_post (LYC_WINDOW (widget), parameter, FALSE);
}

static void
notice_reply_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_post (LYC_WINDOW (widget), parameter, TRUE);
}

static void
question_restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  if (self->discussion != NULL)
    lyc_discussion_page_restore_question (self->discussion, g_variant_get_string (parameter, NULL));
}

void
lyc_window_install_notice_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.question-restore", "s", question_restore_cb);
  gtk_widget_class_install_action (klass, "win.notice-open", "(ss)", notice_open_cb);
  gtk_widget_class_install_action (klass, "win.notice-reply", "(ss)", notice_reply_cb);
}

/* Shows the person's notices on the desktop from now on. */
void
lyc_window_follow_notices (LycWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  const LycNotifierPlace place = { is_attending, is_busy, self };

  g_autoptr (LycDesktopNotes) desktop = NULL;

  if (application == NULL)
    return;
  desktop = lyc_desktop_notes_new (G_APPLICATION (application));
  self->notifier = lyc_notifier_new (desktop, self->services, &place);
}

/* Nobody is signed in any more. */
void
lyc_window_forget_notices (LycWindow *self)
{
  if (self->notifier != NULL)
    lyc_notifier_stop (self->notifier);
  g_clear_object (&self->notifier);
}
