/* Memory: pieces keep what was written in them, whatever is taken, grown or given back around them. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"

/* An allocator that counts what is out, and holds the library to the sizes it names. */
struct account {
    size_t bytes, blocks;
};

static void *account_allocate(void *context, size_t size) {
    struct account *account = context;
    account->bytes += size;
    account->blocks++;
    return malloc(size);
}

static void *account_reallocate(void *context, void *block, size_t old_size, size_t size) {
    struct account *account = context;
    account->bytes += size - old_size;
    return realloc(block, size);
}

static void account_release(void *context, void *block, size_t size) {
    struct account *account = context;
    account->bytes -= size;
    account->blocks--;
    free(block);
}

static quoth_allocator counting(struct account *account) {
    return (quoth_allocator){account_allocate, account_reallocate, account_release, account};
}

static void pieces_are_apart_and_aligned(void **state) {
    (void)state;
    struct account account = {0};
    quoth_allocator allocator = counting(&account);
    struct arena arena;
    qi_arena_open(&arena, &allocator);
    enum { PIECES = 3000 };
    unsigned char *piece[PIECES];
    for (size_t i = 0; i < PIECES; i++) {
        size_t size = i * 37 % 700 + (i % 500 == 0 ? 40000 : 0); /* now and then one with a block of its own */
        piece[i] = qi_arena_alloc(&arena, size + 1);
        assert_non_null(piece[i]);
        assert_int_equal((uintptr_t)piece[i] % 16, 0);
        memset(piece[i], (int)(i % 251), size + 1);
    }
    for (size_t i = 0; i < PIECES; i++) {
        size_t size = i * 37 % 700 + (i % 500 == 0 ? 40000 : 0);
        for (size_t k = 0; k <= size; k++) assert_int_equal(piece[i][k], i % 251);
    }
    qi_arena_close(&arena);
    assert_int_equal(account.bytes, 0);
    assert_int_equal(account.blocks, 0);
}

static void a_large_piece_grows_between_others(void **state) {
    (void)state;
    struct account account = {0};
    quoth_allocator allocator = counting(&account);
    struct arena arena;
    qi_arena_open(&arena, &allocator);
    enum { LARGE = 32 * 1024 };
    char *one = qi_arena_alloc(&arena, LARGE), *two = qi_arena_alloc(&arena, LARGE),
         *three = qi_arena_alloc(&arena, LARGE);
    char *small = qi_arena_string(&arena, "small", 5);
    memset(one, 1, LARGE);
    memset(two, 2, LARGE);
    memset(three, 3, LARGE);
    for (size_t size = LARGE; size < 8u * LARGE; size *= 2) { /* the oldest, the middle and the newest block */
        one = qi_arena_resize(&arena, one, size, size * 2);
        two = qi_arena_resize(&arena, two, size, size * 2);
        three = qi_arena_resize(&arena, three, size, size * 2);
    }
    assert_int_equal(one[LARGE - 1], 1);
    assert_int_equal(two[LARGE - 1], 2);
    assert_int_equal(three[LARGE - 1], 3);
    assert_string_equal(small, "small");
    assert_in_range(account.bytes, 24 * LARGE, 28 * LARGE); /* no copies left behind */
    qi_arena_close(&arena);
    assert_int_equal(account.bytes, 0);
}

static void a_small_piece_grows_into_a_large_one(void **state) {
    (void)state;
    struct arena arena;
    qi_arena_open(&arena, NULL);
    char *piece = qi_arena_resize(&arena, NULL, 0, 10);
    memcpy(piece, "123456789", 10);
    for (size_t size = 10; size < 100000; size *= 3) {
        piece = qi_arena_resize(&arena, piece, size, size * 3);
        assert_string_equal(piece, "123456789");
    }
    qi_arena_close(&arena);
}

static void a_closed_arena_can_be_used_again(void **state) {
    (void)state;
    struct account account = {0};
    quoth_allocator allocator = counting(&account);
    struct arena arena;
    qi_arena_open(&arena, &allocator);
    for (int round = 0; round < 3; round++) {
        char *cleared = qi_arena_zalloc(&arena, 20000);
        for (size_t i = 0; i < 20000; i++) assert_int_equal(cleared[i], 0);
        memset(cleared, 0xAA, 20000);
        assert_string_equal(qi_arena_string(&arena, "a\xFFz", 2), "a\xFF");
        qi_arena_close(&arena);
        assert_int_equal(account.bytes, 0);
    }
}

static void sizes_beyond_memory_are_refused(void **state) {
    (void)state;
    struct arena arena;
    qi_arena_open(&arena, NULL);
    assert_null(qi_arena_alloc(&arena, SIZE_MAX));
    assert_null(qi_arena_alloc(&arena, SIZE_MAX - 20));
    char *piece = qi_arena_alloc(&arena, 10);
    assert_null(qi_arena_resize(&arena, piece, 10, SIZE_MAX));
    qi_arena_close(&arena);
}

static void a_vec_keeps_its_items(void **state) {
    (void)state;
    struct arena arena;
    qi_arena_open(&arena, NULL);
    VEC(uint32_t) numbers = {0};
    VEC(char) letters = {0};
    for (uint32_t i = 0; i < 100000; i++) {
        uint32_t *number = VEC_ADD(&arena, &numbers);
        char *letter = VEC_ADD(&arena, &letters);
        assert_non_null(number);
        assert_non_null(letter);
        *number = i;
        *letter = (char)('a' + i % 26);
    }
    assert_int_equal(numbers.count, 100000);
    for (uint32_t i = 0; i < numbers.count; i++) {
        assert_int_equal(numbers.at[i], i);
        assert_int_equal(letters.at[i], 'a' + i % 26);
    }
    assert_true(VEC_RESERVE(&arena, &numbers, 1000000));
    assert_in_range(numbers.capacity, 1100000, 2200000);
    qi_arena_close(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_apart_and_aligned),         cmocka_unit_test(a_large_piece_grows_between_others),
        cmocka_unit_test(a_small_piece_grows_into_a_large_one), cmocka_unit_test(a_closed_arena_can_be_used_again),
        cmocka_unit_test(sizes_beyond_memory_are_refused),      cmocka_unit_test(a_vec_keeps_its_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
