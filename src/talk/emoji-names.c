/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "emoji-names.h"

#include <gio/gio.h>
#include <string.h>

/* Emoji by name: ":thumbs_up:". The names are Unicode's short names, as the toolkit's own chooser
 * has them, with lines for spaces; beside them a few that everybody types. */

#define DATA "/org/gtk/libgtk/emoji/en.data"
#define MAX_NAME 60

static const struct
{
  const char *typed;
  const char *name;
} also[] = {
  { "+1", "thumbs_up" },        { "-1", "thumbs_down" },    { "heart", "red_heart" },
  { "smile", "grinning_face" }, { "tada", "party_popper" }, { "clap", "clapping_hands" },
  { "thanks", "folded_hands" }, { "idea", "light_bulb" },   { "eyes", "eyes" },
};

/* Returns: (transfer full): letters and digits of @name, one line between two words */
static char *
code_of (const char *name)
{
  GString *code = g_string_new (NULL);

  for (const char *c = name; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (code, g_ascii_tolower (*c));
    else if (code->len > 0 && code->str[code->len - 1] != '_' && (*c == ' ' || *c == '-'))
      g_string_append_c (code, '_');
  if (code->len > 0 && code->str[code->len - 1] == '_')
    g_string_truncate (code, code->len - 1);
  return g_string_free (code, FALSE);
}

/* 0 stands where a colour of skin may be chosen; without one it is shown as a picture. */
static char *
emoji_of (GVariant *points)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < g_variant_n_children (points); i++)
    {
      guint32 point;

      g_variant_get_child (points, i, "u", &point);
      g_string_append_unichar (text, point != 0 ? point : 0xfe0f);
    }
  return g_string_free (text, FALSE);
}

static void
add_aliases (GHashTable *names)
{
  for (guint i = 0; i < G_N_ELEMENTS (also); i++)
    {
      const char *emoji = g_hash_table_lookup (names, also[i].name);

      if (emoji != NULL)
        g_hash_table_insert (names, g_strdup (also[i].typed), g_strdup (emoji));
    }
}

static GHashTable *
read_names (void)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (DATA, 0, NULL);
  g_autoptr (GVariant) data = bytes != NULL ? g_variant_ref_sink (g_variant_new_from_bytes (
                                  G_VARIANT_TYPE ("a(ausasu)"), bytes, FALSE))
                                            : NULL;

  for (gsize i = 0; data != NULL && i < g_variant_n_children (data); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (data, i);
      g_autoptr (GVariant) points = g_variant_get_child_value (item, 0);
      const char *name;

      g_variant_get_child (item, 1, "&s", &name);
      g_hash_table_insert (names, code_of (name), emoji_of (points));
    }
  add_aliases (names);
  return names;
}

static const char *
find (const char *name, gsize length)
{
  static GHashTable *names;
  g_autofree char *key = g_ascii_strdown (name, (gssize) length);

  if (names == NULL)
    names = read_names ();
  return g_hash_table_lookup (names, key);
}

/* Returns: how long the name is that begins at @at, behind its colon; 0 where none is */
static gsize
name_length (const char *at)
{
  gsize n = 0;

  while (n < MAX_NAME && (g_ascii_isalnum (at[n]) || strchr ("_+-", at[n]) != NULL)
         && at[n] != '\0')
    n++;
  return at[n] == ':' ? n : 0;
}

/**
 * lyc_emoji_names_replace:
 * @text: what was typed
 *
 * Returns: (transfer full): @text with an emoji for each of its names; in code, and where a name is
 *   not known, everything stays
 */
char *
lyc_emoji_names_replace (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean code = FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      gsize n = *c == ':' && !code ? name_length (c + 1) : 0;
      const char *emoji = n > 0 ? find (c + 1, n) : NULL;

      code ^= *c == '`';
      if (emoji == NULL)
        {
          g_string_append_c (out, *c);
          continue;
        }
      g_string_append (out, emoji);
      c += n + 1;
    }
  return g_string_free (out, FALSE);
}
