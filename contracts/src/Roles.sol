// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Roles
/// @notice What members do, one bit each. A member may have several.
library Roles {
    uint256 internal constant LAB = 1 << 0;
    uint256 internal constant COLLECTOR = 1 << 1;
    uint256 internal constant COURIER = 1 << 2;
    uint256 internal constant PROVIDER = 1 << 3;
    uint256 internal constant PAYER = 1 << 4;
    uint256 internal constant RESEARCHER = 1 << 5;
    uint256 internal constant MANUFACTURER = 1 << 6;
    uint256 internal constant AUDITOR = 1 << 7;

    uint256 internal constant ALL = (1 << 8) - 1;
}
