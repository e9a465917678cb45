/* The sound selection of tests/rules, edited: its text, loaded from a folder of
 * the test's own. A test that uses it takes edited_set_up and
 * edited_tear_down as its fixture. */
#ifndef KAISM_TESTS_EDITED_H
#define KAISM_TESTS_EDITED_H

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/load.h"
#include "unit.h"

enum { TEXT_ROOM = 65536 };

static char folder[64];
static struct arena arena;
static struct diag diag;

static inline void
edited_set_up(void)
{
	strcpy(folder, "/tmp/kaism-rules-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	arena_init(&arena);
	diag_init(&diag, &arena);
}

static inline void
edited_tear_down(void)
{
	char path[96];

	snprintf(path, sizeof path, "%s/kaism.yaml", folder);
	unlink(path);
	rmdir(folder);
	arena_release(&arena);
}

static inline char *
read_sound(void)
{
	char *text = arena_alloc(&arena, TEXT_ROOM);
	FILE *file = fopen("tests/rules/sound.yaml", "r");

	ck_assert_ptr_nonnull(file);
	text[fread(text, 1, TEXT_ROOM - 1, file)] = '\0';
	fclose(file);
	return text;
}

struct edit { const char *old, *new; }; /* old "" = at the end of the file */

/* The text with every place of `old` made `new`; it must be there. */
static inline char *
apply(const char *text, struct edit edit)
{
	char *made = arena_alloc(&arena, TEXT_ROOM);
	const size_t length = strlen(edit.old);
	size_t used = 0;
	const char *hit;

	if (length == 0) {
		snprintf(made, TEXT_ROOM, "%s%s\n", text, edit.new);
		return made;
	}
	ck_assert_msg(strstr(text, edit.old) != NULL, "the sound selection has no `%s`", edit.old);
	made[0] = '\0';
	while ((hit = strstr(text, edit.old)) != NULL) {
		used += (size_t)snprintf(made + used, TEXT_ROOM - used, "%.*s%s", (int)(hit - text), text, edit.new);
		text = hit + length;
	}
	snprintf(made + used, TEXT_ROOM - used, "%s", text);
	return made;
}

/* What stands in the text; diag says what is wrong with it. */
static inline const struct selection *
load_text(const char *text)
{
	struct source *source;
	char path[96];
	FILE *file;

	snprintf(path, sizeof path, "%s/kaism.yaml", folder);
	file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	fclose(file);
	source = source_open(folder, true, &arena, &diag);
	ck_assert_ptr_nonnull(source);
	return load_selection(load_tree(source, &arena, &diag), source, &arena, &diag);
}

static inline const struct selection *
selection_of_text(const char *text)
{
	const struct selection *selection = load_text(text);

	if (diag_has_errors(&diag))
		diag_print(&diag, stderr, DIAG_HUMAN, false);
	ck_assert(!diag_has_errors(&diag));
	return selection;
}

enum { EDITS = 6 };

static inline char *
edited_text(const struct edit *edits)
{
	char *text = read_sound();

	for (int i = 0; i < EDITS && edits[i].old != NULL; i++)
		text = apply(text, edits[i]);
	return text;
}

#endif
