/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The window that lists what is not sent, and the way from there to where it is written. */

#include "post.h"
#include "unsent-window.h"
#include "window-private.h"

#include <string.h>

static void
unsent_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  if (self->services != NULL)
    gtk_window_present (lyc_unsent_window_new (GTK_WINDOW (self), self->services));
}

/* Waits no longer for the post of a draft that was to be opened. */
void
lyc_window_forget_wanted_draft (LycWindow *self)
{
  if (self->draft_post != NULL)
    g_signal_handlers_disconnect_by_data (self->draft_post, self);
  g_clear_object (&self->draft_post);
  g_clear_pointer (&self->draft_place, g_free);
}

static void
open_container (LycWindow *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.container-open", "s", id);
}

/* Goes on with an answer or a change once it is known where its post is. */
static void
post_came_cb (LycWindow *self)
{
  g_autoptr (LycRecord) post = g_object_ref (self->draft_post);
  g_autofree char *place = g_strdup (self->draft_place);
  const char *container_id = lyc_post_get_container_id (LYC_POST (post));
  LycComposer *composer;

  if (!lyc_record_is_loaded (post) || *container_id == '\0')
    return;
  lyc_window_forget_wanted_draft (self);
  open_container (self, container_id);
  composer = lyc_talk_view_get_composer (lyc_window_talk_with (self, container_id));
  lyc_talk_view_show_post (lyc_window_talk_with (self, container_id), lyc_record_get_id (post));
  if (g_str_has_prefix (place, "edit:"))
    lyc_composer_edit (composer, LYC_POST (post));
  else if (g_str_has_prefix (place, "build:"))
    lyc_composer_build_on (composer, LYC_POST (post));
  else
    lyc_composer_reply_to (composer, LYC_POST (post), FALSE);
}

static void
open_post_draft (LycWindow *self, const char *place, const char *post_id)
{
  lyc_window_forget_wanted_draft (self);
  self->draft_place = g_strdup (place);
  self->draft_post = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_POST,
                                         post_id);
  g_signal_connect_object (self->draft_post, "changed", G_CALLBACK (post_came_cb), self,
                           G_CONNECT_SWAPPED);
  post_came_cb (self);
}

static void
open_lesson_draft (LycWindow *self, const char *place, const char *id)
{
  if (g_str_has_prefix (place, "ask:"))
    {
      if (g_strcmp0 (lyc_lesson_page_get_lesson_id (self->lesson), id) != 0)
        lyc_window_open_lesson (self, id, -1);
      lyc_workbench_present_pane (self->workbench, "discussion");
      lyc_discussion_page_compose (self->discussion, NULL);
    }
  else if (g_str_has_prefix (place, "notes:"))
    lyc_window_open_lesson (self, id, -1);
}

/* (place): opens it with the cursor behind what is written there. */
static void
draft_open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  const char *place = g_variant_get_string (parameter, NULL);
  const char *colon = strchr (place, ':');
  const char *id = colon != NULL ? colon + 1 : "";

  if (self->services == NULL)
    return;
  if (g_str_has_prefix (place, "reply:") || g_str_has_prefix (place, "build:")
      || g_str_has_prefix (place, "edit:"))
    open_post_draft (self, place, id);
  else if (g_str_has_prefix (place, "new:"))
    {
      open_container (self, id);
      lyc_composer_focus (lyc_talk_view_get_composer (lyc_window_talk_with (self, id)));
    }
  else if (g_str_has_prefix (place, "file:"))
    {
      lyc_window_discuss_file (self, id);
      lyc_composer_focus (
          lyc_talk_view_get_composer (lyc_discussion_page_get_talk (self->discussion)));
    }
  else
    open_lesson_draft (self, place, id);
}

/* (id of an act): forgets what was held back to be taken back, if it has not gone. */
static void
act_undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  GListModel *outbox;

  if (self->services == NULL)
    return;
  outbox = G_LIST_MODEL (lyc_services_get_outbox (self->services));
  for (guint i = 0; i < g_list_model_get_n_items (outbox); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (outbox, i);

      if (g_str_equal (lyc_act_get_id (lyc_outbox_item_get_act (item)), id)
          && lyc_outbox_item_can_undo (item))
        {
          lyc_outbox_cancel (LYC_OUTBOX (outbox), id);
          return;
        }
    }
}

void
lyc_window_install_unsent_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.unsent", NULL, unsent_cb);
  gtk_widget_class_install_action (klass, "win.draft-open", "s", draft_open_cb);
  gtk_widget_class_install_action (klass, "win.act-undo", "s", act_undo_cb);
}
