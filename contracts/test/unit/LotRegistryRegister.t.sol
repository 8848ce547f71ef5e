// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Gs1} from "../../src/Gs1.sol";
import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {ILotRegistry} from "../../src/interfaces/ILotRegistry.sol";
import {Lots} from "../Lots.t.sol";

/// @notice register, and the numbers on the box.
contract LotRegistryRegisterTest is Lots {
    string private constant SET_82 =
        "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    function testFuzz_Register(uint64 item, uint64 expiryDays, uint64 quantity) public {
        uint64 gtin = _gtin(uint64(bound(item, 1, 1e13 - 1)));
        uint64 expiry = today + uint64(bound(expiryDays, 1, 1e6)) * 1 days;
        quantity = uint64(bound(quantity, 1, type(uint64).max));
        bytes32 lotId = idOf(MANUFACTURER, gtin, NUMBER);
        custodian(MANUFACTURER);
        vm.expectEmit(address(lots));
        emit ILotRegistry.LotRegistered(lotId, MANUFACTURER, 1, gtin, NUMBER, expiry, quantity);
        bytes32 registered = lots.register(MANUFACTURER, gtin, NUMBER, expiry, quantity);
        vm.assertEq(registered, lotId, "id");
        ILotRegistry.Lot memory lot = lots.lotOf(lotId);
        vm.assertEq(lot.member, MANUFACTURER, "member");
        vm.assertEq(lot.gtin, gtin, "gtin");
        vm.assertEq(lot.expiry, expiry, "expiry");
        vm.assertEq(lot.quantity, quantity, "quantity");
        vm.assertEq(bytes32(lot.number), bytes32(NUMBER), "number");
        vm.assertEq(uint256(lot.recallClass), 0, "class");
        vm.assertEq(lot.recalledAt, 0, "recalled at");
        vm.assertEq(lot.noticeCommit, bytes32(0), "notice");
        vm.assertTrue(!lots.isRecalled(lotId), "is not recalled");
        assertHolding(lotId, MANUFACTURER, quantity, 0, 0, 0);
        vm.assertEq(lots.sequence(), 1, "sequence");
        vm.assertEq(address(lots.consortium()), address(consortium), "consortium");
    }

    function test_Register_NumbersOfOneProduct() public {
        register();
        _register(GTIN, "L2026-07a", lotExpiry, 1); // letters count as they are
        vm.assertEq(lots.sequence(), 2, "sequence");
    }

    function test_RevertWhen_LotExists() public {
        bytes32 lotId = register();
        _expectRefused(
            GTIN, NUMBER, lotExpiry + 1 days, 5, abi.encodeWithSelector(ILotRegistry.LotExists.selector, lotId)
        );
    }

    /// @dev Real ones, of 14, 13, 12 and 8 digits.
    function test_IsGtin() public pure {
        uint64[6] memory gtins = [uint64(10614141000415), 4006381333931, 614141000037, 96385074, 30012345678906, 11];
        bool[6] memory areValid = [true, true, false, true, true, false];
        for (uint256 i; i < 6; ++i) {
            vm.assertEq(Gs1.isGtin(gtins[i]), areValid[i], "gtin");
        }
    }

    /// @dev Of ten last digits one is right, and a wrong digit anywhere is found.
    function testFuzz_RevertWhen_CheckDigitIsWrong(uint64 item, uint64 place, uint64 by) public {
        uint64 gtin = _gtin(uint64(bound(item, 1e12, 1e13 - 1)));
        uint64 unit = uint64(10 ** bound(place, 0, 13));
        uint64 digit = gtin / unit % 10;
        uint64 wrong = gtin - digit * unit + (digit + uint64(bound(by, 1, 9))) % 10 * unit;
        _expectRefused(wrong, NUMBER, lotExpiry, 1, abi.encodeWithSelector(ILotRegistry.GtinNotAllowed.selector, wrong));
    }

    function test_RevertWhen_GtinIsZero() public {
        _expectRefused(0, NUMBER, lotExpiry, 1, abi.encodeWithSelector(ILotRegistry.GtinNotAllowed.selector, 0));
    }

    /// @dev The largest GTIN is taken, and the first number of 15 digits with a right check digit is not.
    function test_RevertWhen_GtinIsTooLong() public {
        _register(99999999999997, NUMBER, lotExpiry, 1);
        vm.assertTrue(!Gs1.isGtin(1e14), "no check digit");
        _expectRefused(
            100000000000007,
            NUMBER,
            lotExpiry,
            1,
            abi.encodeWithSelector(ILotRegistry.GtinNotAllowed.selector, 100000000000007)
        );
    }

    /// @dev Each of the 256 bytes, alone and as the last of twenty.
    function test_IsLotNumber() public pure {
        bytes memory allowed = bytes(SET_82);
        for (uint256 c; c < 256; ++c) {
            bool isAllowed;
            for (uint256 i; i < allowed.length; ++i) {
                if (uint8(allowed[i]) == c) isAllowed = true;
            }
            vm.assertEq(Gs1.isLotNumber(bytes20(bytes1(uint8(c)))), isAllowed, "alone");
            bytes20 full = bytes20("ABCDEFGHIJKLMNOPQRS") | bytes20(uint160(c));
            vm.assertEq(Gs1.isLotNumber(full), isAllowed || c == 0, "last of twenty");
        }
    }

    function testFuzz_RevertWhen_LotNumberIsEmptyOrHasAGap(uint256 gap) public {
        bytes20 number = "ABCDEFGHIJKLMNOPQRST";
        number &= ~(bytes20(bytes1(0xff)) >> (8 * bound(gap, 0, 18)));
        _expectRefused(
            GTIN, number, lotExpiry, 1, abi.encodeWithSelector(ILotRegistry.LotNumberNotAllowed.selector, number)
        );
        _expectRefused(
            GTIN, 0, lotExpiry, 1, abi.encodeWithSelector(ILotRegistry.LotNumberNotAllowed.selector, bytes20(0))
        );
    }

    function testFuzz_RevertWhen_ExpiryIsNoWholeDay(uint64 second) public {
        uint64 expiry = lotExpiry + uint64(bound(second, 1, 1 days - 1));
        _expectRefused(GTIN, NUMBER, expiry, 1, abi.encodeWithSelector(ILotRegistry.ExpiryNotAllowed.selector, expiry));
    }

    function test_RevertWhen_ExpiryIsPast() public {
        bytes memory refusal = abi.encodeWithSelector(ILotRegistry.ExpiryNotAllowed.selector, today);
        _expectRefused(GTIN, NUMBER, today, 1, refusal);
        vm.warp(today);
        _expectRefused(GTIN, NUMBER, today, 1, refusal);
        _expectRefused(GTIN, NUMBER, 0, 1, abi.encodeWithSelector(ILotRegistry.ExpiryNotAllowed.selector, 0));
        vm.warp(today - 1);
        _register(GTIN, NUMBER, today, 1);
    }

    function test_RevertWhen_QuantityIsZero() public {
        _expectRefused(GTIN, NUMBER, lotExpiry, 0, abi.encodeWithSelector(ILotRegistry.ZeroQuantity.selector));
    }

    function testFuzz_RevertWhen_RegisterByOther(address caller) public {
        notActor(caller, accountOf(MANUFACTURER, IConsortium.Purpose.Custodian));
        vm.expectRevert(notPurpose(MANUFACTURER, caller, IConsortium.Purpose.Custodian));
        vm.prank(caller);
        lots.register(MANUFACTURER, GTIN, NUMBER, lotExpiry, 1);
    }

    function test_RevertWhen_RegisterByManager() public {
        address account = accountOf(MANUFACTURER, IConsortium.Purpose.Manager);
        vm.expectRevert(notPurpose(MANUFACTURER, account, IConsortium.Purpose.Custodian));
        vm.prank(account);
        lots.register(MANUFACTURER, GTIN, NUMBER, lotExpiry, 1);
    }

    function test_RevertWhen_MemberIsNoManufacturer() public {
        custodian(LAB);
        vm.expectRevert(abi.encodeWithSelector(ILotRegistry.NotManufacturer.selector, LAB));
        lots.register(LAB, GTIN, NUMBER, lotExpiry, 1);
    }

    function test_RevertWhen_ManufacturerIsSuspended() public {
        address account = accountOf(MANUFACTURER, IConsortium.Purpose.Custodian);
        suspend(MANUFACTURER, true);
        _expectRefused(GTIN, NUMBER, lotExpiry, 1, notPurpose(MANUFACTURER, account, IConsortium.Purpose.Custodian));
        suspend(MANUFACTURER, false);
        register();
    }

    // ---- helpers ----

    function _register(uint64 gtin, bytes20 number, uint64 expiry, uint64 quantity) private {
        custodian(MANUFACTURER);
        lots.register(MANUFACTURER, gtin, number, expiry, quantity);
    }

    function _expectRefused(uint64 gtin, bytes20 number, uint64 expiry, uint64 quantity, bytes memory refusal) private {
        custodian(MANUFACTURER);
        vm.expectRevert(refusal);
        lots.register(MANUFACTURER, gtin, number, expiry, quantity);
    }

    /// @dev With its check digit, which the test computes from the digits' text.
    function _gtin(uint64 item) private pure returns (uint64) {
        bytes memory digits = bytes(vm.toString(uint256(item)));
        uint64 sum;
        for (uint256 i; i < digits.length; ++i) {
            uint64 digit = uint8(digits[digits.length - 1 - i]) - 48;
            sum += i % 2 == 0 ? digit * 3 : digit;
        }
        return item * 10 + (10 - sum % 10) % 10;
    }
}
