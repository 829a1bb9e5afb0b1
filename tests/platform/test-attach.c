/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anchor-attach.h"
#include "cue.h"

/* Made-up talks, cut and changed in known ways: whatever is placed as sure has to be right. */

#define TOLERANCE_MS 500
#define MOMENTS 200
#define CUT_MS 30000

typedef struct
{
  GRand *rand;
  GPtrArray *cues;
  gint64 length_ms;
} Talk;

typedef enum
{
  CUT = 1 << 0,         /* half a minute is taken out */
  REWORDED = 1 << 1,    /* every eighth word is another */
  RETIMED = 1 << 2,     /* cues begin and end up to a tenth of a second off */
  REPLACED = 1 << 3,    /* half a minute becomes another scene of the same length */
  INTRO = 1 << 4,       /* twelve seconds come before all */
  RESEGMENTED = 1 << 5, /* pairs of cues become one */
  SWAPPED = 1 << 6,     /* two parts change places */
  SHORT_WORDS = 1 << 7, /* much of what is said is said again and again */
} Change;

typedef struct
{
  guint sure, unsure, wrong;
} Tally;

static void
append_word (Talk *self, GString *text, Change change)
{
  guint range = change & SHORT_WORDS ? 12 : 900;
  double x = g_rand_double (self->rand);

  /* Few words make most of what is said. */
  g_string_append_printf (text, "%sw%u", text->len > 0 ? " " : "", (guint) (x * x * x * range));
}

static char *
sentence (Talk *self, Change change)
{
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (self->rand, 1, 14);

  if (g_rand_int_range (self->rand, 0, 12) == 0)
    g_string_append (text, "Yes.");
  for (int i = 0; i < n && text->len != 4; i++)
    append_word (self, text, change);
  return g_string_free (text, FALSE);
}

static Talk *
talk_new (guint seed, Change change)
{
  Talk *self = g_new0 (Talk, 1);
  gint64 at = 2000;

  self->rand = g_rand_new_with_seed (seed);
  self->cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  for (int i = 0; i < 150; i++)
    {
      g_autofree char *text = sentence (self, change);
      gint64 length = 400 * (1 + (gint64) (g_strrstr (text, " ") != NULL ? strlen (text) / 5 : 1));

      g_ptr_array_add (self->cues, lyc_cue_new (NULL, at, at + length, NULL, text));
      at += length
            + (g_rand_int_range (self->rand, 0, 3) == 0 ? g_rand_int_range (self->rand, 0, 9000)
                                                        : 0);
    }
  self->length_ms = at + 3000;
  return self;
}

static void
talk_free (Talk *self)
{
  g_rand_free (self->rand);
  g_ptr_array_unref (self->cues);
  g_free (self);
}

static const LycCue *
cue_at (GPtrArray *cues, gint64 at)
{
  for (guint i = 0; i < cues->len; i++)
    {
      const LycCue *cue = g_ptr_array_index (cues, i);

      if (at >= cue->start_ms && at < cue->end_ms)
        return cue;
    }
  return NULL;
}

static char *
reword (Talk *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_rand_int_range (self->rand, 0, 8) == 0)
      {
        g_free (words[i]);
        words[i] = g_strdup_printf ("new%d", g_rand_int_range (self->rand, 0, 200));
      }
  return g_strjoinv (" ", words);
}

/* Where a time is after the change; -1: it is gone. */
static gint64
truth (Talk *self, Change change, gint64 at)
{
  gint64 cut = self->length_ms / 2, quarter = self->length_ms / 4;

  if (change & (CUT | REPLACED) && at >= cut && at < cut + CUT_MS)
    return -1;
  if (change & CUT && at >= cut)
    at -= CUT_MS;
  if (change & SWAPPED && at < 2 * quarter)
    at += at < quarter ? quarter : -quarter;
  return at + (change & INTRO ? 12000 : 0);
}

/* Where a time is, or may be, within what is allowed: at the edge of what is gone is there. */
static gboolean
is_right (Talk *self, Change change, gint64 at, gint64 placed)
{
  gint64 is = truth (self, change, at), cut = self->length_ms / 2;

  if (is < 0 && at - cut <= TOLERANCE_MS)
    is = truth (self, change, cut - 1);
  if (is < 0 && cut + CUT_MS - at <= TOLERANCE_MS)
    is = truth (self, change, cut + CUT_MS);
  return is >= 0 && ABS (placed - is) <= TOLERANCE_MS;
}

static void
add_changed (Talk *self, Talk *now, Change change, const LycCue *cue)
{
  gint64 start = truth (self, change, cue->start_ms),
         end = truth (self, change, cue->end_ms - 1) + 1;
  g_autofree char *text = change & REWORDED ? reword (self, cue->text) : g_strdup (cue->text);

  if (start < 0 && end <= 0)
    return;
  /* A cue that reaches into what was taken out is cut short; its words stay. */
  if (start < 0)
    start = truth (self, change, self->length_ms / 2 + CUT_MS);
  if (end <= 0)
    end = truth (self, change, self->length_ms / 2 - 1) + 1;
  if (change & RETIMED)
    {
      start += g_rand_int_range (self->rand, -100, 100);
      end += g_rand_int_range (self->rand, -100, 100);
    }
  if (end > start)
    g_ptr_array_add (now->cues, lyc_cue_new (NULL, MAX (start, 0), end, NULL, text));
}

static void
add_replacement (Talk *self, Talk *now)
{
  gint64 at = self->length_ms / 2;

  for (gint64 end = at + CUT_MS - 4000; at < end; at += 3500)
    {
      g_autofree char *text = sentence (self, 0);

      g_ptr_array_add (now->cues, lyc_cue_new (NULL, at, at + 3000, NULL, text));
    }
}

static void
join_pairs (Talk *now)
{
  for (guint i = 0; i + 1 < now->cues->len; i += 3)
    {
      LycCue *one = g_ptr_array_index (now->cues, i), *two = g_ptr_array_index (now->cues, i + 1);
      g_autofree char *text = g_strconcat (one->text, " ", two->text, NULL);

      g_ptr_array_index (now->cues, i) = lyc_cue_new (NULL, one->start_ms, two->end_ms, NULL, text);
      lyc_cue_free (one);
      g_ptr_array_remove_index (now->cues, i + 1);
    }
}

static int
by_start (gconstpointer a, gconstpointer b)
{
  const LycCue *one = *(const LycCue *const *) a, *two = *(const LycCue *const *) b;

  return one->start_ms < two->start_ms ? -1 : one->start_ms > two->start_ms;
}

static Talk *
changed (Talk *self, Change change)
{
  Talk *now = g_new0 (Talk, 1);

  now->rand = g_rand_new_with_seed (1);
  now->cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  now->length_ms = truth (self, change, self->length_ms);
  for (guint i = 0; i < self->cues->len; i++)
    add_changed (self, now, change, g_ptr_array_index (self->cues, i));
  if (change & REPLACED)
    add_replacement (self, now);
  g_ptr_array_sort (now->cues, by_start);
  if (change & RESEGMENTED)
    join_pairs (now);
  return now;
}

static void
check_one (Talk *talk, LycAttach *attach, Change change, Tally *tally)
{
  gint64 start = g_rand_int_range (talk->rand, 0, (gint32) talk->length_ms);
  gint64 span
      = g_rand_int_range (talk->rand, 0, 3) == 0 ? g_rand_int_range (talk->rand, 1000, 20000) : 0;
  const LycCue *said = g_rand_boolean (talk->rand) ? cue_at (talk->cues, start) : NULL;
  LycMoment moment = { start, start + span, said != NULL ? said->text : "", "", "" };
  LycPlacement place;

  if (moment.end_ms >= talk->length_ms)
    moment.end_ms = moment.start_ms;
  place = lyc_attach_find (attach, &moment);
  if (place.confidence < LYC_ATTACH_SURE_PERCENT)
    tally->unsure++;
  else if (!is_right (talk, change, start, place.start_ms)
           || !is_right (talk, change, moment.end_ms, place.end_ms))
    tally->wrong++;
  else
    tally->sure++;
}

static Tally
run (Change change, guint seeds)
{
  Tally tally = { 0 };

  for (guint seed = 0; seed < seeds; seed++)
    {
      Talk *talk = talk_new (seed, change);
      Talk *now = changed (talk, change);
      g_autoptr (LycAttach) attach
          = lyc_attach_new (talk->cues, talk->length_ms, now->cues, now->length_ms);

      for (guint i = 0; i < MOMENTS; i++)
        check_one (talk, attach, change, &tally);
      talk_free (talk);
      talk_free (now);
    }
  return tally;
}

/* Each change alone and with others; @sure: at least so many percent of what is there are placed.
 */
static void
test_changes (void)
{
  static const struct
  {
    const char *name;
    Change change;
    guint sure;
  } cases[] = {
    { "nothing", 0, 98 },
    { "cut", CUT, 85 },
    { "cut, reworded", CUT | REWORDED, 70 },
    { "cut, retimed", CUT | RETIMED, 85 },
    { "cut, reworded, retimed, intro", CUT | REWORDED | RETIMED | INTRO, 70 },
    { "cut, few words", CUT | SHORT_WORDS, 85 },
    { "cut, reworded, few words", CUT | SHORT_WORDS | REWORDED, 75 },
    { "replaced", REPLACED, 85 },
    { "replaced, few words", REPLACED | SHORT_WORDS, 85 },
    { "intro", INTRO, 95 },
    { "cut, joined", CUT | RESEGMENTED, 50 },
    { "swapped", SWAPPED, 65 },
    { "swapped, reworded", SWAPPED | REWORDED, 55 },
    { "swapped, few words", SWAPPED | SHORT_WORDS, 65 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Tally tally = run (cases[i].change, 20);
      guint all = tally.sure + tally.unsure + tally.wrong;

      g_test_message ("%s: %u placed, %u unsure, %u wrong, of %u", cases[i].name, tally.sure,
                      tally.unsure, tally.wrong, all);
      g_assert_cmpuint (tally.wrong, ==, 0);
      g_assert_cmpuint (100 * tally.sure, >=, cases[i].sure * all);
    }
}

/* Without captions, only a video of the same length is taken for the same. */
static void
test_without_words (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (LycAttach) same = lyc_attach_new (none, 600000, none, 600040);
  g_autoptr (LycAttach) shorter = lyc_attach_new (none, 600000, none, 570000);
  LycMoment moment = { 300000, 300000, "", "", "" };

  g_assert_cmpint (lyc_attach_find (same, &moment).confidence, >=, LYC_ATTACH_SURE_PERCENT);
  g_assert_cmpint (lyc_attach_find (same, &moment).start_ms, ==, 300000);
  g_assert_cmpint (lyc_attach_find (shorter, &moment).confidence, <, LYC_ATTACH_SURE_PERCENT);
}

/* A day of talk in words that repeat is laid beside itself in no time to speak of: a table of all
 * against all would not end. */
static void
test_long (void)
{
  g_autoptr (GPtrArray) cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  g_autoptr (GPtrArray) cut = g_ptr_array_new ();
  g_autoptr (LycAttach) attach = NULL;
  LycMoment moment = { 80001500, 80001500, "", "", "" };

  for (int i = 0; i < 28000; i++)
    {
      g_autofree char *text = g_strdup_printf ("so w%d and w%d then w%d", i % 40, i % 37, i % 91);

      g_ptr_array_add (cues, lyc_cue_new (NULL, i * 3000, i * 3000 + 2900, NULL, text));
    }
  for (guint i = 0; i < cues->len; i++)
    if (i < 9000 || i >= 9100)
      g_ptr_array_add (cut, g_ptr_array_index (cues, i));
  attach = lyc_attach_new (cues, 84000000, cut, 84000000);
  g_assert_cmpint (lyc_attach_find (attach, &moment).start_ms, ==, 80001500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attach/changes", test_changes);
  g_test_add_func ("/attach/without-words", test_without_words);
  g_test_add_func ("/attach/long", test_long);
  return g_test_run ();
}
