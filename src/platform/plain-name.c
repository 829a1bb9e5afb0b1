/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plain-name.h"

#include "course-shape.h"

#include <string.h>

static const struct
{
  const char *ending;
  LycPlainKind kind;
} endings[] = {
  { "webm", LYC_PLAIN_VIDEO },   { "mp4", LYC_PLAIN_VIDEO },        { "m4v", LYC_PLAIN_VIDEO },
  { "mov", LYC_PLAIN_VIDEO },    { "mkv", LYC_PLAIN_VIDEO },        { "md", LYC_PLAIN_ARTICLE },
  { "pdf", LYC_PLAIN_DOCUMENT }, { "markdown", LYC_PLAIN_ARTICLE }, { "vtt", LYC_PLAIN_CAPTIONS },
  { "srt", LYC_PLAIN_CAPTIONS }, { "png", LYC_PLAIN_PICTURE },      { "jpg", LYC_PLAIN_PICTURE },
  { "jpeg", LYC_PLAIN_PICTURE },
};

/* As people call them who speak them; a language that is not here goes by its code. */
static const struct
{
  const char *code;
  const char *name;
} languages[] = {
  { "ar", "العربية" },    { "cs", "Čeština" },    { "da", "Dansk" },    { "de", "Deutsch" },
  { "en", "English" },    { "es", "Español" },    { "fi", "Suomi" },    { "fr", "Français" },
  { "he", "עברית" },      { "hi", "हिन्दी" },      { "it", "Italiano" }, { "ja", "日本語" },
  { "ko", "한국어" },     { "nl", "Nederlands" }, { "no", "Norsk" },    { "pl", "Polski" },
  { "pt", "Português" },  { "ru", "Русский" },    { "sv", "Svenska" },  { "tr", "Türkçe" },
  { "uk", "Українська" }, { "zh", "中文" },
};

/* Returns: the ending, behind its dot; "" for none */
static const char *
ending_of (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot > name ? dot + 1 : "";
}

static LycPlainKind
kind_of (const char *name)
{
  const char *ending = ending_of (name);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (endings[i].ending, ending) == 0)
      return endings[i].kind;
  return LYC_PLAIN_OTHER;
}

/* The number that orders it is no part of the title. */
static const char *
behind_number (const char *base)
{
  const char *rest = base + strspn (base, "0123456789");

  if (rest == base)
    return base;
  rest += strspn (rest, " ._-)");
  return *rest != '\0' ? rest : base;
}

/**
 * lyc_plain_title:
 * @base: the name of a file without its ending, or of a folder
 *
 * Returns: (transfer full): it as a title: "02-the_agenda" is "The agenda"
 */
char *
lyc_plain_title (const char *base)
{
  g_autofree char *text = g_strdup (behind_number (base));
  g_autofree char *first = NULL;

  if (strchr (text, ' ') == NULL)
    g_strdelimit (text, "-", ' ');
  g_strdelimit (text, "_", ' ');
  g_strstrip (text);
  if (*text == '\0')
    return g_strdup (base);
  first = g_utf8_substring (text, 0, 1);
  {
    g_autofree char *upper = g_utf8_strup (first, -1);

    return g_strconcat (upper, text + strlen (first), NULL);
  }
}

LycPlainName *
lyc_plain_name_new (const char *path)
{
  LycPlainName *self = g_new0 (LycPlainName, 1);
  g_autofree char *name = g_path_get_basename (path);
  const char *slash = strrchr (path, '/');
  gsize ending = strlen (ending_of (name));

  self->kind = kind_of (name);
  self->path = g_strdup (path);
  self->folder = slash != NULL ? g_strndup (path, (gsize) (slash - path)) : g_strdup ("");
  self->folder_key = g_utf8_collate_key_for_filename (self->folder, -1);
  self->key = g_utf8_collate_key_for_filename (name, -1);
  self->base = g_strndup (name, strlen (name) - (ending > 0 ? ending + 1 : 0));
  self->title = lyc_plain_title (self->base);
  return self;
}

void
lyc_plain_name_free (LycPlainName *name)
{
  g_free (name->path);
  g_free (name->folder);
  g_free (name->folder_key);
  g_free (name->key);
  g_free (name->base);
  g_free (name->title);
  g_free (name);
}

/* Returns: how the language is called, or @language itself */
const char *
lyc_plain_language (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_ascii_strcasecmp (languages[i].code, language) == 0)
      return languages[i].name;
  return language;
}

/**
 * lyc_plain_language_after:
 * @captions: name of captions without their ending: "01 Welcome.en"
 * @video: that of a video: "01 Welcome"
 *
 * Returns: (nullable): their language, "" where they do not say it, %NULL where they are not the
 * video's
 */
const char *
lyc_plain_language_after (const char *captions, const char *video)
{
  const char *rest = g_str_has_prefix (captions, video) ? captions + strlen (video) : NULL;

  if (rest == NULL || *rest == '\0')
    return rest;
  return *rest == '.' && lyc_course_is_language (rest + 1) ? rest + 1 : NULL;
}
