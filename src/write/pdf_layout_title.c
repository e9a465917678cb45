/* How a section opens: bar, number, title, badge, standfirst. */
#include <math.h>
#include <string.h>

#include "write/pdf_paragraph.h"

/* ---- the badge: a class's mark and word on its tint ---- */

struct tint {
	enum color_role ground, text;
};

static struct tint tint_of(enum mark mark)
{
	switch (mark) {
	case MARK_KEY:
		return (struct tint){ COLOR_KEY_TINT, COLOR_KEY_TEXT };
	case MARK_DEVELOPMENT:
		return (struct tint){ COLOR_DEVELOPMENT_TINT, COLOR_DEVELOPMENT_TEXT };
	case MARK_MAINTENANCE:
		return (struct tint){ COLOR_MAINTENANCE_TINT, COLOR_MAINTENANCE_TEXT };
	case MARK_OPPORTUNISTIC:
	case MARK_UNDETERMINED:
	case MARK_ERROR:
	case MARK_WARNING:
	case MARK_NOTE:
		break;
	}
	return (struct tint){ COLOR_OPPORTUNISTIC_TINT, COLOR_OPPORTUNISTIC_TEXT };
}

struct badge {
	struct para *text;
	struct tint tint;
	enum mark mark;
	double width;
};

static const double badge_left = 2.2, badge_mark = 3.2, badge_gap = 1.2, badge_right = 2.8;
static const double badge_height = 6.4; /* mm */

static struct badge make_badge(struct layout *layout, struct arena *arena,
			       const struct doc_node *section)
{
	struct badge badge = { .mark = section->section.badge,
			       .tint = tint_of(section->section.badge) };

	if (section->section.kind != SECTION_ACCOUNT || section->section.badge_text[0] == '\0')
		return badge;
	badge.text = para_new(layout, arena, LOOK_BADGE);
	para_text(badge.text, section->section.badge_text, true, badge.tint.text);
	para_cut(badge.text);
	para_break(badge.text, badge.text->natural + 1);
	badge.width = badge.text->natural + mm(badge_left + badge_mark + badge_gap + badge_right);
	return badge;
}

/* Drawn around the height `at.y`, its left edge at `at.x`. */
static void draw_badge(const struct badge *badge, struct box *box, struct pen at)
{
	struct arena *arena = badge->text->arena;
	const struct look *look = &badge->text->look;
	struct pen corner = { at.x, at.y - mm(badge_height) / 2, NULL };
	struct pen centre = { at.x + mm(badge_left + badge_mark / 2), at.y, NULL };
	struct pen text = { at.x + mm(badge_left + badge_mark + badge_gap), 0, at.tag };
	struct item *ground = box_add(box, arena, ITEM_ROUNDED, corner);

	ground->rect.width = badge->width;
	ground->rect.height = mm(badge_height);
	ground->rect.corner = mm(0.8);
	ground->rect.color = badge->tint.ground;
	struct item *mark = box_add(box, arena, ITEM_MARK, centre);
	mark->mark.mark = badge->mark;
	mark->mark.r = mm(1.3);
	text.y = at.y + 0.357 * look->size - look_baseline(look); /* half the cap height */
	para_draw(badge->text, box, text);
}

/* ---- the title ---- */

struct title {
	struct layout *layout;
	struct arena *arena;
	const struct doc_node *section;
	struct para *number, *text;
	struct badge badge;
	double x, y; /* of the text's first line */
	bool badge_below;
};

static bool has_bar(const struct doc_node *section)
{
	return section->section.kind == SECTION_CHAPTER ||
	       section->section.kind == SECTION_APPENDIX;
}

/* An account's name that needs two lines is set smaller, its badge below. */
static void measure_account(struct title *title)
{
	struct layout *layout = title->layout;
	const double beside = title->badge.text != NULL ? title->badge.width + mm(6) : 0;

	title->text =
		para_of(layout, title->arena, LOOK_TITLE_ACCOUNT, title->section->section.title);
	if (title->text->natural <= layout->width - beside)
		return;
	title->text = para_of(layout, title->arena, LOOK_TITLE_LONG, title->section->section.title);
	title->badge_below = title->text->natural > layout->width - beside;
	title->text->display = true;
	para_break(title->text, layout->width);
}

static void measure_title(struct title *title)
{
	const struct doc_node *section = title->section;
	struct layout *layout = title->layout;

	if (section->section.kind == SECTION_ACCOUNT) {
		title->badge = make_badge(layout, title->arena, section);
		measure_account(title);
		return;
	}
	if (has_bar(section))
		title->y = mm(6.2);
	if (section->section.number[0] != '\0') {
		title->number =
			para_of(layout, title->arena, LOOK_TITLE_NUMBER, section->section.number);
		title->x = fmax(layout_column(layout, 2), title->number->natural + mm(4));
	}
	title->text = para_of(layout, title->arena, LOOK_TITLE, section->section.title);
	title->text->display = true;
	para_break(title->text, layout->width - title->x);
}

static void draw_bar(const struct title *title, struct box *box)
{
	struct item *bar;

	if (!has_bar(title->section))
		return;
	bar = box_add(box, title->arena, ITEM_RECT, (struct pen){ 0, mm(1), NULL });
	bar->rect.width = layout_span(title->layout, 1);
	bar->rect.height = mm(1.2);
	bar->rect.color = COLOR_ACCENT;
}

static void draw_title(const struct title *title, struct box *box, struct tag *tag)
{
	const struct look *look = &title->text->look;
	const double baseline = title->y + look_baseline(look);
	const double right = title->layout->width - title->badge.width;

	draw_bar(title, box);
	title->text->goes_on = title->badge.text != NULL;
	if (title->number != NULL) {
		title->number->goes_on = true;
		para_draw(title->number, box, (struct pen){ 0, title->y, tag });
	}
	para_draw(title->text, box, (struct pen){ title->x, title->y, tag });
	box->height = title->y + para_height(title->text);
	if (title->badge.text == NULL)
		return;
	if (title->badge_below) {
		draw_badge(&title->badge, box,
			   (struct pen){ 0, box->height + mm(1.2 + badge_height / 2), tag });
		box->height += mm(2.4 + badge_height);
		return;
	}
	draw_badge(&title->badge, box, (struct pen){ right, baseline - 0.357 * look->size, tag });
}

static int outline_level(const struct layout *layout, const struct doc_node *section)
{
	return section->section.kind == SECTION_ACCOUNT && layout->chapter != NULL ? 2 : 1;
}

static void anchor_title(const struct title *title, struct box *box)
{
	const struct doc_node *section = title->section;
	struct item *item = box_add(box, title->arena, ITEM_ANCHOR, (struct pen){ 0 });
	const char *gap = section->section.number[0] != '\0' ? "\xE2\x80\x82" : "";

	item->anchor.name = section->section.anchor;
	item->anchor.level = outline_level(title->layout, section);
	item->anchor.title = arena_printf(title->arena, "%s%s%s", section->section.number, gap,
					  section->section.title);
	item->anchor.in_contents = true;
}

/* Space below the title when no standfirst follows. */
static double space_after(const struct layout *layout, const struct doc_node *section)
{
	switch (section->section.kind) {
	case SECTION_CHAPTER:
	case SECTION_APPENDIX:
		return mm(9);
	case SECTION_FRONT:
		if (contents_stand_in(section))
			return mm(layout->tightness >= TIGHT_SPACE ? 6 : 9);
		return mm(layout->tightness >= TIGHT_TYPE ? 1.4 : 3.4);
	case SECTION_ACCOUNT:
		return mm(3);
	}
	return mm(9);
}

static bool is_standfirst(const struct doc_node *node)
{
	return node != NULL && node->kind == DOC_PARAGRAPH &&
	       node->paragraph.role == PARAGRAPH_STANDFIRST;
}

static void set_standfirst(const struct title *title, struct frame *frame,
			   const struct doc_node *node)
{
	struct layout *layout = title->layout;
	const bool account = title->section->section.kind == SECTION_ACCOUNT;
	struct para *para =
		para_new(layout, title->arena, account ? LOOK_STANDFIRST_ACCOUNT : LOOK_STANDFIRST);
	struct tag *tag = tag_new(title->arena, NULL, "P");

	para_inlines(para, node);
	para_cut(para);
	para->display = true;
	para_break(para, account ? layout->width : mm(114));
	if (layout->tightness >= TIGHT_TYPE)
		para->look.after = fmin(para->look.after, mm(account ? 2 : 6));
	frame->stack->space.exact = true;
	frame->stack->space.after = para->look.before;
	struct slice *slice = stack_push(frame->stack, para->look.before, para->look.after);
	para_draw(para, &slice->box, (struct pen){ title->x, 0, tag });
	slice->box.height = para_height(para);
	slice->keep = true;
	slice->place = node->place;
	frame->stack->space.exact = true;
}

void title_set(struct layout *layout, struct frame *frame, const struct doc_node *section)
{
	struct title title = { .layout = layout,
			       .arena = &frame->stack->pool->arena,
			       .section = section };
	struct tag *tag =
		tag_new(title.arena, NULL, outline_level(layout, section) == 1 ? "H1" : "H2");

	measure_title(&title);
	struct slice *slice = stack_push(frame->stack, 0, space_after(layout, section));
	slice->keep = true;
	slice->place = section->place;
	anchor_title(&title, &slice->box);
	draw_title(&title, &slice->box, tag);
	frame->stack->space.exact = true;
	if (is_standfirst(section->first_child))
		set_standfirst(&title, frame, section->first_child);
}

/* An account's head once more, above the pages that follow its first. */
const struct box *title_strip(struct layout *layout, const struct doc_node *section)
{
	struct title title = { .layout = layout, .arena = layout->arena, .section = section };
	struct box *strip;

	if (section->section.kind != SECTION_ACCOUNT)
		return NULL;
	strip = ARENA_NEW(layout->arena, struct box);
	measure_title(&title);
	draw_title(&title, strip, NULL);
	strip->height += mm(4);
	return strip;
}
