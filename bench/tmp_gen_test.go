package main
import ("testing";"context";"os";"strconv";"time";"fmt";"dateline/data";"dateline/importer";"path/filepath")
func TestTmpGen(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("GEN"))
	if n == 0 { t.Skip() }
	start := time.Now()
	c := corpusIn("/tmp/bench-million")
	if err := c.write(context.Background(), n); err != nil { t.Fatal(err) }
	fmt.Println("took", time.Since(start))
	start = time.Now()
	b, err := c.size(n)
	fmt.Println(b, err, time.Since(start))
}
func TestTmpRatio(t *testing.T) {
	if os.Getenv("RATIO") == "" { t.Skip() }
	ctx := context.Background()
	c := corpusIn("/tmp/bench-million")
	p := filepath.Join(t.TempDir(), "a.dateline")
	a, _ := data.Open(ctx, p)
	done, err := importer.Run(ctx, a, c.paths(10000), importer.Options{})
	fmt.Println(done.Counts, err)
	a.Close()
	db, _ := openSQLite(inC, p)
	var text, rest, n int64
	fmt.Println(db.QueryRow("select sum(length(text)), sum(length(rest)), count(*) from body").Scan(&text, &rest, &n))
	st, _ := os.Stat(p)
	b, _ := c.size(10000)
	a, _ = data.OpenReadOnly(ctx, p)
	body := 0
	for i := int64(1); i <= 10000; i++ { x, err := a.Article(ctx, i); if err != nil { t.Fatal(err)}; for k, y := range x.Body { if k > 0 {body+=2}; body += len(y) } }
	fmt.Println("text", text, "rest", rest, "body", body, "text/body", float64(text)/float64(body), "files", b, "archive", st.Size(), float64(st.Size())/float64(b))
}
