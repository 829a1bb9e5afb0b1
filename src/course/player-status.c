/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-status.h"

#include <glib/gi18n-lib.h>

#include "spinner.h"

/* A wait shorter than this is none: a spinner would only flash, and keep the first picture back. */
#define PATIENCE_MS 300

struct _LycPlayerStatus
{
  GtkWidget parent_instance;

  LycPlayer *player;
  GtkWidget *box, *spinner, *sentence, *retry;
  guint patience;         /* source that ends the time in which nothing shows, or 0 */
  gboolean patience_gone; /* it has ended while the player still waits */
};

enum
{
  RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycPlayerStatus, lyc_player_status, GTK_TYPE_WIDGET)

/**
 * lyc_player_status_sentence:
 * @fault: why a video does not play
 *
 * Returns: (transfer none): what to tell, and what can be done
 */
const char *
lyc_player_status_sentence (LycPlayerFault fault)
{
  switch (fault)
    {
    case LYC_PLAYER_FAULT_NOT_FOUND:
      return _("This video is no longer there. Tell whoever runs the course.");
    case LYC_PLAYER_FAULT_FORBIDDEN:
      return _("You cannot watch this video at the moment. Ask whoever runs the course.");
    case LYC_PLAYER_FAULT_NETWORK:
      return _("The video could not be fetched. Check your connection.");
    case LYC_PLAYER_FAULT_UNSUPPORTED:
      return _("This kind of video cannot be played here. Read the transcript, and tell whoever runs the course.");
    case LYC_PLAYER_FAULT_BROKEN:
      return _("This video is damaged. Read the transcript, and tell whoever runs the course.");
    case LYC_PLAYER_FAULT_NONE:
    case LYC_PLAYER_FAULT_OTHER:
    default:
      return _("The video could not be played. Try again, or open the lesson anew.");
    }
}

static void update (LycPlayerStatus *self);

static gboolean
patience_cb (gpointer user_data)
{
  LycPlayerStatus *self = user_data;

  self->patience = 0;
  self->patience_gone = TRUE;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
set_waits (LycPlayerStatus *self, gboolean waits)
{
  if (!waits)
    {
      g_clear_handle_id (&self->patience, g_source_remove);
      self->patience_gone = FALSE;
    }
  else if (!self->patience_gone && self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

static void
update (LycPlayerStatus *self)
{
  LycPlayerState state = lyc_player_get_state (self->player);
  gboolean failed = state == LYC_PLAYER_ERROR;
  gboolean waits = state == LYC_PLAYER_LOADING || lyc_player_get_buffering (self->player);

  set_waits (self, waits);
  waits = waits && self->patience_gone;
  gtk_widget_set_visible (GTK_WIDGET (self), failed || waits);
  lyc_spinner_set_busy (self->spinner, waits);
  gtk_widget_set_visible (self->sentence, failed);
  gtk_widget_set_visible (self->retry, failed);
  gtk_label_set_text (GTK_LABEL (self->sentence),
                      failed ? lyc_player_status_sentence (lyc_player_get_fault (self->player))
                             : "");
}

static void
retry_cb (LycPlayerStatus *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
lyc_player_status_dispose (GObject *object)
{
  LycPlayerStatus *self = LYC_PLAYER_STATUS (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->player);
  G_OBJECT_CLASS (lyc_player_status_parent_class)->dispose (object);
}

static void
lyc_player_status_class_init (LycPlayerStatusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_player_status_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "player-status");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
  signals[RETRY] = g_signal_new ("retry", LYC_TYPE_PLAYER_STATUS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
lyc_player_status_init (LycPlayerStatus *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->spinner = lyc_spinner_new (40);
  self->sentence = gtk_label_new (NULL);
  self->retry = gtk_button_new_with_label (_("Try again"));
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->sentence), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (self->retry, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->retry, "pill");
  g_signal_connect_swapped (self->retry, "clicked", G_CALLBACK (retry_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->spinner);
  gtk_box_append (GTK_BOX (self->box), self->sentence);
  gtk_box_append (GTK_BOX (self->box), self->retry);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * lyc_player_status_new:
 * @player: whose state it shows
 *
 * Returns: (transfer floating): the status
 */
GtkWidget *
lyc_player_status_new (LycPlayer *player)
{
  LycPlayerStatus *self = g_object_new (LYC_TYPE_PLAYER_STATUS, NULL);

  self->player = g_object_ref (player);
  g_signal_connect_object (player, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::buffering", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
