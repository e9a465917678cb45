/* How the tables of the project file are written. Only schema*.c include this. */
#ifndef KAISM_INPUT_SCHEMA_TABLES_H
#define KAISM_INPUT_SCHEMA_TABLES_H

#include "input/schema.h"
#include "model/selection.h"

#define AT(type, member) .offset = offsetof(struct type, member)
#define MANY(type, member, number) \
	.offset = offsetof(struct type, member), .count_offset = offsetof(struct type, number)
#define PLACE_AT(type, member) .place_offset = offsetof(struct type, member) + 1
#define GIVEN_AT(type, member) .given_offset = offsetof(struct type, member) + 1
#define KEYS(array) .keys = (array), .count = sizeof(array) / sizeof((array)[0])
/* A map's or list's element, whose struct has a place. */
#define ELEMENT(type) .size = sizeof(struct type), PLACE_AT(type, place)
/* An object held inside another struct, with its own place and given. */
#define SECTION(type) ELEMENT(type), GIVEN_AT(type, given)

#define NOT_NEGATIVE .least = 0, .most = 1e15
#define A_SHARE .least = 0, .most = 100
#define A_SCORE .least = -1e6, .most = 1e6 /* or a difference, or an end of a scale */
#define DAYS_A_YEAR .unit = "person-days a year", NOT_NEGATIVE
#define PERSON .kind = SCHEMA_ID, .collection = COLLECTION_PEOPLE
#define PEOPLE .kind = SCHEMA_LIST, .item = SCHEMA_ID, .collection = COLLECTION_PEOPLE

/* One section of the file each; the root holds them. */
extern const struct schema_object schema_selection, schema_person, schema_kam, schema_objective,
	schema_resources, schema_team, schema_market_map, schema_segmentation, schema_segment,
	schema_competitor, schema_supplier_factor, schema_matrix, schema_attractiveness,
	schema_accounts_from, schema_not_candidate, schema_account, schema_scorecard, schema_source,
	schema_challenge, schema_message, schema_sign_off, schema_waiver, schema_review,
	schema_next_step, schema_build, schema_theme;
/* Shared by sections. */
extern const struct schema_object schema_approval, schema_scale;

#endif
