/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mpris-private.h"

#include "lyc-shell-resources.h"

#define INTERFACE_PATH "/io/github/lyceum_desktop/Lyceum/shell/mpris.xml"

/* Whoever listens hears of a change this often at most; a slider that is dragged changes faster. */
#define TELL_MS 200
/* Between two reports of a player that only plays it goes no further than this. */
#define JUMP_MS 1500

enum
{
  RAISE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycMpris, lyc_mpris, G_TYPE_OBJECT)

static gboolean
tell_cb (gpointer user_data)
{
  LycMpris *self = user_data;
  GVariantBuilder changed;
  GHashTableIter iter;
  gpointer name;

  self->tell = 0;
  g_variant_builder_init (&changed, G_VARIANT_TYPE_VARDICT);
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_variant_builder_add (&changed, "{sv}", name, lyc_mpris_get (self, name));
  g_hash_table_remove_all (self->dirty);
  g_dbus_connection_emit_signal (
      self->bus, NULL, LYC_MPRIS_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged",
      g_variant_new ("(sa{sv}as)", LYC_MPRIS_PLAYER, &changed, NULL), NULL);
  return G_SOURCE_REMOVE;
}

/* @name: a literal */
static void
touch (LycMpris *self, const char *name)
{
  if (self->owned == 0)
    return;
  g_hash_table_add (self->dirty, (gpointer) name);
  if (self->tell == 0)
    self->tell = g_timeout_add (TELL_MS, tell_cb, self);
}

static void
state_cb (LycMpris *self)
{
  if (lyc_player_get_state (self->player) == LYC_PLAYER_EMPTY)
    lyc_mpris_withdraw (self);
  else
    lyc_mpris_export (self);
  touch (self, "PlaybackStatus");
}

static void
rate_cb (LycMpris *self)
{
  touch (self, "Rate");
}

static void
volume_cb (LycMpris *self)
{
  touch (self, "Volume");
}

static void
duration_cb (LycMpris *self)
{
  touch (self, "Metadata");
}

/* The position is asked for, not told; only a jump is. */
static void
position_cb (LycMpris *self)
{
  gint64 now = lyc_player_get_position_ms (self->player);
  double furthest = JUMP_MS * MAX (lyc_player_get_rate (self->player), 1.0);
  gboolean jumped = now < self->last_ms || (double) (now - self->last_ms) > furthest;

  self->last_ms = now;
  if (jumped && self->owned != 0)
    g_dbus_connection_emit_signal (self->bus, NULL, LYC_MPRIS_PATH, LYC_MPRIS_PLAYER, "Seeked",
                                   g_variant_new ("(x)", now * 1000), NULL);
}

static void
lyc_mpris_dispose (GObject *object)
{
  LycMpris *self = LYC_MPRIS (object);

  g_clear_handle_id (&self->tell, g_source_remove);
  if (self->bus != NULL)
    lyc_mpris_withdraw (self);
  g_clear_object (&self->bus);
  g_clear_object (&self->player);
  g_clear_pointer (&self->dirty, g_hash_table_unref);
  g_clear_pointer (&self->info, g_dbus_node_info_unref);
  g_clear_pointer (&self->app_id, g_free);
  g_clear_pointer (&self->track_id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->album, g_free);
  g_clear_pointer (&self->art_uri, g_free);
  G_OBJECT_CLASS (lyc_mpris_parent_class)->dispose (object);
}

static void
lyc_mpris_class_init (LycMprisClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_mpris_dispose;
  g_resources_register (lyc_shell_get_resource ());
  signals[RAISE] = g_signal_new ("raise", LYC_TYPE_MPRIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
lyc_mpris_init (LycMpris *self)
{
  g_autoptr (GBytes) xml
      = g_resources_lookup_data (INTERFACE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  self->dirty = g_hash_table_new (g_str_hash, g_str_equal);
  self->info = g_dbus_node_info_new_for_xml (g_bytes_get_data (xml, NULL), NULL);
}

/**
 * lyc_mpris_new:
 * @bus: the session bus
 * @player: what is controlled
 * @app_id: the name of the desktop file
 *
 * Returns: (transfer full): an object that is on the bus while @player has something open
 */
LycMpris *
lyc_mpris_new (GDBusConnection *bus, LycPlayer *player, const char *app_id)
{
  static const struct
  {
    const char *signal;
    void (*callback) (LycMpris *self);
  } wires[] = {
    { "notify::state", state_cb },          { "notify::rate", rate_cb },
    { "notify::volume", volume_cb },        { "notify::muted", volume_cb },
    { "notify::duration-ms", duration_cb }, { "notify::position-ms", position_cb },
  };
  LycMpris *self = g_object_new (LYC_TYPE_MPRIS, NULL);

  self->bus = g_object_ref (bus);
  self->player = g_object_ref (player);
  self->app_id = g_strdup (app_id);
  for (guint i = 0; i < G_N_ELEMENTS (wires); i++)
    g_signal_connect_object (player, wires[i].signal, G_CALLBACK (wires[i].callback), self,
                             G_CONNECT_SWAPPED);
  state_cb (self);
  return self;
}

/**
 * lyc_mpris_set_recording:
 * @self: an object
 * @id: (nullable): the recording's id, a UUID
 * @title: (nullable): what it is called
 * @album: (nullable): what it is part of
 *
 * Says what is open; the picture of another goes.
 */
void
lyc_mpris_set_recording (LycMpris *self, const char *id, const char *title, const char *album)
{
  g_autofree char *track = NULL;

  if (id != NULL)
    track = g_strdelimit (g_strdup_printf ("/io/github/lyceum_desktop/Lyceum/recording/%s", id),
                          "-", '_');
  if (g_strcmp0 (track, self->track_id) != 0)
    g_clear_pointer (&self->art_uri, g_free);
  g_free (self->track_id);
  g_free (self->title);
  g_free (self->album);
  self->track_id = g_steal_pointer (&track);
  self->title = g_strdup (title);
  self->album = g_strdup (album);
  touch (self, "Metadata");
}

/**
 * lyc_mpris_set_art_uri:
 * @self: an object
 * @uri: (nullable): a picture of the recording, as a file
 */
void
lyc_mpris_set_art_uri (LycMpris *self, const char *uri)
{
  if (g_strcmp0 (self->art_uri, uri) == 0)
    return;
  g_free (self->art_uri);
  self->art_uri = g_strdup (uri);
  touch (self, "Metadata");
}
