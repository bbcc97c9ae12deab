package priority

import "golang.org/x/sys/windows"

// Priorities of threads, THREAD_PRIORITY_BELOW_NORMAL and THREAD_PRIORITY_LOWEST.
var priorities = [...]int32{Answer: -1, Import: -2}

var setThreadPriority = windows.NewLazySystemDLL("kernel32.dll").NewProc("SetThreadPriority")

// lower may be refused, which does no harm.
func lower(to Level) {
	_, _, _ = setThreadPriority.Call(uintptr(windows.CurrentThread()), uintptr(priorities[to]))
}
