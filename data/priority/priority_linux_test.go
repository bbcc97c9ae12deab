package priority

import (
	"testing"

	"golang.org/x/sys/unix"
)

// TestLowerIsOfOneGoroutine asks the system for the niceness of threads.
func TestLowerIsOfOneGoroutine(t *testing.T) {
	nice := func() int {
		kernel, err := unix.Getpriority(unix.PRIO_PROCESS, 0) // 20 less niceness
		if err != nil {
			t.Error(err)
		}
		return 20 - kernel
	}
	of := func(level Level) int {
		found := make(chan int)
		go func() {
			Lower(level)
			found <- nice()
		}()
		return <-found
	}
	usual := nice()
	answer, imports := of(Answer), of(Import)
	if answer <= usual || imports <= answer {
		t.Errorf("niceness is %d, to answer %d, to import %d", usual, answer, imports)
	}
	for range 100 {
		after := make(chan int)
		go func() { after <- nice() }()
		if got := <-after; got != usual {
			t.Fatalf("another goroutine has niceness %d", got)
		}
	}
}
