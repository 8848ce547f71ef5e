package tiles

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/labseal/labseal/indexer"
)

const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight
)

// errUnpublished is a tile that is not out yet.
var errUnpublished = errors.New("its newest tiles are not published yet")

// newClient returns a client for addresses that others chose: it follows no redirects and does not wait for long.
func newClient() *http.Client {
	return &http.Client{
		Timeout:       patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// leaves fetches the leaf hashes from the mirrored size up to a size. The last tile is asked for first: if it is out,
// so are the others.
func (m *Mirror) leaves(ctx context.Context, l indexer.MirroredLog, size uint64) ([]common.Hash, error) {
	from := l.Tree.Size
	leaves := make([]common.Hash, size-from)
	for n := (size - 1) / tileWidth; ; n-- {
		begin := n * tileWidth
		hashes, err := m.tile(ctx, l, n, min(size-begin, tileWidth))
		if err != nil {
			return nil, err
		}
		skipped := max(from, begin) - begin // mirrored already
		copy(leaves[begin+skipped-from:], hashes[skipped:])
		if begin <= from {
			return leaves, nil
		}
	}
}

// tile fetches a tile of level 0. A partial one that is gone was followed by the full one.
func (m *Mirror) tile(ctx context.Context, l indexer.MirroredLog, n, width uint64) ([]common.Hash, error) {
	hashes, err := m.get(ctx, l, n, width)
	if errors.Is(err, errUnpublished) && width < tileWidth {
		if full, fullErr := m.get(ctx, l, n, tileWidth); fullErr == nil {
			return full[:width], nil
		}
	}
	return hashes, err
}

func (m *Mirror) get(ctx context.Context, l indexer.MirroredLog, n, width uint64) ([]common.Hash, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address(l, n, width), nil)
	if err != nil || request.URL.Scheme != "http" && request.URL.Scheme != "https" {
		return nil, errors.New("its member's log URL is not one of http or https")
	}
	response, err := m.client.Do(request)
	if err != nil {
		var failed *url.Error
		if errors.As(err, &failed) {
			err = failed.Err
		}
		return nil, fmt.Errorf("it can't be reached: %w", err)
	}
	defer response.Body.Close()
	switch response.StatusCode {
	case http.StatusOK:
	case http.StatusNotFound:
		return nil, errUnpublished
	default:
		return nil, fmt.Errorf("it answers with status %d", response.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, tileWidth*common.HashLength+1))
	if err != nil {
		return nil, fmt.Errorf("it stopped answering: %w", err)
	}
	if uint64(len(body)) != width*common.HashLength {
		return nil, fmt.Errorf("its tile %d has %d bytes, want %d", n, len(body), width*common.HashLength)
	}
	hashes := make([]common.Hash, width)
	for i := range hashes {
		hashes[i] = common.Hash(body[i*common.HashLength:])
	}
	return hashes, nil
}

// address of a tile of level 0, as C2SP tlog-tiles spells it: tile/0/x001/067.p/8.
func address(l indexer.MirroredLog, n, width uint64) string {
	tile := tlog.Tile{H: tileHeight, N: int64(n), W: int(width)}
	path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight), "tile/", 1)
	return fmt.Sprintf("%s/%x/%s", strings.TrimRight(l.URL, "/"), l.Log, path)
}
