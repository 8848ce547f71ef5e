// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Vm} from "../Vm.sol";
import {ConsentRegistryHandler} from "./ConsentRegistryHandler.sol";

/// @notice What must hold of the ConsentRegistry after any walk of the handler.
contract ConsentRegistryInvariants {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    ConsentRegistryHandler private handler;

    function setUp() external {
        handler = new ConsentRegistryHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory selectors) {
        bytes4[] memory calls = new bytes4[](17);
        calls[0] = bytes4(keccak256("grant(uint256,bool)"));
        calls[1] = ConsentRegistryHandler.grantByProxy.selector;
        calls[2] = ConsentRegistryHandler.supersede.selector;
        calls[3] = bytes4(keccak256("revoke(uint256)"));
        calls[4] = bytes4(keccak256("rotate(uint256)"));
        calls[5] = ConsentRegistryHandler.appointProxy.selector;
        calls[6] = ConsentRegistryHandler.dismissProxy.selector;
        calls[7] = ConsentRegistryHandler.invalidateNonces.selector;
        calls[8] = ConsentRegistryHandler.pass.selector;
        calls[9] = bytes4(keccak256("setGuardians(uint256)"));
        calls[10] = bytes4(keccak256("startRecovery(uint256)"));
        calls[11] = bytes4(keccak256("vetoRecovery(uint256)"));
        calls[12] = ConsentRegistryHandler.completeRecovery.selector;
        calls[13] = ConsentRegistryHandler.attackReplay.selector;
        calls[14] = ConsentRegistryHandler.attackSigner.selector;
        calls[15] = ConsentRegistryHandler.attackRecovery.selector;
        calls[16] = ConsentRegistryHandler.attackProxy.selector;
        selectors = new FuzzSelector[](1);
        selectors[0] = FuzzSelector(address(handler), calls);
    }

    /// @notice A grant permits from when it is effective until it expires, and never once it is revoked or superseded;
    /// a proxy's never without its scope.
    function invariant_PermittedExactlyWhileGranted() external view {
        handler.checkGrants();
    }

    /// @notice The grants of a subject are numbered from 1 without a gap, in the order of their recording.
    function invariant_NumbersAreContiguous() external view {
        handler.checkNumbers();
    }

    /// @notice The signer changes only by the present signer's signature, or by a recovery that enough guardians
    /// started, that waited out its delay and that nothing ended meanwhile.
    function invariant_SignersChangeAsSigned() external view {
        handler.checkSigners();
    }

    /// @notice Each write emitted exactly one event, with the next sequence number.
    function invariant_SequenceIsContiguous() external view {
        handler.checkSequence();
    }

    /// @notice No signature counts twice, none but the present signer's and an active proxy's counts at all, and
    /// nothing is recovered without enough guardians and the delay; not in a batch either.
    function invariant_NoAttackSucceeds() external view {
        vm.assertEq(handler.breaches(), 0, "breaches");
    }
}
