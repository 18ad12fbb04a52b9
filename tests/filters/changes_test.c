#include "filters/changes.h"
#include "tests/unit.h"

#include <stdio.h>
#include <string.h>

static odfgx_buffer text_of(const char *text)
{
    odfgx_buffer out = { 0 };
    odfgx_buffer_add_text(&out, text);
    return out;
}

static void add(odfgx_changes *changes, size_t begin, size_t end,
                const char *bytes)
{
    odfgx_buffer text = text_of(bytes);
    EXPECT(odfgx_changes_add(changes, begin, end, &text, NULL) == ODFGX_OK,
           "%s", bytes);
    odfgx_buffer_clear(&text);
}

/* Some changes of "abcdefgh". */
static const struct {
    struct {
        size_t begin, end;
        const char *bytes; /* NULL: no more */
    } changes[4];
    const char *changed;
} cases[] = {
    { { { 0, 0, NULL } }, "abcdefgh" },
    { { { 0, 0, "X" } }, "Xabcdefgh" },
    { { { 8, 8, "X" } }, "abcdefghX" },
    { { { 0, 8, "" } }, "" },
    { { { 2, 4, "" }, { 6, 7, "longer" } }, "abeflongerh" },
    { { { 6, 7, "2" }, { 2, 4, "1" } }, "ab1ef2h" },
    { { { 3, 3, "1" }, { 3, 3, "2" }, { 3, 5, "3" } }, "abc123fgh" },
};

static void apply_case(size_t i, odfgx_buffer *plain, odfgx_buffer *kept)
{
    odfgx_changes changes = { 0 };
    odfgx_buffer text = text_of("abcdefgh");
    for (size_t j = 0; j < 4 && cases[i].changes[j].bytes != NULL; j++)
        add(&changes, cases[i].changes[j].begin, cases[i].changes[j].end,
            cases[i].changes[j].bytes);
    odfgx_changes_apply(&changes, &text, plain);
    odfgx_changes_apply_undoable(&changes, &text, kept);
    odfgx_changes_clear(&changes);
    odfgx_buffer_clear(&text);
}

static void changes_are_made_and_undone(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer plain = { 0 }, kept = { 0 }, back = { 0 };
        apply_case(i, &plain, &kept);
        size_t length = strlen(cases[i].changed);
        const char *text = plain.data != NULL ? plain.data : "";
        EXPECT(strcmp(text, cases[i].changed) == 0, "%zu: %s", i, text);
        EXPECT(strncmp(kept.data, cases[i].changed, length) == 0 &&
                   odfgx_changes_end(&kept) == length,
               "%zu: %s", i, kept.data);
        EXPECT(odfgx_changes_undo(&kept, &back) &&
                   strcmp(back.data, "abcdefgh") == 0,
               "%zu: %s", i, back.data != NULL ? back.data : "");
        odfgx_buffer_clear(&plain);
        odfgx_buffer_clear(&kept);
        odfgx_buffer_clear(&back);
    }
}

static void what_looks_like_its_own_mark_is_kept(void)
{
    static const char before[] = "a?b<?odfgx-undo 0123456789abcdef;0,0,1:?>c";
    odfgx_changes changes = { 0 };
    odfgx_buffer text = text_of(before), kept = { 0 }, back = { 0 };
    add(&changes, 1, text.length, "");
    odfgx_changes_apply_undoable(&changes, &text, &kept);
    EXPECT(odfgx_changes_end(&kept) == 1, "%s", kept.data);
    EXPECT(odfgx_changes_undo(&kept, &back) && strcmp(back.data, before) == 0,
           "%s", kept.data);
    odfgx_changes_clear(&changes);
    odfgx_buffer_clear(&text);
    odfgx_buffer_clear(&kept);
    odfgx_buffer_clear(&back);
}

/* Whether a text is left alone, and what is in the buffer stays. */
static bool is_left(const char *text)
{
    odfgx_buffer bytes = text_of(text), out = text_of("kept");
    bool undone = odfgx_changes_undo(&bytes, &out);
    bool left = !undone && strcmp(out.data, "kept") == 0;
    odfgx_buffer_clear(&bytes);
    odfgx_buffer_clear(&out);
    return left;
}

/* The hash of the one letter before it (FNV-1a, 64 bits). */
#define HASHED "a<?odfgx-undo af63dc4c8601ec8c"

static void a_text_that_was_changed_since_is_not_undone(void)
{
    static const char *const texts[] = {
        "",
        "a",
        "<?odfgx-undo ?>",
        "b<?odfgx-undo af63dc4c8601ec8c;0,1,1:c?>",
        "a<?odfgx-undo af63dc4c8601ec8d;0,1,1:c?>",
        HASHED ";0,1,1:c?> ",
        HASHED ";0,1,1:?>",
        HASHED ";0,1,2:c?>",
        HASHED ";0,1,1:cd?>",
        HASHED ";0,2,1:c?>",
        HASHED ";2,0,1:c?>",
        HASHED ";0,1,1:c;0,1,1:c?>",
        HASHED ";0,1,99999999999999999999:c?>",
        HASHED ";0,1,18446744073709551615:c?>",
        HASHED ";,1,1:c?>",
        HASHED ";0;1,1:c?>",
        HASHED ";0,1,1c?>",
        HASHED ";0,1,2:c??>",
        HASHED "0,1,1:c?>",
    };
    EXPECT(!is_left(HASHED ";0,1,1:c?>"), "%s", "this one is good");
    for (size_t i = 0; i < ODFGX_COUNT_OF(texts); i++)
        EXPECT(is_left(texts[i]), "%s", texts[i]);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(changes_are_made_and_undone),
        UNIT(what_looks_like_its_own_mark_is_kept),
        UNIT(a_text_that_was_changed_since_is_not_undone),
    };
    return unit_main("changes", tests, sizeof tests / sizeof *tests);
}
