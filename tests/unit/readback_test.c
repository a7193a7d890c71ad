#include <criterion/criterion.h>
#include <string.h>

#include "core/desks/readback.h"
#include "core/store/stmt.h"
#include "tests/unit/desk_fixture.h"
#include "tests/unit/japanese.h"

static const struct {
	const char *visitor, *callback;
	enum means means;
	int topic, cell, moved;
	const char *says;
} spoken[] = {
        {"山田 豊", "042-000-0087", MEANS_COUNTER, 7, 56, 0,
         "第1商店の山田様、12月2日水曜日、午後2時から2時50分まで、事業承継のご相談でお取りしました。"
         "担当は中小企業診断士の佐々木、1番窓口です。直近の決算書をお持ちください。"
         "ご連絡先は042-000-0087でよろしいでしょうか。"},
        {"", "", MEANS_PHONE, 3, 40, 0,
         "第1商店様、12月2日水曜日、午前10時から10時50分まで、金融のご相談でお取りしました。"
         "担当は中小企業診断士の佐々木です。お時間にこちらからお電話いたします。"
         "直近2期の決算書をお手元にご用意ください。ご連絡先は042-000-0001でよろしいでしょうか。"},
        {"山田　豊", "", MEANS_ONLINE, 0, 40, 0,
         "第1商店の山田様、12月2日水曜日、午前10時から10時50分まで、ご相談のお時間をお取りしました。"
         "担当は中小企業診断士の佐々木、オンラインでのご相談です。ご連絡先は042-000-0001でよろしいでしょうか。"},
        {"", "", MEANS_COUNTER, 0, 40, 1,
         "第1商店様、ご予約を12月2日水曜日、午前10時から10時50分までに変更しました。"
         "担当は中小企業診断士の佐々木、1番窓口です。ご連絡先は042-000-0001でよろしいでしょうか。"},
};

Test(readback, what_is_said_to_the_caller)
{
	struct office office;
	char text[READBACK_BYTES];
	japanese_begin();
	office_open(&office, ":memory:");
	for (size_t i = 0; i < sizeof(spoken) / sizeof(spoken[0]); i++) {
		struct appointment a;
		struct booking b = {.client = office.client[1],
		                    .desk = 1,
		                    .day = office.today + 8,
		                    .cell = spoken[i].cell,
		                    .means = spoken[i].means,
		                    .visitor = spoken[i].visitor,
		                    .callback = spoken[i].callback};
		struct stmt s = stmt_open(office.db, "SELECT id FROM topic WHERE code = $code");
		stmt_bind_int(&s, "$code", spoken[i].topic);
		stmt_row(&s);
		b.topic = stmt_int(&s, 0);
		cr_assert_eq(stmt_close(&s), DONE);
		cr_assert_eq(appointment_book(office.db, &b, NULL, &a), DONE, "%s", db_fault(office.db)->text);
		a.earlier = spoken[i].moved;
		cr_assert_eq(readback_make(office.db, &a, text, sizeof(text)), DONE);
		cr_expect_str_eq(text, spoken[i].says);
		cr_assert_eq(appointment_cancel(office.db, a.id, "mistake", NULL, NULL), DONE);
	}
	db_close(office.db);
}

Test(readback, the_client_without_a_number_is_asked_for_one)
{
	struct office office;
	struct appointment a;
	char text[READBACK_BYTES];
	office_open(&office, ":memory:");
	office_sql(&office, "UPDATE client SET name = '喜多見 明', version = action_id() WHERE number = '00002'");
	struct booking b = {
	        .client = office.client[2], .desk = 2, .day = office.today + 8, .cell = 56, .visitor = "喜多見 明"};
	cr_assert_eq(appointment_book(office.db, &b, NULL, &a), DONE);
	cr_assert_eq(readback_make(office.db, &a, text, sizeof(text)), DONE);
	cr_expect_str_eq(text, "For 喜多見, you are booked on Wednesday, 2 December, from 2 to 2:50 pm."
	                       " Your consultant is 木下, at desk 2. At which number can we reach you?");
	db_close(office.db);
}
