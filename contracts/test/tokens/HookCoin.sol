// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Coin} from "./Coin.sol";

/// @notice Whom a HookCoin calls in the middle of a transfer.
interface IHook {
    function onTransfer() external;
}

/// @title HookCoin
/// @notice A token that calls somebody before or after it moves the money of a transfer.
contract HookCoin is Coin {
    IHook private _hook;
    bool private _isAfter;

    function setHook(IHook hook, bool isAfter) external {
        (_hook, _isAfter) = (hook, isAfter);
    }

    function _update(address from, address to, uint256 amount) internal override {
        bool isHooked = from != address(0) && address(_hook) != address(0);
        if (isHooked && !_isAfter) _hook.onTransfer();
        super._update(from, to, amount);
        if (isHooked && _isAfter) _hook.onTransfer();
    }
}
