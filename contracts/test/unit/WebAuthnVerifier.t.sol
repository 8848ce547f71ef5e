// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {WebAuthnVerifier} from "../../src/WebAuthnVerifier.sol";
import {Consents} from "../Consents.t.sol";

/// @notice WebAuthnVerifier, in Solidity (Cancun) and with the precompile (Osaka).
contract WebAuthnVerifierTest is Consents {
    bytes4 private constant VALID = 0x024ad318; // verify(bytes,bytes32,bytes)
    bytes4 private constant INVALID = 0xffffffff;

    WebAuthnVerifier private verifier;

    function setUp() public override {
        super.setUp();
        verifier = new WebAuthnVerifier();
        vm.assertEq(bytes32(VALID), bytes32(WebAuthnVerifier.verify.selector), "selector");
    }

    function test_Verify() public view {
        _checkAll(SUBJECT_KEY, keccak256("hash"));
    }

    /// forge-config: default.evm_version = "osaka"
    function testFuzz_Verify_Precompile(uint256 key, bytes32 hash) public view {
        _checkAll(bound(key, 1, P256_N - 1), hash);
    }

    function testFuzz_Verify_KeyLength(bytes memory key) public view {
        vm.assume(key.length != 96);
        bytes32 hash = keccak256("hash");
        _check(key, hash, assertion(SUBJECT_KEY, hash), INVALID);
    }

    /// @dev Whatever it is given, it never says yes, and reverts at most.
    function testFuzz_Verify_Garbage(bytes memory garbage, bytes32 hash) public view {
        bytes memory call = abi.encodeCall(WebAuthnVerifier.verify, (passkeyOf(SUBJECT_KEY), hash, garbage));
        (bool isDone, bytes memory result) = address(verifier).staticcall(call);
        vm.assertTrue(!isDone || abi.decode(result, (bytes4)) == INVALID, "garbage");
    }

    /// @dev Each flag of the authenticator data by itself: present and verified, and backed up only where eligible.
    /// forge-config: default.evm_version = "osaka"
    function testFuzz_Verify_Flags(uint8 flags, bytes32 hash) public view {
        bool isGood = flags & 5 == 5 && (flags & 0x10 == 0 || flags & 8 != 0);
        bytes memory signed = assertion(SUBJECT_KEY, clientData("webauthn.get", hash), RP_ID_HASH, flags);
        _check(passkeyOf(SUBJECT_KEY), hash, signed, isGood ? VALID : INVALID);
    }

    // ---- helpers ----

    function _checkAll(uint256 key, bytes32 hash) private view {
        bytes memory passkey = passkeyOf(key);
        uint8 flags = USER_PRESENT | USER_VERIFIED;
        string memory client = clientData("webauthn.get", hash);
        _check(passkey, hash, assertion(key, hash), VALID);
        _check(passkey, keccak256(abi.encode(hash)), assertion(key, hash), INVALID);
        _check(passkeyOf(key == 1 ? 2 : 1), hash, assertion(key, hash), INVALID);
        // another relying party
        _check(passkey, hash, assertion(key, client, sha256("evil.example"), flags), INVALID);
        // not present, not verified, backed up though it can't be
        _check(passkey, hash, assertion(key, client, RP_ID_HASH, USER_VERIFIED), INVALID);
        _check(passkey, hash, assertion(key, client, RP_ID_HASH, USER_PRESENT), INVALID);
        _check(passkey, hash, assertion(key, client, RP_ID_HASH, flags | 0x10), INVALID);
        _check(passkey, hash, assertion(key, client, RP_ID_HASH, flags | 0x18), VALID);
        _check(passkey, hash, assertion(key, clientData("webauthn.new", hash), RP_ID_HASH, flags), INVALID);
        _checkForms(key, hash, passkey, client);
    }

    /// @dev High s, places that are elsewhere, and authenticator data that is too short.
    function _checkForms(uint256 key, bytes32 hash, bytes memory passkey, string memory client) private view {
        bytes memory data = abi.encodePacked(RP_ID_HASH, uint8(5), uint32(7));
        (bytes32 r, bytes32 s) = signP256(key, sha256(abi.encodePacked(data, sha256(bytes(client)))));
        _check(passkey, hash, abi.encode(r, s, uint256(23), uint256(1), data, client), VALID);
        uint256 high = P256_N - uint256(s);
        _check(passkey, hash, abi.encode(r, high, uint256(23), uint256(1), data, client), INVALID);
        _check(passkey, hash, abi.encode(r, s, uint256(24), uint256(1), data, client), INVALID);
        _check(passkey, hash, abi.encode(r, s, uint256(23), uint256(2), data, client), INVALID);
        bytes memory short = abi.encodePacked(RP_ID_HASH, uint8(5), uint24(7));
        (r, s) = signP256(key, sha256(abi.encodePacked(short, sha256(bytes(client)))));
        _check(passkey, hash, abi.encode(r, s, uint256(23), uint256(1), short, client), INVALID);
        _check(passkey, hash, abi.encode(r, s, uint256(23), uint256(1), "", client), INVALID);
        _check(passkey, hash, "", INVALID);
    }

    function _check(bytes memory key, bytes32 hash, bytes memory signed, bytes4 expected) private view {
        vm.assertEq(bytes32(verifier.verify(key, hash, signed)), bytes32(expected), "answer");
    }
}
