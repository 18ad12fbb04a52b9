' The program: how it is asked, waited for, and what it answers.
Option Explicit

Const START_MOST = 12000   ' ms until it must give a sign of life
Const SILENCE_MOST = 5000  ' ms between two of them
Const SILENCE_POLLS = 60
Const PROGRESS_AFTER = 700 ' ms

Global gStatus As Integer
Global gOutput As String
Global gText As String
Global gNote As String ' what is said before it
Global gCancelled As Boolean
Global gPatience As Long ' ms; 0: ten minutes

' True: there is an answer, in gStatus, gOutput, gText and gPlaces. Else it was
' told what happened, or the user cancelled.
Function Ask(action As String, words) As Boolean
    Dim request As String, reply As String, trouble As String
    request = WorkFolder() & "/request"
    reply = WorkFolder() & "/reply"
    Ask = False
    gCancelled = False
    RemoveFile(reply)
    RemoveFile(request & ".pulse")
    WriteRequest(request, action, words, ConvertFromURL(reply))
    trouble = Start(ConvertFromURL(request))
    If trouble = "" Then trouble = Await(request, reply)
    HideProgress
    If trouble = "" Then
        ReadReply(reply)
        Ask = True
        Record("status " & gStatus)
    ElseIf trouble <> "cancelled" Then
        Tell(Word(trouble))
    Else
        Record("cancelled")
    End If
    RemoveFile(request)
    RemoveFile(reply)
    RemoveFile(request & ".pulse")
End Function

Sub RemoveFile(url As String)
    On Error Resume Next
    If FileExists(url) Then Kill(url)
End Sub

' --------------------------------------------------------------------- asking

Sub WriteRequest(url As String, action As String, words, reply As String)
    Dim file As Integer, i As Integer
    file = FreeFile
    Open url For Output As #file
    Print #file, action
    For i = 0 To UBound(words)
        Print #file, Escaped(CStr(words(i)))
    Next i
    Print #file, "--reply"
    Print #file, Escaped(reply)
    Print #file, "--lang"
    Print #file, Language()
    Close #file
End Sub

' Files are written in the encoding of the locale, which may be plain ASCII.
Function Escaped(message As String) As String
    Dim i As Integer, code As Long, letter As String
    For i = 1 To Len(message)
        letter = Mid(message, i, 1)
        code = Asc(letter)
        If code < 0 Then code = code + 65536
        If code < 32 Or code > 126 Or letter = "\" Then
            letter = "\u" & Right("000" & Hex(code), 4)
        End If
        Escaped = Escaped & letter
    Next i
End Function

' ------------------------------------------------------------------- starting

' Tries the programs of all platforms: only those of this one may be run.
' Without any the one that is installed on the system is taken.
Function Start(request As String) As String
    Dim programs, i As Integer, words As String
    Start = "missing"
    words = "plugin --lang " & Language() & " --request " & Quoted(request)
    programs = Programs_()
    For i = 0 To UBound(programs)
        Start = "not-started"
        If TryShell(programs(i), words) Then
            Start = ""
            Exit Function
        End If
    Next i
End Function

Function TryShell(program As String, words As String) As Boolean
    TryShell = False
    On Error GoTo failed
    Shell(Quoted(program), 0, words, False)
    TryShell = True
failed:
End Function

' Shell cuts what it is given at blanks, knows both quotes and no escapes.
Function Quoted(path As String) As String
    If InStr(path, """") = 0 Then
        Quoted = """" & path & """"
    Else
        Quoted = "'" & path & "'"
    End If
End Function

Function Programs_()
    Dim folder As String, name As String, found, i As Integer
    folder = ExtensionFolder() & "/bin"
    found = Array()
    If FileExists(folder) Then
        name = Dir(folder & "/", 16)
        Do While name <> ""
            If name <> "." And name <> ".." Then Add(found, Array(name))
            name = Dir()
        Loop
        For i = 0 To UBound(found)
            found(i) = ProgramIn(folder & "/" & found(i))
        Next i
        Programs_ = Present(found)
    Else
        Programs_ = Array("odfgx")
    End If
End Function

Function ProgramIn(folder As String) As String
    ProgramIn = folder & "/odfgx"
    If FileExists(ProgramIn & ".exe") Then ProgramIn = ProgramIn & ".exe"
End Function

Function Present(urls)
    Dim i As Integer, found
    found = Array()
    For i = 0 To UBound(urls)
        If FileExists(urls(i)) Then Add(found, Array(urls(i)))
    Next i
    Present = found
End Function

Function ExtensionFolder() As String
    Dim link As String
    link = GlobalScope.BasicLibraries.getLibraryLinkURL("odfgx")
    ExtensionFolder = Left(link, InStrRev_(link, "/odfgx/") - 1)
End Function

' -------------------------------------------------------------------- waiting

' "" once there is a reply. The program shows that it lives by a file that
' grows; it ends itself once the request is gone.
Function Await(request As String, reply As String) As String
    Dim begun As Long, now_ As Long, heard As Long, length As Long, before As Long
    Dim polls As Integer, patience As Long
    patience = gPatience
    If patience = 0 Then patience = 600000
    begun = GetSystemTicks()
    heard = begun
    before = -1
    Do While Not FileExists(reply)
        Wait 40
        now_ = GetSystemTicks()
        If now_ < begun Then begun = now_
        length = LengthOf(request & ".pulse")
        polls = polls + 1
        If length <> before Or now_ < heard Then
            before = length
            heard = now_
            polls = 0
        End If
        If now_ - begun > PROGRESS_AFTER Then ShowProgress
        Await = ""
        If gCancelled Then
            Await = "cancelled"
        ElseIf now_ - begun > patience Then
            Await = "slow"
        ElseIf length = 0 And now_ - begun > START_MOST Then
            Await = "silent"
        ElseIf length > 0 And polls > SILENCE_POLLS And now_ - heard > SILENCE_MOST Then
            Await = "crashed"
        End If
        If Await <> "" Then
            RemoveFile(request)
            Wait 600
            Exit Function
        End If
    Loop
    Await = ""
End Function

Function LengthOf(url As String) As Long
    LengthOf = 0
    On Error Resume Next
    If FileExists(url) Then LengthOf = FileLen(url)
End Function

' ------------------------------------------------------------------ the answer

Sub ReadReply(url As String)
    Dim file As Integer, row As String, fields, first As Boolean
    file = FreeFile
    first = True
    gText = ""
    gPlaces = Array()
    Open url For Input As #file
    Do While Not Eof(file)
        Line Input #file, row
        If first Then
            fields = Split(row, Chr(9))
            gStatus = CInt(fields(0))
            gOutput = Unescaped(fields(1))
            first = False
        ElseIf Left(row, 1) = Chr(9) Then
            Add(gPlaces, Array(Unescaped(Mid(row, 2))))
        Else
            gText = gText & row & Chr(10)
        End If
    Loop
    Close #file
    gText = gNote & Unescaped(gText)
    Do While Right(gText, 1) = Chr(10)
        gText = Left(gText, Len(gText) - 1)
    Loop
End Sub

Function Unescaped(message As String) As String
    Dim parts, i As Integer
    parts = Split(message, "\u")
    For i = 1 To UBound(parts)
        parts(i) = Chr(Number(Left(parts(i), 4))) & Mid(parts(i), 5)
    Next i
    Unescaped = Join(parts, "")
End Function

Function Number(digits As String) As Long
    Dim i As Integer
    For i = 1 To Len(digits)
        Number = Number * 16 + InStr("0123456789abcdef", Mid(digits, i, 1)) - 1
    Next i
End Function
