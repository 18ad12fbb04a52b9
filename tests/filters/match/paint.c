#include "tests/filters/match/paint.h"

#include <string.h>

static void draw_values(drawing *d, const odfgx_form *form,
                        odfgx_amount *values)
{
    for (size_t i = 0; i < form->value_count; i++) {
        uint64_t digits = drawing_one_in(d, 3) ? 1000000 : 40;
        values[i] =
            (odfgx_amount)shape_random(&d->seed, digits) * ODFGX_AMOUNT_UNIT;
        if (form->values[i].unit->decimals > 2)
            values[i] += (odfgx_amount)shape_random(&d->seed, 10000) * 100;
        else if (form->values[i].unit->decimals > 0)
            values[i] += (odfgx_amount)shape_random(&d->seed, 100) * 10000;
    }
}

/* Programs that save a workbook again compute its totals. */
static void add_up(const odfgx_form *form, odfgx_amount *values)
{
    for (size_t i = 0; i < form->equation_count; i++) {
        const odfgx_equation *equation = &form->equations[i];
        odfgx_amount sum = 0;
        if (equation->rule->kind != ODFGX_RULE_TOTAL)
            continue;
        for (size_t t = 0; t < equation->right_count; t++)
            sum += equation->right[t].coefficient *
                   values[equation->right[t].value];
        values[equation->left[0].value] = sum;
    }
}

void paint_facts(drawing *d, const odfgx_form *form, painted *out)
{
    static const char *const agencies[] = {
        "青禾区柳桥街道办事处",
        "云岫市发展和改革委员会",
        "沧北县人民政府",
        "国家税务总局青禾区税务局",
    };
    *out = (painted){ .form = form };
    out->agency = agencies[shape_random(&d->seed, ODFGX_COUNT_OF(agencies))];
    out->year = 2022 + (int)shape_random(&d->seed, 4);
    out->values =
        odfgx_arena_array(&d->arena, form->value_count, sizeof *out->values);
    draw_values(d, form, out->values);
    add_up(form, out->values);
    add_up(form, out->values); /* totals of totals */
}

/* --------------------------------------------------------------- prose */

static drawn_block *add_prose(drawing *d, painted *out, size_t section,
                              const char *text)
{
    out->prose[section][out->counts[section]++] = text;
    return drawing_add(d, DRAWN_PARAGRAPH, text);
}

/* A sub-item: its head opens the paragraph, or is one. */
static void add_item(drawing *d, painted *out, size_t section, const char *head)
{
    static const char body[] =
        "本机关全年通过政府网站等渠道主动公开信息 300 余条，其中解读 12 条；"
        "受理申请 3119 件，答复 3050 件（含上年度结转 34 件）。";
    if (!d->shape.run_in) {
        (void)add_prose(d, out, section, head);
        (void)add_prose(d, out, section, body);
        return;
    }
    const char *text = drawing_text(d, "%s情况。%s", head, body);
    add_prose(d, out, section, text)->run_in = strlen(head) + strlen("情况。");
}

void paint_prose(drawing *d, painted *out, size_t section)
{
    const odfgx_section *painted_one = &out->form->sections[section];
    if (!painted_one->info.prose)
        return;
    (void)add_prose(d, out, section,
                    drawing_text(d,
                                 "%d 年，%s扎实推进各项工作 <&> “依法公开”。",
                                 out->year, out->agency));
    for (size_t i = 0; i < painted_one->items.count && i < 3; i++)
        add_item(d, out, section, painted_one->items.texts[i]);
    if (painted_one->items.count == 0)
        (void)add_prose(d, out, section,
                        drawing_text(d, "这是%s的第二段，收取费用 0 元。",
                                     painted_one->info.name));
}

/* ------------------------------------------------------------- document */

static void add_title(drawing *d, const painted *facts)
{
    const char *agency = facts->agency, *text;
    const char *rest = facts->form->title.texts[0];
    switch (d->shape.title) {
    case TITLE_BLANKS:
        text = drawing_text(d, "%s %d %s", agency, facts->year, rest);
        break;
    case TITLE_BROKEN:
        text = drawing_text(d, "%s\n%d%s", agency, facts->year, rest);
        break;
    case TITLE_TWO:
        (void)drawing_add(d, DRAWN_TITLE, agency);
        text = drawing_text(d, "%d%s", facts->year, rest);
        break;
    case TITLE_TYPO:
        text = drawing_text(d, "%s%d%.*s告%s", agency, facts->year,
                            (int)strlen("年政府信息公开"), rest,
                            rest + strlen("年政府信息公开"));
        break;
    case TITLE_LABELS:
        (void)drawing_add(
            d, DRAWN_PARAGRAPH,
            drawing_text(d, "%s：%s", facts->form->agency.texts[0], agency));
        text =
            drawing_text(d, "%s：%d", facts->form->year.texts[0], facts->year);
        (void)drawing_add(d, DRAWN_PARAGRAPH, text);
        return;
    default:
        text = drawing_text(d, "%s%d%s", agency, facts->year, rest);
    }
    (void)drawing_add(d, DRAWN_TITLE, text);
}

static void add_preface(drawing *d, painted *out)
{
    for (size_t i = 0; i < out->form->section_count; i++) {
        const odfgx_section_info *info = &out->form->sections[i].info;
        if (d->shape.preface && d->shape.title != TITLE_LABELS && info->prose &&
            info->heading[0] == '\0')
            (void)add_prose(d, out, i,
                            "根据《中华人民共和国政府信息公开条例》，现公布本"
                            "年度报告。如有疑问，请与本机关联系。");
    }
}

/* The page's data before the report, as government sites print them. */
static void add_metadata(drawing *d, const painted *facts)
{
    const char *const labels[][2] = {
        { "索 引 号：", "014280/2026-00012" },
        { "发布机构", facts->agency },
        { "文　　号", "" },
        { "生成日期", "2026-01-20" },
    };
    drawn_table *table = drawing_table(d, "元数据");
    for (unsigned i = 0; i < ODFGX_COUNT_OF(labels); i++) {
        (void)drawn_put(table, i / 2, i % 2 * 2, 1, 1, labels[i][0]);
        (void)drawn_put(table, i / 2, i % 2 * 2 + 1, 1, 1, labels[i][1]);
    }
    drawing_add_table(d, table);
}

/* Figures that are none of the report's. */
static void add_stranger(drawing *d)
{
    drawn_table *table = drawing_table(d, "渠道");
    (void)drawn_put(table, 0, 0, 1, 1, "公开渠道");
    (void)drawn_put(table, 0, 1, 1, 1, "信息条数");
    (void)drawn_put(table, 1, 0, 1, 1, "政府网站");
    drawn_put(table, 1, 1, 1, 1, "7")->value = "7";
    (void)drawn_put(table, 2, 0, 1, 1, "政务新媒体");
    drawn_put(table, 2, 1, 1, 1, "77")->value = "77";
    drawing_add_table(d, table);
}

static void add_contents(drawing *d, const odfgx_form *form)
{
    (void)drawing_add(d, DRAWN_CONTENTS, "目录");
    for (size_t i = 0; i < form->section_count; i++) {
        const char *heading = form->sections[i].info.heading;
        if (heading[0] != '\0')
            (void)drawing_add(d, DRAWN_CONTENTS,
                              drawing_text(d, "%s\t%zu", heading, i));
    }
}

static void add_heading(drawing *d, const odfgx_section *section)
{
    const char *official = section->info.heading;
    const char *text = paint_label(d, official);
    /* A heading that is broken over lines is a title, not a heading. */
    if (official[0] == '\0')
        return;
    if (strchr(text, '\n') != NULL)
        text = official;
    drawn_block *block = drawing_add(d, DRAWN_HEADING, text);
    block->number = odfgx_text_numbering(text, strlen(text));
}

/* What stands between the two parts of a table that is cut. */
static const char *between(drawing *d)
{
    static const char *const lines[] = { "", "（续表）", "— 3 —" };
    return lines[shape_random(&d->seed, ODFGX_COUNT_OF(lines))];
}

static void add_tables(drawing *d, const painted *facts, size_t section)
{
    for (size_t t = 0; t < facts->form->table_count; t++) {
        drawn_table *pieces[PAINTED_PIECES];
        if (facts->form->tables[t].section != section)
            continue;
        size_t count = paint_table(d, facts, &facts->form->tables[t], pieces);
        for (size_t i = 0; i < count; i++) {
            if (i > 0)
                (void)drawing_add(d, DRAWN_PARAGRAPH, between(d));
            drawing_add_table(d, pieces[i]);
        }
        if (d->shape.strangers)
            (void)drawing_add(d, DRAWN_PARAGRAPH,
                              "注：1.本表单位为件。2.本表由办公室填报。");
    }
}

static void paint_sections(drawing *d, painted *out)
{
    for (size_t i = 0; i < out->form->section_count; i++) {
        const odfgx_section *section = &out->form->sections[i];
        add_heading(d, section);
        if (section->info.heading[0] == '\0')
            continue;
        paint_prose(d, out, i);
        if (section->info.prose && d->shape.strangers &&
            section->items.count > 0)
            add_stranger(d);
        add_tables(d, out, i);
    }
}

void paint_document(drawing *d, const odfgx_form *form, painted *out)
{
    paint_facts(d, form, out);
    if (d->shape.strangers)
        add_metadata(d, out);
    add_title(d, out);
    if (d->shape.contents)
        add_contents(d, form);
    add_preface(d, out);
    paint_sections(d, out);
}
