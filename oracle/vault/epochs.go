package vault

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"
)

// PutEpoch stores a wrapped epoch key beside the copies of a log's entries, so that a journal which is restored from a backup
// older than the epoch can open what is newer. It is the object "epochs-<log>/<number>". What is in it opens by nothing but
// the epoch's key pair.
func (s *Store) PutEpoch(ctx context.Context, log common.Hash, e WrappedEpoch) error {
	text, err := json.Marshal(e)
	if err == nil {
		err = s.place.write(ctx, epochObject(log, e.ID), text)
	}
	if err != nil {
		return fmt.Errorf("store the wrapped key of epoch %d: %w", e.ID, err)
	}
	return nil
}

// Epochs returns the wrapped epoch keys that are stored beside a log's copies, oldest first. A damaged one is left out.
func (s *Store) Epochs(ctx context.Context, log common.Hash) ([]WrappedEpoch, error) {
	prefix := epochsOf(log)
	objects, err := s.place.list(ctx, prefix)
	if err != nil {
		return nil, fmt.Errorf("list wrapped epoch keys: %w", err)
	}
	var list []WrappedEpoch
	for _, name := range objects {
		id, err := strconv.ParseUint(strings.TrimPrefix(name, prefix), 10, 32)
		if err != nil {
			continue // perhaps what a crash left behind
		}
		text, err := s.place.load(ctx, name)
		if errors.Is(err, ErrMissing) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read a wrapped epoch key: %w", err)
		}
		var e WrappedEpoch
		if json.Unmarshal(text, &e) == nil && e.ID == uint32(id) {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b WrappedEpoch) int { return int(int64(a.ID) - int64(b.ID)) })
	return list, nil
}

// RemoveEpoch removes a wrapped epoch key.
func (s *Store) RemoveEpoch(ctx context.Context, log common.Hash, id uint32) error {
	if err := s.place.remove(ctx, epochObject(log, id)); err != nil {
		return fmt.Errorf("remove the wrapped key of epoch %d: %w", id, err)
	}
	return nil
}

// epochsPrefix begins the name of a log's folder of wrapped epoch keys.
const epochsPrefix = "epochs-"

func epochsOf(log common.Hash) string { return epochsPrefix + log.Hex()[2:] + "/" }

func epochObject(log common.Hash, id uint32) string {
	return epochsOf(log) + strconv.FormatUint(uint64(id), 10)
}
