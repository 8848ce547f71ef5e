package vault

import (
	"context"
	"errors"
	"io"

	"github.com/ethereum/go-ethereum/common"
	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"
)

// bucket keeps bodies as objects. It answers for their being durable itself.
type bucket struct{ *blob.Bucket }

// get reads what lies under an address, unchecked.
func (b bucket) get(ctx context.Context, address common.Hash) ([]byte, error) {
	reader, err := b.NewReader(ctx, objectName(address), nil)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, ErrMissing
	}
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	return io.ReadAll(io.LimitReader(reader, int64(maxStored)+1))
}

// put writes a body unless it is there and whole.
func (b bucket) put(ctx context.Context, address common.Hash, body []byte) error {
	there, err := b.get(ctx, address)
	if err == nil && checkBody(address, there) == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	// What can't be read is written again: a server that checks sums refuses to hand out what was damaged.
	return b.WriteAll(ctx, objectName(address), body, &blob.WriterOptions{DisableContentTypeDetection: true})
}

func (b bucket) write(ctx context.Context, name string, data []byte) error {
	return b.WriteAll(ctx, name, data, &blob.WriterOptions{DisableContentTypeDetection: true})
}

func (b bucket) load(ctx context.Context, name string) ([]byte, error) {
	data, err := b.ReadAll(ctx, name)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, ErrMissing
	}
	return data, err
}

func (b bucket) list(ctx context.Context, prefix string) (names []string, err error) {
	objects := b.List(&blob.ListOptions{Prefix: prefix, Delimiter: "/"})
	for {
		o, err := objects.Next(ctx)
		if errors.Is(err, io.EOF) {
			return names, nil
		}
		if err != nil {
			return nil, err
		}
		names = append(names, o.Key)
	}
}

func (b bucket) remove(ctx context.Context, name string) error {
	if err := b.Delete(ctx, name); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
		return err
	}
	return nil
}
