/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the search can do beside finding: each is offered where it can be done now. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

typedef gboolean (*IsAvailable) (LycWindow *self);

static gboolean
has_unread (LycWindow *self)
{
  return lyc_ledger_get_next (lyc_services_get_ledger (self->services), NULL) != NULL;
}

static gboolean
has_unread_discussion (LycWindow *self)
{
  return lyc_window_has_unread (self, "win.read-discussion");
}

static gboolean
has_unread_chat (LycWindow *self)
{
  return lyc_window_has_unread (self, "win.read-chat");
}

static gboolean
has_chat (LycWindow *self)
{
  return lyc_chat_page_get_container (self->chat) != NULL;
}

static gboolean
has_thread (LycWindow *self)
{
  return self->discussion != NULL && lyc_discussion_page_get_thread (self->discussion) != NULL;
}

static gboolean
has_moment (LycWindow *self)
{
  LycAnchor anchor;

  return has_chat (self) && self->discussion != NULL
         && lyc_discussion_page_get_moment (self->discussion, &anchor);
}

static const struct
{
  LycSearchCommand command;
  IsAvailable is_available; /* NULL: always */
} commands[] = {
  { { "win.next-unread", N_ ("Next unread"), "n", "lyceum-down-symbolic" }, has_unread },
  { { "win.read-all", N_ ("Mark everything as read"), NULL, "object-select-symbolic" },
    has_unread },
  { { "win.read-discussion", N_ ("Mark the discussion as read"),
      NULL, "lyceum-discussion-symbolic" },
    has_unread_discussion },
  { { "win.read-chat", N_ ("Mark the chat as read"), NULL, "lyceum-chat-symbolic" },
    has_unread_chat },
  { { "win.moment-send", N_ ("Send this moment to the chat"),
      "<Control>m", "lyceum-moment-symbolic" },
    has_moment },
  { { "follow.thread::tomorrow", N_ ("Mute this thread until tomorrow"),
      NULL, "lyceum-bell-off-symbolic" },
    has_thread },
  { { "follow.chat::tomorrow", N_ ("Mute this chat until tomorrow"),
      NULL, "lyceum-bell-off-symbolic" },
    has_chat },
  { { "win.notices", N_ ("Show the notices"), NULL, "lyceum-bell-symbolic" }, NULL },
  { { "win.moderation", N_ ("Go to the reports"), NULL, "lyceum-shield-symbolic" },
    lyc_window_may_moderate },
  { { "win.home", N_ ("Go to Home"), "<Alt>Home", "lyceum-home-symbolic" }, NULL },
  { { "win.learn", N_ ("Go to the courses"), NULL, "lyceum-learn-symbolic" }, NULL },
  { { "win.knowledge", N_ ("Go to the knowledge base"), NULL, "lyceum-knowledge-symbolic" }, NULL },
  { { "win.badges", N_ ("Go to my badges"), NULL, "lyceum-badge-symbolic" }, NULL },
  { { "win.unsent", N_ ("Show drafts and what waits to be sent"), NULL, "lyceum-send-symbolic" },
    NULL },
  { { "win.downloads", N_ ("Show the downloads"), NULL, "lyceum-download-symbolic" }, NULL },
  { { "win.preferences", N_ ("Preferences"), "<Control>comma", "emblem-system-symbolic" }, NULL },
  { { "win.show-help-overlay", N_ ("Keyboard shortcuts"),
      "<Control>question", "preferences-desktop-keyboard-shortcuts-symbolic" },
    NULL },
  { { "app.about", N_ ("About Lyceum"), NULL, "help-about-symbolic" }, NULL },
};

/* Returns: (transfer full): of const #LycSearchCommand, those that can be done now */
GPtrArray *
lyc_window_list_commands (LycWindow *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; self->services != NULL && i < G_N_ELEMENTS (commands); i++)
    if (commands[i].is_available == NULL || commands[i].is_available (self))
      g_ptr_array_add (list, (gpointer) &commands[i].command);
  return list;
}
