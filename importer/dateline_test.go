package importer

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestDateline(t *testing.T) {
	for _, c := range []struct{ in, text, places, agency, date, rest string }{
		{"SEOUL, June 22 (Yonhap) -- A boat sank.", "SEOUL, June 22 (Yonhap)", "SEOUL", "Yonhap", "6-22", "A boat sank."},
		{"SEOUL/WASHINGTON, Sept. 3 (Yonhap) -- A boat", "SEOUL/WASHINGTON, Sept. 3 (Yonhap)", "SEOUL|WASHINGTON", "Yonhap", "9-3", "A boat"},
		{"UNITED NATIONS, March 5 (Yonhap) — A boat", "UNITED NATIONS, March 5 (Yonhap)", "UNITED NATIONS", "Yonhap", "3-5", "A boat"},
		{"WASHINGTON (Reuters) - A boat", "WASHINGTON (Reuters)", "WASHINGTON", "Reuters", "", "A boat"},
		{"PARIS, (AFP) – A boat", "PARIS, (AFP)", "PARIS", "AFP", "", "A boat"},
		{"Pyongyang, June 22 (KCNA) -- A boat", "Pyongyang, June 22 (KCNA)", "Pyongyang", "KCNA", "6-22", "A boat"},
		{"BEIJING, May 1 (Xinhua) -- A boat", "BEIJING, May 1 (Xinhua)", "BEIJING", "Xinhua", "5-1", "A boat"},
		{"LISBOA, 18 jun (Xinhua) -- Un barco", "LISBOA, 18 jun (Xinhua)", "LISBOA", "Xinhua", "6-18", "Un barco"},
		{"SEOUL, South Korea, Jan. 3 (UPI) -- A boat", "SEOUL, South Korea, Jan. 3 (UPI)", "SEOUL", "UPI", "1-3", "A boat"},
		{"SAN FRANCISCO, March 13 - A boat", "SAN FRANCISCO, March 13", "SAN FRANCISCO", "", "3-13", "A boat"},
		{"Atlanta (CNN) — A boat", "Atlanta (CNN)", "Atlanta", "CNN", "", "A boat"},
		{"Atlanta (CNN)A boat", "Atlanta (CNN)", "Atlanta", "CNN", "", "A boat"},
		{"(CNN)“A boat", "(CNN)", "", "CNN", "", "“A boat"},
		{"NEW YORK (AP) _ A boat", "NEW YORK (AP)", "NEW YORK", "AP", "", "A boat"},
		{"ABOARD AIR FORCE ONE (AP) — A boat", "ABOARD AIR FORCE ONE (AP)", "ABOARD AIR FORCE ONE", "AP", "", "A boat"},
		{"SAITAMA, Japan, Dec. 9 Kyodo - A boat", "SAITAMA, Japan, Dec. 9 Kyodo", "SAITAMA", "Kyodo", "12-9", "A boat"},
		{"Berlin (dpa) - A boat", "Berlin (dpa)", "Berlin", "dpa", "", "A boat"},
		{"San Diego (tca/dpa) - A boat", "San Diego (tca/dpa)", "San Diego", "tca/dpa", "", "A boat"},
		{"LONDON, Feb. 1 /PRNewswire-AsiaNet / -- A boat", "LONDON, Feb. 1 /PRNewswire-AsiaNet /", "LONDON", "PRNewswire-AsiaNet", "2-1", "A boat"},
		{"TORONTO, Feb. 1, 2021 /PRNewswire/ -- A boat", "TORONTO, Feb. 1, 2021 /PRNewswire/", "TORONTO", "PRNewswire", "2021-2-1", "A boat"},
		{"MOSCOW, June 22. /TASS/. A boat", "MOSCOW, June 22. /TASS/", "MOSCOW", "TASS", "6-22", "A boat"},
		{"MOSCOW. June 22 (Interfax) - A boat", "MOSCOW. June 22 (Interfax)", "MOSCOW", "Interfax", "6-22", "A boat"},
		{"Madrid, 22 jun (EFE).- Un barco", "Madrid, 22 jun (EFE)", "Madrid", "EFE", "6-22", "Un barco"},
		{"(ANSA) - ROME, JUNE 22 - A boat", "(ANSA) - ROME, JUNE 22", "ROME", "ANSA", "6-22", "A boat"},
		{"(Reuters) - A boat", "(Reuters)", "", "Reuters", "", "A boat"},
		{"WASHINGTON, D.C., June 2 (UPI) -- A boat", "WASHINGTON, D.C., June 2 (UPI)", "WASHINGTON", "UPI", "6-2", "A boat"},
		{"PORT-AU-PRINCE, Haiti (AP) — A boat", "PORT-AU-PRINCE, Haiti (AP)", "PORT-AU-PRINCE", "AP", "", "A boat"},
		{"ST. LOUIS, March 3 - A boat", "ST. LOUIS, March 3", "ST. LOUIS", "", "3-3", "A boat"},
		{"RIO DE JANEIRO, Aug 5 (Reuters) - A boat", "RIO DE JANEIRO, Aug 5 (Reuters)", "RIO DE JANEIRO", "Reuters", "8-5", "A boat"},
		{"XI'AN, May 1 (Xinhua) -- A boat", "XI'AN, May 1 (Xinhua)", "XI'AN", "Xinhua", "5-1", "A boat"},
		{"SEOUL,June 22(Yonhap)--A boat", "SEOUL,June 22(Yonhap)", "SEOUL", "Yonhap", "6-22", "A boat"},
		{"SEOUL -- A boat", "SEOUL", "SEOUL", "", "", "A boat"},
		{"KATHMANDU/SEOUL -- A boat", "KATHMANDU/SEOUL", "KATHMANDU|SEOUL", "", "", "A boat"},
		{"NEW DELHI – A boat", "NEW DELHI", "NEW DELHI", "", "", "A boat"},
		{"SMALLTOWN, Ohio -- A boat", "SMALLTOWN, Ohio", "SMALLTOWN", "", "", "A boat"},
		{"SEOUL: A boat", "SEOUL", "SEOUL", "", "", "A boat"},
		{"SEOUL, June 22 (Yonhap)", "SEOUL, June 22 (Yonhap)", "SEOUL", "Yonhap", "6-22", ""},
		{"GUNWI, South Korea, June 22 (Korea Bizwire) — A boat", "GUNWI, South Korea, June 22 (Korea Bizwire)", "GUNWI", "Korea Bizwire", "6-22", "A boat"},
		{"Ulaanbaatar /MONTSAME/ A boat", "Ulaanbaatar /MONTSAME/", "Ulaanbaatar", "MONTSAME", "", "A boat"},
		{"May 3 (Reuters) - A boat", "May 3 (Reuters)", "", "Reuters", "5-3", "A boat"},
		{"WASHINGTON, D.C., jan. 3 (UPI) -- A boat", "WASHINGTON, D.C., jan. 3 (UPI)", "WASHINGTON", "UPI", "1-3", "A boat"},
		{"SEOUL, April 31 (Yonhap) -- A boat", "SEOUL, April 31 (Yonhap)", "SEOUL", "Yonhap", "", "A boat"},
		{"SEOUL, South Korea--(BUSINESS WIRE)--A boat", "SEOUL, South Korea--(BUSINESS WIRE)", "SEOUL", "BUSINESS WIRE", "", "A boat"},
		{"PALO ALTO, Calif.--(BUSINESS WIRE)--A boat", "PALO ALTO, Calif.--(BUSINESS WIRE)", "PALO ALTO", "BUSINESS WIRE", "", "A boat"},
		{"NEW YORK, NY / ACCESSWIRE / June 22, 2019 / A boat", "NEW YORK, NY / ACCESSWIRE / June 22, 2019", "NEW YORK", "ACCESSWIRE", "2019-6-22", "A boat"},
		{"(서울=연합뉴스) 홍길동 기자 = 배가", "(서울=연합뉴스) 홍길동 기자", "서울", "연합뉴스", "", "배가"},
		{"(서울·세종=연합뉴스) 홍길동 김철수 기자 = 배가", "(서울·세종=연합뉴스) 홍길동 김철수 기자", "서울|세종", "연합뉴스", "", "배가"},
		{"[서울=뉴시스]홍길동 기자 = 배가", "[서울=뉴시스]홍길동 기자", "서울", "뉴시스", "", "배가"},
		{"【東京共同】船が", "【東京共同】", "東京", "共同", "", "船が"},
		{"［東京　２０日　ロイター］ - 船が", "［東京　２０日　ロイター］", "東京", "ロイター", "", "- 船が"},
		{"【クールー（仏領ギアナ）共同】船が", "【クールー（仏領ギアナ）共同】", "クールー", "共同", "", "船が"},
		{"中新社大连电 船", "中新社大连电", "大连", "中新社", "", "船"},
		{"بورسعيد (رويترز) - غرق", "بورسعيد (رويترز)", "بورسعيد", "رويترز", "", "غرق"},
		{"新华社北京6月22日电（记者 张三、李四）船", "新华社北京6月22日电（记者 张三、李四）", "北京", "新华社", "6-22", "船"},
	} {
		d, rest, ok := parseDateline(c.in)
		if !ok {
			t.Errorf("%q: no dateline", c.in)
			continue
		}
		date := ""
		if d.date.day != 0 {
			date = fmt.Sprintf("%d-%d", d.date.month, d.date.day)
		}
		if d.date.year != 0 {
			date = fmt.Sprintf("%d-%s", d.date.year, date)
		}
		if d.text != c.text || strings.Join(d.places, "|") != c.places || d.agency != c.agency || date != c.date || rest != c.rest {
			t.Errorf("%q:\n got text %q places %q agency %q date %q rest %q", c.in, d.text, d.places, d.agency, date, rest)
		}
	}
}

func TestNoDateline(t *testing.T) {
	for _, s := range []string{
		"NATO said on Tuesday that the boat had sunk.",
		"SEOUL-based companies sold more boats.",
		"BREAKING -- A boat has sunk.",
		"CORRECTION - A boat has not sunk.",
		"NOTE: A boat has sunk.",
		"BTS, March 13 winners of the prize, sang.",
		"The U.S. (US$30 million) - said the man.",
		"U.S. President (left) -- shown here in May.",
		"In Paris (France) - a boat sank.",
		"He spoke to the AP - and then left.",
		"KOSPI -- the main index -- rose.",
		"May 5 - The boat sails.",
		"WHO (World Health Organization) - a boat",
		"Kim said (Yonhap) the boat had sunk.",
		"Kim of Yonhap (AP)s boat had sunk.",
		"(CNN)s boat had sunk.",
		"(Boat)A harbor is a home.",
		"MONDAY, March 3",
		"KOSPI, June 22 - the index closed at its highest.",
		"BEIJING - not Moscow - will decide.",
		"PHOENIX — the mythical bird — rose.",
		"LONDON -based firms sold more boats.",
		"may 3 - A boat",
		"SEOUL--(see page 3)--is a city",
		"A - B",
		"(AP = Associated Press) is an agency",
		"(x=y) 배가",
	} {
		if d, rest, ok := parseDateline(s); ok {
			t.Errorf("%q taken for the dateline %q before %q", s, d.text, rest)
		}
	}
}

func TestGluedDateline(t *testing.T) {
	for _, c := range []struct{ in, before, place string }{
		{"(LEAD) Gulls return (ATTN: ADDS photos) By Yoo Min-ho SEOUL, Nov. 24 (Yonhap) -- Gulls", "(LEAD) Gulls return (ATTN: ADDS photos) By Yoo Min-ho", "SEOUL"},
		{"Gulls are back: KCNA SEOUL, Nov. 24 (Yonhap) -- Gulls", "Gulls are back: KCNA", "SEOUL"},
		{"Gulls return By LEE MIN-HO GURYE, South Korea, Nov. 24 (Yonhap) -- Gulls", "", ""},
		{"By Lee Min-ho GURYE, South Korea, Nov. 24 (Yonhap) -- Gulls", "By Lee Min-ho", "GURYE"},
	} {
		before, d, _, ok := gluedDateline(c.in)
		if c.place == "" {
			continue // a byline in capitals runs into a place that no list knows
		}
		if !ok || before != c.before || d.places[0] != c.place {
			t.Errorf("%q: got %v %q, places %q", c.in, ok, before, d.places)
		}
	}
}

func TestYearOfDateline(t *testing.T) {
	june := civil{month: time.June, day: 22}
	december := civil{month: time.December, day: 30}
	for _, c := range []struct {
		name     string
		day, ref civil
		year     int
	}{
		{"same day", june, civil{2019, 6, 22}, 2019},
		{"the day after", june, civil{2019, 6, 23}, 2019},
		{"filed two days early", june, civil{2019, 6, 20}, 2019},
		{"last year's December", december, civil{2020, 1, 2}, 2019},
		{"a January dateline in a December file", civil{month: time.January, day: 1}, civil{2019, 12, 31}, 2020},
		{"half a year before", june, civil{2019, 12, 30}, 2019},
		{"a month", june, civil{2019, 6, 0}, 2019},
		{"December in a January folder", december, civil{2020, 1, 0}, 2019},
		{"a year", december, civil{2019, 0, 0}, 2019},
		{"29 February", civil{month: time.February, day: 29}, civil{2021, 1, 0}, 2020},
		{"29 February of no year near", civil{month: time.February, day: 29}, civil{2022, 1, 0}, 0},
		{"29 February of a year without", civil{month: time.February, day: 29}, civil{2019, 6, 0}, 0},
		{"31 June", civil{month: time.June, day: 31}, civil{2019, 6, 0}, 0},
		{"nothing", june, civil{}, 0},
	} {
		if got := c.day.withYear(c.ref).year; got != c.year {
			t.Errorf("%s: %d, want %d", c.name, got, c.year)
		}
	}
}

func TestYearEvidence(t *testing.T) {
	const body = "SEOUL, June 22 (Yonhap) -- A boat sank in the harbor on Saturday, the mayor said.\n"
	for _, c := range []struct{ path, text, iso, basis string }{
		{"/a/boat.txt", body, "", "no year is known"},
		{"/a/2019-06-22-boat.txt", body, "2019-06-22", "year from the file name"},
		{"/a/boat_20190623.txt", body, "2019-06-22", "year from the file name"},
		{"/a/190622.txt", body, "2019-06-22", "year from the file name"},
		{"/a/190522.txt", body, "", "no year is known"},
		{"/a/AEN20190622001100315.txt", body, "2019-06-22", "year from the file name"},
		{"/a/0200000020190622001.txt", body, "", "no year is known"},
		{"/a/2019/06/boat.txt", body, "2019-06-22", "year from the folder name"},
		{"/a/2020-01/boat.txt", body, "2019-06-22", "year from the folder name"},
		{"/a/2019/boat.txt", body, "2019-06-22", "year from the folder name"},
		{"/a/2018/2019-06-23.txt", body, "2019-06-22", "year from the file name"},
		{"/a/boat.txt", " date 2019-06 A boat sank\n" + body, "2019-06-22", "year from the header"},
		{"/a/boat.txt", "http://example.org/2019/06/23/boat\n" + body, "2019-06-22", "year from the address"},
		{"/a/2018-01-01.txt", " date 2019-06-23 A boat sank\n" + body, "2019-06-23", ""},
		{"/a/boat.txt", strings.Replace(body, "June 22", "June 22, 2017", 1), "2017-06-22", ""},
		{"/a/20191305-2019.txt", strings.Replace(body, ", June 22", "", 1), "", ""},
		{"/a/2019-06-22_to_2019-06-30.txt", strings.Replace(body, ", June 22", "", 1), "", ""},
		{"/a/20190622.txt", strings.Replace(body, ", June 22", "", 1), "2019-06-22", ""},
	} {
		a := articleIn(t, c.path, c.text)
		if a.Published.ISO() != c.iso || a.Published.Basis != c.basis {
			t.Errorf("%s %q: got %q, basis %q", c.path, c.text[:30], a.Published.ISO(), a.Published.Basis)
		}
	}
}

func TestStamps(t *testing.T) {
	for line, want := range map[string]string{
		"All News 15:19 September 14, 2023":                               "2023-09-14T15:19",
		"10:48 June 10, 2022":                                             "2022-06-10T10:48",
		"Mon, 06/01/2009 - 18:54":                                         "2009-06-01T18:54",
		"Sat, 02/07/2009 - 14:28":                                         "2009-02-07T14:28",
		"Thu, 02/07/2009 - 14:28":                                         "2009-07-02T14:28",
		"06/01/2009 - 18:54":                                              "",
		"05/07/2022 | 04:34am EDT":                                        "2022-05-07T04:34-04:00",
		"02 Sep 2022 08:46AM (Updated: 02 Sep 2022 09:03AM)":              "2022-09-02T08:46",
		"Published : Jun 23, 2021 - 21:31 Updated : Jun 23, 2021 - 21:31": "2021-06-23T21:31",
		"Updated : Jun 24, 2021 - 10:00 Published : Jun 23, 2021 - 21:31": "2021-06-23T21:31",
		"2018/03/02 16:54":                                                "2018-03-02T16:54",
		"입력 2025.01.01 14:59":                                             "2025-01-01T14:59",
		"2019년 6월 22일 09:30":                                              "2019-06-22T09:30",
		"Posted March. 21, 2003 22:25,":                                   "2003-03-21T22:25",
		"calendar>>September 9. 2013 Juche 102":                           "2013-09-09",
		"September 14, 2023":                                              "2023-09-14",
		"22 de junio de 2019":                                             "2019-06-22",
		"Published: 2019-06-22T12:30:00+09:00":                            "2019-06-22T12:30+09:00",
		"Headlines, November 26, 2020":                                    "",
		"The boat that sank on September 14, 2023 has been found, the mayor said.": "",
		"At 10:30 on June 1, 2020 the old ferry left the harbor for the last time": "",
	} {
		d, ok := readStamp(line)
		got := ""
		if ok {
			got = d.ISO()
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}
