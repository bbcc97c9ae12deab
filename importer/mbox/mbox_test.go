package mbox

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func all(t testing.TB, text string) (messages []string, err error) {
	t.Helper()
	r := NewReader(strings.NewReader(text))
	for {
		m, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return messages, nil
		case errors.Is(err, ErrTooLarge):
			messages = append(messages, "too large")
		case err != nil:
			return messages, err
		default:
			messages = append(messages, string(m.Bytes))
		}
	}
}

func TestNext(t *testing.T) {
	const from = "From editor@ledger.example Mon Mar  6 07:00:00 2023\n"
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"two messages":           {from + "Subject: A\n\nOne\n\n" + from + "Subject: B\n\nTwo\n", []string{"Subject: A\n\nOne\n", "Subject: B\n\nTwo\n"}},
		"windows line ends":      {strings.ReplaceAll(from+"Subject: A\n\nOne\n\n"+from+"Subject: B\n\nTwo\n", "\n", "\r\n"), []string{"Subject: A\r\n\r\nOne\r\n", "Subject: B\r\n\r\nTwo\r\n"}},
		"no blank line between":  {from + "Subject: A\n\nOne\n" + from + "Subject: B\n\nTwo\n", []string{"Subject: A\n\nOne\n", "Subject: B\n\nTwo\n"}},
		"a sentence":             {from + "Subject: A\n\nOne\n\nFrom the harbor at 10:30 came a ferry.\nIt was late.\n", []string{"Subject: A\n\nOne\n\nFrom the harbor at 10:30 came a ferry.\nIt was late.\n"}},
		"quoted once":            {from + "Subject: A\n\n>From the harbor\n", []string{"Subject: A\n\nFrom the harbor\n"}},
		"quoted twice":           {from + "Subject: A\n\n>>From the harbor\n> From a reply\n", []string{"Subject: A\n\n>From the harbor\n> From a reply\n"}},
		"archive of a list":      {"From editor at ledger.example  Mon Mar  6 07:00:00 2023\nFrom: editor at ledger.example\n\nOne\n", []string{"From: editor at ledger.example\n\nOne\n"}},
		"thunderbird":            {"From - Mon Mar 06 07:00:00 2023\nX-Mozilla-Status: 0001\n\nOne\n", []string{"X-Mozilla-Status: 0001\n\nOne\n"}},
		"no time in a separator": {from + "Subject: A\n\nOne\n\nFrom editor@ledger.example\nSubject: B\n\nTwo\n", []string{"Subject: A\n\nOne\n", "Subject: B\n\nTwo\n"}},
		"length, nothing quoted": {from + "Content-Length: 102\n\nOne\n\n" + from + "To: all\n\n>From below, as it was in the first\n\n" + from + "Subject: B\n\nTwo\n",
			[]string{"Content-Length: 102\n\nOne\n\n" + from + "To: all\n\n>From below, as it was in the first\n", "Subject: B\n\nTwo\n"}},
		"length that is wrong": {from + "Content-Length: 70\n\nOne\n\n" + from + "Subject: B\n\nTwo\n\n" + from + "Content-Length: 999\n\nThree\n\n" + from + "Subject: D\n\nFour\n",
			[]string{"Content-Length: 70\n\nOne\n", "Subject: B\n\nTwo\n", "Content-Length: 999\n\nThree\n", "Subject: D\n\nFour\n"}},
		"length beyond the end":  {from + "Content-Length: 5000\n\nOne\n\n" + from + "Subject: B\n\nTwo\n", []string{"Content-Length: 5000\n\nOne\n", "Subject: B\n\nTwo\n"}},
		"blank lines first":      {"\n\n" + from + "Subject: A\n\nOne", []string{"Subject: A\n\nOne"}},
		"a separator at the end": {from + "Subject: A\n\nOne\n\n" + from, []string{"Subject: A\n\nOne\n", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := all(t, c.text)
			if err != nil || fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("%v\n got %q\nwant %q", err, got, c.want)
			}
		})
	}
}

func TestNotMbox(t *testing.T) {
	for _, text := range []string{"Subject: A\n\nOne\n", "From the harbor came a ferry.\n"} {
		if _, err := all(t, text); !errors.Is(err, ErrNotMbox) {
			t.Errorf("%q gave %v", text, err)
		}
	}
}

// TestTooLarge passes over a message that exceeds the bound and reads the next.
func TestTooLarge(t *testing.T) {
	const from = "From a Mon Mar  6 07:00:00 2023\n"
	line := strings.Repeat("x", 1<<20) + "\n"
	r := NewReader(io.MultiReader(strings.NewReader(from+"Subject: A\n\n"), strings.NewReader(strings.Repeat(line, MaxMessage>>20)),
		strings.NewReader("\n"+from+"Subject: B\n\nTwo\n")))
	if _, err := r.Next(); !errors.Is(err, ErrTooLarge) {
		t.Fatalf("the first gave %v", err)
	}
	if m, err := r.Next(); err != nil || string(m.Bytes) != "Subject: B\n\nTwo\n" {
		t.Errorf("the second is %q, %v", m.Bytes, err)
	}
}

func FuzzReader(f *testing.F) {
	const from = "From a Mon Mar  6 07:00:00 2023\n"
	f.Add([]byte(from + "Subject: A\n\nOne\n\n" + from + "Subject: B\n\n>From\nTwo\n"))
	f.Add([]byte(from + "Content-Length: 60\n\nOne\n\n" + from + "Subject: B\n\nTwo\n" + from + "A: b\n\n"))
	f.Add([]byte("\r\n" + from + "Content-Length: 4\r\n\r\nOne\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := NewReader(bytes.NewReader(b))
		total := 0
		for n := 0; ; n++ {
			m, err := r.Next()
			if err != nil {
				break
			}
			total += len(m.Bytes) + len(m.From)
			if n > len(b) || total > len(b) {
				t.Fatalf("%d messages of %d bytes in %d bytes", n, total, len(b))
			}
		}
	})
}
