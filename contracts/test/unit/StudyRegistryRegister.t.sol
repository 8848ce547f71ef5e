// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IStudyRegistry} from "../../src/interfaces/IStudyRegistry.sol";
import {Studies} from "../Studies.t.sol";

/// @notice registerStudy, reviseStudy, and what terms are allowed.
contract StudyRegistryRegisterTest is Studies {
    uint16[5] private PERMISSIONS = [4, 6, 7, 11, 42];
    uint16[18] private MODIFIERS = [12, 15, 16, 18, 19, 20, 21, 22, 24, 25, 26, 27, 28, 29, 43, 44, 45, 46];

    function testFuzz_RegisterStudy(bytes32 protocolCommit, uint256 permission, uint256 modifiers, uint64 length)
        public
    {
        vm.assume(protocolCommit != 0);
        IStudyRegistry.Terms memory terms = termsOf(protocolCommit);
        terms.duo = _duo(PERMISSIONS[permission % 5], modifiers);
        if (permission % 5 == 2) terms.diseases = _diseases(bound(modifiers, 1, 32));
        terms.expiry = terms.validFrom + uint64(bound(length, 1, 10_000)) * 1 days;
        bytes32 studyId = idOf(RESEARCHER, protocolCommit);
        manager(RESEARCHER);
        vm.expectEmit(address(studies));
        emit IStudyRegistry.StudyRegistered(studyId, RESEARCHER, 1, terms);
        vm.assertEq(studies.registerStudy(RESEARCHER, terms), studyId, "id");
        _assertVersion(studyId, 1, terms);
        vm.assertTrue(!studies.isApproved(studyId), "is not approved");
        vm.assertEq(studies.sequence(), 1, "sequence");
        vm.assertEq(address(studies.consortium()), address(consortium), "consortium");
    }

    function testFuzz_ReviseStudy(bytes32 protocolCommit, uint256 modifiers) public {
        vm.assume(protocolCommit != 0);
        bytes32 studyId = register(termsOf(PROTOCOL));
        IStudyRegistry.Terms memory terms = termsOf(protocolCommit);
        terms.duo = _duo(7, modifiers);
        terms.diseases = _diseases(3);
        manager(RESEARCHER);
        vm.expectEmit(address(studies));
        emit IStudyRegistry.StudyRevised(studyId, 2, 2, terms);
        vm.assertEq(studies.reviseStudy(studyId, terms), 2, "version");
        _assertVersion(studyId, 2, terms);
        vm.assertEq(studies.versionOf(studyId, 1).protocolCommit, PROTOCOL, "the first stays readable");
        vm.assertEq(revise(studyId, terms), 3, "version");
    }

    /// @dev Who saw the commitment can't take the id: it is another one for another member.
    function test_RegisterStudy_SameCommitOfTwoMembers() public {
        setRoles(LAB, 33);
        manager(LAB);
        bytes32 squatted = studies.registerStudy(LAB, termsOf(PROTOCOL));
        vm.assertTrue(register(termsOf(PROTOCOL)) != squatted, "two ids");
    }

    function test_RevertWhen_StudyExists() public {
        bytes32 studyId = register(termsOf(PROTOCOL));
        bytes memory refusal = abi.encodeWithSelector(IStudyRegistry.StudyExists.selector, studyId);
        _expectRegisterRefused(termsOf(PROTOCOL), refusal);
        revise(studyId, termsOf(keccak256("second protocol")));
        _expectRegisterRefused(termsOf(PROTOCOL), refusal);
    }

    function testFuzz_RevertWhen_StudyIsUnknown(bytes32 studyId) public {
        IStudyRegistry.Terms memory terms = termsOf(PROTOCOL);
        manager(RESEARCHER);
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.UnknownStudy.selector, studyId));
        studies.reviseStudy(studyId, terms);
        (bytes32 member, uint32 version) = studies.studyOf(studyId);
        vm.assertEq(member, bytes32(0), "member");
        vm.assertEq(version, 0, "version");
    }

    function test_RevertWhen_CommitIsZero() public {
        _expectRefused(termsOf(0), abi.encodeWithSelector(IStudyRegistry.ZeroCommit.selector));
    }

    function test_RevertWhen_DuoIsUnknown() public {
        for (uint16 i; i < 300; ++i) {
            _expectUnknown(i);
        }
    }

    function testFuzz_RevertWhen_DuoIsUnknown(uint16 term) public {
        _expectUnknown(term);
    }

    function testFuzz_RevertWhen_DuoIsNotAscending(uint16 first) public {
        IStudyRegistry.Terms memory terms = termsOf(PROTOCOL);
        first = MODIFIERS[bound(first, 3, 17)];
        (terms.duo[0], terms.duo[1]) = (first, first);
        _expectRefused(terms, abi.encodeWithSelector(IStudyRegistry.DuoNotAscending.selector, first));
        terms.duo[1] = 15;
        _expectRefused(terms, abi.encodeWithSelector(IStudyRegistry.DuoNotAscending.selector, 15));
    }

    function test_RevertWhen_PermissionsAreNotOne() public {
        IStudyRegistry.Terms memory terms = termsOf(PROTOCOL);
        terms.duo = new uint16[](0);
        _expectRefused(terms, abi.encodeWithSelector(IStudyRegistry.PermissionCount.selector, 0));
        terms.duo = new uint16[](2);
        (terms.duo[0], terms.duo[1]) = (18, 46);
        _expectRefused(terms, abi.encodeWithSelector(IStudyRegistry.PermissionCount.selector, 0));
        (terms.duo[0], terms.duo[1]) = (6, 42);
        _expectRefused(terms, abi.encodeWithSelector(IStudyRegistry.PermissionCount.selector, 2));
    }

    function test_RevertWhen_DiseasesAreNotAllowed() public {
        IStudyRegistry.Terms memory terms = termsOf(PROTOCOL);
        terms.diseases = _diseases(1);
        _expectRefused(terms, abi.encodeWithSelector(IStudyRegistry.DiseasesNotAllowed.selector, 1));
        terms.duo = _duo(7, 0);
        terms.diseases = _diseases(0);
        _expectRefused(terms, abi.encodeWithSelector(IStudyRegistry.DiseasesNotAllowed.selector, 0));
        terms.diseases = _diseases(33);
        _expectRefused(terms, abi.encodeWithSelector(IStudyRegistry.DiseasesNotAllowed.selector, 33));
        terms.diseases = _diseases(32);
        register(terms);
    }

    function testFuzz_RevertWhen_DiseasesAreNotAscending(uint256 at) public {
        IStudyRegistry.Terms memory terms = termsOf(PROTOCOL);
        terms.duo = _duo(7, 0);
        terms.diseases = _diseases(5);
        at = bound(at, 1, 4);
        terms.diseases[at] = terms.diseases[at - 1];
        bytes memory refusal = abi.encodeWithSelector(IStudyRegistry.DiseasesNotAscending.selector, terms.diseases[at]);
        _expectRefused(terms, refusal);
        terms.diseases = _diseases(5);
        terms.diseases[0] = 0;
        _expectRefused(terms, abi.encodeWithSelector(IStudyRegistry.DiseasesNotAscending.selector, bytes32(0)));
    }

    function testFuzz_RevertWhen_PeriodIsNotAllowed(uint64 second) public {
        second = uint64(bound(second, 1, 1 days - 1));
        _expectPeriodRefused(today + second, today + 2 days);
        _expectPeriodRefused(today, today + 2 days + second);
        _expectPeriodRefused(today + 1 days, today + 1 days);
        _expectPeriodRefused(today + 2 days, today + 1 days);
        _expectPeriodRefused(today - 1 days, today);
        vm.warp(today);
        _expectPeriodRefused(today - 1 days, today);
        vm.warp(today - 1);
        IStudyRegistry.Terms memory terms = termsOf(PROTOCOL);
        (terms.validFrom, terms.expiry) = (0, today);
        register(terms);
    }

    function testFuzz_RevertWhen_ByOther(address caller) public {
        bytes32 studyId = register(termsOf(PROTOCOL));
        notActor(caller, accountOf(RESEARCHER, IConsortium.Purpose.Manager));
        _expectNotManager(studyId, caller);
        _expectNotManager(studyId, accountOf(RESEARCHER, IConsortium.Purpose.Governor));
        _expectNotManager(studyId, accountOf(LAB, IConsortium.Purpose.Manager));
    }

    function test_RevertWhen_MemberIsSuspended() public {
        bytes32 studyId = register(termsOf(PROTOCOL));
        suspend(RESEARCHER, true);
        _expectNotManager(studyId, accountOf(RESEARCHER, IConsortium.Purpose.Manager));
    }

    function test_RevertWhen_MemberIsNoResearcher() public {
        bytes memory refusal = abi.encodeWithSelector(IStudyRegistry.NotResearcher.selector, LAB);
        IStudyRegistry.Terms memory terms = termsOf(PROTOCOL);
        manager(LAB);
        vm.expectRevert(refusal);
        studies.registerStudy(LAB, terms);
        bytes32 studyId = register(terms);
        setRoles(RESEARCHER, 1);
        manager(RESEARCHER);
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.NotResearcher.selector, RESEARCHER));
        studies.reviseStudy(studyId, terms);
    }

    // ---- helpers ----

    /// @dev As a first version and as a second.
    function _expectRefused(IStudyRegistry.Terms memory terms, bytes memory refusal) private {
        _expectRegisterRefused(terms, refusal);
        bytes32 studyId = register(termsOf(keccak256(abi.encode("another protocol", studies.sequence()))));
        manager(RESEARCHER);
        vm.expectRevert(refusal);
        studies.reviseStudy(studyId, terms);
    }

    function _expectRegisterRefused(IStudyRegistry.Terms memory terms, bytes memory refusal) private {
        manager(RESEARCHER);
        vm.expectRevert(refusal);
        studies.registerStudy(RESEARCHER, terms);
    }

    function _expectUnknown(uint16 term) private {
        for (uint256 i; i < 18; ++i) {
            if (i < 5 && PERMISSIONS[i] == term) return;
            if (MODIFIERS[i] == term) return;
        }
        IStudyRegistry.Terms memory terms = termsOf(PROTOCOL);
        terms.duo = new uint16[](1);
        terms.duo[0] = term;
        _expectRegisterRefused(terms, abi.encodeWithSelector(IStudyRegistry.DuoNotAllowed.selector, term));
    }

    function _expectPeriodRefused(uint64 validFrom, uint64 expiry) private {
        IStudyRegistry.Terms memory terms = termsOf(PROTOCOL);
        (terms.validFrom, terms.expiry) = (validFrom, expiry);
        _expectRegisterRefused(
            terms, abi.encodeWithSelector(IStudyRegistry.PeriodNotAllowed.selector, validFrom, expiry)
        );
    }

    function _expectNotManager(bytes32 studyId, address caller) private {
        IStudyRegistry.Terms memory terms = termsOf(PROTOCOL);
        vm.expectRevert(notManager(RESEARCHER, caller));
        vm.prank(caller);
        studies.registerStudy(RESEARCHER, terms);
        vm.expectRevert(notManager(RESEARCHER, caller));
        vm.prank(caller);
        studies.reviseStudy(studyId, terms);
    }

    function _assertVersion(bytes32 studyId, uint32 number, IStudyRegistry.Terms memory terms) private view {
        (bytes32 member, uint32 current) = studies.studyOf(studyId);
        vm.assertEq(member, RESEARCHER, "member");
        vm.assertEq(current, number, "newest version");
        IStudyRegistry.Version memory version = studies.versionOf(studyId, number);
        vm.assertEq(version.protocolCommit, terms.protocolCommit, "commitment");
        vm.assertEq(version.diseasesDigest, keccak256(abi.encode(terms.diseases)), "diseases");
        vm.assertEq(version.validFrom, terms.validFrom, "valid from");
        vm.assertEq(version.expiry, terms.expiry, "expiry");
        uint64 duo;
        for (uint256 i; i < terms.duo.length; ++i) {
            duo += uint64(2) ** terms.duo[i];
        }
        vm.assertEq(version.duo, duo, "duo");
    }

    /// @dev The permission, and the modifiers of which a bit is set, ascending.
    function _duo(uint16 permission, uint256 modifiers) private view returns (uint16[] memory duo) {
        uint16[19] memory all;
        uint256 count;
        bool isIn;
        for (uint256 i; i < 18; ++i) {
            if (!isIn && permission < MODIFIERS[i]) (all[count++], isIn) = (permission, true);
            if ((modifiers >> i) & 1 != 0) all[count++] = MODIFIERS[i];
        }
        duo = new uint16[](count);
        for (uint256 i; i < count; ++i) {
            duo[i] = all[i];
        }
    }

    function _diseases(uint256 count) private pure returns (bytes32[] memory diseases) {
        diseases = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            diseases[i] = bytes32(uint256(1e60 * (i + 1)));
        }
    }
}
