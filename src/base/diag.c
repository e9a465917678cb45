#include "base/diag.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* What the caller of diag_error and its sisters says. */
struct report {
	enum diag_level level;
	enum diag_class class;
	struct place place;
	const char *id;
	const char *message;
};

static int compare_text(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

static int compare_places(const struct place *a, const struct place *b)
{
	int files = a->file == b->file ? 0 : compare_text(a->file, b->file);

	if (files != 0)
		return files;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->column > b->column) - (a->column < b->column);
}

static int compare_findings(const void *left, const void *right)
{
	const struct finding *a = *(struct finding *const *)left;
	const struct finding *b = *(struct finding *const *)right;
	int order = compare_places(&a->place, &b->place);

	if (order == 0)
		order = strcmp(a->code, b->code);
	return order == 0 ? strcmp(a->message, b->message) : order;
}

/* Of what makes two findings equal. */
static uint64_t hash_finding(const struct finding *finding)
{
	const struct place *place = &finding->place;
	uint64_t hash = TEXT_HASH ^ (uint64_t)place->line << 24 ^ place->column;

	hash = text_hash(hash, place->file != NULL ? place->file : "");
	hash = text_hash(hash, finding->code);
	hash = text_hash(hash, finding->message);
	return hash ^ hash >> 32;
}

/* The slot that holds an equal finding, or the free one for it. */
static struct finding **find_slot(const struct diag *diag, const struct finding *finding)
{
	size_t mask = diag->slot_count - 1;
	size_t at = (size_t)hash_finding(finding) & mask;

	while (diag->slots[at] != NULL && compare_findings(&diag->slots[at], &finding) != 0)
		at = (at + 1) & mask;
	return &diag->slots[at];
}

/* Keeps the table at most half full. */
static void make_slots(struct diag *diag)
{
	if (diag->count * 2 < diag->slot_count)
		return;
	diag->slot_count = diag->slot_count == 0 ? 64 : diag->slot_count * 2;
	diag->slots = ARENA_ARRAY(diag->arena, struct finding *, diag->slot_count);
	for (size_t i = 0; i < diag->count; i++)
		*find_slot(diag, diag->findings[i]) = diag->findings[i];
}

static struct finding *make_finding(struct diag *diag, const struct report *report)
{
	struct finding *finding = ARENA_NEW(diag->arena, struct finding);
	const char *blank = strchr(report->id, ' ');
	size_t length = blank == NULL ? strlen(report->id) : (size_t)(blank - report->id);

	finding->level = report->level;
	finding->class = report->class;
	finding->code = arena_copy(diag->arena, report->id, length);
	finding->name = blank == NULL ? "" : blank + 1;
	finding->message = report->message;
	finding->label = "";
	finding->subject = "";
	finding->place = report->place;
	finding->owner = diag;
	return finding;
}

static struct finding *keep(struct diag *diag, const struct report *report)
{
	struct finding *finding = make_finding(diag, report), **slot;

	make_slots(diag);
	slot = find_slot(diag, finding);
	if (*slot != NULL)
		return *slot;
	*slot = finding;
	diag->findings = arena_grow(diag->arena, diag->findings, sizeof(finding),
	                            diag->count, &diag->capacity);
	diag->findings[diag->count++] = finding;
	diag->level_counts[report->level]++;
	if (report->class > diag->worst)
		diag->worst = report->class;
	return finding;
}

__attribute__((format(printf, 3, 0)))
static struct finding *add(struct diag *diag, struct report report,
                           const char *format, va_list values)
{
	if (report.class <= diag->worst &&
	    diag->level_counts[report.level] >= DIAG_KEPT_OF_ONE_LEVEL) {
		diag->level_counts[report.level]++;
		return &diag->spare;
	}
	report.message = arena_vprintf(diag->arena, format, values);
	return keep(diag, &report);
}

void diag_init(struct diag *diag, struct arena *arena)
{
	*diag = (struct diag){
		.arena = arena,
		.printed_of_one_code = DIAG_PRINTED_OF_ONE_CODE,
		.root = "",
	};
}

void diag_add_source(struct diag *diag, const char *file, const char *bytes, size_t size)
{
	diag->sources = arena_grow(diag->arena, diag->sources, sizeof(*diag->sources),
	                           diag->source_count, &diag->source_capacity);
	diag->sources[diag->source_count++] =
		(struct diag_source){ .file = file, .bytes = bytes, .size = size };
}

struct finding *diag_error(struct diag *diag, struct place place, const char *id,
                           const char *format, ...)
{
	struct report report = { DIAG_ERROR, DIAG_FINDING, place, id, NULL };
	struct finding *finding;
	va_list values;

	va_start(values, format);
	finding = add(diag, report, format, values);
	va_end(values);
	return finding;
}

struct finding *diag_warning(struct diag *diag, struct place place, const char *id,
                             const char *format, ...)
{
	struct report report = { DIAG_WARNING, DIAG_FINDING, place, id, NULL };
	struct finding *finding;
	va_list values;

	va_start(values, format);
	finding = add(diag, report, format, values);
	va_end(values);
	return finding;
}

struct finding *diag_note(struct diag *diag, struct place place, const char *id,
                          const char *format, ...)
{
	struct report report = { DIAG_NOTE, DIAG_FINDING, place, id, NULL };
	struct finding *finding;
	va_list values;

	va_start(values, format);
	finding = add(diag, report, format, values);
	va_end(values);
	return finding;
}

struct finding *diag_unreadable(struct diag *diag, struct place place, const char *id,
                                const char *format, ...)
{
	struct report report = { DIAG_ERROR, DIAG_UNREADABLE, place, id, NULL };
	struct finding *finding;
	va_list values;

	va_start(values, format);
	finding = add(diag, report, format, values);
	va_end(values);
	return finding;
}

struct finding *diag_environment(struct diag *diag, struct place place, const char *id,
                                 const char *format, ...)
{
	struct report report = { DIAG_ERROR, DIAG_ENVIRONMENT, place, id, NULL };
	struct finding *finding;
	va_list values;

	va_start(values, format);
	finding = add(diag, report, format, values);
	va_end(values);
	return finding;
}

void diag_label(struct finding *finding, const char *format, ...)
{
	va_list values;

	if (finding->owner == NULL)
		return;
	va_start(values, format);
	finding->label = arena_vprintf(finding->owner->arena, format, values);
	va_end(values);
}

void diag_subject(struct finding *finding, const char *path)
{
	if (finding->owner != NULL)
		finding->subject = arena_string(finding->owner->arena, path);
}

void diag_relate(struct finding *finding, struct place place, const char *label)
{
	struct finding_related **last = &finding->related;

	if (finding->owner == NULL)
		return;
	for (; *last != NULL; last = &(*last)->next)
		if (compare_places(&(*last)->place, &place) == 0 &&
		    strcmp((*last)->label, label) == 0)
			return;
	*last = ARENA_NEW(finding->owner->arena, struct finding_related);
	(*last)->place = place;
	(*last)->label = arena_string(finding->owner->arena, label);
}

const char *diag_level_name(enum diag_level level)
{
	static const char *const names[DIAG_LEVEL_COUNT] = {
		[DIAG_NOTE] = "note", [DIAG_WARNING] = "warning", [DIAG_ERROR] = "error",
	};

	return names[level];
}

size_t diag_count(const struct diag *diag, enum diag_level level)
{
	return diag->level_counts[level];
}

bool diag_has_errors(const struct diag *diag)
{
	return diag->level_counts[DIAG_ERROR] > 0;
}

void diag_sort(struct diag *diag)
{
	if (diag->count > 1)
		qsort(diag->findings, diag->count, sizeof(*diag->findings), compare_findings);
}

int diag_exit_status(const struct diag *diag, enum diag_level fail_on)
{
	static const int statuses[] = {
		[DIAG_FINDING] = 1, [DIAG_UNREADABLE] = 3, [DIAG_ENVIRONMENT] = 4,
	};
	int worst = 0;

	for (size_t i = 0; i < diag->count; i++) {
		const struct finding *finding = diag->findings[i];
		int status = statuses[finding->class];

		if (finding->level >= fail_on && status > worst)
			worst = status;
	}
	return worst;
}

void diag_keep_only(struct diag *diag, const char *list)
{
	size_t kept = 0;

	memset(diag->level_counts, 0, sizeof diag->level_counts);
	for (size_t i = 0; i < diag->count; i++) {
		struct finding *finding = diag->findings[i];

		if (finding->class == DIAG_FINDING && !text_list_has(list, finding->code) &&
		    !text_list_has(list, finding->name))
			continue;
		diag->findings[kept++] = finding;
		diag->level_counts[finding->level]++;
	}
	diag->count = kept;
}

void diag_keep_from(struct diag *diag, enum diag_level least)
{
	size_t kept = 0;

	for (size_t i = 0; i < diag->count; i++)
		if (diag->findings[i]->level >= least)
			diag->findings[kept++] = diag->findings[i];
	diag->count = kept;
	for (size_t level = 0; level < (size_t)least; level++)
		diag->level_counts[level] = 0;
}
