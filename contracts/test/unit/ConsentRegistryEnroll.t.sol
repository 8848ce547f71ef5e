// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Subjects} from "../Subjects.t.sol";
import {Wallet} from "../Wallet.sol";

/// @notice enroll.
contract ConsentRegistryEnrollTest is Subjects {
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
        Enrolment memory enrolment = _enrolment();
        enrolment.salt = salt;
        bytes32 subject = keccak256(abi.encode(LAB, keccak256(enrolment.signer), salt));
        _sign(enrolment, subject);
        vm.expectEmit(address(consentRegistry));
        emit IConsentRegistry.SubjectEnrolled(subject, LAB, 1, enrolment.signer);
        vm.prank(caller);
        vm.assertEq(_enroll(enrolment), subject, "subject");
        vm.assertEq(consentRegistry.signerOf(subject), enrolment.signer, "signer");
        vm.assertEq(consentRegistry.memberOf(subject), LAB, "member");
        vm.assertEq(consentRegistry.grantCount(subject), 0, "grants");
        vm.assertEq(consentRegistry.sequence(), 1, "sequence");
    }

    /// @dev A contract's signature counts as an account's does.
    function testFuzz_Enroll_Contract(bytes memory signed) public {
        Wallet wallet = new Wallet();
        Enrolment memory enrolment = _enrolment();
        enrolment.signer = abi.encodePacked(address(wallet));
        bytes32 subject = subjectOf(enrolment.signer);
        _sign(enrolment, subject);
        enrolment.signature = signed;
        _expectRefused(enrolment, abi.encodeWithSelector(IConsentRegistry.BadSubjectSignature.selector));
        wallet.sign(enrollDigest(subject, LAB, deadline), signed);
        vm.assertEq(_enroll(enrolment), subject, "subject");
    }

    function test_Enroll_AtDeadline() public {
        vm.warp(deadline);
        _enroll(_enrolment());
    }

    function testFuzz_RevertWhen_DeadlineIsPast(uint256 late) public {
        vm.warp(deadline + (late % 2 == 0 ? 1 : bound(late, 1, 1 << 40)));
        _expectRefused(_enrolment(), abi.encodeWithSelector(IConsentRegistry.SignatureExpired.selector, deadline));
    }

    function testFuzz_RevertWhen_SignerIsNoAccount(bytes memory signer) public {
        vm.assume(signer.length != 20);
        Enrolment memory enrolment = _enrolment();
        enrolment.signer = signer;
        _sign(enrolment, subjectOf(signer));
        _expectRefused(enrolment, abi.encodeWithSelector(IConsentRegistry.SignerNotAccepted.selector, signer));
    }

    /// @dev Nobody signs for the zero account, whose address a failed recovery returns.
    function test_RevertWhen_SignerIsZero() public {
        Enrolment memory enrolment = _enrolment();
        enrolment.signer = abi.encodePacked(address(0));
        _sign(enrolment, subjectOf(enrolment.signer));
        enrolment.signature = new bytes(65);
        _expectRefused(enrolment, abi.encodeWithSelector(IConsentRegistry.BadSubjectSignature.selector));
    }

    function test_RevertWhen_SubjectExists() public {
        bytes32 subject = _enroll(_enrolment());
        _expectRefused(_enrolment(), abi.encodeWithSelector(IConsentRegistry.SubjectExists.selector, subject));
    }

    function test_RevertWhen_SubjectDidNotSign() public {
        Enrolment memory enrolment = _enrolment();
        enrolment.signature = enrolment.labSignature;
        _expectRefused(enrolment, abi.encodeWithSelector(IConsentRegistry.BadSubjectSignature.selector));
    }

    /// @dev What was signed for one member, salt or deadline enrols under no other.
    function testFuzz_RevertWhen_SignedOtherwise(bytes32 salt, uint64 later) public {
        vm.assume(salt != SALT);
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.BadSubjectSignature.selector);
        Enrolment memory enrolment = _enrolment();
        enrolment.member = OTHER_LAB;
        _expectRefused(enrolment, refusal);
        enrolment = _enrolment();
        enrolment.salt = salt;
        _expectRefused(enrolment, refusal);
        enrolment = _enrolment();
        enrolment.deadline += bound(later, 1, type(uint64).max);
        _expectRefused(enrolment, refusal);
        vm.chainId(block.chainid + 1);
        _expectRefused(_signedBeforeFork(), refusal);
    }

    function test_RevertWhen_LabDidNotSign() public {
        Enrolment memory enrolment = _enrolment();
        enrolment.labSignature = enrolment.signature;
        _expectRefused(enrolment, abi.encodeWithSelector(IConsentRegistry.BadLabSignature.selector));
    }

    /// @dev An active relayer of the member itself, and no other account, countersigns.
    function test_RevertWhen_CountersignedByOther() public {
        _expectNoCountersignature(vm.addr(STRANGER_KEY));
        vm.prank(otherManager);
        consortium.setAccount(vm.addr(STRANGER_KEY), IConsortium.Purpose.Relayer, true);
        _expectNoCountersignature(vm.addr(STRANGER_KEY));
    }

    function test_RevertWhen_CountersignedBySequencer() public {
        vm.prank(manager);
        consortium.setAccount(vm.addr(STRANGER_KEY), IConsortium.Purpose.Sequencer, true);
        _expectNoCountersignature(vm.addr(STRANGER_KEY));
    }

    function test_RevertWhen_RelayerIsOff() public {
        vm.prank(manager);
        consortium.setAccount(keyedRelayer, IConsortium.Purpose.Relayer, false);
        _expectRefused(_enrolment(), abi.encodeWithSelector(IConsentRegistry.BadLabSignature.selector));
    }

    // ---- helpers ----

    function _enrolment() private view returns (Enrolment memory enrolment) {
        enrolment.member = LAB;
        enrolment.signer = signerOf(SUBJECT_KEY);
        enrolment.salt = SALT;
        enrolment.deadline = deadline;
        enrolment.relayer = keyedRelayer;
        _sign(enrolment, subjectOf(enrolment.signer));
    }

    function _sign(Enrolment memory enrolment, bytes32 subject) private view {
        bytes32 digest = enrollDigest(subject, enrolment.member, enrolment.deadline);
        enrolment.signature = signature(SUBJECT_KEY, digest);
        enrolment.labSignature = signature(RELAYER_KEY, digest);
    }

    /// @dev Signed for the chain of this id less one.
    function _signedBeforeFork() private returns (Enrolment memory enrolment) {
        uint256 id = block.chainid;
        vm.chainId(id - 1);
        enrolment = _enrolment();
        vm.chainId(id);
    }

    function _expectNoCountersignature(address countersigner) private {
        Enrolment memory enrolment = _enrolment();
        bytes32 digest = enrollDigest(subjectOf(enrolment.signer), LAB, deadline);
        enrolment.relayer = countersigner;
        enrolment.labSignature = signature(STRANGER_KEY, digest);
        _expectRefused(enrolment, abi.encodeWithSelector(IConsentRegistry.BadLabSignature.selector));
    }

    function _expectRefused(Enrolment memory enrolment, bytes memory refusal) private {
        vm.expectRevert(refusal);
        _enroll(enrolment);
    }

    function _enroll(Enrolment memory e) private returns (bytes32) {
        return consentRegistry.enroll(e.member, e.signer, e.salt, e.deadline, e.signature, e.relayer, e.labSignature);
    }
}
