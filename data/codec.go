package data

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

const (
	dictionaryBytes   = 64 << 10
	dictionaryPiece   = 512 // bytes taken of one text
	dictionaryMinimum = 16 << 10
	maxUnpacked       = 256 << 20 // bytes a stored text may unpack to
)

// codec packs texts with zstd and a dictionary made from the archive's own
// first articles, so that it fits their language and subject.
type codec struct {
	mu    sync.RWMutex
	plain *zstd.Encoder
	enc   *zstd.Encoder // with the dictionary; nil where there is none
	dec   *zstd.Decoder
	id    int64
	db    *sql.DB // to read the dictionary from when another process has made it
}

// load reads the dictionary, if the archive has one.
func (c *codec) load(ctx context.Context, from querier) error {
	var id int64
	var dict []byte
	err := from.QueryRowContext(ctx, "SELECT id, bytes FROM dictionary ORDER BY id DESC LIMIT 1").Scan(&id, &dict)
	if err != nil && err != sql.ErrNoRows {
		return fmt.Errorf("read the dictionary: %w", err)
	}
	return c.use(id, dict)
}

// use sets the dictionary; an empty one packs without.
func (c *codec) use(id int64, dict []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	encoding := []zstd.EOption{zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2), zstd.WithEncoderCRC(false), zstd.WithWindowSize(1 << 20)}
	decoding := []zstd.DOption{zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(maxUnpacked), zstd.WithDecoderLowmem(true)}
	var err error
	if c.plain == nil {
		if c.plain, err = zstd.NewWriter(nil, encoding...); err != nil {
			return fmt.Errorf("prepare zstd: %w", err)
		}
	}
	c.enc = c.plain
	if len(dict) > 0 {
		forEncoder, forDecoder := zstd.WithEncoderDictRaw(uint32(id), dict), zstd.WithDecoderDictRaw(uint32(id), dict)
		if bytes.HasPrefix(dict, dictionaryMagic) {
			forEncoder, forDecoder = zstd.WithEncoderDict(dict), zstd.WithDecoderDicts(dict)
		}
		if c.enc, err = zstd.NewWriter(nil, append(encoding, forEncoder)...); err != nil {
			return fmt.Errorf("prepare zstd's dictionary: %w", err)
		}
		decoding = append(decoding, forDecoder)
	}
	dec, err := zstd.NewReader(nil, decoding...)
	if err != nil {
		return fmt.Errorf("prepare zstd's dictionary: %w", err)
	}
	if c.dec != nil {
		c.dec.Close()
	}
	c.dec, c.id = dec, id
	return nil
}

func (c *codec) hasDictionary() bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.id != 0
}

func (c *codec) pack(b []byte) []byte {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.enc.EncodeAll(b, make([]byte, 0, len(b)/2+64))
}

func (c *codec) unpack(z []byte) ([]byte, error) {
	b, err := c.decode(z)
	if errors.Is(err, zstd.ErrUnknownDictionary) && c.load(context.Background(), c.db) == nil {
		b, err = c.decode(z) // another process had made the dictionary since
	}
	if err != nil {
		return nil, fmt.Errorf("unpack a stored text: %w", err)
	}
	return b, nil
}

func (c *codec) decode(z []byte) ([]byte, error) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.dec.DecodeAll(z, nil)
}

func (c *codec) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.dec != nil {
		c.dec.Close()
	}
}

// dictionaryDetails is how much of a dictionary is for the JSON of details,
// which has the same names each time.
const dictionaryDetails = 4 << 10

// dictionaryMagic begins a dictionary that has tables of codes beside its text;
// until schema 3 they had text alone.
var dictionaryMagic = []byte{0x37, 0xa4, 0x30, 0xec}

// dictionarySamples is how many texts the tables of codes are made from.
const dictionarySamples = 1000

// makeDictionary takes a piece of every text, evenly, and some of the details
// whole, and makes tables of codes for what is left of texts packed with that:
// short texts need not bring tables of their own. It returns nil where there is
// too little text to be worth it.
func makeDictionary(id int64, texts []string, details [][]byte) []byte {
	step := max(1, len(texts)*dictionaryPiece/dictionaryBytes)
	var dict []byte
	for i := 0; i < len(texts) && len(dict) < dictionaryBytes-dictionaryDetails; i += step {
		t := texts[i]
		dict = append(dict, t[:min(len(t), dictionaryPiece)]...)
	}
	if len(dict) < dictionaryMinimum {
		return nil
	}
	for i := 0; i < len(details) && len(dict)+len(details[i]) <= dictionaryBytes; i += max(1, len(details)/16) {
		dict = append(dict, details[i]...)
	}
	var samples [][]byte
	for i := 0; i < len(texts); i += max(1, len(texts)/dictionarySamples) {
		t := texts[i]
		samples = append(samples, joinDetails(t[:min(len(t), maxSample)], details[i]))
	}
	built, err := zstd.BuildDict(zstd.BuildDictOptions{ID: uint32(id), Contents: samples, History: dict, Offsets: [3]int{1, 4, 8}, Level: zstd.SpeedFastest})
	if err != nil {
		return dict // texts too much alike, or too unlike, for tables
	}
	return built
}

// maxSample bounds what of a text goes into the tables of codes.
const maxSample = 64 << 10
