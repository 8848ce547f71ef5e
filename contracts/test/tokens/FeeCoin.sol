// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Coin} from "./Coin.sol";

/// @title FeeCoin
/// @notice A token that burns a share of each transfer: of what arrives, or on top of it from the sender.
contract FeeCoin is Coin {
    uint256 public fee; // in percent
    bool public isOnTop;

    function setFee(uint256 newFee, bool newIsOnTop) external {
        (fee, isOnTop) = (newFee, newIsOnTop);
    }

    function _update(address from, address to, uint256 amount) internal override {
        uint256 burnt = from == address(0) || to == address(0) ? 0 : amount * fee / 100;
        super._update(from, to, isOnTop ? amount : amount - burnt);
        if (burnt != 0) super._update(from, address(0), burnt);
    }
}
