package views

import (
	"math/rand/v2"
	"testing"
	"time"
)

func TestDaysRoundTrip(t *testing.T) {
	for _, c := range []struct {
		time time.Time
		day  day
	}{
		{time.Time{}, 0},
		{date(1, 1, 2), 1},
		{date(1970, 1, 1), 719162},
		{date(9999, 12, 31), endOfDays - 1},
		{date(10000, 1, 1), endOfDays},
	} {
		if got := dayAt(c.time); got != c.day {
			t.Errorf("dayAt(%v) = %d, want %d", c.time, got, c.day)
		}
		if got := c.day.time(); !got.Equal(c.time) {
			t.Errorf("day %d is %v, want %v", c.day, got, c.time)
		}
	}
	for d := day(0); d <= endOfDays; d += 17 {
		if got := dayAt(d.time()); got != d {
			t.Fatalf("day %d comes back as %d", d, got)
		}
	}
}

func TestDaysAreCivilAndClamped(t *testing.T) {
	seoul := time.FixedZone("KST", 9*3600)
	if got := dayAt(time.Date(2019, 6, 22, 3, 0, 0, 0, seoul)); got != dayAt(date(2019, 6, 22)) {
		t.Errorf("a morning in Seoul is on %v", got.time())
	}
	if got := dayAt(date(-44, 3, 15)); got != 0 {
		t.Errorf("before the calendar: %d", got)
	}
	if got := dayAt(date(40000, 1, 1)); got != endOfDays {
		t.Errorf("after the calendar: %d", got)
	}
}

func TestBucketsTile(t *testing.T) {
	starts := []day{0, dayAt(date(1, 12, 20)), dayAt(date(1582, 10, 1)), dayAt(date(1899, 12, 1)),
		dayAt(date(2020, 2, 20)), dayAt(date(9998, 11, 30))}
	for g := range grains {
		g := grain(g)
		for _, d := range starts {
			for n := 0; n < 60 && d < endOfDays; n++ {
				b := g.bucket(d)
				if b.empty() || !b.contains(d) {
					t.Fatalf("grain %d: the bucket of %v is %v to %v", g, d.time(), b.from.time(), b.to.time())
				}
				if first := g.bucket(b.from); first != b {
					t.Fatalf("grain %d: %v begins another bucket than %v", g, b.from.time(), d.time())
				}
				if last := g.bucket(b.to - 1); last != b {
					t.Fatalf("grain %d: %v ends another bucket than %v", g, b.to.time(), d.time())
				}
				d = b.to
			}
		}
	}
}

func TestBucketsBeginWhereTheyShould(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		d := day(r.IntN(int(endOfDays)))
		if w := grainWeek.bucket(d).from.time().Weekday(); w != time.Monday {
			t.Fatalf("the week of %v begins on a %v", d.time(), w)
		}
		if m := grainMonth.bucket(d).from.time(); m.Day() != 1 || m.Month() != d.time().Month() {
			t.Fatalf("the month of %v begins on %v", d.time(), m)
		}
		if y := grainYear.bucket(d).from.time(); y.YearDay() != 1 || y.Year() != d.time().Year() {
			t.Fatalf("the year of %v begins on %v", d.time(), y)
		}
		if y := grainDecade.bucket(d).from.time().Year(); y%10 != 0 && y != 1 {
			t.Fatalf("the decade of %v begins in %d", d.time(), y)
		}
	}
}

func span(from, to time.Time) dayRange { return dayRange{dayAt(from), dayAt(to)} }

func TestPeriodAfter(t *testing.T) {
	for name, c := range map[string]struct {
		from dayRange
		step int
		want dayRange
	}{
		"a short month":      {span(date(2021, 2, 1), date(2021, 3, 1)), 1, span(date(2021, 3, 1), date(2021, 4, 1))},
		"a quarter back":     {span(date(2021, 1, 1), date(2021, 4, 1)), -1, span(date(2020, 10, 1), date(2021, 1, 1))},
		"a leap year":        {span(date(2020, 1, 1), date(2021, 1, 1)), 1, span(date(2021, 1, 1), date(2022, 1, 1))},
		"two decades":        {span(date(1990, 1, 1), date(2000, 1, 1)), 2, span(date(2010, 1, 1), date(2020, 1, 1))},
		"a week":             {span(date(2021, 3, 1), date(2021, 3, 8)), 1, span(date(2021, 3, 8), date(2021, 3, 15))},
		"a day":              {span(date(2020, 2, 28), date(2020, 2, 29)), 1, span(date(2020, 2, 29), date(2020, 3, 1))},
		"31 days not Jan":    {span(date(2021, 1, 2), date(2021, 2, 2)), 1, span(date(2021, 2, 2), date(2021, 3, 5))},
		"the calendar ends":  {span(date(9999, 12, 1), date(10000, 1, 1)), 1, span(date(9999, 12, 1), date(10000, 1, 1))},
		"the calendar began": {span(date(1, 1, 1), date(1, 1, 8)), -1, span(date(1, 1, 1), date(1, 1, 8))},
	} {
		if got := periodAfter(c.from, c.step); got != c.want {
			t.Errorf("%s: %s, want %s", name, rangeName(got), rangeName(c.want))
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		grain grain
		day   time.Time
		want  string
	}{
		{grainDay, date(2021, 11, 3), "Wednesday, 3 November 2021"},
		{grainWeek, date(2021, 11, 3), "week of 1 November 2021"},
		{grainMonth, date(2021, 11, 3), "November 2021"},
		{grainYear, date(2021, 11, 3), "2021"},
		{grainYear, date(1, 11, 3), "1"},
		{grainDecade, date(1994, 11, 3), "1990–1999"},
		{grainDecade, date(4, 11, 3), "1–9"},
		{grainCentury, date(9999, 12, 31), "9900–9999"},
	} {
		if got := c.grain.bucketName(c.grain.bucket(dayAt(c.day))); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	for _, c := range []struct {
		r    dayRange
		want string
	}{
		{span(date(2019, 1, 1), date(2022, 1, 1)), "2019–2021"},
		{span(date(2020, 3, 1), date(2022, 5, 1)), "March 2020 – April 2022"},
		{span(date(2022, 3, 1), date(2022, 5, 1)), "March – April 2022"},
		{span(date(2022, 3, 1), date(2022, 3, 8)), "1 March – 7 March 2022"},
		{span(date(2021, 12, 31), date(2022, 1, 2)), "31 December 2021 – 1 January 2022"},
		{span(date(2022, 3, 1), date(2022, 3, 2)), "1 March 2022"},
	} {
		if got := rangeName(c.r); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
