/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-words.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <libsoup/soup.h>
#include <locale.h>

static const LycPageWords source = {
  NULL,
  {
      /* Translators: the language code of this translation, as in HTML. */
      [LYC_WORD_LANGUAGE] = N_("en"),
          [LYC_WORD_TITLE] = N_("Sign in to %s"),
              [LYC_WORD_NAME] = N_("Name"),
                  [LYC_WORD_PASSWORD]
                  = N_("Password"),
                      [LYC_WORD_SIGN_IN]
                      = N_("Sign in"),
                          [LYC_WORD_NOT_BEGUN]
                          = N_("This sign-in was not begun by Lyceum. Close the page and sign in from the "
                                 "application again."),
                              [LYC_WORD_CANNOT_SAVE]
                              = N_("The platform cannot save at the moment. Try again later."),
                                  [LYC_WORD_WRONG] = N_("Name or password is not right."),
                                      [LYC_WORD_INCOMPLETE]
                                      = N_("The form was not complete."),
                                            [LYC_WORD_TOO_OFTEN]
                                            = N_("Too many tries. Wait a minute, then try again."),
                                            } };

static GPtrArray *loaded; /* of LycPageWords */

/* Beside the program in a folder of the build first, so that a checkout speaks too. */
static char *
locale_folder (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *dir = g_path_get_dirname (self != NULL ? self : "/");
  char *beside = g_build_filename (dir, "..", "..", "po", NULL);

  if (g_file_test (beside, G_FILE_TEST_IS_DIR))
    return beside;
  g_free (beside);
  return g_strdup (LYC_LOCALEDIR);
}

/* gettext looks at the variable again after the locale was set. */
static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_MESSAGES, "C.UTF-8");
}

static LycPageWords *
words_new (const char *language)
{
  LycPageWords *words = g_new0 (LycPageWords, 1);

  words->language = g_strdup (language);
  speak (language);
  for (int i = 0; i < LYC_N_WORDS; i++)
    words->words[i] = g_strdup (dgettext (GETTEXT_PACKAGE, source.words[i]));
  return words;
}

/**
 * lyc_page_words_load:
 *
 * Reads the words of every translation there is. Called once, before there are threads: which
 * language gettext speaks is the whole process'. A browser's language is asked for by each request
 * instead, and need not be one of the system's locales.
 */
void
lyc_page_words_load (void)
{
  g_autofree char *folder = locale_folder ();
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  loaded = g_ptr_array_new ();
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *catalogue
          = g_build_filename (folder, name, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

      if (g_file_test (catalogue, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (loaded, words_new (name));
    }
  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  setlocale (LC_MESSAGES, "");
}

static const LycPageWords *
find (const char *language)
{
  for (guint i = 0; loaded != NULL && i < loaded->len; i++)
    if (g_ascii_strcasecmp (((LycPageWords *) g_ptr_array_index (loaded, i))->language, language)
        == 0)
      return g_ptr_array_index (loaded, i);
  return NULL;
}

/* "de-AT" is de_AT where there is one, else de. */
static const LycPageWords *
find_tag (const char *tag)
{
  g_autofree char *language = g_strdelimit (g_strdup (tag), "-", '_');
  const LycPageWords *words = find (language);

  if (words != NULL)
    return words;
  language[strcspn (language, "_")] = '\0';
  return g_ascii_strcasecmp (language, "en") == 0 ? &source : find (language);
}

/**
 * lyc_page_words_for:
 * @accept_language: (nullable): the header of the request
 *
 * Returns: (transfer none): the words of the language that the person likes best of those there
 * are, English where there is none
 */
const LycPageWords *
lyc_page_words_for (const char *accept_language)
{
  GSList *liked
      = accept_language != NULL ? soup_header_parse_quality_list (accept_language, NULL) : NULL;
  const LycPageWords *words = NULL;

  for (GSList *l = liked; l != NULL && words == NULL; l = l->next)
    words = find_tag (l->data);
  if (liked != NULL)
    soup_header_free_list (liked);
  return words != NULL ? words : &source;
}
