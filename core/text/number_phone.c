#include "core/text/number.h"

#include <stdio.h>
#include <string.h>

/*
 * 市外局番 of four and five digits, 総務省 "市外局番の一覧" as of August 2025
 * (https://www.soumu.go.jp/main_sosiki/joho_tsusin/top/tel_number/). Besides them there are 03, 04, 06 and those of
 * three digits. Code and exchange together are six digits, and no exchange begins with 0 or 1.
 */
static const char areas[] =
        "0123 0124 0125 0126 0133 0134 0135 0136 0137 0138 0139 0142 0143 0144 0145 0146 0152 0153 0154 0155 "
        "0156 0157 0158 0162 0163 0164 0165 0166 0167 0172 0173 0174 0175 0176 0178 0179 0182 0183 0184 0185 "
        "0186 0187 0191 0192 0193 0194 0195 0197 0198 0220 0223 0224 0225 0226 0228 0229 0233 0234 0235 0237 "
        "0238 0240 0241 0242 0243 0244 0246 0247 0248 0250 0254 0255 0256 0257 0258 0259 0260 0261 0263 0264 "
        "0265 0266 0267 0268 0269 0270 0274 0276 0277 0278 0279 0280 0282 0283 0284 0285 0287 0288 0289 0291 "
        "0293 0294 0295 0296 0297 0299 0422 0428 0436 0438 0439 0460 0463 0465 0466 0467 0470 0475 0476 0478 "
        "0479 0480 0493 0494 0495 0531 0532 0533 0536 0537 0538 0539 0544 0545 0547 0548 0550 0551 0553 0554 "
        "0555 0556 0557 0558 0561 0562 0563 0564 0565 0566 0567 0568 0569 0572 0573 0574 0575 0576 0577 0578 "
        "0581 0584 0585 0586 0587 0594 0595 0596 0597 0598 0599 0721 0725 0735 0736 0737 0738 0739 0740 0742 "
        "0743 0744 0745 0746 0747 0748 0749 0761 0763 0765 0766 0767 0768 0770 0771 0772 0773 0774 0776 0778 "
        "0779 0790 0791 0794 0795 0796 0797 0798 0799 0820 0823 0824 0826 0827 0829 0833 0834 0835 0836 0837 "
        "0838 0845 0846 0847 0848 0852 0853 0854 0855 0856 0857 0858 0859 0863 0865 0866 0867 0868 0869 0875 "
        "0877 0879 0880 0883 0884 0885 0887 0889 0892 0893 0894 0895 0896 0897 0898 0920 0930 0940 0942 0943 "
        "0944 0946 0947 0948 0949 0950 0952 0954 0955 0956 0957 0959 0964 0965 0966 0967 0968 0969 0972 0973 "
        "0974 0977 0978 0979 0980 0982 0983 0984 0985 0986 0987 0993 0994 0995 0996 0997 01267 01372 01374 "
        "01377 01392 01397 01398 01456 01457 01466 01547 01558 01564 01586 01587 01632 01634 01635 01648 "
        "01654 01655 01656 01658 04992 04994 04996 04998 05769 05979 07468 08512 08514 08477 08387 08388 "
        "08396 09802 09912 09913 09969 ";

static const char hundreds[] =
        "011 015 017 018 019 022 023 024 025 026 027 028 029 042 043 044 045 046 047 048 049 052 053 054 "
        "055 058 059 072 073 075 076 077 078 079 082 083 084 086 087 088 089 092 093 095 096 097 098 099 ";

/* Exchanges of codes of three digits that look as if a longer code stood there: 0255-20 is 025-520. */
static const char threes[] =
        "01548 01557 02234 02235 02236 02237 02238 02239 02552 02553 02554 02555 02556 02559 02575 02576 "
        "02577 02578 02579 02646 02647 02648 02649 02788 02789 02833 02834 02892 02893 02894 02895 02935 "
        "02936 02937 02938 02939 04284 04285 04286 05392 05393 05394 05395 053964 053965 053966 053967 "
        "053968 053969 053970 053971 053972 053973 053975 053976 053978 053979 05398 05999 07942 07943 07944 "
        "07945 07949 07955 07956 07959 07966 07967 08242 08243 08249 082921 082922 082923 082924 082925 "
        "082926 082927 082928 082929 082941 082942 082943 08296 08299 083766 083767 083768 08377 08378 "
        "086362 086363 086364 086365 086367 086368 086369 08652 086552 086553 086691 086697 086698 086722 "
        "086723 086724 086726 086728 086737 086738 08689 08694 08695 086994 086995 086996 086997 086998 "
        "086999 099331 099343 099345 099347 09947 09948 ";

/* Exchanges of 04, at Tokorozawa and Kashiwa. Its few numbers in 2000 to 2009 are left to 042, whose 000 is nobody's
 * and stands in examples. */
static const char twos[] = "04290 04292 04293 04294 04295 04296 04299 04700 04709 0471 ";

/* Do the digits begin with a word of the list? Each word ends in a space. */
static bool begins(const char *digits, const char *list)
{
	while (*list) {
		size_t length = strcspn(list, " ");
		if (strncmp(digits, list, length) == 0)
			return true;
		list += length + 1;
	}
	return false;
}

static bool is_area(const char *digits, int length)
{
	char word[8];
	snprintf(word, sizeof(word), "%.*s ", length, digits);
	return digits[length] >= '2' && strstr(areas, word);
}

/* Digits of the area code; 0 when the plan has none that begins so. */
static int area_length(const char *digits)
{
	if (strncmp(digits, "03", 2) == 0 || strncmp(digits, "06", 2) == 0 || begins(digits, twos))
		return 2;
	if (begins(digits, threes))
		return 3;
	for (int length = 5; length > 3; length--)
		if (is_area(digits, length))
			return length;
	return begins(digits, hundreds) ? 3 : 0;
}

/* How the digits are parted; false when the plan does not say. */
static bool part(const char *digits, size_t count, int *first, int *second)
{
	if (count == 11) {
		*first = strncmp(digits, "0800", 4) == 0 ? 4 : 3;
		*second = 7 - *first;
		return begins(digits, "050 060 070 080 090 ");
	}
	if (count != 10)
		return false;
	if (begins(digits, "0120 0570 0990 ")) {
		*first = 4;
		*second = 3;
		return true;
	}
	*first = area_length(digits);
	*second = 6 - *first;
	return *first > 0;
}

bool number_phone_format(char out[NUMBER_PHONE_BYTES], const char *text)
{
	char digits[NUMBER_PHONE_BYTES];
	int first, second;
	size_t count = number_digits(digits, sizeof(digits), text);
	*out = '\0';
	if (!number_is_phone(text) || strchr(text, '+') || !part(digits, count, &first, &second))
		return false;
	snprintf(out, NUMBER_PHONE_BYTES, "%.*s-%.*s-%s", first, digits, second, digits + first,
	         digits + first + second);
	return true;
}
