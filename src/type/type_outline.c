/* Outlines of glyphs, for writers that draw texts instead of naming fonts. */
#include "type_internal.h"

/* What HarfBuzz draws, collected. */
struct tracing {
	struct arena *arena;
	struct outline *outline;
	size_t capacity;
};

static void add_step(struct tracing *tracing, struct outline_step step)
{
	struct outline *outline = tracing->outline;

	outline->steps = arena_grow(tracing->arena, outline->steps, sizeof *outline->steps,
				    outline->count, &tracing->capacity);
	outline->steps[outline->count++] = step;
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
		    void *more)
{
	(void)funcs, (void)state, (void)more;
	add_step(data, (struct outline_step){ .verb = OUTLINE_MOVE, .x = (double)x, .y = (double)y });
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
		    void *more)
{
	(void)funcs, (void)state, (void)more;
	add_step(data, (struct outline_step){ .verb = OUTLINE_LINE, .x = (double)x, .y = (double)y });
}

static void quadratic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
			 float y1, float x, float y, void *more)
{
	(void)funcs, (void)state, (void)more;
	add_step(data, (struct outline_step){ OUTLINE_QUADRATIC, (double)x, (double)y, (double)x1,
					      (double)y1, 0, 0 });
}

static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1,
		     float x2, float y2, float x, float y, void *more)
{
	(void)funcs, (void)state, (void)more;
	add_step(data, (struct outline_step){ OUTLINE_CUBIC, (double)x, (double)y, (double)x1,
					      (double)y1, (double)x2, (double)y2 });
}

static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *more)
{
	(void)funcs, (void)state, (void)more;
	add_step(data, (struct outline_step){ .verb = OUTLINE_CLOSE });
}

struct outline type_outline(const struct face *face, uint16_t glyph, struct arena *arena)
{
	struct outline outline = { NULL, 0 };
	struct tracing tracing = { .arena = arena, .outline = &outline };
	hb_draw_funcs_t *funcs = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(funcs, quadratic_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
	hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
	hb_font_get_glyph_shape(face->hb_font, glyph, funcs, &tracing);
	hb_draw_funcs_destroy(funcs);
	return outline;
}
