' The document that is handed over, and files.
Option Explicit

Function IsCalc(document) As Boolean
    IsCalc = document.supportsService("com.sun.star.sheet.SpreadsheetDocument")
End Function

Function IsOurs(document) As Boolean
    IsOurs = False
    If IsNull(document) Or IsEmpty(document) Then Exit Function
    On Error Resume Next
    IsOurs = IsCalc(document) Or _
        document.supportsService("com.sun.star.text.TextDocument")
End Function

' The words that tell the program what to read, and beside what its outputs
' come. A saved, unmodified local file is read as it is; of anything else a
' copy is saved, which leaves the document as it was.
Function HandOver(document)
    Dim url As String, name As String, original As String, isLocal As Boolean
    url = document.getURL()
    isLocal = LCase(Left(url, 8)) = "file:///"
    If Not isLocal And url <> "" Then gNote = Word("remote") & Chr(10) & Chr(10)
    name = NameOf(document, url)
    If isLocal And Not document.isReadonly() Then
        original = ConvertFromURL(url)
    Else
        original = DocumentsFolder() & "/" & name
    End If
    If isLocal And Not document.isModified() And Not IsEncrypted(document) Then
        If FileExists(url) Then
            HandOver = Array("--source", ConvertFromURL(url), "--document", _
                original, "--out-dir", DocumentsFolder())
            Exit Function
        End If
    End If
    HandOver = CopyOf(document, name, original)
End Function

Function CopyOf(document, name As String, original As String)
    Dim copy As String, ending As String, kind As String
    ending = "odt"
    kind = "writer8"
    If IsCalc(document) Then
        ending = "ods"
        kind = "calc8"
    End If
    copy = WorkFolder() & "/" & Encoded(Stem(name) & "." & ending)
    Record("copy")
    On Error GoTo failed
    document.storeToURL(copy, Array(PropertyOf("FilterName", kind)))
    CopyOf = Array("--source", ConvertFromURL(copy), "--document", original, _
        "--out-dir", DocumentsFolder())
    Exit Function
failed:
    Tell(Word("no-copy") & Chr(10) & Error(Err))
    CopyOf = Array()
End Function

' The file's name, or the title of one that has none yet.
Function NameOf(document, url As String) As String
    Dim parts, name As String, i As Integer
    If url <> "" Then
        parts = Split(url, "/")
        name = parts(UBound(parts))
        If InStr(name, "?") > 0 Then name = Left(name, InStr(name, "?") - 1)
        name = Decoded(name)
    End If
    If name = "" Then name = document.getTitle()
    For i = 1 To Len(name)
        If InStr("/\:*?""<>|", Mid(name, i, 1)) > 0 Then Mid(name, i, 1, "_")
    Next i
    If InStr(name, ".") = 0 Then
        If IsCalc(document) Then name = name & ".ods" Else name = name & ".odt"
    End If
    NameOf = name
End Function

Function Stem(name As String) As String
    Dim i As Integer
    Stem = name
    For i = Len(name) To 2 Step -1
        If Mid(name, i, 1) = "." Then
            Stem = Left(name, i - 1)
            Exit Function
        End If
    Next i
End Function

' The part of a URL behind the last slash, and back.
Function Decoded(part As String) As String
    Dim path As String
    path = ConvertFromURL("file:///" & part)
    Decoded = Mid(path, InStrRev_(path, "/") + 1)
End Function

Function Encoded(name As String) As String
    Dim url As String
    url = ConvertToURL("/" & name)
    Encoded = Mid(url, InStrRev_(url, "/") + 1)
End Function

Function InStrRev_(message As String, what As String) As Integer
    Dim at As Integer
    InStrRev_ = 0
    at = InStr(message, what)
    Do While at > 0
        InStrRev_ = at
        at = InStr(at + 1, message, what)
    Loop
End Function

Function IsEncrypted(document) As Boolean
    Dim given, i As Integer
    IsEncrypted = False
    On Error Resume Next
    given = document.getArgs()
    For i = 0 To UBound(given)
        If given(i).Name = "Password" Or given(i).Name = "EncryptionData" Then
            IsEncrypted = True
        End If
    Next i
End Function

Function PropertyOf(name As String, value)
    Dim made As New com.sun.star.beans.PropertyValue
    made.Name = name
    made.Value = value
    PropertyOf = made
End Function

Sub OpenFile(path As String)
    Record("open " & path)
    On Error GoTo failed
    If IsNull(StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, _
        Array())) Then Tell(FormatWord("not-opened", path))
    Exit Sub
failed:
    Tell(FormatWord("not-opened", path))
End Sub

' Whether a window shows the file: it would go on showing what was there.
Function IsOpen(path As String) As Boolean
    Dim components, component
    IsOpen = False
    On Error Resume Next
    components = StarDesktop.Components.createEnumeration()
    Do While components.hasMoreElements()
        component = components.nextElement()
        If component.URL = ConvertToURL(path) Then IsOpen = True
    Loop
End Function

' ------------------------------------------------------------------- folders

Function Paths
    Paths = CreateUnoService("com.sun.star.util.PathSettings")
End Function

Function DocumentsFolder() As String
    DocumentsFolder = ConvertFromURL(Paths.Work)
End Function

' A folder in the user's profile, which others can't read: copies of documents
' are of no concern to them.
Function WorkFolder() As String
    Dim config As String
    config = Paths.UserConfig
    WorkFolder = Left(config, InStrRev_(config, "/")) & "odfgx.tmp"
    If Not FileExists(WorkFolder) Then MkDir(WorkFolder)
End Function

Sub CleanUp
    Dim folder As String, name As String, names, i As Integer
    folder = WorkFolder()
    names = Array()
    name = Dir(folder & "/", 0)
    Do While name <> ""
        Add(names, Array(name))
        name = Dir()
    Loop
    On Error Resume Next
    For i = 0 To UBound(names)
        Kill(folder & "/" & Encoded(names(i)))
    Next i
    RmDir(folder)
End Sub

' ---------------------------------------------------------------------- lists

Sub Add(list, more)
    Dim i As Integer, at As Integer
    at = UBound(list) + 1
    ReDim Preserve list(at + UBound(more))
    For i = 0 To UBound(more)
        list(at + i) = more(i)
    Next i
End Sub
