/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "webvtt-style.h"

#include <string.h>

/* A text that is read from its beginning, each byte once. */
typedef struct
{
  const char *at;
  const char *end;
  guint64 *work; /* grows by the bytes that were looked at */
} Scan;

static void
rule_clear (gpointer data)
{
  LycWebvttRule *rule = data;

  g_free (rule->tag);
  g_free (rule->name);
  g_free (rule->voice);
  g_free (rule->id);
}

/* Returns: (transfer full) (element-type LycWebvttRule): none yet */
GArray *
lyc_webvtt_rules_new (void)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (LycWebvttRule));

  g_array_set_clear_func (rules, rule_clear);
  return rules;
}

static LycWebvttToken
trim (LycWebvttToken token)
{
  while (token.length > 0 && g_ascii_isspace (*token.at))
    {
      token.at++;
      token.length--;
    }
  while (token.length > 0 && g_ascii_isspace (token.at[token.length - 1]))
    token.length--;
  return token;
}

static gboolean
is_word (const LycWebvttToken *token, const char *word)
{
  return strlen (word) == token->length
         && g_ascii_strncasecmp (word, token->at, token->length) == 0;
}

/* Up to @stop outside of quotes, which is passed; FALSE at the end of the text. */
static gboolean
take_until (Scan *scan, char stop, LycWebvttToken *token)
{
  char quote = 0;

  token->at = scan->at;
  for (; scan->at < scan->end; scan->at++)
    if (quote != 0)
      quote = *scan->at == quote ? 0 : quote;
    else if (*scan->at == stop)
      break;
    else if (*scan->at == '"' || *scan->at == '\'')
      quote = *scan->at;
  token->length = (gsize) (scan->at - token->at);
  *scan->work += token->length + 1;
  if (scan->at == scan->end)
    return FALSE;
  scan->at++;
  return TRUE;
}

/* A name of CSS; no escapes. */
static char *
take_name (Scan *scan)
{
  const char *from = scan->at;

  while (scan->at < scan->end
         && (g_ascii_isalnum (*scan->at) || strchr ("-_", *scan->at) != NULL
             || (guchar) *scan->at >= 0x80))
    scan->at++;
  *scan->work += (gsize) (scan->at - from) + 1;
  return scan->at > from ? g_strndup (from, (gsize) (scan->at - from)) : NULL;
}

static gboolean
take_text (Scan *scan, const char *text)
{
  gsize n = strlen (text);

  if ((gsize) (scan->end - scan->at) < n || memcmp (scan->at, text, n) != 0)
    return FALSE;
  scan->at += n;
  return TRUE;
}

static gboolean
take_voice (Scan *scan, LycWebvttRule *rule)
{
  LycWebvttToken value;

  if (!take_text (scan, "[voice=") || !take_until (scan, ']', &value))
    return FALSE;
  if (value.length >= 2 && strchr ("\"'", *value.at) != NULL
      && value.at[value.length - 1] == *value.at)
    value = (LycWebvttToken){ value.at + 1, value.length - 2 };
  g_free (rule->voice);
  rule->voice = g_strndup (value.at, value.length);
  return TRUE;
}

/* What stands in the brackets of `::cue(…)`: an element, its classes, its voice; or an id. */
static gboolean
read_condition (LycWebvttToken text, LycWebvttRule *rule, guint64 *work)
{
  Scan scan = { text.at, text.at + text.length, work };

  if (take_text (&scan, "#"))
    return (rule->id = take_name (&scan)) != NULL && scan.at == scan.end;
  if (!take_text (&scan, "*"))
    rule->tag = take_name (&scan);
  while (scan.at < scan.end)
    if (rule->name == NULL && take_text (&scan, "."))
      {
        if ((rule->name = take_name (&scan)) == NULL)
          return FALSE;
      }
    else if (rule->voice != NULL || !take_voice (&scan, rule))
      return FALSE;
  return text.length > 0;
}

static gboolean
read_selector (LycWebvttToken text, LycWebvttRule *rule, guint64 *work)
{
  Scan scan = { text.at, text.at + text.length, work };
  LycWebvttToken inner;

  if (!take_text (&scan, "::cue"))
    return FALSE;
  rule->whole = scan.at == scan.end;
  return rule->whole
         || (take_text (&scan, "(") && take_until (&scan, ')', &inner) && scan.at == scan.end
             && read_condition (trim (inner), rule, work));
}

static gint32
hex_of (const LycWebvttToken *digits)
{
  gint32 color = 0;

  if (digits->length != 3 && digits->length != 6)
    return -1;
  for (gsize i = 0; i < digits->length; i++)
    {
      if (!g_ascii_isxdigit (digits->at[i]))
        return -1;
      color = color * 16 + g_ascii_xdigit_value (digits->at[i]);
      if (digits->length == 3)
        color = color * 16 + g_ascii_xdigit_value (digits->at[i]);
    }
  return color;
}

/* `1, 2, 3)` after `rgb(`. */
static gint32
rgb_of (LycWebvttToken rest)
{
  gint32 color = 0;

  for (int i = 0; i < 3; i++)
    {
      LycWebvttToken number, after;
      guint value = 0;

      if (!lyc_webvtt_split (&rest, i < 2 ? ',' : ')', &number, &after))
        return -1;
      number = trim (number);
      if (number.length == 0 || number.length > 3)
        return -1;
      for (gsize j = 0; j < number.length; j++)
        {
          if (!g_ascii_isdigit (number.at[j]))
            return -1;
          value = value * 10 + (guint) (number.at[j] - '0');
        }
      color = color * 256 + (gint32) MIN (value, 255);
      rest = after;
    }
  return rest.length == 0 ? color : -1;
}

/* CSS's sixteen oldest names. */
static gint32
color_of (const LycWebvttToken *value)
{
  static const struct
  {
    const char *name;
    gint32 color;
  } names[] = {
    { "black", 0 },         { "silver", 0xc0c0c0 },  { "gray", 0x808080 },
    { "white", 0xffffff },  { "maroon", 0x800000 },  { "red", 0xff0000 },
    { "purple", 0x800080 }, { "fuchsia", 0xff00ff }, { "magenta", 0xff00ff },
    { "green", 0x008000 },  { "lime", 0x00ff00 },    { "olive", 0x808000 },
    { "yellow", 0xffff00 }, { "navy", 0x000080 },    { "blue", 0x0000ff },
    { "teal", 0x008080 },   { "aqua", 0x00ffff },    { "cyan", 0x00ffff },
    { "orange", 0xffa500 },
  };
  LycWebvttToken rest = { value->at + 1, value->length - 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_word (value, names[i].name))
      return names[i].color;
  if (value->length > 1 && *value->at == '#')
    return hex_of (&rest);
  if (value->length < 5 || g_ascii_strncasecmp (value->at, "rgb(", 4) != 0)
    return -1;
  return rgb_of ((LycWebvttToken){ value->at + 4, value->length - 4 });
}

static void
set_flag (LycWebvttRule *rule, guint flag, gboolean on)
{
  rule->set = on ? rule->set | flag : rule->set & ~flag;
  rule->unset = on ? rule->unset & ~flag : rule->unset | flag;
}

/* One declaration; what is no matter of ours is passed over. */
static void
read_declaration (LycWebvttToken text, LycWebvttRule *rule)
{
  LycWebvttToken name, value;
  gint32 color;

  if (!lyc_webvtt_split (&text, ':', &name, &value))
    return;
  name = trim (name);
  value = trim (value);
  if (value.length == 0)
    return;
  color = color_of (&value);
  if (is_word (&name, "color") && color >= 0)
    rule->color = color;
  else if ((is_word (&name, "background-color") || is_word (&name, "background")) && color >= 0)
    rule->background = color;
  else if (is_word (&name, "font-weight"))
    set_flag (rule, LYC_CUE_BOLD,
              is_word (&value, "bold") || is_word (&value, "bolder")
                  || (*value.at >= '6' && *value.at <= '9'));
  else if (is_word (&name, "font-style"))
    set_flag (rule, LYC_CUE_ITALIC, is_word (&value, "italic") || is_word (&value, "oblique"));
  else if (is_word (&name, "text-decoration"))
    set_flag (rule, LYC_CUE_UNDERLINE, is_word (&value, "underline"));
}

static LycWebvttRule
read_declarations (LycWebvttToken text, guint64 *work)
{
  LycWebvttRule rule = { .color = -1, .background = -1 };
  Scan scan = { text.at, text.at + text.length, work };
  LycWebvttToken declaration;
  gboolean more = TRUE;

  while (more)
    {
      more = take_until (&scan, ';', &declaration);
      read_declaration (declaration, &rule);
    }
  return rule;
}

/* Statements such as `@import "x";` may stand before a rule; they end with a semicolon. */
static LycWebvttToken
behind_statements (LycWebvttToken selectors)
{
  gsize from = selectors.length;

  while (from > 0 && selectors.at[from - 1] != ';')
    from--;
  return (LycWebvttToken){ selectors.at + from, selectors.length - from };
}

/* Every selector of the list becomes a rule of its own. */
static gboolean
add_rules (GArray *rules, LycWebvttToken selectors, LycWebvttToken declarations, guint64 *work)
{
  Scan scan = { selectors.at, selectors.at + selectors.length, work };
  LycWebvttRule what = read_declarations (declarations, work);
  LycWebvttToken selector;
  gboolean more = TRUE;

  while (more)
    {
      LycWebvttRule rule = what;

      more = take_until (&scan, ',', &selector);
      if (!read_selector (trim (selector), &rule, work))
        rule_clear (&rule);
      else if (rules->len == LYC_WEBVTT_MAX_RULES)
        {
          rule_clear (&rule);
          return FALSE;
        }
      else
        g_array_append_val (rules, rule);
    }
  return TRUE;
}

static char *
without_comments (const char *text, gsize length)
{
  GString *plain = g_string_sized_new (length + 1);

  for (gsize i = 0; i < length; i++)
    if (text[i] == '/' && i + 1 < length && text[i + 1] == '*')
      {
        for (i += 2; i < length && !(text[i - 1] == '*' && text[i] == '/'); i++)
          continue;
        g_string_append_c (plain, ' ');
      }
    else
      g_string_append_c (plain, text[i]);
  return g_string_free (plain, FALSE);
}

/**
 * lyc_webvtt_rules_read:
 * @rules: (inout): takes the rules that say something to us
 * @text: a STYLE block's
 * @length: its bytes
 * @work: (inout): grows by what was looked at
 *
 * Reads the little of CSS that makes sense on a label: colour, background, bold, italic, underline,
 * of `::cue` and `::cue(…)`. Whatever else stands there is passed over; nothing is ever fetched.
 *
 * Returns: %FALSE where there are more rules than %LYC_WEBVTT_MAX_RULES
 */
gboolean
lyc_webvtt_rules_read (GArray *rules, const char *text, gsize length, guint64 *work)
{
  g_autofree char *plain = without_comments (text, length);
  Scan scan = { plain, plain + strlen (plain), work };
  LycWebvttToken selectors, declarations;
  gboolean good = TRUE;

  *work += length;
  while (good && take_until (&scan, '{', &selectors))
    {
      take_until (&scan, '}', &declarations);
      good = add_rules (rules, behind_statements (selectors), declarations, work);
    }
  return good;
}

static gboolean
has_class (const LycWebvttElement *element, const char *name)
{
  for (guint i = 0; element->classes != NULL && i < element->classes->len; i++)
    if (g_str_equal (element->classes->pdata[i], name))
      return TRUE;
  return FALSE;
}

static gboolean
fits (const LycWebvttRule *rule, const char *id, const LycWebvttElement *element)
{
  if (rule->whole || rule->id != NULL)
    return element->tag.length == 0 && (rule->whole || g_strcmp0 (rule->id, id) == 0);
  return element->tag.length > 0
         && (rule->tag == NULL || lyc_webvtt_token_is (&element->tag, rule->tag))
         && (rule->name == NULL || has_class (element, rule->name))
         && (rule->voice == NULL || g_strcmp0 (rule->voice, element->voice) == 0);
}

/**
 * lyc_webvtt_rules_apply:
 * @rules: those of the file
 * @id: (nullable): of the cue
 * @element: an element of it
 * @style: (inout): how it looks
 * @work: (inout): grows by what was looked at
 *
 * Later rules go before earlier ones.
 */
void
lyc_webvtt_rules_apply (GArray *rules, const char *id, const LycWebvttElement *element,
                        LycCueStyle *style, guint64 *work)
{
  *work += rules->len * (1 + (element->classes != NULL ? element->classes->len : 0));
  for (guint i = 0; i < rules->len; i++)
    {
      const LycWebvttRule *rule = &g_array_index (rules, LycWebvttRule, i);

      if (!fits (rule, id, element))
        continue;
      style->flags = (style->flags | rule->set) & ~rule->unset;
      style->color = rule->color >= 0 ? rule->color : style->color;
      style->background = rule->background >= 0 ? rule->background : style->background;
    }
}
