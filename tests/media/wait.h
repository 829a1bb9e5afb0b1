/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define WAIT_DEADLINE_US (30 * G_USEC_PER_SEC)

/* Turns the main loop until the condition holds. */
#define WAIT(condition)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline_ = g_get_monotonic_time () + WAIT_DEADLINE_US;                                 \
    guint tick_ = g_timeout_add (10, wait_turning, NULL);                                          \
    while (!(condition) && g_get_monotonic_time () < deadline_)                                    \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (tick_);                                                                       \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

static inline gboolean
wait_turning (gpointer data)
{
  return G_SOURCE_CONTINUE;
}
