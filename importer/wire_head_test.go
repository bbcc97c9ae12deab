package importer

import (
	"slices"
	"strings"
	"testing"

	"dateline/data"
)

const story = "SEOUL, June 22 (Yonhap) -- A boat sank in the harbor on Saturday, the mayor said.\nNobody was hurt, he told reporters at the town hall."

// What stands above a story, in ways that no form of testdata shows.
// undatedStory is one without a dateline.
const undatedStory = "The board counted the boats in the harbor on Monday. Nobody had done so for years.\n\nIt will count them again in spring. The ferries were left out.\n"

func TestHeads(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a short headline above a longer byline", "Boat sinks\nBy John Roe, dpa\n" + story,
			"headline: Boat sinks\nauthors: John Roe\n"},
		{"a short headline below page furniture", "Go to Contents Go to Navigation\nBoat sinks\nAll News 15:19 June 22, 2019\n" + story,
			"headline: Boat sinks\n"},
		{"bullets", "Boat sinks\n* Nobody was hurt\n* Mayor to speak at noon\n" + story,
			"headline: Boat sinks\n"},
		{"facts parted by bars", "Boat sinks\nSource: Xinhua| 2019-06-22 15:03:22|Editor: Li Xia\n" + story,
			"headline: Boat sinks\nagency: Yonhap\npublished: 2019-06-22T15:03\nnote: Editor: Li Xia\n"},
		{"a page's title", "Boat sinks in harbor | Yonhap News Agency\nBoat sinks in harbor\n" + story,
			"headline: Boat sinks in harbor\n"},
		{"a slug of two words", "(LEAD) harbor-boat\n(LEAD) Boat sinks in harbor\n" + story,
			"headline: Boat sinks in harbor\nmarks: LEAD\nnote: harbor-boat\n"},
		{"glued without spaces", "(2nd LD)Boat sinks in harbor(ATTN: ADDS photo)By Kim Soo-yeonSEOUL, June 22 (Yonhap) -- A boat sank.\n(END)\n",
			"headline: Boat sinks in harbor\nmarks: 2nd LD\nauthors: Kim Soo-yeon\ndateline: SEOUL, June 22 (Yonhap)\nnote: ATTN: ADDS photo\nbody: A boat sank.\n"},
		{"glued, byline and headline too", "Boat sinks in harborBy Kim Soo-yeon SEOUL, June 22 (Yonhap) -- A boat sank.\n(END)\n",
			"headline: Boat sinks in harbor\nauthors: Kim Soo-yeon\n"},
		{"a bracket that is part of a word", " date 2019-06-22 (G)I-dle sings on a boat\n" + story,
			"headline: (G)I-dle sings on a boat\n"},
		{"a note over several lines", "(LEAD) Boat sinks\n(ATTN: RECASTS lead; UPDATES\nwith quotes in paras 5-6;\nTRIMS)\nBy Kim Soo-yeon\n" + story,
			"headline: Boat sinks\nauthors: Kim Soo-yeon\nnote: ATTN: RECASTS lead; UPDATES with quotes in paras 5-6; TRIMS\nbody: A boat sank in the harbor on Saturday, the mayor said.\n"},
		{"a note that is never closed", "Boat sinks\n(ATTN: ADDS photo\n" + story,
			"headline: Boat sinks\nnote: ATTN: ADDS photo\n"},
		{"a person whose name is a newspaper's word", "Boat sinks\nBy Kim Hyun and Park Sun\n" + story,
			"authors: Kim Hyun | Park Sun\n"},
		{"a newspaper after the name", "Boat sinks\nBy Kim Hyun, Baltimore Sun\n" + story,
			"authors: Kim Hyun\noutlet: Baltimore Sun\n"},
		{"a day that the calendar lacks", " date 2019-02-30 Boat sinks\n" + story,
			"headline: Boat sinks\npublished: 2019-06-22\nbasis: year from the header\n"},
		{"a section tag without a space", " date 2024-07-22 [News Today]BOAT SINKS\nA boat sank in the harbor on Saturday, the mayor said.\n",
			"headline: BOAT SINKS\nsection: News Today\n"},
		{"a photo credit and the story on one line", " date 2024-04 Photo : YONHAP News A boat sank in the harbor on Saturday, the mayor told reporters at the town hall, and nobody was hurt. He will speak again when the divers have come back, perhaps late in the evening.\n",
			"published: 2024-04\nnote: Photo : YONHAP News\nbody: A boat sank in"},
		{"a first paragraph that ends in an abbreviation", " date 2017-07-04 The mayor of the harbor town said on Tuesday that he would not talk about the boat again with the U.S.\nNobody was hurt, he told reporters at the town hall.\n",
			"published: 2017-07-04\nbody: The mayor"},
		{"a copyright line first", "Copyright 2019 The Harbor Press. All rights reserved.\nBoat sinks in harbor\n" + story,
			"headline: Boat sinks in harbor\nnote: Copyright 2019"},
		{"a character of no width first", "\u200b date 2019-06-22 Boat sinks\n" + story,
			"headline: Boat sinks\npublished: 2019-06-22\n"},
		{"a flash of one line", "(URGENT) Boat sinks in harbor: mayor\n",
			"headline: Boat sinks in harbor: mayor\nmarks: URGENT\n"},
		{"a slug without a mark", "harbor-boat\n(LEAD) Boat sinks in harbor\n" + story,
			"headline: Boat sinks in harbor\nmarks: LEAD\nnote: harbor-boat\n"},
		{"an agency's name alone", "Yonhap News Agency\n(LEAD) Boat sinks in harbor\nNational | June 22, 2019 15:19 KST\n" + story,
			"headline: Boat sinks in harbor\nmarks: LEAD\npublished: 2019-06-22T15:19+09:00 from\n"},
		{"the time on the headline's line", "Go to Contents Go to Navigation\nBoat sinks in harbor All News 15:19 June 22, 2019\n" + story,
			"headline: Boat sinks in harbor\npublished: 2019-06-22T15:19 from\n"},
		{"the headline on the time's line", "Go to Contents Go to Navigation\nAll News 15:19 June 22, 2019 Boat sinks in harbor\n" + story,
			"headline: Boat sinks in harbor\npublished: 2019-06-22T15:19 from\n"},
		{"the headline on the menu's line", "Go to Contents Go to Navigation Boat sinks in harbor\nAll News 15:19 June 22, 2019\n" + story,
			"headline: Boat sinks in harbor\npublished: 2019-06-22T15:19 from\n"},
		{"the dateline on the time's line", "Boat sinks in harbor\nAll News 15:19 June 22, 2019 " + story,
			"headline: Boat sinks in harbor\npublished: 2019-06-22T15:19 from\n"},
		{"what Reuters changed", "UPDATE 1-Boat sinks\nReuters Staff\n3 MIN READ\n(Adds quotes)\n" + story,
			"headline: UPDATE 1-Boat sinks\nnote: (Adds quotes)\nbody: A boat sank in the harbor"},
		{"a mark alone", "URGENT\nBoat sinks in harbor\n" + story,
			"headline: Boat sinks in harbor\nmarks: URGENT\nbody: A boat"},
		{"a mark alone and again", "URGENT\n(URGENT) Boat sinks in harbor\n", "headline: Boat sinks in harbor\nmarks: URGENT\n"},
		{"a section on the time's line", "Boat sinks in harbor\nDefense All News 15:19 June 22, 2019\n" + story,
			"headline: Boat sinks in harbor\npublished: 2019-06-22T15:19 from\nbody: A boat"},
		{"a short story behind a photo credit", " date 2024-04 Photo : YONHAP News A boat sank in the harbor on Saturday.\nNobody was hurt.\n",
			"published: 2024-04\nnote: Photo : YONHAP News\nbody: A boat sank"},
		{"a Korean byline with an address", "항구에서 배 침몰\n\n홍길동 기자 hong@example.com\n입력 2019-06-22 15:19\n\n배 한 척이 토요일 항구에서 침몰했다고 시장이 밝혔다. 다친 사람은 없다고 그는 말했다.\n승객들은 모두 구조되었으며 원인을 조사하고 있다고 덧붙였다.\n",
			"headline: 항구에서 배 침몰\nauthors: 홍길동\nbody: 배 한"},
		{"a short sentence first", " date 2017-07-04 Following are the main events today.\nA boat sank in the harbor on Saturday, the mayor said.\n",
			"published: 2017-07-04\nbody: Following are"},
		{"one short sentence", " date 2017-07-04 The boat sank.\n", "published: 2017-07-04\nbody: The boat sank.\n"},
		{"a headline that ends in initials", " date 2017-07-04 Mayor to speak of the boat in the U.A.E.\n" + story,
			"headline: Mayor to speak of the boat in the U.A.E.\n"},
		{"a header with a time", " date 2019-06-22 15:30:11 Boat sinks\n" + story, "headline: Boat sinks\npublished: 2019-06-22T15:30 from\n"},
		{"a header with a zone", " date 2019-06-22T15:30:00+09:00 Boat sinks\n" + story, "headline: Boat sinks\npublished: 2019-06-22T15:30+09:00 from\n"},
		{"place and day in a line", "Boats are to be counted\nBy Ines Duarte\nTarn Bay, 3 May 2012\n\n" + undatedStory, "headline: Boats are to be counted\nauthors: Ines Duarte\nplaces: Tarn Bay\npublished: 2012-05-03\n"},
		{"newspaper and day in a line", "Boats are to be counted\nBy Ines Duarte\nHaedol Herald, 12 June 2014\n\n" + undatedStory, "headline: Boats are to be counted\nauthors: Ines Duarte\noutlet: Haedol Herald\npublished: 2014-06-12\n"},
		{"a masthead", "THE VELDEN COURIER\nSaturday, August 4, 1973\n\nFISH MARKET TO MOVE\n\nBy OSKAR LINDQVIST\n\n" + undatedStory, "headline: FISH MARKET TO MOVE\noutlet: THE VELDEN COURIER\npublished: 1973-08-04\n"},
		{"a press release", "FOR IMMEDIATE RELEASE\nMarch 3, 2015\n\nMedia contact: Ines Duarte, p@haedol.example\n\nPort Names New Harbor Master\n\n" + undatedStory, "headline: Port Names New Harbor Master\npublished: 2015-03-03\nnote: FOR IMMEDIATE RELEASE\n"},
		{"a header with slashes", " Date 2019/06/22 2 boats sink\n" + story, "headline: 2 boats sink\npublished: 2019-06-22 from\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := show(articleIn(t, "a.txt", c.text))
			for want := range strings.SplitSeq(strings.TrimSuffix(c.want, "\n"), "\n") {
				if !strings.Contains("\n"+got, "\n"+want) {
					t.Errorf("no %q in\n%s", want, got)
				}
			}
			if wanted := strings.HasPrefix(c.want, "headline"); !wanted && strings.HasPrefix(c.want, "published") && strings.HasPrefix(got, "headline") {
				t.Errorf("a headline was made up:\n%s", got)
			}
		})
	}
}

// What stands below a story is none of its paragraphs.
func TestFeet(t *testing.T) {
	for _, foot := range []string{"jd/rt/pk", "Enditem", "www.kcna.kp (Juche112.9.19.)", "khj@", "khj@yna", "khj@yna.co.kr", "(EN", "==Kyodo"} {
		a := articleIn(t, "a.txt", story+"\n"+foot+"\n")
		if n := len(a.Body); n != 2 || strings.Contains(a.Body[1], foot) {
			t.Errorf("%q: the body is %q", foot, a.Body)
		}
	}
	if a := articleIn(t, "a.txt", story+" Enditem\n"); len(a.Body) != 2 || strings.Contains(a.Body[1], "Enditem") {
		t.Errorf("the body is %q", a.Body)
	}
}

func TestBodies(t *testing.T) {
	for _, c := range []struct{ name, text, body, trailer string }{
		{"words repeated in earnest", story + "\n\"Go on.\"\n\"Go on.\"\n", "\"Go on.\"|\"Go on.\"", ""},
		{"text on the end mark's line", story + "\n(END) Keywords #boat\n", "Nobody was hurt, he told reporters at the town hall.", ""},
		{"a sidebar without an end mark", " date 2019-06-22 Boat sinks\nSEOUL, June 22 (Yonhap) -- It sank.\n-\n1\nFerry back in service\n-\n2\nParliament passes the budget\n",
			"It sank.", "Ferry back in service|Parliament passes the budget"},
	} {
		a := articleIn(t, "a.txt", c.text)
		if got := strings.Join(a.Body, "|"); !strings.HasSuffix(got, c.body) {
			t.Errorf("%s: the body is %q", c.name, got)
		}
		var items []string
		for _, list := range a.Trailer {
			for _, item := range list.Items {
				items = append(items, item.Headline)
			}
		}
		if got := strings.Join(items, "|"); got != c.trailer {
			t.Errorf("%s: the lists are %q", c.name, got)
		}
	}
}

// A file that is cut keeps what it held up to the cut: the head is the whole
// file's, the body and the lists are beginnings of the whole file's.
func TestCutKeepsTheHead(t *testing.T) {
	head := " date 2019-06-22 (2nd LD) Boat sinks in harbor (ATTN: ADDS photo) By Kim Soo-yeon and Lee Minji SEOUL, June 22 (Yonhap) -- "
	text := head + "A boat sank in the harbor on Saturday, the mayor said.\nNobody was hurt, he told reporters.\nsookim@yna.co.kr\n(END)\n-\n1\n(LEAD) Ferry back in service\n-\n2\n25,000 fans gather in Busan\n"
	whole := articleIn(t, "a.txt", text)
	if len(whole.Body) != 2 || len(whole.Trailer) != 1 || len(whole.Trailer[0].Items) != 2 {
		t.Fatalf("the whole is\n%s", show(whole))
	}
	email, end := strings.Index(text, "sookim@"), strings.Index(text, "(END)")
	for n := len(head) + 1; n < len(text); n++ {
		a := articleIn(t, "a.txt", text[:n])
		if a.Headline != whole.Headline || a.Dateline != whole.Dateline || !slices.Equal(a.Marks, whole.Marks) ||
			!slices.Equal(a.Authors, whole.Authors) || !slices.Equal(a.Notes, whole.Notes) || a.Published != whole.Published {
			t.Fatalf("cut after %q:\n%s", text[:n], show(a))
		}
		if n >= email && n < email+len("sookim@") {
			continue // "sook" may be a word
		}
		if len(a.Body) > 2 || n >= end && !slices.Equal(a.Body, whole.Body) {
			t.Fatalf("cut after %q, the body is %q", text[:n], a.Body)
		}
		for i, list := range a.Trailer {
			for k, item := range list.Items {
				if i > 0 || list.Kind != data.TrailerRanked || !strings.HasPrefix(text[end:], "(END)") ||
					!strings.Contains(text, item.Headline) || item.Rank != k+1 {
					t.Fatalf("cut after %q, the lists are %+v", text[:n], a.Trailer)
				}
			}
		}
	}
}
