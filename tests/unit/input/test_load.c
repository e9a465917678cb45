#include "input/load.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/schema.h"
#include "unit.h"

struct file {
	const char *path, *text;
};

static char folder[64];
static struct arena arena;
static struct diag diag;

static void set_up(void)
{
	strcpy(folder, "/tmp/kaism-load-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	arena_init(&arena);
	diag_init(&diag, &arena);
}

static void tear_down(void)
{
	char command[128];

	arena_release(&arena);
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	ck_assert_int_eq(system(command), 0);
}

static void write_file(const char *path, const char *text)
{
	char name[256], *slash;
	FILE *file;

	snprintf(name, sizeof(name), "%s/%s", folder, path);
	slash = strrchr(name, '/');
	*slash = '\0';
	mkdir(name, 0700);
	*slash = '/';
	file = fopen(name, "w");
	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	fclose(file);
}

static const struct selection *load_from(const char *where)
{
	struct source *source = source_open(where, true, &arena, &diag);
	const struct selection *selection = NULL;
	struct ynode *tree;

	ck_assert_ptr_nonnull(source);
	tree = load_tree(source, &arena, &diag);
	if (tree != NULL)
		selection = load_selection(tree, source, &arena, &diag);
	source_close(source);
	return selection;
}

static const struct selection *load(const char *root)
{
	write_file("kaism.yaml", root);
	return load_from(folder);
}

static void expect_clean(void)
{
	if (diag.count > 0)
		diag_print(&diag, stderr, DIAG_SHORT, false);
	ck_assert_uint_eq(diag.count, 0);
}

static void expect_one(const char *message)
{
	ck_assert_uint_eq(diag.count, 1);
	ck_assert_str_eq(diag.findings[0]->message, message);
}

static char *dump(const struct selection *selection)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	load_dump(selection, out);
	fclose(out);
	return text;
}

#define HEAD "format: 1\nselection: {title: T, company: C, as_of: 2026-10-30}\n"
#define PEOPLE "people: {mli: {name: Maren Lind, function: sales}, fd: {name: Adaeze Duru}}\n"
#define FACTORS \
	"attractiveness:\n  set_by: [mli]\n  factors:\n" \
	"    potential: {name: Potential, weight: 60 %, objectives: [growth], anchors: {10: up, 0: down}}\n" \
	"    openness: {name: Openness, weight: 40}\n"
#define OBJECTIVES "objectives: {growth: {text: Grow, kind: grow, owner: fd}, aid: {text: Aid}}\n"
#define MARKET \
	"segments: {multi: {name: Multi-site, needs: [one price], growth: 3 %}}\n" \
	"competitors: {nova: {name: Nova Paints}, orion: {name: Orion Coatings}}\n" \
	"supplier_factors: {delivery: {name: On-time delivery}}\n"
#define VANTRY "  vantry: {name: Vantry, wants_partnership: no}\n"
#define KESTNER \
	"  kestner:\n" \
	"    name: {en: Kestner, zh: 冷链}\n" \
	"    segment: multi\n" \
	"    owner: mli\n" \
	"    margin: 31 %\n" \
	"    wants_partnership: {answer: yes, said_by: plant manager}\n" \
	"    attractiveness:\n" \
	"      scores: {potential: 3..6, openness: ~}\n" \
	"      evidence: {potential: {source: S3, note: Their report.}}\n" \
	"    strength:\n" \
	"      scale: {min: 1, max: 5}\n" \
	"      factors:\n" \
	"        price: {name: Price, weight: 30, us: 2.5, orion: unknown}\n" \
	"        delivery: {weight: 70, us: 4, nova: 3}\n" \
	"    ask: {openness: {whom: plant manager, owner: fd}}\n" \
	"    decision:\n" \
	"      because: |\n" \
	"        Growth, and a gap: delivery.\n" \
	"    plan:\n" \
	"      objective: growth\n" \
	"      team: {logistics: slots}\n" \
	"      actions: [{what: Audit, owner: mli, closes: delivery}]\n"
#define SOURCES "sources: {S3: {title: Annual report, page: 14}}\n"

static const char whole[] = HEAD PEOPLE OBJECTIVES FACTORS MARKET "accounts:\n" VANTRY KESTNER SOURCES;

START_TEST(keeps_what_was_written)
{
	const struct selection *s = load(whole);
	const struct account *kestner = selection_find_account(s, "kestner");

	expect_clean();
	ck_assert_uint_eq(s->account_count, 2);
	ck_assert_str_eq(words_in(&kestner->name, LANGUAGE_ZH), "冷链");
	ck_assert_str_eq(kestner->segment->id, "multi");
	ck_assert_ptr_eq(kestner->owner, selection_find_person(s, "mli"));
	ck_assert_str_eq(kestner->owner->function_name.any, "sales");
	ck_assert_double_eq(kestner->margin_percent, 31);
	ck_assert_double_nan(kestner->revenue);
	ck_assert_int_eq(kestner->wants_partnership, ANSWER_YES);
	ck_assert_int_eq(s->accounts[1].wants_partnership, ANSWER_NO);
	ck_assert_ptr_eq(kestner->plan.objective, &s->objectives[0]);
	ck_assert(kestner->plan.given && kestner->decision.given && !s->accounts[1].plan.given);
	ck_assert_int_eq(kestner->decision.class, CLASS_UNDETERMINED);
	ck_assert_str_eq(kestner->decision.because.text.any, "Growth, and a gap: delivery.");
	ck_assert_str_eq(kestner->plan.actions[0].closes, "delivery");
	ck_assert_str_eq(words_in(&kestner->asks[0].name, LANGUAGE_EN), "Openness");
}
END_TEST

START_TEST(keeps_scores_apart_from_unknown_and_absent)
{
	const struct selection *s = load(whole);
	const struct score *kestner = s->accounts[0].scores, *vantry = s->accounts[1].scores;

	ck_assert_int_eq(kestner[0].kind, SCORE_RANGE);
	ck_assert_double_eq(kestner[0].low, 3);
	ck_assert_double_eq(kestner[0].high, 6);
	ck_assert_int_eq(kestner[1].kind, SCORE_UNKNOWN);
	ck_assert_int_eq(vantry[0].kind, SCORE_ABSENT);
	ck_assert_uint_eq(s->accounts[0].evidence[0].factor, 0);
	ck_assert_str_eq(s->accounts[0].evidence[0].source->page, "14");
}
END_TEST

START_TEST(keeps_a_customers_own_rating)
{
	const struct strength *strength = &load(whole)->accounts[0].strength;

	ck_assert_uint_eq(strength->factor_count, 2);
	ck_assert_str_eq(strength->factors[0].id, "price"); /* as written */
	ck_assert_str_eq(words_in(&strength->factors[1].name, LANGUAGE_EN), "On-time delivery");
	ck_assert_uint_eq(strength->rival_count, 2);
	ck_assert_str_eq(strength->rivals[0]->id, "nova");
	ck_assert_int_eq(strength->factors[0].rivals[0].kind, SCORE_ABSENT);
	ck_assert_int_eq(strength->factors[0].rivals[1].kind, SCORE_UNKNOWN);
	ck_assert_double_eq(strength->factors[1].rivals[0].low, 3);
	ck_assert_double_eq(strength->scale.max, 5);
}
END_TEST

START_TEST(orders_ids_but_for_those_whose_order_means_something)
{
	const struct selection *s = load(whole);

	ck_assert_str_eq(s->objectives[0].id, "growth");
	ck_assert_str_eq(s->objectives[1].id, "aid");
	ck_assert_str_eq(s->attractiveness.factors[0].id, "potential");
	ck_assert_str_eq(s->people[0].id, "fd");
	ck_assert_str_eq(s->accounts[0].id, "kestner");
	ck_assert_double_eq(s->attractiveness.factors[0].anchors[0].score, 0);
}
END_TEST

START_TEST(puts_defaults_where_nothing_is_written)
{
	const struct selection *s = load(HEAD "accounts: {kestner: {name: K}}\n");

	expect_clean();
	ck_assert_int_eq(s->status, STATUS_DRAFT);
	ck_assert_uint_eq(s->language_count, 1);
	ck_assert_int_eq(s->languages[0], LANGUAGE_EN);
	ck_assert_double_eq(s->amounts_in, 1);
	ck_assert_double_eq(s->horizon_years, 3);
	ck_assert_double_eq(s->matrix.scale.max, 10);
	ck_assert_double_eq(s->matrix.scale.step, 1);
	ck_assert_int_eq(s->matrix.attractiveness_threshold_kind, THRESHOLD_DEFAULT);
	ck_assert_double_eq(s->matrix.strength_threshold, 0);
	ck_assert_int_eq(s->matrix.on_the_line_strength, SIDE_LOW);
	ck_assert_double_eq(s->review.every_months, 12);
	ck_assert(!s->review.given && !s->team.given && !s->map.given);
	ck_assert(s->build.dossier && !s->build.board && s->build.pdf && s->build.md);
	ck_assert_double_eq(s->accounts[0].strength.scale.max, 10);
	ck_assert_double_nan(s->resources.capacity_days);
}
END_TEST

START_TEST(takes_one_file_or_several_for_the_same)
{
	char *one = dump(load(whole)), *several;

	write_file("people.yaml", PEOPLE OBJECTIVES);
	write_file("accounts/a.yaml", "accounts:\n" KESTNER SOURCES);
	write_file("accounts/b.yaml", "accounts:\n" VANTRY);
	write_file("market.yaml", FACTORS MARKET);
	several = dump(load(HEAD "include: [market.yaml, people.yaml, 'accounts/*.yaml', '*.yaml']\n"
	                    "accounts:\n"));
	expect_clean();
	ck_assert_str_eq(one, several);
	ck_assert(strstr(one, "accounts.kestner.strength.factors.delivery.nova = 3\n") != NULL);
	free(one);
	free(several);
}
END_TEST

START_TEST(lets_yaml_win_over_a_table_of_accounts)
{
	const struct selection *s;

	write_file("crm.csv", "\xEF\xBB\xBFid,name,revenue,margin,owner\r\n"
	                      "vantry,\"Vantry, \"\"Ltd\"\"\",100,12 %,mli\r\n"
	                      "kestner,Kestner,730,31,\r\n");
	s = load(HEAD PEOPLE "accounts_from: {file: crm.csv}\n"
	         "accounts: {kestner: {revenue: 720, margin: 31 %}}\n");
	expect_one("`revenue` is 720 here and 730 in the table; the first counts");
	ck_assert_uint_eq(s->account_count, 2);
	ck_assert_double_eq(s->accounts[0].revenue, 720);
	ck_assert_str_eq(words_in(&s->accounts[0].name, LANGUAGE_EN), "Kestner");
	ck_assert_str_eq(words_in(&s->accounts[1].name, LANGUAGE_EN), "Vantry, \"Ltd\"");
	ck_assert_str_eq(s->accounts[1].owner->id, "mli");
}
END_TEST

/* The same table as spreadsheets of several countries save it. */
static const char *const same_tables[] = {
	"id,name,revenue,margin\nkestner,\"Kestner, East\",1234.5,31 %\nvantry,Vantry,7,\n",
	"id;name;revenue;margin\r\nkestner;Kestner, East;1234,5;31 %\r\nvantry;Vantry;7;\r\n",
	"id\tname\trevenue\tmargin\nkestner\tKestner, East\t1234.5\t31%\nvantry\tVantry\t7\t\n",
	"sep=;\r\nid;name;revenue;margin\r\nkestner;Kestner, East;1234,5;31,0 %\r\nvantry;Vantry;7\r\n",
	"\"sep=,\"\nid,name,revenue,margin\nkestner,\"Kestner, East\",\"1234,50\",31\nvantry,Vantry,7,\n",
	"\xEF\xBB\xBF\"id\",\"name\",\"revenue\",\"margin\"\r\n\"kestner\",\"Kestner, East\",\"1234.50\","
	"\"31\u00A0%\"\r\n\"vantry\",\"Vantry\",\"7\",\"\"\r\n",
	"id,name,revenue,margin\rkestner,\"Kestner, East\",1234.5,31 %\rvantry,Vantry,7,\r",
	"\nid,name,revenue,margin,,\n\nkestner,\"Kestner, East\",1234.5,31 %,,\n,,,,,\nvantry,Vantry,7,,,\n,,,,,",
	" id , name , revenue , margin \n kestner ,\"\u00A0Kestner, East \", 1234.5 , 31 % \n"
	"vantry\u3000,Vantry\u202F,\u00A07,\n",
	"id,# note,name,#,revenue,margin\n#,the key,the name,,a year,gross\nkestner,x,\"Kestner, East\",,1234.5,31 %\n"
	"# total,,,,1241.5,\nvantry,,Vantry,1,7,\n",
	"margin,revenue,id,name\n31 %,1234.5,kestner,\"Kestner, East\"\n,7,vantry,Vantry",
};

START_TEST(reads_the_table_of_any_spreadsheet)
{
	const struct selection *s;

	write_file("crm.csv", same_tables[_i]);
	s = load(HEAD "accounts_from: {file: crm.csv}\n");
	ck_assert_msg(!diag_has_errors(&diag) && diag_count(&diag, DIAG_WARNING) == 0, "%s",
	              diag.count > 0 ? diag.findings[0]->message : "");
	ck_assert_uint_eq(s->account_count, 2);
	ck_assert_str_eq(s->accounts[0].id, "kestner");
	ck_assert_str_eq(words_in(&s->accounts[0].name, LANGUAGE_EN), "Kestner, East");
	ck_assert_double_eq(s->accounts[0].revenue, 1234.5);
	ck_assert_double_eq(s->accounts[0].margin_percent, 31);
	ck_assert_str_eq(words_in(&s->accounts[1].name, LANGUAGE_EN), "Vantry");
	ck_assert_double_eq(s->accounts[1].revenue, 7);
	ck_assert(isnan(s->accounts[1].margin_percent));
}
END_TEST

/* Three digits behind a sign are decimals where nothing else can be meant. */
static const struct {
	const char *table;
	double want;
} decimals[] = {
	{ "id,revenue,name\nkestner,1.234,K\n", 1.234 },
	{ "id;revenue;name\nkestner;0,125;K\n", 0.125 },
	{ "id;revenue;name\nkestner;0.125;K\n", 0.125 },
	{ "id;revenue;name\nkestner;1234,567;K\n", 1234.567 },
	{ "id;revenue;name\nkestner;12.5;K\n", 12.5 },
	{ "id,revenue,name\nkestner,\"12,5\",K\n", 12.5 },
	{ "id;revenue;name\nkestner;\u20071234,5\u2009;K\n", 1234.5 },
};

START_TEST(takes_a_decimal_comma_that_can_be_nothing_else)
{
	const struct selection *s;

	write_file("crm.csv", decimals[_i].table);
	s = load(HEAD "accounts_from: {file: crm.csv}\n");
	expect_clean();
	ck_assert_double_eq(s->accounts[0].revenue, decimals[_i].want);
}
END_TEST

#define TWO_ACCOUNTS "accounts: {kestner: {name: K}, vantry: {name: V}}\n"

START_TEST(takes_a_scorecard_as_yaml_or_as_a_table)
{
	char *yaml = dump(load(HEAD PEOPLE OBJECTIVES FACTORS TWO_ACCOUNTS
	                       "scorecards: {fd: {date: 2026-09-10, attractiveness: {"
	                       "potential: {kestner: 9, vantry: 3..6}, openness: {vantry: ~}}}}\n"));
	char *table;

	write_file("fd.csv", "account,openness,potential\nvantry,unknown,3..6\nkestner,,9\n");
	table = dump(load(HEAD PEOPLE OBJECTIVES FACTORS TWO_ACCOUNTS
	                  "scorecards: {fd: {date: 2026-09-10, file: fd.csv}}\n"));
	expect_clean();
	ck_assert_str_eq(yaml, table);
	ck_assert(strstr(yaml, "scorecards.fd.attractiveness.potential.kestner = 9\n") != NULL);
	free(yaml);
	free(table);
}
END_TEST

#define HALF_STEPS "matrix: {scale: {min: 0, max: 10, step: 0.5}}\n"

START_TEST(leaves_unfilled_cells_of_a_scorecard_unscored)
{
	const struct selection *s;
	const struct score *scores;

	write_file("fd.csv", "\xEF\xBB\xBF\"account\";\"# name\";\"potential\";\"openness\"\r\n"
	                     "\"# factor\";;\"Potential\";\"Openness\"\r\n"
	                     "\"kestner\";\"'=1+1\";\"3,5\";\r\n"
	                     "\"vantry\";\"V\";\"2,5..6\";unknown\r\n");
	s = load(HEAD PEOPLE OBJECTIVES FACTORS HALF_STEPS TWO_ACCOUNTS
	         "scorecards: {fd: {file: fd.csv}}\n");
	expect_clean();
	scores = s->scorecards[0].scores;
	ck_assert_double_eq(scores[0].low, 3.5);
	ck_assert_int_eq(scores[1].kind, SCORE_ABSENT);
	ck_assert_double_eq(scores[2].low, 2.5);
	ck_assert_double_eq(scores[2].high, 6);
	ck_assert_int_eq(scores[3].kind, SCORE_UNKNOWN);
}
END_TEST

START_TEST(reads_prose_from_files_and_in_two_languages)
{
	const struct selection *s;

	write_file("notes/k.md", "Eleven *cold stores*.\n");
	s = load(HEAD "accounts:\n  kestner: {name: K, notes: {file: notes/k.md}}\n"
	         "key_account_management:\n  means:\n    en: |\n      One person.\n    zh: 一人负责\n");
	expect_clean();
	ck_assert_str_eq(s->accounts[0].notes.text.any, "Eleven *cold stores*.\n");
	ck_assert_str_eq(s->accounts[0].notes.place.file, "notes/k.md");
	ck_assert_str_eq(words_in(&s->kam.means.text, LANGUAGE_ZH), "一人负责");
	ck_assert_int_eq(s->kam.means.place.line, 8);
	ck_assert_int_eq(s->kam.means.place.column, 7);
}
END_TEST

static const struct {
	const char *judgement, *want;
} judgements[] = {
	{ "pairwise\n  judgement: [{over: [openness, potential], by: 3}]\n",
	  "attractiveness.judgement.0 = openness over potential by 3\n" },
	{ "ranked\n  judgement: [openness, potential]\n",
	  "attractiveness.judgement.0 = openness\nattractiveness.judgement.1 = potential\n" },
	{ "swing\n  judgement: {openness: 100, potential: 40}\n",
	  "attractiveness.judgement.potential = 40\nattractiveness.judgement.openness = 100\n" },
};

START_TEST(takes_weights_that_are_judged)
{
	char root[1024], *text;

	snprintf(root, sizeof(root), "%sattractiveness:\n  factors: {potential: {name: P}, "
	         "openness: {name: O}}\n  weights: %s", HEAD, judgements[_i].judgement);
	text = dump(load(root));
	expect_clean();
	ck_assert(strstr(text, judgements[_i].want) != NULL);
	free(text);
}
END_TEST

START_TEST(scales_weights_only_where_it_was_asked_to)
{
	load(HEAD "attractiveness: {normalise: yes, factors: {a: {name: A, weight: 7}}}\n");
	expect_clean();
}
END_TEST

START_TEST(leaves_out_the_date_rule_where_it_is_ignored)
{
	load(HEAD "team: {start: 2026-10-30, end: 2026-08-01}\nrules: {K003: ignore}\n");
	expect_clean();
}
END_TEST

START_TEST(sums_capacity_by_function)
{
	const struct selection *s = load(HEAD "resources: {capacity_days: {sales: 400, technical: 220}}\n");

	expect_clean();
	ck_assert_double_eq(s->resources.capacity_days, 620);
	ck_assert_str_eq(s->resources.capacity_by_function[1].name, "technical");
}
END_TEST

START_TEST(refuses_a_folder_that_is_a_file)
{
	ck_assert_ptr_null(source_open("tests/bad/unknown-key.yaml", true, &arena, &diag));
	expect_one("`tests/bad/unknown-key.yaml` is not a folder");
}
END_TEST

/* ---- limits ---- */

static char *repeat(const char *unit, size_t count)
{
	char *text = arena_alloc(&arena, strlen(unit) * count + 1);

	for (size_t i = 0; i < count; i++)
		memcpy(text + i * strlen(unit), unit, strlen(unit));
	return text;
}

START_TEST(takes_prose_up_to_its_limit)
{
	size_t over = (size_t)_i;
	char *text = repeat("word\n", SCHEMA_PROSE_LIMIT / 5);

	write_file("n.md", arena_printf(&arena, "%s%s", text, over > 0 ? "words" : ""));
	load(HEAD "accounts: {kestner: {name: K, notes: {file: n.md}}}\n");
	if (over > 0)
		expect_one("`n.md` has 65540 bytes; a text may have 65536 (64 KiB)");
	else
		expect_clean();
}
END_TEST

START_TEST(refuses_a_value_over_64_kib)
{
	load(arena_printf(&arena, HEAD "key_account_management:\n  means: |\n%s",
	                  repeat("    words and more\n", 5000)));
	expect_one("`means` has 75000 bytes; it may have 65536 (64 KiB)");
}
END_TEST

/* The format so often, with the number of each for `#`. */
static const char *many(const char *format, int count)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	const char *copy;

	for (int i = 0; i < count; i++)
		for (const char *c = format; *c != '\0'; c++) {
			if (*c == '#')
				fprintf(out, "%d", i);
			else
				fputc(*c, out);
		}
	fclose(out);
	copy = arena_string(&arena, text);
	free(text);
	return copy;
}

START_TEST(takes_20000_accounts_and_no_more)
{
	load(arena_printf(&arena, HEAD "accounts:\n%s", many("  a#: {name: A#}\n", 20000 + _i)));
	if (_i > 0)
		expect_one("`accounts` has 20001 entries; it may have 20000");
	else
		expect_clean();
}
END_TEST

START_TEST(takes_64_rivals_of_one_customer_and_no_more)
{
	load(arena_printf(&arena, HEAD "competitors:\n%saccounts:\n  k:\n    name: K\n    strength:\n"
	                  "      factors:\n        p:\n          name: P\n          weight: 100\n%s",
	                  many("  r#: {name: R}\n", 64 + _i), many("          r#: 3\n", 64 + _i)));
	if (_i > 0)
		expect_one("a customer may have 64 rivals scored");
	else
		expect_clean();
}
END_TEST

START_TEST(refuses_a_table_of_1001_columns)
{
	write_file("crm.csv", arena_printf(&arena, "id%s\n", many(",c#", 1000)));
	load(HEAD "accounts_from: {file: crm.csv}\n");
	expect_one("a table may have 1000 columns");
}
END_TEST

START_TEST(refuses_a_table_of_too_many_cells)
{
	const char *row = arena_printf(&arena, "a#%s\n", many(",#", 999));

	write_file("crm.csv", arena_printf(&arena, "id%s\n%s", many(",c#", 999), many(row, 2001)));
	load(HEAD "accounts_from: {file: crm.csv}\n");
	expect_one("a table may have 2,000,000 cells");
}
END_TEST

/* ---- the example ---- */

START_TEST(finds_no_mistake_in_the_example)
{
	const struct selection *s;

	if (access("content/harbour-coatings/kaism.yaml", R_OK) != 0)
		return;
	s = load_from("content/harbour-coatings");
	expect_clean();
	ck_assert_uint_eq(s->account_count, 24);
}
END_TEST

/* ---- the tables themselves ---- */

static void check_object(const struct schema_object *object, int depth)
{
	ck_assert_int_lt(depth, 12);
	ck_assert_ptr_nonnull(object->noun);
	if (object->short_key != NULL)
		ck_assert_ptr_nonnull(schema_find(object, object->short_key));
	for (size_t i = 0; i < object->count; i++) {
		const struct schema_key *key = &object->keys[i];

		ck_assert_msg(key->description != NULL && *key->description != '\0', "%s", key->name);
		ck_assert_msg(key->description[strlen(key->description) - 1] == '.', "%s", key->name);
		ck_assert_ptr_eq(schema_find(object, key->name), key);
		if (key->kind == SCHEMA_ENUM)
			ck_assert_ptr_nonnull(key->words);
		if (key->kind == SCHEMA_OBJECT || key->kind == SCHEMA_MAP || key->kind == SCHEMA_SCALE)
			check_object(key->object, depth + 1);
		if (key->kind == SCHEMA_MAP || (key->kind == SCHEMA_LIST && key->item == SCHEMA_OBJECT))
			ck_assert_uint_gt(key->object->size, 0);
	}
}

START_TEST(describes_every_key)
{
	check_object(&schema_root, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("load");
	TCase *tests = tcase_create("projects");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, keeps_what_was_written);
	tcase_add_test(tests, keeps_scores_apart_from_unknown_and_absent);
	tcase_add_test(tests, keeps_a_customers_own_rating);
	tcase_add_test(tests, orders_ids_but_for_those_whose_order_means_something);
	tcase_add_test(tests, puts_defaults_where_nothing_is_written);
	tcase_add_test(tests, takes_one_file_or_several_for_the_same);
	tcase_add_test(tests, lets_yaml_win_over_a_table_of_accounts);
	tcase_add_loop_test(tests, reads_the_table_of_any_spreadsheet, 0, COUNT_OF(same_tables));
	tcase_add_loop_test(tests, takes_a_decimal_comma_that_can_be_nothing_else, 0,
	                    COUNT_OF(decimals));
	tcase_add_test(tests, takes_a_scorecard_as_yaml_or_as_a_table);
	tcase_add_test(tests, leaves_unfilled_cells_of_a_scorecard_unscored);
	tcase_add_test(tests, reads_prose_from_files_and_in_two_languages);
	tcase_add_loop_test(tests, takes_weights_that_are_judged, 0, COUNT_OF(judgements));
	tcase_add_test(tests, scales_weights_only_where_it_was_asked_to);
	tcase_add_test(tests, leaves_out_the_date_rule_where_it_is_ignored);
	tcase_add_test(tests, sums_capacity_by_function);
	tcase_add_test(tests, refuses_a_folder_that_is_a_file);
	tcase_add_loop_test(tests, takes_prose_up_to_its_limit, 0, 2);
	tcase_add_test(tests, refuses_a_value_over_64_kib);
	tcase_add_loop_test(tests, takes_20000_accounts_and_no_more, 0, 2);
	tcase_add_loop_test(tests, takes_64_rivals_of_one_customer_and_no_more, 0, 2);
	tcase_add_test(tests, refuses_a_table_of_1001_columns);
	tcase_add_test(tests, refuses_a_table_of_too_many_cells);
	tcase_add_test(tests, finds_no_mistake_in_the_example);
	tcase_add_test(tests, describes_every_key);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
