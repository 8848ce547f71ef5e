// Code generated from the contracts' interfaces by the test of this package - DO NOT EDIT.

package bindings

// Decision of IConsentRegistry.
const (
	DecisionNone   uint8 = 0
	DecisionPermit uint8 = 1
	DecisionDeny   uint8 = 2
)

// Denial of IConsentRegistry.
const (
	DenialNone            uint8 = 0
	DenialUnknownGrant    uint8 = 1
	DenialRevoked         uint8 = 2
	DenialExpired         uint8 = 3
	DenialTermsMismatch   uint8 = 4
	DenialUnknownTerms    uint8 = 5
	DenialScopeMismatch   uint8 = 6
	DenialUnknownScope    uint8 = 7
	DenialScopeExceeded   uint8 = 8
	DenialDenied          uint8 = 9
	DenialNotYetEffective uint8 = 10
	DenialUnknownRequest  uint8 = 11
	DenialOtherGrantee    uint8 = 12
	DenialOtherPurpose    uint8 = 13
	DenialNotYet          uint8 = 14
	DenialEnded           uint8 = 15
	DenialPart2           uint8 = 16
	DenialIdentified      uint8 = 17
	DenialRedisclosure    uint8 = 18
	DenialResearch        uint8 = 19
	DenialExceptedCode    uint8 = 20
	DenialOtherCode       uint8 = 21
)

// Purpose of IConsortium.
const (
	PurposeNone      uint8 = 0
	PurposeGovernor  uint8 = 1
	PurposeSequencer uint8 = 2
	PurposeManager   uint8 = 3
	PurposeAttestor  uint8 = 4
	PurposeRelayer   uint8 = 5
	PurposeCustodian uint8 = 6
	PurposeTreasurer uint8 = 7
)

// KeyKind of IConsortium.
const (
	KeyKindNone       uint8 = 0
	KeyKindStatement  uint8 = 1
	KeyKindLog        uint8 = 2
	KeyKindEncryption uint8 = 3
)

// MemberStatus of IConsortium.
const (
	MemberStatusNone      uint8 = 0
	MemberStatusActive    uint8 = 1
	MemberStatusSuspended uint8 = 2
	MemberStatusRemoved   uint8 = 3
)

// ProposalState of IConsortium.
const (
	ProposalStateNone       uint8 = 0
	ProposalStateVoting     uint8 = 1
	ProposalStateCancelled  uint8 = 2
	ProposalStateDefeated   uint8 = 3
	ProposalStateWaiting    uint8 = 4
	ProposalStateExecutable uint8 = 5
	ProposalStateExecuted   uint8 = 6
	ProposalStateExpired    uint8 = 7
)

// Ballot of IConsortium.
const (
	BallotNone    uint8 = 0
	BallotFor     uint8 = 1
	BallotAgainst uint8 = 2
)

// ItemKind of ICustodyLedger.
const (
	ItemKindNone     uint8 = 0
	ItemKindSpecimen uint8 = 1
	ItemKindPackage  uint8 = 2
)

// Flaw of ICustodyLedger.
const (
	FlawNone               uint8 = 0
	FlawNoForm             uint8 = 1
	FlawNoSpecimen         uint8 = 2
	FlawNoCollector        uint8 = 3
	FlawTwoCollections     uint8 = 4
	FlawIdMismatch         uint8 = 5
	FlawBrokenSeal         uint8 = 6
	FlawInsufficientVolume uint8 = 7
	FlawDeviceExpired      uint8 = 8
)

// RecallClass of ILotRegistry.
const (
	RecallClassNone         uint8 = 0
	RecallClassClassI       uint8 = 1
	RecallClassClassII      uint8 = 2
	RecallClassClassIII     uint8 = 3
	RecallClassUnclassified uint8 = 4
)

// TransferState of ILotRegistry.
const (
	TransferStateNone      uint8 = 0
	TransferStateOffered   uint8 = 1
	TransferStateAccepted  uint8 = 2
	TransferStateRefused   uint8 = 3
	TransferStateWithdrawn uint8 = 4
)

// OrderState of IOrderEscrow.
const (
	OrderStateNone     uint8 = 0
	OrderStateFunded   uint8 = 1
	OrderStateClaimed  uint8 = 2
	OrderStateDisputed uint8 = 3
	OrderStateReleased uint8 = 4
	OrderStateRefunded uint8 = 5
	OrderStateResolved uint8 = 6
)

// Reason of IResultLog.
const (
	ReasonNone           uint8 = 0
	ReasonCorrected      uint8 = 1
	ReasonAmended        uint8 = 2
	ReasonSuperseded     uint8 = 3
	ReasonEnteredInError uint8 = 4
	ReasonWrongPatient   uint8 = 5
	ReasonCancelled      uint8 = 6
)
