/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the list behind an @ offers. */
#include "config.h"

#include "fixture.h"
#include "mentions.h"
#include "user.h"

static char *
offered (LycPeople *people, const char *word)
{
  g_autoptr (GPtrArray) users = lyc_mentions_complete (people, word, FIXTURE_ME);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < users->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            lyc_user_get_name (g_ptr_array_index (users, i)));
  return g_string_free (names, FALSE);
}

static void
test_blocked (void)
{
  static const char *const ids[] = { FIXTURE_ME, FIXTURE_INES, FIXTURE_TOM, NULL };

  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPeople) people = NULL;
  g_autofree char *before = NULL, *blocked = NULL;

  fixture_put (services, "{\"kind\":\"user\",\"id\":\"" FIXTURE_TOM "\",\"name\":\"Ingo Wolf\"}");
  people = lyc_people_new_for_ids (services, ids);
  before = offered (people, "in");
  g_assert_cmpstr (before, ==, "Ines Duarte, Ingo Wolf");
  fixture_put (services, "{\"kind\":\"block\",\"id\":\"" FIXTURE_INES "\"}");
  blocked = offered (people, "in");
  g_assert_cmpstr (blocked, ==, "Ingo Wolf");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/talk/mentions/blocked", test_blocked);
  return g_test_run ();
}
