/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The way to a post, from wherever something leads to it. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "error-code.h"
#include "post.h"

/* Goes to no post any more that was not there yet. */
void
lyc_window_forget_wanted_post (LycWindow *self)
{
  if (self->wanted_post != NULL)
    g_signal_handlers_disconnect_by_data (self->wanted_post, self);
  g_clear_object (&self->wanted_post);
  self->wanted_post_asked = FALSE;
}

/* Returns: (transfer none): the pane where the container is shown */
LycTalkView *
lyc_window_talk_with (LycWindow *self, const char *container_id)
{
  return g_strcmp0 (lyc_chat_page_get_container (self->chat), container_id) == 0
             ? lyc_chat_page_get_talk (self->chat)
             : lyc_discussion_page_get_talk (self->discussion);
}

/* In its conversation, among its neighbours. */
static void
show (LycWindow *self)
{
  g_autofree char *id = g_strdup (lyc_record_get_id (self->wanted_post));
  g_autofree char *place = g_strdup (lyc_post_get_container_id (LYC_POST (self->wanted_post)));

  lyc_window_forget_wanted_post (self);
  lyc_window_open_container (self, place);
  lyc_talk_view_show_post (lyc_window_talk_with (self, place), id);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean here = lyc_finder_fetch_post_finish (LYC_FINDER (source), result, &error);

  if (here || self->wanted_post == NULL)
    return;
  lyc_window_forget_wanted_post (self);
  lyc_window_toast (self, g_error_matches (error, LYC_ERROR, LYC_ERROR_GONE)
                              ? _("This post is not there any more.")
                              : _("This post is not on this computer. Try again when you are "
                                  "connected."));
}

/* What the store does not have, the platform is asked for once. */
static void
look (LycWindow *self)
{
  if (*lyc_post_get_container_id (LYC_POST (self->wanted_post)) != '\0')
    {
      show (self);
      return;
    }
  if (!lyc_record_is_gone (self->wanted_post) || self->wanted_post_asked)
    return;
  self->wanted_post_asked = TRUE;
  lyc_finder_fetch_post_async (lyc_services_get_finder (self->services),
                               lyc_record_get_id (self->wanted_post), NULL, fetched_cb,
                               g_object_ref (self));
}

static void
post_open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  if (self->services == NULL)
    return;
  lyc_window_forget_wanted_post (self);
  self->wanted_post = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_POST,
                                          g_variant_get_string (parameter, NULL));
  g_signal_connect_object (self->wanted_post, "changed", G_CALLBACK (look), self,
                           G_CONNECT_SWAPPED);
  look (self);
}

void
lyc_window_install_post_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.post-open", "s", post_open_cb);
}
