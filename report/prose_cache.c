#include "report/prose.h"

#include <stdatomic.h>

/* A form is not changed once made, and is shared by threads; what its prose.xml
 * says is made when first asked for. Of several threads that make it at once,
 * one is heard. */
struct odfgx_prose_cache {
    const odfgx_node *root;
    const char *file;
    _Atomic(odfgx_prose_form *) made;
};

odfgx_status odfgx_prose_keep(odfgx_form *form, const odfgx_node *root,
                              const char *file, odfgx_error *err)
{
    struct odfgx_prose_cache *cache =
        odfgx_arena_get(&form->arena, sizeof *cache);
    if (cache == NULL)
        return odfgx_fail_memory(err);
    cache->root = root;
    cache->file = file;
    atomic_init(&cache->made, NULL);
    form->prose = cache;
    return ODFGX_OK;
}

odfgx_status odfgx_prose_of(const odfgx_prose_form **out,
                            const odfgx_form *form, odfgx_error *err)
{
    struct odfgx_prose_cache *cache = form->prose;
    odfgx_prose_form *made = NULL, *other = NULL;
    *out = NULL;
    if (cache == NULL)
        return ODFGX_OK;
    *out = atomic_load_explicit(&cache->made, memory_order_acquire);
    if (*out != NULL)
        return ODFGX_OK;
    odfgx_status status =
        odfgx_prose_compile(&made, form, cache->root, cache->file, err);
    if (status != ODFGX_OK)
        return status;
    if (!atomic_compare_exchange_strong(&cache->made, &other, made)) {
        odfgx_prose_form_free(made);
        made = other;
    }
    *out = made;
    return ODFGX_OK;
}

const odfgx_node *odfgx_prose_root(const odfgx_form *form)
{
    return form->prose != NULL ? form->prose->root : NULL;
}

void odfgx_prose_forget(odfgx_form *form)
{
    if (form->prose != NULL)
        odfgx_prose_form_free(
            atomic_load_explicit(&form->prose->made, memory_order_relaxed));
}
