// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {Consents} from "../Consents.t.sol";

/// @notice setGuardians, startRecovery, vetoRecovery, completeRecovery.
contract ConsentRegistryRecoveryTest is Consents {
    uint256 private constant COUNT = 5;
    uint8 private constant THRESHOLD = 3;

    bytes32 private subject;

    function setUp() public override {
        super.setUp();
        subject = enroll(SUBJECT_KEY);
        setGuardians(SUBJECT_KEY, subject, guardiansCommit(COUNT, THRESHOLD));
    }

    // ---- setGuardians ----

    function testFuzz_SetGuardians(address caller, bytes32 commit, uint256 nonce) public {
        notActor(caller, address(0));
        vm.assume(nonce != 0);
        bytes memory call = setGuardiansCall(SUBJECT_KEY, subject, commit, nonce);
        vm.expectEmit(address(registry));
        emit IConsentRegistry.GuardiansSet(subject, 3, nonce, commit);
        vm.prank(caller);
        send(call);
        vm.assertEq(registry.stateOf(subject).guardiansCommit, commit, "commitment");
        vm.assertEq(registry.stateOf(subject).recoveryNonce, 2, "recovery nonce");
    }

    function test_RevertWhen_GuardiansAreNotSigned() public {
        refuse(setGuardiansCall(STRANGER_KEY, subject, 0, 9), _badSignature(SUBJECT_KEY));
        bytes memory signed = signature(SUBJECT_KEY, setGuardiansDigest(subject, 0, 9));
        refuse(
            abi.encodeCall(IConsentRegistry.setGuardians, (subject, bytes32("other"), 9, deadline, signed)),
            _badSignature(SUBJECT_KEY)
        );
    }

    function testFuzz_RevertWhen_SubjectIsUnknown(bytes32 unknown) public {
        vm.assume(unknown != subject);
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.UnknownSubject.selector, unknown);
        refuse(setGuardiansCall(SUBJECT_KEY, unknown, 0, 9), refusal);
        refuse(startRecoveryCall(unknown, NEW_KEY, COUNT, THRESHOLD), refusal);
    }

    function test_RevertWhen_DeadlineIsPast() public {
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.SignatureExpired.selector, deadline);
        bytes memory guard = setGuardiansCall(SUBJECT_KEY, subject, 0, 9);
        bytes memory start = startRecoveryCall(subject, NEW_KEY, COUNT, THRESHOLD);
        vm.warp(deadline + 1);
        refuse(guard, refusal);
        refuse(start, refusal);
        vm.warp(deadline);
        send(start);
        bytes memory veto = vetoCall(SUBJECT_KEY, subject);
        vm.warp(deadline + 1);
        refuse(veto, refusal);
    }

    // ---- startRecovery ----

    function testFuzz_StartRecovery(address caller, uint8 count, uint8 threshold) public {
        notActor(caller, address(0));
        count = uint8(bound(count, 1, 8));
        threshold = uint8(bound(threshold, 1, count));
        setGuardians(SUBJECT_KEY, subject, guardiansCommit(count, threshold));
        bytes memory call = startRecoveryCall(subject, NEW_KEY, count, threshold);
        uint64 completableAt = uint64(block.timestamp) + RECOVERY_DELAY;
        vm.expectEmit(address(registry));
        emit IConsentRegistry.RecoveryStarted(subject, 4, completableAt, signerOf(NEW_KEY));
        vm.prank(caller);
        send(call);
        IConsentRegistry.Recovery memory expected = IConsentRegistry.Recovery(completableAt, signerOf(NEW_KEY));
        vm.assertEq(abi.encode(registry.recoveryOf(subject)), abi.encode(expected), "recovery");
        vm.assertEq(registry.stateOf(subject).recoveryNonce, 3, "recovery nonce");
        vm.assertEq(registry.stateOf(subject).signer, signerOf(SUBJECT_KEY), "the signer is the present one still");
        vm.assertTrue(registry.isSignerTaken(signerOf(NEW_KEY)), "taken");
    }

    function test_RevertWhen_NoGuardiansAreSet() public {
        setGuardians(SUBJECT_KEY, subject, 0);
        bytes memory refusal =
            abi.encodeWithSelector(IConsentRegistry.GuardiansMismatch.selector, guardiansCommit(COUNT, THRESHOLD));
        refuse(startRecoveryCall(subject, NEW_KEY, COUNT, THRESHOLD), refusal);
    }

    /// @dev Other guardians, or the same with another threshold, don't open the commitment.
    function testFuzz_RevertWhen_GuardiansMismatch(uint8 count, uint8 threshold) public {
        count = uint8(bound(count, 0, 8));
        threshold = uint8(bound(threshold, 0, count));
        vm.assume(count != COUNT || threshold != THRESHOLD);
        bytes memory refusal =
            abi.encodeWithSelector(IConsentRegistry.GuardiansMismatch.selector, guardiansCommit(count, threshold));
        refuse(startRecoveryCall(subject, NEW_KEY, count, threshold), refusal);
        IConsentRegistry.Guardians memory g = guardiansOf(COUNT, THRESHOLD);
        g.salt = SALT;
        refusal = abi.encodeWithSelector(IConsentRegistry.GuardiansMismatch.selector, registry.guardiansCommitOf(g));
        refuse(startRecoveryCall(subject, NEW_KEY, g, _approvals(THRESHOLD)), refusal);
    }

    function testFuzz_RevertWhen_ThresholdIsNotMet(uint8 approving) public {
        approving = uint8(bound(approving, 0, COUNT));
        vm.assume(approving != THRESHOLD);
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.ThresholdNotMet.selector, approving, THRESHOLD);
        bytes memory call = startRecoveryCall(subject, NEW_KEY, guardiansOf(COUNT, THRESHOLD), _approvals(approving));
        refuse(call, refusal);
    }

    /// @dev A threshold of none lets nobody recover, rather than anybody.
    function test_RevertWhen_ThresholdIsZero() public {
        setGuardians(SUBJECT_KEY, subject, guardiansCommit(COUNT, 0));
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.ThresholdNotMet.selector, 0, 0);
        refuse(startRecoveryCall(subject, NEW_KEY, COUNT, 0), refusal);
    }

    /// @dev One guardian doesn't count twice, not even one that is committed to twice with other salts.
    function test_RevertWhen_GuardianApprovesTwice() public {
        IConsentRegistry.Approval[] memory approvals = _approvals(THRESHOLD);
        approvals[1] = approvals[0];
        _refuseApprovals(approvals, _notAscending(approvals[1]));
        IConsentRegistry.Guardians memory g = guardiansOf(2, 2);
        bytes memory signer = signerOf(guardianKey(0));
        g.commits[0] = registry.guardianCommitOf(signer, "one");
        g.commits[1] = registry.guardianCommitOf(signer, "two");
        setGuardians(SUBJECT_KEY, subject, registry.guardiansCommitOf(g));
        bytes memory signed = signature(guardianKey(0), recoverDigest(subject, signerOf(NEW_KEY)));
        approvals = new IConsentRegistry.Approval[](2);
        approvals[0] = IConsentRegistry.Approval(0, signer, "one", signed);
        approvals[1] = IConsentRegistry.Approval(1, signer, "two", signed);
        refuse(startRecoveryCall(subject, NEW_KEY, g, approvals), _notAscending(approvals[1]));
    }

    function test_RevertWhen_ApprovalsAreNotAscending() public {
        IConsentRegistry.Approval[] memory approvals = _approvals(THRESHOLD);
        (approvals[1], approvals[2]) = (approvals[2], approvals[1]);
        _refuseApprovals(approvals, _notAscending(approvals[2]));
    }

    function testFuzz_RevertWhen_NotGuardian(uint8 index, bytes32 salt) public {
        IConsentRegistry.Approval[] memory approvals = _approvals(THRESHOLD);
        vm.assume(index != approvals[0].index && salt != approvals[0].salt);
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.NotGuardian.selector, approvals[0].signer);
        approvals[0].index = index;
        _refuseApprovals(approvals, refusal);
        approvals = _approvals(THRESHOLD);
        approvals[0].salt = salt;
        _refuseApprovals(approvals, refusal);
        approvals = _approvals(THRESHOLD);
        approvals[0].index = uint8(COUNT); // just after the last
        _refuseApprovals(approvals, refusal);
    }

    function testFuzz_RevertWhen_GuardianDidNotSign(uint8 which) public {
        IConsentRegistry.Approval[] memory approvals = _approvals(THRESHOLD);
        which = uint8(which % THRESHOLD);
        approvals[which].signature = approvals[(which + 1) % THRESHOLD].signature;
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, approvals[which].signer);
        _refuseApprovals(approvals, refusal);
    }

    /// @dev Guardians can't make a signer of a key whose holder doesn't agree.
    function test_RevertWhen_NewSignerDidNotSign() public {
        bytes memory newSigner = signerOf(NEW_KEY);
        bytes memory signed = signature(STRANGER_KEY, recoverDigest(subject, newSigner));
        bytes memory call = abi.encodeCall(
            IConsentRegistry.startRecovery,
            (subject, newSigner, deadline, signed, guardiansOf(COUNT, THRESHOLD), _approvals(THRESHOLD))
        );
        refuse(call, _badSignature(NEW_KEY));
    }

    function test_RevertWhen_NewSignerIsTaken() public {
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.SignerTaken.selector, signerOf(SUBJECT_KEY));
        refuse(startRecoveryCall(subject, SUBJECT_KEY, COUNT, THRESHOLD), refusal);
    }

    /// @dev What guardians signed once starts one recovery, whatever became of it.
    function test_RevertWhen_RecoveryIsReplayed() public {
        bytes memory call = startRecoveryCall(subject, NEW_KEY, COUNT, THRESHOLD);
        bytes memory early = startRecoveryCall(subject, STRANGER_KEY, COUNT, THRESHOLD);
        bytes memory refusal = _firstGuardianRefusal();
        send(call);
        refuse(call, refusal);
        refuse(early, refusal);
        early = startRecoveryCall(subject, STRANGER_KEY, COUNT, THRESHOLD); // for the time after, but vetoed too
        vetoRecovery(SUBJECT_KEY, subject);
        refuse(call, refusal);
        refuse(early, refusal);
        setGuardians(SUBJECT_KEY, subject, guardiansCommit(COUNT, THRESHOLD));
        refuse(call, refusal);
        refuse(early, refusal);
    }

    /// @dev Or else a recovery to a key that is lost meanwhile would lock the subject out. The delay begins anew.
    function testFuzz_StartRecovery_Replaces(uint32 later) public {
        startRecovery(subject, NEW_KEY, COUNT, THRESHOLD);
        vm.warp(block.timestamp + bound(later, 1, 30 days));
        deadline = block.timestamp;
        startRecovery(subject, STRANGER_KEY, COUNT, THRESHOLD);
        IConsentRegistry.Recovery memory expected =
            IConsentRegistry.Recovery(uint64(block.timestamp) + RECOVERY_DELAY, signerOf(STRANGER_KEY));
        vm.assertEq(abi.encode(registry.recoveryOf(subject)), abi.encode(expected), "the later one");
    }

    // ---- vetoRecovery ----

    function testFuzz_VetoRecovery(address caller, uint32 later) public {
        notActor(caller, address(0));
        startRecovery(subject, NEW_KEY, COUNT, THRESHOLD);
        vm.warp(block.timestamp + later); // as long as it is not completed
        deadline = block.timestamp;
        bytes memory call = vetoCall(SUBJECT_KEY, subject);
        vm.expectEmit(address(registry));
        emit IConsentRegistry.RecoveryVetoed(subject, 4);
        vm.prank(caller);
        send(call);
        _assertNoRecovery();
        vm.assertEq(registry.stateOf(subject).recoveryNonce, 3, "recovery nonce");
        vm.assertEq(registry.stateOf(subject).signer, signerOf(SUBJECT_KEY), "signer");
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.NoRecovery.selector, subject);
        refuse(call, refusal);
        vm.warp(block.timestamp + RECOVERY_DELAY);
        refuse(abi.encodeCall(IConsentRegistry.completeRecovery, (subject)), refusal);
    }

    function test_RevertWhen_VetoIsNotSigned() public {
        startRecovery(subject, NEW_KEY, COUNT, THRESHOLD);
        refuse(vetoCall(STRANGER_KEY, subject), _badSignature(SUBJECT_KEY));
        refuse(vetoCall(NEW_KEY, subject), _badSignature(SUBJECT_KEY));
    }

    /// @dev A veto is of one recovery, so an old one doesn't stop a later one.
    function test_RevertWhen_VetoIsReplayed() public {
        startRecovery(subject, NEW_KEY, COUNT, THRESHOLD);
        bytes memory call = vetoCall(SUBJECT_KEY, subject);
        send(call);
        startRecovery(subject, STRANGER_KEY, COUNT, THRESHOLD);
        refuse(call, _badSignature(SUBJECT_KEY));
    }

    function testFuzz_RevertWhen_NothingIsToVeto(bytes32 unknown) public {
        refuse(vetoCall(SUBJECT_KEY, unknown), abi.encodeWithSelector(IConsentRegistry.NoRecovery.selector, unknown));
    }

    // ---- ended otherwise ----

    /// @dev The present signer is there, so there is nothing to recover.
    function test_Rotate_EndsRecovery() public {
        startRecovery(subject, STRANGER_KEY, COUNT, THRESHOLD);
        bytes memory early = startRecoveryCall(subject, PROXY_KEY, COUNT, THRESHOLD);
        rotate(SUBJECT_KEY, subject, NEW_KEY);
        _assertNoRecovery();
        vm.assertEq(registry.stateOf(subject).recoveryNonce, 3, "recovery nonce");
        refuse(early, _firstGuardianRefusal());
        startRecovery(subject, PROXY_KEY, COUNT, THRESHOLD); // the guardians stay
    }

    function test_SetGuardians_EndsRecovery() public {
        startRecovery(subject, NEW_KEY, COUNT, THRESHOLD);
        setGuardians(SUBJECT_KEY, subject, guardiansCommit(COUNT, THRESHOLD));
        _assertNoRecovery();
    }

    // ---- completeRecovery ----

    function testFuzz_CompleteRecovery(address caller, uint32 later) public {
        notActor(caller, address(0));
        startRecovery(subject, NEW_KEY, COUNT, THRESHOLD);
        vm.warp(block.timestamp + RECOVERY_DELAY + later);
        vm.expectEmit(address(registry));
        emit IConsentRegistry.RecoveryCompleted(subject, 4);
        vm.prank(caller);
        registry.completeRecovery(subject);
        IConsentRegistry.Subject memory expected = IConsentRegistry.Subject(LAB, 0, 3, 2, 0, signerOf(NEW_KEY));
        vm.assertEq(abi.encode(registry.stateOf(subject)), abi.encode(expected), "state");
        _assertNoRecovery();
        deadline = block.timestamp;
        IConsentRegistry.NewGrant memory g = newGrant(subject, keccak256("terms"));
        refuse(grantCall(SUBJECT_KEY, g), _badSignature(NEW_KEY));
        grant(NEW_KEY, g);
    }

    function testFuzz_RevertWhen_RecoveryIsDelayed(uint32 later) public {
        startRecovery(subject, NEW_KEY, COUNT, THRESHOLD);
        uint64 completableAt = uint64(block.timestamp) + RECOVERY_DELAY;
        bytes memory call = abi.encodeCall(IConsentRegistry.completeRecovery, (subject));
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.RecoveryDelayed.selector, completableAt);
        vm.warp(block.timestamp + bound(later, 0, RECOVERY_DELAY - 1));
        refuse(call, refusal);
        vm.warp(completableAt - 1);
        refuse(call, refusal);
        vm.warp(completableAt);
        send(call);
        refuse(call, abi.encodeWithSelector(IConsentRegistry.NoRecovery.selector, subject));
    }

    /// @dev The new signer would be locked out, and the guardians gone.
    function test_RevertWhen_VerifierOfNewSignerIsStruckOff() public {
        address verifier = listedVerifier();
        bytes memory newSigner = abi.encodePacked(verifier, passkeyOf(NEW_KEY));
        bytes32 digest = recoverDigest(subject, newSigner);
        registry.startRecovery(
            subject,
            newSigner,
            deadline,
            assertion(NEW_KEY, digest),
            guardiansOf(COUNT, THRESHOLD),
            approvalsOf(digest, COUNT, THRESHOLD)
        );
        vm.warp(block.timestamp + RECOVERY_DELAY);
        list(verifier, false);
        bytes memory call = abi.encodeCall(IConsentRegistry.completeRecovery, (subject));
        refuse(call, abi.encodeWithSelector(IConsentRegistry.SignerNotAccepted.selector, newSigner));
        list(verifier, true);
        send(call);
        vm.assertEq(registry.stateOf(subject).signer, newSigner, "signer");
    }

    // ---- commitments ----

    function testFuzz_Commitments(bytes memory signer, bytes32 salt, uint8 threshold, bytes32[] memory commits)
        public
        view
    {
        bytes32 expected = keccak256(abi.encode(salt, keccak256(signer)));
        vm.assertEq(registry.guardianCommitOf(signer, salt), expected, "guardian");
        expected = keccak256(abi.encode(salt, threshold, commits));
        bytes32 actual = registry.guardiansCommitOf(IConsentRegistry.Guardians(salt, threshold, commits));
        vm.assertEq(actual, expected, "guardians");
    }

    // ---- helpers ----

    function _approvals(uint256 count) private view returns (IConsentRegistry.Approval[] memory) {
        return approvalsOf(recoverDigest(subject, signerOf(NEW_KEY)), COUNT, count);
    }

    function _refuseApprovals(IConsentRegistry.Approval[] memory approvals, bytes memory refusal) private {
        refuse(startRecoveryCall(subject, NEW_KEY, guardiansOf(COUNT, THRESHOLD), approvals), refusal);
    }

    function _assertNoRecovery() private view {
        IConsentRegistry.Recovery memory none;
        vm.assertEq(abi.encode(registry.recoveryOf(subject)), abi.encode(none), "no recovery");
    }

    function _notAscending(IConsentRegistry.Approval memory approval) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsentRegistry.ApprovalsNotAscending.selector, approval.signer);
    }

    function _firstGuardianRefusal() private view returns (bytes memory) {
        return abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, _approvals(THRESHOLD)[0].signer);
    }

    function _badSignature(uint256 key) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, signerOf(key));
    }
}
