// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsentRegistry} from "./interfaces/IConsentRegistry.sol";

/// @title ConsentTerms
/// @notice What opened terms and scopes say. What can't be read in exactly one way is not read at all.
library ConsentTerms {
    /// @dev The only version of terms and scopes that is understood.
    uint16 internal constant VERSION = 1;

    /// @dev Purposes are numbered below this.
    uint256 internal constant PURPOSES = 9;
    /// @dev The purpose HRESCH.
    uint8 internal constant RESEARCH_PURPOSE = 3;

    // Of terms and scopes; and of requests, at the same bits: Part 2, identified, redisclosure, research.
    uint8 internal constant ALLOWS_PART2 = 1 << 0;
    uint8 internal constant DEIDENTIFIED_ONLY = 1 << 1;
    uint8 internal constant NO_REDISCLOSURE = 1 << 2;
    uint8 internal constant ALLOWS_RESEARCH = 1 << 3;
    uint8 private constant FLAGS = (1 << 4) - 1;
    uint8 private constant WIDENING_FLAGS = ALLOWS_PART2 | ALLOWS_RESEARCH;
    uint8 private constant NARROWING_FLAGS = DEIDENTIFIED_ONLY | NO_REDISCLOSURE;

    function isUnderstood(IConsentRegistry.Terms calldata terms) internal pure returns (bool) {
        return terms.version == VERSION && terms.decision != IConsentRegistry.Decision.None && terms.grantee != 0
            && terms.purposes >> PURPOSES == 0 && terms.flags & ~FLAGS == 0
            && (terms.flags & ALLOWS_RESEARCH != 0) == (terms.duo.length != 0) && _isAscending(terms.duo)
            && _isAscending(terms.codes) && _isAscending(terms.deniedCodes);
    }

    function isUnderstood(IConsentRegistry.Scope calldata scope) internal pure returns (bool) {
        return scope.version == VERSION && scope.decisions >> uint8(IConsentRegistry.Decision.Deny) == 0
            && scope.purposes >> PURPOSES == 0 && scope.flags & ~FLAGS == 0 && _isAscending(scope.codes);
    }

    /// @notice Whether the terms, both understood, are within the scope.
    function isWithin(IConsentRegistry.Terms calldata terms, IConsentRegistry.Scope calldata scope)
        internal
        pure
        returns (bool)
    {
        return scope.decisions & (1 << (uint8(terms.decision) - 1)) != 0 && terms.purposes & ~scope.purposes == 0
            && terms.flags & WIDENING_FLAGS & ~scope.flags == 0 && scope.flags & NARROWING_FLAGS & ~terms.flags == 0
            && terms.notAfter <= scope.until && _isCovered(terms.codes, scope.codes);
    }

    /// @notice What terms that are understood say against a request.
    function denialOf(IConsentRegistry.Terms calldata terms, IConsentRegistry.Request calldata request, uint64 time)
        internal
        pure
        returns (IConsentRegistry.Denial)
    {
        if (!_isUnderstood(request)) return IConsentRegistry.Denial.UnknownRequest;
        if (terms.grantee != request.grantee) return IConsentRegistry.Denial.OtherGrantee;
        if ((terms.purposes >> request.purpose) & 1 == 0) return IConsentRegistry.Denial.OtherPurpose;
        if (time < terms.notBefore) return IConsentRegistry.Denial.NotYet;
        if (time >= terms.notAfter) return IConsentRegistry.Denial.Ended;
        uint8 refused = request.flags & (terms.flags ^ WIDENING_FLAGS);
        if (refused & ALLOWS_PART2 != 0) return IConsentRegistry.Denial.Part2;
        if (refused & DEIDENTIFIED_ONLY != 0) return IConsentRegistry.Denial.Identified;
        if (refused & NO_REDISCLOSURE != 0) return IConsentRegistry.Denial.Redisclosure;
        if (refused & ALLOWS_RESEARCH != 0) return IConsentRegistry.Denial.Research;
        if (request.duo != 0 && !_includes(terms.duo, request.duo)) return IConsentRegistry.Denial.Research;
        bool isExcepted = request.code == 0 ? terms.deniedCodes.length != 0 : _includes(terms.deniedCodes, request.code);
        if (isExcepted) return IConsentRegistry.Denial.ExceptedCode;
        if (terms.codes.length != 0 && !_includes(terms.codes, request.code)) return IConsentRegistry.Denial.OtherCode;
        return IConsentRegistry.Denial.None;
    }

    // ---- internals ----

    /// @dev What is for research says so and names its use; what is not names none.
    function _isUnderstood(IConsentRegistry.Request calldata request) private pure returns (bool) {
        bool isResearch = request.flags & ALLOWS_RESEARCH != 0;
        return request.purpose < PURPOSES && request.flags & ~FLAGS == 0 && isResearch == (request.duo != 0)
            && (isResearch || request.purpose != RESEARCH_PURPOSE);
    }

    /// @dev Whether each code is among those of the scope, both ascending. Everything is only in everything.
    function _isCovered(bytes32[] calldata codes, bytes32[] calldata scopeCodes) private pure returns (bool) {
        if (scopeCodes.length == 0) return true;
        if (codes.length == 0) return false;
        uint256 i;
        for (uint256 j; i < codes.length && j < scopeCodes.length; ++j) {
            if (codes[i] == scopeCodes[j]) ++i;
        }
        return i == codes.length;
    }

    /// @dev Strictly, from above zero: so none is repeated, and none is the zero which asks for everything.
    function _isAscending(bytes32[] calldata codes) private pure returns (bool) {
        bytes32 previous;
        for (uint256 i; i < codes.length; ++i) {
            if (codes[i] <= previous) return false;
            previous = codes[i];
        }
        return true;
    }

    function _isAscending(uint16[] calldata duo) private pure returns (bool) {
        uint16 previous;
        for (uint256 i; i < duo.length; ++i) {
            if (duo[i] <= previous) return false;
            previous = duo[i];
        }
        return true;
    }

    function _includes(bytes32[] calldata codes, bytes32 code) private pure returns (bool) {
        for (uint256 i; i < codes.length; ++i) {
            if (codes[i] == code) return true;
        }
        return false;
    }

    function _includes(uint16[] calldata duo, uint16 use) private pure returns (bool) {
        for (uint256 i; i < duo.length; ++i) {
            if (duo[i] == use) return true;
        }
        return false;
    }
}
