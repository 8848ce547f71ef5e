// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Members} from "../Members.t.sol";

/// @notice setAccount, cancelAccount, setLogUrl and reportAccountCompromise.
contract ConsortiumAccountsTest is Members {
    address private immutable account = actor("account");
    address private manager;

    function setUp() public override {
        super.setUp();
        manager = accountOf(LAB, MANAGER);
    }

    // ---- a manager ----

    function testFuzz_SetAccount_ByManager(address any, uint256 operational) public {
        _assumeFree(any);
        IConsortium.Purpose purpose = _operational(operational);
        uint64 activeFrom = uint64(block.timestamp) + 1 days;
        uint64 seq = next();
        emit IConsortium.AccountChanged(LAB, any, seq, purpose, true, activeFrom);
        _set(any, purpose, true);
        _assertAccount(any, LAB, purpose, activeFrom);
        vm.assertTrue(!isAllowed(LAB, any, purpose), "waits");
        vm.warp(activeFrom - 1);
        vm.assertTrue(!isAllowed(LAB, any, purpose), "waits still");
        vm.warp(activeFrom);
        vm.assertTrue(isAllowed(LAB, any, purpose), "acts");
        vm.assertTrue(!isAllowed(OTHER_LAB, any, purpose), "not for another");
        seq = next();
        emit IConsortium.AccountChanged(LAB, any, seq, purpose, false, 0);
        _set(any, purpose, false);
        vm.assertTrue(!isAllowed(LAB, any, purpose), "off at once");
        _assertAccount(any, LAB, purpose, 0);
        _set(any, purpose, true);
        vm.assertTrue(!isAllowed(LAB, any, purpose), "waits again");
    }

    function testFuzz_RevertWhen_SetAccountByOther(address caller) public {
        notActor(caller, manager);
        vm.assume(caller != address(consortium));
        vm.expectRevert(notPurpose(LAB, caller, MANAGER));
        vm.prank(caller);
        consortium.setAccount(LAB, account, SEQUENCER, true);
        vm.expectRevert(notPurpose(LAB, caller, MANAGER));
        vm.prank(caller);
        consortium.setLogUrl(LAB, "https://elsewhere.example");
    }

    function test_RevertWhen_ManagerIsOfOtherMember() public {
        vm.expectRevert(notPurpose(OTHER_LAB, manager, MANAGER));
        vm.prank(manager);
        consortium.setAccount(OTHER_LAB, account, SEQUENCER, true);
    }

    function test_RevertWhen_ManagerIsSuspended() public {
        suspend(LAB, true);
        vm.expectRevert(notPurpose(LAB, manager, MANAGER));
        _set(account, SEQUENCER, true);
        vm.expectRevert(notPurpose(LAB, manager, MANAGER));
        vm.prank(manager);
        consortium.setLogUrl(LAB, "https://elsewhere.example");
    }

    function test_RevertWhen_PurposeIsNotTheManagers() public {
        for (uint256 i; i < 5; ++i) {
            IConsortium.Purpose purpose = IConsortium.Purpose(i);
            if (purpose == SEQUENCER) continue;
            vm.expectRevert(abi.encodeWithSelector(IConsortium.PurposeNotAllowed.selector, purpose));
            _set(account, purpose, true);
        }
    }

    function test_RevertWhen_ManagerBindsTooMany() public {
        uint256 count = consortium.accountsOf(LAB).length;
        for (; count < 48; ++count) {
            _set(address(uint160(0x10000 + count)), SEQUENCER, true);
        }
        bytes memory refusal = abi.encodeWithSelector(IConsortium.TooManyAccounts.selector, LAB);
        vm.expectRevert(refusal);
        _set(account, SEQUENCER, true);
        for (; count < 64; ++count) {
            vote();
            consortium.setAccount(LAB, address(uint160(0x10000 + count)), GOVERNOR, true);
        }
        vm.expectRevert(refusal);
        _setByVote(account, SEQUENCER, true);
        _set(address(uint160(0x10000 + 40)), SEQUENCER, false);
        _setByVote(account, SEQUENCER, true);
        vm.assertEq(consortium.accountsOf(LAB).length, 64, "accounts");
    }

    // ---- a vote ----

    function testFuzz_SetAccount_ByVote(address any, uint256 anyPurpose) public {
        _assumeFree(any);
        IConsortium.Purpose purpose = IConsortium.Purpose(bound(anyPurpose, 1, 7));
        uint64 seq = next();
        emit IConsortium.AccountChanged(LAB, any, seq, purpose, true, uint64(block.timestamp));
        _setByVote(any, purpose, true);
        vm.assertTrue(isAllowed(LAB, any, purpose), "at once");
        vm.assertEq(isGovernor(LAB, any), purpose == GOVERNOR, "governor");
        vm.assertEq(isWithdrawer(LAB, any), purpose == SEQUENCER, "withdrawer");
        _setByVote(any, purpose, false);
        vm.assertTrue(!isAllowed(LAB, any, purpose) && !isGovernor(LAB, any) && !isWithdrawer(LAB, any), "off");
    }

    function test_RevertWhen_PurposeIsNone() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.PurposeNotAllowed.selector, IConsortium.Purpose.None));
        _setByVote(account, IConsortium.Purpose.None, true);
    }

    function test_RevertWhen_NoMember() public {
        bytes32 nobody = keccak256("nobody");
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotMember.selector, nobody));
        vote();
        consortium.setAccount(nobody, account, SEQUENCER, true);
        vote();
        consortium.removeMember(LAB);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotMember.selector, LAB));
        _setByVote(account, SEQUENCER, true);
    }

    function test_RevertWhen_AccountIsBound() public {
        _setByVote(account, SEQUENCER, true);
        bytes memory refusal = abi.encodeWithSelector(IConsortium.AccountBound.selector, account, LAB);
        vm.expectRevert(refusal);
        _setByVote(account, GOVERNOR, true);
        vm.expectRevert(refusal);
        vote();
        consortium.setAccount(OTHER_LAB, account, SEQUENCER, true);
        _setByVote(account, SEQUENCER, false);
        vm.expectRevert(refusal);
        _setByVote(account, GOVERNOR, true);
        vm.expectRevert(refusal);
        vote();
        consortium.setAccount(OTHER_LAB, account, SEQUENCER, true);
    }

    function test_RevertWhen_AccountIsUnchanged() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.AccountUnchanged.selector, account, false));
        _set(account, SEQUENCER, false);
        _set(account, SEQUENCER, true);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.AccountUnchanged.selector, account, true));
        _setByVote(account, SEQUENCER, true);
    }

    function test_RevertWhen_AccountIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.ZeroAccount.selector));
        _set(address(0), SEQUENCER, true);
    }

    function test_RevertWhen_LastGovernor() public {
        bytes memory refusal = abi.encodeWithSelector(IConsortium.LastGovernor.selector, LAB);
        address old = governorOf(LAB);
        vm.expectRevert(refusal);
        _setByVote(old, GOVERNOR, false);
        vm.expectRevert(refusal);
        _report(old, 1, 0);
        _setByVote(account, GOVERNOR, true);
        _report(old, 1, 0);
        vm.assertTrue(!isGovernor(LAB, old) && isGovernor(LAB, account), "replaced");
        vm.expectRevert(refusal);
        _setByVote(account, GOVERNOR, false);
        _setByVote(stranger, GOVERNOR, true);
        _setByVote(account, GOVERNOR, false);
        vm.expectRevert(refusal);
        _setByVote(stranger, GOVERNOR, false);
    }

    // ---- cancelAccount ----

    function test_CancelAccount() public {
        _set(account, SEQUENCER, true);
        suspend(LAB, true);
        vm.warp(block.timestamp + 1 days - 1);
        uint64 seq = next();
        emit IConsortium.AccountChanged(LAB, account, seq, SEQUENCER, false, 0);
        _cancel(governorOf(LAB), account);
        suspend(LAB, false);
        vm.warp(block.timestamp + 1 days);
        vm.assertTrue(!isAllowed(LAB, account, SEQUENCER), "never on");
        _set(account, SEQUENCER, true);
        _cancel(address(consortium), account);
        _assertAccount(account, LAB, SEQUENCER, 0);
    }

    function test_RevertWhen_AccountIsNotPending() public {
        bytes memory refusal = abi.encodeWithSelector(IConsortium.AccountNotPending.selector, account);
        vm.expectRevert(refusal);
        _cancel(governorOf(LAB), account);
        _set(account, SEQUENCER, true);
        vm.warp(block.timestamp + 1 days);
        vm.expectRevert(refusal);
        _cancel(governorOf(LAB), account);
    }

    function testFuzz_RevertWhen_CancelAccountByOther(address caller) public {
        notActor(caller, governorOf(LAB));
        vm.assume(caller != address(consortium));
        _set(account, SEQUENCER, true);
        vm.expectRevert(notPurpose(LAB, caller, GOVERNOR));
        _cancel(caller, account);
        vm.expectRevert(notPurpose(LAB, governorOf(PAYER), GOVERNOR));
        _cancel(governorOf(PAYER), account);
    }

    // ---- reportAccountCompromise ----

    function testFuzz_ReportAccountCompromise(uint64 blockNumber, uint32 logIndex) public {
        blockNumber = uint64(bound(blockNumber, 0, 999));
        _setByVote(account, SEQUENCER, true);
        uint64 seq = next();
        emit IConsortium.AccountCompromised(LAB, account, seq, IConsortium.Position(blockNumber, logIndex));
        _report(account, blockNumber, logIndex);
        vm.assertTrue(!isAllowed(LAB, account, SEQUENCER) && !isWithdrawer(LAB, account), "off");
        _assertCompromise(blockNumber, logIndex, 1000);
        vm.roll(3000);
        bytes memory refusal = abi.encodeWithSelector(IConsortium.CompromiseNotEarlier.selector);
        vm.expectRevert(refusal);
        _report(account, blockNumber, logIndex);
        if (logIndex != type(uint32).max) {
            vm.expectRevert(refusal);
            _report(account, blockNumber, logIndex + 1);
        }
        vm.expectRevert(refusal);
        _report(account, blockNumber + 1, 0);
        if (logIndex != 0) _report(account, blockNumber, --logIndex);
        if (blockNumber != 0) _report(account, --blockNumber, logIndex = type(uint32).max);
        _assertCompromise(blockNumber, logIndex, 1000);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.CompromisedAccount.selector, account));
        _setByVote(account, SEQUENCER, true);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.CompromisedAccount.selector, account));
        _set(account, SEQUENCER, true);
    }

    function test_RevertWhen_CompromiseIsNotYet() public {
        _setByVote(account, SEQUENCER, true);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.BlockNotYet.selector, 1001));
        _report(account, 1001, 0);
        _report(account, 1000, 0);
    }

    function test_ReportAccountCompromise_OfRemoved() public {
        _setByVote(account, SEQUENCER, true);
        vote();
        consortium.removeMember(LAB);
        _report(account, 0, 0);
        _assertCompromise(0, 0, 1000);
        _report(governorOf(LAB), 0, 0);
    }

    function test_RevertWhen_ReportedAccountIsNotTheMembers() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotAccount.selector, LAB, account));
        _report(account, 1, 0);
        _setByVote(account, SEQUENCER, true);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotAccount.selector, PAYER, account));
        vote();
        consortium.reportAccountCompromise(PAYER, account, IConsortium.Position(1, 0));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotAccount.selector, bytes32(0), stranger));
        vote();
        consortium.reportAccountCompromise(0, stranger, IConsortium.Position(1, 0));
    }

    // ---- setLogUrl ----

    function testFuzz_SetLogUrl(string memory url) public {
        string memory old = consortium.logUrl(LAB);
        vm.assume(keccak256(bytes(url)) != keccak256(bytes(old)));
        uint64 seq = next();
        emit IConsortium.LogUrlChanged(LAB, seq, old, url);
        vm.prank(manager);
        consortium.setLogUrl(LAB, url);
        vm.assertEq(bytes(consortium.logUrl(LAB)), bytes(url), "log url");
        vm.assertEq(bytes(consortium.logUrl(OTHER_LAB)), bytes(old), "the other lab's url");
        vm.expectRevert(abi.encodeWithSelector(IConsortium.LogUrlUnchanged.selector));
        vm.prank(manager);
        consortium.setLogUrl(LAB, url);
    }

    // ---- the past ----

    function testFuzz_WasActive(uint256 blockNumber) public {
        uint64 start = uint64(block.timestamp);
        vm.roll(2000);
        _set(account, SEQUENCER, true);
        vm.roll(3000);
        _setByVote(stranger, SEQUENCER, true);
        vm.warp(start + 5 days);
        vm.roll(4000);
        _set(account, SEQUENCER, false);
        _set(stranger, SEQUENCER, false);
        _setByVote(stranger, SEQUENCER, true);
        vm.roll(5000);
        vote();
        consortium.removeMember(LAB);
        vm.roll(6000);
        blockNumber = bound(blockNumber, 0, 6000);
        bool isOn = blockNumber >= 2000 && blockNumber < 4000;
        vm.assertTrue(!consortium.wasActive(account, blockNumber, start + 1 days - 1), "waits");
        vm.assertEq(consortium.wasActive(account, blockNumber, start + 1 days), isOn, "acts");
        isOn = blockNumber >= 3000 && blockNumber < 5000;
        vm.assertEq(consortium.wasActive(stranger, blockNumber, start + 5 days), isOn, "end of the block");
        vm.assertTrue(!consortium.wasActive(address(1), blockNumber, start), "unknown");
        isOn = blockNumber >= 1000 && blockNumber < 5000;
        vm.assertEq(consortium.wasActive(governorOf(LAB), blockNumber, start), isOn, "removed");
    }

    // ---- helpers ----

    function _set(address any, IConsortium.Purpose purpose, bool isActive) private {
        vm.prank(manager);
        consortium.setAccount(LAB, any, purpose, isActive);
    }

    function _setByVote(address any, IConsortium.Purpose purpose, bool isActive) private {
        vote();
        consortium.setAccount(LAB, any, purpose, isActive);
    }

    function _cancel(address caller, address any) private {
        vm.prank(caller);
        consortium.cancelAccount(LAB, any);
    }

    function _report(address any, uint64 blockNumber, uint32 logIndex) private {
        vote();
        consortium.reportAccountCompromise(LAB, any, IConsortium.Position(blockNumber, logIndex));
    }

    function _assertCompromise(uint64 blockNumber, uint32 logIndex, uint64 reportedAt) private view {
        IConsortium.Compromise memory expected =
            IConsortium.Compromise(IConsortium.Position(blockNumber, logIndex), reportedAt);
        vm.assertEq(abi.encode(consortium.accountCompromise(account)), abi.encode(expected), "compromise");
    }

    function _assertAccount(address any, bytes32 owner, IConsortium.Purpose purpose, uint64 activeFrom) private view {
        (bytes32 gotOwner, IConsortium.Purpose gotPurpose, uint64 gotActive) = consortium.accountOf(any);
        vm.assertEq(gotOwner, owner, "member");
        vm.assertEq(uint256(gotPurpose), uint256(purpose), "purpose");
        vm.assertEq(gotActive, activeFrom, "active from");
    }

    function _assumeFree(address any) private view {
        (bytes32 owner,,) = consortium.accountOf(any);
        vm.assume(any != address(0) && owner == 0);
    }

    function _operational(uint256 seed) private pure returns (IConsortium.Purpose) {
        return [
            SEQUENCER, IConsortium.Purpose.Relayer, IConsortium.Purpose.Custodian, IConsortium.Purpose.Treasurer
        ][seed % 4];
    }
}
