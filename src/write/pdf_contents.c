/* The contents: two columns of chapters with what stands on the second level,
 * and page numbers that are filled in when all pages are known. */
#include <math.h>
#include <string.h>

#include "write/pdf_paragraph.h"

/* ---- collecting ---- */

bool contents_stand_in(const struct doc_node *section)
{
	for (const struct doc_node *node = section->first_child; node != NULL; node = node->next)
		if (node->kind == DOC_CONTENTS)
			return true;
	return false;
}

static void add_entry(struct layout *layout, struct contents_entry entry)
{
	if (layout->entry_count == layout->entry_capacity)
		layout->entries = arena_grow(layout->arena, layout->entries, sizeof entry,
					     layout->entry_count, &layout->entry_capacity);
	entry.slot = -1;
	layout->entries[layout->entry_count++] = entry;
}

/* The block where it is a heading of the second level, or those within it. */
static void collect_headings(struct layout *layout, const struct doc_node *block)
{
	if (block->kind == DOC_HEADING && block->heading.level == 2)
		add_entry(layout, (struct contents_entry){
					  .level = 2,
					  .number = "",
					  .anchor = block->heading.anchor,
					  .title = doc_plain_text(block, layout->arena),
				  });
	if (block->kind != DOC_GRID && block->kind != DOC_COLUMN)
		return;
	for (const struct doc_node *node = block->first_child; node != NULL; node = node->next)
		collect_headings(layout, node);
}

static void collect_section(struct layout *layout, const struct doc_node *section, bool in_chapter)
{
	const enum section_kind kind = section->section.kind;

	if (contents_stand_in(section) || section->section.title[0] == '\0')
		return;
	add_entry(layout, (struct contents_entry){
				  .level = kind == SECTION_ACCOUNT && in_chapter ? 2 : 1,
				  .number = section->section.number,
				  .anchor = section->section.anchor,
				  .title = section->section.title,
			  });
	for (const struct doc_node *node = section->first_child; node != NULL; node = node->next)
		if (node->kind == DOC_SECTION)
			collect_section(layout, node, true);
		else if (kind == SECTION_CHAPTER || kind == SECTION_APPENDIX)
			collect_headings(layout, node);
}

void contents_collect(struct layout *layout)
{
	bool in_chapter = false;

	for (const struct doc_node *node = layout->document->root->first_child; node != NULL;
	     node = node->next) {
		if (node->kind != DOC_SECTION)
			continue;
		in_chapter |= node->section.kind == SECTION_CHAPTER ||
			      node->section.kind == SECTION_APPENDIX;
		collect_section(layout, node, in_chapter);
	}
}

/* ---- page numbers ---- */

/* Anchors are drawn in the order of the entries, so the next is nearly always
 * the one looked for. */
void contents_note(struct layout *layout, const char *anchor, int page)
{
	for (size_t i = 0; i < layout->entry_count; i++) {
		const size_t at = (layout->entry_next + i) % layout->entry_count;
		if (strcmp(layout->entries[at].anchor, anchor) != 0)
			continue;
		layout->entries[at].page = furniture_page_text(layout, page);
		layout->entry_next = at + 1;
		return;
	}
}

void contents_fill(struct layout *layout)
{
	for (size_t i = 0; i < layout->entry_count; i++) {
		const struct contents_entry *entry = &layout->entries[i];
		if (entry->slot >= 0)
			pdf_file_fill_slot(layout->pdf, entry->slot,
					   entry->page != NULL ? entry->page : "");
	}
}

/* ---- setting ---- */

static const double number_column = 8; /* mm */

struct row {
	struct box box;
	double before;
	bool chapter;
};

struct listing {
	struct layout *layout;
	const struct frame *frame;
	struct arena *arena;
	struct tag *tag;
	double width; /* of a column */
	struct row *rows;
	size_t count;
};

static void add_slot(const struct listing *listing, struct contents_entry *entry, struct box *box,
		     struct pen at)
{
	struct layout *layout = listing->layout;
	const struct look look =
		look_of(layout, entry->level == 1 ? LOOK_CONTENTS_1 : LOOK_CONTENTS_2);
	const enum color_role color = entry->level == 1 ? COLOR_INK : COLOR_MUTED;
	struct item *item = box_add(box, listing->arena, ITEM_SLOT, at);

	if (entry->slot < 0)
		entry->slot = pdf_file_slot(layout->pdf, look.role, look.size,
					    layout_color(layout, color));
	item->slot.slot = entry->slot;
	item->slot.anchor = ANCHOR_END;
}

static void add_link(const struct listing *listing, const struct contents_entry *entry,
		     struct row *row, double y)
{
	const struct pen at = { 0, y, row->box.first != NULL ? row->box.first->tag : NULL };
	struct item *item = box_add(&row->box, listing->arena, ITEM_LINK, at);

	item->link.width = listing->width;
	item->link.height = row->box.height - y;
	item->link.target = arena_printf(listing->layout->arena, "#%s", entry->anchor);
	item->link.contents = entry->title;
}

static void draw_number(const struct listing *listing, const struct contents_entry *entry,
			struct box *box, struct pen at)
{
	struct para *number = para_new(listing->layout, listing->arena, LOOK_CONTENTS_1);

	para_text(number, entry->number, true, COLOR_ACCENT);
	para_cut(number);
	para_break(number, mm(number_column));
	number->goes_on = true;
	para_draw(number, box, at);
}

static double chapter_space(const struct layout *layout)
{
	if (layout->tightness >= TIGHT_TYPE)
		return mm(1.4);
	return mm(layout->tightness >= TIGHT_SPACE ? 2 : 3);
}

/* Number, title, page; a rule and space above a chapter. */
static void make_row(const struct listing *listing, struct contents_entry *entry, struct row *row)
{
	const bool chapter = entry->level == 1;
	const double y = chapter ? mm(1.5) : 0;
	struct tag *tag = tag_new(listing->arena, listing->tag, "TOCI");
	struct para *title = para_of(listing->layout, listing->arena,
				     chapter ? LOOK_CONTENTS_1 : LOOK_CONTENTS_2, entry->title);

	row->chapter = chapter;
	row->before = chapter ? chapter_space(listing->layout) : 0;
	if (listing->layout->tightness >= TIGHT_TYPE)
		title->look.leading -= listing->layout->tightness >= TIGHT_MOST ? 1.5 : 1;
	para_break(title, listing->width - mm(number_column) - mm(12));
	if (chapter && entry->number[0] != '\0')
		draw_number(listing, entry, &row->box, (struct pen){ 0, y, tag });
	title->goes_on = true;
	para_draw(title, &row->box, (struct pen){ mm(number_column), y, tag });
	add_slot(listing, entry, &row->box,
		 (struct pen){ listing->width, y + look_baseline(&title->look), tag });
	row->box.height = y + para_height(title) + (chapter ? mm(0.5) : 0);
	add_link(listing, entry, row, y);
	if (chapter)
		box_rule(&row->box, listing->arena, (const double[]){ 0, 0, listing->width },
			 (struct stroke){ 0.5, COLOR_INK });
}

/* The rows from `first` that a column of that height holds; a chapter is not
 * parted from its first line, and not at all where it ends soon. */
static size_t fill_column(const struct listing *listing, size_t first, double height)
{
	size_t end = first, chapter = first;
	double y = 0;

	for (size_t i = first; i < listing->count; i++) {
		const struct row *row = &listing->rows[i];
		if (row->chapter && i > first)
			chapter = i;
		y += (i == first ? 0 : row->before) + row->box.height;
		if (y > height)
			return chapter > first && (i - chapter < 12 || end == chapter + 1) ? chapter
			       : end > first                                               ? end
					     : first + 1;
		end = i + 1;
	}
	return end;
}

/* The least height at which two columns hold all the rows from `first` on;
 * the room itself where they do not. */
static double balance(const struct listing *listing, size_t first, double room)
{
	double low = 0, high = room;

	if (fill_column(listing, fill_column(listing, first, room), room) < listing->count)
		return room;
	for (int step = 0; step < 20; step++) {
		const double middle = (low + high) / 2;
		const size_t second = fill_column(listing, first, middle);
		if (second < listing->count &&
		    fill_column(listing, second, middle) < listing->count)
			low = middle;
		else
			high = middle;
	}
	return high;
}

static void draw_column(const struct listing *listing, const size_t from_to[2], double x,
			struct box *box)
{
	double y = 0;

	for (size_t i = from_to[0]; i < from_to[1]; i++) {
		struct row *row = &listing->rows[i];
		y += i == from_to[0] ? 0 : row->before;
		for (struct item *item = row->box.first; item != NULL; item = item->next) {
			item->x += x;
			if (item->kind == ITEM_LINE)
				item->line.x2 += x;
		}
		box_append(box, &row->box, y);
		y += row->box.height;
	}
	box->height = fmax(box->height, y);
}

static size_t push_page(const struct listing *listing, size_t first, double room)
{
	const double height = balance(listing, first, room);
	const size_t second = fill_column(listing, first, height);
	const size_t end = second < listing->count ? fill_column(listing, second, height) : second;
	struct slice *slice =
		stack_push(listing->frame->stack, 0, mm(listing->layout->tightness >= TIGHT_SPACE ? 5 : 9));

	draw_column(listing, (const size_t[]){ first, second }, listing->frame->x, &slice->box);
	draw_column(listing, (const size_t[]){ second, end },
		    listing->frame->x + layout_column(listing->layout, 7), &slice->box);
	return end;
}

void contents_set(struct layout *layout, const struct frame *frame)
{
	struct listing listing = {
		.layout = layout,
		.frame = frame,
		.arena = &frame->stack->pool->arena,
		.width = layout_span(layout, 6),
		.count = layout->entry_count,
	};
	const double page = layout->bottom - layout->top;
	double room = page - mm(22); /* the title stands above the first columns */

	listing.tag = tag_new(listing.arena, frame->tag, "TOC");
	listing.rows = ARENA_ARRAY(listing.arena, struct row, listing.count);
	for (size_t i = 0; i < listing.count; i++)
		make_row(&listing, &layout->entries[i], &listing.rows[i]);
	for (size_t first = 0; first < listing.count; room = page)
		first = push_page(&listing, first, room);
}
