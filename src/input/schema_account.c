#include "schema_tables.h"

/* ---- small parts --------------------------------------------------------------- */

static const struct schema_key partnership_keys[] = {
	{ .name = "answer", .kind = SCHEMA_ENUM, .words = &words_answer, .required = true,
	  AT(account, wants_partnership), .description = "yes, no or unknown." },
	{ .name = "said_by", .kind = SCHEMA_WORDS, AT(account, partnership_said_by),
	  .description = "Who of them said so." },
	{ .name = "date", .kind = SCHEMA_DATE, AT(account, partnership_date), .description = "When." },
};
static const struct schema_object partnership = {
	.noun = "answer", KEYS(partnership_keys), .short_key = "answer",
};

static const struct schema_key previous_keys[] = {
	{ .name = "date", .kind = SCHEMA_DATE, AT(previous, date), .description = "Day of that review." },
	{ .name = "class", .kind = SCHEMA_ENUM, .words = &words_class, AT(previous, class),
	  .absent = CLASS_UNDETERMINED, .description = "Class then." },
	{ .name = "attractiveness", .kind = SCHEMA_NUMBER, A_SCORE, AT(previous, attractiveness),
	  .description = "Attractiveness then." },
	{ .name = "strength", .kind = SCHEMA_NUMBER, A_SCORE, AT(previous, strength),
	  .description = "Relative strength then." },
	{ .name = "days", .kind = SCHEMA_NUMBER, DAYS_A_YEAR, AT(previous, days),
	  .description = "Days spent then." },
};
static const struct schema_object previous = {
	.noun = "previous review", KEYS(previous_keys), SECTION(previous),
};

static const struct schema_key evidence_keys[] = {
	{ .name = "source", .kind = SCHEMA_ID, .collection = COLLECTION_SOURCES, AT(evidence, source),
	  .description = "Where it is written." },
	{ .name = "note", .kind = SCHEMA_WORDS, AT(evidence, note), .description = "What it says." },
};
static const struct schema_object evidence = {
	.noun = "evidence", KEYS(evidence_keys), ELEMENT(evidence),
};

static const struct schema_key scored_keys[] = {
	{ .name = "date", .kind = SCHEMA_DATE, AT(account, scored), .description = "When it was scored." },
	{ .name = "scores", .kind = SCHEMA_SCORES, AT(account, scores),
	  .description = "Score by factor: a number, a range 3..6, or unknown." },
	{ .name = "evidence", .kind = SCHEMA_MAP, .object = &evidence, .keyed_by = COLLECTION_FACTORS,
	  MANY(account, evidence, evidence_count), .description = "What the scores rest on, by factor." },
};
static const struct schema_object scored = {
	.noun = "attractiveness", .title = "attractiveness of an account", KEYS(scored_keys), PLACE_AT(account, attractiveness_place),
};

/* ---- strength ------------------------------------------------------------------- */

static const struct schema_key customer_scale_keys[] = {
	{ .name = "min", .kind = SCHEMA_NUMBER, A_SCORE, .required = true,
	  AT(scale, min), .description = "Lowest score." },
	{ .name = "max", .kind = SCHEMA_NUMBER, A_SCORE, .required = true,
	  AT(scale, max), .description = "Highest score." },
	{ .name = "step", .kind = SCHEMA_NUMBER, .least = 0, .most = 1e6, AT(scale, step),
	  .default_text = "0", .description = "Smallest difference between scores; 0: any." },
};
static const struct schema_object customer_scale = {
	.noun = "scale", .title = "scale of a customer", KEYS(customer_scale_keys),
};

static const struct schema_key rating_factor_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, AT(rating_factor, name),
	  .description = "The factor's name; left out: as in supplier_factors." },
	{ .name = "weight", .kind = SCHEMA_WEIGHT, A_SHARE, AT(rating_factor, weight), .unit = "%",
	  PLACE_AT(rating_factor, weight_place), .description = "The customer's weight, or unknown." },
	{ .name = "us", .kind = SCHEMA_SCORE, AT(rating_factor, us),
	  .description = "How they score us." },
};
static const struct schema_key rival_score = {
	.name = "rival", .kind = SCHEMA_SCORE, .keyed_by = COLLECTION_COMPETITORS,
	AT(rating_factor, rivals), .description = "How they score that rival.",
};
static const struct schema_object rating_factor = {
	.noun = "supplier factor", .title = "factor of a customer", KEYS(rating_factor_keys), ELEMENT(rating_factor),
	.rest = &rival_score, .in_order = true,
};

static const struct schema_key strength_keys[] = {
	{ .name = "asked", .kind = SCHEMA_ENUM, .words = &words_asked, AT(strength, asked),
	  .description = "Where the rating comes from: the customer, its scorecard, or inferred." },
	{ .name = "voices", .kind = SCHEMA_LIST, .item = SCHEMA_TEXT, MANY(strength, voices, voice_count),
	  .description = "Who of them was heard." },
	{ .name = "date", .kind = SCHEMA_DATE, AT(strength, date), .description = "When." },
	{ .name = "scale", .kind = SCHEMA_SCALE, .object = &customer_scale, AT(strength, scale),
	  .description = "The customer's own scale; left out: the matrix scale." },
	{ .name = "factors", .kind = SCHEMA_MAP, .object = &rating_factor,
	  .limit = SCHEMA_FACTOR_LIMIT, MANY(strength, factors, factor_count),
	  .description = "Their factors, with their weights and scores." },
};
static const struct schema_object strength = {
	.noun = "strength", KEYS(strength_keys), SECTION(strength),
};

static const struct schema_key ask_keys[] = {
	{ .name = "whom", .kind = SCHEMA_WORDS, AT(ask, whom), .description = "Who of them knows." },
	{ .name = "by", .kind = SCHEMA_DATE, AT(ask, by), .description = "By when." },
	{ .name = "owner", PERSON, AT(ask, owner), .description = "Who of us asks." },
};
static const struct schema_object ask = { .noun = "question", KEYS(ask_keys), ELEMENT(ask) };

/* ---- decision --------------------------------------------------------------------- */

static const struct schema_key override_keys[] = {
	{ .name = "by", PERSON, AT(override, by), .description = "Who decided otherwise." },
	{ .name = "reason", .kind = SCHEMA_WORDS, AT(override, reason), .description = "Why." },
	{ .name = "until", .kind = SCHEMA_DATE, AT(override, until), .description = "Last day it holds." },
};
static const struct schema_object override = {
	.noun = "override", KEYS(override_keys), SECTION(override),
};

static const struct schema_key decision_keys[] = {
	{ .name = "class", .kind = SCHEMA_ENUM, .words = &words_class, AT(decision, class),
	  .absent = CLASS_UNDETERMINED, .description = "Class decided; left out: as computed." },
	{ .name = "because", .kind = SCHEMA_PROSE, AT(decision, because), .description = "Why." },
	{ .name = "override", .kind = SCHEMA_OBJECT, .object = &override, AT(decision, override),
	  .description = "Who decided against the computed class, why and until when." },
	{ .name = "tell_customer", .kind = SCHEMA_PROSE, AT(decision, tell_customer),
	  .description = "What the customer is told." },
	{ .name = "tell_us", .kind = SCHEMA_PROSE, AT(decision, tell_us),
	  .description = "What our own people are told." },
	{ .name = "approvals", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &schema_approval,
	  MANY(decision, approvals, approval_count), .description = "Who has approved it." },
};
static const struct schema_object decision = {
	.noun = "decision", KEYS(decision_keys), SECTION(decision),
};

/* ---- plan ---------------------------------------------------------------------------- */

static const struct schema_key action_keys[] = {
	{ .name = "what", .kind = SCHEMA_WORDS, .required = true, AT(action, what),
	  .description = "What is done." },
	{ .name = "owner", PERSON, AT(action, owner), .description = "By whom." },
	{ .name = "start", .kind = SCHEMA_DATE, AT(action, start), .description = "From when." },
	{ .name = "due", .kind = SCHEMA_DATE, AT(action, due), .description = "By when." },
	{ .name = "days", .kind = SCHEMA_NUMBER, NOT_NEGATIVE, .unit = "person-days", AT(action, days),
	  .description = "Effort." },
	{ .name = "cost", .kind = SCHEMA_MONEY, NOT_NEGATIVE, AT(action, cost),
	  .description = "Money beside the days." },
	{ .name = "closes", .kind = SCHEMA_TEXT, AT(action, closes),
	  .description = "The supplier factor whose gap it closes." },
	{ .name = "status", .kind = SCHEMA_ENUM, .words = &words_action_status, AT(action, status),
	  .default_text = "open", .description = "How far it is." },
};
static const struct schema_object action = { .noun = "action", KEYS(action_keys), ELEMENT(action) };

static const struct schema_key milestone_keys[] = {
	{ .name = "what", .kind = SCHEMA_WORDS, .required = true, AT(milestone, what),
	  .description = "What is reached." },
	{ .name = "by", .kind = SCHEMA_DATE, AT(milestone, by), .description = "By when." },
};
static const struct schema_object milestone = {
	.noun = "milestone", KEYS(milestone_keys), ELEMENT(milestone),
};

static const struct schema_key risk_keys[] = {
	{ .name = "what", .kind = SCHEMA_WORDS, .required = true, AT(risk, what),
	  .description = "What may happen." },
	{ .name = "likelihood", .kind = SCHEMA_ENUM, .words = &words_likelihood, AT(risk, likelihood),
	  .description = "How likely it is." },
	{ .name = "answer", .kind = SCHEMA_WORDS, AT(risk, answer), .description = "What we would do." },
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
	  .description = "When the plan itself will be ready, if it is not." },
	{ .name = "objective", .kind = SCHEMA_ID, .collection = COLLECTION_OBJECTIVES,
	  AT(plan, objective), .description = "Objective that it serves." },
	{ .name = "sponsor", PERSON, AT(plan, sponsor), .description = "Who stands behind it." },
	{ .name = "team", .kind = SCHEMA_TEXT_MAP, MANY(plan, team, team_count),
	  .description = "What each function delivers." },
	{ .name = "budget", .kind = SCHEMA_MONEY, NOT_NEGATIVE, AT(plan, budget),
	  .description = "Money for the plan." },
	{ .name = "stop_by", .kind = SCHEMA_DATE, AT(plan, stop_by),
	  .description = "When the account is let go if it has not moved." },
	{ .name = "exit_trigger", .kind = SCHEMA_PROSE, AT(plan, exit_trigger),
	  .description = "What would end the plan sooner." },
	{ .name = "actions", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &action,
	  MANY(plan, actions, action_count), .description = "What is done, by whom and when." },
	{ .name = "milestones", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &milestone,
	  MANY(plan, milestones, milestone_count), .description = "By what progress is seen." },
	{ .name = "risks", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &risk,
	  MANY(plan, risks, risk_count), .description = "What may go wrong, and our answer." },
	{ .name = "in_three_years", .kind = SCHEMA_OBJECT, .object = &in_three_years,
	  .description = "Where the account is to be then." },
};
static const struct schema_object plan = { .noun = "plan", KEYS(plan_keys), SECTION(plan) };

/* ---- accounts -------------------------------------------------------------------------- */

static const struct schema_key account_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(account, name),
	  .description = "The account's name." },
	{ .name = "formerly", .kind = SCHEMA_LIST, .item = SCHEMA_TEXT,
	  MANY(account, formerly, formerly_count), .description = "Old ids, so that history follows." },
	{ .name = "segment", .kind = SCHEMA_ID, .collection = COLLECTION_SEGMENTS, AT(account, segment),
	  .description = "The one segment it belongs to." },
	{ .name = "owner", PERSON, AT(account, owner), .description = "Who answers for the account." },
	{ .name = "parent", .kind = SCHEMA_TEXT, AT(account, parent),
	  .description = "The group it belongs to." },
	{ .name = "revenue", .kind = SCHEMA_MONEY, AT(account, revenue), NOT_NEGATIVE,
	  .description = "What it buys from us now, a year." },
	{ .name = "reachable", .kind = SCHEMA_MONEY, AT(account, reachable), NOT_NEGATIVE,
	  .description = "What it could buy from us a year by the end of the horizon; the bubble's area." },
	{ .name = "margin", .kind = SCHEMA_PERCENT, .least = -1000, .most = 100, .unit = "%",
	  AT(account, margin_percent), .description = "Gross margin." },
	{ .name = "share_of_wallet", .kind = SCHEMA_PERCENT, A_SHARE, .unit = "%",
	  AT(account, share_percent), .description = "Our share of what it buys of our class of product." },
	{ .name = "days_now", .kind = SCHEMA_NUMBER, DAYS_A_YEAR, AT(account, days_now),
	  .description = "Effort today." },
	{ .name = "days", .kind = SCHEMA_NUMBER, DAYS_A_YEAR, AT(account, days),
	  .description = "Effort planned; left out: by class." },
	{ .name = "wants_partnership", .kind = SCHEMA_OBJECT, .object = &partnership,
	  .description = "Whether the customer wants it: yes, no, unknown, or who said so and when." },
	{ .name = "notes", .kind = SCHEMA_PROSE, AT(account, notes),
	  .description = "Anything else about the account." },
	{ .name = "previous", .kind = SCHEMA_OBJECT, .object = &previous, AT(account, previous),
	  .description = "The last review, where git does not have it." },
	{ .name = "attractiveness", .kind = SCHEMA_OBJECT, .object = &scored,
	  .description = "Our scores of the account, as agreed." },
	{ .name = "strength", .kind = SCHEMA_OBJECT, .object = &strength, AT(account, strength),
	  .description = "How the customer rates us and our rivals." },
	{ .name = "ask", .kind = SCHEMA_MAP, .object = &ask, MANY(account, asks, ask_count),
	  .description = "Who finds out what is unknown, by factor." },
	{ .name = "decision", .kind = SCHEMA_OBJECT, .object = &decision, AT(account, decision),
	  .description = "What was decided, and why." },
	{ .name = "plan", .kind = SCHEMA_OBJECT, .object = &plan, AT(account, plan),
	  .description = "What we will do." },
};
const struct schema_object schema_account = {
	.noun = "account", KEYS(account_keys), ELEMENT(account),
};

static const struct schema_key accounts_from_keys[] = {
	{ .name = "file", .kind = SCHEMA_TEXT, .form = FORM_PATH, .required = true, .unstored = true,
	  .description = "A CSV file whose header is `id` and keys of an account." },
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
	{ .name = "date", .kind = SCHEMA_DATE, AT(scorecard, date), .description = "When it was filled in." },
	{ .name = "file", .kind = SCHEMA_TEXT, .form = FORM_PATH, .unstored = true,
	  .instead_of = "attractiveness",
	  .description = "A CSV file with a header of `account` and factors, instead of `attractiveness`." },
	{ .name = "weights", .kind = SCHEMA_WEIGHTS, AT(scorecard, weights), A_SHARE, .unit = "%",
	  .description = "This scorer's own view of the weights." },
	{ .name = "attractiveness", .kind = SCHEMA_SCORE_TABLE, AT(scorecard, scores),
	  .description = "Scores, factor by factor, of each account." },
};
const struct schema_object schema_scorecard = {
	.noun = "scorecard", KEYS(scorecard_keys), ELEMENT(scorecard),
};

static const struct schema_key source_keys[] = {
	{ .name = "title", .kind = SCHEMA_NAME, .required = true, AT(source_ref, title),
	  .description = "The source's title." },
	{ .name = "kind", .kind = SCHEMA_TEXT, AT(source_ref, kind),
	  .description = "What it is, such as a report or a visit." },
	{ .name = "date", .kind = SCHEMA_DATE, AT(source_ref, date), .description = "Its date." },
	{ .name = "page", .kind = SCHEMA_TEXT, AT(source_ref, page), .description = "Where in it." },
	{ .name = "url", .kind = SCHEMA_TEXT, .form = FORM_URL, AT(source_ref, url),
	  .description = "Where it can be found." },
};
const struct schema_object schema_source = { .noun = "source", KEYS(source_keys), ELEMENT(source_ref) };
