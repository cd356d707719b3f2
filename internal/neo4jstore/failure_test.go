package neo4jstore

import (
	"context"
	"errors"
	"io"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
)

func TestFailure(t *testing.T) {
	coded := func(code string) error { return &neo4j.Neo4jError{Code: code} }
	all := []error{context.DeadlineExceeded, kg.ErrUnavailable, ErrRefused}
	for _, test := range []struct {
		err  error
		want []error // the errors in all that the failure must wrap
	}{
		{coded("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"), all[:1]},
		{coded("Neo.ClientError.Transaction.TransactionTimedOut"), all[:1]},
		{context.DeadlineExceeded, all[:1]},
		{&neo4j.ConnectivityError{Inner: io.EOF}, all[1:2]},
		{io.ErrUnexpectedEOF, all[1:2]},
		{&neo4j.ConnectivityError{Inner: context.DeadlineExceeded}, all[1:2]},
		{coded("Neo.TransientError.Transaction.Terminated"), all[1:2]},
		{coded("Neo.TransientError.General.DatabaseUnavailable"), all[1:2]},
		{coded("Neo.DatabaseError.General.UnknownError"), all[1:2]},
		{coded("Neo.ClientError.Security.Unauthorized"), all[1:]},
		{coded("Neo.ClientError.Security.CredentialsExpired"), all[1:]},
		{coded("Neo.ClientError.Statement.SyntaxError"), nil},
		{errors.New("a mistake"), nil},
	} {
		got := failure(test.err)
		if !errors.Is(got, test.err) {
			t.Errorf("%v is no longer %v", got, test.err)
		}
		for _, kind := range all {
			want := false
			for _, w := range test.want {
				want = want || w == kind
			}
			if errors.Is(got, kind) != want {
				t.Errorf("that %v is %v: %t", got, kind, !want)
			}
		}
	}
}
