// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISequenced} from "./interfaces/ISequenced.sol";

/// @title Sequenced
/// @notice Counts a contract's events.
abstract contract Sequenced is ISequenced {
    /// @dev A whole word: a narrower one costs every write a second read of it.
    uint256 private _sequence;

    /// @inheritdoc ISequenced
    function sequence() public view override returns (uint64) {
        return uint64(_sequence);
    }

    /// @dev Call it once per event, in the `emit`. No chain has gas for 2^64 events.
    function _nextSequence() internal returns (uint64) {
        unchecked {
            return uint64(++_sequence);
        }
    }
}
