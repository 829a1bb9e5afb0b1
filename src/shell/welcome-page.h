/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person sees first: the platform's address, signing in, and the sandbox.
 * Signals: "sign-in" (address), "sandbox" (), "cancel" (). CSS: .welcome-page */
#define LYC_TYPE_WELCOME_PAGE (lyc_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (LycWelcomePage, lyc_welcome_page, LYC, WELCOME_PAGE, GtkWidget)

GtkWidget *lyc_welcome_page_new (void);
void       lyc_welcome_page_set_address (LycWelcomePage *self, const char *address);
void       lyc_welcome_page_set_busy (LycWelcomePage *self, const char *what);
void       lyc_welcome_page_show_error (LycWelcomePage *self, const char *sentence);
void       lyc_welcome_page_show_link (LycWelcomePage *self, const char *url);

G_END_DECLS
