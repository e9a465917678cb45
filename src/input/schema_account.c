#include "schema_tables.h"

/* ---- small parts --------------------------------------------------------------- */

static const struct schema_key partnership_keys[] = {
	{ .name = "answer", .kind = SCHEMA_ENUM, .words = &words_answer, .required = true,
	  AT(account, wants_partnership),
	  .description = "Whether the customer wants a closer relation: yes, no or unknown." },
	{ .name = "said_by", .kind = SCHEMA_WORDS, AT(account, partnership_said_by),
	  .description = "Who of them said so." },
	{ .name = "date", .kind = SCHEMA_DATE, AT(account, partnership_date),
	  .description = "Day on which they said so." },
};
static const struct schema_object partnership = {
	.noun = "answer", KEYS(partnership_keys), .short_key = "answer",
};

static const struct schema_key previous_keys[] = {
	{ .name = "date", .kind = SCHEMA_DATE, AT(previous, date),
	  .description = "Day of that review." },
	{ .name = "class", .kind = SCHEMA_ENUM, .words = &words_class, AT(previous, class),
	  .absent = CLASS_UNDETERMINED, .description = "Class of the account then." },
	{ .name = "attractiveness", .kind = SCHEMA_NUMBER, A_SCORE, AT(previous, attractiveness),
	  .description = "Attractiveness then." },
	{ .name = "strength", .kind = SCHEMA_NUMBER, A_SCORE, AT(previous, strength),
	  .description = "Relative strength then." },
	{ .name = "days", .kind = SCHEMA_NUMBER, DAYS_A_YEAR, AT(previous, days),
	  .description = "Days spent on the account then." },
};
static const struct schema_object previous = {
	.noun = "previous review", KEYS(previous_keys), SECTION(previous),
};

static const struct schema_key evidence_keys[] = {
	{ .name = "source", .kind = SCHEMA_ID, .collection = COLLECTION_SOURCES, AT(evidence, source),
	  .description = "Where it is written." },
	{ .name = "note", .kind = SCHEMA_WORDS, AT(evidence, note),
	  .description = "What it says." },
};
static const struct schema_object evidence = {
	.noun = "evidence", KEYS(evidence_keys), ELEMENT(evidence),
};

static const struct schema_key scored_keys[] = {
	{ .name = "date", .kind = SCHEMA_DATE, AT(account, scored),
	  .description = "Day of scoring; old scores are pointed out." },
	{ .name = "scores", .kind = SCHEMA_SCORES, AT(account, scores),
	  .example = "{potential: 9, margin: 3..6, openness: unknown}",
	  .description = "A score for each factor, one a line: a number, a range 3..6, or "
	                 "unknown; a factor left out counts as unknown." },
	{ .name = "evidence", .kind = SCHEMA_MAP, .object = &evidence, .keyed_by = COLLECTION_FACTORS,
	  MANY(account, evidence, evidence_count),
	  .example = "{margin: {source: S3, note: Fuel clause caps what they can pay}}",
	  .description = "What the scores rest on, by factor." },
};
static const struct schema_object scored = {
	.noun = "attractiveness", .title = "attractiveness of an account", KEYS(scored_keys),
	PLACE_AT(account, attractiveness_place),
};

/* ---- strength ------------------------------------------------------------------- */

static const struct schema_key customer_scale_keys[] = {
	{ .name = "min", .kind = SCHEMA_NUMBER, A_SCORE, .required = true,
	  AT(scale, min), .description = "Lowest score on the customer's scale." },
	{ .name = "max", .kind = SCHEMA_NUMBER, A_SCORE, .required = true,
	  AT(scale, max), .description = "Highest score on the customer's scale; above `min`." },
	{ .name = "step", .kind = SCHEMA_NUMBER, .least = 0, .most = 1e6, AT(scale, step),
	  .default_text = "0", .description = "Smallest difference between two scores; 0: any." },
};
static const struct schema_object customer_scale = {
	.noun = "scale", .title = "scale of a customer", KEYS(customer_scale_keys),
};

static const struct schema_key rating_factor_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, AT(rating_factor, name),
	  .description = "The factor's name; left out: as in `supplier_factors`." },
	{ .name = "weight", .kind = SCHEMA_WEIGHT, A_SHARE, AT(rating_factor, weight), .unit = "%",
	  PLACE_AT(rating_factor, weight_place),
	  .description = "How much it counts for the customer, or unknown; the weights of one "
	                 "customer sum to 100." },
	{ .name = "us", .kind = SCHEMA_SCORE, AT(rating_factor, us),
	  .description = "How the customer scores us; left out: unknown." },
};
static const struct schema_key rival_score = {
	.name = "rival", .kind = SCHEMA_SCORE, .keyed_by = COLLECTION_COMPETITORS,
	AT(rating_factor, rivals), .description = "How they score that rival.",
};
static const struct schema_object rating_factor = {
	.noun = "supplier factor", .title = "factor of a customer", KEYS(rating_factor_keys),
	ELEMENT(rating_factor),
	.rest = &rival_score, .in_order = true,
};

static const struct schema_key strength_keys[] = {
	{ .name = "asked", .kind = SCHEMA_ENUM, .words = &words_asked, AT(strength, asked),
	  .description = "Where the rating comes from: the customer was asked, its scorecard, or "
	                 "inferred by us." },
	{ .name = "voices", .kind = SCHEMA_LIST, .item = SCHEMA_TEXT, MANY(strength, voices, voice_count),
	  .example = "[buyer, plant engineer]",
	  .description = "Who of them was heard, by function." },
	{ .name = "date", .kind = SCHEMA_DATE, AT(strength, date),
	  .description = "Day of the rating; old ratings are pointed out." },
	{ .name = "scale", .kind = SCHEMA_SCALE, .object = &customer_scale, AT(strength, scale),
	  .description = "The customer's own scale; left out: the scale of the matrix." },
	{ .name = "factors", .kind = SCHEMA_MAP, .object = &rating_factor,
	  .limit = SCHEMA_FACTOR_LIMIT, MANY(strength, factors, factor_count),
	  .description = "By what this customer chooses suppliers, with its weights and its "
	                 "scores of us and of our rivals." },
};
static const struct schema_object strength = {
	.noun = "strength", KEYS(strength_keys), SECTION(strength),
};

static const struct schema_key ask_keys[] = {
	{ .name = "whom", .kind = SCHEMA_WORDS, AT(ask, whom),
	  .description = "Who of them knows." },
	{ .name = "by", .kind = SCHEMA_DATE, AT(ask, by),
	  .description = "Day by which it is found out." },
	{ .name = "owner", PERSON, AT(ask, owner), .description = "Who of us asks." },
};
static const struct schema_object ask = { .noun = "question", KEYS(ask_keys), ELEMENT(ask) };

/* ---- decision --------------------------------------------------------------------- */

static const struct schema_key override_keys[] = {
	{ .name = "by", PERSON, AT(override, by), .description = "Who decided otherwise." },
	{ .name = "reason", .kind = SCHEMA_WORDS, AT(override, reason),
	  .description = "Why the computed class was not followed." },
	{ .name = "until", .kind = SCHEMA_DATE, AT(override, until),
	  .description = "Last day on which it holds." },
};
static const struct schema_object override = {
	.noun = "override", KEYS(override_keys), SECTION(override),
};

static const struct schema_key decision_keys[] = {
	{ .name = "class", .kind = SCHEMA_ENUM, .words = &words_class, AT(decision, class),
	  .absent = CLASS_UNDETERMINED,
	  .description = "The class decided; left out: the computed class is proposed." },
	{ .name = "because", .kind = SCHEMA_PROSE, AT(decision, because),
	  .description = "Why this class, in a sentence or two for the board." },
	{ .name = "override", .kind = SCHEMA_OBJECT, .object = &override, AT(decision, override),
	  .description = "Who decided against the computed class, why and until when; wanted "
	                 "where `class` differs from it." },
	{ .name = "tell_customer", .kind = SCHEMA_PROSE, AT(decision, tell_customer),
	  .description = "What the customer is told." },
	{ .name = "tell_us", .kind = SCHEMA_PROSE, AT(decision, tell_us),
	  .description = "What our own people are told." },
	{ .name = "approvals", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &schema_approval,
	  MANY(decision, approvals, approval_count),
	  .description = "Who has approved this decision." },
};
static const struct schema_object decision = {
	.noun = "decision", KEYS(decision_keys), SECTION(decision),
	.example = "class: key_development\n"
	           "because: |\n"
	           "  Largest untapped potential; service is the gap, and growth pays for closing it.\n"
	           "approvals:\n"
	           "  - by: fd\n"
	           "    date: 2026-10-28\n"
	           "    view: agrees\n",
};

/* ---- plan ---------------------------------------------------------------------------- */

static const struct schema_key action_keys[] = {
	{ .name = "what", .kind = SCHEMA_WORDS, .required = true, AT(action, what),
	  .description = "What is done." },
	{ .name = "owner", PERSON, AT(action, owner), .description = "Who does it." },
	{ .name = "start", .kind = SCHEMA_DATE, AT(action, start), .description = "First day." },
	{ .name = "due", .kind = SCHEMA_DATE, AT(action, due), .description = "Last day." },
	{ .name = "days", .kind = SCHEMA_NUMBER, NOT_NEGATIVE, .unit = "person-days", AT(action, days),
	  .description = "Effort." },
	{ .name = "cost", .kind = SCHEMA_MONEY, NOT_NEGATIVE, AT(action, cost),
	  .description = "What it costs beside the days." },
	{ .name = "closes", .kind = SCHEMA_TEXT, AT(action, closes),
	  .description = "The id of the customer's factor whose gap to the best rival it closes." },
	{ .name = "status", .kind = SCHEMA_ENUM, .words = &words_action_status, AT(action, status),
	  .default_text = "open", .description = "How far it is." },
};
static const struct schema_object action = { .noun = "action", KEYS(action_keys), ELEMENT(action) };

static const struct schema_key milestone_keys[] = {
	{ .name = "what", .kind = SCHEMA_WORDS, .required = true, AT(milestone, what),
	  .description = "What is reached." },
	{ .name = "by", .kind = SCHEMA_DATE, AT(milestone, by),
	  .description = "Day by which it is reached." },
};
static const struct schema_object milestone = {
	.noun = "milestone", KEYS(milestone_keys), ELEMENT(milestone),
};

static const struct schema_key risk_keys[] = {
	{ .name = "what", .kind = SCHEMA_WORDS, .required = true, AT(risk, what),
	  .description = "What may happen." },
	{ .name = "likelihood", .kind = SCHEMA_ENUM, .words = &words_likelihood, AT(risk, likelihood),
	  .description = "How likely it is." },
	{ .name = "answer", .kind = SCHEMA_WORDS, AT(risk, answer),
	  .description = "What we would do." },
};
static const struct schema_object risk = { .noun = "risk", KEYS(risk_keys), ELEMENT(risk) };

static const struct schema_key in_three_years_keys[] = {
	{ .name = "class", .kind = SCHEMA_ENUM, .words = &words_class, AT(plan, goal_class),
	  .absent = CLASS_UNDETERMINED, .description = "Class aimed at." },
	{ .name = "revenue", .kind = SCHEMA_MONEY, NOT_NEGATIVE, AT(plan, goal_revenue),
	  .description = "Revenue aimed at, a year." },
};
static const struct schema_object in_three_years = {
	.noun = "goal", KEYS(in_three_years_keys),
};

static const struct schema_key plan_keys[] = {
	{ .name = "due", .kind = SCHEMA_DATE, AT(plan, due),
	  .description = "Day by which the plan itself will be ready, if it is not." },
	{ .name = "objective", .kind = SCHEMA_ID, .collection = COLLECTION_OBJECTIVES,
	  AT(plan, objective), .description = "The objective that the plan serves." },
	{ .name = "sponsor", PERSON, AT(plan, sponsor),
	  .description = "Who of the management stands behind it." },
	{ .name = "team", .kind = SCHEMA_TEXT_MAP, MANY(plan, team, team_count),
	  .example = "{logistics: two-hour slots}",
	  .description = "What each function delivers for the account." },
	{ .name = "budget", .kind = SCHEMA_MONEY, NOT_NEGATIVE, AT(plan, budget),
	  .description = "What the plan may cost beside the days." },
	{ .name = "stop_by", .kind = SCHEMA_DATE, AT(plan, stop_by),
	  .description = "Day on which the account is let go if it has not moved." },
	{ .name = "exit_trigger", .kind = SCHEMA_PROSE, AT(plan, exit_trigger),
	  .description = "What would end the plan sooner." },
	{ .name = "actions", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &action,
	  MANY(plan, actions, action_count), .description = "What is done, by whom and when." },
	{ .name = "milestones", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &milestone,
	  MANY(plan, milestones, milestone_count), .description = "By what progress is seen." },
	{ .name = "risks", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &risk,
	  MANY(plan, risks, risk_count), .description = "What may go wrong, and our answer." },
	{ .name = "in_three_years", .kind = SCHEMA_OBJECT, .object = &in_three_years,
	  .description = "Where the account is to be at the end of the plan." },
};
static const struct schema_object plan = {
	.noun = "plan", KEYS(plan_keys), SECTION(plan),
	.example = "objective: growth\n"
	           "sponsor: fd\n"
	           "stop_by: 2028-06-30\n"
	           "actions:\n"
	           "  - what: |\n"
	           "      Depot audit at three sites\n"
	           "    owner: mli\n"
	           "    start: 2026-11-01\n"
	           "    due: 2027-02-28\n"
	           "    days: 12\n"
	           "    closes: delivery\n"
	           "milestones:\n"
	           "  - what: |\n"
	           "      First joint forecast\n"
	           "    by: 2027-03-31\n",
};

/* ---- accounts -------------------------------------------------------------------------- */

static const struct schema_key account_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(account, name),
	  .example = "Kestner Logistics", .description = "The account's name as it is printed." },
	{ .name = "formerly", .kind = SCHEMA_LIST, .item = SCHEMA_TEXT,
	  MANY(account, formerly, formerly_count),
	  .description = "Ids it had before, so that its history is followed." },
	{ .name = "segment", .kind = SCHEMA_ID, .collection = COLLECTION_SEGMENTS, AT(account, segment),
	  .description = "The one segment it belongs to." },
	{ .name = "owner", PERSON, AT(account, owner),
	  .description = "Who answers for the account." },
	{ .name = "parent", .kind = SCHEMA_TEXT, AT(account, parent),
	  .description = "The group it belongs to." },
	{ .name = "revenue", .kind = SCHEMA_MONEY, AT(account, revenue), NOT_NEGATIVE,
	  .description = "What it buys from us now, a year." },
	{ .name = "reachable", .kind = SCHEMA_MONEY, AT(account, reachable), NOT_NEGATIVE,
	  .description = "What it could buy from us a year by the end of the horizon; the area "
	                 "of its bubble in the matrix." },
	{ .name = "margin", .kind = SCHEMA_PERCENT, .least = -1000, .most = 100, .unit = "%",
	  AT(account, margin_percent),
	  .example = "31 %", .description = "Gross margin on what it buys." },
	{ .name = "share_of_wallet", .kind = SCHEMA_PERCENT, A_SHARE, .unit = "%",
	  AT(account, share_percent),
	  .example = "12 %", .description = "Our share of what it buys of our class of product." },
	{ .name = "days_now", .kind = SCHEMA_NUMBER, DAYS_A_YEAR, AT(account, days_now),
	  .description = "Effort spent on it today." },
	{ .name = "days", .kind = SCHEMA_NUMBER, DAYS_A_YEAR, AT(account, days),
	  .description = "Effort planned for it; left out: `resources.days_per_account` of its "
	                 "class." },
	{ .name = "wants_partnership", .kind = SCHEMA_OBJECT, .object = &partnership,
	  .description = "Whether the customer wants a closer relation: yes, no, unknown, or "
	                 "with who said so and when." },
	{ .name = "notes", .kind = SCHEMA_PROSE, AT(account, notes),
	  .description = "Anything else about the account, for its page in the dossier." },
	{ .name = "previous", .kind = SCHEMA_OBJECT, .object = &previous, AT(account, previous),
	  .description = "What the last review found, where git does not have it." },
	{ .name = "attractiveness", .kind = SCHEMA_OBJECT, .object = &scored,
	  .description = "Our scores of the account, as the team agreed on them." },
	{ .name = "strength", .kind = SCHEMA_OBJECT, .object = &strength, AT(account, strength),
	  .description = "How the customer rates us and our rivals: its factors, its weights." },
	{ .name = "ask", .kind = SCHEMA_MAP, .object = &ask, MANY(account, asks, ask_count),
	  .description = "Who finds out what is unknown; by the factor's id." },
	{ .name = "decision", .kind = SCHEMA_OBJECT, .object = &decision, AT(account, decision),
	  .description = "What was decided for the account, and why." },
	{ .name = "plan", .kind = SCHEMA_OBJECT, .object = &plan, AT(account, plan),
	  .description = "What we will do for the account." },
};
const struct schema_object schema_account = {
	.noun = "account", KEYS(account_keys), ELEMENT(account),
	.example = "name: Kestner Logistics\n"
	           "segment: multi_site\n"
	           "owner: mli\n"
	           "revenue: 720\n"
	           "reachable: 2300\n"
	           "margin: 31 %\n"
	           "attractiveness:\n"
	           "  date: 2026-09-12\n"
	           "  scores:\n"
	           "    potential: 9\n"
	           "    margin: 3..6\n"
	           "    openness: unknown\n"
	           "strength:\n"
	           "  asked: customer\n"
	           "  date: 2026-09-20\n"
	           "  factors:\n"
	           "    delivery:\n"
	           "      weight: 60\n"
	           "      us: 4\n"
	           "      nova: 3\n"
	           "    price:\n"
	           "      weight: 40\n"
	           "      us: 2\n"
	           "      nova: 4\n",
};

static const struct schema_key accounts_from_keys[] = {
	{ .name = "file", .kind = SCHEMA_TEXT, .form = FORM_PATH, .required = true, .unstored = true,
	  .example = "crm.csv",
	  .description = "A CSV file; its header has `id` and keys of an account, such as name, "
	                 "segment, revenue." },
};
const struct schema_object schema_accounts_from = {
	.noun = "table of accounts", KEYS(accounts_from_keys),
};

static const struct schema_key not_candidate_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(not_candidate, name),
	  .description = "Who was looked at." },
	{ .name = "why", .kind = SCHEMA_WORDS, AT(not_candidate, why),
	  .description = "Why they were left out." },
};
const struct schema_object schema_not_candidate = {
	.noun = "customer left out", KEYS(not_candidate_keys), ELEMENT(not_candidate),
};

/* ---- scorecards, sources ------------------------------------------------------------------ */

static const struct schema_key scorecard_keys[] = {
	{ .name = "date", .kind = SCHEMA_DATE, AT(scorecard, date),
	  .description = "Day on which it was filled in." },
	{ .name = "file", .kind = SCHEMA_TEXT, .form = FORM_PATH, .unstored = true,
	  .instead_of = "attractiveness",
	  .example = "scorecards/mli.csv",
	  .description = "A CSV file with a header of `account` and factors and a row for each "
	                 "account; instead of `attractiveness`." },
	{ .name = "weights", .kind = SCHEMA_WEIGHTS, AT(scorecard, weights), A_SHARE, .unit = "%",
	  .example = "{potential: 30}",
	  .description = "This scorer's own view of the weights, by factor." },
	{ .name = "attractiveness", .kind = SCHEMA_SCORE_TABLE, AT(scorecard, scores),
	  .example = "{potential: {kestner: 9, brightfold: 8}}",
	  .description = "Scores factor by factor, of each account; scoring a factor at a time "
	                 "keeps one impression from colouring all." },
};
const struct schema_object schema_scorecard = {
	.noun = "scorecard", KEYS(scorecard_keys), ELEMENT(scorecard),
	.example = "date: 2026-09-10\n"
	           "attractiveness:\n"
	           "  potential:\n"
	           "    kestner: 9\n"
	           "    brightfold: 8\n",
};

static const struct schema_key source_keys[] = {
	{ .name = "title", .kind = SCHEMA_NAME, .required = true, AT(source_ref, title),
	  .description = "The source's title." },
	{ .name = "kind", .kind = SCHEMA_TEXT, AT(source_ref, kind),
	  .example = "report", .description = "What it is, such as a report or a visit." },
	{ .name = "date", .kind = SCHEMA_DATE, AT(source_ref, date), .description = "Its date." },
	{ .name = "page", .kind = SCHEMA_TEXT, AT(source_ref, page),
	  .description = "Where in it." },
	{ .name = "url", .kind = SCHEMA_TEXT, .form = FORM_URL, AT(source_ref, url),
	  .example = "https://example.org/report", .description = "Where it can be found." },
};
const struct schema_object schema_source = {
	.noun = "source", KEYS(source_keys), ELEMENT(source_ref),
	.example = "title: Kestner annual report 2025\n"
	           "kind: report\n"
	           "date: 2026-03-31\n"
	           "page: 14\n",
};
