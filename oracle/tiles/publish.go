package tiles

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"log/slog"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/mod/sumdb/note"

	"github.com/labseal/labseal/evidence"
)

// Publisher writes the tiles of anchored trees, and the signed checkpoint that names the newest, as static files under
// a folder. Readers may come in at any moment, and so may a power cut: a file appears whole, and the checkpoint comes last.
type Publisher struct {
	Dir    string
	Member common.Hash
	Log    common.Hash
	Key    crypto.Signer // Ed25519 log key

	// Entries, where it is not nil, has the entries published too. They show a lab's volume and the status of its
	// results, so they are published only where the lab chose to.
	Entries EntryReader

	// Logger, where it is not nil, is told what is left out.
	Logger *slog.Logger

	published uint64          // size, so far in this process
	told      uint64          // bundles up to here were told of, if they are left out
	touched   map[string]bool // folders that hold names which may not be durable yet
}

// Publish writes what is new since the last call; the first call looks at all files of the tree, and mends those that are
// missing or cut. It returns at once when the tree is published already.
func (p *Publisher) Publish(ctx context.Context, r Reader, tree Tree) error {
	if tree.Size == 0 || tree.Size == p.published {
		return nil
	}
	if err := p.publish(ctx, r, tree); err != nil {
		return fmt.Errorf("publish tree of %d: %w", tree.Size, err)
	}
	p.published = tree.Size
	return nil
}

func (p *Publisher) publish(ctx context.Context, r Reader, tree Tree) error {
	p.touched = map[string]bool{} // where the last call failed, this one looks at all that it did
	old := p.published
	if old > tree.Size { // another database was put back
		old = 0
	}
	if err := p.publishTiles(ctx, r, old, tree.Size); err != nil {
		return err
	}
	if p.Entries != nil {
		if err := p.publishBundles(ctx, old, tree.Size); err != nil {
			return err
		}
	}
	signed, err := p.checkpoint(tree)
	if err != nil {
		return err
	}
	if err := p.sync(); err != nil { // a checkpoint whose tiles a power cut took would be one that nobody can follow
		return err
	}
	if err := p.write("checkpoint", signed); err != nil {
		return err
	}
	return p.sync()
}

func (p *Publisher) publishTiles(ctx context.Context, r Reader, old, size uint64) error {
	ids, widths := Changed(old, size)
	for i, id := range ids {
		name, length := Path(id, widths[i]), widths[i]*common.HashLength
		if p.has(name, length) {
			continue // a tile of a given width never changes
		}
		read, err := r.ReadTiles(ctx, []ID{id})
		if err != nil {
			return err
		}
		if err := p.write(name, read[0].Hashes[:length]); err != nil {
			return err
		}
	}
	return nil
}

// checkpoint is the C2SP tlog-checkpoint of a tree: a note of origin, size and root, signed by the log key.
func (p *Publisher) checkpoint(tree Tree) ([]byte, error) {
	text := evidence.CheckpointText(p.Member, p.Log, tree.Size, tree.Root)
	return note.Sign(&note.Note{Text: text}, logSigner{name: evidence.Origin(p.Member, p.Log), key: p.Key})
}

// logSigner is a note.Signer over any Ed25519 crypto.Signer, so that the key may live in a token.
type logSigner struct {
	name string
	key  crypto.Signer
}

func (s logSigner) Name() string { return s.name }

// KeyHash is that of C2SP signed notes: SHA-256 of name, newline, algorithm 1 (Ed25519) and key, its first four bytes.
func (s logSigner) KeyHash() uint32 {
	public := s.key.Public().(ed25519.PublicKey)
	sum := sha256.Sum256(bytes.Join([][]byte{[]byte(s.name), append([]byte{1}, public...)}, []byte("\n")))
	return binary.BigEndian.Uint32(sum[:])
}

func (s logSigner) Sign(msg []byte) ([]byte, error) { return s.key.Sign(nil, msg, crypto.Hash(0)) }
