package postgres_test

import (
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/postgres"
)

// TestContractOf knows of every event that the contracts have whose it is. No two contracts have one of the same name, but for
// OpenZeppelin's, which are none of ours.
func TestContractOf(t *testing.T) {
	for contract, data := range map[string]*bind.MetaData{
		indexer.Consortium:      &bindings.ConsortiumMetaData,
		indexer.ResultLog:       &bindings.ResultLogMetaData,
		indexer.ConsentRegistry: &bindings.ConsentRegistryMetaData,
		indexer.CustodyLedger:   &bindings.CustodyLedgerMetaData,
		indexer.DisclosureLog:   &bindings.DisclosureLogMetaData,
		indexer.OrderEscrow:     &bindings.OrderEscrowMetaData,
		indexer.LotRegistry:     &bindings.LotRegistryMetaData,
		indexer.StudyRegistry:   &bindings.StudyRegistryMetaData,
	} {
		abi, err := data.ParseABI()
		check(t, err)
		for name := range abi.Events {
			if name == "EIP712DomainChanged" {
				continue
			}
			if got := postgres.ContractOf(name); got != contract {
				t.Errorf("%s of %s is taken for one of %q", name, contract, got)
			}
		}
	}
}
