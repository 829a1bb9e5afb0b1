/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox.h"

#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <unistd.h>

/* The child's ends of the two pipes, fixed so that its command line can name them. */
#define CODE_FD 3
#define READY_FD 4
#define CODE_BYTES 32

struct _LycSandbox
{
  GObject parent_instance;

  char *data_dir;
  char *code;
  char *url;
  guint port;     /* 0: any; kept, so that a client finds it again */
  gboolean ready; /* the child has said that it listens */
  GSubprocess *child;
  GCancellable *lifetime;
};

G_DEFINE_FINAL_TYPE (LycSandbox, lyc_sandbox, G_TYPE_OBJECT)

static void
lyc_sandbox_dispose (GObject *object)
{
  LycSandbox *self = LYC_SANDBOX (object);

  g_cancellable_cancel (self->lifetime);
  lyc_sandbox_stop (self);
  G_OBJECT_CLASS (lyc_sandbox_parent_class)->dispose (object);
}

static void
lyc_sandbox_finalize (GObject *object)
{
  LycSandbox *self = LYC_SANDBOX (object);

  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_object (&self->lifetime);
  G_OBJECT_CLASS (lyc_sandbox_parent_class)->finalize (object);
}

static void
lyc_sandbox_class_init (LycSandboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lyc_sandbox_dispose;
  object_class->finalize = lyc_sandbox_finalize;
  g_signal_new ("stopped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
lyc_sandbox_init (LycSandbox *self)
{
  self->lifetime = g_cancellable_new ();
}

/* Returns: (transfer full): a sandbox whose data stays in @data_dir; it does not run yet */
LycSandbox *
lyc_sandbox_new (const char *data_dir)
{
  LycSandbox *self = g_object_new (LYC_TYPE_SANDBOX, NULL);

  self->data_dir = g_strdup (data_dir);
  return self;
}

/* Where the platform was built or installed: beside this program first, so that a checkout runs. */
static char *
find_platform (void)
{
  g_autofree char *self_path = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *dir = self_path != NULL ? g_path_get_dirname (self_path) : g_strdup (LYC_BINDIR);
  char *beside = g_build_filename (dir, "lyceum-platform", NULL);
  g_autofree char *below = g_build_filename (dir, "platform", "lyceum-platform", NULL);

  if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return beside;
  g_free (beside);
  if (g_file_test (below, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&below);
  return g_build_filename (LYC_BINDIR, "lyceum-platform", NULL);
}

/* A secret that only the child learns, through a pipe: a command line is public. */
static char *
make_code (void)
{
  guint8 bytes[CODE_BYTES];
  GString *text = g_string_new (NULL);

  if (getrandom (bytes, sizeof bytes, 0) != (gssize) sizeof bytes)
    g_error ("The kernel gave no random bytes.");
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

/* A platform that outlived its window would keep its port and its data locked. */
static void
child_setup_cb (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static GSubprocess *
spawn (LycSandbox *self, int code_fd, int ready_fd, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *program = find_platform ();
  g_autofree char *port = g_strdup_printf ("%u", self->port);

  g_subprocess_launcher_take_fd (launcher, code_fd, CODE_FD);
  g_subprocess_launcher_take_fd (launcher, ready_fd, READY_FD);
  g_subprocess_launcher_set_child_setup (launcher, child_setup_cb, NULL, NULL);
  return g_subprocess_launcher_spawn (
      launcher, error, program, "serve", "--sandbox", "--data", self->data_dir, "--port", port,
      "--code-fd", G_STRINGIFY (CODE_FD), "--ready-fd", G_STRINGIFY (READY_FD), NULL);
}

static void
exited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycSandbox) self = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  if (self->child != G_SUBPROCESS (source))
    return;
  g_clear_object (&self->child);
  if (self->ready)
    g_signal_emit_by_name (self, "stopped");
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LycSandbox *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *line
      = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, &error);
  guint64 port = 0;

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (line == NULL || !g_ascii_string_to_unsigned (line, 10, 1, 65535, &port, NULL))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                               _("The sandbox did not start. Try again."));
      return;
    }
  g_free (self->url);
  self->port = (guint) port;
  self->url = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  self->ready = TRUE;
  /* For whoever wants to join from a second client. */
  g_print (_("The sandbox listens on %s and keeps its data in %s\n"), self->url, self->data_dir);
  g_task_return_boolean (task, TRUE);
}

static gboolean
write_code (LycSandbox *self, int fd, GError **error)
{
  gsize length = strlen (self->code);
  gboolean ok = write (fd, self->code, length) == (gssize) length && write (fd, "\n", 1) == 1;

  close (fd);
  if (!ok)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _("The sandbox did not start. Try again."));
  return ok;
}

static void
read_port (LycSandbox *self, int fd, GTask *task)
{
  g_autoptr (GInputStream) raw = g_unix_input_stream_new (fd, TRUE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (raw);

  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                       ready_cb, g_object_ref (task));
}

/* Starts the child; it has written the port to its pipe when it listens. The next one takes the
 * same. */
void
lyc_sandbox_start_async (LycSandbox *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  int code[2], ready[2];

  g_task_set_source_tag (task, lyc_sandbox_start_async);
  if (!g_unix_open_pipe (code, FD_CLOEXEC, &error) || !g_unix_open_pipe (ready, FD_CLOEXEC, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_free (self->code);
  self->code = make_code ();
  self->ready = FALSE;
  self->child = spawn (self, code[0], ready[1], &error);
  if (self->child == NULL || !write_code (self, code[1], &error))
    {
      close (ready[0]);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_subprocess_wait_async (self->child, self->lifetime, exited_cb, g_object_ref (self));
  read_port (self, ready[0], task);
}

gboolean
lyc_sandbox_start_finish (LycSandbox *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Returns: (transfer none) (nullable): where it listens, once it has started */
const char *
lyc_sandbox_get_url (LycSandbox *self)
{
  return self->url;
}

/* Returns: (transfer none) (nullable): the code that signs in once, instead of a password */
const char *
lyc_sandbox_get_code (LycSandbox *self)
{
  return self->code;
}

/* Asks the child to end; it finishes what it has accepted. */
void
lyc_sandbox_stop (LycSandbox *self)
{
  g_autoptr (GSubprocess) child = g_steal_pointer (&self->child);

  if (child != NULL)
    g_subprocess_send_signal (child, SIGTERM);
}
