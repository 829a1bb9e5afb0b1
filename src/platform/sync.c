/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "event-log.h"
#include "handlers.h"
#include "stream-frame.h"

#include <stdio.h>

/* Where a register or snapshot stands: after the object @last of a kind of a scope. Everything in it
 * is looked up among what is the person's now, so a made-up one shows nothing. */
typedef struct {
  gint64 seq;
  gint64 scope_id;
  guint kind;
  gint64 last;
} Cursor;

typedef struct {
  LycRequest *request;
  GString *text;
  guint count;
  Cursor cursor;
  gboolean full;
} Page;

static gboolean
cursor_parse (const char *text, Cursor *cursor)
{
  char end;

  return sscanf (text, "%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT ".%u.%" G_GINT64_FORMAT "%c",
                 &cursor->seq, &cursor->scope_id, &cursor->kind, &cursor->last, &end)
         == 4;
}

/* Returns: whether the object went onto the page or had nothing to show; else the page is full */
static gboolean
add_object (Page *page, const LycKindInfo *info, const LycStanding *standing, gint64 id)
{
  LycPlatform *platform = page->request->platform;
  g_autofree char *own = NULL;
  const char *text = lyc_view_text (platform, page->request->viewer, info->kind,
                                    standing->scope_id, id, &own);

  if (text == NULL)
    return TRUE;
  if (page->count >= lyc_platform_limit (platform, LYC_LIMIT_PAGE_OBJECTS)
      || (page->count > 0
          && page->text->len + strlen (text) + 512
               > (gsize) lyc_platform_limit (platform, LYC_LIMIT_PAGE_BYTES)))
    return FALSE;
  if (page->count++ > 0)
    g_string_append_c (page->text, ',');
  g_string_append (page->text, text);
  return TRUE;
}

static guint
index_after (GArray *ids, gint64 last)
{
  for (guint i = 0; last != 0 && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == last)
      return i + 1;
  return 0;
}

static void
add_kind (Page *page, const LycKindInfo *info, const LycStanding *standing)
{
  g_autoptr (GArray) ids = info->list (page->request->platform, page->request->viewer, standing);

  for (guint i = index_after (ids, page->cursor.last); i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!add_object (page, info, standing, id))
        {
          page->full = TRUE;
          return;
        }
      page->cursor.last = id;
    }
}

static void
add_scope (Page *page, const LycStanding *standing)
{
  guint count;
  const LycKindInfo *kinds = lyc_kinds_get (&count);

  page->cursor.scope_id = standing->scope_id;
  for (; page->cursor.kind < count; page->cursor.kind++)
    {
      if (kinds[page->cursor.kind].list != NULL)
        add_kind (page, &kinds[page->cursor.kind], standing);
      if (page->full)
        return;
      page->cursor.last = 0;
    }
  page->cursor.kind = 0;
}

static void
page_init (Page *page, LycRequest *request, const char *cursor)
{
  *page = (Page){ request, g_string_new (NULL), 0, { 0 }, FALSE };
  if (cursor == NULL)
    page->cursor.seq = lyc_log_head (request->platform);
  else if (!cursor_parse (cursor, &page->cursor))
    lyc_request_field_error (request, "cursor", "is none of ours");
}

static void
answer_page (Page *page)
{
  LycViewer *viewer = page->request->viewer;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "{\"seq\":%" G_GINT64_FORMAT ",\"user_id\":\"%s\",\"scopes\":[",
                   page->cursor.seq, viewer->uuid);
  for (guint i = 0; i < viewer->in_order->len; i++)
    g_string_append_printf (text, "%s\"%s\"", i > 0 ? "," : "",
                            ((LycStanding *) g_ptr_array_index (viewer->in_order, i))->name);
  g_string_append_printf (text, "],\"objects\":[%s],\"next\":", page->text->str);
  if (page->full)
    g_string_append_printf (text,
                            "\"%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT ".%u.%" G_GINT64_FORMAT "\"}",
                            page->cursor.seq, page->cursor.scope_id, page->cursor.kind,
                            page->cursor.last);
  else
    g_string_append (text, "null}");
  {
    g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);

    lyc_request_bytes (page->request, 200, "application/json", bytes);
  }
}

static guint
scope_index (LycViewer *viewer, gint64 scope_id)
{
  for (guint i = 0; scope_id != 0 && i < viewer->in_order->len; i++)
    if (((LycStanding *) g_ptr_array_index (viewer->in_order, i))->scope_id == scope_id)
      return i;
  return 0;
}

/* A scope that went away between two pages begins again at the first: applied by rev, twice is
 * once. */
void
lyc_handle_sync_register (LycRequest *request)
{
  Page page;
  LycViewer *viewer = request->viewer;

  page_init (&page, request, lyc_request_text (request, "cursor", NULL));
  if (page.cursor.scope_id != 0 && lyc_viewer_in (viewer, page.cursor.scope_id) == NULL)
    page.cursor = (Cursor){ page.cursor.seq, 0, 0, 0 };
  for (guint i = scope_index (viewer, page.cursor.scope_id);
       request->status == 0 && !page.full && i < viewer->in_order->len; i++)
    add_scope (&page, g_ptr_array_index (viewer->in_order, i));
  if (request->status == 0)
    answer_page (&page);
  g_string_free (page.text, TRUE);
}

void
lyc_handle_sync_snapshot (LycRequest *request)
{
  Page page;
  const char *name = lyc_request_param (request, "scope");
  const LycStanding *standing = name != NULL ? lyc_viewer_in_named (request->viewer, name) : NULL;

  if (standing == NULL)
    {
      lyc_request_not_found (request);
      return;
    }
  page_init (&page, request, lyc_request_param (request, "cursor"));
  if (request->status == 0)
    {
      add_scope (&page, standing);
      answer_page (&page);
    }
  g_string_free (page.text, TRUE);
}

/* Lines read at a time while looking for this person's. */
#define READ_LINES 500

static gint64
add_frames (LycRequest *request, GString *text, gint64 since, gint64 head)
{
  guint count = 0;
  gint64 cursor = since;

  while (cursor < head)
    {
      g_autoptr (GPtrArray) entries = lyc_log_read (request->platform, cursor, READ_LINES);

      for (guint i = 0; i < entries->len; i++)
        {
          LycLogEntry *entry = g_ptr_array_index (entries, i);
          g_autofree char *frame = lyc_frame_build (request->platform, request->viewer, entry, -1);

          if (frame != NULL && count++ > 0)
            g_string_append_c (text, ',');
          if (frame != NULL)
            g_string_append (text, frame);
          cursor = entry->seq;
          if (count >= lyc_platform_limit (request->platform, LYC_LIMIT_PAGE_OBJECTS)
              || text->len + 65536 > (gsize) lyc_platform_limit (request->platform, LYC_LIMIT_PAGE_BYTES))
            return cursor;
        }
      if (entries->len == 0)
        break;
    }
  return head;
}

void
lyc_handle_sync_changes (LycRequest *request)
{
  const char *param = lyc_request_param (request, "since");
  gint64 head = lyc_log_head (request->platform);
  gint64 since;
  g_autoptr (GString) frames = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (param == NULL || !g_ascii_string_to_signed (param, 10, 0, G_MAXINT64, &since, NULL))
    {
      lyc_request_field_error (request, "since", "must be a log number");
      return;
    }
  if (lyc_frame_must_resync (request->platform, request->viewer, since))
    {
      lyc_request_problem (request, 410, "resync", "Too much has happened since then; register again.");
      return;
    }
  since = add_frames (request, frames, since, head);
  text = g_strdup_printf ("{\"frames\":[%s],\"cursor\":%" G_GINT64_FORMAT
                          ",\"head\":%" G_GINT64_FORMAT ",\"more\":%s}",
                          frames->str, since, head, since < head ? "true" : "false");
  bytes = g_bytes_new_take (text, strlen (text));
  lyc_request_bytes (request, 200, "application/json", bytes);
}
