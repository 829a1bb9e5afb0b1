/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Presets of when something goes. */
typedef enum
{
  LYC_LATER_IN_AN_HOUR,
  LYC_LATER_THIS_EVENING,
  LYC_LATER_TOMORROW,
  LYC_LATER_MONDAY,
  LYC_N_LATER,
} LycLater;

/* @not_before: milliseconds since the epoch; @key as it was given */
typedef void (*LycSendLaterChosen) (gint64 not_before, const char *key, gpointer data);

GDateTime *lyc_send_later_preset (LycLater later, GDateTime *now);
void lyc_send_later_ask (GtkWindow *parent, const char *key, LycSendLaterChosen chosen,
                         gpointer data);

G_END_DECLS
