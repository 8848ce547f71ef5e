// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Roles} from "../../src/Roles.sol";
import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Members} from "../Members.t.sol";

/// @notice suspendMember, reinstateMember, removeMember, setRoles and suspendInEmergency, and what each does to rights.
contract ConsortiumStandingTest is Members {
    uint256 private constant HELD = Roles.LAB | Roles.COLLECTOR;
    address private sequencer;

    function setUp() public override {
        super.setUp();
        sequencer = accountOf(LAB, SEQUENCER);
    }

    function testFuzz_HasRoles(uint256 roles) public view {
        vm.assertEq(consortium.hasRoles(LAB, roles), roles != 0 && roles & ~HELD == 0, "roles of the lab");
        vm.assertTrue(!consortium.hasRoles(keccak256("nobody"), roles), "roles of nobody");
    }

    function testFuzz_SetRoles(uint256 roles, uint256 blockNumber) public {
        roles = bound(roles, 0, Roles.ALL);
        vm.assume(roles != HELD);
        vm.roll(2000);
        uint64 seq = next();
        emit IConsortium.RolesChanged(LAB, seq, HELD, roles);
        vote();
        consortium.setRoles(LAB, roles);
        vm.assertEq(consortium.hasRoles(LAB, roles), roles != 0, "new roles");
        vm.expectRevert(abi.encodeWithSelector(IConsortium.RolesUnchanged.selector, LAB));
        vote();
        consortium.setRoles(LAB, roles);
        vm.roll(3000);
        blockNumber = bound(blockNumber, 0, 3000);
        bool isHeld = blockNumber >= 1000 && (blockNumber < 2000 || roles & HELD == HELD);
        vm.assertEq(consortium.hadRoles(LAB, HELD, blockNumber, block.timestamp), isHeld, "then");
        vm.assertTrue(!consortium.hadRoles(LAB, 0, blockNumber, block.timestamp), "no roles asked");
    }

    function testFuzz_Suspend(bool isKeyCompromise, uint256 blockNumber) public {
        vm.roll(2000);
        uint64 seq = next();
        emit IConsortium.MemberSuspended(LAB, seq, isKeyCompromise);
        _suspend(LAB, isKeyCompromise);
        _assertStanding(IConsortium.MemberStatus.Suspended, FOR_EVER, isKeyCompromise);
        _assertRights(false, !isKeyCompromise, true);
        vm.assertTrue(!consortium.mayVote(LAB), "no vote");
        vm.assertEq(consortium.voterCount(), 6, "voters");
        vm.warp(block.timestamp + 1000 days);
        _assertRights(false, !isKeyCompromise, true);
        // what is switched on meanwhile is suspended too
        vote();
        consortium.setAccount(LAB, stranger, SEQUENCER, true);
        vm.assertTrue(!isAllowed(LAB, stranger, SEQUENCER), "new account");
        vm.assertEq(isWithdrawer(LAB, stranger), !isKeyCompromise, "new withdrawer");
        vm.roll(3000);
        seq = next();
        emit IConsortium.MemberReinstated(LAB, seq);
        vote();
        consortium.reinstateMember(LAB);
        _assertStanding(IConsortium.MemberStatus.Active, 0, false);
        _assertRights(true, true, true);
        vm.assertTrue(isAllowed(LAB, stranger, SEQUENCER), "new account too");
        vm.assertEq(consortium.voterCount(), 7, "voters again");
        vm.roll(4000);
        blockNumber = bound(blockNumber, 1000, 4000);
        bool isActive = blockNumber < 2000 || blockNumber >= 3000;
        vm.assertEq(consortium.hadRoles(LAB, HELD, blockNumber, block.timestamp), isActive, "roles then");
        vm.assertEq(consortium.wasActive(sequencer, blockNumber, block.timestamp), isActive, "active then");
    }

    function test_Suspend_ChangesReason() public {
        _suspend(LAB, false);
        _suspend(LAB, true);
        _assertRights(false, false, true);
        vm.assertEq(consortium.voterCount(), 6, "voters");
        _suspend(LAB, false);
        _assertRights(false, true, true);
    }

    function testFuzz_RevertWhen_SuspensionIsUnchanged(bool isKeyCompromise) public {
        _suspend(LAB, isKeyCompromise);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.SuspensionUnchanged.selector, LAB));
        _suspend(LAB, isKeyCompromise);
    }

    function test_RevertWhen_NotSuspended() public {
        bytes memory refusal = abi.encodeWithSelector(IConsortium.NotSuspended.selector, LAB);
        vm.expectRevert(refusal);
        vote();
        consortium.reinstateMember(LAB);
        _emergency(LAB);
        vm.warp(block.timestamp + 4 days);
        vm.expectRevert(refusal);
        vote();
        consortium.reinstateMember(LAB);
    }

    function testFuzz_Remove(bool isSuspended) public {
        if (isSuspended) _suspend(LAB, true);
        vm.roll(2000);
        uint64 seq = next();
        emit IConsortium.MemberRemoved(LAB, seq);
        vote();
        consortium.removeMember(LAB);
        _assertStanding(IConsortium.MemberStatus.Removed, FOR_EVER, false);
        _assertRights(false, false, false);
        vm.assertEq(consortium.voterCount(), 6, "voters");
        vm.assertEq(consortium.accountsOf(LAB).length, 0, "accounts");
        vm.assertTrue(!consortium.mayVote(LAB), "no vote");
        vm.assertTrue(!consortium.wasActive(sequencer, 2000, block.timestamp), "active then");
        vm.assertEq(consortium.wasActive(sequencer, 1999, block.timestamp), !isSuspended, "active before");
        bytes[] memory calls = new bytes[](6);
        calls[0] = abi.encodeCall(IConsortium.removeMember, (LAB));
        calls[1] = abi.encodeCall(IConsortium.suspendMember, (LAB, true));
        calls[2] = abi.encodeCall(IConsortium.reinstateMember, (LAB));
        calls[3] = abi.encodeCall(IConsortium.setRoles, (LAB, 1));
        calls[4] = abi.encodeCall(IConsortium.setAccount, (LAB, sequencer, SEQUENCER, true));
        calls[5] = abi.encodeCall(IConsortium.setKey, (LAB, LOG, abi.encode(1)));
        for (uint256 i; i < calls.length; ++i) {
            vote();
            (bool isDone, bytes memory reason) = address(consortium).call(calls[i]);
            vm.assertTrue(!isDone, "nothing");
            vm.assertEq(reason, abi.encodeWithSelector(IConsortium.NotMember.selector, LAB), "refusal");
        }
    }

    function test_RevertWhen_TooFewVoters() public {
        for (uint256 i = 3; i < 7; ++i) {
            vote();
            consortium.removeMember(memberAt(i));
        }
        _suspend(LAB, false); // two others vote
        bytes memory refusal = abi.encodeWithSelector(IConsortium.TooFewVoters.selector, PROVIDER);
        vm.expectRevert(refusal);
        _suspend(PROVIDER, false);
        vm.expectRevert(refusal);
        vote();
        consortium.removeMember(PROVIDER);
        _suspend(LAB, true);
        vote();
        consortium.removeMember(LAB); // it did not vote
        vm.assertEq(consortium.voterCount(), 2, "voters");
    }

    // ---- in an emergency ----

    function test_SuspendInEmergency() public {
        uint64 start = uint64(block.timestamp);
        uint64 seq = next();
        emit IConsortium.EmergencySupported(LAB, OTHER_LAB, seq, 0);
        support(LAB, OTHER_LAB);
        support(LAB, PROVIDER);
        _assertRights(true, true, true);
        (bytes32[] memory supporters, uint64 lapsesAt) = consortium.emergencyOf(LAB);
        vm.assertEq(supporters.length, 2, "supporters");
        vm.assertEq(supporters[0], OTHER_LAB, "first supporter");
        vm.assertEq(lapsesAt, start + 4 days, "lapses");
        vm.warp(start + 4 days - 1);
        uint64 until = uint64(block.timestamp) + 4 days;
        seq = next();
        emit IConsortium.EmergencySupported(LAB, COURIER, seq, until); // the third of six is 34 percent
        support(LAB, COURIER);
        (supporters, lapsesAt) = consortium.emergencyOf(LAB);
        vm.assertEq(supporters.length + lapsesAt, 0, "done");
        _assertStanding(IConsortium.MemberStatus.Active, until, false);
        vm.assertEq(consortium.standingOf(LAB).nextEmergencyAt, block.timestamp + 14 days, "cool-down");
        _assertRights(false, true, true);
        vm.assertTrue(consortium.mayVote(LAB), "its vote stays");
        vm.assertTrue(propose(abi.encodeCall(IConsortium.setValidator, (stranger, true))) == 1, "proposes");
        vm.warp(until - 1);
        _assertRights(false, true, true);
        vm.warp(until);
        _assertRights(true, true, true);
        vm.assertTrue(!consortium.hadRoles(LAB, HELD, 1000, until - 1), "roles then");
        vm.assertTrue(consortium.hadRoles(LAB, HELD, 1000, until), "roles after");
        vm.assertTrue(!consortium.wasActive(sequencer, 1000, until - 1), "active then");
        vm.assertTrue(consortium.wasActive(sequencer, 1000, until), "active after");
    }

    function test_SuspendInEmergency_Lapses() public {
        support(LAB, OTHER_LAB);
        support(LAB, PROVIDER);
        vm.warp(block.timestamp + 4 days);
        support(LAB, COURIER);
        support(LAB, PROVIDER);
        _assertRights(true, true, true);
        support(LAB, OTHER_LAB);
        _assertRights(false, true, true);
    }

    function test_SuspendInEmergency_CountsWhoMayVote() public {
        support(LAB, OTHER_LAB);
        support(LAB, PROVIDER);
        _suspend(PROVIDER, false);
        support(LAB, COURIER); // two of five are enough
        _assertRights(false, true, true);
        support(PAYER, OTHER_LAB);
        vote();
        consortium.removeMember(OTHER_LAB);
        support(PAYER, COURIER);
        vm.assertTrue(consortium.hasRoles(PAYER, Roles.PAYER), "one of four is not");
    }

    /// @dev However small the share.
    function test_SuspendInEmergency_NeedsTwo() public {
        IConsortium.Parameters memory p = parameters();
        p.emergencyQuorum = 1;
        vote();
        consortium.setParameters(p);
        support(LAB, OTHER_LAB);
        _assertRights(true, true, true);
        support(LAB, PROVIDER);
        _assertRights(false, true, true);
    }

    function test_SuspendInEmergency_IsConfirmedByVote() public {
        _emergency(LAB);
        _suspend(LAB, true);
        vm.warp(block.timestamp + 100 days);
        _assertRights(false, false, true);
    }

    function test_SuspendInEmergency_IsEndedByVote() public {
        _emergency(LAB);
        suspend(LAB, false);
        _assertRights(true, true, true);
        vm.assertEq(consortium.voterCount(), 7, "voters");
        uint64 nextAt = consortium.standingOf(LAB).nextEmergencyAt;
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EmergencyTooSoon.selector, LAB, nextAt));
        support(LAB, OTHER_LAB);
    }

    function test_RevertWhen_EmergencyIsTooSoon() public {
        _emergency(LAB);
        uint64 nextAt = uint64(block.timestamp) + 14 days;
        vm.warp(nextAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EmergencyTooSoon.selector, LAB, nextAt));
        support(LAB, OTHER_LAB);
        vm.warp(nextAt);
        support(LAB, OTHER_LAB);
    }

    function test_RevertWhen_EmergencyIsAlreadySupported() public {
        support(LAB, OTHER_LAB);
        support(LAB, PROVIDER);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.EmergencyAlreadySupported.selector, LAB, OTHER_LAB));
        support(LAB, OTHER_LAB);
    }

    function test_RevertWhen_SupporterHasNoVote() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotVoter.selector, LAB));
        support(LAB, LAB);
        _suspend(PAYER, false);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotVoter.selector, PAYER));
        support(LAB, PAYER);
    }

    function test_RevertWhen_EmergencyOfNoVoter() public {
        _suspend(PAYER, false);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotVoter.selector, PAYER));
        support(PAYER, LAB);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotVoter.selector, bytes32(0)));
        support(0, LAB);
    }

    function testFuzz_RevertWhen_SupportByOther(address caller) public {
        notActor(caller, governorOf(PAYER));
        vm.expectRevert(notPurpose(PAYER, caller, GOVERNOR));
        vm.prank(caller);
        consortium.suspendInEmergency(LAB, PAYER);
    }

    // ---- helpers ----

    function _suspend(bytes32 member, bool isKeyCompromise) private {
        vote();
        consortium.suspendMember(member, isKeyCompromise);
    }

    function _emergency(bytes32 member) private {
        for (uint256 i = 1; i < 4; ++i) {
            support(member, memberAt(i));
        }
    }

    function _assertRights(bool mayAct, bool mayWithdraw, bool mayCancel) private view {
        vm.assertEq(isAllowed(LAB, sequencer, SEQUENCER), mayAct, "acts");
        vm.assertEq(consortium.hasRoles(LAB, HELD), mayAct, "has roles");
        vm.assertEq(isWithdrawer(LAB, sequencer), mayWithdraw, "withdraws");
        vm.assertEq(isGovernor(LAB, governorOf(LAB)), mayCancel, "cancels");
        vm.assertEq(consortium.wasActive(sequencer, block.number, block.timestamp), mayAct, "active now");
        vm.assertEq(consortium.hadRoles(LAB, HELD, block.number, block.timestamp), mayAct, "had roles now");
    }

    function _assertStanding(IConsortium.MemberStatus status, uint64 until, bool isKeyCompromise) private view {
        IConsortium.Standing memory s = consortium.standingOf(LAB);
        vm.assertEq(uint256(s.status), uint256(status), "status");
        vm.assertEq(s.roles, HELD, "roles");
        vm.assertEq(s.suspendedUntil, until, "suspended until");
        vm.assertEq(s.isKeyCompromise, isKeyCompromise, "reason");
    }
}
