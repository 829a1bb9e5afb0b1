/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kit.h"
#include "welcome-page.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  LycWelcomePage *page;
  char *url; /* what was asked for last */
  guint asked;
  guint cancelled;
} Fixture;

static void
sign_in_cb (Fixture *f, const char *url)
{
  g_free (f->url);
  f->url = g_strdup (url);
  f->asked++;
}

static void
cancel_cb (Fixture *f)
{
  f->cancelled++;
}

static void
set_up (Fixture *f)
{
  *f = (Fixture){ .window = gtk_window_new (), .page = LYC_WELCOME_PAGE (lyc_welcome_page_new ()) };
  g_signal_connect_swapped (f->page, "sign-in", G_CALLBACK (sign_in_cb), f);
  g_signal_connect_swapped (f->page, "cancel", G_CALLBACK (cancel_cb), f);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_free (f->url);
}

/* The visible label or button that says @text. */
static GtkWidget *
find (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (Fixture *f, const char *text)
{
  GtkWidget *label = find (GTK_WIDGET (f->page), text);

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
}

static void
test_addresses (void)
{
  static const char *const wrong[]
      = { "not an address", "a b.example", "user@learn.example", "https://" };
  Fixture f;

  set_up (&f);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      lyc_welcome_page_set_address (f.page, wrong[i]);
      press (&f, "Sign in");
      g_assert_cmpuint (f.asked, ==, 0);
      g_assert_nonnull (
          find (GTK_WIDGET (f.page), "This is not an address. Ask whoever invited you for it."));
    }
  lyc_welcome_page_set_address (f.page, " learn.example.com ");
  press (&f, "Sign in");
  g_assert_cmpstr (f.url, ==, "https://learn.example.com");
  lyc_welcome_page_set_address (f.page, "http://127.0.0.1:8080");
  press (&f, "Sign in");
  g_assert_cmpstr (f.url, ==, "http://127.0.0.1:8080");
  tear_down (&f);
}

/* While one sign-in is waited for there is no second one; Cancel leads back. */
static void
test_waiting (void)
{
  Fixture f;

  set_up (&f);
  lyc_welcome_page_set_address (f.page, "learn.example.com");
  lyc_welcome_page_set_busy (f.page, "Waiting");
  lyc_welcome_page_show_link (f.page, "https://learn.example.com/oauth");
  g_assert_nonnull (find (GTK_WIDGET (f.page), "Waiting"));
  g_assert_nonnull (find (GTK_WIDGET (f.page), "https://learn.example.com/oauth"));
  g_assert_null (find (GTK_WIDGET (f.page), "Sign in"));
  press (&f, "Cancel");
  g_assert_cmpuint (f.cancelled, ==, 1);
  g_assert_null (find (GTK_WIDGET (f.page), "https://learn.example.com/oauth"));
  g_assert_nonnull (find (GTK_WIDGET (f.page), "Sign in"));
  lyc_welcome_page_show_error (f.page, "It went wrong. Try again.");
  g_assert_nonnull (find (GTK_WIDGET (f.page), "It went wrong. Try again."));
  g_assert_nonnull (find (GTK_WIDGET (f.page), "Sign in"));
  tear_down (&f);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/shell/welcome-page/addresses", test_addresses);
  g_test_add_func ("/shell/welcome-page/waiting", test_waiting);
  return g_test_run ();
}
