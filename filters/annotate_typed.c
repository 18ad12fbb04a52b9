/* What the staff typed into the comments of an earlier run: it is theirs, and
 * an explanation may be among it. */
#include "filters/annotate.h"

#include <string.h>

typedef struct carrier {
    odfgx_annotation *annotation;
    const char *table; /* that is being told, in the annotation's arena */
} carrier;

static odfgx_status table_begin(void *context, const char *name, bool hidden,
                                odfgx_error *err)
{
    carrier *carrying = context;
    (void)hidden;
    carrying->table =
        odfgx_arena_copy(&carrying->annotation->arena, name, strlen(name));
    return carrying->table != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

/* The invitation may stand there already, from a warning. */
static odfgx_status comment(void *context, const odfgx_comment *told,
                            odfgx_error *err)
{
    const carrier *carrying = context;
    odfgx_annotation *annotation = carrying->annotation;
    const odfgx_mark place = { .table = carrying->table,
                               .row = told->row,
                               .column = told->column };
    if (strcmp(told->author, ODFGX_MARK_AUTHOR) != 0)
        return ODFGX_OK;
    odfgx_mark *mark = odfgx_annotation_mark_at(annotation, &place);
    const char *typed =
        odfgx_arena_copy(&annotation->arena, told->text, told->length);
    if (mark == NULL || typed == NULL)
        return odfgx_fail_memory(err);
    if (mark->comment == NULL)
        odfgx_annotation_comment(annotation, mark, ODFGX_HINT,
                                 annotation->words->typed);
    if (mark->comment != NULL && strstr(mark->comment, ODFGX_MARK_END) == NULL)
        odfgx_annotation_comment(annotation, mark, mark->level,
                                 annotation->words->invitation);
    odfgx_annotation_comment(annotation, mark, mark->level, typed);
    return annotation->failed ? odfgx_fail_memory(err) : ODFGX_OK;
}

odfgx_status odfgx_annotation_carry(odfgx_annotation *annotation,
                                    odfgx_input *input, odfgx_error *err)
{
    carrier carrying = { .annotation = annotation };
    const odfgx_visitor visitor = { .table_begin = table_begin,
                                    .comment = comment,
                                    .context = &carrying };
    for (size_t i = 0; i < annotation->mark_count; i++) {
        odfgx_mark *mark = &annotation->marks[i];
        if (mark->level == ODFGX_WARNING && mark->table != NULL &&
            mark->comment != NULL)
            odfgx_annotation_comment(annotation, mark, mark->level,
                                     annotation->words->invitation);
    }
    return odfgx_cells_read(input, &visitor, err);
}
