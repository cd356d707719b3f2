package telemetry

import (
	"fmt"
	"net/http"

	"google.golang.org/protobuf/encoding/protowire"
)

// The numbers of the fields in the answer of a collector, ExportTraceServiceResponse: its part about what was rejected, and
// in this part the number of spans and the reason.
const (
	fieldPartial = 1
	fieldSpans   = 1
	fieldReason  = 2
)

// rejected returns an error if the answer of a collector says that it rejected spans, or warns of something. Answers that
// are no protobuf say nothing.
func rejected(h http.Header, answer []byte) error {
	if h.Get("Content-Type") != contentType {
		return nil
	}
	var spans uint64
	var reason string
	fields(answer, func(field protowire.Number, _ uint64, partial []byte) {
		if field != fieldPartial {
			return
		}
		fields(partial, func(field protowire.Number, n uint64, text []byte) {
			switch field {
			case fieldSpans:
				spans = n
			case fieldReason:
				reason = string(text)
			}
		})
	})
	if spans == 0 && reason == "" {
		return nil
	}
	return fmt.Errorf("otlp: the collector rejected %d spans: %.300s", spans, reason)
}

// fields calls use for each field of a message that is a number or bytes. It stops at what is no protobuf.
func fields(message []byte, use func(field protowire.Number, n uint64, data []byte)) {
	for len(message) > 0 {
		field, kind, size := protowire.ConsumeTag(message)
		if size < 0 {
			return
		}
		message = message[size:]
		var n uint64
		var data []byte
		switch kind {
		case protowire.VarintType:
			n, size = protowire.ConsumeVarint(message)
		case protowire.BytesType:
			data, size = protowire.ConsumeBytes(message)
		default:
			size = protowire.ConsumeFieldValue(field, kind, message)
		}
		if size < 0 {
			return
		}
		message = message[size:]
		use(field, n, data)
	}
}
