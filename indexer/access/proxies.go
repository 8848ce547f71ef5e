package access

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// Headers in which proxies say whom a request comes from.
const (
	XForwardedFor = "X-Forwarded-For"
	Forwarded     = "Forwarded" // RFC 7239
)

// Proxies are who may say whom a request comes from. Each adds the address that it was called from at the right of a list
// in a header. What is at its left was there before, and may be anybody's invention: so the right-most address that is no
// proxy's counts, and where the request itself comes from no proxy, the header does not count at all.
type Proxies struct {
	header   string
	networks []netip.Prefix
}

// NewProxies trusts these networks, in CIDR notation or as single addresses, and reads what they say from one header. The
// other one is what a proxy that does not know it hands on as it came, and is not read.
func NewProxies(networks []string, header string) (*Proxies, error) {
	p := &Proxies{header: header}
	if header != XForwardedFor && header != Forwarded {
		return nil, fmt.Errorf("the header is %s or %s, not %q", XForwardedFor, Forwarded, header)
	}
	for _, text := range networks {
		network, err := parseNetwork(strings.TrimSpace(text))
		if err != nil {
			return nil, err
		}
		p.networks = append(p.networks, network)
	}
	return p, nil
}

func parseNetwork(text string) (netip.Prefix, error) {
	if ip, err := netip.ParseAddr(text); err == nil && ip.Zone() == "" {
		ip = ip.Unmap()
		return netip.PrefixFrom(ip, ip.BitLen()), nil
	}
	network, err := netip.ParsePrefix(text)
	switch {
	case err != nil:
		return network, fmt.Errorf("%q is no network: want an address, or one with the length of its prefix, as in 10.0.0.0/8", text)
	case network != network.Masked():
		return network, fmt.Errorf("%q has bits set behind its prefix: do you mean %s?", text, network.Masked())
	case network.Bits() == 0:
		return network, errors.New("to trust all addresses is to let each caller choose theirs")
	}
	return network, nil
}

func (p *Proxies) has(ip netip.Addr) bool {
	return slices.ContainsFunc(p.networks, func(n netip.Prefix) bool { return n.Contains(ip) })
}

// from returns the address that a request comes from, which came to us from one.
func (p *Proxies) from(r *http.Request, ip netip.Addr) netip.Addr {
	if p == nil {
		return ip
	}
	hops := strings.Split(strings.Join(r.Header.Values(p.header), ","), ",")
	for _, hop := range slices.Backward(hops) {
		if !p.has(ip) {
			break
		}
		before, isAddress := p.read(hop)
		if !isAddress {
			break // a proxy wrote what is no address: nothing at its left is believed
		}
		ip = before
	}
	return ip
}

// read takes the address out of an entry of the header.
func (p *Proxies) read(hop string) (netip.Addr, bool) {
	text := strings.TrimSpace(hop)
	if p.header == Forwarded {
		text = ""
		for pair := range strings.SplitSeq(hop, ";") {
			name, value, _ := strings.Cut(strings.TrimSpace(pair), "=")
			if strings.EqualFold(name, "for") {
				text = strings.Trim(value, `"`)
			}
		}
	}
	if host, _, err := net.SplitHostPort(text); err == nil {
		text = host
	}
	ip, err := netip.ParseAddr(strings.TrimSuffix(strings.TrimPrefix(text, "["), "]"))
	return ip.Unmap().WithZone(""), err == nil
}
