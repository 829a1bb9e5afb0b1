/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cut-server.h"

#include <string.h>
#include <sys/socket.h>

#define PIECES_PER_S 20

struct _CutServer
{
  char *folder;
  guint bytes_per_s;
  guint16 port;
  GSocketService *service;
  GMutex lock;
  GPtrArray *connections;
  int n_requests;
  const char *token;
  gint64 live_since; /* 0: no broadcast yet */
};

static gboolean
send_all (GOutputStream *output, const char *data, gsize size)
{
  return g_output_stream_write_all (output, data, size, NULL, NULL, NULL);
}

static void
send_slowly (CutServer *self, GOutputStream *output, const char *data, gsize size)
{
  gsize piece = MAX (1u, self->bytes_per_s / PIECES_PER_S);

  for (gsize at = 0; at < size; at += piece)
    {
      if (!send_all (output, data + at, MIN (piece, size - at)))
        return;
      g_usleep (G_USEC_PER_SEC / PIECES_PER_S);
    }
}

static void
answer (CutServer *self, GOutputStream *output, const char *name, gsize from)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *contents = NULL, *head = NULL;
  gsize size = 0;

  g_atomic_int_inc (&self->n_requests);
  if (!g_file_get_contents (path, &contents, &size, NULL) || from >= size)
    {
      send_all (output, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 45);
      return;
    }
  head = g_strdup_printf ("HTTP/1.1 206 Partial Content\r\nContent-Length: %" G_GSIZE_FORMAT
                          "\r\nContent-Range: bytes %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT
                          "/%" G_GSIZE_FORMAT "\r\nAccept-Ranges: bytes\r\n\r\n",
                          size - from, from, size - 1, size);
  if (send_all (output, head, strlen (head)))
    send_slowly (self, output, contents + from, size - from);
}

/* The part of a broadcast that is on the air now: four pieces of two seconds. */
static void
answer_live (CutServer *self, GOutputStream *output)
{
  g_autoptr (GString) list = g_string_new ("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n");
  g_autofree char *head = NULL;
  gint64 first;

  if (self->live_since == 0)
    self->live_since = g_get_monotonic_time ();
  first = (g_get_monotonic_time () - self->live_since) / (2 * G_USEC_PER_SEC);
  g_string_append_printf (list, "#EXT-X-MEDIA-SEQUENCE:%d\n", (int) first);
  for (gint64 i = first; i < first + 4; i++)
    g_string_append_printf (list, "#EXTINF:2.0,\npart%d.ts\n", (int) i);
  head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.apple.mpegurl\r\n"
                          "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                          list->len);
  if (send_all (output, head, strlen (head)))
    send_all (output, list->str, list->len);
}

static gboolean
run_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source,
        gpointer data)
{
  CutServer *self = data;
  g_autoptr (GDataInputStream) input
      = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_auto (GStrv) words = NULL;
  int small = 8192;
  gboolean known = FALSE;
  gsize from = 0;
  char *line;

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->connections, g_object_ref (connection));
  g_mutex_unlock (&self->lock);
  setsockopt (g_socket_get_fd (g_socket_connection_get_socket (connection)), SOL_SOCKET, SO_SNDBUF,
              &small, sizeof small);
  while ((line = g_data_input_stream_read_line (input, NULL, NULL, NULL)) != NULL)
    {
      if (words == NULL)
        words = g_strsplit (line, " ", 3);
      else if (g_ascii_strncasecmp (line, "Range: bytes=", 13) == 0)
        from = (gsize) g_ascii_strtoull (line + 13, NULL, 10);
      else if (self->token != NULL && g_str_has_prefix (line, "Authorization: ")
               && strstr (line, self->token) != NULL)
        known = TRUE;
      else if (line[0] == '\r' || line[0] == '\0')
        {
          GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));

          if (self->token != NULL && !known)
            send_all (output, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", 48);
          else if (g_str_equal (words[1], "/live.m3u8"))
            answer_live (self, output);
          else
            answer (self, output, words[1] + 1, from);
          known = FALSE;
          g_clear_pointer (&words, g_strfreev);
          from = 0;
        }
      g_free (line);
    }
  return TRUE;
}

void
cut_server_restore (CutServer *self)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, self->port);
  g_autoptr (GSocketAddress) got = NULL;
  g_autoptr (GError) error = NULL;

  self->service = g_threaded_socket_service_new (16);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got));
  g_socket_service_start (self->service);
}

void
cut_server_cut (CutServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->connections->len; i++)
    g_socket_shutdown (g_socket_connection_get_socket (self->connections->pdata[i]), TRUE, TRUE,
                       NULL);
  g_ptr_array_set_size (self->connections, 0);
  g_mutex_unlock (&self->lock);
}

CutServer *
cut_server_new (const char *folder, guint bytes_per_s)
{
  CutServer *self = g_new0 (CutServer, 1);

  g_mutex_init (&self->lock);
  self->folder = g_strdup (folder);
  self->bytes_per_s = bytes_per_s;
  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
  cut_server_restore (self);
  return self;
}

char *
cut_server_get_uri (CutServer *self, const char *name)
{
  return g_strdup_printf ("http://127.0.0.1:%u/%s", self->port, name);
}

/* Only requests that carry it are answered. */
void
cut_server_set_token (CutServer *self, const char *token)
{
  self->token = token;
}

guint
cut_server_get_n_requests (CutServer *self)
{
  return (guint) g_atomic_int_get (&self->n_requests);
}

/* Its threads may run a little longer than it is used: what they hold is left to the process. */
void
cut_server_free (CutServer *self)
{
  cut_server_cut (self);
}
