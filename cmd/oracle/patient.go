package main

import (
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/google/uuid"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
)

// A signer at the command line is an account whose key file its holder brings along. Passkeys sign on the signing page.
var (
	patientFlag = &ucli.PathFlag{
		Name: "patient-key", Usage: "keystore `FILE` of the patient's signer",
		EnvVars: cli.Env("patient-key"),
	}
	patientPasswordFlag = &ucli.PathFlag{
		Name: "patient-password-file", Usage: "`FILE` with its password",
		EnvVars: cli.Env("patient-password-file"),
	}
	newFlag = &ucli.BoolFlag{Name: "new", Usage: "make the patient's key file if there is none"}
)

// patient signs for a subject.
type patient struct{ key *ecdsa.PrivateKey }

// signer is the ERC-7913 signer: the account's 20 bytes.
func (p patient) signer() []byte { return crypto.PubkeyToAddress(p.key.PublicKey).Bytes() }

func (p patient) sign(digest common.Hash) ([]byte, error) {
	signature, err := crypto.Sign(digest[:], p.key)
	if err != nil {
		return nil, fmt.Errorf("patient's signature: %w", err)
	}
	return forEVM(signature), nil
}

// forEVM writes the recovery id as contracts want it: 27 or 28.
func forEVM(signature []byte) []byte {
	signature[64] += 27
	return signature
}

func readPatient(c *ucli.Context) (patient, error) {
	if c.Path(patientFlag.Name) == "" {
		return patient{}, cli.Usage("say who signs: --patient-key and --patient-password-file for a key file at hand, or --draft for the signing page")
	}
	password, err := os.ReadFile(c.Path(patientPasswordFlag.Name))
	if err != nil {
		return patient{}, cli.Usage("read the patient's password file: %w", unnamed(err))
	}
	auth := strings.TrimRight(string(password), "\r\n")
	file, err := os.ReadFile(c.Path(patientFlag.Name))
	if errors.Is(err, fs.ErrNotExist) && c.Bool(newFlag.Name) {
		return newPatient(c.Path(patientFlag.Name), auth)
	}
	if err != nil {
		return patient{}, cli.Usage("read the patient's key file: %w", unnamed(err))
	}
	key, err := keystore.DecryptKey(file, auth)
	if err != nil {
		return patient{}, fmt.Errorf("open the patient's key file: %w", err)
	}
	return patient{key.PrivateKey}, nil
}

func newPatient(path, auth string) (patient, error) {
	private, err := crypto.GenerateKey()
	if err != nil {
		return patient{}, fmt.Errorf("make the patient's key: %w", err)
	}
	key := &keystore.Key{Id: uuid.New(), Address: crypto.PubkeyToAddress(private.PublicKey), PrivateKey: private}
	file, err := keystore.EncryptKey(key, auth, keystore.LightScryptN, keystore.LightScryptP)
	if err != nil {
		return patient{}, fmt.Errorf("make the patient's key: %w", err)
	}
	if err := os.WriteFile(path, file, 0o600); err != nil {
		return patient{}, fmt.Errorf("write the patient's key file: %w", unnamed(err))
	}
	return patient{private}, nil
}
