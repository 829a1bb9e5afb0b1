/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draft-row.h"

#include <glib/gi18n-lib.h>

#include "place-name.h"
#include "time-text.h"

/* A draft as a row. Where its place is gone the text is still there, to be copied. */

typedef struct
{
  LycDraft *draft;
  LycPlaceName *place;
  GtkWidget *open;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_object_unref (shown->draft);
  g_object_unref (shown->place);
  g_free (shown);
}

static void
update (LycUnsentRow *row)
{
  Shown *shown = g_object_get_data (G_OBJECT (row), "lyc-shown");
  gboolean gone = lyc_place_name_is_gone (shown->place);
  g_autofree char *title = lyc_place_name_dup_text (shown->place);
  g_autofree char *when = lyc_time_text_relative (lyc_draft_get_updated_at (shown->draft),
                                                  g_get_real_time () / 1000);

  lyc_unsent_row_set (row, title,
                      gone ? _("Its place is gone. You can copy the text and use it elsewhere.")
                           : when,
                      gone, lyc_draft_get_text (shown->draft));
  gtk_widget_set_visible (shown->open, !gone);
}

/* Returns: (transfer floating): a row that follows @draft; its buttons are actions of the window */
GtkWidget *
lyc_draft_row_new (LycServices *services, LycDraft *draft)
{
  LycUnsentRow *row = LYC_UNSENT_ROW (lyc_unsent_row_new ());
  Shown *shown = g_new0 (Shown, 1);
  const char *place = lyc_draft_get_place (draft);

  shown->draft = g_object_ref (draft);
  shown->place = lyc_place_name_new (services, place);
  g_object_set_data_full (G_OBJECT (row), "lyc-shown", shown, shown_free);
  shown->open = lyc_unsent_row_add_button (row, _("Go on writing"), NULL, "unsent.open", place);
  lyc_unsent_row_add_button (row, _("Copy the text"), "edit-copy-symbolic", "unsent.copy", place);
  lyc_unsent_row_add_button (row, _("Discard"), "user-trash-symbolic", "unsent.discard", place);
  g_signal_connect_object (draft, "changed", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (shown->place, "changed", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  update (row);
  return GTK_WIDGET (row);
}
