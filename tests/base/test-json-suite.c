/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that every reader must take, and documents that every reader must refuse, of the kinds
 * that parsers are known to differ on. */
#include <string.h>

#include "json-gate.h"

#define TEXT(literal) { literal, sizeof literal - 1 }

typedef struct
{
  const char *text;
  gsize length;
} Document;

static const Document accepted[] = {
  TEXT ("[]"), TEXT ("{}"), TEXT ("[[] ]"), TEXT ("[\"\"]"), TEXT ("[1]\n"), TEXT (" [1]"),
  TEXT ("[1,null,null,null,2]"), TEXT ("[2] "), TEXT ("[123e65]"), TEXT ("[0e+1]"), TEXT ("[0e1]"),
  TEXT ("[ 4]"), TEXT ("[-0.0000000000000000000000000000000000000000000000000000000001]"),
  TEXT ("[20e1]"), TEXT ("[-0]"), TEXT ("[-123]"), TEXT ("[-1]"), TEXT ("[1E22]"), TEXT ("[1E-2]"),
  TEXT ("[1E+2]"), TEXT ("[123.456e78]"), TEXT ("[123.456789]"), TEXT ("[9223372036854775807]"),
  TEXT ("[-9223372036854775808]"), TEXT ("[1e-999]"), TEXT ("{\"a\":[]}"), TEXT ("{\"\":0}"),
  TEXT ("{\"foo\\u0062ar\": 42}"), TEXT ("{\"a\":\"b\",\"A\":\"b\"}"), TEXT ("{\n\"a\": \"b\"\n}"),
  TEXT ("[\"\\u0060\\u012a\\u12AB\"]"), TEXT ("[\"\\uD801\\udc37\"]"),
  TEXT ("[\"\\ud83d\\ude39\\ud83d\\udc8d\"]"), TEXT ("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]"),
  TEXT ("[\"\\\\u0000\"]"), TEXT ("[\"a/*b*/c/*d//e\"]"), TEXT ("[\"\\\\a\"]"), TEXT ("[\"\\uFFFF\"]"),
  TEXT ("[\"\\uDBFF\\uDFFF\"]"), TEXT ("[\"\\u0012\"]"), TEXT ("[\"new\\u00A0line\"]"),
  TEXT ("[\"\xe2\x80\xa8\xe2\x80\xa9\"]"), TEXT ("[\"\x7f\"]"), TEXT ("[\"\xf4\x8f\xbf\xbf\"]"),
  TEXT ("\"\""), TEXT ("42"), TEXT ("-0.1"), TEXT ("null"), TEXT ("true"), TEXT (" \r\n\tfalse"),
};

static const Document refused[] = {
  TEXT ("[1 true]"), TEXT ("[\"\": 1]"), TEXT ("[\"\"],"), TEXT ("[,1]"), TEXT ("[1,,2]"),
  TEXT ("[\"x\",,]"), TEXT ("[\"x\"]]"), TEXT ("[\"\",]"), TEXT ("[\"x\""), TEXT ("[x"), TEXT ("[3[4]]"),
  TEXT ("[\xff]"), TEXT ("[1:2]"), TEXT ("[,]"), TEXT ("[-]"), TEXT ("[   , \"\"]"), TEXT ("[\"a\",\n4\n,1,"),
  TEXT ("[1,]"), TEXT ("[*]"), TEXT ("[1,\n1\n,1"), TEXT ("[{}"), TEXT ("[fals]"), TEXT ("[nul]"),
  TEXT ("[tru]"), TEXT ("123\0"), TEXT ("[++1234]"), TEXT ("[+1]"), TEXT ("[+Inf]"), TEXT ("[-01]"),
  TEXT ("[-1.0.]"), TEXT ("[-2.]"), TEXT ("[.-1]"), TEXT ("[.2e-3]"), TEXT ("[0.1.2]"), TEXT ("[0.3e+]"),
  TEXT ("[0.e1]"), TEXT ("[0E+]"), TEXT ("[0E]"), TEXT ("[1.0e-]"), TEXT ("[1eE2]"), TEXT ("[1 000.0]"),
  TEXT ("[2.e3]"), TEXT ("[9.e+]"), TEXT ("[Inf]"), TEXT ("[\xef\xbc\x91]"), TEXT ("[1+2]"), TEXT ("[0x42]"),
  TEXT ("[-Infinity]"), TEXT ("[-NaN]"), TEXT ("[- 1]"), TEXT ("[-012]"), TEXT ("[1ea]"), TEXT ("[1e1\xe5]"),
  TEXT ("[1.]"), TEXT ("[.123]"), TEXT ("[1.2a-3]"), TEXT ("[1.8011670033376514H-308]"), TEXT ("[012]"),
  TEXT ("[9223372036854775808]"), TEXT ("[-9223372036854775809]"), TEXT ("[-1e999]"),
  TEXT ("[00000000000000000000000000000000000000000000000000000000000000000001]"),
  TEXT ("[\"x\", truth]"), TEXT ("{[: \"x\"}\n"), TEXT ("{\"x\", null}"), TEXT ("{\"x\"::\"b\"}"),
  TEXT ("{\"a\":\"a\" 123}"), TEXT ("{key: 'value'}"), TEXT ("{\"a\" b}"), TEXT ("{:\"b\"}"),
  TEXT ("{\"a\" \"b\"}"), TEXT ("{\"a\":"), TEXT ("{\"a\""), TEXT ("{1:1}"), TEXT ("{9999E9999:1}"),
  TEXT ("{null:null,null:null}"), TEXT ("{\"id\":0,,,,,}"), TEXT ("{'a':0}"), TEXT ("{\"id\":0,}"),
  TEXT ("{\"a\":\"b\"}/**/"), TEXT ("{\"a\":\"b\"}//"), TEXT ("{\"a\":\"b\",,\"c\":\"d\"}"),
  TEXT ("{a: \"b\"}"), TEXT ("{\"a\":\"a"), TEXT ("{ \"foo\" : \"bar\", \"a\" }"), TEXT ("{\"a\":\"b\"}#"),
  TEXT ("[\"\\uD800\\\"]"), TEXT ("[\"\\uD800\\u\"]"), TEXT ("[\"\\uD800\\u1\"]"),
  TEXT ("[\"\\uD800\\uD800\"]"), TEXT ("[\"\\uDFAA\"]"), TEXT ("[\\u0020\"asd\"]"), TEXT ("[\\n]"),
  TEXT ("[\"\\x00\"]"), TEXT ("[\"\\\\\\\"]"), TEXT ("[\"\\\t\"]"), TEXT ("[\"\\\xf0\x9f\x8c\x80\"]"),
  TEXT ("[\"\\\"]"), TEXT ("[\"\\u00A\"]"), TEXT ("[\"\\u 123\"]"), TEXT ("[\"\\a\"]"), TEXT ("[\"\\U0041\"]"),
  TEXT ("[\"\\uqqqq\"]"), TEXT ("['single quote']"), TEXT ("abc"), TEXT ("[\"\\"), TEXT ("[\"a\0a\"]"),
  TEXT ("[\"new\nline\"]"), TEXT ("[\"\t\"]"), TEXT ("\"\\UA66D\""), TEXT ("\"\"x"), TEXT ("\xef\xbb\xbf"),
  TEXT ("<.>"), TEXT ("[<null>]"), TEXT ("[1]x"), TEXT ("[1]]"), TEXT ("[True]"), TEXT ("1]"),
  TEXT ("{\"x\": true,"), TEXT ("[][]"), TEXT ("]"), TEXT ("\xef\xbb\xbf{}"), TEXT ("\xe5"), TEXT ("["),
  TEXT ("2@"), TEXT ("{}}"), TEXT ("{\"\":"), TEXT ("{\"a\":/*comment*/\"b\"}"), TEXT ("{,"), TEXT ("{["),
  TEXT ("{\"a"), TEXT ("{'a'"), TEXT ("[\"\\{[\"\\{["), TEXT ("*"), TEXT ("[\"a\",\n\"b\"\f]"),
  TEXT ("[1}"), TEXT ("{\"a\":1]"), TEXT ("[\xc0\x80]"), TEXT ("[\"\xc0\xaf\"]"),
  TEXT ("[\"\xf4\x90\x80\x80\"]"), TEXT ("[\"\xfc\x80\x80\x80\x80\x80\"]"), TEXT ("[\"\xed\xbf\xbf\"]"),
  TEXT ("[\xe2\x81\xa0]"), TEXT ("\x0c[]"), TEXT ("\xc2\xa0[]"), TEXT ("["
  "\0]"), TEXT ("{\"a\":{\"b\":1,\"b\":1}}"), TEXT ("[{\"\":1,\"\":2}]"),
};

static void
test_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = lyc_json_parse (accepted[i].text, accepted[i].length, NULL, &error);

      g_test_message ("%s", accepted[i].text);
      g_assert_no_error (error);
      g_assert_nonnull (root);
    }
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_null (lyc_json_parse (refused[i].text, refused[i].length, NULL, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, LYC_JSON_GATE_ERROR);
    }
}

/* Each document cut after every byte: none but the scalars that stay whole may pass, none may crash. */
static void
test_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (accepted[i].text));

      if (text[0] != '[' && text[0] != '{' && text[0] != '"')
        continue;
      for (gsize length = 0; length < strlen (text); length++)
        g_assert_false (lyc_json_gate_check (text, length, NULL, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json-suite/accepted", test_accepted);
  g_test_add_func ("/base/json-suite/refused", test_refused);
  g_test_add_func ("/base/json-suite/cut", test_cut);
  return g_test_run ();
}
