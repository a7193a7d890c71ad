#include "core/text/number.h"

#include <criterion/criterion.h>
#include <string.h>

Test(number, clients_in_every_writing)
{
	static const struct {
		const char *typed, *number;
	} cases[] = {
	        {"123", "00123"},           {"00123", "00123"},
	        {"１２３", "00123"},        {" 123　", "00123"},
	        {"123456", "123456"},       {"c31", "C00031"},
	        {"Ｃ３１", "C00031"},       {"C00031", "C00031"},
	        {"0000000000123", "00123"}, {"9999999999", "9999999999"},
	};
	static const char *const bad[] = {"", "0", "C", "C0", "12a", "-3", "1 2", "12345678901", "山", "cc1"};
	char out[NUMBER_CLIENT_BYTES];
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		cr_expect(number_client(out, cases[i].typed), "%s", cases[i].typed);
		cr_expect_str_eq(out, cases[i].number, "%s", cases[i].typed);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		cr_expect_not(number_client(out, bad[i]), "%s", bad[i]);
}

Test(number, half_width_and_digits)
{
	char out[64];
	number_half(out, sizeof(out), "　Ｔ１２－３ 山 ");
	cr_expect_str_eq(out, "T12-3 山");
	cr_expect_eq(number_digits(out, sizeof(out), "０４２－０００−1234"), 10);
	cr_expect_str_eq(out, "0420001234");
	cr_expect_eq(number_digits(out, 4, "12345"), 3);
	cr_expect(number_is_phone("042-000-1234"));
	cr_expect(number_is_phone("（０４２）０００ー１２３４"));
	cr_expect_not(number_is_phone("1丁目"));
	cr_expect_not(number_is_phone("---"));
}

Test(number, corporate_numbers_have_a_check_digit)
{
	char out[14];
	cr_expect_eq(number_corporate(out, "２０２６７７３５４６８４８"), DONE);
	cr_expect_eq(number_corporate(out, "2026773546848"), DONE);
	cr_expect_eq(number_corporate(out, "３693849373964"), DONE);
	cr_expect_str_eq(out, "3693849373964");
	cr_expect_eq(number_corporate(NULL, "2026773546849"), CONFLICT);
	cr_expect_eq(number_corporate(out, "3026773546848"), CONFLICT);
	cr_expect_eq(number_corporate(out, "202677354684"), INVALID);
	cr_expect_eq(number_corporate(out, "20267735468481"), INVALID);
	cr_expect_eq(number_corporate(out, "T026773546848"), INVALID);
}

Test(number, invoice_and_postal_forms)
{
	char invoice[15], postal[9];
	cr_expect(number_invoice(invoice, "ｔ2026773546848"));
	cr_expect_str_eq(invoice, "T2026773546848");
	cr_expect_not(number_invoice(invoice, "2026773546848"));
	cr_expect_not(number_invoice(invoice, "T202677354684"));
	static const char *const good[] = {"185-0012", "1850012", "〒185-0012", "１８５ー００１２", "〒 185−0012"};
	static const char *const bad[] = {"185-001", "18-50012", "185-00123", "abc-defg", "", "185012-"};
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		cr_expect(number_postal(postal, good[i]), "%s", good[i]);
		cr_expect_str_eq(postal, "185-0012");
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		cr_expect_not(number_postal(postal, bad[i]), "%s", bad[i]);
}

Test(number, a_printed_code_notices_every_slip)
{
	char code[NUMBER_CODE_BYTES], wrong[NUMBER_CODE_BYTES];
	enum number_kind kind;
	int64_t id;
	for (int64_t each = 1; each < 10000000000; each = each * 7 + 3) {
		cr_assert(number_code(code, NUMBER_SIGNUP, each));
		cr_assert_eq(strlen(code), 12);
		cr_assert(number_code_read(code, &kind, &id));
		cr_assert(kind == NUMBER_SIGNUP && id == each);
		for (int at = 0; at < 12; at++) {
			for (char digit = '0'; digit <= '9'; digit++) {
				memcpy(wrong, code, sizeof(wrong));
				wrong[at] = digit;
				cr_assert_eq(number_code_read(wrong, &kind, &id), digit == code[at]);
			}
			memcpy(wrong, code, sizeof(wrong));
			if (at < 11 && code[at] != code[at + 1]) {
				wrong[at] = code[at + 1];
				wrong[at + 1] = code[at];
				cr_assert_not(number_code_read(wrong, &kind, &id));
			}
		}
	}
	cr_expect_not(number_code(code, NUMBER_APPOINTMENT, 0));
	cr_expect_not(number_code(code, NUMBER_APPOINTMENT, 10000000000));
	cr_expect_not(number_code(code, (enum number_kind)3, 1));
	number_code(code, NUMBER_APPOINTMENT, 42);
	cr_expect(strncmp(code, "10000000042", 11) == 0);
	cr_expect(number_code_read("１０００-００００-０４２７", &kind, &id) == (code[11] == '7'));
}

Test(number, phones_get_their_hyphens_by_area_code)
{
	static const char *const cases[][2] = {
	        {"0312345678", "03-1234-5678"},
	        {"0612345678", "06-1234-5678"},
	        {"0420001234", "042-000-1234"},
	        {"０４２－０００－１２３４", "042-000-1234"},
	        {"042-0001234", "042-000-1234"},
	        {"(042)312-8612", "042-312-8612"},
	        {"0422210000", "0422-21-0000"},
	        {"0428220000", "0428-22-0000"},
	        {"0428400000", "042-840-0000"},
	        {"0429220000", "04-2922-0000"},
	        {"0429700000", "042-970-0000"},
	        {"0471500000", "04-7150-0000"},
	        {"0475200000", "0475-20-0000"},
	        {"0460850000", "0460-85-0000"},
	        {"0499220000", "04992-2-0000"},
	        {"0126720000", "01267-2-0000"},
	        {"0126220000", "0126-22-0000"},
	        {"0255720000", "0255-72-0000"},
	        {"0255200000", "025-520-0000"},
	        {"0154200000", "0154-20-0000"},
	        {"0154800000", "015-480-0000"},
	        {"0112000000", "011-200-0000"},
	        {"0980200000", "0980-20-0000"},
	        {"0980220000", "09802-2-0000"},
	        {"0120000000", "0120-000-000"},
	        {"0570000000", "0570-000-000"},
	        {"09000001234", "090-0000-1234"},
	        {"08000001234", "0800-000-1234"},
	        {"08011111234", "080-1111-1234"},
	        {"07000001234", "070-0000-1234"},
	        {"06000001234", "060-0000-1234"},
	        {"05000001234", "050-0000-1234"},
	        {"", ""},
	        {"123", ""},
	        {"042000123", ""},
	        {"04200012345", ""},
	        {"0100000000", ""},
	        {"+81420001234", ""},
	        {"042-000-1234 内線5", ""},
	        {"042-000-1234;042-000-1235", ""},
	};
	char out[NUMBER_PHONE_BYTES];
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool known = number_phone_format(out, cases[i][0]);
		cr_expect_str_eq(out, cases[i][1], "%s: %s", cases[i][0], out);
		cr_expect_eq(known, *cases[i][1] != '\0', "%s", cases[i][0]);
	}
}

Test(number, yen_are_parted_by_thousands)
{
	char text[NUMBER_YEN_BYTES];
	cr_expect_str_eq(number_yen(500, text, sizeof(text)), "500 yen");
	cr_expect_str_eq(number_yen(1000, text, sizeof(text)), "1,000 yen");
	cr_expect_str_eq(number_yen(120030, text, sizeof(text)), "120,030 yen");
	cr_expect_str_eq(number_yen(9999999, text, sizeof(text)), "9,999,999 yen");
}
