package tiles

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/mod/sumdb/tlog"
)

// Published is a log's tiles as a [Publisher] writes them, wherever they lie: in a folder, or behind a URL.
type Published struct {
	Base string // folder or URL
	Log  common.Hash
}

// ErrNotPublished is returned for a tile that is not there, or was cut.
var ErrNotPublished = errors.New("the log's tiles do not show it")

var publishedClient = &http.Client{Timeout: 30 * time.Second}

// Leaves reads the first width leaf hashes of the n-th tile of level 0. Nothing says that they are the log's but the
// root that they build.
func (p *Published) Leaves(ctx context.Context, n uint64, width int) ([]common.Hash, error) {
	b, err := p.tile(ctx, n, width)
	if errors.Is(err, ErrNotPublished) && width < 1<<Height { // a partial tile may go when the whole one is there
		whole, wholeErr := p.tile(ctx, n, 1<<Height)
		if !errors.Is(wholeErr, ErrNotPublished) {
			b, err = whole, wholeErr
		}
	}
	if err != nil {
		return nil, fmt.Errorf("read tile 0/%d: %w", n, err)
	}
	leaves := make([]common.Hash, width)
	for i := range leaves {
		leaves[i] = common.Hash(b[i*32 : (i+1)*32])
	}
	return leaves, nil
}

func (p *Published) tile(ctx context.Context, n uint64, width int) ([]byte, error) {
	name := Path(ID{0, n}, width)
	b, err := p.read(ctx, name)
	if err == nil && len(b) != width*common.HashLength {
		err = fmt.Errorf("%w: %s has not the %d bytes that it should have", ErrNotPublished, name, width*common.HashLength)
	}
	return b, err
}

func (p *Published) read(ctx context.Context, name string) ([]byte, error) {
	name = fmt.Sprintf("%x/%s", p.Log, name)
	if !strings.HasPrefix(p.Base, "http://") && !strings.HasPrefix(p.Base, "https://") {
		b, err := os.ReadFile(filepath.Join(p.Base, filepath.FromSlash(name)))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, ErrNotPublished
		}
		return b, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(p.Base, "/")+"/"+name, nil)
	if err != nil {
		return nil, err
	}
	response, err := publishedClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	switch response.StatusCode {
	case http.StatusOK:
		return io.ReadAll(io.LimitReader(response.Body, common.HashLength<<Height+1))
	case http.StatusNotFound, http.StatusGone:
		return nil, ErrNotPublished
	}
	return nil, fmt.Errorf("the answer is %s", response.Status)
}

// Roots takes leaf hashes one by one and knows the root of all that it took. It keeps one hash for each bit of their
// number.
type Roots struct {
	size  uint64
	peaks []tlog.Hash // roots of the full subtrees, largest first
}

// Size is how many leaves it took.
func (r *Roots) Size() uint64 { return r.size }

// Add takes the next leaf hash.
func (r *Roots) Add(leaf common.Hash) {
	h := tlog.Hash(leaf)
	for n := r.size; n&1 == 1; n >>= 1 {
		last := len(r.peaks) - 1
		h = tlog.NodeHash(r.peaks[last], h)
		r.peaks = r.peaks[:last]
	}
	r.peaks = append(r.peaks, h)
	r.size++
}

// Root is the root of what it took so far. There is none before the first.
func (r *Roots) Root() common.Hash {
	last := len(r.peaks) - 1
	h := r.peaks[last]
	for i := last - 1; i >= 0; i-- {
		h = tlog.NodeHash(r.peaks[i], h)
	}
	return common.Hash(h)
}
