/*
 * dateline-cli.exe: a program with a window has no console on Windows, so this
 * small one, which has, runs the dateline.exe beside it under the name of
 * dateline-cli, waits and ends with its exit status. In Go it would be 1.9 MB.
 */
#include <windows.h>

#define NAME L"dateline-cli"
#define LONGEST 32768 /* of Windows' paths and command lines, with the zero */

static WCHAR program[LONGEST];
static WCHAR command[LONGEST + 16]; /* NAME may be longer than what it replaces */
static WCHAR said[2 * LONGEST];
static char encoded[6 * LONGEST];

/* say writes the text to standard error, as UTF-8 where that is no console. */
static void say(const WCHAR *text) {
  HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
  DWORD written, mode;
  if (GetConsoleMode(out, &mode)) {
    WriteConsoleW(out, text, lstrlenW(text), &written, NULL);
    return;
  }
  int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, encoded, sizeof encoded, NULL, NULL);
  if (length > 0) WriteFile(out, encoded, length - 1, &written, NULL);
}

/* failed says why dateline.exe could not be run, and returns the exit status. */
static int failed(DWORD error) {
  WCHAR reason[512] = L"Windows gives no reason.\r\n";
  lstrcpyW(said, NAME L": ");
  lstrcatW(said, program);
  if (error == ERROR_FILE_NOT_FOUND) {
    lstrcatW(said, L" is missing, which does the work. Install Dateline again, or unpack the whole zip.\r\n");
  } else {
    FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, error, 0, reason, 512, NULL);
    lstrcatW(said, L" cannot be started: ");
    lstrcatW(said, reason);
  }
  say(said);
  return 1;
}

/*
 * Ctrl+C and the end of the console are told to dateline.exe too. It ends in
 * order, and this program after it: until then, a console that closes waits.
 */
static BOOL WINAPI leave_to_dateline(DWORD event) {
  if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT) Sleep(INFINITE);
  return TRUE;
}

/*
 * lent returns what dateline.exe is given as one of its standard handles: a file
 * or pipe, but no console. That it opens itself, once it is attached to this one.
 */
static HANDLE lent(DWORD which) {
  HANDLE given = GetStdHandle(which), copy = NULL, self = GetCurrentProcess();
  DWORD mode;
  if (given == NULL || given == INVALID_HANDLE_VALUE || GetConsoleMode(given, &mode)) return NULL;
  DuplicateHandle(self, given, self, &copy, 0, TRUE, DUPLICATE_SAME_ACCESS);
  return copy;
}

/* arguments returns the command line after the program's own name. */
static const WCHAR *arguments(void) {
  const WCHAR *at = GetCommandLineW();
  BOOL quoted = FALSE;
  for (; *at != 0 && (quoted || (*at != L' ' && *at != L'\t')); at++) {
    if (*at == L'"') quoted = !quoted;
  }
  return at;
}

/* one_job returns a job whose processes end with this program, however it ends. */
static HANDLE one_job(void) {
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
  HANDLE job = CreateJobObjectW(NULL, NULL);
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
  return job;
}

int main(void) {
  STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES | STARTF_FORCEOFFFEEDBACK};
  PROCESS_INFORMATION dateline;
  DWORD status;

  DWORD end = GetModuleFileNameW(NULL, program, LONGEST - 16);
  while (end > 0 && program[end - 1] != L'\\') end--;
  lstrcpyW(program + end, L"dateline.exe");
  lstrcpyW(command, NAME);
  lstrcatW(command, arguments());

  start.hStdInput = lent(STD_INPUT_HANDLE);
  start.hStdOutput = lent(STD_OUTPUT_HANDLE);
  start.hStdError = lent(STD_ERROR_HANDLE);
  SetConsoleCtrlHandler(leave_to_dateline, TRUE);
  if (!CreateProcessW(program, command, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &start, &dateline)) {
    return failed(GetLastError());
  }
  AssignProcessToJobObject(one_job(), dateline.hProcess); /* where it fails, both work on */
  ResumeThread(dateline.hThread);
  WaitForSingleObject(dateline.hProcess, INFINITE);
  return GetExitCodeProcess(dateline.hProcess, &status) ? (int)status : 1;
}
