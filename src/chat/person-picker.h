/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people.h"

G_BEGIN_DECLS

/* A list of people to write to, with a box to search in. Signal: "picked" (const char *user_id). */
#define LYC_TYPE_PERSON_PICKER (lyc_person_picker_get_type ())
G_DECLARE_FINAL_TYPE (LycPersonPicker, lyc_person_picker, LYC, PERSON_PICKER, GtkPopover)

GtkWidget *lyc_person_picker_new (LycServices *services);
void       lyc_person_picker_set_people (LycPersonPicker *self, LycPeople *people);

G_END_DECLS
