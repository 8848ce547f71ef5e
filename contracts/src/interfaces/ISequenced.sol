// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title Sequenced
/// @notice A contract of which each write emits exactly one event with the next sequence number, from 1. A reader that
/// holds the events 1 to `sequence()` has missed nothing.
interface ISequenced {
    /// @notice The sequence number of the last event; 0 before the first.
    function sequence() external view returns (uint64);
}
