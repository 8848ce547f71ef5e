// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Consents} from "../Consents.t.sol";

/// @notice grant and revoke, by the subject's signer.
contract ConsentRegistryGrantTest is Consents {
    bytes32 private constant COMMIT = keccak256("terms");

    bytes32 private subject;

    function setUp() public override {
        super.setUp();
        subject = enroll(SUBJECT_KEY);
    }

    // ---- grant ----

    function testFuzz_Grant(address caller, bytes32 commit, uint16 days_, uint256 nonce) public {
        notActor(caller, address(0));
        vm.assume(commit != 0);
        IConsentRegistry.NewGrant memory g = newGrant(subject, commit);
        (g.expiry, g.nonce) = (inDays(bound(days_, 0, 36_000)), nonce);
        bytes32 grantId = keccak256(abi.encode(subject, commit));
        bytes memory call = grantCall(SUBJECT_KEY, g);
        uint64 effectiveAt = uint64(block.timestamp) + NOTICE_DELAY;
        vm.expectEmit(address(registry));
        emit IConsentRegistry.Granted(grantId, subject, 2, 1, commit, g.expiry, effectiveAt, 0, 0, nonce);
        vm.prank(caller);
        vm.assertEq(bytes32(send(call)), grantId, "grant id");
        vm.assertEq(registry.grantIdOf(subject, commit), grantId, "id");
        IConsentRegistry.Grant memory expected =
            IConsentRegistry.Grant(1, 1, g.expiry, effectiveAt, uint64(block.number), 0, 0, 0);
        vm.assertEq(abi.encode(registry.grantOf(grantId)), abi.encode(expected), "grant");
        vm.assertTrue(registry.isNonceUsed(subject, nonce), "nonce");
        vm.assertEq(registry.sequence(), 2, "sequence");
    }

    /// @dev A subject's grants are numbered from 1 without a gap, whatever other subjects do.
    function testFuzz_Grant_Numbers(uint8 count) public {
        count = uint8(bound(count, 1, 12));
        bytes32 other = enroll(STRANGER_KEY);
        for (uint32 number = 1; number <= count; ++number) {
            bytes32 grantId = grant(SUBJECT_KEY, newGrant(subject, keccak256(abi.encode(number))));
            grant(STRANGER_KEY, newGrant(other, keccak256(abi.encode(number))));
            vm.assertEq(registry.grantOf(grantId).number, number, "number");
            vm.assertEq(registry.stateOf(subject).grantCount, number, "count");
        }
    }

    /// @dev The patients of a suspended lab still grant and revoke.
    function test_Grant_MemberIsSuspended() public {
        suspendForCompromise(LAB);
        grant(SUBJECT_KEY, newGrant(subject, COMMIT));
        revoke(SUBJECT_KEY, subject, COMMIT, 0);
    }

    function test_RevertWhen_GrantIsPast() public {
        bytes memory call = grantCall(SUBJECT_KEY, newGrant(subject, COMMIT));
        vm.warp(deadline + 1);
        refuse(call, abi.encodeWithSelector(IConsentRegistry.SignatureExpired.selector, deadline));
        vm.warp(deadline);
        send(call);
    }

    function test_RevertWhen_CommitmentIsZero() public {
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.ZeroCommitment.selector);
        refuse(grantCall(SUBJECT_KEY, newGrant(subject, 0)), refusal);
    }

    function testFuzz_RevertWhen_ExpiryIsFine(uint64 expiry) public {
        vm.assume(expiry % 1 days != 0);
        _refuseExpiry(expiry, IConsentRegistry.ExpiryNotCoarse.selector);
    }

    function testFuzz_RevertWhen_ExpiryIsPast(uint256 daysAgo) public {
        uint64 expiry = uint64(bound(daysAgo, 0, block.timestamp / 1 days)) * 1 days;
        _refuseExpiry(expiry, IConsentRegistry.ExpiryPassed.selector);
        vm.warp(inDays(0));
        deadline = block.timestamp;
        _refuseExpiry(uint64(block.timestamp), IConsentRegistry.ExpiryPassed.selector);
    }

    function testFuzz_RevertWhen_ExpiryIsTooFar(uint64 days_) public {
        vm.warp(inDays(0));
        deadline = block.timestamp;
        uint64 last = uint64(block.timestamp) + 36_525 days;
        uint64 expiry = uint64(bound(days_, last / 1 days + 1, type(uint64).max / 1 days)) * 1 days;
        _refuseExpiry(expiry, IConsentRegistry.ExpiryTooFar.selector);
        _refuseExpiry(last + 1 days, IConsentRegistry.ExpiryTooFar.selector);
        IConsentRegistry.NewGrant memory g = newGrant(subject, COMMIT);
        g.expiry = last;
        vm.assertEq(registry.grantOf(grant(SUBJECT_KEY, g)).expiry, last, "expiry");
    }

    function testFuzz_RevertWhen_SubjectIsUnknown(bytes32 unknown) public {
        vm.assume(unknown != subject);
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.UnknownSubject.selector, unknown);
        refuse(grantCall(SUBJECT_KEY, newGrant(unknown, COMMIT)), refusal);
        refuse(revokeCall(SUBJECT_KEY, unknown, COMMIT, 0), refusal);
    }

    /// @dev A signature can't be used twice, not even after the revocation; nor can a commitment.
    function test_RevertWhen_GrantExists() public {
        IConsentRegistry.NewGrant memory g = newGrant(subject, COMMIT);
        bytes32 grantId = grant(SUBJECT_KEY, g);
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.GrantExists.selector, grantId);
        refuse(grantCall(SUBJECT_KEY, g), refusal);
        refuse(grantCall(SUBJECT_KEY, newGrant(subject, COMMIT)), refusal);
        revoke(SUBJECT_KEY, subject, COMMIT, 0);
        refuse(grantCall(SUBJECT_KEY, newGrant(subject, COMMIT)), refusal);
    }

    function test_RevertWhen_GrantIsSignedByOther() public {
        enroll(STRANGER_KEY);
        refuse(grantCall(STRANGER_KEY, newGrant(subject, COMMIT)), _badSignature());
    }

    /// @dev Each field is signed, and for this chain.
    function testFuzz_RevertWhen_GrantIsSignedOtherwise(uint8 field, uint64 change) public {
        change = uint64(bound(change, 1, 1000));
        bytes32 other = enroll(STRANGER_KEY);
        IConsentRegistry.NewGrant memory g = newGrant(subject, COMMIT);
        g.countersigner = labRelayer;
        bytes memory signed = signature(SUBJECT_KEY, grantDigest(g));
        field = field % 8;
        if (field == 0) vm.chainId(block.chainid + 1);
        if (field == 1) g.termsCommit = bytes32(uint256(COMMIT) + change);
        if (field == 2) g.expiry += change * 1 days;
        if (field == 3) g.nonce += change;
        if (field == 4) g.deadline += change;
        if (field == 5) g.countersigner = address(0);
        if (field == 6) g.oldTermsCommit = bytes32(uint256(change));
        bytes memory refusal = _badSignature();
        if (field == 7) {
            g.subject = other;
            refusal = abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, signerOf(STRANGER_KEY));
        }
        refuse(abi.encodeCall(IConsentRegistry.grant, (g, signed, countersignature(g))), refusal);
    }

    // ---- countersigned ----

    function testFuzz_Grant_Countersigned(address caller) public {
        notActor(caller, address(0));
        IConsentRegistry.NewGrant memory g = _countersigned();
        bytes memory call = grantCall(SUBJECT_KEY, g);
        vm.prank(caller);
        bytes32 grantId = bytes32(send(call));
        vm.assertEq(registry.grantOf(grantId).effectiveAt, block.timestamp, "effective at once");
    }

    function testFuzz_RevertWhen_LabSignedOtherwise(uint8 field) public {
        IConsentRegistry.NewGrant memory g = _countersigned();
        bytes32 grantId = registry.grantIdOf(subject, COMMIT);
        field = field % 5;
        bytes32 digest = countersignDigest(grantId, g.expiry, g.deadline);
        if (field == 0) digest = countersignDigest(keccak256("other"), g.expiry, g.deadline);
        if (field == 1) digest = countersignDigest(grantId, g.expiry + 1 days, g.deadline);
        if (field == 2) digest = countersignDigest(grantId, g.expiry, g.deadline + 1);
        if (field == 3) digest = grantDigest(g);
        bytes memory labSigned =
            signature(field == 4 ? STRANGER_KEY : accountKey(LAB, IConsortium.Purpose.Relayer), digest);
        bytes memory signed = signature(SUBJECT_KEY, grantDigest(g));
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.BadLabSignature.selector, labRelayer);
        refuse(abi.encodeCall(IConsentRegistry.grant, (g, signed, labSigned)), refusal);
        refuse(abi.encodeCall(IConsentRegistry.grant, (g, signed, bytes(""))), refusal);
    }

    /// @dev Only a relayer of the subject's own lab, while the lab is not suspended.
    function test_RevertWhen_CountersignerIsNoRelayer() public {
        IConsentRegistry.NewGrant memory g = _countersigned();
        suspend(LAB, true);
        refuse(grantCall(SUBJECT_KEY, g), _notRelayer(labRelayer));
        suspend(LAB, false);
        g.countersigner = accountOf(OTHER_LAB, IConsortium.Purpose.Relayer);
        refuse(grantCall(SUBJECT_KEY, g), _notRelayer(g.countersigner));
        g.countersigner = accountOf(LAB, IConsortium.Purpose.Manager);
        refuse(grantCall(SUBJECT_KEY, g), _notRelayer(g.countersigner));
    }

    // ---- superseding ----

    function test_Grant_Supersedes() public {
        bytes32 first = grant(SUBJECT_KEY, newGrant(subject, COMMIT));
        vm.roll(block.number + 7);
        IConsentRegistry.NewGrant memory g = newGrant(subject, "second");
        g.oldTermsCommit = COMMIT;
        bytes32 second = registry.grantIdOf(subject, "second");
        vm.expectEmit(address(registry));
        emit IConsentRegistry.Granted(
            second, subject, 3, 2, "second", g.expiry, uint64(block.timestamp) + NOTICE_DELAY, first, 0, g.nonce
        );
        vm.assertEq(grant(SUBJECT_KEY, g), second, "grant id");
        vm.assertEq(registry.grantOf(first).revokedBlock, 1007, "the old one is ended at once");
        IConsentRegistry.Grant memory next = registry.grantOf(second);
        vm.assertEq(next.version, 2, "version");
        vm.assertEq(next.number, 2, "number");
        vm.assertEq(next.supersedes, first, "supersedes");
        g = newGrant(subject, "third");
        g.oldTermsCommit = "second";
        vm.assertEq(registry.grantOf(grant(SUBJECT_KEY, g)).version, 3, "version of the third");
    }

    function test_RevertWhen_SupersededIsNotActive() public {
        IConsentRegistry.NewGrant memory g = newGrant(subject, "second");
        g.oldTermsCommit = COMMIT;
        bytes32 first = registry.grantIdOf(subject, COMMIT);
        refuse(grantCall(SUBJECT_KEY, g), abi.encodeWithSelector(IConsentRegistry.UnknownGrantId.selector, first));
        grant(STRANGER_KEY, newGrant(enroll(STRANGER_KEY), COMMIT)); // another subject's doesn't count
        refuse(grantCall(SUBJECT_KEY, g), abi.encodeWithSelector(IConsentRegistry.UnknownGrantId.selector, first));
        grant(SUBJECT_KEY, newGrant(subject, COMMIT));
        revoke(SUBJECT_KEY, subject, COMMIT, 0);
        refuse(grantCall(SUBJECT_KEY, g), abi.encodeWithSelector(IConsentRegistry.AlreadyRevoked.selector, first));
        // nor does a grant supersede itself
        (g.oldTermsCommit, g.termsCommit) = ("own", "own");
        bytes32 own = registry.grantIdOf(subject, "own");
        refuse(grantCall(SUBJECT_KEY, g), abi.encodeWithSelector(IConsentRegistry.UnknownGrantId.selector, own));
    }

    // ---- revoke ----

    function testFuzz_Revoke(address caller, uint32 later) public {
        notActor(caller, address(0));
        IConsentRegistry.NewGrant memory g = newGrant(subject, COMMIT);
        bytes32 grantId = grant(SUBJECT_KEY, g);
        uint64 revokedBlock = 1000 + uint64(later);
        vm.roll(revokedBlock);
        bytes memory call = revokeCall(SUBJECT_KEY, subject, COMMIT, 0);
        vm.expectEmit(address(registry));
        emit IConsentRegistry.Revoked(grantId, subject, 3);
        vm.prank(caller);
        send(call);
        IConsentRegistry.Grant memory expected =
            IConsentRegistry.Grant(1, 1, g.expiry, uint64(block.timestamp) + NOTICE_DELAY, 1000, revokedBlock, 0, 0);
        vm.assertEq(abi.encode(registry.grantOf(grantId)), abi.encode(expected), "grant");
        vm.assertEq(registry.stateOf(subject).grantCount, 1, "the number stays");
        refuse(call, abi.encodeWithSelector(IConsentRegistry.AlreadyRevoked.selector, grantId));
    }

    function test_RevertWhen_RevocationIsPast() public {
        grant(SUBJECT_KEY, newGrant(subject, COMMIT));
        bytes memory call = revokeCall(SUBJECT_KEY, subject, COMMIT, 0);
        vm.warp(deadline + 1);
        refuse(call, abi.encodeWithSelector(IConsentRegistry.SignatureExpired.selector, deadline));
        vm.warp(deadline);
        send(call);
    }

    function testFuzz_RevertWhen_GrantIsUnknown(bytes32 commit) public {
        bytes memory refusal =
            abi.encodeWithSelector(IConsentRegistry.UnknownGrantId.selector, registry.grantIdOf(subject, commit));
        refuse(revokeCall(SUBJECT_KEY, subject, commit, 0), refusal);
    }

    function test_RevertWhen_RevocationIsSignedOtherwise() public {
        grant(SUBJECT_KEY, newGrant(subject, COMMIT));
        refuse(revokeCall(STRANGER_KEY, subject, COMMIT, 0), _badSignature());
        bytes memory signed = signature(SUBJECT_KEY, revokeDigest(registry.grantIdOf(subject, COMMIT)));
        refuse(
            abi.encodeCall(IConsentRegistry.revoke, (subject, COMMIT, bytes32(0), deadline + 1, signed)),
            _badSignature()
        );
        grant(SUBJECT_KEY, newGrant(subject, "other"));
        refuse(
            abi.encodeCall(IConsentRegistry.revoke, (subject, bytes32("other"), bytes32(0), deadline, signed)),
            _badSignature()
        );
    }

    // ---- helpers ----

    function _countersigned() private returns (IConsentRegistry.NewGrant memory g) {
        g = newGrant(subject, COMMIT);
        g.countersigner = labRelayer;
    }

    function _refuseExpiry(uint64 expiry, bytes4 selector) private {
        IConsentRegistry.NewGrant memory g = newGrant(subject, COMMIT);
        g.expiry = expiry;
        refuse(grantCall(SUBJECT_KEY, g), abi.encodeWithSelector(selector, expiry));
    }

    function _notRelayer(address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsortium.NotPurpose.selector, LAB, account, IConsortium.Purpose.Relayer);
    }

    function _badSignature() private pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, signerOf(SUBJECT_KEY));
    }
}
