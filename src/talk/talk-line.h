/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "talk-item.h"

G_BEGIN_DECLS

/* The line that says which day it is, or that what follows is new. CSS: .talk-line, .unread-line */
GtkWidget *lyc_talk_line_new (void);
void       lyc_talk_line_set_item (GtkWidget *line, LycTalkItem *item);

G_END_DECLS
