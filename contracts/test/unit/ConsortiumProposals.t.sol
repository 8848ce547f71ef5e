// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Errors} from "@openzeppelin/contracts/utils/Errors.sol";

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Members} from "../Members.t.sol";
import {Vm} from "../Vm.sol";

/// @notice propose, vote, cancel and execute.
contract ConsortiumProposalsTest is Members {
    IConsortium.ProposalState private constant VOTING = IConsortium.ProposalState.Voting;
    IConsortium.ProposalState private constant DEFEATED = IConsortium.ProposalState.Defeated;
    IConsortium.ProposalState private constant WAITING = IConsortium.ProposalState.Waiting;
    IConsortium.ProposalState private constant EXECUTABLE = IConsortium.ProposalState.Executable;
    IConsortium.ProposalState private constant EXECUTED = IConsortium.ProposalState.Executed;
    IConsortium.ProposalState private constant EXPIRED = IConsortium.ProposalState.Expired;

    uint256 private start;
    uint256 private called;
    bytes private again;
    bytes private reason;

    function setUp() public override {
        super.setUp();
        start = block.timestamp;
    }

    // ---- the calls that proposals make of this test ----

    function succeed(uint256 number) external {
        vm.assertEq(msg.sender, address(consortium), "the consortium calls");
        called = number;
    }

    function fail(bytes calldata with) external pure {
        bytes memory data = with;
        assembly {
            revert(add(data, 32), mload(data))
        }
    }

    function reenter() external {
        bool isDone;
        (isDone, reason) = address(consortium).call(again);
        called = isDone ? 2 : 1;
    }

    // ---- propose ----

    function testFuzz_Propose(bytes memory data) public {
        uint64 ends = uint64(start) + 3 days;
        for (uint256 id = 1; id < 3; ++id) {
            uint64 seq = next();
            emit IConsortium.ProposalCreated(id, PAYER, seq, address(this), data, ends);
            vm.assertEq(propose(PAYER, address(this), data), id, "id");
        }
        IConsortium.Proposal memory expected =
            IConsortium.Proposal(PAYER, 0, address(this), ends, false, false, 0, parameters(), data);
        vm.assertEq(abi.encode(consortium.proposal(2)), abi.encode(expected), "proposal");
        vm.assertEq(consortium.proposalCount(), 2, "proposals");
        assertState(2, VOTING, "state");
        assertState(3, IConsortium.ProposalState.None, "no state");
    }

    function testFuzz_RevertWhen_ProposeByOther(address caller) public {
        notActor(caller, governorOf(PAYER));
        vm.expectRevert(notPurpose(PAYER, caller, GOVERNOR));
        vm.prank(caller);
        consortium.propose(PAYER, address(this), "");
    }

    function test_RevertWhen_ProposerHasNoVote() public {
        suspend(PAYER, true);
        bytes memory refusal = abi.encodeWithSelector(IConsortium.NotVoter.selector, PAYER);
        vm.expectRevert(refusal);
        propose(PAYER, address(this), "");
    }

    function test_RevertWhen_TargetIsNoContract() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NoCode.selector, stranger));
        propose(PAYER, stranger, "");
    }

    function test_Concerned() public {
        bytes[] memory calls = _concerning(LAB);
        for (uint256 i; i < calls.length; ++i) {
            bytes memory data = calls[i];
            vm.expectRevert(abi.encodeWithSelector(IConsortium.NotVoter.selector, LAB));
            propose(LAB, address(consortium), data);
            uint256 id = propose(PAYER, address(consortium), data);
            vm.assertEq(consortium.proposal(id).concerned, LAB, "concerned");
            vm.expectRevert(abi.encodeWithSelector(IConsortium.NotVoter.selector, LAB));
            cast(LAB, id, false);
            (,, uint256 eligible) = consortium.tally(id);
            vm.assertEq(eligible, 6, "eligible");
            cast(PAYER, id, true);
            // said to another contract, or cut short, it is about nobody
            vm.assertEq(consortium.proposal(propose(LAB, address(this), data)).concerned, 0, "other contract");
            assembly {
                mstore(data, 35)
            }
            vm.assertEq(consortium.proposal(propose(LAB, address(consortium), data)).concerned, 0, "cut short");
        }
        bytes memory other = abi.encodeCall(IConsortium.setRoles, (LAB, 1));
        vm.assertEq(consortium.proposal(propose(other)).concerned, 0, "roles");
        // one that has no vote is not taken off
        suspend(COURIER, true);
        uint256 reinstate = propose(abi.encodeCall(IConsortium.reinstateMember, (COURIER)));
        (,, uint256 voters) = consortium.tally(reinstate);
        vm.assertEq(voters, 6, "eligible");
    }

    // ---- vote ----

    function testFuzz_Vote(uint256 ballots) public {
        uint256 id = _proposal();
        uint256 inFavour;
        for (uint256 i; i < 7 && inFavour < 4; ++i) {
            bool isSupport = (ballots >> i) & 1 == 1;
            if (isSupport) ++inFavour;
            uint64 seq = next();
            emit IConsortium.VoteCast(id, memberAt(i), seq, isSupport, inFavour == 4 ? uint64(start) : 0);
            cast(memberAt(i), id, isSupport);
            (uint256 yes, uint256 all, uint256 eligible) = consortium.tally(id);
            vm.assertTrue(yes == inFavour && all == i + 1 && eligible == 7, "tally");
            IConsortium.Ballot ballot = isSupport ? IConsortium.Ballot.For : IConsortium.Ballot.Against;
            vm.assertEq(uint256(consortium.ballotOf(id, memberAt(i))), uint256(ballot), "ballot");
        }
        assertState(id, inFavour == 4 ? WAITING : VOTING, "state");
        vm.assertEq(consortium.proposal(id).decidedAt, inFavour == 4 ? start : 0, "decided");
        vm.warp(start + 3 days);
        assertState(id, inFavour == 4 ? EXECUTABLE : DEFEATED, "state at the end");
    }

    function test_RevertWhen_AlreadyVoted() public {
        uint256 id = _proposal();
        cast(LAB, id, true);
        bytes memory refusal = abi.encodeWithSelector(IConsortium.AlreadyVoted.selector, id, LAB);
        vm.expectRevert(refusal);
        cast(LAB, id, false);
        vote();
        consortium.setAccount(LAB, stranger, GOVERNOR, true);
        vm.expectRevert(refusal);
        vm.prank(stranger);
        consortium.vote(LAB, id, true);
    }

    function testFuzz_RevertWhen_VoteByOther(address caller) public {
        notActor(caller, governorOf(PAYER));
        uint256 id = _proposal();
        vm.expectRevert(notPurpose(PAYER, caller, GOVERNOR));
        vm.prank(caller);
        consortium.vote(PAYER, id, true);
    }

    function test_RevertWhen_VoterHasNoVote() public {
        uint256 id = _proposal();
        suspend(PAYER, true);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotVoter.selector, PAYER));
        cast(PAYER, id, true);
    }

    function test_RevertWhen_ProposalTakesNoVotes() public {
        vm.expectRevert(proposalIs(1, IConsortium.ProposalState.None));
        cast(LAB, 1, true);
        uint256 late = _proposal();
        uint256 id = _proposal();
        castFor(id, 4);
        vm.expectRevert(proposalIs(id, WAITING));
        cast(PAYER, id, true);
        vm.warp(start + 3 days - 1);
        cast(LAB, late, true);
        vm.warp(start + 3 days);
        vm.expectRevert(proposalIs(late, DEFEATED));
        cast(PAYER, late, true);
    }

    // ---- cancel ----

    function test_Cancel() public {
        uint256 id = _proposal();
        castFor(id, 3);
        suspend(LAB, true);
        uint64 seq = next();
        emit IConsortium.ProposalCancelled(id, seq);
        vm.prank(governorOf(LAB));
        consortium.cancel(id);
        assertState(id, IConsortium.ProposalState.Cancelled, "cancelled");
        vm.assertTrue(consortium.proposal(id).isCancelled, "cancelled");
        vm.expectRevert(proposalIs(id, IConsortium.ProposalState.Cancelled));
        cast(PAYER, id, true);
        vm.warp(start + 6 days);
        vm.expectRevert(proposalIs(id, IConsortium.ProposalState.Cancelled));
        consortium.execute(id);
    }

    function test_RevertWhen_CancelAfterDecision() public {
        uint256 id = _proposal();
        castFor(id, 4);
        vm.expectRevert(proposalIs(id, WAITING));
        vm.prank(governorOf(LAB));
        consortium.cancel(id);
    }

    function testFuzz_RevertWhen_CancelByOther(address caller) public {
        notActor(caller, governorOf(LAB));
        uint256 id = _proposal();
        vm.expectRevert(notPurpose(LAB, caller, GOVERNOR));
        vm.prank(caller);
        consortium.cancel(id);
    }

    // ---- execute ----

    function testFuzz_Execute(address caller, uint256 number) public {
        uint256 id = propose(LAB, address(this), abi.encodeCall(this.succeed, (number)));
        castFor(id, 4);
        vm.expectRevert(proposalIs(id, WAITING));
        consortium.execute(id);
        vm.warp(start + 2 days - 1);
        vm.expectRevert(proposalIs(id, WAITING));
        consortium.execute(id);
        vm.warp(start + 2 days);
        uint64 seq = next();
        emit IConsortium.ProposalExecuted(id, seq);
        vm.prank(caller);
        consortium.execute(id);
        vm.assertEq(called, number, "called");
        assertState(id, EXECUTED, "executed");
        vm.expectRevert(proposalIs(id, EXECUTED));
        consortium.execute(id);
    }

    function test_Execute_OnItself() public {
        uint256 id = propose(abi.encodeCall(IConsortium.removeMember, (PAYER)));
        castFor(id, 4);
        vm.warp(start + 2 days);
        vm.recordLogs();
        consortium.execute(id);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 2, "events");
        vm.assertEq(logs[0].topics[0], IConsortium.ProposalExecuted.selector, "first event");
        vm.assertEq(logs[1].topics[0], IConsortium.MemberRemoved.selector, "second event");
        vm.assertEq(uint256(consortium.standingOf(PAYER).status), 3, "removed");
    }

    function test_Execute_Expires() public {
        uint256 id = _proposal();
        castFor(id, 3); // all in favour, not the most of all
        assertState(id, VOTING, "voting");
        vm.warp(start + 3 days - 1);
        cast(PAYER, id, false); // now there is a quorum
        assertState(id, VOTING, "voting");
        vm.warp(start + 3 days);
        assertState(id, WAITING, "passed");
        vm.warp(start + 5 days - 1);
        assertState(id, WAITING, "passed");
        vm.warp(start + 5 days);
        assertState(id, EXECUTABLE, "executable");
        vm.warp(start + 12 days - 1);
        assertState(id, EXECUTABLE, "executable");
        vm.warp(start + 12 days);
        vm.expectRevert(proposalIs(id, EXPIRED));
        consortium.execute(id);
    }

    function test_RevertWhen_VotesAreTooFew() public {
        uint256 id = _proposal();
        castFor(id, 3); // of seven, where four are needed
        vm.warp(start + 5 days);
        vm.expectRevert(proposalIs(id, DEFEATED));
        consortium.execute(id);
    }

    function test_RevertWhen_VotesAreEven() public {
        uint256 id = _proposal();
        castFor(id, 3);
        for (uint256 i = 3; i < 6; ++i) {
            cast(memberAt(i), id, false);
        }
        vm.warp(start + 5 days);
        vm.expectRevert(proposalIs(id, DEFEATED));
        consortium.execute(id);
    }

    /// @dev Votes of members that have none any more count no more, and again when they are reinstated.
    function test_Execute_CountsAgain() public {
        uint256 id = _proposal();
        castFor(id, 4);
        vm.warp(start + 2 days);
        assertState(id, EXECUTABLE, "executable");
        suspend(LAB, true);
        assertState(id, EXECUTABLE, "three of six are a quorum");
        vote();
        consortium.removeMember(OTHER_LAB);
        vm.expectRevert(proposalIs(id, DEFEATED));
        consortium.execute(id); // two of five are not
        suspend(LAB, false);
        (uint256 inFavour, uint256 all, uint256 eligible) = consortium.tally(id);
        vm.assertTrue(inFavour == 3 && all == 3 && eligible == 6, "tally");
        consortium.execute(id);
    }

    /// @dev A proposal lives by the parameters under which it was made.
    function test_Execute_ByRulesOfProposal() public {
        uint256 id = _proposal();
        IConsortium.Parameters memory p = IConsortium.Parameters(1, 1, 1, 1, 1, 1, 100, 99, 100, 1);
        vote();
        consortium.setParameters(p);
        uint256 strict = _proposal();
        castFor(id, 4);
        castFor(strict, 6);
        assertState(strict, VOTING, "all are needed");
        vm.warp(start + 1);
        assertState(strict, DEFEATED, "all are needed");
        vm.warp(start + 2 days);
        consortium.execute(id);
        uint256 all = _proposal();
        castFor(all, 7);
        vm.warp(block.timestamp + 1);
        consortium.execute(all);
    }

    function testFuzz_RevertWhen_CallFails(bytes memory with) public {
        vm.assume(with.length != 0);
        uint256 id = propose(LAB, address(this), abi.encodeCall(this.fail, (with)));
        castFor(id, 4);
        vm.warp(start + 2 days);
        vm.expectRevert(with);
        consortium.execute(id);
        assertState(id, EXECUTABLE, "may be tried again");
    }

    function test_RevertWhen_CallFailsWithoutReason() public {
        uint256 id = propose(LAB, address(this), abi.encodeCall(this.fail, ("")));
        castFor(id, 4);
        vm.warp(start + 2 days);
        vm.expectRevert(abi.encodeWithSelector(Errors.FailedCall.selector));
        consortium.execute(id);
    }

    function test_Execute_Reentered() public {
        uint256 id = propose(LAB, address(this), abi.encodeCall(this.reenter, ()));
        again = abi.encodeCall(IConsortium.execute, (id));
        castFor(id, 4);
        vm.warp(start + 2 days);
        consortium.execute(id);
        vm.assertEq(called, 1, "refused");
        vm.assertEq(reason, proposalIs(id, EXECUTED), "refusal");
    }

    /// @dev A call back comes from the target, not from the consortium.
    function test_Execute_ReenteredForRights() public {
        again = abi.encodeCall(IConsortium.setRoles, (LAB, 255));
        uint256 id = propose(LAB, address(this), abi.encodeCall(this.reenter, ()));
        castFor(id, 4);
        vm.warp(start + 2 days);
        consortium.execute(id);
        vm.assertEq(reason, abi.encodeWithSelector(IConsortium.NotVote.selector, address(this)), "refusal");
    }

    // ---- helpers ----

    function _proposal() private returns (uint256) {
        return propose(LAB, address(this), abi.encodeCall(this.succeed, (7)));
    }

    function _concerning(bytes32 member) private pure returns (bytes[] memory calls) {
        calls = new bytes[](3);
        calls[0] = abi.encodeCall(IConsortium.removeMember, (member));
        calls[1] = abi.encodeCall(IConsortium.suspendMember, (member, true));
        calls[2] = abi.encodeCall(IConsortium.reinstateMember, (member));
    }
}
