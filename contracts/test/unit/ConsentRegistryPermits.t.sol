// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {Subjects} from "../Subjects.t.sol";

/// @notice permits, branch by branch as in ConsentRegistryPermits.tree.
contract ConsentRegistryPermitsTest is Subjects {
    bytes32 private constant GRANTEE = PROVIDER;
    bytes32 private constant TERMS_SALT = keccak256("terms salt");
    uint8 private constant PURPOSE = 3;

    bytes32 private subject;

    function setUp() public override {
        super.setUp();
        subject = enroll(SUBJECT_KEY);
    }

    // ---- permitted ----

    function testFuzz_Permits(bytes32 code, uint8 purpose, uint256 time) public {
        IConsentRegistry.Terms memory terms = _terms();
        terms.purposes = type(uint32).max;
        bytes32 grantId = _grant(terms);
        IConsentRegistry.Request memory request = _request();
        (request.code, request.purpose) = (code, uint8(bound(purpose, 0, 31)));
        uint64 at = uint64(bound(time, terms.notBefore, inDays(30) - 1)); // the grant expires then
        _assertDenial(grantId, terms, request, at, IConsentRegistry.Denial.None);
    }

    function testFuzz_Permits_Code(uint256 seed, uint8 count, uint8 index) public {
        IConsentRegistry.Terms memory terms = _terms();
        terms.codes = _codes(seed, bound(count, 1, 30));
        bytes32 grantId = _grant(terms);
        IConsentRegistry.Request memory request = _request();
        request.code = terms.codes[index % terms.codes.length];
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.None);
    }

    /// @dev The other grants of the subject are not looked at.
    function test_Permits_BesideRevoked() public {
        IConsentRegistry.Terms memory terms = _terms();
        bytes32 grantId = _grant(terms);
        terms.purposes = 1;
        revoke(SUBJECT_KEY, _grant(terms));
        _assertDenial(grantId, _terms(), _request(), _now(), IConsentRegistry.Denial.None);
    }

    // ---- denied by the grant's state ----

    function testFuzz_Denies_UnknownGrant(bytes32 grantId) public view {
        _assertDenial(grantId, _terms(), _request(), _now(), IConsentRegistry.Denial.UnknownGrant);
    }

    function testFuzz_Denies_Revoked(uint64 time) public {
        bytes32 grantId = _grant(_terms());
        revoke(SUBJECT_KEY, grantId);
        _assertDenial(grantId, _terms(), _request(), time, IConsentRegistry.Denial.Revoked);
    }

    function testFuzz_Denies_Expired(uint64 time) public {
        bytes32 grantId = _grant(_terms());
        uint64 expiry = consentRegistry.grantOf(grantId).expiry;
        _assertDenial(grantId, _terms(), _request(), expiry - 1, IConsentRegistry.Denial.None);
        _assertDenial(grantId, _terms(), _request(), expiry, IConsentRegistry.Denial.Expired);
        time = uint64(bound(time, expiry, type(uint64).max));
        _assertDenial(grantId, _terms(), _request(), time, IConsentRegistry.Denial.Expired);
    }

    /// @dev Neither other terms nor another salt open a commitment, and each field is under it.
    function testFuzz_Denies_TermsMismatch(bytes32 salt, uint8 field) public {
        bytes32 grantId = _grant(_terms());
        IConsentRegistry.Terms memory terms = _terms();
        field = field % 8;
        if (field == 0) terms.version++;
        if (field == 1) terms.decision = IConsentRegistry.Decision.Deny;
        if (field == 2) terms.grantee = OTHER_LAB;
        if (field == 3) terms.purposes++;
        if (field == 4) terms.notBefore--;
        if (field == 5) terms.notAfter++;
        if (field == 6) terms.codes = _codes(1, 1);
        if (field != 7) salt = TERMS_SALT;
        vm.assume(field != 7 || salt != TERMS_SALT);
        (bool isPermitted, IConsentRegistry.Denial denial) =
            consentRegistry.permits(grantId, terms, salt, _request(), _now());
        vm.assertTrue(!isPermitted && denial == IConsentRegistry.Denial.TermsMismatch, "terms mismatch");
    }

    // ---- denied by the terms ----

    function testFuzz_Denies_UnknownVersion(uint16 version) public {
        vm.assume(version != 1);
        IConsentRegistry.Terms memory terms = _terms();
        terms.version = version;
        _assertDenial(_grant(terms), terms, _request(), _now(), IConsentRegistry.Denial.UnknownTerms);
    }

    function test_Denies_NoDecision() public {
        IConsentRegistry.Terms memory terms = _terms();
        terms.decision = IConsentRegistry.Decision.None;
        _assertDenial(_grant(terms), terms, _request(), _now(), IConsentRegistry.Denial.UnknownTerms);
    }

    /// @dev A decision that doesn't exist can't even be asked about.
    function testFuzz_Denies_UnknownDecision(uint8 decision) public {
        decision = uint8(bound(decision, 3, 255));
        IConsentRegistry.Terms memory terms = _terms();
        bytes memory call =
            abi.encodeCall(IConsentRegistry.permits, (_grant(terms), terms, TERMS_SALT, _request(), _now()));
        // After the selector: 5 words of arguments and a request's 2 more, then the terms' version and decision.
        call[4 + 7 * 32 + 2 * 32 - 1] = bytes1(decision);
        (bool isDone,) = address(consentRegistry).staticcall(call);
        vm.assertTrue(!isDone, "judged an unknown decision");
        call[4 + 7 * 32 + 2 * 32 - 1] = bytes1(uint8(1));
        (isDone,) = address(consentRegistry).staticcall(call);
        vm.assertTrue(isDone, "the test changed the wrong byte");
    }

    /// @dev Or else a request of nobody would match.
    function test_Denies_NoGrantee() public {
        IConsentRegistry.Terms memory terms = _terms();
        IConsentRegistry.Request memory request = _request();
        (terms.grantee, request.grantee) = (0, 0);
        _assertDenial(_grant(terms), terms, request, _now(), IConsentRegistry.Denial.UnknownTerms);
    }

    function testFuzz_Denies_CodesNotAscending(uint256 seed, uint8 count, uint8 index, bool isRepeated) public {
        IConsentRegistry.Terms memory terms = _terms();
        terms.codes = _codes(seed, bound(count, 2, 30));
        IConsentRegistry.Request memory request = _request();
        request.code = terms.codes[0];
        uint256 i = index % (terms.codes.length - 1);
        (bytes32 lower, bytes32 higher) = (terms.codes[i], terms.codes[i + 1]);
        (terms.codes[i], terms.codes[i + 1]) = isRepeated ? (lower, lower) : (higher, lower);
        _assertDenial(_grant(terms), terms, request, _now(), IConsentRegistry.Denial.UnknownTerms);
    }

    function test_Denies_ZeroAmongCodes() public {
        IConsentRegistry.Terms memory terms = _terms();
        terms.codes = new bytes32[](1);
        _assertDenial(_grant(terms), terms, _request(), _now(), IConsentRegistry.Denial.UnknownTerms);
    }

    function test_Denies_Denied() public {
        IConsentRegistry.Terms memory terms = _terms();
        terms.decision = IConsentRegistry.Decision.Deny;
        _assertDenial(_grant(terms), terms, _request(), _now(), IConsentRegistry.Denial.Denied);
    }

    function testFuzz_Denies_OtherGrantee(bytes32 grantee) public {
        vm.assume(grantee != GRANTEE);
        IConsentRegistry.Request memory request = _request();
        request.grantee = grantee;
        _assertDenial(_grant(_terms()), _terms(), request, _now(), IConsentRegistry.Denial.OtherGrantee);
    }

    function testFuzz_Denies_OtherPurpose(uint8 purpose, uint32 purposes) public {
        IConsentRegistry.Terms memory terms = _terms();
        terms.purposes = purpose < 32 ? purposes & ~uint32(uint256(1) << purpose) : purposes;
        IConsentRegistry.Request memory request = _request();
        request.purpose = purpose;
        _assertDenial(_grant(terms), terms, request, _now(), IConsentRegistry.Denial.OtherPurpose);
    }

    /// @dev A purpose past the last bit is none, even where all bits are set.
    function testFuzz_Denies_PurposeWithoutBit(uint8 purpose) public {
        IConsentRegistry.Terms memory terms = _terms();
        terms.purposes = type(uint32).max;
        IConsentRegistry.Request memory request = _request();
        request.purpose = uint8(bound(purpose, 32, 255));
        _assertDenial(_grant(terms), terms, request, _now(), IConsentRegistry.Denial.OtherPurpose);
    }

    function testFuzz_Denies_NotYet(uint64 time) public {
        IConsentRegistry.Terms memory terms = _terms();
        bytes32 grantId = _grant(terms);
        _assertDenial(grantId, terms, _request(), terms.notBefore, IConsentRegistry.Denial.None);
        _assertDenial(grantId, terms, _request(), terms.notBefore - 1, IConsentRegistry.Denial.NotYet);
        time = uint64(bound(time, 0, terms.notBefore - 1));
        _assertDenial(grantId, terms, _request(), time, IConsentRegistry.Denial.NotYet);
    }

    function testFuzz_Denies_Ended(uint64 time) public {
        IConsentRegistry.Terms memory terms = _terms();
        terms.notAfter = _now() + 1 hours;
        bytes32 grantId = _grant(terms);
        _assertDenial(grantId, terms, _request(), terms.notAfter - 1, IConsentRegistry.Denial.None);
        _assertDenial(grantId, terms, _request(), terms.notAfter, IConsentRegistry.Denial.Ended);
        time = uint64(bound(time, terms.notAfter, inDays(30) - 1));
        _assertDenial(grantId, terms, _request(), time, IConsentRegistry.Denial.Ended);
    }

    function testFuzz_Denies_OutOfScope(uint256 seed, uint8 count, bytes32 code) public {
        IConsentRegistry.Terms memory terms = _terms();
        terms.codes = _codes(seed, bound(count, 1, 30));
        IConsentRegistry.Request memory request = _request();
        for (uint256 i; i < terms.codes.length; ++i) {
            vm.assume(code != terms.codes[i]);
        }
        bytes32 grantId = _grant(terms);
        request.code = code;
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.OutOfScope);
        request.code = 0; // everything
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.OutOfScope);
    }

    // ---- commitment ----

    function test_TermsCommitOf() public view {
        IConsentRegistry.Terms memory terms = _terms();
        terms.codes = _codes(1, 3);
        bytes32 expected = keccak256(abi.encode(TERMS_SALT, terms));
        vm.assertEq(consentRegistry.termsCommitOf(terms, TERMS_SALT), expected, "commitment");
    }

    // ---- helpers ----

    function _terms() private view returns (IConsentRegistry.Terms memory terms) {
        terms.version = 1;
        terms.decision = IConsentRegistry.Decision.Permit;
        terms.grantee = GRANTEE;
        terms.purposes = uint32(1) << PURPOSE;
        terms.notBefore = _now() - 1 days;
        terms.notAfter = inDays(365);
    }

    function _request() private pure returns (IConsentRegistry.Request memory) {
        return IConsentRegistry.Request(GRANTEE, PURPOSE, 0);
    }

    function _grant(IConsentRegistry.Terms memory terms) private returns (bytes32) {
        bytes32 termsCommit = keccak256(abi.encode(TERMS_SALT, terms));
        return grant(SUBJECT_KEY, subject, termsCommit, inDays(30));
    }

    function _assertDenial(
        bytes32 grantId,
        IConsentRegistry.Terms memory terms,
        IConsentRegistry.Request memory request,
        uint64 time,
        IConsentRegistry.Denial expected
    ) private view {
        (bool isPermitted, IConsentRegistry.Denial denial) =
            consentRegistry.permits(grantId, terms, TERMS_SALT, request, time);
        vm.assertEq(uint256(denial), uint256(expected), "denial");
        vm.assertEq(isPermitted, expected == IConsentRegistry.Denial.None, "permitted");
    }

    /// @dev So many codes, strictly ascending.
    function _codes(uint256 seed, uint256 count) private pure returns (bytes32[] memory codes) {
        codes = new bytes32[](count);
        uint256 code;
        for (uint256 i; i < count; ++i) {
            code += 1 + uint256(keccak256(abi.encode(seed, i))) / 64;
            codes[i] = bytes32(code);
        }
    }

    function _now() private view returns (uint64) {
        return uint64(block.timestamp);
    }
}
