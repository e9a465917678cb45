/* The selection: everything the project files say, as plain data. Built once
 * by input, read by everybody as const. Strings are UTF-8 and, unless a
 * comment says otherwise, NULL where the file has none. Collections are
 * arrays, ordered as METHOD.md's order rule says: objectives, factors, stages
 * and segments as written, all other ids bytewise. References are pointers
 * into the same selection, NULL where absent. Numbers absent are NAN. */
#ifndef KAISM_MODEL_SELECTION_H
#define KAISM_MODEL_SELECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/place.h"

/* ---- words of the file (model/words.h maps them to text) ---- */
enum language { LANGUAGE_EN, LANGUAGE_ZH };
enum { LANGUAGE_COUNT = LANGUAGE_ZH + 1 };
enum status { STATUS_DRAFT, STATUS_FOR_DECISION, STATUS_FINAL };
/* Order is rank: the first is the highest class. */
enum account_class {
	CLASS_KEY, CLASS_KEY_DEVELOPMENT, CLASS_MAINTENANCE, CLASS_OPPORTUNISTIC,
	CLASS_UNDETERMINED /* computed only; also "not given" for a decided class */
};
enum { CLASS_COUNT = CLASS_UNDETERMINED };
enum objective_kind {
	OBJECTIVE_RETAIN, OBJECTIVE_GROW, OBJECTIVE_PREFERRED_SUPPLIER, OBJECTIVE_CONSISTENCY,
	OBJECTIVE_INTIMACY, OBJECTIVE_EFFICIENCY, OBJECTIVE_OTHER
};
enum selling_model { SELLING_NONE, SELLING_MILK_ROUND, SELLING_HUNTER, SELLING_FARMER, SELLING_KEY_ACCOUNTS };
enum mandate { MANDATE_PROPOSES, MANDATE_DECIDES };
enum team_mode { TEAM_CONSENSUS, TEAM_VOTE, TEAM_LEAD };
enum member_role { MEMBER_SPONSOR, MEMBER_LEAD, MEMBER_SCORER, MEMBER_OBSERVER };
enum node_kind {
	NODE_NONE, NODE_SUPPLIER, NODE_DISTRIBUTOR, NODE_OEM, NODE_SPECIFIER, NODE_INFLUENCER, NODE_END_USER
};
enum priority { PRIORITY_NONE, PRIORITY_HIGH, PRIORITY_MEDIUM, PRIORITY_LOW };
enum likelihood { LIKELIHOOD_NONE, LIKELIHOOD_LOW, LIKELIHOOD_MEDIUM, LIKELIHOOD_HIGH };
enum strength_mode { STRENGTH_DIFFERENCE, STRENGTH_RATIO };
enum threshold_kind { THRESHOLD_DEFAULT, THRESHOLD_NUMBER, THRESHOLD_MEAN, THRESHOLD_MEDIAN };
enum side { SIDE_HIGH, SIDE_LOW };
enum strong_side { STRONG_RIGHT, STRONG_LEFT };
enum weight_method { WEIGHTS_STATED, WEIGHTS_PAIRWISE, WEIGHTS_RANKED, WEIGHTS_SWING };
enum factor_type { FACTOR_UNTYPED, FACTOR_FINANCIAL, FACTOR_POTENTIAL, FACTOR_FIT, FACTOR_BEHAVIOUR, FACTOR_RISK };
enum factor_period { PERIOD_NONE, PERIOD_PAST, PERIOD_FUTURE };
enum answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO, ANSWER_UNKNOWN };
enum asked { ASKED_NONE, ASKED_CUSTOMER, ASKED_SCORECARD, ASKED_INFERRED };
enum view { VIEW_NONE, VIEW_AGREES, VIEW_WITH_RESERVATION, VIEW_OBJECTS };
enum action_status { ACTION_OPEN, ACTION_DOING, ACTION_DONE, ACTION_DROPPED };
enum rule_level { LEVEL_DEFAULT, LEVEL_IGNORE, LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR };
enum paper { PAPER_A4, PAPER_LETTER };

/* ---- small values ---- */

/* Text a reader sees, in one language or several. Missing languages are NULL;
 * plain text fills only `any`. Use selection_text to choose. */
struct words { const char *any, *in[LANGUAGE_COUNT]; struct place place; };

/* Markdown the user wrote, inline or from a file; `place` is its first line. */
struct prose { struct words text; struct place place; };

/* A score on a scale: a number (low == high), a range, or unknown. */
enum score_kind { SCORE_ABSENT, SCORE_NUMBER, SCORE_RANGE, SCORE_UNKNOWN };
struct score { enum score_kind kind; double low, high; struct place place; };

struct scale { double min, max, step; /* step 0 = any */ };

/* References by position in the owning array, resolved after loading. */
struct person {
	const char *id; struct place place;
	struct words name, function_name;  /* `function` is an id-like word: see function */
	const char *function, *business_unit, *territory;
};

struct objective {
	const char *id; struct place place;
	struct words text;
	enum objective_kind kind;
	const char *metric, *unit;
	double now, goal;
	struct date by;
	const struct person *owner;
};

/* A map from function (or any id) to a number, in the order written. */
struct named_number { const char *name; double value; struct place place; };
struct named_text { const char *name; struct words text; struct place place; };

struct resources {
	struct place place; bool given;
	enum selling_model today, intended;
	double capacity_days;                 /* a year, all accounts; NAN = not given */
	struct named_number *capacity_by_function; size_t capacity_function_count;
	double days_per_account[CLASS_COUNT]; /* NAN = not given */
	double accounts_per_manager;
	struct prose notes;
};

struct member { const struct person *person; enum member_role role; struct place place; };
struct first_picks { const struct person *person; const struct account **accounts; size_t count; struct place place; };
struct meeting { struct date date; struct words topic; bool done; struct place place; };

struct team {
	struct place place; bool given;
	struct words goal;
	enum mandate mandate; bool mandate_given;
	enum team_mode how; bool how_given;
	struct date start, end;
	const char **functions_wanted; size_t function_count;
	struct member *members; size_t member_count;
	struct first_picks *first_picks; size_t first_pick_count;
	struct meeting *meetings; size_t meeting_count;
};

struct stage { const char *id; struct words name; struct place place; };
struct market_node {
	const char *id; struct place place;
	struct words name;
	const struct stage *stage;
	enum node_kind kind;
	double value;
	const struct competitor *competitor;
	const struct account *account;
};
struct market_flow { const struct market_node *from, *to; double value; struct place place; };
struct leverage { const struct market_node *node; struct words who_decides, why; struct place place; };
struct market_map {
	struct place place; bool given;
	struct words unit;
	bool complete;
	struct stage *stages; size_t stage_count;
	struct market_node *nodes; size_t node_count;
	struct market_flow *flows; size_t flow_count;
	struct leverage *leverage; size_t leverage_count;
};

struct mix { struct words product, price, place_of_sale, promotion, service; };
struct segment {
	const char *id; struct place place;
	struct words name;
	struct words *needs; size_t need_count;
	struct words buying;
	double size, growth_percent;
	enum priority priority;
	struct mix mix;
};
struct segmentation { struct prose basis, rejected, so_we_differ; };

struct competitor { const char *id; struct words name; struct place place; };
struct supplier_factor { const char *id; struct words name; struct place place; };

struct treatment {
	bool given;
	struct words contact, service, price, people, money, text;
	const struct person *approves;
};

struct matrix {
	struct place place;
	struct scale scale;                        /* default 0..10, step 1 */
	enum threshold_kind attractiveness_threshold_kind;
	double attractiveness_threshold;           /* when THRESHOLD_NUMBER */
	struct prose threshold_because;
	enum strength_mode strength;
	double strength_threshold;                 /* default 0, or 1 for ratio */
	enum side on_the_line_attractiveness;      /* default high */
	enum side on_the_line_strength;            /* default low */
	enum strong_side strong_side;
	double hysteresis;
	struct treatment treatments[CLASS_COUNT];
};

struct anchor { double score; struct words text; };
struct factor {
	const char *id; struct place place;
	struct words name;
	double weight;                             /* as written; NAN where judged otherwise */
	struct place weight_place;
	enum factor_type type;
	enum factor_period period;
	const struct objective **objectives; size_t objective_count;
	bool about_size;
	struct anchor *anchors; size_t anchor_count; /* by score */
};
struct pairwise_row { size_t over, under; double by; struct place place; };
struct attractiveness {
	struct place place;
	enum weight_method method;
	bool normalise;
	const struct person **set_by; size_t set_by_count;
	struct factor *factors; size_t factor_count;
	struct pairwise_row *pairwise; size_t pairwise_count; /* over, under: factor positions */
	size_t *ranked;                            /* factor positions, most important first; factor_count of them */
	double *swing;                             /* points per factor */
	struct named_text *considered; size_t considered_count;
};

struct not_candidate { struct words name, why; struct place place; };

/* One factor of a customer's own rating. */
struct rating_factor {
	const char *id; struct place place;
	struct words name;                         /* from the pool where not given */
	double weight; struct place weight_place;  /* NAN = unknown */
	struct score us;
	struct score *rivals;                      /* one per strength.rivals */
};
struct strength {
	bool given; struct place place;
	enum asked asked;
	const char **voices; size_t voice_count;
	struct date date;
	struct scale scale;                        /* the customer's; the matrix scale if not given */
	const struct competitor **rivals; size_t rival_count; /* by id */
	struct rating_factor *factors; size_t factor_count;
};

struct evidence { size_t factor; const struct source_ref *source; struct words note; struct place place; };
struct ask { const char *what; struct words name; struct words whom; struct date by; const struct person *owner; struct place place; };
struct approval {
	const struct person *by; struct date date; enum view view; struct words note;
	const char *of; struct place place;
};
struct override { bool given; const struct person *by; struct words reason; struct date until; struct place place; };
struct decision {
	bool given; struct place place;
	enum account_class class;                  /* CLASS_UNDETERMINED = as computed */
	struct prose because, tell_customer, tell_us;
	struct override override;
	struct approval *approvals; size_t approval_count;
};
struct action {
	struct place place;
	struct words what;
	const struct person *owner;
	struct date start, due;
	double days, cost;
	const char *closes;                        /* id of a rating factor */
	enum action_status status;
};
struct milestone { struct words what; struct date by; struct place place; };
struct risk { struct words what, answer; enum likelihood likelihood; struct place place; };
struct plan {
	bool given; struct place place;
	struct date due;
	const struct objective *objective;
	const struct person *sponsor;
	struct named_text *team; size_t team_count; /* function: what it delivers */
	double budget;
	struct date stop_by;
	struct prose exit_trigger;
	struct action *actions; size_t action_count;
	struct milestone *milestones; size_t milestone_count;
	struct risk *risks; size_t risk_count;
	enum account_class goal_class; double goal_revenue; /* in_three_years */
};
struct previous {
	bool given; struct place place;
	struct date date; enum account_class class;
	double attractiveness, strength, days;
};
struct account {
	const char *id; struct place place;
	struct words name;
	const char **formerly; size_t formerly_count;
	const struct segment *segment;
	const struct person *owner;
	const char *parent;
	double revenue, reachable, margin_percent, share_percent;
	double days_now, days;
	enum answer wants_partnership; struct words partnership_said_by; struct date partnership_date;
	struct prose notes;
	struct previous previous;
	struct date scored;                        /* attractiveness.date */
	struct place attractiveness_place;
	struct score *scores;                      /* one per attractiveness factor */
	struct evidence *evidence; size_t evidence_count;
	struct strength strength;
	struct ask *asks; size_t ask_count;
	struct decision decision;
	struct plan plan;
};

struct scorecard {
	const struct person *scorer; struct place place;
	struct date date;
	double *weights;                           /* one per factor, NAN = not given; NULL = none */
	struct score *scores;                      /* [account * factor_count + factor] */
};
struct source_ref { const char *id; struct words title; const char *kind, *url; struct date date; const char *page; struct place place; };

struct challenge_answer { const char *question; struct words answer; const struct person *by; struct date date; struct place place; };
struct message { struct words to, text, channel; const struct person *by; struct date date; struct place place; };
struct sign_off {
	const struct person **required; size_t required_count;
	struct approval *approvals; size_t approval_count;
};
struct waiver { const struct rule *rule; const char *at; struct words because; const struct person *by; struct date until; struct place place; };
struct rule_setting { const struct rule *rule; enum rule_level level; struct named_number *parameters; size_t parameter_count; struct place place; };
struct held_review { struct date date; const char *tag; const struct person **present; size_t present_count; struct words note; struct place place; };
struct review {
	bool given; struct place place;
	double every_months; struct date next;
	struct words *sooner_if; size_t sooner_count;
	struct held_review *held; size_t held_count;
};
struct next_step { struct words what; const struct person *owner; struct date due; struct place place; };

struct build_options { bool dossier, board, plans; bool pdf, md; bool guidance; };
struct theme { const char *logo; struct place logo_place; const char *accent; struct place accent_place; enum paper paper; const char *sans, *serif, *han; struct place sans_place, serif_place, han_place; const char **font_files; size_t font_file_count; struct place fonts_place; };

struct selection {
	struct place place;
	struct words title, company;
	struct date as_of;
	enum status status;
	enum language languages[LANGUAGE_COUNT]; size_t language_count;
	const char *currency;                      /* ISO 4217 */
	double amounts_in;                         /* 1, 1000, ... */
	double horizon_years;
	double company_revenue, customers;
	struct words classification;
	const struct person **prepared_by; size_t prepared_count;
	struct prose summary, ask_of_board;

	struct person *people; size_t person_count;
	struct { struct prose means, does_not_mean, customer_gets; } kam;
	struct objective *objectives; size_t objective_count;
	struct resources resources;
	struct team team;
	struct market_map map;
	struct segmentation segmentation;
	struct segment *segments; size_t segment_count;
	struct competitor *competitors; size_t competitor_count;
	struct supplier_factor *supplier_factors; size_t supplier_factor_count;
	struct matrix matrix;
	struct attractiveness attractiveness;
	struct not_candidate *not_candidates; size_t not_candidate_count;
	struct account *accounts; size_t account_count; /* by id */
	struct scorecard *scorecards; size_t scorecard_count;
	struct source_ref *sources; size_t source_count;
	struct challenge_answer *challenge; size_t challenge_count;
	struct message *communication; size_t message_count;
	struct sign_off sign_off;
	struct waiver *waivers; size_t waiver_count;
	struct rule_setting *rule_settings; size_t rule_setting_count;
	struct review review;
	struct next_step *next_steps; size_t next_step_count;
	struct build_options build;
	struct theme theme;
};

/* The text in that language, else in the other, else "". Never NULL. */
const char *words_in(const struct words *words, enum language language);
bool words_given(const struct words *words);
bool prose_given(const struct prose *prose); /* there is more than white space */
const struct account *selection_find_account(const struct selection *selection, const char *id);
const struct person *selection_find_person(const struct selection *selection, const char *id);

#endif
