/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "preview.h"

#include "json-read.h"

/* What the platform makes is no wider or higher, pixels, and no larger, bytes. */
#define MAX_SIDE 640
#define MAX_BYTES (2 * 1024 * 1024)
#define MAX_MS (24 * 3600 * G_GINT64_CONSTANT (1000))
#define MAX_PAGES 100000

static const struct
{
  const char *ending;
  LycFileSort sort;
} sorts[] = {
  { "png", LYC_FILE_PICTURE },  { "jpg", LYC_FILE_PICTURE }, { "jpeg", LYC_FILE_PICTURE },
  { "webp", LYC_FILE_PICTURE }, { "webm", LYC_FILE_VIDEO },  { "mkv", LYC_FILE_VIDEO },
  { "mp4", LYC_FILE_VIDEO },    { "m4v", LYC_FILE_VIDEO },   { "mov", LYC_FILE_VIDEO },
  { "ogv", LYC_FILE_VIDEO },    { "ogg", LYC_FILE_SOUND },   { "oga", LYC_FILE_SOUND },
  { "opus", LYC_FILE_SOUND },   { "mp3", LYC_FILE_SOUND },   { "m4a", LYC_FILE_SOUND },
  { "pdf", LYC_FILE_DOCUMENT }, { "txt", LYC_FILE_TEXT },    { "text", LYC_FILE_TEXT },
  { "md", LYC_FILE_TEXT },      { "markdown", LYC_FILE_TEXT }, { "csv", LYC_FILE_TEXT },
  { "tsv", LYC_FILE_TEXT },     { "log", LYC_FILE_TEXT },    { "json", LYC_FILE_TEXT },
  { "xml", LYC_FILE_TEXT },     { "yaml", LYC_FILE_TEXT },   { "yml", LYC_FILE_TEXT },
  { "toml", LYC_FILE_TEXT },    { "ini", LYC_FILE_TEXT },    { "c", LYC_FILE_TEXT },
  { "h", LYC_FILE_TEXT },       { "cpp", LYC_FILE_TEXT },    { "py", LYC_FILE_TEXT },
  { "js", LYC_FILE_TEXT },      { "ts", LYC_FILE_TEXT },     { "java", LYC_FILE_TEXT },
  { "rs", LYC_FILE_TEXT },      { "go", LYC_FILE_TEXT },     { "rb", LYC_FILE_TEXT },
  { "sh", LYC_FILE_TEXT },      { "css", LYC_FILE_TEXT },    { "html", LYC_FILE_TEXT },
  { "sql", LYC_FILE_TEXT },     { "r", LYC_FILE_TEXT },      { "tex", LYC_FILE_TEXT },
  { "srt", LYC_FILE_TEXT },     { "vtt", LYC_FILE_TEXT },
};

/* Returns: (transfer full): how the name ends, in small letters */
static char *
dup_ending (LycFile *self)
{
  const char *dot = strrchr (lyc_file_get_name (self), '.');

  return g_ascii_strdown (dot != NULL ? dot + 1 : "", -1);
}

static LycFileSort
sort_by_name (LycFile *self)
{
  g_autofree char *ending = dup_ending (self);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i].ending, ending))
      return sorts[i].sort;
  return LYC_FILE_OTHER;
}

/* Returns: as what the file is shown: by what the platform saw, else by its name */
LycFileSort
lyc_file_get_sort (LycFile *self)
{
  static const char *const seen[] = {
    [LYC_FILE_PICTURE] = "picture",
    [LYC_FILE_VIDEO] = "video",
    [LYC_FILE_SOUND] = "audio",
    [LYC_FILE_DOCUMENT] = "pdf",
  };
  JsonObject *object = lyc_record_get_object (LYC_RECORD (self), "preview");
  const char *kind = object != NULL ? lyc_json_text (object, "kind", "") : "";

  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    if (seen[i] != NULL && g_str_equal (seen[i], kind))
      return (LycFileSort) i;
  return sort_by_name (self);
}

gboolean
lyc_file_is_markdown (LycFile *self)
{
  g_autofree char *ending = dup_ending (self);

  return g_str_equal (ending, "md") || g_str_equal (ending, "markdown");
}

static gint64
number (JsonObject *object, const char *name, gint64 most)
{
  return CLAMP (lyc_json_int (object, name, 0), 0, most);
}

/**
 * lyc_file_get_preview:
 * @preview: (out): what the platform saw in the file
 *
 * Returns: whether it saw anything
 */
gboolean
lyc_file_get_preview (LycFile *self, LycPreview *preview)
{
  JsonObject *object = lyc_record_get_object (LYC_RECORD (self), "preview");

  if (object == NULL)
    return FALSE;
  *preview = (LycPreview){
    .width = (guint) number (object, "width", MAX_SIDE),
    .height = (guint) number (object, "height", MAX_SIDE),
    .size = number (object, "size", MAX_BYTES),
    .sha256 = lyc_json_text (object, "sha256", ""),
    .duration_ms = number (object, "duration_ms", MAX_MS),
    .pages = (guint) number (object, "pages", MAX_PAGES),
  };
  if (preview->width == 0 || preview->height == 0 || preview->size == 0)
    preview->width = preview->height = 0;
  return TRUE;
}
