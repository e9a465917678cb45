#include "base/output.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../support/unit.h"

static struct arena arena;
static struct diag diag;
static struct output output;
static char folder[] = "/tmp/kaism-test-XXXXXX";

static void start(void)
{
	arena_init(&arena);
	diag_init(&diag, &arena);
	output_init(&output, &arena);
	memcpy(folder + strlen(folder) - 6, "XXXXXX", 6);
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void finish(void)
{
	ck_assert_int_eq(system(arena_printf(&arena, "chmod -R u+w '%s'; rm -rf '%s'",
	                                     folder, folder)), 0);
	output_release(&output);
	arena_release(&arena);
}

static const char *path_of(const char *name)
{
	return arena_printf(&arena, "%s/%s", folder, name);
}

static void make_file(const char *name, const char *text)
{
	FILE *file = fopen(path_of(name), "w");

	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	ck_assert_int_eq(fclose(file), 0);
}

static const char *contents(const char *name)
{
	char *text = arena_alloc(&arena, 1000);
	FILE *file = fopen(path_of(name), "r");

	if (file == NULL)
		return "(absent)";
	text[fread(text, 1, 999, file)] = '\0';
	fclose(file);
	return text;
}

static void add(const char *path, const char *text)
{
	output_add(&output, path, text, strlen(text), 0);
}

static const char *only_finding(void)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	const char *copy;

	ck_assert_uint_eq(diag.count, 1);
	diag_print(&diag, out, DIAG_HUMAN, false);
	fclose(out);
	copy = arena_copy(&arena, text, size);
	free(text);
	return copy;
}

/* Entries of the folder, but for "." and "..". */
static int count_entries(const char *name)
{
	DIR *entries = opendir(path_of(name));
	int count = 0;

	ck_assert_ptr_nonnull(entries);
	while (readdir(entries) != NULL)
		count++;
	closedir(entries);
	return count - 2;
}

START_TEST(makes_folders_and_files)
{
	add("dossier.md", "words");
	add("figures/matrix.svg", "lines");
	add("figures/deep/er/a.svg", "");
	ck_assert(output_commit(&output, path_of("new/out"), &diag));
	ck_assert_str_eq(contents("new/out/dossier.md"), "words");
	ck_assert_str_eq(contents("new/out/figures/matrix.svg"), "lines");
	ck_assert_str_eq(contents("new/out/figures/deep/er/a.svg"), "");
	ck_assert_int_eq(output.files[0].change, OUTPUT_CHANGED);
	ck_assert_int_eq(count_entries("new/out"), 2);
	ck_assert_int_eq(count_entries("new/out/figures"), 2);
	ck_assert_uint_eq(diag.count, 0);
}
END_TEST

START_TEST(replaces_a_file_and_keeps_its_mode)
{
	struct stat status;

	make_file("a.md", "old and longer");
	ck_assert_int_eq(chmod(path_of("a.md"), 0640), 0);
	add("a.md", "new");
	ck_assert(output_commit(&output, folder, &diag));
	ck_assert_str_eq(contents("a.md"), "new");
	ck_assert_int_eq(stat(path_of("a.md"), &status), 0);
	ck_assert_int_eq(status.st_mode & 07777, 0640);
	ck_assert_int_eq(count_entries("."), 1);
}
END_TEST

START_TEST(gives_a_new_file_the_mode_of_the_umask)
{
	struct stat status;
	mode_t old = umask(027);

	add("a.md", "new");
	ck_assert(output_commit(&output, folder, &diag));
	umask(old);
	ck_assert_int_eq(stat(path_of("a.md"), &status), 0);
	ck_assert_int_eq(status.st_mode & 07777, 0640);
}
END_TEST

START_TEST(leaves_an_unchanged_file_alone)
{
	struct stat before, after;

	make_file("a.md", "same");
	make_file("b.md", "sane");
	ck_assert_int_eq(stat(path_of("a.md"), &before), 0);
	add("a.md", "same");
	add("b.md", "same");
	ck_assert(output_commit(&output, folder, &diag));
	ck_assert_int_eq(output.files[0].change, OUTPUT_UNCHANGED);
	ck_assert_int_eq(output.files[1].change, OUTPUT_CHANGED);
	ck_assert_int_eq(stat(path_of("a.md"), &after), 0);
	ck_assert_uint_eq(before.st_ino, after.st_ino);
	ck_assert_str_eq(contents("b.md"), "same");
}
END_TEST

START_TEST(writes_more_files_than_may_be_open)
{
	const struct rlimit few = { 180, 180 };

	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &few), 0);
	for (int i = 0; i < 400; i++)
		add(arena_printf(&arena, "%d.svg", i), arena_printf(&arena, "file %d", i));
	ck_assert(output_commit(&output, folder, &diag));
	ck_assert_str_eq(contents("399.svg"), "file 399");
	ck_assert_int_eq(count_entries("."), 400);
	for (int i = 0; i < 400; i++)
		output.files[i].bytes = "FILE", output.files[i].size = 4;
	ck_assert(output_commit(&output, folder, &diag));
	ck_assert_str_eq(contents("0.svg"), "FILE");
	ck_assert_str_eq(contents("399.svg"), "FILE");
	ck_assert_int_eq(count_entries("."), 400);
}
END_TEST

START_TEST(removes_only_what_a_killed_run_left)
{
	make_file(".kaism-000007.tmp", "half");
	make_file(".kaism-aB3xYz.tmp", "half");
	make_file(".kaism-00007.tmp", "a user's");
	make_file(".kaism-000007.tmp~", "a user's");
	add("a.md", "new");
	ck_assert(output_commit(&output, folder, &diag));
	ck_assert_str_eq(contents(".kaism-000007.tmp"), "(absent)");
	ck_assert_str_eq(contents(".kaism-aB3xYz.tmp"), "(absent)");
	ck_assert_int_eq(count_entries("."), 3);
}
END_TEST

static void make_odd_targets(void)
{
	make_file("real.md", "real");
	ck_assert_int_eq(symlink("real.md", path_of("link.md")), 0);
	ck_assert_int_eq(symlink("/dev/full", path_of("full.md")), 0);
	ck_assert_int_eq(symlink("nowhere", path_of("dangling.md")), 0);
	ck_assert_int_eq(mkfifo(path_of("pipe.md"), 0666), 0);
	ck_assert_int_eq(mkdir(path_of("folder.md"), 0777), 0);
	ck_assert_int_eq(symlink("/tmp", path_of("away")), 0);
}

static const struct { const char *path, *want; } odd_targets[] = {
	{ "link.md", "error[F012 output-not-a-file]: `%s/link.md` is not a regular file\n" },
	{ "full.md", "error[F012 output-not-a-file]: `%s/full.md` is not a regular file\n" },
	{ "dangling.md", "error[F012 output-not-a-file]: `%s/dangling.md` is not a regular file\n" },
	{ "pipe.md", "error[F012 output-not-a-file]: `%s/pipe.md` is not a regular file\n" },
	{ "folder.md", "error[F012 output-not-a-file]: `%s/folder.md` is not a regular file\n" },
	{ "away/a.md", "error[F010 output-folder]: cannot use the folder `%s/away`: "
	               "Not a directory\n" },
	{ "real.md/a.md", "error[F010 output-folder]: cannot use the folder `%s/real.md`: "
	                  "Not a directory\n" },
};

START_TEST(refuses_to_replace_what_is_no_regular_file)
{
	const char *want = odd_targets[_i].want, *mark = strstr(want, "%s");

	make_odd_targets();
	make_file("first.md", "old");
	add("first.md", "new");
	add(odd_targets[_i].path, "new");
	ck_assert(!output_commit(&output, folder, &diag));
	ck_assert_str_eq(only_finding(), arena_printf(&arena, "%.*s%s%s  = no file was changed\n",
	                 (int)(mark - want), want, folder, mark + 2));
	ck_assert_int_eq(diag_exit_status(&diag, DIAG_ERROR), 4);
	ck_assert_str_eq(contents("first.md"), "old");
	ck_assert_str_eq(contents("real.md"), "real");
	ck_assert_int_eq(count_entries("."), 8);
}
END_TEST

START_TEST(reports_a_folder_that_cannot_be_made)
{
	add("a.md", "new");
	make_file("file", "");
	ck_assert(!output_commit(&output, path_of("file/out"), &diag));
	ck_assert_str_eq(only_finding(), arena_printf(&arena,
		"error[F010 output-folder]: cannot use the folder `%s/file/out`: Not a directory\n"
		"  = no file was changed\n", folder));
}
END_TEST

/* Root may write everywhere: this says something for all others only. */
START_TEST(leaves_old_files_in_a_folder_that_is_read_only)
{
	make_file("a.md", "old");
	add("a.md", "new");
	ck_assert_int_eq(chmod(folder, 0555), 0);
	if (access(folder, W_OK) != 0) {
		ck_assert(!output_commit(&output, folder, &diag));
		ck_assert_str_eq(only_finding(), arena_printf(&arena,
			"error[F011 cannot-write]: cannot write `%s/a.md`: Permission denied\n"
			"  = no file was changed\n", folder));
		ck_assert_str_eq(contents("a.md"), "old");
	}
	ck_assert_int_eq(chmod(folder, 0755), 0);
}
END_TEST

/* A full disk and a limit end alike: the write fails, the old files stay. */
static void commit_beyond_the_limit(void)
{
	const struct rlimit small = { 100, 100 };
	char large[1000];

	memset(large, 'x', sizeof(large));
	output_watch_signals();
	setrlimit(RLIMIT_FSIZE, &small);
	add("a.md", "new");
	output_add(&output, "b.md", large, sizeof(large), 0);
	if (output_commit(&output, folder, &diag))
		_exit(1);
	if (strcmp(only_finding(), arena_printf(&arena,
		"error[F011 cannot-write]: cannot write `%s/b.md`: File too large\n"
		"  = no file was changed\n", folder)) != 0)
		_exit(2);
}

static void commit_after_a_signal(void)
{
	output_watch_signals();
	raise(SIGTERM);
	if (output_signal() != SIGTERM)
		_exit(1);
	add("a.md", "new");
	if (output_commit(&output, folder, &diag))
		_exit(2);
	if (strcmp(only_finding(), "error[F014 interrupted]: stopped by signal 15\n"
	                           "  = no file was changed\n") != 0)
		_exit(3);
}

/* Signals and limits are a process's: each case has one of its own. */
static void (*const broken_commits[])(void) = { commit_beyond_the_limit, commit_after_a_signal };

START_TEST(leaves_old_files_when_it_fails)
{
	int status = 0;
	pid_t child;

	make_file("a.md", "old");
	make_file("b.md", "old");
	child = fork();
	if (child == 0) {
		broken_commits[_i]();
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_str_eq(contents("a.md"), "old");
	ck_assert_str_eq(contents("b.md"), "old");
	ck_assert_int_eq(count_entries("."), 2);
}
END_TEST

/* Two processes write ten files each, all of one kind: never a mixture. */
START_TEST(does_not_mix_with_another_run)
{
	int status = 0;
	pid_t child = fork();
	const char *text = child == 0 ? "child" : "parent";

	for (int i = 0; i < 10; i++)
		add(arena_printf(&arena, "%d.md", i), text);
	for (int i = 0; i < 20; i++)
		if (!output_commit(&output, folder, &diag) && child == 0)
			_exit(1);
	if (child == 0)
		_exit(0);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_uint_eq(diag.count, 0);
	for (int i = 1; i < 10; i++)
		ck_assert_str_eq(contents(arena_printf(&arena, "%d.md", i)), contents("0.md"));
	ck_assert_int_eq(count_entries("."), 10);
}
END_TEST

/* More than stays in memory. */
static size_t add_spooled(const char *path)
{
	struct spool spool = { 0 };

	for (size_t i = 0; i < 3 * SPOOL_KEPT; i += 8)
		spool_put(&spool, i % 64 == 0 ? "one two " : "and more", 8);
	output_add_spool(&output, path, &spool, 0);
	return spool_size(&spool);
}

START_TEST(writes_what_is_spooled)
{
	struct stat status;
	const size_t size = add_spooled("a.pdf");

	ck_assert(output_commit(&output, folder, &diag));
	ck_assert_int_eq(stat(path_of("a.pdf"), &status), 0);
	ck_assert_uint_eq((size_t)status.st_size, size);
	ck_assert(memcmp(contents("a.pdf"), "one two and more", 16) == 0);
	output_release(&output);
	add_spooled("a.pdf");
	ck_assert(output_commit(&output, folder, &diag));
	ck_assert_int_eq(output.files[0].change, OUTPUT_UNCHANGED);
	ck_assert_int_eq(truncate(path_of("a.pdf"), (off_t)size - 1), 0);
	ck_assert(output_commit(&output, folder, &diag));
	ck_assert_int_eq(output.files[0].change, OUTPUT_CHANGED);
}
END_TEST

START_TEST(leaves_the_old_file_where_a_spool_cannot_be_read)
{
	make_file("a.pdf", "old");
	add_spooled("a.pdf");
	ck_assert_int_eq(ftruncate(output.files[0].spool.descriptor, 1000), 0);
	ck_assert(!output_commit(&output, folder, &diag));
	ck_assert_str_eq(contents("a.pdf"), "old");
	ck_assert(strstr(only_finding(), "Input/output error") != NULL);
	ck_assert_int_eq(count_entries("."), 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("base/output");
	TCase *tcase = tcase_create("output");

	tcase_add_checked_fixture(tcase, start, finish);
	tcase_set_timeout(tcase, 30);
	tcase_add_test(tcase, makes_folders_and_files);
	tcase_add_test(tcase, replaces_a_file_and_keeps_its_mode);
	tcase_add_test(tcase, gives_a_new_file_the_mode_of_the_umask);
	tcase_add_test(tcase, leaves_an_unchanged_file_alone);
	tcase_add_test(tcase, removes_only_what_a_killed_run_left);
	tcase_add_loop_test(tcase, refuses_to_replace_what_is_no_regular_file, 0,
	                    COUNT_OF(odd_targets));
	tcase_add_test(tcase, reports_a_folder_that_cannot_be_made);
	tcase_add_test(tcase, leaves_old_files_in_a_folder_that_is_read_only);
	tcase_add_loop_test(tcase, leaves_old_files_when_it_fails, 0, COUNT_OF(broken_commits));
	tcase_add_test(tcase, does_not_mix_with_another_run);
	tcase_add_test(tcase, writes_more_files_than_may_be_open);
	tcase_add_test(tcase, writes_what_is_spooled);
	tcase_add_test(tcase, leaves_the_old_file_where_a_spool_cannot_be_read);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
