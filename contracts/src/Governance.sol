// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";

import {Members} from "./Members.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";

/// @title Governance
/// @notice How the members decide: one member, one vote.
///
/// It can't lock itself out: each member that may vote has a governor, a vote that suspends or removes a member leaves
/// two others, and no parameters keep all of them together from passing a proposal.
abstract contract Governance is Members {
    /// @dev Who supports that a member be suspended, until it lapses.
    struct Emergency {
        uint64 lapsesAt;
        bytes32[] supporters;
    }

    uint256 public override proposalCount;
    mapping(uint256 proposalId => Proposal) private _proposals;
    mapping(uint256 proposalId => bytes32[]) private _voters;
    mapping(uint256 proposalId => mapping(bytes32 member => Ballot)) public override ballotOf;
    mapping(bytes32 member => Emergency) private _emergencies;

    // ---- governors ----

    /// @inheritdoc IConsortium
    function propose(bytes32 member, address target, bytes memory data) external returns (uint256 proposalId) {
        bytes32 concerned = _concerned(target, data);
        _requireVoter(member, concerned);
        require(target.code.length != 0, NoCode(target));
        proposalId = ++proposalCount;
        Proposal storage p = _proposals[proposalId];
        uint64 votingEnds = _now() + _parameters.votingPeriod;
        p.member = member;
        p.concerned = concerned;
        p.target = target;
        p.votingEnds = votingEnds;
        p.rules = _parameters;
        p.data = data;
        emit ProposalCreated(proposalId, member, _nextSequence(), target, data, votingEnds);
    }

    /// @inheritdoc IConsortium
    function vote(bytes32 member, uint256 proposalId, bool isSupport) external {
        Proposal storage p = _proposals[proposalId];
        _requireVoter(member, p.concerned);
        _requireState(proposalId, ProposalState.Voting);
        require(ballotOf[proposalId][member] == Ballot.None, AlreadyVoted(proposalId, member));
        ballotOf[proposalId][member] = isSupport ? Ballot.For : Ballot.Against;
        _voters[proposalId].push(member);
        (uint256 inFavour, uint256 cast, uint256 eligible) = tally(proposalId);
        uint64 decidedAt;
        if (_isQuorum(p, cast, eligible) && _isMajority(p, inFavour, eligible)) p.decidedAt = decidedAt = _now();
        emit VoteCast(proposalId, member, _nextSequence(), isSupport, decidedAt);
    }

    /// @inheritdoc IConsortium
    function cancel(uint256 proposalId) external {
        Proposal storage p = _proposals[proposalId];
        _requireState(proposalId, ProposalState.Voting);
        requireGovernor(p.member, msg.sender);
        p.isCancelled = true;
        emit ProposalCancelled(proposalId, _nextSequence());
    }

    /// @inheritdoc IConsortium
    function suspendInEmergency(bytes32 member, bytes32 by) external {
        _requireVoter(by, member);
        require(mayVote(member), NotVoter(member));
        uint64 nextEmergencyAt = _members[member].nextEmergencyAt;
        require(_now() >= nextEmergencyAt, EmergencyTooSoon(member, nextEmergencyAt));
        uint64 lapsesAt = _now() + _parameters.emergencyPeriod;
        uint64 suspendedUntil;
        if (_isEmergency(_support(member, by, lapsesAt))) {
            suspendedUntil = lapsesAt;
            delete _emergencies[member];
            _members[member].nextEmergencyAt = _now() + _parameters.emergencyCooldown;
            _setSuspension(member, suspendedUntil, false);
        }
        emit EmergencySupported(member, by, _nextSequence(), suspendedUntil);
    }

    // ---- anyone ----

    /// @inheritdoc IConsortium
    /// @dev What it calls may call back: this proposal is done by then, and others need no guard from each other.
    function execute(uint256 proposalId) external {
        Proposal storage p = _proposals[proposalId];
        _requireState(proposalId, ProposalState.Executable);
        p.isExecuted = true;
        emit ProposalExecuted(proposalId, _nextSequence());
        Address.functionCall(p.target, p.data);
    }

    // ---- views ----

    /// @inheritdoc IConsortium
    function proposal(uint256 proposalId) external view returns (Proposal memory) {
        return _proposals[proposalId];
    }

    /// @inheritdoc IConsortium
    function state(uint256 proposalId) public view returns (ProposalState) {
        Proposal storage p = _proposals[proposalId];
        if (p.member == 0) return ProposalState.None;
        if (p.isExecuted) return ProposalState.Executed;
        if (p.isCancelled) return ProposalState.Cancelled;
        uint256 decidedAt = p.decidedAt;
        if (decidedAt == 0) {
            decidedAt = p.votingEnds;
            if (block.timestamp < decidedAt) return ProposalState.Voting;
        }
        (uint256 inFavour, uint256 cast, uint256 eligible) = tally(proposalId);
        if (!_isQuorum(p, cast, eligible) || !_isMajority(p, inFavour, cast)) return ProposalState.Defeated;
        uint256 executableFrom = decidedAt + p.rules.timelock;
        if (block.timestamp < executableFrom) return ProposalState.Waiting;
        bool isExpired = block.timestamp >= executableFrom + p.rules.executionPeriod;
        return isExpired ? ProposalState.Expired : ProposalState.Executable;
    }

    /// @inheritdoc IConsortium
    function tally(uint256 proposalId) public view returns (uint256 inFavour, uint256 cast, uint256 eligible) {
        eligible = voterCount;
        if (mayVote(_proposals[proposalId].concerned)) --eligible;
        bytes32[] storage voters = _voters[proposalId];
        uint256 count = voters.length;
        for (uint256 i; i < count; ++i) {
            bytes32 member = voters[i];
            if (!mayVote(member)) continue;
            ++cast;
            if (ballotOf[proposalId][member] == Ballot.For) ++inFavour;
        }
    }

    /// @inheritdoc IConsortium
    function emergencyOf(bytes32 member) external view returns (bytes32[] memory supporters, uint64 lapsesAt) {
        Emergency storage emergency = _emergencies[member];
        return (emergency.supporters, emergency.lapsesAt);
    }

    // ---- internals ----

    /// @dev Adds a supporter, and counts those that may vote. The first, or the first after a lapse, starts anew.
    function _support(bytes32 member, bytes32 by, uint64 lapsesAt) private returns (uint256 supporters) {
        Emergency storage emergency = _emergencies[member];
        if (_now() >= emergency.lapsesAt) {
            delete emergency.supporters;
            emergency.lapsesAt = lapsesAt;
        }
        uint256 count = emergency.supporters.length;
        for (uint256 i; i < count; ++i) {
            bytes32 earlier = emergency.supporters[i];
            require(earlier != by, EmergencyAlreadySupported(member, by));
            if (mayVote(earlier)) ++supporters;
        }
        emergency.supporters.push(by);
        return supporters + 1;
    }

    /// @dev The one concerned may vote, but not on this.
    function _isEmergency(uint256 supporters) private view returns (bool) {
        return supporters >= 2 && supporters * 100 >= _parameters.emergencyQuorum * (voterCount - 1);
    }

    /// @dev The caller is a governor of a member that may vote on what concerns another.
    function _requireVoter(bytes32 member, bytes32 concerned) private view {
        requireGovernor(member, msg.sender);
        require(mayVote(member) && member != concerned, NotVoter(member));
    }

    function _requireState(uint256 proposalId, ProposalState required) private view {
        ProposalState current = state(proposalId);
        require(current == required, ProposalIs(proposalId, current));
    }

    /// @dev The member that a call removes, suspends or reinstates; 0 where it does none of it.
    function _concerned(address target, bytes memory data) private view returns (bytes32 member) {
        if (target != address(this) || data.length < 36) return 0;
        bytes4 selector = bytes4(data);
        bool isAbout = selector == this.removeMember.selector || selector == this.suspendMember.selector
            || selector == this.reinstateMember.selector;
        if (isAbout) {
            assembly ("memory-safe") {
                member := mload(add(data, 36)) // past its length and the selector
            }
        }
    }

    function _isQuorum(Proposal storage p, uint256 cast, uint256 eligible) private view returns (bool) {
        return cast * 100 >= p.rules.quorum * eligible;
    }

    function _isMajority(Proposal storage p, uint256 inFavour, uint256 all) private view returns (bool) {
        return inFavour * 100 > p.rules.threshold * all;
    }
}
