// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC7913SignatureVerifier} from "@openzeppelin/contracts/interfaces/IERC7913.sol";
import {WebAuthn} from "@openzeppelin/contracts/utils/cryptography/WebAuthn.sol";

/// @title WebAuthnVerifier
/// @notice ERC-7913 verifier of passkeys (ES256). The key is the P-256 point and the hash of the relying party's id:
/// qx || qy || rpIdHash, 96 bytes. The signature is an assertion: the ABI encoding of OpenZeppelin's WebAuthnAuth
/// without its leading offset.
///
/// It accepts an assertion of which
/// - the authenticator data is for this relying party;
/// - the user was present and verified, and no key that can't be backed up says that it is;
/// - the client data's type is "webauthn.get" and its challenge is the hash in base64url;
/// - the signature is the key's, with low s. The chain's P-256 precompile checks it where there is one.
///
/// Everything else gets 0xffffffff or a revert.
contract WebAuthnVerifier is IERC7913SignatureVerifier {
    uint256 private constant KEY_LENGTH = 96;

    /// @dev rpIdHash, flags and counter: the least that authenticator data has.
    uint256 private constant AUTHENTICATOR_DATA_LENGTH = 37;

    /// @inheritdoc IERC7913SignatureVerifier
    function verify(bytes calldata key, bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        return _isValid(key, hash, signature) ? IERC7913SignatureVerifier.verify.selector : bytes4(0xffffffff);
    }

    function _isValid(bytes calldata key, bytes32 hash, bytes calldata signature) private view returns (bool) {
        (bool isDecoded, WebAuthn.WebAuthnAuth calldata assertion) = WebAuthn.tryDecodeAuth(signature);
        if (!isDecoded || key.length != KEY_LENGTH) return false;
        if (assertion.authenticatorData.length < AUTHENTICATOR_DATA_LENGTH) return false;
        if (bytes32(assertion.authenticatorData[:32]) != bytes32(key[64:])) return false;
        return WebAuthn.verify(abi.encodePacked(hash), assertion, bytes32(key[:32]), bytes32(key[32:64]));
    }
}
