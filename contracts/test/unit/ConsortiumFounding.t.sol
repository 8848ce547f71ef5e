// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Consortium} from "../../src/Consortium.sol";
import {Roles} from "../../src/Roles.sol";
import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Base} from "../Base.t.sol";
import {Vm} from "../Vm.sol";

contract ConsortiumFoundingTest is Base {
    function test_Found() public view {
        vm.assertEq(consortium.memberCount(), 3, "members");
        vm.assertEq(consortium.memberAt(0), LAB, "first member");
        vm.assertEq(consortium.memberAt(2), PROVIDER, "last member");
        vm.assertTrue(consortium.isMember(OTHER_LAB), "other lab is a member");
        vm.assertEq(bytes(consortium.logUrl(LAB)), "https://log.example", "log url");
        vm.assertEq(consortium.keyOf(LAB, IConsortium.KeyKind.Statement), statementKey(1), "statement key");
        vm.assertEq(consortium.keyOf(LAB, IConsortium.KeyKind.Encryption), "", "no encryption key");
        (bytes32 owner, IConsortium.Purpose purpose, bool isActive) = consortium.accountOf(sequencer);
        vm.assertEq(owner, LAB, "member of the account");
        vm.assertTrue(purpose == IConsortium.Purpose.Sequencer && isActive, "active sequencer");
    }

    function test_Found_EmitsOneEventAMember() public {
        IConsortium.FoundingMember[] memory members = founding();
        vm.recordLogs();
        Consortium founded = new Consortium(members);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, members.length, "events");
        for (uint256 i; i < logs.length; ++i) {
            vm.assertEq(logs[i].emitter, address(founded), "emitter");
            vm.assertEq(logs[i].topics[0], IConsortium.MemberAdmitted.selector, "event");
            vm.assertEq(logs[i].topics[1], members[i].id, "member");
            IConsortium.FoundingMember memory m = members[i];
            vm.assertEq(logs[i].data, abi.encode(uint64(i + 1), m.roles, m.logUrl, m.accounts, m.keys), "data");
        }
        vm.assertEq(founded.sequence(), members.length, "sequence");
    }

    function test_RevertWhen_NoMembers() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NoMembers.selector));
        new Consortium(new IConsortium.FoundingMember[](0));
    }

    function test_RevertWhen_MemberIsZero() public {
        IConsortium.FoundingMember[] memory members = founding();
        members[1].id = 0;
        _expectRefused(members, abi.encodeWithSelector(IConsortium.ZeroMember.selector));
    }

    function test_RevertWhen_MemberIsRepeated() public {
        IConsortium.FoundingMember[] memory members = founding();
        members[2].id = LAB;
        _expectRefused(members, abi.encodeWithSelector(IConsortium.MemberExists.selector, LAB));
    }

    function testFuzz_RevertWhen_RolesAreUnknown(uint256 roles) public {
        roles |= (Roles.ALL + 1) << (roles % 200);
        IConsortium.FoundingMember[] memory members = founding();
        members[0].roles = roles;
        _expectRefused(members, abi.encodeWithSelector(IConsortium.UnknownRoles.selector, roles));
    }

    function test_RevertWhen_MemberHasNoGovernor() public {
        IConsortium.FoundingMember[] memory members = founding();
        members[1].accounts[0].purpose = IConsortium.Purpose.Attestor;
        _expectRefused(members, abi.encodeWithSelector(IConsortium.NoGovernor.selector, OTHER_LAB));
    }

    function test_RevertWhen_AccountIsZero() public {
        IConsortium.FoundingMember[] memory members = founding();
        members[0].accounts[1].account = address(0);
        _expectRefused(members, abi.encodeWithSelector(IConsortium.ZeroAccount.selector));
    }

    function test_RevertWhen_AccountHasNoPurpose() public {
        IConsortium.FoundingMember[] memory members = founding();
        members[0].accounts[1].purpose = IConsortium.Purpose.None;
        bytes memory refusal = abi.encodeWithSelector(IConsortium.PurposeNotAllowed.selector, IConsortium.Purpose.None);
        _expectRefused(members, refusal);
    }

    function test_RevertWhen_AccountIsShared() public {
        IConsortium.FoundingMember[] memory members = founding();
        members[2].accounts[1].account = sequencer;
        bytes memory refusal =
            abi.encodeWithSelector(IConsortium.AccountBound.selector, sequencer, LAB, IConsortium.Purpose.Sequencer);
        _expectRefused(members, refusal);
    }

    function test_RevertWhen_KeyKindIsRepeated() public {
        IConsortium.FoundingMember[] memory members = founding();
        members[0].keys[1] = IConsortium.Key(IConsortium.KeyKind.Statement, statementKey(2));
        bytes memory refusal = abi.encodeWithSelector(IConsortium.KeyRepeated.selector, IConsortium.KeyKind.Statement);
        _expectRefused(members, refusal);
    }

    function test_RevertWhen_KeyHasNoKind() public {
        IConsortium.FoundingMember[] memory members = founding();
        members[0].keys[0].kind = IConsortium.KeyKind.None;
        bytes memory refusal = abi.encodeWithSelector(IConsortium.KeyKindNotAllowed.selector, IConsortium.KeyKind.None);
        _expectRefused(members, refusal);
    }

    function testFuzz_RevertWhen_KeyHasWrongLength(bytes memory key) public {
        vm.assume(key.length != 64);
        IConsortium.FoundingMember[] memory members = founding();
        members[0].keys[0].key = key;
        bytes memory refusal =
            abi.encodeWithSelector(IConsortium.KeyLength.selector, IConsortium.KeyKind.Statement, key.length);
        _expectRefused(members, refusal);
    }

    function _expectRefused(IConsortium.FoundingMember[] memory members, bytes memory refusal) private {
        vm.expectRevert(refusal);
        new Consortium(members);
    }
}
