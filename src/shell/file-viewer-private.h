/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "file-viewer.h"

G_BEGIN_DECLS

struct _LycFileViewer
{
  AdwWindow parent_instance;

  LycServices *services;
  LycFile *file;
  GCancellable *lifetime;
  GFile *kept;   /* NULL until it is there */
  gboolean opening; /* a copy for another program is being written */
  gboolean fetching;

  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  GtkLabel *note;
  GtkStack *stack;
  GtkBox *state_page;
  AdwBin *content;
  GtkWidget *state;
  GtkWidget *progress;
};

/* file-viewer-content.c */
void lyc_file_viewer_show (LycFileViewer *self);
void lyc_file_viewer_stop (LycFileViewer *self);

/* file-viewer-actions.c */
void lyc_file_viewer_install_actions (GtkWidgetClass *klass);

/* file-viewer.c */
void lyc_file_viewer_take_content (LycFileViewer *self, GtkWidget *content, const char *note);
void lyc_file_viewer_say (LycFileViewer *self, const char *title, const char *text, gboolean again);

G_END_DECLS
