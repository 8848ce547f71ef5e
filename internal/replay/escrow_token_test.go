package replay_test

import (
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/ethereum/go-ethereum/crypto"
)

// escrowTokenCode is as much of an ERC-20 token as the escrow calls: balanceOf, transfer and transferFrom, told apart
// by the size of the call. Slot n is the balance of account n. There is no allowance, and everybody has credit: a
// balance may fall below zero. Of each transfer the amount, shifted right by so many bits, arrives; from two on,
// nothing.
func escrowTokenCode(shift byte) []byte {
	if shift > 1 {
		shift = 255
	}
	op := func(codes ...vm.OpCode) (code []byte) {
		for _, c := range codes {
			code = append(code, byte(c))
		}
		return code
	}
	push := func(value byte) []byte { return []byte{byte(vm.PUSH1), value} }
	argument := func(fromEnd byte) []byte { // counted from the end of the call
		return slices.Concat(push(fromEnd), op(vm.CALLDATASIZE, vm.SUB, vm.CALLDATALOAD))
	}
	answer := op(vm.PUSH0, vm.MSTORE, vm.MSIZE, vm.PUSH0, vm.RETURN) // the word on the stack

	assemble := func(balance, sender byte) (code []byte, atBalance, atSender byte) {
		code = slices.Concat(
			push(36), op(vm.CALLDATASIZE, vm.EQ), push(balance), op(vm.JUMPI), // balanceOf(account)
			argument(96),                                                      // from, in transferFrom(from, to, amount)
			push(100), op(vm.CALLDATASIZE, vm.EQ), push(sender), op(vm.JUMPI), //
			op(vm.POP, vm.CALLER), // in transfer(to, amount)
		)
		atSender = byte(len(code))
		code = slices.Concat(code, op(vm.JUMPDEST),
			argument(32), op(vm.DUP1, vm.DUP3, vm.SLOAD, vm.SUB, vm.DUP3, vm.SSTORE), // from's balance - amount
			push(shift), op(vm.SHR),
			argument(64), op(vm.SWAP1, vm.DUP2, vm.SLOAD, vm.ADD, vm.SWAP1, vm.SSTORE), // to's balance + what arrives
			push(1), answer,
		)
		atBalance = byte(len(code))
		code = slices.Concat(code, op(vm.JUMPDEST), argument(32), op(vm.SLOAD), answer)
		return code, atBalance, atSender
	}
	_, balance, sender := assemble(0, 0)
	code, _, _ := assemble(balance, sender)
	return code
}

// checkHeld checks that the escrow holds what it owes of every token, to the last unit.
func (r *escrowRun) checkHeld() {
	r.t.Helper()
	balanceOf := crypto.Keccak256([]byte("balanceOf(address)"))[:4]
	for _, token := range escrowTokens {
		out := r.ask(token, slices.Concat(balanceOf, common.LeftPadBytes(r.audit.contract[:], 32)))
		if held := new(big.Int).SetBytes(out); held.Cmp(entry(r.owed, token)) != 0 {
			r.t.Errorf("the escrow holds %d of token %s, and owes %d", held, token, r.owed[token])
		}
	}
	if entry(r.owed, escrowTokens[0]).Sign() == 0 || entry(r.owed, escrowTokens[1]).Sign() == 0 {
		r.t.Error("nothing is owed in the end")
	}
}
