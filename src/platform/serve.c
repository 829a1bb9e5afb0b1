/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands.h"
#include "file-preview.h"
#include "json-gate.h"
#include "peers.h"
#include "people.h"
#include "recording-keep.h"
#include "sandbox.h"
#include "server.h"
#include "tokens.h"

#include <errno.h>
#include <glib-unix.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  char *data;
  int port;
  char *listen;
  char *certificate;
  char *key;
  gboolean behind_proxy;
  char *issuer;
  char *config;
  char *port_file;
  int ready_fd;
  int code_fd;
  char *code_user;
  gboolean sandbox;
} Options;

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->data, "Folder of the platform's data", "DIR" },
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port, "Port, 0 for a free one", "N" },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &options->listen, "Address to listen on", "ADDRESS" },
    { "tls-cert", 0, 0, G_OPTION_ARG_FILENAME, &options->certificate, "Certificate (PEM)", "FILE" },
    { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &options->key, "Its key (PEM)", "FILE" },
    { "behind-proxy", 0, 0, G_OPTION_ARG_NONE, &options->behind_proxy,
      "A proxy in front does TLS and sets X-Forwarded-For", NULL },
    { "issuer", 0, 0, G_OPTION_ARG_STRING, &options->issuer, "The address that clients use", "URL" },
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &options->config, "Limits other than shipped", "FILE" },
    { "port-file", 0, 0, G_OPTION_ARG_FILENAME, &options->port_file, "File to write the port to",
      "FILE" },
    { "ready-fd", 0, 0, G_OPTION_ARG_INT, &options->ready_fd, "Descriptor to write the port to",
      "N" },
    { "sandbox", 0, 0, G_OPTION_ARG_NONE, &options->sandbox, "Serve the sandbox", NULL },
    { "code-fd", 0, 0, G_OPTION_ARG_INT, &options->code_fd,
      "Descriptor to read a one-time sign-in code from (sandbox)", "N" },
    { "code-user", 0, 0, G_OPTION_ARG_STRING, &options->code_user, "Whom the code signs in",
      "LOGIN" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  options->ready_fd = -1;
  options->code_fd = -1;
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

static void
options_clear (Options *options)
{
  g_free (options->data);
  g_free (options->listen);
  g_free (options->certificate);
  g_free (options->key);
  g_free (options->issuer);
  g_free (options->config);
  g_free (options->port_file);
  g_free (options->code_user);
}

static gint64
take_number (JsonObject *object, const char *name, gint64 fallback)
{
  gint64 value = json_object_get_int_member_with_default (object, name, fallback);

  if (json_object_has_member (object, name))
    json_object_remove_member (object, name);
  return value;
}

static gboolean
apply_config (LycPlatform *platform, JsonObject *object, GError **error)
{
  gint64 speed = take_number (object, "peer_speed", 1);

  platform->clock_offset_ms = take_number (object, "clock_offset_ms", 0);
  platform->peer_speed = MAX (1, speed);
  return lyc_limits_override (&platform->limits, object, error);
}

static gboolean
load_config (LycPlatform *platform, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  gsize length;

  if (path == NULL)
    return TRUE;
  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;
  node = lyc_json_parse (text, length, &lyc_json_default_limits, error);
  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s holds no object", path);
      return FALSE;
    }
  return apply_config (platform, json_node_get_object (node), error);
}

/* The one who tries the sandbox, as its content names them: a second client there meets them by
 * that. */
#define SANDBOX_LOGIN "you"

static gint64
code_user (LycPlatform *platform, const Options *options)
{
  const char *login = options->code_user != NULL ? options->code_user : SANDBOX_LOGIN;
  gint64 user_id = lyc_user_by_login (platform, login);

  if (user_id != 0 || options->code_user != NULL)
    return user_id;
  lyc_platform_begin (platform);
  user_id = lyc_user_create (platform, login, "Robin Vale", NULL, NULL);
  return lyc_platform_commit (platform) ? user_id : 0;
}

/* The code comes over a pipe: a command line can be read by others. */
static gboolean
take_code (LycPlatform *platform, const Options *options, GError **error)
{
  char code[129] = { 0 };
  gsize have = 0;
  gssize got;
  gint64 user_id;

  if (options->code_fd < 0)
    return TRUE;
  user_id = options->sandbox ? code_user (platform, options) : 0;
  /* Ends with the line: the parent may keep its end open. */
  while (have < sizeof code - 1 && memchr (code, '\n', have) == NULL
         && (got = read (options->code_fd, code + have, sizeof code - 1 - have)) > 0)
    have += (gsize) got;
  close (options->code_fd);
  g_strchomp (code);
  if (!options->sandbox || user_id == 0 || strlen (code) < 43)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "--code-fd needs --sandbox, someone to sign in and a code of 43 characters");
      return FALSE;
    }
  lyc_platform_begin (platform);
  lyc_code_keep (platform, code, user_id, 300);
  memset (code, 0, sizeof code);
  return lyc_platform_commit (platform);
}

static gboolean
tell_port (LycServer *server, const Options *options, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u\n", lyc_server_get_port (server));

  if (options->ready_fd >= 0)
    {
      if (write (options->ready_fd, text, strlen (text)) < 0)
        g_warning ("cannot tell the port: %s", g_strerror (errno));
      close (options->ready_fd);
    }
  if (options->port_file != NULL)
    return g_file_set_contents (options->port_file, text, -1, error);
  if (options->ready_fd < 0)
    g_print ("http://127.0.0.1:%s", text);
  return TRUE;
}

typedef struct {
  GMainLoop *loop;
  LycServer *server;
} Running;

static gboolean
stop_now (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static gboolean
on_signal (gpointer data)
{
  Running *running = data;

  lyc_server_stop (running->server, stop_now, running->loop);
  return G_SOURCE_CONTINUE;
}

static LycServer *
start (LycPlatform *platform, const Options *options, GError **error)
{
  g_autoptr (GTlsCertificate) certificate = NULL;
  LycServerOptions server = { options->listen, (guint16) options->port, NULL, options->behind_proxy,
                              options->issuer };

  if (options->certificate != NULL)
    {
      certificate
        = g_tls_certificate_new_from_files (options->certificate, options->key, error);
      if (certificate == NULL)
        return NULL;
      server.certificate = certificate;
    }
  return lyc_server_start (platform, &server, error);
}

/* What a look left or an import that was killed; one that runs cleans up itself. */
static void
clean (LycPlatform *platform)
{
  int lock = lyc_recordings_lock (platform, FALSE);

  lyc_file_preview_clean (platform);
  if (lock < 0)
    return;
  lyc_recordings_clean (platform);
  close (lock);
}

static gboolean
serve (const Options *options, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_platform_open (options->data, error);
  g_autoptr (LycServer) server = NULL;
  g_autoptr (LycPeers) peers = NULL; /* goes before what it acts on */
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Running running = { loop, NULL };

  if (platform == NULL || !load_config (platform, options->config, error))
    return FALSE;
  platform->sandbox = options->sandbox;
  clean (platform);
  if (options->sandbox && !lyc_sandbox_fill (platform, error))
    return FALSE;
  if (!take_code (platform, options, error))
    return FALSE;
  server = start (platform, options, error);
  if (server == NULL)
    return FALSE;
  if (options->sandbox && (peers = lyc_peers_new (platform, error)) == NULL)
    return FALSE;
  if (!tell_port (server, options, error))
    return FALSE;
  running.server = server;
  g_unix_signal_add (SIGTERM, on_signal, &running);
  g_unix_signal_add (SIGINT, on_signal, &running);
  g_main_loop_run (loop);
  return TRUE;
}

/**
 * lyc_command_serve:
 *
 * Serves until SIGTERM or SIGINT.
 */
int
lyc_command_serve (int argc, char **argv)
{
  Options options = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean good = parse_options (&options, &argc, &argv, &error);

  if (good && options.data == NULL)
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "--data DIR is needed");
      good = FALSE;
    }
  good = good && serve (&options, &error);
  if (!good)
    g_printerr ("lyceum-platform: %s\n", error != NULL ? error->message : "failed");
  options_clear (&options);
  return good ? 0 : 1;
}
