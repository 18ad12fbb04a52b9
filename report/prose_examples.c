#include "report/grow.h"
#include "report/prose_check.h"

#include <stdlib.h>
#include <string.h>

struct odfgx_examples {
    odfgx_arena arena;
    odfgx_fault *faults;
    size_t count, fault_count, fault_capacity;
};

void odfgx_examples_free(odfgx_examples *examples)
{
    if (examples == NULL)
        return;
    free(examples->faults);
    odfgx_arena_clear(&examples->arena);
    free(examples);
}

size_t odfgx_examples_count(const odfgx_examples *examples)
{
    return examples->count;
}

size_t odfgx_examples_fault_count(const odfgx_examples *examples)
{
    return examples->fault_count;
}

const odfgx_fault *odfgx_examples_fault(const odfgx_examples *examples,
                                        size_t index)
{
    return &examples->faults[index];
}

/* One example: where it stands, and what it is read for. */
typedef struct run_example {
    odfgx_examples *out;
    const odfgx_prose_form *form;
    const odfgx_node *root, *node;
    odfgx_prose_check prose;
    odfgx_prose_text text;
    odfgx_error *err;
} run_example;

static odfgx_status add_fault(run_example *example, const char *message)
{
    odfgx_examples *out = example->out;
    const char *place =
        odfgx_arena_format(&out->arena, "prose.xml:%lu", example->node->line);
    if (message == NULL || place == NULL ||
        !odfgx_grow(&out->faults, out->fault_count, &out->fault_capacity,
                    sizeof *out->faults))
        return odfgx_fail_memory(example->err);
    out->faults[out->fault_count++] = (odfgx_fault){
        .place = place, .quote = example->node->text, .message = message
    };
    return ODFGX_OK;
}

/* "requests.new.total = 30, …": what a sentence was read as. */
static const char *written(run_example *example)
{
    const odfgx_statements *statements = &example->prose.statements;
    odfgx_buffer out = { 0 };
    char number[ODFGX_AMOUNT_TEXT];
    for (size_t i = 0; i < statements->count; i++) {
        const odfgx_statement *statement = &statements->items[i];
        odfgx_buffer_add_format(&out, "%s%s = %s%s", i > 0 ? ", " : "",
                                statement->fact->id,
                                odfgx_amount_format(statement->number, number),
                                statement->percent ? "%" : "");
    }
    if (statements->count == 0)
        odfgx_buffer_add_text(&out, _("nothing"));
    const char *text = out.failed ? NULL
                                  : odfgx_arena_copy(&example->out->arena,
                                                     out.data, out.length);
    odfgx_buffer_clear(&out);
    return text;
}

/* A reader for the agency and the year of the example. */
static odfgx_status begin(run_example *example)
{
    odfgx_prose_check *prose = &example->prose;
    const char *agency = odfgx_form_attribute(example->node, "agency");
    const char *year = odfgx_form_attribute(example->root, "year");
    if (agency == NULL)
        agency = odfgx_form_attribute(example->root, "agency");
    *prose = (odfgx_prose_check){ .form = example->form };
    prose->statements.arena = &prose->arena;
    prose->reader =
        (odfgx_prose_reader){ .prose = example->form, .year = atoi(year) };
    example->out->count++;
    return odfgx_prose_reader_set_agency(&prose->reader, &prose->arena, agency,
                                         NULL) &&
                   odfgx_prose_text_make(&example->text, &prose->arena,
                                         example->node->text,
                                         strlen(example->node->text), false)
               ? ODFGX_OK
               : odfgx_fail_memory(example->err);
}

static odfgx_status read_facts(run_example *example)
{
    odfgx_status status = begin(example);
    if (status == ODFGX_OK &&
        !odfgx_statements_read(&example->prose.statements,
                               &example->prose.reader, &example->text))
        status = odfgx_fail_memory(example->err);
    return status;
}

static bool has_statement(const run_example *example, const odfgx_node *fact)
{
    const odfgx_statements *statements = &example->prose.statements;
    const char *is = odfgx_form_attribute(example->node, "is");
    char number[ODFGX_AMOUNT_TEXT];
    for (size_t i = 0; i < statements->count; i++) {
        const odfgx_statement *statement = &statements->items[i];
        if (strcmp(statement->fact->id, odfgx_form_attribute(fact, "id")) ==
                0 &&
            strcmp(odfgx_amount_format(statement->number, number),
                   is != NULL ? is : "0") == 0)
            return true;
    }
    return false;
}

/* How many statements there are that the example does not allow. */
static size_t count_others(const run_example *example)
{
    const odfgx_statements *statements = &example->prose.statements;
    const char *states = odfgx_form_attribute(example->node, "states");
    size_t count = 0;
    for (size_t i = 0; i < statements->count; i++) {
        const char *id = statements->items[i].fact->id;
        count += states == NULL || !odfgx_list_has(states, id, strlen(id));
    }
    return count;
}

static odfgx_status add_reading(run_example *example, bool yes)
{
    const char *read = written(example);
    const char *format = yes ? _("does not state this fact; read as: %s")
                             : _("must state nothing; read as: %s");
    return read == NULL
               ? odfgx_fail_memory(example->err)
               : add_fault(example, odfgx_arena_format(&example->out->arena,
                                                       format, read));
}

/* An example of a fact; in <no>, nothing else must be read. */
static odfgx_status run_fact(run_example *example, const odfgx_node *fact)
{
    bool yes = odfgx_form_named(example->node, "yes");
    odfgx_status status = read_facts(example);
    bool fails =
        yes ? !has_statement(example, fact) : count_others(example) > 0;
    if (status == ODFGX_OK && fails)
        status = add_reading(example, yes);
    odfgx_arena_clear(&example->prose.arena);
    return status;
}

static const odfgx_wording *wording_of(const run_example *example,
                                       const odfgx_node *node)
{
    const odfgx_wording *wording = example->form->wordings;
    while (wording->node != node)
        wording++;
    return wording;
}

/* The first section that the wording concerns; SIZE_MAX for the title. */
static size_t section_of(const run_example *example,
                         const odfgx_wording *wording)
{
    const odfgx_form *form = example->form->form;
    for (size_t i = 0; i < form->section_count; i++) {
        const char *id = form->sections[i].info.id;
        if (odfgx_list_has(wording->sections, id, strlen(id)))
            return i;
    }
    return SIZE_MAX;
}

static odfgx_status run_wording(run_example *example, const odfgx_node *node)
{
    const odfgx_wording *wording = wording_of(example, node);
    const odfgx_prose_check *prose = &example->prose;
    size_t found = 0;
    odfgx_status status = begin(example);
    if (status == ODFGX_OK &&
        !odfgx_wordings_find(&example->prose, section_of(example, wording), 0,
                             &example->text))
        status = odfgx_fail_memory(example->err);
    for (size_t i = 0; i < prose->hit_count; i++)
        found += prose->hits[i].wording == wording;
    bool fault = (found > 0) != (wording->kind == ODFGX_WORDING_SILENT);
    if (status == ODFGX_OK && fault != odfgx_form_named(example->node, "yes"))
        status = add_fault(
            example,
            odfgx_arena_format(&example->out->arena, "%s",
                               fault ? _("must not be a fault of this wording")
                                     : _("must be a fault of this wording")));
    odfgx_arena_clear(&example->prose.arena);
    return status;
}

static odfgx_status run_examples(run_example *example, const odfgx_node *parent)
{
    bool wording = odfgx_form_named(parent, "wording");
    odfgx_status status = ODFGX_OK;
    for (const odfgx_node *node = parent->children;
         node != NULL && status == ODFGX_OK; node = node->next) {
        if (!odfgx_form_named(node, "yes") && !odfgx_form_named(node, "no"))
            continue;
        example->node = node;
        status =
            wording ? run_wording(example, parent) : run_fact(example, parent);
    }
    return status;
}

odfgx_status odfgx_form_examples(odfgx_examples **out, const odfgx_form *form,
                                 odfgx_error *err)
{
    odfgx_examples *examples = calloc(1, sizeof *examples);
    run_example example = { .out = examples,
                            .root = odfgx_prose_root(form),
                            .err = err };
    *out = NULL;
    if (examples == NULL)
        return odfgx_fail_memory(err);
    odfgx_status status = odfgx_prose_of(&example.form, form, err);
    if (status == ODFGX_OK && example.form != NULL)
        status = run_examples(&example, example.root);
    for (const odfgx_node *node = example.form != NULL ? example.root->children
                                                       : NULL;
         node != NULL && status == ODFGX_OK; node = node->next)
        status = run_examples(&example, node);
    if (status == ODFGX_OK)
        *out = examples;
    else
        odfgx_examples_free(examples);
    return status;
}
