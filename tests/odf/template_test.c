#include "tests/odf/filled.h"
#include "tests/unit.h"

#include <string.h>

#define MADE "disclosure.rules.made"
#define VALUE "[" MADE ":2]"

/* What a body becomes when it is filled. */
static const struct {
    const char *what, *body, *filled;
} tags[] = {
    { "an id", "<text:p>件{{" MADE "}}。</text:p>",
      "<text:p>件" VALUE "。</text:p>" },
    { "a Chinese name", "<text:p>{{表二.规章.本年制发}}</text:p>",
      "<text:p>" VALUE "</text:p>" },
    { "wide braces", "<text:p>｛｛" MADE "｝｝</text:p>",
      "<text:p>" VALUE "</text:p>" },
    { "wide letters and bar",
      "<text:p>{{ｄisclosure．rules．made｜小数 １}}</text:p>",
      "<text:p>[" MADE ":2.0]</text:p>" },
    { "quotes and blanks", "<text:p>{{ “" MADE "” }}</text:p>",
      "<text:p>" VALUE "</text:p>" },
    { "invisible characters",
      "<text:p>{\xC2\xAD{disclosure.\xC2\xADrules.\xE2\x80\x8Bmade}}</text:p>",
      "<text:p>" VALUE "</text:p>" },
    { "references to characters",
      "<text:p>&#123;{disclosure&#x2E;rules.made}}</text:p>",
      "<text:p>" VALUE "</text:p>" },
    { "a CDATA section", "<text:p><![CDATA[<{{" MADE "}}&]]></text:p>",
      "<text:p>&lt;" VALUE "&amp;</text:p>" },
    { "cut over spans",
      "<text:p><text:span text:style-name='T1'>a{</text:span>"
      "<text:span>{disclosure.</text:span>rules.made}}b</text:p>",
      "<text:p><text:span text:style-name='T1'>a" VALUE "</text:span>"
      "<text:span></text:span>b</text:p>" },
    { "tabs, breaks and spaces",
      "<text:p>{{disclosure.<text:tab/>rules.<text:s></text:s>"
      "<text:line-break/>made}}</text:p>",
      "<text:p>" VALUE "</text:p>" },
    { "marks in the tag stay",
      "<text:p>{{disclosure.<text:soft-page-break/>rules"
      "<text:bookmark text:name='b'/>.<text:change-start text:change-id='c'/>"
      "made}}</text:p>",
      "<text:p>" VALUE "<text:soft-page-break/><text:bookmark "
      "text:name='b'/><text:change-start text:change-id='c'/></text:p>" },
    { "two in a paragraph", "<text:p>{{" MADE "}}、{{" MADE "}}</text:p>",
      "<text:p>" VALUE "、[" MADE ".2:2]</text:p>" },
    { "a bookmark that is there",
      "<text:p><text:bookmark text:name='" MADE "'/>{{" MADE "}}</text:p>",
      "<text:p><text:bookmark text:name='" MADE "'/>[" MADE ".2:2]</text:p>" },
    { "a table, a list and a heading",
      "<text:h>{{year}}</text:h><text:list><text:list-item><text:p>{{agency}}"
      "</text:p></text:list-item></text:list><table:table><table:table-row>"
      "<table:table-cell><text:p>{{" MADE "}}</text:p></table:table-cell>"
      "</table:table-row></table:table>",
      "<text:h>[year:2024]</text:h><text:list><text:list-item><text:p>"
      "[agency:云山县人民政府]</text:p></text:list-item></text:list>"
      "<table:table><table:table-row><table:table-cell><text:p>" VALUE
      "</text:p></table:table-cell></table:table-row></table:table>" },
    { "a frame and a note",
      "<text:p>{{年度}}<draw:frame><draw:text-box><text:p>{{单位名称}}</text:p>"
      "</draw:text-box></draw:frame><text:note><text:note-citation>1"
      "</text:note-citation><text:note-body><text:p>{{" MADE "}}</text:p>"
      "</text:note-body></text:note>{{标题}}</text:p>",
      "<text:p>[year:2024]<draw:frame><draw:text-box><text:p>"
      "[agency:云山县人民政府]</text:p></draw:text-box></draw:frame>"
      "<text:note><text:note-citation>1</text:note-citation>"
      "<text:note-body><text:p>" VALUE "</text:p></text:note-body>"
      "</text:note>[title:云山县人民政府2024年政府信息公开工作年度报告]"
      "</text:p>" },
    { "a tracked deletion and a comment are left alone",
      "<text:tracked-changes><text:changed-region><text:deletion>"
      "<text:p>{{nonsense}}</text:p></text:deletion></text:changed-region>"
      "</text:tracked-changes><text:p>{{year<office:annotation><text:p>"
      "{{nonsense}}</text:p></office:annotation>}}</text:p>",
      "<text:tracked-changes><text:changed-region><text:deletion>"
      "<text:p>{{nonsense}}</text:p></text:deletion></text:changed-region>"
      "</text:tracked-changes><text:p>[year:2024]<office:annotation><text:p>"
      "{{nonsense}}</text:p></office:annotation></text:p>" },
    { "another prefix",
      "<t:p xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
      "{{problems}}</t:p>",
      "<t:p xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
      "[problems:问题。]</t:p>" },
    { "single braces are text", "<text:p>{ {year} } {a}</text:p>",
      "<text:p>{ {year} } {a}</text:p>" },
    { "figures are rounded half up",
      "<text:p>{{disclosure.fees.amount}} {{disclosure.fees.amount|decimals 3}}"
      " {{disclosure.fees.amount|小数 0}}</text:p>",
      "<text:p>[disclosure.fees.amount:59237.2449]"
      " [disclosure.fees.amount.2:59237.245]"
      " [disclosure.fees.amount.3:59237]</text:p>" },
};

static void a_tag_becomes_the_value(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(tags); i++) {
        const char *filled = filled_body(tags[i].body);
        EXPECT(strcmp(filled, tags[i].filled) == 0, "%s: %s", tags[i].what,
               filled);
    }
}

static const struct {
    const char *what, *body, *filled;
} prose[] = {
    { "a paragraph for each",
      "<text:p text:style-name='B'>{{overview}}</text:p>",
      "<text:p text:style-name='B'>[overview:总述 &lt;甲&gt;&amp;乙。</text:p>"
      "<text:p text:style-name='B'>（一）主动公开情况。全年公开。</text:p>"
      "<text:p text:style-name='B'>结尾。]</text:p>" },
    { "a run-in head in the style that is shown",
      "<text:p>{{总体情况|head 小标题}}</text:p>",
      "<text:p>[overview:总述 &lt;甲&gt;&amp;乙。</text:p><text:p>"
      "<text:span text:style-name=\"T1\">（一）主动公开情况。</text:span>"
      "全年公开。</text:p><text:p>结尾。]</text:p>" },
    { "within other text they are joined", "<text:p>见{{overview}}</text:p>",
      "<text:p>见[overview:总述 &lt;甲&gt;&amp;乙。（一）主动公开情况。"
      "全年公开。结尾。]</text:p>" },
    { "spans and typed indents are repeated, names and marks are not",
      "<text:p xml:id='x' text:style-name='B'><text:bookmark text:name='b'/>"
      "　　<text:span text:style-name='S'>{{over</text:span><text:span>view}}"
      "</text:span><draw:frame><draw:image/></draw:frame></text:p>",
      "<text:p xml:id='x' text:style-name='B'><text:bookmark text:name='b'/>"
      "　　<text:span text:style-name='S'>[overview:总述 &lt;甲&gt;&amp;乙。"
      "</text:span><text:span></text:span><draw:frame><draw:image/>"
      "</draw:frame></text:p><text:p text:style-name='B'>　　"
      "<text:span text:style-name='S'>（一）主动公开情况。全年公开。"
      "</text:span><text:span></text:span></text:p>"
      "<text:p text:style-name='B'>　　<text:span text:style-name='S'>"
      "结尾。]</text:span><text:span></text:span></text:p>" },
    { "neither are comments and what they hold",
      "<text:p>{{problems}}<!-- </text:p> --><?a b>c?></text:p>",
      "<text:p>[problems:问题。]<!-- </text:p> --><?a b>c?></text:p>" },
    { "an optional section that is empty leaves nothing",
      "<text:p>{{preface}}</text:p><text:p>a</text:p>", "<text:p>a</text:p>" },
    { "but in a table its paragraph",
      "<table:table-cell><text:p>{{preface}}</text:p></table:table-cell>",
      "<table:table-cell><text:p>[preface:]</text:p></table:table-cell>" },
    { "and the mark that stands in it",
      "<text:p><text:bookmark text:name='b'/>{{preface}}</text:p>",
      "<text:p><text:bookmark text:name='b'/>[preface:]</text:p>" },
    { "a tag in a frame keeps the paragraph from being repeated",
      "<text:p>{{overview}}<draw:frame><text:p>{{year}}</text:p>"
      "</draw:frame></text:p>",
      "<text:p>[overview:总述 &lt;甲&gt;&amp;乙。（一）主动公开情况。全年公开。"
      "结尾。]<draw:frame><text:p>[year:2024]</text:p></draw:frame>"
      "</text:p>" },
};

static void a_prose_field_becomes_its_paragraphs(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(prose); i++) {
        const char *filled = filled_body(prose[i].body);
        EXPECT(strcmp(filled, prose[i].filled) == 0, "%s: %s", prose[i].what,
               filled);
    }
}

static const struct {
    const char *body, *quote, *message;
} faults[] = {
    { "<text:p>{{requests.new.persn}}</text:p>", "{{requests.new.persn}}",
      "did you mean {{requests.new.person}}?" },
    { "<text:p>{{表三.本年新收.自燃人}}</text:p>", "{{表三.本年新收.自燃人}}",
      "did you mean {{表三.本年新收.自然人}}?" },
    { "<text:p>{{}}</text:p>", "{{}}", "no field of this name" },
    { "<text:p>{{a.b.c.d.e}}</text:p>", "{{a.b.c.d.e}}", "template fields" },
    { "<text:p>甲{{year</text:p><text:p>}}</text:p>", "{{year", "not closed" },
    { "<text:p>{{year {{agency}}</text:p>", "{{year ", "not closed" },
    { "<text:p>year}} 乙</text:p>", "year}}", "no {{ before" },
    { "<text:p>{{year|decimals 1}}</text:p>", "{{year|decimals 1}}",
      "behind the bar" },
    { "<text:p>{{disclosure.fees.amount|round}}</text:p>",
      "{{disclosure.fees.amount|round}}", "behind the bar" },
    { "<text:p>{{disclosure.fees.amount|decimals 7}}</text:p>",
      "{{disclosure.fees.amount|decimals 7}}", "from 0 to 6" },
    { "<text:p>{{overview|head 无此}}</text:p>", "{{overview|head 无此}}",
      "no character style" },
    { "<text:p>{{disclosure}}</text:p>", "{{disclosure}}", "holds tables" },
    { "<text:p>{{each x in y}}</text:p>", "{{each x in y}}", "repeat or omit" },
    { "<text:p>{{仅当 a}}</text:p>", "{{仅当 a}}", "repeat or omit" },
    { "<text:p>{{end}}</text:p>", "{{end}}", "repeat or omit" },
    { "<text:p><text:placeholder>{{year}}</text:placeholder></text:p>",
      "{{year}}", "inside a field" },
    { "<text:p>{{ye<text:date>2</text:date>ar}}</text:p>",
      "{{ye\xEF\xBF\xBC"
      "ar}}",
      "no field of this name" },
};

static void a_fault_is_named_with_its_fix(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(faults); i++) {
        odfgx_template *template_ = filled_template(faults[i].body, NULL);
        const odfgx_fault *fault =
            EXPECT(odfgx_template_fault_count(template_) > 0, "%s",
                   faults[i].body)
                ? odfgx_template_fault(template_, 0)
                : NULL;
        if (fault != NULL) {
            EXPECT_TEXT(fault->quote, faults[i].quote);
            EXPECT(strstr(fault->message, faults[i].message) != NULL, "%s: %s",
                   faults[i].body, fault->message);
        }
        odfgx_template_free(template_);
    }
}

static void all_faults_are_told_with_their_places(void)
{
    odfgx_error err = { 0 };
    const odfgx_filling filling = { ODFGX_MISSING_BLANK, false };
    odfgx_template *template_ = filled_template(
        "<text:p>{{a}}</text:p><text:h>三、收到</text:h>"
        "<table:table table:name='表三'><table:table-row "
        "table:number-rows-repeated='4'><table:table-cell/></table:table-row>"
        "<table:table-row><table:covered-table-cell "
        "table:number-columns-repeated='3'/><table:table-cell><text:p>{{b}}"
        "</text:p></table:table-cell></table:table-row></table:table>",
        "<style:header><text:p>{{c}}</text:p></style:header>");
    static const char *const places[] = { "page header or footer › paragraph 1",
                                          "paragraph 1",
                                          "三、收到 › 表三 › row 5, column 4" };
    if (EXPECT(odfgx_template_fault_count(template_) == 3, "%zu",
               odfgx_template_fault_count(template_))) {
        for (size_t i = 0; i < ODFGX_COUNT_OF(places); i++)
            EXPECT_TEXT(odfgx_template_fault(template_, i)->place, places[i]);
    }
    EXPECT(filled_part(template_, &filling, "content.xml", "<", ">", &err) ==
               NULL,
           "it was filled");
    EXPECT(err.status == ODFGX_TEMPLATE &&
               strstr(err.text, "in all: 3") != NULL,
           "%s", err.text);
    odfgx_template_free(template_);
}

static void faults_beyond_reading_are_not_kept(void)
{
    odfgx_buffer body = { 0 };
    for (int i = 0; i < 3000; i++)
        odfgx_buffer_add_text(&body, "<text:p>{{ {{ }} }}</text:p>");
    odfgx_template *template_ = filled_template(body.data, NULL);
    EXPECT(odfgx_template_fault_count(template_) == 1000, "%zu",
           odfgx_template_fault_count(template_));
    odfgx_template_free(template_);
    odfgx_buffer_clear(&body);
}

static void uses_of_a_value_are_counted(void)
{
    size_t index = 0;
    odfgx_template *template_ = filled_template(
        "<text:p>{{" MADE "}}{{表二.规章.本年制发}}</text:p>",
        "<style:footer><text:p>{{" MADE "}}</text:p></style:footer>");
    (void)odfgx_form_find_value(filled_form(), MADE, &index);
    EXPECT(odfgx_template_uses(template_, index) == 3, "%zu",
           odfgx_template_uses(template_, index));
    EXPECT(odfgx_template_uses(template_, index + 1) == 0, "%zu",
           odfgx_template_uses(template_, index + 1));
    odfgx_template_free(template_);
}

static const unit_test tests[] = {
    UNIT(a_tag_becomes_the_value),
    UNIT(a_prose_field_becomes_its_paragraphs),
    UNIT(a_fault_is_named_with_its_fix),
    UNIT(all_faults_are_told_with_their_places),
    UNIT(faults_beyond_reading_are_not_kept),
    UNIT(uses_of_a_value_are_counted),
};

int main(void)
{
    int status = unit_main("odf/template", tests, ODFGX_COUNT_OF(tests));
    filled_end();
    return status;
}
