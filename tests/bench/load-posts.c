/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writers that post as fast as the platform acknowledges. */
#include "load-client.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct
{
  const Load *load;
  const char *token;
  gint64 until_us;
  guint written;
} Writer;

static gpointer
write_posts (gpointer data)
{
  Writer *self = data;
  int fd = load_connect (self->load->port);

  while (g_get_monotonic_time () < self->until_us)
    {
      if (!load_write_post (fd, self->load, self->token))
        {
          fprintf (stderr, "a post was refused\n");
          exit (1);
        }
      self->written++;
    }
  close (fd);
  return NULL;
}

/* Prints how many posts were acknowledged, and in how many seconds. */
int
load_posts (const Load *load)
{
  g_autofree Writer *writers = g_new0 (Writer, load->n_writers);
  g_autofree GThread **threads = g_new0 (GThread *, load->n_writers);
  gint64 began = g_get_monotonic_time ();
  guint written = 0;

  for (guint i = 0; i < load->n_writers; i++)
    {
      writers[i] = (Writer){ load, load->tokens[i], began + load->seconds * G_USEC_PER_SEC, 0 };
      threads[i] = g_thread_new ("writer", write_posts, &writers[i]);
    }
  for (guint i = 0; i < load->n_writers; i++)
    {
      g_thread_join (threads[i]);
      written += writers[i].written;
    }
  printf ("%u %.6f\n", written, (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
  return 0;
}
