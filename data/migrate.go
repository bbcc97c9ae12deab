package data

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"slices"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations are the numbered steps of the schema: step n is at n-1.
var migrations = func() []string {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		panic(err)
	}
	slices.Sort(names)
	steps := make([]string, len(names))
	for i, name := range names {
		b, err := migrationFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		steps[i] = string(b)
	}
	return steps
}()

func schemaVersion(ctx context.Context, db *sql.DB) (int, error) {
	var v int
	err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v)
	return v, err
}

// migrate brings the schema up to date, one step a transaction. An archive
// that already has a schema is first copied to PATH.vN-backup.
func migrate(ctx context.Context, db *sql.DB, path string, steps []string) error {
	version, err := schemaVersion(ctx, db)
	if err != nil {
		return fmt.Errorf("read the schema's version: %w", err)
	}
	if version > len(steps) {
		return ErrNewer
	}
	if version > 0 && version < len(steps) {
		tellShare(ctx, 0, 1)
		backup := fmt.Sprintf("%s.v%d-backup", path, version)
		if err := os.Remove(backup); err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("replace the backup %s: %w", backup, err)
		}
		if _, err := db.ExecContext(ctx, "VACUUM INTO ?", backup); err != nil {
			_ = os.Remove(backup) // half of it would pass for a whole one
			return fmt.Errorf("make the backup %s before an upgrade: %w", backup, err)
		}
	}
	for ; version < len(steps); version++ {
		if err := migrateStep(ctx, db, version+1, steps[version]); err != nil {
			return fmt.Errorf("bring the schema to version %d: %w", version+1, err)
		}
	}
	return nil
}

func migrateStep(ctx context.Context, db *sql.DB, version int, script string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.ExecContext(ctx, script); err != nil {
		return err
	}
	if upgrade := upgrades[version]; upgrade != nil {
		if err := upgrade(ctx, tx); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version)); err != nil {
		return err
	}
	return tx.Commit()
}
