/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are dropped where one reads. */
#include "config.h"

#include <glib/gstdio.h>

#include "fixture.h"
#include "kit.h"
#include "talk-view.h"

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return widget != NULL ? find_drop_target (gtk_widget_get_parent (widget)) : NULL;
}

/* A file that is dropped on the posts is attached to what is being written. */
static void
test_drop (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "lyceum-dropped.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList list = { file, NULL };
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;
  LycServices *services = fixture_new ();
  GtkWidget *view = g_object_ref_sink (lyc_talk_view_new (services, LYC_POST_ROW_BUBBLE));
  guint before;

  lyc_talk_view_set_container (LYC_TALK_VIEW (view), FIXTURE_CHANNEL);
  before = fixture_n_acts (services);
  g_assert_true (g_file_set_contents (path, "dropped", -1, NULL));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &list);
  g_signal_emit_by_name (
      find_drop_target (GTK_WIDGET (lyc_talk_view_get_timeline (LYC_TALK_VIEW (view)))), "drop", &value, 1.0,
      1.0, &taken);
  g_value_unset (&value);
  g_assert_true (taken);
  while (fixture_n_acts (services) == before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (lyc_act_get_verb (fixture_get_last_act (services)), ==, "file.create");
  g_remove (path);
  g_object_unref (view);
  g_object_unref (services);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/talk/drop", test_drop);
  return g_test_run ();
}
