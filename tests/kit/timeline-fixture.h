/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "timeline.h"

/* An item is a string object; its row is as high as the text says, at any width. */
typedef struct
{
  GtkWidget *window;
  LycTimeline *timeline;
  GtkScrolledWindow *scroller;
  GListStore *store;
  guint serial;
} Fixture;

GtkWidget *fixture_create_cb (guint kind, gpointer user_data);
void fixture_bind_cb (GtkWidget *row, gpointer item, guint position, gpointer user_data);
GtkStringObject *fixture_new_item (Fixture *f, int height);
void fixture_frames (Fixture *f, int n);
void fixture_append (Fixture *f, guint n, int height);
void fixture_insert (Fixture *f, guint position, int height);
void fixture_set_up (Fixture *f, guint n, gboolean at_end);
void fixture_tear_down (Fixture *f);
GtkAdjustment *fixture_adjustment (Fixture *f);
int fixture_painted_top (Fixture *f, guint position, char **text);
guint fixture_eye (Fixture *f);
