/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told on the desktop, and when: a desktop in the test, whose clock stands where it is put. */
#include "config.h"

#include "fixture.h"
#include "notifier.h"

#define THREAD "0190a000-0000-7000-8000-0000000000d1"
#define POST "0190a000-0000-7000-8000-0000000000d2"
#define FIRST "0190a000-0000-7000-8000-0000000000e1"
#define SECOND "0190a000-0000-7000-8000-0000000000e2"
#define THIRD "0190a000-0000-7000-8000-0000000000e3"
#define FOURTH "0190a000-0000-7000-8000-0000000000e4"
#define FIFTH "0190a000-0000-7000-8000-0000000000e5"
#define SUMMARY "notices"
#define HOUR_MS (60 * 60 * G_GINT64_CONSTANT (1000))

/* A desktop that keeps what it shows. */

typedef struct
{
  LycDesktopNotes parent;
  GHashTable *shown; /* id -> title and body, with a line break between */
  guint told;
  gint64 now;
  gboolean there;
} Desk;
typedef LycDesktopNotesClass DeskClass;

static GType desk_get_type (void);
G_DEFINE_TYPE (Desk, desk, LYC_TYPE_DESKTOP_NOTES)

static gboolean
desk_is_there (LycDesktopNotes *self)
{
  return ((Desk *) self)->there;
}

static void
desk_show (LycDesktopNotes *self, const char *id, const LycDesktopNote *note)
{
  ((Desk *) self)->told++;
  g_hash_table_replace (((Desk *) self)->shown, g_strdup (id),
                        g_strdup_printf ("%s\n%s", note->title,
                                         note->body != NULL ? note->body : ""));
}

static void
desk_withdraw (LycDesktopNotes *self, const char *id)
{
  g_hash_table_remove (((Desk *) self)->shown, id);
}

static gint64
desk_now (LycDesktopNotes *self)
{
  return ((Desk *) self)->now;
}

static void
desk_finalize (GObject *object)
{
  g_hash_table_unref (((Desk *) object)->shown);
  G_OBJECT_CLASS (desk_parent_class)->finalize (object);
}

static void
desk_class_init (DeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_finalize;
  klass->is_there = desk_is_there;
  klass->show = desk_show;
  klass->withdraw = desk_withdraw;
  klass->now = desk_now;
}

static void
desk_init (Desk *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->now = FIXTURE_NOW;
  self->there = TRUE;
}

/* Scenes */

typedef struct
{
  LycServices *services;
  Desk *desk;
  LycNotifier *notifier;
  gboolean busy;
} Scene;

static gboolean
is_attending (gpointer window, const char *container_id)
{
  return FALSE;
}

static gboolean
is_busy (gpointer window)
{
  return ((Scene *) window)->busy;
}

/* Runs until the notifier has looked. */
static void
look (Scene *f)
{
  lyc_notifier_look (f->notifier);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Scene *f, gconstpointer data)
{
  const LycNotifierPlace place = { is_attending, is_busy, f };

  f->services = fixture_new ();
  fixture_put (f->services, "{\"kind\":\"settings\",\"id\":\"" FIXTURE_ME "\",\"rev\":1}");
  fixture_put_thread (f->services, THREAD, POST, "Say it back", 0, 1, FALSE);
  fixture_put_post (f->services, POST, THREAD, 1, FIXTURE_INES, 1000, "How **long** <b>is</b> it?",
                    NULL);
  f->desk = g_object_new (desk_get_type (), NULL);
  f->busy = FALSE;
  f->notifier = lyc_notifier_new (LYC_DESKTOP_NOTES (f->desk), f->services, &place);
  look (f);
}

static void
tear_down (Scene *f, gconstpointer data)
{
  lyc_notifier_stop (f->notifier);
  g_assert_cmpuint (g_hash_table_size (f->desk->shown), ==, 0);
  g_object_unref (f->notifier);
  g_object_unref (f->desk);
  g_object_unref (f->services);
}

static void
put (Scene *f, const char *id, const char *reason, const char *actor, gint64 at, gboolean seen)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"notice\",\"id\":\"%s\",\"rev\":1,\"reason\":\"%s\",\"actor_id\":\"%s"
      "\",\"cohort_id\":\"" FIXTURE_COHORT "\",\"container_id\":\"" THREAD
      "\",\"post_id\":\"" POST "\",\"badge_class_id\":null,\"task_id\":null,\"created_at\":"
      "%" G_GINT64_FORMAT ",\"seen_at\":%d}",
      id, reason, actor, at, seen);

  fixture_put (f->services, json);
  look (f);
}

/* @fields: of the person's settings */
static void
choose (Scene *f, const char *fields)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"settings\",\"id\":\"" FIXTURE_ME "\",\"rev\":2,%s}", fields);

  fixture_put (f->services, json);
  look (f);
}

/* Sets the clocks, here and on the platform. */
static void
set_time (Scene *f, gint64 now)
{
  f->desk->now = now;
  fixture_set_time (f->services, now);
  look (f);
}

static void
assert_shown (Scene *f, const char *id, const char *text)
{
  g_assert_cmpstr (g_hash_table_lookup (f->desk->shown, id), ==, text);
}

/* At once, once, and no longer than it is unseen. */
static void
test_one (Scene *f, gconstpointer data)
{
  put (f, FIRST, "mention", FIXTURE_INES, 1, FALSE);
  assert_shown (f, "notice-" FIRST, "Ines Duarte mentioned you\nHow long ‹b›is‹/b› it?");
  put (f, FIRST, "mention", FIXTURE_INES, 1, FALSE);
  look (f);
  g_assert_cmpuint (f->desk->told, ==, 1);
  put (f, FIRST, "mention", FIXTURE_INES, 1, TRUE);
  assert_shown (f, "notice-" FIRST, NULL);
  put (f, FIRST, "mention", FIXTURE_INES, 1, FALSE);
  g_assert_cmpuint (f->desk->told, ==, 1);
}

/* Waits in quiet hours, which end by the clock alone; then one line, which goes with the last that
 * it tells of, whatever else is open. */
static void
test_quiet_hours (Scene *f, gconstpointer data)
{
  choose (f, "\"quiet_from\":720,\"quiet_until\":780");
  put (f, FIRST, "mention", FIXTURE_INES, 1, FALSE);
  put (f, SECOND, "answer", FIXTURE_TOM, 2, FALSE);
  g_assert_cmpuint (f->desk->told, ==, 0);
  set_time (f, FIXTURE_NOW + HOUR_MS - 1);
  g_assert_cmpuint (f->desk->told, ==, 0);
  set_time (f, FIXTURE_NOW + HOUR_MS);
  g_assert_cmpuint (f->desk->told, ==, 1);
  assert_shown (f, SUMMARY, "2 things wait for you\nTom Okafor answered your question · "
                            "Ines Duarte mentioned you");
  put (f, THIRD, "reply", FIXTURE_TOM, 3, FALSE);
  g_assert_cmpuint (f->desk->told, ==, 2);
  put (f, FIRST, "mention", FIXTURE_INES, 1, TRUE);
  g_assert_nonnull (g_hash_table_lookup (f->desk->shown, SUMMARY));
  put (f, SECOND, "answer", FIXTURE_TOM, 2, TRUE);
  assert_shown (f, SUMMARY, NULL);
  g_assert_nonnull (g_hash_table_lookup (f->desk->shown, "notice-" THIRD));
  g_assert_cmpuint (f->desk->told, ==, 2);
}

/* For a time that was chosen once, here or on another device; it ends by the clock or by hand. */
static void
test_quiet_once (Scene *f, gconstpointer data)
{
  choose (f, "\"quiet_once_until\":1780317000000"); /* half an hour */
  put (f, FIRST, "mention", FIXTURE_MARTA, 1, FALSE);
  g_assert_cmpuint (f->desk->told, ==, 0);
  set_time (f, FIXTURE_NOW + HOUR_MS / 2 - 1);
  g_assert_cmpuint (f->desk->told, ==, 0);
  set_time (f, FIXTURE_NOW + HOUR_MS / 2);
  g_assert_nonnull (g_hash_table_lookup (f->desk->shown, "notice-" FIRST));
  choose (f, "\"quiet_once_until\":1780399999000");
  put (f, SECOND, "mention", FIXTURE_MARTA, 2, FALSE);
  g_assert_cmpuint (f->desk->told, ==, 1);
  choose (f, "\"quiet_once_until\":null");
  g_assert_nonnull (g_hash_table_lookup (f->desk->shown, "notice-" SECOND));
}

/* Who, where and why of the first few, and how many more. */
static void
test_digest (Scene *f, gconstpointer data)
{
  f->busy = TRUE;
  put (f, FIRST, "reply", FIXTURE_INES, 1, FALSE);
  put (f, SECOND, "follow", FIXTURE_INES, 2, FALSE);
  put (f, THIRD, "accepted", FIXTURE_TOM, 3, FALSE);
  put (f, FOURTH, "answer", FIXTURE_INES, 4, FALSE);
  put (f, FIFTH, "follow", FIXTURE_TOM, 5, FALSE);
  g_assert_cmpuint (f->desk->told, ==, 0);
  f->busy = FALSE;
  look (f);
  assert_shown (f, SUMMARY, "5 things wait for you\n2 posts where you follow in Say it back · "
                            "Ines Duarte answered your question · Tom Okafor accepted your answer"
                            " · 1 more");
}

/* Off: who and where, nothing that was written, titles neither. */
static void
test_without_text (Scene *f, gconstpointer data)
{
  choose (f, "\"notice_text\":false");
  put (f, FIRST, "reply", FIXTURE_INES, 1, FALSE);
  assert_shown (f, "notice-" FIRST, "Ines Duarte replied to you\nSpring Managers");
  f->busy = TRUE;
  put (f, SECOND, "reply", FIXTURE_INES, 2, FALSE);
  put (f, THIRD, "reply", FIXTURE_INES, 3, FALSE);
  f->busy = FALSE;
  look (f);
  assert_shown (f, SUMMARY, "2 things wait for you\n2 replies to you in Spring Managers");
}

/* Nobody would show it: it waits until somebody does. */
static void
test_no_desktop (Scene *f, gconstpointer data)
{
  f->desk->there = FALSE;
  put (f, FIRST, "mention", FIXTURE_INES, 1, FALSE);
  g_assert_cmpuint (f->desk->told, ==, 0);
  f->desk->there = TRUE;
  g_signal_emit_by_name (f->desk, "changed");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (f->desk->told, ==, 1);
}

/* A second line takes the place of the first and tells of all that is still open. */
static void
test_second_digest (Scene *f, gconstpointer data)
{
  f->busy = TRUE;
  put (f, FIRST, "reply", FIXTURE_INES, 1, FALSE);
  put (f, SECOND, "reply", FIXTURE_INES, 2, FALSE);
  f->busy = FALSE;
  look (f);
  put (f, FIRST, "reply", FIXTURE_INES, 1, TRUE);
  f->busy = TRUE;
  put (f, THIRD, "reply", FIXTURE_INES, 3, FALSE);
  put (f, FOURTH, "reply", FIXTURE_INES, 4, FALSE);
  f->busy = FALSE;
  look (f);
  g_assert_cmpuint (f->desk->told, ==, 2);
  assert_shown (f, SUMMARY, "3 things wait for you\n3 replies to you in Say it back");
}

#define ADD(name, func) g_test_add ("/notifier/" name, Scene, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("one", test_one);
  ADD ("quiet-hours", test_quiet_hours);
  ADD ("quiet-once", test_quiet_once);
  ADD ("digest", test_digest);
  ADD ("without-text", test_without_text);
  ADD ("no-desktop", test_no_desktop);
  ADD ("second-digest", test_second_digest);
  return g_test_run ();
}
