#include "schema_tables.h"

/* ---- selection ------------------------------------------------------------ */

static const double amounts[] = { 1, 1000, 10000, 1000000, 100000000, 0 };

static const struct schema_key selection_keys[] = {
	{ .name = "title", .kind = SCHEMA_NAME, .required = true, AT(selection, title),
	  .example = "Key account selection 2027",
	  .description = "What the dossier is called, on its cover and on every page." },
	{ .name = "company", .kind = SCHEMA_NAME, .required = true, AT(selection, company),
	  .example = "Harbour Coatings Ltd",
	  .description = "The company whose key accounts are selected." },
	{ .name = "as_of", .kind = SCHEMA_DATE, .required = true, AT(selection, as_of),
	  .example = "2026-10-30",
	  .description = "The date of everything: overdue, stale and printed dates go by it, "
	                 "never by the clock." },
	{ .name = "status", .kind = SCHEMA_ENUM, .words = &words_status, AT(selection, status),
	  .default_text = "draft",
	  .description = "How far the paper is: draft, for_decision (what the board receives) or "
	                 "final (approvals are in)." },
	{ .name = "language", .kind = SCHEMA_LANGUAGES, .words = &words_language,
	  MANY(selection, languages, language_count), .default_text = "en",
	  .description = "Language of the dossier; a list gives one dossier in each." },
	{ .name = "currency", .kind = SCHEMA_TEXT, .form = FORM_CURRENCY, AT(selection, currency),
	  .example = "GBP", .description = "Currency of all amounts, as its ISO 4217 code." },
	{ .name = "amounts_in", .kind = SCHEMA_NUMBER, .choices = amounts, AT(selection, amounts_in),
	  .default_text = "1",
	  .description = "How many units of currency one unit of all amounts in these files is: "
	                 "with 1000, a revenue of 720 is 720,000." },
	{ .name = "horizon_years", .kind = SCHEMA_NUMBER, .least = 1, .most = 20, .unit = "years",
	  AT(selection, horizon_years), .default_text = "3",
	  .description = "How far ahead potential is judged and plans are made." },
	{ .name = "company_revenue", .kind = SCHEMA_MONEY, AT(selection, company_revenue), NOT_NEGATIVE,
	  .description = "Our own revenue a year; with it the dossier shows how much rests on "
	                 "few accounts." },
	{ .name = "customers", .kind = SCHEMA_NUMBER, AT(selection, customers), NOT_NEGATIVE,
	  .description = "How many customers we serve in all." },
	{ .name = "classification", .kind = SCHEMA_NAME, AT(selection, classification),
	  .example = "Board, confidential",
	  .description = "Who may read the dossier; printed on every page." },
	{ .name = "prepared_by", PEOPLE, MANY(selection, prepared_by, prepared_count),
	  .description = "Who prepared the dossier." },
	{ .name = "summary", .kind = SCHEMA_PROSE, AT(selection, summary),
	  .description = "Why this selection, in the team's own words: the first thing the board "
	                 "reads." },
	{ .name = "ask_of_board", .kind = SCHEMA_PROSE, AT(selection, ask_of_board),
	  .description = "What the board is asked to decide; left out: a text from the figures "
	                 "is proposed." },
};
const struct schema_object schema_selection = {
	.noun = "selection", KEYS(selection_keys), PLACE_AT(selection, place),
	.example = "title: Key account selection 2027\n"
	           "company: Harbour Coatings Ltd\n"
	           "as_of: 2026-10-30\n"
	           "status: for_decision\n"
	           "currency: GBP\n"
	           "amounts_in: 1000\n",
};

/* ---- people, key_account_management, objectives --------------------------- */

static const struct schema_key person_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(person, name),
	  .example = "Maren Lind", .description = "The person's name as it is printed." },
	{ .name = "function", .kind = SCHEMA_TEXT, AT(person, function),
	  .example = "sales",
	  .description = "Function the person stands for; a selection by one function alone is "
	                 "doubted." },
	{ .name = "business_unit", .kind = SCHEMA_TEXT, AT(person, business_unit),
	  .description = "Business unit the person belongs to." },
	{ .name = "territory", .kind = SCHEMA_TEXT, AT(person, territory),
	  .description = "Territory the person answers for." },
};
const struct schema_object schema_person = {
	.noun = "person", KEYS(person_keys), ELEMENT(person),
	.example = "name: Maren Lind\n"
	           "function: sales\n",
};

static const struct schema_key kam_keys[] = {
	{ .name = "means", .kind = SCHEMA_PROSE, AT(selection, kam.means),
	  .description = "What key account management is to mean here." },
	{ .name = "does_not_mean", .kind = SCHEMA_PROSE, AT(selection, kam.does_not_mean),
	  .description = "What it is not to mean." },
	{ .name = "customer_gets", .kind = SCHEMA_PROSE, AT(selection, kam.customer_gets),
	  .description = "What a key account receives that other customers do not." },
};
const struct schema_object schema_kam = { .noun = "key account management", KEYS(kam_keys) };

static const struct schema_key objective_keys[] = {
	{ .name = "text", .kind = SCHEMA_WORDS, .required = true, AT(objective, text),
	  .example = "Double sales to customers with many sites",
	  .description = "The objective in one sentence." },
	{ .name = "kind", .kind = SCHEMA_ENUM, .words = &words_objective_kind, AT(objective, kind),
	  .default_text = "other",
	  .description = "What sort of objective it is: keep customers, grow, become preferred "
	                 "supplier, serve alike everywhere, be close, cost less, or other." },
	{ .name = "metric", .kind = SCHEMA_TEXT, AT(objective, metric),
	  .example = "revenue",
	  .description = "What is measured; without it the objective cannot be tested." },
	{ .name = "unit", .kind = SCHEMA_TEXT, AT(objective, unit),
	  .example = "kGBP", .description = "Unit of `now` and `goal`." },
	{ .name = "now", .kind = SCHEMA_NUMBER, AT(objective, now),
	  .description = "Value of the metric today." },
	{ .name = "goal", .kind = SCHEMA_NUMBER, AT(objective, goal),
	  .description = "Value of the metric that is aimed at." },
	{ .name = "by", .kind = SCHEMA_DATE, AT(objective, by),
	  .description = "Day by which the goal is to be reached." },
	{ .name = "owner", PERSON, AT(objective, owner),
	  .description = "Who answers for the objective." },
};
const struct schema_object schema_objective = {
	.noun = "objective", KEYS(objective_keys), ELEMENT(objective), .in_order = true,
	.example = "text: Grow sales to customers who buy for many sites\n"
	           "kind: grow\n"
	           "metric: sales to multi-site customers\n"
	           "unit: kGBP\n"
	           "now: 13290\n"
	           "goal: 21000\n"
	           "by: 2029-12-31\n"
	           "owner: mli\n",
};

/* ---- resources ------------------------------------------------------------ */

static const struct schema_key selling_model_keys[] = {
	{ .name = "today", .kind = SCHEMA_ENUM, .words = &words_selling_model, AT(resources, today),
	  .description = "How selling works today: the same round to all, hunting new customers, "
	                 "farming present ones, or key accounts." },
	{ .name = "intended", .kind = SCHEMA_ENUM, .words = &words_selling_model,
	  AT(resources, intended), .description = "How selling is meant to work." },
};
static const struct schema_object selling_model = {
	.noun = "selling model", KEYS(selling_model_keys),
};

#define CLASS_DAYS(class) \
	.kind = SCHEMA_NUMBER, DAYS_A_YEAR, AT(resources, days_per_account[class])
static const struct schema_key class_days_keys[] = {
	{ .name = "key", CLASS_DAYS(CLASS_KEY),
	  .description = "Days planned for a key account that states no days of its own." },
	{ .name = "key_development", CLASS_DAYS(CLASS_KEY_DEVELOPMENT),
	  .description = "Days planned for a key development account that states no days of its "
	                 "own." },
	{ .name = "maintenance", CLASS_DAYS(CLASS_MAINTENANCE),
	  .description = "Days planned for a maintenance account that states no days of its own." },
	{ .name = "opportunistic", CLASS_DAYS(CLASS_OPPORTUNISTIC),
	  .description = "Days planned for an opportunistic account that states no days of its "
	                 "own." },
};
static const struct schema_object class_days = { .noun = "days by class", KEYS(class_days_keys) };

static const struct schema_key resources_keys[] = {
	{ .name = "selling_model", .kind = SCHEMA_OBJECT, .object = &selling_model,
	  .description = "How we sell today, and how we intend to." },
	{ .name = "capacity_days", .kind = SCHEMA_CAPACITY, DAYS_A_YEAR, AT(resources, capacity_days),
	  .example = "{sales: 400, technical: 220}",
	  .description = "Days there are for all accounts together: one number, or one for each "
	                 "function; plans may not need more." },
	{ .name = "days_per_account", .kind = SCHEMA_OBJECT, .object = &class_days,
	  .description = "Days planned for an account of each class, where the account itself "
	                 "states none." },
	{ .name = "accounts_per_manager", .kind = SCHEMA_NUMBER, .least = 1, .most = 1000,
	  AT(resources, accounts_per_manager), .default_text = "8",
	  .description = "How many key and key development accounts one manager can carry." },
	{ .name = "notes", .kind = SCHEMA_PROSE, AT(resources, notes),
	  .description = "Where these figures come from, and what limits them." },
};
const struct schema_object schema_resources = {
	.noun = "resources", KEYS(resources_keys), SECTION(resources),
};

/* ---- team ------------------------------------------------------------------ */

static const struct schema_key member_keys[] = {
	{ .name = "role", .kind = SCHEMA_ENUM, .words = &words_member_role, .required = true,
	  AT(member, role),
	  .description = "What the person does in the team: lead and scorer score, sponsor and "
	                 "observer do not." },
};
static const struct schema_object member = {
	.noun = "member", KEYS(member_keys), ELEMENT(member), .short_key = "role",
};

static const struct schema_key first_picks_keys[] = {
	{ .name = "accounts", .kind = SCHEMA_LIST, .item = SCHEMA_ID, .required = true,
	  .collection = COLLECTION_ACCOUNTS, MANY(first_picks, accounts, count),
	  .description = "Accounts this member would have picked." },
};
static const struct schema_object picks = {
	.noun = "list of first picks", KEYS(first_picks_keys), ELEMENT(first_picks),
	.short_key = "accounts",
};

static const struct schema_key meeting_keys[] = {
	{ .name = "date", .kind = SCHEMA_DATE, .required = true, AT(meeting, date),
	  .description = "Day of the meeting." },
	{ .name = "topic", .kind = SCHEMA_WORDS, .required = true, AT(meeting, topic),
	  .description = "What the meeting is about." },
	{ .name = "done", .kind = SCHEMA_YESNO, AT(meeting, done), .default_text = "no",
	  .description = "Whether it has been held." },
};
static const struct schema_object meeting = {
	.noun = "meeting", KEYS(meeting_keys), ELEMENT(meeting),
};

static const struct schema_key team_keys[] = {
	{ .name = "goal", .kind = SCHEMA_WORDS, AT(team, goal),
	  .description = "What the team is asked to do." },
	{ .name = "mandate", .kind = SCHEMA_ENUM, .words = &words_mandate, AT(team, mandate),
	  GIVEN_AT(team, mandate_given),
	  .description = "Whether the team proposes to the board or decides itself." },
	{ .name = "how", .kind = SCHEMA_ENUM, .words = &words_team_mode, AT(team, how),
	  GIVEN_AT(team, how_given),
	  .description = "How the team comes to a result: consensus, a vote, or the lead "
	                 "decides." },
	{ .name = "start", .kind = SCHEMA_DATE, AT(team, start),
	  .description = "First day of the team's work." },
	{ .name = "end", .kind = SCHEMA_DATE, AT(team, end),
	  .description = "Last day of the team's work." },
	{ .name = "functions_wanted", .kind = SCHEMA_LIST, .item = SCHEMA_TEXT,
	  MANY(team, functions_wanted, function_count),
	  .example = "[sales, finance, logistics, technical]",
	  .description = "Functions that should take part." },
	{ .name = "members", .kind = SCHEMA_MAP, .object = &member, .keyed_by = COLLECTION_PEOPLE,
	  MANY(team, members, member_count),
	  .example = "{mli: lead, fd: sponsor}", .description = "Who takes part, and as what." },
	{ .name = "first_picks", .kind = SCHEMA_MAP, .object = &picks, .keyed_by = COLLECTION_PEOPLE,
	  MANY(team, first_picks, first_pick_count),
	  .example = "{mli: [kestner], fd: [brightfold]}",
	  .description = "Each member's own list of key accounts, made before any scoring, so "
	                 "that it can be compared with the result." },
	{ .name = "meetings", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &meeting,
	  MANY(team, meetings, meeting_count), .description = "The team's timetable." },
};
const struct schema_object schema_team = {
	.noun = "team", KEYS(team_keys), SECTION(team),
	.example = "goal: Agree the key accounts for 2027\n"
	           "mandate: proposes\n"
	           "how: consensus\n"
	           "start: 2026-08-01\n"
	           "end: 2026-10-30\n"
	           "members:\n"
	           "  mli: lead\n"
	           "  fd: sponsor\n"
	           "meetings:\n"
	           "  - date: 2026-09-01\n"
	           "    topic: Agree factors and anchors\n"
	           "    done: yes\n",
};

/* ---- challenge, communication, sign_off ------------------------------------ */

static const struct schema_key challenge_keys[] = {
	{ .name = "answer", .kind = SCHEMA_WORDS, AT(challenge_answer, answer),
	  .description = "The team's answer." },
	{ .name = "by", PERSON, AT(challenge_answer, by), .description = "Who answers." },
	{ .name = "date", .kind = SCHEMA_DATE, AT(challenge_answer, date),
	  .description = "Day of the answer." },
};
const struct schema_object schema_challenge = {
	.noun = "answer to a standing question", KEYS(challenge_keys), ELEMENT(challenge_answer),
};

static const struct schema_key message_keys[] = {
	{ .name = "to", .kind = SCHEMA_WORDS, .required = true, AT(message, to),
	  .description = "Who is told." },
	{ .name = "message", .kind = SCHEMA_WORDS, AT(message, text),
	  .description = "What they are told." },
	{ .name = "channel", .kind = SCHEMA_WORDS, AT(message, channel),
	  .description = "How they are told, such as a meeting or a letter." },
	{ .name = "by", PERSON, AT(message, by), .description = "Who tells them." },
	{ .name = "date", .kind = SCHEMA_DATE, AT(message, date),
	  .description = "Day on which they are told." },
};
const struct schema_object schema_message = {
	.noun = "message", KEYS(message_keys), ELEMENT(message),
};

static const struct schema_key approval_keys[] = {
	{ .name = "by", PERSON, .required = true, AT(approval, by),
	  .description = "Who approves or objects." },
	{ .name = "date", .kind = SCHEMA_DATE, AT(approval, date),
	  .description = "Day of the approval." },
	{ .name = "view", .kind = SCHEMA_ENUM, .words = &words_view, .required = true,
	  AT(approval, view),
	  .description = "Whether they agree, agree with a reservation, or object." },
	{ .name = "note", .kind = SCHEMA_WORDS, AT(approval, note),
	  .description = "Their reservation, objection or comment." },
	{ .name = "of", .kind = SCHEMA_TEXT, .form = FORM_FINGERPRINT, AT(approval, of),
	  .example = "3f9a1c20b7de",
	  .description = "Fingerprint of what they saw, so that a later change shows." },
};
const struct schema_object schema_approval = {
	.noun = "approval", KEYS(approval_keys), ELEMENT(approval),
};

static const struct schema_key sign_off_keys[] = {
	{ .name = "required", PEOPLE, MANY(sign_off, required, required_count),
	  .description = "Who must approve; left out: the sponsor and one person of each "
	                 "function that plans need." },
	{ .name = "approvals", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &schema_approval,
	  MANY(sign_off, approvals, approval_count),
	  .description = "Who has approved the selection as a whole." },
};
const struct schema_object schema_sign_off = { .noun = "sign-off", KEYS(sign_off_keys) };

/* ---- waivers, review, next_steps ------------------------------------------- */

static const struct schema_key waiver_keys[] = {
	{ .name = "rule", .kind = SCHEMA_RULE, .required = true, AT(waiver, rule),
	  .example = "K705",
	  .description = "The rule whose finding is accepted, by code or name." },
	{ .name = "at", .kind = SCHEMA_TEXT, AT(waiver, at),
	  .example = "accounts.kestner",
	  .description = "Where it is accepted, as a path of keys with points between; left out: "
	                 "everywhere." },
	{ .name = "because", .kind = SCHEMA_WORDS, .required = true, AT(waiver, because),
	  .description = "Why it is accepted." },
	{ .name = "by", PERSON, .required = true, AT(waiver, by),
	  .description = "Who answers for that." },
	{ .name = "until", .kind = SCHEMA_DATE, AT(waiver, until),
	  .description = "Last day on which it is accepted; left out: for good." },
};
const struct schema_object schema_waiver = {
	.noun = "waiver", KEYS(waiver_keys), ELEMENT(waiver),
	.example = "rule: K705\n"
	           "at: accounts.kestner\n"
	           "because: |\n"
	           "  The factor is dropped after this year.\n"
	           "by: fd\n"
	           "until: 2027-01-31\n",
};

static const struct schema_key held_keys[] = {
	{ .name = "date", .kind = SCHEMA_DATE, .required = true, AT(held_review, date),
	  .description = "Day of the review." },
	{ .name = "tag", .kind = SCHEMA_TEXT, AT(held_review, tag),
	  .description = "The git tag of what was reviewed." },
	{ .name = "present", PEOPLE, MANY(held_review, present, present_count),
	  .description = "Who was there." },
	{ .name = "note", .kind = SCHEMA_WORDS, AT(held_review, note),
	  .description = "What came of it." },
};
static const struct schema_object held_review = {
	.noun = "review", .title = "review held", KEYS(held_keys), ELEMENT(held_review),
};

static const struct schema_key review_keys[] = {
	{ .name = "every_months", .kind = SCHEMA_NUMBER, .least = 1, .most = 120, .unit = "months",
	  AT(review, every_months), .default_text = "12",
	  .description = "How often the selection is reviewed." },
	{ .name = "next", .kind = SCHEMA_DATE, AT(review, next),
	  .description = "Day of the next review." },
	{ .name = "sooner_if", .kind = SCHEMA_LIST, .item = SCHEMA_WORDS,
	  MANY(review, sooner_if, sooner_count),
	  .example = "[a rival is bought]",
	  .description = "What would bring the next review forward." },
	{ .name = "held", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &held_review,
	  MANY(review, held, held_count), .description = "Reviews held so far." },
};
const struct schema_object schema_review = { .noun = "review", KEYS(review_keys), SECTION(review) };

static const struct schema_key next_step_keys[] = {
	{ .name = "what", .kind = SCHEMA_WORDS, .required = true, AT(next_step, what),
	  .description = "What is to be done." },
	{ .name = "owner", PERSON, AT(next_step, owner), .description = "Who does it." },
	{ .name = "due", .kind = SCHEMA_DATE, AT(next_step, due),
	  .description = "Day by which it is done." },
};
const struct schema_object schema_next_step = {
	.noun = "next step", KEYS(next_step_keys), ELEMENT(next_step),
};

/* ---- build, theme ----------------------------------------------------------- */

static const char *const document_words_list[] = { "dossier", "board", "plans" };
static const struct word_table document_words = { "document", document_words_list, 3 };
static const char *const format_words_list[] = { "pdf", "md" };
static const struct word_table format_words = { "format", format_words_list, 2 };

static const struct schema_key build_keys[] = {
	{ .name = "documents", .kind = SCHEMA_FLAGS, .words = &document_words,
	  AT(build_options, dossier), .default_text = "dossier",
	  .example = "[dossier, board]", .description = "Which documents are built." },
	{ .name = "formats", .kind = SCHEMA_FLAGS, .words = &format_words, AT(build_options, pdf),
	  .default_text = "pdf md", .description = "In which formats they are built." },
	{ .name = "guidance", .kind = SCHEMA_YESNO, AT(build_options, guidance), .default_text = "yes",
	  .description = "Whether chapters say how they are to be read." },
};
const struct schema_object schema_build = { .noun = "build", KEYS(build_keys) };

static const struct schema_key font_keys[] = {
	{ .name = "sans", .kind = SCHEMA_TEXT, AT(theme, sans),
	  PLACE_AT(theme, sans_place),
	  .description = "Font family of headings and tables; left out: one that is installed." },
	{ .name = "serif", .kind = SCHEMA_TEXT, AT(theme, serif),
	  PLACE_AT(theme, serif_place),
	  .description = "Font family of running text; left out: one that is installed." },
	{ .name = "han", .kind = SCHEMA_TEXT, AT(theme, han),
	  PLACE_AT(theme, han_place),
	  .description = "Font family of Chinese text; left out: one that is installed." },
	{ .name = "files", .kind = SCHEMA_LIST, .item = SCHEMA_TEXT, .form = FORM_PATH,
	  MANY(theme, font_files, font_file_count), PLACE_AT(theme, fonts_place),
	  .example = "[assets/Brand-Regular.ttf, assets/Brand-Bold.ttf]",
	  .description = "Font files in the project (TrueType, OpenType, collections); their "
	                 "families come before those installed." },
};
static const struct schema_object fonts = { .noun = "fonts", KEYS(font_keys) };

static const struct schema_key theme_keys[] = {
	{ .name = "logo", .kind = SCHEMA_TEXT, .form = FORM_PATH, AT(theme, logo),
	  PLACE_AT(theme, logo_place),
	  .example = "assets/logo.png",
	  .description = "A PNG picture in the project; left out: none." },
	{ .name = "accent", .kind = SCHEMA_TEXT, .form = FORM_COLOUR, AT(theme, accent),
	  PLACE_AT(theme, accent_place),
	  .example = "'#0B5FA5'",
	  .description = "The one colour of the dossier, in quotes since `#` begins a comment." },
	{ .name = "paper", .kind = SCHEMA_ENUM, .words = &words_paper, AT(theme, paper),
	  .default_text = "A4", .description = "Paper size." },
	{ .name = "fonts", .kind = SCHEMA_OBJECT, .object = &fonts,
	  .description = "Font families; each is installed where the dossier is built, or stands in `files`." },
};
const struct schema_object schema_theme = { .noun = "theme", KEYS(theme_keys) };
