package data

import (
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
		if c.enc, err = zstd.NewWriter(nil, append(encoding, zstd.WithEncoderDictRaw(uint32(id), dict))...); err != nil {
			return fmt.Errorf("prepare zstd's dictionary: %w", err)
		}
		decoding = append(decoding, zstd.WithDecoderDictRaw(uint32(id), dict))
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

// makeDictionary takes a piece of every text, evenly, to fill a raw-content
// dictionary, and some of the details whole. It returns nil where there is too
// little text to be worth one.
func makeDictionary(texts []string, details [][]byte) []byte {
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
	return dict
}
