package data

import (
	"container/list"
	"sync"
)

// setCacheBytes bounds the sets that a snapshot keeps: some 150 words of an
// archive of a million articles.
const setCacheBytes = 20 << 20

// setCache keeps the sets that were asked for last, and how often the words
// that results were ranked by stand in their articles.
type setCache struct {
	mu    sync.Mutex
	byKey map[string]*list.Element
	order list.List // of *keptSet, the last used first
	bytes int
}

// keptSet is the set of a part of a query; frequency, where it is not nil, has
// a number for each of its articles.
type keptSet struct {
	key       string
	set       bitmap
	frequency []uint16
}

func (k *keptSet) bytes() int { return 8*len(k.set) + 2*len(k.frequency) }

func (c *setCache) get(key string) (bitmap, bool) {
	if k := c.find(key); k != nil {
		return k.set, true
	}
	return nil, false
}

func (c *setCache) find(key string) *keptSet {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byKey[key]
	if !ok {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*keptSet)
}

// put keeps a set, in place of an older one of its key.
func (c *setCache) put(k *keptSet) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if k.bytes() > setCacheBytes {
		return
	}
	if c.byKey == nil {
		c.byKey = map[string]*list.Element{}
	}
	if older, ok := c.byKey[k.key]; ok {
		c.drop(older)
	}
	c.byKey[k.key] = c.order.PushFront(k)
	for c.bytes += k.bytes(); c.bytes > setCacheBytes; {
		c.drop(c.order.Back())
	}
}

func (c *setCache) drop(e *list.Element) {
	k := c.order.Remove(e).(*keptSet)
	delete(c.byKey, k.key)
	c.bytes -= k.bytes()
}
