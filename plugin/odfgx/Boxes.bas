' Windows: a box with words and buttons, the findings, what is entered.
Option Explicit

Global gBox As Object
Global gPressed As String
Global gProgress As Object
Global gFindings As Object ' the window beside the document
Global gRecord As String  ' tests: a file that is told instead of the user
Global gChoices As String ' tests: what the user would press, "1,2"

' ----------------------------------------------------------------------- tests

' From now on a file is told instead of the user, who presses `choices`.
Sub Rehearse(record_ As String, choices As String, patience As Long)
    gRecord = record_
    gChoices = choices
    gPatience = patience
End Sub

Sub Record(row As String)
    Dim file As Integer
    If gRecord = "" Then Exit Sub
    file = FreeFile
    Open gRecord For Append As #file
    Print #file, Escaped(row)
    Close #file
End Sub

Function NextChoice(most As Integer) As Integer
    Dim parts
    NextChoice = most
    If gChoices = "" Then Exit Function
    parts = Split(gChoices, ",")
    NextChoice = CInt(parts(0))
    gChoices = Mid(gChoices, Len(parts(0)) + 2)
End Function

Function NextFields(count As Integer)
    Dim parts, fields, i As Integer
    parts = Split(gChoices, "|")
    fields = Array()
    For i = 0 To count - 1
        Add(fields, Array(parts(i)))
    Next i
    gChoices = ""
    If UBound(parts) >= count Then gChoices = parts(count)
    NextFields = fields
End Function

' ----------------------------------------------------------------------- a box

Sub Tell(message As String)
    AskUser(message, Word("close"), "", "")
End Sub

' Which button was pressed, from 1; the last one where the box was closed.
Function AskUser(message As String, one As String, two As String, three As String) As Integer
    Dim labels, count As Integer, i As Integer, button
    labels = Array(one, two, three)
    count = 1
    If two <> "" Then count = 2
    If three <> "" Then count = 3
    If gRecord <> "" Then
        Record("box " & Join(labels, "|") & ": " & message)
        AskUser = NextChoice(count)
        Exit Function
    End If
    gBox = OpenDialog("Message")
    gBox.Title = Word("title")
    gBox.getControl("Text").Text = message
    Fit(gBox, message)
    For i = 1 To 3
        button = gBox.getControl("Button" & i)
        button.setVisible(i <= count)
        button.Model.Label = labels(i - 1)
        ' The buttons stand at the right, the first one leftmost.
        If i <= count Then
            button.Model.PositionX = gBox.Model.Width - 8 - (count - i + 1) * 80
        End If
        button.addActionListener(CreateUnoListener("Button_", "com.sun.star.awt.XActionListener"))
    Next i
    gPressed = ""
    Place(gBox, False)
    gBox.getControl("Button1").setFocus()
    gBox.execute()
    AskUser = count
    If gPressed <> "" Then AskUser = CInt(Right(gPressed, 1))
    gBox.dispose()
End Function

Sub Button_actionPerformed(happened)
    gPressed = happened.Source.Model.Name
    gBox.endExecute()
End Sub

Sub Button_disposing(happened)
End Sub

' One that CreateUnoDialog makes would end with the macro.
Function OpenDialog(name As String)
    OpenDialog = CreateUnoService("com.sun.star.awt.DialogProvider").createDialog( _
        "vnd.sun.star.script:odfgx." & name & "?location=application")
End Function

' Over the middle of the document's window, or in its corner, where it hides
' the least.
Sub Place(box, corner As Boolean)
    Dim window, around, own, x As Long, y As Long
    On Error Resume Next
    window = StarDesktop.CurrentFrame.ContainerWindow
    around = window.getPosSize()
    own = box.getPosSize()
    x = around.X + (around.Width - own.Width) \ 2
    y = around.Y + (around.Height - own.Height) \ 3
    If corner Then
        x = around.X + around.Width - own.Width - 40
        y = around.Y + around.Height - own.Height - 60
    End If
    If x < 0 Then x = 0
    If y < 0 Then y = 0
    box.setPosSize(x, y, 0, 0, com.sun.star.awt.PosSize.POS)
End Sub

' Few words make a small box.
Sub Fit(box, message As String)
    Dim lines, rows As Integer, i As Integer, height As Integer
    lines = Split(message, Chr(10))
    For i = 0 To UBound(lines)
        rows = rows + 1 + Len(lines(i)) \ 50
    Next i
    height = 20 + rows * 10
    If height < 40 Then height = 40
    If height > 190 Then height = 190
    box.Model.Height = height + 36
    box.getControl("Text").Model.Height = height
    For i = 1 To 3
        box.getControl("Button" & i).Model.PositionY = height + 15
    Next i
End Sub

' -------------------------------------------------------------------- progress

Sub ShowProgress
    If gRecord <> "" Then Exit Sub
    If Not IsNull(gProgress) Then Exit Sub
    gProgress = OpenDialog("Progress")
    gProgress.Title = Word("title")
    gProgress.getControl("Text").Model.Label = Word("working")
    gProgress.getControl("Cancel").Model.Label = Word("cancel")
    gProgress.getControl("Cancel").addActionListener( _
        CreateUnoListener("Cancel_", "com.sun.star.awt.XActionListener"))
    Place(gProgress, False)
    gProgress.setVisible(True)
End Sub

Sub HideProgress
    If IsNull(gProgress) Then Exit Sub
    gProgress.setVisible(False)
    gProgress.dispose()
    gProgress = Nothing
End Sub

Sub Cancel_actionPerformed(happened)
    gCancelled = True
End Sub

Sub Cancel_disposing(happened)
End Sub

' -------------------------------------------------------------------- findings

' Stays beside the document, which can be edited meanwhile.
Sub ShowFindings(message As String)
    Dim names, i As Integer, listener
    If gRecord <> "" Then
        Record("findings " & (UBound(gPlaces) + 1) & ": " & message)
        Exit Sub
    End If
    HideFindings
    gFindings = OpenDialog("Findings")
    gFindings.Title = Word("title")
    gFindings.getControl("Text").Text = message
    names = Array("Before", "Next", "Copy", "Again", "Close")
    listener = CreateUnoListener("Findings_", "com.sun.star.awt.XActionListener")
    For i = 0 To UBound(names)
        gFindings.getControl(names(i)).Model.Label = Word(LCase(names(i)))
        gFindings.getControl(names(i)).addActionListener(listener)
    Next i
    gFindings.addTopWindowListener( _
        CreateUnoListener("Window_", "com.sun.star.awt.XTopWindowListener"))
    ShowPlace
    Place(gFindings, True)
    gFindings.setVisible(True)
End Sub

' Which problem the cursor is at. False: there is no such window.
Function ShowPlace() As Boolean
    Dim parts
    ShowPlace = gRecord <> ""
    If ShowPlace Or IsNull(gFindings) Then Exit Function
    parts = Split(gPlaces(gPlace), Chr(9))
    gFindings.getControl("Place").Model.Label = (gPlace + 1) & " / " & _
        (UBound(gPlaces) + 1) & "   " & parts(0) & "!" & parts(1) & Chr(10) & parts(2)
    ShowPlace = True
End Function

Sub HideFindings
    If IsNull(gFindings) Then Exit Sub
    On Error Resume Next
    gFindings.setVisible(False)
    gFindings.dispose()
    gFindings = Nothing
End Sub

Sub Findings_actionPerformed(happened)
    Dim document, pressed As String
    On Error GoTo failed
    pressed = happened.Source.Model.Name
    document = Checked()
    If pressed = "Close" Or IsNull(document) Then
        HideFindings
        Exit Sub
    End If
    Select Case pressed
    Case "Before" : GoOn(document, -1)
    Case "Next" : GoOn(document, 1)
    Case "Copy" : Work("annotate", document)
    Case "Again"
        HideFindings
        Work("check", document)
    End Select
    Exit Sub
failed:
    Tell(Word("fault") & Chr(10) & Error(Err))
End Sub

Sub Findings_disposing(happened)
End Sub

Sub Window_windowClosing(happened)
    HideFindings
End Sub

Sub Window_windowOpened(happened)
End Sub

Sub Window_windowClosed(happened)
End Sub

Sub Window_windowMinimized(happened)
End Sub

Sub Window_windowNormalized(happened)
End Sub

Sub Window_windowActivated(happened)
End Sub

Sub Window_windowDeactivated(happened)
End Sub

Sub Window_disposing(happened)
End Sub

' ------------------------------------------------------------- what is entered

' Agency, year and last year's report; an empty list where it was cancelled.
Function EnterWorkbook(agency As String)
    Dim box
    EnterWorkbook = Array()
    If gRecord <> "" Then
        Record("enter workbook " & agency)
        EnterWorkbook = NextFields(3)
        Exit Function
    End If
    box = OpenDialog("NewBook")
    box.Title = Word("new-title")
    Label(box, Array("AgencyLabel", "YearLabel", "FromLabel", "Hint", "Browse", "Make", "Cancel"), "new-")
    box.getControl("Agency").Text = agency
    box.getControl("Year").Value = Year(Now) - 1
    gBox = box
    box.getControl("Browse").addActionListener( _
        CreateUnoListener("Browse_", "com.sun.star.awt.XActionListener"))
    Place(box, False)
    Do While box.execute() = 1
        If Trim(box.getControl("Agency").Text) <> "" Then
            EnterWorkbook = Array(Trim(box.getControl("Agency").Text), _
                CStr(CInt(box.getControl("Year").Value)), Trim(box.getControl("From").Text))
            Exit Do
        End If
        box.getControl("Hint").Model.Label = Word("new-agency-missing")
        box.getControl("Agency").setFocus()
    Loop
    box.dispose()
End Function

Sub Browse_actionPerformed(happened)
    Dim path As String
    path = PickFile(Word("pick-previous"))
    If path <> "" Then gBox.getControl("From").Text = path
End Sub

Sub Browse_disposing(happened)
End Sub

' Agency, template, last year's report or its folder; or an empty list.
Function EnterSettings(agency As String, template As String, previous As String)
    Dim box, listener, i As Integer, names
    EnterSettings = Array()
    If gRecord <> "" Then
        Record("enter settings " & agency & "|" & template & "|" & previous)
        EnterSettings = NextFields(3)
        Exit Function
    End If
    box = OpenDialog("Settings")
    box.Title = Word("settings-title")
    Label(box, Array("AgencyLabel", "TemplateLabel", "PreviousLabel", "Hint", _
        "PickTemplate", "PickFile", "PickFolder", "Save", "Cancel"), "settings-")
    box.getControl("Agency").Text = agency
    box.getControl("Template").Text = template
    box.getControl("Previous").Text = previous
    gBox = box
    listener = CreateUnoListener("Pick_", "com.sun.star.awt.XActionListener")
    names = Array("PickTemplate", "PickFile", "PickFolder")
    For i = 0 To 2
        box.getControl(names(i)).addActionListener(listener)
    Next i
    Place(box, False)
    If box.execute() = 1 Then
        EnterSettings = Array(Trim(box.getControl("Agency").Text), _
            Trim(box.getControl("Template").Text), Trim(box.getControl("Previous").Text))
    End If
    box.dispose()
End Function

Sub Pick_actionPerformed(happened)
    Dim path As String, field As String
    field = "Previous"
    Select Case happened.Source.Model.Name
    Case "PickTemplate"
        path = PickFile(Word("pick-template"))
        field = "Template"
    Case "PickFile" : path = PickFile(Word("pick-previous"))
    Case "PickFolder" : path = PickFolder()
    End Select
    If path <> "" Then gBox.getControl(field).Text = path
End Sub

Sub Pick_disposing(happened)
End Sub

Sub Label(box, names, prefix As String)
    Dim i As Integer
    For i = 0 To UBound(names)
        box.getControl(names(i)).Model.Label = Word(prefix & LCase(names(i)))
    Next i
End Sub

' ---------------------------------------------------------------------- pickers

Function PickPrevious() As String
    PickPrevious = ""
    If gRecord <> "" Then
        Record("pick previous")
        PickPrevious = gChoices
        gChoices = ""
        Exit Function
    End If
    Select Case AskUser(Word("previous"), Word("a-file"), Word("a-folder"), Word("cancel"))
    Case 1 : PickPrevious = PickFile(Word("pick-previous"))
    Case 2 : PickPrevious = PickFolder()
    End Select
End Function

Function PickFile(title As String) As String
    Dim picker
    PickFile = ""
    picker = CreateUnoService("com.sun.star.ui.dialogs.FilePicker")
    picker.setTitle(title)
    picker.setDisplayDirectory(ConvertToURL(DocumentsFolder()))
    If picker.execute() = 1 Then PickFile = ConvertFromURL(picker.getSelectedFiles()(0))
End Function

Function PickFolder() As String
    Dim picker
    PickFolder = ""
    picker = CreateUnoService("com.sun.star.ui.dialogs.FolderPicker")
    picker.setTitle(Word("pick-previous"))
    picker.setDisplayDirectory(ConvertToURL(DocumentsFolder()))
    If picker.execute() = 1 Then PickFolder = ConvertFromURL(picker.getDirectory())
End Function
