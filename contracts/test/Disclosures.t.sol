// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DisclosureLog} from "../src/DisclosureLog.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IDisclosureLog} from "../src/interfaces/IDisclosureLog.sol";
import {Base} from "./Base.t.sol";

/// @notice A disclosure log, and the accounts of a lab that write there.
abstract contract Disclosures is Base {
    bytes32 internal constant ROOT = keccak256("root");
    bytes32 internal constant PSEUDONYM = keccak256("pseudonym");
    bytes32 internal constant COMMITMENT = keccak256("commitment");
    bytes32 internal constant REVIEW = keccak256("review");

    DisclosureLog internal disclosures;

    address internal sequencer;
    address internal relayer;
    address internal manager;
    address internal governor;

    function setUp() public virtual override {
        super.setUp();
        disclosures = new DisclosureLog(consortium);
        sequencer = accountOf(LAB, IConsortium.Purpose.Sequencer);
        relayer = accountOf(LAB, IConsortium.Purpose.Relayer);
        manager = accountOf(LAB, IConsortium.Purpose.Manager);
        governor = accountOf(LAB, IConsortium.Purpose.Governor);
    }

    function anchor(uint64 number, bytes32 root, uint64 covered) internal {
        vm.prank(sequencer);
        disclosures.anchorBatch(LAB, number, root, 16, covered);
    }

    function breakGlass(bytes32 pseudonym) internal {
        vm.prank(relayer);
        disclosures.breakGlass(LAB, pseudonym, COMMITMENT);
    }

    function review(address reviewer, uint64 number) internal {
        vm.prank(reviewer);
        disclosures.review(LAB, number, REVIEW);
    }

    function expectNotPurpose(bytes32 member, address caller, IConsortium.Purpose purpose) internal {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotPurpose.selector, member, caller, purpose));
    }

    function assertHead(bytes32 member, IDisclosureLog.Head memory expected) internal view {
        vm.assertEq(abi.encode(disclosures.head(member)), abi.encode(expected), "head");
    }

    function headAfter(bytes32 head, bytes32 member, uint64 number, bytes32 root, uint32 size, uint64 covered)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(
            bytes.concat(
                head, member, bytes32(uint256(number)), root, bytes32(uint256(size)), bytes32(uint256(covered))
            )
        );
    }
}
