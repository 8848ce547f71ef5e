// Code generated from indexer/api/openapi.yaml by oapi-codegen. DO NOT EDIT.

package client

import (
	"context"
	"fmt"
	"net/url"
	"time"
)

// Defines values for AccountAnswerPurpose.
const (
	AccountAnswerPurposeAttestor  AccountAnswerPurpose = "attestor"
	AccountAnswerPurposeCustodian AccountAnswerPurpose = "custodian"
	AccountAnswerPurposeGovernor  AccountAnswerPurpose = "governor"
	AccountAnswerPurposeManager   AccountAnswerPurpose = "manager"
	AccountAnswerPurposeRelayer   AccountAnswerPurpose = "relayer"
	AccountAnswerPurposeSequencer AccountAnswerPurpose = "sequencer"
	AccountAnswerPurposeTreasurer AccountAnswerPurpose = "treasurer"
)

// Valid indicates whether the value is a known member of the AccountAnswerPurpose enum.
func (e AccountAnswerPurpose) Valid() bool {
	switch e {
	case AccountAnswerPurposeAttestor:
		return true
	case AccountAnswerPurposeCustodian:
		return true
	case AccountAnswerPurposeGovernor:
		return true
	case AccountAnswerPurposeManager:
		return true
	case AccountAnswerPurposeRelayer:
		return true
	case AccountAnswerPurposeSequencer:
		return true
	case AccountAnswerPurposeTreasurer:
		return true
	default:
		return false
	}
}

// Defines values for AccountStatePurpose.
const (
	AccountStatePurposeAttestor  AccountStatePurpose = "attestor"
	AccountStatePurposeCustodian AccountStatePurpose = "custodian"
	AccountStatePurposeGovernor  AccountStatePurpose = "governor"
	AccountStatePurposeManager   AccountStatePurpose = "manager"
	AccountStatePurposeRelayer   AccountStatePurpose = "relayer"
	AccountStatePurposeSequencer AccountStatePurpose = "sequencer"
	AccountStatePurposeTreasurer AccountStatePurpose = "treasurer"
)

// Valid indicates whether the value is a known member of the AccountStatePurpose enum.
func (e AccountStatePurpose) Valid() bool {
	switch e {
	case AccountStatePurposeAttestor:
		return true
	case AccountStatePurposeCustodian:
		return true
	case AccountStatePurposeGovernor:
		return true
	case AccountStatePurposeManager:
		return true
	case AccountStatePurposeRelayer:
		return true
	case AccountStatePurposeSequencer:
		return true
	case AccountStatePurposeTreasurer:
		return true
	default:
		return false
	}
}

// Defines values for AcknowledgmentClass.
const (
	AcknowledgmentClassI            AcknowledgmentClass = "I"
	AcknowledgmentClassII           AcknowledgmentClass = "II"
	AcknowledgmentClassIII          AcknowledgmentClass = "III"
	AcknowledgmentClassUnclassified AcknowledgmentClass = "unclassified"
)

// Valid indicates whether the value is a known member of the AcknowledgmentClass enum.
func (e AcknowledgmentClass) Valid() bool {
	switch e {
	case AcknowledgmentClassI:
		return true
	case AcknowledgmentClassII:
		return true
	case AcknowledgmentClassIII:
		return true
	case AcknowledgmentClassUnclassified:
		return true
	default:
		return false
	}
}

// Defines values for CustodyAnswerFlaw.
const (
	BrokenSeal         CustodyAnswerFlaw = "broken-seal"
	DeviceExpired      CustodyAnswerFlaw = "device-expired"
	IdMismatch         CustodyAnswerFlaw = "id-mismatch"
	InsufficientVolume CustodyAnswerFlaw = "insufficient-volume"
	NoCollector        CustodyAnswerFlaw = "no-collector"
	NoForm             CustodyAnswerFlaw = "no-form"
	NoSpecimen         CustodyAnswerFlaw = "no-specimen"
	TwoCollections     CustodyAnswerFlaw = "two-collections"
)

// Valid indicates whether the value is a known member of the CustodyAnswerFlaw enum.
func (e CustodyAnswerFlaw) Valid() bool {
	switch e {
	case BrokenSeal:
		return true
	case DeviceExpired:
		return true
	case IdMismatch:
		return true
	case InsufficientVolume:
		return true
	case NoCollector:
		return true
	case NoForm:
		return true
	case NoSpecimen:
		return true
	case TwoCollections:
		return true
	default:
		return false
	}
}

// Defines values for CustodyAnswerKind.
const (
	Package  CustodyAnswerKind = "package"
	Specimen CustodyAnswerKind = "specimen"
)

// Valid indicates whether the value is a known member of the CustodyAnswerKind enum.
func (e CustodyAnswerKind) Valid() bool {
	switch e {
	case Package:
		return true
	case Specimen:
		return true
	default:
		return false
	}
}

// Defines values for FHIRAuditEventAction.
const (
	R FHIRAuditEventAction = "R"
)

// Valid indicates whether the value is a known member of the FHIRAuditEventAction enum.
func (e FHIRAuditEventAction) Valid() bool {
	switch e {
	case R:
		return true
	default:
		return false
	}
}

// Defines values for FHIRAuditEventOutcome.
const (
	N0 FHIRAuditEventOutcome = "0"
)

// Valid indicates whether the value is a known member of the FHIRAuditEventOutcome enum.
func (e FHIRAuditEventOutcome) Valid() bool {
	switch e {
	case N0:
		return true
	default:
		return false
	}
}

// Defines values for FHIRAuditEventResourceType.
const (
	AuditEvent FHIRAuditEventResourceType = "AuditEvent"
)

// Valid indicates whether the value is a known member of the FHIRAuditEventResourceType enum.
func (e FHIRAuditEventResourceType) Valid() bool {
	switch e {
	case AuditEvent:
		return true
	default:
		return false
	}
}

// Defines values for FHIRBundleResourceType.
const (
	Bundle FHIRBundleResourceType = "Bundle"
)

// Valid indicates whether the value is a known member of the FHIRBundleResourceType enum.
func (e FHIRBundleResourceType) Valid() bool {
	switch e {
	case Bundle:
		return true
	default:
		return false
	}
}

// Defines values for FHIRBundleType.
const (
	Searchset FHIRBundleType = "searchset"
)

// Valid indicates whether the value is a known member of the FHIRBundleType enum.
func (e FHIRBundleType) Valid() bool {
	switch e {
	case Searchset:
		return true
	default:
		return false
	}
}

// Defines values for FHIRConsentResourceType.
const (
	Consent FHIRConsentResourceType = "Consent"
)

// Valid indicates whether the value is a known member of the FHIRConsentResourceType enum.
func (e FHIRConsentResourceType) Valid() bool {
	switch e {
	case Consent:
		return true
	default:
		return false
	}
}

// Defines values for FHIRConsentStatus.
const (
	FHIRConsentStatusActive   FHIRConsentStatus = "active"
	FHIRConsentStatusInactive FHIRConsentStatus = "inactive"
	FHIRConsentStatusProposed FHIRConsentStatus = "proposed"
)

// Valid indicates whether the value is a known member of the FHIRConsentStatus enum.
func (e FHIRConsentStatus) Valid() bool {
	switch e {
	case FHIRConsentStatusActive:
		return true
	case FHIRConsentStatusInactive:
		return true
	case FHIRConsentStatusProposed:
		return true
	default:
		return false
	}
}

// Defines values for FHIREntityRole.
const (
	Source FHIREntityRole = "source"
)

// Valid indicates whether the value is a known member of the FHIREntityRole enum.
func (e FHIREntityRole) Valid() bool {
	switch e {
	case Source:
		return true
	default:
		return false
	}
}

// Defines values for FHIRIssueCode.
const (
	FHIRIssueCodeException    FHIRIssueCode = "exception"
	FHIRIssueCodeExpired      FHIRIssueCode = "expired"
	FHIRIssueCodeForbidden    FHIRIssueCode = "forbidden"
	FHIRIssueCodeInvalid      FHIRIssueCode = "invalid"
	FHIRIssueCodeLogin        FHIRIssueCode = "login"
	FHIRIssueCodeNotFound     FHIRIssueCode = "not-found"
	FHIRIssueCodeNotSupported FHIRIssueCode = "not-supported"
	FHIRIssueCodeProcessing   FHIRIssueCode = "processing"
	FHIRIssueCodeThrottled    FHIRIssueCode = "throttled"
	FHIRIssueCodeTransient    FHIRIssueCode = "transient"
)

// Valid indicates whether the value is a known member of the FHIRIssueCode enum.
func (e FHIRIssueCode) Valid() bool {
	switch e {
	case FHIRIssueCodeException:
		return true
	case FHIRIssueCodeExpired:
		return true
	case FHIRIssueCodeForbidden:
		return true
	case FHIRIssueCodeInvalid:
		return true
	case FHIRIssueCodeLogin:
		return true
	case FHIRIssueCodeNotFound:
		return true
	case FHIRIssueCodeNotSupported:
		return true
	case FHIRIssueCodeProcessing:
		return true
	case FHIRIssueCodeThrottled:
		return true
	case FHIRIssueCodeTransient:
		return true
	default:
		return false
	}
}

// Defines values for FHIRIssueSeverity.
const (
	Error FHIRIssueSeverity = "error"
	Fatal FHIRIssueSeverity = "fatal"
)

// Valid indicates whether the value is a known member of the FHIRIssueSeverity enum.
func (e FHIRIssueSeverity) Valid() bool {
	switch e {
	case Error:
		return true
	case Fatal:
		return true
	default:
		return false
	}
}

// Defines values for FHIRLinkRelation.
const (
	Next FHIRLinkRelation = "next"
	Self FHIRLinkRelation = "self"
)

// Valid indicates whether the value is a known member of the FHIRLinkRelation enum.
func (e FHIRLinkRelation) Valid() bool {
	switch e {
	case Next:
		return true
	case Self:
		return true
	default:
		return false
	}
}

// Defines values for FHIROutcomeResourceType.
const (
	OperationOutcome FHIROutcomeResourceType = "OperationOutcome"
)

// Valid indicates whether the value is a known member of the FHIROutcomeResourceType enum.
func (e FHIROutcomeResourceType) Valid() bool {
	switch e {
	case OperationOutcome:
		return true
	default:
		return false
	}
}

// Defines values for FHIRProvenanceResourceType.
const (
	Provenance FHIRProvenanceResourceType = "Provenance"
)

// Valid indicates whether the value is a known member of the FHIRProvenanceResourceType enum.
func (e FHIRProvenanceResourceType) Valid() bool {
	switch e {
	case Provenance:
		return true
	default:
		return false
	}
}

// Defines values for GrantState.
const (
	GrantStateActive  GrantState = "active"
	GrantStateExpired GrantState = "expired"
	GrantStatePending GrantState = "pending"
	GrantStateRevoked GrantState = "revoked"
)

// Valid indicates whether the value is a known member of the GrantState enum.
func (e GrantState) Valid() bool {
	switch e {
	case GrantStateActive:
		return true
	case GrantStateExpired:
		return true
	case GrantStatePending:
		return true
	case GrantStateRevoked:
		return true
	default:
		return false
	}
}

// Defines values for GrantAnswerState.
const (
	GrantAnswerStateActive  GrantAnswerState = "active"
	GrantAnswerStateExpired GrantAnswerState = "expired"
	GrantAnswerStatePending GrantAnswerState = "pending"
	GrantAnswerStateRevoked GrantAnswerState = "revoked"
)

// Valid indicates whether the value is a known member of the GrantAnswerState enum.
func (e GrantAnswerState) Valid() bool {
	switch e {
	case GrantAnswerStateActive:
		return true
	case GrantAnswerStateExpired:
		return true
	case GrantAnswerStatePending:
		return true
	case GrantAnswerStateRevoked:
		return true
	default:
		return false
	}
}

// Defines values for HealthAnswerStatus.
const (
	Behind  HealthAnswerStatus = "behind"
	Halted  HealthAnswerStatus = "halted"
	Ok      HealthAnswerStatus = "ok"
	Stale   HealthAnswerStatus = "stale"
	Waiting HealthAnswerStatus = "waiting"
)

// Valid indicates whether the value is a known member of the HealthAnswerStatus enum.
func (e HealthAnswerStatus) Valid() bool {
	switch e {
	case Behind:
		return true
	case Halted:
		return true
	case Ok:
		return true
	case Stale:
		return true
	case Waiting:
		return true
	default:
		return false
	}
}

// Defines values for KeyStateKind.
const (
	KeyStateKindEncryption KeyStateKind = "encryption"
	KeyStateKindLog        KeyStateKind = "log"
	KeyStateKindStatement  KeyStateKind = "statement"
)

// Valid indicates whether the value is a known member of the KeyStateKind enum.
func (e KeyStateKind) Valid() bool {
	switch e {
	case KeyStateKindEncryption:
		return true
	case KeyStateKindLog:
		return true
	case KeyStateKindStatement:
		return true
	default:
		return false
	}
}

// Defines values for LogState.
const (
	LogStateClosed  LogState = "closed"
	LogStateClosing LogState = "closing"
	LogStateNone    LogState = "none"
	LogStateOpen    LogState = "open"
	LogStateOpening LogState = "opening"
)

// Valid indicates whether the value is a known member of the LogState enum.
func (e LogState) Valid() bool {
	switch e {
	case LogStateClosed:
		return true
	case LogStateClosing:
		return true
	case LogStateNone:
		return true
	case LogStateOpen:
		return true
	case LogStateOpening:
		return true
	default:
		return false
	}
}

// Defines values for LogAnswerState.
const (
	LogAnswerStateClosed  LogAnswerState = "closed"
	LogAnswerStateClosing LogAnswerState = "closing"
	LogAnswerStateNone    LogAnswerState = "none"
	LogAnswerStateOpen    LogAnswerState = "open"
	LogAnswerStateOpening LogAnswerState = "opening"
)

// Valid indicates whether the value is a known member of the LogAnswerState enum.
func (e LogAnswerState) Valid() bool {
	switch e {
	case LogAnswerStateClosed:
		return true
	case LogAnswerStateClosing:
		return true
	case LogAnswerStateNone:
		return true
	case LogAnswerStateOpen:
		return true
	case LogAnswerStateOpening:
		return true
	default:
		return false
	}
}

// Defines values for OrderState.
const (
	OrderStateClaimed  OrderState = "claimed"
	OrderStateDisputed OrderState = "disputed"
	OrderStateFunded   OrderState = "funded"
	OrderStateRefunded OrderState = "refunded"
	OrderStateReleased OrderState = "released"
	OrderStateResolved OrderState = "resolved"
)

// Valid indicates whether the value is a known member of the OrderState enum.
func (e OrderState) Valid() bool {
	switch e {
	case OrderStateClaimed:
		return true
	case OrderStateDisputed:
		return true
	case OrderStateFunded:
		return true
	case OrderStateRefunded:
		return true
	case OrderStateReleased:
		return true
	case OrderStateResolved:
		return true
	default:
		return false
	}
}

// Defines values for OrderAnswerState.
const (
	OrderAnswerStateClaimed  OrderAnswerState = "claimed"
	OrderAnswerStateDisputed OrderAnswerState = "disputed"
	OrderAnswerStateFunded   OrderAnswerState = "funded"
	OrderAnswerStateRefunded OrderAnswerState = "refunded"
	OrderAnswerStateReleased OrderAnswerState = "released"
	OrderAnswerStateResolved OrderAnswerState = "resolved"
)

// Valid indicates whether the value is a known member of the OrderAnswerState enum.
func (e OrderAnswerState) Valid() bool {
	switch e {
	case OrderAnswerStateClaimed:
		return true
	case OrderAnswerStateDisputed:
		return true
	case OrderAnswerStateFunded:
		return true
	case OrderAnswerStateRefunded:
		return true
	case OrderAnswerStateReleased:
		return true
	case OrderAnswerStateResolved:
		return true
	default:
		return false
	}
}

// Defines values for ProposalState.
const (
	ProposalStateCancelled ProposalState = "cancelled"
	ProposalStateDecided   ProposalState = "decided"
	ProposalStateExecuted  ProposalState = "executed"
	ProposalStateVoting    ProposalState = "voting"
)

// Valid indicates whether the value is a known member of the ProposalState enum.
func (e ProposalState) Valid() bool {
	switch e {
	case ProposalStateCancelled:
		return true
	case ProposalStateDecided:
		return true
	case ProposalStateExecuted:
		return true
	case ProposalStateVoting:
		return true
	default:
		return false
	}
}

// Defines values for ProposalAnswerState.
const (
	ProposalAnswerStateCancelled ProposalAnswerState = "cancelled"
	ProposalAnswerStateDecided   ProposalAnswerState = "decided"
	ProposalAnswerStateExecuted  ProposalAnswerState = "executed"
	ProposalAnswerStateVoting    ProposalAnswerState = "voting"
)

// Valid indicates whether the value is a known member of the ProposalAnswerState enum.
func (e ProposalAnswerState) Valid() bool {
	switch e {
	case ProposalAnswerStateCancelled:
		return true
	case ProposalAnswerStateDecided:
		return true
	case ProposalAnswerStateExecuted:
		return true
	case ProposalAnswerStateVoting:
		return true
	default:
		return false
	}
}

// Defines values for RecallClass.
const (
	RecallClassI            RecallClass = "I"
	RecallClassII           RecallClass = "II"
	RecallClassIII          RecallClass = "III"
	RecallClassUnclassified RecallClass = "unclassified"
)

// Valid indicates whether the value is a known member of the RecallClass enum.
func (e RecallClass) Valid() bool {
	switch e {
	case RecallClassI:
		return true
	case RecallClassII:
		return true
	case RecallClassIII:
		return true
	case RecallClassUnclassified:
		return true
	default:
		return false
	}
}

// Defines values for ReviewReviewer.
const (
	ReviewReviewerGovernor ReviewReviewer = "governor"
	ReviewReviewerManager  ReviewReviewer = "manager"
)

// Valid indicates whether the value is a known member of the ReviewReviewer enum.
func (e ReviewReviewer) Valid() bool {
	switch e {
	case ReviewReviewerGovernor:
		return true
	case ReviewReviewerManager:
		return true
	default:
		return false
	}
}

// Defines values for StatusStateStatus.
const (
	StatusStateStatusActive    StatusStateStatus = "active"
	StatusStateStatusRemoved   StatusStateStatus = "removed"
	StatusStateStatusSuspended StatusStateStatus = "suspended"
)

// Valid indicates whether the value is a known member of the StatusStateStatus enum.
func (e StatusStateStatus) Valid() bool {
	switch e {
	case StatusStateStatusActive:
		return true
	case StatusStateStatusRemoved:
		return true
	case StatusStateStatusSuspended:
		return true
	default:
		return false
	}
}

// Defines values for StepHow.
const (
	Accepted  StepHow = "accepted"
	Aliquoted StepHow = "aliquoted"
	Assigned  StepHow = "assigned"
	Collected StepHow = "collected"
	Packed    StepHow = "packed"
	Unpacked  StepHow = "unpacked"
)

// Valid indicates whether the value is a known member of the StepHow enum.
func (e StepHow) Valid() bool {
	switch e {
	case Accepted:
		return true
	case Aliquoted:
		return true
	case Assigned:
		return true
	case Collected:
		return true
	case Packed:
		return true
	case Unpacked:
		return true
	default:
		return false
	}
}

// Defines values for StoredEventContract.
const (
	StoredEventContractConsentRegistry StoredEventContract = "ConsentRegistry"
	StoredEventContractConsortium      StoredEventContract = "Consortium"
	StoredEventContractCustodyLedger   StoredEventContract = "CustodyLedger"
	StoredEventContractDisclosureLog   StoredEventContract = "DisclosureLog"
	StoredEventContractLotRegistry     StoredEventContract = "LotRegistry"
	StoredEventContractOrderEscrow     StoredEventContract = "OrderEscrow"
	StoredEventContractResultLog       StoredEventContract = "ResultLog"
	StoredEventContractStudyRegistry   StoredEventContract = "StudyRegistry"
)

// Valid indicates whether the value is a known member of the StoredEventContract enum.
func (e StoredEventContract) Valid() bool {
	switch e {
	case StoredEventContractConsentRegistry:
		return true
	case StoredEventContractConsortium:
		return true
	case StoredEventContractCustodyLedger:
		return true
	case StoredEventContractDisclosureLog:
		return true
	case StoredEventContractLotRegistry:
		return true
	case StoredEventContractOrderEscrow:
		return true
	case StoredEventContractResultLog:
		return true
	case StoredEventContractStudyRegistry:
		return true
	default:
		return false
	}
}

// Defines values for ListEventsParamsContract.
const (
	ListEventsParamsContractConsentRegistry ListEventsParamsContract = "ConsentRegistry"
	ListEventsParamsContractConsortium      ListEventsParamsContract = "Consortium"
	ListEventsParamsContractCustodyLedger   ListEventsParamsContract = "CustodyLedger"
	ListEventsParamsContractDisclosureLog   ListEventsParamsContract = "DisclosureLog"
	ListEventsParamsContractLotRegistry     ListEventsParamsContract = "LotRegistry"
	ListEventsParamsContractOrderEscrow     ListEventsParamsContract = "OrderEscrow"
	ListEventsParamsContractResultLog       ListEventsParamsContract = "ResultLog"
	ListEventsParamsContractStudyRegistry   ListEventsParamsContract = "StudyRegistry"
)

// Valid indicates whether the value is a known member of the ListEventsParamsContract enum.
func (e ListEventsParamsContract) Valid() bool {
	switch e {
	case ListEventsParamsContractConsentRegistry:
		return true
	case ListEventsParamsContractConsortium:
		return true
	case ListEventsParamsContractCustodyLedger:
		return true
	case ListEventsParamsContractDisclosureLog:
		return true
	case ListEventsParamsContractLotRegistry:
		return true
	case ListEventsParamsContractOrderEscrow:
		return true
	case ListEventsParamsContractResultLog:
		return true
	case ListEventsParamsContractStudyRegistry:
		return true
	default:
		return false
	}
}

// Defines values for GetGrantParamsProof.
const (
	GetGrantParamsProofEvm GetGrantParamsProof = "evm"
)

// Valid indicates whether the value is a known member of the GetGrantParamsProof enum.
func (e GetGrantParamsProof) Valid() bool {
	switch e {
	case GetGrantParamsProofEvm:
		return true
	default:
		return false
	}
}

// Defines values for GetHandleParamsProof.
const (
	GetHandleParamsProofEvm GetHandleParamsProof = "evm"
)

// Valid indicates whether the value is a known member of the GetHandleParamsProof enum.
func (e GetHandleParamsProof) Valid() bool {
	switch e {
	case GetHandleParamsProofEvm:
		return true
	default:
		return false
	}
}

// Defines values for GetLogParamsProof.
const (
	GetLogParamsProofEvm GetLogParamsProof = "evm"
)

// Valid indicates whether the value is a known member of the GetLogParamsProof enum.
func (e GetLogParamsProof) Valid() bool {
	switch e {
	case GetLogParamsProofEvm:
		return true
	default:
		return false
	}
}

// Defines values for GetAccreditationParamsProof.
const (
	GetAccreditationParamsProofEvm GetAccreditationParamsProof = "evm"
)

// Valid indicates whether the value is a known member of the GetAccreditationParamsProof enum.
func (e GetAccreditationParamsProof) Valid() bool {
	switch e {
	case GetAccreditationParamsProofEvm:
		return true
	default:
		return false
	}
}

// Defines values for GetAccreditationParamsRole.
const (
	Auditor      GetAccreditationParamsRole = "auditor"
	Collector    GetAccreditationParamsRole = "collector"
	Courier      GetAccreditationParamsRole = "courier"
	Lab          GetAccreditationParamsRole = "lab"
	Manufacturer GetAccreditationParamsRole = "manufacturer"
	Payer        GetAccreditationParamsRole = "payer"
	Provider     GetAccreditationParamsRole = "provider"
	Researcher   GetAccreditationParamsRole = "researcher"
)

// Valid indicates whether the value is a known member of the GetAccreditationParamsRole enum.
func (e GetAccreditationParamsRole) Valid() bool {
	switch e {
	case Auditor:
		return true
	case Collector:
		return true
	case Courier:
		return true
	case Lab:
		return true
	case Manufacturer:
		return true
	case Payer:
		return true
	case Provider:
		return true
	case Researcher:
		return true
	default:
		return false
	}
}

// Defines values for GetVersionParamsProof.
const (
	GetVersionParamsProofInclusion GetVersionParamsProof = "inclusion"
)

// Valid indicates whether the value is a known member of the GetVersionParamsProof enum.
func (e GetVersionParamsProof) Valid() bool {
	switch e {
	case GetVersionParamsProofInclusion:
		return true
	default:
		return false
	}
}

// AccountAnswer defines model for AccountAnswer.
type AccountAnswer struct {
	Account string `json:"account"`
	Active  bool   `json:"active"`

	// ActiveFrom unix seconds from which it may act; 0 where it is off, or acts since its block
	ActiveFrom int64                `json:"activeFrom"`
	Block      Block                `json:"block"`
	Member     string               `json:"member"`
	Purpose    AccountAnswerPurpose `json:"purpose"`
	SinceBlock int64                `json:"sinceBlock"`
}

// AccountAnswerPurpose defines model for AccountAnswer.Purpose.
type AccountAnswerPurpose string

// AccountState defines model for AccountState.
type AccountState struct {
	Account string `json:"account"`
	Active  bool   `json:"active"`

	// ActiveFrom unix seconds from which it may act; 0 where it is off, or acts since its block
	ActiveFrom int64               `json:"activeFrom"`
	Purpose    AccountStatePurpose `json:"purpose"`
	SinceBlock int64               `json:"sinceBlock"`
}

// AccountStatePurpose defines model for AccountState.Purpose.
type AccountStatePurpose string

// AccreditationAnswer defines model for AccreditationAnswer.
type AccreditationAnswer struct {
	// Accredited it had the role, and was neither suspended nor removed
	Accredited bool   `json:"accredited"`
	Block      Block  `json:"block"`
	Member     string `json:"member"`

	// Note the same in words
	Note string `json:"note"`

	// Proof of the member's roles and standing; where it was asked for
	Proof    *StateProof `json:"proof,omitempty"`
	Role     string      `json:"role"`
	Roles    []string    `json:"roles"`
	Standing StatusState `json:"standing"`
}

// Acknowledgment defines model for Acknowledgment.
type Acknowledgment struct {
	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime int64               `json:"blockTime"`
	Class     AcknowledgmentClass `json:"class"`

	// LogIndex place among all events of the block
	LogIndex       int64  `json:"logIndex"`
	Member         string `json:"member"`
	ResponseCommit string `json:"responseCommit"`

	// Tx hash of the transaction
	Tx string `json:"tx"`
}

// AcknowledgmentClass defines model for Acknowledgment.Class.
type AcknowledgmentClass string

// Alarm defines model for Alarm.
type Alarm struct {
	About  string    `json:"about"`
	Detail string    `json:"detail"`
	First  time.Time `json:"first"`
	Kind   string    `json:"kind"`
	Last   time.Time `json:"last"`
	Times  int64     `json:"times"`
}

// Amended defines model for Amended.
type Amended struct {
	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime int64 `json:"blockTime"`

	// LogIndex place among all events of the block
	LogIndex int64  `json:"logIndex"`
	Reason   string `json:"reason"`

	// Replacement salted pointer to the successor's leaf; null where there is none
	Replacement *string `json:"replacement"`

	// Tx hash of the transaction
	Tx string `json:"tx"`
}

// Attestation defines model for Attestation.
type Attestation struct {
	Account string `json:"account"`
	Hash    string `json:"hash"`
	Number  int64  `json:"number"`

	// Signature 65 bytes r, s, v (0 or 1) over the EIP-712 digest of the block
	Signature string `json:"signature"`
}

// Block defines model for Block.
type Block struct {
	// Final it is final here, with all before it, and will not be replaced; where members' attestations are what blocks are trusted for, only attested ones are
	Final  bool   `json:"final"`
	Hash   string `json:"hash"`
	Number int64  `json:"number"`

	// Time unix seconds
	Time int64 `json:"time"`
}

// Checkpoint defines model for Checkpoint.
type Checkpoint struct {
	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime int64  `json:"blockTime"`
	Log       string `json:"log"`

	// LogIndex place among all events of the block
	LogIndex int64  `json:"logIndex"`
	Member   string `json:"member"`

	// OldSize leaves before
	OldSize int64 `json:"oldSize"`

	// Root RFC 9162 tree head
	Root string `json:"root"`

	// Size leaves
	Size int64 `json:"size"`

	// Tx hash of the transaction
	Tx string `json:"tx"`
}

// CheckpointList defines model for CheckpointList.
type CheckpointList struct {
	Block       Block        `json:"block"`
	Checkpoints []Checkpoint `json:"checkpoints"`

	// Next cursor behind the last one; empty where the list is and no cursor was given
	Next string `json:"next"`
}

// Coding defines model for Coding.
type Coding struct {
	Code   string `json:"code"`
	System string `json:"system"`
}

// Complaint defines model for Complaint.
type Complaint struct {
	// Block the last time; 0 where it concerned none
	Block int64  `json:"block"`
	Check string `json:"check"`

	// Detail the last time; empty for those who see numbers only
	Detail string    `json:"detail"`
	First  time.Time `json:"first"`
	Last   time.Time `json:"last"`

	// Node its host, for whoever runs the indexer; for others a number
	Node  string `json:"node"`
	Times int64  `json:"times"`
}

// CompletenessAnswer defines model for CompletenessAnswer.
type CompletenessAnswer struct {
	Block Block `json:"block"`

	// Complete no log has a gap, nothing is missing
	Complete bool `json:"complete"`

	// Logs those that had been opened by the answer's block
	Logs   []LogAccount `json:"logs"`
	Member string       `json:"member"`

	// Note the same in words
	Note string `json:"note"`
}

// Compromise defines model for Compromise.
type Compromise struct {
	Account *string `json:"account,omitempty"`

	// CompromisedSinceBlock with the place in it: nothing signed from there on counts
	CompromisedSinceBlock    int64   `json:"compromisedSinceBlock"`
	CompromisedSinceLogIndex int64   `json:"compromisedSinceLogIndex"`
	Key                      *string `json:"key,omitempty"`

	// Kind of a key
	Kind *string `json:"kind,omitempty"`

	// SinceBlock in which it was reported
	SinceBlock int64 `json:"sinceBlock"`
}

// Concept defines model for Concept.
type Concept struct {
	Coding []Coding `json:"coding"`
}

// CustodyAnswer defines model for CustodyAnswer.
type CustodyAnswer struct {
	Block Block `json:"block"`

	// Contents specimens in the package
	Contents []string `json:"contents"`

	// Custodian who has it, or had it when it was disposed of
	Custodian string `json:"custodian"`

	// Disposed null while it is not
	Disposed *Place `json:"disposed"`

	// Flaw that was recorded last (49 CFR 40.199); null for none
	Flaw *CustodyAnswerFlaw `json:"flaw"`
	Item string             `json:"item"`
	Kind CustodyAnswerKind  `json:"kind"`

	// Offer a hand-off that one side signed and that has not ended; of a specimen in a package, the package's; null for none
	Offer *HandOff `json:"offer"`

	// Package that the specimen is in; null where it is loose
	Package *string `json:"package"`

	// Trail who had it, oldest first; of a specimen in a package, who had the package
	Trail []Step `json:"trail"`
}

// CustodyAnswerFlaw that was recorded last (49 CFR 40.199); null for none
type CustodyAnswerFlaw string

// CustodyAnswerKind defines model for CustodyAnswer.Kind.
type CustodyAnswerKind string

// DisclosureBatch defines model for DisclosureBatch.
type DisclosureBatch struct {
	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime int64 `json:"blockTime"`

	// Covered number up to which emergencies are accounted for
	Covered int64 `json:"covered"`

	// Head of the chain of batches
	Head string `json:"head"`

	// LogIndex place among all events of the block
	LogIndex int64  `json:"logIndex"`
	Member   string `json:"member"`

	// Number contiguous per member, from 1
	Number int64  `json:"number"`
	Root   string `json:"root"`

	// Size leaves, padding among them
	Size int64 `json:"size"`

	// Tx hash of the transaction
	Tx string `json:"tx"`
}

// DisclosureList defines model for DisclosureList.
type DisclosureList struct {
	Batches []DisclosureBatch `json:"batches"`
	Block   Block             `json:"block"`

	// Next cursor behind the last one; empty where the list is and no cursor was given
	Next string `json:"next"`
}

// Emergency defines model for Emergency.
type Emergency struct {
	// Accounted a batch accounts for it
	Accounted bool `json:"accounted"`

	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime  int64  `json:"blockTime"`
	Commitment string `json:"commitment"`

	// LogIndex place among all events of the block
	LogIndex int64  `json:"logIndex"`
	Member   string `json:"member"`

	// Number contiguous per member, from 1
	Number int64 `json:"number"`

	// Pseudonym random; not the subject
	Pseudonym string `json:"pseudonym"`

	// Reviews two make it reviewed: a manager's and a governor's
	Reviews []Review `json:"reviews"`

	// Tx hash of the transaction
	Tx string `json:"tx"`
}

// EmergencyList defines model for EmergencyList.
type EmergencyList struct {
	Block       Block       `json:"block"`
	Emergencies []Emergency `json:"emergencies"`

	// Next cursor behind the last one; empty where the list is and no cursor was given
	Next string `json:"next"`
}

// Entry defines model for Entry.
type Entry struct {
	Index  int64  `json:"index"`
	Log    string `json:"log"`
	Member string `json:"member"`
}

// ErrorDetail defines model for ErrorDetail.
type ErrorDetail struct {
	// Location Where the error occurred, e.g. 'body.items[3].tags' or 'path.thing-id'
	Location *string `json:"location,omitempty"`

	// Message Error message text
	Message *string `json:"message,omitempty"`

	// Value The value at the given location
	Value interface{} `json:"value,omitempty"`
}

// ErrorModel defines model for ErrorModel.
type ErrorModel struct {
	// Detail A human-readable explanation specific to this occurrence of the problem.
	//
	// Examples: Property foo is required but is missing.
	Detail *string `json:"detail,omitempty"`

	// Errors Optional list of individual error details
	Errors *[]*ErrorDetail `json:"errors,omitempty"`

	// Instance A URI reference that identifies the specific occurrence of the problem.
	//
	// Examples: https://example.com/error-log/abc123
	Instance *string `json:"instance,omitempty"`

	// Status HTTP status code
	//
	// Examples: 400
	Status *int64 `json:"status,omitempty"`

	// Title A short, human-readable summary of the problem type. This value should not change between occurrences of the error.
	//
	// Examples: Bad Request
	Title *string `json:"title,omitempty"`

	// Type A URI reference to human-readable documentation for the error.
	//
	// Examples: https://example.com/errors/example
	Type *string `json:"type,omitempty"`
}

// EventList defines model for EventList.
type EventList struct {
	Block  Block         `json:"block"`
	Events []StoredEvent `json:"events"`

	// Next cursor behind the last one; empty where the list is and no cursor was given
	Next string `json:"next"`
}

// FHIRAgent defines model for FHIRAgent.
type FHIRAgent struct {
	Type Concept   `json:"type"`
	Who  Reference `json:"who"`
}

// FHIRAuditAgent defines model for FHIRAuditAgent.
type FHIRAuditAgent struct {
	Requestor bool      `json:"requestor"`
	Who       Reference `json:"who"`
}

// FHIRAuditEvent defines model for FHIRAuditEvent.
type FHIRAuditEvent struct {
	Action         FHIRAuditEventAction       `json:"action"`
	Agent          []FHIRAuditAgent           `json:"agent"`
	Entity         []FHIRAudited              `json:"entity"`
	Id             string                     `json:"id"`
	Outcome        FHIRAuditEventOutcome      `json:"outcome"`
	PurposeOfEvent []Concept                  `json:"purposeOfEvent"`
	Recorded       time.Time                  `json:"recorded"`
	ResourceType   FHIRAuditEventResourceType `json:"resourceType"`
	Source         FHIRSource                 `json:"source"`
	Type           Coding                     `json:"type"`
}

// FHIRAuditEventAction defines model for FHIRAuditEvent.Action.
type FHIRAuditEventAction string

// FHIRAuditEventOutcome defines model for FHIRAuditEvent.Outcome.
type FHIRAuditEventOutcome string

// FHIRAuditEventResourceType defines model for FHIRAuditEvent.ResourceType.
type FHIRAuditEventResourceType string

// FHIRAudited defines model for FHIRAudited.
type FHIRAudited struct {
	What Reference `json:"what"`
}

// FHIRBundle defines model for FHIRBundle.
type FHIRBundle struct {
	Entry        *[]FHIREntry           `json:"entry,omitempty"`
	Link         []FHIRLink             `json:"link"`
	ResourceType FHIRBundleResourceType `json:"resourceType"`
	Type         FHIRBundleType         `json:"type"`
}

// FHIRBundleResourceType defines model for FHIRBundle.ResourceType.
type FHIRBundleResourceType string

// FHIRBundleType defines model for FHIRBundle.Type.
type FHIRBundleType string

// FHIRConsent defines model for FHIRConsent.
type FHIRConsent struct {
	Category          []Concept               `json:"category"`
	DateTime          time.Time               `json:"dateTime"`
	Id                string                  `json:"id"`
	Identifier        []Identifier            `json:"identifier"`
	ModifierExtension []FHIRExtension         `json:"modifierExtension"`
	Patient           Reference               `json:"patient"`
	Policy            []FHIRPolicy            `json:"policy"`
	Provision         FHIRPeriod              `json:"provision"`
	ResourceType      FHIRConsentResourceType `json:"resourceType"`
	Scope             Concept                 `json:"scope"`
	Status            FHIRConsentStatus       `json:"status"`
}

// FHIRConsentResourceType defines model for FHIRConsent.ResourceType.
type FHIRConsentResourceType string

// FHIRConsentStatus defines model for FHIRConsent.Status.
type FHIRConsentStatus string

// FHIREntity defines model for FHIREntity.
type FHIREntity struct {
	Role FHIREntityRole `json:"role"`
	What Reference      `json:"what"`
}

// FHIREntityRole defines model for FHIREntity.Role.
type FHIREntityRole string

// FHIREntry defines model for FHIREntry.
type FHIREntry struct {
	Resource FHIRAuditEvent `json:"resource"`
}

// FHIRExtension defines model for FHIRExtension.
type FHIRExtension struct {
	Url          string `json:"url"`
	ValueBoolean bool   `json:"valueBoolean"`
}

// FHIRIssue defines model for FHIRIssue.
type FHIRIssue struct {
	Code        FHIRIssueCode     `json:"code"`
	Diagnostics string            `json:"diagnostics"`
	Severity    FHIRIssueSeverity `json:"severity"`
}

// FHIRIssueCode defines model for FHIRIssue.Code.
type FHIRIssueCode string

// FHIRIssueSeverity defines model for FHIRIssue.Severity.
type FHIRIssueSeverity string

// FHIRLink defines model for FHIRLink.
type FHIRLink struct {
	Relation FHIRLinkRelation `json:"relation"`
	Url      string           `json:"url"`
}

// FHIRLinkRelation defines model for FHIRLink.Relation.
type FHIRLinkRelation string

// FHIROutcome defines model for FHIROutcome.
type FHIROutcome struct {
	Issue        []FHIRIssue             `json:"issue"`
	ResourceType FHIROutcomeResourceType `json:"resourceType"`
}

// FHIROutcomeResourceType defines model for FHIROutcome.ResourceType.
type FHIROutcomeResourceType string

// FHIRPeriod defines model for FHIRPeriod.
type FHIRPeriod struct {
	Period FHIRPeriodPeriodStruct `json:"period"`
}

// FHIRPeriodPeriodStruct defines model for FHIRPeriodPeriodStruct.
type FHIRPeriodPeriodStruct struct {
	End   time.Time `json:"end"`
	Start time.Time `json:"start"`
}

// FHIRPolicy defines model for FHIRPolicy.
type FHIRPolicy struct {
	Uri string `json:"uri"`
}

// FHIRProvenance defines model for FHIRProvenance.
type FHIRProvenance struct {
	Activity     Concept                    `json:"activity"`
	Agent        []FHIRAgent                `json:"agent"`
	Entity       []FHIREntity               `json:"entity"`
	Id           string                     `json:"id"`
	Recorded     time.Time                  `json:"recorded"`
	ResourceType FHIRProvenanceResourceType `json:"resourceType"`
	Target       []Reference                `json:"target"`
}

// FHIRProvenanceResourceType defines model for FHIRProvenance.ResourceType.
type FHIRProvenanceResourceType string

// FHIRSource defines model for FHIRSource.
type FHIRSource struct {
	Observer Reference `json:"observer"`
}

// Gap defines model for Gap.
type Gap struct {
	// AfterSize leaves of the checkpoint before
	AfterSize int64 `json:"afterSize"`

	// NextOldSize leaves that the next one begins with
	NextOldSize int64 `json:"nextOldSize"`
}

// Grant defines model for Grant.
type Grant struct {
	// ByProxy made by a proxy of the subject
	ByProxy bool `json:"byProxy"`

	// EffectiveAt unix seconds
	EffectiveAt int64 `json:"effectiveAt"`

	// Expiry unix seconds
	Expiry  int64  `json:"expiry"`
	Grant   string `json:"grant"`
	Granted Place  `json:"granted"`

	// GrantedBy subject id
	GrantedBy string `json:"grantedBy"`

	// Number contiguous per subject, from 1
	Number int64 `json:"number"`

	// Revoked by itself, or by a grant that superseded it; null while it is not
	Revoked *Place `json:"revoked"`

	// State as of the answer's block and its time
	State       GrantState `json:"state"`
	TermsCommit string     `json:"termsCommit"`
}

// GrantState as of the answer's block and its time
type GrantState string

// GrantAnswer defines model for GrantAnswer.
type GrantAnswer struct {
	Block Block `json:"block"`

	// ByProxy made by a proxy of the subject
	ByProxy bool `json:"byProxy"`

	// EffectiveAt unix seconds
	EffectiveAt int64 `json:"effectiveAt"`

	// Expiry unix seconds
	Expiry  int64  `json:"expiry"`
	Grant   string `json:"grant"`
	Granted Place  `json:"granted"`

	// GrantedBy subject id
	GrantedBy string `json:"grantedBy"`

	// Number contiguous per subject, from 1
	Number int64 `json:"number"`

	// Proof of the grant's status; where it was asked for
	Proof *StateProof `json:"proof,omitempty"`

	// Revoked by itself, or by a grant that superseded it; null while it is not
	Revoked *Place `json:"revoked"`

	// State as of the answer's block and its time
	State       GrantAnswerState `json:"state"`
	TermsCommit string           `json:"termsCommit"`
}

// GrantAnswerState as of the answer's block and its time
type GrantAnswerState string

// HandOff defines model for HandOff.
type HandOff struct {
	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime int64 `json:"blockTime"`

	// Expired by the time of the answer's block
	Expired bool `json:"expired"`

	// ExpiresAt unix seconds
	ExpiresAt int64  `json:"expiresAt"`
	From      string `json:"from"`

	// LogIndex place among all events of the block
	LogIndex int64 `json:"logIndex"`
	Number   int64 `json:"number"`

	// OccurredAt unix seconds
	OccurredAt int64  `json:"occurredAt"`
	To         string `json:"to"`

	// Tx hash of the transaction
	Tx string `json:"tx"`
}

// HandleAnswer defines model for HandleAnswer.
type HandleAnswer struct {
	Amended bool `json:"amended"`

	// Amendment null where there is none
	Amendment *Amended `json:"amendment"`
	Block     Block    `json:"block"`
	Handle    string   `json:"handle"`
	Member    string   `json:"member"`

	// Note the same in words
	Note string `json:"note"`

	// Proof of the handle's status; where it was asked for
	Proof *StateProof `json:"proof,omitempty"`
}

// HealthAnswer defines model for HealthAnswer.
type HealthAnswer struct {
	// Alarms what a person must look at
	Alarms []Alarm `json:"alarms"`

	// Block newest indexed block; null while there is none
	Block *Block `json:"block"`

	// Complaints what nodes answered wrongly in the last hour
	Complaints []Complaint `json:"complaints"`

	// FinalBlock newest indexed block that is final, and attested where that is what blocks are trusted for
	FinalBlock int64 `json:"finalBlock"`

	// Halted why following ended for good; empty while it goes on
	Halted string `json:"halted"`

	// Head newest block of the node; null while nobody has followed
	Head *Block      `json:"head"`
	Lag  Lag         `json:"lag"`
	Logs []LogHealth `json:"logs"`

	// Status stale: nobody follows the chain at present, or no node answers; waiting: final blocks have not been attested for too long, and nothing newer is taken in
	Status HealthAnswerStatus `json:"status"`

	// Trust what the verified blocks rest on, in words; empty while nobody has followed
	Trust string `json:"trust"`

	// Unattested what members' attestations lack, so that newer blocks don't count as final; empty where nothing is lacking, or none are asked for
	Unattested string `json:"unattested"`
}

// HealthAnswerStatus stale: nobody follows the chain at present, or no node answers; waiting: final blocks have not been attested for too long, and nothing newer is taken in
type HealthAnswerStatus string

// History defines model for History.
type History struct {
	Accounts    []AccountState `json:"accounts"`
	Compromises []Compromise   `json:"compromises"`
	Keys        []KeyState     `json:"keys"`
	LogUrls     []LogURLState  `json:"logUrls"`
	Roles       []RolesState   `json:"roles"`
	Standing    []StatusState  `json:"standing"`
}

// Holding defines model for Holding.
type Holding struct {
	Consumed  int64  `json:"consumed"`
	Destroyed int64  `json:"destroyed"`
	Held      int64  `json:"held"`
	Member    string `json:"member"`

	// Reserved on offer to another member
	Reserved int64 `json:"reserved"`
}

// Identifier defines model for Identifier.
type Identifier struct {
	System string `json:"system"`
	Value  string `json:"value"`
}

// Inclusion defines model for Inclusion.
type Inclusion struct {
	// Index the leaf's place, from 0
	Index int64 `json:"index"`

	// Path RFC 9162, section 2.1.3: from the leaf's sibling up; with the leaf it gives the checkpoint's root
	Path []string `json:"path"`

	// Size leaves of the checkpoint
	Size int64 `json:"size"`
}

// KeyState defines model for KeyState.
type KeyState struct {
	Key        string       `json:"key"`
	Kind       KeyStateKind `json:"kind"`
	SinceBlock int64        `json:"sinceBlock"`

	// ValidFrom unix seconds from which it counts; 0 where it counts since its block
	ValidFrom int64 `json:"validFrom"`
}

// KeyStateKind defines model for KeyState.Kind.
type KeyStateKind string

// Lag defines model for Lag.
type Lag struct {
	Blocks int64 `json:"blocks"`

	// Seconds between the two blocks' times
	Seconds int64 `json:"seconds"`
}

// Log defines model for Log.
type Log struct {
	// ClosesAt unix seconds; null where it is not to close
	ClosesAt *int64 `json:"closesAt"`

	// Head its newest checkpoint; null before the first
	Head   *Checkpoint `json:"head"`
	Log    string      `json:"log"`
	Member string      `json:"member"`
	Opened Place       `json:"opened"`

	// OpensAt unix seconds
	OpensAt int64 `json:"opensAt"`

	// Predecessor the closed log that it continues; null for none
	Predecessor *string `json:"predecessor"`

	// State as of the answer's block and its time; none: its opening was cancelled
	State LogState `json:"state"`
}

// LogState as of the answer's block and its time; none: its opening was cancelled
type LogState string

// LogAccount defines model for LogAccount.
type LogAccount struct {
	// Checkpoints anchored in the period
	Checkpoints int64 `json:"checkpoints"`

	// Complete no gap, nothing missing
	Complete bool `json:"complete"`

	// First of the period; null where there is none
	First *Checkpoint `json:"first"`

	// Gaps checkpoints that do not begin where the one before ended; at most 100
	Gaps []Gap `json:"gaps"`

	// Last of the period; null where there is none
	Last *Checkpoint `json:"last"`
	Log  string      `json:"log"`

	// Missing leaves of the period that are not mirrored and checked against an anchored root; at most 100 ranges
	Missing []Range `json:"missing"`

	// OldSize leaves that were anchored before the period
	OldSize int64 `json:"oldSize"`

	// Reason why the newest leaves are not mirrored; null where no attempt failed
	Reason *string `json:"reason"`

	// Size leaves that were anchored by the end of the period
	Size int64 `json:"size"`
}

// LogAnswer defines model for LogAnswer.
type LogAnswer struct {
	Block Block `json:"block"`

	// ClosesAt unix seconds; null where it is not to close
	ClosesAt *int64 `json:"closesAt"`

	// Head its newest checkpoint; null before the first
	Head   *Checkpoint `json:"head"`
	Log    string      `json:"log"`
	Member string      `json:"member"`
	Opened Place       `json:"opened"`

	// OpensAt unix seconds
	OpensAt int64 `json:"opensAt"`

	// Predecessor the closed log that it continues; null for none
	Predecessor *string `json:"predecessor"`

	// Proof of the head's size and root; where it was asked for
	Proof *StateProof `json:"proof,omitempty"`

	// State as of the answer's block and its time; none: its opening was cancelled
	State LogAnswerState `json:"state"`
}

// LogAnswerState as of the answer's block and its time; none: its opening was cancelled
type LogAnswerState string

// LogHealth defines model for LogHealth.
type LogHealth struct {
	// AnchoredSize leaves that are anchored
	AnchoredSize int64  `json:"anchoredSize"`
	Log          string `json:"log"`
	Member       string `json:"member"`

	// MirroredSize leaves that are mirrored and checked
	MirroredSize int64 `json:"mirroredSize"`

	// Reason why the mirror lags; null where no attempt failed
	Reason *string `json:"reason"`
}

// LogList defines model for LogList.
type LogList struct {
	Block Block `json:"block"`
	Logs  []Log `json:"logs"`
}

// LogURLState defines model for LogURLState.
type LogURLState struct {
	LogUrl     string `json:"logUrl"`
	SinceBlock int64  `json:"sinceBlock"`
}

// LotAnswer defines model for LotAnswer.
type LotAnswer struct {
	// Acknowledgments who answered which recall
	Acknowledgments []Acknowledgment `json:"acknowledgments"`
	Block           Block            `json:"block"`

	// Expiry unix seconds from which it must not be used
	Expiry int64 `json:"expiry"`

	// Gtin 14 digits
	Gtin string `json:"gtin"`

	// Holdings where the units are
	Holdings []Holding `json:"holdings"`
	Lot      string    `json:"lot"`

	// Member its manufacturer
	Member string `json:"member"`

	// Number lot number, AI (10)
	Number string `json:"number"`

	// Quantity units registered
	Quantity int64 `json:"quantity"`

	// Recalls oldest first; the last one counts
	Recalls    []Recall `json:"recalls"`
	Registered Place    `json:"registered"`
}

// LotUse defines model for LotUse.
type LotUse struct {
	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime int64 `json:"blockTime"`

	// LogIndex place among all events of the block
	LogIndex int64  `json:"logIndex"`
	Member   string `json:"member"`

	// OccurredOn unix seconds of the day's beginning
	OccurredOn int64 `json:"occurredOn"`
	Quantity   int64 `json:"quantity"`

	// Tx hash of the transaction
	Tx string `json:"tx"`

	// UseCommit root of a tree over what was touched (docs/spec/lots.md); the lab opens it
	UseCommit string `json:"useCommit"`
}

// LotUseList defines model for LotUseList.
type LotUseList struct {
	Block Block  `json:"block"`
	Lot   string `json:"lot"`

	// Next cursor behind the last one; empty where the list is and no cursor was given
	Next string `json:"next"`

	// Note how to come from these to specimens and results
	Note string   `json:"note"`
	Uses []LotUse `json:"uses"`
}

// Member defines model for Member.
type Member struct {
	// Accounts what counts now
	Accounts []AccountState `json:"accounts"`
	Admitted Place          `json:"admitted"`
	Id       string         `json:"id"`

	// Keys what counts now
	Keys []KeyState `json:"keys"`

	// LogUrl where its logs' tiles are published; empty where it has none
	LogUrl string   `json:"logUrl"`
	Roles  []string `json:"roles"`

	// Standing how it stands as of the answer's block and its time
	Standing StatusState `json:"standing"`
}

// MemberAnswer defines model for MemberAnswer.
type MemberAnswer struct {
	Block Block `json:"block"`

	// History all that was ever true of it, oldest first
	History History `json:"history"`
	Member  Member  `json:"member"`
}

// MemberList defines model for MemberList.
type MemberList struct {
	Block   Block    `json:"block"`
	Members []Member `json:"members"`
}

// Order defines model for Order.
type Order struct {
	// Amount in the token's smallest unit, decimal
	Amount string `json:"amount"`
	Funded Place  `json:"funded"`
	Lab    string `json:"lab"`

	// LabAmount what a vote gave the lab; null where none did
	LabAmount   *string `json:"labAmount"`
	Order       string  `json:"order"`
	OrderCommit string  `json:"orderCommit"`
	Payer       string  `json:"payer"`

	// ReasonCommit of the dispute; null before
	ReasonCommit *string `json:"reasonCommit"`

	// ResultCommit of the claim; null before
	ResultCommit *string `json:"resultCommit"`

	// SinceBlock of the state
	SinceBlock int64      `json:"sinceBlock"`
	State      OrderState `json:"state"`
	Token      string     `json:"token"`

	// Until unix seconds: last second of the state's period; null at an end
	Until *int64 `json:"until"`
}

// OrderState defines model for Order.State.
type OrderState string

// OrderAnswer defines model for OrderAnswer.
type OrderAnswer struct {
	// Amount in the token's smallest unit, decimal
	Amount string `json:"amount"`
	Block  Block  `json:"block"`
	Funded Place  `json:"funded"`
	Lab    string `json:"lab"`

	// LabAmount what a vote gave the lab; null where none did
	LabAmount   *string `json:"labAmount"`
	Order       string  `json:"order"`
	OrderCommit string  `json:"orderCommit"`
	Payer       string  `json:"payer"`

	// ReasonCommit of the dispute; null before
	ReasonCommit *string `json:"reasonCommit"`

	// ResultCommit of the claim; null before
	ResultCommit *string `json:"resultCommit"`

	// SinceBlock of the state
	SinceBlock int64            `json:"sinceBlock"`
	State      OrderAnswerState `json:"state"`
	Token      string           `json:"token"`

	// Until unix seconds: last second of the state's period; null at an end
	Until *int64 `json:"until"`
}

// OrderAnswerState defines model for OrderAnswer.State.
type OrderAnswerState string

// OrderList defines model for OrderList.
type OrderList struct {
	Block Block `json:"block"`

	// Next cursor behind the last one; empty where the list is and no cursor was given
	Next   string  `json:"next"`
	Orders []Order `json:"orders"`
}

// Participant defines model for Participant.
type Participant struct {
	Member     string `json:"member"`
	SinceBlock int64  `json:"sinceBlock"`
}

// Place defines model for Place.
type Place struct {
	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime int64 `json:"blockTime"`

	// LogIndex place among all events of the block
	LogIndex int64 `json:"logIndex"`

	// Tx hash of the transaction
	Tx string `json:"tx"`
}

// Proposal defines model for Proposal.
type Proposal struct {
	// Data of the call, hexadecimal
	Data string `json:"data"`

	// DecidedAt unix seconds at which a vote decided it early; null where none did
	DecidedAt *int64 `json:"decidedAt"`

	// Member who proposed it
	Member string `json:"member"`

	// Proposal number, decimal
	Proposal string `json:"proposal"`
	Proposed Place  `json:"proposed"`

	// State decided: voting is over, for or against, and it was not executed
	State ProposalState `json:"state"`

	// Target contract that it calls
	Target string `json:"target"`

	// Votes oldest first
	Votes []Vote `json:"votes"`

	// VotingEnds unix seconds
	VotingEnds int64 `json:"votingEnds"`
}

// ProposalState decided: voting is over, for or against, and it was not executed
type ProposalState string

// ProposalAnswer defines model for ProposalAnswer.
type ProposalAnswer struct {
	Block Block `json:"block"`

	// Data of the call, hexadecimal
	Data string `json:"data"`

	// DecidedAt unix seconds at which a vote decided it early; null where none did
	DecidedAt *int64 `json:"decidedAt"`

	// Member who proposed it
	Member string `json:"member"`

	// Proposal number, decimal
	Proposal string `json:"proposal"`
	Proposed Place  `json:"proposed"`

	// State decided: voting is over, for or against, and it was not executed
	State ProposalAnswerState `json:"state"`

	// Target contract that it calls
	Target string `json:"target"`

	// Votes oldest first
	Votes []Vote `json:"votes"`

	// VotingEnds unix seconds
	VotingEnds int64 `json:"votingEnds"`
}

// ProposalAnswerState decided: voting is over, for or against, and it was not executed
type ProposalAnswerState string

// ProposalList defines model for ProposalList.
type ProposalList struct {
	Block Block `json:"block"`

	// Next cursor behind the last one; empty where the list is and no cursor was given
	Next      string     `json:"next"`
	Proposals []Proposal `json:"proposals"`
}

// Range defines model for Range.
type Range struct {
	From  int64 `json:"from"`
	Until int64 `json:"until"`
}

// Recall defines model for Recall.
type Recall struct {
	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime int64 `json:"blockTime"`

	// Class 21 CFR 7.3(m)
	Class RecallClass `json:"class"`

	// LogIndex place among all events of the block
	LogIndex int64 `json:"logIndex"`

	// Member the manufacturer; null where the members voted for it
	Member       *string `json:"member"`
	NoticeCommit string  `json:"noticeCommit"`

	// Tx hash of the transaction
	Tx string `json:"tx"`
}

// RecallClass 21 CFR 7.3(m)
type RecallClass string

// Reference defines model for Reference.
type Reference struct {
	Identifier Identifier `json:"identifier"`
	Type       *string    `json:"type,omitempty"`
}

// Review defines model for Review.
type Review struct {
	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime int64 `json:"blockTime"`

	// LogIndex place among all events of the block
	LogIndex     int64          `json:"logIndex"`
	ReviewCommit string         `json:"reviewCommit"`
	Reviewer     ReviewReviewer `json:"reviewer"`

	// Tx hash of the transaction
	Tx string `json:"tx"`
}

// ReviewReviewer defines model for Review.Reviewer.
type ReviewReviewer string

// RolesState defines model for RolesState.
type RolesState struct {
	Roles      []string `json:"roles"`
	SinceBlock int64    `json:"sinceBlock"`
}

// SlotProof defines model for SlotProof.
type SlotProof struct {
	// Proof trie nodes from the account's storage root
	Proof []string `json:"proof"`
	Slot  string   `json:"slot"`

	// Value zero where the nodes show that nothing is there
	Value string `json:"value"`
}

// StateProof defines model for StateProof.
type StateProof struct {
	// AccountProof trie nodes from the header's state root to the account
	AccountProof []string `json:"accountProof"`
	Address      string   `json:"address"`

	// CodeHash of the account; the deployment's and the trust file's
	CodeHash string `json:"codeHash"`
	Contract string `json:"contract"`

	// Header RLP; by the chain's codec it gives the answer's block hash
	Header       string      `json:"header"`
	StorageProof []SlotProof `json:"storageProof"`
}

// Status defines model for Status.
type Status struct {
	Amended bool    `json:"amended"`
	Block   *int64  `json:"block"`
	Reason  *string `json:"reason"`

	// Replacement salted pointer to the successor's leaf; null where there is none
	Replacement *string `json:"replacement"`
	Tx          *string `json:"tx"`
}

// StatusState defines model for StatusState.
type StatusState struct {
	SinceBlock int64             `json:"sinceBlock"`
	Status     StatusStateStatus `json:"status"`

	// SuspendedUntil unix seconds when a suspension in an emergency lapses; else 0
	SuspendedUntil int64 `json:"suspendedUntil"`
}

// StatusStateStatus defines model for StatusState.Status.
type StatusStateStatus string

// Step defines model for Step.
type Step struct {
	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime int64   `json:"blockTime"`
	Custodian string  `json:"custodian"`
	How       StepHow `json:"how"`

	// LogIndex place among all events of the block
	LogIndex int64 `json:"logIndex"`

	// OccurredAt unix seconds, by the word of who did it; null where the members voted
	OccurredAt *int64 `json:"occurredAt"`

	// Package that the specimen was in meanwhile, or came out of; null for none
	Package *string `json:"package"`

	// Tx hash of the transaction
	Tx string `json:"tx"`
}

// StepHow defines model for Step.How.
type StepHow string

// StoredEvent defines model for StoredEvent.
type StoredEvent struct {
	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime int64               `json:"blockTime"`
	Contract  StoredEventContract `json:"contract"`
	Data      string              `json:"data"`

	// Fields what it says, by name: bytes in hexadecimal, numbers in decimal; null where only topics and data hold it
	Fields *map[string]interface{} `json:"fields"`

	// LogIndex place among all events of the block
	LogIndex int64  `json:"logIndex"`
	Name     string `json:"name"`

	// Seq contiguous per contract, from 1
	Seq    int64    `json:"seq"`
	Topics []string `json:"topics"`

	// Tx hash of the transaction
	Tx      string `json:"tx"`
	TxIndex int64  `json:"txIndex"`
}

// StoredEventContract defines model for StoredEvent.Contract.
type StoredEventContract string

// Study defines model for Study.
type Study struct {
	// Approved this version was approved, it runs, and is reviewed where its terms ask for that, by the block's time; whether its researcher is in good standing is the member's to ask
	Approved bool     `json:"approved"`
	Diseases []string `json:"diseases"`

	// Duo terms of the Data Use Ontology
	Duo []int32 `json:"duo"`

	// Expiry unix seconds
	Expiry int64 `json:"expiry"`

	// Member the researcher
	Member string `json:"member"`

	// Participants labs that joined this version
	Participants   []Participant `json:"participants"`
	ProtocolCommit string        `json:"protocolCommit"`
	Registered     Place         `json:"registered"`

	// ReviewedUntil unix seconds up to which the ethics review of this version counts; 0 for none
	ReviewedUntil int64  `json:"reviewedUntil"`
	Study         string `json:"study"`

	// ValidFrom unix seconds
	ValidFrom int64 `json:"validFrom"`

	// Version the newest
	Version int64 `json:"version"`
}

// StudyAnswer defines model for StudyAnswer.
type StudyAnswer struct {
	// Approved this version was approved, it runs, and is reviewed where its terms ask for that, by the block's time; whether its researcher is in good standing is the member's to ask
	Approved bool     `json:"approved"`
	Block    Block    `json:"block"`
	Diseases []string `json:"diseases"`

	// Duo terms of the Data Use Ontology
	Duo []int32 `json:"duo"`

	// Expiry unix seconds
	Expiry int64 `json:"expiry"`

	// Member the researcher
	Member string `json:"member"`

	// Participants labs that joined this version
	Participants   []Participant `json:"participants"`
	ProtocolCommit string        `json:"protocolCommit"`
	Registered     Place         `json:"registered"`

	// ReviewedUntil unix seconds up to which the ethics review of this version counts; 0 for none
	ReviewedUntil int64  `json:"reviewedUntil"`
	Study         string `json:"study"`

	// ValidFrom unix seconds
	ValidFrom int64 `json:"validFrom"`

	// Version the newest
	Version int64 `json:"version"`
}

// StudyList defines model for StudyList.
type StudyList struct {
	Block Block `json:"block"`

	// Next cursor behind the last one; empty where the list is and no cursor was given
	Next    string  `json:"next"`
	Studies []Study `json:"studies"`
}

// SubjectAnswer defines model for SubjectAnswer.
type SubjectAnswer struct {
	Block    Block   `json:"block"`
	Enrolled Place   `json:"enrolled"`
	Grants   []Grant `json:"grants"`
	Member   string  `json:"member"`

	// Signer ERC-7913 signer
	Signer  string `json:"signer"`
	Subject string `json:"subject"`
}

// VersionAnswer defines model for VersionAnswer.
type VersionAnswer struct {
	// Amended null where no handle was given
	Amended *Status `json:"amended"`
	Block   Block   `json:"block"`

	// Checkpoint the first anchored one that covers the entry
	Checkpoint Checkpoint `json:"checkpoint"`

	// Elsewhere other places with the same leaf: copies, which prove nothing
	Elsewhere []Entry `json:"elsewhere"`

	// Inclusion of the leaf in the checkpoint; where it was asked for
	Inclusion *Inclusion `json:"inclusion,omitempty"`
	Index     int64      `json:"index"`
	Leaf      string     `json:"leaf"`
	Log       string     `json:"log"`
	Member    string     `json:"member"`

	// Note what amended means here, in words
	Note string `json:"note"`
}

// Vote defines model for Vote.
type Vote struct {
	// Block number of the block
	Block int64 `json:"block"`

	// BlockHash hash of the block
	BlockHash string `json:"blockHash"`

	// BlockTime unix seconds
	BlockTime int64 `json:"blockTime"`

	// LogIndex place among all events of the block
	LogIndex int64  `json:"logIndex"`
	Member   string `json:"member"`
	Support  bool   `json:"support"`

	// Tx hash of the transaction
	Tx string `json:"tx"`
}

// GetAccountParams defines parameters for GetAccount.
type GetAccountParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// ListCheckpointsParams defines parameters for ListCheckpoints.
type ListCheckpointsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`

	// Member only this member's
	Member *string `form:"member,omitempty" json:"member,omitempty"`

	// Log only this log's; with its member
	Log *string `form:"log,omitempty" json:"log,omitempty"`
}

// ListDisclosuresParams defines parameters for ListDisclosures.
type ListDisclosuresParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`

	// Member only this member's
	Member *string `form:"member,omitempty" json:"member,omitempty"`
}

// ListEmergenciesParams defines parameters for ListEmergencies.
type ListEmergenciesParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`

	// Member only this member's
	Member *string `form:"member,omitempty" json:"member,omitempty"`
}

// ListEventsParams defines parameters for ListEvents.
type ListEventsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`

	// Contract only this contract's
	Contract *ListEventsParamsContract `form:"contract,omitempty" json:"contract,omitempty"`

	// Name only events of this name
	Name *string `form:"name,omitempty" json:"name,omitempty"`
}

// ListEventsParamsContract defines parameters for ListEvents.
type ListEventsParamsContract string

// ListFhirAuditEventsParams defines parameters for ListFhirAuditEvents.
type ListFhirAuditEventsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`

	// Member only this member's
	Member *string `form:"member,omitempty" json:"member,omitempty"`
}

// GetFhirConsentParams defines parameters for GetFhirConsent.
type GetFhirConsentParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// GetFhirProvenanceParams defines parameters for GetFhirProvenance.
type GetFhirProvenanceParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// GetGrantParams defines parameters for GetGrant.
type GetGrantParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Proof evm: add the proof of the contract's storage as of the answer's block
	Proof *GetGrantParamsProof `form:"proof,omitempty" json:"proof,omitempty"`
}

// GetGrantParamsProof defines parameters for GetGrant.
type GetGrantParamsProof string

// GetHandleParams defines parameters for GetHandle.
type GetHandleParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Proof evm: add the proof of the contract's storage as of the answer's block
	Proof *GetHandleParamsProof `form:"proof,omitempty" json:"proof,omitempty"`
}

// GetHandleParamsProof defines parameters for GetHandle.
type GetHandleParamsProof string

// GetHealthParams defines parameters for GetHealth.
type GetHealthParams struct {
	// MinBlock least block that must be indexed; 409 while it is not
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// ListLogsParams defines parameters for ListLogs.
type ListLogsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Member only this member's
	Member *string `form:"member,omitempty" json:"member,omitempty"`
}

// GetLogParams defines parameters for GetLog.
type GetLogParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Proof evm: add the proof of the contract's storage as of the answer's block
	Proof *GetLogParamsProof `form:"proof,omitempty" json:"proof,omitempty"`
}

// GetLogParamsProof defines parameters for GetLog.
type GetLogParamsProof string

// GetLotParams defines parameters for GetLot.
type GetLotParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// ListLotEventsParams defines parameters for ListLotEvents.
type ListLotEventsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`
}

// ListLotUsesParams defines parameters for ListLotUses.
type ListLotUsesParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`
}

// ListMembersParams defines parameters for ListMembers.
type ListMembersParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// GetMemberParams defines parameters for GetMember.
type GetMemberParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// GetCompletenessParams defines parameters for GetCompleteness.
type GetCompletenessParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// From beginning of the period (RFC 3339)
	From time.Time `form:"from" json:"from"`

	// Until end of the period, which does not count any more
	Until time.Time `form:"until" json:"until"`
}

// GetAccreditationParams defines parameters for GetAccreditation.
type GetAccreditationParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Proof evm: add the proof of the contract's storage as of the answer's block
	Proof *GetAccreditationParamsProof `form:"proof,omitempty" json:"proof,omitempty"`
}

// GetAccreditationParamsProof defines parameters for GetAccreditation.
type GetAccreditationParamsProof string

// GetAccreditationParamsRole defines parameters for GetAccreditation.
type GetAccreditationParamsRole string

// ListOrdersParams defines parameters for ListOrders.
type ListOrdersParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`

	// Payer only this member's, who pays
	Payer *string `form:"payer,omitempty" json:"payer,omitempty"`

	// Lab only this member's, who is paid
	Lab *string `form:"lab,omitempty" json:"lab,omitempty"`
}

// GetOrderParams defines parameters for GetOrder.
type GetOrderParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// ListOrderEventsParams defines parameters for ListOrderEvents.
type ListOrderEventsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`
}

// GetPackageParams defines parameters for GetPackage.
type GetPackageParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// ListPackageEventsParams defines parameters for ListPackageEvents.
type ListPackageEventsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`
}

// ListProposalsParams defines parameters for ListProposals.
type ListProposalsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`
}

// GetProposalParams defines parameters for GetProposal.
type GetProposalParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// ListProposalEventsParams defines parameters for ListProposalEvents.
type ListProposalEventsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`
}

// GetSpecimenParams defines parameters for GetSpecimen.
type GetSpecimenParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// ListSpecimenEventsParams defines parameters for ListSpecimenEvents.
type ListSpecimenEventsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`
}

// ListStudiesParams defines parameters for ListStudies.
type ListStudiesParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`
}

// GetStudyParams defines parameters for GetStudy.
type GetStudyParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// ListStudyEventsParams defines parameters for ListStudyEvents.
type ListStudyEventsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`
}

// ListSubjectEventsParams defines parameters for ListSubjectEvents.
type ListSubjectEventsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Cursor next of the page before, to be taken as it is; without it the list begins
	Cursor *string `form:"cursor,omitempty" json:"cursor,omitempty"`
	Limit  *int64  `form:"limit,omitempty" json:"limit,omitempty"`
}

// ListGrantsParams defines parameters for ListGrants.
type ListGrantsParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`
}

// GetVersionParams defines parameters for GetVersion.
type GetVersionParams struct {
	// Block answer as of this block; by default the newest
	Block *int64 `form:"block,omitempty" json:"block,omitempty"`

	// At answer as of the newest block at this time (RFC 3339)
	At *time.Time `form:"at,omitempty" json:"at,omitempty"`

	// MinBlock least block that the answer must be as of; 409 while it is not indexed
	MinBlock *int64 `form:"min_block,omitempty" json:"min_block,omitempty"`

	// Handle handle in the version's statement: tells whether it was amended
	Handle *string `form:"handle,omitempty" json:"handle,omitempty"`

	// Proof inclusion: add the path from the leaf to the checkpoint's root
	Proof *GetVersionParamsProof `form:"proof,omitempty" json:"proof,omitempty"`
}

// GetVersionParamsProof defines parameters for GetVersion.
type GetVersionParamsProof string

// GetAccount asks: Whose an account is, and for what.
func (c *Client) GetAccount(
	ctx context.Context, account string, params *GetAccountParams,
) (*AccountAnswer, error) {
	path := fmt.Sprintf("/v1/accounts/%s", url.PathEscape(fmt.Sprint(account)))
	return ask[AccountAnswer](
		ctx, c, "GET", path, params)
}

// GetNewestAttestation asks: What this indexer's attestor signed of the highest block that it signed.
func (c *Client) GetNewestAttestation(
	ctx context.Context,
) (*Attestation, error) {
	path := fmt.Sprintf("/v1/attestations/newest")
	return ask[Attestation](
		ctx, c, "GET", path, nil)
}

// GetAttestation asks: What this indexer's attestor signed of a block; final blocks with events are signed, and others on request.
func (c *Client) GetAttestation(
	ctx context.Context, number int64,
) (*Attestation, error) {
	path := fmt.Sprintf("/v1/attestations/%s", url.PathEscape(fmt.Sprint(number)))
	return ask[Attestation](
		ctx, c, "GET", path, nil)
}

// ListCheckpoints asks: What was anchored, in the order of the chain.
func (c *Client) ListCheckpoints(
	ctx context.Context, params *ListCheckpointsParams,
) (*CheckpointList, error) {
	path := fmt.Sprintf("/v1/checkpoints")
	return ask[CheckpointList](
		ctx, c, "GET", path, params)
}

// ListDisclosures asks: Anchored batches of the members' accounting of disclosures.
func (c *Client) ListDisclosures(
	ctx context.Context, params *ListDisclosuresParams,
) (*DisclosureList, error) {
	path := fmt.Sprintf("/v1/disclosures")
	return ask[DisclosureList](
		ctx, c, "GET", path, params)
}

// ListEmergencies asks: Releases in emergencies, who reviewed them, and whether they are accounted for.
func (c *Client) ListEmergencies(
	ctx context.Context, params *ListEmergenciesParams,
) (*EmergencyList, error) {
	path := fmt.Sprintf("/v1/emergencies")
	return ask[EmergencyList](
		ctx, c, "GET", path, params)
}

// ListEvents asks: What the contracts said, in the order of the chain.
func (c *Client) ListEvents(
	ctx context.Context, params *ListEventsParams,
) (*EventList, error) {
	path := fmt.Sprintf("/v1/events")
	return ask[EventList](
		ctx, c, "GET", path, params)
}

// ListFhirAuditEvents asks: Releases in emergencies as FHIR R4 AuditEvents, in a Bundle.
func (c *Client) ListFhirAuditEvents(
	ctx context.Context, params *ListFhirAuditEventsParams,
) (*FHIRBundle, error) {
	path := fmt.Sprintf("/v1/fhir/AuditEvent")
	return ask[FHIRBundle](
		ctx, c, "GET", path, params)
}

// GetFhirConsent asks: A grant as a FHIR R4 Consent, without its terms.
func (c *Client) GetFhirConsent(
	ctx context.Context, id string, params *GetFhirConsentParams,
) (*FHIRConsent, error) {
	path := fmt.Sprintf("/v1/fhir/Consent/%s", url.PathEscape(fmt.Sprint(id)))
	return ask[FHIRConsent](
		ctx, c, "GET", path, params)
}

// GetFhirProvenance asks: A version as a FHIR R4 Provenance: who logged it, and when it was anchored.
func (c *Client) GetFhirProvenance(
	ctx context.Context, id string, params *GetFhirProvenanceParams,
) (*FHIRProvenance, error) {
	path := fmt.Sprintf("/v1/fhir/Provenance/%s", url.PathEscape(fmt.Sprint(id)))
	return ask[FHIRProvenance](
		ctx, c, "GET", path, params)
}

// GetGrant asks: A grant, and since when it is revoked.
func (c *Client) GetGrant(
	ctx context.Context, grant string, params *GetGrantParams,
) (*GrantAnswer, error) {
	path := fmt.Sprintf("/v1/grants/%s", url.PathEscape(fmt.Sprint(grant)))
	return ask[GrantAnswer](
		ctx, c, "GET", path, params)
}

// GetHandle asks: Whether the version with this handle was amended.
func (c *Client) GetHandle(
	ctx context.Context, member string, handle string, params *GetHandleParams,
) (*HandleAnswer, error) {
	path := fmt.Sprintf("/v1/handles/%s/%s", url.PathEscape(fmt.Sprint(member)), url.PathEscape(fmt.Sprint(handle)))
	return ask[HandleAnswer](
		ctx, c, "GET", path, params)
}

// GetHealth asks: How the mirror does.
func (c *Client) GetHealth(
	ctx context.Context, params *GetHealthParams,
) (*HealthAnswer, error) {
	path := fmt.Sprintf("/v1/health")
	return ask[HealthAnswer](
		ctx, c, "GET", path, params)
}

// ListLogs asks: The labs' logs, and how far they are anchored.
func (c *Client) ListLogs(
	ctx context.Context, params *ListLogsParams,
) (*LogList, error) {
	path := fmt.Sprintf("/v1/logs")
	return ask[LogList](
		ctx, c, "GET", path, params)
}

// GetLog asks: A log, and its newest checkpoint.
func (c *Client) GetLog(
	ctx context.Context, member string, log string, params *GetLogParams,
) (*LogAnswer, error) {
	path := fmt.Sprintf("/v1/logs/%s/%s", url.PathEscape(fmt.Sprint(member)), url.PathEscape(fmt.Sprint(log)))
	return ask[LogAnswer](
		ctx, c, "GET", path, params)
}

// GetLot asks: A lot, who has units of it, and whether it is recalled.
func (c *Client) GetLot(
	ctx context.Context, id string, params *GetLotParams,
) (*LotAnswer, error) {
	path := fmt.Sprintf("/v1/lots/%s", url.PathEscape(fmt.Sprint(id)))
	return ask[LotAnswer](
		ctx, c, "GET", path, params)
}

// ListLotEvents asks: All that was said of it, in the order of the chain; an empty list where nothing was.
func (c *Client) ListLotEvents(
	ctx context.Context, id string, params *ListLotEventsParams,
) (*EventList, error) {
	path := fmt.Sprintf("/v1/lots/%s/events", url.PathEscape(fmt.Sprint(id)))
	return ask[EventList](
		ctx, c, "GET", path, params)
}

// ListLotUses asks: Which labs used the lot, when, and what commits to the specimens and results that it touched.
func (c *Client) ListLotUses(
	ctx context.Context, id string, params *ListLotUsesParams,
) (*LotUseList, error) {
	path := fmt.Sprintf("/v1/lots/%s/uses", url.PathEscape(fmt.Sprint(id)))
	return ask[LotUseList](
		ctx, c, "GET", path, params)
}

// ListMembers asks: Who is a member.
func (c *Client) ListMembers(
	ctx context.Context, params *ListMembersParams,
) (*MemberList, error) {
	path := fmt.Sprintf("/v1/members")
	return ask[MemberList](
		ctx, c, "GET", path, params)
}

// GetMember asks: A member, and what it was.
func (c *Client) GetMember(
	ctx context.Context, member string, params *GetMemberParams,
) (*MemberAnswer, error) {
	path := fmt.Sprintf("/v1/members/%s", url.PathEscape(fmt.Sprint(member)))
	return ask[MemberAnswer](
		ctx, c, "GET", path, params)
}

// GetCompleteness asks: What a lab anchored in a period, and whether anything is missing.
func (c *Client) GetCompleteness(
	ctx context.Context, member string, params *GetCompletenessParams,
) (*CompletenessAnswer, error) {
	path := fmt.Sprintf("/v1/members/%s/completeness", url.PathEscape(fmt.Sprint(member)))
	return ask[CompletenessAnswer](
		ctx, c, "GET", path, params)
}

// GetAccreditation asks: Whether a member was accredited for a role, on a day or now.
func (c *Client) GetAccreditation(
	ctx context.Context, member string, role GetAccreditationParamsRole, params *GetAccreditationParams,
) (*AccreditationAnswer, error) {
	path := fmt.Sprintf("/v1/members/%s/roles/%s", url.PathEscape(fmt.Sprint(member)), url.PathEscape(fmt.Sprint(role)))
	return ask[AccreditationAnswer](
		ctx, c, "GET", path, params)
}

// ListOrders asks: Orders, as they were funded.
func (c *Client) ListOrders(
	ctx context.Context, params *ListOrdersParams,
) (*OrderList, error) {
	path := fmt.Sprintf("/v1/orders")
	return ask[OrderList](
		ctx, c, "GET", path, params)
}

// GetOrder asks: Where an order's payment stands.
func (c *Client) GetOrder(
	ctx context.Context, id string, params *GetOrderParams,
) (*OrderAnswer, error) {
	path := fmt.Sprintf("/v1/orders/%s", url.PathEscape(fmt.Sprint(id)))
	return ask[OrderAnswer](
		ctx, c, "GET", path, params)
}

// ListOrderEvents asks: All that was said of it, in the order of the chain; an empty list where nothing was.
func (c *Client) ListOrderEvents(
	ctx context.Context, id string, params *ListOrderEventsParams,
) (*EventList, error) {
	path := fmt.Sprintf("/v1/orders/%s/events", url.PathEscape(fmt.Sprint(id)))
	return ask[EventList](
		ctx, c, "GET", path, params)
}

// GetPackage asks: Where a package is, and what is in it.
func (c *Client) GetPackage(
	ctx context.Context, id string, params *GetPackageParams,
) (*CustodyAnswer, error) {
	path := fmt.Sprintf("/v1/packages/%s", url.PathEscape(fmt.Sprint(id)))
	return ask[CustodyAnswer](
		ctx, c, "GET", path, params)
}

// ListPackageEvents asks: All that was said of it, in the order of the chain; an empty list where nothing was.
func (c *Client) ListPackageEvents(
	ctx context.Context, id string, params *ListPackageEventsParams,
) (*EventList, error) {
	path := fmt.Sprintf("/v1/packages/%s/events", url.PathEscape(fmt.Sprint(id)))
	return ask[EventList](
		ctx, c, "GET", path, params)
}

// ListProposals asks: Proposals, oldest first.
func (c *Client) ListProposals(
	ctx context.Context, params *ListProposalsParams,
) (*ProposalList, error) {
	path := fmt.Sprintf("/v1/proposals")
	return ask[ProposalList](
		ctx, c, "GET", path, params)
}

// GetProposal asks: A proposal, and who voted how.
func (c *Client) GetProposal(
	ctx context.Context, id string, params *GetProposalParams,
) (*ProposalAnswer, error) {
	path := fmt.Sprintf("/v1/proposals/%s", url.PathEscape(fmt.Sprint(id)))
	return ask[ProposalAnswer](
		ctx, c, "GET", path, params)
}

// ListProposalEvents asks: All that was said of it, in the order of the chain; an empty list where nothing was.
func (c *Client) ListProposalEvents(
	ctx context.Context, id string, params *ListProposalEventsParams,
) (*EventList, error) {
	path := fmt.Sprintf("/v1/proposals/%s/events", url.PathEscape(fmt.Sprint(id)))
	return ask[EventList](
		ctx, c, "GET", path, params)
}

// GetSpecimen asks: Where a specimen is, and who had it.
func (c *Client) GetSpecimen(
	ctx context.Context, id string, params *GetSpecimenParams,
) (*CustodyAnswer, error) {
	path := fmt.Sprintf("/v1/specimens/%s", url.PathEscape(fmt.Sprint(id)))
	return ask[CustodyAnswer](
		ctx, c, "GET", path, params)
}

// ListSpecimenEvents asks: All that was said of it, in the order of the chain; an empty list where nothing was.
func (c *Client) ListSpecimenEvents(
	ctx context.Context, id string, params *ListSpecimenEventsParams,
) (*EventList, error) {
	path := fmt.Sprintf("/v1/specimens/%s/events", url.PathEscape(fmt.Sprint(id)))
	return ask[EventList](
		ctx, c, "GET", path, params)
}

// ListStudies asks: Studies, as they were registered.
func (c *Client) ListStudies(
	ctx context.Context, params *ListStudiesParams,
) (*StudyList, error) {
	path := fmt.Sprintf("/v1/studies")
	return ask[StudyList](
		ctx, c, "GET", path, params)
}

// GetStudy asks: A study's terms, whether it is approved, and who takes part.
func (c *Client) GetStudy(
	ctx context.Context, id string, params *GetStudyParams,
) (*StudyAnswer, error) {
	path := fmt.Sprintf("/v1/studies/%s", url.PathEscape(fmt.Sprint(id)))
	return ask[StudyAnswer](
		ctx, c, "GET", path, params)
}

// ListStudyEvents asks: All that was said of it, in the order of the chain; an empty list where nothing was.
func (c *Client) ListStudyEvents(
	ctx context.Context, id string, params *ListStudyEventsParams,
) (*EventList, error) {
	path := fmt.Sprintf("/v1/studies/%s/events", url.PathEscape(fmt.Sprint(id)))
	return ask[EventList](
		ctx, c, "GET", path, params)
}

// ListSubjectEvents asks: All that was said of it, in the order of the chain; an empty list where nothing was.
func (c *Client) ListSubjectEvents(
	ctx context.Context, id string, params *ListSubjectEventsParams,
) (*EventList, error) {
	path := fmt.Sprintf("/v1/subjects/%s/events", url.PathEscape(fmt.Sprint(id)))
	return ask[EventList](
		ctx, c, "GET", path, params)
}

// ListGrants asks: What a subject granted and revoked, oldest first.
func (c *Client) ListGrants(
	ctx context.Context, id string, params *ListGrantsParams,
) (*SubjectAnswer, error) {
	path := fmt.Sprintf("/v1/subjects/%s/grants", url.PathEscape(fmt.Sprint(id)))
	return ask[SubjectAnswer](
		ctx, c, "GET", path, params)
}

// GetVersion asks: Where a version is logged and anchored, and whether it is current.
func (c *Client) GetVersion(
	ctx context.Context, leaf string, params *GetVersionParams,
) (*VersionAnswer, error) {
	path := fmt.Sprintf("/v1/versions/%s", url.PathEscape(fmt.Sprint(leaf)))
	return ask[VersionAnswer](
		ctx, c, "GET", path, params)
}
