package importer
import ("testing";"os";"fmt";"path/filepath")
func TestDump(t *testing.T){
 files,_:=filepath.Glob(os.Getenv("DUMP"))
 for _,f:=range files{ b,_:=os.ReadFile(f); as,err:=Read(Document{Path:f,Bytes:b}); fmt.Println("=====",f,err); for _,a:=range as{fmt.Println("["+a.Source.Format+" "+a.Language+" "+a.Source.Encoding+"]"); fmt.Println(show(a))}}
}
