' What the tests do in the office suite without a window: a command of the
' extension on a document, with a file that is told instead of the user.
Option Explicit

' action: Fill, Check …; path: "" for no document; state: "saved", "modified",
' "untitled", "readonly", "encrypted"; choices: the buttons that are pressed.
Sub Run(action As String, path As String, record As String, state As String, choices As String, patience As String)
    Dim document, again
    On Error GoTo failed
    GlobalScope.BasicLibraries.LoadLibrary("odfgx")
    odfgx.Boxes.Rehearse(ConvertToURL(record), choices, CLng("0" & patience))
    If path <> "" Then
        document = Opened(path, state)
        If state = "modified" Then Change(document)
        If state = "encrypted" Then Encrypt(document)
    End If
    Command(action)
    If path <> "" Then Note(record, "modified " & document.isModified())
    If action = "Check" Then
        odfgx.Main.NextProblem
        Note(record, "at " & Selected(document))
    End If
    Note(record, "done")
    GoTo done
failed:
    Note(record, "FAULT " & Erl & ": " & Error(Err))
done:
    On Error Resume Next
    StarDesktop.terminate()
End Sub

Function Opened(path As String, state As String)
    Dim url As String, options(0) As New com.sun.star.beans.PropertyValue
    url = path
    If InStr(path, "://") = 0 Then url = ConvertToURL(path)
    If state = "untitled" Then
        options(0).Name = "AsTemplate"
        options(0).Value = True
    ElseIf state = "readonly" Then
        options(0).Name = "ReadOnly"
        options(0).Value = True
    End If
    Opened = StarDesktop.loadComponentFromURL(url, "_blank", 0, options)
End Function

' Where no report is read.
Sub Change(document)
    document.Sheets.getByIndex(document.Sheets.Count - 1).getCellRangeByName("Z99").String = "x"
End Sub

Sub Encrypt(document)
    Dim options(0) As New com.sun.star.beans.PropertyValue
    options(0).Name = "Password"
    options(0).Value = "secret"
    document.storeAsURL(document.getURL(), options)
End Sub

Function Selected(document) As String
    Selected = "-"
    On Error Resume Next
    Selected = document.CurrentSelection.AbsoluteName
End Function

Sub Command(action As String)
    Select Case action
    Case "Fill" : odfgx.Main.Fill
    Case "Check" : odfgx.Main.Check
    Case "CompareYears" : odfgx.Main.CompareYears
    Case "Annotate" : odfgx.Main.Annotate
    Case "TemplateCheck" : odfgx.Main.TemplateCheck
    Case "NewBook" : odfgx.Main.NewBook
    Case "Settings" : odfgx.Main.Settings
    Case "About" : odfgx.Main.About
    End Select
End Sub

Sub Note(record As String, words As String)
    Dim file As Integer
    file = FreeFile
    Open ConvertToURL(record) For Append As #file
    Print #file, words
    Close #file
End Sub
