/* What a scene must hold to in any test: operations finite and inside, texts
 * of 7 pt or more that lie apart, a text alternative that is filled in. */
#ifndef KAISM_TESTS_SCENE_H
#define KAISM_TESTS_SCENE_H

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "compose/figures.h"
#include "compose/wordbook.h"
#include "write/write.h"

#include "unit.h"

/* A word of a wordbook; the test fails where there is none. */
static inline const char *scene_word(void *data, const char *key)
{
	const struct wordbook *book = data;

	ck_assert_msg(wordbook_has(book, key), "no word %s", key);
	return wordbook_find(book, key);
}

struct extent { double x0, y0, x1, y1; };

static inline struct extent text_extent(const struct scene_op *op)
{
	double shift = op->text.anchor == ANCHOR_START    ? 0
	               : op->text.anchor == ANCHOR_MIDDLE ? op->text.width_pt / 2
	                                                  : op->text.width_pt;
	double x = op->text.x, y = op->text.baseline, size = op->text.size_pt;

	if (op->text.vertical)
		return (struct extent){ x - 0.7 * size, y - op->text.width_pt + shift, x, y + shift };
	return (struct extent){ x - shift, y - 0.7 * size, x - shift + op->text.width_pt, y };
}

static inline struct extent path_extent(const struct scene_op *op)
{
	struct extent extent = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };

	for (size_t i = 0; i < op->path.count; i++) {
		const struct path_point *point = &op->path.points[i];
		ck_assert(isfinite(point->x) && isfinite(point->y));
		extent.x0 = fmin(extent.x0, point->x);
		extent.y0 = fmin(extent.y0, point->y);
		extent.x1 = fmax(extent.x1, point->x);
		extent.y1 = fmax(extent.y1, point->y);
	}
	return extent;
}

static inline struct extent scene_extent(const struct scene_op *op, const struct scene *scene)
{
	switch (op->kind) {
	case SCENE_PATH:
		return path_extent(op);
	case SCENE_CIRCLE:
		return (struct extent){ op->circle.x - op->circle.r, op->circle.y - op->circle.r,
			op->circle.x + op->circle.r, op->circle.y + op->circle.r };
	case SCENE_RECT:
		ck_assert(op->rect.width >= 0 && op->rect.height >= 0);
		return (struct extent){ op->rect.x, op->rect.y, op->rect.x + op->rect.width,
			op->rect.y + op->rect.height };
	case SCENE_HATCH:
		return (struct extent){ op->hatch.x, op->hatch.y, op->hatch.x + op->hatch.width,
			op->hatch.y + op->hatch.height };
	case SCENE_TEXT:
		ck_assert(op->text.size_pt >= 7);
		return text_extent(op);
	case SCENE_GROUP_BEGIN:
	case SCENE_GROUP_END:
		break;
	}
	return (struct extent){ 0, 0, scene->width_pt, scene->height_pt };
}

static inline void assert_inside(const struct scene *scene, const char *what)
{
	for (size_t i = 0; i < scene->count; i++) {
		struct extent extent = scene_extent(&scene->ops[i], scene);
		const char *text = scene->ops[i].kind == SCENE_TEXT ? scene->ops[i].text.text : "";
		ck_assert_msg(extent.x0 >= -1 && extent.y0 >= -1 && extent.x1 <= scene->width_pt + 1 &&
		                      extent.y1 <= scene->height_pt + 1,
		              "%s: operation %zu '%s' at %.1f %.1f %.1f %.1f of %.1f %.1f", what, i, text,
		              extent.x0, extent.y0, extent.x1, extent.y1, scene->width_pt, scene->height_pt);
	}
}

static inline void assert_texts_apart(const struct scene *scene, const char *what)
{
	for (size_t i = 0; i < scene->count; i++)
		for (size_t k = i + 1; k < scene->count; k++) {
			const struct scene_op *a = &scene->ops[i], *b = &scene->ops[k];
			if (a->kind != SCENE_TEXT || b->kind != SCENE_TEXT)
				continue;
			struct extent x = text_extent(a), y = text_extent(b);
			bool apart = x.x1 <= y.x0 + 0.2 || y.x1 <= x.x0 + 0.2 || x.y1 <= y.y0 + 0.2 ||
			             y.y1 <= x.y0 + 0.2;
			ck_assert_msg(apart, "%s: '%s' over '%s'", what, a->text.text, b->text.text);
		}
}

/* With KAISM_SCENES=folder in the environment every scene that is judged is
 * printed there too, to be looked at. */
static inline void scene_show(const struct scene *scene, const char *what)
{
	static int number;
	const char *folder = getenv("KAISM_SCENES");
	char path[512];
	struct arena arena;
	size_t size;
	FILE *out;

	if (folder == NULL)
		return;
	snprintf(path, sizeof path, "%s/%s-%ld-%d.svg", folder, what, (long)getpid(), ++number);
	out = fopen(path, "w");
	ck_assert_ptr_nonnull(out);
	arena_init(&arena);
	fputs(svg_print(scene, &(struct svg_options){ .title = what, .description = "",
		.accent = color_default_accent, .arena = &arena }, &size), out);
	arena_release(&arena);
	fclose(out);
}

static inline void scene_judge(struct figure figure, const char *what)
{
	if (figure.scene == NULL) {
		ck_assert_str_eq(figure.alt, "");
		return;
	}
	scene_show(figure.scene, what);
	ck_assert_msg(strlen(figure.alt) > 10, "%s: %s", what, figure.alt);
	ck_assert_msg(strchr(figure.alt, '{') == NULL, "%s: %s", what, figure.alt);
	assert_inside(figure.scene, what);
	assert_texts_apart(figure.scene, what);
}

static inline bool scene_has_text(const struct scene *scene, const char *text)
{
	for (size_t i = 0; i < scene->count; i++)
		if (scene->ops[i].kind == SCENE_TEXT && strcmp(scene->ops[i].text.text, text) == 0)
			return true;
	return false;
}

#endif
