/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drafts.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/signal.h>

/* The clock of these tests: what is to be called, and after how long. */
static guint timer_pause;
static guint timer_calls;
static GSourceFunc timer_func;
static gpointer timer_data;

static gboolean
never_cb (gpointer data)
{
  g_assert_not_reached ();
}

static guint
fake_timer (guint pause_ms, GSourceFunc func, gpointer data)
{
  timer_pause = pause_ms;
  timer_func = func;
  timer_data = data;
  timer_calls++;
  return g_timeout_add_seconds (100000, never_cb, NULL); /* something to clear */
}

/* The source is the drafts' own to clear; it never rings by itself here. */
static void
ring (void)
{
  timer_func (timer_data);
}

typedef struct
{
  char *folder;
  LycStore *store;
  LycDrafts *drafts;
  LycStoreStart *start;
} Fixture;

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(LycStoreStart **) data = lyc_store_start_finish (LYC_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
begin (Fixture *f)
{
  f->store = lyc_store_new (f->folder, f->folder);
  f->drafts = lyc_drafts_new (f->store);
  f->start = NULL;
  lyc_drafts_set_timer (f->drafts, fake_timer);
  lyc_store_start_async (f->store, started_cb, &f->start);
  while (f->start == NULL)
    g_main_context_iteration (NULL, TRUE);
  lyc_drafts_restore (f->drafts, f->start->drafts);
}

static void
end (Fixture *f)
{
  lyc_drafts_free (f->drafts);
  lyc_store_stop (f->store);
  g_object_unref (f->store);
  lyc_store_start_free (f->start);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("lyceum-drafts-XXXXXX", NULL);
  timer_calls = 0;
  begin (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  end (f);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

/* As when the program is killed: what was not written is lost. */
static void
start_again (Fixture *f)
{
  end (f);
  begin (f);
}

static void
test_pause (Fixture *f, gconstpointer data)
{
  lyc_drafts_set (f->drafts, "new:a", "H");
  g_assert_cmpuint (timer_calls, ==, 1);
  g_assert_cmpuint (timer_pause, <=, 500);
  /* A key every while does not put the first one off. */
  for (guint i = 0; i < 10; i++)
    lyc_drafts_set (f->drafts, "new:a", "Hello");
  g_assert_cmpuint (timer_calls, ==, 1);
  ring ();
  start_again (f);
  g_assert_cmpstr (lyc_drafts_get (f->drafts, "new:a"), ==, "Hello");
}

static void
test_blur (Fixture *f, gconstpointer data)
{
  lyc_drafts_set (f->drafts, "reply:a", "To you");
  lyc_drafts_set (f->drafts, "edit:a", "Better");
  lyc_drafts_write (f->drafts);
  start_again (f);
  g_assert_cmpuint (g_list_model_get_n_items (lyc_drafts_get_list (f->drafts)), ==, 2);
  g_assert_cmpstr (lyc_drafts_get (f->drafts, "reply:a"), ==, "To you");
  g_assert_cmpstr (lyc_drafts_get (f->drafts, "edit:a"), ==, "Better");
  g_assert_cmpstr (lyc_drafts_get (f->drafts, "new:a"), ==, "");
}

/* The answer to what was sent does not take what was begun since. */
static void
test_forget (Fixture *f, gconstpointer data)
{
  lyc_drafts_set (f->drafts, "new:a", "First");
  lyc_drafts_set (f->drafts, "new:a", "Second");
  lyc_drafts_forget (f->drafts, "new:a", "First");
  g_assert_cmpstr (lyc_drafts_get (f->drafts, "new:a"), ==, "Second");
  lyc_drafts_write (f->drafts);
  lyc_drafts_forget (f->drafts, "new:a", "Second");
  start_again (f);
  g_assert_cmpstr (lyc_drafts_get (f->drafts, "new:a"), ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (lyc_drafts_get_list (f->drafts)), ==, 0);
}

static void
trouble_cb (const char *place, const char *reason, gpointer data)
{
  char **said = data;

  g_free (*said);
  *said = g_strdup (reason != NULL ? reason : "well");
}

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit = { bytes, RLIM_INFINITY };

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A disk that takes nothing more: the text is kept, the person is told, and it is written as soon
 * as the disk takes it again. */
static void
test_full_disk (Fixture *f, gconstpointer data)
{
  g_autofree char *said = NULL;

  signal (SIGXFSZ, SIG_IGN);
  lyc_drafts_set_trouble (f->drafts, trouble_cb, &said);
  limit_files (1);
  lyc_drafts_set (f->drafts, "new:a", "Several hundred words");
  ring ();
  while (said == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (said, "cannot be saved"));
  g_assert_cmpstr (lyc_drafts_get (f->drafts, "new:a"), ==, "Several hundred words");
  limit_files (RLIM_INFINITY);
  ring ();
  while (!g_str_equal (said, "well"))
    g_main_context_iteration (NULL, TRUE);
  start_again (f);
  g_assert_cmpstr (lyc_drafts_get (f->drafts, "new:a"), ==, "Several hundred words");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/drafts/pause", Fixture, NULL, set_up, test_pause, tear_down);
  g_test_add ("/drafts/blur", Fixture, NULL, set_up, test_blur, tear_down);
  g_test_add ("/drafts/forget", Fixture, NULL, set_up, test_forget, tear_down);
  g_test_add ("/drafts/full-disk", Fixture, NULL, set_up, test_full_disk, tear_down);
  return g_test_run ();
}
