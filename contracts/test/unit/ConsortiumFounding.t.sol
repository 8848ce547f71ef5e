// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Consortium} from "../../src/Consortium.sol";
import {Roles} from "../../src/Roles.sol";
import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Members} from "../Members.t.sol";
import {Vm} from "../Vm.sol";

/// @notice The constructor, admitMember and setParameters.
contract ConsortiumFoundingTest is Members {
    bytes32 private constant NEWCOMER = keccak256("newcomer");

    function test_Found() public view {
        vm.assertEq(consortium.memberCount(), 7, "members");
        vm.assertEq(consortium.memberAt(0), LAB, "first member");
        vm.assertEq(consortium.memberAt(6), MANUFACTURER, "last member");
        vm.assertEq(consortium.voterCount(), 7, "voters");
        vm.assertEq(bytes(consortium.logUrl(LAB)), "https://log.example", "log url");
        vm.assertEq(abi.encode(consortium.parameters()), abi.encode(parameters()), "parameters");
        vm.assertEq(consortium.managerDelay(), 1 days, "manager's delay");
        IConsortium.Standing memory s = IConsortium.Standing(IConsortium.MemberStatus.Active, Roles.LAB, 0, false, 0);
        vm.assertEq(abi.encode(consortium.standingOf(OTHER_LAB)), abi.encode(s), "standing");
    }

    function test_Found_EmitsOneEventAMember() public {
        IConsortium.NewMember[] memory members = founding();
        members[0] = _full(LAB);
        vm.recordLogs();
        Consortium founded = new Consortium(members, new address[](0), parameters());
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, members.length + 1, "events");
        for (uint256 i; i < members.length; ++i) {
            vm.assertEq(logs[i].emitter, address(founded), "emitter");
            vm.assertEq(logs[i].topics[0], IConsortium.MemberAdmitted.selector, "event");
            vm.assertEq(logs[i].topics[1], members[i].id, "member");
            IConsortium.NewMember memory m = members[i];
            vm.assertEq(logs[i].data, abi.encode(uint64(i + 1), m.roles, m.logUrl, m.accounts, m.keys), "data");
        }
        vm.assertEq(logs[7].topics[0], IConsortium.ParametersChanged.selector, "last event");
        IConsortium.Parameters memory none;
        vm.assertEq(logs[7].data, abi.encode(uint64(8), none, parameters()), "parameters");
        vm.assertEq(founded.sequence(), 8, "sequence");
    }

    function test_Found_WithVerifiers() public {
        address[] memory verifiers = new address[](1);
        verifiers[0] = address(consortium); // any contract
        Consortium founded = new Consortium(founding(), verifiers, parameters());
        vm.assertTrue(founded.isVerifier(verifiers[0]), "accepted");
        vm.assertEq(founded.sequence(), 9, "sequence");
        verifiers[0] = stranger;
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NoCode.selector, stranger));
        new Consortium(founding(), verifiers, parameters());
    }

    function test_Admit() public {
        IConsortium.NewMember memory m = _full(NEWCOMER);
        vm.roll(2000);
        uint64 seq = next();
        emit IConsortium.MemberAdmitted(NEWCOMER, seq, m.roles, m.logUrl, m.accounts, m.keys);
        vote();
        consortium.admitMember(m);
        vm.assertEq(consortium.memberCount(), 8, "members");
        vm.assertEq(consortium.voterCount(), 8, "voters");
        vm.assertTrue(consortium.mayVote(NEWCOMER), "votes");
        vm.assertEq(consortium.keyOf(NEWCOMER, STATEMENT), statementKey(1), "key");
        vm.assertEq(consortium.accountsOf(NEWCOMER).length, 64, "accounts");
        vm.assertTrue(isAllowed(NEWCOMER, m.accounts[63].account, SEQUENCER), "at once");
        vm.assertTrue(consortium.hadRoles(NEWCOMER, Roles.ALL, 2000, block.timestamp), "roles");
        vm.assertTrue(!consortium.hadRoles(NEWCOMER, Roles.ALL, 1999, block.timestamp), "roles before");
    }

    function testFuzz_RevertWhen_NotVote(address caller) public {
        notActor(caller, address(consortium));
        bytes memory refusal = abi.encodeWithSelector(IConsortium.NotVote.selector, caller);
        bytes[] memory calls = new bytes[](12);
        calls[0] = abi.encodeCall(IConsortium.admitMember, (_full(NEWCOMER)));
        calls[1] = abi.encodeCall(IConsortium.removeMember, (PAYER));
        calls[2] = abi.encodeCall(IConsortium.suspendMember, (PAYER, true));
        calls[3] = abi.encodeCall(IConsortium.reinstateMember, (PAYER));
        calls[4] = abi.encodeCall(IConsortium.setRoles, (PAYER, 1));
        IConsortium.Position memory since;
        calls[5] = abi.encodeCall(IConsortium.reportAccountCompromise, (PAYER, governorOf(PAYER), since));
        calls[6] = abi.encodeCall(IConsortium.reportKeyCompromise, (PAYER, LOG, "", since));
        calls[7] = abi.encodeCall(IConsortium.setParameters, (parameters()));
        calls[8] = abi.encodeCall(IConsortium.setValidator, (stranger, true));
        calls[9] = abi.encodeCall(IConsortium.setVerifier, (address(this), true));
        calls[10] = abi.encodeCall(IConsortium.nameSuccessor, (stranger, address(this)));
        calls[11] = abi.encodeCall(IConsortium.setParameters, (parameters()));
        for (uint256 i; i < calls.length; ++i) {
            vm.prank(i % 2 == 0 ? caller : governorOf(LAB));
            (bool isDone, bytes memory reason) = address(consortium).call(calls[i]);
            vm.assertTrue(!isDone, "refused");
            if (i % 2 == 1) refusal = abi.encodeWithSelector(IConsortium.NotVote.selector, governorOf(LAB));
            else refusal = abi.encodeWithSelector(IConsortium.NotVote.selector, caller);
            vm.assertEq(reason, refusal, "refusal");
        }
    }

    function test_RevertWhen_NoMembers() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NoMembers.selector));
        new Consortium(new IConsortium.NewMember[](0), new address[](0), parameters());
    }

    function test_RevertWhen_MemberIsZero() public {
        _expectRefused(_full(0), abi.encodeWithSelector(IConsortium.ZeroMember.selector));
    }

    function test_RevertWhen_MemberExists() public {
        _expectRefused(_full(PAYER), abi.encodeWithSelector(IConsortium.MemberExists.selector, PAYER));
    }

    function test_RevertWhen_MemberWasRemoved() public {
        vote();
        consortium.removeMember(PAYER);
        _expectRefused(_full(PAYER), abi.encodeWithSelector(IConsortium.MemberExists.selector, PAYER));
    }

    function testFuzz_RevertWhen_RolesAreUnknown(uint256 roles) public {
        roles |= (Roles.ALL + 1) << (roles % 200);
        IConsortium.NewMember memory m = _full(NEWCOMER);
        m.roles = roles;
        bytes memory refusal = abi.encodeWithSelector(IConsortium.UnknownRoles.selector, roles);
        _expectRefused(m, refusal);
        vm.expectRevert(refusal);
        vote();
        consortium.setRoles(LAB, roles);
    }

    function test_RevertWhen_MemberHasNoGovernor() public {
        IConsortium.NewMember memory m = _full(NEWCOMER);
        m.accounts[0].purpose = IConsortium.Purpose.Attestor;
        _expectRefused(m, abi.encodeWithSelector(IConsortium.NoGovernor.selector, NEWCOMER));
    }

    function test_RevertWhen_AccountIsZero() public {
        IConsortium.NewMember memory m = _full(NEWCOMER);
        m.accounts[1].account = address(0);
        _expectRefused(m, abi.encodeWithSelector(IConsortium.ZeroAccount.selector));
    }

    function test_RevertWhen_AccountHasNoPurpose() public {
        IConsortium.NewMember memory m = _full(NEWCOMER);
        m.accounts[1].purpose = IConsortium.Purpose.None;
        _expectRefused(m, abi.encodeWithSelector(IConsortium.PurposeNotAllowed.selector, IConsortium.Purpose.None));
    }

    function test_RevertWhen_AccountIsShared() public {
        IConsortium.NewMember memory m = _full(NEWCOMER);
        m.accounts[1].account = governorOf(LAB);
        _expectRefused(m, abi.encodeWithSelector(IConsortium.AccountBound.selector, governorOf(LAB), LAB));
        m.accounts[1].account = m.accounts[2].account;
        bytes memory refusal =
            abi.encodeWithSelector(IConsortium.AccountBound.selector, m.accounts[1].account, NEWCOMER);
        _expectRefused(m, refusal);
    }

    function test_RevertWhen_AccountsAreTooMany() public {
        IConsortium.NewMember memory m = _full(NEWCOMER);
        IConsortium.Account[] memory accounts = new IConsortium.Account[](65);
        for (uint256 i; i < 64; ++i) {
            accounts[i] = m.accounts[i];
        }
        accounts[64] = IConsortium.Account(stranger, SEQUENCER);
        m.accounts = accounts;
        _expectRefused(m, abi.encodeWithSelector(IConsortium.TooManyAccounts.selector, NEWCOMER));
    }

    function test_RevertWhen_KeyKindIsRepeated() public {
        IConsortium.NewMember memory m = _full(NEWCOMER);
        m.keys[1] = IConsortium.Key(STATEMENT, statementKey(2));
        _expectRefused(m, abi.encodeWithSelector(IConsortium.KeyRepeated.selector, STATEMENT));
    }

    function test_RevertWhen_KeyHasNoKind() public {
        IConsortium.NewMember memory m = _full(NEWCOMER);
        m.keys[0].kind = IConsortium.KeyKind.None;
        _expectRefused(m, abi.encodeWithSelector(IConsortium.KeyKindNotAllowed.selector, IConsortium.KeyKind.None));
    }

    function testFuzz_RevertWhen_KeyHasWrongLength(bytes memory key) public {
        vm.assume(key.length != 64);
        IConsortium.NewMember memory m = _full(NEWCOMER);
        m.keys[0].key = key;
        _expectRefused(m, abi.encodeWithSelector(IConsortium.KeyLength.selector, STATEMENT, key.length));
    }

    // ---- setParameters ----

    function test_SetParameters() public {
        IConsortium.Parameters memory p = IConsortium.Parameters(1, 0, 1, 0, 1, 1, 1, 99, 100, 255);
        uint64 seq = next();
        emit IConsortium.ParametersChanged(seq, parameters(), p);
        vote();
        consortium.setParameters(p);
        vm.assertEq(abi.encode(consortium.parameters()), abi.encode(p), "least");
        uint32 longest = 90 days;
        p = IConsortium.Parameters(longest, longest, longest, longest, longest, longest, 100, 50, 1, 1);
        vote();
        consortium.setParameters(p);
        vm.assertEq(abi.encode(consortium.parameters()), abi.encode(p), "most");
        vm.assertEq(consortium.managerDelay(), longest, "delay");
    }

    function test_RevertWhen_ParametersAreOutOfBounds() public {
        IConsortium.Parameters memory p;
        (p = parameters()).votingPeriod = 0;
        _expectOutOfBounds(p);
        (p = parameters()).executionPeriod = 0;
        _expectOutOfBounds(p);
        (p = parameters()).emergencyPeriod = 0;
        _expectOutOfBounds(p);
        (p = parameters()).emergencyCooldown = 4 days - 1;
        _expectOutOfBounds(p);
        (p = parameters()).quorum = 0;
        _expectOutOfBounds(p);
        p.quorum = 101;
        _expectOutOfBounds(p);
        (p = parameters()).threshold = 49;
        _expectOutOfBounds(p);
        p.threshold = 100;
        _expectOutOfBounds(p);
        (p = parameters()).emergencyQuorum = 0;
        _expectOutOfBounds(p);
        p.emergencyQuorum = 101;
        _expectOutOfBounds(p);
        (p = parameters()).attestations = 0;
        _expectOutOfBounds(p);
    }

    function testFuzz_RevertWhen_PeriodIsTooLong(uint32 period) public {
        period = uint32(bound(period, 90 days + 1, type(uint32).max));
        IConsortium.Parameters memory p;
        (p = parameters()).votingPeriod = period;
        _expectOutOfBounds(p);
        (p = parameters()).timelock = period;
        _expectOutOfBounds(p);
        (p = parameters()).executionPeriod = period;
        _expectOutOfBounds(p);
        (p = parameters()).managerDelay = period;
        _expectOutOfBounds(p);
        (p = parameters()).emergencyCooldown = period;
        _expectOutOfBounds(p);
        p.emergencyPeriod = period;
        _expectOutOfBounds(p);
    }

    // ---- helpers ----

    /// @dev A member with 64 accounts and a key of each kind.
    function _full(bytes32 id) private pure returns (IConsortium.NewMember memory m) {
        m = newMember(id, Roles.ALL);
        address governor = id == LAB ? m.accounts[0].account : address(0xffff);
        m.accounts = new IConsortium.Account[](64);
        m.accounts[0] = IConsortium.Account(governor, GOVERNOR);
        for (uint256 i = 1; i < 64; ++i) {
            m.accounts[i] = IConsortium.Account(address(uint160(0x10000 + i)), SEQUENCER);
        }
        m.keys = new IConsortium.Key[](3);
        m.keys[0] = IConsortium.Key(STATEMENT, statementKey(1));
        m.keys[1] = IConsortium.Key(LOG, abi.encode(1));
        m.keys[2] = IConsortium.Key(ENCRYPTION, "key");
    }

    function _expectRefused(IConsortium.NewMember memory m, bytes memory refusal) private {
        vm.expectRevert(refusal);
        vote();
        consortium.admitMember(m);
    }

    function _expectOutOfBounds(IConsortium.Parameters memory p) private {
        bytes memory refusal = abi.encodeWithSelector(IConsortium.ParametersOutOfBounds.selector);
        vm.expectRevert(refusal);
        vote();
        consortium.setParameters(p);
    }
}
