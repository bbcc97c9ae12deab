package importer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/ulikunitz/xz/lzma"
)

// The library that reads 7z files makes room for as many members as a header
// names, and for what dictionary it asks for. The header is therefore looked
// over first.

// MaxDirectory is how long the header of a 7z file may be, in bytes.
const MaxDirectory = 64 << 20

var errBadSevenZip = &Failure{Stage: "read", Reason: "The list of its members, at its end, is missing or damaged: the 7z file was cut short. Copy or download it again."}

// checkSevenZip returns for each packed stream what keeps it from being read.
func checkSevenZip(at io.ReaderAt, size int64) (streams []error, err error) {
	const fixed = 32
	start := make([]byte, fixed)
	if _, err := at.ReadAt(start, 0); err != nil {
		return nil, errBadSevenZip
	}
	offset, length := le64(start[12:]), le64(start[20:])
	switch {
	case length == 0:
		return nil, &NotArticle{"an empty 7z archive"}
	case length > MaxDirectory:
		return nil, directoryTooLarge
	case offset > uint64(size) || fixed+offset+length > uint64(size):
		return nil, errBadSevenZip
	}
	header := make([]byte, length)
	if _, err := at.ReadAt(header, int64(fixed+offset)); err != nil {
		return nil, errBadSevenZip
	}
	defer func() {
		if p := recover(); p != nil {
			bad, ok := p.(*Failure)
			if !ok {
				panic(p)
			}
			streams, err = nil, bad
		}
	}()
	h := &sevenZipHeader{b: header}
	if h.byte() == idEncodedHeader {
		h.streams()
		if len(h.folders) != 1 {
			return nil, errBadSevenZip
		}
		packed := io.NewSectionReader(at, int64(fixed+h.packedAt), size)
		if header, err = h.folders[0].unpack(packed); err != nil {
			return nil, err
		}
		h = &sevenZipHeader{b: header}
		if h.byte() != idHeader {
			return nil, errBadSevenZip
		}
	}
	h.all()
	for _, f := range h.folders {
		streams = append(streams, f.check())
	}
	return streams, nil
}

var directoryTooLarge = &Failure{Stage: "read", Reason: fmt.Sprintf(
	"The list of its members is longer than %d MB (MaxDirectory). Unpack it and import the folder.", MaxDirectory>>20)}

// sevenZipFolder is a packed stream, with how it is packed.
type sevenZipFolder struct {
	coders []sevenZipCoder
	size   uint64 // unpacked, the largest of its coders'
	total  int    // streams out of its coders
	sum    bool   // it has a checksum
}

type sevenZipCoder struct{ id, properties []byte }

var (
	coderCopy  = []byte{0}
	coderLZMA  = []byte{3, 1, 1}
	coderLZMA2 = []byte{0x21}
	coderPPMd  = []byte{3, 4, 1}
	coderAES   = []byte{6, 0xf1, 7, 1}
)

// check returns what keeps the stream from being read.
func (f *sevenZipFolder) check() error {
	var dictionaries uint64
	for _, c := range f.coders {
		switch {
		case bytes.Equal(c.id, coderAES):
			return errEncrypted
		case bytes.Equal(c.id, coderLZMA) && len(c.properties) == 5, bytes.Equal(c.id, coderPPMd) && len(c.properties) == 5:
			dictionaries += uint64(le32(c.properties[1:]))
		case bytes.Equal(c.id, coderLZMA2) && len(c.properties) == 1 && c.properties[0] <= 40:
			dictionaries += (2 | uint64(c.properties[0]&1)) << (c.properties[0]/2 + 11)
		}
	}
	if dictionaries > MaxDictionary {
		return dictionaryTooLarge
	}
	return nil
}

// unpack unpacks the header, which programs pack by LZMA alone.
func (f *sevenZipFolder) unpack(in io.Reader) ([]byte, error) {
	if err := f.check(); errors.Is(err, errEncrypted) {
		return nil, &Failure{Stage: "read", Reason: "It is encrypted, the names of its members too. Unpack it with its password and import the folder."}
	} else if err != nil {
		return nil, err
	}
	if f.size > MaxDirectory {
		return nil, directoryTooLarge
	}
	if len(f.coders) != 1 {
		return nil, errBadSevenZip
	}
	c := f.coders[0]
	switch {
	case bytes.Equal(c.id, coderCopy):
	case bytes.Equal(c.id, coderLZMA) && len(c.properties) == 5:
		start := binary.LittleEndian.AppendUint64(bytes.Clone(c.properties), f.size)
		r, err := lzma.NewReader(io.MultiReader(bytes.NewReader(start), in))
		if err != nil {
			return nil, errBadSevenZip
		}
		in = r
	default:
		return nil, errBadSevenZip
	}
	b, err := io.ReadAll(io.LimitReader(in, int64(f.size)))
	if err != nil || uint64(len(b)) < f.size {
		return nil, errBadSevenZip
	}
	return b, nil
}
