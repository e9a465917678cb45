/* What a template may write in a fence, and what is refused. */
#include <check.h>
#include <string.h>

#include "../../support/unit.h"
#include "compose/component.h"

static struct arena arena;
static struct diag diag;

static const struct { const char *info, *want; } refused[] = {
	{ "rankin", "D014: there is no component `rankin` | a component with a similar name exists: `ranking`" },
	{ "zzzzzzzz", "D014: there is no component `zzzzzzzz` | " },
	{ "", "D014: there is no component `` | " },
	{ "ranking limit=3", "D015: the component `ranking` has no option `limit=3` | " },
	{ "ranking loud", "D015: the component `ranking` has no option `loud` | " },
	{ "matrix size=huge", "D016: `size` takes `shared`, not `huge` | " },
	{ "challenge limit=0", "D016: `limit` takes a number from 1, not `0` | " },
	{ "challenge limit=few", "D016: `limit` takes a number from 1, not `few` | " },
	{ "section kind=page", "D016: `kind` takes `front`, `chapter`, `appendix` or `account`, not `page` | " },
	{ "section kind=front landscape=no", "D016: `landscape` takes `yes`, not `no` | " },
	{ "page-break to=account", "D016: `to` takes `chapter`, not `account` | " },
	{ "timeline", "D015: the component `timeline` needs the option `account=ID` | " },
	{ "actions account=nobody", "D016: `account` takes the id of an account, not `nobody` | `kaism rank` lists the accounts with their ids" },
};

START_TEST(refuses_what_is_no_component_or_option)
{
	const struct selection selection = { 0 };
	const struct composer composer = { .selection = &selection, .arena = &arena, .diag = &diag };
	const struct place place = { .file = "en/dossier.md", .line = 3, .column = 1 };
	const struct finding *finding;

	arena_init(&arena);
	diag_init(&diag, &arena);
	ck_assert_ptr_null(component_make(&composer, refused[_i].info, "", place));
	ck_assert_uint_eq(diag.count, 1);
	finding = diag.findings[0];
	ck_assert_str_eq(arena_printf(&arena, "%s: %s | %s", finding->code, finding->message, finding->label),
		refused[_i].want);
	ck_assert_int_eq(finding->place.line, 3);
	arena_release(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("component");
	TCase *strict = tcase_create("strict");

	tcase_add_loop_test(strict, refuses_what_is_no_component_or_option, 0, (int)COUNT_OF(refused));
	suite_add_tcase(suite, strict);
	return unit_run(suite);
}
