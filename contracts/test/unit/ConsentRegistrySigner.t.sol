// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {Consents} from "../Consents.t.sol";

/// @notice rotate, invalidateNonces, and nonces.
contract ConsentRegistrySignerTest is Consents {
    bytes32 private subject;

    function setUp() public override {
        super.setUp();
        subject = enroll(SUBJECT_KEY);
    }

    // ---- rotate ----

    function testFuzz_Rotate(address caller, uint256 nonce) public {
        notActor(caller, address(0));
        bytes memory newSigner = signerOf(NEW_KEY);
        bytes memory call = rotateCall(SUBJECT_KEY, subject, NEW_KEY, nonce);
        vm.expectEmit(address(registry));
        emit IConsentRegistry.SignerRotated(subject, 2, nonce, newSigner);
        vm.prank(caller);
        send(call);
        IConsentRegistry.Subject memory expected = IConsentRegistry.Subject(LAB, 0, 1, 2, 0, newSigner);
        vm.assertEq(abi.encode(registry.stateOf(subject)), abi.encode(expected), "state");
        vm.assertTrue(registry.isNonceUsed(subject, nonce), "nonce");
        vm.assertTrue(registry.isSignerTaken(newSigner), "the new signer is taken");
        vm.assertTrue(registry.isSignerTaken(signerOf(SUBJECT_KEY)), "the old one stays taken");
    }

    /// @dev Only the present signer's signature counts.
    function test_Rotate_OldSignerIsNone() public {
        IConsentRegistry.NewGrant memory g = newGrant(subject, keccak256("terms"));
        bytes memory early = grantCall(SUBJECT_KEY, g);
        rotate(SUBJECT_KEY, subject, NEW_KEY);
        refuse(early, _badSignature(NEW_KEY));
        grant(NEW_KEY, g);
    }

    /// @dev So a signature of an old signer never counts again.
    function test_RevertWhen_RotatedBack() public {
        rotate(SUBJECT_KEY, subject, NEW_KEY);
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.SignerTaken.selector, signerOf(SUBJECT_KEY));
        refuse(rotateCall(NEW_KEY, subject, SUBJECT_KEY, newNonce()), refusal);
        refuse(
            rotateCall(NEW_KEY, subject, NEW_KEY, newNonce()),
            abi.encodeWithSelector(IConsentRegistry.SignerTaken.selector, signerOf(NEW_KEY))
        );
    }

    function test_RevertWhen_RotatedToSignerOfOther() public {
        enroll(STRANGER_KEY);
        refuse(
            rotateCall(SUBJECT_KEY, subject, STRANGER_KEY, 1),
            abi.encodeWithSelector(IConsentRegistry.SignerTaken.selector, signerOf(STRANGER_KEY))
        );
    }

    /// @dev Nobody's key becomes a signer without its holder, and nobody rotates another's subject.
    function test_RevertWhen_OneOfTwoDidNotSign() public {
        bytes memory newSigner = signerOf(NEW_KEY);
        bytes32 digest = rotateDigest(subject, newSigner, 1);
        (bytes memory old, bytes memory fresh) = (signature(SUBJECT_KEY, digest), signature(NEW_KEY, digest));
        refuse(_rotateCall(newSigner, fresh, fresh), _badSignature(SUBJECT_KEY));
        refuse(_rotateCall(newSigner, old, old), _badSignature(NEW_KEY));
    }

    function testFuzz_RevertWhen_NewSignerIsNotAccepted(bytes memory newSigner) public {
        vm.assume(newSigner.length != 20);
        bytes memory old = signature(SUBJECT_KEY, rotateDigest(subject, newSigner, 1));
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.SignerNotAccepted.selector, newSigner);
        refuse(_rotateCall(newSigner, old, ""), refusal);
    }

    function test_RevertWhen_RotationIsPast() public {
        bytes memory call = rotateCall(SUBJECT_KEY, subject, NEW_KEY, 1);
        vm.warp(deadline + 1);
        refuse(call, abi.encodeWithSelector(IConsentRegistry.SignatureExpired.selector, deadline));
        vm.warp(deadline);
        send(call);
    }

    function testFuzz_RevertWhen_SubjectIsUnknown(bytes32 unknown) public {
        vm.assume(unknown != subject);
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.UnknownSubject.selector, unknown);
        refuse(rotateCall(SUBJECT_KEY, unknown, NEW_KEY, 1), refusal);
        refuse(invalidateCall(SUBJECT_KEY, unknown, 0, 1), refusal);
    }

    // ---- nonces ----

    function testFuzz_RevertWhen_NonceIsUsed(uint256 nonce) public {
        IConsentRegistry.NewGrant memory g = newGrant(subject, keccak256("terms"));
        g.nonce = nonce;
        grant(SUBJECT_KEY, g);
        g.termsCommit = keccak256("other terms");
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.NonceUsed.selector, subject, nonce);
        refuse(grantCall(SUBJECT_KEY, g), refusal);
        refuse(rotateCall(SUBJECT_KEY, subject, NEW_KEY, nonce), refusal);
        refuse(setGuardiansCall(SUBJECT_KEY, subject, 0, nonce), refusal);
        refuse(appointCall(SUBJECT_KEY, subject, signerOf(PROXY_KEY), "scope", inDays(1), nonce), refusal);
    }

    /// @dev In any order, each once, and each subject has its own.
    function testFuzz_Nonces(uint256 first, uint256 second) public {
        vm.assume(first != second);
        IConsentRegistry.NewGrant memory g = newGrant(subject, keccak256("terms"));
        g.nonce = first;
        grant(SUBJECT_KEY, g);
        vm.assertTrue(registry.isNonceUsed(subject, first), "used");
        vm.assertTrue(!registry.isNonceUsed(subject, second), "unused");
        (g.nonce, g.termsCommit) = (second, keccak256("second terms"));
        grant(SUBJECT_KEY, g);
        g.subject = enroll(STRANGER_KEY);
        grant(STRANGER_KEY, g);
    }

    function testFuzz_InvalidateNonces(address caller, uint248 word, uint256 mask, uint8 bit) public {
        notActor(caller, address(0));
        mask |= 1 << bit;
        bytes memory call = invalidateCall(SUBJECT_KEY, subject, word, mask);
        vm.expectEmit(address(registry));
        emit IConsentRegistry.NoncesInvalidated(subject, 2, word, mask);
        vm.prank(caller);
        send(call);
        for (uint256 i; i < 256; ++i) {
            bool isUsed = registry.isNonceUsed(subject, uint256(word) << 8 | i);
            vm.assertEq(isUsed, mask >> i & 1 == 1, "exactly those of the mask are used");
        }
        IConsentRegistry.NewGrant memory g = newGrant(subject, keccak256("terms"));
        g.nonce = uint256(word) << 8 | bit;
        refuse(grantCall(SUBJECT_KEY, g), abi.encodeWithSelector(IConsentRegistry.NonceUsed.selector, subject, g.nonce));
        // Again, it would be an event that says nothing.
        refuse(call, abi.encodeWithSelector(IConsentRegistry.NoncesAlreadyInvalid.selector, subject, word, mask));
    }

    /// @dev What was used before stays used.
    function testFuzz_InvalidateNonces_Adds(uint248 word, uint256 first, uint256 second) public {
        vm.assume(first != 0 && second & ~first != 0);
        send(invalidateCall(SUBJECT_KEY, subject, word, first));
        send(invalidateCall(SUBJECT_KEY, subject, word, second));
        for (uint256 i; i < 256; ++i) {
            bool isUsed = registry.isNonceUsed(subject, uint256(word) << 8 | i);
            vm.assertEq(isUsed, (first | second) >> i & 1 == 1, "used");
        }
    }

    function test_RevertWhen_InvalidationIsNotSigned() public {
        refuse(invalidateCall(STRANGER_KEY, subject, 0, 1), _badSignature(SUBJECT_KEY));
        bytes memory signed = signature(SUBJECT_KEY, invalidateDigest(subject, 0, 1));
        refuse(
            abi.encodeCall(IConsentRegistry.invalidateNonces, (subject, 1, 1, deadline, signed)),
            _badSignature(SUBJECT_KEY)
        );
        refuse(
            abi.encodeCall(IConsentRegistry.invalidateNonces, (subject, 0, 2, deadline, signed)),
            _badSignature(SUBJECT_KEY)
        );
    }

    function test_RevertWhen_InvalidationIsPast() public {
        bytes memory call = invalidateCall(SUBJECT_KEY, subject, 0, 1);
        vm.warp(deadline + 1);
        refuse(call, abi.encodeWithSelector(IConsentRegistry.SignatureExpired.selector, deadline));
    }

    // ---- helpers ----

    function _rotateCall(bytes memory newSigner, bytes memory signed, bytes memory newSigned)
        private
        view
        returns (bytes memory)
    {
        return abi.encodeCall(IConsentRegistry.rotate, (subject, newSigner, 1, deadline, signed, newSigned));
    }

    function _badSignature(uint256 key) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, signerOf(key));
    }
}
