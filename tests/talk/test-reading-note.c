/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "kit.h"
#include "reading-note.h"

static void
put_mode (LycServices *services, const char *mode)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"settings\",\"id\":\"" FIXTURE_ME "\",\"reading_mode\":\"%s\"}", mode);

  fixture_put (services, json);
}

/* There only where the choice holds back what would be marked: by hand anywhere, in the thread only
 * in a channel. */
static void
test_note (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (GtkWidget) note = g_object_ref_sink (lyc_reading_note_new (services));
  LycReadingNote *self = LYC_READING_NOTE (note);

  g_assert_false (gtk_widget_get_visible (note));
  put_mode (services, "by_hand");
  g_assert_true (gtk_widget_get_visible (note));
  put_mode (services, "in_thread");
  g_assert_false (gtk_widget_get_visible (note));
  lyc_reading_note_set_channel (self, TRUE);
  g_assert_true (gtk_widget_get_visible (note));
  lyc_reading_note_set_channel (self, FALSE);
  g_assert_false (gtk_widget_get_visible (note));
  lyc_reading_note_set_channel (self, TRUE);
  put_mode (services, "on_view");
  g_assert_false (gtk_widget_get_visible (note));
}

/* It leads to the choice. */
static void
test_leads (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (GtkWidget) note = g_object_ref_sink (lyc_reading_note_new (services));
  GtkActionable *button = GTK_ACTIONABLE (gtk_widget_get_first_child (note));
  GVariant *target = gtk_actionable_get_action_target_value (button);

  g_assert_cmpstr (gtk_actionable_get_action_name (button), ==, "win.preferences-at");
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==, "reading");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/reading-note/where", test_note);
  g_test_add_func ("/reading-note/leads", test_leads);
  return g_test_run ();
}
