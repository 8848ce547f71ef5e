package replay_test

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
)

// escrowPool names a member's pool of a token.
type escrowPool struct {
	member common.Hash
	token  common.Address
}

// escrowBooks are an OrderEscrow's.
type escrowBooks struct {
	contract *bindings.OrderEscrow
	tokens   map[common.Address]bool
	pools    map[escrowPool]*big.Int
	owed     map[common.Address]*big.Int
	orders   map[common.Hash]*bindings.IOrderEscrowOrder
	ids      []common.Hash
}

func newEscrowBooks() *escrowBooks {
	return &escrowBooks{
		bindings.NewOrderEscrow(),
		map[common.Address]bool{},
		map[escrowPool]*big.Int{},
		map[common.Address]*big.Int{},
		map[common.Hash]*bindings.IOrderEscrowOrder{},
		nil,
	}
}

func (b *escrowBooks) write(name string, e *types.Log) {
	switch name {
	case "TokenSet":
		event := entered(b.contract.UnpackTokenSetEvent(e))
		b.tokens[event.Token] = event.IsAccepted
	case "Deposited":
		event := entered(b.contract.UnpackDepositedEvent(e))
		b.move(event.Member, event.Token, event.Amount)
	case "Withdrawn":
		event := entered(b.contract.UnpackWithdrawnEvent(e))
		b.move(event.Member, event.Token, new(big.Int).Neg(event.Amount))
	case "PaidOut":
		event := entered(b.contract.UnpackPaidOutEvent(e))
		b.move(event.Member, event.Token, new(big.Int).Neg(event.Amount))
	case "OrderFunded":
		b.funded(entered(b.contract.UnpackOrderFundedEvent(e)))
	default:
		b.writeOrder(name, entry(b.orders, e.Topics[1]), e)
	}
}

func (b *escrowBooks) writeOrder(name string, order *bindings.IOrderEscrowOrder, e *types.Log) {
	switch name {
	case "OrderClaimed":
		event := entered(b.contract.UnpackOrderClaimedEvent(e))
		order.State, order.ResultCommit, order.Until = bindings.OrderStateClaimed, event.ResultCommit, event.Until
	case "OrderDisputed":
		event := entered(b.contract.UnpackOrderDisputedEvent(e))
		order.State, order.ReasonCommit, order.Until = bindings.OrderStateDisputed, event.ReasonCommit, event.Until
	case "OrderReleased":
		b.end(order, bindings.OrderStateReleased, escrowAmount(order.Amount))
	case "OrderRefunded":
		b.end(order, bindings.OrderStateRefunded, new(big.Int))
	case "OrderResolved":
		b.end(order, bindings.OrderStateResolved, entered(b.contract.UnpackOrderResolvedEvent(e)).LabAmount)
	}
}

func (b *escrowBooks) funded(e *bindings.OrderEscrowOrderFunded) {
	*entry(b.orders, common.Hash(e.OrderId)) = bindings.IOrderEscrowOrder{
		Payer: e.Payer, Lab: e.Lab, Token: e.Token, Until: e.Until, State: bindings.OrderStateFunded, Amount: e.Amount,
	}
	b.ids = append(b.ids, e.OrderId)
	b.credit(e.Payer, e.Token, new(big.Int).Neg(e.Amount))
}

// end pays the lab its part of an order, and the payer the rest.
func (b *escrowBooks) end(order *bindings.IOrderEscrowOrder, state uint8, labAmount *big.Int) {
	order.State = state
	b.credit(order.Lab, order.Token, labAmount)
	b.credit(order.Payer, order.Token, new(big.Int).Sub(escrowAmount(order.Amount), labAmount))
}

// move is money that comes in, or goes out.
func (b *escrowBooks) move(member common.Hash, token common.Address, amount *big.Int) {
	b.credit(member, token, amount)
	owed := entry(b.owed, token)
	owed.Add(owed, amount)
}

func (b *escrowBooks) credit(member common.Hash, token common.Address, amount *big.Int) {
	pool := b.pool(member, token)
	pool.Add(pool, amount)
}

func (b *escrowBooks) pool(member common.Hash, token common.Address) *big.Int {
	return entry(b.pools, escrowPool{member, token})
}

// escrowAmount is zero where there is none.
func escrowAmount(amount *big.Int) *big.Int {
	if amount == nil {
		return new(big.Int)
	}
	return amount
}

// marks are for good but of a token, which can be listed again.
func (b *escrowBooks) marks(name string, e *types.Log) []string {
	if name == "TokenSet" {
		return []string{e.Topics[1].Hex()}
	}
	return forGood(e)
}

func (b *escrowBooks) views(a *audit) {
	limits := deploy.DefaultLimits()
	a.view(b.contract.PackPeriods(), bindings.IOrderEscrowPeriods{
		DisputeWindow: limits.DisputeWindow, ResolutionPeriod: limits.ResolutionPeriod, MinTerm: limits.MinTerm,
		MaxTerm: limits.MaxTerm,
	})
	payer, commit := a.hash(), a.hash()
	a.view(b.contract.PackOrderIdOf(payer, commit), crypto.Keccak256Hash(payer[:], commit[:]))
	for _, token := range append(escrowTokens, common.Address{}, common.Address{9}) {
		a.view(b.contract.PackIsToken(token), b.tokens[token])
		a.view(b.contract.PackOwed(token), entry(b.owed, token))
		for member := range escrowMembers(a.live.(*escrowBooks)) {
			a.view(b.contract.PackPool(member, token), b.pool(member, token))
		}
	}
	for _, id := range append(a.live.(*escrowBooks).ids, common.Hash{}, a.hash()) {
		order := *entry(b.orders, id)
		order.Amount = escrowAmount(order.Amount)
		a.view(b.contract.PackOrder(id), order)
	}
}

// escrowMembers are all that ever had a pool, and one that had none.
func escrowMembers(b *escrowBooks) map[common.Hash]bool {
	members := map[common.Hash]bool{{}: true}
	for pool := range b.pools {
		members[pool.member] = true
	}
	return members
}
