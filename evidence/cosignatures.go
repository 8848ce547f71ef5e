package evidence

import (
	"bytes"
	"cmp"
	"crypto"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum/common"
)

// labelCosignatures is the unprotected header of evidence that holds witnesses' cosignatures of its checkpoint
// (docs/spec/cosignatures.md).
const labelCosignatures = -70004

// Cosignature is a witness's over a log's checkpoint, after C2SP tlog-cosignature, version 1: the witness saw this head
// of the log at that time, and every head that it ever saw of the log before is part of it.
type Cosignature struct {
	Witness   string // name of the witness's key
	KeyID     uint32
	Time      uint64 // unix seconds
	Signature []byte // Ed25519
}

// Witness is a key whose cosignatures a verifier believes.
type Witness struct {
	Name string
	Key  ed25519.PublicKey
}

// cosignatureAlgorithm tells keys of cosignatures from others of the same name.
const cosignatureAlgorithm = 0x04

// ParseWitness reads a witness's key in the form of signed notes: name+key id+base64, of algorithm 4.
func ParseWitness(vkey string) (Witness, error) {
	name, rest, _ := strings.Cut(vkey, "+")
	id, encoded, isKey := strings.Cut(rest, "+")
	key, err := base64.StdEncoding.Strict().DecodeString(encoded)
	if !isKey || err != nil || !isKeyName(name) || len(key) != 1+ed25519.PublicKeySize || key[0] != cosignatureAlgorithm {
		return Witness{}, errors.New("a witness's key is not: name+key id+base64, with an Ed25519 key for cosignatures (04)")
	}
	w := Witness{name, key[1:]}
	if fmt.Sprintf("%08x", w.KeyID()) != id {
		return Witness{}, fmt.Errorf("the key id of witness %s does not fit its key", name)
	}
	return w, nil
}

// isKeyName says whether a name can stand in a signed note.
func isKeyName(name string) bool {
	return name != "" && utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool {
		return unicode.IsSpace(r) || r == '+'
	})
}

// KeyID tells the witness's key from others of its name.
func (w Witness) KeyID() uint32 {
	sum := sha256.Sum256(bytes.Join([][]byte{[]byte(w.Name), append([]byte{cosignatureAlgorithm}, w.Key...)}, []byte("\n")))
	return binary.BigEndian.Uint32(sum[:])
}

// Origin is the name under which a log signs its checkpoints, and their first line.
func Origin(member, log common.Hash) string { return fmt.Sprintf("labseal/%x/%x", member, log) }

// CheckpointText is the body of the note by which a log publishes a head (docs/spec/log.md), and which witnesses cosign.
func CheckpointText(member, log common.Hash, size uint64, root common.Hash) string {
	return fmt.Sprintf("%s\n%d\n%s\n", Origin(member, log), size, base64.StdEncoding.EncodeToString(root[:]))
}

// CheckpointOf is the body of the checkpoint that evidence stands on: evidence does not carry it, it follows from the
// statement and its receipt.
func CheckpointOf(file []byte) (string, error) {
	p, err := split(file, decodeChainProof)
	if err != nil {
		return "", fmt.Errorf("read evidence: %w", err)
	}
	root, err := p.receipt.Root(p.leaf)
	if err != nil {
		return "", fmt.Errorf("read evidence: %w", err)
	}
	return CheckpointText(p.statement.Member, p.statement.Log, p.receipt.Size, root), nil
}

// ParseCosignature reads a signature line of a note: — name base64.
func ParseCosignature(line string) (Cosignature, error) {
	rest, isSignature := strings.CutPrefix(line, signatureDash)
	name, encoded, isPair := strings.Cut(rest, " ")
	b, err := base64.StdEncoding.Strict().DecodeString(encoded)
	if !isSignature || !isPair || err != nil {
		return Cosignature{}, errors.New("a signature line is not: — name base64")
	}
	return decodeCosignature(cosignatureItem{Witness: name, Signature: b})
}

// Line writes the cosignature as a note has it.
func (c Cosignature) Line() string {
	return signatureDash + c.Witness + " " + base64.StdEncoding.EncodeToString(c.item().Signature)
}

// Check says whether the witness made it over a checkpoint's body.
func (c Cosignature) Check(w Witness, checkpoint string) error {
	if c.Witness != w.Name || c.KeyID != w.KeyID() {
		return fmt.Errorf("cosignature of %s, key %08x: it is not of that witness", c.Witness, c.KeyID)
	}
	if !ed25519.Verify(w.Key, cosigned(c.Time, checkpoint), c.Signature) {
		return fmt.Errorf("cosignature of %s: the signature does not fit", c.Witness)
	}
	return nil
}

// Cosign signs a checkpoint's body as a witness of that name, by its Ed25519 key.
func Cosign(name string, key crypto.Signer, time uint64, checkpoint string) (Cosignature, error) {
	public, isEd25519 := key.Public().(ed25519.PublicKey)
	if !isEd25519 || !isKeyName(name) {
		return Cosignature{}, errors.New("cosign: a witness has a name without spaces and +, and an Ed25519 key")
	}
	signature, err := key.Sign(nil, cosigned(time, checkpoint), crypto.Hash(0))
	if err != nil {
		return Cosignature{}, fmt.Errorf("cosign: %w", err)
	}
	return Cosignature{Witness: name, KeyID: Witness{name, public}.KeyID(), Time: time, Signature: signature}, nil
}

// cosigned is what a witness signs of a checkpoint's body.
func cosigned(time uint64, checkpoint string) []byte {
	return fmt.Appendf(nil, "cosignature/v1\ntime %d\n%s", time, checkpoint)
}

// String writes the witness's key as ParseWitness reads it.
func (w Witness) String() string {
	key := base64.StdEncoding.EncodeToString(append([]byte{cosignatureAlgorithm}, w.Key...))
	return fmt.Sprintf("%s+%08x+%s", w.Name, w.KeyID(), key)
}

// AttachCosignatures puts cosignatures in evidence, in the place of those that it may have. The order does not matter;
// of one key, only the oldest is kept: it proves more. It checks nothing: [Verify] does.
func AttachCosignatures(file []byte, list []Cosignature) ([]byte, error) {
	sorted := slices.Clone(list)
	slices.SortFunc(sorted, func(a, b Cosignature) int {
		return cmp.Or(a.compare(b), cmp.Compare(a.Time, b.Time))
	})
	sorted = slices.CompactFunc(sorted, func(a, b Cosignature) bool { return a.compare(b) == 0 })
	if len(sorted) == 0 {
		return nil, errors.New("attach cosignatures: there is none")
	}
	var items []cosignatureItem
	for _, c := range sorted {
		items = append(items, c.item())
	}
	file, err := attach(file, labelCosignatures, encode(items))
	if err != nil {
		return nil, fmt.Errorf("attach cosignatures: %w", err)
	}
	return file, nil
}

// Cosignatures returns those that evidence carries. It checks no signature: [Verify] does.
func Cosignatures(file []byte) ([]Cosignature, error) {
	p, err := split(file, decodeChainProof)
	if err != nil {
		return nil, fmt.Errorf("read evidence: %w", err)
	}
	return p.cosignatures, nil
}

// compare orders cosignatures by the witness's name and key.
func (c Cosignature) compare(d Cosignature) int {
	return cmp.Or(cmp.Compare(c.Witness, d.Witness), cmp.Compare(c.KeyID, d.KeyID))
}

// cosignatureItem is a cosignature as encoded: its signature is what a note's line has in base64.
type cosignatureItem struct {
	_         struct{} `cbor:",toarray"`
	Witness   string
	Signature []byte // key id, time, signature
}

func (c Cosignature) item() cosignatureItem {
	b := binary.BigEndian.AppendUint32(nil, c.KeyID)
	b = binary.BigEndian.AppendUint64(b, c.Time)
	return cosignatureItem{Witness: c.Witness, Signature: append(b, c.Signature...)}
}

func decodeCosignature(i cosignatureItem) (Cosignature, error) {
	if !isKeyName(i.Witness) {
		return Cosignature{}, errors.New("a witness's name can't stand in a note")
	}
	b := i.Signature
	if len(b) != 4+8+ed25519.SignatureSize {
		return Cosignature{}, fmt.Errorf("a cosignature of %d bytes, want key id, time and an Ed25519 signature, 76", len(b))
	}
	return Cosignature{i.Witness, binary.BigEndian.Uint32(b), binary.BigEndian.Uint64(b[4:]), b[12:]}, nil
}

func readCosignatures(p *parts, b []byte) error {
	var items []cosignatureItem
	if err := decode(b, &items); err != nil {
		return err
	}
	if len(items) == 0 {
		return errors.New("there is none")
	}
	for i, item := range items {
		c, err := decodeCosignature(item)
		if err != nil {
			return err
		}
		if i > 0 && p.cosignatures[i-1].compare(c) >= 0 {
			return errors.New("they are not ordered by name and key, or one key has two")
		}
		p.cosignatures = append(p.cosignatures, c)
	}
	return nil
}

// cosignatures checks those by witnesses that the verifier names; others are passed over, as C2SP says.
func (v *verification) cosignatures(witnesses []Witness) error {
	s := v.parts.statement
	checkpoint := CheckpointText(s.Member, s.Log, v.proven.Size, v.root)
	for _, c := range v.parts.cosignatures {
		i := slices.IndexFunc(witnesses, func(w Witness) bool { return w.Name == c.Witness && w.KeyID() == c.KeyID })
		if i < 0 {
			v.proven.Unknown = append(v.proven.Unknown, c)
			continue
		}
		if err := c.Check(witnesses[i], checkpoint); err != nil {
			return err
		}
		v.proven.Cosigned = append(v.proven.Cosigned, c)
	}
	return nil
}
