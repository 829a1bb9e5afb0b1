/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "json-gate.h"

typedef struct
{
  const char *production; /* RFC 8259, section and name */
  const char *right;
  const char *broken;
} Production;

static const Production productions[] = {
  { "2 JSON-text", " \t\n\r1 ", "1 1" },
  { "2 begin-array", "[ 1]", "1]" },
  { "2 begin-object", "{ \"a\":1}", "\"a\":1}" },
  { "2 end-array", "[1 ]", "[1" },
  { "2 end-object", "{\"a\":1 }", "{\"a\":1" },
  { "2 name-separator", "{\"a\" : 1}", "{\"a\" 1}" },
  { "2 value-separator", "[1 , 2]", "[1 2]" },
  { "2 ws", "\t[\r\n]", "\v[]" },
  { "3 value", "[true,null,1,\"a\",[],{}]", "[,]" },
  { "3 false", "false", "False" },
  { "3 null", "null", "nul" },
  { "3 true", "true", "truee" },
  { "4 object", "{\"a\":1,\"b\":{}}", "{\"a\":1,}" },
  { "4 member", "{\"\":0}", "{a:0}" },
  { "5 array", "[[],[1,[2]]]", "[1,]" },
  { "6 number", "-12.5e+3", "--1" },
  { "6 decimal-point", "1.5", "1,5" },
  { "6 digit1-9", "10", "010" },
  { "6 e", "1E5", "1x5" },
  { "6 exp", "1e-7", "1e" },
  { "6 frac", "0.25", "0." },
  { "6 int", "-0", "-" },
  { "6 minus", "-1", "- 1" },
  { "6 plus", "1e+2", "+1" },
  { "6 zero", "0", "00" },
  { "7 string", "\"text\"", "\"text" },
  { "7 char", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\x\"" },
  { "7 escape", "\"\\u00e9\"", "\"\\u00g9\"" },
  { "7 quotation-mark", "\"a\"", "'a'" },
  { "7 unescaped", "\"\xc3\xa9 \x7f\"", "\"\x01\"" },
  { "7 surrogates", "\"\\ud83d\\ude00\"", "\"\\ud83d\"" },
};

static gboolean
check (const char *text, gssize length, GError **error)
{
  return lyc_json_gate_check (text, length < 0 ? strlen (text) : (gsize) length, NULL, error);
}

static void
test_productions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (productions); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", productions[i].production);
      check (productions[i].right, -1, &error);
      g_assert_no_error (error);
      g_assert_false (check (productions[i].broken, -1, &error));
      g_assert_cmpint (error->domain, ==, LYC_JSON_GATE_ERROR);
    }
}

/* What json-glib 1.6 takes although it is not JSON, or not JSON that two readers agree on. */
static void
test_leniencies (void)
{
  static const struct
  {
    const char *text;
    int code;
  } refused[] = {
    { "", LYC_JSON_GATE_ERROR_SIZE },
    { " ", LYC_JSON_GATE_ERROR_GRAMMAR },
    { "// c\n1", LYC_JSON_GATE_ERROR_GRAMMAR },
    { "/* c */ 1", LYC_JSON_GATE_ERROR_GRAMMAR },
    { "{'a':1}", LYC_JSON_GATE_ERROR_GRAMMAR },
    { "var x = {\"a\":1};", LYC_JSON_GATE_ERROR_GRAMMAR },
    { "[007]", LYC_JSON_GATE_ERROR_GRAMMAR },
    { "[0x10]", LYC_JSON_GATE_ERROR_GRAMMAR },
    { "[NaN]", LYC_JSON_GATE_ERROR_GRAMMAR },
    { "[Infinity]", LYC_JSON_GATE_ERROR_GRAMMAR },
    { "{\"a\":1,\"a\":2}", LYC_JSON_GATE_ERROR_DUPLICATE },
    { "{\"a\":1,\"\\u0061\":2}", LYC_JSON_GATE_ERROR_DUPLICATE },
    { "[1e999]", LYC_JSON_GATE_ERROR_NUMBER },
    { "[12345678901234567890]", LYC_JSON_GATE_ERROR_NUMBER },
    { "[\"\\u0000\"]", LYC_JSON_GATE_ERROR_ENCODING },
    { "\xef\xbb\xbf[]", LYC_JSON_GATE_ERROR_GRAMMAR },
    { "[\"\xff\"]", LYC_JSON_GATE_ERROR_ENCODING },
    { "[\"\xed\xa0\x80\"]", LYC_JSON_GATE_ERROR_ENCODING },
    { "[\"\\udc00\"]", LYC_JSON_GATE_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i].text);
      g_assert_false (check (refused[i].text, -1, &error));
      g_assert_error (error, LYC_JSON_GATE_ERROR, refused[i].code);
      g_assert_null (lyc_json_parse (refused[i].text, strlen (refused[i].text), NULL, NULL));
    }
}

static char *
repeat (const char *text, guint times)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (string, text);
  return g_string_free (string, FALSE);
}

/* json-glib's parser overflows its stack on each of these. */
static void
test_nesting (void)
{
  static const char *const openings[] = { "[", "[{\"\":" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autofree char *text = repeat (openings[i], 100000);
      g_autoptr (GError) error = NULL;

      g_assert_false (check (text, -1, &error));
      g_assert_error (error, LYC_JSON_GATE_ERROR, LYC_JSON_GATE_ERROR_DEPTH);
    }
}

static void
test_depth (void)
{
  g_autofree char *open = repeat ("[", 64);
  g_autofree char *close = repeat ("]", 64);
  g_autofree char *right = g_strconcat (open, close, NULL);
  g_autofree char *deeper = g_strconcat ("[", right, "]", NULL);

  g_assert_true (check (right, -1, NULL));
  g_assert_false (check (deeper, -1, NULL));
}

static void
test_limits (void)
{
  LycJsonLimits limits = { 10, 2, 3 };

  g_assert_true (lyc_json_gate_check ("[1,2]", 5, &limits, NULL));
  g_assert_false (lyc_json_gate_check ("[1,2,3]", 7, &limits, NULL));
  g_assert_false (lyc_json_gate_check ("[[[]]]", 6, &limits, NULL));
  g_assert_false (lyc_json_gate_check ("[ 1,2     ]", 11, &limits, NULL));
}

static void
test_place (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (check ("{\n  \"a\": x\n}", -1, &error));
  g_assert_true (g_str_has_prefix (error->message, "line 2, column 8:"));
}

static void
test_parse (void)
{
  const char *text = "{\"name\":\"caf\\u00e9\",\"n\":9223372036854775807}";
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lyc_json_parse (text, strlen (text), NULL, &error);
  JsonObject *object;

  g_assert_no_error (error);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, "café");
  g_assert_cmpint (json_object_get_int_member (object, "n"), ==, G_MAXINT64);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json-gate/productions", test_productions);
  g_test_add_func ("/base/json-gate/leniencies", test_leniencies);
  g_test_add_func ("/base/json-gate/nesting", test_nesting);
  g_test_add_func ("/base/json-gate/depth", test_depth);
  g_test_add_func ("/base/json-gate/limits", test_limits);
  g_test_add_func ("/base/json-gate/place", test_place);
  g_test_add_func ("/base/json-gate/parse", test_parse);
  return g_test_run ();
}
