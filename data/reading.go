package data

import (
	"context"
	"database/sql"
	"time"
)

// SetRead records that a person has read articles, or that they are to be
// taken for unread. It returns those of which that was not so before.
func (a *Archive) SetRead(ctx context.Context, ids []int64, read bool) (changed []int64, err error) {
	err = a.inWriter(ctx, func(tx *sql.Tx) error {
		query, args := "DELETE FROM reading WHERE article = ?1", []any{}
		if read {
			query, args = "INSERT INTO reading VALUES (?1, ?2) ON CONFLICT DO NOTHING", []any{time.Now().Unix()}
		}
		change, err := tx.PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		defer func() { _ = change.Close() }()
		for _, id := range ids {
			done, err := change.ExecContext(ctx, append([]any{id}, args...)...)
			if err != nil {
				return err
			}
			if n, err := done.RowsAffected(); err == nil && n > 0 {
				changed = append(changed, id)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

// findRead returns the articles that a person has read. What is read changes
// without a new block, so it is not kept.
func (v *view) findRead(ctx context.Context) (bitmap, error) {
	found, places := newBitmap(v.len()), v.byArticle()
	err := each(ctx, v.tx, "SELECT article FROM reading", func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		if id >= 0 && id < int64(len(places)) && places[id] > 0 {
			found.add(int(places[id] - 1))
		}
		return err
	})
	return found, err
}

// byArticle returns the ordinals of articles plus one, by their ids; 0 where
// there is none.
func (s *snapshot) byArticle() []int32 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.places == nil {
		s.places = make([]int32, largest(s.articles)+1)
		for i, id := range s.articles {
			s.places[id] = int32(i + 1)
		}
	}
	return s.places
}
