/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be seen and heard of files in posts: its room is kept, it is decoded within limits,
 * and what cannot be had says so. */
#include "config.h"

#include "clip.h"
#include "file-sight.h"
#include "fixture.h"
#include "kit.h"
#include "player.h"
#include "post-file.h"
#include "sound-line.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <gst/gst.h>

#define FILE_ID "0190a000-0000-7000-8000-0000000000f1"
#define DEADLINE_S 30

typedef struct
{
  LycServices *services;
  GtkWidget *window;
  GtkWidget *row;
  char *viewed;
  char *told;
  char *folder;
} Scene;

static void
view_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_free (((Scene *) data)->viewed);
  ((Scene *) data)->viewed = g_variant_dup_string (parameter, NULL);
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_free (((Scene *) data)->told);
  ((Scene *) data)->told = g_variant_dup_string (parameter, NULL);
}

static void
add_actions (Scene *scene)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) view = g_simple_action_new ("file-view", G_VARIANT_TYPE_STRING);
  g_autoptr (GSimpleAction) toast = g_simple_action_new ("toast", G_VARIANT_TYPE_STRING);

  g_signal_connect (view, "activate", G_CALLBACK (view_cb), scene);
  g_signal_connect (toast, "activate", G_CALLBACK (toast_cb), scene);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (view));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (toast));
  gtk_widget_insert_action_group (scene->window, "win", G_ACTION_GROUP (group));
}

static void
set_up (Scene *scene, gconstpointer data)
{
  scene->services = fixture_new ();
  scene->window = gtk_window_new ();
  scene->folder = g_dir_make_tmp ("lyc-post-file-XXXXXX", NULL);
  gtk_window_set_default_size (GTK_WINDOW (scene->window), 500, 600);
  add_actions (scene);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  g_assert_true (lyc_media_wait_closed (10000));
  g_free (scene->viewed);
  g_free (scene->told);
  g_rmdir (scene->folder);
  g_free (scene->folder);
  g_object_unref (scene->services);
}

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

/* The bytes of a PNG of one colour. */
static GBytes *
png (int width, int height)
{
  gsize length = (gsize) width * (gsize) height * 4;
  guint8 *pixels = g_malloc (length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  memset (pixels, 0x80, length);
  bytes = g_bytes_new_take (pixels, length);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8A8, bytes, (gsize) width * 4);
  return gdk_texture_save_to_png_bytes (texture);
}

/* The same, but it says that it is larger than may be decoded. */
static GBytes *
png_too_large (void)
{
  g_autoptr (GBytes) good = png (8, 8);
  gsize length;
  guint8 *data = g_memdup2 (g_bytes_get_data (good, &length), g_bytes_get_size (good));

  length = g_bytes_get_size (good);
  data[18] = data[22] = 0x40;
  return g_bytes_new_take (data, length);
}

static void
put_file (Scene *scene, const char *name, const char *preview)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"file\",\"id\":\"" FILE_ID "\",\"rev\":%d,\"cohort_id\":\"" FIXTURE_COHORT
      "\",\"name\":\"%s\",\"type\":\"\",\"size\":1000,\"sha256\":\"\",\"state\":\"ready\","
      "\"offset\":1000,\"author_id\":\"" FIXTURE_INES
      "\",\"created_at\":1,\"attached\":true,\"preview\":%s}",
      preview != NULL ? 2 : 1, name, preview != NULL ? preview : "null");

  fixture_put (scene->services, json);
}

static char *
preview_of (const char *kind, int width, int height, int duration_ms)
{
  return g_strdup_printf (
      "{\"kind\":\"%s\",\"width\":%d,\"height\":%d,\"size\":%d,\"sha256\":\"ab\","
      "\"duration_ms\":%d,\"pages\":0}",
      kind, width, height, width > 0 ? 99 : 0, duration_ms);
}

static void
show (Scene *scene)
{
  scene->row = lyc_post_file_new (scene->services, FILE_ID);
  gtk_widget_set_valign (scene->row, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (scene->window), scene->row);
  gtk_window_present (GTK_WINDOW (scene->window));
  WAIT_FOR (gtk_widget_get_height (scene->row) > 0);
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

static LycFileSight *
sight_of (Scene *scene)
{
  return LYC_FILE_SIGHT (find (scene->row, LYC_TYPE_FILE_SIGHT));
}

static int
natural_height (Scene *scene)
{
  int natural;

  gtk_widget_measure (scene->row, GTK_ORIENTATION_VERTICAL, 400, NULL, &natural, NULL, NULL);
  return natural;
}

/* Before anything is known of a picture, when it is, and when it is there: the same room. */
static void
test_room (Scene *scene, gconstpointer name)
{
  const char *kind = g_str_has_suffix (name, "webm")  ? "video"
                     : g_str_has_suffix (name, "pdf") ? "pdf"
                                                      : "picture";
  g_autofree char *preview = preview_of (kind, 320, 180, 0);
  g_autoptr (GBytes) bytes = png (320, 180);
  int height;
  int width;

  fixture_set_file (scene->services, bytes, NULL);
  put_file (scene, name, NULL);
  show (scene);
  height = natural_height (scene);
  width = gtk_widget_get_width (GTK_WIDGET (sight_of (scene)));
  g_assert_cmpuint (fixture_deliver (scene->services), ==, 0);
  put_file (scene, name, preview);
  g_assert_cmpint (natural_height (scene), ==, height);
  g_assert_null (lyc_file_sight_get_texture (sight_of (scene)));
  g_assert_cmpuint (fixture_deliver (scene->services), ==, 1);
  WAIT_FOR (lyc_file_sight_get_texture (sight_of (scene)) != NULL);
  g_assert_cmpint (natural_height (scene), ==, height);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (sight_of (scene))), ==, width);
  g_assert_cmpint (gdk_texture_get_width (lyc_file_sight_get_texture (sight_of (scene))), ==, 320);
}

/* A picture whose shape is known gets room of that shape. */
static void
test_shape (Scene *scene, gconstpointer data)
{
  g_autofree char *preview = preview_of ("picture", 160, 640, 0);
  int narrow;
  int wide;

  put_file (scene, "tall.png", preview);
  show (scene);
  gtk_widget_measure (GTK_WIDGET (sight_of (scene)), GTK_ORIENTATION_HORIZONTAL, -1, &narrow, &wide,
                      NULL, NULL);
  g_assert_cmpint (wide, <, 100);
  g_assert_cmpint (narrow, <=, 48);
}

static void
test_too_large (Scene *scene, gconstpointer data)
{
  g_autofree char *preview = preview_of ("picture", 320, 180, 0);
  g_autoptr (GBytes) bytes = png_too_large ();
  g_autoptr (GBytes) good = png (320, 180);
  g_autofree char *other = NULL;
  int height;

  fixture_set_file (scene->services, bytes, NULL);
  put_file (scene, "large.png", preview);
  show (scene);
  height = natural_height (scene);
  g_assert_cmpuint (fixture_deliver (scene->services), ==, 1);
  /* The next one is decoded after it. */
  fixture_set_file (scene->services, good, NULL);
  other = g_strdup (preview);
  memcpy (strstr (other, "\"ab\""), "\"cd\"", 4);
  put_file (scene, "large.png", other);
  WAIT_FOR (fixture_deliver (scene->services) > 0);
  WAIT_FOR (lyc_file_sight_get_texture (sight_of (scene)) != NULL);
  g_assert_cmpint (gdk_texture_get_width (lyc_file_sight_get_texture (sight_of (scene))), ==, 320);
  g_assert_cmpint (natural_height (scene), ==, height);
}

static void
press (GtkWidget *within)
{
  g_signal_emit_by_name (find (within, GTK_TYPE_BUTTON), "clicked");
}

static void
test_pressed (Scene *scene, gconstpointer data)
{
  put_file (scene, "a.pdf", NULL);
  show (scene);
  press (GTK_WIDGET (sight_of (scene)));
  g_assert_cmpstr (scene->viewed, ==, FILE_ID);
}

/* What is nothing to see has no room for it. */
static void
test_other (Scene *scene, gconstpointer data)
{
  put_file (scene, "a.zip", NULL);
  show (scene);
  g_assert_null (find (scene->row, LYC_TYPE_FILE_SIGHT));
  g_assert_null (find (scene->row, LYC_TYPE_SOUND_LINE));
}

static LycSoundLine *
line_of (Scene *scene)
{
  return LYC_SOUND_LINE (find (scene->row, LYC_TYPE_SOUND_LINE));
}

static void
test_sound (Scene *scene, gconstpointer data)
{
  g_autofree char *preview = preview_of ("audio", 0, 0, 4000);
  g_autofree char *uri = clip_make_tone (scene->folder, "tone.webm", 4, 440);
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  GtkWidget *other;
  int height;

  fixture_set_file (scene->services, NULL, path);
  put_file (scene, "tone.ogg", preview);
  show (scene);
  height = natural_height (scene);
  g_assert_cmpuint (fixture_deliver (scene->services), ==, 0);
  press (GTK_WIDGET (line_of (scene)));
  g_assert_cmpuint (fixture_deliver (scene->services), ==, 1);
  WAIT_FOR (lyc_sound_line_get_position_ms (line_of (scene)) > 0);
  g_assert_true (lyc_sound_line_get_playing (line_of (scene)));
  g_assert_cmpint (natural_height (scene), ==, height);
  /* Out of sight it is not heard. */
  other = gtk_label_new ("Something else");
  g_object_ref (scene->row);
  gtk_window_set_child (GTK_WINDOW (scene->window), other);
  WAIT_FOR (!lyc_sound_line_get_playing (line_of (scene)));
  g_object_unref (scene->row);
  g_unlink (path);
}

/* One at a time. */
static void
test_turns (Scene *scene, gconstpointer data)
{
  g_autofree char *uri = clip_make_tone (scene->folder, "tone.webm", 4, 440);
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  LycPlayer *lesson = lyc_player_new ();

  fixture_set_file (scene->services, NULL, path);
  put_file (scene, "tone.ogg", NULL);
  show (scene);
  lyc_player_open (lesson, uri, NULL, 0);
  lyc_player_play (lesson);
  WAIT_FOR (lyc_player_get_state (lesson) == LYC_PLAYER_PLAYING);
  press (GTK_WIDGET (line_of (scene)));
  fixture_deliver (scene->services);
  WAIT_FOR (lyc_sound_line_get_playing (line_of (scene)));
  WAIT_FOR (lyc_player_get_state (lesson) == LYC_PLAYER_PAUSED);
  lyc_player_play (lesson);
  WAIT_FOR (!lyc_sound_line_get_playing (line_of (scene)));
  g_object_unref (lesson);
  g_unlink (path);
}

static void
test_sound_that_cannot_be_had (Scene *scene, gconstpointer data)
{
  put_file (scene, "tone.ogg", NULL);
  show (scene);
  press (GTK_WIDGET (line_of (scene)));
  g_assert_cmpuint (fixture_deliver (scene->services), ==, 1);
  WAIT_FOR (scene->told != NULL);
  g_assert_nonnull (strstr (scene->told, "Try again"));
  /* It may be tried again. */
  press (GTK_WIDGET (line_of (scene)));
  g_assert_cmpuint (fixture_deliver (scene->services), ==, 1);
}

static void
test_sound_that_is_none (Scene *scene, gconstpointer data)
{
  g_autofree char *path = g_build_filename (scene->folder, "noise", NULL);

  g_assert_true (g_file_set_contents (path, "OggS, but no sound at all", -1, NULL));
  fixture_set_file (scene->services, NULL, path);
  put_file (scene, "noise.ogg", NULL);
  show (scene);
  press (GTK_WIDGET (line_of (scene)));
  fixture_deliver (scene->services);
  WAIT_FOR (scene->told != NULL);
  g_assert_nonnull (strstr (scene->told, "another program"));
  g_unlink (path);
}

#define ADD(name, data, test)                                                                      \
  g_test_add ("/talk/post-file/" name, Scene, data, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gst_init (NULL, NULL);
  lyc_kit_init ();
  ADD ("room/picture", "a.png", test_room);
  ADD ("room/video", "a.webm", test_room);
  ADD ("room/document", "a.pdf", test_room);
  ADD ("shape", NULL, test_shape);
  ADD ("too-large", NULL, test_too_large);
  ADD ("pressed", NULL, test_pressed);
  ADD ("other", NULL, test_other);
  ADD ("sound", NULL, test_sound);
  ADD ("turns", NULL, test_turns);
  ADD ("sound-that-cannot-be-had", NULL, test_sound_that_cannot_be_had);
  ADD ("sound-that-is-none", NULL, test_sound_that_is_none);
  return g_test_run ();
}
