/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is given up in the jail is given up for good, and what is needed there still works. */
#include "config.h"

#include "allow-list.h"
#include "probe-jail.h"

#include <errno.h>
#include <fcntl.h>
#include <gst/gst.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* The jail holds for the process that enters it: each test has one of its own. */
#define IN_JAIL(what)                                                                              \
  if (!g_test_subprocess ())                                                                       \
    {                                                                                              \
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);                          \
      g_test_trap_assert_passed ();                                                                \
      return;                                                                                      \
    }                                                                                              \
  g_assert_true (lyc_media_init (NULL));                                                           \
  lyc_probe_load ();                                                                               \
  what;                                                                                            \
  g_assert_true (lyc_probe_jail ())

/* Outside of the jail it would only not be found. */
#define NOWHERE "/nowhere/at-all"

/* Without what is done at an end elsewhere: looking for leaks, for one, takes another process. */
#define OUT _exit (0)

#define REFUSED(call)                                                                              \
  errno = 0;                                                                                       \
  g_assert_cmpint ((call), ==, -1);                                                                \
  g_assert_cmpint (errno, ==, EPERM)

static void
test_files (void)
{
  struct stat info;

  IN_JAIL ();
  REFUSED (open ("/dev/null", O_RDONLY));
  REFUSED (open ("/dev/null", O_WRONLY));
  REFUSED (openat (AT_FDCWD, NOWHERE, O_CREAT | O_WRONLY, 0600));
  REFUSED (creat (NOWHERE, 0600));
  REFUSED (mkdir (NOWHERE, 0700));
  REFUSED (unlink (NOWHERE));
  REFUSED (rename (NOWHERE, NOWHERE));
  REFUSED (link (NOWHERE, NOWHERE));
  REFUSED (symlink (NOWHERE, NOWHERE));
  REFUSED (chmod (NOWHERE, 0700));
  REFUSED (truncate (NOWHERE, 0));
  g_assert_cmpint (fstat (STDERR_FILENO, &info), ==, 0);
  OUT;
}

static void
test_network (void)
{
  IN_JAIL ();
  REFUSED (socket (AF_INET, SOCK_STREAM, 0));
  REFUSED (socket (AF_INET6, SOCK_DGRAM, 0));
  REFUSED (socket (AF_UNIX, SOCK_STREAM, 0));
  OUT;
}

static void
test_processes (void)
{
  char *const words[] = { (char *) "nowhere", NULL };

  IN_JAIL ();
  REFUSED (fork ());
  REFUSED (execv (NOWHERE, words));
  REFUSED (kill (getppid (), 0));
  REFUSED (ptrace (PTRACE_ATTACH, 0, NULL, NULL));
  OUT;
}

static gpointer
in_thread (gpointer data)
{
  return data;
}

static void
test_what_was_open (void)
{
  char bytes[16] = "";
  int pipes[2];

  IN_JAIL (g_assert_cmpint (pipe (pipes), ==, 0));
  g_assert_cmpint (write (pipes[1], "through", 8), ==, 8);
  g_assert_cmpint (read (pipes[0], bytes, sizeof bytes), ==, 8);
  g_assert_cmpstr (bytes, ==, "through");
  g_assert_true (g_thread_join (g_thread_new ("thread", in_thread, bytes)) == bytes);
  OUT;
}

/* Nothing that fetches further files may be put in by what a recording says. */
static void
test_no_lists (void)
{
  GList *factories;

  IN_JAIL ();
  factories = gst_element_factory_list_get_elements (GST_ELEMENT_FACTORY_TYPE_DECODABLE,
                                                     GST_RANK_NONE + 1);
  for (GList *l = factories; l != NULL; l = l->next)
    {
      const char *name = gst_plugin_feature_get_name (l->data);

      g_assert_true (lyc_allow_list_has (name));
      g_assert_false (g_str_has_prefix (name, "hls"));
    }
  g_assert_nonnull (factories);
  gst_plugin_feature_list_free (factories);
  OUT;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jail/files", test_files);
  g_test_add_func ("/jail/network", test_network);
  g_test_add_func ("/jail/processes", test_processes);
  g_test_add_func ("/jail/what-was-open", test_what_was_open);
  g_test_add_func ("/jail/no-lists", test_no_lists);
  return g_test_run ();
}
