// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Duo
/// @notice Terms of the GA4GH Data Use Ontology, by the number in their id: bit n is DUO:00000nn.
library Duo {
    uint16 internal constant DS = 7; // disease specific research
    uint16 internal constant IRB = 21; // ethics approval required

    /// @dev What use is allowed: NRES 4, HMB 6, DS 7, POA 11, GRU 42.
    uint64 internal constant PERMISSIONS = 1 << 4 | 1 << 6 | 1 << 7 | 1 << 11 | 1 << 42;

    /// @dev On which conditions: RS 12, NMDS 15, GSO 16, NPUNCU 18, PUB 19, COL 20, IRB 21, GS 22, MOR 24, TS 25, US
    /// 26, PS 27, IS 28, RTN 29, CC 43, NPOA 44, NPU 45, NCU 46.
    uint64 internal constant MODIFIERS = 1 << 12 | 1 << 15 | 1 << 16 | 1 << 18 | 1 << 19 | 1 << 20 | 1 << 21 | 1 << 22
        | 1 << 24 | 1 << 25 | 1 << 26 | 1 << 27 | 1 << 28 | 1 << 29 | 1 << 43 | 1 << 44 | 1 << 45 | 1 << 46;

    function has(uint64 set, uint16 term) internal pure returns (bool) {
        return (uint256(set) >> term) & 1 != 0;
    }
}
