; The setup program: for one person, without an administrator's rights. It is
; made by setup.sh, which defines VERSION, FILES, ICON and OUT.
Unicode true
Target amd64-unicode
RequestExecutionLevel user
ManifestDPIAware true
ManifestLongPathAware true
SetCompressor /SOLID lzma

!include MUI2.nsh
!include FileFunc.nsh

!define CLASSES "Software\Classes"
!define ARCHIVE "Dateline.Archive"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Dateline"
!define APP_PATH "Software\Microsoft\Windows\CurrentVersion\App Paths\dateline.exe"
!define OPEN_WITH "${CLASSES}\Applications\dateline.exe"

Name "Dateline"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Dateline"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Dateline"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Dateline setup"
VIAddVersionKey "CompanyName" "The Dateline authors"
VIAddVersionKey "LegalCopyright" "Copyright 2026 The Dateline authors. MIT licence."

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\dateline.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Start Dateline"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; EndWhileRunning stops where the program runs: Windows does not let its file
; be replaced.
!macro EndWhileRunning
  ${If} ${FileExists} "$INSTDIR\dateline.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\dateline.exe" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "Dateline is running. Close it, then start this again." /SD IDOK
      SetErrorLevel 1
      Abort "Dateline is running."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro OpensWith EXTENSION
  WriteRegStr HKCU "${OPEN_WITH}\SupportedTypes" "${EXTENSION}" ""
!macroend

Section "Dateline"
  !insertmacro EndWhileRunning
  SetOutPath "$INSTDIR"
  File /r "${FILES}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Dateline.lnk" "$INSTDIR\dateline.exe"

  ; Archives are opened by a double click.
  WriteRegStr HKCU "${CLASSES}\.dateline" "" "${ARCHIVE}"
  WriteRegStr HKCU "${CLASSES}\.dateline\OpenWithProgids" "${ARCHIVE}" ""
  WriteRegStr HKCU "${CLASSES}\${ARCHIVE}" "" "Dateline archive"
  WriteRegStr HKCU "${CLASSES}\${ARCHIVE}\DefaultIcon" "" "$INSTDIR\dateline.exe,0"
  WriteRegStr HKCU "${CLASSES}\${ARCHIVE}\shell\open\command" "" '"$INSTDIR\dateline.exe" "%1"'

  ; Articles are taken by "Open with".
  WriteRegStr HKCU "${OPEN_WITH}" "FriendlyAppName" "Dateline"
  WriteRegStr HKCU "${OPEN_WITH}\shell\open\command" "" '"$INSTDIR\dateline.exe" "%1"'
  !insertmacro OpensWith ".dateline"
  !insertmacro OpensWith ".html"
  !insertmacro OpensWith ".htm"
  !insertmacro OpensWith ".mhtml"
  !insertmacro OpensWith ".mht"
  !insertmacro OpensWith ".txt"
  !insertmacro OpensWith ".md"
  !insertmacro OpensWith ".eml"
  !insertmacro OpensWith ".mbox"
  !insertmacro OpensWith ".csv"
  !insertmacro OpensWith ".json"
  !insertmacro OpensWith ".xml"
  !insertmacro OpensWith ".pdf"
  !insertmacro OpensWith ".epub"
  !insertmacro OpensWith ".docx"
  !insertmacro OpensWith ".odt"
  !insertmacro OpensWith ".rtf"
  !insertmacro OpensWith ".zip"
  !insertmacro OpensWith ".warc"
  WriteRegStr HKCU "${APP_PATH}" "" "$INSTDIR\dateline.exe"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Dateline"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Dateline authors"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\dateline.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

; What is removed is what was installed, by name: a person may have put an
; archive into this folder.
Section "Uninstall"
  !insertmacro EndWhileRunning
  Delete "$INSTDIR\dateline.exe"
  Delete "$INSTDIR\dateline-cli.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\THIRD-PARTY-NOTICES.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Dateline.lnk"

  ReadRegStr $0 HKCU "${CLASSES}\.dateline" ""
  ${If} $0 == "${ARCHIVE}"
    DeleteRegKey HKCU "${CLASSES}\.dateline"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${ARCHIVE}"
  DeleteRegKey HKCU "${OPEN_WITH}"
  DeleteRegKey HKCU "${APP_PATH}"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
  MessageBox MB_OK|MB_ICONINFORMATION "Dateline is removed. Your archives and settings were left where they are:$\r$\n$\r$\n$LOCALAPPDATA\dateline$\r$\n$APPDATA\fyne\org.datelinearchive.Dateline" /SD IDOK
SectionEnd
