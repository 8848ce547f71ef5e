// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConsentRegistry} from "../src/ConsentRegistry.sol";
import {Consortium} from "../src/Consortium.sol";
import {ResultLog} from "../src/ResultLog.sol";
import {Roles} from "../src/Roles.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {Vm} from "./Vm.sol";

/// @notice A consortium of two labs and a provider, with the contracts that ask it, and the actors of the tests.
abstract contract Base {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    uint64 internal constant MAX_GROWTH = 1 << 20;
    bytes32 internal constant EMPTY_ROOT = sha256("");

    bytes32 internal constant LAB = keccak256("lab");
    bytes32 internal constant OTHER_LAB = keccak256("other lab");
    bytes32 internal constant PROVIDER = keccak256("provider");
    bytes32 internal constant LOG = keccak256("log");

    address internal immutable governor = actor("governor");
    address internal immutable manager = actor("manager");
    address internal immutable sequencer = actor("sequencer");
    address internal immutable attestor = actor("attestor");
    address internal immutable relayer = actor("relayer");
    address internal immutable otherManager = actor("other manager");
    address internal immutable otherSequencer = actor("other sequencer");
    address internal immutable otherRelayer = actor("other relayer");
    address internal immutable providerManager = actor("provider manager");
    address internal immutable stranger = actor("stranger");

    Consortium internal consortium;
    ResultLog internal resultLog;
    ConsentRegistry internal consentRegistry;

    function setUp() public virtual {
        vm.roll(1000);
        vm.warp(1_800_000_000);
        consortium = new Consortium(founding());
        resultLog = new ResultLog(consortium, MAX_GROWTH);
        consentRegistry = new ConsentRegistry(consortium);
    }

    /// @dev The founding members, as they are given to the constructor.
    function founding() internal view returns (IConsortium.FoundingMember[] memory members) {
        members = new IConsortium.FoundingMember[](3);
        members[0] = member(LAB, Roles.LAB | Roles.COLLECTOR, 5);
        members[0].accounts[1] = IConsortium.Account(manager, IConsortium.Purpose.Manager);
        members[0].accounts[2] = IConsortium.Account(sequencer, IConsortium.Purpose.Sequencer);
        members[0].accounts[3] = IConsortium.Account(attestor, IConsortium.Purpose.Attestor);
        members[0].accounts[4] = IConsortium.Account(relayer, IConsortium.Purpose.Relayer);
        members[0].keys = new IConsortium.Key[](2);
        members[0].keys[0] = IConsortium.Key(IConsortium.KeyKind.Statement, statementKey(1));
        members[0].keys[1] = IConsortium.Key(IConsortium.KeyKind.Log, abi.encode(keccak256("log key")));
        members[1] = member(OTHER_LAB, Roles.LAB, 4);
        members[1].accounts[1] = IConsortium.Account(otherManager, IConsortium.Purpose.Manager);
        members[1].accounts[2] = IConsortium.Account(otherSequencer, IConsortium.Purpose.Sequencer);
        members[1].accounts[3] = IConsortium.Account(otherRelayer, IConsortium.Purpose.Relayer);
        members[2] = member(PROVIDER, Roles.PROVIDER, 2);
        members[2].accounts[1] = IConsortium.Account(providerManager, IConsortium.Purpose.Manager);
    }

    /// @dev A member with room for so many accounts, of which the first is its governor.
    function member(bytes32 id, uint256 roles, uint256 accounts)
        internal
        view
        returns (IConsortium.FoundingMember memory made)
    {
        made.id = id;
        made.roles = roles;
        made.logUrl = "https://log.example";
        made.accounts = new IConsortium.Account[](accounts);
        address account = id == LAB ? governor : address(uint160(uint256(id)));
        made.accounts[0] = IConsortium.Account(account, IConsortium.Purpose.Governor);
    }

    function statementKey(uint256 seed) internal pure returns (bytes memory) {
        return abi.encode(keccak256(abi.encode(seed)), seed);
    }

    function actor(string memory name) internal pure returns (address) {
        return address(uint160(uint256(keccak256(bytes(name)))));
    }

    function bound(uint256 value, uint256 low, uint256 high) internal pure returns (uint256) {
        return low + value % (high - low + 1);
    }

    function signature(uint256 privateKey, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(privateKey, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev The call may come from anyone but these; forge's own addresses are left alone too.
    function notActor(address caller, address allowed) internal pure {
        vm.assume(caller != allowed && caller != address(0) && caller != address(vm));
    }
}
