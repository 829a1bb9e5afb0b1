/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-read.h"

#include "json-gate.h"

static const char odd[]
    = "{\"a\":{},\"b\":[1],\"c\":null,\"d\":1.5,\"e\":\"text\",\"f\":7,\"g\":true}";

/* Whatever a member is, asking for another type answers with what was to be in its place. */
static void
test_types (void)
{
  g_autoptr (JsonNode) node = lyc_json_parse (odd, sizeof odd - 1, &lyc_json_default_limits, NULL);
  JsonObject *object = json_node_get_object (node);
  static const char *const names[] = { "a", "b", "c", "d", "e", "f", "g", "missing" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpint (lyc_json_int (object, names[i], 3), ==, names[i][0] == 'f' ? 7 : 3);
      g_assert_cmpstr (lyc_json_text (object, names[i], "no"), ==,
                       names[i][0] == 'e' ? "text" : "no");
      g_assert_cmpint (lyc_json_flag (object, names[i], FALSE), ==, names[i][0] == 'g');
      g_assert_cmpint (lyc_json_object (object, names[i]) != NULL, ==, names[i][0] == 'a');
      g_assert_cmpint (lyc_json_array (object, names[i]) != NULL, ==, names[i][0] == 'b');
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json-read/types", test_types);
  return g_test_run ();
}
