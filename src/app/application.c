/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "application-private.h"

#include <glib/gi18n-lib.h>

#include "first-frame.h"
#include "kit.h"
#include "lyc-app-resources.h"
#include "platform-connector.h"
#include "player.h"
#include "ready-file.h"
#include "renderer.h"

/* A player in its thread gets this long to let go of its files. */
#define PLAYER_CLOSE_MS 2000

G_DEFINE_FINAL_TYPE (LycApplication, lyc_application, ADW_TYPE_APPLICATION)

static LycWelcomePage *
welcome (LycApplication *self)
{
  return lyc_window_get_welcome (self->window);
}

/* Settings, data and the keyring item are each profile's own. */
static gboolean
use_profile (LycApplication *self, const char *fallback, GError **error)
{
  const char *name = self->profile_name != NULL ? self->profile_name : fallback;
  LycProfile *profile = lyc_profile_new (name, error);

  if (profile == NULL)
    return FALSE;
  g_clear_pointer (&self->profile, lyc_profile_free);
  g_clear_object (&self->settings);
  self->profile = profile;
  self->settings = lyc_profile_new_settings (profile);
  if (self->window != NULL)
    lyc_window_set_settings (self->window, self->settings);
  return TRUE;
}

static void
show_problem (LycApplication *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lyc_welcome_page_show_error (welcome (self), error->message);
}

static gboolean
show_page_cb (gpointer user_data)
{
  LycApplication *self = user_data;

  g_autoptr (LycResults) progresses = g_steal_pointer (&self->awaited);
  guint n = progresses != NULL ? g_list_model_get_n_items (G_LIST_MODEL (progresses)) : 0;
  g_autoptr (LycRecord) last
      = n > 0 ? g_list_model_get_item (G_LIST_MODEL (progresses), n - 1) : NULL;

  if (self->window != NULL && last != NULL)
    lyc_window_show_place (self->window, self->page, lyc_record_get_id (last));
  return G_SOURCE_REMOVE;
}

static void
progress_came_cb (LycApplication *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->awaited)) == 0)
    return;
  g_signal_handlers_disconnect_by_func (self->awaited, progress_came_cb, self);
  g_idle_add_full (G_PRIORITY_LOW, show_page_cb, g_object_ref (self), g_object_unref);
}

/* The page that was asked for on the command line hangs on what the learner did last. */
static void
show_page_when_there (LycApplication *self, LycServices *services)
{
  g_clear_object (&self->awaited);
  self->awaited = lyc_library_all (lyc_services_get_library (services), LYC_KIND_PROGRESS);
  g_signal_connect_object (self->awaited, "items-changed", G_CALLBACK (progress_came_cb), self,
                           G_CONNECT_SWAPPED);
  progress_came_cb (self);
}

static void
enter (LycApplication *self)
{
  LycServices *services = lyc_core_get_services (self->core);

  lyc_welcome_page_set_busy (welcome (self), NULL);
  lyc_window_set_services (self->window, services);
  lyc_first_frame_follow (GTK_WINDOW (self->window), services);
  if (lyc_core_is_session_only (self->core) && !self->use_sandbox)
    lyc_window_toast (self->window, _("There is no keyring here, so you are signed in until you close Lyceum."));
  lyc_ready_file_write_when_painted (GTK_WIDGET (self->window), services);
  if (self->page != NULL)
    show_page_when_there (self, services);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (lyc_core_sign_in_finish (LYC_CORE (source), result, &error))
    enter (self);
  else
    show_problem (self, error);
}

/* Without a program for web addresses the person gets the address to copy. */
static void
show_sign_in_page (const char *url, gpointer user_data)
{
  LycApplication *self = user_data;
  g_autoptr (GAppInfo) browser = g_app_info_get_default_for_uri_scheme ("http");

  if (browser != NULL && g_app_info_launch_default_for_uri (url, NULL, NULL))
    return;
  lyc_welcome_page_show_link (welcome (self), url);
}

void
_lyc_application_sign_in (LycApplication *self)
{
  g_clear_object (&self->signing_in);
  self->signing_in = g_cancellable_new ();
  lyc_welcome_page_set_busy (welcome (self), _("Waiting for your browser"));
  lyc_core_sign_in_async (self->core, show_sign_in_page, self, self->signing_in, signed_in_cb,
                          g_object_ref (self));
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (LYC_CORE (source) != self->core)
    return;
  if (!lyc_core_start_finish (self->core, result, &error))
    show_problem (self, error);
  else if (self->sandbox != NULL)
    lyc_core_sign_in_with_code_async (self->core, lyc_sandbox_get_code (self->sandbox),
                                      signed_in_cb, g_object_ref (self));
  else if (lyc_core_is_signed_in (self->core))
    enter (self);
  else if (self->sign_in_next)
    _lyc_application_sign_in (self);
  else
    lyc_welcome_page_set_busy (welcome (self), NULL);
  if (!lyc_core_is_signed_in (self->core))
    lyc_first_frame_show (GTK_WINDOW (self->window));
  self->sign_in_next = FALSE;
}

static void
start_core (LycApplication *self, const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LycConnector) connector = lyc_platform_connector_new (url, &error);

  if (self->core != NULL)
    lyc_core_stop (self->core);
  g_clear_object (&self->core);
  if (connector == NULL)
    {
      if (self->window != NULL)
        show_problem (self, error);
      return;
    }
  self->core = lyc_core_new (lyc_profile_get_data_dir (self->profile),
                             lyc_profile_get_cache_dir (self->profile),
                             lyc_profile_get_name (self->profile), connector);
  lyc_core_set_keyring (self->core, self->sandbox == NULL);
  lyc_core_start_async (self->core, started_cb, g_object_ref (self));
}

static void
sandbox_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!lyc_sandbox_start_finish (LYC_SANDBOX (source), result, &error))
    show_problem (self, error);
  else
    start_core (self, lyc_sandbox_get_url (self->sandbox));
}

static void
sandbox_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycApplication) self = user_data;

  if (!lyc_sandbox_start_finish (LYC_SANDBOX (source), result, NULL) && self->window != NULL)
    lyc_window_toast (self->window, _("The sandbox has stopped. Close Lyceum and open it again."));
}

/* The client is signed in and knows the port: it comes back by itself. */
static void
sandbox_stopped_cb (LycApplication *self)
{
  lyc_sandbox_start_async (self->sandbox, NULL, sandbox_back_cb, g_object_ref (self));
}

/* The sandbox has a profile of its own, so that trying it leaves an account untouched. */
void
_lyc_application_open_sandbox (LycApplication *self)
{
  g_autofree char *dir = NULL;
  g_autoptr (GError) error = NULL;

  if (!use_profile (self, "sandbox", &error))
    {
      show_problem (self, error);
      return;
    }
  self->use_sandbox = TRUE;
  dir = lyc_profile_build_path (self->profile, "platform");
  lyc_welcome_page_set_busy (welcome (self), _("Opening the sandbox"));
  g_clear_object (&self->sandbox);
  self->sandbox = lyc_sandbox_new (dir);
  g_signal_connect_object (self->sandbox, "stopped", G_CALLBACK (sandbox_stopped_cb), self,
                           G_CONNECT_SWAPPED);
  lyc_sandbox_start_async (self->sandbox, NULL, sandbox_started_cb, g_object_ref (self));
}

static void
sign_in_requested_cb (LycApplication *self, const char *address)
{
  g_autoptr (GError) error = NULL;

  /* Whoever comes from the sandbox leaves its profile. */
  if (self->use_sandbox && !use_profile (self, "default", &error))
    {
      show_problem (self, error);
      return;
    }
  self->use_sandbox = FALSE;
  g_settings_set_string (self->settings, "platform-address", address);
  lyc_welcome_page_set_busy (welcome (self), _("Waiting for your browser"));
  self->sign_in_next = TRUE;
  start_core (self, address);
}

static void
cancelled_cb (LycApplication *self)
{
  self->sign_in_next = FALSE;
  g_cancellable_cancel (self->signing_in);
}

static void
create_window (LycApplication *self)
{
  self->window = LYC_WINDOW (lyc_window_new (ADW_APPLICATION (self), self->settings));
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  g_signal_connect_object (welcome (self), "sign-in", G_CALLBACK (sign_in_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (welcome (self), "sandbox", G_CALLBACK (_lyc_application_open_sandbox),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (welcome (self), "cancel", G_CALLBACK (cancelled_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
apply_shot_size (LycApplication *self)
{
  const char *size = g_getenv ("LYCEUM_SHOT_SIZE");
  int width, height;

  if (size != NULL && sscanf (size, "%dx%d", &width, &height) == 2)
    gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
}

static char *
dup_address (LycApplication *self)
{
  return self->platform_url != NULL ? g_strdup (self->platform_url)
                                    : g_settings_get_string (self->settings, "platform-address");
}

static gboolean
begins_with_welcome (LycApplication *self)
{
  return self->page != NULL && g_str_equal (self->page, "welcome");
}

/* The threads of the core open the cache while GTK and the window are made. What is wrong with the
 * address is said by begin(), which tries again. */
static void
start_core_early (LycApplication *self)
{
  g_autofree char *address = dup_address (self);

  if (*address != '\0' && !self->use_sandbox && !begins_with_welcome (self))
    start_core (self, address);
}

/* Goes on where the person was: the sandbox, or the platform that was used last. */
static void
begin (LycApplication *self)
{
  g_autofree char *address = dup_address (self);

  lyc_welcome_page_set_address (welcome (self), address);
  if (begins_with_welcome (self))
    lyc_ready_file_write_when_painted (GTK_WIDGET (self->window), NULL);
  else if (self->use_sandbox)
    _lyc_application_open_sandbox (self);
  else if (*address != '\0' && self->core == NULL)
    start_core (self, address);
}

static void
lyc_application_activate (GApplication *application)
{
  LycApplication *self = LYC_APPLICATION (application);
  gboolean first = self->window == NULL;

  if (first)
    {
      create_window (self);
      apply_shot_size (self);
    }
  if (first)
    begin (self);
  if (first && self->core != NULL)
    lyc_first_frame_hold (GTK_WINDOW (self->window));
  else
    gtk_window_present (GTK_WINDOW (self->window));
}

static void
lyc_application_startup (GApplication *application)
{
  LycApplication *self = LYC_APPLICATION (application);

  start_core_early (self);
  G_APPLICATION_CLASS (lyc_application_parent_class)->startup (application);
  lyc_renderer_chosen ();
  g_resources_register (lyc_app_get_resource ());
  lyc_kit_init ();
  _lyc_application_add_actions (self);
  if (self->dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
}

static int
lyc_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  LycApplication *self = LYC_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (!use_profile (self, self->use_sandbox ? "sandbox" : "default", &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  /* Profiles run beside each other, so only the usual one looks for a window that is open already. */
  if (self->profile_name != NULL || self->use_sandbox || self->platform_url != NULL)
    g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
lyc_application_shutdown (GApplication *application)
{
  LycApplication *self = LYC_APPLICATION (application);

  if (self->core != NULL)
    lyc_core_stop (self->core);
  g_clear_object (&self->awaited);
  g_clear_object (&self->core);
  g_clear_object (&self->sandbox);
  G_APPLICATION_CLASS (lyc_application_parent_class)->shutdown (application);
  lyc_media_wait_closed (PLAYER_CLOSE_MS);
}

static void
lyc_application_finalize (GObject *object)
{
  LycApplication *self = LYC_APPLICATION (object);

  g_clear_pointer (&self->profile, lyc_profile_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->signing_in);
  g_free (self->profile_name);
  g_free (self->platform_url);
  g_free (self->page);
  G_OBJECT_CLASS (lyc_application_parent_class)->finalize (object);
}

static void
lyc_application_class_init (LycApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lyc_application_finalize;
  application_class->activate = lyc_application_activate;
  application_class->startup = lyc_application_startup;
  application_class->shutdown = lyc_application_shutdown;
  application_class->handle_local_options = lyc_application_handle_local_options;
}

static void
lyc_application_init (LycApplication *self)
{
  const GOptionEntry entries[] = {
    { "sandbox", 0, 0, G_OPTION_ARG_NONE, &self->use_sandbox, N_("Open the sandbox"), NULL },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &self->profile_name,
      N_("Keep data apart under this name"), N_("NAME") },
    { "platform", 0, 0, G_OPTION_ARG_STRING, &self->platform_url, N_("Address of the platform"),
      "URL" },
    { "page", 0, 0, G_OPTION_ARG_STRING, &self->page, N_("Page to begin with"), N_("NAME") },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &self->dark, N_("Use dark colours"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

LycApplication *
lyc_application_new (void)
{
  return g_object_new (LYC_TYPE_APPLICATION, "application-id", LYC_APP_ID, NULL);
}
