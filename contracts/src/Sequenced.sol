// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISequenced} from "./interfaces/ISequenced.sol";

/// @title Sequenced
/// @notice Counts a contract's events.
abstract contract Sequenced is ISequenced {
    /// @inheritdoc ISequenced
    uint64 public override sequence;

    /// @dev Call it once per event, in the `emit`.
    function _nextSequence() internal returns (uint64) {
        return ++sequence;
    }
}
