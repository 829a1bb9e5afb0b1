/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sockets that read what writers post, count every frame of a new post and acknowledge. */
#include "load-client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#define ROOM 65536
#define ACK_EVERY 50
#define CREATED "\"post.created\""

typedef struct
{
  int fd;
  gsize have;
  guint heard; /* new posts */
  char buffer[ROOM];
} Listener;

/* A client's frame is masked; a mask of zeros leaves the text as it is. */
static void
say (int fd, const char *text)
{
  guint8 frame[140] = { 0x81, (guint8) (0x80 | strlen (text)) };
  gsize length = strlen (text);

  memcpy (frame + 6, text, length);
  if (write (fd, frame, length + 6) != (gssize) (length + 6))
    perror ("write");
}

static void
shake_hands (Listener *self, const Load *load, const char *token, const char *cursor)
{
  char text[600];
  int length = g_snprintf (text, sizeof text,
                           "GET /v1/stream HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nUpgrade: websocket\r\n"
                           "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                           "Sec-WebSocket-Version: 13\r\nAuthorization: Bearer %s\r\n\r\n",
                           load->port, token);

  self->fd = load_connect (load->port);
  if (write (self->fd, text, (gsize) length) != length)
    perror ("write");
  length = (int) read (self->fd, text, sizeof text - 1);
  if (length < 12 || strncmp (text + 9, "101", 3) != 0)
    {
      fprintf (stderr, "the stream was refused: %.*s\n", MAX (length, 0), text);
      exit (1);
    }
  g_snprintf (text, sizeof text, "{\"type\":\"hello\",\"seq\":%s}", cursor);
  say (self->fd, text);
}

/* Returns: the length of the frame at the front with its head, 0 while it is not whole */
static gsize
frame_length (const guint8 *data, gsize have, gsize *head)
{
  gsize length = have > 1 ? data[1] & 0x7f : 0;

  *head = length == 126 ? 4 : 2;
  if (have < *head)
    return 0;
  if (length == 126)
    length = (gsize) data[2] << 8 | data[3];
  if (length == 127)
    exit (3); /* the platform's frames are at most 64 KiB */
  return have < *head + length ? 0 : *head + length;
}

static void
acknowledge (Listener *self, const char *frame, gsize length)
{
  const char *seq = g_strstr_len (frame, (gssize) length, "\"seq\":");
  char text[80];

  if (seq == NULL)
    return;
  g_snprintf (text, sizeof text, "{\"type\":\"ack\",\"seq\":%ld}", strtol (seq + 6, NULL, 10));
  say (self->fd, text);
}

static void
listen_on (Listener *self)
{
  gssize got = read (self->fd, self->buffer + self->have, ROOM - self->have);
  gsize at = 0, head, length;

  if (got <= 0)
    {
      fprintf (stderr, "a stream ended\n");
      exit (1);
    }
  self->have += (gsize) got;
  while ((length = frame_length ((guint8 *) self->buffer + at, self->have - at, &head)) > 0)
    {
      const char *frame = self->buffer + at + head;

      if (g_strstr_len (frame, (gssize) (length - head), CREATED) != NULL
          && ++self->heard % ACK_EVERY == 0)
        acknowledge (self, frame, length - head);
      at += length;
    }
  self->have -= at;
  memmove (self->buffer, self->buffer + at, self->have);
}

typedef struct
{
  const Load *load;
  guint first;
  gint posts_left; /* atomic */
} Writers;

static gpointer
write_posts (gpointer data)
{
  Writers *self = data;
  guint own = (guint) g_atomic_int_add (&self->first, 1);
  int fd = load_connect (self->load->port);

  while (g_atomic_int_add (&self->posts_left, -1) > 0)
    if (!load_write_post (fd, self->load, self->load->tokens[own]))
      exit (4);
  close (fd);
  return NULL;
}

static Listener *
open_all (const Load *load, const char *cursor, guint n, int epoll)
{
  Listener *listeners = g_new0 (Listener, n);
  guint people = g_strv_length (load->tokens);

  for (guint i = 0; i < n; i++)
    {
      struct epoll_event event = { .events = EPOLLIN, .data.ptr = &listeners[i] };

      shake_hands (&listeners[i], load, load->tokens[i % people], cursor);
      epoll_ctl (epoll, EPOLL_CTL_ADD, listeners[i].fd, &event);
    }
  return listeners;
}

static void
listen_for (int epoll, int timeout_ms)
{
  struct epoll_event events[64];
  int n = epoll_wait (epoll, events, G_N_ELEMENTS (events), timeout_ms);

  for (int i = 0; i < n; i++)
    listen_on (events[i].data.ptr);
}

static guint64
count_heard (const Listener *listeners, guint n)
{
  guint64 heard = 0;

  for (guint i = 0; i < n; i++)
    heard += listeners[i].heard;
  return heard;
}

/* Opens @n_sockets, has @n_posts written, and prints how many deliveries arrived, and in how many
 * seconds from the first post's sending to the last delivery. */
int
load_fan_out (const Load *load, const char *cursor, guint n_sockets, guint n_posts)
{
  int epoll = epoll_create1 (EPOLL_CLOEXEC);
  g_autofree Listener *listeners = open_all (load, cursor, n_sockets, epoll);
  Writers writers = { load, 0, (gint) n_posts };
  guint64 wanted = (guint64) n_sockets * n_posts;
  gint64 quiet_until = g_get_monotonic_time () + G_USEC_PER_SEC;
  gint64 began;

  while (g_get_monotonic_time () < quiet_until)
    listen_for (epoll, 50); /* the greetings */
  began = g_get_monotonic_time ();
  for (guint i = 0; i < load->n_writers; i++)
    g_thread_unref (g_thread_new ("writer", write_posts, &writers));
  while (count_heard (listeners, n_sockets) < wanted)
    listen_for (epoll, 1000);
  printf ("%" G_GUINT64_FORMAT " %.6f\n", count_heard (listeners, n_sockets),
          (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
  return 0;
}
