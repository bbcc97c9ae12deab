package data

import "testing"

func TestWithCondition(t *testing.T) {
	for _, c := range []struct{ text, field, value, want string }{
		{"", "place", "Busan", "place:Busan"},
		{" harbor ", "outlet", "The Coast Ledger", `harbor outlet:"The Coast Ledger"`},
		{"harbor OR port", "agency", "Yonhap", "(harbor OR port) agency:Yonhap"},
		{"(harbor OR port) -storm", "agency", "Yonhap", "(harbor OR port) -storm agency:Yonhap"},
		{`"tidal barr`, "place", "Busan", `place:Busan "tidal barr`},
		{"harbor", "outlet", `The "Ledger"`, `harbor outlet:«The "Ledger"»`},
		{"harbor", "place", "서울", "harbor place:서울"},
	} {
		got := WithCondition(c.text, c.field, c.value)
		if got != c.want {
			t.Errorf("%q with %s: got %q, want %q", c.text, c.field, got, c.want)
		}
		if q := ParseQuery(got, false); len(q.Problems) > len(ParseQuery(c.text, false).Problems) {
			t.Errorf("%q is read with %v", got, q.Problems)
		}
	}
}

// What was found before and has the value is found still, and nothing else.
func TestAConditionNarrows(t *testing.T) {
	a := facetArchive(t)
	count := func(text string) int {
		n, err := a.Count(t.Context(), ParseQuery(text, false))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	both := count("date:2020 OR date:2021")
	for _, field := range []string{"place", "agency", "outlet"} {
		values, err := a.Values(t.Context(), field, "", 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range values {
			within, all := count(WithCondition("date:2020 OR date:2021", field, v.Value)), count(WithCondition("", field, v.Value))
			if all < v.Count || within > min(both, all) {
				t.Errorf("%s %q: %d of %d, %d alone of %d", field, v.Value, within, both, all, v.Count)
			}
		}
	}
}
