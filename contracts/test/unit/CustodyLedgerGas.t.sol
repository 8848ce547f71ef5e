// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICustodyLedger} from "../../src/interfaces/ICustodyLedger.sol";
import {Custody} from "../Custody.t.sol";

/// @notice What the writes of every day cost: whole transactions, intrinsic gas included.
/// forge-config: default.isolate = true
contract CustodyLedgerGasTest is Custody {
    string private constant GROUP = "CustodyLedger";

    uint256 private constant BAR = 170_000;

    function test_Collect() public {
        specimen();
        _snapshot("collect");
    }

    function test_Aliquot() public {
        bytes32 parent = specimen();
        bytes32[] memory salts = new bytes32[](10);
        bytes32[] memory commitments = new bytes32[](10);
        for (uint256 i; i < 10; ++i) {
            (salts[i], commitments[i]) = (keccak256(abi.encode(i)), COMMITMENT);
        }
        as_(LAB);
        ledger.aliquot(LAB, parent, salts, commitments, time());
        _snapshot("aliquot, 10 parts");
    }

    function test_HandOff_Specimen() public {
        bytes32 item = specimen();
        _handOff(item, COURIER, "specimen, first");
        _handOff(item, OTHER_LAB, "specimen, second");
    }

    function test_HandOff_Relayed() public {
        ICustodyLedger.Offer memory offered = offerOf(specimen(), COURIER);
        bytes memory offerSignature = signed(custodianKey(LAB), offered);
        ledger.offer(offered, offerSignature);
        uint256 gas = _snapshot("offer, relayed");
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offered);
        bytes memory acceptanceSignature = signed(custodianKey(COURIER), acceptance);
        ledger.accept(acceptance, acceptanceSignature);
        gas += _snapshot("accept, relayed");
        vm.assertTrue(gas <= BAR, "offer and accept, relayed");
    }

    function test_HandOff_BothSignatures() public {
        ICustodyLedger.Offer memory offered = offerOf(specimen(), COURIER);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offered);
        bytes memory offerSignature = signed(custodianKey(LAB), offered);
        bytes memory acceptanceSignature = signed(custodianKey(COURIER), acceptance);
        ledger.handOff(acceptance, offerSignature, acceptanceSignature);
        vm.assertTrue(_snapshot("handOff, both signatures") <= BAR, "hand-off in one transaction");
    }

    function test_Package() public {
        (bytes32 package, bytes32[] memory specimens) = packed(1000);
        _snapshot("pack, 1,000 specimens");
        _handOff(package, COURIER, "package of 1,000, first");
        _handOff(package, OTHER_LAB, "package of 1,000, second");
        vm.assertEq(ledger.custodianOf(specimens[999]), OTHER_LAB, "custodian of what is inside");
        unpack(OTHER_LAB, package, specimens);
        _snapshot("unpack, 1,000 specimens");
        as_(OTHER_LAB);
        ledger.dispose(OTHER_LAB, specimens, "method", time());
        _snapshot("dispose, 1,000 specimens");
    }

    function test_PackOne() public {
        packed(1);
        _snapshot("pack, 1 specimen");
    }

    function test_Others() public {
        bytes32 item = specimen();
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        as_(COURIER);
        ledger.refuse(offered, "reason");
        _snapshot("refuse");
        flag(LAB, item, ICustodyLedger.Flaw.BrokenSeal);
        _snapshot("flag");
        as_(LAB);
        ledger.correct(LAB, item, 1, COMMITMENT);
        _snapshot("correct");
        dispose(LAB, item);
        _snapshot("dispose, 1 specimen");
    }

    // ---- helpers ----

    function _handOff(bytes32 item, bytes32 to, string memory what) private {
        ICustodyLedger.Offer memory offered = offer(item, to);
        uint256 gas = _snapshot(string.concat("offer, ", what));
        accept(offered);
        gas += _snapshot(string.concat("accept, ", what));
        vm.assertTrue(gas <= BAR, string.concat("offer and accept, ", what));
    }

    function _snapshot(string memory name) private returns (uint256) {
        return vm.snapshotGasLastCall(GROUP, name);
    }
}
