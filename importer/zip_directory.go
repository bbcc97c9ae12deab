package importer

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
)

// archive/zip reads the directory of a zip file whole into memory, however
// large it is and says to be. Here the directory is given to it in parts: for
// each it sees a zip file that ends with that part.

const (
	partMembers = 4096    // of a directory, at once
	partBytes   = 4 << 20 // of it, or this many

	zipEndBytes    = 22
	zip64EndBytes  = 56
	locatorBytes   = 20
	dirHeaderBytes = 46
	maxComment     = 1<<16 - 1
)

var errNoZipDirectory = &Failure{Stage: "read",
	Reason: "The list of its members, at its end, is missing or damaged: the zip file was cut short. Copy or download it again."}

// zipDirectory reads the members of a zip file in parts.
type zipDirectory struct {
	at      io.ReaderAt
	in      *bufio.Reader // of the directory
	base    int64         // what offsets count from
	pos     int64         // of in
	records uint64        // that are still to come
}

// findZipDirectory finds the directory by the record at the end of the file.
func findZipDirectory(at io.ReaderAt, size int64) (*zipDirectory, error) {
	tail := make([]byte, min(size, zipEndBytes+maxComment))
	if n, err := at.ReadAt(tail, size-int64(len(tail))); n < len(tail) {
		return nil, readFailure(err)
	}
	end := -1
	for i := len(tail) - zipEndBytes; i >= 0 && end < 0; i-- {
		if bytes.HasPrefix(tail[i:], []byte("PK\x05\x06")) && i+zipEndBytes+int(le16(tail[i+20:])) <= len(tail) {
			end = i
		}
	}
	if end < 0 {
		return nil, errNoZipDirectory
	}
	records, length, offset := uint64(le16(tail[end+10:])), uint64(le32(tail[end+12:])), uint64(le32(tail[end+16:]))
	endsAt := size - int64(len(tail)-end)
	if large, where := zip64End(at, endsAt); large != nil {
		records, length, offset = le64(large[32:]), le64(large[40:]), le64(large[48:])
		endsAt = where
	}
	if offset > uint64(size) || length > uint64(endsAt) {
		return nil, errNoZipDirectory
	}
	d := &zipDirectory{at: at, records: records}
	// A program may stand before the zip file, and its offsets not count that.
	d.base = endsAt - int64(length) - int64(offset)
	if d.base != 0 && (isDirHeader(at, int64(offset)) || d.base < 0) {
		d.base = 0
	}
	d.pos = d.base + int64(offset)
	d.in = bufio.NewReaderSize(io.NewSectionReader(at, d.pos, size-d.pos), 64<<10)
	if records > 0 && !isDirHeader(at, d.pos) {
		return nil, errNoZipDirectory
	}
	return d, nil
}

// zip64End returns the larger record of the end and where it stands, nil where
// there is none.
func zip64End(at io.ReaderAt, end int64) ([]byte, int64) {
	locator, record := make([]byte, locatorBytes), make([]byte, zip64EndBytes)
	if end < locatorBytes {
		return nil, 0
	}
	if _, err := at.ReadAt(locator, end-locatorBytes); err != nil || !bytes.HasPrefix(locator, []byte("PK\x06\x07")) {
		return nil, 0
	}
	// Where something stands before the zip file, the record is just before
	// its locator rather than where that says.
	for _, where := range []int64{int64(le64(locator[8:])), end - locatorBytes - zip64EndBytes} {
		if where < 0 || where > end {
			continue
		}
		if _, err := at.ReadAt(record, where); err == nil && bytes.HasPrefix(record, []byte("PK\x06\x06")) {
			return record, where
		}
	}
	return nil, 0
}

func isDirHeader(at io.ReaderAt, where int64) bool {
	b := make([]byte, 4)
	_, err := at.ReadAt(b, where)
	return err == nil && string(b) == "PK\x01\x02"
}

// next returns the next members, nil after the last.
func (d *zipDirectory) next() (*zip.Reader, error) {
	from, n := d.pos, 0
	for n < partMembers && d.pos-from < partBytes {
		header, err := d.in.Peek(dirHeaderBytes)
		if err != nil || !bytes.HasPrefix(header, []byte("PK\x01\x02")) {
			break
		}
		length := dirHeaderBytes + int(le16(header[28:])) + int(le16(header[30:])) + int(le16(header[32:]))
		if _, err := d.in.Discard(length); err != nil {
			break
		}
		d.pos += int64(length)
		n++
	}
	if n == 0 && d.records > 0 {
		return nil, &Failure{Stage: "read", Reason: "The list of its members ends before its end: the zip file is damaged. What that named was read."}
	}
	if n == 0 {
		return nil, nil
	}
	d.records -= min(d.records, uint64(n))
	if d.records == 0 {
		d.records = d.beyond() // counts of 16 bits run over
	}
	part := &zipPart{at: d.at, end: d.pos, tail: zipEnd(from, d.pos, d.base, n)}
	r, err := zip.NewReader(part, part.end+int64(len(part.tail)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &Failure{Stage: "read", Err: err,
			Reason: "The list of its members is damaged (" + err.Error() + "). Copy or download the zip file again."}
	}
	registerZipMethods(r)
	return r, nil
}

// beyond is 1 where another member follows those that were counted.
func (d *zipDirectory) beyond() uint64 {
	if next, err := d.in.Peek(4); err == nil && string(next) == "PK\x01\x02" {
		return 1
	}
	return 0
}

// zipEnd writes the records at the end of a zip file of n members whose
// directory is at [from, to).
func zipEnd(from, to, base int64, n int) []byte {
	b := append(make([]byte, 0, zip64EndBytes+locatorBytes+zipEndBytes), "PK\x06\x06"...)
	b = binary.LittleEndian.AppendUint64(b, zip64EndBytes-12)
	b = append(b, 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0) // versions and disks
	for _, v := range []uint64{uint64(n), uint64(n), uint64(to - from), uint64(from - base)} {
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	b = append(b, "PK\x06\x07\x00\x00\x00\x00"...)
	b = binary.LittleEndian.AppendUint64(b, uint64(to))
	b = append(b, 1, 0, 0, 0)
	b = append(b, "PK\x05\x06\x00\x00\x00\x00"...)
	for range 12 { // counts, size and offset: see the larger record
		b = append(b, 0xff)
	}
	return append(b, 0, 0)
}

// zipPart is a file up to some place, with another end.
type zipPart struct {
	at   io.ReaderAt
	end  int64
	tail []byte
}

func (z *zipPart) ReadAt(p []byte, off int64) (n int, err error) {
	if off < z.end {
		n, err = z.at.ReadAt(p[:min(int64(len(p)), z.end-off)], off)
		if err != nil || n == len(p) {
			return n, err
		}
	}
	if skip := off + int64(n) - z.end; skip < int64(len(z.tail)) {
		n += copy(p[n:], z.tail[skip:])
	}
	if n < len(p) {
		err = io.EOF
	}
	return n, err
}

func le16(b []byte) uint16 { return binary.LittleEndian.Uint16(b) }
func le32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
func le64(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }
