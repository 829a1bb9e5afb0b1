/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cache-fixture.h"

#include "database.h"
#include "json-gate.h"
#include "schema.h"

sqlite3 *
cache_fixture_new (void)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = lyc_database_open (":memory:", lyc_cache_migrations, 0, &error);

  g_assert_no_error (error);
  (void) lyc_mine_migrations;
  return db;
}

void
cache_fixture_apply (sqlite3 *db, LycChangeList *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = lyc_change_list_apply (list, db, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
  lyc_change_list_free (list);
}

void
cache_fixture_put (sqlite3 *db, const char *text, const char *my_id)
{
  LycChangeList *list = lyc_change_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node
      = lyc_json_parse (text, strlen (text), &lyc_json_default_limits, &error);

  g_assert_no_error (error);
  lyc_change_list_put (list, json_node_get_object (node), 0);
  if (my_id != NULL)
    lyc_change_list_set_user (list, my_id);
  cache_fixture_apply (db, list);
}
