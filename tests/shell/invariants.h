/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core.h"
#include "thread-list.h"
#include "told-platform.h"
#include "watch.h"

G_BEGIN_DECLS

#define WAIT_S 30

typedef struct
{
  ToldPlatform *platform;
  LycCore *core;
  AdwApplication *application;
  LycWindow *window;
  Watch *watch;
  GHashTable *committed; /* keys of what the store changed since the batch began */
  GHashTable *types;     /* that were said */
  GRand *random;
  guint said;
  guint changed_store;
  guint changed_rows;
} Test;

typedef enum
{
  IN_MIDDLE,
  ABOVE_END, /* a little: the end is in view, and they do not rest there */
  AT_END,
} Where;

/* Where the reader is and what they do, while events come. */
typedef struct
{
  const char *name;
  int width;
  int height;
  gboolean home;
  const char *front; /* the one pane that is seen where there is room for one */
  gboolean thread;   /* open; else the list */
  LycThreadScope scope;
  Where in_thread;
  Where in_chat;
  gboolean plays;
  enum
  {
    FOCUS_CHAT,
    FOCUS_ASK,
    FOCUS_ANSWER,
    FOCUS_ROW,
    FOCUS_TASK,
    FOCUS_RESUME,
    FOCUS_SIDEBAR,
    FOCUS_BADGE,
  } focus;
} Round;

extern const Round rounds[];
extern const guint n_rounds;

gboolean wait_late_cb (gpointer data);
void settle (Test *test);
void place (Test *test, const Round *round);
void place_again (Test *test, const Round *round);
void place_video (Test *test, gboolean plays);

#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint _late = g_timeout_add_seconds (WAIT_S, wait_late_cb, (gpointer) #condition);             \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (_late);                                                                       \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
