// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Roles} from "../../src/Roles.sol";
import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Members} from "../Members.t.sol";
import {Vm} from "../Vm.sol";

/// @notice Acts as the governors and managers of all members, at random, and keeps its own books, so that the
/// invariants can compare. Each call goes to a new block. After each it checks that every write emitted exactly one
/// event, with the next number.
contract ConsortiumHandler is Members {
    struct Book {
        bytes data;
        bytes32 concerned;
        uint256 votingEnds;
        uint256 decidedAt;
        IConsortium.Parameters rules;
        bool isExecuted;
    }

    struct Bound {
        address account;
        bytes32 member;
        IConsortium.Purpose purpose;
    }

    /// @dev What was so at the end of a block.
    struct Sample {
        uint256 blockNumber;
        uint256 time;
        bytes32 member;
        address account;
        bool hadRoles;
        bool wasActive;
        bytes key;
    }

    Book[] private _books; // the first is empty, so that ids are places
    mapping(uint256 proposalId => mapping(bytes32 member => IConsortium.Ballot)) private _ballots;
    Bound[] private _bound;
    mapping(address account => bool) private _isBound;
    Sample[] private _samples;
    uint256 private _writes;
    uint64 private _written;
    uint256 private _salt;

    /// @notice Attacks that got through.
    uint256 public breaches;
    /// @notice How often each thing came about, so that the walk can be seen to go somewhere.
    uint256 public executions;

    constructor() {
        setUp();
        for (uint256 i; i < 7; ++i) {
            _remember(governorOf(memberAt(i)));
            _remember(accountOf(memberAt(i), MANAGER));
            _remember(accountOf(memberAt(i), SEQUENCER));
        }
        _written = consortium.sequence();
        _books.push();
    }

    /// @dev Around each call: the events are those of the writes that succeeded, one each, in order.
    modifier walks() {
        vm.roll(block.number + 1);
        vm.recordLogs();
        _writes = 0;
        _;
        if (_writes == 0) return;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, _writes, "events of the writes");
        for (uint256 i; i < logs.length; ++i) {
            vm.assertEq(logs[i].emitter, address(consortium), "emitter");
            vm.assertEq(uint256(bytes32(logs[i].data)), ++_written, "sequence number of the event");
        }
    }

    // ---- governors ----

    function propose(uint256 seed) external {
        _propose(seed, _call(seed));
    }

    /// @dev Each member votes as the seed says, more often in favour; who has no vote or has voted is refused.
    function voteAll(uint256 seed) external walks {
        if (_books.length == 1) return;
        uint256 id = _pick(seed);
        for (uint256 i; i < consortium.memberCount(); ++i) {
            if ((seed >> (8 + i)) % 8 == 0) continue;
            bytes32 member = consortium.memberAt(i);
            _vote(member, id, (seed >> (32 + i)) % 4 != 0);
        }
    }

    function cancel(uint256 seed) external walks {
        if (_books.length == 1 || seed % 4 != 0) return;
        uint256 id = _pick(seed >> 8);
        bytes32 by = consortium.proposal(id).member;
        address governor = _governorOf(by);
        bool isVoting = consortium.state(id) == IConsortium.ProposalState.Voting;
        vm.prank(governor);
        try consortium.cancel(id) {
            vm.assertTrue(isVoting, "cancelled while it took votes");
            delete _books[id].votingEnds; // never to be executed
            ++_writes;
        } catch {}
    }

    function suspendInEmergency(uint256 seed, uint256 count) external walks {
        bytes32 member = _member(seed);
        bool wasVoter = consortium.mayVote(member);
        for (uint256 i; i < bound(count, 1, 4); ++i) {
            bytes32 by = _member((seed >> 8) + i);
            address governor = _governorOf(by);
            vm.prank(governor);
            try consortium.suspendInEmergency(member, by) {
                vm.assertTrue(wasVoter && by != member, "on a voter, by another");
                ++_writes;
            } catch {}
        }
        vm.assertEq(consortium.mayVote(member), wasVoter, "an emergency takes no vote");
    }

    // ---- anyone ----

    function execute(uint256 seed) external walks {
        if (_books.length == 1) return;
        uint256 id = _pick(seed);
        Book storage book = _books[id];
        bool isDue = _isDue(id);
        try consortium.execute(id) {
            vm.assertTrue(isDue, "executed in its time, once, by the votes that count");
            book.isExecuted = true;
            _writes += 2;
            ++executions;
        } catch (bytes memory reason) {
            vm.assertTrue(!isDue || bytes4(reason) != IConsortium.ProposalIs.selector, "what is due is executable");
            vm.getRecordedLogs();
        }
    }

    /// @dev From the proposal to its execution without a pause, but what other proposals wait for.
    function decide(uint256 seed) external {
        uint256 id = _propose(seed, _call(seed >> 1));
        if (id == 0) return;
        for (uint256 i; i < consortium.memberCount(); ++i) {
            this.voteOn(i, id);
        }
        vm.warp(block.timestamp + _books[id].rules.timelock);
        this.executeOne(id);
    }

    function voteOn(uint256 index, uint256 id) external walks {
        _vote(consortium.memberAt(index), id, true);
    }

    function executeOne(uint256 id) external walks {
        bool isDue = _isDue(id);
        try consortium.execute(id) {
            vm.assertTrue(isDue, "executed in its time, once, by the votes that count");
            _books[id].isExecuted = true;
            _writes += 2;
            ++executions;
        } catch (bytes memory reason) {
            vm.assertTrue(!isDue || bytes4(reason) != IConsortium.ProposalIs.selector, "what is due is executable");
            vm.getRecordedLogs();
        }
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 3 days));
    }

    // ---- managers ----

    function setAccount(uint256 seed) external walks {
        bytes32 member = _member(seed);
        address manager = vm.addr(accountKey(member, MANAGER));
        address account = address(uint160(0x10000 + (seed >> 8) % 12));
        (bytes32 owner, IConsortium.Purpose purpose, uint64 activeFrom) = consortium.accountOf(account);
        if (owner == 0) purpose = (seed >> 16) % 2 == 0 ? SEQUENCER : IConsortium.Purpose.Relayer;
        vm.prank(manager);
        try consortium.setAccount(member, account, purpose, activeFrom == 0) {
            ++_writes;
            if (activeFrom == 0) vm.assertTrue(!isAllowed(member, account, purpose), "waits");
            else vm.assertTrue(!isAllowed(member, account, purpose), "off at once");
            _remember(account);
        } catch {}
    }

    function setKey(uint256 seed) external walks {
        bytes32 member = _member(seed);
        address manager = vm.addr(accountKey(member, MANAGER));
        vm.prank(manager);
        try consortium.setKey(member, LOG, abi.encode(++_salt)) {
            ++_writes;
        } catch {}
    }

    function cancelPending(uint256 seed) external walks {
        bytes32 member = _member(seed);
        address governor = _governorOf(member);
        vm.prank(governor);
        try consortium.cancelKey(member, LOG) {
            ++_writes;
        } catch {}
        vm.prank(governor);
        try consortium.cancelAccount(member, address(uint160(0x10000 + (seed >> 8) % 12))) {
            ++_writes;
        } catch {}
    }

    // ---- attacks ----

    /// @dev One member alone, or nobody's account, tries what only a vote may.
    function attack(uint256 seed) external {
        bytes32 member = _member(seed >> 8);
        address caller = seed % 2 == 0 ? _governorOf(member) : stranger;
        vm.prank(caller);
        (bool isDone,) = address(consortium).call(_call(seed));
        if (isDone) ++breaches;
    }

    /// @dev A manager tries to make itself a governor, and to switch off its member's.
    function attackAsManager(uint256 seed) external {
        bytes32 member = _member(seed);
        address manager = vm.addr(accountKey(member, MANAGER));
        address governor = _governorOf(member);
        vm.prank(manager);
        (bool isDone,) =
            address(consortium).call(abi.encodeCall(IConsortium.setAccount, (member, governor, GOVERNOR, false)));
        if (isDone) ++breaches;
        vm.prank(manager);
        (isDone,) = address(consortium).call(abi.encodeCall(IConsortium.setAccount, (member, stranger, GOVERNOR, true)));
        if (isDone) ++breaches;
    }

    // ---- to look back on ----

    /// @dev Remembers what is so at the end of this block, and goes to the next.
    function observe(uint256 seed) external {
        Bound storage b = _bound[(seed >> 8) % _bound.length];
        bytes32 member = b.member;
        _samples.push(
            Sample(
                block.number,
                block.timestamp,
                member,
                b.account,
                consortium.hasRoles(member, consortium.standingOf(member).roles),
                isAllowed(member, b.account, b.purpose),
                consortium.keyOf(member, LOG)
            )
        );
        vm.roll(block.number + 1);
    }

    // ---- what must hold ----

    function checkNoRightOutlivesItsSuspension() external view {
        for (uint256 i; i < _bound.length; ++i) {
            Bound storage b = _bound[i];
            IConsortium.Standing memory s = consortium.standingOf(b.member);
            bool isSuspended = s.status != IConsortium.MemberStatus.Active || block.timestamp < s.suspendedUntil;
            (,, uint64 activeFrom) = consortium.accountOf(b.account);
            bool mayAct = !isSuspended && activeFrom != 0 && block.timestamp >= activeFrom;
            vm.assertEq(isAllowed(b.member, b.account, b.purpose), mayAct, "acts exactly if not suspended");
            if (isSuspended) vm.assertTrue(!consortium.hasRoles(b.member, s.roles), "no roles");
            if (s.isKeyCompromise || s.status == IConsortium.MemberStatus.Removed) {
                vm.assertTrue(!isWithdrawer(b.member, b.account), "no withdrawal");
            }
        }
    }

    function checkAccountsKeepMemberAndPurpose() external view {
        for (uint256 i; i < _bound.length; ++i) {
            (bytes32 member, IConsortium.Purpose purpose,) = consortium.accountOf(_bound[i].account);
            vm.assertEq(member, _bound[i].member, "member");
            vm.assertEq(uint256(purpose), uint256(_bound[i].purpose), "purpose");
        }
    }

    function checkVotes() external view {
        uint256 first = _books.length > 5 ? _books.length - 4 : 1; // the ones that calls may still change
        for (uint256 id = first; id < _books.length; ++id) {
            (uint256 inFavour, uint256 all, uint256 eligible) = consortium.tally(id);
            (uint256 mine, uint256 allMine, uint256 eligibleMine) = _tally(id);
            vm.assertTrue(inFavour == mine && all == allMine && eligible == eligibleMine, "tally");
            vm.assertTrue(all <= eligible, "each votes once at most");
        }
    }

    function checkVotersRemain() external view {
        uint256 voters;
        for (uint256 i; i < consortium.memberCount(); ++i) {
            bytes32 member = consortium.memberAt(i);
            IConsortium.MemberStatus status = consortium.standingOf(member).status;
            if (status == IConsortium.MemberStatus.Active) ++voters;
            if (status != IConsortium.MemberStatus.Removed) {
                vm.assertTrue(_governorOf(member) != address(0), "a governor");
            }
        }
        vm.assertEq(consortium.voterCount(), voters, "voters");
        vm.assertTrue(voters >= 2, "two voters");
    }

    /// @dev All that may vote agree: then it is done, whatever happened before.
    function checkNotLockedOut() external {
        bytes32 first;
        for (uint256 i; i < consortium.memberCount() && first == 0; ++i) {
            if (consortium.mayVote(consortium.memberAt(i))) first = consortium.memberAt(i);
        }
        address any = address(uint160(uint256(keccak256(abi.encode(block.number)))));
        address governor = _governorOf(first);
        vm.prank(governor);
        uint256 id =
            consortium.propose(first, address(consortium), abi.encodeCall(IConsortium.setValidator, (any, true)));
        for (uint256 i; i < consortium.memberCount(); ++i) {
            bytes32 member = consortium.memberAt(i);
            if (!consortium.mayVote(member) || consortium.proposal(id).decidedAt != 0) continue;
            governor = _governorOf(member);
            vm.prank(governor);
            consortium.vote(member, id, true);
        }
        vm.warp(block.timestamp + consortium.parameters().timelock);
        consortium.execute(id);
        vm.assertTrue(consortium.isValidator(any), "done");
    }

    function checkThePast() external view {
        for (uint256 i; i < _samples.length; ++i) {
            Sample storage s = _samples[i];
            if (s.hadRoles) {
                // asked about roles that it had: any one bit of them
                vm.assertTrue(_hadAny(s.member, s.blockNumber, s.time), "roles then");
            } else {
                vm.assertTrue(!_hadAny(s.member, s.blockNumber, s.time), "no roles then");
            }
            vm.assertEq(consortium.wasActive(s.account, s.blockNumber, s.time), s.wasActive, "active then");
            vm.assertEq(consortium.keyAt(s.member, LOG, s.blockNumber, s.time), s.key, "key then");
        }
    }

    function checkSequence() external view {
        vm.assertEq(consortium.sequence(), _written, "sequence");
    }

    // ---- helpers ----

    function _propose(uint256 seed, bytes memory data) private walks returns (uint256 id) {
        bytes32 member = _member(seed >> 16);
        bytes4 selector = bytes4(data);
        bytes32 concerned;
        bool isAbout = selector == IConsortium.removeMember.selector || selector == IConsortium.suspendMember.selector
            || selector == IConsortium.reinstateMember.selector;
        if (isAbout) {
            assembly {
                concerned := mload(add(data, 36))
            }
        }
        bool isAllowedTo = consortium.mayVote(member) && member != concerned;
        IConsortium.Parameters memory rules = consortium.parameters();
        address governor = _governorOf(member);
        vm.prank(governor);
        try consortium.propose(member, address(consortium), data) returns (uint256 made) {
            id = made;
            vm.assertTrue(isAllowedTo, "proposed by one that may vote");
            vm.assertEq(id, _books.length, "id");
            _books.push(Book(data, concerned, block.timestamp + rules.votingPeriod, 0, rules, false));
            ++_writes;
        } catch {
            vm.assertTrue(!isAllowedTo, "who may vote may propose");
        }
    }

    function _vote(bytes32 member, uint256 id, bool isSupport) private {
        Book storage book = _books[id];
        bool isOpen = book.decidedAt == 0 && block.timestamp < book.votingEnds;
        bool mayVoteOnIt = isOpen && consortium.mayVote(member) && member != book.concerned
            && _ballots[id][member] == IConsortium.Ballot.None;
        address governor = _governorOf(member);
        vm.prank(governor);
        try consortium.vote(member, id, isSupport) {
            vm.assertTrue(mayVoteOnIt, "votes once, in time, not on itself");
            _ballots[id][member] = isSupport ? IConsortium.Ballot.For : IConsortium.Ballot.Against;
            (uint256 inFavour, uint256 all, uint256 eligible) = _tally(id);
            bool isQuorate = all * 100 >= book.rules.quorum * eligible;
            if (isQuorate && inFavour * 100 > book.rules.threshold * eligible) book.decidedAt = block.timestamp;
            ++_writes;
        } catch {
            vm.assertTrue(!mayVoteOnIt, "who may vote can");
        }
    }

    /// @dev Counted from the handler's own books.
    function _tally(uint256 id) private view returns (uint256 inFavour, uint256 all, uint256 eligible) {
        for (uint256 i; i < consortium.memberCount(); ++i) {
            bytes32 member = consortium.memberAt(i);
            if (consortium.standingOf(member).status != IConsortium.MemberStatus.Active) continue;
            if (member == _books[id].concerned) continue;
            ++eligible;
            if (_ballots[id][member] != IConsortium.Ballot.None) ++all;
            if (_ballots[id][member] == IConsortium.Ballot.For) ++inFavour;
        }
    }

    function _isDue(uint256 id) private view returns (bool) {
        Book storage book = _books[id];
        if (book.isExecuted || book.votingEnds == 0) return false;
        if (book.decidedAt == 0 && block.timestamp < book.votingEnds) return false;
        uint256 from = (book.decidedAt == 0 ? book.votingEnds : book.decidedAt) + book.rules.timelock;
        if (block.timestamp < from || block.timestamp >= from + book.rules.executionPeriod) return false;
        (uint256 inFavour, uint256 all, uint256 eligible) = _tally(id);
        return
            inFavour * 2 > all && inFavour * 100 > book.rules.threshold * all
                && all * 100 >= book.rules.quorum * eligible;
    }

    /// @dev A call that only a vote may make.
    function _call(uint256 seed) private returns (bytes memory) {
        bytes32 member = _member(seed >> 64);
        uint256 kind = (seed >> 80) % 9;
        if (kind == 0) return abi.encodeCall(IConsortium.suspendMember, (member, (seed >> 96) % 2 == 0));
        if (kind == 1) return abi.encodeCall(IConsortium.reinstateMember, (member));
        if (kind == 2 && (seed >> 96) % 4 == 0) return abi.encodeCall(IConsortium.removeMember, (member));
        if (kind == 3) return abi.encodeCall(IConsortium.setRoles, (member, (seed >> 96) % 256));
        if (kind == 4) return abi.encodeCall(IConsortium.admitMember, (newMember(keccak256(abi.encode(++_salt)), 3)));
        if (kind == 5) return abi.encodeCall(IConsortium.setAccount, (member, _governorOf(member), GOVERNOR, false));
        if (kind == 6) {
            address fresh = vm.addr(uint256(keccak256(abi.encode("governor", ++_salt))));
            return abi.encodeCall(IConsortium.setAccount, (member, fresh, GOVERNOR, true));
        }
        if (kind == 7) return abi.encodeCall(IConsortium.setParameters, (_parameters(seed >> 96)));
        return abi.encodeCall(IConsortium.setKey, (member, LOG, abi.encode(++_salt)));
    }

    function _parameters(uint256 seed) private pure returns (IConsortium.Parameters memory p) {
        p.votingPeriod = uint32(1 hours + seed % 3 days);
        p.timelock = uint32((seed >> 16) % 3 days);
        p.executionPeriod = uint32(1 hours + (seed >> 32) % 5 days);
        p.managerDelay = uint32((seed >> 48) % 2 days + 1);
        p.emergencyPeriod = uint32(1 hours + (seed >> 64) % 3 days);
        p.emergencyCooldown = p.emergencyPeriod + uint32((seed >> 80) % 3 days);
        p.quorum = uint8(1 + (seed >> 96) % 100);
        p.threshold = uint8(50 + (seed >> 104) % 50);
        p.emergencyQuorum = uint8(1 + (seed >> 112) % 100);
        p.attestations = 1;
    }

    /// @dev A governor of the member that is on; zero where none is.
    function _governorOf(bytes32 member) private view returns (address) {
        address[] memory accounts = consortium.accountsOf(member);
        for (uint256 i; i < accounts.length; ++i) {
            (, IConsortium.Purpose purpose,) = consortium.accountOf(accounts[i]);
            if (purpose == GOVERNOR) return accounts[i];
        }
        return address(0);
    }

    function _member(uint256 seed) private view returns (bytes32) {
        return consortium.memberAt((seed & 0xffff) % consortium.memberCount());
    }

    /// @dev One of the last few proposals.
    function _pick(uint256 seed) private view returns (uint256) {
        uint256 count = _books.length - 1;
        uint256 back = (seed & 0xff) % (count < 4 ? count : 4);
        return count - back;
    }

    function _remember(address account) private {
        if (_isBound[account]) return;
        _isBound[account] = true;
        (bytes32 member, IConsortium.Purpose purpose,) = consortium.accountOf(account);
        _bound.push(Bound(account, member, purpose));
    }

    function _hadAny(bytes32 member, uint256 blockNumber, uint256 time) private view returns (bool) {
        for (uint256 role = 1; role <= Roles.ALL; role <<= 1) {
            if (consortium.hadRoles(member, role, blockNumber, time)) return true;
        }
        return false;
    }
}
