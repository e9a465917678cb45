#include "diag_internal.h"

#include <string.h>

#include "base/text.h"

enum {
	EXCERPT_CELLS = 160, /* of a source line, at most */
	CARET_CELLS = 100,   /* before the caret; more are cut */
	LEAD_CELLS = 60,     /* kept before the caret then */
	TAB_CELLS = 4,
	SHOWN_SIZE = 16      /* bytes of one character as it is shown */
};

struct printer {
	FILE *out;
	const struct diag *diag;
	bool color;
	int gutter; /* digits of the largest line number of a finding */
};

/* One character as it is shown: bytes that change nothing in a terminal. */
struct shown {
	char bytes[SHOWN_SIZE];
	int cells;
};

/* A place and what stands beside its caret. */
struct pointer {
	struct place place;
	const char *label;
	char mark; /* '^' or '-' */
};

/* How often findings of one code were met. */
struct tally {
	const char *code;
	size_t total, printed;
};

static const char *const level_colors[DIAG_LEVEL_COUNT] = {
	[DIAG_NOTE] = "\033[1;36m", [DIAG_WARNING] = "\033[1;33m", [DIAG_ERROR] = "\033[1;31m",
};
static const char bold[] = "\033[1m";
static const char blue[] = "\033[1;34m";

static struct shown show_next(const char **cursor, const char *end)
{
	struct shown shown = { .cells = 0 };
	const char *start = *cursor;
	uint32_t c = text_next_any(cursor, end);

	if (c == '\t') {
		shown.cells = TAB_CELLS;
		memset(shown.bytes, ' ', TAB_CELLS);
	} else if (c >= TEXT_INVALID || (c <= 0xFF && (text_is_control(c) || c == '\n'))) {
		shown.cells = snprintf(shown.bytes, SHOWN_SIZE, "\\x%02x", (unsigned)(c & 0xFF));
	} else if (diag_is_hidden(c) || text_is_control(c)) {
		shown.cells = snprintf(shown.bytes, SHOWN_SIZE, "<U+%04X>", (unsigned)c);
	} else {
		memcpy(shown.bytes, start, (size_t)(*cursor - start));
		shown.cells = text_display_width(c);
	}
	return shown;
}

static void print_safe(FILE *out, const char *text)
{
	const char *end = text + strlen(text);

	while (text < end)
		fputs(show_next(&text, end).bytes, out);
}

static void set_color(const struct printer *printer, const char *color)
{
	if (printer->color)
		fputs(color, printer->out);
}

static void end_color(const struct printer *printer)
{
	set_color(printer, "\033[0m");
}

static const char *skip_characters(const char *cursor, const char *end, int count)
{
	for (; count > 0 && cursor < end; count--)
		text_next_any(&cursor, end);
	return cursor;
}

static int count_cells(const char *start, const char *end)
{
	int cells = 0;

	while (start < end)
		cells += show_next(&start, end).cells;
	return cells;
}

/* One character back; the bytes may be anything. */
static const char *step_back(const char *cursor, const char *start)
{
	const char *before = cursor - 1;

	while (before > start && cursor - before < 4 && (*before & 0xC0) == 0x80)
		before--;
	return skip_characters(before, cursor, 1) == cursor ? before : cursor - 1;
}

/* Where the excerpt begins: at the line's start, unless the caret is far. */
static const char *cut_start(const struct span *line, const char *caret)
{
	const char *start = caret, *before, *cursor;
	int cells = 0;

	if (count_cells(line->start, caret) <= CARET_CELLS)
		return line->start;
	while (start > line->start && cells < LEAD_CELLS) {
		cursor = before = step_back(start, line->start);
		cells += show_next(&cursor, start).cells;
		start = before;
	}
	return start;
}

static void print_gutter(const struct printer *printer, int line)
{
	set_color(printer, blue);
	if (line > 0)
		fprintf(printer->out, "%*d |", printer->gutter, line);
	else
		fprintf(printer->out, "%*s |", printer->gutter, "");
	end_color(printer);
}

/* Prints from `start` as far as there is room; gives the end of what was shown. */
static const char *print_line(const struct printer *printer, const struct span *line,
                              const char *start)
{
	int room = EXCERPT_CELLS;
	struct shown shown;
	const char *next = start;

	if (start > line->start) {
		fputs("...", printer->out);
		room -= 3;
	}
	while (start < line->end) {
		shown = show_next(&next, line->end);
		if (shown.cells > room) {
			fputs("...", printer->out);
			break;
		}
		fputs(shown.bytes, printer->out);
		room -= shown.cells;
		start = next;
	}
	fputc('\n', printer->out);
	return start;
}

static void print_marks(const struct printer *printer, const struct pointer *pointer,
                        int before, int count)
{
	fprintf(printer->out, " %*s", before, "");
	do
		fputc(pointer->mark, printer->out);
	while (--count > 0);
	if (pointer->label[0] != '\0') {
		fputc(' ', printer->out);
		print_safe(printer->out, pointer->label);
	}
	end_color(printer);
	fputc('\n', printer->out);
}

static void print_excerpt(const struct printer *printer, const struct pointer *pointer,
                          const struct span *line, const char *mark_color)
{
	const int column = pointer->place.column, width = pointer->place.width;
	const char *caret = skip_characters(line->start, line->end, column - 1);
	const char *caret_end = skip_characters(caret, line->end, width < 1 ? 1 : width);
	const char *start = cut_start(line, caret), *end;
	int before = (start > line->start ? 3 : 0) + count_cells(start, caret);

	print_gutter(printer, pointer->place.line);
	if (line->end > line->start)
		fputc(' ', printer->out);
	end = print_line(printer, line, start);
	if (column < 1)
		return;
	if (caret_end > end)
		caret_end = end;
	print_gutter(printer, 0);
	set_color(printer, mark_color);
	print_marks(printer, pointer, before, count_cells(caret, caret_end));
}

static void print_arrow(const struct printer *printer, struct place place)
{
	set_color(printer, blue);
	fprintf(printer->out, "%*s--> ", printer->gutter, "");
	end_color(printer);
	print_safe(printer->out, place.file);
	if (place.line > 0)
		fprintf(printer->out, ":%d", place.line);
	if (place.line > 0 && place.column > 0)
		fprintf(printer->out, ":%d", place.column);
	fputc('\n', printer->out);
}

/* A label that has no caret to stand beside. */
static void print_loose_label(const struct printer *printer, const char *label)
{
	if (label[0] == '\0')
		return;
	set_color(printer, blue);
	fprintf(printer->out, "%*s = ", printer->gutter, "");
	end_color(printer);
	print_safe(printer->out, label);
	fputc('\n', printer->out);
}

/* Tells whether an excerpt was printed. */
static bool print_pointer(const struct printer *printer, const struct pointer *pointer,
                          const char *mark_color)
{
	struct span line;
	bool excerpt = false;

	if (pointer->place.file != NULL) {
		print_arrow(printer, pointer->place);
		excerpt = pointer->place.line > 0 &&
		          diag_find_line(printer->diag, pointer->place, &line);
	}
	if (excerpt)
		print_excerpt(printer, pointer, &line, mark_color);
	if (!excerpt || pointer->place.column < 1)
		print_loose_label(printer, pointer->label);
	return excerpt;
}

static int digits_of(int line)
{
	int digits = 1;

	for (; line > 9; line /= 10)
		digits++;
	return digits;
}

static int gutter_of(const struct finding *finding)
{
	int gutter = digits_of(finding->place.line);

	for (const struct finding_related *r = finding->related; r != NULL; r = r->next)
		if (digits_of(r->place.line) > gutter)
			gutter = digits_of(r->place.line);
	return gutter;
}

static void print_head(const struct printer *printer, const struct finding *finding)
{
	FILE *out = printer->out;

	set_color(printer, level_colors[finding->level]);
	fprintf(out, "%s[%s %s]", diag_level_name(finding->level), finding->code, finding->name);
	end_color(printer);
	set_color(printer, bold);
	fputs(": ", out);
	print_safe(out, finding->message);
	end_color(printer);
	fputc('\n', out);
}

static void print_finding(struct printer *printer, const struct finding *finding)
{
	struct pointer pointer = { finding->place, finding->label, '^' };
	bool excerpt;

	printer->gutter = gutter_of(finding);
	print_head(printer, finding);
	excerpt = print_pointer(printer, &pointer, level_colors[finding->level]);
	for (const struct finding_related *r = finding->related; r != NULL; r = r->next) {
		if (excerpt) {
			print_gutter(printer, 0);
			fputc('\n', printer->out);
		}
		pointer = (struct pointer){ r->place, r->label, '-' };
		excerpt = print_pointer(printer, &pointer, blue);
	}
}

static struct tally *find_tally(struct tally *tallies, size_t *count, const char *code)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(tallies[i].code, code) == 0)
			return &tallies[i];
	tallies[*count] = (struct tally){ .code = code };
	return &tallies[(*count)++];
}

static struct tally *count_codes(const struct diag *diag, size_t *count)
{
	struct tally *tallies = NULL;
	size_t capacity = 0;

	*count = 0;
	for (size_t i = 0; i < diag->count; i++) {
		tallies = arena_grow(diag->arena, tallies, sizeof(*tallies), *count, &capacity);
		find_tally(tallies, count, diag->findings[i]->code)->total++;
	}
	return tallies;
}

static void print_rest(const struct printer *printer, const struct tally *tally,
                       const struct finding *last)
{
	if (tally->total > tally->printed)
		fprintf(printer->out, "\nand %zu more of this kind (%s %s)\n",
		        tally->total - tally->printed, last->code, last->name);
}

static void print_human(const struct diag *diag, FILE *out, bool color)
{
	struct printer printer = { .out = out, .diag = diag, .color = color };
	size_t code_count;
	struct tally *tallies = count_codes(diag, &code_count), *tally;

	for (size_t i = 0; i < diag->count; i++) {
		tally = find_tally(tallies, &code_count, diag->findings[i]->code);
		if (tally->printed == diag->printed_of_one_code)
			continue;
		if (i > 0)
			fputc('\n', out);
		print_finding(&printer, diag->findings[i]);
		if (++tally->printed == diag->printed_of_one_code)
			print_rest(&printer, tally, diag->findings[i]);
	}
}

static void print_short(const struct diag *diag, FILE *out)
{
	for (size_t i = 0; i < diag->count; i++) {
		const struct finding *finding = diag->findings[i];

		if (finding->place.file != NULL)
			print_safe(out, finding->place.file);
		if (finding->place.file != NULL && finding->place.line > 0)
			fprintf(out, ":%d:%d", finding->place.line, finding->place.column);
		fprintf(out, "%s%s: ", finding->place.file != NULL ? ": " : "",
		        diag_level_name(finding->level));
		print_safe(out, finding->message);
		fprintf(out, " [%s]\n", finding->name);
	}
}

void diag_print(struct diag *diag, FILE *out, enum diag_format format, bool color)
{
	diag_sort(diag);
	switch (format) {
	case DIAG_HUMAN:
		print_human(diag, out, color);
		break;
	case DIAG_SHORT:
		print_short(diag, out);
		break;
	case DIAG_JSON:
		diag_print_json(diag, out);
		break;
	case DIAG_SARIF:
		diag_print_sarif(diag, out);
		break;
	case DIAG_GITHUB:
		diag_print_github(diag, out);
		break;
	}
}
