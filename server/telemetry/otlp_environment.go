package telemetry

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

const contentType = "application/x-protobuf"

// otlpOf returns the client that the OTEL_EXPORTER_OTLP_ variables of the environment configure: ENDPOINT, HEADERS,
// TIMEOUT, COMPRESSION, CERTIFICATE, CLIENT_CERTIFICATE and CLIENT_KEY. A variable with TRACES_ before its name counts
// more. The error names the variable that is wrong.
func otlpOf() (*otlp, error) {
	o := &otlp{}
	var err error
	if o.to, err = endpoint(); err != nil {
		return nil, err
	}
	if o.set, err = headers(); err != nil {
		return nil, err
	}
	name, text := otlpVariable("COMPRESSION")
	if o.gzip = text == "gzip"; o.gzip {
		o.set.Set("Content-Encoding", "gzip")
	} else if text != "" && text != "none" {
		return nil, fmt.Errorf("%s is %q, want gzip or none", name, text)
	}
	name, text = otlpVariable("TIMEOUT")
	ms, err := strconv.Atoi(cmp.Or(text, "10000"))
	if err != nil || ms <= 0 {
		return nil, fmt.Errorf("%s is %q, want milliseconds such as 10000", name, text)
	}
	o.http = &http.Client{Timeout: time.Duration(ms) * time.Millisecond}
	if o.http.Transport, err = transport(); err != nil {
		return nil, err
	}
	o.stopped, o.stop = context.WithCancel(context.Background())
	return o, nil
}

// otlpVariable returns the name and the value of the variable that counts. The value is empty if neither is set.
func otlpVariable(setting string) (name, value string) {
	name = "OTEL_EXPORTER_OTLP_TRACES_" + setting
	if value = os.Getenv(name); value != "" {
		return name, value
	}
	name = "OTEL_EXPORTER_OTLP_" + setting
	return name, os.Getenv(name)
}

// endpoint returns the address for spans. The variable for all signals has the address to which the path of spans is
// added, and the one for spans has the address itself.
func endpoint() (*url.URL, error) {
	name, text := otlpVariable("ENDPOINT")
	u, err := url.Parse(cmp.Or(text, "http://localhost:4318"))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("%s is %q, want an address such as http://localhost:4318", name, text)
	}
	if name == "OTEL_EXPORTER_OTLP_ENDPOINT" {
		u = u.JoinPath("v1", "traces")
	}
	return u, nil
}

// headers returns the headers of each request. The variable has pairs such as key=value, separated by commas, with
// percent signs as in addresses.
func headers() (http.Header, error) {
	all := http.Header{"User-Agent": {"accordgraph"}}
	name, text := otlpVariable("HEADERS")
	for pair := range strings.SplitSeq(text, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		key, value, ok := strings.Cut(pair, "=")
		key = strings.TrimSpace(key)
		value, err := url.PathUnescape(strings.TrimSpace(value))
		if !ok || key == "" || err != nil {
			return nil, fmt.Errorf("%s has a part that is not key=value", name) // the part may be a password
		}
		all.Set(key, value)
	}
	all.Set("Content-Type", contentType)
	return all, nil
}

// transport returns a transport with the certificates of the environment.
func transport() (http.RoundTripper, error) {
	all, ok := http.DefaultTransport.(*http.Transport)
	if !ok { // another package has replaced it
		return http.DefaultTransport, nil
	}
	all = all.Clone()
	all.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12}
	if name, path := otlpVariable("CERTIFICATE"); path != "" {
		pem, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		roots := x509.NewCertPool()
		if !roots.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("%s is %q, want a file with certificates in the format PEM", name, path)
		}
		all.TLSClientConfig.RootCAs = roots
	}
	name, path := otlpVariable("CLIENT_CERTIFICATE")
	_, key := otlpVariable("CLIENT_KEY")
	if path == "" && key == "" {
		return all, nil
	}
	own, err := tls.LoadX509KeyPair(path, key)
	if err != nil {
		return nil, fmt.Errorf("%s, and CLIENT_KEY: %w", name, err)
	}
	all.TLSClientConfig.Certificates = []tls.Certificate{own}
	return all, nil
}
