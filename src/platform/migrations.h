/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The SQL of each step's tables, a file per group. */
extern const char *const lyc_schema_core_1;
extern const char *const lyc_schema_resources_1;
extern const char *const lyc_schema_resources_2;
extern const char *const lyc_schema_resources_3;
extern const char *const lyc_schema_resources_4;
extern const char *const lyc_schema_resources_5;
extern const char *const lyc_schema_resources_6;
extern const char *const lyc_schema_notes;
extern const char *const lyc_schema_quiz;
extern const char *const lyc_schema_course_1;
extern const char *const lyc_schema_knowledge;
extern const char *const lyc_schema_journey;
extern const char *const lyc_schema_attachments;
extern const char *const lyc_schema_post_files;
extern const char *const lyc_schema_posts_1;
extern const char *const lyc_schema_posts_2;
extern const char *const lyc_schema_moderating;
extern const char *const lyc_schema_moderation;
extern const char *const lyc_schema_search;
extern const char *const lyc_schema_settings;
extern const char *const lyc_schema_solved;
extern const char *const lyc_schema_follow;
extern const char *const lyc_schema_people;
extern const char *const lyc_schema_file_threads;
extern const char *const lyc_schema_file_texts;
extern const char *const lyc_schema_look_tries;
extern const char *const lyc_schema_previews;
extern const char *const lyc_schema_quiet;
extern const char *const lyc_schema_teams;
extern const char *const lyc_schema_search_tags;
