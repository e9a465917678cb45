/* Made-up selections for tests and measurements: any number of accounts, odd
 * in the ways that `struct made` names, the same every time. */
#ifndef KAISM_TESTS_MADE_H
#define KAISM_TESTS_MADE_H

#include <math.h>

#include "base/arena.h"
#include "model/selection.h"

enum { FACTORS = 6, RIVALS = 3, RATINGS = 5 };

/* What kind of selection is made. */
struct made {
	size_t accounts;
	bool one_point;     /* all accounts alike */
	bool ratio, left;   /* strength by ratio; the strong side at the left */
	bool long_names;    /* of 200 characters and more */
	bool chinese;       /* names, of accounts and of factors */
	bool unknown;       /* nothing is known of any account */
	bool no_values;     /* reachable business not known */
	double scale;       /* top of the scale, 0 = 10 */
	size_t scorers;     /* with a scorecard of every account */
	size_t segments;    /* accounts are dealt to them in turn, but the last has none */
};

static inline double made_uniform(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return (double)(*state >> 8) / 16777216.0;
}

static inline struct score made_score(const struct made *made, unsigned *state)
{
	double top = made->scale > 0 ? made->scale : 10, value = floor(made_uniform(state) * (top + 0.999));
	double chance = made_uniform(state);

	if (made->unknown || (!made->one_point && chance < 0.04))
		return (struct score){ .kind = SCORE_UNKNOWN };
	if (made->one_point)
		value = floor(top / 2);
	if (!made->one_point && chance < 0.1)
		return (struct score){ .kind = SCORE_RANGE, .low = value / 2, .high = value };
	return (struct score){ .kind = SCORE_NUMBER, .low = value, .high = value };
}

static inline void made_rating(struct account *account, const struct made *made, unsigned *state, struct arena *arena)
{
	static struct competitor rivals[RIVALS] = {
		{ .id = "a", .name = { .any = "Nova Paints" } }, { .id = "b", .name = { .any = "Orion" } },
		{ .id = "c", .name = { .any = "A rival whose name is very long indeed" } },
	};
	struct strength *strength = &account->strength;

	strength->given = true;
	strength->asked = ASKED_CUSTOMER;
	strength->rival_count = RIVALS;
	strength->rivals = ARENA_ARRAY(arena, const struct competitor *, RIVALS);
	for (int r = 0; r < RIVALS; r++)
		strength->rivals[r] = &rivals[r];
	strength->factor_count = RATINGS;
	strength->factors = ARENA_ARRAY(arena, struct rating_factor, RATINGS);
	for (int k = 0; k < RATINGS; k++) {
		struct rating_factor *factor = &strength->factors[k];
		factor->id = "k";
		factor->name.any = k == 2 ? "A factor that the customer calls by a long name" : "Price";
		factor->weight = 100.0 / RATINGS;
		factor->us = made_score(made, state);
		factor->rivals = ARENA_ARRAY(arena, struct score, RIVALS);
		for (int r = 0; r < RIVALS; r++)
			factor->rivals[r] = made_score(made, state);
	}
}

static inline const char *made_name(const struct made *made, size_t i, struct arena *arena)
{
	static const char *const words[] = { "Fen", "Thistlemoor", "Kühllogistik", "& Sons", "Hotels" };
	static const char *const han[] = { "海湾连锁商店", "科斯特纳冷链物流", "桦木建筑", "绿维克贸易集团", "酒店" };
	const char *name = made->chinese ? arena_printf(arena, "%s%zu", han[i % 5], i)
	                                 : arena_printf(arena, "Account %zu %s", i, words[i % 5]);

	for (int part = 0; made->long_names && part < 24; part++)
		name = arena_printf(arena, "%s %s", name, words[(i + (size_t)part) % 5]);
	return name;
}

static inline void made_account(struct selection *selection, const struct made *made, unsigned *state, struct arena *arena)
{
	size_t i = selection->account_count++;
	struct account *account = &selection->accounts[i];

	account->id = arena_printf(arena, "account-%05zu", i);
	account->name.any = made_name(made, i, arena);
	if (made->segments > 1)
		account->segment = &selection->segments[i % (made->segments - 1)];
	account->revenue = account->days = account->days_now = 10;
	account->reachable = made->no_values ? (double)NAN : 10 + 4000 * made_uniform(state) * made_uniform(state);
	account->decision.class = CLASS_UNDETERMINED;
	account->scores = ARENA_ARRAY(arena, struct score, FACTORS);
	for (int k = 0; k < FACTORS; k++)
		account->scores[k] = made_score(made, state);
	made_rating(account, made, state, arena);
	if (made_uniform(state) < 0.4)
		account->previous = (struct previous){ .given = true, .date = { 2025, 10, 30 },
			.class = CLASS_OPPORTUNISTIC, .attractiveness = 10 * made_uniform(state),
			.strength = made->ratio ? 1.1 : 4 * made_uniform(state) - 2 };
	account->plan.given = true;
	account->plan.goal_class = CLASS_KEY;
}

static inline void made_factors(struct selection *selection, const struct made *made, struct arena *arena)
{
	static const char *const han[FACTORS] = {
		"三年潜力", "自身销售增长", "毛利", "合作的开放程度", "覆盖", "技术要求",
	};
	static const char *const names[FACTORS] = {
		"Three-year potential", "Growth", "Margin they allow", "Openness to us", "Reach", "Technical",
	};

	selection->attractiveness.factor_count = FACTORS;
	selection->attractiveness.factors = ARENA_ARRAY(arena, struct factor, FACTORS);
	for (int k = 0; k < FACTORS; k++)
		selection->attractiveness.factors[k] = (struct factor){ .id = names[k],
			.name = { .any = made->chinese ? han[k] : names[k] }, .weight = k == 0 ? 25 : 15 };
}

static inline void made_segments(struct selection *selection, const struct made *made, struct arena *arena)
{
	selection->segment_count = made->segments;
	selection->segments = ARENA_ARRAY(arena, struct segment, made->segments + 1);
	for (size_t i = 0; i < made->segments; i++)
		selection->segments[i] = (struct segment){ .id = "segment",
			.name.any = arena_printf(arena, "Segment %zu and what belongs to it", i) };
}

static inline void made_scorecards(struct selection *selection, const struct made *made, unsigned *state,
                                   struct arena *arena)
{
	const size_t scores = selection->account_count * FACTORS;

	selection->scorecard_count = made->scorers;
	selection->scorecards = ARENA_ARRAY(arena, struct scorecard, made->scorers + 1);
	for (size_t s = 0; s < made->scorers; s++) {
		struct scorecard *card = &selection->scorecards[s];
		struct person *person = ARENA_NEW(arena, struct person);
		person->id = person->name.any = arena_printf(arena, "Scorer %zu", s);
		card->scorer = person;
		card->scores = ARENA_ARRAY(arena, struct score, scores + 1);
		for (size_t i = 0; i < scores; i++)
			card->scores[i] = made_score(made, state);
	}
}

/* Ready to be analysed. */
static inline const struct selection *made_selection(const struct made *made, struct arena *arena)
{
	struct selection *selection = ARENA_NEW(arena, struct selection);
	struct matrix *matrix = &selection->matrix;
	unsigned state = 7;

	selection->as_of = (struct date){ 2026, 10, 30 };
	selection->language_count = 1;
	selection->currency = "GBP";
	selection->amounts_in = 1000;
	matrix->scale = (struct scale){ made->scale > 0 ? 1 : 0, made->scale > 0 ? made->scale : 10, 1 };
	matrix->attractiveness_threshold_kind = THRESHOLD_DEFAULT;
	matrix->strength = made->ratio ? STRENGTH_RATIO : STRENGTH_DIFFERENCE;
	matrix->strength_threshold = made->ratio ? 1 : 0;
	matrix->strong_side = made->left ? STRONG_LEFT : STRONG_RIGHT;
	matrix->on_the_line_strength = SIDE_LOW;
	selection->resources.capacity_days = (double)NAN;
	made_factors(selection, made, arena);
	made_segments(selection, made, arena);
	selection->accounts = ARENA_ARRAY(arena, struct account, made->accounts + 1);
	while (selection->account_count < made->accounts)
		made_account(selection, made, &state, arena);
	made_scorecards(selection, made, &state, arena);
	return selection;
}

#endif
