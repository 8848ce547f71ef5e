// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {Consents} from "../Consents.t.sol";

/// @notice permits and permitsByProxy, branch by branch as in ConsentRegistryPermits.tree.
contract ConsentRegistryPermitsTest is Consents {
    uint8 private constant PART2 = 1;
    uint8 private constant IDENTIFIED = 2;
    uint8 private constant REDISCLOSURE = 4;
    uint8 private constant RESEARCH = 8;

    bytes32 private subject;

    function setUp() public override {
        super.setUp();
        subject = enroll(SUBJECT_KEY);
    }

    // ---- permitted ----

    function testFuzz_Permits(bytes32 code, uint8 purpose, uint256 time) public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.purposes = 0x1ff;
        bytes32 grantId = _grant(terms);
        IConsentRegistry.Request memory request = _request();
        request.code = code;
        request.purpose = uint8(bound(purpose, 0, 7));
        if (request.purpose >= 3) ++request.purpose; // research says so, see below
        _assertDenial(
            grantId, terms, request, uint64(bound(time, _now(), inDays(30) - 1)), IConsentRegistry.Denial.None
        );
    }

    function testFuzz_Permits_Code(uint256 seed, uint8 count, uint8 index) public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.codes = _codes(seed, bound(count, 1, 20));
        IConsentRegistry.Request memory request = _request();
        request.code = terms.codes[index % terms.codes.length];
        _assertDenial(_grant(terms), terms, request, _now(), IConsentRegistry.Denial.None);
    }

    /// @dev Each flag of the terms against each of the request.
    function testFuzz_Permits_Flags(uint8 granted, uint8 asked) public {
        (granted, asked) = (granted & 15, asked & 15);
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.flags = granted;
        if (granted & RESEARCH != 0) terms.duo = _duo(6, 42);
        IConsentRegistry.Request memory request = _request();
        request.flags = asked;
        if (asked & RESEARCH != 0) request.duo = 42;
        IConsentRegistry.Denial expected = IConsentRegistry.Denial.None;
        if (asked & RESEARCH != 0 && granted & 8 == 0) expected = IConsentRegistry.Denial.Research;
        if (asked & REDISCLOSURE != 0 && granted & 4 != 0) expected = IConsentRegistry.Denial.Redisclosure;
        if (asked & IDENTIFIED != 0 && granted & 2 != 0) expected = IConsentRegistry.Denial.Identified;
        if (asked & PART2 != 0 && granted & 1 == 0) expected = IConsentRegistry.Denial.Part2;
        _assertDenial(_grant(terms), terms, request, _now(), expected);
    }

    function testFuzz_Permits_Duo(uint16 duo) public {
        vm.assume(duo != 0);
        IConsentRegistry.Terms memory terms = termsOf(subject);
        (terms.flags, terms.duo, terms.purposes) = (RESEARCH, _duo(6, 42), 1 << 3);
        bytes32 grantId = _grant(terms);
        IConsentRegistry.Request memory request = _request();
        (request.flags, request.duo, request.purpose) = (RESEARCH, duo, 3);
        _assertDenial(
            grantId,
            terms,
            request,
            _now(),
            duo == 6 || duo == 42 ? IConsentRegistry.Denial.None : IConsentRegistry.Denial.Research
        );
        request.duo = 6;
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.None);
        request.duo = 42;
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.None);
    }

    /// @dev The other grants of the subject are not looked at.
    function test_Permits_BesideRevoked() public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        bytes32 grantId = _grant(terms);
        terms.purposes = 2;
        _grant(terms);
        revoke(SUBJECT_KEY, subject, commitOf(terms), 0);
        _assertDenial(grantId, termsOf(subject), _request(), _now(), IConsentRegistry.Denial.None);
    }

    // ---- denied by the grant's state ----

    function testFuzz_Denies_UnknownGrant(bytes32 grantId) public view {
        _assertDenial(grantId, termsOf(subject), _request(), _now(), IConsentRegistry.Denial.UnknownGrant);
    }

    function testFuzz_Denies_Revoked(uint64 time) public {
        bytes32 grantId = _grant(termsOf(subject));
        revoke(SUBJECT_KEY, subject, commitOf(termsOf(subject)), 0);
        _assertDenial(grantId, termsOf(subject), _request(), time, IConsentRegistry.Denial.Revoked);
    }

    function test_Denies_Superseded() public {
        bytes32 grantId = _grant(termsOf(subject));
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.purposes = 3;
        IConsentRegistry.NewGrant memory g = newGrant(subject, commitOf(terms));
        (g.oldTermsCommit, g.countersigner) = (commitOf(termsOf(subject)), labRelayer);
        bytes32 next = grant(SUBJECT_KEY, g);
        _assertDenial(grantId, termsOf(subject), _request(), _now(), IConsentRegistry.Denial.Revoked);
        _assertDenial(next, terms, _request(), _now(), IConsentRegistry.Denial.None);
    }

    function testFuzz_Denies_Expired(uint64 time) public {
        bytes32 grantId = _grant(termsOf(subject));
        uint64 expiry = registry.grantOf(grantId).expiry;
        _assertDenial(grantId, termsOf(subject), _request(), expiry - 1, IConsentRegistry.Denial.None);
        _assertDenial(grantId, termsOf(subject), _request(), expiry, IConsentRegistry.Denial.Expired);
        time = uint64(bound(time, expiry, type(uint64).max));
        _assertDenial(grantId, termsOf(subject), _request(), time, IConsentRegistry.Denial.Expired);
    }

    /// @dev Neither other terms nor another salt open a commitment, and each field is under it.
    function testFuzz_Denies_TermsMismatch(bytes32 salt, uint8 field) public {
        vm.assume(salt != SALT);
        IConsentRegistry.Terms memory terms = termsOf(subject);
        (terms.codes, terms.deniedCodes) = (_codes(1, 2), _codes(2, 2));
        (terms.flags, terms.duo) = (RESEARCH, _duo(6, 42));
        bytes32 grantId = _grant(terms);
        field = field % 12;
        if (field == 0) terms.version++;
        if (field == 1) terms.decision = IConsentRegistry.Decision.Deny;
        if (field == 2) terms.grantee = OTHER_LAB;
        if (field == 3) terms.purposes++;
        if (field == 4) terms.notBefore--;
        if (field == 5) terms.notAfter++;
        if (field == 6) terms.codes = _codes(1, 3);
        if (field == 7) terms.deniedCodes = _codes(1, 2);
        if (field == 8) terms.flags++;
        if (field == 9) terms.duo = _duo(6, 43);
        if (field == 10) terms.subject = enroll(STRANGER_KEY);
        if (field != 11) salt = SALT;
        (bool isPermitted, IConsentRegistry.Denial denial) = registry.permits(grantId, terms, salt, _request(), _now());
        vm.assertTrue(!isPermitted && denial == IConsentRegistry.Denial.TermsMismatch, "terms mismatch");
    }

    // ---- denied by the terms ----

    function testFuzz_Denies_UnknownVersion(uint16 version) public {
        vm.assume(version != 1);
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.version = version;
        _assertUnknown(terms);
    }

    function test_Denies_NoDecision() public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.decision = IConsentRegistry.Decision.None;
        _assertUnknown(terms);
    }

    /// @dev A decision that doesn't exist can't even be asked about.
    function testFuzz_Denies_UnknownDecision(uint8 decision) public {
        decision = uint8(bound(decision, 3, 255));
        IConsentRegistry.Terms memory terms = termsOf(subject);
        bytes memory call = abi.encodeCall(IConsentRegistry.permits, (_grant(terms), terms, SALT, _request(), _now()));
        // After the selector: 5 words of arguments and a request's 4 more, then version, subject and decision.
        uint256 at = 4 + 9 * 32 + 3 * 32 - 1;
        call[at] = bytes1(decision);
        (bool isDone,) = address(registry).staticcall(call);
        vm.assertTrue(!isDone, "judged an unknown decision");
        call[at] = bytes1(uint8(1));
        (isDone,) = address(registry).staticcall(call);
        vm.assertTrue(isDone, "the test changed the wrong byte");
    }

    /// @dev Or else a request of nobody would match.
    function test_Denies_NoGrantee() public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.grantee = 0;
        _assertUnknown(terms);
    }

    function testFuzz_Denies_UnknownBits(uint32 purposes, uint8 flags) public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.purposes = uint32(bound(purposes, 1 << 9, type(uint32).max));
        _assertUnknown(terms);
        terms = termsOf(subject);
        terms.flags = uint8(bound(flags, 16, 255)) & ~RESEARCH;
        _assertUnknown(terms);
    }

    /// @dev Research is allowed for uses that are named, and uses are named for research.
    function test_Denies_ResearchWithoutUse() public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.flags = RESEARCH;
        _assertUnknown(terms);
        (terms.flags, terms.duo) = (0, _duo(6, 42));
        _assertUnknown(terms);
    }

    function testFuzz_Denies_NotAscending(uint256 seed, uint8 count, uint8 index, uint8 list_) public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        bytes32[] memory codes = _codes(seed, bound(count, 2, 20));
        uint256 i = index % (codes.length - 1);
        (codes[i], codes[i + 1]) = index % 2 == 0 ? (codes[i], codes[i]) : (codes[i + 1], codes[i]);
        if (list_ % 3 == 0) terms.codes = codes;
        if (list_ % 3 == 1) terms.deniedCodes = codes;
        if (list_ % 3 == 2) (terms.flags, terms.duo) = (RESEARCH, index % 2 == 0 ? _duo(6, 6) : _duo(42, 6));
        _assertUnknown(terms);
    }

    function test_Denies_ZeroInList() public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.codes = new bytes32[](1);
        _assertUnknown(terms);
        (terms.codes, terms.deniedCodes) = (new bytes32[](0), new bytes32[](1));
        _assertUnknown(terms);
        (terms.deniedCodes, terms.flags, terms.duo) = (new bytes32[](0), RESEARCH, _duo(0, 1));
        _assertUnknown(terms);
    }

    /// @dev A denial doesn't wait for the notice delay.
    function testFuzz_Denies_Denied(uint64 time, bool isCountersigned) public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.decision = IConsentRegistry.Decision.Deny;
        bytes32 grantId = isCountersigned ? _grant(terms) : grant(SUBJECT_KEY, newGrant(subject, commitOf(terms)));
        _assertDenial(
            grantId, terms, _request(), uint64(bound(time, 0, inDays(30) - 1)), IConsentRegistry.Denial.Denied
        );
    }

    /// @dev Not before the notice delay is over; nor, where the lab countersigned, for a time before the grant.
    function testFuzz_Denies_NotYetEffective(uint64 time) public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        bytes32 grantId = grant(SUBJECT_KEY, newGrant(subject, commitOf(terms)));
        uint64 effectiveAt = _now() + NOTICE_DELAY;
        _assertDenial(
            grantId, terms, _request(), uint64(bound(time, 0, effectiveAt - 1)), IConsentRegistry.Denial.NotYetEffective
        );
        _assertDenial(grantId, terms, _request(), effectiveAt - 1, IConsentRegistry.Denial.NotYetEffective);
        _assertDenial(grantId, terms, _request(), effectiveAt, IConsentRegistry.Denial.None);
        terms.purposes = 3;
        grantId = _grant(terms);
        _assertDenial(grantId, terms, _request(), _now() - 1, IConsentRegistry.Denial.NotYetEffective);
        _assertDenial(grantId, terms, _request(), _now(), IConsentRegistry.Denial.None);
    }

    // ---- denied for the request ----

    function testFuzz_Denies_UnknownRequest(uint8 purpose, uint8 flags, uint16 duo) public {
        vm.assume(duo != 0);
        IConsentRegistry.Terms memory terms = termsOf(subject);
        (terms.flags, terms.duo, terms.purposes) = (PART2 | RESEARCH, _duo(6, 42), 0x1ff);
        bytes32 grantId = _grant(terms);
        IConsentRegistry.Request memory request = _request();
        request.purpose = uint8(bound(purpose, 9, 255));
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.UnknownRequest);
        request = _request();
        request.flags = uint8(bound(flags, 16, 255)) & ~RESEARCH;
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.UnknownRequest);
        // a use without research, research without a use, and the purpose of research without the flag
        request = _request();
        request.duo = duo;
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.UnknownRequest);
        (request.duo, request.flags) = (0, RESEARCH);
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.UnknownRequest);
        (request.flags, request.purpose) = (0, 3);
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.UnknownRequest);
    }

    function testFuzz_Denies_OtherGrantee(bytes32 grantee) public {
        vm.assume(grantee != GRANTEE);
        IConsentRegistry.Request memory request = _request();
        request.grantee = grantee;
        _assertDenial(_grant(termsOf(subject)), termsOf(subject), request, _now(), IConsentRegistry.Denial.OtherGrantee);
    }

    function testFuzz_Denies_OtherPurpose(uint8 purpose, uint32 purposes) public {
        purpose = uint8(bound(purpose, 4, 8));
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.purposes = purposes & 0x1ff & ~uint32(1 << purpose);
        IConsentRegistry.Request memory request = _request();
        request.purpose = purpose;
        _assertDenial(_grant(terms), terms, request, _now(), IConsentRegistry.Denial.OtherPurpose);
    }

    function testFuzz_Denies_NotYet(uint64 time) public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.notBefore = _now() + 5 days;
        bytes32 grantId = _grant(terms);
        _assertDenial(grantId, terms, _request(), terms.notBefore, IConsentRegistry.Denial.None);
        _assertDenial(grantId, terms, _request(), terms.notBefore - 1, IConsentRegistry.Denial.NotYet);
        _assertDenial(
            grantId, terms, _request(), uint64(bound(time, _now(), terms.notBefore - 1)), IConsentRegistry.Denial.NotYet
        );
    }

    function testFuzz_Denies_Ended(uint64 time) public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.notAfter = _now() + 1 hours;
        bytes32 grantId = _grant(terms);
        _assertDenial(grantId, terms, _request(), terms.notAfter - 1, IConsentRegistry.Denial.None);
        _assertDenial(grantId, terms, _request(), terms.notAfter, IConsentRegistry.Denial.Ended);
        _assertDenial(
            grantId,
            terms,
            _request(),
            uint64(bound(time, terms.notAfter, inDays(30) - 1)),
            IConsentRegistry.Denial.Ended
        );
    }

    /// @dev Deny beats permit: what is excepted is denied though it is listed, or everything is permitted.
    function testFuzz_Denies_ExceptedCode(uint256 seed, uint8 count, uint8 index, bool isListed) public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.deniedCodes = _codes(seed, bound(count, 1, 20));
        if (isListed) terms.codes = terms.deniedCodes;
        bytes32 grantId = _grant(terms);
        IConsentRegistry.Request memory request = _request();
        request.code = terms.deniedCodes[index % terms.deniedCodes.length];
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.ExceptedCode);
        request.code = 0; // everything
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.ExceptedCode);
        request.code = bytes32(uint256(terms.deniedCodes[0]) - 1);
        _assertDenial(
            grantId, terms, request, _now(), isListed ? IConsentRegistry.Denial.OtherCode : IConsentRegistry.Denial.None
        );
    }

    function testFuzz_Denies_OtherCode(uint256 seed, uint8 count, bytes32 code) public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.codes = _codes(seed, bound(count, 1, 20));
        for (uint256 i; i < terms.codes.length; ++i) {
            vm.assume(code != terms.codes[i]);
        }
        bytes32 grantId = _grant(terms);
        IConsentRegistry.Request memory request = _request();
        request.code = code;
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.OtherCode);
        request.code = 0; // everything
        _assertDenial(grantId, terms, request, _now(), IConsentRegistry.Denial.OtherCode);
    }

    // ---- by a proxy ----

    function test_PermitsByProxy() public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        bytes32 grantId = _grantByProxy(terms, scope());
        _assertByProxy(grantId, terms, scope(), IConsentRegistry.Denial.None);
        // and where the proxy is dismissed later
        dismiss(SUBJECT_KEY, registry.grantOf(grantId).appointment);
        _assertByProxy(grantId, terms, scope(), IConsentRegistry.Denial.None);
        revoke(SUBJECT_KEY, subject, commitOf(terms), 0);
        _assertByProxy(grantId, terms, scope(), IConsentRegistry.Denial.Revoked);
    }

    /// @dev Without its scope a proxy's grant permits nothing; nor does another's scope open it.
    function test_Denies_ScopeMismatch() public {
        IConsentRegistry.Terms memory terms = termsOf(subject);
        bytes32 grantId = _grantByProxy(terms, scope());
        _assertDenial(grantId, terms, _request(), _now(), IConsentRegistry.Denial.ScopeMismatch);
        IConsentRegistry.Scope memory other = scope();
        other.until--;
        _assertByProxy(grantId, terms, other, IConsentRegistry.Denial.ScopeMismatch);
        (bool isPermitted, IConsentRegistry.Denial denial) =
            registry.permitsByProxy(grantId, terms, SALT, scope(), SALT, _request(), _now());
        vm.assertTrue(!isPermitted && denial == IConsentRegistry.Denial.ScopeMismatch, "another salt");
        terms.purposes = 3;
        _assertByProxy(_grant(terms), terms, scope(), IConsentRegistry.Denial.ScopeMismatch); // the subject's own
    }

    function testFuzz_Denies_UnknownScope(uint16 version, uint8 field) public {
        vm.assume(version > 1);
        IConsentRegistry.Scope memory opened = scope();
        field = field % 6;
        if (field == 0) opened.version = version;
        if (field == 1) opened.decisions = 4 | 1;
        if (field == 2) opened.purposes |= 1 << 9;
        if (field == 3) opened.flags |= 16;
        if (field == 4) opened.codes = new bytes32[](1);
        if (field == 5) opened.version = 0;
        IConsentRegistry.Terms memory terms = termsOf(subject);
        _assertByProxy(_grantByProxy(terms, opened), terms, opened, IConsentRegistry.Denial.UnknownScope);
    }

    function testFuzz_Scope_Decisions(uint8 decisions) public {
        IConsentRegistry.Scope memory opened = scope();
        opened.decisions = decisions & 3;
        IConsentRegistry.Terms memory terms = termsOf(subject);
        _assertByProxy(
            _grantByProxy(terms, opened),
            terms,
            opened,
            decisions & 1 != 0 ? IConsentRegistry.Denial.None : IConsentRegistry.Denial.ScopeExceeded
        );
        terms.decision = IConsentRegistry.Decision.Deny;
        IConsentRegistry.NewGrant memory g = newGrant(subject, commitOf(terms));
        g.appointment = registry.appointmentIdOf(subject, signerOf(PROXY_KEY), commitOf(opened));
        bytes32 grantId = grant(PROXY_KEY, g);
        _assertByProxy(
            grantId,
            terms,
            opened,
            decisions & 2 != 0 ? IConsentRegistry.Denial.Denied : IConsentRegistry.Denial.ScopeExceeded
        );
    }

    function testFuzz_Scope_Purposes(uint32 granted, uint32 allowed) public {
        IConsentRegistry.Scope memory opened = scope();
        IConsentRegistry.Terms memory terms = termsOf(subject);
        (terms.purposes, opened.purposes) = (granted & 0x1ff | 1, allowed & 0x1ff);
        bool isWithin = (granted & 0x1ff | 1) & ~allowed == 0;
        _assertByProxy(
            _grantByProxy(terms, opened),
            terms,
            opened,
            isWithin ? IConsentRegistry.Denial.None : IConsentRegistry.Denial.ScopeExceeded
        );
    }

    function testFuzz_Scope_Flags(uint8 granted, uint8 allowed) public {
        IConsentRegistry.Scope memory opened = scope();
        IConsentRegistry.Terms memory terms = termsOf(subject);
        (terms.flags, opened.flags) = (granted & 15, allowed & 15);
        if (granted & RESEARCH != 0) terms.duo = _duo(6, 42);
        bool isWithin = granted & 9 & ~allowed == 0 && allowed & 6 & ~granted == 0;
        _assertByProxy(
            _grantByProxy(terms, opened),
            terms,
            opened,
            isWithin ? IConsentRegistry.Denial.None : IConsentRegistry.Denial.ScopeExceeded
        );
    }

    function testFuzz_Scope_Until(uint64 until) public {
        IConsentRegistry.Scope memory opened = scope();
        IConsentRegistry.Terms memory terms = termsOf(subject);
        opened.until = uint64(bound(until, terms.notAfter - 2, terms.notAfter + 2));
        bool isWithin = opened.until >= terms.notAfter;
        _assertByProxy(
            _grantByProxy(terms, opened),
            terms,
            opened,
            isWithin ? IConsentRegistry.Denial.None : IConsentRegistry.Denial.ScopeExceeded
        );
    }

    /// @dev Codes of the terms are a subset, and everything only in everything.
    function testFuzz_Scope_Codes(uint256 seed, uint8 count, uint16 chosen, uint16 alien) public {
        IConsentRegistry.Scope memory opened = scope();
        opened.codes = _codes(seed, bound(count, 1, 10));
        bytes32[] memory picked = new bytes32[](opened.codes.length);
        uint256 n;
        bool isWithin = true;
        for (uint256 i; i < opened.codes.length; ++i) {
            if (chosen >> i & 1 == 0) continue;
            bool isAlien = alien >> i & 1 == 1;
            if (isAlien) isWithin = false;
            picked[n++] = isAlien ? bytes32(uint256(opened.codes[i]) + 1) : opened.codes[i];
        }
        IConsentRegistry.Terms memory terms = termsOf(subject);
        terms.codes = new bytes32[](n);
        for (uint256 i; i < n; ++i) {
            terms.codes[i] = picked[i];
        }
        bytes32 grantId = _grantByProxy(terms, opened);
        if (n == 0 || !isWithin) {
            _assertByProxy(grantId, terms, opened, IConsentRegistry.Denial.ScopeExceeded);
        } else {
            IConsentRegistry.Request memory request = _request();
            request.code = terms.codes[0];
            (bool isPermitted,) = registry.permitsByProxy(grantId, terms, SALT, opened, SCOPE_SALT, request, _now());
            vm.assertTrue(isPermitted, "within the scope");
        }
    }

    // ---- commitments ----

    function testFuzz_Commits(bytes32 salt, uint256 seed, uint8 count, uint64 until) public view {
        IConsentRegistry.Terms memory terms = termsOf(bytes32(seed));
        (terms.flags, terms.duo, terms.notAfter) = (uint8(seed), _duo(uint16(seed), 1), until);
        (terms.codes, terms.deniedCodes) = (_codes(seed, count % 4), _codes(seed, count % 3));
        vm.assertEq(registry.termsCommitOf(terms, salt), keccak256(abi.encode(salt, terms)), "terms");
        IConsentRegistry.Scope memory opened = scope();
        (opened.codes, opened.until, opened.version) = (terms.codes, until, uint16(seed));
        vm.assertEq(registry.scopeCommitOf(opened, salt), keccak256(abi.encode(salt, opened)), "scope");
    }

    // ---- helpers ----

    function _request() private pure returns (IConsentRegistry.Request memory) {
        return IConsentRegistry.Request(GRANTEE, PURPOSE, 0, 0, 0);
    }

    /// @dev Countersigned, so that it permits at once.
    function _grant(IConsentRegistry.Terms memory terms) private returns (bytes32) {
        IConsentRegistry.NewGrant memory g = newGrant(subject, commitOf(terms));
        g.countersigner = labRelayer;
        return grant(SUBJECT_KEY, g);
    }

    function _grantByProxy(IConsentRegistry.Terms memory terms, IConsentRegistry.Scope memory opened)
        private
        returns (bytes32)
    {
        IConsentRegistry.NewGrant memory g = newGrant(subject, commitOf(terms));
        g.countersigner = labRelayer;
        g.appointment = appoint(SUBJECT_KEY, subject, PROXY_KEY, commitOf(opened), inDays(30));
        return grant(PROXY_KEY, g);
    }

    function _assertUnknown(IConsentRegistry.Terms memory terms) private {
        IConsentRegistry.Request memory request = _request();
        request.grantee = terms.grantee;
        _assertDenial(_grant(terms), terms, request, _now(), IConsentRegistry.Denial.UnknownTerms);
    }

    function _assertDenial(
        bytes32 grantId,
        IConsentRegistry.Terms memory terms,
        IConsentRegistry.Request memory request,
        uint64 time,
        IConsentRegistry.Denial expected
    ) private view {
        (bool isPermitted, IConsentRegistry.Denial denial) = registry.permits(grantId, terms, SALT, request, time);
        vm.assertEq(uint256(denial), uint256(expected), "denial");
        vm.assertEq(isPermitted, expected == IConsentRegistry.Denial.None, "permitted");
    }

    function _assertByProxy(
        bytes32 grantId,
        IConsentRegistry.Terms memory terms,
        IConsentRegistry.Scope memory opened,
        IConsentRegistry.Denial expected
    ) private view {
        (bool isPermitted, IConsentRegistry.Denial denial) =
            registry.permitsByProxy(grantId, terms, SALT, opened, SCOPE_SALT, _request(), _now());
        vm.assertEq(uint256(denial), uint256(expected), "denial");
        vm.assertEq(isPermitted, expected == IConsentRegistry.Denial.None, "permitted");
    }

    /// @dev So many codes, strictly ascending, never neighbours.
    function _codes(uint256 seed, uint256 count) private pure returns (bytes32[] memory codes) {
        codes = new bytes32[](count);
        uint256 code;
        for (uint256 i; i < count; ++i) {
            code += 4 + uint256(keccak256(abi.encode(seed, i))) / 64;
            codes[i] = bytes32(code);
        }
    }

    function _duo(uint16 first, uint16 second) private pure returns (uint16[] memory duo) {
        duo = new uint16[](2);
        (duo[0], duo[1]) = (first, second);
    }

    function _now() private view returns (uint64) {
        return uint64(block.timestamp);
    }
}
