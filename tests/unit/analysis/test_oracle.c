/* The analysis against the same formulas in exact fractions, written here a
 * second time and as plainly as can be: 400 random selections of up to 8
 * accounts by 6 factors, with unknown scores, against up to 3 rivals. */
#include "analysis/results.h"

#include <math.h>

#include "running_example.h"

__extension__ typedef __int128 wide;

/* ---- exact fractions ---- */

struct fraction { wide top, bottom; }; /* lowest terms, bottom > 0 */

static wide
size_of(wide value)
{
	return value < 0 ? -value : value;
}

static struct fraction
fraction(wide top, wide bottom)
{
	wide a = size_of(top), b = size_of(bottom);

	ck_assert(bottom != 0);
	while (b != 0) {
		const wide rest = a % b;
		a = b;
		b = rest;
	}
	if (bottom < 0)
		a = -a;
	return (struct fraction){ top / a, bottom / a };
}

static struct fraction
plus(struct fraction a, struct fraction b)
{
	return fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

static struct fraction
minus(struct fraction a, struct fraction b)
{
	return fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
}

static struct fraction
times(struct fraction a, struct fraction b)
{
	return fraction(a.top * b.top, a.bottom * b.bottom);
}

static struct fraction
over(struct fraction a, struct fraction b)
{
	return fraction(a.top * b.bottom, a.bottom * b.top);
}

static int
sign_of(struct fraction a)
{
	return (a.top > 0) - (a.top < 0);
}

static int
compare(struct fraction a, struct fraction b)
{
	return sign_of(minus(a, b));
}

static struct fraction
whole(int value)
{
	return fraction(value, 1);
}

static double
in_double(struct fraction a)
{
	return (double)a.top / (double)a.bottom;
}

/* ---- random selections ---- */

enum { MOST_ACCOUNTS = 8, MOST_RATINGS = 4, UNKNOWN = -1 };

struct rating_row { int weight, us, rivals[X_RIVAL_LIMIT]; };
struct candidate {
	int scores[X_FACTORS];
	struct rating_row rows[MOST_RATINGS];
	int row_count, rival_count;
};
struct draw {
	int weights[X_FACTORS], factor_count;
	int halves; /* the threshold, in half points */
	struct candidate candidates[MOST_ACCOUNTS + 1];
	int count;
};

static unsigned long long seed;

static int
pick(int limit)
{
	seed = seed * 6364136223846793005ull + 1442695040888963407ull;
	return (int)((seed >> 33) % (unsigned)limit);
}

static void
draw_candidate(struct draw *draw, struct candidate *candidate)
{
	for (int j = 0; j < draw->factor_count; j++)
		candidate->scores[j] = j > 0 && pick(8) == 0 ? UNKNOWN : pick(11);
	candidate->row_count = 2 + pick(MOST_RATINGS - 1);
	candidate->rival_count = 1 + pick(X_RIVAL_LIMIT);
	for (int k = 0; k < candidate->row_count; k++) {
		candidate->rows[k] = (struct rating_row){ .weight = 1 + pick(40), .us = pick(11) };
		for (int r = 0; r < candidate->rival_count; r++)
			candidate->rows[k].rivals[r] = pick(11);
	}
}

static struct draw
draw_selection(int number)
{
	struct draw draw = { 0 };

	seed = (unsigned long long)number;
	draw.factor_count = 2 + pick(X_FACTORS - 1);
	draw.halves = 6 + pick(9);
	draw.count = 1 + pick(MOST_ACCOUNTS);
	for (int j = 0; j < draw.factor_count; j++)
		draw.weights[j] = 1 + pick(50);
	for (int i = 0; i < draw.count; i++)
		draw_candidate(&draw, &draw.candidates[i]);
	return draw;
}

static void
add_candidate(struct selection *selection, const struct candidate *candidate, struct arena *arena)
{
	static const char *const ids[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i" };
	struct x_rating rows[X_RATING_LIMIT] = { { 0 } };
	double scores[X_FACTORS];
	struct account *account;

	for (size_t j = 0; j < selection->attractiveness.factor_count; j++)
		scores[j] = candidate->scores[j];
	account = x_add(selection, ids[selection->account_count], scores, arena);
	for (int k = 0; k < candidate->row_count; k++) {
		rows[k].weight = candidate->rows[k].weight;
		rows[k].us = candidate->rows[k].us;
		for (int r = 0; r < candidate->rival_count; r++)
			rows[k].rivals[r] = candidate->rows[k].rivals[r];
	}
	x_rate(account, rows, (size_t)candidate->rival_count, arena);
}

static const struct results *
analyse_draw(const struct draw *draw, struct arena *arena)
{
	struct selection *selection = x_bare(arena);

	selection->attractiveness.factor_count = (size_t)draw->factor_count;
	selection->matrix.attractiveness_threshold = draw->halves / 2.;
	for (int j = 0; j < draw->factor_count; j++)
		selection->attractiveness.factors[j].weight = draw->weights[j];
	for (int i = 0; i < draw->count; i++)
		add_candidate(selection, &draw->candidates[i], arena);
	return analyse(selection, arena);
}

/* ---- the formulas again ---- */

struct exact { struct fraction low, estimate, high, unknown, strength; bool complete; };

static struct exact
exact_of(const struct draw *draw, const struct candidate *candidate)
{
	int sum = 0, known_weight = 0, known = 0;
	struct exact exact = { 0 };

	for (int j = 0; j < draw->factor_count; j++) {
		sum += draw->weights[j];
		if (candidate->scores[j] == UNKNOWN)
			continue;
		known_weight += draw->weights[j];
		known += draw->weights[j] * candidate->scores[j];
	}
	exact.low = fraction(known, sum);
	exact.high = fraction(known + 10 * (sum - known_weight), sum);
	exact.estimate = fraction(known, known_weight);
	exact.unknown = fraction(100 * (sum - known_weight), sum);
	exact.complete = known_weight == sum;
	for (int r = 0; r < candidate->rival_count; r++) {
		int difference = 0, weight = 0;
		for (int k = 0; k < candidate->row_count; k++) {
			const struct rating_row *row = &candidate->rows[k];
			difference += row->weight * (row->us - row->rivals[r]);
			weight += row->weight;
		}
		if (r == 0 || compare(fraction(difference, weight), exact.strength) < 0)
			exact.strength = fraction(difference, weight);
	}
	return exact;
}

/* The shortest way, in shares, that one weight has to go until the total is on
 * the line; the others keep their proportions. Negative = there is none. */
static struct fraction
exact_flip(const struct draw *draw, const struct candidate *candidate)
{
	struct fraction best = whole(-1);
	int sum = 0, total = 0;

	for (int j = 0; j < draw->factor_count; j++) {
		sum += draw->weights[j];
		total += draw->weights[j] * candidate->scores[j];
	}
	for (int j = 0; j < draw->factor_count; j++) {
		const int score = candidate->scores[j], weight = draw->weights[j];
		const struct fraction rest = fraction(total - weight * score, sum - weight);
		const struct fraction slope = minus(whole(score), rest);
		if (sign_of(slope) == 0)
			continue;
		const struct fraction at = over(minus(fraction(draw->halves, 2), rest), slope);
		if (sign_of(at) < 0 || compare(at, whole(1)) > 0)
			continue;
		struct fraction way = minus(at, fraction(weight, sum));
		way.top = size_of(way.top);
		if (sign_of(best) < 0 || compare(way, best) < 0)
			best = way;
	}
	return best;
}

/* The share of all weights for which the total is at or above the line: for
 * distinct margins the sum over the positive ones of a^(n-1) / prod (a - b)
 * (METHOD 3.2). */
static struct fraction
exact_share(const struct fraction *margins, int count)
{
	struct fraction share = whole(0);

	for (int i = 0; i < count; i++) {
		struct fraction part = whole(1);
		if (sign_of(margins[i]) <= 0)
			continue;
		for (int k = 0; k < count; k++)
			if (k != i)
				part = times(part, over(margins[i], minus(margins[i], margins[k])));
		share = plus(share, part);
	}
	return share;
}

static bool
are_distinct(const struct fraction *margins, int count)
{
	for (int i = 0; i < count; i++)
		for (int k = 0; k < i; k++)
			if (compare(margins[i], margins[k]) == 0)
				return false;
	return true;
}

/* ---- the two compared ---- */

static struct arena arena;

static void
set_up(void)
{
	arena_init(&arena);
}

static void
tear_down(void)
{
	arena_release(&arena);
}

static void
check_values(const struct account_result *got, const struct exact *want)
{
	ck_assert_double_eq_tol(got->attractiveness.value.low, in_double(want->low), 1e-12);
	ck_assert_double_eq_tol(got->attractiveness.value.estimate, in_double(want->estimate), 1e-12);
	ck_assert_double_eq_tol(got->attractiveness.value.high, in_double(want->high), 1e-12);
	ck_assert_double_eq_tol(got->attractiveness.unknown_weight, in_double(want->unknown), 1e-10);
	ck_assert_double_eq_tol(got->strength.value.estimate, in_double(want->strength), 1e-12);
}

static void
check_places(const struct account_result *got, const struct exact *all, int count, int i)
{
	int rank = 1, best = 1, worst = 1, strength = 1;

	for (int k = 0; k < count; k++) {
		rank += compare(all[k].estimate, all[i].estimate) > 0;
		best += k != i && compare(all[k].low, all[i].high) > 0;
		worst += k != i && compare(all[k].high, all[i].low) > 0;
		strength += compare(all[k].strength, all[i].strength) > 0;
	}
	ck_assert_int_eq(got->attractiveness.rank, rank);
	ck_assert_int_eq(got->attractiveness.rank_low, best);
	ck_assert_int_eq(got->attractiveness.rank_high, worst);
	ck_assert_int_eq(got->strength.rank, strength);
}

static void
check_class(const struct account_result *got, const struct exact *want, const struct draw *draw)
{
	const bool attractive = compare(want->estimate, fraction(draw->halves, 2)) >= 0;
	const bool strong = sign_of(want->strength) > 0;
	const enum account_class class = attractive ? (strong ? CLASS_KEY : CLASS_KEY_DEVELOPMENT)
		: strong ? CLASS_MAINTENANCE : CLASS_OPPORTUNISTIC;

	if (in_double(want->unknown) <= 50)
		ck_assert_int_eq(got->computed, class);
}

static void
check_flip(const struct account_result *got, const struct candidate *candidate, const struct draw *draw)
{
	const struct fraction way = exact_flip(draw, candidate);

	if (sign_of(way) < 0)
		ck_assert_int_eq(got->flip_factor, -1);
	else
		ck_assert_double_eq_tol(fabs(got->flip_change), 100 * in_double(way), 1e-9);
}

static void
check_share(const struct account_result *got, const struct candidate *candidate, const struct draw *draw)
{
	struct fraction margins[X_FACTORS];

	for (int j = 0; j < draw->factor_count; j++)
		margins[j] = minus(whole(candidate->scores[j]), fraction(draw->halves, 2));
	if (!are_distinct(margins, draw->factor_count))
		return;
	ck_assert(!got->attractiveness.sampled);
	ck_assert_double_eq_tol(got->attractiveness.acceptability,
		in_double(exact_share(margins, draw->factor_count)), 1e-9);
}

START_TEST(agrees_with_exact_fractions)
{
	for (int number = 100 * _i; number < 100 * (_i + 1); number++) {
		const struct draw draw = draw_selection(number);
		const struct results *results = analyse_draw(&draw, &arena);
		struct exact all[MOST_ACCOUNTS];

		for (int i = 0; i < draw.count; i++)
			all[i] = exact_of(&draw, &draw.candidates[i]);
		for (int i = 0; i < draw.count; i++) {
			const struct account_result *got = &results->accounts[i];
			check_values(got, &all[i]);
			check_places(got, all, draw.count, i);
			check_class(got, &all[i], &draw);
			if (!all[i].complete)
				continue;
			check_flip(got, &draw.candidates[i], &draw);
			check_share(got, &draw.candidates[i], &draw);
		}
	}
}
END_TEST

/* One more account, on each factor no better than the first: nothing changes
 * for the others but the places behind it. */
START_TEST(is_not_moved_by_a_dominated_account)
{
	for (int number = 0; number < 200; number++) {
		struct draw draw = draw_selection(number);
		const struct results *before = analyse_draw(&draw, &arena), *after;
		struct candidate *added = &draw.candidates[draw.count];

		*added = draw.candidates[0];
		for (int j = 0; j < draw.factor_count; j++)
			if (added->scores[j] > 0)
				added->scores[j] -= pick(added->scores[j] + 1);
		draw.count++;
		after = analyse_draw(&draw, &arena);
		for (int i = 0; i + 1 < draw.count; i++) {
			const struct account_result *was = &before->accounts[i], *is = &after->accounts[i];
			ck_assert(is->attractiveness.value.estimate == was->attractiveness.value.estimate);
			ck_assert_int_eq(is->class, was->class);
			ck_assert_int_ge(is->attractiveness.rank, was->attractiveness.rank);
			ck_assert_int_le(is->attractiveness.rank, was->attractiveness.rank + 1);
		}
		ck_assert_int_eq(after->accounts[0].attractiveness.rank, before->accounts[0].attractiveness.rank);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("analysis/oracle");
	TCase *tcase = tcase_create("oracle");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, agrees_with_exact_fractions, 0, 4);
	tcase_add_test(tcase, is_not_moved_by_a_dominated_account);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
