#include "app/results_json.h"

#include <math.h>

#include "base/date.h"
#include "base/json.h"
#include "model/words.h"

const char *results_class_word(enum account_class class)
{
	return class == CLASS_UNDETERMINED ? "undetermined" : word_of(&words_class, (int)class);
}

static void print_scale(struct json_out *json, const struct matrix *matrix)
{
	json_out_object(json, "scale");
	json_out_number(json, "min", matrix->scale.min);
	json_out_number(json, "max", matrix->scale.max);
	json_out_close(json);
}

static void print_thresholds(struct json_out *json, const struct results *results)
{
	const struct matrix *matrix = &results->selection->matrix;

	json_out_object(json, "thresholds");
	json_out_number(json, "attractiveness", results->attractiveness_threshold);
	json_out_number(json, "strength", results->strength_threshold);
	json_out_string(json, "strength_mode",
			word_of(&words_strength_mode, (int)matrix->strength));
	json_out_object(json, "on_the_line");
	json_out_string(json, "attractiveness",
			word_of(&words_side, (int)matrix->on_the_line_attractiveness));
	json_out_string(json, "strength", word_of(&words_side, (int)matrix->on_the_line_strength));
	json_out_close(json);
	json_out_close(json);
}

static void print_weights(struct json_out *json, const struct results *results)
{
	const struct attractiveness *attractiveness = &results->selection->attractiveness;

	json_out_object(json, "weights");
	for (size_t j = 0; j < attractiveness->factor_count; j++)
		json_out_number(json, attractiveness->factors[j].id, results->weights[j]);
	json_out_close(json);
}

static void print_interval(struct json_out *json, const struct axis *axis)
{
	json_out_number(json, "low", axis->value.low);
	json_out_number(json, "estimate", axis->value.estimate);
	json_out_number(json, "high", axis->value.high);
	json_out_number(json, "unknown_weight", axis->unknown_weight);
}

static void print_place(struct json_out *json, const char *key, int place)
{
	if (place > 0)
		json_out_integer(json, key, place);
	else
		json_out_null(json, key);
}

/* A figure that does not exist has no method either. */
static void print_acceptability(struct json_out *json, const struct axis *axis)
{
	const char *method = axis->sampled ? "sampled" : "exact";

	json_out_number(json, "acceptability", axis->acceptability);
	json_out_string(json, "method", isnan(axis->acceptability) ? NULL : method);
}

static void print_attractiveness(struct json_out *json, const struct axis *axis)
{
	json_out_object(json, "attractiveness");
	print_interval(json, axis);
	print_place(json, "rank", axis->rank);
	print_place(json, "rank_low", axis->rank_low);
	print_place(json, "rank_high", axis->rank_high);
	print_acceptability(json, axis);
	json_out_close(json);
}

static void print_rival(struct json_out *json, const struct rival_result *rival)
{
	json_out_object(json, rival->rival->id);
	json_out_number(json, "us", rival->us);
	json_out_number(json, "them", rival->them);
	json_out_number(json, "value", rival->value);
	json_out_number(json, "compared_weight", rival->compared_weight);
	json_out_close(json);
}

static void print_strength(struct json_out *json, const struct account_result *account)
{
	const struct strength *strength = &account->account->strength;
	const char *best =
		account->best_rival < 0 ? NULL : account->rivals[account->best_rival].rival->id;

	json_out_object(json, "strength");
	json_out_string(json, "best_rival", best);
	print_interval(json, &account->strength);
	print_place(json, "rank", account->strength.rank);
	print_place(json, "rank_low", account->strength.rank_low);
	print_place(json, "rank_high", account->strength.rank_high);
	json_out_object(json, "rivals");
	for (size_t r = 0; strength->given && r < strength->rival_count; r++)
		print_rival(json, &account->rivals[r]);
	json_out_close(json);
	print_acceptability(json, &account->strength);
	json_out_close(json);
}

static void print_class(struct json_out *json, const struct account_result *account)
{
	json_out_object(json, "class");
	json_out_string(json, "computed", results_class_word(account->computed));
	json_out_boolean(json, "certain", account->certain);
	json_out_string(json, "decided",
			account->decided == CLASS_UNDETERMINED
				? NULL
				: results_class_word(account->decided));
	json_out_object(json, "acceptability");
	for (int class = 0; class < CLASS_COUNT; class ++)
		json_out_number(json, results_class_word((enum account_class) class),
				account->class_acceptability[class]);
	json_out_close(json);
	json_out_close(json);
}

static void print_flips(struct json_out *json, const struct results *results,
			const struct account_result *account)
{
	const struct factor *factors = results->selection->attractiveness.factors;
	const char *factor = account->flip_factor < 0 ? NULL : factors[account->flip_factor].id;

	json_out_object(json, "flips");
	json_out_string(json, "factor", factor);
	json_out_number(json, "weight", account->flip_weight);
	json_out_number(json, "change", account->flip_change);
	json_out_number(json, "least_weight_moved", account->least_weight_moved);
	json_out_close(json);
}

static void print_account(struct json_out *json, const struct results *results,
			  const struct account_result *account)
{
	const struct account *source = account->account;

	json_out_object(json, NULL);
	json_out_string(json, "id", source->id);
	json_out_string(json, "name", words_in(&source->name, results->selection->languages[0]));
	json_out_string(json, "segment", source->segment == NULL ? NULL : source->segment->id);
	print_attractiveness(json, &account->attractiveness);
	print_strength(json, account);
	print_class(json, account);
	print_flips(json, results, account);
	json_out_object(json, "days");
	json_out_number(json, "now", source->days_now);
	json_out_number(json, "planned", account->days);
	json_out_close(json);
	json_out_close(json);
}

static void print_accounts(struct json_out *json, const struct results_report *report)
{
	const struct results *results = report->results;

	json_out_list(json, "accounts");
	if (report->accounts == NULL)
		for (size_t i = 0; i < results->account_count; i++)
			print_account(json, results, &results->accounts[i]);
	else
		for (size_t i = 0; i < report->account_count; i++)
			print_account(json, results, report->accounts[i]);
	json_out_close(json);
}

static void print_agreement(struct json_out *json, const struct results *results)
{
	json_out_object(json, "agreement");
	json_out_number(json, "kendall_w", results->kendall_w);
	json_out_number(json, "chi_square", results->kendall_chi_square);
	json_out_number(json, "f", results->kendall_f);
	json_out_number(json, "p_f", results->kendall_p_f);
	json_out_number(json, "p_chi_square", results->kendall_p_chi_square);
	json_out_integer(json, "scorers", results->kendall_scorers);
	json_out_close(json);
}

static void print_capacity(struct json_out *json, const struct results *results)
{
	json_out_object(json, "capacity");
	json_out_number(json, "needed_days", results->days_needed);
	json_out_number(json, "available_days", results->days_available);
	json_out_number(json, "released_days", results->days_released);
	json_out_close(json);
}

static void print_findings(struct json_out *json, struct finding_counts counts)
{
	json_out_object(json, "findings");
	json_out_integer(json, "error", (long long)counts.errors);
	json_out_integer(json, "warning", (long long)counts.warnings);
	json_out_integer(json, "note", (long long)counts.notes);
	json_out_integer(json, "waived", (long long)counts.waived);
	json_out_close(json);
}

void results_json_print(const struct results_report *report, FILE *out)
{
	const struct results *results = report->results;
	struct json_out json;
	char as_of[11];

	date_print(results->selection->as_of, as_of);
	json_out_init(&json, out);
	json_out_object(&json, NULL);
	json_out_integer(&json, "schema", 1);
	json_out_string(&json, "as_of", as_of);
	print_scale(&json, &results->selection->matrix);
	print_thresholds(&json, results);
	print_weights(&json, results);
	print_accounts(&json, report);
	print_agreement(&json, results);
	print_capacity(&json, results);
	print_findings(&json, report->findings);
	json_out_close(&json);
}
