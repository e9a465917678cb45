/* generate N FOLDER: writes a kaism project of N accounts into FOLDER, which
 * is made where it is absent, for measuring time and memory by size (24, 200,
 * 1,000, 5,000 are the usual ones; 1 to 20,000 are taken).
 *
 * The same N gives the same bytes everywhere: all choices come from splitmix64
 * (Steele, Lea & Flood 2014) seeded with N. Everything in it is invented:
 * names are made of syllables and a number, figures of chance.
 *
 *   kaism.yaml            selection, people, objectives, resources, matrix,
 *                         rivals, review
 *   factors.yaml          six factors with anchors
 *   segments.yaml         three segments, their mixes
 *   market.yaml           a small map with one leverage point
 *   accounts/NNN.yaml     50 accounts a file, each with money, days, notes,
 *                         six scores (one in ten unknown, one in ten a range),
 *                         evidence, and five factors of strength with two or
 *                         three rivals; every fourth with a decision and every
 *                         fifth with a plan of three actions
 *   scorecards/ID.yaml    three scorers' own scores of all accounts */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FACTORS = 6, RATING_FACTORS = 5, RIVALS = 4, SCORERS = 3, PER_FILE = 50, MOST = 20000 };

static const char *const factors[FACTORS] = {
	"potential", "growth", "margin", "openness", "reach", "technical",
};
static const int factor_weights[FACTORS] = { 25, 20, 20, 15, 15, 5 };
static const char *const factor_types[FACTORS] = {
	"potential", "potential", "financial", "behaviour", "fit", "fit",
};
static const char *const rating_factors[RATING_FACTORS] = {
	"delivery", "price", "support", "quality", "invoicing",
};
static const char *const rivals[RIVALS] = { "rival_a", "rival_b", "rival_c", "rival_d" };
static const char *const scorers[SCORERS] = { "p_sales", "p_finance", "p_technical" };
static const char *const segments[] = { "large", "regional", "local" };

struct job {
	const char *folder;
	int accounts;
	uint64_t state;
};

static uint64_t next(struct job *job)
{
	uint64_t z = job->state += 0x9e3779b97f4a7c15U;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
	return z ^ (z >> 31);
}

/* 0 .. below - 1 */
static int draw(struct job *job, int below)
{
	return (int)(next(job) % (uint64_t)below);
}

static void fail(const char *what)
{
	fprintf(stderr, "generate: %s: %s\n", what, strerror(errno));
	exit(EXIT_FAILURE);
}

static void make_folder(const char *folder, const char *below)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/%s", folder, below);
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		fail(path);
}

static FILE *start_file(const struct job *job, const char *name)
{
	char path[4096];
	FILE *out;

	snprintf(path, sizeof path, "%s/%s", job->folder, name);
	out = fopen(path, "w");
	if (out == NULL)
		fail(path);
	return out;
}

static void end_file(FILE *out)
{
	if (ferror(out) || fclose(out) != 0)
		fail("writing");
}

static void write_root(const struct job *job)
{
	FILE *out = start_file(job, "kaism.yaml");

	fprintf(out,
		"# Generated for measuring: every name and figure is invented.\n"
		"format: 1\n\n"
		"include: [factors.yaml, segments.yaml, market.yaml, accounts/*.yaml, scorecards/*.yaml]\n\n"
		"selection:\n"
		"  title: Key account selection of %d invented accounts\n"
		"  company: Invented Supplies\n"
		"  as_of: 2026-10-30\n"
		"  currency: GBP\n"
		"  amounts_in: 1000\n"
		"  horizon_years: 3\n"
		"  company_revenue: %d\n"
		"  prepared_by: [p_sales]\n"
		"  summary: |\n"
		"    A project of %d accounts, made to measure with.\n\n",
		job->accounts, job->accounts * 900, job->accounts);
	fputs("people:\n"
	      "  p_sales: {name: Sales Person, function: sales}\n"
	      "  p_finance: {name: Finance Person, function: finance}\n"
	      "  p_technical: {name: Technical Person, function: technical}\n"
	      "  p_board: {name: Board Person, function: board}\n\n"
	      "objectives:\n"
	      "  grow_large:\n"
	      "    text: Grow with large customers\n"
	      "    kind: grow\n"
	      "    metric: revenue\n"
	      "    now: 1900\n"
	      "    goal: 4000\n"
	      "    by: 2029-12-31\n"
	      "    owner: p_sales\n\n", out);
	fprintf(out,
		"resources:\n"
		"  selling_model: {today: milk_round, intended: key_accounts}\n"
		"  capacity_days: %d\n"
		"  days_per_account: {key: 60, key_development: 45, maintenance: 8, opportunistic: 2}\n"
		"  accounts_per_manager: 8\n\n", job->accounts * 40);
	fputs("team:\n"
	      "  goal: Agree the key accounts\n"
	      "  start: 2026-08-01\n"
	      "  end: 2026-10-30\n"
	      "  members: {p_sales: lead, p_finance: scorer, p_technical: scorer, p_board: sponsor}\n\n"
	      "competitors:\n", out);
	for (int r = 0; r < RIVALS; r++)
		fprintf(out, "  %s: {name: Rival %c}\n", rivals[r], 'A' + r);
	fputs("\nsupplier_factors:\n", out);
	for (int k = 0; k < RATING_FACTORS; k++)
		fprintf(out, "  %s: {name: Their %s}\n", rating_factors[k], rating_factors[k]);
	fputs("\nmatrix:\n"
	      "  scale: {min: 0, max: 10, step: 1}\n"
	      "  attractiveness_threshold: 5.5\n"
	      "  strength: difference\n\n"
	      "sources:\n"
	      "  S1: {title: Interview notes, kind: interview, date: 2026-09-01}\n\n"
	      "review:\n"
	      "  every_months: 12\n"
	      "  next: 2027-10-30\n\n"
	      "build: {documents: [dossier], formats: [pdf, md]}\n", out);
	end_file(out);
}

static void write_factors(const struct job *job)
{
	FILE *out = start_file(job, "factors.yaml");

	fputs("attractiveness:\n  weights: stated\n  set_by: [p_sales, p_finance]\n  factors:\n", out);
	for (int j = 0; j < FACTORS; j++)
		fprintf(out,
			"    %s:\n"
			"      name: Their %s\n"
			"      weight: %d\n"
			"      type: %s\n"
			"      period: future\n"
			"      objectives: [grow_large]\n"
			"      anchors: {0: none at all, 5: as most have, 10: more than anybody}\n",
			factors[j], factors[j], factor_weights[j], factor_types[j]);
	end_file(out);
}

static void write_segments(const struct job *job)
{
	FILE *out = start_file(job, "segments.yaml");

	fputs("segmentation:\n  basis: |\n    How they buy.\n\nsegments:\n", out);
	for (int s = 0; s < 3; s++)
		fprintf(out,
			"  %s:\n"
			"    name: Customers that are %s\n"
			"    needs: [supply that is %s]\n"
			"    buying: central\n"
			"    size: %d\n"
			"    growth: %d %%\n"
			"    priority: %s\n"
			"    mix: {product: range %d, price: list %d, place: depot, promotion: none, service: level %d}\n",
			segments[s], segments[s], segments[s], 9000 - 2000 * s, 5 - s,
			s == 0 ? "high" : "low", s, s, s);
	end_file(out);
}

static void write_market(const struct job *job)
{
	FILE *out = start_file(job, "market.yaml");

	fputs("market_map:\n"
	      "  unit: million litres a year\n"
	      "  complete: no\n"
	      "  stages: {maker: Makers, merchant: Merchants, trade: Trade customers}\n"
	      "  nodes:\n"
	      "    us: {name: Invented Supplies, stage: maker, kind: supplier, value: 40}\n"
	      "    them: {name: Rival A, stage: maker, kind: supplier, competitor: rival_a, value: 60}\n"
	      "    merchants: {name: Merchants, stage: merchant, kind: distributor, value: 70}\n"
	      "    users: {name: Users, stage: trade, kind: end_user, value: 100}\n"
	      "  flows:\n"
	      "    - {from: us, to: merchants, value: 30}\n"
	      "    - {from: them, to: merchants, value: 40}\n"
	      "    - {from: us, to: users, value: 10}\n"
	      "    - {from: them, to: users, value: 20}\n"
	      "    - {from: merchants, to: users, value: 70}\n"
	      "  leverage:\n"
	      "    - {node: merchants, who_decides: their buyers, why: they fill the shelf}\n", out);
	end_file(out);
}

static void print_name(struct job *job, FILE *out)
{
	static const char *const first[] = { "Vel", "Tor", "Quin", "Bra", "Zem", "Olk", "Fen", "Jur" };
	static const char *const second[] = { "mora", "dap", "issel", "unta", "ovik", "arel", "ettu" };
	static const char *const third[] = { "Works", "Stores", "Yards", "Estates", "Lines" };

	fprintf(out, "%s%s %s", first[draw(job, 8)], second[draw(job, 7)], third[draw(job, 5)]);
}

static void print_score(struct job *job, FILE *out)
{
	int kind = draw(job, 10), score = draw(job, 11), low = draw(job, 8);

	if (kind == 0)
		fputs("unknown", out);
	else if (kind == 1)
		fprintf(out, "%d..%d", low, low + 1 + draw(job, 3));
	else
		fprintf(out, "%d", score);
}

static void write_attractiveness(struct job *job, FILE *out)
{
	fprintf(out, "    attractiveness:\n      date: 2026-09-%02d\n      scores:\n", 1 + draw(job, 28));
	for (int j = 0; j < FACTORS; j++) {
		fprintf(out, "        %s: ", factors[j]);
		print_score(job, out);
		fputc('\n', out);
	}
	fputs("      evidence:\n"
	      "        potential:\n"
	      "          source: S1\n"
	      "          note: |\n"
	      "            Said by their buyer, and by two of our own people.\n", out);
}

/* Five factors, the weights of one split of 100 in an order of their own. */
static void write_strength(struct job *job, FILE *out)
{
	int weights[RATING_FACTORS] = { 35, 25, 20, 15, 5 };
	int rival_count = 2 + draw(job, 2), first_rival = draw(job, RIVALS);

	fprintf(out,
		"    strength:\n"
		"      asked: %s\n"
		"      voices: [buyer, engineer]\n"
		"      date: 2026-09-20\n"
		"      factors:\n", draw(job, 3) == 0 ? "inferred" : "customer");
	for (int k = RATING_FACTORS - 1; k > 0; k--) {
		int other = draw(job, k + 1), kept = weights[k];
		weights[k] = weights[other];
		weights[other] = kept;
	}
	for (int k = 0; k < RATING_FACTORS; k++) {
		fprintf(out, "        %s: {weight: %d, us: ", rating_factors[k], weights[k]);
		print_score(job, out);
		for (int r = 0; r < rival_count; r++) {
			fprintf(out, ", %s: ", rivals[(first_rival + r) % RIVALS]);
			print_score(job, out);
		}
		fputs("}\n", out);
	}
}

static void write_plan(struct job *job, FILE *out)
{
	fprintf(out,
		"    plan:\n"
		"      objective: grow_large\n"
		"      sponsor: p_board\n"
		"      team: {technical: an engineer within a day}\n"
		"      budget: %d\n"
		"      stop_by: 2028-06-30\n"
		"      exit_trigger: |\n"
		"        They still score our delivery under 6.\n"
		"      actions:\n", 20 + draw(job, 100));
	for (int i = 0; i < 3; i++)
		fprintf(out,
			"        - what: |\n"
			"            Step %d towards what they asked for\n"
			"          owner: %s\n"
			"          start: 2026-11-%02d\n"
			"          due: 2027-0%d-28\n"
			"          days: %d\n"
			"          cost: %d\n"
			"          closes: %s\n",
			i + 1, scorers[i], 1 + draw(job, 28), 2 + i, 1 + draw(job, 12),
			draw(job, 40), rating_factors[draw(job, RATING_FACTORS)]);
	fputs("      milestones:\n"
	      "        - {what: First joint forecast, by: 2027-03-31}\n"
	      "      risks:\n"
	      "        - {what: A rival answers, likelihood: medium, answer: Hold the price}\n"
	      "      in_three_years: {class: key, revenue: 2000}\n", out);
}

static void write_account(struct job *job, int number, FILE *out)
{
	int revenue = 20 + draw(job, 1500), days = draw(job, 30);

	fprintf(out, "  account-%05d:\n    name: ", number);
	print_name(job, out);
	fprintf(out, " %d\n", number);
	fprintf(out,
		"    segment: %s\n"
		"    owner: %s\n"
		"    revenue: %d\n"
		"    reachable: %d\n"
		"    margin: %d %%\n"
		"    share_of_wallet: %d %%\n"
		"    days_now: %d\n"
		"    wants_partnership: %s\n"
		"    notes: |\n"
		"      Buys for %d sites. The buyer asks for *one price list*, the engineer for\n"
		"      support within a day; both have said that deliveries decide.\n",
		segments[draw(job, 3)], scorers[draw(job, SCORERS)], revenue,
		revenue + draw(job, 3000), 10 + draw(job, 30), 1 + draw(job, 60), days,
		draw(job, 3) == 0 ? "unknown" : "yes", 1 + draw(job, 40));
	write_attractiveness(job, out);
	write_strength(job, out);
	if (number % 4 == 0)
		fputs("    decision:\n"
		      "      because: |\n"
		      "        As computed; the team found no reason against it.\n"
		      "      tell_customer: |\n"
		      "        What they get, and who answers for it.\n", out);
	if (number % 5 == 0)
		write_plan(job, out);
}

static void write_accounts(struct job *job)
{
	for (int start = 0; start < job->accounts; start += PER_FILE) {
		int end = start + PER_FILE < job->accounts ? start + PER_FILE : job->accounts;
		char name[40];
		FILE *out;
		snprintf(name, sizeof name, "accounts/%03d.yaml", start / PER_FILE + 1);
		out = start_file(job, name);
		fputs("accounts:\n", out);
		for (int i = start; i < end; i++)
			write_account(job, i + 1, out);
		end_file(out);
	}
}

static void write_scorecard(struct job *job, const char *scorer)
{
	char name[40];
	FILE *out;

	snprintf(name, sizeof name, "scorecards/%s.yaml", scorer);
	out = start_file(job, name);
	fprintf(out, "scorecards:\n  %s:\n    date: 2026-09-10\n    attractiveness:\n", scorer);
	for (int j = 0; j < FACTORS; j++) {
		fprintf(out, "      %s:\n", factors[j]);
		for (int i = 0; i < job->accounts; i++) {
			fprintf(out, "        account-%05d: ", i + 1);
			print_score(job, out);
			fputc('\n', out);
		}
	}
	end_file(out);
}

int main(int argc, char **argv)
{
	struct job job = { 0 };

	if (argc == 3)
		job.accounts = (int)strtol(argv[1], NULL, 10);
	if (job.accounts < 1 || job.accounts > MOST) {
		fprintf(stderr, "usage: generate N FOLDER    (N accounts, 1 to %d)\n", MOST);
		return 2;
	}
	job.folder = argv[2];
	job.state = (uint64_t)job.accounts;
	make_folder(job.folder, "");
	make_folder(job.folder, "accounts");
	make_folder(job.folder, "scorecards");
	write_root(&job);
	write_factors(&job);
	write_segments(&job);
	write_market(&job);
	write_accounts(&job);
	for (int i = 0; i < SCORERS; i++)
		write_scorecard(&job, scorers[i]);
	return EXIT_SUCCESS;
}
