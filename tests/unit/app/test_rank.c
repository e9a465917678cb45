#include "app/rank.h"

#include "../analysis/running_example.h"
#include "app/options.h"

static struct arena arena;
static struct selection *selection;

static const struct segment segments[] = { { .id = "large" }, { .id = "small" } };
static const struct person owner = { .id = "mli" };

static void set_up(void)
{
	arena_init(&arena);
	selection = x_new(&arena);
	x_rate(&selection->accounts[ALDER], alder_rating, 2, &arena);
	x_rate(&selection->accounts[BIRCH], birch_rating, 2, &arena);
	selection->accounts[ALDER].segment = &segments[0];
	selection->accounts[BIRCH].segment = &segments[1];
	selection->accounts[BIRCH].owner = &owner;
	selection->accounts[BIRCH].days = 45;
	selection->accounts[CEDAR].name.any = "Cedar, \"Ltd\" | K\xc3\xbchl \xe9\x80\x89";
}

static void tear_down(void)
{
	arena_release(&arena);
}

static const char *print_rank(const struct rank_options *options)
{
	char *text = NULL, *kept;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	ck_assert_int_eq(rank_print(analyse(selection, &arena), options, out), EXIT_DONE);
	fclose(out);
	kept = arena_string(&arena, text);
	free(text);
	return kept;
}

START_TEST(prints_a_table_for_people)
{
	struct rank_options options = { .axis = RANK_ATTRACTIVENESS, .format = RANK_TEXT };

	ck_assert_str_eq(print_rank(&options),
		"Rank  Best  Worst  Id       Account                  Low  Estimate  High  Unknown %  Class\n"
		"   1     1      1  alder    alder                   6.85      6.85  6.85          0  key\n"
		"   2     2      4  elm      elm                     4.70      5.88  6.70         20  undetermined\n"
		"   3     2      3  birch    birch                   5.75      5.75  5.75          0  key development\n"
		"   4     3      4  cedar    Cedar, \"Ltd\" | K\xc3\xbchl \xe9\x80\x89  5.35      5.35  5.35          0  undetermined\n"
		"   5     5      5  dogwood  dogwood                 2.90      2.90  2.90          0  undetermined\n");
}
END_TEST

START_TEST(prints_full_precision_as_csv)
{
	struct rank_options options = { .axis = RANK_MATRIX, .format = RANK_CSV };

	ck_assert_str_eq(print_rank(&options),
		"\xef\xbb\xbf"
		"\"class\",\"id\",\"name\",\"attractiveness\",\"strength\",\"computed\",\"certain\",\"days\",\"segment\",\"owner\"\r\n"
		"\"key\",\"alder\",\"alder\",\"6.85\",\"0.3\",\"key\",\"yes\",\"\",\"large\",\"\"\r\n"
		"\"key_development\",\"birch\",\"birch\",\"5.75\",\"-1.4\",\"key_development\",\"yes\",\"45\",\"small\",\"mli\"\r\n"
		"\"undetermined\",\"elm\",\"elm\",\"5.875\",\"\",\"undetermined\",\"no\",\"\",\"\",\"\"\r\n"
		"\"undetermined\",\"cedar\",\"Cedar, \"\"Ltd\"\" | K\xc3\xbchl \xe9\x80\x89\",\"5.35\",\"\",\"undetermined\",\"no\",\"\",\"\",\"\"\r\n"
		"\"undetermined\",\"dogwood\",\"dogwood\",\"2.9\",\"\",\"undetermined\",\"no\",\"\",\"\",\"\"\r\n");
}
END_TEST

START_TEST(escapes_names_in_markdown)
{
	struct rank_options options = { .axis = RANK_STRENGTH, .format = RANK_MD };
	const char *text = print_rank(&options);

	ck_assert_ptr_nonnull(strstr(text, "| ---: | ---: | ---: | --- | --- | ---: |"));
	ck_assert_ptr_nonnull(strstr(text, "| Cedar, \"Ltd\" \\| K\xc3\xbchl \xe9\x80\x89 |"));
	ck_assert_ptr_nonnull(strstr(text, "| nova | key development |\n"));
	ck_assert_ptr_nonnull(strstr(text, "\n| - | - | - | cedar |"));
}
END_TEST

static const struct { const char *classes, *segments, *owners, *first, *not; } filters[] = {
	{ "key", NULL, NULL, "alder", "birch" },
	{ "key_development,key", NULL, NULL, "birch", "cedar" },
	{ "undetermined", NULL, NULL, "dogwood", "alder" },
	{ NULL, "small", NULL, "birch", "alder" },
	{ NULL, NULL, "mli", "birch", "alder" },
	{ "key,key_development", "large,small", "mli", "birch", "alder" },
};

START_TEST(keeps_the_accounts_that_were_asked_for)
{
	struct rank_options options = { .axis = RANK_ATTRACTIVENESS, .format = RANK_CSV,
		.class_words = filters[_i].classes, .segments = filters[_i].segments,
		.owners = filters[_i].owners };
	const char *text = print_rank(&options);

	ck_assert_ptr_nonnull(strstr(text, filters[_i].first));
	ck_assert_ptr_null(strstr(text, filters[_i].not));
}
END_TEST

START_TEST(prints_the_heading_when_nobody_is_left)
{
	struct rank_options options = { .format = RANK_CSV, .segments = "none" };

	ck_assert_str_eq(print_rank(&options),
		"\xef\xbb\xbf"
		"\"rank\",\"rank_low\",\"rank_high\",\"id\",\"name\",\"low\",\"estimate\",\"high\",\"unknown_weight\",\"class\"\r\n");
}
END_TEST

START_TEST(says_that_the_output_failed)
{
	struct rank_options options = { .format = RANK_TEXT };
	FILE *full = fopen("/dev/full", "w");

	if (full == NULL)
		return;
	ck_assert_int_eq(rank_print(analyse(selection, &arena), &options, full), EXIT_WORLD);
	fclose(full);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("app/rank");
	TCase *tcase = tcase_create("rank");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, prints_a_table_for_people);
	tcase_add_test(tcase, prints_full_precision_as_csv);
	tcase_add_test(tcase, escapes_names_in_markdown);
	tcase_add_loop_test(tcase, keeps_the_accounts_that_were_asked_for, 0, COUNT_OF(filters));
	tcase_add_test(tcase, prints_the_heading_when_nobody_is_left);
	tcase_add_test(tcase, says_that_the_output_failed);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
