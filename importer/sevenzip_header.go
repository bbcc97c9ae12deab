package importer

import (
	"fmt"
	"math/bits"
)

// What the parts of a 7z header are called.
const (
	idEnd           = 0x00
	idHeader        = 0x01
	idProperties    = 0x02
	idMainStreams   = 0x04
	idFiles         = 0x05
	idPackInfo      = 0x06
	idUnpackInfo    = 0x07
	idSubStreams    = 0x08
	idSize          = 0x09
	idCRC           = 0x0a
	idFolder        = 0x0b
	idUnpackSize    = 0x0c
	idUnpackStreams = 0x0d
	idEncodedHeader = 0x17
)

// sevenZipHeader goes through a header and panics with errBadSevenZip, or a
// *Failure that names a bound, where it can not be true.
type sevenZipHeader struct {
	b        []byte
	packedAt uint64
	folders  []sevenZipFolder
}

func (h *sevenZipHeader) take(n uint64) []byte {
	if n > uint64(len(h.b)) {
		panic(errBadSevenZip)
	}
	taken := h.b[:n]
	h.b = h.b[n:]
	return taken
}

func (h *sevenZipHeader) byte() byte { return h.take(1)[0] }

// number reads a number, whose first byte tells how many follow.
func (h *sevenZipHeader) number() uint64 {
	first := h.byte()
	more := bits.LeadingZeros8(^first)
	var v uint64
	for i, c := range h.take(uint64(more)) {
		v |= uint64(c) << (8 * i)
	}
	if more < 7 {
		v |= uint64(first&(1<<(7-more)-1)) << (8 * more)
	}
	return v
}

// count reads how many of something there are, which cannot be more than
// members are allowed.
func (h *sevenZipHeader) count() int {
	n := h.number()
	if n > MaxMembers {
		panic(&Failure{Stage: "read", Reason: fmt.Sprintf(
			"It says to have more than %d members (MaxMembers). Unpack it and import the folder.", MaxMembers)})
	}
	return int(n)
}

func (h *sevenZipHeader) expect(id byte) {
	if h.byte() != id {
		panic(errBadSevenZip)
	}
}

// all goes through a whole header.
func (h *sevenZipHeader) all() {
	for {
		switch h.byte() {
		case idEnd:
			return
		case idProperties:
			for h.byte() != idEnd {
				h.take(h.number())
			}
		case idMainStreams:
			h.streams()
		case idFiles:
			h.count()
			return // what follows has its length before it
		default:
			panic(errBadSevenZip)
		}
	}
}

func (h *sevenZipHeader) streams() {
	for {
		switch h.byte() {
		case idEnd:
			return
		case idPackInfo:
			h.packInfo()
		case idUnpackInfo:
			h.unpackInfo()
		case idSubStreams:
			h.subStreams()
		default:
			panic(errBadSevenZip)
		}
	}
}

func (h *sevenZipHeader) packInfo() {
	h.packedAt = h.number()
	n := h.count()
	for {
		switch h.byte() {
		case idEnd:
			return
		case idSize:
			for range n {
				h.number()
			}
		case idCRC:
			h.checksums(n)
		default:
			panic(errBadSevenZip)
		}
	}
}

// checksums goes through the checksums of n streams and returns a function
// that tells which have one.
func (h *sevenZipHeader) checksums(n int) (has func(int) bool) {
	if h.byte() != 0 { // all
		h.take(4 * uint64(n))
		return func(int) bool { return true }
	}
	set := h.take(uint64(n+7) / 8)
	has = func(i int) bool { return set[i/8]&(0x80>>(i%8)) != 0 }
	for i := range n {
		if has(i) {
			h.take(4)
		}
	}
	return has
}

func (h *sevenZipHeader) unpackInfo() {
	h.expect(idFolder)
	n := h.count()
	if h.byte() != 0 {
		panic(errBadSevenZip) // elsewhere in the file: nobody writes that
	}
	for range n {
		h.folders = append(h.folders, h.folder())
	}
	h.expect(idUnpackSize)
	for i := range h.folders {
		f := &h.folders[i]
		for range f.total {
			f.size = max(f.size, h.number())
		}
	}
	for {
		switch h.byte() {
		case idEnd:
			return
		case idCRC:
			has := h.checksums(n)
			for i := range h.folders {
				h.folders[i].sum = has(i)
			}
		default:
			panic(errBadSevenZip)
		}
	}
}

func (h *sevenZipHeader) folder() sevenZipFolder {
	const most = 32 // coders, and streams of one
	var f sevenZipFolder
	in := 0
	n := h.count()
	if n > most {
		panic(errBadSevenZip)
	}
	for range n {
		flags := h.byte()
		c := sevenZipCoder{id: h.take(uint64(flags & 0xf))}
		ins, outs := 1, 1
		if flags&0x10 != 0 {
			ins, outs = h.count(), h.count()
		}
		if ins > most || outs > most {
			panic(errBadSevenZip)
		}
		if flags&0x20 != 0 {
			c.properties = h.take(h.number())
		}
		in += ins
		f.total += outs
		f.coders = append(f.coders, c)
	}
	pairs := max(f.total-1, 0)
	for range pairs {
		h.number()
		h.number()
	}
	if packed := in - pairs; packed > 1 {
		for range packed {
			h.number()
		}
	}
	return f
}

func (h *sevenZipHeader) subStreams() {
	id := h.byte()
	counts := make([]int, len(h.folders))
	for i := range counts {
		counts[i] = 1
	}
	if id == idUnpackStreams {
		total := 0
		for i := range counts {
			counts[i] = h.count()
			if total += counts[i]; total > MaxMembers {
				panic(errBadSevenZip)
			}
		}
		id = h.byte()
	}
	for ; id != idEnd; id = h.byte() {
		switch id {
		case idSize: // of all but the last of each stream
			for _, n := range counts {
				for range n - 1 {
					h.number()
				}
			}
		case idCRC:
			unknown := 0
			for i, n := range counts {
				if n != 1 || !h.folders[i].sum {
					unknown += n
				}
			}
			h.checksums(unknown)
		default:
			panic(errBadSevenZip)
		}
	}
}
