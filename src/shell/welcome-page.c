/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "welcome-page.h"
#include "lyc-shell-resources.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _LycWelcomePage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkEntry *address;
  GtkLabel *error;
  GtkLabel *link;
  GtkWidget *link_box;
  GtkButton *sign_in_button;
  GtkButton *sandbox_button;
  GtkBox *busy_box;
  GtkSpinner *spinner;
  GtkLabel *busy_label;
  GtkButton *cancel_button;
};

G_DEFINE_FINAL_TYPE (LycWelcomePage, lyc_welcome_page, GTK_TYPE_WIDGET)

enum
{
  SIGN_IN,
  SANDBOX,
  CANCEL,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What people type is a host; plain HTTP is only for this very machine. */
static char *
dup_url (LycWelcomePage *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address)));

  g_strstrip (text);
  if (*text == '\0')
    return NULL;
  if (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"))
    return g_steal_pointer (&text);
  return g_strconcat ("https://", text, NULL);
}

/* A name or number of a computer, maybe with a port; nothing is asked of it yet. */
static gboolean
is_address (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && *host != '\0' && strpbrk (host, " \t\n%") == NULL
         && g_uri_get_userinfo (uri) == NULL;
}

static void
address_changed_cb (LycWelcomePage *self)
{
  g_autofree char *url = dup_url (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->sign_in_button), url != NULL);
}

static void
sign_in_clicked_cb (LycWelcomePage *self)
{
  g_autofree char *url = dup_url (self);

  /* The address stays as it is while one is waited for: it may have the focus, and its row moves.
   */
  if (url == NULL || gtk_widget_get_visible (GTK_WIDGET (self->busy_box)))
    return;
  if (!is_address (url))
    {
      lyc_welcome_page_show_error (self, _("This is not an address. Ask whoever invited you for it."));
      return;
    }
  g_signal_emit (self, signals[SIGN_IN], 0, url);
}

static void
sandbox_clicked_cb (LycWelcomePage *self)
{
  g_signal_emit (self, signals[SANDBOX], 0);
}

static void
cancel_clicked_cb (LycWelcomePage *self)
{
  lyc_welcome_page_set_busy (self, NULL);
  g_signal_emit (self, signals[CANCEL], 0);
}

static void
copy_clicked_cb (LycWelcomePage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_text (self->link));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _("The address is copied."));
}

static void
lyc_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYC_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (lyc_welcome_page_parent_class)->dispose (object);
}

static void
lyc_welcome_page_class_init (LycWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_welcome_page_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_REGION);
  signals[SIGN_IN] = g_signal_new ("sign-in", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SANDBOX]
      = g_signal_new ("sandbox", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCEL]
      = g_signal_new ("cancel", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_resources_register (lyc_shell_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/shell/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LycWelcomePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, LycWelcomePage, address);
  gtk_widget_class_bind_template_child (widget_class, LycWelcomePage, error);
  gtk_widget_class_bind_template_child (widget_class, LycWelcomePage, link);
  gtk_widget_class_bind_template_child (widget_class, LycWelcomePage, link_box);
  gtk_widget_class_bind_template_child (widget_class, LycWelcomePage, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, LycWelcomePage, sandbox_button);
  gtk_widget_class_bind_template_child (widget_class, LycWelcomePage, busy_box);
  gtk_widget_class_bind_template_child (widget_class, LycWelcomePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LycWelcomePage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, LycWelcomePage, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sandbox_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
lyc_welcome_page_init (LycWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Welcome"), -1);
}

GtkWidget *
lyc_welcome_page_new (void)
{
  return g_object_new (LYC_TYPE_WELCOME_PAGE, NULL);
}

/* Offers the address that was used last. */
void
lyc_welcome_page_set_address (LycWelcomePage *self, const char *address)
{
  gtk_editable_set_text (GTK_EDITABLE (self->address), address);
}

/* The focus goes where the next step is: an entry that takes no keys any more would keep it in
 * vain. */
static void
move_focus (LycWelcomePage *self, gboolean busy)
{
  if (busy)
    gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  else if (gtk_widget_has_focus (GTK_WIDGET (self->cancel_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

/**
 * lyc_welcome_page_set_busy:
 * @what: (nullable): what is going on, a sentence; %NULL when it is over
 */
void
lyc_welcome_page_set_busy (LycWelcomePage *self, const char *what)
{
  gboolean busy = what != NULL;

  if (busy)
    gtk_widget_set_visible (GTK_WIDGET (self->busy_box), TRUE);
  else
    gtk_widget_set_sensitive (GTK_WIDGET (self->address), TRUE);
  move_focus (self, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->busy_box), busy);
  gtk_widget_set_visible (GTK_WIDGET (self->sign_in_button), !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->sandbox_button), !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_label_set_text (self->busy_label, busy ? what : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_widget_set_visible (self->link_box, FALSE);
}

/* Says what went wrong and what to do; what was typed stays. */
void
lyc_welcome_page_show_error (LycWelcomePage *self, const char *sentence)
{
  lyc_welcome_page_set_busy (self, NULL);
  gtk_label_set_text (self->error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
}

/* Without a browser to open: the address to copy into one. */
void
lyc_welcome_page_show_link (LycWelcomePage *self, const char *url)
{
  gtk_label_set_text (self->link, url);
  gtk_widget_set_visible (self->link_box, TRUE);
}
