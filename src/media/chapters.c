/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chapters.h"

typedef struct
{
  gint64 start_ms;
  char *title;
} Chapter;

struct _LycChapters
{
  gatomicrefcount refs;
  GArray *chapters; /* of Chapter, by start */
};

G_DEFINE_BOXED_TYPE (LycChapters, lyc_chapters, lyc_chapters_ref, lyc_chapters_unref)

static void
clear_chapter (gpointer data)
{
  Chapter *chapter = data;

  g_free (chapter->title);
}

/**
 * lyc_chapters_new:
 *
 * Returns: (transfer full): no chapters yet
 */
LycChapters *
lyc_chapters_new (void)
{
  LycChapters *self = g_new0 (LycChapters, 1);

  g_atomic_ref_count_init (&self->refs);
  self->chapters = g_array_new (FALSE, FALSE, sizeof (Chapter));
  g_array_set_clear_func (self->chapters, clear_chapter);
  return self;
}

/**
 * lyc_chapters_ref:
 * @self: chapters
 *
 * Returns: (transfer full): @self
 */
LycChapters *
lyc_chapters_ref (LycChapters *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * lyc_chapters_unref:
 * @self: (transfer full): chapters
 */
void
lyc_chapters_unref (LycChapters *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->chapters);
  g_free (self);
}

/**
 * lyc_chapters_add:
 * @self: chapters
 * @start_ms: where it begins
 * @title: its title
 *
 * Adds a chapter at its place by time.
 */
void
lyc_chapters_add (LycChapters *self, gint64 start_ms, const char *title)
{
  Chapter chapter = { start_ms, g_strdup (title) };
  guint place = self->chapters->len;

  while (place > 0 && g_array_index (self->chapters, Chapter, place - 1).start_ms > start_ms)
    place--;
  g_array_insert_val (self->chapters, place, chapter);
}

/**
 * lyc_chapters_get_n:
 * @self: chapters
 *
 * Returns: how many
 */
guint
lyc_chapters_get_n (const LycChapters *self)
{
  return self->chapters->len;
}

/**
 * lyc_chapters_get_start_ms:
 * @self: chapters
 * @index: less than lyc_chapters_get_n()
 *
 * Returns: where the chapter begins
 */
gint64
lyc_chapters_get_start_ms (const LycChapters *self, guint index)
{
  g_return_val_if_fail (index < self->chapters->len, 0);

  return g_array_index (self->chapters, Chapter, index).start_ms;
}

/**
 * lyc_chapters_get_title:
 * @self: chapters
 * @index: less than lyc_chapters_get_n()
 *
 * Returns: (transfer none): the chapter's title
 */
const char *
lyc_chapters_get_title (const LycChapters *self, guint index)
{
  g_return_val_if_fail (index < self->chapters->len, NULL);

  return g_array_index (self->chapters, Chapter, index).title;
}

/**
 * lyc_chapters_index_at:
 * @self: chapters
 * @at_ms: media time
 *
 * Returns: the chapter that runs at @at_ms, or -1 before the first
 */
int
lyc_chapters_index_at (const LycChapters *self, gint64 at_ms)
{
  guint low = 0, high = self->chapters->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->chapters, Chapter, middle).start_ms <= at_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

/**
 * lyc_chapters_label_at:
 * @self: chapters
 * @at_ms: media time
 *
 * Returns: (transfer full) (nullable): "3 · Say it back", or %NULL before the first chapter
 */
char *
lyc_chapters_label_at (const LycChapters *self, gint64 at_ms)
{
  int index = lyc_chapters_index_at (self, at_ms);

  if (index < 0)
    return NULL;
  return g_strdup_printf ("%d · %s", index + 1, lyc_chapters_get_title (self, (guint) index));
}
