/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mpris-private.h"

#include <string.h>
#include <unistd.h>

/* What others on the bus see and do. */

static const char *
status_of (LycMpris *self)
{
  switch (lyc_player_get_state (self->player))
    {
    case LYC_PLAYER_PLAYING:
      return "Playing";
    case LYC_PLAYER_PAUSED:
    case LYC_PLAYER_READY:
    case LYC_PLAYER_LOADING:
      return "Paused";
    case LYC_PLAYER_EMPTY:
    case LYC_PLAYER_ENDED:
    case LYC_PLAYER_ERROR:
    default:
      return "Stopped";
    }
}

static void
add_text (GVariantBuilder *builder, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    g_variant_builder_add (builder, "{sv}", key, g_variant_new_string (text));
}

static GVariant *
metadata (LycMpris *self)
{
  gint64 duration_ms = lyc_player_get_duration_ms (self->player);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  if (self->track_id == NULL)
    return g_variant_builder_end (&builder);
  g_variant_builder_add (&builder, "{sv}", "mpris:trackid",
                         g_variant_new_object_path (self->track_id));
  if (duration_ms > 0)
    g_variant_builder_add (&builder, "{sv}", "mpris:length",
                           g_variant_new_int64 (duration_ms * 1000));
  add_text (&builder, "xesam:title", self->title);
  add_text (&builder, "xesam:album", self->album);
  add_text (&builder, "mpris:artUrl", self->art_uri);
  return g_variant_builder_end (&builder);
}

/**
 * lyc_mpris_get:
 * @self: an object
 * @name: a property of either interface
 *
 * Returns: (transfer floating): its value now
 */
GVariant *
lyc_mpris_get (LycMpris *self, const char *name)
{
  static const char *const no[] = { "CanQuit", "HasTrackList", "CanGoNext", "CanGoPrevious" };

  if (g_str_equal (name, "PlaybackStatus"))
    return g_variant_new_string (status_of (self));
  if (g_str_equal (name, "Rate"))
    return g_variant_new_double (lyc_player_get_rate (self->player));
  if (g_str_equal (name, "MinimumRate"))
    return g_variant_new_double (LYC_PLAYER_RATE_MIN);
  if (g_str_equal (name, "MaximumRate"))
    return g_variant_new_double (LYC_PLAYER_RATE_MAX);
  if (g_str_equal (name, "Volume"))
    return g_variant_new_double (
        lyc_player_get_muted (self->player) ? 0 : lyc_player_get_volume (self->player));
  if (g_str_equal (name, "Position"))
    return g_variant_new_int64 (lyc_player_get_position_ms (self->player) * 1000);
  if (g_str_equal (name, "Metadata"))
    return metadata (self);
  if (g_str_equal (name, "Identity"))
    return g_variant_new_string ("Lyceum");
  if (g_str_equal (name, "DesktopEntry"))
    return g_variant_new_string (self->app_id);
  if (g_str_has_prefix (name, "Supported"))
    return g_variant_new_strv (NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    if (g_str_equal (name, no[i]))
      return g_variant_new_boolean (FALSE);
  return g_variant_new_boolean (TRUE);
}

static GVariant *
get_property (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
              const char *name, GError **error, gpointer user_data)
{
  return lyc_mpris_get (user_data, name);
}

static gboolean
set_property (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
              const char *name, GVariant *value, GError **error, gpointer user_data)
{
  LycMpris *self = user_data;

  if (g_str_equal (name, "Rate"))
    {
      /* A rate of 0 means to pause, by the specification. */
      if (g_variant_get_double (value) <= 0)
        lyc_player_pause (self->player);
      else
        lyc_player_set_rate (self->player, g_variant_get_double (value));
    }
  else
    {
      lyc_player_set_muted (self->player, FALSE);
      lyc_player_set_volume (self->player, g_variant_get_double (value));
    }
  return TRUE;
}

/* To the end and no further; what is not the recording that is open is ignored. */
static void
set_position (LycMpris *self, GVariant *parameters)
{
  const char *track;
  gint64 position;

  g_variant_get (parameters, "(&ox)", &track, &position);
  if (g_strcmp0 (track, self->track_id) == 0 && position >= 0
      && position / 1000 <= lyc_player_get_duration_ms (self->player))
    lyc_player_seek_ms (self->player, position / 1000, TRUE);
}

static void
seek (LycMpris *self, GVariant *parameters)
{
  gint64 offset;

  g_variant_get (parameters, "(x)", &offset);
  lyc_player_seek_by_ms (self->player, offset / 1000);
}

static void
call (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
      const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
      gpointer user_data)
{
  LycMpris *self = user_data;

  if (g_str_equal (method, "Play"))
    lyc_player_play (self->player);
  else if (g_str_equal (method, "Pause") || g_str_equal (method, "Stop"))
    lyc_player_pause (self->player);
  else if (g_str_equal (method, "PlayPause"))
    lyc_player_toggle (self->player);
  else if (g_str_equal (method, "Seek"))
    seek (self, parameters);
  else if (g_str_equal (method, "SetPosition"))
    set_position (self, parameters);
  else if (g_str_equal (method, "Raise"))
    g_signal_emit_by_name (self, "raise");
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static guint
export_interface (LycMpris *self, const char *name)
{
  static const GDBusInterfaceVTable table
      = { .method_call = call, .get_property = get_property, .set_property = set_property };

  return g_dbus_connection_register_object (self->bus, LYC_MPRIS_PATH,
                                            g_dbus_node_info_lookup_interface (self->info, name),
                                            &table, self, NULL, NULL);
}

/* A second window has a name with its process behind it. */
static void
name_lost_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  LycMpris *self = user_data;
  g_autofree char *suffix = g_strdup_printf (".instance%d", (int) getpid ());
  g_autofree char *other = NULL;

  if (g_str_has_suffix (name, suffix) || self->owned == 0)
    return;
  other = g_strconcat (name, suffix, NULL);
  g_bus_unown_name (self->owned);
  self->owned = g_bus_own_name_on_connection (self->bus, other, G_BUS_NAME_OWNER_FLAGS_NONE, NULL,
                                              name_lost_cb, self, NULL);
}

/* Appears on the bus. */
void
lyc_mpris_export (LycMpris *self)
{
  g_autofree char *name = g_strconcat (LYC_MPRIS_ROOT, ".", self->app_id, NULL);

  if (self->owned != 0)
    return;
  self->exported[0] = export_interface (self, LYC_MPRIS_ROOT);
  self->exported[1] = export_interface (self, LYC_MPRIS_PLAYER);
  self->owned = g_bus_own_name_on_connection (self->bus, name, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE,
                                              NULL, name_lost_cb, self, NULL);
}

/* Goes from the bus. */
void
lyc_mpris_withdraw (LycMpris *self)
{
  g_clear_handle_id (&self->owned, g_bus_unown_name);
  for (guint i = 0; i < G_N_ELEMENTS (self->exported); i++)
    if (self->exported[i] != 0)
      g_dbus_connection_unregister_object (self->bus, self->exported[i]);
  memset (self->exported, 0, sizeof self->exported);
}
