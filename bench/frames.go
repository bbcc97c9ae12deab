package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// painted is one frame of the program's log: when it had taken in what a person
// did, when it was on the screen, and what it brought.
type painted struct {
	taken, shown time.Time
	brings       []string
}

// readFrames reads what `dateline --frame-log` writes.
func readFrames(in io.Reader) (list []painted, err error) {
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		var at, took int64
		if len(fields) == 3 {
			_, err = fmt.Sscan(fields[0]+" "+fields[1], &at, &took)
		}
		if len(fields) != 3 || err != nil {
			return nil, fmt.Errorf("line %d of the frames is %q", len(list)+1, lines.Text())
		}
		frame := painted{taken: time.UnixMicro(at)}
		frame.shown = frame.taken.Add(time.Duration(took) * time.Microsecond)
		if fields[2] != "" {
			frame.brings = strings.Split(fields[2], ",")
		}
		list = append(list, frame)
	}
	return list, lines.Err()
}

// awaited is how long something that was done may go without a frame.
const awaited = time.Second

// answers returns how long each of the moments given waited for the frame that answered it:
// the first that was begun later and, where something is to be brought, brings
// that before the next moment. What no frame answered is counted as missed.
func answers(frames []painted, sent []time.Time, brings string) (waits []time.Duration, missed int) {
	for i, at := range sent {
		first, _ := slices.BinarySearchFunc(frames, at, func(f painted, at time.Time) int { return f.taken.Compare(at) })
		answer := slices.IndexFunc(frames[first:], func(f painted) bool { return brings == "" || slices.Contains(f.brings, brings) })
		if answer < 0 || frames[first+answer].taken.Sub(at) > awaited || brings != "" && i+1 < len(sent) && frames[first+answer].taken.After(sent[i+1]) {
			missed++
			continue
		}
		waits = append(waits, frames[first+answer].shown.Sub(at))
	}
	return waits, missed
}

// quantile returns the wait that a share of all, from 0 to 1, do not exceed.
func quantile(waits []time.Duration, of float64) time.Duration {
	if len(waits) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(waits))
	return sorted[min(len(sorted)-1, int(of*float64(len(sorted))))]
}
