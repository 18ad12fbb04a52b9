#include "tests/fuzz/mutator.h"

#include "odf/package.h"
#include "report/buffer.h"
#include "tests/fuzz/parcel.h"
#include "tests/fuzz/steps.h"
#include "tests/unit.h"

#include <string.h>

enum { TRIES = 2000, SIZE_MOST = 4096 };

#define XML "<a><b x=\"1\" y='2'>t</b><c/><d>u</d></a>"

/* What each step makes of XML by some seed. */
static const struct {
    step step;
    const char *one; /* of what must come of it */
} cases[] = {
    { STEP_REPEAT, "<a><b x=\"1\" y='2'>t</b><c/><c/><d>u</d></a>" },
    { STEP_DELETE, "<a><c/><d>u</d></a>" },
    { STEP_MOVE, "<a><c/><d>u<b x=\"1\" y='2'>t</b></d></a>" },
    { STEP_SWAP, "<a><d>u</d><c/><b x=\"1\" y='2'>t</b></a>" },
    { STEP_WRAP, "<a><b x=\"1\" y='2'>t</b><c/><d><d>u</d></d></a>" },
    { STEP_UNWRAP, "<a>t<c/><d>u</d></a>" },
    { STEP_RENAME, "<a><c x=\"1\" y='2'>t</c><c/><d>u</d></a>" },
    { STEP_VALUE, "<a><b x=\"1\" y='16384'>t</b><c/><d>u</d></a>" },
    { STEP_DROP, "<a><b y='2'>t</b><c/><d>u</d></a>" },
    { STEP_ATTRIBUTE, "<a><b x=\"1\" y='2'>t</b><c y='2'/><d>u</d></a>" },
    { STEP_TEXT, "<a><b x=\"1\" y='2'>t</b><c/><d>-1</d></a>" },
    { STEP_SPLICE, "<a><b x=\"1\" y='2'>t</b><c/><d>u</d><d>u</d></a>" },
    { STEP_CUT, "<a><b x=\"1\" y='2'>t</b>" },
};

static void each_step_is_taken_by_the_structure(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t met = 0, longest = 0;
        for (uint64_t seed = 0; seed < 20 * TRIES; seed++) {
            chance chance = chance_of(seed);
            odfgx_buffer text = { 0 };
            odfgx_buffer_add_text(&text, XML);
            (void)step_take(cases[i].step, &text, SIZE_MOST, &chance);
            met += strcmp(text.data, cases[i].one) == 0;
            longest = text.length > longest ? text.length : longest;
            odfgx_buffer_clear(&text);
        }
        EXPECT(met > 0, "step %d never makes %s", (int)cases[i].step,
               cases[i].one);
        EXPECT(longest <= SIZE_MOST, "step %d: %zu bytes", (int)cases[i].step,
               longest);
    }
}

static void what_is_no_xml_is_left_to_others(void)
{
    static const char *const texts[] = {
        "", "a, b", "<", "<>", "</a>", "<a", "<a x", "<a x=", "<a x='", "a<"
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (unsigned step = 0; step < STEPS * 40; step++) {
            chance chance = chance_of(step);
            odfgx_buffer text = { 0 };
            odfgx_buffer_add_text(&text, texts[i]);
            (void)step_take((enum step)(step % STEPS), &text, SIZE_MOST,
                            &chance);
            EXPECT(text.length == strlen(text.data), "%s", texts[i]);
            odfgx_buffer_clear(&text);
        }
    }
}

static odfgx_buffer make_archive(void)
{
    static parcel parcel;
    odfgx_buffer_add_text(&parcel_add(&parcel, "mimetype")->bytes, "a/b");
    odfgx_buffer_add_text(&parcel_add(&parcel, "content.xml")->bytes, XML);
    odfgx_buffer archive = parcel_pack(&parcel, true);
    parcel_clear(&parcel);
    return archive;
}

/* Whether the content is whole, by its checksum too, and is not what it was. */
static bool has_other_content(const uint8_t *data, size_t size)
{
    odfgx_limits limits;
    odfgx_package *package = NULL;
    odfgx_buffer bytes = { 0 };
    odfgx_limits_init(&limits);
    bool other =
        odfgx_package_from_memory(&package, data, size, "a", &limits, NULL) ==
            ODFGX_OK &&
        odfgx_package_read(package, "content.xml", &bytes, NULL) == ODFGX_OK &&
        bytes.length > 0 && strcmp(bytes.data, XML) != 0;
    odfgx_buffer_clear(&bytes);
    odfgx_package_free(package);
    return other;
}

static void mutated_archives_have_right_checksums(void)
{
    odfgx_buffer archive = make_archive();
    size_t changed = 0;
    for (unsigned seed = 0; seed < TRIES; seed++) {
        uint8_t data[SIZE_MOST];
        memcpy(data, archive.data, archive.length);
        size_t size =
            LLVMFuzzerCustomMutator(data, archive.length, sizeof data, seed);
        EXPECT(size <= sizeof data, "seed %u: %zu bytes", seed, size);
        changed += has_other_content(data, size);
    }
    EXPECT(changed > TRIES / 2, "only %zu of %d", changed, TRIES);
    odfgx_buffer_clear(&archive);
}

static void crossed_archives_have_right_checksums(void)
{
    odfgx_buffer archive = make_archive();
    const uint8_t *data = (const uint8_t *)archive.data;
    size_t changed = 0;
    for (unsigned seed = 0; seed < TRIES; seed++) {
        uint8_t out[SIZE_MOST];
        size_t size = LLVMFuzzerCustomCrossOver(
            data, archive.length, data, archive.length, out, sizeof out, seed);
        EXPECT(size <= sizeof out, "seed %u: %zu bytes", seed, size);
        changed += has_other_content(out, size);
    }
    EXPECT(changed > TRIES / 3, "only %zu of %d", changed, TRIES);
    odfgx_buffer_clear(&archive);
}

static void equal_seeds_give_equal_bytes(void)
{
    odfgx_buffer archive = make_archive();
    for (unsigned seed = 0; seed < TRIES; seed++) {
        uint8_t one[SIZE_MOST], two[SIZE_MOST];
        memcpy(one, archive.data, archive.length);
        memcpy(two, archive.data, archive.length);
        size_t size =
            LLVMFuzzerCustomMutator(one, archive.length, sizeof one, seed);
        EXPECT(size == LLVMFuzzerCustomMutator(two, archive.length, sizeof two,
                                               seed) &&
                   memcmp(one, two, size) == 0,
               "seed %u", seed);
    }
    odfgx_buffer_clear(&archive);
}

static void what_has_no_room_is_left_as_it_is(void)
{
    odfgx_buffer archive = make_archive();
    for (unsigned seed = 0; seed < TRIES; seed++) {
        uint8_t data[SIZE_MOST];
        memcpy(data, archive.data, archive.length);
        size_t size =
            LLVMFuzzerCustomMutator(data, archive.length, archive.length, seed);
        EXPECT(size <= archive.length, "seed %u: %zu bytes", seed, size);
    }
    odfgx_buffer_clear(&archive);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(each_step_is_taken_by_the_structure),
        UNIT(what_is_no_xml_is_left_to_others),
        UNIT(mutated_archives_have_right_checksums),
        UNIT(crossed_archives_have_right_checksums),
        UNIT(equal_seeds_give_equal_bytes),
        UNIT(what_has_no_room_is_left_as_it_is),
    };
    return unit_main("mutator", tests, sizeof tests / sizeof *tests);
}
