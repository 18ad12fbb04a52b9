#include "report/prose.h"
#include "tests/unit.h"

#include <pthread.h>

enum { THREADS = 8 };

static odfgx_form *form;

static void *ask(void *context)
{
    const odfgx_prose_form **out = context;
    (void)odfgx_prose_of(out, form, NULL);
    return NULL;
}

static void threads_that_share_a_form_get_one_prose(void)
{
    const odfgx_prose_form *got[THREADS] = { NULL };
    pthread_t threads[THREADS];
    EXPECT(odfgx_form_open(&form, NULL, NULL) == ODFGX_OK, "form");
    for (size_t i = 0; i < THREADS; i++)
        EXPECT(pthread_create(&threads[i], NULL, ask, &got[i]) == 0, "thread");
    for (size_t i = 0; i < THREADS; i++)
        EXPECT(pthread_join(threads[i], NULL) == 0, "thread");
    for (size_t i = 0; i < THREADS; i++)
        EXPECT(got[i] != NULL && got[i] == got[0], "thread %zu", i);
    odfgx_form_free(form);
}

static void a_form_without_prose_says_nothing(void)
{
    const odfgx_prose_form *prose;
    EXPECT(odfgx_form_open(&form, "tests/forms/tiny", NULL) == ODFGX_OK,
           "form");
    EXPECT(odfgx_prose_of(&prose, form, NULL) == ODFGX_OK && prose == NULL,
           "nothing");
    odfgx_form_free(form);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(threads_that_share_a_form_get_one_prose),
        UNIT(a_form_without_prose_says_nothing),
    };
    return unit_main("report/prose_cache", tests, ODFGX_COUNT_OF(tests));
}
