#include "cli/heading.h"

#include <stddef.h>
#include <string.h>

#include "core/words.h"

struct word {
	const char *key;
	const char *word;
};

static const struct word headings[] = {
        {"absent", N_("Did not come")},
        {"action", N_("Action")},
        {"added", N_("Added")},
        {"address", N_("Address")},
        {"after", N_("Not before")},
        {"applied_on", N_("Applied on")},
        {"appointment", N_("Appointment")},
        {"appointments", N_("Appointments")},
        {"at", N_("At")},
        {"attended", N_("Attended")},
        {"before", N_("Over by")},
        {"both_members", N_("Both members")},
        {"businesses", N_("Businesses")},
        {"by", N_("By")},
        {"callback", N_("Call back")},
        {"calls", N_("Calls")},
        {"capacity", N_("Seats")},
        {"changed", N_("Changed")},
        {"client", N_("Client")},
        {"closed", N_("Closed")},
        {"column", N_("Column")},
        {"command", N_("Command")},
        {"consultant", N_("Consultant")},
        {"consultations", N_("Consultations")},
        {"corporate_number", N_("Corporate number")},
        {"date", N_("Date")},
        {"desk", N_("Desk")},
        {"desks", N_("At desks")},
        {"division", N_("Division")},
        {"divisions", N_("Divisions")},
        {"email", N_("E-mail")},
        {"employees", N_("Employees")},
        {"end", N_("End")},
        {"era", N_("Era")},
        {"fax", N_("Fax")},
        {"fields", N_("Fields")},
        {"finding", N_("Finding")},
        {"from", N_("From day")},
        {"help", N_("What it does")},
        {"holiday", N_("Holiday")},
        {"id", N_("Id")},
        {"invoice_number", N_("Invoice number")},
        {"joined_on", N_("Joined on")},
        {"keys", N_("Keys")},
        {"kind", N_("Kind")},
        {"label", N_("Word")},
        {"last", N_("Last")},
        {"last_call", N_("Last call")},
        {"last_result", N_("Result")},
        {"left_on", N_("Left on")},
        {"left_reason", N_("Reason for leaving")},
        {"line", N_("Line")},
        {"loser", N_("Goes")},
        {"loser_name", N_("Its name")},
        {"matched", N_("Matched")},
        {"means", N_("Means")},
        {"members", N_("Members")},
        {"name", N_("Name")},
        {"note", N_("Note")},
        {"notice", N_("Notice")},
        {"number", N_("Number")},
        {"other_number", N_("Other number")},
        {"others", N_("Others")},
        {"people", N_("People")},
        {"person", N_("Person")},
        {"phone", N_("Phone")},
        {"place", N_("Place")},
        {"position", N_("Place in line")},
        {"postal", N_("Postal code")},
        {"read", N_("Read")},
        {"reading", N_("Reading")},
        {"reason", N_("Reason")},
        {"reasons", N_("Reasons")},
        {"referrals", N_("Referrals")},
        {"refusals", N_("Refusals")},
        {"refused", N_("Refused")},
        {"registered", N_("Registered")},
        {"representative", N_("Representative")},
        {"representative_reading", N_("Reading of the representative")},
        {"roll", N_("Roll")},
        {"rows", N_("Rows")},
        {"score", N_("Score")},
        {"screen", N_("Screen")},
        {"seats", N_("Seats")},
        {"seminar", N_("Seminar")},
        {"seminars", N_("Seminars")},
        {"sessions", N_("Sessions")},
        {"setting", N_("Setting")},
        {"sign_ups", N_("Signed up")},
        {"since", N_("Since")},
        {"staff", N_("Staff")},
        {"start", N_("Start")},
        {"status", N_("State")},
        {"summary", N_("Summary")},
        {"title", N_("Title")},
        {"to", N_("To day")},
        {"topic", N_("Topic")},
        {"town", N_("Town")},
        {"trade", N_("Trade")},
        {"tries", N_("Tries")},
        {"unchanged", N_("Unchanged")},
        {"undone_by", N_("Undone by")},
        {"valid_from", N_("Valid from")},
        {"valid_to", N_("Valid to")},
        {"value", N_("Value")},
        {"waiting", N_("Waiting")},
        {"weekday", N_("Weekday")},
        {"weekdays", N_("Weekdays")},
        {"winner", N_("Stays")},
        {"winner_name", N_("Name of who stays")},
        {"year", N_("Year")},
};

static const struct word values[] = {
        {"arrived", N_("arrived")},
        {"booked", N_("booked")},
        {"cancelled", N_("cancelled")},
        {"closed", N_("closed")},
        {"closure", N_("closing")},
        {"counter", N_("counter")},
        {"done", N_("done")},
        {"draft", N_("draft")},
        {"employee", N_("employee")},
        {"extra", N_("one day")},
        {"family", N_("family")},
        {"founder", N_("founder")},
        {"held", N_("held")},
        {"in_session", N_("in session")},
        {"left", N_("left")},
        {"member", N_("member")},
        {"no_show", N_("no-show")},
        {"nonmember", N_("non-member")},
        {"offered", N_("offered")},
        {"officer", N_("officer")},
        {"online", N_("online")},
        {"open", N_("sign-up open")},
        {"other", N_("other")},
        {"phone", N_("by phone")},
        {"registered", N_("registered")},
        {"representative", N_("representative")},
        {"waiting", N_("waiting")},
        {"working", N_("working day")},
};

static const char *find(const struct word *words, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i].key, key) == 0)
			return _(words[i].word);
	return key;
}

const char *heading_word(const char *key)
{
	return find(headings, sizeof(headings) / sizeof(headings[0]), key);
}

const char *heading_value(const char *key, const char *value)
{
	if (strcmp(key, "matched") == 0)
		return heading_word(value);
	if (strcmp(key, "status") == 0 || strcmp(key, "kind") == 0 || strcmp(key, "means") == 0 ||
	    strcmp(key, "role") == 0)
		return find(values, sizeof(values) / sizeof(values[0]), value);
	return value;
}
