/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbench with sample panes, to look at: demo-workbench WIDTH HEIGHT [dark] [ACTIVE-PANE]. */
#include "avatar.h"
#include "count-pill.h"
#include "empty-state.h"
#include "kit.h"
#include "pane-head.h"
#include "progress-line.h"
#include "timecode-chip.h"
#include "timeline.h"
#include "workbench.h"

#include <adwaita.h>

static GtkWidget *
icon_button (const char *icon_name, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, name);
  return button;
}

static GtkWidget *
sidebar_row (const char *icon_name, const char *text, gboolean rail)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (row, rail ? "rail-row" : "sidebar-row");
  gtk_box_append (GTK_BOX (row), image);
  if (rail)
    gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  else
    gtk_box_append (GTK_BOX (row), gtk_label_new (text));
  return row;
}

static GtkWidget *
new_sidebar (gboolean rail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), sidebar_row ("lyceum-home-symbolic", "Home", rail));
  gtk_box_append (GTK_BOX (box), sidebar_row ("lyceum-learn-symbolic", "Learn", rail));
  gtk_box_append (GTK_BOX (box), sidebar_row ("lyceum-workspace-symbolic", "Spring", rail));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "selected");
  gtk_box_append (GTK_BOX (box), sidebar_row ("lyceum-offline-symbolic", "Offline", rail));
  return box;
}

static GtkWidget *
create_cb (guint kind, gpointer user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *avatar = lyc_avatar_new (24);
  GtkWidget *chip = lyc_timecode_chip_new ();
  GtkWidget *text = gtk_label_new (NULL);

  lyc_avatar_set_person (ADW_AVATAR (avatar), "Ines Duarte", NULL);
  lyc_timecode_chip_set_time (chip, 309000);
  gtk_widget_set_hexpand (chip, TRUE);
  gtk_widget_set_halign (chip, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (head), avatar);
  gtk_box_append (GTK_BOX (head), gtk_label_new ("Ines Duarte"));
  gtk_box_append (GTK_BOX (head), chip);
  gtk_box_append (GTK_BOX (row), head);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_box_append (GTK_BOX (row), text);
  gtk_widget_add_css_class (row, "post-row");
  return row;
}

static void
bind_cb (GtkWidget *row, gpointer item, guint position, gpointer user_data)
{
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (row)),
                      gtk_string_object_get_string (item));
  if (position == 0)
    gtk_widget_add_css_class (row, "now");
  else
    gtk_widget_remove_css_class (row, "now");
}

static GtkWidget *
new_talk (const char *icon_name, const char *title, guint count)
{
  static const LycTimelineFactory factory = { .create = create_cb, .bind = bind_cb };
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = lyc_pane_head_new (icon_name, title);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  LycTimeline *timeline = LYC_TIMELINE (lyc_timeline_new ());
  GtkStringList *list = gtk_string_list_new (NULL);

  for (int i = 0; i < 40; i++)
    gtk_string_list_append (list, "How long do you hold the silence on a video call? Two seconds "
                                  "feels like ten.");
  lyc_pane_head_set_count (LYC_PANE_HEAD (head), count);
  lyc_pane_head_add_action (LYC_PANE_HEAD (head), icon_button ("lyceum-more-symbolic", "Menu"));
  lyc_timeline_set_factory (timeline, &factory, NULL, NULL);
  lyc_timeline_set_model (timeline, G_LIST_MODEL (list));
  g_object_unref (list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (timeline));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (pane), head);
  gtk_box_append (GTK_BOX (pane), scroller);
  return pane;
}

static GtkWidget *
new_lesson (void)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *video = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *frame = gtk_aspect_frame_new (0.5, 0, 16.0 / 9, FALSE);

  lyc_kit_set_brand (video, "#1a2340", "#25455a");
  gtk_widget_set_hexpand (video, TRUE);
  gtk_aspect_frame_set_child (GTK_ASPECT_FRAME (frame), video);
  gtk_widget_add_css_class (card, "pane-card");
  gtk_widget_set_vexpand (frame, TRUE);
  gtk_box_append (GTK_BOX (card), lyc_empty_state_new ("lyceum-transcript-symbolic",
                                                       "No transcript", "This lesson has none."));
  gtk_box_append (GTK_BOX (pane), frame);
  gtk_box_append (GTK_BOX (pane), card);
  return pane;
}

static void
compact_cb (LycWorkbench *bench, const char *id, gboolean compact)
{
  gtk_widget_set_visible (gtk_widget_get_last_child (lyc_workbench_get_pane (bench, id)), !compact);
}

static GtkWidget *
new_badges (void)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (pane), lyc_pane_head_new ("lyceum-badge-symbolic", "Badges"));
  for (int i = 1; i < 4; i++)
    {
      GtkWidget *line = lyc_progress_line_new ();

      lyc_progress_line_set_fraction (LYC_PROGRESS_LINE (line), i / 4.0);
      gtk_widget_set_margin_start (line, 12);
      gtk_widget_set_margin_end (line, 12);
      gtk_widget_set_margin_bottom (line, 24);
      gtk_box_append (GTK_BOX (pane), line);
    }
  return pane;
}

static GtkWidget *
new_workspace (void)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *brand = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (pane), lyc_pane_head_new ("lyceum-workspace-symbolic", "Workspace"));
  lyc_kit_set_brand (brand, NULL, NULL);
  gtk_widget_set_margin_start (brand, 10);
  gtk_widget_set_margin_end (brand, 10);
  gtk_box_append (GTK_BOX (brand), gtk_label_new ("Spring Managers"));
  gtk_box_append (GTK_BOX (pane), brand);
  gtk_box_append (GTK_BOX (pane), gtk_check_button_new_with_label ("Watch the lesson"));
  gtk_box_append (GTK_BOX (pane), gtk_check_button_new_with_label ("Pick a partner"));
  return pane;
}

static GtkWidget *
new_bench (void)
{
  static const LycPaneSpec specs[] = {
    { "lesson", 320, 670, 10, 1, 9.0 / 16, 0, 0 }, { "discussion", 300, 350, 5, 2, 0, 0, 0 },
    { "workspace", 300, 360, 4, 3, 0, 0, 0 },      { "chat", 300, 360, 3, 3, 0, 0, 0 },
    { "badges", 230, 250, 2, 0, 0, 0, 0 },
  };
  LycWorkbench *bench = LYC_WORKBENCH (lyc_workbench_new ());

  lyc_workbench_set_sidebar (bench, new_sidebar (FALSE), new_sidebar (TRUE));
  lyc_workbench_add_pane (bench, &specs[0], LYC_PANE_PLAIN, "Lesson", NULL,
                          "lyceum-lesson-symbolic", new_lesson ());
  lyc_workbench_add_pane (bench, &specs[1], 0, "Discussion", "Discuss",
                          "lyceum-discussion-symbolic",
                          new_talk ("lyceum-discussion-symbolic", "Discussion", 3));
  lyc_workbench_add_pane (bench, &specs[2], 0, "Workspace", "Cohort", "lyceum-workspace-symbolic",
                          new_workspace ());
  lyc_workbench_add_pane (bench, &specs[3], 0, "Chat", NULL, "lyceum-chat-symbolic",
                          new_talk ("lyceum-chat-symbolic", "Chat", 2));
  lyc_workbench_add_pane (bench, &specs[4], 0, "Badges", NULL, "lyceum-badge-symbolic",
                          new_badges ());
  lyc_workbench_set_pane_count (bench, "discussion", 3);
  lyc_workbench_set_pane_count (bench, "chat", 2);
  g_signal_connect (bench, "pane-compact", G_CALLBACK (compact_cb), NULL);
  gtk_widget_set_vexpand (GTK_WIDGET (bench), TRUE);
  return GTK_WIDGET (bench);
}

static void
toggle_sidebar_cb (LycWorkbench *bench)
{
  lyc_workbench_set_sidebar_open (bench, !lyc_workbench_get_sidebar_open (bench));
}

int
main (int argc, char *argv[])
{
  GtkWidget *window, *box, *header, *bench, *toggle;

  gtk_init ();
  lyc_kit_init ();
  if (argc > 3 && g_str_equal (argv[3], "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  header = adw_header_bar_new ();
  bench = new_bench ();
  toggle = icon_button ("lyceum-sidebar-symbolic", "Sidebar");
  g_signal_connect_swapped (toggle, "clicked", G_CALLBACK (toggle_sidebar_cb), bench);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), toggle);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), bench);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_widget_add_css_class (window, "desk");
  gtk_window_set_default_size (GTK_WINDOW (window), argc > 1 ? atoi (argv[1]) : 1680,
                               argc > 2 ? atoi (argv[2]) : 1000);
  if (argc > 4)
    lyc_workbench_set_active_pane (LYC_WORKBENCH (bench), argv[4]);
  gtk_window_present (GTK_WINDOW (window));
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
