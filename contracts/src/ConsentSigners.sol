// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {Sequenced} from "./Sequenced.sol";
import {IConsentRegistry} from "./interfaces/IConsentRegistry.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";

/// @title ConsentSigners
/// @notice Part of ConsentRegistry: what counts as a signature, and once.
/// @dev Signatures are checked by static calls only, so nothing here can be re-entered.
abstract contract ConsentSigners is IConsentRegistry, Sequenced, EIP712 {
    /// @dev Length of a signer that is an account. Longer ones begin with a verifier's address.
    uint256 private constant ACCOUNT_LENGTH = 20;

    /// @dev No grant and no appointment is for longer: a hundred years. Their expiry fits in 40 bits.
    uint256 private constant MAX_PERIOD = 36_525 days;

    /// @inheritdoc IConsentRegistry
    IConsortium public immutable consortium;

    mapping(bytes32 owner => mapping(uint256 word => uint256 bits)) private _usedNonces;
    mapping(bytes32 signerHash => bool isTaken) private _isTaken;

    constructor(IConsortium consortium_) EIP712("LabSeal ConsentRegistry", "1") {
        consortium = consortium_;
    }

    // ---- views ----

    /// @inheritdoc IConsentRegistry
    function isSignerTaken(bytes calldata signer) external view returns (bool) {
        return _isTaken[keccak256(signer)];
    }

    /// @inheritdoc IConsentRegistry
    function isNonceUsed(bytes32 owner, uint256 nonce) external view returns (bool) {
        return _usedNonces[owner][nonce >> 8] & (1 << (nonce & 0xff)) != 0;
    }

    // ---- internals ----

    function _requireSigned(bytes memory signer, bytes32 structHash, bytes calldata signature) internal view {
        _requireAccepted(signer);
        bool isSigned = SignatureChecker.isValidSignatureNow(signer, _hashTypedDataV4(structHash), signature);
        require(isSigned, BadSignature(signer));
    }

    /// @dev By a relayer account of the member that is active now.
    function _requireCountersigned(bytes32 member, address relayer, bytes32 structHash, bytes calldata labSignature)
        internal
        view
    {
        consortium.requirePurpose(member, relayer, IConsortium.Purpose.Relayer);
        bytes32 digest = _hashTypedDataV4(structHash);
        bool isSigned = SignatureChecker.isValidSignatureNowCalldata(relayer, digest, labSignature);
        require(isSigned, BadLabSignature(relayer));
    }

    /// @dev An account, or a key of a verifier that the consortium lists now.
    function _requireAccepted(bytes memory signer) internal view {
        bool isAccepted = signer.length == ACCOUNT_LENGTH
            || (signer.length > ACCOUNT_LENGTH && consortium.isVerifier(address(bytes20(signer))));
        require(isAccepted, SignerNotAccepted(signer));
    }

    /// @dev Copied in one place, which keeps the code small.
    function _load(bytes storage signer) internal view returns (bytes memory loaded) {
        if (signer.length != 0) loaded = signer;
    }

    /// @dev A signer is taken for good.
    function _takeSigner(bytes calldata signer) internal {
        bytes32 signerHash = keccak256(signer);
        require(!_isTaken[signerHash], SignerTaken(signer));
        _isTaken[signerHash] = true;
    }

    function _useNonce(bytes32 owner, uint256 nonce) internal {
        uint256 bit = 1 << (nonce & 0xff);
        uint256 used = _usedNonces[owner][nonce >> 8];
        require(used & bit == 0, NonceUsed(owner, nonce));
        _usedNonces[owner][nonce >> 8] = used | bit;
    }

    function _useNonces(bytes32 subject, uint248 word, uint256 mask) internal {
        uint256 used = _usedNonces[subject][word];
        require(mask & ~used != 0, NoncesAlreadyInvalid(subject, word, mask));
        _usedNonces[subject][word] = used | mask;
    }

    /// @dev keccak256(abi.encode(owner, signerHash, salt)), of a subject or an appointment.
    function _idOf(bytes32 owner, bytes32 signerHash, bytes32 salt) internal pure returns (bytes32) {
        return keccak256(abi.encode(owner, signerHash, salt));
    }

    function _checkDeadline(uint256 deadline) internal view {
        require(block.timestamp <= deadline, SignatureExpired(deadline));
    }

    /// @dev A time to the second would tell grants apart.
    function _checkExpiry(uint64 expiry) internal view {
        require(expiry % 1 days == 0, ExpiryNotCoarse(expiry));
        require(expiry > block.timestamp, ExpiryPassed(expiry));
        require(expiry <= block.timestamp + MAX_PERIOD, ExpiryTooFar(expiry));
    }
}
