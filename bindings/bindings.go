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

// IConsentRegistryGrant is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryGrant struct {
	Subject      [32]byte
	TermsCommit  [32]byte
	Number       uint64
	Expiry       uint64
	GrantedBlock uint64
	RevokedBlock uint64
}

// IConsentRegistryRequest is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryRequest struct {
	Grantee [32]byte
	Purpose uint8
	Code    [32]byte
}

// IConsentRegistryTerms is an auto generated low-level Go binding around an user-defined struct.
type IConsentRegistryTerms struct {
	Version   uint16
	Decision  uint8
	Grantee   [32]byte
	Purposes  uint32
	NotBefore uint64
	NotAfter  uint64
	Codes     [][32]byte
}

// IConsortiumAccount is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumAccount struct {
	Account common.Address
	Purpose uint8
}

// IConsortiumFoundingMember is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumFoundingMember struct {
	Id       [32]byte
	Roles    *big.Int
	LogUrl   string
	Accounts []IConsortiumAccount
	Keys     []IConsortiumKey
}

// IConsortiumKey is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumKey struct {
	Kind uint8
	Key  []byte
}

// IResultLogHead is an auto generated low-level Go binding around an user-defined struct.
type IResultLogHead struct {
	Size        uint64
	BlockNumber uint64
	IsOpen      bool
	Root        [32]byte
}

// ConsentRegistryMetaData contains all meta data concerning the ConsentRegistry contract.
var ConsentRegistryMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"consortium_\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"consortium\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"enroll\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"relayer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"labSignature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"grant\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"termsCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"grantAt\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"grantCount\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"grantOf\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Grant\",\"components\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"termsCommit\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"grantedBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"revokedBlock\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"memberOf\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"permits\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"terms\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Terms\",\"components\":[{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"decision\",\"type\":\"uint8\",\"internalType\":\"enumIConsentRegistry.Decision\"},{\"name\":\"grantee\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"purposes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"notBefore\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"notAfter\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"codes\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"request\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Request\",\"components\":[{\"name\":\"grantee\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"code\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"time\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"isPermitted\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"denial\",\"type\":\"uint8\",\"internalType\":\"enumIConsentRegistry.Denial\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"revoke\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sequence\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"signerOf\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"subjectOf\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"termsCommitOf\",\"inputs\":[{\"name\":\"terms\",\"type\":\"tuple\",\"internalType\":\"structIConsentRegistry.Terms\",\"components\":[{\"name\":\"version\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"decision\",\"type\":\"uint8\",\"internalType\":\"enumIConsentRegistry.Decision\"},{\"name\":\"grantee\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"purposes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"notBefore\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"notAfter\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"codes\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Granted\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"termsCommit\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Revoked\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SubjectEnrolled\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"signer\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyRevoked\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"BadLabSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"BadSubjectSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ExpiryNotCoarse\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ExpiryPassed\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"GrantExists\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"SignatureExpired\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SignerNotAccepted\",\"inputs\":[{\"name\":\"signer\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"SubjectExists\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"UnknownGrantId\",\"inputs\":[{\"name\":\"grantId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"UnknownSubject\",\"inputs\":[{\"name\":\"subject\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ZeroCommitment\",\"inputs\":[]}]",
	ID:  "ConsentRegistry",
	Bin: "0x610180604052348015610010575f5ffd5b5060405161273b38038061273b83398101604081905261002f91610188565b6040518060400160405280601781526020017f4c61625365616c20436f6e73656e745265676973747279000000000000000000815250604051806040016040528060018152602001603160f81b81525061008e8261014260201b60201c565b6101205261009b81610142565b61014052815160208084019190912060e052815190820120610100524660a05261012760e05161010051604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201529081019290925260608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60805250503060c0526001600160a01b031661016052610210565b5f5f829050601f81511115610175578260405163305a27a960e01b815260040161016c91906101b5565b60405180910390fd5b8051610180826101ea565b179392505050565b5f60208284031215610198575f5ffd5b81516001600160a01b03811681146101ae575f5ffd5b9392505050565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b8051602080830151919081101561020a575f198160200360031b1b821691505b50919050565b60805160a05160c05160e051610100516101205161014051610160516124c96102725f395f8181610205015261136d01525f6110f701525f6110c701525f61158e01525f61156601525f6114c101525f6114eb01525f61151501526124c95ff3fe608060405234801561000f575f5ffd5b50600436106100e5575f3560e01c806386535347116100885780639aee26f1116100635780639aee26f11461024c578063b18fae9914610394578063b61a7c99146103a7578063fe9372fb146103ba575f5ffd5b806386535347146101bf5780639823e686146101e05780639ad1876514610200575f5ffd5b806338558b20116100c357806338558b201461014357806348d46c4814610156578063529d15cc1461019157806384b0196e146101a4575f5ffd5b806308794985146100e9578063283054d6146100fe5780632d0ecae714610130575b5f5ffd5b6100fc6100f7366004611982565b6103cd565b005b61011d61010c3660046119d1565b5f9081526003602052604090205490565b6040519081526020015b60405180910390f35b61011d61013e3660046119f8565b610663565b61011d610151366004611a56565b610696565b6101786101643660046119d1565b5f9081526003602052604090206002015490565b60405167ffffffffffffffff9091168152602001610127565b5f546101789067ffffffffffffffff1681565b6101ac610709565b6040516101279796959493929190611acc565b6101d26101cd366004611b8b565b610767565b604051610127929190611c4e565b6101f36101ee3660046119d1565b6107d2565b6040516101279190611c74565b6102277f000000000000000000000000000000000000000000000000000000000000000081565b60405173ffffffffffffffffffffffffffffffffffffffff9091168152602001610127565b61032161025a3660046119d1565b6040805160c0810182525f80825260208201819052918101829052606081018290526080810182905260a0810191909152505f90815260046020908152604091829020825160c081018452815481526001820154928101929092526002015467ffffffffffffffff80821693830193909352680100000000000000008104831660608301527001000000000000000000000000000000008104831660808301527801000000000000000000000000000000000000000000000000900490911660a082015290565b60405161012791905f60c082019050825182526020830151602083015267ffffffffffffffff604084015116604083015267ffffffffffffffff606084015116606083015267ffffffffffffffff608084015116608083015267ffffffffffffffff60a08401511660a083015292915050565b61011d6103a2366004611c86565b610874565b61011d6103b5366004611cd5565b6108c8565b61011d6103c8366004611d41565b610d72565b6103d683610fd1565b5f84815260046020526040902080548581610429576040517f2f3c11a600000000000000000000000000000000000000000000000000000000815260040161042091815260200190565b60405180910390fd5b50600282015486907801000000000000000000000000000000000000000000000000900467ffffffffffffffff1615610491576040517f90315de100000000000000000000000000000000000000000000000000000000815260040161042091815260200190565b50604080517f95ab85cd29bdce23106a44390b3953d3fa5cd879268938ed55b3eb9c97587eb16020820152908101879052606081018690525f906104ee906080015b60405160208183030381529060405280519060200120611014565b5f83815260036020526040902060010180549192506105949161051090611e28565b80601f016020809104026020016040519081016040528092919081815260200182805461053c90611e28565b80156105875780601f1061055e57610100808354040283529160200191610587565b820191905f5260205f20905b81548152906001019060200180831161056a57829003601f168201915b505050505082878761105b565b6105ca576040517feacdb9d100000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b60028301805477ffffffffffffffffffffffffffffffffffffffffffffffff1678010000000000000000000000000000000000000000000000004367ffffffffffffffff160217905581877f39ce988e80101a7b564dd279623ca0e0ba8b1d9a0875530bbcd1bca66250548061063e61107c565b60405167ffffffffffffffff909116815260200160405180910390a350505050505050565b5f8183604051602001610677929190611f51565b6040516020818303038152906040528051906020012090505b92915050565b5f82815260036020526040812060020167ffffffffffffffff831615806106c75750805467ffffffffffffffff8416115b6106ff57806106d760018561203a565b67ffffffffffffffff16815481106106f1576106f161205a565b905f5260205f200154610701565b5f5b949350505050565b5f6060805f5f5f606061071a6110c0565b6107226110f0565b604080515f808252602082019092527f0f000000000000000000000000000000000000000000000000000000000000009b939a50919850469750309650945092509050565b5f858152600460205260408120819061078a906107848888610663565b8561111b565b90505f81600b81111561079f5761079f611c21565b036107b2576107af8685856111af565b90505b5f81600b8111156107c5576107c5611c21565b1491509550959350505050565b5f8181526003602052604090206001018054606091906107f190611e28565b80601f016020809104026020016040519081016040528092919081815260200182805461081d90611e28565b80156108685780601f1061083f57610100808354040283529160200191610868565b820191905f5260205f20905b81548152906001019060200180831161084b57829003601f168201915b50505050509050919050565b5f8484846040516108869291906120b4565b60408051918290038220602083019390935281019190915260608101839052608001604051602081830303815290604052805190602001209050949350505050565b5f6108d284610fd1565b5f86900361090c576040517f51bda03d00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b61091962015180866120c3565b859067ffffffffffffffff1615610969576040517fcaab210b00000000000000000000000000000000000000000000000000000000815267ffffffffffffffff9091166004820152602401610420565b50844267ffffffffffffffff8216116109bb576040517f2721616f00000000000000000000000000000000000000000000000000000000815267ffffffffffffffff9091166004820152602401610420565b505f6109c6886112d0565b60408051602081018b9052908101899052909150606001604080517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe081840301815291815281516020928301205f8181526004909352912054909250829015610a5e576040517fc9a8eb2800000000000000000000000000000000000000000000000000000000815260040161042091815260200190565b50604080517ff25049f0eb13942d6ed12170e87b1e020b8b48607bf3e770c11176dacf0219f760208201529081018990526060810188905267ffffffffffffffff8716608082015260a081018690525f9060c001604051602081830303815290604052805190602001209050610b68826001018054610adc90611e28565b80601f0160208091040260200160405190810160405280929190818152602001828054610b0890611e28565b8015610b535780601f10610b2a57610100808354040283529160200191610b53565b820191905f5260205f20905b815481529060010190602001808311610b3657829003601f168201915b5050505050610b6183611014565b878761105b565b610b9e576040517feacdb9d100000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b8160020183908060018154018082558091505060019003905f5260205f20015f90919091909150555f826002018054905090506040518060c001604052808b81526020018a81526020018267ffffffffffffffff1681526020018967ffffffffffffffff1681526020014367ffffffffffffffff1681526020015f67ffffffffffffffff1681525060045f8681526020019081526020015f205f820151815f0155602082015181600101556040820151816002015f6101000a81548167ffffffffffffffff021916908367ffffffffffffffff16021790555060608201518160020160086101000a81548167ffffffffffffffff021916908367ffffffffffffffff16021790555060808201518160020160106101000a81548167ffffffffffffffff021916908367ffffffffffffffff16021790555060a08201518160020160186101000a81548167ffffffffffffffff021916908367ffffffffffffffff16021790555090505089847ffe208c1db854216eb5831e7ed302e5c886d14ea6dc49fefd23884c58f763f6ac610d3261107c565b6040805167ffffffffffffffff928316815282871660208201529081018e9052908c16606082015260800160405180910390a35050509695505050505050565b5f610d7c87610fd1565b898960148114610dba576040517fe31cc15100000000000000000000000000000000000000000000000000000000815260040161042092919061215e565b5050610dc88b8b8b8b610874565b5f81815260036020526040902054909150819015610e15576040517f2496645600000000000000000000000000000000000000000000000000000000815260040161042091815260200190565b50604080517f3813ac913a9ce44f62987518cef9cb6dd294fd7920df9d184a8a211840235a326020820152908101829052606081018c9052608081018890525f90610e629060a0016104d3565b9050610ea78b8b8080601f0160208091040260200160405190810160405280939291908181526020018383808284375f920191909152508592508b91508a905061105b565b610edd576040517feacdb9d100000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b610ee78c86611320565b610f1d576040517fd7a6f2fb00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b610f298582868661140f565b610f5f576040517fd7a6f2fb00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f8281526003602052604090208c8155600101610f7d8b8d836121c8565b508b827f5bd88277a3b32fc302bc28867ec466bdea5067db2887bf8dad42139c59ea60c3610fa961107c565b8e8e604051610fba939291906122df565b60405180910390a3509a9950505050505050505050565b804211158190611010576040517fcd21db4f00000000000000000000000000000000000000000000000000000000815260040161042091815260200190565b5050565b5f6106906110206114a8565b836040517f19010000000000000000000000000000000000000000000000000000000000008152600281019290925260228201526042902090565b5f61107361106886612302565b60601c85858561140f565b95945050505050565b5f8054819081906110969067ffffffffffffffff1661236e565b91906101000a81548167ffffffffffffffff021916908367ffffffffffffffff1602179055905090565b60606110eb7f00000000000000000000000000000000000000000000000000000000000000006115de565b905090565b60606110eb7f00000000000000000000000000000000000000000000000000000000000000006115de565b82545f90810361112d575060016111a8565b60028401547801000000000000000000000000000000000000000000000000900467ffffffffffffffff1615611165575060026111a8565b600284015467ffffffffffffffff68010000000000000000909104811690831610611192575060036111a8565b828460010154146111a5575060046111a8565b505f5b9392505050565b5f6111b98461161b565b6111c5575060056111a8565b60026111d7604086016020870161239a565b60028111156111e8576111e8611c21565b036111f5575060066111a8565b6040840135833514611209575060076111a8565b61121960408401602085016123b3565b60ff1661122c60808601606087016123d3565b63ffffffff16901c6001165f03611245575060086111a8565b61125560a08501608086016123ec565b67ffffffffffffffff168267ffffffffffffffff161015611278575060096111a8565b61128860c0850160a086016123ec565b67ffffffffffffffff168267ffffffffffffffff16106112aa5750600a6111a8565b6112c46112ba60c0860186612405565b85604001356116fa565b6111a55750600b6111a8565b5f8181526003602052604090208054829061131a576040517f475b8e6700000000000000000000000000000000000000000000000000000000815260040161042091815260200190565b50919050565b6040517f8086b8ba00000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff82811660048301525f918291829182917f00000000000000000000000000000000000000000000000000000000000000001690638086b8ba90602401606060405180830381865afa1580156113b2573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906113d69190612469565b9250925092508080156113fa575060058260058111156113f8576113f8611c21565b145b801561140557508583145b9695505050505050565b5f8473ffffffffffffffffffffffffffffffffffffffff163b5f03611495575f5f61143b868686611740565b5090925090505f81600381111561145457611454611c21565b14801561148c57508673ffffffffffffffffffffffffffffffffffffffff168273ffffffffffffffffffffffffffffffffffffffff16145b92505050610701565b6114a185858585611787565b9050610701565b5f3073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001614801561150d57507f000000000000000000000000000000000000000000000000000000000000000046145b1561153757507f000000000000000000000000000000000000000000000000000000000000000090565b6110eb604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60605f6115ea8361180a565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f600161162b60208401846124b0565b61ffff1614158061165b57505f611648604084016020850161239a565b600281111561165957611659611c21565b145b8061166857506040820135155b1561167457505f919050565b5f5f5b61168460c0850185612405565b90508110156116f0578161169b60c0860186612405565b838181106116ab576116ab61205a565b90506020020135116116c057505f9392505050565b6116cd60c0850185612405565b828181106116dd576116dd61205a565b6020029190910135925050600101611677565b5060019392505050565b5f5f5b8381101561173657828585838181106117185761171861205a565b905060200201350361172e5760019150506111a8565b6001016116fd565b5050901592915050565b5f80806041849003611774578435602086013560408701355f1a6117668982858561184a565b95509550955050505061177e565b505f915060029050825b93509350939050565b604080517f1626ba7e00000000000000000000000000000000000000000000000000000000808252600482018690526024820192909252604481018390525f91908390818660648301375f82606483010152601f820160051c60051b915060205f60648401838b5afa9050825f5114601f3d111681169350505050949350505050565b5f60ff8216601f811115610690576040517fb3512b0c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084111561188357505f91506003905082611933565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa1580156118d4573d5f5f3e3d5ffd5b50506040517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0015191505073ffffffffffffffffffffffffffffffffffffffff811661192a57505f925060019150829050611933565b92505f91508190505b9450945094915050565b5f5f83601f84011261194d575f5ffd5b50813567ffffffffffffffff811115611964575f5ffd5b60208301915083602082850101111561197b575f5ffd5b9250929050565b5f5f5f5f60608587031215611995575f5ffd5b8435935060208501359250604085013567ffffffffffffffff8111156119b9575f5ffd5b6119c58782880161193d565b95989497509550505050565b5f602082840312156119e1575f5ffd5b5035919050565b5f60e0828403121561131a575f5ffd5b5f5f60408385031215611a09575f5ffd5b823567ffffffffffffffff811115611a1f575f5ffd5b611a2b858286016119e8565b95602094909401359450505050565b803567ffffffffffffffff81168114611a51575f5ffd5b919050565b5f5f60408385031215611a67575f5ffd5b82359150611a7760208401611a3a565b90509250929050565b5f81518084528060208401602086015e5f6020828601015260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f83011685010191505092915050565b7fff000000000000000000000000000000000000000000000000000000000000008816815260e060208201525f611b0660e0830189611a80565b8281036040840152611b188189611a80565b6060840188905273ffffffffffffffffffffffffffffffffffffffff8716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b81811015611b7a578351835260209384019390920191600101611b5c565b50909b9a5050505050505050505050565b5f5f5f5f5f85870360e0811215611ba0575f5ffd5b86359550602087013567ffffffffffffffff811115611bbd575f5ffd5b611bc989828a016119e8565b9550506040870135935060607fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa082011215611c02575f5ffd5b50606086019150611c1560c08701611a3a565b90509295509295909350565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b821515815260408101600c8310611c6757611c67611c21565b8260208301529392505050565b602081525f6111a86020830184611a80565b5f5f5f5f60608587031215611c99575f5ffd5b84359350602085013567ffffffffffffffff811115611cb6575f5ffd5b611cc28782880161193d565b9598909750949560400135949350505050565b5f5f5f5f5f5f60a08789031215611cea575f5ffd5b8635955060208701359450611d0160408801611a3a565b935060608701359250608087013567ffffffffffffffff811115611d23575f5ffd5b611d2f89828a0161193d565b979a9699509497509295939492505050565b5f5f5f5f5f5f5f5f5f5f60e08b8d031215611d5a575f5ffd5b8a35995060208b013567ffffffffffffffff811115611d77575f5ffd5b611d838d828e0161193d565b909a5098505060408b0135965060608b0135955060808b013567ffffffffffffffff811115611db0575f5ffd5b611dbc8d828e0161193d565b90965094505060a08b013573ffffffffffffffffffffffffffffffffffffffff81168114611de8575f5ffd5b925060c08b013567ffffffffffffffff811115611e03575f5ffd5b611e0f8d828e0161193d565b915080935050809150509295989b9194979a5092959850565b600181811c90821680611e3c57607f821691505b60208210810361131a577f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b803561ffff81168114611a51575f5ffd5b803560038110611a51575f5ffd5b803563ffffffff81168114611a51575f5ffd5b5f5f83357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1843603018112611ed8575f5ffd5b830160208101925035905067ffffffffffffffff811115611ef7575f5ffd5b8060051b360382131561197b575f5ffd5b8183525f7f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff831115611f38575f5ffd5b8260051b80836020870137939093016020019392505050565b8281526040602082015261ffff611f6783611e73565b1660408201525f611f7a60208401611e84565b60038110611f8a57611f8a611c21565b60608381019190915260408401356080840152611fa8908401611e92565b63ffffffff1660a0830152611fbf60808401611a3a565b67ffffffffffffffff1660c0830152611fda60a08401611a3a565b67ffffffffffffffff1660e0830152611ff660c0840184611ea5565b60e061010085015261140561012085018284611f08565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b67ffffffffffffffff82811682821603908111156106905761069061200d565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b818382375f9101908152919050565b5f67ffffffffffffffff831680612101577f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b8067ffffffffffffffff84160691505092915050565b81835281816020850137505f602082840101525f60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f840116840101905092915050565b602081525f610701602083018486612117565b601f8211156121c357828211156121c357805f5260205f20601f840160051c602085101561219c57505f5b90810190601f840160051c035f5b818110156121bf575f838201556001016121aa565b5050505b505050565b67ffffffffffffffff8311156121e0576121e0612087565b6121f4836121ee8354611e28565b83612171565b5f601f841160018114612244575f851561220e5750838201355b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff600387901b1c1916600186901b1783556122d8565b5f838152602081207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08716915b828110156122915786850135825560209485019460019092019101612271565b50868210156122cc577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60f88860031b161c19848701351681555b505060018560011b0183555b5050505050565b67ffffffffffffffff84168152604060208201525f611073604083018486612117565b805160208201517fffffffffffffffffffffffffffffffffffffffff000000000000000000000000811691906014821015612367577fffffffffffffffffffffffffffffffffffffffff000000000000000000000000808360140360031b1b82161692505b5050919050565b5f67ffffffffffffffff821667ffffffffffffffff81036123915761239161200d565b60010192915050565b5f602082840312156123aa575f5ffd5b6111a882611e84565b5f602082840312156123c3575f5ffd5b813560ff811681146111a8575f5ffd5b5f602082840312156123e3575f5ffd5b6111a882611e92565b5f602082840312156123fc575f5ffd5b6111a882611a3a565b5f5f83357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1843603018112612438575f5ffd5b83018035915067ffffffffffffffff821115612452575f5ffd5b6020019150600581901b360382131561197b575f5ffd5b5f5f5f6060848603121561247b575f5ffd5b83519250602084015160068110612490575f5ffd5b604085015190925080151581146124a5575f5ffd5b809150509250925092565b5f602082840312156124c0575f5ffd5b6111a882611e7356",
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
// Solidity: constructor(address consortium_) returns()
func (consentRegistry *ConsentRegistry) PackConstructor(consortium_ common.Address) []byte {
	enc, err := consentRegistry.abi.Pack("", consortium_)
	if err != nil {
		panic(err)
	}
	return enc
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

// Eip712DomainOutput serves as a container for the return parameters of contract
// method Eip712Domain.
type Eip712DomainOutput struct {
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
func (consentRegistry *ConsentRegistry) UnpackEip712Domain(data []byte) (Eip712DomainOutput, error) {
	out, err := consentRegistry.abi.Unpack("eip712Domain", data)
	outstruct := new(Eip712DomainOutput)
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
// the contract method with ID 0xb61a7c99.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grant(bytes32 subject, bytes32 termsCommit, uint64 expiry, uint256 deadline, bytes signature) returns(bytes32 grantId)
func (consentRegistry *ConsentRegistry) PackGrant(subject [32]byte, termsCommit [32]byte, expiry uint64, deadline *big.Int, signature []byte) []byte {
	enc, err := consentRegistry.abi.Pack("grant", subject, termsCommit, expiry, deadline, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrant is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb61a7c99.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grant(bytes32 subject, bytes32 termsCommit, uint64 expiry, uint256 deadline, bytes signature) returns(bytes32 grantId)
func (consentRegistry *ConsentRegistry) TryPackGrant(subject [32]byte, termsCommit [32]byte, expiry uint64, deadline *big.Int, signature []byte) ([]byte, error) {
	return consentRegistry.abi.Pack("grant", subject, termsCommit, expiry, deadline, signature)
}

// UnpackGrant is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb61a7c99.
//
// Solidity: function grant(bytes32 subject, bytes32 termsCommit, uint64 expiry, uint256 deadline, bytes signature) returns(bytes32 grantId)
func (consentRegistry *ConsentRegistry) UnpackGrant(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("grant", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGrantAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x38558b20.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantAt(bytes32 subject, uint64 number) view returns(bytes32 grantId)
func (consentRegistry *ConsentRegistry) PackGrantAt(subject [32]byte, number uint64) []byte {
	enc, err := consentRegistry.abi.Pack("grantAt", subject, number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrantAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x38558b20.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grantAt(bytes32 subject, uint64 number) view returns(bytes32 grantId)
func (consentRegistry *ConsentRegistry) TryPackGrantAt(subject [32]byte, number uint64) ([]byte, error) {
	return consentRegistry.abi.Pack("grantAt", subject, number)
}

// UnpackGrantAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x38558b20.
//
// Solidity: function grantAt(bytes32 subject, uint64 number) view returns(bytes32 grantId)
func (consentRegistry *ConsentRegistry) UnpackGrantAt(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("grantAt", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGrantCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x48d46c48.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantCount(bytes32 subject) view returns(uint64)
func (consentRegistry *ConsentRegistry) PackGrantCount(subject [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("grantCount", subject)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrantCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x48d46c48.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grantCount(bytes32 subject) view returns(uint64)
func (consentRegistry *ConsentRegistry) TryPackGrantCount(subject [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("grantCount", subject)
}

// UnpackGrantCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x48d46c48.
//
// Solidity: function grantCount(bytes32 subject) view returns(uint64)
func (consentRegistry *ConsentRegistry) UnpackGrantCount(data []byte) (uint64, error) {
	out, err := consentRegistry.abi.Unpack("grantCount", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackGrantOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9aee26f1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantOf(bytes32 grantId) view returns((bytes32,bytes32,uint64,uint64,uint64,uint64))
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
// Solidity: function grantOf(bytes32 grantId) view returns((bytes32,bytes32,uint64,uint64,uint64,uint64))
func (consentRegistry *ConsentRegistry) TryPackGrantOf(grantId [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("grantOf", grantId)
}

// UnpackGrantOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9aee26f1.
//
// Solidity: function grantOf(bytes32 grantId) view returns((bytes32,bytes32,uint64,uint64,uint64,uint64))
func (consentRegistry *ConsentRegistry) UnpackGrantOf(data []byte) (IConsentRegistryGrant, error) {
	out, err := consentRegistry.abi.Unpack("grantOf", data)
	if err != nil {
		return *new(IConsentRegistryGrant), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsentRegistryGrant)).(*IConsentRegistryGrant)
	return out0, nil
}

// PackMemberOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x283054d6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function memberOf(bytes32 subject) view returns(bytes32)
func (consentRegistry *ConsentRegistry) PackMemberOf(subject [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("memberOf", subject)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMemberOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x283054d6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function memberOf(bytes32 subject) view returns(bytes32)
func (consentRegistry *ConsentRegistry) TryPackMemberOf(subject [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("memberOf", subject)
}

// UnpackMemberOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x283054d6.
//
// Solidity: function memberOf(bytes32 subject) view returns(bytes32)
func (consentRegistry *ConsentRegistry) UnpackMemberOf(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("memberOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackPermits is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x86535347.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function permits(bytes32 grantId, (uint16,uint8,bytes32,uint32,uint64,uint64,bytes32[]) terms, bytes32 salt, (bytes32,uint8,bytes32) request, uint64 time) view returns(bool isPermitted, uint8 denial)
func (consentRegistry *ConsentRegistry) PackPermits(grantId [32]byte, terms IConsentRegistryTerms, salt [32]byte, request IConsentRegistryRequest, time uint64) []byte {
	enc, err := consentRegistry.abi.Pack("permits", grantId, terms, salt, request, time)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPermits is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x86535347.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function permits(bytes32 grantId, (uint16,uint8,bytes32,uint32,uint64,uint64,bytes32[]) terms, bytes32 salt, (bytes32,uint8,bytes32) request, uint64 time) view returns(bool isPermitted, uint8 denial)
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
// from invoking the contract method with ID 0x86535347.
//
// Solidity: function permits(bytes32 grantId, (uint16,uint8,bytes32,uint32,uint64,uint64,bytes32[]) terms, bytes32 salt, (bytes32,uint8,bytes32) request, uint64 time) view returns(bool isPermitted, uint8 denial)
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

// PackRevoke is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x08794985.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revoke(bytes32 grantId, uint256 deadline, bytes signature) returns()
func (consentRegistry *ConsentRegistry) PackRevoke(grantId [32]byte, deadline *big.Int, signature []byte) []byte {
	enc, err := consentRegistry.abi.Pack("revoke", grantId, deadline, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevoke is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x08794985.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revoke(bytes32 grantId, uint256 deadline, bytes signature) returns()
func (consentRegistry *ConsentRegistry) TryPackRevoke(grantId [32]byte, deadline *big.Int, signature []byte) ([]byte, error) {
	return consentRegistry.abi.Pack("revoke", grantId, deadline, signature)
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

// PackSignerOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9823e686.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function signerOf(bytes32 subject) view returns(bytes)
func (consentRegistry *ConsentRegistry) PackSignerOf(subject [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("signerOf", subject)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSignerOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9823e686.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function signerOf(bytes32 subject) view returns(bytes)
func (consentRegistry *ConsentRegistry) TryPackSignerOf(subject [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("signerOf", subject)
}

// UnpackSignerOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9823e686.
//
// Solidity: function signerOf(bytes32 subject) view returns(bytes)
func (consentRegistry *ConsentRegistry) UnpackSignerOf(data []byte) ([]byte, error) {
	out, err := consentRegistry.abi.Unpack("signerOf", data)
	if err != nil {
		return *new([]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([]byte)).(*[]byte)
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
// the contract method with ID 0x2d0ecae7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function termsCommitOf((uint16,uint8,bytes32,uint32,uint64,uint64,bytes32[]) terms, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) PackTermsCommitOf(terms IConsentRegistryTerms, salt [32]byte) []byte {
	enc, err := consentRegistry.abi.Pack("termsCommitOf", terms, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTermsCommitOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2d0ecae7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function termsCommitOf((uint16,uint8,bytes32,uint32,uint64,uint64,bytes32[]) terms, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) TryPackTermsCommitOf(terms IConsentRegistryTerms, salt [32]byte) ([]byte, error) {
	return consentRegistry.abi.Pack("termsCommitOf", terms, salt)
}

// UnpackTermsCommitOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2d0ecae7.
//
// Solidity: function termsCommitOf((uint16,uint8,bytes32,uint32,uint64,uint64,bytes32[]) terms, bytes32 salt) pure returns(bytes32)
func (consentRegistry *ConsentRegistry) UnpackTermsCommitOf(data []byte) ([32]byte, error) {
	out, err := consentRegistry.abi.Unpack("termsCommitOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
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
	Number      uint64
	TermsCommit [32]byte
	Expiry      uint64
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
// Solidity: event Granted(bytes32 indexed grantId, bytes32 indexed subject, uint64 seq, uint64 number, bytes32 termsCommit, uint64 expiry)
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
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["BadLabSignature"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackBadLabSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["BadSubjectSignature"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackBadSubjectSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["ExpiryNotCoarse"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackExpiryNotCoarseError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["ExpiryPassed"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackExpiryPassedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["GrantExists"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackGrantExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["SignatureExpired"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackSignatureExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["SignerNotAccepted"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackSignerNotAcceptedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackStringTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], consentRegistry.abi.Errors["SubjectExists"].ID.Bytes()[:4]) {
		return consentRegistry.UnpackSubjectExistsError(raw[4:])
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

// ConsentRegistryBadLabSignature represents a BadLabSignature error raised by the ConsentRegistry contract.
type ConsentRegistryBadLabSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadLabSignature()
func ConsentRegistryBadLabSignatureErrorID() common.Hash {
	return common.HexToHash("0xd7a6f2fb76b5f54d7653ff9f8b30b4c27d9d472751b5a0aa2f553587d928311e")
}

// UnpackBadLabSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadLabSignature()
func (consentRegistry *ConsentRegistry) UnpackBadLabSignatureError(raw []byte) (*ConsentRegistryBadLabSignature, error) {
	out := new(ConsentRegistryBadLabSignature)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "BadLabSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsentRegistryBadSubjectSignature represents a BadSubjectSignature error raised by the ConsentRegistry contract.
type ConsentRegistryBadSubjectSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadSubjectSignature()
func ConsentRegistryBadSubjectSignatureErrorID() common.Hash {
	return common.HexToHash("0xeacdb9d1f02efef8bde7901d4e6a03cb53d0e6283cf726c9a5386ae96ea0c319")
}

// UnpackBadSubjectSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadSubjectSignature()
func (consentRegistry *ConsentRegistry) UnpackBadSubjectSignatureError(raw []byte) (*ConsentRegistryBadSubjectSignature, error) {
	out := new(ConsentRegistryBadSubjectSignature)
	if err := consentRegistry.abi.UnpackIntoInterface(out, "BadSubjectSignature", raw); err != nil {
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
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"founding\",\"type\":\"tuple[]\",\"internalType\":\"structIConsortium.FoundingMember[]\",\"components\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"roles\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"logUrl\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"accounts\",\"type\":\"tuple[]\",\"internalType\":\"structIConsortium.Account[]\",\"components\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}]},{\"name\":\"keys\",\"type\":\"tuple[]\",\"internalType\":\"structIConsortium.Key[]\",\"components\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"key\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}]}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"accountOf\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"},{\"name\":\"isActive\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"hadRoles\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"roles\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"hasRoles\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"roles\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isMember\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"keyAt\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"keyOf\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"logUrl\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"memberAt\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"memberCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"requirePurpose\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}],\"outputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"sequence\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"},{\"name\":\"isActive\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setKey\",\"inputs\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"newKey\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setLogUrl\",\"inputs\":[{\"name\":\"newUrl\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"wasActive\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"AccountChanged\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumIConsortium.Purpose\"},{\"name\":\"isActive\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"KeyChanged\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"kind\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"oldKey\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"},{\"name\":\"newKey\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"LogUrlChanged\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"oldUrl\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"},{\"name\":\"newUrl\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"MemberAdmitted\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"roles\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"logUrl\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"},{\"name\":\"accounts\",\"type\":\"tuple[]\",\"indexed\":false,\"internalType\":\"structIConsortium.Account[]\",\"components\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}]},{\"name\":\"keys\",\"type\":\"tuple[]\",\"indexed\":false,\"internalType\":\"structIConsortium.Key[]\",\"components\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"key\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AccountBound\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}]},{\"type\":\"error\",\"name\":\"AccountUnchanged\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"isActive\",\"type\":\"bool\",\"internalType\":\"bool\"}]},{\"type\":\"error\",\"name\":\"BlockNotYet\",\"inputs\":[{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"CheckpointUnorderedInsertion\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"KeyKindNotAllowed\",\"inputs\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}]},{\"type\":\"error\",\"name\":\"KeyLength\",\"inputs\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"},{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"KeyRepeated\",\"inputs\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}]},{\"type\":\"error\",\"name\":\"KeyUnchanged\",\"inputs\":[{\"name\":\"kind\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.KeyKind\"}]},{\"type\":\"error\",\"name\":\"LogUrlUnchanged\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"MemberExists\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NoGovernor\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NoMembers\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotPurpose\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"required\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}]},{\"type\":\"error\",\"name\":\"PurposeNotAllowed\",\"inputs\":[{\"name\":\"purpose\",\"type\":\"uint8\",\"internalType\":\"enumIConsortium.Purpose\"}]},{\"type\":\"error\",\"name\":\"UnknownRoles\",\"inputs\":[{\"name\":\"roles\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ZeroAccount\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroMember\",\"inputs\":[]}]",
	ID:  "Consortium",
	Bin: "0x608060405234801561000f575f5ffd5b50604051612c4b380380612c4b83398101604081905261002e91610ac3565b80515f0361004f57604051630292d7c360e51b815260040160405180910390fd5b5f5b815181101561008a5761008282828151811061006f5761006f610c18565b602002602001015161009160201b60201c565b600101610051565b5050610fa7565b80515f8190036100b457604051633aa9e55360e11b815260040160405180910390fd5b5f818152600260205260409020548190156100ee57604051633fe49eab60e11b81526004016100e591815260200190565b60405180910390fd5b50602082015160ff1981161561011a57604051630bc4749f60e01b81526004016100e591815260200190565b506001805480820182555f9182527fb10e2d527612073b26eecdfd717e6a320cf44b4afac2b0732d9fcbe2b7fa0cf6018290556020838101518383526002909152604090912061016b9143906102cf565b50506040808301515f8381526003602052919091209061018b9082610cb7565b506101a08183606001516102e960201b60201c565b5f5b826080015151811015610275575f836080015182815181106101c6576101c6610c18565b60200260200101515f0151905060045f8481526020019081526020015f205f8260038111156101f7576101f7610d75565b600381111561020857610208610d75565b815260208101919091526040015f20548190156102395760405163b313b9df60e01b81526004016100e59190610d9d565b5061026c83828660800151858151811061025557610255610c18565b60200260200101516020015161044a60201b60201c565b506001016101a2565b50807f9e3b131332c8d451b0f51260845140431949a6a224ddf80c829c39e02a393aef6102a0610531565b60208501516040808701516060880151608089015192516102c395949390610e61565b60405180910390a25050565b5f806102dc858585610572565b915091505b935093915050565b5f5f5b8251811015610421575f5f84838151811061030957610309610c18565b60200260200101515f015185848151811061032657610326610c18565b602002602001015160200151915091505f600581111561034857610348610d75565b81600581111561035a5761035a610d75565b1415819061037c576040516305352a1160e21b81526004016100e59190610f00565b506001600160a01b0382165f90815260056020526040812090600182015460ff1660058111156103ae576103ae610d75565b825460018401548693919260ff90911691146103e0576040516330077f8560e11b81526004016100e593929190610f0e565b5050506103f48784846106f960201b60201c565b84806104115750600182600581111561040f5761040f610d75565b145b94505050508060010190506102ec565b508281610444576040516374bf134360e01b81526004016100e591815260200190565b50505050565b5f82600381111561045d5761045d610d75565b1415829061047f57604051630d09630960e31b81526004016100e59190610d9d565b5061049182825161077360201b60201c565b815183916104b45760405163cfeccb3960e01b81526004016100e5929190610f3a565b50505f838152600460205260408120818460038111156104d6576104d6610d75565b60038111156104e7576104e7610d75565b81526020808201929092526040015f908120805460018101825581835292909120909250016105168382610cb7565b50805461052990600183019043906102cf565b505050505050565b5f80548190819061054a906001600160401b0316610f69565b91906101000a8154816001600160401b0302191690836001600160401b031602179055905090565b82545f9081908015610695575f61059b8761058e600185610f94565b5f91825260209091200190565b80549091506001600160601b03808216916c0100000000000000000000000090046001600160a01b03169088168211156105e857604051632520601d60e01b815260040160405180910390fd5b876001600160601b0316826001600160601b03160361062d5782546001600160601b03166c010000000000000000000000006001600160a01b03891602178355610687565b604080518082019091526001600160601b03808a1682526001600160a01b03808a1660208085019182528d54600181018f555f8f815291909120945191519092166c01000000000000000000000000029216919091179101555b94508593506102e192505050565b5050604080518082019091526001600160601b0380851682526001600160a01b0380851660208085019182528854600181018a555f8a8152918220955192519093166c010000000000000000000000000291909316179201919091559050816102e1565b6001600160a01b0382166107205760405163bfcf3c0b60e01b815260040160405180910390fd5b6001600160a01b0382165f9081526005602081905260409091208481556001808201805492938593919260ff199092169190849081111561076357610763610d75565b02179055506104448160016107c5565b5f600183600381111561078857610788610d75565b036107975750604081146107bf565b60028360038111156107ab576107ab610d75565b036107ba5750602081146107bf565b508015155b92915050565b60018201805461ff0019166101008315150217905561044443826107e9575f6107ec565b60015b60028501919060ff166102cf565b634e487b7160e01b5f52604160045260245ffd5b604080519081016001600160401b0381118282101715610830576108306107fa565b60405290565b60405160a081016001600160401b0381118282101715610830576108306107fa565b604051601f8201601f191681016001600160401b0381118282101715610880576108806107fa565b604052919050565b5f6001600160401b038211156108a0576108a06107fa565b5060051b60200190565b5f806001600160401b038411156108c3576108c36107fa565b50601f8301601f19166020016108d881610858565b9150508281528383830111156108ec575f5ffd5b8282602083015e5f602084830101529392505050565b5f82601f830112610911575f5ffd5b610920838351602085016108aa565b9392505050565b5f82601f830112610936575f5ffd5b815161094961094482610888565b610858565b8082825260208201915060208360061b86010192508583111561096a575f5ffd5b602085015b838110156109d05760408188031215610986575f5ffd5b61098e61080e565b81516001600160a01b03811681146109a4575f5ffd5b81526020820151600681106109b7575f5ffd5b602082810191909152908452929092019160400161096f565b5095945050505050565b5f82601f8301126109e9575f5ffd5b81516109f761094482610888565b8082825260208201915060208360051b860101925085831115610a18575f5ffd5b602085015b838110156109d05780516001600160401b03811115610a3a575f5ffd5b86016040818903601f19011215610a4f575f5ffd5b610a5761080e565b602082015160048110610a68575f5ffd5b815260408201516001600160401b03811115610a82575f5ffd5b60208184010192505088601f830112610a99575f5ffd5b610aa8898351602085016108aa565b60208201528085525050602083019250602081019050610a1d565b5f60208284031215610ad3575f5ffd5b81516001600160401b03811115610ae8575f5ffd5b8201601f81018413610af8575f5ffd5b8051610b0661094482610888565b8082825260208201915060208360051b850101925086831115610b27575f5ffd5b602084015b83811015610c0d5780516001600160401b03811115610b49575f5ffd5b850160a0818a03601f19011215610b5e575f5ffd5b610b66610836565b602082810151825260408301519082015260608201516001600160401b03811115610b8f575f5ffd5b610b9e8b602083860101610902565b60408301525060808201516001600160401b03811115610bbc575f5ffd5b610bcb8b602083860101610927565b60608301525060a08201516001600160401b03811115610be9575f5ffd5b610bf88b6020838601016109da565b60808301525084525060209283019201610b2c565b509695505050505050565b634e487b7160e01b5f52603260045260245ffd5b600181811c90821680610c4057607f821691505b602082108103610c5e57634e487b7160e01b5f52602260045260245ffd5b50919050565b601f821115610cb25782821115610cb257805f5260205f20601f840160051c6020851015610c8f57505f5b90810190601f840160051c035f5b81811015610529575f83820155600101610c9d565b505050565b81516001600160401b03811115610cd057610cd06107fa565b610ce481610cde8454610c2c565b84610c64565b6020601f821160018114610d16575f8315610cff5750848201515b5f19600385901b1c1916600184901b178455610d6e565b5f84815260208120601f198516915b82811015610d455787850151825560209485019460019092019101610d25565b5084821015610d6257868401515f19600387901b60f8161c191681555b505060018360011b0184555b5050505050565b634e487b7160e01b5f52602160045260245ffd5b60048110610d9957610d99610d75565b9052565b602081016107bf8284610d89565b5f81518084528060208401602086015e5f602082860101526020601f19601f83011685010191505092915050565b60068110610d9957610d99610d75565b5f82825180855260208501945060208160051b830101602085015f5b83811015610e5557601f198584030188528151610e23848251610d89565b6020810151905060406020850152610e3e6040850182610dab565b6020998a0199909450929092019150600101610e05565b50909695505050505050565b60018060401b038616815284602082015260a060408201525f610e8760a0830186610dab565b8281036060840152845180825260208087019201905f5b81811015610edf57835180516001600160a01b0316845260209081015190610ec890850182610dd9565b506020939093019260409290920191600101610e9e565b50508381036080850152610ef38186610de9565b9998505050505050505050565b602081016107bf8284610dd9565b6001600160a01b03841681526020810183905260608101610f326040830184610dd9565b949350505050565b60408101610f488285610d89565b8260208301529392505050565b634e487b7160e01b5f52601160045260245ffd5b5f6001600160401b0382166002600160401b03198101610f8b57610f8b610f55565b60010192915050565b818103818111156107bf576107bf610f55565b611c9780610fb45f395ff3fe608060405234801561000f575f5ffd5b50600436106100f0575f3560e01c80636c206b5f11610093578063ac0250f711610063578063ac0250f714610255578063b30ee05c14610268578063ea6091651461027b578063f7f9b3db1461028e575f5ffd5b80636c206b5f146101c3578063764b8a2d146101d65780638086b8ba146101e9578063833969a714610242575f5ffd5b80634bd0e1b9116100ce5780634bd0e1b91461013e578063511bcee514610153578063529d15cc146101845780635d1227cc146101b0575f5ffd5b806311aee380146100f457806325ed29c01461010b5780633ad9e4e91461012b575b5f5ffd5b6001545b6040519081526020015b60405180910390f35b61011e6101193660046113de565b6102a1565b6040516101029190611441565b6100f8610139366004611489565b610340565b61015161014c3660046114ba565b6103f6565b005b6101746101613660046113de565b5f90815260026020526040902054151590565b6040519015158152602001610102565b5f546101979067ffffffffffffffff1681565b60405167ffffffffffffffff9091168152602001610102565b6101746101be366004611502565b610620565b61011e6101d1366004611538565b610679565b6101746101e4366004611559565b610791565b6102336101f7366004611579565b73ffffffffffffffffffffffffffffffffffffffff165f9081526005602052604090208054600190910154909160ff8083169261010090041690565b604051610102939291906115d3565b61015161025036600461163c565b6107ce565b6100f86102633660046113de565b6108d3565b61015161027636600461168b565b6108f7565b6101746102893660046116ca565b610a59565b61011e61029c3660046116f3565b610aa0565b5f8181526003602052604090208054606091906102bd90611726565b80601f01602080910402602001604051908101604052809291908181526020018280546102e990611726565b80156103345780601f1061030b57610100808354040283529160200191610334565b820191905f5260205f20905b81548152906001019060200180831161031757829003601f168201915b50505050509050919050565b73ffffffffffffffffffffffffffffffffffffffff82165f9081526005602052604081206001810154610100900460ff1680156103a5575082600581111561038a5761038a611592565b600182015460ff1660058111156103a3576103a3611592565b145b848490916103ea576040517f4cf7c93f0000000000000000000000000000000000000000000000000000000081526004016103e1929190611777565b60405180910390fd5b50505490505b92915050565b5f610402336003610340565b9050600283600581111561041857610418611592565b14806104355750600583600581111561043357610433611592565b145b839061046e576040517f14d4a8440000000000000000000000000000000000000000000000000000000081526004016103e191906117a1565b5073ffffffffffffffffffffffffffffffffffffffff84165f908152600560205260409020600181015485908490610100900460ff16151581151503610500576040517f88eb05a600000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff9092166004830152151560248201526044016103e1565b505f9050600182015460ff16600581111561051d5761051d611592565b036105325761052d828686610be3565b6105bf565b80548214801561056a575083600581111561054f5761054f611592565b600182015460ff16600581111561056857610568611592565b145b81546001830154879260ff909116906105b2576040517f600eff0a0000000000000000000000000000000000000000000000000000000081526004016103e1939291906117af565b5050506105bf8184610cb4565b8473ffffffffffffffffffffffffffffffffffffffff16827f3ec1c8952c0645c212e631c7a688e83cfc8dc7e571641cd09a500078e638caec610600610d06565b8787604051610611939291906117e0565b60405180910390a35050505050565b5f61065a61062d83610d4a565b73ffffffffffffffffffffffffffffffffffffffff85165f90815260056020526040902060020190610d90565b73ffffffffffffffffffffffffffffffffffffffff1615159392505050565b5f828152600460205260408120606091908184600381111561069d5761069d611592565b60038111156106ae576106ae611592565b815260208101919091526040015f208054909150801561077857816106d460018361182b565b815481106106e4576106e461183e565b905f5260205f200180546106f790611726565b80601f016020809104026020016040519081016040528092919081815260200182805461072390611726565b801561076e5780601f106107455761010080835404028352916020019161076e565b820191905f5260205f20905b81548152906001019060200180831161075157829003601f168201915b5050505050610788565b60405180602001604052805f8152505b95945050505050565b5f8281526002602052604081206107c7906107ab90610e5c565b73ffffffffffffffffffffffffffffffffffffffff1683610ea9565b9392505050565b5f6107da336003610340565b90505f6107e78286610679565b905083836040516107f992919061186b565b6040518091039020818051906020012014158590610844576040517f294ca3ab0000000000000000000000000000000000000000000000000000000081526004016103e1919061188a565b50610885828686868080601f0160208091040260200160405190810160405280939291908181526020018383808284375f92019190915250610ebc92505050565b817f38f250e85f6ef94fbb72865ad4f68d3eb4864ab8d6af8f9bd0c8e5d094628d3f6108af610d06565b878488886040516108c49594939291906118df565b60405180910390a25050505050565b5f600182815481106108e7576108e761183e565b905f5260205f2001549050919050565b5f610903336003610340565b5f8181526003602052604081208054929350909161092090611726565b80601f016020809104026020016040519081016040528092919081815260200182805461094c90611726565b80156109975780601f1061096e57610100808354040283529160200191610997565b820191905f5260205f20905b81548152906001019060200180831161097a57829003601f168201915b5050505050905083836040516109ae92919061186b565b60405180910390208180519060200120036109f5576040517fb79387bb00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f828152600360205260409020610a0d8486836119ad565b50817f44bd38b2573c86efaa5880ebc47e2c3767775a8a65afae6b76795e604e6cd31d610a38610d06565b838787604051610a4b9493929190611ac4565b60405180910390a250505050565b5f610a98610a7c610a6984610d4a565b5f87815260026020526040902090610d90565b73ffffffffffffffffffffffffffffffffffffffff1684610ea9565b949350505050565b5f8381526004602052604081206060919081856003811115610ac457610ac4611592565b6003811115610ad557610ad5611592565b81526020019081526020015f2090505f610afb610af185610d4a565b6001840190610d90565b73ffffffffffffffffffffffffffffffffffffffff1690508015610bc95781610b2560018361182b565b81548110610b3557610b3561183e565b905f5260205f20018054610b4890611726565b80601f0160208091040260200160405190810160405280929190818152602001828054610b7490611726565b8015610bbf5780601f10610b9657610100808354040283529160200191610bbf565b820191905f5260205f20905b815481529060010190602001808311610ba257829003601f168201915b5050505050610bd9565b60405180602001604052805f8152505b9695505050505050565b73ffffffffffffffffffffffffffffffffffffffff8216610c30576040517fbfcf3c0b00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b73ffffffffffffffffffffffffffffffffffffffff82165f908152600560208190526040909120848155600180820180549293859391927fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0090921691908490811115610c9e57610c9e611592565b0217905550610cae816001610cb4565b50505050565b6001820180547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ff1661010083151502179055610cae4382610cf5575f610cf8565b60015b60028501919060ff16610fcf565b5f805481908190610d209067ffffffffffffffff16611af9565b91906101000a81548167ffffffffffffffff021916908367ffffffffffffffff1602179055905090565b5f8143811115610d89576040517ff344d4490000000000000000000000000000000000000000000000000000000081526004016103e191815260200190565b5090919050565b81545f9081816005811115610df2575f610da984610fe9565b610db3908561182b565b5f888152602090209091508101546bffffffffffffffffffffffff9081169087161015610de257809150610df0565b610ded816001611b25565b92505b505b5f610dff8787858561114e565b90508015610e4f57610e2387610e1660018461182b565b5f91825260209091200190565b546c01000000000000000000000000900473ffffffffffffffffffffffffffffffffffffffff16610e51565b5f5b979650505050505050565b80545f908015610ea157610e7583610e1660018461182b565b546c01000000000000000000000000900473ffffffffffffffffffffffffffffffffffffffff166107c7565b5f9392505050565b5f81158015906107c75750509081161490565b5f826003811115610ecf57610ecf611592565b14158290610f0a576040517f684b18480000000000000000000000000000000000000000000000000000000081526004016103e1919061188a565b50610f168282516111aa565b81518391610f52576040517fcfeccb390000000000000000000000000000000000000000000000000000000081526004016103e1929190611b38565b50505f83815260046020526040812081846003811115610f7457610f74611592565b6003811115610f8557610f85611592565b81526020808201929092526040015f90812080546001810182558183529290912090925001610fb48382611b53565b508054610fc79060018301904390610fcf565b505050505050565b5f80610fdc8585856111f9565b915091505b935093915050565b5f60018211610ff6575090565b816001700100000000000000000000000000000000821061101c5760809190911c9060401b5b6801000000000000000082106110375760409190911c9060201b5b640100000000821061104e5760209190911c9060101b5b6201000082106110635760109190911c9060081b5b61010082106110775760089190911c9060041b5b6010821061108a5760049190911c9060021b5b600482106110965760011b5b600302600190811c908185816110ae576110ae611c6a565b048201901c905060018185816110c6576110c6611c6a565b048201901c905060018185816110de576110de611c6a565b048201901c905060018185816110f6576110f6611c6a565b048201901c9050600181858161110e5761110e611c6a565b048201901c9050600181858161112657611126611c6a565b048201901c905061114581858161113f5761113f611c6a565b04821190565b90039392505050565b5f5b818310156111a2575f8581526020902083831660028585180401908101546bffffffffffffffffffffffff8681169116111561118e5780925061119c565b611199816001611b25565b93505b50611150565b509392505050565b5f60018360038111156111bf576111bf611592565b036111ce5750604081146103f0565b60028360038111156111e2576111e2611592565b036111f15750602081146103f0565b501515919050565b82545f9081908015611368575f61121587610e1660018561182b565b80549091506bffffffffffffffffffffffff808216916c01000000000000000000000000900473ffffffffffffffffffffffffffffffffffffffff1690881682111561128d576040517f2520601d00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b876bffffffffffffffffffffffff16826bffffffffffffffffffffffff16036112ee5782546bffffffffffffffffffffffff166c0100000000000000000000000073ffffffffffffffffffffffffffffffffffffffff89160217835561135a565b604080518082019091526bffffffffffffffffffffffff808a16825273ffffffffffffffffffffffffffffffffffffffff808a1660208085019182528d54600181018f555f8f815291909120945191519092166c01000000000000000000000000029216919091179101555b9450859350610fe192505050565b5050604080518082019091526bffffffffffffffffffffffff808516825273ffffffffffffffffffffffffffffffffffffffff80851660208085019182528854600181018a555f8a8152918220955192519093166c01000000000000000000000000029190931617920191909155905081610fe1565b5f602082840312156113ee575f5ffd5b5035919050565b5f81518084528060208401602086015e5f6020828601015260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f83011685010191505092915050565b602081525f6107c760208301846113f5565b803573ffffffffffffffffffffffffffffffffffffffff81168114611476575f5ffd5b919050565b803560068110611476575f5ffd5b5f5f6040838503121561149a575f5ffd5b6114a383611453565b91506114b16020840161147b565b90509250929050565b5f5f5f606084860312156114cc575f5ffd5b6114d584611453565b92506114e36020850161147b565b9150604084013580151581146114f7575f5ffd5b809150509250925092565b5f5f60408385031215611513575f5ffd5b61151c83611453565b946020939093013593505050565b803560048110611476575f5ffd5b5f5f60408385031215611549575f5ffd5b823591506114b16020840161152a565b5f5f6040838503121561156a575f5ffd5b50508035926020909101359150565b5f60208284031215611589575f5ffd5b6107c782611453565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b600681106115cf576115cf611592565b9052565b838152606081016115e760208301856115bf565b8215156040830152949350505050565b5f5f83601f840112611607575f5ffd5b50813567ffffffffffffffff81111561161e575f5ffd5b602083019150836020828501011115611635575f5ffd5b9250929050565b5f5f5f6040848603121561164e575f5ffd5b6116578461152a565b9250602084013567ffffffffffffffff811115611672575f5ffd5b61167e868287016115f7565b9497909650939450505050565b5f5f6020838503121561169c575f5ffd5b823567ffffffffffffffff8111156116b2575f5ffd5b6116be858286016115f7565b90969095509350505050565b5f5f5f606084860312156116dc575f5ffd5b505081359360208301359350604090920135919050565b5f5f5f60608486031215611705575f5ffd5b833592506117156020850161152a565b929592945050506040919091013590565b600181811c9082168061173a57607f821691505b602082108103611771577f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b50919050565b73ffffffffffffffffffffffffffffffffffffffff83168152604081016107c760208301846115bf565b602081016103f082846115bf565b73ffffffffffffffffffffffffffffffffffffffff841681526020810183905260608101610a9860408301846115bf565b67ffffffffffffffff84168152606081016115e760208301856115bf565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b818103818111156103f0576103f06117fe565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b818382375f9101908152919050565b600481106115cf576115cf611592565b602081016103f0828461187a565b81835281816020850137505f602082840101525f60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f840116840101905092915050565b67ffffffffffffffff861681526118f9602082018661187a565b608060408201525f61190e60808301866113f5565b8281036060840152611921818587611898565b98975050505050505050565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b601f8211156119a857828211156119a857805f5260205f20601f840160051c602085101561198557505f5b90810190601f840160051c035f5b81811015610fc7575f83820155600101611993565b505050565b67ffffffffffffffff8311156119c5576119c561192d565b6119d9836119d38354611726565b8361195a565b5f601f841160018114611a29575f85156119f35750838201355b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff600387901b1c1916600186901b178355611abd565b5f838152602081207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08716915b82811015611a765786850135825560209485019460019092019101611a56565b5086821015611ab1577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60f88860031b161c19848701351681555b505060018560011b0183555b5050505050565b67ffffffffffffffff85168152606060208201525f611ae660608301866113f5565b8281036040840152610e51818587611898565b5f67ffffffffffffffff821667ffffffffffffffff8103611b1c57611b1c6117fe565b60010192915050565b808201808211156103f0576103f06117fe565b60408101611b46828561187a565b8260208301529392505050565b815167ffffffffffffffff811115611b6d57611b6d61192d565b611b8181611b7b8454611726565b8461195a565b6020601f821160018114611bd2575f8315611b9c5750848201515b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff600385901b1c1916600184901b178455611abd565b5f848152602081207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08516915b82811015611c1f5787850151825560209485019460019092019101611bff565b5084821015611c5b57868401517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff600387901b60f8161c191681555b50505050600190811b01905550565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd",
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
// Solidity: constructor((bytes32,uint256,string,(address,uint8)[],(uint8,bytes)[])[] founding) returns()
func (consortium *Consortium) PackConstructor(founding []IConsortiumFoundingMember) []byte {
	enc, err := consortium.abi.Pack("", founding)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAccountOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8086b8ba.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function accountOf(address account) view returns(bytes32 member, uint8 purpose, bool isActive)
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
// Solidity: function accountOf(address account) view returns(bytes32 member, uint8 purpose, bool isActive)
func (consortium *Consortium) TryPackAccountOf(account common.Address) ([]byte, error) {
	return consortium.abi.Pack("accountOf", account)
}

// AccountOfOutput serves as a container for the return parameters of contract
// method AccountOf.
type AccountOfOutput struct {
	Member   [32]byte
	Purpose  uint8
	IsActive bool
}

// UnpackAccountOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8086b8ba.
//
// Solidity: function accountOf(address account) view returns(bytes32 member, uint8 purpose, bool isActive)
func (consortium *Consortium) UnpackAccountOf(data []byte) (AccountOfOutput, error) {
	out, err := consortium.abi.Unpack("accountOf", data)
	outstruct := new(AccountOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Member = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Purpose = *abi.ConvertType(out[1], new(uint8)).(*uint8)
	outstruct.IsActive = *abi.ConvertType(out[2], new(bool)).(*bool)
	return *outstruct, nil
}

// PackHadRoles is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xea609165.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hadRoles(bytes32 member, uint256 roles, uint256 blockNumber) view returns(bool)
func (consortium *Consortium) PackHadRoles(member [32]byte, roles *big.Int, blockNumber *big.Int) []byte {
	enc, err := consortium.abi.Pack("hadRoles", member, roles, blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHadRoles is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xea609165.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hadRoles(bytes32 member, uint256 roles, uint256 blockNumber) view returns(bool)
func (consortium *Consortium) TryPackHadRoles(member [32]byte, roles *big.Int, blockNumber *big.Int) ([]byte, error) {
	return consortium.abi.Pack("hadRoles", member, roles, blockNumber)
}

// UnpackHadRoles is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xea609165.
//
// Solidity: function hadRoles(bytes32 member, uint256 roles, uint256 blockNumber) view returns(bool)
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

// PackIsMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x511bcee5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isMember(bytes32 member) view returns(bool)
func (consortium *Consortium) PackIsMember(member [32]byte) []byte {
	enc, err := consortium.abi.Pack("isMember", member)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsMember is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x511bcee5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isMember(bytes32 member) view returns(bool)
func (consortium *Consortium) TryPackIsMember(member [32]byte) ([]byte, error) {
	return consortium.abi.Pack("isMember", member)
}

// UnpackIsMember is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x511bcee5.
//
// Solidity: function isMember(bytes32 member) view returns(bool)
func (consortium *Consortium) UnpackIsMember(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("isMember", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackKeyAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7f9b3db.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function keyAt(bytes32 member, uint8 kind, uint256 blockNumber) view returns(bytes)
func (consortium *Consortium) PackKeyAt(member [32]byte, kind uint8, blockNumber *big.Int) []byte {
	enc, err := consortium.abi.Pack("keyAt", member, kind, blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackKeyAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7f9b3db.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function keyAt(bytes32 member, uint8 kind, uint256 blockNumber) view returns(bytes)
func (consortium *Consortium) TryPackKeyAt(member [32]byte, kind uint8, blockNumber *big.Int) ([]byte, error) {
	return consortium.abi.Pack("keyAt", member, kind, blockNumber)
}

// UnpackKeyAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf7f9b3db.
//
// Solidity: function keyAt(bytes32 member, uint8 kind, uint256 blockNumber) view returns(bytes)
func (consortium *Consortium) UnpackKeyAt(data []byte) ([]byte, error) {
	out, err := consortium.abi.Unpack("keyAt", data)
	if err != nil {
		return *new([]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([]byte)).(*[]byte)
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

// PackRequirePurpose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3ad9e4e9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function requirePurpose(address account, uint8 purpose) view returns(bytes32 member)
func (consortium *Consortium) PackRequirePurpose(account common.Address, purpose uint8) []byte {
	enc, err := consortium.abi.Pack("requirePurpose", account, purpose)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRequirePurpose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3ad9e4e9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function requirePurpose(address account, uint8 purpose) view returns(bytes32 member)
func (consortium *Consortium) TryPackRequirePurpose(account common.Address, purpose uint8) ([]byte, error) {
	return consortium.abi.Pack("requirePurpose", account, purpose)
}

// UnpackRequirePurpose is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3ad9e4e9.
//
// Solidity: function requirePurpose(address account, uint8 purpose) view returns(bytes32 member)
func (consortium *Consortium) UnpackRequirePurpose(data []byte) ([32]byte, error) {
	out, err := consortium.abi.Unpack("requirePurpose", data)
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
// the contract method with ID 0x4bd0e1b9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAccount(address account, uint8 purpose, bool isActive) returns()
func (consortium *Consortium) PackSetAccount(account common.Address, purpose uint8, isActive bool) []byte {
	enc, err := consortium.abi.Pack("setAccount", account, purpose, isActive)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetAccount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4bd0e1b9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setAccount(address account, uint8 purpose, bool isActive) returns()
func (consortium *Consortium) TryPackSetAccount(account common.Address, purpose uint8, isActive bool) ([]byte, error) {
	return consortium.abi.Pack("setAccount", account, purpose, isActive)
}

// PackSetKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x833969a7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setKey(uint8 kind, bytes newKey) returns()
func (consortium *Consortium) PackSetKey(kind uint8, newKey []byte) []byte {
	enc, err := consortium.abi.Pack("setKey", kind, newKey)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x833969a7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setKey(uint8 kind, bytes newKey) returns()
func (consortium *Consortium) TryPackSetKey(kind uint8, newKey []byte) ([]byte, error) {
	return consortium.abi.Pack("setKey", kind, newKey)
}

// PackSetLogUrl is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb30ee05c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setLogUrl(string newUrl) returns()
func (consortium *Consortium) PackSetLogUrl(newUrl string) []byte {
	enc, err := consortium.abi.Pack("setLogUrl", newUrl)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetLogUrl is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb30ee05c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setLogUrl(string newUrl) returns()
func (consortium *Consortium) TryPackSetLogUrl(newUrl string) ([]byte, error) {
	return consortium.abi.Pack("setLogUrl", newUrl)
}

// PackWasActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5d1227cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function wasActive(address account, uint256 blockNumber) view returns(bool)
func (consortium *Consortium) PackWasActive(account common.Address, blockNumber *big.Int) []byte {
	enc, err := consortium.abi.Pack("wasActive", account, blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWasActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5d1227cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function wasActive(address account, uint256 blockNumber) view returns(bool)
func (consortium *Consortium) TryPackWasActive(account common.Address, blockNumber *big.Int) ([]byte, error) {
	return consortium.abi.Pack("wasActive", account, blockNumber)
}

// UnpackWasActive is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5d1227cc.
//
// Solidity: function wasActive(address account, uint256 blockNumber) view returns(bool)
func (consortium *Consortium) UnpackWasActive(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("wasActive", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// ConsortiumAccountChanged represents a AccountChanged event raised by the Consortium contract.
type ConsortiumAccountChanged struct {
	Member   [32]byte
	Account  common.Address
	Seq      uint64
	Purpose  uint8
	IsActive bool
	Raw      *types.Log // Blockchain specific contextual infos
}

const ConsortiumAccountChangedEventName = "AccountChanged"

// ContractEventName returns the user-defined event name.
func (ConsortiumAccountChanged) ContractEventName() string {
	return ConsortiumAccountChangedEventName
}

// UnpackAccountChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AccountChanged(bytes32 indexed member, address indexed account, uint64 seq, uint8 purpose, bool isActive)
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

// ConsortiumKeyChanged represents a KeyChanged event raised by the Consortium contract.
type ConsortiumKeyChanged struct {
	Member [32]byte
	Seq    uint64
	Kind   uint8
	OldKey []byte
	NewKey []byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const ConsortiumKeyChangedEventName = "KeyChanged"

// ContractEventName returns the user-defined event name.
func (ConsortiumKeyChanged) ContractEventName() string {
	return ConsortiumKeyChangedEventName
}

// UnpackKeyChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event KeyChanged(bytes32 indexed member, uint64 seq, uint8 kind, bytes oldKey, bytes newKey)
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

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (consortium *Consortium) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], consortium.abi.Errors["AccountBound"].ID.Bytes()[:4]) {
		return consortium.UnpackAccountBoundError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["AccountUnchanged"].ID.Bytes()[:4]) {
		return consortium.UnpackAccountUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["BlockNotYet"].ID.Bytes()[:4]) {
		return consortium.UnpackBlockNotYetError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["CheckpointUnorderedInsertion"].ID.Bytes()[:4]) {
		return consortium.UnpackCheckpointUnorderedInsertionError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["KeyKindNotAllowed"].ID.Bytes()[:4]) {
		return consortium.UnpackKeyKindNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["KeyLength"].ID.Bytes()[:4]) {
		return consortium.UnpackKeyLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["KeyRepeated"].ID.Bytes()[:4]) {
		return consortium.UnpackKeyRepeatedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["KeyUnchanged"].ID.Bytes()[:4]) {
		return consortium.UnpackKeyUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["LogUrlUnchanged"].ID.Bytes()[:4]) {
		return consortium.UnpackLogUrlUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["MemberExists"].ID.Bytes()[:4]) {
		return consortium.UnpackMemberExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NoGovernor"].ID.Bytes()[:4]) {
		return consortium.UnpackNoGovernorError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NoMembers"].ID.Bytes()[:4]) {
		return consortium.UnpackNoMembersError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["NotPurpose"].ID.Bytes()[:4]) {
		return consortium.UnpackNotPurposeError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["PurposeNotAllowed"].ID.Bytes()[:4]) {
		return consortium.UnpackPurposeNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["UnknownRoles"].ID.Bytes()[:4]) {
		return consortium.UnpackUnknownRolesError(raw[4:])
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
	Purpose uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccountBound(address account, bytes32 member, uint8 purpose)
func ConsortiumAccountBoundErrorID() common.Hash {
	return common.HexToHash("0x600eff0ad2247cf7d7e080646416b6552ccbadd69fbf6fd9188bda559458a800")
}

// UnpackAccountBoundError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccountBound(address account, bytes32 member, uint8 purpose)
func (consortium *Consortium) UnpackAccountBoundError(raw []byte) (*ConsortiumAccountBound, error) {
	out := new(ConsortiumAccountBound)
	if err := consortium.abi.UnpackIntoInterface(out, "AccountBound", raw); err != nil {
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

// ConsortiumNotPurpose represents a NotPurpose error raised by the Consortium contract.
type ConsortiumNotPurpose struct {
	Caller   common.Address
	Required uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotPurpose(address caller, uint8 required)
func ConsortiumNotPurposeErrorID() common.Hash {
	return common.HexToHash("0x4cf7c93f1a148956b63ab5d7c0d2c22dfec67f9a710935c905b1a8c29de393c2")
}

// UnpackNotPurposeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotPurpose(address caller, uint8 required)
func (consortium *Consortium) UnpackNotPurposeError(raw []byte) (*ConsortiumNotPurpose, error) {
	out := new(ConsortiumNotPurpose)
	if err := consortium.abi.UnpackIntoInterface(out, "NotPurpose", raw); err != nil {
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

// ResultLogMetaData contains all meta data concerning the ResultLog contract.
var ResultLogMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"consortium_\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"},{\"name\":\"maxGrowth_\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"MAX_BATCH\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"amend\",\"inputs\":[{\"name\":\"handles\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"reasons\",\"type\":\"uint8[]\",\"internalType\":\"enumIResultLog.Reason[]\"},{\"name\":\"replacements\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"amendment\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"handle\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"enumIResultLog.Reason\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"checkpoint\",\"inputs\":[{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"size\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"consortium\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIConsortium\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"head\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIResultLog.Head\",\"components\":[{\"name\":\"size\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"blockNumber\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"isOpen\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"maxGrowth\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"openLog\",\"inputs\":[{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sequence\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"CheckpointAnchored\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"oldSize\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"size\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"HandlesAmended\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"handles\",\"type\":\"bytes32[]\",\"indexed\":false,\"internalType\":\"bytes32[]\"},{\"name\":\"reasons\",\"type\":\"uint8[]\",\"indexed\":false,\"internalType\":\"enumIResultLog.Reason[]\"},{\"name\":\"replacements\",\"type\":\"bytes32[]\",\"indexed\":false,\"internalType\":\"bytes32[]\"},{\"name\":\"skipped\",\"type\":\"bytes32[]\",\"indexed\":false,\"internalType\":\"bytes32[]\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"LogOpened\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"seq\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"BatchTooLarge\",\"inputs\":[{\"name\":\"count\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxCount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"GrowthExceeded\",\"inputs\":[{\"name\":\"growth\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxGrowth\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"InconsistentCheckpoint\",\"inputs\":[{\"name\":\"oldSize\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"size\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"LengthMismatch\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"LogExists\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotLab\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotNewer\",\"inputs\":[{\"name\":\"size\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"headSize\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NothingToAmend\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ReasonNotAllowed\",\"inputs\":[{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"enumIResultLog.Reason\"}]},{\"type\":\"error\",\"name\":\"ReplacementNotAllowed\",\"inputs\":[{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"enumIResultLog.Reason\"}]},{\"type\":\"error\",\"name\":\"UnknownLog\",\"inputs\":[{\"name\":\"member\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"logId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ZeroHandle\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroLogId\",\"inputs\":[]}]",
	ID:  "ResultLog",
	Bin: "0x60c060405234801561000f575f5ffd5b506040516117ab3803806117ab83398101604081905261002e9161004d565b6001600160a01b039091166080526001600160401b031660a05261009b565b5f5f6040838503121561005e575f5ffd5b82516001600160a01b0381168114610074575f5ffd5b60208401519092506001600160401b0381168114610090575f5ffd5b809150509250929050565b60805160a0516116c56100e65f395f81816101fc01528181610a510152610a9301525f818161019d015281816102f6015281816103a60152818161063e01526108f201526116c55ff3fe608060405234801561000f575f5ffd5b506004361061009f575f3560e01c80636f62eb10116100725780639ad18765116100585780639ad1876514610198578063b176079e146101e4578063f7c85db7146101f7575f5ffd5b80636f62eb1014610160578063950bff9f14610181575f5ffd5b80630b804aca146100a3578063272557891461010c57806335c7347914610121578063529d15cc14610134575b5f5ffd5b6100b66100b1366004611249565b61021e565b60405161010391905f60808201905067ffffffffffffffff835116825267ffffffffffffffff60208401511660208301526040830151151560408301526060830151606083015292915050565b60405180910390f35b61011f61011a366004611269565b6102b7565b005b61011f61012f3660046112c1565b6105ff565b5f546101479067ffffffffffffffff1681565b60405167ffffffffffffffff9091168152602001610103565b61017361016e366004611249565b61087e565b6040516101039291906113a1565b61018a61010081565b604051908152602001610103565b6101bf7f000000000000000000000000000000000000000000000000000000000000000081565b60405173ffffffffffffffffffffffffffffffffffffffff9091168152602001610103565b61011f6101f23660046113c6565b6108b3565b6101477f000000000000000000000000000000000000000000000000000000000000000081565b604080516080810182525f808252602082018190529181018290526060810191909152505f8281526001602081815260408084208585528252928390208351608081018552815467ffffffffffffffff8082168352680100000000000000008204169382019390935270010000000000000000000000000000000090920460ff1615159382019390935291015460608201525b92915050565b6040517f3ad9e4e90000000000000000000000000000000000000000000000000000000081525f9073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690633ad9e4e99061032e903390600390600401611437565b602060405180830381865afa158015610349573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061036d9190611471565b6040517f764b8a2d00000000000000000000000000000000000000000000000000000000815260048101829052600160248201529091507f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff169063764b8a2d90604401602060405180830381865afa158015610400573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906104249190611488565b8190610468576040517f6258a27e00000000000000000000000000000000000000000000000000000000815260040161045f91815260200190565b60405180910390fd5b505f8290036104a3576040517fa13503fa00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f818152600160209081526040808320858452909152902080548290849068010000000000000000900467ffffffffffffffff1615610517576040517f422c6f300000000000000000000000000000000000000000000000000000000081526004810192909252602482015260440161045f565b505080547fffffffffffffffffffffffffffffff00ffffffffffffffffffffffffffffffff67ffffffffffffffff43166801000000000000000002167fffffffffffffffffffffffffffffff000000000000000000ffffffffffffffff909116177001000000000000000000000000000000001781557fe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855600182015582827f795a3bd7fa30f4e0986bd0fdafe339c4daf3d474ec24f2f5aba94141dc7a7baf6105de610c37565b60405167ffffffffffffffff909116815260200160405180910390a3505050565b6040517f3ad9e4e90000000000000000000000000000000000000000000000000000000081525f9073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690633ad9e4e990610676903390600290600401611437565b602060405180830381865afa158015610691573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906106b59190611471565b90508580610100808211156106ff576040517fbb1cb70b0000000000000000000000000000000000000000000000000000000081526004810192909252602482015260440161045f565b5050848114801561070f57508281145b610745576040517fff633a3800000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f5f5b828110156107c9576107b2848b8b84818110610766576107666114ae565b905060200201358a8a8581811061077f5761077f6114ae565b905060200201602081019061079491906114db565b8989868181106107a6576107a66114ae565b90506020020135610c7b565b156107c157806001901b821791505b600101610748565b50805f03610803576040517f4309839c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b827ffdc0da12ed79595ed3142850f8745fb263a3c8a57b025a9af21fcc9be07dff2661082d610c37565b6108388c8c86610e40565b6108438b8b87610f04565b61084e8a8a88610e40565b61085a8f8f8919610e40565b60405161086b959493929190611533565b60405180910390a2505050505050505050565b5f82815260026020908152604080832084845290915290205460ff811690610100900467ffffffffffffffff165b9250929050565b6040517f3ad9e4e90000000000000000000000000000000000000000000000000000000081525f9073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690633ad9e4e99061092a903390600290600401611437565b602060405180830381865afa158015610945573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906109699190611471565b5f8181526001602090815260408083208a8452909152902080549192509082908890700100000000000000000000000000000000900460ff166109e1576040517ff59449d90000000000000000000000000000000000000000000000000000000081526004810192909252602482015260440161045f565b5050805467ffffffffffffffff908116908790829082168110610a44576040517fa30ddf4c00000000000000000000000000000000000000000000000000000000815267ffffffffffffffff92831660048201529116602482015260440161045f565b505067ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016610a7b82896115f4565b67ffffffffffffffff161115610a9182896115f4565b7f00000000000000000000000000000000000000000000000000000000000000009091610afe576040517f4f92bbd900000000000000000000000000000000000000000000000000000000815267ffffffffffffffff92831660048201529116602482015260440161045f565b50505f8167ffffffffffffffff165f14610b2957610b248284600101548a8a8a8a610fef565b610b2c565b84155b9050818882610b7b576040517f7a887bfc00000000000000000000000000000000000000000000000000000000815267ffffffffffffffff92831660048201529116602482015260440161045f565b505082544367ffffffffffffffff90811668010000000000000000027fffffffffffffffffffffffffffffffff00000000000000000000000000000000909216908a16171783556001830187905588847f3f94d43ef9c5cf1317900a065da2ca3e794a235cfc276705435967fbdcaee851610bf4610c37565b6040805167ffffffffffffffff928316815246602082015287831681830152918d166060830152608082018c9052519081900360a00190a3505050505050505050565b5f805481908190610c519067ffffffffffffffff16611614565b91906101000a81548167ffffffffffffffff021916908367ffffffffffffffff1602179055905090565b5f838103610cb5576040517f772966ed00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f836006811115610cc857610cc8611360565b14158390610d03576040517f0c0a72f200000000000000000000000000000000000000000000000000000000815260040161045f9190611640565b50811580610d175750610d1583611193565b155b8390610d50576040517f7966c9f500000000000000000000000000000000000000000000000000000000815260040161045f9190611640565b505f858152600260209081526040808320878452909152812090815460ff166006811115610d8057610d80611360565b14610d8e575f915050610e38565b805467ffffffffffffffff43908116610100027fffffffffffffffffffffffffffffffffffffffffffffff0000000000000000ff8316811784558692839185917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff009091167fffffffffffffffffffffffffffffffffffffffffffffff000000000000000000909116176001836006811115610e2b57610e2b611360565b0217905550505060019150505b949350505050565b6060610e4c82846111e6565b67ffffffffffffffff811115610e6457610e6461164e565b604051908082528060200260200182016040528015610e8d578160200160208202803683370190505b5090505f805b8251811015610efb57600184831c1615610eeb57858583818110610eb957610eb96114ae565b90506020020135838280610ecc9061167b565b935081518110610ede57610ede6114ae565b6020026020010181815250505b610ef48261167b565b9150610e93565b50509392505050565b6060610f1082846111e6565b67ffffffffffffffff811115610f2857610f2861164e565b604051908082528060200260200182016040528015610f51578160200160208202803683370190505b5090505f805b8251811015610efb57600184831c1615610fdf57858583818110610f7d57610f7d6114ae565b9050602002016020810190610f9291906114db565b8382610f9d8161167b565b935081518110610faf57610faf6114ae565b60200260200101906006811115610fc857610fc8611360565b90816006811115610fdb57610fdb611360565b9052505b610fe88261167b565b9150610f57565b5f67ffffffffffffffff8716158061101b57508467ffffffffffffffff168767ffffffffffffffff1610155b80611024575081155b1561103057505f611189565b5f8061103d60018a6115f4565b6110486001896115f4565b67ffffffffffffffff16915067ffffffffffffffff1691505b600182161561107657600191821c911c611061565b5f8215611084576001611086565b5f5b60ff1690505f83156110b05786865f8181106110a4576110a46114ae565b905060200201356110b2565b895b9050805b8683101561116957835f036110d2575f95505050505050611189565b5f8888858181106110e5576110e56114ae565b905060200201359050856001165f1415806110ff57508486145b156111475761110e8184611211565b925061111a8183611211565b91505b6001861615801561112d57508515155b1561114257600195861c959490941c9361111d565b611154565b6111518282611211565b91505b50600194851c9493841c9392909201916110b6565b8315801561117657508a82145b801561118157508881145b955050505050505b9695505050505050565b5f60048260068111156111a8576111a8611360565b14806111c5575060058260068111156111c3576111c3611360565b145b806102b1575060068260068111156111df576111df611360565b1492915050565b5f5f5b8281101561120a57611200600185831c16836116b2565b91506001016111e9565b5092915050565b5f6040516001815383600182015282602182015260205f60418360025afa905060203d14811661123f575f5ffd5b50505f5192915050565b5f5f6040838503121561125a575f5ffd5b50508035926020909101359150565b5f60208284031215611279575f5ffd5b5035919050565b5f5f83601f840112611290575f5ffd5b50813567ffffffffffffffff8111156112a7575f5ffd5b6020830191508360208260051b85010111156108ac575f5ffd5b5f5f5f5f5f5f606087890312156112d6575f5ffd5b863567ffffffffffffffff8111156112ec575f5ffd5b6112f889828a01611280565b909750955050602087013567ffffffffffffffff811115611317575f5ffd5b61132389828a01611280565b909550935050604087013567ffffffffffffffff811115611342575f5ffd5b61134e89828a01611280565b979a9699509497509295939492505050565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b6007811061139d5761139d611360565b9052565b604081016113af828561138d565b67ffffffffffffffff831660208301529392505050565b5f5f5f5f5f608086880312156113da575f5ffd5b85359450602086013567ffffffffffffffff811681146113f8575f5ffd5b935060408601359250606086013567ffffffffffffffff81111561141a575f5ffd5b61142688828901611280565b969995985093965092949392505050565b73ffffffffffffffffffffffffffffffffffffffff83168152604081016006831061146457611464611360565b8260208301529392505050565b5f60208284031215611481575f5ffd5b5051919050565b5f60208284031215611498575f5ffd5b815180151581146114a7575f5ffd5b9392505050565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b5f602082840312156114eb575f5ffd5b8135600781106114a7575f5ffd5b5f8151808452602084019350602083015f5b8281101561152957815186526020958601959091019060010161150b565b5093949350505050565b67ffffffffffffffff8616815260a060208201525f61155560a08301876114f9565b8281036040840152855180825260208088019201905f5b818110156115925761157f83855161138d565b602093840193929092019160010161156c565b505083810360608501526115a681876114f9565b91505082810360808401526115bb81856114f9565b98975050505050505050565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b67ffffffffffffffff82811682821603908111156102b1576102b16115c7565b5f67ffffffffffffffff821667ffffffffffffffff8103611637576116376115c7565b60010192915050565b602081016102b1828461138d565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b5f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82036116ab576116ab6115c7565b5060010190565b808201808211156102b1576102b16115c756",
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
// the contract method with ID 0x35c73479.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function amend(bytes32[] handles, uint8[] reasons, bytes32[] replacements) returns()
func (resultLog *ResultLog) PackAmend(handles [][32]byte, reasons []uint8, replacements [][32]byte) []byte {
	enc, err := resultLog.abi.Pack("amend", handles, reasons, replacements)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAmend is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x35c73479.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function amend(bytes32[] handles, uint8[] reasons, bytes32[] replacements) returns()
func (resultLog *ResultLog) TryPackAmend(handles [][32]byte, reasons []uint8, replacements [][32]byte) ([]byte, error) {
	return resultLog.abi.Pack("amend", handles, reasons, replacements)
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

// PackCheckpoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb176079e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function checkpoint(bytes32 logId, uint64 size, bytes32 root, bytes32[] proof) returns()
func (resultLog *ResultLog) PackCheckpoint(logId [32]byte, size uint64, root [32]byte, proof [][32]byte) []byte {
	enc, err := resultLog.abi.Pack("checkpoint", logId, size, root, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCheckpoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb176079e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function checkpoint(bytes32 logId, uint64 size, bytes32 root, bytes32[] proof) returns()
func (resultLog *ResultLog) TryPackCheckpoint(logId [32]byte, size uint64, root [32]byte, proof [][32]byte) ([]byte, error) {
	return resultLog.abi.Pack("checkpoint", logId, size, root, proof)
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
// Solidity: function head(bytes32 member, bytes32 logId) view returns((uint64,uint64,bool,bytes32))
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
// Solidity: function head(bytes32 member, bytes32 logId) view returns((uint64,uint64,bool,bytes32))
func (resultLog *ResultLog) TryPackHead(member [32]byte, logId [32]byte) ([]byte, error) {
	return resultLog.abi.Pack("head", member, logId)
}

// UnpackHead is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0b804aca.
//
// Solidity: function head(bytes32 member, bytes32 logId) view returns((uint64,uint64,bool,bytes32))
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
// the contract method with ID 0x27255789.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function openLog(bytes32 logId) returns()
func (resultLog *ResultLog) PackOpenLog(logId [32]byte) []byte {
	enc, err := resultLog.abi.Pack("openLog", logId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpenLog is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27255789.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function openLog(bytes32 logId) returns()
func (resultLog *ResultLog) TryPackOpenLog(logId [32]byte) ([]byte, error) {
	return resultLog.abi.Pack("openLog", logId)
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

// ResultLogHandlesAmended represents a HandlesAmended event raised by the ResultLog contract.
type ResultLogHandlesAmended struct {
	Member       [32]byte
	Seq          uint64
	Handles      [][32]byte
	Reasons      []uint8
	Replacements [][32]byte
	Skipped      [][32]byte
	Raw          *types.Log // Blockchain specific contextual infos
}

const ResultLogHandlesAmendedEventName = "HandlesAmended"

// ContractEventName returns the user-defined event name.
func (ResultLogHandlesAmended) ContractEventName() string {
	return ResultLogHandlesAmendedEventName
}

// UnpackHandlesAmendedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event HandlesAmended(bytes32 indexed member, uint64 seq, bytes32[] handles, uint8[] reasons, bytes32[] replacements, bytes32[] skipped)
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

// ResultLogLogOpened represents a LogOpened event raised by the ResultLog contract.
type ResultLogLogOpened struct {
	Member [32]byte
	LogId  [32]byte
	Seq    uint64
	Raw    *types.Log // Blockchain specific contextual infos
}

const ResultLogLogOpenedEventName = "LogOpened"

// ContractEventName returns the user-defined event name.
func (ResultLogLogOpened) ContractEventName() string {
	return ResultLogLogOpenedEventName
}

// UnpackLogOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event LogOpened(bytes32 indexed member, bytes32 indexed logId, uint64 seq)
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

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (resultLog *ResultLog) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], resultLog.abi.Errors["BatchTooLarge"].ID.Bytes()[:4]) {
		return resultLog.UnpackBatchTooLargeError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["GrowthExceeded"].ID.Bytes()[:4]) {
		return resultLog.UnpackGrowthExceededError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["InconsistentCheckpoint"].ID.Bytes()[:4]) {
		return resultLog.UnpackInconsistentCheckpointError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["LengthMismatch"].ID.Bytes()[:4]) {
		return resultLog.UnpackLengthMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["LogExists"].ID.Bytes()[:4]) {
		return resultLog.UnpackLogExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["NotLab"].ID.Bytes()[:4]) {
		return resultLog.UnpackNotLabError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["NotNewer"].ID.Bytes()[:4]) {
		return resultLog.UnpackNotNewerError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["NothingToAmend"].ID.Bytes()[:4]) {
		return resultLog.UnpackNothingToAmendError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["ReasonNotAllowed"].ID.Bytes()[:4]) {
		return resultLog.UnpackReasonNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["ReplacementNotAllowed"].ID.Bytes()[:4]) {
		return resultLog.UnpackReplacementNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["UnknownLog"].ID.Bytes()[:4]) {
		return resultLog.UnpackUnknownLogError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["ZeroHandle"].ID.Bytes()[:4]) {
		return resultLog.UnpackZeroHandleError(raw[4:])
	}
	if bytes.Equal(raw[:4], resultLog.abi.Errors["ZeroLogId"].ID.Bytes()[:4]) {
		return resultLog.UnpackZeroLogIdError(raw[4:])
	}
	return nil, errors.New("Unknown error")
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

// ResultLogLengthMismatch represents a LengthMismatch error raised by the ResultLog contract.
type ResultLogLengthMismatch struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LengthMismatch()
func ResultLogLengthMismatchErrorID() common.Hash {
	return common.HexToHash("0xff633a3803c58b9bc21e58efecee59f27e033cc0b1883fccb4969c76146fe60f")
}

// UnpackLengthMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LengthMismatch()
func (resultLog *ResultLog) UnpackLengthMismatchError(raw []byte) (*ResultLogLengthMismatch, error) {
	out := new(ResultLogLengthMismatch)
	if err := resultLog.abi.UnpackIntoInterface(out, "LengthMismatch", raw); err != nil {
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

// ResultLogUnknownLog represents a UnknownLog error raised by the ResultLog contract.
type ResultLogUnknownLog struct {
	Member [32]byte
	LogId  [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownLog(bytes32 member, bytes32 logId)
func ResultLogUnknownLogErrorID() common.Hash {
	return common.HexToHash("0xf59449d9de907c8caaed4d766754ed7bc6707ca55ad182304feac94c18ca9ace")
}

// UnpackUnknownLogError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownLog(bytes32 member, bytes32 logId)
func (resultLog *ResultLog) UnpackUnknownLogError(raw []byte) (*ResultLogUnknownLog, error) {
	out := new(ResultLogUnknownLog)
	if err := resultLog.abi.UnpackIntoInterface(out, "UnknownLog", raw); err != nil {
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
