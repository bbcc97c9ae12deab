package data

import "path/filepath"

// filed is what the archive holds already under some key.
type filed struct {
	row, article, hash int64
	position           int
	gone               bool
	path               string
}

func (b *batch) bySource(path string, key int64) (*filed, error) {
	folder, name := splitPath(path)
	id, err := b.folder(folder, false)
	if err != nil || id == 0 {
		return nil, err
	}
	f := &filed{path: path}
	found, err := b.get("SELECT id, article, hash, position, gone FROM doc WHERE folder = ? AND name = ? AND key = ?",
		[]any{id, name, key}, &f.row, &f.article, &f.hash, &f.position, &f.gone)
	if !found {
		return nil, err
	}
	return f, nil
}

func (b *batch) byHash(hash int64) (*filed, error) {
	f := &filed{hash: hash}
	var folder, name string
	found, err := b.get("SELECT doc.id, article, position, gone, folder.path, name FROM doc JOIN folder ON folder.id = folder WHERE hash = ?",
		[]any{hash}, &f.row, &f.article, &f.position, &f.gone, &folder, &name)
	if !found {
		return nil, err
	}
	f.path = filepath.Join(folder, name)
	return f, nil
}

func (b *batch) byURL(url string) (*filed, error) {
	if url == "" {
		return nil, nil
	}
	f := &filed{}
	found, err := b.get("SELECT id, article, hash FROM doc WHERE url = ?", []any{url}, &f.row, &f.article, &f.hash)
	if !found {
		return nil, err
	}
	return f, nil
}

// byOlderVersion finds what an article of the same address was before. Without
// the address, content that only an older version has is an article of its
// own: else it could be found no more when a file takes the name of another.
func (b *batch) byOlderVersion(hash int64, url string) (article int64, err error) {
	if url != "" {
		_, err = b.get("SELECT article FROM version JOIN doc USING (article) WHERE version.hash = ? AND url = ?", []any{hash, url}, &article)
	}
	return article, err
}

func (b *batch) folder(path string, make bool) (int64, error) {
	if id, ok := b.filing.folders[path]; ok {
		return id, nil
	}
	var id int64
	found, err := b.get("SELECT id FROM folder WHERE path = ?", []any{path}, &id)
	if err != nil {
		return 0, err
	}
	if !found {
		if !make {
			return 0, nil
		}
		result, err := b.exec("INSERT INTO folder (path) VALUES (?)", path)
		if err != nil {
			return 0, err
		}
		if id, err = result.LastInsertId(); err != nil {
			return 0, err
		}
	}
	b.filing.folders[path] = id
	return id, nil
}

// seenAt notes where an article that has not changed lies now: at another
// position of its file, or, where its file was gone, in a file of another name.
func (b *batch) seenAt(f *filed, s Source) error {
	if f.position != s.Position {
		if _, err := b.exec("UPDATE doc SET position = ? WHERE id = ?", s.Position, f.row); err != nil {
			return err
		}
	}
	if !f.gone {
		return nil
	}
	folderPath, name := splitPath(s.Path)
	folder, err := b.folder(folderPath, true)
	if err != nil {
		return err
	}
	if _, err := b.exec("UPDATE doc SET folder = ?, name = ?, key = ?, gone = 0 WHERE id = ?", folder, name, s.Key, f.row); err != nil {
		return err
	}
	return b.reindex(f.article)
}
