/* Shared by the figures: words and numbers, lettering, paints, classes,
 * scales and the calendar. Private to compose. */
#ifndef KAISM_COMPOSE_FIGURE_INTERNAL_H
#define KAISM_COMPOSE_FIGURE_INTERNAL_H

#include <stdbool.h>

#include "compose/figures.h"
#include "compose/wordbook.h"
#include "model/words.h"

/* ---- words ---- */
#define FILLED(...) ((const struct fill[]){ __VA_ARGS__, { NULL, NULL } })
/* The text of a key; the key itself where the word file has none. */
const char *figure_word(const struct figure_context *context, const char *key);
/* The same, {name} filled. */
const char *figure_fill(const struct figure_context *context, const char *key,
                        const struct fill *fills);
/* The key's form `.one` for 1, else `.other`. */
const char *figure_fill_count(const struct figure_context *context, const char *key, int count,
                              const struct fill *fills);
/* The same, {count} filled, and {name}. */
const char *figure_count(const struct figure_context *context, const char *key, int count,
                         const char *name);
const char *figure_text(const struct figure_context *context, const struct words *words);
const char *figure_account(const struct figure_context *context, const struct account *account);
const char *figure_class(const struct figure_context *context, enum account_class class);
/* As the small matrices name it. */
const char *figure_class_small(const struct figure_context *context, enum account_class class);
/* "a, b"; `list` may be NULL. */
const char *figure_join(const struct figure_context *context, const char *list, const char *item);
/* At most `limit` characters, cut at a word with an ellipsis. */
const char *figure_shorten(const struct figure_context *context, const char *text, size_t limit);

/* A text alternative: sentences added while they fit into 400 characters. */
struct figure_alt {
	const struct figure_context *context;
	const char *text;
};
void figure_alt_add(struct figure_alt *alt, const char *sentence);

/* ---- numbers and dates, "–" for none ---- */
const char *figure_number(const struct figure_context *context, double value, int decimals);
const char *figure_signed(const struct figure_context *context, double value, int decimals);
/* Without needless zeros: 5, 5.5. At most `decimals`. */
const char *figure_short_number(const struct figure_context *context, double value, int decimals);
const char *figure_money(const struct figure_context *context, double value); /* £4.2m */
/* As much of money as stands in a head: the factor to divide by, and "£m". */
struct figure_money_unit { double divide; const char *name; };
struct figure_money_unit figure_unit(const struct figure_context *context, double largest);
/* "form.short_date", or another key with {day} {short_month} {year}. */
const char *figure_date(const struct figure_context *context, const char *key, struct date date);
/* "3–6" */
const char *figure_span(const struct figure_context *context, double low, double high);
const char *figure_score_text(const struct figure_context *context, const struct score *score);

/* ---- drawing ---- */
struct drawing {
	const struct figure_context *context;
	struct scene *scene;
};
struct lettering {
	double size;
	enum color_role color;
	enum text_anchor anchor;
	bool bold, vertical;
};
struct figure_point { double x, y; };
struct lettering figure_plain(double size, enum color_role color, enum text_anchor anchor);
struct lettering figure_bold(double size, enum color_role color, enum text_anchor anchor);
double figure_width(const struct figure_context *context, struct lettering lettering,
                    const char *text);
/* Writes with its baseline at `at`; gives the width. */
double figure_write(const struct drawing *drawing, struct figure_point at,
                    struct lettering lettering, const char *text);
/* Cut at a character with an ellipsis where it is wider than `room`. */
const char *figure_fit(const struct figure_context *context, struct lettering lettering,
                       const char *text, double room);
/* Up to FIGURE_LINE_LIMIT lines no wider than `room`; the last is cut to fit. */
enum { FIGURE_LINE_LIMIT = 4 };
struct figure_lines { const char *lines[FIGURE_LINE_LIMIT]; int count; };
/* Each line as full as it can be. */
struct figure_lines figure_pack(const struct figure_context *context, struct lettering lettering,
                                const char *text, double room);
/* Where that leaves a short last line, lines of much the same length. */
struct figure_lines figure_wrap(const struct figure_context *context, struct lettering lettering,
                                const char *text, double room);

struct paint figure_fill_of(enum color_role color);
struct paint figure_line_of(enum color_role color, double width_pt);
struct paint figure_dashed(enum color_role color, double width_pt, double dash_pt);
/* The same, its gaps fitted to a line of `length`, so that it ends on a whole dash. */
struct paint figure_whole_dashes(struct paint paint, double length);
struct paint figure_box_of(enum color_role fill, enum color_role stroke, double width_pt);
struct figure_rect { double x, y, width, height; };
void figure_rect(const struct drawing *drawing, struct figure_rect rect, struct paint paint);
/* Hatched, with an outline of the same colour. */
void figure_hatched(const struct drawing *drawing, struct figure_rect rect, enum color_role color);
/* A whisker with its caps; white inside [from, to] (the mark), ink outside. */
struct figure_whisker { double low, high, white_from, white_to, cross, cap; bool vertical; };
void figure_whisker(const struct drawing *drawing, const struct figure_whisker *whisker);
/* An arrow of 7 pt whose head points to the right (dx 1) or the left. */
void figure_arrow(const struct drawing *drawing, struct figure_point at, double dx);

/* ---- classes ---- */
struct figure_class_look { enum mark mark; enum color_role fill, text, tint; };
const struct figure_class_look *figure_look(enum account_class class);
bool figure_is_bold(enum account_class class); /* names of key accounts */

/* ---- scales ---- */
struct figure_scale {
	double from, to;     /* data */
	double start, end;   /* pt; end < start for an axis that points up or left */
	bool ratio;          /* logarithmic */
};
double figure_at(const struct figure_scale *scale, double value);
/* The smallest of 1, 2, 2.5, 5 times a power of ten with at most `most` steps. */
double figure_step(double range, int most);
int figure_decimals(double step);

/* True when an account has a place on the matrix. */
bool figure_has_place(const struct account_result *account);
bool figure_is_ratio(const struct figure_context *context);

#endif
