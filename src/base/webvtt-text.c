/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "webvtt-text.h"

#include "webvtt-token.h"

#include <string.h>

/* What has a tag of its own. */
typedef enum
{
  NODE_ROOT,
  NODE_CLASS,
  NODE_ITALIC,
  NODE_BOLD,
  NODE_UNDERLINE,
  NODE_RUBY,
  NODE_RUBY_TEXT,
  NODE_VOICE,
  NODE_LANGUAGE,
} NodeKind;

static const struct
{
  const char *name;
  NodeKind kind;
  guint flag;
} tags[] = {
  { "c", NODE_CLASS, 0 },           { "i", NODE_ITALIC, LYC_CUE_ITALIC },
  { "b", NODE_BOLD, LYC_CUE_BOLD }, { "u", NODE_UNDERLINE, LYC_CUE_UNDERLINE },
  { "ruby", NODE_RUBY, 0 },         { "rt", NODE_RUBY_TEXT, 0 },
  { "v", NODE_VOICE, 0 },           { "lang", NODE_LANGUAGE, 0 },
};

typedef struct
{
  NodeKind kind;
  LycCueStyle style;
} Node;

/* The specification's tree is never built: of the open nodes only the path to the current one is
 * kept, and each text is written down with the style of its place. */
typedef struct
{
  LycCue *cue;
  GArray *rules;
  GString *text;
  GArray *runs;
  Node nodes[LYC_WEBVTT_MAX_DEPTH + 1];
  guint depth; /* index of the current node */
  guint n_tags;
  guint64 *work;
} Tree;

static Node *
current (Tree *tree)
{
  return &tree->nodes[tree->depth];
}

/* A run that goes on where the last one ended, looking the same, is one with it. */
static void
append (Tree *tree, const char *text, gsize length)
{
  static const LycCueStyle none = LYC_CUE_STYLE_NONE;
  guint start = (guint) tree->text->len;
  LycCueRun run = { .start = start, .end = start + (guint) length };
  LycCueRun *last
      = tree->runs->len > 0 ? &g_array_index (tree->runs, LycCueRun, tree->runs->len - 1) : NULL;

  g_string_append_len (tree->text, text, (gssize) length);
  if (length == 0 || lyc_cue_style_equal (&current (tree)->style, &none))
    return;
  if (last != NULL && last->end == start
      && lyc_cue_style_equal (&last->style, &current (tree)->style))
    {
      last->end = run.end;
      return;
    }
  lyc_cue_style_copy (&run.style, &current (tree)->style);
  g_array_append_val (tree->runs, run);
}

static char *
replace_ref (char **old, const char *text)
{
  g_clear_pointer (old, g_ref_string_release);
  return *text != '\0' ? g_ref_string_new (text) : NULL;
}

/* How the node looks: its parent's style, its own, WebVTT's classes, the author's rules. */
static void
dress (Tree *tree, Node *node, const LycWebvttTokenizer *token, guint flag)
{
  LycWebvttElement element = { { token->value->str, token->value->len }, token->classes, NULL };

  node->style.flags |= flag;
  if (node->kind == NODE_VOICE)
    node->style.voice = replace_ref (&node->style.voice, token->annotation->str);
  if (node->kind == NODE_LANGUAGE)
    node->style.language = replace_ref (&node->style.language, token->annotation->str);
  element.voice = node->kind == NODE_VOICE ? node->style.voice : NULL;
  for (guint i = 0; i < token->classes->len; i++)
    {
      gboolean background;
      const char *name = token->classes->pdata[i];
      gint32 color = lyc_cue_style_class_color (name, strlen (name), &background);

      if (color >= 0)
        *(background ? &node->style.background : &node->style.color) = color;
    }
  lyc_webvtt_rules_apply (tree->rules, tree->cue->id, &element, &node->style, tree->work);
}

/* "Attach a WebVTT Internal Node Object". */
static void
attach (Tree *tree, const LycWebvttTokenizer *token, NodeKind kind, guint flag,
        LycWebvttTextFault *fault)
{
  Node *node = current (tree) + 1;

  if (tree->depth == LYC_WEBVTT_MAX_DEPTH)
    {
      fault->what = "more tags in each other than are taken";
      fault->limit = TRUE;
      return;
    }
  node->kind = kind;
  lyc_cue_style_copy (&node->style, &current (tree)->style);
  dress (tree, node, token, flag);
  if (kind == NODE_VOICE && tree->cue->voice == NULL)
    tree->cue->voice = g_strdup (node->style.voice);
  tree->depth++;
}

static void
open_tag (Tree *tree, const LycWebvttTokenizer *token, LycWebvttTextFault *fault)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      if (!g_str_equal (token->value->str, tags[i].name))
        continue;
      if (tags[i].kind == NODE_RUBY_TEXT && current (tree)->kind != NODE_RUBY)
        return;
      /* On a label the reading stands behind what it reads, not above it. */
      if (tags[i].kind == NODE_RUBY_TEXT)
        append (tree, "(", 1);
      attach (tree, token, tags[i].kind, tags[i].flag, fault);
      return;
    }
}

/* A time that was passed inside of the node stays passed behind it. */
static void
close_node (Tree *tree)
{
  gint64 at_ms = current (tree)->style.at_ms;

  if (current (tree)->kind == NODE_RUBY_TEXT)
    append (tree, ")", 1);
  lyc_cue_style_clear (&current (tree)->style);
  tree->depth--;
  current (tree)->style.at_ms = at_ms;
}

static void
close_tag (Tree *tree, const char *name)
{
  NodeKind kind = current (tree)->kind;

  if (kind == NODE_RUBY_TEXT && g_str_equal (name, "ruby"))
    {
      close_node (tree);
      close_node (tree);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (tags[i].kind == kind && g_str_equal (tags[i].name, name))
      {
        close_node (tree);
        return;
      }
}

static void
pass_time (Tree *tree, const GString *value)
{
  const char *at = value->str, *end = value->str + value->len;
  gint64 ms;

  if (lyc_webvtt_read_time (&at, end, &ms) && at == end && ms <= LYC_WEBVTT_MAX_TIME_MS)
    current (tree)->style.at_ms = ms;
}

static void
take_token (Tree *tree, const LycWebvttTokenizer *token, LycWebvttTextFault *fault)
{
  switch (token->kind)
    {
    case LYC_WEBVTT_STRING:
      append (tree, token->value->str, token->value->len);
      break;
    case LYC_WEBVTT_START_TAG:
      open_tag (tree, token, fault);
      break;
    case LYC_WEBVTT_END_TAG:
      close_tag (tree, token->value->str);
      break;
    case LYC_WEBVTT_TIMESTAMP:
      pass_time (tree, token->value);
      break;
    }
  if (token->kind != LYC_WEBVTT_STRING && ++tree->n_tags > LYC_WEBVTT_MAX_RUNS)
    {
      fault->what = "a cue with more tags than are taken";
      fault->limit = TRUE;
    }
}

/* The sides of the text say nothing on a label; the runs move with it. */
static void
trim (GString *text, GArray *runs)
{
  gsize from = 0, to = text->len;

  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] == '\f' || text->str[i] == '\t')
      text->str[i] = ' ';
  while (from < to && g_ascii_isspace (text->str[from]))
    from++;
  while (to > from && g_ascii_isspace (text->str[to - 1]))
    to--;
  for (guint i = runs->len; i > 0; i--)
    {
      LycCueRun *run = &g_array_index (runs, LycCueRun, i - 1);

      run->start = (guint) (CLAMP (run->start, from, to) - from);
      run->end = (guint) (CLAMP (run->end, from, to) - from);
      if (run->start == run->end)
        g_array_remove_index (runs, i - 1);
    }
  g_string_truncate (text, to);
  g_string_erase (text, 0, (gssize) from);
}

static void
tree_end (Tree *tree)
{
  while (tree->depth > 0)
    close_node (tree);
  lyc_cue_style_clear (&tree->nodes[0].style);
  trim (tree->text, tree->runs);
  g_free (tree->cue->text);
  tree->cue->text = g_string_free (tree->text, FALSE);
  if (tree->runs->len > 0)
    tree->cue->runs = g_array_ref (tree->runs);
  g_array_unref (tree->runs);
}

/**
 * lyc_webvtt_text_read:
 * @cue: takes the text, its runs and its first speaker
 * @text: the lines of the cue
 * @length: their bytes
 * @rules: of style
 * @references: whether `&amp;` means `&`
 * @fault: (out): what is wrong first
 * @work: (inout): grows by what was looked at
 *
 * The specification's "WebVTT cue text parsing rules", in linear time.
 */
void
lyc_webvtt_text_read (LycCue *cue, const char *text, gsize length, GArray *rules,
                      gboolean references, LycWebvttTextFault *fault, guint64 *work)
{
  Tree tree = { .cue = cue, .rules = rules, .text = g_string_new (NULL), .work = work };
  g_auto (LycWebvttTokenizer) token = { 0 };

  *fault = (LycWebvttTextFault){ NULL, 0, FALSE };
  tree.runs = lyc_cue_runs_new ();
  tree.nodes[0].style = (LycCueStyle) LYC_CUE_STYLE_NONE;
  lyc_webvtt_rules_apply (rules, cue->id, &(LycWebvttElement){ { NULL, 0 }, NULL, NULL },
                          &tree.nodes[0].style, work);
  lyc_webvtt_tokenizer_init (&token, text, length);
  token.references = references;
  while (!fault->limit && lyc_webvtt_tokenizer_next (&token))
    {
      if (fault->what == NULL)
        fault->at = (gsize) (token.from - text);
      take_token (&tree, &token, fault);
      if (token.open && fault->what == NULL)
        fault->what = "a \"<\" without its \">\"";
    }
  *work += token.work + tree.text->len;
  tree_end (&tree);
}
