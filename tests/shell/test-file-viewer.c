/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that shows a shared file: each kind in its way, and a plain sentence for what is not
 * shown. */
#include "config.h"

#include "empty-state.h"
#include "file-viewer.h"
#include "fixture.h"
#include "kit.h"
#include "pdf-view.h"
#include "player-view.h"
#include "post-text.h"
#include "sound-line.h"

#include <glib/gstdio.h>

#define FILE_ID "0190a000-0000-7000-8000-0000000000f1"
#define DEADLINE_S 30

static const char *sandbox; /* the folder of its content */

typedef struct
{
  LycServices *services;
  LycFileViewer *viewer; /* weak */
  char *path;            /* of what was made for it */
} Scene;

#define WAIT_FOR(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end = g_get_monotonic_time () + DEADLINE_S * G_USEC_PER_SEC;                            \
                                                                                                   \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, end);                                         \
        if (!g_main_context_iteration (NULL, FALSE))                                               \
          g_usleep (1000);                                                                         \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

static void
set_up (Scene *scene, gconstpointer data)
{
  scene->services = fixture_new ();
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  if (scene->viewer != NULL)
    gtk_window_destroy (GTK_WINDOW (scene->viewer));
  WAIT_FOR (scene->viewer == NULL);
  g_assert_true (lyc_media_wait_closed (10000));
  if (scene->path != NULL)
    g_unlink (scene->path);
  g_free (scene->path);
  g_object_unref (scene->services);
}

static void
put_file (Scene *scene, const char *name, const char *preview)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"file\",\"id\":\"" FILE_ID "\",\"rev\":1,\"cohort_id\":\"" FIXTURE_COHORT
      "\",\"name\":\"%s\",\"type\":\"\",\"size\":1000,\"sha256\":\"\",\"state\":\"ready\","
      "\"offset\":1000,\"author_id\":\"" FIXTURE_INES
      "\",\"created_at\":1,\"attached\":true,\"preview\":%s}",
      name, preview != NULL ? preview : "null");

  fixture_put (scene->services, json);
}

static void
open_file (Scene *scene, const char *name, const char *preview, const char *kept)
{
  put_file (scene, name, preview);
  fixture_set_file (scene->services, NULL, kept);
  g_set_weak_pointer (&scene->viewer, lyc_file_viewer_new (NULL, scene->services, FILE_ID));
  gtk_window_present (GTK_WINDOW (scene->viewer));
}

/* With what is made for it. */
static void
open_bytes (Scene *scene, const char *name, gconstpointer bytes, gssize length)
{
  int fd = g_file_open_tmp ("lyc-viewer-XXXXXX", &scene->path, NULL);

  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (scene->path, bytes, length, NULL));
  open_file (scene, name, NULL, scene->path);
  g_assert_cmpuint (fixture_deliver (scene->services), ==, 1);
}

static void
open_shared (Scene *scene, const char *name, const char *preview, const char *file)
{
  g_autofree char *path = g_build_filename (sandbox, file, NULL);

  open_file (scene, name, preview, path);
  g_assert_cmpuint (fixture_deliver (scene->services), ==, 1);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GtkWidget *
content (Scene *scene)
{
  return lyc_file_viewer_get_content (scene->viewer);
}

static char *
title_of (Scene *scene)
{
  char *title;

  g_object_get (find (GTK_WIDGET (scene->viewer), LYC_TYPE_EMPTY_STATE), "title", &title, NULL);
  return title;
}

/* Whether that is said in place of the file. */
static gboolean
says (Scene *scene, const char *words)
{
  g_autofree char *title = title_of (scene);

  return content (scene) == NULL && strstr (title, words) != NULL;
}

static void
test_picture (Scene *scene, gconstpointer data)
{
  GdkPaintable *paintable;

  open_shared (scene, "a.png", NULL, "files/who-said-how-much.png");
  WAIT_FOR (content (scene) != NULL);
  paintable = gtk_picture_get_paintable (GTK_PICTURE (content (scene)));
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (paintable), ==, 800);
}

static void
test_picture_that_is_none (Scene *scene, gconstpointer data)
{
  open_bytes (scene, "a.png", "no picture", -1);
  WAIT_FOR (says (scene, "not shown here"));
}

/* A head that says 20000 × 20000: nothing of it is decoded. */
static void
test_picture_too_large (Scene *scene, gconstpointer data)
{
  static const guint8 head[]
      = { 0x89, 'P', 'N', 'G',  0xd,  0xa, 0x1a, 0xa,  0,    0, 0, 13, 'I', 'H', 'D',
          'R',  0,   0,   0x4e, 0x20, 0,   0,    0x4e, 0x20, 8, 2, 0,  0,   0 };

  open_bytes (scene, "a.png", head, sizeof head);
  WAIT_FOR (says (scene, "not shown here"));
}

static void
test_document (Scene *scene, gconstpointer data)
{
  open_shared (scene, "a.pdf", NULL, "files/decided-who-by-when.pdf");
  WAIT_FOR (LYC_IS_PDF_VIEW (content (scene)));
}

static void
test_markdown (Scene *scene, gconstpointer data)
{
  open_shared (scene, "a.md", NULL, "files/meeting-checklist.md");
  WAIT_FOR (content (scene) != NULL);
  g_assert_nonnull (find (content (scene), LYC_TYPE_POST_TEXT));
}

static char *
text_of (Scene *scene)
{
  GtkTextBuffer *buffer
      = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (content (scene), GTK_TYPE_TEXT_VIEW)));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
test_text (Scene *scene, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_bytes (scene, "a.csv", "name;days\nJürgen;3\n", -1);
  WAIT_FOR (content (scene) != NULL);
  text = text_of (scene);
  g_assert_cmpstr (text, ==, "name;days\nJürgen;3\n");
}

/* Only the beginning, cut between two characters, and no line longer than can be laid out. */
static void
test_long_text (Scene *scene, gconstpointer data)
{
  GString *all = g_string_new ("x");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  while (all->len < 1000000)
    g_string_append (all, "ü");
  open_bytes (scene, "a.txt", all->str, (gssize) all->len);
  WAIT_FOR (content (scene) != NULL);
  text = text_of (scene);
  g_assert_cmpuint (strlen (text), <, 300000);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 4000);
  g_string_free (all, TRUE);
}

static void
test_text_that_is_none (Scene *scene, gconstpointer data)
{
  open_bytes (scene, "a.txt", "\xff\xfe\0\1binary", 11);
  WAIT_FOR (says (scene, "no text"));
}

static void
test_video (Scene *scene, gconstpointer data)
{
  g_autoptr (LycPlayer) player = NULL;

  open_shared (scene, "a.webm", NULL, "course/why-are-we-meeting.webm");
  WAIT_FOR (LYC_IS_PLAYER_VIEW (content (scene)));
  player = g_object_ref (lyc_player_view_get_player (LYC_PLAYER_VIEW (content (scene))));
  WAIT_FOR (lyc_player_get_state (player) == LYC_PLAYER_PLAYING);
  /* Nothing is heard of it once it is closed, as Escape does. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (scene->viewer), "window.close", NULL));
  WAIT_FOR (lyc_player_get_state (player) == LYC_PLAYER_EMPTY);
}

static void
test_sound (Scene *scene, gconstpointer data)
{
  open_shared (scene, "a.ogg",
               "{\"kind\":\"audio\",\"width\":0,\"height\":0,\"size\":0,\"sha256\":\"\","
               "\"duration_ms\":6000,\"pages\":0}",
               "files/opening-bell.ogg");
  WAIT_FOR (content (scene) != NULL);
  g_assert_nonnull (find (content (scene), LYC_TYPE_SOUND_LINE));
}

static void
test_other (Scene *scene, gconstpointer data)
{
  open_bytes (scene, "a.zip", "PK", -1);
  WAIT_FOR (says (scene, "not shown here"));
}

/* Whether any button there does that now. */
static gboolean
offers (GtkWidget *widget, const char *action)
{
  gboolean found
      = GTK_IS_BUTTON (widget) && gtk_widget_get_sensitive (widget)
        && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = offers (child, action);
  return found;
}

/* What cannot be had can be tried again, and can neither be saved nor opened. */
static void
test_no_network (Scene *scene, gconstpointer data)
{
  g_autofree char *path = g_build_filename (sandbox, "files/meeting-checklist.md", NULL);

  open_file (scene, "a.md", NULL, NULL);
  g_assert_cmpuint (fixture_deliver (scene->services), ==, 1);
  WAIT_FOR (says (scene, "could not be fetched"));
  g_assert_false (offers (GTK_WIDGET (scene->viewer), "file.save"));
  g_assert_false (offers (GTK_WIDGET (scene->viewer), "file.open"));
  fixture_set_file (scene->services, NULL, path);
  g_signal_emit_by_name (find (GTK_WIDGET (scene->viewer), LYC_TYPE_EMPTY_STATE), "activated");
  g_assert_cmpuint (fixture_deliver (scene->services), ==, 1);
  WAIT_FOR (content (scene) != NULL);
  g_assert_true (offers (GTK_WIDGET (scene->viewer), "file.save"));
  g_assert_true (offers (GTK_WIDGET (scene->viewer), "file.open"));
}

/* Closed before it came. */
static void
test_closed_early (Scene *scene, gconstpointer data)
{
  g_autofree char *path = g_build_filename (sandbox, "files/meeting-checklist.md", NULL);

  open_file (scene, "a.md", NULL, path);
  gtk_window_destroy (GTK_WINDOW (scene->viewer));
  fixture_deliver (scene->services);
  WAIT_FOR (scene->viewer == NULL);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/shell/file-viewer/" name, Scene, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lyc_kit_init ();
  sandbox = argv[1];
  ADD ("picture", test_picture);
  ADD ("picture-that-is-none", test_picture_that_is_none);
  ADD ("picture-too-large", test_picture_too_large);
  ADD ("document", test_document);
  ADD ("markdown", test_markdown);
  ADD ("text", test_text);
  ADD ("long-text", test_long_text);
  ADD ("text-that-is-none", test_text_that_is_none);
  ADD ("video", test_video);
  ADD ("sound", test_sound);
  ADD ("other", test_other);
  ADD ("no-network", test_no_network);
  ADD ("closed-early", test_closed_early);
  return g_test_run ();
}
