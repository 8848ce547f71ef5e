// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Gs1
/// @notice What the GS1 General Specifications say about the numbers on a box.
library Gs1 {
    /// @dev A bit for each of the 82 characters that a lot number may have (GS1 General Specifications, table of
    /// encodable character set 82; a subset of ISO/IEC 646).
    uint128 private constant CHARACTERS = 0x7fffffe87fffffeffffffe600000000;

    /// @notice Whether this is a GTIN-14 with the right check digit. Shorter GTINs are the same number with zeros in
    /// front.
    function isGtin(uint64 gtin) internal pure returns (bool) {
        if (gtin == 0 || gtin >= 1e14) return false;
        uint256 sum;
        for ((uint256 rest, uint256 weight) = (gtin, 1); rest != 0; rest /= 10) {
            sum += (rest % 10) * weight;
            weight = 4 - weight; // 1, 3, 1, 3, ... from the check digit leftwards
        }
        return sum % 10 == 0;
    }

    /// @notice Whether this is a lot number, AI (10): 1 to 20 characters, left-aligned, zeros behind.
    function isLotNumber(bytes20 number) internal pure returns (bool) {
        if (number == 0) return false;
        uint160 rest = uint160(number);
        for (; rest != 0; rest <<= 8) {
            if ((CHARACTERS >> (rest >> 152)) & 1 == 0) return false; // a zero before a character too
        }
        return true;
    }
}
