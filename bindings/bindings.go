// Code generated via abigen V2 - DO NOT EDIT.
// This file is a generated binding and any manual changes will be lost.

package bindings

import (
	"bytes"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Reference imports to suppress errors if they are not otherwise used.
var (
	_ = bytes.Equal
	_ = errors.New
	_ = big.NewInt
	_ = common.Big1
	_ = types.BloomLookup
	_ = abi.ConvertType
)

// IConsentRegistryAppointment is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryAppointment struct {
	Subject        [32]byte
	Expiry         uint64
	Generation     uint32
	DismissedBlock uint64
	Signer         []byte
}

// IConsentRegistryApproval is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryApproval struct {
	Index     uint8
	Signer    []byte
	Salt      [32]byte
	Signature []byte
}

// IConsentRegistryGrant is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryGrant struct {
	Number       uint32
	Version      uint32
	Expiry       uint64
	EffectiveAt  uint64
	GrantedBlock uint64
	RevokedBlock uint64
	Supersedes   [32]byte
	Appointment  [32]byte
}

// IConsentRegistryGuardians is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryGuardians struct {
	Salt      [32]byte
	Threshold uint8
	Commits   [][32]byte
}

// IConsentRegistryNewGrant is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryNewGrant struct {
	Subject        [32]byte
	TermsCommit    [32]byte
	Expiry         uint64
	OldTermsCommit [32]byte
	Appointment    [32]byte
	Countersigner  common.Address
	Nonce          *big.Int
	Deadline       *big.Int
}

// IConsentRegistryOutcome is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryOutcome struct {
	IsDone bool
	Result []byte
}

// IConsentRegistryRecovery is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryRecovery struct {
	CompletableAt uint64
	NewSigner     []byte
}

// IConsentRegistryRequest is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryRequest struct {
	Grantee [32]byte
	Purpose uint8
	Flags   uint8
	Duo     uint16
	Code    [32]byte
}

// IConsentRegistryScope is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryScope struct {
	Version   uint16
	Decisions uint8
	Purposes  uint32
	Flags     uint8
	Until     uint64
	Codes     [][32]byte
}

// IConsentRegistrySubject is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistrySubject struct {
	Member          [32]byte
	GuardiansCommit [32]byte
	RecoveryNonce   uint64
	Generation      uint32
	GrantCount      uint32
	Signer          []byte
}

// IConsentRegistryTerms is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryTerms struct {
	Version     uint16
	Subject     [32]byte
	Decision    uint8
	Grantee     [32]byte
	Purposes    uint32
	NotBefore   uint64
	NotAfter    uint64
	Flags       uint8
	Duo         []uint16
	Codes       [][32]byte
	DeniedCodes [][32]byte
}

// IConsortiumAccount is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumAccount struct {
	Account common.Address
	Purpose uint8
}

// IConsortiumCompromise is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumCompromise struct {
	Since      IConsortiumPosition
	ReportedAt uint64
}

// IConsortiumKey is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumKey struct {
	Kind uint8
	Key  []byte
}

// IConsortiumNewMember is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumNewMember struct {
	Id       [32]byte
	Roles    *big.Int
	LogUrl   string
	Accounts []IConsortiumAccount
	Keys     []IConsortiumKey
}

// IConsortiumParameters is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumParameters struct {
	VotingPeriod      uint32
	Timelock          uint32
	ExecutionPeriod   uint32
	ManagerDelay      uint32
	EmergencyPeriod   uint32
	EmergencyCooldown uint32
	Quorum            uint8
	Threshold         uint8
	EmergencyQuorum   uint8
	Attestations      uint8
}

// IConsortiumPosition is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumPosition struct {
	BlockNumber uint64
	LogIndex    uint32
}

// IConsortiumProposal is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumProposal struct {
	Member      [32]byte
	Concerned   [32]byte
	Target      common.Address
	VotingEnds  uint64
	IsExecuted  bool
	IsCancelled bool
	DecidedAt   uint64
	Rules       IConsortiumParameters
	Data        []byte
}

// IConsortiumStanding is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumStanding struct {
	Status          uint8
	Roles           *big.Int
	SuspendedUntil  uint64
	IsKeyCompromise bool
	NextEmergencyAt uint64
}

// ICustodyLedgerAcceptance is an auto generated low-level Go binding around an user-defined struct.
type ICustodyLedgerAcceptance struct {
	Offer        ICustodyLedgerOffer
	Account      common.Address
	Seal         [32]byte
	Condition    [32]byte
	IsSealIntact bool
	OccurredAt   uint64
}

// ICustodyLedgerItem is an auto generated low-level Go binding around an user-defined struct.
type ICustodyLedgerItem struct {
	Kind       uint8
	Flaw       uint8
	IsDisposed bool
	Custodian  [32]byte
	Package    [32]byte
	OccurredAt uint64
	Offers     uint32
	Count      uint32
	Root       [32]byte
}

// ICustodyLedgerOffer is an auto generated low-level Go binding around an user-defined struct.
type ICustodyLedgerOffer struct {
	Item       [32]byte
	From       [32]byte
	Account    common.Address
	To         [32]byte
	Number     uint32
	Seal       [32]byte
	Condition  [32]byte
	OccurredAt uint64
	ExpiresAt  uint64
}

// ICustodyLedgerOfferState is an auto generated low-level Go binding around an user-defined struct.
type ICustodyLedgerOfferState struct {
	Number    uint32
	Hash      [32]byte
	ExpiresAt uint64
	IsOpen    bool
}

// IDisclosureLogEmergency is an auto generated low-level Go binding around an user-defined struct.
type IDisclosureLogEmergency struct {
	Pseudonym      [32]byte
	Commitment     [32]byte
	ManagerReview  [32]byte
	GovernorReview [32]byte
	BlockNumber    uint64
}

// IDisclosureLogHead is an auto generated low-level Go binding around an user-defined struct.
type IDisclosureLogHead struct {
	Hash        [32]byte
	Batches     uint64
	Emergencies uint64
	Covered     uint64
	Unreviewed  uint64
}

// ILotRegistryHolding is an auto generated low-level Go binding around an user-defined struct.
type ILotRegistryHolding struct {
	Held      uint64
	Reserved  uint64
	Consumed  uint64
	Destroyed uint64
}

// ILotRegistryLot is an auto generated low-level Go binding around an user-defined struct.
type ILotRegistryLot struct {
	Member       [32]byte
	Gtin         uint64
	Expiry       uint64
	Quantity     uint64
	Number       [20]byte
	RecallClass  uint8
	RecalledAt   uint64
	NoticeCommit [32]byte
}

// ILotRegistryTransfer is an auto generated low-level Go binding around an user-defined struct.
type ILotRegistryTransfer struct {
	LotId    [32]byte
	From     [32]byte
	To       [32]byte
	Account  common.Address
	Quantity uint64
	Expiry   uint64
	State    uint8
}

// IOrderEscrowOrder is an auto generated low-level Go binding around an user-defined struct.
type IOrderEscrowOrder struct {
	Payer        [32]byte
	Lab          [32]byte
	Token        common.Address
	Until        uint64
	State        uint8
	Amount       *big.Int
	ResultCommit [32]byte
	ReasonCommit [32]byte
}

// IOrderEscrowPeriods is an auto generated low-level Go binding around an user-defined struct.
type IOrderEscrowPeriods struct {
	DisputeWindow    uint32
	ResolutionPeriod uint32
	MinTerm          uint32
	MaxTerm          uint32
}

// IResultLogAmendment is an auto generated low-level Go binding around an user-defined struct.
type IResultLogAmendment struct {
	Handle      [32]byte
	Reason      uint8
	Replacement [32]byte
}

// IResultLogHead is an auto generated low-level Go binding around an user-defined struct.
type IResultLogHead struct {
	Size        uint64
	BlockNumber uint64
	OpensAt     uint64
	ClosesAt    uint64
	Root        [32]byte
	Predecessor [32]byte
	IsOpen      bool
}

// IStudyRegistryTerms is an auto generated low-level Go binding around an user-defined struct.
type IStudyRegistryTerms struct {
	ProtocolCommit [32]byte
	Duo            []uint16
	Diseases       [][32]byte
	ValidFrom      uint64
	Expiry         uint64
}

// IStudyRegistryVersion is an auto generated low-level Go binding around an user-defined struct.
type IStudyRegistryVersion struct {
	ProtocolCommit [32]byte
	DiseasesDigest [32]byte
	Duo            uint64
	ValidFrom      uint64
	Expiry         uint64
}

// ConsentRegistryMetaData contains all meta data concerning the ConsentRegistry contract.
var ConsentRegistryMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"consortium_\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"},{\"name\":\"noticeDelay_\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"recoveryDelay_\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"appointProxy\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"scopeCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"appointment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"appointmentIdOf\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"scopeCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"appointmentOf\",\"inputs\":[{\"name\":\"appointment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Appointment\",\"components\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"generation\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"dismissedBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"completeRecovery\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"consortium\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"dismissProxy\",\"inputs\":[{\"name\":\"appointment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"enroll\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"relayer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"labSignature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"grant\",\"inputs\":[{\"name\":\"newGrant\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.NewGrant\",\"components\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"termsCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"oldTermsCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"appointment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"countersigner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"labSignature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"grantIdOf\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"termsCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"grantOf\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Grant\",\"components\":[{\"name\":\"number\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"version\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"effectiveAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"grantedBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"revokedBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"supersedes\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"appointment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"guardianCommitOf\",\"inputs\":[{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"guardiansCommitOf\",\"inputs\":[{\"name\":\"guardians\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Guardians\",\"components\":[{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"threshold\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"commits\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"invalidateNonces\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"word\",\"type\":\"uint248\",\"internalType\":\"uint248\"},{\"name\":\"mask\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"isNonceUsed\",\"inputs\":[{\"name\":\"owner\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isSignerTaken\",\"inputs\":[{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"noticeDelay\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"permits\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"terms\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Terms\",\"components\":[{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"decision\",\"type\":\"uint8\",\"internalType\":\"enumIConsentRegistry.Decision\"},{\"name\":\"grantee\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"purposes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"notBefore\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"notAfter\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"duo\",\"type\":\"uint16[]\",\"internalType\":\"uint16[]\"},{\"name\":\"codes\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"deniedCodes\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"request\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Request\",\"components\":[{\"name\":\"grantee\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"duo\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"code\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"time\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"isPermitted\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"denial\",\"type\":\"uint8\",\"internalType\":\"enumIConsentRegistry.Denial\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"permitsByProxy\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"terms\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Terms\",\"components\":[{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"decision\",\"type\":\"uint8\",\"internalType\":\"enumIConsentRegistry.Decision\"},{\"name\":\"grantee\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"purposes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"notBefore\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"notAfter\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"duo\",\"type\":\"uint16[]\",\"internalType\":\"uint16[]\"},{\"name\":\"codes\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"deniedCodes\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"scope\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Scope\",\"components\":[{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"decisions\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"purposes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"until\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"codes\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]},{\"name\":\"scopeSalt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"request\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Request\",\"components\":[{\"name\":\"grantee\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"duo\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"code\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"time\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"isPermitted\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"denial\",\"type\":\"uint8\",\"internalType\":\"enumIConsentRegistry.Denial\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"recoveryDelay\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"recoveryOf\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Recovery\",\"components\":[{\"name\":\"completableAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"newSigner\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"relay\",\"inputs\":[{\"name\":\"calls\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"}],\"outputs\":[{\"name\":\"outcomes\",\"type\":\"tuple[]\",\"internalType\":\"structIConsentRegistry.Outcome[]\",\"components\":[{\"name\":\"isDone\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"result\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"revoke\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"termsCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"appointment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"rotate\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"newSigner\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"newSignature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"scopeCommitOf\",\"inputs\":[{\"name\":\"scope\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Scope\",\"components\":[{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"decisions\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"purposes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"until\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"codes\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"sequence\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setGuardians\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"guardiansCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"startRecovery\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"newSigner\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"newSignature\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"guardians\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Guardians\",\"components\":[{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"threshold\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"commits\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]},{\"name\":\"approvals\",\"type\":\"tuple[]\",\"internalType\":\"structIConsentRegistry.Approval[]\",\"components\":[{\"name\":\"index\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"stateOf\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Subject\",\"components\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"guardiansCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"recoveryNonce\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"generation\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"grantCount\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"subjectOf\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"termsCommitOf\",\"inputs\":[{\"name\":\"terms\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Terms\",\"components\":[{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"decision\",\"type\":\"uint8\",\"internalType\":\"enumIConsentRegistry.Decision\"},{\"name\":\"grantee\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"purposes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"notBefore\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"notAfter\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"flags\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"duo\",\"type\":\"uint16[]\",\"internalType\":\"uint16[]\"},{\"name\":\"codes\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"deniedCodes\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"vetoRecovery\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Granted\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"},{\"name\":\"termsCommit\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"effectiveAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"supersedes\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"appointment\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"GuardiansSet\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"guardiansCommit\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NoncesInvalidated\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"word\",\"type\":\"uint248\",\"indexed\":false,\"internalType\":\"uint248\"},{\"name\":\"mask\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProxyAppointed\",\"inputs\":[{\"name\":\"appointment\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"signer\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProxyDismissed\",\"inputs\":[{\"name\":\"appointment\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RecoveryCompleted\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RecoveryStarted\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"completableAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"newSigner\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RecoveryVetoed\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Revoked\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SignerRotated\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"newSigner\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SubjectEnrolled\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"signer\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyRevoked\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"AppointmentEnded\",\"inputs\":[{\"name\":\"appointment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"AppointmentExists\",\"inputs\":[{\"name\":\"appointment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ApprovalsNotAscending\",\"inputs\":[{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]},{\"type\":\"error\",\"name\":\"BadLabSignature\",\"inputs\":[{\"name\":\"relayer\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BadSignature\",\"inputs\":[{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]},{\"type\":\"error\",\"name\":\"ExpiryNotCoarse\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ExpiryPassed\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ExpiryTooFar\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"GrantExists\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"GuardiansMismatch\",\"inputs\":[{\"name\":\"guardiansCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NoRecovery\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NonceUsed\",\"inputs\":[{\"name\":\"owner\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NoncesAlreadyInvalid\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"word\",\"type\":\"uint248\",\"internalType\":\"uint248\"},{\"name\":\"mask\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotGuardian\",\"inputs\":[{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]},{\"type\":\"error\",\"name\":\"NotOfAppointment\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"appointment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"RecoveryDelayed\",\"inputs\":[{\"name\":\"completableAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"SignatureExpired\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SignerNotAccepted\",\"inputs\":[{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]},{\"type\":\"error\",\"name\":\"SignerTaken\",\"inputs\":[{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"SubjectExists\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ThresholdNotMet\",\"inputs\":[{\"name\":\"approvals\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"threshold\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnknownAppointment\",\"inputs\":[{\"name\":\"appointment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"UnknownGrantId\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"UnknownSubject\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ZeroCommitment\",\"inputs\":[]}]",
	ID:  "ConsentRegistry",
	Bin: "0x6101c0604052348015610010575f5ffd5b5060405161542638038061542683398101604081905261002f916101b9565b80836040518060400160405280601781526020017f4c61625365616c20436f6e73656e745265676973747279000000000000000000815250604051806040016040528060018152602001603160f81b8152506100908261015b60201b60201c565b6101205261009d8161015b565b61014052815160208084019190912060e052815190820120610100524660a05261012960e05161010051604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201529081019290925260608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60805250503060c0526001600160a01b03166101605263ffffffff90811661018052919091166101a052506102619050565b5f5f829050601f8151111561018e578260405163305a27a960e01b81526004016101859190610206565b60405180910390fd5b80516101998261023b565b179392505050565b805163ffffffff811681146101b4575f5ffd5b919050565b5f5f5f606084860312156101cb575f5ffd5b83516001600160a01b03811681146101e1575f5ffd5b92506101ef602085016101a1565b91506101fd604085016101a1565b90509250925092565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b8051602080830151919081101561025b575f198160200360031b1b821691505b50919050565b60805160a05160c05160e05161010051610120516101405161016051610180516101a05161513a6102ec5f395f81816101f001526125dd01525f818161028a0152610a2d01525f81816103cc01528181611e5c0152612c7f01525f61286d01525f61283d01525f61352401525f6134fc01525f61345701525f61348101525f6134ab015261513a5ff3fe608060405234801561000f575f5ffd5b50600436106101e7575f3560e01c8063991f460411610109578063d840c9551161009e578063f07dedca1161006e578063f07dedca1461063f578063f7e3b84e14610652578063f954c81514610665578063fe9372fb14610678575f5ffd5b8063d840c955146105be578063e2def2cf146105f9578063e89abf941461060c578063ee17e7761461062c575f5ffd5b8063b18fae99116100d9578063b18fae9914610360578063b2312bdf14610578578063b27985af14610598578063d4a2a7c7146105ab575f5ffd5b8063991f4604146103a65780639ad18765146103c75780639aee26f114610406578063a8453e5214610565575f5ffd5b8063529d15cc1161017f57806384b0196e1161014f57806384b0196e146103455780638966129e14610360578063946c948214610373578063977d767d14610393575f5ffd5b8063529d15cc146102e557806364482ac4146102ff578063661a54e11461031f5780637550f8fb14610332575f5ffd5b80633758ca7a116101ba5780633758ca7a1461028557806340f33c2f146102ac578063479f9e2a146102bf57806348501cb3146102d2575f5ffd5b806301f6026c146101eb57806306112c831461022c57806307bddc641461024f5780631272c59614610270575b5f5ffd5b6102127f000000000000000000000000000000000000000000000000000000000000000081565b60405163ffffffff90911681526020015b60405180910390f35b61023f61023a366004613c0e565b61068b565b6040519015158152602001610223565b61026261025d366004613c4c565b6106c4565b604051908152602001610223565b61028361027e366004613c93565b610715565b005b6102127f000000000000000000000000000000000000000000000000000000000000000081565b6102836102ba366004613caa565b6107ef565b6102836102cd366004613d48565b6108e3565b6102836102e0366004613e21565b610b13565b5f546040516001600160401b039091168152602001610223565b61031261030d366004613c93565b610c17565b6040516102239190613eb3565b61026261032d366004613f14565b610cdb565b610283610340366004613e21565b610fea565b61034d6110f3565b6040516102239796959493929190613f9d565b61026261036e366004614033565b611135565b610386610381366004614081565b611163565b60405161022391906140b3565b6102626103a1366004614140565b611294565b6103b96103b43660046141b7565b6112c6565b60405161022392919061426c565b6103ee7f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b039091168152602001610223565b610558610414366004613c93565b60408051610100810182525f80825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e0810191909152505f818152600760209081526040808320815160c08082018452915463ffffffff80821683526401000000008204811683870190815264ffffffffff600160401b84048116858801908152600160681b85048216606080880191825265ffffffffffff600160901b880481166080808b01918252600160c01b909904821660a0808c019182529f8f5260088e529d8c90208c51808e018e528154815260019190910154818f019081528d5161010081018f529b518a168c5297519098169c8a019c909c52925184169988019990995251909116968501969096529551851691830191909152945190921694820194909452915192820192909252905160e082015290565b6040516102239190614292565b610283610573366004613caa565b611346565b61058b610586366004613c93565b6114b5565b6040516102239190614332565b6102836105a636600461435f565b611516565b6102836105b93660046143b9565b61161e565b61023f6105cc36600461445b565b5f828152600360209081526040808320600885901c8452909152902054600160ff83161b16151592915050565b61026261060736600461447b565b6117bf565b61061f61061a366004613c93565b611947565b60405161022391906144fc565b61026261063a366004614556565b611a81565b6103b961064d366004614588565b611a95565b6102626106603660046145f7565b611b24565b61026261067336600461445b565b611b74565b61026261068636600461463e565b611b8f565b5f60045f848460405161069f929190614709565b604080519182900390912082526020820192909252015f205460ff1690505b92915050565b5f8184846040516106d6929190614709565b6040519081900381206106f59291602001918252602082015260400190565b6040516020818303038152906040528051906020012090505b9392505050565b5f61071f82611d4b565b6002810154909150600160401b90046001600160401b0316804281111561076a5760405163ba208a9b60e01b81526001600160401b0390911660048201526024015b60405180910390fd5b505f61077883600401611d95565b905061078381611e3a565b61078d8382611f12565b5f600184015561079c83611f62565b837fee77c09ac872d65004685fa73a9c7c6183885c4522a893b56cb01f12e4dba79f6107ce5f80546001019081905590565b6040516001600160401b03909116815260200160405180910390a250505050565b6107f883611fc4565b5f61080285611d4b565b6002810154604080517f17ff4b5d7b886a1c57b237542500d20027a74b832351c0055c79534c1e59d2b160208201529081018890526001600160401b039091166060820152608081018690529091505f9060a00160405160208183030381529060405280519060200120905061088561087d83600301611d95565b828686611fee565b61088e82611f62565b857fef68da1f229624f4a4d5487e4a6a2c6f3a80a097345836ea6eaf11809f319d626108c05f80546001019081905590565b6040516001600160401b03909116815260200160405180910390a2505050505050565b6108ec86611fc4565b5f6108f68a61206a565b90505f61090285611b24565b905080826001015414819061092d576040516332a8766760e01b815260040161076191815260200190565b505f7fda237dcbf611b5227b95d58625c7f8f7599166722bdd36ddeec618f0108fbf2b8c8c8c604051610961929190614709565b60408051918290038220600288015460208401959095529082019290925260608101919091526001600160401b03909116608082015260a081018a905260c0016040516020818303038152906040528051906020012090506109c5818787876120ab565b610a088b8b8080601f0160208091040260200160405190810160405280939291908181526020018383808284375f920191909152508592508c91508b9050611fee565b610a128b8b6122a6565b60048301610a218b8d836147ac565b505f610a5363ffffffff7f0000000000000000000000000000000000000000000000000000000000000000164261487a565b6002850180546001600160401b03808416600160401b0267ffffffffffffffff60401b1983168117845593945091925f92610a9392918116911617614899565b91906101000a8154816001600160401b0302191690836001600160401b031602179055508c7f59450259c38c3edb43e85a155ee6db1261b0aaf98266e2228c200fa46ae64feb610ae95f80546001019081905590565b838f8f604051610afc94939291906148eb565b60405180910390a250505050505050505050505050565b610b1c83611fc4565b5f610b268761206a565b9050610b328786612318565b604080517fc9c63978dc71044cabf0ea6ea3641759430d3ad5bee4b724acb985f1bf2324cc6020820152908101889052606081018790526080810186905260a081018590525f9060c001604051602081830303815290604052805190602001209050610ba361087d83600301611d95565b60018201879055610bb382611f62565b877f61356deb6a7aa901f5bea3b30fcd52e7d9760d92193361b2bc4821c9e85f3d49610be55f80546001019081905590565b604080516001600160401b039092168252602082018a905281018a905260600160405180910390a25050505050505050565b610c606040518060c001604052805f81526020015f81526020015f6001600160401b031681526020015f63ffffffff1681526020015f63ffffffff168152602001606081525090565b5f82815260056020908152604091829020825160c0810184528154815260018201549281019290925260028101546001600160401b0381169383019390935263ffffffff600160801b840481166060840152600160a01b909304909216608082015260a08101610cd260038401611d95565b90529392505050565b5f610ce98660e00135611fc4565b60208601355f03610d0d576040516351bda03d60e01b815260040160405180910390fd5b610d25610d20606088016040890161491c565b612390565b610d3486356020880135611b74565b5f81815260076020526040902054909150819063ffffffff1615610d6e576040516319351d6560e31b815260040161076191815260200190565b505f610d7f8735608089013561244f565b9050610da5608088013515610d98578760800135610d9b565b87355b8860c00135612318565b610df9817f37d8acedf767848651f0c36b8942c6897fbda4ac08bf3bb1802f80d5c5c678ea89604051602001610ddc929190614935565b604051602081830303815290604052805190602001208888611fee565b5f5f610e0489612543565b915091505f6040518060c0016040528060055f8d5f013581526020019081526020015f20600201601481819054906101000a900463ffffffff16610e47906149c7565b825463ffffffff9182166101009390930a83810292021916179091558152602001610e738460016149e2565b63ffffffff168152602001610e8e60608d0160408e0161491c565b64ffffffffff168152602001610ea6878d8b8b6125b3565b64ffffffffff908116825265ffffffffffff4381166020808501919091525f60409485018190528a81526007825284902085518154928701519587015160608801516080808a015160a08b01518816600160c01b0265ffffffffffff60c01b1991909816600160901b02166bffffffffffffffffffffffff60901b19928916600160681b0264ffffffffff60681b1994909916600160401b029390931671ffffffffffffffffffff00000000000000001963ffffffff9a8b166401000000000267ffffffffffffffff199098169a909516999099179590951792909216969096179490941793909316939093171790559091508a013515610fba575f85815260086020526040902060808b01356001909101555b8215610fd1575f8581526008602052604090208390555b610fdd858b83866126bb565b5050505095945050505050565b610ff383611fc4565b5f610ffe878661244f565b90505f61100b8888611b74565b90505f6110188288612778565b604080517f95ab85cd29bdce23106a44390b3953d3fa5cd879268938ed55b3eb9c97587eb1602082015290810184905260608101889052909150611078908490608001604051602081830303815290604052805190602001208787611fee565b805465ffffffffffff4316600160c01b0265ffffffffffff60c01b1990911617815588827f39ce988e80101a7b564dd279623ca0e0ba8b1d9a0875530bbcd1bca6625054806110cd5f80546001019081905590565b6040516001600160401b03909116815260200160405180910390a3505050505050505050565b5f6060805f5f5f6060611104612836565b61110c612866565b604080515f80825260208201909252600f60f81b9b939a50919850469750309650945092509050565b5f61115885858560405161114a929190614709565b604051809103902084612891565b90505b949350505050565b6060816001600160401b0381111561117d5761117d614718565b6040519080825280602002602001820160405280156111c257816020015b604080518082019091525f81526060602082015281526020019060019003908161119b5790505b5090505f5b8281101561128d57308484838181106111e2576111e26149fe565b90506020028101906111f49190614a12565b604051611202929190614709565b5f604051808303815f865af19150503d805f811461123b576040519150601f19603f3d011682016040523d82523d5f602084013e611240565b606091505b50838381518110611253576112536149fe565b60200260200101515f0184848151811061126f5761126f6149fe565b602090810291909101810151019190915290151590526001016111c7565b5092915050565b5f81836040516020016112a8929190614b5f565b60405160208183030381529060405280519060200120905092915050565b5f5f6112d4898989866128b3565b90505f8160158111156112e9576112e9614258565b036112fd576112fa89898888612965565b90505b5f81601581111561131057611310614258565b036113245761132189898686612a08565b90505b5f81601581111561133757611337614258565b14915097509795505050505050565b61134f83611fc4565b5f848152600660205260409020805485816113805760405163069fa09360e51b815260040161076191815260200190565b5060018201548690600160601b90046001600160401b0316156113b957604051638a5080f760e01b815260040161076191815260200190565b50604080517fb54bcbf72b511d742cfb8616663f16c28d585bd3889b888dc491e3d1096240c66020820152908101879052606081018690525f9060800160405160208183030381529060405280519060200120905061143561142d60055f8581526020019081526020015f20600301611d95565b828787611fee565b6001830180546001600160401b034316600160601b0267ffffffffffffffff60601b1990911617905581877f6d38caf090d2454f3010b740272160d1f0be16e32ad645a392e19020cf431eff6114915f80546001019081905590565b6040516001600160401b03909116815260200160405180910390a350505050505050565b604080518082019091525f8152606060208201526040805180820182525f848152600560208181529382206002810154600160401b90046001600160401b03168452918690528352909182019061150e90600401611d95565b905292915050565b61151f83611fc4565b604080517f800d2be171ae4a936fc8f9654f1eccab5f908e46a654452eaeef0ebcc916570960208201529081018790526001600160f81b03861660608201526080810185905260a081018490525f9060c0016040516020818303038152906040528051906020012090506115a86115a06115988961206a565b600301611d95565b828585611fee565b6115b3878787612a78565b867f8d48bc911cf3940ede6e369b66c42c59450254163f2dfa3db6035bdfc37a5ea46115e55f80546001019081905590565b604080516001600160401b0390921682526001600160f81b038a166020830152810188905260600160405180910390a250505050505050565b61162785611fc4565b5f6116318a61206a565b905061163d8a88612318565b5f7fe41959d4cd80f4f6be2639de9294b155bae5e902261b3641f5f496a12e1692bc8b8b8b604051611670929190614709565b60408051918290038220602083019490945281019190915260608101919091526080810189905260a0810188905260c0016040516020818303038152906040528051906020012090506116d06116c883600301611d95565b828888611fee565b6117138a8a8080601f0160208091040260200160405190810160405280939291908181526020018383808284375f92019190915250859250889150879050611fee565b61171d8a8a6122a6565b61175c828b8b8080601f0160208091040260200160405190810160405280939291908181526020018383808284375f92019190915250611f1292505050565b61176582611f62565b8a7f8b89ee02f87ea28c124d7a12b675901446732331c3eda7e5b358d07bc70f208a6117975f80546001019081905590565b8a8d8d6040516117aa9493929190614c95565b60405180910390a25050505050505050505050565b5f6117c984611fc4565b5f8790036117ea576040516351bda03d60e01b815260040160405180910390fd5b6117f386612390565b61183189898080601f0160208091040260200160405190810160405280939291908181526020018383808284375f92019190915250611e3a92505050565b61183d8a8a8a8a611135565b5f81815260066020526040902054909150819015611871576040516360b96de360e11b815260040161076191815260200190565b505f61187f6115988c61206a565b905061188b8b87612318565b5f7f4b21c14e07863067119a51fa12afd1f524cf821b04b4f2338840e8ebad89a0608c8c8c6040516118be929190614709565b6040805191829003822060208301949094528101919091526060810191909152608081018a90526001600160401b03891660a082015260c0810188905260e081018790526101000160405160208183030381529060405280519060200120905061192a82828787611fee565b611938838d898b8f8f612b04565b50509998505050505050505050565b61198d6040518060a001604052805f81526020015f6001600160401b031681526020015f63ffffffff1681526020015f6001600160401b03168152602001606081525090565b5f82815260066020908152604091829020825160a0810184528154815260018201546001600160401b038082169483019490945263ffffffff600160401b82041694820194909452600160601b90930490911660608301526002810180546080840191906119fa9061472c565b80601f0160208091040260200160405190810160405280929190818152602001828054611a269061472c565b8015611a715780601f10611a4857610100808354040283529160200191611a71565b820191905f5260205f20905b815481529060010190602001808311611a5457829003601f168201915b5050505050815250509050919050565b5f81836040516020016112a8929190614cbd565b5f5f611aa3878787866128b3565b90505f816015811115611ab857611ab8614258565b148015611ad457505f8781526008602052604090206001015415155b15611add575060065b5f816015811115611af057611af0614258565b03611b0457611b0187878686612a08565b90505b5f816015811115611b1757611b17614258565b1491509550959350505050565b5f8135611b376040840160208501614d56565b611b446040850185614d6f565b604051602001611b579493929190614db4565b604051602081830303815290604052805190602001209050919050565b60408051602081018490529081018290525f906060016112a8565b5f611b9987611fc4565b611ba58b8b8b8b611135565b5f818152600560205260409020600201549091508190600160801b900463ffffffff1615611be95760405163124b322b60e11b815260040161076191815260200190565b50604080517f3813ac913a9ce44f62987518cef9cb6dd294fd7920df9d184a8a211840235a326020820152908101829052606081018c9052608081018890525f9060a001604051602081830303815290604052805190602001209050611c888b8b8080601f0160208091040260200160405190810160405280939291908181526020018383808284375f920191909152508592508b91508a9050611fee565b611c958c86838787612c68565b611c9f8b8b6122a6565b5f828152600560209081526040918290208e81558251601f8e018390048302810183019093528c835291611cef918391908f908f90819084018382808284375f92019190915250611f1292505050565b8c837f5bd88277a3b32fc302bc28867ec466bdea5067db2887bf8dad42139c59ea60c3611d225f80546001019081905590565b8f8f604051611d3393929190614dd6565b60405180910390a350509a9950505050505050505050565b5f81815260056020526040902060028101548290600160401b90046001600160401b0316611d8f5760405163049fb49760e31b815260040161076191815260200190565b50919050565b6060818054611da39061472c565b159050611e3557818054611db69061472c565b80601f0160208091040260200160405190810160405280929190818152602001828054611de29061472c565b8015611e2d5780601f10611e0457610100808354040283529160200191611e2d565b820191905f5260205f20905b815481529060010190602001808311611e1057829003601f168201915b505050505090505b919050565b5f601482511480611eeb575060148251118015611eeb57506001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000166333105218611e8a84614df8565b6040516001600160e01b031960e084901b16815260609190911c6004820152602401602060405180830381865afa158015611ec7573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611eeb9190614e4b565b90508181611f0d5760405163e31cc15160e01b81526004016107619190614e6a565b505050565b60038201611f208282614e7c565b50600282018054601090611f4090600160801b900463ffffffff166149c7565b91906101000a81548163ffffffff021916908363ffffffff1602179055505050565b6002810180545f90611f7c906001600160401b0316614899565b82546001600160401b039182166101009390930a928302919092021990911617905560028101805467ffffffffffffffff60401b19169055611fc1600482015f613b7d565b50565b804211158190611fea5760405163cd21db4f60e01b815260040161076191815260200190565b5050565b611ff784611e3a565b5f6120408561200586612d35565b85858080601f0160208091040260200160405190810160405280939291908181526020018383808284375f92019190915250612d6192505050565b90508481612062576040516340f3f1ff60e01b81526004016107619190614e6a565b505050505050565b5f81815260056020526040902060028101548290600160801b900463ffffffff16611d8f5760405163475b8e6760e01b815260040161076191815260200190565b5f6120bc6040850160208601614d56565b60ff16905080158015906120cf57508181145b829082906120f9576040516305bc216760e51b815260048101929092526024820152604401610761565b50505f5f5b8281101561229d5736858583818110612119576121196149fe565b905060200281019061212b9190614f36565b90505f61213b6020830183614a12565b604051612149929190614709565b60405190819003902090508381116121646020840184614a12565b909161218557604051630200806b60e31b8152600401610761929190614f54565b509093508390505f61219a60408a018a614d6f565b90506121a96020850185614d56565b60ff1610801561220357506121ce6121c46020850185614a12565b85604001356106c4565b6121db60408b018b614d6f565b6121e86020870187614d56565b60ff168181106121fa576121fa6149fe565b90506020020135145b9050806122136020850185614a12565b909161223457604051635575606f60e11b8152600401610761929190614f54565b5061228f90506122476020850185614a12565b8080601f0160208091040260200160405190810160405280939291908181526020018383808284375f920191909152508e925061228a9150506060870187614a12565b611fee565b5050508060010190506120fe565b50505050505050565b5f82826040516122b7929190614709565b60408051918290039091205f818152600460205291909120549091508390839060ff16156122fa5760405163bf24e3bb60e01b8152600401610761929190614f54565b50505f908152600460205260409020805460ff191660011790555050565b5f828152600360209081526040808320600885901c8452909152902054600160ff83161b908383828416156123695760405163103b678360e11b815260048101929092526024820152604401610761565b50505f93845260036020908152604080862060089590951c86529390529190922091179055565b61239d6201518082614f67565b81906001600160401b0316156123d25760405163caab210b60e01b81526001600160401b039091166004820152602401610761565b5080426001600160401b0382161161240957604051632721616f60e01b81526001600160401b039091166004820152602401610761565b5061241863bc19138042614fa0565b816001600160401b031611158190611fea57604051632bc913e560e11b81526001600160401b039091166004820152602401610761565b60605f61245b8461206a565b90505f8390036124795761247181600301611d95565b9150506106be565b5f8381526006602052604090208054849086146124ac5760405163069fa09360e51b815260040161076191815260200190565b5060018101545f90600160601b90046001600160401b03161580156124dd575060018201546001600160401b031642105b8015612508575060028301546001830154600160401b900463ffffffff908116600160801b90920416145b9050848161252c57604051638a5080f760e01b815260040161076191815260200190565b5061253982600201611d95565b9695505050505050565b5f806060830135810361255a57505f928392509050565b61256983356060850135611b74565b91505f61257a838560800135612778565b805465ffffffffffff60c01b1916600160c01b4365ffffffffffff16021790819055929464010000000090930463ffffffff1693505050565b5f806125c560c0860160a08701614fb3565b6001600160a01b03160361260a5761260363ffffffff7f00000000000000000000000000000000000000000000000000000000000000001642614fcc565b905061115b565b5f7fd651b7152b4bdc2d31479b0c07f8e9936eb69572fa116316f04cd2c1033fd67c8661263d606088016040890161491c565b6040805160208101949094528301919091526001600160401b0316606082015260e0860135608082015260a00160408051601f19818403018152918152815160209283012087355f90815260059093529120549091506126af816126a760c0890160a08a01614fb3565b848888612c68565b50429695505050505050565b8235847f717dacf183bf1c202def6a3144c6f56a8df629f6d3a43fa0a98b5e8bff94dd8d6126ef5f80546001019081905590565b8551602088013561270660608a0160408b0161491c565b6060808a0151604080516001600160401b03978816815263ffffffff909616602087015285019390935293169282019290925264ffffffffff90911660808281019190915260a0820186905287013560c08281019190915287013560e08201526101000160405180910390a350505050565b5f8281526007602052604090208054839063ffffffff166127af5760405163179e08d360e11b815260040161076191815260200190565b5080548390600160c01b900465ffffffffffff16156127e4576040516390315de160e01b815260040161076191815260200190565b505f82158061280257505f8481526008602052604090206001015483145b905083838261282d576040516397ea9ff360e01b815260048101929092526024820152604401610761565b50505092915050565b60606128617f0000000000000000000000000000000000000000000000000000000000000000612e7a565b905090565b60606128617f0000000000000000000000000000000000000000000000000000000000000000612e7a565b6040805160208101859052908101839052606081018290525f906080016106f5565b5f848152600760205260408120805463ffffffff1682036128d857600191505061115b565b8054600160c01b900465ffffffffffff16156128f857600291505061115b565b8054600160401b900464ffffffffff166001600160401b0384161061292157600391505061115b565b8561293486602001356106738888611294565b1461294357600491505061115b565b61294c85612eb7565b61295a57600591505061115b565b505f95945050505050565b5f8481526008602090815260408083206001015480845260069092528220829061299190600201611d95565b8051906020012090505f6129b38760200135836129ae8989611a81565b612891565b90508281146129c8576006935050505061115b565b6129d186612fd9565b6129e1576007935050505061115b565b6129eb8787613074565b6129fb576008935050505061115b565b505f979650505050505050565b5f6002612a1b6060860160408701614fe9565b6002811115612a2c57612a2c614258565b03612a395750600961115b565b5f85815260076020526040902054600160681b900464ffffffffff166001600160401b0383161015612a6d5750600a61115b565b6111588484846131bf565b5f8381526003602090815260408083206001600160f81b038616845290915290205483838383198116612ad757604051631c01a18d60e01b815260048101939093526001600160f81b0390911660248301526044820152606401610761565b5050505f9384526003602090815260408086206001600160f81b0390951686529390529190922091179055565b6040805160a0810182528681526001600160401b0385166020808301919091525f8881526005825283812060020154600160801b900463ffffffff168385015260608301528251601f85018290048202810182019093528383529091608083019185908590819084018382808284375f9201829052509390945250508881526006602090815260409182902084518155908401516001820180549386015160608701516001600160401b03908116600160601b0267ffffffffffffffff60601b1963ffffffff909316600160401b026bffffffffffffffffffffffff19909716919094161794909417939093161790915560808301519091506002820190612c0c9082614e7c565b5090505084867f6723d2dd36cdd87b1d7146b91b2107c40ea5f61657902bc79da4c372e75f4a82612c435f80546001019081905590565b87878787604051612c58959493929190615002565b60405180910390a3505050505050565b604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc37090612cb99088908890600590600401615039565b5f6040518083038186803b158015612ccf575f5ffd5b505afa158015612ce1573d5f5f3e3d5ffd5b505050505f612cef84612d35565b90505f612cfe868386866133e0565b90508581612d2b5760405163256fa92560e11b81526001600160a01b039091166004820152602401610761565b5050505050505050565b5f6106be612d4161344b565b8360405161190160f01b8152600281019290925260228201526042902090565b5f601484511015612d7357505f61070e565b8351601403612d9957612d92612d8885614df8565b60601c8484613574565b905061070e565b5f80612da486614df8565b60601c612db28760146135dc565b8686604051602401612dc69392919061506d565b60408051601f198184030181529181526020820180516001600160e01b031662495a6360e31b17905251612dfa9190615097565b5f60405180830381855afa9150503d805f8114612e32576040519150601f19603f3d011682016040523d82523d5f602084013e612e37565b606091505b5091509150818015612e4b57506020815110155b8015612e715750805162495a6360e31b90612e6f90830160209081019084016150ad565b145b9250505061070e565b60605f612e86836135ea565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f6001612ec760208401846150c4565b61ffff16148015612ef857505f612ee46060840160408501614fe9565b6002811115612ef557612ef5614258565b14155b8015612f075750606082013515155b8015612f3157506009612f2060a08401608085016150dd565b63ffffffff16901c63ffffffff165f145b8015612f535750600f19612f4c610100840160e08501614d56565b1660ff165f145b8015612f875750612f68610100830183614d6f565b151590506008612f7f610100850160e08601614d56565b1660ff161515145b8015612fa45750612fa4612f9f610100840184614d6f565b613611565b8015612fc15750612fc1612fbc610120840184614d6f565b613698565b80156106be57506106be612fbc610140840184614d6f565b5f6001612fe960208401846150c4565b61ffff16148015613012575060026130076040840160208501614d56565b60ff16901c60ff165f145b801561303c5750600961302b60608401604085016150dd565b63ffffffff16901c63ffffffff165f145b801561305d5750600f196130566080840160608501614d56565b1660ff165f145b80156106be57506106be612fbc60a0840184614d6f565b5f60016130876060850160408601614fe9565b600281111561309857613098614258565b6130a291906150f6565b600160ff919091161b6130bb6040840160208501614d56565b1660ff16158015906130f357506130d860608301604084016150dd565b196130e960a08501608086016150dd565b1663ffffffff165f145b8015613126575061310a6080830160608401614d56565b19600961311e610100860160e08701614d56565b161660ff165f145b8015613159575061313e610100840160e08501614d56565b1960066131516080850160608601614d56565b161660ff165f145b8015613195575061317060a083016080840161491c565b6001600160401b031661318960e0850160c0860161491c565b6001600160401b031611155b801561070e575061070e6131ad610120850185614d6f565b6131ba60a0860186614d6f565b6136f2565b5f6131c983613786565b6131d55750600b61070e565b60608401358335146131e95750600c61070e565b6131f96040840160208501614d56565b60ff1661320c60a08601608087016150dd565b63ffffffff16901c60011663ffffffff165f0361322b5750600d61070e565b61323b60c0850160a0860161491c565b6001600160401b0316826001600160401b0316101561325c5750600e61070e565b61326c60e0850160c0860161491c565b6001600160401b0316826001600160401b03161061328c5750600f61070e565b5f60096132a0610100870160e08801614d56565b186132b16060860160408701614d56565b16905060018116156132c757601091505061070e565b60028116156132da57601191505061070e565b60048116156132ed57601291505061070e565b600881161561330057601391505061070e565b61331060808501606086016150c4565b61ffff1615801590613345575061334361332e610100870187614d6f565b61333e60808801606089016150c4565b61382a565b155b1561335457601391505061070e565b5f60808501351561337f5761337a613370610140880188614d6f565b8760800135613886565b613392565b61338d610140870187614d6f565b151590505b905080156133a55760149250505061070e565b6133b3610120870187614d6f565b15801591506133d057506133ce613370610120880188614d6f565b155b1561295a5760159250505061070e565b5f846001600160a01b03163b5f0361343f575f5f6133ff8686866138c2565b5090925090505f81600381111561341857613418614258565b1480156134365750866001600160a01b0316826001600160a01b0316145b9250505061115b565b61260385858585613909565b5f306001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000161480156134a357507f000000000000000000000000000000000000000000000000000000000000000046145b156134cd57507f000000000000000000000000000000000000000000000000000000000000000090565b612861604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b5f836001600160a01b03163b5f036135d1575f5f6135928585613973565b5090925090505f8160038111156135ab576135ab614258565b148015612e715750856001600160a01b0316826001600160a01b0316149250505061070e565b612d928484846139bc565b606061070e83838551613a21565b5f60ff8216601f8111156106be57604051632cd44ac360e21b815260040160405180910390fd5b5f5f5f5b8381101561368d578161ffff16858583818110613634576136346149fe565b905060200201602081019061364991906150c4565b61ffff161161365c575f925050506106be565b84848281811061366e5761366e6149fe565b905060200201602081019061368391906150c4565b9150600101613615565b506001949350505050565b5f5f5f5b8381101561368d57818585838181106136b7576136b76149fe565b90506020020135116136cd575f925050506106be565b8484828181106136df576136df6149fe565b602002919091013592505060010161369c565b5f8181036137025750600161115b565b5f84900361371157505f61115b565b5f5f5b858210801561372257508381105b1561377a57848482818110613739576137396149fe565b90506020020135878784818110613752576137526149fe565b905060200201350361376a576137678261510f565b91505b6137738161510f565b9050613714565b50909314949350505050565b5f80600861379a6060850160408601614d56565b1660ff161515905060096137b46040850160208601614d56565b60ff161080156137d95750600f196137d26060850160408601614d56565b1660ff165f145b80156137fe57506137f060808401606085016150c4565b61ffff165f14151515811515145b801561070e5750808061070e5750600361381e6040850160208601614d56565b60ff1614159392505050565b5f5f5b8381101561387c578261ffff1685858381811061384c5761384c6149fe565b905060200201602081019061386191906150c4565b61ffff160361387457600191505061070e565b60010161382d565b505f949350505050565b5f5f5b8381101561387c57828585838181106138a4576138a46149fe565b90506020020135036138ba57600191505061070e565b600101613889565b5f808060418490036138f6578435602086013560408701355f1a6138e889828585613ab5565b955095509550505050613900565b505f915060029050825b93509350939050565b60408051630b135d3f60e11b808252600482018690526024820192909252604481018390525f91908390818660648301375f82606483010152601f820160051c60051b915060205f60648401838b5afa9050825f5114601f3d111681169350505050949350505050565b5f5f5f83516041036139aa576020840151604085015160608601515f1a61399c88828585613ab5565b9550955095505050506139b5565b505081515f91506002905b9250925092565b805160408051630b135d3f60e11b8082526004820186905260248201929092525f92906020820185604483015e5f82606483010152601f820160051c60051b915060205f60648401838a5afa9050825f5114601f3d1116811693505050509392505050565b6060613a388285515f82821882841002821861070e565b9150613a4e83835f82821882841002821861070e565b92505f613a5b8484615127565b6001600160401b03811115613a7257613a72614718565b6040519080825280601f01601f191660200182016040528015613a9c576020820181803683370190505b509050838303846020870101602083015e949350505050565b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0841115613aee57505f91506003905082613b73565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa158015613b3f573d5f5f3e3d5ffd5b5050604051601f1901519150506001600160a01b038116613b6a57505f925060019150829050613b73565b92505f91508190505b9450945094915050565b508054613b899061472c565b5f825580601f10613b98575050565b601f0160209004905f5260205f2090613bb19190613bb3565b565b5f5b80821115611f0d575f81840155600101613bb5565b5f5f83601f840112613bda575f5ffd5b5081356001600160401b03811115613bf0575f5ffd5b602083019150836020828501011115613c07575f5ffd5b9250929050565b5f5f60208385031215613c1f575f5ffd5b82356001600160401b03811115613c34575f5ffd5b613c4085828601613bca565b90969095509350505050565b5f5f5f60408486031215613c5e575f5ffd5b83356001600160401b03811115613c73575f5ffd5b613c7f86828701613bca565b909790965060209590950135949350505050565b5f60208284031215613ca3575f5ffd5b5035919050565b5f5f5f5f60608587031215613cbd575f5ffd5b843593506020850135925060408501356001600160401b03811115613ce0575f5ffd5b613cec87828801613bca565b95989497509550505050565b5f60608284031215611d8f575f5ffd5b5f5f83601f840112613d18575f5ffd5b5081356001600160401b03811115613d2e575f5ffd5b6020830191508360208260051b8501011115613c07575f5ffd5b5f5f5f5f5f5f5f5f5f60c08a8c031215613d60575f5ffd5b8935985060208a01356001600160401b03811115613d7c575f5ffd5b613d888c828d01613bca565b90995097505060408a0135955060608a01356001600160401b03811115613dad575f5ffd5b613db98c828d01613bca565b90965094505060808a01356001600160401b03811115613dd7575f5ffd5b613de38c828d01613cf8565b93505060a08a01356001600160401b03811115613dfe575f5ffd5b613e0a8c828d01613d08565b915080935050809150509295985092959850929598565b5f5f5f5f5f5f60a08789031215613e36575f5ffd5b8635955060208701359450604087013593506060870135925060808701356001600160401b03811115613e67575f5ffd5b613e7389828a01613bca565b979a9699509497509295939492505050565b5f81518084528060208401602086015e5f602082860101526020601f19601f83011685010191505092915050565b6020815281516020820152602082015160408201526001600160401b03604083015116606082015263ffffffff606083015116608082015263ffffffff60808301511660a08201525f60a083015160c08084015261115b60e0840182613e85565b5f5f5f5f5f858703610140811215613f2a575f5ffd5b610100811215613f38575f5ffd5b508594506101008601356001600160401b03811115613f55575f5ffd5b613f6188828901613bca565b9095509350506101208601356001600160401b03811115613f80575f5ffd5b613f8c88828901613bca565b969995985093965092949392505050565b60ff60f81b8816815260e060208201525f613fbb60e0830189613e85565b8281036040840152613fcd8189613e85565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b81811015614022578351835260209384019390920191600101614004565b50909b9a5050505050505050505050565b5f5f5f5f60608587031215614046575f5ffd5b8435935060208501356001600160401b03811115614062575f5ffd5b61406e87828801613bca565b9598909750949560400135949350505050565b5f5f60208385031215614092575f5ffd5b82356001600160401b038111156140a7575f5ffd5b613c4085828601613d08565b5f602082016020835280845180835260408501915060408160051b8601019250602086015f5b8281101561412357603f198786030184528151805115158652602081015190506040602087015261410d6040870182613e85565b95505060209384019391909101906001016140d9565b50929695505050505050565b5f6101608284031215611d8f575f5ffd5b5f5f60408385031215614151575f5ffd5b82356001600160401b03811115614166575f5ffd5b6141728582860161412f565b95602094909401359450505050565b5f60c08284031215611d8f575f5ffd5b5f60a08284031215611d8f575f5ffd5b80356001600160401b0381168114611e35575f5ffd5b5f5f5f5f5f5f5f610160888a0312156141ce575f5ffd5b8735965060208801356001600160401b038111156141ea575f5ffd5b6141f68a828b0161412f565b9650506040880135945060608801356001600160401b03811115614218575f5ffd5b6142248a828b01614181565b9450506080880135925061423b8960a08a01614191565b915061424a61014089016141a1565b905092959891949750929550565b634e487b7160e01b5f52602160045260245ffd5b8215158152604081016016831061428557614285614258565b8260208301529392505050565b5f6101008201905063ffffffff835116825263ffffffff60208401511660208301526001600160401b03604084015116604083015260608301516142e160608401826001600160401b03169052565b5060808301516142fc60808401826001600160401b03169052565b5060a083015161431760a08401826001600160401b03169052565b5060c083015160c083015260e083015160e083015292915050565b602081526001600160401b0382511660208201525f602083015160408084015261115b6060840182613e85565b5f5f5f5f5f5f60a08789031215614374575f5ffd5b8635955060208701356001600160f81b0381168114614391575f5ffd5b9450604087013593506060870135925060808701356001600160401b03811115613e67575f5ffd5b5f5f5f5f5f5f5f5f5f60c08a8c0312156143d1575f5ffd5b8935985060208a01356001600160401b038111156143ed575f5ffd5b6143f98c828d01613bca565b90995097505060408a0135955060608a0135945060808a01356001600160401b03811115614425575f5ffd5b6144318c828d01613bca565b90955093505060a08a01356001600160401b0381111561444f575f5ffd5b613e0a8c828d01613bca565b5f5f6040838503121561446c575f5ffd5b50508035926020909101359150565b5f5f5f5f5f5f5f5f5f60e08a8c031215614493575f5ffd5b8935985060208a01356001600160401b038111156144af575f5ffd5b6144bb8c828d01613bca565b90995097505060408a013595506144d460608b016141a1565b945060808a0135935060a08a0135925060c08a01356001600160401b0381111561444f575f5ffd5b60208152815160208201526001600160401b03602083015116604082015263ffffffff60408301511660608201526001600160401b0360608301511660808201525f608083015160a08084015261115b60c0840182613e85565b5f5f60408385031215614567575f5ffd5b82356001600160401b0381111561457c575f5ffd5b61417285828601614181565b5f5f5f5f5f610120868803121561459d575f5ffd5b8535945060208601356001600160401b038111156145b9575f5ffd5b6145c58882890161412f565b945050604086013592506145dc8760608801614191565b91506145eb61010087016141a1565b90509295509295909350565b5f60208284031215614607575f5ffd5b81356001600160401b0381111561461c575f5ffd5b61115b84828501613cf8565b80356001600160a01b0381168114611e35575f5ffd5b5f5f5f5f5f5f5f5f5f5f60e08b8d031215614657575f5ffd5b8a35995060208b01356001600160401b03811115614673575f5ffd5b61467f8d828e01613bca565b909a5098505060408b0135965060608b0135955060808b01356001600160401b038111156146ab575f5ffd5b6146b78d828e01613bca565b90965094506146ca905060a08c01614628565b925060c08b01356001600160401b038111156146e4575f5ffd5b6146f08d828e01613bca565b915080935050809150509295989b9194979a5092959850565b818382375f9101908152919050565b634e487b7160e01b5f52604160045260245ffd5b600181811c9082168061474057607f821691505b602082108103611d8f57634e487b7160e01b5f52602260045260245ffd5b601f821115611f0d5782821115611f0d57805f5260205f20601f840160051c602085101561478957505f5b90810190601f840160051c035f5b81811015612062575f83820155600101614797565b6001600160401b038311156147c3576147c3614718565b6147d7836147d1835461472c565b8361475e565b5f601f841160018114614808575f85156147f15750838201355b5f19600387901b1c1916600186901b17835561485f565b5f83815260208120601f198716915b828110156148375786850135825560209485019460019092019101614817565b5086821015614853575f1960f88860031b161c19848701351681555b505060018560011b0183555b5050505050565b634e487b7160e01b5f52601160045260245ffd5b6001600160401b0381811683821601908111156106be576106be614866565b5f6001600160401b0382166001600160401b0381036148ba576148ba614866565b60010192915050565b81835281816020850137505f828201602090810191909152601f909101601f19169091010190565b6001600160401b03851681526001600160401b0384166020820152606060408201525f6125396060830184866148c3565b5f6020828403121561492c575f5ffd5b61070e826141a1565b82815281356020808301919091528201356040808301919091526101208201906001600160401b03906149699085016141a1565b1660608301525f60608401359050806080840152505f608084013590508060a0840152506001600160a01b036149a160a08501614628565b1660c08381019190915283013560e0808401919091529092013561010090910152919050565b5f63ffffffff821663ffffffff81036148ba576148ba614866565b63ffffffff81811683821601908111156106be576106be614866565b634e487b7160e01b5f52603260045260245ffd5b5f5f8335601e19843603018112614a27575f5ffd5b8301803591506001600160401b03821115614a40575f5ffd5b602001915036819003821315613c07575f5ffd5b803561ffff81168114611e35575f5ffd5b803560038110611e35575f5ffd5b60038110614a8357614a83614258565b9052565b803563ffffffff81168114611e35575f5ffd5b803560ff81168114611e35575f5ffd5b5f5f8335601e19843603018112614abf575f5ffd5b83016020810192503590506001600160401b03811115614add575f5ffd5b8060051b3603821315613c07575f5ffd5b8183526020830192505f815f5b84811015614b255761ffff614b0f83614a54565b1686526020958601959190910190600101614afb565b5093949350505050565b8183525f6001600160fb1b03831115614b46575f5ffd5b8260051b80836020870137939093016020019392505050565b82815260406020820152614b8160408201614b7984614a54565b61ffff169052565b602082013560608201525f614b9860408401614a65565b614ba56080840182614a73565b50606083013560a0830152614bbc60808401614a87565b63ffffffff1660c0830152614bd360a084016141a1565b6001600160401b031660e0830152614bed60c084016141a1565b6001600160401b0316610100830152614c0860e08401614a9a565b60ff16610120830152614c1f610100840184614aaa565b610160610140850152614c376101a085018284614aee565b915050614c48610120850185614aaa565b848303603f1901610160860152614c60838284614b2f565b92505050614c72610140850185614aaa565b848303603f1901610180860152614c8a838284614b2f565b979650505050505050565b6001600160401b0385168152836020820152606060408201525f6125396060830184866148c3565b8281526040602082015261ffff614cd383614a54565b16604082015260ff614ce760208401614a9a565b16606082015263ffffffff614cfe60408401614a87565b16608082015260ff614d1260608401614a9a565b1660a08201526001600160401b03614d2c608084016141a1565b1660c08201525f614d4060a0840184614aaa565b60c060e085015261253961010085018284614b2f565b5f60208284031215614d66575f5ffd5b61070e82614a9a565b5f5f8335601e19843603018112614d84575f5ffd5b8301803591506001600160401b03821115614d9d575f5ffd5b6020019150600581901b3603821315613c07575f5ffd5b84815260ff84166020820152606060408201525f612539606083018486614b2f565b6001600160401b0384168152604060208201525f6111586040830184866148c3565b805160208201516bffffffffffffffffffffffff19811691906014821015614e44576bffffffffffffffffffffffff196bffffffffffffffffffffffff198360140360031b1b82161692505b5050919050565b5f60208284031215614e5b575f5ffd5b8151801515811461070e575f5ffd5b602081525f61070e6020830184613e85565b81516001600160401b03811115614e9557614e95614718565b614ea981614ea3845461472c565b8461475e565b6020601f821160018114614edb575f8315614ec45750848201515b5f19600385901b1c1916600184901b17845561485f565b5f84815260208120601f198516915b82811015614f0a5787850151825560209485019460019092019101614eea565b5084821015614f2757868401515f19600387901b60f8161c191681555b50505050600190811b01905550565b5f8235607e19833603018112614f4a575f5ffd5b9190910192915050565b602081525f61115b6020830184866148c3565b5f6001600160401b03831680614f8b57634e487b7160e01b5f52601260045260245ffd5b806001600160401b0384160691505092915050565b808201808211156106be576106be614866565b5f60208284031215614fc3575f5ffd5b61070e82614628565b64ffffffffff81811683821601908111156106be576106be614866565b5f60208284031215614ff9575f5ffd5b61070e82614a65565b6001600160401b03861681528460208201526001600160401b0384166040820152608060608201525f614c8a6080830184866148c3565b8381526001600160a01b0383166020820152606081016008831061505f5761505f614258565b826040830152949350505050565b606081525f61507f6060830186613e85565b84602084015282810360408401526125398185613e85565b5f82518060208501845e5f920191825250919050565b5f602082840312156150bd575f5ffd5b5051919050565b5f602082840312156150d4575f5ffd5b61070e82614a54565b5f602082840312156150ed575f5ffd5b61070e82614a87565b60ff82811682821603908111156106be576106be614866565b5f6001820161512057615120614866565b5060010190565b818103818111156106be576106be61486656",
}

// ConsentRegistry is an auto generated Go binding around an Ethereum contract.
type ConsentRegistry struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *ConsentRegistry) GetABI() abi.ABI {
	return c.abi
}

// NewConsentRegistry creates a new instance of ConsentRegistry.
func NewConsentRegistry() *ConsentRegistry {
	parsed, err := ConsentRegistryMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &ConsentRegistry{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *ConsentRegistry) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address consortium_, uint32 noticeDelay_, uint32 recoveryDelay_) returns()
func (consentRegistry *ConsentRegistry) PackConstructor(consortium_ common.Address, noticeDelay_ uint32, recoveryDelay_ uint32) []byte {
	enc, err := consentRegistry.abi.Pack("", consortium_, noticeDelay_, recoveryDelay_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAppointProxy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe2def2cf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function appointProxy(bytes32 subject, bytes signer, bytes32 scopeCommit, uint64 expiry, uint256 nonce, uint256 deadline, bytes signature) returns(bytes32 appointment)
func (consentRegistry *ConsentRegistry) PackAppointProxy(subject [32]byte, signer []byte, scopeCommit [32]byte, expiry uint64, nonce *big.Int, deadline *big.Int, signature []byte) []byte {
	enc, err := consentRegistry.abi.Pack("appointProxy", subject, signer, scopeCommit, expiry, nonce, deadline, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAppointProxy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe2def2cf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function appointProxy(bytes32 subject, bytes signer, bytes32 scopeCommit, uint64 expiry, uint256 nonce, uint256 deadline, bytes signature) returns(bytes32 appointment)
func (consentRegistry *ConsentRegistry) TryPackAppointProxy(subject [32]byte, signer []byte, scopeCommit [32]byte, expiry uint64, nonce *big.Int, deadline *big.Int, signature []byte) ([]byte, error) {
	return consentRegistry.abi.Pack("appointProxy", subject, signer, scopeCommit, expiry, nonce, deadline, signature)
}

// UnpackAppointProxy is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe2def2cf.
//
// Solidity: function appointProxy(bytes32 subject, bytes signer, bytes32 scopeCommit, uint64 expiry, uint256 nonce, uint256 deadline, bytes signature) returns(bytes32 appointment)
func (consentRegistry *ConsentRegistry) UnpackAppointProxy(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("appointProxy", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackAppointmentIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8966129e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function appointmentIdOf(bytes32 subject, bytes signer, bytes32 scopeCommit) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) PackAppointmentIdOf(subject [32]byte, signer []byte, scopeCommit [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("appointmentIdOf", subject, signer, scopeCommit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAppointmentIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8966129e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function appointmentIdOf(bytes32 subject, bytes signer, bytes32 scopeCommit) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) TryPackAppointmentIdOf(subject [32]byte, signer []byte, scopeCommit [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("appointmentIdOf", subject, signer, scopeCommit)
}

// UnpackAppointmentIdOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8966129e.
//
// Solidity: function appointmentIdOf(bytes32 subject, bytes signer, bytes32 scopeCommit) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) UnpackAppointmentIdOf(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("appointmentIdOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackAppointmentOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe89abf94.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function appointmentOf(bytes32 appointment) view returns((bytes32,uint64,uint32,uint64,bytes))
func (consentRegistry *ConsentRegistry) PackAppointmentOf(appointment [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("appointmentOf", appointment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAppointmentOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe89abf94.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function appointmentOf(bytes32 appointment) view returns((bytes32,uint64,uint32,uint64,bytes))
func (consentRegistry *ConsentRegistry) TryPackAppointmentOf(appointment [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("appointmentOf", appointment)
}

// UnpackAppointmentOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe89abf94.
//
// Solidity: function appointmentOf(bytes32 appointment) view returns((bytes32,uint64,uint32,uint64,bytes))
func (consentRegistry *ConsentRegistry) UnpackAppointmentOf(data []byte) (IConsentRegistryAppointment, error) {
	out, err := consentRegistry.abi.Unpack("appointmentOf", data)
	if err != nil {
		return *new(IConsentRegistryAppointment), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsentRegistryAppointment)).(*IConsentRegistryAppointment)
	return out0, nil
}

// PackCompleteRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1272c596.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function completeRecovery(bytes32 subject) returns()
func (consentRegistry *ConsentRegistry) PackCompleteRecovery(subject [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("completeRecovery", subject)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCompleteRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1272c596.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function completeRecovery(bytes32 subject) returns()
func (consentRegistry *ConsentRegistry) TryPackCompleteRecovery(subject [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("completeRecovery", subject)
}

// PackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consortium() view returns(address)
func (consentRegistry *ConsentRegistry) PackConsortium() []byte {
	enc, err := consentRegistry.abi.Pack("consortium")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consortium() view returns(address)
func (consentRegistry *ConsentRegistry) TryPackConsortium() ([]byte, error) {
	return consentRegistry.abi.Pack("consortium")
}

// UnpackConsortium is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9ad18765.
//
// Solidity: function consortium() view returns(address)
func (consentRegistry *ConsentRegistry) UnpackConsortium(data []byte) (common.Address, error) {
	out, err := consentRegistry.abi.Unpack("consortium", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackDismissProxy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa8453e52.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function dismissProxy(bytes32 appointment, uint256 deadline, bytes signature) returns()
func (consentRegistry *ConsentRegistry) PackDismissProxy(appointment [32]byte, deadline *big.Int, signature []byte) []byte {
	enc, err := consentRegistry.abi.Pack("dismissProxy", appointment, deadline, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDismissProxy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa8453e52.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function dismissProxy(bytes32 appointment, uint256 deadline, bytes signature) returns()
func (consentRegistry *ConsentRegistry) TryPackDismissProxy(appointment [32]byte, deadline *big.Int, signature []byte) ([]byte, error) {
	return consentRegistry.abi.Pack("dismissProxy", appointment, deadline, signature)
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (consentRegistry *ConsentRegistry) PackEip712Domain() []byte {
	enc, err := consentRegistry.abi.Pack("eip712Domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (consentRegistry *ConsentRegistry) TryPackEip712Domain() ([]byte, error) {
	return consentRegistry.abi.Pack("eip712Domain")
}

// ConsentRegistryEip712DomainOutput serves as a container for the return parameters of contract
// method Eip712Domain.
type ConsentRegistryEip712DomainOutput struct {
	Fields            [1]byte
	Name              string
	Version           string
	ChainId           *big.Int
	VerifyingContract common.Address
	Salt              [32]byte
	Extensions        []*big.Int
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (consentRegistry *ConsentRegistry) UnpackEip712Domain(data []byte) (ConsentRegistryEip712DomainOutput, error) {
	out, err := consentRegistry.abi.Unpack("eip712Domain", data)
	outstruct := new(ConsentRegistryEip712DomainOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Fields = *abi.ConvertType(out[0], new([1]byte)).(*[1]byte)
	outstruct.Name = *abi.ConvertType(out[1], new(string)).(*string)
	outstruct.Version = *abi.ConvertType(out[2], new(string)).(*string)
	outstruct.ChainId = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.VerifyingContract = *abi.ConvertType(out[4], new(common.Address)).(*common.Address)
	outstruct.Salt = *abi.ConvertType(out[5], new([32]byte)).(*[32]byte)
	outstruct.Extensions = *abi.ConvertType(out[6], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackEnroll is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe9372fb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function enroll(bytes32 member, bytes signer, bytes32 salt, uint256 deadline, bytes signature, address relayer, bytes labSignature) returns(bytes32 subject)
func (consentRegistry *ConsentRegistry) PackEnroll(member [32]byte, signer []byte, salt [32]byte, deadline *big.Int, signature []byte, relayer common.Address, labSignature []byte) []byte {
	enc, err := consentRegistry.abi.Pack("enroll", member, signer, salt, deadline, signature, relayer, labSignature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEnroll is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe9372fb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function enroll(bytes32 member, bytes signer, bytes32 salt, uint256 deadline, bytes signature, address relayer, bytes labSignature) returns(bytes32 subject)
func (consentRegistry *ConsentRegistry) TryPackEnroll(member [32]byte, signer []byte, salt [32]byte, deadline *big.Int, signature []byte, relayer common.Address, labSignature []byte) ([]byte, error) {
	return consentRegistry.abi.Pack("enroll", member, signer, salt, deadline, signature, relayer, labSignature)
}

// UnpackEnroll is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfe9372fb.
//
// Solidity: function enroll(bytes32 member, bytes signer, bytes32 salt, uint256 deadline, bytes signature, address relayer, bytes labSignature) returns(bytes32 subject)
func (consentRegistry *ConsentRegistry) UnpackEnroll(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("enroll", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGrant is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x661a54e1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grant((bytes32,bytes32,uint64,bytes32,bytes32,address,uint256,uint256) newGrant, bytes signature, bytes labSignature) returns(bytes32 grantId)
func (consentRegistry *ConsentRegistry) PackGrant(newGrant IConsentRegistryNewGrant, signature []byte, labSignature []byte) []byte {
	enc, err := consentRegistry.abi.Pack("grant", newGrant, signature, labSignature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrant is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x661a54e1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grant((bytes32,bytes32,uint64,bytes32,bytes32,address,uint256,uint256) newGrant, bytes signature, bytes labSignature) returns(bytes32 grantId)
func (consentRegistry *ConsentRegistry) TryPackGrant(newGrant IConsentRegistryNewGrant, signature []byte, labSignature []byte) ([]byte, error) {
	return consentRegistry.abi.Pack("grant", newGrant, signature, labSignature)
}

// UnpackGrant is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x661a54e1.
//
// Solidity: function grant((bytes32,bytes32,uint64,bytes32,bytes32,address,uint256,uint256) newGrant, bytes signature, bytes labSignature) returns(bytes32 grantId)
func (consentRegistry *ConsentRegistry) UnpackGrant(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("grant", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGrantIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf954c815.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantIdOf(bytes32 subject, bytes32 termsCommit) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) PackGrantIdOf(subject [32]byte, termsCommit [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("grantIdOf", subject, termsCommit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrantIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf954c815.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grantIdOf(bytes32 subject, bytes32 termsCommit) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) TryPackGrantIdOf(subject [32]byte, termsCommit [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("grantIdOf", subject, termsCommit)
}

// UnpackGrantIdOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf954c815.
//
// Solidity: function grantIdOf(bytes32 subject, bytes32 termsCommit) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) UnpackGrantIdOf(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("grantIdOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGrantOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9aee26f1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantOf(bytes32 grantId) view returns((uint32,uint32,uint64,uint64,uint64,uint64,bytes32,bytes32))
func (consentRegistry *ConsentRegistry) PackGrantOf(grantId [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("grantOf", grantId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrantOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9aee26f1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grantOf(bytes32 grantId) view returns((uint32,uint32,uint64,uint64,uint64,uint64,bytes32,bytes32))
func (consentRegistry *ConsentRegistry) TryPackGrantOf(grantId [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("grantOf", grantId)
}

// UnpackGrantOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9aee26f1.
//
// Solidity: function grantOf(bytes32 grantId) view returns((uint32,uint32,uint64,uint64,uint64,uint64,bytes32,bytes32))
func (consentRegistry *ConsentRegistry) UnpackGrantOf(data []byte) (IConsentRegistryGrant, error) {
	out, err := consentRegistry.abi.Unpack("grantOf", data)
	if err != nil {
		return *new(IConsentRegistryGrant), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsentRegistryGrant)).(*IConsentRegistryGrant)
	return out0, nil
}

// PackGuardianCommitOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x07bddc64.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function guardianCommitOf(bytes signer, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) PackGuardianCommitOf(signer []byte, salt [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("guardianCommitOf", signer, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGuardianCommitOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x07bddc64.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function guardianCommitOf(bytes signer, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) TryPackGuardianCommitOf(signer []byte, salt [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("guardianCommitOf", signer, salt)
}

// UnpackGuardianCommitOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x07bddc64.
//
// Solidity: function guardianCommitOf(bytes signer, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) UnpackGuardianCommitOf(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("guardianCommitOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGuardiansCommitOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7e3b84e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function guardiansCommitOf((bytes32,uint8,bytes32[]) guardians) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) PackGuardiansCommitOf(guardians IConsentRegistryGuardians) []byte {
	enc, err := consentRegistry.abi.Pack("guardiansCommitOf", guardians)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGuardiansCommitOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7e3b84e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function guardiansCommitOf((bytes32,uint8,bytes32[]) guardians) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) TryPackGuardiansCommitOf(guardians IConsentRegistryGuardians) ([]byte, error) {
	return consentRegistry.abi.Pack("guardiansCommitOf", guardians)
}

// UnpackGuardiansCommitOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf7e3b84e.
//
// Solidity: function guardiansCommitOf((bytes32,uint8,bytes32[]) guardians) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) UnpackGuardiansCommitOf(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("guardiansCommitOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackInvalidateNonces is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb27985af.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function invalidateNonces(bytes32 subject, uint248 word, uint256 mask, uint256 deadline, bytes signature) returns()
func (consentRegistry *ConsentRegistry) PackInvalidateNonces(subject [32]byte, word *big.Int, mask *big.Int, deadline *big.Int, signature []byte) []byte {
	enc, err := consentRegistry.abi.Pack("invalidateNonces", subject, word, mask, deadline, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackInvalidateNonces is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb27985af.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function invalidateNonces(bytes32 subject, uint248 word, uint256 mask, uint256 deadline, bytes signature) returns()
func (consentRegistry *ConsentRegistry) TryPackInvalidateNonces(subject [32]byte, word *big.Int, mask *big.Int, deadline *big.Int, signature []byte) ([]byte, error) {
	return consentRegistry.abi.Pack("invalidateNonces", subject, word, mask, deadline, signature)
}

// PackIsNonceUsed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd840c955.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isNonceUsed(bytes32 owner, uint256 nonce) view returns(bool)
func (consentRegistry *ConsentRegistry) PackIsNonceUsed(owner [32]byte, nonce *big.Int) []byte {
	enc, err := consentRegistry.abi.Pack("isNonceUsed", owner, nonce)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsNonceUsed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd840c955.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isNonceUsed(bytes32 owner, uint256 nonce) view returns(bool)
func (consentRegistry *ConsentRegistry) TryPackIsNonceUsed(owner [32]byte, nonce *big.Int) ([]byte, error) {
	return consentRegistry.abi.Pack("isNonceUsed", owner, nonce)
}

// UnpackIsNonceUsed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd840c955.
//
// Solidity: function isNonceUsed(bytes32 owner, uint256 nonce) view returns(bool)
func (consentRegistry *ConsentRegistry) UnpackIsNonceUsed(data []byte) (bool, error) {
	out, err := consentRegistry.abi.Unpack("isNonceUsed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsSignerTaken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06112c83.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isSignerTaken(bytes signer) view returns(bool)
func (consentRegistry *ConsentRegistry) PackIsSignerTaken(signer []byte) []byte {
	enc, err := consentRegistry.abi.Pack("isSignerTaken", signer)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsSignerTaken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06112c83.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isSignerTaken(bytes signer) view returns(bool)
func (consentRegistry *ConsentRegistry) TryPackIsSignerTaken(signer []byte) ([]byte, error) {
	return consentRegistry.abi.Pack("isSignerTaken", signer)
}

// UnpackIsSignerTaken is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x06112c83.
//
// Solidity: function isSignerTaken(bytes signer) view returns(bool)
func (consentRegistry *ConsentRegistry) UnpackIsSignerTaken(data []byte) (bool, error) {
	out, err := consentRegistry.abi.Unpack("isSignerTaken", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackNoticeDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01f6026c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function noticeDelay() view returns(uint32)
func (consentRegistry *ConsentRegistry) PackNoticeDelay() []byte {
	enc, err := consentRegistry.abi.Pack("noticeDelay")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNoticeDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01f6026c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function noticeDelay() view returns(uint32)
func (consentRegistry *ConsentRegistry) TryPackNoticeDelay() ([]byte, error) {
	return consentRegistry.abi.Pack("noticeDelay")
}

// UnpackNoticeDelay is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x01f6026c.
//
// Solidity: function noticeDelay() view returns(uint32)
func (consentRegistry *ConsentRegistry) UnpackNoticeDelay(data []byte) (uint32, error) {
	out, err := consentRegistry.abi.Unpack("noticeDelay", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackPermits is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf07dedca.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function permits(bytes32 grantId, (uint16,bytes32,uint8,bytes32,uint32,uint64,uint64,uint8,uint16[],bytes32[],bytes32[]) terms, bytes32 salt, (bytes32,uint8,uint8,uint16,bytes32) request, uint64 time) view returns(bool isPermitted, uint8 denial)
func (consentRegistry *ConsentRegistry) PackPermits(grantId [32]byte, terms IConsentRegistryTerms, salt [32]byte, request IConsentRegistryRequest, time uint64) []byte {
	enc, err := consentRegistry.abi.Pack("permits", grantId, terms, salt, request, time)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPermits is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf07dedca.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function permits(bytes32 grantId, (uint16,bytes32,uint8,bytes32,uint32,uint64,uint64,uint8,uint16[],bytes32[],bytes32[]) terms, bytes32 salt, (bytes32,uint8,uint8,uint16,bytes32) request, uint64 time) view returns(bool isPermitted, uint8 denial)
func (consentRegistry *ConsentRegistry) TryPackPermits(grantId [32]byte, terms IConsentRegistryTerms, salt [32]byte, request IConsentRegistryRequest, time uint64) ([]byte, error) {
	return consentRegistry.abi.Pack("permits", grantId, terms, salt, request, time)
}

// PermitsOutput serves as a container for the return parameters of contract
// method Permits.
type PermitsOutput struct {
	IsPermitted bool
	Denial      uint8
}

// UnpackPermits is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf07dedca.
//
// Solidity: function permits(bytes32 grantId, (uint16,bytes32,uint8,bytes32,uint32,uint64,uint64,uint8,uint16[],bytes32[],bytes32[]) terms, bytes32 salt, (bytes32,uint8,uint8,uint16,bytes32) request, uint64 time) view returns(bool isPermitted, uint8 denial)
func (consentRegistry *ConsentRegistry) UnpackPermits(data []byte) (PermitsOutput, error) {
	out, err := consentRegistry.abi.Unpack("permits", data)
	outstruct := new(PermitsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.IsPermitted = *abi.ConvertType(out[0], new(bool)).(*bool)
	outstruct.Denial = *abi.ConvertType(out[1], new(uint8)).(*uint8)
	return *outstruct, nil
}

// PackPermitsByProxy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x991f4604.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function permitsByProxy(bytes32 grantId, (uint16,bytes32,uint8,bytes32,uint32,uint64,uint64,uint8,uint16[],bytes32[],bytes32[]) terms, bytes32 salt, (uint16,uint8,uint32,uint8,uint64,bytes32[]) scope, bytes32 scopeSalt, (bytes32,uint8,uint8,uint16,bytes32) request, uint64 time) view returns(bool isPermitted, uint8 denial)
func (consentRegistry *ConsentRegistry) PackPermitsByProxy(grantId [32]byte, terms IConsentRegistryTerms, salt [32]byte, scope IConsentRegistryScope, scopeSalt [32]byte, request IConsentRegistryRequest, time uint64) []byte {
	enc, err := consentRegistry.abi.Pack("permitsByProxy", grantId, terms, salt, scope, scopeSalt, request, time)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPermitsByProxy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x991f4604.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function permitsByProxy(bytes32 grantId, (uint16,bytes32,uint8,bytes32,uint32,uint64,uint64,uint8,uint16[],bytes32[],bytes32[]) terms, bytes32 salt, (uint16,uint8,uint32,uint8,uint64,bytes32[]) scope, bytes32 scopeSalt, (bytes32,uint8,uint8,uint16,bytes32) request, uint64 time) view returns(bool isPermitted, uint8 denial)
func (consentRegistry *ConsentRegistry) TryPackPermitsByProxy(grantId [32]byte, terms IConsentRegistryTerms, salt [32]byte, scope IConsentRegistryScope, scopeSalt [32]byte, request IConsentRegistryRequest, time uint64) ([]byte, error) {
	return consentRegistry.abi.Pack("permitsByProxy", grantId, terms, salt, scope, scopeSalt, request, time)
}

// PermitsByProxyOutput serves as a container for the return parameters of contract
// method PermitsByProxy.
type PermitsByProxyOutput struct {
	IsPermitted bool
	Denial      uint8
}

// UnpackPermitsByProxy is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x991f4604.
//
// Solidity: function permitsByProxy(bytes32 grantId, (uint16,bytes32,uint8,bytes32,uint32,uint64,uint64,uint8,uint16[],bytes32[],bytes32[]) terms, bytes32 salt, (uint16,uint8,uint32,uint8,uint64,bytes32[]) scope, bytes32 scopeSalt, (bytes32,uint8,uint8,uint16,bytes32) request, uint64 time) view returns(bool isPermitted, uint8 denial)
func (consentRegistry *ConsentRegistry) UnpackPermitsByProxy(data []byte) (PermitsByProxyOutput, error) {
	out, err := consentRegistry.abi.Unpack("permitsByProxy", data)
	outstruct := new(PermitsByProxyOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.IsPermitted = *abi.ConvertType(out[0], new(bool)).(*bool)
	outstruct.Denial = *abi.ConvertType(out[1], new(uint8)).(*uint8)
	return *outstruct, nil
}

// PackRecoveryDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3758ca7a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function recoveryDelay() view returns(uint32)
func (consentRegistry *ConsentRegistry) PackRecoveryDelay() []byte {
	enc, err := consentRegistry.abi.Pack("recoveryDelay")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecoveryDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3758ca7a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function recoveryDelay() view returns(uint32)
func (consentRegistry *ConsentRegistry) TryPackRecoveryDelay() ([]byte, error) {
	return consentRegistry.abi.Pack("recoveryDelay")
}

// UnpackRecoveryDelay is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3758ca7a.
//
// Solidity: function recoveryDelay() view returns(uint32)
func (consentRegistry *ConsentRegistry) UnpackRecoveryDelay(data []byte) (uint32, error) {
	out, err := consentRegistry.abi.Unpack("recoveryDelay", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackRecoveryOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2312bdf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function recoveryOf(bytes32 subject) view returns((uint64,bytes))
func (consentRegistry *ConsentRegistry) PackRecoveryOf(subject [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("recoveryOf", subject)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecoveryOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2312bdf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function recoveryOf(bytes32 subject) view returns((uint64,bytes))
func (consentRegistry *ConsentRegistry) TryPackRecoveryOf(subject [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("recoveryOf", subject)
}

// UnpackRecoveryOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb2312bdf.
//
// Solidity: function recoveryOf(bytes32 subject) view returns((uint64,bytes))
func (consentRegistry *ConsentRegistry) UnpackRecoveryOf(data []byte) (IConsentRegistryRecovery, error) {
	out, err := consentRegistry.abi.Unpack("recoveryOf", data)
	if err != nil {
		return *new(IConsentRegistryRecovery), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsentRegistryRecovery)).(*IConsentRegistryRecovery)
	return out0, nil
}

// PackRelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x946c9482.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function relay(bytes[] calls) returns((bool,bytes)[] outcomes)
func (consentRegistry *ConsentRegistry) PackRelay(calls [][]byte) []byte {
	enc, err := consentRegistry.abi.Pack("relay", calls)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x946c9482.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function relay(bytes[] calls) returns((bool,bytes)[] outcomes)
func (consentRegistry *ConsentRegistry) TryPackRelay(calls [][]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("relay", calls)
}

// UnpackRelay is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x946c9482.
//
// Solidity: function relay(bytes[] calls) returns((bool,bytes)[] outcomes)
func (consentRegistry *ConsentRegistry) UnpackRelay(data []byte) ([]IConsentRegistryOutcome, error) {
	out, err := consentRegistry.abi.Unpack("relay", data)
	if err != nil {
		return *new([]IConsentRegistryOutcome), err
	}
	out0 := *abi.ConvertType(out[0], new([]IConsentRegistryOutcome)).(*[]IConsentRegistryOutcome)
	return out0, nil
}

// PackRevoke is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7550f8fb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revoke(bytes32 subject, bytes32 termsCommit, bytes32 appointment, uint256 deadline, bytes signature) returns()
func (consentRegistry *ConsentRegistry) PackRevoke(subject [32]byte, termsCommit [32]byte, appointment [32]byte, deadline *big.Int, signature []byte) []byte {
	enc, err := consentRegistry.abi.Pack("revoke", subject, termsCommit, appointment, deadline, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevoke is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7550f8fb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revoke(bytes32 subject, bytes32 termsCommit, bytes32 appointment, uint256 deadline, bytes signature) returns()
func (consentRegistry *ConsentRegistry) TryPackRevoke(subject [32]byte, termsCommit [32]byte, appointment [32]byte, deadline *big.Int, signature []byte) ([]byte, error) {
	return consentRegistry.abi.Pack("revoke", subject, termsCommit, appointment, deadline, signature)
}

// PackRotate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd4a2a7c7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rotate(bytes32 subject, bytes newSigner, uint256 nonce, uint256 deadline, bytes signature, bytes newSignature) returns()
func (consentRegistry *ConsentRegistry) PackRotate(subject [32]byte, newSigner []byte, nonce *big.Int, deadline *big.Int, signature []byte, newSignature []byte) []byte {
	enc, err := consentRegistry.abi.Pack("rotate", subject, newSigner, nonce, deadline, signature, newSignature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRotate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd4a2a7c7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rotate(bytes32 subject, bytes newSigner, uint256 nonce, uint256 deadline, bytes signature, bytes newSignature) returns()
func (consentRegistry *ConsentRegistry) TryPackRotate(subject [32]byte, newSigner []byte, nonce *big.Int, deadline *big.Int, signature []byte, newSignature []byte) ([]byte, error) {
	return consentRegistry.abi.Pack("rotate", subject, newSigner, nonce, deadline, signature, newSignature)
}

// PackScopeCommitOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xee17e776.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function scopeCommitOf((uint16,uint8,uint32,uint8,uint64,bytes32[]) scope, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) PackScopeCommitOf(scope IConsentRegistryScope, salt [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("scopeCommitOf", scope, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackScopeCommitOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xee17e776.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function scopeCommitOf((uint16,uint8,uint32,uint8,uint64,bytes32[]) scope, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) TryPackScopeCommitOf(scope IConsentRegistryScope, salt [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("scopeCommitOf", scope, salt)
}

// UnpackScopeCommitOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xee17e776.
//
// Solidity: function scopeCommitOf((uint16,uint8,uint32,uint8,uint64,bytes32[]) scope, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) UnpackScopeCommitOf(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("scopeCommitOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sequence() view returns(uint64)
func (consentRegistry *ConsentRegistry) PackSequence() []byte {
	enc, err := consentRegistry.abi.Pack("sequence")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sequence() view returns(uint64)
func (consentRegistry *ConsentRegistry) TryPackSequence() ([]byte, error) {
	return consentRegistry.abi.Pack("sequence")
}

// UnpackSequence is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x529d15cc.
//
// Solidity: function sequence() view returns(uint64)
func (consentRegistry *ConsentRegistry) UnpackSequence(data []byte) (uint64, error) {
	out, err := consentRegistry.abi.Unpack("sequence", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackSetGuardians is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x48501cb3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setGuardians(bytes32 subject, bytes32 guardiansCommit, uint256 nonce, uint256 deadline, bytes signature) returns()
func (consentRegistry *ConsentRegistry) PackSetGuardians(subject [32]byte, guardiansCommit [32]byte, nonce *big.Int, deadline *big.Int, signature []byte) []byte {
	enc, err := consentRegistry.abi.Pack("setGuardians", subject, guardiansCommit, nonce, deadline, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetGuardians is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x48501cb3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setGuardians(bytes32 subject, bytes32 guardiansCommit, uint256 nonce, uint256 deadline, bytes signature) returns()
func (consentRegistry *ConsentRegistry) TryPackSetGuardians(subject [32]byte, guardiansCommit [32]byte, nonce *big.Int, deadline *big.Int, signature []byte) ([]byte, error) {
	return consentRegistry.abi.Pack("setGuardians", subject, guardiansCommit, nonce, deadline, signature)
}

// PackStartRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x479f9e2a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function startRecovery(bytes32 subject, bytes newSigner, uint256 deadline, bytes newSignature, (bytes32,uint8,bytes32[]) guardians, (uint8,bytes,bytes32,bytes)[] approvals) returns()
func (consentRegistry *ConsentRegistry) PackStartRecovery(subject [32]byte, newSigner []byte, deadline *big.Int, newSignature []byte, guardians IConsentRegistryGuardians, approvals []IConsentRegistryApproval) []byte {
	enc, err := consentRegistry.abi.Pack("startRecovery", subject, newSigner, deadline, newSignature, guardians, approvals)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStartRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x479f9e2a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function startRecovery(bytes32 subject, bytes newSigner, uint256 deadline, bytes newSignature, (bytes32,uint8,bytes32[]) guardians, (uint8,bytes,bytes32,bytes)[] approvals) returns()
func (consentRegistry *ConsentRegistry) TryPackStartRecovery(subject [32]byte, newSigner []byte, deadline *big.Int, newSignature []byte, guardians IConsentRegistryGuardians, approvals []IConsentRegistryApproval) ([]byte, error) {
	return consentRegistry.abi.Pack("startRecovery", subject, newSigner, deadline, newSignature, guardians, approvals)
}

// PackStateOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x64482ac4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function stateOf(bytes32 subject) view returns((bytes32,bytes32,uint64,uint32,uint32,bytes))
func (consentRegistry *ConsentRegistry) PackStateOf(subject [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("stateOf", subject)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStateOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x64482ac4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function stateOf(bytes32 subject) view returns((bytes32,bytes32,uint64,uint32,uint32,bytes))
func (consentRegistry *ConsentRegistry) TryPackStateOf(subject [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("stateOf", subject)
}

// UnpackStateOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x64482ac4.
//
// Solidity: function stateOf(bytes32 subject) view returns((bytes32,bytes32,uint64,uint32,uint32,bytes))
func (consentRegistry *ConsentRegistry) UnpackStateOf(data []byte) (IConsentRegistrySubject, error) {
	out, err := consentRegistry.abi.Unpack("stateOf", data)
	if err != nil {
		return *new(IConsentRegistrySubject), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsentRegistrySubject)).(*IConsentRegistrySubject)
	return out0, nil
}

// PackSubjectOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb18fae99.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function subjectOf(bytes32 member, bytes signer, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) PackSubjectOf(member [32]byte, signer []byte, salt [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("subjectOf", member, signer, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSubjectOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb18fae99.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function subjectOf(bytes32 member, bytes signer, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) TryPackSubjectOf(member [32]byte, signer []byte, salt [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("subjectOf", member, signer, salt)
}

// UnpackSubjectOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb18fae99.
//
// Solidity: function subjectOf(bytes32 member, bytes signer, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) UnpackSubjectOf(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("subjectOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackTermsCommitOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x977d767d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function termsCommitOf((uint16,bytes32,uint8,bytes32,uint32,uint64,uint64,uint8,uint16[],bytes32[],bytes32[]) terms, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) PackTermsCommitOf(terms IConsentRegistryTerms, salt [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("termsCommitOf", terms, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTermsCommitOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x977d767d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function termsCommitOf((uint16,bytes32,uint8,bytes32,uint32,uint64,uint64,uint8,uint16[],bytes32[],bytes32[]) terms, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) TryPackTermsCommitOf(terms IConsentRegistryTerms, salt [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("termsCommitOf", terms, salt)
}

// UnpackTermsCommitOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x977d767d.
//
// Solidity: function termsCommitOf((uint16,bytes32,uint8,bytes32,uint32,uint64,uint64,uint8,uint16[],bytes32[],bytes32[]) terms, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) UnpackTermsCommitOf(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("termsCommitOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackVetoRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40f33c2f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function vetoRecovery(bytes32 subject, uint256 deadline, bytes signature) returns()
func (consentRegistry *ConsentRegistry) PackVetoRecovery(subject [32]byte, deadline *big.Int, signature []byte) []byte {
	enc, err := consentRegistry.abi.Pack("vetoRecovery", subject, deadline, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVetoRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40f33c2f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function vetoRecovery(bytes32 subject, uint256 deadline, bytes signature) returns()
func (consentRegistry *ConsentRegistry) TryPackVetoRecovery(subject [32]byte, deadline *big.Int, signature []byte) ([]byte, error) {
	return consentRegistry.abi.Pack("vetoRecovery", subject, deadline, signature)
}

// ConsentRegistryEIP712DomainChanged represents a EIP712DomainChanged event raised by the ConsentRegistry contract.
type ConsentRegistryEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const ConsentRegistryEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (ConsentRegistryEIP712DomainChanged) ContractEventName() string {
	return ConsentRegistryEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (consentRegistry *ConsentRegistry) UnpackEIP712DomainChangedEvent(log *types.Log) (*ConsentRegistryEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consentRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsentRegistryEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := consentRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consentRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsentRegistryGranted represents a Granted event raised by the ConsentRegistry contract.
type ConsentRegistryGranted struct {
	GrantId     [32]byte
	Subject     [32]byte
	Seq         uint64
	Number      uint32
	TermsCommit [32]byte
	Expiry      uint64
	EffectiveAt uint64
	Supersedes  [32]byte
	Appointment [32]byte
	Nonce       *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const ConsentRegistryGrantedEventName = "Granted"

// ContractEventName returns the user-defined event name.
func (ConsentRegistryGranted) ContractEventName() string {
	return ConsentRegistryGrantedEventName
}

// UnpackGrantedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Granted(bytes32 indexed grantId, bytes32 indexed subject, uint64 seq, uint32 number, bytes32 termsCommit, uint64 expiry, uint64 effectiveAt, bytes32 supersedes, bytes32 appointment, uint256 nonce)
func (consentRegistry *ConsentRegistry) UnpackGrantedEvent(log *types.Log) (*ConsentRegistryGranted, error) {
	event := "Granted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consentRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsentRegistryGranted)
	if len(log.Data) > 0 {
		if err := consentRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consentRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsentRegistryGuardiansSet represents a GuardiansSet event raised by the ConsentRegistry contract.
type ConsentRegistryGuardiansSet struct {
	Subject         [32]byte
	Seq             uint64
	Nonce           *big.Int
	GuardiansCommit [32]byte
	Raw             *types.Log // Blockchain specific contextual infos
}

const ConsentRegistryGuardiansSetEventName = "GuardiansSet"

// ContractEventName returns the user-defined event name.
func (ConsentRegistryGuardiansSet) ContractEventName() string {
	return ConsentRegistryGuardiansSetEventName
}

// UnpackGuardiansSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event GuardiansSet(bytes32 indexed subject, uint64 seq, uint256 nonce, bytes32 guardiansCommit)
func (consentRegistry *ConsentRegistry) UnpackGuardiansSetEvent(log *types.Log) (*ConsentRegistryGuardiansSet, error) {
	event := "GuardiansSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consentRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsentRegistryGuardiansSet)
	if len(log.Data) > 0 {
		if err := consentRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consentRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsentRegistryNoncesInvalidated represents a NoncesInvalidated event raised by the ConsentRegistry contract.
type ConsentRegistryNoncesInvalidated struct {
	Subject [32]byte
	Seq     uint64
	Word    *big.Int
	Mask    *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const ConsentRegistryNoncesInvalidatedEventName = "NoncesInvalidated"

// ContractEventName returns the user-defined event name.
func (ConsentRegistryNoncesInvalidated) ContractEventName() string {
	return ConsentRegistryNoncesInvalidatedEventName
}

// UnpackNoncesInvalidatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NoncesInvalidated(bytes32 indexed subject, uint64 seq, uint248 word, uint256 mask)
func (consentRegistry *ConsentRegistry) UnpackNoncesInvalidatedEvent(log *types.Log) (*ConsentRegistryNoncesInvalidated, error) {
	event := "NoncesInvalidated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consentRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsentRegistryNoncesInvalidated)
	if len(log.Data) > 0 {
		if err := consentRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consentRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsentRegistryProxyAppointed represents a ProxyAppointed event raised by the ConsentRegistry contract.
type ConsentRegistryProxyAppointed struct {
	Appointment [32]byte
	Subject     [32]byte
	Seq         uint64
	Nonce       *big.Int
	Expiry      uint64
	Signer      []byte
	Raw         *types.Log // Blockchain specific contextual infos
}

const ConsentRegistryProxyAppointedEventName = "ProxyAppointed"

// ContractEventName returns the user-defined event name.
func (ConsentRegistryProxyAppointed) ContractEventName() string {
	return ConsentRegistryProxyAppointedEventName
}

// UnpackProxyAppointedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProxyAppointed(bytes32 indexed appointment, bytes32 indexed subject, uint64 seq, uint256 nonce, uint64 expiry, bytes signer)
func (consentRegistry *ConsentRegistry) UnpackProxyAppointedEvent(log *types.Log) (*ConsentRegistryProxyAppointed, error) {
	event := "ProxyAppointed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consentRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsentRegistryProxyAppointed)
	if len(log.Data) > 0 {
		if err := consentRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consentRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsentRegistryProxyDismissed represents a ProxyDismissed event raised by the ConsentRegistry contract.
type ConsentRegistryProxyDismissed struct {
	Appointment [32]byte
	Subject     [32]byte
	Seq         uint64
	Raw         *types.Log // Blockchain specific contextual infos
}

const ConsentRegistryProxyDismissedEventName = "ProxyDismissed"

// ContractEventName returns the user-defined event name.
func (ConsentRegistryProxyDismissed) ContractEventName() string {
	return ConsentRegistryProxyDismissedEventName
}

// UnpackProxyDismissedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProxyDismissed(bytes32 indexed appointment, bytes32 indexed subject, uint64 seq)
func (consentRegistry *ConsentRegistry) UnpackProxyDismissedEvent(log *types.Log) (*ConsentRegistryProxyDismissed, error) {
	event := "ProxyDismissed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consentRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsentRegistryProxyDismissed)
	if len(log.Data) > 0 {
		if err := consentRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consentRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsentRegistryRecoveryCompleted represents a RecoveryCompleted event raised by the ConsentRegistry contract.
type ConsentRegistryRecoveryCompleted struct {
	Subject [32]byte
	Seq     uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const ConsentRegistryRecoveryCompletedEventName = "RecoveryCompleted"

// ContractEventName returns the user-defined event name.
func (ConsentRegistryRecoveryCompleted) ContractEventName() string {
	return ConsentRegistryRecoveryCompletedEventName
}

// UnpackRecoveryCompletedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RecoveryCompleted(bytes32 indexed subject, uint64 seq)
func (consentRegistry *ConsentRegistry) UnpackRecoveryCompletedEvent(log *types.Log) (*ConsentRegistryRecoveryCompleted, error) {
	event := "RecoveryCompleted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consentRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsentRegistryRecoveryCompleted)
	if len(log.Data) > 0 {
		if err := consentRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consentRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsentRegistryRecoveryStarted represents a RecoveryStarted event raised by the ConsentRegistry contract.
type ConsentRegistryRecoveryStarted struct {
	Subject       [32]byte
	Seq           uint64
	CompletableAt uint64
	NewSigner     []byte
	Raw           *types.Log // Blockchain specific contextual infos
}

const ConsentRegistryRecoveryStartedEventName = "RecoveryStarted"

// ContractEventName returns the user-defined event name.
func (ConsentRegistryRecoveryStarted) ContractEventName() string {
	return ConsentRegistryRecoveryStartedEventName
}

// UnpackRecoveryStartedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RecoveryStarted(bytes32 indexed subject, uint64 seq, uint64 completableAt, bytes newSigner)
func (consentRegistry *ConsentRegistry) UnpackRecoveryStartedEvent(log *types.Log) (*ConsentRegistryRecoveryStarted, error) {
	event := "RecoveryStarted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consentRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsentRegistryRecoveryStarted)
	if len(log.Data) > 0 {
		if err := consentRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consentRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsentRegistryRecoveryVetoed represents a RecoveryVetoed event raised by the ConsentRegistry contract.
type ConsentRegistryRecoveryVetoed struct {
	Subject [32]byte
	Seq     uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const ConsentRegistryRecoveryVetoedEventName = "RecoveryVetoed"

// ContractEventName returns the user-defined event name.
func (ConsentRegistryRecoveryVetoed) ContractEventName() string {
	return ConsentRegistryRecoveryVetoedEventName
}

// UnpackRecoveryVetoedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RecoveryVetoed(bytes32 indexed subject, uint64 seq)
func (consentRegistry *ConsentRegistry) UnpackRecoveryVetoedEvent(log *types.Log) (*ConsentRegistryRecoveryVetoed, error) {
	event := "RecoveryVetoed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consentRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsentRegistryRecoveryVetoed)
	if len(log.Data) > 0 {
		if err := consentRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consentRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsentRegistryRevoked represents a Revoked event raised by the ConsentRegistry contract.
type ConsentRegistryRevoked struct {
	GrantId [32]byte
	Subject [32]byte
	Seq     uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const ConsentRegistryRevokedEventName = "Revoked"

// ContractEventName returns the user-defined event name.
func (ConsentRegistryRevoked) ContractEventName() string {
	return ConsentRegistryRevokedEventName
}

// UnpackRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Revoked(bytes32 indexed grantId, bytes32 indexed subject, uint64 seq)
func (consentRegistry *ConsentRegistry) UnpackRevokedEvent(log *types.Log) (*ConsentRegistryRevoked, error) {
	event := "Revoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consentRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsentRegistryRevoked)
	if len(log.Data) > 0 {
		if err := consentRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consentRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsentRegistrySignerRotated represents a SignerRotated event raised by the ConsentRegistry contract.
type ConsentRegistrySignerRotated struct {
	Subject   [32]byte
	Seq       uint64
	Nonce     *big.Int
	NewSigner []byte
	Raw       *types.Log // Blockchain specific contextual infos
}

const ConsentRegistrySignerRotatedEventName = "SignerRotated"

// ContractEventName returns the user-defined event name.
func (ConsentRegistrySignerRotated) ContractEventName() string {
	return ConsentRegistrySignerRotatedEventName
}

// UnpackSignerRotatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SignerRotated(bytes32 indexed subject, uint64 seq, uint256 nonce, bytes newSigner)
func (consentRegistry *ConsentRegistry) UnpackSignerRotatedEvent(log *types.Log) (*ConsentRegistrySignerRotated, error) {
	event := "SignerRotated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consentRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsentRegistrySignerRotated)
	if len(log.Data) > 0 {
		if err := consentRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consentRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsentRegistrySubjectEnrolled represents a SubjectEnrolled event raised by the ConsentRegistry contract.
type ConsentRegistrySubjectEnrolled struct {
	Subject [32]byte
	Member  [32]byte
	Seq     uint64
	Signer  []byte
	Raw     *types.Log // Blockchain specific contextual infos
}

const ConsentRegistrySubjectEnrolledEventName = "SubjectEnrolled"

// ContractEventName returns the user-defined event name.
func (ConsentRegistrySubjectEnrolled) ContractEventName() string {
	return ConsentRegistrySubjectEnrolledEventName
}

// UnpackSubjectEnrolledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SubjectEnrolled(bytes32 indexed subject, bytes32 indexed member, uint64 seq, bytes signer)
func (consentRegistry *ConsentRegistry) UnpackSubjectEnrolledEvent(log *types.Log) (*ConsentRegistrySubjectEnrolled, error) {
	event := "SubjectEnrolled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consentRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsentRegistrySubjectEnrolled)
	if len(log.Data) > 0 {
		if err := consentRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consentRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (consentRegistry *ConsentRegistry) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["AlreadyRevoked"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackAlreadyRevokedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["AppointmentEnded"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackAppointmentEndedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["AppointmentExists"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackAppointmentExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["ApprovalsNotAscending"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackApprovalsNotAscendingError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["BadLabSignature"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackBadLabSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["BadSignature"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackBadSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["ExpiryNotCoarse"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackExpiryNotCoarseError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["ExpiryPassed"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackExpiryPassedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["ExpiryTooFar"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackExpiryTooFarError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["GrantExists"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackGrantExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["GuardiansMismatch"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackGuardiansMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["NoRecovery"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackNoRecoveryError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["NonceUsed"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackNonceUsedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["NoncesAlreadyInvalid"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackNoncesAlreadyInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["NotGuardian"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackNotGuardianError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["NotOfAppointment"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackNotOfAppointmentError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["RecoveryDelayed"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackRecoveryDelayedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["SignatureExpired"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackSignatureExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["SignerNotAccepted"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackSignerNotAcceptedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["SignerTaken"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackSignerTakenError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackStringTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["SubjectExists"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackSubjectExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["ThresholdNotMet"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackThresholdNotMetError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["UnknownAppointment"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackUnknownAppointmentError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["UnknownGrantId"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackUnknownGrantIdError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["UnknownSubject"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackUnknownSubjectError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["ZeroCommitment"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackZeroCommitmentError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// ConsentRegistryAlreadyRevoked represents a AlreadyRevoked error raised by the ConsentRegistry contract.
type ConsentRegistryAlreadyRevoked struct {
	GrantId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyRevoked(bytes32 grantId)
func ConsentRegistryAlreadyRevokedErrorID() common.Hash {
	return common.HexToHash("0x90315de188eb047fc54ca36d1436afb1afc987c1864c711074a89029958f122f")
}

// UnpackAlreadyRevokedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyRevoked(bytes32 grantId)
func (consentRegistry *ConsentRegistry) UnpackAlreadyRevokedError(raw []byte) (*ConsentRegistryAlreadyRevoked, error) {
	out := new(ConsentRegistryAlreadyRevoked)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "AlreadyRevoked", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryAppointmentEnded represents a AppointmentEnded error raised by the ConsentRegistry contract.
type ConsentRegistryAppointmentEnded struct {
	Appointment [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AppointmentEnded(bytes32 appointment)
func ConsentRegistryAppointmentEndedErrorID() common.Hash {
	return common.HexToHash("0x8a5080f74cddfbdcfc9a01d200fa7be60e65e515b8db61e976ae5a28140d6519")
}

// UnpackAppointmentEndedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AppointmentEnded(bytes32 appointment)
func (consentRegistry *ConsentRegistry) UnpackAppointmentEndedError(raw []byte) (*ConsentRegistryAppointmentEnded, error) {
	out := new(ConsentRegistryAppointmentEnded)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "AppointmentEnded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryAppointmentExists represents a AppointmentExists error raised by the ConsentRegistry contract.
type ConsentRegistryAppointmentExists struct {
	Appointment [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AppointmentExists(bytes32 appointment)
func ConsentRegistryAppointmentExistsErrorID() common.Hash {
	return common.HexToHash("0xc172dbc6b9ce9bee87ca2100ab306ba8e7bd8ec74a2c690174435bac360c3c4b")
}

// UnpackAppointmentExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AppointmentExists(bytes32 appointment)
func (consentRegistry *ConsentRegistry) UnpackAppointmentExistsError(raw []byte) (*ConsentRegistryAppointmentExists, error) {
	out := new(ConsentRegistryAppointmentExists)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "AppointmentExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryApprovalsNotAscending represents a ApprovalsNotAscending error raised by the ConsentRegistry contract.
type ConsentRegistryApprovalsNotAscending struct {
	Signer []byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ApprovalsNotAscending(bytes signer)
func ConsentRegistryApprovalsNotAscendingErrorID() common.Hash {
	return common.HexToHash("0x100403584bfa23b037b9d157f8e33f599700be701a28688dbc6847e7d36a221e")
}

// UnpackApprovalsNotAscendingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ApprovalsNotAscending(bytes signer)
func (consentRegistry *ConsentRegistry) UnpackApprovalsNotAscendingError(raw []byte) (*ConsentRegistryApprovalsNotAscending, error) {
	out := new(ConsentRegistryApprovalsNotAscending)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "ApprovalsNotAscending", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryBadLabSignature represents a BadLabSignature error raised by the ConsentRegistry contract.
type ConsentRegistryBadLabSignature struct {
	Relayer common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadLabSignature(address relayer)
func ConsentRegistryBadLabSignatureErrorID() common.Hash {
	return common.HexToHash("0x4adf524a0d9c5b9bfa97ac3c26a0d57f84638a0958645e51764e139503711bcf")
}

// UnpackBadLabSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadLabSignature(address relayer)
func (consentRegistry *ConsentRegistry) UnpackBadLabSignatureError(raw []byte) (*ConsentRegistryBadLabSignature, error) {
	out := new(ConsentRegistryBadLabSignature)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "BadLabSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryBadSignature represents a BadSignature error raised by the ConsentRegistry contract.
type ConsentRegistryBadSignature struct {
	Signer []byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadSignature(bytes signer)
func ConsentRegistryBadSignatureErrorID() common.Hash {
	return common.HexToHash("0x40f3f1ff51606c1ea2f64dccf40bbe48c52a3a62cf2190c9dfd785447b0f419f")
}

// UnpackBadSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadSignature(bytes signer)
func (consentRegistry *ConsentRegistry) UnpackBadSignatureError(raw []byte) (*ConsentRegistryBadSignature, error) {
	out := new(ConsentRegistryBadSignature)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "BadSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryExpiryNotCoarse represents a ExpiryNotCoarse error raised by the ConsentRegistry contract.
type ConsentRegistryExpiryNotCoarse struct {
	Expiry uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExpiryNotCoarse(uint64 expiry)
func ConsentRegistryExpiryNotCoarseErrorID() common.Hash {
	return common.HexToHash("0xcaab210b74ce515cb920f251ea52907a54980214377874ac63911f8bfc7b21f4")
}

// UnpackExpiryNotCoarseError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExpiryNotCoarse(uint64 expiry)
func (consentRegistry *ConsentRegistry) UnpackExpiryNotCoarseError(raw []byte) (*ConsentRegistryExpiryNotCoarse, error) {
	out := new(ConsentRegistryExpiryNotCoarse)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "ExpiryNotCoarse", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryExpiryPassed represents a ExpiryPassed error raised by the ConsentRegistry contract.
type ConsentRegistryExpiryPassed struct {
	Expiry uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExpiryPassed(uint64 expiry)
func ConsentRegistryExpiryPassedErrorID() common.Hash {
	return common.HexToHash("0x2721616f9271150ad6b325d5aeb3849b665d338c7cf13d43eb8ec4386c1f896c")
}

// UnpackExpiryPassedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExpiryPassed(uint64 expiry)
func (consentRegistry *ConsentRegistry) UnpackExpiryPassedError(raw []byte) (*ConsentRegistryExpiryPassed, error) {
	out := new(ConsentRegistryExpiryPassed)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "ExpiryPassed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryExpiryTooFar represents a ExpiryTooFar error raised by the ConsentRegistry contract.
type ConsentRegistryExpiryTooFar struct {
	Expiry uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExpiryTooFar(uint64 expiry)
func ConsentRegistryExpiryTooFarErrorID() common.Hash {
	return common.HexToHash("0x579227cac667cfe1464956582ce287b78108f7f406c922d05b949ee70de62a7f")
}

// UnpackExpiryTooFarError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExpiryTooFar(uint64 expiry)
func (consentRegistry *ConsentRegistry) UnpackExpiryTooFarError(raw []byte) (*ConsentRegistryExpiryTooFar, error) {
	out := new(ConsentRegistryExpiryTooFar)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "ExpiryTooFar", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryGrantExists represents a GrantExists error raised by the ConsentRegistry contract.
type ConsentRegistryGrantExists struct {
	GrantId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GrantExists(bytes32 grantId)
func ConsentRegistryGrantExistsErrorID() common.Hash {
	return common.HexToHash("0xc9a8eb28a7ffea27c8fbf213220c481cacbaaa3d2aa2b3478fb63cad06aa5ef6")
}

// UnpackGrantExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GrantExists(bytes32 grantId)
func (consentRegistry *ConsentRegistry) UnpackGrantExistsError(raw []byte) (*ConsentRegistryGrantExists, error) {
	out := new(ConsentRegistryGrantExists)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "GrantExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryGuardiansMismatch represents a GuardiansMismatch error raised by the ConsentRegistry contract.
type ConsentRegistryGuardiansMismatch struct {
	GuardiansCommit [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GuardiansMismatch(bytes32 guardiansCommit)
func ConsentRegistryGuardiansMismatchErrorID() common.Hash {
	return common.HexToHash("0x32a87667e48e8f295d6d01b399e6029806de99f385208f682a4a894871b81215")
}

// UnpackGuardiansMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GuardiansMismatch(bytes32 guardiansCommit)
func (consentRegistry *ConsentRegistry) UnpackGuardiansMismatchError(raw []byte) (*ConsentRegistryGuardiansMismatch, error) {
	out := new(ConsentRegistryGuardiansMismatch)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "GuardiansMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryInvalidShortString represents a InvalidShortString error raised by the ConsentRegistry contract.
type ConsentRegistryInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func ConsentRegistryInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (consentRegistry *ConsentRegistry) UnpackInvalidShortStringError(raw []byte) (*ConsentRegistryInvalidShortString, error) {
	out := new(ConsentRegistryInvalidShortString)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryNoRecovery represents a NoRecovery error raised by the ConsentRegistry contract.
type ConsentRegistryNoRecovery struct {
	Subject [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoRecovery(bytes32 subject)
func ConsentRegistryNoRecoveryErrorID() common.Hash {
	return common.HexToHash("0x24fda4b887a3a63897f65b9d467945e0df0713237e6c159ab4584f42274590a9")
}

// UnpackNoRecoveryError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoRecovery(bytes32 subject)
func (consentRegistry *ConsentRegistry) UnpackNoRecoveryError(raw []byte) (*ConsentRegistryNoRecovery, error) {
	out := new(ConsentRegistryNoRecovery)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "NoRecovery", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryNonceUsed represents a NonceUsed error raised by the ConsentRegistry contract.
type ConsentRegistryNonceUsed struct {
	Owner [32]byte
	Nonce *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NonceUsed(bytes32 owner, uint256 nonce)
func ConsentRegistryNonceUsedErrorID() common.Hash {
	return common.HexToHash("0x2076cf06984b9e38ecf5e4e71641a1a9591dc8d9ac6e8b41ceba04c2065bbd26")
}

// UnpackNonceUsedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NonceUsed(bytes32 owner, uint256 nonce)
func (consentRegistry *ConsentRegistry) UnpackNonceUsedError(raw []byte) (*ConsentRegistryNonceUsed, error) {
	out := new(ConsentRegistryNonceUsed)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "NonceUsed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryNoncesAlreadyInvalid represents a NoncesAlreadyInvalid error raised by the ConsentRegistry contract.
type ConsentRegistryNoncesAlreadyInvalid struct {
	Subject [32]byte
	Word    *big.Int
	Mask    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoncesAlreadyInvalid(bytes32 subject, uint248 word, uint256 mask)
func ConsentRegistryNoncesAlreadyInvalidErrorID() common.Hash {
	return common.HexToHash("0x1c01a18d816e5708c2f1e768c26083b7efa19f55d31c28c43d99f3ed89b694e0")
}

// UnpackNoncesAlreadyInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoncesAlreadyInvalid(bytes32 subject, uint248 word, uint256 mask)
func (consentRegistry *ConsentRegistry) UnpackNoncesAlreadyInvalidError(raw []byte) (*ConsentRegistryNoncesAlreadyInvalid, error) {
	out := new(ConsentRegistryNoncesAlreadyInvalid)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "NoncesAlreadyInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryNotGuardian represents a NotGuardian error raised by the ConsentRegistry contract.
type ConsentRegistryNotGuardian struct {
	Signer []byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotGuardian(bytes signer)
func ConsentRegistryNotGuardianErrorID() common.Hash {
	return common.HexToHash("0xaaeac0dea9b72744f78ffac4f2185920e8ae43377d09a4dc8d4b098f6aa34bab")
}

// UnpackNotGuardianError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotGuardian(bytes signer)
func (consentRegistry *ConsentRegistry) UnpackNotGuardianError(raw []byte) (*ConsentRegistryNotGuardian, error) {
	out := new(ConsentRegistryNotGuardian)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "NotGuardian", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryNotOfAppointment represents a NotOfAppointment error raised by the ConsentRegistry contract.
type ConsentRegistryNotOfAppointment struct {
	GrantId     [32]byte
	Appointment [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOfAppointment(bytes32 grantId, bytes32 appointment)
func ConsentRegistryNotOfAppointmentErrorID() common.Hash {
	return common.HexToHash("0x97ea9ff3f059c4960e88a57138b05791c827ebf2f20a2edcae9ea9a2ef5edfa6")
}

// UnpackNotOfAppointmentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOfAppointment(bytes32 grantId, bytes32 appointment)
func (consentRegistry *ConsentRegistry) UnpackNotOfAppointmentError(raw []byte) (*ConsentRegistryNotOfAppointment, error) {
	out := new(ConsentRegistryNotOfAppointment)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "NotOfAppointment", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryRecoveryDelayed represents a RecoveryDelayed error raised by the ConsentRegistry contract.
type ConsentRegistryRecoveryDelayed struct {
	CompletableAt uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RecoveryDelayed(uint64 completableAt)
func ConsentRegistryRecoveryDelayedErrorID() common.Hash {
	return common.HexToHash("0xba208a9b3d47de554eb1f4dee7e2830946e9ff2acd44e0f1f53cadba47f23083")
}

// UnpackRecoveryDelayedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RecoveryDelayed(uint64 completableAt)
func (consentRegistry *ConsentRegistry) UnpackRecoveryDelayedError(raw []byte) (*ConsentRegistryRecoveryDelayed, error) {
	out := new(ConsentRegistryRecoveryDelayed)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "RecoveryDelayed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistrySignatureExpired represents a SignatureExpired error raised by the ConsentRegistry contract.
type ConsentRegistrySignatureExpired struct {
	Deadline *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SignatureExpired(uint256 deadline)
func ConsentRegistrySignatureExpiredErrorID() common.Hash {
	return common.HexToHash("0xcd21db4f5222c209a625f44a7faa4c7077b21128ed96c96bd5c3a0f7bcc95d38")
}

// UnpackSignatureExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SignatureExpired(uint256 deadline)
func (consentRegistry *ConsentRegistry) UnpackSignatureExpiredError(raw []byte) (*ConsentRegistrySignatureExpired, error) {
	out := new(ConsentRegistrySignatureExpired)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "SignatureExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistrySignerNotAccepted represents a SignerNotAccepted error raised by the ConsentRegistry contract.
type ConsentRegistrySignerNotAccepted struct {
	Signer []byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SignerNotAccepted(bytes signer)
func ConsentRegistrySignerNotAcceptedErrorID() common.Hash {
	return common.HexToHash("0xe31cc1511005d86cd154c099c4db7bb54fced1863a87e0127841fdc542efeb1c")
}

// UnpackSignerNotAcceptedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SignerNotAccepted(bytes signer)
func (consentRegistry *ConsentRegistry) UnpackSignerNotAcceptedError(raw []byte) (*ConsentRegistrySignerNotAccepted, error) {
	out := new(ConsentRegistrySignerNotAccepted)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "SignerNotAccepted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistrySignerTaken represents a SignerTaken error raised by the ConsentRegistry contract.
type ConsentRegistrySignerTaken struct {
	Signer []byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SignerTaken(bytes signer)
func ConsentRegistrySignerTakenErrorID() common.Hash {
	return common.HexToHash("0xbf24e3bbd52f785c27a3093bcfc84bad66b4d0c0363cc99f442063b11c021636")
}

// UnpackSignerTakenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SignerTaken(bytes signer)
func (consentRegistry *ConsentRegistry) UnpackSignerTakenError(raw []byte) (*ConsentRegistrySignerTaken, error) {
	out := new(ConsentRegistrySignerTaken)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "SignerTaken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryStringTooLong represents a StringTooLong error raised by the ConsentRegistry contract.
type ConsentRegistryStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func ConsentRegistryStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (consentRegistry *ConsentRegistry) UnpackStringTooLongError(raw []byte) (*ConsentRegistryStringTooLong, error) {
	out := new(ConsentRegistryStringTooLong)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistrySubjectExists represents a SubjectExists error raised by the ConsentRegistry contract.
type ConsentRegistrySubjectExists struct {
	Subject [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SubjectExists(bytes32 subject)
func ConsentRegistrySubjectExistsErrorID() common.Hash {
	return common.HexToHash("0x24966456726c115cabb4d8f545a152db4c1530cdafefaeb3d76cb9def6b21901")
}

// UnpackSubjectExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SubjectExists(bytes32 subject)
func (consentRegistry *ConsentRegistry) UnpackSubjectExistsError(raw []byte) (*ConsentRegistrySubjectExists, error) {
	out := new(ConsentRegistrySubjectExists)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "SubjectExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryThresholdNotMet represents a ThresholdNotMet error raised by the ConsentRegistry contract.
type ConsentRegistryThresholdNotMet struct {
	Approvals *big.Int
	Threshold *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ThresholdNotMet(uint256 approvals, uint256 threshold)
func ConsentRegistryThresholdNotMetErrorID() common.Hash {
	return common.HexToHash("0xb7842ce053091bc475b05c098300a2025cbddeb4311c17e042422e9c78b1f4c0")
}

// UnpackThresholdNotMetError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ThresholdNotMet(uint256 approvals, uint256 threshold)
func (consentRegistry *ConsentRegistry) UnpackThresholdNotMetError(raw []byte) (*ConsentRegistryThresholdNotMet, error) {
	out := new(ConsentRegistryThresholdNotMet)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "ThresholdNotMet", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryUnknownAppointment represents a UnknownAppointment error raised by the ConsentRegistry contract.
type ConsentRegistryUnknownAppointment struct {
	Appointment [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownAppointment(bytes32 appointment)
func ConsentRegistryUnknownAppointmentErrorID() common.Hash {
	return common.HexToHash("0xd3f41260beed6b40143554ec253e62e83c8b9884a6072567136242b7879175c0")
}

// UnpackUnknownAppointmentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownAppointment(bytes32 appointment)
func (consentRegistry *ConsentRegistry) UnpackUnknownAppointmentError(raw []byte) (*ConsentRegistryUnknownAppointment, error) {
	out := new(ConsentRegistryUnknownAppointment)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "UnknownAppointment", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryUnknownGrantId represents a UnknownGrantId error raised by the ConsentRegistry contract.
type ConsentRegistryUnknownGrantId struct {
	GrantId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownGrantId(bytes32 grantId)
func ConsentRegistryUnknownGrantIdErrorID() common.Hash {
	return common.HexToHash("0x2f3c11a6fd989c20175fe85a8d6b081d354aee36157f4f7b5e3a163d5ee3725c")
}

// UnpackUnknownGrantIdError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownGrantId(bytes32 grantId)
func (consentRegistry *ConsentRegistry) UnpackUnknownGrantIdError(raw []byte) (*ConsentRegistryUnknownGrantId, error) {
	out := new(ConsentRegistryUnknownGrantId)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "UnknownGrantId", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryUnknownSubject represents a UnknownSubject error raised by the ConsentRegistry contract.
type ConsentRegistryUnknownSubject struct {
	Subject [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownSubject(bytes32 subject)
func ConsentRegistryUnknownSubjectErrorID() common.Hash {
	return common.HexToHash("0x475b8e67ac5272bd00a998712f8f927ee29112ec34e2ded71d275896812a4b9f")
}

// UnpackUnknownSubjectError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownSubject(bytes32 subject)
func (consentRegistry *ConsentRegistry) UnpackUnknownSubjectError(raw []byte) (*ConsentRegistryUnknownSubject, error) {
	out := new(ConsentRegistryUnknownSubject)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "UnknownSubject", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryZeroCommitment represents a ZeroCommitment error raised by the ConsentRegistry contract.
type ConsentRegistryZeroCommitment struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroCommitment()
func ConsentRegistryZeroCommitmentErrorID() common.Hash {
	return common.HexToHash("0x51bda03d1e0501533d78503e1e2347a46f6e975ed444a037dc6bdaed4bd98c29")
}

// UnpackZeroCommitmentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroCommitment()
func (consentRegistry *ConsentRegistry) UnpackZeroCommitmentError(raw []byte) (*ConsentRegistryZeroCommitment, error) {
	out := new(ConsentRegistryZeroCommitment)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "ZeroCommitment", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumMetaData contains all meta data concerning the Consortium contract.
var ConsortiumMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"founding\",\"type\":\"tuple[]\",\"internalType\":\"structIConsortium.NewMember[]\",\"components\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"roles\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"logUrl\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"accounts\",\"type\":\"tuple[]\",\"internalType\":\"structIConsortium.Account[]\",\"components\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}]},{\"name\":\"keys\",\"type\":\"tuple[]\",\"internalType\":\"structIConsortium.Key[]\",\"components\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"key\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}]},{\"name\":\"initialVerifiers\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"initialParameters\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.Parameters\",\"components\":[{\"name\":\"votingPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"timelock\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"executionPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"managerDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"emergencyPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"emergencyCooldown\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"threshold\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"emergencyQuorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"attestations\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"accountCompromise\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.Compromise\",\"components\":[{\"name\":\"since\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.Position\",\"components\":[{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"logIndex\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"reportedAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"accountOf\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"},{\"name\":\"activeFrom\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"accountsOf\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"admitMember\",\"inputs\":[{\"name\":\"newMember\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.NewMember\",\"components\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"roles\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"logUrl\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"accounts\",\"type\":\"tuple[]\",\"internalType\":\"structIConsortium.Account[]\",\"components\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}]},{\"name\":\"keys\",\"type\":\"tuple[]\",\"internalType\":\"structIConsortium.Key[]\",\"components\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"key\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"ballotOf\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Ballot\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"cancel\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"cancelAccount\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"cancelKey\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"emergencyOf\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"supporters\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"lapsesAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"execute\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"hadRoles\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"roles\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"time\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"hasRoles\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"roles\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isValidator\",\"inputs\":[{\"name\":\"validator\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isVerifier\",\"inputs\":[{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"keyAt\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"time\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"keyCompromise\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"key\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.Compromise\",\"components\":[{\"name\":\"since\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.Position\",\"components\":[{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"logIndex\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"name\":\"reportedAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"keyOf\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"logUrl\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"managerDelay\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"mayVote\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"memberAt\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"memberCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"nameSuccessor\",\"inputs\":[{\"name\":\"predecessor\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"successor\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"parameters\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.Parameters\",\"components\":[{\"name\":\"votingPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"timelock\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"executionPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"managerDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"emergencyPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"emergencyCooldown\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"threshold\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"emergencyQuorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"attestations\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"pendingKey\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}],\"outputs\":[{\"name\":\"key\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"validFrom\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proposal\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.Proposal\",\"components\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"concerned\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"target\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"votingEnds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"isExecuted\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"isCancelled\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"decidedAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rules\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.Parameters\",\"components\":[{\"name\":\"votingPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"timelock\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"executionPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"managerDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"emergencyPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"emergencyCooldown\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"threshold\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"emergencyQuorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"attestations\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"name\":\"data\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proposalCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"propose\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"target\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"data\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reinstateMember\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"removeMember\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reportAccountCompromise\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"since\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.Position\",\"components\":[{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"logIndex\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reportKeyCompromise\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"key\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"since\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.Position\",\"components\":[{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"logIndex\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"requireGovernor\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"requirePurpose\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}],\"outputs\":[],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"requireWithdrawer\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"sequence\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setAccount\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"},{\"name\":\"isActive\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setKey\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"newKey\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setLogUrl\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"newUrl\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setParameters\",\"inputs\":[{\"name\":\"newParameters\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.Parameters\",\"components\":[{\"name\":\"votingPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"timelock\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"executionPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"managerDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"emergencyPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"emergencyCooldown\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"threshold\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"emergencyQuorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"attestations\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setRoles\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"newRoles\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setValidator\",\"inputs\":[{\"name\":\"validator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"isActive\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setVerifier\",\"inputs\":[{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"isActive\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"standingOf\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIConsortium.Standing\",\"components\":[{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.MemberStatus\"},{\"name\":\"roles\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"suspendedUntil\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"isKeyCompromise\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"nextEmergencyAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"state\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.ProposalState\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"successorOf\",\"inputs\":[{\"name\":\"predecessor\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"suspendInEmergency\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"by\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"suspendMember\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"isKeyCompromise\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"tally\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"inFavour\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"cast\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"eligible\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"validators\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"verifiers\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"vote\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"isSupport\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"voterCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"wasActive\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"time\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"wasValidator\",\"inputs\":[{\"name\":\"validator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"AccountChanged\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumIConsortium.Purpose\"},{\"name\":\"isActive\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"},{\"name\":\"activeFrom\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"AccountCompromised\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"since\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structIConsortium.Position\",\"components\":[{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"logIndex\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EmergencySupported\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"by\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"suspendedUntil\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"KeyCancelled\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"kind\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"key\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"KeyChanged\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"kind\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"oldKey\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"},{\"name\":\"newKey\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"},{\"name\":\"validFrom\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"KeyCompromised\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"kind\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"key\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"},{\"name\":\"since\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structIConsortium.Position\",\"components\":[{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"logIndex\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"LogUrlChanged\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"oldUrl\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"},{\"name\":\"newUrl\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"MemberAdmitted\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"roles\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"logUrl\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"},{\"name\":\"accounts\",\"type\":\"tuple[]\",\"indexed\":false,\"internalType\":\"structIConsortium.Account[]\",\"components\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}]},{\"name\":\"keys\",\"type\":\"tuple[]\",\"indexed\":false,\"internalType\":\"structIConsortium.Key[]\",\"components\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"key\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"MemberReinstated\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"MemberRemoved\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"MemberSuspended\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"isKeyCompromise\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ParametersChanged\",\"inputs\":[{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"oldParameters\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structIConsortium.Parameters\",\"components\":[{\"name\":\"votingPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"timelock\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"executionPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"managerDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"emergencyPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"emergencyCooldown\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"threshold\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"emergencyQuorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"attestations\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"name\":\"newParameters\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structIConsortium.Parameters\",\"components\":[{\"name\":\"votingPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"timelock\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"executionPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"managerDelay\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"emergencyPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"emergencyCooldown\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"quorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"threshold\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"emergencyQuorum\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"attestations\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProposalCancelled\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProposalCreated\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"target\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"data\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"},{\"name\":\"votingEnds\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProposalExecuted\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RolesChanged\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"oldRoles\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"newRoles\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SuccessorNamed\",\"inputs\":[{\"name\":\"predecessor\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"successor\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ValidatorChanged\",\"inputs\":[{\"name\":\"validator\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"isActive\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"VerifierChanged\",\"inputs\":[{\"name\":\"verifier\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"isActive\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"VoteCast\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"isSupport\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"},{\"name\":\"decidedAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AccountBound\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"AccountNotPending\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"AccountUnchanged\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"isActive\",\"type\":\"bool\",\"internalType\":\"bool\"}]},{\"type\":\"error\",\"name\":\"AddressEmptyCode\",\"inputs\":[{\"name\":\"target\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"AlreadyVoted\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"BlockNotYet\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"CheckpointUnorderedInsertion\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"CompromiseNotEarlier\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"CompromisedAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"CompromisedKey\",\"inputs\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}]},{\"type\":\"error\",\"name\":\"EmergencyAlreadySupported\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"by\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"EmergencyTooSoon\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"nextEmergencyAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"FailedCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InsufficientBalance\",\"inputs\":[{\"name\":\"balance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"KeyKindNotAllowed\",\"inputs\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}]},{\"type\":\"error\",\"name\":\"KeyLength\",\"inputs\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"KeyNotPending\",\"inputs\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}]},{\"type\":\"error\",\"name\":\"KeyPending\",\"inputs\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}]},{\"type\":\"error\",\"name\":\"KeyRepeated\",\"inputs\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}]},{\"type\":\"error\",\"name\":\"KeyUnchanged\",\"inputs\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}]},{\"type\":\"error\",\"name\":\"LastGovernor\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"LogUrlUnchanged\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"MemberExists\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NoCode\",\"inputs\":[{\"name\":\"target\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NoGovernor\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NoMembers\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotAccount\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotMember\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotPurpose\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"required\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}]},{\"type\":\"error\",\"name\":\"NotSuspended\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotVote\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotVoter\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ParametersOutOfBounds\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ProposalIs\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.ProposalState\"}]},{\"type\":\"error\",\"name\":\"PurposeNotAllowed\",\"inputs\":[{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}]},{\"type\":\"error\",\"name\":\"RolesUnchanged\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"SuccessorUnchanged\",\"inputs\":[{\"name\":\"predecessor\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"successor\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SuspensionUnchanged\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"TimeNotYet\",\"inputs\":[{\"name\":\"time\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TooFewVoters\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"TooManyAccounts\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"UnknownRoles\",\"inputs\":[{\"name\":\"roles\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ValidatorUnchanged\",\"inputs\":[{\"name\":\"validator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"isActive\",\"type\":\"bool\",\"internalType\":\"bool\"}]},{\"type\":\"error\",\"name\":\"VerifierUnchanged\",\"inputs\":[{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"isActive\",\"type\":\"bool\",\"internalType\":\"bool\"}]},{\"type\":\"error\",\"name\":\"ZeroAccount\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroMember\",\"inputs\":[]}]",
	ID:  "Consortium",
	Bin: "0x608060405234801561000f575f5ffd5b50604051617b98380380617b9883398101604081905261002e916116b5565b82515f0361004f57604051630292d7c360e51b815260040160405180910390fd5b5f5b835181101561008a5761008284828151811061006f5761006f611847565b60200260200101516100da60201b60201c565b600101610051565b505f5b82518110156100c8576100c08382815181106100ab576100ab611847565b602002602001015160016101ab60201b60201c565b60010161008d565b506100d2816102ac565b505050611cf4565b8051602082015160408301516100f191839161070b565b6101058183606001516107d260201b60201c565b5f5b82608001515181101561014957610141828460800151838151811061012e5761012e611847565b602002602001015161091160201b60201c565b600101610107565b50807f9e3b131332c8d451b0f51260845140431949a6a224ddf80c829c39e02a393aef61017c5f80546001019081905590565b602085015160408087015160608801516080890151925161019f95949390611939565b60405180910390a25050565b8015806101c157506001600160a01b0382163b15155b82906101f1576040516333a2905b60e11b81526001600160a01b0390911660048201526024015b60405180910390fd5b505f816102085761020360128461099c565b610213565b6102136012846109b9565b905082828261024857604051630e0cc50160e41b81526001600160a01b039092166004830152151560248201526044016101e8565b50506001600160a01b0383167f9efb4b7d65cc0774b397d2a9ccbdc2d10e17f853f3f0e7733883876c0454064d6102855f80546001019081905590565b604080516001600160401b03909216825285151560208301520160405180910390a2505050565b80516102b7906109cd565b80156102cc575060408101516102cc906109cd565b80156102e1575060808101516102e1906109cd565b801561030057506276a70063ffffffff16816020015163ffffffff1611155b801561031f57506276a70063ffffffff16816060015163ffffffff1611155b801561033e57506276a70063ffffffff168160a0015163ffffffff1611155b801561035e5750806080015163ffffffff168160a0015163ffffffff1610155b61037b576040516315b1df1b60e01b815260040160405180910390fd5b60c0810151610389906109f1565b801561039f575061010081015161039f906109f1565b80156103b3575060328160e0015160ff1610155b80156103c7575060638160e0015160ff1611155b80156103da575061012081015160ff1615155b6103f7576040516315b1df1b60e01b815260040160405180910390fd5b5f6001604051806101400160405290815f82015f9054906101000a900463ffffffff1663ffffffff1663ffffffff1681526020015f820160049054906101000a900463ffffffff1663ffffffff1663ffffffff1681526020015f820160089054906101000a900463ffffffff1663ffffffff1663ffffffff1681526020015f8201600c9054906101000a900463ffffffff1663ffffffff1663ffffffff1681526020015f820160109054906101000a900463ffffffff1663ffffffff1663ffffffff1681526020015f820160149054906101000a900463ffffffff1663ffffffff1663ffffffff1681526020015f820160189054906101000a900460ff1660ff1660ff1681526020015f820160199054906101000a900460ff1660ff1660ff1681526020015f8201601a9054906101000a900460ff1660ff1660ff1681526020015f8201601b9054906101000a900460ff1660ff1660ff168152505090508160015f820151815f015f6101000a81548163ffffffff021916908363ffffffff1602179055506020820151815f0160046101000a81548163ffffffff021916908363ffffffff1602179055506040820151815f0160086101000a81548163ffffffff021916908363ffffffff1602179055506060820151815f01600c6101000a81548163ffffffff021916908363ffffffff1602179055506080820151815f0160106101000a81548163ffffffff021916908363ffffffff16021790555060a0820151815f0160146101000a81548163ffffffff021916908363ffffffff16021790555060c0820151815f0160186101000a81548160ff021916908360ff16021790555060e0820151815f0160196101000a81548160ff021916908360ff160217905550610100820151815f01601a6101000a81548160ff021916908360ff160217905550610120820151815f01601b6101000a81548160ff021916908360ff1602179055509050507fe1a1dce10d441e34fd776487c638ac4677b624a0072c8cd351385d3fd8a2a1426106ee61098f60201b60201c565b82846040516106ff93929190611ab1565b60405180910390a15050565b5f83900361072c57604051633aa9e55360e11b815260040160405180910390fd5b5f83815260046020526040812090815460ff16600381111561075057610750611889565b14849061077357604051633fe49eab60e11b81526004016101e891815260200190565b50600380546001810182555f919091527fc2575a0e9e593c00f959f8c92f12db2869c3395a3b0502d05e2516446f71f85b01849055600481016107b68382611b73565b506107c2846001610a0c565b6107cc8484610a9d565b50505050565b5f5b81518110156108ce575f5f8383815181106107f1576107f1611847565b60200260200101515f015184848151811061080e5761080e611847565b602002602001015160200151915091505f600781111561083057610830611889565b81600781111561084257610842611889565b14158190610864576040516305352a1160e21b81526004016101e89190611c31565b506001600160a01b0382165f90815260066020526040902054828180156108af57604051630234535160e11b81526001600160a01b03909216600483015260248201526044016101e8565b506108c09050868484426040610aed565b5050508060010190506107d4565b505f828152600460205260409020548290600160981b900463ffffffff1661090c576040516374bf134360e01b81526004016101e891815260200190565b505050565b5f8281526008602052604081208251909190600381111561093457610934611889565b600381111561094557610945611889565b815260208101919091526040015f2054815190156109775760405163b313b9df60e01b81526004016101e89190611c3f565b508051602082015161098b91849142610d45565b5050565b5f80546001019081905590565b5f6109b0836001600160a01b038416610f04565b90505b92915050565b5f6109b0836001600160a01b038416610fe7565b5f63ffffffff8216158015906109b357506276a70063ffffffff8316111592915050565b5f60ff8216158015906109b3575050606460ff909116111590565b5f8281526004602052604090206001815460ff166003811115610a3157610a31611889565b03610a495760025f8154610a4490611c61565b909155505b6001826003811115610a5d57610a5d611889565b03610a755760025f8154610a7090611c76565b909155505b80548290829060ff19166001836003811115610a9357610a93611889565b0217905550505050565b8060ff19811615610ac457604051630bc4749f60e01b81526004016101e891815260200190565b505f828152600460205260409020805461ff00191661010060ff84160217905561098b82611033565b6001600160a01b038416610b145760405163bfcf3c0b60e01b815260040160405180910390fd5b6001600160a01b0384165f9081526007602052604090206001015484906001600160401b031615610b6457604051637dbebe2b60e01b81526001600160a01b0390911660048201526024016101e8565b505f85815260046020526040902081610b7f6002830161107b565b108690610ba2576040516393bca97f60e01b81526004016101e891815260200190565b50610bb060028201866109b9565b506001846007811115610bc557610bc5611889565b03610c065780548190601390610be790600160981b900463ffffffff16611c8e565b91906101000a81548163ffffffff021916908363ffffffff1602179055505b6040518060800160405280856007811115610c2357610c23611889565b8152825460ff6201000082041615156020808401919091526001600160401b038088166040808601919091526301000000909304166060909301929092525f898152600583528181206001600160a01b038a168252909252902081518154829060ff19166001836007811115610c9b57610c9b611889565b02179055506020828101518254604080860151606090960151610100600160501b03199092166101009315159390930262010000600160501b03191692909217620100006001600160401b039687160217600160501b600160901b0319166a010000000000000000000091861691909102179092556001600160a01b0388165f90815260069091522087815590610d3a90600183019043908716611084565b505050505050505050565b5f836003811115610d5857610d58611889565b14158390610d7a57604051630d09630960e31b81526004016101e89190611c3f565b50610d8c83835161109e60201b60201c565b82518491610daf5760405163cfeccb3960e01b81526004016101e8929190611cb2565b50505f84815260096020526040812090846003811115610dd157610dd1611889565b6003811115610de257610de2611889565b815260208082019290925260409081015f908120855186850120825290925290206001015483906001600160401b031615610e3157604051639a8620a560e01b81526004016101e89190611c3f565b505f84815260086020526040812090846003811115610e5257610e52611889565b6003811115610e6357610e63611889565b815260208082019290925260409081015f90812082516060810184528681526001600160401b038087168287015243169381019390935280546001810182559082529290208151919260020201908190610ebd9082611b73565b506020820151600190910180546040909301516001600160401b0390811668010000000000000000026001600160801b031990941692169190911791909117905550505050565b5f8181526001830160205260408120548015610fde575f610f26600183611ccd565b85549091505f90610f3990600190611ccd565b9050808214610f98575f865f018281548110610f5757610f57611847565b905f5260205f200154905080875f018481548110610f7757610f77611847565b5f918252602080832090910192909255918252600188019052604090208390555b8554869080610fa957610fa9611ce0565b600190038181905f5260205f20015f90559055856001015f8681526020019081526020015f205f9055600193505050506109b3565b5f9150506109b3565b5f81815260018301602052604081205461102c57508154600181810184555f8481526020808220909301849055845484825282860190935260409020919091556109b3565b505f6109b3565b5f8181526004602052604090819020805490916107cc9160018401914391630100000081046001600160401b031661010090910490911b68ff00000000000000001617611084565b5f6109b3825490565b5f806110918585856110ed565b915091505b935093915050565b5f60018360038111156110b3576110b3611889565b036110c25750604081146109b3565b60028360038111156110d6576110d6611889565b036110e55750602081146109b3565b501515919050565b82545f9081908015611210575f61111687611109600185611ccd565b5f91825260209091200190565b80549091506001600160601b03808216916c0100000000000000000000000090046001600160a01b031690881682111561116357604051632520601d60e01b815260040160405180910390fd5b876001600160601b0316826001600160601b0316036111a85782546001600160601b03166c010000000000000000000000006001600160a01b03891602178355611202565b604080518082019091526001600160601b03808a1682526001600160a01b03808a1660208085019182528d54600181018f555f8f815291909120945191519092166c01000000000000000000000000029216919091179101555b945085935061109692505050565b5050604080518082019091526001600160601b0380851682526001600160a01b0380851660208085019182528854600181018a555f8a8152918220955192519093166c01000000000000000000000000029190931617920191909155905081611096565b634e487b7160e01b5f52604160045260245ffd5b604080519081016001600160401b03811182821017156112aa576112aa611274565b60405290565b60405161014081016001600160401b03811182821017156112aa576112aa611274565b60405160a081016001600160401b03811182821017156112aa576112aa611274565b604051601f8201601f191681016001600160401b038111828210171561131d5761131d611274565b604052919050565b5f6001600160401b0382111561133d5761133d611274565b5060051b60200190565b5f806001600160401b0384111561136057611360611274565b50601f8301601f1916602001611375816112f5565b915050828152838383011115611389575f5ffd5b8282602083015e5f602084830101529392505050565b5f82601f8301126113ae575f5ffd5b6109b083835160208501611347565b80516001600160a01b03811681146113d3575f5ffd5b919050565b5f82601f8301126113e7575f5ffd5b81516113fa6113f582611325565b6112f5565b8082825260208201915060208360061b86010192508583111561141b575f5ffd5b602085015b838110156114745760408188031215611437575f5ffd5b61143f611288565b611448826113bd565b815260208201516008811061145b575f5ffd5b6020828101919091529084529290920191604001611420565b5095945050505050565b5f82601f83011261148d575f5ffd5b815161149b6113f582611325565b8082825260208201915060208360051b8601019250858311156114bc575f5ffd5b602085015b838110156114745780516001600160401b038111156114de575f5ffd5b86016040818903601f190112156114f3575f5ffd5b6114fb611288565b60208201516004811061150c575f5ffd5b815260408201516001600160401b03811115611526575f5ffd5b60208184010192505088601f83011261153d575f5ffd5b61154c89835160208501611347565b602082015280855250506020830192506020810190506114c1565b5f82601f830112611576575f5ffd5b81516115846113f582611325565b8082825260208201915060208360051b8601019250858311156115a5575f5ffd5b602085015b83811015611474576115bb816113bd565b8352602092830192016115aa565b805163ffffffff811681146113d3575f5ffd5b805160ff811681146113d3575f5ffd5b5f61014082840312156115fd575f5ffd5b6116056112b0565b9050611610826115c9565b815261161e602083016115c9565b602082015261162f604083016115c9565b6040820152611640606083016115c9565b6060820152611651608083016115c9565b608082015261166260a083016115c9565b60a082015261167360c083016115dc565b60c082015261168460e083016115dc565b60e082015261169661010083016115dc565b6101008201526116a961012083016115dc565b61012082015292915050565b5f5f5f61018084860312156116c8575f5ffd5b83516001600160401b038111156116dd575f5ffd5b8401601f810186136116ed575f5ffd5b80516116fb6113f582611325565b8082825260208201915060208360051b85010192508883111561171c575f5ffd5b602084015b838110156118025780516001600160401b0381111561173e575f5ffd5b850160a0818c03601f19011215611753575f5ffd5b61175b6112d3565b602082810151825260408301519082015260608201516001600160401b03811115611784575f5ffd5b6117938d60208386010161139f565b60408301525060808201516001600160401b038111156117b1575f5ffd5b6117c08d6020838601016113d8565b60608301525060a08201516001600160401b038111156117de575f5ffd5b6117ed8d60208386010161147e565b60808301525084525060209283019201611721565b506020880151909650925050506001600160401b03811115611822575f5ffd5b61182e86828701611567565b92505061183e85604086016115ec565b90509250925092565b634e487b7160e01b5f52603260045260245ffd5b5f81518084528060208401602086015e5f602082860101526020601f19601f83011685010191505092915050565b634e487b7160e01b5f52602160045260245ffd5b600881106118ad576118ad611889565b9052565b600481106118ad576118ad611889565b5f82825180855260208501945060208160051b830101602085015f5b8381101561192d57601f1985840301885281516118fb8482516118b1565b6020810151905060406020850152611916604085018261185b565b6020998a01999094509290920191506001016118dd565b50909695505050505050565b60018060401b038616815284602082015260a060408201525f61195f60a083018661185b565b8281036060840152845180825260208087019201905f5b818110156119b757835180516001600160a01b03168452602090810151906119a09085018261189d565b506020939093019260409290920191600101611976565b505083810360808501526119cb81866118c1565b9998505050505050505050565b805163ffffffff16825260208101516119f9602084018263ffffffff169052565b506040810151611a11604084018263ffffffff169052565b506060810151611a29606084018263ffffffff169052565b506080810151611a41608084018263ffffffff169052565b5060a0810151611a5960a084018263ffffffff169052565b5060c0810151611a6e60c084018260ff169052565b5060e0810151611a8360e084018260ff169052565b50610100810151611a9a61010084018260ff169052565b5061012081015161090c61012084018260ff169052565b6001600160401b03841681526102a08101611acf60208301856119d8565b611add6101608301846119d8565b949350505050565b600181811c90821680611af957607f821691505b602082108103611b1757634e487b7160e01b5f52602260045260245ffd5b50919050565b601f82111561090c578282111561090c57805f5260205f20601f840160051c6020851015611b4857505f5b90810190601f840160051c035f5b81811015611b6b575f83820155600101611b56565b505050505050565b81516001600160401b03811115611b8c57611b8c611274565b611ba081611b9a8454611ae5565b84611b1d565b6020601f821160018114611bd2575f8315611bbb5750848201515b5f19600385901b1c1916600184901b178455611c2a565b5f84815260208120601f198516915b82811015611c015787850151825560209485019460019092019101611be1565b5084821015611c1e57868401515f19600387901b60f8161c191681555b505060018360011b0184555b5050505050565b602081016109b3828461189d565b602081016109b382846118b1565b634e487b7160e01b5f52601160045260245ffd5b5f81611c6f57611c6f611c4d565b505f190190565b5f60018201611c8757611c87611c4d565b5060010190565b5f63ffffffff821663ffffffff8103611ca957611ca9611c4d565b60010192915050565b60408101611cc082856118b1565b8260208301529392505050565b818103818111156109b3576109b3611c4d565b634e487b7160e01b5f52603160045260245ffd5b615e9780611d015f395ff3fe608060405234801561000f575f5ffd5b506004361061035c575f3560e01c80636c206b5f116101c9578063ca1e7819116100fe578063e683072e1161009e578063f207d65811610079578063f207d658146109ec578063f9c13c98146109ff578063facd743b14610a12578063fe0d94c114610a25575f5ffd5b8063e683072e14610998578063e7f7577f146109ab578063ed8b6b31146109be575f5ffd5b8063d94d5d9f116100d9578063d94d5d9f146108dd578063da35c664146108f0578063dbcea0e2146108f9578063dfa01b2014610985575f5ffd5b8063ca1e7819146108af578063cef01474146108b7578063d476bb30146108ca575f5ffd5b80638f33373611610169578063ac0bc37011610144578063ac0bc37014610863578063ac9b567114610876578063b9c2c6fb14610889578063bf1c3f451461089c575f5ffd5b80638f3337361461082a578063963b50571461083d578063ac0250f714610850575f5ffd5b8063764b8a2d116101a4578063764b8a2d1461069c5780638086b8ba146106af5780638884ba77146107135780638903573014610726575f5ffd5b80636c206b5f1461063c5780636e4d9c341461064f5780636ed4719414610662575f5ffd5b80632ccfde371161029f57806340e58ee51161023f57806343aa9ad31161021a57806343aa9ad3146105af5780634623c91d146105cf578063529d15cc146105e25780635adbc9c7146105fc575f5ffd5b806340e58ee51461058057806342169e481461059357806342244aad1461059c575f5ffd5b806330326c171161027a57806330326c171461051a578063331052181461053a57806339f357151461054d5780633e4f49e614610560575f5ffd5b80632ccfde37146104d35780632f1075ff146104e65780632f58f29014610507575f5ffd5b806325ed29c01161030a578063279ca548116102e5578063279ca5481461047757806327dd946c1461048a5780632b3bc3f81461049d5780632c729fd1146104c0575f5ffd5b806325ed29c0146103f85780632646869c146104185780632677977614610462575f5ffd5b80631ce675731161033a5780631ce67573146103b15780632345931b146103c45780632429b0ab146103e5575f5ffd5b80630612d0dc1461036057806311aee380146103755780631841f0ed1461038c575b5f5ffd5b61037361036e366004614bea565b610a38565b005b6003545b6040519081526020015b60405180910390f35b600154600160601b900463ffffffff1660405163ffffffff9091168152602001610383565b6103736103bf366004614c14565b610b27565b6103d76103d2366004614c39565b610bea565b604051610383929190614c88565b6103736103f3366004614dd4565b610d38565b61040b610406366004614c14565b610ec5565b6040516103839190614e26565b61042b610426366004614dd4565b610f69565b60408051825180516001600160401b03908116835260209182015163ffffffff168284015293015190921690820152606001610383565b61046a611028565b6040516103839190614e38565b610373610485366004614e83565b611039565b610373610498366004614eb9565b6110e6565b6104b06104ab366004614eda565b61114e565b6040519015158152602001610383565b6103736104ce366004614f02565b61118d565b6103736104e1366004614eb9565b611335565b6104f96104f4366004614c14565b611413565b604051610383929190614f34565b610373610515366004614c39565b61148f565b61052d610528366004614c14565b611596565b6040516103839190615063565b6104b0610548366004615109565b611780565b6104b061055b366004615122565b61178c565b61057361056e366004614c14565b611805565b6040516103839190615176565b61037361058e366004614c14565b611953565b61037960025481565b6103736105aa366004614e83565b6119de565b6105c26105bd366004614c14565b611b9e565b6040516103839190615199565b6103736105dd3660046151ef565b611c46565b5f546040516001600160401b039091168152602001610383565b61062461060a366004615109565b60146020525f90815260409020546001600160a01b031681565b6040516001600160a01b039091168152602001610383565b61040b61064a366004614c39565b611d16565b61037361065d3660046153b7565b611d24565b61068f610670366004614e83565b600d60209081525f928352604080842090915290825290205460ff1681565b6040516103839190615489565b6104b06106aa366004614e83565b611d38565b6107046106bd366004615109565b6001600160a01b03165f818152600660209081526040808320548084526005835281842094845293909152902054909160ff8216916201000090046001600160401b031690565b6040516103839392919061549d565b6103736107213660046154ca565b611d86565b61081d60408051610140810182525f80825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e08101829052610100810182905261012081019190915250604080516101408101825260015463ffffffff8082168352640100000000820481166020840152600160401b8204811693830193909352600160601b810483166060830152600160801b810483166080830152600160a01b810490921660a082015260ff600160c01b8304811660c0830152600160c81b8304811660e0830152600160d01b83048116610100830152600160d81b90920490911661012082015290565b60405161038391906154f2565b610379610838366004615501565b611ec5565b61040b61084b366004615523565b61216f565b61037961085e366004614c14565b61239b565b61037361087136600461555b565b6123bf565b6103736108843660046151ef565b61242e565b610373610897366004614c14565b612444565b61046a6108aa366004614c14565b6124b6565b61046a6124d2565b6104b06108c536600461558b565b6124de565b6103736108d83660046155ba565b612522565b6103736108eb366004615660565b61270a565b610379600a5481565b61042b610907366004615109565b604080516080810182525f9181018281526060820183905281526020810191909152506001600160a01b03165f90815260076020908152604091829020825160808101845281546001600160401b03808216958301958652600160401b90910463ffffffff1660608301529381526001909101549092169082015290565b6104b0610993366004614c14565b612818565b6103736109a6366004615691565b612844565b6103736109b93660046156fa565b6129f6565b6109d16109cc366004614c14565b612a07565b60408051938452602084019290925290820152606001610383565b6103736109fa3660046157c4565b612ae3565b610373610a0d366004614eb9565b612b88565b6104b0610a20366004615109565b612bd9565b610373610a33366004614c14565b612be5565b610a40612d08565b610a4982612d35565b610a5282612d99565b5f610a5c83612818565b80610a8257505f8381526004602052604090205460ff6201000090910416151582151514155b90508281610aaf57604051632b7c11ed60e21b8152600401610aa691815260200190565b60405180910390fd5b50610abb836002612dda565b610acd836001600160401b0384612e6b565b827fbe3b40c09916944f95e0ab1b26626906c0eb5f1300daea6a9f2dd2fa7ac40bcf610aff5f80546001019081905590565b604080516001600160401b0390921682528515156020830152015b60405180910390a2505050565b610b2f612d08565b610b3881612d35565b5f81815260046020526040902054630100000090046001600160401b0316426001600160401b0316108190610b835760405163d2a15e2d60e01b8152600401610aa691815260200190565b50610b8f816001612dda565b610b9a815f5f612e6b565b807fdfcbae76f92e9c4ca0d5b4efa77eac58ef2ef2b9502978e83d15e6de6cb9bc5a610bcc5f80546001019081905590565b6040516001600160401b03909116815260200160405180910390a250565b5f82815260086020526040812060609190819081856003811115610c1057610c10615152565b6003811115610c2157610c21615152565b81526020019081526020015f209050610c3981612f47565b610c5657505060408051602081019091525f808252909150610d31565b80545f908290610c689060019061581b565b81548110610c7857610c7861582e565b905f5260205f2090600202019050805f01816001015f9054906101000a90046001600160401b0316818054610cac90615842565b80601f0160208091040260200160405190810160405280929190818152602001828054610cd890615842565b8015610d235780601f10610cfa57610100808354040283529160200191610d23565b820191905f5260205f20905b815481529060010190602001808311610d0657829003601f168201915b505050505091509350935050505b9250929050565b5f610d4284612f9f565b5f8581526008602052604081209192509081856003811115610d6657610d66615152565b6003811115610d7757610d77615152565b81526020019081526020015f209050610d8f81612f47565b15610df8578382610db45760405163183da82360e31b8152600401610aa6919061587a565b5080805480610dc557610dc5615887565b5f828152602081205f1990920191600283020190610de38282614ada565b5060010180546001600160801b031916905590555b5f610e038686611d16565b90508380519060200120818051906020012014158590610e375760405163294ca3ab60e01b8152600401610aa6919061587a565b505f83610e5d57600154610e5890600160601b900463ffffffff164261589b565b610e5f565b425b9050610e6d87878784612fc2565b867fefc9e3aa58960019ab1a90dc9d707dd6cbe1f9ed10b67bde255645d5b2a9472c610e9f5f80546001019081905590565b88858986604051610eb49594939291906158ba565b60405180910390a250505050505050565b606060045f8381526020019081526020015f206004018054610ee690615842565b80601f0160208091040260200160405190810160405280929190818152602001828054610f1290615842565b8015610f5d5780601f10610f3457610100808354040283529160200191610f5d565b820191905f5260205f20905b815481529060010190602001808311610f4057829003601f168201915b50505050509050919050565b604080516080810182525f91810182815260608201839052815260208101919091525f84815260096020526040812090846003811115610fab57610fab615152565b6003811115610fbc57610fbc615152565b815260208082019290925260409081015f90812085518685012082528352819020815160808101835281546001600160401b03808216948301948552600160401b90910463ffffffff1660608301529281526001909101549091169181019190915290505b9392505050565b60606110346012613176565b905090565b611041612d08565b61104a82612d35565b5f82815260046020526040902054610100900460ff168282820361108457604051633d76425d60e11b8152600401610aa691815260200190565b5061108f8383613182565b827f238aa483ae0a8bcf93ba5db7ae7da4274f4cec8e42a71144d194c10cc4bcd99d6110c15f80546001019081905590565b604080516001600160401b039092168252602082018590528101859052606001610b1a565b5f8281526005602090815260408083206001600160a01b03851684529091529020546111138160026131d2565b8015611124575060ff600882901c16155b1561112e57505050565b82826002604051636512babd60e11b8152600401610aa693929190615918565b5f6111588261320f565b6001600160a01b0383165f9081526011602052604090206111799083613234565b6001600160a01b0316151590505b92915050565b5f828152600b6020526040902060018101546111aa9085906132e4565b6111b5836001613325565b5f838152600d6020908152604080832087845290915281205460ff1660028111156111e2576111e2615152565b148385909161120d57604051637c8fd49f60e01b815260048101929092526024820152604401610aa6565b50508161121b57600261121e565b60015b5f848152600d602090815260408083208884529091529020805460ff1916600183600281111561125057611250615152565b02179055505f838152600c602090815260408220805460018101825590835290822001859055808061128186612a07565b9250925092505f611293858484613380565b80156112a557506112a58585846133b1565b156112cc574260038601805467ffffffffffffffff19166001600160401b03831617905590505b87877f99356d42e074ca7a690a76325b94fb0206da2eddd6dc022bfdf3cd0629c8b0c06112ff5f80546001019081905590565b604080516001600160401b0392831681528b15156020820152918616908201526060015b60405180910390a35050505050505050565b303314611346576113468233612b88565b5f8281526005602090815260408083206001600160a01b03851684529091529020805482906001600160401b034281166201000090920416116113a8576040516330b8f55f60e01b81526001600160a01b039091166004820152602401610aa6565b506113b383836133e1565b816001600160a01b0316837fcd45f79197d83e6f3dc672940cc5f2a373925ad6d9ab652296094a6e010ab2426113ef5f80546001019081905590565b8454604051611406929160ff16905f908190615945565b60405180910390a3505050565b5f818152600e60209081526040808320805460018201805484518187028101870190955280855260609695939491936001600160401b039093169284919083018282801561147e57602002820191905f5260205f20905b81548152602001906001019080831161146a575b505050505091509250925050915091565b3033146114a0576114a08233612b88565b5f6114ab8383610bea565b50905080515f141582906114d35760405163ec43b51760e01b8152600401610aa6919061587a565b505f838152600860205260408120908360038111156114f4576114f4615152565b600381111561150557611505615152565b81526020019081526020015f2080548061152157611521615887565b5f828152602081205f199092019160028302019061153f8282614ada565b5060010180546001600160801b03191690559055827f09ef77adfab7ebf8fa3cef61c340b22d487ca327855bfe1066469d18086fa3756115855f80546001019081905590565b8484604051610b1a93929190615982565b61159e614b10565b5f828152600b6020908152604091829020825161012080820185528254825260018301548285015260028301546001600160a01b03811683870152600160a01b8082046001600160401b03908116606080870191909152600160e01b840460ff9081161515608080890191909152600160e81b9095048116151560a080890191909152600389015490931660c0808901919091528a5161014081018c5260048a015463ffffffff8082168352640100000000820481169c83019c909c52600160401b81048c169c82019c909c52600160601b8c048b1693810193909352600160801b8b048a169583019590955292890490971690870152600160c01b8704811691860191909152600160c81b8604811660e080870191909152600160d01b8704821661010080880191909152600160d81b9097049091169185019190915281019290925260058101805492939192918401916116f990615842565b80601f016020809104026020016040519081016040528092919081815260200182805461172590615842565b80156117705780601f1061174757610100808354040283529160200191611770565b820191905f5260205f20905b81548152906001019060200180831161175357829003601f168201915b5050505050815250509050919050565b5f6111876012836134e0565b6001600160a01b0383165f908152600660205260408120805482906117b2908686613501565b90505f6117c26001840187613234565b9050816001600160401b031685101580156117e557506001600160a01b03811615155b80156117fa5750806001600160a01b03168510155b979650505050505050565b5f818152600b602052604081208054820361182257505f92915050565b6002810154600160e01b900460ff161561183f5750600692915050565b6002810154600160e81b900460ff161561185c5750600292915050565b60038101546001600160401b03165f81900361189a57506002810154600160a01b90046001600160401b03164281111561189a575060019392505050565b5f5f5f6118a687612a07565b9250925092506118b7858383613380565b15806118cb57506118c98584846133b1565b155b156118dd575060039695505050505050565b60048501545f906118fc90640100000000900463ffffffff16866159bb565b90508042101561191457506004979650505050505050565b60048601545f9061193290600160401b900463ffffffff16836159bb565b421015905080611943576005611946565b60075b9998505050505050505050565b5f818152600b6020526040902061196b826001613325565b80546119779033612b88565b60028101805460ff60e81b1916600160e81b179055817f9d144d15fae26cade0ea32ee5abfbc5b98ba8e867e3b9c3d1a73c9152e47985f6119be5f80546001019081905590565b6040516001600160401b0390911681526020015b60405180910390a25050565b6119e881836132e4565b6119f182612818565b8290611a135760405163281ae91560e11b8152600401610aa691815260200190565b505f82815260046020526040902054600160581b90046001600160401b031680426001600160401b0316101583829091611a72576040516362c9e3c960e11b815260048101929092526001600160401b03166024820152604401610aa6565b50506001545f90600160801b900463ffffffff1642611a91919061589b565b90505f611aa7611aa2868685613526565b61361d565b15611b4257505f848152600e60205260408120805467ffffffffffffffff191681558291611ad86001830182614bb0565b5050600154600160a01b900463ffffffff1642611af5919061589b565b5f86815260046020526040812080546001600160401b0393909316600160581b0272ffffffffffffffff00000000000000000000001990931692909217909155611b429086908390612e6b565b83857fdee62b8df05a8e8be31aa4c8a5e7887eade418b9111083910d57ba2650768a20611b755f80546001019081905590565b604080516001600160401b03928316815291861660208301520160405180910390a35050505050565b6040805160a080820183525f808352602080840182905283850182905260608401829052608084018290528582526004905283902083519182019093528254919291819060ff166003811115611bf657611bf6615152565b8152915460ff6101008204811660208501526001600160401b03630100000083048116604086015262010000830490911615156060850152600160581b9091041660809092019190915292915050565b611c4e612d08565b5f81611c6457611c5f600f84613663565b611c6f565b611c6f600f84613677565b9050828282611ca457604051631c2ba79360e11b81526001600160a01b03909216600483015215156024820152604401610aa6565b5050611cd94383611cb5575f611cb8565b60015b6001600160a01b0386165f908152601160205260409020919060ff1661368b565b5050826001600160a01b03167fbca1eb0fd0e47e348e0cb3647d94e1bb94011615c2f481f62a47a8f0760e3bd7610aff5f80546001019081905590565b60606110218383434261216f565b611d2c612d08565b611d35816136a5565b50565b5f8281526004602052604081208054630100000090046001600160401b0316426001600160401b031610158015611d7e57508054611d7e90610100900460ff168461375e565b949350505050565b611d8e612d08565b806001600160a01b0381163b611dc3576040516333a2905b60e11b81526001600160a01b039091166004820152602401610aa6565b50816001600160a01b0316816001600160a01b031614158015611e0257506001600160a01b038281165f90815260146020526040902054811690821614155b82829091611e365760405163684bdc4360e01b81526001600160a01b03928316600482015291166024820152604401610aa6565b50506001600160a01b038281165f818152601460205260408120805473ffffffffffffffffffffffffffffffffffffffff191693851693909317909255815460010191829055907f4fb2b861d1cbb5ce68d87a9ccbb29e284b95bcc7e9c4b33530a5fa6ba8555baa90604080516001600160401b0390921682526001600160a01b0385166020830152016119d2565b5f5f611ed18484613771565b9050611edd85826132e4565b836001600160a01b0381163b611f12576040516333a2905b60e11b81526001600160a01b039091166004820152602401610aa6565b50600a5f8154611f21906159ce565b91829055505f818152600b6020526040812060015492945091611f4a9063ffffffff164261589b565b87835560018084018590556002840180546001600160401b038416600160a01b9081026001600160e01b03199092166001600160a01b038c161791909117909155815460048601805463ffffffff19811663ffffffff938416908117835585546401000000009081900485160267ffffffffffffffff1990921617178082558454600160401b908190048416026bffffffff0000000000000000198216811783558554600160601b908190048516026fffffffff000000000000000000000000199091166fffffffffffffffff00000000000000001990921691909117178082558454600160801b9081900484160263ffffffff60801b19821681178355855485900490931690930263ffffffff60a01b1990921667ffffffffffffffff60801b199093169290921717808255825460ff600160c01b91829004811690910260ff60c01b198316811784558454600160c81b9081900483160260ff60c81b1990911661ffff60c01b1990931692909217919091178083558354600160d01b9081900483160260ff60d01b198216811784559354600160d81b9081900490921690910260ff60d81b1990931661ffff60d01b19909116179190911790559050600582016121168682615a34565b5086847f015316e4ff5924304664991db607fc93e4c55381a00ba4755963e5dfea06849361214a5f80546001019081905590565b89898660405161215d9493929190615aee565b60405180910390a35050509392505050565b606061217b8383613806565b5f8581526008602052604081208186600381111561219b5761219b615152565b60038111156121ac576121ac615152565b815260208101919091526040015f2080549091505b8015612382575f826121d460018461581b565b815481106121e4576121e461582e565b905f5260205f2090600202019050858160010160089054906101000a90046001600160401b03166001600160401b0316118061222c575060018101546001600160401b031685105b156122375750612372565b5f8881526009602052604081208189600381111561225757612257615152565b600381111561226857612268615152565b81526020019081526020015f205f835f016040516122869190615b38565b604080519182900390912082526020820192909252015f20600101546001600160401b0316905080158015906122c5575086816001600160401b031611155b61235757815482906122d690615842565b80601f016020809104026020016040519081016040528092919081815260200182805461230290615842565b801561234d5780601f106123245761010080835404028352916020019161234d565b820191905f5260205f20905b81548152906001019060200180831161233057829003601f168201915b5050505050612367565b60405180602001604052805f8152505b945050505050611d7e565b61237b81615ba9565b90506121c1565b505060408051602081019091525f815295945050505050565b5f600382815481106123af576123af61582e565b905f5260205f2001549050919050565b5f8381526005602090815260408083206001600160a01b03861684529091529020546123eb81836131d2565b80156124045750605081901c6001600160401b03164210155b1561240f5750505050565b838383604051636512babd60e11b8152600401610aa693929190615918565b612436612d08565b6124408282613834565b5050565b61244c612d08565b61245581612d35565b61245e81612d99565b612469816003612dda565b61247b816001600160401b035f612e6b565b61248481613909565b807fb3db42f28e06dbde0eeb71f78b9817286ae9966e968960f9b86ea84618e8ff3d610bcc5f80546001019081905590565b5f81815260046020526040902060609061118790600201613176565b6060611034600f613176565b5f5f6124eb868585613501565b9050806001600160401b0316831015801561251857506125186001600160601b03604083901c168661375e565b9695505050505050565b5f61252c85612f9f565b9050806125415761253c83613999565b612557565b5f83600781111561255457612554615152565b14155b8390612577576040516305352a1160e21b8152600401610aa69190615176565b506001600160a01b0384165f81815260066020908152604080832054898452600583528184209484529390915290208115806125e2575086821480156125e257508460078111156125ca576125ca615152565b815460ff1660078111156125e0576125e0615152565b145b8683909161261457604051630234535160e11b81526001600160a01b0390921660048301526024820152604401610aa6565b50508054869085906201000090046001600160401b03161515811515036126615760405163447582d360e11b81526001600160a01b03909216600483015215156024820152604401610aa6565b50505f84156126b1578361268e5760015461268990600160601b900463ffffffff164261589b565b612690565b425b90506126ac88888884886126a5576030613a01565b6040613a01565b6126bb565b6126bb88886133e1565b866001600160a01b0316887fcd45f79197d83e6f3dc672940cc5f2a373925ad6d9ab652296094a6e010ab2426126f75f80546001019081905590565b8989866040516113239493929190615945565b612712612d08565b821580159061273757506001600160a01b0382165f9081526006602052604090205483145b8383909161276a5760405163e1eaa78160e01b815260048101929092526001600160a01b03166024820152604401610aa6565b50506001600160a01b0382165f90815260076020526040902061278d9082613c5d565b5f8381526005602090815260408083206001600160a01b03861684529091529020546201000090046001600160401b0316156127cd576127cd83836133e1565b816001600160a01b0316837f71021d57c0e56e21a5cf7608d62b9f4143501faae345e11adc69c30617c136896128095f80546001019081905590565b84604051611406929190615bbe565b5f60015f8381526004602052604090205460ff16600381111561283d5761283d615152565b1492915050565b61284c612d08565b5f8481526004602052604081205460ff16600381111561286e5761286e615152565b1415849061289257604051633a410d9360e21b8152600401610aa691815260200190565b505f828051906020012090506128f860095f8781526020019081526020015f205f8660038111156128c5576128c5615152565b60038111156128d6576128d6615152565b81526020019081526020015f205f8381526020019081526020015f2083613c5d565b5f6129038686610bea565b50905080515f1415801561291c57508051602082012082145b156129a1575f8681526008602052604081209086600381111561294157612941615152565b600381111561295257612952615152565b81526020019081526020015f2080548061296e5761296e615887565b5f828152602081205f199092019160028302019061298c8282614ada565b5060010180546001600160801b031916905590555b857fcf6cbeb95d551d889b9884074ed46cea6bbd59618a566762b9f71c0050521ad46129d35f80546001019081905590565b8787876040516129e69493929190615bf4565b60405180910390a2505050505050565b6129fe612d08565b611d3581613d07565b6002545f828152600b602052604081206001015490918291612a2890612818565b15612a3957612a3681615ba9565b90505b5f848152600c60205260408120805490915b81811015612ad9575f838281548110612a6657612a6661582e565b905f5260205f2001549050612a7a81612818565b612a845750612ad1565b612a8d866159ce565b955060015f898152600d6020908152604080832085845290915290205460ff166002811115612abe57612abe615152565b03612acf57612acc876159ce565b96505b505b600101612a4b565b5050509193909250565b612aef823360036123bf565b5f612af983610ec5565b90508180519060200120818051906020012003612b295760405163b79387bb60e01b815260040160405180910390fd5b5f83815260046020819052604090912001612b448382615a34565b50827f44bd38b2573c86efaa5880ebc47e2c3767775a8a65afae6b76795e604e6cd31d612b775f80546001019081905590565b8385604051610b1a93929190615c4b565b5f8281526005602090815260408083206001600160a01b0385168452909152902054612bb59060016131d2565b6124405781816001604051636512babd60e11b8152600401610aa693929190615918565b5f611187600f836134e0565b5f818152600b60205260409020612bfd826005613325565b60028101805460ff60e01b1916600160e01b179055817fafdb2082580919c4b81a5cee6c94cc74a8a69eb74515e35e5ed80e70f40a6873612c445f80546001019081905590565b6040516001600160401b03909116815260200160405180910390a26002810154600582018054612d03926001600160a01b03169190612c8290615842565b80601f0160208091040260200160405190810160405280929190818152602001828054612cae90615842565b8015612cf95780601f10612cd057610100808354040283529160200191612cf9565b820191905f5260205f20905b815481529060010190602001808311612cdc57829003601f168201915b5050505050614164565b505050565b33308114611d3557604051631076ef3560e11b81526001600160a01b039091166004820152602401610aa6565b5f8181526004602052604090205460ff166001816003811115612d5a57612d5a615152565b1480612d7757506002816003811115612d7557612d75615152565b145b8290612d0357604051633a410d9360e21b8152600401610aa691815260200190565b612da281612818565b612dad576002612db0565b60035b60ff166002541015819061244057604051639b12543d60e01b8152600401610aa691815260200190565b5f8281526004602052604090206001815460ff166003811115612dff57612dff615152565b03612e175760025f8154612e1290615ba9565b909155505b6001826003811115612e2b57612e2b615152565b03612e435760025f8154612e3e906159ce565b909155505b80548290829060ff19166001836003811115612e6157612e61615152565b0217905550505050565b5f83815260046020526040902080546affffffffffffffffff0000191663010000006001600160401b0385160262ff00001916176201000083151502178155612eb384614171565b5f612ec0826002016141bf565b90505f5b81811015612f3f575f86815260056020526040812081612ee760028701856141c8565b6001600160a01b0316815260208101919091526040015f20805471ffffffffffffffff0000000000000000ff001916600160501b6001600160401b0389160261ff001916176101008715150217905550600101612ec4565b505050505050565b80545f9080158015906110215750426001600160401b031683612f6b60018461581b565b81548110612f7b57612f7b61582e565b5f9182526020909120600160029092020101546001600160401b0316119392505050565b3330148015612fb657612fb182612d35565b919050565b612fb1823360036123bf565b5f836003811115612fd557612fd5615152565b14158390612ff757604051630d09630960e31b8152600401610aa6919061587a565b506130038383516141d3565b825184916130265760405163cfeccb3960e01b8152600401610aa6929190615c7e565b50505f8481526009602052604081209084600381111561304857613048615152565b600381111561305957613059615152565b815260208082019290925260409081015f908120855186850120825290925290206001015483906001600160401b0316156130a857604051639a8620a560e01b8152600401610aa6919061587a565b505f848152600860205260408120908460038111156130c9576130c9615152565b60038111156130da576130da615152565b815260208082019290925260409081015f90812082516060810184528681526001600160401b0380871682870152431693810193909352805460018101825590825292902081519192600202019081906131349082615a34565b506020820151600190910180546040909301516001600160401b03908116600160401b026001600160801b031990941692169190911791909117905550505050565b60605f61102183614222565b8060ff198116156131a957604051630bc4749f60e01b8152600401610aa691815260200190565b505f828152600460205260409020805461ff00191661010060ff84160217905561244082614171565b5f8160078111156131e5576131e5615152565b60ff168360ff161480156110215750426001601085901c6001600160401b03160310905092915050565b80438111156124405760405163f344d44960e01b8152600401610aa691815260200190565b81545f9081816005811115613291575f61324d8461427a565b613257908561581b565b5f888152602090209091508101546001600160601b0390811690871610156132815780915061328f565b61328c8160016159bb565b92505b505b5f61329e878785856143cd565b905080156132d8576132c2876132b560018461581b565b5f91825260209091200190565b54600160601b90046001600160a01b03166117fa565b5f979650505050505050565b6132ee8233612b88565b6132f782612818565b80156133035750808214155b8290612d035760405163281ae91560e11b8152600401610aa691815260200190565b5f61332f83611805565b905081600781111561334357613343615152565b81600781111561335557613355615152565b1483829091613379576040516368ea9c2f60e11b8152600401610aa6929190615c95565b5050505050565b60048301545f9061339c908390600160c01b900460ff16615cb2565b6133a7846064615cb2565b1015949350505050565b60048301545f906133cd908390600160c81b900460ff16615cb2565b6133d8846064615cb2565b11949350505050565b5f828152600460209081526040808320600583528184206001600160a01b03861685529092529091206001815460ff16600781111561342257613422615152565b0361349957815484906001600160981b90910463ffffffff161161345c5760405163109c56e960e31b8152600401610aa691815260200190565b508154829060139061347a90600160981b900463ffffffff16615cc9565b91906101000a81548163ffffffff021916908363ffffffff1602179055505b805469ffffffffffffffff0000191681556134b76002830184613663565b506001600160a01b0383165f908152600660205260408120612f3f91600190910190439061368b565b6001600160a01b0381165f9081526001830160205260408120541515611021565b5f61350c8383613806565b5f848152600460205260409020611d7e9060010184613234565b5f838152600e6020526040812080546001600160401b0316426001600160401b0316106135755761355a600182015f614bb0565b805467ffffffffffffffff19166001600160401b0384161781555b60018101545f5b818110156135f8575f83600101828154811061359a5761359a61582e565b905f5260205f200154905086811415888890916135d357604051632c484d6960e01b815260048101929092526024820152604401610aa6565b50506135de81612818565b156135ef576135ec856159ce565b94505b5060010161357c565b506001808301805480830182555f9182526020909120018690556125189084906159bb565b5f6002821015801561118757506001600254613639919061581b565b6001546136509190600160d01b900460ff16615cb2565b61365b836064615cb2565b101592915050565b5f611021836001600160a01b038416614424565b5f611021836001600160a01b038416614507565b5f80613698858585614553565b915091505b935093915050565b8051602082015160408301516136bc9183916146a9565b6136ca81836060015161476a565b5f5b8260800151518110156137085761370082846080015183815181106136f3576136f361582e565b60200260200101516148a2565b6001016136cc565b50807f9e3b131332c8d451b0f51260845140431949a6a224ddf80c829c39e02a393aef61373b5f80546001019081905590565b60208501516040808701516060880151608089015192516119d295949390615d63565b5f81158015906110215750509081161490565b5f6001600160a01b0383163014158061378b575060248251105b1561379757505f611187565b5f6137a183615df5565b90505f6001600160e01b0319821663b9c2c6fb60e01b14806137d357506001600160e01b03198216630184b43760e21b145b806137ee57506001600160e01b03198216631ce6757360e01b145b905080156137fe57602484015192505b505092915050565b61380f8261320f565b8042811115612d0357604051632b9b524760e11b8152600401610aa691815260200190565b80158061384a57506001600160a01b0382163b15155b8290613875576040516333a2905b60e11b81526001600160a01b039091166004820152602401610aa6565b505f8161388c57613887601284613663565b613897565b613897601284613677565b90508282826138cc57604051630e0cc50160e41b81526001600160a01b03909216600483015215156024820152604401610aa6565b5050826001600160a01b03167f9efb4b7d65cc0774b397d2a9ccbdc2d10e17f853f3f0e7733883876c0454064d610aff5f80546001019081905590565b5f81815260046020526040812090613923600283016141bf565b90505b8015612d03575f61394561393b60018461581b565b60028501906141c8565b5f8581526005602090815260408083206001600160a01b03851684529091529020805469ffffffffffffffff00001916905590506139866002840182613663565b50508061399290615ba9565b9050613926565b5f60028260078111156139ae576139ae615152565b14806139cb575060058260078111156139c9576139c9615152565b145b806139e7575060068260078111156139e5576139e5615152565b145b806111875750600782600781111561283d5761283d615152565b6001600160a01b038416613a285760405163bfcf3c0b60e01b815260040160405180910390fd5b6001600160a01b0384165f9081526007602052604090206001015484906001600160401b031615613a7857604051637dbebe2b60e01b81526001600160a01b039091166004820152602401610aa6565b505f85815260046020526040902081613a93600283016141bf565b108690613ab6576040516393bca97f60e01b8152600401610aa691815260200190565b50613ac46002820186613677565b506001846007811115613ad957613ad9615152565b03613b1a5780548190601390613afb90600160981b900463ffffffff16615e33565b91906101000a81548163ffffffff021916908363ffffffff1602179055505b6040518060800160405280856007811115613b3757613b37615152565b8152825460ff6201000082041615156020808401919091526001600160401b038088166040808601919091526301000000909304166060909301929092525f898152600583528181206001600160a01b038a168252909252902081518154829060ff19166001836007811115613baf57613baf615152565b0217905550602082810151825460408086015160609096015169ffffffffffffffffff00199092166101009315159390930269ffffffffffffffff0000191692909217620100006001600160401b03968716021771ffffffffffffffff000000000000000000001916600160501b91861691909102179092556001600160a01b0388165f90815260069091522087815590613c529060018301904390871661368b565b505050505050505050565b8051613c71906001600160401b031661320f565b60018201546001600160401b03165f03613ca85760018201805467ffffffffffffffff1916436001600160401b0316179055613ccf565b613cb2818361491c565b613ccf5760405163a995e8b760e01b815260040160405180910390fd5b8051825460209092015163ffffffff16600160401b026bffffffffffffffffffffffff199092166001600160401b0390911617179055565b8051613d129061496d565b8015613d265750613d26816040015161496d565b8015613d3a5750613d3a816080015161496d565b8015613d5957506276a70063ffffffff16816020015163ffffffff1611155b8015613d7857506276a70063ffffffff16816060015163ffffffff1611155b8015613d9757506276a70063ffffffff168160a0015163ffffffff1611155b8015613db75750806080015163ffffffff168160a0015163ffffffff1610155b613dd4576040516315b1df1b60e01b815260040160405180910390fd5b613de18160c00151614991565b8015613df65750613df6816101000151614991565b8015613e0a575060328160e0015160ff1610155b8015613e1e575060638160e0015160ff1611155b8015613e31575061012081015160ff1615155b613e4e576040516315b1df1b60e01b815260040160405180910390fd5b5f6001604051806101400160405290815f82015f9054906101000a900463ffffffff1663ffffffff1663ffffffff1681526020015f820160049054906101000a900463ffffffff1663ffffffff1663ffffffff1681526020015f820160089054906101000a900463ffffffff1663ffffffff1663ffffffff1681526020015f8201600c9054906101000a900463ffffffff1663ffffffff1663ffffffff1681526020015f820160109054906101000a900463ffffffff1663ffffffff1663ffffffff1681526020015f820160149054906101000a900463ffffffff1663ffffffff1663ffffffff1681526020015f820160189054906101000a900460ff1660ff1660ff1681526020015f820160199054906101000a900460ff1660ff1660ff1681526020015f8201601a9054906101000a900460ff1660ff1660ff1681526020015f8201601b9054906101000a900460ff1660ff1660ff168152505090508160015f820151815f015f6101000a81548163ffffffff021916908363ffffffff1602179055506020820151815f0160046101000a81548163ffffffff021916908363ffffffff1602179055506040820151815f0160086101000a81548163ffffffff021916908363ffffffff1602179055506060820151815f01600c6101000a81548163ffffffff021916908363ffffffff1602179055506080820151815f0160106101000a81548163ffffffff021916908363ffffffff16021790555060a0820151815f0160146101000a81548163ffffffff021916908363ffffffff16021790555060c0820151815f0160186101000a81548160ff021916908360ff16021790555060e0820151815f0160196101000a81548160ff021916908360ff160217905550610100820151815f01601a6101000a81548160ff021916908360ff160217905550610120820151815f01601b6101000a81548160ff021916908360ff1602179055509050507fe1a1dce10d441e34fd776487c638ac4677b624a0072c8cd351385d3fd8a2a1426141475f80546001019081905590565b828460405161415893929190615e57565b60405180910390a15050565b606061102183835f6149ac565b5f8181526004602052604090819020805490916141b99160018401914391630100000081046001600160401b031661010090910490911b68ff0000000000000000161761368b565b50505050565b5f611187825490565b5f6110218383614a70565b5f60018360038111156141e8576141e8615152565b036141f7575060408114611187565b600283600381111561420b5761420b615152565b0361421a575060208114611187565b501515919050565b6060815f01805480602002602001604051908101604052809291908181526020018280548015610f5d57602002820191905f5260205f20905b81548152602001906001019080831161425b5750505050509050919050565b5f60018211614287575090565b816001600160801b82106142a05760809190911c9060401b5b600160401b82106142b65760409190911c9060201b5b64010000000082106142cd5760209190911c9060101b5b6201000082106142e25760109190911c9060081b5b61010082106142f65760089190911c9060041b5b601082106143095760049190911c9060021b5b600482106143155760011b5b600302600190811c9081858161432d5761432d615e83565b048201901c9050600181858161434557614345615e83565b048201901c9050600181858161435d5761435d615e83565b048201901c9050600181858161437557614375615e83565b048201901c9050600181858161438d5761438d615e83565b048201901c905060018185816143a5576143a5615e83565b048201901c90506143c48185816143be576143be615e83565b04821190565b90039392505050565b5f5b8183101561441c575f8581526020902083831660028585180401908101546001600160601b038681169116111561440857809250614416565b6144138160016159bb565b93505b506143cf565b509392505050565b5f81815260018301602052604081205480156144fe575f61444660018361581b565b85549091505f906144599060019061581b565b90508082146144b8575f865f0182815481106144775761447761582e565b905f5260205f200154905080875f0184815481106144975761449761582e565b5f918252602080832090910192909255918252600188019052604090208390555b85548690806144c9576144c9615887565b600190038181905f5260205f20015f90559055856001015f8681526020019081526020015f205f905560019350505050611187565b5f915050611187565b5f81815260018301602052604081205461454c57508154600181810184555f848152602080822090930184905584548482528286019093526040902091909155611187565b505f611187565b82545f908190801561464e575f61456f876132b560018561581b565b80549091506001600160601b0380821691600160601b90046001600160a01b03169088168211156145b357604051632520601d60e01b815260040160405180910390fd5b876001600160601b0316826001600160601b0316036145ef5782546001600160601b0316600160601b6001600160a01b03891602178355614640565b604080518082019091526001600160601b03808a1682526001600160a01b03808a1660208085019182528d54600181018f555f8f81529190912094519151909216600160601b029216919091179101555b945085935061369d92505050565b5050604080518082019091526001600160601b0380851682526001600160a01b0380851660208085019182528854600181018a555f8a815291822095519251909316600160601b02919093161792019190915590508161369d565b5f8390036146ca57604051633aa9e55360e11b815260040160405180910390fd5b5f83815260046020526040812090815460ff1660038111156146ee576146ee615152565b14849061471157604051633fe49eab60e11b8152600401610aa691815260200190565b50600380546001810182555f919091527fc2575a0e9e593c00f959f8c92f12db2869c3395a3b0502d05e2516446f71f85b01849055600481016147548382615a34565b50614760846001612dda565b6141b98484613182565b5f5b8151811015614864575f5f8383815181106147895761478961582e565b60200260200101515f01518484815181106147a6576147a661582e565b602002602001015160200151915091505f60078111156147c8576147c8615152565b8160078111156147da576147da615152565b141581906147fc576040516305352a1160e21b8152600401610aa69190615176565b506001600160a01b0382165f908152600660205260409020548281801561484757604051630234535160e11b81526001600160a01b0390921660048301526024820152604401610aa6565b50506148568684846126a54290565b50505080600101905061476c565b505f828152600460205260409020548290600160981b900463ffffffff16612d03576040516374bf134360e01b8152600401610aa691815260200190565b5f828152600860205260408120825190919060038111156148c5576148c5615152565b60038111156148d6576148d6615152565b815260208101919091526040015f2054815190156149085760405163b313b9df60e01b8152600401610aa6919061587a565b508051602082015161244091849142612fc2565b805482515f916001600160401b03908116911610806110215750815483516001600160401b039081169116148015611021575050546020919091015163ffffffff600160401b909204821691161090565b5f63ffffffff82161580159061118757506276a70063ffffffff8316111592915050565b5f60ff821615801590611187575050606460ff909116111590565b6060814710156149d85760405163cf47918160e01b815247600482015260248101839052604401610aa6565b5f6149e4858486614a7b565b9050808015614a0557505f3d1180614a0557505f856001600160a01b03163b115b15614a1a57614a12614a90565b915050611021565b8015614a4457604051639996b31560e01b81526001600160a01b0386166004820152602401610aa6565b3d15614a5757614a52614aa9565b61441c565b60405163d6bda27560e01b815260040160405180910390fd5b5f6110218383614ab4565b5f5f5f83516020850186885af1949350505050565b6040513d81523d5f602083013e3d602001810160405290565b6040513d5f823e3d81fd5b5f825f018281548110614ac957614ac961582e565b905f5260205f200154905092915050565b508054614ae690615842565b5f825580601f10614af5575050565b601f0160209004905f5260205f2090614b0e9190614bc4565b565b60408051610120810182525f80825260208201819052918101829052606081018290526080810182905260a0810182905260c081019190915260e08101614ba360408051610140810182525f80825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e08101829052610100810182905261012081019190915290565b8152602001606081525090565b5080545f8255905f5260205f2090614b0e91905b5f5b80821115612d03575f81840155600101614bc6565b80358015158114612fb1575f5ffd5b5f5f60408385031215614bfb575f5ffd5b82359150614c0b60208401614bdb565b90509250929050565b5f60208284031215614c24575f5ffd5b5035919050565b803560048110612fb1575f5ffd5b5f5f60408385031215614c4a575f5ffd5b82359150614c0b60208401614c2b565b5f81518084528060208401602086015e5f602082860101526020601f19601f83011685010191505092915050565b604081525f614c9a6040830185614c5a565b90506001600160401b03831660208301529392505050565b634e487b7160e01b5f52604160045260245ffd5b604080519081016001600160401b0381118282101715614ce857614ce8614cb2565b60405290565b60405160a081016001600160401b0381118282101715614ce857614ce8614cb2565b60405161014081016001600160401b0381118282101715614ce857614ce8614cb2565b604051601f8201601f191681016001600160401b0381118282101715614d5b57614d5b614cb2565b604052919050565b5f82601f830112614d72575f5ffd5b8135602083015f5f6001600160401b03841115614d9157614d91614cb2565b50601f8301601f1916602001614da681614d33565b915050828152858383011115614dba575f5ffd5b828260208301375f92810160200192909252509392505050565b5f5f5f60608486031215614de6575f5ffd5b83359250614df660208501614c2b565b915060408401356001600160401b03811115614e10575f5ffd5b614e1c86828701614d63565b9150509250925092565b602081525f6110216020830184614c5a565b602080825282518282018190525f918401906040840190835b81811015614e785783516001600160a01b0316835260209384019390920191600101614e51565b509095945050505050565b5f5f60408385031215614e94575f5ffd5b50508035926020909101359150565b80356001600160a01b0381168114612fb1575f5ffd5b5f5f60408385031215614eca575f5ffd5b82359150614c0b60208401614ea3565b5f5f60408385031215614eeb575f5ffd5b614ef483614ea3565b946020939093013593505050565b5f5f5f60608486031215614f14575f5ffd5b8335925060208401359150614f2b60408501614bdb565b90509250925092565b604080825283519082018190525f9060208501906060840190835b81811015614f6d578351835260209384019390920191600101614f4f565b505080925050506001600160401b03831660208301529392505050565b805163ffffffff1682526020810151614fab602084018263ffffffff169052565b506040810151614fc3604084018263ffffffff169052565b506060810151614fdb606084018263ffffffff169052565b506080810151614ff3608084018263ffffffff169052565b5060a081015161500b60a084018263ffffffff169052565b5060c081015161502060c084018260ff169052565b5060e081015161503560e084018260ff169052565b5061010081015161504c61010084018260ff169052565b50610120810151612d0361012084018260ff169052565b6020815281516020820152602082015160408201525f604083015161509360608401826001600160a01b03169052565b5060608301516001600160401b038116608084015250608083015180151560a08401525060a083015180151560c08401525060c08301516001600160401b03811660e08401525060e08301516150ed610100840182614f8a565b5061010083015161024080840152611d7e610260840182614c5a565b5f60208284031215615119575f5ffd5b61102182614ea3565b5f5f5f60608486031215615134575f5ffd5b61513d84614ea3565b95602085013595506040909401359392505050565b634e487b7160e01b5f52602160045260245ffd5b60088110611d3557611d35615152565b6020810161518383615166565b91905290565b60048110611d3557611d35615152565b815160a08201906151a981615189565b80835250602083015160208301526001600160401b0360408401511660408301526060830151151560608301526001600160401b03608084015116608083015292915050565b5f5f60408385031215615200575f5ffd5b61520983614ea3565b9150614c0b60208401614bdb565b5f6001600160401b0382111561522f5761522f614cb2565b5060051b60200190565b803560088110612fb1575f5ffd5b5f82601f830112615256575f5ffd5b813561526961526482615217565b614d33565b8082825260208201915060208360061b86010192508583111561528a575f5ffd5b602085015b838110156152df57604081880312156152a6575f5ffd5b6152ae614cc6565b6152b782614ea3565b81526152c560208301615239565b60208201528084525060208301925060408101905061528f565b5095945050505050565b5f82601f8301126152f8575f5ffd5b813561530661526482615217565b8082825260208201915060208360051b860101925085831115615327575f5ffd5b602085015b838110156152df5780356001600160401b03811115615349575f5ffd5b86016040818903601f1901121561535e575f5ffd5b615366614cc6565b61537260208301614c2b565b815260408201356001600160401b0381111561538c575f5ffd5b61539b8a602083860101614d63565b602083015250808552505060208301925060208101905061532c565b5f602082840312156153c7575f5ffd5b81356001600160401b038111156153dc575f5ffd5b820160a081850312156153ed575f5ffd5b6153f5614cee565b813581526020808301359082015260408201356001600160401b0381111561541b575f5ffd5b61542786828501614d63565b60408301525060608201356001600160401b03811115615445575f5ffd5b61545186828501615247565b60608301525060808201356001600160401b0381111561546f575f5ffd5b61547b868285016152e9565b608083015250949350505050565b602081016003831061518357615183615152565b838152606081016154ad84615166565b8360208301526001600160401b0383166040830152949350505050565b5f5f604083850312156154db575f5ffd5b6154e483614ea3565b9150614c0b60208401614ea3565b61014081016111878284614f8a565b5f5f5f60608486031215615513575f5ffd5b83359250614df660208501614ea3565b5f5f5f5f60808587031215615536575f5ffd5b8435935061554660208601614c2b565b93969395505050506040820135916060013590565b5f5f5f6060848603121561556d575f5ffd5b8335925061557d60208501614ea3565b9150614f2b60408501615239565b5f5f5f5f6080858703121561559e575f5ffd5b5050823594602084013594506040840135936060013592509050565b5f5f5f5f608085870312156155cd575f5ffd5b843593506155dd60208601614ea3565b92506155eb60408601615239565b91506155f960608601614bdb565b905092959194509250565b803563ffffffff81168114612fb1575f5ffd5b5f60408284031215615627575f5ffd5b61562f614cc6565b905081356001600160401b0381168114615647575f5ffd5b815261565560208301615604565b602082015292915050565b5f5f5f60808486031215615672575f5ffd5b8335925061568260208501614ea3565b9150614f2b8560408601615617565b5f5f5f5f60a085870312156156a4575f5ffd5b843593506156b460208601614c2b565b925060408501356001600160401b038111156156ce575f5ffd5b6156da87828801614d63565b9250506155f98660608701615617565b803560ff81168114612fb1575f5ffd5b5f61014082840312801561570c575f5ffd5b50615715614d10565b61571e83615604565b815261572c60208401615604565b602082015261573d60408401615604565b604082015261574e60608401615604565b606082015261575f60808401615604565b608082015261577060a08401615604565b60a082015261578160c084016156ea565b60c082015261579260e084016156ea565b60e08201526157a461010084016156ea565b6101008201526157b761012084016156ea565b6101208201529392505050565b5f5f604083850312156157d5575f5ffd5b8235915060208301356001600160401b038111156157f1575f5ffd5b6157fd85828601614d63565b9150509250929050565b634e487b7160e01b5f52601160045260245ffd5b8181038181111561118757611187615807565b634e487b7160e01b5f52603260045260245ffd5b600181811c9082168061585657607f821691505b60208210810361587457634e487b7160e01b5f52602260045260245ffd5b50919050565b6020810161518383615189565b634e487b7160e01b5f52603160045260245ffd5b6001600160401b03818116838216019081111561118757611187615807565b6001600160401b03861681526158cf85615189565b84602082015260a060408201525f6158ea60a0830186614c5a565b82810360608401526158fc8186614c5a565b9150506001600160401b03831660808301529695505050505050565b8381526001600160a01b03831660208201526060810161593783615166565b826040830152949350505050565b6001600160401b03851681526080810161595e85615166565b602082019490945291151560408301526001600160401b0316606090910152919050565b6001600160401b038416815261599783615189565b826020820152606060408201525f6159b26060830184614c5a565b95945050505050565b8082018082111561118757611187615807565b5f600182016159df576159df615807565b5060010190565b601f821115612d035782821115612d0357805f5260205f20601f840160051c6020851015615a1157505f5b90810190601f840160051c035f5b81811015612f3f575f83820155600101615a1f565b81516001600160401b03811115615a4d57615a4d614cb2565b615a6181615a5b8454615842565b846159e6565b6020601f821160018114615a93575f8315615a7c5750848201515b5f19600385901b1c1916600184901b178455613379565b5f84815260208120601f198516915b82811015615ac25787850151825560209485019460019092019101615aa2565b5084821015615adf57868401515f19600387901b60f8161c191681555b50505050600190811b01905550565b6001600160401b03851681526001600160a01b0384166020820152608060408201525f615b1e6080830185614c5a565b90506001600160401b038316606083015295945050505050565b5f5f8354615b4581615842565b600182168015615b5c5760018114615b7157615b9e565b60ff1983168652811515820286019350615b9e565b865f5260205f205f5b83811015615b9657815488820152600190910190602001615b7a565b505081860193505b509195945050505050565b5f81615bb757615bb7615807565b505f190190565b6001600160401b038316815260608101611021602083018480516001600160401b0316825260209081015163ffffffff16910152565b6001600160401b0385168152615c0984615189565b83602082015260a060408201525f615c2460a0830185614c5a565b83516001600160401b03166060840152602084015163ffffffff16608084015290506159b2565b6001600160401b0384168152606060208201525f615c6c6060830185614c5a565b82810360408401526125188185614c5a565b60408101615c8b84615189565b9281526020015290565b82815260408101615ca583615166565b8260208301529392505050565b808202811582820484141761118757611187615807565b5f63ffffffff821680615cde57615cde615807565b5f190192915050565b5f82825180855260208501945060208160051b830101602085015f5b83811015615d5757848303601f1901885281518051615d2181615189565b808552506020810151905060406020850152615d406040850182614c5a565b6020998a0199909450929092019150600101615d03565b50909695505050505050565b6001600160401b038616815284602082015260a060408201525f615d8a60a0830186614c5a565b8281036060840152845180825260208087019201905f5b81811015615de157835180516001600160a01b0316845260200151615dc581615166565b6020848101919091529390930192604090920191600101615da1565b505083810360808501526119468186615ce7565b805160208201516001600160e01b0319811691906004821015615e2c576001600160e01b0319600483900360031b81901b82161692505b5050919050565b5f63ffffffff821663ffffffff8103615e4e57615e4e615807565b60010192915050565b6001600160401b03841681526102a08101615e756020830185614f8a565b611d7e610160830184614f8a565b634e487b7160e01b5f52601260045260245ffd",
}

// Consortium is an auto generated Go binding around an Ethereum contract.
type Consortium struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Consortium) GetABI() abi.ABI {
	return c.abi
}

// NewConsortium creates a new instance of Consortium.
func NewConsortium() *Consortium {
	parsed, err := ConsortiumMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Consortium{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Consortium) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor((bytes32,uint256,string,(address,uint8)[],(uint8,bytes)[])[] founding, address[] initialVerifiers, (uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint8,uint8) initialParameters) returns()
func (consortium *Consortium) PackConstructor(founding []IConsortiumNewMember, initialVerifiers []common.Address, initialParameters IConsortiumParameters) []byte {
	enc, err := consortium.abi.Pack("", founding, initialVerifiers, initialParameters)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAccountCompromise is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdbcea0e2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function accountCompromise(address account) view returns(((uint64,uint32),uint64))
func (consortium *Consortium) PackAccountCompromise(account common.Address) []byte {
	enc, err := consortium.abi.Pack("accountCompromise", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAccountCompromise is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdbcea0e2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function accountCompromise(address account) view returns(((uint64,uint32),uint64))
func (consortium *Consortium) TryPackAccountCompromise(account common.Address) ([]byte, error) {
	return consortium.abi.Pack("accountCompromise", account)
}

// UnpackAccountCompromise is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdbcea0e2.
//
// Solidity: function accountCompromise(address account) view returns(((uint64,uint32),uint64))
func (consortium *Consortium) UnpackAccountCompromise(data []byte) (IConsortiumCompromise, error) {
	out, err := consortium.abi.Unpack("accountCompromise", data)
	if err != nil {
		return *new(IConsortiumCompromise), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsortiumCompromise)).(*IConsortiumCompromise)
	return out0, nil
}

// PackAccountOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8086b8ba.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function accountOf(address account) view returns(bytes32 member, uint8 purpose, uint64 activeFrom)
func (consortium *Consortium) PackAccountOf(account common.Address) []byte {
	enc, err := consortium.abi.Pack("accountOf", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAccountOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8086b8ba.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function accountOf(address account) view returns(bytes32 member, uint8 purpose, uint64 activeFrom)
func (consortium *Consortium) TryPackAccountOf(account common.Address) ([]byte, error) {
	return consortium.abi.Pack("accountOf", account)
}

// AccountOfOutput serves as a container for the return parameters of contract
// method AccountOf.
type AccountOfOutput struct {
	Member     [32]byte
	Purpose    uint8
	ActiveFrom uint64
}

// UnpackAccountOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8086b8ba.
//
// Solidity: function accountOf(address account) view returns(bytes32 member, uint8 purpose, uint64 activeFrom)
func (consortium *Consortium) UnpackAccountOf(data []byte) (AccountOfOutput, error) {
	out, err := consortium.abi.Unpack("accountOf", data)
	outstruct := new(AccountOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Member = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Purpose = *abi.ConvertType(out[1], new(uint8)).(*uint8)
	outstruct.ActiveFrom = *abi.ConvertType(out[2], new(uint64)).(*uint64)
	return *outstruct, nil
}

// PackAccountsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf1c3f45.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function accountsOf(bytes32 member) view returns(address[])
func (consortium *Consortium) PackAccountsOf(member [32]byte) []byte {
	enc, err := consortium.abi.Pack("accountsOf", member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAccountsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf1c3f45.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function accountsOf(bytes32 member) view returns(address[])
func (consortium *Consortium) TryPackAccountsOf(member [32]byte) ([]byte, error) {
	return consortium.abi.Pack("accountsOf", member)
}

// UnpackAccountsOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf1c3f45.
//
// Solidity: function accountsOf(bytes32 member) view returns(address[])
func (consortium *Consortium) UnpackAccountsOf(data []byte) ([]common.Address, error) {
	out, err := consortium.abi.Unpack("accountsOf", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackAdmitMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6e4d9c34.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function admitMember((bytes32,uint256,string,(address,uint8)[],(uint8,bytes)[]) newMember) returns()
func (consortium *Consortium) PackAdmitMember(newMember IConsortiumNewMember) []byte {
	enc, err := consortium.abi.Pack("admitMember", newMember)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAdmitMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6e4d9c34.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function admitMember((bytes32,uint256,string,(address,uint8)[],(uint8,bytes)[]) newMember) returns()
func (consortium *Consortium) TryPackAdmitMember(newMember IConsortiumNewMember) ([]byte, error) {
	return consortium.abi.Pack("admitMember", newMember)
}

// PackBallotOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6ed47194.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ballotOf(uint256 proposalId, bytes32 member) view returns(uint8)
func (consortium *Consortium) PackBallotOf(proposalId *big.Int, member [32]byte) []byte {
	enc, err := consortium.abi.Pack("ballotOf", proposalId, member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBallotOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6ed47194.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ballotOf(uint256 proposalId, bytes32 member) view returns(uint8)
func (consortium *Consortium) TryPackBallotOf(proposalId *big.Int, member [32]byte) ([]byte, error) {
	return consortium.abi.Pack("ballotOf", proposalId, member)
}

// UnpackBallotOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6ed47194.
//
// Solidity: function ballotOf(uint256 proposalId, bytes32 member) view returns(uint8)
func (consortium *Consortium) UnpackBallotOf(data []byte) (uint8, error) {
	out, err := consortium.abi.Unpack("ballotOf", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40e58ee5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancel(uint256 proposalId) returns()
func (consortium *Consortium) PackCancel(proposalId *big.Int) []byte {
	enc, err := consortium.abi.Pack("cancel", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40e58ee5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancel(uint256 proposalId) returns()
func (consortium *Consortium) TryPackCancel(proposalId *big.Int) ([]byte, error) {
	return consortium.abi.Pack("cancel", proposalId)
}

// PackCancelAccount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2ccfde37.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancelAccount(bytes32 member, address account) returns()
func (consortium *Consortium) PackCancelAccount(member [32]byte, account common.Address) []byte {
	enc, err := consortium.abi.Pack("cancelAccount", member, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancelAccount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2ccfde37.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancelAccount(bytes32 member, address account) returns()
func (consortium *Consortium) TryPackCancelAccount(member [32]byte, account common.Address) ([]byte, error) {
	return consortium.abi.Pack("cancelAccount", member, account)
}

// PackCancelKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f58f290.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancelKey(bytes32 member, uint8 kind) returns()
func (consortium *Consortium) PackCancelKey(member [32]byte, kind uint8) []byte {
	enc, err := consortium.abi.Pack("cancelKey", member, kind)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancelKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f58f290.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancelKey(bytes32 member, uint8 kind) returns()
func (consortium *Consortium) TryPackCancelKey(member [32]byte, kind uint8) ([]byte, error) {
	return consortium.abi.Pack("cancelKey", member, kind)
}

// PackEmergencyOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f1075ff.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function emergencyOf(bytes32 member) view returns(bytes32[] supporters, uint64 lapsesAt)
func (consortium *Consortium) PackEmergencyOf(member [32]byte) []byte {
	enc, err := consortium.abi.Pack("emergencyOf", member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEmergencyOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f1075ff.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function emergencyOf(bytes32 member) view returns(bytes32[] supporters, uint64 lapsesAt)
func (consortium *Consortium) TryPackEmergencyOf(member [32]byte) ([]byte, error) {
	return consortium.abi.Pack("emergencyOf", member)
}

// EmergencyOfOutput serves as a container for the return parameters of contract
// method EmergencyOf.
type EmergencyOfOutput struct {
	Supporters [][32]byte
	LapsesAt   uint64
}

// UnpackEmergencyOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2f1075ff.
//
// Solidity: function emergencyOf(bytes32 member) view returns(bytes32[] supporters, uint64 lapsesAt)
func (consortium *Consortium) UnpackEmergencyOf(data []byte) (EmergencyOfOutput, error) {
	out, err := consortium.abi.Unpack("emergencyOf", data)
	outstruct := new(EmergencyOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Supporters = *abi.ConvertType(out[0], new([][32]byte)).(*[][32]byte)
	outstruct.LapsesAt = *abi.ConvertType(out[1], new(uint64)).(*uint64)
	return *outstruct, nil
}

// PackExecute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe0d94c1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function execute(uint256 proposalId) returns()
func (consortium *Consortium) PackExecute(proposalId *big.Int) []byte {
	enc, err := consortium.abi.Pack("execute", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExecute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe0d94c1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function execute(uint256 proposalId) returns()
func (consortium *Consortium) TryPackExecute(proposalId *big.Int) ([]byte, error) {
	return consortium.abi.Pack("execute", proposalId)
}

// PackHadRoles is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcef01474.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hadRoles(bytes32 member, uint256 roles, uint256 blockNumber, uint256 time) view returns(bool)
func (consortium *Consortium) PackHadRoles(member [32]byte, roles *big.Int, blockNumber *big.Int, time *big.Int) []byte {
	enc, err := consortium.abi.Pack("hadRoles", member, roles, blockNumber, time)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHadRoles is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcef01474.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hadRoles(bytes32 member, uint256 roles, uint256 blockNumber, uint256 time) view returns(bool)
func (consortium *Consortium) TryPackHadRoles(member [32]byte, roles *big.Int, blockNumber *big.Int, time *big.Int) ([]byte, error) {
	return consortium.abi.Pack("hadRoles", member, roles, blockNumber, time)
}

// UnpackHadRoles is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcef01474.
//
// Solidity: function hadRoles(bytes32 member, uint256 roles, uint256 blockNumber, uint256 time) view returns(bool)
func (consortium *Consortium) UnpackHadRoles(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("hadRoles", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackHasRoles is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x764b8a2d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hasRoles(bytes32 member, uint256 roles) view returns(bool)
func (consortium *Consortium) PackHasRoles(member [32]byte, roles *big.Int) []byte {
	enc, err := consortium.abi.Pack("hasRoles", member, roles)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHasRoles is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x764b8a2d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hasRoles(bytes32 member, uint256 roles) view returns(bool)
func (consortium *Consortium) TryPackHasRoles(member [32]byte, roles *big.Int) ([]byte, error) {
	return consortium.abi.Pack("hasRoles", member, roles)
}

// UnpackHasRoles is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x764b8a2d.
//
// Solidity: function hasRoles(bytes32 member, uint256 roles) view returns(bool)
func (consortium *Consortium) UnpackHasRoles(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("hasRoles", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsValidator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfacd743b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isValidator(address validator) view returns(bool)
func (consortium *Consortium) PackIsValidator(validator common.Address) []byte {
	enc, err := consortium.abi.Pack("isValidator", validator)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsValidator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfacd743b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isValidator(address validator) view returns(bool)
func (consortium *Consortium) TryPackIsValidator(validator common.Address) ([]byte, error) {
	return consortium.abi.Pack("isValidator", validator)
}

// UnpackIsValidator is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfacd743b.
//
// Solidity: function isValidator(address validator) view returns(bool)
func (consortium *Consortium) UnpackIsValidator(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("isValidator", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsVerifier is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x33105218.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isVerifier(address verifier) view returns(bool)
func (consortium *Consortium) PackIsVerifier(verifier common.Address) []byte {
	enc, err := consortium.abi.Pack("isVerifier", verifier)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsVerifier is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x33105218.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isVerifier(address verifier) view returns(bool)
func (consortium *Consortium) TryPackIsVerifier(verifier common.Address) ([]byte, error) {
	return consortium.abi.Pack("isVerifier", verifier)
}

// UnpackIsVerifier is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x33105218.
//
// Solidity: function isVerifier(address verifier) view returns(bool)
func (consortium *Consortium) UnpackIsVerifier(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("isVerifier", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackKeyAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x963b5057.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function keyAt(bytes32 member, uint8 kind, uint256 blockNumber, uint256 time) view returns(bytes)
func (consortium *Consortium) PackKeyAt(member [32]byte, kind uint8, blockNumber *big.Int, time *big.Int) []byte {
	enc, err := consortium.abi.Pack("keyAt", member, kind, blockNumber, time)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackKeyAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x963b5057.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function keyAt(bytes32 member, uint8 kind, uint256 blockNumber, uint256 time) view returns(bytes)
func (consortium *Consortium) TryPackKeyAt(member [32]byte, kind uint8, blockNumber *big.Int, time *big.Int) ([]byte, error) {
	return consortium.abi.Pack("keyAt", member, kind, blockNumber, time)
}

// UnpackKeyAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x963b5057.
//
// Solidity: function keyAt(bytes32 member, uint8 kind, uint256 blockNumber, uint256 time) view returns(bytes)
func (consortium *Consortium) UnpackKeyAt(data []byte) ([]byte, error) {
	out, err := consortium.abi.Unpack("keyAt", data)
	if err != nil {
		return *new([]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([]byte)).(*[]byte)
	return out0, nil
}

// PackKeyCompromise is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2646869c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function keyCompromise(bytes32 member, uint8 kind, bytes key) view returns(((uint64,uint32),uint64))
func (consortium *Consortium) PackKeyCompromise(member [32]byte, kind uint8, key []byte) []byte {
	enc, err := consortium.abi.Pack("keyCompromise", member, kind, key)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackKeyCompromise is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2646869c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function keyCompromise(bytes32 member, uint8 kind, bytes key) view returns(((uint64,uint32),uint64))
func (consortium *Consortium) TryPackKeyCompromise(member [32]byte, kind uint8, key []byte) ([]byte, error) {
	return consortium.abi.Pack("keyCompromise", member, kind, key)
}

// UnpackKeyCompromise is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2646869c.
//
// Solidity: function keyCompromise(bytes32 member, uint8 kind, bytes key) view returns(((uint64,uint32),uint64))
func (consortium *Consortium) UnpackKeyCompromise(data []byte) (IConsortiumCompromise, error) {
	out, err := consortium.abi.Unpack("keyCompromise", data)
	if err != nil {
		return *new(IConsortiumCompromise), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsortiumCompromise)).(*IConsortiumCompromise)
	return out0, nil
}

// PackKeyOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6c206b5f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function keyOf(bytes32 member, uint8 kind) view returns(bytes)
func (consortium *Consortium) PackKeyOf(member [32]byte, kind uint8) []byte {
	enc, err := consortium.abi.Pack("keyOf", member, kind)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackKeyOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6c206b5f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function keyOf(bytes32 member, uint8 kind) view returns(bytes)
func (consortium *Consortium) TryPackKeyOf(member [32]byte, kind uint8) ([]byte, error) {
	return consortium.abi.Pack("keyOf", member, kind)
}

// UnpackKeyOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6c206b5f.
//
// Solidity: function keyOf(bytes32 member, uint8 kind) view returns(bytes)
func (consortium *Consortium) UnpackKeyOf(data []byte) ([]byte, error) {
	out, err := consortium.abi.Unpack("keyOf", data)
	if err != nil {
		return *new([]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([]byte)).(*[]byte)
	return out0, nil
}

// PackLogUrl is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x25ed29c0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function logUrl(bytes32 member) view returns(string)
func (consortium *Consortium) PackLogUrl(member [32]byte) []byte {
	enc, err := consortium.abi.Pack("logUrl", member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLogUrl is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x25ed29c0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function logUrl(bytes32 member) view returns(string)
func (consortium *Consortium) TryPackLogUrl(member [32]byte) ([]byte, error) {
	return consortium.abi.Pack("logUrl", member)
}

// UnpackLogUrl is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x25ed29c0.
//
// Solidity: function logUrl(bytes32 member) view returns(string)
func (consortium *Consortium) UnpackLogUrl(data []byte) (string, error) {
	out, err := consortium.abi.Unpack("logUrl", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackManagerDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1841f0ed.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function managerDelay() view returns(uint32)
func (consortium *Consortium) PackManagerDelay() []byte {
	enc, err := consortium.abi.Pack("managerDelay")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackManagerDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1841f0ed.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function managerDelay() view returns(uint32)
func (consortium *Consortium) TryPackManagerDelay() ([]byte, error) {
	return consortium.abi.Pack("managerDelay")
}

// UnpackManagerDelay is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1841f0ed.
//
// Solidity: function managerDelay() view returns(uint32)
func (consortium *Consortium) UnpackManagerDelay(data []byte) (uint32, error) {
	out, err := consortium.abi.Unpack("managerDelay", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackMayVote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdfa01b20.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function mayVote(bytes32 member) view returns(bool)
func (consortium *Consortium) PackMayVote(member [32]byte) []byte {
	enc, err := consortium.abi.Pack("mayVote", member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMayVote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdfa01b20.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function mayVote(bytes32 member) view returns(bool)
func (consortium *Consortium) TryPackMayVote(member [32]byte) ([]byte, error) {
	return consortium.abi.Pack("mayVote", member)
}

// UnpackMayVote is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdfa01b20.
//
// Solidity: function mayVote(bytes32 member) view returns(bool)
func (consortium *Consortium) UnpackMayVote(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("mayVote", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackMemberAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac0250f7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function memberAt(uint256 index) view returns(bytes32)
func (consortium *Consortium) PackMemberAt(index *big.Int) []byte {
	enc, err := consortium.abi.Pack("memberAt", index)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMemberAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac0250f7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function memberAt(uint256 index) view returns(bytes32)
func (consortium *Consortium) TryPackMemberAt(index *big.Int) ([]byte, error) {
	return consortium.abi.Pack("memberAt", index)
}

// UnpackMemberAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xac0250f7.
//
// Solidity: function memberAt(uint256 index) view returns(bytes32)
func (consortium *Consortium) UnpackMemberAt(data []byte) ([32]byte, error) {
	out, err := consortium.abi.Unpack("memberAt", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackMemberCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x11aee380.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function memberCount() view returns(uint256)
func (consortium *Consortium) PackMemberCount() []byte {
	enc, err := consortium.abi.Pack("memberCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMemberCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x11aee380.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function memberCount() view returns(uint256)
func (consortium *Consortium) TryPackMemberCount() ([]byte, error) {
	return consortium.abi.Pack("memberCount")
}

// UnpackMemberCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x11aee380.
//
// Solidity: function memberCount() view returns(uint256)
func (consortium *Consortium) UnpackMemberCount(data []byte) (*big.Int, error) {
	out, err := consortium.abi.Unpack("memberCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackNameSuccessor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8884ba77.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nameSuccessor(address predecessor, address successor) returns()
func (consortium *Consortium) PackNameSuccessor(predecessor common.Address, successor common.Address) []byte {
	enc, err := consortium.abi.Pack("nameSuccessor", predecessor, successor)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNameSuccessor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8884ba77.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function nameSuccessor(address predecessor, address successor) returns()
func (consortium *Consortium) TryPackNameSuccessor(predecessor common.Address, successor common.Address) ([]byte, error) {
	return consortium.abi.Pack("nameSuccessor", predecessor, successor)
}

// PackParameters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x89035730.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function parameters() view returns((uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint8,uint8))
func (consortium *Consortium) PackParameters() []byte {
	enc, err := consortium.abi.Pack("parameters")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackParameters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x89035730.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function parameters() view returns((uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint8,uint8))
func (consortium *Consortium) TryPackParameters() ([]byte, error) {
	return consortium.abi.Pack("parameters")
}

// UnpackParameters is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x89035730.
//
// Solidity: function parameters() view returns((uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint8,uint8))
func (consortium *Consortium) UnpackParameters(data []byte) (IConsortiumParameters, error) {
	out, err := consortium.abi.Unpack("parameters", data)
	if err != nil {
		return *new(IConsortiumParameters), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsortiumParameters)).(*IConsortiumParameters)
	return out0, nil
}

// PackPendingKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2345931b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function pendingKey(bytes32 member, uint8 kind) view returns(bytes key, uint64 validFrom)
func (consortium *Consortium) PackPendingKey(member [32]byte, kind uint8) []byte {
	enc, err := consortium.abi.Pack("pendingKey", member, kind)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPendingKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2345931b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function pendingKey(bytes32 member, uint8 kind) view returns(bytes key, uint64 validFrom)
func (consortium *Consortium) TryPackPendingKey(member [32]byte, kind uint8) ([]byte, error) {
	return consortium.abi.Pack("pendingKey", member, kind)
}

// PendingKeyOutput serves as a container for the return parameters of contract
// method PendingKey.
type PendingKeyOutput struct {
	Key       []byte
	ValidFrom uint64
}

// UnpackPendingKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2345931b.
//
// Solidity: function pendingKey(bytes32 member, uint8 kind) view returns(bytes key, uint64 validFrom)
func (consortium *Consortium) UnpackPendingKey(data []byte) (PendingKeyOutput, error) {
	out, err := consortium.abi.Unpack("pendingKey", data)
	outstruct := new(PendingKeyOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Key = *abi.ConvertType(out[0], new([]byte)).(*[]byte)
	outstruct.ValidFrom = *abi.ConvertType(out[1], new(uint64)).(*uint64)
	return *outstruct, nil
}

// PackProposal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x30326c17.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposal(uint256 proposalId) view returns((bytes32,bytes32,address,uint64,bool,bool,uint64,(uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint8,uint8),bytes))
func (consortium *Consortium) PackProposal(proposalId *big.Int) []byte {
	enc, err := consortium.abi.Pack("proposal", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x30326c17.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposal(uint256 proposalId) view returns((bytes32,bytes32,address,uint64,bool,bool,uint64,(uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint8,uint8),bytes))
func (consortium *Consortium) TryPackProposal(proposalId *big.Int) ([]byte, error) {
	return consortium.abi.Pack("proposal", proposalId)
}

// UnpackProposal is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x30326c17.
//
// Solidity: function proposal(uint256 proposalId) view returns((bytes32,bytes32,address,uint64,bool,bool,uint64,(uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint8,uint8),bytes))
func (consortium *Consortium) UnpackProposal(data []byte) (IConsortiumProposal, error) {
	out, err := consortium.abi.Unpack("proposal", data)
	if err != nil {
		return *new(IConsortiumProposal), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsortiumProposal)).(*IConsortiumProposal)
	return out0, nil
}

// PackProposalCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xda35c664.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalCount() view returns(uint256)
func (consortium *Consortium) PackProposalCount() []byte {
	enc, err := consortium.abi.Pack("proposalCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xda35c664.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalCount() view returns(uint256)
func (consortium *Consortium) TryPackProposalCount() ([]byte, error) {
	return consortium.abi.Pack("proposalCount")
}

// UnpackProposalCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xda35c664.
//
// Solidity: function proposalCount() view returns(uint256)
func (consortium *Consortium) UnpackProposalCount(data []byte) (*big.Int, error) {
	out, err := consortium.abi.Unpack("proposalCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackPropose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8f333736.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function propose(bytes32 member, address target, bytes data) returns(uint256 proposalId)
func (consortium *Consortium) PackPropose(member [32]byte, target common.Address, data []byte) []byte {
	enc, err := consortium.abi.Pack("propose", member, target, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPropose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8f333736.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function propose(bytes32 member, address target, bytes data) returns(uint256 proposalId)
func (consortium *Consortium) TryPackPropose(member [32]byte, target common.Address, data []byte) ([]byte, error) {
	return consortium.abi.Pack("propose", member, target, data)
}

// UnpackPropose is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8f333736.
//
// Solidity: function propose(bytes32 member, address target, bytes data) returns(uint256 proposalId)
func (consortium *Consortium) UnpackPropose(data []byte) (*big.Int, error) {
	out, err := consortium.abi.Unpack("propose", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackReinstateMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ce67573.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reinstateMember(bytes32 member) returns()
func (consortium *Consortium) PackReinstateMember(member [32]byte) []byte {
	enc, err := consortium.abi.Pack("reinstateMember", member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReinstateMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ce67573.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reinstateMember(bytes32 member) returns()
func (consortium *Consortium) TryPackReinstateMember(member [32]byte) ([]byte, error) {
	return consortium.abi.Pack("reinstateMember", member)
}

// PackRemoveMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb9c2c6fb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function removeMember(bytes32 member) returns()
func (consortium *Consortium) PackRemoveMember(member [32]byte) []byte {
	enc, err := consortium.abi.Pack("removeMember", member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemoveMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb9c2c6fb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function removeMember(bytes32 member) returns()
func (consortium *Consortium) TryPackRemoveMember(member [32]byte) ([]byte, error) {
	return consortium.abi.Pack("removeMember", member)
}

// PackReportAccountCompromise is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd94d5d9f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reportAccountCompromise(bytes32 member, address account, (uint64,uint32) since) returns()
func (consortium *Consortium) PackReportAccountCompromise(member [32]byte, account common.Address, since IConsortiumPosition) []byte {
	enc, err := consortium.abi.Pack("reportAccountCompromise", member, account, since)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReportAccountCompromise is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd94d5d9f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reportAccountCompromise(bytes32 member, address account, (uint64,uint32) since) returns()
func (consortium *Consortium) TryPackReportAccountCompromise(member [32]byte, account common.Address, since IConsortiumPosition) ([]byte, error) {
	return consortium.abi.Pack("reportAccountCompromise", member, account, since)
}

// PackReportKeyCompromise is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe683072e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reportKeyCompromise(bytes32 member, uint8 kind, bytes key, (uint64,uint32) since) returns()
func (consortium *Consortium) PackReportKeyCompromise(member [32]byte, kind uint8, key []byte, since IConsortiumPosition) []byte {
	enc, err := consortium.abi.Pack("reportKeyCompromise", member, kind, key, since)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReportKeyCompromise is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe683072e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reportKeyCompromise(bytes32 member, uint8 kind, bytes key, (uint64,uint32) since) returns()
func (consortium *Consortium) TryPackReportKeyCompromise(member [32]byte, kind uint8, key []byte, since IConsortiumPosition) ([]byte, error) {
	return consortium.abi.Pack("reportKeyCompromise", member, kind, key, since)
}

// PackRequireGovernor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf9c13c98.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function requireGovernor(bytes32 member, address account) view returns()
func (consortium *Consortium) PackRequireGovernor(member [32]byte, account common.Address) []byte {
	enc, err := consortium.abi.Pack("requireGovernor", member, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRequireGovernor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf9c13c98.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function requireGovernor(bytes32 member, address account) view returns()
func (consortium *Consortium) TryPackRequireGovernor(member [32]byte, account common.Address) ([]byte, error) {
	return consortium.abi.Pack("requireGovernor", member, account)
}

// PackRequirePurpose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac0bc370.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function requirePurpose(bytes32 member, address account, uint8 purpose) view returns()
func (consortium *Consortium) PackRequirePurpose(member [32]byte, account common.Address, purpose uint8) []byte {
	enc, err := consortium.abi.Pack("requirePurpose", member, account, purpose)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRequirePurpose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac0bc370.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function requirePurpose(bytes32 member, address account, uint8 purpose) view returns()
func (consortium *Consortium) TryPackRequirePurpose(member [32]byte, account common.Address, purpose uint8) ([]byte, error) {
	return consortium.abi.Pack("requirePurpose", member, account, purpose)
}

// PackRequireWithdrawer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27dd946c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function requireWithdrawer(bytes32 member, address account) view returns()
func (consortium *Consortium) PackRequireWithdrawer(member [32]byte, account common.Address) []byte {
	enc, err := consortium.abi.Pack("requireWithdrawer", member, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRequireWithdrawer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27dd946c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function requireWithdrawer(bytes32 member, address account) view returns()
func (consortium *Consortium) TryPackRequireWithdrawer(member [32]byte, account common.Address) ([]byte, error) {
	return consortium.abi.Pack("requireWithdrawer", member, account)
}

// PackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sequence() view returns(uint64)
func (consortium *Consortium) PackSequence() []byte {
	enc, err := consortium.abi.Pack("sequence")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sequence() view returns(uint64)
func (consortium *Consortium) TryPackSequence() ([]byte, error) {
	return consortium.abi.Pack("sequence")
}

// UnpackSequence is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x529d15cc.
//
// Solidity: function sequence() view returns(uint64)
func (consortium *Consortium) UnpackSequence(data []byte) (uint64, error) {
	out, err := consortium.abi.Unpack("sequence", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackSetAccount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd476bb30.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAccount(bytes32 member, address account, uint8 purpose, bool isActive) returns()
func (consortium *Consortium) PackSetAccount(member [32]byte, account common.Address, purpose uint8, isActive bool) []byte {
	enc, err := consortium.abi.Pack("setAccount", member, account, purpose, isActive)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetAccount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd476bb30.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setAccount(bytes32 member, address account, uint8 purpose, bool isActive) returns()
func (consortium *Consortium) TryPackSetAccount(member [32]byte, account common.Address, purpose uint8, isActive bool) ([]byte, error) {
	return consortium.abi.Pack("setAccount", member, account, purpose, isActive)
}

// PackSetKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2429b0ab.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setKey(bytes32 member, uint8 kind, bytes newKey) returns()
func (consortium *Consortium) PackSetKey(member [32]byte, kind uint8, newKey []byte) []byte {
	enc, err := consortium.abi.Pack("setKey", member, kind, newKey)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2429b0ab.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setKey(bytes32 member, uint8 kind, bytes newKey) returns()
func (consortium *Consortium) TryPackSetKey(member [32]byte, kind uint8, newKey []byte) ([]byte, error) {
	return consortium.abi.Pack("setKey", member, kind, newKey)
}

// PackSetLogUrl is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf207d658.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setLogUrl(bytes32 member, string newUrl) returns()
func (consortium *Consortium) PackSetLogUrl(member [32]byte, newUrl string) []byte {
	enc, err := consortium.abi.Pack("setLogUrl", member, newUrl)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetLogUrl is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf207d658.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setLogUrl(bytes32 member, string newUrl) returns()
func (consortium *Consortium) TryPackSetLogUrl(member [32]byte, newUrl string) ([]byte, error) {
	return consortium.abi.Pack("setLogUrl", member, newUrl)
}

// PackSetParameters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe7f7577f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setParameters((uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint8,uint8) newParameters) returns()
func (consortium *Consortium) PackSetParameters(newParameters IConsortiumParameters) []byte {
	enc, err := consortium.abi.Pack("setParameters", newParameters)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetParameters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe7f7577f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setParameters((uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint8,uint8) newParameters) returns()
func (consortium *Consortium) TryPackSetParameters(newParameters IConsortiumParameters) ([]byte, error) {
	return consortium.abi.Pack("setParameters", newParameters)
}

// PackSetRoles is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x279ca548.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setRoles(bytes32 member, uint256 newRoles) returns()
func (consortium *Consortium) PackSetRoles(member [32]byte, newRoles *big.Int) []byte {
	enc, err := consortium.abi.Pack("setRoles", member, newRoles)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetRoles is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x279ca548.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setRoles(bytes32 member, uint256 newRoles) returns()
func (consortium *Consortium) TryPackSetRoles(member [32]byte, newRoles *big.Int) ([]byte, error) {
	return consortium.abi.Pack("setRoles", member, newRoles)
}

// PackSetValidator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4623c91d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setValidator(address validator, bool isActive) returns()
func (consortium *Consortium) PackSetValidator(validator common.Address, isActive bool) []byte {
	enc, err := consortium.abi.Pack("setValidator", validator, isActive)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetValidator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4623c91d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setValidator(address validator, bool isActive) returns()
func (consortium *Consortium) TryPackSetValidator(validator common.Address, isActive bool) ([]byte, error) {
	return consortium.abi.Pack("setValidator", validator, isActive)
}

// PackSetVerifier is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac9b5671.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setVerifier(address verifier, bool isActive) returns()
func (consortium *Consortium) PackSetVerifier(verifier common.Address, isActive bool) []byte {
	enc, err := consortium.abi.Pack("setVerifier", verifier, isActive)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetVerifier is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac9b5671.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setVerifier(address verifier, bool isActive) returns()
func (consortium *Consortium) TryPackSetVerifier(verifier common.Address, isActive bool) ([]byte, error) {
	return consortium.abi.Pack("setVerifier", verifier, isActive)
}

// PackStandingOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x43aa9ad3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function standingOf(bytes32 member) view returns((uint8,uint256,uint64,bool,uint64))
func (consortium *Consortium) PackStandingOf(member [32]byte) []byte {
	enc, err := consortium.abi.Pack("standingOf", member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStandingOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x43aa9ad3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function standingOf(bytes32 member) view returns((uint8,uint256,uint64,bool,uint64))
func (consortium *Consortium) TryPackStandingOf(member [32]byte) ([]byte, error) {
	return consortium.abi.Pack("standingOf", member)
}

// UnpackStandingOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x43aa9ad3.
//
// Solidity: function standingOf(bytes32 member) view returns((uint8,uint256,uint64,bool,uint64))
func (consortium *Consortium) UnpackStandingOf(data []byte) (IConsortiumStanding, error) {
	out, err := consortium.abi.Unpack("standingOf", data)
	if err != nil {
		return *new(IConsortiumStanding), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsortiumStanding)).(*IConsortiumStanding)
	return out0, nil
}

// PackState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3e4f49e6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function state(uint256 proposalId) view returns(uint8)
func (consortium *Consortium) PackState(proposalId *big.Int) []byte {
	enc, err := consortium.abi.Pack("state", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3e4f49e6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function state(uint256 proposalId) view returns(uint8)
func (consortium *Consortium) TryPackState(proposalId *big.Int) ([]byte, error) {
	return consortium.abi.Pack("state", proposalId)
}

// UnpackState is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3e4f49e6.
//
// Solidity: function state(uint256 proposalId) view returns(uint8)
func (consortium *Consortium) UnpackState(data []byte) (uint8, error) {
	out, err := consortium.abi.Unpack("state", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackSuccessorOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5adbc9c7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function successorOf(address predecessor) view returns(address)
func (consortium *Consortium) PackSuccessorOf(predecessor common.Address) []byte {
	enc, err := consortium.abi.Pack("successorOf", predecessor)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSuccessorOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5adbc9c7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function successorOf(address predecessor) view returns(address)
func (consortium *Consortium) TryPackSuccessorOf(predecessor common.Address) ([]byte, error) {
	return consortium.abi.Pack("successorOf", predecessor)
}

// UnpackSuccessorOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5adbc9c7.
//
// Solidity: function successorOf(address predecessor) view returns(address)
func (consortium *Consortium) UnpackSuccessorOf(data []byte) (common.Address, error) {
	out, err := consortium.abi.Unpack("successorOf", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSuspendInEmergency is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x42244aad.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function suspendInEmergency(bytes32 member, bytes32 by) returns()
func (consortium *Consortium) PackSuspendInEmergency(member [32]byte, by [32]byte) []byte {
	enc, err := consortium.abi.Pack("suspendInEmergency", member, by)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSuspendInEmergency is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x42244aad.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function suspendInEmergency(bytes32 member, bytes32 by) returns()
func (consortium *Consortium) TryPackSuspendInEmergency(member [32]byte, by [32]byte) ([]byte, error) {
	return consortium.abi.Pack("suspendInEmergency", member, by)
}

// PackSuspendMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0612d0dc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function suspendMember(bytes32 member, bool isKeyCompromise) returns()
func (consortium *Consortium) PackSuspendMember(member [32]byte, isKeyCompromise bool) []byte {
	enc, err := consortium.abi.Pack("suspendMember", member, isKeyCompromise)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSuspendMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0612d0dc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function suspendMember(bytes32 member, bool isKeyCompromise) returns()
func (consortium *Consortium) TryPackSuspendMember(member [32]byte, isKeyCompromise bool) ([]byte, error) {
	return consortium.abi.Pack("suspendMember", member, isKeyCompromise)
}

// PackTally is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xed8b6b31.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function tally(uint256 proposalId) view returns(uint256 inFavour, uint256 cast, uint256 eligible)
func (consortium *Consortium) PackTally(proposalId *big.Int) []byte {
	enc, err := consortium.abi.Pack("tally", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTally is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xed8b6b31.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function tally(uint256 proposalId) view returns(uint256 inFavour, uint256 cast, uint256 eligible)
func (consortium *Consortium) TryPackTally(proposalId *big.Int) ([]byte, error) {
	return consortium.abi.Pack("tally", proposalId)
}

// TallyOutput serves as a container for the return parameters of contract
// method Tally.
type TallyOutput struct {
	InFavour *big.Int
	Cast     *big.Int
	Eligible *big.Int
}

// UnpackTally is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xed8b6b31.
//
// Solidity: function tally(uint256 proposalId) view returns(uint256 inFavour, uint256 cast, uint256 eligible)
func (consortium *Consortium) UnpackTally(data []byte) (TallyOutput, error) {
	out, err := consortium.abi.Unpack("tally", data)
	outstruct := new(TallyOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.InFavour = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.Cast = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.Eligible = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackValidators is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xca1e7819.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function validators() view returns(address[])
func (consortium *Consortium) PackValidators() []byte {
	enc, err := consortium.abi.Pack("validators")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackValidators is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xca1e7819.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function validators() view returns(address[])
func (consortium *Consortium) TryPackValidators() ([]byte, error) {
	return consortium.abi.Pack("validators")
}

// UnpackValidators is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xca1e7819.
//
// Solidity: function validators() view returns(address[])
func (consortium *Consortium) UnpackValidators(data []byte) ([]common.Address, error) {
	out, err := consortium.abi.Unpack("validators", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackVerifiers is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x26779776.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifiers() view returns(address[])
func (consortium *Consortium) PackVerifiers() []byte {
	enc, err := consortium.abi.Pack("verifiers")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifiers is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x26779776.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifiers() view returns(address[])
func (consortium *Consortium) TryPackVerifiers() ([]byte, error) {
	return consortium.abi.Pack("verifiers")
}

// UnpackVerifiers is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x26779776.
//
// Solidity: function verifiers() view returns(address[])
func (consortium *Consortium) UnpackVerifiers(data []byte) ([]common.Address, error) {
	out, err := consortium.abi.Unpack("verifiers", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackVote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2c729fd1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function vote(bytes32 member, uint256 proposalId, bool isSupport) returns()
func (consortium *Consortium) PackVote(member [32]byte, proposalId *big.Int, isSupport bool) []byte {
	enc, err := consortium.abi.Pack("vote", member, proposalId, isSupport)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2c729fd1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function vote(bytes32 member, uint256 proposalId, bool isSupport) returns()
func (consortium *Consortium) TryPackVote(member [32]byte, proposalId *big.Int, isSupport bool) ([]byte, error) {
	return consortium.abi.Pack("vote", member, proposalId, isSupport)
}

// PackVoterCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x42169e48.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function voterCount() view returns(uint256)
func (consortium *Consortium) PackVoterCount() []byte {
	enc, err := consortium.abi.Pack("voterCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVoterCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x42169e48.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function voterCount() view returns(uint256)
func (consortium *Consortium) TryPackVoterCount() ([]byte, error) {
	return consortium.abi.Pack("voterCount")
}

// UnpackVoterCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x42169e48.
//
// Solidity: function voterCount() view returns(uint256)
func (consortium *Consortium) UnpackVoterCount(data []byte) (*big.Int, error) {
	out, err := consortium.abi.Unpack("voterCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackWasActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x39f35715.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function wasActive(address account, uint256 blockNumber, uint256 time) view returns(bool)
func (consortium *Consortium) PackWasActive(account common.Address, blockNumber *big.Int, time *big.Int) []byte {
	enc, err := consortium.abi.Pack("wasActive", account, blockNumber, time)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWasActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x39f35715.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function wasActive(address account, uint256 blockNumber, uint256 time) view returns(bool)
func (consortium *Consortium) TryPackWasActive(account common.Address, blockNumber *big.Int, time *big.Int) ([]byte, error) {
	return consortium.abi.Pack("wasActive", account, blockNumber, time)
}

// UnpackWasActive is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x39f35715.
//
// Solidity: function wasActive(address account, uint256 blockNumber, uint256 time) view returns(bool)
func (consortium *Consortium) UnpackWasActive(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("wasActive", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackWasValidator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2b3bc3f8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function wasValidator(address validator, uint256 blockNumber) view returns(bool)
func (consortium *Consortium) PackWasValidator(validator common.Address, blockNumber *big.Int) []byte {
	enc, err := consortium.abi.Pack("wasValidator", validator, blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWasValidator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2b3bc3f8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function wasValidator(address validator, uint256 blockNumber) view returns(bool)
func (consortium *Consortium) TryPackWasValidator(validator common.Address, blockNumber *big.Int) ([]byte, error) {
	return consortium.abi.Pack("wasValidator", validator, blockNumber)
}

// UnpackWasValidator is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2b3bc3f8.
//
// Solidity: function wasValidator(address validator, uint256 blockNumber) view returns(bool)
func (consortium *Consortium) UnpackWasValidator(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("wasValidator", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// ConsortiumAccountChanged represents a AccountChanged event raised by the Consortium contract.
type ConsortiumAccountChanged struct {
	Member     [32]byte
	Account    common.Address
	Seq        uint64
	Purpose    uint8
	IsActive   bool
	ActiveFrom uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const ConsortiumAccountChangedEventName = "AccountChanged"

// ContractEventName returns the user-defined event name.
func (ConsortiumAccountChanged) ContractEventName() string {
	return ConsortiumAccountChangedEventName
}

// UnpackAccountChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AccountChanged(bytes32 indexed member, address indexed account, uint64 seq, uint8 purpose, bool isActive, uint64 activeFrom)
func (consortium *Consortium) UnpackAccountChangedEvent(log *types.Log) (*ConsortiumAccountChanged, error) {
	event := "AccountChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumAccountChanged)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumAccountCompromised represents a AccountCompromised event raised by the Consortium contract.
type ConsortiumAccountCompromised struct {
	Member  [32]byte
	Account common.Address
	Seq     uint64
	Since   IConsortiumPosition
	Raw     *types.Log // Blockchain specific contextual infos
}

const ConsortiumAccountCompromisedEventName = "AccountCompromised"

// ContractEventName returns the user-defined event name.
func (ConsortiumAccountCompromised) ContractEventName() string {
	return ConsortiumAccountCompromisedEventName
}

// UnpackAccountCompromisedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AccountCompromised(bytes32 indexed member, address indexed account, uint64 seq, (uint64,uint32) since)
func (consortium *Consortium) UnpackAccountCompromisedEvent(log *types.Log) (*ConsortiumAccountCompromised, error) {
	event := "AccountCompromised"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumAccountCompromised)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumEmergencySupported represents a EmergencySupported event raised by the Consortium contract.
type ConsortiumEmergencySupported struct {
	Member         [32]byte
	By             [32]byte
	Seq            uint64
	SuspendedUntil uint64
	Raw            *types.Log // Blockchain specific contextual infos
}

const ConsortiumEmergencySupportedEventName = "EmergencySupported"

// ContractEventName returns the user-defined event name.
func (ConsortiumEmergencySupported) ContractEventName() string {
	return ConsortiumEmergencySupportedEventName
}

// UnpackEmergencySupportedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EmergencySupported(bytes32 indexed member, bytes32 indexed by, uint64 seq, uint64 suspendedUntil)
func (consortium *Consortium) UnpackEmergencySupportedEvent(log *types.Log) (*ConsortiumEmergencySupported, error) {
	event := "EmergencySupported"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumEmergencySupported)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumKeyCancelled represents a KeyCancelled event raised by the Consortium contract.
type ConsortiumKeyCancelled struct {
	Member [32]byte
	Seq    uint64
	Kind   uint8
	Key    []byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const ConsortiumKeyCancelledEventName = "KeyCancelled"

// ContractEventName returns the user-defined event name.
func (ConsortiumKeyCancelled) ContractEventName() string {
	return ConsortiumKeyCancelledEventName
}

// UnpackKeyCancelledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event KeyCancelled(bytes32 indexed member, uint64 seq, uint8 kind, bytes key)
func (consortium *Consortium) UnpackKeyCancelledEvent(log *types.Log) (*ConsortiumKeyCancelled, error) {
	event := "KeyCancelled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumKeyCancelled)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumKeyChanged represents a KeyChanged event raised by the Consortium contract.
type ConsortiumKeyChanged struct {
	Member    [32]byte
	Seq       uint64
	Kind      uint8
	OldKey    []byte
	NewKey    []byte
	ValidFrom uint64
	Raw       *types.Log // Blockchain specific contextual infos
}

const ConsortiumKeyChangedEventName = "KeyChanged"

// ContractEventName returns the user-defined event name.
func (ConsortiumKeyChanged) ContractEventName() string {
	return ConsortiumKeyChangedEventName
}

// UnpackKeyChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event KeyChanged(bytes32 indexed member, uint64 seq, uint8 kind, bytes oldKey, bytes newKey, uint64 validFrom)
func (consortium *Consortium) UnpackKeyChangedEvent(log *types.Log) (*ConsortiumKeyChanged, error) {
	event := "KeyChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumKeyChanged)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumKeyCompromised represents a KeyCompromised event raised by the Consortium contract.
type ConsortiumKeyCompromised struct {
	Member [32]byte
	Seq    uint64
	Kind   uint8
	Key    []byte
	Since  IConsortiumPosition
	Raw    *types.Log // Blockchain specific contextual infos
}

const ConsortiumKeyCompromisedEventName = "KeyCompromised"

// ContractEventName returns the user-defined event name.
func (ConsortiumKeyCompromised) ContractEventName() string {
	return ConsortiumKeyCompromisedEventName
}

// UnpackKeyCompromisedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event KeyCompromised(bytes32 indexed member, uint64 seq, uint8 kind, bytes key, (uint64,uint32) since)
func (consortium *Consortium) UnpackKeyCompromisedEvent(log *types.Log) (*ConsortiumKeyCompromised, error) {
	event := "KeyCompromised"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumKeyCompromised)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumLogUrlChanged represents a LogUrlChanged event raised by the Consortium contract.
type ConsortiumLogUrlChanged struct {
	Member [32]byte
	Seq    uint64
	OldUrl string
	NewUrl string
	Raw    *types.Log // Blockchain specific contextual infos
}

const ConsortiumLogUrlChangedEventName = "LogUrlChanged"

// ContractEventName returns the user-defined event name.
func (ConsortiumLogUrlChanged) ContractEventName() string {
	return ConsortiumLogUrlChangedEventName
}

// UnpackLogUrlChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event LogUrlChanged(bytes32 indexed member, uint64 seq, string oldUrl, string newUrl)
func (consortium *Consortium) UnpackLogUrlChangedEvent(log *types.Log) (*ConsortiumLogUrlChanged, error) {
	event := "LogUrlChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumLogUrlChanged)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumMemberAdmitted represents a MemberAdmitted event raised by the Consortium contract.
type ConsortiumMemberAdmitted struct {
	Member   [32]byte
	Seq      uint64
	Roles    *big.Int
	LogUrl   string
	Accounts []IConsortiumAccount
	Keys     []IConsortiumKey
	Raw      *types.Log // Blockchain specific contextual infos
}

const ConsortiumMemberAdmittedEventName = "MemberAdmitted"

// ContractEventName returns the user-defined event name.
func (ConsortiumMemberAdmitted) ContractEventName() string {
	return ConsortiumMemberAdmittedEventName
}

// UnpackMemberAdmittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event MemberAdmitted(bytes32 indexed member, uint64 seq, uint256 roles, string logUrl, (address,uint8)[] accounts, (uint8,bytes)[] keys)
func (consortium *Consortium) UnpackMemberAdmittedEvent(log *types.Log) (*ConsortiumMemberAdmitted, error) {
	event := "MemberAdmitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumMemberAdmitted)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumMemberReinstated represents a MemberReinstated event raised by the Consortium contract.
type ConsortiumMemberReinstated struct {
	Member [32]byte
	Seq    uint64
	Raw    *types.Log // Blockchain specific contextual infos
}

const ConsortiumMemberReinstatedEventName = "MemberReinstated"

// ContractEventName returns the user-defined event name.
func (ConsortiumMemberReinstated) ContractEventName() string {
	return ConsortiumMemberReinstatedEventName
}

// UnpackMemberReinstatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event MemberReinstated(bytes32 indexed member, uint64 seq)
func (consortium *Consortium) UnpackMemberReinstatedEvent(log *types.Log) (*ConsortiumMemberReinstated, error) {
	event := "MemberReinstated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumMemberReinstated)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumMemberRemoved represents a MemberRemoved event raised by the Consortium contract.
type ConsortiumMemberRemoved struct {
	Member [32]byte
	Seq    uint64
	Raw    *types.Log // Blockchain specific contextual infos
}

const ConsortiumMemberRemovedEventName = "MemberRemoved"

// ContractEventName returns the user-defined event name.
func (ConsortiumMemberRemoved) ContractEventName() string {
	return ConsortiumMemberRemovedEventName
}

// UnpackMemberRemovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event MemberRemoved(bytes32 indexed member, uint64 seq)
func (consortium *Consortium) UnpackMemberRemovedEvent(log *types.Log) (*ConsortiumMemberRemoved, error) {
	event := "MemberRemoved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumMemberRemoved)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumMemberSuspended represents a MemberSuspended event raised by the Consortium contract.
type ConsortiumMemberSuspended struct {
	Member          [32]byte
	Seq             uint64
	IsKeyCompromise bool
	Raw             *types.Log // Blockchain specific contextual infos
}

const ConsortiumMemberSuspendedEventName = "MemberSuspended"

// ContractEventName returns the user-defined event name.
func (ConsortiumMemberSuspended) ContractEventName() string {
	return ConsortiumMemberSuspendedEventName
}

// UnpackMemberSuspendedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event MemberSuspended(bytes32 indexed member, uint64 seq, bool isKeyCompromise)
func (consortium *Consortium) UnpackMemberSuspendedEvent(log *types.Log) (*ConsortiumMemberSuspended, error) {
	event := "MemberSuspended"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumMemberSuspended)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumParametersChanged represents a ParametersChanged event raised by the Consortium contract.
type ConsortiumParametersChanged struct {
	Seq           uint64
	OldParameters IConsortiumParameters
	NewParameters IConsortiumParameters
	Raw           *types.Log // Blockchain specific contextual infos
}

const ConsortiumParametersChangedEventName = "ParametersChanged"

// ContractEventName returns the user-defined event name.
func (ConsortiumParametersChanged) ContractEventName() string {
	return ConsortiumParametersChangedEventName
}

// UnpackParametersChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ParametersChanged(uint64 seq, (uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint8,uint8) oldParameters, (uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint8,uint8) newParameters)
func (consortium *Consortium) UnpackParametersChangedEvent(log *types.Log) (*ConsortiumParametersChanged, error) {
	event := "ParametersChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumParametersChanged)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumProposalCancelled represents a ProposalCancelled event raised by the Consortium contract.
type ConsortiumProposalCancelled struct {
	ProposalId *big.Int
	Seq        uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const ConsortiumProposalCancelledEventName = "ProposalCancelled"

// ContractEventName returns the user-defined event name.
func (ConsortiumProposalCancelled) ContractEventName() string {
	return ConsortiumProposalCancelledEventName
}

// UnpackProposalCancelledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalCancelled(uint256 indexed proposalId, uint64 seq)
func (consortium *Consortium) UnpackProposalCancelledEvent(log *types.Log) (*ConsortiumProposalCancelled, error) {
	event := "ProposalCancelled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumProposalCancelled)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumProposalCreated represents a ProposalCreated event raised by the Consortium contract.
type ConsortiumProposalCreated struct {
	ProposalId *big.Int
	Member     [32]byte
	Seq        uint64
	Target     common.Address
	Data       []byte
	VotingEnds uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const ConsortiumProposalCreatedEventName = "ProposalCreated"

// ContractEventName returns the user-defined event name.
func (ConsortiumProposalCreated) ContractEventName() string {
	return ConsortiumProposalCreatedEventName
}

// UnpackProposalCreatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalCreated(uint256 indexed proposalId, bytes32 indexed member, uint64 seq, address target, bytes data, uint64 votingEnds)
func (consortium *Consortium) UnpackProposalCreatedEvent(log *types.Log) (*ConsortiumProposalCreated, error) {
	event := "ProposalCreated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumProposalCreated)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumProposalExecuted represents a ProposalExecuted event raised by the Consortium contract.
type ConsortiumProposalExecuted struct {
	ProposalId *big.Int
	Seq        uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const ConsortiumProposalExecutedEventName = "ProposalExecuted"

// ContractEventName returns the user-defined event name.
func (ConsortiumProposalExecuted) ContractEventName() string {
	return ConsortiumProposalExecutedEventName
}

// UnpackProposalExecutedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalExecuted(uint256 indexed proposalId, uint64 seq)
func (consortium *Consortium) UnpackProposalExecutedEvent(log *types.Log) (*ConsortiumProposalExecuted, error) {
	event := "ProposalExecuted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumProposalExecuted)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumRolesChanged represents a RolesChanged event raised by the Consortium contract.
type ConsortiumRolesChanged struct {
	Member   [32]byte
	Seq      uint64
	OldRoles *big.Int
	NewRoles *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const ConsortiumRolesChangedEventName = "RolesChanged"

// ContractEventName returns the user-defined event name.
func (ConsortiumRolesChanged) ContractEventName() string {
	return ConsortiumRolesChangedEventName
}

// UnpackRolesChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RolesChanged(bytes32 indexed member, uint64 seq, uint256 oldRoles, uint256 newRoles)
func (consortium *Consortium) UnpackRolesChangedEvent(log *types.Log) (*ConsortiumRolesChanged, error) {
	event := "RolesChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumRolesChanged)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumSuccessorNamed represents a SuccessorNamed event raised by the Consortium contract.
type ConsortiumSuccessorNamed struct {
	Predecessor common.Address
	Seq         uint64
	Successor   common.Address
	Raw         *types.Log // Blockchain specific contextual infos
}

const ConsortiumSuccessorNamedEventName = "SuccessorNamed"

// ContractEventName returns the user-defined event name.
func (ConsortiumSuccessorNamed) ContractEventName() string {
	return ConsortiumSuccessorNamedEventName
}

// UnpackSuccessorNamedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SuccessorNamed(address indexed predecessor, uint64 seq, address successor)
func (consortium *Consortium) UnpackSuccessorNamedEvent(log *types.Log) (*ConsortiumSuccessorNamed, error) {
	event := "SuccessorNamed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumSuccessorNamed)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumValidatorChanged represents a ValidatorChanged event raised by the Consortium contract.
type ConsortiumValidatorChanged struct {
	Validator common.Address
	Seq       uint64
	IsActive  bool
	Raw       *types.Log // Blockchain specific contextual infos
}

const ConsortiumValidatorChangedEventName = "ValidatorChanged"

// ContractEventName returns the user-defined event name.
func (ConsortiumValidatorChanged) ContractEventName() string {
	return ConsortiumValidatorChangedEventName
}

// UnpackValidatorChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ValidatorChanged(address indexed validator, uint64 seq, bool isActive)
func (consortium *Consortium) UnpackValidatorChangedEvent(log *types.Log) (*ConsortiumValidatorChanged, error) {
	event := "ValidatorChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumValidatorChanged)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumVerifierChanged represents a VerifierChanged event raised by the Consortium contract.
type ConsortiumVerifierChanged struct {
	Verifier common.Address
	Seq      uint64
	IsActive bool
	Raw      *types.Log // Blockchain specific contextual infos
}

const ConsortiumVerifierChangedEventName = "VerifierChanged"

// ContractEventName returns the user-defined event name.
func (ConsortiumVerifierChanged) ContractEventName() string {
	return ConsortiumVerifierChangedEventName
}

// UnpackVerifierChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event VerifierChanged(address indexed verifier, uint64 seq, bool isActive)
func (consortium *Consortium) UnpackVerifierChangedEvent(log *types.Log) (*ConsortiumVerifierChanged, error) {
	event := "VerifierChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumVerifierChanged)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumVoteCast represents a VoteCast event raised by the Consortium contract.
type ConsortiumVoteCast struct {
	ProposalId *big.Int
	Member     [32]byte
	Seq        uint64
	IsSupport  bool
	DecidedAt  uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const ConsortiumVoteCastEventName = "VoteCast"

// ContractEventName returns the user-defined event name.
func (ConsortiumVoteCast) ContractEventName() string {
	return ConsortiumVoteCastEventName
}

// UnpackVoteCastEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event VoteCast(uint256 indexed proposalId, bytes32 indexed member, uint64 seq, bool isSupport, uint64 decidedAt)
func (consortium *Consortium) UnpackVoteCastEvent(log *types.Log) (*ConsortiumVoteCast, error) {
	event := "VoteCast"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumVoteCast)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (consortium *Consortium) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], consortium.abi.Errors["AccountBound"].ID.Bytes()[:4]) {
		return consortium.UnpackAccountBoundError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["AccountNotPending"].ID.Bytes()[:4]) {
		return consortium.UnpackAccountNotPendingError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["AccountUnchanged"].ID.Bytes()[:4]) {
		return consortium.UnpackAccountUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["AddressEmptyCode"].ID.Bytes()[:4]) {
		return consortium.UnpackAddressEmptyCodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["AlreadyVoted"].ID.Bytes()[:4]) {
		return consortium.UnpackAlreadyVotedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["BlockNotYet"].ID.Bytes()[:4]) {
		return consortium.UnpackBlockNotYetError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["CheckpointUnorderedInsertion"].ID.Bytes()[:4]) {
		return consortium.UnpackCheckpointUnorderedInsertionError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["CompromiseNotEarlier"].ID.Bytes()[:4]) {
		return consortium.UnpackCompromiseNotEarlierError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["CompromisedAccount"].ID.Bytes()[:4]) {
		return consortium.UnpackCompromisedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["CompromisedKey"].ID.Bytes()[:4]) {
		return consortium.UnpackCompromisedKeyError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["EmergencyAlreadySupported"].ID.Bytes()[:4]) {
		return consortium.UnpackEmergencyAlreadySupportedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["EmergencyTooSoon"].ID.Bytes()[:4]) {
		return consortium.UnpackEmergencyTooSoonError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["FailedCall"].ID.Bytes()[:4]) {
		return consortium.UnpackFailedCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["InsufficientBalance"].ID.Bytes()[:4]) {
		return consortium.UnpackInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["KeyKindNotAllowed"].ID.Bytes()[:4]) {
		return consortium.UnpackKeyKindNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["KeyLength"].ID.Bytes()[:4]) {
		return consortium.UnpackKeyLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["KeyNotPending"].ID.Bytes()[:4]) {
		return consortium.UnpackKeyNotPendingError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["KeyPending"].ID.Bytes()[:4]) {
		return consortium.UnpackKeyPendingError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["KeyRepeated"].ID.Bytes()[:4]) {
		return consortium.UnpackKeyRepeatedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["KeyUnchanged"].ID.Bytes()[:4]) {
		return consortium.UnpackKeyUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["LastGovernor"].ID.Bytes()[:4]) {
		return consortium.UnpackLastGovernorError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["LogUrlUnchanged"].ID.Bytes()[:4]) {
		return consortium.UnpackLogUrlUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["MemberExists"].ID.Bytes()[:4]) {
		return consortium.UnpackMemberExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NoCode"].ID.Bytes()[:4]) {
		return consortium.UnpackNoCodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NoGovernor"].ID.Bytes()[:4]) {
		return consortium.UnpackNoGovernorError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NoMembers"].ID.Bytes()[:4]) {
		return consortium.UnpackNoMembersError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotAccount"].ID.Bytes()[:4]) {
		return consortium.UnpackNotAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotMember"].ID.Bytes()[:4]) {
		return consortium.UnpackNotMemberError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotPurpose"].ID.Bytes()[:4]) {
		return consortium.UnpackNotPurposeError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotSuspended"].ID.Bytes()[:4]) {
		return consortium.UnpackNotSuspendedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotVote"].ID.Bytes()[:4]) {
		return consortium.UnpackNotVoteError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotVoter"].ID.Bytes()[:4]) {
		return consortium.UnpackNotVoterError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ParametersOutOfBounds"].ID.Bytes()[:4]) {
		return consortium.UnpackParametersOutOfBoundsError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalIs"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalIsError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["PurposeNotAllowed"].ID.Bytes()[:4]) {
		return consortium.UnpackPurposeNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["RolesUnchanged"].ID.Bytes()[:4]) {
		return consortium.UnpackRolesUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["SuccessorUnchanged"].ID.Bytes()[:4]) {
		return consortium.UnpackSuccessorUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["SuspensionUnchanged"].ID.Bytes()[:4]) {
		return consortium.UnpackSuspensionUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["TimeNotYet"].ID.Bytes()[:4]) {
		return consortium.UnpackTimeNotYetError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["TooFewVoters"].ID.Bytes()[:4]) {
		return consortium.UnpackTooFewVotersError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["TooManyAccounts"].ID.Bytes()[:4]) {
		return consortium.UnpackTooManyAccountsError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["UnknownRoles"].ID.Bytes()[:4]) {
		return consortium.UnpackUnknownRolesError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ValidatorUnchanged"].ID.Bytes()[:4]) {
		return consortium.UnpackValidatorUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["VerifierUnchanged"].ID.Bytes()[:4]) {
		return consortium.UnpackVerifierUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ZeroAccount"].ID.Bytes()[:4]) {
		return consortium.UnpackZeroAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ZeroMember"].ID.Bytes()[:4]) {
		return consortium.UnpackZeroMemberError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// ConsortiumAccountBound represents a AccountBound error raised by the Consortium contract.
type ConsortiumAccountBound struct {
	Account common.Address
	Member  [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccountBound(address account, bytes32 member)
func ConsortiumAccountBoundErrorID() common.Hash {
	return common.HexToHash("0x0468a6a23e03e3024ce941c96c193806dc2dbe5d7244ad024aae168c9bf8d91d")
}

// UnpackAccountBoundError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccountBound(address account, bytes32 member)
func (consortium *Consortium) UnpackAccountBoundError(raw []byte) (*ConsortiumAccountBound, error) {
	out := new(ConsortiumAccountBound)
	if err := consortium.abi.UnpackIntoInterface(out, "AccountBound", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumAccountNotPending represents a AccountNotPending error raised by the Consortium contract.
type ConsortiumAccountNotPending struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccountNotPending(address account)
func ConsortiumAccountNotPendingErrorID() common.Hash {
	return common.HexToHash("0x30b8f55f35a3fd57e00c5157c240525b111b84927e0b9e6ea3a7074291f1faeb")
}

// UnpackAccountNotPendingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccountNotPending(address account)
func (consortium *Consortium) UnpackAccountNotPendingError(raw []byte) (*ConsortiumAccountNotPending, error) {
	out := new(ConsortiumAccountNotPending)
	if err := consortium.abi.UnpackIntoInterface(out, "AccountNotPending", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumAccountUnchanged represents a AccountUnchanged error raised by the Consortium contract.
type ConsortiumAccountUnchanged struct {
	Account  common.Address
	IsActive bool
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccountUnchanged(address account, bool isActive)
func ConsortiumAccountUnchangedErrorID() common.Hash {
	return common.HexToHash("0x88eb05a63c9be68a112cf61b6641868caffd5d70a79fa24dc9b9c3767d441c5b")
}

// UnpackAccountUnchangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccountUnchanged(address account, bool isActive)
func (consortium *Consortium) UnpackAccountUnchangedError(raw []byte) (*ConsortiumAccountUnchanged, error) {
	out := new(ConsortiumAccountUnchanged)
	if err := consortium.abi.UnpackIntoInterface(out, "AccountUnchanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumAddressEmptyCode represents a AddressEmptyCode error raised by the Consortium contract.
type ConsortiumAddressEmptyCode struct {
	Target common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AddressEmptyCode(address target)
func ConsortiumAddressEmptyCodeErrorID() common.Hash {
	return common.HexToHash("0x9996b315c842ff135b8fc4a08ad5df1c344efbc03d2687aecc0678050d2aac89")
}

// UnpackAddressEmptyCodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AddressEmptyCode(address target)
func (consortium *Consortium) UnpackAddressEmptyCodeError(raw []byte) (*ConsortiumAddressEmptyCode, error) {
	out := new(ConsortiumAddressEmptyCode)
	if err := consortium.abi.UnpackIntoInterface(out, "AddressEmptyCode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumAlreadyVoted represents a AlreadyVoted error raised by the Consortium contract.
type ConsortiumAlreadyVoted struct {
	ProposalId *big.Int
	Member     [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyVoted(uint256 proposalId, bytes32 member)
func ConsortiumAlreadyVotedErrorID() common.Hash {
	return common.HexToHash("0x7c8fd49ff661f06b738fd7dd08cbb3df9ca17187d87f971679bccab481a7c536")
}

// UnpackAlreadyVotedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyVoted(uint256 proposalId, bytes32 member)
func (consortium *Consortium) UnpackAlreadyVotedError(raw []byte) (*ConsortiumAlreadyVoted, error) {
	out := new(ConsortiumAlreadyVoted)
	if err := consortium.abi.UnpackIntoInterface(out, "AlreadyVoted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumBlockNotYet represents a BlockNotYet error raised by the Consortium contract.
type ConsortiumBlockNotYet struct {
	BlockNumber *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BlockNotYet(uint256 blockNumber)
func ConsortiumBlockNotYetErrorID() common.Hash {
	return common.HexToHash("0xf344d4496cdd6bf9cdcbc4bb23b066646964575e7b27f429af89d16d72913fb3")
}

// UnpackBlockNotYetError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BlockNotYet(uint256 blockNumber)
func (consortium *Consortium) UnpackBlockNotYetError(raw []byte) (*ConsortiumBlockNotYet, error) {
	out := new(ConsortiumBlockNotYet)
	if err := consortium.abi.UnpackIntoInterface(out, "BlockNotYet", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumCheckpointUnorderedInsertion represents a CheckpointUnorderedInsertion error raised by the Consortium contract.
type ConsortiumCheckpointUnorderedInsertion struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CheckpointUnorderedInsertion()
func ConsortiumCheckpointUnorderedInsertionErrorID() common.Hash {
	return common.HexToHash("0x2520601d9d60b717c34a36ad270857824c5a1ebbfd08ff39aba6930089495cfa")
}

// UnpackCheckpointUnorderedInsertionError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CheckpointUnorderedInsertion()
func (consortium *Consortium) UnpackCheckpointUnorderedInsertionError(raw []byte) (*ConsortiumCheckpointUnorderedInsertion, error) {
	out := new(ConsortiumCheckpointUnorderedInsertion)
	if err := consortium.abi.UnpackIntoInterface(out, "CheckpointUnorderedInsertion", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumCompromiseNotEarlier represents a CompromiseNotEarlier error raised by the Consortium contract.
type ConsortiumCompromiseNotEarlier struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CompromiseNotEarlier()
func ConsortiumCompromiseNotEarlierErrorID() common.Hash {
	return common.HexToHash("0xa995e8b76ab2f32f4bde88e725a88116ddd824a6e73024a987eac5abf6096507")
}

// UnpackCompromiseNotEarlierError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CompromiseNotEarlier()
func (consortium *Consortium) UnpackCompromiseNotEarlierError(raw []byte) (*ConsortiumCompromiseNotEarlier, error) {
	out := new(ConsortiumCompromiseNotEarlier)
	if err := consortium.abi.UnpackIntoInterface(out, "CompromiseNotEarlier", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumCompromisedAccount represents a CompromisedAccount error raised by the Consortium contract.
type ConsortiumCompromisedAccount struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CompromisedAccount(address account)
func ConsortiumCompromisedAccountErrorID() common.Hash {
	return common.HexToHash("0x7dbebe2bb6fc55833f523511cf096e943b2e705a0e676daf7076723f08c68148")
}

// UnpackCompromisedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CompromisedAccount(address account)
func (consortium *Consortium) UnpackCompromisedAccountError(raw []byte) (*ConsortiumCompromisedAccount, error) {
	out := new(ConsortiumCompromisedAccount)
	if err := consortium.abi.UnpackIntoInterface(out, "CompromisedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumCompromisedKey represents a CompromisedKey error raised by the Consortium contract.
type ConsortiumCompromisedKey struct {
	Kind uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CompromisedKey(uint8 kind)
func ConsortiumCompromisedKeyErrorID() common.Hash {
	return common.HexToHash("0x9a8620a580ab4ed3d31a4236d34773edfc35ae20f16f776a2fd5af4dc3684e37")
}

// UnpackCompromisedKeyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CompromisedKey(uint8 kind)
func (consortium *Consortium) UnpackCompromisedKeyError(raw []byte) (*ConsortiumCompromisedKey, error) {
	out := new(ConsortiumCompromisedKey)
	if err := consortium.abi.UnpackIntoInterface(out, "CompromisedKey", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumEmergencyAlreadySupported represents a EmergencyAlreadySupported error raised by the Consortium contract.
type ConsortiumEmergencyAlreadySupported struct {
	Member [32]byte
	By     [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EmergencyAlreadySupported(bytes32 member, bytes32 by)
func ConsortiumEmergencyAlreadySupportedErrorID() common.Hash {
	return common.HexToHash("0x2c484d69f38fbfc3206bbd29aea82fc3978028bd4ca0ed473ddce8fc12ad9ac4")
}

// UnpackEmergencyAlreadySupportedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EmergencyAlreadySupported(bytes32 member, bytes32 by)
func (consortium *Consortium) UnpackEmergencyAlreadySupportedError(raw []byte) (*ConsortiumEmergencyAlreadySupported, error) {
	out := new(ConsortiumEmergencyAlreadySupported)
	if err := consortium.abi.UnpackIntoInterface(out, "EmergencyAlreadySupported", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumEmergencyTooSoon represents a EmergencyTooSoon error raised by the Consortium contract.
type ConsortiumEmergencyTooSoon struct {
	Member          [32]byte
	NextEmergencyAt uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EmergencyTooSoon(bytes32 member, uint64 nextEmergencyAt)
func ConsortiumEmergencyTooSoonErrorID() common.Hash {
	return common.HexToHash("0xc593c79239e8e46c72459982508e7a14be08aea2513da395b9d366b389f5b243")
}

// UnpackEmergencyTooSoonError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EmergencyTooSoon(bytes32 member, uint64 nextEmergencyAt)
func (consortium *Consortium) UnpackEmergencyTooSoonError(raw []byte) (*ConsortiumEmergencyTooSoon, error) {
	out := new(ConsortiumEmergencyTooSoon)
	if err := consortium.abi.UnpackIntoInterface(out, "EmergencyTooSoon", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumFailedCall represents a FailedCall error raised by the Consortium contract.
type ConsortiumFailedCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FailedCall()
func ConsortiumFailedCallErrorID() common.Hash {
	return common.HexToHash("0xd6bda27508c0fb6d8a39b4b122878dab26f731a7d4e4abe711dd3731899052a4")
}

// UnpackFailedCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FailedCall()
func (consortium *Consortium) UnpackFailedCallError(raw []byte) (*ConsortiumFailedCall, error) {
	out := new(ConsortiumFailedCall)
	if err := consortium.abi.UnpackIntoInterface(out, "FailedCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumInsufficientBalance represents a InsufficientBalance error raised by the Consortium contract.
type ConsortiumInsufficientBalance struct {
	Balance *big.Int
	Needed  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InsufficientBalance(uint256 balance, uint256 needed)
func ConsortiumInsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xcf4791818fba6e019216eb4864093b4947f674afada5d305e57d598b641dad1d")
}

// UnpackInsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InsufficientBalance(uint256 balance, uint256 needed)
func (consortium *Consortium) UnpackInsufficientBalanceError(raw []byte) (*ConsortiumInsufficientBalance, error) {
	out := new(ConsortiumInsufficientBalance)
	if err := consortium.abi.UnpackIntoInterface(out, "InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumKeyKindNotAllowed represents a KeyKindNotAllowed error raised by the Consortium contract.
type ConsortiumKeyKindNotAllowed struct {
	Kind uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyKindNotAllowed(uint8 kind)
func ConsortiumKeyKindNotAllowedErrorID() common.Hash {
	return common.HexToHash("0x684b18487c58fc866dcfba8717a2e927aaa77e6a4e1707b418aedd0e511dd877")
}

// UnpackKeyKindNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyKindNotAllowed(uint8 kind)
func (consortium *Consortium) UnpackKeyKindNotAllowedError(raw []byte) (*ConsortiumKeyKindNotAllowed, error) {
	out := new(ConsortiumKeyKindNotAllowed)
	if err := consortium.abi.UnpackIntoInterface(out, "KeyKindNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumKeyLength represents a KeyLength error raised by the Consortium contract.
type ConsortiumKeyLength struct {
	Kind   uint8
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyLength(uint8 kind, uint256 length)
func ConsortiumKeyLengthErrorID() common.Hash {
	return common.HexToHash("0xcfeccb3960882fb2868a2c49a1fee303d993e6f63f6586678907910ec968c14c")
}

// UnpackKeyLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyLength(uint8 kind, uint256 length)
func (consortium *Consortium) UnpackKeyLengthError(raw []byte) (*ConsortiumKeyLength, error) {
	out := new(ConsortiumKeyLength)
	if err := consortium.abi.UnpackIntoInterface(out, "KeyLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumKeyNotPending represents a KeyNotPending error raised by the Consortium contract.
type ConsortiumKeyNotPending struct {
	Kind uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyNotPending(uint8 kind)
func ConsortiumKeyNotPendingErrorID() common.Hash {
	return common.HexToHash("0xec43b5171fcd375e6dccceede68c991c8130af5526370a9a24ff657c34aa9f1e")
}

// UnpackKeyNotPendingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyNotPending(uint8 kind)
func (consortium *Consortium) UnpackKeyNotPendingError(raw []byte) (*ConsortiumKeyNotPending, error) {
	out := new(ConsortiumKeyNotPending)
	if err := consortium.abi.UnpackIntoInterface(out, "KeyNotPending", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumKeyPending represents a KeyPending error raised by the Consortium contract.
type ConsortiumKeyPending struct {
	Kind uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyPending(uint8 kind)
func ConsortiumKeyPendingErrorID() common.Hash {
	return common.HexToHash("0xc1ed4118412f0b9baf3ab33b9ea8514288dfd46cf0ed064357015130e9bd787f")
}

// UnpackKeyPendingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyPending(uint8 kind)
func (consortium *Consortium) UnpackKeyPendingError(raw []byte) (*ConsortiumKeyPending, error) {
	out := new(ConsortiumKeyPending)
	if err := consortium.abi.UnpackIntoInterface(out, "KeyPending", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumKeyRepeated represents a KeyRepeated error raised by the Consortium contract.
type ConsortiumKeyRepeated struct {
	Kind uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyRepeated(uint8 kind)
func ConsortiumKeyRepeatedErrorID() common.Hash {
	return common.HexToHash("0xb313b9dfa014412f7cc78ea03ed19c782ba92aa240571edd0305e33f0b2d8197")
}

// UnpackKeyRepeatedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyRepeated(uint8 kind)
func (consortium *Consortium) UnpackKeyRepeatedError(raw []byte) (*ConsortiumKeyRepeated, error) {
	out := new(ConsortiumKeyRepeated)
	if err := consortium.abi.UnpackIntoInterface(out, "KeyRepeated", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumKeyUnchanged represents a KeyUnchanged error raised by the Consortium contract.
type ConsortiumKeyUnchanged struct {
	Kind uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error KeyUnchanged(uint8 kind)
func ConsortiumKeyUnchangedErrorID() common.Hash {
	return common.HexToHash("0x294ca3ab12a3e672aed8dd9e2662b42dccafef5c61e72dc5bd32fbd3b7f49fd8")
}

// UnpackKeyUnchangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error KeyUnchanged(uint8 kind)
func (consortium *Consortium) UnpackKeyUnchangedError(raw []byte) (*ConsortiumKeyUnchanged, error) {
	out := new(ConsortiumKeyUnchanged)
	if err := consortium.abi.UnpackIntoInterface(out, "KeyUnchanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumLastGovernor represents a LastGovernor error raised by the Consortium contract.
type ConsortiumLastGovernor struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LastGovernor(bytes32 member)
func ConsortiumLastGovernorErrorID() common.Hash {
	return common.HexToHash("0x84e2b7487972181ba40e5e1d5d91c8fd37df690e50199f8c4d16ec727486851a")
}

// UnpackLastGovernorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LastGovernor(bytes32 member)
func (consortium *Consortium) UnpackLastGovernorError(raw []byte) (*ConsortiumLastGovernor, error) {
	out := new(ConsortiumLastGovernor)
	if err := consortium.abi.UnpackIntoInterface(out, "LastGovernor", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumLogUrlUnchanged represents a LogUrlUnchanged error raised by the Consortium contract.
type ConsortiumLogUrlUnchanged struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LogUrlUnchanged()
func ConsortiumLogUrlUnchangedErrorID() common.Hash {
	return common.HexToHash("0xb79387bb5271fb147eb1b3d81e4ff547c6bc065d066358c8392f3d8ca2a74b75")
}

// UnpackLogUrlUnchangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LogUrlUnchanged()
func (consortium *Consortium) UnpackLogUrlUnchangedError(raw []byte) (*ConsortiumLogUrlUnchanged, error) {
	out := new(ConsortiumLogUrlUnchanged)
	if err := consortium.abi.UnpackIntoInterface(out, "LogUrlUnchanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumMemberExists represents a MemberExists error raised by the Consortium contract.
type ConsortiumMemberExists struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error MemberExists(bytes32 member)
func ConsortiumMemberExistsErrorID() common.Hash {
	return common.HexToHash("0x7fc93d56935089a376cd7143ee4b2b2ecedb8238b077b9676723895cf8db3f6f")
}

// UnpackMemberExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error MemberExists(bytes32 member)
func (consortium *Consortium) UnpackMemberExistsError(raw []byte) (*ConsortiumMemberExists, error) {
	out := new(ConsortiumMemberExists)
	if err := consortium.abi.UnpackIntoInterface(out, "MemberExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNoCode represents a NoCode error raised by the Consortium contract.
type ConsortiumNoCode struct {
	Target common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoCode(address target)
func ConsortiumNoCodeErrorID() common.Hash {
	return common.HexToHash("0x674520b6bb5a7851149439c2748026005a69a70a0b4e6c410abbfac42015a2a9")
}

// UnpackNoCodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoCode(address target)
func (consortium *Consortium) UnpackNoCodeError(raw []byte) (*ConsortiumNoCode, error) {
	out := new(ConsortiumNoCode)
	if err := consortium.abi.UnpackIntoInterface(out, "NoCode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNoGovernor represents a NoGovernor error raised by the Consortium contract.
type ConsortiumNoGovernor struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoGovernor(bytes32 member)
func ConsortiumNoGovernorErrorID() common.Hash {
	return common.HexToHash("0x74bf13437fb6d0adc18de5d5c237ea921110c08fbcd462e5eb19f0d08203d675")
}

// UnpackNoGovernorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoGovernor(bytes32 member)
func (consortium *Consortium) UnpackNoGovernorError(raw []byte) (*ConsortiumNoGovernor, error) {
	out := new(ConsortiumNoGovernor)
	if err := consortium.abi.UnpackIntoInterface(out, "NoGovernor", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNoMembers represents a NoMembers error raised by the Consortium contract.
type ConsortiumNoMembers struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoMembers()
func ConsortiumNoMembersErrorID() common.Hash {
	return common.HexToHash("0x525af86082190345906ef416e74f1be05a6393d0d1c69bb48eebc742c21a34ba")
}

// UnpackNoMembersError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoMembers()
func (consortium *Consortium) UnpackNoMembersError(raw []byte) (*ConsortiumNoMembers, error) {
	out := new(ConsortiumNoMembers)
	if err := consortium.abi.UnpackIntoInterface(out, "NoMembers", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotAccount represents a NotAccount error raised by the Consortium contract.
type ConsortiumNotAccount struct {
	Member  [32]byte
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAccount(bytes32 member, address account)
func ConsortiumNotAccountErrorID() common.Hash {
	return common.HexToHash("0xe1eaa78138bfbbba74808a0f9e34a6dfd07c5c13c1d86ba5912cebddcb6eefb5")
}

// UnpackNotAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAccount(bytes32 member, address account)
func (consortium *Consortium) UnpackNotAccountError(raw []byte) (*ConsortiumNotAccount, error) {
	out := new(ConsortiumNotAccount)
	if err := consortium.abi.UnpackIntoInterface(out, "NotAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotMember represents a NotMember error raised by the Consortium contract.
type ConsortiumNotMember struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotMember(bytes32 member)
func ConsortiumNotMemberErrorID() common.Hash {
	return common.HexToHash("0xe904364c24a270dfc5e22b97b7b5a44db2b93fabee0d232d0dd7f7a557c828a8")
}

// UnpackNotMemberError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotMember(bytes32 member)
func (consortium *Consortium) UnpackNotMemberError(raw []byte) (*ConsortiumNotMember, error) {
	out := new(ConsortiumNotMember)
	if err := consortium.abi.UnpackIntoInterface(out, "NotMember", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotPurpose represents a NotPurpose error raised by the Consortium contract.
type ConsortiumNotPurpose struct {
	Member   [32]byte
	Account  common.Address
	Required uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotPurpose(bytes32 member, address account, uint8 required)
func ConsortiumNotPurposeErrorID() common.Hash {
	return common.HexToHash("0xca25757aace6d2a55c8e465b877ad59b52dbd2f9ec043eef58fb62a9b8a55d7a")
}

// UnpackNotPurposeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotPurpose(bytes32 member, address account, uint8 required)
func (consortium *Consortium) UnpackNotPurposeError(raw []byte) (*ConsortiumNotPurpose, error) {
	out := new(ConsortiumNotPurpose)
	if err := consortium.abi.UnpackIntoInterface(out, "NotPurpose", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotSuspended represents a NotSuspended error raised by the Consortium contract.
type ConsortiumNotSuspended struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotSuspended(bytes32 member)
func ConsortiumNotSuspendedErrorID() common.Hash {
	return common.HexToHash("0xd2a15e2d61c5b075d2e0559f958702df1fbb5fa3d44e625561ffc74422e63b52")
}

// UnpackNotSuspendedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotSuspended(bytes32 member)
func (consortium *Consortium) UnpackNotSuspendedError(raw []byte) (*ConsortiumNotSuspended, error) {
	out := new(ConsortiumNotSuspended)
	if err := consortium.abi.UnpackIntoInterface(out, "NotSuspended", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotVote represents a NotVote error raised by the Consortium contract.
type ConsortiumNotVote struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotVote(address caller)
func ConsortiumNotVoteErrorID() common.Hash {
	return common.HexToHash("0x20edde6a55ad9c2ab95d0b30f80e773fb694c109e30f4a46edc82bbae45eafc9")
}

// UnpackNotVoteError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotVote(address caller)
func (consortium *Consortium) UnpackNotVoteError(raw []byte) (*ConsortiumNotVote, error) {
	out := new(ConsortiumNotVote)
	if err := consortium.abi.UnpackIntoInterface(out, "NotVote", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumNotVoter represents a NotVoter error raised by the Consortium contract.
type ConsortiumNotVoter struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotVoter(bytes32 member)
func ConsortiumNotVoterErrorID() common.Hash {
	return common.HexToHash("0x5035d22a59d572f6834ca7264824022dcdc3bf5932dc98d07a1d9f0f235223b3")
}

// UnpackNotVoterError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotVoter(bytes32 member)
func (consortium *Consortium) UnpackNotVoterError(raw []byte) (*ConsortiumNotVoter, error) {
	out := new(ConsortiumNotVoter)
	if err := consortium.abi.UnpackIntoInterface(out, "NotVoter", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumParametersOutOfBounds represents a ParametersOutOfBounds error raised by the Consortium contract.
type ConsortiumParametersOutOfBounds struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ParametersOutOfBounds()
func ConsortiumParametersOutOfBoundsErrorID() common.Hash {
	return common.HexToHash("0x15b1df1b57dbf9218e85bc9bc18dd65108aa96e6ca1e8effee5dd99cc899c5d9")
}

// UnpackParametersOutOfBoundsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ParametersOutOfBounds()
func (consortium *Consortium) UnpackParametersOutOfBoundsError(raw []byte) (*ConsortiumParametersOutOfBounds, error) {
	out := new(ConsortiumParametersOutOfBounds)
	if err := consortium.abi.UnpackIntoInterface(out, "ParametersOutOfBounds", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalIs represents a ProposalIs error raised by the Consortium contract.
type ConsortiumProposalIs struct {
	ProposalId *big.Int
	State      uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalIs(uint256 proposalId, uint8 state)
func ConsortiumProposalIsErrorID() common.Hash {
	return common.HexToHash("0xd1d5385ec55801ce05b80bae7b5d30ebe2e251eaff2728dac97ea16f7d91403f")
}

// UnpackProposalIsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalIs(uint256 proposalId, uint8 state)
func (consortium *Consortium) UnpackProposalIsError(raw []byte) (*ConsortiumProposalIs, error) {
	out := new(ConsortiumProposalIs)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalIs", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumPurposeNotAllowed represents a PurposeNotAllowed error raised by the Consortium contract.
type ConsortiumPurposeNotAllowed struct {
	Purpose uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PurposeNotAllowed(uint8 purpose)
func ConsortiumPurposeNotAllowedErrorID() common.Hash {
	return common.HexToHash("0x14d4a844aade88e7e9913a7fc67da314098cb417ae9c5e8f433c5f1d014086fe")
}

// UnpackPurposeNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PurposeNotAllowed(uint8 purpose)
func (consortium *Consortium) UnpackPurposeNotAllowedError(raw []byte) (*ConsortiumPurposeNotAllowed, error) {
	out := new(ConsortiumPurposeNotAllowed)
	if err := consortium.abi.UnpackIntoInterface(out, "PurposeNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumRolesUnchanged represents a RolesUnchanged error raised by the Consortium contract.
type ConsortiumRolesUnchanged struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RolesUnchanged(bytes32 member)
func ConsortiumRolesUnchangedErrorID() common.Hash {
	return common.HexToHash("0x7aec84badfa0f9a79ffb79150aedc5aae95afda9c0694b75dbc2f7b8444eac58")
}

// UnpackRolesUnchangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RolesUnchanged(bytes32 member)
func (consortium *Consortium) UnpackRolesUnchangedError(raw []byte) (*ConsortiumRolesUnchanged, error) {
	out := new(ConsortiumRolesUnchanged)
	if err := consortium.abi.UnpackIntoInterface(out, "RolesUnchanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumSuccessorUnchanged represents a SuccessorUnchanged error raised by the Consortium contract.
type ConsortiumSuccessorUnchanged struct {
	Predecessor common.Address
	Successor   common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SuccessorUnchanged(address predecessor, address successor)
func ConsortiumSuccessorUnchangedErrorID() common.Hash {
	return common.HexToHash("0x684bdc4335313aa1a43595c281266db16bbc9c91e9e0372fcbd69b69b0228db5")
}

// UnpackSuccessorUnchangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SuccessorUnchanged(address predecessor, address successor)
func (consortium *Consortium) UnpackSuccessorUnchangedError(raw []byte) (*ConsortiumSuccessorUnchanged, error) {
	out := new(ConsortiumSuccessorUnchanged)
	if err := consortium.abi.UnpackIntoInterface(out, "SuccessorUnchanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumSuspensionUnchanged represents a SuspensionUnchanged error raised by the Consortium contract.
type ConsortiumSuspensionUnchanged struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SuspensionUnchanged(bytes32 member)
func ConsortiumSuspensionUnchangedErrorID() common.Hash {
	return common.HexToHash("0xadf047b43b5213f217963121fc15310613f6ed7df71f7aac08d4dfd707dc8d07")
}

// UnpackSuspensionUnchangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SuspensionUnchanged(bytes32 member)
func (consortium *Consortium) UnpackSuspensionUnchangedError(raw []byte) (*ConsortiumSuspensionUnchanged, error) {
	out := new(ConsortiumSuspensionUnchanged)
	if err := consortium.abi.UnpackIntoInterface(out, "SuspensionUnchanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumTimeNotYet represents a TimeNotYet error raised by the Consortium contract.
type ConsortiumTimeNotYet struct {
	Time *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TimeNotYet(uint256 time)
func ConsortiumTimeNotYetErrorID() common.Hash {
	return common.HexToHash("0x5736a48e9f4a1ed90f8b1708e23aecd91a1d8c505d01be47feefcf233ec45501")
}

// UnpackTimeNotYetError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TimeNotYet(uint256 time)
func (consortium *Consortium) UnpackTimeNotYetError(raw []byte) (*ConsortiumTimeNotYet, error) {
	out := new(ConsortiumTimeNotYet)
	if err := consortium.abi.UnpackIntoInterface(out, "TimeNotYet", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumTooFewVoters represents a TooFewVoters error raised by the Consortium contract.
type ConsortiumTooFewVoters struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooFewVoters(bytes32 member)
func ConsortiumTooFewVotersErrorID() common.Hash {
	return common.HexToHash("0x9b12543dd1d32f1e689f5f318767344d56b73f18ee7dc5dc08513df61d64c382")
}

// UnpackTooFewVotersError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooFewVoters(bytes32 member)
func (consortium *Consortium) UnpackTooFewVotersError(raw []byte) (*ConsortiumTooFewVoters, error) {
	out := new(ConsortiumTooFewVoters)
	if err := consortium.abi.UnpackIntoInterface(out, "TooFewVoters", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumTooManyAccounts represents a TooManyAccounts error raised by the Consortium contract.
type ConsortiumTooManyAccounts struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooManyAccounts(bytes32 member)
func ConsortiumTooManyAccountsErrorID() common.Hash {
	return common.HexToHash("0x93bca97fe9cca934434e6aa7e401b221d4ca8ab9d332a32a5619ce869d287395")
}

// UnpackTooManyAccountsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooManyAccounts(bytes32 member)
func (consortium *Consortium) UnpackTooManyAccountsError(raw []byte) (*ConsortiumTooManyAccounts, error) {
	out := new(ConsortiumTooManyAccounts)
	if err := consortium.abi.UnpackIntoInterface(out, "TooManyAccounts", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumUnknownRoles represents a UnknownRoles error raised by the Consortium contract.
type ConsortiumUnknownRoles struct {
	Roles *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownRoles(uint256 roles)
func ConsortiumUnknownRolesErrorID() common.Hash {
	return common.HexToHash("0x0bc4749f2f1b939788f0a7e0de5eb9fb56852e9437d766f0e73d14cf89b4fc79")
}

// UnpackUnknownRolesError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownRoles(uint256 roles)
func (consortium *Consortium) UnpackUnknownRolesError(raw []byte) (*ConsortiumUnknownRoles, error) {
	out := new(ConsortiumUnknownRoles)
	if err := consortium.abi.UnpackIntoInterface(out, "UnknownRoles", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumValidatorUnchanged represents a ValidatorUnchanged error raised by the Consortium contract.
type ConsortiumValidatorUnchanged struct {
	Validator common.Address
	IsActive  bool
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ValidatorUnchanged(address validator, bool isActive)
func ConsortiumValidatorUnchangedErrorID() common.Hash {
	return common.HexToHash("0x38574f26c97fd863666619d4df7ece086eaa8604d53f9353b0268f54a60df1ce")
}

// UnpackValidatorUnchangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ValidatorUnchanged(address validator, bool isActive)
func (consortium *Consortium) UnpackValidatorUnchangedError(raw []byte) (*ConsortiumValidatorUnchanged, error) {
	out := new(ConsortiumValidatorUnchanged)
	if err := consortium.abi.UnpackIntoInterface(out, "ValidatorUnchanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumVerifierUnchanged represents a VerifierUnchanged error raised by the Consortium contract.
type ConsortiumVerifierUnchanged struct {
	Verifier common.Address
	IsActive bool
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error VerifierUnchanged(address verifier, bool isActive)
func ConsortiumVerifierUnchangedErrorID() common.Hash {
	return common.HexToHash("0xe0cc5010f4c63428246357554b12e5f8f6f492fb9e2cd8ad2e6848539318092e")
}

// UnpackVerifierUnchangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error VerifierUnchanged(address verifier, bool isActive)
func (consortium *Consortium) UnpackVerifierUnchangedError(raw []byte) (*ConsortiumVerifierUnchanged, error) {
	out := new(ConsortiumVerifierUnchanged)
	if err := consortium.abi.UnpackIntoInterface(out, "VerifierUnchanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumZeroAccount represents a ZeroAccount error raised by the Consortium contract.
type ConsortiumZeroAccount struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAccount()
func ConsortiumZeroAccountErrorID() common.Hash {
	return common.HexToHash("0xbfcf3c0bb32fe792f677ae14b5f44b9695700b5b4a64cfda8a7f506371f2d39f")
}

// UnpackZeroAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAccount()
func (consortium *Consortium) UnpackZeroAccountError(raw []byte) (*ConsortiumZeroAccount, error) {
	out := new(ConsortiumZeroAccount)
	if err := consortium.abi.UnpackIntoInterface(out, "ZeroAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumZeroMember represents a ZeroMember error raised by the Consortium contract.
type ConsortiumZeroMember struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroMember()
func ConsortiumZeroMemberErrorID() common.Hash {
	return common.HexToHash("0x7553caa6a7b0ddb1dba7e7fe0e24456b98ff20955606dbf7fd658e4702c19fee")
}

// UnpackZeroMemberError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroMember()
func (consortium *Consortium) UnpackZeroMemberError(raw []byte) (*ConsortiumZeroMember, error) {
	out := new(ConsortiumZeroMember)
	if err := consortium.abi.UnpackIntoInterface(out, "ZeroMember", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerMetaData contains all meta data concerning the CustodyLedger contract.
var CustodyLedgerMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"consortium_\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"MAX_AHEAD\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_BATCH\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"accept\",\"inputs\":[{\"name\":\"acceptance\",\"type\":\"tuple\",\"internalType\":\"structICustodyLedger.Acceptance\",\"components\":[{\"name\":\"offer\",\"type\":\"tuple\",\"internalType\":\"structICustodyLedger.Offer\",\"components\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"condition\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiresAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"condition\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"isSealIntact\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"aliquot\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"parent\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"salts\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"commitments\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"specimens\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"assignCustody\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"to\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"collect\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"specimen\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"consortium\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"correct\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"corrected\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"custodianOf\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"dispose\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"items\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"method\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"flag\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flaw\",\"type\":\"uint8\",\"internalType\":\"enumICustodyLedger.Flaw\"},{\"name\":\"details\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"handOff\",\"inputs\":[{\"name\":\"acceptance\",\"type\":\"tuple\",\"internalType\":\"structICustodyLedger.Acceptance\",\"components\":[{\"name\":\"offer\",\"type\":\"tuple\",\"internalType\":\"structICustodyLedger.Offer\",\"components\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"condition\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiresAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"condition\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"isSealIntact\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"offerSignature\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"acceptanceSignature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"idOf\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"isBlocked\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"itemOf\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structICustodyLedger.Item\",\"components\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumICustodyLedger.ItemKind\"},{\"name\":\"flaw\",\"type\":\"uint8\",\"internalType\":\"enumICustodyLedger.Flaw\"},{\"name\":\"isDisposed\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"custodian\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"package\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"offers\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"count\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"offer\",\"inputs\":[{\"name\":\"offered\",\"type\":\"tuple\",\"internalType\":\"structICustodyLedger.Offer\",\"components\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"condition\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiresAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"offerHashOf\",\"inputs\":[{\"name\":\"offered\",\"type\":\"tuple\",\"internalType\":\"structICustodyLedger.Offer\",\"components\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"condition\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiresAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"offerOf\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structICustodyLedger.OfferState\",\"components\":[{\"name\":\"number\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"hash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiresAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"isOpen\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"pack\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"specimens\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"package\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"packageOf\",\"inputs\":[{\"name\":\"specimen\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"refuse\",\"inputs\":[{\"name\":\"offered\",\"type\":\"tuple\",\"internalType\":\"structICustodyLedger.Offer\",\"components\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"condition\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiresAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"reason\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sequence\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"unpack\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"package\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"specimens\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"verifyMember\",\"inputs\":[{\"name\":\"package\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"specimen\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdrawOffer\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"Aliquoted\",\"inputs\":[{\"name\":\"parent\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"specimens\",\"type\":\"bytes32[]\",\"indexed\":false,\"internalType\":\"bytes32[]\"},{\"name\":\"commitments\",\"type\":\"bytes32[]\",\"indexed\":false,\"internalType\":\"bytes32[]\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Collected\",\"inputs\":[{\"name\":\"specimen\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"CustodyAssigned\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"to\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EntryCorrected\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"corrected\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"HandOffAccepted\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"to\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"condition\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"isSealIntact\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"HandOffOffered\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"to\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"condition\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"expiresAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"HandOffRefused\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"to\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"},{\"name\":\"reason\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ItemFlagged\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"flaw\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumICustodyLedger.Flaw\"},{\"name\":\"details\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ItemsDisposed\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"method\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"items\",\"type\":\"bytes32[]\",\"indexed\":false,\"internalType\":\"bytes32[]\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OfferWithdrawn\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Packed\",\"inputs\":[{\"name\":\"packageId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"seal\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"specimens\",\"type\":\"bytes32[]\",\"indexed\":false,\"internalType\":\"bytes32[]\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Unpacked\",\"inputs\":[{\"name\":\"packageId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"occurredAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"specimens\",\"type\":\"bytes32[]\",\"indexed\":false,\"internalType\":\"bytes32[]\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"BadSignature\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BatchOutOfRange\",\"inputs\":[{\"name\":\"count\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxCount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InPackage\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"package\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ItemBlocked\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"flaw\",\"type\":\"uint8\",\"internalType\":\"enumICustodyLedger.Flaw\"}]},{\"type\":\"error\",\"name\":\"ItemDisposed\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ItemExists\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"LengthMismatch\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NoFlaw\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NoOpenOffer\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotCollector\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotCustodian\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotInPackage\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"package\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotNextNumber\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"next\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"NotPackage\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotSpecimen\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotVote\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OfferExpired\",\"inputs\":[{\"name\":\"expiresAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"OfferOpen\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"OtherOffer\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"hash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"PackageNotEmpty\",\"inputs\":[{\"name\":\"package\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"count\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"SameMember\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"TimeAhead\",\"inputs\":[{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"latest\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"TimeBackward\",\"inputs\":[{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"earliest\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"TimeNotCoarse\",\"inputs\":[{\"name\":\"occurredAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"UnknownEntry\",\"inputs\":[{\"name\":\"seq\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"UnknownItem\",\"inputs\":[{\"name\":\"item\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ZeroCommitment\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroMember\",\"inputs\":[]}]",
	ID:  "CustodyLedger",
	Bin: "0x610180604052348015610010575f5ffd5b5060405161352f38038061352f83398101604081905261002f91610182565b604080518082018252601581527f4c61625365616c20437573746f64794c65646765720000000000000000000000602080830191909152825180840190935260018352603160f81b908301526001600160a01b038316608052906100928261013c565b6101405261009f8161013c565b61016052815160208084019190912061010052815190820120610120524660c05261012d6101005161012051604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201529081019290925260608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60a05250503060e0525061020a565b5f5f829050601f8151111561016f578260405163305a27a960e01b815260040161016691906101af565b60405180910390fd5b805161017a826101e4565b179392505050565b5f60208284031215610192575f5ffd5b81516001600160a01b03811681146101a8575f5ffd5b9392505050565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b80516020808301519190811015610204575f198160200360031b1b821691505b50919050565b60805160a05160c05160e051610100516101205161014051610160516132ae6102815f395f611f9201525f611f6201525f61242901525f61240101525f61235c01525f61238601525f6123b001525f81816103b60152818161138d015281816116fb0152818161178f01526119d401526132ae5ff3fe608060405234801561000f575f5ffd5b50600436106101a5575f3560e01c80638985db88116100e8578063beeed77c11610093578063e824f0461161006e578063e824f04614610472578063edeb175714610485578063f238135914610498578063f948238e146104ab575f5ffd5b8063beeed77c14610439578063c1b1146e1461044c578063e3de58971461045f575f5ffd5b80639b03d2aa116100c35780639b03d2aa146103f0578063adbffa1d14610413578063b526764314610426575f5ffd5b80638985db8814610395578063950bff9f146103a85780639ad18765146103b1575f5ffd5b80634f9244c2116101535780636354b81b1161012e5780636354b81b1461033e5780637641f6f914610347578063828c4eda1461035a57806384b0196e1461037a575f5ffd5b80634f9244c2146102fd578063529d15cc1461031057806355f913161461032b575f5ffd5b806344a6f40f1161018357806344a6f40f146102b757806346a021d5146102ca5780634e477110146102dd575f5ffd5b8063171966d7146101a957806325cdbf49146102815780634260c70d14610296575b5f5ffd5b6102346101b7366004612619565b60408051608080820183525f808352602080840182905283850182905260609384018290529481526001808652908490208451928301855290810154640100000000810463ffffffff16835260029091015494820194909452600160a01b9093046001600160401b03169183018290524291909111159082015290565b6040516102789190815163ffffffff168152602080830151908201526040808301516001600160401b03169082015260609182015115159181019190915260800190565b60405180910390f35b61029461028f36600461268b565b6104be565b005b6102a96102a4366004612619565b6104db565b604051908152602001610278565b6102946102c5366004612728565b61050b565b6102946102d83660046127b9565b610650565b6102f06102eb36600461280e565b6107a4565b60405161027891906128d8565b6102a961030b3660046128ea565b610978565b5f545b6040516001600160401b039091168152602001610278565b61029461033936600461291b565b6109ae565b61031361012c81565b6102a961035536600461296c565b610c98565b61036d610368366004612619565b610e09565b60405161027891906129fd565b610382610f3b565b6040516102789796959493929190612adc565b6102946103a3366004612b72565b610f7d565b6102a961040081565b6103d87f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b039091168152602001610278565b6104036103fe366004612bc8565b611156565b6040519015158152602001610278565b6102a9610421366004612c16565b6111aa565b610294610434366004612c31565b6111f8565b6102946104473660046128ea565b611382565b61029461045a3660046128ea565b61149c565b61040361046d366004612619565b611570565b610294610480366004612c69565b6115a5565b6102a9610493366004612ca3565b6116d3565b6102946104a6366004612cdf565b6118b8565b6102a96104b9366004612619565b611981565b6104c98585856109ae565b6104d48583836111f8565b5050505050565b5f81815260016020819052604082209081015462010000900460ff16610501575f610504565b80545b9392505050565b61051585336119bd565b5f836008811115610528576105286129d5565b0361054657604051632e0afa8b60e11b815260040160405180910390fd5b5f6105518686611a3e565b90505f6001820154610100900460ff166008811115610572576105726129d5565b14858260010160019054906101000a900460ff1690916105b057604051632460bcb560e21b81526004016105a7929190612d0a565b60405180910390fd5b50506105bc8183611a81565b60018101805485919061ff0019166101008360088111156105df576105df6129d5565b021790555060018101805467ffffffffffffffff60a01b1916905585857f9ee18c922743d296edad9db885db35305d6a32c39f681b12ff56766554c7272361062d5f80546001019081905590565b8787876040516106409493929190612d1e565b60405180910390a3505050505050565b61065a85336119bd565b8261066481611ba0565b5f839003610685576040516351bda03d60e01b815260040160405180910390fd5b5f5b8181101561074c575f6106b2888888858181106106a6576106a6612d59565b90506020020135611be2565b6001810154909150600160401b900463ffffffff16158787848181106106da576106da612d59565b905060200201358260010160089054906101000a900463ffffffff1690916107245760405163d44e0c2f60e01b8152600481019290925263ffffffff1660248201526044016105a7565b50506107308185611a81565b6001908101805463ff0000001916630100000017905501610687565b50857f09ac837063e9d770f46f843e7e47580f287ab1dfec9f43989288326d526ceeec61077f5f80546001019081905590565b85858989604051610794959493929190612d9d565b60405180910390a2505050505050565b60606107b088336119bd565b846107ba81611ba0565b8381146107f3576040517fff633a3800000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f6107fe8a8a611c44565b905060018082015460ff16600281111561081a5761081a6129d5565b14899061083d5760405163978eaae960e01b81526004016105a791815260200190565b506108488185611a81565b816001600160401b0381111561086057610860612ddf565b604051908082528060200260200182016040528015610889578160200160208202803683370190505b5092505f5b8281101561091a578686828181106108a8576108a8612d59565b905060200201355f5f1b036108d0576040516351bda03d60e01b815260040160405180910390fd5b6108f58b8a8a848181106108e6576108e6612d59565b90506020020135600188611ca5565b84828151811061090757610907612d59565b602090810291909101015260010161088e565b5089897f9846f3c092d88d8e6c12c7195602ff453a76c0a34a5e883b50723e73b47ae7cd61094e5f80546001019081905590565b868a8a8a604051610963959493929190612df3565b60405180910390a35050979650505050505050565b60408051602081018490529081018290525f906060015b6040516020818303038152906040528051906020012090505b92915050565b6109cb60208401356109c66060860160408701612e59565b6119bd565b5f6109d5846111aa565b90506109f26109ea6060860160408701612e59565b828585611d3a565b60608401355f03610a1657604051633aa9e55360e11b815260040160405180910390fd5b606084013560208501358103610a42576040516358636c7f60e01b81526004016105a791815260200190565b50610a5561012085016101008601612e72565b6001600160401b0316421115610a7361012086016101008701612e72565b90610a9d576040516362a798cb60e01b81526001600160401b0390911660048201526024016105a7565b505f610aae60208601358635611c44565b90505f8160010160049054906101000a900463ffffffff166001610ad29190612e9f565b905063ffffffff8116610aeb60a0880160808901612ece565b63ffffffff1614610b0260a0880160808901612ece565b829091610b325760405163efad8d2760e01b815263ffffffff9283166004820152911660248201526044016105a7565b50610b4f905082610b4a610100890160e08a01612e72565b611a81565b60018201805467ffffffff00000000191664010000000063ffffffff841602179055610b8361012087016101008801612e72565b6001830180546001600160401b0392909216600160a01b0267ffffffffffffffff60a01b19909216919091179055600282018390556060860135602087013587357f52e0e444d38d00884dbc81da02c5a15803ff2acaa9881221d0bcbf44b575da81610bf55f80546001019081905590565b85610c0660608d0160408e01612e59565b8c60a001358d60c001358e60e0016020810190610c239190612e72565b8f610100016020810190610c379190612e72565b604080516001600160401b03988916815263ffffffff90971660208801526001600160a01b039095169486019490945260608501929092526080840152831660a08301529190911660c082015260e0015b60405180910390a4505050505050565b5f610ca387336119bd565b83610cad81611ba0565b610cba8888600286611ca5565b91505f5b81811015610d69575f610ce98a898985818110610cdd57610cdd612d59565b90506020020135611c44565b905060018082015460ff166002811115610d0557610d056129d5565b14888884818110610d1857610d18612d59565b9050602002013590610d405760405163978eaae960e01b81526004016105a791815260200190565b50610d4b8186611a81565b6001818101805462ff00001916620100001790559084905501610cbe565b505f610d758787611d93565b5f848152600160208190526040822080820180546bffffffff00000000000000001916600160401b63ffffffff89160217905560030183905581540190819055909150899084907f4b48e98df2429a6cf87b82652a1ce8f6b763e38371a3172ee144a3c061776321908489898d8d604051610df596959493929190612ee7565b60405180910390a350509695505050505050565b610e56604080516101208101909152805f81526020015f81525f6020820181905260408201819052606082018190526080820181905260a0820181905260c0820181905260e09091015290565b5f828152600160208190526040918290208251610120810190935290810154909190819060ff166002811115610e8e57610e8e6129d5565b81526020018260010160019054906101000a900460ff166008811115610eb657610eb66129d5565b815260018301546301000000900460ff1615156020820152604001610eda85611981565b8152602001610ee8856104db565b815260018301546001600160401b03600160601b820416602083015263ffffffff640100000000820481166040840152600160401b90910416606082015260039092015460809092019190915292915050565b5f6060805f5f5f6060610f4c611f5b565b610f54611f8b565b604080515f80825260208201909252600f60f81b9b939a50919850469750309650945092509050565b610f8785336119bd565b81610f9181611ba0565b5f610f9c8787611be2565b90506002600182015460ff166002811115610fb957610fb96129d5565b148690610fdc57604051633f5fe82d60e21b81526004016105a791815260200190565b50610fe78184611a81565b5f5b828110156110bd575f60015f88888581811061100757611007612d59565b9050602002013581526020019081526020015f2090508060010160029054906101000a900460ff16801561103b5750805488145b87878481811061104d5761104d612d59565b9050602002013589909161107d57604051630208caa960e01b8152600481019290925260248201526044016105a7565b505060018181018054928b905573ffffffffffffffff000000000000000000ff000019909216600160601b6001600160401b038816021790915501610fe9565b50818160010160088282829054906101000a900463ffffffff166110e19190612f30565b92506101000a81548163ffffffff021916908363ffffffff16021790555086867f6dab953cd07888f23b9fd2cf302f365d4ce66c8dcc79f6162fc028f481ab7eec6111325f80546001019081905590565b8689896040516111459493929190612f4c565b60405180910390a350505050505050565b5f8481526001602052604081206002600182015460ff16600281111561117e5761117e6129d5565b14801561119e575061119e8484836003015461119989611fb6565b611fec565b9150505b949350505050565b5f6040518060c00160405280608b8152602001613223608b913980516020918201206040516111db92859101612f87565b604051602081830303815290604052805190602001209050919050565b8261121360608201356109c661014084016101208501612e59565b61122b60208201356109c66060840160408501612e59565b5f611235826111aa565b905061125d61124c61014087016101208801612e59565b6112568784612003565b8686611d3a565b5f6112698335836120d5565b905061128181610b4a6101c089016101a08a01612e72565b606083013580825560018201805467ffffffffffffffff60a01b19169055602084013584357f4c96605405188554b33a3abe1b3f6d72f3d3dc0a0acf4150db552f5ab67033366112d75f80546001019081905590565b6112e760a0890160808a01612ece565b6112f96101408d016101208e01612e59565b8c61014001358d61016001358e6101800160208101906113199190613057565b8f6101a001602081019061132d9190612e72565b604080516001600160401b03988916815263ffffffff90971660208801526001600160a01b039095169486019490945260608501929092526080840152151560a08301529190911660c082015260e001610c88565b336001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001681146113d857604051631076ef3560e11b81526001600160a01b0390911660048201526024016105a7565b505f8190036113fa57604051633aa9e55360e11b815260040160405180910390fd5b5f61140483612155565b80549091508280820361142d576040516358636c7f60e01b81526004016105a791815260200190565b5082825560018201805467ffffffffffffffff60a01b191690558281857fc1bf451ea9a4cf7329d3511eac3c68ff16abbf323d2c1379e363b8c470d7031361147b5f80546001019081905590565b6040516001600160401b03909116815260200160405180910390a450505050565b6114a682336119bd565b5f6114b18383611a3e565b6001810154909150600160a01b90046001600160401b031642111582906114ee5760405163690f3fa160e11b81526004016105a791815260200190565b5060018101805467ffffffffffffffff60a01b1916905582827f2fb8203238ba4e4a0a1ab2e21e2a02c016c0c87889715f7917e08aeaaa2613596115385f80546001019081905590565b6001850154604080516001600160401b03909316835264010000000090910463ffffffff1660208301520160405180910390a3505050565b5f805f8381526001602081905260409091200154610100900460ff16600881111561159d5761159d6129d5565b141592915050565b6115af84336119bd565b5f8381526001602081905260408220015460ff1660028111156115d4576115d46129d5565b141583906115f857604051634388324360e11b81526004016105a791815260200190565b506001600160401b0382161580159061162457505f546001600160401b0316826001600160401b031611155b829061164f57604051639f585f2f60e01b81526001600160401b0390911660048201526024016105a7565b505f819003611671576040516351bda03d60e01b815260040160405180910390fd5b83837f4cda1642ec861b8a1903de0e83df917a939daeab4e1d2842d046cffc4e8229256116a45f80546001019081905590565b604080516001600160401b0392831681529187166020830152810185905260600160405180910390a350505050565b5f6116de85336119bd565b60405163764b8a2d60e01b815260048101869052600260248201527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063764b8a2d90604401602060405180830381865afa158015611748573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061176c9190613072565b80611800575060405163764b8a2d60e01b815260048101869052600160248201527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063764b8a2d90604401602060405180830381865afa1580156117dc573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906118009190613072565b85906118225760405163142d587960e01b81526004016105a791815260200190565b505f839003611844576040516351bda03d60e01b815260040160405180910390fd5b6118518585600185611ca5565b905084817fc4e51cecc94d638be9d398fb373196e1ad0ccc00bc3fe4c2c52cf67b8bb047bd6118865f80546001019081905590565b604080516001600160401b039283168152602081018990529187169082015260600160405180910390a3949350505050565b6118c68260600135336119bd565b5f6118da83356118d5856111aa565b6120d5565b60010180546001600160401b0392909216600160a01b0267ffffffffffffffff60a01b19909216919091179055606082013582357fe4a8240153b2fa8a7a1e54193abe3862a39cb590e8b1f6cb13d1931fec7ce2a761193f5f80546001019081905590565b61194f60a0870160808801612ece565b604080516001600160401b03909316835263ffffffff9091166020830152810185905260600160405180910390a35050565b5f81815260016020819052604082209081015462010000900460ff166119a8578054610504565b545f9081526001602052604090205492915050565b604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc37090611a0e908590859060069060040161308d565b5f6040518083038186803b158015611a24575f5ffd5b505afa158015611a36573d5f5f3e3d5ffd5b505050505050565b5f611a4882612155565b8054909150829084908114611a795760405163f28a1f5160e01b8152600481019290925260248201526044016105a7565b505092915050565b5f611a8e61012c426130c1565b9050611a9b603c836130f4565b82906001600160401b031615611ad057604051638fefe51960e01b81526001600160401b0390911660048201526024016105a7565b5081816001600160401b038082169083161115611b1357604051639984fe3760e01b81526001600160401b039283166004820152911660248201526044016105a7565b5050600183015482906001600160401b03600160601b9091048116908216811115611b645760405163874654f560e01b81526001600160401b039283166004820152911660248201526044016105a7565b505050600190910180546001600160401b03909216600160601b0273ffffffffffffffff00000000000000000000000019909216919091179055565b8015801590611bb157506104008111155b816104009091611bdd5760405163f11f99dd60e01b8152600481019290925260248201526044016105a7565b505050565b5f611bed8383611a3e565b60018101549091508290640100000000810463ffffffff1690600160a01b90046001600160401b03164211611a7957604051630286dcfd60e51b8152600481019290925263ffffffff1660248201526044016105a7565b5f611c4f8383611be2565b90505f6001820154610100900460ff166008811115611c7057611c706129d5565b14828260010160019054906101000a900460ff169091611a7957604051632460bcb560e21b81526004016105a7929190612d0a565b5f611cb08585610978565b5f818152600160205260408120919250600182015460ff166002811115611cd957611cd96129d5565b148290611cfc57604051639030e3b160e01b81526004016105a791815260200190565b5085815560018082018054869260ff1990911690836002811115611d2257611d226129d5565b0217905550611d318184611a81565b50949350505050565b6001600160a01b0384163314611d8d575f611d5484612214565b9050611d6285828585612240565b8590611a3657604051639a7d38d960e01b81526001600160a01b0390911660048201526024016105a7565b50505050565b5f8181816001600160401b03811115611dae57611dae612ddf565b604051908082528060200260200182016040528015611dd7578160200160208202803683370190505b5090505f5b82811015611e2a57611e05868683818110611df957611df9612d59565b90506020020135611fb6565b828281518110611e1757611e17612d59565b6020908102919091010152600101611ddc565b505b6001821115611f37575f611e41600284613121565b90505f5b81811015611ecf57611eaa83611e5c836002613134565b81518110611e6c57611e6c612d59565b602002602001015184836002611e829190613134565b611e8d90600161314b565b81518110611e9d57611e9d612d59565b60200260200101516122b2565b838281518110611ebc57611ebc612d59565b6020908102919091010152600101611e45565b50611edb60028461315e565b600103611f255781611eee600185613171565b81518110611efe57611efe612d59565b6020026020010151828281518110611f1857611f18612d59565b6020026020010181815250505b611f2f8184613171565b925050611e2c565b805f81518110611f4957611f49612d59565b60200260200101519250505092915050565b6060611f867f00000000000000000000000000000000000000000000000000000000000000006122db565b905090565b6060611f867f00000000000000000000000000000000000000000000000000000000000000006122db565b5f81604051602001611fca91815260200190565b60408051601f19818403018152828252805160209182012090830152016111db565b5f82611ff9868685612318565b1495945050505050565b5f6040518060c00160405280608b8152602001613223608b913960405160200161202d9190613184565b60408051601f1981840301815291905280516020909101208261205861014086016101208701612e59565b6101408601356101608701356120766101a089016101808a01613057565b6120886101c08a016101a08b01612e72565b6040805160208101989098528701959095526001600160a01b039093166060860152608085019190915260a0840152151560c08301526001600160401b031660e08201526101000161098f565b5f82815260016020526040902061210181600101546001600160401b03600160a01b9091041642111590565b83906121235760405163690f3fa160e11b81526004016105a791815260200190565b508181600201541483839091611a795760405163070f635f60e51b8152600481019290925260248201526044016105a7565b5f81815260016020526040812090600182015460ff16600281111561217c5761217c6129d5565b141582906121a057604051634388324360e11b81526004016105a791815260200190565b50600181015482906301000000900460ff16156121d35760405163529a3df360e01b81526004016105a791815260200190565b5060018101548154839162010000900460ff161561220d5760405163bd53730360e01b8152600481019290925260248201526044016105a7565b5050919050565b5f6109a8612220612350565b8360405161190160f01b8152600281019290925260228201526042902090565b5f846001600160a01b03163b5f0361229f575f5f61225f868686612479565b5090925090505f816003811115612278576122786129d5565b1480156122965750866001600160a01b0316826001600160a01b0316145b925050506111a2565b6122ab858585856124c0565b90506111a2565b5f8183106122cc575f828152602084905260409020610504565b505f9182526020526040902090565b60605f6122e78361252a565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f81815b84811015611d31576123468287878481811061233a5761233a612d59565b905060200201356122b2565b915060010161231c565b5f306001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000161480156123a857507f000000000000000000000000000000000000000000000000000000000000000046145b156123d257507f000000000000000000000000000000000000000000000000000000000000000090565b611f86604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b5f808060418490036124ad578435602086013560408701355f1a61249f89828585612551565b9550955095505050506124b7565b505f915060029050825b93509350939050565b60408051630b135d3f60e11b808252600482018690526024820192909252604481018390525f91908390818660648301375f82606483010152601f820160051c60051b915060205f60648401838b5afa9050825f5114601f3d111681169350505050949350505050565b5f60ff8216601f8111156109a857604051632cd44ac360e21b815260040160405180910390fd5b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084111561258a57505f9150600390508261260f565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa1580156125db573d5f5f3e3d5ffd5b5050604051601f1901519150506001600160a01b03811661260657505f92506001915082905061260f565b92505f91508190505b9450945094915050565b5f60208284031215612629575f5ffd5b5035919050565b5f6101c08284031215612641575f5ffd5b50919050565b5f5f83601f840112612657575f5ffd5b5081356001600160401b0381111561266d575f5ffd5b602083019150836020828501011115612684575f5ffd5b9250929050565b5f5f5f5f5f61020086880312156126a0575f5ffd5b6126aa8787612630565b94506101c08601356001600160401b038111156126c5575f5ffd5b6126d188828901612647565b9095509350506101e08601356001600160401b038111156126f0575f5ffd5b6126fc88828901612647565b969995985093965092949392505050565b80356001600160401b0381168114612723575f5ffd5b919050565b5f5f5f5f5f60a0868803121561273c575f5ffd5b8535945060208601359350604086013560098110612758575f5ffd5b92506060860135915061276d6080870161270d565b90509295509295909350565b5f5f83601f840112612789575f5ffd5b5081356001600160401b0381111561279f575f5ffd5b6020830191508360208260051b8501011115612684575f5ffd5b5f5f5f5f5f608086880312156127cd575f5ffd5b8535945060208601356001600160401b038111156127e9575f5ffd5b6127f588828901612779565b9095509350506040860135915061276d6060870161270d565b5f5f5f5f5f5f5f60a0888a031215612824575f5ffd5b873596506020880135955060408801356001600160401b03811115612847575f5ffd5b6128538a828b01612779565b90965094505060608801356001600160401b03811115612871575f5ffd5b61287d8a828b01612779565b909450925061289090506080890161270d565b905092959891949750929550565b5f8151808452602084019350602083015f5b828110156128ce5781518652602095860195909101906001016128b0565b5093949350505050565b602081525f610504602083018461289e565b5f5f604083850312156128fb575f5ffd5b50508035926020909101359150565b5f6101208284031215612641575f5ffd5b5f5f5f610140848603121561292e575f5ffd5b612938858561290a565b92506101208401356001600160401b03811115612953575f5ffd5b61295f86828701612647565b9497909650939450505050565b5f5f5f5f5f5f60a08789031215612981575f5ffd5b863595506020870135945060408701356001600160401b038111156129a4575f5ffd5b6129b089828a01612779565b909550935050606087013591506129c96080880161270d565b90509295509295509295565b634e487b7160e01b5f52602160045260245ffd5b600981106129f9576129f96129d5565b9052565b815161012082019060038110612a1557612a156129d5565b808352506020830151612a2b60208401826129e9565b506040830151612a3f604084018215159052565b50606083015160608301526080830151608083015260a0830151612a6e60a08401826001600160401b03169052565b5060c0830151612a8660c084018263ffffffff169052565b5060e0830151612a9e60e084018263ffffffff169052565b5061010092830151919092015290565b5f81518084528060208401602086015e5f602082860101526020601f19601f83011685010191505092915050565b60ff60f81b8816815260e060208201525f612afa60e0830189612aae565b8281036040840152612b0c8189612aae565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b81811015612b61578351835260209384019390920191600101612b43565b50909b9a5050505050505050505050565b5f5f5f5f5f60808688031215612b86575f5ffd5b853594506020860135935060408601356001600160401b03811115612ba9575f5ffd5b612bb588828901612779565b909450925061276d90506060870161270d565b5f5f5f5f60608587031215612bdb575f5ffd5b843593506020850135925060408501356001600160401b03811115612bfe575f5ffd5b612c0a87828801612779565b95989497509550505050565b5f6101208284031215612c27575f5ffd5b610504838361290a565b5f5f5f6101e08486031215612c44575f5ffd5b612c4e8585612630565b92506101c08401356001600160401b03811115612953575f5ffd5b5f5f5f5f60808587031215612c7c575f5ffd5b8435935060208501359250612c936040860161270d565b9396929550929360600135925050565b5f5f5f5f60808587031215612cb6575f5ffd5b843593506020850135925060408501359150612cd46060860161270d565b905092959194509250565b5f5f6101408385031215612cf1575f5ffd5b612cfb848461290a565b94610120939093013593505050565b8281526040810161050460208301846129e9565b6001600160401b038516815260808101612d3b60208301866129e9565b8360408301526001600160401b038316606083015295945050505050565b634e487b7160e01b5f52603260045260245ffd5b8183525f6001600160fb1b03831115612d84575f5ffd5b8260051b80836020870137939093016020019392505050565b6001600160401b03861681528460208201526001600160401b0384166040820152608060608201525f612dd4608083018486612d6d565b979650505050505050565b634e487b7160e01b5f52604160045260245ffd5b6001600160401b0386168152608060208201525f612e14608083018761289e565b8281036040840152612e27818688612d6d565b9150506001600160401b03831660608301529695505050505050565b80356001600160a01b0381168114612723575f5ffd5b5f60208284031215612e69575f5ffd5b61050482612e43565b5f60208284031215612e82575f5ffd5b6105048261270d565b634e487b7160e01b5f52601160045260245ffd5b63ffffffff81811683821601908111156109a8576109a8612e8b565b803563ffffffff81168114612723575f5ffd5b5f60208284031215612ede575f5ffd5b61050482612ebb565b6001600160401b03871681528560208201528460408201526001600160401b038416606082015260a060808201525f612f2460a083018486612d6d565b98975050505050505050565b63ffffffff82811682821603908111156109a8576109a8612e8b565b6001600160401b03851681526001600160401b0384166020820152606060408201525f612f7d606083018486612d6d565b9695505050505050565b82815281356020808301919091528201356040808301919091526101408201906001600160a01b0390612fbb908501612e43565b1660608301525f606084013590508060808401525063ffffffff612fe160808501612ebb565b1660a08301525f60a084013590508060c0840152505f60c084013590508060e08401525061301160e0840161270d565b6001600160401b0381166101008401525061302f610100840161270d565b6001600160401b038116610120840152509392505050565b8015158114613054575f5ffd5b50565b5f60208284031215613067575f5ffd5b813561050481613047565b5f60208284031215613082575f5ffd5b815161050481613047565b8381526001600160a01b038316602082015260608101600883106130b3576130b36129d5565b826040830152949350505050565b6001600160401b0381811683821601908111156109a8576109a8612e8b565b634e487b7160e01b5f52601260045260245ffd5b5f6001600160401b0383168061310c5761310c6130e0565b806001600160401b0384160691505092915050565b5f8261312f5761312f6130e0565b500490565b80820281158282048414176109a8576109a8612e8b565b808201808211156109a8576109a8612e8b565b5f8261316c5761316c6130e0565b500690565b818103818111156109a8576109a8612e8b565b7f416363657074616e6365284f66666572206f666665722c61646472657373206181527f63636f756e742c62797465733332207365616c2c6279746573333220636f6e6460208201527f6974696f6e2c626f6f6c2069735365616c496e746163742c75696e743634206f6040820152696363757272656441742960b01b60608201525f82518060208501606a85015e5f9201606a019182525091905056fe4f666665722862797465733332206974656d2c627974657333322066726f6d2c61646472657373206163636f756e742c6279746573333220746f2c75696e743332206e756d6265722c62797465733332207365616c2c6279746573333220636f6e646974696f6e2c75696e743634206f6363757272656441742c75696e7436342065787069726573417429",
}

// CustodyLedger is an auto generated Go binding around an Ethereum contract.
type CustodyLedger struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *CustodyLedger) GetABI() abi.ABI {
	return c.abi
}

// NewCustodyLedger creates a new instance of CustodyLedger.
func NewCustodyLedger() *CustodyLedger {
	parsed, err := CustodyLedgerMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &CustodyLedger{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *CustodyLedger) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address consortium_) returns()
func (custodyLedger *CustodyLedger) PackConstructor(consortium_ common.Address) []byte {
	enc, err := custodyLedger.abi.Pack("", consortium_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackMAXAHEAD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6354b81b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_AHEAD() view returns(uint64)
func (custodyLedger *CustodyLedger) PackMAXAHEAD() []byte {
	enc, err := custodyLedger.abi.Pack("MAX_AHEAD")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXAHEAD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6354b81b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_AHEAD() view returns(uint64)
func (custodyLedger *CustodyLedger) TryPackMAXAHEAD() ([]byte, error) {
	return custodyLedger.abi.Pack("MAX_AHEAD")
}

// UnpackMAXAHEAD is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6354b81b.
//
// Solidity: function MAX_AHEAD() view returns(uint64)
func (custodyLedger *CustodyLedger) UnpackMAXAHEAD(data []byte) (uint64, error) {
	out, err := custodyLedger.abi.Unpack("MAX_AHEAD", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackMAXBATCH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x950bff9f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_BATCH() view returns(uint256)
func (custodyLedger *CustodyLedger) PackMAXBATCH() []byte {
	enc, err := custodyLedger.abi.Pack("MAX_BATCH")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXBATCH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x950bff9f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_BATCH() view returns(uint256)
func (custodyLedger *CustodyLedger) TryPackMAXBATCH() ([]byte, error) {
	return custodyLedger.abi.Pack("MAX_BATCH")
}

// UnpackMAXBATCH is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x950bff9f.
//
// Solidity: function MAX_BATCH() view returns(uint256)
func (custodyLedger *CustodyLedger) UnpackMAXBATCH(data []byte) (*big.Int, error) {
	out, err := custodyLedger.abi.Unpack("MAX_BATCH", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAccept is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb5267643.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function accept(((bytes32,bytes32,address,bytes32,uint32,bytes32,bytes32,uint64,uint64),address,bytes32,bytes32,bool,uint64) acceptance, bytes signature) returns()
func (custodyLedger *CustodyLedger) PackAccept(acceptance ICustodyLedgerAcceptance, signature []byte) []byte {
	enc, err := custodyLedger.abi.Pack("accept", acceptance, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAccept is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb5267643.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function accept(((bytes32,bytes32,address,bytes32,uint32,bytes32,bytes32,uint64,uint64),address,bytes32,bytes32,bool,uint64) acceptance, bytes signature) returns()
func (custodyLedger *CustodyLedger) TryPackAccept(acceptance ICustodyLedgerAcceptance, signature []byte) ([]byte, error) {
	return custodyLedger.abi.Pack("accept", acceptance, signature)
}

// PackAliquot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4e477110.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function aliquot(bytes32 member, bytes32 parent, bytes32[] salts, bytes32[] commitments, uint64 occurredAt) returns(bytes32[] specimens)
func (custodyLedger *CustodyLedger) PackAliquot(member [32]byte, parent [32]byte, salts [][32]byte, commitments [][32]byte, occurredAt uint64) []byte {
	enc, err := custodyLedger.abi.Pack("aliquot", member, parent, salts, commitments, occurredAt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAliquot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4e477110.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function aliquot(bytes32 member, bytes32 parent, bytes32[] salts, bytes32[] commitments, uint64 occurredAt) returns(bytes32[] specimens)
func (custodyLedger *CustodyLedger) TryPackAliquot(member [32]byte, parent [32]byte, salts [][32]byte, commitments [][32]byte, occurredAt uint64) ([]byte, error) {
	return custodyLedger.abi.Pack("aliquot", member, parent, salts, commitments, occurredAt)
}

// UnpackAliquot is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4e477110.
//
// Solidity: function aliquot(bytes32 member, bytes32 parent, bytes32[] salts, bytes32[] commitments, uint64 occurredAt) returns(bytes32[] specimens)
func (custodyLedger *CustodyLedger) UnpackAliquot(data []byte) ([][32]byte, error) {
	out, err := custodyLedger.abi.Unpack("aliquot", data)
	if err != nil {
		return *new([][32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([][32]byte)).(*[][32]byte)
	return out0, nil
}

// PackAssignCustody is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbeeed77c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function assignCustody(bytes32 item, bytes32 to) returns()
func (custodyLedger *CustodyLedger) PackAssignCustody(item [32]byte, to [32]byte) []byte {
	enc, err := custodyLedger.abi.Pack("assignCustody", item, to)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAssignCustody is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbeeed77c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function assignCustody(bytes32 item, bytes32 to) returns()
func (custodyLedger *CustodyLedger) TryPackAssignCustody(item [32]byte, to [32]byte) ([]byte, error) {
	return custodyLedger.abi.Pack("assignCustody", item, to)
}

// PackCollect is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xedeb1757.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function collect(bytes32 member, bytes32 salt, bytes32 commitment, uint64 occurredAt) returns(bytes32 specimen)
func (custodyLedger *CustodyLedger) PackCollect(member [32]byte, salt [32]byte, commitment [32]byte, occurredAt uint64) []byte {
	enc, err := custodyLedger.abi.Pack("collect", member, salt, commitment, occurredAt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCollect is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xedeb1757.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function collect(bytes32 member, bytes32 salt, bytes32 commitment, uint64 occurredAt) returns(bytes32 specimen)
func (custodyLedger *CustodyLedger) TryPackCollect(member [32]byte, salt [32]byte, commitment [32]byte, occurredAt uint64) ([]byte, error) {
	return custodyLedger.abi.Pack("collect", member, salt, commitment, occurredAt)
}

// UnpackCollect is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xedeb1757.
//
// Solidity: function collect(bytes32 member, bytes32 salt, bytes32 commitment, uint64 occurredAt) returns(bytes32 specimen)
func (custodyLedger *CustodyLedger) UnpackCollect(data []byte) ([32]byte, error) {
	out, err := custodyLedger.abi.Unpack("collect", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consortium() view returns(address)
func (custodyLedger *CustodyLedger) PackConsortium() []byte {
	enc, err := custodyLedger.abi.Pack("consortium")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consortium() view returns(address)
func (custodyLedger *CustodyLedger) TryPackConsortium() ([]byte, error) {
	return custodyLedger.abi.Pack("consortium")
}

// UnpackConsortium is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9ad18765.
//
// Solidity: function consortium() view returns(address)
func (custodyLedger *CustodyLedger) UnpackConsortium(data []byte) (common.Address, error) {
	out, err := custodyLedger.abi.Unpack("consortium", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackCorrect is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe824f046.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function correct(bytes32 member, bytes32 item, uint64 corrected, bytes32 commitment) returns()
func (custodyLedger *CustodyLedger) PackCorrect(member [32]byte, item [32]byte, corrected uint64, commitment [32]byte) []byte {
	enc, err := custodyLedger.abi.Pack("correct", member, item, corrected, commitment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCorrect is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe824f046.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function correct(bytes32 member, bytes32 item, uint64 corrected, bytes32 commitment) returns()
func (custodyLedger *CustodyLedger) TryPackCorrect(member [32]byte, item [32]byte, corrected uint64, commitment [32]byte) ([]byte, error) {
	return custodyLedger.abi.Pack("correct", member, item, corrected, commitment)
}

// PackCustodianOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf948238e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function custodianOf(bytes32 item) view returns(bytes32)
func (custodyLedger *CustodyLedger) PackCustodianOf(item [32]byte) []byte {
	enc, err := custodyLedger.abi.Pack("custodianOf", item)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCustodianOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf948238e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function custodianOf(bytes32 item) view returns(bytes32)
func (custodyLedger *CustodyLedger) TryPackCustodianOf(item [32]byte) ([]byte, error) {
	return custodyLedger.abi.Pack("custodianOf", item)
}

// UnpackCustodianOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf948238e.
//
// Solidity: function custodianOf(bytes32 item) view returns(bytes32)
func (custodyLedger *CustodyLedger) UnpackCustodianOf(data []byte) ([32]byte, error) {
	out, err := custodyLedger.abi.Unpack("custodianOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackDispose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x46a021d5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function dispose(bytes32 member, bytes32[] items, bytes32 method, uint64 occurredAt) returns()
func (custodyLedger *CustodyLedger) PackDispose(member [32]byte, items [][32]byte, method [32]byte, occurredAt uint64) []byte {
	enc, err := custodyLedger.abi.Pack("dispose", member, items, method, occurredAt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDispose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x46a021d5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function dispose(bytes32 member, bytes32[] items, bytes32 method, uint64 occurredAt) returns()
func (custodyLedger *CustodyLedger) TryPackDispose(member [32]byte, items [][32]byte, method [32]byte, occurredAt uint64) ([]byte, error) {
	return custodyLedger.abi.Pack("dispose", member, items, method, occurredAt)
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (custodyLedger *CustodyLedger) PackEip712Domain() []byte {
	enc, err := custodyLedger.abi.Pack("eip712Domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (custodyLedger *CustodyLedger) TryPackEip712Domain() ([]byte, error) {
	return custodyLedger.abi.Pack("eip712Domain")
}

// CustodyLedgerEip712DomainOutput serves as a container for the return parameters of contract
// method Eip712Domain.
type CustodyLedgerEip712DomainOutput struct {
	Fields            [1]byte
	Name              string
	Version           string
	ChainId           *big.Int
	VerifyingContract common.Address
	Salt              [32]byte
	Extensions        []*big.Int
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (custodyLedger *CustodyLedger) UnpackEip712Domain(data []byte) (CustodyLedgerEip712DomainOutput, error) {
	out, err := custodyLedger.abi.Unpack("eip712Domain", data)
	outstruct := new(CustodyLedgerEip712DomainOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Fields = *abi.ConvertType(out[0], new([1]byte)).(*[1]byte)
	outstruct.Name = *abi.ConvertType(out[1], new(string)).(*string)
	outstruct.Version = *abi.ConvertType(out[2], new(string)).(*string)
	outstruct.ChainId = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.VerifyingContract = *abi.ConvertType(out[4], new(common.Address)).(*common.Address)
	outstruct.Salt = *abi.ConvertType(out[5], new([32]byte)).(*[32]byte)
	outstruct.Extensions = *abi.ConvertType(out[6], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackFlag is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x44a6f40f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function flag(bytes32 member, bytes32 item, uint8 flaw, bytes32 details, uint64 occurredAt) returns()
func (custodyLedger *CustodyLedger) PackFlag(member [32]byte, item [32]byte, flaw uint8, details [32]byte, occurredAt uint64) []byte {
	enc, err := custodyLedger.abi.Pack("flag", member, item, flaw, details, occurredAt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFlag is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x44a6f40f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function flag(bytes32 member, bytes32 item, uint8 flaw, bytes32 details, uint64 occurredAt) returns()
func (custodyLedger *CustodyLedger) TryPackFlag(member [32]byte, item [32]byte, flaw uint8, details [32]byte, occurredAt uint64) ([]byte, error) {
	return custodyLedger.abi.Pack("flag", member, item, flaw, details, occurredAt)
}

// PackHandOff is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x25cdbf49.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function handOff(((bytes32,bytes32,address,bytes32,uint32,bytes32,bytes32,uint64,uint64),address,bytes32,bytes32,bool,uint64) acceptance, bytes offerSignature, bytes acceptanceSignature) returns()
func (custodyLedger *CustodyLedger) PackHandOff(acceptance ICustodyLedgerAcceptance, offerSignature []byte, acceptanceSignature []byte) []byte {
	enc, err := custodyLedger.abi.Pack("handOff", acceptance, offerSignature, acceptanceSignature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHandOff is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x25cdbf49.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function handOff(((bytes32,bytes32,address,bytes32,uint32,bytes32,bytes32,uint64,uint64),address,bytes32,bytes32,bool,uint64) acceptance, bytes offerSignature, bytes acceptanceSignature) returns()
func (custodyLedger *CustodyLedger) TryPackHandOff(acceptance ICustodyLedgerAcceptance, offerSignature []byte, acceptanceSignature []byte) ([]byte, error) {
	return custodyLedger.abi.Pack("handOff", acceptance, offerSignature, acceptanceSignature)
}

// PackIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f9244c2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function idOf(bytes32 member, bytes32 salt) pure returns(bytes32)
func (custodyLedger *CustodyLedger) PackIdOf(member [32]byte, salt [32]byte) []byte {
	enc, err := custodyLedger.abi.Pack("idOf", member, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f9244c2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function idOf(bytes32 member, bytes32 salt) pure returns(bytes32)
func (custodyLedger *CustodyLedger) TryPackIdOf(member [32]byte, salt [32]byte) ([]byte, error) {
	return custodyLedger.abi.Pack("idOf", member, salt)
}

// UnpackIdOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4f9244c2.
//
// Solidity: function idOf(bytes32 member, bytes32 salt) pure returns(bytes32)
func (custodyLedger *CustodyLedger) UnpackIdOf(data []byte) ([32]byte, error) {
	out, err := custodyLedger.abi.Unpack("idOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackIsBlocked is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe3de5897.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isBlocked(bytes32 item) view returns(bool)
func (custodyLedger *CustodyLedger) PackIsBlocked(item [32]byte) []byte {
	enc, err := custodyLedger.abi.Pack("isBlocked", item)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsBlocked is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe3de5897.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isBlocked(bytes32 item) view returns(bool)
func (custodyLedger *CustodyLedger) TryPackIsBlocked(item [32]byte) ([]byte, error) {
	return custodyLedger.abi.Pack("isBlocked", item)
}

// UnpackIsBlocked is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe3de5897.
//
// Solidity: function isBlocked(bytes32 item) view returns(bool)
func (custodyLedger *CustodyLedger) UnpackIsBlocked(data []byte) (bool, error) {
	out, err := custodyLedger.abi.Unpack("isBlocked", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackItemOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x828c4eda.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function itemOf(bytes32 item) view returns((uint8,uint8,bool,bytes32,bytes32,uint64,uint32,uint32,bytes32))
func (custodyLedger *CustodyLedger) PackItemOf(item [32]byte) []byte {
	enc, err := custodyLedger.abi.Pack("itemOf", item)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackItemOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x828c4eda.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function itemOf(bytes32 item) view returns((uint8,uint8,bool,bytes32,bytes32,uint64,uint32,uint32,bytes32))
func (custodyLedger *CustodyLedger) TryPackItemOf(item [32]byte) ([]byte, error) {
	return custodyLedger.abi.Pack("itemOf", item)
}

// UnpackItemOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x828c4eda.
//
// Solidity: function itemOf(bytes32 item) view returns((uint8,uint8,bool,bytes32,bytes32,uint64,uint32,uint32,bytes32))
func (custodyLedger *CustodyLedger) UnpackItemOf(data []byte) (ICustodyLedgerItem, error) {
	out, err := custodyLedger.abi.Unpack("itemOf", data)
	if err != nil {
		return *new(ICustodyLedgerItem), err
	}
	out0 := *abi.ConvertType(out[0], new(ICustodyLedgerItem)).(*ICustodyLedgerItem)
	return out0, nil
}

// PackOffer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x55f91316.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function offer((bytes32,bytes32,address,bytes32,uint32,bytes32,bytes32,uint64,uint64) offered, bytes signature) returns()
func (custodyLedger *CustodyLedger) PackOffer(offered ICustodyLedgerOffer, signature []byte) []byte {
	enc, err := custodyLedger.abi.Pack("offer", offered, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOffer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x55f91316.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function offer((bytes32,bytes32,address,bytes32,uint32,bytes32,bytes32,uint64,uint64) offered, bytes signature) returns()
func (custodyLedger *CustodyLedger) TryPackOffer(offered ICustodyLedgerOffer, signature []byte) ([]byte, error) {
	return custodyLedger.abi.Pack("offer", offered, signature)
}

// PackOfferHashOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xadbffa1d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function offerHashOf((bytes32,bytes32,address,bytes32,uint32,bytes32,bytes32,uint64,uint64) offered) pure returns(bytes32)
func (custodyLedger *CustodyLedger) PackOfferHashOf(offered ICustodyLedgerOffer) []byte {
	enc, err := custodyLedger.abi.Pack("offerHashOf", offered)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOfferHashOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xadbffa1d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function offerHashOf((bytes32,bytes32,address,bytes32,uint32,bytes32,bytes32,uint64,uint64) offered) pure returns(bytes32)
func (custodyLedger *CustodyLedger) TryPackOfferHashOf(offered ICustodyLedgerOffer) ([]byte, error) {
	return custodyLedger.abi.Pack("offerHashOf", offered)
}

// UnpackOfferHashOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xadbffa1d.
//
// Solidity: function offerHashOf((bytes32,bytes32,address,bytes32,uint32,bytes32,bytes32,uint64,uint64) offered) pure returns(bytes32)
func (custodyLedger *CustodyLedger) UnpackOfferHashOf(data []byte) ([32]byte, error) {
	out, err := custodyLedger.abi.Unpack("offerHashOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackOfferOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x171966d7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function offerOf(bytes32 item) view returns((uint32,bytes32,uint64,bool))
func (custodyLedger *CustodyLedger) PackOfferOf(item [32]byte) []byte {
	enc, err := custodyLedger.abi.Pack("offerOf", item)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOfferOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x171966d7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function offerOf(bytes32 item) view returns((uint32,bytes32,uint64,bool))
func (custodyLedger *CustodyLedger) TryPackOfferOf(item [32]byte) ([]byte, error) {
	return custodyLedger.abi.Pack("offerOf", item)
}

// UnpackOfferOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x171966d7.
//
// Solidity: function offerOf(bytes32 item) view returns((uint32,bytes32,uint64,bool))
func (custodyLedger *CustodyLedger) UnpackOfferOf(data []byte) (ICustodyLedgerOfferState, error) {
	out, err := custodyLedger.abi.Unpack("offerOf", data)
	if err != nil {
		return *new(ICustodyLedgerOfferState), err
	}
	out0 := *abi.ConvertType(out[0], new(ICustodyLedgerOfferState)).(*ICustodyLedgerOfferState)
	return out0, nil
}

// PackPack is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7641f6f9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function pack(bytes32 member, bytes32 salt, bytes32[] specimens, bytes32 seal, uint64 occurredAt) returns(bytes32 package)
func (custodyLedger *CustodyLedger) PackPack(member [32]byte, salt [32]byte, specimens [][32]byte, seal [32]byte, occurredAt uint64) []byte {
	enc, err := custodyLedger.abi.Pack("pack", member, salt, specimens, seal, occurredAt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPack is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7641f6f9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function pack(bytes32 member, bytes32 salt, bytes32[] specimens, bytes32 seal, uint64 occurredAt) returns(bytes32 package)
func (custodyLedger *CustodyLedger) TryPackPack(member [32]byte, salt [32]byte, specimens [][32]byte, seal [32]byte, occurredAt uint64) ([]byte, error) {
	return custodyLedger.abi.Pack("pack", member, salt, specimens, seal, occurredAt)
}

// UnpackPack is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7641f6f9.
//
// Solidity: function pack(bytes32 member, bytes32 salt, bytes32[] specimens, bytes32 seal, uint64 occurredAt) returns(bytes32 package)
func (custodyLedger *CustodyLedger) UnpackPack(data []byte) ([32]byte, error) {
	out, err := custodyLedger.abi.Unpack("pack", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackPackageOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4260c70d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function packageOf(bytes32 specimen) view returns(bytes32)
func (custodyLedger *CustodyLedger) PackPackageOf(specimen [32]byte) []byte {
	enc, err := custodyLedger.abi.Pack("packageOf", specimen)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPackageOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4260c70d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function packageOf(bytes32 specimen) view returns(bytes32)
func (custodyLedger *CustodyLedger) TryPackPackageOf(specimen [32]byte) ([]byte, error) {
	return custodyLedger.abi.Pack("packageOf", specimen)
}

// UnpackPackageOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4260c70d.
//
// Solidity: function packageOf(bytes32 specimen) view returns(bytes32)
func (custodyLedger *CustodyLedger) UnpackPackageOf(data []byte) ([32]byte, error) {
	out, err := custodyLedger.abi.Unpack("packageOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackRefuse is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2381359.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function refuse((bytes32,bytes32,address,bytes32,uint32,bytes32,bytes32,uint64,uint64) offered, bytes32 reason) returns()
func (custodyLedger *CustodyLedger) PackRefuse(offered ICustodyLedgerOffer, reason [32]byte) []byte {
	enc, err := custodyLedger.abi.Pack("refuse", offered, reason)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRefuse is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2381359.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function refuse((bytes32,bytes32,address,bytes32,uint32,bytes32,bytes32,uint64,uint64) offered, bytes32 reason) returns()
func (custodyLedger *CustodyLedger) TryPackRefuse(offered ICustodyLedgerOffer, reason [32]byte) ([]byte, error) {
	return custodyLedger.abi.Pack("refuse", offered, reason)
}

// PackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sequence() view returns(uint64)
func (custodyLedger *CustodyLedger) PackSequence() []byte {
	enc, err := custodyLedger.abi.Pack("sequence")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sequence() view returns(uint64)
func (custodyLedger *CustodyLedger) TryPackSequence() ([]byte, error) {
	return custodyLedger.abi.Pack("sequence")
}

// UnpackSequence is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x529d15cc.
//
// Solidity: function sequence() view returns(uint64)
func (custodyLedger *CustodyLedger) UnpackSequence(data []byte) (uint64, error) {
	out, err := custodyLedger.abi.Unpack("sequence", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackUnpack is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8985db88.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function unpack(bytes32 member, bytes32 package, bytes32[] specimens, uint64 occurredAt) returns()
func (custodyLedger *CustodyLedger) PackUnpack(member [32]byte, arg1 [32]byte, specimens [][32]byte, occurredAt uint64) []byte {
	enc, err := custodyLedger.abi.Pack("unpack", member, arg1, specimens, occurredAt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUnpack is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8985db88.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function unpack(bytes32 member, bytes32 package, bytes32[] specimens, uint64 occurredAt) returns()
func (custodyLedger *CustodyLedger) TryPackUnpack(member [32]byte, arg1 [32]byte, specimens [][32]byte, occurredAt uint64) ([]byte, error) {
	return custodyLedger.abi.Pack("unpack", member, arg1, specimens, occurredAt)
}

// PackVerifyMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9b03d2aa.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyMember(bytes32 package, bytes32 specimen, bytes32[] proof) view returns(bool)
func (custodyLedger *CustodyLedger) PackVerifyMember(arg0 [32]byte, specimen [32]byte, proof [][32]byte) []byte {
	enc, err := custodyLedger.abi.Pack("verifyMember", arg0, specimen, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9b03d2aa.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyMember(bytes32 package, bytes32 specimen, bytes32[] proof) view returns(bool)
func (custodyLedger *CustodyLedger) TryPackVerifyMember(arg0 [32]byte, specimen [32]byte, proof [][32]byte) ([]byte, error) {
	return custodyLedger.abi.Pack("verifyMember", arg0, specimen, proof)
}

// UnpackVerifyMember is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9b03d2aa.
//
// Solidity: function verifyMember(bytes32 package, bytes32 specimen, bytes32[] proof) view returns(bool)
func (custodyLedger *CustodyLedger) UnpackVerifyMember(data []byte) (bool, error) {
	out, err := custodyLedger.abi.Unpack("verifyMember", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackWithdrawOffer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc1b1146e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdrawOffer(bytes32 member, bytes32 item) returns()
func (custodyLedger *CustodyLedger) PackWithdrawOffer(member [32]byte, item [32]byte) []byte {
	enc, err := custodyLedger.abi.Pack("withdrawOffer", member, item)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdrawOffer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc1b1146e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdrawOffer(bytes32 member, bytes32 item) returns()
func (custodyLedger *CustodyLedger) TryPackWithdrawOffer(member [32]byte, item [32]byte) ([]byte, error) {
	return custodyLedger.abi.Pack("withdrawOffer", member, item)
}

// CustodyLedgerAliquoted represents a Aliquoted event raised by the CustodyLedger contract.
type CustodyLedgerAliquoted struct {
	Parent      [32]byte
	Member      [32]byte
	Seq         uint64
	Specimens   [][32]byte
	Commitments [][32]byte
	OccurredAt  uint64
	Raw         *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerAliquotedEventName = "Aliquoted"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerAliquoted) ContractEventName() string {
	return CustodyLedgerAliquotedEventName
}

// UnpackAliquotedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Aliquoted(bytes32 indexed parent, bytes32 indexed member, uint64 seq, bytes32[] specimens, bytes32[] commitments, uint64 occurredAt)
func (custodyLedger *CustodyLedger) UnpackAliquotedEvent(log *types.Log) (*CustodyLedgerAliquoted, error) {
	event := "Aliquoted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerAliquoted)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyLedgerCollected represents a Collected event raised by the CustodyLedger contract.
type CustodyLedgerCollected struct {
	Specimen   [32]byte
	Member     [32]byte
	Seq        uint64
	Commitment [32]byte
	OccurredAt uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerCollectedEventName = "Collected"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerCollected) ContractEventName() string {
	return CustodyLedgerCollectedEventName
}

// UnpackCollectedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Collected(bytes32 indexed specimen, bytes32 indexed member, uint64 seq, bytes32 commitment, uint64 occurredAt)
func (custodyLedger *CustodyLedger) UnpackCollectedEvent(log *types.Log) (*CustodyLedgerCollected, error) {
	event := "Collected"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerCollected)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyLedgerCustodyAssigned represents a CustodyAssigned event raised by the CustodyLedger contract.
type CustodyLedgerCustodyAssigned struct {
	Item [32]byte
	From [32]byte
	To   [32]byte
	Seq  uint64
	Raw  *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerCustodyAssignedEventName = "CustodyAssigned"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerCustodyAssigned) ContractEventName() string {
	return CustodyLedgerCustodyAssignedEventName
}

// UnpackCustodyAssignedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CustodyAssigned(bytes32 indexed item, bytes32 indexed from, bytes32 indexed to, uint64 seq)
func (custodyLedger *CustodyLedger) UnpackCustodyAssignedEvent(log *types.Log) (*CustodyLedgerCustodyAssigned, error) {
	event := "CustodyAssigned"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerCustodyAssigned)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyLedgerEIP712DomainChanged represents a EIP712DomainChanged event raised by the CustodyLedger contract.
type CustodyLedgerEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerEIP712DomainChanged) ContractEventName() string {
	return CustodyLedgerEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (custodyLedger *CustodyLedger) UnpackEIP712DomainChangedEvent(log *types.Log) (*CustodyLedgerEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyLedgerEntryCorrected represents a EntryCorrected event raised by the CustodyLedger contract.
type CustodyLedgerEntryCorrected struct {
	Item       [32]byte
	Member     [32]byte
	Seq        uint64
	Corrected  uint64
	Commitment [32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerEntryCorrectedEventName = "EntryCorrected"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerEntryCorrected) ContractEventName() string {
	return CustodyLedgerEntryCorrectedEventName
}

// UnpackEntryCorrectedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EntryCorrected(bytes32 indexed item, bytes32 indexed member, uint64 seq, uint64 corrected, bytes32 commitment)
func (custodyLedger *CustodyLedger) UnpackEntryCorrectedEvent(log *types.Log) (*CustodyLedgerEntryCorrected, error) {
	event := "EntryCorrected"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerEntryCorrected)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyLedgerHandOffAccepted represents a HandOffAccepted event raised by the CustodyLedger contract.
type CustodyLedgerHandOffAccepted struct {
	Item         [32]byte
	From         [32]byte
	To           [32]byte
	Seq          uint64
	Number       uint32
	Account      common.Address
	Seal         [32]byte
	Condition    [32]byte
	IsSealIntact bool
	OccurredAt   uint64
	Raw          *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerHandOffAcceptedEventName = "HandOffAccepted"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerHandOffAccepted) ContractEventName() string {
	return CustodyLedgerHandOffAcceptedEventName
}

// UnpackHandOffAcceptedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event HandOffAccepted(bytes32 indexed item, bytes32 indexed from, bytes32 indexed to, uint64 seq, uint32 number, address account, bytes32 seal, bytes32 condition, bool isSealIntact, uint64 occurredAt)
func (custodyLedger *CustodyLedger) UnpackHandOffAcceptedEvent(log *types.Log) (*CustodyLedgerHandOffAccepted, error) {
	event := "HandOffAccepted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerHandOffAccepted)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyLedgerHandOffOffered represents a HandOffOffered event raised by the CustodyLedger contract.
type CustodyLedgerHandOffOffered struct {
	Item       [32]byte
	From       [32]byte
	To         [32]byte
	Seq        uint64
	Number     uint32
	Account    common.Address
	Seal       [32]byte
	Condition  [32]byte
	OccurredAt uint64
	ExpiresAt  uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerHandOffOfferedEventName = "HandOffOffered"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerHandOffOffered) ContractEventName() string {
	return CustodyLedgerHandOffOfferedEventName
}

// UnpackHandOffOfferedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event HandOffOffered(bytes32 indexed item, bytes32 indexed from, bytes32 indexed to, uint64 seq, uint32 number, address account, bytes32 seal, bytes32 condition, uint64 occurredAt, uint64 expiresAt)
func (custodyLedger *CustodyLedger) UnpackHandOffOfferedEvent(log *types.Log) (*CustodyLedgerHandOffOffered, error) {
	event := "HandOffOffered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerHandOffOffered)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyLedgerHandOffRefused represents a HandOffRefused event raised by the CustodyLedger contract.
type CustodyLedgerHandOffRefused struct {
	Item   [32]byte
	To     [32]byte
	Seq    uint64
	Number uint32
	Reason [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerHandOffRefusedEventName = "HandOffRefused"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerHandOffRefused) ContractEventName() string {
	return CustodyLedgerHandOffRefusedEventName
}

// UnpackHandOffRefusedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event HandOffRefused(bytes32 indexed item, bytes32 indexed to, uint64 seq, uint32 number, bytes32 reason)
func (custodyLedger *CustodyLedger) UnpackHandOffRefusedEvent(log *types.Log) (*CustodyLedgerHandOffRefused, error) {
	event := "HandOffRefused"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerHandOffRefused)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyLedgerItemFlagged represents a ItemFlagged event raised by the CustodyLedger contract.
type CustodyLedgerItemFlagged struct {
	Item       [32]byte
	Member     [32]byte
	Seq        uint64
	Flaw       uint8
	Details    [32]byte
	OccurredAt uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerItemFlaggedEventName = "ItemFlagged"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerItemFlagged) ContractEventName() string {
	return CustodyLedgerItemFlaggedEventName
}

// UnpackItemFlaggedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ItemFlagged(bytes32 indexed item, bytes32 indexed member, uint64 seq, uint8 flaw, bytes32 details, uint64 occurredAt)
func (custodyLedger *CustodyLedger) UnpackItemFlaggedEvent(log *types.Log) (*CustodyLedgerItemFlagged, error) {
	event := "ItemFlagged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerItemFlagged)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyLedgerItemsDisposed represents a ItemsDisposed event raised by the CustodyLedger contract.
type CustodyLedgerItemsDisposed struct {
	Member     [32]byte
	Seq        uint64
	Method     [32]byte
	OccurredAt uint64
	Items      [][32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerItemsDisposedEventName = "ItemsDisposed"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerItemsDisposed) ContractEventName() string {
	return CustodyLedgerItemsDisposedEventName
}

// UnpackItemsDisposedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ItemsDisposed(bytes32 indexed member, uint64 seq, bytes32 method, uint64 occurredAt, bytes32[] items)
func (custodyLedger *CustodyLedger) UnpackItemsDisposedEvent(log *types.Log) (*CustodyLedgerItemsDisposed, error) {
	event := "ItemsDisposed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerItemsDisposed)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyLedgerOfferWithdrawn represents a OfferWithdrawn event raised by the CustodyLedger contract.
type CustodyLedgerOfferWithdrawn struct {
	Item   [32]byte
	From   [32]byte
	Seq    uint64
	Number uint32
	Raw    *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerOfferWithdrawnEventName = "OfferWithdrawn"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerOfferWithdrawn) ContractEventName() string {
	return CustodyLedgerOfferWithdrawnEventName
}

// UnpackOfferWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OfferWithdrawn(bytes32 indexed item, bytes32 indexed from, uint64 seq, uint32 number)
func (custodyLedger *CustodyLedger) UnpackOfferWithdrawnEvent(log *types.Log) (*CustodyLedgerOfferWithdrawn, error) {
	event := "OfferWithdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerOfferWithdrawn)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyLedgerPacked represents a Packed event raised by the CustodyLedger contract.
type CustodyLedgerPacked struct {
	PackageId  [32]byte
	Member     [32]byte
	Seq        uint64
	Root       [32]byte
	Seal       [32]byte
	OccurredAt uint64
	Specimens  [][32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerPackedEventName = "Packed"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerPacked) ContractEventName() string {
	return CustodyLedgerPackedEventName
}

// UnpackPackedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Packed(bytes32 indexed packageId, bytes32 indexed member, uint64 seq, bytes32 root, bytes32 seal, uint64 occurredAt, bytes32[] specimens)
func (custodyLedger *CustodyLedger) UnpackPackedEvent(log *types.Log) (*CustodyLedgerPacked, error) {
	event := "Packed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerPacked)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CustodyLedgerUnpacked represents a Unpacked event raised by the CustodyLedger contract.
type CustodyLedgerUnpacked struct {
	PackageId  [32]byte
	Member     [32]byte
	Seq        uint64
	OccurredAt uint64
	Specimens  [][32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const CustodyLedgerUnpackedEventName = "Unpacked"

// ContractEventName returns the user-defined event name.
func (CustodyLedgerUnpacked) ContractEventName() string {
	return CustodyLedgerUnpackedEventName
}

// UnpackUnpackedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Unpacked(bytes32 indexed packageId, bytes32 indexed member, uint64 seq, uint64 occurredAt, bytes32[] specimens)
func (custodyLedger *CustodyLedger) UnpackUnpackedEvent(log *types.Log) (*CustodyLedgerUnpacked, error) {
	event := "Unpacked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != custodyLedger.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CustodyLedgerUnpacked)
	if len(log.Data) > 0 {
		if err := custodyLedger.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range custodyLedger.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (custodyLedger *CustodyLedger) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["BadSignature"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackBadSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["BatchOutOfRange"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackBatchOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["InPackage"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackInPackageError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["ItemBlocked"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackItemBlockedError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["ItemDisposed"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackItemDisposedError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["ItemExists"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackItemExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["LengthMismatch"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackLengthMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["NoFlaw"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackNoFlawError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["NoOpenOffer"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackNoOpenOfferError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["NotCollector"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackNotCollectorError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["NotCustodian"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackNotCustodianError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["NotInPackage"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackNotInPackageError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["NotNextNumber"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackNotNextNumberError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["NotPackage"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackNotPackageError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["NotSpecimen"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackNotSpecimenError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["NotVote"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackNotVoteError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["OfferExpired"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackOfferExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["OfferOpen"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackOfferOpenError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["OtherOffer"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackOtherOfferError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["PackageNotEmpty"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackPackageNotEmptyError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["SameMember"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackSameMemberError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackStringTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["TimeAhead"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackTimeAheadError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["TimeBackward"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackTimeBackwardError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["TimeNotCoarse"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackTimeNotCoarseError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["UnknownEntry"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackUnknownEntryError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["UnknownItem"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackUnknownItemError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["ZeroCommitment"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackZeroCommitmentError(raw[4:])
	}
	if bytes.Equal(raw[:4], custodyLedger.abi.Errors["ZeroMember"].ID.Bytes()[:4]) {
		return custodyLedger.UnpackZeroMemberError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// CustodyLedgerBadSignature represents a BadSignature error raised by the CustodyLedger contract.
type CustodyLedgerBadSignature struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadSignature(address account)
func CustodyLedgerBadSignatureErrorID() common.Hash {
	return common.HexToHash("0x9a7d38d94d3da0d5188ab778bbe9a3a38c77802b1bf2426c15740dc786da791d")
}

// UnpackBadSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadSignature(address account)
func (custodyLedger *CustodyLedger) UnpackBadSignatureError(raw []byte) (*CustodyLedgerBadSignature, error) {
	out := new(CustodyLedgerBadSignature)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "BadSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerBatchOutOfRange represents a BatchOutOfRange error raised by the CustodyLedger contract.
type CustodyLedgerBatchOutOfRange struct {
	Count    *big.Int
	MaxCount *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BatchOutOfRange(uint256 count, uint256 maxCount)
func CustodyLedgerBatchOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0xf11f99ddd528dc48729a699d5e14a3ed66d94622815f5f0136a3a716573c3621")
}

// UnpackBatchOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BatchOutOfRange(uint256 count, uint256 maxCount)
func (custodyLedger *CustodyLedger) UnpackBatchOutOfRangeError(raw []byte) (*CustodyLedgerBatchOutOfRange, error) {
	out := new(CustodyLedgerBatchOutOfRange)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "BatchOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerInPackage represents a InPackage error raised by the CustodyLedger contract.
type CustodyLedgerInPackage struct {
	Item [32]byte
	Arg1 [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InPackage(bytes32 item, bytes32 package)
func CustodyLedgerInPackageErrorID() common.Hash {
	return common.HexToHash("0xbd537303c847d45dca2e3acf20b89150167c610f5387eefdebdbe95725f307f9")
}

// UnpackInPackageError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InPackage(bytes32 item, bytes32 package)
func (custodyLedger *CustodyLedger) UnpackInPackageError(raw []byte) (*CustodyLedgerInPackage, error) {
	out := new(CustodyLedgerInPackage)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "InPackage", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerInvalidShortString represents a InvalidShortString error raised by the CustodyLedger contract.
type CustodyLedgerInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func CustodyLedgerInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (custodyLedger *CustodyLedger) UnpackInvalidShortStringError(raw []byte) (*CustodyLedgerInvalidShortString, error) {
	out := new(CustodyLedgerInvalidShortString)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerItemBlocked represents a ItemBlocked error raised by the CustodyLedger contract.
type CustodyLedgerItemBlocked struct {
	Item [32]byte
	Flaw uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ItemBlocked(bytes32 item, uint8 flaw)
func CustodyLedgerItemBlockedErrorID() common.Hash {
	return common.HexToHash("0x9182f2d4676f3cb22f502b9755e4ff20253e745c24403ec8e95f4f49fd1bb8ac")
}

// UnpackItemBlockedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ItemBlocked(bytes32 item, uint8 flaw)
func (custodyLedger *CustodyLedger) UnpackItemBlockedError(raw []byte) (*CustodyLedgerItemBlocked, error) {
	out := new(CustodyLedgerItemBlocked)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "ItemBlocked", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerItemDisposed represents a ItemDisposed error raised by the CustodyLedger contract.
type CustodyLedgerItemDisposed struct {
	Item [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ItemDisposed(bytes32 item)
func CustodyLedgerItemDisposedErrorID() common.Hash {
	return common.HexToHash("0x529a3df37b29ad0dc8428fb44a4696d170bfc3434eabc112900e8c5ff54e0272")
}

// UnpackItemDisposedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ItemDisposed(bytes32 item)
func (custodyLedger *CustodyLedger) UnpackItemDisposedError(raw []byte) (*CustodyLedgerItemDisposed, error) {
	out := new(CustodyLedgerItemDisposed)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "ItemDisposed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerItemExists represents a ItemExists error raised by the CustodyLedger contract.
type CustodyLedgerItemExists struct {
	Item [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ItemExists(bytes32 item)
func CustodyLedgerItemExistsErrorID() common.Hash {
	return common.HexToHash("0x9030e3b13676ffa15fe4b9b9db3cf2ce6bb903b072c7a7d9fdfe654f745b2add")
}

// UnpackItemExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ItemExists(bytes32 item)
func (custodyLedger *CustodyLedger) UnpackItemExistsError(raw []byte) (*CustodyLedgerItemExists, error) {
	out := new(CustodyLedgerItemExists)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "ItemExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerLengthMismatch represents a LengthMismatch error raised by the CustodyLedger contract.
type CustodyLedgerLengthMismatch struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LengthMismatch()
func CustodyLedgerLengthMismatchErrorID() common.Hash {
	return common.HexToHash("0xff633a3803c58b9bc21e58efecee59f27e033cc0b1883fccb4969c76146fe60f")
}

// UnpackLengthMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LengthMismatch()
func (custodyLedger *CustodyLedger) UnpackLengthMismatchError(raw []byte) (*CustodyLedgerLengthMismatch, error) {
	out := new(CustodyLedgerLengthMismatch)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "LengthMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerNoFlaw represents a NoFlaw error raised by the CustodyLedger contract.
type CustodyLedgerNoFlaw struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoFlaw()
func CustodyLedgerNoFlawErrorID() common.Hash {
	return common.HexToHash("0x5c15f516895ec4b5ef5e80d92697aa3c0b3359a302dbe1ccc3f1274c55b8af22")
}

// UnpackNoFlawError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoFlaw()
func (custodyLedger *CustodyLedger) UnpackNoFlawError(raw []byte) (*CustodyLedgerNoFlaw, error) {
	out := new(CustodyLedgerNoFlaw)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "NoFlaw", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerNoOpenOffer represents a NoOpenOffer error raised by the CustodyLedger contract.
type CustodyLedgerNoOpenOffer struct {
	Item [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoOpenOffer(bytes32 item)
func CustodyLedgerNoOpenOfferErrorID() common.Hash {
	return common.HexToHash("0xd21e7f42de2903f8dbb80f4451684063466e813157c53b44efed3db5aebda0b5")
}

// UnpackNoOpenOfferError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoOpenOffer(bytes32 item)
func (custodyLedger *CustodyLedger) UnpackNoOpenOfferError(raw []byte) (*CustodyLedgerNoOpenOffer, error) {
	out := new(CustodyLedgerNoOpenOffer)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "NoOpenOffer", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerNotCollector represents a NotCollector error raised by the CustodyLedger contract.
type CustodyLedgerNotCollector struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotCollector(bytes32 member)
func CustodyLedgerNotCollectorErrorID() common.Hash {
	return common.HexToHash("0x142d58795e2ed9b4f703e6bcca9e0f2085be0eb07b4a580317be99481f455277")
}

// UnpackNotCollectorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotCollector(bytes32 member)
func (custodyLedger *CustodyLedger) UnpackNotCollectorError(raw []byte) (*CustodyLedgerNotCollector, error) {
	out := new(CustodyLedgerNotCollector)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "NotCollector", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerNotCustodian represents a NotCustodian error raised by the CustodyLedger contract.
type CustodyLedgerNotCustodian struct {
	Item   [32]byte
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotCustodian(bytes32 item, bytes32 member)
func CustodyLedgerNotCustodianErrorID() common.Hash {
	return common.HexToHash("0xf28a1f512695d537d66044be4fd5cf08c66a452aa18ba488709d0f608c92938d")
}

// UnpackNotCustodianError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotCustodian(bytes32 item, bytes32 member)
func (custodyLedger *CustodyLedger) UnpackNotCustodianError(raw []byte) (*CustodyLedgerNotCustodian, error) {
	out := new(CustodyLedgerNotCustodian)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "NotCustodian", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerNotInPackage represents a NotInPackage error raised by the CustodyLedger contract.
type CustodyLedgerNotInPackage struct {
	Item [32]byte
	Arg1 [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotInPackage(bytes32 item, bytes32 package)
func CustodyLedgerNotInPackageErrorID() common.Hash {
	return common.HexToHash("0x0208caa9b11767f23212f01427ea9757ab94eb545dffb358da5d2a8c1da8cbf7")
}

// UnpackNotInPackageError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotInPackage(bytes32 item, bytes32 package)
func (custodyLedger *CustodyLedger) UnpackNotInPackageError(raw []byte) (*CustodyLedgerNotInPackage, error) {
	out := new(CustodyLedgerNotInPackage)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "NotInPackage", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerNotNextNumber represents a NotNextNumber error raised by the CustodyLedger contract.
type CustodyLedgerNotNextNumber struct {
	Number uint32
	Next   uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotNextNumber(uint32 number, uint32 next)
func CustodyLedgerNotNextNumberErrorID() common.Hash {
	return common.HexToHash("0xefad8d2790be0fee0ba9f6148cac52348df4dcf6212e4c9182ddd28a3e0c84cd")
}

// UnpackNotNextNumberError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotNextNumber(uint32 number, uint32 next)
func (custodyLedger *CustodyLedger) UnpackNotNextNumberError(raw []byte) (*CustodyLedgerNotNextNumber, error) {
	out := new(CustodyLedgerNotNextNumber)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "NotNextNumber", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerNotPackage represents a NotPackage error raised by the CustodyLedger contract.
type CustodyLedgerNotPackage struct {
	Item [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotPackage(bytes32 item)
func CustodyLedgerNotPackageErrorID() common.Hash {
	return common.HexToHash("0xfd7fa0b473f8dff0998b378337cdd9c908915f2a767e96cb60ff845cd95758a2")
}

// UnpackNotPackageError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotPackage(bytes32 item)
func (custodyLedger *CustodyLedger) UnpackNotPackageError(raw []byte) (*CustodyLedgerNotPackage, error) {
	out := new(CustodyLedgerNotPackage)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "NotPackage", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerNotSpecimen represents a NotSpecimen error raised by the CustodyLedger contract.
type CustodyLedgerNotSpecimen struct {
	Item [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotSpecimen(bytes32 item)
func CustodyLedgerNotSpecimenErrorID() common.Hash {
	return common.HexToHash("0x978eaae9a0602ddd56cdc170fe8b1af1a9e59dae25b187d117ccc4618db55271")
}

// UnpackNotSpecimenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotSpecimen(bytes32 item)
func (custodyLedger *CustodyLedger) UnpackNotSpecimenError(raw []byte) (*CustodyLedgerNotSpecimen, error) {
	out := new(CustodyLedgerNotSpecimen)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "NotSpecimen", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerNotVote represents a NotVote error raised by the CustodyLedger contract.
type CustodyLedgerNotVote struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotVote(address caller)
func CustodyLedgerNotVoteErrorID() common.Hash {
	return common.HexToHash("0x20edde6a55ad9c2ab95d0b30f80e773fb694c109e30f4a46edc82bbae45eafc9")
}

// UnpackNotVoteError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotVote(address caller)
func (custodyLedger *CustodyLedger) UnpackNotVoteError(raw []byte) (*CustodyLedgerNotVote, error) {
	out := new(CustodyLedgerNotVote)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "NotVote", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerOfferExpired represents a OfferExpired error raised by the CustodyLedger contract.
type CustodyLedgerOfferExpired struct {
	ExpiresAt uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OfferExpired(uint64 expiresAt)
func CustodyLedgerOfferExpiredErrorID() common.Hash {
	return common.HexToHash("0x62a798cbddd12788fe0f57b9b26777d71c559a70406b748322bf56a61b4302f6")
}

// UnpackOfferExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OfferExpired(uint64 expiresAt)
func (custodyLedger *CustodyLedger) UnpackOfferExpiredError(raw []byte) (*CustodyLedgerOfferExpired, error) {
	out := new(CustodyLedgerOfferExpired)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "OfferExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerOfferOpen represents a OfferOpen error raised by the CustodyLedger contract.
type CustodyLedgerOfferOpen struct {
	Item   [32]byte
	Number uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OfferOpen(bytes32 item, uint32 number)
func CustodyLedgerOfferOpenErrorID() common.Hash {
	return common.HexToHash("0x50db9fa06b3255e22623fab1cd2830e50c049b209dd2b705d3eac455d1f4cb6d")
}

// UnpackOfferOpenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OfferOpen(bytes32 item, uint32 number)
func (custodyLedger *CustodyLedger) UnpackOfferOpenError(raw []byte) (*CustodyLedgerOfferOpen, error) {
	out := new(CustodyLedgerOfferOpen)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "OfferOpen", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerOtherOffer represents a OtherOffer error raised by the CustodyLedger contract.
type CustodyLedgerOtherOffer struct {
	Item [32]byte
	Hash [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OtherOffer(bytes32 item, bytes32 hash)
func CustodyLedgerOtherOfferErrorID() common.Hash {
	return common.HexToHash("0xe1ec6be01bb549af199b3341d00445e1f0daea347ea0ea938c5f9c7d58bae08b")
}

// UnpackOtherOfferError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OtherOffer(bytes32 item, bytes32 hash)
func (custodyLedger *CustodyLedger) UnpackOtherOfferError(raw []byte) (*CustodyLedgerOtherOffer, error) {
	out := new(CustodyLedgerOtherOffer)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "OtherOffer", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerPackageNotEmpty represents a PackageNotEmpty error raised by the CustodyLedger contract.
type CustodyLedgerPackageNotEmpty struct {
	Arg0  [32]byte
	Count uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PackageNotEmpty(bytes32 package, uint32 count)
func CustodyLedgerPackageNotEmptyErrorID() common.Hash {
	return common.HexToHash("0xd44e0c2f521c07d0d6ddd2e4f2d50a3d7c3b93ccfe689a4d343d537e70bcdcf6")
}

// UnpackPackageNotEmptyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PackageNotEmpty(bytes32 package, uint32 count)
func (custodyLedger *CustodyLedger) UnpackPackageNotEmptyError(raw []byte) (*CustodyLedgerPackageNotEmpty, error) {
	out := new(CustodyLedgerPackageNotEmpty)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "PackageNotEmpty", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerSameMember represents a SameMember error raised by the CustodyLedger contract.
type CustodyLedgerSameMember struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SameMember(bytes32 member)
func CustodyLedgerSameMemberErrorID() common.Hash {
	return common.HexToHash("0x58636c7fb93228875c6f54bbdc21f39b427b771abf69d5e4a85bdd5520b84351")
}

// UnpackSameMemberError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SameMember(bytes32 member)
func (custodyLedger *CustodyLedger) UnpackSameMemberError(raw []byte) (*CustodyLedgerSameMember, error) {
	out := new(CustodyLedgerSameMember)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "SameMember", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerStringTooLong represents a StringTooLong error raised by the CustodyLedger contract.
type CustodyLedgerStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func CustodyLedgerStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (custodyLedger *CustodyLedger) UnpackStringTooLongError(raw []byte) (*CustodyLedgerStringTooLong, error) {
	out := new(CustodyLedgerStringTooLong)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerTimeAhead represents a TimeAhead error raised by the CustodyLedger contract.
type CustodyLedgerTimeAhead struct {
	OccurredAt uint64
	Latest     uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TimeAhead(uint64 occurredAt, uint64 latest)
func CustodyLedgerTimeAheadErrorID() common.Hash {
	return common.HexToHash("0x9984fe37c6a0e39b1eec9777899cb6f957ddfe0ca0bc041fcc8610da84ccad1e")
}

// UnpackTimeAheadError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TimeAhead(uint64 occurredAt, uint64 latest)
func (custodyLedger *CustodyLedger) UnpackTimeAheadError(raw []byte) (*CustodyLedgerTimeAhead, error) {
	out := new(CustodyLedgerTimeAhead)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "TimeAhead", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerTimeBackward represents a TimeBackward error raised by the CustodyLedger contract.
type CustodyLedgerTimeBackward struct {
	OccurredAt uint64
	Earliest   uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TimeBackward(uint64 occurredAt, uint64 earliest)
func CustodyLedgerTimeBackwardErrorID() common.Hash {
	return common.HexToHash("0x874654f5bbff1f0cfd55b0b4cdcfc8db01dcce12f4386356f1c749ea819dce2b")
}

// UnpackTimeBackwardError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TimeBackward(uint64 occurredAt, uint64 earliest)
func (custodyLedger *CustodyLedger) UnpackTimeBackwardError(raw []byte) (*CustodyLedgerTimeBackward, error) {
	out := new(CustodyLedgerTimeBackward)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "TimeBackward", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerTimeNotCoarse represents a TimeNotCoarse error raised by the CustodyLedger contract.
type CustodyLedgerTimeNotCoarse struct {
	OccurredAt uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TimeNotCoarse(uint64 occurredAt)
func CustodyLedgerTimeNotCoarseErrorID() common.Hash {
	return common.HexToHash("0x8fefe5194e07831d3720ede7b8b22d6b399cf29a7cc49be9508aabe54daf7358")
}

// UnpackTimeNotCoarseError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TimeNotCoarse(uint64 occurredAt)
func (custodyLedger *CustodyLedger) UnpackTimeNotCoarseError(raw []byte) (*CustodyLedgerTimeNotCoarse, error) {
	out := new(CustodyLedgerTimeNotCoarse)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "TimeNotCoarse", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerUnknownEntry represents a UnknownEntry error raised by the CustodyLedger contract.
type CustodyLedgerUnknownEntry struct {
	Seq uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownEntry(uint64 seq)
func CustodyLedgerUnknownEntryErrorID() common.Hash {
	return common.HexToHash("0x9f585f2f388a960eb2a68648da42b58b97f1a969105fd56b614dfc388df40d37")
}

// UnpackUnknownEntryError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownEntry(uint64 seq)
func (custodyLedger *CustodyLedger) UnpackUnknownEntryError(raw []byte) (*CustodyLedgerUnknownEntry, error) {
	out := new(CustodyLedgerUnknownEntry)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "UnknownEntry", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerUnknownItem represents a UnknownItem error raised by the CustodyLedger contract.
type CustodyLedgerUnknownItem struct {
	Item [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownItem(bytes32 item)
func CustodyLedgerUnknownItemErrorID() common.Hash {
	return common.HexToHash("0x87106486423085df64ba53e1efd1247bbdc28925ff39347c9fd36bf96818805f")
}

// UnpackUnknownItemError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownItem(bytes32 item)
func (custodyLedger *CustodyLedger) UnpackUnknownItemError(raw []byte) (*CustodyLedgerUnknownItem, error) {
	out := new(CustodyLedgerUnknownItem)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "UnknownItem", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerZeroCommitment represents a ZeroCommitment error raised by the CustodyLedger contract.
type CustodyLedgerZeroCommitment struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroCommitment()
func CustodyLedgerZeroCommitmentErrorID() common.Hash {
	return common.HexToHash("0x51bda03d1e0501533d78503e1e2347a46f6e975ed444a037dc6bdaed4bd98c29")
}

// UnpackZeroCommitmentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroCommitment()
func (custodyLedger *CustodyLedger) UnpackZeroCommitmentError(raw []byte) (*CustodyLedgerZeroCommitment, error) {
	out := new(CustodyLedgerZeroCommitment)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "ZeroCommitment", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CustodyLedgerZeroMember represents a ZeroMember error raised by the CustodyLedger contract.
type CustodyLedgerZeroMember struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroMember()
func CustodyLedgerZeroMemberErrorID() common.Hash {
	return common.HexToHash("0x7553caa6a7b0ddb1dba7e7fe0e24456b98ff20955606dbf7fd658e4702c19fee")
}

// UnpackZeroMemberError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroMember()
func (custodyLedger *CustodyLedger) UnpackZeroMemberError(raw []byte) (*CustodyLedgerZeroMember, error) {
	out := new(CustodyLedgerZeroMember)
	if err := custodyLedger.abi.UnpackIntoInterface(out, "ZeroMember", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DisclosureLogMetaData contains all meta data concerning the DisclosureLog contract.
var DisclosureLogMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"consortium_\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"anchorBatch\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"size\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"covered\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"breakGlass\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"pseudonym\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"consortium\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"emergency\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIDisclosureLog.Emergency\",\"components\":[{\"name\":\"pseudonym\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"managerReview\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"governorReview\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"head\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIDisclosureLog.Head\",\"components\":[{\"name\":\"hash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"batches\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"emergencies\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"covered\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"unreviewed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isReviewed\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"numberOf\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"pseudonym\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"review\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"reviewCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sequence\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"BatchAnchored\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"size\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"},{\"name\":\"covered\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"head\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EmergencyReviewed\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"reviewer\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumIConsortium.Purpose\"},{\"name\":\"reviewCommit\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"GlassBroken\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"pseudonym\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyReviewed\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"reviewer\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}]},{\"type\":\"error\",\"name\":\"CoverNotAllowed\",\"inputs\":[{\"name\":\"covered\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"least\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"most\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotNext\",\"inputs\":[{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"next\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"PseudonymUsed\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"pseudonym\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"SizeNotAllowed\",\"inputs\":[{\"name\":\"size\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"UnknownEmergency\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ZeroCommitment\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroPseudonym\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroRoot\",\"inputs\":[]}]",
	ID:  "DisclosureLog",
	Bin: "0x60a060405234801561000f575f5ffd5b50604051610f8a380380610f8a83398101604081905261002e9161003f565b6001600160a01b031660805261006c565b5f6020828403121561004f575f5ffd5b81516001600160a01b0381168114610065575f5ffd5b9392505050565b608051610ef16100995f395f81816101050152818161081d01528181610b540152610bcf0152610ef15ff3fe608060405234801561000f575f5ffd5b5060043610610090575f3560e01c80639f1d123c116100635780639f1d123c1461013f578063b4da00ab14610152578063cef3d435146101af578063ed3a0f58146101c2578063f339e3b2146101e5575f5ffd5b80631136091714610094578063529d15cc146100e45780636822348f146100eb5780639ad1876514610100575b5f5ffd5b6100c76100a2366004610cb2565b600360209081525f92835260408084209091529082529020546001600160401b031681565b6040516001600160401b0390911681526020015b60405180910390f35b5f546100c7565b6100fe6100f9366004610ced565b6102e6565b005b6101277f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b0390911681526020016100db565b6100fe61014d366004610d20565b6104bc565b610165610160366004610d49565b61076c565b6040516100db91905f60a082019050825182526020830151602083015260408301516040830152606083015160608301526001600160401b03608084015116608083015292915050565b6100fe6101bd366004610d73565b610806565b6101d56101d0366004610d49565b610b0a565b60405190151581526020016100db565b6102816101f3366004610dd0565b6040805160a0810182525f80825260208201819052918101829052606081018290526080810191909152505f90815260016020818152604092839020835160a081018552815481529201546001600160401b0380821692840192909252600160401b8104821693830193909352600160801b830481166060830152600160c01b909204909116608082015290565b6040516100db91905f60a082019050825182526001600160401b0360208401511660208301526001600160401b0360408401511660408301526001600160401b0360608401511660608301526001600160401b03608084015116608083015292915050565b5f6102f48460036001610b3b565b5f8581526002602090815260408083206001600160401b0380891685529252909120600481015492935091869186911661035857604051635beec8ab60e01b815260048101929092526001600160401b031660248201526044015b60405180910390fd5b50505f83900361037b576040516351bda03d60e01b815260040160405180910390fd5b600382600781111561038f5761038f610de7565b036103cf576002810154859085908490156103c057604051630dfc4f7360e11b815260040161034f93929190610e1b565b50505060028101839055610406565b6003810154859085908490156103fb57604051630dfc4f7360e11b815260040161034f93929190610e1b565b505050600381018390555b61040f81610c44565b15610468575f85815260016020819052604090912001805460189061044390600160c01b90046001600160401b0316610e5a565b91906101000a8154816001600160401b0302191690836001600160401b031602179055505b847f8e4cf7e72828701858f8c02e0fe039199a98da689f03e4c0778f6de4ced3bcf261049a5f80546001019081905590565b8685876040516104ad9493929190610e7b565b60405180910390a25050505050565b6104c98360056002610b3b565b505f8290036104eb57604051635463c9ab60e01b815260040160405180910390fd5b5f81900361050c576040516351bda03d60e01b815260040160405180910390fd5b5f838152600360209081526040808320858452909152902054839083906001600160401b031615610559576040516301569ee960e11b81526004810192909252602482015260440161034f565b50505f83815260016020819052604082208082015490929161058b91600160401b90046001600160401b031690610eaf565b9050808260010160189054906101000a90046001600160401b031660016105b29190610eaf565b8360010160088560010160188491906101000a8154816001600160401b0302191690836001600160401b031602179055508391906101000a8154816001600160401b0302191690836001600160401b0316021790555050508060035f8781526020019081526020015f205f8681526020019081526020015f205f6101000a8154816001600160401b0302191690836001600160401b031602179055506040518060a001604052808581526020018481526020015f5f1b81526020015f5f1b8152602001436001600160401b031681525060025f8781526020019081526020015f205f836001600160401b03166001600160401b031681526020019081526020015f205f820151815f01556020820151816001015560408201518160020155606082015181600301556080820151816004015f6101000a8154816001600160401b0302191690836001600160401b0316021790555090505083857f8066d46ae119c7a9e2d3e6b7b0cbadebf03f95cb056da448b814b2941e6f5f4361073c5f80546001019081905590565b604080516001600160401b0392831681529186166020830152810187905260600160405180910390a35050505050565b6107a26040518060a001604052805f81526020015f81526020015f81526020015f81526020015f6001600160401b031681525090565b505f8281526002602081815260408084206001600160401b03808716865290835293819020815160a0810183528154815260018201549381019390935292830154908201526003820154606082015260049091015490911660808201525b92915050565b604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc370906108579088903390600290600401610ece565b5f6040518083038186803b15801561086d575f5ffd5b505afa15801561087f573d5f5f3e3d5ffd5b5050505f868152600160208190526040909120808201549092506001600160401b0380821692600160401b8304821692600160801b9004909116906108c5908490610eaf565b6001600160401b03898116911614886108df856001610eaf565b909161091157604051637c6829c760e11b81526001600160401b0392831660048201529116602482015260440161034f565b50505f8790036109345760405163b263ae7360e01b815260040160405180910390fd5b61093d86610c5e565b8690610965576040516320be410360e01b815263ffffffff909116600482015260240161034f565b50846001600160401b0316816001600160401b03161115801561099a5750816001600160401b0316856001600160401b031611155b8582849091926109d957604051634cfad12760e11b81526001600160401b0393841660048201529183166024830152909116604482015260640161034f565b5050845460408051602081019290925281018b90526001600160401b03808b166060830152608082018a905263ffffffff891660a0830152871660c08201525f915060e00160408051601f1981840301815291905280516020909101208086556001860180546001600160401b03808d1667ffffffffffffffff19918b16600160801b029190911677ffffffffffffffff0000000000000000ffffffffffffffff19909216919091171790559050897fc82bb09b6c4bff2cf37cd6d268fe9068559d7cf98f49a12948dd3d46830bbe64610ab95f80546001019081905590565b604080516001600160401b039283168152828e1660208201529081018c905263ffffffff8b166060820152908916608082015260a0810184905260c00160405180910390a250505050505050505050565b5f8281526002602090815260408083206001600160401b03851684529091528120610b3490610c44565b9392505050565b604051630ac0bc3760e41b81525f906001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc37090610b8d90879033908890600401610ece565b5f6040518083038186803b158015610ba3575f5ffd5b505afa925050508015610bb4575060015b610c3c57604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc37090610c0890879033908790600401610ece565b5f6040518083038186803b158015610c1e575f5ffd5b505afa158015610c30573d5f5f3e3d5ffd5b50505050819050610b34565b509092915050565b60028101545f901580159061080057505060030154151590565b5f8163ffffffff1660101480610c7a57508163ffffffff166040145b80610c8c57508163ffffffff16610100145b80610c9e57508163ffffffff16610400145b8061080057505063ffffffff166110001490565b5f5f60408385031215610cc3575f5ffd5b50508035926020909101359150565b80356001600160401b0381168114610ce8575f5ffd5b919050565b5f5f5f60608486031215610cff575f5ffd5b83359250610d0f60208501610cd2565b929592945050506040919091013590565b5f5f5f60608486031215610d32575f5ffd5b505081359360208301359350604090920135919050565b5f5f60408385031215610d5a575f5ffd5b82359150610d6a60208401610cd2565b90509250929050565b5f5f5f5f5f60a08688031215610d87575f5ffd5b85359450610d9760208701610cd2565b935060408601359250606086013563ffffffff81168114610db6575f5ffd5b9150610dc460808701610cd2565b90509295509295909350565b5f60208284031215610de0575f5ffd5b5035919050565b634e487b7160e01b5f52602160045260245ffd5b60088110610e1757634e487b7160e01b5f52602160045260245ffd5b9052565b8381526001600160401b038316602082015260608101610e3e6040830184610dfb565b949350505050565b634e487b7160e01b5f52601160045260245ffd5b5f6001600160401b03821680610e7257610e72610e46565b5f190192915050565b6001600160401b0385811682528416602082015260808101610ea06040830185610dfb565b82606083015295945050505050565b6001600160401b03818116838216019081111561080057610800610e46565b8381526001600160a01b038316602082015260608101610e3e6040830184610dfb56",
}

// DisclosureLog is an auto generated Go binding around an Ethereum contract.
type DisclosureLog struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *DisclosureLog) GetABI() abi.ABI {
	return c.abi
}

// NewDisclosureLog creates a new instance of DisclosureLog.
func NewDisclosureLog() *DisclosureLog {
	parsed, err := DisclosureLogMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &DisclosureLog{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *DisclosureLog) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address consortium_) returns()
func (disclosureLog *DisclosureLog) PackConstructor(consortium_ common.Address) []byte {
	enc, err := disclosureLog.abi.Pack("", consortium_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAnchorBatch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcef3d435.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function anchorBatch(bytes32 member, uint64 number, bytes32 root, uint32 size, uint64 covered) returns()
func (disclosureLog *DisclosureLog) PackAnchorBatch(member [32]byte, number uint64, root [32]byte, size uint32, covered uint64) []byte {
	enc, err := disclosureLog.abi.Pack("anchorBatch", member, number, root, size, covered)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnchorBatch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcef3d435.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function anchorBatch(bytes32 member, uint64 number, bytes32 root, uint32 size, uint64 covered) returns()
func (disclosureLog *DisclosureLog) TryPackAnchorBatch(member [32]byte, number uint64, root [32]byte, size uint32, covered uint64) ([]byte, error) {
	return disclosureLog.abi.Pack("anchorBatch", member, number, root, size, covered)
}

// PackBreakGlass is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9f1d123c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function breakGlass(bytes32 member, bytes32 pseudonym, bytes32 commitment) returns()
func (disclosureLog *DisclosureLog) PackBreakGlass(member [32]byte, pseudonym [32]byte, commitment [32]byte) []byte {
	enc, err := disclosureLog.abi.Pack("breakGlass", member, pseudonym, commitment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBreakGlass is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9f1d123c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function breakGlass(bytes32 member, bytes32 pseudonym, bytes32 commitment) returns()
func (disclosureLog *DisclosureLog) TryPackBreakGlass(member [32]byte, pseudonym [32]byte, commitment [32]byte) ([]byte, error) {
	return disclosureLog.abi.Pack("breakGlass", member, pseudonym, commitment)
}

// PackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consortium() view returns(address)
func (disclosureLog *DisclosureLog) PackConsortium() []byte {
	enc, err := disclosureLog.abi.Pack("consortium")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consortium() view returns(address)
func (disclosureLog *DisclosureLog) TryPackConsortium() ([]byte, error) {
	return disclosureLog.abi.Pack("consortium")
}

// UnpackConsortium is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9ad18765.
//
// Solidity: function consortium() view returns(address)
func (disclosureLog *DisclosureLog) UnpackConsortium(data []byte) (common.Address, error) {
	out, err := disclosureLog.abi.Unpack("consortium", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackEmergency is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb4da00ab.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function emergency(bytes32 member, uint64 number) view returns((bytes32,bytes32,bytes32,bytes32,uint64))
func (disclosureLog *DisclosureLog) PackEmergency(member [32]byte, number uint64) []byte {
	enc, err := disclosureLog.abi.Pack("emergency", member, number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEmergency is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb4da00ab.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function emergency(bytes32 member, uint64 number) view returns((bytes32,bytes32,bytes32,bytes32,uint64))
func (disclosureLog *DisclosureLog) TryPackEmergency(member [32]byte, number uint64) ([]byte, error) {
	return disclosureLog.abi.Pack("emergency", member, number)
}

// UnpackEmergency is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb4da00ab.
//
// Solidity: function emergency(bytes32 member, uint64 number) view returns((bytes32,bytes32,bytes32,bytes32,uint64))
func (disclosureLog *DisclosureLog) UnpackEmergency(data []byte) (IDisclosureLogEmergency, error) {
	out, err := disclosureLog.abi.Unpack("emergency", data)
	if err != nil {
		return *new(IDisclosureLogEmergency), err
	}
	out0 := *abi.ConvertType(out[0], new(IDisclosureLogEmergency)).(*IDisclosureLogEmergency)
	return out0, nil
}

// PackHead is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf339e3b2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function head(bytes32 member) view returns((bytes32,uint64,uint64,uint64,uint64))
func (disclosureLog *DisclosureLog) PackHead(member [32]byte) []byte {
	enc, err := disclosureLog.abi.Pack("head", member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHead is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf339e3b2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function head(bytes32 member) view returns((bytes32,uint64,uint64,uint64,uint64))
func (disclosureLog *DisclosureLog) TryPackHead(member [32]byte) ([]byte, error) {
	return disclosureLog.abi.Pack("head", member)
}

// UnpackHead is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf339e3b2.
//
// Solidity: function head(bytes32 member) view returns((bytes32,uint64,uint64,uint64,uint64))
func (disclosureLog *DisclosureLog) UnpackHead(data []byte) (IDisclosureLogHead, error) {
	out, err := disclosureLog.abi.Unpack("head", data)
	if err != nil {
		return *new(IDisclosureLogHead), err
	}
	out0 := *abi.ConvertType(out[0], new(IDisclosureLogHead)).(*IDisclosureLogHead)
	return out0, nil
}

// PackIsReviewed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xed3a0f58.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isReviewed(bytes32 member, uint64 number) view returns(bool)
func (disclosureLog *DisclosureLog) PackIsReviewed(member [32]byte, number uint64) []byte {
	enc, err := disclosureLog.abi.Pack("isReviewed", member, number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsReviewed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xed3a0f58.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isReviewed(bytes32 member, uint64 number) view returns(bool)
func (disclosureLog *DisclosureLog) TryPackIsReviewed(member [32]byte, number uint64) ([]byte, error) {
	return disclosureLog.abi.Pack("isReviewed", member, number)
}

// UnpackIsReviewed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xed3a0f58.
//
// Solidity: function isReviewed(bytes32 member, uint64 number) view returns(bool)
func (disclosureLog *DisclosureLog) UnpackIsReviewed(data []byte) (bool, error) {
	out, err := disclosureLog.abi.Unpack("isReviewed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackNumberOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x11360917.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function numberOf(bytes32 member, bytes32 pseudonym) view returns(uint64)
func (disclosureLog *DisclosureLog) PackNumberOf(member [32]byte, pseudonym [32]byte) []byte {
	enc, err := disclosureLog.abi.Pack("numberOf", member, pseudonym)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNumberOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x11360917.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function numberOf(bytes32 member, bytes32 pseudonym) view returns(uint64)
func (disclosureLog *DisclosureLog) TryPackNumberOf(member [32]byte, pseudonym [32]byte) ([]byte, error) {
	return disclosureLog.abi.Pack("numberOf", member, pseudonym)
}

// UnpackNumberOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x11360917.
//
// Solidity: function numberOf(bytes32 member, bytes32 pseudonym) view returns(uint64)
func (disclosureLog *DisclosureLog) UnpackNumberOf(data []byte) (uint64, error) {
	out, err := disclosureLog.abi.Unpack("numberOf", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackReview is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6822348f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function review(bytes32 member, uint64 number, bytes32 reviewCommit) returns()
func (disclosureLog *DisclosureLog) PackReview(member [32]byte, number uint64, reviewCommit [32]byte) []byte {
	enc, err := disclosureLog.abi.Pack("review", member, number, reviewCommit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReview is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6822348f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function review(bytes32 member, uint64 number, bytes32 reviewCommit) returns()
func (disclosureLog *DisclosureLog) TryPackReview(member [32]byte, number uint64, reviewCommit [32]byte) ([]byte, error) {
	return disclosureLog.abi.Pack("review", member, number, reviewCommit)
}

// PackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sequence() view returns(uint64)
func (disclosureLog *DisclosureLog) PackSequence() []byte {
	enc, err := disclosureLog.abi.Pack("sequence")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sequence() view returns(uint64)
func (disclosureLog *DisclosureLog) TryPackSequence() ([]byte, error) {
	return disclosureLog.abi.Pack("sequence")
}

// UnpackSequence is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x529d15cc.
//
// Solidity: function sequence() view returns(uint64)
func (disclosureLog *DisclosureLog) UnpackSequence(data []byte) (uint64, error) {
	out, err := disclosureLog.abi.Unpack("sequence", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// DisclosureLogBatchAnchored represents a BatchAnchored event raised by the DisclosureLog contract.
type DisclosureLogBatchAnchored struct {
	Member  [32]byte
	Seq     uint64
	Number  uint64
	Root    [32]byte
	Size    uint32
	Covered uint64
	Head    [32]byte
	Raw     *types.Log // Blockchain specific contextual infos
}

const DisclosureLogBatchAnchoredEventName = "BatchAnchored"

// ContractEventName returns the user-defined event name.
func (DisclosureLogBatchAnchored) ContractEventName() string {
	return DisclosureLogBatchAnchoredEventName
}

// UnpackBatchAnchoredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event BatchAnchored(bytes32 indexed member, uint64 seq, uint64 number, bytes32 root, uint32 size, uint64 covered, bytes32 head)
func (disclosureLog *DisclosureLog) UnpackBatchAnchoredEvent(log *types.Log) (*DisclosureLogBatchAnchored, error) {
	event := "BatchAnchored"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != disclosureLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DisclosureLogBatchAnchored)
	if len(log.Data) > 0 {
		if err := disclosureLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range disclosureLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DisclosureLogEmergencyReviewed represents a EmergencyReviewed event raised by the DisclosureLog contract.
type DisclosureLogEmergencyReviewed struct {
	Member       [32]byte
	Seq          uint64
	Number       uint64
	Reviewer     uint8
	ReviewCommit [32]byte
	Raw          *types.Log // Blockchain specific contextual infos
}

const DisclosureLogEmergencyReviewedEventName = "EmergencyReviewed"

// ContractEventName returns the user-defined event name.
func (DisclosureLogEmergencyReviewed) ContractEventName() string {
	return DisclosureLogEmergencyReviewedEventName
}

// UnpackEmergencyReviewedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EmergencyReviewed(bytes32 indexed member, uint64 seq, uint64 number, uint8 reviewer, bytes32 reviewCommit)
func (disclosureLog *DisclosureLog) UnpackEmergencyReviewedEvent(log *types.Log) (*DisclosureLogEmergencyReviewed, error) {
	event := "EmergencyReviewed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != disclosureLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DisclosureLogEmergencyReviewed)
	if len(log.Data) > 0 {
		if err := disclosureLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range disclosureLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DisclosureLogGlassBroken represents a GlassBroken event raised by the DisclosureLog contract.
type DisclosureLogGlassBroken struct {
	Member     [32]byte
	Pseudonym  [32]byte
	Seq        uint64
	Number     uint64
	Commitment [32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const DisclosureLogGlassBrokenEventName = "GlassBroken"

// ContractEventName returns the user-defined event name.
func (DisclosureLogGlassBroken) ContractEventName() string {
	return DisclosureLogGlassBrokenEventName
}

// UnpackGlassBrokenEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event GlassBroken(bytes32 indexed member, bytes32 indexed pseudonym, uint64 seq, uint64 number, bytes32 commitment)
func (disclosureLog *DisclosureLog) UnpackGlassBrokenEvent(log *types.Log) (*DisclosureLogGlassBroken, error) {
	event := "GlassBroken"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != disclosureLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DisclosureLogGlassBroken)
	if len(log.Data) > 0 {
		if err := disclosureLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range disclosureLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (disclosureLog *DisclosureLog) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], disclosureLog.abi.Errors["AlreadyReviewed"].ID.Bytes()[:4]) {
		return disclosureLog.UnpackAlreadyReviewedError(raw[4:])
	}
	if bytes.Equal(raw[:4], disclosureLog.abi.Errors["CoverNotAllowed"].ID.Bytes()[:4]) {
		return disclosureLog.UnpackCoverNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], disclosureLog.abi.Errors["NotNext"].ID.Bytes()[:4]) {
		return disclosureLog.UnpackNotNextError(raw[4:])
	}
	if bytes.Equal(raw[:4], disclosureLog.abi.Errors["PseudonymUsed"].ID.Bytes()[:4]) {
		return disclosureLog.UnpackPseudonymUsedError(raw[4:])
	}
	if bytes.Equal(raw[:4], disclosureLog.abi.Errors["SizeNotAllowed"].ID.Bytes()[:4]) {
		return disclosureLog.UnpackSizeNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], disclosureLog.abi.Errors["UnknownEmergency"].ID.Bytes()[:4]) {
		return disclosureLog.UnpackUnknownEmergencyError(raw[4:])
	}
	if bytes.Equal(raw[:4], disclosureLog.abi.Errors["ZeroCommitment"].ID.Bytes()[:4]) {
		return disclosureLog.UnpackZeroCommitmentError(raw[4:])
	}
	if bytes.Equal(raw[:4], disclosureLog.abi.Errors["ZeroPseudonym"].ID.Bytes()[:4]) {
		return disclosureLog.UnpackZeroPseudonymError(raw[4:])
	}
	if bytes.Equal(raw[:4], disclosureLog.abi.Errors["ZeroRoot"].ID.Bytes()[:4]) {
		return disclosureLog.UnpackZeroRootError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// DisclosureLogAlreadyReviewed represents a AlreadyReviewed error raised by the DisclosureLog contract.
type DisclosureLogAlreadyReviewed struct {
	Member   [32]byte
	Number   uint64
	Reviewer uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyReviewed(bytes32 member, uint64 number, uint8 reviewer)
func DisclosureLogAlreadyReviewedErrorID() common.Hash {
	return common.HexToHash("0x1bf89ee6db4e723a47241d6c0a2daa36c37db8ca2af87d1f9192e726a73746fa")
}

// UnpackAlreadyReviewedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyReviewed(bytes32 member, uint64 number, uint8 reviewer)
func (disclosureLog *DisclosureLog) UnpackAlreadyReviewedError(raw []byte) (*DisclosureLogAlreadyReviewed, error) {
	out := new(DisclosureLogAlreadyReviewed)
	if err := disclosureLog.abi.UnpackIntoInterface(out, "AlreadyReviewed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DisclosureLogCoverNotAllowed represents a CoverNotAllowed error raised by the DisclosureLog contract.
type DisclosureLogCoverNotAllowed struct {
	Covered uint64
	Least   uint64
	Most    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CoverNotAllowed(uint64 covered, uint64 least, uint64 most)
func DisclosureLogCoverNotAllowedErrorID() common.Hash {
	return common.HexToHash("0x99f5a24ea4924f94d5ae2f136d5d3e4060c1bfb9a121b0794075215f70ac99f6")
}

// UnpackCoverNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CoverNotAllowed(uint64 covered, uint64 least, uint64 most)
func (disclosureLog *DisclosureLog) UnpackCoverNotAllowedError(raw []byte) (*DisclosureLogCoverNotAllowed, error) {
	out := new(DisclosureLogCoverNotAllowed)
	if err := disclosureLog.abi.UnpackIntoInterface(out, "CoverNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DisclosureLogNotNext represents a NotNext error raised by the DisclosureLog contract.
type DisclosureLogNotNext struct {
	Number uint64
	Next   uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotNext(uint64 number, uint64 next)
func DisclosureLogNotNextErrorID() common.Hash {
	return common.HexToHash("0xf8d0538ed10771447f1851db1a4ad9c30940a0628b804972c06dbc4c8de5d084")
}

// UnpackNotNextError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotNext(uint64 number, uint64 next)
func (disclosureLog *DisclosureLog) UnpackNotNextError(raw []byte) (*DisclosureLogNotNext, error) {
	out := new(DisclosureLogNotNext)
	if err := disclosureLog.abi.UnpackIntoInterface(out, "NotNext", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DisclosureLogPseudonymUsed represents a PseudonymUsed error raised by the DisclosureLog contract.
type DisclosureLogPseudonymUsed struct {
	Member    [32]byte
	Pseudonym [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PseudonymUsed(bytes32 member, bytes32 pseudonym)
func DisclosureLogPseudonymUsedErrorID() common.Hash {
	return common.HexToHash("0x02ad3dd2217d2ac266de56ff960bc4f1e6185a53507e709cab033f541bd4206f")
}

// UnpackPseudonymUsedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PseudonymUsed(bytes32 member, bytes32 pseudonym)
func (disclosureLog *DisclosureLog) UnpackPseudonymUsedError(raw []byte) (*DisclosureLogPseudonymUsed, error) {
	out := new(DisclosureLogPseudonymUsed)
	if err := disclosureLog.abi.UnpackIntoInterface(out, "PseudonymUsed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DisclosureLogSizeNotAllowed represents a SizeNotAllowed error raised by the DisclosureLog contract.
type DisclosureLogSizeNotAllowed struct {
	Size uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SizeNotAllowed(uint32 size)
func DisclosureLogSizeNotAllowedErrorID() common.Hash {
	return common.HexToHash("0x20be410396dc78f5b73601b51f35a09c89f8a0a5b89e29fb6d5f88f8d37157b1")
}

// UnpackSizeNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SizeNotAllowed(uint32 size)
func (disclosureLog *DisclosureLog) UnpackSizeNotAllowedError(raw []byte) (*DisclosureLogSizeNotAllowed, error) {
	out := new(DisclosureLogSizeNotAllowed)
	if err := disclosureLog.abi.UnpackIntoInterface(out, "SizeNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DisclosureLogUnknownEmergency represents a UnknownEmergency error raised by the DisclosureLog contract.
type DisclosureLogUnknownEmergency struct {
	Member [32]byte
	Number uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownEmergency(bytes32 member, uint64 number)
func DisclosureLogUnknownEmergencyErrorID() common.Hash {
	return common.HexToHash("0x5beec8aba7c6e1c3d09f903199fa6e92c8bcd28ba82c98adf8bb1163d1f7b320")
}

// UnpackUnknownEmergencyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownEmergency(bytes32 member, uint64 number)
func (disclosureLog *DisclosureLog) UnpackUnknownEmergencyError(raw []byte) (*DisclosureLogUnknownEmergency, error) {
	out := new(DisclosureLogUnknownEmergency)
	if err := disclosureLog.abi.UnpackIntoInterface(out, "UnknownEmergency", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DisclosureLogZeroCommitment represents a ZeroCommitment error raised by the DisclosureLog contract.
type DisclosureLogZeroCommitment struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroCommitment()
func DisclosureLogZeroCommitmentErrorID() common.Hash {
	return common.HexToHash("0x51bda03d1e0501533d78503e1e2347a46f6e975ed444a037dc6bdaed4bd98c29")
}

// UnpackZeroCommitmentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroCommitment()
func (disclosureLog *DisclosureLog) UnpackZeroCommitmentError(raw []byte) (*DisclosureLogZeroCommitment, error) {
	out := new(DisclosureLogZeroCommitment)
	if err := disclosureLog.abi.UnpackIntoInterface(out, "ZeroCommitment", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DisclosureLogZeroPseudonym represents a ZeroPseudonym error raised by the DisclosureLog contract.
type DisclosureLogZeroPseudonym struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroPseudonym()
func DisclosureLogZeroPseudonymErrorID() common.Hash {
	return common.HexToHash("0x5463c9ab9703ca7f57367a22b6d1f8e9023cf62df3d08552da60c69bac45dbd9")
}

// UnpackZeroPseudonymError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroPseudonym()
func (disclosureLog *DisclosureLog) UnpackZeroPseudonymError(raw []byte) (*DisclosureLogZeroPseudonym, error) {
	out := new(DisclosureLogZeroPseudonym)
	if err := disclosureLog.abi.UnpackIntoInterface(out, "ZeroPseudonym", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DisclosureLogZeroRoot represents a ZeroRoot error raised by the DisclosureLog contract.
type DisclosureLogZeroRoot struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroRoot()
func DisclosureLogZeroRootErrorID() common.Hash {
	return common.HexToHash("0xb263ae738e814ca9af6ee56bb85daa47624e790421913c947dcba2aac07cfdbd")
}

// UnpackZeroRootError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroRoot()
func (disclosureLog *DisclosureLog) UnpackZeroRootError(raw []byte) (*DisclosureLogZeroRoot, error) {
	out := new(DisclosureLogZeroRoot)
	if err := disclosureLog.abi.UnpackIntoInterface(out, "ZeroRoot", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryMetaData contains all meta data concerning the LotRegistry contract.
var LotRegistryMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"consortium_\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"OFFER_PERIOD\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"RECORDING_PERIOD\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"accept\",\"inputs\":[{\"name\":\"transferId\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"acknowledgeRecall\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"responseCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"acknowledgedClass\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"enumILotRegistry.RecallClass\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"consortium\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"consume\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"quantity\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"occurredOn\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"useCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"destroy\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"quantity\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"holdingOf\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structILotRegistry.Holding\",\"components\":[{\"name\":\"held\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"reserved\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"consumed\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"destroyed\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isRecalled\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"lotOf\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structILotRegistry.Lot\",\"components\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"gtin\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"quantity\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"bytes20\",\"internalType\":\"bytes20\"},{\"name\":\"recallClass\",\"type\":\"uint8\",\"internalType\":\"enumILotRegistry.RecallClass\"},{\"name\":\"recalledAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"noticeCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"offer\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"to\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"quantity\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"transferId\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"recall\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"recallClass\",\"type\":\"uint8\",\"internalType\":\"enumILotRegistry.RecallClass\"},{\"name\":\"noticeCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"recallByVote\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"recallClass\",\"type\":\"uint8\",\"internalType\":\"enumILotRegistry.RecallClass\"},{\"name\":\"noticeCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"refuse\",\"inputs\":[{\"name\":\"transferId\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"register\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"gtin\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"bytes20\",\"internalType\":\"bytes20\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"quantity\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sequence\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"transferCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"transferOf\",\"inputs\":[{\"name\":\"transferId\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structILotRegistry.Transfer\",\"components\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"to\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"quantity\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumILotRegistry.TransferState\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"transferId\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"LotRecalled\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"recallClass\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumILotRegistry.RecallClass\"},{\"name\":\"noticeCommit\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"LotRegistered\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"gtin\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"bytes20\",\"indexed\":false,\"internalType\":\"bytes20\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"quantity\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RecallAcknowledged\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"recallClass\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumILotRegistry.RecallClass\"},{\"name\":\"responseCommit\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TransferAccepted\",\"inputs\":[{\"name\":\"transferId\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TransferOffered\",\"inputs\":[{\"name\":\"transferId\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"lotId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"from\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"to\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"quantity\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TransferRefused\",\"inputs\":[{\"name\":\"transferId\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TransferWithdrawn\",\"inputs\":[{\"name\":\"transferId\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"UnitsConsumed\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"quantity\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"occurredOn\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"useCommit\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"UnitsDestroyed\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"quantity\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyAcknowledged\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"recallClass\",\"type\":\"uint8\",\"internalType\":\"enumILotRegistry.RecallClass\"}]},{\"type\":\"error\",\"name\":\"DayNotAllowed\",\"inputs\":[{\"name\":\"occurredOn\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ExpiryNotAllowed\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"GtinNotAllowed\",\"inputs\":[{\"name\":\"gtin\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"InsufficientUnits\",\"inputs\":[{\"name\":\"quantity\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"held\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"LotExists\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"LotExpired\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"LotIsRecalled\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"LotNotRecalled\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"LotNumberNotAllowed\",\"inputs\":[{\"name\":\"number\",\"type\":\"bytes20\",\"internalType\":\"bytes20\"}]},{\"type\":\"error\",\"name\":\"NotManufacturer\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotVote\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OfferExpired\",\"inputs\":[{\"name\":\"transferId\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"RecallClassNotAllowed\",\"inputs\":[{\"name\":\"recallClass\",\"type\":\"uint8\",\"internalType\":\"enumILotRegistry.RecallClass\"},{\"name\":\"current\",\"type\":\"uint8\",\"internalType\":\"enumILotRegistry.RecallClass\"}]},{\"type\":\"error\",\"name\":\"SameMember\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"TransferEnded\",\"inputs\":[{\"name\":\"transferId\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumILotRegistry.TransferState\"}]},{\"type\":\"error\",\"name\":\"UnknownLot\",\"inputs\":[{\"name\":\"lotId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"UnknownTransfer\",\"inputs\":[{\"name\":\"transferId\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ZeroCommit\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroQuantity\",\"inputs\":[]}]",
	ID:  "LotRegistry",
	Bin: "0x60a060405234801561000f575f5ffd5b506040516124fe3803806124fe83398101604081905261002e9161003f565b6001600160a01b031660805261006c565b5f6020828403121561004f575f5ffd5b81516001600160a01b0381168114610065575f5ffd5b9392505050565b6080516124266100d85f395f8181610284015281816104ad0152818161058f0152818161060b0152818161097301528181610a5801528181610c4e01528181610d6801528181610e2e01528181610f7101528181610ff5015281816112de015261159101526124265ff3fe608060405234801561000f575f5ffd5b5060043610610127575f3560e01c80637730d9c4116100a9578063b9492a841161006e578063b9492a841461032c578063e3d33fc91461034f578063ead4796b14610362578063f3e9824f14610375578063fdeed12514610388575f5ffd5b80637730d9c414610239578063938daf461461024c578063954444b11461025f5780639ad187651461027f578063b8d1bbd1146102be575f5ffd5b80635b79a2e6116100ef5780635b79a2e6146101cc5780636009c8e7146101ed57806363666da0146102005780636bff1a9514610213578063750f0acc14610226575f5ffd5b80630bca31e21461012b5780630f9e88d8146101545780633d5cc5e21461018e5780634d875161146101a3578063529d15cc146101c5575b5f5ffd5b61013e610139366004611e9d565b610392565b60405161014b9190611ee8565b60405180910390f35b610181610162366004611f85565b600560209081525f928352604080842090915290825290205460ff1681565b60405161014b9190611fa5565b6101a161019c366004611fb8565b6104a2565b005b6101ad62278d0081565b6040516001600160401b03909116815260200161014b565b5f546101ad565b6101df6101da36600461200b565b610576565b60405190815260200161014b565b6101a16101fb366004612073565b61094a565b6101a161020e366004612093565b610a41565b6101a1610221366004611fb8565b610c28565b6101a1610234366004612073565b610d3f565b6101a16102473660046120bc565b610e17565b6101a161025a366004612073565b610f48565b61027261026d366004612073565b611126565b60405161014b91906120ee565b6102a67f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b03909116815260200161014b565b6102d16102cc366004611f85565b61120d565b60405161014b91905f6080820190506001600160401b0383511682526001600160401b0360208401511660208301526001600160401b0360408401511660408301526001600160401b03606084015116606083015292915050565b61033f61033a366004611e9d565b611290565b604051901515815260200161014b565b6001546101ad906001600160401b031681565b6101a1610370366004612161565b6112c7565b6101ad6103833660046121ab565b611578565b6101ad6276a70081565b60408051610100810182525f80825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e08101919091525f828152600260208181526040928390208351610100810185528154815260018201546001600160401b0380821694830194909452600160401b8104841695820195909552600160801b909404909116606080850191909152918101549182901b6001600160601b03191660808401529060a0830190600160a01b900460ff16600481111561046357610463611eb4565b600481111561047457610474611eb4565b81526002820154600160a81b90046001600160401b0316602082015260039091015460409091015292915050565b336001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001681146104fd57604051631076ef3560e11b81526001600160a01b0390911660048201526024015b60405180910390fd5b505f610508846118d8565b60020154600160a01b900460ff16905080600481111561052a5761052a611eb4565b83600481111561053c5761053c611eb4565b14158382909161056157604051632666c9b360e11b81526004016104f49291906121dd565b506105709050845f8585611922565b50505050565b604051630ac0bc3760e41b81525f906001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc370906105c99089903390600690600401612203565b5f6040518083038186803b1580156105df575f5ffd5b505afa1580156105f1573d5f5f3e3d5ffd5b50506040805163764b8a2d60e01b81526001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016935063764b8a2d925061064b918a91600401918252602082015260400190565b602060405180830381865afa158015610666573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061068a9190612237565b86906106ac57604051631807ef9b60e11b81526004016104f491815260200190565b506106b685611a54565b85906106e15760405163af879db760e01b81526001600160401b0390911660048201526024016104f4565b506106eb84611af1565b84906107165760405162df9b7360e61b81526001600160601b031990911660048201526024016104f4565b50610724620151808461226a565b6001600160401b0316158015610742575042836001600160401b0316115b839061076d57604051633ea436ef60e21b81526001600160401b0390911660048201526024016104f4565b50816001600160401b03165f036107975760405163f4f5b73360e01b815260040160405180910390fd5b60408051602081018890526001600160401b038716918101919091526001600160601b03198516606082015260800160408051808303601f1901815291815281516020928301205f818152600290935291206001810154919250908290600160401b90046001600160401b0316156108255760405163055f5bdb60e31b81526004016104f491815260200190565b50868155600180820180546001600160401b038981166fffffffffffffffffffffffffffffffff1990921691909117600160401b888316021767ffffffffffffffff60801b1916600160801b9187169182021790915560028301805473ffffffffffffffffffffffffffffffffffffffff1916606089901c1790555f8481526003602090815260408083208c84529091528120805467ffffffffffffffff1916909217909155805490910190819055879083907fbabee10c050c6a9dc6d416cb8cfc03502531b57a09e8096a32a3aee8f7da641390604080516001600160401b039283168152828c1660208201526001600160601b03198b16918101919091528189166060820152908716608082015260a00160405180910390a35095945050505050565b5f61095482611b72565b6002810154604051630ac0bc3760e41b81529192506001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169163ac0bc370916109ab913390600690600401612203565b5f6040518083038186803b1580156109c1575f5ffd5b505afa1580156109d3573d5f5f3e3d5ffd5b505050506109e78160038360010154611c1c565b816001600160401b03167f05a2d8c213af5101ff1c08f1812b3d6f43166e1f7bc4b315f05da03f84c9da14610a225f80546001019081905590565b6040516001600160401b03909116815260200160405180910390a25050565b604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc37090610a929086903390600690600401612203565b5f6040518083038186803b158015610aa8575f5ffd5b505afa158015610aba573d5f5f3e3d5ffd5b505050505f610ac8836118d8565b60020154600160a01b900460ff1690505f816004811115610aeb57610aeb611eb4565b14158390610b0f5760405163b2e25b4b60e01b81526004016104f491815260200190565b505f816004811115610b2357610b23611eb4565b5f85815260056020908152604080832089845290915290205460ff166004811115610b5057610b50611eb4565b1415905083858383610b78576040516314da07b360e11b81526004016104f493929190612297565b5050505f839003610b9b57604051629bf2e960e41b815260040160405180910390fd5b5f8481526005602090815260408083208884529091529020805483919060ff19166001836004811115610bd057610bd0611eb4565b021790555084847ffa3048df99e1b47b37625db7b807957691c1abddfa92ea4fce546a5be2c207a6610c085f80546001019081905590565b8587604051610c19939291906122ae565b60405180910390a35050505050565b5f610c32846118d8565b8054604051630ac0bc3760e41b81529192506001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169163ac0bc37091610c86913390600390600401612203565b5f6040518083038186803b158015610c9c575f5ffd5b505afa158015610cae573d5f5f3e3d5ffd5b505050506002810154600160a01b900460ff165f80826004811115610cd557610cd5611eb4565b1480610d025750816004811115610cee57610cee611eb4565b856004811115610d0057610d00611eb4565b105b9050848282610d2657604051632666c9b360e11b81526004016104f49291906121dd565b5050610d3786845f01548787611922565b505050505050565b5f610d4982611b72565b6001810154604051630ac0bc3760e41b81529192506001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169163ac0bc37091610da0913390600690600401612203565b5f6040518083038186803b158015610db6575f5ffd5b505afa158015610dc8573d5f5f3e3d5ffd5b50505050610ddc8160048360010154611c1c565b816001600160401b03167fae1fbb7d9202b26a02b90d88b18b865f855d9c25e65bbda8a6a305078bfbda7f610a225f80546001019081905590565b604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc37090610e689086903390600690600401612203565b5f6040518083038186803b158015610e7e575f5ffd5b505afa158015610e90573d5f5f3e3d5ffd5b50505050610e9d826118d8565b5080610eaa838584611d13565b8054601890610eca908490600160c01b90046001600160401b03166122ec565b92506101000a8154816001600160401b0302191690836001600160401b0316021790555082827f2493e3576f1cc9889c0331bfba298c828307e5daa7fb372013bb26cc1da59fcf610f215f80546001019081905590565b604080516001600160401b03928316815291861660208301520160405180910390a3505050565b5f610f5282611b72565b6002810154604051630ac0bc3760e41b81529192506001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169163ac0bc37091610fa9913390600690600401612203565b5f6040518083038186803b158015610fbf575f5ffd5b505afa158015610fd1573d5f5f3e3d5ffd5b50505060018201546003830154604051630ac0bc3760e41b81526001600160a01b037f00000000000000000000000000000000000000000000000000000000000000008116945063ac0bc37093611032939092911690600690600401612203565b5f6040518083038186803b158015611048575f5ffd5b505afa15801561105a573d5f5f3e3d5ffd5b505050505f61106882611dce565b905082816001600160401b03811642106110a857604051633c91036b60e01b81526001600160401b039283166004820152911660248201526044016104f4565b50506110bb825f01548360020154611dee565b6110cb8260028460020154611c1c565b826001600160401b03167f075a41c28c4817d65d31fb8821f0e236e27d94edb9e721dc66f175972553c4ae6111065f80546001019081905590565b6040516001600160401b03909116815260200160405180910390a2505050565b6111626040805160e0810182525f80825260208201819052918101829052606081018290526080810182905260a081018290529060c082015290565b6001600160401b038083165f90815260046020908152604091829020825160e0810184528154815260018201549281019290925260028101549282019290925260038201546001600160a01b0381166060830152600160a01b900490921660808301529060a081016111d383611dce565b6001600160401b0316815260200182600301601f9054906101000a900460ff16600481111561120457611204611eb4565b90529392505050565b60408051608080820183525f808352602080840182905283850182905260609384018290528682526003815284822086835281529084902084519283018552546001600160401b038082168452600160401b8204811692840192909252600160801b8104821694830194909452600160c01b909304909216908201525b92915050565b5f805f8381526002602081905260409091200154600160a01b900460ff1660048111156112bf576112bf611eb4565b141592915050565b604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc370906113189088903390600690600401612203565b5f6040518083038186803b15801561132e575f5ffd5b505afa158015611340573d5f5f3e3d5ffd5b505050505f61134e856118d8565b90505f61135e620151804261230b565b611368904261231e565b90505f611378620151808661226a565b6001600160401b0316158015611397575081856001600160401b031611155b80156113b8575062278d006113b56001600160401b0387168461231e565b11155b905084816113e55760405163169fb77d60e01b81526001600160401b0390911660048201526024016104f4565b50600183015487906001600160401b03600160401b9091048116908716811161143357604051631d8097f360e11b815260048101929092526001600160401b031660248201526044016104f4565b50506002830154600160a81b90046001600160401b031680158061147557506001600160401b03811661146987620151806122ec565b6001600160401b031611155b88906114975760405163232561c560e11b81526004016104f491815260200190565b505f8590036114b857604051629bf2e960e41b815260040160405180910390fd5b866114c4898b8a611d13565b80546010906114e4908490600160801b90046001600160401b03166122ec565b92506101000a8154816001600160401b0302191690836001600160401b0316021790555088887fbc4f44b7bc8558ea8950a88b70fa3be0c7608d8c6e1fd89176bc7eac363ac42461153b5f80546001019081905590565b604080516001600160401b039283168152828d166020820152918b16908201526060810189905260800160405180910390a3505050505050505050565b604051630ac0bc3760e41b81525f906001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc370906115cb9089903390600690600401612203565b5f6040518083038186803b1580156115e1575f5ffd5b505afa1580156115f3573d5f5f3e3d5ffd5b5050505085841415869061161d576040516358636c7f60e01b81526004016104f491815260200190565b506116288585611dee565b5f611636620151808461226a565b6001600160401b0316158015611654575042836001600160401b0316115b801561167557506116686276a70042612331565b836001600160401b031611155b905082816116a257604051633ea436ef60e21b81526001600160401b0390911660048201526024016104f4565b50836116af878987611d13565b80546008906116cf908490600160401b90046001600160401b03166122ec565b92506101000a8154816001600160401b0302191690836001600160401b0316021790555060015f81819054906101000a90046001600160401b031661171390612344565b91906101000a8154816001600160401b0302191690836001600160401b03160217905591506040518060e00160405280878152602001888152602001868152602001336001600160a01b03168152602001856001600160401b031681526020016201518085611782919061236e565b62ffffff168152602001600190526001600160401b038084165f90815260046020818152604092839020855181559085015160018201559184015160028301556060840151600383018054608087015160a088015162ffffff16600160e01b0262ffffff60e01b1991909716600160a01b026001600160e01b03199092166001600160a01b0390941693909317179182168517815560c0860151939490926001600160f81b039091166001600160e01b039092169190911790600160f81b90849081111561185257611852611eb4565b02179055509050508686836001600160401b03167f9877c4fd003e1c8f537d59cb28a21c9a3b307fe008f4e5436e52f87ab8a04a9c6118975f80546001019081905590565b604080516001600160401b039283168152602081018c905233818301528a831660608201529189166080830152519081900360a00190a45095945050505050565b5f81815260026020526040902060018101548290600160401b90046001600160401b031661191c57604051637773ee6d60e11b81526004016104f491815260200190565b50919050565b5f8481526002602052604081209083600481111561194257611942611eb4565b1415838260020160149054906101000a900460ff16909161197857604051632666c9b360e11b81526004016104f49291906121dd565b50505f82900361199a57604051629bf2e960e41b815260040160405180910390fd5b6002810154600160a81b90046001600160401b03165f036119dd5760028101805467ffffffffffffffff60a81b1916600160a81b426001600160401b0316021790555b60028101805484919060ff60a01b1916600160a01b836004811115611a0457611a04611eb4565b02179055506003810182905583857f263b44c992d3a7c97336d359024328779924e0a7f84e0c8adef097dc708b8803611a435f80546001019081905590565b8686604051610c19939291906122ae565b5f6001600160401b0382161580611a7a5750655af3107a4000826001600160401b031610155b15611a8657505f919050565b5f6001600160401b03831660015b8115611adb5780611aa6600a8461230b565b611ab0919061239b565b611aba9084612331565b9250611ac781600461231e565b9050611ad4600a836123b2565b9150611a94565b50611ae99050600a8261230b565b159392505050565b5f6001600160601b031982168103611b0a57505f919050565b606082901c5b6001600160a01b03811615611b695760016f07fffffe87fffffeffffffe60000000060ff609884901c161c165f03611b4a57505f92915050565b60081b74ffffffffffffffffffffffffffffffffffffffff0016611b10565b50600192915050565b6001600160401b0381165f90815260046020526040812060038101549091600160f81b90910460ff1690816004811115611bae57611bae611eb4565b14158390611bdb57604051635ef9b01760e01b81526001600160401b0390911660048201526024016104f4565b506001816004811115611bf057611bf0611eb4565b1483829091611c145760405163dadd018560e01b81526004016104f49291906123c5565b505050919050565b6003830180548391906001600160f81b0316600160f81b836004811115611c4557611c45611eb4565b021790555082546003808501545f83815260209283526040808220600189015483529093529190912080546001600160401b03600160a01b909304831692839291600891611c9d918591600160401b909104166123de565b82546101009290920a6001600160401b038181021990931691831602179091555f848152600360209081526040808320888452909152812080548594509092611ce8918591166122ec565b92506101000a8154816001600160401b0302191690836001600160401b031602179055505050505050565b5f816001600160401b03165f03611d3d5760405163f4f5b73360e01b815260040160405180910390fd5b505f838152600360209081526040808320858452909152902080546001600160401b0390811690839082908216811015611d9d5760405163482bdd5360e01b81526001600160401b039283166004820152911660248201526044016104f4565b50611daa905083826123de565b825467ffffffffffffffff19166001600160401b0391909116178255509392505050565b60038101545f9061128a90600160e01b900462ffffff16620151806123fd565b5f611df8836118d8565b80549091508203611e0857505050565b5f6002820154600160a01b900460ff166004811115611e2957611e29611eb4565b148390611e4c5760405163232561c560e11b81526004016104f491815260200190565b5060018101548390600160401b90046001600160401b0316428111611e9657604051631d8097f360e11b815260048101929092526001600160401b031660248201526044016104f4565b5050505050565b5f60208284031215611ead575f5ffd5b5035919050565b634e487b7160e01b5f52602160045260245ffd5b60058110611ed857611ed8611eb4565b50565b611ee481611ec8565b9052565b5f61010082019050825182526001600160401b0360208401511660208301526001600160401b0360408401511660408301526001600160401b0360608401511660608301526080830151611f4860808401826001600160601b0319169052565b5060a0830151611f5b60a0840182611edb565b5060c0830151611f7660c08401826001600160401b03169052565b5060e092830151919092015290565b5f5f60408385031215611f96575f5ffd5b50508035926020909101359150565b60208101611fb283611ec8565b91905290565b5f5f5f60608486031215611fca575f5ffd5b83359250602084013560058110611fdf575f5ffd5b929592945050506040919091013590565b80356001600160401b0381168114612006575f5ffd5b919050565b5f5f5f5f5f60a0868803121561201f575f5ffd5b8535945061202f60208701611ff0565b935060408601356001600160601b03198116811461204b575f5ffd5b925061205960608701611ff0565b915061206760808701611ff0565b90509295509295909350565b5f60208284031215612083575f5ffd5b61208c82611ff0565b9392505050565b5f5f5f606084860312156120a5575f5ffd5b505081359360208301359350604090920135919050565b5f5f5f606084860312156120ce575f5ffd5b83359250602084013591506120e560408501611ff0565b90509250925092565b5f60e0820190508251825260208301516020830152604083015160408301526001600160a01b0360608401511660608301526001600160401b0360808401511660808301526001600160401b0360a08401511660a083015260c083015161215481611ec8565b8060c08401525092915050565b5f5f5f5f5f60a08688031215612175575f5ffd5b853594506020860135935061218c60408701611ff0565b925061219a60608701611ff0565b949793965091946080013592915050565b5f5f5f5f5f60a086880312156121bf575f5ffd5b85359450602086013593506040860135925061205960608701611ff0565b604081016121ea84611ec8565b8382526121f683611ec8565b8260208301529392505050565b8381526001600160a01b0383166020820152606081016008831061222957612229611eb4565b826040830152949350505050565b5f60208284031215612247575f5ffd5b8151801515811461208c575f5ffd5b634e487b7160e01b5f52601260045260245ffd5b5f6001600160401b0383168061228257612282612256565b806001600160401b0384160691505092915050565b838152602081018390526060810161222983611ec8565b6001600160401b0384168152606081016122c784611ec8565b602082019390935260400152919050565b634e487b7160e01b5f52601160045260245ffd5b6001600160401b03818116838216019081111561128a5761128a6122d8565b5f8261231957612319612256565b500690565b8181038181111561128a5761128a6122d8565b8082018082111561128a5761128a6122d8565b5f6001600160401b0382166001600160401b038103612365576123656122d8565b60010192915050565b5f6001600160401b0383168061238657612386612256565b806001600160401b0384160491505092915050565b808202811582820484141761128a5761128a6122d8565b5f826123c0576123c0612256565b500490565b6001600160401b0383168152604081016121f683611ec8565b6001600160401b03828116828216039081111561128a5761128a6122d8565b6001600160401b03818116838216029081169081811461241f5761241f6122d8565b509291505056",
}

// LotRegistry is an auto generated Go binding around an Ethereum contract.
type LotRegistry struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *LotRegistry) GetABI() abi.ABI {
	return c.abi
}

// NewLotRegistry creates a new instance of LotRegistry.
func NewLotRegistry() *LotRegistry {
	parsed, err := LotRegistryMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &LotRegistry{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *LotRegistry) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address consortium_) returns()
func (lotRegistry *LotRegistry) PackConstructor(consortium_ common.Address) []byte {
	enc, err := lotRegistry.abi.Pack("", consortium_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackOFFERPERIOD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfdeed125.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function OFFER_PERIOD() view returns(uint64)
func (lotRegistry *LotRegistry) PackOFFERPERIOD() []byte {
	enc, err := lotRegistry.abi.Pack("OFFER_PERIOD")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOFFERPERIOD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfdeed125.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function OFFER_PERIOD() view returns(uint64)
func (lotRegistry *LotRegistry) TryPackOFFERPERIOD() ([]byte, error) {
	return lotRegistry.abi.Pack("OFFER_PERIOD")
}

// UnpackOFFERPERIOD is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfdeed125.
//
// Solidity: function OFFER_PERIOD() view returns(uint64)
func (lotRegistry *LotRegistry) UnpackOFFERPERIOD(data []byte) (uint64, error) {
	out, err := lotRegistry.abi.Unpack("OFFER_PERIOD", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackRECORDINGPERIOD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d875161.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function RECORDING_PERIOD() view returns(uint64)
func (lotRegistry *LotRegistry) PackRECORDINGPERIOD() []byte {
	enc, err := lotRegistry.abi.Pack("RECORDING_PERIOD")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRECORDINGPERIOD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d875161.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function RECORDING_PERIOD() view returns(uint64)
func (lotRegistry *LotRegistry) TryPackRECORDINGPERIOD() ([]byte, error) {
	return lotRegistry.abi.Pack("RECORDING_PERIOD")
}

// UnpackRECORDINGPERIOD is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4d875161.
//
// Solidity: function RECORDING_PERIOD() view returns(uint64)
func (lotRegistry *LotRegistry) UnpackRECORDINGPERIOD(data []byte) (uint64, error) {
	out, err := lotRegistry.abi.Unpack("RECORDING_PERIOD", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackAccept is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x938daf46.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function accept(uint64 transferId) returns()
func (lotRegistry *LotRegistry) PackAccept(transferId uint64) []byte {
	enc, err := lotRegistry.abi.Pack("accept", transferId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAccept is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x938daf46.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function accept(uint64 transferId) returns()
func (lotRegistry *LotRegistry) TryPackAccept(transferId uint64) ([]byte, error) {
	return lotRegistry.abi.Pack("accept", transferId)
}

// PackAcknowledgeRecall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x63666da0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function acknowledgeRecall(bytes32 member, bytes32 lotId, bytes32 responseCommit) returns()
func (lotRegistry *LotRegistry) PackAcknowledgeRecall(member [32]byte, lotId [32]byte, responseCommit [32]byte) []byte {
	enc, err := lotRegistry.abi.Pack("acknowledgeRecall", member, lotId, responseCommit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAcknowledgeRecall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x63666da0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function acknowledgeRecall(bytes32 member, bytes32 lotId, bytes32 responseCommit) returns()
func (lotRegistry *LotRegistry) TryPackAcknowledgeRecall(member [32]byte, lotId [32]byte, responseCommit [32]byte) ([]byte, error) {
	return lotRegistry.abi.Pack("acknowledgeRecall", member, lotId, responseCommit)
}

// PackAcknowledgedClass is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0f9e88d8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function acknowledgedClass(bytes32 lotId, bytes32 member) view returns(uint8)
func (lotRegistry *LotRegistry) PackAcknowledgedClass(lotId [32]byte, member [32]byte) []byte {
	enc, err := lotRegistry.abi.Pack("acknowledgedClass", lotId, member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAcknowledgedClass is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0f9e88d8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function acknowledgedClass(bytes32 lotId, bytes32 member) view returns(uint8)
func (lotRegistry *LotRegistry) TryPackAcknowledgedClass(lotId [32]byte, member [32]byte) ([]byte, error) {
	return lotRegistry.abi.Pack("acknowledgedClass", lotId, member)
}

// UnpackAcknowledgedClass is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0f9e88d8.
//
// Solidity: function acknowledgedClass(bytes32 lotId, bytes32 member) view returns(uint8)
func (lotRegistry *LotRegistry) UnpackAcknowledgedClass(data []byte) (uint8, error) {
	out, err := lotRegistry.abi.Unpack("acknowledgedClass", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consortium() view returns(address)
func (lotRegistry *LotRegistry) PackConsortium() []byte {
	enc, err := lotRegistry.abi.Pack("consortium")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consortium() view returns(address)
func (lotRegistry *LotRegistry) TryPackConsortium() ([]byte, error) {
	return lotRegistry.abi.Pack("consortium")
}

// UnpackConsortium is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9ad18765.
//
// Solidity: function consortium() view returns(address)
func (lotRegistry *LotRegistry) UnpackConsortium(data []byte) (common.Address, error) {
	out, err := lotRegistry.abi.Unpack("consortium", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackConsume is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xead4796b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consume(bytes32 member, bytes32 lotId, uint64 quantity, uint64 occurredOn, bytes32 useCommit) returns()
func (lotRegistry *LotRegistry) PackConsume(member [32]byte, lotId [32]byte, quantity uint64, occurredOn uint64, useCommit [32]byte) []byte {
	enc, err := lotRegistry.abi.Pack("consume", member, lotId, quantity, occurredOn, useCommit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsume is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xead4796b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consume(bytes32 member, bytes32 lotId, uint64 quantity, uint64 occurredOn, bytes32 useCommit) returns()
func (lotRegistry *LotRegistry) TryPackConsume(member [32]byte, lotId [32]byte, quantity uint64, occurredOn uint64, useCommit [32]byte) ([]byte, error) {
	return lotRegistry.abi.Pack("consume", member, lotId, quantity, occurredOn, useCommit)
}

// PackDestroy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7730d9c4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function destroy(bytes32 member, bytes32 lotId, uint64 quantity) returns()
func (lotRegistry *LotRegistry) PackDestroy(member [32]byte, lotId [32]byte, quantity uint64) []byte {
	enc, err := lotRegistry.abi.Pack("destroy", member, lotId, quantity)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDestroy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7730d9c4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function destroy(bytes32 member, bytes32 lotId, uint64 quantity) returns()
func (lotRegistry *LotRegistry) TryPackDestroy(member [32]byte, lotId [32]byte, quantity uint64) ([]byte, error) {
	return lotRegistry.abi.Pack("destroy", member, lotId, quantity)
}

// PackHoldingOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb8d1bbd1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function holdingOf(bytes32 lotId, bytes32 member) view returns((uint64,uint64,uint64,uint64))
func (lotRegistry *LotRegistry) PackHoldingOf(lotId [32]byte, member [32]byte) []byte {
	enc, err := lotRegistry.abi.Pack("holdingOf", lotId, member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHoldingOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb8d1bbd1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function holdingOf(bytes32 lotId, bytes32 member) view returns((uint64,uint64,uint64,uint64))
func (lotRegistry *LotRegistry) TryPackHoldingOf(lotId [32]byte, member [32]byte) ([]byte, error) {
	return lotRegistry.abi.Pack("holdingOf", lotId, member)
}

// UnpackHoldingOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb8d1bbd1.
//
// Solidity: function holdingOf(bytes32 lotId, bytes32 member) view returns((uint64,uint64,uint64,uint64))
func (lotRegistry *LotRegistry) UnpackHoldingOf(data []byte) (ILotRegistryHolding, error) {
	out, err := lotRegistry.abi.Unpack("holdingOf", data)
	if err != nil {
		return *new(ILotRegistryHolding), err
	}
	out0 := *abi.ConvertType(out[0], new(ILotRegistryHolding)).(*ILotRegistryHolding)
	return out0, nil
}

// PackIsRecalled is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb9492a84.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isRecalled(bytes32 lotId) view returns(bool)
func (lotRegistry *LotRegistry) PackIsRecalled(lotId [32]byte) []byte {
	enc, err := lotRegistry.abi.Pack("isRecalled", lotId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsRecalled is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb9492a84.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isRecalled(bytes32 lotId) view returns(bool)
func (lotRegistry *LotRegistry) TryPackIsRecalled(lotId [32]byte) ([]byte, error) {
	return lotRegistry.abi.Pack("isRecalled", lotId)
}

// UnpackIsRecalled is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb9492a84.
//
// Solidity: function isRecalled(bytes32 lotId) view returns(bool)
func (lotRegistry *LotRegistry) UnpackIsRecalled(data []byte) (bool, error) {
	out, err := lotRegistry.abi.Unpack("isRecalled", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackLotOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0bca31e2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function lotOf(bytes32 lotId) view returns((bytes32,uint64,uint64,uint64,bytes20,uint8,uint64,bytes32))
func (lotRegistry *LotRegistry) PackLotOf(lotId [32]byte) []byte {
	enc, err := lotRegistry.abi.Pack("lotOf", lotId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLotOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0bca31e2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function lotOf(bytes32 lotId) view returns((bytes32,uint64,uint64,uint64,bytes20,uint8,uint64,bytes32))
func (lotRegistry *LotRegistry) TryPackLotOf(lotId [32]byte) ([]byte, error) {
	return lotRegistry.abi.Pack("lotOf", lotId)
}

// UnpackLotOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0bca31e2.
//
// Solidity: function lotOf(bytes32 lotId) view returns((bytes32,uint64,uint64,uint64,bytes20,uint8,uint64,bytes32))
func (lotRegistry *LotRegistry) UnpackLotOf(data []byte) (ILotRegistryLot, error) {
	out, err := lotRegistry.abi.Unpack("lotOf", data)
	if err != nil {
		return *new(ILotRegistryLot), err
	}
	out0 := *abi.ConvertType(out[0], new(ILotRegistryLot)).(*ILotRegistryLot)
	return out0, nil
}

// PackOffer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf3e9824f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function offer(bytes32 member, bytes32 lotId, bytes32 to, uint64 quantity, uint64 expiry) returns(uint64 transferId)
func (lotRegistry *LotRegistry) PackOffer(member [32]byte, lotId [32]byte, to [32]byte, quantity uint64, expiry uint64) []byte {
	enc, err := lotRegistry.abi.Pack("offer", member, lotId, to, quantity, expiry)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOffer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf3e9824f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function offer(bytes32 member, bytes32 lotId, bytes32 to, uint64 quantity, uint64 expiry) returns(uint64 transferId)
func (lotRegistry *LotRegistry) TryPackOffer(member [32]byte, lotId [32]byte, to [32]byte, quantity uint64, expiry uint64) ([]byte, error) {
	return lotRegistry.abi.Pack("offer", member, lotId, to, quantity, expiry)
}

// UnpackOffer is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf3e9824f.
//
// Solidity: function offer(bytes32 member, bytes32 lotId, bytes32 to, uint64 quantity, uint64 expiry) returns(uint64 transferId)
func (lotRegistry *LotRegistry) UnpackOffer(data []byte) (uint64, error) {
	out, err := lotRegistry.abi.Unpack("offer", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackRecall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6bff1a95.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function recall(bytes32 lotId, uint8 recallClass, bytes32 noticeCommit) returns()
func (lotRegistry *LotRegistry) PackRecall(lotId [32]byte, recallClass uint8, noticeCommit [32]byte) []byte {
	enc, err := lotRegistry.abi.Pack("recall", lotId, recallClass, noticeCommit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6bff1a95.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function recall(bytes32 lotId, uint8 recallClass, bytes32 noticeCommit) returns()
func (lotRegistry *LotRegistry) TryPackRecall(lotId [32]byte, recallClass uint8, noticeCommit [32]byte) ([]byte, error) {
	return lotRegistry.abi.Pack("recall", lotId, recallClass, noticeCommit)
}

// PackRecallByVote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3d5cc5e2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function recallByVote(bytes32 lotId, uint8 recallClass, bytes32 noticeCommit) returns()
func (lotRegistry *LotRegistry) PackRecallByVote(lotId [32]byte, recallClass uint8, noticeCommit [32]byte) []byte {
	enc, err := lotRegistry.abi.Pack("recallByVote", lotId, recallClass, noticeCommit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecallByVote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3d5cc5e2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function recallByVote(bytes32 lotId, uint8 recallClass, bytes32 noticeCommit) returns()
func (lotRegistry *LotRegistry) TryPackRecallByVote(lotId [32]byte, recallClass uint8, noticeCommit [32]byte) ([]byte, error) {
	return lotRegistry.abi.Pack("recallByVote", lotId, recallClass, noticeCommit)
}

// PackRefuse is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6009c8e7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function refuse(uint64 transferId) returns()
func (lotRegistry *LotRegistry) PackRefuse(transferId uint64) []byte {
	enc, err := lotRegistry.abi.Pack("refuse", transferId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRefuse is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6009c8e7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function refuse(uint64 transferId) returns()
func (lotRegistry *LotRegistry) TryPackRefuse(transferId uint64) ([]byte, error) {
	return lotRegistry.abi.Pack("refuse", transferId)
}

// PackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5b79a2e6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function register(bytes32 member, uint64 gtin, bytes20 number, uint64 expiry, uint64 quantity) returns(bytes32 lotId)
func (lotRegistry *LotRegistry) PackRegister(member [32]byte, gtin uint64, number [20]byte, expiry uint64, quantity uint64) []byte {
	enc, err := lotRegistry.abi.Pack("register", member, gtin, number, expiry, quantity)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5b79a2e6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function register(bytes32 member, uint64 gtin, bytes20 number, uint64 expiry, uint64 quantity) returns(bytes32 lotId)
func (lotRegistry *LotRegistry) TryPackRegister(member [32]byte, gtin uint64, number [20]byte, expiry uint64, quantity uint64) ([]byte, error) {
	return lotRegistry.abi.Pack("register", member, gtin, number, expiry, quantity)
}

// UnpackRegister is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5b79a2e6.
//
// Solidity: function register(bytes32 member, uint64 gtin, bytes20 number, uint64 expiry, uint64 quantity) returns(bytes32 lotId)
func (lotRegistry *LotRegistry) UnpackRegister(data []byte) ([32]byte, error) {
	out, err := lotRegistry.abi.Unpack("register", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sequence() view returns(uint64)
func (lotRegistry *LotRegistry) PackSequence() []byte {
	enc, err := lotRegistry.abi.Pack("sequence")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sequence() view returns(uint64)
func (lotRegistry *LotRegistry) TryPackSequence() ([]byte, error) {
	return lotRegistry.abi.Pack("sequence")
}

// UnpackSequence is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x529d15cc.
//
// Solidity: function sequence() view returns(uint64)
func (lotRegistry *LotRegistry) UnpackSequence(data []byte) (uint64, error) {
	out, err := lotRegistry.abi.Unpack("sequence", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackTransferCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe3d33fc9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferCount() view returns(uint64)
func (lotRegistry *LotRegistry) PackTransferCount() []byte {
	enc, err := lotRegistry.abi.Pack("transferCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTransferCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe3d33fc9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function transferCount() view returns(uint64)
func (lotRegistry *LotRegistry) TryPackTransferCount() ([]byte, error) {
	return lotRegistry.abi.Pack("transferCount")
}

// UnpackTransferCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe3d33fc9.
//
// Solidity: function transferCount() view returns(uint64)
func (lotRegistry *LotRegistry) UnpackTransferCount(data []byte) (uint64, error) {
	out, err := lotRegistry.abi.Unpack("transferCount", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackTransferOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x954444b1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferOf(uint64 transferId) view returns((bytes32,bytes32,bytes32,address,uint64,uint64,uint8))
func (lotRegistry *LotRegistry) PackTransferOf(transferId uint64) []byte {
	enc, err := lotRegistry.abi.Pack("transferOf", transferId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTransferOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x954444b1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function transferOf(uint64 transferId) view returns((bytes32,bytes32,bytes32,address,uint64,uint64,uint8))
func (lotRegistry *LotRegistry) TryPackTransferOf(transferId uint64) ([]byte, error) {
	return lotRegistry.abi.Pack("transferOf", transferId)
}

// UnpackTransferOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x954444b1.
//
// Solidity: function transferOf(uint64 transferId) view returns((bytes32,bytes32,bytes32,address,uint64,uint64,uint8))
func (lotRegistry *LotRegistry) UnpackTransferOf(data []byte) (ILotRegistryTransfer, error) {
	out, err := lotRegistry.abi.Unpack("transferOf", data)
	if err != nil {
		return *new(ILotRegistryTransfer), err
	}
	out0 := *abi.ConvertType(out[0], new(ILotRegistryTransfer)).(*ILotRegistryTransfer)
	return out0, nil
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x750f0acc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(uint64 transferId) returns()
func (lotRegistry *LotRegistry) PackWithdraw(transferId uint64) []byte {
	enc, err := lotRegistry.abi.Pack("withdraw", transferId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x750f0acc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw(uint64 transferId) returns()
func (lotRegistry *LotRegistry) TryPackWithdraw(transferId uint64) ([]byte, error) {
	return lotRegistry.abi.Pack("withdraw", transferId)
}

// LotRegistryLotRecalled represents a LotRecalled event raised by the LotRegistry contract.
type LotRegistryLotRecalled struct {
	LotId        [32]byte
	Member       [32]byte
	Seq          uint64
	RecallClass  uint8
	NoticeCommit [32]byte
	Raw          *types.Log // Blockchain specific contextual infos
}

const LotRegistryLotRecalledEventName = "LotRecalled"

// ContractEventName returns the user-defined event name.
func (LotRegistryLotRecalled) ContractEventName() string {
	return LotRegistryLotRecalledEventName
}

// UnpackLotRecalledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event LotRecalled(bytes32 indexed lotId, bytes32 indexed member, uint64 seq, uint8 recallClass, bytes32 noticeCommit)
func (lotRegistry *LotRegistry) UnpackLotRecalledEvent(log *types.Log) (*LotRegistryLotRecalled, error) {
	event := "LotRecalled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != lotRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(LotRegistryLotRecalled)
	if len(log.Data) > 0 {
		if err := lotRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range lotRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// LotRegistryLotRegistered represents a LotRegistered event raised by the LotRegistry contract.
type LotRegistryLotRegistered struct {
	LotId    [32]byte
	Member   [32]byte
	Seq      uint64
	Gtin     uint64
	Number   [20]byte
	Expiry   uint64
	Quantity uint64
	Raw      *types.Log // Blockchain specific contextual infos
}

const LotRegistryLotRegisteredEventName = "LotRegistered"

// ContractEventName returns the user-defined event name.
func (LotRegistryLotRegistered) ContractEventName() string {
	return LotRegistryLotRegisteredEventName
}

// UnpackLotRegisteredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event LotRegistered(bytes32 indexed lotId, bytes32 indexed member, uint64 seq, uint64 gtin, bytes20 number, uint64 expiry, uint64 quantity)
func (lotRegistry *LotRegistry) UnpackLotRegisteredEvent(log *types.Log) (*LotRegistryLotRegistered, error) {
	event := "LotRegistered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != lotRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(LotRegistryLotRegistered)
	if len(log.Data) > 0 {
		if err := lotRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range lotRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// LotRegistryRecallAcknowledged represents a RecallAcknowledged event raised by the LotRegistry contract.
type LotRegistryRecallAcknowledged struct {
	LotId          [32]byte
	Member         [32]byte
	Seq            uint64
	RecallClass    uint8
	ResponseCommit [32]byte
	Raw            *types.Log // Blockchain specific contextual infos
}

const LotRegistryRecallAcknowledgedEventName = "RecallAcknowledged"

// ContractEventName returns the user-defined event name.
func (LotRegistryRecallAcknowledged) ContractEventName() string {
	return LotRegistryRecallAcknowledgedEventName
}

// UnpackRecallAcknowledgedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RecallAcknowledged(bytes32 indexed lotId, bytes32 indexed member, uint64 seq, uint8 recallClass, bytes32 responseCommit)
func (lotRegistry *LotRegistry) UnpackRecallAcknowledgedEvent(log *types.Log) (*LotRegistryRecallAcknowledged, error) {
	event := "RecallAcknowledged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != lotRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(LotRegistryRecallAcknowledged)
	if len(log.Data) > 0 {
		if err := lotRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range lotRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// LotRegistryTransferAccepted represents a TransferAccepted event raised by the LotRegistry contract.
type LotRegistryTransferAccepted struct {
	TransferId uint64
	Seq        uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const LotRegistryTransferAcceptedEventName = "TransferAccepted"

// ContractEventName returns the user-defined event name.
func (LotRegistryTransferAccepted) ContractEventName() string {
	return LotRegistryTransferAcceptedEventName
}

// UnpackTransferAcceptedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TransferAccepted(uint64 indexed transferId, uint64 seq)
func (lotRegistry *LotRegistry) UnpackTransferAcceptedEvent(log *types.Log) (*LotRegistryTransferAccepted, error) {
	event := "TransferAccepted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != lotRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(LotRegistryTransferAccepted)
	if len(log.Data) > 0 {
		if err := lotRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range lotRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// LotRegistryTransferOffered represents a TransferOffered event raised by the LotRegistry contract.
type LotRegistryTransferOffered struct {
	TransferId uint64
	LotId      [32]byte
	From       [32]byte
	Seq        uint64
	To         [32]byte
	Account    common.Address
	Quantity   uint64
	Expiry     uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const LotRegistryTransferOfferedEventName = "TransferOffered"

// ContractEventName returns the user-defined event name.
func (LotRegistryTransferOffered) ContractEventName() string {
	return LotRegistryTransferOfferedEventName
}

// UnpackTransferOfferedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TransferOffered(uint64 indexed transferId, bytes32 indexed lotId, bytes32 indexed from, uint64 seq, bytes32 to, address account, uint64 quantity, uint64 expiry)
func (lotRegistry *LotRegistry) UnpackTransferOfferedEvent(log *types.Log) (*LotRegistryTransferOffered, error) {
	event := "TransferOffered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != lotRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(LotRegistryTransferOffered)
	if len(log.Data) > 0 {
		if err := lotRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range lotRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// LotRegistryTransferRefused represents a TransferRefused event raised by the LotRegistry contract.
type LotRegistryTransferRefused struct {
	TransferId uint64
	Seq        uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const LotRegistryTransferRefusedEventName = "TransferRefused"

// ContractEventName returns the user-defined event name.
func (LotRegistryTransferRefused) ContractEventName() string {
	return LotRegistryTransferRefusedEventName
}

// UnpackTransferRefusedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TransferRefused(uint64 indexed transferId, uint64 seq)
func (lotRegistry *LotRegistry) UnpackTransferRefusedEvent(log *types.Log) (*LotRegistryTransferRefused, error) {
	event := "TransferRefused"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != lotRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(LotRegistryTransferRefused)
	if len(log.Data) > 0 {
		if err := lotRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range lotRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// LotRegistryTransferWithdrawn represents a TransferWithdrawn event raised by the LotRegistry contract.
type LotRegistryTransferWithdrawn struct {
	TransferId uint64
	Seq        uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const LotRegistryTransferWithdrawnEventName = "TransferWithdrawn"

// ContractEventName returns the user-defined event name.
func (LotRegistryTransferWithdrawn) ContractEventName() string {
	return LotRegistryTransferWithdrawnEventName
}

// UnpackTransferWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TransferWithdrawn(uint64 indexed transferId, uint64 seq)
func (lotRegistry *LotRegistry) UnpackTransferWithdrawnEvent(log *types.Log) (*LotRegistryTransferWithdrawn, error) {
	event := "TransferWithdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != lotRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(LotRegistryTransferWithdrawn)
	if len(log.Data) > 0 {
		if err := lotRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range lotRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// LotRegistryUnitsConsumed represents a UnitsConsumed event raised by the LotRegistry contract.
type LotRegistryUnitsConsumed struct {
	LotId      [32]byte
	Member     [32]byte
	Seq        uint64
	Quantity   uint64
	OccurredOn uint64
	UseCommit  [32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const LotRegistryUnitsConsumedEventName = "UnitsConsumed"

// ContractEventName returns the user-defined event name.
func (LotRegistryUnitsConsumed) ContractEventName() string {
	return LotRegistryUnitsConsumedEventName
}

// UnpackUnitsConsumedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event UnitsConsumed(bytes32 indexed lotId, bytes32 indexed member, uint64 seq, uint64 quantity, uint64 occurredOn, bytes32 useCommit)
func (lotRegistry *LotRegistry) UnpackUnitsConsumedEvent(log *types.Log) (*LotRegistryUnitsConsumed, error) {
	event := "UnitsConsumed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != lotRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(LotRegistryUnitsConsumed)
	if len(log.Data) > 0 {
		if err := lotRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range lotRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// LotRegistryUnitsDestroyed represents a UnitsDestroyed event raised by the LotRegistry contract.
type LotRegistryUnitsDestroyed struct {
	LotId    [32]byte
	Member   [32]byte
	Seq      uint64
	Quantity uint64
	Raw      *types.Log // Blockchain specific contextual infos
}

const LotRegistryUnitsDestroyedEventName = "UnitsDestroyed"

// ContractEventName returns the user-defined event name.
func (LotRegistryUnitsDestroyed) ContractEventName() string {
	return LotRegistryUnitsDestroyedEventName
}

// UnpackUnitsDestroyedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event UnitsDestroyed(bytes32 indexed lotId, bytes32 indexed member, uint64 seq, uint64 quantity)
func (lotRegistry *LotRegistry) UnpackUnitsDestroyedEvent(log *types.Log) (*LotRegistryUnitsDestroyed, error) {
	event := "UnitsDestroyed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != lotRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(LotRegistryUnitsDestroyed)
	if len(log.Data) > 0 {
		if err := lotRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range lotRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (lotRegistry *LotRegistry) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["AlreadyAcknowledged"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackAlreadyAcknowledgedError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["DayNotAllowed"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackDayNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["ExpiryNotAllowed"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackExpiryNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["GtinNotAllowed"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackGtinNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["InsufficientUnits"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackInsufficientUnitsError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["LotExists"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackLotExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["LotExpired"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackLotExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["LotIsRecalled"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackLotIsRecalledError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["LotNotRecalled"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackLotNotRecalledError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["LotNumberNotAllowed"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackLotNumberNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["NotManufacturer"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackNotManufacturerError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["NotVote"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackNotVoteError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["OfferExpired"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackOfferExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["RecallClassNotAllowed"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackRecallClassNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["SameMember"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackSameMemberError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["TransferEnded"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackTransferEndedError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["UnknownLot"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackUnknownLotError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["UnknownTransfer"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackUnknownTransferError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["ZeroCommit"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackZeroCommitError(raw[4:])
	}
	if bytes.Equal(raw[:4], lotRegistry.abi.Errors["ZeroQuantity"].ID.Bytes()[:4]) {
		return lotRegistry.UnpackZeroQuantityError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// LotRegistryAlreadyAcknowledged represents a AlreadyAcknowledged error raised by the LotRegistry contract.
type LotRegistryAlreadyAcknowledged struct {
	LotId       [32]byte
	Member      [32]byte
	RecallClass uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyAcknowledged(bytes32 lotId, bytes32 member, uint8 recallClass)
func LotRegistryAlreadyAcknowledgedErrorID() common.Hash {
	return common.HexToHash("0x29b40f668e7d10a042bfae8cd02273e077678d8555a0423c75cc0a9932f69cd0")
}

// UnpackAlreadyAcknowledgedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyAcknowledged(bytes32 lotId, bytes32 member, uint8 recallClass)
func (lotRegistry *LotRegistry) UnpackAlreadyAcknowledgedError(raw []byte) (*LotRegistryAlreadyAcknowledged, error) {
	out := new(LotRegistryAlreadyAcknowledged)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "AlreadyAcknowledged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryDayNotAllowed represents a DayNotAllowed error raised by the LotRegistry contract.
type LotRegistryDayNotAllowed struct {
	OccurredOn uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DayNotAllowed(uint64 occurredOn)
func LotRegistryDayNotAllowedErrorID() common.Hash {
	return common.HexToHash("0x169fb77dca45d762e8c896a0181cdbb3c82f5dd0682841d07eecc932ed2a5e0b")
}

// UnpackDayNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DayNotAllowed(uint64 occurredOn)
func (lotRegistry *LotRegistry) UnpackDayNotAllowedError(raw []byte) (*LotRegistryDayNotAllowed, error) {
	out := new(LotRegistryDayNotAllowed)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "DayNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryExpiryNotAllowed represents a ExpiryNotAllowed error raised by the LotRegistry contract.
type LotRegistryExpiryNotAllowed struct {
	Expiry uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExpiryNotAllowed(uint64 expiry)
func LotRegistryExpiryNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa90dbbcc9f350df653b26f63ee52490c6f3e459e56e6672d8560e9b2a4364ac")
}

// UnpackExpiryNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExpiryNotAllowed(uint64 expiry)
func (lotRegistry *LotRegistry) UnpackExpiryNotAllowedError(raw []byte) (*LotRegistryExpiryNotAllowed, error) {
	out := new(LotRegistryExpiryNotAllowed)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "ExpiryNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryGtinNotAllowed represents a GtinNotAllowed error raised by the LotRegistry contract.
type LotRegistryGtinNotAllowed struct {
	Gtin uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GtinNotAllowed(uint64 gtin)
func LotRegistryGtinNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xaf879db7c253bee046e0fdb051a397c9a7aeb61564b6693236d49bae49816464")
}

// UnpackGtinNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GtinNotAllowed(uint64 gtin)
func (lotRegistry *LotRegistry) UnpackGtinNotAllowedError(raw []byte) (*LotRegistryGtinNotAllowed, error) {
	out := new(LotRegistryGtinNotAllowed)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "GtinNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryInsufficientUnits represents a InsufficientUnits error raised by the LotRegistry contract.
type LotRegistryInsufficientUnits struct {
	Quantity uint64
	Held     uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InsufficientUnits(uint64 quantity, uint64 held)
func LotRegistryInsufficientUnitsErrorID() common.Hash {
	return common.HexToHash("0x482bdd5317b8e5980203d4162d4b77fcad3dafee2c2f4f7242ab826086f83fbb")
}

// UnpackInsufficientUnitsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InsufficientUnits(uint64 quantity, uint64 held)
func (lotRegistry *LotRegistry) UnpackInsufficientUnitsError(raw []byte) (*LotRegistryInsufficientUnits, error) {
	out := new(LotRegistryInsufficientUnits)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "InsufficientUnits", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryLotExists represents a LotExists error raised by the LotRegistry contract.
type LotRegistryLotExists struct {
	LotId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LotExists(bytes32 lotId)
func LotRegistryLotExistsErrorID() common.Hash {
	return common.HexToHash("0x2afaded8f061fe9ba276a774a0198ff6941616429cd42a108afdfdafcd26613d")
}

// UnpackLotExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LotExists(bytes32 lotId)
func (lotRegistry *LotRegistry) UnpackLotExistsError(raw []byte) (*LotRegistryLotExists, error) {
	out := new(LotRegistryLotExists)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "LotExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryLotExpired represents a LotExpired error raised by the LotRegistry contract.
type LotRegistryLotExpired struct {
	LotId  [32]byte
	Expiry uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LotExpired(bytes32 lotId, uint64 expiry)
func LotRegistryLotExpiredErrorID() common.Hash {
	return common.HexToHash("0x3b012fe6d38672c72a3a15409b2e0eeaef83ec25a07a6dce865e98becb891388")
}

// UnpackLotExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LotExpired(bytes32 lotId, uint64 expiry)
func (lotRegistry *LotRegistry) UnpackLotExpiredError(raw []byte) (*LotRegistryLotExpired, error) {
	out := new(LotRegistryLotExpired)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "LotExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryLotIsRecalled represents a LotIsRecalled error raised by the LotRegistry contract.
type LotRegistryLotIsRecalled struct {
	LotId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LotIsRecalled(bytes32 lotId)
func LotRegistryLotIsRecalledErrorID() common.Hash {
	return common.HexToHash("0x464ac38a2a5f1a7bb55acc26e4e74b8ee7292283974b54fa16191ce7ac16f8e2")
}

// UnpackLotIsRecalledError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LotIsRecalled(bytes32 lotId)
func (lotRegistry *LotRegistry) UnpackLotIsRecalledError(raw []byte) (*LotRegistryLotIsRecalled, error) {
	out := new(LotRegistryLotIsRecalled)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "LotIsRecalled", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryLotNotRecalled represents a LotNotRecalled error raised by the LotRegistry contract.
type LotRegistryLotNotRecalled struct {
	LotId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LotNotRecalled(bytes32 lotId)
func LotRegistryLotNotRecalledErrorID() common.Hash {
	return common.HexToHash("0xb2e25b4ba818c35acf20c98ae930c1cc725c35db98d769ea43a4198d9e76a87a")
}

// UnpackLotNotRecalledError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LotNotRecalled(bytes32 lotId)
func (lotRegistry *LotRegistry) UnpackLotNotRecalledError(raw []byte) (*LotRegistryLotNotRecalled, error) {
	out := new(LotRegistryLotNotRecalled)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "LotNotRecalled", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryLotNumberNotAllowed represents a LotNumberNotAllowed error raised by the LotRegistry contract.
type LotRegistryLotNumberNotAllowed struct {
	Number [20]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LotNumberNotAllowed(bytes20 number)
func LotRegistryLotNumberNotAllowedErrorID() common.Hash {
	return common.HexToHash("0x37e6dcc016f0865b106a8fa1a41f668c5d465b43e6982d567aedde8379b6aa2a")
}

// UnpackLotNumberNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LotNumberNotAllowed(bytes20 number)
func (lotRegistry *LotRegistry) UnpackLotNumberNotAllowedError(raw []byte) (*LotRegistryLotNumberNotAllowed, error) {
	out := new(LotRegistryLotNumberNotAllowed)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "LotNumberNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryNotManufacturer represents a NotManufacturer error raised by the LotRegistry contract.
type LotRegistryNotManufacturer struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotManufacturer(bytes32 member)
func LotRegistryNotManufacturerErrorID() common.Hash {
	return common.HexToHash("0x300fdf3604a95a0badc737e0fe7e783a445fe5c9faffa07a1ea1d3e802c14077")
}

// UnpackNotManufacturerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotManufacturer(bytes32 member)
func (lotRegistry *LotRegistry) UnpackNotManufacturerError(raw []byte) (*LotRegistryNotManufacturer, error) {
	out := new(LotRegistryNotManufacturer)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "NotManufacturer", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryNotVote represents a NotVote error raised by the LotRegistry contract.
type LotRegistryNotVote struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotVote(address caller)
func LotRegistryNotVoteErrorID() common.Hash {
	return common.HexToHash("0x20edde6a55ad9c2ab95d0b30f80e773fb694c109e30f4a46edc82bbae45eafc9")
}

// UnpackNotVoteError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotVote(address caller)
func (lotRegistry *LotRegistry) UnpackNotVoteError(raw []byte) (*LotRegistryNotVote, error) {
	out := new(LotRegistryNotVote)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "NotVote", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryOfferExpired represents a OfferExpired error raised by the LotRegistry contract.
type LotRegistryOfferExpired struct {
	TransferId uint64
	Expiry     uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OfferExpired(uint64 transferId, uint64 expiry)
func LotRegistryOfferExpiredErrorID() common.Hash {
	return common.HexToHash("0x3c91036bf154c1d721789740aa3ffb36be9afa8935afbd4d7b314c0d63af804a")
}

// UnpackOfferExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OfferExpired(uint64 transferId, uint64 expiry)
func (lotRegistry *LotRegistry) UnpackOfferExpiredError(raw []byte) (*LotRegistryOfferExpired, error) {
	out := new(LotRegistryOfferExpired)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "OfferExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryRecallClassNotAllowed represents a RecallClassNotAllowed error raised by the LotRegistry contract.
type LotRegistryRecallClassNotAllowed struct {
	RecallClass uint8
	Current     uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RecallClassNotAllowed(uint8 recallClass, uint8 current)
func LotRegistryRecallClassNotAllowedErrorID() common.Hash {
	return common.HexToHash("0x4ccd9366dc68cc5df1af99a22f3fbfe388ffb7e0bfa1ccb1b367ade693d27cbe")
}

// UnpackRecallClassNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RecallClassNotAllowed(uint8 recallClass, uint8 current)
func (lotRegistry *LotRegistry) UnpackRecallClassNotAllowedError(raw []byte) (*LotRegistryRecallClassNotAllowed, error) {
	out := new(LotRegistryRecallClassNotAllowed)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "RecallClassNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistrySameMember represents a SameMember error raised by the LotRegistry contract.
type LotRegistrySameMember struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SameMember(bytes32 member)
func LotRegistrySameMemberErrorID() common.Hash {
	return common.HexToHash("0x58636c7fb93228875c6f54bbdc21f39b427b771abf69d5e4a85bdd5520b84351")
}

// UnpackSameMemberError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SameMember(bytes32 member)
func (lotRegistry *LotRegistry) UnpackSameMemberError(raw []byte) (*LotRegistrySameMember, error) {
	out := new(LotRegistrySameMember)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "SameMember", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryTransferEnded represents a TransferEnded error raised by the LotRegistry contract.
type LotRegistryTransferEnded struct {
	TransferId uint64
	State      uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TransferEnded(uint64 transferId, uint8 state)
func LotRegistryTransferEndedErrorID() common.Hash {
	return common.HexToHash("0xdadd0185f0c4b5a18d53afd83f47ad60eb6dd3149026ee73c5366d0b223ae98b")
}

// UnpackTransferEndedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TransferEnded(uint64 transferId, uint8 state)
func (lotRegistry *LotRegistry) UnpackTransferEndedError(raw []byte) (*LotRegistryTransferEnded, error) {
	out := new(LotRegistryTransferEnded)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "TransferEnded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryUnknownLot represents a UnknownLot error raised by the LotRegistry contract.
type LotRegistryUnknownLot struct {
	LotId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownLot(bytes32 lotId)
func LotRegistryUnknownLotErrorID() common.Hash {
	return common.HexToHash("0xeee7dcdacea57fc5c09fbc0e375de294b93ee1af07b65d60c17a551d45fb30b4")
}

// UnpackUnknownLotError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownLot(bytes32 lotId)
func (lotRegistry *LotRegistry) UnpackUnknownLotError(raw []byte) (*LotRegistryUnknownLot, error) {
	out := new(LotRegistryUnknownLot)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "UnknownLot", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryUnknownTransfer represents a UnknownTransfer error raised by the LotRegistry contract.
type LotRegistryUnknownTransfer struct {
	TransferId uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownTransfer(uint64 transferId)
func LotRegistryUnknownTransferErrorID() common.Hash {
	return common.HexToHash("0x5ef9b01771a2a07917e33971ed53c40d8c9a1d88e4353f98a64dca943f855220")
}

// UnpackUnknownTransferError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownTransfer(uint64 transferId)
func (lotRegistry *LotRegistry) UnpackUnknownTransferError(raw []byte) (*LotRegistryUnknownTransfer, error) {
	out := new(LotRegistryUnknownTransfer)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "UnknownTransfer", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryZeroCommit represents a ZeroCommit error raised by the LotRegistry contract.
type LotRegistryZeroCommit struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroCommit()
func LotRegistryZeroCommitErrorID() common.Hash {
	return common.HexToHash("0x09bf2e90379adddf726457bea66a6f51cdf23e0f4a426eba2659d38e6ec5d0ba")
}

// UnpackZeroCommitError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroCommit()
func (lotRegistry *LotRegistry) UnpackZeroCommitError(raw []byte) (*LotRegistryZeroCommit, error) {
	out := new(LotRegistryZeroCommit)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "ZeroCommit", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// LotRegistryZeroQuantity represents a ZeroQuantity error raised by the LotRegistry contract.
type LotRegistryZeroQuantity struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroQuantity()
func LotRegistryZeroQuantityErrorID() common.Hash {
	return common.HexToHash("0xf4f5b7331c9ddc4c5ff0105b1dc46ac269f0c3a61917370df41c0c5bc6715f5e")
}

// UnpackZeroQuantityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroQuantity()
func (lotRegistry *LotRegistry) UnpackZeroQuantityError(raw []byte) (*LotRegistryZeroQuantity, error) {
	out := new(LotRegistryZeroQuantity)
	if err := lotRegistry.abi.UnpackIntoInterface(out, "ZeroQuantity", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowMetaData contains all meta data concerning the OrderEscrow contract.
var OrderEscrowMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"consortium_\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"},{\"name\":\"periods_\",\"type\":\"tuple\",\"internalType\":\"structIOrderEscrow.Periods\",\"components\":[{\"name\":\"disputeWindow\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"resolutionPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"minTerm\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxTerm\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"resultCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"concede\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"consortium\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"deposit\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIERC20\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"dispute\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"reasonCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"fund\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"orderCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"lab\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIERC20\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"isToken\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIERC20\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"order\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIOrderEscrow.Order\",\"components\":[{\"name\":\"payer\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"lab\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIERC20\"},{\"name\":\"until\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIOrderEscrow.OrderState\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"resultCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"reasonCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"orderIdOf\",\"inputs\":[{\"name\":\"payer\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"orderCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"owed\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIERC20\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"payOut\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIERC20\"},{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"periods\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIOrderEscrow.Periods\",\"components\":[{\"name\":\"disputeWindow\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"resolutionPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"minTerm\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"maxTerm\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"pool\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIERC20\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"reclaim\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"refund\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"release\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"resolve\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"labAmount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sequence\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setToken\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIERC20\"},{\"name\":\"isAccepted\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIERC20\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"Deposited\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"contractIERC20\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OrderClaimed\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"resultCommit\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"until\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OrderDisputed\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"reasonCommit\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"until\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OrderFunded\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"payer\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"lab\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"orderCommit\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"contractIERC20\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"until\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OrderRefunded\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OrderReleased\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OrderResolved\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"labAmount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"PaidOut\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"contractIERC20\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"to\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TokenSet\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"contractIERC20\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"isAccepted\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"contractIERC20\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"to\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AmountExceeded\",\"inputs\":[{\"name\":\"labAmount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"MemberActive\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotLab\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotVote\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotWholeDays\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NothingReceived\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIERC20\"}]},{\"type\":\"error\",\"name\":\"OrderExists\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"PeriodsNotAllowed\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"PoolExceeded\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"available\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"RecipientNotAllowed\",\"inputs\":[{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SameParty\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"StateNotAllowed\",\"inputs\":[{\"name\":\"orderId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIOrderEscrow.OrderState\"}]},{\"type\":\"error\",\"name\":\"TermNotAllowed\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"earliest\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"latest\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TokenNotAccepted\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIERC20\"}]},{\"type\":\"error\",\"name\":\"TooEarly\",\"inputs\":[{\"name\":\"until\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"TooLate\",\"inputs\":[{\"name\":\"until\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"TookTooMuch\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIERC20\"}]},{\"type\":\"error\",\"name\":\"ZeroAmount\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroCommitment\",\"inputs\":[]}]",
	ID:  "OrderEscrow",
	Bin: "0x610120604052348015610010575f5ffd5b5060405161207938038061207983398101604081905261002f91610105565b6001600160a01b038216608052805163ffffffff161580159061005b5750602081015163ffffffff1615155b80156100705750604081015163ffffffff1615155b801561009e5750806060015163ffffffff16816040015163ffffffff166201518061009b91906101be565b11155b6100bb5760405163a701654160e01b815260040160405180910390fd5b805163ffffffff90811660a0526020820151811660c0526040820151811660e0526060909101511661010052506101e3565b805163ffffffff81168114610100575f5ffd5b919050565b5f5f82840360a0811215610117575f5ffd5b83516001600160a01b038116811461012d575f5ffd5b92506080601f1982011215610140575f5ffd5b50604051608081016001600160401b038111828210171561016f57634e487b7160e01b5f52604160045260245ffd5b60405261017e602085016100ed565b815261018c604085016100ed565b602082015261019d606085016100ed565b60408201526101ae608085016100ed565b6060820152809150509250929050565b808201808211156101dd57634e487b7160e01b5f52601160045260245ffd5b92915050565b60805160a05160c05160e05161010051611e0c61026d5f395f8181610357015261139101525f818161032b015261135e01525f81816102ff01526109a701525f81816102d30152610ab701525f8181610266015281816104690152818161057a0152818161094201528181610dea01528181610e66015281816110ca01526112610152611e0c5ff3fe608060405234801561000f575f5ffd5b5060043610610127575f3560e01c806384cc9dfb116100a9578063dacb646e1161006e578063dacb646e146103e6578063db31b6b5146103f9578063df18e0471461040c578063e80160ab1461042b578063edb70d9e1461044b575f5ffd5b806384cc9dfb1461023b57806396afb3651461024e5780639ad1876514610261578063a4caeb42146102a0578063d954863c146103d3575f5ffd5b8063529d15cc116100ef578063529d15cc146101d557806367d42a8b146101ef57806368284a9c146102025780637249fbb61461021557806382cbf88b14610228575f5ffd5b806319f373611461012b5780631d841a82146101625780633816a2921461019a57806347153eea146101af5780635121187a146101c2575b5f5ffd5b61014d610139366004611a85565b60016020525f908152604090205460ff1681565b60405190151581526020015b60405180910390f35b61018c610170366004611aa7565b600260209081525f928352604080842090915290825290205481565b604051908152602001610159565b6101ad6101a8366004611ae2565b61045e565b005b6101ad6101bd366004611b0e565b61052f565b61018c6101d0366004611b73565b61078a565b5f546040516001600160401b039091168152602001610159565b6101ad6101fd366004611b93565b6107b9565b6101ad610210366004611baa565b6107de565b6101ad610223366004611b93565b61087f565b6101ad610236366004611b73565b610929565b6101ad610249366004611b73565b610a67565b6101ad61025c366004611b93565b610b4a565b6102887f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b039091168152602001610159565b610384604080516080810182525f80825260208201819052918101829052606081019190915260405180608001604052807f000000000000000000000000000000000000000000000000000000000000000063ffffffff1681526020017f000000000000000000000000000000000000000000000000000000000000000063ffffffff1681526020017f000000000000000000000000000000000000000000000000000000000000000063ffffffff1681526020017f000000000000000000000000000000000000000000000000000000000000000063ffffffff16815250905090565b60405161015991905f60808201905063ffffffff835116825263ffffffff602084015116602083015263ffffffff604084015116604083015263ffffffff606084015116606083015292915050565b6101ad6103e1366004611bf1565b610bd4565b6101ad6103f4366004611c26565b610ddf565b6101ad610407366004611b93565b610fb1565b61018c61041a366004611a85565b60036020525f908152604090205481565b61043e610439366004611b93565b610fcb565b6040516101599190611c8d565b6101ad610459366004611b73565b6110bf565b336001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001681146104b957604051631076ef3560e11b81526001600160a01b0390911660048201526024015b60405180910390fd5b506001600160a01b0382165f8181526001602081905260408220805460ff1916851515179055815401908190557f60ab3c363e9d325b812d844e5e7968760252d05cca4e21eb1bb2163b1a5c385190604080516001600160401b0390921682528415156020830152015b60405180910390a25050565b6105388661124a565b8580850361055c57604051631587abe360e31b81526004016104b091815260200190565b5060405163764b8a2d60e01b815260048101859052600160248201527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063764b8a2d90604401602060405180830381865afa1580156105c7573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906105eb9190611d00565b849061060d5760405163312c513f60e11b81526004016104b091815260200190565b50610617836112ca565b5f859003610638576040516351bda03d60e01b815260040160405180910390fd5b61064181611310565b5f61064c878761078a565b5f8181526004602052604081209192506002820154600160e01b900460ff16600681111561067c5761067c611c65565b14829061069f576040516351243ae360e01b81526004016104b091815260200190565b506106ab88868661141f565b8781556001808201879055600282018054600160e01b68ffffffffffffffffff60a01b19909116600160a01b6001600160401b03881602171773ffffffffffffffffffffffffffffffffffffffff19166001600160a01b038816179055600382018590555f8054909101908190558690899084907f977a6a298dce8b0e8308efc049ef9bd6cd787a3cff9634bf1f36e7fd1545b7c790604080516001600160401b039283168152602081018e90526001600160a01b038c1681830152606081018b90529189166080830152519081900360a00190a45050505050505050565b604080516020808201859052818301849052825180830384018152606090920190925280519101205b92915050565b5f6107c58260026114c6565b90506107d081611542565b6107da8282611583565b5050565b6107e6611628565b6107ef8461124a565b6107fa84848461141f565b826001600160a01b0316847fc1fbdbecf66e7e21706054371ff3a72d904fcf7b7541003548d5ffda65df94896108365f80546001019081905590565b604080516001600160401b0390921682526001600160a01b0386166020830152810186905260600160405180910390a361087183828461165f565b6108796117f7565b50505050565b5f81815260046020526040812060028101549091600160e01b90910460ff169060018260068111156108b3576108b3611c65565b14806108d0575060028260068111156108ce576108ce611c65565b145b806108ec575060038260068111156108ea576108ea611c65565b145b90508382826109105760405163722c977360e01b81526004016104b0929190611d1b565b505061091f836001015461124a565b6108798484611821565b5f6109358360026114c6565b9050336001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016146109725780546109729061124a565b61097b816118ab565b5f82900361099c576040516351bda03d60e01b815260040160405180910390fd5b5f6109cd63ffffffff7f00000000000000000000000000000000000000000000000000000000000000001642611d43565b6002830180546001600160401b038316600160a01b0268ffffffffffffffffff60a01b1990911617600360e01b179055600583018490555f80546001019081905590915084907fd8f26036535ce8b83d2c5ff00743aca3a3a1a81f8b704307e2a5ce0cd7ba6d8b905b604080516001600160401b03928316815260208101889052918516908201526060015b60405180910390a250505050565b5f610a738360016114c6565b9050610a82816001015461124a565b610a8b816118ab565b5f829003610aac576040516351bda03d60e01b815260040160405180910390fd5b5f610add63ffffffff7f00000000000000000000000000000000000000000000000000000000000000001642611d43565b6002830180546001600160401b038316600160a01b0268ffffffffffffffffff60a01b1990911617600160e11b179055600483018490555f80546001019081905590915084907f6ac95bc3fb33e3e6d25f7eff97967d3432761cbc4adce06285dc3791a8e5cba990610a36565b5f8181526004602052604090206002810154600160e01b900460ff166001816006811115610b7a57610b7a611c65565b1480610b9757506003816006811115610b9557610b95611c65565b145b83829091610bba5760405163722c977360e01b81526004016104b0929190611d1b565b5050610bc582611542565b610bcf8383611821565b505050565b610bdc611628565b610be58361124a565b610bee826112ca565b6040516370a0823160e01b81523060048201525f906001600160a01b038416906370a0823190602401602060405180830381865afa158015610c32573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610c569190611d62565b9050610c6d6001600160a01b0384163330856118ed565b6040516370a0823160e01b81523060048201525f906001600160a01b038516906370a0823190602401602060405180830381865afa158015610cb1573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610cd59190611d62565b905083828211610d045760405163179b264d60e01b81526001600160a01b0390911660048201526024016104b0565b505f610d108383611d79565b6001600160a01b0386165f90815260036020526040812080549293508392909190610d3c908490611d8c565b90915550505f8681526002602090815260408083206001600160a01b038916845290915281208054839290610d72908490611d8c565b90915550506001600160a01b038516867f0bdce00e7977389e92e5ede099a43443dec30ba0057226b31f3ae18c60d19d9d610db35f80546001019081905590565b604080516001600160401b039092168252602082018690520160405180910390a3505050610bcf6117f7565b336001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168114610e3557604051631076ef3560e11b81526001600160a01b0390911660048201526024016104b0565b50610e3e611628565b60015b60ff8111610f035760405163764b8a2d60e01b815260048101859052602481018290527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063764b8a2d90604401602060405180830381865afa158015610eb3573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610ed79190611d00565b158490610efa5760405163ab2ba9d760e01b81526004016104b091815260200190565b5060011b610e41565b505f8381526002602090815260408083206001600160a01b0386168452909152902054610f3184848361141f565b826001600160a01b0316847fea908e5ec4b117859ddd4b9be3466834512d1ab87c718f5d67212ff4bd4b5a3c610f6d5f80546001019081905590565b604080516001600160401b0390921682526001600160a01b0387166020830152810185905260600160405180910390a3610fa883838361165f565b50610bcf6117f7565b5f610fbd8260036114c6565b90506107d0815f015461124a565b61100f60408051610100810182525f808252602082018190529181018290526060810182905290608082019081526020015f81526020015f81526020015f81525090565b5f828152600460209081526040918290208251610100810184528154815260018201549281019290925260028101546001600160a01b03811693830193909352600160a01b83046001600160401b0316606083015290916080830190600160e01b900460ff16600681111561108657611086611c65565b600681111561109757611097611c65565b8152600382015460208201526004820154604082015260059091015460609091015292915050565b336001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016811461111557604051631076ef3560e11b81526001600160a01b0390911660048201526024016104b0565b505f6111228360036114c6565b905061112d816118ab565b600381015482818082111561115e5760405163b97c056b60e01b8152600481019290925260248201526044016104b0565b505060028281018054600360e11b60ff60e01b1982161790915560018401545f908152602092835260408082206001600160a01b03909316825291909252812080548592906111ae908490611d8c565b909155506111be90508382611d79565b82545f908152600260208181526040808420928701546001600160a01b03168452919052812080549091906111f4908490611d8c565b909155508490507f9c7c5c1af0ee95d8db95b50551b4989556584a55c0bef2642e290931cdfbbeee61122c5f80546001019081905590565b604080516001600160401b0390921682526020820187905201610a59565b604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc3709061129b9084903390600790600401611d9f565b5f6040518083038186803b1580156112b1575f5ffd5b505afa1580156112c3573d5f5f3e3d5ffd5b5050505050565b6001600160a01b0381165f90815260016020526040902054819060ff166107da5760405163f01157c360e01b81526001600160a01b0390911660048201526024016104b0565b61131d6201518082611dd3565b81906001600160401b031615611352576040516353997f2560e01b81526001600160401b0390911660048201526024016104b0565b505f61138463ffffffff7f00000000000000000000000000000000000000000000000000000000000000001642611d8c565b90505f6113b763ffffffff7f00000000000000000000000000000000000000000000000000000000000000001642611d8c565b9050826001600160401b031682111580156113db575080836001600160401b031611155b83838390919261141757604051635e07422b60e11b81526001600160401b039093166004840152602483019190915260448201526064016104b0565b505050505050565b805f0361143f57604051631f2a200560e01b815260040160405180910390fd5b5f8381526002602090815260408083206001600160a01b038616845290915290205481818082111561148d57604051633c32d6bf60e11b8152600481019290925260248201526044016104b0565b5061149a90508282611d79565b5f9485526002602090815260408087206001600160a01b03909616875294905292909320919091555050565b5f8281526004602052604090208160068111156114e5576114e5611c65565b6002820154600160e01b900460ff16600681111561150557611505611c65565b148382600201601c9054906101000a900460ff16909161153a5760405163722c977360e01b81526004016104b0929190611d1b565b505092915050565b6002810154600160a01b90046001600160401b03164281106107da5760405163d606d83f60e01b81526001600160401b0390911660048201526024016104b0565b60028181018054600160e21b60ff60e01b19821617909155600383015460018401545f908152602093845260408082206001600160a01b039094168252929093529082208054919290916115d8908490611d8c565b909155508290507f6bffa8604ad7f4823accea4b3a1197ff324ac203867b74afcfd93b9f04d0bfae6116105f80546001019081905590565b6040516001600160401b039091168152602001610523565b611630611923565b61165d60017f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005b90611963565b565b6001600160a01b0382161580159061168057506001600160a01b0382163014155b82906116ab57604051633774892760e11b81526001600160a01b0390911660048201526024016104b0565b506001600160a01b0383165f90815260036020526040812080548392906116d3908490611d79565b90915550506040516370a0823160e01b81523060048201525f906001600160a01b038516906370a0823190602401602060405180830381865afa15801561171c573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906117409190611d62565b90506117566001600160a01b038516848461196a565b6040516370a0823160e01b8152306004820152819083906001600160a01b038716906370a0823190602401602060405180830381865afa15801561179c573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906117c09190611d62565b6117ca9190611d8c565b101584906112c357604051636c6b75d960e11b81526001600160a01b0390911660048201526024016104b0565b61165d5f7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f00611657565b60028181018054600560e01b60ff60e01b19821617909155600383015483545f908152602093845260408082206001600160a01b03909416825292909352908220805491929091611873908490611d8c565b909155508290507f81fdac1d4bf2d3f8acb125476c85a9f9e81307ea6634ace1e334f5e29b53fa186116105f80546001019081905590565b6002810154600160a01b90046001600160401b0316428110156107da576040516326b39d0360e11b81526001600160401b0390911660048201526024016104b0565b6118fb84848484600161199f565b61087957604051635274afe760e01b81526001600160a01b03851660048201526024016104b0565b7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005c1561165d57604051633ee5aeb560e01b815260040160405180910390fd5b80825d5050565b6119778383836001611a0c565b610bcf57604051635274afe760e01b81526001600160a01b03841660048201526024016104b0565b6040516323b872dd60e01b5f8181526001600160a01b038781166004528616602452604485905291602083606481808c5af1925060015f511483166119fb5783831516156119ef573d5f823e3d81fd5b5f883b113d1516831692505b604052505f60605295945050505050565b60405163a9059cbb60e01b5f8181526001600160a01b038616600452602485905291602083604481808b5af1925060015f51148316611a62578383151615611a56573d5f823e3d81fd5b5f873b113d1516831692505b60405250949350505050565b6001600160a01b0381168114611a82575f5ffd5b50565b5f60208284031215611a95575f5ffd5b8135611aa081611a6e565b9392505050565b5f5f60408385031215611ab8575f5ffd5b823591506020830135611aca81611a6e565b809150509250929050565b8015158114611a82575f5ffd5b5f5f60408385031215611af3575f5ffd5b8235611afe81611a6e565b91506020830135611aca81611ad5565b5f5f5f5f5f5f60c08789031215611b23575f5ffd5b8635955060208701359450604087013593506060870135611b4381611a6e565b92506080870135915060a08701356001600160401b0381168114611b65575f5ffd5b809150509295509295509295565b5f5f60408385031215611b84575f5ffd5b50508035926020909101359150565b5f60208284031215611ba3575f5ffd5b5035919050565b5f5f5f5f60808587031215611bbd575f5ffd5b843593506020850135611bcf81611a6e565b9250604085013591506060850135611be681611a6e565b939692955090935050565b5f5f5f60608486031215611c03575f5ffd5b833592506020840135611c1581611a6e565b929592945050506040919091013590565b5f5f5f60608486031215611c38575f5ffd5b833592506020840135611c4a81611a6e565b91506040840135611c5a81611a6e565b809150509250925092565b634e487b7160e01b5f52602160045260245ffd5b60078110611c8957611c89611c65565b9052565b5f6101008201905082518252602083015160208301526001600160a01b0360408401511660408301526001600160401b0360608401511660608301526080830151611cdb6080840182611c79565b5060a083015160a083015260c083015160c083015260e083015160e083015292915050565b5f60208284031215611d10575f5ffd5b8151611aa081611ad5565b82815260408101611aa06020830184611c79565b634e487b7160e01b5f52601160045260245ffd5b6001600160401b0381811683821601908111156107b3576107b3611d2f565b5f60208284031215611d72575f5ffd5b5051919050565b818103818111156107b3576107b3611d2f565b808201808211156107b3576107b3611d2f565b8381526001600160a01b03831660208201526060810160088310611dc557611dc5611c65565b826040830152949350505050565b5f6001600160401b03831680611df757634e487b7160e01b5f52601260045260245ffd5b806001600160401b038416069150509291505056",
}

// OrderEscrow is an auto generated Go binding around an Ethereum contract.
type OrderEscrow struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *OrderEscrow) GetABI() abi.ABI {
	return c.abi
}

// NewOrderEscrow creates a new instance of OrderEscrow.
func NewOrderEscrow() *OrderEscrow {
	parsed, err := OrderEscrowMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &OrderEscrow{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *OrderEscrow) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address consortium_, (uint32,uint32,uint32,uint32) periods_) returns()
func (orderEscrow *OrderEscrow) PackConstructor(consortium_ common.Address, periods_ IOrderEscrowPeriods) []byte {
	enc, err := orderEscrow.abi.Pack("", consortium_, periods_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84cc9dfb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claim(bytes32 orderId, bytes32 resultCommit) returns()
func (orderEscrow *OrderEscrow) PackClaim(orderId [32]byte, resultCommit [32]byte) []byte {
	enc, err := orderEscrow.abi.Pack("claim", orderId, resultCommit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84cc9dfb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claim(bytes32 orderId, bytes32 resultCommit) returns()
func (orderEscrow *OrderEscrow) TryPackClaim(orderId [32]byte, resultCommit [32]byte) ([]byte, error) {
	return orderEscrow.abi.Pack("claim", orderId, resultCommit)
}

// PackConcede is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdb31b6b5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function concede(bytes32 orderId) returns()
func (orderEscrow *OrderEscrow) PackConcede(orderId [32]byte) []byte {
	enc, err := orderEscrow.abi.Pack("concede", orderId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConcede is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdb31b6b5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function concede(bytes32 orderId) returns()
func (orderEscrow *OrderEscrow) TryPackConcede(orderId [32]byte) ([]byte, error) {
	return orderEscrow.abi.Pack("concede", orderId)
}

// PackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consortium() view returns(address)
func (orderEscrow *OrderEscrow) PackConsortium() []byte {
	enc, err := orderEscrow.abi.Pack("consortium")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consortium() view returns(address)
func (orderEscrow *OrderEscrow) TryPackConsortium() ([]byte, error) {
	return orderEscrow.abi.Pack("consortium")
}

// UnpackConsortium is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9ad18765.
//
// Solidity: function consortium() view returns(address)
func (orderEscrow *OrderEscrow) UnpackConsortium(data []byte) (common.Address, error) {
	out, err := orderEscrow.abi.Unpack("consortium", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd954863c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deposit(bytes32 member, address token, uint256 amount) returns()
func (orderEscrow *OrderEscrow) PackDeposit(member [32]byte, token common.Address, amount *big.Int) []byte {
	enc, err := orderEscrow.abi.Pack("deposit", member, token, amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd954863c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deposit(bytes32 member, address token, uint256 amount) returns()
func (orderEscrow *OrderEscrow) TryPackDeposit(member [32]byte, token common.Address, amount *big.Int) ([]byte, error) {
	return orderEscrow.abi.Pack("deposit", member, token, amount)
}

// PackDispute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82cbf88b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function dispute(bytes32 orderId, bytes32 reasonCommit) returns()
func (orderEscrow *OrderEscrow) PackDispute(orderId [32]byte, reasonCommit [32]byte) []byte {
	enc, err := orderEscrow.abi.Pack("dispute", orderId, reasonCommit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDispute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82cbf88b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function dispute(bytes32 orderId, bytes32 reasonCommit) returns()
func (orderEscrow *OrderEscrow) TryPackDispute(orderId [32]byte, reasonCommit [32]byte) ([]byte, error) {
	return orderEscrow.abi.Pack("dispute", orderId, reasonCommit)
}

// PackFund is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x47153eea.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function fund(bytes32 member, bytes32 orderCommit, bytes32 lab, address token, uint256 amount, uint64 deadline) returns()
func (orderEscrow *OrderEscrow) PackFund(member [32]byte, orderCommit [32]byte, lab [32]byte, token common.Address, amount *big.Int, deadline uint64) []byte {
	enc, err := orderEscrow.abi.Pack("fund", member, orderCommit, lab, token, amount, deadline)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFund is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x47153eea.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function fund(bytes32 member, bytes32 orderCommit, bytes32 lab, address token, uint256 amount, uint64 deadline) returns()
func (orderEscrow *OrderEscrow) TryPackFund(member [32]byte, orderCommit [32]byte, lab [32]byte, token common.Address, amount *big.Int, deadline uint64) ([]byte, error) {
	return orderEscrow.abi.Pack("fund", member, orderCommit, lab, token, amount, deadline)
}

// PackIsToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x19f37361.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isToken(address token) view returns(bool)
func (orderEscrow *OrderEscrow) PackIsToken(token common.Address) []byte {
	enc, err := orderEscrow.abi.Pack("isToken", token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x19f37361.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isToken(address token) view returns(bool)
func (orderEscrow *OrderEscrow) TryPackIsToken(token common.Address) ([]byte, error) {
	return orderEscrow.abi.Pack("isToken", token)
}

// UnpackIsToken is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x19f37361.
//
// Solidity: function isToken(address token) view returns(bool)
func (orderEscrow *OrderEscrow) UnpackIsToken(data []byte) (bool, error) {
	out, err := orderEscrow.abi.Unpack("isToken", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackOrder is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe80160ab.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function order(bytes32 orderId) view returns((bytes32,bytes32,address,uint64,uint8,uint256,bytes32,bytes32))
func (orderEscrow *OrderEscrow) PackOrder(orderId [32]byte) []byte {
	enc, err := orderEscrow.abi.Pack("order", orderId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOrder is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe80160ab.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function order(bytes32 orderId) view returns((bytes32,bytes32,address,uint64,uint8,uint256,bytes32,bytes32))
func (orderEscrow *OrderEscrow) TryPackOrder(orderId [32]byte) ([]byte, error) {
	return orderEscrow.abi.Pack("order", orderId)
}

// UnpackOrder is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe80160ab.
//
// Solidity: function order(bytes32 orderId) view returns((bytes32,bytes32,address,uint64,uint8,uint256,bytes32,bytes32))
func (orderEscrow *OrderEscrow) UnpackOrder(data []byte) (IOrderEscrowOrder, error) {
	out, err := orderEscrow.abi.Unpack("order", data)
	if err != nil {
		return *new(IOrderEscrowOrder), err
	}
	out0 := *abi.ConvertType(out[0], new(IOrderEscrowOrder)).(*IOrderEscrowOrder)
	return out0, nil
}

// PackOrderIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5121187a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function orderIdOf(bytes32 payer, bytes32 orderCommit) pure returns(bytes32)
func (orderEscrow *OrderEscrow) PackOrderIdOf(payer [32]byte, orderCommit [32]byte) []byte {
	enc, err := orderEscrow.abi.Pack("orderIdOf", payer, orderCommit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOrderIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5121187a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function orderIdOf(bytes32 payer, bytes32 orderCommit) pure returns(bytes32)
func (orderEscrow *OrderEscrow) TryPackOrderIdOf(payer [32]byte, orderCommit [32]byte) ([]byte, error) {
	return orderEscrow.abi.Pack("orderIdOf", payer, orderCommit)
}

// UnpackOrderIdOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5121187a.
//
// Solidity: function orderIdOf(bytes32 payer, bytes32 orderCommit) pure returns(bytes32)
func (orderEscrow *OrderEscrow) UnpackOrderIdOf(data []byte) ([32]byte, error) {
	out, err := orderEscrow.abi.Unpack("orderIdOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackOwed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdf18e047.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owed(address token) view returns(uint256)
func (orderEscrow *OrderEscrow) PackOwed(token common.Address) []byte {
	enc, err := orderEscrow.abi.Pack("owed", token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOwed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdf18e047.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function owed(address token) view returns(uint256)
func (orderEscrow *OrderEscrow) TryPackOwed(token common.Address) ([]byte, error) {
	return orderEscrow.abi.Pack("owed", token)
}

// UnpackOwed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdf18e047.
//
// Solidity: function owed(address token) view returns(uint256)
func (orderEscrow *OrderEscrow) UnpackOwed(data []byte) (*big.Int, error) {
	out, err := orderEscrow.abi.Unpack("owed", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackPayOut is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdacb646e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function payOut(bytes32 member, address token, address to) returns()
func (orderEscrow *OrderEscrow) PackPayOut(member [32]byte, token common.Address, to common.Address) []byte {
	enc, err := orderEscrow.abi.Pack("payOut", member, token, to)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPayOut is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdacb646e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function payOut(bytes32 member, address token, address to) returns()
func (orderEscrow *OrderEscrow) TryPackPayOut(member [32]byte, token common.Address, to common.Address) ([]byte, error) {
	return orderEscrow.abi.Pack("payOut", member, token, to)
}

// PackPeriods is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa4caeb42.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function periods() view returns((uint32,uint32,uint32,uint32))
func (orderEscrow *OrderEscrow) PackPeriods() []byte {
	enc, err := orderEscrow.abi.Pack("periods")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPeriods is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa4caeb42.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function periods() view returns((uint32,uint32,uint32,uint32))
func (orderEscrow *OrderEscrow) TryPackPeriods() ([]byte, error) {
	return orderEscrow.abi.Pack("periods")
}

// UnpackPeriods is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa4caeb42.
//
// Solidity: function periods() view returns((uint32,uint32,uint32,uint32))
func (orderEscrow *OrderEscrow) UnpackPeriods(data []byte) (IOrderEscrowPeriods, error) {
	out, err := orderEscrow.abi.Unpack("periods", data)
	if err != nil {
		return *new(IOrderEscrowPeriods), err
	}
	out0 := *abi.ConvertType(out[0], new(IOrderEscrowPeriods)).(*IOrderEscrowPeriods)
	return out0, nil
}

// PackPool is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1d841a82.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function pool(bytes32 member, address token) view returns(uint256)
func (orderEscrow *OrderEscrow) PackPool(member [32]byte, token common.Address) []byte {
	enc, err := orderEscrow.abi.Pack("pool", member, token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPool is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1d841a82.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function pool(bytes32 member, address token) view returns(uint256)
func (orderEscrow *OrderEscrow) TryPackPool(member [32]byte, token common.Address) ([]byte, error) {
	return orderEscrow.abi.Pack("pool", member, token)
}

// UnpackPool is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1d841a82.
//
// Solidity: function pool(bytes32 member, address token) view returns(uint256)
func (orderEscrow *OrderEscrow) UnpackPool(data []byte) (*big.Int, error) {
	out, err := orderEscrow.abi.Unpack("pool", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackReclaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96afb365.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reclaim(bytes32 orderId) returns()
func (orderEscrow *OrderEscrow) PackReclaim(orderId [32]byte) []byte {
	enc, err := orderEscrow.abi.Pack("reclaim", orderId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReclaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96afb365.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reclaim(bytes32 orderId) returns()
func (orderEscrow *OrderEscrow) TryPackReclaim(orderId [32]byte) ([]byte, error) {
	return orderEscrow.abi.Pack("reclaim", orderId)
}

// PackRefund is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7249fbb6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function refund(bytes32 orderId) returns()
func (orderEscrow *OrderEscrow) PackRefund(orderId [32]byte) []byte {
	enc, err := orderEscrow.abi.Pack("refund", orderId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRefund is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7249fbb6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function refund(bytes32 orderId) returns()
func (orderEscrow *OrderEscrow) TryPackRefund(orderId [32]byte) ([]byte, error) {
	return orderEscrow.abi.Pack("refund", orderId)
}

// PackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67d42a8b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function release(bytes32 orderId) returns()
func (orderEscrow *OrderEscrow) PackRelease(orderId [32]byte) []byte {
	enc, err := orderEscrow.abi.Pack("release", orderId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67d42a8b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function release(bytes32 orderId) returns()
func (orderEscrow *OrderEscrow) TryPackRelease(orderId [32]byte) ([]byte, error) {
	return orderEscrow.abi.Pack("release", orderId)
}

// PackResolve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xedb70d9e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function resolve(bytes32 orderId, uint256 labAmount) returns()
func (orderEscrow *OrderEscrow) PackResolve(orderId [32]byte, labAmount *big.Int) []byte {
	enc, err := orderEscrow.abi.Pack("resolve", orderId, labAmount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackResolve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xedb70d9e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function resolve(bytes32 orderId, uint256 labAmount) returns()
func (orderEscrow *OrderEscrow) TryPackResolve(orderId [32]byte, labAmount *big.Int) ([]byte, error) {
	return orderEscrow.abi.Pack("resolve", orderId, labAmount)
}

// PackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sequence() view returns(uint64)
func (orderEscrow *OrderEscrow) PackSequence() []byte {
	enc, err := orderEscrow.abi.Pack("sequence")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sequence() view returns(uint64)
func (orderEscrow *OrderEscrow) TryPackSequence() ([]byte, error) {
	return orderEscrow.abi.Pack("sequence")
}

// UnpackSequence is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x529d15cc.
//
// Solidity: function sequence() view returns(uint64)
func (orderEscrow *OrderEscrow) UnpackSequence(data []byte) (uint64, error) {
	out, err := orderEscrow.abi.Unpack("sequence", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackSetToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3816a292.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setToken(address token, bool isAccepted) returns()
func (orderEscrow *OrderEscrow) PackSetToken(token common.Address, isAccepted bool) []byte {
	enc, err := orderEscrow.abi.Pack("setToken", token, isAccepted)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3816a292.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setToken(address token, bool isAccepted) returns()
func (orderEscrow *OrderEscrow) TryPackSetToken(token common.Address, isAccepted bool) ([]byte, error) {
	return orderEscrow.abi.Pack("setToken", token, isAccepted)
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x68284a9c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(bytes32 member, address token, uint256 amount, address to) returns()
func (orderEscrow *OrderEscrow) PackWithdraw(member [32]byte, token common.Address, amount *big.Int, to common.Address) []byte {
	enc, err := orderEscrow.abi.Pack("withdraw", member, token, amount, to)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x68284a9c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw(bytes32 member, address token, uint256 amount, address to) returns()
func (orderEscrow *OrderEscrow) TryPackWithdraw(member [32]byte, token common.Address, amount *big.Int, to common.Address) ([]byte, error) {
	return orderEscrow.abi.Pack("withdraw", member, token, amount, to)
}

// OrderEscrowDeposited represents a Deposited event raised by the OrderEscrow contract.
type OrderEscrowDeposited struct {
	Member [32]byte
	Token  common.Address
	Seq    uint64
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const OrderEscrowDepositedEventName = "Deposited"

// ContractEventName returns the user-defined event name.
func (OrderEscrowDeposited) ContractEventName() string {
	return OrderEscrowDepositedEventName
}

// UnpackDepositedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Deposited(bytes32 indexed member, address indexed token, uint64 seq, uint256 amount)
func (orderEscrow *OrderEscrow) UnpackDepositedEvent(log *types.Log) (*OrderEscrowDeposited, error) {
	event := "Deposited"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != orderEscrow.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(OrderEscrowDeposited)
	if len(log.Data) > 0 {
		if err := orderEscrow.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range orderEscrow.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// OrderEscrowOrderClaimed represents a OrderClaimed event raised by the OrderEscrow contract.
type OrderEscrowOrderClaimed struct {
	OrderId      [32]byte
	Seq          uint64
	ResultCommit [32]byte
	Until        uint64
	Raw          *types.Log // Blockchain specific contextual infos
}

const OrderEscrowOrderClaimedEventName = "OrderClaimed"

// ContractEventName returns the user-defined event name.
func (OrderEscrowOrderClaimed) ContractEventName() string {
	return OrderEscrowOrderClaimedEventName
}

// UnpackOrderClaimedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OrderClaimed(bytes32 indexed orderId, uint64 seq, bytes32 resultCommit, uint64 until)
func (orderEscrow *OrderEscrow) UnpackOrderClaimedEvent(log *types.Log) (*OrderEscrowOrderClaimed, error) {
	event := "OrderClaimed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != orderEscrow.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(OrderEscrowOrderClaimed)
	if len(log.Data) > 0 {
		if err := orderEscrow.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range orderEscrow.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// OrderEscrowOrderDisputed represents a OrderDisputed event raised by the OrderEscrow contract.
type OrderEscrowOrderDisputed struct {
	OrderId      [32]byte
	Seq          uint64
	ReasonCommit [32]byte
	Until        uint64
	Raw          *types.Log // Blockchain specific contextual infos
}

const OrderEscrowOrderDisputedEventName = "OrderDisputed"

// ContractEventName returns the user-defined event name.
func (OrderEscrowOrderDisputed) ContractEventName() string {
	return OrderEscrowOrderDisputedEventName
}

// UnpackOrderDisputedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OrderDisputed(bytes32 indexed orderId, uint64 seq, bytes32 reasonCommit, uint64 until)
func (orderEscrow *OrderEscrow) UnpackOrderDisputedEvent(log *types.Log) (*OrderEscrowOrderDisputed, error) {
	event := "OrderDisputed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != orderEscrow.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(OrderEscrowOrderDisputed)
	if len(log.Data) > 0 {
		if err := orderEscrow.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range orderEscrow.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// OrderEscrowOrderFunded represents a OrderFunded event raised by the OrderEscrow contract.
type OrderEscrowOrderFunded struct {
	OrderId     [32]byte
	Payer       [32]byte
	Lab         [32]byte
	Seq         uint64
	OrderCommit [32]byte
	Token       common.Address
	Amount      *big.Int
	Until       uint64
	Raw         *types.Log // Blockchain specific contextual infos
}

const OrderEscrowOrderFundedEventName = "OrderFunded"

// ContractEventName returns the user-defined event name.
func (OrderEscrowOrderFunded) ContractEventName() string {
	return OrderEscrowOrderFundedEventName
}

// UnpackOrderFundedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OrderFunded(bytes32 indexed orderId, bytes32 indexed payer, bytes32 indexed lab, uint64 seq, bytes32 orderCommit, address token, uint256 amount, uint64 until)
func (orderEscrow *OrderEscrow) UnpackOrderFundedEvent(log *types.Log) (*OrderEscrowOrderFunded, error) {
	event := "OrderFunded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != orderEscrow.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(OrderEscrowOrderFunded)
	if len(log.Data) > 0 {
		if err := orderEscrow.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range orderEscrow.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// OrderEscrowOrderRefunded represents a OrderRefunded event raised by the OrderEscrow contract.
type OrderEscrowOrderRefunded struct {
	OrderId [32]byte
	Seq     uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const OrderEscrowOrderRefundedEventName = "OrderRefunded"

// ContractEventName returns the user-defined event name.
func (OrderEscrowOrderRefunded) ContractEventName() string {
	return OrderEscrowOrderRefundedEventName
}

// UnpackOrderRefundedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OrderRefunded(bytes32 indexed orderId, uint64 seq)
func (orderEscrow *OrderEscrow) UnpackOrderRefundedEvent(log *types.Log) (*OrderEscrowOrderRefunded, error) {
	event := "OrderRefunded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != orderEscrow.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(OrderEscrowOrderRefunded)
	if len(log.Data) > 0 {
		if err := orderEscrow.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range orderEscrow.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// OrderEscrowOrderReleased represents a OrderReleased event raised by the OrderEscrow contract.
type OrderEscrowOrderReleased struct {
	OrderId [32]byte
	Seq     uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const OrderEscrowOrderReleasedEventName = "OrderReleased"

// ContractEventName returns the user-defined event name.
func (OrderEscrowOrderReleased) ContractEventName() string {
	return OrderEscrowOrderReleasedEventName
}

// UnpackOrderReleasedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OrderReleased(bytes32 indexed orderId, uint64 seq)
func (orderEscrow *OrderEscrow) UnpackOrderReleasedEvent(log *types.Log) (*OrderEscrowOrderReleased, error) {
	event := "OrderReleased"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != orderEscrow.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(OrderEscrowOrderReleased)
	if len(log.Data) > 0 {
		if err := orderEscrow.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range orderEscrow.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// OrderEscrowOrderResolved represents a OrderResolved event raised by the OrderEscrow contract.
type OrderEscrowOrderResolved struct {
	OrderId   [32]byte
	Seq       uint64
	LabAmount *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const OrderEscrowOrderResolvedEventName = "OrderResolved"

// ContractEventName returns the user-defined event name.
func (OrderEscrowOrderResolved) ContractEventName() string {
	return OrderEscrowOrderResolvedEventName
}

// UnpackOrderResolvedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OrderResolved(bytes32 indexed orderId, uint64 seq, uint256 labAmount)
func (orderEscrow *OrderEscrow) UnpackOrderResolvedEvent(log *types.Log) (*OrderEscrowOrderResolved, error) {
	event := "OrderResolved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != orderEscrow.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(OrderEscrowOrderResolved)
	if len(log.Data) > 0 {
		if err := orderEscrow.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range orderEscrow.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// OrderEscrowPaidOut represents a PaidOut event raised by the OrderEscrow contract.
type OrderEscrowPaidOut struct {
	Member [32]byte
	Token  common.Address
	Seq    uint64
	To     common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const OrderEscrowPaidOutEventName = "PaidOut"

// ContractEventName returns the user-defined event name.
func (OrderEscrowPaidOut) ContractEventName() string {
	return OrderEscrowPaidOutEventName
}

// UnpackPaidOutEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event PaidOut(bytes32 indexed member, address indexed token, uint64 seq, address to, uint256 amount)
func (orderEscrow *OrderEscrow) UnpackPaidOutEvent(log *types.Log) (*OrderEscrowPaidOut, error) {
	event := "PaidOut"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != orderEscrow.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(OrderEscrowPaidOut)
	if len(log.Data) > 0 {
		if err := orderEscrow.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range orderEscrow.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// OrderEscrowTokenSet represents a TokenSet event raised by the OrderEscrow contract.
type OrderEscrowTokenSet struct {
	Token      common.Address
	Seq        uint64
	IsAccepted bool
	Raw        *types.Log // Blockchain specific contextual infos
}

const OrderEscrowTokenSetEventName = "TokenSet"

// ContractEventName returns the user-defined event name.
func (OrderEscrowTokenSet) ContractEventName() string {
	return OrderEscrowTokenSetEventName
}

// UnpackTokenSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TokenSet(address indexed token, uint64 seq, bool isAccepted)
func (orderEscrow *OrderEscrow) UnpackTokenSetEvent(log *types.Log) (*OrderEscrowTokenSet, error) {
	event := "TokenSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != orderEscrow.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(OrderEscrowTokenSet)
	if len(log.Data) > 0 {
		if err := orderEscrow.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range orderEscrow.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// OrderEscrowWithdrawn represents a Withdrawn event raised by the OrderEscrow contract.
type OrderEscrowWithdrawn struct {
	Member [32]byte
	Token  common.Address
	Seq    uint64
	To     common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const OrderEscrowWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (OrderEscrowWithdrawn) ContractEventName() string {
	return OrderEscrowWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(bytes32 indexed member, address indexed token, uint64 seq, address to, uint256 amount)
func (orderEscrow *OrderEscrow) UnpackWithdrawnEvent(log *types.Log) (*OrderEscrowWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != orderEscrow.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(OrderEscrowWithdrawn)
	if len(log.Data) > 0 {
		if err := orderEscrow.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range orderEscrow.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (orderEscrow *OrderEscrow) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["AmountExceeded"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackAmountExceededError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["MemberActive"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackMemberActiveError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["NotLab"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackNotLabError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["NotVote"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackNotVoteError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["NotWholeDays"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackNotWholeDaysError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["NothingReceived"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackNothingReceivedError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["OrderExists"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackOrderExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["PeriodsNotAllowed"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackPeriodsNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["PoolExceeded"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackPoolExceededError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["RecipientNotAllowed"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackRecipientNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["ReentrancyGuardReentrantCall"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackReentrancyGuardReentrantCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["SameParty"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackSamePartyError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["StateNotAllowed"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackStateNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["TermNotAllowed"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackTermNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["TokenNotAccepted"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackTokenNotAcceptedError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["TooEarly"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackTooEarlyError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["TooLate"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackTooLateError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["TookTooMuch"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackTookTooMuchError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["ZeroAmount"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackZeroAmountError(raw[4:])
	}
	if bytes.Equal(raw[:4], orderEscrow.abi.Errors["ZeroCommitment"].ID.Bytes()[:4]) {
		return orderEscrow.UnpackZeroCommitmentError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// OrderEscrowAmountExceeded represents a AmountExceeded error raised by the OrderEscrow contract.
type OrderEscrowAmountExceeded struct {
	LabAmount *big.Int
	Amount    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AmountExceeded(uint256 labAmount, uint256 amount)
func OrderEscrowAmountExceededErrorID() common.Hash {
	return common.HexToHash("0xb97c056b2b1a20d0c2875c0d3ae047a95e3873dc59c8e15bbb9e32ffc088af9d")
}

// UnpackAmountExceededError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AmountExceeded(uint256 labAmount, uint256 amount)
func (orderEscrow *OrderEscrow) UnpackAmountExceededError(raw []byte) (*OrderEscrowAmountExceeded, error) {
	out := new(OrderEscrowAmountExceeded)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "AmountExceeded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowMemberActive represents a MemberActive error raised by the OrderEscrow contract.
type OrderEscrowMemberActive struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error MemberActive(bytes32 member)
func OrderEscrowMemberActiveErrorID() common.Hash {
	return common.HexToHash("0xab2ba9d7974a9ac80cb94105005c5e7ab630a7ed60e4ab34506e2c04e8797bd1")
}

// UnpackMemberActiveError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error MemberActive(bytes32 member)
func (orderEscrow *OrderEscrow) UnpackMemberActiveError(raw []byte) (*OrderEscrowMemberActive, error) {
	out := new(OrderEscrowMemberActive)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "MemberActive", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowNotLab represents a NotLab error raised by the OrderEscrow contract.
type OrderEscrowNotLab struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotLab(bytes32 member)
func OrderEscrowNotLabErrorID() common.Hash {
	return common.HexToHash("0x6258a27e663e23c2609ede3173f8a556d11194d90f04fe1d65dce54738819aec")
}

// UnpackNotLabError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotLab(bytes32 member)
func (orderEscrow *OrderEscrow) UnpackNotLabError(raw []byte) (*OrderEscrowNotLab, error) {
	out := new(OrderEscrowNotLab)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "NotLab", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowNotVote represents a NotVote error raised by the OrderEscrow contract.
type OrderEscrowNotVote struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotVote(address caller)
func OrderEscrowNotVoteErrorID() common.Hash {
	return common.HexToHash("0x20edde6a55ad9c2ab95d0b30f80e773fb694c109e30f4a46edc82bbae45eafc9")
}

// UnpackNotVoteError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotVote(address caller)
func (orderEscrow *OrderEscrow) UnpackNotVoteError(raw []byte) (*OrderEscrowNotVote, error) {
	out := new(OrderEscrowNotVote)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "NotVote", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowNotWholeDays represents a NotWholeDays error raised by the OrderEscrow contract.
type OrderEscrowNotWholeDays struct {
	Deadline uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotWholeDays(uint64 deadline)
func OrderEscrowNotWholeDaysErrorID() common.Hash {
	return common.HexToHash("0x53997f250a71026645c5843163a09831175ecd299f1187132ab422cb3fe20fa2")
}

// UnpackNotWholeDaysError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotWholeDays(uint64 deadline)
func (orderEscrow *OrderEscrow) UnpackNotWholeDaysError(raw []byte) (*OrderEscrowNotWholeDays, error) {
	out := new(OrderEscrowNotWholeDays)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "NotWholeDays", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowNothingReceived represents a NothingReceived error raised by the OrderEscrow contract.
type OrderEscrowNothingReceived struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingReceived(address token)
func OrderEscrowNothingReceivedErrorID() common.Hash {
	return common.HexToHash("0x179b264dc6b15802a0d3d2cd04101376b0b7a79e002342502e001ebd262c49f1")
}

// UnpackNothingReceivedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingReceived(address token)
func (orderEscrow *OrderEscrow) UnpackNothingReceivedError(raw []byte) (*OrderEscrowNothingReceived, error) {
	out := new(OrderEscrowNothingReceived)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "NothingReceived", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowOrderExists represents a OrderExists error raised by the OrderEscrow contract.
type OrderEscrowOrderExists struct {
	OrderId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OrderExists(bytes32 orderId)
func OrderEscrowOrderExistsErrorID() common.Hash {
	return common.HexToHash("0x51243ae39f0d38d42f42d997446a28ef8463a53002c55bbecfccc20acec9bf36")
}

// UnpackOrderExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OrderExists(bytes32 orderId)
func (orderEscrow *OrderEscrow) UnpackOrderExistsError(raw []byte) (*OrderEscrowOrderExists, error) {
	out := new(OrderEscrowOrderExists)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "OrderExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowPeriodsNotAllowed represents a PeriodsNotAllowed error raised by the OrderEscrow contract.
type OrderEscrowPeriodsNotAllowed struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PeriodsNotAllowed()
func OrderEscrowPeriodsNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xa7016541736d581fa62b8a82d1d2abbf218981708dab2aeb05651e1968082b56")
}

// UnpackPeriodsNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PeriodsNotAllowed()
func (orderEscrow *OrderEscrow) UnpackPeriodsNotAllowedError(raw []byte) (*OrderEscrowPeriodsNotAllowed, error) {
	out := new(OrderEscrowPeriodsNotAllowed)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "PeriodsNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowPoolExceeded represents a PoolExceeded error raised by the OrderEscrow contract.
type OrderEscrowPoolExceeded struct {
	Amount    *big.Int
	Available *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PoolExceeded(uint256 amount, uint256 available)
func OrderEscrowPoolExceededErrorID() common.Hash {
	return common.HexToHash("0x7865ad7e035f806f8024005ddac89f56c792e229b696e9cfab0fa136c9558477")
}

// UnpackPoolExceededError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PoolExceeded(uint256 amount, uint256 available)
func (orderEscrow *OrderEscrow) UnpackPoolExceededError(raw []byte) (*OrderEscrowPoolExceeded, error) {
	out := new(OrderEscrowPoolExceeded)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "PoolExceeded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowRecipientNotAllowed represents a RecipientNotAllowed error raised by the OrderEscrow contract.
type OrderEscrowRecipientNotAllowed struct {
	To common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RecipientNotAllowed(address to)
func OrderEscrowRecipientNotAllowedErrorID() common.Hash {
	return common.HexToHash("0x6ee9124e8cb767b0e953bc940bb1110972bf4cc308720b3df30b9c2c783754bc")
}

// UnpackRecipientNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RecipientNotAllowed(address to)
func (orderEscrow *OrderEscrow) UnpackRecipientNotAllowedError(raw []byte) (*OrderEscrowRecipientNotAllowed, error) {
	out := new(OrderEscrowRecipientNotAllowed)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "RecipientNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowReentrancyGuardReentrantCall represents a ReentrancyGuardReentrantCall error raised by the OrderEscrow contract.
type OrderEscrowReentrancyGuardReentrantCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReentrancyGuardReentrantCall()
func OrderEscrowReentrancyGuardReentrantCallErrorID() common.Hash {
	return common.HexToHash("0x3ee5aeb571de7fc460830b4d0017439a1ca56fb0bc39062227ade4fe4a24c1ca")
}

// UnpackReentrancyGuardReentrantCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReentrancyGuardReentrantCall()
func (orderEscrow *OrderEscrow) UnpackReentrancyGuardReentrantCallError(raw []byte) (*OrderEscrowReentrancyGuardReentrantCall, error) {
	out := new(OrderEscrowReentrancyGuardReentrantCall)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "ReentrancyGuardReentrantCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowSafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the OrderEscrow contract.
type OrderEscrowSafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func OrderEscrowSafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (orderEscrow *OrderEscrow) UnpackSafeERC20FailedOperationError(raw []byte) (*OrderEscrowSafeERC20FailedOperation, error) {
	out := new(OrderEscrowSafeERC20FailedOperation)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowSameParty represents a SameParty error raised by the OrderEscrow contract.
type OrderEscrowSameParty struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SameParty(bytes32 member)
func OrderEscrowSamePartyErrorID() common.Hash {
	return common.HexToHash("0xac3d5f184f9014573658729b544d13de9eb328d7ef555823a2be6ad1716d56f4")
}

// UnpackSamePartyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SameParty(bytes32 member)
func (orderEscrow *OrderEscrow) UnpackSamePartyError(raw []byte) (*OrderEscrowSameParty, error) {
	out := new(OrderEscrowSameParty)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "SameParty", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowStateNotAllowed represents a StateNotAllowed error raised by the OrderEscrow contract.
type OrderEscrowStateNotAllowed struct {
	OrderId [32]byte
	State   uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StateNotAllowed(bytes32 orderId, uint8 state)
func OrderEscrowStateNotAllowedErrorID() common.Hash {
	return common.HexToHash("0x722c9773f276214ca5b930f776f67630d9595f6e9e68407fbfc8b8c41b6cc8b1")
}

// UnpackStateNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StateNotAllowed(bytes32 orderId, uint8 state)
func (orderEscrow *OrderEscrow) UnpackStateNotAllowedError(raw []byte) (*OrderEscrowStateNotAllowed, error) {
	out := new(OrderEscrowStateNotAllowed)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "StateNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowTermNotAllowed represents a TermNotAllowed error raised by the OrderEscrow contract.
type OrderEscrowTermNotAllowed struct {
	Deadline uint64
	Earliest *big.Int
	Latest   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TermNotAllowed(uint64 deadline, uint256 earliest, uint256 latest)
func OrderEscrowTermNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xbc0e8456be53d3ce0b3152fb2c5f8087f1d0026ae8b6dd08c84341f20dfa8de9")
}

// UnpackTermNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TermNotAllowed(uint64 deadline, uint256 earliest, uint256 latest)
func (orderEscrow *OrderEscrow) UnpackTermNotAllowedError(raw []byte) (*OrderEscrowTermNotAllowed, error) {
	out := new(OrderEscrowTermNotAllowed)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "TermNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowTokenNotAccepted represents a TokenNotAccepted error raised by the OrderEscrow contract.
type OrderEscrowTokenNotAccepted struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TokenNotAccepted(address token)
func OrderEscrowTokenNotAcceptedErrorID() common.Hash {
	return common.HexToHash("0xf01157c3e966b3194fda1c8303c7e98e0bdbd7936db03399f43366dcc1086c86")
}

// UnpackTokenNotAcceptedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TokenNotAccepted(address token)
func (orderEscrow *OrderEscrow) UnpackTokenNotAcceptedError(raw []byte) (*OrderEscrowTokenNotAccepted, error) {
	out := new(OrderEscrowTokenNotAccepted)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "TokenNotAccepted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowTooEarly represents a TooEarly error raised by the OrderEscrow contract.
type OrderEscrowTooEarly struct {
	Until uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooEarly(uint64 until)
func OrderEscrowTooEarlyErrorID() common.Hash {
	return common.HexToHash("0xd606d83fc5c7e56637c0959f5077c3a15f782b710d7eab50461ed55fd6deb6ae")
}

// UnpackTooEarlyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooEarly(uint64 until)
func (orderEscrow *OrderEscrow) UnpackTooEarlyError(raw []byte) (*OrderEscrowTooEarly, error) {
	out := new(OrderEscrowTooEarly)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "TooEarly", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowTooLate represents a TooLate error raised by the OrderEscrow contract.
type OrderEscrowTooLate struct {
	Until uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooLate(uint64 until)
func OrderEscrowTooLateErrorID() common.Hash {
	return common.HexToHash("0x4d673a06590205f21674ad45375abc81b85de145ee567806f534cab23841a1cf")
}

// UnpackTooLateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooLate(uint64 until)
func (orderEscrow *OrderEscrow) UnpackTooLateError(raw []byte) (*OrderEscrowTooLate, error) {
	out := new(OrderEscrowTooLate)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "TooLate", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowTookTooMuch represents a TookTooMuch error raised by the OrderEscrow contract.
type OrderEscrowTookTooMuch struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TookTooMuch(address token)
func OrderEscrowTookTooMuchErrorID() common.Hash {
	return common.HexToHash("0xd8d6ebb2725918e59eba1199f24d998467b8e14323f2ea5dc53d53130fcaeba3")
}

// UnpackTookTooMuchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TookTooMuch(address token)
func (orderEscrow *OrderEscrow) UnpackTookTooMuchError(raw []byte) (*OrderEscrowTookTooMuch, error) {
	out := new(OrderEscrowTookTooMuch)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "TookTooMuch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowZeroAmount represents a ZeroAmount error raised by the OrderEscrow contract.
type OrderEscrowZeroAmount struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAmount()
func OrderEscrowZeroAmountErrorID() common.Hash {
	return common.HexToHash("0x1f2a2005cb66a8e145327e8814e243a0996aec9bfe1e15a495778b1236dbd485")
}

// UnpackZeroAmountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAmount()
func (orderEscrow *OrderEscrow) UnpackZeroAmountError(raw []byte) (*OrderEscrowZeroAmount, error) {
	out := new(OrderEscrowZeroAmount)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "ZeroAmount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// OrderEscrowZeroCommitment represents a ZeroCommitment error raised by the OrderEscrow contract.
type OrderEscrowZeroCommitment struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroCommitment()
func OrderEscrowZeroCommitmentErrorID() common.Hash {
	return common.HexToHash("0x51bda03d1e0501533d78503e1e2347a46f6e975ed444a037dc6bdaed4bd98c29")
}

// UnpackZeroCommitmentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroCommitment()
func (orderEscrow *OrderEscrow) UnpackZeroCommitmentError(raw []byte) (*OrderEscrowZeroCommitment, error) {
	out := new(OrderEscrowZeroCommitment)
	if err := orderEscrow.abi.UnpackIntoInterface(out, "ZeroCommitment", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogMetaData contains all meta data concerning the ResultLog contract.
var ResultLogMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"consortium_\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"},{\"name\":\"maxGrowth_\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"MAX_BATCH\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"amend\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"amendments\",\"type\":\"tuple[]\",\"internalType\":\"structIResultLog.Amendment[]\",\"components\":[{\"name\":\"handle\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"enumIResultLog.Reason\"},{\"name\":\"replacement\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"amendment\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"handle\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"enumIResultLog.Reason\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"cancelClosing\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"cancelOpening\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"checkpoint\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"size\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"closeLog\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"consortium\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"head\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIResultLog.Head\",\"components\":[{\"name\":\"size\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"opensAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"closesAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"predecessor\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"isOpen\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"maxGrowth\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"openLog\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"predecessor\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sequence\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"CheckpointAnchored\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"oldSize\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"size\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClosingCancelled\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"HandlesAmended\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"amendments\",\"type\":\"tuple[]\",\"indexed\":false,\"internalType\":\"structIResultLog.Amendment[]\",\"components\":[{\"name\":\"handle\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"enumIResultLog.Reason\"},{\"name\":\"replacement\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"skipped\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"LogClosed\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"closesAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"LogOpened\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"opensAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"predecessor\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"predecessorSize\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"predecessorRoot\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OpeningCancelled\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyClosing\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"BatchTooLarge\",\"inputs\":[{\"name\":\"count\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxCount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"GrowthExceeded\",\"inputs\":[{\"name\":\"growth\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxGrowth\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"InconsistentCheckpoint\",\"inputs\":[{\"name\":\"oldSize\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"size\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"LogExists\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"LogNotOpen\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotClosing\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotLab\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotNewer\",\"inputs\":[{\"name\":\"size\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"headSize\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotOpening\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NothingToAmend\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"PredecessorNotClosed\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"predecessor\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ReasonNotAllowed\",\"inputs\":[{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"enumIResultLog.Reason\"}]},{\"type\":\"error\",\"name\":\"ReplacementNotAllowed\",\"inputs\":[{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"enumIResultLog.Reason\"}]},{\"type\":\"error\",\"name\":\"ZeroHandle\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroLogId\",\"inputs\":[]}]",
	ID:  "ResultLog",
	Bin: "0x60c060405234801561000f575f5ffd5b506040516115e53803806115e583398101604081905261002e9161004d565b6001600160a01b039091166080526001600160401b031660a05261009b565b5f5f6040838503121561005e575f5ffd5b82516001600160a01b0381168114610074575f5ffd5b60208401519092506001600160401b0381168114610090575f5ffd5b809150509250929050565b60805160a0516114dc6101095f395f818161026201528181610710015261075101525f81816101fd015281816103880152818161060a01528181610af601528181610dd501528181610e2101528181610e89015281816110ea0152818161113401526111b701526114dc5ff3fe608060405234801561000f575f5ffd5b50600436106100cf575f3560e01c8063950bff9f1161007d578063f04bcd1011610058578063f04bcd101461024a578063f7c85db71461025d578063fd59488b14610284575f5ffd5b8063950bff9f146101e15780639ad18765146101f8578063df9e6ac714610237575f5ffd5b8063529d15cc116100ad578063529d15cc146101925780636f62eb10146101ad5780638a3c3d87146101ce575f5ffd5b80630b804aca146100d357806325567f851461016a57806340471c9a1461017f575b5f5ffd5b6100e66100e136600461123d565b610297565b60405161016191905f60e0820190506001600160401b0383511682526001600160401b0360208401511660208301526001600160401b0360408401511660408301526001600160401b0360608401511660608301526080830151608083015260a083015160a083015260c0830151151560c083015292915050565b60405180910390f35b61017d61017836600461125d565b61035e565b005b61017d61018d366004611286565b6105f3565b5f545b6040516001600160401b039091168152602001610161565b6101c06101bb36600461123d565b6108b2565b604051610161929190611356565b61017d6101dc36600461123d565b6108f0565b6101ea61010081565b604051908152602001610161565b61021f7f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b039091168152602001610161565b61017d61024536600461123d565b6109c8565b61017d61025836600461123d565b610a81565b6101957f000000000000000000000000000000000000000000000000000000000000000081565b61017d61029236600461137a565b610bc8565b6040805160e0810182525f80825260208201819052918101829052606081018290526080810182905260a0810182905260c08101919091525f838152600160208181526040808420868552825292839020835160e08101855281546001600160401b038082168352600160401b8204811694830194909452600160801b8104841695820195909552600160c01b9094049091166060840152908101546080830152600281015460a08301529060c0810161035083610d8d565b151590529150505b92915050565b5f61036884610dd2565b60405163764b8a2d60e01b815260048101869052600160248201529091507f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063764b8a2d90604401602060405180830381865afa1580156103d5573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906103f991906113f2565b84906104245760405163312c513f60e11b815260040161041b91815260200190565b60405180910390fd5b505f8390036104465760405163509a81fd60e11b815260040160405180910390fd5b5f8481526001602090815260408083208684529091529020805485908590600160801b90046001600160401b03161561049b57604051630422c6f360e41b81526004810192909252602482015260440161041b565b50505f85815260016020908152604080832086845290915290208315806104c657506104c681610f17565b868590916104f057604051631820b35760e31b81526004810192909252602482015260440161041b565b505081546001600160401b03848116600160801b0267ffffffffffffffff60801b194392909216600160401b029190911677ffffffffffffffffffffffffffffffff000000000000000019909216919091171782557fe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8556001830155831561057957600282018490555b84867f7356302e5ca1c9729d633f40ec6a19a68698e234d4fb964f784b7f45059630bb6105ac5f80546001019081905590565b84546001860154604080516001600160401b039485168152848b1660208201529081018b9052929091166060830152608082015260a00160405180910390a3505050505050565b604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc370906106449089903390600290600401611411565b5f6040518083038186803b15801561065a575f5ffd5b505afa15801561066c573d5f5f3e3d5ffd5b5050505f8781526001602090815260408083208984529091529020905061069281610d8d565b878790916106bc5760405163da0736b760e01b81526004810192909252602482015260440161041b565b505080546001600160401b03908116908690829082168110610704576040516328c377d360e21b81526001600160401b0392831660048201529116602482015260440161041b565b50506001600160401b037f00000000000000000000000000000000000000000000000000000000000000001661073a8288611459565b6001600160401b0316111561074f8288611459565b7f000000000000000000000000000000000000000000000000000000000000000090916107a257604051634f92bbd960e01b81526001600160401b0392831660048201529116602482015260440161041b565b50505f816001600160401b03165f146107cc576107c782846001015489898989610f49565b6107cf565b83155b905081878261080457604051631ea21eff60e21b81526001600160401b0392831660048201529116602482015260440161041b565b50508254436001600160401b03908116600160401b026fffffffffffffffffffffffffffffffff19909216908916171783556001830186905587897f3f94d43ef9c5cf1317900a065da2ca3e794a235cfc276705435967fbdcaee8516108705f80546001019081905590565b604080516001600160401b03928316815246602082015287831681830152918c166060830152608082018b9052519081900360a00190a3505050505050505050565b5f828152600260209081526040808320848452909152812054819060ff811660068111156108e2576108e261132e565b925060081c90509250929050565b6108f9826110e8565b5f8281526001602090815260408083208484529091529020548290829042600160c01b9091046001600160401b03161161094f576040516330a76d7160e21b81526004810192909252602482015260440161041b565b50505f828152600160209081526040808320848452909152902080546001600160c01b0316905580827f57e7518acd97af5997a86311f018bfbf3221d6c2fc58f22223502826175d0d206109a95f80546001019081905590565b6040516001600160401b03909116815260200160405180910390a35050565b6109d1826110e8565b5f8281526001602090815260408083208484529091529020548290829042600160801b9091046001600160401b031611610a275760405163192528d960e11b81526004810192909252602482015260440161041b565b50505f82815260016020818152604080842085855290915282208281559081018290556002015580827febcfdea1b46711cfc5302804135913636b85d6dc5abac7a0c93077a8d741bcea6109a95f80546001019081905590565b5f610a8b83610dd2565b5f8481526001602090815260408083208684529091529020909150610aaf81610d8d565b84849091610ad95760405163da0736b760e01b81526004810192909252602482015260440161041b565b50508054600160c01b90046001600160401b03161580610b2157507f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031633145b84849091610b4b576040516388ac90d760e01b81526004810192909252602482015260440161041b565b505080546001600160401b038316600160c01b026001600160c01b0390911617815582847fb75ffe8c53abf154966d1312d4debbeadbb1686bf4f7e0055d759a864090e12c610ba05f80546001019081905590565b604080516001600160401b03928316815291871660208301520160405180910390a350505050565b8061010080821115610bf65760405163bb1cb70b60e01b81526004810192909252602482015260440161041b565b50505f8381526002602052604081209080805b84811015610cf457606081028601803590602081013590604001355f839003610c455760405163772966ed60e01b815260040160405180910390fd5b6004821015610c7957815f03610c70575f604051630605397960e11b815260040161041b9190611478565b60019450610cb8565b80151580610c875750600682115b15610cb857816006811115610c9e57610c9e61132e565b604051637966c9f560e01b815260040161041b9190611478565b5f8381526020889052604081208054909103610cdb574360081b83178155610ce5565b846001901b871796505b50505050806001019050610c09565b50600180851b830301610d1a576040516310c260e760e21b815260040160405180910390fd5b610d248682611196565b5f805460010180825581907f31d15fe5d3d095631a10525cf0d72e0380a0a23c80931f80a453dd3f17c614a4909150915060405160608702828252606060208301528560408301528760608301528089608084013789846080830184a250505050505050505050565b80545f90600160801b90046001600160401b03168015801590610db9575042816001600160401b031611155b8015610dcb5750610dc983610f17565b155b9392505050565b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03163303610e0a575042919050565b604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc37090610e5b9085903390600390600401611411565b5f6040518083038186803b158015610e71575f5ffd5b505afa158015610e83573d5f5f3e3d5ffd5b505050507f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316631841f0ed6040518163ffffffff1660e01b8152600401602060405180830381865afa158015610ee3573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610f079190611486565b6103589063ffffffff16426114a9565b80545f90600160c01b90046001600160401b03168015801590610dcb575042816001600160401b031611159392505050565b5f6001600160401b0387161580610f725750846001600160401b0316876001600160401b031610155b80610f7b575081155b15610f8757505f6110de565b5f80610f9460018a611459565b610f9f600189611459565b6001600160401b031691506001600160401b031691505b6001821615610fcb57600191821c911c610fb6565b5f8215610fd9576001610fdb565b5f5b60ff1690505f83156110055786865f818110610ff957610ff96114c8565b90506020020135611007565b895b9050805b868310156110be57835f03611027575f955050505050506110de565b5f88888581811061103a5761103a6114c8565b905060200201359050856001165f14158061105457508486145b1561109c576110638184611205565b925061106f8183611205565b91505b6001861615801561108257508515155b1561109757600195861c959490941c93611072565b6110a9565b6110a68282611205565b91505b50600194851c9493841c93929092019161100b565b831580156110cb57508a82145b80156110d657508881145b955050505050505b9695505050505050565b7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316331461119357604051631f38279360e31b8152600481018290523360248201527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063f9c13c98906044015f6040518083038186803b15801561117c575f5ffd5b505afa15801561118e573d5f5f3e3d5ffd5b505050505b50565b5f816111a9576309f7651b60e21b6111b2565b630ac0bc3760e41b5b90505f7f00000000000000000000000000000000000000000000000000000000000000009050604051828152846004820152336024820152600260448201525f5f606483855afa61118e573d5f823e3d81fd5b5f6040516001815383600182015282602182015260205f60418360025afa905060203d148116611233575f5ffd5b50505f5192915050565b5f5f6040838503121561124e575f5ffd5b50508035926020909101359150565b5f5f5f6060848603121561126f575f5ffd5b505081359360208301359350604090920135919050565b5f5f5f5f5f5f60a0878903121561129b575f5ffd5b863595506020870135945060408701356001600160401b03811681146112bf575f5ffd5b93506060870135925060808701356001600160401b038111156112e0575f5ffd5b8701601f810189136112f0575f5ffd5b80356001600160401b03811115611305575f5ffd5b8960208260051b8401011115611319575f5ffd5b60208201935080925050509295509295509295565b634e487b7160e01b5f52602160045260245ffd5b600781106113525761135261132e565b9052565b604081016113648285611342565b6001600160401b03831660208301529392505050565b5f5f5f6040848603121561138c575f5ffd5b8335925060208401356001600160401b038111156113a8575f5ffd5b8401601f810186136113b8575f5ffd5b80356001600160401b038111156113cd575f5ffd5b8660206060830284010111156113e1575f5ffd5b939660209190910195509293505050565b5f60208284031215611402575f5ffd5b81518015158114610dcb575f5ffd5b8381526001600160a01b038316602082015260608101600883106114375761143761132e565b826040830152949350505050565b634e487b7160e01b5f52601160045260245ffd5b6001600160401b03828116828216039081111561035857610358611445565b602081016103588284611342565b5f60208284031215611496575f5ffd5b815163ffffffff81168114610dcb575f5ffd5b6001600160401b03818116838216019081111561035857610358611445565b634e487b7160e01b5f52603260045260245ffd",
}

// ResultLog is an auto generated Go binding around an Ethereum contract.
type ResultLog struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *ResultLog) GetABI() abi.ABI {
	return c.abi
}

// NewResultLog creates a new instance of ResultLog.
func NewResultLog() *ResultLog {
	parsed, err := ResultLogMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &ResultLog{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *ResultLog) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address consortium_, uint64 maxGrowth_) returns()
func (resultLog *ResultLog) PackConstructor(consortium_ common.Address, maxGrowth_ uint64) []byte {
	enc, err := resultLog.abi.Pack("", consortium_, maxGrowth_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackMAXBATCH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x950bff9f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_BATCH() view returns(uint256)
func (resultLog *ResultLog) PackMAXBATCH() []byte {
	enc, err := resultLog.abi.Pack("MAX_BATCH")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXBATCH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x950bff9f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_BATCH() view returns(uint256)
func (resultLog *ResultLog) TryPackMAXBATCH() ([]byte, error) {
	return resultLog.abi.Pack("MAX_BATCH")
}

// UnpackMAXBATCH is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x950bff9f.
//
// Solidity: function MAX_BATCH() view returns(uint256)
func (resultLog *ResultLog) UnpackMAXBATCH(data []byte) (*big.Int, error) {
	out, err := resultLog.abi.Unpack("MAX_BATCH", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAmend is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfd59488b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function amend(bytes32 member, (bytes32,uint8,bytes32)[] amendments) returns()
func (resultLog *ResultLog) PackAmend(member [32]byte, amendments []IResultLogAmendment) []byte {
	enc, err := resultLog.abi.Pack("amend", member, amendments)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAmend is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfd59488b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function amend(bytes32 member, (bytes32,uint8,bytes32)[] amendments) returns()
func (resultLog *ResultLog) TryPackAmend(member [32]byte, amendments []IResultLogAmendment) ([]byte, error) {
	return resultLog.abi.Pack("amend", member, amendments)
}

// PackAmendment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6f62eb10.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function amendment(bytes32 member, bytes32 handle) view returns(uint8 reason, uint64 blockNumber)
func (resultLog *ResultLog) PackAmendment(member [32]byte, handle [32]byte) []byte {
	enc, err := resultLog.abi.Pack("amendment", member, handle)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAmendment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6f62eb10.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function amendment(bytes32 member, bytes32 handle) view returns(uint8 reason, uint64 blockNumber)
func (resultLog *ResultLog) TryPackAmendment(member [32]byte, handle [32]byte) ([]byte, error) {
	return resultLog.abi.Pack("amendment", member, handle)
}

// AmendmentOutput serves as a container for the return parameters of contract
// method Amendment.
type AmendmentOutput struct {
	Reason      uint8
	BlockNumber uint64
}

// UnpackAmendment is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6f62eb10.
//
// Solidity: function amendment(bytes32 member, bytes32 handle) view returns(uint8 reason, uint64 blockNumber)
func (resultLog *ResultLog) UnpackAmendment(data []byte) (AmendmentOutput, error) {
	out, err := resultLog.abi.Unpack("amendment", data)
	outstruct := new(AmendmentOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Reason = *abi.ConvertType(out[0], new(uint8)).(*uint8)
	outstruct.BlockNumber = *abi.ConvertType(out[1], new(uint64)).(*uint64)
	return *outstruct, nil
}

// PackCancelClosing is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8a3c3d87.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancelClosing(bytes32 member, bytes32 logId) returns()
func (resultLog *ResultLog) PackCancelClosing(member [32]byte, logId [32]byte) []byte {
	enc, err := resultLog.abi.Pack("cancelClosing", member, logId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancelClosing is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8a3c3d87.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancelClosing(bytes32 member, bytes32 logId) returns()
func (resultLog *ResultLog) TryPackCancelClosing(member [32]byte, logId [32]byte) ([]byte, error) {
	return resultLog.abi.Pack("cancelClosing", member, logId)
}

// PackCancelOpening is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdf9e6ac7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancelOpening(bytes32 member, bytes32 logId) returns()
func (resultLog *ResultLog) PackCancelOpening(member [32]byte, logId [32]byte) []byte {
	enc, err := resultLog.abi.Pack("cancelOpening", member, logId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancelOpening is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdf9e6ac7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancelOpening(bytes32 member, bytes32 logId) returns()
func (resultLog *ResultLog) TryPackCancelOpening(member [32]byte, logId [32]byte) ([]byte, error) {
	return resultLog.abi.Pack("cancelOpening", member, logId)
}

// PackCheckpoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40471c9a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function checkpoint(bytes32 member, bytes32 logId, uint64 size, bytes32 root, bytes32[] proof) returns()
func (resultLog *ResultLog) PackCheckpoint(member [32]byte, logId [32]byte, size uint64, root [32]byte, proof [][32]byte) []byte {
	enc, err := resultLog.abi.Pack("checkpoint", member, logId, size, root, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCheckpoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40471c9a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function checkpoint(bytes32 member, bytes32 logId, uint64 size, bytes32 root, bytes32[] proof) returns()
func (resultLog *ResultLog) TryPackCheckpoint(member [32]byte, logId [32]byte, size uint64, root [32]byte, proof [][32]byte) ([]byte, error) {
	return resultLog.abi.Pack("checkpoint", member, logId, size, root, proof)
}

// PackCloseLog is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf04bcd10.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function closeLog(bytes32 member, bytes32 logId) returns()
func (resultLog *ResultLog) PackCloseLog(member [32]byte, logId [32]byte) []byte {
	enc, err := resultLog.abi.Pack("closeLog", member, logId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCloseLog is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf04bcd10.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function closeLog(bytes32 member, bytes32 logId) returns()
func (resultLog *ResultLog) TryPackCloseLog(member [32]byte, logId [32]byte) ([]byte, error) {
	return resultLog.abi.Pack("closeLog", member, logId)
}

// PackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consortium() view returns(address)
func (resultLog *ResultLog) PackConsortium() []byte {
	enc, err := resultLog.abi.Pack("consortium")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consortium() view returns(address)
func (resultLog *ResultLog) TryPackConsortium() ([]byte, error) {
	return resultLog.abi.Pack("consortium")
}

// UnpackConsortium is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9ad18765.
//
// Solidity: function consortium() view returns(address)
func (resultLog *ResultLog) UnpackConsortium(data []byte) (common.Address, error) {
	out, err := resultLog.abi.Unpack("consortium", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackHead is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0b804aca.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function head(bytes32 member, bytes32 logId) view returns((uint64,uint64,uint64,uint64,bytes32,bytes32,bool))
func (resultLog *ResultLog) PackHead(member [32]byte, logId [32]byte) []byte {
	enc, err := resultLog.abi.Pack("head", member, logId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHead is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0b804aca.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function head(bytes32 member, bytes32 logId) view returns((uint64,uint64,uint64,uint64,bytes32,bytes32,bool))
func (resultLog *ResultLog) TryPackHead(member [32]byte, logId [32]byte) ([]byte, error) {
	return resultLog.abi.Pack("head", member, logId)
}

// UnpackHead is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0b804aca.
//
// Solidity: function head(bytes32 member, bytes32 logId) view returns((uint64,uint64,uint64,uint64,bytes32,bytes32,bool))
func (resultLog *ResultLog) UnpackHead(data []byte) (IResultLogHead, error) {
	out, err := resultLog.abi.Unpack("head", data)
	if err != nil {
		return *new(IResultLogHead), err
	}
	out0 := *abi.ConvertType(out[0], new(IResultLogHead)).(*IResultLogHead)
	return out0, nil
}

// PackMaxGrowth is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7c85db7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function maxGrowth() view returns(uint64)
func (resultLog *ResultLog) PackMaxGrowth() []byte {
	enc, err := resultLog.abi.Pack("maxGrowth")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMaxGrowth is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7c85db7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function maxGrowth() view returns(uint64)
func (resultLog *ResultLog) TryPackMaxGrowth() ([]byte, error) {
	return resultLog.abi.Pack("maxGrowth")
}

// UnpackMaxGrowth is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf7c85db7.
//
// Solidity: function maxGrowth() view returns(uint64)
func (resultLog *ResultLog) UnpackMaxGrowth(data []byte) (uint64, error) {
	out, err := resultLog.abi.Unpack("maxGrowth", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackOpenLog is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x25567f85.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function openLog(bytes32 member, bytes32 logId, bytes32 predecessor) returns()
func (resultLog *ResultLog) PackOpenLog(member [32]byte, logId [32]byte, predecessor [32]byte) []byte {
	enc, err := resultLog.abi.Pack("openLog", member, logId, predecessor)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpenLog is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x25567f85.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function openLog(bytes32 member, bytes32 logId, bytes32 predecessor) returns()
func (resultLog *ResultLog) TryPackOpenLog(member [32]byte, logId [32]byte, predecessor [32]byte) ([]byte, error) {
	return resultLog.abi.Pack("openLog", member, logId, predecessor)
}

// PackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sequence() view returns(uint64)
func (resultLog *ResultLog) PackSequence() []byte {
	enc, err := resultLog.abi.Pack("sequence")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sequence() view returns(uint64)
func (resultLog *ResultLog) TryPackSequence() ([]byte, error) {
	return resultLog.abi.Pack("sequence")
}

// UnpackSequence is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x529d15cc.
//
// Solidity: function sequence() view returns(uint64)
func (resultLog *ResultLog) UnpackSequence(data []byte) (uint64, error) {
	out, err := resultLog.abi.Unpack("sequence", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// ResultLogCheckpointAnchored represents a CheckpointAnchored event raised by the ResultLog contract.
type ResultLogCheckpointAnchored struct {
	Member  [32]byte
	LogId   [32]byte
	Seq     uint64
	ChainId *big.Int
	OldSize uint64
	Size    uint64
	Root    [32]byte
	Raw     *types.Log // Blockchain specific contextual infos
}

const ResultLogCheckpointAnchoredEventName = "CheckpointAnchored"

// ContractEventName returns the user-defined event name.
func (ResultLogCheckpointAnchored) ContractEventName() string {
	return ResultLogCheckpointAnchoredEventName
}

// UnpackCheckpointAnchoredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CheckpointAnchored(bytes32 indexed member, bytes32 indexed logId, uint64 seq, uint256 chainId, uint64 oldSize, uint64 size, bytes32 root)
func (resultLog *ResultLog) UnpackCheckpointAnchoredEvent(log *types.Log) (*ResultLogCheckpointAnchored, error) {
	event := "CheckpointAnchored"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != resultLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ResultLogCheckpointAnchored)
	if len(log.Data) > 0 {
		if err := resultLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range resultLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ResultLogClosingCancelled represents a ClosingCancelled event raised by the ResultLog contract.
type ResultLogClosingCancelled struct {
	Member [32]byte
	LogId  [32]byte
	Seq    uint64
	Raw    *types.Log // Blockchain specific contextual infos
}

const ResultLogClosingCancelledEventName = "ClosingCancelled"

// ContractEventName returns the user-defined event name.
func (ResultLogClosingCancelled) ContractEventName() string {
	return ResultLogClosingCancelledEventName
}

// UnpackClosingCancelledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ClosingCancelled(bytes32 indexed member, bytes32 indexed logId, uint64 seq)
func (resultLog *ResultLog) UnpackClosingCancelledEvent(log *types.Log) (*ResultLogClosingCancelled, error) {
	event := "ClosingCancelled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != resultLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ResultLogClosingCancelled)
	if len(log.Data) > 0 {
		if err := resultLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range resultLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ResultLogHandlesAmended represents a HandlesAmended event raised by the ResultLog contract.
type ResultLogHandlesAmended struct {
	Member     [32]byte
	Seq        uint64
	Amendments []IResultLogAmendment
	Skipped    *big.Int
	Raw        *types.Log // Blockchain specific contextual infos
}

const ResultLogHandlesAmendedEventName = "HandlesAmended"

// ContractEventName returns the user-defined event name.
func (ResultLogHandlesAmended) ContractEventName() string {
	return ResultLogHandlesAmendedEventName
}

// UnpackHandlesAmendedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event HandlesAmended(bytes32 indexed member, uint64 seq, (bytes32,uint8,bytes32)[] amendments, uint256 skipped)
func (resultLog *ResultLog) UnpackHandlesAmendedEvent(log *types.Log) (*ResultLogHandlesAmended, error) {
	event := "HandlesAmended"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != resultLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ResultLogHandlesAmended)
	if len(log.Data) > 0 {
		if err := resultLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range resultLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ResultLogLogClosed represents a LogClosed event raised by the ResultLog contract.
type ResultLogLogClosed struct {
	Member   [32]byte
	LogId    [32]byte
	Seq      uint64
	ClosesAt uint64
	Raw      *types.Log // Blockchain specific contextual infos
}

const ResultLogLogClosedEventName = "LogClosed"

// ContractEventName returns the user-defined event name.
func (ResultLogLogClosed) ContractEventName() string {
	return ResultLogLogClosedEventName
}

// UnpackLogClosedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event LogClosed(bytes32 indexed member, bytes32 indexed logId, uint64 seq, uint64 closesAt)
func (resultLog *ResultLog) UnpackLogClosedEvent(log *types.Log) (*ResultLogLogClosed, error) {
	event := "LogClosed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != resultLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ResultLogLogClosed)
	if len(log.Data) > 0 {
		if err := resultLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range resultLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ResultLogLogOpened represents a LogOpened event raised by the ResultLog contract.
type ResultLogLogOpened struct {
	Member          [32]byte
	LogId           [32]byte
	Seq             uint64
	OpensAt         uint64
	Predecessor     [32]byte
	PredecessorSize uint64
	PredecessorRoot [32]byte
	Raw             *types.Log // Blockchain specific contextual infos
}

const ResultLogLogOpenedEventName = "LogOpened"

// ContractEventName returns the user-defined event name.
func (ResultLogLogOpened) ContractEventName() string {
	return ResultLogLogOpenedEventName
}

// UnpackLogOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event LogOpened(bytes32 indexed member, bytes32 indexed logId, uint64 seq, uint64 opensAt, bytes32 predecessor, uint64 predecessorSize, bytes32 predecessorRoot)
func (resultLog *ResultLog) UnpackLogOpenedEvent(log *types.Log) (*ResultLogLogOpened, error) {
	event := "LogOpened"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != resultLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ResultLogLogOpened)
	if len(log.Data) > 0 {
		if err := resultLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range resultLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ResultLogOpeningCancelled represents a OpeningCancelled event raised by the ResultLog contract.
type ResultLogOpeningCancelled struct {
	Member [32]byte
	LogId  [32]byte
	Seq    uint64
	Raw    *types.Log // Blockchain specific contextual infos
}

const ResultLogOpeningCancelledEventName = "OpeningCancelled"

// ContractEventName returns the user-defined event name.
func (ResultLogOpeningCancelled) ContractEventName() string {
	return ResultLogOpeningCancelledEventName
}

// UnpackOpeningCancelledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OpeningCancelled(bytes32 indexed member, bytes32 indexed logId, uint64 seq)
func (resultLog *ResultLog) UnpackOpeningCancelledEvent(log *types.Log) (*ResultLogOpeningCancelled, error) {
	event := "OpeningCancelled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != resultLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ResultLogOpeningCancelled)
	if len(log.Data) > 0 {
		if err := resultLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range resultLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (resultLog *ResultLog) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], resultLog.abi.Errors["AlreadyClosing"].ID.Bytes()[:4]) {
		return resultLog.UnpackAlreadyClosingError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["BatchTooLarge"].ID.Bytes()[:4]) {
		return resultLog.UnpackBatchTooLargeError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["GrowthExceeded"].ID.Bytes()[:4]) {
		return resultLog.UnpackGrowthExceededError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["InconsistentCheckpoint"].ID.Bytes()[:4]) {
		return resultLog.UnpackInconsistentCheckpointError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["LogExists"].ID.Bytes()[:4]) {
		return resultLog.UnpackLogExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["LogNotOpen"].ID.Bytes()[:4]) {
		return resultLog.UnpackLogNotOpenError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["NotClosing"].ID.Bytes()[:4]) {
		return resultLog.UnpackNotClosingError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["NotLab"].ID.Bytes()[:4]) {
		return resultLog.UnpackNotLabError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["NotNewer"].ID.Bytes()[:4]) {
		return resultLog.UnpackNotNewerError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["NotOpening"].ID.Bytes()[:4]) {
		return resultLog.UnpackNotOpeningError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["NothingToAmend"].ID.Bytes()[:4]) {
		return resultLog.UnpackNothingToAmendError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["PredecessorNotClosed"].ID.Bytes()[:4]) {
		return resultLog.UnpackPredecessorNotClosedError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["ReasonNotAllowed"].ID.Bytes()[:4]) {
		return resultLog.UnpackReasonNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["ReplacementNotAllowed"].ID.Bytes()[:4]) {
		return resultLog.UnpackReplacementNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["ZeroHandle"].ID.Bytes()[:4]) {
		return resultLog.UnpackZeroHandleError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["ZeroLogId"].ID.Bytes()[:4]) {
		return resultLog.UnpackZeroLogIdError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// ResultLogAlreadyClosing represents a AlreadyClosing error raised by the ResultLog contract.
type ResultLogAlreadyClosing struct {
	Member [32]byte
	LogId  [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyClosing(bytes32 member, bytes32 logId)
func ResultLogAlreadyClosingErrorID() common.Hash {
	return common.HexToHash("0x88ac90d70a032e1566b1e276676e4c2253256112aeffcabf2bad72d2633db9f5")
}

// UnpackAlreadyClosingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyClosing(bytes32 member, bytes32 logId)
func (resultLog *ResultLog) UnpackAlreadyClosingError(raw []byte) (*ResultLogAlreadyClosing, error) {
	out := new(ResultLogAlreadyClosing)
	if err := resultLog.abi.UnpackIntoInterface(out, "AlreadyClosing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogBatchTooLarge represents a BatchTooLarge error raised by the ResultLog contract.
type ResultLogBatchTooLarge struct {
	Count    *big.Int
	MaxCount *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BatchTooLarge(uint256 count, uint256 maxCount)
func ResultLogBatchTooLargeErrorID() common.Hash {
	return common.HexToHash("0xbb1cb70bcc2ddbaabd8d251943ebb6b48ae10b9f78ce35a6f00b43eac7ae64f1")
}

// UnpackBatchTooLargeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BatchTooLarge(uint256 count, uint256 maxCount)
func (resultLog *ResultLog) UnpackBatchTooLargeError(raw []byte) (*ResultLogBatchTooLarge, error) {
	out := new(ResultLogBatchTooLarge)
	if err := resultLog.abi.UnpackIntoInterface(out, "BatchTooLarge", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogGrowthExceeded represents a GrowthExceeded error raised by the ResultLog contract.
type ResultLogGrowthExceeded struct {
	Growth    uint64
	MaxGrowth uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GrowthExceeded(uint64 growth, uint64 maxGrowth)
func ResultLogGrowthExceededErrorID() common.Hash {
	return common.HexToHash("0x4f92bbd9d5e571b1cea306ddf1532878cb2a781ce0c562d5816a001e18b66095")
}

// UnpackGrowthExceededError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GrowthExceeded(uint64 growth, uint64 maxGrowth)
func (resultLog *ResultLog) UnpackGrowthExceededError(raw []byte) (*ResultLogGrowthExceeded, error) {
	out := new(ResultLogGrowthExceeded)
	if err := resultLog.abi.UnpackIntoInterface(out, "GrowthExceeded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogInconsistentCheckpoint represents a InconsistentCheckpoint error raised by the ResultLog contract.
type ResultLogInconsistentCheckpoint struct {
	OldSize uint64
	Size    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InconsistentCheckpoint(uint64 oldSize, uint64 size)
func ResultLogInconsistentCheckpointErrorID() common.Hash {
	return common.HexToHash("0x7a887bfcd14d94e4c623cf7d92e44f416718f5f30155c2089a5c560664fd8582")
}

// UnpackInconsistentCheckpointError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InconsistentCheckpoint(uint64 oldSize, uint64 size)
func (resultLog *ResultLog) UnpackInconsistentCheckpointError(raw []byte) (*ResultLogInconsistentCheckpoint, error) {
	out := new(ResultLogInconsistentCheckpoint)
	if err := resultLog.abi.UnpackIntoInterface(out, "InconsistentCheckpoint", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogLogExists represents a LogExists error raised by the ResultLog contract.
type ResultLogLogExists struct {
	Member [32]byte
	LogId  [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LogExists(bytes32 member, bytes32 logId)
func ResultLogLogExistsErrorID() common.Hash {
	return common.HexToHash("0x422c6f3077c7e247536c7b5db340c6cd84598f8285c12b130d7af81c6e07c8fa")
}

// UnpackLogExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LogExists(bytes32 member, bytes32 logId)
func (resultLog *ResultLog) UnpackLogExistsError(raw []byte) (*ResultLogLogExists, error) {
	out := new(ResultLogLogExists)
	if err := resultLog.abi.UnpackIntoInterface(out, "LogExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogLogNotOpen represents a LogNotOpen error raised by the ResultLog contract.
type ResultLogLogNotOpen struct {
	Member [32]byte
	LogId  [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LogNotOpen(bytes32 member, bytes32 logId)
func ResultLogLogNotOpenErrorID() common.Hash {
	return common.HexToHash("0xda0736b715b4465a99c5d710d82aea7ce6057fe2076441d97d6d7649af6c3a91")
}

// UnpackLogNotOpenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LogNotOpen(bytes32 member, bytes32 logId)
func (resultLog *ResultLog) UnpackLogNotOpenError(raw []byte) (*ResultLogLogNotOpen, error) {
	out := new(ResultLogLogNotOpen)
	if err := resultLog.abi.UnpackIntoInterface(out, "LogNotOpen", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogNotClosing represents a NotClosing error raised by the ResultLog contract.
type ResultLogNotClosing struct {
	Member [32]byte
	LogId  [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotClosing(bytes32 member, bytes32 logId)
func ResultLogNotClosingErrorID() common.Hash {
	return common.HexToHash("0xc29db5c4e092a9403cc373d3086f7bc8bd86132a73fd335e7f8edf89317b04e8")
}

// UnpackNotClosingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotClosing(bytes32 member, bytes32 logId)
func (resultLog *ResultLog) UnpackNotClosingError(raw []byte) (*ResultLogNotClosing, error) {
	out := new(ResultLogNotClosing)
	if err := resultLog.abi.UnpackIntoInterface(out, "NotClosing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogNotLab represents a NotLab error raised by the ResultLog contract.
type ResultLogNotLab struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotLab(bytes32 member)
func ResultLogNotLabErrorID() common.Hash {
	return common.HexToHash("0x6258a27e663e23c2609ede3173f8a556d11194d90f04fe1d65dce54738819aec")
}

// UnpackNotLabError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotLab(bytes32 member)
func (resultLog *ResultLog) UnpackNotLabError(raw []byte) (*ResultLogNotLab, error) {
	out := new(ResultLogNotLab)
	if err := resultLog.abi.UnpackIntoInterface(out, "NotLab", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogNotNewer represents a NotNewer error raised by the ResultLog contract.
type ResultLogNotNewer struct {
	Size     uint64
	HeadSize uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotNewer(uint64 size, uint64 headSize)
func ResultLogNotNewerErrorID() common.Hash {
	return common.HexToHash("0xa30ddf4cadc349bbfd849f3d8117cb8556ed2835488aed89b3dc4fcf98ea70ea")
}

// UnpackNotNewerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotNewer(uint64 size, uint64 headSize)
func (resultLog *ResultLog) UnpackNotNewerError(raw []byte) (*ResultLogNotNewer, error) {
	out := new(ResultLogNotNewer)
	if err := resultLog.abi.UnpackIntoInterface(out, "NotNewer", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogNotOpening represents a NotOpening error raised by the ResultLog contract.
type ResultLogNotOpening struct {
	Member [32]byte
	LogId  [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOpening(bytes32 member, bytes32 logId)
func ResultLogNotOpeningErrorID() common.Hash {
	return common.HexToHash("0x324a51b2e35e12b7039e836c8846f2496da3cf36a38b9a0ee6c85c5b53d9628f")
}

// UnpackNotOpeningError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOpening(bytes32 member, bytes32 logId)
func (resultLog *ResultLog) UnpackNotOpeningError(raw []byte) (*ResultLogNotOpening, error) {
	out := new(ResultLogNotOpening)
	if err := resultLog.abi.UnpackIntoInterface(out, "NotOpening", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogNothingToAmend represents a NothingToAmend error raised by the ResultLog contract.
type ResultLogNothingToAmend struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingToAmend()
func ResultLogNothingToAmendErrorID() common.Hash {
	return common.HexToHash("0x4309839c46b080db4668bb85f0fd3d9ef717446cd6f87e66c665041ea49328ce")
}

// UnpackNothingToAmendError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingToAmend()
func (resultLog *ResultLog) UnpackNothingToAmendError(raw []byte) (*ResultLogNothingToAmend, error) {
	out := new(ResultLogNothingToAmend)
	if err := resultLog.abi.UnpackIntoInterface(out, "NothingToAmend", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogPredecessorNotClosed represents a PredecessorNotClosed error raised by the ResultLog contract.
type ResultLogPredecessorNotClosed struct {
	Member      [32]byte
	Predecessor [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PredecessorNotClosed(bytes32 member, bytes32 predecessor)
func ResultLogPredecessorNotClosedErrorID() common.Hash {
	return common.HexToHash("0xc1059ab80064a9648b9b490545a44828416e072d3df1c8b7094bf4fa62857ed2")
}

// UnpackPredecessorNotClosedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PredecessorNotClosed(bytes32 member, bytes32 predecessor)
func (resultLog *ResultLog) UnpackPredecessorNotClosedError(raw []byte) (*ResultLogPredecessorNotClosed, error) {
	out := new(ResultLogPredecessorNotClosed)
	if err := resultLog.abi.UnpackIntoInterface(out, "PredecessorNotClosed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogReasonNotAllowed represents a ReasonNotAllowed error raised by the ResultLog contract.
type ResultLogReasonNotAllowed struct {
	Reason uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReasonNotAllowed(uint8 reason)
func ResultLogReasonNotAllowedErrorID() common.Hash {
	return common.HexToHash("0x0c0a72f2c011684bd1326bbe2f41f7437f05870857f82640ef07dc29e99ecae5")
}

// UnpackReasonNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReasonNotAllowed(uint8 reason)
func (resultLog *ResultLog) UnpackReasonNotAllowedError(raw []byte) (*ResultLogReasonNotAllowed, error) {
	out := new(ResultLogReasonNotAllowed)
	if err := resultLog.abi.UnpackIntoInterface(out, "ReasonNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogReplacementNotAllowed represents a ReplacementNotAllowed error raised by the ResultLog contract.
type ResultLogReplacementNotAllowed struct {
	Reason uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReplacementNotAllowed(uint8 reason)
func ResultLogReplacementNotAllowedErrorID() common.Hash {
	return common.HexToHash("0x7966c9f5915c0e31d9b96d4e531c57f94f5639b1eafaeb78b4b222080891e263")
}

// UnpackReplacementNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReplacementNotAllowed(uint8 reason)
func (resultLog *ResultLog) UnpackReplacementNotAllowedError(raw []byte) (*ResultLogReplacementNotAllowed, error) {
	out := new(ResultLogReplacementNotAllowed)
	if err := resultLog.abi.UnpackIntoInterface(out, "ReplacementNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogZeroHandle represents a ZeroHandle error raised by the ResultLog contract.
type ResultLogZeroHandle struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroHandle()
func ResultLogZeroHandleErrorID() common.Hash {
	return common.HexToHash("0x772966edad01e5db1598a9e0575163f177b44ef99252c04d35d9cced5f4b544d")
}

// UnpackZeroHandleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroHandle()
func (resultLog *ResultLog) UnpackZeroHandleError(raw []byte) (*ResultLogZeroHandle, error) {
	out := new(ResultLogZeroHandle)
	if err := resultLog.abi.UnpackIntoInterface(out, "ZeroHandle", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ResultLogZeroLogId represents a ZeroLogId error raised by the ResultLog contract.
type ResultLogZeroLogId struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroLogId()
func ResultLogZeroLogIdErrorID() common.Hash {
	return common.HexToHash("0xa13503fa9f9fa0901616d595d2c9c3977ec0301220f12ef7a9340d2ec584bb62")
}

// UnpackZeroLogIdError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroLogId()
func (resultLog *ResultLog) UnpackZeroLogIdError(raw []byte) (*ResultLogZeroLogId, error) {
	out := new(ResultLogZeroLogId)
	if err := resultLog.abi.UnpackIntoInterface(out, "ZeroLogId", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryMetaData contains all meta data concerning the StudyRegistry contract.
var StudyRegistryMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"consortium_\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"MAX_DISEASES\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"approve\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"version\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"approvedVersionAt\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"consortium\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isApproved\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isParticipant\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"join\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"version\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"joinedVersionAt\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"leave\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"recordReview\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"version\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"irbCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"until\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"registerStudy\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"terms\",\"type\":\"tuple\",\"internalType\":\"structIStudyRegistry.Terms\",\"components\":[{\"name\":\"protocolCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"duo\",\"type\":\"uint16[]\",\"internalType\":\"uint16[]\"},{\"name\":\"diseases\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"validFrom\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"outputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reviewedUntilAt\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"version\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"reviseStudy\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"terms\",\"type\":\"tuple\",\"internalType\":\"structIStudyRegistry.Terms\",\"components\":[{\"name\":\"protocolCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"duo\",\"type\":\"uint16[]\",\"internalType\":\"uint16[]\"},{\"name\":\"diseases\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"validFrom\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"outputs\":[{\"name\":\"version\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"revokeApproval\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sequence\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"studyOf\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"version\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"versionOf\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"version\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIStudyRegistry.Version\",\"components\":[{\"name\":\"protocolCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"diseasesDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"duo\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"validFrom\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"wasApprovedAt\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"time\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"ApprovalRevoked\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"version\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ReviewRecorded\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"version\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"},{\"name\":\"irbCommit\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"until\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"StudyApproved\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"version\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"StudyJoined\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"version\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"StudyLeft\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"version\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"StudyRegistered\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"terms\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structIStudyRegistry.Terms\",\"components\":[{\"name\":\"protocolCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"duo\",\"type\":\"uint16[]\",\"internalType\":\"uint16[]\"},{\"name\":\"diseases\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"validFrom\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"StudyRevised\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"version\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"},{\"name\":\"terms\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structIStudyRegistry.Terms\",\"components\":[{\"name\":\"protocolCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"duo\",\"type\":\"uint16[]\",\"internalType\":\"uint16[]\"},{\"name\":\"diseases\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"validFrom\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyApproved\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"version\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"AlreadyJoined\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"version\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"CheckpointUnorderedInsertion\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"DiseasesNotAllowed\",\"inputs\":[{\"name\":\"count\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"DiseasesNotAscending\",\"inputs\":[{\"name\":\"disease\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"DuoNotAllowed\",\"inputs\":[{\"name\":\"duo\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"DuoNotAscending\",\"inputs\":[{\"name\":\"duo\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"FutureBlock\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotApproved\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotCurrent\",\"inputs\":[{\"name\":\"version\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"current\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"NotJoined\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotLab\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotResearcher\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotVote\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"PeriodNotAllowed\",\"inputs\":[{\"name\":\"validFrom\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"PermissionCount\",\"inputs\":[{\"name\":\"count\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ReviewNotAllowed\",\"inputs\":[{\"name\":\"until\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"StudyExists\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"UnknownStudy\",\"inputs\":[{\"name\":\"studyId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ZeroCommit\",\"inputs\":[]}]",
	ID:  "StudyRegistry",
	Bin: "0x60a060405234801561000f575f5ffd5b506040516120f23803806120f283398101604081905261002e9161003f565b6001600160a01b031660805261006c565b5f6020828403121561004f575f5ffd5b81516001600160a01b0381168114610065575f5ffd5b9392505050565b60805161202f6100c35f395f818161026c015281816105ee01528181610739015281816107e60152818161086701528181610b4301528181610f77015281816110340152818161113001526111b1015261202f5ff3fe608060405234801561000f575f5ffd5b5060043610610111575f3560e01c806383980daa1161009e578063b1e38e251161006e578063b1e38e25146102a6578063c6ca743c146102b9578063ce91751c146102cc578063d37e791e146102df578063daca578a146103e0575f5ffd5b806383980daa146101e257806394b2552c1461022c578063963ec1821461023f5780639ad1876514610267575f5ffd5b806348aefc32116100e457806348aefc321461016b57806349cfb9511461018e5780634cd55214146101a1578063529d15cc146101b45780635ceb7bf4146101cf575f5ffd5b806305ba844014610115578063078626191461012a57806315ba5ae71461014557806337c2f14514610158575b5f5ffd5b610128610123366004611b02565b6103f3565b005b610132602081565b6040519081526020015b60405180910390f35b610128610153366004611b2c565b61051c565b610128610166366004611b43565b6105d7565b61017e610179366004611b2c565b610712565b604051901515815260200161013c565b61012861019c366004611b63565b6107cf565b6101326101af366004611b95565b610a2d565b5f545b6040516001600160401b03909116815260200161013c565b6101286101dd366004611bf4565b610b1d565b6102126101f0366004611b2c565b5f9081526001602081905260409091208054910154909163ffffffff90911690565b6040805192835263ffffffff90911660208301520161013c565b6101b761023a366004611c37565b610d12565b61025261024d366004611b95565b610d44565b60405163ffffffff909116815260200161013c565b61028e7f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b03909116815260200161013c565b61017e6102b4366004611c67565b610e2a565b61017e6102c7366004611b43565b610ef7565b6102526102da366004611c89565b610ff0565b6103846102ed366004611b02565b6040805160a0810182525f80825260208201819052918101829052606081018290526080810191909152505f91825260026020818152604080852063ffffffff94909416855292815292829020825160a0810184528154815260018201549481019490945201546001600160401b0380821692840192909252600160401b810482166060840152600160801b900416608082015290565b60405161013c91905f60a08201905082518252602083015160208301526001600160401b0360408401511660408301526001600160401b0360608401511660608301526001600160401b03608084015116608083015292915050565b6102526103ee366004611cb2565b611012565b6103fb611029565b5f61040583611082565b6001810154909150829063ffffffff908116908216811461044e576040516361cf624960e11b815263ffffffff9283166004820152911660248201526044015b60405180910390fd5b50505f838152600360205260409020610466906110c4565b839083906001600160d01b0316156104a05760405163c936576560e01b8152600481019290925263ffffffff166024820152604401610445565b50505f8381526003602052604090206104bf9063ffffffff8416611108565b827f153a6a501b1b0edbc15e3dc75b7bb070942e18126f6c398fe20c517466bdf4f46104f15f80546001019081905590565b604080516001600160401b03909216825263ffffffff861660208301520160405180910390a2505050565b610524611029565b5f81815260036020526040812061053a906110c4565b90508163ffffffff82166105645760405163c5d8910960e01b815260040161044591815260200190565b505f82815260036020526040812061057b91611108565b817f213023ebd3d9f21d9a820e35ba253e1ca2a015ccc3788d419f176565918c42d46105ad5f80546001019081905590565b604080516001600160401b03909216825263ffffffff851660208301520160405180910390a25050565b604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc370906106289085903390600390600401611cd3565b5f6040518083038186803b15801561063e575f5ffd5b505afa158015610650573d5f5f3e3d5ffd5b5050505f82815260056020908152604080832086845290915281209150610676826110c4565b9050828463ffffffff83166106a75760405163713116a760e01b815260048101929092526024820152604401610445565b50506106b3825f611108565b83837f586f982472c3e1d81e96bb444b63df95b6aea587a6366da521cfa31215cd1a0c6106e65f80546001019081905590565b604080516001600160401b03909216825263ffffffff861660208301520160405180910390a350505050565b5f81815260016020908152604080832054905163764b8a2d60e01b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169263764b8a2d9261077892909190600401918252602082015260400190565b602060405180830381865afa158015610793573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906107b79190611d13565b80156107c957506107c9824342610e2a565b92915050565b604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc370906108209086903390600390600401611cd3565b5f6040518083038186803b158015610836575f5ffd5b505afa158015610848573d5f5f3e3d5ffd5b505060405163764b8a2d60e01b815260048101869052600160248201527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316925063764b8a2d9150604401602060405180830381865afa1580156108b6573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906108da9190611d13565b83906108fc5760405163312c513f60e11b815260040161044591815260200190565b505f61090783611082565b6001810154909150829063ffffffff908116908216811461094b576040516361cf624960e11b815263ffffffff928316600482015291166024820152604401610445565b50505f838152600560209081526040808320878452909152902063ffffffff8316610975826110c4565b6001600160d01b031614158486859091926109ba57604051631a5bd26160e01b81526004810193909352602483019190915263ffffffff166044820152606401610445565b5050506109cd818463ffffffff16611108565b84847ff114a773a5b745ebe1a04ad85559471799a61e6b4de3150648d3faf6c139b58e610a005f80546001019081905590565b604080516001600160401b03909216825263ffffffff881660208301520160405180910390a35050505050565b5f610a3783611119565b604051610a54908490843590602001918252602082015260400190565b60408051601f1981840301815291815281516020928301205f8181526001938490529190912091820154909250829063ffffffff1615610aaa5760405163cf38d02b60e01b815260040161044591815260200190565b508381556001808201805463ffffffff191682179055610acc9083908561124a565b83827f5e79d97f9d25a575bad6f499625877ad04c715f8b5e82311e9aeb2ef0d6f5d7b610aff5f80546001019081905590565b86604051610b0e929190611e77565b60405180910390a35092915050565b5f610b2785611082565b8054604051630ac0bc3760e41b81529192506001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169163ac0bc37091610b7b913390600390600401611cd3565b5f6040518083038186803b158015610b91575f5ffd5b505afa158015610ba3573d5f5f3e3d5ffd5b505050600182015485915063ffffffff9081169082168114610be8576040516361cf624960e11b815263ffffffff928316600482015291166024820152604401610445565b50505f839003610c0a57604051629bf2e960e41b815260040160405180910390fd5b6001600160401b0382161580610c465750610c286201518083611eac565b6001600160401b0316158015610c46575042826001600160401b0316115b8290610c7157604051635d2ea4d160e11b81526001600160401b039091166004820152602401610445565b505f85815260046020908152604080832063ffffffff881684529091529020610ca3906001600160401b038416611108565b847f240bd4e53d8b85b3e8658d63ddfb0d3b9d927412d60a907fb7843024188a8764610cd55f80546001019081905590565b604080516001600160401b03928316815263ffffffff89166020820152908101879052908516606082015260800160405180910390a25050505050565b5f83815260046020908152604080832063ffffffff861684529091528120610d3a90836114d9565b90505b9392505050565b5f5f610d4f84611082565b9050610d5d815f0154611119565b6001810180545f90610d749063ffffffff16611ef9565b91906101000a81548163ffffffff021916908363ffffffff16021790559150610d9e84838561124a565b5f848152600360205260409020610db4906110c4565b6001600160d01b031615610dd8575f848152600360205260408120610dd891611108565b837f931aeba3d7413850beb8b08dafa7ac37156cc4991ec40fb544b58a0c4d004926610e0a5f80546001019081905590565b8486604051610e1b93929190611f1d565b60405180910390a25092915050565b5f5f610e368585611012565b90508063ffffffff165f03610e4e575f915050610d3d565b5f85815260026020818152604080842063ffffffff86168552909152909120908101546001600160401b03600160401b90910481169085161080610eaa575060028101546001600160401b03600160801b909104811690851610155b15610eb9575f92505050610d3d565b600281015460151c60011615151580610eed5750610ed8868387610d12565b6001600160401b0316846001600160401b0316105b9695505050505050565b5f82815260056020908152604080832084845290915281208190610f1a906110c4565b90506001600160d01b03811615801590610f5357505f848152600160208190526040909120015463ffffffff166001600160d01b038216145b8015610fe8575060405163764b8a2d60e01b815260048101849052600160248201527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063764b8a2d90604401602060405180830381865afa158015610fc4573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610fe89190611d13565b949350505050565b5f8381526005602090815260408083208584529091528120610d3a90836114d9565b5f828152600360205260408120610d3d90836114d9565b336001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016811461107f57604051631076ef3560e11b81526001600160a01b039091166004820152602401610445565b50565b5f81815260016020819052604090912090810154829063ffffffff166110be576040516395a8ad6160e01b815260040161044591815260200190565b50919050565b80545f908015611100576110ea836110dd600184611f53565b5f91825260209091200190565b54600160301b90046001600160d01b0316610d3d565b5f9392505050565b61111382438361151c565b50505050565b604051630ac0bc3760e41b81526001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000169063ac0bc3709061116a9084903390600390600401611cd3565b5f6040518083038186803b158015611180575f5ffd5b505afa158015611192573d5f5f3e3d5ffd5b505060405163764b8a2d60e01b815260048101849052602060248201527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316925063764b8a2d9150604401602060405180830381865afa158015611200573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906112249190611d13565b819061124657604051633048253760e21b815260040161044591815260200190565b5050565b80355f0361126a57604051629bf2e960e41b815260040160405180910390fd5b5f6201518061127f6080840160608501611f66565b6112899190611eac565b6001600160401b03161580156112c35750620151806112ae60a0840160808501611f66565b6112b89190611eac565b6001600160401b0316155b80156112fe57506112da60a0830160808401611f66565b6001600160401b03166112f36080840160608501611f66565b6001600160401b0316105b801561132157504261131660a0840160808501611f66565b6001600160401b0316115b9050806113346080840160608501611f66565b61134460a0850160808601611f66565b90916113765760405163ba3e422760e01b81526001600160401b03928316600482015291166024820152604401610445565b505f905061138f61138a6020850185611f7f565b611536565b90506113b06113a16040850185611f7f565b600784901c6001161515611681565b6040805160a081018252843581529060208201906113d090860186611f7f565b6040516020016113e1929190611fc4565b604051602081830303815290604052805190602001208152602001826001600160401b0316815260200184606001602081019061141e9190611f66565b6001600160401b0316815260200161143c60a0860160808701611f66565b6001600160401b039081169091525f968752600260208181526040808a2063ffffffff9099168a5297815297879020835181559783015160018901559582015196909501805460608301516080909301518716600160801b0267ffffffffffffffff60801b19938816600160401b026fffffffffffffffffffffffffffffffff199092169890971697909717969096171693909317909355505050565b5f81436001600160401b0382161115611511576040516312b884b960e11b81526001600160401b039091166004820152602401610445565b50610d3d838361174e565b5f806115298585856117f1565b915091505b935093915050565b5f5f5f5b83811015611653575f85858381811061155557611555611fd7565b905060200201602081019061156a9190611feb565b90508115806115b057508585611581600185611f53565b81811061159057611590611fd7565b90506020020160208101906115a59190611feb565b61ffff168161ffff16115b81906115d657604051639558706360e01b815261ffff9091166004820152602401610445565b506001650400000008d061ffff83161c161515808061160357506578003f7d900061ffff83161c60011615155b82906116295760405163d929d4fd60e01b815261ffff9091166004820152602401610445565b50801561163c5761163984612004565b93505b50600161ffff90911681901b93909317920161153a565b50806001811461167957604051634e9a06f560e01b815260040161044591815260200190565b505092915050565b818161168e57801561169e565b801580159061169e575060208111155b81906116c057604051639b7a36bb60e01b815260040161044591815260200190565b505f5f5b8281101561174657818686838181106116df576116df611fd7565b90506020020135118686838181106116f9576116f9611fd7565b9050602002013590611720576040516264dd3360e71b815260040161044591815260200190565b5085858281811061173357611733611fd7565b60200291909101359250506001016116c4565b505050505050565b81545f90818160058111156117aa575f61176784611941565b6117719085611f53565b5f8881526020902090915081015465ffffffffffff908116908716101561179a578091506117a8565b6117a581600161201c565b92505b505b5f6117b787878585611a94565b905080156117e4576117ce876110dd600184611f53565b54600160301b90046001600160d01b03166117e6565b5f5b979650505050505050565b82545f90819080156118e7575f61180d876110dd600185611f53565b805490915065ffffffffffff80821691600160301b90046001600160d01b031690881682111561185057604051632520601d60e01b815260040160405180910390fd5b8765ffffffffffff168265ffffffffffff160361188957825465ffffffffffff16600160301b6001600160d01b038916021783556118d9565b6040805180820190915265ffffffffffff808a1682526001600160d01b03808a1660208085019182528d54600181018f555f8f81529190912094519151909216600160301b029216919091179101555b945085935061152e92505050565b50506040805180820190915265ffffffffffff80851682526001600160d01b0380851660208085019182528854600181018a555f8a815291822095519251909316600160301b02919093161792019190915590508161152e565b5f6001821161194e575090565b816001600160801b82106119675760809190911c9060401b5b600160401b821061197d5760409190911c9060201b5b64010000000082106119945760209190911c9060101b5b6201000082106119a95760109190911c9060081b5b61010082106119bd5760089190911c9060041b5b601082106119d05760049190911c9060021b5b600482106119dc5760011b5b600302600190811c908185816119f4576119f4611e98565b048201901c90506001818581611a0c57611a0c611e98565b048201901c90506001818581611a2457611a24611e98565b048201901c90506001818581611a3c57611a3c611e98565b048201901c90506001818581611a5457611a54611e98565b048201901c90506001818581611a6c57611a6c611e98565b048201901c9050611a8b818581611a8557611a85611e98565b04821190565b90039392505050565b5f5b81831015611ae2575f85815260209020838316600285851804019081015465ffffffffffff86811691161115611ace57809250611adc565b611ad981600161201c565b93505b50611a96565b509392505050565b803563ffffffff81168114611afd575f5ffd5b919050565b5f5f60408385031215611b13575f5ffd5b82359150611b2360208401611aea565b90509250929050565b5f60208284031215611b3c575f5ffd5b5035919050565b5f5f60408385031215611b54575f5ffd5b50508035926020909101359150565b5f5f5f60608486031215611b75575f5ffd5b8335925060208401359150611b8c60408501611aea565b90509250925092565b5f5f60408385031215611ba6575f5ffd5b8235915060208301356001600160401b03811115611bc2575f5ffd5b830160a08186031215611bd3575f5ffd5b809150509250929050565b80356001600160401b0381168114611afd575f5ffd5b5f5f5f5f60808587031215611c07575f5ffd5b84359350611c1760208601611aea565b925060408501359150611c2c60608601611bde565b905092959194509250565b5f5f5f60608486031215611c49575f5ffd5b83359250611c5960208501611aea565b9150611b8c60408501611bde565b5f5f5f60608486031215611c79575f5ffd5b83359250611c5960208501611bde565b5f5f5f60608486031215611c9b575f5ffd5b8335925060208401359150611b8c60408501611bde565b5f5f60408385031215611cc3575f5ffd5b82359150611b2360208401611bde565b8381526001600160a01b03831660208201526060810160088310611d0557634e487b7160e01b5f52602160045260245ffd5b826040830152949350505050565b5f60208284031215611d23575f5ffd5b81518015158114610d3d575f5ffd5b5f5f8335601e19843603018112611d47575f5ffd5b83016020810192503590506001600160401b03811115611d65575f5ffd5b8060051b3603821315611d76575f5ffd5b9250929050565b803561ffff81168114611afd575f5ffd5b8183525f6001600160fb1b03831115611da5575f5ffd5b8260051b80836020870137939093016020019392505050565b803582525f60a08301611dd46020840184611d32565b60a0602087015291829052905f9060c086015b81831015611e115761ffff611dfb85611d7d565b1681526020938401936001939093019201611de7565b611e1e6040870187611d32565b945092508681036040880152611e35818585611d8e565b9350505050611e4660608401611bde565b6001600160401b03166060850152611e6060808401611bde565b6001600160401b0381166080860152509392505050565b6001600160401b0383168152604060208201525f610d3a6040830184611dbe565b634e487b7160e01b5f52601260045260245ffd5b5f6001600160401b03831680611ed057634e487b7160e01b5f52601260045260245ffd5b806001600160401b0384160691505092915050565b634e487b7160e01b5f52601160045260245ffd5b5f63ffffffff821663ffffffff8103611f1457611f14611ee5565b60010192915050565b6001600160401b038416815263ffffffff83166020820152606060408201525f611f4a6060830184611dbe565b95945050505050565b818103818111156107c9576107c9611ee5565b5f60208284031215611f76575f5ffd5b610d3d82611bde565b5f5f8335601e19843603018112611f94575f5ffd5b8301803591506001600160401b03821115611fad575f5ffd5b6020019150600581901b3603821315611d76575f5ffd5b602081525f610d3a602083018486611d8e565b634e487b7160e01b5f52603260045260245ffd5b5f60208284031215611ffb575f5ffd5b610d3d82611d7d565b5f6001820161201557612015611ee5565b5060010190565b808201808211156107c9576107c9611ee556",
}

// StudyRegistry is an auto generated Go binding around an Ethereum contract.
type StudyRegistry struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *StudyRegistry) GetABI() abi.ABI {
	return c.abi
}

// NewStudyRegistry creates a new instance of StudyRegistry.
func NewStudyRegistry() *StudyRegistry {
	parsed, err := StudyRegistryMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &StudyRegistry{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *StudyRegistry) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address consortium_) returns()
func (studyRegistry *StudyRegistry) PackConstructor(consortium_ common.Address) []byte {
	enc, err := studyRegistry.abi.Pack("", consortium_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackMAXDISEASES is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x07862619.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_DISEASES() view returns(uint256)
func (studyRegistry *StudyRegistry) PackMAXDISEASES() []byte {
	enc, err := studyRegistry.abi.Pack("MAX_DISEASES")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXDISEASES is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x07862619.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_DISEASES() view returns(uint256)
func (studyRegistry *StudyRegistry) TryPackMAXDISEASES() ([]byte, error) {
	return studyRegistry.abi.Pack("MAX_DISEASES")
}

// UnpackMAXDISEASES is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x07862619.
//
// Solidity: function MAX_DISEASES() view returns(uint256)
func (studyRegistry *StudyRegistry) UnpackMAXDISEASES(data []byte) (*big.Int, error) {
	out, err := studyRegistry.abi.Unpack("MAX_DISEASES", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x05ba8440.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function approve(bytes32 studyId, uint32 version) returns()
func (studyRegistry *StudyRegistry) PackApprove(studyId [32]byte, version uint32) []byte {
	enc, err := studyRegistry.abi.Pack("approve", studyId, version)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x05ba8440.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function approve(bytes32 studyId, uint32 version) returns()
func (studyRegistry *StudyRegistry) TryPackApprove(studyId [32]byte, version uint32) ([]byte, error) {
	return studyRegistry.abi.Pack("approve", studyId, version)
}

// PackApprovedVersionAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdaca578a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function approvedVersionAt(bytes32 studyId, uint64 blockNumber) view returns(uint32)
func (studyRegistry *StudyRegistry) PackApprovedVersionAt(studyId [32]byte, blockNumber uint64) []byte {
	enc, err := studyRegistry.abi.Pack("approvedVersionAt", studyId, blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackApprovedVersionAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdaca578a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function approvedVersionAt(bytes32 studyId, uint64 blockNumber) view returns(uint32)
func (studyRegistry *StudyRegistry) TryPackApprovedVersionAt(studyId [32]byte, blockNumber uint64) ([]byte, error) {
	return studyRegistry.abi.Pack("approvedVersionAt", studyId, blockNumber)
}

// UnpackApprovedVersionAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdaca578a.
//
// Solidity: function approvedVersionAt(bytes32 studyId, uint64 blockNumber) view returns(uint32)
func (studyRegistry *StudyRegistry) UnpackApprovedVersionAt(data []byte) (uint32, error) {
	out, err := studyRegistry.abi.Unpack("approvedVersionAt", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consortium() view returns(address)
func (studyRegistry *StudyRegistry) PackConsortium() []byte {
	enc, err := studyRegistry.abi.Pack("consortium")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consortium() view returns(address)
func (studyRegistry *StudyRegistry) TryPackConsortium() ([]byte, error) {
	return studyRegistry.abi.Pack("consortium")
}

// UnpackConsortium is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9ad18765.
//
// Solidity: function consortium() view returns(address)
func (studyRegistry *StudyRegistry) UnpackConsortium(data []byte) (common.Address, error) {
	out, err := studyRegistry.abi.Unpack("consortium", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackIsApproved is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x48aefc32.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isApproved(bytes32 studyId) view returns(bool)
func (studyRegistry *StudyRegistry) PackIsApproved(studyId [32]byte) []byte {
	enc, err := studyRegistry.abi.Pack("isApproved", studyId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsApproved is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x48aefc32.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isApproved(bytes32 studyId) view returns(bool)
func (studyRegistry *StudyRegistry) TryPackIsApproved(studyId [32]byte) ([]byte, error) {
	return studyRegistry.abi.Pack("isApproved", studyId)
}

// UnpackIsApproved is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x48aefc32.
//
// Solidity: function isApproved(bytes32 studyId) view returns(bool)
func (studyRegistry *StudyRegistry) UnpackIsApproved(data []byte) (bool, error) {
	out, err := studyRegistry.abi.Unpack("isApproved", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsParticipant is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc6ca743c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isParticipant(bytes32 studyId, bytes32 member) view returns(bool)
func (studyRegistry *StudyRegistry) PackIsParticipant(studyId [32]byte, member [32]byte) []byte {
	enc, err := studyRegistry.abi.Pack("isParticipant", studyId, member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsParticipant is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc6ca743c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isParticipant(bytes32 studyId, bytes32 member) view returns(bool)
func (studyRegistry *StudyRegistry) TryPackIsParticipant(studyId [32]byte, member [32]byte) ([]byte, error) {
	return studyRegistry.abi.Pack("isParticipant", studyId, member)
}

// UnpackIsParticipant is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc6ca743c.
//
// Solidity: function isParticipant(bytes32 studyId, bytes32 member) view returns(bool)
func (studyRegistry *StudyRegistry) UnpackIsParticipant(data []byte) (bool, error) {
	out, err := studyRegistry.abi.Unpack("isParticipant", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackJoin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49cfb951.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function join(bytes32 member, bytes32 studyId, uint32 version) returns()
func (studyRegistry *StudyRegistry) PackJoin(member [32]byte, studyId [32]byte, version uint32) []byte {
	enc, err := studyRegistry.abi.Pack("join", member, studyId, version)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJoin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49cfb951.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function join(bytes32 member, bytes32 studyId, uint32 version) returns()
func (studyRegistry *StudyRegistry) TryPackJoin(member [32]byte, studyId [32]byte, version uint32) ([]byte, error) {
	return studyRegistry.abi.Pack("join", member, studyId, version)
}

// PackJoinedVersionAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xce91751c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function joinedVersionAt(bytes32 studyId, bytes32 member, uint64 blockNumber) view returns(uint32)
func (studyRegistry *StudyRegistry) PackJoinedVersionAt(studyId [32]byte, member [32]byte, blockNumber uint64) []byte {
	enc, err := studyRegistry.abi.Pack("joinedVersionAt", studyId, member, blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJoinedVersionAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xce91751c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function joinedVersionAt(bytes32 studyId, bytes32 member, uint64 blockNumber) view returns(uint32)
func (studyRegistry *StudyRegistry) TryPackJoinedVersionAt(studyId [32]byte, member [32]byte, blockNumber uint64) ([]byte, error) {
	return studyRegistry.abi.Pack("joinedVersionAt", studyId, member, blockNumber)
}

// UnpackJoinedVersionAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xce91751c.
//
// Solidity: function joinedVersionAt(bytes32 studyId, bytes32 member, uint64 blockNumber) view returns(uint32)
func (studyRegistry *StudyRegistry) UnpackJoinedVersionAt(data []byte) (uint32, error) {
	out, err := studyRegistry.abi.Unpack("joinedVersionAt", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackLeave is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x37c2f145.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function leave(bytes32 member, bytes32 studyId) returns()
func (studyRegistry *StudyRegistry) PackLeave(member [32]byte, studyId [32]byte) []byte {
	enc, err := studyRegistry.abi.Pack("leave", member, studyId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLeave is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x37c2f145.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function leave(bytes32 member, bytes32 studyId) returns()
func (studyRegistry *StudyRegistry) TryPackLeave(member [32]byte, studyId [32]byte) ([]byte, error) {
	return studyRegistry.abi.Pack("leave", member, studyId)
}

// PackRecordReview is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5ceb7bf4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function recordReview(bytes32 studyId, uint32 version, bytes32 irbCommit, uint64 until) returns()
func (studyRegistry *StudyRegistry) PackRecordReview(studyId [32]byte, version uint32, irbCommit [32]byte, until uint64) []byte {
	enc, err := studyRegistry.abi.Pack("recordReview", studyId, version, irbCommit, until)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecordReview is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5ceb7bf4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function recordReview(bytes32 studyId, uint32 version, bytes32 irbCommit, uint64 until) returns()
func (studyRegistry *StudyRegistry) TryPackRecordReview(studyId [32]byte, version uint32, irbCommit [32]byte, until uint64) ([]byte, error) {
	return studyRegistry.abi.Pack("recordReview", studyId, version, irbCommit, until)
}

// PackRegisterStudy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4cd55214.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function registerStudy(bytes32 member, (bytes32,uint16[],bytes32[],uint64,uint64) terms) returns(bytes32 studyId)
func (studyRegistry *StudyRegistry) PackRegisterStudy(member [32]byte, terms IStudyRegistryTerms) []byte {
	enc, err := studyRegistry.abi.Pack("registerStudy", member, terms)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegisterStudy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4cd55214.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function registerStudy(bytes32 member, (bytes32,uint16[],bytes32[],uint64,uint64) terms) returns(bytes32 studyId)
func (studyRegistry *StudyRegistry) TryPackRegisterStudy(member [32]byte, terms IStudyRegistryTerms) ([]byte, error) {
	return studyRegistry.abi.Pack("registerStudy", member, terms)
}

// UnpackRegisterStudy is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4cd55214.
//
// Solidity: function registerStudy(bytes32 member, (bytes32,uint16[],bytes32[],uint64,uint64) terms) returns(bytes32 studyId)
func (studyRegistry *StudyRegistry) UnpackRegisterStudy(data []byte) ([32]byte, error) {
	out, err := studyRegistry.abi.Unpack("registerStudy", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackReviewedUntilAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x94b2552c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reviewedUntilAt(bytes32 studyId, uint32 version, uint64 blockNumber) view returns(uint64)
func (studyRegistry *StudyRegistry) PackReviewedUntilAt(studyId [32]byte, version uint32, blockNumber uint64) []byte {
	enc, err := studyRegistry.abi.Pack("reviewedUntilAt", studyId, version, blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReviewedUntilAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x94b2552c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reviewedUntilAt(bytes32 studyId, uint32 version, uint64 blockNumber) view returns(uint64)
func (studyRegistry *StudyRegistry) TryPackReviewedUntilAt(studyId [32]byte, version uint32, blockNumber uint64) ([]byte, error) {
	return studyRegistry.abi.Pack("reviewedUntilAt", studyId, version, blockNumber)
}

// UnpackReviewedUntilAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x94b2552c.
//
// Solidity: function reviewedUntilAt(bytes32 studyId, uint32 version, uint64 blockNumber) view returns(uint64)
func (studyRegistry *StudyRegistry) UnpackReviewedUntilAt(data []byte) (uint64, error) {
	out, err := studyRegistry.abi.Unpack("reviewedUntilAt", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackReviseStudy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x963ec182.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reviseStudy(bytes32 studyId, (bytes32,uint16[],bytes32[],uint64,uint64) terms) returns(uint32 version)
func (studyRegistry *StudyRegistry) PackReviseStudy(studyId [32]byte, terms IStudyRegistryTerms) []byte {
	enc, err := studyRegistry.abi.Pack("reviseStudy", studyId, terms)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReviseStudy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x963ec182.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reviseStudy(bytes32 studyId, (bytes32,uint16[],bytes32[],uint64,uint64) terms) returns(uint32 version)
func (studyRegistry *StudyRegistry) TryPackReviseStudy(studyId [32]byte, terms IStudyRegistryTerms) ([]byte, error) {
	return studyRegistry.abi.Pack("reviseStudy", studyId, terms)
}

// UnpackReviseStudy is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x963ec182.
//
// Solidity: function reviseStudy(bytes32 studyId, (bytes32,uint16[],bytes32[],uint64,uint64) terms) returns(uint32 version)
func (studyRegistry *StudyRegistry) UnpackReviseStudy(data []byte) (uint32, error) {
	out, err := studyRegistry.abi.Unpack("reviseStudy", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackRevokeApproval is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x15ba5ae7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeApproval(bytes32 studyId) returns()
func (studyRegistry *StudyRegistry) PackRevokeApproval(studyId [32]byte) []byte {
	enc, err := studyRegistry.abi.Pack("revokeApproval", studyId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeApproval is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x15ba5ae7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeApproval(bytes32 studyId) returns()
func (studyRegistry *StudyRegistry) TryPackRevokeApproval(studyId [32]byte) ([]byte, error) {
	return studyRegistry.abi.Pack("revokeApproval", studyId)
}

// PackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sequence() view returns(uint64)
func (studyRegistry *StudyRegistry) PackSequence() []byte {
	enc, err := studyRegistry.abi.Pack("sequence")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSequence is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x529d15cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sequence() view returns(uint64)
func (studyRegistry *StudyRegistry) TryPackSequence() ([]byte, error) {
	return studyRegistry.abi.Pack("sequence")
}

// UnpackSequence is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x529d15cc.
//
// Solidity: function sequence() view returns(uint64)
func (studyRegistry *StudyRegistry) UnpackSequence(data []byte) (uint64, error) {
	out, err := studyRegistry.abi.Unpack("sequence", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackStudyOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x83980daa.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function studyOf(bytes32 studyId) view returns(bytes32 member, uint32 version)
func (studyRegistry *StudyRegistry) PackStudyOf(studyId [32]byte) []byte {
	enc, err := studyRegistry.abi.Pack("studyOf", studyId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStudyOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x83980daa.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function studyOf(bytes32 studyId) view returns(bytes32 member, uint32 version)
func (studyRegistry *StudyRegistry) TryPackStudyOf(studyId [32]byte) ([]byte, error) {
	return studyRegistry.abi.Pack("studyOf", studyId)
}

// StudyOfOutput serves as a container for the return parameters of contract
// method StudyOf.
type StudyOfOutput struct {
	Member  [32]byte
	Version uint32
}

// UnpackStudyOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x83980daa.
//
// Solidity: function studyOf(bytes32 studyId) view returns(bytes32 member, uint32 version)
func (studyRegistry *StudyRegistry) UnpackStudyOf(data []byte) (StudyOfOutput, error) {
	out, err := studyRegistry.abi.Unpack("studyOf", data)
	outstruct := new(StudyOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Member = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Version = *abi.ConvertType(out[1], new(uint32)).(*uint32)
	return *outstruct, nil
}

// PackVersionOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd37e791e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function versionOf(bytes32 studyId, uint32 version) view returns((bytes32,bytes32,uint64,uint64,uint64))
func (studyRegistry *StudyRegistry) PackVersionOf(studyId [32]byte, version uint32) []byte {
	enc, err := studyRegistry.abi.Pack("versionOf", studyId, version)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVersionOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd37e791e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function versionOf(bytes32 studyId, uint32 version) view returns((bytes32,bytes32,uint64,uint64,uint64))
func (studyRegistry *StudyRegistry) TryPackVersionOf(studyId [32]byte, version uint32) ([]byte, error) {
	return studyRegistry.abi.Pack("versionOf", studyId, version)
}

// UnpackVersionOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd37e791e.
//
// Solidity: function versionOf(bytes32 studyId, uint32 version) view returns((bytes32,bytes32,uint64,uint64,uint64))
func (studyRegistry *StudyRegistry) UnpackVersionOf(data []byte) (IStudyRegistryVersion, error) {
	out, err := studyRegistry.abi.Unpack("versionOf", data)
	if err != nil {
		return *new(IStudyRegistryVersion), err
	}
	out0 := *abi.ConvertType(out[0], new(IStudyRegistryVersion)).(*IStudyRegistryVersion)
	return out0, nil
}

// PackWasApprovedAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb1e38e25.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function wasApprovedAt(bytes32 studyId, uint64 blockNumber, uint64 time) view returns(bool)
func (studyRegistry *StudyRegistry) PackWasApprovedAt(studyId [32]byte, blockNumber uint64, time uint64) []byte {
	enc, err := studyRegistry.abi.Pack("wasApprovedAt", studyId, blockNumber, time)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWasApprovedAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb1e38e25.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function wasApprovedAt(bytes32 studyId, uint64 blockNumber, uint64 time) view returns(bool)
func (studyRegistry *StudyRegistry) TryPackWasApprovedAt(studyId [32]byte, blockNumber uint64, time uint64) ([]byte, error) {
	return studyRegistry.abi.Pack("wasApprovedAt", studyId, blockNumber, time)
}

// UnpackWasApprovedAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb1e38e25.
//
// Solidity: function wasApprovedAt(bytes32 studyId, uint64 blockNumber, uint64 time) view returns(bool)
func (studyRegistry *StudyRegistry) UnpackWasApprovedAt(data []byte) (bool, error) {
	out, err := studyRegistry.abi.Unpack("wasApprovedAt", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// StudyRegistryApprovalRevoked represents a ApprovalRevoked event raised by the StudyRegistry contract.
type StudyRegistryApprovalRevoked struct {
	StudyId [32]byte
	Seq     uint64
	Version uint32
	Raw     *types.Log // Blockchain specific contextual infos
}

const StudyRegistryApprovalRevokedEventName = "ApprovalRevoked"

// ContractEventName returns the user-defined event name.
func (StudyRegistryApprovalRevoked) ContractEventName() string {
	return StudyRegistryApprovalRevokedEventName
}

// UnpackApprovalRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ApprovalRevoked(bytes32 indexed studyId, uint64 seq, uint32 version)
func (studyRegistry *StudyRegistry) UnpackApprovalRevokedEvent(log *types.Log) (*StudyRegistryApprovalRevoked, error) {
	event := "ApprovalRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != studyRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StudyRegistryApprovalRevoked)
	if len(log.Data) > 0 {
		if err := studyRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range studyRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StudyRegistryReviewRecorded represents a ReviewRecorded event raised by the StudyRegistry contract.
type StudyRegistryReviewRecorded struct {
	StudyId   [32]byte
	Seq       uint64
	Version   uint32
	IrbCommit [32]byte
	Until     uint64
	Raw       *types.Log // Blockchain specific contextual infos
}

const StudyRegistryReviewRecordedEventName = "ReviewRecorded"

// ContractEventName returns the user-defined event name.
func (StudyRegistryReviewRecorded) ContractEventName() string {
	return StudyRegistryReviewRecordedEventName
}

// UnpackReviewRecordedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ReviewRecorded(bytes32 indexed studyId, uint64 seq, uint32 version, bytes32 irbCommit, uint64 until)
func (studyRegistry *StudyRegistry) UnpackReviewRecordedEvent(log *types.Log) (*StudyRegistryReviewRecorded, error) {
	event := "ReviewRecorded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != studyRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StudyRegistryReviewRecorded)
	if len(log.Data) > 0 {
		if err := studyRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range studyRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StudyRegistryStudyApproved represents a StudyApproved event raised by the StudyRegistry contract.
type StudyRegistryStudyApproved struct {
	StudyId [32]byte
	Seq     uint64
	Version uint32
	Raw     *types.Log // Blockchain specific contextual infos
}

const StudyRegistryStudyApprovedEventName = "StudyApproved"

// ContractEventName returns the user-defined event name.
func (StudyRegistryStudyApproved) ContractEventName() string {
	return StudyRegistryStudyApprovedEventName
}

// UnpackStudyApprovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event StudyApproved(bytes32 indexed studyId, uint64 seq, uint32 version)
func (studyRegistry *StudyRegistry) UnpackStudyApprovedEvent(log *types.Log) (*StudyRegistryStudyApproved, error) {
	event := "StudyApproved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != studyRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StudyRegistryStudyApproved)
	if len(log.Data) > 0 {
		if err := studyRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range studyRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StudyRegistryStudyJoined represents a StudyJoined event raised by the StudyRegistry contract.
type StudyRegistryStudyJoined struct {
	StudyId [32]byte
	Member  [32]byte
	Seq     uint64
	Version uint32
	Raw     *types.Log // Blockchain specific contextual infos
}

const StudyRegistryStudyJoinedEventName = "StudyJoined"

// ContractEventName returns the user-defined event name.
func (StudyRegistryStudyJoined) ContractEventName() string {
	return StudyRegistryStudyJoinedEventName
}

// UnpackStudyJoinedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event StudyJoined(bytes32 indexed studyId, bytes32 indexed member, uint64 seq, uint32 version)
func (studyRegistry *StudyRegistry) UnpackStudyJoinedEvent(log *types.Log) (*StudyRegistryStudyJoined, error) {
	event := "StudyJoined"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != studyRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StudyRegistryStudyJoined)
	if len(log.Data) > 0 {
		if err := studyRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range studyRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StudyRegistryStudyLeft represents a StudyLeft event raised by the StudyRegistry contract.
type StudyRegistryStudyLeft struct {
	StudyId [32]byte
	Member  [32]byte
	Seq     uint64
	Version uint32
	Raw     *types.Log // Blockchain specific contextual infos
}

const StudyRegistryStudyLeftEventName = "StudyLeft"

// ContractEventName returns the user-defined event name.
func (StudyRegistryStudyLeft) ContractEventName() string {
	return StudyRegistryStudyLeftEventName
}

// UnpackStudyLeftEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event StudyLeft(bytes32 indexed studyId, bytes32 indexed member, uint64 seq, uint32 version)
func (studyRegistry *StudyRegistry) UnpackStudyLeftEvent(log *types.Log) (*StudyRegistryStudyLeft, error) {
	event := "StudyLeft"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != studyRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StudyRegistryStudyLeft)
	if len(log.Data) > 0 {
		if err := studyRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range studyRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StudyRegistryStudyRegistered represents a StudyRegistered event raised by the StudyRegistry contract.
type StudyRegistryStudyRegistered struct {
	StudyId [32]byte
	Member  [32]byte
	Seq     uint64
	Terms   IStudyRegistryTerms
	Raw     *types.Log // Blockchain specific contextual infos
}

const StudyRegistryStudyRegisteredEventName = "StudyRegistered"

// ContractEventName returns the user-defined event name.
func (StudyRegistryStudyRegistered) ContractEventName() string {
	return StudyRegistryStudyRegisteredEventName
}

// UnpackStudyRegisteredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event StudyRegistered(bytes32 indexed studyId, bytes32 indexed member, uint64 seq, (bytes32,uint16[],bytes32[],uint64,uint64) terms)
func (studyRegistry *StudyRegistry) UnpackStudyRegisteredEvent(log *types.Log) (*StudyRegistryStudyRegistered, error) {
	event := "StudyRegistered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != studyRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StudyRegistryStudyRegistered)
	if len(log.Data) > 0 {
		if err := studyRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range studyRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// StudyRegistryStudyRevised represents a StudyRevised event raised by the StudyRegistry contract.
type StudyRegistryStudyRevised struct {
	StudyId [32]byte
	Seq     uint64
	Version uint32
	Terms   IStudyRegistryTerms
	Raw     *types.Log // Blockchain specific contextual infos
}

const StudyRegistryStudyRevisedEventName = "StudyRevised"

// ContractEventName returns the user-defined event name.
func (StudyRegistryStudyRevised) ContractEventName() string {
	return StudyRegistryStudyRevisedEventName
}

// UnpackStudyRevisedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event StudyRevised(bytes32 indexed studyId, uint64 seq, uint32 version, (bytes32,uint16[],bytes32[],uint64,uint64) terms)
func (studyRegistry *StudyRegistry) UnpackStudyRevisedEvent(log *types.Log) (*StudyRegistryStudyRevised, error) {
	event := "StudyRevised"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != studyRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(StudyRegistryStudyRevised)
	if len(log.Data) > 0 {
		if err := studyRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range studyRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (studyRegistry *StudyRegistry) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["AlreadyApproved"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackAlreadyApprovedError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["AlreadyJoined"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackAlreadyJoinedError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["CheckpointUnorderedInsertion"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackCheckpointUnorderedInsertionError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["DiseasesNotAllowed"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackDiseasesNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["DiseasesNotAscending"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackDiseasesNotAscendingError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["DuoNotAllowed"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackDuoNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["DuoNotAscending"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackDuoNotAscendingError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["FutureBlock"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackFutureBlockError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["NotApproved"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackNotApprovedError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["NotCurrent"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackNotCurrentError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["NotJoined"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackNotJoinedError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["NotLab"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackNotLabError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["NotResearcher"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackNotResearcherError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["NotVote"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackNotVoteError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["PeriodNotAllowed"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackPeriodNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["PermissionCount"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackPermissionCountError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["ReviewNotAllowed"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackReviewNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["StudyExists"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackStudyExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["UnknownStudy"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackUnknownStudyError(raw[4:])
	}
	if bytes.Equal(raw[:4], studyRegistry.abi.Errors["ZeroCommit"].ID.Bytes()[:4]) {
		return studyRegistry.UnpackZeroCommitError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// StudyRegistryAlreadyApproved represents a AlreadyApproved error raised by the StudyRegistry contract.
type StudyRegistryAlreadyApproved struct {
	StudyId [32]byte
	Version uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyApproved(bytes32 studyId, uint32 version)
func StudyRegistryAlreadyApprovedErrorID() common.Hash {
	return common.HexToHash("0xc9365765260456a8cd52dd91ade6f671c45598e01638f7b7ad5aeb2131d0319b")
}

// UnpackAlreadyApprovedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyApproved(bytes32 studyId, uint32 version)
func (studyRegistry *StudyRegistry) UnpackAlreadyApprovedError(raw []byte) (*StudyRegistryAlreadyApproved, error) {
	out := new(StudyRegistryAlreadyApproved)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "AlreadyApproved", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryAlreadyJoined represents a AlreadyJoined error raised by the StudyRegistry contract.
type StudyRegistryAlreadyJoined struct {
	StudyId [32]byte
	Member  [32]byte
	Version uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyJoined(bytes32 studyId, bytes32 member, uint32 version)
func StudyRegistryAlreadyJoinedErrorID() common.Hash {
	return common.HexToHash("0x1a5bd261c66fb553b7d2aa274961215ee6de009d1c91b0879dd19dcdc0829759")
}

// UnpackAlreadyJoinedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyJoined(bytes32 studyId, bytes32 member, uint32 version)
func (studyRegistry *StudyRegistry) UnpackAlreadyJoinedError(raw []byte) (*StudyRegistryAlreadyJoined, error) {
	out := new(StudyRegistryAlreadyJoined)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "AlreadyJoined", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryCheckpointUnorderedInsertion represents a CheckpointUnorderedInsertion error raised by the StudyRegistry contract.
type StudyRegistryCheckpointUnorderedInsertion struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CheckpointUnorderedInsertion()
func StudyRegistryCheckpointUnorderedInsertionErrorID() common.Hash {
	return common.HexToHash("0x2520601d9d60b717c34a36ad270857824c5a1ebbfd08ff39aba6930089495cfa")
}

// UnpackCheckpointUnorderedInsertionError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CheckpointUnorderedInsertion()
func (studyRegistry *StudyRegistry) UnpackCheckpointUnorderedInsertionError(raw []byte) (*StudyRegistryCheckpointUnorderedInsertion, error) {
	out := new(StudyRegistryCheckpointUnorderedInsertion)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "CheckpointUnorderedInsertion", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryDiseasesNotAllowed represents a DiseasesNotAllowed error raised by the StudyRegistry contract.
type StudyRegistryDiseasesNotAllowed struct {
	Count *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DiseasesNotAllowed(uint256 count)
func StudyRegistryDiseasesNotAllowedErrorID() common.Hash {
	return common.HexToHash("0x9b7a36bb2e3a6ad32ec6582645e29a6cebb649b9671c5619be360e4f32548c07")
}

// UnpackDiseasesNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DiseasesNotAllowed(uint256 count)
func (studyRegistry *StudyRegistry) UnpackDiseasesNotAllowedError(raw []byte) (*StudyRegistryDiseasesNotAllowed, error) {
	out := new(StudyRegistryDiseasesNotAllowed)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "DiseasesNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryDiseasesNotAscending represents a DiseasesNotAscending error raised by the StudyRegistry contract.
type StudyRegistryDiseasesNotAscending struct {
	Disease [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DiseasesNotAscending(bytes32 disease)
func StudyRegistryDiseasesNotAscendingErrorID() common.Hash {
	return common.HexToHash("0x326e998080787ea8242ac913d0f112bee969cc07bee1ea8b4b23f6284e0fa3ba")
}

// UnpackDiseasesNotAscendingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DiseasesNotAscending(bytes32 disease)
func (studyRegistry *StudyRegistry) UnpackDiseasesNotAscendingError(raw []byte) (*StudyRegistryDiseasesNotAscending, error) {
	out := new(StudyRegistryDiseasesNotAscending)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "DiseasesNotAscending", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryDuoNotAllowed represents a DuoNotAllowed error raised by the StudyRegistry contract.
type StudyRegistryDuoNotAllowed struct {
	Duo uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DuoNotAllowed(uint16 duo)
func StudyRegistryDuoNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xd929d4fd052002018872cb64d4caae4735c0563a0be51996fd7269e5404ebda7")
}

// UnpackDuoNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DuoNotAllowed(uint16 duo)
func (studyRegistry *StudyRegistry) UnpackDuoNotAllowedError(raw []byte) (*StudyRegistryDuoNotAllowed, error) {
	out := new(StudyRegistryDuoNotAllowed)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "DuoNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryDuoNotAscending represents a DuoNotAscending error raised by the StudyRegistry contract.
type StudyRegistryDuoNotAscending struct {
	Duo uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DuoNotAscending(uint16 duo)
func StudyRegistryDuoNotAscendingErrorID() common.Hash {
	return common.HexToHash("0x95587063fcfe62a3da08ab00f30124897e886cb34fe5457f4c746c2200cd8d51")
}

// UnpackDuoNotAscendingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DuoNotAscending(uint16 duo)
func (studyRegistry *StudyRegistry) UnpackDuoNotAscendingError(raw []byte) (*StudyRegistryDuoNotAscending, error) {
	out := new(StudyRegistryDuoNotAscending)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "DuoNotAscending", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryFutureBlock represents a FutureBlock error raised by the StudyRegistry contract.
type StudyRegistryFutureBlock struct {
	BlockNumber uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FutureBlock(uint64 blockNumber)
func StudyRegistryFutureBlockErrorID() common.Hash {
	return common.HexToHash("0x257109722d490dc761a9ae2cd9cc0cf595b38e3ebb199ca9bd4c6f2eec59160c")
}

// UnpackFutureBlockError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FutureBlock(uint64 blockNumber)
func (studyRegistry *StudyRegistry) UnpackFutureBlockError(raw []byte) (*StudyRegistryFutureBlock, error) {
	out := new(StudyRegistryFutureBlock)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "FutureBlock", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryNotApproved represents a NotApproved error raised by the StudyRegistry contract.
type StudyRegistryNotApproved struct {
	StudyId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotApproved(bytes32 studyId)
func StudyRegistryNotApprovedErrorID() common.Hash {
	return common.HexToHash("0xc5d89109cc94a056b1b4c0ea6c20c06b07b173cf041aa416be142bf453b1e166")
}

// UnpackNotApprovedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotApproved(bytes32 studyId)
func (studyRegistry *StudyRegistry) UnpackNotApprovedError(raw []byte) (*StudyRegistryNotApproved, error) {
	out := new(StudyRegistryNotApproved)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "NotApproved", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryNotCurrent represents a NotCurrent error raised by the StudyRegistry contract.
type StudyRegistryNotCurrent struct {
	Version uint32
	Current uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotCurrent(uint32 version, uint32 current)
func StudyRegistryNotCurrentErrorID() common.Hash {
	return common.HexToHash("0xc39ec4927bb960866fd2982484e5a047212057bc503f78e193e6b47c268af369")
}

// UnpackNotCurrentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotCurrent(uint32 version, uint32 current)
func (studyRegistry *StudyRegistry) UnpackNotCurrentError(raw []byte) (*StudyRegistryNotCurrent, error) {
	out := new(StudyRegistryNotCurrent)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "NotCurrent", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryNotJoined represents a NotJoined error raised by the StudyRegistry contract.
type StudyRegistryNotJoined struct {
	StudyId [32]byte
	Member  [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotJoined(bytes32 studyId, bytes32 member)
func StudyRegistryNotJoinedErrorID() common.Hash {
	return common.HexToHash("0x713116a70bbc71818352ecd93dd15e3fab3337394b22cd24569c0053189e824f")
}

// UnpackNotJoinedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotJoined(bytes32 studyId, bytes32 member)
func (studyRegistry *StudyRegistry) UnpackNotJoinedError(raw []byte) (*StudyRegistryNotJoined, error) {
	out := new(StudyRegistryNotJoined)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "NotJoined", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryNotLab represents a NotLab error raised by the StudyRegistry contract.
type StudyRegistryNotLab struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotLab(bytes32 member)
func StudyRegistryNotLabErrorID() common.Hash {
	return common.HexToHash("0x6258a27e663e23c2609ede3173f8a556d11194d90f04fe1d65dce54738819aec")
}

// UnpackNotLabError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotLab(bytes32 member)
func (studyRegistry *StudyRegistry) UnpackNotLabError(raw []byte) (*StudyRegistryNotLab, error) {
	out := new(StudyRegistryNotLab)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "NotLab", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryNotResearcher represents a NotResearcher error raised by the StudyRegistry contract.
type StudyRegistryNotResearcher struct {
	Member [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotResearcher(bytes32 member)
func StudyRegistryNotResearcherErrorID() common.Hash {
	return common.HexToHash("0xc12094dc654be30b1e9f138902429a437a916c4e33611f00c507891e5958a004")
}

// UnpackNotResearcherError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotResearcher(bytes32 member)
func (studyRegistry *StudyRegistry) UnpackNotResearcherError(raw []byte) (*StudyRegistryNotResearcher, error) {
	out := new(StudyRegistryNotResearcher)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "NotResearcher", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryNotVote represents a NotVote error raised by the StudyRegistry contract.
type StudyRegistryNotVote struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotVote(address caller)
func StudyRegistryNotVoteErrorID() common.Hash {
	return common.HexToHash("0x20edde6a55ad9c2ab95d0b30f80e773fb694c109e30f4a46edc82bbae45eafc9")
}

// UnpackNotVoteError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotVote(address caller)
func (studyRegistry *StudyRegistry) UnpackNotVoteError(raw []byte) (*StudyRegistryNotVote, error) {
	out := new(StudyRegistryNotVote)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "NotVote", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryPeriodNotAllowed represents a PeriodNotAllowed error raised by the StudyRegistry contract.
type StudyRegistryPeriodNotAllowed struct {
	ValidFrom uint64
	Expiry    uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PeriodNotAllowed(uint64 validFrom, uint64 expiry)
func StudyRegistryPeriodNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xba3e4227af5847922c9af312598b2ae154226db522ca041cb52b3234a90ce655")
}

// UnpackPeriodNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PeriodNotAllowed(uint64 validFrom, uint64 expiry)
func (studyRegistry *StudyRegistry) UnpackPeriodNotAllowedError(raw []byte) (*StudyRegistryPeriodNotAllowed, error) {
	out := new(StudyRegistryPeriodNotAllowed)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "PeriodNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryPermissionCount represents a PermissionCount error raised by the StudyRegistry contract.
type StudyRegistryPermissionCount struct {
	Count *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PermissionCount(uint256 count)
func StudyRegistryPermissionCountErrorID() common.Hash {
	return common.HexToHash("0x4e9a06f52b1f77c5a3c53af82e517d76d9f9f9d0e512a1d3d1a668beae1a3845")
}

// UnpackPermissionCountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PermissionCount(uint256 count)
func (studyRegistry *StudyRegistry) UnpackPermissionCountError(raw []byte) (*StudyRegistryPermissionCount, error) {
	out := new(StudyRegistryPermissionCount)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "PermissionCount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryReviewNotAllowed represents a ReviewNotAllowed error raised by the StudyRegistry contract.
type StudyRegistryReviewNotAllowed struct {
	Until uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReviewNotAllowed(uint64 until)
func StudyRegistryReviewNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xba5d49a240bf1d58b87ad650539b61e4c96c6bc1d0ffb820648d10ac486190dd")
}

// UnpackReviewNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReviewNotAllowed(uint64 until)
func (studyRegistry *StudyRegistry) UnpackReviewNotAllowedError(raw []byte) (*StudyRegistryReviewNotAllowed, error) {
	out := new(StudyRegistryReviewNotAllowed)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "ReviewNotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryStudyExists represents a StudyExists error raised by the StudyRegistry contract.
type StudyRegistryStudyExists struct {
	StudyId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StudyExists(bytes32 studyId)
func StudyRegistryStudyExistsErrorID() common.Hash {
	return common.HexToHash("0xcf38d02b2cac5b3c7df2c9c23a5f2ddf7bc5b08e0ae39076cdb316ae26014abb")
}

// UnpackStudyExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StudyExists(bytes32 studyId)
func (studyRegistry *StudyRegistry) UnpackStudyExistsError(raw []byte) (*StudyRegistryStudyExists, error) {
	out := new(StudyRegistryStudyExists)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "StudyExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryUnknownStudy represents a UnknownStudy error raised by the StudyRegistry contract.
type StudyRegistryUnknownStudy struct {
	StudyId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownStudy(bytes32 studyId)
func StudyRegistryUnknownStudyErrorID() common.Hash {
	return common.HexToHash("0x95a8ad61c293477bca96dba7453894ccda10b6ebdbb57db009505204296e23f8")
}

// UnpackUnknownStudyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownStudy(bytes32 studyId)
func (studyRegistry *StudyRegistry) UnpackUnknownStudyError(raw []byte) (*StudyRegistryUnknownStudy, error) {
	out := new(StudyRegistryUnknownStudy)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "UnknownStudy", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// StudyRegistryZeroCommit represents a ZeroCommit error raised by the StudyRegistry contract.
type StudyRegistryZeroCommit struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroCommit()
func StudyRegistryZeroCommitErrorID() common.Hash {
	return common.HexToHash("0x09bf2e90379adddf726457bea66a6f51cdf23e0f4a426eba2659d38e6ec5d0ba")
}

// UnpackZeroCommitError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroCommit()
func (studyRegistry *StudyRegistry) UnpackZeroCommitError(raw []byte) (*StudyRegistryZeroCommit, error) {
	out := new(StudyRegistryZeroCommit)
	if err := studyRegistry.abi.UnpackIntoInterface(out, "ZeroCommit", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// WebAuthnVerifierMetaData contains all meta data concerning the WebAuthnVerifier contract.
var WebAuthnVerifierMetaData = bind.MetaData{
	ABI: "[{\"type\":\"function\",\"name\":\"verify\",\"inputs\":[{\"name\":\"key\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"hash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"stateMutability\":\"view\"}]",
	ID:  "WebAuthnVerifier",
	Bin: "0x6080604052348015600e575f5ffd5b506114ce8061001c5f395ff3fe608060405234801561000f575f5ffd5b5060043610610029575f3560e01c8063024ad3181461002d575b5f5ffd5b61004061003b366004611127565b61005d565b6040516001600160e01b0319909116815260200160405180910390f35b5f61006b8686868686610091565b61007d576001600160e01b0319610085565b62495a6360e31b5b90505b95945050505050565b5f5f3661009e8585610196565b915091508115806100b0575060608714155b156100bf575f92505050610088565b60256100ce60808301836111a0565b905010156100e0575f92505050610088565b6100ed876040818b6111e3565b6100f69161120a565b61010360808301836111a0565b610111916020915f916111e3565b61011a9161120a565b14610129575f92505050610088565b61018a8660405160200161013f91815260200190565b60405160208183030381529060405282610158906112f5565b61016560205f8c8e6111e3565b61016e9161120a565b61017c604060208d8f6111e3565b6101859161120a565b610293565b98975050505050505050565b5f8260c08310156101a9575f915061028c565b5f6101b784608081886111e3565b6101c09161120a565b90505f6101d08560a081896111e3565b6101d99161120a565b9050816101e760208761139f565b10806101fc5750806101fa60208761139f565b105b1561020b575f9350505061028c565b5f6102188684818a6111e3565b6102219161120a565b90505f6102308784818b6111e3565b6102399161120a565b9050816020610248868a61139f565b610252919061139f565b10806102725750806020610266858a61139f565b610270919061139f565b105b15610283575f95505050505061028c565b60019550505050505b9250929050565b5f6100888585858560015f602485608001515111801561030157506103018560a0015186606001518181016020015191516014909101106affffffffffffffffffffff19919091167f2274797065223a22776562617574686e2e676574220000000000000000000000141690565b801561031b575061031b8560a00151866040015188610496565b801561034d575061034d856080015160208151811061033c5761033c6113b2565b0160200151600160f81b9081161490565b8015610387575081158061038757506103878560800151602081518110610376576103766113b2565b0160200151600160fa1b9081161490565b80156103bc57506103bc85608001516020815181106103a8576103a86113b2565b01602001516001600160f81b0319166104ee565b801561008557506100856002866080015160028860a001516040516103e191906113dd565b602060405180830381855afa1580156103fc573d5f5f3e3d5ffd5b5050506040513d601f19601f8201168201806040525081019061041f91906113e8565b6040516020016104309291906113ff565b60408051601f198184030181529082905261044a916113dd565b602060405180830381855afa158015610465573d5f5f3e3d5ffd5b5050506040513d601f19601f8201168201806040525081019061048891906113e8565b86516020880151878761050d565b5f5f6104a183610543565b6040516020016104b19190611417565b60405160208183030381529060405290505f6104d886866104d3888651610550565b610568565b90506104e481836105e9565b9695505050505050565b5f600160fb1b82811614806105075750600160fc1b8216155b92915050565b5f5f5f61051d88888888886105fb565b91509150806105385761053388888888886106d6565b61018a565b509695505050505050565b6060610507826001610786565b5f828201838110159081025f19808218830218610088565b6060610575828551610905565b91506105818383610905565b92505f61058e848461139f565b67ffffffffffffffff8111156105a6576105a6611227565b6040519080825280601f01601f1916602001820160405280156105d0576020820181803683370190505b509050838303846020870101602083015e949350505050565b5f6105f48383610914565b9392505050565b5f5f6106078686610938565b158061061a5750610618848461098f565b155b1561062a57505f905060016106cc565b61063787878787876109f8565b15610647575060019050806106cc565b6106b67fbb5a52f42f9c9261ed4361f59422a1e30036e7c32b270c8807a419feca605023600560017fa71af64de5126a4a4e02b7922d66ce9415ce88a4c9d25514d91082c8725ac9577f5d47723c8fbe580bb369fec9c2665d8e30a435b9932645482e7c9f11e872296b6109f8565b156106c657505f905060016106cc565b505f9050805b9550959350505050565b5f6106e18585610938565b15806106f457506106f2838361098f565b155b1561070057505f610088565b5f61070b8484610a38565b90505f610725865f5160206114ae5f395f51905f52610c2b565b90505f5f5160206114ae5f395f51905f52828a0990505f5f5160206114ae5f395f51905f52838a0990505f61075b858484610c3a565b509050896107765f5160206114ae5f395f51905f528361145d565b149b9a5050505050505050505050565b606082515f036107a4575060408051602081019091525f8152610507565b5f826107d4576003845160026107ba9190611470565b6107c49190611483565b6107cf906004611496565b6107f9565b6003845160046107e49190611496565b6107ef906002611470565b6107f99190611483565b905060405191507f4142434445464748494a4b4c4d4e4f505152535455565758595a616263646566601f5261067083027f6768696a6b6c6d6e6f707172737475767778797a303132333435363738392b2f18603f526020820181810185865187016020810180515f82525b828410156108b7576003840193508351603f8160121c16518753600187019650603f81600c1c16518753600187019650603f8160061c16518753600187019650603f811651875350600186019550610864565b9052508590506108f8576003865106600181146108db57600281146108ee576108f6565b603d6001840353603d60028403536108f6565b603d60018403535b505b9183525060405292915050565b5f8282188284100282186105f4565b5f815183511480156105f45750508051602091820120825192909101919091201490565b5f821580159061095457505f5160206114ae5f395f51905f5283105b801561095f57508115155b80156105f45750507f7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a81015919050565b5f600160601b63ffffffff60c01b031980838409817f5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b8387856bfffffffffffffffffffffffd63ffffffff60c01b0319878b8c0908090894821191909310169190921416919050565b5f6040518681528560208201528460408201528360608201528260808201525f5f5260205f60a0836101005afa610a2b57fe5b50505f5195945050505050565b610a406110a2565b60405180606001604052805f81526020015f81526020015f815250815f60108110610a6d57610a6d6113b2565b60200201819052506040518060600160405280848152602001838152602001600181525081600160108110610aa457610aa46113b2565b602002018190525060405180606001604052807f6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c29681526020017f4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f58152602001600181525081600460108110610b1b57610b1b6113b2565b6020020152610b318160015b6020020151610d5e565b6040820152610b41816004610b27565b6101008201526020810151610b5e908260025b6020020151610dba565b6060820152610b778160015b6020020151826004610b54565b60a0820152610b87816002610b6a565b60c0820152610b97816003610b6a565b60e0820152610bb08160015b6020020151826008610b54565b610120820152610bc1816002610ba3565b610140820152610bd2816003610ba3565b610160820152610be3816004610ba3565b610180820152610bfd8160015b602002015182600c610b54565b6101a0820152610c0e816002610bf0565b6101c0820152610c1f816003610bf0565b6101e082015292915050565b5f6105f4836002840384610e18565b5f80808080805b6080811015610d42578115610c7557610c5b848484610e39565b91955093509150610c6d848484610e39565b919550935091505b600c60fc89901c1660fe88901c17898160108110610c9557610c956113b2565b60200201516040015115610d2e57825f03610d0457898160108110610cbc57610cbc6113b2565b6020020151518a8260108110610cd457610cd46113b2565b6020020151602001518b8360108110610cef57610cef6113b2565b60200201516040015191965094509250610d2e565b610d268a8260108110610d1957610d196113b2565b6020020151868686610ec1565b919650945092505b50600297881b979690961b95600101610c41565b50610d4e838383610ff2565b945094505050505b935093915050565b610d7f60405180606001604052805f81526020015f81526020015f81525090565b5f5f5f610d98855f015186602001518760400151610e39565b6040805160608101825293845260208401929092529082015295945050505050565b610ddb60405180606001604052805f81526020015f81526020015f81525090565b5f5f5f610df586865f015187602001518860400151610ec1565b604080516060810182529384526020840192909252908201529695505050505050565b5f5f5f610e2686868661103f565b9150915081610088576100886012611091565b5f5f5f600160601b63ffffffff60c01b031980868709818687098283848384096bfffffffffffffffffffffffd63ffffffff60c01b03190984858c8d096003090890508283838b09600409838482600209850385848509089650838485858609600809850385868a880385088509089550505050808186880960020991505093509350939050565b5f5f5f600160601b63ffffffff60c01b0319604088015181818209828388858a8b090960208c0151098381850385868686098c090884858a8b098d51098581870387868f0908935081158415168015610f215760018114610f6757610fe1565b868586098788898386096002098903898a848a098b038b88890908089a5087888983890987098903898a8e8c038c8689090887090899505086878c880986099750610fe1565b8c8c8c898283098a8283098b8c8d8384096bfffffffffffffffffffffffd63ffffffff60c01b0319098d8e8889096003090890508b8c83870960040994508b8c866002098d038d838409089e508b8c8384096008098c0391508b8f8d03860894508b828d878409089d505050898a8284096002099a505050505b505050505050509450945094915050565b5f5f825f0361100557505f905080610d56565b600160601b63ffffffff60c01b03195f61101f8583610c2b565b905081818209828189099450828383830988099350505050935093915050565b5f5f825f0361105257505f905080610d56565b60405160208152602080820152602060408201528560608201528460808201528360a082015260205f60c08360055afa9250505f519050935093915050565b634e487b715f52806020526024601cfd5b6040518061020001604052806010905b6110d360405180606001604052805f81526020015f81526020015f81525090565b8152602001906001900390816110b25790505090565b5f5f83601f8401126110f9575f5ffd5b50813567ffffffffffffffff811115611110575f5ffd5b60208301915083602082850101111561028c575f5ffd5b5f5f5f5f5f6060868803121561113b575f5ffd5b853567ffffffffffffffff811115611151575f5ffd5b61115d888289016110e9565b90965094505060208601359250604086013567ffffffffffffffff811115611183575f5ffd5b61118f888289016110e9565b969995985093965092949392505050565b5f5f8335601e198436030181126111b5575f5ffd5b83018035915067ffffffffffffffff8211156111cf575f5ffd5b60200191503681900382131561028c575f5ffd5b5f5f858511156111f1575f5ffd5b838611156111fd575f5ffd5b5050820193919092039150565b80356020831015610507575f19602084900360031b1b1692915050565b634e487b7160e01b5f52604160045260245ffd5b60405160c0810167ffffffffffffffff8111828210171561125e5761125e611227565b60405290565b5f82601f830112611273575f5ffd5b8135602083015f5f67ffffffffffffffff84111561129357611293611227565b50604051601f19601f85018116603f0116810181811067ffffffffffffffff821117156112c2576112c2611227565b6040528381529050808284018710156112d9575f5ffd5b838360208301375f602085830101528094505050505092915050565b5f60c08236031215611305575f5ffd5b61130d61123b565b82358152602080840135908201526040808401359082015260608084013590820152608083013567ffffffffffffffff811115611348575f5ffd5b61135436828601611264565b60808301525060a083013567ffffffffffffffff811115611373575f5ffd5b61137f36828601611264565b60a08301525092915050565b634e487b7160e01b5f52601160045260245ffd5b818103818111156105075761050761138b565b634e487b7160e01b5f52603260045260245ffd5b5f81518060208401855e5f93019283525090919050565b5f6105f482846113c6565b5f602082840312156113f8575f5ffd5b5051919050565b5f61140a82856113c6565b9283525050602001919050565b6c1131b430b63632b733b2911d1160991b81525f611438600d8301846113c6565b601160f91b81526001019392505050565b634e487b7160e01b5f52601260045260245ffd5b5f8261146b5761146b611449565b500690565b808201808211156105075761050761138b565b5f8261149157611491611449565b500490565b80820281158282048414176105075761050761138b56feffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
}

// WebAuthnVerifier is an auto generated Go binding around an Ethereum contract.
type WebAuthnVerifier struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *WebAuthnVerifier) GetABI() abi.ABI {
	return c.abi
}

// NewWebAuthnVerifier creates a new instance of WebAuthnVerifier.
func NewWebAuthnVerifier() *WebAuthnVerifier {
	parsed, err := WebAuthnVerifierMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &WebAuthnVerifier{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *WebAuthnVerifier) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackVerify is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x024ad318.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verify(bytes key, bytes32 hash, bytes signature) view returns(bytes4)
func (webAuthnVerifier *WebAuthnVerifier) PackVerify(key []byte, hash [32]byte, signature []byte) []byte {
	enc, err := webAuthnVerifier.abi.Pack("verify", key, hash, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerify is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x024ad318.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verify(bytes key, bytes32 hash, bytes signature) view returns(bytes4)
func (webAuthnVerifier *WebAuthnVerifier) TryPackVerify(key []byte, hash [32]byte, signature []byte) ([]byte, error) {
	return webAuthnVerifier.abi.Pack("verify", key, hash, signature)
}

// UnpackVerify is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x024ad318.
//
// Solidity: function verify(bytes key, bytes32 hash, bytes signature) view returns(bytes4)
func (webAuthnVerifier *WebAuthnVerifier) UnpackVerify(data []byte) ([4]byte, error) {
	out, err := webAuthnVerifier.abi.Unpack("verify", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}
