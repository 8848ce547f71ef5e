// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {StudyRegistry} from "../src/StudyRegistry.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IStudyRegistry} from "../src/interfaces/IStudyRegistry.sol";
import {Base} from "./Base.t.sol";

/// @notice A researcher with a study to register, and what others do about it.
abstract contract Studies is Base {
    bytes32 internal constant PROTOCOL = keccak256("protocol");
    bytes32 internal constant DECISION = keccak256("decision of the board");

    StudyRegistry internal studies;

    /// @dev Midnight before now.
    uint64 internal today;

    function setUp() public virtual override {
        super.setUp();
        studies = new StudyRegistry(consortium);
        today = uint64(block.timestamp - block.timestamp % 1 days);
    }

    /// @dev The next call is by the member's manager.
    function manager(bytes32 member) internal {
        address account = accountOf(member, IConsortium.Purpose.Manager);
        vm.prank(account);
    }

    function idOf(bytes32 member, bytes32 protocolCommit) internal pure returns (bytes32) {
        return keccak256(abi.encode(member, protocolCommit));
    }

    /// @dev General research use, not for profit, in collaboration, for a hundred days from today.
    function termsOf(bytes32 protocolCommit) internal view returns (IStudyRegistry.Terms memory terms) {
        terms.protocolCommit = protocolCommit;
        terms.duo = new uint16[](3);
        (terms.duo[0], terms.duo[1], terms.duo[2]) = (18, 20, 42);
        terms.diseases = new bytes32[](0);
        terms.validFrom = today;
        terms.expiry = today + 100 days;
    }

    /// @dev The same, and the review board asked for.
    function reviewedTermsOf(bytes32 protocolCommit) internal view returns (IStudyRegistry.Terms memory terms) {
        terms = termsOf(protocolCommit);
        terms.duo[1] = 21;
    }

    function register(IStudyRegistry.Terms memory terms) internal returns (bytes32) {
        manager(RESEARCHER);
        return studies.registerStudy(RESEARCHER, terms);
    }

    function revise(bytes32 studyId, IStudyRegistry.Terms memory terms) internal returns (uint32) {
        manager(RESEARCHER);
        return studies.reviseStudy(studyId, terms);
    }

    function review(bytes32 studyId, uint32 version, uint64 until) internal {
        manager(RESEARCHER);
        studies.recordReview(studyId, version, DECISION, until);
    }

    function approve(bytes32 studyId, uint32 version) internal {
        vote();
        studies.approve(studyId, version);
    }

    function join(bytes32 member, bytes32 studyId, uint32 version) internal {
        manager(member);
        studies.join(member, studyId, version);
    }

    function leave(bytes32 member, bytes32 studyId) internal {
        manager(member);
        studies.leave(member, studyId);
    }

    function notManager(bytes32 member, address account) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsortium.NotPurpose.selector, member, account, IConsortium.Purpose.Manager);
    }
}
