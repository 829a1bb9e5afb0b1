/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "probe-jail.h"

#include "allow-list.h"

#include <errno.h>
#include <gst/gst.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <linux/sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

/* Whoever makes a recording may have made it to take over what reads it. From here on this process
 * opens no file, no socket and no program; it has the recording, the place for its result and its
 * output, which it was given open. */

/* What it still needs of its own: all of it is in memory before the door closes. */
static const char *const own[]
    = { "fdsrc",       "fdsink",       "appsrc",       "appsink",       "fakesink",   "typefind",
        "decodebin",   "uridecodebin", "multiqueue",   "queue",         "queue2",     "capsfilter",
        "identity",    "videoconvert", "videoscale",   "audioconvert",  "audioresample",
        "jpegenc",     "vp8enc",       "vp9enc",       "opusenc",       "webmmux" };

static void
load_feature (GstPluginFeature *feature)
{
  g_autoptr (GstPluginFeature) loaded = gst_plugin_feature_load (feature);
}

/**
 * lyc_probe_load:
 *
 * Loads every element that may be used, by the list of those that players use, without the ones
 * that fetch further files.
 */
void
lyc_probe_load (void)
{
  GList *factories;
  GstRegistry *registry = gst_registry_get ();
  g_autoptr (GstPlugin) finders = gst_plugin_load_by_name ("typefindfunctions");

  lyc_allow_list_apply ();
  factories = gst_element_factory_list_get_elements (
      GST_ELEMENT_FACTORY_TYPE_DECODABLE | GST_ELEMENT_FACTORY_TYPE_DECRYPTOR, GST_RANK_NONE + 1);
  for (GList *l = factories; l != NULL; l = l->next)
    {
      if (g_str_has_prefix (gst_plugin_feature_get_name (l->data), "hls"))
        gst_plugin_feature_set_rank (l->data, GST_RANK_NONE);
      else
        load_feature (l->data);
    }
  gst_plugin_feature_list_free (factories);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autoptr (GstPluginFeature) feature
          = gst_registry_lookup_feature (registry, own[i]);

      if (feature != NULL)
        load_feature (feature);
    }
}

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef MACHINE
#define NO(call) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1), REFUSE (EPERM)
#define REFUSE(code)                                                                               \
  BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ((code) & SECCOMP_RET_DATA))
#define LOAD(field) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, field))

static struct sock_filter filter[] = {
  LOAD (arch),
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0),
  BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
  LOAD (nr),
#ifdef __x86_64__
  /* The same calls once more under other numbers (x32). */
  BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
  BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
  NO (open),
  NO (creat),
  NO (fork),
  NO (vfork),
  NO (unlink),
  NO (rename),
  NO (link),
  NO (symlink),
  NO (mkdir),
  NO (rmdir),
  NO (chmod),
  NO (chown),
#endif
  NO (openat),
  NO (openat2),
  NO (open_by_handle_at),
  NO (socket),
  NO (connect),
  NO (bind),
  NO (listen),
  NO (execve),
  NO (execveat),
  NO (ptrace),
  NO (process_vm_readv),
  NO (process_vm_writev),
  NO (pidfd_open),
  NO (pidfd_getfd),
  NO (kill),
  NO (unlinkat),
  NO (renameat),
  NO (renameat2),
  NO (linkat),
  NO (symlinkat),
  NO (mkdirat),
  NO (mknodat),
  NO (fchmodat),
  NO (fchownat),
  NO (truncate),
  NO (mount),
  NO (umount2),
  NO (chroot),
  NO (setns),
  NO (unshare),
  NO (bpf),
  NO (perf_event_open),
  NO (userfaultfd),
  NO (io_uring_setup),
  NO (keyctl),
  NO (add_key),
  NO (request_key),
  /* Threads, but no processes: clone3() hides its flags behind a pointer, and libc does without. */
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1),
  REFUSE (ENOSYS),
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3),
  LOAD (args[0]),
  BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
  REFUSE (EPERM),
  BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
};
#endif

/**
 * lyc_probe_jail:
 *
 * Gives up, for good, whatever is not needed to read what is already open.
 *
 * Returns: %FALSE where this system cannot do that
 */
gboolean
lyc_probe_jail (void)
{
#ifdef MACHINE
  struct sock_fprog program = { G_N_ELEMENTS (filter), filter };

  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
         && prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
#else
  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
#endif
}
