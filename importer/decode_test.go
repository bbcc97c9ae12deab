package importer

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// samples are sentences written for this test, in every writing that an old
// encoding is used for.
var samples = map[string]string{
	"ko": "항구 도시의 시장은 화요일 새 방파제를 짓기로 했다고 밝혔다. 주민들은 오랫동안 기다려 온 일이라며 반겼다. \"어선 서른 척이 안전하게 머물 수 있게 됐다\"고 어촌계장이 말했다. 공사는 내년 봄에 시작해 사 년 동안 이어진다. ",
	"ja": "港町の市長は火曜日、新しい防波堤を建設すると発表した。住民は長い間この日を待っていたと喜んだ。「漁船三十隻が安全に停泊できるようになる」と漁業組合の代表は話した。工事は来年の春に始まり、四年間続く見通しだ。",
	"zh": "港口城市的市长星期二说,他们将建设一座新的防波堤。当地居民表示,他们等这一天已经很久了。渔民协会的负责人说:“三十条渔船可以安全地停在这里。”工程将在明年春天开始,预计需要四年时间。",
	"zt": "港口城市的市長星期二說,他們將建設一座新的防波堤。當地居民表示,他們等這一天已經很久了。漁民協會的負責人說:「三十條漁船可以安全地停在這裡。」工程將在明年春天開始,預計需要四年時間。",
	"ru": "Мэр портового города сообщил во вторник, что новый мол будет построен к весне. Жители давно ждали этого дня. «Тридцать лодок смогут стоять здесь в безопасности», сказал глава союза рыбаков. Работы начнутся весной и продлятся четыре года. ",
	"fr": "Le maire de la cité portuaire a annoncé mardi qu’une nouvelle jetée serait bâtie. Les habitants, qui l’attendaient depuis des années, se sont réjouis. « Trente bateaux y seront à l’abri », a déclaré le délégué des pêcheurs. Les travaux dureront quatre ans, a-t-il précisé à la presse réunie là. ",
	"de": "Der Bürgermeister der Hafenstadt kündigte am Dienstag an, dass eine neue Mole gebaut würde. Die Bewohner freuten sich darüber. „Dreißig Boote können künftig sicher liegen“, erklärte der Sprecher der Fischer. Die Arbeiten beginnen im Frühjahr und dauern vier Jahre, so die Behörde für Häfen. ",
	"pl": "Burmistrz portowego miasta ogłosił we wtorek, że powstanie nowy falochron. Mieszkańcy ucieszyli się z tej wiadomości. „Trzydzieści łodzi będzie mogło tu bezpiecznie stać”, powiedział przedstawiciel rybaków. Prace zaczną się wiosną i potrwają cztery lata, dodał. ",
	"el": "Ο δήμαρχος της πόλης ανακοίνωσε την Τρίτη ότι θα χτιστεί νέος μόλος. Οι κάτοικοι περίμεναν αυτή την ημέρα πολλά χρόνια. Τα έργα θα αρχίσουν την άνοιξη και θα διαρκέσουν τέσσερα χρόνια, είπε. ",
	"ar": "أعلن رئيس بلدية المدينة يوم الثلاثاء أن رصيفا جديدا سيبنى في الميناء. وقال السكان إنهم انتظروا هذا اليوم طويلا. وستبدأ الأعمال في الربيع وتستمر أربع سنوات. ",
	"he": "ראש העיר הודיע ביום שלישי כי שובר גלים חדש ייבנה בנמל. התושבים חיכו ליום הזה שנים רבות. העבודות יתחילו באביב ויימשכו ארבע שנים. ",
	"th": "นายกเทศมนตรีเมืองท่าประกาศเมื่อวันอังคารว่าจะสร้างเขื่อนกันคลื่นใหม่ ชาวบ้านรอคอยวันนี้มานานหลายปี งานจะเริ่มในฤดูใบไม้ผลิและใช้เวลาสี่ปี ",
}

var encoded = []struct{ sample, encoding string }{
	{"ko", "euc-kr"}, {"ja", "shift_jis"}, {"ja", "euc-jp"}, {"ja", "iso-2022-jp"}, {"zh", "gb18030"}, {"zh", "gbk"}, {"zt", "big5"},
	{"ru", "windows-1251"}, {"ru", "koi8-r"}, {"ru", "ibm866"}, {"ru", "iso-8859-5"}, {"fr", "windows-1252"}, {"de", "windows-1252"},
	{"pl", "windows-1250"}, {"el", "windows-1253"}, {"ar", "windows-1256"}, {"he", "windows-1255"}, {"th", "windows-874"},
	{"ko", "utf-8"}, {"ja", "utf-8"}, {"fr", "utf-8"}, {"ru", "utf-16le"}, {"fr", "utf-16be"}, {"ko", "utf-16le"}, {"zh", "utf-16be"},
}

// sameText are encodings whose texts are read alike.
var sameText = map[string]string{"gbk": "gb18030", "koi8-u": "koi8-r", "windows-1253": "iso-8859-7"}

func canonical(name string) string {
	if same, ok := sameText[name]; ok {
		return same
	}
	return name
}

func TestEncodingsAtEverySize(t *testing.T) {
	for _, c := range encoded {
		long := strings.Repeat(samples[c.sample], 60)
		enc, err := htmlindex.Get(c.encoding)
		if err != nil {
			t.Fatal(err)
		}
		all := long
		if strings.ContainsRune(long, '\u00ab') && (c.encoding == "koi8-r" || c.encoding == "ibm866" || c.encoding == "iso-8859-5") {
			all = strings.NewReplacer("«", `"`, "»", `"`).Replace(long)
		}
		b, err := enc.NewEncoder().Bytes([]byte(all))
		if err != nil {
			t.Fatalf("%s in %s: %v", c.sample, c.encoding, err)
		}
		for _, size := range []int{100, 101, 102, 103, 300, 301, 2000, 2001} {
			cut := b[:size]
			if c.encoding == "utf-16le" || c.encoding == "utf-16be" {
				cut = b[:size&^1]
			}
			text, name, err := decode(cut)
			if err != nil || canonical(name) != canonical(c.encoding) {
				t.Errorf("%s in %s, %d bytes: got %q, %v", c.sample, c.encoding, size, name, err)
				continue
			}
			if !strings.HasPrefix(all, text) || len(text) == 0 {
				t.Errorf("%s in %s, %d bytes: decoded %q", c.sample, c.encoding, size, text)
			}
		}
	}
}

// The folder of each real file names its encoding.
func TestRealEncodings(t *testing.T) {
	dir := corpus(t, "encodings")
	accept := map[string]string{
		"Big5": "big5", "CP949": "euc-kr", "EUC-KR": "euc-kr", "EUC-JP": "euc-jp", "GB2312": "gb18030", "KOI8-R": "koi8-r",
		"SHIFT_JIS": "shift_jis", "UTF-16": "utf-16le utf-16be", "windows-1251-russian": "windows-1251",
		"windows-1252": "windows-1252", "windows-1256-arabic": "windows-1256",
	}
	files, wrong := 0, 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		folder := filepath.Base(filepath.Dir(path))
		text, name, err := decode(b)
		if err != nil || !strings.Contains(accept[folder], name) {
			wrong++
			t.Errorf("%s/%s: got %q, %v: %.80q", folder, d.Name(), name, err, text)
		}
		if bad := strings.Count(text, "\ufffd"); bad > 5 {
			t.Errorf("%s/%s: %d characters could not be decoded", folder, d.Name(), bad)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files, %d wrong", files, wrong)
}

func TestCleanText(t *testing.T) {
	for in, want := range map[string]string{
		"\ufeffa\r\nb\rc":        "a\nb\nc",
		"\u1112\u1161\u11ab":     "한",
		"a\u00a0bc\x1a":          "a bc",
		"cut in a word \xed\x95": "cut in a word ",
		"\xef\xbb\xbfcaf\xc3":    "caf",
	} {
		got, name, err := decode([]byte(in))
		if err != nil || name != "utf-8" || got != want {
			t.Errorf("%q: got %q in %q, %v", in, got, name, err)
		}
	}
}

// A few broken bytes do not make a text another encoding's.
func TestBrokenUTF8(t *testing.T) {
	text := strings.Repeat(samples["ko"], 3)
	at := strings.Index(text, "시장")
	broken := text[:at] + "\xff" + text[at:]
	if _, name, err := decode([]byte(broken)); err != nil || name != "utf-8" {
		t.Errorf("got %q, %v", name, err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range encoded {
		if enc, err := htmlindex.Get(c.encoding); err == nil {
			if b, err := enc.NewEncoder().Bytes([]byte(samples[c.sample])); err == nil {
				f.Add(b)
			}
		}
	}
	f.Add([]byte("\x1b$)C\x0e0!\x0f"))
	f.Fuzz(func(t *testing.T, b []byte) {
		text, name, err := decode(b)
		if err == nil && (!utf8.ValidString(text) || name == "" || strings.ContainsAny(text, "\x00\r\x7f")) {
			t.Errorf("%q gives %q in %q", b, text, name)
		}
	})
}
