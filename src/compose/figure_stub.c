/* TEMPORARY: weak stand-ins until the figures exist; never committed. */
#include "compose/figures.h"
#include "write/write.h"
#define WEAK __attribute__((weak))
#define NONE (struct figure){ NULL, "", 0, 0 }
#define STUB1(n) WEAK struct figure n(const struct figure_context *c) { (void)c; return NONE; }
#define STUB2(n) WEAK struct figure n(const struct figure_context *c, const struct account_result *a) { (void)c; (void)a; return NONE; }
STUB1(figure_matrix) STUB1(figure_cover_matrix) STUB1(figure_small_matrix) STUB2(figure_position) STUB2(figure_why) STUB2(figure_rating) STUB2(figure_timeline)
STUB1(figure_timetable) STUB1(figure_capacity) STUB1(figure_traceability)
WEAK struct figure figure_ranking(const struct figure_context *c, enum figure_axis a, size_t l) { (void)c; (void)a; (void)l; return NONE; }
WEAK struct figure figure_scores(const struct figure_context *c, size_t f, size_t t) { (void)c; (void)f; (void)t; return NONE; }
WEAK struct figure figure_profiles(const struct figure_context *c, size_t f, size_t t) { (void)c; (void)f; (void)t; return NONE; }
WEAK size_t figure_profile_count(const struct figure_context *c) { (void)c; return 0; }
WEAK bool write_figures(const struct document *d, const struct write_context *c) { (void)d; (void)c; return true; }
WEAK bool stub_md(const struct document *d, const struct write_context *c);
WEAK bool stub_md(const struct document *d, const struct write_context *c) { (void)d; (void)c; return true; }
extern const struct writer write_markdown;
WEAK const struct writer write_markdown = { "md", stub_md };
