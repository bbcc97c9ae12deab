package main

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAnswers(t *testing.T) {
	frames, err := readFrames(strings.NewReader("1000000\t10000\t\n1020000\t12000\tresults\n1200000\t9000\tarticle,results\n"))
	if err != nil {
		t.Fatal(err)
	}
	at := func(ms int) time.Time { return time.UnixMilli(int64(ms)) }
	for _, test := range []struct {
		name   string
		sent   []time.Time
		brings string
		waits  []time.Duration
		missed int
	}{
		{"the next frame answers", []time.Time{at(995), at(1001)}, "", []time.Duration{15 * time.Millisecond, 31 * time.Millisecond}, 0},
		{"a window that hung", []time.Time{at(1021)}, "", []time.Duration{188 * time.Millisecond}, 0},
		{"results come later", []time.Time{at(995)}, "results", []time.Duration{37 * time.Millisecond}, 0},
		{"older results are overtaken", []time.Time{at(1021), at(1100)}, "results", []time.Duration{109 * time.Millisecond}, 1},
		{"nothing came", []time.Time{at(1300)}, "", nil, 1},
	} {
		waits, missed := answers(frames, test.sent, test.brings)
		if !slices.Equal(waits, test.waits) || missed != test.missed {
			t.Errorf("%s: waits %v and %d missed, expected %v and %d", test.name, waits, missed, test.waits, test.missed)
		}
	}
}

func TestReadFramesNamesBadLine(t *testing.T) {
	if _, err := readFrames(strings.NewReader("1000000\t10000\t\nx\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("a bad line gave %v", err)
	}
}

func TestQuantile(t *testing.T) {
	var waits []time.Duration
	for i := range 100 {
		waits = append(waits, time.Duration(100-i))
	}
	if got := quantile(waits, 0.95); got != 96 {
		t.Errorf("95 of 100 are below %d", got)
	}
}
