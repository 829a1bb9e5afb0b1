/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clip.h"
#include "mpris.h"
#include "stay-awake.h"

#include <glib/gstdio.h>
#include <gst/gst.h>

#define NAME "org.mpris.MediaPlayer2.org.example.Lyceum"
#define PATH "/org/mpris/MediaPlayer2"
#define PLAYER "org.mpris.MediaPlayer2.Player"
#define ID "33333333-3333-4333-8333-333333333333"
#define DEADLINE_US (30 * G_USEC_PER_SEC)

#define WAIT(condition)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline_ = g_get_monotonic_time () + DEADLINE_US;                                      \
    guint tick_ = g_timeout_add (10, keep_turning, NULL);                                          \
    while (!(condition) && g_get_monotonic_time () < deadline_)                                    \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (tick_);                                                                       \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

static char *clip;

typedef struct
{
  GTestDBus *bus;
  GDBusConnection *ours, *theirs;
  LycPlayer *player;
  LycMpris *mpris;
  int changes, seeks;
  GVariant *last_change; /* a{sv} */
  gint64 sought_us;
} Fixture;

static gboolean
keep_turning (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static GDBusConnection *
connect_to (GTestDBus *bus)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (bus),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
changed_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
            const char *signal, GVariant *parameters, gpointer data)
{
  Fixture *f = data;

  f->changes++;
  g_clear_pointer (&f->last_change, g_variant_unref);
  f->last_change = g_variant_get_child_value (parameters, 1);
}

static void
seeked_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
           const char *signal, GVariant *parameters, gpointer data)
{
  Fixture *f = data;

  f->seeks++;
  g_variant_get (parameters, "(x)", &f->sought_us);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (f->bus);
  f->ours = connect_to (f->bus);
  f->theirs = connect_to (f->bus);
  g_dbus_connection_signal_subscribe (f->theirs, NULL, "org.freedesktop.DBus.Properties",
                                      "PropertiesChanged", PATH, PLAYER, G_DBUS_SIGNAL_FLAGS_NONE,
                                      changed_cb, f, NULL);
  g_dbus_connection_signal_subscribe (f->theirs, NULL, PLAYER, "Seeked", PATH, NULL,
                                      G_DBUS_SIGNAL_FLAGS_NONE, seeked_cb, f, NULL);
  f->player = lyc_player_new ();
  f->mpris = lyc_mpris_new (f->ours, f->player, "org.example.Lyceum");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->mpris);
  g_clear_object (&f->player);
  WAIT (lyc_media_wait_closed (10));
  g_clear_pointer (&f->last_change, g_variant_unref);
  g_dbus_connection_close_sync (f->theirs, NULL, NULL);
  g_dbus_connection_close_sync (f->ours, NULL, NULL);
  g_object_unref (f->theirs);
  g_object_unref (f->ours);
  g_test_dbus_down (f->bus);
  g_object_unref (f->bus);
}

static void
reply_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* As another program on the bus; NULL for a refusal. */
static GVariant *
ask (Fixture *f, const char *interface, const char *method, GVariant *parameters)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult **place = (GAsyncResult **) &result;

  g_dbus_connection_call (f->theirs, NAME, PATH, interface, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, reply_cb, place);
  WAIT (result != NULL);
  return g_dbus_connection_call_finish (f->theirs, result, NULL);
}

static GVariant *
get (Fixture *f, const char *name)
{
  g_autoptr (GVariant) answer
      = ask (f, "org.freedesktop.DBus.Properties", "Get", g_variant_new ("(ss)", PLAYER, name));
  g_autoptr (GVariant) boxed = NULL;

  g_assert_nonnull (answer);
  boxed = g_variant_get_child_value (answer, 0);
  return g_variant_get_variant (boxed);
}

static void
tell (Fixture *f, const char *method)
{
  g_autoptr (GVariant) answer = ask (f, PLAYER, method, NULL);

  g_assert_nonnull (answer);
}

static void
open_clip (Fixture *f)
{
  lyc_player_open (f->player, clip, NULL, 0);
  WAIT (lyc_player_get_state (f->player) == LYC_PLAYER_READY);
}

/* Nothing is on the bus while nothing is open. */
static void
test_there (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) refused = ask (f, PLAYER, "Play", NULL), status = NULL;

  g_assert_null (refused);
  open_clip (f);
  status = get (f, "PlaybackStatus");
  g_assert_cmpstr (g_variant_get_string (status, NULL), ==, "Paused");
  lyc_player_stop (f->player);
  g_assert_null (ask (f, PLAYER, "Play", NULL));
}

static void
test_play (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) status = NULL;

  open_clip (f);
  tell (f, "Play");
  WAIT (lyc_player_get_state (f->player) == LYC_PLAYER_PLAYING);
  status = get (f, "PlaybackStatus");
  g_assert_cmpstr (g_variant_get_string (status, NULL), ==, "Playing");
  tell (f, "PlayPause");
  WAIT (lyc_player_get_state (f->player) == LYC_PLAYER_PAUSED);
}

static void
test_seek (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) one = NULL, two = NULL, three = NULL, position = NULL;

  open_clip (f);
  lyc_mpris_set_recording (f->mpris, ID, "Say it back", "Negotiating");
  one = ask (f, PLAYER, "Seek", g_variant_new ("(x)", (gint64) 4000000));
  WAIT (f->seeks == 1);
  g_assert_cmpint (f->sought_us, ==, 4000000);
  position = get (f, "Position");
  g_assert_cmpint (g_variant_get_int64 (position), ==, 4000000);
  /* Of another recording: nothing moves. */
  two = ask (f, PLAYER, "SetPosition", g_variant_new ("(ox)", "/elsewhere", (gint64) 9000000));
  g_assert_cmpint (lyc_player_get_position_ms (f->player), ==, 4000);
  three = ask (f, PLAYER, "SetPosition",
               g_variant_new ("(ox)",
                              "/io/github/lyceum_desktop/Lyceum/recording/"
                              "33333333_3333_4333_8333_333333333333",
                              (gint64) 9000000));
  g_assert_cmpint (lyc_player_get_position_ms (f->player), ==, 9000);
}

static void
set (Fixture *f, const char *name, double value)
{
  g_autoptr (GVariant) answer
      = ask (f, "org.freedesktop.DBus.Properties", "Set",
             g_variant_new ("(ssv)", PLAYER, name, g_variant_new_double (value)));

  g_assert_nonnull (answer);
}

static void
test_rate_and_volume (Fixture *f, gconstpointer data)
{
  open_clip (f);
  set (f, "Rate", 1.5);
  g_assert_cmpfloat (lyc_player_get_rate (f->player), ==, 1.5);
  set (f, "Rate", 99);
  g_assert_cmpfloat (lyc_player_get_rate (f->player), ==, LYC_PLAYER_RATE_MAX);
  set (f, "Volume", 0.25);
  g_assert_cmpfloat (lyc_player_get_volume (f->player), ==, 0.25);
}

static void
test_metadata (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) all = NULL;
  const char *title, *album, *art;
  gint64 length;

  open_clip (f);
  lyc_mpris_set_recording (f->mpris, ID, "Say it back", "Negotiating");
  lyc_mpris_set_art_uri (f->mpris, "file:///a/picture.png");
  WAIT (f->last_change != NULL && g_variant_lookup (f->last_change, "Metadata", "@a{sv}", &all));
  g_assert_true (g_variant_lookup (all, "xesam:title", "&s", &title));
  g_assert_true (g_variant_lookup (all, "xesam:album", "&s", &album));
  g_assert_true (g_variant_lookup (all, "mpris:artUrl", "&s", &art));
  g_assert_true (g_variant_lookup (all, "mpris:length", "x", &length));
  g_assert_cmpstr (title, ==, "Say it back");
  g_assert_cmpstr (album, ==, "Negotiating");
  g_assert_cmpstr (art, ==, "file:///a/picture.png");
  g_assert_cmpint (length, ==, lyc_player_get_duration_ms (f->player) * 1000);
}

/* A slider that is dragged: a hundred values are told of as one. */
static void
test_rate_limit (Fixture *f, gconstpointer data)
{
  double volume;

  open_clip (f);
  WAIT (f->changes > 0);
  f->changes = 0;
  for (int i = 1; i <= 100; i++)
    lyc_player_set_volume (f->player, i / 200.0);
  WAIT (f->changes > 0 && g_variant_lookup (f->last_change, "Volume", "d", &volume));
  g_assert_cmpint (f->changes, ==, 1);
  g_assert_cmpfloat (volume, ==, 0.5);
}

static guint
begin_cb (gpointer data)
{
  (*(int *) data)++;
  return 7;
}

static void
end_cb (guint cookie, gpointer data)
{
  g_assert_cmpuint (cookie, ==, 7);
  (*(int *) data)--;
}

/* Awake while it plays, and only then. */
static void
test_awake (Fixture *f, gconstpointer data)
{
  static const LycStayAwakeFuncs funcs = { begin_cb, end_cb };
  int held = 0;
  LycStayAwake *awake = lyc_stay_awake_new_with_funcs (f->player, &funcs, &held);

  open_clip (f);
  g_assert_cmpint (held, ==, 0);
  lyc_player_play (f->player);
  WAIT (lyc_player_get_state (f->player) == LYC_PLAYER_PLAYING);
  g_assert_cmpint (held, ==, 1);
  lyc_player_pause (f->player);
  WAIT (lyc_player_get_state (f->player) == LYC_PLAYER_PAUSED);
  g_assert_cmpint (held, ==, 0);
  lyc_player_play (f->player);
  WAIT (held == 1);
  g_object_unref (awake);
  g_assert_cmpint (held, ==, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL, *path = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  folder = g_dir_make_tmp ("lyc-mpris-XXXXXX", NULL);
  path = g_build_filename (folder, "clip.webm", NULL);
  clip = clip_make (folder, "clip.webm", 12, TRUE);
#define ADD(name, func) g_test_add ("/mpris/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("there", test_there);
  ADD ("play", test_play);
  ADD ("seek", test_seek);
  ADD ("rate-and-volume", test_rate_and_volume);
  ADD ("metadata", test_metadata);
  ADD ("rate-limit", test_rate_limit);
  ADD ("awake", test_awake);
  result = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (clip);
  return result;
}
