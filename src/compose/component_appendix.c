/* Appendices B and C: method, sources, inputs, libraries and fonts. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "component.h"

/* ---- method ---- */

static void
add_option(struct table *table, const char *key, const char *value)
{
	const struct composer *composer = table->composer;

	table_row(table, ROW_BODY);
	table_text(table, say(composer, arena_printf(composer->arena, "option.%s", key)));
	table_text(table, value);
}

static const char *
number_text(const struct composer *composer, double value)
{
	const bool short_enough = !isfinite(value) || fabs(value * 10 - round(value * 10)) < 1e-9;

	return short_enough ? form_amount(composer, value) : form_decimals(composer, value, 2);
}

static void
add_scale(struct table *table)
{
	const struct composer *composer = table->composer;
	const struct scale *scale = &composer->selection->matrix.scale;

	add_option(table, "scale", say_with(composer, scale->step > 0 ? "method.scale_in_steps" : "method.scale",
		FILLS({ "min", number_text(composer, scale->min) }, { "max", number_text(composer, scale->max) },
		      { "step", number_text(composer, scale->step) })));
}

static void
add_thresholds(struct table *table)
{
	static const char *const kinds[] = {
		[THRESHOLD_DEFAULT] = "method.threshold_middle", [THRESHOLD_NUMBER] = "method.threshold_stated",
		[THRESHOLD_MEAN] = "method.threshold_mean", [THRESHOLD_MEDIAN] = "method.threshold_median",
	};
	const struct composer *composer = table->composer;
	const struct matrix *matrix = &composer->selection->matrix;
	const char *mode = word_of(&words_strength_mode, (int)matrix->strength);

	add_option(table, "attractiveness_threshold",
		say_with(composer, kinds[matrix->attractiveness_threshold_kind],
			FILLS({ "value", number_text(composer, composer->results->attractiveness_threshold) })));
	add_option(table, "strength", say(composer, arena_printf(composer->arena, "method.strength_%s", mode)));
	add_option(table, "strength_threshold",
		number_text(composer, composer->results->strength_threshold));
	add_option(table, "on_the_line", say_with(composer, "method.on_the_line", FILLS(
		{ "attractiveness", say_word(composer, "side", &words_side, (int)matrix->on_the_line_attractiveness) },
		{ "strength", say_word(composer, "side", &words_side, (int)matrix->on_the_line_strength) })));
	add_option(table, "hysteresis", number_text(composer, matrix->hysteresis));
}

static void
add_weight_options(struct table *table)
{
	const struct composer *composer = table->composer;
	const struct attractiveness *attractiveness = &composer->selection->attractiveness;

	add_option(table, "weights", say_word(composer, "weight_method", &words_weight_method,
		(int)attractiveness->method));
	add_option(table, "raw_sum", number_text(composer, composer->results->weights_raw_sum));
	add_option(table, "normalise",
		say(composer, attractiveness->normalise ? "method.scaled" : "method.must_sum"));
	if (isfinite(composer->results->consistency_ratio))
		add_option(table, "consistency", form_decimals(composer, composer->results->consistency_ratio, 3));
}

static void
add_resource_options(struct table *table)
{
	const struct composer *composer = table->composer;
	const struct resources *resources = &composer->selection->resources;
	const char *parts[CLASS_COUNT];
	size_t count = 0;

	for (int class = CLASS_KEY; class < CLASS_COUNT; class++)
		if (isfinite(resources->days_per_account[class]))
			parts[count++] = say_with(composer, "method.class_days", FILLS(
				{ "class", say_word(composer, "class", &words_class, class) },
				{ "days", number_text(composer, resources->days_per_account[class]) }));
	if (count > 0)
		add_option(table, "days_per_account", join_words(composer, parts, count));
	if (isfinite(resources->accounts_per_manager))
		add_option(table, "accounts_per_manager", number_text(composer, resources->accounts_per_manager));
	add_option(table, "horizon",
		say_count(composer, "method.years", (int)composer->selection->horizon_years));
}

/* How like the scorers rank: Kendall's W with its F test. */
static void
add_agreement(struct table *table)
{
	const struct composer *composer = table->composer;
	const struct results *results = composer->results;

	if (isfinite(results->kendall_w))
		add_option(table, "agreement", say_with(composer,
			results->kendall_p_f < 0.001 ? "method.agreement_sure" : "method.agreement", FILLS(
			{ "w", form_decimals(composer, results->kendall_w, 2) },
			{ "p", form_decimals(composer, results->kendall_p_f, 3) },
			{ "scorers", form_count(composer, results->kendall_scorers) },
			{ "accounts", form_count(composer, results->kendall_accounts) })));
}

static const char *
formula_key(const struct composer *composer, int number)
{
	return arena_printf(composer->arena, "formula.%d", number);
}

/* Formulas from `first` up to `last`. */
static struct doc_node *
formula_list(const struct composer *composer, int first, int last)
{
	struct doc_node *list = doc_new(composer->arena, DOC_LIST);

	list->list.kind = LIST_BULLET;
	list->list.tight = true;
	for (int i = first; i <= last; i++) {
		struct doc_node *item = doc_new(composer->arena, DOC_ITEM);

		doc_append(item, node_rich(composer, PARAGRAPH_SIDE, say(composer, formula_key(composer, i))));
		doc_append(list, item);
	}
	return list;
}

/* In two columns, since they are looked up rather than read. */
static struct doc_node *
formula_grid(const struct composer *composer)
{
	struct doc_node *grid = node_grid(composer);
	int count = 0;

	while (wordbook_has(composer->words, formula_key(composer, count + 1)))
		count++;
	doc_append(add_column(composer, grid, 1, 6), formula_list(composer, 1, (count + 1) / 2));
	doc_append(add_column(composer, grid, 7, 6), formula_list(composer, (count + 1) / 2 + 1, count));
	return grid;
}

struct doc_node *
component_method(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "option", COLUMN_NAME, NULL }, { "option_value", COLUMN_TEXT, NULL },
	};
	const struct composer *composer = call->composer;
	struct doc_node *blocks = node_blocks(composer);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	add_scale(&table);
	add_thresholds(&table);
	add_weight_options(&table);
	add_agreement(&table);
	add_resource_options(&table);
	add_option(&table, "sampling", say(composer, "method.sampling"));
	table.node->table.caption = say(composer, "method.caption");
	table.node->table.wide = true;
	doc_append(blocks, table.node);
	doc_append(blocks, node_heading(composer, 2, say(composer, "method.formulas_head")));
	doc_append(blocks, formula_grid(composer));
	return blocks;
}

/* ---- sources ---- */

static int
count_citations(const struct selection *selection, const struct source_ref *source)
{
	int count = 0;

	for (size_t i = 0; i < selection->account_count; i++)
		for (size_t j = 0; j < selection->accounts[i].evidence_count; j++)
			count += selection->accounts[i].evidence[j].source == source;
	return count;
}

static void
add_source(struct table *table, const struct source_ref *source, int citations)
{
	const struct composer *composer = table->composer;
	const char *title = text_of(composer, &source->title);
	struct doc_node *link;

	table_row(table, ROW_BODY);
	if (source->url != NULL) {
		link = node_link(composer, "", title);
		link->link.target = source->url;
		doc_append(table_cell(table), link);
	} else {
		table_or_none(table, title);
	}
	table_or_none(table, source->kind == NULL ? "" : capitalise(composer, source->kind));
	table_text(table, form_short_date(composer, source->date));
	table_or_none(table, source->page == NULL ? "" : printed(composer, source->page));
	table_text(table, form_count(composer, citations));
}

struct doc_node *
component_sources(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "source", COLUMN_TEXT, NULL }, { "source_kind", COLUMN_NAME, NULL },
		{ "source_date", COLUMN_DATE, NULL }, { "page", COLUMN_NUMBER, NULL },
		{ "cited", COLUMN_NUMBER, NULL },
	};
	const struct composer *composer = call->composer;
	const struct selection *selection = composer->selection;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);
	int uncited = 0;

	for (size_t i = 0; i < selection->source_count; i++) {
		const int citations = count_citations(selection, &selection->sources[i]);

		if (citations > 0)
			add_source(&table, &selection->sources[i], citations);
		uncited += citations == 0;
	}
	if (table.row == NULL)
		return node_missing(composer, "sources");
	table.node->table.caption = say(composer, "sources.caption");
	table.node->table.density = TABLE_DENSE;
	table.node->table.note = uncited == 0
		? "" : capitalise(composer, say_count(composer, "sources.uncited", uncited));
	return table.node;
}

/* ---- inputs and libraries ---- */

struct doc_node *
component_inputs(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "file", COLUMN_NAME, NULL }, { "file_size", COLUMN_NUMBER, NULL },
		{ "hash", COLUMN_TEXT, NULL },
	};
	const struct composer *composer = call->composer;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	if (composer->input->input_count == 0)
		return node_missing(composer, "inputs");
	for (size_t i = 0; i < composer->input->input_count; i++) {
		const struct source_input *input = &composer->input->inputs[i];
		struct doc_node *code = doc_new(composer->arena, DOC_CODE);
		char hash[65];

		table_row(&table, ROW_BODY);
		table_text(&table, input->path);
		table_text(&table, form_count(composer, (double)input->size));
		hash_sha256(input->bytes, input->size, hash);
		code->text = arena_string(composer->arena, hash);
		doc_append(table_cell(&table), code);
	}
	table.node->table.caption = say(composer, "inputs.caption");
	table.node->table.density = TABLE_DENSE;
	table.node->table.wide = true;
	return table.node;
}

/* What a face is for; none of these = signs that the others lack. */
enum use { USE_SERIF = 1, USE_SANS = 2, USE_MONO = 4 };

struct listed_face { const struct face *face; unsigned uses; };
struct listed_faces { struct listed_face *items; size_t count; };

static void
list_face(struct listed_faces *faces, const struct face *face, unsigned uses)
{
	size_t known = 0;

	while (known < faces->count && strcmp(faces->items[known].face->name, face->name) != 0)
		known++;
	if (known == faces->count)
		faces->items[faces->count++].face = face;
	faces->items[known].uses |= uses;
}

/* Each role's own, then what figures have fallen back to. Which of them the
 * pages will need is not known yet. */
static struct listed_faces
list_faces(const struct composer *composer)
{
	static const enum use uses[FONT_ROLE_COUNT] = {
		[FONT_SERIF] = USE_SERIF, [FONT_SERIF_BOLD] = USE_SERIF,
		[FONT_SERIF_ITALIC] = USE_SERIF, [FONT_SERIF_BOLD_ITALIC] = USE_SERIF,
		[FONT_SANS] = USE_SANS, [FONT_SANS_BOLD] = USE_SANS,
		[FONT_SANS_ITALIC] = USE_SANS, [FONT_SANS_BOLD_ITALIC] = USE_SANS,
		[FONT_MONO] = USE_MONO,
	};
	struct listed_faces faces = { 0 };

	faces.items = ARENA_ARRAY(composer->arena, struct listed_face,
		type_face_count(composer->type) + FONT_ROLE_COUNT);
	for (int i = 0; i < FONT_ROLE_COUNT; i++) {
		const struct face *face = type_face(composer->type, (enum font_role)i);

		if (face != NULL)
			list_face(&faces, face, uses[i]);
	}
	for (size_t i = 0; i < type_face_count(composer->type); i++)
		list_face(&faces, type_face_at(composer->type, i), 0);
	return faces;
}

/* A PostScript name is the family's, a hyphen, the style's: "NotoSerif-BoldItalic". */
static const char *
family_of(const struct composer *composer, const struct face *face)
{
	return arena_copy(composer->arena, face->name, strcspn(face->name, "-"));
}

/* "Bold Italic"; a name without a style is the regular's. */
static const char *
style_of(const struct composer *composer, const struct face *face)
{
	const char *from = strchr(face->name, '-');
	const char *style = "";

	if (from == NULL || from[1] == '\0')
		return "Regular";
	for (from++; *from != '\0';) {
		const size_t length = 1 + strcspn(from + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

		style = arena_printf(composer->arena, "%s%s%.*s", style, *style == '\0' ? "" : "\u00a0",
			(int)length, from);
		from += length;
	}
	return style;
}

static bool
is_same_family(const struct composer *composer, const struct face *face, const struct face *other)
{
	return strcmp(family_of(composer, face), family_of(composer, other)) == 0 &&
	       strcmp(face->version, other->version) == 0;
}

static const char *
uses_text(const struct composer *composer, unsigned uses)
{
	static const struct { enum use use; const char *key; } words[] = {
		{ USE_SERIF, "font_role.serif" }, { USE_SANS, "font_role.sans" }, { USE_MONO, "font_role.mono" },
	};
	const char *text = "";

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if ((uses & words[i].use) != 0)
			text = join_parts(composer, "form.comma", text, say(composer, words[i].key));
	return *text == '\0' ? say(composer, "font_role.other") : capitalise(composer, text);
}

/* The regular comes first, whichever was needed first. */
static const char *
add_style(const struct composer *composer, const char *styles, const char *style)
{
	const bool regular = strcmp(style, "Regular") == 0;

	return join_parts(composer, "form.comma", regular ? style : styles, regular ? styles : style);
}

/* A row for the family of face `first`, with all its styles; none where an
 * earlier face had it. */
static void
add_family(struct table *table, const struct listed_faces *faces, size_t first)
{
	const struct composer *composer = table->composer;
	const struct face *face = faces->items[first].face;
	const char *styles = "";
	unsigned uses = 0;

	for (size_t i = 0; i < first; i++)
		if (is_same_family(composer, face, faces->items[i].face))
			return;
	for (size_t i = first; i < faces->count; i++)
		if (is_same_family(composer, face, faces->items[i].face)) {
			styles = add_style(composer, styles, style_of(composer, faces->items[i].face));
			uses |= faces->items[i].uses;
		}
	table_row(table, ROW_BODY);
	table_text(table, family_of(composer, face));
	table_text(table, styles);
	table_text(table, uses_text(composer, uses));
	table_or_none(table, face->version);
}

static struct doc_node *
face_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "font", COLUMN_NAME, NULL }, { "font_styles", COLUMN_TEXT, NULL },
		{ "font_role", COLUMN_TEXT, NULL }, { "version", COLUMN_TEXT, NULL },
	};
	const struct listed_faces faces = list_faces(composer);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < faces.count; i++)
		add_family(&table, &faces, i);
	table.node->table.caption = say(composer, "libraries.fonts");
	table.node->table.density = TABLE_DENSE;
	return table.node;
}

/* "cmark 0.30.2" of each line, which does not part. */
static const char *
library_names(const struct composer *composer)
{
	const char *line = composer->input->libraries;
	const char **names = ARENA_ARRAY(composer->arena, const char *, strlen(line) / 2 + 2);
	size_t count = 0;

	while (*line != '\0') {
		const size_t length = strcspn(line, "\n"), name = strcspn(line, " \n");

		names[count++] = name == length ? arena_copy(composer->arena, line, length)
			: arena_printf(composer->arena, "%.*s\u00a0%.*s", (int)name, line,
				(int)(length - name - 1), line + name + 1);
		line += length + (line[length] == '\n');
	}
	return join_words(composer, names, count);
}

struct doc_node *
component_libraries(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	struct doc_node *blocks = node_blocks(composer);

	doc_append(blocks, node_paragraph(composer, PARAGRAPH_SIDE, say_with(composer, "libraries.made_with",
		FILLS({ "names", library_names(composer) }))));
	doc_append(blocks, face_table(composer));
	return blocks;
}
