package deploy

import "github.com/labseal/labseal/evidence"

// layouts are the contracts' storage layouts, as trust files name them (docs/spec/trust.md).
var layouts = map[string]string{
	"Consortium": "consortium/1", "ResultLog": "result-log/1", "ConsentRegistry": "consent-registry/1",
	"CustodyLedger": "custody-ledger/1", "DisclosureLog": "disclosure-log/1", "OrderEscrow": "order-escrow/1",
	"LotRegistry": "lot-registry/1", "StudyRegistry": "study-registry/1",
}

// Trusted is what a trust file says of the chain and the contracts.
func (d Deployment) Trusted() (evidence.TrustChain, []evidence.TrustContract) {
	var contracts []evidence.TrustContract
	for _, c := range d.Contracts() {
		contracts = append(contracts, evidence.TrustContract{
			Name: c.Name, Address: c.Address, CodeHash: c.CodeHash, Layout: layouts[c.Name], Block: c.Block,
		})
	}
	return evidence.TrustChain{ID: d.ChainID, Genesis: d.Genesis, Codec: d.HeaderCodec()}, contracts
}
