/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-probe.h"

#include "json-gate.h"

#include <errno.h>
#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <poll.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* A recording, or a file that people share, is read by a program of its own, with little memory and
 * little time: what may break there breaks nothing here, and cannot keep the platform waiting. */

#define MEMORY (G_GUINT64_CONSTANT (3) * 1024 * 1024 * 1024)
#define MADE_BYTES (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)
#define SAID_BYTES (64 * 1024)
#define LINE_BYTES 1024

static const char slow[] = "took too long to look into; “--time-limit” allows more";

static const struct
{
  const char *code;
  const char *says;
} faults[] = {
  { "broken", "is damaged, or no video" },
  { "codec", "is of a kind that Lyceum does not play; WebM, or MP4 with H.264 and AAC, is" },
  { "no-picture", "has no picture" },
  { "no-length", "does not say how long it is; is it whole?" },
  { "long", "is longer than 24 hours" },
  { "large", "is larger than 8192 × 8192 pixels" },
  { "slow", slow },
  { "space", "could not be written; is the disk full?" },
};

typedef struct
{
  const LycProbeRun *run;
  GString *line;
  gsize said;
  JsonObject *result;
} Answer;

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", what);
  return FALSE;
}

/* Returns: (transfer full): the program, beside this one where both were only built */
static char *
program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *dir = g_path_get_dirname (self != NULL ? self : "/");
  char *beside = g_build_filename (dir, "..", "probe", "lyceum-media-probe", NULL);

  if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return beside;
  g_free (beside);
  return g_build_filename (LYC_LIBEXECDIR, "lyceum-media-probe", NULL);
}

static void
limit (int what, rlim_t most)
{
  setrlimit (what, &(struct rlimit){ most, most });
}

/* Between fork and exec. It ends with us: nothing goes on after whoever asked was killed. */
static void
set_limits (gpointer data)
{
  const LycProbeRun *run = data;

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  limit (RLIMIT_CPU, run->seconds);
  limit (RLIMIT_FSIZE, run->made_bytes > 0 ? run->made_bytes : MADE_BYTES);
  limit (RLIMIT_CORE, 0);
  if (run->gently)
    setpriority (PRIO_PROCESS, 0, 19);
#ifndef __SANITIZE_ADDRESS__ /* whose shadow is larger than any limit */
  limit (RLIMIT_AS, MEMORY);
#endif
}

static GSubprocess *
start (const LycProbeRun *run, GError **error)
{
  g_autofree char *path = program ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);

  if (!g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   "cannot be looked into: lyceum-media-probe is not installed");
      return NULL;
    }
  g_ptr_array_add (words, path);
  for (guint i = 0; run->words[i] != NULL; i++)
    g_ptr_array_add (words, (char *) run->words[i]);
  g_ptr_array_add (words, NULL);
  /* Each thread would set aside 64 MiB of addresses for itself. */
  g_subprocess_launcher_setenv (launcher, "MALLOC_ARENA_MAX", "2", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "GST_DEBUG");
  g_subprocess_launcher_take_fd (launcher, dup (run->in), 3);
  if (run->out >= 0)
    g_subprocess_launcher_take_fd (launcher, dup (run->out), 4);
  g_subprocess_launcher_set_child_setup (launcher, set_limits, (gpointer) run, NULL);
  return g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, error);
}

/* Returns: %FALSE where the line is nothing that the program says */
static gboolean
take_line (Answer *self)
{
  static const LycJsonLimits limits = { LINE_BYTES, 1, 16 };
  g_autoptr (JsonNode) node = lyc_json_parse (self->line->str, self->line->len, &limits, NULL);
  JsonObject *object
      = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  g_string_truncate (self->line, 0);
  if (object == NULL || self->result != NULL)
    return FALSE;
  if (!json_object_has_member (object, "percent"))
    self->result = json_object_ref (object);
  else if (self->run->tell != NULL)
    self->run->tell (
        (guint) CLAMP (json_object_get_int_member_with_default (object, "percent", 0), 0, 100),
        self->run->tell_data);
  return TRUE;
}

static gboolean
take (Answer *self, const char *bytes, gsize length)
{
  self->said += length;
  if (self->said > SAID_BYTES)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] != '\n')
        g_string_append_c (self->line, bytes[i]);
      else if (!take_line (self))
        return FALSE;
      if (self->line->len > LINE_BYTES)
        return FALSE;
    }
  return TRUE;
}

/* Reads to the end. */
static gboolean
listen (Answer *self, int fd, GError **error)
{
  gint64 end = g_get_monotonic_time () + (gint64) self->run->seconds * G_USEC_PER_SEC;
  char bytes[4096];

  for (;;)
    {
      gint64 left = (end - g_get_monotonic_time ()) / 1000;
      struct pollfd wait = { fd, POLLIN, 0 };
      int ready = left > 0 ? poll (&wait, 1, (int) MIN (left + 1, G_MAXINT)) : 0;
      gssize got;

      if (ready == 0)
        return refuse (error, slow);
      if (ready < 0 && errno == EINTR)
        continue;
      got = read (fd, bytes, sizeof bytes);
      if (got == 0)
        return TRUE;
      if (got < 0 || !take (self, bytes, (gsize) got))
        return refuse (error, "could not be looked into: what was said of it makes no sense");
    }
}

/* Another time it may go well. */
static gboolean
is_of_the_machine (const char *fault)
{
  return g_str_equal (fault, "slow") || g_str_equal (fault, "space");
}

static gboolean
judge (Answer *self, GSubprocess *process, GError **error)
{
  const char *fault = self->result != NULL
                          ? json_object_get_string_member_with_default (self->result, "fault", NULL)
                          : NULL;

  for (guint i = 0; fault != NULL && i < G_N_ELEMENTS (faults); i++)
    if (g_str_equal (faults[i].code, fault))
      {
        g_set_error_literal (error, G_IO_ERROR,
                             is_of_the_machine (fault) ? G_IO_ERROR_FAILED
                                                       : G_IO_ERROR_INVALID_DATA,
                             faults[i].says);
        return FALSE;
      }
  if (g_subprocess_get_if_signaled (process) && g_subprocess_get_term_sig (process) == SIGXFSZ)
    return refuse (error, "makes files that are too large");
  if (g_subprocess_get_if_signaled (process)
      && (g_subprocess_get_term_sig (process) == SIGXCPU
          || g_subprocess_get_term_sig (process) == SIGKILL))
    return refuse (error, slow);
  if (!g_subprocess_get_successful (process) || self->result == NULL)
    return refuse (error, "broke the program that looks into it; is it damaged?");
  return TRUE;
}

/**
 * lyc_media_probe_run:
 *
 * Lets lyceum-media-probe do one thing with a recording and waits for it.
 *
 * Returns: (nullable) (transfer full): what it said; %NULL with @error, a sentence without its
 * beginning, the recording's name: G_IO_ERROR_INVALID_DATA where the program says that of the
 * recording, G_IO_ERROR_NOT_FOUND where there is no program
 */
JsonObject *
lyc_media_probe_run (const LycProbeRun *run, GError **error)
{
  g_autoptr (GSubprocess) process = start (run, error);
  Answer answer = { .run = run };
  gboolean good;

  if (process == NULL)
    return NULL;
  answer.line = g_string_new (NULL);
  good = listen (&answer,
                 g_unix_input_stream_get_fd (
                     G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (process))),
                 error);
  if (!good)
    g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  good = good && judge (&answer, process, error);
  g_string_free (answer.line, TRUE);
  if (!good)
    g_clear_pointer (&answer.result, json_object_unref);
  return answer.result;
}
