package bindings

import "math/big"

// The enums of the contracts, in the order of Solidity, which abigen leaves out. A test compares them with the source.
const (
	PurposeNone uint8 = iota
	PurposeGovernor
	PurposeSequencer
	PurposeManager
	PurposeAttestor
	PurposeRelayer
)

// What a key of a member is for (IConsortium.KeyKind).
const (
	KeyKindNone uint8 = iota
	KeyKindStatement
	KeyKindLog
	KeyKindEncryption
)

// Why a version was amended (IResultLog.Reason).
const (
	ReasonNone uint8 = iota
	ReasonCorrected
	ReasonAmended
	ReasonSuperseded
	ReasonEnteredInError
	ReasonWrongPatient
	ReasonCancelled
)

// What a grant decides (IConsentRegistry.Decision).
const (
	DecisionNone uint8 = iota
	DecisionPermit
	DecisionDeny
)

// Why permits says no (IConsentRegistry.Denial).
const (
	DenialNone uint8 = iota
	DenialUnknownGrant
	DenialRevoked
	DenialExpired
	DenialTermsMismatch
	DenialUnknownTerms
	DenialDenied
	DenialOtherGrantee
	DenialOtherPurpose
	DenialNotYet
	DenialEnded
	DenialOutOfScope
)

// What members do, one bit each (Roles.sol).
const (
	RoleLab uint64 = 1 << iota
	RoleCollector
	RoleCourier
	RoleProvider
	RolePayer
	RoleResearcher
	RoleManufacturer
	RoleAuditor
)

// Roles joins role bits into the uint256 that the contracts take.
func Roles(roles ...uint64) *big.Int {
	var joined uint64
	for _, role := range roles {
		joined |= role
	}
	return new(big.Int).SetUint64(joined)
}
