package certificate

import (
	"bytes"

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

// sheet is the PDF as it is written, from top to bottom.
type sheet struct{ pdf *fpdf.Fpdf }

func newSheet() *sheet {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("go", "", goregular.TTF)
	pdf.AddUTF8FontFromBytes("go", "B", gobold.TTF)
	pdf.AddUTF8FontFromBytes("mono", "", gomono.TTF)
	pdf.SetMargins(margin, margin, margin)
	pdf.SetAutoPageBreak(true, margin)
	pdf.SetTitle("Certificate", true)
	pdf.SetLang("en")
	pdf.SetDrawColor(200, 205, 210)
	pdf.AddPage()
	return &sheet{pdf}
}

func (s *sheet) title(title, below string) {
	s.pdf.SetFont("go", "B", 20)
	s.pdf.MultiCell(width, 10, title, "", "L", false)
	s.pdf.SetFont("go", "", 12)
	s.pdf.SetTextColor(80, 90, 100)
	s.pdf.MultiCell(width, 6.5, below, "", "L", false)
	s.pdf.SetTextColor(0, 0, 0)
	s.pdf.Ln(4)
}

// warning prints what a reader must not miss, in a frame.
func (s *sheet) warning(text string) {
	s.pdf.SetFont("go", "B", 12)
	s.pdf.SetFillColor(255, 243, 218)
	s.pdf.MultiCell(width, 7, text, "1", "L", true)
}

func (s *sheet) heading(text string) {
	s.pdf.Ln(3)
	s.pdf.SetFont("go", "B", 13)
	s.pdf.MultiCell(width, 8, text, "", "L", false)
}

func (s *sheet) item(text string) {
	s.pdf.SetFont("go", "", 11)
	s.pdf.CellFormat(5, 5.6, "•", "", 0, "L", false, 0, "")
	s.pdf.MultiCell(width-5, 5.6, text, "", "L", false)
	s.pdf.Ln(1.4)
}

func (s *sheet) mono(text string) {
	s.pdf.SetFont("mono", "", 10)
	s.pdf.SetX(margin + 5)
	s.pdf.MultiCell(width-5, 5.6, text, "", "L", false)
	s.pdf.Ln(1.4)
}

func (s *sheet) note(text string) {
	s.pdf.SetFont("go", "", 9)
	s.pdf.SetTextColor(80, 90, 100)
	s.pdf.MultiCell(width, 4.6, text, "", "L", false)
	s.pdf.SetTextColor(0, 0, 0)
}

// row prints one line of results: what it is about, and below or beside what it says.
func (s *sheet) row(l line) {
	s.pdf.SetFont("go", "B", 11)
	s.pdf.MultiCell(width, 5.6, l.about, "T", "L", false)
	s.pdf.SetFont("go", "", 11)
	for _, text := range []string{l.says, l.note} {
		if text != "" {
			s.pdf.MultiCell(width, 5.6, text, "", "L", false)
		}
	}
	s.pdf.Ln(1.4)
}

// code prints the code. As an image without smoothing it is sharp at any size.
func (s *sheet) code(code *qr.Code) error {
	options := fpdf.ImageOptions{ImageType: "PNG"}
	s.pdf.RegisterImageOptionsReader("code", options, bytes.NewReader(code.PNG()))
	s.pdf.ImageOptions("code", (2*margin+width-codeSize)/2, s.pdf.GetY()+4, codeSize, codeSize, false, options, 0, "")
	return s.pdf.Error()
}
