#include "app/rank.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "app/options.h"
#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "input/csv.h"

/* What a cell is made from; `exact` asks for every digit. */
struct maker {
	struct arena *arena;
	const struct results *results;
	enum rank_axis axis;
	bool exact;
};

struct column {
	const char *title; /* for people */
	const char *key;   /* for CSV */
	bool is_number;    /* set to the right */
	const char *(*make)(const struct maker *maker, const struct account_result *account);
};

struct table {
	const struct column *columns;
	size_t column_count, row_count;
	const char **cells; /* [row * column_count + column], "" = no value */
};

static const char *make_number(const struct maker *maker, double value, int decimals)
{
	char text[NUMBER_SIZE] = "";

	if (isnan(value))
		return "";
	if (maker->exact)
		number_shortest(text, value);
	else
		number_fixed(text, value, decimals);
	return arena_string(maker->arena, text);
}

static const char *make_place(const struct maker *maker, int place)
{
	return place == 0 ? "" : arena_printf(maker->arena, "%d", place);
}

static const char *make_id(const struct maker *maker, const struct account_result *account)
{
	(void)maker;
	return account->account->id;
}

static const char *make_name(const struct maker *maker, const struct account_result *account)
{
	return words_in(&account->account->name, maker->results->selection->languages[0]);
}

static const char *make_class_word(const struct maker *maker, enum account_class class)
{
	char *word = arena_string(maker->arena, results_class_word(class));

	for (char *c = word; !maker->exact && *c != '\0'; c++)
		if (*c == '_')
			*c = ' ';
	return word;
}

static const char *make_class(const struct maker *maker, const struct account_result *account)
{
	return make_class_word(maker, account->class);
}

static const char *make_computed(const struct maker *maker, const struct account_result *account)
{
	return make_class_word(maker, account->computed);
}

static const char *make_certain(const struct maker *maker, const struct account_result *account)
{
	(void)maker;
	return account->certain ? "yes" : "no";
}

static const char *make_segment(const struct maker *maker, const struct account_result *account)
{
	(void)maker;
	return account->account->segment == NULL ? "" : account->account->segment->id;
}

static const char *make_owner(const struct maker *maker, const struct account_result *account)
{
	(void)maker;
	return account->account->owner == NULL ? "" : account->account->owner->id;
}

static const char *make_days(const struct maker *maker, const struct account_result *account)
{
	return make_number(maker, account->days, 0);
}

static const char *make_rival(const struct maker *maker, const struct account_result *account)
{
	(void)maker;
	return account->best_rival < 0 ? "" : account->rivals[account->best_rival].rival->id;
}

static const char *make_attractiveness(const struct maker *maker,
				       const struct account_result *account)
{
	return make_number(maker, account->attractiveness.value.estimate, 2);
}

static const char *make_strength(const struct maker *maker, const struct account_result *account)
{
	return make_number(maker, account->strength.value.estimate, 2);
}

/* The makers below show the axis that is ranked. */
static const struct axis *shown_axis(const struct maker *maker,
				     const struct account_result *account)
{
	return maker->axis == RANK_STRENGTH ? &account->strength : &account->attractiveness;
}

static const char *make_rank(const struct maker *maker, const struct account_result *account)
{
	return make_place(maker, shown_axis(maker, account)->rank);
}

static const char *make_best_place(const struct maker *maker, const struct account_result *account)
{
	return make_place(maker, shown_axis(maker, account)->rank_low);
}

static const char *make_worst_place(const struct maker *maker, const struct account_result *account)
{
	return make_place(maker, shown_axis(maker, account)->rank_high);
}

static const char *make_low(const struct maker *maker, const struct account_result *account)
{
	return make_number(maker, shown_axis(maker, account)->value.low, 2);
}

static const char *make_estimate(const struct maker *maker, const struct account_result *account)
{
	return make_number(maker, shown_axis(maker, account)->value.estimate, 2);
}

static const char *make_high(const struct maker *maker, const struct account_result *account)
{
	return make_number(maker, shown_axis(maker, account)->value.high, 2);
}

static const char *make_unknown(const struct maker *maker, const struct account_result *account)
{
	return make_number(maker, shown_axis(maker, account)->unknown_weight, 0);
}

static const struct column attractiveness_columns[] = {
	{ "Rank", "rank", true, make_rank },
	{ "Best", "rank_low", true, make_best_place },
	{ "Worst", "rank_high", true, make_worst_place },
	{ "Id", "id", false, make_id },
	{ "Account", "name", false, make_name },
	{ "Low", "low", true, make_low },
	{ "Estimate", "estimate", true, make_estimate },
	{ "High", "high", true, make_high },
	{ "Unknown %", "unknown_weight", true, make_unknown },
	{ "Class", "class", false, make_class },
};

static const struct column strength_columns[] = {
	{ "Rank", "rank", true, make_rank },
	{ "Best", "rank_low", true, make_best_place },
	{ "Worst", "rank_high", true, make_worst_place },
	{ "Id", "id", false, make_id },
	{ "Account", "name", false, make_name },
	{ "Low", "low", true, make_low },
	{ "Estimate", "estimate", true, make_estimate },
	{ "High", "high", true, make_high },
	{ "Unknown %", "unknown_weight", true, make_unknown },
	{ "Best rival", "best_rival", false, make_rival },
	{ "Class", "class", false, make_class },
};

static const struct column matrix_columns[] = {
	{ "Class", "class", false, make_class },
	{ "Id", "id", false, make_id },
	{ "Account", "name", false, make_name },
	{ "Attractiveness", "attractiveness", true, make_attractiveness },
	{ "Strength", "strength", true, make_strength },
	{ "Computed", "computed", false, make_computed },
	{ "Certain", "certain", false, make_certain },
	{ "Days", "days", true, make_days },
	{ "Segment", "segment", false, make_segment },
	{ "Owner", "owner", false, make_owner },
};

static const struct {
	const struct column *columns;
	size_t count;
} layouts[] = {
	[RANK_ATTRACTIVENESS] = { attractiveness_columns,
				  sizeof attractiveness_columns / sizeof *attractiveness_columns },
	[RANK_STRENGTH] = { strength_columns, sizeof strength_columns / sizeof *strength_columns },
	[RANK_MATRIX] = { matrix_columns, sizeof matrix_columns / sizeof *matrix_columns },
};

/* Nothing asked for means everything. */
static bool is_asked(const char *list, const char *word)
{
	return list == NULL || text_list_has(list, word);
}

static bool is_wanted(const struct rank_options *options, const struct account_result *account)
{
	return is_asked(options->class_words, results_class_word(account->class)) &&
	       is_asked(options->segments, make_segment(NULL, account)) &&
	       is_asked(options->owners, make_owner(NULL, account));
}

static const struct account_result **order_of(const struct results *results, enum rank_axis axis)
{
	switch (axis) {
	case RANK_ATTRACTIVENESS:
		return results->by_attractiveness;
	case RANK_STRENGTH:
		return results->by_strength;
	case RANK_MATRIX:
		return results->by_class;
	}
	return results->by_attractiveness;
}

static struct results_report choose_accounts(const struct results *results,
					     const struct rank_options *options,
					     struct arena *arena)
{
	const struct account_result **order = order_of(results, options->axis);
	const struct account_result **wanted =
		ARENA_ARRAY(arena, const struct account_result *, results->account_count);
	struct results_report report = { results, wanted, 0, options->findings };

	for (size_t i = 0; i < results->account_count; i++)
		if (is_wanted(options, order[i]))
			wanted[report.account_count++] = order[i];
	return report;
}

static struct table make_table(const struct results_report *report, const struct maker *maker)
{
	size_t width = layouts[maker->axis].count;
	struct table table = {
		.columns = layouts[maker->axis].columns,
		.column_count = width,
		.row_count = report->account_count,
		.cells = ARENA_ARRAY(maker->arena, const char *, width * report->account_count),
	};

	for (size_t row = 0; row < table.row_count; row++)
		for (size_t column = 0; column < width; column++)
			table.cells[row * width + column] =
				table.columns[column].make(maker, report->accounts[row]);
	return table;
}

static int column_width(const struct table *table, size_t column)
{
	int width = text_columns(table->columns[column].title);

	for (size_t row = 0; row < table->row_count; row++) {
		int cell = text_columns(table->cells[row * table->column_count + column]);
		width = cell > width ? cell : width;
	}
	return width;
}

/* One cell; the last of a line is not padded to the right. */
static void print_padded(const char *text, int width, bool to_the_right, FILE *out)
{
	int used = text_columns(text), room = used < width ? width - used : 0;

	if (to_the_right)
		fprintf(out, "%*s%s", room, "", text);
	else
		fprintf(out, "%s%*s", text, room, "");
}

static void print_text_line(const struct table *table, const char *const *cells, const int *widths,
			    FILE *out)
{
	for (size_t column = 0; column < table->column_count; column++) {
		bool is_number = table->columns[column].is_number;
		bool is_last = column + 1 == table->column_count;
		const char *text = cells == NULL ? table->columns[column].title : cells[column];
		if (*text == '\0')
			text = "-";
		print_padded(text, is_last && !is_number ? 0 : widths[column], is_number, out);
		fputs(is_last ? "\n" : "  ", out);
	}
}

static void print_text(const struct table *table, struct arena *arena, FILE *out)
{
	int *widths = ARENA_ARRAY(arena, int, table->column_count);

	for (size_t column = 0; column < table->column_count; column++)
		widths[column] = column_width(table, column);
	print_text_line(table, NULL, widths, out);
	for (size_t row = 0; row < table->row_count; row++)
		print_text_line(table, table->cells + row * table->column_count, widths, out);
}

static void print_csv(const struct table *table, struct arena *arena, FILE *out)
{
	const struct csv_writer writer = { .out = out, .arena = arena, .delimiter = ',' };
	const char **keys = ARENA_ARRAY(arena, const char *, table->column_count);

	for (size_t column = 0; column < table->column_count; column++)
		keys[column] = table->columns[column].key;
	csv_begin(&writer);
	csv_print_row(&writer, keys, table->column_count);
	for (size_t row = 0; row < table->row_count; row++)
		csv_print_row(&writer, table->cells + row * table->column_count, table->column_count);
}

static void print_markdown_cell(const char *text, FILE *out)
{
	fputs(" ", out);
	if (*text == '\0')
		fputc('-', out);
	for (; *text != '\0'; text++) {
		if (strchr("\\`*_|<>[]&", *text) != NULL)
			fputc('\\', out);
		fputc(*text == '\n' ? ' ' : *text, out);
	}
	fputs(" |", out);
}

static void print_markdown(const struct table *table, FILE *out)
{
	size_t width = table->column_count;

	fputc('|', out);
	for (size_t column = 0; column < width; column++)
		print_markdown_cell(table->columns[column].title, out);
	fputs("\n|", out);
	for (size_t column = 0; column < width; column++)
		fputs(table->columns[column].is_number ? " ---: |" : " --- |", out);
	fputc('\n', out);
	for (size_t row = 0; row < table->row_count; row++) {
		fputc('|', out);
		for (size_t column = 0; column < width; column++)
			print_markdown_cell(table->cells[row * width + column], out);
		fputc('\n', out);
	}
}

int rank_print(const struct results *results, const struct rank_options *options, FILE *out)
{
	struct arena arena;
	struct maker maker = { &arena, results, options->axis, options->format == RANK_CSV };
	struct results_report report;
	struct table table;

	arena_init(&arena);
	report = choose_accounts(results, options, &arena);
	table = make_table(&report, &maker);
	switch (options->format) {
	case RANK_TEXT:
		print_text(&table, &arena, out);
		break;
	case RANK_CSV:
		print_csv(&table, &arena, out);
		break;
	case RANK_JSON:
		results_json_print(&report, out);
		break;
	case RANK_MD:
		print_markdown(&table, out);
		break;
	}
	arena_release(&arena);
	return fflush(out) == 0 && !ferror(out) ? EXIT_DONE : EXIT_WORLD;
}
