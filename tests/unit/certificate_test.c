#include <criterion/criterion.h>

#include "core/seminars/certificate.h"

/* What `attended` sessions of `fields` fields come to in a course of so many sessions. */
static enum certificate_lack judged(int sessions, int share, int attended, int fields)
{
	const struct seminar course = {.session_count = sessions, .certificate_share = share, .certificate_fields = 2};
	return certificate_judge(&course, attended, fields);
}

Test(certificate, takes_the_share_of_the_sessions_rounded_up)
{
	static const struct {
		int sessions, share, needed;
	} cases[] = {{5, 80, 4}, {5, 81, 5}, {5, 79, 4}, {5, 60, 3}, {5, 61, 4},    {3, 67, 3},
	             {3, 66, 2}, {1, 1, 1},  {4, 75, 3}, {49, 1, 1}, {49, 100, 49}, {49, 98, 49}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct seminar course = {.session_count = cases[i].sessions, .certificate_share = cases[i].share};
		int needed = cases[i].needed;
		cr_expect_eq(certificate_sessions(&course), needed, "%d of a hundred of %d", cases[i].share,
		             cases[i].sessions);
		cr_expect_eq(certificate_judge(&course, needed, 0), CERTIFICATE_EARNED);
		cr_expect_eq(certificate_judge(&course, needed - 1, 9), CERTIFICATE_SESSIONS);
	}
}

Test(certificate, takes_the_fields_too)
{
	cr_expect_eq(judged(4, 50, 2, 2), CERTIFICATE_EARNED);
	cr_expect_eq(judged(4, 50, 4, 1), CERTIFICATE_FIELDS);
	cr_expect_eq(judged(4, 50, 1, 1), CERTIFICATE_SESSIONS, "what is missing first");
	cr_expect_eq(judged(4, 0, 4, 4), CERTIFICATE_NONE);
}

Test(certificate, says_what_is_missing)
{
	const struct seminar course = {.session_count = 5, .certificate_share = 80, .certificate_fields = 4};
	char text[128];
	cr_expect_str_eq(certificate_text(&course, 3, 4, text, sizeof(text)), "3 of 5 sessions: it takes 4");
	cr_expect_str_eq(certificate_text(&course, 4, 3, text, sizeof(text)), "3 subject fields: it takes 4");
	cr_expect_str_eq(certificate_text(&course, 4, 4, text, sizeof(text)), "earned");
	cr_expect_str_eq(certificate_text(&(struct seminar){.session_count = 5}, 5, 4, text, sizeof(text)),
	                 "no certificate");
}
