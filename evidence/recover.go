package evidence

import (
	"errors"
	"fmt"

	"github.com/decred/dcrd/dcrec/secp256k1/v4"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// recoverPortable recovers the accounts that signed one digest (SEC 1, section 4.1.6). It is for builds without C: where
// go-ethereum would recover one signer after the other, all of them here have one inversion of a field element. The
// signatures' values were checked. Nothing in it is secret.
func recoverPortable(digest common.Hash, signatures [][]byte) ([]common.Address, error) {
	keys := make([]secp256k1.JacobianPoint, len(signatures))
	for i, signature := range signatures {
		if err := recoverPoint(&keys[i], digest, signature); err != nil {
			return nil, fmt.Errorf("signature %d: %w", i, err)
		}
	}
	toAffine(keys)
	accounts := make([]common.Address, len(keys))
	for i := range keys {
		var public [64]byte
		keys[i].X.PutBytesUnchecked(public[:32])
		keys[i].Y.PutBytesUnchecked(public[32:])
		accounts[i] = common.BytesToAddress(crypto.Keccak256(public[:])[12:])
	}
	return accounts, nil
}

// recoverPoint is the key that made a signature: s/r of the point at r, less z/r of the generator.
func recoverPoint(key *secp256k1.JacobianPoint, digest common.Hash, signature []byte) error {
	var r, s, z secp256k1.ModNScalar
	var point, ofPoint, ofGenerator secp256k1.JacobianPoint
	r.SetByteSlice(signature[:32])
	s.SetByteSlice(signature[32:64])
	z.SetByteSlice(digest[:])
	point.X.SetByteSlice(signature[:32])
	if !secp256k1.DecompressY(&point.X, signature[64] == 1, &point.Y) {
		return errors.New("no point of the curve is at its r")
	}
	point.Y.Normalize()
	point.Z.SetInt(1)
	r.InverseNonConst()
	s.Mul(&r)
	z.Mul(&r).Negate()
	secp256k1.ScalarMultNonConst(&s, &point, &ofPoint)
	secp256k1.ScalarBaseMultNonConst(&z, &ofGenerator)
	secp256k1.AddNonConst(&ofPoint, &ofGenerator, key)
	if key.Z.IsZero() {
		return errors.New("nobody's key made it")
	}
	return nil
}

// toAffine brings points, none of which is at infinity, to z = 1, with one inversion for all: of their z's product.
func toAffine(points []secp256k1.JacobianPoint) {
	before := make([]secp256k1.FieldVal, len(points)) // the product of the z's before each
	var product secp256k1.FieldVal
	product.SetInt(1)
	for i := range points {
		before[i].Set(&product)
		product.Mul(&points[i].Z)
	}
	product.Inverse() // of the z's up to the one that comes next, from the last
	for i := len(points) - 1; i >= 0; i-- {
		p := &points[i]
		var inverse, square secp256k1.FieldVal
		inverse.Mul2(&product, &before[i])
		product.Mul(&p.Z)
		square.SquareVal(&inverse)
		p.X.Mul(&square).Normalize()
		p.Y.Mul(square.Mul(&inverse)).Normalize()
		p.Z.SetInt(1)
	}
}
