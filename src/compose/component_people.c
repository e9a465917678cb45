/* Chapter 3: who selects, whom they would have named unasked, and when. */
#include <stdlib.h>
#include <string.h>

#include "component.h"

enum { NAMES_IN_NOTE = 12 };

/* ---- members ---- */

static const struct first_picks *
picks_of(const struct team *team, const struct person *person)
{
	for (size_t i = 0; i < team->first_pick_count; i++)
		if (team->first_picks[i].person == person)
			return &team->first_picks[i];
	return NULL;
}

static void
add_member(struct table *table, const struct member *member)
{
	const struct composer *composer = table->composer;
	const char *none = say(composer, "form.none");
	const char *function = function_of(composer, member->person);
	const struct first_picks *picks = picks_of(&composer->selection->team, member->person);
	const bool scores = member->role == MEMBER_LEAD || member->role == MEMBER_SCORER;

	table_row(table, ROW_BODY);
	table_text(table, name_of(composer, member->person));
	table_text(table, *function == '\0' ? none : function);
	table_text(table, say_word(composer, "member_role", &words_member_role, (int)member->role));
	table_text(table, scores ? say(composer, "team.yes") : none);
	table_text(table, picks == NULL ? none : form_count(composer, (double)picks->count));
}

/* How many first lists name each account, by position; in the arena. */
static int *
count_lists(const struct composer *composer)
{
	const struct selection *selection = composer->selection;
	int *lists = ARENA_ARRAY(composer->arena, int, selection->account_count + 1);

	for (size_t i = 0; i < selection->team.first_pick_count; i++) {
		const struct first_picks *picks = &selection->team.first_picks[i];

		for (size_t j = 0; j < picks->count; j++)
			lists[picks->accounts[j] - selection->accounts]++;
	}
	return lists;
}

/* "Brightfold, Tarnholm and Delphine": those named on just so many lists. */
static const char *
names_on(const struct composer *composer, const int *lists, int wanted)
{
	const struct selection *selection = composer->selection;
	const char *names[NAMES_IN_NOTE + 1];
	size_t count = 0;
	int more = 0;

	for (size_t i = 0; i < selection->account_count; i++) {
		if (lists[i] != wanted)
			continue;
		if (count < NAMES_IN_NOTE)
			names[count++] = account_name(composer, &selection->accounts[i]);
		else
			more++;
	}
	if (more > 0)
		names[count++] = say_count(composer, "team.more", more);
	return join_words(composer, names, count);
}

static const char *
overlap_note(const struct composer *composer)
{
	const int count = (int)composer->selection->team.first_pick_count;
	const int *lists = count_lists(composer);
	const char *all = names_on(composer, lists, count);
	const char *single = names_on(composer, lists, 1);
	const char *note = "";

	if (count < 2)
		return "";
	if (*all != '\0')
		note = say_with(composer, count == 2 ? "team.on_both_lists" : "team.on_all_lists", FILLS(
			{ "count", form_count_word(composer, count) }, { "names", all }));
	if (*single != '\0')
		note = join_sentences(composer, note,
			say_with(composer, "team.on_one_list", FILLS({ "names", single })));
	return note;
}

static struct doc_node *
member_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "member", COLUMN_NAME, NULL }, { "function", COLUMN_NAME, NULL },
		{ "part", COLUMN_TEXT, NULL }, { "scores", COLUMN_TEXT, NULL },
		{ "first_picks", COLUMN_NUMBER, NULL },
	};
	const struct team *team = &composer->selection->team;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (int role = MEMBER_SPONSOR; role <= MEMBER_OBSERVER; role++)
		for (size_t i = 0; i < team->member_count; i++)
			if ((int)team->members[i].role == role)
				add_member(&table, &team->members[i]);
	table.node->table.caption = say(composer, "team.caption");
	table.node->table.note = overlap_note(composer);
	return table.node;
}

/* ---- the functions wanted ---- */

static bool
is_covered(const struct team *team, const char *function)
{
	for (size_t i = 0; i < team->member_count; i++) {
		const struct person *person = team->members[i].person;

		if (person->function != NULL && strcmp(person->function, function) == 0)
			return true;
	}
	return false;
}

static const char *
list_functions(const struct composer *composer, bool covered)
{
	const struct team *team = &composer->selection->team;
	const char **names = ARENA_ARRAY(composer->arena, const char *, team->function_count + 1);
	size_t count = 0;

	for (size_t i = 0; i < team->function_count; i++)
		if (is_covered(team, team->functions_wanted[i]) == covered)
			names[count++] = escape_markdown(composer, team->functions_wanted[i]);
	return capitalise(composer, join_words(composer, names, count));
}

static void
add_line_of_functions(const struct composer *composer, struct doc_node *note, const char *key,
                      const char *functions)
{
	if (*functions == '\0')
		return;
	doc_append(note, doc_new(composer->arena, DOC_LINE_BREAK));
	add_rich(composer, note, say_with(composer, key, FILLS({ "functions", functions })));
}

/* A side note of one paragraph, line by line. */
static void
add_functions(const struct composer *composer, struct doc_node *column)
{
	const char *missing = list_functions(composer, false);
	struct doc_node *note = node_rich(composer, PARAGRAPH_SIDE, say(composer, "team.functions_wanted"));

	column->column.ruled = true;
	doc_append(column, note);
	add_line_of_functions(composer, note, "team.covered", list_functions(composer, true));
	add_line_of_functions(composer, note, "team.missing", missing);
	if (*missing == '\0')
		return;
	doc_append(note, doc_new(composer->arena, DOC_LINE_BREAK));
	doc_append(note, node_styled(composer, STYLE_MUTED, say(composer, "team.missing_why")));
}

/* Who decides, how they agree, and the team's one task. */
static void
add_mandate(const struct composer *composer, struct doc_node *column)
{
	const struct team *team = &composer->selection->team;
	const char *goal = text_of(composer, &team->goal);
	const char *mandate = team->mandate_given
		? say_word(composer, "mandate", &words_mandate, (int)team->mandate)
		: say(composer, "team.no_mandate");
	const char *how = team->how_given
		? say_word(composer, "team_mode", &words_team_mode, (int)team->how) : "";

	doc_append(column, node_paragraph(composer, PARAGRAPH_BODY,
		join_sentences(composer, mandate, how)));
	if (*goal == '\0')
		return;
	doc_append(column, node_paragraph(composer, PARAGRAPH_BODY, say_with(composer,
		is_sentence(goal) ? "team.task" : "team.task_open", FILLS({ "goal", goal }))));
}

struct doc_node *
component_team(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct team *team = &composer->selection->team;
	struct doc_node *blocks = node_blocks(composer);
	struct doc_node *grid = node_grid(composer);

	if (!team->given || team->member_count == 0)
		return node_missing(composer, "team");
	if (team->function_count > 0) {
		struct doc_node *left = add_column(composer, grid, 1, 9);

		add_mandate(composer, left);
		doc_append(left, member_table(composer));
		add_functions(composer, add_column(composer, grid, 10, 3));
		return grid;
	}
	add_mandate(composer, blocks);
	doc_append(blocks, member_table(composer));
	return blocks;
}

/* ---- first picks ---- */

struct picked { const struct account_result *result; int lists; };

/* On most lists first, then in the order of ids. */
static int
compare_picked(const void *left, const void *right)
{
	const struct picked *a = left, *b = right;

	if (a->lists != b->lists)
		return b->lists - a->lists;
	return a->result < b->result ? -1 : 1;
}

static const char *
pickers_of(const struct composer *composer, const struct account *account)
{
	const struct team *team = &composer->selection->team;
	const char **names = ARENA_ARRAY(composer->arena, const char *, team->first_pick_count + 1);
	size_t count = 0;

	for (size_t i = 0; i < team->first_pick_count; i++)
		for (size_t j = 0; j < team->first_picks[i].count; j++)
			if (team->first_picks[i].accounts[j] == account) {
				names[count++] = initial_name_of(composer, team->first_picks[i].person);
				break;
			}
	return join_words(composer, names, count);
}

static void
add_picked(struct table *table, const struct picked *picked)
{
	const struct composer *composer = table->composer;

	table_row(table, ROW_BODY);
	doc_append(table_cell(table), node_account(composer, picked->result));
	table_text(table, form_count(composer, picked->lists));
	table_text(table, pickers_of(composer, picked->result->account));
	table_class(table, picked->result->class, "class");
}

struct doc_node *
component_first_picks(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "lists", COLUMN_NUMBER, NULL },
		{ "picked_by", COLUMN_TEXT, NULL }, { "ended_as", COLUMN_NAME, NULL },
	};
	const struct composer *composer = call->composer;
	const size_t account_count = composer->selection->account_count;
	const int *lists = count_lists(composer);
	struct picked *picked = ARENA_ARRAY(composer->arena, struct picked, account_count + 1);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);
	size_t count = 0;

	for (size_t i = 0; i < account_count; i++)
		if (lists[i] > 0)
			picked[count++] = (struct picked){ &composer->results->accounts[i], lists[i] };
	if (count == 0)
		return node_missing(composer, "first_picks");
	qsort(picked, count, sizeof *picked, compare_picked);
	for (size_t i = 0; i < count; i++)
		add_picked(&table, &picked[i]);
	table.node->table.caption = capitalise(composer, say_count(composer, "team.picks_caption",
		(int)composer->selection->team.first_pick_count));
	return table.node;
}

/* ---- timetable ---- */

struct doc_node *
component_timetable(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct figure_context context = figure_context_of(composer);
	const struct figure figure = figure_timetable(&context);
	struct doc_node *node = node_figure(composer, &figure, &(struct figure_plan){
		.name = "timetable", .anchor = "figure-timetable",
		.caption = say(composer, "team.timetable_caption"),
		.explanation = say(composer, "team.timetable_note") });

	return node != NULL ? node : node_missing(composer, "timetable");
}

/* ---- agreement ---- */

struct doc_node *
component_agreement(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct figure_context context = figure_context_of(composer);
	const struct figure figure = figure_agreement(&context);

	return node_figure(composer, &figure, &(struct figure_plan){
		.name = "agreement", .anchor = "figure-agreement",
		.caption = say(composer, "team.agreement_caption"),
		.explanation = say(composer, "team.agreement_note") });
}
