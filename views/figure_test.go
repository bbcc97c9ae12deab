package views

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"dateline/data"
)

// hostileQuery has what CSV and SVG must write in another way.
const hostileQuery = `"a, b" <script>&`

// figures are what the golden files show.
func figures(t testing.TB) map[string]Figure {
	all := map[string]Figure{}
	tl, _ := shownTimeline(t, Theme{Scheme: Dark}, 1300)
	all["bars"] = tl.Figure(hostileQuery)
	for name, style := range map[string]ChartStyle{"lines": {}, "stacked": {Stacked: true, Share: true}} {
		tl := shownComparison(t, 4, style)
		tl.setView(viewOf(dayRange{dayAt(date(2019, 6, 1)), dayAt(date(2020, 7, 1))}))
		tl.series = append([]TimelineSeries{{Query: hostileQuery}}, tl.series[1:]...)
		all[name] = tl.Figure("ignored")
	}
	return all
}

func TestFigurePictures(t *testing.T) {
	for name, f := range figures(t) {
		test.AssertImageMatches(t, "figure-"+name+".png", f.picture())
	}
}

func TestFigureDrawings(t *testing.T) {
	for name, f := range figures(t) {
		var got bytes.Buffer
		if err := f.SVG(&got); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", "figure-"+name+".svg")
		want, err := os.ReadFile(golden)
		if err != nil || !bytes.Equal(want, got.Bytes()) {
			failed := filepath.Join("testdata", "failed", "figure-"+name+".svg")
			_ = os.MkdirAll(filepath.Dir(failed), 0o755)
			_ = os.WriteFile(failed, got.Bytes(), 0o600)
			t.Errorf("%s is not what is drawn, %s; %v", golden, failed, err)
		}
		texts := svgTexts(t, &got)
		if !strings.Contains(texts, hostileQuery) || !strings.Contains(texts, "per ") {
			t.Errorf("%s says %q", name, texts)
		}
	}
}

// svgTexts reads a drawing as a browser would and returns its texts.
func svgTexts(t *testing.T, svg io.Reader) string {
	t.Helper()
	var texts strings.Builder
	for in := xml.NewDecoder(svg); ; {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return texts.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			texts.Write(token)
		case xml.StartElement:
			if token.Name.Local == "script" {
				t.Error("a query became an element")
			}
		}
	}
}

func TestFigureCSV(t *testing.T) {
	bucket := func(y int, archive int, counts ...int) data.Bucket {
		return data.Bucket{Start: date(y, 1, 1), Archive: archive, Counts: counts}
	}
	one := data.Timeline{By: data.ByYear, Buckets: []data.Bucket{bucket(2019, 9, 4), bucket(2020, 0, 0), bucket(2021, 5, 5)}, Undated: []int{2}, ArchiveUndated: 3}
	two := data.Timeline{By: data.ByYear, Buckets: []data.Bucket{bucket(2019, 9, 4, 1), bucket(2020, 0, 0, 0), bucket(2021, 5, 5, 2)}, Undated: []int{2, 1}, ArchiveUndated: 3}
	for name, c := range map[string]struct {
		query  string
		series []TimelineSeries
		want   string
	}{
		"a query":      {hostileQuery, nil, "start,\"\"\"a, b\"\" <script>&\",archive\n2019-01-01,4,9\n2020-01-01,0,0\n2021-01-01,5,5\nundated,2,3\n"},
		"all articles": {"", nil, "start,all articles,archive\n2019-01-01,4,9\n2020-01-01,0,0\n2021-01-01,5,5\nundated,2,3\n"},
		"compared": {"", []TimelineSeries{{Query: "항만"}, {Query: "ferry", Slot: 4}},
			"start,항만,ferry,archive\n2019-01-01,4,1,9\n2020-01-01,0,0,0\n2021-01-01,5,2,5\nundated,2,1,3\n"},
	} {
		t.Run(name, func(t *testing.T) {
			tl, _ := shownTimeline(t, Theme{Scheme: Light}, 320)
			tl.OnViewChanged = nil
			tl.SetExtent(date(2019, 1, 1), date(2021, 12, 31))
			tl.SetData(one)
			if c.series != nil {
				tl.SetComparing(true)
				tl.SetSeries(c.series, two)
			}
			var got bytes.Buffer
			if err := tl.Figure(c.query).CSV(&got); err != nil || got.String() != c.want {
				t.Errorf("%v:\n%s\nwant:\n%s", err, got.String(), c.want)
			}
		})
	}
}

func TestFigureOfNothing(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	tl := NewTimeline()
	tl.SetExtent(time.Time{}, time.Time{})
	if f := tl.Figure(""); !f.Empty() {
		t.Error("there is something to save")
	}
}

func TestFigureCannotBeWritten(t *testing.T) {
	f := figures(t)["bars"]
	for name, write := range map[string]func(io.Writer) error{"PNG": f.PNG, "SVG": f.SVG, "CSV": f.CSV} {
		if err := write(fullDisk{}); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

var errFull = errors.New("no space left")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }
