/* Chapter 9: what was decided and why, what could change it, who was asked,
 * who is told, and who has signed. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/fingerprint.h"
#include "component.h"

enum { TURNING_POINTS = 8 };
static const double likely_change = 20; /* percent points of weight that somebody might argue for */

/* ---- decisions and exceptions ---- */

static void
add_decision(struct table *table, const struct account_result *result)
{
	table_row(table, ROW_BODY);
	doc_append(table_cell(table), node_account(table->composer, result));
	table_class(table, result->computed, "class");
	table_class(table, result->class, "class");
	table_or_none(table, first_sentence(table->composer, &result->account->decision.because.text));
}

static struct doc_node *
decision_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "computed", COLUMN_NAME, NULL },
		{ "decided", COLUMN_NAME, NULL }, { "because", COLUMN_TEXT, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < composer->results->account_count; i++)
		add_decision(&table, composer->results->by_class[i]);
	table.node->table.caption = say(composer, "selection.caption");
	table.node->table.density = TABLE_DENSE;
	table.node->table.wide = true;
	return table.node;
}

static void
add_exception(struct table *table, const struct account_result *result)
{
	const struct composer *composer = table->composer;
	const struct override *override = &result->account->decision.override;

	table_row(table, ROW_BODY);
	doc_append(table_cell(table), node_account(composer, result));
	table_class(table, result->class, "class");
	if (override->given) {
		table_or_none(table, name_of(composer, override->by));
		table_text(table, form_short_date(composer, override->until));
		table_or_none(table, text_of(composer, &override->reason));
	} else {
		doc_append(table_cell(table), node_strong(composer, say(composer, "selection.nobody")));
		table_text(table, say(composer, "form.none"));
		table_text(table, say(composer, "form.none"));
	}
}

/* Accounts that stand elsewhere than the scores alone would put them. */
static struct doc_node *
exception_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "counted_as", COLUMN_NAME, NULL },
		{ "excepted_by", COLUMN_NAME, NULL }, { "until", COLUMN_DATE, NULL },
		{ "why", COLUMN_TEXT, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct account_result *result = composer->results->by_class[i];

		if (result_is_exception(result) || result->account->decision.override.given)
			add_exception(&table, result);
	}
	if (table.row == NULL)
		return node_paragraph(composer, PARAGRAPH_BODY, say(composer, "selection.no_exceptions"));
	table.node->table.caption = say(composer, "selection.exceptions_caption");
	table.node->table.wide = true;
	return table.node;
}

/* ---- what would change our mind ---- */

/* An account and how near it lies to the nearer of its two lines, as a share
 * of the scale (of one, where strength is a ratio). */
struct turning { const struct account_result *result; double distance; };

static struct turning
turning_of(const struct composer *composer, const struct account_result *result)
{
	const struct matrix *matrix = &composer->selection->matrix;
	const double range = matrix->scale.max - matrix->scale.min;
	const double attractive =
		result->attractiveness.value.estimate - composer->results->attractiveness_threshold;
	const double strong = result->strength.value.estimate - composer->results->strength_threshold;

	return (struct turning){ result, fmin(fabs(attractive) / range,
		fabs(strong) / (matrix->strength == STRENGTH_RATIO ? 1 : range)) };
}

static int
compare_turnings(const void *left, const void *right)
{
	const struct turning *a = left, *b = right;

	if (a->distance != b->distance)
		return a->distance < b->distance ? -1 : 1;
	return a->result < b->result ? -1 : 1;
}

/* "Reach across sites under 2 (now 15)", where so much could be argued for. */
static const char *
turning_weight(const struct composer *composer, const struct account_result *result)
{
	const struct attractiveness *attractiveness = &composer->selection->attractiveness;
	const int factor = result->flip_factor;

	if (factor < 0 || !(fabs(result->flip_change) <= likely_change))
		return say(composer, "form.none");
	return say_with(composer,
		result->flip_change > 0 ? "selection.weight_over" : "selection.weight_under", FILLS(
		{ "factor", text_of(composer, &attractiveness->factors[factor].name) },
		{ "flip", form_decimals(composer, result->flip_weight, 0) },
		{ "weight", form_amount(composer, composer->results->weights[factor]) }));
}

static void
add_turning(struct table *table, const struct account_result *result)
{
	const struct composer *composer = table->composer;
	const struct results *results = composer->results;
	const int decimals = composer->selection->matrix.strength == STRENGTH_RATIO ? 2 : 1;

	table_row(table, ROW_BODY);
	doc_append(table_cell(table), node_account(composer, result));
	table_class(table, result->class, "class");
	table_text(table, form_signed(composer,
		result->attractiveness.value.estimate - results->attractiveness_threshold, 1));
	table_text(table, turning_weight(composer, result));
	table_text(table, form_signed(composer,
		result->strength.value.estimate - results->strength_threshold, decimals));
	table_text(table, say(composer, result->certain ? "form.none" : "selection.unknown_may"));
}

static struct doc_node *
turning_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "class", COLUMN_NAME, NULL },
		{ "attractiveness_from_line", COLUMN_NUMBER, NULL }, { "turning_weight", COLUMN_TEXT, NULL },
		{ "strength_from_line", COLUMN_NUMBER, NULL }, { "unknown_may", COLUMN_TEXT, NULL },
	};
	const struct results *results = composer->results;
	struct turning *turnings = ARENA_ARRAY(composer->arena, struct turning, results->account_count + 1);
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);
	size_t count = 0;

	for (size_t i = 0; i < results->account_count; i++) {
		turnings[count] = turning_of(composer, &results->accounts[i]);
		count += isfinite(turnings[count].distance) ? 1 : 0;
	}
	if (count == 0)
		return node_missing(composer, "turning");
	qsort(turnings, count, sizeof *turnings, compare_turnings);
	for (size_t i = 0; i < count && i < TURNING_POINTS; i++)
		add_turning(&table, turnings[i].result);
	table.node->table.caption = say(composer, "selection.turning_caption");
	table.node->table.note = say_with(composer, "selection.turning_note",
		FILLS({ "points", form_amount(composer, likely_change) }));
	table.node->table.wide = true;
	return table.node;
}

struct doc_node *
component_decisions(const struct component_call *call)
{
	const struct composer *composer = call->composer;

	return composer->results->account_count == 0 ? node_missing(composer, "decisions")
	                                             : decision_table(composer);
}

struct doc_node *
component_overrides(const struct component_call *call)
{
	return exception_table(call->composer);
}

struct doc_node *
component_robustness(const struct component_call *call)
{
	return turning_table(call->composer);
}

/* ---- who was left out before scoring ---- */

struct doc_node *
component_not_candidates(const struct component_call *call)
{
	static const struct column_plan plan[] = {
		{ "left_out", COLUMN_NAME, NULL }, { "why", COLUMN_TEXT, NULL },
	};
	const struct composer *composer = call->composer;
	const struct selection *selection = composer->selection;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	if (selection->not_candidate_count == 0)
		return node_missing(composer, "not_candidates");
	for (size_t i = 0; i < selection->not_candidate_count; i++) {
		table_row(&table, ROW_BODY);
		table_text(&table, text_of(composer, &selection->not_candidates[i].name));
		table_or_none(&table, text_of(composer, &selection->not_candidates[i].why));
	}
	table.node->table.caption = say(composer, "selection.not_candidates_caption");
	return table.node;
}

/* ---- the ten standing questions ---- */

static const struct challenge_answer *
find_answer(const struct selection *selection, const char *question)
{
	for (size_t i = 0; i < selection->challenge_count; i++)
		if (strcmp(selection->challenge[i].question, question) == 0 &&
		    words_given(&selection->challenge[i].answer))
			return &selection->challenge[i];
	return NULL;
}

static const char *
who_and_when(const struct composer *composer, const struct challenge_answer *answer)
{
	return join_parts(composer, "form.detail", name_of(composer, answer->by),
		date_is_set(answer->date) ? form_date(composer, answer->date) : "");
}

static void
add_answer(const struct composer *composer, struct doc_node *blocks,
           const struct challenge_answer *answer)
{
	const struct prose prose = { .text = answer->answer, .place = answer->answer.place };
	const char *who = who_and_when(composer, answer);

	add_prose(composer, blocks, &prose);
	if (*who != '\0')
		doc_append(blocks, node_paragraph(composer, PARAGRAPH_NOTE, who));
}

/* Nobody has answered: what the data say, for somebody to replace. */
static void
add_proposal(const struct composer *composer, struct doc_node *blocks, const char *question)
{
	const char *proposal = proposed_answer(composer, question);

	if (*proposal != '\0')
		doc_append(blocks, node_paragraph(composer, PARAGRAPH_BODY, proposal));
	doc_append(blocks, node_missing(composer, *proposal == '\0' ? "answer" : "own_answer"));
}

struct doc_node *
component_challenge(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	struct doc_node *blocks = node_blocks(composer);

	if (composer->selection->challenge_count == 0 && composer->results->account_count == 0)
		return node_missing(composer, "challenge");
	for (size_t i = 0; i < words_question.count && i < call->limit; i++) {
		const char *question = words_question.words[i];
		const struct challenge_answer *answer = find_answer(composer->selection, question);

		doc_append(blocks, node_heading(composer, 3,
			say(composer, arena_printf(composer->arena, "question.%s", question))));
		if (answer != NULL)
			add_answer(composer, blocks, answer);
		else
			add_proposal(composer, blocks, question);
	}
	return blocks;
}

/* ---- who is told what ---- */

static struct doc_node *
message_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "told", COLUMN_NAME, NULL }, { "message", COLUMN_TEXT, NULL },
		{ "channel", COLUMN_TEXT, NULL }, { "told_by", COLUMN_NAME, NULL },
		{ "told_when", COLUMN_DATE, NULL },
	};
	const struct selection *selection = composer->selection;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < selection->message_count; i++) {
		const struct message *message = &selection->communication[i];

		table_row(&table, ROW_BODY);
		table_text(&table, capitalise(composer, text_of(composer, &message->to)));
		table_or_none(&table, text_of(composer, &message->text));
		table_or_none(&table, capitalise(composer, text_of(composer, &message->channel)));
		table_or_none(&table, initial_name_of(composer, message->by));
		table_text(&table, form_short_date(composer, message->date));
	}
	table.node->table.caption = say(composer, "selection.messages_caption");
	table.node->table.wide = true;
	return table.node;
}

/* What those not chosen are told, account by account, in their own words. */
static void
add_tellings(const struct composer *composer, struct doc_node *blocks)
{
	bool headed = false;

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct account_result *result = composer->results->by_class[i];
		const struct prose *telling = &result->account->decision.tell_customer;

		if (result_is_chosen(result) || !prose_given(telling))
			continue;
		if (!headed)
			doc_append(blocks, node_heading(composer, 2, say(composer, "selection.tellings_head")));
		headed = true;
		doc_append(blocks, node_heading(composer, 3, account_name(composer, result->account)));
		add_prose(composer, blocks, telling);
	}
}

struct doc_node *
component_communication(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	struct doc_node *blocks = node_blocks(composer);

	doc_append(blocks, composer->selection->message_count == 0
		? node_missing(composer, "communication") : message_table(composer));
	add_tellings(composer, blocks);
	return blocks;
}

/* ---- signatures ---- */

static bool
is_required(const struct signers *signers, const struct person *person)
{
	for (size_t i = 0; i < signers->count; i++)
		if (signers->people[i] == person)
			return true;
	return false;
}

/* Whether what somebody approved is what is printed, where the file says. */
static const char *
agreed_to(const struct composer *composer, const struct approval *approval)
{
	if (approval->of == NULL)
		return say(composer, "form.none");
	return fingerprint_is_outdated(approval, composer->results, NULL)
		? say(composer, "selection.of_other") : say(composer, "selection.of_this");
}

static void
add_signature(struct table *table, const struct person *person, const struct approval *approval)
{
	const struct composer *composer = table->composer;

	table_row(table, ROW_BODY);
	table_text(table, name_of(composer, person));
	table_or_none(table, function_of(composer, person));
	if (approval == NULL) {
		doc_append(table_cell(table), node_strong(composer, say(composer, "selection.not_signed")));
		for (int i = 0; i < 3; i++)
			table_text(table, say(composer, "form.none"));
		return;
	}
	table_text(table, say_word(composer, "view", &words_view, (int)approval->view));
	table_text(table, form_short_date(composer, approval->date));
	table_text(table, agreed_to(composer, approval));
	table_or_none(table, text_of(composer, &approval->note));
}

static struct doc_node *
signature_table(const struct composer *composer, const struct signers *signers)
{
	static const struct column_plan plan[] = {
		{ "signer", COLUMN_NAME, NULL }, { "function", COLUMN_NAME, NULL },
		{ "view", COLUMN_NAME, NULL }, { "signed_on", COLUMN_DATE, NULL },
		{ "agreed_to", COLUMN_NAME, NULL }, { "reservation", COLUMN_TEXT, NULL },
	};
	const struct sign_off *sign_off = &composer->selection->sign_off;
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < signers->count; i++)
		add_signature(&table, signers->people[i], signers_approval(sign_off, signers->people[i]));
	for (size_t i = 0; i < sign_off->approval_count; i++)
		if (!is_required(signers, sign_off->approvals[i].by))
			add_signature(&table, sign_off->approvals[i].by, &sign_off->approvals[i]);
	table.node->table.caption = say(composer, "selection.sign_off_caption");
	table.node->table.note = say_with(composer, "selection.sign_off_note",
		FILLS({ "now", fingerprint_of_selection(composer->results) }));
	table.node->table.wide = true;
	return table.node;
}

static const char *
still_missing(const struct composer *composer, const struct signers *signers)
{
	const char **names = ARENA_ARRAY(composer->arena, const char *, signers->count + 1);
	size_t count = 0;

	for (size_t i = 0; i < signers->count; i++)
		if (signers_approval(&composer->selection->sign_off, signers->people[i]) == NULL)
			names[count++] = name_of(composer, signers->people[i]);
	return count == 0 ? say(composer, "selection.all_signed")
	                  : say_with(composer, "selection.still_missing",
			FILLS({ "names", join_words(composer, names, count) }));
}

/* Objections and reservations to single accounts. */
static struct doc_node *
objection_table(const struct composer *composer)
{
	static const struct column_plan plan[] = {
		{ "account", COLUMN_NAME, NULL }, { "signer", COLUMN_NAME, NULL },
		{ "view", COLUMN_NAME, NULL }, { "signed_on", COLUMN_DATE, NULL },
		{ "reservation", COLUMN_TEXT, NULL },
	};
	struct table table = table_start(composer, plan, sizeof plan / sizeof *plan);

	for (size_t i = 0; i < composer->results->account_count; i++) {
		const struct account_result *result = composer->results->by_class[i];
		const struct decision *decision = &result->account->decision;

		for (size_t j = 0; j < decision->approval_count; j++) {
			const struct approval *approval = &decision->approvals[j];

			if (approval->view != VIEW_OBJECTS && approval->view != VIEW_WITH_RESERVATION)
				continue;
			table_row(&table, ROW_BODY);
			doc_append(table_cell(&table), node_account(composer, result));
			table_or_none(&table, name_of(composer, approval->by));
			table_text(&table, say_word(composer, "view", &words_view, (int)approval->view));
			table_text(&table, form_short_date(composer, approval->date));
			table_or_none(&table, text_of(composer, &approval->note));
		}
	}
	if (table.row == NULL)
		return node_paragraph(composer, PARAGRAPH_BODY, say(composer, "selection.no_objections"));
	table.node->table.caption = say(composer, "selection.objections_caption");
	table.node->table.wide = true;
	return table.node;
}

struct doc_node *
component_sign_off(const struct component_call *call)
{
	const struct composer *composer = call->composer;
	const struct signers signers = signers_required(composer->results, composer->arena);
	struct doc_node *blocks = node_blocks(composer);

	if (signers.count == 0 && composer->selection->sign_off.approval_count == 0) {
		doc_append(blocks, node_missing(composer, "sign_off"));
	} else {
		doc_append(blocks, node_paragraph(composer, PARAGRAPH_BODY, still_missing(composer, &signers)));
		doc_append(blocks, signature_table(composer, &signers));
	}
	doc_append(blocks, objection_table(composer));
	return blocks;
}
