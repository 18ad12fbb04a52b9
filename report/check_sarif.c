/* The findings in the Static Analysis Results Interchange Format, version
 * 2.1.0 plus errata 01 (OASIS, 2023). A workbook has neither lines nor bytes
 * that mean anything, so that cells are logical locations, and repairs can't
 * be told as fixes, which replace a region. */
#include "report/check.h"
#include "report/json.h"
#include "report/uri.h"

#include <string.h>

#define SCHEMA                                                                 \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"      \
    "sarif-schema-2.1.0.json"

/* By odfgx_level. */
static const char *const levels[] = {
    [ODFGX_HINT] = "note",
    [ODFGX_WARNING] = "warning",
    [ODFGX_ERROR] = "error",
};

/* What goes wrong is memory only, and is remembered. */
typedef struct sarif_writer {
    const odfgx_findings *findings;
    bool complete;
} sarif_writer;

static void append(sarif_writer *writer, json_t *array, json_t *item)
{
    writer->complete &= json_array_append_new(array, item) == 0;
}

static void set(sarif_writer *writer, json_t *object, const char *key,
                json_t *value)
{
    writer->complete &= json_object_set_new(object, key, value) == 0;
}

/* A message; braces stand for placeholders unless they are doubled
 * (3.11.5). */
static json_t *message_json(const char *text)
{
    odfgx_buffer escaped = { 0 };
    odfgx_buffer_add_text(&escaped, "");
    for (; *text != '\0'; text++) {
        odfgx_buffer_add_char(&escaped, *text);
        if (*text == '{' || *text == '}')
            odfgx_buffer_add_char(&escaped, *text);
    }
    json_t *message = escaped.failed ? NULL
                                     : json_pack("{so}", "text",
                                                 odfgx_json_text(escaped.data));
    odfgx_buffer_clear(&escaped);
    return message;
}

/* ------------------------------------------------------------------- tool */

static json_t *rule_json(const sarif_writer *writer,
                         const odfgx_rule_info *info)
{
    odfgx_language language = writer->findings->language;
    const char *why = info->why[language];
    return json_pack("{so so so so s{ss}}", "id", odfgx_json_text(info->id),
                     "shortDescription", message_json(info->title[language]),
                     "fullDescription", message_json(why), "help",
                     message_json(why), "defaultConfiguration", "level",
                     levels[info->level]);
}

static json_t *tool_json(sarif_writer *writer)
{
    const odfgx_form *form = writer->findings->form;
    json_t *rules = json_array();
    for (size_t i = 0; i < form->rule_count; i++)
        append(writer, rules, rule_json(writer, &form->rules[i].info));
    return json_pack("{s{ss ss so}}", "driver", "name", "odfgx", "version",
                     ODFGX_VERSION, "rules", rules);
}

static size_t rule_index(const odfgx_form *form, const char *id)
{
    size_t i = 0;
    while (i + 1 < form->rule_count && strcmp(form->rules[i].info.id, id) != 0)
        i++;
    return i;
}

/* --------------------------------------------------------------- locations */

static json_t *artifact_json(const char *path)
{
    odfgx_buffer uri = { 0 };
    odfgx_buffer_add_text(&uri, "");
    odfgx_uri_add_path(&uri, path);
    json_t *location = uri.failed ? NULL : json_pack("{ss}", "uri", uri.data);
    odfgx_buffer_clear(&uri);
    return location;
}

static json_t *file_location_json(const char *path)
{
    return json_pack("{s{so}}", "physicalLocation", "artifactLocation",
                     artifact_json(path));
}

static json_t *logical_json(const odfgx_finding_cell *cell)
{
    odfgx_buffer name = { 0 };
    odfgx_buffer_add_format(&name, "%s!%s", cell->place, cell->cell);
    json_t *logical =
        name.failed
            ? NULL
            : json_pack("[{so so ss}]", "name", odfgx_json_text(cell->cell),
                        "fullyQualifiedName", odfgx_json_text(name.data),
                        "kind", "cell");
    odfgx_buffer_clear(&name);
    return logical;
}

static json_t *cell_location_json(sarif_writer *writer,
                                  const odfgx_finding_cell *cell)
{
    json_t *location = file_location_json(cell->file);
    if (cell->place != NULL && cell->cell != NULL && cell->cell[0] != '\0')
        set(writer, location, "logicalLocations", logical_json(cell));
    return location;
}

/* "一、本年新收… / 自然人: 3402" */
static json_t *related_json(sarif_writer *writer,
                            const odfgx_finding_cell *cell, size_t id)
{
    json_t *location = cell_location_json(writer, cell);
    odfgx_buffer text = { 0 };
    odfgx_buffer_add_text(&text, cell->label);
    if (cell->text != NULL && cell->text[0] != '\0')
        odfgx_buffer_add_format(&text, "%s%s", text.length > 0 ? ": " : "",
                                cell->text);
    set(writer, location, "id", json_integer((json_int_t)id));
    if (text.failed || text.length > 0)
        set(writer, location, "message",
            text.failed ? NULL : message_json(text.data));
    odfgx_buffer_clear(&text);
    return location;
}

/* The first cell that was found, else the report's first file. */
static json_t *locations_json(sarif_writer *writer,
                              const odfgx_finding *finding,
                              const odfgx_kept *kept)
{
    json_t *locations = json_array();
    for (size_t i = 0; i < finding->cell_count; i++) {
        if (finding->cells[i].file != NULL) {
            append(writer, locations,
                   cell_location_json(writer, &finding->cells[i]));
            return locations;
        }
    }
    if (kept->input_count > 0)
        append(writer, locations, file_location_json(kept->inputs[0]));
    return locations;
}

static json_t *related_locations_json(sarif_writer *writer,
                                      const odfgx_finding *finding)
{
    json_t *related = json_array();
    for (size_t i = 0; i < finding->cell_count; i++) {
        if (finding->cells[i].file != NULL)
            append(writer, related,
                   related_json(writer, &finding->cells[i], i + 1));
    }
    return related;
}

/* ----------------------------------------------------------------- results */

/* Every result has the list, so that an empty one says "not suppressed"
 * (3.27.23). */
static json_t *suppressions_json(const odfgx_finding *finding)
{
    if (finding->explanation == NULL)
        return json_array();
    return json_pack("[{ss ss so}]", "kind", "inSource", "status", "accepted",
                     "justification", odfgx_json_text(finding->explanation));
}

static bool settles(const odfgx_repair *repair, const odfgx_finding *finding)
{
    for (size_t i = 0; i < repair->settle_count; i++) {
        if (strcmp(repair->settles[i], finding->key) == 0)
            return repair->unique && strcmp(repair->file, finding->file) == 0;
    }
    return false;
}

/* What the cells of a claimed repair become. */
static json_t *changes_json(sarif_writer *writer, const odfgx_repair *repair)
{
    json_t *changes = json_array();
    for (size_t i = 0; i < repair->cell_count; i++) {
        const odfgx_repair_cell *cell = &repair->cells[i];
        json_t *from = cell->known ? odfgx_json_amount(cell->from, false)
                                   : odfgx_json_text(cell->text);
        json_t *to =
            cell->determined ? odfgx_json_amount(cell->to, false) : json_null();
        append(writer, changes,
               json_pack("{so so so so so}", "value",
                         odfgx_json_text(cell->value), "place",
                         odfgx_json_text(cell->place), "cell",
                         odfgx_json_text(cell->cell), "from", from, "to", to));
    }
    return changes;
}

static json_t *properties_json(sarif_writer *writer,
                               const odfgx_finding *finding)
{
    json_t *properties =
        json_pack("{so}", "key", odfgx_json_text(finding->key));
    if (finding->equation) {
        set(writer, properties, "left",
            odfgx_json_amount(finding->left, false));
        set(writer, properties, "right",
            odfgx_json_amount(finding->right, false));
        set(writer, properties, "difference",
            odfgx_json_amount(finding->difference, false));
    }
    const odfgx_findings *findings = writer->findings;
    for (size_t i = 0; i < findings->repair_count; i++) {
        if (settles(&findings->repairs[i], finding))
            set(writer, properties, "suggestedChange",
                changes_json(writer, &findings->repairs[i]));
    }
    return properties;
}

static json_t *result_json(sarif_writer *writer, const odfgx_finding *finding,
                           const odfgx_kept *kept)
{
    size_t rule = rule_index(writer->findings->form, finding->id);
    return json_pack("{so sI ss so so so s{ss} so so}", "ruleId",
                     odfgx_json_text(finding->id), "ruleIndex",
                     (json_int_t)rule, "level", levels[finding->level],
                     "message", message_json(finding->message), "locations",
                     locations_json(writer, finding, kept), "relatedLocations",
                     related_locations_json(writer, finding),
                     "partialFingerprints", "odfgx/v1", finding->fingerprint,
                     "suppressions", suppressions_json(finding), "properties",
                     properties_json(writer, finding));
}

static json_t *results_json(sarif_writer *writer)
{
    const odfgx_findings *findings = writer->findings;
    json_t *results = json_array();
    for (size_t f = 0; f < findings->file_count; f++) {
        const odfgx_checked_file *file = &findings->files[f];
        for (size_t i = 0; i < file->count; i++)
            append(writer, results,
                   result_json(writer, &findings->items[file->first + i],
                               &findings->kept[f]));
    }
    return results;
}

/* --------------------------------------------------------------------- run */

static json_t *notification_json(sarif_writer *writer,
                                 const odfgx_checked_file *file)
{
    json_t *locations = json_array();
    append(writer, locations, file_location_json(file->file));
    return json_pack("{ss so so}", "level", "error", "message",
                     message_json(file->failure), "locations", locations);
}

static json_t *invocations_json(sarif_writer *writer)
{
    const odfgx_findings *findings = writer->findings;
    json_t *notifications = json_array();
    int status = 0;
    for (size_t i = 0; i < findings->file_count; i++) {
        const odfgx_checked_file *file = &findings->files[i];
        if (file->failure != NULL)
            append(writer, notifications, notification_json(writer, file));
        if (file->status > status)
            status = file->status;
    }
    bool unread = json_array_size(notifications) > 0;
    return json_pack("[{sb si so}]", "executionSuccessful", !unread, "exitCode",
                     status, "toolExecutionNotifications", notifications);
}

/* Each file once (3.14.15: the artifacts are unique). */
static void add_artifact(sarif_writer *writer, json_t *artifacts,
                         const char *path)
{
    json_t *artifact = json_pack("{so s[s]}", "location", artifact_json(path),
                                 "roles", "analysisTarget");
    for (size_t i = 0; i < json_array_size(artifacts); i++) {
        if (json_equal(json_array_get(artifacts, i), artifact)) {
            json_decref(artifact);
            return;
        }
    }
    append(writer, artifacts, artifact);
}

static json_t *artifacts_json(sarif_writer *writer)
{
    const odfgx_findings *findings = writer->findings;
    json_t *artifacts = json_array();
    for (size_t f = 0; f < findings->file_count; f++) {
        for (size_t i = 0; i < findings->kept[f].input_count; i++)
            add_artifact(writer, artifacts, findings->kept[f].inputs[i]);
    }
    return artifacts;
}

odfgx_status odfgx_findings_sarif(const odfgx_findings *findings,
                                  odfgx_buffer *out, odfgx_error *err)
{
    sarif_writer writer = { .findings = findings, .complete = true };
    json_t *root = json_pack(
        "{ss ss s[{so ss so so so ss}]}", "$schema", SCHEMA, "version", "2.1.0",
        "runs", "tool", tool_json(&writer), "language",
        findings->language == ODFGX_CHINESE ? "zh-CN" : "en-US", "invocations",
        invocations_json(&writer), "artifacts", artifacts_json(&writer),
        "results", results_json(&writer), "columnKind", "unicodeCodePoints");
    return odfgx_json_write(root, writer.complete, out, err);
}
