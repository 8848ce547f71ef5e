// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IStudyRegistry} from "../../src/interfaces/IStudyRegistry.sol";
import {Studies} from "../Studies.t.sol";

/// @notice join, leave.
contract StudyRegistryJoinTest is Studies {
    bytes32 private studyId;

    function setUp() public override {
        super.setUp();
        studyId = register(termsOf(PROTOCOL));
    }

    function test_Join() public {
        manager(LAB);
        vm.expectEmit(address(studies));
        emit IStudyRegistry.StudyJoined(studyId, LAB, 2, 1);
        studies.join(LAB, studyId, 1);
        vm.assertTrue(studies.isParticipant(studyId, LAB), "takes part");
        vm.assertTrue(!studies.isParticipant(studyId, OTHER_LAB), "the other lab does not");
        vm.assertEq(studies.joinedVersionAt(studyId, LAB, 1000), 1, "version");
        vm.assertEq(studies.joinedVersionAt(studyId, LAB, 999), 0, "before");
        vm.assertEq(studies.sequence(), 2, "sequence");
    }

    function test_Leave() public {
        join(LAB, studyId, 1);
        vm.roll(1010);
        manager(LAB);
        vm.expectEmit(address(studies));
        emit IStudyRegistry.StudyLeft(studyId, LAB, 3, 1);
        studies.leave(LAB, studyId);
        vm.assertTrue(!studies.isParticipant(studyId, LAB), "takes no part");
        vm.assertEq(studies.joinedVersionAt(studyId, LAB, 1009), 1, "before");
        vm.assertEq(studies.joinedVersionAt(studyId, LAB, 1010), 0, "after");
        join(LAB, studyId, 1);
        vm.assertTrue(studies.isParticipant(studyId, LAB), "takes part again");
    }

    /// @dev A lab joined what it saw: a revision is nothing that it joined.
    function test_Join_OneVersion() public {
        join(LAB, studyId, 1);
        join(OTHER_LAB, studyId, 1);
        revise(studyId, termsOf(PROTOCOL));
        vm.assertTrue(!studies.isParticipant(studyId, LAB), "takes no part in the second");
        manager(LAB);
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.NotCurrent.selector, 1, 2));
        studies.join(LAB, studyId, 1);
        join(LAB, studyId, 2);
        vm.assertTrue(studies.isParticipant(studyId, LAB), "takes part in the second");
        manager(OTHER_LAB);
        vm.expectEmit(address(studies));
        emit IStudyRegistry.StudyLeft(studyId, OTHER_LAB, 6, 1);
        studies.leave(OTHER_LAB, studyId);
    }

    function test_RevertWhen_AlreadyJoined() public {
        join(LAB, studyId, 1);
        manager(LAB);
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.AlreadyJoined.selector, studyId, LAB, 1));
        studies.join(LAB, studyId, 1);
    }

    function testFuzz_RevertWhen_NotJoined(bytes32 id) public {
        manager(LAB);
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.NotJoined.selector, id, LAB));
        studies.leave(LAB, id);
        join(LAB, studyId, 1);
        leave(LAB, studyId);
        manager(LAB);
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.NotJoined.selector, studyId, LAB));
        studies.leave(LAB, studyId);
    }

    function testFuzz_RevertWhen_StudyIsUnknown(bytes32 unknown) public {
        vm.assume(unknown != studyId);
        manager(LAB);
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.UnknownStudy.selector, unknown));
        studies.join(LAB, unknown, 0);
        vm.assertTrue(!studies.isParticipant(unknown, LAB), "takes no part");
    }

    function testFuzz_RevertWhen_JoinedVersionIsNotCurrent(uint32 version) public {
        version = version == 1 ? 0 : version;
        manager(LAB);
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.NotCurrent.selector, version, 1));
        studies.join(LAB, studyId, version);
    }

    function test_RevertWhen_MemberIsNoLab() public {
        manager(PROVIDER);
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.NotLab.selector, PROVIDER));
        studies.join(PROVIDER, studyId, 1);
    }

    /// @dev Who no longer is a lab takes no part, and can still leave.
    function test_Leave_WithoutTheRole() public {
        join(LAB, studyId, 1);
        setRoles(LAB, 4);
        vm.assertTrue(!studies.isParticipant(studyId, LAB), "takes no part");
        leave(LAB, studyId);
        vm.assertEq(studies.joinedVersionAt(studyId, LAB, 1000), 0, "left");
    }

    function testFuzz_RevertWhen_ByOther(address caller) public {
        join(OTHER_LAB, studyId, 1);
        notActor(caller, accountOf(LAB, IConsortium.Purpose.Manager));
        _expectNotManager(caller);
        _expectNotManager(accountOf(OTHER_LAB, IConsortium.Purpose.Manager));
        _expectNotManager(accountOf(LAB, IConsortium.Purpose.Relayer));
    }

    function test_RevertWhen_MemberIsSuspended() public {
        join(LAB, studyId, 1);
        suspend(LAB, true);
        vm.assertTrue(!studies.isParticipant(studyId, LAB), "takes no part");
        _expectNotManager(accountOf(LAB, IConsortium.Purpose.Manager));
        suspend(LAB, false);
        vm.assertTrue(studies.isParticipant(studyId, LAB), "takes part");
    }

    // ---- helpers ----

    function _expectNotManager(address caller) private {
        vm.expectRevert(notManager(LAB, caller));
        vm.prank(caller);
        studies.join(LAB, studyId, 1);
        vm.expectRevert(notManager(LAB, caller));
        vm.prank(caller);
        studies.leave(LAB, studyId);
    }
}
