// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Coin} from "./Coin.sol";

/// @title StuckCoin
/// @notice A token that, once stuck, moves nothing and does not revert: it returns false, or even true.
contract StuckCoin is Coin {
    bool private _isStuck;
    bool private _answer;

    function stick(bool answer) external {
        (_isStuck, _answer) = (true, answer);
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        return _isStuck ? _answer : super.transfer(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        return _isStuck ? _answer : super.transferFrom(from, to, amount);
    }
}
