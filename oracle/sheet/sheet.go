// Package sheet prints paper for people: A4, one column, Go's own fonts, which are embedded. It knows text and codes and
// nothing of what they are about.
package sheet

import (
	"bytes"
	"io"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
	"rsc.io/qr"
)

// Millimetres on an A4 page.
const (
	margin   = 20.0
	width    = 170.0
	codeSize = 120.0 // of the code: its 177 modules at most are then as wide as a phone's camera needs
)

// Sheet is a PDF as it is written, from top to bottom. What goes wrong on the way, [Sheet.Output] says.
type Sheet struct{ pdf *fpdf.Fpdf }

// New begins a sheet, whose name readers show.
func New(name string) *Sheet {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("go", "", goregular.TTF)
	pdf.AddUTF8FontFromBytes("go", "B", gobold.TTF)
	pdf.AddUTF8FontFromBytes("mono", "", gomono.TTF)
	pdf.SetMargins(margin, margin, margin)
	pdf.SetAutoPageBreak(true, margin)
	pdf.SetTitle(name, true)
	pdf.SetLang("en")
	pdf.SetDrawColor(200, 205, 210)
	pdf.AddPage()
	return &Sheet{pdf}
}

// Page begins a new page.
func (s *Sheet) Page() { s.pdf.AddPage() }

// Foot prints a line at the foot of every page, and the page's number. It is set before anything else is printed.
func (s *Sheet) Foot(text string) {
	s.pdf.AliasNbPages("")
	s.pdf.SetFooterFunc(func() {
		s.pdf.SetY(-15)
		s.pdf.SetFont("go", "", 8)
		s.pdf.SetTextColor(80, 90, 100)
		s.pdf.CellFormat(width-30, 5, text, "", 0, "L", false, 0, "")
		s.pdf.CellFormat(30, 5, "page "+strconv.Itoa(s.pdf.PageNo())+" of {nb}", "", 0, "R", false, 0, "")
		s.pdf.SetTextColor(0, 0, 0)
	})
}

// Title prints what the paper is, and a line below.
func (s *Sheet) Title(title, below string) {
	s.pdf.SetFont("go", "B", 20)
	s.pdf.MultiCell(width, 10, title, "", "L", false)
	s.pdf.SetFont("go", "", 12)
	s.pdf.SetTextColor(80, 90, 100)
	s.pdf.MultiCell(width, 6.5, below, "", "L", false)
	s.pdf.SetTextColor(0, 0, 0)
	s.pdf.Ln(4)
}

// Warning prints what a reader must not miss, in a frame.
func (s *Sheet) Warning(text string) {
	s.pdf.SetFont("go", "B", 12)
	s.pdf.SetFillColor(255, 243, 218)
	s.pdf.MultiCell(width, 7, text, "1", "L", true)
}

// Heading begins a part.
func (s *Sheet) Heading(text string) {
	s.pdf.Ln(3)
	s.pdf.SetFont("go", "B", 13)
	s.pdf.MultiCell(width, 8, text, "", "L", false)
}

// Item prints a paragraph with a dot before it.
func (s *Sheet) Item(text string) {
	s.pdf.SetFont("go", "", 11)
	s.pdf.CellFormat(5, 5.6, "•", "", 0, "L", false, 0, "")
	s.pdf.MultiCell(width-5, 5.6, text, "", "L", false)
	s.pdf.Ln(1.4)
}

// Mono prints what is to be compared letter by letter.
func (s *Sheet) Mono(text string) {
	s.pdf.SetFont("mono", "", 10)
	s.pdf.SetX(margin + 5)
	s.pdf.MultiCell(width-5, 5.6, text, "", "L", false)
	s.pdf.Ln(1.4)
}

// Note prints small print.
func (s *Sheet) Note(text string) {
	s.pdf.SetFont("go", "", 9)
	s.pdf.SetTextColor(80, 90, 100)
	s.pdf.MultiCell(width, 4.6, text, "", "L", false)
	s.pdf.SetTextColor(0, 0, 0)
}

// Row prints an entry of a list: what it is about, and below what it says, each on lines of its own.
func (s *Sheet) Row(about string, says ...string) {
	s.pdf.SetFont("go", "B", 11)
	s.pdf.MultiCell(width, 5.6, about, "T", "L", false)
	s.pdf.SetFont("go", "", 11)
	for _, text := range says {
		if text != "" {
			s.pdf.MultiCell(width, 5.6, text, "", "L", false)
		}
	}
	s.pdf.Ln(1.4)
}

// Code prints a code. As an image without smoothing it is sharp at any size.
func (s *Sheet) Code(code *qr.Code) error {
	options := fpdf.ImageOptions{ImageType: "PNG"}
	s.pdf.RegisterImageOptionsReader("code", options, bytes.NewReader(code.PNG()))
	s.pdf.ImageOptions("code", (2*margin+width-codeSize)/2, s.pdf.GetY()+4, codeSize, codeSize, false, options, 0, "")
	return s.pdf.Error()
}

// File is a file that is embedded.
type File struct {
	Name    string
	Content []byte
}

// Embed embeds files.
func (s *Sheet) Embed(files []File) {
	attached := make([]fpdf.Attachment, len(files))
	for i, f := range files {
		attached[i] = fpdf.Attachment{Filename: f.Name, Content: f.Content}
	}
	s.pdf.SetAttachments(attached)
}

// Output writes the PDF.
func (s *Sheet) Output(w io.Writer) error { return s.pdf.Output(w) }
