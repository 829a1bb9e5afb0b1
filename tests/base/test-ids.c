/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ids.h"

static void
test_new (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 10000; i++)
    {
      char *id = lyc_id_new ();

      g_assert_true (lyc_id_is_valid (id));
      g_assert_cmpint (id[14], ==, '7');
      g_assert_nonnull (strchr ("89ab", id[19]));
      g_assert_true (g_hash_table_add (seen, id));
    }
}

static void
test_valid (void)
{
  g_assert_true (lyc_id_is_valid ("0190a6f0-0000-7000-8000-000000000000"));
  g_assert_false (lyc_id_is_valid (NULL));
  g_assert_false (lyc_id_is_valid (""));
  g_assert_false (lyc_id_is_valid ("0190A6F0-0000-7000-8000-000000000000"));
  g_assert_false (lyc_id_is_valid ("0190a6f0-0000-7000-8000-00000000000"));
  g_assert_false (lyc_id_is_valid ("0190a6f0-0000-7000-8000-0000000000000"));
  g_assert_false (lyc_id_is_valid ("0190a6f0x0000-7000-8000-000000000000"));
}

/* As "printf 'file:ID' | sha256sum" says, but for the version and the variant. */
static void
test_derive (void)
{
  const char *id = "0190a6f0-0000-7000-8000-000000000000";
  g_autofree char *one = lyc_id_derive ("file", id);
  g_autofree char *again = lyc_id_derive ("file", id);
  g_autofree char *other = lyc_id_derive ("fil", id);

  g_assert_cmpstr (one, ==, "1f01cc1e-de66-8c2e-bedd-e8b5e71257d1");
  g_assert_cmpstr (again, ==, one);
  g_assert_cmpstr (other, !=, one);
  g_assert_true (lyc_id_is_valid (one));
  g_assert_true (lyc_id_is_derived (one));
  g_assert_false (lyc_id_is_derived (id));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/ids/new", test_new);
  g_test_add_func ("/base/ids/valid", test_valid);
  g_test_add_func ("/base/ids/derive", test_derive);
  return g_test_run ();
}
