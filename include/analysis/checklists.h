/* The ten checklists of the method, judged from what the files say: which
 * parts of each are there, and what is to be done first of those that are not. */
#ifndef KAISM_ANALYSIS_CHECKLISTS_H
#define KAISM_ANALYSIS_CHECKLISTS_H

#include "analysis/results.h"
#include "base/arena.h"

enum { CHECKLIST_COUNT = 10 };
enum checklist_state { CHECKLIST_NOT_STARTED, CHECKLIST_OPEN, CHECKLIST_DONE };

/* In the order in which they are to be done. */
enum checklist_part {
	PART_NONE,
	/* 1 */ PART_MEANS, PART_OBJECTIVES, PART_GOALS, PART_OBJECTIVE_OWNERS,
	/* 2 */ PART_MODELS, PART_CAPACITY, PART_DAYS_BY_CLASS, PART_CAPACITY_BY_FUNCTION,
	/* 3 */ PART_TEAM_GOAL, PART_MANDATE, PART_SPONSOR, PART_LEAD, PART_SCORERS, PART_FUNCTIONS, PART_TEAM_DATES,
	/* 4 */ PART_MAP, PART_FLOWS, PART_LEVERAGE,
	/* 5 */ PART_SEGMENTS, PART_BASIS, PART_NEEDS, PART_MIX, PART_ACCOUNT_SEGMENTS,
	/* 6 */ PART_THRESHOLD, PART_TREATMENTS,
	/* 7 */ PART_FACTORS, PART_FACTOR_OBJECTIVES, PART_ANCHORS, PART_SCORES,
	/* 8 */ PART_RATINGS, PART_ASKED, PART_UNKNOWNS,
	/* 9 */ PART_DECISIONS, PART_PLANS, PART_CHALLENGE, PART_COMMUNICATION, PART_SIGNATURES,
	/* 10 */ PART_CALENDAR, PART_NEXT_REVIEW, PART_TRIGGERS,
	PART_COUNT
};

struct checklist {
	enum checklist_state state;
	int done, parts;
	enum checklist_part missing;  /* the first part that is not done; PART_NONE where all are */
	const struct words *of;       /* the first that it is missing of; NULL = the selection as a whole */
	size_t count;                 /* of how many */
	const struct person *who;     /* to do it; NULL = nobody is named */
	struct date when;             /* done: the last work on it; else by when. May be unset */
};

/* Checklist 1 to 10 in their order. Nothing counts as done because there is
 * nothing to do it to: a list without accounts is not started. */
void checklists_judge(const struct results *results, struct arena *arena, struct checklist lists[CHECKLIST_COUNT]);

/* Words for keys and other programs: "objectives", "not_started", "means".
 * `list` counts from 0. */
const char *checklist_word(int list);
const char *checklist_state_word(enum checklist_state state);
const char *checklist_part_word(enum checklist_part part);

#endif
