/* Values: the calendar, numbers as they are written, and what texts without any grammar in them come to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "value/value.h"

static void days_and_numbers_are_one(void **state) {
    (void)state;
    struct moment first = {1, 1, 1, 0};
    struct moment before = qi_day_at(qi_day_number(&first) - 1);
    for (int64_t n = qi_day_number(&first); n < 2932897; n += n % 7 ? 1 : 97) { /* to the end of the year 9999 */
        struct moment m = qi_day_at(n);
        assert_int_equal(qi_day_number(&m), n);
        assert_true(qi_day_exists(&m));
        assert_in_range(m.weekday, 1, 7);
    }
    assert_int_equal(before.month, 12);
    struct moment leap = qi_day_at(qi_day_number(&(struct moment){2024, 2, 28, 0}) + 1);
    assert_int_equal(leap.day, 29);
    assert_int_equal(leap.weekday, 4);
}

static void some_days_do_not_exist(void **state) {
    (void)state;
    static const uint32_t days[] = {20240229, 20000229, 99991231},
                          none[] = {20230229, 19000229, 20240431, 20241301, 20240100, 7};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) assert_true(qi_is_date(days[i]));
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_false(qi_is_date(none[i]));
}

static void assert_completed(struct moment m, int direction, const char *expected) {
    static const struct moment now = {2021, 12, 4, 0}; /* a Saturday */
    char text[VALUE_TEXT];
    qi_complete_moment(&m, &now, direction);
    qi_write_moment(&m, text);
    assert_string_equal(text, expected);
}

static void what_is_missing_is_the_nearest(void **state) {
    (void)state;
    assert_completed((struct moment){.weekday = 4}, 0, "2021-12-02");
    assert_completed((struct moment){.weekday = 6}, 0, "2021-12-04");
    assert_completed((struct moment){.weekday = 6}, -1, "2021-11-27");
    assert_completed((struct moment){.weekday = 6}, 1, "2021-12-11");
    assert_completed((struct moment){.month = 1, .day = 9}, 0, "2022-01-09");
    assert_completed((struct moment){.month = 7}, 0, "2021-07");
    assert_completed((struct moment){.month = 7}, 1, "2022-07");
    assert_completed((struct moment){.year = 2019, .month = 7}, 0, "2019-07");
}

static void assert_written(struct number n, double factor, const char *expected) {
    char text[VALUE_TEXT];
    assert_int_equal(qi_write_number(&n, factor, text), strlen(expected));
    assert_string_equal(text, expected);
}

static void numbers_are_written_plainly(void **state) {
    (void)state;
    assert_written((struct number){.low = 0, .high = 0, .over = 1}, 1, "0");
    assert_written((struct number){.low = 2.3 * 1e6, .high = 2.3 * 1e6, .over = 1}, 1, "2300000");
    assert_written((struct number){.low = 0.1 + 0.2, .high = 0.1 + 0.2, .over = 1}, 1, "0.3");
    assert_written((struct number){.low = 50, .high = 50, .over = 1}, 0.01, "0.5");
    assert_written((struct number){.low = -2.5, .high = -2.5, .over = 1}, 1, "-2.5");
    assert_written((struct number){.low = 2, .high = 2, .over = 3}, 1, "2/3");
    assert_written((struct number){.low = 1, .high = 2e12, .over = 1}, 1, "1..2000000000000");
    assert_written((struct number){.low = 1e30, .high = 1e30, .over = 1}, 1, "1000000000000000000");
}

static void months_and_weekdays_have_many_names(void **state) {
    (void)state;
    assert_int_equal(qi_month_of("sept."), 9);
    assert_int_equal(qi_month_of("sep"), 9);
    assert_int_equal(qi_month_of("june"), 6);
    assert_int_equal(qi_month_of("decem"), 0);
    assert_int_equal(qi_month_of("ma"), 0);
    assert_int_equal(qi_weekday_of("thurs."), 4);
    assert_int_equal(qi_weekday_of("sunday"), 7);
    assert_int_equal(qi_weekday_of(""), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_numbers_are_one),
        cmocka_unit_test(some_days_do_not_exist),
        cmocka_unit_test(what_is_missing_is_the_nearest),
        cmocka_unit_test(numbers_are_written_plainly),
        cmocka_unit_test(months_and_weekdays_have_many_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
