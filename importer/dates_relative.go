package importer

import (
	"strconv"
	"strings"
	"time"

	"dateline/data"
)

// relativeDay is the words for today and yesterday, without the signs between
// them.
var relativeDay = func() map[string]int {
	back := map[string]int{}
	for i, words := range []string{
		`today,heute,aujourd hui,hoy,hoje,oggi,vandaag,сегодня,сьогодні,днес,dziś,dzisiaj,dnes,danas,idag,i dag,tänään,täna,azi,
			σήμερα,bugün,اليوم,امروز,היום,आज,วันนี้,hôm nay,hari ini,오늘,今日,今天`,
		`yesterday,gestern,hier,ayer,ontem,ieri,gisteren,вчера,вчора,wczoraj,včera,jučer,juče,igår,i går,eilen,eile,tegnap,
			χθες,χτες,dün,أمس,دیروز,אתמול,เมื่อวาน,เมื่อวานนี้,hôm qua,kemarin,어제,昨日,昨天`,
	} {
		for w := range strings.SplitSeq(words, ",") {
			back[strings.TrimSpace(w)] = i
		}
	}
	return back
}()

// agoUnits are the words for units of time as news sites put them beside "3"
// and "ago". No light library knows them: olebedev/when has five languages and
// loses the year where months are counted over New Year.
var agoUnits = func() map[string]string {
	units := map[string]string{}
	for unit, words := range map[string]string{
		"second": `second seconds sec secs sekunden secondes segundos secondi seconden секунду секунды секунд sekundy sekund sekunder
			sekuntia saniye ثانية ثوان ثانیه שניות सेकंड วินาที giây detik 초 秒 秒钟 秒鐘`,
		"minute": `minute minutes min mins minuten minuto minutos minuti minuut минуту минуты минут хвилину хвилини хвилин
			minutę minuty minut minutou minutami minutter minuutti minuuttia dakika دقيقة دقائق دقیقه דקה דקות मिनट นาที phút
			menit 분 分 分钟 分鐘 分間`,
		"hour": `hour hours hr hrs h stunde stunden std heure heures hora horas ora ore uur uren час часа часов годину години годин
			godzinę godziny godzin hodinou hodinami timme timmar time timer tunti tuntia saat ساعة ساعات ساعت שעה שעות घंटा
			घंटे ชั่วโมง giờ jam 시간 時間 小时 小時`,
		"day": `day days d tag tage tagen jour jours día días dia dias giorno giorni dag dagen dagar dage dager день дня дней дні днів
			dzień dni dnem dny päivä päivää gün يوم أيام روز יום ימים दिन วัน ngày hari 일 日 天`,
		"week": `week weeks woche wochen semaine semaines semana semanas settimana settimane weken неделю недели недель тиждень
			тижні тижнів tydzień tygodnie tygodni týdnem týdny vecka veckor uge uger uke uker viikko viikkoa hafta أسبوع أسابيع
			هفته שבוע שבועות हफ्ते सप्ताह สัปดาห์ tuần minggu 주 주일 週間 周 週 星期`,
		"month": `month months monat monate monaten mois mes meses mês mese mesi maand maanden месяц месяца месяцев місяць місяці
			місяців miesiąc miesiące miesięcy měsícem měsíci månad månader måned måneder kuukausi kuukautta ay شهر أشهر شهور
			ماه חודש חודשים महीने เดือน tháng bulan 개월 달 か月 ヶ月 カ月 个月 個月`,
		"year": `year years jahr jahre jahren an ans año años ano anos anno anni jaar год года лет рік роки років rok lata lat rokem
			lety år vuosi vuotta yıl سنة سنوات سال שנה שנים साल वर्ष ปี năm tahun 년 年`,
	} {
		for w := range strings.FieldsSeq(words) {
			units[w] = unit
		}
	}
	return units
}()

var (
	agoWords = wordSet(`ago vor hace há atrás fa geleden назад тому temu před pred sedan siden sitten önce منذ قبل پیش לפני पहले
		trước lalu`)
	// besideAgo may stand with those, for "one" among others.
	besideAgo = wordSet(`a an one about ein einer einem einen etwa un une una um uma een en ett et för for cách đây yang около`)
	// agoEndings are the same in languages that put no space before them.
	agoEndings = lazily(`(?:전|之?前|ที่แล้ว|ที่ผ่านมา)$`)
	agoTokens  = lazily(`\d+|[\p{L}\p{M}]+`)
)

// maxCountedBack is the highest number that is counted back.
const maxCountedBack = 999

// relativeDate reads "3 hours ago" and "yesterday" from when the text was
// written. It is as exact as its unit: hours and days give a day, weeks and
// months a month. What lies ahead is no publication date.
func relativeDate(s string, base time.Time) (d data.Date, ok bool) {
	if base.IsZero() || len(s) > maxStamp || !strings.ContainsFunc(s, isLetter) {
		return data.Date{}, false
	}
	s = strings.ToLower(s)
	if d, ok = namedDay(s, base); !ok {
		n, unit := countedBack(s)
		if d, ok = dateBefore(base, n, unit); !ok {
			return data.Date{}, false
		}
	}
	d.Basis = "counted back from " + base.Format(time.DateOnly)
	return d, true
}

// namedDay reads "yesterday" and "yesterday at 10:15", wherever that is.
func namedDay(s string, base time.Time) (data.Date, bool) {
	var words []string
	figures := false
	for _, w := range agoTokens.FindAllString(s, -1) {
		if isFigure(w) {
			figures = true
		} else if w == "i" || len(w) > 1 && !stampWords[w] {
			words = append(words, w)
		}
	}
	back, ok := relativeDay[strings.Join(words, " ")]
	at, timed := timeIn(s)
	if !ok || figures && !timed {
		return data.Date{}, false
	}
	c := civilAt(base.AddDate(0, 0, -back))
	if timed {
		return c.at(hour{at.hour, at.minute, nil}, "", ""), c.complete()
	}
	return c.date("", ""), c.complete()
}

// countedBack reads "3 hours ago" as 3 and "hour". The unit is empty where the
// text says anything else.
func countedBack(s string) (n int, unit string) {
	if rest, ok := strings.CutPrefix(s, "il y a "); ok {
		s = "ago " + rest
	}
	s = strings.TrimPrefix(s, "an ") // which is French for a year
	n, ago, counted := 1, false, false
	for _, w := range agoTokens.FindAllString(s, -1) {
		if isFigure(w) {
			if counted || len(w) > len(strconv.Itoa(maxCountedBack)) {
				return 0, ""
			}
			n, _ = strconv.Atoi(w)
			counted = true
			continue
		}
		if stem := agoEndings.ReplaceAllString(w, ""); stem != w {
			w, ago = stem, true
		}
		switch {
		case agoUnits[w] != "" && unit == "":
			unit = agoUnits[w]
		case agoWords[w]:
			ago = true
		case w != "" && !besideAgo[w]:
			return 0, ""
		}
	}
	if !ago {
		return 0, ""
	}
	return n, unit
}

// dateBefore is the date so many units before base.
func dateBefore(base time.Time, n int, unit string) (data.Date, bool) {
	var c civil
	switch unit {
	case "second", "minute":
		t := base.Add(-time.Duration(n) * map[string]time.Duration{"second": time.Second, "minute": time.Minute}[unit])
		return civilAt(t).at(hour{t.Hour(), t.Minute(), base.Location()}, "", ""), true
	case "hour":
		c = civilAt(base.Add(-time.Duration(n) * time.Hour))
	case "day":
		c = civilAt(base.AddDate(0, 0, -n))
	case "week":
		c = civilAt(base.AddDate(0, 0, -7*n))
		c.day = 0
	case "month":
		first := time.Date(base.Year(), base.Month()-time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		c = civil{year: first.Year(), month: first.Month()}
	case "year":
		c.year = base.Year() - n
	}
	return c.date("", ""), c.year > 0 && c.valid()
}

func civilAt(t time.Time) civil { return civil{t.Year(), t.Month(), t.Day()} }
