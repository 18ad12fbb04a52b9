"""ODS-14 to ODS-29 and ODS-41 to ODS-44: what a cell may hold."""

from case import error, reads
from documents import cell, number_cell, ods_sheet, row, text_cell


def read(row_id, what, inside, *expected, **more):
    """A sheet of one cell; a line of `expected` lacks its address."""
    return reads(row_id, what, ods_sheet(row(inside)),
                 [("A1", *it) for it in expected], **more)


def valued(kind, value, text="", attribute=None, more=""):
    attribute = attribute or "o:value"
    paragraph = f"<x:p>{text}</x:p>" if text else ""
    return cell(paragraph, f'o:value-type="{kind}" {attribute}="{value}" '
                f"{more}")


def formula(formula, inside, attributes=""):
    return cell(inside, f'{attributes} t:formula="{formula}"')


# ------------------------------------------------------ 14 to 17: formulas

def formulas():
    shown = ("#REF!", "Err:502", "Err:522", "#DIV/0!", "#N/A", "#NAME?",
             "#VALUE!", "错误:502", "#名称?")
    errors = [read("ODS-15", text, formula(
        "of:=1", f"<x:p>{text}</x:p>", 'o:value-type="float" o:value="0"'),
        ("error", "", text, "formula")) for text in shown]
    prefixes = [read("ODS-17", f"formula {prefix}...", formula(
        f"{prefix}=SUM([.A2])", "<x:p>5</x:p>",
        'o:value-type="float" o:value="5"'), ("float", "5", "5", "formula"))
        for prefix in ("of:", "msoxl:", "oooc:", "", "urn:unknown:")]
    return [
        read("ODS-14", "a value that is not what is shown",
             number_cell("123000", "12.3万"), ("float", "123000", "12.3万")),
        read("ODS-14", "a value that is rounded where it is shown",
             number_cell("59237.2449", "59237.24"),
             ("float", "59237.2449", "59237.24")),
        *errors,
        read("ODS-15", "an error by its type", formula(
            "of:=1/0", "<x:p>#DIV/0!</x:p>", 'o:value-type="string" '
            'o:string-value="" c:value-type="error"'),
            ("error", "", "#DIV/0!", "formula")),
        read("ODS-16", "a formula that was never computed",
             formula("of:=1+1", "")),
        read("ODS-16", "a formula of a type and no value",
             formula("of:=1+1", "", 'o:value-type="float"')),
        *prefixes,
        read("ODS-44", "a formula of a matrix", formula(
            "of:={1;2}", "<x:p>1</x:p>", 'o:value-type="float" o:value="1" '
            't:number-matrix-columns-spanned="1" '
            't:number-matrix-rows-spanned="2"'),
            ("float", "1", "1", "formula")),
    ]


# ------------------------------------------------------- 18 to 22: values

def values():
    dates = ("2024-02-29", "2024-02-29T12:34:56.789", "1899-12-30",
             "0000-01-01", "10000-01-01", "-0044-03-15")
    numbers = {"1.5E3": "1500", "-0": "0", "0.1": "0.1", "1e-7": "0.0000001",
               "12345678901234567890": "12345678901234567890",
               "0.30000000000000004": "0.3"}
    wrong = {"float": ("NaN", "INF", "-INF", "1,5", "０.5", "", " 1", "0x10",
                       "1_000", "--1", "1e", ".", "１"),
             "percentage": ("12.5%",), "currency": ("￥12", "12元")}
    refused = [error("ODS-42", f'{kind} "{value}"',
                     ods_sheet(row(cell(), valued(kind, value))), "S!B1",
                     f'its value is "{value}"')
               for kind in wrong for value in wrong[kind] if value]
    strange = [("date", "二月"), ("time", "12时"), ("boolean", "是")]
    return [
        read("ODS-18", "a percentage", valued("percentage", "0.125",
                                              "12.5%"),
             ("percentage", "0.125", "12.5%")),
        *[read("ODS-19", f"currency {code}", valued(
            "currency", "1200", "1,200.00", more=f'o:currency="{code}"'),
            ("currency", "1200", "1,200.00")) for code in ("CNY", "TWD")],
        *[read("ODS-20", f"boolean {value}", valued(
            "boolean", value, text, "o:boolean-value"),
            ("boolean", value, text))
          for value, text in (("true", "真"), ("false", "FALSE"))],
        *[read("ODS-21", f"date {date}", valued(
            "date", date, "日", "o:date-value"), ("date", date, "日"))
          for date in dates],
        read("ODS-22", "a time of 25 h 61 min", valued(
            "time", "PT25H61M00S", "26:01", "o:time-value"),
            ("time", "PT25H61M00S", "26:01")),
        *[read("ODS-18", f"number {value}", valued("float", value, value),
               ("float", plain, value))
          for value, plain in numbers.items()],
        *refused,
        *[error("ODS-42", f'{kind} "{value}"', ods_sheet(row(valued(
            kind, value, "a", f"o:{kind}-value"))), "S!A1",
            f'its value is "{value}"') for kind, value in strange],
        read("ODS-42", "a number without digits in its value",
             valued("float", "", "5"), ("string", "", "5")),
        read("ODS-43", "text of no type", text_cell("文"),
             ("string", "", "文")),
        read("ODS-43", "a value of no type",
             text_cell("5", 'o:value="5"'), ("string", "", "5")),
        read("ODS-43", "a type that nobody knows",
             valued("complex", "5", "5"), ("string", "", "5")),
        read("ODS-43", "a type of LibreOffice's own", text_cell(
            "5", 'c:value-type="float" o:value="5"'), ("float", "5", "5")),
        read("ODS-43", "a type and no value", text_cell(
            "5", 'o:value-type="float"'), ("string", "", "5")),
    ]


# --------------------------------------------------------- 23 to 29: text

def texts():
    kept = {"ODS-23": ("１２３", "－１２"),
            "ODS-24": ("一百二十", "贰仟零贰拾肆", "〇"),
            "ODS-25": ("1,234.50", "1，234", "1 234", "12件"),
            "ODS-44": ("2024年2月30日",)}
    spaces = {"a no-break space": "\xa0a\xa0", "U+3000": "　a　",
              "a space behind": "a ", "an en space": "\u2002a"}
    ruby = ("<x:ruby><x:ruby-base>汉</x:ruby-base><x:ruby-text>hàn"
            "</x:ruby-text></x:ruby>")
    note = "<o:annotation><x:p>批注</x:p></o:annotation>"
    link = '<x:a l:href="http://127.0.0.1:9/">人</x:a>'
    return [
        *[read(row_id, text, text_cell(text, 'o:value-type="string"'),
               ("string", "", text))
          for row_id, texts in kept.items() for text in texts],
        *[read("ODS-26", what, text_cell(text), ("string", "", text))
          for what, text in spaces.items()],
        error("ODS-27", "1 000 000 000 spaces by number", ods_sheet(row(
            text_cell('<x:s x:c="1000000000"/>'))), "S!A1", "--max-text",
            seconds=0.05),
        error("ODS-27", "many times spaces by number", ods_sheet(row(
            text_cell('<x:s x:c="4194304"/>' * 1000))), "S!A1",
            "--max-text", seconds=0.05),
        error("ODS-27", "a number of spaces that is none", ods_sheet(row(
            text_cell('<x:s x:c="many"/>'))), "S!A1", "text:c"),
        read("ODS-28", "a tab, a line break and two paragraphs", cell(
            "<x:p>a<x:tab/>b<x:line-break/>c</x:p><x:p/><x:p>d</x:p>"),
            ("string", "", "a\tb\nc\n\nd")),
        read("ODS-29", "a comment beside the text", cell(
            note + "<x:p>5</x:p>", 'o:value-type="float" o:value="5"'),
            ("float", "5", "5")),
        read("ODS-29", "a comment within the text",
             text_cell(f"a{note}b"), ("string", "", "ab")),
        read("ODS-41", "a link", text_cell(f"自然{link}"),
             ("string", "", "自然人"), untouched=("socket(", "connect(")),
        read("ODS-41", "ruby text", text_cell(ruby), ("string", "", "汉")),
        read("ODS-41", "one word in pieces", text_cell(
            "<x:span>自<x:span>然</x:span></x:span><x:span>人</x:span>"),
            ("string", "", "自然人")),
    ]


def cell_cases():
    return formulas() + values() + texts()
