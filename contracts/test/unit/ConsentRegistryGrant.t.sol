// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {Subjects} from "../Subjects.t.sol";

/// @notice grant and revoke.
contract ConsentRegistryGrantTest is Subjects {
    bytes32 private subject;
    bytes32 private constant COMMIT = keccak256("terms");

    function setUp() public override {
        super.setUp();
        subject = enroll(SUBJECT_KEY);
    }

    // ---- grant ----

    function testFuzz_Grant(address caller, bytes32 termsCommit, uint16 inDays_) public {
        notActor(caller, address(0));
        vm.assume(termsCommit != 0);
        uint64 expiry = inDays(inDays_);
        bytes32 grantId = keccak256(abi.encode(subject, termsCommit));
        bytes memory signed = signature(SUBJECT_KEY, grantDigest(subject, termsCommit, expiry, deadline));
        vm.expectEmit(address(consentRegistry));
        emit IConsentRegistry.Granted(grantId, subject, 2, 1, termsCommit, expiry);
        vm.prank(caller);
        vm.assertEq(consentRegistry.grant(subject, termsCommit, expiry, deadline, signed), grantId, "grant id");
        IConsentRegistry.Grant memory expected =
            IConsentRegistry.Grant(subject, termsCommit, 1, expiry, uint64(block.number), 0);
        vm.assertEq(abi.encode(consentRegistry.grantOf(grantId)), abi.encode(expected), "grant");
        vm.assertEq(consentRegistry.sequence(), 2, "sequence");
    }

    /// @dev A subject's grants are numbered from 1 without a gap, whatever other subjects do.
    function testFuzz_Grant_Numbers(uint8 count) public {
        count = uint8(bound(count, 1, 12));
        bytes32 other = enroll(STRANGER_KEY);
        for (uint64 number = 1; number <= count; ++number) {
            bytes32 grantId = grant(SUBJECT_KEY, subject, keccak256(abi.encode(number)), inDays(1));
            grant(STRANGER_KEY, other, keccak256(abi.encode(number)), inDays(1));
            vm.assertEq(consentRegistry.grantOf(grantId).number, number, "number");
            vm.assertEq(consentRegistry.grantCount(subject), number, "count");
            vm.assertEq(consentRegistry.grantAt(subject, number), grantId, "grant of the number");
        }
        vm.assertEq(consentRegistry.grantAt(subject, 0), 0, "before the first");
        vm.assertEq(consentRegistry.grantAt(subject, count + 1), 0, "after the last");
    }

    function testFuzz_RevertWhen_GrantSignatureIsPast(uint256 late) public {
        vm.warp(deadline + bound(late, 1, 1 << 40));
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.SignatureExpired.selector, deadline));
        grant(SUBJECT_KEY, subject, COMMIT, inDays(1));
    }

    function test_RevertWhen_CommitmentIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.ZeroCommitment.selector));
        grant(SUBJECT_KEY, subject, 0, inDays(1));
    }

    /// @dev A time to the second would tell grants apart.
    function testFuzz_RevertWhen_ExpiryIsFine(uint64 expiry) public {
        vm.assume(expiry % 86_400 != 0);
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.ExpiryNotCoarse.selector, expiry));
        grant(SUBJECT_KEY, subject, COMMIT, expiry);
    }

    function testFuzz_RevertWhen_ExpiryIsPast(uint256 daysAgo) public {
        uint64 expiry = uint64(bound(daysAgo, 0, block.timestamp / 86_400)) * 86_400;
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.ExpiryPassed.selector, expiry));
        grant(SUBJECT_KEY, subject, COMMIT, expiry);
    }

    function test_RevertWhen_ExpiryIsNow() public {
        uint64 expiry = inDays(0);
        vm.warp(expiry);
        deadline = expiry;
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.ExpiryPassed.selector, expiry));
        grant(SUBJECT_KEY, subject, COMMIT, expiry);
    }

    function testFuzz_RevertWhen_SubjectIsUnknown(bytes32 unknown) public {
        vm.assume(unknown != subject);
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.UnknownSubject.selector, unknown));
        grant(SUBJECT_KEY, unknown, COMMIT, inDays(1));
    }

    /// @dev A signature can't be used twice, not even after the revocation.
    function test_RevertWhen_GrantIsReplayed() public {
        bytes32 grantId = grant(SUBJECT_KEY, subject, COMMIT, inDays(1));
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.GrantExists.selector, grantId);
        vm.expectRevert(refusal);
        grant(SUBJECT_KEY, subject, COMMIT, inDays(1));
        revoke(SUBJECT_KEY, grantId);
        vm.expectRevert(refusal);
        grant(SUBJECT_KEY, subject, COMMIT, inDays(1));
    }

    function test_RevertWhen_GrantIsSignedByOther() public {
        enroll(STRANGER_KEY);
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.BadSubjectSignature.selector));
        grant(STRANGER_KEY, subject, COMMIT, inDays(1));
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.BadSubjectSignature.selector));
        grant(RELAYER_KEY, subject, COMMIT, inDays(1));
    }

    /// @dev What was signed for one commitment, expiry or deadline grants nothing else.
    function test_RevertWhen_GrantIsSignedOtherwise() public {
        uint64 expiry = inDays(1);
        bytes memory signed = signature(SUBJECT_KEY, grantDigest(subject, COMMIT, expiry, deadline));
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.BadSubjectSignature.selector);
        vm.expectRevert(refusal);
        consentRegistry.grant(subject, keccak256("other terms"), expiry, deadline, signed);
        vm.expectRevert(refusal);
        consentRegistry.grant(subject, COMMIT, expiry + 1 days, deadline, signed);
        vm.expectRevert(refusal);
        consentRegistry.grant(subject, COMMIT, expiry, deadline + 1, signed);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(refusal);
        consentRegistry.grant(subject, COMMIT, expiry, deadline, signed);
    }

    // ---- revoke ----

    function testFuzz_Revoke(address caller, uint32 later) public {
        notActor(caller, address(0));
        bytes32 grantId = grant(SUBJECT_KEY, subject, COMMIT, inDays(1));
        vm.roll(block.number + later);
        bytes memory signed = signature(SUBJECT_KEY, revokeDigest(grantId, deadline));
        vm.expectEmit(address(consentRegistry));
        emit IConsentRegistry.Revoked(grantId, subject, 3);
        vm.prank(caller);
        consentRegistry.revoke(grantId, deadline, signed);
        IConsentRegistry.Grant memory expected =
            IConsentRegistry.Grant(subject, COMMIT, 1, inDays(1), 1000, uint64(block.number));
        vm.assertEq(abi.encode(consentRegistry.grantOf(grantId)), abi.encode(expected), "grant");
        vm.assertEq(consentRegistry.grantCount(subject), 1, "the number stays");
    }

    function test_RevertWhen_RevocationSignatureIsPast() public {
        bytes32 grantId = grant(SUBJECT_KEY, subject, COMMIT, inDays(1));
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.SignatureExpired.selector, deadline));
        revoke(SUBJECT_KEY, grantId);
    }

    function testFuzz_RevertWhen_GrantIsUnknown(bytes32 grantId) public {
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.UnknownGrantId.selector, grantId));
        revoke(SUBJECT_KEY, grantId);
    }

    function test_RevertWhen_GrantIsRevoked() public {
        bytes32 grantId = grant(SUBJECT_KEY, subject, COMMIT, inDays(1));
        revoke(SUBJECT_KEY, grantId);
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.AlreadyRevoked.selector, grantId));
        revoke(SUBJECT_KEY, grantId);
    }

    function test_RevertWhen_RevocationIsSignedByOther() public {
        enroll(STRANGER_KEY);
        bytes32 grantId = grant(SUBJECT_KEY, subject, COMMIT, inDays(1));
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.BadSubjectSignature.selector));
        revoke(STRANGER_KEY, grantId);
    }

    /// @dev The signature for one grant revokes no other.
    function test_RevertWhen_RevocationIsSignedForOther() public {
        bytes32 first = grant(SUBJECT_KEY, subject, COMMIT, inDays(1));
        bytes32 second = grant(SUBJECT_KEY, subject, keccak256("other terms"), inDays(1));
        bytes memory signed = signature(SUBJECT_KEY, revokeDigest(first, deadline));
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.BadSubjectSignature.selector));
        consentRegistry.revoke(second, deadline, signed);
    }
}
