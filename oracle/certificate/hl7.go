package certificate

import (
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/hl7"
)

func hl7Line(c evidence.Claim) line {
	segments := hl7.Segments(c)
	pid, obx := segments["PID"], segments["OBX"]
	switch {
	case c.Kind == evidence.ContextKind && pid != nil:
		name := joined(" ", pid.Part(5, 1), pid.Part(5, 0))
		return line{about: "Patient", says: joined(", ", name, labelled("born ", pid.Part(7, 0)), labelled("id ", pid.Part(3, 0)))}
	case c.Kind == "observation" && obx != nil:
		about := obx.Part(3, 1)
		if about == "" {
			about = obx.Part(3, 0)
		}
		usual := labelled("usual: ", obx.Text(7))
		return line{
			about: about, says: joined(" ", obx.Text(5), obx.Part(6, 0), bracketed(usual)),
			note: joined(", ", labelled("flag ", obx.Text(8)), labelled("status ", obx.Text(11))),
		}
	}
	return line{}
}
