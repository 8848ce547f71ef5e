package main

import (
	"fmt"
	"os"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/keys"
)

// ensureTrust writes the consortium's first trust file, signed by all governors, and returns the consortium id.
func (l *layout) ensureTrust(d deploy.Deployment, folders []*keys.Folder, publics []keys.Public) (common.Hash, error) {
	if isAbsent(l.trust()) {
		if err := l.writeTrust(d, folders, publics); err != nil {
			return common.Hash{}, fmt.Errorf("issue trust file: %w", err)
		}
	}
	file, err := os.ReadFile(l.trust())
	if err != nil {
		return common.Hash{}, err
	}
	_, consortium, err := evidence.ParseTrust(file)
	return consortium, err
}

func (l *layout) writeTrust(d deploy.Deployment, folders []*keys.Folder, publics []keys.Public) error {
	t := &evidence.Trust{
		Format: evidence.TrustFormat, Number: 1,
		Governance:  evidence.TrustThreshold{Threshold: 2},
		Attestation: []evidence.TrustPeriod{{Threshold: 2}},
		Validators:  []evidence.ValidatorSet{}, Pinned: []evidence.PinnedBlock{},
	}
	t.Chain, t.Contracts = d.Trusted()
	for i, m := range l.Members {
		p := publics[i]
		from := evidence.Validity{From: d.Consortium.Block}
		t.Members = append(t.Members, &evidence.Member{
			ID: m.ID, Name: m.Name,
			Governors: []common.Address{p.Accounts[keys.Governor]},
			Attestors: []evidence.TrustAccount{{Account: p.Accounts[keys.Attestor], Validity: from}},
			Keys: []evidence.TrustKey{
				{Kind: "statement", Key: p.Statement, Validity: from},
				{Kind: "log", Key: []byte(p.Log), Validity: from},
			},
		})
	}
	text, err := t.Text()
	if err != nil {
		return err
	}
	var governors []evidence.TrustSigner
	for _, f := range folders {
		governor, err := f.Account(keys.Governor)
		if err != nil {
			return err
		}
		governors = append(governors, governor)
	}
	file, err := evidence.SignTrust(text, governors...)
	if err != nil {
		return err
	}
	return writeFile(l.trust(), file, 0o644)
}
