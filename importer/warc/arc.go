package warc

import (
	"strconv"
	"strings"
	"time"
)

// arcRecord reads a record of an ARC file, whose header is one line.
func (r *Reader) arcRecord(line []byte) (*Record, error) {
	for _, columns := range []int{r.columns, 5, 10} {
		record, ok := parseARC(string(line), columns)
		if !ok {
			continue
		}
		record.Header = line
		if strings.HasPrefix(record.URL, "filedesc:") {
			record.Type = "warcinfo"
		}
		r.columns = columns
		return record, nil
	}
	return nil, r.resync("Something stands where a record should begin.")
}

// parseARC reads a record's line: address, IP address, date, media type,
// perhaps five more columns, and length. An address may have spaces.
func parseARC(line string, columns int) (*Record, bool) {
	fields := strings.Split(strings.TrimRight(line, "\r\n"), " ")
	if columns < 5 || len(fields) < columns {
		return nil, false
	}
	address := strings.Join(fields[:len(fields)-columns+1], " ")
	rest := fields[len(fields)-columns+1:]
	length, err := strconv.ParseInt(rest[len(rest)-1], 10, 64)
	if err != nil || length < 0 || !strings.Contains(address, ":") {
		return nil, false
	}
	date, ok := arcDate(rest[1])
	if !ok {
		return nil, false
	}
	return &Record{Type: "response", ID: address + " " + rest[1], URL: address, ContentType: rest[2], Date: date, Length: length}, true
}

// arcDate reads a date of up to 14 digits.
func arcDate(s string) (time.Time, bool) {
	const layout = "20060102150405"
	for _, c := range s {
		if c < '0' || c > '9' {
			return time.Time{}, false
		}
	}
	if len(s) < 8 || len(s) > len(layout) || len(s)%2 != 0 {
		return time.Time{}, false
	}
	date, err := time.Parse(layout[:len(s)], s)
	return date, err == nil || len(s) == len(layout)
}
