#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../support/unit.h"

static struct arena arena;

static void start(void)
{
	arena_init(&arena);
}

static void finish(void)
{
	arena_release(&arena);
}

static bool is_filled(const unsigned char *bytes, size_t size, unsigned char with)
{
	for (size_t i = 0; i < size; i++)
		if (bytes[i] != with)
			return false;
	return true;
}

static const size_t sizes[] = { 0, 1, 7, 8, 16, 100, 4096, 40000, 5 << 20 };

START_TEST(gives_zeroed_aligned_memory_of_its_own)
{
	unsigned char *a = arena_alloc(&arena, sizes[_i]);
	unsigned char *b = arena_alloc(&arena, sizes[_i]);

	ck_assert_ptr_ne(a, b);
	ck_assert_uint_eq((uintptr_t)a % _Alignof(max_align_t), 0);
	ck_assert(is_filled(a, sizes[_i], 0) && is_filled(b, sizes[_i], 0));
	memset(a, 1, sizes[_i]);
	memset(b, 2, sizes[_i]);
	ck_assert(is_filled(a, sizes[_i], 1) && is_filled(b, sizes[_i], 2));
}
END_TEST

START_TEST(keeps_what_it_gave_while_it_grows)
{
	static const char *texts[5000];

	for (int i = 0; i < 5000; i++)
		texts[i] = arena_printf(&arena, "number %d", i);
	for (int i = 0; i < 5000; i++) {
		ck_assert_int_eq(atoi(texts[i] + 7), i);
		ck_assert_int_eq(strncmp(texts[i], "number ", 7), 0);
	}
}
END_TEST

START_TEST(grows_an_array_by_doubling)
{
	int *items = NULL;
	size_t capacity = 0, moves = 0;

	for (size_t used = 0; used < 1000; used++) {
		int *grown = arena_grow(&arena, items, sizeof(*items), used, &capacity);

		moves += grown != items;
		items = grown;
		ck_assert_uint_gt(capacity, used);
		items[used] = (int)used;
	}
	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(items[i], i);
	ck_assert_uint_le(moves, 8);
}
END_TEST

START_TEST(copies_bytes_and_adds_a_nul)
{
	ck_assert_str_eq(arena_copy(&arena, "abcdef", 3), "abc");
	ck_assert_str_eq(arena_copy(&arena, NULL, 0), "");
	ck_assert_str_eq(arena_string(&arena, "日本"), "日本");
	ck_assert_int_eq(memcmp(arena_copy(&arena, "a\0b", 3), "a\0b", 4), 0);
}
END_TEST

START_TEST(gives_zeroed_memory_after_a_reset)
{
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		memset(arena_alloc(&arena, sizes[i]), 0xFF, sizes[i]);
		arena_reset(&arena);
		const unsigned char *again = arena_alloc(&arena, sizes[i]);
		size_t zeros = 0;
		while (zeros < sizes[i] && again[zeros] == 0)
			zeros++;
		ck_assert_uint_eq(zeros, sizes[i]);
	}
	arena_release(&arena);
	arena_reset(&arena);
	ck_assert_ptr_null(arena.blocks);
	arena_init(&arena);
}
END_TEST

START_TEST(can_be_released_twice)
{
	arena_alloc(&arena, 10);
	arena_release(&arena);
	arena_release(&arena);
	ck_assert_ptr_nonnull(arena_alloc(&arena, 10));
}
END_TEST

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

/* In a process of its own, also where CK_FORK is "no". */
static int exit_status_of(void (*action)(void))
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		ck_assert_ptr_nonnull(freopen("/dev/null", "w", stderr));
		action();
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void ask_for_everything(void)
{
	arena_alloc(&arena, SIZE_MAX);
}

static void ask_for_an_endless_array(void)
{
	size_t capacity = SIZE_MAX / 2;

	arena_grow(&arena, &capacity, 16, capacity, &capacity);
}

START_TEST(exits_with_4_when_memory_runs_out)
{
	ck_assert_int_eq(exit_status_of(ask_for_everything), 4);
	ck_assert_int_eq(exit_status_of(ask_for_an_endless_array), 4);
}
END_TEST

#ifndef SANITIZED
static void ask_beyond_the_limit(void)
{
	const struct rlimit limit = { 64 << 20, 64 << 20 };

	setrlimit(RLIMIT_AS, &limit);
	for (int i = 0; i < 1000; i++)
		arena_alloc(&arena, 1 << 20);
}

START_TEST(exits_with_4_at_a_limit_of_the_system)
{
	ck_assert_int_eq(exit_status_of(ask_beyond_the_limit), 4);
}
END_TEST
#endif

int main(void)
{
	Suite *suite = suite_create("base/arena");
	TCase *tcase = tcase_create("arena");

	tcase_add_checked_fixture(tcase, start, finish);
	tcase_add_loop_test(tcase, gives_zeroed_aligned_memory_of_its_own, 0, COUNT_OF(sizes));
	tcase_add_test(tcase, keeps_what_it_gave_while_it_grows);
	tcase_add_test(tcase, grows_an_array_by_doubling);
	tcase_add_test(tcase, copies_bytes_and_adds_a_nul);
	tcase_add_test(tcase, can_be_released_twice);
	tcase_add_test(tcase, gives_zeroed_memory_after_a_reset);
	tcase_add_test(tcase, exits_with_4_when_memory_runs_out);
#ifndef SANITIZED
	tcase_add_test(tcase, exits_with_4_at_a_limit_of_the_system);
#endif
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
