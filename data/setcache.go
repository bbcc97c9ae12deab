package data

import (
	"container/list"
	"sync"
)

// setCacheBytes bounds the sets that a snapshot keeps: some 250 words of an
// archive of a million articles.
const setCacheBytes = 32 << 20

// setCache keeps the sets that were asked for last.
type setCache struct {
	mu    sync.Mutex
	byKey map[string]*list.Element
	order list.List // of *keptSet, the last used first
	bytes int
}

type keptSet struct {
	key string
	set bitmap
}

func (c *setCache) get(key string) (bitmap, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byKey[key]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*keptSet).set, true
}

func (c *setCache) put(key string, set bitmap) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.byKey[key]; ok || 8*len(set) > setCacheBytes {
		return
	}
	if c.byKey == nil {
		c.byKey = map[string]*list.Element{}
	}
	c.byKey[key] = c.order.PushFront(&keptSet{key, set})
	for c.bytes += 8 * len(set); c.bytes > setCacheBytes; {
		oldest := c.order.Remove(c.order.Back()).(*keptSet)
		delete(c.byKey, oldest.key)
		c.bytes -= 8 * len(oldest.set)
	}
}
