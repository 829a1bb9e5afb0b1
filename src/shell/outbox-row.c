/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outbox-row.h"

#include <glib/gi18n-lib.h>

#include "json-read.h"
#include "place-name.h"
#include "time-text.h"

/* A waiting act as a row: what it is, how it stands, and what can be done about it. */

typedef struct
{
  LycServices *services;
  LycOutboxItem *item;
  LycPlaceName *place; /* nullable: of what is written at a place */
  GtkWidget *retry;
  GtkWidget *now;
  GtkWidget *later;
  GtkWidget *edit;
  GtkWidget *cancel;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_object_unref (shown->services);
  g_object_unref (shown->item);
  g_clear_object (&shown->place);
  g_free (shown);
}

static const char *
word_of (LycAct *act)
{
  static const struct
  {
    const char *verb;
    const char *word;
  } words[] = { { "post.create", N_("Message") },
                { "file.discuss", N_("Message") },
                { "post.edit", N_("Change of your post") },
                { "post.delete", N_("Deletion of a post") },
                { "post.hide", N_("Hiding of a post") },
                { "reaction.set", N_("Reaction") },
                { "container.create", N_("New conversation") },
                { "container.edit", N_("Change of a conversation") },
                { "answer.accept", N_("Acceptance of an answer") },
                { "file.create", N_("File") },
                { "file.delete", N_("Deletion of a file") },
                { "task.create", N_("Task") },
                { "task.edit", N_("Change of a task") },
                { "task.delete", N_("Deletion of a task") },
                { "team.create", N_("New team") },
                { "team.edit", N_("Change of a team") },
                { "team.delete", N_("Deletion of a team") },
                { "team_member.set", N_("Somebody for a team") },
                { "team_member.remove", N_("Somebody out of a team") },
                { "note.create", N_("Note") },
                { "note.edit", N_("Change of a note") },
                { "note.delete", N_("Deletion of a note") },
                { "attempt.answer", N_("Answer in a quiz") },
                { "attempt.submit", N_("Quiz, handed in") } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (lyc_act_get_verb (act), words[i].verb))
      return _(words[i].word);
  return _("Change");
}

/* Returns: (transfer none): what the person wrote, in whatever the act is */
static const char *
text_of (LycAct *act)
{
  static const char *const names[] = { "body", "text", "title", "name", "emoji" };
  JsonObject *body = lyc_act_get_body (act);

  if (lyc_act_get_draft_text (act) != NULL)
    return lyc_act_get_draft_text (act);
  for (guint i = 0; body != NULL && i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (body, names[i]))
      return lyc_json_text (body, names[i], "");
  return "";
}

static char *
dup_time (gint64 at_ms, gint64 now)
{
  g_autofree char *day = lyc_time_text_day (at_ms, now);
  g_autofree char *clock = lyc_time_text_clock (at_ms);

  return lyc_time_text_same_day (at_ms, now) ? g_strdup_printf (_("today at %s"), clock)
                                             : g_strdup_printf (_("%s at %s"), day, clock);
}

/* Returns: (transfer full): how @item stands at @now (milliseconds since the epoch), a sentence */
char *
lyc_outbox_row_dup_state (LycOutboxItem *item, LycConnectionState connection, gint64 now)
{
  gint64 not_before = lyc_act_get_not_before (lyc_outbox_item_get_act (item));
  const char *reason = lyc_outbox_item_get_reason (item);
  g_autofree char *time = NULL;

  if (lyc_outbox_item_get_state (item) == LYC_PENDING_FAILED)
    return g_strdup_printf (_("Not sent: %s"), reason != NULL ? reason : _("it was taken back."));
  if (lyc_outbox_item_get_state (item) == LYC_PENDING_SENDING)
    return g_strdup (_("Is being sent"));
  if (not_before > 0)
    {
      time = dup_time (not_before, now);
      return g_strdup_printf (_("Goes %s. Lyceum has to run then; otherwise it goes at the next "
                                "start."),
                              time);
    }
  if (lyc_act_was_tried (lyc_outbox_item_get_act (item)))
    return g_strdup (_("Was sent without an answer, and is sent again"));
  if (connection == LYC_CONNECTION_SIGNED_OUT)
    return g_strdup (_("Waits until you sign in again"));
  return g_strdup (connection == LYC_CONNECTION_OFFLINE ? _("Waits for a connection")
                                                        : _("Waits for its turn"));
}

/* What may have arrived is not given up by forgetting it; a post can be deleted after it. */
static gboolean
can_give_up (LycOutboxItem *item)
{
  return lyc_outbox_item_can_take_back (item)
         || (lyc_outbox_item_get_state (item) == LYC_PENDING_QUEUED
             && lyc_act_writes_post (lyc_outbox_item_get_act (item)));
}

static void
update (LycUnsentRow *row)
{
  Shown *shown = g_object_get_data (G_OBJECT (row), "lyc-shown");
  LycAct *act = lyc_outbox_item_get_act (shown->item);
  LycPending state = lyc_outbox_item_get_state (shown->item);
  gboolean scheduled = lyc_act_get_not_before (act) > 0;
  g_autofree char *words = lyc_outbox_row_dup_state (
      shown->item, lyc_session_get_connection (lyc_services_get_session (shown->services)),
      g_get_real_time () / 1000);
  g_autofree char *title = shown->place != NULL ? lyc_place_name_dup_text (shown->place)
                                                : g_strdup (word_of (act));

  lyc_unsent_row_set (row, title, words, state == LYC_PENDING_FAILED, text_of (act));
  gtk_widget_set_visible (shown->retry, state == LYC_PENDING_FAILED);
  gtk_widget_set_visible (shown->now, scheduled);
  gtk_widget_set_visible (shown->later, scheduled);
  gtk_widget_set_visible (shown->edit, lyc_act_get_draft (act) != NULL
                                           && lyc_outbox_item_can_take_back (shown->item));
  gtk_widget_set_visible (shown->cancel, can_give_up (shown->item));
  gtk_button_set_label (GTK_BUTTON (shown->cancel),
                        lyc_act_was_tried (act) ? _("Delete") : _("Do not send"));
}

static void
make_buttons (LycUnsentRow *row, Shown *shown)
{
  const char *id = lyc_act_get_id (lyc_outbox_item_get_act (shown->item));

  shown->retry = lyc_unsent_row_add_button (row, _("Try again"), NULL, "unsent.retry", id);
  shown->now = lyc_unsent_row_add_button (row, _("Send now"), NULL, "unsent.send-now", id);
  shown->later = lyc_unsent_row_add_button (row, _("Other time…"), NULL, "unsent.delay", id);
  shown->edit = lyc_unsent_row_add_button (row, _("Edit"), NULL, "unsent.edit", id);
  shown->cancel = lyc_unsent_row_add_button (row, _("Do not send"), NULL, "unsent.cancel", id);
}

/* Returns: (transfer floating): a row that follows @item; its buttons are actions of the window */
GtkWidget *
lyc_outbox_row_new (LycServices *services, LycOutboxItem *item)
{
  LycUnsentRow *row = LYC_UNSENT_ROW (lyc_unsent_row_new ());
  LycAct *act = lyc_outbox_item_get_act (item);
  Shown *shown = g_new0 (Shown, 1);

  shown->services = g_object_ref (services);
  shown->item = g_object_ref (item);
  if (lyc_act_get_draft (act) != NULL)
    shown->place = lyc_place_name_new (services, lyc_act_get_draft (act));
  g_object_set_data_full (G_OBJECT (row), "lyc-shown", shown, shown_free);
  make_buttons (row, shown);
  g_signal_connect_object (item, "changed", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  if (shown->place != NULL)
    g_signal_connect_object (shown->place, "changed", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_session (services), "notify::connection",
                           G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  update (row);
  return GTK_WIDGET (row);
}
