package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Mapping returns which column of the datasets of a shape holds which field of
// an article, and whether that is known.
func (a *Archive) Mapping(ctx context.Context, shape string) (map[string]string, bool, error) {
	var fields string
	err := a.reader.QueryRowContext(ctx, "SELECT fields FROM mapping WHERE shape = ?", shape).Scan(&fields)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, a.explain(err)
	}
	var m map[string]string
	if err := json.Unmarshal([]byte(fields), &m); err != nil {
		return nil, false, fmt.Errorf("read the mapping of %s: %w", shape, err)
	}
	return m, true, nil
}

// SetMapping remembers a mapping for the datasets of a shape.
func (a *Archive) SetMapping(ctx context.Context, shape string, fields map[string]string) error {
	if a.writer == nil {
		return say(ErrReadOnly, "%s is open to read only, so no mapping can be remembered in it", a.path)
	}
	b, err := json.Marshal(fields)
	if err != nil {
		return fmt.Errorf("remember the mapping of %s: %w", shape, err)
	}
	_, err = a.writer.ExecContext(ctx, "INSERT INTO mapping (shape, used, fields) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET used = ?2, fields = ?3",
		shape, time.Now().Unix(), string(b))
	return a.explain(err)
}
