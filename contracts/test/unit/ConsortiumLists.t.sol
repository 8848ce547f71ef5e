// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Members} from "../Members.t.sol";

/// @notice setValidator, setVerifier and nameSuccessor.
contract ConsortiumListsTest is Members {
    function testFuzz_SetValidator(address validator, uint256 blockNumber) public {
        _checkValidator(2000, validator, true);
        vm.assertEq(consortium.validators().length, 1, "validators");
        vm.assertEq(consortium.validators()[0], validator, "validator");
        _checkValidator(3000, validator, false);
        vm.assertEq(consortium.validators().length, 0, "validators");
        vm.roll(4000);
        blockNumber = bound(blockNumber, 0, 4000);
        bool isExpected = blockNumber >= 2000 && blockNumber < 3000;
        vm.assertEq(consortium.wasValidator(validator, blockNumber), isExpected, "then");
    }

    function testFuzz_RevertWhen_ValidatorIsUnchanged(address validator) public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.ValidatorUnchanged.selector, validator, false));
        vote();
        consortium.setValidator(validator, false);
        vote();
        consortium.setValidator(validator, true);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.ValidatorUnchanged.selector, validator, true));
        vote();
        consortium.setValidator(validator, true);
    }

    function test_SetVerifier() public {
        for (uint256 i; i < 4; ++i) {
            bool isActive = i % 2 == 0;
            uint64 seq = next();
            emit IConsortium.VerifierChanged(address(this), seq, isActive);
            _setVerifier(address(this), isActive);
            vm.assertEq(consortium.isVerifier(address(this)), isActive, "verifier");
            vm.assertEq(consortium.verifiers().length, isActive ? 1 : 0, "verifiers");
        }
    }

    function test_RevertWhen_VerifierIsUnchanged() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.VerifierUnchanged.selector, stranger, false));
        _setVerifier(stranger, false);
        _setVerifier(address(this), true);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.VerifierUnchanged.selector, address(this), true));
        _setVerifier(address(this), true);
    }

    function test_RevertWhen_VerifierIsNoContract() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NoCode.selector, stranger));
        _setVerifier(stranger, true);
    }

    function testFuzz_NameSuccessor(address predecessor) public {
        vm.assume(predecessor != address(this) && predecessor != address(consortium));
        _checkSuccessor(predecessor, address(this));
        _checkSuccessor(predecessor, address(consortium));
        vm.expectRevert(
            abi.encodeWithSelector(IConsortium.SuccessorUnchanged.selector, predecessor, address(consortium))
        );
        _nameSuccessor(predecessor, address(consortium));
    }

    function test_RevertWhen_SuccessorIsItself() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.SuccessorUnchanged.selector, address(this), address(this)));
        _nameSuccessor(address(this), address(this));
    }

    function test_RevertWhen_SuccessorIsNoContract() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NoCode.selector, stranger));
        _nameSuccessor(address(this), stranger);
    }

    // ---- helpers ----

    function _checkValidator(uint256 blockNumber, address validator, bool isActive) private {
        vm.roll(blockNumber);
        uint64 seq = next();
        emit IConsortium.ValidatorChanged(validator, seq, isActive);
        vote();
        consortium.setValidator(validator, isActive);
        vm.assertEq(consortium.isValidator(validator), isActive, "validator now");
    }

    function _checkSuccessor(address predecessor, address successor) private {
        uint64 seq = next();
        emit IConsortium.SuccessorNamed(predecessor, seq, successor);
        _nameSuccessor(predecessor, successor);
        vm.assertEq(consortium.successorOf(predecessor), successor, "successor");
    }

    function _setVerifier(address verifier, bool isActive) private {
        vote();
        consortium.setVerifier(verifier, isActive);
    }

    function _nameSuccessor(address predecessor, address successor) private {
        vote();
        consortium.nameSuccessor(predecessor, successor);
    }
}
