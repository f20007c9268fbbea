/* Model files: a damaged one is refused, and never read beyond its end. test_model MODEL_FILE SCRATCH_FILE */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "model/model.h"

static const char *model_path, *scratch_path;
static unsigned char *file; /* the model, aligned as it must be */
static size_t file_size;

static void *aligned(size_t size) {
    void *block = aligned_alloc(MODEL_ALIGN, (size + MODEL_ALIGN - 1) / MODEL_ALIGN * MODEL_ALIGN);
    if (!block) abort();
    return block;
}

static unsigned char *copy_of_file(void) {
    return memcpy(aligned(file_size), file, file_size);
}

/* Opens bytes as a model and, if that succeeds, uses it. */
static quoth_status try_bytes(const void *bytes, size_t size) {
    static const char text[] =
        "Mr. Drozhenko, of Poland, said: “No.” The minister told reporters on Monday that he agreed.";
    quoth_model *model;
    quoth_document *document;
    quoth_error error;
    quoth_status status = quoth_model_open_memory(bytes, size, NULL, &model, &error);
    if (status) {
        assert_null(model);
        assert_int_equal(error.code, status);
        assert_true(strlen(error.message) > 0);
        return status;
    }
    assert_int_equal(quoth_analyze(model, text, sizeof text - 1, NULL, &document, NULL), QUOTH_OK);
    quoth_document_free(document);
    quoth_model_release(model);
    return status;
}

static void opens_from_everywhere(void **state) {
    (void)state;
    quoth_model *builtin, *opened;
    assert_int_equal(quoth_model_builtin(NULL, &builtin, NULL), QUOTH_OK);
    assert_int_equal(quoth_model_open("fast", NULL, &opened, NULL), QUOTH_OK);
    assert_string_equal(quoth_model_name(opened), quoth_model_name(builtin));
    quoth_model_release(opened);
    assert_int_equal(quoth_model_open(model_path, NULL, &opened, NULL), QUOTH_OK);
    assert_string_equal(quoth_model_name(builtin), quoth_model_name(opened));
    quoth_model_release(opened);
    assert_int_equal(quoth_model_open_memory(file, file_size, NULL, &opened, NULL), QUOTH_OK);
    assert_string_equal(quoth_model_name(builtin), quoth_model_name(opened));
    quoth_model_release(opened);
    quoth_model_release(builtin);
}

static void a_document_keeps_its_model(void **state) {
    (void)state;
    quoth_model *model;
    quoth_document *document;
    assert_int_equal(quoth_model_open(model_path, NULL, &model, NULL), QUOTH_OK);
    assert_ptr_equal(quoth_model_retain(model), model);
    assert_int_equal(quoth_analyze(model, "Vera spoke.", 11, NULL, &document, NULL), QUOTH_OK);
    quoth_model_release(model);
    quoth_model_release(model);
    for (size_t i = 0; i < quoth_document_count(document, QUOTH_ENTITIES); i++)
        assert_non_null(quoth_document_kind(document, QUOTH_ENTITIES, i));
    quoth_document_free(document);
}

static void bad_arguments(void **state) {
    (void)state;
    quoth_model *model;
    quoth_error error;
    assert_int_equal(quoth_model_open("accurate", NULL, &model, &error), QUOTH_ERROR_IO); /* not beside this test */
    assert_non_null(strstr(error.message, "accurate.quoth is not installed: neither in /"));
    assert_int_equal(quoth_model_open(NULL, NULL, &model, NULL), QUOTH_OK); /* so the default is the fast one */
    assert_null(strstr(quoth_model_name(model), "accurate"));
    quoth_model_release(model);
    assert_int_equal(quoth_model_open("/nonexistent/model", NULL, &model, &error), QUOTH_ERROR_IO);
    assert_non_null(strstr(error.message, "/nonexistent/model"));
    assert_null(model);
    assert_int_equal(quoth_model_open("/", NULL, &model, NULL), QUOTH_ERROR_IO);
    assert_int_equal(quoth_model_open(NULL, NULL, NULL, NULL), QUOTH_ERROR_ARGUMENT);
    assert_int_equal(quoth_model_open(model_path, NULL, NULL, NULL), QUOTH_ERROR_ARGUMENT);
    assert_int_equal(quoth_model_builtin(NULL, NULL, NULL), QUOTH_ERROR_ARGUMENT);
    assert_int_equal(quoth_model_open_memory(NULL, 100, NULL, &model, NULL), QUOTH_ERROR_ARGUMENT);
    assert_int_equal(quoth_model_open_memory(file + 1, file_size - 1, NULL, &model, NULL), QUOTH_ERROR_ARGUMENT);
    assert_null(quoth_model_retain(NULL));
    assert_null(quoth_model_name(NULL));
    quoth_model_release(NULL);
}

static void every_truncation_is_refused(void **state) {
    (void)state;
    for (size_t size = 0; size < file_size; size += size < 1024 || file_size - size < 64 ? 1 : file_size / 300) {
        unsigned char *cut = aligned(size);
        memcpy(cut, file, size);
        assert_int_equal(try_bytes(cut, size), QUOTH_ERROR_MODEL);
        free(cut);
    }
    unsigned char *longer = aligned(file_size + 1);
    memcpy(longer, file, file_size);
    longer[file_size] = 0;
    assert_int_equal(try_bytes(longer, file_size + 1), QUOTH_ERROR_MODEL);
    free(longer);
}

static void a_truncated_file_is_refused(void **state) {
    (void)state;
    const size_t sizes[] = {0, 10, sizeof(struct model_header), file_size - 1};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        FILE *out = fopen(scratch_path, "wb");
        assert_non_null(out);
        fwrite(file, 1, sizes[i], out);
        fclose(out);
        quoth_model *model;
        assert_int_equal(quoth_model_open(scratch_path, NULL, &model, NULL),
                         sizes[i] ? QUOTH_ERROR_MODEL : QUOTH_ERROR_IO);
    }
    remove(scratch_path);
}

/* A changed name is still a model, and so are fewer sections; a change of magic, format or size is refused. */
static void every_flipped_bit_of_the_head_is_survived(void **state) {
    (void)state;
    const struct model_header *header = (const struct model_header *)file;
    size_t head = sizeof *header + header->sections * sizeof(struct model_section);
    unsigned char *flipped = copy_of_file();
    for (size_t bit = 0; bit < head * 8; bit++) {
        size_t at = bit / 8;
        flipped[at] ^= (unsigned char)(1u << bit % 8);
        quoth_status status = try_bytes(flipped, file_size);
        assert_true(status == QUOTH_OK || status == QUOTH_ERROR_MODEL);
        if (at < offsetof(struct model_header, sections) ||
            (at >= offsetof(struct model_header, size) && at < offsetof(struct model_header, name)))
            assert_int_equal(status, QUOTH_ERROR_MODEL);
        flipped[at] ^= (unsigned char)(1u << bit % 8);
    }
    free(flipped);
}

static const struct model_section *sections_of(const unsigned char *bytes) {
    return (const struct model_section *)(bytes + sizeof(struct model_header));
}

static void every_section_is_checked(void **state) {
    (void)state;
    const struct model_header *header = (const struct model_header *)file;
    unsigned char *flipped = copy_of_file();
    for (uint32_t s = 0; s < header->sections; s++)
        for (size_t k = 0; k < 50; k++) {
            size_t at = sections_of(file)[s].offset + (sections_of(file)[s].size - 1) * k / 49;
            flipped[at] ^= 0x10;
            assert_int_equal(try_bytes(flipped, file_size), QUOTH_ERROR_MODEL);
            flipped[at] ^= 0x10;
        }
    free(flipped);
}

/* A checksum protects against accidents; what it covers must not be trusted either. */
/* Bytes of another section under the name that a model has for the names of types. */
static void damaged_names_of_types_are_refused(void **state) {
    (void)state;
    unsigned char *bytes = copy_of_file();
    struct model_section *section = (struct model_section *)(void *)(bytes + sizeof(struct model_header));
    while (strcmp(section->name, "evidence") != 0) section++;
    memcpy(section->name, "types\0\0\0", 8);
    assert_int_equal(try_bytes(bytes, file_size), QUOTH_ERROR_MODEL);
    free(bytes);
}

static void damage_with_a_right_checksum_is_survived(void **state) {
    (void)state;
    const struct model_header *header = (const struct model_header *)file;
    unsigned char *flipped = copy_of_file();
    for (uint32_t s = 0; s < header->sections; s++) {
        struct model_section *section = (struct model_section *)(flipped + sizeof *header) + s;
        unsigned char *data = flipped + section->offset;
        const struct model_section kept = *section;
        for (size_t k = 0; k < 128 && k < kept.size; k++) { /* the section's own head: counts and offsets */
            for (int how = 0; how < 3; how++) {
                unsigned char byte = data[k];
                data[k] = how == 0 ? byte ^ 1 : how == 1 ? 0 : 0xFF;
                section->checksum = XXH3_64bits(data, kept.size);
                quoth_status status = try_bytes(flipped, file_size);
                assert_true(status == QUOTH_OK || status == QUOTH_ERROR_MODEL);
                data[k] = byte;
            }
        }
        for (size_t cut = 1; cut <= 64 && cut < kept.size; cut++) { /* a section that is shorter than it says inside */
            section->size = kept.size - cut;
            section->checksum = XXH3_64bits(data, section->size);
            quoth_status status = try_bytes(flipped, file_size);
            assert_true(status == QUOTH_OK || status == QUOTH_ERROR_MODEL);
        }
        *section = kept;
    }
    free(flipped);
}

static bool read_model(void) {
    FILE *in = fopen(model_path, "rb");
    if (!in || fseek(in, 0, SEEK_END)) return false;
    file_size = (size_t)ftell(in);
    file = aligned(file_size);
    rewind(in);
    bool whole = fread(file, 1, file_size, in) == file_size;
    fclose(in);
    return whole;
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    model_path = argv[1];
    scratch_path = argv[2];
    if (!read_model()) return 2;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_from_everywhere),
        cmocka_unit_test(a_document_keeps_its_model),
        cmocka_unit_test(bad_arguments),
        cmocka_unit_test(every_truncation_is_refused),
        cmocka_unit_test(a_truncated_file_is_refused),
        cmocka_unit_test(damaged_names_of_types_are_refused),
        cmocka_unit_test(every_flipped_bit_of_the_head_is_survived),
        cmocka_unit_test(every_section_is_checked),
        cmocka_unit_test(damage_with_a_right_checksum_is_survived),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    free(file);
    return failed;
}
