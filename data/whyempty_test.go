package data

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

func TestPieces(t *testing.T) {
	for text, want := range map[string][]string{
		"":                               nil,
		"  harbor   december ":           {"harbor", "december"},
		`place:"New York" “two words” x`: {`place:"New York"`, "“two words”", "x"},
		`open "phrase here`:              {"open", `"phrase here`},
		"a OR b":                         nil,
		"a (b c)":                        nil,
		"a NEAR/3 b":                     nil,
	} {
		if got := pieces(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestWhyEmpty(t *testing.T) {
	a := searchArchive(t)
	a.patience = time.Minute // on a busy machine, under the race detector
	for _, c := range []struct{ query, want string }{
		{"harbor decembre", "{[decembre]  [] [{decembre harbor 3}]}"},
		{"zeppelin decembre", "{[zeppelin decembre]  [] []}"},
		{"seoul winter", "{[]  [] [{seoul winter 1} {winter seoul 1}]}"},
		{"harobr", "{[harobr] harbor [] []}"},
		{"seoul Harbr", "{[Harbr] seoul harbor [] [{Harbr seoul 1}]}"},
		{"place:seol har", "{[place:seol har]  [] []}"},
		{"soul harbr", "{[soul harbr] seoul harbor [] []}"},
		{"zeppelin", "{[zeppelin]  [] []}"},
		{"outlet:yonhap", "{[outlet:yonhap]  [{agency:yonhap agency:yonhap 1} {yonhap yonhap 1}] []}"},
		{"source:Yonhap", "{[source:Yonhap]  [{agency:Yonhap agency:Yonhap 1} {Yonhap Yonhap 1}] []}"},
		{`agency:"coast ledger"`, `{[agency:"coast ledger"]  [] []}`},
		{`agency:"the coast ledger"`, `{[agency:"the coast ledger"]  [{outlet:"the coast ledger" outlet:"the coast ledger" 1}] []}`},
		{`harbor "city:new york"`, `{["city:new york"]  [] [{"city:new york" harbor 3}]}`},
		{`spoke city:"new york"`, `{[city:"new york"]  [{place:"new york" spoke place:"new york" 1} {"new york" spoke "new york" 1}] [{city:"new york" spoke 1}]}`},
		{"plaec:Seoul", "{[plaec:Seoul]  [{Seoul Seoul 1}] []}"},
		{"title:harbor winter", "{[title:harbor]  [] [{title:harbor winter 1}]}"},
		{"title:holds winter", "{[title:holds]  [{holds holds winter 1}] [{title:holds winter 1}]}"},
		{"noon 12:30", "{[12:30]  [] [{12:30 noon 1}]}"},
		{"zeppelin OR x", "{[zeppelin x]  [] []}"},
		{"harbor AND place:(atlantis OR busan)", "{[place:atlantis place:busan]  [] []}"},
		{"harbor AND NOT (zeppelin OR harbor)", "{[]  [] []}"},
		{"harbor NEAR/2 winter", "{[]  [] []}"},
		{"NOT harbor AND NOT -(decembre)", "{[decembre]  [] []}"},
	} {
		got, err := a.WhyEmpty(t.Context(), c.query)
		if err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v, %v; want %s", c.query, got, err, c.want)
		}
	}
}
