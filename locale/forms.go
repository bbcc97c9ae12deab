package locale

import (
	"strconv"
	"strings"
	"time"

	"github.com/gohugoio/locales"
	"github.com/gohugoio/locales/de"
	"github.com/gohugoio/locales/en"
	"github.com/gohugoio/locales/es"
	"github.com/gohugoio/locales/fr"
	"github.com/gohugoio/locales/ja"
	"github.com/gohugoio/locales/ko"
	"github.com/gohugoio/locales/zh"
)

// A DateForm is how much of a date is written, and at what length.
type DateForm int

// The forms of dates, with the English ones as examples.
const (
	Year       DateForm = iota // 2021
	Month                      // November 2021
	Day                        // 3 November 2021
	Weekday                    // Wednesday, 3 November 2021
	ShortMonth                 // Nov 2021
	ShortDay                   // 3 Nov 2021
	MonthAlone                 // November
	DayAlone                   // 3 November
	MonthLabel                 // Nov
	DayLabel                   // 3 Nov
	dateForms
)

// language's forms: layouts of package time, in which January, Jan and Monday
// stand for the names of the language.
type forms struct {
	names     locales.Translator
	dates     [dateForms]string
	clock     string // between a day and the time
	yearFirst bool
	group     string // between thousands
	leastLong int    // digits of the shortest number that is grouped
	decimal   string
	percent   string
	points    bool // after the short names of months
}

const (
	wideYear    = "2006"
	wideMonth   = "January"
	shortMonth  = "Jan"
	wideWeekday = "Monday"
	hardSpace   = "\u00a0"
)

var formsOf = map[string]forms{
	"en": {names: en.New(), clock: ", ", group: ",", leastLong: 4, decimal: ".", percent: "%",
		dates: [dateForms]string{"2006", "January 2006", "2 January 2006", "Monday, 2 January 2006", "Jan 2006", "2 Jan 2006", "January", "2 January", "Jan", "2 Jan"}},
	"de": {names: de.New(), clock: ", ", group: ".", leastLong: 4, decimal: ",", percent: hardSpace + "%", points: true,
		dates: [dateForms]string{"2006", "January 2006", "2. January 2006", "Monday, 2. January 2006", "Jan 2006", "2. Jan 2006", "January", "2. January", "Jan", "2. Jan"}},
	"fr": {names: fr.New(), clock: ", ", group: hardSpace, leastLong: 4, decimal: ",", percent: hardSpace + "%", points: true,
		dates: [dateForms]string{"2006", "January 2006", "2 January 2006", "Monday 2 January 2006", "Jan 2006", "2 Jan 2006", "January", "2 January", "Jan", "2 Jan"}},
	"es": {names: es.New(), clock: ", ", group: ".", leastLong: 5, decimal: ",", percent: hardSpace + "%",
		dates: [dateForms]string{"2006", "January de 2006", "2 de January de 2006", "Monday, 2 de January de 2006", "Jan 2006", "2 Jan 2006", "January", "2 de January", "Jan", "2 Jan"}},
	"ko": {names: ko.New(), clock: " ", yearFirst: true, group: ",", leastLong: 4, decimal: ".", percent: "%",
		dates: [dateForms]string{"2006년", "2006년 1월", "2006년 1월 2일", "2006년 1월 2일 Monday", "2006. 1.", "2006. 1. 2.", "1월", "1월 2일", "1월", "1월 2일"}},
	"ja": {names: ja.New(), clock: " ", yearFirst: true, group: ",", leastLong: 4, decimal: ".", percent: "%",
		dates: [dateForms]string{"2006年", "2006年1月", "2006年1月2日", "2006年1月2日 Monday", "2006/1", "2006/1/2", "1月", "1月2日", "1月", "1月2日"}},
	"zh-Hans": {names: zh.New(), clock: " ", yearFirst: true, group: ",", leastLong: 4, decimal: ".", percent: "%",
		dates: [dateForms]string{"2006年", "2006年1月", "2006年1月2日", "2006年1月2日 Monday", "2006/1", "2006/1/2", "1月", "1月2日", "1月", "1月2日"}},
}

// Date writes a date in the language that is spoken.
func Date(t time.Time, form DateForm) string { return formsOf[spoken].date(t, form) }

// Moment writes a date and the time, whose layout is one of package time.
func Moment(t time.Time, form DateForm, clock string) string {
	f := formsOf[spoken]
	return f.date(t, form) + f.clock + t.Format(clock)
}

// Dates writes a range of dates, both included, that are written in one form:
// "2019–2021", "March – April 2022", "28 Nov 2021 – 3 Jan 2022". The year is
// written once where both have the same.
func Dates(from, to time.Time, form DateForm) string { return formsOf[spoken].between(from, to, form) }

func (f forms) between(from, to time.Time, form DateForm) string {
	first, last := f.date(from, form), f.date(to, form)
	if first == last {
		return last
	}
	alone, found := map[DateForm]DateForm{Month: MonthAlone, Day: DayAlone}[form]
	switch {
	case form == Year:
		return strconv.Itoa(from.Year()) + "–" + last
	case found && from.Year() == to.Year() && f.yearFirst:
		last = f.date(to, alone)
	case found && from.Year() == to.Year():
		first = f.date(from, alone)
	}
	return first + " – " + last
}

func (f forms) date(t time.Time, form DateForm) string {
	layout := f.dates[form]
	name := ""
	switch {
	case strings.Contains(layout, wideMonth):
		name = f.names.MonthWide(t.Month())
	case strings.Contains(layout, shortMonth):
		name = f.names.MonthAbbreviated(t.Month())
		if !f.points {
			name = strings.TrimSuffix(name, ".")
		}
	}
	// Names are put in afterwards, or a layout would read them as its own words;
	// and so is the year, which a layout would fill up with zeros.
	const year, month, weekday = "\x01", "\x02", "\x03"
	layout = strings.NewReplacer(wideYear, year, wideMonth, month, shortMonth, month, wideWeekday, weekday).Replace(layout)
	return strings.NewReplacer(year, strconv.Itoa(t.Year()), month, name, weekday, f.names.WeekdayWide(t.Weekday())).Replace(t.Format(layout))
}
