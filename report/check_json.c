#include "report/check.h"
#include "report/json.h"

static json_t *summary_json(size_t errors, size_t warnings, size_t hints)
{
    return json_pack("{sI sI sI}", "errors", (json_int_t)errors, "warnings",
                     (json_int_t)warnings, "hints", (json_int_t)hints);
}

static json_t *file_json(const odfgx_checked_file *file)
{
    return json_pack("{so so so si so}", "file", odfgx_json_text(file->file),
                     "agency", odfgx_json_text(file->agency), "year",
                     file->year > 0 ? json_integer(file->year) : json_null(),
                     "status", file->status, "summary",
                     summary_json(file->errors, file->warnings, file->hints));
}

static json_t *cell_json(const odfgx_finding_cell *cell)
{
    return json_pack(
        "{so so so so so so}", "value", odfgx_json_text(cell->value), "label",
        odfgx_json_text(cell->label), "file", odfgx_json_text(cell->file),
        "place", odfgx_json_text(cell->place), "cell",
        odfgx_json_text(cell->cell), "text", odfgx_json_text(cell->text));
}

static json_t *cells_json(const odfgx_finding *finding, bool *complete)
{
    json_t *cells = json_array();
    for (size_t i = 0; i < finding->cell_count; i++)
        *complete &=
            json_array_append_new(cells, cell_json(&finding->cells[i])) == 0;
    return cells;
}

static json_t *side_json(const odfgx_finding *finding, odfgx_amount amount)
{
    return finding->equation ? odfgx_json_amount(amount, false) : json_null();
}

static json_t *finding_json(const odfgx_finding *finding, bool *complete)
{
    return json_pack("{so so ss so so so so so ss so so}", "id",
                     odfgx_json_text(finding->id), "key",
                     odfgx_json_text(finding->key), "level",
                     odfgx_level_name(finding->level), "file",
                     odfgx_json_text(finding->file), "message",
                     odfgx_json_text(finding->message), "left",
                     side_json(finding, finding->left), "right",
                     side_json(finding, finding->right), "difference",
                     side_json(finding, finding->difference), "fingerprint",
                     finding->fingerprint, "explanation",
                     odfgx_json_text(finding->explanation), "cells",
                     cells_json(finding, complete));
}

static json_t *files_json(const odfgx_findings *findings, bool *complete)
{
    json_t *files = json_array();
    for (size_t i = 0; i < findings->file_count; i++)
        *complete &=
            json_array_append_new(files, file_json(&findings->files[i])) == 0;
    return files;
}

static json_t *findings_json(const odfgx_findings *findings, bool *complete)
{
    json_t *list = json_array();
    for (size_t i = 0; i < findings->count; i++)
        *complete &=
            json_array_append_new(
                list, finding_json(&findings->items[i], complete)) == 0;
    return list;
}

static json_t *repair_cells_json(const odfgx_repair *repair, bool *complete)
{
    json_t *cells = json_array();
    for (size_t i = 0; i < repair->cell_count; i++) {
        const odfgx_repair_cell *cell = &repair->cells[i];
        json_t *from = cell->known ? odfgx_json_amount(cell->from, false)
                                   : odfgx_json_text(cell->text);
        json_t *to =
            cell->determined ? odfgx_json_amount(cell->to, false) : json_null();
        *complete &= json_array_append_new(
                         cells, json_pack("{so so so}", "value",
                                          odfgx_json_text(cell->value), "from",
                                          from, "to", to)) == 0;
    }
    return cells;
}

static json_t *repair_json(const odfgx_repair *repair, bool *complete)
{
    json_t *settles = json_array();
    for (size_t i = 0; i < repair->settle_count; i++)
        *complete &= json_array_append_new(
                         settles, odfgx_json_text(repair->settles[i])) == 0;
    return json_pack("{so sb so so so}", "file", odfgx_json_text(repair->file),
                     "unique", (int)repair->unique, "cells",
                     repair_cells_json(repair, complete), "settles", settles,
                     "why", odfgx_json_text(repair->why));
}

static json_t *repairs_json(const odfgx_findings *findings, bool *complete)
{
    json_t *list = json_array();
    for (size_t i = 0; i < findings->repair_count; i++)
        *complete &=
            json_array_append_new(
                list, repair_json(&findings->repairs[i], complete)) == 0;
    return list;
}

odfgx_status odfgx_findings_json(const odfgx_findings *findings,
                                 odfgx_buffer *out, odfgx_error *err)
{
    size_t errors = 0, warnings = 0, hints = 0;
    bool complete = true;
    for (size_t i = 0; i < findings->file_count; i++) {
        errors += findings->files[i].errors;
        warnings += findings->files[i].warnings;
        hints += findings->files[i].hints;
    }
    json_t *root =
        json_pack("{si ss so so so so}", "odfgx", 1, "form", findings->form->id,
                  "files", files_json(findings, &complete), "summary",
                  summary_json(errors, warnings, hints), "findings",
                  findings_json(findings, &complete), "repairs",
                  repairs_json(findings, &complete));
    return odfgx_json_write(root, complete, out, err);
}
