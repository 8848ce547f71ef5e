// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CustodyLedger} from "../../src/CustodyLedger.sol";
import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {ICustodyLedger} from "../../src/interfaces/ICustodyLedger.sol";
import {Custody} from "../Custody.t.sol";
import {Vm} from "../Vm.sol";
import {Wallet} from "../Wallet.sol";

/// @notice Hand-offs by signatures that somebody else relays.
contract CustodyLedgerSignaturesTest is Custody {
    bytes32 private item;

    function setUp() public override {
        super.setUp();
        item = specimen();
    }

    function testFuzz_Offer(address relayer) public {
        notActor(relayer, address(ledger));
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        bytes memory signature = signed(custodianKey(LAB), offered);
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.HandOffOffered(
            item, LAB, COURIER, 2, 1, custodian(LAB), SEAL, CONDITION, offered.occurredAt, offered.expiresAt
        );
        vm.prank(relayer);
        ledger.offer(offered, signature);
    }

    function testFuzz_Accept(address relayer) public {
        notActor(relayer, address(ledger));
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offer(item, COURIER));
        acceptance.isSealIntact = false;
        bytes memory signature = signed(custodianKey(COURIER), acceptance);
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.HandOffAccepted(
            item,
            LAB,
            COURIER,
            3,
            1,
            custodian(COURIER),
            acceptance.seal,
            acceptance.condition,
            false,
            acceptance.occurredAt
        );
        vm.prank(relayer);
        ledger.accept(acceptance, signature);
        vm.assertEq(ledger.custodianOf(item), COURIER, "custodian");
    }

    /// @dev Both at once are two writes.
    function test_HandOff() public {
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offerOf(item, COURIER));
        bytes memory offerSignature = signed(custodianKey(LAB), acceptance.offer);
        bytes memory acceptanceSignature = signed(custodianKey(COURIER), acceptance);
        vm.recordLogs();
        vm.prank(stranger);
        ledger.handOff(acceptance, offerSignature, acceptanceSignature);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 2, "events");
        vm.assertEq(logs[0].topics[0], ICustodyLedger.HandOffOffered.selector, "first");
        vm.assertEq(logs[1].topics[0], ICustodyLedger.HandOffAccepted.selector, "second");
        vm.assertEq(ledger.custodianOf(item), COURIER, "custodian");
        vm.assertEq(ledger.sequence(), 3, "sequence");
    }

    /// @dev One party calls, the other signed.
    function test_HandOff_ByTheReceiver() public {
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offerOf(item, COURIER));
        bytes memory offerSignature = signed(custodianKey(LAB), acceptance.offer);
        as_(COURIER);
        ledger.handOff(acceptance, offerSignature, "");
        vm.assertEq(ledger.custodianOf(item), COURIER, "custodian");
    }

    function test_RevertWhen_HandOffIsReplayed() public {
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offerOf(item, COURIER));
        bytes memory offerSignature = signed(custodianKey(LAB), acceptance.offer);
        bytes memory acceptanceSignature = signed(custodianKey(COURIER), acceptance);
        ledger.handOff(acceptance, offerSignature, acceptanceSignature);
        fails(failure(ICustodyLedger.NotCustodian.selector, item, LAB));
        ledger.handOff(acceptance, offerSignature, acceptanceSignature);
        handOff(item, LAB); // back
        fails(failure(ICustodyLedger.NotNextNumber.selector, 1, uint256(3)));
        ledger.handOff(acceptance, offerSignature, acceptanceSignature);
        fails(failure(ICustodyLedger.NoOpenOffer.selector, item));
        ledger.accept(acceptance, acceptanceSignature);
    }

    /// @dev A withdrawn offer can't be made again by who kept the signature.
    function test_RevertWhen_WithdrawnOfferIsReplayed() public {
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        bytes memory signature = signed(custodianKey(LAB), offered);
        ledger.offer(offered, signature);
        withdraw(LAB, item);
        fails(failure(ICustodyLedger.NotNextNumber.selector, 1, uint256(2)));
        ledger.offer(offered, signature);
    }

    /// @dev A signature kept back is good until the offer expires.
    function test_Offer_AtExpiry() public {
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        bytes memory signature = signed(custodianKey(LAB), offered);
        vm.warp(offered.expiresAt + 1);
        fails(failure(ICustodyLedger.OfferExpired.selector, uint256(offered.expiresAt)));
        ledger.offer(offered, signature);
        vm.warp(offered.expiresAt);
        ledger.offer(offered, signature);
    }

    /// @dev Whatever of an offer is changed, its signature is good no more. Each field's first word bit is flipped.
    function testFuzz_RevertWhen_OfferIsChanged(uint256 field) public {
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        bytes memory signature = signed(custodianKey(LAB), offered);
        field = bound(field, 0, 5);
        if (field == 0) offered.to = OTHER_LAB;
        if (field == 1) offered.number = 2;
        if (field == 2) offered.seal = "other";
        if (field == 3) offered.condition = "other";
        if (field == 4) offered.occurredAt += 60;
        if (field == 5) ++offered.expiresAt;
        fails(_badSignature(custodian(LAB)));
        ledger.offer(offered, signature);
    }

    function test_RevertWhen_OfferIsOfAnotherItem() public {
        bytes32 other = collect(LAB, "other");
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        bytes memory signature = signed(custodianKey(LAB), offered);
        offered.item = other;
        fails(_badSignature(custodian(LAB)));
        ledger.offer(offered, signature);
    }

    function testFuzz_RevertWhen_AcceptanceIsChanged(uint256 field) public {
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offer(item, COURIER));
        bytes memory signature = signed(custodianKey(COURIER), acceptance);
        field = bound(field, 0, 4);
        if (field == 0) acceptance.seal = "other";
        if (field == 1) acceptance.condition = "other";
        if (field == 2) acceptance.isSealIntact = false;
        if (field == 3) acceptance.occurredAt += 60;
        if (field == 4) acceptance.offer.seal = "other";
        fails(_badSignature(custodian(COURIER)));
        ledger.accept(acceptance, signature);
    }

    function testFuzz_RevertWhen_SignedByAnother(uint256 privateKey) public {
        privateKey = bound(privateKey, 1, type(uint128).max);
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        bytes memory signature = signed(privateKey, offered);
        fails(_badSignature(custodian(LAB)));
        ledger.offer(offered, signature);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offer(item, COURIER));
        signature = signed(privateKey, acceptance);
        fails(_badSignature(custodian(COURIER)));
        ledger.accept(acceptance, signature);
    }

    function test_RevertWhen_NotSigned() public {
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        fails(_badSignature(custodian(LAB)));
        ledger.offer(offered, "");
    }

    /// @dev The signature of the offer is none of the acceptance.
    function test_RevertWhen_OfferSignatureIsUsedToAccept() public {
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offer(item, COURIER));
        bytes memory signature = signed(custodianKey(COURIER), acceptance.offer);
        fails(_badSignature(custodian(COURIER)));
        ledger.accept(acceptance, signature);
    }

    function test_RevertWhen_SignedForAnotherChain() public {
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        bytes memory signature = signed(custodianKey(LAB), offered);
        vm.chainId(block.chainid + 1);
        fails(_badSignature(custodian(LAB)));
        ledger.offer(offered, signature);
    }

    function test_RevertWhen_SignedForAnotherLedger() public {
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        bytes memory signature = signed(custodianKey(LAB), offered);
        ledger = new CustodyLedger(consortium);
        specimen();
        fails(_badSignature(custodian(LAB)));
        ledger.offer(offered, signature);
    }

    /// @dev A custodian's account may be a contract.
    function test_Offer_ByWallet() public {
        Wallet wallet = new Wallet();
        switchAccount(LAB, address(wallet), IConsortium.Purpose.Custodian, true);
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        offered.account = address(wallet);
        fails(_badSignature(address(wallet)));
        ledger.offer(offered, "signature");
        wallet.sign(digestOf(hashOf(offered)), "signature");
        ledger.offer(offered, "signature");
        accept(offered);
        vm.assertEq(ledger.custodianOf(item), COURIER, "custodian");
    }

    function test_Domain() public view {
        (, string memory name, string memory version, uint256 chainId, address verifyingContract,,) =
            ledger.eip712Domain();
        vm.assertEq(bytes(name), bytes("LabSeal CustodyLedger"), "name");
        vm.assertEq(bytes(version), bytes("1"), "version");
        vm.assertEq(chainId, block.chainid, "chain id");
        vm.assertEq(verifyingContract, address(ledger), "contract");
    }

    function _badSignature(address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ICustodyLedger.BadSignature.selector, account);
    }
}
