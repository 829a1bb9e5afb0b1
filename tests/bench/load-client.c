/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "load-client.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BODY                                                                                       \
  "{\"body\":\"Say it back before you answer, and wait until they nod: it took four minutes.\"}"

int
load_connect (guint16 port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (port) };
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int on = 1;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect (fd, (struct sockaddr *) &address, sizeof address) == 0)
    return fd;
  perror ("connect");
  exit (1);
}

/* A UUIDv7: random but for the time in front, as the platform wants the client to name its posts.
 */
static void
make_id (char id[37])
{
  guint64 now = (guint64) g_get_real_time () / 1000;

  g_snprintf (id, 37, "%08x-%04x-7%03x-%04x-%08x%04x", (guint32) (now >> 16),
              (guint) (now & 0xffff), g_random_int () & 0xfff, 0x8000 | (g_random_int () & 0x3fff),
              g_random_int (), g_random_int () & 0xffff);
}

/* Reads one answer with a Content-Length. Returns: its status; 0 where the connection ended */
static int
read_answer (int fd)
{
  char text[16384];
  gsize have = 0, whole = 0;

  do
    {
      gssize got = read (fd, text + have, sizeof text - 1 - have);
      char *end, *length;

      if (got <= 0)
        return 0;
      have += (gsize) got;
      text[have] = '\0';
      end = strstr (text, "\r\n\r\n");
      length = strcasestr (text, "\r\ncontent-length:");
      if (whole == 0 && end != NULL && length != NULL)
        whole = (gsize) (end + 4 - text) + strtoul (length + 17, NULL, 10);
    }
  while (whole == 0 || have < whole);
  return atoi (text + 9);
}

/* Returns: whether the platform acknowledged a new post, which it does once that is on the disk */
gboolean
load_write_post (int fd, const Load *load, const char *token)
{
  char id[37], request[1024];
  int length;

  make_id (id);
  length = g_snprintf (request, sizeof request,
                       "PUT /v1/containers/%s/posts/%s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n"
                       "Authorization: Bearer %s\r\nContent-Type: application/json\r\n"
                       "Content-Length: %zu\r\n\r\n%s",
                       load->container, id, load->port, token, strlen (BODY), BODY);
  return write (fd, request, (gsize) length) == length && read_answer (fd) == 200;
}
