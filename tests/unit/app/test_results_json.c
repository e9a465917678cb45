#include "app/results_json.h"

#include "../../support/small_json.h"
#include "../analysis/running_example.h"

static struct arena arena;
static struct selection *selection;

static void set_up(void)
{
	arena_init(&arena);
	selection = x_new(&arena);
	x_rate(&selection->accounts[ALDER], alder_rating, 2, &arena);
	selection->accounts[ALDER].decision.given = true;
	selection->accounts[ALDER].decision.class = CLASS_KEY_DEVELOPMENT;
	selection->accounts[ALDER].days_now = 18;
	selection->accounts[ALDER].days = 45;
}

static void tear_down(void)
{
	arena_release(&arena);
}

static const char *print_results(void)
{
	struct results_report report = { .results = analyse(selection, &arena),
	                                 .findings = { 0, 3, 5, 0 } };
	char *text = NULL, *kept;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	results_json_print(&report, out);
	fclose(out);
	kept = arena_string(&arena, text);
	free(text);
	return kept;
}

/* A dotted path, account 0 or the one a number names. */
static const struct json *find(const char *path)
{
	struct json_reader reader = { &arena, print_results() };
	const struct json *value = json_value(&reader);
	char *step = arena_string(&arena, path), *end;

	for (; value != NULL && *step != '\0'; step = end) {
		end = step + strcspn(step, ".");
		if (*end == '.')
			*end++ = '\0';
		if (value->kind == JSON_LIST) {
			long i = strtol(step, NULL, 10);
			value = value->first;
			while (i-- > 0)
				value = value->next;
		} else {
			value = json_find(value, step);
		}
	}
	return value;
}

static const struct { const char *path, *want; } fields[] = {
	{ "schema", "1" }, { "as_of", "2026-10-30" }, { "scale.min", "0" }, { "scale.max", "10" },
	{ "thresholds.attractiveness", "5.5" }, { "thresholds.strength", "0" },
	{ "thresholds.strength_mode", "difference" },
	{ "thresholds.on_the_line.attractiveness", "high" },
	{ "thresholds.on_the_line.strength", "low" },
	{ "weights.growth", "25" },
	{ "accounts.0.id", "alder" }, { "accounts.0.segment", "null" },
	{ "accounts.0.attractiveness.estimate", "6.85" }, { "accounts.0.attractiveness.rank", "1" },
	{ "accounts.0.attractiveness.method", "exact" },
	{ "accounts.4.attractiveness.low", "4.7" }, { "accounts.4.attractiveness.estimate", "5.875" },
	{ "accounts.4.attractiveness.high", "6.7" },
	{ "accounts.4.attractiveness.unknown_weight", "20" },
	{ "accounts.4.attractiveness.rank_low", "2" }, { "accounts.4.attractiveness.rank_high", "4" },
	{ "accounts.4.attractiveness.method", "sampled" },
	{ "accounts.0.strength.best_rival", "nova" }, { "accounts.0.strength.estimate", "0.3" },
	{ "accounts.0.strength.rivals.orion.them", "5.8" },
	{ "accounts.0.strength.rivals.orion.compared_weight", "100" },
	{ "accounts.0.strength.method", "sampled" },
	{ "accounts.0.class.computed", "key" }, { "accounts.0.class.certain", "true" },
	{ "accounts.0.class.decided", "key_development" },
	{ "accounts.0.days.now", "18" }, { "accounts.0.days.planned", "45" },
	{ "accounts.1.strength.best_rival", "null" }, { "accounts.1.strength.low", "null" },
	{ "accounts.1.strength.rank", "null" }, { "accounts.1.strength.acceptability", "null" },
	{ "accounts.1.strength.method", "null" }, { "accounts.1.class.computed", "undetermined" },
	{ "accounts.1.class.decided", "null" }, { "accounts.1.class.acceptability.key", "null" },
	{ "accounts.1.flips.factor", "growth" }, { "accounts.3.flips.least_weight_moved", "null" },
	{ "accounts.1.days.planned", "null" },
	{ "agreement.kendall_w", "null" }, { "agreement.scorers", "0" },
	{ "capacity.needed_days", "45" }, { "capacity.available_days", "null" },
	{ "capacity.released_days", "0" },
	{ "findings.error", "0" }, { "findings.warning", "3" }, { "findings.note", "5" },
};

START_TEST(prints_every_field_of_the_interface)
{
	const struct json *field = find(fields[_i].path);

	ck_assert_msg(field != NULL, "%s", fields[_i].path);
	ck_assert_msg(strcmp(field->text, fields[_i].want) == 0, "%s is %s, want %s",
		fields[_i].path, field->text, fields[_i].want);
}
END_TEST

START_TEST(prints_no_number_that_is_not_json)
{
	const char *text = print_results();

	ck_assert_ptr_null(strstr(text, ": nan"));
	ck_assert_ptr_null(strstr(text, ": inf"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("app/results_json");
	TCase *tcase = tcase_create("results_json");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, prints_every_field_of_the_interface, 0, COUNT_OF(fields));
	tcase_add_test(tcase, prints_no_number_that_is_not_json);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
