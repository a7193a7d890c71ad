#include "tui/consultant_state.h"

#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/grid_cell.h"

#define HEADING     2 /* the sums, and the names of the days; in the week of a desk who sits there, too */
#define TIME_COLS   7
#define IDLE_COLS   8 /* of a day on which there is nothing to do */
#define COLUMN_MOST 60

/* ---- Reading ---- */

/* The days a view shows around one: itself, its week from Monday on, or the weeks of its month. */
static void find_range(enum schedule_view view, int32_t day, struct schedule *out)
{
	struct date date = day_date(day);
	int32_t first = day_of(date.year, date.month, 1);
	int32_t last = first + month_days(date.year, date.month) - 1;
	out->first = view == VIEW_MONTH ? first : day;
	if (view != VIEW_DAY)
		out->first = day_week_start(out->first);
	out->days = view == VIEW_DAY ? 1 : WEEK_DAYS;
	if (view == VIEW_MONTH)
		out->days = ((int)(last - out->first) / WEEK_DAYS + 1) * WEEK_DAYS;
}

static void schedule_free(struct schedule *data)
{
	plan_free(&data->plan);
	appointment_list_free(&data->visits);
	outside_free(&data->outside);
	lesson_list_free(&data->lessons);
}

/* `data` has its days; what it holds else is made anew. */
static enum status load(struct db *db, struct schedule_of of, struct schedule *data)
{
	int32_t last = data->first + data->days - 1;
	struct appointment_filter filter = {
	        .from = data->first, .to = last, .consultant = of.consultant, .desk = of.desk};
	enum status status = plan_load(db, data->first, last, &data->plan);
	if (status == DONE)
		status = appointment_list(db, &filter, &data->visits);
	if (status == DONE)
		status = schedule_days(db, of, data->first, data->days, data->counts);
	if (status == DONE)
		status = outside_load(db, &data->outside);
	if (status == DONE)
		status = lesson_list_load(db, data->first, last, &data->lessons);
	for (int i = 0; i < data->visits.count; i++)
		data->visits.rows[i].desk = data->visits.rows[i].day - data->first + 1;
	if (status != DONE)
		schedule_free(data);
	return status;
}

void consultant_plan(const struct consultant *c, int32_t day, struct plan_day *out)
{
	struct plan_day whole;
	plan_day(&c->data.plan, day, &whole);
	*out = (struct plan_day){.calendar = whole.calendar};
	for (int i = 0; i < whole.count; i++) {
		if (c->desk ? whole.spans[i].desk != c->desk : whole.spans[i].consultant != c->who.id)
			continue;
		out->spans[out->count] = whole.spans[i];
		out->spans[out->count++].desk = day - c->data.first + 1;
	}
}

const struct closure *consultant_closure(const struct consultant *c, int32_t day, int cell)
{
	const struct plan *plan = &c->data.plan;
	return c->desk ? plan_closure(plan, day, c->desk, cell) : plan_absence(plan, day, c->who.id, cell);
}

/* Of what closes a part of the day to them, the first that says why. */
static const char *closure_reason(const struct consultant *c, int32_t day)
{
	for (int i = 0; i < c->data.plan.closures; i++) {
		const struct closure *closure = &c->data.plan.closure[i];
		bool on = closure->from_day <= day && day <= closure->to_day && closure->reason[0];
		int from = closure->from_day < day ? 0 : closure->from,
		    to = closure->to_day > day ? CELLS_A_DAY : closure->to;
		for (int cell = from; on && cell < to; cell++)
			if (consultant_closure(c, day, cell) == closure)
				return closure->reason;
	}
	return "";
}

void consultant_reason(const struct consultant *c, const struct plan_day *plan, int32_t day, char *out, size_t size)
{
	out[0] = '\0';
	if (plan->calendar)
		calendar_reason(plan->calendar, out, size);
	if (!out[0])
		utf8_copy(out, size, closure_reason(c, day));
}

/* The days stand beside each other as desks do in a day. */
static bool make_grid(struct consultant *c, int unit)
{
	struct calendar_day columns = {.desks = c->data.days};
	struct plan_day all = {.calendar = &columns}, one;
	struct grid_day from = {.plan = &all, .visits = &c->data.visits, .first_cell = CELLS_A_DAY};
	for (int i = 0; i < c->data.days; i++) {
		consultant_plan(c, c->data.first + i, &one);
		for (int j = 0; j < one.count && all.count < PLAN_SPANS; j++)
			all.spans[all.count++] = one.spans[j];
	}
	return grid_make(&c->grid, &from, unit);
}

/* Takes over what was read; the cursor is left to the caller. */
static enum status show(struct desk *desk, struct consultant *c, int32_t day)
{
	struct schedule data = {0};
	find_range(c->view, day, &data);
	if (!day_valid(data.first) || !day_valid(data.first + data.days - 1))
		return fault_set(db_fault(desk_db(desk)), INVALID, "", _("The calendar ends here."));
	enum status status = load(desk_db(desk), (struct schedule_of){c->who.id, c->desk}, &data);
	if (status != DONE)
		return status;
	schedule_free(&c->data);
	c->data = data;
	c->fitted = 0;
	c->detail.id = 0;
	if (c->view == VIEW_MONTH)
		grid_free(&c->grid);
	else if (!make_grid(c, c->grid.unit > 0 ? c->grid.unit : 2))
		return FAILED;
	return DONE;
}

bool consultant_go(struct desk *desk, struct consultant *c, int32_t day, int cell)
{
	struct schedule wanted = {0};
	find_range(c->view, day, &wanted);
	if (wanted.first != c->data.first || wanted.days != c->data.days) {
		enum status status = show(desk, c, day);
		if (status != DONE) {
			desk_refuse_store(desk);
			return false;
		}
	}
	c->day = day;
	grid_go(&c->grid, &c->data.visits, &c->cursor, day - c->data.first + 1, cell);
	return true;
}

bool consultant_read(struct desk *desk, struct consultant *c)
{
	enum status status = show(desk, c, c->day);
	if (status != DONE) {
		if (status != BUSY)
			desk_refuse_store(desk);
		return false;
	}
	grid_changed(&c->grid, &c->data.visits, &c->cursor);
	if (c->view != VIEW_MONTH)
		c->day = c->data.first + c->cursor.desk - 1;
	return true;
}

static void detail_free(struct schedule_detail *detail)
{
	appointment_list_free(&detail->earlier);
	detail->id = 0;
}

void consultant_settle(struct desk *desk, struct consultant *c)
{
	const struct appointment *visit = consultant_visit(c);
	struct schedule_detail *detail = &c->detail;
	if (!visit || visit->id == detail->id) {
		if (!visit)
			detail_free(detail);
		return;
	}
	detail_free(detail);
	struct appointment_filter filter = {.from = DAY_NONE,
	                                    .to = visit->day,
	                                    .client = visit->client,
	                                    .newest_first = true,
	                                    .limit = EARLIER_VISITS};
	if (appointment_get(desk_db(desk), visit->id, &detail->visit) == DONE &&
	    appointment_list(desk_db(desk), &filter, &detail->earlier) == DONE)
		detail->id = visit->id;
}

void consultant_free(struct consultant *c)
{
	schedule_free(&c->data);
	grid_free(&c->grid);
	detail_free(&c->detail);
}

/* ---- The cursor ---- */

const struct grid_stop *consultant_stop(const struct consultant *c)
{
	return c->view == VIEW_MONTH ? NULL : grid_at(&c->grid, &c->data.visits, &c->cursor);
}

const struct appointment *consultant_visit(const struct consultant *c)
{
	const struct grid_stop *stop = c->cursor.lost ? NULL : consultant_stop(c);
	return stop && stop->kind == GRID_VISIT ? &c->data.visits.rows[stop->visit] : NULL;
}

const struct lesson *consultant_lesson(const struct consultant *c, const struct grid_stop *stop)
{
	const struct lesson_list *lessons = &c->data.lessons;
	int32_t day = stop ? c->data.first + stop->desk - 1 : DAY_NONE;
	struct plan_day plan;
	if (!stop || !c->desk || lessons->count == 0)
		return grid_lesson(&c->grid, stop, lessons, c->who.id, day);
	consultant_plan(c, day, &plan);
	const struct plan_span *span = plan_at(&plan, stop->desk, stop->cell);
	return span ? grid_lesson(&c->grid, stop, lessons, span->consultant, day) : NULL;
}

/* ---- Places ---- */

bool consultant_idle(const struct consultant *c, int32_t day, struct plan_day *out)
{
	consultant_plan(c, day, out);
	for (int i = 0; i < c->data.visits.count; i++)
		if (c->data.visits.rows[i].day == day && c->data.visits.rows[i].status != APPOINTMENT_CANCELLED)
			return false;
	return out->count == 0;
}

/* A day with nothing to do needs little room; the others share the rest. */
static void place_columns(struct consultant *c, int cols)
{
	bool idle[WEEK_DAYS];
	struct plan_day plan;
	int days = c->view == VIEW_DAY ? 1 : WEEK_DAYS, narrow = 0, room = cols - TIME_COLS - 1;
	for (int i = 0; i < days; i++) {
		idle[i] = c->view == VIEW_WEEK && consultant_idle(c, c->data.first + i, &plan);
		narrow += idle[i];
	}
	if (narrow == days)
		narrow = 0;
	int wide = (room - narrow * IDLE_COLS) / (days - narrow);
	c->places.col[0] = TIME_COLS;
	for (int i = 0; i < days; i++)
		c->places.col[i + 1] = c->places.col[i] + (narrow && idle[i]    ? IDLE_COLS
		                                           : wide < COLUMN_MOST ? wide
		                                                                : COLUMN_MOST);
}

/* Two that begin at different times in one row: only the first of them would be seen. */
static bool crowded(const struct grid *grid)
{
	const struct grid_stop *last = NULL;
	for (int i = 0; i < grid->stop_count; i++) {
		const struct grid_stop *stop = &grid->stops[i];
		if (stop->kind != GRID_VISIT)
			continue;
		if (last && last->desk == stop->desk && last->row == stop->row && last->cell != stop->cell)
			return true;
		last = stop;
	}
	return false;
}

/* The finest rows that fit, but not so coarse that they hide anybody. */
static void suit_unit(struct consultant *c, int rows)
{
	make_grid(c, 1);
	for (int unit = 2; unit <= 4 && c->grid.row_count > rows; unit *= 2) {
		make_grid(c, unit);
		if (!crowded(&c->grid))
			continue;
		make_grid(c, unit / 2);
		break;
	}
	grid_changed(&c->grid, &c->data.visits, &c->cursor);
}

static void scroll(struct consultant *c)
{
	const struct grid_stop *stop = consultant_stop(c);
	int row = stop ? stop->row : 0, rows = c->places.rows;
	if (c->top > row)
		c->top = row;
	if (c->top + rows <= row)
		c->top = row - rows + 1;
	if (c->top + rows > c->grid.row_count)
		c->top = c->grid.row_count > rows ? c->grid.row_count - rows : 0;
}

int consultant_names(const struct consultant *c)
{
	return c->desk && c->view == VIEW_WEEK;
}

void consultant_fit(struct consultant *c, struct area body)
{
	struct schedule_places *places = &c->places;
	int heading = HEADING + consultant_names(c);
	int least = c->view == VIEW_DAY ? 2 : 4, most = body.rows - heading - 1 - least;
	int weeks = c->data.days / WEEK_DAYS;
	place_columns(c, body.cols);
	if (c->view != VIEW_MONTH && c->fitted != body.rows) {
		suit_unit(c, most);
		c->fitted = body.rows;
	}
	int wanted = c->view == VIEW_MONTH ? (2 * weeks < most ? 2 * weeks : weeks) : c->grid.row_count;
	if (c->view != VIEW_MONTH && wanted == 0)
		wanted = 3; /* why there is nothing */
	places->rows = wanted < most ? wanted : most;
	places->grid = body.row + heading;
	places->detail = places->grid + places->rows + 1;
	places->detail_rows = body.row + body.rows - places->detail;
	scroll(c);
}
