/* Each rule: one change to a sound selection that fires it, and the nearest
 * that does not. tests/rules/sound.yaml itself draws nothing. */
#include "analysis/rules.h"

#include "edited.h"

static const struct judgement *
judge_text(const char *text)
{
	return rules_judge(analyse(selection_of_text(text), &arena), NULL, &arena);
}

static const struct judgement *
judge_edited(const struct edit *edits)
{
	return judge_text(edited_text(edits));
}

/* The first hit of a rule in that form ("" = any), or NULL. */
static const struct rule_hit *
find_hit(const struct judgement *judgement, const char *code, const char *form)
{
	for (size_t i = 0; i < judgement->count; i++)
		if (strcmp(judgement->hits[i].rule->code, code) == 0 &&
		    (*form == '\0' || strcmp(judgement->hits[i].form, form) == 0))
			return &judgement->hits[i];
	return NULL;
}

#define LIMIT(rule, parameter, value) { "", "rules: {" rule ": {" parameter ": " value "}}" }

static const struct {
	const char *code, *form;
	struct edit fires[EDITS], silent[EDITS];
} cases[] = {
	{ "K003", "team", { { "start: 2026-08-01", "start: 2026-10-31" } }, { { "start: 2026-08-01", "start: 2026-10-30" } } },
	{ "K003", "meeting", { { "date: 2026-09-01", "date: 2026-10-31" } }, { { "date: 2026-09-01", "date: 2026-10-30" } } },
	{ "K003", "held", { { "", "review: {held: [{date: 2026-10-31}]}" }, { "review: {next: 2027-10-30}\n", "" } }, { { "next: 2027-10-30", "held: [{date: 2026-10-30}]" } } },
	{ "K003", "action", { { "due: 2027-02-28", "due: 2026-12-31" } }, { { "due: 2027-02-28", "due: 2027-01-01" } } },
	{ "K005", "milk_round", { { "", "rules: {K005: {min_range_percent: 51, min_sd_percent: 23}}" } },
	  { { "", "rules: {K005: {min_range_percent: 51, min_sd_percent: 22}}" } } },
	{ "K005", "hunter", { { "", "rules: {K005: {min_range_percent: 60, min_sd_percent: 60}}" }, { "kind: retain", "kind: grow" } },
	  { { "", "rules: {K005: {min_range_percent: 60, min_sd_percent: 60, min_accounts: 6}}" }, { "kind: retain", "kind: grow" } } },
	{ "K006", "milk_round", { LIMIT("K006", "min_correlation", "1.01") }, { LIMIT("K006", "min_correlation", "1") } },
	{ "K007", "no", { { "wants_partnership: yes", "wants_partnership: no" } }, { { "wants_partnership: yes", "wants_partnership: unknown" } } },
	{ "K007", "unknown", { { "reachable: 700\n    margin: 30\n    days_now: 20\n    wants_partnership: yes", "days_now: 20" } },
	  { { "reachable: 250", "wants_partnership: unknown" } } },
	{ "K008", "", { { "", "waivers: [{rule: K709, because: known, by: ada, until: 2026-10-29}]" } },
	  { { "", "waivers: [{rule: K709, because: known, by: ada, until: 2026-10-30}]" } } },
	{ "K009", "everywhere", { { "", "waivers: [{rule: K504, because: known, by: ada}]" } },
	  { { "", "waivers: [{rule: K504, because: known, by: ada}]" }, { "needs: [price], ", "" } } },
	{ "K009", "at", { { "", "waivers: [{rule: K504, at: segments.one, because: known, by: ada}]" }, { "needs: [price], ", "" } },
	  { { "", "waivers: [{rule: K504, at: segments.two, because: known, by: ada}]" }, { "needs: [price], ", "" } } },
	{ "K102", "", { { "objectives: [hold]", "objectives: [growth]" } }, { { "type: behaviour, objectives: [hold]", "type: behaviour, objectives: [growth]" } } },
	{ "K103", "", { { "type: fit, objectives: [growth], ", "type: fit, " } }, { { "type: fit, objectives: [growth], ", "type: risk, " } } },
	{ "K104", "", { { ", goal: 300", "" } }, { { ", goal: 300", ", goal: 0" } } },
	{ "K105", "", { { "kind: retain", "kind: grow" } },
	  { { "kind: retain", "kind: grow" }, LIMIT("K105", "max_share_percent", "100") } },
	{ "K107", "", { { "plan: {objective: hold", "plan: {objective: growth" } },
	  { { "plan: {objective: hold", "plan: {objective: growth" }, { "for_decision", "draft" } } },
	{ "K201", "let_go", { { "sales: 150", "sales: 69" } }, { { "sales: 150", "sales: 59" } } },
	{ "K201", "all_chosen", { { "maintenance: 8, opportunistic: 2", "maintenance: 0, opportunistic: 0" }, { "sales: 150", "sales: 59" } },
	  { { "maintenance: 8, opportunistic: 2", "maintenance: 0, opportunistic: 0" }, { "sales: 150", "sales: 60" } } },
	{ "K202", "customers", { { "customers: 400", "customers: 39" } }, { { "customers: 400", "customers: 40" } } },
	{ "K202", "most", { LIMIT("K202", "max_key", "1") }, { LIMIT("K202", "max_key", "2") } },
	{ "K202", "owners", { { "accounts_per_manager: 4", "accounts_per_manager: 1" }, { "owner: dee", "owner: ada" } },
	  { { "accounts_per_manager: 4", "accounts_per_manager: 1" } } },
	{ "K203", "none", { { "us: 8", "us: 2" } }, { { "birch:", "birch:" } } },
	{ "K203", "days", { { "", "rules: {K203: {min_share_percent: 41, min_accounts: 5}}" } },
	  { { "", "rules: {K203: {min_share_percent: 40, min_accounts: 5}}" } } },
	{ "K204", "", { { "accounts_per_manager: 4", "accounts_per_manager: 2" } }, { { "accounts_per_manager: 4", "accounts_per_manager: 3" } } },
	{ "K205", "", { { "sales: 150", "sales: 69" } }, { { "sales: 150", "sales: 70" } } },
	{ "K206", "", { { "intended: key_accounts", "intended: hunter" } }, { { "intended: key_accounts", "intended: farmer" } } },
	{ "K207", "person", { { "days: 12}", "days: 41}" }, LIMIT("K207", "max_days", "40") }, { { "days: 12}", "days: 40}" }, LIMIT("K207", "max_days", "40") } },
	{ "K207", "function", { { "days: 12}", "days: 45.5}" } }, { { "days: 12}", "days: 45}" } } },
	{ "K301", "", { { "Dee, function: logistics", "Dee, function: technical" } }, { { "Dee, function: logistics", "Dee, function: finance" } } },
	{ "K302", "", { { "bob: sponsor", "bob: observer" } }, { { "bob: sponsor", "bob: sponsor, eve: observer" } } },
	{ "K303", "few", { { "dee: scorer", "dee: observer" } }, { { "dee: scorer", "dee: lead" } } },
	{ "K303", "many", { { "dee: scorer", "dee: scorer, eve: scorer" }, LIMIT("K303", "max_scorers", "3") }, { LIMIT("K303", "max_scorers", "3") } },
	{ "K304", "", { { "", "scorecards: {ada: {attractiveness: {fit: {alder: 8, birch: 5}}}, cyd: {attractiveness: {fit: {alder: 8}}}}" } },
	  { { "", "scorecards: {ada: {attractiveness: {fit: {alder: 8, birch: 5, cedar: 9}}}, cyd: {attractiveness: {fit: {alder: 8, elm: 4}}}}" } } },
	{ "K305", "missing", { { "  goal: Agree\n", "" } }, { { "goal: Agree", "goal: Agree something else" } } },
	{ "K305", "over", { { "end: 2026-10-30", "end: 2026-10-29" }, { "    decision: {tell_customer: as before}\n", "" } }, { { "end: 2026-10-30", "end: 2026-10-31" } } },
	{ "K306", "", { { "Eve, function: technical", "Eve, function: legal" } }, { { "Eve, function: technical", "Eve, function: finance" } } },
	{ "K307", "", { { "cyd: [alder, birch]", "cyd: [alder, elm]" } }, { { "cyd: [alder, birch]", "cyd: [alder, dogwood]" } } },
	{ "K401", "leverage", { { "  leverage: [{node: shop, who_decides: buyer, why: they choose}]\n", "" } }, { { "why: they choose", "why: they pay" } } },
	{ "K402", "", { { "to: users, value: 40", "to: users, value: 37.9" } }, { { "to: users, value: 40", "to: users, value: 38" } } },
	{ "K403", "", { { ", account: alder", "" } }, { { ", account: alder", ", account: elm" } } },
	{ "K404", "in", { { "kind: distributor, value: 40", "kind: distributor, value: 42.2" } }, { { "kind: distributor, value: 40", "kind: distributor, value: 42" } } },
	{ "K405", "", { { "  leverage:", "    - {from: users, to: us, value: 1}\n  leverage:" } }, { { "  leverage:", "    - {from: us, to: users, value: 1}\n  leverage:" } } },
	{ "K501", "", { { "name: Alder\n    segment: one", "name: Alder" } }, { { "name: Alder\n    segment: one", "name: Alder\n    segment: two" } } },
	{ "K502", "", { { "service: f", "service: e" } }, { { "service: f", "service: g" } } },
	{ "K503", "high", { { "competitors:", "  three: {name: Three, needs: [x], priority: high}\ncompetitors:" } },
	  { { "competitors:", "  three: {name: Three, needs: [x], priority: medium}\ncompetitors:" } } },
	{ "K503", "other", { { "competitors:", "  three: {name: Three, needs: [x], priority: low}\ncompetitors:" } },
	  { { "priority: medium", "priority: low" } } },
	{ "K504", "", { { "needs: [price], ", "" } }, { { "needs: [price]", "needs: [anything]" } } },
	{ "K602", "", { { "fit: 9, openness: 5", "fit: 2, openness: 5" } }, { { "fit: 9, openness: 5", "fit: 3, openness: 5" } } },
	{ "K603", "", { { "us: 4, nova: 6", "us: 7, nova: 6" } }, { { "us: 4, nova: 6", "us: 4, nova: 5" } } },
	{ "K604", "", { { "", "rules: {K604: {max_share_percent: 39, min_accounts: 5}}" } },
	  { { "", "rules: {K604: {max_share_percent: 40, min_accounts: 5}}" } } },
	{ "K607", "", { { "", "rules: {K607: {min_correlation: 0.8, min_accounts: 5}}" } },
	  { { "", "rules: {K607: {min_correlation: 0.81, min_accounts: 5}}" } } },
	{ "K608", "", { { "name: Alder\n", "name: Alder\n    parent: Group\n" }, { "name: Cedar\n", "name: Cedar\n    parent: Group\n" } },
	  { { "name: Alder\n", "name: Alder\n    parent: Group\n" }, { "name: Birch\n", "name: Birch\n    parent: Group\n" } } },
	{ "K609", "", { { "reachable: 700", "reachable: 100" } }, { { "reachable: 700", "reachable: 101" } } },
	{ "K702", "low", { { "Potential, weight: 30", "Potential, weight: 44" }, { "weight: 18", "weight: 4" } }, { { "Potential, weight: 30", "Potential, weight: 43" }, { "weight: 18", "weight: 5" } } },
	{ "K702", "high", { { "Potential, weight: 30", "Potential, weight: 41" }, { "weight: 18", "weight: 7" } }, { { "Potential, weight: 30", "Potential, weight: 40" }, { "weight: 18", "weight: 8" } } },
	{ "K703", "", { LIMIT("K703", "tolerance", "12.1") }, { LIMIT("K703", "tolerance", "12") } },
	{ "K704", "few", { LIMIT("K704", "min_factors", "5") }, { LIMIT("K704", "min_factors", "4") } },
	{ "K704", "many", { LIMIT("K704", "max_factors", "3") }, { LIMIT("K704", "max_factors", "4") } },
	{ "K705", "", { { "objectives: [hold], anchors: {0: none, 10: much}", "objectives: [hold], anchors: {10: much}" } }, { { "0: none", "1: none" } } },
	{ "K707", "", { LIMIT("K707", "min_range_percent", "51") }, { LIMIT("K707", "min_range_percent", "50") } },
	{ "K708", "", { LIMIT("K708", "max_points", "6.9") }, { LIMIT("K708", "max_points", "7.1") } },
	{ "K709", "", { { "fit: 2, openness: 6", "fit: 2, openness: 4" }, { "fit: 4, openness: 3", "fit: 4, openness: 2" } },
	  { { "fit: 2, openness: 6", "fit: 2, openness: 4" }, { "fit: 4, openness: 3", "fit: 4, openness: 2" }, LIMIT("K709", "min_accounts", "6") } },
	{ "K710", "flat", { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 9, birch: 5, cedar: 7}, margin: {alder: 8, birch: 4, cedar: 3}}}}" } },
	  { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 9, birch: 5, cedar: 7}, margin: {alder: 8, birch: 3, cedar: 3}}}}" } } },
	{ "K710", "share", { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 10, birch: 2, cedar: 1}, margin: {alder: 9, birch: 0, cedar: 3}}}}" } },
	  { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 10, birch: 2, cedar: 1}, margin: {alder: 7, birch: 0, cedar: 5}}}}" } } },
	{ "K711", "order", { { "revenue: 120", "revenue: 80" } }, { { "revenue: 120", "revenue: 101" } } },
	{ "K711", "weights", { { "type: potential,", "type: potential, about_size: yes," }, { "type: fit,", "type: fit, about_size: yes," } },
	  { { "type: potential,", "type: potential, about_size: yes," }, { "type: behaviour,", "type: behaviour, about_size: yes," } } },
	{ "K711", "largest", { LIMIT("K711", "min_key", "2") }, { LIMIT("K711", "min_key", "3") } },
	{ "K712", "", { { "type: potential", "type: financial" } }, { { "type: financial", "type: potential" } } },
	{ "K713", "low", { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 9, birch: 8, cedar: 8, elm: 2}, margin: {alder: 7, birch: 9, cedar: 5, elm: 3}}}, cyd: {attractiveness: {potential: {alder: 0, birch: 0, cedar: 9, elm: 10}, margin: {alder: 7, birch: 9, cedar: 5, elm: 3}}}}" } },
	  { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 9, birch: 8, cedar: 8, elm: 2}, margin: {alder: 7, birch: 9, cedar: 5, elm: 3}}}, cyd: {attractiveness: {potential: {alder: 9, birch: 8, cedar: 7, elm: 2}, margin: {alder: 7, birch: 9, cedar: 5, elm: 3}}}}" } } },
	{ "K713", "chance", { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 9, birch: 8, cedar: 8, elm: 2}, margin: {alder: 7, birch: 9, cedar: 5, elm: 3}}}, cyd: {attractiveness: {potential: {alder: 2, birch: 5, cedar: 8, elm: 9}, margin: {alder: 7, birch: 9, cedar: 5, elm: 3}}}}" } },
	  { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 9, birch: 8, cedar: 8, elm: 2}, margin: {alder: 7, birch: 9, cedar: 5, elm: 3}}}, cyd: {attractiveness: {potential: {alder: 9, birch: 8, cedar: 7, elm: 2}, margin: {alder: 7, birch: 9, cedar: 5, elm: 3}}}}" } } },
	{ "K713", "cells", { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 9, birch: 8, cedar: 8, elm: 2}, margin: {alder: 7, birch: 9, cedar: 5, elm: 3}}}, cyd: {attractiveness: {potential: {alder: 4, birch: 8, cedar: 8, elm: 2}, margin: {alder: 7, birch: 9, cedar: 5, elm: 3}}}}" } },
	  { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 9, birch: 8, cedar: 8, elm: 2}, margin: {alder: 7, birch: 9, cedar: 5, elm: 3}}}, cyd: {attractiveness: {potential: {alder: 5, birch: 8, cedar: 8, elm: 2}, margin: {alder: 7, birch: 9, cedar: 5, elm: 3}}}}" } } },
	{ "K714", "severe", { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 9, birch: 8, cedar: 8}}}, cyd: {attractiveness: {potential: {alder: 6, birch: 5, cedar: 4}}}}" } },
	  { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 9, birch: 8, cedar: 8}}}, cyd: {attractiveness: {potential: {alder: 6, birch: 5, cedar: 5}}}}" } } },
	{ "K714", "mild", { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 9, birch: 8, cedar: 8}}}, cyd: {attractiveness: {potential: {alder: 6, birch: 5, cedar: 4}}}}" } },
	  { { "", "scorecards: {ada: {attractiveness: {potential: {alder: 9, birch: 8, cedar: 8}}}, cyd: {attractiveness: {potential: {alder: 6, birch: 5, cedar: 5}}}}" } } },
	{ "K715", "", { { "date: 2026-09-12", "date: 2025-10-29" } }, { { "date: 2026-09-12", "date: 2025-10-30" } } },
	{ "K716", "", { { ", fit: {note: seen}", "" } }, { { ", fit: {note: seen}", "" }, { "weight: 28", "weight: 33" }, { "weight: 24", "weight: 19" } } },
	{ "K717", "", { { "potential: 2, margin: 3, fit: 4, openness: 3", "potential: 9, margin: 7, fit: 8, openness: 8" }, { "    decision: {tell_customer: as before}\nchal", "    decision: {class: opportunistic}\nchal" } },
	  { { "potential: 2, margin: 3, fit: 4, openness: 3", "potential: 9, margin: 4, fit: 8, openness: 8" }, { "    decision: {tell_customer: as before}\nchal", "    decision: {class: opportunistic}\nchal" } } },
	{ "K719", "", { { "", "rules: {K719: {min_accounts: 5, min_correlation: 0.2}}" } }, { { "", "rules: {K719: {min_accounts: 6, min_correlation: 0.2}}" } } },
	{ "K801", "", { { "us: 8, nova: 6", "us: 8" }, { "us: 6, nova: 7", "us: 6" } }, { { "us: 5, nova: 6", "us: 5" } } },
	{ "K802", "", { { "weight: 40, us: 8", "weight: 50, us: 8" }, { "weight: 40, us: 7", "weight: 30, us: 7" },
	                { "    strength: {asked: inferred, date: 2026-09-20, factors: {delivery: {weight: 60, us: 8, nova: 6}, price: {weight: 40, us: 6, nova: 7}}}\n", "" },
	                { "    strength: {asked: inferred, date: 2026-09-20, factors: {delivery: {weight: 60, us: 4, nova: 6}, price: {weight: 40, us: 6, nova: 7}}}\n", "" } },
	  { { "weight: 40, us: 8", "weight: 50, us: 8" }, { "weight: 40, us: 7", "weight: 30, us: 7" } } },
	{ "K803", "", { { "asked: customer", "asked: inferred" } }, { { "asked: customer", "asked: scorecard" } } },
	{ "K804", "attractiveness", { { "margin: 7, fit: 8", "margin: unknown, fit: 8" } }, { { "fit: 8, openness: 8", "fit: 8, openness: unknown" } } },
	{ "K804", "strength", { { "weight: 30, us: 6, nova: 7", "weight: 30, us: 6, nova: unknown" } }, { { "weight: 20, us: 8, nova: 6", "weight: 20, us: 8, nova: unknown" } } },
	{ "K805", "", { { "weight: 40, us: 6, nova: 7", "weight: 40, us: 8, nova: 7" } }, { { "weight: 40, us: 6, nova: 7", "weight: 40, us: 7, nova: 7" } } },
	{ "K718", "", { { "attractiveness:\n  factors", "attractiveness:\n  weights: pairwise\n  judgement: [{over: [potential, margin], by: 5}, {over: [margin, fit], by: 5}, {over: [fit, potential], by: 2}, {over: [potential, openness], by: 3}, {over: [margin, openness], by: 2}, {over: [fit, openness], by: 1}]\n  factors" }, { "weight: 30, type", "type" }, { "weight: 28, type", "type" }, { "weight: 24, type", "type" }, { "weight: 18, type", "type" } },
	  { { "attractiveness:\n  factors", "attractiveness:\n  weights: pairwise\n  judgement: [{over: [potential, margin], by: 1}, {over: [margin, fit], by: 1}, {over: [potential, fit], by: 1}, {over: [potential, openness], by: 2}, {over: [margin, openness], by: 2}, {over: [fit, openness], by: 2}]\n  factors" }, { "weight: 30, type", "type" }, { "weight: 28, type", "type" }, { "weight: 24, type", "type" }, { "weight: 18, type", "type" } } },
	{ "K807", "large", { { "revenue: 120", "revenue: 120\n    share_of_wallet: 51" } }, { { "revenue: 120", "revenue: 120\n    share_of_wallet: 50" } } },
	{ "K807", "small", { { "revenue: 300", "revenue: 300\n    share_of_wallet: 9" } }, { { "revenue: 300", "revenue: 300\n    share_of_wallet: 10" } } },
	{ "K808", "", { { "competitors:", "competitors:\n  orion: {name: Orion}" }, { "    us: {name: Us", "    them: {name: Them, stage: maker, kind: supplier, value: 9, competitor: orion}\n    us: {name: Us" }, { "  leverage:", "    - {from: them, to: shop, value: 1}\n  leverage:" } },
	  { { "    us: {name: Us", "    them: {name: Them, stage: maker, kind: supplier, value: 9, competitor: nova}\n    us: {name: Us" }, { "  leverage:", "    - {from: them, to: shop, value: 1}\n  leverage:" } } },
	{ "K809", "voices", { { "[buyer, planner]", "[buyer]" } }, { { "[buyer, planner]", "[buyer, owner]" } } },
	{ "K809", "factors", { LIMIT("K809", "min_factors", "4") }, { LIMIT("K809", "min_factors", "3") } },
	{ "K810", "", { { "fit: 2, openness: 6", "fit: unknown, openness: unknown" } },
	  { { "fit: 2, openness: 6}}", "fit: unknown, openness: unknown}}\n    ask: {fit: {whom: buyer, owner: dee}, openness: {whom: buyer, owner: dee}}" } } },
	{ "K901", "", { { "for_decision", "final" } },
	  { { "for_decision", "final" }, { "", "sign_off: {required: [bob], approvals: [{by: bob, date: 2026-10-28, view: agrees}]}" } } },
	{ "K901", "", { { "for_decision", "final" }, { "", "sign_off: {required: [bob], approvals: [{by: bob, date: 2026-10-28, view: objects}]}" } },
	  { { "", "sign_off: {required: [bob]}" } } },
	{ "K902", "", { { "{tell_customer: as before}", "{tell_customer: as before, class: key}" } },
	  { { "{tell_customer: as before}", "{tell_customer: as before, class: key, override: {by: bob, reason: new plant, until: 2027-05-31}}" } } },
	{ "K903", "", { { "{tell_customer: as before}", "{class: key, override: {by: bob, reason: new plant, until: 2027-05-31}}" } },
	  { { "{tell_customer: as before}", "{class: key, override: {by: bob, reason: new plant, until: 2027-05-31}}" }, LIMIT("K903", "max_share_percent", "40") } },
	{ "K904", "", { { "us: 4, nova: 7", "us: 8, nova: 7" } }, { { "us: 4, nova: 7", "us: 8, nova: 7" }, { "kind: grow", "kind: other" } } },
	{ "K905", "account", { { "customers: 400", "company_revenue: 1999" } }, { { "customers: 400", "company_revenue: 2000" } } },
	{ "K905", "account", { { "customers: 400", "company_revenue: 1999" } }, { { "customers: 400", "company_revenue: 0" } } },
	{ "K905", "key", { { "", "rules: {K905: {hhi_times: 1.06, min_key: 2}}" } }, { { "", "rules: {K905: {hhi_times: 1.07, min_key: 2}}" } } },
	{ "K906", "plan", { { "    plan: {objective: hold, sponsor: bob, stop_by: 2028-06-30, actions: [{what: Depot, owner: cyd, due: 2027-03-31, days: 5, closes: delivery}]}\n", "" } },
	  { { "    plan: {objective: hold, sponsor: bob, stop_by: 2028-06-30, actions: [{what: Depot, owner: cyd, due: 2027-03-31, days: 5, closes: delivery}]}\n", "    plan: {due: 2027-01-31}\n" } } },
	{ "K906", "action", { { "owner: eve, start", "start" } }, { { "start: 2027-01-01, ", "" } } },
	{ "K907", "", { { ", closes: delivery", "" } }, { { ", closes: delivery", "" }, { "us: 4, nova: 7", "us: 7, nova: 7" } } },
	{ "K908", "", { { "class: maintenance, attractiveness: 3.5, days: 14", "class: key, days: 8" } },
	  { { "class: maintenance, attractiveness: 3.5, days: 14", "class: key, days: 8.5" } } },
	{ "K909", "", { { "class: key_development, att", "class: key, att" } }, { { "class: key_development, att", "class: opportunistic, att" } } },
	{ "K911", "", { { "past: {answer: a}, ", "" } }, { { "past: {answer: a}, ", "past: {answer: b}, " } } },
	{ "K912", "owner", { { "owner: ada\n    revenue: 500", "revenue: 500" } }, { { "owner: ada\n    revenue: 100", "revenue: 100" } } },
	{ "K912", "sponsor", { { "growth, sponsor: bob", "growth" } }, { { "hold, sponsor: bob", "hold" } } },
	{ "K912", "stop_by", { { "stop_by: 2028-06-30, ", "" } }, { { "stop_by: 2028-06-30, ", "" }, { "for_decision", "draft" } } },
	{ "K913", "", { { "stop_by", "budget: 541, stop_by" } }, { { "stop_by", "budget: 540, stop_by" } } },
	{ "K914", "", { { "    decision: {tell_customer: as before}\n", "" } },
	  { { "    decision: {tell_customer: as before}\n", "" }, LIMIT("K914", "largest", "2") } },
	{ "K915", "selection", { { "", "sign_off: {required: [bob], approvals: [{by: bob, date: 2026-10-28, view: agrees, of: 0123456789ab}]}" } },
	  { { "", "sign_off: {required: [bob], approvals: [{by: bob, date: 2026-10-27, view: agrees, of: 0123456789ab}, {by: bob, date: 2026-10-28, view: agrees}]}" } } },
	{ "K915", "selection", { { "", "sign_off: {required: [bob], approvals: [{by: bob, date: 2026-10-28, view: with_reservation, of: 0123456789ab}]}" } },
	  { { "", "sign_off: {required: [bob], approvals: [{by: bob, date: 2026-10-28, view: objects, of: 0123456789ab}]}" } } },
	{ "K915", "account", { { "{tell_customer: as before}", "{tell_customer: as before, approvals: [{by: bob, date: 2026-10-28, view: agrees, of: 0123456789ab}]}" } },
	  { { "{tell_customer: as before}", "{tell_customer: as before, approvals: [{by: bob, date: 2026-10-28, view: agrees}]}" } } },
	{ "KA01", "", { { "next: 2027-10-30", "next: 2026-10-29" } }, { { "next: 2027-10-30", "next: 2026-10-30" } } },
	{ "KA02", "", { { "next: 2027-10-30", "every_months: 12" } }, { { "next: 2027-10-30", "next: 2027-10-31" } } },
	{ "KA04", "", { { "{tell_customer: as before}", "{class: key, override: {by: bob, reason: new plant, until: 2026-10-29}}" } },
	  { { "{tell_customer: as before}", "{class: key, override: {by: bob, reason: new plant, until: 2026-10-30}}" } } },
	{ "KA05", "", { { "stop_by: 2028-06-30", "stop_by: 2026-10-29" } }, { { "stop_by: 2028-06-30", "stop_by: 2026-10-30" } } },
	{ "KA06", "", { { "class: key, att", "class: maintenance, att" } },
	  { { "class: key, att", "class: maintenance, att" }, LIMIT("KA06", "max_share_percent", "40") } },
	{ "KA07", "", { { "class: key_development, attractiveness: 6.9", "class: key, attractiveness: 6.9, strength: -1.2" }, { "", "matrix: {hysteresis: 0.1}" } },
	  { { "class: key_development, attractiveness: 6.9", "class: key, attractiveness: 6.9, strength: -1.4" }, { "", "matrix: {hysteresis: 0.1}" } } },
	{ "K910", "", { { "priority: medium", "priority: high" } }, { { "priority: medium", "priority: low" } } },
};

START_TEST(fires_where_it_should)
{
	ck_assert_msg(find_hit(judge_edited(cases[_i].fires), cases[_i].code, cases[_i].form) != NULL,
		"%s %s does not fire", cases[_i].code, cases[_i].form);
}
END_TEST

START_TEST(is_silent_just_below)
{
	const struct rule_hit *hit = find_hit(judge_edited(cases[_i].silent), cases[_i].code, cases[_i].form);

	ck_assert_msg(hit == NULL || hit->waiver != NULL, "%s %s fires", cases[_i].code, cases[_i].form);
}
END_TEST

START_TEST(has_nothing_to_say_of_a_sound_selection)
{
	const struct judgement *judgement = judge_text(read_sound());

	for (size_t i = 0; i < judgement->count; i++)
		ck_abort_msg("%s %s", judgement->hits[i].rule->code, judgement->hits[i].form);
	ck_assert_uint_eq(judgement->waived_count, 0);
}
END_TEST

START_TEST(reports_what_is_absent_from_an_empty_selection)
{
	static const char *const absent[] = { "K101", "K302", "K305", "K401", "K911", "KA02" };
	const struct judgement *judgement =
		judge_text("format: 1\nselection: {title: T, company: C, as_of: 2026-10-30}\n");

	for (int i = 0; i < COUNT_OF(absent); i++)
		ck_assert_ptr_nonnull(find_hit(judgement, absent[i], ""));
}
END_TEST

static const struct { const char *code; enum rule_level level; struct edit edits[EDITS]; } levels[] = {
	{ "K201", LEVEL_ERROR, { { "sales: 150", "sales: 50" } } },
	{ "K201", LEVEL_WARNING, { { "sales: 150", "sales: 50" }, { "for_decision", "draft" } } },
	{ "K201", LEVEL_NOTE, { { "sales: 150", "sales: 50" }, { "", "rules: {K201: note}" } } },
	{ "K504", LEVEL_WARNING, { { "needs: [price], ", "" }, { "for_decision", "draft" }, { "", "rules: {K504: error}" } } },
	{ "KA01", LEVEL_WARNING, { { "next: 2027-10-30", "next: 2026-08-01" }, { "for_decision", "final" } } },
	{ "KA01", LEVEL_ERROR, { { "next: 2027-10-30", "next: 2026-07-31" }, { "for_decision", "final" } } },
	{ "K003", LEVEL_ERROR, { { "start: 2026-08-01", "start: 2026-10-31" }, { "for_decision", "draft" } } },
	{ "K301", LEVEL_WARNING, { { "Dee, function: logistics", "Dee, function: technical" } } },
	{ "K301", LEVEL_ERROR, { { "function: logistics", "function: sales" }, { "function: technical", "function: sales" } } },
};

START_TEST(takes_its_level_from_status_and_settings)
{
	const struct rule_hit *hit = find_hit(judge_edited(levels[_i].edits), levels[_i].code, "");

	ck_assert_ptr_nonnull(hit);
	ck_assert_int_eq(hit->level, levels[_i].level);
}
END_TEST

START_TEST(is_ignored_on_request)
{
	static const struct edit edits[EDITS] = { { "needs: [price], ", "" }, { "", "rules: {K504: ignore}" } };

	ck_assert_ptr_null(find_hit(judge_edited(edits), "K504", ""));
}
END_TEST

START_TEST(is_waived_by_name_and_listed)
{
	static const struct edit edits[EDITS] = { { "needs: [price], ", "" },
		{ "", "waivers: [{rule: K504, at: segments.two, because: known, by: ada, until: 2026-10-30}]" } };
	const struct judgement *judgement = judge_edited(edits);
	const struct rule_hit *hit = find_hit(judgement, "K504", "");

	ck_assert_ptr_nonnull(hit);
	ck_assert_ptr_nonnull(hit->waiver);
	ck_assert_str_eq(hit->waiver->by->id, "ada");
	ck_assert_uint_eq(judgement->waived_count, 1);
}
END_TEST

/* Four accounts without a segment are told as one finding that names them. */
START_TEST(gathers_what_repeats)
{
	static const struct edit edits[EDITS] = { { "    segment: one\n", "" }, { "    segment: two\n", "" } };
	const struct judgement *judgement = judge_edited(edits);
	size_t count = 0;

	for (size_t i = 0; i < judgement->count; i++)
		count += strcmp(judgement->hits[i].rule->code, "K501") == 0;
	ck_assert_uint_eq(count, 1);
	ck_assert(find_hit(judgement, "K501", "")->gathered);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("the rules");
	TCase *tests = tcase_create("rules");

	tcase_add_checked_fixture(tests, edited_set_up, edited_tear_down);
	tcase_add_loop_test(tests, fires_where_it_should, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, is_silent_just_below, 0, COUNT_OF(cases));
	tcase_add_loop_test(tests, takes_its_level_from_status_and_settings, 0, COUNT_OF(levels));
	tcase_add_test(tests, has_nothing_to_say_of_a_sound_selection);
	tcase_add_test(tests, reports_what_is_absent_from_an_empty_selection);
	tcase_add_test(tests, is_ignored_on_request);
	tcase_add_test(tests, is_waived_by_name_and_listed);
	tcase_add_test(tests, gathers_what_repeats);
	suite_add_tcase(suite, tests);
	return unit_run(suite);
}
