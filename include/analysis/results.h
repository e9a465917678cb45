/* What the analysis found, as plain numbers. Computed once from a const
 * selection by `analyse`, read by everybody as const. Formulas: the method's
 * conventions are summed up above each function of analysis/. Values that do
 * not exist are NAN. Weights and shares are in percent, scores in the units
 * of the matrix scale, days in person-days a year, money in the selection's
 * amounts. */
#ifndef KAISM_ANALYSIS_RESULTS_H
#define KAISM_ANALYSIS_RESULTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/selection.h"

/* low <= estimate <= high; estimate NAN where nothing is known. */
struct interval { double low, estimate, high; };

struct axis {
	struct interval value;
	double unknown_weight;          /* percent */
	int rank, rank_low, rank_high;  /* 0 = none; rank_low is the best place possible */
	double acceptability;           /* P(high side) if the weights were pure chance; NAN = none */
	bool sampled;                   /* else exact */
};

struct rival_result {
	const struct competitor *rival;
	double us, them, value;         /* over the factors known for both */
	double compared_weight;         /* percent */
	struct interval interval;
};

/* One factor's part in a total: what the waterfalls and profiles show. */
struct contribution {
	double weight;                  /* percent, as used */
	struct score score;             /* as used (agreed, else median of scorecards) */
	double push;                    /* attractiveness: w (s - middle) / 100; strength: w (us - best) / 100; NAN unknown */
};

/* One score that is unknown or a range, and what asking for it is worth: how
 * likely the answer puts the account on the other side of that axis than it
 * is with all open scores at the middle of their ranges. */
struct question {
	bool is_strength;
	int factor;                     /* position in the axis's factors */
	int rival;                      /* strength: position in rivals, -1 = our own score */
	double probability;             /* 0..1 */
};

enum { FINGERPRINT_SIZE = 13 };         /* twelve hexadecimal digits and a NUL */

struct account_result {
	const struct account *account;
	struct axis attractiveness, strength;
	struct contribution *factors;          /* one per attractiveness factor */
	struct rival_result *rivals;           /* one per strength rival */
	int best_rival;                        /* position in rivals, -1 = none */
	double us_total, best_total;           /* against the best rival, matrix scale */
	double *rating_weights;                /* one per strength factor, percent as used */
	struct contribution *ratings;          /* one per strength factor, against the best rival */
	enum account_class computed;           /* may be CLASS_UNDETERMINED */
	enum account_class decided;            /* decision's, CLASS_UNDETERMINED where none was given */
	enum account_class class;              /* decided, else computed: the one shown */
	bool certain;                          /* intervals lie on one side of both lines */
	double class_acceptability[CLASS_COUNT];
	double days;                           /* planned: stated, else by class; NAN = unknown */
	double budget;                         /* plan's budget, else sum of action costs; NAN = none */
	/* The weight whose change flips the attractiveness side soonest. */
	int flip_factor;                       /* -1 = none */
	double flip_weight, flip_change;       /* percent, percent points */
	double least_weight_moved;             /* percent points; NAN = impossible */
	struct question *questions; size_t question_count; /* most class-changing first */
};

/* Whether key account management fits this market at all, in the model it
 * recommends; see verdict.h. */
enum verdict_model {
	VERDICT_OPEN,                   /* too few accounts are scored to say */
	VERDICT_KEY_ACCOUNTS,           /* it fits */
	VERDICT_MILK_ROUND,             /* it does not: spread the effort evenly */
	VERDICT_HUNTER                  /* it does not: grow by a run of new wins */
};
struct verdict {
	enum verdict_model model;
	int accounts;                   /* with an estimate of attractiveness */
	double low, high, sd;           /* of those estimates; NAN = none */
	double close_pairs;             /* percent of pairs that weights alone do not part; NAN = not tested */
	bool narrow, flat, close, disputed; /* the four tests of K005 that failed */
	bool alike;                     /* K005: at least two of them did */
	double stability;               /* Spearman of now and the last review; NAN = not known */
	int compared;                   /* accounts in that */
	bool unsteady;                  /* K006 */
};

struct class_summary { int count; double revenue, reachable, days_now, days, budget; };

struct results {
	const struct selection *selection;
	double *weights;                       /* attractiveness, percent as used, sum 100 */
	double weights_raw_sum;
	double consistency_ratio;              /* pairwise only, else NAN */
	double attractiveness_threshold, strength_threshold;
	struct account_result *accounts;       /* same order as selection->accounts */
	size_t account_count;
	const struct account_result **by_attractiveness; /* rank order, then id; without estimate last */
	const struct account_result **by_strength;
	const struct account_result **by_class;          /* class, then attractiveness, then id */
	struct class_summary classes[CLASS_COUNT + 1];   /* last: undetermined */
	double days_needed, days_available, days_released, days_now; /* NAN = unknown */
	double kendall_w, kendall_chi_square, kendall_f, kendall_p_f, kendall_p_chi_square; /* NAN = undefined */
	int kendall_scorers, kendall_accounts;
	struct verdict verdict;
	/* Of each account, then of the selection; empty until asked for: fingerprint.h. */
	char (*fingerprints)[FINGERPRINT_SIZE];
};

/* Key or key development. */
bool result_is_chosen(const struct account_result *account);
/* Decided otherwise than computed. */
bool result_is_exception(const struct account_result *account);

/* Everything; never fails. */
const struct results *analyse(const struct selection *selection, struct arena *arena);

#endif
