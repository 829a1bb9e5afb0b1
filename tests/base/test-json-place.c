/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "json-place.h"

static const char text[] = "\n{\n"                                     /* 2 */
                           " \"title\": \"a \\\"quoted\\\" {word\",\n" /* 3 */
                           " \"list\": [\n"                            /* 4 */
                           "  {\"a\": [1, [2, {\"b\": \"]\"}]],\n"     /* 5 */
                           "   \"deep\":\n"                            /* 6 */
                           "     -1.5e3},\n"                           /* 7 */
                           "  true, \"x\\\\\", null,\n"                /* 8 */
                           "  {\"a\": 2}\n"                            /* 9 */
                           " ],\n"                                     /* 10 */
                           " \"last\": {}}";                           /* 11 */

static void
test_places (void)
{
  static const struct
  {
    const char *pointer;
    guint line;
  } places[] = {
    { "", 2 },
    { "/title", 3 },
    { "/list", 4 },
    { "/list/0", 5 },
    { "/list/0/a/1/1/b", 5 },
    { "/list/0/deep", 7 },
    { "/list/2", 8 },
    { "/list/3", 8 },
    { "/list/4/a", 9 },
    { "/last", 11 },
    /* What is not there: the line of what would hold it. */
    { "/list/4/b", 9 },
    { "/list/5", 4 },
    { "/last/x/y", 11 },
    { "/none", 2 },
    { "/title/0", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_test_message ("%s", places[i].pointer);
      g_assert_cmpuint (lyc_json_place_line (text, strlen (text), places[i].pointer), ==,
                        places[i].line);
    }
}

/* Text that ends anywhere is walked to its end and no further. */
static void
test_ends (void)
{
  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *part = g_memdup2 (text, length + 1);

      g_assert_cmpuint (lyc_json_place_line (part, length, "/list/4/a"), <=, 11);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-place/places", test_places);
  g_test_add_func ("/json-place/ends", test_ends);
  return g_test_run ();
}
