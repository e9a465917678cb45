/* kaism status: the ten checklists, as far as the files have come. */
#include <stdio.h>
#include <string.h>

#include "analysis/fingerprint.h"
#include "analysis/checklists.h"
#include "app/commands.h"
#include "app/project.h"
#include "base/json.h"
#include "base/text.h"
#include "compose/checklist_text.h"

struct stand {
	const struct results *results;
	const struct wordbook *words;
	struct checklist lists[CHECKLIST_COUNT];
};

/* ---- text ---- */

enum { CELLS = 5 };

static const char *
when_text(const struct stand *stand, const struct checklist *list)
{
	char date[11];

	date_print(list->when, date);
	if (list->state == CHECKLIST_DONE || date[0] == '\0')
		return arena_string(stand->words->arena, date);
	return wordbook_fill(stand->words, "checklist.by", (const struct fill[]){ { "date", date }, { NULL, NULL } });
}

static void
make_cells(const struct stand *stand, int i, const char *cells[CELLS])
{
	const struct checklist *list = &stand->lists[i];

	cells[0] = checklist_name(stand->words, i);
	cells[1] = checklist_state_text(stand->words, list);
	cells[2] = list->who == NULL ? "-" : words_in(&list->who->name, stand->words->language);
	cells[3] = when_text(stand, list);
	cells[4] = checklist_missing_text(stand->words, list);
}

static int
count_lists(const struct stand *stand, enum checklist_state state)
{
	int count = 0;

	for (int i = 0; i < CHECKLIST_COUNT; i++)
		count += stand->lists[i].state == state;
	return count;
}

static void
print_total(const struct stand *stand)
{
	struct arena *arena = stand->words->arena;
	const struct fill fills[] = {
		{ "done", arena_printf(arena, "%d", count_lists(stand, CHECKLIST_DONE)) },
		{ "open", arena_printf(arena, "%d", count_lists(stand, CHECKLIST_OPEN)) },
		{ "not_started", arena_printf(arena, "%d", count_lists(stand, CHECKLIST_NOT_STARTED)) },
		{ NULL, NULL },
	};

	printf("\n%s\n", wordbook_fill(stand->words, "checklist.total", fills));
	printf("%s\n", wordbook_fill(stand->words, "checklist.approval",
		(const struct fill[]){ { "fingerprint", fingerprint_of_selection(stand->results) }, { NULL, NULL } }));
}

/* One line a list; what comes last is not padded. */
static void
print_line(int number, const char *const cells[CELLS], const int widths[CELLS])
{
	int last = CELLS - 1;

	while (last > 0 && cells[last][0] == '\0')
		last--;
	printf("%2d", number);
	for (int i = 0; i <= last; i++)
		printf("  %s%*s", cells[i], i == last ? 0 : widths[i] - text_columns(cells[i]), "");
	putchar('\n');
}

static void
print_text(const struct stand *stand)
{
	const char *cells[CHECKLIST_COUNT][CELLS];
	int widths[CELLS] = { 0 };

	for (int i = 0; i < CHECKLIST_COUNT; i++) {
		make_cells(stand, i, cells[i]);
		for (int k = 0; k < CELLS; k++) {
			const int width = text_columns(cells[i][k]);
			widths[k] = width > widths[k] ? width : widths[k];
		}
	}
	for (int i = 0; i < CHECKLIST_COUNT; i++)
		print_line(i + 1, cells[i], widths);
	print_total(stand);
}

/* ---- JSON ---- */

static void
put_list(struct json_out *json, const struct stand *stand, int i)
{
	const struct checklist *list = &stand->lists[i];
	char when[11];

	date_print(list->when, when);
	json_out_object(json, NULL);
	json_out_integer(json, "number", i + 1);
	json_out_string(json, "id", checklist_word(i));
	json_out_string(json, "state", checklist_state_word(list->state));
	json_out_integer(json, "done", list->done);
	json_out_integer(json, "parts", list->parts);
	json_out_string(json, "missing", list->missing == PART_NONE ? NULL : checklist_part_word(list->missing));
	json_out_integer(json, "missing_of", (long long)list->count);
	json_out_string(json, "says", list->missing == PART_NONE ? NULL : checklist_missing_text(stand->words, list));
	json_out_string(json, "who", list->who == NULL ? NULL : list->who->id);
	json_out_string(json, "when", when[0] == '\0' ? NULL : when);
	json_out_close(json);
}

static void
print_json(const struct stand *stand)
{
	struct json_out json;

	json_out_init(&json, stdout);
	json_out_object(&json, NULL);
	json_out_integer(&json, "schema", 1);
	json_out_string(&json, "fingerprint", fingerprint_of_selection(stand->results));
	json_out_list(&json, "checklists");
	for (int i = 0; i < CHECKLIST_COUNT; i++)
		put_list(&json, stand, i);
	json_out_close(&json);
	json_out_close(&json);
}

/* ---- the command ---- */

static int
run_status(const struct options *options)
{
	const bool is_json = options->format != NULL && strcmp(options->format, "json") == 0;
	const struct wordbook *words = NULL;
	struct project project;
	int exit_status = EXIT_DONE;

	project_open(&project, options);
	project_judge(&project);
	if (project.results != NULL)
		words = project_words(&project, project.selection->languages[0]);
	if (words != NULL) {
		struct stand stand = { .results = project.results, .words = words };

		checklists_judge(stand.results, &project.arena, stand.lists);
		if (is_json)
			print_json(&stand);
		else
			print_text(&stand);
	} else {
		exit_status = project_report(&project, options, DIAG_ERROR);
	}
	project_close(&project);
	return exit_status;
}

static const struct option status_options[] = {
	{ "format", 0, OPTION_TEXT, offsetof(struct options, format), "text|json", "how it is printed (text)" },
	{ NULL, 0, OPTION_FLAG, 0, NULL, NULL }
};

const struct command command_status = {
	.name = "status",
	.summary = "Print the ten checklists: what is done, what is open, and the first thing to do.",
	.examples = "  kaism status\n  kaism status --format=json\n",
	.options = status_options,
	.arguments = "",
	.run = run_status,
};
