' What users read, in Chinese and in English. What the program says comes in
' the language that it is asked for.
Option Explicit

Global gLanguage As String ' "zh" or "en"

' The language of the office suite's menus.
Function Language() As String
    Dim provider, locale As String
    If gLanguage = "" Then
        gLanguage = "en"
        On Error Resume Next
        provider = CreateUnoService("com.sun.star.configuration.ConfigurationProvider")
        locale = provider.createInstanceWithArguments( _
            "com.sun.star.configuration.ConfigurationAccess", _
            Array(PropertyOf("nodepath", "/org.openoffice.Setup/L10N"))).getByName("ooLocale")
        If Left(locale, 2) = "zh" Then gLanguage = "zh"
    End If
    Language = gLanguage
End Function

Function FormatWord(key As String, value As String) As String
    FormatWord = Join(Split(Word(key), "%1"), value)
End Function

Function Word(key As String) As String
    Dim both, parts
    both = Both_(key)
    parts = Split(both, " | ")
    If Language() = "zh" Then Word = parts(0) Else Word = parts(1)
    Word = Join(Split(Word, "\n"), Chr(10))
End Function

Function Both_(key As String) As String
    Select Case key
    Case "title" : Both_ = "政府信息公开年报 | Disclosure Report"
    Case "close" : Both_ = "关闭 | Close"
    Case "cancel" : Both_ = "取消 | Cancel"
    Case "overwrite" : Both_ = "覆盖 | Overwrite"
    Case "keep-both" : Both_ = "另存一份 | Keep both"
    Case "open-report" : Both_ = "打开报告 | Open report"
    Case "open-copy" : Both_ = "打开副本 | Open copy"
    Case "open-workbook" : Both_ = "打开填报表 | Open workbook"
    Case "working" : Both_ = "正在处理，请稍候…… | Working, please wait …"
    Case "exists" : Both_ = "已经有这个文件：\n%1\n\n要覆盖它，还是保留它、另存一份？ | This file exists already:\n%1\n\nShould it be overwritten, or kept and another one written?"
    Case "is-open" : Both_ = "这个文件正开着：\n%1\n\n请先关闭它的窗口，再来一次。 | This file is open:\n%1\n\nClose its window first, then try again."
    Case "not-opened" : Both_ = "打不开这个文件：\n%1 | This file could not be opened:\n%1"
    Case "no-document" : Both_ = "请先打开一份表格或文字文档，再点这个按钮。 | Open a spreadsheet or a text document first, then click this button."
    Case "no-copy" : Both_ = "没能为程序保存这份文档的副本，什么都没有做，文档没有改动。 | A copy of the document could not be saved for the program. Nothing was done; the document is as it was."
    Case "remote" : Both_ = "这份文档不在本机上：读取的是它的副本，结果放在“文档”文件夹里。 | This document is not on this computer: a copy of it was read, and what comes of it is put into your documents folder."
    Case "missing" : Both_ = "扩展里的程序 odfgx 不见了，什么都没有做。请重新安装本扩展。 | The program odfgx is missing in the extension; nothing was done. Install the extension again."
    Case "not-started" : Both_ = "程序 odfgx 启动不了，什么都没有做。它可能不适合这台电脑，或者不允许运行；请重新安装本扩展。 | The program odfgx could not be started; nothing was done. It may not be made for this computer, or may not be allowed to run; install the extension again."
    Case "silent" : Both_ = "程序 odfgx 启动后没有反应。您的文档没有改动。请再试一次；若仍如此，请重新安装本扩展。 | The program odfgx gave no sign of life. Your document is as it was. Try again; if that does not help, install the extension again."
    Case "crashed" : Both_ = "程序 odfgx 中途停止了，没有给出结果。您的文档没有改动。请再试一次；若仍如此，请把这份文件交给维护人员。 | The program odfgx stopped without an answer. Your document is as it was. Try again; if that does not help, give the file to those who maintain the program."
    Case "slow" : Both_ = "等了很久仍没有结果，已经停止。您的文档没有改动。 | It took too long and was stopped. Your document is as it was."
    Case "fault" : Both_ = "扩展出了问题，您的文档没有改动： | Something went wrong in the extension; your document is as it was:"
    Case "about" : Both_ = "政府信息公开年报：检查填报表，生成年度报告。 | Checks workbooks of the annual report on government information disclosure, and makes the report of them."
    Case "before" : Both_ = "上一处 | Previous"
    Case "next" : Both_ = "下一处 | Next"
    Case "copy" : Both_ = "标注副本… | Marked copy…"
    Case "again" : Both_ = "重新检查 | Check again"
    Case "previous" : Both_ = "与哪一份上年报告比较？可以选一个文件，或者选存放各年报告的文件夹。\n（在“设置”里指定以后就不再问了。） | Which report of last year should it be compared with? Choose a file, or the folder where the reports are kept.\n(It is not asked once the settings name it.)"
    Case "a-file" : Both_ = "选文件… | File…"
    Case "a-folder" : Both_ = "选文件夹… | Folder…"
    Case "pick-previous" : Both_ = "上年的报告 | Last year's report"
    Case "pick-template" : Both_ = "报告模板（.odt 或 .ott） | Template of the report (.odt or .ott)"
    Case "new-title" : Both_ = "新建填报表 | New workbook"
    Case "new-agencylabel" : Both_ = "单位名称 | Agency"
    Case "new-yearlabel" : Both_ = "报告年度 | Year"
    Case "new-fromlabel" : Both_ = "上年报告 | Last year's report"
    Case "new-browse" : Both_ = "浏览… | Browse…"
    Case "new-hint" : Both_ = "上年报告可以不填。填了，上年结转数会自动填好，上年的数字列在旁边对照。新表存放在“文档”文件夹。 | Last year's report may be left out. With it, figures carried over are filled in, and last year's stand beside. The workbook is kept in your documents folder."
    Case "new-agency-missing" : Both_ = "请填写单位名称。 | Enter the agency's name."
    Case "new-make" : Both_ = "新建 | Make"
    Case "new-cancel" : Both_ = "取消 | Cancel"
    Case "settings-title" : Both_ = "设置 | Settings"
    Case "settings-agencylabel" : Both_ = "单位名称 | Agency"
    Case "settings-templatelabel" : Both_ = "报告模板 | Template"
    Case "settings-previouslabel" : Both_ = "上年报告 | Last year"
    Case "settings-picktemplate" : Both_ = "浏览… | Browse…"
    Case "settings-pickfile" : Both_ = "文件… | File…"
    Case "settings-pickfolder" : Both_ = "文件夹… | Folder…"
    Case "settings-hint" : Both_ = "都可以不填：模板不填就用国家规定的格式；上年报告可以是一个文件，也可以是存放各年报告的文件夹。 | All may be left empty: without a template the report looks as the standard says; last year may be a file, or the folder where the reports are kept."
    Case "settings-save" : Both_ = "保存 | Save"
    Case "settings-cancel" : Both_ = "取消 | Cancel"
    Case Else : Both_ = key & " | " & key
    End Select
End Function
