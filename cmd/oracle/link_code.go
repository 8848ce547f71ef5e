package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"rsc.io/qr"

	"github.com/labseal/labseal/cmd/internal/cli"
)

// printed is the name of standard output.
const printed = "-"

// quietZone is how many white modules are around a code (ISO/IEC 18004).
const quietZone = 4

// checkLinkCode says what is wrong with the name of the file for a code, before a link is made that nobody sees.
func checkLinkCode(path string, isJSON bool) error {
	switch suffix := filepath.Ext(path); {
	case path == printed && isJSON:
		return cli.Usage("--qr -: a code on standard output is for people; leave out --json, or name a file")
	case path != "" && path != printed && suffix != ".svg" && suffix != ".png":
		return cli.Usage("--qr: want a file that ends in .svg or .png, or - to print it")
	}
	return nil
}

// writeLinkCode writes a link as a QR code, with error correction of level M, as the specification of SMART Health Links
// wants it. The file holds the link's key, and so is for its owner only.
func writeLinkCode(w io.Writer, path, link string) error {
	code, err := qr.Encode(link, qr.M)
	if err != nil {
		return fmt.Errorf("write the link as a code: %w", err)
	}
	if path == printed {
		_, err := io.WriteString(w, codeAsText(code))
		return err
	}
	image := code.PNG()
	if filepath.Ext(path) == ".svg" {
		image = []byte(codeAsSVG(code))
	}
	if err := os.WriteFile(path, image, 0o600); err != nil {
		return fmt.Errorf("write the link as a code: %w", unnamed(err))
	}
	return nil
}

// codeAsText draws a code for a terminal, two rows of modules in a line. White is drawn and black is left out, which reads
// right on a dark ground; most cameras read it on a light one as well.
func codeAsText(code *qr.Code) string {
	var b strings.Builder
	blocks := map[[2]bool]rune{{true, true}: ' ', {true, false}: '▄', {false, true}: '▀', {false, false}: '█'}
	for y := -quietZone; y < code.Size+quietZone; y += 2 {
		for x := -quietZone; x < code.Size+quietZone; x++ {
			below := y+1 < code.Size+quietZone && code.Black(x, y+1)
			b.WriteRune(blocks[[2]bool{code.Black(x, y), below}])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// codeAsSVG draws a code as one path of modules.
func codeAsSVG(code *qr.Code) string {
	side := code.Size + 2*quietZone
	var path strings.Builder
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				fmt.Fprintf(&path, "M%d %dh1v1h-1z", x+quietZone, y+quietZone)
			}
		}
	}
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">`+
		`<rect width="%d" height="%d" fill="#fff"/><path d="%s"/></svg>`+"\n", side, side, side, side, path.String())
}
