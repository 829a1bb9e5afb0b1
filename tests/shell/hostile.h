/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fixture.h"

G_BEGIN_DECLS

#define HOSTILE_THREAD "0190a000-0000-7000-8000-0000000000d1"
#define HOSTILE_POST "0190a000-0000-7000-8000-0000000000d2"
#define HOSTILE_ANSWER "0190a000-0000-7000-8000-0000000000d3"
#define HOSTILE_FILE "0190a000-0000-7000-8000-0000000000e2"
#define HOSTILE_NOTICE "0190a000-0000-7000-8000-0000000000e7"
#define HOSTILE_QUIZ "0190a000-0000-7000-8000-0000000000f1"
#define HOSTILE_ITEM "0190a000-0000-7000-8000-0000000000f2"
#define HOSTILE_POINT "0190a000-0000-7000-8000-0000000000f3"
#define HOSTILE_ARTICLE "0190a000-0000-7000-8000-0000000000f6"

/* A place that shows what people fill in. */
typedef struct
{
  const char *name;
  GtkWidget *(*make) (LycServices *services);
  /* Tells the place of a text that it does not follow by itself; NULL where it does. */
  void (*show) (GtkWidget *pane, LycServices *services, const char *text);
  gboolean scrolled; /* by what it stands in */
  gboolean marked;   /* all of it is Markdown: nothing has to stand there as it was written */
} HostilePane;

char *hostile_cut (const char *text, gint64 n);
void hostile_put_everywhere (LycServices *services, const char *text, const char *json);
const HostilePane *hostile_panes_find (const char *name);

G_END_DECLS
