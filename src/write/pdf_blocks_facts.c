/* Strips of labelled values. */
#include <math.h>

#include "write/pdf_paragraph.h"

struct facts {
	struct layout *layout;
	const struct frame *frame;
	const struct doc_node *node;
	struct arena *arena;
	struct slice *slice;
	int count;
};

enum { FACTS_LIMIT = 6 }; /* side by side */

static double facts_width(const struct facts *facts)
{
	return facts->frame->full;
}

static void draw_rule(const struct facts *facts, double y, struct stroke stroke)
{
	const double rule[3] = { facts->frame->x, y, facts_width(facts) };

	box_rule(&facts->slice->box, facts->arena, rule, stroke);
}

static struct para *label_of(const struct facts *facts, const char *text, double width)
{
	struct para *para = para_of(facts->layout, facts->arena, LOOK_LABEL, text);

	para_break(para, width);
	return para;
}

static struct para *value_of(const struct facts *facts, const struct doc_node *fact,
			     enum look_name look)
{
	struct para *para = para_new(facts->layout, facts->arena, look);

	para_inlines(para, fact);
	para_cut(para);
	return para;
}

/* Draws a paragraph and gives the height below it. */
static double draw_below(const struct facts *facts, const struct para *para, double x, double y)
{
	struct tag *tag = tag_new(facts->arena, facts->frame->tag, "P");

	para_draw(para, &facts->slice->box, (struct pen){ x, y, tag });
	return y + para_height(para);
}

/* ---- large values: label, value, unit; at most six in a row ---- */

static double draw_figure(const struct facts *facts, const struct doc_node *fact,
			  const double place[3])
{
	struct para *label = label_of(facts, fact->fact.label, place[2]);
	struct para *value = value_of(facts, fact, LOOK_KEY_FIGURE);
	double y = draw_below(facts, label, place[0], place[1] + mm(1.1)) + mm(0.3);

	if (value->natural > place[2])
		value = value_of(facts, fact, LOOK_FACT);
	para_break(value, place[2]);
	y = draw_below(facts, value, place[0], y);
	if (fact->fact.unit[0] != '\0')
		y = draw_below(facts, label_of(facts, fact->fact.unit, place[2]), place[0], y);
	return y;
}

static void set_figures(struct facts *facts)
{
	const int across = facts->count > 6 ? 6 : facts->count;
	const double pitch = (facts_width(facts) + mm(4)) / across;
	double top = 0, bottom = 0;
	int i = 0;

	draw_rule(facts, 0, (struct stroke){ 0.9, COLOR_INK });
	for (const struct doc_node *fact = facts->node->first_child; fact != NULL;
	     fact = fact->next) {
		if (i > 0 && i % across == 0)
			top = bottom;
		const double place[3] = { facts->frame->x + i % across * pitch, top,
					  pitch - mm(4) };
		bottom = fmax(bottom, draw_figure(facts, fact, place));
		i++;
	}
	facts->slice->box.height = bottom + mm(facts->layout->tightness >= TIGHT_TYPE ? 1.4 : 2);
	draw_rule(facts, facts->slice->box.height, (struct stroke){ 0.35, COLOR_RULE });
}

/* ---- a list: label left, value right, a rule between ---- */

static double measure_labels(const struct facts *facts)
{
	double width = 0;

	for (const struct doc_node *fact = facts->node->first_child; fact != NULL;
	     fact = fact->next) {
		const struct para *label =
			para_of(facts->layout, facts->arena, LOOK_FACT_SMALL, fact->fact.label);
		width = fmax(width, label->natural);
	}
	return fmin(width + mm(3.6), facts_width(facts) * 0.45);
}

static double draw_pair(const struct facts *facts, const struct doc_node *fact, double indent,
			double y)
{
	const double x = facts->frame->x;
	struct para *label = para_new(facts->layout, facts->arena, LOOK_FACT_SMALL);
	struct para *value = value_of(facts, fact, LOOK_FACT_SMALL);

	para_text(label, fact->fact.label, false, COLOR_MUTED);
	para_cut(label);
	para_break(label, indent - mm(2));
	if (fact->fact.unit[0] != '\0') {
		value = para_new(facts->layout, facts->arena, LOOK_FACT_SMALL);
		para_inlines(value, fact);
		para_text(value, " ", false, COLOR_NONE);
		para_text(value, fact->fact.unit, false, COLOR_MUTED);
		para_cut(value);
	}
	para_break(value, facts_width(facts) - indent);
	const double pad = mm(facts->layout->tightness >= TIGHT_TYPE ? 0.4 : 0.75);
	const double below = draw_below(facts, label, x, y + pad);
	return fmax(below, draw_below(facts, value, x + indent, y + pad)) + pad;
}

static void set_list(struct facts *facts)
{
	const double indent = measure_labels(facts);
	double y = 0;

	draw_rule(facts, 0, (struct stroke){ 0.9, COLOR_INK });
	for (const struct doc_node *fact = facts->node->first_child; fact != NULL;
	     fact = fact->next) {
		if (fact != facts->node->first_child)
			draw_rule(facts, y, (struct stroke){ 0.35, COLOR_RULE });
		y = draw_pair(facts, fact, indent, y);
	}
	draw_rule(facts, y, (struct stroke){ 0.9, COLOR_INK });
	facts->slice->box.height = y;
}

/* ---- a strip: label over value; of twelve columns each gets an equal
 * share, or, where that is not enough for one, what it needs ---- */

enum { COLUMNS = 12, LEAST_SPAN = 2 };

/* When to stop stands out among the three. */
static struct para *strip_value(const struct facts *facts, const struct doc_node *fact,
				enum look_name look)
{
	struct para *value = para_new(facts->layout, facts->arena, look);

	value->bold = facts->node->facts.kind == FACTS_STOP && fact == facts->node->first_child;
	para_inlines(value, fact);
	para_cut(value);
	return value;
}

/* The columns a value needs to stand on one line. */
static int measure_span(const struct facts *facts, const struct doc_node *fact, enum look_name look)
{
	const struct para *label =
		para_of(facts->layout, facts->arena, LOOK_LABEL, fact->fact.label);
	const double natural = fmax(strip_value(facts, fact, look)->natural, label->natural);
	int span = LEAST_SPAN;

	while (span < COLUMNS && layout_span(facts->layout, span) < natural)
		span++;
	return span;
}

static int find_widest(const struct facts *facts, const int spans[FACTS_LIMIT])
{
	int widest = 0;

	for (int i = 1; i < facts->count; i++)
		if (spans[i] > spans[widest])
			widest = i;
	return widest;
}

/* The widest gives way or takes what is left, once none is under its share. */
static void share_by_need(const struct facts *facts, int spans[FACTS_LIMIT], int share)
{
	int sum = 0;

	for (int i = 0; i < facts->count; i++)
		sum += spans[i];
	for (; sum > COLUMNS; sum--)
		spans[find_widest(facts, spans)]--;
	for (int i = 0; i < facts->count; i++)
		for (; spans[i] < share && sum < COLUMNS; sum++)
			spans[i]++;
	spans[find_widest(facts, spans)] += COLUMNS - sum;
}

static void share_columns(const struct facts *facts, enum look_name look, int spans[FACTS_LIMIT])
{
	const int share = facts->count < 4 ? 3 : COLUMNS / facts->count;
	bool enough = true;
	int i = 0;

	for (const struct doc_node *fact = facts->node->first_child; fact != NULL;
	     fact = fact->next) {
		spans[i] = measure_span(facts, fact, look);
		if (spans[i++] > share)
			enough = false;
	}
	if (!enough) {
		share_by_need(facts, spans, share);
		return;
	}
	for (i = 0; i < facts->count; i++)
		spans[i] = share;
}

static double draw_fact(const struct facts *facts, const struct doc_node *fact, enum look_name look,
			const double place[2])
{
	struct para *label = label_of(facts, fact->fact.label, place[1]);
	struct para *value = strip_value(facts, fact, look);
	double y = draw_below(facts, label, place[0], mm(1.1)) + mm(0.5);

	para_break(value, place[1]);
	y = draw_below(facts, value, place[0], y);
	if (fact->fact.unit[0] != '\0')
		y = draw_below(facts, label_of(facts, fact->fact.unit, place[1]), place[0], y);
	return y;
}

static void set_strip(struct facts *facts, enum look_name look, enum color_role rule)
{
	const double pitch = (facts_width(facts) + mm(4)) / COLUMNS;
	int spans[FACTS_LIMIT], column = 0, i = 0;

	if (facts->count > FACTS_LIMIT) {
		set_list(facts);
		return;
	}
	share_columns(facts, look, spans);
	draw_rule(facts, 0, (struct stroke){ 0.9, rule });
	for (const struct doc_node *fact = facts->node->first_child; fact != NULL;
	     fact = fact->next) {
		const double place[2] = { facts->frame->x + column * pitch,
					  spans[i] * pitch - mm(4) };
		facts->slice->box.height =
			fmax(facts->slice->box.height, draw_fact(facts, fact, look, place));
		column += spans[i++];
	}
}

void blocks_facts(struct layout *layout, const struct frame *frame, const struct doc_node *node)
{
	struct arena *arena = &frame->stack->pool->arena;
	const bool stop = node->facts.kind == FACTS_STOP;
	struct facts facts = { .layout = layout, .frame = frame, .node = node, .arena = arena };

	for (const struct doc_node *fact = node->first_child; fact != NULL; fact = fact->next)
		facts.count++;
	if (facts.count == 0)
		return;
	facts.slice = stack_push(frame->stack, stop ? layout_section_space(layout) : 0, mm(1.4));
	facts.slice->place = node->place;
	switch (node->facts.kind) {
	case FACTS_FIGURES:
		set_figures(&facts);
		break;
	case FACTS_STRIP:
		set_strip(&facts, LOOK_FACT, COLOR_INK);
		break;
	case FACTS_STOP:
		set_strip(&facts, LOOK_FACT_SMALL, COLOR_STOP);
		break;
	case FACTS_LIST:
		set_list(&facts);
		break;
	}
}
