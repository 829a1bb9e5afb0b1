/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "talk-view.h"

G_BEGIN_DECLS

/* The pane of chat: a cohort's channel, or a conversation with one person.
 * Signal: "shown" (const char *container_id): another container is shown, by choice in the pane. */
#define LYC_TYPE_CHAT_PAGE (lyc_chat_page_get_type ())
G_DECLARE_FINAL_TYPE (LycChatPage, lyc_chat_page, LYC, CHAT_PAGE, GtkWidget)

GtkWidget   *lyc_chat_page_new (LycServices *services);
void         lyc_chat_page_set_cohort (LycChatPage *self, const char *cohort_id);
void         lyc_chat_page_show (LycChatPage *self, const char *container_id);
void         lyc_chat_page_show_post (LycChatPage *self, const char *container_id,
                                      const char *post_id);
void         lyc_chat_page_show_person (LycChatPage *self, const char *user_id);
const char  *lyc_chat_page_get_container (LycChatPage *self);
guint        lyc_chat_page_get_count (LycChatPage *self);
LycTalkView *lyc_chat_page_get_talk (LycChatPage *self);

G_END_DECLS
