/* Components: fenced blocks of a template that need data or drawing. Each is
 * a function from the composer and the block's options to document blocks;
 * NULL = nothing stands there. Private to compose. */
#ifndef KAISM_COMPOSE_COMPONENT_H
#define KAISM_COMPOSE_COMPONENT_H

#include <stdint.h>

#include "analysis/signers.h"
#include "nodes.h"

struct component_call {
	const struct composer *composer;
	struct place place;                   /* in the template */
	const char *body;                     /* the fenced block's text */
	const struct account_result *account; /* of the option account=, NULL = none */
	const char *kind, *number, *anchor;   /* options as given, "" = not given */
	bool landscape;                       /* a section */
	bool to_chapter;                      /* a page break: ends the account's section */
	bool shares_page;                     /* the matrix: not on a page of its own */
	size_t limit;                         /* at most so many; SIZE_MAX = all */
};

typedef struct doc_node *component_function(const struct component_call *call);

/* Front matter and chapters */
component_function component_page_break, component_section, component_standfirst, component_side, component_cover,
	component_contents, component_decision_page;
/* Chapters 1 to 5 */
component_function component_objectives, component_traceability, component_resource_shift,
	component_capacity, component_team, component_first_picks, component_timetable,
	component_agreement,
	component_market_map, component_segments, component_segment_matrices;
/* Chapters 6 to 8 */
component_function component_matrix, component_classes, component_treatments, component_factor_sheet, component_scores,
	component_ranking, component_strength_ranking, component_strength_profile, component_unknowns, component_effective_weights, component_gaps;
/* Chapter 9 and account pages */
component_function component_decisions, component_overrides, component_robustness, component_challenge, component_communication,
	component_not_candidates, component_balance, component_function_promises, component_sign_off, component_account_header, component_notes_heading,
	component_account_position, component_why_this_class, component_actions, component_timeline, component_promises,
	component_exit, component_portfolio;
/* Chapters 10, 11 and appendices */
component_function component_review, component_movement, component_promises_kept, component_next_steps, component_checklists, component_findings, component_method,
	component_sources, component_inputs, component_libraries;

/* What would change our mind: a heading and up to three doubts. */
void add_doubts(const struct composer *composer, struct doc_node *column);

/* What the data say to a standing question; "" where they say nothing. */
const char *proposed_answer(const struct composer *composer, const char *question);

/* The component that a fence's info string names, made. NULL with a finding
 * where there is no such component or option. */
struct doc_node *component_make(const struct composer *composer, const char *info,
                                const char *body, struct place place);

#endif
