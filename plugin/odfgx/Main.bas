' What the menu and the toolbar call. The work is the program's: here a
' document is handed over, the answer is waited for and shown, the result is
' opened. UNO is used for opening, for saving a copy, for selecting a cell, and
' for what windows need; nothing is converted.
Option Explicit

Global gPlaces       ' of the last check: sheet, TAB, cell, TAB, sentence
Global gPlace As Integer
Global gPlacesOf As String ' the RuntimeUID of the document
Global gFound As String    ' what was said of it
Global gBusy As Boolean

Sub Fill
    Work("fill", ThisComponent)
End Sub

Sub Check
    Work("check", ThisComponent)
End Sub

Sub CompareYears
    Work("compare", ThisComponent)
End Sub

Sub Annotate
    Work("annotate", ThisComponent)
End Sub

Sub TemplateCheck
    Work("template", ThisComponent)
End Sub

Sub NewBook
    Work("new", Null)
End Sub

Sub Settings
    Work("settings", Null)
End Sub

Sub About
    Work("about", Null)
End Sub

Sub NextProblem
    On Error GoTo failed
    GoOn(ThisComponent, 1)
    Exit Sub
failed:
    Tell(Word("fault") & Chr(10) & Error(Err))
End Sub

' One at a time: while the program is waited for, the toolbar can be clicked.
Sub Work(action As String, document)
    If gBusy Then Exit Sub
    gBusy = True
    gNote = ""
    On Error GoTo failed
    Select Case action
    Case "new" : MakeWorkbook
    Case "settings" : ChangeSettings
    Case "about" : TellAbout
    Case Else : WorkOn(document, action)
    End Select
    GoTo done
failed:
    Tell(Word("fault") & Chr(10) & Error(Err))
done:
    On Error Resume Next
    HideProgress
    CleanUp
    gBusy = False
End Sub

' ------------------------------------------------------------- on a document

Sub WorkOn(document, action As String)
    Dim words, previous As String
    If Not IsOurs(document) Then
        Tell(Word("no-document"))
        Exit Sub
    End If
    words = HandOver(document)
    If UBound(words) < 0 Then Exit Sub
    If action = "compare" Then
        previous = PreviousReport()
        If gCancelled Then Exit Sub
        If previous <> "" Then Add(words, Array("--previous", previous))
    End If
    Add(words, Array("--places"))
    If action = "check" Or action = "compare" Then
        If Not Ask(action, words) Then Exit Sub
        TellFindings(document, action)
    ElseIf action = "template" Then
        If Ask(action, words) Then Tell(gText)
    Else
        If Not AskForOutput(action, words) Then Exit Sub
        TellOutput(document, action)
    End If
End Sub

' Asks before anything is overwritten. False: cancelled, or told.
Function AskForOutput(action As String, words) As Boolean
    Dim choice As Integer
    AskForOutput = Ask(action, words)
    If Not AskForOutput Or gStatus <> 4 Or gOutput = "" Then Exit Function
    AskForOutput = False
    choice = AskUser(FormatWord("exists", gOutput), Word("overwrite"), _
        Word("keep-both"), Word("cancel"))
    If choice = 1 Then
        If IsOpen(gOutput) Then
            Tell(FormatWord("is-open", gOutput))
            Exit Function
        End If
        Add(words, Array("--force"))
    ElseIf choice = 2 Then
        Add(words, Array("--keep"))
    Else
        Exit Function
    End If
    AskForOutput = Ask(action, words)
End Function

Sub TellOutput(document, action As String)
    Dim made As String, label As String
    made = gOutput
    If made = "" Or gStatus > 1 Then
        If gStatus = 1 Then TellFindings(document, action) Else Tell(gText)
        Exit Sub
    End If
    label = Word("open-report")
    If action = "annotate" Then label = Word("open-copy")
    If AskUser(gText, label, Word("close"), "") = 1 Then OpenFile(made)
End Sub

Sub TellFindings(document, action As String)
    gPlacesOf = document.RuntimeUID
    gPlace = 0
    gFound = gText
    If gStatus > 1 Or UBound(gPlaces) < 0 Then
        Tell(gText)
        Exit Sub
    End If
    Select_(document, gPlaces(0))
    ShowFindings(gFound)
End Sub

' ----------------------------------------------------------------- the jump

' To the next problem's cell, or the one before; round at the ends.
Sub GoOn(document, by As Integer)
    If Not IsOurs(document) Then
        Tell(Word("no-document"))
        Exit Sub
    End If
    If Not HasPlaces(document) Then
        Work("check", document)
        Exit Sub
    End If
    gPlace = (gPlace + by + UBound(gPlaces) + 1) Mod (UBound(gPlaces) + 1)
    Select_(document, gPlaces(gPlace))
    If Not ShowPlace() Then ShowFindings(gFound)
End Sub

Function HasPlaces(document) As Boolean
    HasPlaces = False
    If IsNull(gPlaces) Or IsEmpty(gPlaces) Then Exit Function
    If gPlacesOf = document.RuntimeUID Then HasPlaces = UBound(gPlaces) >= 0
End Function

' The document that was checked last, whatever window is in front; or Null.
Function Checked
    Dim components, component
    Checked = Null
    components = StarDesktop.Components.createEnumeration()
    On Error Resume Next
    Do While components.hasMoreElements()
        component = components.nextElement()
        If IsOurs(component) Then
            If component.RuntimeUID = gPlacesOf Then Checked = component
        End If
    Loop
End Function

' A cell that is no more there is passed over.
Sub Select_(document, place As String)
    Dim parts
    parts = Split(place, Chr(9))
    Record("go to " & parts(0) & "!" & parts(1))
    On Error Resume Next
    If IsCalc(document) Then
        document.CurrentController.select( _
            document.Sheets.getByName(parts(0)).getCellRangeByName(parts(1)))
    Else
        SelectInText(document, parts(0), parts(1))
    End If
End Sub

' Tables of text are counted: "表格 3". Where cells are merged Writer names them
' otherwise, and the cursor stops at the row, or at the table.
Sub SelectInText(document, place As String, cell As String)
    Dim parts, number As Integer, elements, element, target, row As String
    Dim i As Integer
    parts = Split(place, " ")
    number = Val(parts(UBound(parts)))
    elements = document.Text.createEnumeration()
    Do While elements.hasMoreElements() And number > 0
        element = elements.nextElement()
        If element.supportsService("com.sun.star.text.TextTable") Then number = number - 1
    Loop
    If number > 0 Or IsEmpty(element) Then Exit Sub
    For i = 1 To Len(cell)
        If InStr("0123456789", Mid(cell, i, 1)) > 0 Then row = row & Mid(cell, i, 1)
    Next i
    target = Null
    If UBound(element.CellNames) + 1 = element.Rows.Count * element.Columns.Count Then
        target = element.getCellByName(cell)
    End If
    If IsNull(target) Then target = element.getCellByName("A" & row)
    If IsNull(target) Then target = element.getCellByName("A1")
    document.CurrentController.select(target.Text)
    document.CurrentController.ViewCursor.gotoRange(target.Start, False)
End Sub

' -------------------------------------------------------- without a document

Sub MakeWorkbook
    Dim words, entered
    If Not Ask("settings", Array()) Then Exit Sub
    entered = EnterWorkbook(Setting("agency"))
    If UBound(entered) < 0 Then Exit Sub
    words = Array("--agency", entered(0), "--year", entered(1), _
        "--out-dir", DocumentsFolder())
    If entered(2) <> "" Then Add(words, Array("--from", entered(2)))
    If Not AskForOutput("new", words) Then Exit Sub
    If gStatus <> 0 Then
        Tell(gText)
    ElseIf AskUser(gText, Word("open-workbook"), Word("close"), "") = 1 Then
        OpenFile(gOutput)
    End If
End Sub

Sub ChangeSettings
    Dim entered, names, words, i As Integer
    If Not Ask("settings", Array()) Then Exit Sub
    entered = EnterSettings(Setting("agency"), Setting("template"), Setting("previous"))
    If UBound(entered) < 0 Then Exit Sub
    names = Array("--agency", "--template", "--previous")
    words = Array()
    For i = 0 To 2
        If entered(i) <> "" Then Add(words, Array(names(i), entered(i)))
    Next i
    If Ask("remember", words) Then
        If gStatus <> 0 Then Tell(gText)
    End If
End Sub

Sub TellAbout
    If Ask("about", Array()) Then Tell(Word("about") & Chr(10) & Chr(10) & gText)
End Sub

' Last year's report: as set, else asked for each time.
Function PreviousReport() As String
    PreviousReport = ""
    If Not Ask("settings", Array()) Then
        gCancelled = True
        Exit Function
    End If
    If Setting("previous") <> "" Then Exit Function
    PreviousReport = PickPrevious()
    gCancelled = PreviousReport = ""
End Function

' What the action "settings" answered: name=value, a line each.
Function Setting(name As String) As String
    Dim lines, i As Integer
    Setting = ""
    lines = Split(gText, Chr(10))
    For i = 0 To UBound(lines)
        If Left(lines(i), Len(name) + 1) = name & "=" Then
            Setting = Mid(lines(i), Len(name) + 2)
        End If
    Next i
End Function
