// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC7913P256Verifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913P256Verifier.sol";

import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Consents} from "../Consents.t.sol";
import {Wallet} from "../Wallet.sol";

/// @notice enroll, and which signers are accepted.
contract ConsentRegistryEnrollTest is Consents {
    /// @dev The arguments of one call.
    struct Enrolment {
        bytes32 member;
        bytes signer;
        bytes32 salt;
        uint256 deadline;
        bytes signature;
        address relayer;
        bytes labSignature;
    }

    function testFuzz_Enroll(address caller, bytes32 salt) public {
        notActor(caller, address(0));
        Enrolment memory e = _enrolment();
        e.salt = salt;
        bytes32 subject = keccak256(abi.encode(LAB, keccak256(e.signer), salt));
        _sign(e, subject);
        vm.expectEmit(address(registry));
        emit IConsentRegistry.SubjectEnrolled(subject, LAB, 1, e.signer);
        vm.prank(caller);
        vm.assertEq(bytes32(send(_call(e))), subject, "subject");
        IConsentRegistry.Subject memory expected = IConsentRegistry.Subject(LAB, 0, 0, 1, 0, e.signer);
        vm.assertEq(abi.encode(registry.stateOf(subject)), abi.encode(expected), "state");
        vm.assertEq(registry.subjectOf(LAB, e.signer, salt), subject, "id");
        vm.assertTrue(registry.isSignerTaken(e.signer), "the signer is taken");
        vm.assertTrue(!registry.isSignerTaken(signerOf(NEW_KEY)), "another is not");
        vm.assertEq(registry.sequence(), 1, "sequence");
    }

    function test_Constructor() public view {
        vm.assertEq(address(registry.consortium()), address(consortium), "consortium");
        vm.assertEq(registry.noticeDelay(), NOTICE_DELAY, "notice delay");
        vm.assertEq(registry.recoveryDelay(), RECOVERY_DELAY, "recovery delay");
    }

    // ---- signers ----

    /// @dev A contract's signature counts as an account's does.
    function testFuzz_Enroll_Contract(bytes memory signed) public {
        Wallet wallet = new Wallet();
        bytes memory signer = abi.encodePacked(address(wallet));
        bytes memory call = enrollCall(signer, signed);
        refuse(call, abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, signer));
        wallet.sign(enrollDigest(registry.subjectOf(LAB, signer, SALT)), signed);
        send(call);
    }

    function test_Enroll_Passkey() public {
        _enrollPasskey();
    }

    /// forge-config: default.evm_version = "osaka"
    function test_Enroll_Passkey_Precompile() public {
        _enrollPasskey();
    }

    /// @dev OpenZeppelin's verifier of bare P-256 keys can be listed too.
    function test_Enroll_P256() public {
        _enrollP256();
    }

    /// forge-config: default.evm_version = "osaka"
    function test_Enroll_P256_Precompile() public {
        _enrollP256();
    }

    /// @dev A verifier that is struck off stops, and counts again when it is listed again.
    function test_RevertWhen_VerifierIsNotListed() public {
        address verifier = listedVerifier();
        bytes memory signer = abi.encodePacked(verifier, passkeyOf(SUBJECT_KEY));
        bytes32 subject = registry.subjectOf(LAB, signer, SALT);
        bytes memory call = enrollCall(signer, assertion(SUBJECT_KEY, enrollDigest(subject)));
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.SignerNotAccepted.selector, signer);
        list(verifier, false);
        refuse(call, refusal);
        list(verifier, true);
        send(call);
        IConsentRegistry.NewGrant memory g = newGrant(subject, keccak256("terms"));
        call = abi.encodeCall(IConsentRegistry.grant, (g, assertion(SUBJECT_KEY, grantDigest(g)), ""));
        list(verifier, false);
        refuse(call, refusal);
        list(verifier, true);
        send(call);
    }

    function testFuzz_RevertWhen_SignerIsNoAccount(bytes memory signer) public {
        vm.assume(signer.length != 20);
        refuse(enrollCall(signer, ""), abi.encodeWithSelector(IConsentRegistry.SignerNotAccepted.selector, signer));
    }

    /// @dev Nobody signs for the zero account, whose address a failed recovery returns.
    function test_RevertWhen_SignerIsZero() public {
        bytes memory signer = abi.encodePacked(address(0));
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, signer);
        refuse(enrollCall(signer, new bytes(65)), refusal);
    }

    /// @dev One signer, one subject: or else its public key would link them.
    function testFuzz_RevertWhen_SignerIsTaken(bytes32 salt) public {
        vm.assume(salt != SALT);
        enroll(SUBJECT_KEY);
        Enrolment memory e = _enrolment();
        e.salt = salt;
        _sign(e, registry.subjectOf(LAB, e.signer, salt));
        refuse(_call(e), abi.encodeWithSelector(IConsentRegistry.SignerTaken.selector, e.signer));
    }

    // ---- refused ----

    function test_Enroll_AtDeadline() public {
        vm.warp(deadline);
        enroll(SUBJECT_KEY);
    }

    function testFuzz_RevertWhen_DeadlineIsPast(uint256 late) public {
        vm.warp(deadline + (late % 2 == 0 ? 1 : bound(late, 1, 1 << 30)));
        refuse(_call(_enrolment()), abi.encodeWithSelector(IConsentRegistry.SignatureExpired.selector, deadline));
    }

    function test_RevertWhen_SubjectExists() public {
        bytes32 subject = enroll(SUBJECT_KEY);
        refuse(_call(_enrolment()), abi.encodeWithSelector(IConsentRegistry.SubjectExists.selector, subject));
    }

    function test_RevertWhen_SubjectDidNotSign() public {
        Enrolment memory e = _enrolment();
        e.signature = e.labSignature;
        _refuseBadSignature(e);
    }

    /// @dev What was signed for one member, salt, deadline, chain or registry enrols under no other.
    function testFuzz_RevertWhen_SignedOtherwise(bytes32 salt, uint64 later) public {
        vm.assume(salt != SALT);
        Enrolment memory e = _enrolment();
        e.member = OTHER_LAB;
        _refuseBadSignature(e);
        e = _enrolment();
        e.salt = salt;
        _refuseBadSignature(e);
        e = _enrolment();
        e.deadline += bound(later, 1, type(uint64).max);
        _refuseBadSignature(e);
        e = _enrolment();
        vm.chainId(block.chainid + 1);
        _refuseBadSignature(e);
    }

    function test_RevertWhen_LabDidNotSign() public {
        Enrolment memory e = _enrolment();
        e.labSignature = e.signature;
        refuse(_call(e), abi.encodeWithSelector(IConsentRegistry.BadLabSignature.selector, labRelayer));
    }

    /// @dev A relayer of the member itself, and no other account, countersigns.
    function testFuzz_RevertWhen_CountersignedByOther(uint8 purpose) public {
        IConsortium.Purpose other = IConsortium.Purpose(bound(purpose, 1, 7));
        _refuseNoRelayer(OTHER_LAB, other);
        if (other != IConsortium.Purpose.Relayer) _refuseNoRelayer(LAB, other);
    }

    function test_RevertWhen_MemberIsSuspended() public {
        suspend(LAB, true);
        refuse(_call(_enrolment()), _notRelayer(labRelayer));
        suspend(LAB, false);
        enroll(SUBJECT_KEY);
    }

    // ---- helpers ----

    function _enrollPasskey() private {
        bytes memory signer = abi.encodePacked(listedVerifier(), passkeyOf(SUBJECT_KEY));
        bytes32 digest = enrollDigest(registry.subjectOf(LAB, signer, SALT));
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, signer);
        refuse(enrollCall(signer, assertion(STRANGER_KEY, digest)), refusal);
        refuse(enrollCall(signer, assertion(SUBJECT_KEY, keccak256("other"))), refusal);
        enrollWith(signer, assertion(SUBJECT_KEY, digest));
    }

    function _enrollP256() private {
        address verifier = address(new ERC7913P256Verifier());
        list(verifier, true);
        (uint256 x, uint256 y) = vm.publicKeyP256(SUBJECT_KEY);
        bytes memory signer = abi.encodePacked(verifier, x, y);
        bytes32 digest = enrollDigest(registry.subjectOf(LAB, signer, SALT));
        (bytes32 r, bytes32 s) = signP256(SUBJECT_KEY, digest);
        bytes memory high = abi.encodePacked(r, P256_N - uint256(s));
        refuse(enrollCall(signer, high), abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, signer));
        enrollWith(signer, abi.encodePacked(r, s));
    }

    function _enrolment() private view returns (Enrolment memory e) {
        e.member = LAB;
        e.signer = signerOf(SUBJECT_KEY);
        e.salt = SALT;
        e.deadline = deadline;
        e.relayer = labRelayer;
        _sign(e, subjectIdOf(SUBJECT_KEY));
    }

    function _sign(Enrolment memory e, bytes32 subject) private view {
        bytes32 digest = enrollDigest(subject);
        e.signature = signature(SUBJECT_KEY, digest);
        e.labSignature = labSignature(digest);
    }

    function _refuseNoRelayer(bytes32 member, IConsortium.Purpose purpose) private {
        Enrolment memory e = _enrolment();
        e.relayer = accountOf(member, purpose);
        e.labSignature = signature(accountKey(member, purpose), enrollDigest(subjectIdOf(SUBJECT_KEY)));
        refuse(_call(e), _notRelayer(e.relayer));
    }

    function _notRelayer(address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsortium.NotPurpose.selector, LAB, account, IConsortium.Purpose.Relayer);
    }

    function _refuseBadSignature(Enrolment memory e) private {
        refuse(_call(e), abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, e.signer));
    }

    function _call(Enrolment memory e) private pure returns (bytes memory) {
        return abi.encodeCall(
            IConsentRegistry.enroll, (e.member, e.signer, e.salt, e.deadline, e.signature, e.relayer, e.labSignature)
        );
    }
}
