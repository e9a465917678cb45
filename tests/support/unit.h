/* What every unit test program shares: one suite, one exit status. Whether
 * each test runs in a process of its own is for CK_FORK in the environment. */
#ifndef KAISM_TESTS_UNIT_H
#define KAISM_TESTS_UNIT_H

#include <check.h>
#include <stdlib.h>

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* Runs the suite and frees it; the result is for main to return. */
static inline int unit_run(Suite *suite)
{
	SRunner *runner = srunner_create(suite);
	int failed;

	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
