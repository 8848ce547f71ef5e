// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {Consents} from "../Consents.t.sol";

/// @notice appointProxy, dismissProxy, and what a proxy may write.
contract ConsentRegistryProxyTest is Consents {
    bytes32 private constant SCOPE = keccak256("scope");
    bytes32 private constant COMMIT = keccak256("terms");

    bytes32 private subject;
    bytes32 private appointment;

    function setUp() public override {
        super.setUp();
        subject = enroll(SUBJECT_KEY);
        appointment = appoint(SUBJECT_KEY, subject, PROXY_KEY, SCOPE, inDays(10));
    }

    // ---- appointProxy ----

    function testFuzz_AppointProxy(address caller, bytes32 scopeCommit, uint16 days_, uint256 nonce) public {
        notActor(caller, address(0));
        vm.assume(scopeCommit != 0 && scopeCommit != SCOPE && nonce != 0);
        uint64 expiry = inDays(bound(days_, 0, 36_000));
        bytes memory signer = signerOf(PROXY_KEY);
        bytes32 id = keccak256(abi.encode(subject, keccak256(signer), scopeCommit));
        bytes memory call = appointCall(SUBJECT_KEY, subject, signer, scopeCommit, expiry, nonce);
        vm.expectEmit(address(registry));
        emit IConsentRegistry.ProxyAppointed(id, subject, 3, nonce, expiry, signer);
        vm.prank(caller);
        vm.assertEq(bytes32(send(call)), id, "appointment");
        vm.assertEq(registry.appointmentIdOf(subject, signer, scopeCommit), id, "id");
        IConsentRegistry.Appointment memory expected = IConsentRegistry.Appointment(subject, expiry, 1, 0, signer);
        vm.assertEq(abi.encode(registry.appointmentOf(id)), abi.encode(expected), "state");
        vm.assertTrue(registry.isNonceUsed(subject, nonce), "nonce");
        vm.assertTrue(!registry.isSignerTaken(signer), "a proxy may be so for others, too");
    }

    function test_RevertWhen_ScopeIsZero() public {
        _refuseAppointment(0, inDays(1), abi.encodeWithSelector(IConsentRegistry.ZeroCommitment.selector));
    }

    function testFuzz_RevertWhen_ExpiryIsBad(uint64 expiry) public {
        if (expiry % 1 days == 0) ++expiry;
        _refuseAppointment("b", expiry, abi.encodeWithSelector(IConsentRegistry.ExpiryNotCoarse.selector, expiry));
        expiry = uint64(block.timestamp / 1 days * 1 days);
        _refuseAppointment("b", expiry, abi.encodeWithSelector(IConsentRegistry.ExpiryPassed.selector, expiry));
        expiry = inDays(36_525);
        _refuseAppointment("b", expiry, abi.encodeWithSelector(IConsentRegistry.ExpiryTooFar.selector, expiry));
    }

    function testFuzz_RevertWhen_ProxyIsNotAccepted(bytes memory signer) public {
        vm.assume(signer.length != 20);
        bytes memory call = appointCall(SUBJECT_KEY, subject, signer, "b", inDays(1), 9);
        refuse(call, abi.encodeWithSelector(IConsentRegistry.SignerNotAccepted.selector, signer));
    }

    function test_RevertWhen_AppointmentExists() public {
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.AppointmentExists.selector, appointment);
        _refuseAppointment(SCOPE, inDays(1), refusal);
        dismiss(SUBJECT_KEY, appointment);
        _refuseAppointment(SCOPE, inDays(1), refusal);
    }

    function testFuzz_RevertWhen_SubjectIsUnknown(bytes32 unknown) public {
        vm.assume(unknown != subject);
        bytes memory call = appointCall(SUBJECT_KEY, unknown, signerOf(PROXY_KEY), "b", inDays(1), 9);
        refuse(call, abi.encodeWithSelector(IConsentRegistry.UnknownSubject.selector, unknown));
    }

    function test_RevertWhen_AppointmentIsPast() public {
        bytes memory call = appointCall(SUBJECT_KEY, subject, signerOf(PROXY_KEY), "b", inDays(1), 9);
        bytes memory end = dismissCall(SUBJECT_KEY, appointment);
        vm.warp(deadline + 1);
        refuse(call, abi.encodeWithSelector(IConsentRegistry.SignatureExpired.selector, deadline));
        refuse(end, abi.encodeWithSelector(IConsentRegistry.SignatureExpired.selector, deadline));
    }

    /// @dev A proxy appoints nobody, nor rotates, nor sets guardians, nor uses up nonces.
    function test_RevertWhen_SignedByProxy() public {
        bytes memory refusal = _badSignature(SUBJECT_KEY);
        refuse(appointCall(PROXY_KEY, subject, signerOf(PROXY_KEY), "b", inDays(1), 9), refusal);
        refuse(dismissCall(PROXY_KEY, appointment), refusal);
        refuse(rotateCall(PROXY_KEY, subject, NEW_KEY, 9), refusal);
        refuse(setGuardiansCall(PROXY_KEY, subject, 0, 9), refusal);
        refuse(invalidateCall(PROXY_KEY, subject, 0, 1 << 9), refusal);
        refuse(grantCall(PROXY_KEY, newGrant(subject, COMMIT)), refusal);
    }

    // ---- dismissProxy ----

    function testFuzz_DismissProxy(address caller) public {
        notActor(caller, address(0));
        bytes memory call = dismissCall(SUBJECT_KEY, appointment);
        vm.expectEmit(address(registry));
        emit IConsentRegistry.ProxyDismissed(appointment, subject, 3);
        vm.prank(caller);
        send(call);
        vm.assertEq(registry.appointmentOf(appointment).dismissedBlock, block.number, "block");
        refuse(call, _ended());
    }

    function testFuzz_RevertWhen_AppointmentIsUnknown(bytes32 unknown) public {
        vm.assume(unknown != appointment && unknown != 0);
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.UnknownAppointment.selector, unknown);
        refuse(dismissCall(SUBJECT_KEY, unknown), refusal);
        IConsentRegistry.NewGrant memory g = newGrant(subject, COMMIT);
        g.appointment = unknown;
        refuse(grantCall(PROXY_KEY, g), refusal);
    }

    // ---- grants of a proxy ----

    function testFuzz_Grant(address caller, uint256 nonce) public {
        notActor(caller, address(0));
        IConsentRegistry.NewGrant memory g = _newGrant(COMMIT);
        g.nonce = nonce;
        bytes32 grantId = keccak256(abi.encode(subject, COMMIT));
        bytes memory call = grantCall(PROXY_KEY, g);
        uint64 effectiveAt = uint64(block.timestamp) + NOTICE_DELAY;
        vm.expectEmit(address(registry));
        emit IConsentRegistry.Granted(grantId, subject, 3, 1, COMMIT, g.expiry, effectiveAt, 0, appointment, nonce);
        vm.prank(caller);
        send(call);
        IConsentRegistry.Grant memory expected =
            IConsentRegistry.Grant(1, 1, g.expiry, effectiveAt, uint64(block.number), 0, 0, appointment);
        vm.assertEq(abi.encode(registry.grantOf(grantId)), abi.encode(expected), "grant");
        vm.assertTrue(registry.isNonceUsed(appointment, nonce), "the appointment's nonce");
        g.termsCommit = keccak256("other terms");
        refuse(grantCall(PROXY_KEY, g), abi.encodeWithSelector(IConsentRegistry.NonceUsed.selector, appointment, nonce));
    }

    function test_Grant_ByPasskey() public {
        bytes memory signer = abi.encodePacked(listedVerifier(), passkeyOf(PROXY_KEY));
        IConsentRegistry.NewGrant memory g = newGrant(subject, COMMIT);
        g.appointment = bytes32(send(appointCall(SUBJECT_KEY, subject, signer, "b", inDays(1), 9)));
        registry.grant(g, assertion(PROXY_KEY, grantDigest(g)), "");
    }

    function testFuzz_RevertWhen_ProxyExpired(uint24 late) public {
        IConsentRegistry.NewGrant memory g = _newGrant(COMMIT);
        uint64 expiry = registry.appointmentOf(appointment).expiry;
        g.deadline = deadline = type(uint64).max;
        vm.warp(expiry + late);
        g.expiry = inDays(1);
        refuse(grantCall(PROXY_KEY, g), _ended());
        vm.warp(expiry);
        refuse(grantCall(PROXY_KEY, g), _ended());
        vm.warp(expiry - 1);
        grant(PROXY_KEY, g);
        vm.warp(expiry);
        refuse(revokeCall(PROXY_KEY, subject, COMMIT, appointment), _ended());
    }

    function test_RevertWhen_ProxyIsDismissed() public {
        grant(PROXY_KEY, _newGrant(COMMIT));
        dismiss(SUBJECT_KEY, appointment);
        refuse(grantCall(PROXY_KEY, _newGrant("b")), _ended());
        refuse(revokeCall(PROXY_KEY, subject, COMMIT, appointment), _ended());
    }

    /// @dev An appointment ends with the signer that made it, be it lost or stolen. It still can be dismissed.
    function test_RevertWhen_SignerIsAnother() public {
        rotate(SUBJECT_KEY, subject, NEW_KEY);
        refuse(grantCall(PROXY_KEY, _newGrant(COMMIT)), _ended());
        dismiss(NEW_KEY, appointment);
    }

    function test_RevertWhen_SubjectWasRecovered() public {
        setGuardians(SUBJECT_KEY, subject, guardiansCommit(3, 2));
        startRecovery(subject, NEW_KEY, 3, 2);
        IConsentRegistry.NewGrant memory g = _newGrant(COMMIT);
        grant(PROXY_KEY, g);
        vm.warp(block.timestamp + RECOVERY_DELAY);
        registry.completeRecovery(subject);
        g = _newGrant("b");
        g.deadline = block.timestamp;
        refuse(grantCall(PROXY_KEY, g), _ended());
    }

    /// @dev One subject's proxy is no other's.
    function test_RevertWhen_AppointmentIsOfOther() public {
        IConsentRegistry.NewGrant memory g = _newGrant(COMMIT);
        g.subject = enroll(STRANGER_KEY);
        refuse(
            grantCall(PROXY_KEY, g), abi.encodeWithSelector(IConsentRegistry.UnknownAppointment.selector, appointment)
        );
        g.subject = 0;
        refuse(grantCall(PROXY_KEY, g), abi.encodeWithSelector(IConsentRegistry.UnknownSubject.selector, bytes32(0)));
    }

    /// @dev Not even the subject signs as its proxy.
    function test_RevertWhen_GrantIsNotSignedByProxy() public {
        refuse(grantCall(SUBJECT_KEY, _newGrant(COMMIT)), _badSignature(PROXY_KEY));
    }

    // ---- what a proxy ends ----

    function test_Revoke() public {
        bytes32 grantId = grant(PROXY_KEY, _newGrant(COMMIT));
        revoke(PROXY_KEY, subject, COMMIT, appointment);
        vm.assertEq(registry.grantOf(grantId).revokedBlock, block.number, "revoked");
        grantId = grant(PROXY_KEY, _newGrant("b"));
        revoke(SUBJECT_KEY, subject, "b", 0);
        vm.assertEq(registry.grantOf(grantId).revokedBlock, block.number, "revoked by the subject");
    }

    function test_Supersede() public {
        bytes32 grantId = grant(PROXY_KEY, _newGrant(COMMIT));
        IConsentRegistry.NewGrant memory g = _newGrant("b");
        g.oldTermsCommit = COMMIT;
        IConsentRegistry.Grant memory next = registry.grantOf(grant(PROXY_KEY, g));
        vm.assertEq(next.supersedes, grantId, "supersedes");
        vm.assertEq(next.appointment, appointment, "appointment");
        vm.assertEq(next.version, 2, "version");
    }

    /// @dev Or else it could end a denial of the subject, or of another proxy.
    function test_RevertWhen_GrantIsNotOfAppointment() public {
        bytes32 own = grant(SUBJECT_KEY, newGrant(subject, "own"));
        bytes32 second = appoint(SUBJECT_KEY, subject, STRANGER_KEY, SCOPE, inDays(10));
        IConsentRegistry.NewGrant memory g = newGrant(subject, "second");
        g.appointment = second;
        bytes32 ofSecond = grant(STRANGER_KEY, g);
        refuse(revokeCall(PROXY_KEY, subject, "own", appointment), _notOf(own));
        refuse(revokeCall(PROXY_KEY, subject, "second", appointment), _notOf(ofSecond));
        g = _newGrant(COMMIT);
        g.oldTermsCommit = "own";
        refuse(grantCall(PROXY_KEY, g), _notOf(own));
        g.oldTermsCommit = "second";
        refuse(grantCall(PROXY_KEY, g), _notOf(ofSecond));
    }

    // ---- helpers ----

    function _newGrant(bytes32 commit) private returns (IConsentRegistry.NewGrant memory g) {
        g = newGrant(subject, commit);
        g.appointment = appointment;
    }

    function _refuseAppointment(bytes32 scopeCommit, uint64 expiry, bytes memory refusal) private {
        refuse(appointCall(SUBJECT_KEY, subject, signerOf(PROXY_KEY), scopeCommit, expiry, newNonce()), refusal);
    }

    function _ended() private view returns (bytes memory) {
        return abi.encodeWithSelector(IConsentRegistry.AppointmentEnded.selector, appointment);
    }

    function _notOf(bytes32 grantId) private view returns (bytes memory) {
        return abi.encodeWithSelector(IConsentRegistry.NotOfAppointment.selector, grantId, appointment);
    }

    function _badSignature(uint256 key) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, signerOf(key));
    }
}
