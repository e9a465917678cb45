#include "schema_tables.h"

/* ---- selection ------------------------------------------------------------ */

static const double amounts[] = { 1, 1000, 10000, 1000000, 100000000, 0 };

static const struct schema_key selection_keys[] = {
	{ .name = "title", .kind = SCHEMA_NAME, .required = true, AT(selection, title),
	  .description = "What the dossier is called." },
	{ .name = "company", .kind = SCHEMA_NAME, .required = true, AT(selection, company),
	  .description = "Whose key accounts are selected." },
	{ .name = "as_of", .kind = SCHEMA_DATE, .required = true, AT(selection, as_of),
	  .description = "The date of everything: what is overdue or stale is judged by it." },
	{ .name = "status", .kind = SCHEMA_ENUM, .words = &words_status, AT(selection, status),
	  .default_text = "draft",
	  .description = "draft, for_decision (the paper the board receives) or final (approvals in)." },
	{ .name = "language", .kind = SCHEMA_LANGUAGES, .words = &words_language,
	  MANY(selection, languages, language_count), .default_text = "en",
	  .description = "Language of the dossier; a list gives one dossier in each." },
	{ .name = "currency", .kind = SCHEMA_TEXT, .form = FORM_CURRENCY, AT(selection, currency),
	  .description = "Currency of all amounts, as its ISO 4217 code." },
	{ .name = "amounts_in", .kind = SCHEMA_NUMBER, .choices = amounts, AT(selection, amounts_in),
	  .default_text = "1", .description = "Units of currency in which amounts are written." },
	{ .name = "horizon_years", .kind = SCHEMA_NUMBER, .least = 1, .most = 20, .unit = "years",
	  AT(selection, horizon_years), .default_text = "3",
	  .description = "How far ahead potential is judged." },
	{ .name = "company_revenue", .kind = SCHEMA_MONEY, AT(selection, company_revenue), NOT_NEGATIVE,
	  .description = "The company's revenue a year, for concentration." },
	{ .name = "customers", .kind = SCHEMA_NUMBER, AT(selection, customers), NOT_NEGATIVE,
	  .description = "How many customers are served in all." },
	{ .name = "classification", .kind = SCHEMA_NAME, AT(selection, classification),
	  .description = "Who may read the dossier; printed on every page." },
	{ .name = "prepared_by", PEOPLE, MANY(selection, prepared_by, prepared_count),
	  .description = "Who prepared the dossier." },
	{ .name = "summary", .kind = SCHEMA_PROSE, AT(selection, summary),
	  .description = "Why this selection, in the team's own words." },
	{ .name = "ask_of_board", .kind = SCHEMA_PROSE, AT(selection, ask_of_board),
	  .description = "What is to be decided; a text is proposed where it is left out." },
};
const struct schema_object schema_selection = {
	.noun = "selection", KEYS(selection_keys), PLACE_AT(selection, place),
};

/* ---- people, key_account_management, objectives --------------------------- */

static const struct schema_key person_keys[] = {
	{ .name = "name", .kind = SCHEMA_NAME, .required = true, AT(person, name),
	  .description = "The person's name." },
	{ .name = "function", .kind = SCHEMA_TEXT, AT(person, function),
	  .description = "Function the person stands for, such as sales or finance." },
	{ .name = "business_unit", .kind = SCHEMA_TEXT, AT(person, business_unit),
	  .description = "Business unit." },
	{ .name = "territory", .kind = SCHEMA_TEXT, AT(person, territory),
	  .description = "Territory." },
};
const struct schema_object schema_person = { .noun = "person", KEYS(person_keys), ELEMENT(person) };

static const struct schema_key kam_keys[] = {
	{ .name = "means", .kind = SCHEMA_PROSE, AT(selection, kam.means),
	  .description = "What key account management is to mean here." },
	{ .name = "does_not_mean", .kind = SCHEMA_PROSE, AT(selection, kam.does_not_mean),
	  .description = "What it is not to mean." },
	{ .name = "customer_gets", .kind = SCHEMA_PROSE, AT(selection, kam.customer_gets),
	  .description = "What a key account receives that others do not." },
};
const struct schema_object schema_kam = { .noun = "key account management", KEYS(kam_keys) };

static const struct schema_key objective_keys[] = {
	{ .name = "text", .kind = SCHEMA_WORDS, .required = true, AT(objective, text),
	  .description = "The objective in one sentence." },
	{ .name = "kind", .kind = SCHEMA_ENUM, .words = &words_objective_kind, AT(objective, kind),
	  .default_text = "other", .description = "What sort of objective it is." },
	{ .name = "metric", .kind = SCHEMA_TEXT, AT(objective, metric),
	  .description = "What is measured." },
	{ .name = "unit", .kind = SCHEMA_TEXT, AT(objective, unit), .description = "Its unit." },
	{ .name = "now", .kind = SCHEMA_NUMBER, AT(objective, now), .description = "Value today." },
	{ .name = "goal", .kind = SCHEMA_NUMBER, AT(objective, goal), .description = "Value aimed at." },
	{ .name = "by", .kind = SCHEMA_DATE, AT(objective, by),
	  .description = "When the goal is to be reached." },
	{ .name = "owner", PERSON, AT(objective, owner), .description = "Who answers for it." },
};
const struct schema_object schema_objective = {
	.noun = "objective", KEYS(objective_keys), ELEMENT(objective), .in_order = true,
};

/* ---- resources ------------------------------------------------------------ */

static const struct schema_key selling_model_keys[] = {
	{ .name = "today", .kind = SCHEMA_ENUM, .words = &words_selling_model, AT(resources, today),
	  .description = "How selling works today." },
	{ .name = "intended", .kind = SCHEMA_ENUM, .words = &words_selling_model,
	  AT(resources, intended), .description = "How selling is meant to work." },
};
static const struct schema_object selling_model = {
	.noun = "selling model", KEYS(selling_model_keys),
};

#define CLASS_DAYS(class) \
	.kind = SCHEMA_NUMBER, DAYS_A_YEAR, AT(resources, days_per_account[class])
static const struct schema_key class_days_keys[] = {
	{ .name = "key", CLASS_DAYS(CLASS_KEY), .description = "For a key account." },
	{ .name = "key_development", CLASS_DAYS(CLASS_KEY_DEVELOPMENT),
	  .description = "For a key development account." },
	{ .name = "maintenance", CLASS_DAYS(CLASS_MAINTENANCE),
	  .description = "For a maintenance account." },
	{ .name = "opportunistic", CLASS_DAYS(CLASS_OPPORTUNISTIC),
	  .description = "For an opportunistic account." },
};
static const struct schema_object class_days = { .noun = "days by class", KEYS(class_days_keys) };

static const struct schema_key resources_keys[] = {
	{ .name = "selling_model", .kind = SCHEMA_OBJECT, .object = &selling_model,
	  .description = "Milk round, hunter, farmer or key accounts: today and intended." },
	{ .name = "capacity_days", .kind = SCHEMA_CAPACITY, DAYS_A_YEAR, AT(resources, capacity_days),
	  .description = "Days there are for all accounts, in all or by function." },
	{ .name = "days_per_account", .kind = SCHEMA_OBJECT, .object = &class_days,
	  .description = "Days planned for an account of each class." },
	{ .name = "accounts_per_manager", .kind = SCHEMA_NUMBER, .least = 1, .most = 1000,
	  AT(resources, accounts_per_manager), .default_text = "8",
	  .description = "Key and key development accounts one manager can carry." },
	{ .name = "notes", .kind = SCHEMA_PROSE, AT(resources, notes),
	  .description = "Where the figures come from and what limits them." },
};
const struct schema_object schema_resources = {
	.noun = "resources", KEYS(resources_keys), SECTION(resources),
};

/* ---- team ------------------------------------------------------------------ */

static const struct schema_key member_keys[] = {
	{ .name = "role", .kind = SCHEMA_ENUM, .words = &words_member_role, .required = true,
	  AT(member, role), .description = "Lead and scorer score; sponsor and observer do not." },
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
	  .description = "What it is about." },
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
	  GIVEN_AT(team, mandate_given), .description = "Whether the team proposes or decides." },
	{ .name = "how", .kind = SCHEMA_ENUM, .words = &words_team_mode, AT(team, how),
	  GIVEN_AT(team, how_given), .description = "How the team comes to its result." },
	{ .name = "start", .kind = SCHEMA_DATE, AT(team, start), .description = "First day." },
	{ .name = "end", .kind = SCHEMA_DATE, AT(team, end), .description = "Last day." },
	{ .name = "functions_wanted", .kind = SCHEMA_LIST, .item = SCHEMA_TEXT,
	  MANY(team, functions_wanted, function_count),
	  .description = "Functions that should take part." },
	{ .name = "members", .kind = SCHEMA_MAP, .object = &member, .keyed_by = COLLECTION_PEOPLE,
	  MANY(team, members, member_count), .description = "Who takes part, and as what." },
	{ .name = "first_picks", .kind = SCHEMA_MAP, .object = &picks, .keyed_by = COLLECTION_PEOPLE,
	  MANY(team, first_picks, first_pick_count),
	  .description = "Each member's own list, made before any scoring." },
	{ .name = "meetings", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &meeting,
	  MANY(team, meetings, meeting_count), .description = "The team's timetable." },
};
const struct schema_object schema_team = { .noun = "team", KEYS(team_keys), SECTION(team) };

/* ---- challenge, communication, sign_off ------------------------------------ */

static const char *const challenge_words[] = {
	"size_only", "pet_account", "the_dropped", "do_nothing", "guessed",
	"one_factor", "mutual", "people", "past", "rivals",
};
const struct word_table schema_challenge_words = {
	"question", challenge_words, sizeof(challenge_words) / sizeof(challenge_words[0]),
};

static const struct schema_key challenge_keys[] = {
	{ .name = "answer", .kind = SCHEMA_WORDS, AT(challenge_answer, answer),
	  .description = "The team's answer." },
	{ .name = "by", PERSON, AT(challenge_answer, by), .description = "Who answers." },
	{ .name = "date", .kind = SCHEMA_DATE, AT(challenge_answer, date), .description = "When." },
};
const struct schema_object schema_challenge = {
	.noun = "answer to a standing question", KEYS(challenge_keys), ELEMENT(challenge_answer),
};

static const struct schema_key message_keys[] = {
	{ .name = "to", .kind = SCHEMA_WORDS, .required = true, AT(message, to),
	  .description = "Who is told." },
	{ .name = "message", .kind = SCHEMA_WORDS, AT(message, text), .description = "What they are told." },
	{ .name = "channel", .kind = SCHEMA_WORDS, AT(message, channel), .description = "How." },
	{ .name = "by", PERSON, AT(message, by), .description = "By whom." },
	{ .name = "date", .kind = SCHEMA_DATE, AT(message, date), .description = "When." },
};
const struct schema_object schema_message = {
	.noun = "message", KEYS(message_keys), ELEMENT(message),
};

static const struct schema_key approval_keys[] = {
	{ .name = "by", PERSON, .required = true, AT(approval, by), .description = "Who approves." },
	{ .name = "date", .kind = SCHEMA_DATE, AT(approval, date), .description = "When." },
	{ .name = "view", .kind = SCHEMA_ENUM, .words = &words_view, .required = true,
	  AT(approval, view), .description = "Whether they agree." },
	{ .name = "note", .kind = SCHEMA_WORDS, AT(approval, note),
	  .description = "Their reservation or objection." },
	{ .name = "of", .kind = SCHEMA_TEXT, .form = FORM_FINGERPRINT, AT(approval, of),
	  .description = "Fingerprint of what was approved; `kaism status` prints it." },
};
const struct schema_object schema_approval = {
	.noun = "approval", KEYS(approval_keys), ELEMENT(approval),
};

static const struct schema_key sign_off_keys[] = {
	{ .name = "required", PEOPLE, MANY(sign_off, required, required_count),
	  .description = "Who must approve; left out: the sponsor and one of each function in plans." },
	{ .name = "approvals", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &schema_approval,
	  MANY(sign_off, approvals, approval_count), .description = "Who has approved the selection." },
};
const struct schema_object schema_sign_off = { .noun = "sign-off", KEYS(sign_off_keys) };

/* ---- waivers, review, next_steps ------------------------------------------- */

static const struct schema_key waiver_keys[] = {
	{ .name = "rule", .kind = SCHEMA_RULE, .required = true, AT(waiver, rule),
	  .description = "Code or name of the rule." },
	{ .name = "at", .kind = SCHEMA_TEXT, AT(waiver, at),
	  .description = "Dotted path of keys where it is waived; left out: everywhere." },
	{ .name = "because", .kind = SCHEMA_WORDS, .required = true, AT(waiver, because),
	  .description = "Why." },
	{ .name = "by", PERSON, .required = true, AT(waiver, by), .description = "Who answers for it." },
	{ .name = "until", .kind = SCHEMA_DATE, AT(waiver, until), .description = "Last day it holds." },
};
const struct schema_object schema_waiver = { .noun = "waiver", KEYS(waiver_keys), ELEMENT(waiver) };

static const struct schema_key held_keys[] = {
	{ .name = "date", .kind = SCHEMA_DATE, .required = true, AT(held_review, date),
	  .description = "Day of the review." },
	{ .name = "tag", .kind = SCHEMA_TEXT, AT(held_review, tag),
	  .description = "The git tag of what was reviewed." },
	{ .name = "present", PEOPLE, MANY(held_review, present, present_count),
	  .description = "Who was there." },
	{ .name = "note", .kind = SCHEMA_WORDS, AT(held_review, note), .description = "What came of it." },
};
static const struct schema_object held_review = {
	.noun = "review", .title = "review held", KEYS(held_keys), ELEMENT(held_review),
};

static const struct schema_key review_keys[] = {
	{ .name = "every_months", .kind = SCHEMA_NUMBER, .least = 1, .most = 120, .unit = "months",
	  AT(review, every_months), .default_text = "12", .description = "How often it is reviewed." },
	{ .name = "next", .kind = SCHEMA_DATE, AT(review, next), .description = "Day of the next review." },
	{ .name = "sooner_if", .kind = SCHEMA_LIST, .item = SCHEMA_WORDS,
	  MANY(review, sooner_if, sooner_count), .description = "What would bring it forward." },
	{ .name = "held", .kind = SCHEMA_LIST, .item = SCHEMA_OBJECT, .object = &held_review,
	  MANY(review, held, held_count), .description = "Reviews held so far." },
};
const struct schema_object schema_review = { .noun = "review", KEYS(review_keys), SECTION(review) };

static const struct schema_key next_step_keys[] = {
	{ .name = "what", .kind = SCHEMA_WORDS, .required = true, AT(next_step, what),
	  .description = "What is to be done." },
	{ .name = "owner", PERSON, AT(next_step, owner), .description = "By whom." },
	{ .name = "due", .kind = SCHEMA_DATE, AT(next_step, due), .description = "By when." },
};
const struct schema_object schema_next_step = {
	.noun = "next step", KEYS(next_step_keys), ELEMENT(next_step),
};

/* ---- build, theme ----------------------------------------------------------- */

static const char *const document_words_list[] = { "dossier", "board", "plans", "changes" };
static const struct word_table document_words = { "document", document_words_list, 4 };
static const char *const format_words_list[] = { "pdf", "md" };
static const struct word_table format_words = { "format", format_words_list, 2 };

static const struct schema_key build_keys[] = {
	{ .name = "documents", .kind = SCHEMA_FLAGS, .words = &document_words,
	  AT(build_options, dossier), .default_text = "dossier", .description = "What is built." },
	{ .name = "formats", .kind = SCHEMA_FLAGS, .words = &format_words, AT(build_options, pdf),
	  .default_text = "pdf md", .description = "In which formats." },
	{ .name = "guidance", .kind = SCHEMA_YESNO, AT(build_options, guidance), .default_text = "yes",
	  .description = "Whether chapters say how they are to be read." },
};
const struct schema_object schema_build = { .noun = "build", KEYS(build_keys) };

static const struct schema_key font_keys[] = {
	{ .name = "sans", .kind = SCHEMA_TEXT, AT(theme, sans), .description = "Family of headings and tables." },
	{ .name = "serif", .kind = SCHEMA_TEXT, AT(theme, serif), .description = "Family of running text." },
	{ .name = "han", .kind = SCHEMA_TEXT, AT(theme, han), .description = "Family of Chinese text." },
};
static const struct schema_object fonts = { .noun = "fonts", KEYS(font_keys) };

static const struct schema_key theme_keys[] = {
	{ .name = "logo", .kind = SCHEMA_TEXT, .form = FORM_PATH, AT(theme, logo),
	  PLACE_AT(theme, logo_place), .description = "A picture of the project, as PNG." },
	{ .name = "accent", .kind = SCHEMA_TEXT, .form = FORM_COLOUR, AT(theme, accent),
	  .description = "The one colour of the dossier, as '#RRGGBB'." },
	{ .name = "paper", .kind = SCHEMA_ENUM, .words = &words_paper, AT(theme, paper),
	  .default_text = "A4", .description = "Paper size." },
	{ .name = "fonts", .kind = SCHEMA_OBJECT, .object = &fonts, .description = "Font families." },
};
const struct schema_object schema_theme = { .noun = "theme", KEYS(theme_keys) };
