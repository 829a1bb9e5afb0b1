/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes into sight, and the look at everything that follows. */
#include "connector.h"
#include "frame-intake.h"
#include "frame-rules.h"
#include "json-gate.h"
#include "sight-look.h"

#define THREAD "0190a6f0-0000-7000-8000-00000000000b"
#define COHORT "0190a6f0-0000-7000-8000-00000000000a"

#define wait_for(condition)                                                                        \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)

/* A platform that answers when the test does. */
#define TYPE_PATIENT (patient_get_type ())
G_DECLARE_FINAL_TYPE (Patient, patient, TEST, PATIENT, GObject)

struct _Patient
{
  GObject parent_instance;

  GTask *asked; /* the last, until it is answered */
  guint n_asked;
};

static void patient_implement (LycConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (Patient, patient, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_CONNECTOR, patient_implement))

static void
take (Patient *self, GTask *task)
{
  g_assert_null (self->asked);
  self->asked = task;
  self->n_asked++;
}

static void
register_page (LycConnector *connector, const char *page, GTask *task)
{
  take (TEST_PATIENT (connector), task);
}

static void
read_one (LycConnector *connector, LycKind kind, const char *id, GTask *task)
{
  take (TEST_PATIENT (connector), task);
}

static void
patient_implement (LycConnectorInterface *iface)
{
  iface->register_page = register_page;
  iface->read = read_one;
}

static void
patient_class_init (PatientClass *klass)
{
}

static void
patient_init (Patient *self)
{
}

static void
refuse (Patient *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->asked);

  g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_NETWORK, "Not now.");
}

static LycStore *
new_store (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lyceum-XXXXXX", NULL);

  return lyc_store_new (folder, folder);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* With the stream goes the look that goes on; what is due waits for the next one. */
static void
test_rest (void)
{
  g_autoptr (Patient) platform = g_object_new (TYPE_PATIENT, NULL);
  g_autoptr (LycStore) store = new_store ();
  g_autoptr (LycSightLook) look = lyc_sight_look_new (LYC_CONNECTOR (platform), store);

  lyc_sight_look_go (look);
  g_assert_cmpuint (platform->n_asked, ==, 0);
  lyc_sight_look_go_if_due (look);
  g_assert_cmpuint (platform->n_asked, ==, 1);
  lyc_sight_look_rest (look);
  g_assert_true (g_cancellable_is_cancelled (g_task_get_cancellable (platform->asked)));
  refuse (platform);
  settle ();
  lyc_sight_look_go (look);
  g_assert_cmpuint (platform->n_asked, ==, 1);
  lyc_sight_look_go_if_due (look);
  g_assert_cmpuint (platform->n_asked, ==, 2);
  lyc_sight_look_rest (look);
  refuse (platform);
  settle ();
}

/* The next stream may be there before the look of the last one has ended. */
static void
test_next_stream (void)
{
  g_autoptr (Patient) platform = g_object_new (TYPE_PATIENT, NULL);
  g_autoptr (LycStore) store = new_store ();
  g_autoptr (LycSightLook) look = lyc_sight_look_new (LYC_CONNECTOR (platform), store);

  lyc_sight_look_note (look);
  lyc_sight_look_go_if_due (look);
  lyc_sight_look_rest (look);
  lyc_sight_look_go_if_due (look);
  g_assert_cmpuint (platform->n_asked, ==, 1);
  refuse (platform);
  wait_for (platform->n_asked == 2);
  lyc_sight_look_rest (look);
  refuse (platform);
  settle ();
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (LycStoreStart) start = lyc_store_start_finish (LYC_STORE (source), result, NULL);

  g_assert_nonnull (start);
  *(gboolean *) done = TRUE;
}

static void
committed_cb (LycStore *store, GPtrArray *changes, gpointer data)
{
  int *looks = data;

  *looks = 0;
  for (guint i = 0; i < changes->len; i++)
    *looks += ((LycChange *) g_ptr_array_index (changes, i))->kind == LYC_KIND_UNKNOWN;
}

static JsonObject *
parse (const char *text)
{
  g_autoptr (JsonNode) node = lyc_json_parse (text, strlen (text), &lyc_json_default_limits, NULL);

  return json_node_dup_object (node);
}

/* Returns: whether posts are looked for after a frame that only names a container */
static gboolean
is_looked_for (const char *type)
{
  g_autoptr (Patient) platform = g_object_new (TYPE_PATIENT, NULL);
  g_autoptr (LycStore) store = new_store ();
  g_autoptr (LycFrameIntake) intake = lyc_frame_intake_new (store, LYC_CONNECTOR (platform));
  g_autofree char *text = g_strdup_printf (
      "{\"seq\":5,\"prev\":4,\"type\":\"%s\",\"kind\":\"container\",\"id\":\"" THREAD
      "\",\"data\":{\"changed\":\"" THREAD "\"}}",
      type);
  g_autoptr (JsonObject) frame = parse (text);
  g_autoptr (GTask) task = NULL;
  gboolean started = FALSE;
  int looks = -1;

  g_signal_connect (store, "committed", G_CALLBACK (committed_cb), &looks);
  lyc_store_start_async (store, started_cb, &started);
  wait_for (started);
  lyc_frame_intake_begin (intake, 4);
  g_assert_true (lyc_frame_intake_take (intake, frame));
  task = g_steal_pointer (&platform->asked);
  g_task_return_pointer (task,
                         parse ("{\"kind\":\"container\",\"id\":\"" THREAD
                                "\",\"rev\":5,\"cohort_id\":\"" COHORT
                                "\",\"container_kind\":\"thread\",\"last_pos\":2}"),
                         (GDestroyNotify) json_object_unref);
  wait_for (looks >= 0);
  return looks > 0;
}

/* What is too large for a frame comes into sight as what is not. */
static void
test_large (void)
{
  g_assert_true (is_looked_for ("container.updated"));
  g_assert_false (is_looked_for ("container.created"));
}

static gboolean
changes_sight (const char *type)
{
  g_autofree char *text = g_strdup_printf (
      "{\"type\":\"%s\",\"scope\":\"cohort:" COHORT "\",\"data\":{\"put\":{\"user_id\":\"me\"}}}",
      type);
  g_autoptr (JsonNode) frame = json_from_string (text, NULL);

  return lyc_frame_changes_sight (json_node_get_object (frame), "me");
}

/* What the person earned changes nothing of what there is to be seen: nobody looks again for it. */
static void
test_earned (void)
{
  g_assert_true (changes_sight ("membership.role_changed"));
  g_assert_false (changes_sight ("membership.updated"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/sight/rest", test_rest);
  g_test_add_func ("/sync/sight/next-stream", test_next_stream);
  g_test_add_func ("/sync/sight/large", test_large);
  g_test_add_func ("/sync/sight/earned", test_earned);
  return g_test_run ();
}
