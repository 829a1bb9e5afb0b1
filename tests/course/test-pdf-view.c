/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <cairo-pdf.h>

#include "kit.h"
#include "memory-services.h"
#include "pdf-document.h"
#include "pdf-page.h"
#include "pdf-view.h"

#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define LESSON "01890a5d-ac96-774b-bcce-b302099a8057"
#define ASSET "01890a5d-ac96-774b-bcce-b302099a8058"
#define PAGES 12

typedef struct
{
  LycMemoryServices *memory;
  GtkWidget *window;
  GtkWidget *view;
  LycRecord *lesson;
  LycRecord *progress;
  LycRecord *asset;
} Fixture;

static char *composed;

static void
compose_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_free (composed);
  composed = g_variant_print (parameter, FALSE);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A document of which page n says "This is page n." */
static GBytes *
make_pdf (guint pages)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, array, 300, 400);
  cairo_t *cairo = cairo_create (surface);

  for (guint i = 1; i <= pages; i++)
    {
      g_autofree char *words = g_strdup_printf ("This is page %u.", i);

      cairo_set_font_size (cairo, 20);
      cairo_move_to (cairo, 30, 60);
      cairo_show_text (cairo, words);
      cairo_show_page (cairo);
    }
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (array);
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *words)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget)
      && (words == NULL
          || (GTK_IS_LABEL (widget)
              && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
wait_for (Fixture *fixture, GType type, const char *words)
{
  GtkWidget *found;

  while ((found = find (fixture->view, type, words)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return found;
}

static LycRecord *
look_up (Fixture *fixture, LycKind kind, const char *id)
{
  LycRecord *record = lyc_library_lookup (
      lyc_services_get_library (lyc_memory_services_get (fixture->memory)), kind, id);

  while (!lyc_record_is_loaded (record))
    g_main_context_iteration (NULL, TRUE);
  return record;
}

static void
open_view (Fixture *fixture, GBytes *pdf, const char *place)
{
  static const GActionEntry entries[] = { { "text-compose", compose_cb, "(ssxs)" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autofree char *sum = NULL;
  g_autofree char *json = NULL;

  fixture->memory = lyc_memory_services_new ("[]", ME);
  sum = lyc_memory_services_keep_file (fixture->memory, pdf);
  json = g_strdup_printf (
      "[{\"kind\":\"lesson\",\"id\":\"" LESSON "\",\"rev\":1,\"course_id\":\"" LESSON
      "\",\"number\":1,\"title\":\"Title\",\"lesson_kind\":\"pdf\",\"asset_id\":\"" ASSET
      "\"},{\"kind\":\"asset\",\"id\":\"" ASSET "\",\"rev\":1,\"lesson_id\":\"" LESSON
      "\",\"course_id\":\"" LESSON "\",\"type\":\"application/pdf\",\"size\":%u,\"sha256\":\"%s\"},"
      "{\"kind\":\"progress\",\"id\":\"" LESSON "\",\"rev\":1,\"lesson_id\":\"" LESSON
      "\",\"course_id\":\"" LESSON "\",\"place\":\"%s\"}]",
      (guint) g_bytes_get_size (pdf), sum, place);
  lyc_memory_services_put (fixture->memory, json);
  fixture->lesson = look_up (fixture, LYC_KIND_LESSON, LESSON);
  fixture->progress = look_up (fixture, LYC_KIND_PROGRESS, LESSON);
  fixture->asset = look_up (fixture, LYC_KIND_ASSET, ASSET);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 500);
  fixture->view = lyc_pdf_view_new (lyc_memory_services_get (fixture->memory));
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  lyc_pdf_view_set_lesson (LYC_PDF_VIEW (fixture->view), LYC_LESSON (fixture->lesson),
                           LYC_PROGRESS (fixture->progress));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
close_view (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->lesson);
  g_object_unref (fixture->progress);
  g_object_unref (fixture->asset);
  lyc_memory_services_free (fixture->memory);
  g_clear_pointer (&composed, g_free);
}

static const char *
page_shown (Fixture *fixture)
{
  return gtk_editable_get_text (GTK_EDITABLE (wait_for (fixture, GTK_TYPE_ENTRY, NULL)));
}

static void
wait_for_page (Fixture *fixture, const char *page)
{
  while (!g_str_equal (page_shown (fixture), page))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_act (Fixture *fixture, const char *member)
{
  LycAct *act = lyc_memory_services_get_last_act (fixture->memory);

  return act != NULL && json_object_has_member (lyc_act_get_body (act), member);
}

/* The learner goes on at their page, goes elsewhere by number, and reaches the end. */
static void
test_pages (void)
{
  Fixture fixture;
  g_autoptr (GBytes) pdf = make_pdf (PAGES);

  open_view (&fixture, pdf, "5");
  wait_for (&fixture, GTK_TYPE_LABEL, "of 12");
  wait_for_page (&fixture, "5");
  g_assert_false (is_act (&fixture, "completed"));
  gtk_editable_set_text (GTK_EDITABLE (wait_for (&fixture, GTK_TYPE_ENTRY, NULL)), "9");
  g_signal_emit_by_name (wait_for (&fixture, GTK_TYPE_ENTRY, NULL), "activate");
  wait_for_page (&fixture, "9");
  gtk_widget_activate_action (fixture.view, "document.discuss", NULL);
  g_assert_nonnull (composed);
  g_assert_true (g_str_has_prefix (composed, "('" LESSON "', '', 9, "));
  while (!is_act (&fixture, "place"))
    g_main_context_iteration (NULL, TRUE);
  lyc_pdf_view_show_page (LYC_PDF_VIEW (fixture.view), PAGES);
  while (!is_act (&fixture, "completed"))
    g_main_context_iteration (NULL, TRUE);
  close_view (&fixture);
}

static void
test_find (void)
{
  Fixture fixture;
  g_autoptr (GBytes) pdf = make_pdf (PAGES);
  GtkWidget *entry;

  open_view (&fixture, pdf, "");
  wait_for (&fixture, GTK_TYPE_LABEL, "of 12");
  lyc_pdf_view_find (LYC_PDF_VIEW (fixture.view));
  entry = wait_for (&fixture, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "PAGE 1");
  wait_for (&fixture, GTK_TYPE_LABEL, "1 of 4"); /* 1, 10, 11, 12 */
  g_signal_emit_by_name (entry, "previous-match");
  wait_for_page (&fixture, "12");
  close_view (&fixture);
}

static void
test_zoom (void)
{
  Fixture fixture;
  g_autoptr (GBytes) pdf = make_pdf (PAGES);
  GtkWidget *page;
  int fitting;

  open_view (&fixture, pdf, "3");
  wait_for_page (&fixture, "3");
  page = wait_for (&fixture, LYC_TYPE_PDF_PAGE, NULL);
  while ((fitting = gtk_widget_get_width (page)) <= 300) /* points; the window is wider */
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (fixture.view, "document.zoom-in", NULL);
  while (gtk_widget_get_width (page) <= fitting)
    g_main_context_iteration (NULL, TRUE);
  wait_for_page (&fixture, "3");
  gtk_widget_activate_action (fixture.view, "document.zoom-fit", NULL);
  while (gtk_widget_get_width (page) != fitting)
    g_main_context_iteration (NULL, TRUE);
  close_view (&fixture);
}

/* A page number that is being typed stays as it is while the document is scrolled. */
static void
test_typing (void)
{
  Fixture fixture;
  g_autoptr (GBytes) pdf = make_pdf (PAGES);
  GtkEditable *entry;

  open_view (&fixture, pdf, "1");
  wait_for_page (&fixture, "1");
  entry = GTK_EDITABLE (wait_for (&fixture, GTK_TYPE_ENTRY, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, "9");
  gtk_widget_activate_action (fixture.view, "document.zoom-in", NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "9");
  gtk_widget_activate (GTK_WIDGET (entry));
  wait_for_page (&fixture, "9");
  close_view (&fixture);
}

/* What is no document is said in a sentence. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) pdf = make_pdf (3);
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (pdf, 0, 60);
  g_autoptr (GBytes) words = g_bytes_new_static ("%PDF-1.7 and no more", 20);
  GBytes *broken[] = { head, words };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      Fixture fixture;

      open_view (&fixture, broken[i], "");
      wait_for (&fixture, GTK_TYPE_LABEL, "is damaged");
      close_view (&fixture);
    }
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_done (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* Each character has its place, and mutilated bytes end in an answer, whatever it is. */
static void
test_document (void)
{
  g_autoptr (GBytes) pdf = make_pdf (2);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 60; i++)
    {
      gsize size;
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (pdf, &size), g_bytes_get_size (pdf));
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (LycPdfDocument) document = NULL;
      g_autoptr (GAsyncResult) opened = NULL;
      g_autoptr (GAsyncResult) read = NULL;
      g_autoptr (GAsyncResult) rendered = NULL;
      g_autoptr (GdkTexture) texture = NULL;
      LycPdfText *text;

      for (guint n = 0; n < i; n++)
        data[g_rand_int_range (rand, 9, (gint32) size)] = (guint8) g_rand_int (rand);
      bytes = g_bytes_new (data, size);
      document = lyc_pdf_document_new (bytes);
      lyc_pdf_document_open_async (document, NULL, done_cb, &opened);
      wait_done (&opened);
      if (!lyc_pdf_document_open_finish (document, opened, NULL))
        continue;
      lyc_pdf_document_read_async (document, 0, NULL, done_cb, &read);
      lyc_pdf_document_render_async (document, 0, 1.5, NULL, done_cb, &rendered);
      text = lyc_pdf_document_read_finish (document, wait_done (&read), NULL);
      texture = lyc_pdf_document_render_finish (document, wait_done (&rendered), NULL);
      if (i == 0)
        {
          g_assert_nonnull (texture);
          g_assert_cmpint (gdk_texture_get_width (texture), ==, 450);
          g_assert_cmpstr (g_strstrip (text->text), ==, "This is page 1.");
          g_assert_cmpfloat (text->rects[0].x1, >=, 29);
          g_assert_cmpfloat (text->rects[0].y2, <, 75);
          g_assert_cmpfloat (text->rects[5].x1, >, text->rects[0].x1);
        }
      g_clear_pointer (&text, lyc_pdf_text_free);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lyc_kit_init ();
  g_test_add_func ("/pdf-view/document", test_document);
  g_test_add_func ("/pdf-view/pages", test_pages);
  g_test_add_func ("/pdf-view/find", test_find);
  g_test_add_func ("/pdf-view/zoom", test_zoom);
  g_test_add_func ("/pdf-view/typing", test_typing);
  g_test_add_func ("/pdf-view/damaged", test_damaged);
  return g_test_run ();
}
