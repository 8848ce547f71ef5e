// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Sequenced} from "./Sequenced.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";

/// @title Rules
/// @notice The parameters by which the consortium decides, within bounds that no vote can leave.
abstract contract Rules is IConsortium, Sequenced {
    uint32 private constant LONGEST = 90 days;

    Parameters internal _parameters;

    /// @dev Only `execute` calls this contract from itself, so this is a call that the members voted for.
    modifier onlyVote() {
        _requireVote();
        _;
    }

    // ---- a vote ----

    /// @inheritdoc IConsortium
    function setParameters(Parameters memory newParameters) external onlyVote {
        _setParameters(newParameters);
    }

    // ---- views ----

    /// @inheritdoc IConsortium
    function parameters() external view returns (Parameters memory) {
        return _parameters;
    }

    /// @inheritdoc IConsortium
    function managerDelay() public view returns (uint32) {
        return _parameters.managerDelay;
    }

    // ---- internals ----

    function _setParameters(Parameters memory p) internal {
        require(
            _isPeriod(p.votingPeriod) && _isPeriod(p.executionPeriod) && _isPeriod(p.emergencyPeriod)
                && p.timelock <= LONGEST && p.managerDelay <= LONGEST && p.emergencyCooldown <= LONGEST
                && p.emergencyCooldown >= p.emergencyPeriod,
            ParametersOutOfBounds()
        );
        require(
            _isShare(p.quorum) && _isShare(p.emergencyQuorum) && p.threshold >= 50 && p.threshold <= 99
                && p.attestations != 0,
            ParametersOutOfBounds()
        );
        Parameters memory old = _parameters;
        _parameters = p;
        emit ParametersChanged(_nextSequence(), old, p);
    }

    function _isVote() internal view returns (bool) {
        return msg.sender == address(this);
    }

    function _now() internal view returns (uint64) {
        return uint64(block.timestamp);
    }

    function _requireVote() private view {
        require(_isVote(), NotVote(msg.sender));
    }

    function _isPeriod(uint32 period) private pure returns (bool) {
        return period != 0 && period <= LONGEST;
    }

    function _isShare(uint8 percent) private pure returns (bool) {
        return percent != 0 && percent <= 100;
    }
}
