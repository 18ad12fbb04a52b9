/* The look of the page: on a screen the findings stand beside the tables, on
 * paper below. Levels differ by sign and line, not by colour alone. */
#include "report/check_html.h"

#define HOVERED_MAX 200 /* findings of a report that light up their cells */

static const char *const rules[] = {
    ":root{--ink:#1f2328;--soft:#59636e;--rule:#d1d9e0;--page:#f0f2f4;"
    "--error:#b3261e;--error-fill:#f9c6c1;--error-tint:#fdeeec;"
    "--warning:#8a5300;--warning-fill:#ffe08a;--warning-tint:#fff8df;"
    "--hint:#0b57a4;--hint-fill:#c2dcf7;--hint-tint:#eef5fc;"
    "--explained:#3d6b47;--explained-fill:#d9ebdc;--explained-tint:#f0f7f1;"
    "--serif:FangSong_GB2312,\"仿宋_GB2312\",FangSong,\"仿宋\",STFangsong,"
    "\"Noto Serif CJK SC\",\"Source Han Serif SC\",SimSun,serif;"
    "--sans:system-ui,\"PingFang SC\",\"Microsoft YaHei\","
    "\"Noto Sans CJK SC\",\"Source Han Sans SC\",sans-serif}",
    "*{box-sizing:border-box}",
    "html{scroll-padding-top:1rem}",
    "body{margin:0 auto;padding:1.5rem 2rem 3rem;max-width:92rem;"
    "background:var(--page);color:var(--ink);font:0.9375rem/1.55 var(--sans)}",
    "h1,h2,h3,h4,p,dl,dd{margin:0}",
    "a{color:#0b57a4;text-underline-offset:0.15em}",
    "a:focus-visible,summary:focus-visible{outline:3px solid #0b57a4;"
    "outline-offset:2px;border-radius:2px}",
    "code{font:0.8125rem/1.4 ui-monospace,Menlo,Consolas,monospace;"
    "color:var(--soft);overflow-wrap:anywhere}",
    "header.page{margin-bottom:1.5rem}",
    "h1{font-size:1.75rem;line-height:1.3}",
    ".page>.form,.path{color:var(--soft)}",
    ".path{font-size:0.8125rem;overflow-wrap:anywhere}",
    ".counts{margin-top:0.5rem;display:flex;flex-wrap:wrap;gap:0.375rem;"
    "align-items:center}",
    ".count{display:inline-block;padding:0.0625rem 0.5rem;border-radius:1rem;"
    "border:1px solid var(--rule);background:#fff;font-size:0.8125rem;"
    "white-space:nowrap}",
    ".error{--line:var(--error);--fill:var(--error-fill);"
    "--tint:var(--error-tint);--dash:solid}",
    ".warning{--line:var(--warning);--fill:var(--warning-fill);"
    "--tint:var(--warning-tint);--dash:dashed}",
    ".hint{--line:var(--hint);--fill:var(--hint-fill);"
    "--tint:var(--hint-tint);--dash:dotted}",
    ".explained{--line:var(--explained);--fill:var(--explained-fill);"
    "--tint:var(--explained-tint);--dash:dotted}",
    ".count.error,.count.warning,.count.hint,.count.explained{"
    "border-color:var(--line);color:var(--line);background:var(--tint);"
    "font-weight:600}",
    ".count.good{border-color:var(--explained);color:var(--explained)}",
    ".up{margin-left:auto;font-size:0.8125rem}",
    ".legend{margin-top:0.75rem;display:flex;flex-wrap:wrap;"
    "gap:0.25rem 1.5rem;color:var(--soft);font-size:0.8125rem}",
    ".swatch{display:inline-block;min-width:1.75rem;padding:0 0.25rem;"
    "min-height:1.5rem;text-align:center;vertical-align:middle;"
    "border:1.5px var(--dash) var(--line);color:var(--line);"
    "background:var(--tint)}",
    ".swatch.strong{background:var(--fill);border-width:2.5px}",
    /* contents */
    ".contents{width:100%;border-collapse:collapse;background:#fff;"
    "border:1px solid var(--rule);border-radius:6px;margin-bottom:2rem}",
    ".contents th,.contents td{padding:0.375rem 0.75rem;text-align:left;"
    "border-top:1px solid var(--rule);vertical-align:baseline}",
    ".contents thead th{color:var(--soft);font-size:0.8125rem;"
    "font-weight:600}",
    ".contents tbody th{font-weight:600}",
    ".contents .number{font-variant-numeric:tabular-nums;color:var(--soft)}",
    /* a report */
    ".report{margin:2.5rem 0 0;padding-top:1.5rem;"
    "border-top:3px solid var(--ink)}",
    ".report>header{margin-bottom:1rem}",
    "h2{font-size:1.375rem;line-height:1.35}",
    ".year{font-weight:400}",
    ".note{margin-top:0.5rem;overflow-wrap:anywhere}.note a{font-weight:600}",
    ".failure{padding:0.75rem 1rem;background:var(--error-tint);"
    "border-left:4px solid var(--error)}",
    ".part{display:grid;grid-template-columns:minmax(0,1fr) 25rem;"
    "gap:0 1.25rem;align-items:start;margin-bottom:1.25rem}",
    ".unprinted{color:#666;font-weight:400}",
    ".paper{background:#fff;padding:1.25rem 1.5rem 1.5rem;"
    "box-shadow:0 1px 3px rgba(31,35,40,.18);color:#000;"
    "font-family:var(--serif)}",
    ".paper h3,.whole h3{font:600 1.0625rem/1.5 SimHei,\"黑体\",var(--sans);"
    "margin-bottom:0.75rem}",
    ".scroll{overflow-x:auto}",
    ".beside{min-width:0}",
    "@media (min-width:70rem){.beside{position:sticky;top:0.75rem;"
    "max-height:calc(100vh - 1.5rem);overflow-y:auto}}",
    ".whole{margin-bottom:1.25rem}",
    ".whole .beside{position:static;max-height:none;display:grid;"
    "grid-template-columns:repeat(auto-fill,minmax(22rem,1fr));"
    "gap:0 1rem;align-items:start}",
    "summary{cursor:pointer;color:#0b57a4}summary h3{display:inline}",
    "details[open]>summary{margin-bottom:0.75rem}",
    ".folded .paper{padding:0.75rem 1.5rem}",
    ".jumps{margin-top:0.5rem;font-size:0.8125rem;line-height:1.9}",
    ".jumps a{color:var(--line);white-space:nowrap;margin-right:0.5rem}",
    /* its tables */
    "table.form{width:100%;border-collapse:collapse;border:1.5px solid #000;"
    "font-size:0.875rem;line-height:1.4;background:#fff}",
    "table.form th,table.form td{border:1px solid #000;padding:0.25rem "
    "0.375rem;text-align:center;vertical-align:middle;font-weight:400}",
    "table.form .label{text-align:left}",
    "table.form .label.group{text-align:center}",
    "table.form .band{padding:0.375rem}",
    "table.form .corner{font-size:0.8125rem}",
    "table.form td.figure{position:relative;min-width:3.25rem;"
    "font-variant-numeric:tabular-nums;white-space:pre-line}",
    "table.form.across td.figure{min-width:2.25rem}",
    "td.figure.absent{background:repeating-linear-gradient(135deg,#fff 0 5px,"
    "#ddd 5px 6px)}",
    "td.figure.error,td.figure.warning,td.figure.hint,td.figure.explained{"
    "background:var(--tint);outline:1.5px var(--dash) var(--line);"
    "outline-offset:-3px}",
    "td.figure.strong{background:var(--fill);outline-width:2.5px;"
    "font-weight:700}",
    ".figure>.sign,mark>.sign{color:var(--line);font-weight:700;"
    "margin-right:0.125rem;font-size:0.75em}",
    "td.figure:not(.strong)>.sign{display:none}",
    ".refs{font:600 0.6875rem/1 "
    "var(--sans);vertical-align:super;white-space:nowrap}",
    ".refs a{display:inline-block;color:var(--line);text-decoration:none;"
    "padding:0.0625rem 0.125rem}",
    ".refs a:hover{text-decoration:underline}",
    ".tip{visibility:hidden;position:absolute;z-index:2;left:50%;bottom:100%;"
    "translate:-50% 0;width:max-content;max-width:24rem;padding:0.5rem "
    "0.75rem;background:#1f2328;color:#fff;font:400 0.8125rem/1.5 var(--sans);"
    "text-align:left;border-radius:6px;pointer-events:none;"
    "white-space:normal}",
    ".tip span{display:block}",
    "td.figure:last-child .tip{left:auto;right:0;translate:0 0}",
    "td.figure:hover .tip,td.figure:focus-within .tip{visibility:visible}",
    "td.figure:target,mark:target,.finding:target{"
    "box-shadow:0 0 0 4px #0b57a4}",
    "td.figure:target{z-index:1}",
    ".to{display:block;color:#0f5c2e;font:700 0.8125rem/1.2 var(--sans);"
    "white-space:nowrap}",
    /* proposed repairs */
    ".repairs{margin-bottom:1.25rem;display:grid;gap:0 1rem;"
    "grid-template-columns:repeat(auto-fill,minmax(24rem,1fr));"
    "align-items:start}",
    ".repairs h3{grid-column:1/-1;font-size:1.0625rem;margin-bottom:0.5rem}",
    ".repair{background:#fff;border:1px solid var(--rule);"
    "border-left:5px dotted #0f5c2e;border-radius:4px;"
    "padding:0.625rem 0.875rem 0.75rem;margin-bottom:0.75rem}",
    ".repair.unique{border-left-style:solid}",
    ".repair h4{color:#0f5c2e;font-size:0.9375rem}",
    ".repair:target{box-shadow:0 0 0 4px #0b57a4}",
    ".repair .amount b{color:#0f5c2e}",
    ".repair .settles{font-size:0.8125rem;margin-top:0.375rem}",
    ".repair .settles a{color:inherit}",
    /* its prose */
    ".prose p{text-indent:2em;margin-bottom:0.375rem;line-height:1.75;"
    "white-space:pre-line;overflow-wrap:anywhere}",
    ".prose .missing{color:var(--soft);text-indent:0}",
    "mark{background:var(--fill);color:inherit;"
    "border-bottom:2px var(--dash) var(--line);padding:0 0.125rem}",
    /* findings */
    ".finding{background:#fff;border:1px solid var(--rule);"
    "border-left:5px var(--dash) var(--line);border-radius:4px;"
    "padding:0.625rem 0.875rem 0.75rem;margin:0 4px 0.75rem}",
    ".finding h4{font-size:0.9375rem;line-height:1.45;color:var(--line)}",
    ".finding .ref{display:inline-block;min-width:1.375rem;padding:0 0.25rem;"
    "border-radius:1rem;background:var(--line);color:#fff;text-align:center;"
    "font-size:0.8125rem}",
    ".finding .rule{color:var(--ink);text-decoration:none;margin-left:"
    "0.125rem}",
    ".finding .rule:hover{text-decoration:underline}",
    ".finding code{font-weight:400;display:inline-block}",
    ".message{margin-top:0.25rem}",
    ".explanation{margin-top:0.375rem;padding:0.25rem 0.5rem;"
    "background:var(--tint)}",
    "table.sum{width:100%;margin-top:0.5rem;border-collapse:collapse;"
    "font-size:0.8125rem;line-height:1.45}",
    "table.sum td{padding:0.125rem 0.25rem;vertical-align:baseline}",
    "table.sum caption{text-align:left;color:var(--soft)}",
    "table.sum .op{width:1.25rem;text-align:center;color:var(--soft)}",
    "table.sum .amount{text-align:right;white-space:nowrap;"
    "font-variant-numeric:tabular-nums}",
    "table.sum .words{width:60%;overflow-wrap:anywhere;color:var(--soft)}",
    "table.sum .result td{border-top:1px solid var(--ink);font-weight:600}",
    "table.sum a,.zeros a{color:var(--ink)}",
    ".place{color:var(--soft);white-space:nowrap}",
    ".zeros{overflow-wrap:anywhere;color:var(--soft)}",
    "p.zeros{margin-top:0.5rem;font-size:0.8125rem;max-height:9rem;"
    "overflow-y:auto}",
    /* the end */
    ".rules{margin-top:2.5rem;padding-top:1rem;border-top:3px solid "
    "var(--ink)}",
    ".rules dt{font-weight:600;margin-top:0.75rem}",
    ".rules dd{max-width:50rem}",
    "dt:target{background:#fff3c4}",
    "footer{margin-top:2rem;color:var(--soft);font-size:0.8125rem}",
    "@media (max-width:69.99rem){.part{"
    "grid-template-columns:minmax(0,1fr);gap:0.75rem}}",
    "@media (max-width:40rem){body{padding:1rem}.paper{padding:1rem "
    "0.75rem}}",
    /* paper */
    "@page{size:A4;margin:18mm 16mm}",
    "@media print{:root{--page:#fff}"
    "body{padding:0;max-width:none;font-size:9.5pt}"
    "*{-webkit-print-color-adjust:exact;print-color-adjust:exact}"
    "a{color:inherit;text-decoration:none}"
    ".up,.tip,.jumps,details>summary{display:none}"
    "details:not([open]){display:none}"
    ".report{break-before:page;margin:0;border:0;padding:0}"
    ".report:only-child{break-before:auto}"
    ".part{display:block;margin-bottom:4mm}.part.folded{display:none}"
    ".paper{box-shadow:none;padding:0}"
    ".beside{position:static;max-height:none;overflow:visible;"
    "margin-top:3mm;columns:2;column-gap:5mm}"
    ".whole .beside{display:block}"
    ".scroll{overflow:visible;break-inside:avoid}"
    "table.form{font-size:8.5pt}"
    "table.form th,table.form td{padding:1pt 2pt}"
    "table.form td.figure{min-width:0}.refs{font-size:6pt}.refs a{padding:0 "
    "0.5pt}"
    "tr,.finding,.repair,dt,dd{break-inside:avoid}.repairs{display:block}"
    ".finding{margin:0 0 3mm;border-color:#666;border-left-color:var(--line)}"
    ".finding,table.sum{font-size:8.5pt}.finding h4{font-size:9pt}"
    "p.zeros{max-height:none;overflow:visible}"
    "h2,h3,h4{break-after:avoid}dt{break-after:avoid}"
    "thead{display:table-header-group}}",
};

/* A finding that is pointed at lights up its cells, and a cell its findings.
 * Where :has is not known the links are left. */
static void add_hovering(const odfgx_html_page *page)
{
    for (size_t i = 1; i <= page->most && i <= HOVERED_MAX; i++)
        odfgx_buffer_add_format(
            page->out,
            ".report:has(.f%zu:is(:hover,:focus-within)) .n%zu,"
            ".report:has(.n%zu:is(:hover,:focus-within)) .f%zu{"
            "box-shadow:0 0 0 3px #0b57a4}\n",
            i, i, i, i);
}

void odfgx_html_add_style(const odfgx_html_page *page)
{
    odfgx_buffer_add_text(page->out, "<style>\n");
    for (size_t i = 0; i < ODFGX_COUNT_OF(rules); i++) {
        odfgx_buffer_add_text(page->out, rules[i]);
        odfgx_buffer_add_char(page->out, '\n');
    }
    add_hovering(page);
    odfgx_buffer_add_text(page->out, "</style>\n");
}
