/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The small pictures above the seek bar: their sheets are fetched when somebody looks. */

#include "lesson-page-private.h"

#include "asset-parts.h"

typedef struct
{
  LycLessonPage *page; /* weak: NULL once it is gone */
  char *asset_id;
  guint index;
} Sheet;

static void
sheet_free (Sheet *sheet)
{
  g_clear_weak_pointer (&sheet->page);
  g_free (sheet->asset_id);
  g_free (sheet);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

/* Without a picture the time and the chapter are shown, as they are anyway. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sheet) sheet = user_data;
  g_autoptr (GBytes) bytes = lyc_session_load_sheet_finish (LYC_SESSION (source), result, NULL);
  g_autoptr (GdkTexture) texture = NULL;

  if (bytes == NULL || sheet->page == NULL
      || g_strcmp0 (lyc_lesson_page_get_asset_id (sheet->page), sheet->asset_id) != 0)
    return;
  texture = gdk_texture_new_from_bytes (bytes, NULL);
  if (texture == NULL)
    return;
  lyc_player_view_set_sheet (sheet->page->player, sheet->index, texture);
  g_signal_emit_by_name (sheet->page, "picture");
}

static void
wanted_cb (LycLessonPage *self, guint index)
{
  const char *asset_id = lyc_lesson_page_get_asset_id (self);
  Sheet *sheet;

  if (asset_id == NULL)
    return;
  sheet = g_new0 (Sheet, 1);
  g_set_weak_pointer (&sheet->page, self);
  sheet->asset_id = g_strdup (asset_id);
  sheet->index = index;
  lyc_session_load_sheet_async (lyc_services_get_session (self->services), asset_id, index, NULL,
                                loaded_cb, sheet);
}

/* What the asset has now. */
void
lyc_lesson_page_show_thumbs (LycLessonPage *self)
{
  LycThumbs thumbs;

  lyc_player_view_set_thumbs (self->player,
                              lyc_asset_get_thumbs (self->asset, &thumbs) ? &thumbs : NULL);
}

void
lyc_lesson_page_connect_thumbs (LycLessonPage *self)
{
  g_signal_connect_object (self->player, "sheet-wanted", G_CALLBACK (wanted_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * lyc_lesson_page_dup_picture:
 * @self: a page
 *
 * Returns: (transfer full) (nullable): a small picture of what plays, where it is here
 */
GdkTexture *
lyc_lesson_page_dup_picture (LycLessonPage *self)
{
  return lyc_player_view_dup_picture (self->player, lyc_player_view_get_position_ms (self->player));
}

/**
 * lyc_lesson_page_load_picture:
 * @self: a page
 *
 * Fetches it, with "picture" once it is here; without small pictures nothing happens.
 */
void
lyc_lesson_page_load_picture (LycLessonPage *self)
{
  g_autoptr (GdkTexture) picture = lyc_lesson_page_dup_picture (self);

  if (picture != NULL)
    g_signal_emit_by_name (self, "picture");
  else
    lyc_player_view_ask_for_picture (self->player);
}
