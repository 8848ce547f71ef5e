// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {Base} from "./Base.t.sol";

/// @notice What the tests of the consortium itself share.
abstract contract Members is Base {
    IConsortium.Purpose internal constant GOVERNOR = IConsortium.Purpose.Governor;
    IConsortium.Purpose internal constant SEQUENCER = IConsortium.Purpose.Sequencer;
    IConsortium.Purpose internal constant MANAGER = IConsortium.Purpose.Manager;
    IConsortium.KeyKind internal constant STATEMENT = IConsortium.KeyKind.Statement;
    IConsortium.KeyKind internal constant LOG = IConsortium.KeyKind.Log;
    IConsortium.KeyKind internal constant ENCRYPTION = IConsortium.KeyKind.Encryption;
    uint64 internal constant FOR_EVER = type(uint64).max;

    function memberAt(uint256 index) internal pure returns (bytes32) {
        return [LAB, OTHER_LAB, PROVIDER, COURIER, PAYER, RESEARCHER, MANUFACTURER][index % 7];
    }

    function governorOf(bytes32 member) internal pure returns (address) {
        return vm.addr(accountKey(member, GOVERNOR));
    }

    /// @dev Expects the next event of the consortium, with this number after the last.
    function next() internal returns (uint64) {
        uint64 seq = consortium.sequence() + 1;
        vm.expectEmit(address(consortium));
        return seq;
    }

    function propose(bytes32 member, address target, bytes memory data) internal returns (uint256) {
        vm.prank(governorOf(member));
        return consortium.propose(member, target, data);
    }

    function propose(bytes memory data) internal returns (uint256) {
        return propose(LAB, address(consortium), data);
    }

    function cast(bytes32 member, uint256 proposalId, bool isSupport) internal {
        vm.prank(governorOf(member));
        consortium.vote(member, proposalId, isSupport);
    }

    /// @dev The first so many members vote for it.
    function castFor(uint256 proposalId, uint256 count) internal {
        for (uint256 i; i < count; ++i) {
            cast(memberAt(i), proposalId, true);
        }
    }

    function support(bytes32 member, bytes32 by) internal {
        vm.prank(governorOf(by));
        consortium.suspendInEmergency(member, by);
    }

    function assertState(uint256 proposalId, IConsortium.ProposalState expected, string memory what) internal view {
        vm.assertEq(uint256(consortium.state(proposalId)), uint256(expected), what);
    }

    function isAllowed(bytes32 member, address account, IConsortium.Purpose purpose) internal view returns (bool) {
        try consortium.requirePurpose(member, account, purpose) {
            return true;
        } catch (bytes memory reason) {
            return !refuses(reason, member, account, purpose);
        }
    }

    function isWithdrawer(bytes32 member, address account) internal view returns (bool) {
        try consortium.requireWithdrawer(member, account) {
            return true;
        } catch (bytes memory reason) {
            return !refuses(reason, member, account, SEQUENCER);
        }
    }

    function isGovernor(bytes32 member, address account) internal view returns (bool) {
        try consortium.requireGovernor(member, account) {
            return true;
        } catch (bytes memory reason) {
            return !refuses(reason, member, account, GOVERNOR);
        }
    }

    function notPurpose(bytes32 member, address account, IConsortium.Purpose purpose)
        internal
        pure
        returns (bytes memory)
    {
        return abi.encodeWithSelector(IConsortium.NotPurpose.selector, member, account, purpose);
    }

    function proposalIs(uint256 proposalId, IConsortium.ProposalState state) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsortium.ProposalIs.selector, proposalId, state);
    }

    function statementKey(uint256 seed) internal pure returns (bytes memory) {
        return abi.encode(keccak256(abi.encode(seed)), seed);
    }

    /// @dev That a refusal is exactly the one due.
    function refuses(bytes memory reason, bytes32 member, address account, IConsortium.Purpose purpose)
        private
        pure
        returns (bool)
    {
        vm.assertEq(reason, notPurpose(member, account, purpose), "refusal");
        return true;
    }
}
