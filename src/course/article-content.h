/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lesson.h"
#include "markdown.h"
#include "services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *lyc_article_content_new (LycServices *services, LycLesson *lesson,
                                    const LycMarkdownBlock *block, GPtrArray *labels);

G_END_DECLS
