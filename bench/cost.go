package main

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"
)

// cost is what a piece of work took.
type cost struct {
	CPU  time.Duration // of the whole process, user and system
	Wall time.Duration
}

// spent measures the process up to now; the difference of two is a cost.
func spent() (time.Duration, error) {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0, fmt.Errorf("read the processor time used: %w", err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), nil
}

// measure runs work and adds what it took to c.
func (c *cost) measure(work func() error) error {
	started := time.Now()
	before, err := spent()
	if err != nil {
		return err
	}
	if err := work(); err != nil {
		return err
	}
	after, err := spent()
	c.CPU += after - before
	c.Wall += time.Since(started)
	return err
}

// peakMemory returns the most memory the process has held, in bytes. Unlike
// getrusage's, the kernel's VmHWM knows nothing of the process that started
// this one.
func peakMemory() (int64, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, fmt.Errorf("read the peak of memory: %w", err)
	}
	for line := range strings.Lines(string(status)) {
		var kB int64
		if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &kB); n == 1 {
			return kB << 10, nil
		}
	}
	return 0, fmt.Errorf("the kernel does not tell the peak of memory")
}
