#include "base/spool.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "../../support/unit.h"

enum { STEP = 1000, LARGE = 5 * SPOOL_KEPT / 2 / STEP * STEP };

static struct arena arena;
static struct spool spool;

static void start(void)
{
	arena_init(&arena);
	spool = (struct spool){ 0 };
}

static void finish(void)
{
	spool_release(&spool);
	arena_release(&arena);
}

static char byte_at(size_t place)
{
	return (char)('a' + (place ^ place / STEP) % 26);
}

static void fill(size_t size)
{
	char piece[STEP];

	for (size_t at = 0; at < size; at += STEP) {
		for (size_t i = 0; i < STEP; i++)
			piece[i] = byte_at(at + i);
		spool_put(&spool, piece, STEP);
	}
}

static void assert_filled(size_t size)
{
	const char *copy = spool_copy(&spool, &arena);
	char piece[3 * STEP];

	ck_assert_uint_eq(spool_size(&spool), size);
	ck_assert_ptr_nonnull(copy);
	for (size_t i = 0; i < size; i++)
		ck_assert_msg(copy[i] == byte_at(i), "byte %zu", i);
	for (size_t at = 0; at < size; at += 7 * STEP + 3) {
		const size_t wanted = size - at < sizeof piece ? size - at : sizeof piece;
		ck_assert_uint_eq(spool_read(&spool, at, piece, sizeof piece), wanted);
		ck_assert_mem_eq(piece, copy + at, wanted);
	}
	ck_assert_uint_eq(spool_read(&spool, size, piece, 1), 0);
}

START_TEST(keeps_few_bytes_in_memory)
{
	fill(10 * STEP);
	ck_assert(!spool.has_file);
	assert_filled(10 * STEP);
}
END_TEST

START_TEST(moves_many_bytes_to_a_file)
{
	fill(LARGE);
	ck_assert(spool.has_file && spool.moved > 0 && spool.kept <= SPOOL_KEPT);
	assert_filled(LARGE);
}
END_TEST

/* The limit of a file's size stands for a full disk: the file takes the first
 * part and not the second, or nothing at all. */
START_TEST(goes_on_in_memory_where_the_file_takes_no_more)
{
	const struct rlimit limit = { .rlim_cur = _i == 0 ? 3 * SPOOL_KEPT / 2 : 1, .rlim_max = RLIM_INFINITY };
	const struct rlimit none = { RLIM_INFINITY, RLIM_INFINITY };

	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	fill(LARGE);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
	ck_assert(!spool.has_file && spool.stays && spool.moved == 0);
	assert_filled(LARGE);
}
END_TEST

START_TEST(tells_what_it_cannot_read)
{
	fill(LARGE);
	ck_assert_int_eq(ftruncate(spool.descriptor, STEP), 0);
	ck_assert_ptr_null(spool_copy(&spool, &arena));
	ck_assert_int_ne(errno, 0);
}
END_TEST

START_TEST(an_empty_one_has_nothing)
{
	ck_assert_uint_eq(spool_size(&spool), 0);
	ck_assert_str_eq(spool_copy(&spool, &arena), "");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("spool");
	TCase *tests = tcase_create("spool");

	tcase_add_checked_fixture(tests, start, finish);
	tcase_add_test(tests, keeps_few_bytes_in_memory);
	tcase_add_test(tests, moves_many_bytes_to_a_file);
	tcase_add_loop_test(tests, goes_on_in_memory_where_the_file_takes_no_more, 0, 2);
	tcase_add_test(tests, tells_what_it_cannot_read);
	tcase_add_test(tests, an_empty_one_has_nothing);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
