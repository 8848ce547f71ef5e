// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LotRegistry} from "../src/LotRegistry.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {ILotRegistry} from "../src/interfaces/ILotRegistry.sol";
import {Base} from "./Base.t.sol";

/// @notice A manufacturer with a lot of 1,000 units to register, and what members do with it.
abstract contract Lots is Base {
    uint64 internal constant GTIN = 380740000110; // 00380740000110
    bytes20 internal constant NUMBER = "L2026-07A";
    uint64 internal constant QUANTITY = 1000;
    bytes32 internal constant USE = keccak256("use");
    bytes32 internal constant NOTICE = keccak256("notice");
    bytes32 internal constant RESPONSE = keccak256("response");

    LotRegistry internal lots;

    /// @dev Midnight before now, and the expiry of the lot.
    uint64 internal today;
    uint64 internal lotExpiry;

    function setUp() public virtual override {
        super.setUp();
        lots = new LotRegistry(consortium);
        today = uint64(block.timestamp - block.timestamp % 1 days);
        lotExpiry = today + 100 days;
    }

    /// @dev The next call is by the member's custodian.
    function custodian(bytes32 member) internal {
        address account = accountOf(member, IConsortium.Purpose.Custodian);
        vm.prank(account);
    }

    function manager(bytes32 member) internal {
        address account = accountOf(member, IConsortium.Purpose.Manager);
        vm.prank(account);
    }

    function idOf(bytes32 member, uint64 gtin, bytes20 number) internal pure returns (bytes32) {
        return keccak256(abi.encode(member, gtin, number));
    }

    function register() internal returns (bytes32) {
        custodian(MANUFACTURER);
        return lots.register(MANUFACTURER, GTIN, NUMBER, lotExpiry, QUANTITY);
    }

    function offer(bytes32 lotId, bytes32 from, bytes32 to, uint64 quantity) internal returns (uint64) {
        uint64 expiry = uint64(block.timestamp - block.timestamp % 1 days) + 7 days;
        custodian(from);
        return lots.offer(from, lotId, to, quantity, expiry);
    }

    function accept(uint64 transferId, bytes32 to) internal {
        custodian(to);
        lots.accept(transferId);
    }

    function move(bytes32 lotId, bytes32 from, bytes32 to, uint64 quantity) internal {
        accept(offer(lotId, from, to, quantity), to);
    }

    function recall(bytes32 lotId, ILotRegistry.RecallClass recallClass) internal {
        manager(MANUFACTURER);
        lots.recall(lotId, recallClass, NOTICE);
    }

    function assertHolding(
        bytes32 lotId,
        bytes32 member,
        uint64 held,
        uint64 reserved,
        uint64 consumed,
        uint64 destroyed
    ) internal view {
        ILotRegistry.Holding memory holding = lots.holdingOf(lotId, member);
        vm.assertEq(holding.held, held, "held");
        vm.assertEq(holding.reserved, reserved, "reserved");
        vm.assertEq(holding.consumed, consumed, "consumed");
        vm.assertEq(holding.destroyed, destroyed, "destroyed");
    }

    function notPurpose(bytes32 member, address account, IConsortium.Purpose purpose)
        internal
        pure
        returns (bytes memory)
    {
        return abi.encodeWithSelector(IConsortium.NotPurpose.selector, member, account, purpose);
    }
}
