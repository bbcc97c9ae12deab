package importer

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"dateline/data"
)

// repeated gives a text again and again up to a size, then an end.
type repeated struct {
	start, text, end string
	left             int64
	now              string
}

func (r *repeated) Read(p []byte) (int, error) {
	for r.now == "" {
		switch {
		case r.start != "":
			r.now, r.start = r.start, ""
		case r.left > 0:
			r.now = r.text
			r.left -= int64(len(r.text))
		case r.end != "":
			r.now, r.end = r.end, ""
		default:
			return 0, io.EOF
		}
	}
	n := copy(p, r.now)
	r.now = r.now[n:]
	return n, nil
}

func TestLargeDatasetsAreStreamed(t *testing.T) {
	if testing.Short() || raced {
		t.Skip("reads 300 MB several times")
	}
	const size, most = 300 << 20, 100 << 20
	text := strings.Repeat("The ships came and went, and came again. ", 500)
	object := fmt.Sprintf(`{"title": "Berth opens", "text": %q, "date": "2021-03-04"}`, text)
	for name, r := range map[string]*repeated{
		"a.csv":   {start: "title,text,date\n", text: "Berth opens,\"" + text + "\",2021-03-04\n", left: size},
		"a.jsonl": {text: object + "\n", left: size},
		"a.json":  {start: `{"status": "ok", "articles": [` + object, text: "," + object, end: "]}", left: size},
	} {
		head := make([]byte, headBytes)
		n, _ := io.ReadFull(r, head)
		src := &source{size: size, head: head[:n]}
		src.Path = name
		src.open = func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader(string(head[:n])), r)), nil
		}
		articles, peak := 0, uint64(0)
		before := inUse(true) // what earlier tests have left
		s := newSink(t.Context(), name, size, &Options{KeepOriginals: true}, data.Begun{}, func(chunk []data.FileResult) error {
			articles += len(chunk)
			now := inUse(false)
			peak = max(peak, now-min(before, now))
			return nil
		})
		if err := s.source(src); err != nil {
			t.Fatal(err)
		}
		if err := s.close(); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d articles, at most %d MB in use", name, articles, peak>>20)
		if articles < size/len(object)/2 || peak > most {
			t.Errorf("%s: %d articles, %d MB in use", name, articles, peak>>20)
		}
	}
}

// inUse returns the bytes of memory in use, garbage included unless it is
// collected before.
func inUse(collect bool) uint64 {
	if collect {
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse + m.StackInuse
}
