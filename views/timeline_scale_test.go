package views

import (
	"image/color"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"dateline/data"
)

func TestGrainFor(t *testing.T) {
	for name, c := range map[string]struct {
		from, to time.Time
		width    float32
		want     data.Unit
	}{
		"the drawing": {date(2017, 1, 1), date(2024, 2, 1), 1300, data.ByMonth},
		"a month":     {date(2021, 11, 1), date(2021, 12, 1), 1300, data.ByDay},
		"two years":   {date(2020, 1, 1), date(2022, 1, 1), 1300, data.ByWeek},
		"a century":   {date(1920, 1, 1), date(2020, 1, 1), 1300, data.ByYear},
		"everything":  {date(1, 1, 1), date(10000, 1, 1), 1300, data.ByYear},
		"no width":    {date(2020, 1, 1), date(2022, 1, 1), 0, data.ByYear},
		"no days":     {date(2020, 1, 1), date(2020, 1, 1), 1300, data.ByDay},
		"turned":      {date(2022, 1, 1), date(2020, 1, 1), 1300, data.ByDay},
	} {
		if got := grainFor(float64(dayAt(c.to)-dayAt(c.from)), c.width).unit(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// randomView returns a view of any length anywhere in the calendar.
func randomView(r *rand.Rand) timeView {
	span := math.Exp(math.Log(leastView) + r.Float64()*math.Log(float64(endOfDays)/leastView))
	from := r.Float64() * (float64(endOfDays) - span)
	return timeView{from, from + span}
}

func TestPlacesRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		v, width := randomView(r), 100+r.Float32()*4000
		d := v.from + r.Float64()*v.span()
		back := v.at(v.x(d, width), width)
		if apart := math.Abs(back-d) / v.span() * float64(width); apart > 0.01 {
			t.Fatalf("%v in %v comes back %v pixels away", d, v, apart)
		}
	}
}

func TestBarsAreWideEnough(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		v, width := randomView(r), 600+r.Float32()*3000
		if g := grainFor(v.span(), width); g.days()/v.span()*float64(width) < leastBarWidth && g != grainCentury {
			t.Fatalf("%v days over %v: grain %d", v.span(), width, g)
		}
	}
}

func TestZoomKeepsThePlaceUnderThePointer(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	all := timeView{0, float64(endOfDays)}
	for range 2000 {
		v := randomView(r)
		centre := v.from + r.Float64()*v.span()
		z := v.zoomed(centre, 0.5, all)
		if z.span() < leastView-1e-6 || z.from < all.from || z.to > all.to {
			t.Fatalf("%v zoomed to %v", v, z)
		}
		if a, b := v.x(centre, 1000), z.x(centre, 1000); math.Abs(float64(a-b)) > 0.05 {
			t.Fatalf("%v zoomed to %v: the place moved from %v to %v", v, z, a, b)
		}
	}
	out := timeView{100, 200}.zoomed(150, 1e9, timeView{50, 1000})
	if (out != timeView{50, 1000}) {
		t.Errorf("zoomed out beyond the limits: %v", out)
	}
}

func TestViewOfAll(t *testing.T) {
	for name, extent := range map[string]dayRange{
		"a day":             {700000, 700001},
		"the first day":     {0, 1},
		"the last day":      {endOfDays - 1, endOfDays},
		"400 years":         span(date(1621, 5, 5), date(2021, 5, 5)),
		"the whole of time": {0, endOfDays},
	} {
		v := viewOfAll(extent, 1200)
		if v.span() < leastAll || v.from > float64(extent.from) || v.to < float64(extent.to) ||
			v.from < 0 || v.to > float64(endOfDays) {
			t.Errorf("%s: %v", name, v)
		}
	}
}

func TestSnapping(t *testing.T) {
	at := func(y int, m time.Month, d int, hour float64) float64 { return float64(dayAt(date(y, m, d))) + hour/24 }
	for name, c := range map[string]struct{ got, want dayRange }{
		"touched":          {grainMonth.touched(at(2021, 3, 20, 0), at(2021, 5, 2, 1)), span(date(2021, 3, 1), date(2021, 6, 1))},
		"touched backward": {grainMonth.touched(at(2021, 5, 2, 1), at(2021, 3, 20, 0)), span(date(2021, 3, 1), date(2021, 6, 1))},
		"to a border":      {grainMonth.touched(at(2021, 3, 1, 0), at(2021, 5, 1, 0)), span(date(2021, 3, 1), date(2021, 5, 1))},
		"in one bucket":    {grainWeek.touched(at(2021, 11, 3, 2), at(2021, 11, 3, 4)), span(date(2021, 11, 1), date(2021, 11, 8))},
		"end let go near":  {grainMonth.resized(dayAt(date(2021, 1, 1)), at(2021, 5, 28, 0)), span(date(2021, 1, 1), date(2021, 6, 1))},
		"end let go far":   {grainMonth.resized(dayAt(date(2021, 1, 1)), at(2021, 5, 4, 0)), span(date(2021, 1, 1), date(2021, 5, 1))},
		"ends crossed":     {grainMonth.resized(dayAt(date(2021, 5, 1)), at(2021, 7, 30, 0)), span(date(2021, 5, 1), date(2021, 8, 1))},
		"ends together":    {grainMonth.resized(dayAt(date(2021, 5, 1)), at(2021, 5, 3, 0)), span(date(2021, 5, 1), date(2021, 6, 1))},
		"moved":            {grainMonth.moved(span(date(2021, 1, 1), date(2021, 3, 1)), 33), span(date(2021, 2, 1), date(2021, 4, 1))},
		"moved by little":  {grainMonth.moved(span(date(2021, 1, 1), date(2021, 3, 1)), 9), span(date(2021, 1, 1), date(2021, 3, 1))},
		"moved uneven":     {grainMonth.moved(span(date(2021, 1, 5), date(2021, 3, 1)), 9.6), span(date(2021, 1, 15), date(2021, 3, 11))},
		"moved to the end": {grainYear.moved(span(date(9997, 1, 1), date(9999, 1, 1)), 9999), span(date(9998, 1, 1), date(10000, 1, 1))},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v to %v, want %v to %v", name,
				c.got.from.time(), c.got.to.time(), c.want.from.time(), c.want.to.time())
		}
	}
}

func TestSnappedRangesAreWholeBuckets(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 5000 {
		g := grain(r.IntN(len(grains)))
		a, b := r.Float64()*float64(endOfDays), r.Float64()*float64(endOfDays)
		touched := g.touched(a, b)
		if !g.whole(touched) || float64(touched.from) > min(a, b) || float64(touched.to) < max(a, b) {
			t.Fatalf("grain %d: %v to %v touches %v", g, a, b, touched)
		}
		if r := g.resized(touched.from, b); !g.whole(r) {
			t.Fatalf("grain %d: resized to %v", g, r)
		}
		if m := g.moved(touched, b-a); !g.whole(m) || g.length(m) != g.length(touched) {
			t.Fatalf("grain %d: %v moved to %v", g, touched, m)
		}
	}
}

func TestZones(t *testing.T) {
	v, brush := timeView{0, 100}, dayRange{20, 60} // 10 pixels a day
	for x, want := range map[float32]timeZone{
		100: zonePlot, 194: zonePlot, 195: zoneFrom, 205: zoneFrom, 206: zoneBrush,
		594: zoneBrush, 595: zoneTo, 605: zoneTo, 606: zonePlot,
	} {
		if got := zoneAt(x, 1000, v, brush); got != want {
			t.Errorf("at %v: %v, want %v", x, got, want)
		}
	}
	if got := zoneAt(205, 1000, v, dayRange{20, 21}); got != zoneBrush {
		t.Errorf("the middle of a narrow brush: %v", got)
	}
	if got := zoneAt(2, 1000, timeView{50, 150}, dayRange{20, 60}); got != zoneBrush {
		t.Errorf("at the edge of a view with the brush's end out of it: %v", got)
	}
}

func TestBarsSumTheirBuckets(t *testing.T) {
	tl := counted(date(1850, 1, 1), date(2030, 1, 1), data.ByYear)
	for _, g := range []grain{grainYear, grainDecade, grainCentury} {
		archive, query := 0, 0
		bars := barsOf(tl.Buckets, g)
		for i, b := range bars {
			archive, query = archive+b.archive, query+b.query
			if i > 0 && bars[i-1].days.to != b.days.from {
				t.Errorf("grain %d: a gap before %v", g, b.days.from.time())
			}
		}
		for _, b := range tl.Buckets {
			archive, query = archive-b.Archive, query-b.Counts[0]
		}
		if archive != 0 || query != 0 {
			t.Errorf("grain %d: %d and %d articles too many", g, archive, query)
		}
	}
	hostile := []data.Bucket{{Start: date(2020, 1, 1), Archive: -5}, {Start: date(1, 1, 1), Archive: 2, Counts: []int{1, 2}},
		{Start: date(40000, 1, 1)}}
	if got := barsOf(hostile, grainMonth); len(got) != 3 || got[0].archive != 0 || got[1].query != 1 {
		t.Errorf("of odd buckets: %v", got)
	}
}

func TestBarHeights(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 5000 {
		most, full, least := 1+r.IntN(10_000_000), 1+r.IntN(300), 1+r.IntN(6)
		count := r.IntN(most + 1)
		h := barHeight(count, most, full, least)
		if (h > 0) != (count > 0) || h > full || h < 0 {
			t.Fatalf("%d of %d over %d pixels: %d", count, most, full, h)
		}
	}
	if got := barHeight(10_000_000, 10_000_000, 60, 2); got != 60 {
		t.Errorf("the highest bar has %d of 60 pixels", got)
	}
}

func TestBarsPicture(t *testing.T) {
	pale, strong := color.NRGBA{1, 2, 3, 255}, color.NRGBA{200, 2, 3, 255}
	for _, scale := range []float32{1, 1.25, 2} {
		bars := []timeBar{
			{days: dayRange{0, 1}, archive: 0},
			{days: dayRange{1, 2}, archive: 1},
			{days: dayRange{2, 3}, archive: 10_000_000, query: 1},
			{days: dayRange{3, 4}, archive: 100, query: 100},
			{days: dayRange{9, 20}, archive: 5_000_000, query: 5_000_000},
		}
		w, h := int(100*scale), int(60*scale)
		img := barPaint{bars, timeView{0, 10}, pale, strong}.picture(w, h, scale)
		var heights []int // of strong, then pale, at the middle of each day
		for d := range 10 {
			x, counts := int((float32(d)*10+4)*scale), map[color.Color]int{}
			for y := range h {
				counts[color.NRGBAModel.Convert(img.At(x, y))]++
			}
			heights = append(heights, counts[strong], counts[pale])
		}
		least := int(math.Round(2 * float64(scale)))
		want := []int{0, 0, 0, least, least, h - least, least, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (h + 1) / 2, 0}
		if !slices.Equal(heights, want) {
			t.Errorf("at scale %v: heights %v, want %v", scale, heights, want)
		}
		for d := 1; d < 3; d++ { // the last column of a bar is its gap
			if _, _, _, a := img.At(int(math.Round(float64(float32(d+1)*10*scale)))-1, h-1).RGBA(); a != 0 {
				t.Errorf("at scale %v: no gap after bar %d", scale, d)
			}
		}
	}
}

func TestLabelsNeverOverlap(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 3000 {
		v, width, letter := randomView(r), 60+r.Float32()*3000, 5+r.Float32()*9
		measure := func(s string) float32 { return float32(len(s)) * letter }
		labels := timeLabels(v, grainFor(v.span(), width), width, measure)
		slices.SortFunc(labels, func(a, b timeLabel) int { return int(math.Copysign(1, float64(a.x-b.x))) })
		end := float32(-labelGap)
		for _, l := range labels {
			if l.x < end+labelGap-0.01 || l.x < 0 || l.x+measure(l.text) > width+0.01 {
				t.Fatalf("%v over %v: %v", v, width, labels)
			}
			end = l.x + measure(l.text)
		}
		if len(labels) == 0 && width > 12*letter {
			t.Fatalf("%v over %v has no label", v, width)
		}
	}
}

func TestLabels(t *testing.T) {
	measure := func(s string) float32 { return float32(len(s)) * 7 }
	texts := func(from, to time.Time, width float32) (texts []string) {
		labels := timeLabels(viewOf(span(from, to)), grainFor(viewOf(span(from, to)).span(), width), width, measure)
		slices.SortFunc(labels, func(a, b timeLabel) int { return int(a.x - b.x) })
		for _, l := range labels {
			texts = append(texts, l.text)
		}
		return texts
	}
	for name, c := range map[string]struct {
		from, to time.Time
		width    float32
		want     []string
	}{
		"the drawing": {date(2017, 1, 1), date(2024, 2, 1), 1300,
			[]string{"2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"}},
		"months": {date(2020, 10, 10), date(2021, 4, 1), 600,
			[]string{"Oct 2020", "Nov", "Dec", "2021", "Feb", "Mar"}},
		"days": {date(2020, 12, 29), date(2021, 1, 4), 600,
			[]string{"29 Dec 2020", "30 Dec", "31 Dec", "1 Jan 2021", "2 Jan", "3 Jan"}},
		"a century at 1024": {date(1900, 1, 1), date(2020, 1, 1), 900,
			[]string{"1900s", "1910s", "1920s", "1930s", "1940s", "1950s", "1960s", "1970s", "1980s", "1990s", "2000s", "2010s"}},
		"a century on a wide screen": {date(1900, 1, 1), date(2020, 1, 1), 1800,
			[]string{"1900", "1905", "1910", "1915", "1920", "1925", "1930", "1935", "1940", "1945", "1950", "1955", "1960", "1965", "1970", "1975", "1980", "1985", "1990", "1995", "2000", "2005", "2010", "2015"}},
		"centuries": {date(1, 1, 1), date(10000, 1, 1), 700,
			[]string{"1", "1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000", "9000"}},
	} {
		if got := texts(c.from, c.to, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestTipText(t *testing.T) {
	for _, c := range []struct {
		query, archive int
		all            bool
		want           string
	}{
		{312, 4118, false, "2021 · 312 of 4,118 articles"},
		{0, 10_000_000, false, "2021 · 0 of 10,000,000 articles"},
		{4118, 4118, true, "2021 · 4,118 articles"},
		{1, 1, true, "2021 · 1 article"},
		{0, 0, true, "2021 · 0 articles"},
	} {
		if got := tipText("2021", c.query, c.archive, c.all); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
