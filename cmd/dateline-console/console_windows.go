package main

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// lent returns what dateline is given of the files. It is given no console, which
// it opens itself once it is attached to this one: only files and pipes pass for
// certain to a program with a window.
func lent(files ...*os.File) []*os.File {
	for i, file := range files {
		var mode uint32
		if file == nil || windows.GetConsoleMode(windows.Handle(file.Fd()), &mode) == nil {
			files[i] = os.NewFile(0, "no handle")
		}
	}
	return files
}

var endsWithJob = windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{
	BasicLimitInformation: windows.JOBOBJECT_BASIC_LIMIT_INFORMATION{LimitFlags: windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE},
}

// endTogether has the system end the process where somebody ends this program,
// as if they were one. Windows closes the job with its last handle, which is
// this program's. What fails is not told: both work without it.
func endTogether(process *os.Process) {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return
	}
	_, _ = windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&endsWithJob)), uint32(unsafe.Sizeof(endsWithJob)))
	_ = process.WithHandle(func(handle uintptr) {
		_ = windows.AssignProcessToJobObject(job, windows.Handle(handle))
	})
}
